// Puts one fault at a time into the rooms that decide a verdict, runs their suites, and restores the file. A fault that no test
// notices is listed at the end: `npm run faults -- [FROM] [TO]`, once a week and by hand, on a tree without changes in these files. The suites run
// in a bundle with the least of Jest that they use, since starting Jest once per fault takes most of the time.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const suites = {
  'src/core/limits': ['core/limits', 'core/depends', 'core/guards'],
  'src/core/compare': ['core/compare', 'core/pairing', 'compare/align', 'core/guards'],
  'src/binding': ['binding/binding', 'core/guards'],
  'src/settings': ['settings/settings', 'core/guards'],
};

const shim = `
import { expect } from 'expect';
const tests = [], befores = [];
let prefix = [];
const title = (name, row, index) => String(name).replace(/%[a-z%]/g, () => '') + ' ' + index;
const each = (make) => (rows) => (name, body) =>
  rows.forEach((row, index) => make(title(name, row, index), () => body(...(Array.isArray(row) ? row : [row]))));
export const test = (name, body) => void tests.push({ name: [...prefix, name].join(' > '), body });
test.each = each(test);
export const it = test;
export const describe = (name, body) => { prefix.push(name); body(); prefix.pop(); };
describe.each = each(describe);
export const beforeAll = (body) => void befores.push(body);
export const beforeEach = beforeAll, afterAll = () => {}, afterEach = () => {};
export { expect };
export const jest = {};
globalThis.runTests = async () => {
  for (const body of befores) await body();
  for (const { name, body } of tests) {
    try { await body(); } catch (error) { console.log('✕ ' + name + '\\n' + error.message); process.exit(1); }
  }
  console.log(tests.length + ' tests');
};
`;

