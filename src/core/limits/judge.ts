import type { Change } from '../change.js';
import type { Estimate } from '../estimate.js';
import type { Finding, FindingLevel } from '../finding.js';
import type { LimitRule, Limits, Policy } from '../limits.js';
import type { PromptKind } from '../prompt.js';
import { divideRounded, toUsd, type PicoUsd } from '../money.js';
import { hidesPrompts, type Problem } from '../problem.js';
import type { ReportLimit } from '../report.js';

/** Whether a path matches one of the globs; given from outside, because core knows no glob library. */
export type Matcher = (globs: readonly string[], text: string) => boolean;

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly limits: readonly ReportLimit[];
}

/** The sums that limits on all prompts together are judged by. Null where no traffic is stated. */
export interface MonthlyTotals {
  /** Both over the prompts that can be compared; their difference is the delta. */
  readonly baselinePicoUsd: PicoUsd | null;
  readonly headPicoUsd: PicoUsd | null;
  /** Every priced prompt of the head with stated traffic. */
  readonly headWholePicoUsd: PicoUsd | null;
}

interface Strictness {
  readonly level: 'fail' | 'warn';
  readonly limits: Limits;
}

/**
 * Judges every rule for every prompt; none stops another. Equal to a limit is not over it. Money is compared on
 * the integers. What is unknown breaks no limit and keeps none: it is a finding of its own (`on-unpriced`).
 *
 * Evaluations are not production traffic: only rules that name them judge them. `monthly` is null for a part of
 * the prompts (a shard): limits on all prompts together are judged when the parts are merged.
 */
export function judge(
  changes: readonly Change[],
  monthly: MonthlyTotals | null,
  policy: Policy,
  matches: Matcher,
): Judgement {
  if (policy.enforcement === 'off') return { findings: [], limits: [] };
  const findings: Finding[] = [];
  const broken = new Map<string, number>();
  const note = (finding: Finding, match: readonly string[] | null): void => {
    findings.push(finding);
    const id = limitId(finding.rule, finding.level, match);
    broken.set(id, (broken.get(id) ?? 0) + 1);
  };
  for (const change of changes) {
    const subject = change.head ?? change.baseline;
    if (subject === null) continue;
    const { prompt } = subject;
    const kind = kindAtGate(change, prompt.kind);
    if (kind === 'fragment') continue;
    const rules = policy.rules.filter((rule) => matches(rule.match, prompt.path));
    if (kind === 'evaluation' && rules.length === 0) continue;
    const general = kind === 'evaluation' ? noLimits : policy;
    for (const [level, strict] of strictnesses(general, rules)) {
      for (const finding of judgeOne(change, level, strict.limits, policy, matches)) {
        const rule = [...rules].reverse().find((candidate) => decides(candidate, level, finding.rule));
        note(finding, rule?.match ?? null);
      }
    }
    const unjudged = judgeUnpriced(change, rules, policy);
    if (unjudged !== null) note(unjudged, null);
  }
  for (const level of ['fail', 'warn'] as const) {
    const limits = level === 'fail' ? policy.limits : policy.warn;
    if (monthly === null) continue;
    const changed = changes.some((change) => change.status !== 'unchanged');
    for (const finding of judgeMonthly(monthly, changed, level, limits, (rule) => raise(policy, rule))) {
      note(finding, null);
    }
  }
  const kept = dropDoubles(findings);
  return { findings: kept, limits: listLimits(policy, broken) };
}

/**
 * The head's settings and formats say what a prompt is; what was billed must not leave the gate by being called something
 * else.
 */
function kindAtGate({ baseline }: Change, kind: PromptKind): PromptKind {
  const was = baseline?.prompt.kind ?? kind;
  return kind === 'evaluation' || kind === 'fragment' ? was : was === 'request' ? was : kind;
}

const noLimits = { limits: {}, warn: {} };

/** The limits that hold for a prompt: general ones, each field replaced by the last rule that gives it. */
function strictnesses(
  general: { readonly limits: Limits; readonly warn: Limits },
  rules: readonly LimitRule[],
): [level: 'fail' | 'warn', Strictness][] {
  const merge = (base: Limits, pick: (rule: LimitRule) => Limits): Limits =>
    rules.reduce<Limits>((limits, rule) => ({ ...limits, ...pick(rule) }), base);
  return [
    ['fail', { level: 'fail', limits: merge(general.limits, (rule) => rule.limits) }],
    ['warn', { level: 'warn', limits: merge(general.warn, (rule) => rule.warn) }],
  ];
}

