import type { Change } from '../change.js';
import { alignAnswers } from '../cost/answers.js';
import { estimatePrompt } from '../cost/estimating.js';
import type { OutputForecast } from '../cost/forecast.js';
import type { Estimate } from '../estimate.js';
import { isSameSetting, type AssumedModel, type FindingData } from '../finding.js';
import { percentChange } from '../money.js';
import { isAssumed } from '../origin.js';
import type { Recount } from './align.js';

interface Group {
  readonly from: AssumedModel;
  readonly to: AssumedModel;
  prompts: number;
  readonly percents: number[];
}

/**
 * What each revision by itself takes for the prompts that name no model, where the two differ: a comparison takes the head's for
 * both sides, so that no figure shows it. One note for each pair of models, with what the change costs these
 * prompts. It is never more than a warning, and a note unless `isStrict`, because nobody says that these prompts run on it.
 */
export function changedDefaults(
  changes: readonly Change[],
  baseline: readonly Estimate[],
  head: readonly Estimate[],
  recount: Recount,
  isStrict: boolean,
): FindingData[] {
  const before = assumedIn(baseline);
  const after = assumedIn(head);
  const groups = new Map<string, Group>();
  for (const change of changes) {
    if (change.baseline === null || change.head === null) continue;
    const old = before.get(change.baseline.prompt.key);
    const now = after.get(change.head.prompt.key);
    if (old === undefined || now === undefined) continue;
    if (old.match === null || now.match === null || old.match.model.id === now.match.model.id) continue;
    const [from, to] = [assumedOf(old), assumedOf(now)];
    if (from === null || to === null) continue;
    const id = JSON.stringify([from, to]);
    const group = groups.get(id) ?? { from, to, prompts: 0, percents: [] };
    groups.set(id, group);
    group.prompts++;
    const percent = costOfChange(now, old, recount);
    if (percent !== null) group.percents.push(percent);
  }
  return [...groups.values()].map(({ from, to, prompts, percents }): FindingData => {
    const most = percents.reduce<number | null>((max, one) => Math.max(max ?? one, one), null);
    const least = percents.reduce<number | null>((min, one) => Math.min(min ?? one, one), null);
    return {
      rule: 'default-model-changed',
      level: isStrict && isSameSetting(from, to) && (most === null || most > 0) ? 'warn' : 'info',
      key: null,
      path: to.path,
      line: to.line,
      value: to.model,
      limit: null,
      kind: 'default-model-changed',
      data: { from, to, prompts, leastPercent: least, mostPercent: most },
    };
  });
}

function assumedIn(estimates: readonly Estimate[]): ReadonlyMap<string, Estimate> {
  return new Map(
    estimates.flatMap((one) =>
      isAssumed(one.prompt.model) && one.prompt.kind === 'request' && one.prompt.testData !== true
        ? [[one.prompt.key, one] as const]
        : [],
    ),
  );
}

function assumedOf({ prompt: { model } }: Estimate): AssumedModel | null {
  if (model?.origin.kind !== 'project') return null;
  const { path, line, setting } = model.origin;
  return { model: model.asWritten, setting, path, line };
}

/** What the request of the head costs more on its own model than on the base's, in percent; null where there is no such figure. */
function costOfChange(now: Estimate, old: Estimate, recount: Recount): number | null {
  const { usage } = now;
  const on = ({ match, prompt: { model } }: Estimate, output: OutputForecast | null): Estimate => {
    const prompt = { ...now.prompt, model };
    const tokens = recount(prompt, match, usage);
    return estimatePrompt({
      prompt,
      match,
      unknown: null,
      tokens,
      usage,
      ...(output === null ? {} : { output }),
    });
  };
  // The same request on both, so that only the answers must be taken alike.
  const answers = alignAnswers(on(old, null), on(now, null));
  const [before, after] = [on(old, answers.baseline), on(now, answers.head)];
  return before.cost === null || after.cost === null
    ? null
    : percentChange(before.cost.requestPicoUsd, after.cost.requestPicoUsd);
}
