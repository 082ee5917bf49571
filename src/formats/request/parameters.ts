import type { BilledOption, Parameters, Repeat } from '../../core/prompt.js';
import { billedOption, stepsRepeat } from './options.js';
import {
  at,
  entriesAt,
  firstOf,
  itemsAt,
  mapAt,
  numberAt,
  plainValue,
  scalarTextAt,
  stringAt,
  type Node,
} from '../syntax/tree.js';

/** Spellings of one limit in the APIs and formats of the vendors, the more specific first. */
const maxOutputKeys = [
  'max_completion_tokens',
  'maxCompletionTokens',
  'max_output_tokens',
  'maxOutputTokens',
  'max-output-tokens',
  'max_tokens',
  'maxTokens',
  'max-tokens',
  'max_new_tokens',
  'max_tokens_to_sample',
  'maxTokensToSample',
  'num_predict',
  'numPredict',
];

/** Maps in which wrappers of the APIs (LiteLLM, LangChain, OpenAI's own clients) hand settings through. */
const passedOn = ['completion_kwargs', 'model_kwargs', 'modelKwargs', 'extra_body', 'extraBody'];

/**
 * The settings of a request that change what it costs, from a map that holds them under any vendor's spelling
 * (`parameters`, `modelParameters`, `config`, a request body). Numbers may be written as strings. What is
 * given as a template (`"{{limit}}"`) or is out of range is left out: the file does not say. What a wrapper hands
 * through (`model_kwargs`) counts where the map itself says nothing else.
 */
export function readParameters(node: Node | null | undefined): Parameters {
  const handed = passedOn.map((key) => ownParameters(mapAt(node, key)));
  return Object.assign({}, ...handed, ownParameters(node)) as Parameters;
}

function ownParameters(node: Node | null | undefined): Parameters {
  const maxNode = firstOf(node, maxOutputKeys);
  const maxOutputTokens = whole(maxNode);
  const temperature = numberAt(firstOf(node, ['temperature']));
  // A form that is stored whole (no-code exports) has empty fields.
  const stated = (text: string | undefined) => (text === '' ? undefined : text);
  const effort =
    stated(stringAt(firstOf(node, ['reasoning_effort', 'reasoningEffort', 'effort']))) ??
    stringAt(node, 'reasoning', 'effort') ??
    stringAt(node, 'output_config', 'effort') ??
    stringAt(at(node, 'thinkingConfig') ?? at(node, 'thinking_config'), 'thinkingLevel')?.toLowerCase() ??
    stringAt(at(node, 'thinkingConfig') ?? at(node, 'thinking_config'), 'thinking_level')?.toLowerCase();
  const thinking =
    whole(at(node, 'thinking', 'budget_tokens')) ??
    whole(at(node, 'thinking', 'budgetTokens')) ??
    whole(at(node, 'thinkingConfig', 'thinkingBudget')) ??
    whole(at(node, 'thinking_config', 'thinking_budget')) ??
    whole(firstOf(node, ['thinking_budget', 'thinkingBudget', 'budget_tokens'])) ??
    whole(at(node, 'reasoning', 'max_tokens'));
  const answers = whole(firstOf(node, ['n', 'candidateCount', 'candidate_count']));
  const tier = firstOf(node, ['service_tier', 'serviceTier']);
  const serviceTier = stated(stringAt(tier)) ?? stringAt(tier, 'type');
  const verbosity = stated(stringAt(node, 'verbosity')) ?? stringAt(node, 'text', 'verbosity');
  const choice = firstOf(node, ['tool_choice', 'toolChoice']);
  // OpenAI names the function in one of two places.
  const choiceType = stringAt(choice, 'type');
  const named =
    choiceType === undefined || choiceType === 'function'
      ? (stringAt(choice, 'function', 'name') ?? stringAt(choice, 'name'))
      : undefined;
  const toolChoice = scalarTextAt(choice) ?? named ?? choiceType;
  const options = billedOptions(node);
  const repeats = stepsIn(node);
  return {
    ...(maxOutputTokens === undefined || maxNode === undefined
      ? {}
      : { maxOutputTokens, maxOutputPlace: maxNode.place }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(effort === undefined ? {} : { reasoningEffort: effort }),
    ...(thinking === undefined ? {} : { thinkingBudgetTokens: thinking }),
    ...(answers === undefined || answers < 1 ? {} : { answers }),
    ...(serviceTier === undefined ? {} : { serviceTier }),
    ...(verbosity === undefined ? {} : { verbosity }),
    ...(toolChoice === undefined ? {} : { toolChoice }),
    ...(options.length === 0 ? {} : { options }),
    ...(repeats.length === 0 ? {} : { repeats }),
  };
}

/** How many steps a map lets an agent take. */
function stepsIn(node: Node | null | undefined): readonly Repeat[] {
  return entriesAt(node).flatMap(({ key, value }) => {
    const written = scalarTextAt(value);
    return written === undefined ? [] : (stepsRepeat(key, written, numberAt(value), value.place) ?? []);
  });
}

/** Lists of other models and of servers are read by the formats that have them. */
const readElsewhere =
  /^(?:models|fallbacks|fallback_models|context_window_fallback(?:s|_dict)|content_policy_fallbacks|plugins|mcp_?servers|web_search_options)$/i;

/** Options of a map that cost something and have no figure. */
function billedOptions(node: Node | null | undefined): readonly BilledOption[] {
  return entriesAt(node).flatMap(({ key, value }) => {
    if (readElsewhere.test(key)) return [];
    const written = scalarTextAt(value) ?? JSON.stringify(plainValue(value));
    return billedOption(key, written, numberAt(value)) ?? [];
  });
}

function whole(node: Node | undefined): number | undefined {
  const value = numberAt(node);
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 1e9 ? value : undefined;
}

/** A value as it would be inserted into a prompt: text as it is, anything else as JSON. */
export function sampleText(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'scalar') return node.value === null ? undefined : node.source.text;
  return JSON.stringify(plainValue(node));
}

/** Strings of a list, or of a single string. */
export function stringsAt(node: Node | null | undefined, ...path: readonly (string | number)[]): string[] {
  return itemsAt(node, ...path).flatMap((item) => stringAt(item) ?? []);
}
