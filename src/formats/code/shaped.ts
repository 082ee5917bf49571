import { house } from './sdk/house.js';
import { countWords, plainText } from './strings.js';
import { literalsOf, type Arguments, type Part, type Value } from './values.js';

/*
 * Calls that are recognized by their arguments alone. An application often has a client of its own (`llm.generateObject({ messages,
 * schema })`), posts the body of a request by hand (`JSON.stringify({ model, messages })`), or uses a package that no value in `sdk/`
 * describes. What it passes is named as everywhere: messages with roles, a system text, a prompt beside a model or a limit.
 */

type ValueRecord = Extract<Value, { kind: 'record' }>;

/** Whether a function of the program is called like one that asks a model. */
export function asksModel(name: string): boolean {
  return (
    !sendsNothing.test(name) &&
    (asks.test(name) || /llm|gpt|claude|gemini|completion|openai|anthropic/i.test(name))
  );
}

export interface Shaped {
  readonly is: 'request' | 'agent';
  /** What the request is called in its key. */
  readonly name: string;
  /** The arguments by name. */
  readonly record: ValueRecord;
}

const names = (at: number): readonly string[] => {
  const where = house.calls[0]?.text[at]?.at ?? [];
  return typeof where === 'string' ? [where] : where;
};
const systemNames = names(0);
const promptNames = names(1);
const messageNames = names(2);
const modelNames = [house.calls[0]?.model ?? []].flat();
const limitNames = [house.calls[0]?.outputLimit ?? []].flat();
const schemaNames = [house.calls[0]?.schema ?? [], house.calls[0]?.tools ?? []].flat();

/** Calls that keep, show, count, measure or test what a request holds, or put it into another form, and send nothing. */
const sendsNothing =
  /^(?:log|debug|info|warn|error|trace|assert|expect|equals?|isEqual|toEqual|to[A-Z]\w*|json|render\w*|redirect|emit|publish|notify\w*|dispatch|set|set[A-Z]\w*|use[A-Z]\w*|push|unshift|append|add|concat|includes|save\w*|insert\w*|upsert\w*|update\w*|upload\w*|write\w*|store\w*|persist\w*|record\w*|report\w*|track\w*|capture\w*|count\w*|estimate\w*|calculate\w*|tokeni[sz]e\w*|encode\w*|validate\w*|parse\w*|safeParse|format\w*|convert\w*|transform\w*|normali[sz]e\w*|trim\w*|truncate\w*|compact\w*|from[A-Z]\w*|build\w*|import\w*|export\w*|restore\w*|load\w*|open\w*|map|flatMap|filter|reduce|forEach|find|some|every|sort|assign|freeze|merge|defaults|clone\w*|structuredClone|generation|span|event|score|observe\w*|start\w*Observation|startSpan|values|entries|keys|memo|cache\w*|hash\w*|describe|it|test|mock\w*|get|has|delete|remove\w*|object|extend|pick|omit|literal|define(?:Config|Props|Emits|Store)|cva|clsx|cn|Response|NextResponse|Map|Set|Error|\w*Error|Promise|URLSearchParams|\w*PromptTemplate|\w*Message|\w*Dialog|prompts?|inquirer|confirm|alert|toast|Schema|model|getGenerativeModel)$/;
/** Functions that send what is in one argument of theirs. */
const posts =
  /^(?:fetch\w*|\$fetch|ofetch|axios|request\w*|post\w*|ky|got|run|invoke\w*|subscribe|create|send\w*|call\w*|predict\w*)$/;
const posted = ['body', 'json', 'data', 'input', 'payload', 'params'];
const agentName = /(?:^|[a-z])Agent$|^(?:agent|[Cc]reateAgent|defineAgent|makeAgent)$/;
/** Objects that stand for a model, and what is asked of them. */
const modelObject =
  /(?:llm|model|ai|gpt|claude|gemini|openai|anthropic|ollama|completion|chat)(?:client|service|provider)?$/i;
const asks =
  /^(?:generate|complete|completion|invoke|ask|chat|call|predict|prompt|query|run|stream|send|respond|infer|execute|create)(?:[A-Z]\w*)?$/;

