import { cutSegment, textSegment, type SourceText } from '../syntax/place.js';
import { armsOf, isBlank, loopOf, TemplateBuilder, testsOf, type OpenBlock } from './builder.js';
import { notUnderstood, parseExpression } from './grammar.js';
import { mediaSegment } from '../request/media.js';
import type { Expr, LoopItems, Piece, Target, Template, TemplateNode } from './tree.js';

/**
 * PromptL: `{{ expression }}`, `{{ if }} … {{ else if }} … {{ else }} … {{ endif }}`, `{{ for x in xs }} … {{ endfor }}`,
 * `<system>` and the other role tags, `<content-image>`, `<prompt path="…" />`, `/* *\/` and `<!-- -->` comments, and `\`
 * before what is to be taken as it stands. Any other tag is text. A role mark whose role is a whole `<step …>` or `</step>`
 * tag is where one request of a chain begins or ends.
 * https://github.com/latitude-dev/promptl/tree/main/src/parser (checked 2026-11-26)
 */
export function readPromptl(source: SourceText): Template {
  const { text } = source;
  const builder = new TemplateBuilder(source);
  const tags = new TagScanner(text);
  let from = 0;
  let at = 0;
  const textUpTo = (end: number, next: number) => {
    builder.text(from, end);
    from = next;
    at = next;
  };
  while (at < text.length) {
    const unit = text[at];
    if (unit === '\\') {
      // What follows is sent as it stands, whatever it is.
      textUpTo(at, at + 1);
      at += 1;
    } else if (unit === '{' && text[at + 1] === '{') {
      const close = closingBraces(text, at + 2);
      if (close === -1) {
        builder.complain(at, 'A `{{` of the template is not closed.');
        break;
      }
      const start = at;
      textUpTo(start, close + 2);
      readExpression(builder, start, close + 2);
    } else if (unit === '/' && text[at + 1] === '*') {
      const close = text.indexOf('*/', at + 2);
      textUpTo(at, close === -1 ? text.length : close + 2);
    } else if (unit === '<') {
      if (text.startsWith('<!--', at)) {
        const close = text.indexOf('-->', at + 4);
        if (close === -1) {
          builder.complain(at, 'A comment of the template is not closed.');
          break;
        }
        textUpTo(at, close + 3);
        continue;
      }
      const tag = tags.at(at);
      if (tag === null) at++;
      else {
        textUpTo(at, tag.end);
        readTag(builder, tag);
      }
    } else at++;
  }
  builder.text(from, text.length);
  return builder.done();
}

// ------------------------------------------------------------------ tags

/** The names that are tags; the longer ones before what they begin with. */
const tagName =
  /<(\/?)(content-image|content-text|content-file|tool-call|content|message|developer|system|user|assistant|tool|prompt|scope|step)(?=[\s/>]|$)/y;
const attribute = /([A-Za-z_][\w-]{0,60})[ \t\r\n]*=[ \t\r\n]*(?:"([^"]{0,2000})"|'([^']{0,2000})')/g;

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly closes: boolean;
  readonly closesItself: boolean;
  /** Attributes with a fixed text; those with an expression are not among them. */
  readonly attributes: ReadonlyMap<string, { readonly text: string; readonly start: number }>;
}

class TagScanner {
  private readonly text: string;
  /** Once a tag runs to the end of the text, no later one ends either: looking again would take quadratic time. */
  private over = false;

  constructor(text: string) {
    this.text = text;
  }

  at(start: number): Tag | null {
    if (this.over) return null;
    tagName.lastIndex = start;
    const found = tagName.exec(this.text);
    if (found === null) return null;
    const end = this.endOf(start + found[0].length);
    if (end === -1) {
      this.over = true;
      return null;
    }
    const inner = this.text.slice(start + found[0].length, end - 1);
    const attributes = new Map<string, { text: string; start: number }>();
    for (const one of inner.matchAll(attribute)) {
      const value = one[2] ?? one[3] ?? '';
      const offset = start + found[0].length + one.index + one[0].length - 1 - value.length;
      if (!value.includes('{{')) attributes.set(one[1] ?? '', { text: value, start: offset });
    }
    return {
      start,
      end,
      name: found[2] ?? '',
      closes: found[1] === '/',
      closesItself: inner.endsWith('/'),
      attributes,
    };
  }

