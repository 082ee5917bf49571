import type { Message, Place, Prompt, Segment, Tool } from '../../core/prompt.js';
import { baseName, joinPath, folderOf, foldersUp } from '../syntax/paths.js';
import { isModelName } from '../request/homemade/models.js';
import { choosesModel } from '../request/model-settings.js';
import { byCodeUnits, variablesIn } from '../request/prompts.js';
import type { Configuration } from './configuration.js';
import { Evaluator, type Replaced } from './evaluate.js';
import { placeOf } from './evaluate/inspect.js';
import { itemOf } from './evaluate/lists.js';
import type { World } from './evaluate/world.js';
import { literalLength } from './evaluate/written.js';
import { isWrapped } from './evaluate/notes.js';
import { excludes, isInstead, isLeftOpen, limitsBeside } from './evaluate/wrappers.js';
import type { Program } from './facts.js';
import { declaredTools, partsOfTool, isReadAsTool } from './declared-tools.js';
import { filesIn, withFileTexts } from './file-texts.js';
import { isRoute, isToolFunction, looseParts, modelsNamed } from './loose.js';
import { moduleNames, resolveImport, type Tree } from './modules.js';
import { isMoreOften } from './repeats.js';
import { packagesOf } from './packages.js';
import {
  messagesIn,
  messagesOf,
  modelOf,
  modelPlaces,
  parametersOf,
  vendorOf,
  type Texts,
} from './requests.js';
import { placesMade } from './sinks.js';
import { toolOfFunction } from './schemas.js';
import { responseSchemaOf, toolsOf } from './schemas/tools.js';
import { counts } from './project-models.js';
import { countWords, lastName, plainText } from './strings.js';
import {
  type ClassInfo,
  Env,
  literalsOf,
  type FunctionInfo,
  type Module,
  type NamedText,
  type Part,
  type Sink,
  type Value,
} from './values.js';

export interface Linked {
  readonly prompts: readonly Prompt[];
  /** Text files that requests send; their texts have to be given for the final prompts. */
  readonly files: readonly string[];
  /** True when the programs were too much to follow to the end. */
  readonly exhausted: boolean;
}

/** Programs that are read when something in them is asked for. */
export interface LaterPrograms {
  has(path: string): boolean;
  /** The program, null where it cannot be read. */
  read(path: string): Program | null;
  /** Modules that all of them import, as written. */
  readonly imports: readonly string[];
}

export interface LinkInput {
  /** Programs that are followed to the end. */
  readonly programs: readonly Program[];
  readonly later: LaterPrograms;
  readonly tree: Tree;
  /** What a data file holds that a program loads, null when it is not known. */
  readonly data: (path: string) => Value | null;
  /** What frameworks and programs read from application configuration. */
  readonly configuration: Configuration;
}

/** A linker's answer before the texts of files are known. */
export interface Unfinished {
  readonly files: readonly string[];
  readonly exhausted: boolean;
  /** Files that were not followed to the end: what is not found in them is not known to be gone. */
  readonly unfinished: readonly string[];
  /** Files that replace a method which sends requests, and its name. */
  readonly replaced: ReadonlyMap<string, Replaced>;
  finish(texts: Texts): Prompt[];
  /** Assignments and arguments that are known to the last piece and are counted in the prompts. */
  readonly understood: readonly Place[];
}

/** Programs that were run, before it is known that no other calls what they send. */
export interface Linking {
  /** Files whose functions, classes or objects send requests. */
  senders(): ReadonlySet<string>;
  /** Follows more programs to the end; one that was only read as far as others asked is followed from there. */
  add(programs: readonly Program[]): void;
  finish(): Unfinished;
}

/**
 * The second step: names across files, text and models to calls. A call that is billed becomes a prompt at its function, a
 * call of a wrapper with text of its own becomes one at the caller. A named text that requests send is a fragment, paid where
 * it is sent; one that looks like a prompt and reaches no call is a prompt of its own without a model.
 */
export function linkPrograms(input: LinkInput): Linking {
  const modules = new Map<string, Module>();
  const add = (program: Program, isLater: boolean): Module => {
    const module: Module = { path: program.path, program, env: new Env(null), state: 'new', isLater };
    modules.set(program.path, module);
    return module;
  };
  for (const program of input.programs) add(program, false);
  const moduleAt = (path: string): Module | null => {
    const known = modules.get(path);
    if (known !== undefined || !input.later.has(path)) return known ?? null;
    const program = input.later.read(path);
    return program === null ? null : add(program, true);
  };
  const isLaterAt = (from: Module, name: string): boolean => {
    const path = resolveImport(from.program, name, input.tree);
    return path !== null && !modules.has(path) && input.later.has(path);
  };
  const resolved = new Map<string, Module | null>();
  const packages = packagesOf(input.programs);
  const usedPackages = new Map<string, boolean>();
  const roots = new Set(
    [...input.programs.flatMap(({ imports }) => imports.map(({ from }) => from)), ...input.later.imports].map(
      (from) => from.split(/[./:\\]/, 1)[0] ?? '',
    ),
  );
  const world: World = {
    uses(packages) {
      const id = packages.join(' ');
      let found = usedPackages.get(id);
      if (found === undefined) {
        found = packages.some((name) => roots.has(name));
        usedPackages.set(id, found);
      }
      return found;
    },
    byPath: moduleAt,
    module(from, name) {
      const id = `${from.path}\0${name}`;
      let found = resolved.get(id);
      if (found === undefined) {
        const path = resolveImport(from.program, name, input.tree);
        found = path === null ? null : moduleAt(path);
        resolved.set(id, found);
      }
      return found;
    },
    isLater: (from, imported) =>
      [imported.from, ...moduleNames(from.program, imported)].some((name) => isLaterAt(from, name)),
    asset(from, name) {
      if (!/\.[a-z]\w*(?:\?[\w&=]*)?$/i.test(name)) return null;
      const path = resolveImport(from.program, name, input.tree);
      return path !== null && isAsset(path) ? path : null;
    },
    file: (from, path) => fileNamed(from, path, input.tree),
    files: (from, glob) => filesMatching(from, glob, input.tree),
    visible(from, name) {
      const path = packages.declaring(from.program, name);
      return path === null ? null : (modules.get(path) ?? null);
    },
    inPackage(from, imported, name) {
      const program = modules.get(from)?.program;
      const path = program === undefined ? null : packages.inPackage(program, imported, name);
      return path === null ? null : (modules.get(path) ?? null);
    },
    data: (path) => (path === '' ? null : input.data(path)),
    configured: (path, key) => input.configuration.valueOf(path, key),
    filledIn: (path, text, place) => input.configuration.filledIn(path, text, place),
  };
  const evaluator = new Evaluator(world);
  evaluator.runAll([...modules.values()]);
  return {
    senders: () => sendersAmong(modules.values(), evaluator),
    add(programs) {
      for (const program of programs) {
        const known = modules.get(program.path);
        if (known === undefined) add(program, false);
        else known.isLater = false;
      }
      evaluator.runAll([...modules.values()]);
    },
    finish() {
      evaluator.finish([...modules.values()]);
      return linked(modules, evaluator, input.configuration);
    },
  };
}

function linked(
  modules: ReadonlyMap<string, Module>,
  evaluator: Evaluator,
  configuration: Configuration,
): Unfinished {
  const sinks = reported(evaluator.sinks, evaluator, configuration);
  const files = new Set<string>();
  for (const sink of sinks) for (const { value } of sink.texts) filesIn(value, files);
  for (const { tools } of sinks) if (tools !== null) filesIn(tools, files);
  for (const { value } of [...evaluator.texts, ...evaluator.described]) filesIn(value, files);
  return {
    files: [...files].sort(byCodeUnits),
    exhausted: evaluator.budget.exhausted,
    understood: understoodIn(sinks, evaluator),
    unfinished: [...evaluator.unfinished].sort(byCodeUnits),
    replaced: evaluator.replaced,
    finish(texts) {
      const all = [...modules.values()].sort((a, b) => byCodeUnits(a.path, b.path));
      return promptsOf(sinks, evaluator, texts, configuration, all);
    },
  };
}

const maxRounds = 8;

/**
 * Modules with something that sends what its caller gives it: a function with a request, an agent, a class with such a method or
 * below one, an object of such a class, and a function that gives one back.
 */
