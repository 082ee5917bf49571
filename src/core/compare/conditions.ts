import { lengthKind } from '../cost/lengths.js';
import type { Message, Prompt, Segment, Variable } from '../prompt.js';
import type { When } from '../change.js';

/**
 * What is open in a pair of requests: which arm each condition takes and whether an argument with a default is passed. Both
 * sides take every condition the same way; the same test has the same value wherever it stands.
 */

/** An open question: a condition with its arms, or a default (arm 0: an argument is passed, arm 1: it is not). */
interface Atom {
  readonly kind: 'condition' | 'default';
  /** The condition's text, or the variable's name. */
  readonly on: string;
  /** Arm of the baseline and of the head for each value; null where that side does not ask. */
  readonly values: readonly ArmPair[];
  /** As many of the values, the first ones, may be the expected one: the others are what only some requests have. */
  readonly usual: number;
  /** Conditions of the arms of the side that has the value; absent where they are not known. */
  readonly tests?: Readonly<Record<'baseline' | 'head', Tests | undefined>>;
  /** `x == "a"` and `x == "b"` are never both true: what is compared, and with what, where the first arm is taken. */
  readonly equals: Equals | null;
  /** The same for each value. */
  readonly needs: readonly (Equals | null)[];
}

interface Equals {
  readonly name: string;
  readonly text: string;
}

type ArmPair = readonly [baseline: number | null, head: number | null];

/** The condition of each arm, null for the one that is sent where none holds. */
type Tests = readonly (string | null)[];

/** Which value each atom has. */
export type Assignment = readonly number[];

/** A branch as one side has it. */
interface Asked {
  readonly id: string;
  readonly on: string;
  readonly negated: boolean;
  readonly arms: number;
  /** Literal text of the arms, to know a condition again whose text changed. */
  readonly texts: readonly string[];
  readonly tests?: Tests;
}

