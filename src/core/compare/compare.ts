import { whatIsMissing } from '../missing.js';
import { explainTokens, oneSided } from '../causes/attribute.js';
import { callsCauses, limitCauses, reasoningCauses } from '../causes/limits.js';
import type { Cause } from '../cause.js';
import type { Lacking, Change, ChangeStatus, NotChecked, NotComparable, SideLost } from '../change.js';
import type { Estimate } from '../estimate.js';
import { percentChange } from '../money.js';
import { isAssumed } from '../origin.js';
import { hidesPrompts, type Problem } from '../problem.js';
import { literalText, type Prompt, type PromptKind, type Segment } from '../prompt.js';
import { callsAdded, callsChange, callsKey } from '../repeats.js';
import { type Aligned, literalTokens } from './align.js';
import { pairUp } from './pairing.js';

/** One revision, estimated. */
export interface EstimatedRevision {
  readonly estimates: readonly Estimate[];
  readonly problems: readonly Problem[];
  /** Why this side's own settings would leave a prompt of the other side out; null when they would not. */
  readonly leavesOut?: (prompt: Prompt) => string | null;
}

export interface Comparison {
  /** Every prompt of either side, unchanged ones included. */
  readonly changes: readonly Change[];
}

/**
 * Compares the prompts of both sides, pair by pair (see `pairUp`).
 *
 * `renames` maps a head path to the baseline path it came from. `explain` gives the causes of a delta. `align` gives
 * both sides with the same assumptions, so that what nobody stated is the same guess on both sides and cancels.
 */
export function compare(
  baseline: EstimatedRevision,
  head: EstimatedRevision,
  renames: ReadonlyMap<string, string>,
  explain: (baseline: Estimate, head: Estimate) => readonly Cause[],
  align: (baseline: Estimate, head: Estimate) => Aligned = asTheyAre,
): Comparison {
  const lost = unreadable(head.problems, baseline.problems);
  const unseen = unreadable(baseline.problems, head.problems);
  const { pairs, removed: gone, added: fresh } = pairUp(baseline.estimates, head.estimates, renames);
  const changes = pairs.flatMap(([old, now]) => {
    if (isSamePassage(old.prompt, now.prompt)) return [];
    // Nobody paid for it with every request before: all of its text is new there.
    if (isSentMoreOften(old.prompt, now.prompt)) return [added(now)];
    const lacks = { baseline: lacking(old.prompt, unseen), head: lacking(now.prompt, lost) };
    return [changeOf(old, now, lacks, explain, align)];
  });
  for (const old of gone) {
    if (isPassage(old.prompt)) continue;
    const lostIn = blockedBy(old.prompt, lost, 'head');
    const why = lostIn ?? elsewhere(head.leavesOut?.(old.prompt));
    changes.push(why === null ? removed(old) : notComparable(old, null, why, lostIn === null));
  }
  for (const now of fresh) {
    if (isPassage(now.prompt)) continue;
    const why = blockedBy(now.prompt, unseen, 'baseline');
    if (why === null) changes.push(added(now));
    else if (isBroken(unseen.get(now.prompt.path))) changes.push({ ...added(now), brokenBase: why });
    else changes.push(notComparable(null, now, why));
  }
  const joined = joinedFiles([...baseline.estimates, ...head.estimates]);
  return {
    changes: withoutCopies(changes)
      .map((change) => withoutDouble(change, joined))
      .sort(bySize),
  };
}

/** Folders from which a product is deployed: charts, overlays. */
const deployment =
  /(?:^|\/)(?:charts?|helm|kustomize|kustomization|k8s|kubernetes|deploy|deployments?|manifests|overlays)\//i;

/**
 * A request that a chart, an overlay or a generated file carries once more, the same on both sides as where it is kept, is the
 * same prompt: it is sent by the one product that is deployed with it. What is generated is for the base to say, so that no
 * pull request marks its own files; a model, tools or limits that differ make it a request of its own. A copy that is text
 * alone is compared by its text.
 */
