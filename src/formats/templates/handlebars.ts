import type { SourceText, TextSegment } from '../syntax/place.js';
import { armsOf, loopOf, TemplateBuilder, testsOf, trimmedEnd, trimmedStart } from './builder.js';
import { literalOf, longLiterals, type Span } from './expression.js';
import { argumentsIn, handlebarsValue, wordsIn } from './handlebars-expression.js';
import { mediaSegment } from '../request/media.js';
import { numberValue } from './value.js';
import type { Argument, Expr, LoopItems, Target, Template, TemplateNode, TemplateOptions } from './tree.js';

// https://handlebarsjs.com/guide/ · https://mustache.github.io/mustache.5.html
// https://google.github.io/dotprompt/reference/template/ (the helpers role, history, media, section)

/** Blocks that send one of their arms. Any other block with a list in it is taken for a loop where its name says so. */
const conditions = new Set([
  'if',
  'unless',
  'ifEquals',
  'unlessEquals',
  'eq',
  'is',
  'compare',
  'ifCond',
  'when',
  'equals',
]);
const loops = new Set(['each', 'list', 'for', 'forEach', 'foreach', 'range']);

interface Tag {
  readonly start: number;
  readonly end: number;
  /** `#`, `^`, `/`, `>`, `!`, `&`, `*`, `else` or `''`. */
  readonly sigil: string;
  readonly from: number;
  readonly to: number;
  readonly trimBefore: boolean;
  readonly trimAfter: boolean;
}

interface Marks {
  readonly open: string;
  readonly close: string;
}

export function readHandlebars(source: SourceText, options: TemplateOptions = {}): Template {
  return readMustaches(source, options, true);
}

export function readMustache(source: SourceText, options: TemplateOptions = {}): Template {
  return readMustaches(source, options, false);
}

function readMustaches(source: SourceText, _options: TemplateOptions, handlebars: boolean): Template {
  const { text } = source;
  const builder = new TemplateBuilder(source);
  const lastCommentEnd = Math.max(text.lastIndexOf('--}}'), text.lastIndexOf('--~}}'));
  /** Raw blocks without an end are looked for a few times only: each search goes through the rest of the text. */
  let rawFailures = 0;
  let at = 0;
  let trimNext: 'all' | 'line' | 'none' = 'none';
  /** Mustache can set other marks for its tags: `{{=<% %>=}}`. */
  let marks: Marks = { open: '{{', close: '}}' };
  while (at < text.length) {
    const open = text.indexOf(marks.open, at);
    let textEnd = open === -1 ? text.length : open;
    let from = at;
    if (trimNext === 'all') from = trimmedStart(text, at, textEnd);
    else if (trimNext === 'line') {
      while (from < textEnd && (text[from] === ' ' || text[from] === '\t')) from++;
      if (text[from] === '\r') from++;
      if (text[from] === '\n' && from < textEnd) from++;
    }
    trimNext = 'none';
    if (open === -1) {
      builder.text(from, textEnd);
      break;
    }
    if (handlebars && text[open - 1] === '\\' && text[open - 2] !== '\\') {
      // `\{{x}}` is sent as `{{x}}`.
      builder.text(from, open - 1);
      const close = text.indexOf('}}', open);
      const stop = close === -1 ? text.length : close + 2;
      builder.text(open, stop);
      at = stop;
      continue;
    }
    if (handlebars && rawFailures < 10 && text.startsWith('{{{{', open)) {
      const raw = rawBlock(text, open);
      if (raw !== null) {
        builder.text(from, open);
        builder.text(raw.start, raw.end);
        at = raw.after;
        continue;
      }
      rawFailures++;
    }
    const tag = tagAt(text, open, lastCommentEnd, marks);
    if (tag === null) {
      builder.complain(open, 'A `{{` of the template is not closed.');
      builder.text(from, text.length);
      break;
    }
    if (tag.trimBefore) textEnd = Math.max(from, trimmedEnd(text, from, textEnd));
    else if (standsAlone(text, tag, handlebars)) {
      while (textEnd > from && (text[textEnd - 1] === ' ' || text[textEnd - 1] === '\t')) textEnd--;
      trimNext = 'line';
    }
    if (tag.trimAfter) trimNext = 'all';
    builder.text(from, textEnd);
    at = tag.end;
    if (tag.sigil === '=') {
      const [opening, closing] = text.slice(tag.from, tag.to).replace(/=\s*$/, '').trim().split(/\s+/);
      if (opening !== undefined && opening !== '' && closing !== undefined)
        marks = { open: opening, close: closing };
    } else readTag(builder, tag, handlebars);
  }
  return builder.done();
}

