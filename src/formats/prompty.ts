import type { Format, FormatContext } from '../core/format.js';
import { frontmatter, originIn } from '../core/origin.js';
import type { Message, ModelReference, ResponseSchema, Tool, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { parseByEnding } from './syntax/by-ending.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { parseJson } from './syntax/json.js';
import { modelNamed } from './request/models.js';
import { readParameters, sampleText, stringsAt } from './request/parameters.js';
import { folderOf, foldersUp, resolvePath, stemOf } from './syntax/paths.js';
import type { SourceText } from './syntax/place.js';
import { isProblem, promptOf, sampledVariables } from './request/prompts.js';
import { namedTool, readSchema, readTools, undefinedTools } from './request/tools.js';
import {
  at,
  booleanAt,
  entriesAt,
  firstOf,
  itemsAt,
  listAt,
  mapAt,
  plainValue,
  stringAt,
  textAt,
  type Node,
} from './syntax/tree.js';
import { expandTemplate } from './templates/expand.js';
import { markdownImages, mediaSegment } from './request/media.js';
import { markRoleLines, messagesOf } from './request/roles.js';
import type { Engine, Piece } from './templates/tree.js';

// https://www.prompty.ai/docs/prompty-file-spec · https://github.com/microsoft/prompty: spec/spec.md (v2: §2 the file, §5 to
// §7 what is sent; its fixtures read) and web/…/legacy/specification (v1). Compared 2026-11-26. Schemas are written as
// runtime/python/prompty/prompty/providers/openai/executor.py does. Not read: a front matter between `+++` lines.

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
    const named = new Set<string>();
    const read = async (node: Node | undefined): Promise<Node | undefined> => {
      const result = await fileReference(node, file, context);
      problems.push(...result.problems);
      // Data of this file: a sample, a list of tools, a shared configuration. It is no prompt of its own.
      if (result.node !== undefined && result.node.place.path !== file.path)
        named.add(result.node.place.path);
      return result.node;
    };
    const modelNode = await read(at(matter, 'model'));
    const api = stringAt(modelNode, 'api') ?? stringAt(modelNode, 'apiType');
    const options = mapAt(await read(at(modelNode, 'options')));
    const parametersNode =
      (await read(mapAt(modelNode, 'parameters') ?? at(modelNode, 'parameters'))) ?? options;
    const inputs = await read(at(matter, 'inputs'));
    const outputs = await read(at(matter, 'outputs'));
    const isSecond = isSecondGeneration(matter, modelNode, inputs, outputs);
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
    const marked = withRichInputs(markRoleLines(expanded.pieces), kindsOf(inputs));
    // The second generation leaves `![…](…)` as the text it is: pictures come as inputs.
    const pieces = isSecond ? marked : markdownImages(marked, file.path);
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
    incomplete.push(...undefinedTools(tools));
    const variables = sampledVariables(messages, await samplesOf(matter, inputs, read));
    return {
      prompts: [
        promptOf(id, file, {
          name: stringAt(matter, 'name') ?? stemOf(file.path),
          kind: api === 'embedding' || api === 'image' ? 'fragment' : 'request',
          line: 1,
          messages,
          tools,
          schema: inlineSchema ?? outputsOf(outputs, isSecond),
          model: model.reference,
          parameters: {
            ...readParameters(at(options, 'additionalProperties')),
            ...readParameters(parametersNode),
          },
          variables,
          incomplete,
        }),
      ],
      problems,
      consumed: [...named].sort(),
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
  const parsed = parseByEnding(read);
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
  const referenceTo = (written: SourceText | undefined, deployment: boolean) =>
    modelNamed(written, {
      origin: written?.place.path === file.path ? frontmatter : originIn(written?.place.path ?? ''),
      provider,
      deployment,
    });
  const own = referenceTo(shorthand, false);
  if (own !== null) return { reference: own, problems: [] };
  // Semantic Kernel reads a model's name among the parameters too.
  const named = textAt(firstOf(configuration, ['model', 'name'])) ?? textAt(node, 'parameters', 'model_id');
  const deployment =
    textAt(firstOf(configuration, ['azure_deployment', 'deployment'])) ??
    textAt(node, 'connection', 'azure_deployment');
  const configured = referenceTo(deployment ?? named, deployment !== undefined);
  if (configured !== null) return { reference: configured, problems: [] };
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
    const isDeployment = at(found, 'azure_deployment') !== undefined || at(found, 'deployment') !== undefined;
    const by = provider ?? providerOf(stringAt(found, 'type'));
    const reference = modelNamed(written, { origin: originIn(path), provider: by, deployment: isDeployment });
    return { reference, problems: parsed.problems };
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
    if (kind !== 'function') return [{ ...namedTool(name, item.place), description }];
    const written = at(item, 'parameters') ?? at(item, 'options', 'parameters');
    const parameters = at(written, 'properties') ?? written;
    // What is bound is put in when the tool is called, and the model never hears of it.
    const bound = new Set([
      ...entriesAt(item, 'bindings').map((entry) => entry.key),
      ...itemsAt(item, 'bindings').flatMap((one) => stringAt(one, 'name') ?? []),
    ]);
    const strict = booleanAt(item, 'strict') === true;
    const properties = propertiesOf(parameters).filter((one) => !bound.has(one.name));
    const schema =
      parameters === undefined
        ? null
        : {
            ...objectOf(properties, strict),
            ...(strict ? { additionalProperties: false } : {}),
          };
    return [{ name, description, schema, known: true, place: item.place }];
  });
}

