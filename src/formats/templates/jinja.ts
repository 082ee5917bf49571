import type { SourceText } from '../syntax/place.js';
import {
  armsOf,
  isBlank,
  loopOf,
  TemplateBuilder,
  testsOf,
  trimmedEnd,
  trimmedStart,
  type OpenBlock,
} from './builder.js';
import { closingBracket, nameOf, splitTop, trim } from './expression.js';
import { parseExpression, parseFilters, targetOf, type Dialect } from './grammar.js';
import { bodyName } from './tree.js';
import type { Argument, Expr, LoopItems, Template, TemplateNode, TemplateOptions } from './tree.js';

// https://jinja.palletsprojects.com/en/stable/templates/ · https://mozilla.github.io/nunjucks/templating.html
// https://shopify.github.io/liquid/ (the same outer syntax with other tags)

/** Block tags whose content is sent as it is, whatever the tag does with it. */
const transparent = new Set(['autoescape', 'trans', 'generation', 'asyncall', 'form', 'style', 'section']);
/** Tags that send nothing. */
const silent = new Set(['debug', 'break', 'continue', 'pluralize', 'layout']);

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
    else if (kind === '#' && options.trimBlocks === undefined && standsAlone(text, open, at)) {
      trimNext = 'newline';
    }
    if (kind === '{') {
      output(builder, dialect, start, end);
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

/**
 * Whether a comment has its lines for itself. How the program trims around blocks is not known; a note that somebody adds or
 * takes away is no change of what is sent, so the line goes with it.
 */
function standsAlone(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--;
  return (from === 0 || text[from - 1] === '\n') && (text[end] === '\n' || text.startsWith('\r\n', end));
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
  const subject = rest.slice(0, 2000).replace(/\s+/g, ' ').slice(0, 120);
  const test = (): Expr => {
    const found = parseExpression(source, from, to, dialect);
    return tag === 'unless' ? { kind: 'not', of: found, written: found.written, place: found.place } : found;
  };
  switch (tag) {
    case 'if':
    case 'unless':
    case 'ifAsync':
    case 'ifchanged':
      builder.begin(tag, subject, start, null, tag === 'ifchanged' ? null : test());
      return;
    case 'case':
    case 'switch':
      builder.begin(tag, subject, start, parseExpression(source, from, to, dialect));
      return;
    case 'when': {
      // What stands between `case` and the first `when` is not sent.
      const top = builder.top;
      if (top !== undefined && top.arms.length === 0 && top.tag === 'case') {
        if (top.nodes.every((node) => node.kind === 'text' && node.text.trim() === '')) top.nodes = [];
      }
      builder.arm(false, whenTest(top, source, from, to, dialect));
      return;
    }
    case 'default':
      builder.arm(true);
      return;
    case 'elif':
    case 'elsif':
    case 'elseif':
      builder.arm(false, test());
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
        loopItems(source, from, to, dialect),
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
          : splitTop(text, open + 1, close, ',').map((part): Argument => {
              const pair = /^\s*([A-Za-z_]\w*)\s*(=)?/.exec(
                text.slice(part.start, Math.min(part.end, part.start + 200)),
              );
              const value =
                pair?.[2] === undefined
                  ? null
                  : parseExpression(source, part.start + pair[0].length, part.end, dialect);
              return { name: pair?.[1] ?? '', value };
            });
      builder.begin(tag, name, start, parameters);
      return;
    }
    case 'call': {
      let callStart = from;
      const open = trimmedStart(text, from, to);
      if (text[open] === '(') callStart = Math.max(open, closingBracket(text, open, to)) + 1;
      builder.begin(
        tag,
        text.slice(callStart, to).trim(),
        start,
        parseExpression(source, callStart, to, dialect),
      );
      return;
    }
    case 'set':
    case 'assign':
    case 'capture': {
      const equals = tag === 'capture' ? -1 : assignment(text, from, to);
      if (equals === -1) {
        const named = /^[A-Za-z_][\w.-]*/.exec(rest.replace(/^['"]/, ''))?.[0] ?? '';
        const filters = splitTop(text, from, to, '|')[1];
        const filter = filters === undefined ? null : parseFilters(source, filters.start, to, bodyName);
        builder.begin(tag, named, start, filter);
      } else assign(builder, dialect, { from, equals, to }, { start, end });
      return;
    }
    case 'increment':
    case 'decrement':
      builder.add({ kind: 'variable', name: subject, place });
      return;
    case 'echo':
      output(builder, dialect, from, to);
      return;
    case 'do':
      // Nothing is sent, but lists and namespaces change.
      builder.add({
        kind: 'set',
        name: '',
        value: parseExpression(source, from, to, dialect),
        reach: 'block',
        place,
      });
      return;
    case 'cycle': {
      const named = /^\s*(?:"[^"]{0,200}"|'[^']{0,200}'|\w+)\s*:/.exec(
        text.slice(from, Math.min(to, from + 300)),
      );
      const parts = splitTop(text, from + (named?.[0].length ?? 0), to, ',');
      const arms = parts.map((part): TemplateNode[] => [outputNode(source, part.start, part.end, dialect)]);
      builder.add({ kind: 'branch', arms, on: subject, place });
      return;
    }
    case 'liquid':
      liquidLines(builder, from, to);
      return;
    case 'filter':
      builder.begin(tag, subject, start, parseFilters(source, from, to, bodyName));
      return;
    case 'with': {
      const values = splitTop(text, from, to, ',').flatMap((part): Argument[] => {
        const equals = assignment(text, part.start, part.end);
        const name = text.slice(part.start, equals === -1 ? part.start : equals).trim();
        return equals === -1 ? [] : [{ name, value: parseExpression(source, equals + 1, part.end, dialect) }];
      });
      builder.begin(tag, subject, start, values);
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
      const part: TemplateNode = {
        kind: 'include',
        target: targetOf(source, first.start, first.end, dialect),
        optional,
        body: null,
        ...(dialect === 'liquid' ? { values: liquidParameters(source, from, to) } : {}),
        place,
      };
      const over = dialect === 'liquid' ? liquidItems(source, from, to) : null;
      builder.add(
        over === null
          ? part
          : { kind: 'loop', body: [part], items: over, over: over.list.written.slice(0, 120), place },
      );
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
      if (tag === '' && rest.startsWith('#')) return;
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
      builder.add({ kind: 'branch', arms: armsOf(block), ...testsOf(block), on: block.subject, place });
      return;
    case 'case':
    case 'switch':
      builder.add({
        kind: 'branch',
        arms: block.complete ? block.arms.slice(1) : [...block.arms.slice(1), []],
        tests: block.complete ? block.tests.slice(1) : [...block.tests.slice(1), null],
        on: block.subject,
        place,
      });
      return;
    case 'for':
    case 'tablerow':
    case 'asyncEach':
    case 'asyncAll':
      builder.add(loopOf(block, place, (block.extra as LoopItems | null) ?? undefined));
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
      const call = block.extra as Expr;
      if (call.kind !== 'call') for (const node of body) builder.add(node);
      else
        builder.add({
          kind: 'call',
          name: call.name,
          arguments: call.arguments,
          written: block.subject,
          body,
          place,
        });
      return;
    }
    case 'set':
    case 'assign':
    case 'capture': {
      const filter = block.extra as Expr | null;
      const sent: TemplateNode[] =
        filter === null ? body : [{ kind: 'filtered', value: filter, body, place }];
      const reach = block.tag === 'capture' ? 'loop' : 'branch';
      builder.add({ kind: 'set', name: block.subject, value: null, body: sent, reach, place });
      return;
    }
    case 'filter':
      builder.add({ kind: 'filtered', value: block.extra as Expr, body, place });
      return;
    case 'with':
      builder.add({ kind: 'with', values: block.extra as readonly Argument[], body, place });
      return;
    default:
      for (const node of body) builder.add(node);
  }
}

/** `{{ … }}`: the value of an expression. */
function output(builder: TemplateBuilder, dialect: Dialect, start: number, end: number): void {
  const { source } = builder;
  if (source.text.slice(start, end).trim() === '') return;
  builder.add(outputNode(source, start, end, dialect));
}

function outputNode(source: SourceText, start: number, end: number, dialect: Dialect): TemplateNode {
  const { text } = source;
  const span = trim(text, { start, end });
  const place = source.placeOf(span.start, span.end);
  const name = nameOf(text, span.start, span.end);
  // Most outputs are a name alone.
  if (
    /^[A-Za-z_]\w{0,200}$/.test(text.slice(span.start, Math.min(span.end, span.start + 202))) &&
    !constantNames.has(name)
  )
    return { kind: 'variable', name, place };
  return { kind: 'output', value: parseExpression(source, span.start, span.end, dialect), name, place };
}

const constantNames = new Set(['true', 'false', 'none', 'True', 'False', 'None', 'null', 'nil', 'undefined']);

/** Offset of the `=` that gives a value, -1 where there is none. */
function assignment(text: string, from: number, to: number): number {
  const found = /^\s*[A-Za-z_][\w.\s,-]{0,300}=(?!=)/.exec(text.slice(from, Math.min(to, from + 320)));
  return found === null ? -1 : from + found[0].length - 1;
}

function assign(
  builder: TemplateBuilder,
  dialect: Dialect,
  { from, equals, to }: { readonly from: number; readonly equals: number; readonly to: number },
  { start, end }: { readonly start: number; readonly end: number },
): void {
  const { source } = builder;
  const place = builder.place(start, end);
  const names = source.text.slice(from, equals).split(',');
  const value = parseExpression(source, equals + 1, to, dialect);
  const reach = dialect === 'liquid' ? 'loop' : 'branch';
  names.forEach((written, index) => {
    const name = written.trim();
    const part = names.length === 1 ? value : value.kind === 'list' ? (value.parts[index] ?? value) : value;
    builder.add({ kind: 'set', name, value: part, reach, place });
  });
}

/** `item in items if test`, and Liquid's `item in items reversed limit: 2 offset: 1`. */
function loopItems(source: SourceText, from: number, to: number, dialect: Dialect): LoopItems | null {
  const { text } = source;
  const head = /^\s*\(?([\w\s,-]{1,300}?)\)?\s+in\s+/.exec(text.slice(from, Math.min(to, from + 400)));
  if (head === null) return null;
  const names = (head[1] ?? '').split(',').map((name) => name.trim());
  const start = from + head[0].length;
  if (dialect === 'liquid') {
    const tail = /\s(?:reversed\b|limit\s*:|offset\s*:|cols\s*:)/.exec(text.slice(start, to));
    const stop = tail === null ? to : start + tail.index;
    const rest = text.slice(stop, Math.min(to, stop + 500));
    const part = (key: string) => {
      const found = new RegExp(`\\b${key}\\s*:\\s*([\\w.]+)`).exec(rest);
      if (found === null) return undefined;
      const at = stop + found.index + found[0].length - (found[1] ?? '').length;
      return parseExpression(source, at, at + (found[1] ?? '').length, dialect);
    };
    const limit = part('limit');
    const offset = part('offset');
    return {
      names,
      list: parseExpression(source, start, stop, dialect),
      test: null,
      reversed: /\breversed\b/.test(rest),
      ...(limit === undefined ? {} : { limit }),
      ...(offset === undefined ? {} : { offset }),
    };
  }
  const stop =
    /\s+recursive\s*$/.exec(text.slice(Math.max(start, to - 40), to)) === null
      ? to
      : text.lastIndexOf('recursive', to);
  const parts = splitTop(text, start, stop, ' if ');
  const [list, test] = parts;
  if (list === undefined) return null;
  // `for x in (a if b else c)` has its condition in brackets; `a if b else c` without is a choice too.
  const chooses = test !== undefined && splitTop(text, test.start, stop, ' else ').length > 1;
  return {
    names,
    list: parseExpression(source, list.start, chooses ? stop : list.end, dialect),
    test: test === undefined || chooses ? null : parseExpression(source, test.start, stop, dialect),
  };
}

/** `when "a", "b"` of a case; `case "a"` of Nunjucks falls through, which makes no arm of its own. */
function whenTest(
  top: OpenBlock | undefined,
  source: SourceText,
  from: number,
  to: number,
  dialect: Dialect,
): Expr | null {
  if (top === undefined || top.extra === null || typeof top.extra !== 'object') return null;
  const place = source.placeOf(from, to);
  const written = source.text.slice(from, to);
  const parts = splitTop(source.text, from, to, ',').flatMap((part) =>
    splitTop(source.text, part.start, part.end, ' or '),
  );
  const list: Expr = {
    kind: 'list',
    parts: parts.map((part) => parseExpression(source, part.start, part.end, dialect)),
    written,
    place,
  };
  return {
    kind: 'binary',
    operator: 'in',
    left: top.extra as Expr,
    right: list,
    written: `${top.subject} in ${written.slice(0, 300)}`,
    place,
  };
}

/** `render "part", name: value` gives names to the part. */
function liquidParameters(source: SourceText, from: number, to: number): Argument[] {
  const { text } = source;
  const values = splitTop(text, from, to, ',')
    .slice(1)
    .flatMap((part): Argument[] => {
      const pair = /^\s*([\w-]{1,100})\s*:/.exec(
        text.slice(part.start, Math.min(part.end, part.start + 120)),
      );
      if (pair?.[1] === undefined) return [];
      return [
        { name: pair[1], value: parseExpression(source, part.start + pair[0].length, part.end, 'liquid') },
      ];
    });
  const passed = passedTo(text.slice(from, Math.min(to, from + 600)), 'with');
  if (passed !== null) {
    const at = from + passed.start;
    values.push({ name: passed.name, value: parseExpression(source, at, from + passed.end, 'liquid') });
  }
  return values;
}

/** `"part" with value as name`, or with `for`: right after the name of the part, where a text may not say it by chance. */
function passedTo(
  argument: string,
  word: 'with' | 'for',
): { readonly name: string; readonly start: number; readonly end: number } | null {
  const part = /^\s*(?:"[^"]*"|'[^']*'|[\w./-]+)/.exec(argument)?.[0];
  if (part === undefined) return null;
  const found =
    /^(\s+(with|for)\s+)([\w.[\]"'-]{1,200}|\(\s*[\w.]{1,60}\s*\.\.\s*[\w.]{1,60}\s*\))(?:\s+as\s+(\w{1,100}))?/.exec(
      argument.slice(part.length),
    );
  if (found?.[2] !== word) return null;
  const [, before = '', , value = '', alias] = found;
  const start = part.length + before.length;
  return { name: alias ?? /([\w-]+)["']?$/.exec(part)?.[1] ?? '', start, end: start + value.length };
}

/** `render "part" for list as item`: the part once for each item. */
function liquidItems(source: SourceText, from: number, to: number): LoopItems | null {
  const passed = passedTo(source.text.slice(from, Math.min(to, from + 600)), 'for');
  if (passed === null) return null;
  const list = parseExpression(source, from + passed.start, from + passed.end, 'liquid');
  return { names: [passed.name], list, test: null };
}

/** The lines of a `liquid` tag are tags without their marks. */
function liquidLines(builder: TemplateBuilder, from: number, to: number): void {
  const { text } = builder.source;
  for (let start = from; start < to;) {
    const newline = text.indexOf('\n', start);
    const stop = newline === -1 || newline > to ? to : newline;
    const word = wordAt(text, start, stop);
    const after = start + word.skipped + word.name.length;
    if (word.name === 'comment') {
      const close = text.indexOf('endcomment', after);
      start = close === -1 || close > to ? to : close + 'endcomment'.length;
      continue;
    }
    if (text.slice(start, stop).trim() !== '' && word.name !== 'endcomment')
      readTag(builder, 'liquid', word.name, after, stop, start, stop);
    start = stop + 1;
  }
}
