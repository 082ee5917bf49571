import type { SourceText } from '../syntax/place.js';
import { armsOf, loopOf, TemplateBuilder, trimmedEnd, trimmedStart } from './builder.js';
import { literalOf } from './expression.js';
import { textSegment } from '../syntax/place.js';
import type { Template } from './tree.js';

// https://pkg.go.dev/text/template

/** Go's text/template: `{{.Name}}`, `{{range}}`, `{{template "a" .}}`, `{{- trims -}}`, `{{/* comments *\/}}`. */
export function readGo(source: SourceText): Template {
  const { text } = source;
  const builder = new TemplateBuilder(source);
  let at = 0;
  let trimNext = false;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    const close = open === -1 ? -1 : text.indexOf('}}', open + 2);
    let textEnd = open === -1 ? text.length : open;
    const from = trimNext ? trimmedStart(text, at, textEnd) : at;
    trimNext = false;
    if (open === -1 || close === -1) {
      if (open !== -1) builder.complain(open, 'A `{{` of the template is not closed.');
      builder.text(from, text.length);
      break;
    }
    let start = open + 2;
    let end = close;
    if (text[start] === '-' && /\s/.test(text[start + 1] ?? '')) {
      textEnd = Math.max(from, trimmedEnd(text, from, textEnd));
      start += 2;
    }
    if (text[end - 1] === '-' && /\s/.test(text[end - 2] ?? '') && end - 2 >= start) {
      trimNext = true;
      end -= 2;
    }
    builder.text(from, textEnd);
    at = close + 2;
    const action = text.slice(start, end).trim();
    const word = /^[a-z]+(?![\w.(])/.exec(action)?.[0] ?? '';
    const subject = action.slice(word.length).trim().replace(/\s+/g, ' ').slice(0, 120);
    const place = builder.place(open, close + 2);
    const quoted = /^\s*("[^"]*"|`[^`]*`)/.exec(subject)?.[1]?.slice(1, -1) ?? null;
    if (action.startsWith('/*') || action === '') continue;
    if (word === 'if' || word === 'with' || word === 'range') builder.begin(word, subject, open);
    else if (word === 'define' || word === 'block') builder.begin(word, quoted ?? subject, open);
    else if (word === 'else') builder.arm(subject === '');
    else if (word === 'end') {
      const block = builder.finish(() => true);
      if (block === null) {
        builder.complain(open, 'The template has an `end` without a beginning.');
        continue;
      }
      const whole = builder.place(block.start, close + 2);
      if (block.tag === 'range') builder.add(loopOf(block, whole));
      else if (block.tag === 'define') {
        builder.add({
          kind: 'macro',
          name: block.subject,
          parameters: [],
          body: block.arms.flat(),
          place: whole,
        });
      } else if (block.tag === 'block') {
        builder.add({ kind: 'block', name: block.subject, body: block.arms.flat(), place: whole });
      } else builder.add({ kind: 'branch', arms: armsOf(block), on: block.subject, place: whole });
    } else if (word === 'template') {
      if (quoted === null)
        builder.add({
          kind: 'include',
          target: { kind: 'dynamic', expression: subject },
          optional: false,
          body: null,
          place,
        });
      else builder.add({ kind: 'call', name: quoted, written: quoted, arguments: [], body: null, place });
    } else if (word === 'break' || word === 'continue' || /^\$\w+\s*:?=/.test(action)) continue;
    else {
      const literal = literalOf(source, start, end);
      if (literal !== null) builder.add(textSegment(literal));
      else builder.add({ kind: 'variable', name: action.replace(/\s+/g, ' ').slice(0, 80), place });
    }
  }
  return builder.done();
}
