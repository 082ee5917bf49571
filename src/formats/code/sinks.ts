import type { Place } from '../../core/prompt.js';
import type { Expression, Scope } from './facts.js';
import type { Evaluator } from './evaluate.js';
import { lineageOf } from './evaluate/declared.js';
import { placeOf } from './evaluate/inspect.js';
import { itemOf, listOf } from './evaluate/lists.js';
import { isSymbolic } from './evaluate/symbols.js';
import { optionsGiven } from './options.js';
import { endpointNames } from '../request/endpoints.js';
import { sdks } from './sdk/registry.js';
import type { Sdk, SinkCall, Where } from './sdk/sdk.js';
import { house } from './sdk/house.js';
import { asksModel, bodyPosted, requestShaped } from './shaped.js';
import { isBraced } from './calls-in-braces.js';
import { withTags } from './schemas/structs.js';
import { literal, plainText } from './strings.js';
import type { Arguments, ClassInfo, FunctionInfo, Item, Module, Sink, SinkText, Value } from './values.js';

/* Which calls are billed: the data of `sdk/` against the values of a call. */

interface Call {
  readonly callee: Value;
  readonly args: Arguments;
  readonly place: Place;
  readonly written: Expression;
  /** `new X(…)`. */
  readonly constructs: boolean;
}

interface At {
  readonly evaluator: Evaluator;
  readonly module: Module;
  readonly fn: FunctionInfo | null;
  readonly cls: ClassInfo | null;
  readonly target: string | null;
}

interface Entry {
  readonly sdk: Sdk;
  readonly call: SinkCall;
  /** All names but the last. */
  readonly before: readonly string[];
}

/** Calls by their last name. */
const byLastName = new Map<string, Entry[]>();
for (const sdk of sdks) {
  for (const call of sdk.calls) {
    const names = call.callee.split('.');
    const last = names.pop() ?? '';
    for (const name of last.split('|')) {
      const list = byLastName.get(name) ?? [];
      list.push({ sdk, call, before: names });
      byLastName.set(name, list);
    }
  }
}

/** What passes a text or messages on, by last name. */
const passing = new Map<
  string,
  { readonly sdk: Sdk; readonly names: readonly string[]; readonly at: Where }[]
>();
for (const sdk of sdks) {
  for (const [name, at] of Object.entries(sdk.passes ?? {})) {
    const names = name.split('.');
    const last = names.at(-1) ?? '';
    const list = passing.get(last) ?? [];
    list.push({ sdk, names, at });
    passing.set(last, list);
  }
}

interface Chain {
  readonly names: readonly string[];
  /** What the first name is taken from; null where that is an import. */
  readonly root: Value | null;
  /** Dotted name of the import. */
  readonly external: string | null;
}

function chainOf(callee: Value, depth = 0): Chain {
  if (depth > 12) return { names: [], root: callee, external: null };
  switch (callee.kind) {
    case 'member': {
      const chain = chainOf(callee.object, depth + 1);
      return { ...chain, names: [...chain.names, callee.name] };
    }
    case 'index':
      return chainOf(callee.object, depth + 1);
    case 'external':
      return { names: callee.name.split(/[./:\\]+/).filter(Boolean), root: null, external: callee.name };
    case 'choice': {
      const [first] = callee.arms;
      return first === undefined ? { names: [], root: callee, external: null } : chainOf(first, depth + 1);
    }
    default:
      return { names: [], root: callee, external: null };
  }
}

/** Whether a dotted name of an import belongs to a library. */
function belongs(name: string, sdk: Sdk): boolean {
  return sdk.packages.some(
    (root) => name === root || (name.startsWith(root) && /^[./:\\_]/.test(name.slice(root.length))),
  );
}

function imports(module: Module, sdk: Sdk): boolean {
  return module.program.imports.some(({ from }) => belongs(from, sdk));
}

/** The last names of the classes and factories that an object was made by, and of its declared type. */
function classesOf(value: Value | null, evaluator: Evaluator, found: Set<string>, depth = 0): Set<string> {
  if (value === null || depth > 10) return found;
  const put = (name: string | null | undefined) => {
    if (name != null) for (const word of name.match(/\w+/g) ?? []) found.add(word);
  };
  switch (value.kind) {
    case 'made': {
      const chain = chainOf(value.callee);
      put(chain.names.at(-1));
      if (chain.external !== null) put(chain.names.at(-2));
      // `client.chats.create(…)`: its last name alone says little.
      if (chain.names.length > 1) found.add(chain.names.slice(-2).join('.'));
      classesOf(chain.root, evaluator, found, depth + 1);
      // `client.bindTools(…)` where the client is one of several.
      if (value.callee.kind === 'choice')
        for (const arm of value.callee.arms.slice(1, 8))
          if (arm.kind === 'member') classesOf(arm.object, evaluator, found, depth + 1);
      return found;
    }
    case 'external': {
      const names = value.name.split(/[./:\\]/).filter(Boolean);
      put(names.at(-1));
      if (names.at(-1) === 'new') put(names.at(-2));
      return found;
    }
    case 'operation':
      for (const one of value.operands) classesOf(one, evaluator, found, depth + 1);
      return found;
    case 'choice':
      for (const one of value.arms.slice(0, 8)) classesOf(one, evaluator, found, depth + 1);
      return found;
    case 'instance':
    case 'self':
    case 'class': {
      for (const { name, bases } of lineageOf(value.cls)) {
        put(name);
        for (const base of bases) if (base.kind !== 'class') classesOf(base, evaluator, found, depth + 1);
      }
      return found;
    }
    case 'parameter':
      put(value.type);
      return found;
    case 'unknown':
      put(value.type);
      return found;
    case 'field': {
      put(value.cls.types.get(value.name));
      const known = evaluator.fieldValue(value.cls, value.name);
      if (known !== null && known.kind !== 'field') classesOf(known, evaluator, found, depth + 1);
      return found;
    }
    case 'member':
      // `OpenAI::Client.new` of Ruby needs no parentheses.
      if (value.name === 'new') put(writtenName(value.object));
      return classesOf(value.object, evaluator, found, depth + 1);
    case 'index':
      return classesOf(value.object, evaluator, found, depth + 1);
    default:
      return found;
  }
}

