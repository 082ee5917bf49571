import { explain, type Recount } from './core/causes/attribute.js';
import { announcedRates, costFindings } from './core/cost/costfindings.js';
import type { Change } from './core/change.js';
import { compare } from './core/compare/compare.js';
import { align } from './core/compare/align.js';
import { rateProblems } from './core/cost/rate-age.js';
import type { Finding } from './core/finding.js';
import { checkLimits, unreadableFindings } from './core/limits/check.js';
import { monthlyTotals } from './core/limits/monthly.js';
import { unreadFindings } from './core/limits/unread.js';
import { defaultTestPaths } from './core/limits.js';
import type { ModelMatch } from './core/model.js';
import { hidesPrompts } from './core/problem.js';
import type { Prompt } from './core/prompt.js';
import type { Report, ScanReport } from './core/report.js';
import type { Revision } from './core/revision.js';
import type { EstimationSettings } from './core/settings.js';
import type { RequestTokens, Tokenizer } from './core/tokens.js';
import type { Usage } from './core/usage.js';
import { assumptionsOf, countRequest } from './counting/index.js';
import { findUnread } from './discovery/index.js';
import {
  estimateRevision,
  estimated,
  matches,
  tokenizerOf,
  type RevisionEstimates,
} from './estimate-revision.js';
import { askVendors, type ExactAnswers, type ExactCounts } from './exact/index.js';
import { buildReport, buildScan } from './report/build.js';
import { unreadDetail } from './report/words/unread.js';
import type { RunSettings } from './settings/index.js';

export interface CheckInput {
  readonly baseline: Revision;
  readonly head: Revision;
  readonly settings: RunSettings;
  /** Head path → baseline path, as git sees it. */
  readonly renames: ReadonlyMap<string, string>;
  /** ISO 8601, UTC. The only use of a clock: it dates the report and tells whether the rates are old. */
  readonly generatedAt: string;
  /** Judge only part `part` of `of`, for very large repositories; null for everything. */
  readonly shard: { readonly part: number; readonly of: number } | null;
  /** Only prompts below this folder (`services/support/`); '' for all. What they include may stand anywhere. */
  readonly folder: string;
  /** Vendors that may be asked to count new and changed requests; absent, as without a key, for none. */
  readonly exact?: ExactCounts;
}

/** The whole story: two revisions and the settings in, one report out. */
export async function check(input: CheckInput): Promise<Report> {
  const { settings } = input;
  const tokenizers = new Map<string, Tokenizer>();
  const day = input.generatedAt.slice(0, 10);
  const baseline = await estimateRevision(input.baseline, settings.baseline, tokenizers, input.folder, day);
  const head = await estimateRevision(input.head, settings.head, tokenizers, input.folder, day);
  const recount = (prompt: Prompt, match: ModelMatch | null, usage: Usage): RequestTokens =>
    countRequest(
      prompt,
      match?.model ?? null,
      tokenizerOf(match, prompt.model?.asWritten ?? '', tokenizers),
      usage,
    );

  const { shard } = input;
  const movedTo = new Map([...input.renames].map(([to, from]) => [from, to]));
  const headPaths = new Set(head.estimates.map(({ prompt }) => prompt.path));
  const mine = (change: Change): boolean => shard === null || shardOf(change, shard.of) === shard.part;
  const compared = (before: RevisionEstimates, now: RevisionEstimates, count: Recount): readonly Change[] =>
    compare(
      before,
      { ...now, leavesOut: (prompt) => now.leavesOut(prompt) ?? movedOut(prompt, movedTo, headPaths) },
      input.renames,
      (one, other) => explain(one, other, count),
      (one, other) => align(one, other, count, assumptionsOf),
    ).changes.filter((change) => mine(change) && isPromptOrChanged(change));
  // Offline first: only what differs is worth a vendor's answer, and only with a key is anybody asked.
  const offline = compared(baseline, head, recount);
  const exact = await askVendors(offline, input.exact ?? {}, (prompt, match) => recount(prompt, match, {}));
  const changes = exact.any
    ? compared(counted(baseline, exact), counted(head, exact), (prompt, match, usage) =>
        exact.applied(prompt, match, recount(prompt, match, usage)),
      )
    : offline;
  const monthly = shard === null ? monthlyTotals(changes) : null;
  const isTestData = (path: string): boolean => matches(settings.policy.testPaths ?? defaultTestPaths, path);
  // A file without a prompt is in no part of the prompts: the first part tells of it, once.
  const isFirstPart = shard === null || shard.part === 1;
  const unread = isFirstPart
    ? await findUnread({
        baseline: baseline.read,
        head: head.read,
        renames: input.renames,
        isModel: head.knowsModel,
        isTestData,
        // That a prompt file could not be read is a finding of its own.
        told: new Set(head.problems.filter(hidesPrompts).flatMap(({ path }) => path ?? [])),
      })
    : [];
  const outcome = checkLimits(changes, monthly, settings.policy, matches);
  const unreadable = isFirstPart
    ? unreadableFindings(
        baseline.problems,
        head.problems,
        [...baseline.estimates, ...head.estimates],
        settings.policy,
        matches,
      )
    : [];
  return buildReport({
    generatedAt: input.generatedAt,
    baseline: input.baseline.info,
    head: input.head.info,
    ratesAsOf: head.ratesAsOf,
    changes,
    outcome,
    findings: [
      ...unreadable,
      ...unreadFindings(unread, settings.policy, unreadDetail, matches),
      ...settings.findings,
      ...changes.flatMap(noteworthy),
      ...announcedRates(
        changes.flatMap(({ head: now, status }) => (now === null || status === 'unchanged' ? [] : [now])),
      ),
    ],
    baselineProblems: baseline.problems,
    headProblems: [
      ...head.problems,
      ...exact.problems,
      ...rateProblems(
        changes.flatMap(({ head: now, status }) => (now === null || status === 'unchanged' ? [] : [now])),
        input.generatedAt,
      ),
    ],
    unread,
    policy: settings.policy,
    shard,
  });
}

