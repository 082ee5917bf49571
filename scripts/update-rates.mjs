// Writes src/tables/rates.tsv and the tables in docs/rates.md from the installed price list, the cut of the second one
// and the vendors' files.
//
//   node scripts/update-rates.mjs                    writes the table and prints what changed, as Markdown
//   node scripts/update-rates.mjs --check            writes nothing; fails when the table is not what its sources give
//   node scripts/update-rates.mjs --since REF        the difference to the table of a git revision
//   node scripts/update-rates.mjs --published DATE   records version and publishing date of the installed price list
//   node scripts/update-rates.mjs --second VERSION   downloads that version of the second list and cuts it anew
//   node scripts/update-rates.mjs --bump             takes the newest version of both lists from npm, then all of this
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { buildTable } from './rates/build.mjs';
import { describeDifference } from './rates/difference.mjs';
import { renewPage } from './rates/report.mjs';
import {
  bump,
  installedVersion,
  readPrefixes,
  readPrimary,
  readSecond,
  readSources,
  readVendors,
  refreshSecond,
  setSource,
} from './rates/sources.mjs';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    since: { type: 'string' },
    published: { type: 'string' },
    second: { type: 'string' },
    bump: { type: 'boolean', default: false },
  },
});
const root = path.join(import.meta.dirname, '..');
const file = path.join(root, 'src', 'tables', 'rates.tsv');
const pageFile = path.join(root, 'docs', 'rates.md');

if (values.bump) bump(root);
if (values.second !== undefined) refreshSecond(values.second);
if (values.published !== undefined) setSource('genai', installedVersion(), values.published.slice(0, 10));
const sources = readSources();
if (sources.genai.version !== installedVersion()) {
  throw new Error(
    `sources.yaml speaks of genai-prices ${sources.genai.version}, but ${installedVersion()} is installed: run this with --published and the day it was published`,
  );
}
const { text, remarks } = await buildTable({
  primary: await readPrimary(),
  second: readSecond(),
  sources,
  prefixes: readPrefixes(),
  vendors: readVendors(),
});
const before =
  values.since === undefined
    ? existsSync(file)
      ? readFileSync(file, 'utf8')
      : ''
    : execFileSync('git', ['show', `${values.since}:src/tables/rates.tsv`], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64e6,
      });
const page = readFileSync(pageFile, 'utf8');
const renewed = await prettier.format(renewPage(page, text, sources), {
  ...(await prettier.resolveConfig(pageFile)),
  parser: 'markdown',
});
for (const remark of remarks) console.error(remark);
if (values.check) {
  for (const [name, fresh] of [
    ['src/tables/rates.tsv', text === before],
    ['docs/rates.md', page === renewed],
  ]) {
    if (fresh) continue;
    console.error(`${name} is not what its sources give. Run "node scripts/update-rates.mjs" and commit it.`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
  writeFileSync(pageFile, renewed);
  console.log(describeDifference(before, text));
}
