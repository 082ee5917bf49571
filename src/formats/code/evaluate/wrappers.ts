import type { Place } from '../../../core/prompt.js';
import { choosesModel } from '../../request/model-settings.js';
import { plainText } from '../strings.js';
import type { FunctionInfo, Sink, Value, Way } from '../values.js';
import type { Body } from './body.js';
import { isSame } from './inspect.js';
import { isSymbolic } from './symbols.js';
import { file, isSentence, signatureOf, writtenBy, writtenIn } from './written.js';

/*
 * Calls of functions that send requests.
 */

const maxThrough = 3;

/** Calls from the one of the library to the one that is a request. */
const maxHops = 5;

/** Requests that one call of a function makes. */
const maxSinksOfCall = 4;

/**
 * A call of a function that sends requests. What it sends to several providers in turn, or to one of several, is one request.
 */
export function runs(
  body: Body,
  sinks: readonly Sink[],
  fn: FunctionInfo,
  bound: ReadonlyMap<string, Value>,
  change: (value: Value) => Value,
  place: Place,
  self: Value | null = null,
): void {
  const sent = new Set<string>();
  const run: { sink: Sink; made: Sink | null }[] = [];
  for (const sink of sinks) {
    if (isOfSibling(sink, fn, self, body)) continue;
    const texts = signatureOf(sink);
    const other = run.find((one) => isInstead(sink, one.sink));
    if (other !== undefined) {
      if (other.made?.adds === true) specialize(sink);
      else sink.plain++;
      other.made?.instead.push(sink);
      const isOpen = sink.undecided || isLeftOpen(sink, other.sink);
      other.made?.insteadLimits.push(
        ...limitsBeside(sink, isOpen).map((limit) => (limit === null ? null : change(limit))),
      );
      if (sink.model !== null && other.made !== null) {
        other.made.insteadModels.push(change(sink.model), ...sink.insteadModels.map(change));
        other.made.undecided ||= isOpen;
      }
    } else if (sent.has(texts) || sent.size >= maxSinksOfCall) sink.plain++;
    else {
      sent.add(texts);
      const followed = body.evaluator.budget.within(() => {
        run.push({ sink, made: through(body, sink, fn, bound, change, place) });
        return true;
      });
      // What this call adds to the request is not known, so nothing of its file is known to be the same or gone.
      if (followed === null) body.evaluator.unfinished.add(place.path);
    }
  }
}

/** The output limits of a call for the request that stands for it: none of its own is one too, where nothing chooses another call. */
export function limitsBeside({ outputLimit, insteadLimits }: Sink, isOpen: boolean): (Value | null)[] {
  return outputLimit === null && !isOpen ? insteadLimits : [outputLimit, ...insteadLimits];
}

/** Whether a call that a method leaves to its subclasses is one of another subclass than the object's. */
function isOfSibling(sink: Sink, { cls }: FunctionInfo, self: Value | null, { evaluator }: Body): boolean {
  if (cls === null || (self?.kind !== 'instance' && self?.kind !== 'self') || self.cls === cls) return false;
  const below = evaluator.subclasses(cls);
  for (let one: Sink | null = sink; one !== null; one = one.through) {
    const own = one.fn?.cls ?? null;
    if (own === null || own === self.cls || !below.includes(own)) continue;
    if (!evaluator.subclasses(own).includes(self.cls)) return true;
  }
  return false;
}

