import { expect, test } from '@jest/globals';
import { bindPrompts, type BindingInput, type BoundPrompt } from '../../src/binding/bind.js';
import { noEnvironment } from '../../src/binding/environment.js';
import { namesOf } from '../../src/binding/names.js';
import type { Binding } from '../../src/core/binding.js';
import { originRanks, rankOf, type Origin } from '../../src/core/origin.js';
import { originText } from '../../src/report/words/origin.js';
import type { ModelAlias, ModelReference, Place, Prompt } from '../../src/core/prompt.js';
import type { EstimationSettings } from '../../src/core/settings.js';
import { promptOf } from '../support/estimates.js';

const none: EstimationSettings = {
  include: [],
  exclude: [],
  prompts: [],
  models: {},
  usage: {},
  defaultModel: null,
  path: '.promptcost.yml',
};
const placeIn = (path: string): Place => ({ path, line: 7, column: 3, start: 0, end: 0 });
const written = (asWritten: string, origin: Origin = { kind: 'inline' }): ModelReference => ({
  asWritten,
  origin,
  place: null,
});
const alias = (
  name: string,
  models: readonly string[],
  path = 'litellm.yaml',
  more: Partial<ModelAlias> = {},
): ModelAlias => ({ alias: name, models, place: placeIn(path), ...more });

async function bind(
  prompt: Partial<Prompt>,
  over: Partial<BindingInput> & { readonly set?: Partial<EstimationSettings> } = {},
): Promise<BoundPrompt> {
  const { set, ...rest } = over;
  const { bound } = await bindPrompts([{ ...promptOf({ key: 'prompts/a.txt' }), model: null, ...prompt }], {
    settings: { ...none, ...set },
    bindings: [],
    aliases: [],
    environment: noEnvironment,
    keyOf: (name) => name.toLowerCase(),
    matches: (globs, text) => globs.includes(text),
    ...rest,
  });
  return bound[0] as BoundPrompt;
}

const modelOf = ({ prompt }: BoundPrompt): string | null =>
  prompt.model === null ? null : `${prompt.model.asWritten} from ${originText(prompt.model.origin)}`;

test('of all places that name a model the one with the strongest rank decides', async () => {
  const from = (origin: Origin, model: string): Binding => ({
    target: 'prompts/a.txt',
    model: written(model, origin),
    origin,
    sources: ['somewhere'],
  });
  const set = { defaultModel: 'by-default', prompts: [{ match: ['prompts/a.txt'], model: 'by-settings' }] };
  const evaluation = from({ kind: 'evaluation', path: 'eval.yaml' }, 'by-evaluation');
  const call = from({ kind: 'call', by: 'default', path: 'app.py', line: 12 }, 'by-call');
  const config = from({ kind: 'config', path: 'settings.yml' }, 'by-config');
  const all = [evaluation, call, config];
  expect(modelOf(await bind({ model: written('own') }, { bindings: all, set }))).toBe('own from inline');
  expect(modelOf(await bind({}, { bindings: all, set }))).toBe('by-config from config:settings.yml');
  expect(modelOf(await bind({}, { bindings: [evaluation, call], set }))).toBe(
    'by-call from default of app.py:12',
  );
  expect(modelOf(await bind({}, { bindings: [evaluation], set }))).toBe('by-settings from settings');
  expect(modelOf(await bind({}, { bindings: [evaluation], set: { defaultModel: 'by-default' } }))).toBe(
    'by-default from default',
  );
  expect(modelOf(await bind({}, { bindings: [evaluation] }))).toBe('by-evaluation from evaluation:eval.yaml');
  expect(modelOf(await bind({}))).toBeNull();
  // Only the place that decides goes into the prompt.
  expect((await bind({}, { bindings: [evaluation], set })).prompt.sources).not.toContain('somewhere');
});

test('the order of the ranks is the list', () => {
  expect(originRanks.map((kind) => rankOf({ kind } as Origin))).toEqual(originRanks.map((_, index) => index));
});

