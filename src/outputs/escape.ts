/**
 * Everything that a repository can name (paths, prompts, models, labels, branches, parser messages) is written by
 * strangers. These functions are the only way such text gets into Markdown, HTML or the log.
 *
 * | where it goes                                     | function             |
 * |---------------------------------------------------|----------------------|
 * | an identifier in Markdown, table cells included   | `code`               |
 * | a sentence in Markdown, table cells included      | `text`               |
 * | raw HTML: the page, or a line such as `<summary>` | `html`, `htmlCode`   |
 * | the log of the job, annotations                   | `logLine`            |
 * | a terminal                                        | `visible`            |
 *
 * `code` and `text` are for Markdown only: on a line that starts with a block tag (`<details>`, `<summary>`, `<td>`)
 * GitHub reads no Markdown, and a code span protects nothing there.
 */

/** What `code` may take in a cell before its middle is left out, in characters. */
const identifierCharsMax = 120;
/** What `text` may take before its end is left out, in characters. */
const proseCharsMax = 600;
const logCharsMax = 2_000;

/** Where a code span will stand: in a table cell a pipe must be escaped, elsewhere the escape would be seen. */
export type Surroundings = 'cell' | 'prose';

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** A surrogate without its other half, which cannot be encoded. */
const halfCharacter = /\p{Cs}/u;
const otherSpace = /(?! )\p{Zs}/u;
const pictograph = /\p{Extended_Pictographic}/u;
const mark = /[\p{Mn}\p{Me}]/u;
/** Thai, Arabic and Hebrew stack up to three marks on a letter; towers of them cover the lines around. */
const marksInARowMax = 4;

/**
 * The text in units that may be shown one after the other: a character, or `\u{hex}` for one that cannot be seen,
 * reorders what is beside it, ends a line, or is half a character.
 */
export function* visibleUnits(raw: string): Generator<string> {
  let previous = '';
  let marks = 0;
  for (const character of raw) {
    const point = character.codePointAt(0) ?? 0;
    let shown = character;
    if (point < 0x20 || point > 0x7e) {
      const presentation = (point === 0xfe0e || point === 0xfe0f) && pictograph.test(previous);
      marks = mark.test(character) && !presentation ? marks + 1 : 0;
      const nonCharacter = (point & 0xfffe) === 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
      const hidden =
        nonCharacter ||
        marks > marksInARowMax ||
        (!presentation && unseen.test(character)) ||
        otherSpace.test(character);
      if (hidden) shown = `\\u{${point.toString(16)}}`;
    } else {
      marks = 0;
    }
    yield shown;
    previous = character;
  }
}

/**
 * On one line, with every character visible: control, bidirectional and zero-width characters, line separators, blank
 * letters and spaces other than the ordinary one become `\u{hex}`.
 */
export function visible(raw: string): string {
  return [...visibleUnits(raw)].join('');
}

/** As `visible`, at most `charsMax` long; the middle is left out, because both ends of a path say more. */
function shortened(raw: string, charsMax: number): string {
  // The parts that can be seen at all are enough to look at: 8 MB in a name must not cost 8 MB of work.
  if (raw.length > 4 * charsMax) {
    const head = fill(visibleUnits(raw.slice(0, 2 * charsMax)), Math.ceil((charsMax - 1) / 2));
    return `${head.join('')}…${tail(raw.slice(-2 * charsMax), Math.floor((charsMax - 1) / 2))}`;
  }
  const all = [...visibleUnits(raw)];
  if (lengthOf(all) <= charsMax) return all.join('');
  const head = fill(all, Math.ceil((charsMax - 1) / 2));
  return `${head.join('')}…${tail(raw, Math.floor((charsMax - 1) / 2))}`;
}

function tail(raw: string, charsMax: number): string {
  return fill([...visibleUnits(raw)].reverse(), charsMax)
    .reverse()
    .join('');
}

/** As many of the units, from the first on, as fit. */
function fill(all: Iterable<string>, charsMax: number): string[] {
  const taken: string[] = [];
  let room = charsMax;
  for (const unit of all) {
    room -= charsIn(unit);
    if (room < 0) break;
    taken.push(unit);
  }
  return taken;
}

function charsIn(unit: string): number {
  return unit.startsWith('\\u{') ? unit.length : 1;
}

function lengthOf(all: readonly string[]): number {
  return all.reduce((total, unit) => total + charsIn(unit), 0);
}

/**
 * An identifier as a Markdown code span, which GitHub searches for neither mentions nor links nor HTML.
 * One line, one span, one cell: fence longer than needed by no run of backticks inside, pipes escaped as table cells
 * want it, never ending in a backslash, `(empty)` for nothing.
 */
