import type { SourceText } from '../syntax/place.js';
import { armsOf, isBlank, loopOf, TemplateBuilder, trimmedEnd, trimmedStart } from './builder.js';
import { literalOf } from './expression.js';
import { mediaSegment } from '../request/media.js';
import type { Argument, Target, Template, TemplateNode, TemplateOptions } from './tree.js';

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
  while (at < text.length) {
    const open = text.indexOf('{{', at);
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
    const tag = tagAt(text, open, lastCommentEnd);
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
    readTag(builder, tag, handlebars);
  }
  return builder.done();
}

function tagAt(text: string, open: number, lastCommentEnd: number): Tag | null {
  const triple = text.startsWith('{{{', open);
  let from = open + (triple ? 3 : 2);
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
  const mark = triple ? '}}}' : '}}';
  const close = text.indexOf(mark, from);
  if (close === -1) return null;
  const trimAfter = text[close - 1] === '~' && close - 1 >= from;
  const to = trimAfter ? close - 1 : close;
  let sigil = '';
  const first = text[from] ?? '';
  if ('#^/>!&*$<'.includes(first) && first !== '') {
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
  if (text.startsWith('{{{', tag.start)) return false;
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
      builder.add({ kind: 'include', target: targetName(text, name), optional: false, body: null, place });
      return;
    }
    case '#>':
      builder.begin('#>', name, tag.start);
      return;
    case '#*': {
      const second = params[1];
      const literal = second === undefined ? null : literalOf(source, second.start, second.end);
      builder.begin('#*', literal?.text ?? subject, tag.start);
      return;
    }
    case '#':
      builder.begin(name, handlebars ? subject : name, tag.start, '#');
      return;
    case '^':
      if (name === '') builder.arm(true);
      else builder.begin(name, name, tag.start, '^');
      return;
    case 'else':
      builder.arm(params.length <= 1);
      return;
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
  const whole = literalOf(source, tag.from, tag.to);
  if (handlebars && whole !== null) {
    builder.add({ kind: 'variable', name: whole.text, place });
    return;
  }
  const written = text.slice(tag.from, tag.to).trim().replace(/\s+/g, ' ');
  if (name === '@partial-block') return;
  builder.add({ kind: 'variable', name: params.length > 1 ? written.slice(0, 80) : name, place });
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
  if (block.tag === '#>') {
    builder.add({
      kind: 'include',
      target: targetName(builder.source.text, block.subject),
      optional: false,
      body,
      place,
    });
  } else if (block.tag === '#*') {
    const parameters: Argument[] = [];
    builder.add({ kind: 'macro', name: block.subject, parameters, body, place });
  } else if (block.extra === '^') {
    builder.add({ kind: 'branch', arms: armsOf(block), on: block.subject, place });
  } else if (handlebars && loops.has(block.tag)) builder.add(loopOf(block, place));
  else if (handlebars && block.tag === 'message') {
    // Semantic Kernel's helper: `{{#message role="system"}}…{{/message}}`.
    const role = /(?:^|\s)role=(?:"([^"]{1,40})"|'([^']{1,40})')/.exec(block.subject);
    builder.add({ kind: 'role', role: role?.[1] ?? role?.[2] ?? 'user', place });
    for (const node of body) builder.add(node);
  } else if (handlebars && (block.tag === 'with' || block.tag === 'section' || block.tag === 'role')) {
    for (const node of block.tag === 'with' && block.arms.length > 1
      ? branch(block.arms, block.subject, place)
      : body) {
      builder.add(node);
    }
  } else if (handlebars && (conditions.has(block.tag) || block.arms.length > 1)) {
    builder.add({ kind: 'branch', arms: armsOf(block), on: `${block.tag} ${block.subject}`, place });
  } else if (handlebars && block.subject !== '') {
    // A helper of the application: its content is sent once, as far as anyone can tell.
    for (const node of body) builder.add(node);
  } else builder.add({ kind: 'loop', body, over: block.tag, place });
}

function branch(
  arms: readonly (readonly TemplateNode[])[],
  on: string,
  place: TemplateNode['place'],
): TemplateNode[] {
  return [{ kind: 'branch', arms, on, place }];
}

/** A partial's name: a word, a quoted name, or `(lookup . "x")`, which is only known at run time. */
function targetName(_text: string, name: string): Target {
  if (name.startsWith('(') || name === '@partial-block') return { kind: 'dynamic', expression: name };
  return { kind: 'names', names: [name.replace(/^(["'[])(.*)["'\]]$/, '$2')] };
}

/** Words between blanks, with quotes and brackets kept together. */
function wordsIn(text: string, start: number, end: number): { start: number; end: number }[] {
  const words: { start: number; end: number }[] = [];
  let at = start;
  while (at < end) {
    while (at < end && isBlank(text[at])) at++;
    const from = at;
    let depth = 0;
    while (at < end && (depth > 0 || !isBlank(text[at]))) {
      const unit = text[at];
      if (unit === '(') depth++;
      else if (unit === ')') depth--;
      else if (unit === '"' || unit === "'") {
        const close = text.indexOf(unit, at + 1);
        if (close !== -1 && close < end) at = close;
      }
      at++;
    }
    if (at > from) words.push({ start: from, end: Math.min(at, end) });
  }
  return words;
}