/** `not x`, `!x`, `unless x` and `^x` are x the other way round. */
export function atomOf(on: string, arms: number): { readonly on: string; readonly negated: boolean } {
  let text = on
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^#?if /, '');
  let negated = false;
  for (let step = 0; step < 8; step += 1) {
    const inner = /^\((.*)\)$/.exec(text)?.[1];
    if (inner !== undefined && !/[()]/.test(inner)) text = inner.trim();
    const rest = arms === 2 ? /^(?:not |unless |#unless |! ?(?!=)|\^ ?)(.+)$/.exec(text)?.[1] : undefined;
    if (rest === undefined || (step === 0 && / (?:and|or) |&&|\|\|/.test(text))) break;
    negated = !negated;
    text = rest;
  }
  return { on: text, negated };
}

function equalsOf(on: string): Equals | null {
  const [, name, text] =
    /^([\w.[\]]{1,100}) ?(?:===?|eq|is) ?("[^"]{0,100}"|'[^']{0,100}'|-?\d{1,20})$/.exec(on) ??
    /^(?:eq|ifEquals) ([\w.]{1,100}) ("[^"]{0,100}"|'[^']{0,100}')$/.exec(on) ??
    [];
  return name === undefined || text === undefined ? null : { name, text: text.replaceAll(/["']/g, '') };
}

function askedOf(segment: Extract<Segment, { kind: 'branch' }>): Asked {
  const arms = segment.arms.length;
  const { on, negated } = atomOf(segment.on, arms);
  const ordered = negated ? [...segment.arms].reverse() : segment.arms;
  const texts = ordered.map(shapeOf);
  if (arms === 2) return { id: `${on}\0${arms}`, on, negated, arms, texts, tests: [on, null] };
  if (segment.tests?.length !== arms) return { id: `${on}\0${arms}`, on, negated, arms, texts };
  const tests = segment.tests.map((test) => test?.replace(/\s+/g, ' ').trim() ?? null);
  return { id: tests.join('\0'), on, negated, arms, texts, tests };
}

function shapeOf(segments: readonly Segment[]): string {
  return segments
    .map((segment) => {
      switch (segment.kind) {
        case 'text':
          return segment.text;
        case 'variable':
          return `\0${segment.name}\0`;
        case 'branch':
          return segment.arms.map(shapeOf).join('\u0001');
        case 'loop':
        case 'include':
          return shapeOf(segment.body);
        case 'media':
        case 'opaque':
          return `\0${segment.kind}\0`;
      }
    })
    .join('');
}

/** Every branch of a prompt, outer ones before those inside. */
function branchesOf(prompt: Prompt): Asked[] {
  const found = new Map<string, Asked>();
  const walk = (segments: readonly Segment[]): void => {
    for (const segment of segments) {
      if (segment.kind === 'branch') {
        const asked = askedOf(segment);
        if (!found.has(asked.id)) found.set(asked.id, asked);
        for (const arm of segment.arms) walk(arm);
      } else if (segment.kind === 'loop' || segment.kind === 'include') walk(segment.body);
    }
  };
  for (const message of prompt.messages) walk(message.segments);
  return [...found.values()];
}

/**
 * Arms that belong together. By their conditions where those are known, else by text, then in order. An arm that only one side
 * has goes with the other side's last (its else); `also` has what else a request may take there, which is any arm after it.
 */
function pairedArms(old: Asked, now: Asked): { usual: ArmPair[]; also: ArmPair[] } {
  if (old.tests !== undefined && now.tests !== undefined && old.arms + now.arms <= mostTestedArms)
    return pairedByTests({ ...old, tests: old.tests }, { ...now, tests: now.tests });
  return { usual: pairedInOrder(old, now), also: [] };
}

/** Arms of both sides beyond which their conditions are not compared each with each. */
const mostTestedArms = 80;

type Tested = Asked & { readonly tests: Tests };

function pairedByTests(old: Tested, now: Tested): { usual: ArmPair[]; also: ArmPair[] } {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pairWhere = (isSame: (arm: number, other: number) => boolean): void => {
    for (const arm of old.texts.keys()) {
      if (pairs.has(arm)) continue;
      const other = [...now.texts.keys()].find((one) => !taken.has(one) && isSame(arm, one));
      if (other === undefined) continue;
      pairs.set(arm, other);
      taken.add(other);
    }
  };
  pairWhere((arm, other) => old.tests[arm] === now.tests[other]);
  pairWhere((arm, other) => old.texts[arm] === now.texts[other] && old.texts[arm] !== '');
  // The same place between the same neighbors: the condition was edited.
  pairWhere((arm, other) => old.arms === now.arms && arm === other);
  const [gone, fresh] = [
    [...old.texts.keys()].filter((arm) => !pairs.has(arm)),
    [...now.texts.keys()].filter((arm) => !taken.has(arm)),
  ];
  const usual: ArmPair[] = [
    ...pairs,
    ...gone.map((arm): ArmPair => [arm, now.arms - 1]),
    ...fresh.map((arm): ArmPair => [old.arms - 1, arm]),
  ];
  const also: ArmPair[] = [];
  const add = (arm: number, other: number): void => {
    if (!excludes(old.tests[arm], now.tests[other])) also.push([arm, other]);
  };
  // A request whose arm is new, or gone, takes one of those behind it on the other side.
  for (const arm of gone)
    for (const [before, after] of pairs) if (before > arm && after !== now.arms - 1) add(arm, after);
  for (const arm of fresh)
    for (const [before, after] of pairs) if (after > arm && before !== old.arms - 1) add(before, arm);
  for (const arm of gone) for (const other of fresh) add(arm, other);
  // Of two conditions that both hold the first decides, and that is another one where their order changed.
  for (const [arm, after] of pairs)
    for (const [later, other] of pairs) if (later > arm && other < after) add(arm, other);
  return { usual, also };
}

/** Whether two conditions test one name for different values, so that no request meets both. */
function excludes(a: string | null | undefined, b: string | null | undefined): boolean {
  const [one, other] = [equalsOf(a ?? ''), equalsOf(b ?? '')];
  return one !== null && other !== null && one.name === other.name && one.text !== other.text;
}

function pairedInOrder(old: Asked, now: Asked): [number, number][] {
  if (old.arms === now.arms) return old.texts.map((_, arm) => [arm, arm]);
  const pairs: [number, number][] = [];
  const taken = new Set<number>();
  for (const [arm, text] of now.texts.entries()) {
    const same = old.texts.findIndex((other, index) => other === text && !taken.has(index));
    if (same !== -1) taken.add(same);
    pairs.push([same === -1 ? old.arms - 1 : same, arm]);
  }
  for (let arm = 0; arm < old.arms - 1; arm += 1) if (!taken.has(arm)) pairs.push([arm, now.arms - 1]);
  return pairs;
}

/** The size of a request in rough tokens, with what is open in it. */
interface Size {
  text: number;
  /** Text and what variables are taken to add: the whole request, for percentages. */
  whole: number;
  readonly asks: { readonly atom: number; readonly arms: readonly Size[] }[];
}

export interface Open {
  readonly atoms: readonly Atom[];
  /** Which atom a branch (or, after a NUL, a variable) of either side is. */
  readonly ids: Readonly<Record<'baseline' | 'head', ReadonlyMap<string, number>>>;
  /** The larger arm on base, defaults replaced by arguments. */
  readonly expected: Assignment;
  /** Assignments that may be the worst by some measure, the expected one excepted. */
  readonly worst: readonly Assignment[];
}

/** With more atoms than this each is decided by itself, also where no request has both: the result is an upper bound. */
const mostAtoms = 400;
/** Assignments of atoms that depend on each other: 2¹². */
const mostAssignments = 4096;

/** What is open between two revisions of a prompt; null where nothing is. */
export function openQuestions(baseline: Prompt, head: Prompt): Open | null {
  const before = branchesOf(baseline);
  const after = branchesOf(head);
  const defaults = defaultsOf(baseline, head);
  if (before.length === 0 && after.length === 0 && defaults.length === 0) return null;
  const atoms: Atom[] = [];
  const ids = { baseline: new Map<string, number>(), head: new Map<string, number>() };
  const left = new Map(after.map((asked) => [asked.id, asked]));
  const match = (old: Asked, now: Asked): void => {
    left.delete(now.id);
    ids.baseline.set(old.id, atoms.length);
    ids.head.set(now.id, atoms.length);
    const { usual, also } = pairedArms(old, now);
    atoms.push(
      conditionOf(now.on, [...usual, ...also], usual.length, { baseline: old.tests, head: now.tests }),
    );
  };
  const unmatched = before.filter((old) => {
    const now = left.get(old.id);
    if (now !== undefined) match(old, now);
    return now === undefined;
  });
  const alike = unmatched.length === 0 ? null : alikeAmong(left);
  for (const old of unmatched) {
    const now = alike?.(old);
    if (now !== undefined) {
      match(old, now);
      continue;
    }
    ids.baseline.set(old.id, atoms.length);
    const values = old.texts.map((_, arm) => [arm, null] as const);
    atoms.push(conditionOf(old.on, values, values.length, { baseline: old.tests, head: undefined }));
  }
  for (const now of left.values()) {
    ids.head.set(now.id, atoms.length);
    const values = now.texts.map((_, arm) => [null, arm] as const);
    atoms.push(conditionOf(now.on, values, values.length, { baseline: undefined, head: now.tests }));
  }
  for (const name of defaults) {
    for (const side of ['baseline', 'head'] as const) ids[side].set(`\0${name}`, atoms.length);
    atoms.push({
      kind: 'default',
      on: name,
      values: [
        [0, 0],
        [1, 1],
      ],
      usual: 2,
      equals: null,
      needs: [null, null],
    });
  }
  const sizes = [sizeOf(baseline, ids.baseline), sizeOf(head, ids.head)] as const;
  const groups = groupsOf(atoms, sizes);
  const best = (score: (old: Sum, now: Sum) => number, start: Assignment): Assignment =>
    maximized(atoms, groups, start, score);
  const first = atoms.map(() => 0);
  const usual = atoms.map((atom) => ({ ...atom, values: atom.values.slice(0, atom.usual) }));
  const larger = (old: Sum, now: Sum): number => old.whole + now.whole / 1e6;
  const expected = maximized(usual, groups, first, larger).map((value, index) =>
    atoms[index]?.kind === 'default' ? 0 : value,
  );
  const byTokens = best((old, now) => now.text - old.text, expected);
  const worst = [byTokens];
  // The largest percentage: the increase less its share of the whole, until that share is what comes out (Dinkelbach).
  let share = 0;
  for (let step = 0; step < 6; step += 1) {
    const [old, now] = sumsOf(atoms, sizes, worst.at(-1) ?? expected);
    if (old.whole <= 0 || now.text <= old.text) break;
    const next = (now.text - old.text) / old.whole;
    if (next <= share * 1.0001) break;
    share = next;
    const chosen = share;
    worst.push(best((o, n) => n.text - o.text - chosen * o.whole, byTokens));
  }
  const distinct = new Map(worst.map((assignment) => [assignment.join(), assignment]));
  distinct.delete(expected.join());
  const all = [...distinct.values()];
  return { atoms, ids, expected, worst: all.length <= 2 ? all : [all[0] ?? [], all.at(-1) ?? []] };
}

function conditionOf(
  on: string,
  values: readonly ArmPair[],
  usual: number,
  tests: Readonly<Record<'baseline' | 'head', Tests | undefined>>,
): Atom {
  const equals = equalsOf(on);
  const equalsIn = (side: 'baseline' | 'head', arm: number | null): Equals | null => {
    if (arm === null) return null;
    const known = tests[side];
    // Where only the text of the first arm's condition is known, it stands for both sides.
    return known === undefined ? (arm === 0 ? equals : null) : equalsOf(known[arm] ?? '');
  };
  const needs = values.map(([old, now]) => equalsIn('head', now) ?? equalsIn('baseline', old));
  return { kind: 'condition', on, values, usual, equals, needs, tests };
}

/** Finds, for a condition of the base, the one of those that are left (by id) which is most likely the same. */
function alikeAmong(left: ReadonlyMap<string, Asked>): (old: Asked) => Asked | undefined {
  const open = [...left.values()];
  const textsOf = ({ texts }: Asked): string => texts.join('\u0002');
  const testsOf = ({ tests = [] }: Asked): string[] => tests.filter((test) => test !== null);
  const byOn = groupedBy(open, ({ on }) => [on]);
  const byTexts = groupedBy(open, (one) => [textsOf(one)]);
  const byTest = groupedBy(open, testsOf);
  const order = new Map(open.map((one, index) => [one, index]));
  const first = (group: Asked[] = []): Asked | undefined => {
    let last = group.at(-1);
    while (last !== undefined && !left.has(last.id)) {
      group.pop();
      last = group.at(-1);
    }
    return last;
  };
  /** The one that has the most conditions of another, of several the first; undefined where none has any. */
  const mostShared = (old: Asked): Asked | undefined => {
    const shared = new Map<Asked, number>();
    for (const test of new Set(testsOf(old)))
      for (const one of byTest.get(test) ?? [])
        if (left.has(one.id)) shared.set(one, (shared.get(one) ?? 0) + 1);
    let found: Asked | undefined;
    for (const [one, count] of shared) {
      const ahead = found === undefined ? 1 : count - (shared.get(found) ?? 0);
      const isEarlier = found === undefined || (order.get(one) ?? 0) < (order.get(found) ?? 0);
      if (ahead > 0 || (ahead === 0 && isEarlier)) found = one;
    }
    return found;
  };
  return (old) => first(byOn.get(old.on)) ?? first(byTexts.get(textsOf(old))) ?? mostShared(old);
}

/** Each group has its first one last, where it can be taken off. */
function groupedBy(all: readonly Asked[], keysOf: (one: Asked) => readonly string[]): Map<string, Asked[]> {
  const groups = new Map<string, Asked[]>();
  for (const one of [...all].reverse())
    for (const key of keysOf(one)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  return groups;
}

/** Variables that one side at least gives a default. */
function defaultsOf(baseline: Prompt, head: Prompt): string[] {
  const names = new Set<string>();
  for (const { name, default: preset } of [...baseline.variables, ...head.variables])
    if (preset !== undefined) names.add(name);
  return [...names];
}

interface Sum {
  text: number;
  whole: number;
}

function sizeOf(prompt: Prompt, ids: ReadonlyMap<string, number>): Size {
  const presets = new Map(prompt.variables.map(({ name, default: preset }) => [name, preset ?? '']));
  const root: Size = { text: 0, whole: 0, asks: [] };
  const walk = (segments: readonly Segment[], into: Size): void => {
    for (const segment of segments) {
      switch (segment.kind) {
        case 'text': {
          const tokens = roughTokens(segment.text);
          into.text += tokens;
          into.whole += tokens;
          break;
        }
        case 'variable': {
          const usual = { short: 8, ordinary: 50, long: 1000 }[lengthKind(segment.name)];
          const atom = ids.get(`\0${segment.name}`);
          if (atom === undefined) {
            into.whole += usual;
            break;
          }
          const preset = roughTokens(presets.get(segment.name) ?? '');
          into.asks.push({
            atom,
            arms: [
              { text: 0, whole: usual, asks: [] },
              { text: preset, whole: preset, asks: [] },
            ],
          });
          break;
        }
        case 'branch': {
          const asked = askedOf(segment);
          const arms = (asked.negated ? [...segment.arms].reverse() : segment.arms).map((arm) => {
            const size: Size = { text: 0, whole: 0, asks: [] };
            walk(arm, size);
            return size;
          });
          into.asks.push({ atom: ids.get(asked.id) ?? -1, arms });
          break;
        }
        case 'loop':
        case 'include':
          walk(segment.body, into);
          break;
        case 'media':
        case 'opaque':
          break;
      }
    }
  };
  for (const message of prompt.messages) walk(message.segments, root);
  return root;
}

/** Four letters a token, less for scripts that have more tokens than letters: only sizes are compared with it. */
function roughTokens(text: string): number {
  let tokens = 0;
  for (let index = 0; index < text.length; index += 1) tokens += text.charCodeAt(index) < 0x250 ? 0.25 : 0.7;
  return tokens;
}

function sum(size: Size, side: 0 | 1, atoms: readonly Atom[], assignment: Assignment, into: Sum): Sum {
  into.text += size.text;
  into.whole += size.whole;
  for (const { atom, arms } of size.asks) {
    const arm = atoms[atom]?.values[assignment[atom] ?? 0]?.[side] ?? 0;
    const chosen = arms[Math.min(arm, arms.length - 1)];
    if (chosen !== undefined) sum(chosen, side, atoms, assignment, into);
  }
  return into;
}

function sumsOf(atoms: readonly Atom[], sizes: readonly [Size, Size], assignment: Assignment): [Sum, Sum] {
  return [
    sum(sizes[0], 0, atoms, assignment, { text: 0, whole: 0 }),
    sum(sizes[1], 1, atoms, assignment, { text: 0, whole: 0 }),
  ];
}

/** Atoms that depend on each other: one stands inside the other, or they test the same name. */
interface Group {
  readonly atoms: readonly number[];
  readonly parts: readonly (readonly [side: 0 | 1, ask: Size['asks'][number]])[];
}

function groupsOf(atoms: readonly Atom[], sizes: readonly [Size, Size]): Group[] {
  const parent = atoms.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  const join = (a: number, b: number): void => {
    parent[rootOf(a)] = rootOf(b);
  };
  const nested = (size: Size, outer: number): void => {
    for (const { atom, arms } of size.asks) {
      if (outer >= 0 && atom >= 0) join(outer, atom);
      for (const arm of arms) nested(arm, atom);
    }
  };
  for (const size of sizes) nested(size, -1);
  const byName = new Map<string, number>();
  for (const [index, { equals }] of atoms.entries()) {
    if (equals === null) continue;
    const other = byName.get(equals.name);
    if (other !== undefined) join(other, index);
    byName.set(equals.name, index);
  }
  const groups = new Map<number, { atoms: number[]; parts: [0 | 1, Size['asks'][number]][] }>();
  for (const index of atoms.keys()) {
    const root = rootOf(index);
    const group = groups.get(root) ?? { atoms: [], parts: [] };
    group.atoms.push(index);
    groups.set(root, group);
  }
  for (const side of [0, 1] as const) {
    for (const ask of sizes[side].asks)
      if (ask.atom >= 0) groups.get(rootOf(ask.atom))?.parts.push([side, ask]);
  }
  return [...groups.values()];
}

/** The assignment with the highest score, group by group; `score` is a sum over groups. */
function maximized(
  atoms: readonly Atom[],
  groups: readonly Group[],
  start: Assignment,
  score: (old: Sum, now: Sum) => number,
): Assignment {
  if (atoms.length > mostAtoms) return boundOf(atoms, groups, start, score);
  const found = [...start];
  const part = (group: Group): number => {
    const sums: [Sum, Sum] = [
      { text: 0, whole: 0 },
      { text: 0, whole: 0 },
    ];
    for (const [side, ask] of group.parts)
      sum({ text: 0, whole: 0, asks: [ask] }, side, atoms, found, sums[side]);
    return score(...sums);
  };
  for (const group of groups) {
    let best = part(group);
    let chosen = group.atoms.map((atom) => found[atom] ?? 0);
    const consider = (): void => {
      if (!possible(atoms, group.atoms, found)) return;
      const value = part(group);
      if (value <= best + 1e-9) return;
      best = value;
      chosen = group.atoms.map((atom) => found[atom] ?? 0);
    };
    const ways = group.atoms.reduce((n, atom) => n * (atoms[atom]?.values.length ?? 1), 1);
    if (ways <= mostAssignments) {
      const each = (at: number): void => {
        const atom = group.atoms[at];
        if (atom === undefined) {
          consider();
          return;
        }
        for (let value = 0; value < (atoms[atom]?.values.length ?? 1); value += 1) {
          found[atom] = value;
          each(at + 1);
        }
      };
      each(0);
    } else {
      // Too many to try all: one condition at a time, until nothing gains any more.
      for (let round = 0; round < 4; round += 1) {
        const before = best;
        for (const atom of group.atoms) {
          for (let value = 0; value < (atoms[atom]?.values.length ?? 1); value += 1) {
            for (const [index, other] of group.atoms.entries()) found[other] = chosen[index] ?? 0;
            found[atom] = value;
            consider();
          }
        }
        if (best <= before) break;
      }
    }
    for (const [index, atom] of group.atoms.entries()) found[atom] = chosen[index] ?? 0;
  }
  return found;
}

/** The highest score where each atom is decided by itself, the inner ones first. */
function boundOf(
  atoms: readonly Atom[],
  groups: readonly Group[],
  start: Assignment,
  score: (old: Sum, now: Sum) => number,
): Assignment {
  const found = [...start];
  const asks = new Map<number, Group['parts'][number][]>();
  const walk = (side: 0 | 1, ask: Size['asks'][number]): void => {
    for (const { asks: inner } of ask.arms) for (const one of inner) walk(side, one);
    // An atom that is asked again further out moves behind what is inside of it.
    const known = asks.get(ask.atom) ?? [];
    known.push([side, ask]);
    asks.delete(ask.atom);
    asks.set(ask.atom, known);
  };
  for (const { parts } of groups) for (const [side, ask] of parts) walk(side, ask);
  for (const [atom, parts] of asks) {
    let best = -Infinity;
    let chosen = found[atom] ?? 0;
    // What it is now comes first, so that it stays where nothing gains.
    for (const value of [chosen, ...(atoms[atom]?.values.keys() ?? [])]) {
      found[atom] = value;
      const sums: [Sum, Sum] = [
        { text: 0, whole: 0 },
        { text: 0, whole: 0 },
      ];
      for (const [side, ask] of parts)
        sum({ text: 0, whole: 0, asks: [ask] }, side, atoms, found, sums[side]);
      const total = score(...sums);
      if (total > best + 1e-9) [best, chosen] = [total, value];
    }
    found[atom] = chosen;
  }
  return found;
}

function possible(atoms: readonly Atom[], group: readonly number[], assignment: Assignment): boolean {
  const values = new Map<string, string>();
  for (const index of group) {
    const equals = atoms[index]?.needs[assignment[index] ?? 0];
    if (equals == null) continue;
    const known = values.get(equals.name);
    if (known !== undefined && known !== equals.text) return false;
    values.set(equals.name, equals.text);
  }
  return true;
}

/** The prompt under an assignment: every branch with the arm it takes, and defaults in the place of arguments not passed. */
export function assigned(
  prompt: Prompt,
  side: 'baseline' | 'head',
  open: Open,
  assignment: Assignment,
): Prompt {
  const index = side === 'baseline' ? 0 : 1;
  const arms = new Map<string, number>();
  const unpassed = new Set<string>();
  for (const [number, { kind, on, values }] of open.atoms.entries()) {
    const value = values[assignment[number] ?? 0];
    if (kind === 'default' && value?.[index] === 1) unpassed.add(on);
  }
  for (const [id, atom] of open.ids[side])
    arms.set(id, open.atoms[atom]?.values[assignment[atom] ?? 0]?.[index] ?? 0);
  const presets = new Map<string, Variable>(prompt.variables.map((variable) => [variable.name, variable]));
  const walk = (segments: readonly Segment[]): Segment[] =>
    segments.map((segment): Segment => {
      switch (segment.kind) {
        case 'branch': {
          const asked = askedOf(segment);
          const arm = Math.min(arms.get(asked.id) ?? 0, asked.arms - 1);
          return {
            ...segment,
            arms: segment.arms.map(walk),
            taken: asked.negated ? asked.arms - 1 - arm : arm,
          };
        }
        case 'loop':
        case 'include':
          return { ...segment, body: walk(segment.body) };
        case 'variable':
          return unpassed.has(segment.name)
            ? { kind: 'text', text: presets.get(segment.name)?.default ?? '', place: segment.place }
            : segment;
        case 'text':
        case 'media':
        case 'opaque':
          return segment;
      }
    });
  return {
    ...prompt,
    messages: prompt.messages.map((message): Message => ({ ...message, segments: walk(message.segments) })),
  };
}

/** In which ways an assignment differs from the expected one. */
export function whenOf(open: Open, assignment: Assignment): When[] {
  return open.atoms.flatMap(({ kind, on, values, tests }, index): When[] => {
    const value = assignment[index] ?? 0;
    if (value === open.expected[index]) return [];
    if (kind === 'default') return [{ kind: 'not-passed', variable: on }];
    const [before = null, after = null] = values[value] ?? [];
    const arm = after ?? before ?? 0;
    const own = after === null ? tests?.baseline : tests?.head;
    const arms = own?.length ?? values.length;
    const test = own !== undefined && arms > 2 ? { test: own[arm] ?? null } : {};
    return [{ kind: 'condition', on, arm, arms, ...test }];
  });
}
