import type { Source } from '../../core/rate.js';
import { fixed, type VendorRules } from './rule.js';

const tokens: Source = {
  title: 'Gemini API, Understand and count tokens',
  url: 'https://ai.google.dev/gemini-api/docs/tokens',
  checkedOn: '2026-11-23',
};
const resolution: Source = {
  title:
    'Gemini API, Media resolution: budgets; the grid within a budget from recorded usage, 15 of 15 shapes exact',
  url: 'https://ai.google.dev/gemini-api/docs/media-resolution',
  checkedOn: '2026-11-23',
};
const recorded: Source = {
  title: 'Usage that the API reported for the requests recorded in the tests of Pydantic AI (to 2026-08)',
  url: 'https://github.com/pydantic/pydantic-ai/tree/main/tests/models/cassettes',
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
      basis: 'measured',
      source: recorded,
    },
  ],
  thinking: [],
  tools: [
    {
      models: ['gemini-1', 'gemini-2.0'],
      rendering: {
        kind: 'text',
        perDescription: 0,
        firstProperty: 3,
        furtherProperty: 2,
        perPropertyDescription: 0,
        perEnum: 0,
        perNested: 0,
      },
      perRequest: fixed(0),
      withoutSystem: fixed(0),
      perTool: fixed(0),
      basis: 'measured',
      source: recorded,
    },
    {
      models: [''],
      rendering: { kind: 'json' },
      perRequest: fixed(0),
      withoutSystem: fixed(0),
      perTool: { low: -20, expected: -5, high: 40 },
      basis: 'measured',
      source: recorded,
    },
  ],
  toolPrompts: [],
  schemas: [
    {
      models: [''],
      billed: false,
      head: '',
      omits: [],
      around: fixed(0),
      basis: 'measured',
      source: recorded,
    },
  ],
  images: [
    {
      models: ['gemini-1', 'gemini-2.0'],
      formula: { kind: 'crops', smallPixels: 384, leastCropPixels: 256, mostCropPixels: 768, perCrop: 258 },
      basis: 'measured',
      source: tokens,
    },
    {
      models: ['gemini-2', 'gemini-2.5', 'learnlm'],
      formula: { kind: 'squares', squarePixels: 768, perSquare: 258 },
      basis: 'measured',
      source: tokens,
    },
    {
      models: ['', 'gemini-3'],
      formula: { kind: 'grid', budgetTokens: { low: 280, high: 1120, original: 2240, auto: 1120 } },
      basis: 'measured',
      source: resolution,
    },
  ],
  media: [
    {
      models: ['gemini-1', 'gemini-2', 'learnlm'],
      audioTokensPerSecond: { low: 25, expected: 32, high: 32 },
      videoTokensPerSecond: { low: 258, expected: 263, high: 300 },
      pageTokens: fixed(258),
      source: tokens,
    },
    {
      models: ['', 'gemini-3'],
      audioTokensPerSecond: fixed(25),
      videoTokensPerSecond: { low: 64, expected: 66, high: 95 },
      // Letter and A4 pages have 520 and 532 tokens within the budget of 560.
      pageTokens: { low: 520, expected: 532, high: 560 },
      source: resolution,
    },
  ],
  serverTools: [],
};
