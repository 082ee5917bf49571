import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { check } from '../src/check.js';
import { SettingsError } from '../src/core/settings.js';
import { describeMistake } from '../src/report/words/mistakes.js';
import type { Report, ReportEstimate } from '../src/core/report.js';
import { settle } from '../src/settings/index.js';
import { findSettingsFile } from '../src/settings/index.js';
import { exactBounds, openExactCounts } from '../src/exact/endpoints/index.js';
import { renderComment, renderSummary } from '../src/outputs/index.js';
import { links } from './support/scenarios.js';
import {
  answer,
  counted,
  countedTexts,
  keys,
  startCountServer,
  type CountServer,
} from './support/count-server.js';
import { memoryRevision } from './support/memory-revision.js';

/** The whole check on two trees, with the vendors' endpoints on loopback. */

let server: CountServer;
beforeEach(async () => {
  server = await startCountServer();
});
afterEach(() => {
  server.close();
});

type Files = Readonly<Record<string, string>>;

async function report(
  before: Files,
  after: Files,
  given: Partial<typeof keys> = keys,
  bounds: Partial<Record<keyof typeof exactBounds, number>> = {},
): Promise<Report> {
  const [baseline, head] = [memoryRevision(before), memoryRevision(after)];
  const settings = settle({
    baseline: await findSettingsFile(baseline, null, false),
    head: await findSettingsFile(head, null, false),
    baselineName: 'base',
    headName: 'head',
    inputs: {},
    inputKind: 'input',
  });
  return check({
    baseline,
    head,
    settings,
    renames: new Map(),
    generatedAt: '2026-10-01T09:00:00.000Z',
    shard: null,
    folder: '',
    exact: openExactCounts(
      { anthropic: '', gemini: '', ...given },
      { ANTHROPIC_BASE_URL: server.url, GOOGLE_GEMINI_BASE_URL: `${server.url}/` },
      { ...exactBounds, ...bounds },
    ),
  });
}

const opus = 'anthropic/claude-opus-4-8';

function desk(system: string, model = opus, user = 'Ticket: {{ticket}}'): string {
  return [
    'name: Ticket desk',
    `model: ${model}`,
    'modelParameters: { maxTokens: 60 }',
    'messages:',
    `  - { role: system, content: ${JSON.stringify(system)} }`,
    `  - { role: user, content: ${JSON.stringify(user)} }`,
    '',
  ].join('\n');
}

const file = 'desk.prompt.yml';
const short = 'You sort the tickets of Halden Ferries.';
const long = `${short} Lost luggage goes to the harbour office, and so does whatever was found on board.`;

function side(estimate: ReportEstimate | null | undefined): ReportEstimate {
  if (estimate === null || estimate === undefined) throw new Error('the prompt is not on this side');
  return estimate;
}

function bySize(a: object, b: object): number {
  return JSON.stringify(a).length - JSON.stringify(b).length;
}

/** What must hold for every change, however it was counted. */
function expectSound(made: Report): void {
  for (const change of made.changes) {
    for (const one of [change.baseline, change.head]) {
      if (one === null) continue;
      const parts = Object.values(one.tokens.inputParts).reduce((sum, part) => sum + part, 0);
      expect(parts).toBeCloseTo(one.tokens.input, 6);
    }
    if (change.baseline !== null && change.head !== null) {
      expect(change.baseline.tokens.method === 'exact').toBe(change.head.tokens.method === 'exact');
    }
    const causes = change.causes.reduce((sum, cause) => sum + cause.usdPer1k, 0);
    expect(causes).toBeCloseTo(change.delta.usdPer1k ?? 0, 9);
    const tokens = change.causes.reduce((sum, cause) => sum + (cause.inputTokens ?? 0), 0);
    expect(tokens).toBeCloseTo(change.delta.inputTokens ?? 0, 6);
  }
}

function problemsOf(made: Report): readonly string[] {
  return made.problems.filter(({ reason }) => reason === 'exact-count-failed').map(({ detail }) => detail);
}

