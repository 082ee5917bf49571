import { type Missing, distinctMissing } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import type { Message, ModelReference, Parameters, Prompt, ResponseSchema } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { modelNamed, withAlternatives } from '../request/models.js';
import { readParameters } from '../request/parameters.js';
import { madeText, textSegment } from '../syntax/place.js';
import { promptOf } from '../request/prompts.js';
import { readSchema } from '../request/tools.js';
import {
  at,
  entriesAt,
  firstOf,
  itemsAt,
  mapAt,
  numberAt,
  plainValue,
  stringAt,
  textAt,
  walk,
  type MapNode,
  type Node,
} from '../syntax/tree.js';
import { pictureAt, readChat } from '../request/chat.js';
import type { Engine } from '../templates/tree.js';
import { shapeOf, type Shape } from './shapes.js';
import { toolsIn } from './tools.js';

const id = 'request-body';

/** One request as a prompt. */
export interface ReadBody {
  readonly prompt: Prompt;
  readonly problems: readonly Problem[];
}

/** One body as a prompt; null when it is none. `literal`: nothing in it is a placeholder, it is sent as it stands. */
export async function readBody(
  node: Node,
  file: SourceFile,
  context: FormatContext,
  name: string,
  literal = false,
  assumed: Shape | null = null,
): Promise<ReadBody | null> {
  if (node.kind !== 'map') return null;
  const shape = shapeOf(new Set(node.entries.map((entry) => entry.key))) ?? assumed;
  if (shape === null) return null;
  if (shape === 'batch') {
    const inner = await readBody(
      firstOf(node, ['body', 'params', 'modelInput', 'request']) ?? node,
      file,
      context,
      stringAt(firstOf(node, ['custom_id', 'recordId', 'key'])) ?? name,
      true,
      'chat',
    );
    if (inner === null) return null;
    const parameters: Parameters = { ...inner.prompt.parameters, serviceTier: 'batch' };
    return { ...inner, prompt: { ...inner.prompt, parameters } };
  }
  const problems: Problem[] = [];
  const incomplete: Missing[] = [];
  const messages: Message[] = [];
  const add = async (list: Node | undefined, role?: Message['role']) => {
    const chat = await readChat(list, literal ? 'plain' : engineIn(list), context);
    problems.push(...chat.problems);
    incomplete.push(...chat.incomplete);
    messages.push(
      ...(role === undefined ? chat.messages : chat.messages.map((message) => ({ ...message, role }))),
    );
  };
  const system = firstOf(node, ['system', 'systemInstruction', 'system_instruction', 'instructions']);
  for (const part of systemParts(system)) await add(part, 'system');
  for (const held of heldByProvider(node)) {
    const segments = [{ kind: 'opaque' as const, why: held.why, place: held.place }];
    messages.push({ role: held.role, segments, place: held.place });
    incomplete.push(held.why);
  }
  const list = firstOf(node, ['messages', 'contents', 'input', 'prompt']);
  if (list?.kind === 'list') {
    for (const item of list.items) {
      const output = at(item, 'output');
      const called = calledBetween(item);
      if (called !== null && output !== undefined && output.kind !== 'scalar')
        await add(asMessage(output), 'tool');
      else if (called === null) await add(item);
      else {
        messages.push(...called);
        for (const { segments } of called)
          for (const segment of segments) if (segment.kind === 'opaque') incomplete.push(segment.why);
      }
    }
  } else if (list !== undefined && list.kind === 'scalar') await add(asMessage(list));
  else if (list !== undefined && shape === 'gemini') await add(list);
  const suffix = shape === 'generate' ? textAt(node, 'suffix') : undefined;
  if (suffix !== undefined && suffix.text !== '') await add(asMessage(at(node, 'suffix') ?? node));
  const pictures = shape === 'generate' ? itemsAt(node, 'images') : [];
  const last = messages[messages.length - 1];
  if (last === undefined) return null;
  messages[messages.length - 1] = {
    ...last,
    segments: [...last.segments, ...pictures.map((picture) => pictureAt(picture))],
    // At the top of Anthropic's body the mark stands for the last block that can be cached.
    ...(at(node, 'cache_control')?.kind === 'map' ? { cacheBreakpoint: true } : {}),
  };

  const toolsNode =
    at(node, 'tools') ??
    at(node, 'functions') ??
    at(node, 'toolConfig', 'tools') ??
    at(node, 'tool_config', 'tools');
  const { tools, serverTools, missing } = toolsIn(toolsNode, node);
  incomplete.push(...missing);
  for (const tool of tools) {
    if (!tool.known) incomplete.push(`what the provider's tool \`${tool.name.slice(0, 60)}\` adds`);
  }
  problems.push(...otherRates(node, file));
  const generation = firstOf(node, ['generationConfig', 'generation_config', 'config']);
  const format =
    at(node, 'response_format') ??
    at(node, 'text', 'format') ??
    at(node, 'output_format') ??
    at(node, 'output_config', 'format') ??
    firstOf(generation, ['responseSchema', 'response_schema', 'responseJsonSchema']) ??
    mapAt(node, 'format');
  // Bedrock's schema is JSON in a string.
  const embedded = at(node, 'outputConfig', 'textFormat', 'structure', 'jsonSchema', 'schema');
  const { schema, problems: schemaProblems } =
    embedded !== undefined
      ? readSchema(embedded, file)
      : format === undefined
        ? noSchema
        : readSchema(format);
  problems.push(...schemaProblems);
  const parameters: Parameters = {
    ...readParameters(at(node, 'options')),
    ...readParameters(at(node, 'inferenceConfig')),
    ...readParameters(generation),
    ...thinkingOf(at(node, 'additionalModelRequestFields')),
    ...readParameters(node),
    ...(stringAt(node, 'speed') === 'fast' ? { serviceTier: 'fast' } : {}),
    ...(stringAt(node, 'think') === undefined ? {} : { reasoningEffort: stringAt(node, 'think') ?? '' }),
    ...cachingOf(node),
    ...(serverTools.length === 0 ? {} : { serverTools }),
  };
  return {
    prompt: promptOf(id, file, {
      name: stringAt(node, 'name') ?? name,
      line: node.place.line,
      messages,
      tools,
      schema,
      model: modelOf(node),
      parameters,
      ...(shape === 'chat' ? { api: 'chat-completions' } : shape === 'responses' ? { api: 'responses' } : {}),
      incomplete: distinctMissing(incomplete),
    }),
    problems,
  };
}