/** v2's `outputs` (a list of `{name, kind, description}`, or a map) as the strict schema that is sent. */
function outputsOf(outputs: Node | undefined, isSecond: boolean): ResponseSchema | null {
  const properties = propertiesOf(outputs);
  if (outputs === undefined || !isSecond || properties.length === 0) return null;
  return {
    name: 'structured_output',
    schema: { ...objectOf(properties, true), additionalProperties: false },
    place: outputs.place,
  };
}

interface Property {
  readonly name: string;
  readonly node: Node;
}

/** Properties as a list of maps with a name, or as a map by name. */
function propertiesOf(node: Node | undefined): Property[] {
  if (node?.kind === 'map') return node.entries.map((entry) => ({ name: entry.key, node: entry.value }));
  return itemsAt(node).flatMap((item) => {
    const name = stringAt(item, 'name');
    return name === undefined ? [] : [{ name, node: item }];
  });
}

const kinds: Readonly<Record<string, string>> = {
  string: 'string',
  float: 'number',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  array: 'array',
  object: 'object',
};

/** `strict`: every property is required, and one that need not be there may be null. */
function objectOf(properties: readonly Property[], strict: boolean, depth = 0): Record<string, unknown> {
  const required = properties.filter(({ node }) => strict || booleanAt(node, 'required') === true);
  return {
    type: 'object',
    properties: Object.fromEntries(
      properties.map(({ name, node }) => [
        name,
        schemaOf(node, strict && booleanAt(node, 'required') !== true, strict, depth + 1),
      ]),
    ),
    ...(required.length === 0 ? {} : { required: required.map(({ name }) => name) }),
  };
}

function schemaOf(node: Node, optional: boolean, strict: boolean, depth: number): unknown {
  if (depth > 40) return {};
  const kind = stringAt(node, 'kind') ?? stringAt(node, 'type') ?? '';
  const type = kinds[kind];
  const description = stringAt(node, 'description');
  const values = plainValue(at(node, 'enumValues') ?? at(node, 'enum'));
  const branches = itemsAt(node, 'anyOf').concat(itemsAt(node, 'oneOf'));
  const items = at(node, 'items');
  const nullable = optional || booleanAt(node, 'nullable') === true;
  return {
    ...(type === undefined ? {} : { type: nullable ? [type, 'null'] : type }),
    ...(description === undefined ? {} : { description }),
    ...(Array.isArray(values)
      ? { enum: nullable ? [...(values as unknown[]), null] : (values as unknown[]) }
      : {}),
    ...(kind === 'array'
      ? { items: items === undefined ? { type: 'string' } : schemaOf(items, false, strict, depth + 1) }
      : {}),
    ...(kind === 'object'
      ? {
          ...withoutType(objectOf(propertiesOf(at(node, 'properties')), strict, depth)),
          additionalProperties: false,
        }
      : {}),
    ...(kind === 'union' && branches.length > 0
      ? {
          anyOf: [
            ...branches.map((branch) => schemaOf(branch, false, strict, depth + 1)),
            ...(nullable ? [{ type: 'null' }] : []),
          ],
        }
      : {}),
  };
}

