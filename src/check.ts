import { addedWorkflow, adoptedSettings, adoptionOf } from './adoption.js';
import { explain, type Recount } from './core/causes/attribute.js';
import { announcedRates, costFindings } from './core/cost/costfindings.js';
import { kindOf, type Change } from './core/change.js';
import { compare, notSaved } from './core/compare/compare.js';
import { align } from './core/compare/align.js';
import { changedDefaults } from './core/compare/defaults.js';
import { ratesToCheck } from './core/cost/rate-age.js';
import type { Estimate } from './core/estimate.js';
import type { FindingData } from './core/finding.js';
import {
  checkLimits,
  freeFindings,
  levelOf,
  unreadableFindings,
  guessesWarn,
  withBaseConfiguration,
  type Outcome,
} from './core/limits/check.js';
import { onUnread } from './core/limits/levels.js';
import { monthlyTotals } from './core/limits/monthly.js';
import type { Policy } from './core/limits.js';
import { unreadFindings } from './core/limits/unread.js';
import type { ModelMatch } from './core/model.js';
import type { Note } from './core/note.js';
import { hidesPrompts } from './core/problem.js';
import type { ModelAlias, ModelReference, Prompt } from './core/prompt.js';
import type { Report, ScanReport } from './core/report.js';
import type { Revision } from './core/revision.js';
import { SettingsError, type EstimationSettings } from './core/settings.js';
import type { RequestTokens } from './core/tokens.js';
import type { Usage } from './core/usage.js';
import { assumptionsOf, countRequest } from './counting/index.js';
import { findUnread, whereGone, type ReadSide } from './discovery/index.js';
import {
  estimateRevision,
  estimated,
  isTestData,
  matches,
  tokenizerOf,
  Workspace,
  type HeldFrom,
  type RevisionEstimates,
} from './estimate-revision.js';
import { askVendors, type ExactAnswers, type ExactCounts } from './exact/index.js';
import { cheaperWays, nextTiers } from './next-tier.js';
import { buildReport, buildScan } from './report/build.js';
import { rateProblem } from './report/words/rate-age.js';
import { changedParts, heldSettings, type Held } from './settings/held.js';
import type { RunSettings } from './settings/index.js';
import { unmatchedGlobs } from './unmatched.js';

export interface CheckInput {
  readonly baseline: Revision;
  readonly head: Revision;
  readonly settings: RunSettings;
  /** Head path → baseline path, as git sees it. */
  readonly renames: ReadonlyMap<string, string>;
  /** ISO 8601, UTC. The only use of a clock: it dates the report and tells whether the rates are old. */
  readonly generatedAt: string;
  /** Check only part `part` of `of`, for very large repositories; null for everything. */
  readonly shard: { readonly part: number; readonly of: number } | null;
  /** Only prompts below this folder (`services/support/`); '' for all. What they include may be anywhere. */
  readonly folder: string;
  /** Vendors that may be asked to count new and changed requests; absent, as without a key, for none. */
  readonly exact?: ExactCounts;
  /** Whether what is the same on both sides is worked out once; the report is the same without it. Absent: true. */
  readonly reuse?: boolean;
}

/** Both sides estimated, and how two sides of these revisions are compared. */
interface Sides {
  readonly baseline: RevisionEstimates;
  readonly head: RevisionEstimates;
  readonly workspace: Workspace;
  /** The settings of a pull request that adopts promptcost, for both sides; null for any other. */
  readonly both: EstimationSettings | null;
  readonly recount: Recount;
  readonly compared: (
    before: RevisionEstimates,
    now: RevisionEstimates,
    count?: Recount,
  ) => readonly Change[];
  /** Whether a path has the same content on both sides. */
  readonly isSame: (path: string) => boolean;
  /** Why removed prompts may still be sent, by key; filled once they are known. */
  readonly elsewhere: Map<string, string>;
}

/**
 * Estimates both revisions. Nothing is compared yet. Throws `SettingsError` where the base's settings file cannot be read and
 * its fix is not all that changes.
 */
