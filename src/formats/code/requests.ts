import type { Message, ModelReference, Parameters, Place, Role, Segment } from '../../core/prompt.js';
import type { SourceFile } from '../../core/revision.js';
import { mayReach, modelFamilies } from '../../core/project-model.js';
import { isModelName } from '../request/homemade/models.js';
import type { Evaluator } from './evaluate.js';
import { withTests } from './evaluate/arms.js';
import { placeOf, typeMadeBy } from './evaluate/inspect.js';
import { itemsOf } from './evaluate/lists.js';
import { dumpedParts } from './json-text.js';
import { billedOptionsOf, fallbackNames } from './options.js';
import { isOutsideProduct } from './program.js';
import { repeatsOf } from './repeats.js';
import { endpointNames, isLocal, sellerAt } from '../request/endpoints.js';
import { sdks } from './sdk/registry.js';
import { endpointOf, providersOf } from './sinks.js';
import { armsOf, onArm, partsOf, plainText } from './strings.js';
import type { Arguments, Item, Part, Sink, Value } from './values.js';
import { table } from './lookup.js';

/* What a billed call sends, from the values of its arguments: messages, tools, schema, model, limit. */

/** Text files that programs load, by path. */
export type Texts = ReadonlyMap<string, SourceFile>;

// ------------------------------------------------------------------ segments

export function segmentsOf(parts: readonly Part[], texts: Texts): Segment[] {
  return parts.flatMap((part): Segment[] => {
    switch (part.kind) {
      case 'text':
        return part.text === '' ? [] : [{ kind: 'text', text: part.text, place: part.place }];
      case 'hole':
        return [{ kind: 'variable', name: part.name, place: part.place, ...takenFrom(part.value) }];
      case 'branch': {
        const arms = part.arms.map((arm) => segmentsOf(arm, texts));
        return arms.every((arm) => arm.length === 0)
          ? []
          : [
              {
                kind: 'branch',
                on: part.on,
                arms,
                ...withTests(part.tests, arms.length),
                place: part.place,
              },
            ];
      }
      case 'loop':
        return [{ kind: 'loop', over: part.over, body: segmentsOf(part.body, texts), place: part.place }];
      case 'uncounted':
        return [{ kind: 'opaque', why: part.why, place: part.place }];
      case 'file': {
        const file = texts.get(part.path);
        if (file === undefined)
          return [{ kind: 'opaque', why: `the text of \`${part.path}\``, place: part.place }];
        const place: Place = { path: part.path, line: 1, column: 1, start: 0, end: file.text.length };
        return [
          {
            kind: 'include',
            path: part.path,
            body: [{ kind: 'text', text: file.text, place }],
            place: part.place,
          },
        ];
      }
    }
  });
}

/** Names of the program that one variable keeps. */
const maxFrom = 8;
/** A path, a key of a catalog or an environment variable, not a word of a sentence. */
const nameLike = /^(?=.*[./_\-*]|.*[a-z][A-Z]|[A-Z]{4})[\w$.:/\\*-]{4,120}$/;

/** The files, keys and environment variables that are named where a value comes from: `json.load(open("a.json"))["b.c"]`. */
function takenFrom(value: Value): { readonly from?: readonly string[] } {
  const found = new Set<string>();
  const add = (name: string | null): void => {
    if (name !== null && found.size < maxFrom && nameLike.test(name)) found.add(name);
  };
  /** The last word that was seen, for keys that are given in two calls: `translations("desk")("title")`. */
  const visit = (one: Value, depth: number): string | null => {
    if (depth > 6 || found.size >= maxFrom) return null;
    switch (one.kind) {
      case 'text': {
        const written =
          plainText(one) ?? one.parts.map((part) => (part.kind === 'text' ? part.text : '*')).join('');
        add(written);
        return written;
      }
      case 'unknown':
        add(
          /^(?:file|environment) (\S+)$/.exec(one.source)?.[1] ??
            /^environ\[(\w+)\]$/.exec(one.source)?.[1] ??
            null,
        );
        return null;
      case 'made': {
        const owner = visit(one.callee, depth + 1);
        const given = [...one.args.positional, ...one.args.named.values()];
        const words = given.map((arg) => visit(arg, depth + 1)).filter((word) => word !== null);
        // `os.path.join(FOLDER, name)`
        if (words.length > 1) add(words.join('/'));
        const own = words[0] ?? null;
        if (one.callee.kind === 'made' && owner !== null && own !== null) add(`${owner}.${own}`);
        return own;
      }
      case 'member':
        visit(one.object, depth + 1);
        add(one.name);
        return null;
      case 'index':
        visit(one.object, depth + 1);
        return visit(one.index, depth + 1);
      case 'element':
        return visit(one.of, depth + 1);
      case 'operation':
        for (const operand of one.operands) visit(operand, depth + 1);
        return null;
      default:
        return null;
    }
  };
  visit(value, 0);
  return found.size === 0 ? {} : { from: [...found] };
}

