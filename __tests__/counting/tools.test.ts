import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { countRequest } from '../../src/counting/index.js';
import { anthropic } from '../../src/counting/rules/anthropic.js';
import { typescriptHead, typescriptTail, typescriptTool } from '../../src/counting/typescript.js';
import type { Amount } from '../../src/core/amount.js';
import type { Parameters, Prompt } from '../../src/core/prompt.js';
import { here, message, model, openai200k, prompt, tool, units, words } from './request.js';

const lookup = tool('find_ticket', 'Finds a ticket by its number.', {
  type: 'object',
  properties: {
    number: { type: 'integer', description: 'Without the hash' },
    queue: { type: 'string', enum: ['billing', 'returns'], default: 'billing' },
    filter: {
      type: 'object',
      properties: { open: { type: 'boolean', description: 'Only open ones' } },
      required: ['open'],
    },
    tags: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
  },
  required: ['number'],
});

test('a tool is written as the TypeScript that the harmony format publishes', () => {
  const style = { opening: '(_: {', indent: 0, nestedDescriptions: true };
  const piece = typescriptTool(lookup.name, lookup.description, lookup.schema, 'first', style);
  expect(`${typescriptHead}${piece ?? ''}${typescriptTail}`).toBe(`# Tools

## functions

namespace functions {

// Finds a ticket by its number.
type find_ticket = (_: {
// Without the hash
number: number,
queue?: "billing" | "returns", // default: billing
filter?: {
// Only open ones
open: boolean,
},
tags?: string | null[],
}) => any;

} // namespace functions`);
});

test('a tool without parameters takes none', () => {
  const style = { opening: '(_:{', indent: 2, nestedDescriptions: false };
  expect(typescriptTool('now', null, { type: 'object', properties: {} }, 'further', style)).toBe(
    ';\n\ntype now = () => any',
  );
});

test('tools counted one by one are as many tokens as their whole text', () => {
  const style = { opening: '(_:{', indent: 0, nestedDescriptions: true };
  const tools = [lookup, tool('now', 'The time', null), tool('close', null, lookup.schema)];
  const pieces = tools.map(
    (one, index) =>
      typescriptTool(one.name, one.description, one.schema, index === 0 ? 'first' : 'further', style) ?? '',
  );
  const tokenizer = openai200k();
  const count = (value: string): number => tokenizer.count(value);
  const parts = [typescriptHead, ...pieces, typescriptTail];
  expect(parts.reduce((sum, part) => sum + count(part), 0)).toBe(count(parts.join('')));
});

function toolTokens(name: string, fields: Partial<Prompt>): Amount {
  return countRequest(prompt({ messages: [message('user', 'Hello')], ...fields }), model(name), words, {})
    .parts.tools;
}

test.each([
  ['claude-opus-5', undefined, 286],
  ['claude-opus-5', 'any', 406],
  ['claude-opus-4-8', 'none', 290],
  ['claude-opus-4-7', 'auto', 675],
  ['claude-opus-4-6', 'find_ticket', 589],
  ['claude-sonnet-4-5-20250929', 'auto', 496],
  ['claude-sonnet-4-20250514', 'auto', 313],
  ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'auto', 496],
  ['claude-4.5-sonnet', 'auto', 496],
  ['claude-3-haiku-20240307', 'any', 340],
])('the hidden tool prompt of %s with tool choice %s is %i tokens', (name, toolChoice, hidden) => {
  const parameters: Parameters = toolChoice === undefined ? {} : { toolChoice };
  const request = prompt({ messages: [message('user', 'Hello')], tools: [lookup], parameters });
  const block = countRequest(request, model(name), words, {}).blocks[0];
  expect(block).toMatchObject({
    label: 'tool-use system prompt',
    part: 'tools',
    stability: 'static',
    tokens: { low: hidden, expected: hidden, high: hidden, basis: 'counted' },
  });
});

test('a Claude whose tool prompt is not published gets that of the nearest model, or the known range', () => {
  const first = (name: string): unknown =>
    countRequest(prompt({ tools: [lookup] }), model(name), words, {}).blocks[0];
  expect(first('claude-opus-5-5')).toMatchObject({
    label: 'tool-use system prompt (of the nearest model)',
    tokens: { expected: 286, basis: 'assumed' },
  });
  expect(first('claude-haiku-5-5')).toMatchObject({
    label: 'tool-use system prompt (not published)',
    tokens: { low: 159, high: 675, basis: 'assumed' },
  });
});

