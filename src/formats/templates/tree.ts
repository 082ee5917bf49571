import type { Place, Segment } from '../../core/prompt.js';
import type { Problem } from '../../core/problem.js';
import type { SourceText, TextSegment } from '../syntax/place.js';

/** The template languages that can be read. 'plain' has no placeholders at all. */
export type Engine =
  | 'jinja'
  | 'nunjucks'
  | 'liquid'
  | 'handlebars'
  | 'mustache'
  | 'go'
  | 'sk'
  | 'fstring'
  | 'dollar'
  | 'dollar-braces'
  | 'braces'
  | 'github'
  | 'agentic'
  | 'promptl'
  | 'names'
  | 'state'
  | 'plain';

/** What another file a template asks for is called: fixed names to try in this order, or something only known at run time. */
export type Target =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'dynamic'; readonly expression: string };

/** An argument of a macro call, or the default of a parameter. */
export interface Argument {
  readonly name: string | null;
  readonly value: readonly TemplateNode[];
}

/** A parsed template, before other files are joined into it. */
export type TemplateNode =
  | TextSegment
  | { readonly kind: 'variable'; readonly name: string; readonly place: Place }
  | {
      readonly kind: 'branch';
      readonly arms: readonly (readonly TemplateNode[])[];
      readonly on: string;
      readonly place: Place;
    }
  | {
      readonly kind: 'loop';
      readonly body: readonly TemplateNode[];
      readonly over: string;
      readonly place: Place;
    }
  | { readonly kind: 'opaque'; readonly why: string; readonly place: Place }
  | Extract<Segment, { kind: 'media' }>
  /** `body` is what a partial's `@partial-block` (or a missing partial) is replaced by. */
  | {
      readonly kind: 'include';
      readonly target: Target;
      readonly optional: boolean;
      readonly body: readonly TemplateNode[] | null;
      readonly place: Place;
    }
  | { readonly kind: 'extends'; readonly target: Target; readonly place: Place }
  | {
      readonly kind: 'import';
      readonly target: Target;
      readonly as: string | null;
      readonly names: readonly { readonly name: string; readonly local: string }[];
      readonly place: Place;
    }
  | {
      readonly kind: 'block';
      readonly name: string;
      readonly body: readonly TemplateNode[];
      readonly place: Place;
    }
  | {
      readonly kind: 'macro';
      readonly name: string;
      readonly parameters: readonly Argument[];
      readonly body: readonly TemplateNode[];
      readonly place: Place;
    }
  /** A macro call, or a function that only run time knows: then it is a variable. */
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly written: string;
      readonly arguments: readonly Argument[];
      readonly body: readonly TemplateNode[] | null;
      readonly place: Place;
    }
  | {
      readonly kind: 'set';
      readonly name: string;
      readonly value: readonly TemplateNode[];
      readonly place: Place;
    }
  /** What follows is sent in another role (`{{role "system"}}`). */
  | RoleMark;

export interface RoleMark {
  readonly kind: 'role';
  readonly role: string;
  readonly place: Place;
}

export interface Template {
  readonly nodes: readonly TemplateNode[];
  readonly problems: readonly Problem[];
}

export interface TemplateOptions {
  /** Jinja's `trim_blocks`: the first newline after a block tag goes. */
  readonly trimBlocks?: boolean;
  /** Jinja's `lstrip_blocks`: blanks before a block tag at the start of a line go. */
  readonly lstripBlocks?: boolean;
  /** A single newline at the end of the template goes, as Jinja does by default. */
  readonly dropFinalNewline?: boolean;
}

/** Segments that may still hold marks where the role changes. */
export type Piece =
  | Exclude<Segment, { kind: 'branch' | 'loop' | 'include' }>
  | RoleMark
  | {
      readonly kind: 'branch';
      readonly arms: readonly (readonly Piece[])[];
      readonly on: string;
      readonly place: Place;
    }
  | { readonly kind: 'loop'; readonly body: readonly Piece[]; readonly over: string; readonly place: Place }
  | {
      readonly kind: 'include';
      readonly path: string;
      readonly body: readonly Piece[];
      readonly place: Place;
    };

/** Reads one source text. Never throws; what is broken is literal text and a Problem. */
export type TemplateReader = (source: SourceText, options: TemplateOptions) => Template;

/** Blocks inside blocks beyond this are a Problem, and their tags are left out. */
export const maxBlockDepth = 60;
