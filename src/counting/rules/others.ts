import type { Source } from '../../core/rate.js';
import {
  fixed,
  type FrameRule,
  type RuleBasis,
  type Spread,
  type ToolRule,
  type VendorRules,
} from './rule.js';

const fittedCounts: Source = {
  title: 'ai-tokenizer, constants fitted to usage that the APIs reported (late 2025)',
  url: 'https://github.com/coder/ai-tokenizer/blob/main/src/models.json',
  checkedOn: '2026-11-23',
};
const recorded: Source = {
  title: 'Usage that the API reported for the requests recorded in the tests of Pydantic AI (to 2026-08)',
  url: 'https://github.com/pydantic/pydantic-ai/tree/main/tests/models/cassettes',
  checkedOn: '2026-11-23',
};
const nothing: Source = {
  title: 'Nothing is published: the range of what is known of other vendors',
  url: 'https://github.com/coder/ai-tokenizer/blob/main/src/models.json',
  checkedOn: '2026-11-23',
};

function frame(
  models: readonly string[],
  perRequest: Spread,
  perMessage: number,
  role: 'with role' | 'without role',
  source: Source,
  basis: RuleBasis = 'counted',
): FrameRule {
  return {
    models,
    perRequest,
    perMessage: fixed(perMessage),
    countsRole: role === 'with role',
    perName: role === 'with role' ? 1 : 0,
    bareSystem: false,
    basis,
    source,
  };
}

/** Constants in the order in which ai-tokenizer has them; its `perTool` holds from the second tool on. */
function fittedTools(
  toolsExist: number,
  perTool: number,
  perDescription: number,
  firstProperty: number,
  furtherProperty: number,
  perPropertyDescription: number,
  perEnum: number,
  perNested: number,
  models: readonly string[] = [''],
): ToolRule {
  return {
    models,
    rendering: {
      kind: 'text',
      perDescription,
      firstProperty,
      furtherProperty,
      perPropertyDescription,
      perEnum,
      perNested,
    },
    perRequest: fixed(toolsExist - perTool),
    withoutSystem: fixed(0),
    perTool: fixed(perTool),
    basis: 'measured',
    source: fittedCounts,
  };
}

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
    thinking: [],
    tools,
    toolPrompts: [],
    schemas: [
      {
        models: [''],
        billed: true,
        head: '',
        omits: [],
        around: { low: 0, expected: 12, high: 130 },
        basis: 'assumed',
        source: nothing,
      },
    ],
    images: [
      {
        models: [''],
        formula: { kind: 'unknown', guess: { low: 85, expected: 1000, high: 6404 } },
        basis: 'assumed',
        source: nothing,
      },
    ],
    media: [],
    serverTools: [],
  };
}

export const others: readonly VendorRules[] = [
  vendor(
    'meta',
    ['llama', 'meta-llama'],
    [
      frame([''], fixed(4), 4, 'with role', {
        title:
          'Llama 3 prompt format: header marks around the role, two newlines, end of turn; then an assistant header',
        url: 'https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-3/',
        checkedOn: '2026-11-23',
      }),
      // From 3.1 on the template writes a knowledge date and a day into a system message, which most hosts keep.
      frame(
        ['llama-3.1', 'llama-3.2', 'llama-3.3', 'llama3.1', 'llama3.2', 'llama3.3', 'llama3-1', 'llama3-3'],
        { low: 4, expected: 30, high: 42 },
        4,
        'with role',
        recorded,
        'measured',
      ),
    ],
    [
      fittedTools(193, 47, 1, 8, 7, 3, 5, 9),
      // 540 to 680 tokens, depending on who serves the model.
      {
        ...fittedTools(680, 20, 1, 8, 7, 3, 5, 9, ['llama-4', 'llama4']),
        perRequest: { low: 120, expected: 660, high: 660 },
        source: recorded,
      },
    ],
  ),
  vendor(
    'qwen',
    ['qwen', 'qwq'],
    [
      frame([''], fixed(3), 4, 'with role', {
        title: 'Qwen chat template (ChatML): im_start, role, newline, text, im_end, newline',
        url: 'https://qwen.readthedocs.io/en/latest/getting_started/concepts.html',
        checkedOn: '2026-11-23',
      }),
    ],
    [
      fittedTools(138, 56, 0, 14, 11, 5, 9, 9),
      fittedTools(229, 24, -1, 27, 22, 6, 12, -9, ['qwen3-coder', 'qwen-3-coder']),
    ],
  ),
  vendor(
    'mistral',
    ['mistral', 'ministral', 'magistral', 'codestral', 'devstral', 'pixtral', 'open-mi', 'voxtral'],
    [
      frame([''], fixed(1), 2, 'without role', {
        title: 'Mistral instruct template: begin of sequence, [INST] and [/INST] around a user turn',
        url: 'https://docs.mistral.ai/guides/tokenization/',
        checkedOn: '2026-11-23',
      }),
    ],
    [fittedTools(60, 57, 1, 14, 11, 5, 9, 9)],
  ),
  vendor(
    'deepseek',
    ['deepseek'],
    [
      frame([''], fixed(2), 1, 'without role', {
        title: 'DeepSeek chat template: begin of sentence, one mark per turn',
        url: 'https://huggingface.co/deepseek-ai/DeepSeek-V3/blob/main/tokenizer_config.json',
        checkedOn: '2026-11-23',
      }),
      frame(['deepseek-v4'], { low: 2, expected: 81, high: 81 }, 1, 'without role', recorded, 'measured'),
    ],
    [fittedTools(142, 42, 0, 14, 11, 5, 9, 9)],
  ),
  vendor(
    'xai',
    ['grok'],
    [
      frame([''], fixed(2), 3, 'with role', fittedCounts, 'measured'),
      // A hidden prompt of the vendor's: 155 tokens with the fast models, 683 with the first grok-4.
      frame(
        ['grok-4', 'grok-5'],
        { low: 152, expected: 165, high: 683 },
        3,
        'with role',
        fittedCounts,
        'measured',
      ),
    ],
    [
      fittedTools(240, 32, 3, 9, 7, 3, 6, 7),
      fittedTools(186, 32, 3, 9, 7, 3, 6, 7, ['grok-4', 'grok-5']),
      fittedTools(107, 35, 3, 8, 7, 3, 6, 9, ['grok-2']),
    ],
  ),
  vendor(
    'amazon',
    ['nova', 'amazon.nova', 'titan'],
    [frame([''], fixed(0), 2, 'without role', fittedCounts, 'measured')],
    [
      fittedTools(394, 41, 5, 14, 11, 5, 9, 10),
      { ...fittedTools(879, 41, 5, 14, 11, 5, 9, 10, ['nova-2']), source: recorded },
    ],
  ),
  vendor(
    'zai',
    ['glm'],
    [frame([''], fixed(3), 3, 'with role', fittedCounts, 'measured')],
    [fittedTools(127, 28, 1, 14, 11, 5, 9, 10)],
  ),
  vendor(
    'moonshot',
    ['kimi', 'moonshot'],
    [frame([''], fixed(3), 3, 'with role', fittedCounts, 'measured')],
    [fittedTools(48, 40, 3, 8, 7, 3, 5, 9)],
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
      models: [''],
      rendering: { kind: 'json' },
      perRequest: { low: 0, expected: 100, high: 500 },
      withoutSystem: fixed(0),
      perTool: { low: -10, expected: 5, high: 40 },
      basis: 'assumed',
      source: nothing,
    },
  ],
);
