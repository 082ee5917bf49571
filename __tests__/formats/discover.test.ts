import { expect, test } from '@jest/globals';
import type { Format } from '../../src/core/format.js';
import type { EstimationSettings } from '../../src/core/settings.js';
import { originText } from '../../src/report/words/origin.js';
import { environmentName } from '../../src/binding/environment.js';
import { readEnvironment } from '../../src/discovery/environment.js';
import { expandBraces, isExcluded } from '../../src/discovery/candidates.js';
import { resolvePath } from '../../src/formats/syntax/paths.js';
import { promptOf, startOf } from '../../src/formats/request/prompts.js';
import { formats } from '../../src/formats/registry.js';
import { discover } from '../support/discover.js';
import { memoryRevision } from '../support/memory-revision.js';

const none: EstimationSettings = {
  include: [],
  exclude: [],
  prompts: [],
  models: {},
  usage: {},
  defaultModel: null,
  path: null,
};

/** Stands for a gateway config, whose adapter is not this test's matter: one `alias model` pair per line. */
const gateway: Format = {
  id: 'gateway',
  title: 'gateway',
  docs: 'https://example.com',
  reads: '',
  patterns: ['**/gateway.conf'],
  recognizes: () => true,
  extract: async (file) => ({
    prompts: [],
    problems: [],
    aliases: file.text
      .trim()
      .split('\n')
      .map((line) => ({
        alias: line.split(' ')[0] ?? '',
        models: line.split(' ').slice(1),
        place: startOf(file),
      })),
  }),
};
const twins: Format = {
  ...gateway,
  id: 'twins',
  patterns: ['**/*.twins'],
  extract: async (file) => ({
    prompts: file.text
      .trim()
      .split(' ')
      .map((name) => promptOf('twins', file, { name })),
    problems: [],
  }),
};
const clumsy: Format = {
  ...gateway,
  id: 'clumsy',
  patterns: ['**/*.clumsy'],
  extract: async () => {
    throw new Error('a fault of ours');
  },
};

const yaml = (model: string) => `model: ${model}\nmessages: [{role: user, content: Sort.}]\n`;
const modelsOf = async (files: Record<string, string>, settings: Partial<EstimationSettings> = {}) => {
  const found = await discover(memoryRevision(files), { ...none, ...settings }, [gateway, ...formats]);
  return Object.fromEntries(
    found.prompts.map((prompt) => [
      prompt.key,
      prompt.model === null ? null : `${prompt.model.asWritten} from ${originText(prompt.model.origin)}`,
    ]),
  );
};

test('a model comes from the first place that says one, and unknown stays unknown', async () => {
  const files = {
    'a.prompt.yml': yaml('openai/gpt-4.1'),
    'b.prompt.yml': yaml('fast'),
    'team/c.prompt.yml': yaml('fast'),
    'd.prompt.yml': yaml('${env:TRIAGE_MODEL:gpt-4.1-nano}'),
    'e.prompt.yml': yaml('$REVIEW_MODEL'),
    'f.prompt.yml': yaml('$NOBODY_SAYS'),
    'prompts/g.txt': 'Write notes.',
    'gateway.conf': 'fast openai/gpt-4.1-mini azure/spare\n',
    'team/gateway.conf': 'fast anthropic/claude-haiku-4-5\n',
    '.env.example': 'REVIEW_MODEL=gpt-4o-mini # cheap\n',
  };
  expect(await modelsOf(files)).toEqual({
    'a.prompt.yml': 'openai/gpt-4.1 from inline',
    'b.prompt.yml': 'openai/gpt-4.1-mini from alias:gateway.conf',
    'team/c.prompt.yml': 'anthropic/claude-haiku-4-5 from alias:team/gateway.conf',
    'd.prompt.yml': 'gpt-4.1-nano from inline (default of TRIAGE_MODEL)',
    'e.prompt.yml': 'gpt-4o-mini from env:.env.example',
    'f.prompt.yml': null,
    'prompts/g.txt': null,
  });
  const bound = await modelsOf(files, {
    prompts: [
      { match: ['prompts/**'], model: 'gpt-4o' },
      { match: ['prompts/g.txt'], model: 'slow' },
      { match: ['a.prompt.yml'], model: 'ignored' },
    ],
    models: { slow: { kind: 'alias', target: 'openai/o3' } },
    defaultModel: 'gpt-4.1',
    path: '.promptcost.yml',
  });
  expect(bound['prompts/g.txt']).toBe('openai/o3 from alias:.promptcost.yml');
  expect(bound['a.prompt.yml']).toBe('openai/gpt-4.1 from inline');
  expect(bound['f.prompt.yml']).toBe('gpt-4.1 from default');
});

test('aliases that name each other end', async () => {
  const files = { 'a.prompt.yml': yaml('one'), 'gateway.conf': 'one two\ntwo one\n' };
  expect(Object.keys(await modelsOf(files))).toEqual(['a.prompt.yml']);
});

test('keys are unique and stable, and a repeated name is told', async () => {
  const found = await discover(memoryRevision({ 'x.twins': 'a b a', 'y.twins': 'only' }), none, [twins]);
  expect(found.prompts.map((prompt) => prompt.key)).toEqual([
    'x.twins#a',
    'x.twins#a~2',
    'x.twins#b',
    'y.twins',
  ]);
  expect(found.problems.map((one) => [one.reason, one.keys])).toEqual([['duplicate-key', ['x.twins#a~2']]]);
});