export async function openSides(input: CheckInput): Promise<Sides> {
  const day = input.generatedAt.slice(0, 10);
  const { settings, shard } = input;
  const both = settings.adopts ? await adoptedSettings(settings.head, day) : null;
  const workspace = new Workspace(day, input.reuse);
  const baseline = await estimateRevision(input.baseline, both ?? settings.baseline, workspace, input.folder);
  const head = await estimateRevision(input.head, both ?? settings.head, workspace, input.folder);
  refuseBrokenBase(settings, baseline.read, head.read);
  const recount = (prompt: Prompt, match: ModelMatch | null, usage: Usage): RequestTokens =>
    countRequest(prompt, match?.model ?? null, tokenizerOf(match, prompt.model?.asWritten ?? ''), usage);
  const isSame = sameIn(baseline.read, head.read);
  const movedTo = new Map([...input.renames].map(([to, from]) => [from, to]));
  const headPaths = new Set(head.estimates.map(({ prompt }) => prompt.path));
  const mine = (change: Change): boolean => shard === null || shardOf(change, shard.of) === shard.part;
  const elsewhere = new Map<string, string>();
  const compared: Sides['compared'] = (before, now, count = recount) =>
    compare(
      before,
      {
        ...now,
        leavesOut: (prompt) =>
          // A text that became a part of another prompt as it is counts there.
          isSame(prompt.path) && now.partOf(prompt.path) !== null
            ? null
            : (now.leavesOut(prompt) ?? movedOut(prompt, movedTo, headPaths)),
      },
      input.renames,
      (one, other) => explain(one, other, count),
      (one, other) => align(one, other, count, assumptionsOf),
    )
      .changes.filter((change) => mine(change) && isPromptOrChanged(change))
      .map((change) => savedOnly(change, elsewhere));
  return { baseline, head, workspace, both, recount, compared, isSame, elsewhere };
}

