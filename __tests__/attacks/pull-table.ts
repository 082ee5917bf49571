import { LINE, LONG } from './template-table.js';
import { TEXT } from './program-table.js';

// Prompts in files of their own: ways to hide, move or alias what a request costs, and changes that cost nothing more.

/** What a test's tree holds at a path; null for a file that is gone. */
export type Entry = string | Uint8Array | { readonly link: string } | { readonly submodule: true } | null;
export type Tree = Readonly<Record<string, Entry>>;

export interface PullRow {
  readonly name: string;
  readonly base: Tree;
  readonly head: Tree;
  /** More of the settings, on both sides. */
  readonly settings?: string;
  /** Those of head, where they differ. */
  readonly headSettings?: string;
}

const MORE = TEXT + LONG;
const dflt = 'default-model: openai/gpt-4.1-mini';
const P = 'prompts/support.prompt.yml';
const X = 'prompts/support.txt';
const mini = 'openai/gpt-4.1-mini';

export function github(system: string, model = mini, more = ''): string {
  return `name: Support\nmodel: ${model}\nmodelParameters:\n  maxTokens: 300\n${more}messages:\n  - role: system\n    content: ${JSON.stringify(system)}\n  - role: user\n    content: "{{question}}"\n`;
}

function body(more: object = {}, system = TEXT): string {
  return JSON.stringify(
    {
      model: 'gpt-4.1-mini',
      max_tokens: 300,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: '{{question}}' },
      ],
      ...more,
    },
    null,
    2,
  );
}

const yaml = (value: Readonly<Record<string, unknown>>): string =>
  Object.entries(value)
    .map(([key, one]) => `${key}: ${JSON.stringify(one)}\n`)
    .join('');

const requestYaml = (value: Readonly<Record<string, unknown>>): string =>
  yaml({ model: 'gpt-4.1-mini', max_tokens: 200, ...value });

const lite = (...entries: readonly (readonly [string, string, string?])[]): string =>
  `model_list:\n${entries.map(([name, model, more = '']) => `  - model_name: ${name}\n    litellm_params:\n      model: ${model}\n${more}`).join('')}`;

const allowed = `rules: [{ match: "**", limits: { allowed-models: ["${mini}"] } }]`;
const denied = 'rules: [{ match: "**", limits: { denied-models: ["openai/o1-pro"] } }]';

const loader = (line: string): string => `import os\n\n\ndef system():\n    return ${line}\n`;
const loaders: readonly (readonly [string, string, string])[] = [
  ['langfuse', 'app/load.py', loader('langfuse.get_prompt("support").compile()')],
  [
    'langfuse in TypeScript',
    'app/load.ts',
    'export const system = async () => (await langfuse.getPrompt("support")).compile();\n',
  ],
  ['a hub', 'app/load.py', loader('hub.pull("acme/support")')],
  ['LangSmith', 'app/load.py', loader('client.pull_prompt("acme/support")')],
  ['PromptLayer', 'app/load.py', loader('promptlayer.templates.get("support")')],
  ['MLflow', 'app/load.py', loader('mlflow.genai.load_prompt("prompts:/support/1")')],
  [
    'Bedrock',
    'app/load.ts',
    'export const system = () => bedrock.send(new GetPromptCommand({ promptIdentifier: "support" }));\n',
  ],
  [
    'a stored prompt of OpenAI',
    'app/load.ts',
    'export const answer = () => client.responses.create({ prompt: { id: "pmpt_123" } });\n',
  ],
  ['Humanloop', 'app/load.py', loader('humanloop.prompts.call(path="support")')],
];

const dotprompt = (text: string, model = mini): string => `---\nmodel: ${model}\n---\n${text} {{question}}`;
const agents = (more = '', goal = TEXT): string =>
  `helper:\n  role: Support assistant of a shop\n  goal: ${JSON.stringify(goal)}\n  backstory: You are good at it\n  llm: ${mini}\n${more}`;
const tasks = 't:\n  description: Answer the question\n  expected_output: an answer\n  agent: helper\n';
const baml = (clients: string, client: string, prompt = `${TEXT}{{ question }}`): string =>
  `${clients}function Answer(question: string) -> string {\n  client ${client}\n  prompt #"${prompt}"#\n}\n`;
const bamlClient = (name: string, model: string): string =>
  `client<llm> ${name} {\n  provider openai\n  options {\n    model ${model}\n  }\n}\n`;
const bamlMix = (name: string, provider: string, ...of: readonly string[]): string =>
  `client<llm> ${name} {\n  provider ${provider}\n  options {\n    strategy [${of.join(', ')}]\n  }\n}\n`;
const jsonl = (count: number, last: string): string =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      custom_id: `r${n}`,
      method: 'POST',
      url: '/v1/chat/completions',
      body: {
        model: 'gpt-4.1-mini',
        max_tokens: 100,
        messages: [{ role: 'user', content: n === count - 1 ? last : `Say hello ${n}` }],
      },
    }),
  ).join('\n');
const tool = (description: string): object => ({
  type: 'function',
  function: { name: 'find', description, parameters: { type: 'object', properties: {} } },
});