test('a fault in one format is a problem of that file alone', async () => {
  const found = await discover(memoryRevision({ 'x.clumsy': 'x', 'y.twins': 'only' }), none, [clumsy, twins]);
  expect(found.prompts.map((prompt) => prompt.key)).toEqual(['y.twins']);
  expect(found.problems.map((one) => [one.reason, one.path])).toEqual([['unreadable-format', 'x.clumsy']]);
});

test('packages, build output and generated files are left alone unless they are included', async () => {
  const files = { 'node_modules/x/prompts/a.txt': 'A.', 'dist/prompts/b.txt': 'B.', 'prompts/c.txt': 'C.' };
  expect(Object.keys(await modelsOf(files))).toEqual(['prompts/c.txt']);
  expect(Object.keys(await modelsOf(files, { include: ['dist/prompts'] }))).toEqual([
    'dist/prompts/b.txt',
    'prompts/c.txt',
  ]);
  expect(Object.keys(await modelsOf(files, { exclude: ['prompts/'] }))).toEqual([]);
  expect(isExcluded('.github/workflows/triage.lock.yml')).toBe(true);
  expect(isExcluded('src/vendor.txt')).toBe(false);
});

test('the settings of this tool are no prompts', async () => {
  const own =
    'version: 1\nmodels:\n  fast:\n    model: openai/gpt-4.1-mini\n    system_prompt: You sort tickets.\n';
  expect(await modelsOf({ '.promptcost.yml': own, '.github/promptcost.yml': own })).toEqual({});
  expect(await modelsOf({ 'conf/cost.yml': own }, { path: 'conf/cost.yml' })).toEqual({});
  expect(Object.keys(await modelsOf({ 'conf/cost.yml': own }))).not.toEqual([]);
});

test('settings force a format, ignore a prompt, and name formats that do not exist', async () => {
  const files = { 'odd.name': yaml('gpt-4o'), 'prompts/c.txt': 'C.' };
  const found = await discover(memoryRevision(files), {
    ...none,
    prompts: [
      { match: ['odd.name'], format: 'github-models' },
      { match: ['prompts/**'], kind: 'ignore' },
      { match: ['x'], format: 'githubmodels' },
    ],
  });
  expect(found.prompts.map((prompt) => [prompt.key, prompt.format])).toEqual([['odd.name', 'github-models']]);
  expect(found.problems.map((one) => one.reason)).toEqual(['settings']);
});

test('an unreadable file is told where it is clearly a prompt', async () => {
  const bytes = new Uint8Array([0, 1, 2]);
  const found = await discover(
    memoryRevision({ 'a.prompt.yml': bytes, 'prompts/b.txt': bytes, 'photo.png': bytes }),
    none,
  );
  expect(found.problems.map((one) => [one.reason, one.path])).toEqual([
    ['binary-file', 'a.prompt.yml'],
    ['binary-file', 'prompts/b.txt'],
  ]);
});

test('only matching files are read, many at a time, and the tree is listed once', async () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 600; index++) files[`prompts/p${index}.txt`] = 'You sort tickets.';
  for (let index = 0; index < 600; index++) files[`src/m${index}.css`] = 'a { color: red }';
  const revision = memoryRevision(files);
  const found = await discover(revision, none);
  expect(found.prompts).toHaveLength(600);
  expect(found.filesRead).toBe(600);
  expect(revision.reads.map((batch) => batch.length)).toEqual([256, 256, 88]);
});

test('paths that leave the repository are refused', () => {
  expect(resolvePath('a/b/c.txt', '../../d.txt')).toEqual({ path: 'd.txt' });
  expect(resolvePath('a/b/c.txt', '..\\e.txt')).toEqual({ path: 'a/e.txt' });
  expect(resolvePath('a/c.txt', '../../d.txt')).toEqual({ refused: 'outside' });
  expect(resolvePath('a/c.txt', '/etc/passwd')).toEqual({ refused: 'absolute' });
  expect(resolvePath('a/c.txt', 'C:\\x')).toEqual({ refused: 'absolute' });
  expect(resolvePath('a/c.txt', 'https://x.y/z')).toEqual({ refused: 'remote' });
  expect(resolvePath('a/c.txt', 'made.py:create')).toEqual({ path: 'a/made.py:create' });
});

test('environment names are read in the spellings of the formats', () => {
  expect(environmentName('${env:A:b/c}')).toEqual({ name: 'A', default: 'b/c' });
  expect(environmentName('${A:-b}')).toEqual({ name: 'A', default: 'b' });
  expect(environmentName('os.environ/A')).toEqual({ name: 'A', default: null });
  expect(environmentName('gpt-4o')).toBeNull();
  expect(readEnvironment('export A="x y" # z\nB=c # d\n#C=d').get('A')).toBe('x y');
  expect(readEnvironment('B=c # d\n#C=d').has('C')).toBe(false);
  expect(expandBraces('a.{b,c{d,e}}')).toEqual(['a.b', 'a.cd', 'a.ce']);
});