test('both sides are counted by the vendor, variables as before', async () => {
  const made = await report({ [file]: desk(short) }, { [file]: desk(long) });
  expectSound(made);
  expect(made.problems).toEqual([]);
  // Both are asked at the same time; the order in which they arrive is nobody's.
  expect(server.seen.map(({ body }) => body).sort(bySize)).toEqual([
    {
      model: 'claude-opus-4-8',
      system: short,
      messages: [{ role: 'user', content: 'Ticket: ' }],
    },
    { model: 'claude-opus-4-8', system: long, messages: [{ role: 'user', content: 'Ticket: ' }] },
  ]);
  const [change] = made.changes;
  // The server counts 3 units a token and 20 a request; `userTicket: ` and the role are text to it, too.
  const sent = (system: string): number => 20 + Math.ceil(`${system}userTicket: `.length / 3);
  expect(side(change?.baseline).tokens).toMatchObject({
    input: sent(short) + 50,
    method: 'exact',
    errorPercent: 0,
    tokenizer: 'anthropic count_tokens',
  });
  expect(side(change?.head).tokens.input).toBe(sent(long) + 50);
  expect(side(change?.head).tokens.inputParts.variables).toBe(50);
  // What did not change has the same count on both sides: the whole difference is the system text's.
  expect(change?.causes.map(({ cause, inputTokens }) => [cause, inputTokens])).toEqual([
    ['system', sent(long) - sent(short)],
  ]);
  expect(made.assumptions.join()).toContain('anthropic count_tokens');
  expect(renderComment(made, links)).toContain('anthropic count_tokens');
  expect(renderSummary(made, links)).toContain('counted with `anthropic count_tokens`');
});

test('nobody is asked without a key, with that of another vendor, or about what did not change', async () => {
  const gemini = desk('You plan the crew of a ferry.', 'google/gemini-2.5-flash');
  const before = { [file]: desk(short), 'crew.prompt.yml': gemini };
  await report(before, { ...before, [file]: desk(long) }, {});
  await report(before, { ...before, [file]: desk(long) }, { gemini: keys.gemini });
  expect(server.seen).toEqual([]);
  await report(before, { ...before, [file]: desk(long) });
  expect(server.seen).toHaveLength(2);
  expect(JSON.stringify(server.seen)).not.toContain('crew');
});

test('Gemini, a new prompt with a tool and a schema', async () => {
  const request = {
    model: 'gemini-2.5-flash',
    systemInstruction: { parts: [{ text: 'You plan the crew of a ferry.' }] },
    contents: [{ role: 'user', parts: [{ text: 'The 07:40 to Moss has no cook.' }] }],
    tools: [
      {
        functionDeclarations: [
          {
            name: 'find_cook',
            description: 'Finds a cook on shore leave',
            parameters: { type: 'object', properties: { harbour: { type: 'string' } } },
          },
        ],
      },
    ],
    generationConfig: { responseSchema: { type: 'object', properties: { cook: { type: 'string' } } } },
  };
  const made = await report({}, { 'prompts/crew.request.json': JSON.stringify(request) });
  expectSound(made);
  expect(server.seen.map(({ url, body }) => [url, body])).toEqual([
    [
      '/v1beta/models/gemini-2.5-flash:countTokens',
      {
        generateContentRequest: {
          model: 'models/gemini-2.5-flash',
          systemInstruction: request.systemInstruction,
          contents: request.contents,
          tools: [
            {
              functionDeclarations: [
                {
                  name: 'find_cook',
                  description: 'Finds a cook on shore leave',
                  parametersJsonSchema: { type: 'object', properties: { harbour: { type: 'string' } } },
                },
              ],
            },
          ],
          generationConfig: {
            responseMimeType: 'application/json',
            responseJsonSchema: { type: 'object', properties: { cook: { type: 'string' } } },
          },
        },
      },
    ],
  ]);
  const sent = server.seen[0]?.body['generateContentRequest'] as Record<string, unknown>;
  const { tokens } = side(made.changes[0]?.head);
  expect(tokens).toMatchObject({ tokenizer: 'gemini countTokens', method: 'exact' });
  expect(tokens.input).toBe(counted(countedTexts(sent)));
  expect(tokens.inputRange).toEqual({ low: tokens.input, high: tokens.input });
});