/** The name by which a program calls an object whose class is not known: `llm`, `self.model`. */
function writtenName(value: Value | null): string {
  return value !== null && (value.kind === 'parameter' || value.kind === 'field' || value.kind === 'member')
    ? value.name
    : value?.kind === 'unknown'
      ? value.source
      : '';
}

function fits(entry: Entry, chain: Chain, receiver: Value | null, at: At): boolean {
  const { sdk, call } = entry;
  if (!sdk.languages.includes(at.module.program.language)) return false;
  const tail = chain.names.slice(0, -1);
  for (let back = 1; back <= entry.before.length; back++) {
    const wanted = entry.before.at(-back);
    if (wanted !== '*' && tail.at(-back) !== wanted) return false;
  }
  if (
    call.is === 'agent' &&
    chain.external === null &&
    chain.root !== null &&
    chain.names.length <= 1 &&
    call.on === 'package' &&
    !isMadeBy(chain.root, sdk, at.evaluator)
  )
    return false;
  if (call.on === 'any')
    return chain.external === null || chain.names.length > 1 || belongs(chain.external, sdk);
  if (call.on === 'package') {
    if (chain.external !== null) return belongs(chain.external, sdk);
    const made = chain.root?.kind === 'made' ? chainOf(chain.root.callee) : null;
    if (made?.external != null) return belongs(made.external, sdk);
    return imports(at.module, sdk);
  }
  const classes = classesOf(receiver, at.evaluator, new Set());
  // `Agent` is a class of many libraries: who made the object says which, else what the file imports.
  if (call.continues === 'run' && receiver !== null && !isOfLibrary(receiver, sdk, at)) return false;
  if (call.on.some((name) => classes.has(name))) return true;
  // `Settings.llm.chat(…)`: an object that the library itself holds.
  if (chain.external !== null)
    return belongs(chain.external, sdk) && tail.some((name) => (call.on as readonly string[]).includes(name));
  // An object that is handed in without a type, by the name everybody gives it.
  return call.on.some(
    (name) =>
      /^[a-z_]+$/.test(name) &&
      new RegExp(`(?:^|_)${name}$`).test(writtenName(receiver)) &&
      // A name like `llm` says it in any file of a repository that uses the library.
      (imports(at.module, sdk) || (/llm$|^chat_model$/.test(name) && at.evaluator.world.uses(sdk.packages))),
  );
}

/** Whether an object was made by a function or a constructor of a library. */
function isMadeBy(value: Value, sdk: Sdk, evaluator: Evaluator, depth = 0): boolean {
  if (value.kind === 'field') {
    const known = evaluator.fieldValue(value.cls, value.name);
    return known !== null && known.kind !== 'field' && isMadeBy(known, sdk, evaluator, depth + 1);
  }
  if (value.kind !== 'made' || depth > 6) return false;
  const { external, root } = chainOf(value.callee);
  if (external !== null) return belongs(external, sdk);
  // `genAI.getGenerativeModel(…)`: by a method of what the library made.
  return root !== null && isMadeBy(root, sdk, evaluator, depth + 1);
}

/** Whether an object may be a library's: it made it, or nobody says who did and the file imports from it. */
function isOfLibrary(value: Value, sdk: Sdk, { evaluator, module }: At): boolean {
  if (isMadeBy(value, sdk, evaluator)) return true;
  if (value.kind === 'choice') return value.arms.some((arm) => isMadeBy(arm, sdk, evaluator));
  const isOthers = value.kind === 'made' && chainOf(value.callee).external !== null;
  return !isOthers && imports(module, sdk);
}

/** Agents that are registered under a name, from the constructor that is given them. */
export function registered(callee: Value, args: Arguments, place: Place, evaluator: Evaluator): void {
  if (callee.kind !== 'external') return;
  const last = callee.name.split(/[./:]/).at(-1) ?? '';
  for (const { sdk, at, by } of registers.get(last) ?? []) {
    const agents = belongs(callee.name, sdk) ? valueAt(at, args, null, place, evaluator) : null;
    if (agents?.kind !== 'record') continue;
    for (const [key, agent] of agents.entries)
      for (const name of [key, plainText(entryOf(agent, 'id')), plainText(entryOf(agent, 'name'))])
        if (name !== null)
          for (const method of by)
            if (!evaluator.registered.has(`${method} ${name}`))
              evaluator.registered.set(`${method} ${name}`, agent);
  }
}

const registers = new Map<
  string,
  { readonly sdk: Sdk; readonly at: Where; readonly by: readonly string[] }[]
