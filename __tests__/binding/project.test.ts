import { describe, expect, test } from '@jest/globals';
import { applications, generality, modelsOfRequests, projectModels } from '../../src/binding/project.js';
import type { Origin } from '../../src/core/origin.js';
import { originText } from '../../src/report/words/origin.js';
import { mayReach, type ProjectModel } from '../../src/core/project-model.js';
import type { Prompt } from '../../src/core/prompt.js';
import { isModelSettings, projectModelsIn } from '../../src/discovery/project-models.js';
import { readProgram } from '../../src/formats/code/program.js';
import { projectModelsOf } from '../../src/formats/code/project-models.js';
import { choosesModel } from '../../src/formats/request/model-settings.js';
import { reportOf } from '../support/scenarios.js';

async function inProgram(path: string, source: string): Promise<string[]> {
  const program = await readProgram(path, source);
  return program === null
    ? []
    : projectModelsOf([program]).map(({ setting, model, from }) => `${setting}=${model} ${from}`);
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
  ['provider_model', true],
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
      'a table of tasks',
      'a.ts',
      "export const DEFAULTS = { [Task.PLAN]: { modelName: 'gpt-4o' }, [Task.ROUTE]: { modelName: 'gpt-4o-mini' } };\n",
      ['DEFAULTS.modelName=gpt-4o code', 'DEFAULTS.modelName=gpt-4o-mini code'],
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
    [
      'a flag with a short name',
      'a.go',
      'package a\n\nfunc f() {\n\troot.Flags().StringVarP(&model, "model", "m", "gpt-4o", "which")\n}\n',
      ['model=gpt-4o code'],
    ],
    [
      'a setting that is described',
      'a.py',
      'SETTINGS = [Text(name="api_key", default_value="x-1"), Choice(name="model_name", default_value="gpt-4o")]\n',
      ['model_name=gpt-4o code'],
    ],
    [
      'what calls itself the default, in the body of a function',
      'a.rs',
      'fn about() -> About {\n    About { name: "OpenAI", default_model: "gpt-4o" }\n}\n',
      ['default_model=gpt-4o code'],
    ],
    [
      'what was saved before',
      'a.ts',
      "function f() {\n  const model = localStorage.getItem('chat_model') ?? 'gpt-4o';\n  return model;\n}\n",
      ['model=gpt-4o code'],
    ],
    [
      'the provider among several',
      'a.ts',
      "export const config = { defaultProvider: 'Gemini', provider_url: 'openai' };\n",
      ['config.defaultProvider=google code'],
    ],
    [
      'a member of an enumeration',
      'a.py',
      'class Models(StrEnum):\n    SMALL = "gpt-4o-mini"\n\nclass Settings(BaseSettings):\n    default_model: Models = Models.SMALL\n',
      ['default_model=gpt-4o-mini code'],
    ],
    [
      'a member of a table, under a name that says no model',
      'a.ts',
      "const Names = { FAST: 'gpt-4o-mini' };\nexport const DEFAULT_MODEL = Names.FAST;\n",
      ['DEFAULT_MODEL=gpt-4o-mini code'],
    ],
    [
      'a text before a constant',
      'a.py',
      'LLM_MODEL = Config.LLM_MODEL or "gpt-4o"\n',
      ['LLM_MODEL=gpt-4o code'],
    ],
    [
      'a function that gives one',
      'a.py',
      'def default_model(given):\n    if given is None:\n        return "gpt-4o"\n    return given\n',
      ['default_model=gpt-4o code'],
    ],
    [
      'a function that gives one of two',
      'a.py',
      'def model_for(tier):\n    if tier:\n        return "gpt-4o"\n    return "gpt-4o-mini"\n',
      [],
    ],
    [
      'the first value of a state of the page',
      'a.tsx',
      "export function Page() {\n  const [chatModel, setChatModel] = useState('gpt-4o');\n  return chatModel;\n}\n",
      ['chatModel=gpt-4o code'],
    ],
    [
      'the first value of a stored setting',
      'a.tsx',
      "export function Page() {\n  const [languageModel, set] = useLocalStorage('languageModel', { model: 'gpt-4o' });\n  return languageModel;\n}\n",
      ['languageModel=gpt-4o code'],
    ],
    [
      'the first of a list on the page',
      'a.py',
      'def page():\n    model = st.selectbox("Model", ["gpt-4o", "gpt-4o-mini"])\n    return model\n',
      ['model=gpt-4o code'],
    ],
    [
      'the chosen one of a list on the page',
      'a.py',
      'def page():\n    model = st.selectbox("Model", ["gpt-4o", "gpt-4o-mini"], index=1)\n    return model\n',
      ['model=gpt-4o-mini code'],
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

test('a constant that files give several values stands for none of them, whatever their order', async () => {
  const sources = ['gpt-4o', 'gpt-4.1', 'gpt-4o', 'gpt-5'].map((model) => `CHEAP = "${model}"\n`);
  const programs = await Promise.all(
    ['LLM_MODEL = CHEAP\n', ...sources].map((source, index) => readProgram(`f${index}.py`, source)),
  );
  const all = programs.filter((program) => program !== null);
  expect(projectModelsOf(all)).toEqual([]);
  expect(projectModelsOf(all.slice(0, 2)).map(({ model }) => model)).toEqual(['gpt-4o']);
  // The file's own is the one that it means.
  const own = await readProgram('own.py', 'CHEAP = "gpt-5-mini"\nLLM_MODEL = CHEAP\n');
  expect(
    projectModelsOf([...all.slice(1), own].filter((one) => one !== null)).map(({ model }) => model),
  ).toEqual(['gpt-5-mini']);
});

test('a name of a file that is made to be slow is looked at once', () => {
  for (const name of [`config${'_a'.repeat(100)}.x`, `settings${'-a_'.repeat(80)}.inix`])
    expect(isModelSettings(name)).toBe(false);
  expect(['config-a_b.prod.yaml', 'app.config.ini'].map(isModelSettings)).toEqual([true, true]);
});

test('settings in files, the section of the chosen provider first', async () => {
  const texts: Record<string, string> = {
    'api/config.json':
      '{"default_provider": "google", "providers": {"openai": {"default_model": "gpt-4o"}, "google": {"default_model": "gemini-2.5-flash"}}}',
    'docker-compose.yml': 'services:\n  web:\n    environment:\n      - LLM_MODEL=${LLM_MODEL:-gpt-4o}\n',
    '.env.example': '# LLM_MODEL=gpt-5\nEMBEDDING_MODEL=text-embedding-3-small\nCHAT_MODEL="gpt-4o-mini"\n',
    'data/menu.json': '{"model": "gpt-4o"}',
    'settings.yaml': 'llm_provider: ${LLM_PROVIDER:-OpenAI}\n',
    'settings.properties': 'ai.provider=anthropic\n',
    'config.ini': '[main]\nprovider_model = gpt-4o ; the default\nembedding_model = text-embedding-3-small\n',
    'app.config.yaml': 'model: gpt-4.1\n',
    'infra/main.bicep':
      "param location string = 'eu-west'\nparam chatGptModelName string = 'gpt-4o-mini'\nparam embeddingModelName string = 'text-embedding-3-small'\nvar evalModelName = 'gpt-4.1'\n",
    'infra/main.parameters.json':
      '{\n  "parameters": {\n    "openAiModel": {\n      "value": "${OPENAI_MODEL=gpt-4.1-mini}"\n    }\n  }\n}\n',
    'tf/variables.tf': 'variable "chat_model" {\n  type    = string\n  default = "gpt-4o"\n}\n',
  };
  const entries = Object.keys(texts).map((path) => ({ path, type: 'file' as const, id: path, size: 100 }));
  const searched = (files: typeof entries) =>
    projectModelsIn(
      files,
      () => true,
      (paths) =>
        Promise.resolve(
          new Map(paths.map((path) => [path, { path, text: texts[path] ?? '', hadByteOrderMark: false }])),
        ),
    );
  const { models: found, problems } = await searched(entries);
  expect(problems).toEqual([]);
  const [first] = entries;
  if (first === undefined) throw new Error('no entry');
  const many = Array.from({ length: 400 }, (_, index) => ({ ...first, path: `a${index}/b/c/d/config.yaml` }));
  expect((await searched([...entries, ...many])).problems).toMatchObject([
    { reason: 'rate-uncertain', path: null },
  ]);
  expect(found.map(({ setting, model, line }) => `${setting}=${model}:${line}`)).toEqual([
    'CHAT_MODEL=gpt-4o-mini:3',
    'model=gpt-4.1:1',
    'provider_model=gpt-4o:2',
    'services.web.environment.LLM_MODEL=gpt-4o:4'.replace('services.web.environment.', ''),
    'ai.provider=anthropic:1',
    'llm_provider=openai:1',
    'providers.google.default_model=gemini-2.5-flash:1',
    'default_provider=google:1',
    'chatGptModelName=gpt-4o-mini:2',
    'openAiModel=gpt-4.1-mini:4',
    'chat_model=gpt-4o:3',
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

  test('takes a model for one task only from a setting for all requests', () => {
    const drives = named('VISUAL_AGENT_MODEL', 'm-computer-use-preview', 'agents/visual.ts');
    expect(modelAt('app/a.py', [drives])).toBeNull();
    expect(modelAt('app/a.py', [drives, named('LLM_MODEL', 'm/sonar-pro', 'config.py')])).toBe('m/sonar-pro');
  });

  test('takes no model that chats with nobody', () => {
    for (const model of ['m-transcribe', 'm-realtime-preview', 'm/text-embedding-3-small', 'm-tts'])
      expect(modelAt('app/a.py', [named('MODEL', model, 'config.py')])).toBeNull();
  });

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

  test('takes a setting before the client of another application beside it', () => {
    const client = { ...named('client.model', 'm-client', 'apps/two/ask.ts'), ofClient: true as const };
    const setting = named('DEFAULTS.modelName', 'm-set', 'packages/shared/src/tasks.ts');
    expect(modelAt('apps/one/src/plan.ts', [client, setting])).toBe('m-set');
    expect(modelAt('apps/two/more/x.ts', [client, setting])).toBe('m-client');
    expect(modelAt('apps/one/src/plan.ts', [client])).toBe('m-client');
  });

  test('takes the model of the provider that the project takes', () => {
    const all = ['m-openai', 'm-claude', 'm-gemini', 'm-groq'].map((model) =>
      named('default_model', model, `providers/${model.slice(2)}.py`),
    );
    const chosen = { ...named('default_provider', 'google', 'settings.py'), isProvider: true as const };
    expect(modelAt('x.py', all)).toBeNull();
    expect(modelAt('x.py', [...all, chosen])).toBe('m-gemini');
    expect(modelAt('x.py', [...all, chosen, { ...chosen, model: 'groq' }])).toBeNull();
  });

  test('a local server runs what a setting of its own names', () => {
    const local = { path: 'x.py', format: 'code-python', kind: 'request', vendor: 'ollama' } as Prompt;
    const modelOf = (found: readonly ProjectModel[]) =>
      projectModels(found, (name) => name).modelFor(local)?.asWritten ?? null;
    expect(modelOf([named('LLM_MODEL', 'm-1', 'a.py')])).toBeNull();
    expect(modelOf([named('LLM_MODEL', 'm-1', 'a.py'), named('OLLAMA_MODEL', 'm-2', 'a.py')])).toBe('m-2');
  });

  test('says nothing where there are too many', () => {
    const many = ['m-1', 'm-2', 'm-3', 'm-4'].map((model) => named('model', model, `p/${model}.py`));
    expect(modelAt('x.py', many)).toBeNull();
    expect(modelAt('x.py', many.slice(1))).toBe('m-2');
  });

  test('asks each place once, however many settings and folders there are', () => {
    const all = Array.from({ length: 20_000 }, (_, index) =>
      named('OPENAI_MODEL', `m-${index % 3}`, `d${index % 5_000}/deep/f${index}.py`),
    );
    const models = projectModels(all, (name) => name);
    const started = performance.now();
    for (let index = 0; index < 20_000; index++)
      models.modelFor({ path: `d${index}/g/x.py`, format: 'code-python', kind: 'request' } as Prompt);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('takes what the requests nearby name where no setting names a model', () => {
    const request = (model: string, path: string) => named('', model, path, 'request');
    const all = [request('m-near', 'app/chat/a.py'), request('m-far', 'app/b.py')];
    expect(modelAt('app/chat/prompts.py', all)).toBe('m-near');
    expect(modelAt('app/b.py', all)).toBe('m-far');
    expect(modelAt('app/chat/x.py', [...all, named('LLM_MODEL', 'm-main', 'config.py')])).toBe('m-main');
    // The file's own requests know better than a setting of the whole project.
    expect(modelAt('app/b.py', [...all, named('LLM_MODEL', 'm-main', 'config.py')])).toBe('m-far');
    const many = ['m-1', 'm-2', 'm-3', 'm-4'].map((model) => request(model, `app/${model}.py`));
    expect(modelAt('app/x.py', many)).toBeNull();
  });

  test('takes from requests only what they name themselves, and no model for one task', () => {
    const of = (asWritten: string, more: Partial<Prompt> = {}, origin: Origin = { kind: 'inline' }): Prompt =>
      ({
        kind: 'request',
        format: 'code-python',
        path: 'a.py',
        line: 1,
        model: { asWritten, origin, place: null },
        ...more,
      }) as Prompt;
    const models = (prompt: Prompt) => modelsOfRequests([prompt]).map(({ model }) => model);
    expect(models(of('gpt-4o'))).toEqual(['gpt-4o']);
    expect(models(of('sonar-pro'))).toEqual([]);
    expect(models(of('computer-use-preview'))).toEqual([]);
    expect(models(of('gpt-image-1'))).toEqual([]);
    expect(models(of('gpt-4o', { kind: 'instructions' }))).toEqual([]);
    expect(models(of('gpt-4o', { testData: true }))).toEqual([]);
    expect(models(of('gpt-4o', { format: 'workflow' }))).toEqual([]);
    expect(models(of('gpt-4o', {}, { kind: 'evaluation', path: 'e.yaml' }))).toEqual([]);
  });

  test.each([
    ['applications side by side', ['a/go.mod', 'b/package.json', 'c/pom.xml', 'd/compose.yaml'], null],
    ['the parts of one application', ['a/go.mod', 'b/package.json', 'c/pom.xml'], 'm-b'],
    ['a workspace', ['package.json', 'a/package.json', 'b/package.json', 'c/package.json'], 'm-b'],
    ['no projects', [], 'm-b'],
  ])('does not cross to another application: %s', (_, paths, expected) => {
    const models = projectModels(
      [named('LLM_MODEL', 'm-b', 'b/src/config.ts')],
      (name) => name,
      applications(paths),
    );
    const at = (path: string) =>
      models.modelFor({ path, format: 'code-go', kind: 'request' } as Prompt)?.asWritten ?? null;
    expect([at('a/chat/main.go'), at('b/chat/main.ts')]).toEqual([expected, 'm-b']);
  });

  test('is not for prompts whose host has a default of its own', () => {
    const one = [named('LLM_MODEL', 'm-main', 'config.py')];
    expect(modelAt('.github/workflows/review.yml', one, 'workflow')).toBeNull();
    expect(modelAt('prompts/a.md', one, 'text')).toBe('m-main');
  });

  test.each([
    ['an agent whose model the program gives', 'crewai', 'm-main'],
    ['a template of a toolkit for models of its own', 'nemo-guardrails', null],
  ])('%s', (_, format, expected) => {
    expect(modelAt('app/a.yaml', [named('LLM_MODEL', 'm-main', 'config.py')], format)).toBe(expected);
  });

  test.each<[string, [string, string, string][], string]>([
    [
      'of the product before those of its evaluations',
      [
        ['LLM_MODEL', 'm-judge', 'app/eval/config.py'],
        ['fast_model', 'm-main', 'app/config.py'],
      ],
      'm-main',
    ],
    [
      'of its evaluations where there are no others',
      [['LLM_MODEL', 'm-judge', 'configs/eval_config.yml']],
      'm-judge',
    ],
    [
      'for all before one of a vendor',
      [
        ['DEFAULT_GLM_MODEL', 'm-glm', 'a/wizard.py'],
        ['chat_llm', 'm-main', 'b/config.py'],
      ],
      'm-main',
    ],
  ])('takes settings %s', (_, settings, expected) => {
    const all = settings.map(([setting, model, path]) => named(setting, model, path));
    expect(modelAt('app/prompts/a.md', all, 'text')).toBe(expected);
  });
});

test.each([
  ['anthropic', 'gemini-2.5-pro', false],
  ['anthropic', 'claude-sonnet-4-5', true],
  ['anthropic', 'gpt-4o', false],
  ['google', 'gemini-2.5-pro', true],
  ['google', 'gpt-4o', false],
  ['openai', 'claude-sonnet-4-5', false],
  ['openai', 'gemini-2.5-pro', false],
  ['openai', 'gpt-4o', true],
  ['openai', 'deepseek-chat', true],
  ['azure', 'claude-sonnet-4-5', true],
  [undefined, 'gpt-4o', true],
])('the client of %s may reach %s: %s', (vendor, model, expected) => {
  expect(mayReach(vendor, model)).toBe(expected);
});

test('takes no model of another maker for the client of one', async () => {
  const files = {
    'settings.py': 'import openai\n\nDEFAULT_MODEL = "gpt-4o"\nCLAUDE_MODEL = "claude-sonnet-4-5"\n',
    'a.py': `import anthropic
client = anthropic.Anthropic()
def ask(q, model):
    return client.messages.create(model=model, max_tokens=100, system="You answer questions about orders.", messages=[{"role": "user", "content": q}])
`,
    'b.py': `from openai import OpenAI
client = OpenAI()
other = OpenAI(base_url="https://models.example.org/v1")
def ask(q, model):
    return client.chat.completions.create(model=model, messages=[{"role": "system", "content": "You answer questions about orders."}])
def given(client: OpenAI, model):
    return client.chat.completions.create(model=model, messages=[{"role": "system", "content": "You answer questions about boxes."}])
def other_ask(q, model):
    return other.chat.completions.create(model=model, messages=[{"role": "system", "content": "You answer questions about bills."}])
`,
  };
  const models = async (all: Record<string, string>) => {
    const { changes } = await reportOf({ baseline: { 'README.md': 'x' }, head: all });
    return Object.fromEntries(
      changes
        .filter(({ kind }) => kind === 'request')
        .map(({ path, line, head }) => [`${path}:${line}`, head?.modelAsWritten]),
    );
  };
  expect(await models(files)).toMatchObject({ 'a.py:4': 'claude-sonnet-4-5', 'b.py:5': 'gpt-4o' });
  const gemini = { ...files, 'settings.py': 'import openai\n\nDEFAULT_MODEL = "gemini-2.5-pro"\n' };
  expect(await models(gemini)).toMatchObject({
    'a.py:4': null,
    'b.py:5': null,
    'b.py:7': 'gemini-2.5-pro',
    'b.py:9': 'gemini-2.5-pro',
  });
});

describe('a request of a class that is only declared', () => {
  const clients = `from openai import OpenAI
from anthropic import Anthropic
class Client(ABC):
    @abstractmethod
    def ask(self, prompt): ...
class OpenAIClient(Client):
    def ask(self, prompt):
        return OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
class AnthropicClient(Client):
    def ask(self, prompt):
        return Anthropic().messages.create(model="claude-opus-4-1", max_tokens=300, messages=[{"role": "user", "content": prompt}])
`;
  const app = (question: string) =>
    `from clients import Client\ndef handed(llm: Client):\n    return llm.ask("${question} How do people travel in winter?")\n`;
  const settled = { 'config.py': 'import openai\nDEFAULT_MODEL = "gpt-4.1-mini"\n' };
  const compared = async (more: Record<string, string>, before = 'Tell me:', after = 'Tell me briefly:') => {
    const files = { 'clients.py': clients, ...more };
    const report = await reportOf({
      baseline: { ...files, 'app.py': app(before) },
      head: { ...files, 'app.py': app(after) },
    });
    return { report, change: report.changes.find(({ path }) => path === 'app.py') };
  };

  test('takes the model of the project, and the models of the subclasses are alternatives', async () => {
    const { change } = await compared(settled);
    expect(change?.head).toMatchObject({
      modelAsWritten: 'gpt-4.1-mini',
      modelFrom: 'assumed: default of DEFAULT_MODEL (config.py:2)',
      alternatives: ['gpt-4o', 'claude-opus-4-1'],
    });
  });

  test('takes the model that the settings name', async () => {
    const { change } = await compared({ '.promptcost.yml': 'version: 1\ndefault-model: gpt-5-mini\n' });
    expect(change?.head).toMatchObject({ modelAsWritten: 'gpt-5-mini', alternatives: [] });
  });

  test.each([
    ['with a default', settled],
    ['without one', {}],
  ])('every model is checked against the allowed ones, %s', async (_what, more) => {
    const limit = { '.promptcost.yml': 'version: 1\nlimits:\n  allowed-models: ["openai/*"]\n' };
    const files = { 'clients.py': clients, ...more, ...limit };
    const { findings } = await reportOf({
      baseline: files,
      head: { ...files, 'app.py': app('Tell me:') },
    });
    expect(findings.filter(({ rule }) => rule === 'allowed-models')).toMatchObject([
      { level: 'fail', value: expect.stringContaining('claude-opus-4-1') },
    ]);
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

  test('says that the default changed under prompts that name no model', async () => {
    const files = (model: string): Record<string, string> => ({
      'prompts/a.md': prompt(),
      'prompts/b.md': prompt('Answer in German.\n'),
      'config.py': config(model),
    });
    const changed = async (settings?: string) => {
      const both = settings === undefined ? {} : { '.promptcost.yml': settings };
      const { findings } = await reportOf({
        baseline: { ...files('gpt-4o-mini'), ...both },
        head: { ...files('gpt-4o'), ...both },
      });
      return findings.filter(({ rule }) => rule === 'default-model-changed');
    };
    const [found, ...others] = await changed();
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      level: 'info',
      path: 'config.py',
      line: 3,
      data: {
        from: { model: 'gpt-4o-mini', setting: 'DEFAULT_MODEL', path: 'config.py', line: 3 },
        to: { model: 'gpt-4o', setting: 'DEFAULT_MODEL', path: 'config.py', line: 3 },
        prompts: 2,
      },
    });
    expect(found?.message).toMatch(
      /^The default model changed from `gpt-4o-mini` to `gpt-4o` \(`config\.py:3`\)\. 2 prompts that name no model .* On `gpt-4o` a request costs 1,567% more than on `gpt-4o-mini`\.$/,
    );
    const strict = 'version: 1\nlimits:\n  on-unread: fail\n';
    expect(await changed(strict)).toMatchObject([{ level: 'warn' }]);
    const named = 'version: 1\ndefault-model: gpt-4o\n';
    expect(await changed(named)).toEqual([]);
  });

  test('names both sources where another setting is taken', async () => {
    const { findings } = await reportOf({
      baseline: { 'prompts/a.md': prompt(), 'config.py': config('gpt-4o-mini') },
      head: { 'prompts/a.md': prompt(), 'settings.py': config('gpt-4o') },
    });
    expect(findings.find(({ rule }) => rule === 'default-model-changed')?.message).toContain(
      'The assumed model changed from `gpt-4o-mini` (`DEFAULT_MODEL` at `config.py:3`) to `gpt-4o` (`DEFAULT_MODEL` at `settings.py:3`).',
    );
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
    expect(originText({ kind: 'project', path: 'a/chat.py', line: 3, setting: null })).toBe(
      'assumed: model of another request (a/chat.py:3)',
    );
  });
});
