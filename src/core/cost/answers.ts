import { type Amount, exactly } from '../amount.js';
import type { LimitChange, ReasoningChange, Unknown } from '../change.js';
import type { Estimate } from '../estimate.js';
import type { PicoUsd } from '../money.js';
import type { Prompt } from '../prompt.js';
import type { Usage } from '../usage.js';
import { forecastOutput, type OutputForecast, reasons, withUnknownEffort } from './forecast.js';
import { unitRate } from './rates.js';

/** Forecasts that both sides are computed with; null where a side keeps its own. */
export interface AlignedAnswers {
  readonly baseline: OutputForecast | null;
  readonly head: OutputForecast | null;
  readonly unknowns: readonly Unknown[];
  readonly limit?: LimitChange;
  readonly reasoning?: ReasoningChange;
}

/**
 * Answers of the same visible length on both sides. A length that is configured or measured on one side only holds for both;
 * one that is assumed is the baseline's, within the limits of both sides. Hidden reasoning counts where both sides reason, by
 * the same amount; turning it on is an unknown.
 */
export function alignAnswers(baseline: Estimate, head: Estimate): AlignedAnswers {
  const limit = limitChange(baseline, head);
  const reasoning = reasoningChange(baseline, head);
  const more = {
    ...(limit === null ? {} : { limit }),
    ...(reasoning === null ? {} : { reasoning }),
  };
  const keep = { baseline: null, head: null, unknowns: [], ...more };
  if (baseline.outputBasis === 'none' || head.outputBasis === 'none') return keep;
  const [before, after] = [baseline.usage.outputTokens, head.usage.outputTokens];
  if (before !== undefined && after !== undefined) {
    // A length that was stated for the effort before says little about the new one.
    if (reasoning === null || restated(baseline.usage, head.usage)) return keep;
    const own = forecastOutput(head.prompt, head.match?.model ?? null, head.usage);
    return { ...keep, head: widened(own, reasoning), unknowns: [reasoningUnknown(reasoning, head)] };
  }
  if (before !== undefined || after !== undefined) {
    const from = before === undefined ? head.usage : baseline.usage;
    const own = ({ prompt, match, usage }: Estimate): OutputForecast =>
      forecastOutput(prompt, match?.model ?? null, withAnswersOf(usage, from));
    return {
      ...keep,
      baseline: before === undefined ? own(baseline) : null,
      head: after === undefined ? own(head) : null,
    };
  }
  const thinks = [baseline, head].map(({ prompt, match }) => reasons(prompt, match?.model ?? null));
  const configured = baseline.usage.reasoningTokens ?? head.usage.reasoningTokens;
  const open = reasoning !== null && configured === undefined;
  const unknowns: Unknown[] = open ? [reasoningUnknown(reasoning, head)] : [];
  const alike =
    sameAmount(baseline.output, head.output) &&
    sameAmount(baseline.reasoning, head.reasoning) &&
    thinks[0] === thinks[1];
  if (alike) return { ...keep, unknowns };

  const limits = [baseline, head].flatMap(({ prompt }) => prompt.parameters.maxOutputTokens ?? []);
  const usage: Usage =
    configured === undefined ? baseline.usage : { ...baseline.usage, reasoningTokens: configured };
  const at = (answers: number | undefined): OutputForecast => {
    const { parameters } = baseline.prompt;
    const prompt: Prompt = {
      ...baseline.prompt,
      parameters: {
        ...parameters,
        answers: answers ?? 1,
        ...(limits.length === 0 ? {} : { maxOutputTokens: Math.min(...limits) }),
      },
    };
    const forecast = forecastOutput(prompt, baseline.match?.model ?? null, usage);
    const both = configured !== undefined || (thinks[0] === true && thinks[1] === true);
    return both ? forecast : { ...forecast, reasoning: exactly(0) };
  };
  const old = at(baseline.prompt.parameters.answers);
  const now = at(head.prompt.parameters.answers);
  const wide = open && thinks[0] === true;
  return {
    ...keep,
    unknowns,
    baseline: old,
    head: wide ? widened(now, reasoning) : now,
  };
}