// ------------------------------------------------------------------ messages

interface Draft {
  readonly role: Role;
  readonly parts: readonly Part[];
  readonly place: Place;
  readonly cacheBreakpoint: boolean;
}

const roles: Readonly<Record<string, Role>> = table({
  system: 'system',
  developer: 'developer',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  ai: 'assistant',
  model: 'assistant',
  bot: 'assistant',
  chatbot: 'assistant',
  tool: 'tool',
  function: 'tool',
});

const messageMaker =
  /^(?:Chat)?(?:Completion)?(?:Request)?(System|Human|User|AI|Assistant|Developer)(?:Chat)?(?:Completion)?(?:Request)?(?:Message|Prompt)?(?:Prompt)?(?:Template)?(?:Message)?(?:Param)?(?:Args|Builder)?$/;

const makers = new Map<string, { readonly role: Role | null }>(
  sdks.flatMap((sdk) => Object.entries(sdk.messages ?? {})),
);

function roleOf(value: Value | null | undefined): Role | null {
  if (value === null || value === undefined) return null;
  const word =
    plainText(value) ??
    (value.kind === 'member' || value.kind === 'external' ? (value.name.split(/[./:]/).at(-1) ?? '') : '');
  const clean = word.toLowerCase().replace(/^(?:chat)?_?(?:message)?_?(?:role|type)_?/, '');
  return roles[clean] ?? null;
}

/** A text or a list of messages that is sent by itself. */
export function messagesIn(value: Value, place: Place, texts: Texts): Message[] {
  return finished(drafted(value, 'user', place, 0), texts);
}

/** Everything that text of a request is sent as, in order. */
export function messagesOf(sink: Sink, texts: Texts): Message[] {
  const drafts = sink.texts.flatMap(({ as, role, value }) =>
    as === 'stored'
      ? [
          {
            role,
            parts: storedPart(value, sink.place),
            place: placeIn(value, sink.place),
            cacheBreakpoint: false,
          },
        ]
      : as === 'text'
        ? [
            {
              role,
              parts: contentOf(value, sink.place),
              place: placeIn(value, sink.place),
              cacheBreakpoint: hasCache(value),
            },
          ]
        : drafted(value, role, sink.place, 0),
  );
  return finished(drafts, texts);
}

