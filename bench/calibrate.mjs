// node bench/calibrate.mjs LABELS [--base o200k_base] [--ascii-as-is] [--fine N] [--print] [--column NAME]: fits the coefficients of an
// estimate (src/tokenizers/coefficients.ts) to texts of known size. LABELS has one JSON object per line:
// { "source": "…", "kind": "code", "text": "…", "tokens": 412 }, where `tokens` is what the vendor counts for the text
// alone. Errors are those of texts from a source that took no part in the fit: the sources are dealt into eight parts, and each
// part is left out once. `--field NAME` takes the size from another field. `--fine N` fits the borders between pieces and the N
// most common pieces, too. `--print` prints the coefficients fitted to all texts; `--column NAME` writes what is fine into that column
// of src/tables/claude.tsv.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildOwn, importOwn } from './build.mjs';
import { writeFineColumn } from './fine-table.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'o200k_base' },
    field: { type: 'string', default: 'tokens' },
    /** Words, digits, spaces and symbols have the tokens of the base: only other scripts are fitted. */
    'ascii-as-is': { type: 'boolean', default: false },
    fine: { type: 'string', default: '0' },
    print: { type: 'boolean', default: false },
    column: { type: 'string' },
  },
});
/**
 * Pull of each coefficient towards "so many tokens per token of the base, whatever the piece", as if that had been
 * seen in so many texts: scripts with few texts stay near one ratio, and features that say nearly the same do not
 * grow against each other.
 */
const priorTexts = 0.1;
/** Errors of fewer tokens say more about rounding than about the fit. */
const smallestText = 8;
/** A border or a piece that fewer texts have is left out. */
const fewestTexts = 25;
/** A text whose relative error is larger than this counts as one that has no more of it. */
const largestPull = 0.04;
const rounds = 3;
const parts = 8;
const asIs = ['space', 'digit', 'capital', 'lower', 'symbol'].map((kind) => `${kind} tokens`);

await buildOwn();
const { borders, createPieceCounter, createReadFeatures, families, features, openVocabulary } =
  await importOwn();
const pieces = createPieceCounter(
  openVocabulary(families[options.base].table),
  families[options.base].scanner,
);
const readFeatures = createReadFeatures();

const documents = positionals
  .flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean))
  .map((line) => JSON.parse(line))
  .map((row) => ({ ...row, tokens: row[options.field] }))
  .filter((row) => row.tokens >= smallestText)
  .map(({ source, kind, text, tokens }) => ({ source, kind, tokens, ...seenIn(text) }));
const { borderIds, commonIds } = chooseFine();
const columns = features.length + borderIds.size + commonIds.size;
for (const document of documents) {
  document.row = sparse(document);
  delete document.fine;
}

const errors = [];
const partOf = dealt([...new Set(documents.map(({ source }) => source))]);
for (let part = 0; part < parts; part++) {
  const weights = fit(documents.filter(({ source }) => partOf.get(source) !== part));
  for (const document of documents) {
    if (partOf.get(document.source) !== part) continue;
    const error = (product(document.row, weights) / document.tokens - 1) * 100;
    errors.push({ kind: document.kind, tokens: document.tokens, error });
  }
}
report(
  'all',
  errors.filter(({ tokens }) => tokens >= 20),
);
for (const kind of new Set(errors.map((row) => row.kind)))
  report(
    kind,
    errors.filter((row) => row.kind === kind && row.tokens >= 20),
  );
const lengths = [8, 20, 50, 150, 400, 1000, 3000, Infinity];
for (const [i, from] of lengths.slice(0, -1).entries())
  report(
    `from ${from} tokens`,
    errors.filter(({ tokens }) => tokens >= from && tokens < lengths[i + 1]),
  );
if (options.print || options.column !== undefined) {
  const weights = fit(documents);
  const thousandths = (from, ids) => [...ids.values()].map((_, i) => Math.round(weights[from + i] * 1000));
  if (options.print)
    for (const [i, name] of features.entries()) console.log(`  '${name}': ${Number(weights[i].toFixed(3))},`);
  if (options.column !== undefined)
    writeFineColumn(options.column, {
      borders: [...borderIds.keys()].map(borders.borderName),
      atBorders: thousandths(features.length, borderIds),
      common: [...commonIds.keys()],
      ofCommon: thousandths(features.length + borderIds.size, commonIds),
    });
}

/** Sums of the features of a text, and how often it has each border and each piece. */
function seenIn(text) {
  const sums = new Float64Array(features.length);
  const atBorder = new Map();
  const ofPiece = new Map();
  let base = 0;
  let before = borders.beginning;
  pieces.visit(text, (start, end, tokens) => {
    base += tokens;
    const { index, value, length } = readFeatures(text, start, end, tokens);
    for (let i = 0; i < length; i++) sums[index[i]] += value[i];
    if (options.fine === '0') return;
    const border = before * borders.OPENINGS + borders.openingOf(text, start, end);
    before = borders.endingOf(text, end);
    atBorder.set(border, (atBorder.get(border) ?? 0) + 1);
    const key = borders.commonKey(text.slice(start, end));
    ofPiece.set(key, (ofPiece.get(key) ?? 0) + 1);
  });
  return { base, fine: { sums, atBorder, ofPiece } };
}

