import type { SourceText } from '../syntax/place.js';
import {
  armsOf,
  isBlank,
  loopOf,
  TemplateBuilder,
  trimmedEnd,
  trimmedStart,
  type OpenBlock,
} from './builder.js';
import {
  argumentsIn,
  callAt,
  closingBracket,
  literalOf,
  nameOf,
  outputOf,
  splitTop,
  targetOf,
} from './expression.js';
import type { Template, TemplateNode, TemplateOptions } from './tree.js';

// https://jinja.palletsprojects.com/en/stable/templates/ · https://mozilla.github.io/nunjucks/templating.html
// https://shopify.github.io/liquid/ (the same outer syntax with other tags)

type Dialect = 'jinja' | 'liquid';

/** Block tags whose content is sent as it is, whatever the tag does with it. */
const transparent = new Set([
  'filter',
  'with',
  'autoescape',
  'trans',
  'generation',
  'asyncall',
  'form',
  'style',
  'section',
]);
/** Tags that send nothing. */
const silent = new Set([
  'do',
  'debug',
  'assign',
  'increment',
  'decrement',
  'break',
  'continue',
  'pluralize',
  'cycle',
  'layout',
  'liquid',
]);

export function readJinja(source: SourceText, options: TemplateOptions = {}): Template {
  return readTags(source, options, 'jinja');
}

export function readLiquid(source: SourceText, options: TemplateOptions = {}): Template {
  return readTags(source, options, 'liquid');
}

function readTags(source: SourceText, options: TemplateOptions, dialect: Dialect): Template {
  const { text } = source;
  const builder = new TemplateBuilder(source);
  let length = text.length;
  if (options.dropFinalNewline === true && text.endsWith('\n')) length -= text.endsWith('\r\n') ? 2 : 1;
  const scan = new TagScanner(text);
  let at = 0;
  /** Set by the tag before: how the beginning of the next text is trimmed. */
  let trimNext: 'all' | 'newline' | 'none' = 'none';
  while (at < length) {
    const open = scan.nextOpen(at);
    const textEnd = Math.min(open === -1 ? length : open, length);
    let from = at;
    if (trimNext === 'all') from = trimmedStart(text, at, textEnd);
    else if (trimNext === 'newline') {
      if (text.startsWith('\r\n', at)) from = Math.min(at + 2, textEnd);
      else if (text[at] === '\n') from = Math.min(at + 1, textEnd);
    }
    trimNext = 'none';
    if (open === -1 || open >= length) {
      builder.text(from, textEnd);
      break;
    }
    const kind = text[open + 1] ?? '';
    const close = scan.close(open);
    if (close === -1) {
      builder.complain(open, `A \`{${kind}\` of the template is not closed.`);
      builder.text(from, length);
      break;
    }
    const mark = text[open + 2];
    const endMark = text[close - 1];
    let to = textEnd;
    if (mark === '-') to = Math.max(from, trimmedEnd(text, from, to));
    else if (options.lstripBlocks === true && kind !== '{' && mark !== '+') {
      let blank = to;
      while (blank > from && (text[blank - 1] === ' ' || text[blank - 1] === '\t')) blank--;
      if (blank === 0 || text[blank - 1] === '\n') to = blank;
    }
    builder.text(from, to);
    const marked = mark === '-' || mark === '+' || mark === '~';
    const start = open + (marked && open + 2 < close ? 3 : 2);
    const end =
      (endMark === '-' || endMark === '+' || endMark === '~') && close - 1 >= start ? close - 1 : close;
    at = close + 2;
    if (end < close && endMark === '-') trimNext = 'all';
    else if (options.trimBlocks === true && kind !== '{' && endMark !== '+') trimNext = 'newline';
    if (kind === '{') {
      const nodes = dialect === 'liquid' ? liquidOutput(source, start, end) : outputOf(source, start, end);
      for (const node of nodes) builder.add(node);
    } else if (kind === '%') {
      const word = wordAt(text, start, end);
      const after = start + word.skipped + word.name.length;
      if (
        word.name === 'raw' ||
        word.name === 'verbatim' ||
        (dialect === 'liquid' && word.name === 'comment')
      ) {
        const stop = endOfRaw(text, at, `end${word.name}`);
        if (stop === null) {
          builder.complain(open, `The template's \`${word.name}\` is not closed.`);
          if (word.name !== 'comment') builder.text(at, length);
          break;
        }
        if (word.name !== 'comment') {
          const rawFrom = trimNext === 'all' ? trimmedStart(text, at, stop.start) : at;
          builder.text(rawFrom, stop.trimBefore ? trimmedEnd(text, rawFrom, stop.start) : stop.start);
        }
        trimNext = stop.trimAfter ? 'all' : options.trimBlocks === true ? 'newline' : 'none';
        at = stop.end;
      } else readTag(builder, dialect, word.name, after, end, open, close + 2);
    }
  }
  return builder.done();
}

