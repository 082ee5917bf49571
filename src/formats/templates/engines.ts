import { readAgentic } from '../request/agentic.js';
import { readGo } from './go.js';
import { readHandlebars, readMustache } from './handlebars.js';
import { readJinja, readLiquid } from './jinja.js';
import { readPromptl } from './promptl.js';
import {
  readBraces,
  readDollar,
  readDollarBraces,
  readFstring,
  readGithub,
  readNames,
  readPlain,
  readSemanticKernel,
  readState,
} from './simple.js';
import type { SourceText } from '../syntax/place.js';
import type { Engine, Template, TemplateOptions, TemplateReader } from './tree.js';

const readers: Readonly<Record<Engine, TemplateReader>> = {
  jinja: readJinja,
  nunjucks: readJinja,
  liquid: readLiquid,
  handlebars: readHandlebars,
  mustache: readMustache,
  go: readGo,
  sk: readSemanticKernel,
  fstring: readFstring,
  dollar: readDollar,
  'dollar-braces': readDollarBraces,
  braces: readBraces,
  github: readGithub,
  agentic: readAgentic,
  promptl: readPromptl,
  names: readNames,
  state: readState,
  plain: readPlain,
};

/** Reads a template into its tree; other files are joined in later by `expand`. Never throws. */
export function parseTemplate(engine: Engine, source: SourceText, options: TemplateOptions = {}): Template {
  return readers[engine](source, options);
}

/**
 * The language a text without any declaration is most likely written in. A language needs evidence of its own: a closed
 * block, or a plausible name between its marks. JSON in doubled braces is how Python's format strings escape it; what
 * is in LaTeX's braces, in the shell's `${x:-y}` or in code is text.
 */
export function engineOf(text: string): Engine {
  if (!text.includes('{')) return 'plain';
  const tags = /\{%[-+~]?\s{0,20}[a-z]\w{0,30}[^%]{0,2000}%\}/i.test(text);
  const comment = /\{#[-\s][^#]{0,5000}#\}/.test(text);
  if (tags) return 'jinja';
  if (text.includes('{{') && text.includes('}}')) {
    if (/\$\{\{[^{}]{1,300}\}\}/.test(text)) return 'github';
    if (hasHandlebarsBlock(text)) return 'handlebars';
    if (
      /\{\{-? ?\.[A-Za-z]/.test(text) ||
      /\{\{-?\s{0,5}(?:(?:define|template|block)\s{1,5}["`]|end\s{0,5}-?\}\})/.test(text)
    )
      return 'go';
    if (/\{\{ ?\$/.test(text)) return 'sk';
    if (comment) return 'jinja';
    // `{{name}}`, `{{ user.name | upper }}`, `{{ f(x) }}`, as against `{{"key": 1}}`.
    const names =
      /(?<!\{)\{\{[-~]?[ \t]{0,9}[A-Za-z_@][\w.@-]{0,100}(?:[ \t]{0,9}[|([][^{}\n]{0,300})?[ \t]{0,9}[-~]?\}\}/.test(
        text,
      );
    if (names && !(hasField(text) && hasEscapedBraces(text))) return 'braces';
    return 'fstring';
  }
  // A long comment that is the only mark of a template is text: a program that renders no template sends it.
  if (comment && commentsIn(text) <= mostInComments) return 'jinja';
  if (hasField(text)) return 'fstring';
  return /\$\{[A-Za-z_][\w.]{0,100}\}/.test(text) ? 'dollar-braces' : 'plain';
}

/** Characters in comments up to which they are evidence without any other. */
const mostInComments = 200;

function commentsIn(text: string): number {
  return [...text.matchAll(/\{#[-\s][^#]{0,5000}#\}/g)].reduce((sum, [all]) => sum + all.length, 0);
}

/** A block of Handlebars or Mustache that is closed under its name, a partial, or a comment. */
function hasHandlebarsBlock(text: string): boolean {
  if (/\{\{~?!(?:--)?[\s\w][^{}]{0,2000}\}\}|\{\{~?>\s{0,5}[@\w"'(][^{}\n]{0,200}\}\}/.test(text))
    return true;
  const closed = new Set<string>();
  for (const found of text.matchAll(/\{\{~?\/\s{0,5}([\w@.-]{1,100})\s{0,5}~?\}\}/g))
    closed.add(found[1] ?? '');
  if (closed.size === 0) return false;
  for (const found of text.matchAll(/\{\{~?[#^][*>]?\s{0,5}([\w@.-]{1,100})/g))
    if (closed.has(found[1] ?? '')) return true;
  return false;
}

/** `{name}` of a Python format string: not LaTeX's argument, not the shell's or JavaScript's `${name}`. */
function hasField(text: string): boolean {
  for (const found of text.matchAll(/(?<![{$\\\w}])\{[A-Za-z_][\w.]{0,60}(?:![rsa])?\}(?!\})/g)) {
    const before = text.slice(Math.max(0, found.index - 40), found.index);
    if (!/\\[A-Za-z]+\*?(?:\[[^\]]{0,20}\])?$/.test(before)) return true;
  }
  // Behind a word (`id{number}`) it is one too, where no command of LaTeX is around.
  return !/\\[A-Za-z]+\{/.test(text) && /(?<![{$])\{[A-Za-z_][\w.]{0,60}\}(?!\})/.test(text);
}

/** `{{` in front of what can be no name. */
function hasEscapedBraces(text: string): boolean {
  return /\{\{\s{0,200}(?:["'[\d/#*]|\}\})/.test(text);
}
