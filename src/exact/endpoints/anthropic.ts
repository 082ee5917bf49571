import type { Endpoint } from './ask.js';

/**
 * `POST /v1/messages/count_tokens` takes the body of a Messages request (`model`, `messages`, `system`, `tools`,
 * `tool_choice`, `thinking`) and answers `{ "input_tokens": 2095 }`. It is free, needs a key, and has a rate limit of its
 * own. `output_config` carries the schema of a structured answer, which is written into the prompt. What only matters for the answer (`max_tokens`, `temperature` …) is not a part of its body and is left out.
 * https://platform.claude.com/docs/en/api/http/messages/count_tokens, checked on 2026-11-26.
 */
export const anthropic: Endpoint = {
  vendor: 'Anthropic',
  request(body) {
    if (typeof body['model'] !== 'string') return 'the request names no model';
    const counted = Object.entries(body).filter(([name]) => countedFields.has(name));
    return { path: '/v1/messages/count_tokens', body: Object.fromEntries(counted) };
  },
  headers: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
  tokens: (answer) => answer['input_tokens'],
};

const countedFields = new Set([
  'model',
  'messages',
  'system',
  'tools',
  'tool_choice',
  'thinking',
  'output_config',
]);
