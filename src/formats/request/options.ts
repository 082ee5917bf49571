import type { BilledOption, Place, Repeat } from '../../core/prompt.js';

/**
 * Limits of the steps that an agent or a chain may take, each of them a call, by their name in lower case without `_`. A number is
 * what the library takes where the limit is not set where all that use the name take the same; null where they differ or
 * nobody says. Sources, read on 2026-11-29: CrewAI 1.15 (`max_iter` 25), AI SDK 4 and 5 (`maxSteps`, `stopWhen: stepCountIs(1)`),
 * LangGraph (`recursion_limit` 25), Google ADK (`RunConfig.max_llm_calls` 500), Pydantic AI (`UsageLimits.request_limit` 50).
 */
const steps: ReadonlyMap<string, number | null> = new Map([
  ['maxiter', 25],
  ['maxturns', null],
  ['maxsteps', 1],
  ['stopwhen', 1],
  ['recursionlimit', 25],
  ['maxiterations', null],
  ['maxiters', null],
  ['maxround', null],
  ['maxrounds', null],
  ['maxconsecutiveautoreply', null],
  ['maxtooliterations', null],
  ['maxtoolroundtrips', null],
  ['maxllmcalls', 500],
  ['requestlimit', 50],
]);

/** Limits that `None` takes away (Pydantic AI), and ones that 0 and less do (Google ADK). */
const offByNull: ReadonlySet<string> = new Set(['requestlimit']);
const offBelowOne: ReadonlySet<string> = new Set(['maxllmcalls']);

/** How many steps an agent may take at most, as an option says; null for an option that says something else. */
export function stepsOption(name: string): { readonly usual: number | null } | null {
  const usual = steps.get(clean(name));
  return usual === undefined ? null : { usual };
}

/** The same as a reason why a request is sent several times; null where the option is not set. */
export function stepsRepeat(
  name: string,
  value: string,
  number: number | undefined,
  place: Place,
): Repeat | null {
  const known = stepsOption(name);
  const shown = shownValue(value);
  if (known === null || shown === null) return null;
  const rest = { kind: 'steps', written: `${name}: ${shown}`, place, usual: known.usual } as const;
  if (number !== undefined && Number.isFinite(number))
    return number >= 1
      ? { ...rest, bound: 'at-most', times: number }
      : offBelowOne.has(clean(name))
        ? { ...rest, bound: 'none', times: null }
        : null;
  return { ...rest, bound: unlimited.test(shown) ? 'none' : 'data', times: null };
}

/** The same for an option that is set to nothing; null where that leaves the library's own limit. */
export function stepsOff(name: string, place: Place): Repeat | null {
  const known = stepsOption(name);
  return known === null || !offByNull.has(clean(name))
    ? null
    : { kind: 'steps', written: `${name}: None`, bound: 'none', times: null, place, usual: known.usual };
}

const unlimited =
  /^(?:(?:Number\.|math\.|float\(['"]?|sys\.)?(?:\w+\.)?(?:POSITIVE_)?(?:inf|infinity|MAX_SAFE_INTEGER|MAX_VALUE|maxsize)['"]?\)?|unlimited)$/i;

/** Counts of answers: OpenAI completions (`best_of` 1), Cohere (`num_generations` 1), read on 2026-11-29. */
const counts: ReadonlyMap<string, number | null> = new Map([
  ['bestof', 1],
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
  'contextwindowfallbacks',
  'contextwindowfallbackdict',
  'contentpolicyfallbacks',
  'plugins',
  'speed',
  'mcpservers',
  // Anthropic: requests that must stay in one country cost 1.1 times as much on newer models; `global` does not.
  'inferencegeo',
  // Headers of gateways that choose other models: Portkey and Helicone, read on 2026-11-29.
  'xportkeyconfig',
  'heliconefallbacks',
]);

/** Null for an option that costs nothing or has a figure. */
export function billedOption(name: string, value: string, number: number | undefined): BilledOption | null {
  const usual = counts.get(clean(name));
  if (usual === undefined && !others.has(clean(name))) return null;
  const shown = shownValue(value);
  if (shown === null || (clean(name) === 'inferencegeo' && shown === 'global')) return null;
  return {
    name,
    value: shown,
    ...(usual === undefined || number === undefined ? {} : { number }),
    ...(usual == null ? {} : { default: usual }),
  };
}

function clean(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

/** In one line, shortened; null where it says that the option is not set. */
function shownValue(value: string): string | null {
  const shown = value.replaceAll(/\s+/g, ' ').trim().slice(0, 80);
  return shown === '' || /^(?:null|none|false|\[\]|\{\}|undefined)$/i.test(shown) ? null : shown;
}