/** The request that a call makes by the looks of its arguments, null when it does not look like one. */
export function requestShaped(
  name: string,
  args: Arguments,
  constructs: boolean,
  receiver: string,
): Shaped | null {
  if (name !== 'stringify' && (name === '' || sendsNothing.test(name))) return null;
  for (const one of args.positional) {
    if (one.kind !== 'record') continue;
    const record = withModel(one, args);
    if (name === 'stringify') return isRequest(record) ? { is: 'request', name: 'request', record } : null;
    if (agentName.test(name)) {
      if (saysAny(record, systemNames)) return { is: 'agent', name, record };
    } else if (!constructs && isRequest(record)) return { is: 'request', name, record };
    if (!posts.test(name)) continue;
    for (const key of posted) {
      const inner = record.entries.get(key);
      const full = inner?.kind === 'record' ? withModel(inner, args) : null;
      if (full !== null && isRequest(full)) return { is: 'request', name, record: full };
    }
  }
  if (constructs) return null;
  return ofMessages(name, args) ?? ofText(name, args, receiver);
}

/** Functions that are given the body of a request as a value, or make its JSON, in languages that have no `stringify`. */
const makesBody =
  /^(?:Marshal|MarshalIndent|Encode|SetBody|ofString|writeValueAs(?:String|Bytes)|to(?:Json|JSON|JSONString|JsonString|String)|HttpEntity|bodyValue|setBody|body|create|encode\w*|Serialize|SerializeObject|SerializeToUtf8Bytes|Create|PostAsJsonAsync|post|Post|request|json|to_string|to_vec|(?:\w+_)?json_encode|to_json|generate|dump|data)$/;

/** A body with messages that a program of another language than TypeScript makes or posts, null for any other value. */
export function bodyPosted(name: string, args: Arguments, receiver: Value | null): Shaped | null {
  if (!makesBody.test(name)) return null;
  const given = [...args.positional, ...args.named.values(), ...(receiver === null ? [] : [receiver])];
  for (const one of given) {
    if (one.kind !== 'record') continue;
    const messages = messageNames.map((key) => one.entries.get(key)).find((value) => value !== undefined);
    const isTuned = [...modelNames, ...limitNames].some((key) => one.entries.has(key));
    if (messages !== undefined && isTuned && isMessages(messages, false))
      return { is: 'request', name: 'request', record: one };
  }
  return null;
}

/** `client.chat([{ role, content }], { model })`: messages on their own, options beside them. */
function ofMessages(name: string, args: Arguments): Shaped | null {
  const messages = args.positional.find((one) => one.kind === 'list' && isMessages(one, true));
  if (messages === undefined) return null;
  return { is: 'request', name, record: joined(args, 'messages', messages) };
}

/** `llm.generate("…", { maxTokens })`. */
function ofText(name: string, args: Arguments, receiver: string): Shaped | null {
  if (!modelObject.test(receiver) || !asks.test(name)) return null;
  const [text] = args.positional;
  if (text === undefined || wordsIn(text) < 6) return null;
  return { is: 'request', name, record: joined(args, 'prompt', text) };
}

function joined(args: Arguments, key: string, value: Value): ValueRecord {
  const place = 'place' in value ? value.place : { path: '', line: 1, column: 1, start: 0, end: 0 };
  const entries = new Map<string, Value>([[key, value]]);
  const rest: Value[] = [];
  for (const one of args.positional)
    if (one.kind === 'record') {
      for (const [name, entry] of one.entries) if (!entries.has(name)) entries.set(name, entry);
      rest.push(...one.rest);
    }
  return withModel({ kind: 'record', type: null, entries, rest, place }, args);
}

/** `ai.run('@cf/meta/llama-3-8b-instruct', { messages })`: the model is an argument of its own. */
function withModel(record: ValueRecord, args: Arguments): ValueRecord {
  if (modelNames.some((name) => record.entries.has(name))) return record;
  const model = args.positional.find(
    (one) =>
      /^@?[\w.-]+\/[\w.:/-]+$/.test(plainText(one) ?? '') && !/^https?:|^\//.test(plainText(one) ?? ''),
  );
  return model === undefined
    ? record
    : { ...record, entries: new Map([...record.entries, ['model', model]]) };
}