/** The whole story: two revisions and the settings in, one report out. */
export async function check(input: CheckInput): Promise<Report> {
  const { shard } = input;
  const policy = { ...input.settings.policy, today: input.generatedAt.slice(0, 10) };
  const settings = { ...input.settings, policy };
  const { baseline, head, workspace, both, recount, compared, isSame, elsewhere } = await openSides(input);
  // Offline first: only what differs is worth a vendor's answer, and only with a key is anybody asked.
  const first = compared(baseline, head);
  const found = await whereGone({
    gone: first.flatMap(({ status, baseline: old }) =>
      status === 'removed' && old !== null && isSent(old.prompt) ? [old.prompt] : [],
    ),
    baseline: baseline.read,
    head: head.read,
    headProblems: head.problems,
    renames: input.renames,
  });
  for (const [key, why] of found) elsewhere.set(key, why);
  const offline = found.size === 0 ? first : first.map((change) => savedOnly(change, elsewhere));
  const exact = await askVendors(offline, input.exact ?? {}, (prompt, match) => recount(prompt, match, {}));
  const changes = exact.any
    ? compared(counted(baseline, exact), counted(head, exact), (prompt, match, usage) =>
        exact.applied(prompt, match, recount(prompt, match, usage)),
      )
    : offline;
  const monthly = monthlyTotals(changes);
  // A file without a prompt is in no part of the prompts: the first part reports it, once.
  const isFirstPart = shard === null || shard.part === 1;
  const unread = isFirstPart
    ? await findUnread({
        baseline: baseline.read,
        head: head.read,
        renames: input.renames,
        isModel: head.knowsModel,
        isTestData: (path) => isTestData(path, settings.head),
        // That a prompt file could not be read is a finding of its own.
        told: new Set([
          ...head.problems.filter(hidesPrompts).flatMap(({ path }) => path ?? []),
          ...changes.flatMap(({ brokenBase, head: now }) =>
            brokenBase === undefined || now === null ? [] : now.prompt.path,
          ),
        ]),
      })
    : [];
  const outcome = checkLimits(changes, shard === null ? monthly : null, settings.policy, matches);
  const sides = both === null ? settings : { ...settings, baseline: both, head: both };
  const held = await heldFindings(
    { ...input, settings: sides, policy },
    baseline,
    head,
    workspace,
    outcome,
    (now) => compared(baseline, now),
  );
  const unreadable = isFirstPart
    ? unreadableFindings(
        baseline.problems,
        head.problems.filter(({ path }) => path === null || !isTestData(path, settings.head)),
        [...baseline.estimates, ...head.estimates],
        settings.policy,
        matches,
        isSame,
      )
    : [];
  const { catalog } = await workspace.catalog(
    (both ?? settings.head).models,
    (both ?? settings.head).ratesFile,
  );
  const tiers = nextTiers(changes, outcome.findings, catalog);
  const cheaper = cheaperWays(changes, outcome.findings);
  const brings = settings.adopts
    ? settings.head.path
    : settings.baseline.path === null && isFirstPart
      ? await addedWorkflow(input.baseline, input.head)
      : null;
  // A glob that matched on the base is no mistake: this change removes its prompts.
  const unmatched =
    input.folder === ''
      ? unmatchedGlobs(
          settings.head,
          [...baseline.estimates, ...head.estimates],
          [...baseline.problems, ...head.problems].flatMap(({ path }) => path ?? []),
        )
      : [];
  return buildReport({
    monthly,
    generatedAt: input.generatedAt,
    baseline: input.baseline.info,
    head: input.head.info,
    ratesAsOf: head.ratesAsOf,
    ratesFile: settings.head.ratesFile,
    changes,
    outcome,
    tiers,
    cheaper,
    findings: [
      ...held,
      ...freeFindings(
        changes,
        (name) => !Object.hasOwn(settings.baseline.models, name) && !baseline.knowsModel(name),
        settings.policy,
        matches,
      ),
      ...unreadable,
      ...unreadFindings(unread, settings.policy, matches),
      ...settings.findings,
      ...changes.flatMap(noteworthy),
      ...changedDefaults(
        changes,
        baseline.estimates,
        head.estimates,
        recount,
        levelOf(onUnread, policy.limits) === 'fail',
      ),
      ...announcedRates(
        changes.flatMap(({ head: now, status }) => (now === null || status === 'unchanged' ? [] : [now])),
      ),
    ],
    isSame,
    baselineProblems: [
      ...baseline.problems,
      ...(settings.head.path !== null && isSame(settings.head.path) ? unmatched : []),
    ],
    headProblems: [
      ...head.problems,
      ...unmatched,
      ...exact.problems,
      ...ratesToCheck(
        changes.flatMap(({ head: now, status }) => (now === null || status === 'unchanged' ? [] : [now])),
        input.generatedAt,
      ).map(rateProblem),
    ],
    unread,
    policy: settings.policy,
    adoption: brings === null ? null : adoptionOf(brings, asCompared(head.estimates, changes)),
    shard,
  });
}

/**
 * Limits that the change exceeds with what the base configures: where settings, gateway aliases or models that the base's
 * settings name differ, head is estimated again with the base's values, all together and one part at a time.
 */
