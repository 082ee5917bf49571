import { describe, expect, it } from '@jest/globals';
import { promptJson } from '../../src/formats/prompt-json.js';
import { promptYaml } from '../../src/formats/prompt-yaml.js';
import { formats } from '../../src/formats/registry.js';
import { discover, noSettings } from '../support/discover.js';
import { memoryRevision } from '../support/memory-revision.js';
import { reportOf } from '../support/scenarios.js';

const clerk =
  'You are a careful clerk of a library. Answer the question of the reader in two sentences and name the shelf.';

async function found(path: string, text: string) {
  const { prompts } = await discover(memoryRevision({ [path]: text }), noSettings, [promptYaml]);
  return prompts
    .filter(({ settingsOnly }) => settingsOnly !== true)
    .map(({ name, model, messages }) => [
      name,
      model?.asWritten ?? null,
      messages.map(({ role }) => role).join(' '),
    ]);
}

it('what the fields of a definition among prompts hold is a part', async () => {
  const memory = `kind: shelf\ndescription: What is known of a shelf.\nfilename_template: "{{ name }}/{{ date }}.md"\nfields:\n  - name: title\n    type: string\n    description: ${clerk}\n`;
  const at = async (path: string) => {
    const { prompts } = await discover(memoryRevision({ [path]: memory }), noSettings, [promptYaml]);
    return prompts.map(({ name, kind, messages }) => [name, kind, messages[0]?.segments.length]);
  };
  expect(await at('prompts/memory/shelf.yaml')).toEqual([['fields', 'fragment', 3]]);
  expect(await at('config/memory/shelf.yaml')).toEqual([]);
});

it('tasks that people may click are no requests', async () => {
  const team = `agents:\n  - name: desk\n    system_prompt: ${clerk}\nstartingTasks:\n  - name: Lost book\n    prompt: Find out who has the book that is missing on shelf nine.\n`;
  const { prompts } = await discover(memoryRevision({ 'a.yaml': team }), noSettings, [promptYaml]);
  expect(prompts.map(({ name, kind }) => [name, kind])).toEqual([
    ['agents.desk', 'request'],
    ['startingTasks.Lost book', 'fragment'],
  ]);
});

describe('files whose path says data or a language', () => {
  const entry = (n: number) => `- name: a${n}\n  system_prompt: ${clerk}\n`;
  const few = entry(1) + entry(2);
  it.each([
    ['data/agents/front.yaml', few, true],
    ['data/agent_teams/hr.yaml', few, true],
    ['shop/agents/hr.yaml', few, true],
    ['data/front.yaml', few, false],
    ['data/agents/eval_set.yaml', few, false],
    ['logs/agents/front.yaml', few, false],
    ['data/agents/front.yaml', Array.from({ length: 25 }, (_, n) => entry(n)).join(''), false],
    ['agents/hr.yaml', 'system_prompt: Upute sustava\n', false],
    ['data/agents/7f3e/agent.json', '{ "name": "Router", "llmConfig": { "model": "gpt-4o" } }', true],
    ['data/agents/7f3e/answers.json', '{ "name": "Router", "llmConfig": { "model": "gpt-4o" } }', false],
  ])('%s', (path, text, expected) => {
    expect(promptYaml.recognizes({ path, text, hadByteOrderMark: false })).toBe(expected);
  });
});

it.each([
  ['prompts/examples/shelf.yaml', 'fragment'],
  ['few_shots/desk_prompts.yaml', 'fragment'],
  ['demos/library/configs/desk_prompts.yaml', 'request'],
])('what %s holds is a %s', async (path, kind) => {
  const text = `front: |\n  ${clerk}\n`;
  const { prompts } = await discover(memoryRevision({ [path]: text }), noSettings, [promptYaml]);
  expect(prompts.map((prompt) => prompt.kind)).toEqual([kind]);
});

it('what the settings of an evaluation choose is reported as its own, and what it compares is not', async () => {
  const models = (model: string) => `llms:\n  judge:\n    model_name: ${model}\n    max_tokens: 400\n`;
  const files = (model: string) => ({
    'configs/eval_config.yml': models(model),
    'evals/candidates.yml': models(model),
  });
  const { changes } = await reportOf({ baseline: files('gpt-4o-mini'), head: files('gpt-4o') });
  expect(changes.map(({ key, kind, status }) => [key, kind, status])).toEqual([
    ['configs/eval_config.yml#llms.judge', 'evaluation', 'changed'],
  ]);
});

