import type { Source } from '../../../core/rate.js';
import { fixed, type ServerToolRule, type ToolPromptRule, type VendorRules } from './rule.js';

const toolUse: Source = {
  title: 'Anthropic, Tool use: pricing',
  url: 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview#pricing',
  checkedOn: '2026-11-23',
};
const oldToolUse: Source = {
  title: 'Anthropic, Tool use pricing and tokens (Claude 3)',
  url: 'https://docs.anthropic.com/en/docs/tool-use-pricing-and-tokens',
  checkedOn: '2026-11-23',
};
const tokenCounting: Source = {
  title: 'Anthropic, Token counting: the worked examples',
  url: 'https://platform.claude.com/docs/en/build-with-claude/token-counting',
  checkedOn: '2026-11-23',
};
const vision: Source = {
  title: 'Anthropic, Images and vision',
  url: 'https://platform.claude.com/docs/en/build-with-claude/vision',
  checkedOn: '2026-11-23',
};
const pdf: Source = {
  title: 'Anthropic, PDF support',
  url: 'https://platform.claude.com/docs/en/build-with-claude/pdf-support',
  checkedOn: '2026-11-23',
};

function toolPrompt(
  models: readonly string[],
  autoTokens: number,
  forcedTokens: number,
  source: Source = toolUse,
): ToolPromptRule {
  return { models, autoTokens, forcedTokens, source };
}

function serverTool(tool: string, tokens: number, models: readonly string[] = ['']): ServerToolRule {
  return { models, tool, tokens, source: toolUse };
}

const recent = ['claude-opus-4-7', 'claude-opus-4-8', 'claude-opus-4-9'];
const newest = ['claude-opus-5', 'claude-sonnet-5', 'claude-haiku-5', 'claude-fable', 'claude-mythos'];

export const anthropic: VendorRules = {
  id: 'anthropic',
  names: ['claude'],
  order: 'tools-first',
  frames: [
    {
      models: [''],
      perRequest: fixed(3),
      perMessage: { low: 3, expected: 4, high: 5 },
      countsRole: false,
      perName: 0,
      bareSystem: true,
      basis: 'measured',
      source: tokenCounting,
    },
    {
      models: recent,
      perRequest: fixed(5),
      perMessage: { low: 4, expected: 6, high: 7 },
      countsRole: false,
      perName: 0,
      bareSystem: true,
      basis: 'measured',
      source: tokenCounting,
    },
    {
      models: newest,
      perRequest: fixed(2),
      perMessage: { low: 3, expected: 4, high: 5 },
      countsRole: false,
      perName: 0,
      bareSystem: true,
      basis: 'measured',
      source: tokenCounting,
    },
  ],
  tools: [
    {
      models: [''],
      rendering: 'json',
      perRequest: fixed(0),
      perTool: { low: 5, expected: 10, high: 20 },
      perDescription: 0,
      firstProperty: 0,
      furtherProperty: 0,
      perPropertyDescription: 0,
      perEnum: 0,
      perNested: 0,
      basis: 'assumed',
      source: tokenCounting,
    },
  ],
  toolPrompts: [
    toolPrompt(['claude-opus-4-8'], 290, 410),
    toolPrompt(['claude-opus-4-7'], 675, 804),
    toolPrompt(['claude-opus-4-6', 'claude-sonnet-4-6'], 497, 589),
    toolPrompt(['claude-opus-4-5', 'claude-sonnet-4-5', 'claude-haiku-4-5'], 496, 588),
    toolPrompt(['claude-opus-4', 'claude-opus-4-1', 'claude-sonnet-4'], 313, 315),
    toolPrompt(['claude-sonnet-5'], 354, 474),
    toolPrompt(['claude-3-opus'], 530, 281, oldToolUse),
    toolPrompt(['claude-3-sonnet'], 159, 235, oldToolUse),
    toolPrompt(['claude-3-haiku'], 264, 340, oldToolUse),
    toolPrompt(['claude-3-5', 'claude-3-7'], 346, 313),
  ],
  schemas: [
    {
      models: [''],
      around: { low: 20, expected: 100, high: 300 },
      basis: 'assumed',
      source: {
        title: 'Anthropic, Structured outputs (says that a system prompt is added, gives no number)',
        url: 'https://platform.claude.com/docs/en/build-with-claude/structured-outputs',
        checkedOn: '2026-11-23',
      },
    },
  ],
  images: [
    {
      models: [''],
      formula: { kind: 'claude', patchPixels: 28, longSidePixels: 1568, capTokens: 1568 },
      basis: 'counted',
      source: vision,
    },
    {
      models: [...recent, ...newest],
      formula: { kind: 'claude', patchPixels: 28, longSidePixels: 2576, capTokens: 4784 },
      basis: 'counted',
      source: vision,
    },
  ],
  media: [
    {
      models: [''],
      audioTokensPerSecond: null,
      videoTokensPerSecond: null,
      pageTokens: { low: 1500, expected: 3000, high: 4600 },
      source: pdf,
    },
  ],
  serverTools: [
    serverTool('bash', 244),
    serverTool('bash', 325, [...recent, ...newest]),
    serverTool('text_editor', 700),
    serverTool('str_replace', 700),
    serverTool('computer', 4500, [...recent, ...newest]),
  ],
};