>();
for (const sdk of sdks)
  for (const [maker, how] of Object.entries(sdk.registers ?? {}))
    registers.set(maker, [...(registers.get(maker) ?? []), { sdk, ...how }]);

/** `mastra.getAgent("planner")`: the agent of that name; any other object is itself. */
function agentNamed(value: Value | null, evaluator: Evaluator): Value | null {
  if (value?.kind !== 'made' || value.callee.kind !== 'member') return value;
  const name = plainText(value.args.positional[0]);
  return (name === null ? undefined : evaluator.registered.get(`${value.callee.name} ${name}`)) ?? value;
}

/** Where an object was made, as `path:start`; more places for one of several objects. */
export function placesMade(value: Value | null, evaluator: Evaluator, depth = 0): string[] {
  if (value === null || depth > 4) return [];
  if (value.kind === 'made') return [`${value.place.path}:${value.place.start}`];
  if (value.kind === 'choice')
    return value.arms.slice(0, 8).flatMap((arm) => placesMade(arm, evaluator, depth + 1));
  return value.kind === 'field'
    ? placesMade(evaluator.fieldValue(value.cls, value.name), evaluator, depth + 1)
    : [];
}

/** Whether a call is given what it must be given to be a request. */
function isGiven({ call: { needs, of } }: Entry, call: Call, receiver: Value | null, at: At): boolean {
  if (of !== undefined) {
    const object = valueAt(of.at, call.args, receiver, call.place, at.evaluator);
    const classes = classesOf(object, at.evaluator, new Set());
    if (object?.kind !== 'index' && object?.kind !== 'element' && !of.is.some((name) => classes.has(name)))
      return false;
  }
  return (needs ?? []).every(
    (where) => valueAt(where, call.args, receiver, call.place, at.evaluator) !== null,
  );
}

/** The model that a library takes for the constructor of a call's object, or of an agent, which names none. */
function defaultModelOf(sdk: Sdk, maker: Value | null, depth = 0): Sink['defaultModel'] {
  if (sdk.defaultModels === undefined || maker === null || depth > 10) return null;
  switch (maker.kind) {
    case 'made': {
      const chain = chainOf(maker.callee);
      const part = chain.names.at(-1) ?? '';
      const isOwn = chain.external !== null && belongs(chain.external, sdk);
      const name = isOwn && Object.hasOwn(sdk.defaultModels, part) ? sdk.defaultModels[part] : undefined;
      // What is spread into it may name one.
      if (name !== undefined)
        return maker.args.rest.length > 0 ? null : { name, host: sdk.title, part, checked: sdk.checked };
      return defaultModelOf(sdk, chain.root, depth + 1);
    }
    case 'operation':
      for (const one of maker.operands) {
        const found = defaultModelOf(sdk, one, depth + 1);
        if (found !== null) return found;
      }
      return null;
    case 'member':
      return defaultModelOf(sdk, maker.object, depth + 1);
    default:
      return null;
  }
}

function firstName({ call }: Entry): string {
  const last = call.callee.slice(call.callee.lastIndexOf('.') + 1);
  return last.split('|')[0] ?? last;
}

/** What a method is called on: each of the objects that it may be. */
function receiverOf(callee: Value, chain: Chain): Value | null {
  switch (callee.kind) {
    case 'member':
      return callee.object;
    case 'external':
      return null;
    case 'choice': {
      const objects = callee.arms.flatMap((arm) => (arm.kind === 'member' ? [arm.object] : []));
      return objects.length < 2 ? chain.root : { ...callee, arms: objects };
    }
    default:
      return chain.root;
  }
}

/** The request that a call makes, null when it makes none. */
export function sinkOf(call: Call, at: At): Sink | null {
  if (call.callee.kind === 'function') return ofFunction(call, call.callee.fn, at);
  if (call.callee.kind === 'class' || call.callee.kind === 'instance') return null;
  const chain = chainOf(call.callee);
  const last = chain.names.at(-1);
  const entries = last === undefined ? undefined : byLastName.get(last);
  const receiver = receiverOf(call.callee, chain);
  const fitting = (entries ?? []).filter(
    (entry) =>
      entry.call.is !== 'annotation' &&
      fits(entry, chain, receiver, at) &&
      isGiven(entry, call, receiver, at),
  );
  // What asks for certain arguments and has them is nearer than what takes any.
  const near = fitting.filter(({ call: { needs } }) => needs !== undefined);
  const entry = [...near, ...fitting].find(({ sdk }) => imports(at.module, sdk)) ?? fitting[0];
  if (entry === undefined || last === undefined)
    return shapedCall(call, last ?? nameWritten(call.written), receiver, at);
  // `generate` of one version and `chat` of the next are one request, streamed or not.
  const isAgent = entry.call.is === 'agent' && entry.before.length === 0;
  const dotted = (name: string): string => [...entry.before.filter((one) => one !== '*'), name].join('.');
  const name = { called: dotted(last), family: dotted(isAgent ? last : firstName(entry)) };
  return sinkFrom(entry, name, withOptions(call.args), receiver, call, at);
}

/** A function of the program that asks a model in a way that was not found: what it is given says so. */
function ofFunction(call: Call, fn: FunctionInfo, at: At): Sink | null {
  if (!house.languages.includes(at.module.program.language) || !asksModel(fn.name)) return null;
  const summary = at.evaluator.summaryOf(fn);
  return summary === null || summary.sinks.length > 0 ? null : shapedCall(call, fn.name, null, at);
}