/** The text of a prompt that the vendor keeps under a name. */
function storedPart(value: Value, place: Place): readonly Part[] {
  const name = plainText(value);
  const why = `the text of the stored prompt${name === null ? '' : ` \`${name.slice(0, 60)}\``}`;
  return [{ kind: 'uncounted', why, place: placeIn(value, place) }];
}

function finished(drafts: readonly Draft[], texts: Texts): Message[] {
  return drafts.flatMap(({ role, parts, place, cacheBreakpoint }): Message[] => {
    const segments = segmentsOf(parts, texts);
    return segments.length === 0
      ? []
      : [{ role, segments, place, ...(cacheBreakpoint ? { cacheBreakpoint: true } : {}) }];
  });
}

function placeIn(value: Value, fallback: Place): Place {
  const place = placeOf(value);
  return place.path === '' ? fallback : place;
}

function under(draft: Draft, item: Pick<Item, 'on' | 'loop'>): Draft {
  if (item.on === null && item.loop === null) return draft;
  let parts = draft.parts;
  if (item.loop !== null)
    parts = [{ kind: 'loop', over: item.loop.written, body: parts, place: draft.place }];
  if (item.on !== null) parts = [onArm(item.on, parts, draft.place)];
  return { ...draft, parts };
}

function drafted(value: Value, role: Role, place: Place, depth: number): Draft[] {
  if (depth > 10) return [];
  const one = (parts: readonly Part[], as: Role = role): Draft[] => [
    { role: as, parts, place: placeIn(value, place), cacheBreakpoint: hasCache(value) },
  ];
  switch (value.kind) {
    case 'null':
    case 'boolean':
      return [];
    case 'text':
    case 'number':
      return one(partsOf(value, place));
    case 'list': {
      const pair = tuple(value);
      if (pair !== null) return one(contentOf(pair.content, place), pair.role);
      return value.items.flatMap((item) =>
        drafted(item.value, role, place, depth + 1).map((draft) => under(draft, item)),
      );
    }
    case 'choice': {
      if (value.arms.every((arm) => arm.kind === 'text' || arm.kind === 'null'))
        return one(partsOf(value, place));
      const arms = value.arms.slice(0, 8);
      const inArms = arms.map((arm) => drafted(arm, role, place, depth + 1));
      // Nothing is known of any of them: one message, whichever it is.
      const [first] = inArms.flat();
      if (first !== undefined && !inArms.some((list) => list.some(({ parts }) => saysText(parts))))
        return [first];
      return inArms.flatMap((list, index) =>
        list.map((draft): Draft => {
          const empty = arms.map((): readonly Part[] => []);
          empty[index] = draft.parts;
          return {
            ...draft,
            parts: [
              {
                kind: 'branch',
                on: value.on,
                arms: empty,
                ...withTests(value.tests, empty.length),
                place: draft.place,
              },
            ],
          };
        }),
      );
    }
    case 'record': {
      const json = dumpedParts(value, place);
      if (json !== null) return one(json);
      const own = messageIn(value.entries);
      if (own !== null) {
        const as = roleOf(entryNamed(value.entries, 'role') ?? value.entries.get('type')) ?? role;
        return one(contentOf(own, place), as);
      }
      const list =
        entryNamed(value.entries, 'messages') ??
        entryNamed(value.entries, 'contents') ??
        entryNamed(value.entries, 'input');
      if (list !== undefined) return drafted(list, role, place, depth + 1);
      const parts = contentOf(value, place);
      return parts.length === 0 ? [] : one(parts);
    }
    case 'instance': {
      const own = messageIn(value.fields);
      if (own === null) {
        const made = messageMaker.exec(value.cls.name);
        return made === null ? one(partsOf(value, place)) : [];
      }
      return one(
        contentOf(own, place),
        roleOf(entryNamed(value.fields, 'role')) ?? roleOf(textRole(value.cls.name)) ?? role,
      );
    }
    case 'made': {
      const name = typeMadeBy(value.callee);
      const how = makers.get(name);
      const named = messageMaker.exec(name);
      const content =
        entryNamed(value.args.named, 'content') ??
        entryNamed(value.args.named, 'parts') ??
        entryNamed(value.args.named, 'text') ??
        entryNamed(value.args.named, 'prompt') ??
        value.args.positional.find((arg) => roleOf(arg) === null);
      const word: Role | null = named === null ? null : (roles[(named[1] ?? '').toLowerCase()] ?? null);
      const first = value.args.positional.length > 1 ? roleOf(value.args.positional[0]) : null;
      const as: Role | null = roleOf(entryNamed(value.args.named, 'role')) ?? how?.role ?? word ?? first;
      if (as !== null) return content === undefined ? [] : one(contentOf(content, place), as);
      const chained = chainedMessage(value);
      if (chained !== null) return one(contentOf(chained.content, place), chained.role);
      if (content !== undefined && (value.args.named.has('content') || value.args.named.has('parts')))
        return one(contentOf(content, place));
      // What a function of the program makes of messages: they are still what is sent.
      const inner = passedThrough(value.args).flatMap((arg) => drafted(arg, role, place, depth + 1));
      if (inner.length === 0) return one(partsOf(value, place));
      const remade = remadeBy(value, place);
      return remade.length === 0 ? inner : [...inner, ...one(remade)];
    }
    default:
      return one(partsOf(value, place));
  }
}

/** `SystemMessageArgs::default().content("…").build()?.into()`: what a message's builder was given on the way. */
function chainedMessage(value: Extract<Value, { kind: 'made' }>): { role: Role; content: Value } | null {
  let content: Value | null = null;
  let current: Value = value;
  for (let step = 0; step < 12 && current.kind === 'made'; step++) {
    const callee: Value = current.callee;
    const [first] = current.args.positional;
    if (callee.kind === 'member' && /^(?:content|text)$/.test(callee.name)) content ??= first ?? null;
    else if (step > 0 || callee.kind !== 'member') {
      const name = typeMadeBy(callee);
      const word = messageMaker.exec(name)?.[1]?.toLowerCase();
      const role = makers.get(name)?.role ?? (word === undefined ? null : (roles[word] ?? null));
      content ??= role === null ? null : (first ?? null);
      if (role !== null && content !== null) return { role, content };
    }
    if (callee.kind !== 'member') return null;
    current = callee.object;
  }
  if (content === null) return null;
  const name = typeMadeBy(current);
  const word = messageMaker.exec(name)?.[1]?.toLowerCase();
  const role = makers.get(name)?.role ?? (word === undefined ? null : (roles[word] ?? null));
  return role === null ? null : { role, content };
}

/** Whether any of the parts is text that is written somewhere. */
function saysText(parts: readonly Part[]): boolean {
  return parts.some((part) =>
    part.kind === 'text'
      ? part.text.trim() !== ''
      : part.kind === 'branch'
        ? part.arms.some(saysText)
        : part.kind === 'loop'
          ? saysText(part.body)
          : part.kind === 'file',
  );
}

function textRole(name: string): Value {
  const word = /System|Human|User|Assistant|AI/.exec(name)?.[0] ?? '';
  return { kind: 'external', name: word };
}

/**
 * A function that is not known may hand a text on as it is (`dedent(text)`); one that is given a number, a function or a second
 * text beside it may as well repeat, replace or join, and what comes of that is not counted.
 */
function remadeBy({ callee, args }: Extract<Value, { kind: 'made' }>, place: Place): readonly Part[] {
  const beside = [...args.positional, ...args.named.values()].some(
    ({ kind }) => kind === 'number' || kind === 'function',
  );
  const texts = args.positional.filter(({ kind }) => kind === 'text').length;
  if (!beside && texts < 2) return [];
  const name = typeMadeBy(callee).slice(0, 60);
  return [{ kind: 'uncounted', why: `what \`${name}(…)\` makes of this text`, place }];
}

