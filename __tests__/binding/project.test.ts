import { describe, expect, test } from '@jest/globals';
import { generality, projectModels } from '../../src/binding/project.js';
import { originText } from '../../src/core/origin.js';
import type { ProjectModel } from '../../src/core/project-model.js';
import type { Prompt } from '../../src/core/prompt.js';
import { projectModelsIn } from '../../src/discovery/project-models.js';
import { readProgram } from '../../src/formats/code/program.js';
import { projectModelsOf } from '../../src/formats/code/project-models.js';
import { choosesModel } from '../../src/formats/request/model-settings.js';
import { reportOf } from '../support/scenarios.js';

async function inProgram(path: string, source: string): Promise<string[]> {
  const program = await readProgram(path, source);
  return program === null
    ? []
    : projectModelsOf(program).map(({ setting, model, from }) => `${setting}=${model} ${from}`);
}

test.each([
  ['LLM_MODEL', true],
  ['chatModel', true],
  ['quick_think_llm', true],
  ['ai.defaultModel', true],
  ['openAIModel', true],
  ['EMBEDDING_MODEL', false],
  ['imageModel', false],
  ['model_path', false],
  ['data_model', false],
  ['modelProvider', false],
  ['temperature', false],
])('%s chooses a model of text: %s', (name, expected) => {
  expect(choosesModel(name)).toBe(expected);
});

describe('settings of programs', () => {
  test.each([
    ['a constant', 'a.py', 'DEFAULT_MODEL = "gpt-4o"\n', ['DEFAULT_MODEL=gpt-4o code']],
    [
      'a field of a settings class',
      'a.py',
      'class Settings(BaseSettings):\n    llm_model: str = Field(default="gpt-4o")\n',
      ['llm_model=gpt-4o code'],
    ],
    [
      'an environment variable',
      'a.py',
      'def f():\n    name = os.getenv("LLM_MODEL", "gpt-4o")\n    return name\n',
      ['LLM_MODEL=gpt-4o code'],
    ],
    [
      'an entry of a configuration',
      'a.py',
      'CONFIG = apply({"llm": {"chat_model": "gpt-4o"}})\n',
      ['CONFIG.llm.chat_model=gpt-4o code'],
    ],
    ['a flag', 'a.py', 'parser.add_argument("--model", default="gpt-4o")\n', ['model=gpt-4o code']],
    ['a parameter', 'a.py', 'def ask(text, model="gpt-4o"):\n    return text\n', ['model=gpt-4o parameter']],
    [
      'a schema of the environment',
      'a.ts',
      "const env = z.object({ CHAT_MODEL: z.string().optional().default('gpt-4o') });\n",
      ['env.CHAT_MODEL=gpt-4o code'],
    ],
    [
      'a fallback',
      'a.ts',
      "export const model = process.env.OPENAI_MODEL ?? 'gpt-4o';\n",
      ['model=gpt-4o code', 'OPENAI_MODEL=gpt-4o code'],
    ],
    [
      'a flag of Go',
      'a.go',
      'package a\n\nfunc f() {\n\tmodel := flag.String("model", "gpt-4o", "which")\n\tuse(model)\n}\n',
      ['model=gpt-4o code'],
    ],
    ['a local name', 'a.py', 'def f():\n    model = "gpt-4o"\n    return model\n', []],
    ['an enumeration', 'a.py', 'class Model(str, Enum):\n    default_model = "gpt-4o"\n', []],
    ['a menu', 'a.ts', "export const models = [{ model: 'gpt-4o' }, { model: 'gpt-4o-mini' }];\n", []],
    [
      'a table of providers',
      'a.py',
      'T = {"a": {"model": "m-1"}, "b": {"model": "m-2"}, "c": {"model": "m-3"}, "d": {"model": "m-4"}}\n',
      [],
    ],
  ])('%s', async (_what, path, source, expected) => {
    expect(await inProgram(path, source)).toEqual(expected);
  });
});

test('settings in files, the section of the chosen provider first', async () => {
  const texts: Record<string, string> = {
    'api/config.json':
      '{"default_provider": "google", "providers": {"openai": {"default_model": "gpt-4o"}, "google": {"default_model": "gemini-2.5-flash"}}}',
    'docker-compose.yml': 'services:\n  web:\n    environment:\n      - LLM_MODEL=${LLM_MODEL:-gpt-4o}\n',
    '.env.example': '# LLM_MODEL=gpt-5\nEMBEDDING_MODEL=text-embedding-3-small\nCHAT_MODEL="gpt-4o-mini"\n',
    'data/menu.json': '{"model": "gpt-4o"}',
  };
  const entries = Object.keys(texts).map((path) => ({ path, type: 'file' as const, id: path, size: 100 }));
  const found = await projectModelsIn(
    entries,
    () => true,
    (paths) =>
      Promise.resolve(
        new Map(paths.map((path) => [path, { path, text: texts[path] ?? '', hadByteOrderMark: false }])),
      ),
  );
  expect(found.map(({ setting, model, line }) => `${setting}=${model}:${line}`)).toEqual([
    'CHAT_MODEL=gpt-4o-mini:3',
    'services.web.environment.LLM_MODEL=gpt-4o:4'.replace('services.web.environment.', ''),
    'providers.google.default_model=gemini-2.5-flash:1',
  ]);
});