function tagAt(text: string, open: number, lastCommentEnd: number, marks: Marks): Tag | null {
  const standard = marks.open === '{{';
  const triple = standard && text.startsWith('{{{', open);
  let from = open + (triple ? 3 : marks.open.length);
  const trimBefore = text[from] === '~';
  if (trimBefore) from++;
  if (from < lastCommentEnd && text.startsWith('!--', from)) {
    const close = text.indexOf('--', from + 3);
    // `--}}` or `--~}}`
    for (let at = close; at !== -1; at = text.indexOf('--', at + 1)) {
      if (text.startsWith('--}}', at))
        return { start: open, end: at + 4, sigil: '!', from, to: at, trimBefore, trimAfter: false };
      if (text.startsWith('--~}}', at))
        return { start: open, end: at + 5, sigil: '!', from, to: at, trimBefore, trimAfter: true };
    }
  }
  const mark = triple ? '}}}' : marks.close;
  const close = closing(text, from, mark);
  if (close === -1) return null;
  const trimAfter = text[close - 1] === '~' && close - 1 >= from;
  const to = trimAfter ? close - 1 : close;
  let sigil = '';
  const first = text[from] ?? '';
  if ('#^/>!&*$<='.includes(first) && first !== '') {
    sigil = first;
    from++;
    if (sigil === '#' && (text[from] === '>' || text[from] === '*')) {
      sigil += text[from] ?? '';
      from++;
    }
  }
  const words = text.slice(from, to).trim();
  if (sigil === '' && (words === 'else' || words.startsWith('else '))) sigil = 'else';
  return { start: open, end: close + mark.length, sigil, from, to, trimBefore, trimAfter };
}

/** Block tags, comments and partials that stand alone on their line take the line with them. */
function standsAlone(text: string, tag: Tag, handlebars: boolean): boolean {
  if (tag.sigil === '' || tag.sigil === '&' || tag.sigil === '*') return false;
  if (tag.end - tag.start > 6 && text.startsWith('{{{', tag.start)) return false;
  let before = tag.start - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before--;
  if (before >= 0 && text[before] !== '\n') return false;
  let after = tag.end;
  while (text[after] === ' ' || text[after] === '\t') after++;
  if (after >= text.length) return true;
  return (
    text[after] === '\n' ||
    (text[after] === '\r' && text[after + 1] === '\n') ||
    (!handlebars && after >= text.length)
  );
}

function rawBlock(text: string, open: number): { start: number; end: number; after: number } | null {
  const close = text.indexOf('}}}}', open);
  if (close === -1) return null;
  const name =
    text
      .slice(open + 4, close)
      .trim()
      .split(/\s/, 1)[0] ?? '';
  const endTag = `{{{{/${name}}}}}`;
  const end = text.indexOf(endTag, close);
  return end === -1 ? null : { start: close + 4, end, after: end + endTag.length };
}

function readTag(builder: TemplateBuilder, tag: Tag, handlebars: boolean): void {
  const { source } = builder;
  const { text } = source;
  const place = builder.place(tag.start, tag.end);
  const params = wordsIn(text, tag.from, tag.to);
  const first = params[0];
  const name = first === undefined ? '' : text.slice(first.start, first.end);
  const subject = text
    .slice(first?.end ?? tag.to, tag.to)
    .replace(/\s+as\s+\|[^|]*\|\s*$/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 120);
  switch (tag.sigil) {
    case '!':
      return;
    case '>': {
      if (name === '@partial-block') {
        builder.add({ kind: 'call', name: 'caller', written: name, arguments: [], body: null, place });
        return;
      }
      const target = targetName(source, first);
      const values = partialValues(source, params);
      builder.add({ kind: 'include', target, optional: false, body: null, values, place });
      return;
    }
    case '#>':
      builder.begin('#>', name, tag.start, { first, values: partialValues(source, params) });
      return;
    case '#*': {
      const second = params[1];
      const literal = second === undefined ? null : literalOf(source, second.start, second.end);
      builder.begin('#*', literal?.text ?? subject, tag.start);
      return;
    }
    case '#':
      beginBlock(builder, tag, params, handlebars, subject);
      return;
    case '^': {
      if (name === '') {
        builder.arm(true);
        return;
      }
      const of = handlebars ? handlebarsValue(source, params.slice(0, 1)) : mustacheValue(source, tag);
      builder.begin(name, name, tag.start, '^', negated(of));
      return;
    }
    case 'else': {
      const helper = params[1];
      const word = helper === undefined ? '' : text.slice(helper.start, helper.end);
      builder.arm(params.length <= 1, params.length <= 1 ? null : testFor(source, word, params.slice(1)));
      return;
    }
    case '/':
      closeBlock(builder, name, tag.start, tag.end, handlebars);
      return;
    default:
  }
  if (name === '') return;
  if (handlebars) {
    const second = params[1];
    const literal = second === undefined ? null : literalOf(source, second.start, second.end);
    if (name === 'role' && literal !== null) {
      builder.add({ kind: 'role', role: literal.text, place });
      return;
    }
    if (name === 'history') {
      builder.add({ kind: 'variable', name: 'history', place });
      return;
    }
    if (name === 'section') return;
    if (name === 'media') {
      const url = /(?:^|\s)url=(?:"([^"]*)"|'([^']*)'|([^\s]+))/.exec(subject);
      const path = url?.[1] ?? url?.[2] ?? null;
      const local = path === null || /^[a-z]+:/i.test(path) ? null : path;
      builder.add(mediaSegment('image', place, { path: local }));
      return;
    }
  }
  const written = text.slice(tag.from, tag.to).trim().slice(0, 2000).replace(/\s+/g, ' ');
  if (name === '@partial-block') return;
  const shown = params.length > 1 ? written.slice(0, 80) : name;
  if (
    !handlebars ||
    (params.length === 1 &&
      /^[A-Za-z_][\w-]*$/.test(name) &&
      !/^(?:true|false|null|undefined|this)$/.test(name))
  )
    builder.add({ kind: 'variable', name: shown, place });
  else builder.add({ kind: 'output', value: handlebarsValue(source, params), name: shown, place });
}