/** A call of no library that is known, which has the arguments of a model call all the same. */
function shapedCall(call: Call, name: string, receiver: Value | null, at: At): Sink | null {
  const request = house.languages.includes(at.module.program.language)
    ? requestShaped(name, call.args, call.constructs, ownerWritten(call.written))
    : isBraced(call.place)
      ? bodyPosted(name, withTags(call.args, at.module, at.evaluator), receiver)
      : null;
  const shape = house.calls[request?.is === 'agent' ? 1 : 0];
  if (request === null || shape === undefined) return null;
  const args: Arguments = { positional: [request.record], named: new Map(), rest: [] };
  const names = { called: request.name, family: request.name };
  return sinkFrom({ sdk: house, call: shape }, names, args, receiver, call, at);
}

function nameWritten(callee: Expression): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}

/** What a method is called on, by its last name as written. */
function ownerWritten(callee: Expression): string {
  if (callee.kind !== 'member') return '';
  const { object } = callee;
  return object.kind === 'call' ? nameWritten(object.callee) : nameWritten(object);
}

function sinkFrom(
  { sdk, call: shape }: Pick<Entry, 'sdk' | 'call'>,
  names: { readonly called: string; readonly family: string },
  args: Arguments,
  owner: Value | null,
  call: Call,
  at: At,
): Sink {
  const object = shape.of === undefined ? owner : valueAt(shape.of.at, args, owner, call.place, at.evaluator);
  const receiver = shape.continues === 'run' ? agentNamed(object, at.evaluator) : object;
  const get = (where: Where | undefined): Value | null =>
    where === undefined ? null : valueAt(where, args, receiver, call.place, at.evaluator);
  const piped = filledFromPipe(shape, args, receiver, call.place, at.evaluator);
  const texts = shape.text.flatMap((text): SinkText[] => {
    // What a prompt in a pipe is given are its values.
    if (text.at !== '^|' && piped !== null && get(text.at) === args.positional[0]) return [];
    const value = text.at === '^|' && piped !== null ? piped : specified(get(text.at), at.evaluator);
    if (value === null || value.kind === 'null') return [];
    const inherited = shape.continues !== undefined && [text.at].flat().every((one) => one.startsWith('^'));
    return [{ as: text.as, role: text.role, value, ...(inherited ? { inherited } : {}) }];
  });
  const model = get(shape.model);
  const named = providerOf(sdk, receiver ?? call.callee, at.evaluator);
  return {
    sdk,
    call: shape,
    fn: at.fn,
    module: at.module,
    target: at.target,
    name: names.family,
    called: names.called,
    place: call.place,
    texts,
    model,
    defaultModel:
      model === null || model.kind === 'null'
        ? defaultModelOf(
            sdk,
            receiver ?? { kind: 'made', callee: call.callee, args: call.args, place: call.place },
          )
        : null,
    provider: named ?? hostOf(at.module, sdk) ?? sdk.provider,
    client: receiver,
    tools: withHandoffs(get(shape.tools), get(shape.handoffs), call.place),
    schema: schemaPutIn(shape, get, call.place) ?? get(shape.schema),
    outputLimit: get(shape.outputLimit),
    effort: get(shape.effort),
    thinkingBudget: get(shape.thinkingBudget),
    temperature: get(shape.temperature),
    answers: get(shape.answers),
    options: optionsGiven(args),
    rounds: [],
    steps: [],
    through: null,
    sources: [],
    adds: false,
    ways: [],
    instead: [],
    insteadModels: receiver === null ? [] : fallbacksOf(receiver),
    insteadLimits: [],
    undecided: false,
    namedModels: [],
    specialized: 0,
    plain: 0,
  };
}

/** The provider that a library's class stands for, the first of several that a client may be; null where it stands for none. */
export function providerOf(sdk: Sdk, client: Value, evaluator: Evaluator): string | null {
  return providersOf(sdk, client, evaluator)[0] ?? null;
}

/** The providers of all classes that a client may be of, each once, in the order in which the program names them. */
export function providersOf({ providers }: Sdk, client: Value, evaluator: Evaluator): string[] {
  if (providers === undefined) return [];
  const found = new Set<string>();
  for (const name of classesOf(client, evaluator, new Set())) {
    const provider = Object.hasOwn(providers, name) ? providers[name] : undefined;
    if (provider !== undefined) found.add(provider);
  }
  return [...found];
}

/** The address that a client was made with; null where it was given none. */
export function endpointOf(client: Value, evaluator: Evaluator): Value | null {
  for (const name of endpointNames) {
    const found = receiverValue(client, name, evaluator);
    if (found !== null && found.kind !== 'null') return found;
  }
  return null;
}

/** LangChain: what `llm.with_fallbacks([other])` and `llm.withFallbacks({ fallbacks: [other] })` may ask instead. */
function fallbacksOf(value: Value, depth = 0): Value[] {
  if (depth > 8) return [];
  if (value.kind === 'operation') return value.operands.flatMap((one) => fallbacksOf(one, depth + 1));
  if (value.kind !== 'made' || value.callee.kind !== 'member') return [];
  const inner = fallbacksOf(value.callee.object, depth + 1);
  if (!/^with_?fallbacks$/i.test(value.callee.name)) return inner;
  const given = [...value.args.positional, ...value.args.named.values()].flatMap((one) =>
    one.kind === 'record' ? [...one.entries.values()] : [one],
  );
  return [...inner, ...given];
}

