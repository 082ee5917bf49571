import type { Estimate } from '../estimate.js';
import { literalText, type Prompt } from '../prompt.js';

/**
 * Which prompt of the baseline a prompt of the head is. From the surest sign to the weakest: the same key and text, the same
 * text in the same file (a list without names that was reordered, a node with another name), the same key, the same request
 * sent by another call of the library, the same name in the same file, a file that git renamed, the same text elsewhere, a
 * file of the same name in another folder, a similar text. Once one prompt of a file is paired, its siblings are looked for in the same two files. Never by line.
 */
export interface Pairing {
  readonly pairs: readonly (readonly [Estimate, Estimate])[];
  readonly removed: readonly Estimate[];
  readonly added: readonly Estimate[];
}

type Pair = readonly [Estimate, Estimate];

/** `renames` maps a head path to the baseline path it came from. */
export function pairUp(
  baseline: readonly Estimate[],
  head: readonly Estimate[],
  renames: ReadonlyMap<string, string>,
): Pairing {
  const before = new Set(baseline);
  const after = new Set(head);
  const pairs: Pair[] = [];
  /** Head path → baseline path, as git or a pair says. */
  const cameFrom = new Map(renames);
  const take = (found: readonly Pair[]): void => {
    for (const [old, now] of found) {
      if (!before.has(old) || !after.has(now)) continue;
      before.delete(old);
      after.delete(now);
      pairs.push([old, now]);
      if (!cameFrom.has(now.prompt.path)) cameFrom.set(now.prompt.path, old.prompt.path);
    }
  };
  const texts = new Map<Estimate, string>();
  const textOf = (estimate: Estimate): string => {
    const text = texts.get(estimate) ?? sentText(estimate.prompt);
    texts.set(estimate, text);
    return text;
  };
  const sameText = (estimate: Estimate, name = ''): string | null =>
    textOf(estimate) === '' ? null : `${estimate.prompt.kind}\0${name}\0${textOf(estimate)}`;
  const by = (id: (estimate: Estimate) => string | null): void => {
    take(matched(before, after, id));
  };
  const siblings = (): void => {
    const [olds, nows] = [byPath(before), byPath(after)];
    for (const [path, now] of nows) {
      const old = olds.get(cameFrom.get(path) ?? '');
      if (old === undefined) continue;
      take(matched(old, now, (estimate) => sameText(estimate, ownName(estimate.prompt))));
      take(matched(old, now, (estimate) => sameText(estimate)));
      const [left, rest] = [old.filter((one) => before.has(one)), now.filter((one) => after.has(one))];
      take(matched(left, rest, ({ prompt }) => ownName(prompt)));
      // What is alone on both sides is the same, even where its name changed with the file's.
      const [lastOld, lastNow] = [
        left.filter((one) => before.has(one)),
        rest.filter((one) => after.has(one)),
      ];
      const [a, b] = [lastOld[0], lastNow[0]];
      const alone = now.length === 1 && old.length === 1 && b?.prompt.key === b?.prompt.path;
      if (a !== undefined && b !== undefined && (alone || lastOld.length * lastNow.length === 1))
        take([[a, b]]);
    }
  };

  by((estimate) => `${estimate.prompt.key}\0${textOf(estimate)}`);
  by((estimate) => (textOf(estimate) === '' ? null : `${estimate.prompt.path}\0${textOf(estimate)}`));
  by(({ prompt }) => prompt.key);
  by(({ prompt }) => prompt.kin ?? prompt.key);
  by(({ prompt }) => `${prompt.path}\0${ownName(prompt)}`);
  if (before.size === 0 || after.size === 0) return { pairs, removed: [...before], added: [...after] };
  siblings();
  by((estimate) => sameText(estimate, ownName(estimate.prompt)));
  by((estimate) => sameText(estimate));
  siblings();
  take(sameFileName(before, after));
  take(similarPairs([...before], [...after], textOf));
  siblings();
  return { pairs, removed: [...before], added: [...after] };
}

/**
 * A prompt's name as it would be beside others in its file. A file's only prompt has the path alone as its key: one that gains
 * or loses a neighbor changes its key but not its name.
 */
function ownName({ key, kin, path, name }: Prompt): string {
  return key === path ? `#${name}` : (kin ?? key).slice(path.length);
}

function byPath(estimates: Iterable<Estimate>): Map<string, Estimate[]> {
  const found = new Map<string, Estimate[]>();
  for (const estimate of estimates) {
    const list = found.get(estimate.prompt.path);
    if (list === undefined) found.set(estimate.prompt.path, [estimate]);
    else list.push(estimate);
  }
  return found;
}

/** First with first, for each value of `id`; what has none is left. */
function matched(
  before: Iterable<Estimate>,
  after: Iterable<Estimate>,
  id: (estimate: Estimate) => string | null,
): Pair[] {
  const waiting = new Map<string, Estimate[]>();
  for (const estimate of before) {
    const key = id(estimate);
    if (key === null) continue;
    const list = waiting.get(key);
    if (list === undefined) waiting.set(key, [estimate]);
    else list.push(estimate);
  }
  const next = new Map<string, number>();
  const pairs: Pair[] = [];
  for (const now of after) {
    const key = id(now);
    const list = key === null ? undefined : waiting.get(key);
    if (key === null || list === undefined) continue;
    const at = next.get(key) ?? 0;
    const old = list[at];
    if (old === undefined) continue;
    next.set(key, at + 1);
    pairs.push([old, now]);
  }
  return pairs;
}