async function heldFindings(
  { baseline: base, head, settings, policy, folder, shard }: CheckInput & { readonly policy: Policy },
  before: RevisionEstimates,
  now: RevisionEstimates,
  workspace: Workspace,
  outcome: Outcome,
  compared: (now: RevisionEstimates) => readonly Change[],
): Promise<FindingData[]> {
  if (base === head || policy.enforcement === 'off') return [];
  const parts = new Set(changedParts(settings.baseline, settings.head));
  const aliases = heldAliases(before, now);
  const models = heldModels(before, now);
  const all: ({ readonly parts: ReadonlySet<Held> } & HeldFrom)[] = [
    ...[...parts].map((part) => ({ parts: new Set([part]) })),
    ...(aliases === null ? [] : [{ parts: new Set<never>(), aliases }]),
    ...(models.size === 0 ? [] : [{ parts: new Set<never>(), models }]),
  ];
  if (all.length === 0) return [];
  const together = {
    parts,
    ...(aliases === null ? {} : { aliases }),
    ...(models.size === 0 ? {} : { models }),
  };
  const found: FindingData[] = [];
  const findingsWith = async (own: EstimationSettings, from: HeldFrom): Promise<readonly FindingData[]> => {
    const changes = compared(await estimateRevision(head, own, workspace, folder, from));
    const monthly = shard === null ? monthlyTotals(changes) : null;
    return checkLimits(changes, monthly, policy, matches).findings;
  };
  const add = (findings: readonly FindingData[]): void => {
    found.push(...withBaseConfiguration([...outcome.findings, ...found], findings));
  };
  for (const one of all.length === 1 ? all : [together, ...all]) {
    const [own, assumed] = [true, false].map((ownLengths) =>
      heldSettings(settings.baseline, settings.head, before.knowsModel, one.parts, ownLengths),
    ) as [EstimationSettings, EstimationSettings];
    add(await findingsWith(own, one));
    // What the base assumes in place of a length that only the head configures is a guess, which fails nothing.
    if (JSON.stringify(own) !== JSON.stringify(assumed)) add(guessesWarn(await findingsWith(assumed, one)));
  }
  return found;
}

/** The base's aliases, and those of the head for names that are no models by themselves; null where nothing changes. */
function heldAliases(before: RevisionEstimates, now: RevisionEstimates): readonly ModelAlias[] | null {
  const facts = (alias: ModelAlias): string =>
    JSON.stringify({ ...alias, place: undefined, maxOutputPlace: undefined });
  const [old, own] = [before.aliases.map(facts).sort(), now.aliases.map(facts).sort()];
  if (JSON.stringify(old) === JSON.stringify(own)) return null;
  const names = new Set(before.aliases.map(({ alias }) => alias));
  const fresh = now.aliases.filter(({ alias }) => !names.has(alias) && !before.knowsModel(alias));
  return [...before.aliases, ...fresh];
}

/** Models that the base's settings name for prompts which the head runs on another one, said elsewhere. */
function heldModels(before: RevisionEstimates, now: RevisionEstimates): Map<string, ModelReference> {
  const bound = new Map(
    before.estimates.flatMap(({ prompt: { key, model } }) =>
      model?.origin.kind === 'settings' || model?.origin.kind === 'default' ? [[key, model] as const] : [],
    ),
  );
  const held = new Map<string, ModelReference>();
  for (const { prompt } of now.estimates) {
    const model = bound.get(prompt.key);
    if (model === undefined || prompt.model === null) continue;
    const { kind } = prompt.model.origin;
    if (kind !== 'settings' && kind !== 'default' && prompt.model.asWritten !== model.asWritten)
      held.set(prompt.key, model);
  }
  return held;
}

/** The estimates of the head with the figures that the rows of the changes have. */
function asCompared(estimates: readonly Estimate[], changes: readonly Change[]): readonly Estimate[] {
  const compared = new Map(changes.flatMap(({ head }) => (head === null ? [] : [[head.prompt.key, head]])));
  return estimates.map((estimate) => compared.get(estimate.prompt.key) ?? estimate);
}

/** Every prompt at one revision whose file is wanted, for `scan`. */
export async function scan(
  revision: Revision,
  settings: EstimationSettings,
  generatedAt: string,
  isWanted: (path: string) => boolean = () => true,
): Promise<ScanReport> {
  const workspace = new Workspace(generatedAt.slice(0, 10), false);
  const { estimates, problems, ratesAsOf } = await estimateRevision(revision, settings, workspace, '');
  const found = estimates.filter(({ prompt }) => prompt.settingsOnly !== true && isWanted(prompt.path));
  return buildScan({
    generatedAt,
    revision: revision.info,
    ratesAsOf,
    ratesFile: settings.ratesFile,
    estimates: found,
    problems: [
      ...[
        ...problems,
        ...unmatchedGlobs(
          settings,
          estimates,
          problems.flatMap(({ path }) => path ?? []),
        ),
      ].filter(({ path }) => path === null || isWanted(path)),
      ...ratesToCheck(found, generatedAt).map(rateProblem),
    ],
  });
}

