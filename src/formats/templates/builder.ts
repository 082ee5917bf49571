import type { Place } from '../../core/prompt.js';
import { problem, type Problem, type ProblemReason } from '../../core/problem.js';
import { textSegment, type SourceText } from '../syntax/place.js';
import { maxBlockDepth, type Expr, type LoopItems, type Template, type TemplateNode } from './tree.js';

/** One block that is open while a template is read. */
export interface OpenBlock {
  /** The tag that opened it. */
  readonly tag: string;
  /** What its condition, list or name is. */
  readonly subject: string;
  readonly start: number;
  /** Finished arms; the one being filled is `nodes`. */
  readonly arms: (readonly TemplateNode[])[];
  /** The condition of each arm begun so far; null for one without. */
  readonly tests: (Expr | null)[];
  nodes: TemplateNode[];
  /** True once an arm without a condition has begun (else): then no empty arm is added. */
  complete: boolean;
  /** What the reader wants to remember about this block. */
  readonly extra: unknown;
}

/**
 * Collects the nodes of a template while its tags come by. Keeps the stack of open blocks, so that readers
 * need no recursion, and mends what is not closed.
 */
export class TemplateBuilder {
  readonly source: SourceText;
  readonly problems: Problem[] = [];
  private readonly root: TemplateNode[] = [];
  private readonly open: OpenBlock[] = [];
  private skipped = 0;

  constructor(source: SourceText) {
    this.source = source;
  }

  place(start: number, end: number): Place {
    return this.source.placeOf(start, end);
  }

  get current(): TemplateNode[] {
    return this.open[this.open.length - 1]?.nodes ?? this.root;
  }

  get top(): OpenBlock | undefined {
    return this.open[this.open.length - 1];
  }

  text(start: number, end: number): void {
    if (end > start) this.current.push(textSegment(this.source, start, end));
  }

  add(node: TemplateNode): void {
    this.current.push(node);
  }

  complain(start: number, detail: string, reason: ProblemReason = 'unreadable-template'): void {
    // One broken template is told a few times, not a thousand times.
    if (this.problems.length >= 5) return;
    const place = this.place(start, start);
    this.problems.push(problem(reason, place.path, place.line, detail));
  }

  begin(tag: string, subject: string, start: number, extra: unknown = null, test: Expr | null = null): void {
    if (this.open.length >= maxBlockDepth) {
      if (this.skipped === 0) {
        const why = `blocks are nested more than ${maxBlockDepth} levels deep, and how often the inner ones are sent is not known`;
        this.add({ kind: 'opaque', why, place: this.place(start, start) });
        this.complain(start, `Blocks are nested more than ${maxBlockDepth} levels deep.`);
      }
      this.skipped++;
      return;
    }
    this.open.push({ tag, subject, start, arms: [], tests: [test], nodes: [], complete: false, extra });
  }

  /** Begins the next arm of the innermost block. */
  arm(isElse: boolean, test: Expr | null = null): void {
    if (this.skipped > 0) return;
    const top = this.top;
    if (top === undefined) return;
    top.arms.push(top.nodes);
    top.nodes = [];
    top.tests.push(test);
    if (isElse) top.complete = true;
  }

  /** Closes the innermost block that `matches`, and with it what was left open inside. Null when there is none. */
  finish(matches: (block: OpenBlock) => boolean): OpenBlock | null {
    if (this.skipped > 0) {
      this.skipped--;
      return null;
    }
    let index = this.open.length - 1;
    while (index >= 0) {
      const block = this.open[index];
      if (block !== undefined && matches(block)) break;
      index--;
    }
    if (index < 0) return null;
    while (this.open.length - 1 > index) this.spill();
    const block = this.open.pop() ?? null;
    block?.arms.push(block.nodes);
    return block;
  }

  /** The innermost block was never closed: its content stands where it is. */
  private spill(): void {
    const block = this.open.pop();
    if (block === undefined) return;
    this.complain(block.start, `The template's \`${block.tag}\` is not closed.`);
    for (const arm of [...block.arms, block.nodes]) this.current.push(...arm);
  }

  done(): Template {
    while (this.open.length > 0) this.spill();
    return { nodes: this.root, problems: this.problems };
  }
}

/** The arms of a finished condition: one that need not be true has an empty arm at its end. */
export function armsOf(block: OpenBlock): readonly (readonly TemplateNode[])[] {
  return block.complete ? block.arms : [...block.arms, []];
}

/** The conditions of `armsOf`, absent where the block began without one. */
export function testsOf(block: OpenBlock): { readonly tests?: readonly (Expr | null)[] } {
  if (block.tests[0] === null || block.tests[0] === undefined) return {};
  return { tests: block.complete ? block.tests : [...block.tests, null] };
}

/** A loop with an else part sends either of them. */
export function loopOf(block: OpenBlock, place: Place, items?: LoopItems): TemplateNode {
  return {
    kind: 'loop',
    body: block.arms[0] ?? [],
    ...(block.arms.length < 2 ? {} : { otherwise: block.arms[1] ?? [] }),
    ...(items === undefined ? {} : { items }),
    over: block.subject,
    place,
  };
}

/** White space as template engines trim it. */
export function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r' || unit === '\f' || unit === '\v';
}

export function trimmedEnd(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && isBlank(text[stop - 1])) stop--;
  return stop;
}

export function trimmedStart(text: string, start: number, end = text.length): number {
  let from = start;
  while (from < end && isBlank(text[from])) from++;
  return from;
}