function withoutCopies(changes: readonly Change[]): Change[] {
  const isDeployed = ({ key, baseline }: Change): boolean =>
    deployment.test(key) || baseline?.prompt.derived === true;
  if (!changes.some(isDeployed)) return [...changes];
  const ids = new Map(
    changes.map((change) => {
      const sides = [change.baseline, change.head].map((estimate) => estimate?.prompt ?? null);
      const texts = JSON.stringify(sides.map((prompt) => prompt && sentMessages(prompt)));
      const isText = sides.every((prompt) => prompt === null || isTextAlone(prompt));
      const whole = JSON.stringify(sides.map((prompt) => prompt && sentBeside(prompt)));
      return [change, { texts, whole: `${texts}\n${whole}`, own: isText ? texts : `${texts}\n${whole}` }];
    }),
  );
  const hasText = ({ baseline, head }: Change): boolean => (head ?? baseline)?.prompt.messages.length !== 0;
  const seen = new Set<string>();
  const see = (change: Change): void => {
    const id = ids.get(change);
    if (id !== undefined) seen.add(id.texts).add(id.whole);
  };
  for (const change of changes) if (!isDeployed(change) && hasText(change)) see(change);
  const copies = new Set<Change>();
  for (const change of changes.filter(isDeployed).sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (!hasText(change) || change.notComparable !== null) continue;
    if (seen.has(ids.get(change)?.own ?? '')) copies.add(change);
    see(change);
  }
  return changes.filter((change) => !copies.has(change));
}

/** Every message as it is sent, without the white space around it. */
function sentMessages({ messages }: Prompt): unknown {
  return messages.map(({ role, segments }) => [
    role,
    literalText(segments).trim(),
    segments.filter(({ kind }) => kind !== 'text').map(sentPart),
  ]);
}

/** Whether nothing beside the text says how it is sent: no model of its own, no tools, no schema, no settings. */
function isTextAlone({ model, tools, schema, parameters }: Prompt): boolean {
  const isOwn = model !== null && model.origin.kind !== 'default' && model.origin.kind !== 'project';
  return !isOwn && tools.length === 0 && schema === null && Object.keys(parameters).length === 0;
}

/** What is sent beside the messages, without where it is written. */
function sentBeside({ model, tools, schema, parameters }: Prompt): unknown {
  const written = model && [model.asWritten, model.provider, model.deployment, model.alternatives];
  return JSON.parse(
    JSON.stringify([written, tools, schema, parameters], (name, value: unknown) =>
      name === 'place' || name === 'maxOutputPlace' ? undefined : value,
    ),
  );
}

/**
 * A named text of a program that requests send. Where only one side has it, the requests carry all of the difference: moving
 * an inline text to a constant changes nothing that is billed.
 */
function isPassage({ kind, format }: Prompt): boolean {
  return kind === 'fragment' && format.startsWith('code-');
}

/** The same named text of a program, which requests send on one side only: they carry the difference. */
function isSamePassage(old: Prompt, now: Prompt): boolean {
  if (isPassage(old) === isPassage(now) || old.model !== null || now.model !== null) return false;
  if (!old.format.startsWith('code-') || !now.format.startsWith('code-')) return false;
  const sent = ({ messages }: Prompt): string =>
    JSON.stringify(messages.map(({ segments }) => segments.map(sentPart)));
  return sent(old) === sent(now);
}

/** Instructions that the base read under a condition or on demand, and the head sends with every request. */
function isSentMoreOften(old: Prompt, now: Prompt): boolean {
  const isAlways = ({ activation = 'always' }: Prompt): boolean => activation === 'always';
  return old.kind === 'instructions' && now.kind === 'instructions' && isAlways(now) && !isAlways(old);
}

/** Files whose text is a part of other prompts. */
function joinedFiles(estimates: readonly Estimate[]): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { prompt } of estimates) {
    if (prompt.kind === 'fragment') continue;
    for (const source of prompt.sources) if (source !== prompt.path) files.add(source);
  }
  return files;
}