/** The borders and the pieces that most texts have, most common first. */
function chooseFine() {
  const count = (of) => {
    const texts = new Map();
    for (const { fine } of documents)
      for (const key of fine[of].keys()) texts.set(key, (texts.get(key) ?? 0) + 1);
    return [...texts].filter(([, n]) => n >= fewestTexts).sort((a, b) => b[1] - a[1]);
  };
  const numbered = (list) => new Map(list.map(([key], i) => [key, i]));
  return {
    borderIds: numbered(count('atBorder')),
    commonIds: numbered(count('ofPiece').slice(0, Number(options.fine))),
  };
}

/** A text as the columns that it has and their values. */
function sparse({ fine }) {
  const index = [];
  const value = [];
  fine.sums.forEach((sum, i) => {
    if (sum !== 0) (index.push(i), value.push(sum));
  });
  const add = (counts, ids, from) => {
    for (const [key, n] of counts) {
      const id = ids.get(key);
      if (id !== undefined) (index.push(from + id), value.push(n));
    }
  };
  add(fine.atBorder, borderIds, features.length);
  add(fine.ofPiece, commonIds, features.length + borderIds.size);
  return { index, value };
}

function product({ index, value }, weights) {
  let sum = 0;
  for (let i = 0; i < index.length; i++) sum += weights[index[i]] * value[i];
  return sum;
}

/** Least squares of the relative error, with outliers held back by repeated weighting. */
function fit(texts) {
  const ratio = median(texts.map((text) => text.tokens / text.base));
  const prior = Float64Array.from({ length: columns }, (_, i) =>
    i < features.length && features[i].endsWith(' tokens') ? ratio : 0,
  );
  const fixed = features.map((feature) => (options['ascii-as-is'] ? fixedValue(feature) : null));
  fixed.forEach((value, i) => {
    if (value !== null) prior[i] = value;
  });
  let weights = prior;
  for (let round = 0; round < rounds; round++) {
    const normal = Array.from({ length: columns }, () => new Float64Array(columns));
    const target = new Float64Array(columns);
    for (const { row, tokens } of texts) {
      const error = Math.abs(product(row, weights) / tokens - 1);
      const pull = round === 0 ? 1 : Math.min(1, largestPull / Math.max(error, 1e-9));
      const missing = 1 - product(row, prior) / tokens;
      const { index, value } = row;
      for (let i = 0; i < index.length; i++) {
        const line = normal[index[i]];
        const scaled = (pull * value[i]) / (tokens * tokens);
        for (let j = 0; j < index.length; j++) if (index[j] <= index[i]) line[index[j]] += scaled * value[j];
        target[index[i]] += scaled * tokens * missing;
      }
    }
    for (let i = 0; i < columns; i++) normal[i][i] += fixed[i] == null ? priorTexts : 1e12;
    weights = solve(normal, target).map((value, i) => value + prior[i]);
  }
  return weights;
}

/** With --ascii-as-is: 1 for the tokens of ASCII kinds, 0 for the other features of words, spaces and symbols. */
function fixedValue(feature) {
  if (asIs.includes(feature)) return 1;
  return /^(space|digit|capital|lower|symbol|word)/.test(feature) ? 0 : null;
}

/** Cholesky's method; of the matrix only the lower half is read, and it is overwritten. */
function solve(lower, target) {
  const size = target.length;
  for (let i = 0; i < size; i++) {
    const row = lower[i];
    for (let j = 0; j <= i; j++) {
      const other = lower[j];
      let sum = row[j];
      for (let k = 0; k < j; k++) sum -= row[k] * other[k];
      row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / other[j];
    }
  }
  const solution = Float64Array.from(target);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solution[i] -= lower[i][k] * solution[k];
    solution[i] /= lower[i][i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i] -= lower[k][i] * solution[k];
    solution[i] /= lower[i][i];
  }
  return solution;
}

/** Sources in order of a hash of their names, dealt in turn. */
function dealt(sources) {
  const hash = (name) => [...name].reduce((sum, c) => (Math.imul(sum, 31) + c.charCodeAt(0)) >>> 0, 7);
  return new Map(sources.sort((a, b) => hash(a) - hash(b)).map((source, i) => [source, i % parts]));
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function report(title, rows) {
  if (rows.length === 0) return;
  const sizes = rows.map((row) => Math.abs(row.error)).sort((a, b) => a - b);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = (share) => sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))];
  console.log(
    `${title.padEnd(16)} ${String(rows.length).padStart(5)} texts: mean error ${mean(sizes).toFixed(1)} %, ` +
      `signed ${mean(rows.map((row) => row.error)).toFixed(1)} %, 95th percentile ${at(0.95).toFixed(1)} %, worst ${at(1).toFixed(1)} %`,
  );
}