/** Whether all suites of a room pass; what failed first is printed where nothing should. */
async function passes(room, shown = false) {
  // Two folders below `tables`, where the large tables are looked for.
  const folder = 'src/.faults';
  mkdirSync(folder, { recursive: true });
  try {
    await build({
      stdin: {
        contents: `${suites[room].map((name) => `import './__tests__/${name}.test.ts';`).join('\n')}\nawait globalThis.runTests();`,
        resolveDir: '.',
      },
      bundle: true,
      external: ['expect', 'fast-check'],
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      outfile: `${folder}/suites.mjs`,
      logLevel: 'error',
      banner: {
        js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
      },
      plugins: [
        {
          name: 'least-of-jest',
          setup({ onResolve, onLoad }) {
            onResolve({ filter: /^@jest\/globals$/ }, () => ({ path: 'jest', namespace: 'shim' }));
            onLoad({ filter: /.*/, namespace: 'shim' }, () => ({
              contents: shim,
              resolveDir: path.resolve('.'),
            }));
          },
        },
      ],
    });
    const run = spawnSync(process.execPath, [`${folder}/suites.mjs`], { encoding: 'utf8', timeout: 120_000 });
    if (shown) console.log(room, run.stdout.trim().slice(0, 500), run.stderr.slice(0, 500));
    return run.status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** File, the text that is replaced (once), and the fault. */
const faults = [
  [
    'src/core/limits/check.ts',
    "if (kind === 'fragment' || change.status === 'unchanged')",
    "if (kind === 'fragment')",
  ],
  ['src/core/limits/check.ts', "kind === 'evaluation' && rules.length === 0", "kind === 'evaluation'"],
  [
    'src/core/limits/check.ts',
    'change.head?.prompt.path, change.previousPath, change.baseline?.prompt.path',
    'change.head?.prompt.path',
  ],
  [
    'src/core/limits/check.ts',
    'const floors = floorsOf(own, policy.limits);',
    'const floors = floorsOf(policy.limits, policy.limits);',
  ],
  ['src/core/limits/check.ts', "typeof usd === 'bigint' ? usd : 0n", '0n'],
  ['src/core/limits/check.ts', "prompt.format === 'skill' ? 'warn' : level", 'level'],
  ['src/core/limits/check.ts', "level: before ? 'info' : level", 'level'],
  ['src/core/limits/check.ts', '!isMore(reading.value, reading.before)', 'true'],
  [
    'src/core/limits/check.ts',
    "kind === 'evaluation' || kind === 'fragment' || was === 'request' ? was : kind",
    'kind',
  ],
  [
    'src/core/limits/check.ts',
    'if (other !== undefined) return unpricedModel(',
    'if (false) return unpricedModel(',
  ],
  ['src/core/limits/check.ts', '(limit === onUnread ? limits[onUnpriced.key] : undefined)', 'undefined'],
  [
    'src/core/limits/check.ts',
    "notComparable.moved === true ? 'moved'",
    "notComparable.moved === true ? 'side'",
  ],
  [
    'src/core/limits/check.ts',
    "if (finding.level === 'info' || known.has(id(finding))) return [];",
    "if (finding.level === 'info') return [];",
  ],
  [
    'src/core/limits/check.ts',
    "return finding.kind === 'was-free' || finding.kind === 'model-refused' ? [finding] : [];",
    'return [];',
  ],
  [
    'src/core/limits/monthly.ts',
    'change.notComparable !== null || change.brokenBase !== undefined',
    'change.notComparable !== null',
  ],
  [
    'src/core/limits/monthly.ts',
    'if ((change.baseline !== null && before === null) || (change.head !== null && now === null)) continue;',
    '',
  ],
  ['src/core/limits/monthly.ts', 'perMonth(change.head, was ?? is)', 'perMonth(change.head, is ?? was)'],
  ['src/core/limits/monthly.ts', 'if (base > 0n) return', 'if (base > 1000000000000n) return'],
  [
    'src/core/limits/monthly.ts',
    "kind !== 'evaluation' && kind !== 'fragment' && testData !== true",
    "kind !== 'evaluation' && kind !== 'fragment'",
  ],
  ['src/core/limits/request-increase.ts', '(isWorst ? most : delta) * 1000n', 'delta * 1000n'],
  [
    'src/core/limits/request-increase.ts',
    'amount * 1000n < floors.usdPer1k',
    'amount * 1000n <= floors.usdPer1k',
  ],
  ['src/core/limits/request-increase.ts', 'Math.max(delta, most)', 'delta'],
  ['src/core/limits/floors.ts', "kind === 'instructions' ? 200 : 50", '50'],
  [
    'src/core/limits/unread.ts',
    "if (policy.enforcement === 'off' || level === 'ignore') return [];",
    "if (level === 'ignore') return [];",
  ],
  ['src/core/compare/compare.ts', 'lackingPart(lacks, delta ?? inputTokensDelta) ??', ''],
  [
    'src/core/compare/compare.ts',
    'if (onlyBefore !== undefined && delta > 0)',
    'if (false && onlyBefore !== undefined)',
  ],
  [
    'src/core/compare/compare.ts',
    'if (onlyNow !== undefined && delta < 0)',
    'if (onlyNow !== undefined && delta < -100)',
  ],
  ['src/core/compare/compare.ts', 'before === after || delta >= 0 ||', 'before === after || delta < 0 ||'],
  [
    'src/core/compare/compare.ts',
    'const why = lostIn ?? elsewhere(head.leavesOut?.(old.prompt));',
    'const why = lostIn;',
  ],
  ['src/core/compare/compare.ts', 'problem.rest === undefined &&', ''],
  ['src/core/compare/compare.ts', 'if (!same.has(partOf(problem)))', ''],
  [
    'src/core/compare/compare.ts',
    'same && samePriced && inputTokensDelta === 0',
    'same && inputTokensDelta === 0',
  ],
  ['src/core/compare/compare.ts', '(monthly ?? 0n) !== 0n)', 'false)'],
  ['src/core/compare/pairing.ts', 'by(({ prompt }) => prompt.key);', ''],
  ['src/core/compare/pairing.ts', 'take(similarPairs([...before], [...after], textOf));', ''],
  [
    'src/binding/bind.ts',
    '(a, b) => rankOf(a.origin) - rankOf(b.origin),\n    );\n    let parameters',
    '(a, b) => rankOf(b.origin) - rankOf(a.origin),\n    );\n    let parameters',
  ],
  ['src/binding/bind.ts', '({ ...one.parameters, ...known })', '({ ...known, ...one.parameters })'],
  ['src/binding/bind.ts', "for (const one of kind === 'fragment' ? [] : asked)", 'for (const one of asked)'],
  [
    'src/binding/bind.ts',
    'const name = isRequest ? defaultModel : (instructionsModel ?? null);',
    'const name = defaultModel;',
  ],
  [
    'src/binding/bind.ts',
    "if (setting.kind !== undefined) ignored = setting.kind === 'ignore';",
    "if (setting.kind === 'ignore') ignored = true;",
  ],
  ['src/settings/held.ts', 'exclude: files ? base.exclude : head.exclude', 'exclude: head.exclude'],
  ['src/settings/held.ts', 'Object.hasOwn(base, name) || !knows(name)', 'true'],
  ['src/settings/held.ts', "'batchShare',\n", ''],
  ['src/settings/held.ts', "Object.hasOwn(usage[key], '*')", 'false'],
  ['src/settings/held.ts', "'evaluation',\n  'fragment',", "'fragment',"],
  ['src/settings/index.ts', 'baselineBroken ? withUsualLimits(head) :', ''],
  ['src/settings/index.ts', 'guarded ? stricterOnly(head) : head', 'head'],
  [
    'src/settings/index.ts',
    "inputs.options['policy-from'] ?? baseline?.options['policy-from'] ?? 'base'",
    "inputs.options['policy-from'] ?? head?.options['policy-from'] ?? 'base'",
  ],
];

for (const room of Object.keys(suites))
  if (!(await passes(room, true))) throw new Error(`${room}: the suites fail without a fault`);

const [from = 1, to = faults.length] = process.argv.slice(2).map(Number);
const left = [];
const totals = new Map();
for (const [index, [file, right, wrong]] of faults.entries()) {
  if (index + 1 < from || index + 1 > to) continue;
  const room = Object.keys(suites).find((folder) => file.startsWith(`${folder}/`)) ?? '';
  const text = readFileSync(file, 'utf8');
  if (text.split(right).length !== 2)
    throw new Error(`fault ${index + 1}: ${file} has not exactly one \`${right}\``);
  const restore = () => writeFileSync(file, text);
  process.once('SIGINT', restore);
  let noticed;
  try {
    writeFileSync(
      file,
      text.replace(right, () => wrong),
    );
    noticed = !(await passes(room));
  } finally {
    restore();
    process.removeListener('SIGINT', restore);
  }
  const total = totals.get(room) ?? { noticed: 0, all: 0 };
  totals.set(room, { noticed: total.noticed + (noticed ? 1 : 0), all: total.all + 1 });
  if (!noticed) left.push(`${index + 1} ${file}: ${right}`);
  console.log(`${index + 1} ${noticed ? 'noticed' : 'SURVIVED'} ${file}: ${right.slice(0, 80)}`);
}
for (const [room, { noticed, all }] of totals) console.log(`${room}: ${noticed} of ${all}`);
if (left.length > 0) {
  console.log(`not noticed:\n${left.join('\n')}`);
  process.exitCode = 1;
}