test('the page on counting shows every tool prompt of the table', () => {
  const page = readFileSync('docs/counting.md', 'utf8');
  for (const { models, autoTokens, forcedTokens } of anthropic.toolPrompts) {
    const row = page
      .split('\n')
      .find(
        (line) => line.startsWith('|') && line.includes(`${autoTokens}`) && line.includes(`${forcedTokens}`),
      );
    expect([models, row !== undefined]).toEqual([models, true]);
  }
});

test('without tools there is no tool prompt', () => {
  expect(toolTokens('claude-opus-5', {})).toEqual({ low: 0, expected: 0, high: 0, basis: 'counted' });
});

test('a list of tools alone is not charged with what the request around it pays', () => {
  const list = toolTokens('claude-opus-5', { kind: 'tools', messages: [], tools: [lookup] });
  const carried = toolTokens('claude-opus-5', { tools: [lookup] });
  expect(carried.expected - list.expected).toBe(286);
});

test('tools of the provider have their published or measured size, and are named where there is none', () => {
  expect(toolTokens('claude-sonnet-5', { parameters: { serverTools: ['bash_20250124'] } }).expected).toBe(
    354 + 325,
  );
  const request = prompt({ parameters: { serverTools: ['web_search'] } });
  const counted = countRequest(request, model('gpt-5.4'), words, {});
  expect(counted.unknown).toEqual([
    'the definition of the provider’s tool `web_search` is not counted: its size is not published'.replace(
      '’',
      "'",
    ),
  ]);
  expect(counted.parts.tools.basis).toBe('unknown');
});

test('more text in a tool never lowers its count, with any vendor', () => {
  const longer = { ...lookup, description: `${lookup.description ?? ''} Ask before closing it.` };
  for (const name of [
    'gpt-4',
    'gpt-4o',
    'gpt-5.6',
    'claude-opus-5',
    'gemini-3.6-flash',
    'llama-3.3-70b',
    'qwen3-32b',
    'mistral-large',
    'grok-4',
    'nova-pro',
    'glm-4.7',
    'kimi-k2',
    'deepseek-chat',
    'unheard-of',
  ]) {
    const short = toolTokens(name, { tools: [lookup] });
    const long = toolTokens(name, { tools: [longer] });
    expect(long.expected).toBeGreaterThan(short.expected);
    expect(short.low).toBeLessThanOrEqual(short.expected);
    expect(short.expected).toBeLessThanOrEqual(short.high);
  }
});

test('a response schema is sent without the keywords that the vendor drops, but with properties of that name', () => {
  const schema = {
    name: 'verdict',
    description: 'What to do',
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: { required: { type: 'boolean' } },
      required: ['required'],
    },
    place: here,
  };
  const { parts } = countRequest(prompt({ schema }), model('gpt-5.4'), units, {});
  const sent =
    '# Response Formats\n\n## verdict\n\n// What to do\n{"type":"object","properties":{"required":{"type":"boolean"}}}';
  expect(parts.schema.low).toBe(sent.length);
});

test('Gemini hardly bills a response schema: its size is only the upper end', () => {
  const schema = {
    name: null,
    schema: { type: 'object', properties: { a: { type: 'string' } } },
    place: here,
  };
  const { parts } = countRequest(prompt({ schema }), model('gemini-2.5-pro'), units, {});
  expect(parts.schema).toMatchObject({ low: 0, expected: 0 });
  expect(parts.schema.high).toBeGreaterThan(20);
});

/** As a few lines of YAML with aliases can make it: ten to the ninth copies of one string. */
function bomb(): unknown {
  let level: unknown = 'lol';
  for (let depth = 0; depth < 9; depth += 1) level = Array.from({ length: 10 }, () => level);
  return { type: 'object', properties: { laugh: { enum: [level] } } };
}
function loop(): unknown {
  const schema: Record<string, unknown> = { type: 'object' };
  schema['properties'] = { again: schema };
  return schema;
}

test.each([
  ['a schema that grows without end', bomb()],
  ['a schema inside itself', loop()],
])('%s is named as not counted, at once', (_, schema) => {
  for (const name of ['gpt-5.4', 'claude-opus-5', 'gemini-3-pro', 'llama-3.1-8b']) {
    const request = prompt({
      tools: [tool('joke', null, schema)],
      schema: { name: 'joke', schema, place: here },
    });
    const counted = countRequest(request, model(name), units, {});
    expect(counted.unknown).toEqual([
      'tool `joke`: its schema is too large or too deep to count',
      'response schema `joke` is too large or too deep to count',
    ]);
  }
});