/** Every prompt at one revision, for `scan`. */
export async function scan(
  revision: Revision,
  settings: EstimationSettings,
  generatedAt: string,
): Promise<ScanReport> {
  const day = generatedAt.slice(0, 10);
  const { estimates, problems, ratesAsOf } = await estimateRevision(revision, settings, new Map(), '', day);
  return buildScan({
    generatedAt,
    revision: revision.info,
    ratesAsOf,
    estimates: estimates.filter(({ prompt }) => prompt.settingsOnly !== true),
    problems: [...problems, ...rateProblems(estimates, generatedAt)],
  });
}

/** A model that a configuration chooses, without a text, is a change of its own where both sides have it; else nothing. */
function isPromptOrChanged({ baseline, head, status }: Change): boolean {
  if (baseline?.prompt.settingsOnly !== true && head?.prompt.settingsOnly !== true) return true;
  return baseline !== null && head !== null && status !== 'unchanged';
}

/** A side with the exact counts that the vendors gave, and all that follows from them. */
function counted(side: RevisionEstimates, exact: ExactAnswers): RevisionEstimates {
  const estimates = side.estimates.map((estimate) => {
    const { prompt, match, usage, tokens } = estimate;
    const exactly = exact.applied(prompt, match, tokens);
    if (exactly === tokens) return estimate;
    const again = estimated({ prompt, match, unknown: null, tokens: exactly, usage });
    const how = `input tokens are those of the vendor’s own endpoint, \`${exactly.tokenizer}\`; what is filled in at run time is added`;
    return { ...again, assumptions: [...again.assumptions, how] };
  });
  return { ...side, estimates };
}

/** A prompt whose file git finds under another name, where no format sees a prompt, is not gone. */
function movedOut(
  { path }: Prompt,
  movedTo: ReadonlyMap<string, string>,
  headPaths: ReadonlySet<string>,
): string | null {
  const to = movedTo.get(path);
  return to === undefined || headPaths.has(to) ? null : `${path} is ${to} now, where no prompt was found`;
}

/** What a reviewer must know beside the limits: a lost cache prefix, a price cliff, a model at its end. */
function noteworthy(change: Change): Finding[] {
  const { head, baseline } = change;
  if (head === null || change.status === 'unchanged' || head.prompt.kind === 'fragment') return [];
  const findings = [...costFindings(baseline, head)];
  const model = head.match?.model;
  if (model === undefined) return findings;
  const at = {
    key: change.key,
    path: head.prompt.path,
    line: head.prompt.model?.place?.line ?? head.prompt.line,
  };
  if (model.lifecycle !== null && model.lifecycle.state !== 'current') {
    findings.push({
      rule: `model-${model.lifecycle.state}`,
      level: model.lifecycle.state === 'retired' ? 'warn' : 'info',
      ...at,
      value: model.id,
      limit: null,
      message: `${model.id} is ${model.lifecycle.state}${model.lifecycle.on === null ? '' : ` (${model.lifecycle.on})`}. ${model.lifecycle.note}`,
      remedy: 'Choose a model that the provider still serves.',
    });
  }
  return findings;
}

/** Which part of `of` (1-based) takes a change: by its key, so that every shard agrees without talking. FNV-1a. */
function shardOf(change: Change, of: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < change.key.length; index++) {
    hash = Math.imul(hash ^ change.key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (hash % of) + 1;
}
