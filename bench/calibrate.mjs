// node bench/calibrate.mjs LABELS [--base o200k_base] [--ascii-as-is] [--print]: fits the coefficients of an estimate
// (src/tokenizers/coefficients.ts) to texts of known size. LABELS has one JSON object per line:
// { "source": "…", "kind": "code", "text": "…", "tokens": 412 }, where `tokens` is what the vendor counts for the text
// alone. Errors are those of texts from a source that took no part in the fit, for each source in turn.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildOwn, importOwn } from './build.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'o200k_base' },
    /** Words, digits, spaces and symbols have the tokens of the base: only other scripts are fitted. */
    'ascii-as-is': { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
  },
});
/**
 * Pull of each coefficient towards "so many tokens per token of the base, whatever the piece", as if that had been
 * seen in so many texts: scripts with few texts stay near one ratio, and features that say nearly the same do not
 * grow against each other.
 */
const priorTexts = 0.1;
/** Errors of fewer tokens say more about rounding than about the fit. */
const smallestText = 20;
const asIs = ['space', 'digit', 'capital', 'lower', 'symbol'].map((kind) => `${kind} tokens`);

await buildOwn();
const { createEstimate, createPieceCounter, createReadFeatures, families, features, openVocabulary } =
  await importOwn();
const pieces = createPieceCounter(
  openVocabulary(families[options.base].table),
  families[options.base].scanner,
);
const readFeatures = createReadFeatures();

const documents = readFileSync(positionals[0], 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .filter((document) => document.tokens >= smallestText)
  .map((document) => ({
    ...document,
    base: pieces.count(document.text),
    features: featuresOf(document.text),
  }));

const errors = [];
for (const source of new Set(documents.map((document) => document.source))) {
  const estimate = createEstimate(pieces, fit(documents.filter((document) => document.source !== source)));
  for (const document of documents) {
    if (document.source !== source) continue;
    const error = (estimate(document.text) / document.tokens - 1) * 100;
    errors.push({ kind: document.kind, error });
  }
}
report('all', errors);
for (const kind of new Set(errors.map((row) => row.kind)))
  report(
    kind,
    errors.filter((row) => row.kind === kind),
  );
if (options.print) {
  for (const [feature, value] of Object.entries(fit(documents))) console.log(`  '${feature}': ${value},`);
}

function featuresOf(text) {
  const sum = new Float64Array(features.length);
  pieces.visit(text, (start, end, tokens) => {
    const { index, value, length } = readFeatures(text, start, end, tokens);
    for (let i = 0; i < length; i++) sum[index[i]] += value[i];
  });
  return sum;
}

/** Least squares of the relative error. */
function fit(texts) {
  const fixed = features.map((feature) => (options['ascii-as-is'] ? fixedValue(feature) : null));
  const free = features.map((_, i) => i).filter((i) => fixed[i] === null);
  const size = free.length;
  const ratio = median(texts.map((text) => text.tokens / text.base));
  const normal = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const text of texts) {
    const known = fixed.reduce((sum, value, i) => sum + (value ?? 0) * text.features[i], 0);
    const row = free.map((i) => text.features[i] / text.tokens);
    const target = (text.tokens - known) / text.tokens;
    for (let i = 0; i < size; i++) {
      if (row[i] === 0) continue;
      for (let j = 0; j < size; j++) normal[i][j] += row[i] * row[j];
      normal[i][size] += row[i] * target;
    }
  }
  for (let i = 0; i < size; i++) {
    normal[i][i] += priorTexts;
    if (features[free[i]].endsWith(' tokens')) normal[i][size] += priorTexts * ratio;
  }
  const solution = solve(normal);
  return Object.fromEntries(
    features.map((feature, i) => [feature, fixed[i] ?? Number(solution[free.indexOf(i)].toFixed(3))]),
  );
}

/** With --ascii-as-is: 1 for the tokens of ASCII kinds, 0 for the other features of words, spaces and symbols. */
function fixedValue(feature) {
  if (asIs.includes(feature)) return 1;
  return /^(space|digit|capital|lower|symbol|word)/.test(feature) ? 0 : null;
}

/** Gauss-Jordan with pivots, on the rows of [matrix | target]. */
function solve(rows) {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column; i < size; i++)
      if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) pivot = i;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const factor = rows[i][column] / rows[column][column];
      for (let j = column; j <= size; j++) rows[i][j] -= factor * rows[column][j];
    }
  }
  return rows.map((row, i) => row[size] / row[i]);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function report(title, rows) {
  const sizes = rows.map((row) => Math.abs(row.error)).sort((a, b) => a - b);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = (share) => sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))];
  console.log(
    `${title.padEnd(16)} ${String(rows.length).padStart(5)} texts: mean error ${mean(sizes).toFixed(1)} %, ` +
      `signed ${mean(rows.map((row) => row.error)).toFixed(1)} %, 95th percentile ${at(0.95).toFixed(1)} %, worst ${at(1).toFixed(1)} %`,
  );
}