function sendersAmong(modules: Iterable<Module>, evaluator: Evaluator): ReadonlySet<string> {
  const found = new Set<string>();
  const classes = new Set<ClassInfo>();
  for (const fn of evaluator.functions) {
    if ((fn.summary?.sinks.length ?? 0) === 0) continue;
    found.add(fn.module.path);
    if (fn.cls !== null) classes.add(fn.cls);
  }
  for (const { module, fn, call } of evaluator.sinks)
    if (fn === null && call.is === 'agent') found.add(module.path);
  // Most classes are declared after what they extend: few rounds find them all.
  for (let round = 0, known = -1; round < maxRounds && known !== classes.size; round++) {
    known = classes.size;
    for (const cls of evaluator.classes)
      if (!classes.has(cls) && cls.bases.some((base) => base.kind === 'class' && classes.has(base.cls)))
        classes.add(cls);
  }
  const sends = (value: Value | null | undefined): boolean =>
    value?.kind === 'instance' && classes.has(value.cls);
  for (const { module } of classes) found.add(module.path);
  for (const fn of evaluator.functions) if (sends(fn.summary?.returns)) found.add(fn.module.path);
  for (const { path, env } of modules)
    for (const [, value] of env.values.own())
      if (sends(value) && placeOf(value).path === path) found.add(path);
  return found;
}

/** Files that bundlers and run-times import as text or data. */
function isAsset(path: string): boolean {
  return /\.(?:mdx?|markdown|txt|text|prompt|prompty|hbs|handlebars|mustache|njk|j2|jinja2?|liquid|ejs|eta|tmpl|tpl|xml|html?|csv|jsonc?|json5|ya?ml|toml)$/i.test(
    path,
  );
}