function decides(rule: LimitRule, level: 'fail' | 'warn', key: string): boolean {
  const limits = level === 'fail' ? rule.limits : rule.warn;
  const field = fieldOf[key];
  return field !== undefined && limits[field] !== undefined;
}

const fieldOf: Readonly<Record<string, keyof Limits>> = {
  'max-request-increase-percent': 'maxRequestIncreasePercent',
  'max-request-increase-usd-per-1k': 'maxRequestIncreaseUsdPer1k',
  'max-request-usd': 'maxRequestUsd',
  'max-input-tokens': 'maxInputTokens',
  'max-input-tokens-increase': 'maxInputTokensIncrease',
  'max-output-tokens': 'maxOutputTokens',
  'max-context-percent': 'maxContextPercent',
  'max-monthly-increase-usd': 'maxMonthlyIncreaseUsd',
  'max-monthly-increase-percent': 'maxMonthlyIncreasePercent',
  'max-monthly-usd': 'maxMonthlyUsd',
  'allowed-models': 'allowedModels',
  'denied-models': 'deniedModels',
};

function judgeOne(
  change: Change,
  level: 'fail' | 'warn',
  limits: Limits,
  policy: Policy,
  matches: Matcher,
): Finding[] {
  const { head, baseline } = change;
  if (head === null || change.status === 'unchanged') return [];
  const findings: Finding[] = [];
  const over = (
    rule: string,
    value: number | string,
    limit: number | string,
    message: string,
    remedy: string,
    was: boolean,
  ): void => {
    findings.push({
      rule,
      level: was ? 'info' : level,
      key: change.key,
      path: head.prompt.path,
      line: lineOf(change),
      value,
      limit,
      message: was
        ? `${message} It was over the limit on the baseline already and did not get worse.`
        : message,
      remedy: `${remedy} ${raise(policy, rule)}`,
    });
  };
  const { deltaPicoUsd: delta, percent } = change;

  if (
    limits.maxRequestIncreasePercent !== undefined &&
    delta !== null &&
    baseline?.cost &&
    percent !== null
  ) {
    const limit = limits.maxRequestIncreasePercent;
    const floor = limits.minIncreaseUsdPer1k ?? policy.limits.minIncreaseUsdPer1k ?? 0n;
    // delta / base > limit %  ⇔  delta · 100 · 10⁶ > base · limit · 10⁶, all integers.
    const isOver = delta * 100_000_000n > baseline.cost.requestPicoUsd * micro(limit);
    if (delta > 0n && isOver && delta * 1000n >= floor) {
      over(
        'max-request-increase-percent',
        percent,
        limit,
        `The cost of one request rises by ${percent} %, over the limit of ${limit} %.`,
        'Shorten the prompt or choose a cheaper model.',
        false,
      );
    }
  }
  if (limits.maxRequestIncreaseUsdPer1k !== undefined && delta !== null) {
    const limit = limits.maxRequestIncreaseUsdPer1k;
    if (delta * 1000n > limit) {
      over(
        'max-request-increase-usd-per-1k',
        toUsd(delta * 1000n),
        toUsd(limit),
        `1,000 requests cost $${toUsd(delta * 1000n)} more, over the limit of $${toUsd(limit)}.`,
        'Shorten the prompt or choose a cheaper model.',
        false,
      );
    }
  }
  if (limits.maxRequestUsd !== undefined && head.cost !== null) {
    const limit = limits.maxRequestUsd;
    const now = head.cost.requestPicoUsd;
    if (now > limit) {
      const before = baseline?.cost?.requestPicoUsd ?? null;
      over(
        'max-request-usd',
        toUsd(now),
        toUsd(limit),
        `One request costs $${toUsd(now)}, over the limit of $${toUsd(limit)}.`,
        'Shorten the prompt or choose a cheaper model.',
        before !== null && before > limit && now <= before,
      );
    }
  }
  const input = Math.round(head.tokens.input.expected);
  const inputBefore = baseline === null ? null : Math.round(baseline.tokens.input.expected);
  if (limits.maxInputTokens !== undefined && input > limits.maxInputTokens) {
    over(
      'max-input-tokens',
      input,
      limits.maxInputTokens,
      `One request sends ${input} input tokens, over the limit of ${limits.maxInputTokens}.`,
      'Shorten the prompt, its tools or its schema.',
      inputBefore !== null && inputBefore > limits.maxInputTokens && input <= inputBefore,
    );
  }
  if (limits.maxInputTokensIncrease !== undefined && change.inputTokensDelta !== null) {
    if (change.inputTokensDelta > limits.maxInputTokensIncrease) {
      over(
        'max-input-tokens-increase',
        change.inputTokensDelta,
        limits.maxInputTokensIncrease,
        `One request sends ${change.inputTokensDelta} more input tokens, over the limit of ${limits.maxInputTokensIncrease}.`,
        'Shorten the prompt, its tools or its schema.',
        false,
      );
    }
  }
  if (limits.maxOutputTokens !== undefined && head.outputBasis !== 'none') {
    const output = Math.round(head.output.expected);
    if (output > limits.maxOutputTokens) {
      const before =
        baseline === null || baseline.outputBasis === 'none' ? null : Math.round(baseline.output.expected);
      over(
        'max-output-tokens',
        output,
        limits.maxOutputTokens,
        `One request returns ${output} output tokens on average (${head.outputBasis}), over the limit of ${limits.maxOutputTokens}.`,
        'Ask for shorter answers, lower the output limit, or state the real mean under usage.',
        before !== null && before > limits.maxOutputTokens && output <= before,
      );
    }
  }
  if (limits.maxContextPercent !== undefined && head.contextPercent !== null) {
    if (head.contextPercent > limits.maxContextPercent) {
      const before = baseline?.contextPercent ?? null;
      over(
        'max-context-percent',
        head.contextPercent,
        limits.maxContextPercent,
        `One request fills ${head.contextPercent} % of the model's context window, over the limit of ${limits.maxContextPercent} %.`,
        'Shorten the prompt or choose a model with a larger window.',
        before !== null && before > limits.maxContextPercent && head.contextPercent <= before,
      );
    }
  }
  findings.push(...judgeModels(change, head, level, limits, policy, matches));
  return findings;
}

