/**
 * Globs as users and formats write them. Matching walks the pattern once with the set of all positions that it can have
 * reached, so the time grows with the length of the path, never with the number of ways to match it.
 *
 * `*` and `?` stay within one part of a path, `**` as a part crosses folders (`a/**` is `a` too), `{a,b}` and `{1..3}`,
 * `[a-z]` and `[!a-z]`, `@(a|b)`, `?(…)`, `*(…)`, `+(…)`, `!(…)`; `\` takes the next character literally. What is never
 * closed is literal. Names that begin with a dot match like others.
 */
type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** One character within a part of the path; with `set`, one of these. */
  | { readonly kind: 'one'; readonly set: ((unit: number) => boolean) | null }
  | { readonly kind: 'star' }
  | { readonly kind: 'globstar' }
  /** One of several; `least` 0 makes it optional, `many` lets it repeat. */
  | {
      readonly kind: 'group';
      readonly ways: readonly Sequence[];
      readonly least: 0 | 1;
      readonly many: boolean;
    }
  | { readonly kind: 'not'; readonly ways: readonly Sequence[] };
type Sequence = readonly Part[];

const maxLength = 1_000;
const slash = 47;

/** The length of path that the work of a glob is estimated with. */
const estimatedPath = 1_000;
/** Steps that one glob may take on a path of that length; one repeated group of some alternatives is well within. */
const maxWork = 2e7;
/** Steps that all globs of one file may take together on such a path. */
export const maxWorkOfAll = 5e7;

/**
 * Estimated steps of matching this glob against a path of 1,000 characters; Infinity for one that is too long to read. A
 * glob without a star is looked up.
 */
export function globWork(glob: string): number {
  if (glob.length > maxLength) return Infinity;
  return isLiteral(glob) ? 1 : workOf(parse(glob));
}

function isLiteral(glob: string): boolean {
  return !/[*?[\]{}()!+@\\]/.test(glob);
}

/** Whether a glob is within the work that one glob may take. */
export function isBoundedGlob(glob: string): boolean {
  return globWork(glob) <= maxWork;
}

function workOf(sequence: Sequence): number {
  let work = 0;
  for (const part of sequence) {
    if (part.kind !== 'group' && part.kind !== 'not') {
      work += estimatedPath;
      continue;
    }
    const inner = part.ways.reduce((sum, way) => sum + workOf(way), 0);
    work += part.kind === 'not' || part.many ? inner * estimatedPath : inner;
  }
  return work;
}

const compiled = new Map<string, (path: string) => boolean>();

/** A glob as a test on paths. One beyond its work budget matches nothing: whoever reads it from a file says so there. */
export function globTest(glob: string): (path: string) => boolean {
  let test = compiled.get(glob);
  if (test === undefined) {
    test = isBoundedGlob(glob) ? compile(parse(glob)) : () => false;
    if (compiled.size >= 5_000) compiled.clear();
    compiled.set(glob, test);
  }
  return test;
}

function compile(sequence: Sequence): (path: string) => boolean {
  const [first, ...rest] = sequence;
  const last = sequence.at(-1);
  if (first === undefined) return (path) => path === '';
  if (first.kind === 'text' && rest.length === 0) return (path) => path === first.text;
  const begin = first.kind === 'text' ? first.text : '';
  const end = last?.kind === 'text' ? last.text : '';
  // Most paths lack the longest piece of text, which every match has.
  const needed = sequence.reduce(
    (longest, part) => (part.kind === 'text' && part.text.length > longest.length ? part.text : longest),
    '',
  );
  return (path) =>
    path.includes(needed) &&
    path.startsWith(begin) &&
    path.endsWith(end) &&
    ends(sequence, [0], path).at(-1) === path.length;
}

/** Every position at which a match of `sequence` can end that begins at one of `starts`; both in rising order. */
function ends(sequence: Sequence, starts: readonly number[], path: string): readonly number[] {
  let at = starts;
  for (const part of sequence) {
    if (at.length === 0) return at;
    at = endsOf(part, at, path);
  }
  return at;
}

