import { describe, expect, test } from '@jest/globals';
import { literalText, type Prompt } from '../../src/core/prompt.js';
import type { SourceFile } from '../../src/core/revision.js';
import { readPrograms } from '../../src/formats/code/index.js';

/** The prompts of a small repository that is given as a table of files. */
async function promptsIn(files: Readonly<Record<string, string>>) {
  const entries = Object.entries(files).map(([path, text]) => ({
    path,
    type: 'file' as const,
    id: text,
    size: text.length,
  }));
  const result = await readPrograms(
    {
      paths: entries.map(({ path }) => path),
      has: (path) => path in files,
      readMany: (paths) =>
        Promise.resolve(
          new Map(
            paths.flatMap((path): [string, SourceFile][] => {
              const text = files[path];
              return text === undefined ? [] : [[path, { path, text, hadByteOrderMark: false }]];
            }),
          ),
        ),
    },
    entries,
    () => true,
  );
  return { ...result, byKey: new Map(result.prompts.map((prompt) => [prompt.key, prompt])) };
}

const textOf = (prompt: Prompt | undefined) =>
  prompt?.messages.map(({ role, segments }) => `${role}: ${literalText(segments)}`);

test('a client of the program itself is recognized by what it is given', async () => {
  const { byKey } = await promptsIn({
    'src/llm.ts':
      'export default abstract class BaseLLM {\n  abstract generateObject<T>(input: { messages: unknown[]; schema: unknown }): Promise<T>;\n}\n',
    'src/search.ts': `
import z from 'zod';
import BaseLLM from './llm';
const searchPrompt = 'You rewrite questions as queries for a search engine.';
export const search = async (question: string, llm: BaseLLM) => {
  const schema = z.object({ query: z.string().describe('The query.') });
  return llm.generateObject<typeof schema>({
    messages: [
      { role: 'system', content: searchPrompt },
      { role: 'user', content: \`Question: \${question}\` },
    ],
    schema,
  });
};
export const store = async (db: any) => db.save({ messages: [{ role: 'system', content: searchPrompt }] });
`,
  });
  const search = byKey.get('src/search.ts#search→generateObject');
  expect(textOf(search)).toEqual([
    'system: You rewrite questions as queries for a search engine.',
    'user: Question: ',
  ]);
  expect(search?.schema).not.toBeNull();
  expect([...byKey.keys()].filter((key) => key.includes('→'))).toEqual([
    'src/search.ts#search→generateObject',
  ]);
});

test('a body that is posted by hand is a request, in a wrapper too', async () => {
  const { byKey } = await promptsIn({
    'src/openai.ts': `
const MODEL = 'gpt-4o-mini';
export async function complete(system: string, user: string, maxTokens = 300) {
  const response = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    body: JSON.stringify({
      model: MODEL,
      max_tokens: maxTokens,
      messages: [{ role: 'system', content: system }, { role: 'user', content: user }],
    }),
  });
  return response.json();
}
`,
    'src/title.ts': `
import { complete } from './openai';
export const title = (text: string) => complete('You write short titles for articles.', text, 20);
`,
  });
  const title = byKey.get('src/title.ts#title→complete');
  expect(textOf(title)).toEqual(['system: You write short titles for articles.', 'user: ']);
  expect(title?.model?.asWritten).toBe('gpt-4o-mini');
  expect(title?.parameters.maxOutputTokens).toBe(20);
});

test('options that a wrapper spreads or hands on are those of its callers', async () => {
  const wrapper = (body: string) => ({
    'src/ai.ts': `
import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
type Options = Parameters<typeof generateText>[0];
export const generate = async (options: Options) => ${body};
`,
    'src/use.ts': `
import { generate } from './ai';
export const summary = (text: string) =>
  generate({ model: 'openai/gpt-4o', system: 'You summarize long reports for managers.', prompt: text, maxOutputTokens: 90 });
`,
  });
  for (const body of ['generateText({ ...options, maxRetries: 2 })', 'generateText(options)']) {
    const { byKey } = await promptsIn(wrapper(body));
    const summary = byKey.get('src/use.ts#summary→generate');
    expect(textOf(summary)).toEqual(['system: You summarize long reports for managers.', 'user: ']);
    expect(summary?.model?.asWritten).toBe('openai/gpt-4o');
    expect(summary?.parameters.maxOutputTokens).toBe(90);
    expect([...byKey.keys()]).toEqual(['src/use.ts#summary→generate']);
  }
});