/** Agents that an agent may hand a conversation on to are tools of it. */
function withHandoffs(tools: Value | null, handoffs: Value | null, place: Place): Value | null {
  if (handoffs?.kind !== 'list') return tools;
  const items = handoffs.items.flatMap((item): Item[] => {
    const tool = handoffTool(item.value, place);
    return tool === null ? [] : [{ ...item, value: tool }];
  });
  const own: Item[] = tools === null ? [] : [{ value: tools, spread: true, on: null, loop: null }];
  return items.length === 0 ? tools : { kind: 'list', items: [...own, ...items], place };
}

/** `transfer_to_billing`, as the Agents SDK of OpenAI makes it (agents/handoffs, agents-core/src/handoff.ts, read 2026-11-29). */
function handoffTool(value: Value, place: Place, depth = 0): Value | null {
  if (value.kind !== 'made' || depth > 2) return null;
  const option = (...names: readonly string[]): Value | null => {
    for (const name of names) {
      const found = value.args.named.get(name) ?? entryOf(value, name);
      if (found !== null) return found;
    }
    return null;
  };
  const name = plainText(option('name'));
  if (name === null) {
    // `handoff(agent)`
    const [inner] = value.args.positional;
    const agent = value.args.named.get('agent') ?? inner;
    return agent === undefined ? null : handoffTool(agent, place, depth + 1);
  }
  const at = placeOf(value);
  const about = plainText(option('handoff_description', 'handoffDescription')) ?? '';
  const tool = `transfer_to_${name.replaceAll(/\W/g, '_').toLowerCase()}`;
  const record = (entries: readonly (readonly [string, Value])[]): Value => ({
    kind: 'record',
    type: null,
    entries: new Map(entries),
    rest: [],
    place: at,
  });
  return record([
    ['name', literal(tool, at)],
    ['description', literal(`Handoff to the ${name} agent to handle the request. ${about}`.trim(), at)],
    [
      'parameters',
      record([
        ['type', literal('object', at)],
        ['properties', record([])],
      ]),
    ],
  ]);
}

/** `(prompt | model).invoke({ topic })`: the prompt with the values in it; null for a call without a pipe or without values. */
function filledFromPipe(
  shape: SinkCall,
  args: Arguments,
  receiver: Value | null,
  place: Place,
  evaluator: Evaluator,
): Value | null {
  const [values] = args.positional;
  const isFilled =
    values?.kind === 'record' && !values.entries.has('role') && !values.entries.has('messages');
  if (!isFilled || !shape.text.some(({ at }) => at === '^|')) return null;
  const prompt = receiver === null ? null : pipedText(receiver);
  return prompt === null
    ? null
    : evaluator.call({ kind: 'member', object: prompt, name: 'invoke', place }, args, place);
}

/** A schema that a word of the call puts into another (`schemaIn`); null where there is no such word. */
function schemaPutIn(
  { schemaIn }: SinkCall,
  get: (where: Where | undefined) => Value | null,
  place: Place,
): Value | null {
  if (schemaIn === undefined) return null;
  const word = plainText(get(schemaIn.at)) ?? '';
  const how = Object.hasOwn(schemaIn.as, word) ? schemaIn.as[word] : undefined;
  const inner = how === undefined ? null : get(how.from);
  if (how === undefined || inner === null) return null;
  const entries = new Map([[how.entry, inner]]);
  const options: Value = { kind: 'record', type: null, entries, rest: [], place };
  const args: Arguments = { positional: [options], named: new Map(), rest: [] };
  return { kind: 'made', callee: { kind: 'external', name: how.maker }, args, place };
}

/** The host whose client a file imports where it imports none of the library itself; null for any other file. */
function hostOf(module: Module, sdk: Sdk): string | null {
  if (sdk.hosts === undefined || imports(module, sdk)) return null;
  for (const { from } of module.program.imports) {
    const [name = ''] = from.split('.', 1);
    if (Object.hasOwn(sdk.hosts, name)) return sdk.hosts[name] ?? null;
  }
  return null;
}

/** Options that are functions (`llms.WithModel("x")`, `ai.WithSystem("…")` of Go), as arguments of that name. */
function withOptions(args: Arguments): Arguments {
  const named = new Map(args.named);
  for (const one of args.positional) {
    const option = optionOf(one);
    if (option !== null && !named.has(option.name)) named.set(option.name, option.value);
  }
  // What a library sends as it is goes over its own arguments (`extra_body={"model": "…"}`).
  const body = named.get('extra_body');
  if (body?.kind === 'record') for (const [name, value] of body.entries) named.set(name, value);
  return named.size === args.named.size && body === undefined ? args : { ...args, named };
}

function optionOf(value: Value): { name: string; value: Value } | null {
  if (value.kind !== 'made') return null;
  const { callee, args } = value;
  const name =
    callee.kind === 'external' || callee.kind === 'member' ? (callee.name.split(/[./]/).at(-1) ?? '') : '';
  const [first] = args.positional;
  return /^With[A-Z]/.test(name) && first !== undefined ? { name, value: first } : null;
}

/** `.system(s -> s.text("…").param("x", y))`: the text that the lambda gives to what it is handed. */
function specified(value: Value | null, evaluator: Evaluator): Value | null {
  if (value?.kind !== 'function') return value;
  const returned = evaluator.summaryOf(value.fn)?.returns ?? null;
  if (returned === null) return value;
  // `instructions=f`, where the library calls `f` for the text.
  const isText = returned.kind === 'text' || returned.kind === 'choice' || returned.kind === 'list';
  return built(returned, 'text') ?? (isText ? returned : value);
}