function isRequest(record: ValueRecord): boolean {
  const { entries } = record;
  const has = (list: readonly string[]) => list.some((name) => entries.has(name.split('.')[0] ?? name));
  const messages = messageNames.map((name) => entries.get(name)).find((one) => one !== undefined);
  const tuned =
    has(limitNames) ||
    entries.has('temperature') ||
    has(['stream', 'max_retries', 'reasoning_effort', 'response_format']);
  if (messages !== undefined) {
    if (isMessages(messages, false)) return true;
    if (!mayBeText(messages)) return false;
    if (has(modelNames) && (tuned || has(systemNames) || has(['tools']))) return true;
  }
  const system = systemNames.some((name) => mayBeText(entries.get(name)));
  const prompt =
    promptNames.some((name) => mayBeText(entries.get(name))) ||
    (messages !== undefined && mayBeText(messages));
  if (saysAny(record, systemNames)) return prompt || has(modelNames) || has(schemaNames) || tuned;
  if (saysAny(record, ['prompt', 'userPrompt', 'user_prompt']))
    return has(modelNames) || has(schemaNames) || tuned || system;
  return system && prompt && (has(modelNames) || has(limitNames) || entries.has('temperature'));
}

/** Text of a sentence or more that is written in the repository. */
function saysAny(record: ValueRecord, keys: readonly string[]): boolean {
  return keys.some((key) => {
    const value = record.entries.get(key);
    return value !== undefined && wordsIn(value) >= 4;
  });
}

function mayBeText(value: Value | undefined): boolean {
  return (
    value !== undefined &&
    value.kind !== 'null' &&
    value.kind !== 'boolean' &&
    value.kind !== 'number' &&
    value.kind !== 'function' &&
    value.kind !== 'class' &&
    value.kind !== 'external'
  );
}

const roles = /^(?:system|developer|user|assistant|model)$/;

/** A list with a message that has a role; `written` asks for text of the repository in one of them. */
function isMessages(value: Value, written: boolean, depth = 0): boolean {
  if (depth > 3) return false;
  if (value.kind === 'choice') return value.arms.some((arm) => isMessages(arm, written, depth + 1));
  if (value.kind !== 'list') return false;
  return value.items.some(({ value: item }) => {
    if (item.kind === 'list') return isMessages(item, written, depth + 1);
    if (item.kind !== 'record' || !roles.test(plainText(item.entries.get('role')) ?? '')) return false;
    const content = item.entries.get('content') ?? item.entries.get('parts');
    return content !== undefined && (!written || wordsIn(content) >= 3);
  });
}

/** Words of literal text; a file that is loaded counts as many. */
function wordsIn(value: Value, depth = 0): number {
  if (depth > 6) return 0;
  switch (value.kind) {
    case 'text': {
      const literal = literalsOf(value.parts).reduce((sum, part) => sum + countWords(part.text), 0);
      return literal + (holdsFile(value.parts) ? 50 : 0);
    }
    case 'list':
      return value.items.reduce((sum, item) => sum + wordsIn(item.value, depth + 1), 0);
    case 'choice':
      return Math.max(0, ...value.arms.map((arm) => wordsIn(arm, depth + 1)));
    case 'record':
      return Math.max(
        wordsOf(value, 'text', depth),
        wordsOf(value, 'content', depth),
        wordsOf(value, 'parts', depth),
      );
    case 'made':
      return value.args.positional.reduce(
        (sum, one) => sum + (one.kind === 'text' ? wordsIn(one, depth + 1) : 0),
        0,
      );
    default:
      return 0;
  }
}

function wordsOf(value: ValueRecord, key: string, depth: number): number {
  const entry = value.entries.get(key);
  return entry === undefined ? 0 : wordsIn(entry, depth + 1);
}

function holdsFile(parts: readonly Part[]): boolean {
  return parts.some(
    (part) =>
      part.kind === 'file' ||
      (part.kind === 'branch' && part.arms.some(holdsFile)) ||
      (part.kind === 'loop' && holdsFile(part.body)),
  );
}
