import type { Source } from '../../../core/rate.js';
import { fixed, type FrameRule, type ToolRule, type VendorRules } from './rule.js';

const fittedCounts: Source = {
  title: 'ai-tokenizer, constants fitted to usage that the API reported',
  url: 'https://github.com/coder/ai-tokenizer/blob/main/src/models.json',
  checkedOn: '2026-11-23',
};
const nothing: Source = {
  title: 'nothing is published: the middle of what is known of other vendors',
  url: 'https://github.com/coder/ai-tokenizer/blob/main/src/models.json',
  checkedOn: '2026-11-23',
};

function frame(
  perRequest: number,
  perMessage: number,
  source: Source,
  models: readonly string[] = [''],
): FrameRule {
  return {
    models,
    perRequest: fixed(perRequest),
    perMessage: fixed(perMessage),
    countsRole: true,
    perName: 1,
    bareSystem: false,
    basis: 'counted',
    source,
  };
}

function fittedTools(
  perRequest: number,
  perTool: number,
  models: readonly string[] = [''],
  basis: ToolRule['basis'] = 'measured',
): ToolRule {
  return {
    models,
    rendering: 'text',
    perRequest: fixed(perRequest),
    perTool: fixed(perTool),
    perDescription: 3,
    firstProperty: 10,
    furtherProperty: 8,
    perPropertyDescription: 3,
    perEnum: 7,
    perNested: 8,
    basis,
    source: fittedCounts,
  };
}

const unknownImage = {
  models: [''],
  formula: { kind: 'unknown', guess: { low: 85, expected: 1000, high: 6404 } },
  basis: 'assumed',
  source: nothing,
} as const;

function vendor(
  id: string,
  names: readonly string[],
  frames: readonly FrameRule[],
  tools: readonly ToolRule[],
): VendorRules {
  return {
    id,
    names,
    order: 'system-first',
    frames,
    tools,
    toolPrompts: [],
    schemas: [
      { models: [''], around: { low: 0, expected: 12, high: 100 }, basis: 'assumed', source: nothing },
    ],
    images: [unknownImage],
    media: [],
    serverTools: [],
  };
}

export const others: readonly VendorRules[] = [
  vendor(
    'meta',
    ['llama', 'meta-llama'],
    [
      frame(5, 4, {
        title: 'Llama 3 prompt format: begin of text, header ids around the role, end of turn',
        url: 'https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-3/',
        checkedOn: '2026-11-23',
      }),
    ],
    [fittedTools(180, 47)],
  ),
  vendor(
    'qwen',
    ['qwen', 'qwq'],
    [
      frame(3, 4, {
        title: 'Qwen chat template (ChatML): im_start, role, newline, im_end, newline',
        url: 'https://qwen.readthedocs.io/en/latest/getting_started/concepts.html',
        checkedOn: '2026-11-23',
      }),
    ],
    [fittedTools(138, 56)],
  ),
  vendor(
    'mistral',
    ['mistral', 'ministral', 'magistral', 'codestral', 'devstral', 'pixtral', 'open-mi', 'voxtral'],
    [
      {
        ...frame(1, 2, {
          title: 'Mistral instruct template: begin of sequence, [INST] and [/INST] around a user turn',
          url: 'https://docs.mistral.ai/guides/tokenization/',
          checkedOn: '2026-11-23',
        }),
        countsRole: false,
        perName: 0,
      },
    ],
    [fittedTools(60, 57)],
  ),
  vendor(
    'deepseek',
    ['deepseek'],
    [
      {
        ...frame(2, 1, {
          title: 'DeepSeek chat template: begin of sentence, one mark per turn',
          url: 'https://huggingface.co/deepseek-ai/DeepSeek-V3/blob/main/tokenizer_config.json',
          checkedOn: '2026-11-23',
        }),
        countsRole: false,
        perName: 0,
        bareSystem: true,
      },
    ],
    [fittedTools(144, 57)],
  ),
  vendor(
    'xai',
    ['grok'],
    [
      {
        ...frame(3, 3, fittedCounts),
        basis: 'assumed',
      },
    ],
    [fittedTools(240, 32)],
  ),
  vendor(
    'amazon',
    ['nova', 'amazon.nova', 'titan'],
    [{ ...frame(3, 3, fittedCounts), basis: 'assumed' }],
    [fittedTools(394, 41)],
  ),
];

/** For models of no vendor above, and where the model is not known. */
export const generic: VendorRules = vendor(
  'generic',
  [''],
  [
    {
      models: [''],
      perRequest: { low: 0, expected: 3, high: 7 },
      perMessage: { low: 0, expected: 3, high: 6 },
      countsRole: true,
      perName: 1,
      bareSystem: false,
      basis: 'assumed',
      source: nothing,
    },
  ],
  [
    {
      ...fittedTools(150, 45, [''], 'assumed'),
      perRequest: { low: 0, expected: 150, high: 500 },
      perTool: { low: 6, expected: 45, high: 60 },
    },
  ],
);
