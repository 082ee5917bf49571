import type { Format, FormatContext } from '../core/format.js';
import type { Message, ModelReference, ResponseSchema, Tool, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { readFrontMatter } from './parse/frontmatter.js';
import { parseJson } from './parse/json.js';
import { readParameters, sampleText } from './parse/parameters.js';
import { folderOf, foldersUp, resolvePath, stemOf } from './parse/paths.js';
import { isProblem, promptOf, variablesIn, withSamples } from './parse/prompts.js';
import { readSchema, readTools } from './parse/tools.js';
import {
  at,
  entriesAt,
  firstOf,
  itemsAt,
  listAt,
  mapAt,
  plainValue,
  stringAt,
  textAt,
  type Node,
} from './parse/tree.js';
import { parseYaml } from './parse/yaml.js';
import { expandTemplate } from './templates/expand.js';
import { markdownImages } from './templates/media.js';
import { markRoleLines, messagesOf } from './templates/roles.js';
import type { Engine } from './templates/tree.js';

// https://www.prompty.ai/docs/prompty-file-spec · https://github.com/microsoft/prompty (schema v1, the betas of v2, v2)

const id = 'prompty';

/** Prompty files of all three generations of the schema. */
export const prompty: Format = {
  id,
  title: 'Prompty',
  docs: 'https://www.prompty.ai/docs/prompty-file-spec',
  reads:
    'Role lines, model (or deployment), parameters, tools and outputs of all three generations of the schema, with `${file:…}`, `${env:…}` and the shared `prompty.json`. Samples and defaults are sample values and are not sent.',
  patterns: ['**/*.prompty'],
  recognizes: () => true,
  async extract(file, context) {
    const {
      matter: asRead,
      body,
      problems: matterProblems,
    } = readFrontMatter(file, { leadingComments: true });
    // Half a configuration would be a wrong model or limit: rather none, and the Problem says why.
    const matter = matterProblems.length === 0 ? asRead : null;
    const problems: Problem[] = [...matterProblems];
    const read = async (node: Node | undefined): Promise<Node | undefined> => {
      const result = await fileReference(node, file, context);
      problems.push(...result.problems);
      return result.node;
    };
    const modelNode = await read(at(matter, 'model'));
    const api = stringAt(modelNode, 'api') ?? stringAt(modelNode, 'apiType');
    const parametersNode =
      (await read(mapAt(modelNode, 'parameters') ?? at(modelNode, 'parameters'))) ??
      mapAt(modelNode, 'options');
    const engine: Engine =
      (stringAt(matter, 'template', 'format', 'kind') ??
        stringAt(matter, 'template', 'format') ??
        stringAt(matter, 'template', 'type') ??
        stringAt(matter, 'template')) === 'mustache'
        ? 'mustache'
        : 'jinja';
    const expanded = await expandTemplate(engine, body, context, {
      dropFinalNewline: true,
      bodyOf: (included) => readFrontMatter(included, { leadingComments: true }).body,
    });
    problems.push(...expanded.problems);
    const pieces = markdownImages(markRoleLines(expanded.pieces), file.path);
    const messages: Message[] = messagesOf(pieces, { role: 'system', trim: true, place: body.place });

    const toolsNode =
      (await read(firstOf(parametersNode, ['tools', 'functions']))) ?? (await read(at(matter, 'tools')));
    const tools = toolsOf(toolsNode);
    const { schema: inlineSchema, problems: schemaProblems } = readSchema(
      await read(at(parametersNode, 'response_format')),
      file,
    );
    problems.push(...schemaProblems);
    const model = await modelOf(modelNode, file, context);
    problems.push(...model.problems);

    const incomplete = [...expanded.incomplete];
    if (tools.some((tool) => !tool.known))
      incomplete.push('the definition of a tool is not in the repository');
    const variables = withSamples(
      variablesIn(messages.flatMap((message) => message.segments)),
      await samplesOf(matter, read),
    );
    return {
      prompts: [
        promptOf(id, file, {
          name: stringAt(matter, 'name') ?? stemOf(file.path),
          kind: api === 'embedding' || api === 'image' ? 'fragment' : 'request',
          line: 1,
          messages,
          tools,
          schema: inlineSchema ?? outputsOf(matter, isFirstGeneration(modelNode)),
          model: model.reference,
          parameters: readParameters(parametersNode),
          variables,
          incomplete,
        }),
      ],
      problems,
    };
  },
};

/** What `${file:name.json}` stands for: the tree of that file. Any other node stands for itself. */
async function fileReference(
  node: Node | undefined,
  file: SourceFile,
  context: FormatContext,
): Promise<{ node: Node | undefined; problems: readonly Problem[] }> {
  const written = textAt(node);
  const name = written === undefined ? undefined : /^\s*\$\{file:([^{}]+)\}\s*$/i.exec(written.text)?.[1];
  if (name === undefined || written === undefined) return { node, problems: [] };
  const { line } = written.place;
  const target = resolvePath(file.path, name);
  if ('refused' in target) {
    const detail = `\`${name.slice(0, 200)}\` is outside of the repository and is not read.`;
    return { node: undefined, problems: [problem('include-outside', file.path, line, detail)] };
  }
  if (!context.exists(target.path)) {
    const detail = `There is no file \`${target.path}\`, which \`\${file:…}\` names here.`;
    return { node: undefined, problems: [problem('include-missing', file.path, line, detail)] };
  }
  const read = await context.read(target.path);
  if (isProblem(read)) return { node: undefined, problems: [read] };
  const parsed = target.path.endsWith('.json') ? parseJson(read) : parseYaml(read);
  return { node: parsed.root ?? undefined, problems: parsed.problems };
}

/** v1: the deployment or model of `configuration`; later: `model.id` or the model itself as a string. */
async function modelOf(
  node: Node | undefined,
  file: SourceFile,
  context: FormatContext,
): Promise<{ reference: ModelReference | null; problems: readonly Problem[] }> {
  const shorthand = textAt(node) ?? textAt(node, 'id');
  const configuration = at(node, 'configuration');
  const provider =
    stringAt(node, 'provider') ??
    providerOf(stringAt(configuration, 'type') ?? stringAt(node, 'connection', 'type'));
  const reference = (
    written: { text: string; place: ModelReference['place'] },
    from: string,
    deployment: boolean,
  ): ModelReference => ({
    asWritten: written.text.trim(),
    from: written.place === null || written.place.path === file.path ? from : `config:${written.place.path}`,
    ...(provider === undefined ? {} : { provider }),
    ...(deployment ? { deployment: true } : {}),
    place: written.place,
  });
  if (shorthand !== undefined && shorthand.text.trim() !== '') {
    return { reference: reference(shorthand, 'frontmatter', false), problems: [] };
  }
  // Semantic Kernel reads a model's name among the parameters too.
  const named = textAt(firstOf(configuration, ['model', 'name'])) ?? textAt(node, 'parameters', 'model_id');
  const deployment =
    textAt(firstOf(configuration, ['azure_deployment', 'deployment'])) ??
    textAt(node, 'connection', 'azure_deployment');
  const chosen = deployment ?? named;
  if (chosen !== undefined && chosen.text.trim() !== '') {
    return { reference: reference(chosen, 'frontmatter', chosen === deployment), problems: [] };
  }
  // The nearest prompty.json above the file has the shared configurations; `default` is used without being named.
  for (const folder of foldersUp(folderOf(file.path))) {
    const path = folder === '' ? 'prompty.json' : `${folder}/prompty.json`;
    if (!context.exists(path)) continue;
    const shared = await context.read(path);
    if (isProblem(shared)) return { reference: null, problems: [shared] };
    const parsed = parseJson(shared);
    const wanted = stringAt(configuration) ?? 'default';
    const found = at(parsed.root, wanted) ?? at(parsed.root, 'configurations', wanted);
    const written = textAt(firstOf(found, ['azure_deployment', 'deployment', 'model', 'name']));
    if (written === undefined || written.text.trim() === '')
      return { reference: null, problems: parsed.problems };
    const isDeployment = at(found, 'azure_deployment') !== undefined || at(found, 'deployment') !== undefined;
    const by = provider ?? providerOf(stringAt(found, 'type'));
    return {
      reference: {
        asWritten: written.text.trim(),
        from: `config:${path}`,
        ...(by === undefined ? {} : { provider: by }),
        ...(isDeployment ? { deployment: true } : {}),
        place: written.place,
      },
      problems: parsed.problems,
    };
  }
  return { reference: null, problems: [] };
}

function providerOf(type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  if (type.startsWith('azure')) return 'azure';
  return type === 'openai' || type === 'anthropic' ? type : undefined;
}

/**
 * v2 says what a tool is by `kind`, its betas by `type`, with the name under `id`; only functions are defined in the
 * file. What has neither is in the shape of an API.
 */
function toolsOf(node: Node | undefined): Tool[] {
  return itemsAt(node).flatMap((item) => {
    const beta = at(item, 'function') === undefined && at(item, 'name') === undefined;
    const kind =
      stringAt(item, 'kind') ?? (beta && at(item, 'id') !== undefined ? stringAt(item, 'type') : undefined);
    if (kind === undefined) return readTools(item);
    const name = stringAt(item, 'name') ?? stringAt(item, 'id') ?? kind;
    const description = stringAt(item, 'description') ?? null;
    if (kind !== 'function') return [{ name, description, schema: null, known: false, place: item.place }];
    const written = at(item, 'parameters') ?? at(item, 'options', 'parameters');
    const schema = schemaIn(written) ?? schemaIn(listAt(written, 'properties')) ?? plainValue(written);
    return [{ name, description, schema: schema ?? null, known: true, place: item.place }];
  });
}

/** v1 has `outputs` too, as a remark: they are sent since the betas of v2. */
function isFirstGeneration(model: Node | undefined): boolean {
  return at(model, 'configuration') !== undefined || at(model, 'parameters') !== undefined;
}

/** v2's `outputs`, a list of `{name, kind, description}`, and those of its betas, a map, as the schema that is sent. */
function outputsOf(matter: Node | null, firstGeneration: boolean): ResponseSchema | null {
  const outputs = at(matter, 'outputs');
  if (outputs === undefined || (outputs.kind !== 'list' && firstGeneration)) return null;
  const schema = schemaIn(outputs);
  return schema === undefined ? null : { name: null, schema, place: outputs.place };
}

const kinds: Readonly<Record<string, string>> = {
  float: 'number',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  array: 'array',
  object: 'object',
};

/** The JSON schema of fields in a list (`{name, kind}`) or under their names in a map; undefined for anything else. */
function schemaIn(node: Node | undefined): unknown {
  const fields =
    node?.kind === 'list'
      ? node.items.map((item) => ({ name: stringAt(item, 'name'), item }))
      : entriesAt(node).map(({ key, value }) => ({ name: key, item: value }));
  if (fields.length === 0 || fields.some(({ item }) => item.kind !== 'map')) return undefined;
  if (node?.kind === 'map' && at(node, 'properties') !== undefined) return undefined;
  const properties: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const required: string[] = [];
  for (const { name, item } of fields) {
    if (name === undefined) continue;
    properties[name] = fieldSchema(item);
    if (plainValue(at(item, 'required')) === true) required.push(name);
  }
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}

function fieldSchema(item: Node): unknown {
  const type = kinds[stringAt(item, 'kind') ?? stringAt(item, 'type') ?? ''] ?? 'string';
  const description = stringAt(item, 'description');
  const values = plainValue(at(item, 'enumValues') ?? at(item, 'enum'));
  const inner = type === 'object' ? schemaIn(at(item, 'properties')) : undefined;
  const items = type === 'array' ? mapAt(item, 'items') : undefined;
  return {
    ...(inner ?? { type }),
    ...(items === undefined ? {} : { items: fieldSchema(items) }),
    ...(description === undefined ? {} : { description }),
    ...(values === undefined ? {} : { enum: values }),
  };
}

/** `sample:` (inline or a file), `inputs.x.sample|default` (v1, a map) and `inputs[].default` (v2, a list). */
async function samplesOf(
  matter: Node | null,
  read: (node: Node | undefined) => Promise<Node | undefined>,
): Promise<Map<string, Partial<Variable>>> {
  const known = new Map<string, Partial<Variable>>();
  const note = (name: string, key: 'sample' | 'default', node: Node | undefined) => {
    const value = sampleText(node, plainValue(node));
    if (value !== undefined && !/^\$\{(?:file|env):/i.test(value))
      known.set(name, { ...known.get(name), [key]: value });
  };
  const inputs = at(matter, 'inputs');
  for (const entry of entriesAt(inputs)) {
    if (entry.value.kind === 'map') {
      note(entry.key, 'default', at(entry.value, 'default'));
      note(entry.key, 'sample', at(entry.value, 'sample'));
    } else note(entry.key, 'sample', entry.value);
  }
  for (const item of listAt(inputs)?.items ?? []) {
    const name = stringAt(item, 'name');
    if (name === undefined) continue;
    note(name, 'default', at(item, 'default'));
    note(name, 'sample', firstOf(item, ['sample', 'example']));
    const values = itemsAt(item, 'enumValues').flatMap((value) => stringAt(value) ?? []);
    if (values.length > 0) known.set(name, { ...known.get(name), enum: values });
  }
  for (const entry of entriesAt(await read(at(matter, 'sample')))) note(entry.key, 'sample', entry.value);
  return known;
}