function judgeModels(
  change: Change,
  head: Estimate,
  level: 'fail' | 'warn',
  limits: Limits,
  policy: Policy,
  matches: Matcher,
): Finding[] {
  const written = head.prompt.model;
  if (written === null) return [];
  const model = head.match?.model.id ?? written.asWritten;
  const before = change.baseline?.match?.model.id ?? change.baseline?.prompt.model?.asWritten ?? null;
  const was = before === model;
  const findings: Finding[] = [];
  const say = (rule: string, limit: readonly string[], message: string): void => {
    findings.push({
      rule,
      level: was ? 'info' : level,
      key: change.key,
      path: head.prompt.path,
      line: written.place?.line ?? head.prompt.line,
      value: model,
      limit: limit.join(', '),
      message: was ? `${message} The baseline uses it already.` : message,
      remedy: `Use another model. ${raise(policy, rule)}`,
    });
  };
  if (limits.allowedModels !== undefined && !matches(limits.allowedModels, model)) {
    say('allowed-models', limits.allowedModels, `The model ${model} is not among the allowed models.`);
  }
  if (limits.deniedModels !== undefined && matches(limits.deniedModels, model)) {
    say('denied-models', limits.deniedModels, `The model ${model} is denied.`);
  }
  return findings;
}

/** A new or changed prompt that has no cost: the gate says what it did not judge. */
function judgeUnpriced(change: Change, rules: readonly LimitRule[], policy: Policy): Finding | null {
  const unpriced = change.head !== null && change.head.cost === null;
  if (change.notComparable === null && !unpriced) return null;
  if (change.status === 'unchanged' || change.status === 'removed') return null;
  const subject = change.head ?? change.baseline;
  if (subject === null) return null;
  // Counted on both sides and the same: there is nothing to price.
  const same = change.baseline !== null && change.inputTokensDelta === 0 && change.countedTokensDelta === 0;
  if (change.notComparable === null && same) return null;
  const why = change.notComparable?.why ?? `No price is known: ${subject.unpricedReason ?? ''}`;
  const unreadable = change.notComparable?.reason === 'unread';
  // Instructions and tool lists name no model by nature; their tokens are judged, and there is no money to miss.
  const wasPriced = change.baseline !== null && change.baseline.cost !== null;
  if (!unreadable && !wasPriced && subject.prompt.model === null && subject.prompt.kind !== 'request')
    return null;
  const choice =
    [...rules].reverse().find((rule) => rule.limits.onUnpriced !== undefined)?.limits.onUnpriced ??
    policy.limits.onUnpriced ??
    'warn';
  if (choice === 'ignore') return null;
  return {
    rule: unreadable ? 'not-readable' : 'on-unpriced',
    level: choice,
    key: change.key,
    path: subject.prompt.path,
    line: subject.prompt.line,
    value: subject.prompt.model?.asWritten ?? null,
    limit: choice,
    message: `The cost of this change was not judged. ${why}.`.replace(/\.\.$/, '.'),
    remedy: unreadable
      ? change.head === null || change.baseline === null
        ? 'Mend the file so that it can be read.'
        : 'Put back what is missing, or keep the file in the format it had.'
      : 'Name a known model in the file, or in `.promptcost.yml` on the base branch map the prompt to one (`prompts: [{ match: …, model: … }]`) or state the price of this one (`models`).',
  };
}