  /** One past the `>` that ends a tag; quotes and expressions may hold others. */
  private endOf(from: number): number {
    const { text } = this;
    for (let at = from; at < text.length; at++) {
      const unit = text[at];
      if (unit === '>') return at + 1;
      let close = at;
      if (unit === '"' || unit === "'") close = text.indexOf(unit, at + 1);
      else if (unit === '{' && text[at + 1] === '{') {
        close = closingBraces(text, at + 2);
        if (close !== -1) close += 1;
      }
      if (close === -1) return -1;
      at = close;
    }
    return -1;
  }
}

function readTag(builder: TemplateBuilder, tag: Tag): void {
  const place = builder.place(tag.start, tag.end);
  const { name, closes } = tag;
  const role = (written: string) => {
    builder.add({ kind: 'role', role: written, place });
  };
  const media = name === 'content' ? (tag.attributes.get('type')?.text ?? 'text') : name;
  switch (name) {
    case 'step':
      // The tag itself is the mark: its attributes say how the request is made.
      role(builder.source.text.slice(tag.start, Math.min(tag.end, tag.start + 2_000)));
      if (tag.closesItself && !closes) role('</step>');
      return;
    case 'scope':
      return;
    case 'prompt':
      if (!closes)
        builder.add({ kind: 'include', target: targetOf(tag), optional: false, body: null, place });
      return;
    case 'tool-call': {
      const called = tag.attributes.get('name');
      if (!closes && called !== undefined)
        builder.add(textSegment(builder.source, called.start, called.start + called.text.length));
      return;
    }
    case 'content':
    case 'content-text':
    case 'content-image':
    case 'content-file':
      if (media === 'text' || media === 'content-text') {
        if (closes && builder.top?.tag === 'content') closeMedia(builder, 'content', tag);
        return;
      }
      if (closes) closeMedia(builder, name, tag);
      else if (!tag.closesItself)
        builder.begin(name, media, tag.start, tag.attributes.get('mime')?.text ?? '');
      return;
    case 'message':
      role(closes ? 'system' : (tag.attributes.get('role')?.text ?? 'user'));
      return;
    default:
      // After a message, what is on its own is a system message again.
      role(closes || tag.closesItself ? 'system' : name);
  }
}

/** What is in an image or file tag is an address or data, not text that is sent. */
function closeMedia(builder: TemplateBuilder, name: string, tag: Tag): void {
  const block = builder.finish((open) => open.tag === name);
  if (block === null) return;
  const mime = String(block.extra);
  const kind = /image/.test(block.subject) ? 'image' : /^(audio|video|image)\//.exec(mime)?.[1];
  const media = kind === 'audio' || kind === 'video' || kind === 'image' ? kind : 'file';
  builder.add(mediaSegment(media, builder.place(block.start, tag.end)));
}

