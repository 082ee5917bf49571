import type { Source } from '../../../core/rate.js';
import { fixed, type ImageRule, type ToolRule, type VendorRules } from './rule.js';

const cookbook: Source = {
  title: 'OpenAI cookbook, How to count tokens with tiktoken',
  url: 'https://github.com/openai/openai-cookbook/blob/main/examples/How_to_count_tokens_with_tiktoken.ipynb',
  checkedOn: '2026-11-23',
};
const fittedCounts: Source = {
  title: 'ai-tokenizer, constants fitted to usage that the API reported',
  url: 'https://github.com/coder/ai-tokenizer/blob/main/src/models.json',
  checkedOn: '2026-11-23',
};
const harmony: Source = {
  title: 'OpenAI harmony response format',
  url: 'https://cookbook.openai.com/articles/openai-harmony',
  checkedOn: '2026-11-23',
};
const vision: Source = {
  title: 'OpenAI, Images and vision: calculating costs',
  url: 'https://platform.openai.com/docs/guides/images-vision#calculating-costs',
  checkedOn: '2026-11-23',
};
const audio: Source = {
  title: 'OpenAI, audio tokens of the realtime and audio models',
  url: 'https://platform.openai.com/docs/guides/realtime-costs',
  checkedOn: '2026-11-23',
};

function typescript(models: readonly string[], perRequest: number, basis: ToolRule['basis']): ToolRule {
  return {
    models,
    rendering: 'typescript',
    perRequest: fixed(perRequest),
    perTool: fixed(0),
    perDescription: 0,
    firstProperty: 0,
    furtherProperty: 0,
    perPropertyDescription: 0,
    perEnum: 0,
    perNested: 0,
    basis,
    source: harmony,
  };
}

function tiles(models: readonly string[], base: number, perTile: number): ImageRule {
  return {
    models,
    formula: {
      kind: 'tiles',
      base,
      perTile,
      low: base,
      fitPixels: 2048,
      shortSidePixels: 768,
      tilePixels: 512,
    },
    basis: 'counted',
    source: vision,
  };
}

function patches(
  models: readonly string[],
  factorHundredths: number,
  most: { low: number; high: number; auto: number },
  sides: { low: number | null; high: number | null; auto: number | null },
  basis: ImageRule['basis'] = 'counted',
): ImageRule {
  return {
    models,
    formula: { kind: 'patches', patchPixels: 32, factorHundredths, patches: most, sidePixels: sides },
    basis,
    source: vision,
  };
}

const old = { low: 1536, high: 1536, auto: 1536 };
const noSides = { low: null, high: null, auto: null };
const recent = { low: 256, high: 2500, auto: 2500 };
const recentSides = { low: 512, high: 2048, auto: 2048 };

export const openai: VendorRules = {
  id: 'openai',
  names: ['gpt-', 'chatgpt-', 'o1', 'o3', 'o4', 'codex-', 'computer-use-preview'],
  order: 'system-first',
  frames: [
    {
      models: [''],
      perRequest: fixed(3),
      perMessage: fixed(3),
      countsRole: true,
      perName: 1,
      bareSystem: false,
      basis: 'counted',
      source: cookbook,
    },
    {
      models: ['gpt-5', 'o3', 'o4-mini', 'gpt-6'],
      perRequest: { low: 2, expected: 2, high: 3 },
      perMessage: { low: 3, expected: 3, high: 4 },
      countsRole: true,
      perName: 1,
      bareSystem: false,
      basis: 'measured',
      source: fittedCounts,
    },
  ],
  tools: [typescript([''], 0, 'measured')],
  toolPrompts: [],
  schemas: [{ models: [''], around: { low: 8, expected: 12, high: 40 }, basis: 'measured', source: harmony }],
  images: [
    patches([''], 120, recent, recentSides, 'assumed'),
    tiles(['gpt-4o', 'gpt-4.1', 'gpt-4.5', 'gpt-4-turbo', 'gpt-4-vision', 'chatgpt-4o'], 85, 170),
    tiles(['gpt-4o-mini'], 2833, 5667),
    tiles(['o1', 'o3'], 75, 150),
    tiles(['gpt-5'], 70, 140),
    tiles(['computer-use-preview'], 65, 129),
    patches(['gpt-4.1-mini', 'gpt-5-mini'], 162, old, noSides),
    patches(['gpt-4.1-nano', 'gpt-5-nano'], 246, old, noSides),
    patches(['o4-mini'], 172, old, noSides),
    patches(['gpt-5.2', 'gpt-5.3', 'gpt-5.4', 'gpt-5.5', 'gpt-5.6', 'gpt-6'], 120, recent, recentSides),
  ],
  media: [
    {
      models: [''],
      audioTokensPerSecond: 10,
      videoTokensPerSecond: null,
      pageTokens: null,
      source: audio,
    },
  ],
  serverTools: [],
};