/**
 * Files of the head that hold prompts, as their name or the settings say, and could not be read, where no prompt of either
 * side (`estimates`) tells of them: what is new and unread is judged by no limit, so it is a finding of its own. What the baseline could not read
 * either is nobody's news.
 */
export function judgeUnread(
  baselineProblems: readonly Problem[],
  headProblems: readonly Problem[],
  estimates: readonly Estimate[],
  { enforcement, limits }: Policy,
): Finding[] {
  const level = limits.onUnpriced ?? 'warn';
  if (enforcement === 'off' || level === 'ignore') return [];
  const before = new Set(baselineProblems.filter(hidesPrompts).map(({ path }) => path));
  const told = new Set(estimates.map(({ prompt }) => prompt.path));
  const findings = new Map<string, Finding>();
  for (const problem of headProblems) {
    const { path, line, detail } = problem;
    if (path === null || !hidesPrompts(problem) || before.has(path) || told.has(path) || findings.has(path))
      continue;
    findings.set(path, {
      rule: 'not-readable',
      level,
      key: null,
      path,
      line,
      value: null,
      limit: level,
      message: `\`${path}\` could not be read, so what it costs was not judged. ${detail}`,
      remedy: 'Mend the file so that it can be read.',
    });
  }
  return [...findings.values()];
}

/** Judges the limits on all prompts together. `howToRaise` says where a limit stands. */
export function judgeMonthly(
  monthly: MonthlyTotals,
  changed: boolean,
  level: 'fail' | 'warn',
  limits: Limits,
  howToRaise: (rule: string) => string,
): Finding[] {
  const { baselinePicoUsd: before, headPicoUsd: now, headWholePicoUsd: whole } = monthly;
  const findings: Finding[] = [];
  const asked =
    limits.maxMonthlyIncreaseUsd !== undefined ||
    limits.maxMonthlyIncreasePercent !== undefined ||
    limits.maxMonthlyUsd !== undefined;
  if (!asked) return [];
  const say = (
    rule: string,
    value: number | string | null,
    limit: number | null,
    message: string,
    remedy: string,
    sayLevel: FindingLevel,
  ): void => {
    findings.push({
      rule,
      level: sayLevel,
      key: null,
      path: null,
      line: null,
      value,
      limit,
      message,
      remedy,
    });
  };
  if (now === null && before === null && whole === null) {
    if (changed) {
      say(
        'monthly-not-judged',
        null,
        null,
        'A limit per month is set, but no prompt states its traffic, so it was not judged.',
        'State `requests-per-month` under `usage` in the settings file.',
        'info',
      );
    }
    return findings;
  }
  const head = now ?? 0n;
  const base = before ?? 0n;
  const delta = head - base;
  const remedy = 'Shorten the prompts, choose cheaper models, or correct the stated traffic.';
  if (limits.maxMonthlyIncreaseUsd !== undefined && delta > limits.maxMonthlyIncreaseUsd) {
    say(
      'max-monthly-increase-usd',
      toUsd(delta),
      toUsd(limits.maxMonthlyIncreaseUsd),
      `The cost per month rises by $${cents(delta)}, over the limit of $${toUsd(limits.maxMonthlyIncreaseUsd)}.`,
      `${remedy} ${howToRaise('max-monthly-increase-usd')}`,
      level,
    );
  }
  if (
    limits.maxMonthlyIncreasePercent !== undefined &&
    base > 0n &&
    delta > 0n &&
    delta * 100_000_000n > base * micro(limits.maxMonthlyIncreasePercent)
  ) {
    const value = Number(divideRounded(delta * 10_000n, base)) / 100;
    say(
      'max-monthly-increase-percent',
      value,
      limits.maxMonthlyIncreasePercent,
      `The cost per month rises by ${value} %, over the limit of ${limits.maxMonthlyIncreasePercent} %.`,
      `${remedy} ${howToRaise('max-monthly-increase-percent')}`,
      level,
    );
  }
  const total = whole ?? 0n;
  if (limits.maxMonthlyUsd !== undefined && total > limits.maxMonthlyUsd) {
    const was = total - delta > limits.maxMonthlyUsd && delta <= 0n;
    say(
      'max-monthly-usd',
      toUsd(total),
      toUsd(limits.maxMonthlyUsd),
      `The cost per month is $${cents(total)}, over the limit of $${toUsd(limits.maxMonthlyUsd)}.${was ? ' It was over the limit on the baseline already and did not get worse.' : ''}`,
      `${remedy} ${howToRaise('max-monthly-usd')}`,
      was ? 'info' : level,
    );
  }
  return findings;
}