test('a reference is written as the type it names; one that holds itself stays open', () => {
  const style = { opening: '(_: {', indent: 0, nestedDescriptions: true };
  const schema = {
    $defs: {
      Line: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] },
      Node: { type: 'object', properties: { next: { $ref: '#/$defs/Node' } } },
    },
    type: 'object',
    properties: { line: { $ref: '#/$defs/Line' }, node: { $ref: '#/$defs/Node' } },
    required: ['line', 'node'],
  };
  expect(typescriptTool('order', null, schema, 'further', style)).toBe(`;

type order = (_: {
line: {
sku: string,
},
node: {
next?: any,
},
}) => any`);
});

test('only plain messages are counted exactly; tools and schemas add their error by their share', () => {
  const tokenizer = openai200k();
  const ask = [message('user', 'Where is order 4711?')];
  const counted = (fields: Partial<Prompt>, name = 'gpt-4o') => {
    const { method, errorPercent } = countRequest(
      prompt({ messages: ask, ...fields }),
      model(name),
      tokenizer,
      {},
    );
    return { method, errorPercent };
  };
  expect(counted({})).toEqual({ method: 'exact', errorPercent: 0 });
  for (const fields of [
    { tools: [lookup] },
    { schema: { name: 'answer', schema: { type: 'object', properties: { ok: { type: 'boolean' } } } } },
    { messages: [...ask, message('tool', 'Shipped.')] },
  ]) {
    const { method, errorPercent } = counted(fields as Partial<Prompt>);
    expect(method).toBe('calibrated');
    expect(errorPercent).toBeGreaterThan(0);
    expect(errorPercent).toBeLessThanOrEqual(16);
  }
  // More text beside the same tools makes the whole closer.
  const long = [message('user', 'Where is order 4711? '.repeat(200))];
  expect(counted({ tools: [lookup], messages: long }).errorPercent).toBeLessThan(
    counted({ tools: [lookup] }).errorPercent,
  );
  // No recorded requests tell the error of this one's tools.
  expect(counted({ tools: [lookup] }, 'grok-4.5').errorPercent).toBeGreaterThan(
    counted({ tools: [lookup] }).errorPercent,
  );
});

/** Billed by recorded requests: constants of one model family and interface. */
test.each([
  ['gpt-4o', undefined, 0],
  ['gpt-4o', 'chat-completions', 0],
  ['gpt-4o', 'responses', -6],
  ['gpt-5', undefined, 0],
  ['gpt-5', 'chat-completions', 82],
  ['gpt-5', 'responses', 0],
] as const)(
  '%s by %s: a request with a tool costs %i tokens more than where the file does not say',
  (name, api, more) => {
    const fields = { messages: [message('user', 'Where is it?')], tools: [lookup] };
    const count = (one: Partial<Prompt>) =>
      countRequest(prompt({ ...fields, ...one }), model(name, 'openai'), openai200k(), {}).input.expected;
    expect(count(api === undefined ? {} : { api }) - count({})).toBe(more);
  },
);

test('a call that the tool choice forces costs the name of the function once more, and 7 tokens', () => {
  const count = (parameters: Parameters, api: Prompt['api']) =>
    countRequest(
      prompt({
        messages: [message('user', 'Where?')],
        tools: [lookup],
        parameters,
        ...(api === undefined ? {} : { api }),
      }),
      model('gpt-4o', 'openai'),
      openai200k(),
      {},
    ).input.expected;
  const called = 7 + openai200k().count('find_ticket');
  expect(count({ toolChoice: 'find_ticket' }, 'chat-completions') - count({}, 'chat-completions')).toBe(
    called,
  );
  expect(count({ toolChoice: 'required' }, 'responses') - count({}, 'responses')).toBe(called);
  expect(count({ toolChoice: 'required' }, 'chat-completions')).toBe(count({}, 'chat-completions'));
  expect(count({ toolChoice: 'auto' }, 'responses')).toBe(count({}, 'responses'));
});

test('Chat Completions writes the name of a schema twice, and a message around it where there is none', () => {
  const schema = {
    name: 'Ticket',
    schema: { type: 'object', properties: { id: { type: 'string' } } },
    place: here,
  };
  const count = (api: 'chat-completions' | 'responses', system: boolean) =>
    countRequest(
      prompt({
        messages: [...(system ? [message('system', 'Be brief.')] : []), message('user', 'Go')],
        schema,
        api,
      }),
      model('gpt-4o', 'openai'),
      openai200k(),
      {},
    ).parts.schema.expected;
  const named = 1 + openai200k().count('Ticket');
  expect(count('chat-completions', true) - count('responses', true)).toBe(named);
  expect(count('chat-completions', false) - count('responses', false)).toBe(named + 4);
});