/** With text of its own a call is a request of its own. */
function through(
  body: Body,
  sink: Sink,
  fn: FunctionInfo,
  bound: ReadonlyMap<string, Value>,
  substituted: (value: Value) => Value,
  place: Place,
): Sink | null {
  const { evaluator } = body;
  if (sink.sources.length > maxThrough || hopsOf(sink) > maxHops) return null;
  const symbolic = sink.texts.some(({ value }) => isSymbolic(value));
  if (!symbolic || !evaluator.budget.step()) {
    sink.plain++;
    return null;
  }
  const change = (value: Value | null) => (value === null ? null : substituted(value));
  const texts = sink.texts.map((text) => ({ ...text, value: substituted(text.value) }));
  const model = passedModel(sink.model, change(sink.model), body);
  const outputLimit = change(sink.outputLimit);
  if (evaluator.budget.isCut()) {
    sink.plain++;
    return null;
  }
  const anyway = evaluator.anyway(sink);
  const { length: before } = anyway;
  const own = writtenIn(
    texts.map(({ value }) => value),
    anyway.written,
  );
  const length = [...own.values()].reduce((sum, text) => sum + (text === file ? 200 : text.trim().length), 0);
  // Words of its own make a call a request of its own, and so does naming the model or the limit. What is little beside
  // what the wrapper sends is an answer, a name or some context, unless several calls do so (see `Evaluator.finish`).
  const adds =
    (before === 0 ? length > 0 : length >= Math.max(40, Math.min(before / 4, 400))) ||
    givesOwn({ model, outputLimit }, sink, anyway);
  if (adds) specialize(sink);
  else sink.plain++;
  const isConstructor = fn.name === '__init__' || fn.name === 'constructor';
  const ownName = fn.name === '' ? null : isConstructor ? (fn.cls?.name ?? fn.name) : fn.name;
  const made: Sink = {
    ...sink,
    fn: body.fn,
    module: body.module,
    target: body.target,
    name: ownName ?? sink.name,
    called: ownName ?? sink.called,
    place,
    texts,
    model,
    namedModels: sink.namedModels.length > 0 ? sink.namedModels.map(substituted) : modelParameter(fn, bound),
    tools: change(sink.tools),
    schema: change(sink.schema),
    outputLimit,
    client: change(sink.client),
    effort: change(sink.effort),
    thinkingBudget: change(sink.thinkingBudget),
    temperature: change(sink.temperature),
    answers: change(sink.answers),
    options: sink.options.map(({ name, value }) => ({ name, value: change(value) ?? value })),
    rounds: sink.rounds.map((one) => ({ ...one, counts: one.counts.map(substituted) })),
    steps: sink.steps.map(({ name, value }) => ({ name, value: substituted(value) })),
    instead: [],
    insteadModels: sink.insteadModels.map(substituted),
    insteadLimits: sink.insteadLimits.map(change),
    through: sink,
    sources: [...new Set([...sink.sources, sink.module.path])],
    adds,
    specialized: 0,
    plain: 0,
  };
  const added = body.addSink(made);
  if (!adds && givesOwn(made, sink, { model: null, outputLimit: null })) evaluator.asOthers.push(added);
  if ([...own.values()].some(isSentence)) {
    const list = evaluator.given.get(fn) ?? [];
    list.push(added);
    evaluator.given.set(fn, list);
  }
  return added;
}

type Given = Pick<Sink, 'model' | 'outputLimit'>;

/** Whether a call names the model or the limit of the wrapper's request, other than the one that is known of it. */
export function givesOwn({ model, outputLimit }: Given, of: Given, known: Given): boolean {
  return (
    (model !== null && model !== of.model && names(model) && !isSame(model, known.model)) ||
    (outputLimit !== null &&
      outputLimit !== of.outputLimit &&
      outputLimit.kind === 'number' &&
      !isSame(outputLimit, known.outputLimit))
  );
}

/**
 * The model of a call to one of several services, each with a default of its own: what is passed is the name of whichever service
 * runs, so that it is not known, and the default is what the program says of this one.
 */
function passedModel(of: Value | null, passed: Value | null, body: Body): Value | null {
  const isUnknown = passed?.kind === 'member' || passed?.kind === 'unknown' || passed?.kind === 'index';
  if (of?.kind !== 'parameter' || passed === null || !isUnknown || !body.isOpen) return passed;
  const { evaluator, module } = body;
  if (!passesOptions.has(module.program.language)) return passed;
  const { fn, name } = of;
  const fallback = fn.fact.parameters.find((one) => one.name === name)?.default ?? null;
  if (fallback === null || fallback.kind === 'null') return passed;
  const operands = [evaluator.valueIn(fn.module, fn.closure, fallback)];
  return { kind: 'operation', operator: 'default', operands, place: fallback.place };
}