/** Arguments with text or messages in them. */
function passedThrough(args: Arguments): Value[] {
  return [...args.positional, ...args.named.values()].filter(
    (arg) =>
      (arg.kind === 'text' &&
        arg.parts.some(
          (part) => part.kind === 'text' && /\S\s+\S/.test(part.text) && part.text.trim().length > 15,
        )) ||
      (arg.kind === 'list' && arg.items.length > 0) ||
      (arg.kind === 'record' && (messageIn(arg.entries) !== null || arg.entries.has('messages'))) ||
      (arg.kind === 'made' && passedThrough(arg.args).length > 0),
  );
}

/** An entry by its name, as JSON or as a field of Go and C# (`content`, `Content`, `OfText`). */
function entryNamed(entries: ReadonlyMap<string, Value>, name: string): Value | undefined {
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return entries.get(name) ?? entries.get(capital);
}

function messageIn(entries: ReadonlyMap<string, Value>): Value | null {
  if (entryNamed(entries, 'role') === undefined && !(entries.has('type') && entries.has('content')))
    return null;
  return (
    entryNamed(entries, 'content') ??
    entryNamed(entries, 'parts') ??
    entryNamed(entries, 'text') ??
    entryNamed(entries, 'message') ??
    null
  );
}

/** `("system", "…")`. */
function tuple(value: Extract<Value, { kind: 'list' }>): { role: Role; content: Value } | null {
  const [first, second] = value.items;
  if (value.items.length !== 2 || first === undefined || second === undefined) return null;
  const role = first.value.kind === 'text' ? roleOf(first.value) : null;
  return role === null ? null : { role, content: second.value };
}

/** The content of one message: a text, or a list of parts. */
function contentOf(value: Value, place: Place): readonly Part[] {
  switch (value.kind) {
    case 'record': {
      const json = dumpedParts(value, place);
      if (json !== null) return json;
      const text =
        entryNamed(value.entries, 'text') ??
        entryNamed(value.entries, 'content') ??
        value.entries.get('input_text');
      if (text !== undefined) return contentOf(text, place);
      const type = plainText(value.entries.get('type'));
      if (
        value.entries.has('image_url') ||
        value.entries.has('inline_data') ||
        value.entries.has('input_audio') ||
        value.entries.has('file_data') ||
        /image|file|audio|video|document|media/.test(type ?? '')
      ) {
        const source = value.entries.get('source');
        const data = source?.kind === 'record' ? source.entries.get('data') : undefined;
        // A document of plain text is sent as it is.
        if (
          source?.kind === 'record' &&
          data !== undefined &&
          plainText(source.entries.get('type')) === 'text'
        )
          return contentOf(data, place);
        const name = /document|file/.test(type ?? '') ? 'document' : 'image';
        return [{ kind: 'hole', value, name, place: value.place }];
      }
      if (value.entries.has('cachePoint') || value.entries.has('toolResult')) return [];
      return value.entries.size === 0 || type !== null
        ? []
        : [...value.entries].flatMap(([key, one]) =>
            one.kind === 'text' ? [...literalPart(`${key}: `, value.place), ...one.parts] : [],
          );
    }
    case 'list':
      return value.items.flatMap((item) => {
        const parts = contentOf(item.value, place);
        return under({ role: 'user', parts, place: value.place, cacheBreakpoint: false }, item).parts;
      });
    case 'made': {
      const name = typeMadeBy(value.callee);
      const text = entryNamed(value.args.named, 'text') ?? entryNamed(value.args.named, 'content');
      // `check_output(…, text=True)` says how, not what.
      if (text !== undefined && text.kind !== 'boolean') return contentOf(text, place);
      if (
        /^(?:Part|TextPart|TextContent|TextBlock|TextBlockParam|Content|Text|string|textContent|text)$/.test(
          name,
        )
      ) {
        const [first] = value.args.positional;
        if (first !== undefined) return contentOf(first, place);
      }
      const texts = passedThrough(value.args).filter(({ kind }) => kind === 'text');
      if (texts.length > 0)
        return [...texts.flatMap((text) => partsOf(text, place)), ...remadeBy(value, place)];
      return partsOf(value, place);
    }
    case 'instance': {
      const text = value.fields.get('text') ?? value.fields.get('content');
      return text === undefined ? partsOf(value, place) : contentOf(text, place);
    }
    case 'choice': {
      const arms = armsOf(value, (arm) => contentOf(arm, place));
      if (arms.every((arm) => arm.length === 0)) return [];
      return [
        { kind: 'branch', on: value.on, arms, ...withTests(value.tests, arms.length), place: value.place },
      ];
    }
    case 'boolean':
      return [];
    default:
      return partsOf(value, place);
  }
}

