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
 * The language a text without any declaration is most likely written in, by its tell-tales. Only `{x}` in a
 * text with no other marks counts as an f-string: prompts are full of JSON.
 */
export function engineOf(text: string): Engine {
  const double = text.indexOf('{{');
  const tag = text.indexOf('{%');
  if (tag !== -1 && text.includes('%}', tag)) return 'jinja';
  if (double !== -1 && text.includes('}}', double)) {
    if (text.includes('${{')) return 'github';
    if (/\{\{[#/>^!]/.test(text)) return 'handlebars';
    if (/\{\{-? ?\.[A-Za-z]/.test(text)) return 'go';
    if (/\{\{ ?\$/.test(text)) return 'sk';
    if (/\{\{[-~]?[ \t]*[A-Za-z_]/.test(text)) return text.includes('{#') ? 'jinja' : 'braces';
    return 'fstring';
  }
  if (/\{[A-Za-z_][\w.]{0,60}\}/.test(text)) return /\$\{[A-Za-z_]/.test(text) ? 'dollar-braces' : 'fstring';
  return 'plain';
}
