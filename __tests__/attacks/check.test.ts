import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/core/report.js';
import type { Engine } from '../../src/formats/templates/tree.js';
import { after, levels, reportOf, verdictOf } from './support.js';
import { attacks, LINE, LONG, twins, type Files } from './template-table.js';

// Whole checks, two trees and strict limits to a verdict: what makes a request clearly dearer is blocked by whatever name it
// goes, and what costs nothing more passes.

const model = 'openai/gpt-4.1-mini';
const text = 'Answer the question of the customer and name the section of the policy that applies. '.repeat(
  4,
);

const endings: Readonly<Partial<Record<Engine, string>>> = {
  jinja: 'j2',
  handlebars: 'hbs',
  mustache: 'mustache',
  liquid: 'liquid',
  go: 'tmpl',
  promptl: 'promptl',
};

/** Files of a table under a folder of their own, so that one check can hold them all. */
function placed(index: number, files: Files = {}): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`c${index}/${path}`, content]));
}

const fileOf = (index: number, engine: Engine): string => `c${index}/prompts/a.${endings[engine] ?? 'txt'}`;
const settings = { '.promptcost.yml': levels.strict(`default-model: ${model}`) };

/** Rules that fail for what is in a folder. */
function failures(report: Report, index: number): string[] {
  return report.findings
    .filter(({ level, path, key }) => level === 'fail' && (path ?? key ?? '').startsWith(`c${index}/`))
    .map(({ rule }) => rule);
}

describe('a template that hides text fails', () => {
  const rows = attacks.map(([engine, hidden, more], index) => ({ engine, hidden, more, index }));
  let report: Report;
  beforeAll(async () => {
    const base: Record<string, string> = { ...settings };
    const head: Record<string, string> = { ...settings };
    for (const { engine, hidden, more, index } of rows) {
      base[fileOf(index, engine)] = text;
      head[fileOf(index, engine)] = `${text}${hidden}`;
      Object.assign(head, placed(index, more?.files));
    }
    report = await reportOf(base, head);
  });
  test.each(
    rows.map(({ index, engine, hidden }) => [index, engine, hidden.replaceAll(LONG, '…').slice(0, 90)]),
  )('%i %s %s', (index) => {
    expect(failures(report, Number(index))).not.toEqual([]);
  });
});

describe('the same template under another name passes', () => {
  const rows = attacks.map(([engine, hidden, more], index) => ({ engine, hidden, more, index }));
  let report: Report;
  beforeAll(async () => {
    const base: Record<string, string> = { ...settings };
    const head: Record<string, string> = { ...settings };
    for (const { engine, hidden, more, index } of rows) {
      const at = fileOf(index, engine);
      // A line of its own, so that git finds this file and not the one of another row.
      const content = `${text} Row ${index}. ${hidden}`;
      base[at] = content;
      head[at.replace('/a.', '/renamed.')] = content;
      Object.assign(base, placed(index, more?.files));
      Object.assign(head, placed(index, more?.files));
    }
    report = await reportOf(base, head);
  });
  test.each(
    rows.map(({ index, engine, hidden }) => [index, engine, hidden.replaceAll(LONG, '…').slice(0, 90)]),
  )('%i %s %s', (index) => {
    expect(failures(report, Number(index))).toEqual([]);
  });
});

describe('a template that sends the same passes', () => {
  // A variable whose name says another length is a new variable for `on-unknown-length`, whatever it is a part of.
  const rows = twins
    .map(([engine, before, now, files], index) => ({ engine, before, now, files, index }))
    .filter(({ now }) => !now.includes('{{ v[0].name }}'));
  let report: Report;
  beforeAll(async () => {
    const base: Record<string, string> = { ...settings };
    const head: Record<string, string> = { ...settings };
    for (const { engine, before, now, files, index } of rows) {
      base[fileOf(index, engine)] = `${text}${before}`;
      head[fileOf(index, engine)] = `${text}${now}`;
      Object.assign(head, placed(index, files));
    }
    report = await reportOf(base, head);
  });
  test.each(rows.map(({ index, engine, now }) => [index, engine, now.replaceAll(LONG, '…').slice(0, 90)]))(
    '%i %s %s',
    (index) => {
      expect(failures(report, Number(index))).toEqual([]);
    },
  );
});