/** Finds tags and their ends without ever looking at the same unclosed stretch again and again. */
class TagScanner {
  private readonly text: string;
  /** Offset from which on a closing mark is known not to exist. */
  private readonly none = new Map<string, number>();
  private quoteFailures = 0;

  constructor(text: string) {
    this.text = text;
  }

  nextOpen(at: number): number {
    for (let open = this.text.indexOf('{', at); open !== -1; open = this.text.indexOf('{', open + 1)) {
      const next = this.text[open + 1];
      if (next === '{' || next === '%' || next === '#') return open;
    }
    return -1;
  }

  /** Offset of the two-unit mark that closes the tag opened at `open`, -1 when nothing does. */
  close(open: number): number {
    const kind = this.text[open + 1];
    const mark = kind === '{' ? '}}' : kind === '%' ? '%}' : '#}';
    const none = this.none.get(mark);
    if (none !== undefined && open >= none) return -1;
    if (kind !== '#' && this.quoteFailures < 20) {
      const close = this.closeOutsideQuotes(open + 2, mark);
      if (close !== -1) return close;
      this.quoteFailures++;
    }
    const close = this.text.indexOf(mark, open + 2);
    if (close === -1) this.none.set(mark, open);
    return close;
  }

  private closeOutsideQuotes(start: number, mark: string): number {
    const { text } = this;
    let braces = 0;
    for (let at = start; at < text.length; at++) {
      const unit = text[at];
      if (unit === '"' || unit === "'") {
        const quote = closing(text, at);
        // `{{ don't }}`: a quote that closes nothing in this tag. The plain search decides.
        if (quote === -1) return -1;
        at = quote;
      } else if (mark === '}}' && unit === '{') braces++;
      else if (mark === '}}' && unit === '}' && braces > 0) braces--;
      else if (unit === mark[0] && text[at + 1] === mark[1]) return at;
      else if (unit === '{' && (text[at + 1] === '%' || text[at + 1] === '#')) return -1;
    }
    return -1;
  }
}

function closing(text: string, open: number): number {
  const quote = text[open];
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
    else if (text[at] === '\n' && text[at + 1] === '\n') return -1;
  }
  return -1;
}

function wordAt(text: string, start: number, end: number): { name: string; skipped: number } {
  let from = start;
  while (from < end && isBlank(text[from])) from++;
  let to = from;
  while (to < end && /[\w]/.test(text[to] ?? '')) to++;
  return { name: text.slice(from, to), skipped: from - start };
}

/** Where a raw block ends: `{%- endraw -%}`. */
function endOfRaw(
  text: string,
  at: number,
  name: string,
): { start: number; end: number; trimBefore: boolean; trimAfter: boolean } | null {
  for (let open = text.indexOf('{%', at); open !== -1; open = text.indexOf('{%', open + 2)) {
    let from = open + 2;
    const trimBefore = text[from] === '-';
    if (trimBefore || text[from] === '+') from++;
    while (isBlank(text[from])) from++;
    if (!text.startsWith(name, from)) continue;
    from += name.length;
    while (isBlank(text[from])) from++;
    const trimAfter = text[from] === '-';
    if (trimAfter || text[from] === '+') from++;
    if (text.startsWith('%}', from)) return { start: open, end: from + 2, trimBefore, trimAfter };
  }
  return null;
}

