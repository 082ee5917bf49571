import { type Missing, distinctMissing, missingAt } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { sellerOf } from './request/endpoints.js';
import type {
  Extraction,
  Message,
  ModelReference,
  Parameters,
  Prompt,
  ResponseSchema,
  Segment,
  Tool,
} from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { addTo } from './syntax/canvas.js';
import { modelNamed, withAlternatives } from './request/models.js';
import { readParameters, stringsAt } from './request/parameters.js';
import { madeText, textSegment } from './syntax/place.js';
import { promptOf } from './request/prompts.js';
import { namedTool, readSchema, readTools } from './request/tools.js';
import {
  at,
  entriesAt,
  firstOf,
  itemsAt,
  mapAt,
  plainValue,
  stringAt,
  textAt,
  walk,
  type Node,
} from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { mediaSegment } from './request/media.js';
import { messagesOf, roleOf } from './request/roles.js';

// https://docs.haystack.deepset.ai/docs/serialization · …/promptbuilder · …/chatpromptbuilder · …/agent and the
// `to_dict` of the components in https://github.com/deepset-ai/haystack (2.27; checked 2026-11-26). The serialized
// message is `{role, content: [{text}]}`; `{_role, _content}` before 2.12 and `{role, content: "…"}` before 2.9.
// Pipelines of Haystack 1 (`components` is a list) are another format and are not read.

const id = 'haystack';
/** Builders that may reach one generator, and components between them, before the rest is told instead of read. */
const maxBuilders = 50;
const maxSteps = 500;
/** Sockets by which a whole prompt arrives. Any other one is a variable or a setting. */
const promptSockets = new Set(['', 'prompt', 'messages', 'system_prompt', 'user_prompt']);
const hint =
  /^[ \t]+(?:-[ \t]+)?["']?type["']?[ \t]*:[ \t]*["']?(?:haystack(?:_integrations|_experimental)?|deepset_cloud_custom_nodes)\./m;

