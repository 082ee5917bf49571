import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { check, type CheckInput } from '../../src/check.js';
import type { Report } from '../../src/core/report.js';
import type { Links } from '../../src/outputs/index.js';
import { findRenames } from '../../src/revisions/index.js';
import { findSettingsFile, settle } from '../../src/settings/index.js';
import { memoryRevision } from './memory-revision.js';

/** A pull request as two trees: path → text. */
export interface Scenario {
  readonly name: string;
  readonly baseline: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
}

const root = 'fixtures/pull-requests';

/** All files below a folder as path → text. */
export function tree(folder: string, below = ''): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(path.join(folder, below)).sort()) {
    const at = path.posix.join(below, name);
    if (statSync(path.join(folder, at)).isDirectory()) Object.assign(files, tree(folder, at));
    else files[at] = readFileSync(path.join(folder, at), 'utf8');
  }
  return files;
}

function triage(system: string, over: { name?: string; model?: string } = {}): string {
  return [
    `name: ${over.name ?? 'Ticket triage'}`,
    `model: ${over.model ?? 'openai/gpt-4.1-mini'}`,
    'modelParameters: { maxTokens: 40 }',
    'messages:',
    `  - { role: system, content: ${JSON.stringify(system)} }`,
    '  - { role: user, content: "{{ticket}}" }',
    '',
  ].join('\n');
}

/** Names that no file system of a contributor should have to hold: they exist in memory only. */
const hostileNames = [
  'prompts/a|b.prompt.yml',
  'prompts/`tick`.prompt.yml',
  'prompts/@octo-org #1.prompt.yml',
  'prompts/--> <img src=x onerror=alert(1)>.prompt.yml',
  'prompts/[link](https://evil.example).prompt.yml',
  'prompts/\u202egnp.prompt.yml',
  'prompts/::error::x.prompt.yml',
  'prompts/line\nbreak.prompt.yml',
  'prompts/</details>.prompt.yml',
  'prompts/<!-- promptcost:v1 id=default -->.prompt.yml',
];

function generated(): Scenario[] {
  const hostile = (text: string): Record<string, string> =>
    Object.fromEntries(
      hostileNames.map((name) => [name, triage(text, { name: '"a|b `c` @octo </details>"' })]),
    );
  const many = (text: (index: number) => string): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [
        `desks/${String(index % 20).padStart(2, '0')}/sort-${String(index).padStart(3, '0')}.prompt.yml`,
        triage(text(index)),
      ]),
    );
  return [
    {
      name: 'hostile-names',
      baseline: hostile('Sort the ticket.'),
      head: hostile('Sort the ticket. Answer with the name of the queue and nothing else.'),
    },
    {
      name: 'many-prompts',
      baseline: many((index) => `Sort the tickets of desk ${index}.`),
      head: many((index) => `Sort the tickets of desk ${index}.${' Be brief.'.repeat(index % 7)}`),
    },
  ];
}

/** Every sample pull request: those on disk, and those that are made in memory. */
export function scenarios(): Scenario[] {
  const onDisk = readdirSync(root)
    .filter((name) => existsSync(path.join(root, name, 'baseline')))
    .sort()
    .map((name) => ({
      name,
      baseline: tree(path.join(root, name, 'baseline')),
      head: tree(path.join(root, name, 'head')),
    }));
  return [...onDisk, ...generated()];
}

export function goldenFile(scenario: Scenario, name: string): string {
  return path.join(root, scenario.name, name);
}

const sha = { baseline: 'a1b2c3d'.padEnd(40, '0'), head: 'e4f5a6b'.padEnd(40, '0') };

export const links: Links = {
  serverUrl: 'https://github.com',
  repository: 'octo/support-desk',
  runUrl: 'https://github.com/octo/support-desk/actions/runs/1',
  headSha: sha.head,
  baseSha: sha.baseline,
};

/** The report of a scenario, as the action would make it from the merge commit and its first parent. */
export async function reportOf(...of: Parameters<typeof inputOf>): Promise<Report> {
  return check(await inputOf(...of));
}

/** Two trees as a check takes them, with the settings that are in them. */
export async function inputOf(
  scenario: Pick<Scenario, 'baseline' | 'head'> & Partial<Scenario>,
  part: { readonly shard?: Report['shard']; readonly folder?: string; readonly reuse?: boolean } = {},
): Promise<CheckInput> {
  const baseline = {
    ...memoryRevision(scenario.baseline),
    info: { sha: sha.baseline, ref: null, how: 'merge commit parent' },
  };
  const head = { ...memoryRevision(scenario.head), info: { sha: sha.head, ref: null, how: 'merge commit' } };
  const settings = settle({
    baseline: await findSettingsFile(baseline, null, false),
    head: await findSettingsFile(head, null, false),
    baselineName: sha.baseline.slice(0, 7),
    headName: sha.head.slice(0, 7),
    inputs: {},
    inputKind: 'input',
  });
  return {
    baseline,
    head,
    settings,
    renames: await findRenames(baseline, head),
    generatedAt: '2026-10-01T09:00:00.000Z',
    shard: part.shard ?? null,
    folder: part.folder ?? '',
    reuse: part.reuse ?? true,
  };
}
