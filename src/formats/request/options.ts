import type { BilledOption } from '../../core/prompt.js';

/**
 * Options that change what a request costs and that no figure has, by their name in lower case without `_`. A number is what
 * the library takes where the option is not set where all that use the name take the same; null where they
 * differ or nobody says. Sources, read on 2026-11-29: CrewAI 1.15 (`max_iter` 25), AI SDK 4 and 5 (`maxSteps`,
 * `stopWhen: stepCountIs(1)`), LangGraph (`recursion_limit` 25), OpenAI completions (`best_of` 1).
 */
const counts: ReadonlyMap<string, number | null> = new Map([
  ['maxiter', 25],
  ['maxturns', null],
  ['maxsteps', 1],
  ['stopwhen', 1],
  ['recursionlimit', 25],
  ['maxiterations', null],
  ['maxround', null],
  ['maxrounds', null],
  ['maxconsecutiveautoreply', null],
  ['bestof', 1],
  // Not an option of any library: a loop around the call with a constant count.
  ['callsinloop', 1],
  ['numgenerations', 1],
]);

/** OpenAI: predicted output that is not used is billed, audio has rates of its own, search is billed by the call; OpenRouter: `models`, `plugins`. */
const others: ReadonlySet<string> = new Set([
  'prediction',
  'websearchoptions',
  'audio',
  'models',
  'fallbacks',
  'fallbackmodels',
  'plugins',
  'speed',
  'mcpservers',
]);

/** Null for an option that costs nothing or has a figure. */
export function billedOption(name: string, value: string, number: number | undefined): BilledOption | null {
  const clean = name.replaceAll(/[_-]/g, '').toLowerCase();
  const usual = counts.get(clean);
  if (usual === undefined && !others.has(clean)) return null;
  const shown = value.replaceAll(/\s+/g, ' ').trim().slice(0, 80);
  if (shown === '' || /^(?:null|none|false|\[\]|\{\}|undefined)$/i.test(shown)) return null;
  return {
    name,
    value: shown,
    ...(usual === undefined || number === undefined ? {} : { number }),
    ...(usual == null ? {} : { default: usual }),
  };
}