export const hostilePulls: readonly PullRow[] = [
  // Moved out of sight.
  ...loaders.map(([name, path, text]): PullRow => ({
    name: `the text is loaded from ${name}`,
    base: { [P]: github(TEXT), [path]: 'import os\n' },
    head: { [P]: null, [path]: text },
  })),
  ...loaders.slice(0, 3).map(([name, path, text]): PullRow => ({
    name: `a text file is loaded from ${name}`,
    base: { [X]: TEXT },
    head: { [X]: null, [path]: text },
    settings: dflt,
  })),
  {
    name: 'prompts becomes a submodule',
    base: { [P]: github(TEXT) },
    head: { [P]: null, prompts: { submodule: true } },
  },
  {
    name: 'prompts becomes a submodule, text files',
    base: { [X]: TEXT },
    head: { [X]: null, prompts: { submodule: true } },
    settings: dflt,
  },
  {
    name: 'prompts moves into a submodule elsewhere',
    base: { [X]: TEXT, 'app/main.py': 'open("prompts/support.txt")\n' },
    head: { [X]: null, shared: { submodule: true }, 'app/main.py': 'open("shared/support.txt")\n' },
    settings: dflt,
  },
  {
    name: 'a prompt becomes a link out',
    base: { [P]: github(TEXT) },
    head: { [P]: { link: '/opt/prompts/support.yml' } },
  },
  {
    name: 'prompts becomes a link',
    base: { [X]: TEXT },
    head: { [X]: null, prompts: { link: 'data' }, 'data/support.txt': MORE },
    settings: dflt,
  },
  {
    name: 'a prompt becomes a link to a longer text',
    base: { [X]: TEXT },
    head: { [X]: { link: '../data/long.dat' }, 'data/long.dat': MORE },
    settings: dflt,
  },
  {
    name: 'a prompt moves to tests',
    base: { [P]: github(TEXT) },
    head: { [P]: null, 'tests/support.prompt.yml': github(MORE) },
  },
  {
    name: 'a prompt moves to fixtures and is rewritten',
    base: { [P]: github(TEXT) },
    head: { [P]: null, 'tests/fixtures/support.prompt.yml': github(LONG) },
  },
  {
    name: 'a text moves to tests',
    base: { [X]: TEXT },
    head: { [X]: null, 'tests/support.txt': MORE },
    settings: dflt,
  },
  {
    name: 'a text moves to vendor',
    base: { [X]: TEXT },
    head: { [X]: null, 'vendor/support.txt': MORE },
    settings: dflt,
  },
  {
    name: 'a text moves to build',
    base: { [X]: TEXT },
    head: { [X]: null, 'build/support.txt': MORE },
    settings: dflt,
  },
  {
    name: 'a text moves to a README',
    base: { [X]: TEXT },
    head: { [X]: null, 'prompts/README.md': MORE },
    settings: dflt,
  },
  {
    name: 'a text moves to documentation',
    base: { [X]: TEXT },
    head: { [X]: null, 'docs/support.md': MORE },
    settings: dflt,
  },
  {
    name: 'a text moves to another ending',
    base: { [X]: TEXT },
    head: { [X]: null, 'prompts/support.dat': MORE },
    settings: dflt,
  },
  {
    name: 'a text moves to another ending and is rewritten',
    base: { [X]: TEXT },
    head: { [X]: null, 'prompts/support.dat': LONG },
    settings: dflt,
  },
  {
    name: 'a text moves out of the folder',
    base: { [X]: TEXT },
    head: { [X]: null, 'data/support.txt': MORE },
    settings: dflt,
  },
  {
    name: 'a text moves into a database dump',
    base: { [X]: TEXT },
    head: { [X]: null, 'db/seed.sql': `insert into prompts values ('support', '${MORE}');\n` },
    settings: dflt,
  },
  {
    name: 'a text moves into CSV',
    base: { [X]: TEXT },
    head: { [X]: null, 'data/prompts.csv': `name,text\nsupport,"${MORE}"\n` },
    settings: dflt,
  },
  {
    name: 'a text moves into HTML',
    base: { [X]: TEXT },
    head: { [X]: null, 'data/prompts.html': `<p>${MORE}</p>\n` },
    settings: dflt,
  },
  {
    name: 'a text moves into JSON that no format reads',
    base: { [X]: TEXT },
    head: { [X]: null, 'data/support.json': JSON.stringify({ a: { b: MORE } }) },
    settings: dflt,
  },
  {
    name: 'a text moves into a language that is not read',
    base: { [X]: TEXT },
    head: { [X]: null, 'lib/texts.ex': `@text ${JSON.stringify(MORE)}\n` },
    settings: dflt,
  },
  {
    name: 'a text moves into a minified program',
    base: { [X]: TEXT },
    head: { [X]: null, 'lib/texts.min.js': `var t=${JSON.stringify(MORE)}` },
    settings: dflt,
  },
  {
    name: 'a text becomes a part that nobody includes',
    base: { 'prompts/a.prompt': dotprompt(TEXT) },
    head: { 'prompts/a.prompt': null, 'prompts/_a.prompt': dotprompt(LONG) },
  },
  {
    name: 'a prompt moves under an excluded path',
    base: { [P]: github(TEXT) },
    head: { [P]: null, 'old/support.prompt.yml': github(MORE) },
    settings: 'exclude: ["old/**"]',
  },
  {
    name: 'a prompt becomes a file that cannot be read',
    base: { [P]: github(TEXT) },
    head: { [P]: 'model: [\n' },
  },
  {
    name: 'a prompt becomes a file of another format that reads less',
    base: { [P]: github(TEXT) },
    head: { [P]: `notes: ${JSON.stringify(MORE)}\n` },
  },
  {
    name: 'a prompt grows over the cap',
    base: { [X]: TEXT },
    head: { [X]: MORE.repeat(2600) },
    settings: dflt,
  },
  {
    name: 'a prompt with an unknown encoding',
    base: { [X]: TEXT },
    head: { [X]: `${TEXT}\u0000${MORE}` },
    settings: dflt,
  },
  // Settings.
  {
    name: 'a broken settings file that is switched off',
    base: { '.promptcost.yml': 'version: 1\nlimits: [\n', [P]: github(TEXT) },
    head: { '.promptcost.yml': 'version: 1\nenforcement: off\n', [P]: github(MORE) },
  },
  {
    name: 'a broken settings file without limits',
    base: { '.promptcost.yml': 'version: 1\nlimits: [\n', [P]: github(TEXT) },
    head: { '.promptcost.yml': 'version: 1\n', [P]: github(MORE) },
  },
  {
    name: 'a broken settings file with a rule that lets pass',
    base: { '.promptcost.yml': 'version: 1\nlimits: [\n', [P]: github(TEXT) },
    head: {
      '.promptcost.yml':
        'version: 1\nrules: [{ match: "**", limits: { max-request-increase-percent: 9999% } }]\n',
      [P]: github(MORE),
    },
  },
  // Two prompts of one file.
  {
    name: 'one of two is renamed and rewritten',
    base: { 'cfg/p.yaml': requestYaml({ a: { system_prompt: TEXT }, b: { system_prompt: LINE.repeat(4) } }) },
    head: { 'cfg/p.yaml': requestYaml({ c: { system_prompt: LONG }, b: { system_prompt: LINE.repeat(4) } }) },
  },
  {
    name: 'one of two gets another key',
    base: { 'cfg/p.yaml': requestYaml({ a: { system_prompt: TEXT }, b: { system_prompt: LINE.repeat(4) } }) },
    head: { 'cfg/p.yaml': requestYaml({ a: { system_text: LONG }, b: { system_prompt: LINE.repeat(4) } }) },
  },
  {
    name: 'the only one gets another key',
    base: { 'cfg/p.yaml': requestYaml({ a: { system_prompt: TEXT } }) },
    head: { 'cfg/p.yaml': requestYaml({ a: { greeting: LONG } }) },
  },
  {
    name: 'two swap their texts and one grows',
    base: { 'cfg/p.yaml': requestYaml({ a: { system_prompt: TEXT }, b: { system_prompt: LINE.repeat(4) } }) },
    head: { 'cfg/p.yaml': requestYaml({ a: { system_prompt: LINE.repeat(4) }, b: { system_prompt: MORE } }) },
  },
  // Parts.
  {
    name: 'a part that is not there',
    base: { 'prompts/a.j2': TEXT },
    head: { 'prompts/a.j2': `${TEXT}{% include "gone.j2" %}` },
    settings: dflt,
  },
  {
    name: 'a part by a name of run time',
    base: { 'prompts/a.j2': TEXT },
    head: { 'prompts/a.j2': `${TEXT}{% include name %}` },
    settings: dflt,
  },
  {
    name: 'a part outside that may be missing',
    base: { 'prompts/a.j2': TEXT },
    head: { 'prompts/a.j2': `${TEXT}{% include "/opt/long.j2" ignore missing %}` },
    settings: dflt,
  },
  {
    name: 'a part outside',
    base: { 'prompts/a.j2': TEXT },
    head: { 'prompts/a.j2': `${TEXT}{% include "../../etc/long.j2" %}` },
    settings: dflt,
  },
  {
    name: 'a part that is a link out',
    base: { 'prompts/a.j2': `${TEXT}{% include "p.j2" %}`, 'prompts/p.j2': LINE },
    head: { 'prompts/p.j2': { link: '/opt/p.j2' } },
    settings: dflt,
  },
  {
    name: 'a part that cannot be read',
    base: { 'prompts/a.j2': `${TEXT}{% include "p.j2" %}`, 'prompts/p.j2': LINE },
    head: { 'prompts/p.j2': `{% for %}{% endif %}${LONG}` },
    settings: dflt,
  },
  {
    name: 'an uncounted part that changes',
    base: { 'prompts/a.j2': `${TEXT}{% include "p.dat" %}`, 'prompts/p.dat': 'x\u0000' },
    head: { 'prompts/p.dat': `x\u0000${LONG}` },
    settings: dflt,
  },
  {
    name: 'a part with a new file of another engine',
    base: { 'prompts/a.hbs': TEXT },
    head: { 'prompts/a.hbs': `${TEXT}{{> p}}`, 'prompts/p.html': LONG },
    settings: dflt,
  },
  {
    name: 'a shared part grows',
    base: { 'prompts/a.j2': `${TEXT}{% include "p.j2" %}`, 'prompts/p.j2': LINE },
    head: { 'prompts/p.j2': LONG },
    settings: dflt,
  },
  {
    name: 'a file named by a configuration',
    base: { 'cfg/p.yaml': requestYaml({ system_prompt: TEXT }) },
    head: { 'cfg/p.yaml': requestYaml({ system_prompt: 'file:///opt/prompts/long.txt' }) },
  },
  {
    name: 'a file of the repository named by a configuration',
    base: { 'cfg/p.yaml': requestYaml({ system_prompt: TEXT }) },
    head: { 'cfg/p.yaml': requestYaml({ system_prompt: 'file://long.txt' }), 'cfg/long.txt': LONG },
  },
  {
    name: 'an address in a configuration',
    base: { 'cfg/p.yaml': requestYaml({ system_prompt: TEXT }) },
    head: { 'cfg/p.yaml': requestYaml({ system_prompt: 'https://x.test/long.txt' }) },
  },
  {
    name: 'a text of the environment',
    base: { 'cfg/p.yaml': requestYaml({ system_prompt: TEXT }) },
    head: { 'cfg/p.yaml': requestYaml({ system_prompt: '${SYSTEM_PROMPT}' }) },
  },
  // Front matter, defaults, samples.
  {
    name: 'a text in front matter that names a model',
    base: { 'prompts/a.md': TEXT },
    head: { 'prompts/a.md': `---\nmodel: ${mini}\nnotes: ${LONG}\n---\n${TEXT}` },
    settings: dflt,
  },
  {
    name: 'a text in a description',
    base: { 'prompts/a.md': TEXT },
    head: { 'prompts/a.md': `---\ndescription: ${LONG}\n---\n${TEXT}` },
    settings: dflt,
  },
  {
    name: 'a text under its own key of front matter',
    base: { 'prompts/a.md': TEXT },
    head: { 'prompts/a.md': `---\nrules: |\n  ${LONG}\n---\n${TEXT}` },
    settings: dflt,
  },
  {
    name: 'TOML front matter',
    base: { 'prompts/a.md': TEXT },
    head: { 'prompts/a.md': `+++\nrules = ${JSON.stringify(LONG)}\n+++\n${TEXT}` },
    settings: dflt,
  },
  {
    name: 'a default of a variable',
    base: { 'prompts/a.prompt': dotprompt(TEXT) },
    head: {
      'prompts/a.prompt': dotprompt(TEXT).replace(
        '---\n',
        `---\ninput:\n  default:\n    question: ${JSON.stringify(LONG)}\n`,
      ),
    },
  },
  {
    name: 'a default that grows',
    base: { 'prompts/a.j2': `${TEXT}{{ x | default("none") }}` },
    head: { 'prompts/a.j2': `${TEXT}{{ x | default(${JSON.stringify(LONG)}) }}` },
    settings: dflt,
  },
  {
    name: 'the template of a Modelfile',
    base: { Modelfile: 'FROM llama3\nSYSTEM "Be brief."\n' },
    head: { Modelfile: `FROM llama3\nTEMPLATE """${LONG}{{ .Prompt }}"""\nSYSTEM "Be brief."\n` },
  },
  // Schemas, tools, examples.
  {
    name: 'a tool',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ tools: [tool(LONG)] }) },
  },
  {
    name: 'a very long tool',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ tools: [tool(LONG.repeat(70))] }) },
  },
  {
    name: 'a long answer schema',
    base: { 'api/request.json': body() },
    head: {
      'api/request.json': body({
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'a', schema: { type: 'object', description: LONG.repeat(70) } },
        },
      }),
    },
  },
  {
    name: 'a long answer schema grows',
    base: {
      'api/request.json': body({
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'a', schema: { type: 'object', description: LONG.repeat(70) } },
        },
      }),
    },
    head: {
      'api/request.json': body({
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'a', schema: { type: 'object', description: LONG.repeat(90) } },
        },
      }),
    },
  },
  {
    name: 'a server tool',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ tools: [{ type: 'web_search_preview' }] }) },
  },
  {
    name: 'examples',
    base: { 'api/request.json': body() },
    head: {
      'api/request.json': body({
        messages: [
          { role: 'system', content: TEXT },
          ...Array.from({ length: 40 }, () => ({ role: 'user', content: LINE })),
          { role: 'user', content: '{{question}}' },
        ],
      }),
    },
  },
  {
    name: 'the last line of a long batch',
    base: { 'b/batch.jsonl': jsonl(260, 'Say goodbye') },
    head: { 'b/batch.jsonl': jsonl(260, MORE) },
  },
  {
    name: 'a new line after many',
    base: { 'b/batch.jsonl': jsonl(260, 'Say goodbye') },
    head: { 'b/batch.jsonl': jsonl(261, MORE) },
  },
  {
    name: 'a schema of BAML',
    base: { 'b/a.baml': baml(bamlClient('A', 'gpt-4.1-mini'), 'A') },
    head: {
      'b/a.baml': baml(
        bamlClient('A', 'gpt-4.1-mini'),
        'A',
        `${TEXT}{{ question }}{{ ctx.output_format(prefix=${JSON.stringify(LONG)}) }}`,
      ),
    },
  },
  // Options.
  {
    name: 'many answers',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ n: 16 }) },
  },
  {
    name: 'a dearer tier',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ service_tier: 'priority' }) },
  },
  {
    name: 'predicted output',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ prediction: { type: 'content', content: LONG } }) },
  },
  {
    name: 'audio',
    base: { 'api/request.json': body() },
    head: {
      'api/request.json': body({ modalities: ['text', 'audio'], audio: { voice: 'alloy', format: 'wav' } }),
    },
  },
  {
    name: 'reasoning',
    base: { 'api/request.json': body({ model: 'gpt-5-mini', reasoning_effort: 'minimal' }) },
    head: { 'api/request.json': body({ model: 'gpt-5-mini', reasoning_effort: 'high' }) },
  },
  {
    name: 'a search',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ web_search_options: {} }) },
  },
  {
    name: 'a document',
    base: { 'api/request.json': body() },
    head: {
      'api/request.json': body({
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: TEXT },
              { type: 'file', file: { file_id: 'file-1' } },
            ],
          },
        ],
      }),
    },
  },
  {
    name: 'a picture',
    base: { 'api/request.json': body() },
    head: {
      'api/request.json': body({
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: TEXT },
              { type: 'image_url', image_url: { url: 'https://x.test/a.png', detail: 'high' } },
            ],
          },
        ],
      }),
    },
  },
  {
    name: 'thinking',
    base: { 'api/request.json': body({ model: 'claude-sonnet-4-5' }) },
    head: {
      'api/request.json': body({
        model: 'claude-sonnet-4-5',
        thinking: { type: 'enabled', budget_tokens: 30000 },
        max_tokens: 32000,
      }),
    },
  },
  {
    name: 'rounds of an agent',
    base: { 'c/config/agents.yaml': agents('  max_iter: 5\n'), 'c/config/tasks.yaml': tasks },
    head: { 'c/config/agents.yaml': agents('  max_iter: 500\n') },
  },
  {
    name: 'delegation of an agent',
    base: { 'c/config/agents.yaml': agents(), 'c/config/tasks.yaml': tasks },
    head: {
      'c/config/agents.yaml': agents(
        '  allow_delegation: true\n  tools: [SerperDevTool, ScrapeWebsiteTool]\n',
      ),
    },
  },
  {
    name: 'the goal of an agent',
    base: { 'c/config/agents.yaml': agents(), 'c/config/tasks.yaml': tasks },
    head: { 'c/config/agents.yaml': agents('', MORE) },
  },
  // Models and aliases.
  { name: 'a dearer model', base: { [P]: github(TEXT) }, head: { [P]: github(TEXT, 'openai/gpt-4.1') } },
  {
    name: 'a model that nobody knows',
    base: { [P]: github(TEXT) },
    head: { [P]: github(TEXT, 'acme/secret-9') },
  },
  {
    name: 'no model any more',
    base: { [P]: github(TEXT) },
    head: { [P]: github(TEXT).replace(/^model:.*\n/m, '') },
  },
  {
    name: 'a model of the environment',
    base: { 'cfg/p.yaml': requestYaml({ system_prompt: TEXT }) },
    head: { 'cfg/p.yaml': requestYaml({ system_prompt: TEXT, model: '${MODEL}' }) },
  },
  {
    name: 'an alias for a dearer model in a new gateway',
    base: { [P]: github(TEXT) },
    head: { [P]: github(TEXT, 'fast'), 'x/litellm.yml': lite(['fast', 'openai/o1-pro']) },
  },
  {
    name: 'a gateway that hides a dearer model',
    base: { [P]: github(TEXT) },
    head: { [P]: github(TEXT, 'openai/gpt-4.1'), 'x/litellm.yml': lite(['openai/gpt-4.1', mini]) },
  },
  {
    name: 'a gateway with rates of 0',
    base: { [P]: github(TEXT, 'fast'), 'litellm.yaml': lite(['fast', mini]) },
    head: {
      [P]: github(MORE, 'fast'),
      'litellm.yaml': lite(['fast', mini, '      input_cost_per_token: 0\n      output_cost_per_token: 0\n']),
    },
  },
  {
    name: 'a gateway with low rates',
    base: { [P]: github(TEXT, 'fast'), 'litellm.yaml': lite(['fast', mini]) },
    head: {
      [P]: github(MORE, 'fast'),
      'litellm.yaml': lite([
        'fast',
        mini,
        '      input_cost_per_token: 0.0000000001\n      output_cost_per_token: 0.0000000001\n',
      ]),
    },
  },
  {
    name: 'a file that its own pull request marks as generated',
    base: { [P]: github(TEXT), 'gen/b.prompt.yml': github(TEXT) },
    head: {
      '.gitattributes': 'gen/** linguist-generated\n',
      'gen/b.prompt.yml': github(TEXT, 'openai/o1-pro'),
    },
  },
  {
    name: 'a deployed copy with a dearer model',
    base: { [P]: github(TEXT), 'deploy/b.prompt.yml': github(TEXT) },
    head: { 'deploy/b.prompt.yml': github(TEXT, 'openai/o1-pro') },
  },
  {
    name: 'a second deployment',
    base: { [P]: github(TEXT, 'fast'), 'litellm.yaml': lite(['fast', mini]) },
    head: { 'litellm.yaml': lite(['fast', mini], ['fast', 'openai/o1-pro']) },
  },
  {
    name: 'a second deployment without a price',
    base: { [P]: github(TEXT, 'fast'), 'litellm.yaml': lite(['fast', mini]) },
    head: { 'litellm.yaml': lite(['fast', mini], ['fast', 'acme/secret-9']) },
  },
  {
    name: 'a fallback of the gateway',
    base: { [P]: github(TEXT, 'fast'), 'litellm.yaml': lite(['fast', mini]) },
    head: {
      'litellm.yaml': `${lite(['fast', mini], ['slow', 'openai/o1-pro'])}router_settings:\n  fallbacks:\n    - fast: [slow]\n`,
    },
  },
  {
    name: 'a list of models',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ models: ['openai/o1-pro'] }) },
  },
  {
    name: 'a list of models without a price',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ models: ['acme/secret-9'] }) },
  },
  {
    name: 'a fallback that is not allowed',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ models: ['openai/gpt-4.1-nano'] }) },
    settings: allowed,
  },
  {
    name: 'a fallback that is denied',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ models: ['openai/o1-pro'] }) },
    settings: denied,
  },
  {
    name: 'a deployment that is not allowed',
    base: { [P]: github(TEXT, 'fast'), 'litellm.yaml': lite(['fast', mini]) },
    head: { 'litellm.yaml': lite(['fast', mini], ['fast', 'openai/gpt-4.1-nano']) },
    settings: allowed,
  },
  {
    name: 'BAML: a fallback',
    base: { 'b/a.baml': baml(bamlClient('A', 'gpt-4.1-mini') + bamlMix('F', 'fallback', 'A'), 'F') },
    head: {
      'b/a.baml': baml(
        bamlClient('A', 'gpt-4.1-mini') + bamlClient('B', 'o1-pro') + bamlMix('F', 'fallback', 'A', 'B'),
        'F',
      ),
    },
  },
  {
    name: 'BAML: round robin',
    base: { 'b/a.baml': baml(bamlClient('A', 'gpt-4.1-mini') + bamlMix('F', 'round-robin', 'A'), 'F') },
    head: {
      'b/a.baml': baml(
        bamlClient('A', 'gpt-4.1-mini') + bamlClient('B', 'o1-pro') + bamlMix('F', 'round-robin', 'A', 'B'),
        'F',
      ),
    },
  },
  {
    name: 'BAML: nested',
    base: { 'b/a.baml': baml(bamlClient('A', 'gpt-4.1-mini') + bamlMix('F', 'fallback', 'A'), 'F') },
    head: {
      'b/a.baml': baml(
        bamlClient('A', 'gpt-4.1-mini') +
          bamlClient('B', 'o1-pro') +
          bamlMix('G', 'fallback', 'A', 'B') +
          bamlMix('F', 'fallback', 'A', 'G'),
        'F',
      ),
    },
  },
  {
    name: 'BAML: retries',
    base: { 'b/a.baml': baml(bamlClient('A', 'gpt-4.1-mini'), 'A') },
    head: { 'b/a.baml': baml(`retry_policy R {\n  max_retries 50\n}\n${bamlClient('A', 'o1-pro')}`, 'A') },
  },
  {
    name: 'an alias in the settings of head',
    base: { [P]: github(TEXT, 'fast') },
    head: { [P]: github(MORE, 'fast') },
    settings: `models: { fast: ${mini} }`,
    headSettings: 'models: { fast: openai/gpt-4.1-nano }',
  },
  {
    name: 'rates of 0 in the settings of head for a new model',
    base: { [P]: github(TEXT) },
    head: { [P]: github(MORE, 'acme/free') },
    headSettings: 'models: { acme/free: { input: 0, output: 0 } }',
  },
  {
    name: 'a host of its own in the settings of head',
    base: { [P]: github(TEXT) },
    head: { [P]: github(MORE, 'openai/gpt-4.1') },
    headSettings: 'models: { openai/gpt-4.1: { input: 0.0001, output: 0.0001 } }',
  },
];

