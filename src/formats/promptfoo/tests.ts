import type { FormatContext } from '../../core/format.js';
import type { Variable } from '../../core/prompt.js';
import type { SourceFile } from '../../core/revision.js';
import { parseOnce } from '../syntax/by-ending.js';
import { parseJson } from '../syntax/json.js';
import { sampleText } from '../request/parameters.js';
import { extensionOf, resolvePath } from '../syntax/paths.js';
import { isProblem } from '../request/prompts.js';
import { entriesAt, itemsAt, textAt, type Node } from '../syntax/tree.js';
import { csvRows } from './csv.js';

// https://www.promptfoo.dev/docs/configuration/test-cases/, and src/util/testCaseReader.ts and src/csv.ts of
// https://github.com/promptfoo/promptfoo (stored copies, read 2026-11-26).

/** Tests of the config, files that one of them names by a glob, and tests of one file: the first values are what is wanted. */
const maxTests = 100;
const maxFilesPerGlob = 20;
const maxTestsPerFile = 5;
/** Of a CSV file: the first rows are not behind that. */
const maxCharacters = 1_000_000;

/** The first value that a test (or the defaults of all tests) gives each variable, by the variable's name. */
export async function samplesOf(
  root: Node,
  file: SourceFile,
  context: FormatContext,
): Promise<ReadonlyMap<string, Partial<Variable>>> {
  const known = new Map<string, Partial<Variable>>();
  const tests = [...itemsAt(root, 'defaultTest'), ...itemsAt(root, 'tests').slice(0, maxTests)];
  for (const test of tests) {
    const named = textAt(test) ?? textAt(test, 'path');
    const given =
      named === undefined ? valuesIn(test) : await valuesInFiles(named.text.trim(), file, context);
    for (const [name, written] of given) {
      if (known.has(name)) continue;
      const sample = await valueOf(written, file, context);
      if (sample !== null) known.set(name, { sample });
    }
  }
  return known;
}

type Values = readonly (readonly [name: string, value: string])[];

/** The variables of one test; of several values that each make a test of their own, the first. */
function valuesIn(test: Node): Values {
  return entriesAt(test, 'vars').flatMap(({ key, value }) => {
    const first = value.kind === 'list' ? value.items[0] : value;
    const text = sampleText(first);
    return text === undefined ? [] : [[key, text] as const];
  });
}

/** `tests: file://cases.csv`, with or without `file://`. Programs, tables of Excel and addresses are not read. */
async function valuesInFiles(written: string, file: SourceFile, context: FormatContext): Promise<Values> {
  const target = /^(?:file:\/\/)?(.+\.(?:csv|jsonl?|ya?ml))$/.exec(written)?.[1];
  const resolved = target === undefined ? null : resolvePath(file.path, target);
  if (resolved === null || 'refused' in resolved) return [];
  const paths = /[*?{[]/.test(resolved.path)
    ? context.glob(resolved.path).slice(0, maxFilesPerGlob)
    : [resolved.path];
  const found: Values[] = [];
  for (const path of paths) {
    const read = context.exists(path) ? await context.read(path) : null;
    if (read !== null && !isProblem(read)) found.push(testsIn(read).flat());
  }
  return found.flat();
}

function testsIn(file: SourceFile): Values[] {
  switch (extensionOf(file.path)) {
    case 'csv':
      return rowsIn(file);
    case 'jsonl':
      return linesIn(file).map(valuesIn);
    default:
      return itemsAt(parseOnce(file).root).slice(0, maxTestsPerFile).map(valuesIn);
  }
}

/** A column is a variable, but for those that begin with two underscores (`__expected`, `__metadata:topic`). */
function rowsIn(file: SourceFile): Values[] {
  const text = file.text.slice(0, maxCharacters);
  // As promptfoo does: a second try for quotes that stand inside of a value.
  const rows = csvRows(text, maxTestsPerFile) ?? csvRows(text, maxTestsPerFile, true) ?? [];
  return rows.map(({ values }) =>
    [...values].filter(([name, value]) => !name.startsWith('__') && value !== ''),
  );
}

function linesIn(file: SourceFile): Node[] {
  const found: Node[] = [];
  for (let start = 0; start < file.text.length && found.length < maxTestsPerFile;) {
    const newline = file.text.indexOf('\n', start);
    const end = newline === -1 ? file.text.length : newline;
    const { root } = parseJson(file, start, end);
    if (root === null) break;
    found.push(root);
    start = end + 1;
  }
  return found;
}

/** A value as it is inserted: the text of the file it names; null for what is made or fetched at run time. */
async function valueOf(written: string, file: SourceFile, context: FormatContext): Promise<string | null> {
  const target = /^file:\/\/(\S+\.(?:txt|md|json|ya?ml|csv))$/.exec(written)?.[1];
  if (target === undefined) return /^(?:file|exec|https?):\/\//.test(written) ? null : written;
  const resolved = resolvePath(file.path, target);
  const read = 'path' in resolved ? await context.read(resolved.path) : null;
  return read === null || isProblem(read) ? null : read.text;
}