const passesOptions: ReadonlySet<string> = new Set(['typescript', 'javascript']);

/** What a call passes as the model, by the name of the parameter; nothing where it passes several. */
function modelParameter(fn: FunctionInfo, bound: ReadonlyMap<string, Value>): Value[] {
  const passed = fn.fact.parameters.flatMap(({ name }) =>
    choosesModel(name) ? (bound.get(name) ?? []) : [],
  );
  return passed.length === 1 ? passed : [];
}

/** Makes a call a request of its own that was taken for one that only passes variables. */
export function addLater(call: Sink): void {
  if (call.adds) return;
  call.adds = true;
  for (const run of [call.through, ...call.instead]) {
    if (run !== null) run.plain--;
    specialize(run);
  }
}

/** A request of its own was made of this call and of those it runs. */
export function specialize(sink: Sink | null): void {
  for (let one = sink; one !== null; one = one.through) one.specialized++;
}

/**
 * Whether a call runs only where the other does not, and sends the same: word for word through one library, up to a few words for
 * its provider through another.
 */
export function isInstead(sink: Sink, other: Sink): boolean {
  if (!excludes(sink, other)) return false;
  if (signatureOf(sink) === signatureOf(other)) return true;
  const isOpen = isLeftOpen(sink, other);
  // Of other words with another limit each is a request, unless nothing chooses between them.
  if (limitsDiffer(sink.outputLimit, other.outputLimit) && !isOpen) return false;
  const [own, known] = [writtenBy(sink), writtenBy(other)];
  const knownTexts = new Set(known.values());
  const differing: string[] = [];
  let shared = 0;
  for (const [id, text] of own)
    if (known.has(id) || (text !== file && knownTexts.has(text))) shared += text.length;
    else if (!isForm(text.trim())) differing.push(text);
  const differs = differing.reduce((sum, text) => sum + text.length, 0);
  if (differs === 0) return true;
  // The start of an answer, a word for JSON: one of several implementations sends it beside the same prompt.
  if (isOpen && differs <= shared / 4 && !differing.some(isSentence)) return true;
  if (sink.sdk === other.sdk && sink.provider === other.provider) return false;
  return differs <= Math.max(providerWords, shared / 4);
}

/** The role of a message, and a placeholder that stands for all of it: what another form of the same messages says without text. */
function isForm(text: string): boolean {
  return /^(?:system|human|user|ai|assistant|\{{1,2}\s*\w{1,60}\s*\}{1,2})$/.test(text);
}

/** Whether a call of a function runs only where the other one does not. */
export function excludes(sink: Sink, other: Sink): boolean {
  return sink.ways.some((way) => other.ways.some((one) => exclude(way, one)));
}

/** Whether nothing in the program chooses which of two calls that exclude one another runs. */
export function isLeftOpen(sink: Sink, other: Sink): boolean {
  return sink.ways.some(
    (way) => 'arm' in way && way.undecided === true && other.ways.some((one) => exclude(way, one)),
  );
}

function limitsDiffer(a: Value | null, b: Value | null): boolean {
  return a?.kind === 'number' && b?.kind === 'number' && a.value !== b.value;
}

/** What a provider's branch says beside the prompt: how it wants JSON, that thinking is off. */
const providerWords = 300;

function exclude(a: Way, b: Way): boolean {
  if (a.id !== b.id) return false;
  if ('arm' in a) return 'arm' in b ? a.arm !== b.arm : b.without.includes(a.arm);
  return 'arm' in b && a.without.includes(b.arm);
}

/** How many calls a request went through; past one that has a text of its own each counts twice. */
function hopsOf(sink: Sink): number {
  let hops = 0;
  let weight = 1;
  for (let one: Sink | null = sink; one.through !== null; one = one.through) hops++;
  for (let one: Sink | null = sink; one !== null; one = one.through) if (one.adds) weight++;
  return hops + weight - 1;
}

/** Whether a value is the name of a model and nothing else. */
function names(model: Value): boolean {
  const text = plainText(model);
  return text !== null && /^[\w.:/@-]{2,120}$/.test(text);
}
