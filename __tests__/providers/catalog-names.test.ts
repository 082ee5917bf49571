import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { openCatalog, type Catalog } from '../../src/providers/index.js';
import { bedrockKey, keyOf, shorterKeys } from '../../src/providers/names.js';

interface Name {
  readonly name: string;
  readonly provider?: string;
  /** A model's id, `local`, or null where no priced model can be told. */
  readonly answer: string | null;
  /** False when it is no model's name at all. */
  readonly denotes?: boolean;
}

const { names } = JSON.parse(readFileSync('fixtures/models/names.json', 'utf8')) as {
  names: readonly Name[];
};

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});

function find(name: string, provider?: string): string | null {
  const answer = catalog.find(name, provider === undefined ? {} : { provider });
  if (!('model' in answer)) return null;
  return answer.by === 'local' ? 'local' : answer.model.id;
}

describe('names from public repositories', () => {
  test('there are at least 300', () => {
    expect(names.length).toBeGreaterThanOrEqual(300);
  });

  test.each(names.map(({ name, provider, answer }) => [name, provider ?? '', answer] as const))(
    '%s %s',
    (name, provider, answer) => {
      expect(find(name, provider === '' ? undefined : provider)).toBe(answer);
    },
  );

  test('at least 70 % of those that denote a model resolve', () => {
    const denoting = names.filter(({ denotes }) => denotes !== false);
    const resolved = denoting.filter(({ name, provider }) => find(name, provider) !== null);
    expect(resolved.length / denoting.length).toBeGreaterThan(0.7);
  });
});

test.each([
  'gpt-4o-fast',
  'gpt-4o-tts',
  'gpt-4.1-realtime',
  'gpt-4-mini',
  'gpt-5-lite',
  'gpt-5-super',
  'gpt-4o-search',
  'gpt-4o-deep-research',
  'gpt-4o-mini-2',
  'gpt-4-preview',
  'gpt-4-0409',
  'o3-audio',
  'o3-mini-pro',
  'claude-opus-4-7-fast',
  'claude-sonnet-4-5-fast',
  'claude-sonnet-45',
  'claude-opus-5-5-mini',
  'gemini-2.5-pro-image',
  'gemini-2.5-pro-tts-foo',
  'gemini-2.5-flash-nano',
  'grok-4.6-mini',
  'mistral-large-2501',
  'deepseek-flash-lite',
])('%s is another model than its beginning, and unknown', (name) => {
  expect(catalog.find(name)).not.toHaveProperty('model');
});

describe('how a name was understood', () => {
  test.each([
    ['gpt-4.1-mini', 'exact'],
    ['openai/gpt-4.1-mini', 'exact'],
    ['openai:chat:gpt-4.1-mini', 'normalized'],
    ['GPT-4.1 mini', 'normalized'],
    ['gpt-4o-2025-12-31', 'dated'],
    ['claude-3-5-sonnet-latest', 'alias'],
    ['mistral-large-latest', 'alias'],
    ['gemini-2.5-pro-preview-06-05', 'prefix'],
    ['ollama/llama3.2', 'local'],
  ])('%s: %s', (name, by) => {
    expect(catalog.find(name)).toMatchObject({ by });
  });

  test('a moving name says what it stood for, and when', () => {
    expect(catalog.find('sonnet')).toMatchObject({
      model: { id: 'anthropic/claude-sonnet-5-5' },
      note: 'moving name: stood for claude-sonnet-5-5 on 2026-09-30 (on other clouds: Sonnet 4.5 or 4.6)',
    });
    expect(catalog.find('grok-4')).toMatchObject({
      note: 'moving name: stood for grok-4.3 on 2026-09-23 (retired on 2026-05-15, answered and billed as Grok 4.3)',
    });
  });

  test('an effort behind the name is a setting', () => {
    expect(catalog.find('gpt-5-high')).toMatchObject({
      model: { id: 'openai/gpt-5' },
      note: '`high` is a setting, not a model',
    });
  });

  test('a provider beside the name narrows it', () => {
    expect(find('openai/gpt-oss-120b', 'groq')).toBe('groq/openai/gpt-oss-120b');
    expect(find('gpt-oss-120b')).toBeNull();
    expect(catalog.find('gpt-oss-120b')).toMatchObject({ reason: 'ambiguous-model' });
    expect(find('gpt-oss-120b', 'cerebras')).toBe('cerebras/gpt-oss-120b');
    expect(find('claude-sonnet-4-5', 'bedrock')).toBe(
      'bedrock/regional.anthropic.claude-sonnet-4-5-20250929-v1:0',
    );
    expect(find('claude-sonnet-4-5', 'vertex_ai')).toBe('vertex/claude-sonnet-4-5');
    expect(find('sonnet', 'bedrock')).toBeNull();
    expect(find('gpt-4o', 'anthropic')).toBeNull();
    expect(find('gpt-4o', 'deepinfra')).toBeNull();
    expect(find('whatever', 'http')).toBeNull();
    expect(find('llama3', 'Ollama')).toBe('local');
  });

  test('a deployment is a model only when it is called exactly so', () => {
    const deployment = (name: string, provider = 'azure') =>
      catalog.find(name, { provider, deployment: true });
    expect(deployment('gpt-4o')).toMatchObject({
      model: { id: 'azure/gpt-4o' },
      note: 'the name of the deployment is taken for the model',
    });
    expect(deployment('chat-prod')).toMatchObject({ reason: 'unknown-model' });
    expect(deployment('gpt-4o-east')).toMatchObject({ reason: 'unknown-model' });
    expect(deployment('mistral-large-latest')).not.toHaveProperty('model');
  });

  test('regions of Bedrock have lists of their own', () => {
    expect(find('global.anthropic.claude-opus-5-5')).toBe('bedrock/global.anthropic.claude-opus-5-5');
    expect(find('eu.anthropic.claude-opus-5-5')).toBe('bedrock/regional.anthropic.claude-opus-5-5');
    expect(find('anthropic.claude-opus-5-5')).toBe('bedrock/regional.anthropic.claude-opus-5-5');
  });

  test('near names help with a typo', () => {
    expect(catalog.find('gpt-4o-minni')).toMatchObject({
      near: expect.arrayContaining(['openai/gpt-4o-mini']),
    });
    expect(catalog.find('claude-sonet-4-5')).toMatchObject({
      near: expect.arrayContaining(['anthropic/claude-sonnet-4-5']),
    });
  });
});

