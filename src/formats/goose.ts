import { type Missing, distinctMissing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import type { Message, ModelReference, Tool, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { parseByEnding } from './syntax/by-ending.js';
import { modelNamed } from './request/models.js';
import { readParameters, sampleText, stringsAt } from './request/parameters.js';
import { baseName, extensionOf, resolvePath } from './syntax/paths.js';
import { promptOf, sampledVariables } from './request/prompts.js';
import { namedTool, readSchema } from './request/tools.js';
import { at, itemsAt, mapAt, stringAt, textAt, type Node } from './syntax/tree.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';

// https://block.github.io/goose/docs/guides/recipes/recipe-reference (checked 2026-11-26)
// https://github.com/block/goose/blob/main/crates/goose/src/recipe/template_recipe.rs (what is rendered, and where included files
// are looked for; checked 2026-11-26)

const id = 'goose';

/** Recipes of goose, as YAML or JSON, and as goose Desktop saves them (below `recipe:`). */
export const goose: Format = {
  id,
  title: 'goose recipe',
  docs: 'https://block.github.io/goose/docs/guides/recipes/recipe-reference',
  reads:
    'Instructions as the system’s text and the prompt as the user’s, with Jinja placeholders, conditions and includes; provider, model and temperature of `settings`; defaults and options of parameters; the schema of the response. Extensions and sub recipes are known by name only; a sub recipe is a prompt of its own. Title, description and activities are not sent, and goose’s own system prompt is not counted. A recipe that extends another one as a whole is a problem.',
  patterns: ['**/*.{yaml,yml}', '**/*.json'],
  recognizes({ path, text }) {
    if (extensionOf(path) === 'json') return isJsonRecipe(path, text);
    if (isExtended(text)) return inRecipes(path);
    const lead = /^recipe[ \t]*:[ \t]*(?:#[^\n]*)?\r?$/m.test(text) ? '[ \\t]+' : '';
    const has = (key: string) => new RegExp(`^${lead}["']?(?:${key})["']?[ \\t]*:`, 'm').test(text);
    if (!has('title') || !has('instructions|prompt')) return false;
    return (
      /^[ \t]+["']?goose_(?:provider|model)["']?[ \t]*:/m.test(text) ||
      (has('parameters') && /^[ \t]+(?:-[ \t]+)?["']?requirement["']?[ \t]*:/m.test(text)) ||
      has('sub_recipes') ||
      (has('extensions') &&
        /^[ \t]*(?:-[ \t]+)?["']?type["']?[ \t]*:[ \t]*["']?(?:builtin|stdio|platform|streamable_http|sse|frontend|inline_python)\b/m.test(
          text,
        )) ||
      (has('description') && (has('activities') || inRecipes(path)))
    );
  },
  async extract(file, context) {
    if (isExtended(file.text) && extensionOf(file.path) !== 'json') {
      const detail = 'A recipe that extends another one as a whole is not read: what it sends is unknown.';
      return { prompts: [], problems: [problem('unreadable-template', file.path, 1, detail)] };
    }
    const parsed = parseByEnding(file);
    const { root } = parsed;
    if (root === null) return { prompts: [], problems: parsed.problems };
    const recipe = mapAt(root, 'recipe') ?? root;
    const problems: Problem[] = [...parsed.problems];
    const incomplete: Missing[] = [];
    const messages: Message[] = [];
    for (const [key, role] of [
      ['instructions', 'system'],
      ['prompt', 'user'],
    ] as const) {
      const text = textAt(recipe, key);
      if (text === undefined || text.text.trim() === '') continue;
      const expanded = await expandTemplate('jinja', text, context);
      problems.push(...expanded.problems);
      incomplete.push(...expanded.incomplete);
      messages.push({ role, segments: segmentsOf(expanded.pieces), place: text.place });
    }
    if (messages.length === 0) {
      const detail = 'A goose recipe needs `instructions` or `prompt`: the text it sends.';
      return {
        prompts: [],
        problems: [...problems, problem('unexpected-shape', file.path, recipe.place.line, detail)],
      };
    }
    const tools = [...extensionsOf(recipe), ...subRecipesOf(recipe)];
    if (tools.length > 0) incomplete.push('the tools of its extensions, and what goose says about them');
    problems.push(...missingRecipes(recipe, file, context));
    const { schema, problems: schemaProblems } = readSchema(at(recipe, 'response', 'json_schema'), file);
    problems.push(...schemaProblems);
    return {
      prompts: [
        promptOf(id, file, {
          name: stringAt(recipe, 'title') ?? baseName(file.path).replace(/\.[^.]+$/, ''),
          line: 1,
          messages,
          tools,
          schema,
          model: modelOf(at(recipe, 'settings')),
          parameters: readParameters(at(recipe, 'settings')),
          variables: sampledVariables(messages, parametersOf(recipe)),
          incomplete: distinctMissing(incomplete),
        }),
      ],
      problems,
    };
  },
};

/** In a folder for recipes, or called one. */
function inRecipes(path: string): boolean {
  return /(?:^|[/._-])(?:sub[_-]?)?recipes?(?:[/._-])/i.test(path);
}

function isExtended(text: string): boolean {
  return /^\s{0,200}\{%-?[ \t]*extends\b/.test(text.slice(0, 2000));
}

function isJsonRecipe(path: string, text: string): boolean {
  const has = (key: string) => new RegExp(`"(?:${key})"\\s{0,20}:`).test(text);
  if (!has('title') || !has('instructions|prompt')) return false;
  return (
    has('goose_(?:provider|model)') ||
    has('sub_recipes') ||
    (has('requirement') && has('input_type')) ||
    (inRecipes(path) && has('description') && has('extensions|activities|parameters'))
  );
}

function modelOf(settings: Node | undefined): ModelReference | null {
  const written = textAt(settings, 'goose_model');
  if (written?.text.includes('{{') === true) return null;
  const provider = stringAt(settings, 'goose_provider')?.trim();
  return modelNamed(written, { provider: provider?.includes('{{') === true ? undefined : provider });
}

/** Defaults and choices of the parameters. Of `file` ones the content is put in, which is known at run time only. */
function parametersOf(recipe: Node): Map<string, Partial<Variable>> {
  const known = new Map<string, Partial<Variable>>();
  for (const item of itemsAt(recipe, 'parameters')) {
    const key = stringAt(item, 'key');
    if (key === undefined) continue;
    const value = at(item, 'default');
    const written = stringAt(item, 'input_type') === 'file' ? undefined : sampleText(value);
    const choices = itemsAt(item, 'options').flatMap((option) => sampleText(option) ?? []);
    known.set(key, {
      ...(written === undefined ? {} : { default: written }),
      ...(choices.length === 0 ? {} : { enum: choices }),
    });
  }
  return known;
}

function extensionsOf(recipe: Node): Tool[] {
  return itemsAt(recipe, 'extensions').flatMap((item): Tool[] => {
    const name = stringAt(item, 'name') ?? stringAt(item);
    if (name === undefined) return [];
    const tools = stringsAt(item, 'available_tools');
    return (tools.length > 0 ? tools.map((tool) => `${name}__${tool}`) : [name]).map((tool) =>
      namedTool(tool, item.place),
    );
  });
}

function subRecipesOf(recipe: Node): Tool[] {
  return itemsAt(recipe, 'sub_recipes').flatMap((item): Tool[] => {
    const name = stringAt(item, 'name');
    return name === undefined ? [] : [namedTool(name, item.place)];
  });
}

/** A sub recipe runs in a session of its own and is read for itself: here only that it is there. */
function missingRecipes(recipe: Node, file: SourceFile, context: FormatContext): Problem[] {
  return itemsAt(recipe, 'sub_recipes').flatMap((item): Problem[] => {
    const written = textAt(item, 'path');
    if (written === undefined || written.text.includes('{{')) return [];
    const target = resolvePath(file.path, written.text);
    if ('refused' in target || context.exists(target.path)) return [];
    const detail = `There is no file \`${written.text.slice(0, 200)}\`: what this sub recipe sends is not counted.`;
    return [problem('missing-file', file.path, written.place.line, detail)];
  });
}
