import type { Source } from '../../core/rate.js';
import type { TypescriptStyle } from '../typescript.js';
import {
  fixed,
  type ByDetail,
  type ImageRule,
  type SchemaRule,
  type Spread,
  type ToolRule,
  type VendorRules,
} from './rule.js';

const cookbook: Source = {
  title: 'OpenAI cookbook, How to count tokens with tiktoken, sections 6 and 7',
  url: 'https://github.com/openai/openai-cookbook/blob/main/examples/How_to_count_tokens_with_tiktoken.ipynb',
  checkedOn: '2026-11-23',
};
const recorded: Source = {
  title: 'Usage that the API reported for the requests recorded in the tests of Pydantic AI (to 2026-08)',
  url: 'https://github.com/pydantic/pydantic-ai/tree/main/tests/models/cassettes',
  checkedOn: '2026-11-23',
};
const rewriting: Source = {
  title: 'openai-chat-tokens, counts that the API reported for gpt-3.5-turbo with functions',
  url: 'https://github.com/hmarr/openai-chat-tokens/blob/main/tests/token-counts.test.ts',
  checkedOn: '2026-11-23',
};
const harmony: Source = {
  title:
    'OpenAI harmony format, sections Function calling and Structured output; constants from recorded usage',
  url: 'https://github.com/openai/harmony/blob/main/docs/format.md',
  checkedOn: '2026-11-23',
};
const vision: Source = {
  title: 'OpenAI, Images and vision: model sizing behavior, calculating costs',
  url: 'https://developers.openai.com/api/docs/guides/images-vision#calculating-costs',
  checkedOn: '2026-11-23',
};
const audio: Source = {
  title: 'OpenAI, Managing costs: audio tokens (user audio 1 token per 100 ms)',
  url: 'https://developers.openai.com/api/docs/guides/realtime-costs',
  checkedOn: '2026-11-23',
};

const earlier: TypescriptStyle = { opening: '(_: {', indent: 2, nestedDescriptions: false };
const later: TypescriptStyle = { opening: '(_:{', indent: 0, nestedDescriptions: true };

function typescript(
  models: readonly string[],
  style: TypescriptStyle,
  perRequest: Spread,
  withoutSystem: Spread,
  errorPercent: number,
  source: Source,
  more: Pick<ToolRule, 'byApi' | 'forcedCall'> = {},
): ToolRule {
  return {
    models,
    rendering: { kind: 'typescript', style },
    perRequest,
    withoutSystem,
    perTool: fixed(0),
    errorPercent,
    ...more,
    basis: 'measured',
    source,
  };
}

/** `around`: tokens beyond the text. Chat Completions writes the name a second time, and needs a message to write it into. */
function schemaRule(models: readonly string[], around: number): SchemaRule {
  return {
    models,
    billed: true,
    head: '# Response Formats\n\n## {name}\n\n{description}',
    omits: ['required', 'additionalProperties'],
    around: { low: around, expected: around, high: 25 },
    byApi: {
      'chat-completions': { around, namesTwice: true, withoutSystem: 4, errorPercent: 2 },
      responses: { around, namesTwice: false, withoutSystem: 0, errorPercent: 4 },
    },
    errorPercent: 16,
    basis: 'measured',
    source: harmony,
  };
}

function tiles(models: readonly string[], base: number, perTile: number): ImageRule {
  return {
    models,
    formula: { kind: 'tiles', base, perTile, fitPixels: 2048, shortSidePixels: 768, tilePixels: 512 },
    basis: 'counted',
    source: vision,
  };
}

function patches(
  models: readonly string[],
  factorHundredths: number,
  longSidePixels: ByDetail<number>,
  budgetPatches: ByDetail<number | null>,
  basis: ImageRule['basis'] = 'counted',
): ImageRule {
  return {
    models,
    formula: {
      kind: 'patches',
      patchPixels: 32,
      factorHundredths,
      longSidePixels,
      budgetPatches,
      mostPatches: 30_000,
    },
    basis,
    source: vision,
  };
}

function always<Value>(value: Value): ByDetail<Value> {
  return { low: value, high: value, original: value, auto: value };
}

const upTo2048 = always(2048);
/** 512 × 512 pixels are 256 patches: low detail needs no budget of its own. */
const unbounded = {
  sides: { low: 512, high: 2048, original: 65_535, auto: 65_535 },
  budgets: { low: 256, high: 2500, original: null, auto: null },
};