/** Tags of Handlebars may hold strings with braces in them; a quote that closes nothing is text. */
function closing(text: string, from: number, mark: string): number {
  const plain = text.indexOf(mark, from);
  if (plain === -1) return -1;
  for (let at = from; at < text.length; at++) {
    const unit = text[at];
    if ((unit === '"' || unit === "'") && /[\s=(]/.test(text[at - 1] ?? ' ')) {
      const quote = text.indexOf(unit, at + 1);
      if (quote === -1 || (quote > plain && text.slice(at, quote).includes('\n\n'))) return plain;
      at = quote;
    } else if (text.startsWith(mark, at)) return at;
    else if (unit === '{' && text[at + 1] === '{') return plain;
  }
  return plain;
}

/** What a partial is given by name, and the context that its names are looked up in. */
function partialValues(source: SourceText, params: readonly Span[]): Argument[] {
  return argumentsIn(source, params.slice(1)).flatMap((one) =>
    one.name === null && one.value !== null
      ? [
          { ...one, name: 'this' },
          { ...one, name: '.' },
        ]
      : [one],
  );
}

function negated(of: Expr): Expr {
  return { kind: 'not', of, written: of.written, place: of.place };
}

function mustacheValue(source: SourceText, tag: Tag): Expr {
  const written = source.text.slice(tag.from, tag.to).trim();
  return { kind: 'name', name: written, written, place: source.placeOf(tag.from, tag.to) };
}

/** The condition of `if x`, `unless x` and other helpers that send one of two arms. */
function testFor(source: SourceText, helper: string, params: readonly Span[]): Expr {
  const of = handlebarsValue(source, params.slice(1));
  if (helper === 'if') return of;
  if (helper === 'unless') return negated(of);
  return helper === 'unlessEquals'
    ? negated(handlebarsValue(source, params))
    : handlebarsValue(source, params);
}

function beginBlock(
  builder: TemplateBuilder,
  tag: Tag,
  given: readonly Span[],
  handlebars: boolean,
  subject: string,
): void {
  const { source } = builder;
  const { text } = source;
  const first = given[0];
  const name = first === undefined ? '' : text.slice(first.start, first.end);
  if (!handlebars) {
    builder.begin(name, name, tag.start, '#', null);
    return;
  }
  // `as |item index|`
  const as = given.findIndex((one) => text.slice(one.start, one.end) === 'as');
  const params = as === -1 ? given : given.slice(0, as);
  const names =
    as === -1
      ? []
      : text
          .slice(given[as]?.end ?? tag.to, tag.to)
          .replaceAll('|', ' ')
          .trim()
          .split(/\s+/);
  const list = handlebarsValue(source, params.slice(1));
  if (loops.has(name) && params.length === 2) {
    const items: LoopItems = {
      names: names.slice(0, 1),
      list,
      test: null,
      counts: name !== 'each',
      contexts: ['this', '.'],
    };
    builder.begin(name, subject, tag.start, { items });
  } else if (/^(?:times|repeat|range|for|loop)$/.test(name) && params.length > 1) {
    const numbers = params.slice(1).map((one) => Number(text.slice(one.start, one.end)));
    const [from = 0, to] = numbers;
    const known = numbers.every((number) => Number.isFinite(number)) && numbers.length <= 2;
    const turns = to === undefined ? from : Math.max(0, to - from + 1);
    const value: Expr = known ? { ...list, kind: 'value', value: numberValue(turns) } : list;
    const items: LoopItems = {
      names: names.slice(0, 1),
      list: value,
      test: null,
      counts: true,
      contexts: ['this', '.'],
    };
    builder.begin(name, subject, tag.start, { items });
  } else if (name === 'with' && params.length > 1) {
    const values: Argument[] = ['this', '.', ...names].map((one) => ({ name: one, value: list }));
    builder.begin(name, subject, tag.start, { values }, list);
  } else if (conditions.has(name))
    builder.begin(name, subject, tag.start, '#', testFor(source, name, params));
  else {
    const words = params.slice(1).map((one) => text.slice(one.start, one.end));
    const texts = longLiterals(source, first?.end ?? tag.to, tag.to);
    builder.begin(name, subject, tag.start, {
      texts,
      repeats: words.some((word) => /^\d+$/.test(word) && word !== '1'),
    });
  }
}

function closeBlock(
  builder: TemplateBuilder,
  name: string,
  start: number,
  end: number,
  handlebars: boolean,
): void {
  const block = builder.finish(
    (open) =>
      open.tag === name ||
      ((open.tag === '#>' || open.tag === '#*') && (open.subject === name || name === 'inline')),
  );
  if (block === null) {
    builder.complain(start, `The template closes a \`${name.slice(0, 40)}\` that is not open.`);
    return;
  }
  const place = builder.place(block.start, end);
  const body = block.arms.flat();
  const extra: BlockExtra = typeof block.extra === 'object' && block.extra !== null ? block.extra : {};
  if (block.tag === '#>') {
    const { first, values = [] } = extra;
    builder.add({
      kind: 'include',
      target: targetName(builder.source, first),
      optional: false,
      body,
      values,
      place,
    });
  } else if (block.tag === '#*') {
    const parameters: Argument[] = [];
    builder.add({ kind: 'macro', name: block.subject, parameters, body, place });
  } else if (block.extra === '^') {
    builder.add({ kind: 'branch', arms: armsOf(block), ...testsOf(block), on: block.subject, place });
  } else if (extra.items !== undefined) builder.add(loopOf(block, place, extra.items));
  else if (handlebars && loops.has(block.tag)) builder.add(loopOf(block, place));
  else if (handlebars && block.tag === 'message') {
    // Semantic Kernel's helper: `{{#message role="system"}}…{{/message}}`.
    const role = /(?:^|\s)role=(?:"([^"]{1,40})"|'([^']{1,40})')/.exec(block.subject);
    builder.add({ kind: 'role', role: role?.[1] ?? role?.[2] ?? 'user', place });
    for (const node of body) builder.add(node);
  } else if (handlebars && block.tag === 'with' && extra.values !== undefined) {
    const arms = [...block.arms];
    const [first = []] = arms;
    const inner: TemplateNode = { kind: 'with', values: extra.values, body: first, place };
    if (arms.length === 1) builder.add(inner);
    else
      builder.add({
        kind: 'branch',
        arms: [[inner], ...arms.slice(1)],
        tests: block.tests,
        on: block.subject,
        place,
      });
  } else if (handlebars && (block.tag === 'section' || block.tag === 'role')) {
    for (const node of body) builder.add(node);
  } else if (handlebars && (conditions.has(block.tag) || block.arms.length > 1)) {
    const on = `${block.tag} ${block.subject}`;
    builder.add({ kind: 'branch', arms: armsOf(block), ...testsOf(block), on, place });
  } else if (handlebars && block.subject !== '') {
    // A helper of the application: its content is sent once, as far as anyone can tell, or, where it is given a number,
    // that often perhaps. Fixed texts that it is given are sent too.
    for (const text of extra.texts ?? []) builder.add(text);
    if (extra.repeats === true)
      builder.add({ kind: 'loop', body, over: `${block.tag} ${block.subject}`, place });
    else for (const node of body) builder.add(node);
  } else builder.add({ kind: 'loop', body, over: block.tag, place });
}

/** What is remembered about a block until it is closed. */
interface BlockExtra {
  readonly first?: Span | undefined;
  readonly values?: readonly Argument[];
  readonly items?: LoopItems;
  readonly texts?: readonly TextSegment[];
  readonly repeats?: boolean;
}

/** A partial's name: a word, a quoted name, or `(lookup . "x")`, which is mostly known at run time only. */
function targetName(source: SourceText, word: Span | undefined): Target {
  const name = word === undefined ? '' : source.text.slice(word.start, word.end);
  if (word !== undefined && name.startsWith('('))
    return { kind: 'dynamic', expression: name, value: handlebarsValue(source, [word]) };
  return { kind: 'names', names: [name.replace(/^(["'[])(.*)["'\]]$/, '$2')] };
}
