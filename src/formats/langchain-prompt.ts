import type { Format, FormatContext } from '../core/format.js';
import type {
  Message,
  ModelReference,
  Parameters,
  Prompt,
  ResponseSchema,
  Role,
  Segment,
  Tool,
  Variable,
} from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { parseByEnding } from './parse/by-ending.js';
import { topLevelKeys } from './parse/json.js';
import { modelNamed, withAlternatives } from './parse/models.js';
import { readParameters, sampleText } from './parse/parameters.js';
import { extensionOf, stemOf } from './parse/paths.js';
import { madeText, textIn, textSegment, type SourceText } from './parse/place.js';
import { promptOf, recording, sampledVariables } from './parse/prompts.js';
import { readSchema, readTools } from './parse/tools.js';
import {
  at,
  entriesAt,
  firstOf,
  isNull,
  itemsAt,
  listAt,
  mapAt,
  plainValue,
  stringAt,
  textAt,
  type Node,
} from './parse/tree.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { mediaSegment } from './templates/media.js';
import { missingPart, namedFile } from './templates/named.js';
import { roleOf } from './templates/roles.js';
import type { Engine } from './templates/tree.js';

// Prompt files: https://github.com/langchain-ai/langchain/blob/master/libs/core/langchain_core/prompts/loading.py and
// …/prompts/few_shot.py; chains with their model as https://github.com/hwchase17/langchain-hub has them.
// `dumps` and the manifests of LangSmith: …/langchain_core/load/serializable.py and …/load/dump.py, written from knowledge
// of them: no such file was found in a public repository to hold them against. (checked 2026-11-26)

const id = 'langchain-prompt';
const maxExamples = 5_000;
/** Pieces of text that the examples of one prompt may come to. */
const maxFilled = 200_000;
const maxPrompts = 200;

const lcPrompt =
  /"(?:Chat|FewShot|FewShotChatMessage|Pipeline)?(?:PromptTemplate|PromptWithTemplates)"|"StructuredPrompt"/;
const promptTypes = new Set(['prompt', 'few_shot', 'chat']);