describe('prompts in YAML whose place does not say prompt', () => {
  it.each([
    [
      'a list under steps',
      `steps:\n  - name: triage\n    ask: |\n      ${clerk}\n`,
      [['steps.triage.ask', null, 'user']],
    ],
    [
      'a role beside a model and its provider',
      'nodes:\n  - id: Writer\n    config:\n      name: gpt-4o\n      provider: openai\n      role: Use any skill there is and say so if there is none\n',
      [['nodes.Writer.config', 'gpt-4o', 'system']],
    ],
    [
      'the provider first',
      'agent:\n  provider: openai\n  name: gpt-4o\n  goal: Find the shelf on which the book is\n',
      [['agent', 'gpt-4o', 'system']],
    ],
    [
      'the system text and the task of one model',
      `triage:\n  model: gpt-4o\n  system_prompt: ${clerk}\n  task_prompt: Sort the books of {shelf} by their height.\n`,
      [['triage', 'gpt-4o', 'system user']],
    ],
    [
      'the same without a model of their own',
      `triage:\n  system_prompt: ${clerk}\n  task_prompt: Sort the books of {shelf} by their height.\n`,
      [
        ['triage', null, 'system'],
        ['triage.task', null, 'user'],
      ],
    ],
    [
      'two tasks of one model',
      `triage:\n  model: gpt-4o\n  system_prompt: ${clerk}\n  sort_prompt: Sort the books of {shelf} by their height.\n  find_prompt: Find the book that {reader} asks for.\n`,
      [
        ['triage', 'gpt-4o', 'system'],
        ['triage.find', 'gpt-4o', 'user'],
        ['triage.sort', 'gpt-4o', 'user'],
      ],
    ],
    ['a role that is a label', 'a:\n  name: gpt-4o\n  provider: openai\n  role: admin\n', []],
    ['a name without a provider', 'a:\n  name: gpt-4o\n  role: Use any skill there is and say so\n', []],
    [
      'a provider of something else',
      'a:\n  name: web\n  provider: aws\n  role: Runs the web server of the shop\n',
      [],
    ],
    [
      'a prompt in sections',
      `system: ${clerk}\nintroduction: Read the question below.\nprinciples: |\n  Name one shelf. Do not guess which shelf it is.\ngeneration: "Question: {{question}}"\nstart_tags: [""]\n`,
      [['flow', null, 'system user']],
    ],
    [
      'labels of a screen',
      'menu:\n  system: The settings of the whole system\n  context: What the assistant remembers of you\n  rules: Which rules hold for all rooms of the house\n',
      [],
    ],
    [
      'sections beside a text that is none',
      `system: ${clerk}\nintroduction: Read the question below.\nprinciples: Name one shelf.\nretry: |\n  You are asked again because the shelf that you named does not exist. Name another one.\n`,
      [['system', null, 'user']],
    ],
    [
      'a section of steps in words',
      `system: ${clerk}\ntask: Read the question below.\nsteps: |\n  First name one shelf. Then say in which room that shelf is.\n`,
      [['flow', null, 'system user']],
    ],
    [
      'sections beside a message',
      `system: ${clerk}\nuser_message: "Answer {{question}}"\nrules: Do not guess.\ntask: |\n  First name one shelf. Then say in which room that shelf is.\n`,
      [['flow', null, 'system user']],
    ],
    ['settings of a picture', `prompt: ${clerk}\nsteps: 30\n`, []],
    ['steps of an agent', `system_prompt: ${clerk}\nsteps: 30\n`, [['flow', null, 'system']]],
    [
      'a negative prompt beside a system prompt',
      `system_prompt: ${clerk}\nnegative_prompt: none\n`,
      [['flow', null, 'system']],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await found('conf/flow.yaml', text)).toEqual(expected);
  });

  it('a model that is named beside its provider is a choice of its own where there is no text', async () => {
    const { prompts } = await discover(
      memoryRevision({ 'conf/a.yaml': 'main:\n  provider: openai\n  name: gpt-4o\n' }),
      noSettings,
      [promptYaml],
    );
    expect(prompts.map(({ model, settingsOnly }) => [model?.asWritten, settingsOnly])).toEqual([
      ['gpt-4o', true],
    ]);
  });
});

describe('a list of prompts that people choose from', () => {
  const parts = [
    'a Linux terminal',
    'a tour guide',
    'a chess player',
    'a poet',
    'a chef',
    'a stand-up comedian',
  ];
  const voiced = parts.map((part) => ({
    act: `As ${part}`,
    prompt: `I want you to act as ${part}. I will write to you, and you will answer me in that part only.`,
  }));
  const orders = parts.map((part) => ({
    title: part,
    prompt: `You are ${part}. Answer the question of the user in two sentences and name your source.`,
  }));
  it.each([
    ['in the voice of its readers', voiced, 'fragment', 6],
    ['one of them in another voice', [...voiced.slice(1), ...orders.slice(0, 1)], 'fragment', 6],
    ['too short', voiced.slice(0, 5), 'request', 5],
    ['in the voice of the program', orders, 'request', 6],
    ['with models', voiced.map((one) => ({ ...one, model: 'gpt-4o' })), 'request', 6],
    [
      'with values of a program',
      voiced.map(({ act, prompt }) => ({ act, prompt: `${prompt} {input}` })),
      'request',
      6,
    ],
    ['without titles', voiced.map(({ prompt }) => ({ prompt })), 'request', 6],
  ])('%s', async (_, list, kind, count) => {
    const { prompts } = await discover(
      memoryRevision({ 'static/prompts-en.json': JSON.stringify(list) }),
      noSettings,
      [promptJson],
    );
    const read = prompts.filter(({ settingsOnly }) => settingsOnly !== true);
    expect(read.map((one) => one.kind)).toEqual(Array.from({ length: count }, () => kind));
  });
});