/** The request that an annotation of a method makes, with the text it carries; null when it makes none. */
export function annotationOf(callee: Value, args: Arguments, place: Place, at: At): Sink | null {
  const chain = chainOf(callee);
  const last = chain.names.at(-1) ?? (callee.kind === 'unknown' ? callee.source : '');
  for (const { sdk, call } of byLastName.get(last) ?? []) {
    if (call.is !== 'annotation' || !sdk.languages.includes(at.module.program.language)) continue;
    if (chain.external !== null ? !belongs(chain.external, sdk) : !imports(at.module, sdk)) continue;
    const get = (where: Where | undefined): Value | null =>
      where === undefined ? null : valueAt(where, args, null, place, at.evaluator);
    const resource = args.named.get('fromResource');
    const text =
      (resource === undefined ? null : at.evaluator.loaded(resource, place)) ??
      args.named.get('value') ??
      args.positional[0];
    const isText = call.model === undefined;
    if (text === undefined && isText) continue;
    // Several lines are joined with the delimiter, a line end unless the annotation says otherwise.
    const value =
      text?.kind === 'list'
        ? at.evaluator.call(
            { kind: 'member', object: text, name: 'join', place },
            { positional: [args.named.get('delimiter') ?? literal('\n', place)], named: new Map(), rest: [] },
            place,
          )
        : text;
    return {
      sdk,
      call,
      fn: at.fn,
      module: at.module,
      target: null,
      name: last,
      called: last,
      place,
      texts:
        isText && value !== undefined
          ? [{ as: 'text', role: /^User/.test(last) ? 'user' : (call.text[0]?.role ?? 'system'), value }]
          : [],
      model: get(call.model),
      defaultModel: null,
      provider: sdk.provider,
      client: null,
      tools: get(call.tools),
      schema: get(call.schema),
      outputLimit: null,
      effort: null,
      thinkingBudget: null,
      temperature: null,
      answers: null,
      options: [],
      rounds: [],
      steps: [],
      through: null,
      sources: [],
      adds: false,
      ways: [],
      instead: [],
      insteadModels: [],
      insteadLimits: [],
      undecided: false,
      namedModels: [],
      specialized: 0,
      plain: 0,
    };
  }
  return null;
}