export const openai: VendorRules = {
  id: 'openai',
  names: ['gpt-', 'chatgpt-', 'o1', 'o3', 'o4', 'codex-', 'computer-use-preview'],
  order: 'system-first',
  frames: [
    {
      models: ['gpt-3.5', 'gpt-35', 'gpt-4', 'chatgpt-4o'],
      perRequest: fixed(3),
      perMessage: fixed(3),
      countsRole: true,
      perName: 1,
      bareSystem: false,
      basis: 'counted',
      source: cookbook,
    },
    {
      models: [''],
      perRequest: fixed(2),
      perMessage: fixed(3),
      countsRole: true,
      perName: 1,
      bareSystem: false,
      basis: 'measured',
      source: recorded,
    },
    // The open models are served with the system message of the harmony format: model, dates, effort, channels.
    {
      models: ['gpt-oss'],
      perRequest: { low: 63, expected: 64, high: 70 },
      perMessage: fixed(3),
      countsRole: true,
      perName: 1,
      bareSystem: false,
      basis: 'measured',
      source: recorded,
    },
  ],
  thinking: [],
  tools: [
    typescript(
      ['gpt-3.5', 'gpt-35', 'gpt-4'],
      earlier,
      { low: -1, expected: -1, high: 0 },
      fixed(4),
      2,
      rewriting,
    ),
    // By Chat Completions the tools are in a system message, which costs 4 tokens where the request has none of its own. A tool
    // choice that forces a call names the function once more.
    typescript(
      ['gpt-4o', 'gpt-4.1', 'gpt-4.5', 'chatgpt-4o', 'o1', 'o3', 'o4'],
      later,
      { low: -3, expected: -1, high: -1 },
      { low: 0, expected: 4, high: 4 },
      14,
      recorded,
      {
        byApi: {
          'chat-completions': { perRequest: -1, withoutSystem: 4, errorPercent: 2 },
          responses: { perRequest: -3, withoutSystem: 0, errorPercent: 2 },
        },
        forcedCall: 7,
      },
    ),
    // Where the file does not say which interface is used, the figure is that of the Responses interface.
    typescript([''], later, { low: 2, expected: 3, high: 87 }, fixed(0), 24, recorded, {
      byApi: {
        // Chat Completions: from five requests of one repository, none of another.
        'chat-completions': { perRequest: 85, withoutSystem: 0, errorPercent: 5 },
        responses: { perRequest: 3, withoutSystem: 0, errorPercent: 5 },
      },
    }),
  ],
  toolPrompts: [],
  schemas: [
    schemaRule([''], 0),
    schemaRule(['gpt-3.5', 'gpt-35', 'gpt-4', 'chatgpt-4o', 'o1', 'o3', 'o4'], 1),
  ],
  images: [
    patches([''], 120, unbounded.sides, unbounded.budgets, 'assumed'),
    patches(['gpt-5.6', 'gpt-6'], 120, unbounded.sides, unbounded.budgets),
    patches(
      ['gpt-5.5'],
      120,
      { low: 512, high: 2048, original: 6000, auto: 6000 },
      { low: 256, high: 2500, original: 10_000, auto: 10_000 },
    ),
    patches(
      ['gpt-5.4'],
      120,
      { low: 2048, high: 2048, original: 6000, auto: 2048 },
      { low: 6144, high: 2500, original: 10_000, auto: 2500 },
    ),
    patches(['gpt-5.2', 'gpt-5.3'], 120, upTo2048, always(6144)),
    patches(['gpt-4.1-mini'], 162, upTo2048, always(6144)),
    patches(['gpt-5-mini'], 120, upTo2048, always(1536)),
    patches(['gpt-5-nano'], 150, upTo2048, always(1536)),
    patches(['gpt-4.1-nano'], 246, upTo2048, always(1536)),
    patches(['o4-mini'], 172, upTo2048, always(1536)),
    tiles(['gpt-4o', 'gpt-4.1', 'gpt-4.5', 'gpt-4-turbo', 'gpt-4-vision', 'chatgpt-4o'], 85, 170),
    tiles(['gpt-4o-mini'], 2833, 5667),
    tiles(['o1', 'o3'], 75, 150),
    tiles(['gpt-5', 'gpt-5.1'], 70, 140),
    tiles(['computer-use-preview'], 65, 129),
  ],
  media: [
    {
      models: [''],
      audioTokensPerSecond: fixed(10),
      videoTokensPerSecond: null,
      pageTokens: null,
      source: audio,
    },
  ],
  serverTools: [],
};
