import type { Format } from '../core/format.js';
import { frontmatter } from '../core/origin.js';
import { problem } from '../core/problem.js';
import type { ModelReference, Role } from '../core/prompt.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { modelNamed } from './request/models.js';
import { readParameters } from './request/parameters.js';
import { baseName, extensionOf, stemOf } from './syntax/paths.js';
import { textIn } from './syntax/place.js';
import { promptOf } from './request/prompts.js';
import { hasKeys, stringAt, textAt, type MapNode, type Node } from './syntax/tree.js';
import { engineOf } from './templates/engines.js';
import { expandTemplate } from './templates/expand.js';
import { markRoleLines, messagesOf } from './request/roles.js';

/** What is beside prompts without being one. */
const notPrompts = new Set([
  'readme',
  'license',
  'licence',
  'changelog',
  'contributing',
  'code_of_conduct',
  'security',
  'requirements',
  'robots',
  'makefile',
  'dockerfile',
  'justfile',
  'procfile',
  'codeowners',
  'authors',
  'notice',
  'version',
]);
/** Words in a row: what a file without an ending must hold to be a text. */
const reads = /(?:\p{L}{2,20}[ ,]+){5}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{8}/u;
/** Where pages *about* prompts stand (`docs/decisions/0014-roles-in-prompt.md`), and the folders that say that a text is one. */
const documentation =
  /(?:^|\/)(?:docs?|[\w-]{1,40}[-_]docs|documentation|website|adrs?|decisions|rfcs?|blog|wiki|backlog|tickets|\.changesets?|changelogs?)\//i;
const promptFolder = /(?:^|\/)(?:_?prompts?|system[_-]prompts)\//;
/** Front matter with one of these says how the text is sent; any other front matter is part of the text. */
const settingKeys = [
  'model',
  'temperature',
  'max_tokens',
  'maxTokens',
  'maxOutputTokens',
  'max_output_tokens',
  'provider',
];

/** Prompts that are plain files. The last format to be asked, and the one for whatever the settings include. */
export const text: Format = {
  id: 'text',
  title: 'Plain text or Markdown prompt',
  docs: 'https://platform.openai.com/docs/guides/prompt-engineering',
  reads:
    'The whole file is the prompt, in the role its name says (`user_prompt.txt`) or its role lines say. Placeholders are recognized by their spelling; front matter with a model or limits is read as such and not sent.',
  patterns: [
    '**/{prompt,prompts,_prompts,system_prompts,system-prompts}/**/*.{txt,md,markdown,prompt}',
    '**/{prompt,prompts,_prompts,system_prompts,system-prompts}/**/!(*.*)',
    '**/*{prompt,Prompt}.{txt,md}',
    '**/*{_prompt_,-prompt-,_prompts_,-prompts-}*.{txt,md}',
    '**/{system,user,assistant,developer}.{txt,prompt}',
    '**/{prompt,Prompt,PROMPT}[_-]*.{txt,md}',
  ],
  recognizes: (file) => {
    const { path } = file;
    if (path.endsWith('.md') && documentation.test(path) && !promptFolder.test(path)) return false;
    if (!baseName(path).includes('.') && (file.text.startsWith('#!') || !reads.test(file.text))) return false;
    return (
      !notPrompts.has(stemOf(path).toLowerCase()) && file.text.trim() !== '' && !file.text.includes('\0')
    );
  },
  async extract(file, context) {
    const { matter, present, body, problems } = readFrontMatter(file);
    const settings =
      present && matter !== null && settingKeys.some((key) => hasKeys(matter, key)) ? matter : null;
    const source = settings === null ? textIn(file) : body;
    const aside = settings === null ? [] : longAside(settings, file.path);
    const engine = engineOf(source.text);
    const expanded = await expandTemplate(engine, source, context);
    const messages = messagesOf(hasRoleLine(source.text) ? markRoleLines(expanded.pieces) : expanded.pieces, {
      role: roleFor(file.path),
      place: source.place,
    });
    return {
      prompts: [
        promptOf('text', file, {
          name: stringAt(settings, 'name') ?? stemOf(file.path),
          line: 1,
          messages,
          model: modelIn(settings),
          parameters: readParameters(settings),
          incomplete: [
            ...expanded.incomplete,
            ...aside.map(({ key }) => `the text of \`${key}\` in the front matter`),
          ],
        }),
      ],
      problems: [
        ...(settings === null ? [] : problems),
        ...expanded.problems,
        ...aside.map(({ key, line }) =>
          problem(
            'runtime-code',
            file.path,
            line,
            `The text of \`${key}\` in the front matter is not counted.`,
          ),
        ),
      ],
    };
  },
};

/** Characters of a value in front matter that describe; a longer text may well be sent by whatever reads the file. */
const longestAside = 2000;

function longAside(settings: MapNode, path: string): { key: string; line: number }[] {
  return settings.entries.flatMap(({ key, value, keyPlace }) =>
    literalLengthOf(value) > longestAside && keyPlace.path === path
      ? [{ key: key.slice(0, 60), line: keyPlace.line }]
      : [],
  );
}

function literalLengthOf(node: Node): number {
  return Math.max(0, node.place.end - node.place.start);
}

function modelIn(settings: MapNode | null): ModelReference | null {
  const written = textAt(settings, 'model');
  return modelNamed(written, { origin: frontmatter, provider: stringAt(settings, 'provider') });
}

/** Only a text that begins with a role line is a conversation; a list further down may well have a line `user:`. */
function hasRoleLine(content: string): boolean {
  return /^\s*#{0,3}[ \t]*(?:system|user|assistant|developer)[ \t]*:[ \t]*\r?\n/i.test(content);
}

function roleFor(path: string): Role {
  const name = baseName(path)
    .slice(0, -1 - extensionOf(path).length)
    .toLowerCase();
  const role = /(?:^|[_.-])(user|assistant|developer)(?:[_.-]|$)/.exec(name)?.[1];
  return role === undefined ? 'system' : (role as Role);
}