/** A fragment is billed where it is included, and its tokens are in the difference of those prompts: once is enough. */
function withoutDouble(change: Change, joined: ReadonlySet<string>): Change {
  const { prompt } = change.head ?? change.baseline ?? {};
  if (prompt?.kind !== 'fragment' || isPassage(prompt) || !joined.has(prompt.path)) return change;
  if (change.notComparable !== null) return change;
  return { ...change, inputTokensDelta: 0, countedTokensDelta: 0, percent: null, percentOf: null };
}

/** Largest |delta| first, what cannot be compared before all, then by key: the same order on every run. */
function bySize(a: Change, b: Change): number {
  const size = (change: Change): bigint => {
    if (change.notComparable !== null) return -1n;
    if (change.status === 'unchanged') return 0n;
    const delta = change.deltaPicoUsd ?? 0n;
    return delta < 0n ? -delta : delta;
  };
  const [x, y] = [size(a), size(b)];
  if (x !== y) {
    if (x === -1n) return -1;
    if (y === -1n) return 1;
    return x > y ? -1 : 1;
  }
  const tokens = Math.abs(b.inputTokensDelta ?? 0) - Math.abs(a.inputTokensDelta ?? 0);
  if (tokens !== 0) return tokens;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/**
 * Files of a side that could not be read, by path. Where only a part was not read, and it is the same on the other side, nothing
 * moved into it or out of it: the rest of the file is compared.
 */
function unreadable(problems: readonly Problem[], others: readonly Problem[]): ReadonlyMap<string, Problem> {
  const partOf = ({ path, rest }: Problem): string => `${path ?? ''}\0${rest ?? ''}`;
  const same = new Set(others.filter((other) => hidesPrompts(other) && other.rest !== undefined).map(partOf));
  const byPath = new Map<string, Problem>();
  for (const problem of problems) {
    if (problem.path === null || !hidesPrompts(problem) || byPath.has(problem.path)) continue;
    if (!same.has(partOf(problem))) byPath.set(problem.path, problem);
  }
  return byPath;
}

function blockedBy(
  prompt: Prompt,
  byPath: ReadonlyMap<string, Problem>,
  side: 'baseline' | 'head',
): SideLost | null {
  for (const path of new Set([prompt.path, ...prompt.sources])) {
    const found = byPath.get(path);
    if (found !== undefined)
      return { because: 'side-unread', side, path, line: found.line, detail: found.detail };
  }
  return null;
}

/**
 * Whether nothing reads the file: what is not YAML or JSON sends nothing. A prompt in it costs at most all of itself more, so
 * limits are checked as for a new one.
 */
function isBroken(problem: Problem | undefined): boolean {
  return (
    problem !== undefined &&
    problem.rest === undefined &&
    (problem.reason === 'unreadable-yaml' ||
      problem.reason === 'unreadable-json' ||
      problem.reason === 'unreadable-toml')
  );
}

function elsewhere(detail: string | null | undefined): SideLost | null {
  return detail == null ? null : { because: 'side-elsewhere', side: 'head', detail };
}

const noDelta = {
  deltaPicoUsd: null,
  percent: null,
  percentOf: null,
  monthlyDeltaPicoUsd: null,
  causes: [],
  unknowns: [],
} as const;

/** Two estimates that are compared as they are. */
function asTheyAre(baseline: Estimate, head: Estimate): Aligned {
  return {
    baseline,
    head,
    countedTokensDelta: literalTokens(head.tokens) - literalTokens(baseline.tokens),
    unknowns: [],
    renamed: new Map(),
  };
}

/** Whether two estimates of the same request have the same figures, so that nothing needs to be aligned. */
function sameFigures(old: Estimate, now: Estimate): boolean {
  return (
    old.tokens.input.expected === now.tokens.input.expected &&
    old.output.expected === now.output.expected &&
    old.cost?.requestPicoUsd === now.cost?.requestPicoUsd &&
    old.cost?.monthlyPicoUsd === now.cost?.monthlyPicoUsd
  );
}

/** A pair that is one estimate, because nothing of it differs, is unchanged: what it costs is not asked for. */
function changeOf(
  before: Estimate,
  after: Estimate,
  ...more: readonly [
    lacks: Lacks,
    explain: (baseline: Estimate, head: Estimate) => readonly Cause[],
    align: (baseline: Estimate, head: Estimate) => Aligned,
  ]
): Change {
  if (before !== after) return differenceOf(before, after, ...more);
  let made: Change | null = null;
  const whole = (): Change => (made ??= differenceOf(before, after, ...more));
  return {
    key: after.prompt.key,
    status: 'unchanged',
    baseline: before,
    head: after,
    previousPath: null,
    inputTokensDelta: 0,
    countedTokensDelta: 0,
    notComparable: null,
    causes: [],
    unknowns: [],
    get outputTokensDelta() {
      return whole().outputTokensDelta;
    },
    get deltaPicoUsd() {
      return whole().deltaPicoUsd;
    },
    get percent() {
      return whole().percent;
    },
    get percentOf() {
      return whole().percentOf;
    },
    get monthlyDeltaPicoUsd() {
      return whole().monthlyDeltaPicoUsd;
    },
  };
}

function differenceOf(
  before: Estimate,
  after: Estimate,
  lacks: Lacks,
  explain: (baseline: Estimate, head: Estimate) => readonly Cause[],
  align: (baseline: Estimate, head: Estimate) => Aligned,
): Change {
  const renamed = before.prompt.path !== after.prompt.path;
  const same =
    before === after ||
    (sentText(before) === sentText(after) &&
      fingerprint(before, after.prompt.kind) === fingerprint(after, before.prompt.kind));
  const aligned =
    same && (before === after || sameFigures(before, after))
      ? asTheyAre(before, after)
      : align(before, after);
  const { baseline: old, head: now, unknowns, countedTokensDelta, worst, limit, reasoning } = aligned;
  // A price that is there on one side only is a change, whatever the text says.
  const samePriced = (old.cost === null) === (now.cost === null);
  const inputTokensDelta = Math.round(now.tokens.input.expected) - Math.round(old.tokens.input.expected);
  const status: ChangeStatus = renamed
    ? 'renamed'
    : same && samePriced && inputTokensDelta === 0
      ? 'unchanged'
      : 'changed';
  const calls = same ? undefined : callsChange(before.prompt, after.prompt);
  const common = {
    key: now.prompt.key,
    ...(calls === undefined ? {} : { calls }),
    baseline: old,
    head: now,
    previousPath: renamed ? old.prompt.path : null,
    inputTokensDelta,
    countedTokensDelta,
    outputTokensDelta:
      old.outputBasis === 'none' || now.outputBasis === 'none'
        ? null
        : Math.round(now.output.expected) - Math.round(old.output.expected),
  };
  const delta =
    old.cost === null || now.cost === null ? null : now.cost.requestPicoUsd - old.cost.requestPicoUsd;
  const untrusted = same
    ? null
    : (lackingPart(lacks, delta ?? inputTokensDelta) ?? otherReader(old, now, delta ?? inputTokensDelta));
  if (untrusted !== null) {
    return {
      ...common,
      inputTokensDelta: null,
      countedTokensDelta: null,
      status,
      notComparable: { reason: 'unread', why: untrusted },
      ...noDelta,
      causes: callsCauses(calls),
    };
  }
  const more = {
    unknowns,
    ...(worst === undefined ? {} : { worst }),
    ...(limit === undefined ? {} : { limit }),
    ...(reasoning === undefined ? {} : { reasoning }),
  };
  if (old.cost === null || now.cost === null || delta === null) {
    const lostPrice: NotComparable | null = samePriced
      ? null
      : {
          reason: 'unpriced',
          why: {
            because: 'no-price',
            side: old.cost === null ? 'baseline' : 'head',
            price: (old.cost === null ? old : now).noPrice ?? { because: 'no-model' },
          },
        };
    const counts = [old, now].map(({ tokens }) => BigInt(Math.round(tokens.input.expected)));
    const percent = samePriced ? percentChange(counts[0] ?? 0n, counts[1] ?? 0n) : null;
    return {
      ...common,
      status,
      notComparable: lostPrice,
      ...noDelta,
      causes: callsCauses(calls),
      percent,
      percentOf: percent === null ? null : 'input-tokens',
      ...more,
      ...(status === 'unchanged' ? {} : { tokenDetails: explainTokens(old, now) }),
    };
  }
  const monthly =
    now.cost.monthlyPicoUsd === null || old.cost.monthlyPicoUsd === null
      ? null
      : now.cost.monthlyPicoUsd - old.cost.monthlyPicoUsd;
  // Two estimates of the same content may differ (the settings changed): that is a change, whatever the text says.
  const settled: ChangeStatus =
    status === 'unchanged' &&
    (delta !== 0n ||
      inputTokensDelta !== 0 ||
      (common.outputTokensDelta ?? 0) !== 0 ||
      (monthly ?? 0n) !== 0n)
      ? 'changed'
      : status;
  const percent = percentChange(old.cost.requestPicoUsd, now.cost.requestPicoUsd);
  return {
    ...common,
    status: settled,
    notComparable: null,
    deltaPicoUsd: delta,
    percent,
    percentOf: percent === null ? null : 'cost',
    monthlyDeltaPicoUsd: monthly,
    causes:
      settled === 'unchanged'
        ? []
        : [...explain(old, now), ...limitCauses(limit), ...reasoningCauses(reasoning), ...callsCauses(calls)],
    ...more,
  };
}

/**
 * Why the sign of a delta cannot be believed: one side lacks a part that the other side has or never had (an include
 * that is gone, a text that is now made at run time). What the head lacks makes a growth a lower bound, which may be
 * checked, but never a saving; what the baseline lacks makes a growth of something that may have been there before.
 */
function lackingPart({ baseline: before, head: after }: Lacks, delta: bigint | number): NotChecked | null {
  const onlyIn = (own: readonly Lacking[], other: readonly Lacking[]): Lacking | undefined => {
    const known = new Set(other.map(lackingId));
    return own.find((part) => !known.has(lackingId(part)));
  };
  const [onlyBefore, onlyNow] = [onlyIn(before, after), onlyIn(after, before)];
  if (onlyNow !== undefined && delta < 0) return { because: 'part-missing', side: 'head', part: onlyNow };
  if (onlyBefore !== undefined && delta > 0)
    return { because: 'part-missing', side: 'baseline', part: onlyBefore };
  return null;
}

/**
 * A file that is read as another format than before may count for less because less of it is understood, so that is no
 * saving. One that counts for more is checked.
 */
function otherReader(old: Estimate, now: Estimate, delta: bigint | number): NotChecked | null {
  const [before, after] = [old.prompt.format, now.prompt.format];
  return before === after || delta >= 0 || sentWords(old.prompt) === sentWords(now.prompt)
    ? null
    : { because: 'other-format', before, after };
}

/** All literal text that is sent, without the white space between words. */
function sentWords({ messages }: Prompt): string {
  return messages
    .map(({ segments }) => literalText(segments))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');
}

/** What is known to be missing on either side. */
interface Lacks {
  readonly baseline: readonly Lacking[];
  readonly head: readonly Lacking[];
}

/** What is known to be missing from a prompt: what its format names, and the files it is made of that could not be read. */
function lacking({ path, sources, incomplete }: Prompt, unread: ReadonlyMap<string, Problem>): Lacking[] {
  const files = [...new Set([path, ...sources])].filter((source) => unread.has(source));
  return [
    ...incomplete.map((part): Lacking => ({ kind: 'part', what: whatIsMissing(part) })),
    ...files.map((source): Lacking => ({ kind: 'file', path: source })),
  ];
}

function lackingId(part: Lacking): string {
  return `${part.kind}\0${part.kind === 'file' ? part.path : part.what}`;
}

function added(now: Estimate): Change {
  const cost = now.cost;
  const calls = callsAdded(now.prompt);
  return {
    ...(calls === undefined ? {} : { calls }),
    key: now.prompt.key,
    status: 'added',
    baseline: null,
    head: now,
    previousPath: null,
    notComparable: null,
    inputTokensDelta: Math.round(now.tokens.input.expected),
    countedTokensDelta: literalTokens(now.tokens),
    percentOf: null,
    unknowns: [],
    outputTokensDelta: now.outputBasis === 'none' ? null : Math.round(now.output.expected),
    deltaPicoUsd: cost?.requestPicoUsd ?? null,
    percent: null,
    monthlyDeltaPicoUsd: cost?.monthlyPicoUsd ?? null,
    causes: [...oneSided(null, now), ...callsCauses(calls)],
  };
}

function removed(old: Estimate): Change {
  const cost = old.cost;
  return {
    key: old.prompt.key,
    status: 'removed',
    baseline: old,
    head: null,
    previousPath: null,
    notComparable: null,
    inputTokensDelta: -Math.round(old.tokens.input.expected),
    countedTokensDelta: -literalTokens(old.tokens),
    percentOf: null,
    unknowns: [],
    outputTokensDelta: old.outputBasis === 'none' ? null : -Math.round(old.output.expected),
    deltaPicoUsd: cost === null ? null : -cost.requestPicoUsd,
    percent: null,
    monthlyDeltaPicoUsd: cost?.monthlyPicoUsd == null ? null : -cost.monthlyPicoUsd,
    causes: oneSided(old, null),
  };
}

/** A removed prompt that may still be sent from elsewhere: no saving, and not compared. */
export function notSaved(change: Change, detail: string): Change {
  return change.status === 'removed' && change.baseline !== null
    ? notComparable(change.baseline, null, { because: 'side-elsewhere', side: 'head', detail }, true)
    : change;
}

/** One side exists and the other could not be read: neither new nor removed, and no saving. */
function notComparable(old: Estimate | null, now: Estimate | null, why: SideLost, moved = false): Change {
  const known = (now ?? old) as Estimate;
  return {
    key: known.prompt.key,
    status: 'changed',
    baseline: old,
    head: now,
    previousPath: null,
    notComparable: {
      reason: 'unread',
      why,
      ...(moved ? { moved: true } : {}),
    },
    inputTokensDelta: null,
    countedTokensDelta: null,
    outputTokensDelta: null,
    ...noDelta,
  };
}

/** The messages without places. Most changed prompts differ here, so that the rest need not be compared. */
function sentText({ prompt }: Estimate): string {
  return JSON.stringify(
    prompt.messages.map(({ role, name, example, cacheBreakpoint, segments }) => [
      role,
      name,
      example,
      cacheBreakpoint,
      segments.map(sentPart),
    ]),
  );
}

/** What two estimates must share beside their messages to be the same request: all that is sent and all it is billed by. */
function fingerprint(estimate: Estimate, other: PromptKind): string {
  const { prompt } = estimate;
  return JSON.stringify([
    // A part that is a request elsewhere is the same text.
    prompt.kind === 'fragment' ? other : prompt.kind,
    // Schemas are data of strangers: nothing in them is a place of ours, whatever it is called.
    prompt.tools.map(({ name, description, schema, known, cacheBreakpoint }) => [
      name,
      description,
      schema,
      known,
      cacheBreakpoint,
    ]),
    prompt.schema === null ? null : [prompt.schema.name, prompt.schema.description, prompt.schema.schema],
    {
      ...prompt.parameters,
      maxOutputPlace: undefined,
      temperature: undefined,
      repeats: callsKey(prompt.parameters.repeats),
    },
    prompt.variables.map(({ name, default: preset }) => `${name}\0${preset ?? ''}`).sort(),
    isAssumed(prompt.model) ? null : (prompt.model?.asWritten ?? null),
    prompt.model?.alternatives ?? null,
    prompt.incomplete.map(whatIsMissing),
    isAssumed(prompt.model) ? null : (estimate.match?.model.id ?? null),
  ]);
}

/** A segment without its place; a picture is the same under another name. */
function sentPart(segment: Segment): unknown {
  switch (segment.kind) {
    case 'text':
      return segment.text;
    case 'variable':
      return ['variable', segment.name];
    case 'branch':
      return ['branch', segment.on, segment.arms.map((arm) => arm.map(sentPart))];
    case 'loop':
      return ['loop', segment.over, segment.body.map(sentPart)];
    case 'include':
      return ['include', segment.body.map(sentPart)];
    case 'media':
      return { ...segment, place: undefined, path: undefined };
    case 'opaque':
      return ['opaque', segment.why];
  }
}