/** USD with cents, for amounts per month. */
function cents(amount: PicoUsd): string {
  return (Number(divideRounded(amount, 10_000_000_000n)) / 100).toFixed(2);
}

function micro(percent: number): bigint {
  return BigInt(Math.round(percent * 1e6));
}

function raise(policy: Policy, rule: string): string {
  const origin = policy.origins[rule] ?? policy.origin;
  const label =
    policy.overrideLabel === null ? '' : ` A maintainer may also add the label "${policy.overrideLabel}".`;
  return `To allow it, raise \`${rule}\` (${origin}).${label}`;
}

function lineOf(change: Change): number | null {
  return change.head?.prompt.line ?? null;
}

function limitId(rule: string, level: FindingLevel, match: readonly string[] | null): string {
  return JSON.stringify([rule, level === 'info' ? 'fail' : level, match]);
}

/** A broken limit that fails needs no warning about the same rule and prompt beside it. */
function dropDoubles(findings: readonly Finding[]): Finding[] {
  const failed = new Set(
    findings
      .filter((finding) => finding.level === 'fail')
      .map((finding) => `${finding.rule}\0${finding.key ?? ''}`),
  );
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const id = `${finding.rule}\0${finding.key ?? ''}`;
    if (finding.level !== 'fail' && failed.has(id)) return false;
    const unique = `${id}\0${finding.level}`;
    if (seen.has(unique)) return false;
    seen.add(unique);
    return true;
  });
}

/** Every limit that was judged, in the order of `fieldOf`, general ones before rules. */
function listLimits(policy: Policy, broken: ReadonlyMap<string, number>): ReportLimit[] {
  const rows: ReportLimit[] = [];
  const list = (limits: Limits, level: 'fail' | 'warn', match: readonly string[] | null): void => {
    for (const [rule, field] of Object.entries(fieldOf)) {
      const value = limits[field];
      if (value === undefined) continue;
      rows.push({
        rule,
        level,
        limit:
          typeof value === 'bigint'
            ? toUsd(value)
            : typeof value === 'number' || typeof value === 'string'
              ? value
              : value.join(', '),
        origin: match === null ? (policy.origins[rule] ?? policy.origin) : policy.origin,
        match,
        broken: broken.get(limitId(rule, level, match)) ?? 0,
      });
    }
  };
  list(policy.limits, 'fail', null);
  list(policy.warn, 'warn', null);
  for (const rule of policy.rules) {
    list(rule.limits, 'fail', rule.match);
    list(rule.warn, 'warn', rule.match);
  }
  return rows;
}

/**
 * What all prompts together cost per month. A prompt enters the comparison only when both sides can be compared and
 * both state their traffic (or when it is new or removed): neither a lost rate nor traffic that is stated for the
 * first time may look like a saving or an increase.
 */
export function monthlyTotals(changes: readonly Change[]): MonthlyTotals {
  let baseline: PicoUsd | null = null;
  let head: PicoUsd | null = null;
  let headWhole: PicoUsd | null = null;
  for (const change of changes) {
    if (!isTraffic(change)) continue;
    const before = change.baseline?.cost?.monthlyPicoUsd ?? null;
    const now = change.head?.cost?.monthlyPicoUsd ?? null;
    if (now !== null) headWhole = (headWhole ?? 0n) + now;
    const comparable =
      change.notComparable === null &&
      (change.baseline === null || before !== null) &&
      (change.head === null || now !== null);
    if (!comparable) continue;
    if (before !== null) baseline = (baseline ?? 0n) + before;
    if (now !== null) head = (head ?? 0n) + now;
  }
  return { baselinePicoUsd: baseline, headPicoUsd: head, headWholePicoUsd: headWhole };
}

/** What was production traffic on either side: calling it something else does not take its cost away. */
function isTraffic({ baseline, head }: Change): boolean {
  return [baseline, head].some((side) => side !== null && countsAsTraffic(side));
}

/** Evaluations are no production traffic, and a fragment is billed where it is included. */
export function countsAsTraffic(estimate: Estimate): boolean {
  return estimate.prompt.kind !== 'evaluation' && estimate.prompt.kind !== 'fragment';
}
