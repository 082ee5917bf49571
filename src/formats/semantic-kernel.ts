import type { Missing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { originIn } from '../core/origin.js';
import type { Message, ModelReference, Parameters, Tool, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { parseJson } from './syntax/json.js';
import { modelNamed, withAlternatives } from './request/models.js';
import { readParameters, sampleText } from './request/parameters.js';
import { baseName, folderOf, stemOf } from './syntax/paths.js';
import { textIn, textSegment, type SourceText } from './syntax/place.js';
import { isProblem, promptOf, sampledVariables } from './request/prompts.js';
import { readSchema, readTools, undefinedTools } from './request/tools.js';
import {
  at,
  booleanAt,
  entriesAt,
  firstOf,
  itemsAt,
  mapAt,
  plainValue,
  stringAt,
  textAt,
  type Node,
} from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { expandTemplate } from './templates/expand.js';
import { messagesOf } from './request/roles.js';
import { markRoleTags } from './templates/tags.js';
import type { Engine } from './templates/tree.js';

// https://learn.microsoft.com/semantic-kernel/concepts/prompts/prompt-template-syntax
// https://learn.microsoft.com/semantic-kernel/concepts/prompts/yaml-schema
// https://github.com/microsoft/semantic-kernel: PromptTemplateConfig.cs, OpenAIPromptExecutionSettings.cs (compared
// 2026-11-26; its own prompts and agents read) · https://github.com/microsoft/teams-ai (prompt folders with config.json
// and actions.json; keys as its samples have them, its documentation was not at hand).

const id = 'semantic-kernel';

const agentType =
  /^type[ \t]*:[ \t]*["']?(?:chat_completion_agent|foundry_agent|openai_(?:assistant|responses)|azure_(?:openai|assistant|responses)|azureai_agent|bedrock_agent|copilot_studio_agent)/m;

/** Semantic Kernel's prompt folders and YAML prompts, its agents, and the prompt folders of Teams AI. */
export const semanticKernel: Format = {
  id,
  title: 'Semantic Kernel and Teams AI prompt',
  docs: 'https://learn.microsoft.com/semantic-kernel/concepts/prompts/yaml-schema',
  reads:
    '`skprompt.txt` with the `config.json` (and Teams AI’s `actions.json`) beside it, YAML prompts in all four template formats, and agent YAML. `<message role>` tags split messages; the settings of several services give one model and its alternatives. Functions called in the text are content of unknown size; descriptions of input variables are not sent.',
  patterns: ['**/skprompt.txt', '**/*.{yaml,yml}'],
  recognizes: (file) =>
    baseName(file.path) === 'skprompt.txt' ||
    (/^template[ \t]*:/m.test(file.text) &&
      /^(?:template_format|input_variables|execution_settings)[ \t]*:/m.test(file.text)) ||
    (agentType.test(file.text) && /^(?:instructions|template|model)[ \t]*:/m.test(file.text)),
  async extract(file, context) {
    if (baseName(file.path) === 'skprompt.txt') return fromFolder(file, context);
    const { root, problems } = parseYaml(file);
    if (root === null) return { prompts: [], problems };
    const written = textAt(root, 'template') ?? textAt(root, 'instructions');
    const isAgent = textAt(root, 'template') === undefined;
    if (written === undefined) {
      const detail = 'A Semantic Kernel prompt needs `template` (of an agent: `instructions`) with its text.';
      return {
        prompts: [],
        problems: [...problems, problem('unexpected-shape', file.path, root.place.line, detail)],
      };
    }
    const engine = engineFor(
      stringAt(root, 'template_format') ?? stringAt(root, 'template', 'format'),
      written.text,
    );
    const text = await readText(engine, written, isAgent ? 'system' : 'user', context);
    const settings = settingsOf(at(root, 'execution_settings'), at(root, 'default_service'));
    const options = at(root, 'model', 'options');
    const tools = isAgent ? agentTools(root) : [];
    const own = ownMessages(settings.chosen, text.messages);
    const { schema, problems: schemaProblems } = readSchema(
      firstOf(settings.chosen, ['response_format', 'json_schema']),
      file,
    );
    const incomplete = [...text.incomplete];
    incomplete.push(...undefinedTools(tools));
    if (offersFunctions(settings.chosen)) incomplete.push('the functions that the program offers');
    return {
      prompts: [
        promptOf(id, file, {
          name: stringAt(root, 'name') ?? stemOf(file.path),
          line: 1,
          messages: [...own, ...text.messages],
          tools,
          schema,
          model: settings.model ?? modelNamed(textAt(at(root, 'model', 'id') ?? at(root, 'model'))),
          parameters: { ...settings.parameters, ...readParameters(options) },
          variables: sampledVariables(
            text.messages,
            samplesOf(at(root, 'input_variables') ?? at(root, 'inputs')),
          ),
          incomplete,
        }),
      ],
      problems: [...problems, ...text.problems, ...schemaProblems],
    };
  },
};

async function fromFolder(file: SourceFile, context: FormatContext) {
  const folder = folderOf(file.path);
  const prefix = folder === '' ? '' : `${folder}/`;
  const problems: Problem[] = [];
  const consumed: string[] = [];
  const besides = async (name: string): Promise<Node | null> => {
    const path = prefix + name;
    if (!context.exists(path)) return null;
    consumed.push(path);
    const read = await context.read(path);
    if (isProblem(read)) {
      problems.push(read);
      return null;
    }
    const parsed = parseJson(read);
    problems.push(...parsed.problems);
    return parsed.root;
  };
  const config = await besides('config.json');
  const unread = problems.length > 0 ? ['the `config.json` beside the text cannot be read'] : [];
  const completion = mapAt(config, 'completion');
  const isTeams = isTeamsConfig(config, completion);
  const actions = await besides('actions.json');
  const engine = engineFor(stringAt(config, 'template_format'), file.text);
  const source = textIn(file);
  // Teams AI sends the folder's text as the system message, Semantic Kernel as the user's.
  const text = await readText(engine, source, isTeams ? 'system' : 'user', context);
  const settings = settingsOf(at(config, 'execution_settings'), at(config, 'default_service'));
  const messages = [...ownMessages(settings.chosen, text.messages), ...text.messages];
  if (isTeams) {
    if (booleanAt(completion, 'include_history') !== false)
      messages.push(injected('user', 'conversation history', source));
    if (booleanAt(completion, 'include_input') !== false) messages.push(injected('user', 'input', source));
  }
  const model =
    settings.model ?? modelNamed(textAt(completion, 'model'), { origin: originIn(`${prefix}config.json`) });
  const { schema, problems: schemaProblems } = readSchema(at(settings.chosen, 'response_format'));
  problems.push(...schemaProblems);
  return {
    prompts: [
      promptOf(id, file, {
        name: stringAt(config, 'name') ?? (folder === '' ? 'skprompt' : baseName(folder)),
        line: 1,
        messages,
        tools: readTools(actions),
        schema,
        model: model === null ? null : { ...model, origin: originIn(`${prefix}config.json`) },
        parameters: { ...readParameters(completion), ...settings.parameters },
        variables: sampledVariables(
          messages,
          samplesOf(at(config, 'input_variables') ?? at(config, 'input', 'parameters')),
        ),
        incomplete: [
          ...text.incomplete,
          ...unread,
          ...(offersFunctions(settings.chosen) ? ['the functions that the program offers'] : []),
        ],
      }),
    ],
    problems: [...problems, ...text.problems],
    consumed,
  };
}

/** `chat_system_prompt` and `chat_developer_prompt` go in front, unless the text has such a message itself. */
function ownMessages(settings: Node | undefined, written: readonly Message[]): Message[] {
  return (['developer', 'system'] as const).flatMap((role): Message[] => {
    const text = textAt(settings, `chat_${role}_prompt`);
    if (text === undefined || text.text.trim() === '' || written.some((message) => message.role === role))
      return [];
    return [{ role, segments: [textSegment(text)], place: text.place }];
  });
}

/** Functions are in code; the settings say only that they go with the request. */
function offersFunctions(settings: Node | undefined): boolean {
  const behavior = at(settings, 'function_choice_behavior');
  return behavior !== undefined && (stringAt(behavior, 'type') ?? stringAt(behavior)) !== 'none';
}

function isTeamsConfig(config: Node | null, completion: Node | undefined): boolean {
  return (
    at(config, 'augmentation') !== undefined ||
    firstOf(completion, ['include_history', 'include_input', 'completion_type', 'max_input_tokens']) !==
      undefined
  );
}

function injected(role: Message['role'], name: string, source: SourceText): Message {
  const place = source.placeOf(source.text.length, source.text.length);
  return { role, segments: [{ kind: 'variable', name, place }], place };
}

function engineFor(format: string | undefined, text: string): Engine {
  switch (format) {
    case 'handlebars':
      return 'handlebars';
    case 'liquid':
      return 'liquid';
    case 'jinja2':
    case 'jinja':
      return 'jinja';
    case 'semantic-kernel':
      return 'sk';
    default:
      return /\{\{[#/]/.test(text) ? 'handlebars' : 'sk';
  }
}

async function readText(
  engine: Engine,
  source: SourceText,
  role: Message['role'],
  context: FormatContext,
): Promise<{ messages: Message[]; problems: readonly Problem[]; incomplete: readonly Missing[] }> {
  const expanded = await expandTemplate(engine, source, context);
  const pieces = markRoleTags(expanded.pieces, false);
  return {
    messages: messagesOf(pieces, { role, place: source.place }),
    problems: expanded.problems,
    incomplete: expanded.incomplete,
  };
}

/**
 * `execution_settings` holds one map per service (older files: a list, or the settings themselves). `default` and
 * the default service come first; what the others name are alternatives.
 */
function settingsOf(
  node: Node | undefined,
  preferred: Node | undefined,
): { chosen: Node | undefined; model: ModelReference | null; parameters: Parameters } {
  const services =
    node?.kind === 'list'
      ? node.items.map((value) => ({ key: stringAt(value, 'service_id') ?? '', value }))
      : entriesAt(node)
          .filter((entry) => entry.value.kind === 'map')
          .map((entry) => ({ key: entry.key, value: entry.value }));
  const wanted = stringAt(preferred);
  const ordered = [
    ...services.filter((service) => service.key === wanted),
    ...services.filter((service) => service.key !== wanted && service.key === 'default'),
    ...services.filter((service) => service.key !== wanted && service.key !== 'default'),
  ];
  const chosen = ordered[0]?.value ?? node;
  const models = ordered.flatMap((service) => modelNamed(textAt(service.value, 'model_id')) ?? []);
  const own = modelNamed(textAt(chosen, 'model_id'));
  const first = own ?? models[0] ?? null;
  // The limits of the service whose model it is.
  const from =
    own === null
      ? ordered.find((service) => modelNamed(textAt(service.value, 'model_id')) !== null)?.value
      : undefined;
  return {
    chosen,
    model: withAlternatives(
      first,
      models.map((model) => model.asWritten),
    ),
    parameters: readParameters(from ?? chosen),
  };
}

/** Functions of plugins are in code (`id: Menu.GetItems`); hosted tools are the vendor's. */
function agentTools(root: Node): Tool[] {
  return itemsAt(root, 'tools').flatMap((item): Tool[] => {
    const name = stringAt(item, 'id') ?? stringAt(item, 'name') ?? stringAt(item, 'type');
    if (name === undefined) return [];
    const parameters = at(item, 'options', 'parameters');
    const description = stringAt(item, 'description') ?? null;
    return [
      {
        name,
        description,
        schema: parameters === undefined ? null : plainValue(parameters),
        known: parameters !== undefined && description !== null,
        place: item.place,
      },
    ];
  });
}

function samplesOf(node: Node | undefined): Map<string, Partial<Variable>> {
  const known = new Map<string, Partial<Variable>>();
  const note = (name: string | undefined, value: Node | undefined) => {
    const text = sampleText(value);
    if (name !== undefined && text !== undefined && text !== '') known.set(name, { default: text });
  };
  for (const item of itemsAt(node)) {
    if (item.kind === 'map' && node?.kind === 'list')
      note(stringAt(item, 'name'), firstOf(item, ['default', 'defaultValue', 'sample']));
  }
  for (const entry of entriesAt(node)) note(entry.key, firstOf(entry.value, ['default', 'sample']));
  return known;
}