// --- What is beside the text ------------------------------------------------------------------------------------------------

const P = 'prompts/triage.prompt.yml';
const X = 'prompts/x.txt';

function triage(system: string, name = model, more = ''): string {
  return `name: Triage\nmodel: ${name}\n${more}messages:\n  - { role: system, content: ${JSON.stringify(system)} }\n  - { role: user, content: "{{ticket}}" }\n`;
}

function body(more: object = {}, system = text): string {
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: '{{q}}' },
  ];
  return JSON.stringify({ model: 'gpt-4.1-mini', max_tokens: 400, messages, ...more }, null, 1);
}

interface Pull {
  readonly base: Files;
  /** Null for a file that is gone. */
  readonly head: Readonly<Record<string, string | null>>;
  readonly settings?: string;
  readonly headSettings?: string;
}

function verdict({ base, head, settings: own = '', headSettings }: Pull): Promise<string> {
  const before = { '.promptcost.yml': levels.strict(own), ...base };
  const settings = headSettings === undefined ? {} : { '.promptcost.yml': levels.strict(headSettings) };
  return verdictOf(before, after(before, { ...settings, ...head }));
}

const grown = text + LONG;
const rule = (more: string): string => `prompts: [{ match: "prompts/**", ${more} }]`;
const lite = (name: string, to: string, more = ''): string =>
  `model_list:\n  - model_name: ${name}\n    litellm_params:\n      model: ${to}\n${more}`;
const allowed = `rules: [{ match: "**", limits: { allowed-models: ["${model}"] } }]`;
const dflt = `default-model: ${model}`;