describe('a list in the voice of its readers that a program loads', () => {
  const list = JSON.stringify(
    ['terminal', 'guide', 'poet', 'chef', 'judge', 'clown'].map((part) => ({
      act: part,
      prompt: `I want you to act as a ${part}. I will write to you, and you will answer me in that part only.`,
    })),
  );
  const ask = (loads: string) =>
    `import json\nfrom openai import OpenAI\nfrom pathlib import Path\nclient = OpenAI()\n${loads}\ndef ask(i, q):\n    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": parts[i]["prompt"]}, {"role": "user", "content": q}])\n`;
  it.each([
    ['with a path', 'parts = json.load(open("data/prompts.json"))', 'request'],
    ['in a way that is not followed', 'parts = load(Path(HOME, "prompts.json"))', 'request'],
    ['not at all', 'parts = load_parts()', 'fragment'],
  ])('%s', async (_, loads, kind) => {
    const files = { 'data/prompts.json': list, 'ask.py': ask(loads) };
    const { prompts } = await discover(memoryRevision(files), noSettings);
    const kinds = prompts.filter(({ path }) => path === 'data/prompts.json').map((one) => one.kind);
    expect(kinds).toEqual(Array.from({ length: 6 }, () => kind));
  });

  it('is checked against limits of each request', async () => {
    const settings = 'version: 1\nlimits:\n  max-input-tokens: 2000\n';
    const both = {
      '.promptcost.yml': settings,
      'ask.py': ask('parts = json.load(open("data/prompts.json"))'),
    };
    const long = {
      act: 'agent',
      prompt: `I want you to act as an agent. ${'Keep to the rules. '.repeat(900)}`,
    };
    const { verdict } = await reportOf({
      baseline: { ...both, 'data/prompts.json': list },
      head: { ...both, 'data/prompts.json': JSON.stringify([...(JSON.parse(list) as object[]), long]) },
    });
    expect(verdict).toBe('fail');
  });
});

it('a file that a call without a known model sends is a part of the call', async () => {
  const { prompts } = await discover(
    memoryRevision({
      'prompts/fix.txt': 'You fix code in a notebook. Return the code and nothing else.\n',
      'src/ask.ts': `import { generateText } from 'ai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
export const fix = (model: Model, code: string) =>
  generateText({ model, system: readFileSync(path.join('prompts', 'fix.txt'), 'utf-8'), prompt: \`Code: \${code}\` });
`,
    }),
    noSettings,
  );
  expect(prompts.map(({ key, kind }) => [key, kind])).toEqual([
    ['prompts/fix.txt', 'fragment'],
    ['src/ask.ts#fix→generateText', 'request'],
  ]);
});

describe('deployments', () => {
  const chat = (name: string, model: string) =>
    `deployments:\n  - name: ${name}\n    model:\n      format: OpenAI\n      name: ${model}\n  - name: text-embedding-ada-002\n    model:\n      format: OpenAI\n      name: text-embedding-ada-002\n`;
  it.each([
    ['the first of a list of deployments', chat('chat', 'gpt-4o'), [['deployments', 'gpt-4o']]],
    [
      'the default of a parameter',
      'parameters:\n  openAiDeploymentName:\n    value: "${CHAT_DEPLOYMENT=gpt-4o-mini}"\n  location:\n    value: "${LOCATION=westus}"\n',
      [['parameters.openAiDeploymentName', 'gpt-4o-mini']],
    ],
    ['a value of something else', 'parameters:\n  title:\n    value: gpt-4o\n  model_note: x\n', []],
  ])('%s chooses a model', async (_, text, expected) => {
    const { prompts } = await discover(memoryRevision({ 'infra/ai.yaml': text }), noSettings, [promptYaml]);
    expect(prompts.map(({ name, model }) => [name, model?.asWritten])).toEqual(expected);
  });

  it('stand for the model behind them', async () => {
    const { aliases } = await discover(
      memoryRevision({ 'infra/ai.yaml': chat('chat', 'gpt-4o') }),
      noSettings,
      [promptYaml],
    );
    expect(aliases.map(({ alias, models, deployment }) => [alias, models, deployment])).toEqual([
      ['chat', ['gpt-4o'], true],
    ]);
  });
});

