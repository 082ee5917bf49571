import type { Format } from '../core/format.js';
import { frontmatter } from '../core/origin.js';
import type { ModelReference, Place, ResponseSchema, Tool, Variable } from '../core/prompt.js';
import type { Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { modelNamed } from './request/models.js';
import { readParameters, sampleText } from './request/parameters.js';
import { baseName } from './syntax/paths.js';
import { namesSchema, schemaFromPico } from './syntax/picoschema.js';
import { promptOf, sampledVariables } from './request/prompts.js';
import { readTools, undefinedTools } from './request/tools.js';
import { at, entriesAt, itemsAt, plainValue, stringAt, textAt, type Node } from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { engineOf } from './templates/engines.js';
import { expandTemplate } from './templates/expand.js';
import { markRoleLines, messagesOf } from './request/roles.js';
import { markRoleTags } from './templates/tags.js';
import type { Engine } from './templates/tree.js';

// https://google.github.io/dotprompt/reference/{frontmatter,template,picoschema}/ · https://genkit.dev/docs/dotprompt/ ·
// https://github.com/google/dotprompt: spec/*.yaml, js/src, its examples and editor samples (read 2026-11-26 in stored copies
// of pages and source, some of them old).
// Humanloop’s dialect was not held against documentation: the vendor closed in 2025.

/** A first line such as `temperature: 0.2` without `---` before it; the settings then end at a lone `---`. */
const bareSettings =
  /^\s*(?:name|description|model|version|schema|temperature|topP|maxTokens)[ \t]*:[^\n]*\n/i;

/** `.prompt` files: Dotprompt first of all, and the other dialects that share the ending. */
export const dotprompt: Format = {
  id: 'dotprompt',
  title: 'Dotprompt and other .prompt files',
  docs: 'https://google.github.io/dotprompt/reference/frontmatter/',
  reads:
    'Dotprompt’s front matter (model, config, tools, input defaults, output schema in Picoschema or JSON Schema) and its Handlebars text with roles, history, media and partials (`_name.prompt`); every variant (`name.variant.prompt`) is a prompt of its own. The same ending’s other dialects are distinguished by their text: `<system>` tags (Humanloop), Jinja2, role lines, plain text.',
  patterns: ['**/*.prompt'],
  recognizes: (file) =>
    baseName(file.path) !== '.prompt' &&
    !file.text.includes('\0') &&
    !file.text.startsWith('#!') &&
    !/(?:^|\/)\.continue\//.test(file.path),
  async extract(file, context) {
    const {
      matter: asRead,
      body,
      present,
      problems: matterProblems,
    } = readFrontMatter(file, {
      leadingComments: true,
      openingOptional: bareSettings.test(file.text.slice(0, 2000)),
    });
    const problems = [...matterProblems, ...(matterProblems.length > 0 ? [] : notYaml(file, asRead))];
    if (!present && body.text.trim() === '') return { prompts: [], problems };
    // Half a configuration would be a wrong model or limit.
    const matter = problems.length === 0 ? asRead : null;
    const tagged = /^[ \t]*<(system|user|assistant)>/im.test(body.text);
    const engine = engineFor(body.text, present, tagged);
    const expanded = await expandTemplate(engine, body, context, {
      bodyOf: (included) => readFrontMatter(included, { leadingComments: true }).body,
    });
    const roleLines = /^\s*#{0,3}[ \t]*(?:system|user|assistant|developer)[ \t]*:[ \t]*\r?\n/i.test(
      body.text,
    );
    const pieces = tagged
      ? markRoleTags(expanded.pieces, true)
      : roleLines
        ? markRoleLines(expanded.pieces)
        : expanded.pieces;
    const isDotprompt = engine === 'handlebars' && !tagged;
    const messages = messagesOf(pieces, {
      // Dotprompt sends in the user's role what is before any `{{role}}`.
      role: isDotprompt ? 'user' : 'system',
      place: body.place,
    });
    const tools = toolsOf(matter);
    const name = baseName(file.path).replace(/\.prompt$/i, '');
    const incomplete = [...expanded.incomplete];
    incomplete.push(...undefinedTools(tools));
    const { schema, unknown } = outputOf(matter);
    if (unknown) incomplete.push('the schema of the answer is only known to the program');
    return {
      prompts: [
        promptOf('dotprompt', file, {
          name: stringAt(matter, 'name') ?? name.replace(/^_/, ''),
          kind: name.startsWith('_') ? 'fragment' : 'request',
          line: 1,
          messages,
          tools,
          schema,
          model: modelOf(matter),
          parameters: { ...readParameters(matter), ...readParameters(at(matter, 'config')) },
          variables: sampledVariables(messages, samplesOf(matter)),
          incomplete,
        }),
      ],
      problems: [...problems, ...expanded.problems],
    };
  },
};