test('a change of models is counted with each text and each model, so that the causes are exact', async () => {
  const made = await report(
    { [file]: desk(short, 'anthropic/claude-sonnet-4-5') },
    { [file]: desk(long, opus) },
  );
  expectSound(made);
  expect(server.seen.map(({ body }) => [body['model'], body['system']]).sort()).toEqual([
    ['claude-opus-4-8', short],
    ['claude-opus-4-8', long],
    ['claude-sonnet-4-5', short],
    ['claude-sonnet-4-5', long],
  ]);
  // This server counts alike for all models, so no token is the tokenizer's.
  const kinds = made.changes[0]?.causes.map(({ cause }) => cause);
  expect(kinds).toContain('model');
  expect(kinds).toContain('system');
  expect(kinds).not.toContain('tokenizer');
});

test('from a model with a vocabulary of its own to Claude, and from one without', async () => {
  const known = await report(
    { [file]: desk(short, 'openai/gpt-4.1-mini') },
    { [file]: desk(long) },
    { anthropic: keys.anthropic },
  );
  expectSound(known);
  expect(side(known.changes[0]?.head).tokens.tokenizer).toBe('anthropic count_tokens');
  expect(side(known.changes[0]?.baseline).tokens.tokenizer).toBe('o200k_base');
  const asked = server.seen.length;
  const guessed = await report({ [file]: desk(short, 'xai/grok-4') }, { [file]: desk(long) });
  expect(problemsOf(guessed)).toEqual([expect.stringContaining('has no such endpoint')]);
  expect(side(guessed.changes[0]?.head).tokens.method).toBe('calibrated');
  expect(server.seen).toHaveLength(asked);
});

test('a request that is asked for twice is sent once', async () => {
  await report({}, { [file]: desk(short), 'copies/desk.prompt.yml': desk(short) });
  expect(server.seen).toHaveLength(1);
});

test.each([
  ['anthropic/claude-opus-4-8', 1],
  ['bedrock/us.anthropic.claude-opus-4-8', 0],
  ['vertex_ai/gemini-2.5-flash', 0],
  ['gemini/gemini-2.5-flash', 1],
  ['openai/gpt-4.1', 0],
])('%s: %i requests', async (model, requests) => {
  await report({}, { [file]: desk(short, model) });
  expect(server.seen).toHaveLength(requests);
});

test('what has no single text is not asked for, and the report says so', async () => {
  const files = {
    'branch.prompty': `---\nname: Branch\nmodel:\n  api: chat\n  configuration:\n    type: anthropic\n    name: claude-opus-4-8\n---\nsystem:\nYou sort tickets.{% if vip %} Be very polite.{% endif %}\n\nuser:\n{{ticket}}\n`,
  };
  const made = await report({}, files);
  expect(server.seen).toEqual([]);
  expect(problemsOf(made)).toEqual([expect.stringContaining('conditions or loops')]);
  expect(side(made.changes.find(({ path }) => path === 'branch.prompty')?.head).tokens.method).toBe(
    'calibrated',
  );
});

test('a message that is filled in at run time stands in the request as one letter, which is taken off', async () => {
  const made = await report({}, { [file]: desk(short, opus, '{{ticket}}') });
  expect(server.seen[0]?.body['messages']).toEqual([{ role: 'user', content: 'x' }]);
  const answered = 20 + Math.ceil(`${short}userx`.length / 3);
  expect(side(made.changes[0]?.head).tokens.input).toBe(answered - 1 + 50);
});