test('whatever the name is, there is an answer, twice the same', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc.option(fc.string({ maxLength: 20 })),
      (name, provider) => {
        const hints = provider === null ? {} : { provider };
        expect(catalog.find(name, hints)).toEqual(catalog.find(name, hints));
      },
    ),
    { numRuns: 500 },
  );
  const parts = fc.constantFrom(
    'openai',
    'bedrock',
    'us.',
    '/',
    ':',
    'gpt-4o',
    '-latest',
    '@',
    'ft:',
    'claude',
    '-5',
    'models/',
    '(',
    ')',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (words) => {
      catalog.find(words.join(''));
    }),
    { numRuns: 500 },
  );
  for (const word of ['a', '/', ':', '-', 'openai/', 'gpt-', '1', '(', '.']) {
    expect(catalog.find(word.repeat(100_000))).not.toHaveProperty('model');
  }
  for (const name of ['__proto__', 'constructor', 'toString', 'openai/__proto__']) {
    expect(catalog.find(name)).not.toHaveProperty('model');
  }
});

describe('keys', () => {
  test.each([
    ['Claude Sonnet 4.5', 'claude-sonnet-4-5'],
    ['claude-4-5-sonnet', 'claude-sonnet-4-5'],
    ['claude-3.5-sonnet-20241022', 'claude-sonnet-3-5-20241022'],
    ['gpt-35-turbo', 'gpt-3-5-turbo'],
    ['gpt4o', 'gpt-4o'],
    ['command-r+', 'command-r-plus'],
    ['gemini_1.5_pro', 'gemini-1-5-pro'],
    ['claude-3-opus', 'claude-opus-3'],
  ])('%s → %s', (name, key) => {
    expect(keyOf(name)).toBe(key);
  });

  test('the version of the packaging is not the model', () => {
    expect(bedrockKey('anthropic.claude-3-5-sonnet-20241022-v2:0')).toBe(
      'anthropic-claude-sonnet-3-5-20241022',
    );
    expect(bedrockKey('anthropic.claude-v2:1')).toBe('anthropic-claude');
    expect(bedrockKey('nvidia.nemotron-nano-9b-v2:0')).toBe('nvidia-nemotron-nano-9b');
  });

  test('only what names a snapshot is dropped', () => {
    const dropped = (key: string) => shorterKeys(key).map((one) => one.key);
    expect(dropped('gpt-4o-2024-08-06')).toEqual(['gpt-4o', 'gpt-4o-2024']);
    expect(dropped('gpt-4o-mini')).toEqual([]);
    expect(dropped('mistral-large-2411')).toEqual([]); // year and month, another model each time
    expect(dropped('gemini-2-5-pro-preview-06-05')).toEqual(['gemini-2-5-pro-preview', 'gemini-2-5-pro']);
    expect(dropped('claude-3-5-sonnet-latest')).toEqual(['claude-3-5-sonnet']);
  });
});
