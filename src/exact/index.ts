/**
 * Changed prompts, counted by the vendors' own endpoints where the user gave a key for them. A prompt is counted that
 * way on both sides or on neither: a difference of two methods would be a difference of nothing that anybody changed.
 */
import type { Change } from '../core/change.js';
import type { Estimate } from '../core/estimate.js';
import type { Model, ModelMatch } from '../core/model.js';
import type { Problem } from '../core/problem.js';
import type { Prompt } from '../core/prompt.js';
import type { RequestTokens } from '../core/tokens.js';
import {
  exactNames,
  notAsked,
  vendorName,
  type About,
  type ExactCounts,
  type ExactVendor,
} from './endpoints/index.js';
import { exactRequest, exactVendorOf } from './request.js';
import { shareOut, shareOutPair, withShares, type Answered, type Shares } from './share.js';

export type { ExactCounts } from './endpoints/index.js';

/** What the vendors answered. */
export interface ExactAnswers {
  readonly any: boolean;
  /** The offline count of a prompt with a model, made exact where that is known; the same count where it is not. */
  applied(prompt: Prompt, match: ModelMatch | null, offline: RequestTokens): RequestTokens;
  /** Why others have none; the same reason is one problem, however many prompts it concerns. */
  readonly problems: readonly Problem[];
}

/** Counts one prompt offline with one model. */
export type CountOffline = (prompt: Prompt, match: ModelMatch) => RequestTokens;

/**
 * Asks for both sides of each new and changed request, in the order of the changes: where the bounds end it, the largest
 * are counted. Removed prompts are not asked for: their text is no longer anybody's question.
 */
export async function askVendors(
  changes: readonly Change[],
  counts: ExactCounts,
  offline: CountOffline,
): Promise<ExactAnswers> {
  const known = new Map<Prompt, Map<string, Known>>();
  const problems: Problem[] = [];
  for (const change of changes) {
    const outcome = await askForChange(change, counts, offline);
    if (outcome === null) continue;
    if ('reason' in outcome) {
      problems.push(outcome);
      continue;
    }
    for (const { prompt, model, ...answer } of outcome) {
      const models = known.get(prompt) ?? new Map<string, Known>();
      known.set(prompt, models.set(model.id, answer));
    }
  }
  return {
    any: known.size > 0,
    applied: (prompt, match, tokens) => {
      const answer = match === null ? undefined : known.get(prompt)?.get(match.model.id);
      return answer === undefined ? tokens : withShares(tokens, answer.shares, answer.counter);
    },
    problems: merged(problems),
  };
}

/** One request body by itself, for `count`: null when its model is of no vendor that may be asked. */
export async function askVendor(
  prompt: Prompt,
  match: ModelMatch,
  counts: ExactCounts,
  tokens: RequestTokens,
): Promise<RequestTokens | Problem | null> {
  const vendor = askable(match, prompt, counts);
  if (vendor === null) return null;
  const asked = await ask(prompt, match, vendor, counts, tokens, aboutOf(prompt));
  return 'reason' in asked ? asked : withShares(tokens, shareOut(asked), exactNames[vendor]);
}

interface Known {
  readonly shares: Shares;
  readonly counter: string;
}

type Outcome = readonly ({ readonly prompt: Prompt; readonly model: Model } & Known)[];

/** Shares for each side with each of the change's models, why there are none, or null where nobody is to be asked. */
async function askForChange(
  change: Change,
  counts: ExactCounts,
  offline: CountOffline,
): Promise<Outcome | Problem | null> {
  const { baseline, head } = change;
  if (head === null || change.status === 'unchanged' || change.notComparable !== null) return null;
  const sides = baseline === null ? [head] : [baseline, head];
  if (!sides.every(isRequest)) return null;
  const vendors = sides.map(({ match, prompt }) => askable(match, prompt, counts));
  const first = vendors.find((vendor) => vendor !== null) ?? null;
  if (first === null) return null;
  const about = aboutOf(head.prompt);
  const fail = (why: string): Problem => notAsked(vendorName(first), why, about);
  if (sides.some(({ usage }) => Object.keys(usage.modelShares ?? {}).length > 0)) {
    return fail('a share of its traffic goes to other models');
  }
  const found: (Outcome[number] | Problem)[] = [];
  const models = new Set<string>();
  for (const [index, side] of sides.entries()) {
    const { match } = side;
    const vendor = vendors[index] ?? null;
    if (match === null || models.has(match.model.id)) continue;
    models.add(match.model.id);
    if (vendor === null) {
      if (side.tokens.method === 'exact') continue;
      return fail(`the other side’s model, ${match.model.id}, has no such endpoint`);
    }
    found.push(...(await askForModel(sides, match, vendor, counts, offline, about)));
  }
  const failure = found.find((one): one is Problem => 'reason' in one);
  return failure ?? (found as Outcome[number][]);
}

/** All sides with one model: of a change of models the causes need each text with each model. */
async function askForModel(
  sides: readonly Estimate[],
  match: ModelMatch,
  vendor: ExactVendor,
  counts: ExactCounts,
  offline: CountOffline,
  about: About,
): Promise<(Outcome[number] | Problem)[]> {
  const asked = await Promise.all(
    sides.map(({ prompt }) => ask(prompt, match, vendor, counts, offline(prompt, match), about)),
  );
  const [one, two] = asked;
  if (one === undefined || 'reason' in one) return one === undefined ? [] : [one];
  const at = (prompt: Prompt, shares: Shares): Outcome[number] => ({
    prompt,
    model: match.model,
    shares,
    counter: exactNames[vendor],
  });
  if (two === undefined) return [at(one.prompt, shareOut(one))];
  if ('reason' in two) return [two];
  const [before, after] = shareOutPair(one, two);
  return [at(one.prompt, before), at(two.prompt, after)];
}

async function ask(
  prompt: Prompt,
  match: ModelMatch,
  vendor: ExactVendor,
  counts: ExactCounts,
  tokens: RequestTokens,
  about: About,
): Promise<Answered | Problem> {
  const request = exactRequest(prompt, match, vendor);
  const fail = (why: string): Problem => notAsked(vendorName(vendor), why, about);
  if (typeof request === 'string') return fail(request);
  const answer = (await counts[vendor]?.(request.body, about)) ?? fail('there is no key');
  if (typeof answer !== 'number') return answer;
  const counted = answer - request.placeholderTokens;
  return counted < 0 ? fail('an answer smaller than the request') : { prompt, tokens, answer: counted };
}

function askable(match: ModelMatch | null, prompt: Prompt, counts: ExactCounts): ExactVendor | null {
  const vendor = exactVendorOf(match, prompt);
  return vendor === null || counts[vendor] === undefined ? null : vendor;
}

/** Instructions, fragments and lists of tools are parts of requests that are made elsewhere. */
function isRequest({ prompt }: Estimate): boolean {
  return prompt.kind === 'request' || prompt.kind === 'evaluation';
}

function aboutOf(prompt: Prompt): About {
  return { path: prompt.path, line: prompt.line, keys: [prompt.key] };
}

function merged(problems: readonly Problem[]): Problem[] {
  const byDetail = new Map<string, Problem[]>();
  for (const one of problems) byDetail.set(one.detail, [...(byDetail.get(one.detail) ?? []), one]);
  return [...byDetail.values()].flatMap((same): Problem[] => {
    const [first] = same;
    if (first === undefined || same.length === 1) return same;
    const keys = same.flatMap((one) => one.keys ?? []);
    return [{ ...first, path: null, line: null, keys, detail: `${first.detail} ${keys.length} prompts.` }];
  });
}
