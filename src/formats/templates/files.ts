import type { Format } from '../../core/format.js';
import { frontmatter } from '../../core/origin.js';
import type { Message } from '../../core/prompt.js';
import type { SourceFile } from '../../core/revision.js';
import { readFrontMatter } from '../syntax/frontmatter.js';
import { modelNamed } from '../request/models.js';
import { readParameters } from '../request/parameters.js';
import { baseName } from '../syntax/paths.js';
import { textIn } from '../syntax/place.js';
import { promptOf } from '../request/prompts.js';
import { hasKeys, stringAt, textAt } from '../syntax/tree.js';
import { expandDefinitions, expandTemplate } from './expand.js';
import { markRoleLines, messagesOf } from '../request/roles.js';
import { markRoleTags } from './tags.js';
import type { Engine } from './tree.js';

/** Templates of pages, mails and configs share these endings; the path or the text tells a prompt. */
const tellingPath =
  /(?:^|[/_.-])(?:prompts?|system|agents?|llm|instructions?|assistant|persona|completion|gpt|claude)(?:[/_.-]|$)/i;
const tellingText =
  /\byou are an? [a-z -]{0,60}(?:assistant|agent|expert|bot|reviewer|engineer)\b|^[ \t]*#{0,3}[ \t]*(?:system|user|assistant)[ \t]*:[ \t]*\r?$|<message\s+role=|\{\{#?(?:role|message) (?:role=)?["']/im;
/** How people ask a model for work where nothing says who it is; mails and pages are not written so. */
const askingText =
  /\b(?:I want you to|I(?:['’]d| would) like (?:you to|your help)|I need (?:you to|your help)|your (?:task|job|goal) is to|think step[- ]by[- ]step|respond (?:only )?(?:with|in) (?:valid )?JSON)\b/i;
/** `page.html.hbs`, `values.yaml.tmpl`: a template of something else. */
const otherKinds =
  /\.(?:html?|xml|sql|conf|cfg|ini|ya?ml|json|toml|sh|py|js|ts|tsx|jsx|css|env|service|tf|dockerfile|c|h|cpp|rs|go|java|rb|mjml|svg)\.[a-z]+$/i;
/** Files of a project that a generator writes: `Dockerfile.tmpl`, `README.md.tmpl`. */
const scaffold =
  /(?:^|\/)(?:Dockerfile|Makefile|Containerfile|Procfile|README|LICENSE|CHANGELOG|\.?gitignore|\.?dockerignore)(?:\.\w{1,8})?\.[a-z]+$/i;
/** What is kept among prompts is one, whatever its name: a prompt must not go out of sight by being called README. */
const promptFolder = /(?:^|\/)(?:\w+[_-])?prompts?\//i;
const markup = /<(?:div|table|td|body|span|br|img|style)\b/i;
const pages = /^\s*(?:<!doctype|<html|<\?xml|<mjml|\{\{!<)/i;
const roleLine = /^[ \t]*#{0,3}[ \t]*(?:system|user|assistant|developer)[ \t]*:[ \t]*\r?$/im;

/** Whether a template file is one of a prompt: by its path, or where that says nothing by its text. */
export function isPromptTemplate(file: SourceFile): boolean {
  return (
    !file.text.includes('\0') &&
    file.text.trim() !== '' &&
    !otherKinds.test(file.path) &&
    (!scaffold.test(file.path) || promptFolder.test(file.path)) &&
    !pages.test(file.text.slice(0, 500)) &&
    (tellingPath.test(file.path) || isTelling(file.text.slice(0, 20_000)))
  );
}

function isTelling(text: string): boolean {
  return tellingText.test(text) || (askingText.test(text) && !markup.test(text));
}

export interface TemplateFormat {
  readonly id: string;
  readonly title: string;
  readonly docs: string;
  readonly reads: string;
  readonly endings: readonly string[];
  readonly engine: Engine;
}

/** The format of prompts that are files of one template language, told from other templates by path and text. */
export function templateFormat(given: TemplateFormat): Format {
  const ending = new RegExp(`\\.(?:${given.endings.join('|')})$`, 'i');
  return {
    id: given.id,
    title: given.title,
    docs: given.docs,
    reads: given.reads,
    patterns: given.endings.map((name) => `**/*.${name}`),
    recognizes: isPromptTemplate,
    async extract(file, context) {
      const { matter, present, body, problems } = readFrontMatter(file);
      // Front matter that says nothing of a request is text like any other.
      const settings =
        present &&
        matter !== null &&
        ['model', 'temperature', 'max_tokens', 'maxTokens', 'provider'].some((key) => hasKeys(matter, key))
          ? matter
          : null;
      const source = settings === null ? textIn(file) : body;
      const expanded = await expandTemplate(given.engine, source, context);
      const tagged = /<message\s+role\s*=/i.test(file.text);
      const pieces = tagged
        ? markRoleTags(expanded.pieces, false)
        : roleLine.test(file.text)
          ? markRoleLines(expanded.pieces)
          : expanded.pieces;
      const stem = baseName(file.path).replace(ending, '');
      const messages = messagesOf(pieces, {
        role: /(?:^|[_.-])user(?:[_.-]|$)/i.test(stem) ? 'user' : 'system',
        place: source.place,
      });
      const isPart =
        stem.startsWith('_') ||
        /(?:^|\/)(?:_?partials?|_?includes?|snippets|_?shared)\//i.test(file.path) ||
        messages.every((message) => message.segments.length === 0);
      const written = textAt(settings, 'model');
      const provider = stringAt(settings, 'provider');
      const allProblems = [...(settings === null ? [] : problems), ...expanded.problems];
      if (given.engine === 'go' && isBlankText(messages)) {
        // A file of definitions sends nothing by itself: programs execute them by their names.
        const defined = await expandDefinitions(given.engine, source, context);
        if (defined.length > 0)
          return {
            prompts: defined.map((one) =>
              promptOf(given.id, file, {
                name: one.name,
                kind: one.isPart || stem.startsWith('_') ? 'fragment' : 'request',
                line: one.place.line,
                messages: messagesOf(one.pieces, {
                  role: /(?:^|[_./-])user(?:[_./-]|$)/i.test(one.name) ? 'user' : 'system',
                  place: one.place,
                }),
                model: modelNamed(written, { origin: frontmatter, provider }),
                parameters: readParameters(settings),
                incomplete: one.incomplete,
              }),
            ),
            problems: [...allProblems, ...defined.flatMap((one) => one.problems)],
          };
      }
      return {
        prompts: [
          promptOf(given.id, file, {
            name: stringAt(settings, 'name') ?? stem.replace(/^_/, '').replace(/\.(?:txt|md|prompt)$/i, ''),
            kind: isPart ? 'fragment' : 'request',
            line: 1,
            messages,
            model: modelNamed(written, { origin: frontmatter, provider }),
            parameters: readParameters(settings),
            incomplete: expanded.incomplete,
          }),
        ],
        problems: allProblems,
      };
    },
  };
}

function isBlankText(messages: readonly Message[]): boolean {
  return messages.every((message) =>
    message.segments.every((segment) => segment.kind === 'text' && segment.text.trim() === ''),
  );
}
