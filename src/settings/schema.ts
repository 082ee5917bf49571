import { acceptedKinds } from '../core/limits.js';
import { taskKinds } from './file.js';
import { limitKeys, optionKeys } from './keys.js';
import { boolean, count, numberBetween, oneOf, percent, rate, text, usd } from './values.js';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of `.promptcost.yml`, for editors. It is generated into `schemas/settings.schema.json`; the reader
 * in `file.ts` is what decides, and a test holds the keys of both together.
 */
export function settingsSchema(): Schema {
  return {
    // The newest draft that language servers and catalogs of schemas support throughout.
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/promptcost/promptcost/v1/schemas/settings.schema.json',
    title: 'Settings of promptcost',
    type: 'object',
    required: ['version'],
    additionalProperties: false,
    properties: {
      version: { const: 1, description: 'Version of this file.' },
      include: { ...globs, description: 'Globs of prompt files, added to what is recognized on its own.' },
      exclude: { ...globs, description: 'Globs of files that are not prompts.' },
      prompts: {
        type: 'array',
        items: { $ref: '#/$defs/prompt' },
        description: 'What the files themselves do not say; later entries win.',
      },
      models: {
        type: 'object',
        additionalProperties: { $ref: '#/$defs/model' },
        description: 'Aliases, own rates, self-hosted models and discounts, by name.',
      },
      'default-model': {
        type: 'string',
        description: 'Model of requests that name none. Without it they are reported without a cost.',
      },
      'instructions-model': {
        type: 'string',
        description:
          'Model of agent instructions, skills and lists of tools that name none. Without it they are counted in tokens.',
      },
      usage: { $ref: '#/$defs/usage', description: 'Defaults for every prompt.' },
      limits: { $ref: '#/$defs/limits', description: 'Limits that fail the check.' },
      warn: { $ref: '#/$defs/limits', description: 'The same limits with milder values: a warning instead.' },
      rules: {
        type: 'array',
        description: 'Other limits for some prompts; each given limit replaces the general one.',
        items: {
          type: 'object',
          required: ['match'],
          additionalProperties: false,
          properties: {
            match: { ...globs, description: 'Globs of paths, or keys such as `prompts/a.yml#title`.' },
            limits: { $ref: '#/$defs/limits' },
            warn: { $ref: '#/$defs/limits' },
          },
        },
      },
      accept: {
        type: 'array',
        description: 'Findings that are known and accepted: they are shown and exceed nothing.',
        items: {
          type: 'object',
          required: ['match'],
          additionalProperties: false,
          properties: {
            match: { ...globs, description: 'Globs of paths.' },
            kind: {
              enum: [...acceptedKinds],
              description: 'Kind of finding; without it every kind of these.',
            },
            until: {
              type: 'string',
              pattern: '^\\d{4}-\\d{2}-\\d{2}$',
              description: 'Last day (UTC) on which it is accepted; from the next day it counts again.',
            },
          },
        },
      },
      'test-paths': {
        ...globs,
        description: 'Globs of folders with test data; replaces the list that is built in.',
      },
      ...Object.fromEntries(
        Object.entries(optionKeys).map(([key, option]) => [
          key,
          { ...option.kind.schema, default: option.default, description: option.meaning },
        ]),
      ),
      'override-label': {
        type: 'string',
        minLength: 1,
        description: 'Label with which a person with write access lets an exceeded limit pass.',
      },
      'override-not-author': {
        ...boolean.schema,
        description: 'The label does not count when the author of the pull request set it.',
      },
      'override-expires': {
        ...boolean.schema,
        description: 'The label counts only for the commit at which it was set.',
      },
    },
    $defs: { prompt, model, usage, usageValue, limits: limitsSchema() },
  };
}

const globs: Schema = {
  oneOf: [
    { type: 'string', minLength: 1 },
    { type: 'array', items: { type: 'string', minLength: 1 } },
  ],
};

const value: Schema = { $ref: '#/$defs/usageValue' };
const name = text('', '').schema;

const prompt: Schema = {
  type: 'object',
  required: ['match'],
  additionalProperties: false,
  properties: {
    match: { ...globs, description: 'Globs of paths, or keys such as `prompts/a.yml#title`.' },
    model: { ...name, description: 'Model or alias, where the file names none.' },
    format: { ...name, description: 'Id of the format to read the file with.' },
    kind: {
      ...oneOf('request', 'instructions', 'tools', 'evaluation', 'fragment', 'ignore').schema,
      description:
        'What the prompt is; `fragment` is a part that other requests send, `ignore` leaves it out.',
    },
    'max-output-tokens': { ...count('500').schema, description: 'Output limit, where the file gives none.' },
    'reasoning-effort': { ...name, description: 'Reasoning effort, where the file gives none.' },
    usage: { $ref: '#/$defs/usage' },
  },
};