/** Names that say nothing: every folder has one. */
const commonNames =
  /^(?:index|main|prompt|prompts|system|user|config|readme|skill|agents?|claude|instructions)\./i;

/** Prompts whose file has the same name in another folder, where there is one such on each side. */
function sameFileName(before: Iterable<Estimate>, after: Iterable<Estimate>): Pair[] {
  const id = ({ prompt }: Estimate): string | null => {
    const file = prompt.path.slice(prompt.path.lastIndexOf('/') + 1);
    const name = prompt.key === prompt.path ? '' : ownName(prompt);
    return commonNames.test(file) ? null : `${file}\0${prompt.format}\0${prompt.kind}\0${name}`;
  };
  const single = (estimates: Iterable<Estimate>): Estimate[] => {
    const seen = new Map<string, Estimate | null>();
    for (const estimate of estimates) {
      const key = id(estimate);
      if (key !== null) seen.set(key, seen.has(key) ? null : estimate);
    }
    return [...seen.values()].filter((estimate) => estimate !== null);
  };
  return matched(single(before), single(after), id);
}

/** All literal text that is sent; empty where there is none to know a prompt by. */
function sentText({ messages }: Prompt): string {
  const text = messages.map(({ segments }) => literalText(segments)).join('\n');
  return text.trim() === '' ? '' : text;
}

/** Shingles of three words that a text is known again by: the smallest hashes of them, the same for both sides. */
const sketchSize = 200;
const mostCharacters = 60_000;
/** A shingle in more prompts than this is boilerplate and says nothing of which prompt it is. */
const mostOwners = 16;
const leastSimilar = 0.6;

/**
 * Removed and added prompts of the same kind whose texts are similar (Jaccard similarity of word shingles, by their smallest
 * hashes), best first. Linear but for shingles that several share.
 */
function similarPairs(
  before: readonly Estimate[],
  after: readonly Estimate[],
  textOf: (estimate: Estimate) => string,
): Pair[] {
  if (before.length === 0 || after.length === 0) return [];
  const [olds, nows] = [before, after].map((list) => list.map((estimate) => sketchOf(textOf(estimate))));
  const owners = new Map<number, number[]>();
  for (const [index, sketch] of (olds ?? []).entries()) {
    for (const hash of sketch) {
      const list = owners.get(hash);
      if (list === undefined) owners.set(hash, [index]);
      else if (list.length <= mostOwners) list.push(index);
    }
  }
  const candidates: { i: number; j: number; score: number }[] = [];
  for (const [j, sketch] of (nows ?? []).entries()) {
    const shared = new Map<number, number>();
    for (const hash of sketch) {
      const list = owners.get(hash) ?? [];
      if (list.length > mostOwners) continue;
      for (const i of list) shared.set(i, (shared.get(i) ?? 0) + 1);
    }
    // The few with most in common are compared in full.
    const nearest = [...shared].sort(([a, x], [b, y]) => y - x || a - b).slice(0, 8);
    for (const [i] of nearest) {
      if (before[i]?.prompt.kind !== after[j]?.prompt.kind) continue;
      const score = similarity(olds?.[i] ?? [], sketch);
      if (score >= leastSimilar) candidates.push({ i, j, score });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  const [usedOld, usedNow] = [new Set<number>(), new Set<number>()];
  const pairs: Pair[] = [];
  for (const { i, j } of candidates) {
    const [old, now] = [before[i], after[j]];
    if (usedOld.has(i) || usedNow.has(j) || old === undefined || now === undefined) continue;
    usedOld.add(i);
    usedNow.add(j);
    pairs.push([old, now]);
  }
  return pairs;
}

/** The smallest hashes of a text's shingles, ascending; empty for a text of a few words, which many others are like. */
function sketchOf(text: string): readonly number[] {
  const words = text.slice(0, mostCharacters).toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length < 8) return [];
  const hashes = words.map(hashOf);
  const shingles = new Set<number>();
  for (let index = 0; index + 2 < hashes.length; index += 1) {
    const [a, b, c] = [hashes[index] ?? 0, hashes[index + 1] ?? 0, hashes[index + 2] ?? 0];
    shingles.add(mixed(Math.imul(Math.imul(a, 31) + b, 31) + c));
  }
  return [...shingles].sort((a, b) => a - b).slice(0, sketchSize);
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Spreads a hash evenly, so that the smallest are a fair sample. */
function mixed(hash: number): number {
  let value = hash >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Jaccard similarity from two sketches: the share of the smallest hashes of both together that both have. */
function similarity(a: readonly number[], b: readonly number[]): number {
  const size = Math.min(sketchSize, Math.max(a.length, b.length));
  let [i, j, seen, shared] = [0, 0, 0, 0];
  while (seen < size && (i < a.length || j < b.length)) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
    seen += 1;
  }
  // Where both texts are short the whole of both is compared.
  if (a.length < sketchSize && b.length < sketchSize) {
    const other = new Set(b);
    shared = a.filter((hash) => other.has(hash)).length;
    seen = a.length + b.length - shared;
  }
  return seen === 0 ? 0 : shared / seen;
}