describe('what goes wrong leaves the offline counts of both sides', () => {
  const offline = async (): Promise<Report> => report({ [file]: desk(short) }, { [file]: desk(long) }, {});

  test.each<[string, CountServer['fault'], string]>([
    [
      'a refused key',
      (response) => {
        answer(response, 401, { type: 'error', error: { type: 'authentication_error', message: 'no' } });
      },
      'status 401, authentication_error: the key is refused',
    ],
    [
      'a rate limit',
      (response) => {
        answer(response, 429, { error: { type: 'rate_limit_error' } }, { 'retry-after': '60' });
      },
      'status 429',
    ],
    [
      'an error of the server',
      (response) => {
        answer(response, 500, { error: { type: 'api_error' } }, { 'retry-after': '0' });
      },
      'status 500',
    ],
    ['no JSON', (response) => response.end('<html>'), 'without a number of tokens'],
    [
      'no number',
      (response) => {
        answer(response, 200, { input_tokens: 'many' });
      },
      'without a number of tokens',
    ],
    ['an endless answer', (response) => response.end('9'.repeat(200_000)), 'too long'],
    ['no answer', () => undefined, 'no answer within 2000 ms'],
    [
      'fewer tokens than were sent',
      (response) => {
        answer(response, 200, { input_tokens: 0 });
      },
      'an answer smaller than the request',
    ],
  ])('%s', async (_, fault, why) => {
    server.fault = fault;
    const made = await report(
      { [file]: desk(short, opus, '{{ticket}}') },
      { [file]: desk(long, opus, '{{ticket}}') },
      keys,
      { timeoutMs: 2_000, totalTimeoutMs: 10_000 },
    );
    expectSound(made);
    expect(problemsOf(made)).toEqual([expect.stringContaining(why)]);
    expect(JSON.stringify(made)).not.toContain(keys.anthropic);
    expect(side(made.changes[0]?.head).tokens.tokenizer).toBe('claude-4.7');
  });

  test('one side that fails is both', async () => {
    server.fault = (response, { body }) => {
      if (body['system'] === short) answer(response, 200, { input_tokens: 30 });
      else answer(response, 400, { error: { type: 'invalid_request_error' } });
    };
    const made = await report({ [file]: desk(short) }, { [file]: desk(long) });
    expect(problemsOf(made)).toHaveLength(1);
    expect(made.changes).toEqual((await offline()).changes);
    expect(made.verdict).toBe('pass');
  });

  test('the bounds: calls, and bytes of one request', async () => {
    const files = (text: string): Files =>
      Object.fromEntries(
        Array.from({ length: 6 }, (_, index) => [
          `desk-${index}.prompt.yml`,
          desk(`${text} ${'Go on. '.repeat(index * 9)}`),
        ]),
      );
    const made = await report(files('Sort.'), files('Sort the tickets.'), keys, { maxCalls: 5 });
    expect(server.seen).toHaveLength(5);
    expectSound(made);
    expect(made.changes.filter(({ head }) => head?.tokens.method === 'exact')).toHaveLength(2);
    expect(problemsOf(made)).toEqual([expect.stringContaining('limit of 5 calls is reached')]);
    const large = await report({}, { [file]: desk('Sort. '.repeat(1000)) }, keys, { maxBytes: 5_000 });
    expect(server.seen).toHaveLength(5);
    expect(problemsOf(large)).toEqual([expect.stringContaining('more than the 5000 that are sent')]);
  });
});

test.each(['http://example.com', 'ftp://127.0.0.1', 'https://me:secret@example.com', 'nowhere'])(
  'a key is not sent to %s',
  (address) => {
    let caught: unknown = null;
    try {
      openExactCounts({ ...keys, gemini: '' }, { ANTHROPIC_BASE_URL: address });
    } catch (error) {
      caught = error;
    }
    if (!(caught instanceof SettingsError)) throw new Error('nothing was thrown');
    expect(caught.mistakes.map(describeMistake).join('\n')).toMatch(
      /ANTHROPIC_BASE_URL: got an address that a key is not sent to/,
    );
  },
);

test('another model that a counted request may run on is still checked', async () => {
  const router = (more: string): Files => ({
    'litellm.yaml': `model_list:\n  - model_name: desk\n    litellm_params: { model: ${opus} }\n  - model_name: spare\n    litellm_params: { model: openai/gpt-4.1 }\n${more}`,
    '.promptcost.yml': 'version: 1\nlimits: { denied-models: [openai/*] }\n',
  });
  const made = await report(
    { [file]: desk(short, 'desk'), ...router('') },
    { [file]: desk(long, 'desk'), ...router('litellm_settings:\n  fallbacks: [{ desk: [spare] }]\n') },
  );
  expect(side(made.changes[0]?.head).tokens.method).toBe('exact');
  expect(made.findings).toMatchObject([{ rule: 'denied-models', level: 'fail', value: 'openai/gpt-4.1' }]);
});