function literalPart(text: string, place: Place): readonly Part[] {
  return [{ kind: 'text', text, place }];
}

/** How long the vendor keeps what a `cache_control` marks, where the call says it: an hour costs more to write than five minutes. */
function cacheTtlOf(sink: Sink, evaluator: Evaluator): Parameters['cacheTtl'] {
  let left = 400;
  const visit = (value: Value, depth: number): string | null => {
    if (depth > 6 || left-- < 0) return null;
    if (value.kind === 'list') {
      for (const item of value.items) {
        const found = visit(item.value, depth + 1);
        if (found !== null) return found;
      }
      return null;
    }
    if (value.kind !== 'record') return null;
    const mark = value.entries.get('cache_control');
    if (mark?.kind === 'record') return plainText(mark.entries.get('ttl'));
    const content = entryNamed(value.entries, 'content');
    return content === undefined ? null : visit(content, depth + 1);
  };
  for (const value of [
    ...sink.texts.map((text) => text.value),
    ...(sink.tools === null ? [] : [sink.tools]),
  ]) {
    const ttl = visit(evaluator.settled(value), 0);
    const known = (['5m', '1h', '30m', '24h'] as const).find((one) => one === ttl);
    if (known !== undefined) return known;
  }
  return undefined;
}

function hasCache(value: Value, depth = 0): boolean {
  if (depth > 4) return false;
  if (value.kind === 'record') {
    if (value.entries.has('cache_control') || value.entries.has('cachePoint')) return true;
    const content = entryNamed(value.entries, 'content');
    return content !== undefined && hasCache(content, depth + 1);
  }
  return value.kind === 'list' && value.items.some((item) => hasCache(item.value, depth + 1));
}

// ------------------------------------------------------------------ model and parameters

interface Named {
  readonly text: string;
  readonly place: Place;
  readonly fallback: boolean;
  readonly provider: string | null;
  /** Who is at the address that the model's client was made with. */
  readonly seller?: string;
}

/** Names of models in a value, the first that runs first. */
function modelsIn(value: Value, depth = 0): Named[] {
  if (depth > 8) return [];
  switch (value.kind) {
    case 'text': {
      const text = plainText(value)?.trim();
      return text === undefined || text === '' || text.length > 120
        ? []
        : [{ text, place: value.place, fallback: false, provider: null }];
    }
    case 'choice':
      // An entry of a table whose key is known at run time only: of a few tiers each is one that this call sends to. The entries
      // of a longer list, and names that are replaced where they are in the table (`ALIASES[x] ?? x`), are candidates.
      if (isTable(value) && (value.arms.length < 2 || value.arms.length > mostTiers)) return [];
      return value.arms.flatMap((arm) =>
        isTable(arm) && value.arms.some(({ kind }) => kind === 'parameter') ? [] : modelsIn(arm, depth + 1),
      );
    case 'list':
      return value.items.flatMap((item) => modelsIn(item.value, depth + 1));
    case 'element': {
      // `for (const model of MODELS)`: each of a few.
      const items = itemsOf(value.of) ?? [];
      return items.length > mostTiers || items.some(({ value: one }) => one.kind !== 'text')
        ? []
        : items.flatMap((item) => modelsIn(item.value, depth + 1));
    }
    case 'operation': {
      if (value.operator !== 'default') return value.operands.flatMap((one) => modelsIn(one, depth + 1));
      const [first] = value.operands;
      return first === undefined ? [] : modelsIn(first, depth + 1).map((one) => ({ ...one, fallback: true }));
    }
    case 'made': {
      if (value.callee.kind === 'external' && value.callee.name.startsWith('#')) {
        const fallback = value.args.named.get('default');
        return fallback === undefined ? [] : modelsIn(fallback, depth + 1);
      }
      const tables = aliasTables(value.callee);
      if (tables.length > 0) {
        const alias = plainText(value.args.positional[0]) ?? '';
        return tables.flatMap((table) => {
          const entry = table.get(alias);
          return entry === undefined ? [] : modelsIn(entry, depth + 1);
        });
      }
      // `ModelId(id = "gpt-4o")`
      const id = typeMadeBy(value.callee) === 'ModelId' ? value.args.named.get('id') : undefined;
      const named = modelArgument(value.args.named) ?? id ?? null;
      if (named !== null) return modelsIn(named, depth + 1);
      // `createOpenAI({ baseURL: "https://openrouter.ai/api/v1" })("…")`
      const maker = value.callee.kind === 'member' ? value.callee.object : value.callee;
      if (maker.kind === 'made') {
        const seller = sellerOf(endpointIn(maker.args));
        const [text] = value.args.positional;
        if (seller !== null && text !== undefined)
          return modelsIn(text, depth + 1).map((one) => ({ ...one, seller }));
      }
      let isDefault = false;
      for (const one of value.args.positional) {
        // `setting("LLM_MODEL", "gpt-4o")`: after the name of an environment variable comes its default.
        if (one.kind === 'text' && isVariableName(plainText(one) ?? '')) {
          isDefault = true;
          continue;
        }
        const found =
          one.kind === 'record' ? (modelArgument(one.entries) ?? null) : one.kind === 'text' ? one : null;
        if (found !== null)
          return modelsIn(found, depth + 1).map((model) =>
            isDefault ? { ...model, fallback: true } : model,
          );
        const inner = /^(?:choice|operation|list)$/.test(one.kind) ? modelsIn(one, depth + 1) : [];
        if (inner.length > 0) return inner;
      }
      return value.callee.kind === 'member' ? modelsIn(value.callee.object, depth + 1) : [];
    }
    case 'instance': {
      const named = modelArgument(value.fields);
      return named === undefined ? [] : modelsIn(named, depth + 1);
    }
    case 'record': {
      const named = modelArgument(value.entries);
      return named === undefined ? [] : modelsIn(named, depth + 1);
    }
    case 'external':
    case 'member': {
      const last = value.name.split(/[./:]/).at(-1) ?? '';
      for (const sdk of sdks) {
        const found =
          sdk.models !== undefined && Object.hasOwn(sdk.models, last) ? sdk.models[last] : undefined;
        if (found !== undefined)
          return [{ text: found, place: placeOf(value), fallback: false, provider: sdk.provider }];
      }
      return [];
    }
    default:
      return [];
  }
}