describe('tags of YAML', () => {
  const parts = async (text: string) => {
    const { prompts } = await discover(memoryRevision({ 'conf/flow.yaml': text }), noSettings, [promptYaml]);
    return prompts.flatMap(({ messages }) =>
      messages.flatMap(({ segments }) => segments.map(({ kind }) => kind)),
    );
  };
  it.each([
    ['a reference', 'system_prompt: !ENV "you ${RULES_OF_THE_DESK}"\n', ['opaque', 'variable']],
    ['prose is sent at least', `system_prompt: !md ${clerk}\n`, ['text', 'opaque']],
    ['the tag of a map', `!Agent\nsystem_prompt: ${clerk}\n`, ['text']],
    ['of a list', `system_prompt: !join\n  - ${clerk}\n`, ['text', 'opaque']],
    ['of the schema', `system_prompt: !!str ${clerk}\n`, ['text']],
  ])('%s', async (_, text, expected) => {
    expect(await parts(text)).toEqual(expected);
  });
});

describe('copies', () => {
  it('reads the files that a ConfigMap holds as the files they are, with places in the ConfigMap', async () => {
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: prompts\ndata:\n  other: x\n  prompt.yaml: |\n    desk:\n      system: |\n        ${clerk}\n`;
    const { prompts } = await discover(memoryRevision({ 'k8s/a.yaml': text }), noSettings, [promptYaml]);
    expect(prompts.map(({ name }) => name)).toEqual(['prompt.yaml.desk']);
    const [segment] = prompts[0]?.messages[0]?.segments ?? [];
    expect(segment).toMatchObject({
      kind: 'text',
      text: `${clerk}\n`,
      place: { path: 'k8s/a.yaml', line: 10 },
    });
    expect(text.slice(segment?.place.start, segment?.place.end).trim()).toBe(clerk);
  });

  it('reads every document of a file in a ConfigMap, and says where one is broken', async () => {
    const map = (data: string) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  prompt.yaml: |\n${data}`;
    const two = map(
      `    desk:\n      system: |\n        ${clerk}\n    ---\n    bar:\n      system: |\n        ${clerk} Twice.\n`,
    );
    const both = await discover(memoryRevision({ 'k8s/a.yaml': two }), noSettings, [promptYaml]);
    expect(both.prompts.map(({ name, line }) => [name, line])).toEqual([
      ['prompt.yaml.1.desk', 6],
      ['prompt.yaml.2.bar', 10],
    ]);
    const broken = `${map(`    desk: [\n`)}  system_prompt: ${clerk}\n`;
    const { problems } = await discover(memoryRevision({ 'k8s/a.yaml': broken }), noSettings, [promptYaml]);
    expect(problems).toMatchObject([{ reason: 'unreadable-yaml', path: 'k8s/a.yaml' }]);
  });

  it.each([
    ['gen/** linguist-generated', true],
    ['/gen/prompts/* linguist-vendored=true', true],
    ['*.md linguist-generated', true],
    ['gen/** linguist-generated=false', false],
    ['gen/** -linguist-generated', false],
    ['gen/** linguist-generated\ngen/prompts/* !linguist-generated', false],
    ['# gen/** linguist-generated', false],
    ['gen/** text', false],
    ['other/** linguist-generated', false],
    ['gen linguist-generated', false],
    ['gen/ linguist-generated', false],
    ['{gen,x}/** linguist-generated', false],
    ['@(gen)/** linguist-generated', false],
    ['gen/**.md linguist-generated', false],
    ['gen/prompts/a.md/** linguist-generated', false],
    ['gen/** linguist-generated\n* -linguist-vendored', true],
    ['gen/** linguist-generated linguist-vendored\n* -linguist-generated -linguist-vendored', false],
  ])('%s: a file in gen is derived: %s', async (attributes, expected) => {
    const { prompts } = await discover(
      memoryRevision({ '.gitattributes': `${attributes}\n`, 'gen/prompts/a.md': `${clerk}\n` }),
      noSettings,
      formats,
    );
    expect(prompts.map(({ derived }) => derived === true)).toEqual([expected]);
  });

  it('the .gitattributes of a folder is for that folder', async () => {
    const { prompts } = await discover(
      memoryRevision({
        'gen/.gitattributes': 'prompts/** linguist-generated\n',
        'gen/prompts/a.md': `${clerk}\n`,
        'prompts/a.md': `${clerk}\n`,
      }),
      noSettings,
      formats,
    );
    expect(prompts.map(({ path, derived }) => [path, derived === true])).toEqual([
      ['gen/prompts/a.md', true],
      ['prompts/a.md', false],
    ]);
  });
});