/** Pipelines of Haystack as they are saved: every generator or agent is one request. */
export const haystack: Format = {
  id,
  title: 'Haystack pipeline',
  docs: 'https://docs.haystack.deepset.ai/docs/serialization',
  reads:
    'One prompt per generator, agent or other component with a chat generator, with the text of the prompt builder that reaches it through `connections` (also through joiners, routers and adapters; several builders are several prompts). Model or deployment, limits, tools and answer schema are those of the generator, fallbacks are alternatives. A builder that reaches none has no model; one that fills another builder is a part. Agents and pipelines that are tools are prompts of their own. Defaults of the library, and parameters of tools that are made from code, are not in the file.',
  patterns: ['**/*.{yaml,yml}'],
  recognizes: (file) => /^["']?components["']?[ \t]*:/m.test(file.text) && hint.test(file.text),
  async extract(file, context) {
    const { root, problems } = parseYaml(file);
    if (root === null) return { prompts: [], problems };
    if (mapAt(root, 'components') === undefined) {
      const detail = 'A Haystack pipeline needs `components`: a map of names to components with a `type`.';
      return {
        prompts: [],
        problems: [...problems, problem('unexpected-shape', file.path, root.place.line, detail)],
      };
    }
    const reader = new PipelineReader(file, context);
    await reader.pipeline(root, '');
    return { prompts: reader.prompts, problems: [...problems, ...reader.problems] } satisfies Extraction;
  },
};

interface Component {
  readonly name: string;
  /** The last word of the type: `PromptBuilder`. */
  readonly kind: string;
  readonly type: string;
  readonly parameters: Node | undefined;
  readonly line: number;
}

interface Link {
  readonly sender: string;
  readonly receiver: string;
  readonly socket: string;
}

/** What a builder makes. */
interface Text {
  readonly messages: readonly Message[];
  readonly incomplete: readonly Missing[];
}

/** Reads a pipeline and those inside of its components, and keeps the prompts and problems that are found on the way. */
class PipelineReader {
  readonly prompts: Prompt[] = [];
  readonly problems: Problem[] = [];
  private readonly file: SourceFile;
  private readonly context: FormatContext;

  constructor(file: SourceFile, context: FormatContext) {
    this.file = file;
    this.context = context;
  }

  async pipeline(root: Node, prefix: string): Promise<void> {
    const components = new Map<string, Component>();
    for (const entry of entriesAt(root, 'components'))
      components.set(entry.key, componentOf(entry.key, entry.value, entry.keyPlace.line));
    const links = this.links(root, components);
    const into = new Map<string, Link[]>();
    const outOf = new Map<string, Link[]>();
    for (const link of links) {
      addTo(into, link.receiver, link);
      addTo(outOf, link.sender, link);
    }
    const texts = new Map<string, Text>();
    const textOf = async (builder: Component): Promise<Text> => {
      const known = texts.get(builder.name) ?? (await this.builderText(builder));
      texts.set(builder.name, known);
      return known;
    };
    const bound = new Set<string>();
    const invoked = [...components.values()].some(
      (component) => isCaller(component) && ownTools(component) !== undefined,
    );
    for (const component of components.values()) {
      if (isCaller(component)) {
        const builders = this.buildersOf(component, components, into);
        for (const builder of builders) bound.add(builder.name);
        const tools =
          ownTools(component) ??
          (outOf.get(component.name) ?? [])
            .map((link) => components.get(link.receiver))
            .filter((receiver) => receiver?.kind === 'ToolInvoker')
            .map((invoker) => at(invoker?.parameters, 'tools'))[0];
        const given: Text[] = [];
        for (const builder of builders) given.push(await textOf(builder));
        await this.caller(component, prefix, builders, given, tools);
      }
      if (component.kind !== 'ToolInvoker' || !invoked) await this.nested(component, prefix);
    }
    for (const component of components.values()) {
      if (!isBuilder(component) || bound.has(component.name)) continue;
      const text = await textOf(component);
      const receivers = (outOf.get(component.name) ?? []).map((link) => components.get(link.receiver));
      const isPart =
        receivers.length > 0 && receivers.every((receiver) => receiver !== undefined && isBuilder(receiver));
      this.prompts.push(
        promptOf(id, this.file, {
          name: `${prefix}${component.name}`,
          kind: isPart ? 'fragment' : 'request',
          line: component.line,
          messages: text.messages,
          incomplete: text.incomplete,
        }),
      );
    }
  }

  private links(root: Node, components: ReadonlyMap<string, Component>): Link[] {
    return itemsAt(root, 'connections').flatMap((item): Link[] => {
      const [sender = ''] = (stringAt(item, 'sender') ?? '').split('.');
      const [receiver = '', ...socket] = (stringAt(item, 'receiver') ?? '').split('.');
      if (components.has(sender) && components.has(receiver))
        return [{ sender, receiver, socket: socket.join('.') }];
      const detail = 'This connection does not name two components of the pipeline; it is left out.';
      this.problems.push(problem('unexpected-shape', this.file.path, item.place.line, detail));
      return [];
    });
  }

  /** The prompt builders whose text arrives at a generator, directly or through what only passes it on. */
  private buildersOf(
    caller: Component,
    components: ReadonlyMap<string, Component>,
    into: ReadonlyMap<string, readonly Link[]>,
  ): Component[] {
    const found = new Map<string, Component>();
    const met = new Set([caller.name]);
    const open = (into.get(caller.name) ?? []).filter((link) => promptSockets.has(link.socket));
    for (let steps = 0; open.length > 0; steps++) {
      const link = open.shift();
      const sender = link === undefined ? undefined : components.get(link.sender);
      if (sender === undefined || met.has(sender.name)) continue;
      if (found.size >= maxBuilders || steps > maxSteps) {
        const detail = `More than ${maxBuilders} prompt builders reach \`${caller.name.slice(0, 60)}\`, or on too long a way; the rest is not read.`;
        this.problems.push(problem('too-many', this.file.path, caller.line, detail));
        break;
      }
      met.add(sender.name);
      if (isBuilder(sender)) found.set(sender.name, sender);
      else if (passesOn(sender)) open.push(...(into.get(sender.name) ?? []));
    }
    return [...found.values()];
  }

  /** One request per text that reaches the component, or one with its own texts alone. */
  private async caller(
    component: Component,
    prefix: string,
    builders: readonly Component[],
    given: readonly Text[],
    toolsNode: Node | undefined,
  ): Promise<void> {
    const { parameters } = component;
    const incomplete: Missing[] = [];
    const own = async (role: Message['role'], ...keys: string[]): Promise<readonly Message[]> => {
      const source = textAt(firstOf(parameters, keys));
      if (source === undefined || source.text.trim() === '') return [];
      const text = await this.template(source, role);
      incomplete.push(...text.incomplete);
      return text.messages;
    };
    const before = await own('system', 'system_prompt');
    const after = await own('user', 'user_prompt', 'prompt', 'prompt_template', 'instructions');
    const isEvaluator = component.type.includes('.evaluators.');
    if (isEvaluator) incomplete.push('what Haystack writes around the instructions of an evaluator');
    const asks = before.length + after.length > 0;
    if (!asks && builders.length === 0)
      incomplete.push(
        isGenerator(component) || component.kind === 'Agent' || component.kind === 'LLM'
          ? 'its messages are only known at run time'
          : `the text is the default of \`${component.kind.slice(0, 60)}\`, which is not in the repository`,
      );
    const tools = this.tools(toolsNode, incomplete);
    const generator = generatorOf(component);
    const schema = this.schema(generator);
    const shared = {
      kind: isEvaluator ? ('evaluation' as const) : ('request' as const),
      tools,
      schema,
      model: modelWithFallbacks(component),
      parameters: parametersOf(generator),
    };
    const name = `${prefix}${component.name}`;
    const texts: readonly Text[] = given.length === 0 ? [{ messages: [], incomplete: [] }] : given;
    for (const [index, text] of texts.entries()) {
      const builder = builders[index];
      this.prompts.push(
        promptOf(id, this.file, {
          ...shared,
          name: builders.length > 1 && builder !== undefined ? `${name} (${builder.name})` : name,
          line: component.line,
          messages: [...before, ...text.messages, ...after],
          incomplete: distinctMissing([...incomplete, ...text.incomplete]),
        }),
      );
    }
  }

  /** Agents, generators and pipelines inside a component: tools, super components, hooks. */
  private async nested(component: Component, prefix: string): Promise<void> {
    const inner: { node: Node; name: string; isPipeline: boolean }[] = [];
    walk(component.parameters, ({ node, key, parent }) => {
      if (key === 'chat_generator' || key === 'chat_generators') return false;
      if (node === component.parameters || node.kind !== 'map') return true;
      const name = stringAt(parent, 'name') ?? key ?? 'inner';
      if (mapAt(node, 'components') !== undefined) {
        inner.push({
          node,
          name: key === 'pipeline' ? (stringAt(parent, 'name') ?? '') : name,
          isPipeline: true,
        });
        return false;
      }
      if (stringAt(node, 'type') === undefined || at(node, 'init_parameters') === undefined) return true;
      if (!isCaller(componentOf(name, node, node.place.line))) return true;
      inner.push({ node, name, isPipeline: false });
      return false;
    });
    for (const { node, name, isPipeline } of inner) {
      const below = `${prefix}${component.name}/`;
      if (isPipeline) {
        await this.pipeline(node, name === '' ? below : `${below}${name}/`);
        continue;
      }
      const found = componentOf(name, node, node.place.line);
      await this.caller(found, below, [], [], ownTools(found));
      await this.nested(found, below);
    }
  }

  private async builderText(builder: Component): Promise<Text> {
    const node = at(builder.parameters, 'template');
    const text = textAt(node);
    if (text !== undefined) return this.template(text, 'user');
    if (node?.kind === 'list') return this.chat(node);
    return { messages: [], incomplete: ['the template is only given at run time'] };
  }

  /** A Jinja2 text: one message, or those of its `{% message role="…" %}` blocks. */
  private async template(
    source: NonNullable<ReturnType<typeof textAt>>,
    role: Message['role'],
  ): Promise<Text> {
    const expanded = await expandTemplate('jinja', source, this.context, { dropFinalNewline: true });
    this.problems.push(...expanded.problems);
    const media = source.text.includes('templatize_part')
      ? ['what `templatize_part` inserts may be an image or a file']
      : [];
    return {
      messages: messagesOf(expanded.pieces, { role, place: source.place }),
      incomplete: [...expanded.incomplete, ...media],
    };
  }

  /** Serialized chat messages; only those of the system and the user are templates. */
  private async chat(list: Node): Promise<Text> {
    const messages: Message[] = [];
    const incomplete: Missing[] = [];
    for (const item of itemsAt(list)) {
      const role = roleOf(stringAt(firstOf(item, ['role', '_role'])) ?? '');
      const content = firstOf(item, ['content', '_content']);
      if (role === null || content === undefined) {
        const detail = 'A message of a chat prompt builder needs a `role` and a `content`.';
        this.problems.push(problem('unexpected-shape', this.file.path, item.place.line, detail));
        incomplete.push('a message that could not be read');
        continue;
      }
      const segments: Segment[] = [];
      for (const part of itemsAt(content)) {
        const text = textAt(part) ?? textAt(part, 'text');
        if (text === undefined) {
          segments.push(...partOf(part, incomplete));
          continue;
        }
        const engine = role === 'user' || role === 'system' ? 'jinja' : 'plain';
        const expanded = await expandTemplate(engine, text, this.context, { dropFinalNewline: true });
        this.problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        segments.push(...segmentsOf(expanded.pieces));
      }
      const name = stringAt(firstOf(item, ['name', '_name']));
      messages.push({ role, ...(name === undefined ? {} : { name }), segments, place: item.place });
    }
    return { messages, incomplete };
  }

  /** `[{type, data: {name, description, parameters}}]`, a toolset of them, or the plain tools of 2.9. */
  private tools(node: Node | undefined, incomplete: Missing[]): Tool[] {
    return itemsAt(node).flatMap((item): Tool[] => {
      const inner = at(item, 'data') ?? item;
      if (at(inner, 'tools') !== undefined) return this.tools(at(inner, 'tools'), incomplete);
      const kind = lastWord(stringAt(item, 'type') ?? 'toolset');
      const named = readTools(inner).filter((tool) => tool.name !== stringAt(inner, 'type'));
      if (named.length === 0) {
        incomplete.push(`the tools of \`${kind.slice(0, 60)}\` are not in the repository`);
        const names = stringsAt(inner, 'tool_names');
        return (names.length === 0 ? [kind] : names).map((name) => namedTool(name, item.place));
      }
      for (const tool of named)
        if (tool.schema === null)
          incomplete.push(`the parameters of the tool \`${tool.name.slice(0, 60)}\` are made from code`);
      return named;
    });
  }

  private schema(generator: Component): ResponseSchema | null {
    const written = at(generator.parameters, 'generation_kwargs', 'response_format');
    const { schema, problems } = readSchema(written, this.file);
    this.problems.push(...problems);
    return schema;
  }
}

function componentOf(name: string, node: Node, line: number): Component {
  const type = stringAt(node, 'type') ?? '';
  return { name, type, kind: lastWord(type), parameters: at(node, 'init_parameters'), line };
}

function lastWord(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

function isBuilder(component: Component): boolean {
  return component.kind.endsWith('PromptBuilder');
}

function isGenerator(component: Component): boolean {
  return component.kind.endsWith('Generator') && !component.kind.endsWith('ImageGenerator');
}

function isCaller(component: Component): boolean {
  return isGenerator(component) || mapAt(component.parameters, 'chat_generator') !== undefined;
}

/** Components that hand on the text they get. */
function passesOn(component: Component): boolean {
  return (
    /\.(?:joiners|routers)\./.test(component.type) ||
    /^(?:OutputAdapter|.+(?:Joiner|Router))$/.test(component.kind)
  );
}

function ownTools(component: Component): Node | undefined {
  const own = firstOf(component.parameters, ['tools']);
  const generator = firstOf(component.parameters, ['chat_generator']);
  return own ?? firstOf(at(generator, 'init_parameters'), ['tools']);
}

/** The component that holds the model: the chat generator of an agent, the first of several that stand in for each other. */
function generatorOf(component: Component): Component {
  const inner =
    mapAt(component.parameters, 'chat_generator') ?? mapAt(component.parameters, 'chat_generators', 0);
  return inner === undefined ? component : generatorOf(componentOf(component.name, inner, inner.place.line));
}

/** The generator's model; where several generators stand in for each other, the others are alternatives. */
function modelWithFallbacks(component: Component): ModelReference | null {
  const model = modelOf(generatorOf(component));
  const holder = mapAt(component.parameters, 'chat_generator');
  const inner = holder === undefined ? component.parameters : at(holder, 'init_parameters');
  const others = itemsAt(inner, 'chat_generators').flatMap(
    (node) => modelOf(componentOf(component.name, node, node.place.line))?.asWritten ?? [],
  );
  return withAlternatives(model, others);
}

function modelOf(generator: Component): ModelReference | null {
  const { parameters } = generator;
  const deployment = textAt(parameters, 'azure_deployment');
  const isDeployment = deployment !== undefined && deployment.text.trim() !== '';
  const written = isDeployment
    ? deployment
    : (textAt(firstOf(parameters, ['model', 'model_name', 'model_name_or_path'])) ??
      textAt(parameters, 'huggingface_pipeline_kwargs', 'model') ??
      textAt(parameters, 'api_params', 'model'));
  return modelNamed(written, { provider: providerOf(generator), deployment: isDeployment });
}

/** `haystack_integrations.components.generators.anthropic.chat…` → `anthropic`. An address of its own may be anybody's. */
function providerOf(generator: Component): string | undefined {
  const found = /^haystack(?:_\w+)?\.components\.generators\.(?:chat\.)?([a-z_]{1,40})\./.exec(
    generator.type,
  )?.[1];
  if (found === undefined || /^(?:chat|fallback|llm|mock|hugging_face_api)$/.test(found)) return undefined;
  if (found.startsWith('azure')) return 'azure';
  if (found.startsWith('openai'))
    return sellerOf(stringAt(generator.parameters, 'api_base_url') ?? '', 'openai');
  return found === 'hugging_face_local' ? 'local' : found;
}

function parametersOf(generator: Component): Parameters {
  const { parameters } = generator;
  return {
    ...readParameters(at(parameters, 'model_kwargs')),
    ...readParameters(at(parameters, 'model_arguments')),
    ...readParameters(at(parameters, 'generation_config')),
    ...readParameters(at(parameters, 'generation_kwargs')),
  };
}

/** Parts of a message that are no text: tool calls and their results, images, files, what a model thought. */
function partOf(part: Node, incomplete: Missing[]): Segment[] {
  const { place } = part;
  const call = mapAt(part, 'tool_call');
  if (call !== undefined) return [textSegment(madeText(JSON.stringify(plainValue(call)), call.place))];
  const result = at(part, 'tool_call_result', 'result');
  if (result !== undefined)
    return [textSegment(textAt(result) ?? madeText(JSON.stringify(plainValue(result)), result.place))];
  for (const media of ['image', 'file'] as const) {
    if (mapAt(part, media) === undefined) continue;
    return [mediaSegment(media, place, { detail: stringAt(part, media, 'detail') })];
  }
  const why = 'a part of a message that is not text';
  incomplete.push(missingAt(place, why));
  return [{ kind: 'opaque', why, place }];
}