/** The names that a `customProvider({ languageModels })` gives its models, of each provider that it may be. */
function aliasTables(value: Value, depth = 0): readonly ReadonlyMap<string, Value>[] {
  if (depth > 4) return [];
  if (value.kind === 'choice') return value.arms.flatMap((arm) => aliasTables(arm, depth + 1));
  // `provider.languageModel`, and the provider itself, which is called by some.
  if (value.kind === 'member')
    return value.name === 'languageModel' ? aliasTables(value.object, depth + 1) : [];
  if (value.kind !== 'made' || typeMadeBy(value.callee) !== 'customProvider') return [];
  const [options] = value.args.positional;
  const models = options?.kind === 'record' ? options.entries.get('languageModels') : undefined;
  return [models?.kind === 'record' ? models.entries : new Map<string, Value>()];
}

function modelArgument(entries: ReadonlyMap<string, Value>): Value | undefined {
  for (const name of [
    'model',
    'model_name',
    'modelName',
    'model_id',
    'modelId',
    'azure_deployment',
    'deployment_name',
    'deployment',
    'engine',
    'name',
  ]) {
    const found = entries.get(name);
    if (found !== undefined && found.kind !== 'null') return found;
  }
  return undefined;
}

/** Models that nobody but their makers and clouds serves. */
const hosted = /(?:^|[/.])(?:gpt-(?!oss)|chatgpt|o\d|claude|gemini|grok)/i;

function endpointIn({ named, positional }: Arguments): Value | null {
  const [options] = positional;
  for (const name of endpointNames) {
    const found = named.get(name) ?? (options?.kind === 'record' ? options.entries.get(name) : undefined);
    if (found !== undefined) return found;
  }
  return null;
}

/** Who is behind an address: of several the first seller that is known, and a server on the user's own machine only where each is one. */
function sellerOf(address: Value | null, depth = 0): string | null {
  if (address === null || depth > 6) return null;
  switch (address.kind) {
    case 'text':
      return sellerAt(plainText(address) ?? '');
    case 'choice': {
      const sellers = address.arms.flatMap((arm) => sellerOf(arm, depth + 1) ?? []);
      const billing = sellers.find((seller) => !isLocal(seller));
      return billing ?? (sellers.length < address.arms.length ? null : (sellers[0] ?? null));
    }
    case 'operation': {
      const [first] = address.operands;
      const seller =
        address.operator === 'default' && first !== undefined ? sellerOf(first, depth + 1) : null;
      // A local address as the default is for development; where the program is deployed is not known.
      return seller === null || isLocal(seller) ? null : seller;
    }
    default:
      return null;
  }
}

/** `LLM_MODEL`: the name of an environment variable, which a function that is not known reads. */
function isVariableName(text: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text);
}

function isTable(value: Value): boolean {
  return value.kind === 'choice' && value.on === 'key';
}

/** Entries of a table of models by tier (`MODELS[tier]`). */
const mostTiers = 4;

/** A table of this many models answers nothing about one call. */
const mostAlternatives = 8;

/** Every place where the model of a request, or one of its alternatives, is written: two branches may name the same one. */
export function modelPlaces(sink: Sink, model: ModelReference, evaluator: Evaluator): Place[] {
  const names = new Set([model.asWritten, ...(model.alternatives ?? [])]);
  return [...(sink.model === null ? [] : [sink.model]), ...sink.insteadModels]
    .flatMap((one) => modelsIn(evaluator.settled(one)))
    .flatMap(({ text, place }) => (names.has(text) ? [place] : []));
}

