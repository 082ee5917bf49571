import type { Adoption } from '../core/report.js';
import { kindsText } from './kinds.js';
import { count, money, plural } from './numbers.js';
import type { Phrase } from './phrase.js';

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
            ? `1,000 requests cost ${money(low)}${priced === 1 ? '' : ' each'}.`
            : `1,000 requests cost ${money(low)} to ${money(high)}, depending on the prompt.`,
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
      : [
          `Agent instructions and tool lists are counted in tokens (${count(adoption.instructionTokens)}); set \`instructions-model\` to see their cost.`,
        ]),
  ];
}

/** How many of each kind there are, in the words of `init` and `scan`; '' for none. */
export function countsText({ requests, instructions, tools, evaluations, fragments }: Adoption): string {
  return kindsText({
    request: requests,
    instructions,
    tools,
    evaluation: evaluations,
    fragment: fragments,
  });
}

function foundText(adoption: Adoption): string {
  const found = countsText(adoption);
  return found === ''
    ? 'promptcost found no prompts here. List their files under `include` in the settings file.'
    : `promptcost found ${found}.`;
}

export const mostExpensiveTitle = 'Most expensive, for 1,000 requests';

/** The most expensive prompts, one line each; of a single one its price is in the sentences. */
export function mostExpensive({ mostExpensive: prompts }: Adoption): Phrase[] {
  if (prompts.length < 2) return [];
  return prompts.map(({ key, path, line, usdPer1k }) => [
    { name: key, target: { path, line, side: 'head' } },
    `: ${money(usdPer1k)}`,
  ]);
}