/** The value at a place of a call (see `Where`), null when it is not there. */
export function valueAt(
  where: Where,
  args: Arguments,
  receiver: Value | null,
  place: Place,
  evaluator: Evaluator,
): Value | null {
  const list = typeof where === 'string' ? [where] : where;
  let asked: Value | null = null;
  for (const one of list) {
    const found = oneAt(one, args, receiver, place, evaluator);
    if (found === null || found.kind === 'null') continue;
    if (!isDeferred(found)) return found;
    // What only a caller may know is second to what is known.
    asked ??= found;
  }
  if (asked !== null) return asked;
  // What is spread into the call and not known entry by entry: a caller may know it.
  const names = list.filter((one) => !/^[#^=]/.test(one));
  if (names.length === 0) return null;
  const spread = spreadInto(args, place, evaluator);
  const several: Value = { kind: 'record', type: null, entries: new Map(), rest: spread, place };
  for (const rest of spread.filter(isSymbolic).length > 1 ? [several] : spread) {
    const value = evaluator.call(
      { kind: 'external', name: '#get' },
      { positional: [rest, ...names.map((name) => literal(name, place))], named: new Map(), rest: [] },
      place,
    );
    if (value.kind !== 'null' && (isSymbolic(value) || value.kind !== 'made')) return value;
  }
  return null;
}

/** Objects spread into one call that are looked into. */
const maxSpread = 8;

/** The first of some entries of what is spread into arguments; undefined when what is spread is not known. */
export function entryOfSpread(
  spread: Value,
  names: readonly string[],
  place: Place,
  depth = 0,
): Value | undefined {
  switch (spread.kind) {
    case 'null':
    case 'boolean':
      return { kind: 'null', place };
    case 'record':
    case 'instance': {
      for (const name of names) {
        let found: Value | null = spread;
        for (const one of name.split('.'))
          found = found === null || one === '*' ? found : entryOf(found, one);
        if (found !== null && found.kind !== 'null') return found;
      }
      if (spread.kind === 'instance' || spread.rest.length === 0) return { kind: 'null', place };
      if (depth > 4) return undefined;
      // What is spread last is what counts.
      let isKnown = true;
      for (const rest of spread.rest.slice(-maxSpread).reverse()) {
        const found = entryOfSpread(rest, names, place, depth + 1);
        if (found === undefined) isKnown = false;
        else if (found.kind !== 'null') return found;
      }
      return isKnown && spread.rest.length <= maxSpread ? { kind: 'null', place } : undefined;
    }
    case 'choice': {
      const arms = spread.arms.map((arm) => entryOfSpread(arm, names, place, depth + 1));
      const known = arms.filter((arm): arm is Value => arm !== undefined && arm.kind !== 'null');
      const [only] = known;
      if (only === undefined) return arms.includes(undefined) ? undefined : { kind: 'null', place };
      return known.length === 1 ? only : { kind: 'choice', on: spread.on, arms: known, place };
    }
    default:
      return undefined;
  }
}

/** What may hold further arguments: `**kwargs`, `{ ...options }`, and options that are handed on as they are. */
function spreadInto(args: Arguments, place: Place, evaluator: Evaluator): readonly Value[] {
  if (args.rest.length > 0) return args.rest;
  const language = evaluator.world.byPath(place.path)?.program.language;
  if (language !== 'typescript' && language !== 'javascript') return [];
  const record = args.positional.find((one) => one.kind === 'record');
  if (record !== undefined) return record.rest;
  return args.positional.filter((one) => one.kind === 'parameter' || one.kind === 'member').slice(0, 1);
}

function oneAt(
  where: string,
  args: Arguments,
  receiver: Value | null,
  place: Place,
  evaluator: Evaluator,
): Value | null {
  if (where.startsWith('=')) return literal(where.slice(1), place);
  if (where === '^^') return receiver;
  if (where === '^|') return receiver === null ? null : pipedText(receiver);
  if (where.startsWith('^'))
    return receiver === null ? null : receiverValue(receiver, where.slice(1), evaluator);
  const [head = '', ...path] = where.split('.');
  let value: Value | null;
  if (head.startsWith('#')) value = args.positional[Number(head.slice(1))] ?? null;
  else
    value =
      args.named.get(head) ??
      entryOf(args.positional.find((one) => one.kind === 'record' || one.kind === 'instance') ?? null, head);
  for (const name of path) {
    if (value === null) return null;
    if (name === '*') continue;
    value = entryOf(value, name);
  }
  return value;
}

/** The texts and messages that an object was piped from (`prompt | llm`), null where there are none. */
function pipedText(value: Value): Value | null {
  if (value.kind === 'operation' && value.operator === '|') {
    for (const one of value.operands) {
      const found = one.kind === 'list' || one.kind === 'text' ? one : pipedText(one);
      if (found !== null) return found;
    }
  }
  return null;
}

/** An entry of a record, or the argument of a constructor by its name. */
function entryOf(value: Value | null, name: string, depth = 0): Value | null {
  if (value === null || depth > 6) return null;
  if (name.startsWith('#'))
    return value.kind === 'made' ? (value.args.positional[Number(name.slice(1))] ?? null) : null;
  switch (value.kind) {
    case 'record':
      return value.entries.get(name) ?? null;
    case 'instance':
      return value.fields.get(name) ?? null;
    case 'made': {
      const named = value.args.named.get(name);
      if (named !== undefined) return named;
      for (const one of value.args.positional) {
        const found = one.kind === 'record' ? entryOf(one, name, depth + 1) : null;
        if (found !== null) return found;
        const option = optionOf(one);
        if (option?.name === name) return option.value;
      }
      return /^add[A-Z]/.test(name) ? builtInTurn(value, name) : built(value, name);
    }
    case 'function': {
      // `.options(o -> o.model("x"))`: what the lambda makes of its argument.
      const { statements } = value.fn.fact.scope;
      const made = statements.length === 1 ? (value.fn.summary?.returns ?? null) : null;
      return made === null || made.kind !== 'made' ? null : entryOf(made, name, depth + 1);
    }
    case 'choice': {
      for (const arm of value.arms) {
        const found = entryOf(arm, name, depth + 1);
        if (found !== null) return found;
      }
      return null;
    }
    case 'list': {
      for (const item of value.items) {
        const found = entryOf(item.value, name, depth + 1);
        if (found !== null) return found;
      }
      return null;
    }
    default:
      return null;
  }
}

/** What a builder was given by all calls of the method `name`, the first one first. */
function builtInTurn(value: Value, name: string): Value | null {
  const found: Value[] = [];
  let current: Value = value;
  for (let step = 0; step < 400 && current.kind === 'made' && current.callee.kind === 'member'; step++) {
    const [given] = current.args.positional;
    if (current.callee.name === name && given !== undefined) found.unshift(given);
    current = current.callee.object;
  }
  const [only] = found;
  return found.length < 2 || value.kind !== 'made' ? (only ?? null) : listOf(found.map(itemOf), value.place);
}

/** What a builder was given by the method `name` (`Request.builder().model("x").build()`). */
function built(value: Value, name: string, at = 0): Value | null {
  let current: Value = value;
  for (let step = 0; step < 40; step++) {
    if (current.kind !== 'made' || current.callee.kind !== 'member') return null;
    if (current.callee.name === name) return current.args.positional[at] ?? null;
    current = current.callee.object;
  }
  return null;
}

/** What the object of a method was made with: `#0`, a named argument, or the argument of a chained method. */
export function receiverValue(value: Value, name: string, evaluator: Evaluator, depth = 0): Value | null {
  if (depth > 12) return null;
  const [head = '', ...path] = name.split('.');
  const inside = (found: Value | null): Value | null => {
    let current = found;
    for (const one of path) current = current === null ? null : entryOf(current, one);
    return current;
  };
  switch (value.kind) {
    case 'made': {
      const { args, callee } = value;
      // `^using.#1`: another argument of a chained method than its first.
      const other = head.startsWith('#') ? undefined : /^#(\d)$/.exec(path[0] ?? '')?.[1];
      if (other !== undefined && path.length === 1) {
        const given = built(value, head, Number(other));
        if (given !== null) return given;
      }
      const own = head.startsWith('#')
        ? (args.positional[Number(head.slice(1))] ?? null)
        : (args.named.get(head) ?? entryOf(value, head));
      const chain = callee.kind === 'member' ? callee : null;
      if (chain !== null && chain.name === head) return inside(args.positional[0] ?? null);
      if (chain !== null) {
        const before = receiverValue(chain.object, name, evaluator, depth + 1);
        if (own !== null && !head.startsWith('#')) return inside(own);
        if (before !== null) return before;
        // `client.get_model("x")`: the object was made by a method.
        return chain.object.kind === 'made' && chain.object.callee.kind === 'member' ? null : inside(own);
      }
      // `client(settings).bind_tools(…)` where the client is one of several.
      if (own === null && callee.kind === 'choice')
        for (const arm of callee.arms) {
          const found = arm.kind === 'member' ? receiverValue(arm.object, name, evaluator, depth + 1) : null;
          if (found !== null) return found;
        }
      return inside(own);
    }
    case 'instance':
      return inside(value.fields.get(head) ?? evaluator.static(value.cls, head));
    case 'operation':
      for (const one of value.operands) {
        const found = receiverValue(one, name, evaluator, depth + 1);
        if (found !== null) return found;
      }
      return null;
    case 'choice':
      for (const one of value.arms) {
        const found = receiverValue(one, name, evaluator, depth + 1);
        if (found !== null) return found;
      }
      return null;
    case 'member':
    case 'index':
      return receiverValue(value.object, name, evaluator, depth + 1);
    case 'field': {
      const known = evaluator.fieldValue(value.cls, value.name);
      if (known !== null && known.kind !== 'field' && known.kind !== 'parameter')
        return receiverValue(known, name, evaluator, depth + 1);
      return deferred(value, name);
    }
    case 'parameter':
      return deferred(value, name);
    default:
      return null;
  }
}

/** To be asked again when a caller says what the object is. */
function deferred(value: Value, name: string): Value {
  const place = { path: '', line: 1, column: 1, start: 0, end: 0 };
  return {
    kind: 'made',
    callee: { kind: 'external', name: '#receiver' },
    args: { positional: [value, literal(name, place)], named: new Map(), rest: [] },
    place,
  };
}

function isDeferred(value: Value): boolean {
  return value.kind === 'made' && value.callee.kind === 'external' && value.callee.name === '#receiver';
}

/** The text or the messages that a library's function passes on (`PromptTemplate.from_template(x)`), null for others. */
export function passedOn(name: string, args: Arguments, place: Place, evaluator: Evaluator): Value | null {
  const names = name.split(/[./:\\]+/).filter(Boolean);
  const entries = passing.get(names.at(-1) ?? '');
  // LangChain.js: `RunnableSequence.from([prompt, model])`.
  const [steps] = args.positional;
  if (/\bRunnableSequence\.from$/.test(name) && steps?.kind === 'list')
    return { kind: 'operation', operator: '|', operands: steps.items.map(({ value }) => value), place };
  const dialog = sdks.find((sdk) => sdk.dialogs?.includes(names.at(-1) ?? '') === true && belongs(name, sdk));
  if (dialog !== undefined) return dialogOf(args, place, evaluator);
  if (entries === undefined) return null;
  for (const { sdk, names: wanted, at } of entries) {
    if (wanted.some((one, index) => names[names.length - wanted.length + index] !== one)) continue;
    if (!belongs(name, sdk)) continue;
    return valueAt(at, args, null, place, evaluator);
  }
  return null;
}

/** `prompt("id") { system("…"); user("…") }`: the messages that the block adds, one call each. */
function dialogOf(args: Arguments, place: Place, evaluator: Evaluator): Value | null {
  const block = args.positional.at(-1) ?? [...args.named.values()].at(-1);
  if (block?.kind !== 'function') return null;
  const items: Item[] = [];
  for (const call of callsIn(block.fn.fact.scope)) {
    const role = call.callee.kind === 'name' ? call.callee.name : '';
    if (!/^(?:system|user|assistant)$/.test(role)) continue;
    const [first] = call.arguments;
    if (first === undefined) continue;
    const contents =
      first.value.kind === 'function'
        ? addedIn(first.value.fn.scope).map((one) =>
            evaluator.valueIn(block.fn.module, block.fn.closure, one),
          )
        : [evaluator.valueIn(block.fn.module, block.fn.closure, first.value)];
    const list = contents.map(itemOf);
    const [only] = contents;
    const content: Value =
      only !== undefined && contents.length === 1 ? only : { kind: 'list', items: list, place: call.place };
    const entries = new Map<string, Value>([
      ['role', literal(role, call.place)],
      ['content', content],
    ]);
    items.push({
      value: { kind: 'record', type: null, entries, rest: [], place: call.place },
      spread: false,
      on: null,
      loop: null,
    });
  }
  return items.length === 0 ? null : { kind: 'list', items, place };
}

function valuesIn(scope: Scope): Expression[] {
  return scope.statements.flatMap((one) =>
    one.kind === 'expression' || one.kind === 'return' ? [one.value] : [],
  );
}

function callsIn(scope: Scope): Extract<Expression, { kind: 'call' }>[] {
  return valuesIn(scope).filter((one) => one.kind === 'call');
}

/** `+"…"` and `text("…")` of a block that builds one text. */
function addedIn(scope: Scope): Expression[] {
  return valuesIn(scope).flatMap((one): readonly Expression[] => {
    if (one.kind === 'unknown') return one.inside;
    if (one.kind !== 'call') return [one];
    const [first] = one.arguments;
    return first === undefined ? [] : [first.value];
  });
}