function targetOf(tag: Tag): Target {
  const path = tag.attributes.get('path');
  if (path === undefined) return { kind: 'dynamic', expression: 'path' };
  // A path from the project's root may begin with a slash.
  return { kind: 'names', names: [path.text.trim().replace(/^\//, '')] };
}

// ------------------------------------------------------------------ expressions

/** The `}}` that closes an expression; an object in it has braces of its own. */
function closingBraces(text: string, from: number): number {
  let close = text.indexOf('}}', from);
  for (let tries = 0; tries < 20 && close !== -1; tries++) {
    const inner = text.slice(from, Math.min(close, from + 5_000));
    const depth = inner.split('{').length - inner.split('}').length;
    if (depth <= 0) return close;
    const next = text.indexOf('}}', close + 1);
    if (next === -1) return close;
    close = next;
  }
  return close;
}

function readExpression(builder: TemplateBuilder, start: number, end: number): void {
  const { source } = builder;
  const place = builder.place(start, end);
  const words = source.text
    .slice(start + 2, end - 2)
    .trim()
    .replace(/\s+/g, ' ');
  const head = /^(?:else if|[a-z]+)(?=$|[ (!])/.exec(words)?.[0] ?? '';
  const rest = words.slice(head.length).trim().slice(0, 200);
  // Where the expression behind a word begins.
  const inner = source.text.slice(start + 2, end - 2);
  const after = (word: RegExp): Expr | null => {
    const found = word.exec(inner.slice(0, 2000));
    return found === null ? null : parseExpression(source, start + 2 + found[0].length, end - 2);
  };
  if (head === 'if' && rest !== '') builder.begin('if', rest, start, null, after(/^\s*if\b/));
  else if (head === 'for' && / in /.test(words)) {
    const names = /^for\s+([\w$\s,]{1,200}?)\s+in /.exec(words)?.[1]?.split(',') ?? [];
    const list = after(/^[\s\S]*?\sin\s/);
    const items: LoopItems | null =
      list === null ? null : { names: names.map((name) => name.trim()), list, test: null };
    builder.begin('for', rest.slice(rest.indexOf(' in ') + 4), start, items);
  } else if (head === 'else if' || words === 'else') {
    if (builder.top === undefined)
      builder.complain(start, 'The template has an `else` outside of any block.');
    else builder.arm(words === 'else', words === 'else' ? null : after(/^\s*else\s+if\b/));
  } else if (words === 'endif' || words === 'endfor') {
    const tag = words === 'endif' ? 'if' : 'for';
    const block = builder.finish((open) => open.tag === tag);
    if (block === null) builder.complain(start, `The template closes a \`${tag}\` that is not open.`);
    else builder.add(finished(block, source.text, end, builder));
  } else {
    const assigned =
      /^(?:set )?([A-Za-z_$][\w$]{0,100})(?:\.[\w.$]{1,100}|\[[^\]]{1,100}\])? ?(?:[-+*/%|&]{0,3}=(?![=>])|\+\+|--)/.exec(
        words,
      );
    if (assigned !== null) assign(builder, assigned[1] ?? '', start, end);
    else {
      if (words === '') return;
      const value = parseExpression(source, start + 2, end - 2);
      const name = words.slice(0, 80);
      builder.add(
        value.kind === 'name' ? { kind: 'variable', name, place } : { kind: 'output', value, name, place },
      );
    }
  }
}

/** A name that is given a fixed text stands for it from there on; given anything else it is only known at run time. */
function assign(builder: TemplateBuilder, name: string, start: number, end: number): void {
  const { source } = builder;
  const place = builder.place(start, end);
  const inner = source.text.slice(start + 2, end - 2);
  const equals = inner.indexOf('=');
  const simple = /^\s*(?:set\s+)?[\w$]+\s*=(?!=)/.test(inner);
  const value = simple
    ? parseExpression(source, start + 3 + equals, end - 2)
    : notUnderstood(source, start + 2, end - 2);
  builder.add({ kind: 'set', name, value, reach: 'loop', place });
}

/** White space at the inner borders of a block goes where there is white space outside of it too. */
function finished(block: OpenBlock, text: string, end: number, builder: TemplateBuilder): TemplateNode {
  const before = block.start === 0 || isBlank(text[block.start - 1]);
  const after = end >= text.length || isBlank(text[end]);
  const trimmed = {
    ...block,
    arms: block.arms.map((arm) => trimmedArm(arm, before, after)),
  };
  const place = builder.place(block.start, end);
  return block.tag === 'for'
    ? loopOf(trimmed, place, (block.extra as LoopItems | null) ?? undefined)
    : { kind: 'branch', arms: armsOf(trimmed), ...testsOf(trimmed), on: block.subject, place };
}

function trimmedArm(nodes: readonly TemplateNode[], before: boolean, after: boolean): TemplateNode[] {
  const kept = [...nodes];
  const first = kept[0];
  if (before && first?.kind === 'text') {
    const start = first.text.length - first.text.trimStart().length;
    if (start > 0) kept[0] = cutSegment(first, start, first.text.length);
  }
  const last = kept[kept.length - 1];
  if (after && last?.kind === 'text') {
    const stop = last.text.trimEnd().length;
    if (stop < last.text.length) kept[kept.length - 1] = cutSegment(last, 0, stop);
  }
  return kept.filter((node) => node.kind !== 'text' || node.text !== '');
}

// ------------------------------------------------------------------ indentation

interface Line {
  group: number;
  /** Blanks seen since the line began; null once the line has something else in it. */
  blanks: number | null;
}

/**
 * Pieces without the indentation that all lines of one text have in common: a text ends where the role changes or an
 * image stands. Lines of white space do not count.
 */
export function withoutIndent(pieces: readonly Piece[]): Piece[] {
  const indents: (number | undefined)[] = [];
  const line: Line = { group: 0, blanks: 0 };
  walkPieces(pieces, line, (found) => {
    const known = indents[line.group];
    if (known === undefined || found < known) indents[line.group] = found;
  });
  const start: Line = { group: 0, blanks: 0 };
  return cutPieces(pieces, start, indents);
}

function walkPieces(pieces: readonly Piece[], line: Line, note: (indent: number) => void): void {
  const content = () => {
    if (line.blanks !== null) note(line.blanks);
    line.blanks = null;
  };
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      for (const unit of piece.text) {
        if (unit === '\n') line.blanks = 0;
        else if (line.blanks !== null && isBlank(unit)) line.blanks++;
        else if (line.blanks !== null) content();
      }
    } else if (piece.kind === 'role' || piece.kind === 'media') {
      line.group++;
      line.blanks = 0;
    } else if (piece.kind === 'branch') for (const arm of piece.arms) walkPieces(arm, line, note);
    else if (piece.kind === 'loop' || piece.kind === 'include') walkPieces(piece.body, line, note);
    else content();
  }
}

function cutPieces(pieces: readonly Piece[], line: Line, indents: readonly (number | undefined)[]): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    switch (piece.kind) {
      case 'text':
        return cutText(piece, line, indents[line.group] ?? 0);
      case 'role':
      case 'media':
        line.group++;
        line.blanks = 0;
        return [piece];
      case 'branch':
        return [{ ...piece, arms: piece.arms.map((arm) => cutPieces(arm, line, indents)) }];
      case 'loop':
      case 'include':
        return [{ ...piece, body: cutPieces(piece.body, line, indents) }];
      default:
        line.blanks = null;
        return [piece];
    }
  });
}

function cutText(piece: Extract<Piece, { kind: 'text' }>, line: Line, indent: number): Piece[] {
  const { text } = piece;
  if (indent === 0) {
    const newline = text.lastIndexOf('\n');
    if (newline !== -1) line.blanks = 0;
    else if (text !== '') line.blanks = null;
    return [piece];
  }
  const kept: Piece[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    let stop = at;
    if (line.blanks !== null) {
      while (stop < text.length && line.blanks < indent && (text[stop] === ' ' || text[stop] === '\t')) {
        stop++;
        line.blanks++;
      }
      if (stop > at) {
        if (at > from) kept.push(cutSegment(piece, from, at));
        from = stop;
      }
      if (stop >= text.length) break;
      line.blanks = null;
    }
    const newline = text.indexOf('\n', stop);
    if (newline === -1) break;
    line.blanks = 0;
    at = newline + 1;
  }
  if (from < text.length) kept.push(cutSegment(piece, from, text.length));
  return kept;
}
