import type { Missing } from '../../core/missing.js';
import type { Place, Segment } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import { madeText, textSegment, type SourceText } from '../syntax/place.js';
import type { Piece } from '../templates/tree.js';

/** More than this is told and not counted. */
const maxPieces = 200_000;
const maxCharacters = 16 * 1024 * 1024;

/**
 * Writes pieces one after the other as POML's Markdown has them: with the newlines and blanks that the elements around
 * ask for, and a mark where another speaker goes on. What is in these fields is what is still to be written
 * before the next text.
 */
export class Writer {
  /** Newlines that come before the next text, where there is text before. */
  pending = 0;
  /** A blank, where no newline comes. */
  space = false;
  /** A blank at the end of a text that a block follows, or at the start of one that follows a block: POML keeps it. */
  trails = false;
  leads = false;
  /** What every new line begins with. */
  indent = '';
  /** Who speaks where nobody is named. */
  defaultRole = 'system';
  /** Whose texts were written. */
  readonly roles = new Set<string>();
  private readonly problems: Problem[];
  private readonly incomplete: Set<Missing>;
  private out: Piece[] = [];
  private count = 0;
  private characters = 0;
  private started = false;
  private lastRole: string | null = null;

  /** A prompt that is too large is told in `problems` and `incomplete`. */
  constructor(problems: Problem[], incomplete: Set<Missing>) {
    this.problems = problems;
    this.incomplete = incomplete;
  }

  get pieces(): readonly Piece[] {
    return this.out;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Whether nothing more is taken. */
  get isFull(): boolean {
    return this.count > maxPieces;
  }

  /** A text, variable, picture or unknown part, said by the speaker or, without one, by the default role. */
  add(segment: Segment, speaker: string | null): void {
    this.characters += segment.kind === 'text' ? segment.text.length : 0;
    if (this.characters > maxCharacters) this.count = Math.max(this.count, maxPieces);
    if (++this.count > maxPieces) {
      if (this.count === maxPieces + 1) {
        const detail = `The rest of the prompt is not counted: it has more than ${maxPieces} parts, or too much text.`;
        this.problems.push(problem('too-large', segment.place.path, segment.place.line, detail));
        this.incomplete.add('the rest of a prompt that is too large');
      }
      return;
    }
    const role = speaker ?? this.defaultRole;
    const before = { ...segment.place, end: segment.place.start };
    if (role !== this.lastRole) {
      this.out.push({ kind: 'role', role, place: before });
      this.lastRole = role;
      this.roles.add(role);
      this.started = false;
    }
    if (this.started) {
      const [end, begin] = [this.trails ? ' ' : '', this.leads ? ' ' : ''];
      const between =
        this.pending > 0
          ? end + '\n'.repeat(this.pending) + this.indent + begin
          : this.space || this.trails || this.leads
            ? ' '
            : '';
      if (between !== '') this.out.push(textSegment(madeText(between, before)));
    }
    this.tight();
    this.pending = 0;
    this.started = true;
    this.out.push(segment);
  }

  /** No blank before what comes next. */
  tight(): void {
    this.space = false;
    this.trails = false;
    this.leads = false;
  }

  /** Text of POML's own: a caption, a mark. */
  made(text: string, place: Place, speaker: string | null): void {
    this.add(textSegment(madeText(text, { ...place, end: place.start })), speaker);
  }

  /** At least so many newlines before what comes next. */
  block(newlines: number): void {
    this.pending = Math.max(this.pending, newlines);
  }

  /** What is written by `render`, as pieces of their own. */
  async inside(render: () => Promise<void>): Promise<Piece[]> {
    const outer = this.out;
    this.out = [];
    await render();
    const inner = this.out;
    this.out = outer;
    return inner;
  }

  /** Runs of white space are one blank, and none at the borders of a block. */
  words(source: SourceText, speaker: string | null): void {
    const { text } = source;
    for (const found of text.matchAll(/[^ \t\r\n]+(?: [^ \t\r\n]+)*|[ \t\r\n]+/g)) {
      if (/^[ \t\r\n]/.test(found[0])) this.space = true;
      else this.add(textSegment(source, found.index, found.index + found[0].length), speaker);
    }
  }

  /** Something that was written by `inside` and is wrapped now: a branch, a loop, an included file. */
  put(piece: Piece): void {
    this.out.push(piece);
  }

  /** Runs `write` without leaving anything; answers whether it would have written something. */
  dry(write: (lastRole: string | null) => void): boolean {
    const { out, count, pending, space, started, lastRole } = this;
    this.out = [];
    write(lastRole);
    const wrote = this.count > count;
    Object.assign(this, { out, count, pending, space, started, lastRole });
    return wrote;
  }
}