const workflow = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n';

export const harmlessPulls: readonly PullRow[] = [
  { name: 'a removed prompt', base: { [P]: github(TEXT), 'app/main.py': 'x = 1\n' }, head: { [P]: null } },
  {
    name: 'a removed prompt and its loader',
    base: { [X]: TEXT, 'app/main.py': 'open("prompts/support.txt").read()\n' },
    head: { [X]: null, 'app/main.py': 'x = 1\n' },
    settings: dflt,
  },
  {
    name: 'a removed prompt and other changes',
    base: { [X]: TEXT, 'app/main.py': 'x = 1\n', 'docs/a.md': 'a' },
    head: { [X]: null, 'app/main.py': 'x = 2\n', 'docs/a.md': 'The support prompt is gone.' },
    settings: dflt,
  },
  {
    name: 'a removed prompt beside a removed test of it',
    base: { [X]: TEXT, 'tests/test_support.py': 'def test():\n    pass\n' },
    head: { [X]: null, 'tests/test_support.py': null },
    settings: dflt,
  },
  {
    name: 'a moved prompt',
    base: { [P]: github(TEXT) },
    head: { [P]: null, 'app/prompts/support.prompt.yml': github(TEXT) },
  },
  {
    name: 'a renamed prompt',
    base: { [P]: github(TEXT) },
    head: { [P]: null, 'prompts/desk.prompt.yml': github(TEXT) },
  },
  {
    name: 'Windows line ends',
    base: { [X]: TEXT.replaceAll('. ', '.\n') },
    head: { [X]: TEXT.replaceAll('. ', '.\r\n') },
    settings: dflt,
  },
  { name: 'a byte order mark', base: { [X]: TEXT }, head: { [X]: `\ufeff${TEXT}` }, settings: dflt },
  {
    name: 'a line end at the end',
    base: { [X]: TEXT.trim() },
    head: { [X]: `${TEXT.trim()}\n` },
    settings: dflt,
  },
  {
    name: 'YAML in another order',
    base: { [P]: github(TEXT) },
    head: {
      [P]: `# a comment\nmessages:\n  - content: ${JSON.stringify(TEXT)}\n    role: system\n  - { role: user, content: '{{question}}' }\nmodelParameters: { maxTokens: 300 }\nmodel: '${mini}'\nname: Support\n`,
    },
  },
  {
    name: 'a folded scalar',
    base: { [P]: github(TEXT) },
    head: {
      [P]: github(TEXT).replace(
        JSON.stringify(TEXT),
        `>-\n      ${TEXT.trim().replaceAll('. ', '.\n      ')}`,
      ),
    },
  },
  {
    name: 'JSON in another layout',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': JSON.stringify(JSON.parse(body())) },
  },
  {
    name: 'a text becomes a part',
    base: { 'prompts/a.j2': `${TEXT}\n${LINE}` },
    head: { 'prompts/a.j2': `{% include "p.j2" %}\n${LINE}`, 'prompts/p.j2': TEXT },
    settings: dflt,
  },
  {
    name: 'a part becomes text',
    base: { 'prompts/a.j2': `{% include "p.j2" %}\n${LINE}`, 'prompts/p.j2': TEXT },
    head: { 'prompts/a.j2': `${TEXT}\n${LINE}`, 'prompts/p.j2': null },
    settings: dflt,
  },
  {
    name: 'two prompts share a part',
    base: { 'prompts/a.j2': `${TEXT}${LINE}`, 'prompts/b.j2': `${TEXT}Be brief.` },
    head: {
      'prompts/a.j2': `{% include "p.j2" %}${LINE}`,
      'prompts/b.j2': `{% include "p.j2" %}Be brief.`,
      'prompts/p.j2': TEXT,
    },
    settings: dflt,
  },
  {
    name: 'a request that another one includes',
    base: { 'prompts/a.j2': `${TEXT}${LINE}`, 'prompts/p.j2': TEXT },
    head: { 'prompts/a.j2': `{% include "p.j2" %}${LINE}` },
    settings: dflt,
  },
  {
    name: 'a request that nobody includes any more',
    base: { 'prompts/a.j2': `{% include "p.j2" %}${LINE}`, 'prompts/p.j2': TEXT },
    head: { 'prompts/a.j2': `${TEXT}${LINE}` },
    settings: dflt,
  },
  {
    name: 'a request that a configuration names',
    base: {
      [X]: TEXT,
      'cfg/p.yaml': requestYaml({ system_prompt: TEXT }),
    },
    head: {
      'cfg/p.yaml': 'model: gpt-4.1-mini\nmax_tokens: 200\nsystem_prompt: file://../prompts/support.txt\n',
    },
    settings: dflt,
  },
  {
    name: 'a macro',
    base: { 'prompts/a.j2': TEXT },
    head: { 'prompts/a.j2': `{% macro m() %}${TEXT}{% endmacro %}{{ m() }}` },
    settings: dflt,
  },
  {
    name: 'a part that may be missing',
    base: { 'prompts/a.j2': TEXT },
    head: { 'prompts/a.j2': `${TEXT}{% include "more.j2" ignore missing %}` },
    settings: dflt,
  },
  {
    name: 'another format',
    base: { [P]: github(TEXT) },
    head: {
      [P]: null,
      'prompts/support.prompty': `---\nname: Support\nmodel:\n  id: gpt-4.1-mini\n  provider: openai\n  options: { maxOutputTokens: 300 }\n---\nsystem:\n${TEXT}\nuser:\n{{question}}\n`,
    },
  },
  { name: 'the first model in the settings', base: { [X]: TEXT }, head: {}, headSettings: dflt },
  {
    name: 'the first model in the file',
    base: { 'prompts/a.md': TEXT },
    head: { 'prompts/a.md': `---\nmodel: ${mini}\n---\n${TEXT}` },
  },
  {
    name: 'a snapshot',
    base: { [P]: github(TEXT) },
    head: { [P]: github(TEXT, 'openai/gpt-4.1-mini-2025-04-14') },
  },
  { name: 'a prefix', base: { [P]: github(TEXT, 'gpt-4.1-mini') }, head: { [P]: github(TEXT) } },
  {
    name: 'a cheaper model',
    base: { [P]: github(TEXT) },
    head: { [P]: github(TEXT, 'openai/gpt-4.1-nano') },
  },
  { name: 'a shorter text', base: { [P]: github(TEXT) }, head: { [P]: github(TEXT.slice(0, 90)) } },
  { name: 'a word', base: { [P]: github(TEXT) }, head: { [P]: github(`${TEXT}Be brief.`) } },
  { name: 'a lower limit', base: { [P]: github(TEXT) }, head: { [P]: github(TEXT).replace('300', '200') } },
  {
    name: 'a new prompt',
    base: { [P]: github(TEXT) },
    head: { 'prompts/greet.prompt.yml': github('Greet the customer.', 'openai/gpt-4.1-nano') },
  },
  {
    name: 'a new text without a model',
    base: { [P]: github(TEXT) },
    head: { 'notes/a.txt': 'A note about nothing in particular, which nobody sends to a model.' },
  },
  {
    name: 'a new program that names no model',
    base: { [P]: github(TEXT) },
    head: { 'lib/a.ex': 'defmodule A do\n  def a, do: 1\nend\n', 'lib/a.lua': 'print("hello")\n' },
  },
  { name: 'a workflow', base: { [P]: github(TEXT) }, head: { '.github/workflows/ci.yml': workflow } },
  {
    name: 'a test',
    base: { [P]: github(TEXT) },
    head: {
      'tests/test_support.py': `from openai import OpenAI\n\nMODEL = "gpt-4.1"\nTEXT = ${JSON.stringify(MORE)}\n`,
    },
  },
  {
    name: 'documentation',
    base: { [P]: github(TEXT) },
    head: { 'docs/prompts.md': MORE, 'README.md': MORE, 'CHANGELOG.md': MORE },
  },
  {
    name: 'sample data',
    base: { [P]: github(TEXT) },
    head: { [P]: `${github(TEXT)}testData:\n  - question: ${JSON.stringify(LONG)}\n` },
  },
  {
    name: 'a default that is shorter',
    base: { 'prompts/a.j2': `${TEXT}{{ x | default("none at all") }}` },
    head: { 'prompts/a.j2': `${TEXT}{{ x | default("none") }}` },
    settings: dflt,
  },
  {
    name: 'another temperature',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ temperature: 0.2, top_p: 0.9, seed: 1, stop: ['x'] }) },
  },
  { name: 'one answer', base: { 'api/request.json': body() }, head: { 'api/request.json': body({ n: 1 }) } },
  {
    name: 'a standard tier',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ service_tier: 'default' }) },
  },
  {
    name: 'a cheaper fallback',
    base: { 'api/request.json': body() },
    head: { 'api/request.json': body({ models: ['openai/gpt-4.1-nano'] }) },
  },
  {
    name: 'a deployment of the same model',
    base: { [P]: github(TEXT, 'fast'), 'litellm.yaml': lite(['fast', mini]) },
    head: { 'litellm.yaml': lite(['fast', mini], ['fast', 'azure/gpt-4.1-mini']) },
  },
  {
    name: 'another model in the gateway',
    base: { [P]: github(TEXT, 'fast'), 'litellm.yaml': lite(['fast', mini]) },
    head: { 'litellm.yaml': lite(['fast', mini], ['slow', 'openai/o1-pro']) },
  },
  {
    name: 'fewer rounds of an agent',
    base: { 'c/config/agents.yaml': agents('  max_iter: 15\n'), 'c/config/tasks.yaml': tasks },
    head: { 'c/config/agents.yaml': agents('  max_iter: 5\n') },
  },
  {
    name: 'first rounds of an agent',
    base: { 'c/config/agents.yaml': agents(), 'c/config/tasks.yaml': tasks },
    head: { 'c/config/agents.yaml': agents('  max_iter: 5\n') },
  },
  {
    name: 'BAML: a cheaper fallback',
    base: { 'b/a.baml': baml(bamlClient('A', 'gpt-4.1-mini') + bamlMix('F', 'fallback', 'A'), 'F') },
    head: {
      'b/a.baml': baml(
        bamlClient('A', 'gpt-4.1-mini') +
          bamlClient('B', 'gpt-4.1-nano') +
          bamlMix('F', 'fallback', 'A', 'B'),
        'F',
      ),
    },
  },
  {
    name: 'an unused client of BAML',
    base: { 'b/a.baml': baml(bamlClient('A', 'gpt-4.1-mini'), 'A') },
    head: { 'b/a.baml': baml(bamlClient('A', 'gpt-4.1-mini') + bamlClient('B', 'o1-pro'), 'A') },
  },
  {
    name: 'another order of two',
    base: { 'cfg/p.yaml': requestYaml({ a: { system_prompt: TEXT }, b: { system_prompt: LINE.repeat(4) } }) },
    head: { 'cfg/p.yaml': requestYaml({ b: { system_prompt: LINE.repeat(4) }, a: { system_prompt: TEXT } }) },
  },
  {
    name: 'a new name of one of two',
    base: { 'cfg/p.yaml': requestYaml({ a: { system_prompt: TEXT }, b: { system_prompt: LINE.repeat(4) } }) },
    head: { 'cfg/p.yaml': requestYaml({ c: { system_prompt: TEXT }, b: { system_prompt: LINE.repeat(4) } }) },
  },
  {
    name: 'an unused submodule',
    base: { [P]: github(TEXT) },
    head: { 'third_party/lib': { submodule: true } },
  },
  {
    name: 'a broken settings file that is fixed',
    base: { '.promptcost.yml': 'version: 1\nlimits: [\n', [P]: github(TEXT) },
    head: { '.promptcost.yml': 'version: 1\nlimits: { max-request-increase-percent: 10% }\n' },
  },
  {
    name: 'a broken configuration elsewhere',
    base: { [P]: github(TEXT), 'helm/x.yaml': 'a: 1\n' },
    head: { 'helm/x.yaml': '{{ if .a }}\na: b\n  c: d\n{{ end }}\n' },
  },
];