function endsOf(part: Part, starts: readonly number[], path: string): readonly number[] {
  switch (part.kind) {
    case 'text': {
      const { text } = part;
      return starts.flatMap((start) => (path.startsWith(text, start) ? [start + text.length] : []));
    }
    case 'one': {
      const { set } = part;
      return starts.flatMap((start) => {
        const unit = path.charCodeAt(start);
        return start < path.length && unit !== slash && (set === null || set(unit)) ? [start + 1] : [];
      });
    }
    case 'star':
      return spread(starts, path, true);
    case 'globstar':
      return spread(starts, path, false);
    case 'group': {
      const seen = new Set(part.least === 0 ? starts : []);
      let from = starts;
      for (;;) {
        const fresh: number[] = [];
        for (const way of part.ways) {
          for (const end of ends(way, from, path)) {
            if (seen.has(end)) continue;
            seen.add(end);
            fresh.push(end);
          }
        }
        if (!part.many || fresh.length === 0) break;
        from = fresh.sort(rising);
      }
      return [...seen].sort(rising);
    }
    case 'not': {
      // What one of the ways takes is left out for this start alone.
      const seen = new Set<number>();
      for (const start of starts) {
        const taken = new Set(part.ways.flatMap((way) => ends(way, [start], path)));
        for (const end of spread([start], path, true)) if (!taken.has(end)) seen.add(end);
      }
      return [...seen].sort(rising);
    }
  }
}

/** Every position from a start onwards, to the end of its part of the path or of the path. */
function spread(starts: readonly number[], path: string, within: boolean): number[] {
  const found: number[] = [];
  let next = 0;
  for (const start of starts) {
    if (start < next) continue;
    let at = start;
    found.push(at);
    while (at < path.length && !(within && path.charCodeAt(at) === slash)) found.push(++at);
    next = at + 1;
  }
  return found;
}

function rising(a: number, b: number): number {
  return a - b;
}

function parse(glob: string): Sequence {
  const state = { glob, at: 0, failed: new Set<number>() };
  return readSequence(state, '');
}

interface Reading {
  readonly glob: string;
  at: number;
  /** Where a group was tried and never closed, so that nested ones are not read again and again. */
  readonly failed: Set<number>;
}

const many = { '@': false, '?': false, '*': true, '+': true } as const;

/** Reads up to one of the characters `until` (not consumed) or the end. */
function readSequence(state: Reading, until: string): Part[] {
  const { glob } = state;
  const parts: Part[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
  };
  const put = (part: Part): void => {
    flush();
    parts.push(part);
  };
  while (state.at < glob.length) {
    const unit = glob.charAt(state.at);
    if (until.includes(unit)) break;
    const next = glob.charAt(state.at + 1);
    if (unit === '\\' && next !== '') {
      text += next;
      state.at += 2;
      continue;
    }
    if (next === '(' && '@?*+!'.includes(unit)) {
      const ways = readWays(state, state.at + 2, '|', ')');
      if (ways !== null) {
        if (unit === '!') put({ kind: 'not', ways });
        else {
          const sign = unit as keyof typeof many;
          put({ kind: 'group', ways, least: sign === '?' || sign === '*' ? 0 : 1, many: many[sign] });
        }
        continue;
      }
    }
    if (unit === '(' || unit === '{') {
      const ways =
        unit === '('
          ? readWays(state, state.at + 1, '|', ')')
          : (readRange(state) ?? readWays(state, state.at + 1, ',', '}'));
      if (ways !== null && (unit === '(' || ways.length > 1)) {
        put({ kind: 'group', ways, least: 1, many: false });
        continue;
      }
      if (ways !== null) {
        // `{a}` is no choice: the braces are literal.
        text += '{';
        const [only = []] = ways;
        for (const part of only) {
          if (part.kind === 'text') text += part.text;
          else put(part);
        }
        text += '}';
        continue;
      }
    }
    if (unit === '[') {
      const set = readSet(state);
      if (set !== null) {
        put({ kind: 'one', set });
        continue;
      }
    }
    if (unit === '*') {
      const from = state.at;
      while (glob[state.at] === '*') state.at++;
      const begins = from === 0 || glob[from - 1] === '/';
      const whole = begins && (state.at === glob.length || glob[state.at] === '/');
      if (state.at - from === 2 && whole) {
        if (glob[state.at] === '/') {
          state.at++;
          put({
            kind: 'group',
            ways: [[{ kind: 'globstar' }, { kind: 'text', text: '/' }]],
            least: 0,
            many: false,
          });
        } else if (text.endsWith('/')) {
          text = text.slice(0, -1);
          put({
            kind: 'group',
            ways: [[{ kind: 'text', text: '/' }, { kind: 'globstar' }]],
            least: 0,
            many: false,
          });
        } else put({ kind: 'globstar' });
      } else put({ kind: state.at - from === 2 && begins ? 'globstar' : 'star' });
      continue;
    }
    if (unit === '?') put({ kind: 'one', set: null });
    else text += unit;
    state.at++;
  }
  flush();
  return parts;
}