const model: Schema = {
  oneOf: [
    { type: 'string', minLength: 1, description: 'Alias of another model.' },
    {
      type: 'object',
      required: ['input', 'output'],
      additionalProperties: false,
      properties: {
        input: { ...rate.schema, description: 'USD per million input tokens.' },
        output: { ...rate.schema, description: 'USD per million output tokens.' },
        'cached-input': { ...rate.schema, description: 'USD per million input tokens read from the cache.' },
        'cache-write': { ...rate.schema, description: 'USD per million input tokens written to the cache.' },
        'per-request-usd': { ...usd.schema, description: 'USD for each request.' },
        tokenizer: { ...name, description: 'Id of a tokenizer; see docs/accuracy.md.' },
        'context-tokens': { ...count('128000').schema, description: 'Size of the context window.' },
      },
    },
    {
      type: 'object',
      required: ['discount-percent'],
      additionalProperties: false,
      properties: {
        'discount-percent': { ...percent.schema, description: 'Percent off every published rate.' },
      },
    },
    {
      type: 'object',
      required: ['self-hosted'],
      additionalProperties: false,
      properties: {
        'self-hosted': {
          type: 'object',
          required: ['gpu-usd-per-hour', 'gpus'],
          additionalProperties: false,
          properties: {
            'gpu-usd-per-hour': { ...usd.schema, description: 'USD per GPU and hour.' },
            gpus: { type: 'number', minimum: 1, description: 'Number of GPUs.' },
            utilization: {
              ...numberBetween(0.001, 1, '0.4').schema,
              description: 'Share of the paid GPU time that does work.',
            },
            'peak-to-average': {
              ...numberBetween(1, 1000, '2.5').schema,
              description: 'Busiest hour over the mean hour.',
            },
            'output-tokens-per-second': { type: 'number', description: 'Measured, of all GPUs together.' },
            'input-tokens-per-second': { type: 'number', description: 'Measured, of all GPUs together.' },
            constants: {
              type: 'object',
              required: ['a', 'b', 'c'],
              additionalProperties: false,
              properties: { a: { type: 'number' }, b: { type: 'number' }, c: { type: 'number' } },
              description: 'GPU seconds per input token, output token, and output token × context token.',
            },
            benchmark: { ...name, description: 'Id of a published benchmark; see docs/cost-model.md.' },
            'active-parameters-billions': { type: 'number', description: 'For the sanity bound.' },
            tokenizer: { ...name, description: 'Id of a tokenizer.' },
            'context-tokens': { ...count('128000').schema, description: 'Size of the context window.' },
          },
        },
      },
    },
  ],
};

const share = numberBetween(0, 1, '0.25').schema;

const usage: Schema = {
  type: 'object',
  additionalProperties: false,
  description: 'What production does with a prompt. What is absent is unknown, not zero.',
  properties: {
    'requests-per-month': {
      ...value,
      description: 'Requests per month; without it no cost per month is shown.',
    },
    'active-hours-per-month': {
      ...numberBetween(0.01, 744, '200').schema,
      description: 'Hours of a month in which the requests arrive; 730 without it.',
    },
    'output-tokens': { ...value, description: 'Tokens of an answer.' },
    task: { ...taskKinds.schema, description: 'Kind of task, for the assumed length of answers.' },
    variables: {
      type: 'object',
      additionalProperties: value,
      description: 'Tokens put into each variable; `*` stands for all others.',
    },
    'loop-items': {
      type: 'object',
      additionalProperties: value,
      description: 'Items of each loop, by what is looped over; `*` stands for all others.',
    },
    turns: { ...value, description: 'Turns of a conversation.' },
    history: {
      oneOf: [{ const: 'full' }, { type: 'integer', minimum: 0 }],
      description: 'How many earlier turns are sent again.',
    },
    'tool-steps': { ...value, description: 'Model calls of one agent task.' },
    'tool-result-tokens': { type: 'number', minimum: 0, description: 'Tokens of one tool result.' },
    'user-turn-tokens': { type: 'number', minimum: 0, description: 'Tokens of one message of the user.' },
    'batch-share': { ...share, description: 'Share of requests sent through the batch interface.' },
    'service-tier': { ...name, description: 'Tier of the provider, such as flex or priority.' },
    region: { ...name, description: 'Region of the provider, where it has rates of its own.' },
    'billed-retry-share': { ...share, description: 'Share of requests billed a second time.' },
    'cache-hit-rate': { ...share, description: 'Measured share of cacheable tokens read from the cache.' },
    'cache-ttl': { ...oneOf('5m', '1h', '30m', '24h').schema, description: 'Lifetime asked for.' },
    burstiness: {
      ...numberBetween(0.1, 20, '1').schema,
      description: 'Coefficient of variation of the gaps between requests.',
    },
    'reasoning-tokens': { ...value, description: 'Hidden reasoning tokens, billed as output.' },
    'model-shares': {
      type: 'object',
      additionalProperties: share,
      description: 'Shares of traffic that go to other models.',
    },
    'web-searches-per-request': { type: 'number', minimum: 0, description: 'Web searches of one request.' },
  },
};

const usageValue: Schema = {
  oneOf: [
    { type: ['number', 'string'], minimum: 0, pattern: '^[\\d_]+(\\.\\d+)?$' },
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        mean: { type: 'number', minimum: 0 },
        p10: { type: 'number', minimum: 0 },
        p50: { type: 'number', minimum: 0 },
        p90: { type: 'number', minimum: 0 },
        p95: { type: 'number', minimum: 0 },
        n: { type: 'integer', minimum: 0, description: 'Sample size.' },
        window: { type: ['string', 'number'], description: 'When it was measured.' },
        source: { type: 'string', description: 'Where it was measured.' },
        cardinality: { type: 'number', minimum: 1, description: 'Distinct values in use at a time.' },
      },
    },
  ],
};

function limitsSchema(): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      limitKeys.map((limit) => [
        limit.key,
        {
          ...(limit.list ? globs : limit.kind.schema),
          description: `${limit.meaning} (${limit.scope})`,
        },
      ]),
    ),
  };
}