test('a function in a record has the name of its entry and of the record', async () => {
  const { byKey } = await promptsIn({
    'src/widget.ts': `
import { generateText } from 'ai';
export const weather = {
  type: 'weather',
  execute: async (question: string) =>
    generateText({ model: 'openai/gpt-4o', system: 'You answer questions on the weather.', prompt: question }),
};
`,
  });
  expect([...byKey.keys()]).toEqual(['src/widget.ts#weather.execute→generateText']);
});

const call = (name: string, system: string, model = "'openai/gpt-4o'") =>
  `export const ${name} = (kind: string) => generateText({ model: ${model}, system: ${system}, prompt: 'Go.' });\n`;
const head = `import fs, { readFileSync } from 'node:fs';
import path from 'path';
import { fileURLToPath } from 'node:url';
import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { z } from 'zod';
import raw from './prompts/shop.md?raw';
import data from './data.json';
const folder = path.dirname(fileURLToPath(import.meta.url));
const load = (name: string) => fs.readFileSync(path.join(__dirname, 'prompts', \`\${name}.md\`), 'utf8');
`;

test.each([
  ["readFileSync(path.join(__dirname, 'prompts', 'shop.md'), 'utf8')"],
  ["readFileSync(new URL('./prompts/shop.md', import.meta.url), 'utf8').trim()"],
  ["fs.readFileSync(path.resolve(process.cwd(), 'src/prompts/shop.md')).toString()"],
  ["readFileSync(path.join(folder, './prompts/shop.md'), 'utf8')"],
  ["await Bun.file('src/prompts/shop.md').text()"],
  ['raw'],
  ["load('shop')"],
  ['readFileSync(`${import.meta.dirname}/prompts/shop.md`)'],
])('the text of a file: %s', async (expression) => {
  const { byKey } = await promptsIn({
    'src/use.ts': head + call('ask', expression),
    'src/prompts/shop.md': 'You are the helper of a shop.',
    'src/data.json': '{}',
  });
  expect(byKey.get('src/use.ts#ask→generateText')?.messages[0]?.segments).toMatchObject([
    { kind: 'include', path: 'src/prompts/shop.md' },
  ]);
});

test.each([
  ['data.system', 'You read data.'],
  ["'You are  __NAME__.'.replace(/__NAME__/g, 'Bob').replace(/\\s+/g, ' ')", 'You are Bob.'],
  [
    "['a b', kind === 'x' ? 'c' : '', null].filter(Boolean).map((r, i) => `${i + 1}. ${r}`).join('; ')",
    '1. a b; 2. c',
  ],
  ["Object.values({ a: 'one text', b: 'two text' }).join(' ')", 'one text two text'],
  ["kind.split(',').map((x) => `- thing ${x}`).join()", '- thing '],
  ["JSON.stringify({ name: 'Ann', tags: ['a'] })", '{"name":"Ann","tags":["a"]}'],
])('text that is put together: %s', async (expression, expected) => {
  const { byKey } = await promptsIn({
    'src/use.ts': head + call('ask', expression),
    'src/prompts/shop.md': '',
    'src/data.json': '{"system":"You read data."}',
  });
  expect(textOf(byKey.get('src/use.ts#ask→generateText'))?.[0]).toBe(`system: ${expected}`);
});