describe('the choice', () => {
  const named = (setting: string, model: string, path: string, from: ProjectModel['from'] = 'code') => ({
    setting,
    model,
    path,
    from,
    line: 1,
  });
  const modelAt = (path: string, found: readonly ProjectModel[], format = 'code-python'): string | null => {
    const known = (name: string) => (name.startsWith('m') ? name : null);
    const prompt = { path, format, kind: 'request' } as Prompt;
    return projectModels(found, known).modelFor(prompt)?.asWritten ?? null;
  };

  test('takes the most general setting, then the nearest', () => {
    expect(['LLM_MODEL', 'OPENAI_MODEL', 'quick_llm', 'PLANNER_MODEL'].map(generality)).toEqual([
      3, 1.5, 2, 1,
    ]);
    const all = [
      named('PLANNER_MODEL', 'm-plan', 'app/plan.py'),
      named('LLM_MODEL', 'm-main', 'app/config.py'),
    ];
    expect(modelAt('app/deep/x.py', all)).toBe('m-main');
    const two = [named('model', 'm-a', 'a/config.py'), named('model', 'm-b', 'b/config.py')];
    expect(modelAt('b/x.py', two)).toBe('m-b');
    expect(modelAt('a/x.py', [named('model', 'other', 'a/config.py')])).toBeNull();
  });

  test('says nothing where there are too many', () => {
    const many = ['m-1', 'm-2', 'm-3', 'm-4'].map((model) => named('model', model, `p/${model}.py`));
    expect(modelAt('x.py', many)).toBeNull();
    expect(modelAt('x.py', many.slice(1))).toBe('m-2');
  });

  test('is not for prompts whose host has a default of its own', () => {
    const one = [named('LLM_MODEL', 'm-main', 'config.py')];
    expect(modelAt('.github/workflows/review.yml', one, 'workflow')).toBeNull();
    expect(modelAt('prompts/a.md', one, 'text')).toBe('m-main');
  });
});

describe('a comparison', () => {
  const config = (model: string): string => `import openai\n\nDEFAULT_MODEL = "${model}"\n`;
  const prompt = (more = ''): string => `You answer questions about orders of the shop.\n${more}`;

  test('has the price of the default on both sides', async () => {
    const report = await reportOf({
      baseline: { 'prompts/a.md': prompt(), 'config.py': config('gpt-4o-mini') },
      head: { 'prompts/a.md': prompt('Be brief and exact.\n'), 'config.py': config('gpt-4o-mini') },
    });
    expect(report.changes).toMatchObject([
      {
        status: 'changed',
        head: { modelAsWritten: 'gpt-4o-mini', modelFrom: 'assumed: default of DEFAULT_MODEL (config.py:3)' },
      },
    ]);
    expect(Number(report.changes[0]?.head?.requestUsd)).toBeGreaterThan(0);
  });

  test.each([
    ['another default', config('gpt-4o-mini'), config('gpt-5')],
    ['a first default', 'import openai\n', config('gpt-5')],
    ['a default that is gone', config('gpt-4o-mini'), 'import openai\n'],
  ])('%s is no difference of prompts that nobody says run on it', async (_what, before, after) => {
    const report = await reportOf({
      baseline: { 'prompts/a.md': prompt(), 'config.py': before },
      head: { 'prompts/a.md': prompt(), 'config.py': after },
    });
    // What is said of the line itself is said there.
    expect(report.verdict).not.toBe('fail');
    expect(report.findings.filter(({ path }) => path !== 'config.py')).toEqual([]);
    expect(report.changes.filter(({ path }) => path === 'prompts/a.md')).toEqual([]);
  });

  test('a model that is named for the first time holds for both sides', async () => {
    const named = (model: string): string => `model: ${model}\nprompt: |\n  ${prompt()}`;
    const report = await reportOf({
      baseline: { 'prompts/a.yaml': `prompt: |\n  ${prompt()}`, 'config.py': config('gpt-4o-mini') },
      head: { 'prompts/a.yaml': named('gpt-5'), 'config.py': config('gpt-4o-mini') },
    });
    expect(report.verdict).toBe('pass');
    expect(report.changes.map(({ delta }) => delta.usdPer1k)).toEqual([0]);
  });

  test('its words say that it is assumed', () => {
    expect(originText({ kind: 'project', path: 'a/config.py', line: 3, setting: 'LLM_MODEL' })).toBe(
      'assumed: default of LLM_MODEL (a/config.py:3)',
    );
  });
});