/** A file as a program names it: from the root, beside the program or below a folder above it. */
function fileNamed(from: string, path: string, tree: Tree): string | null {
  const isResource = path.startsWith('classpath:');
  const clean = path.replace(/^(?:classpath\*?:|file:)/, '').replace(/^\.?\//, '');
  if (clean.length > 300 || !/[./]/.test(clean)) return null;
  const resources = /\.(?:java|kt|kts)$/.test(from);
  for (const folder of path.startsWith('/') && !resources ? [''] : foldersUp(folderOf(from))) {
    const roots = resources ? (isResource ? ['src/main/resources'] : ['', 'src/main/resources']) : [''];
    for (const root of roots) {
      const joined = joinPath(folder, root === '' ? clean : `${root}/${clean}`);
      if ('path' in joined && tree.has(joined.path)) return joined.path;
    }
  }
  return null;
}

/** `./prompts/*.md` from the program's folder, `/src/prompts/*.md` from the root: the files under the names that bundlers give them. */
function filesMatching(from: string, glob: string, tree: Tree): ReadonlyMap<string, string> {
  const isRooted = glob.startsWith('/');
  const joined = joinPath(isRooted ? '' : folderOf(from), isRooted ? glob.slice(1) : glob);
  if (!('path' in joined) || glob.length > 300) return new Map();
  // What the program writes before the star is also before it in the names.
  const fixed = (text: string): number => {
    const star = text.search(/[*?{[(]/);
    return text.lastIndexOf('/', star < 0 ? text.length : star) + 1;
  };
  const written = glob.slice(0, fixed(glob));
  const known = fixed(joined.path);
  return new Map(tree.matching(joined.path).map((path) => [`${written}${path.slice(known)}`, path]));
}

// ------------------------------------------------------------------ which calls are requests

/**
 * One request per place where text is sent: a wrapper's own call is left out when its callers are the requests, and what
 * one function sends to several providers in turn counts once.
 */
function reported(sinks: readonly Sink[], evaluator: Evaluator, configuration: Configuration): Sink[] {
  const kept: Sink[] = [];
  const byPlace = new Map<string, Sink>();
  const byFunction = new Map<string, readonly Sink[]>();
  const plain = plainCalls(sinks);
  const alsoRun = new Set<string>();
  for (const sink of sinks) {
    const settled: Sink = {
      ...sink,
      texts: sink.texts
        .map((text) => ({ ...text, value: evaluator.settled(text.value) }))
        .filter(({ value }) => !isUnasked(value)),
      tools: asked(sink.tools, evaluator),
      schema: asked(sink.schema, evaluator),
      insteadModels: [...sink.insteadModels],
      insteadLimits: [...sink.insteadLimits],
    };
    if (sink.through !== null && !sink.adds) continue;
    // Its callers say what it sends; the text of one of them is not its own.
    if (sink.specialized > 0 && (evaluator.anyway(sink).length === 0 || plain(sink) === 0)) continue;
    if (saysNothing(settled, evaluator, configuration)) continue;
    if (sink.call.continues !== undefined && !isOwnRequest(settled)) {
      if (sink.call.continues === 'run')
        for (const made of continuedBy(settled, evaluator)) alsoRun.add(made);
      continue;
    }
    const text = literalIds(settled).join(' ');
    // Branches by provider call the same wrapper with what was put together before them.
    const isBranch = sink.through === null || text === '';
    const place = isBranch ? (sink.fn?.qualified ?? '') : `${sink.fn?.qualified ?? ''} ${sentIn(settled)}`;
    // Without text of its own a call is told from the next by where it is, if it chooses its model or limit.
    const chooses = text === '' && sink.through === null && (sink.model ?? sink.outputLimit) !== null;
    const named = chooses && sink.call.is === 'request' ? `${sink.name}:${sink.place.start}` : sink.name;
    // The agent and its run are told apart, whether or not the run adds text.
    const kind = sink.call.continues === 'run' ? '\0run' : '';
    const texts = `${sink.module.path}\0${place}\0${text === '' ? named : text}${kind}`;
    const first = byPlace.get(texts);
    const isNext = first !== undefined && text !== '' && isNextRequest(settled, first, evaluator);
    const id =
      first !== undefined && isOtherRequest(settled, first, evaluator)
        ? `${texts}\0${limitsOf(settled, evaluator)}\0${sink.tools === null ? '' : idOf(placeOf(sink.tools))}`
        : isNext
          ? `${texts}\0${sentIn(settled)}`
          : first !== undefined && isOfOtherModel(settled, first, evaluator)
            ? `${texts}\0${modelOf(settled, evaluator)?.asWritten ?? ''}`
            : texts;
    const home = `${sink.module.path}\0${sink.fn?.qualified ?? ''}`;
    const others = byFunction.get(home) ?? [];
    const same =
      byPlace.get(id) ??
      others.find(
        (one) =>
          isSameBody(settled, one) ||
          isOtherImplementation(settled, one) ||
          isOtherWay(settled, one, evaluator),
      );
    if (same === undefined || (sink.call.is === 'agent' && same.call.is === 'agent' && text === '')) {
      byPlace.set(id, settled);
      kept.push(settled);
      if (others.length < mostOfFunction) byFunction.set(home, [...others, settled]);
    } else if (same.sdk.id === 'house' && settled.sdk.id !== 'house') {
      // The body of a request is put together before the library sends it.
      kept[kept.indexOf(same)] = settled;
      if (same.model !== null) settled.insteadModels.push(same.model, ...same.insteadModels);
      byPlace.set(id, settled);
    } else {
      if (isMoreOften(settled, same, evaluator)) same.rounds = settled.rounds;
      const isOpen = settled.undecided || isLeftOpen(settled, same);
      same.insteadLimits.push(...limitsBeside(settled, isOpen));
      // Its model is known from here on, and an alternative where it is another one.
      if (settled.model !== null) {
        same.insteadModels.push(settled.model, ...settled.insteadModels);
        same.undecided ||= isOpen;
      }
      same.namedModels.push(...settled.namedModels);
    }
  }
  const continued = new Set(kept.flatMap((sink) => continuedBy(sink, evaluator)));
  return kept.filter(({ call, place }) => {
    const made = `${place.path}:${place.start}`;
    return call.is !== 'agent' || !continued.has(made) || alsoRun.has(made);
  });
}

/** Where the objects were made that a call continues, as `path:start`. */
function continuedBy({ call, client }: Sink, evaluator: Evaluator): string[] {
  return call.continues === undefined || client === null
    ? []
    : placesMade(evaluator.settled(client), evaluator);
}

/** Whether a call has text beside what the object brings along that it is a call of, or the model of what is said in it. */
function isOwnRequest({ call, texts, model }: Sink): boolean {
  const isOwnModel = call.model !== undefined && ![call.model].flat().some((where) => where.startsWith('^'));
  if (isOwnModel && model !== null) return true;
  const own = literalLength(texts.filter(({ inherited }) => inherited !== true).map(({ value }) => value));
  return own > (call.continues === 'run' ? longestLabel : 0);
}

/** Characters that a run may put around what its user says (`Question: …`) and is no prompt of its own. */
const longestLabel = 80;

const mostOfFunction = 24;

/** Whether one of two calls puts the body together that the other sends: `fetch(url, { body: JSON.stringify({ messages }) })`. */
function isSameBody(sink: Sink, other: Sink): boolean {
  const [first, ...rest] = sink.texts;
  return (
    (sink.sdk.id === 'house' || other.sdk.id === 'house') &&
    sink.name !== other.name &&
    first !== undefined &&
    sink.texts.length === other.texts.length &&
    [first, ...rest].every(({ value }, at) => {
      const there = other.texts[at];
      return there !== undefined && idOf(placeOf(value)) === idOf(placeOf(there.value));
    })
  );
}

/** Whether one call runs either of two methods of a class that is only declared, and both send the same. */
function isOtherImplementation(sink: Sink, other: Sink): boolean {
  return (
    sink.place.start === other.place.start &&
    sink.place.path === other.place.path &&
    isLeftOpen(sink, other) &&
    isInstead(sink, other)
  );
}

/** Whether a call is the other one over again where that does not run: the same request with `stream=True` and without. */
function isOtherWay(sink: Sink, other: Sink, evaluator: Evaluator): boolean {
  return (
    sink.through === null &&
    other.through === null &&
    sink.call.is === other.call.is &&
    sink.name === other.name &&
    excludes(sink, other) &&
    modelOf(sink, evaluator)?.asWritten === modelOf(other, evaluator)?.asWritten &&
    billedAsWritten(sink, evaluator) === billedAsWritten(other, evaluator)
  );
}

/** Whether two calls bill the same beside their texts and their model: tools, the schema of the answer, limits and options. */
function billsAlike(sink: Sink, other: Sink, evaluator: Evaluator): boolean {
  return (
    limitsOf(sink, evaluator) === limitsOf(other, evaluator) &&
    isAlike(sink.tools, other.tools, (value) =>
      toolsOf(value, placeOf(value), evaluator).tools.map(({ name, description, schema }) => [
        name,
        description,
        schema,
      ]),
    ) &&
    isAlike(
      sink.schema,
      other.schema,
      (value) => responseSchemaOf(value, placeOf(value), evaluator).schema?.schema ?? null,
    )
  );
}

function limitsOf(sink: Sink, evaluator: Evaluator): string {
  return JSON.stringify({ ...parametersOf(sink, evaluator), repeats: undefined, maxOutputPlace: undefined });
}

/** Whether two values are one, or read as the same; what is not known reads as nothing. */
function isAlike(a: Value | null, b: Value | null, read: (value: Value) => unknown): boolean {
  if (a === b || (a !== null && b !== null && idOf(placeOf(a)) === idOf(placeOf(b)))) return true;
  const written = (value: Value | null): string => {
    const found = value === null ? null : read(value);
    return found === null || (Array.isArray(found) && found.length === 0) ? '' : JSON.stringify(found);
  };
  return written(a) === written(b);
}

/** Whether two calls that are given the same texts are two requests all the same: of one model, with another limit or other tools. */
function isOtherRequest(sink: Sink, other: Sink, evaluator: Evaluator): boolean {
  return (
    sink.through === null &&
    sink.call.is === 'request' &&
    sink.call === other.call &&
    sink.name === other.name &&
    sink.model !== null &&
    modelOf(sink, evaluator)?.asWritten === modelOf(other, evaluator)?.asWritten &&
    !billsAlike(sink, other, evaluator)
  );
}

/** Whether one wrapper is called twice in a row, each time for another model: `ask(PROMPT, "gpt-4o")`, then `ask(PROMPT, "o3")`. */
function isOfOtherModel(sink: Sink, other: Sink, evaluator: Evaluator): boolean {
  const own = modelOf(sink, evaluator);
  const known = modelOf(other, evaluator);
  return (
    sink.through !== null &&
    sink.through === other.through &&
    own !== null &&
    known !== null &&
    own.asWritten !== known.asWritten &&
    JSON.stringify(sink.ways) === JSON.stringify(other.ways)
  );
}

/** Whether a call runs beside the other one and fills other values into the same literals: `ask(PROMPT, a)`, then `ask(PROMPT, b)`. */
function isNextRequest(sink: Sink, other: Sink, evaluator: Evaluator): boolean {
  return (
    sink.through === null &&
    sink.call.is === 'request' &&
    sink.call === other.call &&
    sink.name === other.name &&
    !excludes(sink, other) &&
    modelOf(sink, evaluator)?.asWritten === modelOf(other, evaluator)?.asWritten &&
    sentIn(sink) !== sentIn(other)
  );
}

/** What two calls have in common that cost the same: texts, tools, schema, limit, effort and what else is billed. */
function billedAsWritten(sink: Sink, evaluator: Evaluator): string {
  const known = billed.get(sink);
  if (known !== undefined) return known;
  const { maxOutputTokens, answers, reasoningEffort, thinkingBudgetTokens, cacheTtl, serviceTier, options } =
    parametersOf(sink, evaluator);
  const tools = toolsOf(sink.tools, sink.place, evaluator);
  const schema = responseSchemaOf(sink.schema, sink.place, evaluator);
  const written = JSON.stringify(
    [
      maxOutputTokens,
      answers,
      reasoningEffort,
      thinkingBudgetTokens,
      cacheTtl,
      serviceTier,
      options,
      tools,
      schema,
    ],
    (key, value: unknown) => (key === 'place' ? undefined : value),
  );
  const found = sentIn(sink, textsAsWritten) + written;
  billed.set(sink, found);
  return found;
}
const billed = new WeakMap<Sink, string>();

/** How many calls only pass variables to a call, without those whose own callers all say what is sent. */
function plainCalls(sinks: readonly Sink[]): (sink: Sink) => number {
  const passing = new Map<Sink, Sink[]>();
  for (const sink of sinks) {
    if (sink.through === null || sink.adds || sink.specialized === 0) continue;
    const list = passing.get(sink.through) ?? [];
    list.push(sink);
    passing.set(sink.through, list);
  }
  const known = new Map<Sink, number>();
  const plain = (sink: Sink): number => {
    let found = known.get(sink);
    if (found === undefined) {
      const settled = (passing.get(sink) ?? []).filter((one) => plain(one) === 0);
      found = sink.plain - settled.length;
      known.set(sink, found);
    }
    return found;
  };
  return plain;
}

const textsByPlace = ({ place }: { readonly place: Place }): string => `${place.path}:${place.start}`;
const textsAsWritten = ({ text }: { readonly text: string }): string => JSON.stringify(text);

/** What a call sends, literals by `literal` and holes by their names: the same in two branches of one function. */
function sentIn(
  sink: Sink,
  literal: (part: { readonly place: Place; readonly text: string }) => string = textsByPlace,
): string {
  const written = (segments: readonly Segment[]): unknown[] =>
    segments.map((segment) => {
      if (segment.kind === 'text') return literal(segment);
      if (segment.kind === 'variable') return segment.name;
      if (segment.kind === 'branch') return segment.arms.map(written);
      if (segment.kind === 'loop') return written(segment.body);
      return `${segment.place.path}:${segment.place.start}`;
    });
  return JSON.stringify(
    messagesOf(sink, new Map()).map(({ role, segments }) => [role, ...written(segments)]),
  );
}

/** A call that only passes on what it is given: the repository writes nothing of what it sends or costs. */
function saysNothing(sink: Sink, evaluator: Evaluator, configuration: Configuration): boolean {
  if (!passesOn.has(sink.module.program.language)) return false;
  if (toolsOf(sink.tools, sink.place, evaluator).tools.some(({ known }) => known)) return false;
  if (responseSchemaOf(sink.schema, sink.place, evaluator).schema !== null) return false;
  const files = new Set<string>();
  for (const { value } of sink.texts) filesIn(value, files);
  return (
    files.size === 0 &&
    literalText({
      kind: 'list',
      items: sink.texts.map(({ value }) => itemOf(value)),
      place: sink.place,
    }).trim() === '' &&
    modelOf(sink, evaluator) === null &&
    Object.keys(parametersOf(sink, evaluator)).length === 0 &&
    configuration.defaultsOf(sink.module.path, sink.sdk.id, isStreaming(sink), beansAround(sink)) === null
  );
}

/** Languages whose applications wrap each provider's library in a class of their own. */
const passesOn: ReadonlySet<string> = new Set([
  'typescript',
  'javascript',
  'java',
  'kotlin',
  'go',
  'csharp',
  'rust',
  'ruby',
  'php',
  'swift',
]);

/** What an object was made with or what options hold, where nobody says so: nothing is known to be sent for it. */
function isUnasked(value: Value | null): boolean {
  return value?.kind === 'made' && value.callee.kind === 'external' && value.callee.name.startsWith('#');
}

function asked(value: Value | null, evaluator: Evaluator): Value | null {
  return value === null || isUnasked(evaluator.settled(value)) ? null : value;
}

function literalIds(sink: Sink): string[] {
  return [...idsIn(sink.texts.map(({ value }) => value))].sort();
}

/** Where the literal texts in values are, as `path:offset`. */
function idsIn(values: readonly Value[], found = new Set<string>()): Set<string> {
  const seen = new Set<Value>();
  const visit = (value: Value, depth: number): void => {
    if (depth > 14 || seen.has(value)) return;
    seen.add(value);
    switch (value.kind) {
      case 'text':
        for (const part of literalsOf(value.parts))
          if (part.text.trim().length > 3) found.add(`${part.place.path}:${part.place.start}`);
        return;
      case 'list':
        for (const item of value.items) visit(item.value, depth + 1);
        return;
      case 'record':
        for (const [key, one] of value.entries) if (key !== 'role' && key !== 'type') visit(one, depth + 1);
        return;
      case 'choice':
        for (const arm of value.arms) visit(arm, depth + 1);
        return;
      case 'made':
        for (const one of value.args.positional) visit(one, depth + 1);
        for (const one of value.args.named.values()) visit(one, depth + 1);
        return;
      case 'instance':
        for (const one of value.fields.values()) visit(one, depth + 1);
        return;
      case 'operation':
        for (const one of value.operands) visit(one, depth + 1);
        return;
      default:
    }
  };
  for (const value of values) visit(value, 0);
  return found;
}

// ------------------------------------------------------------------ prompts

/** `path#name`, and `path#name~2` for the second of the name. */
function numbered(counts: Map<string, number>, path: string, name: string): string {
  const key = `${path}#${name}`;
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count === 1 ? key : `${key}~${count}`;
}

function promptsOf(
  sinks: readonly Sink[],
  evaluator: Evaluator,
  texts: Texts,
  configuration: Configuration,
  modules: readonly Module[],
): Prompt[] {
  const keys = new Map<string, number>();
  const kins = new Map<string, number>();
  const keyOf = (path: string, name: string): string => numbered(keys, path, name);
  const prompts: Prompt[] = [];
  const modelsAt: Place[] = [];
  const decorated = decoratedTools(evaluator);
  const used = new Set<string>();
  const usedIn = new Map<string, Set<string>>();
  for (const sink of evaluator.sinks) {
    const ids = idsIn([
      ...sink.texts.map(({ value }) => value),
      ...[sink.tools, sink.schema].filter((one) => one !== null),
    ]);
    const home = `${sink.module.path}#${sink.fn?.qualified ?? ''}`;
    // A caller that only passes variables on is no request of its own.
    const passes = sink.through !== null && !sink.adds;
    for (const id of ids) {
      used.add(id);
      if (passes) continue;
      const list = usedIn.get(id) ?? new Set<string>();
      list.add(home);
      usedIn.set(id, list);
    }
  }
  for (const sink of [...sinks].sort(byPlace)) {
    const all = messagesOf(sink, texts);
    const messages = sink.through === null ? all : withoutRepeats(all);
    const where = sink.fn?.qualified ?? sink.target ?? '';
    const home = where === '' ? 'module' : where;
    const name = `${home}→${sink.called}`;
    const kin = numbered(kins, sink.module.path, `${home}→${sink.name}`);
    const key = keyOf(sink.module.path, name);
    const described = sink.tools === null ? null : withFileTexts(evaluator.settled(sink.tools), texts);
    const { tools: given, incomplete } = toolsOf(described, sink.place, evaluator);
    const tools = [...given, ...decorated(sink)];
    const { schema, incomplete: noSchema } = responseSchemaOf(sink.schema, sink.place, evaluator);
    const defaults = configuration.defaultsOf(
      sink.module.path,
      sink.sdk.id,
      isStreaming(sink),
      beansAround(sink),
    );
    // What the call names and nobody knows stays unknown: the configuration speaks of calls that name nothing.
    const model = modelOf(sink, evaluator) ?? (sink.model === null ? (defaults?.model ?? null) : null);
    const vendor = model === null ? vendorOf(sink, evaluator) : null;
    if (model !== null && model.undecided !== true) modelsAt.push(...modelPlaces(sink, model, evaluator));
    const sources = new Set<string>([sink.module.path, ...sink.sources]);
    for (const message of messages) for (const path of pathsIn(message.segments)) sources.add(path);
    for (const tool of tools) sources.add(tool.place.path);
    if (sink.tools !== null) filesIn(sink.tools, sources);
    if (schema !== null) sources.add(schema.place.path);
    if (model?.place != null) sources.add(model.place.path);
    const parameters = { ...defaults?.parameters, ...parametersOf(sink, evaluator) };
    if (parameters.maxOutputPlace !== undefined) sources.add(parameters.maxOutputPlace.path);
    sources.delete('');
    prompts.push({
      key,
      ...(kin === key ? {} : { kin }),
      name,
      path: sink.module.path,
      line: sink.place.line,
      format: `code-${sink.module.program.language}`,
      kind: isEvaluation(sink.module.path) ? 'evaluation' : 'request',
      messages,
      tools,
      schema,
      model,
      parameters,
      ...(sink.call.api === undefined ? {} : { api: sink.call.api }),
      ...(vendor === null ? {} : { vendor }),
      variables: variablesIn(messages.flatMap(({ segments }) => segments)),
      sources: [...sources].sort(byCodeUnits),
      incomplete: noSchema === null ? incomplete : [...incomplete, noSchema],
    });
  }
  const inTools = new Set<string>();
  const loose = looseParts(prompts, evaluator, (value) => idsIn([value], inTools));
  for (const { value } of evaluator.described) idsIn(partsOfTool(value), inTools);
  for (const one of [...loose, ...declaredTools(prompts, evaluator, texts)])
    prompts.push({
      key: keyOf(one.path, one.name),
      name: one.name,
      path: one.path,
      line: one.place.line,
      format: `code-${one.language}`,
      kind: 'tools',
      messages: [],
      tools: one.tools,
      schema: one.schema,
      model: null,
      parameters: {},
      variables: [],
      sources: [...new Set([one.path, ...one.tools.map(({ place }) => place.path), ...one.files])].sort(
        byCodeUnits,
      ),
      incomplete: [],
    });
  // Models of which nothing chooses one are in no comparison: a change of one is a change of its own.
  const taken = new Set(
    prompts.flatMap(({ model }) =>
      model?.place == null || model.undecided === true ? [] : [idOf(model.place)],
    ),
  );
  for (const place of modelsAt) taken.add(idOf(place));
  // What chooses a model of a table is not the name that is sent.
  for (const key of evaluator.keysOfModels) taken.add(key);
  const named = namedTexts(evaluator, texts, used, usedIn, inTools).map((one) => ({
    one,
    messages: messagesIn(one.value, one.place, texts).map((message) =>
      one.role === null ? message : { ...message, role: one.role },
    ),
  }));
  const inOthers = embedded(named);
  for (const text of named)
    if (text.one.beside !== null && !inOthers.has(text)) taken.add(idOf(text.one.beside.place));
  // A constructor that is given a constant stands for it: a literal that becomes a constant is the same setting.
  const models = modules.map((module) => {
    const { named, arguments: given } = modelsNamed(module.program);
    const followed = given.flatMap((one) => {
      const value = evaluator.settled(evaluator.valueIn(module, module.env, one.value));
      const text = plainText(value)?.trim() ?? '';
      const place = placeOf(value);
      if (!isModelName(text) || taken.has(idOf(place))) return [];
      taken.add(idOf(place));
      return [{ name: one.name, text, place }];
    });
    return { program: module.program, named, followed };
  });
  for (const { program, named, followed } of models)
    for (const { name, text, place } of [
      ...followed,
      ...named.filter((one) => !taken.has(idOf(one.place))),
    ].sort((a, b) => a.place.start - b.place.start))
      prompts.push({
        key: keyOf(program.path, name),
        name,
        path: program.path,
        line: place.line,
        format: `code-${program.language}`,
        kind: isEvaluation(program.path) ? 'evaluation' : 'request',
        messages: [],
        tools: [],
        schema: null,
        model: {
          asWritten: text,
          origin: { kind: 'call', by: 'constant', path: place.path, line: place.line },
          place,
        },
        parameters: {},
        variables: [],
        settingsOnly: true,
        sources: [...new Set([program.path, place.path])].sort(byCodeUnits),
        incomplete: [],
      });
  for (const text of named) {
    const { one, messages } = text;
    if (inOthers.has(text)) continue;
    // What only a run fills in says nothing.
    if (messages.every(({ segments }) => segments.every(({ kind }) => kind === 'variable'))) continue;
    const { beside } = one;
    // A file that is the whole text stays under its own path.
    const file = beside === null ? wholeFile(messages) : null;
    const sources = new Set<string>([one.module.path, ...(beside === null ? [] : [beside.place.path])]);
    for (const message of messages) for (const path of pathsIn(message.segments)) sources.add(path);
    prompts.push({
      key: file ?? keyOf(one.module.path, one.name),
      name: one.name,
      path: file ?? one.module.path,
      line: file === null ? one.place.line : 1,
      format: `code-${one.module.program.language}`,
      kind: one.sent ? 'fragment' : isEvaluation(one.module.path) ? 'evaluation' : 'request',
      messages,
      tools: [],
      schema: null,
      model:
        beside === null
          ? null
          : {
              asWritten: beside.model,
              origin: { kind: 'call', by: 'constant', path: beside.place.path, line: beside.place.line },
              place: beside.place,
            },
      parameters: beside?.maxOutputTokens == null ? {} : { maxOutputTokens: beside.maxOutputTokens },
      variables: variablesIn(messages.flatMap(({ segments }) => segments)),
      sources: [...sources].sort(byCodeUnits),
      incomplete: isWrapped(one.value)
        ? [`\`${lastName(one.value.callee)}\` may add to the text at run time`]
        : [],
    });
  }
  return prompts;
}

/** The file whose text is all that the messages say, null where they say anything else. */
function wholeFile(messages: readonly Message[]): string | null {
  const [only, ...others] = messages.flatMap(({ segments }) => segments);
  return only?.kind === 'include' && others.length === 0 ? only.path : null;
}

interface NamedMessages {
  readonly one: Named;
  readonly messages: readonly Message[];
}

/** Characters of the literals in segments by the place of each; without those that only some runs send, unless `everywhere`. */
function lengthsIn(
  segments: readonly Segment[],
  everywhere: boolean,
  found: Map<string, number>,
): Map<string, number> {
  for (const segment of segments) {
    if (segment.kind === 'text') {
      // What is filled in is gone from a template that is filled in.
      const { length } = segment.text.replace(/\{[^{}]*\}/g, '');
      const id = idOf(segment.place);
      found.set(id, (found.get(id) ?? 0) + length);
    } else if (everywhere && segment.kind === 'branch')
      for (const arm of segment.arms) lengthsIn(arm, everywhere, found);
    else if (everywhere && segment.kind === 'loop') lengthsIn(segment.body, everywhere, found);
  }
  return found;
}

const mostHolders = 8;

/** Texts that another text of the list has whole and always: they are counted there. A list of texts is no text that is sent. */
function embedded(named: readonly NamedMessages[]): ReadonlySet<NamedMessages> {
  interface Holder {
    readonly lengths: ReadonlyMap<string, number>;
    /** Pieces: of two texts with the same literals the one with more has something put into it. */
    readonly pieces: number;
  }
  const found = new Set<NamedMessages>();
  const holders = new Map<string, Holder[]>();
  for (const { one, messages } of named) {
    if (one.sent || (one.value.kind !== 'text' && !isConversation(one.value))) continue;
    const segments = messages.flatMap((message) => message.segments);
    const holder = { lengths: lengthsIn(segments, false, new Map()), pieces: segments.length };
    for (const id of holder.lengths.keys()) {
      const list = holders.get(id) ?? [];
      list.push(holder);
      holders.set(id, list);
    }
  }
  for (const text of named) {
    if (text.one.sent) continue;
    const segments = text.messages.flatMap((message) => message.segments);
    const own = lengthsIn(segments, true, new Map());
    let fewest: readonly Holder[] | null = null;
    for (const id of own.keys()) {
      const list = holders.get(id) ?? [];
      if (fewest === null || list.length < fewest.length) fewest = list;
    }
    // Of many holders the first ones are looked at: a text that is not found in them keeps its row.
    const isHeld = fewest?.slice(0, mostHolders).some(
      ({ lengths, pieces }) =>
        (lengths.size > own.size || (lengths.size === own.size && pieces > segments.length)) &&
        // A piece of a literal has its place too, and is not all of it.
        [...own].every(([id, length]) => (lengths.get(id) ?? -1) >= 0.9 * length),
    );
    if (isHeld === true) found.add(text);
  }
  return found;
}

/** Tools that functions below an agent add to it by a decorator of its own (`@agent.tool`). */
function decoratedTools(evaluator: Evaluator): (sink: Sink) => Tool[] {
  const found = new Map<string, { readonly by: string; readonly fn: FunctionInfo }[]>();
  for (const fn of evaluator.functions)
    for (const one of fn.fact.decorators) {
      const by = one.kind === 'call' ? one.callee : one;
      if (by.kind !== 'member' || by.object.kind !== 'name') continue;
      const id = `${fn.module.path}\0${by.object.name}`;
      const list = found.get(id) ?? [];
      list.push({ by: by.name, fn });
      found.set(id, list);
    }
  return ({ sdk, call, module, target, through }) => {
    const names = sdk.toolDecorators;
    if (names === undefined || call.is !== 'agent' || target === null || through !== null) return [];
    return (found.get(`${module.path}\0${target}`) ?? []).flatMap(({ by, fn }) =>
      names.includes(by) ? [toolOfFunction(fn, evaluator)] : [],
    );
  };
}

/**
 * Messages in which a text that may be a copy comes once. Functions between a caller and the library sort messages, take the system's
 * out of them and copy the rest, under conditions nobody knows; what they are given is sent once.
 */
function withoutRepeats(messages: readonly Message[]): readonly Message[] {
  const before = new Set<string>();
  return messages.map((message) => {
    const own = new Set<string>();
    const visit = (segments: readonly Segment[], maybe: boolean): Segment[] =>
      segments.flatMap((segment): Segment[] => {
        if (segment.kind === 'branch')
          return [{ ...segment, arms: segment.arms.map((arm) => visit(arm, true)) }];
        if (segment.kind === 'loop') return [{ ...segment, body: visit(segment.body, true) }];
        if (segment.kind !== 'text') return [segment];
        const id = `${idOf(segment.place)} ${segment.text}`;
        if (maybe && before.has(id)) return [];
        own.add(id);
        return [segment];
      });
    const segments = visit(message.segments, false);
    for (const id of own) before.add(id);
    return { ...message, segments };
  });
}

/** Programs that measure prompts send them, and are no traffic of a product. */
function isEvaluation(path: string): boolean {
  return /(?:^|\/)evals?\//i.test(path);
}

function idOf({ path, start }: Place): string {
  return `${path}:${start}`;
}

/** Whether a request of LangChain4j's services answers piece by piece: such requests have a model of their own. */
function isStreaming({ fn, name }: Sink): boolean {
  const type = fn?.fact.returnType ?? '';
  return /TokenStream|Flux|Multi\b|Flow\b/.test(type) || /^stream/.test(name);
}

/** Names and types of the fields of a request's class, and names of its constructor's and its own parameters. */
function beansAround({ fn }: Sink): readonly string[] {
  const cls = fn?.cls ?? null;
  const parameters = fn?.fact.parameters ?? [];
  if (cls === null) return parameters.map(({ name }) => name);
  const known = beansOf.get(cls) ?? [
    ...cls.types.keys(),
    ...cls.types.values(),
    ...['constructor', '__init__', cls.name].flatMap(
      (name) => cls.methods.get(name)?.fact.parameters.flatMap((one) => [one.name, one.type ?? '']) ?? [],
    ),
  ];
  beansOf.set(cls, known);
  return [...known, ...parameters.map(({ name }) => name)];
}
const beansOf = new WeakMap<ClassInfo, readonly string[]>();

function byPlace(a: Sink, b: Sink): number {
  return byCodeUnits(a.module.path, b.module.path) || a.place.start - b.place.start;
}

function pathsIn(segments: readonly Segment[]): string[] {
  return segments.flatMap((segment) => {
    if (segment.kind === 'branch') return segment.arms.flatMap((arm) => pathsIn(arm));
    if (segment.kind === 'loop') return pathsIn(segment.body);
    if (segment.kind === 'include') return [segment.path, segment.place.path];
    return [segment.place.path];
  });
}

// ------------------------------------------------------------------ what was understood

/**
 * Places of assignments and of messages in calls of which every piece is known: text that a request sends, or what a caller
 * passes. A change of such a line is in the comparison of the request.
 */
function understoodIn(sinks: readonly Sink[], evaluator: Evaluator): Place[] {
  const tools = evaluator.described.filter((one) => isReadAsTool(one, evaluator));
  const counted = idsIn([
    ...sinks.flatMap((sink) => [
      ...sink.texts.map(({ value }) => value),
      ...[sink.tools, sink.schema, sink.model].filter((one) => one !== null),
    ]),
    ...tools.flatMap(({ value }) => partsOfTool(value)),
  ]);
  const models = new Set(sinks.map(({ model }) => model));
  const files = new Set<string>();
  for (const { texts } of sinks) for (const { value } of texts) filesIn(value, files);
  const withSinks = new Set([...evaluator.sinks, ...tools].map(({ module }) => module.path));
  const known = new Map<Value, boolean>();
  const places: Place[] = [];
  for (const { place, value } of evaluator.assigned) {
    if (!withSinks.has(place.path)) continue;
    if (models.has(value)) places.push(place);
    if (!isKnown(value, known)) continue;
    const ids = idsIn([value]);
    const loaded = new Set<string>();
    filesIn(value, loaded);
    if (
      ids.size + loaded.size > 0 &&
      [...ids].every((id) => counted.has(id)) &&
      [...loaded].every((path) => files.has(path))
    ) {
      places.push(place);
      // A statement's place ends where a text of several lines begins.
      if (value.kind === 'text')
        for (const part of literalsOf(value.parts))
          if (part.place.path === place.path) places.push(part.place);
    }
  }
  for (const { texts, place } of evaluator.sinks) {
    for (const { value } of texts) {
      const at = placeOf(value);
      if (at.path === place.path && at.start >= place.start && at.end <= place.end && isKnown(value, known))
        places.push(at);
    }
  }
  return places;
}

/** Whether nothing of a value is decided at run time but by callers of the function it is in. */
function isKnown(value: Value, known: Map<Value, boolean>, depth = 0): boolean {
  const answer = known.get(value);
  if (answer !== undefined) return answer;
  const inside = (one: Value): boolean => isKnown(one, known, depth + 1);
  const parts = (list: readonly Part[]): boolean =>
    list.every((part) => {
      switch (part.kind) {
        case 'text':
        case 'file':
          return true;
        case 'hole':
          return inside(part.value);
        case 'branch':
          return part.arms.every(parts);
        case 'loop':
          return parts(part.body);
        case 'uncounted':
          return false;
      }
    });
  const found = ((): boolean => {
    if (depth > 12) return false;
    switch (value.kind) {
      case 'text':
        return parts(value.parts);
      case 'parameter':
      case 'element':
      case 'null':
      case 'boolean':
      case 'number':
        return true;
      case 'list':
        return value.items.every((item) => item.loop === null && inside(item.value));
      case 'record':
        return value.rest.length === 0 && [...value.entries.values()].every(inside);
      case 'choice':
        return value.arms.every(inside);
      case 'made':
        // `openai.SystemMessage(text)`
        return (
          value.callee.kind === 'external' &&
          /Message$/.test(value.callee.name) &&
          value.args.rest.length === 0 &&
          [...value.args.positional, ...value.args.named.values()].every(inside)
        );
      default:
        return false;
    }
  })();
  known.set(value, found);
  return found;
}

// ------------------------------------------------------------------ texts that no call sends

interface Named {
  readonly module: Module;
  readonly name: string;
  readonly value: Value;
  readonly place: Place;
  readonly sent: boolean;
  readonly role: 'system' | null;
  readonly beside: Beside | null;
}

const promptName =
  /prompts?(?![a-z])|prompt(?:s|template|te?mpl|tpl|text|str|string|msg|message)?$|^prompt|instructions?(?![a-z])|system_?(?:message|msg|text|content|role)|sysmsg|persona(?!l)|preamble|guidelines?$|few_?shots?|(?:^|_)template$|(?:^|_)rubric$/i;
const notPromptName =
  /(?:path|file|filename|dir|folder|url|uri|id|ids|key|name|names|version|type|hash|tokens?|length|size|cost|price|regex|pattern|label|title|placeholder|input_prompt|sql|query_sql|html|css|error|err|warning|log|tooltip|help|usage|description_for_humans|changelog)s?$/i;
/** What a program asks a person at a terminal or in a dialog. */
const askedOfPeople =
  /(?:left|right|cli|shell|repl|console|terminal|editor|confirm(?:ation)?|password|readline|choice|survey|yes_?no|system_?shell|primary|secondary|sudo|login|input|ask_?user|confirm\w*)(?:Request|Options?)?[._→]?prompt$|(?:^|[.→_])ps[12]$/i;
/** Functions that ask a person, by their names: what they are called with is on a screen. */
const asksPeople =
  /(?:^|[.→_])(?:prompt|ask)_?(?:choices?|users?|yes_?no|confirm\w*|select\w*|input|int|integer|number|passwords?|secrets?|menu|options?|overwrite|continue)$/i;
/** A function of such a name does something with a prompt, and returns what it has to say of it. */
const doesSomething = /^_*(?:show|display|set|reset|delete|toggle|clear|save|enable|disable)(?=_|[A-Z])/;
const uiPackages =
  /^(?:SwiftUI|UIKit|AppKit|MarkdownUI|javax\.swing|java\.awt|javafx|androidx\.compose|Gtk)\b/;
const opening =
  /^\s*(?:#+ [^\n]{0,80}\n+|<\w+>\s*|\*+\s*)*(?:you(?:'re| are| will| must| should)\b|your (?:task|job|goal|role|mission|objective)\b|act as\b|as an? \w+|given (?:the|a|an|this|these)\b|please \w+|(?:analy[sz]e|summari[sz]e|extract|generate|write|create|answer|classify|translate|rewrite|review|evaluate|identify|determine|based on|use the following|read the following|below (?:is|are)|the following|imagine|assume|i want you|i need you|we are|here (?:is|are)|respond|return|provide|describe|compare|decide|consider|task:|role:|instructions?:|role\b|context\b|objective\b))/i;
/** The same in Chinese, Japanese and Korean, which write no space between words. */
const openingInCjk =
  /^\s*(?:#+ [^\n]{0,80}\n+|<\w+>\s*|[*【[]+\s*)*(?:[你您](?:是|的(?:任务|角色|职责|目标)|将|需要|必须|应该)|请(?:[你您]|根据|将|对|用|按|以|从|分析|总结|提取|生成|翻译|判断|扮演|作为)|作为(?:一|专业|资深)|假设[你您]|扮演|现在[你您]|根据(?:以下|下面|下列|用户|给定)|(?:任务|角色|指令|要求|背景)[:：]|以下(?:是|为)|あなた(?:は|の)|次の|以下の|당신은|다음)/;
/** How a prompt begins that says to whom it speaks; `您是第一次…`, `您将获得…` and `请您阅读…` speak to people. */
const addressedInCjk =
  /^\s*(?:#+ [^\n]{0,80}\n+|<\w+>\s*)*(?:你是(?![否不谁在想要]|第一次)|您是(?:一|专业|资深|[名位])|[你您]的(?:任务|角色|职责)|[你您]将(?:扮演|作为|收到|看到|根据|基于|负责|协助|帮助)|请你(?![先们])|作为一|あなたは|당신은)/;
/** Names whose last word says that they are a prompt, not something about one. */
const endsAsPrompt =
  /(?:[Pp]rompts?|PROMPTS?|(?:^|_)(?:text|TEXT|str|string|STRING|content|CONTENT|role|ROLE)|Text|String|Content|Role|[Ii]nstructions?|INSTRUCTIONS?|[Pp]ersona|PERSONA|[Pp]reamble|PREAMBLE|[Mm]essages?|MESSAGES?|[Mm]sg|MSG|[Tt]emplate|TEMPLATE|[Rr]ubric|RUBRIC|[Ss]hots?|SHOTS?|[Gg]uidelines?|GUIDELINES?)(?:_?(?:[vV]?\d+|[a-zA-Z]{2}))?$/;
/** What a screen or a terminal tells a person to do. */
const toldPeople =
  /^\W*(?:press|click|tap|drag|use (?:the )?(?:arrow|up|space|tab|keyboard)|type (?:to|your|a|the)|choose (?:an?|your)|select (?:an?|your|one)|enter (?:an?|your|the)|paste (?:an?|your|the)|are you sure|do you (?:really )?want)\b/i;
const keysToPress =
  /\bpress (?:enter|return|space|esc|any key|ctrl|a key)|\((?:y|Y)\)(?:es)?\s*\/\s*\((?:n|N)\)|\[[yY]\/[nN]\]/i;
/** The same in Chinese, Japanese and Korean. */
const toldPeopleInCjk =
  /^\s*(?:请(?:您|先?(?:输入|填写|上传|点击|登录|重试)|选择(?:一|要|文件)|稍[候后等])|(?:您?确定|是否)要)|(?:入力|選択|クリック|ログイン)してください|(?:입력|선택|클릭|로그인)(?:해 ?주세요|하세요|하십시오)/;
/** What an example file, a gallery or a tutorial offers people to send. */
const offered =
  /examples?|suggest(?:ion|ed)s?|starters?|demos?|samples?|tutorials?|gallery|inspirations?|quick_?actions?/i;
const notPrompt =
  /^\s*(?:<(?:svg|!doctype|html|div|style|script|\?xml)|<(?:group|button|box|menu|window|ribbon|customUI|toolbar|span|section|form|input|label|table|a|p|ul|li|img|template)\b[^>]*=|select\s|insert\s+into|create\s+(?:table|index|or)|update\s+\w+\s+set|delete\s+from|with\s+\w+\s+as\s*\(|match\s*\(|import\s|from\s+\w+\s+import|#!\/|https?:\/\/|\{\s*"(?!(?:role|task|persona|instructions?)"\s*:\s*"[^"\n]*\s)\w)/i;

/** An entry of a table of what a screen calls things: `toolTitles.runPrompt`. */
const ofLabels = /(?:titles?|labels?|captions?|tooltips?)\.[^.→]+$/i;
/** What a screen shows under such a name to a person, unless it says who its reader is. */
const shownName = /^(?:title|subtitle|heading|description|caption|tooltip|banner\w*|toast\w*)$/i;
const addressed = /^\s*(?:you are (?:an?|the)\b|act as\b|your (?:task|job|role|goal)\b)/i;

/** An entry of a table of examples, or of what a function picks from one. */
function isOffered({ where, target, qualified }: NamedText, name: string): boolean {
  if ((where !== 'constant' && where !== 'return') || /few_?shot/i.test(name)) return false;
  const table = where === 'constant' ? target : qualified;
  return name !== table && offered.test(table.split('.').at(-1) ?? '');
}

function looksLikePrompt(
  name: string,
  text: string,
  where: NamedText['where'],
  inPromptFile: boolean,
): boolean {
  const words = countWords(text);
  if (words < 4 || notPrompt.test(withoutComments(text)) || askedOfPeople.test(name)) return false;
  if (where === 'argument' && asksPeople.test(name)) return false;
  if (/(?:^|[.→])(?:sample|dummy|mock|preview|placeholder)_?prompts?$/i.test(name)) return false;
  if (words < 40 && (toldPeople.test(text) || toldPeopleInCjk.test(text) || keysToPress.test(text)))
    return false;
  if (words < 12 && ofLabels.test(name)) return false;
  // One of several short questions is for whoever fills in a form.
  if (
    words < 15 &&
    /\?\s*$/.test(text) &&
    where !== 'argument' &&
    !opening.test(text) &&
    !openingInCjk.test(text)
  )
    return false;
  const opens = opening.test(text) || openingInCjk.test(text);
  const last = name.split(/[.→]/).at(-1) ?? name;
  if (where === 'local' && shownName.test(last) && !addressed.test(text)) return false;
  // `promptModelToCell()` does something with a prompt; `promptForTitle()` and `titlePrompt()` give one.
  if (
    where === 'return' &&
    /^prompt(?!s?$|_?(?:for|to|with|from|text|str|string|template|of|message)s?(?![a-z]))/i.test(last) &&
    words < 25
  )
    return opens;
  if (where === 'return' && doesSomething.test(last) && !opens) return false;
  if (promptName.test(last) && !notPromptName.test(last)) {
    if (where === 'argument')
      return (
        words >= 12 &&
        !/(?:^|[.→_])(?:json_?dumps?|dumps?|stringify|[a-z_]*(?:result|response|error))[.→]/i.test(name)
      );
    // `ADD_PROJECT_TO_PROMPT_CONTEXT` is a label with the word in it.
    if (words < 12 && !endsAsPrompt.test(last)) return opens;
    if (/template$/i.test(last) && !/prompt|instruction|system(?!d)/i.test(last)) return words >= 15 && opens;
    return true;
  }
  if (where === 'return' && promptName.test(last)) return true;
  // `prompts.rs` holds prompts, whatever they are called there.
  if (
    inPromptFile &&
    (where === 'return' || where === 'constant') &&
    !notPromptName.test(last) &&
    words >= 25 &&
    /(?:^|\n)\s*(?:you\b|your\b|do not\b|[你您请]|[-*\d.]+ )/i.test(text) &&
    /[.:!]\s|[。：！]/.test(text)
  )
    return true;
  if (addressedInCjk.test(text)) return text.length >= 80;
  return (
    text.length >= 200 &&
    words >= 30 &&
    /^\s*(?:#+ [^\n]{0,80}\n+|<\w+>\s*)*(?:you(?:'re| are)\b|your (?:task|job|goal|role)\b|act as\b)/i.test(
      text,
    )
  );
}

function isPromptFile(path: string): boolean {
  return (
    /^(?:\w*[._-])?prompts?(?:[._-]\w*)?\.\w+$|^\w+Prompts?\.\w+$/i.test(baseName(path)) ||
    /(?:^|\/)prompts?\//i.test(path)
  );
}

/** Messages with roles, put together for a request that is sent elsewhere. What only an assistant says greets people. */
function isConversation(value: Value): boolean {
  if (value.kind !== 'list') return false;
  const texts = value.items.flatMap(({ value: item }) => {
    if (item.kind !== 'record') return [];
    const role = plainText(item.entries.get('role') ?? item.entries.get('Role') ?? null);
    const content = item.entries.get('content') ?? item.entries.get('Content');
    return content !== undefined && /^(?:system|developer|user)$/i.test(role ?? '')
      ? [literalText(content)]
      : [];
  });
  return countWords(texts.join(' ')) >= 8;
}

/** A statement of SQL below its comments (`-- name: GetPrompt :one`). */
function withoutComments(text: string): string {
  return text.replace(/^(?:\s*--[^\n]*\n)+/, '');
}

/** The literal text in a value: all of it, or the parts that are asked for. */
function literalText(
  value: Value,
  isAsked: ((part: { readonly place: Place }) => boolean) | null = null,
): string {
  let text = '';
  const seen = new Set<Value>();
  const visit = (one: Value, depth: number): void => {
    if (depth > 8 || seen.has(one) || text.length > 4000) return;
    seen.add(one);
    if (one.kind === 'text')
      for (const part of literalsOf(one.parts)) text += isAsked === null || isAsked(part) ? part.text : '';
    else if (one.kind === 'list') for (const item of one.items) visit(item.value, depth + 1);
    else if (one.kind === 'choice') for (const arm of one.arms) visit(arm, depth + 1);
    else if (one.kind === 'record') for (const inner of one.entries.values()) visit(inner, depth + 1);
    else if (one.kind === 'made')
      for (const inner of [...one.args.positional, ...one.args.named.values()]) visit(inner, depth + 1);
  };
  visit(value, 0);
  return text;
}

/** Whether some sentences, and most of what a file writes of a value, are the literals with these ids. */
function isMostly(value: Value, path: string, ids: ReadonlySet<string>): boolean {
  const all = literalText(value, (part) => part.place.path === path);
  const some = literalText(value, (part) => ids.has(idOf(part.place)));
  return countWords(some) >= 15 && some.length > all.length / 2;
}

/** `estimate_tokens(prompt)`: a number, whatever it is made of. */
function isMeasured(value: Value): boolean {
  if (value.kind === 'choice') return value.arms.every(isMeasured);
  return value.kind === 'made' && counts(lastName(value.callee));
}

function namedTexts(
  evaluator: Evaluator,
  texts: Texts,
  used: ReadonlySet<string>,
  usedIn: ReadonlyMap<string, ReadonlySet<string>>,
  inTools: ReadonlySet<string>,
): Named[] {
  const order: Record<NamedText['where'], number> = { constant: 0, return: 2, local: 1, argument: 3 };
  const candidates = evaluator.texts.map((text, index) => ({ text, index }));
  candidates.sort(
    (a, b) =>
      byCodeUnits(a.text.module.path, b.text.module.path) ||
      order[a.text.where] - order[b.text.where] ||
      // The last value of a name is the whole of what it was put together from.
      (a.text.where === 'constant' ? a.index - b.index : b.index - a.index),
  );
  /** A value is noted where it is assigned, passed on and returned, and looked into once. */
  const idsByValue = new Map<Value, ReadonlySet<string>>();
  const idsOf = (value: Value): ReadonlySet<string> => {
    let ids = idsByValue.get(value);
    if (ids === undefined) {
      ids = idsIn([value]);
      idsByValue.set(value, ids);
    }
    return ids;
  };
  // What a tool says is a part of the tool.
  const covered = new Set<string>(inTools);
  const found: Named[] = [];
  const sentFiles = new Set<string>();
  for (const sink of evaluator.sinks) for (const { value } of sink.texts) filesIn(value, sentFiles);
  for (const { value } of evaluator.described)
    for (const part of partsOfTool(value)) filesIn(part, sentFiles);
  // What a function returns is the whole of what its names held on the way.
  const wholes = new Map<string, ReadonlySet<string>[]>();
  for (const { text } of candidates)
    if (text.where === 'return' && text.qualified !== '') {
      const home = `${text.module.path}#${text.qualified}`;
      const list = wholes.get(home) ?? [];
      list.push(idsOf(text.value));
      wholes.set(home, list);
    }
  const starts = new Map<string, { start: number; home: string }[]>();
  for (const { fact, module, qualified } of evaluator.functions) {
    const list = starts.get(module.path) ?? [];
    list.push({ start: fact.place.start, home: `${module.path}#${qualified}` });
    starts.set(module.path, list);
  }
  for (const list of starts.values()) list.sort((a, b) => a.start - b.start);
  /** The function in which, or after which, a literal is written. */
  const writer = (id: string): string => {
    const at = id.lastIndexOf(':');
    const list = starts.get(id.slice(0, at)) ?? [];
    const offset = Number(id.slice(at + 1));
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return list[low - 1]?.home ?? '';
  };
  const answering = answeringFunctions(evaluator);
  const returned = (home: string, own: readonly string[]): boolean =>
    (wholes.get(home) ?? []).some((ids) => own.every((id) => ids.has(id)));
  for (const { text } of candidates) {
    for (const unit of unitsOf(text)) {
      if (
        isMeasured(unit.value) ||
        (text.where === 'return' && counts(text.qualified.split('.').at(-1) ?? ''))
      )
        continue;
      const ids = idsOf(unit.value);
      if (ids.size === 0) {
        const file = promptFile(unit.name, unit.value, texts);
        if (file === null || sentFiles.has(file) || covered.has(file)) continue;
        covered.add(file);
        found.push({ module: text.module, ...unit, place: text.place, sent: false, role: null });
        continue;
      }
      const own = [...ids].filter((id) => id.startsWith(`${text.module.path}:`));
      if (own.length === 0 || own.every((id) => covered.has(id))) continue;
      const unsent = new Set(own.filter((id) => !used.has(id)));
      // A text of which a call sends some words is one of its own where most of what is written here goes elsewhere.
      const isPart =
        text.where === 'local' && unsent.size > 0 && isMostly(unit.value, text.module.path, unsent);
      const sent = unsent.size < own.length && !isPart;
      if (sent && (text.where === 'local' || text.where === 'argument')) continue;
      const home = `${text.module.path}#${text.qualified}`;
      if (
        sent &&
        text.where === 'return' &&
        own.every((id) => {
          const [only, ...others] = usedIn.get(id) ?? [];
          // Of the function itself, or of the one around it: `new Agent({ instructions: () => { … return \`…\`; } })`.
          return others.length === 0 && only !== undefined && (only === home || home.startsWith(`${only}.`));
        })
      )
        continue;
      if (!sent && text.where === 'local' && returned(home, own)) continue;
      // A name that holds what another function of the file writes and returns has no text of its own.
      if (
        !sent &&
        text.where === 'local' &&
        own.some((id) => writer(id) !== home && !answering.has(writer(id)) && returned(writer(id), own))
      )
        continue;
      // A text that mostly comes from a constant elsewhere is that constant's.
      const { path } = text.module;
      const literal = literalText(
        unit.value,
        text.where === 'constant' ? null : ({ place }) => place.path === path,
      );
      if (!sent && (isTable(unit.value) || isShown(text.module, unit.value))) continue;
      if (
        !sent &&
        !isConversation(unit.value) &&
        !looksLikePrompt(unit.name, literal, text.where, isPromptFile(text.module.path))
      )
        continue;
      if (!sent && isOffered(text, unit.name)) continue;
      if (!sent && text.where === 'return' && answering.has(home)) continue;
      if (sent && (countWords(literal) < 4 || (text.where === 'return' && text.qualified === ''))) continue;
      for (const id of own) covered.add(id);
      found.push({
        module: text.module,
        name: unit.name,
        value: unit.value,
        place: unit.place.path === text.module.path ? unit.place : text.place,
        sent,
        role: null,
        beside: sent ? null : unit.beside,
      });
    }
  }
  return found;
}

/** Files of a repository that people read, and pages that a program shows to them. */
const forPeople =
  /^(?:readme|licen[cs]e|copying|notice|authors|contributing|change_?log|changes|history|security|support|code_of_conduct|terms|privacy\w*|help|usage|about|faq|welcome|banner|motd)(?:[._-]|$)/i;

/** The text file that is loaded, where its name, that of what holds it or its text says that it is a prompt; null otherwise. */
function promptFile(name: string, value: Value, texts: Texts): string | null {
  if (value.kind !== 'text') return null;
  const [only] = value.parts;
  if (value.parts.length !== 1 || only?.kind !== 'file') return null;
  const last = name.split(/[.→]/).at(-1) ?? name;
  if (!/\.(?:txt|md|markdown|tmpl|tpl|gotmpl|st|prompt|j2|jinja2?|mustache|hbs|liquid|xml)$/i.test(only.path))
    return null;
  const isNamed =
    (promptName.test(last) && !notPromptName.test(last)) || /prompt|instruction/i.test(baseName(only.path));
  if (isNamed) return only.path;
  const said = texts.get(only.path)?.text;
  if (said === undefined || forPeople.test(baseName(only.path))) return null;
  return looksLikePrompt(name, said, 'constant', isPromptFile(only.path)) ? only.path : null;
}

/** A list of labels or of questions for people: no item is a sentence. */
function isTable(value: Value): boolean {
  return (
    value.kind === 'list' &&
    value.items.length > 0 &&
    value.items.every(({ value: item }) => countWords(literalText(item)) < 5)
  );
}

/** What is built for a screen: a view of the texts in it. */
function isShown(module: Module, value: Value): boolean {
  return value.kind === 'made' && module.program.imports.some(({ from }) => uiPackages.test(from));
}

/** Functions whose result is a tool's or a route's: models and people read it in its turn, nobody is instructed by it. */
function answeringFunctions(evaluator: Evaluator): ReadonlySet<string> {
  const found = new Set<string>();
  for (const fn of evaluator.functions)
    if (isToolFunction(fn) || isRoute(fn)) found.add(`${fn.module.path}#${fn.qualified}`);
  return found;
}

const ofModel = /system|instruction|persona|preamble/i;

/** What a gallery shows with a picture for people to choose; only what is said to be for a model is sent whoever asks. */
function isCard(entries: ReadonlyMap<string, Value>): boolean {
  const has = (names: readonly string[]): boolean => names.some((name) => entries.has(name));
  return (
    has(['icon', 'emoji', 'thumbnail', 'image', 'imageUrl', 'color']) &&
    has(['name', 'title', 'label']) &&
    has(['prompt', 'promptTemplate', 'prompt_template', 'text', 'query', 'message', 'description'])
  );
}

/** What an entry of a table says beside its texts: `{ model: 'x', max_tokens: 500, system: '…' }`. */
interface Beside {
  readonly model: string;
  readonly place: Place;
  readonly maxOutputTokens: number | null;
}

function besideIn(entries: ReadonlyMap<string, Value>): Beside | null {
  let model: { readonly text: string; readonly place: Place } | null = null;
  let limit: number | null = null;
  for (const [key, value] of entries) {
    const one = value.kind === 'choice' ? (value.arms.find(({ kind }) => kind === 'text') ?? value) : value;
    const text = plainText(one)?.trim() ?? '';
    if (choosesModel(key) && isModelName(text)) model ??= { text, place: placeOf(one) };
    else if (value.kind === 'number' && /^max_?(?:output_?|completion_?)?tokens$/i.test(key))
      limit = value.value;
  }
  return model === null ? null : { model: model.text, place: model.place, maxOutputTokens: limit };
}

/** A text, or the texts inside a table of them (`PROMPTS["x"]`, `{"x": "…"}`), each by its name and with what is said beside it. */
function unitsOf(text: NamedText): { name: string; value: Value; place: Place; beside: Beside | null }[] {
  const base =
    text.where === 'return'
      ? text.qualified === ''
        ? 'return'
        : text.qualified
      : text.where === 'argument'
        ? text.qualified === '' && text.target.includes('→')
          ? text.target
          : `${text.qualified === '' ? 'module' : text.qualified}→${text.target}`
        : text.qualified === ''
          ? text.target
          : `${text.qualified}.${text.target}`;
  const found: { name: string; value: Value; place: Place; beside: Beside | null }[] = [];
  const visit = (name: string, value: Value, depth: number, around: Beside | null): void => {
    if (depth > 4 || found.length > 500) return;
    if (value.kind === 'record' && !value.entries.has('role')) {
      const card = isCard(value.entries);
      const beside = besideIn(value.entries) ?? around;
      for (const [key, one] of value.entries)
        if (!card || ofModel.test(key)) visit(`${name}.${key.slice(0, 80)}`, one, depth + 1, beside);
      return;
    }
    if (
      value.kind === 'list' &&
      value.items.every((item) => item.value.kind === 'record' && !item.value.entries.has('role'))
    ) {
      value.items.forEach((item, index) => {
        const id =
          item.value.kind === 'record'
            ? (plainText(item.value.entries.get('name') ?? item.value.entries.get('id') ?? null) ??
              String(index))
            : String(index);
        visit(`${name}.${id.slice(0, 80)}`, item.value, depth + 1, around);
      });
      return;
    }
    if (value.kind === 'text' || value.kind === 'list' || value.kind === 'choice' || value.kind === 'made')
      found.push({ name, value, place: placeOf(value), beside: around });
    else if (value.kind === 'record') found.push({ name, value, place: placeOf(value), beside: around });
  };
  visit(base, text.value, 0, null);
  return found;
}