export function code(
  raw: string,
  surroundings: Surroundings = 'cell',
  charsMax = identifierCharsMax,
): string {
  let span = shortened(raw, charsMax);
  if (span === '') return '(empty)';
  if (span.trim() === '') span = span.replaceAll(' ', '\\u{20}');
  if (surroundings === 'cell') {
    // Table rows are split before code spans are looked for. A pipe behind backslashes cannot be shown exactly.
    span = span.replace(/(?<=\\)\|/g, '\\u{7c}').replaceAll('|', '\\|');
  }
  if (span.endsWith('\\')) span += ' ';
  const runs = new Set((span.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const fence = '`'.repeat(length);
  const padding = /^[ `]|[ `]$/.test(span) ? ' ' : '';
  return fence + padding + span + padding + fence;
}

/** Letters, digits and the punctuation that means nothing to GitHub, alone or combined. */
const plainPiece =
  /^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\ufe0f.,;:!?%$()'"+/=\-−–—…→←↑↓×·±≤≥≈≠≙§°€£¥‘’“”«»]+$/u;
const riskyPiece = [
  /\/\//, // http://…
  /www\./i,
  /\bGH-\d/i,
  /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/i, // a commit
  /:[\p{L}\p{N}_+-]+:/u, // an emoji's name
  /\$(?!\d)/, // a formula may end here
  /[\p{Mn}\p{Me}]{3}/u,
];
/** What makes a list, a heading or a rule of the line that it begins. */
const blockStart = /^(?:[-+]+|=+|\d{1,9}[.)])$/;

/**
 * A sentence for Markdown. Words that GitHub could read anything into (mentions, references, links, HTML, emphasis,
 * formulas) become code spans; spans written as `` `name` `` stay spans. Always one line.
 */
export function text(raw: string, surroundings: Surroundings = 'cell', charsMax = proseCharsMax): string {
  const flat = raw
    .slice(0, 4 * charsMax)
    .replace(/\s+/g, ' ')
    .trim();
  let shown = '';
  let spanBefore = false;
  let chars = 0;
  for (const match of flat.matchAll(/`([^`]+)`|`+|[^ `]+| /g)) {
    const [piece, inner] = match;
    chars += piece.length;
    if (chars > charsMax) return `${shown.trimEnd()} …`;
    const plain =
      inner === undefined &&
      (piece === ' ' ||
        (plainPiece.test(piece) &&
          !riskyPiece.some((risk) => risk.test(piece)) &&
          !(shown === '' && blockStart.test(piece))));
    // Two spans side by side would be read as one.
    if (!plain && spanBefore) shown += ' ';
    shown += plain ? piece : code(inner ?? piece, surroundings, charsMax);
    spanBefore = !plain;
  }
  return raw.length > 4 * charsMax ? `${shown} …` : shown;
}

/** The text for HTML, between tags and inside quoted attributes. */
export function html(raw: string): string {
  return visible(raw).replace(/[&<>"'`=@]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** An identifier for raw HTML inside a comment (`<summary>`): in `<code>` GitHub searches for no mentions. */
export function htmlCode(raw: string, charsMax = identifierCharsMax): string {
  const shown = shortened(raw, charsMax);
  // Every mark of Markdown goes as an entity too, in case the line is a paragraph after all.
  return `<code>${(shown === '' ? '(empty)' : shown).replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.codePointAt(0) ?? 0};`)}</code>`;
}

/** An address on the GitHub server this run belongs to. */
export interface Address {
  /** From the environment, never from the repository: `https://github.com`. */
  readonly serverUrl: string;
  /** Path segments, not yet encoded: `['acme', 'shop', 'blob', sha, 'prompts', 'triage.md']`. */
  readonly segments: readonly string[];
  /** Such as `L12`. */
  readonly fragment?: string;
}

/**
 * A link to a page of the server. `label` is Markdown already, from `code` or `text`. Where no safe address can be
 * built (a segment is `..`, half a character, or empty; the server's address is none) the label stands alone.
 */
export function link(label: string, address: Address): string {
  const url = addressUrl(address);
  return url === null ? label : `[${label}](${url})`;
}

/** Whether a whole address from the environment of a run is plain enough to be a link; anything else is left out. */
export function isPlainAddress(url: string): boolean {
  return /^https?:\/\/[A-Za-z0-9.:/_-]+$/.test(url);
}

/** The address as a string that needs no escaping in Markdown or HTML, null when there is none. */
export function addressUrl({ serverUrl, segments, fragment }: Address): string | null {
  if (!/^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._~/-]*)?$/.test(serverUrl)) return null;
  const parts: string[] = [];
  for (const segment of segments) {
    if (segment === '' || segment === '.' || segment === '..' || halfCharacter.test(segment)) return null;
    parts.push(encoded(segment));
  }
  const end = fragment === undefined || halfCharacter.test(fragment) ? '' : `#${encoded(fragment)}`;
  return `${serverUrl.replace(/\/+$/, '')}/${parts.join('/')}${end}`;
}

/** As encodeURIComponent, with the marks that Markdown and HTML know encoded too. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*~_]/g,
    (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
}

/**
 * One line for the log of a job. The runner obeys lines that begin with `::command` and `##[command]` anywhere in a
 * line, and splits lines at CR as well as LF; terminals obey ESC. Nothing of that is left.
 * Source: ActionCommand.cs of https://github.com/actions/runner, read 2026-11-23.
 */
export function logLine(raw: string, charsMax = logCharsMax): string {
  return shortened(raw, charsMax)
    .replace(/^ *:/, (start) => `${start.slice(0, -1)}\\u{3a}`)
    .replace(/##(?=\[|$)/g, '#\\u{23}');
}