/** A name that comes from elsewhere and that the library of one maker cannot reach: a default for the other branch of a switch. */
function isForeign({ text, place }: Named, sink: Sink): boolean {
  const own = sink.provider === 'anthropic' || sink.provider === 'google' ? sink.provider : null;
  if (own === null || sink.sdk.provider !== own) return false;
  if (place.path === sink.place.path && place.start >= sink.place.start && place.end <= sink.place.end)
    return false;
  return Object.entries(modelFamilies).some(([maker, names]) => maker !== own && names.test(text));
}

/**
 * Of the models that a wrapper chooses from, those that its calls name; null where a call only passes something on. A name that the
 * wrapper's own branches do not have counts where they leave the model open.
 */
function namedByCalls(sink: Sink, all: readonly Named[]): Named[] | null {
  if (sink.namedModels.length === 0 || all.length === 1) return null;
  const chosen: Named[] = [];
  for (const value of sink.namedModels) {
    const given = modelsIn(value).filter(({ text }) => isModelName(text));
    if (given.length === 0) return null;
    for (const one of given) {
      const branch =
        all.find(({ text }) => text === one.text) ?? all.find(({ text }) => isVersionOf(text, one.text));
      if (branch === undefined && all.length > 0 && all.length <= mostAlternatives) return null;
      chosen.push({ ...(branch ?? one), place: one.place });
    }
  }
  const seen = new Set<string>();
  return chosen.filter(({ text }) => seen.size < seen.add(text).size);
}

/** `gpt-4o-2024-08-06` is a version of `gpt-4o`, `gpt-4o-mini` is none. */
function isVersionOf(text: string, name: string): boolean {
  return text.startsWith(name) && /^[-@](?:\d{4,8}(?:-\d\d){0,2}|latest)$/.test(text.slice(name.length));
}

/** The vendor that the client of a request reaches and no other; null where the client is given an address, or reaches several. */
export function vendorOf(sink: Sink, evaluator: Evaluator): string | null {
  if (sink.client === null) return sink.provider;
  const client = evaluator.settled(sink.client);
  if (endpointOf(client, evaluator) !== null) return null;
  const providers = providersOf(sink.sdk, client, evaluator);
  if (providers.length > 1) return null;
  const provider = providers[0] ?? sink.provider;
  // Many vendors are reached through the client of OpenAI: one that is made elsewhere may be given their address there.
  return provider === 'openai' && !isSeen(client, evaluator) ? null : provider;
}

/** Whether it is known how a client is made: by a constructor that the program calls, or by the library itself. */
function isSeen(value: Value, evaluator: Evaluator, depth = 0): boolean {
  if (depth > 5) return false;
  const client = evaluator.settled(value);
  if (client.kind === 'member') return isSeen(client.object, evaluator, depth + 1);
  if (client.kind === 'choice') return client.arms.every((arm) => isSeen(arm, evaluator, depth + 1));
  return client.kind === 'made' || client.kind === 'external';
}