const hostile: readonly (readonly [string, Pull])[] = [
  ['the text grows', { base: { [P]: triage(text) }, head: { [P]: triage(grown) } }],
  ['another model', { base: { [P]: triage(text) }, head: { [P]: triage(text, 'openai/gpt-4.1') } }],
  ...(
    [
      'exclude: ["prompts/**"]',
      rule('kind: ignore'),
      rule('kind: evaluation'),
      rule('kind: fragment'),
      rule('format: text'),
      rule('usage: { output-tokens: 1 }'),
      rule('usage: { batch-share: 1 }'),
      rule('usage: { cache-hit-rate: 1 }'),
      rule('usage: { requests-per-month: 1 }'),
      rule('usage: { model-shares: { openai/gpt-4.1-nano: 1 } }'),
      `models: { ${model}: { input: 0, output: 0 } }`,
      `models: { ${model}: { discount-percent: 99 } }`,
      `models: { ${model}: openai/gpt-4.1-nano }`,
    ] as const
  ).map((headSettings): [string, Pull] => [
    `growth with ${headSettings}`,
    { base: { [P]: triage(text) }, head: { [P]: triage(grown) }, headSettings },
  ]),
  ...(
    [
      'models: { openai/gpt-4.1: { input: 0, output: 0 } }',
      'models: { openai/gpt-4.1: { discount-percent: 99 } }',
      `models: { openai/gpt-4.1: ${model} }`,
      rule('usage: { model-shares: { openai/gpt-4.1-nano: 1 } }'),
      rule('kind: evaluation'),
    ] as const
  ).map((headSettings): [string, Pull] => [
    `a dearer model with ${headSettings}`,
    { base: { [P]: triage(text) }, head: { [P]: triage(text, 'openai/gpt-4.1') }, headSettings },
  ]),
  [
    'a variable of 0 where the base configures one for all',
    {
      base: { [P]: triage(text) },
      head: { [P]: triage(grown) },
      settings: rule('usage: { variables: { "*": 1000 } }'),
      headSettings: rule('usage: { variables: { "*": 0 } }'),
    },
  ],
  [
    'growth with another default model',
    {
      base: { [X]: text },
      head: { [X]: grown },
      settings: 'default-model: openai/gpt-4.1',
      headSettings: dflt,
    },
  ],
  [
    'growth with a cheaper model in front matter',
    {
      base: { [X]: text },
      head: { [X]: `---\nmodel: openai/gpt-4.1-nano\n---\n${grown}` },
      settings: rule('model: openai/gpt-4.1'),
    },
  ],
  [
    'a gateway that makes a dearer model look cheap',
    {
      base: { [P]: triage(text) },
      head: { [P]: triage(text, 'openai/gpt-4.1'), 'x/litellm.yml': lite('openai/gpt-4.1', model) },
    },
  ],
  [
    'growth with an alias that leads to a cheaper model',
    {
      base: { [P]: triage(text, 'fast'), 'litellm.yaml': lite('fast', 'openai/gpt-4.1') },
      head: { [P]: triage(grown, 'fast'), 'litellm.yaml': lite('fast', 'openai/gpt-4.1-nano') },
    },
  ],
  [
    'an alias that leads to a dearer model',
    {
      base: { [P]: triage(text, 'fast'), 'litellm.yaml': lite('fast', model) },
      head: { 'litellm.yaml': lite('fast', 'openai/gpt-4.1') },
    },
  ],
  [
    'a second deployment that is dearer',
    {
      base: { [P]: triage(text, 'fast'), 'litellm.yaml': lite('fast', model) },
      head: {
        'litellm.yaml': lite(
          'fast',
          model,
          '  - model_name: fast\n    litellm_params:\n      model: openai/o1-pro\n',
        ),
      },
    },
  ],
  [
    'a dearer fallback',
    {
      base: { 'api/request.json': body() },
      head: { 'api/request.json': body({ models: ['openai/o1-pro'] }) },
    },
  ],
  [
    'a fallback that is not allowed',
    {
      base: { 'api/request.json': body() },
      head: { 'api/request.json': body({ models: ['openai/gpt-4.1-nano'] }) },
      settings: allowed,
    },
  ],
  [
    'renamed into a relaxed rule',
    {
      base: { [P]: triage(text) },
      head: { [P]: null, 'prompts/batch/triage.prompt.yml': triage(`${text}${LINE.repeat(20)}`) },
      settings:
        'rules: [{ match: "prompts/batch/**", limits: { max-request-increase-percent: 9999, max-monthly-increase-usd: 99999 } }]',
    },
  ],
  [
    'a text in front matter',
    {
      base: { [X]: text },
      head: { [X]: `---\nmodel: ${model}\nnotes: ${LONG}\n---\n${text}` },
      settings: rule(`model: ${model}`),
    },
  ],
  [
    'a text in the template of a Modelfile',
    {
      base: { Modelfile: 'FROM llama3\nSYSTEM "Be brief."\n' },
      head: { Modelfile: `FROM llama3\nTEMPLATE """${LONG} {{ .Prompt }}"""\nSYSTEM "Be brief."\n` },
    },
  ],
  [
    'nested conditions around the text',
    {
      base: { 'prompts/a.j2': `${text}{{ q }}` },
      head: { 'prompts/a.j2': `${text}{{ q }}${'{% if q %}'.repeat(9)}${LONG}${'{% endif %}'.repeat(9)}` },
      settings: dflt,
    },
  ],
  [
    'a long chain of conditions',
    {
      base: { 'prompts/a.j2': `${text}{{ q }}` },
      head: {
        'prompts/a.j2': `${text}{{ q }}{% if q %}${LONG}${Array.from({ length: 60 }, (_, n) => `{% elif q${n} %}x`).join('')}{% endif %}`,
      },
      settings: dflt,
    },
  ],
];