/** The same figure with a range that another effort may reach. */
function widened(forecast: OutputForecast, { before, after }: ReasoningChange): OutputForecast {
  return {
    ...forecast,
    answer: withUnknownEffort(forecast.answer),
    reasoning: withUnknownEffort(forecast.reasoning),
    notes: [...forecast.notes, { kind: 'effort-changed', before: before ?? null, after: after ?? null }],
  };
}

/** Whether the head gives an output of its own, which then is for the new effort. */
function restated(before: Usage, after: Usage): boolean {
  return (
    after.outputTokens?.mean !== before.outputTokens?.mean ||
    after.reasoningTokens?.mean !== before.reasoningTokens?.mean
  );
}

function withAnswersOf(usage: Usage, from: Usage): Usage {
  const { outputTokens, reasoningTokens } = from;
  return {
    ...usage,
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
  };
}

function sameAmount(a: Amount | undefined, b: Amount | undefined): boolean {
  return a?.low === b?.low && a?.expected === b?.expected && a?.high === b?.high;
}

/** The limit that the request or else the model sets. */
function limitOf({ prompt, match }: Estimate): number | null {
  return prompt.parameters.maxOutputTokens ?? match?.model.maxOutputTokens ?? null;
}

function limitChange(baseline: Estimate, head: Estimate): LimitChange | null {
  const before = baseline.prompt.parameters.maxOutputTokens ?? null;
  const after = head.prompt.parameters.maxOutputTokens ?? null;
  if (before === after) return null;
  const [from, to] = [limitOf(baseline), limitOf(head)];
  const tokens = from === null || to === null ? null : to - from;
  return { before, after, tokens, worstPicoUsd: atRate(head, tokens) };
}

function atRate(estimate: Estimate, tokens: number | null): PicoUsd | null {
  const rate = tokens === null ? null : unitRate(estimate, 'output');
  const answers = BigInt(Math.max(1, Math.round(estimate.prompt.parameters.answers ?? 1)));
  return rate === null || tokens === null ? null : BigInt(Math.round(tokens)) * rate * answers;
}

/** Efforts from the least to the most; the names of all vendors. */
const efforts = [
  'none',
  'off',
  'disabled',
  'minimal',
  'low',
  'medium',
  'default',
  'auto',
  'high',
  'xhigh',
  'max',
];

function effortOf({ prompt }: Estimate): string | null {
  const { reasoningEffort, thinkingBudgetTokens } = prompt.parameters;
  return reasoningEffort ?? (thinkingBudgetTokens === undefined ? null : `${thinkingBudgetTokens} tokens`);
}

/** Reasoning that head turns on, or of which it asks for more. */
function reasoningChange(baseline: Estimate, head: Estimate): ReasoningChange | null {
  if (head.outputBasis === 'none' || baseline.outputBasis === 'none') return null;
  const [thought, thinks] = [baseline, head].map(({ prompt, match }) =>
    reasons(prompt, match?.model ?? null),
  );
  if (thinks !== true) return null;
  const [before, after] = [baseline.prompt.parameters, head.prompt.parameters];
  const rank = (effort: string | undefined): number => efforts.indexOf(effort?.toLowerCase() ?? 'medium');
  const raised =
    thought !== true ||
    (before.reasoningEffort !== after.reasoningEffort &&
      (rank(after.reasoningEffort) > rank(before.reasoningEffort) || rank(after.reasoningEffort) === -1)) ||
    (after.thinkingBudgetTokens ?? 0) > (before.thinkingBudgetTokens ?? Infinity) ||
    (before.thinkingBudgetTokens !== undefined && after.thinkingBudgetTokens === undefined);
  if (!raised) return null;
  const most = after.thinkingBudgetTokens ?? limitOf(head);
  const had = thought === true ? (before.thinkingBudgetTokens ?? null) : 0;
  const worstTokens = most === null ? null : Math.max(0, most - (had ?? 0));
  return {
    before: thought === true ? (effortOf(baseline) ?? 'default') : null,
    after: effortOf(head),
    worstTokens,
    worstPicoUsd: atRate(head, worstTokens),
  };
}

function reasoningUnknown({ after }: ReasoningChange, head: Estimate): Unknown {
  return {
    kind: 'reasoning',
    name: after ?? head.match?.model.id ?? 'default',
    side: 'head',
    unit: '100 tokens',
    picoUsdPerUnit: atRate(head, 100),
    times: 1,
    long: true,
  };
}