export function modelOf(sink: Sink, evaluator: Evaluator): ModelReference | null {
  if (sink.model === null) {
    if (sink.defaultModel === null) return null;
    const { name, host, part, checked } = sink.defaultModel;
    return {
      asWritten: name,
      origin: { kind: 'host', host, part, checked },
      place: null,
      ...(sink.provider === null ? {} : { provider: sink.provider }),
    };
  }
  // What the program may send the same to instead is an alternative.
  const values = [sink.model, ...sink.insteadModels].map((one) => evaluator.settled(one));
  const sent = values.flatMap((one) => modelsIn(one));
  const isUndecided = sink.undecided || values.some((one) => one.kind === 'choice' && one.undecided === true);
  // Under test many programs take their models from a mock; what the product sends to is the other one.
  const product = sent.filter(({ place }) => !isOutsideProduct(place.path));
  const known = product.length === 0 ? sent : product;
  const client = sink.client === null ? null : evaluator.settled(sink.client);
  const endpoint = client === null ? null : endpointOf(client, evaluator);
  const address = endpoint === null ? null : evaluator.settled(endpoint);
  // Behind an address that is given may be a proxy to any maker.
  const isGateway = address?.kind === 'text';
  // Where nothing chooses the branch, each one has its own library.
  const isSwitched = !isGateway && !isUndecided && known.some((one) => isForeign(one, sink));
  const found = isSwitched ? known.filter((one) => isModelName(one.text) && !isForeign(one, sink)) : known;
  const seen = new Set<string>();
  const all = found.filter(({ text }) => seen.size < seen.add(text).size);
  const names = namedByCalls(sink, all) ?? all;
  const [first] = names;
  if (first === undefined || names.length > mostAlternatives) return null;
  if (!/[a-z]/i.test(first.text) || /\s/.test(first.text)) return null;
  if (isVariableName(first.text)) return null;
  const { path, line, start, end } = first.place;
  const inCall = path === sink.place.path && start >= sink.place.start && end <= sink.place.end;
  const by = first.fallback ? 'default' : inCall ? 'call' : path === sink.place.path ? 'constant' : 'import';
  const fallbacks = sink.options.flatMap(
    ({ name, value }) => fallbackNames(name, evaluator.settled(value)) ?? [],
  );
  const alternatives = [...new Set([...names.slice(1).map(({ text }) => text), ...fallbacks])].filter(
    (name) => name !== first.text,
  );
  const at = first.seller ?? sellerOf(address);
  // A local server with the name of a hosted model is a proxy to it.
  const isProxy = at !== null && isLocal(at) && hosted.test(first.text);
  const seller = isProxy ? null : at;
  // Of a client that is made for one of several providers, the one that has the model.
  const clients = client === null ? [] : providersOf(sink.sdk, client, evaluator);
  const ofClient = clients.find((one) => mayReach(one, first.text)) ?? clients[0] ?? null;
  const maker = isGateway && isForeign(first, sink) ? null : (ofClient ?? sink.provider);
  const provider = seller ?? first.provider ?? maker;
  return {
    asWritten: first.text,
    origin: { kind: 'call', by, path, line },
    ...(provider === null || (seller === null && first.text.includes('/')) ? {} : { provider }),
    ...(provider === 'azure' ? { deployment: true } : {}),
    ...(alternatives.length === 0 ? {} : { alternatives }),
    ...(isUndecided && (names.length > 1 || values.some((one) => modelsIn(one).length === 0))
      ? { undecided: true }
      : {}),
    place: first.place,
  };
}

function numberIn(value: Value | null, evaluator: Evaluator): { value: number; place: Place } | null {
  if (value === null) return null;
  const known = evaluator.settled(value);
  const visit = (one: Value, depth: number): { value: number; place: Place } | null => {
    if (depth > 6) return null;
    if (one.kind === 'number') return { value: one.value, place: one.place };
    if (one.kind === 'text') {
      const text = plainText(one)?.trim() ?? '';
      return /^\d{1,9}$/.test(text) ? { value: Number(text), place: one.place } : null;
    }
    if (one.kind === 'choice') {
      for (const arm of one.arms) {
        const found = visit(arm, depth + 1);
        if (found !== null) return found;
      }
      return null;
    }
    if (one.kind === 'operation' && one.operator === 'default')
      return one.operands[0] === undefined ? null : visit(one.operands[0], depth + 1);
    if (one.kind === 'made') {
      // `int(os.getenv("MAX_TOKENS", "800"))`
      const isSpread = one.callee.kind === 'external' && one.callee.name === '#get';
      const first = isSpread ? one.args.named.get('default') : one.args.positional[0];
      return first === undefined ? null : visit(first, depth + 1);
    }
    return null;
  };
  return visit(known, 0);
}

/** The largest of the output limits that a request may be sent with; null where it may be sent without one. */
function largestLimit(
  { outputLimit, insteadLimits }: Sink,
  evaluator: Evaluator,
): ReturnType<typeof numberIn> {
  let largest = numberIn(outputLimit, evaluator);
  for (const value of new Set(insteadLimits)) {
    if (value === null || largest === null) return null;
    const other = numberIn(value, evaluator);
    if (other !== null && other.value > largest.value) largest = other;
  }
  return largest;
}

export function parametersOf(sink: Sink, evaluator: Evaluator): Parameters {
  const limit = largestLimit(sink, evaluator);
  const answers = numberIn(sink.answers, evaluator);
  const effort = sink.effort === null ? null : plainText(evaluator.settled(sink.effort));
  const thinking = numberIn(sink.thinkingBudget, evaluator);
  const temperature = numberIn(sink.temperature, evaluator);
  const repeats = repeatsOf(sink, evaluator);
  const cacheTtl = cacheTtlOf(sink, evaluator);
  return {
    ...(limit === null || limit.value < 1 || !Number.isInteger(limit.value)
      ? {}
      : { maxOutputTokens: limit.value, maxOutputPlace: limit.place }),
    ...(answers === null || answers.value < 2 ? {} : { answers: answers.value }),
    ...(effort === null || effort === '' ? {} : { reasoningEffort: effort }),
    ...(thinking === null || !Number.isInteger(thinking.value) || thinking.value < 0
      ? {}
      : { thinkingBudgetTokens: thinking.value }),
    ...(cacheTtl === undefined ? {} : { cacheTtl }),
    ...(temperature === null ? {} : { temperature: temperature.value }),
    ...billedOptionsOf(sink, evaluator, () => modelOf(sink, evaluator) !== null),
    ...(repeats.length === 0 ? {} : { repeats }),
  };
}
