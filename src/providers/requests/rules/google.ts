import type { Source } from '../../../core/rate.js';
import { fixed, type VendorRules } from './rule.js';

const tokens: Source = {
  title: 'Gemini API, Understand and count tokens',
  url: 'https://ai.google.dev/gemini-api/docs/tokens',
  checkedOn: '2026-11-23',
};
const resolution: Source = {
  title: 'Gemini API, Media resolution: token counts',
  url: 'https://ai.google.dev/gemini-api/docs/media-resolution',
  checkedOn: '2026-11-23',
};

export const google: VendorRules = {
  id: 'google',
  names: ['gemini', 'learnlm'],
  order: 'system-first',
  frames: [
    {
      models: [''],
      perRequest: fixed(0),
      perMessage: fixed(0),
      countsRole: false,
      perName: 0,
      bareSystem: true,
      basis: 'counted',
      source: tokens,
    },
  ],
  tools: [
    {
      models: [''],
      rendering: 'text',
      perRequest: fixed(0),
      perTool: fixed(0),
      perDescription: 0,
      firstProperty: 3,
      furtherProperty: 2,
      perPropertyDescription: 0,
      perEnum: 0,
      perNested: 0,
      basis: 'measured',
      source: tokens,
    },
  ],
  toolPrompts: [],
  schemas: [{ models: [''], around: fixed(0), basis: 'assumed', source: tokens }],
  images: [
    {
      models: [''],
      formula: { kind: 'crops', smallPixels: 384, cropPixels: 768, perCrop: 258, mostCrops: 16 },
      basis: 'counted',
      source: tokens,
    },
    {
      models: ['gemini-3', 'gemini-4'],
      formula: { kind: 'flat', low: 280, high: 1120, auto: 1120 },
      basis: 'counted',
      source: resolution,
    },
  ],
  media: [
    {
      models: [''],
      audioTokensPerSecond: 32,
      videoTokensPerSecond: 263,
      pageTokens: fixed(258),
      source: tokens,
    },
    {
      models: ['gemini-3', 'gemini-4'],
      audioTokensPerSecond: 25,
      videoTokensPerSecond: 70,
      pageTokens: { low: 280, expected: 560, high: 1120 },
      source: resolution,
    },
  ],
  serverTools: [],
};