function readTag(
  builder: TemplateBuilder,
  dialect: Dialect,
  tag: string,
  from: number,
  to: number,
  start: number,
  end: number,
): void {
  const { source } = builder;
  const { text } = source;
  const place = builder.place(start, end);
  const rest = text.slice(from, to).trim();
  const subject = rest.replace(/\s+/g, ' ').slice(0, 120);
  switch (tag) {
    case 'if':
    case 'unless':
    case 'ifAsync':
    case 'ifchanged':
      builder.begin(tag, subject, start);
      return;
    case 'case':
    case 'switch':
      builder.begin(tag, subject, start);
      return;
    case 'when': {
      // What stands between `case` and the first `when` is not sent.
      const top = builder.top;
      if (top !== undefined && top.arms.length === 0 && top.extra === null && top.tag === 'case') {
        if (top.nodes.every((node) => node.kind === 'text' && node.text.trim() === '')) top.nodes = [];
      }
      builder.arm(false);
      return;
    }
    case 'default':
      builder.arm(true);
      return;
    case 'elif':
    case 'elsif':
    case 'elseif':
      builder.arm(false);
      return;
    case 'else':
      builder.arm(true);
      return;
    case 'for':
    case 'tablerow':
    case 'asyncEach':
    case 'asyncAll': {
      const over = /\sin\s+([\s\S]*)$/.exec(` ${rest}`)?.[1] ?? rest;
      builder.begin(
        tag,
        over
          .replace(/\s+(?:recursive|if\s[\s\S]*|limit:[\s\S]*|offset:[\s\S]*)$/, '')
          .replace(/\s+/g, ' ')
          .trim()
          .slice(0, 120),
        start,
      );
      return;
    }
    case 'block':
      builder.begin(tag, /^[\w.-]+/.exec(rest)?.[0] ?? '', start);
      return;
    case 'macro': {
      const name = /^[A-Za-z_]\w*/.exec(rest)?.[0] ?? '';
      const open = text.indexOf('(', from);
      const close = open === -1 || open >= to ? -1 : text.lastIndexOf(')', to);
      const parameters =
        close <= open
          ? []
          : splitTop(text, open + 1, close, ',').map((part) => {
              const pair = /^\s*([A-Za-z_]\w*)\s*(=)?/.exec(text.slice(part.start, part.end));
              const value =
                pair?.[2] === undefined ? [] : (argumentsIn(source, part.start, part.end)[0]?.value ?? []);
              return { name: pair?.[1] ?? '', value };
            });
      builder.begin(tag, name, start, parameters);
      return;
    }
    case 'call': {
      let callStart = from;
      const open = trimmedStart(text, from, to);
      if (text[open] === '(') callStart = Math.max(open, closingBracket(text, open, to)) + 1;
      builder.begin(tag, text.slice(callStart, to).trim(), start, callAt(source, callStart, to));
      return;
    }
    case 'set':
    case 'capture': {
      const equals = splitTop(text, from, to, '=');
      if (equals.length > 1 && equals[1] !== undefined) {
        const name = text.slice(equals[0]?.start ?? from, equals[0]?.end ?? to).trim();
        const literal = literalOf(source, equals[1].start, to);
        const value: TemplateNode[] =
          literal === null ? [{ kind: 'variable', name, place }] : outputOf(source, equals[1].start, to);
        if (/^[A-Za-z_]\w*$/.test(name)) builder.add({ kind: 'set', name, value, place });
      } else builder.begin(tag, /^[A-Za-z_]\w*/.exec(rest.replace(/^['"]/, ''))?.[0] ?? '', start);
      return;
    }
    case 'include':
    case 'render': {
      const marks = /\s+(?:ignore\s+missing|with\s|without\s|only\b|for\s)/.exec(text.slice(from, to));
      const stop = marks === null ? to : from + marks.index;
      const first =
        dialect === 'liquid'
          ? (splitTop(text, from, stop, ',')[0] ?? { start: from, end: stop })
          : { start: from, end: stop };
      const optional = /\bignore\s+missing\b/.test(rest);
      builder.add({
        kind: 'include',
        target: targetOf(source, first.start, first.end),
        optional,
        body: null,
        place,
      });
      return;
    }
    case 'extends':
      builder.add({ kind: 'extends', target: targetOf(source, from, to), place });
      return;
    case 'import': {
      const as = /\sas\s+([A-Za-z_]\w*)(?:\s+with(?:out)?\s+context)?\s*$/.exec(text.slice(from, to));
      builder.add({
        kind: 'import',
        target: targetOf(source, from, as === null ? to : from + as.index),
        as: as?.[1] ?? null,
        names: [],
        place,
      });
      return;
    }
    case 'from': {
      const parts = splitTop(text, from, to, ' import ');
      const list = text.slice(parts[1]?.start ?? to, to).replace(/\s+with(?:out)?\s+context\s*$/, '');
      const names = list.split(',').flatMap((item) => {
        const pair = /^\s*([A-Za-z_]\w*)(?:\s+as\s+([A-Za-z_]\w*))?\s*$/.exec(item);
        return pair?.[1] === undefined ? [] : [{ name: pair[1], local: pair[2] ?? pair[1] }];
      });
      builder.add({
        kind: 'import',
        target: targetOf(source, from, parts[0]?.end ?? to),
        as: null,
        names,
        place,
      });
      return;
    }
    case 'chat':
    case 'message': {
      const role = /role\s*=\s*["'](\w+)["']/.exec(rest)?.[1];
      if (role !== undefined) builder.add({ kind: 'role', role, place });
      builder.begin(tag, rest, start);
      return;
    }
    case 'insert':
      // Haystack: messages that are only known at run time.
      builder.add({ kind: 'role', role: 'user', place });
      builder.add({ kind: 'variable', name: subject, place });
      return;
    default:
      if (tag.startsWith('end') && tag.length > 3) endTag(builder, tag.slice(3), start, end);
      else if (transparent.has(tag)) builder.begin(tag, subject, start);
      else if (!silent.has(tag)) {
        builder.add({ kind: 'opaque', why: `the template tag \`${tag.slice(0, 40)}\` is not known`, place });
        builder.complain(
          start,
          `The template tag \`${tag.slice(0, 40)}\` is not known; what it sends is not counted.`,
        );
      }
  }
}

function endTag(builder: TemplateBuilder, name: string, start: number, end: number): void {
  const wanted = (block: OpenBlock): boolean =>
    block.tag === name || (name === 'for' && block.tag.startsWith('async'));
  const block = builder.finish(wanted);
  if (block === null) {
    if (name !== 'asyncEach' && name !== 'include')
      builder.complain(start, `The template closes a \`${name}\` that is not open.`);
    return;
  }
  const place = builder.place(block.start, end);
  const body = block.arms.flat();
  switch (block.tag) {
    case 'if':
    case 'unless':
    case 'ifAsync':
    case 'ifchanged':
      builder.add({ kind: 'branch', arms: armsOf(block), on: block.subject, place });
      return;
    case 'case':
    case 'switch':
      builder.add({
        kind: 'branch',
        arms: block.complete ? block.arms.slice(1) : [...block.arms.slice(1), []],
        on: block.subject,
        place,
      });
      return;
    case 'for':
    case 'tablerow':
    case 'asyncEach':
    case 'asyncAll':
      builder.add(loopOf(block, place));
      return;
    case 'block':
      builder.add({ kind: 'block', name: block.subject, body, place });
      return;
    case 'macro':
      builder.add({
        kind: 'macro',
        name: block.subject,
        parameters: block.extra as Extract<TemplateNode, { kind: 'macro' }>['parameters'],
        body,
        place,
      });
      return;
    case 'call': {
      const call = block.extra as ReturnType<typeof callAt>;
      if (call === null) for (const node of body) builder.add(node);
      else builder.add({ kind: 'call', ...call, written: block.subject, body, place });
      return;
    }
    case 'set':
    case 'capture':
      builder.add({ kind: 'set', name: block.subject, value: body, place });
      return;
    default:
      for (const node of body) builder.add(node);
  }
}

function liquidOutput(source: SourceText, start: number, end: number): TemplateNode[] {
  const literal = literalOf(source, start, end);
  if (literal !== null) return outputOf(source, start, end);
  const name = nameOf(source.text, start, end);
  return name === '' ? [] : [{ kind: 'variable', name, place: source.placeOf(start, end) }];
}
