import { expect, test } from '@jest/globals';
import type { Prompt } from '../../src/core/prompt.js';
import { literalText } from '../../src/core/prompt.js';
import { readRequestBody } from '../../src/discovery/index.js';

async function prompt(text: string): Promise<Prompt> {
  const read = await readRequestBody('request.json', text);
  if (!('messages' in read)) throw new Error(read.detail);
  return read;
}

const said = (read: Prompt) =>
  read.messages.map((message) => `${message.role}: ${literalText(message.segments)}`);

test('a body is read as it is sent: braces in it are text', async () => {
  const read = await prompt(
    '{"model":"gpt-4o","messages":[{"role":"user","content":"Fill {name} and {{x}}"}]}',
  );
  expect(said(read)).toEqual(['user: Fill {name} and {{x}}']);
  expect(read.variables).toEqual([]);
  expect(read.model?.asWritten).toBe('gpt-4o');
  expect(read.key).toBe('request.json');
});

test('messages alone, as a map or a list, are a request whose model somebody else names', async () => {
  for (const text of [
    '{"messages":[{"role":"system","content":"Be kind."}]}',
    '\ufeff[{"role":"system","content":"Be kind."}]',
  ]) {
    const read = await prompt(text);
    expect(said(read)).toEqual(['system: Be kind.']);
    expect(read.model).toBeNull();
  }
});

test('of a batch file the first line is taken, in the batch tier', async () => {
  const line =
    '{"custom_id":"a","method":"POST","url":"/v1/responses","body":{"model":"gpt-5","input":"Hi"}}';
  const read = await prompt(`${line}\n${line}\n`);
  expect(said(read)).toEqual(['user: Hi']);
  expect(read.parameters.serviceTier).toBe('batch');
});

test('the system of an Anthropic body comes first', async () => {
  const read = await prompt(
    '{"messages":[{"role":"user","content":"Hi"}],"max_tokens":9,"system":"Be kind.","model":"claude-haiku-4-5"}',
  );
  expect(said(read)).toEqual(['system: Be kind.', 'user: Hi']);
  expect(read.parameters.maxOutputTokens).toBe(9);
});

test.each([
  ['', 'unreadable-json'],
  ['{', 'unreadable-json'],
  ['plain text', 'unreadable-json'],
  ['{"a":1}', 'unexpected-shape'],
  ['[]', 'unexpected-shape'],
  ['7', 'unexpected-shape'],
  ['{"model":"gpt-4o","messages":[]}', 'unexpected-shape'],
])('%j is no request: %s', async (text, reason) => {
  expect(await readRequestBody('request.json', text)).toMatchObject({ reason, path: 'request.json' });
});

test('a call of a tool and its result are what Claude is shown, tags and all', async () => {
  const read = await prompt(
    JSON.stringify({
      model: 'claude-haiku-4-5',
      messages: [
        { role: 'user', content: 'Weather?' },
        {
          role: 'assistant',
          content: [{ type: 'tool_use', id: 't1', name: 'weather', input: { city: 'Oslo', days: 2 } }],
        },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: 'Snow' }] },
      ],
    }),
  );
  expect(said(read)).toEqual([
    'user: Weather?',
    'assistant: <function_calls>\n<invoke name="weather">\n<parameter name="city">Oslo</parameter>\n<parameter name="days">2</parameter>\n</invoke>\n</function_calls>',
    'user: <function_results>\n<result>\nSnow\n</result>\n</function_results>',
  ]);
});