test.each([
  ["openai(process.env.MODEL || 'gpt-4o')", 'gpt-4o'],
  [
    "openai(z.object({ MODEL: z.string().default('gpt-4.1-mini') }).parse(process.env).MODEL)",
    'gpt-4.1-mini',
  ],
  ["openai({ title: 'gpt-4.1-nano', chat: process.env.CHAT ?? 'gpt-4.1' }.chat)", 'gpt-4.1'],
  ["modelFor('smart')", 'gpt-5'],
  ['openai(data.model)', 'gpt-4o-mini'],
])('the model: %s', async (expression, expected) => {
  const choose = `function modelFor(kind: string) {
  switch (kind) {
    case 'fast': return openai('gpt-4o-mini');
    case 'smart': return openai('gpt-5');
    default: return openai('gpt-4o');
  }
}
`;
  const { byKey } = await promptsIn({
    'src/use.ts': head + choose + call('ask', "'You are a helper.'", expression),
    'src/prompts/shop.md': '',
    'src/data.json': '{"model":"gpt-4o-mini"}',
  });
  const model = byKey.get('src/use.ts#ask→generateText')?.model;
  expect(model?.asWritten).toBe(expected);
  expect(model?.alternatives).toBeUndefined();
});

test('a method of a parameter is found through its declared class, imported as a type', async () => {
  const { byKey } = await promptsIn({
    'src/texts.ts':
      'export class Texts {\n  system(name: string) { return `You are ${name}, in one line.`; }\n}\n',
    'src/use.ts': `
import { generateText } from 'ai';
import type { Texts } from './texts';
export const ask = (texts: Texts, question: string) =>
  generateText({ model: 'openai/gpt-4o', system: texts.system('Ann'), prompt: question });
`,
  });
  expect(textOf(byKey.get('src/use.ts#ask→generateText'))?.[0]).toBe('system: You are Ann, in one line.');
});

test('a call of one of several services sends its text, on the default models of these', async () => {
  const service = (name: string, model: string, pack: string, call: string) =>
    `import Client from '${pack}';\nexport const MODELS = [{ name: '${model}' }];\nexport class ${name} {
  private client = new Client();
  async ask(system: string, question: string, model: string = MODELS[0].name) {
    return this.client.${call};
  }
}\n`;
  const { prompts } = await promptsIn({
    'src/claude.ts': service(
      'Claude',
      'claude-sonnet-4-5',
      '@anthropic-ai/sdk',
      "messages.create({ model, max_tokens: 900, system, messages: [{ role: 'user', content: question }] })",
    ),
    'src/gpt.ts': service(
      'Gpt',
      'gpt-4.1',
      'openai',
      'responses.create({ model, max_output_tokens: 800, instructions: system, input: question })',
    ),
    'src/run.ts': `
import { Claude } from './claude';
import { Gpt } from './gpt';
export class Runner {
  private services: Record<string, Service> = {};
  constructor(private readonly claude: Claude, private readonly gpt: Gpt) {
    this.services = { anthropic: this.claude, openai: this.gpt };
  }
  async run(task: Task) {
    const service = this.services[task.model.provider];
    return service.ask('You run tasks on a desktop. Close every window when you are done.', task.text, task.model.name);
  }
}
`,
  });
  const requests = prompts.filter(({ kind }) => kind === 'request');
  expect(
    requests.map(({ key, model, parameters }) => [key, model?.asWritten, parameters.maxOutputTokens]),
  ).toEqual([['src/run.ts#Runner.run→ask', 'claude-sonnet-4-5', 900]]);
  expect(requests[0]?.model?.alternatives).toEqual(['gpt-4.1']);
  expect(textOf(requests[0])?.[0]).toContain('Close every window');
});

test('what chooses a model of a table is no model beside it', async () => {
  const { prompts } = await promptsIn({
    'src/models.ts': `
import { createOpenAI } from '@ai-sdk/openai';
const openai = createOpenAI();
const DEFAULT_MODEL = 'gpt-4o-mini';
const models = { 'gpt-4o-mini': openai('gpt-4o-mini'), 'gpt-4o': openai('gpt-4o') };
export const getModel = () => models[DEFAULT_MODEL];
`,
    'src/ask.ts': `
import { generateText } from 'ai';
import { getModel } from './models';
export const ask = (note: string) => generateText({ model: getModel(), prompt: \`Name this note: \${note}\` });
`,
  });
  expect(prompts.map(({ key, model }) => [key, model?.asWritten])).toEqual([
    ['src/ask.ts#ask→generateText', 'gpt-4o-mini'],
  ]);
});

