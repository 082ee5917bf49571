import type { Place, Segment } from '../../core/prompt.js';
import type { Problem } from '../../core/problem.js';
import type { SourceText, TextSegment } from '../syntax/place.js';
import type { Value } from './value.js';

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
  | { readonly kind: 'dynamic'; readonly expression: string; readonly value?: Expr };

/** An argument of a call, or the default of a parameter; null where a parameter has none. */
export interface Argument {
  readonly name: string | null;
  readonly value: Expr | null;
}

/** An expression of a template; `written` is how it is in the file. */
export type Expr = { readonly written: string; readonly place: Place } & (
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expr; readonly key: Expr }
  /** `name` is the dotted name that is called; `of` what a method is called on. */
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly of: Expr | null;
      readonly arguments: readonly Argument[];
    }
  | {
      readonly kind: 'filter';
      readonly name: string;
      readonly of: Expr;
      readonly arguments: readonly Argument[];
    }
  | { readonly kind: 'test'; readonly name: string; readonly of: Expr }
  | { readonly kind: 'not' | 'negative'; readonly of: Expr }
  | { readonly kind: 'join' | 'and' | 'or' | 'list'; readonly parts: readonly Expr[] }
  | { readonly kind: 'map'; readonly keys: readonly Expr[]; readonly parts: readonly Expr[] }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'choose'; readonly test: Expr; readonly yes: Expr; readonly no: Expr | null }
  /** Not understood: the texts in it count once, the rest is only known at run time. */
  | { readonly kind: 'unknown'; readonly carried: readonly TextSegment[] }
);

/** What a loop goes through, as far as the template says. */
export interface LoopItems {
  /** What each item is called; several names take items apart. */
  readonly names: readonly string[];
  readonly list: Expr;
  /** Only items for which this holds. */
  readonly test: Expr | null;
  /** Of a number: that many turns. */
  readonly counts?: boolean;
  /** The first of two names is the index. */
  readonly pairs?: boolean;
  /** Further names for the item (`this`, `.`). */
  readonly contexts?: readonly string[];
  readonly reversed?: boolean;
  readonly limit?: Expr;
  readonly offset?: Expr;
}

/** A parsed template, before other files are joined into it. */
export type TemplateNode =
  | TextSegment
  | { readonly kind: 'variable'; readonly name: string; readonly place: Place }
  | {
      readonly kind: 'branch';
      readonly arms: readonly (readonly TemplateNode[])[];
      /** The condition of each arm, null for the last of all; absent where nothing is known. */
      readonly tests?: readonly (Expr | null)[];
      readonly on: string;
      readonly place: Place;
    }
  | {
      readonly kind: 'loop';
      readonly body: readonly TemplateNode[];
      /** Sent where there are no items. */
      readonly otherwise?: readonly TemplateNode[];
      readonly items?: LoopItems;
      readonly over: string;
      readonly place: Place;
    }
  /** The value of an expression; `name` is what the variable is called where only run time knows it. */
  | { readonly kind: 'output'; readonly value: Expr; readonly name: string; readonly place: Place }
  /** A body that is sent changed by filters: `value` is an expression over the name `bodyName`. */
  | {
      readonly kind: 'filtered';
      readonly value: Expr;
      readonly body: readonly TemplateNode[];
      readonly place: Place;
    }
  /** A body in which names have values that they have nowhere else. */
  | {
      readonly kind: 'with';
      readonly values: readonly Argument[];
      readonly body: readonly TemplateNode[];
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
      /** What names mean in the included template alone. */
      readonly values?: readonly Argument[];
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
  /**
   * A name is given a value, or what a body sends. `reach`: where it holds: in the block only, behind conditions too
   * (the default), or behind conditions and loops.
   */
  | {
      readonly kind: 'set';
      readonly name: string;
      readonly value: Expr | null;
      readonly body?: readonly TemplateNode[];
      readonly reach?: 'block' | 'branch' | 'loop';
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
      readonly tests?: readonly (string | null)[];
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

/** What the body of a `filtered` node is called in its expression: no template can write it. */
export const bodyName = '\0body';

/** Blocks inside blocks beyond this are a Problem, and their tags are left out. */
export const maxBlockDepth = 60;