/** The alternatives of a group that opens before `from`; null, and nothing consumed, where it is never closed. */
function readWays(state: Reading, from: number, between: string, close: string): Sequence[] | null {
  const before = state.at;
  if (state.failed.has(before) || !isClosed(state.glob, from, close)) return null;
  state.at = from;
  const ways: Sequence[] = [];
  for (;;) {
    ways.push(readSequence(state, between + close));
    const unit = state.glob[state.at];
    if (unit === undefined) break;
    state.at++;
    if (unit === close) return ways;
  }
  state.at = before;
  state.failed.add(before);
  return null;
}

/** Whether the group has an end; a look ahead, so that a row of open brackets is not read anew for each of them. */
function isClosed(glob: string, from: number, close: string): boolean {
  const open = close === ')' ? '(' : '{';
  let depth = 1;
  for (let at = from; at < glob.length; at++) {
    const unit = glob[at];
    if (unit === '\\') at++;
    else if (unit === open) depth++;
    else if (unit === close && --depth === 0) return true;
  }
  return false;
}

/** `{1..3}` and `{a..f}`, of at most 1,000 values. */
function readRange(state: Reading): Sequence[] | null {
  const found = /^\{(?:(-?\d{1,6})\.\.(-?\d{1,6})|([a-z])\.\.([a-z])|([A-Z])\.\.([A-Z]))\}/.exec(
    state.glob.slice(state.at, state.at + 20),
  );
  if (found === null) return null;
  const [whole] = found;
  const [from = '', to = ''] = whole.slice(1, -1).split('..');
  const numeric = /\d/.test(from);
  const [low, high] = numeric ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)];
  const count = Math.abs(high - low) + 1;
  if (count > 1_000) return null;
  state.at += whole.length;
  return Array.from({ length: count }, (_, index): Sequence => {
    const value = Math.min(low, high) + index;
    return [{ kind: 'text', text: numeric ? String(value) : String.fromCharCode(value) }];
  });
}

const classes: Readonly<Record<string, RegExp>> = {
  alpha: /[a-z]/i,
  digit: /\d/,
  alnum: /[a-z\d]/i,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  punct: /[!-/:-@[-`{-~]/,
  word: /\w/,
  xdigit: /[\da-f]/i,
};

/** `[a-z]`, `[!a]`, `[[:digit:]]`; null, and nothing consumed, where the bracket is never closed. */
function readSet(state: Reading): ((unit: number) => boolean) | null {
  const { glob } = state;
  let at = state.at + 1;
  const inverted = glob[at] === '!' || glob[at] === '^';
  if (inverted) at++;
  const ranges: (readonly [number, number])[] = [];
  const named: RegExp[] = [];
  for (let first = true; ; first = false) {
    const unit = glob[at];
    if (unit === undefined) return null;
    if (unit === ']' && !first) break;
    const name = unit === '[' ? /^\[:([a-z]{1,6}):\]/.exec(glob.slice(at, at + 10)) : null;
    const known = classes[name?.[1] ?? ''];
    if (name !== null && known !== undefined) {
      named.push(known);
      at += name[0].length;
      continue;
    }
    if (unit === '\\' && glob[at + 1] !== undefined) at++;
    const low = glob.charCodeAt(at);
    const ranged = glob[at + 1] === '-' && glob[at + 2] !== undefined && glob[at + 2] !== ']';
    if (ranged) at += 2;
    ranges.push([low, glob.charCodeAt(at)]);
    at++;
  }
  state.at = at + 1;
  return (unit) =>
    inverted !==
    (ranges.some(([low, high]) => unit >= low && unit <= high) ||
      named.some((one) => one.test(String.fromCharCode(unit))));
}

/**
 * One glob or several as a test on paths relative to the root. `prompts/` and `prompts` also mean what is inside, and a
 * glob without a star costs one look-up, however many there are.
 */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const literal = new Set<string>();
  const tests: ((path: string) => boolean)[] = [];
  for (const glob of globs) {
    const clean = glob.replace(/^\.?\//, '').replace(/\/$/, '');
    if (isLiteral(clean)) literal.add(clean);
    else tests.push(globTest(clean), globTest(`${clean}/**`));
  }
  return (path) => {
    if (literal.size > 0) {
      if (literal.has(path)) return true;
      for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
        if (literal.has(path.slice(0, end))) return true;
      }
    }
    return tests.some((test) => test(path));
  };
}