/** Prompts that LangChain has written to a file or reads from one. */
export const langchainPrompt: Format = {
  id,
  title: 'LangChain prompt',
  docs: 'https://python.langchain.com/api_reference/core/prompts/langchain_core.prompts.loading.load_prompt.html',
  reads:
    'JSON and YAML of `load_prompt` (`prompt`, `few_shot`, `chat`, also in chains with their `llm`) and what `dumps` and LangSmith write: messages in all three template formats, few-shot examples filled into their template, texts and examples in files of their own, the bound model with its limits, tools and answer schema. Message placeholders are variables; examples chosen at run time are of unknown size.',
  patterns: ['**/*.{json,yaml,yml}'],
  recognizes(file) {
    if (extensionOf(file.path) !== 'json') return isYamlPrompt(file.text);
    const keys = topLevelKeys(file);
    if ((keys.has('lc') && keys.has('kwargs')) || keys.has('manifest'))
      return /"lc"\s*:/.test(file.text) && lcPrompt.test(file.text);
    // Names; Semantic Kernel's are maps.
    const named = /"input_variables"\s*:\s*\[\s*["\]]/.test(file.text);
    if (named && keys.has('input_variables') && (keys.has('template') || keys.has('template_path')))
      return true;
    if (keys.has('example_prompt') || keys.has('example_prompt_path'))
      return keys.has('suffix') || keys.has('suffix_path');
    const texts = keys.has('template') || keys.has('template_path') || keys.has('messages');
    if (texts && keys.has('_type') && /"_type"\s*:\s*"(?:prompt|chat)"/.test(file.text)) return true;
    return (
      named && (keys.has('_type') || keys.has('llm_chain')) && /"(?:template|suffix)"\s*:/.test(file.text)
    );
  },
  async extract(file, context) {
    const parsed = parseByEnding(file);
    const problems: Problem[] = [...parsed.problems];
    if (parsed.root === null) return { prompts: [], problems };
    const found = findPrompts(parsed.root);
    if (found.length === 0) {
      const detail = 'A LangChain prompt needs `template`, `messages`, or `suffix` with `example_prompt`.';
      problems.push(problem('unexpected-shape', file.path, parsed.root.place.line, detail));
    }
    const prompts: Prompt[] = [];
    const consumed = new Set<string>();
    for (const one of found) {
      const recorded = recording(context, file);
      const reader = new PromptReader(recorded.context, problems);
      const messages = await reader.messages(one.node);
      const sources = recorded.sources();
      for (const path of sources) if (path !== file.path) consumed.add(path);
      prompts.push({ ...finish(one, messages, reader, file), sources });
    }
    return { prompts, problems, consumed: [...consumed] };
  },
};

/** Semantic Kernel's YAML has `template` and `input_variables` too; there the variables are maps, here they are names. */
function isYamlPrompt(text: string): boolean {
  if (/^_type[ \t]*:[ \t]*["']?(?:prompt|few_shot|chat)["']?[ \t]*(?:#|\r?$)/m.test(text)) return true;
  if (!/^(?:template|template_path|suffix)[ \t]*:/m.test(text)) return false;
  if (/^template_format[ \t]*:[ \t]*["']?(?:f-string|mustache)\b/m.test(text)) return true;
  return (
    /^input_variables[ \t]*:[ \t]*\r?\n?[ \t]*(?:\[|-[ \t]+["']?\w+["']?[ \t]*\r?$)/m.test(text) &&
    !/^(?:execution_settings|name)[ \t]*:/m.test(text)
  );
}

// ------------------------------------------------------------------ finding prompts and their models

interface FoundModel {
  readonly reference: ModelReference | null;
  /** Settings of the model, then what is bound to it: later ones win. */
  readonly settings: readonly Node[];
}

interface FoundPrompt {
  readonly node: Node;
  readonly name: string | null;
  readonly model: FoundModel | null;
  /** How documents are written into another prompt: sent only there. */
  readonly part: boolean;
}

function findPrompts(root: Node): FoundPrompt[] {
  const found: FoundPrompt[] = [];
  const manifest = mapAt(root, 'manifest');
  const top = manifest ?? root;
  if (isLc(top)) visitLc(top, null, found);
  else visitConfig(top, null, null, found);
  return found.slice(0, maxPrompts);
}

/** `prompt` beside `llm`, at any depth of a chain or an agent. */
function visitConfig(node: Node, key: string | null, llm: Node | null, found: FoundPrompt[]): void {
  if (node.kind === 'list') {
    for (const item of node.items) visitConfig(item, key, llm, found);
    return;
  }
  if (node.kind !== 'map') return;
  if (isPromptConfig(node)) {
    const model = llm === null ? null : modelOfConfig(llm);
    found.push({ node, name: key, model, part: key === 'document_prompt' });
    return;
  }
  const own = mapAt(node, 'llm') ?? null;
  for (const entry of node.entries) {
    if (entry.key === 'llm' || entry.key === 'memory') continue;
    const name = key === null || entry.key === 'prompt' ? entry.key : `${key}.${entry.key}`;
    visitConfig(entry.value, entry.key === 'prompt' ? (key ?? entry.key) : name, own, found);
  }
}

function isPromptConfig(node: Node): boolean {
  const type = stringAt(node, '_type');
  if (type !== undefined && promptTypes.has(type)) return true;
  const text = firstOf(node, ['template', 'template_path']);
  if (textAt(text) !== undefined && at(node, 'input_variables') !== undefined) return true;
  return (
    firstOf(node, ['example_prompt', 'example_prompt_path']) !== undefined &&
    firstOf(node, ['suffix', 'suffix_path']) !== undefined
  );
}

function modelOfConfig(llm: Node): FoundModel {
  const type = stringAt(llm, '_type') ?? '';
  return { reference: modelIn(llm, type), settings: settingsIn(llm) };
}

function settingsIn(node: Node | undefined): Node[] {
  const inner = mapAt(node, 'model_kwargs');
  return [...(inner === undefined ? [] : [inner]), ...(node === undefined ? [] : [node])];
}

/** The model of a class's arguments; an Azure class names a deployment. */
function modelIn(node: Node | undefined, type: string): ModelReference | null {
  const azure = /azure/i.test(type);
  const deployment = textAt(firstOf(node, ['azure_deployment', 'deployment_name']));
  const model = textAt(firstOf(node, ['model', 'model_name', 'model_id', 'modelName']));
  const written = azure ? (deployment ?? model) : (model ?? deployment);
  const provider = azure ? 'azure' : /bedrock/i.test(type) ? 'bedrock' : undefined;
  return modelNamed(written, { provider, deployment: written === deployment });
}

/** `{lc: 1, type: constructor, id: [module…, Class], kwargs}` */
function isLc(node: Node | undefined): boolean {
  return at(node, 'lc') !== undefined && listAt(node, 'id') !== undefined;
}

function className(node: Node | undefined): string {
  const path = listAt(node, 'id')?.items ?? [];
  return stringAt(path[path.length - 1]) ?? '';
}

function isLcPrompt(node: Node | undefined): boolean {
  return isLc(node) && /(?:PromptTemplate|PromptWithTemplates|^StructuredPrompt)$/.test(className(node));
}

/** What follows a prompt in its sequence is the model it is sent to. */
function visitLc(node: Node, next: FoundModel | null, found: FoundPrompt[]): void {
  if (node.kind === 'list') {
    for (const item of node.items) visitLc(item, null, found);
    return;
  }
  if (node.kind !== 'map') return;
  if (isLcPrompt(node)) {
    found.push({ node, name: stringAt(node, 'kwargs', 'name') ?? null, model: next, part: false });
    return;
  }
  const kwargs = at(node, 'kwargs');
  const name = className(node);
  if (isLc(node) && name === 'RunnableSequence') {
    const steps = [
      at(kwargs, 'first'),
      ...itemsAt(kwargs, 'middle'),
      at(kwargs, 'last'),
      ...itemsAt(kwargs, 'steps'),
    ].filter((step) => step !== undefined);
    let after = next;
    const models: (FoundModel | null)[] = [];
    for (let index = steps.length - 1; index >= 0; index--) {
      models[index] = after;
      after = modelStep(steps[index], 0) ?? after;
    }
    steps.forEach((step, index) => {
      visitLc(step, models[index] ?? null, found);
    });
    return;
  }
  const passes = name === 'RunnableBinding' || name === 'RunnableWithFallbacks';
  for (const entry of entriesAt(isLc(node) ? kwargs : node))
    visitLc(entry.value, passes && (entry.key === 'bound' || entry.key === 'runnable') ? next : null, found);
}

function modelStep(node: Node | undefined, depth: number): FoundModel | null {
  if (!isLc(node) || depth > 20 || isLcPrompt(node)) return null;
  const kwargs = at(node, 'kwargs');
  const name = className(node);
  if (name === 'RunnableBinding') {
    const inner = modelStep(at(kwargs, 'bound'), depth + 1);
    const bound = mapAt(kwargs, 'kwargs');
    return inner === null || bound === undefined
      ? inner
      : { ...inner, settings: [...inner.settings, ...settingsIn(bound)] };
  }
  if (name === 'RunnableWithFallbacks') {
    const inner = modelStep(at(kwargs, 'runnable'), depth + 1);
    const others = itemsAt(kwargs, 'fallbacks').flatMap(
      (item) => modelStep(item, depth + 1)?.reference?.asWritten ?? [],
    );
    return inner === null ? null : { ...inner, reference: withAlternatives(inner.reference, others) };
  }
  const path = itemsAt(node, 'id').flatMap((item) => stringAt(item) ?? []);
  const isModel =
    path.some((part) => part === 'chat_models' || part === 'llms') ||
    (/^(?:Azure)?Chat[A-Z]|(?:OpenAI|LLM)$/.test(name) && mapAt(kwargs) !== undefined);
  return isModel ? { reference: modelIn(kwargs, name), settings: settingsIn(kwargs) } : null;
}

function finish(
  one: FoundPrompt,
  messages: readonly Message[],
  reader: PromptReader,
  file: SourceFile,
): Prompt {
  const settings = one.model?.settings ?? [];
  const parameters = settings.reduce<Parameters>((all, node) => ({ ...all, ...readParameters(node) }), {});
  const tools: Tool[] = settings.flatMap((node) =>
    readTools(firstOf(node, ['tools', 'functions']) ?? { kind: 'list', items: [], place: node.place }),
  );
  if (tools.some((tool) => !tool.known)) reader.incomplete.add('the definition of a tool');
  let schema: ResponseSchema | null = null;
  for (const node of settings) {
    const read = readSchema(at(node, 'response_format'));
    schema = read.schema ?? schema;
    reader.problems.push(...read.problems);
  }
  return promptOf(id, file, {
    name: one.name ?? stemOf(file.path),
    kind: one.part ? 'fragment' : 'request',
    line: one.node.place.line,
    messages,
    tools,
    schema: schema ?? structureOf(one.node),
    model: one.model?.reference ?? null,
    parameters,
    variables: sampledVariables(messages, partialsOf(partsOf(one.node))),
    incomplete: [...reader.incomplete],
  });
}

/** A `StructuredPrompt` carries the schema of its answer. */
function structureOf(node: Node): ResponseSchema | null {
  const schema = mapAt(partsOf(node), 'schema_') ?? mapAt(partsOf(node), 'schema');
  if (schema === undefined || className(node) !== 'StructuredPrompt') return null;
  return { name: stringAt(schema, 'title') ?? null, schema: plainValue(schema), place: schema.place };
}

function partialsOf(parts: Node | undefined): Map<string, Partial<Variable>> {
  const known = new Map<string, Partial<Variable>>();
  for (const entry of entriesAt(parts, 'partial_variables')) {
    const value = sampleText(entry.value, plainValue(entry.value));
    if (value !== undefined && !isLc(entry.value)) known.set(entry.key, { default: value });
  }
  return known;
}

// ------------------------------------------------------------------ reading one prompt

/** The arguments of a prompt: those of a constructor, or the map itself. */
function partsOf(node: Node | undefined): Node | undefined {
  return isLc(node) ? at(node, 'kwargs') : node;
}

function engineOf(parts: Node | undefined): Engine {
  switch (stringAt(parts, 'template_format')) {
    case 'jinja2':
      return 'jinja';
    case 'mustache':
      return 'mustache';
    default:
      return 'fstring';
  }
}

const messageRoles: Readonly<Record<string, Role>> = {
  System: 'system',
  Human: 'user',
  AI: 'assistant',
  Tool: 'tool',
  Function: 'tool',
};

class PromptReader {
  readonly incomplete = new Set<string>();
  readonly problems: Problem[];
  private readonly context: FormatContext;

  constructor(context: FormatContext, problems: Problem[]) {
    this.context = context;
    this.problems = problems;
  }

  async messages(node: Node): Promise<Message[]> {
    const parts = partsOf(node);
    const name = className(node);
    const list = listAt(parts, 'messages') ?? listAt(parts, 'prompt_messages');
    if (list !== undefined) {
      return isLc(node) || list.items.some((item) => isLc(item) || at(item, 'role') !== undefined)
        ? this.chat(list.items)
        : this.firstOfChat(list.items);
    }
    const segments =
      firstOf(parts, ['example_prompt', 'example_prompt_path']) === undefined
        ? await this.template(parts, 'template', engineOf(parts))
        : await this.fewShot(parts);
    if (segments.length === 0 && name === 'PipelinePromptTemplate')
      segments.push(this.opaque('a pipeline of prompts', node));
    // A prompt without roles is sent as one message of the user.
    return [{ role: 'user', segments, place: segments[0]?.place ?? node.place }];
  }

  private async chat(items: readonly Node[]): Promise<Message[]> {
    const found: Message[] = [];
    for (const item of items) found.push(...(await this.message(item)));
    return found;
  }

  /** `load_prompt` makes one message of the user from the first of the list, and drops the others. */
  private async firstOfChat(items: readonly Node[]): Promise<Message[]> {
    const [first, second] = items;
    if (first === undefined) return [];
    if (second !== undefined) {
      const detail =
        'LangChain reads only the first message of a `chat` prompt file; the others are not counted.';
      this.problems.push(problem('unexpected-shape', second.place.path, second.place.line, detail));
    }
    const prompt = at(first, 'prompt');
    const segments = await this.template(prompt, 'template', engineOf(prompt));
    return [{ role: 'user', segments, place: first.place }];
  }

  private async message(item: Node): Promise<Message[]> {
    const parts = partsOf(item);
    const name = className(item);
    const { place } = item;
    if (name === 'MessagesPlaceholder') {
      const variable = stringAt(parts, 'variable_name') ?? 'messages';
      return [{ role: 'user', segments: [{ kind: 'variable', name: variable, place }], place }];
    }
    if (name === 'FewShotChatMessagePromptTemplate') return this.chatExamples(item);
    if (name === 'ChatPromptTemplate') return this.messages(item);
    const role =
      roleOf(stringAt(parts, 'role') ?? '') ??
      messageRoles[/^(System|Human|AI|Tool|Function)Message/.exec(name)?.[1] ?? ''] ??
      'user';
    const prompt = at(parts, 'prompt');
    if (prompt !== undefined) return [{ role, segments: await this.parts(prompt), place }];
    // A finished message: nothing in it is a placeholder.
    const content = firstOf(parts, ['content', 'template']);
    if (content !== undefined && (isLc(item) || at(item, 'role') !== undefined)) {
      const engine = isLc(item) ? 'plain' : engineOf(parts);
      return [{ role, segments: await this.parts(content, engine), place }];
    }
    const why = `a message of the kind \`${name.slice(0, 60)}\``;
    return [{ role, segments: [this.opaque(why, item)], place }];
  }

  /** A template, or a list of text and image templates. */
  private async parts(node: Node, engine: Engine | null = null): Promise<Segment[]> {
    if (node.kind === 'list') {
      const found: Segment[] = [];
      for (const item of node.items) found.push(...(await this.parts(item, engine)));
      return found;
    }
    const own = textAt(node);
    if (own !== undefined) return this.text(own, engine ?? 'fstring');
    const parts = partsOf(node);
    if (className(node) === 'ImagePromptTemplate' || at(parts, 'image_url') !== undefined) {
      const detail =
        stringAt(parts, 'template', 'detail') ??
        stringAt(parts, 'detail') ??
        stringAt(parts, 'image_url', 'detail');
      return [mediaSegment('image', node.place, { detail })];
    }
    const inner = at(parts, 'text');
    if (inner !== undefined) return this.parts(inner, engine);
    if (firstOf(parts, ['template', 'template_path']) === undefined)
      return [this.opaque(`a part of the kind \`${className(node).slice(0, 60)}\``, node)];
    return this.template(parts, 'template', engine ?? engineOf(parts));
  }

  private async text(source: SourceText, engine: Engine): Promise<Segment[]> {
    const expanded = await expandTemplate(engine, source, this.context);
    this.problems.push(...expanded.problems);
    for (const why of expanded.incomplete) this.incomplete.add(why);
    return segmentsOf(expanded.pieces);
  }

  /** The text at `key`, or in the file that `key_path` names. */
  private async template(parts: Node | undefined, key: string, engine: Engine): Promise<Segment[]> {
    const inline = at(parts, key);
    if (inline !== undefined && !isNull(inline))
      return isLc(inline)
        ? this.template(partsOf(inline), 'template', engineOf(partsOf(inline)))
        : this.parts(inline, engine);
    const path = textAt(parts, `${key}_path`);
    if (path === undefined) return [];
    const read = await namedFile(path.text.trim(), path.place, this.context);
    if ('file' in read) {
      const body = await this.text(textIn(read.file), engine);
      return [{ kind: 'include', path: read.file.path, body, place: path.place }];
    }
    this.problems.push(read.problem);
    this.incomplete.add(read.incomplete);
    return [read.segment];
  }

  /** Prefix, examples and suffix, joined by the separator; what is empty is left out with its separator. */
  private async fewShot(parts: Node | undefined): Promise<Segment[]> {
    const engine = engineOf(parts);
    const pieces = [
      await this.template(parts, 'prefix', engine),
      ...(await this.examples(parts)),
      await this.template(parts, 'suffix', engine),
    ].filter((piece) => piece.length > 0);
    const written = textAt(parts, 'example_separator');
    return pieces.flatMap((piece, index) => {
      const start = piece[0]?.place;
      if (index === 0 || start === undefined) return piece;
      return [
        textSegment(
          written ?? madeText('\n\n', start.end === start.start ? start : { ...start, end: start.start }),
        ),
        ...piece,
      ];
    });
  }

  private async examples(parts: Node | undefined): Promise<Segment[][]> {
    const read = await this.exampleList(parts);
    if ('missing' in read) return read.missing;
    const template = await this.exampleTemplate(parts);
    const items = this.limited(read.items, Math.floor(maxFilled / Math.max(1, template.length)));
    return items.map((example): Segment[] => {
      const values = valuesOf(example);
      const filled = template.map((segment) => filledIn(segment, values));
      return read.path === null || filled.length === 0
        ? filled
        : [{ kind: 'include', path: read.path, body: filled, place: read.place }];
    });
  }

  private async exampleTemplate(parts: Node | undefined): Promise<Segment[]> {
    const inline = at(parts, 'example_prompt');
    if (inline !== undefined) return this.parts(inline);
    const path = textAt(parts, 'example_prompt_path');
    if (path === undefined) return [];
    const root = await this.otherFile(path);
    return 'missing' in root ? root.missing : this.parts(root.root);
  }

  /** The examples in place, or of the file that is named; those a selector picks are not known. */
  private async exampleList(
    parts: Node | undefined,
  ): Promise<
    { items: readonly Node[]; path: string | null; place: Node['place'] } | { missing: Segment[][] }
  > {
    const node = at(parts, 'examples');
    const named = textAt(node);
    if (named !== undefined) {
      const other = await this.otherFile(named);
      if ('missing' in other) return { missing: [other.missing] };
      return { items: this.limited(itemsAt(other.root)), path: other.root.place.path, place: named.place };
    }
    if (node !== undefined && !isNull(node))
      return { items: this.limited(itemsAt(node)), path: null, place: node.place };
    const selector = firstOf(parts, ['example_selector']);
    return selector === undefined
      ? { missing: [] }
      : { missing: [[this.opaque('examples that are chosen at run time', selector)]] };
  }

  private limited(items: readonly Node[], most = maxExamples): readonly Node[] {
    const extra = items[most];
    if (extra === undefined) return items;
    const detail = `Only the first ${most} examples are counted.`;
    this.problems.push(problem('too-many', extra.place.path, extra.place.line, detail));
    this.incomplete.add(`${extra.place.path}:${extra.place.line}: more than ${most} examples`);
    return items.slice(0, most);
  }

  private async otherFile(name: SourceText): Promise<{ root: Node } | { missing: Segment[] }> {
    const read = await namedFile(name.text.trim(), name.place, this.context);
    if (!('file' in read)) {
      this.problems.push(read.problem);
      this.incomplete.add(read.incomplete);
      return { missing: [read.segment] };
    }
    const parsed = parseByEnding(read.file);
    this.problems.push(...parsed.problems);
    if (parsed.root !== null) return { root: parsed.root };
    const missing = missingPart('include-missing', `\`${read.file.path}\` cannot be read`, name.place);
    this.incomplete.add(missing.incomplete);
    return { missing: [missing.segment] };
  }

  /** Every example as the messages of the example's template. */
  private async chatExamples(item: Node): Promise<Message[]> {
    const parts = partsOf(item);
    const read = await this.exampleList(parts);
    if ('missing' in read)
      return read.missing.map((segments) => ({ role: 'user', segments, example: true, place: item.place }));
    const inner = at(parts, 'example_prompt');
    const template = inner === undefined ? [] : await this.lcMessages(inner);
    const size = template.reduce((sum, message) => sum + 1 + message.segments.length, 1);
    return this.limited(read.items, Math.floor(maxFilled / size)).flatMap((example) => {
      const values = valuesOf(example);
      return template.map((message): Message => ({
        ...message,
        segments: message.segments.map((segment) => filledIn(segment, values)),
        example: true,
      }));
    });
  }

  /** The template of an example is a chat prompt or a single message. */
  private lcMessages(node: Node): Promise<Message[]> {
    return /MessagePromptTemplate$/.test(className(node)) ? this.message(node) : this.messages(node);
  }

  private opaque(why: string, node: Node): Segment {
    this.incomplete.add(`${node.place.path}:${node.place.line}: ${why}`);
    return { kind: 'opaque', why, place: node.place };
  }
}

function valuesOf(example: Node): Map<string, Node> {
  return new Map(entriesAt(example).map((entry) => [entry.key, entry.value]));
}

/** A segment of an example's template with the values of one example in it. */
function filledIn(segment: Segment, values: ReadonlyMap<string, Node>): Segment {
  switch (segment.kind) {
    case 'variable': {
      const value = values.get(segment.name);
      if (value === undefined) return segment;
      if (value.kind === 'scalar')
        return textSegment(value.value === null ? madeText('None', value.place) : value.source);
      return textSegment(madeText(JSON.stringify(plainValue(value)), value.place));
    }
    case 'loop':
    case 'include':
      return { ...segment, body: segment.body.map((inner) => filledIn(inner, values)) };
    case 'branch':
      return { ...segment, arms: segment.arms.map((arm) => arm.map((inner) => filledIn(inner, values))) };
    default:
      return segment;
  }
}
