import { joinPath } from '../syntax/paths.js';
import type { SourceText } from '../syntax/place.js';
import { armsOf, TemplateBuilder } from '../templates/builder.js';
import type { Target, Template } from '../templates/tree.js';

/**
 * GitHub Agentic Workflows: `${{ expression }}`, `{{#if x}} … {{#else}} … {{/if}}`, `{{#import path}}` (compile time),
 * `{{#runtime-import path}}`, and the older `@include path` and `@import path` on a line of their own. A `?` makes
 * an import optional. `<!-- comments -->` are taken out before anything is sent.
 * https://github.github.com/gh-aw/reference/templating/ and …/imports/, with actions/setup/js/runtime_import.cjs of
 * https://github.com/githubnext/gh-aw (compared 2026-11-26).
 */
export function readAgentic(source: SourceText): Template {
  const { text } = source;
  const builder = new TemplateBuilder(source);
  const tags =
    /\$\{\{([^{}]{1,500})\}\}|\{\{\s*#(?:runtime-)?import(\?)?:?\s+([^{}\n]{1,300})\}\}|\{\{\s*#(?:if|elseif|else-if|elif)\s+((?:\$\{\{[^{}]{1,500}\}\}|[^{}\n]){1,500})\}\}|\{\{\s*(#?else)\s*\}\}|\{\{\s*(\/if|#endif)\s*\}\}|(?<![^\n])@(?:include|import)(\?)?[ \t]+([^\s]{1,300})[ \t]*\r?(?=\n|$)/g;
  let from = 0;
  const comments = commentsIn(text);
  let next = 0;
  /** Text up to `to`, without the comments in it. */
  const plain = (to: number) => {
    for (
      let comment = comments[next];
      comment !== undefined && comment.start < to;
      comment = comments[next]
    ) {
      if (comment.start > from) builder.text(from, comment.start);
      from = Math.max(from, comment.end);
      next++;
    }
    if (to > from) builder.text(from, to);
    from = Math.max(from, to);
  };
  for (const found of text.matchAll(tags)) {
    const start = found.index;
    const end = start + found[0].length;
    plain(start);
    if (from > start) continue;
    from = end;
    const place = builder.place(start, end);
    const [, expression, optionalTag, imported, condition, otherwise, close, optionalLine, included] = found;
    const path = imported ?? included;
    if (expression !== undefined) builder.add({ kind: 'variable', name: expression.trim(), place });
    else if (path !== undefined) {
      const optional = (optionalTag ?? optionalLine) !== undefined;
      builder.add({ kind: 'include', target: targetOf(path), optional, body: null, place });
    } else if (condition !== undefined) {
      const isNext = /^\{\{\s*#el/.test(found[0]);
      if (isNext && builder.top !== undefined) builder.arm(false);
      else builder.begin('if', condition.trim(), start);
    } else if (otherwise !== undefined) builder.arm(true);
    else if (close !== undefined) {
      const block = builder.finish((one) => one.tag === 'if');
      if (block === null) continue;
      builder.add({
        kind: 'branch',
        arms: armsOf(block),
        on: block.subject,
        place: builder.place(block.start, end),
      });
    }
  }
  plain(text.length);
  return builder.done();
}

function commentsIn(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let start = text.indexOf('<!--'); start !== -1;) {
    const close = text.indexOf('-->', start + 4);
    if (close === -1) break;
    found.push({ start, end: close + 3 });
    start = text.indexOf('<!--', close + 3);
  }
  return found;
}

/** `owner/repo/path@ref` is in another repository; `path#Section` is a part of a file and is taken whole. */
function targetOf(written: string): Target {
  const path = written
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace(/#[^/]*$/, '');
  if (path.includes('${{')) return { kind: 'dynamic', expression: path };
  if (/^[\w.-]+\/[\w.-]+\/[^@\s]+@[\w./-]+$/.test(path))
    return { kind: 'names', names: [`https://github.com/${path}`] };
  const clean = joinPath('', path);
  return { kind: 'names', names: ['path' in clean && !path.startsWith('.') ? clean.path : path] };
}