test('a body that is put together in a call is sent once', async () => {
  const { prompts } = await promptsIn({
    'src/search.ts': `
export const plugin = (ai: Kit): void => {
  ai.defineTool({ name: 'search', description: 'Search the web.' }, async (input: { query: string }) => {
    const response = await fetch('https://api.perplexity.ai/chat/completions', {
      method: 'POST',
      body: JSON.stringify({ model: 'sonar', messages: [{ role: 'user', content: input.query }] }),
    });
    return response.json();
  });
};
`,
  });
  const requests = prompts.filter(({ kind }) => kind === 'request');
  expect(requests.map(({ key }) => key)).toEqual(['src/search.ts#plugin→request']);
});

test('two calls of one function that send no text of their own are told apart by model and limit', async () => {
  const { prompts } = await promptsIn({
    'src/route.ts': `
import { streamText } from 'ai';
import { anthropic } from '@ai-sdk/anthropic';
export async function POST(req: Request) {
  const { model, system, messages, thinks } = await req.json();
  if (thinks) return streamText({ model: anthropic('claude-3-7-sonnet-20250219'), system, messages, maxTokens: 64000 });
  return streamText({ model: anthropic(model), system, messages, maxTokens: 4096 });
}
`,
  });
  expect(prompts.map(({ key, parameters }) => [key, parameters.maxOutputTokens])).toEqual([
    ['src/route.ts#POST→streamText', 64000],
    ['src/route.ts#POST→streamText~2', 4096],
  ]);
});

test.each([
  [
    "import.meta.glob('./prompts/*.md', { query: '?raw', import: 'default', eager: true })['./prompts/shop.md']",
  ],
  ["import.meta.glob('/src/prompts/*.md', { eager: true })['/src/prompts/shop.md'].default"],
  ["require.context('./prompts', false, /\\.md$/)('./shop.md')"],
  ["nunjucks.render('shop.md', { kind })"],
  ["new nunjucks.Environment(new nunjucks.FileSystemLoader('src/prompts')).render('shop.md', {})"],
])('the text of a file by a bundler or a template engine: %s', async (expression) => {
  const { byKey } = await promptsIn({
    'src/use.ts': `import nunjucks from 'nunjucks';\n${head}${call('ask', expression)}`,
    'src/prompts/shop.md': 'You are the helper of a shop.',
    'src/data.json': '{}',
  });
  expect(byKey.get('src/use.ts#ask→generateText')?.messages[0]?.segments).toMatchObject([
    { kind: 'include', path: 'src/prompts/shop.md' },
  ]);
});

test("a bundler's table whose key is known at run time holds each of its texts", async () => {
  const { byKey } = await promptsIn({
    'src/use.ts': head + call('ask', "import.meta.glob('./p/*.md', { as: 'raw' })[`./p/${kind}.md`]"),
    'src/p/a.md': 'You are A.',
    'src/p/b.md': 'You are B.',
    'src/data.json': '{}',
  });
  expect(byKey.get('src/use.ts#ask→generateText')?.messages[0]?.segments).toMatchObject([
    { kind: 'branch', arms: [[{ path: 'src/p/a.md' }], [{ path: 'src/p/b.md' }]] },
  ]);
});

test.each([
  [
    "generateObject({ model: 'openai/gpt-4o', prompt: q, output: 'array', schema: z.object({ a: z.string() }) })",
    "generateText({ model: 'openai/gpt-4o', prompt: q, output: Output.array({ element: z.object({ a: z.string() }) }) })",
    'elements',
  ],
  [
    "generateObject({ model: 'openai/gpt-4o', prompt: q, output: 'enum', enum: ['sun', 'rain'] })",
    "generateText({ model: 'openai/gpt-4o', prompt: q, output: Output.choice({ options: ['sun', 'rain'] }) })",
    'result',
  ],
])('both ways to ask for %s send one schema', async (before, after, name) => {
  const schemas: unknown[] = [];
  for (const body of [before, after]) {
    const { prompts } = await promptsIn({
      'src/use.ts': `import { generateObject, generateText, Output } from 'ai';\nimport { z } from 'zod';\nexport const ask = (q: string) => ${body};\n`,
    });
    schemas.push(prompts[0]?.schema?.schema);
  }
  expect(schemas[0]).toMatchObject({ type: 'object', required: [name], additionalProperties: false });
  expect(schemas[1]).toEqual(schemas[0]);
});