const noSchema: { schema: ResponseSchema | null; problems: readonly Problem[] } = {
  schema: null,
  problems: [],
};

function modelOf(node: MapNode): ModelReference | null {
  const written = textAt(firstOf(node, ['model', 'modelId']));
  const provider = at(node, 'modelId') === undefined ? undefined : 'bedrock';
  return withAlternatives(
    modelNamed(written, { provider }),
    [...otherModels.flatMap((key) => itemsAt(node, key)), ...refusedBy(node)].flatMap(
      (item) => stringAt(item) ?? stringAt(item, 'model') ?? [],
    ),
  );
}

/** OpenRouter's `models`, LiteLLM's `fallbacks`. */
const otherModels = ['models', 'fallbacks'];

/** LiteLLM's models for what another one refuses: a map from one to the other, or lists of them. */
function refusedBy(node: MapNode): readonly Node[] {
  return ['context_window_fallback_dict', 'context_window_fallbacks', 'content_policy_fallbacks']
    .flatMap((key) => itemsAt(node, key))
    .flatMap((map) => entriesAt(map))
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]));
}

/** A string, `{parts}` or blocks; blocks are one message up to each cache mark, so that the mark keeps its place. */
function systemParts(node: Node | undefined): Node[] {
  if (node === undefined) return [];
  if (node.kind === 'scalar') return node.value === null ? [] : [asMessage(node)];
  if (node.kind === 'map') return [node];
  const parts: Node[] = [];
  let group: Node[] = [];
  const flush = (mark?: Node) => {
    const [first] = group;
    const last = group[group.length - 1];
    if (first === undefined || last === undefined) return;
    const place = { ...first.place, end: last.place.end };
    const message = asMessage({ kind: 'list', items: group, place });
    // Bedrock's mark is a block of its own after what it ends.
    const marked = mark === undefined ? [] : [{ key: 'cache_control', keyPlace: mark.place, value: mark }];
    parts.push({ ...message, entries: [...message.entries, ...marked] });
    group = [];
  };
  for (const item of node.items) {
    if (at(item, 'cachePoint') !== undefined) {
      flush(item);
      continue;
    }
    group.push(item);
    if (at(item, 'cache_control') !== undefined) flush();
  }
  flush();
  return parts;
}

/** `content` as a chat message without a role. */
function asMessage(content: Node): MapNode {
  return {
    kind: 'map',
    entries: [{ key: 'content', keyPlace: content.place, value: content }],
    place: content.place,
  };
}

/**
 * Items of Responses' `input` that are no messages: calls of tools and their outputs; what is only named or sealed
 * (an item the provider holds, reasoning, a compacted past) is billed and unknown.
 */
function calledBetween(item: Node): Message[] | null {
  const type = stringAt(item, 'type');
  if (type === undefined || type === 'message' || at(item, 'role') !== undefined) return null;
  const output = type.endsWith('_output');
  const sent = [firstOf(item, ['arguments', 'input', 'code', 'action', 'tools']), at(item, 'output')].filter(
    (node) => node !== undefined && !(node.kind === 'scalar' && node.value === null),
  ) as Node[];
  const called = stringAt(item, 'name');
  const why =
    type === 'item_reference'
      ? 'an earlier item, which is kept by the provider'
      : `an item of type \`${type.slice(0, 40)}\``;
  return [
    {
      role: output ? 'tool' : 'assistant',
      ...(called === undefined ? {} : { name: called }),
      segments:
        sent.length === 0
          ? [{ kind: 'opaque', why, place: item.place }]
          : sent.map((node) =>
              textSegment(textAt(node) ?? madeText(JSON.stringify(plainValue(node)), node.place)),
            ),
      place: item.place,
    },
  ];
}