/** Programs that read Dotprompt read YAML and nothing like it: what only a tolerant reader makes out is not set. */
function notYaml(file: SourceFile, matter: Node | null): readonly Problem[] {
  if (matter === null) return [];
  const start = file.text.lastIndexOf('\n', matter.place.start - 1) + 1;
  return parseYaml(file, start, matter.place.end).problems;
}

function engineFor(text: string, hasMatter: boolean, tagged: boolean): Engine {
  const tags = text.includes('{%');
  const handlebars =
    /\{\{[~]?(?:[#/>^]|else\b|role\b|media\b|history\b|section\b|json\b|@|this\b|\.\.\/)/.test(text);
  if (tags && !handlebars) return 'jinja';
  if (handlebars) return 'handlebars';
  if (hasMatter || tagged) return 'handlebars';
  const guess = engineOf(text);
  return guess === 'braces' ? 'handlebars' : guess;
}

function modelOf(matter: Node | null): ModelReference | null {
  const provider = stringAt(matter, 'provider');
  return modelNamed(textAt(matter, 'model'), { origin: frontmatter, provider });
}

/** `tools:` names tools (or, with Humanloop, defines them); `toolDefs:` defines some of them in Picoschema. */
function toolsOf(matter: Node | null): Tool[] {
  const defined = itemsAt(matter, 'toolDefs').flatMap((item): Tool[] => {
    const name = stringAt(item, 'name');
    if (name === undefined) return [];
    const schema = schemaFromPico(at(item, 'inputSchema')) ?? null;
    return [
      { name, description: stringAt(item, 'description') ?? null, schema, known: true, place: item.place },
    ];
  });
  const names = new Set(defined.map((tool) => tool.name));
  return [...readTools(at(matter, 'tools')).filter((tool) => !names.has(tool.name)), ...defined];
}

function outputOf(matter: Node | null): { schema: ResponseSchema | null; unknown: boolean } {
  const node = at(matter, 'output', 'schema') ?? at(matter, 'output', 'jsonSchema');
  if (node === undefined || (node.kind === 'scalar' && node.value === null))
    return { schema: null, unknown: false };
  const place: Place = node.place;
  const schema = schemaFromPico(node);
  return schema === undefined
    ? { schema: null, unknown: true }
    : { schema: { name: null, schema, place }, unknown: namesSchema(node) };
}

function samplesOf(matter: Node | null): Map<string, Partial<Variable>> {
  const known = new Map<string, Partial<Variable>>();
  for (const entry of entriesAt(matter, 'input', 'schema')) {
    const found = /^([\w.-]+)\??\(enum\b/.exec(entry.key)?.[1];
    const values = plainValue(entry.value);
    if (found !== undefined && Array.isArray(values)) {
      const texts = (values as unknown[]).filter((value) => typeof value === 'string');
      known.set(found, { enum: texts });
    }
  }
  for (const entry of entriesAt(matter, 'input', 'default')) {
    const value = sampleText(entry.value);
    if (value !== undefined) known.set(entry.key, { ...known.get(entry.key), default: value });
  }
  return known;
}