/** A model that a configuration chooses, without a text, is a change of its own where both sides have it; else nothing. */
function isPromptOrChanged({ baseline, head, status }: Change): boolean {
  if (baseline?.prompt.settingsOnly !== true && head?.prompt.settingsOnly !== true) return true;
  return baseline !== null && head !== null && status !== 'unchanged';
}

/** A removed prompt is a saving unless it may be sent from elsewhere (`why`, by key). */
function savedOnly(change: Change, why: ReadonlyMap<string, string>): Change {
  const found = change.status === 'removed' ? why.get(change.key) : undefined;
  return found === undefined ? change : notSaved(change, found);
}

/** What a product pays for. */
function isSent({ kind, testData, settingsOnly }: Prompt): boolean {
  return (kind === 'request' || kind === 'instructions') && testData !== true && settingsOnly !== true;
}

/** A side with the exact counts that the vendors gave, and all that follows from them. */
function counted(side: RevisionEstimates, exact: ExactAnswers): RevisionEstimates {
  const estimates = side.estimates.map((estimate) => {
    const { prompt, match, usage, tokens, others, alternatives } = estimate;
    const exactly = exact.applied(prompt, match, tokens);
    if (exactly === tokens) return estimate;
    const again = estimated({
      prompt,
      match,
      unknown: null,
      tokens: exactly,
      usage,
      ...(others === undefined ? {} : { others }),
    });
    const how: Note = { kind: 'counted-by-vendor', tokenizer: exactly.tokenizer };
    return {
      ...again,
      assumptions: [...again.assumptions, how],
      ...(alternatives === undefined ? {} : { alternatives }),
    };
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
function noteworthy(change: Change): FindingData[] {
  const { head, baseline } = change;
  if (head === null || change.status === 'unchanged' || head.prompt.kind === 'fragment') return [];
  if (kindOf(change) === 'evaluation' && head.prompt.testData === true) return [];
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
      kind: 'model-lifecycle',
      data: {
        model: model.id,
        state: model.lifecycle.state,
        on: model.lifecycle.on,
        note: model.lifecycle.note,
      },
    });
  }
  return findings;
}

/**
 * Limits of a settings file that cannot be read are not known, so nothing can be checked against them. Throws `SettingsError`
 * unless the fix of that file is all that changes.
 */
function refuseBrokenBase({ brokenBase, head }: RunSettings, before: ReadSide, now: ReadSide): void {
  if (brokenBase === undefined) return;
  const own = new Set([brokenBase.path, head.path]);
  const facts = ({ entries }: ReadSide): Set<string> =>
    new Set(entries.flatMap(({ path, id }) => (own.has(path) ? [] : [`${path}\0${id}`])));
  const [old, fresh] = [facts(before), facts(now)];
  if (old.size === fresh.size && [...old].every((entry) => fresh.has(entry))) return;
  throw new SettingsError(brokenBase.mistakes);
}

/** Whether a path has the same content on both sides. */
function sameIn(baseline: ReadSide, head: ReadSide): (path: string) => boolean {
  const ids = new Map(baseline.entries.map(({ path, id }) => [path, id]));
  const now = new Map(head.entries.map(({ path, id }) => [path, id]));
  return (path) => ids.has(path) && ids.get(path) === now.get(path);
}

/** Which part of `of` (1-based) takes a change: by its key, so that every shard agrees without talking. FNV-1a. */
function shardOf(change: Change, of: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < change.key.length; index++) {
    hash = Math.imul(hash ^ change.key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (hash % of) + 1;
}