test('a prompt that is piped into a model is sent with the values that it is given', async () => {
  const { byKey } = await promptsIn({
    'src/chain.ts': `
import { ChatOpenAI } from '@langchain/openai';
import { ChatPromptTemplate, PromptTemplate } from '@langchain/core/prompts';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { RunnableSequence } from '@langchain/core/runnables';
const llm = new ChatOpenAI({ model: 'gpt-4o', maxTokens: 88 });
const prompt = ChatPromptTemplate.fromMessages([['system', 'You write about {topic}.'], ['human', '{q}']]);
export const ask = (q: string) => prompt.pipe(llm).pipe(new StringOutputParser()).invoke({ topic: 'tea', q });
export const repeat = (q: string) =>
  RunnableSequence.from([PromptTemplate.fromTemplate('Say it again: {q}'), llm]).invoke({ q });
`,
  });
  const ask = byKey.get('src/chain.ts#ask→invoke');
  expect(textOf(ask)).toEqual(['system: You write about tea.', 'user: ']);
  expect(ask?.model?.asWritten).toBe('gpt-4o');
  expect(ask?.parameters.maxOutputTokens).toBe(88);
  expect(textOf(byKey.get('src/chain.ts#repeat→invoke'))).toEqual(['user: Say it again: ']);
});

test.each([
  [2, 'gpt-4o-mini', ['gpt-4o']],
  [5, undefined, undefined],
])('a table of %d models by tier', async (size, model, alternatives) => {
  const names = ['gpt-4o-mini', 'gpt-4o', 'gpt-4.1', 'gpt-5', 'o3'].slice(0, size);
  const table = `{ ${names.map((name, index) => `t${index}: '${name}'`).join(', ')} }`;
  const { byKey } = await promptsIn({
    'src/use.ts': `const MODELS: Record<string, string> = ${table};\n${head}${call('ask', "'You help.'", 'openai(MODELS[kind])')}`,
    'src/prompts/shop.md': '',
    'src/data.json': '{}',
  });
  const found = byKey.get('src/use.ts#ask→generateText')?.model;
  expect(found?.asWritten).toBe(model);
  expect(found?.alternatives).toEqual(alternatives);
});

test('a tool is described by a function, and a client of Groq sends to Groq', async () => {
  const { prompts } = await promptsIn({
    'src/use.ts': `
import { generateText, tool } from 'ai';
import Groq from 'groq-sdk';
import { z } from 'zod';
const text = 'Finds the weather.';
export const ask = (q: string) =>
  generateText({ model: 'openai/gpt-4o', prompt: q, tools: { weather: tool({ description: () => text, inputSchema: z.object({}) }) } });
const groq = new Groq();
export const fast = (q: string) =>
  groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages: [{ role: 'user', content: q }] });
`,
  });
  expect(prompts[0]?.tools[0]?.description).toBe('Finds the weather.');
  expect(prompts[1]?.model?.provider).toBe('groq');
});