const harmless: readonly (readonly [string, Pull])[] = [
  ['nothing', { base: { [P]: triage(text) }, head: {} }],
  ['one word', { base: { [P]: triage(text) }, head: { [P]: triage(`${text} Please.`) } }],
  ...(
    [
      'exclude: ["archive/**"]',
      rule('kind: request'),
      rule('usage: { requests-per-month: 1 }'),
      rule('usage: { batch-share: 0.5 }'),
      rule('usage: { output-tokens: 10 }'),
      'models: { own/model: { input: 1, output: 2 } }',
      'models: { quick: openai/gpt-4.1-nano }',
      'default-model: openai/gpt-4.1',
    ] as const
  ).map((headSettings): [string, Pull] => [
    `only ${headSettings}`,
    { base: { [P]: triage(text) }, head: {}, headSettings },
  ]),
  ['the first model in the settings', { base: { [X]: text }, head: {}, headSettings: dflt }],
  [
    'the first traffic',
    { base: { [P]: triage(text) }, head: {}, headSettings: rule('usage: { requests-per-month: 9000000 }') },
  ],
  [
    'renamed out of a rule of usage',
    {
      base: { 'prompts/hot/x.prompt.yml': triage(text) },
      head: { 'prompts/hot/x.prompt.yml': null, 'prompts/x.prompt.yml': triage(text) },
      settings: 'prompts: [{ match: "prompts/hot/**", usage: { output-tokens: 2 } }]',
    },
  ],
  [
    'an alias for a model of the same price',
    {
      base: { [P]: triage(text, 'fast'), 'litellm.yaml': lite('fast', 'openai/gpt-4.1-mini') },
      head: { 'litellm.yaml': lite('fast', 'azure/gpt-4.1-mini') },
    },
  ],
  [
    'a second deployment of the same model',
    {
      base: { [P]: triage(text, 'fast'), 'litellm.yaml': lite('fast', model) },
      head: {
        'litellm.yaml': lite(
          'fast',
          model,
          '  - model_name: fast\n    litellm_params:\n      model: azure/gpt-4.1-mini\n',
        ),
      },
    },
  ],
  [
    'a cheaper fallback',
    {
      base: { 'api/request.json': body() },
      head: { 'api/request.json': body({ models: ['openai/gpt-4.1-nano'] }) },
    },
  ],
  [
    'an allowed model in another spelling',
    { base: { [P]: triage(text) }, head: { [P]: triage(text, 'gpt-4.1-mini') }, settings: allowed },
  ],
  [
    'a cheaper model in front matter',
    {
      base: { [X]: text },
      head: { [X]: `---\nmodel: openai/gpt-4.1-nano\n---\n${text}` },
      settings: rule('model: openai/gpt-4.1'),
    },
  ],
  [
    'a note in front matter',
    {
      base: { [X]: text },
      head: { [X]: `---\nmodel: ${model}\nnotes: ${LINE}\n---\n${text}` },
      settings: rule(`model: ${model}`),
    },
  ],
  [
    'roles in the template of a Modelfile',
    {
      base: { Modelfile: 'FROM llama3\nSYSTEM "Be brief."\n' },
      head: { Modelfile: 'FROM llama3\nTEMPLATE """<|user|> {{ .Prompt }}"""\nSYSTEM "Be brief."\n' },
    },
  ],
  [
    'new test data',
    { base: { [P]: triage(text) }, head: { 'tests/fixtures/prompts/x.txt': grown }, settings: dflt },
  ],
  [
    'a new example in the documentation',
    {
      base: { [P]: triage(text) },
      head: {
        'docs/examples/p.yaml': `model: gpt-4.1\nmax_tokens: 200\nsystem_prompt: ${JSON.stringify(grown)}\n`,
      },
    },
  ],
  [
    'a condition in a condition of the same name',
    {
      base: { 'prompts/a.j2': `${text}{% if q %}${LINE}{% endif %}` },
      head: { 'prompts/a.j2': `${text}{% if q %}{% if q %}${LINE}{% endif %}{% endif %}` },
      settings: dflt,
    },
  ],
];

describe('a pull request that costs clearly more is blocked', () => {
  test.each(hostile)('%s', async (_name, pull) => {
    expect(['fail', 'error']).toContain(await verdict(pull));
  });
});

describe('a pull request that costs nothing more is not blocked', () => {
  test.each(harmless)('%s', async (_name, pull) => {
    expect(['pass', 'warn']).toContain(await verdict(pull));
  });
});