function withoutType(schema: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'type'));
}

/** v1 has `model.configuration` and `model.parameters`; v2 and its betas have connections, lists of inputs and kinds. */
function isSecondGeneration(
  matter: Node | null,
  model: Node | undefined,
  inputs: Node | undefined,
  outputs: Node | undefined,
): boolean {
  if (at(model, 'configuration') !== undefined || at(model, 'parameters') !== undefined) return false;
  if (at(matter, 'sample') !== undefined) return false;
  if (at(model, 'connection') !== undefined) return true;
  if (at(model, 'api') !== undefined) return false;
  return (
    at(model, 'apiType') !== undefined ||
    at(matter, 'template', 'format', 'kind') !== undefined ||
    [inputs, outputs].some((node) =>
      propertiesOf(node).some((one) => node?.kind === 'list' || at(one.node, 'kind') !== undefined),
    )
  );
}

function kindsOf(inputs: Node | undefined): ReadonlyMap<string, string> {
  return new Map(propertiesOf(inputs).map(({ name, node }) => [name, stringAt(node, 'kind') ?? '']));
}

/** Inputs that are pictures, sound or files are parts of their own; a thread is a variable like any other. */
function withRichInputs(pieces: readonly Piece[], kinds: ReadonlyMap<string, string>): Piece[] {
  return pieces.map((piece): Piece => {
    if (piece.kind === 'branch')
      return { ...piece, arms: piece.arms.map((arm) => withRichInputs(arm, kinds)) };
    if (piece.kind === 'loop' || piece.kind === 'include')
      return { ...piece, body: withRichInputs(piece.body, kinds) };
    if (piece.kind !== 'variable') return piece;
    const kind = kinds.get(piece.name);
    if (kind !== 'image' && kind !== 'audio' && kind !== 'file') return piece;
    return mediaSegment(kind, piece.place);
  });
}

/** `sample:` (inline or a file), `inputs.x.sample|default` (v1, a map) and `inputs[].default` (v2, a list). */
async function samplesOf(
  matter: Node | null,
  inputs: Node | undefined,
  read: (node: Node | undefined) => Promise<Node | undefined>,
): Promise<Map<string, Partial<Variable>>> {
  const known = new Map<string, Partial<Variable>>();
  const note = (name: string, key: 'sample' | 'default', node: Node | undefined) => {
    const value = sampleText(node);
    if (value !== undefined && !/^\$\{(?:file|env):/i.test(value))
      known.set(name, { ...known.get(name), [key]: value });
  };
  for (const entry of entriesAt(inputs)) {
    if (entry.value.kind === 'map') {
      note(entry.key, 'default', at(entry.value, 'default'));
      note(entry.key, 'sample', firstOf(entry.value, ['sample', 'example']));
    } else note(entry.key, 'sample', entry.value);
  }
  for (const item of listAt(inputs)?.items ?? []) {
    const name = stringAt(item, 'name');
    if (name === undefined) continue;
    note(name, 'default', at(item, 'default'));
    note(name, 'sample', firstOf(item, ['sample', 'example']));
    const values = stringsAt(item, 'enumValues');
    if (values.length > 0) known.set(name, { ...known.get(name), enum: values });
  }
  for (const entry of entriesAt(await read(at(matter, 'sample')))) note(entry.key, 'sample', entry.value);
  return known;
}