test('data written as JSON into a prompt is text, what is not known of it is filled in', async () => {
  const { byKey } = await promptsIn({
    'src/image.ts': `
import OpenAI from 'openai';
const client = new OpenAI();
const template = { role: 'Designer', rules: ['Never show "hex codes".', 'Keep it clean.'], depth: 2, input: { post: '' } };
const promptFor = (post: string) => JSON.stringify({ ...template, input: { post } }, null, 2);
export const draw = async (post: string) =>
  client.responses.create({ model: 'gpt-4.1-mini', input: promptFor(post) });
`,
  });
  const draw = byKey.get('src/image.ts#draw→responses.create');
  expect(textOf(draw)).toEqual([
    'user: {\n  "role": "Designer",\n  "rules": [\n    "Never show \\"hex codes\\".",\n    "Keep it clean."\n  ],\n  "depth": 2,\n  "input": {\n    "post": \n  }\n}',
  ]);
  expect(draw?.variables.map(({ name }) => name)).toEqual(['post']);
});

test('a key that a Map is given later holds what it is given', async () => {
  const { byKey } = await promptsIn({
    'app.ts': `import OpenAI from "openai";
const client = new OpenAI();
const rules = new Map([["a", "You are brief."]]);
rules.set("a", "You answer at great length.");
export const ask = (q: string) =>
  client.chat.completions.create({ model: "gpt-4o", messages: [{ role: "system", content: rules.get("a") }, { role: "user", content: q }] });
`,
  });
  const written = JSON.stringify([...byKey.values()].map(({ messages }) => messages));
  expect(written).toContain('at great length');
  expect(written).not.toContain('brief');
});

describe('tools that functions build', () => {
  const city = {
    type: 'object',
    properties: { city: { type: 'string', description: 'Its name.' } },
    required: ['city'],
  };
  const definitions = `[{ name: 'find', description: 'Finds a city.', input_schema: ${JSON.stringify(city)} }]`;
  const converter = `
const typeOf = (type: string) => {
  switch (type) { case 'string': return Type.STRING; default: return Type.OBJECT; }
};
function convert(schema: any): any {
  if (!schema) return {};
  const result: any = { type: typeOf(schema.type) };
  if (schema.description) result.description = schema.description;
  if (schema.items) result.items = convert(schema.items);
  if (schema.properties) {
    result.properties = {};
    for (const [key, value] of Object.entries(schema.properties)) result.properties[key] = convert(value);
    if (schema.required) result.required = schema.required;
  }
  return result;
}`;
  const toolsOf = async (code: string, parameters: string) => {
    const { prompts } = await promptsIn({
      'app.ts': `import { GoogleGenAI, Type } from '@google/genai';
import { shared } from 'elsewhere';
const definitions = ${definitions};
${code}
const build = (given: any) =>
  definitions.map((one) => ({ name: one.name, description: one.description, parameters: ${parameters} }));
export const run = (q: string, given: any) =>
  new GoogleGenAI({}).models.generateContent({
    model: 'gemini-2.5-pro',
    contents: q,
    config: { tools: [{ functionDeclarations: build(given) }] },
  });
`,
    });
    const prompt = prompts.find(({ key }) => key === 'app.ts#run→models.generateContent');
    return { schemas: prompt?.tools.map(({ schema }) => schema), incomplete: prompt?.incomplete };
  };

  test.each([
    ['as they are', '', 'one.input_schema'],
    ['by a function that calls itself', converter, 'convert(one.input_schema)'],
  ])('their parameters are taken %s', async (_, code, parameters) => {
    expect(await toolsOf(code, parameters)).toEqual({ schemas: [city], incomplete: [] });
  });

  const atRunTime = ['the definition of tools is built at run time'];
  test.each([
    ['a parameter', 'given.schema', atRunTime],
    ['a function from elsewhere', 'shared(one)', atRunTime],
    ['properties from elsewhere', "{ type: 'object', properties: shared.properties }", atRunTime],
    [
      'some properties from elsewhere',
      "{ type: 'object', properties: { a: { type: 'string' }, ...shared } }",
      atRunTime,
    ],
    ['a property from elsewhere', "{ type: 'object', properties: { a: shared } }", atRunTime],
    ['none', '{}', []],
    ['names at run time', "{ type: 'object', properties: { a: { type: 'string', enum: given.names } } }", []],
  ])('parameters that are %s are said to be missing where they are', async (_, parameters, incomplete) => {
    expect((await toolsOf('', parameters)).incomplete).toEqual(incomplete);
  });
});