/** What a body names and the provider puts in: it is billed with the rest, and its length is not in the repository. */
function heldByProvider(
  node: MapNode,
): { role: Message['role']; why: string; place: ModelReference['place'] & object }[] {
  const found: { role: Message['role']; why: string; place: ModelReference['place'] & object }[] = [];
  const note = (held: Node | undefined, role: Message['role'], why: string) => {
    if (held === undefined || (held.kind === 'scalar' && (held.value === null || held.value === ''))) return;
    found.push({ role, why, place: held.place });
  };
  const prompt = mapAt(node, 'input') === undefined ? mapAt(node, 'prompt') : undefined;
  const id = (stringAt(prompt, 'id') ?? 'without an id').slice(0, 80);
  note(prompt, 'developer', `the stored prompt \`${id}\`, which is kept by the provider`);
  if (/^arn:[^ ]*:prompt\//.test(stringAt(node, 'modelId') ?? ''))
    note(at(node, 'modelId'), 'system', 'the stored prompt that `modelId` names');
  note(at(node, 'previous_response_id'), 'user', 'the earlier turns of `previous_response_id`');
  const conversation = at(node, 'conversation');
  if (conversation?.kind === 'scalar' || stringAt(conversation, 'id') !== undefined)
    note(conversation, 'user', 'the earlier turns of `conversation`');
  note(
    firstOf(node, ['cachedContent', 'cached_content']),
    'system',
    'the content that `cachedContent` names',
  );
  note(at(node, 'container', 'skills'), 'system', 'what the skills of `container` add');
  return found;
}

/** Choices with rates of their own, which depend on the account or the place. */
function otherRates(node: MapNode, file: SourceFile): Problem[] {
  const region = at(node, 'inference_geo');
  const latency = at(node, 'performanceConfig', 'latency');
  const told: Problem[] = [];
  if (region !== undefined && !['global', ''].includes(stringAt(region) ?? '')) {
    const detail = `\`inference_geo\` chooses a region, which may have rates of its own: set \`region\` under \`usage\` to use them.`;
    told.push(problem('rate-uncertain', file.path, region.place.line, detail));
  }
  if (latency !== undefined && stringAt(latency) === 'optimized') {
    const detail = 'Latency-optimized inference of Bedrock has rates of its own; the standard rate is used.';
    told.push(problem('rate-uncertain', file.path, latency.place.line, detail));
  }
  return told;
}

function thinkingOf(node: Node | undefined): Parameters {
  const budget = numberAt(node, 'thinking', 'budget_tokens');
  return budget === undefined ? {} : { thinkingBudgetTokens: budget };
}

function cachingOf(node: MapNode): Parameters {
  const found: { marked: boolean; ttl: string | undefined } = { marked: false, ttl: undefined };
  let steps = 0;
  walk(node, (step) => {
    if (++steps > 100_000) return false;
    if (step.key === 'cache_control' && step.node.kind === 'map') {
      found.marked = true;
      found.ttl ??= stringAt(step.node, 'ttl');
      return false;
    }
    if (step.key === 'cachePoint' && step.node.kind === 'map') found.marked = true;
    return undefined;
  });
  const ttl = found.ttl ?? stringAt(node, 'prompt_cache_retention');
  const known = (['5m', '1h', '30m', '24h'] as const).find((one) => one === ttl);
  return {
    ...(found.marked ? { caching: 'explicit' } : {}),
    ...(known === undefined ? {} : { cacheTtl: known }),
  };
}

/**
 * A body that waits for values has `{{ticket}}` or `{ticket}` in it. JSON in a message has braces too, so only
 * names count, and only when nothing else in the body looks like code.
 */
function engineIn(node: Node | undefined): Engine {
  const guess: { engine: Engine } = { engine: 'plain' };
  walk(node, (step) => {
    if (guess.engine === 'jinja' || guess.engine === 'braces') return false;
    const text = textAt(step.node)?.text;
    if (text === undefined) return undefined;
    if (/\{%-?[ \t]*[a-z]/.test(text)) guess.engine = 'jinja';
    else if (/\{\{[ \t]*[A-Za-z_$]/.test(text)) guess.engine = 'braces';
    else if (/\$\{[A-Za-z_][\w.]{0,60}\}/.test(text)) guess.engine = 'dollar-braces';
    else if (guess.engine === 'plain' && /\{[A-Za-z_]\w{0,60}\}/.test(text) && !/\{\{|\{\s*["']/.test(text))
      guess.engine = 'fstring';
    return undefined;
  });
  return guess.engine;
}
