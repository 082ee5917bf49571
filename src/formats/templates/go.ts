import type { SourceText } from '../syntax/place.js';
import { armsOf, loopOf, TemplateBuilder, testsOf, trimmedEnd, trimmedStart } from './builder.js';
import { closingQuote } from './expression.js';
import { goVariables, parseGo } from './go-expression.js';
import type { Argument, LoopItems, Template } from './tree.js';

// https://pkg.go.dev/text/template

/** Go's text/template: `{{.Name}}`, `{{range}}`, `{{template "a" .}}`, `{{- trims -}}`, `{{/* comments *\/}}`. */
export function readGo(source: SourceText): Template {
  const { text } = source;
  const builder = new TemplateBuilder(source);
  let at = 0;
  let trimNext = false;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    const close = open === -1 ? -1 : closing(text, open + 2);
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
    const actionStart = start + text.slice(start, end).length - text.slice(start, end).trimStart().length;
    const word = /^[a-z]+(?![\w.(])/.exec(action)?.[0] ?? '';
    const subject = action.slice(word.length).trim().slice(0, 2000).replace(/\s+/g, ' ').slice(0, 120);
    const rest = actionStart + word.length;
    const value = () => parseGo(source, rest, end);
    const place = builder.place(open, close + 2);
    const name = /^\s*("[^"]*"|`[^`]*`)/.exec(text.slice(rest, Math.min(end, rest + 1000)));
    const quoted = name?.[1]?.slice(1, -1) ?? null;
    if (action.startsWith('/*') || action === '') continue;
    if (word === 'if') builder.begin(word, subject, open, null, value());
    else if (word === 'with') {
      const named = goVariables(text, rest, end);
      const test = parseGo(source, named.after, end);
      const values: Argument[] = [...named.names, '.'].map((one) => ({ name: one, value: test }));
      builder.begin(word, subject, open, values, test);
    } else if (word === 'range') {
      const named = goVariables(text, rest, end);
      const list = parseGo(source, named.after, end);
      const items: LoopItems = {
        names: named.names,
        list,
        test: null,
        counts: true,
        pairs: true,
        contexts: ['.'],
      };
      builder.begin(word, subject, open, items);
    } else if (word === 'define') builder.begin(word, quoted ?? subject, open);
    else if (word === 'block') {
      const dot: Argument = { name: '.', value: parseGo(source, rest + (name?.[0].length ?? 0), end) };
      builder.begin(word, quoted ?? subject, open, dot);
    } else if (word === 'else') {
      // `{{else if x}}`, `{{else with x}}`
      const condition = /^(?:if|with)\s/.exec(action.slice(word.length).trimStart());
      const at = condition === null ? rest : text.indexOf(condition[0].trim(), rest) + condition[0].length;
      builder.arm(subject === '', subject === '' ? null : parseGo(source, at, end));
    } else if (word === 'end') {
      const block = builder.finish(() => true);
      if (block === null) {
        builder.complain(open, 'The template has an `end` without a beginning.');
        continue;
      }
      const whole = builder.place(block.start, close + 2);
      if (block.tag === 'range') builder.add(loopOf(block, whole, block.extra as LoopItems));
      else if (block.tag === 'define') {
        builder.add({
          kind: 'macro',
          name: block.subject,
          // What is passed is the dot.
          parameters: [{ name: '.', value: null }],
          body: block.arms.flat(),
          place: whole,
        });
      } else if (block.tag === 'block') {
        builder.add({ kind: 'block', name: block.subject, body: block.arms.flat(), place: whole });
      } else {
        const arms = [...armsOf(block)];
        const [first = []] = arms;
        if (block.tag === 'with')
          arms[0] = [{ kind: 'with', values: block.extra as readonly Argument[], body: first, place: whole }];
        builder.add({ kind: 'branch', arms, ...testsOf(block), on: block.subject, place: whole });
      }
    } else if (word === 'template') {
      if (quoted === null)
        builder.add({
          kind: 'include',
          target: { kind: 'dynamic', expression: subject },
          optional: false,
          body: null,
          place,
        });
      else {
        const passed = rest + (name?.[0].length ?? 0);
        const dot =
          text.slice(passed, end).trim() === '' ? [] : [{ name: null, value: parseGo(source, passed, end) }];
        builder.add({ kind: 'call', name: quoted, written: quoted, arguments: dot, body: null, place });
      }
    } else if (word === 'break' || word === 'continue') continue;
    else {
      const named = goVariables(text, actionStart, end);
      const value = parseGo(source, named.after, end);
      const [variable] = named.names;
      if (variable !== undefined)
        builder.add({ kind: 'set', name: variable, value, reach: named.declares ? 'block' : 'loop', place });
      else
        builder.add({
          kind: 'output',
          value,
          name: action.slice(0, 2000).replace(/\s+/g, ' ').slice(0, 80),
          place,
        });
    }
  }
  return builder.done();
}

/** Where an action ends: `}}` within a string does not end it. A quote that closes nothing is taken for text. */
function closing(text: string, start: number): number {
  const plain = text.indexOf('}}', start);
  for (let at = start; at < text.length; at++) {
    const unit = text[at];
    if (unit === '}' && text[at + 1] === '}') return at;
    if (unit === '"' || unit === '`') {
      const stop =
        unit === '`'
          ? text.indexOf('`', at + 1)
          : closingQuote(text, at, Math.min(text.length, at + 1_000_000));
      const newline = unit === '"' ? text.indexOf('\n', at) : -1;
      if (stop === -1 || (newline !== -1 && newline < stop)) return plain;
      at = stop;
    } else if (unit === '{' && text[at + 1] === '{') return plain;
  }
  return plain;
}