test('each default is for its own kinds', async () => {
  const set = { defaultModel: 'd', instructionsModel: 'i' };
  const kinds = ['request', 'evaluation', 'instructions', 'tools', 'fragment'] as const;
  const found = [];
  for (const kind of kinds) found.push(modelOf(await bind({ kind }, { set })));
  expect(found).toEqual([
    'd from default',
    'd from default',
    'i from instructions-model',
    'i from instructions-model',
    null,
  ]);
  expect(modelOf(await bind({ kind: 'instructions' }, { set: { defaultModel: 'd' } }))).toBeNull();
});

test('settings fill in what nobody says, later entries winning field by field', async () => {
  const match = ['prompts/a.txt'];
  const { prompt, usage } = await bind(
    { parameters: { maxOutputTokens: 90 } },
    {
      set: {
        usage: { variables: { a: mean(1), b: mean(2) } },
        prompts: [
          { match, model: 'first', kind: 'instructions', maxOutputTokens: 10, reasoningEffort: 'low' },
          { match, model: 'second', usage: { variables: { b: mean(3) } } },
          { match: ['other'], model: 'third' },
        ],
      },
    },
  );
  expect(prompt).toMatchObject({ kind: 'instructions', model: { asWritten: 'second' } });
  expect(prompt.parameters).toEqual({ maxOutputTokens: 90, reasoningEffort: 'low' });
  expect(usage.variables).toEqual({ a: mean(1), b: mean(3) });
  expect(prompt.sources).toContain('.promptcost.yml');
});

test('a prompt that the settings ignore is left out', async () => {
  const set = { prompts: [{ match: ['prompts/a.txt'], kind: 'ignore' as const }] };
  expect(await bind({}, { set })).toBeUndefined();
});

test('a name of a gateway is followed in the nearest file, exact before wildcard, with its source', async () => {
  const aliases = [
    alias('fast', ['openai/gpt-4.1-mini', 'azure/spare'], 'litellm.yaml', { fallbacks: ['groq/other'] }),
    alias('fast', ['anthropic/claude-haiku-4-5'], 'team/litellm.yaml'),
    alias('team-*', ['openai/*']),
    alias('team-x-*', ['azure/*']),
    alias('*', ['openai/*']),
  ];
  const at = async (path: string, name: string) =>
    bind({ key: path, path, model: written(name), sources: [path] }, { aliases });
  expect(modelOf(await at('a.txt', 'fast'))).toBe('openai/gpt-4.1-mini from alias:litellm.yaml');
  expect((await at('a.txt', 'fast')).prompt.model?.alternatives).toEqual(['azure/spare', 'groq/other']);
  expect(modelOf(await at('team/a.txt', 'fast'))).toBe(
    'anthropic/claude-haiku-4-5 from alias:team/litellm.yaml',
  );
  expect(modelOf(await at('a.txt', 'team-gpt-4.1'))).toBe('openai/gpt-4.1 from alias:litellm.yaml');
  expect(modelOf(await at('a.txt', 'team-x-gpt-4.1'))).toBe('azure/gpt-4.1 from alias:litellm.yaml');
  expect((await at('a.txt', 'team-gpt-4.1')).prompt.sources).toEqual(['a.txt', 'litellm.yaml']);
  expect(modelOf(await at('a.txt', 'openai/gpt-4.1'))).toBe('openai/gpt-4.1 from inline');
});

test('deployments of one name in files beside each other are alternatives', async () => {
  const aliases = [
    alias('chat', ['gpt-4o-mini'], 'dev.yaml', { deployment: true }),
    alias('chat', ['gpt-4o'], 'prod.yaml', { deployment: true }),
    alias('chat', ['gpt-5'], 'other/ai.yaml', { deployment: true }),
  ];
  const { prompt } = await bind({ model: { ...written('chat'), deployment: true } }, { aliases });
  expect([prompt.model?.asWritten, prompt.model?.alternatives]).toEqual(['gpt-4o-mini', ['gpt-4o']]);
});

