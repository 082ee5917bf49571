import { expect, test } from '@jest/globals';
import { n8n } from '../../src/formats/n8n/index.js';
import { discover, noSettings } from '../support/discover.js';
import { memoryRevision } from '../support/memory-revision.js';

const url = 'https://openrouter.ai/api/v1/chat/completions';

/** What is read of an HTTP node: model, limit, messages with `<name>` for variables, and the number of problems. */
async function posted(jsonBody: unknown, address = url) {
  const node = {
    id: 'a',
    name: 'Ask',
    type: 'n8n-nodes-base.httpRequest',
    typeVersion: 4.2,
    parameters: { method: 'POST', url: address, specifyBody: 'json', jsonBody },
  };
  const text = JSON.stringify({ name: 'Desk', nodes: [node], connections: {} });
  const { prompts, problems } = await discover(memoryRevision({ 'flow.json': text }), noSettings, [n8n]);
  const rows = prompts.map(({ model, parameters, messages, incomplete }) => [
    model?.asWritten ?? null,
    parameters.maxOutputTokens ?? null,
    ...messages.map(
      ({ role, segments }) =>
        `${role}: ${segments.map((one) => (one.kind === 'text' ? one.text : `<${'name' in one ? one.name : one.kind}>`)).join('')}`,
    ),
    ...incomplete,
  ]);
  return [...rows, problems.length];
}

test.each<[string, unknown, unknown[]]>([
  [
    'an object that an expression makes',
    "={{ JSON.stringify({ model: 'gpt-4o', max_tokens: 700, temperature: 0.4, messages: [{role: 'user', content: 'Sum this up:\\n' + $json.text + ' Be brief, please.'}] }) }}",
    [['gpt-4o', 700, 'user: Sum this up:\n<$json.text> Be brief, please.'], 0],
  ],
  [
    'JSON with expressions in it',
    '={ "model": "gpt-4o", "max_completion_tokens": 90, "messages": [ {"role": "system", "content": "You sort letters."}, {"role": "user", "content": "Letter: {{ $json.letter }}"} ] }',
    [['gpt-4o', 90, 'system: You sort letters.', 'user: Letter: <$json.letter>'], 0],
  ],
  [
    'the names of Anthropic and of the Responses API, and parts',
    '{ "model": "claude-sonnet-4-5", "system": "You sort letters.", "max_tokens": 50, "messages": [{"role": "user", "content": [{"type": "text", "text": "Which desk?"}]}], "tools": [] }',
    [
      [
        'claude-sonnet-4-5',
        50,
        'system: You sort letters.',
        'user: Which desk?',
        'the tools that the body of the node lists',
      ],
      0,
    ],
  ],
  [
    'a limit that an expression sets',
    "={{ { model: 'gpt-4o', max_tokens: $json.most, messages: [{ role: 'user', content: 'Which desk?' }] } }}",
    [['gpt-4o', null, 'user: Which desk?', 'the output limit that an expression sets'], 0],
  ],
  [
    'a template',
    '={{ { model: $json.model, input: `Letter: ${$json.letter}` } }}',
    [[null, null, 'user: Letter: <$json.letter>'], 0],
  ],
  [
    'a text that another node puts together',
    "={{ JSON.stringify({ model: 'gpt-4o', messages: [{role: 'user', content: $json.prompt}] }) }}",
    [['gpt-4o', null, 'user: <$json.prompt>'], 1],
  ],
  ['a body that another node puts together', '={{ JSON.stringify($json.body) }}', [1]],
  ['a body that does not end', "={{ JSON.stringify({ model: 'gpt-4o', messages: [", [1]],
  ['no body', undefined, [1]],
])('%s', async (_, body, expected) => {
  expect(await posted(body)).toEqual(expected);
});

test('what is posted elsewhere is no request', async () => {
  expect(
    await posted('{"messages": [{"content": "Hello to the team."}]}', 'https://example.com/hook'),
  ).toEqual([0]);
});

test('neither headers nor the query of the address are in what is found', async () => {
  const node = {
    id: 'a',
    name: 'Ask',
    type: 'n8n-nodes-base.httpRequest',
    parameters: {
      url: `${url}?key=query-secret`,
      sendHeaders: true,
      headerParameters: { parameters: [{ name: 'Authorization', value: 'Bearer header-secret' }] },
      jsonBody: '={{ { model: "gpt-4o", messages: $json.messages } }}',
    },
    credentials: { httpHeaderAuth: { id: 'credential-secret', name: 'key' } },
  };
  for (const parameters of [node.parameters, { ...node.parameters, jsonBody: '={{ $json.body }}' }]) {
    const text = JSON.stringify({ name: 'Desk', nodes: [{ ...node, parameters }], connections: {} });
    const { prompts, problems } = await discover(memoryRevision({ 'flow.json': text }), noSettings, [n8n]);
    expect(problems).toHaveLength(1);
    expect(JSON.stringify([prompts, problems])).not.toContain('secret');
  }
});
