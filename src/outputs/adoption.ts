import type { Adoption } from '../core/report.js';
import { count, money, plural } from './numbers.js';

/**
 * The sentences for the pull request that adds promptcost: what was found, what it costs, and the one setting that prices
 * the rest. Setting names are between backquotes.
 */
export function adoptionSentences(adoption: Adoption): string[] {
  const { requests, unpriced, remedy, lowUsdPer1k: low, highUsdPer1k: high, monthlyUsd } = adoption;
  const priced = requests - unpriced;
  return [
    foundText(adoption),
    ...(low === null || high === null || priced === 0
      ? []
      : [
          low === high
            ? `1,000 requests cost ${money(low, 2)}${priced === 1 ? '' : ' each'}.`
            : `1,000 requests cost ${money(low, 2)} to ${money(high, 2)}, depending on the prompt.`,
        ]),
    ...(monthlyUsd === null ? [] : [`The configured traffic costs ${money(monthlyUsd)} a month.`]),
    ...(remedy === null
      ? []
      : [
          remedy === 'default-model'
            ? `${plural(unpriced, 'prompt')} ${unpriced === 1 ? 'has' : 'have'} no price, because no model is named: set \`default-model\` in the settings file.`
            : `${plural(unpriced, 'prompt')} ${unpriced === 1 ? 'has' : 'have'} no price, because the model has no known rate: add it under \`models\` in the settings file.`,
        ]),
    ...(adoption.unpricedInstructions === 0
      ? []
      : ['Agent instructions are counted in tokens; set `instructions-model` to see their cost.']),
  ];
}

function foundText({ requests, instructions, instructionTokens, evaluations }: Adoption): string {
  const parts = [
    ...(requests === 0 ? [] : [plural(requests, 'prompt')]),
    ...(instructions === 0
      ? []
      : [`${plural(instructions, 'agent instruction')} (${count(instructionTokens)} tokens)`]),
    ...(evaluations === 0 ? [] : [`${plural(evaluations, 'evaluation')} or test data`]),
  ];
  if (parts.length === 0) {
    return 'promptcost found no prompts here. List their files under `include` in the settings file.';
  }
  const last = parts.pop() ?? '';
  return `promptcost found ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}.`;
}