test('a deployment stands for its model where a request names a deployment, and leads no further', async () => {
  const aliases = [
    alias('gpt-4', ['gpt-4o'], 'infra/ai.yaml', { deployment: true }),
    alias('judge', ['gpt-4'], 'infra/ai.yaml', { deployment: true }),
  ];
  const at = async (model: ModelReference) => modelOf(await bind({ model }, { aliases }));
  expect(await at({ ...written('judge'), deployment: true })).toBe('gpt-4 from alias:infra/ai.yaml');
  expect(await at({ ...written('gpt-4'), provider: 'azure' })).toBe('gpt-4o from alias:infra/ai.yaml');
  expect(await at(written('gpt-4'))).toBe('gpt-4 from inline');
});

test('aliases of the settings win over those of a gateway, and one leads to another', async () => {
  const aliases = [alias('fast', ['gateway/model']), alias('slow', ['openai/o3'])];
  const set = {
    models: {
      Fast: { kind: 'alias', target: 'middle' },
      middle: { kind: 'alias', target: 'slow' },
    } as const,
  };
  expect(modelOf(await bind({ model: written('fast') }, { aliases, set }))).toBe(
    'openai/o3 from alias:litellm.yaml',
  );
});

test('rates of a gateway travel with the model they are for', async () => {
  const entry = alias('house', ['azure/chat'], 'litellm.yaml', {
    inputUsdPerMTok: '1',
    outputUsdPerMTok: '2',
  });
  const { prompt } = await bind({ model: written('house') }, { aliases: [entry] });
  expect(prompt.model).toMatchObject({ asWritten: 'azure/chat', gateway: { inputUsdPerMTok: '1' } });
});

test('shares and alternatives are followed like every other name', async () => {
  const bound = await bind(
    { model: { ...written('own'), alternatives: ['fast', 'plain'] } },
    { aliases: [alias('fast', ['openai/o3'])], set: { usage: { modelShares: { fast: 0.5 } } } },
  );
  expect(bound.shares.map(({ share, model }) => [share, model.asWritten])).toEqual([[0.5, 'openai/o3']]);
  expect(bound.alternatives.map(({ asWritten }) => asWritten)).toEqual(['openai/o3', 'plain']);
});

test('a circle of aliases ends, and the settings say where it is', async () => {
  const names = namesOf({
    settings: { ...none, models: { a: { kind: 'alias', target: 'b' }, b: { kind: 'alias', target: 'a' } } },
    aliases: [alias('one', ['two']), alias('two', ['one'])],
    environment: noEnvironment,
    keyOf: (name) => name,
  });
  expect((await names.resolve(written('one'), 'x'))?.model.asWritten).toBe('one');
  expect((await names.resolve(written('a'), 'x'))?.model.asWritten).toBe('a');
  expect(names.problems.map(({ detail }) => detail)).toEqual([
    'models: the alias `a` leads back to itself: a → b → a.',
    'models: the alias `b` leads back to itself: b → a → b.',
  ]);
});

function mean(value: number) {
  return {
    mean: value,
    p10: null,
    p50: null,
    p90: null,
    p95: null,
    basis: 'configured',
    note: null,
  } as const;
}

test.each([
  [{}, 900],
  [{ maxOutputTokens: 50 }, 50],
])('a limit of the gateway is sent where the request has none: %j', async (parameters, expected) => {
  const limited = { maxOutputTokens: 900, maxOutputPlace: placeIn('litellm.yaml') };
  const { prompt } = await bind(
    { model: written('chat'), parameters },
    { aliases: [alias('chat', ['openai/gpt-4o'], 'litellm.yaml', limited)] },
  );
  expect(prompt.parameters.maxOutputTokens).toBe(expected);
});
