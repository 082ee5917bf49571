import type { SourceText } from '../syntax/place.js';
import { textSegment } from '../syntax/place.js';
import { TemplateBuilder } from './builder.js';
import { literalOf } from './expression.js';
import type { Template } from './tree.js';

/** Text without any placeholders. */
export function readPlain(source: SourceText): Template {
  const builder = new TemplateBuilder(source);
  builder.text(0, source.text.length);
  return builder.done();
}

/**
 * Python's str.format and f-strings, as LangChain, CrewAI and many home-made prompts use them: `{name}`,
 * `{name!r:>10}`, `{{` and `}}` for one brace. A brace that holds anything else (a JSON example) is text.
 * https://docs.python.org/3/library/string.html#format-string-syntax
 */
export function readFstring(source: SourceText): Template {
  const { text } = source;
  const builder = new TemplateBuilder(source);
  const field = /\{([A-Za-z_][\w.]*(?:\[[\w'"-]{1,40}\])*|\d{0,3})(?:![rsa])?(?::[^{}\n]{0,40})?\}/y;
  let from = 0;
  for (let at = nextBrace(text, 0); at !== -1; at = nextBrace(text, at)) {
    if (text[at + 1] === text[at]) {
      // The first of two equal braces is text, the second only marks it.
      builder.text(from, at + 1);
      at += 2;
      from = at;
      continue;
    }
    if (text[at] === '{') {
      field.lastIndex = at;
      const found = field.exec(text);
      if (found !== null) {
        builder.text(from, at);
        builder.add({ kind: 'variable', name: found[1] ?? '', place: builder.place(at, field.lastIndex) });
        at = field.lastIndex;
        from = at;
        continue;
      }
    }
    at++;
  }
  builder.text(from, text.length);
  return builder.done();
}

/**
 * `{name}` and nothing else: no escapes, no conversions, and a brace around anything else is text. So CrewAI fills in
 * its inputs; of `{{name}}` the outer braces stay.
 * https://github.com/crewAIInc/crewAI/blob/main/lib/crewai/src/crewai/utilities/string_utils.py (checked 2026-11-26)
 */
export function readNames(source: SourceText): Template {
  return readFields(source, /\{([A-Za-z_][\w-]{0,200})\}/g);
}

/**
 * What ADK fills in from a session: `{key}`, `{app:key}`, `{artifact.name}`, `{key.field}`, optional with `?`, in any
 * number of braces. A brace around anything else is text.
 * https://github.com/google/adk-python/blob/main/src/google/adk/utils/instructions_utils.py (checked 2026-11-26)
 */
export function readState(source: SourceText): Template {
  return readFields(
    source,
    /(?<!\{)\{{1,20}[ \t]{0,9}((?:(?:app|user|temp):)?[A-Za-z_]\w{0,99}(?:\.[\w.-]{1,99})?(?:\[['"]?\w{1,40}['"]?\])?)\??[ \t]{0,9}\}{1,20}/g,
  );
}

function readFields(source: SourceText, pattern: RegExp): Template {
  const builder = new TemplateBuilder(source);
  let from = 0;
  for (const found of source.text.matchAll(pattern)) {
    builder.text(from, found.index);
    from = found.index + found[0].length;
    builder.add({ kind: 'variable', name: found[1] ?? '', place: builder.place(found.index, from) });
  }
  builder.text(from, source.text.length);
  return builder.done();
}

function nextBrace(text: string, at: number): number {
  for (let index = at; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 123 || unit === 125) return index;
  }
  return -1;
}

/** `$name`, `${name}` and `$$` for one dollar. https://docs.python.org/3/library/string.html#template-strings-strings */
export function readDollar(source: SourceText): Template {
  return readDollars(source, /\$(?:(\$)|([A-Za-z_]\w*)|\{([^{}\n]{1,200})\})/g);
}

/** Only `${name}`: a single `$` is a currency or a shell word, and `${x:-default}` is the shell's. */
export function readDollarBraces(source: SourceText): Template {
  return readDollars(
    source,
    /\$(?:(?!)()|(?!)()|\{(?![#!*@\d]|\w{1,100}(?::[-=?+]|%|#|\/\/|\^\^|,,))([^{}\n]{1,200})\})/g,
  );
}

function readDollars(source: SourceText, pattern: RegExp): Template {
  const { text } = source;
  const builder = new TemplateBuilder(source);
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    const at = found.index;
    if (found[1] !== undefined) {
      builder.text(from, at + 1);
      from = at + 2;
      continue;
    }
    builder.text(from, at);
    from = at + found[0].length;
    builder.add({
      kind: 'variable',
      name: (found[2] ?? found[3] ?? '').trim(),
      place: builder.place(at, from),
    });
  }
  builder.text(from, text.length);
  return builder.done();
}

/** Only `{{name}}`: no blocks, no comments, no escapes (GitHub Models and others like it). A name has no braces in it. */
export function readBraces(source: SourceText): Template {
  return readMarked(source, '{{', '}}', (at, stop) => Math.max(at, source.text.lastIndexOf('{{', stop - 2)));
}

/** GitHub's `${{ expression }}`; everything else is text. */
export function readGithub(source: SourceText): Template {
  return readMarked(source, '${{', '}}');
}

/** `innermost` says where a mark really begins that was seen open at `at` and is closed at `stop`. */
function readMarked(
  source: SourceText,
  open: string,
  close: string,
  innermost: (at: number, stop: number) => number = (at) => at,
): Template {
  const { text } = source;
  const builder = new TemplateBuilder(source);
  let from = 0;
  for (let seen = text.indexOf(open); seen !== -1; seen = text.indexOf(open, from)) {
    const stop = text.indexOf(close, seen + open.length);
    if (stop === -1) break;
    const at = innermost(seen, stop);
    const name = text.slice(at + open.length, stop).trim();
    builder.text(from, at);
    if (name === '' || name.length > 300) builder.text(at, stop + close.length);
    else builder.add({ kind: 'variable', name, place: builder.place(at, stop + close.length) });
    from = stop + close.length;
  }
  builder.text(from, text.length);
  return builder.done();
}

/**
 * Semantic Kernel's own syntax: `{{$name}}`, `{{Plugin.Function $argument}}` (content made at run time) and
 * `{{ "literal" }}`. https://learn.microsoft.com/semantic-kernel/concepts/prompts/prompt-template-syntax
 */
export function readSemanticKernel(source: SourceText): Template {
  const { text } = source;
  const builder = new TemplateBuilder(source);
  let from = 0;
  for (let at = text.indexOf('{{'); at !== -1; at = text.indexOf('{{', from)) {
    const stop = text.indexOf('}}', at + 2);
    if (stop === -1) break;
    const inner = text.slice(at + 2, stop).trim();
    const place = builder.place(at, stop + 2);
    const literal = literalOf(source, at + 2, stop);
    builder.text(from, at);
    from = stop + 2;
    if (literal !== null) {
      if (literal.text !== '') builder.add(textSegment(literal));
    } else if (inner.startsWith('$')) builder.add({ kind: 'variable', name: inner.slice(1), place });
    else if (/^[A-Za-z_][\w.-]*(?:\s|$)/.test(inner)) {
      builder.add({ kind: 'opaque', why: `\`${inner.slice(0, 80)}\` is called at run time`, place });
    } else builder.text(at, stop + 2);
  }
  builder.text(from, text.length);
  return builder.done();
}
