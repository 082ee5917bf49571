import { type Missing, distinctMissing, missingAt } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import type { Place, Segment } from '../../core/prompt.js';
import { problem, type Problem, type ProblemReason } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { baseName, extensionOf, folderOf, foldersUp, joinPath } from '../syntax/paths.js';
import { textIn, type SourceText } from '../syntax/place.js';
import { parseTemplate } from './engines.js';
import { evaluate, shownName, type Surroundings } from './evaluate.js';
import { bodyName } from './tree.js';
import type {
  Argument,
  Engine,
  Expr,
  LoopItems,
  Piece,
  Target,
  Template,
  TemplateNode,
  TemplateOptions,
} from './tree.js';
import {
  booleanValue,
  carriedBy,
  choiceOf,
  emptyText,
  listValue,
  madeValue,
  mapValue,
  maxMade,
  numberValue,
  plainText,
  sizeOf,
  textValue,
  toPieces,
  truthOf,
  unknownValue,
  weightOf,
  type Value,
} from './value.js';

/** Files inside files: what a template may ask for in a chain. */
const maxIncludeDepth = 20;
/** What one prompt may expand to. Twenty files that each include the next one twice would be a million. */
const maxPieces = 50_000;
const maxCharacters = 16 * 1024 * 1024;
const maxNesting = 200;

export interface Expanded {
  readonly pieces: readonly Piece[];
  readonly problems: readonly Problem[];
  /** What is known to be missing from the text, in words, for `Prompt.incomplete`. */
  readonly incomplete: readonly Missing[];
}

/** A text that a template defines and that programs, or other templates, can call by its name. */
export interface Definition extends Expanded {
  readonly name: string;
  readonly place: Place;
  /** Another definition of the same file calls it. */
  readonly isPart: boolean;
}

export interface ExpandOptions extends TemplateOptions {
  /** Front matter and the like taken off an included file before it is read as a template. */
  readonly bodyOf?: (file: SourceFile) => SourceText;
  /** Where included files are looked for first, before the folders around the including file. */
  readonly folders?: readonly string[];
}

interface Macro {
  readonly parameters: readonly Argument[];
  readonly body: readonly TemplateNode[];
  readonly scope: Scope;
}

/** What names mean at one point of a template. Inner scopes fall back on outer ones. */
interface Scope {
  readonly outer: Scope | null;
  readonly path: string;
  readonly macros: Map<string, Macro>;
  /** Null: a name that means something only at run time, whatever it means outside. */
  readonly values: Map<string, Value | null>;
  /** Names set here that keep their value behind the condition or the loop that this is. */
  readonly leaks: Map<string, 'branch' | 'loop'>;
  /** Conditions that hold here because a condition around has the same text. */
  known: ReadonlyMap<string, boolean>;
  /** Overrides of blocks by templates that extend this one, the most derived first. */
  readonly blocks: ReadonlyMap<string, readonly BlockBody[]>;
  readonly caller: { readonly nodes: readonly TemplateNode[]; readonly scope: Scope } | null;
  readonly superBlocks: readonly BlockBody[];
}

interface BlockBody {
  readonly body: readonly TemplateNode[];
  readonly scope: Scope;
}

/**
 * Reads a template and joins everything it takes from other files of the revision: includes, partials, parents
 * with their blocks, macros where they are called. What cannot be joined (missing, a cycle, outside of the
 * repository, a name only known at run time) becomes an opaque segment and a Problem, never nothing.
 */
export async function expandTemplate(
  engine: Engine,
  source: SourceText,
  context: FormatContext,
  options: ExpandOptions = {},
): Promise<Expanded> {
  const template = parseTemplate(engine, source, options);
  const expansion = new Expansion(engine, context, options);
  const scope = newScope(null, source.place.path);
  const pieces = await expansion.template(template, scope, [source.place.path]);
  return {
    pieces,
    problems: [...template.problems, ...expansion.problems],
    incomplete: distinctMissing(expansion.incomplete),
  };
}

/**
 * Every macro, or `define`, of a template as a text of its own, with what it calls joined in. Its parameters are
 * variables.
 */
export async function expandDefinitions(
  engine: Engine,
  source: SourceText,
  context: FormatContext,
  options: ExpandOptions = {},
): Promise<Definition[]> {
  const { nodes } = parseTemplate(engine, source, options);
  const macros = nodes.filter((node) => node.kind === 'macro');
  const found: Definition[] = [];
  const called = new Set<string>();
  for (const macro of macros.slice(0, maxDefinitions)) {
    const expansion = new Expansion(engine, context, options);
    const scope = newScope(null, source.place.path);
    await expansion.nodes(macros, scope, [source.place.path]);
    const inner = newScope(scope, scope.path);
    for (const { name } of macro.parameters) if (name !== null) inner.values.set(name, null);
    const pieces = await expansion.nodes(macro.body, inner, [source.place.path]);
    for (const name of expansion.called) if (name !== macro.name) called.add(name);
    const { problems } = expansion;
    const incomplete = distinctMissing(expansion.incomplete);
    found.push({ name: macro.name, place: macro.place, pieces, problems, incomplete, isPart: false });
  }
  return found.map((one) => ({ ...one, isPart: called.has(one.name) }));
}

/** More definitions of one file are not prompts of their own. */
const maxDefinitions = 200;

function newScope(outer: Scope | null, path: string, more: Partial<Scope> = {}): Scope {
  return {
    outer,
    path,
    macros: new Map(),
    values: new Map(),
    leaks: new Map(),
    known: new Map(),
    blocks: outer?.blocks ?? new Map(),
    caller: outer?.caller ?? null,
    superBlocks: outer?.superBlocks ?? [],
    ...more,
  };
}

class Expansion {
  readonly problems: Problem[] = [];
  readonly incomplete: Missing[] = [];
  /** Names of macros that were called. */
  readonly called = new Set<string>();
  private pieces = 0;
  private characters = 0;
  private nesting = 0;
  private full = false;
  /** Size of what was sent again, or made up, by loops and expressions. */
  private made = 0;
  /** Size of every value that expressions made, kept or not. */
  private evaluated = 0;
  /** How many conditions and loops that only run time decides are around. */
  private uncertain = 0;
  /** Parts that are not counted and were not reported yet: they are where they are sent. */
  private readonly fresh = new Set<Piece>();
  /** Maps and lists by how many open conditions were around where they were made. */
  private readonly born = new WeakMap<object, number>();
  /** Blocks of templates that extend nothing, for `self.name()`. */
  private readonly ownBlocks = new Map<string, BlockBody>();
  private readonly parsed = new Map<string, Template>();
  private readonly engine: Engine;
  private readonly context: FormatContext;
  private readonly options: ExpandOptions;

  constructor(engine: Engine, context: FormatContext, options: ExpandOptions) {
    this.engine = engine;
    this.context = context;
    this.options = options;
  }

  /** A whole template: when it extends another, that one's text with this one's blocks. */
  async template(template: Template, scope: Scope, chain: readonly string[]): Promise<Piece[]> {
    const parent = template.nodes.find((node) => node.kind === 'extends');
    if (parent === undefined) return this.nodes(template.nodes, scope, chain);
    const blocks = new Map(scope.blocks);
    const collect = (nodes: readonly TemplateNode[], depth: number) => {
      for (const node of nodes) {
        if (node.kind !== 'block') continue;
        blocks.set(node.name, [...(blocks.get(node.name) ?? []), { body: node.body, scope }]);
        if (depth < 20) collect(node.body, depth + 1);
      }
    };
    collect(template.nodes, 0);
    // Outside of its blocks a derived template only defines things.
    for (const node of template.nodes) {
      if (node.kind === 'macro' || node.kind === 'set' || node.kind === 'import')
        await this.node(node, scope, chain);
    }
    const found = await this.open(parent.target, parent.place, false, chain);
    if ('missing' in found) return found.missing;
    const inner = newScope(null, found.path, { blocks });
    const body = await this.template(found.template, inner, [...chain, found.path]);
    return [{ kind: 'include', path: found.path, body, place: parent.place }];
  }

  async nodes(nodes: readonly TemplateNode[], scope: Scope, chain: readonly string[]): Promise<Piece[]> {
    const pieces: Piece[] = [];
    // Macros may be called before they are defined where the file says so at its top level.
    for (const node of nodes) {
      if (node.kind === 'macro') this.define(node, scope);
      else if (node.kind === 'block' && !this.ownBlocks.has(node.name))
        this.ownBlocks.set(node.name, { body: node.body, scope });
    }
    for (const node of nodes) {
      if (this.full) break;
      pieces.push(...(await this.node(node, scope, chain)));
    }
    return pieces;
  }

  private define(node: Extract<TemplateNode, { kind: 'macro' }>, scope: Scope): void {
    scope.macros.set(node.name, { parameters: node.parameters, body: node.body, scope });
  }

  private async node(node: TemplateNode, scope: Scope, chain: readonly string[]): Promise<Piece[]> {
    if (this.nesting >= maxNesting) return this.uncountedHere('it is nested too deeply', node.place);
    if (++this.pieces > maxPieces || this.characters > maxCharacters) return this.overflow(node.place);
    this.nesting++;
    try {
      return await this.expand(node, scope, chain);
    } finally {
      this.nesting--;
    }
  }

  private async expand(node: TemplateNode, scope: Scope, chain: readonly string[]): Promise<Piece[]> {
    switch (node.kind) {
      case 'text':
        this.characters += node.text.length;
        return [node];
      case 'opaque':
        this.incomplete.push(missingAt(node.place, node.why));
        return [node];
      case 'media':
      case 'role':
        return [node];
      case 'variable': {
        const value = valueOf(scope, node.name);
        return value === undefined || value === null ? [node] : this.written(value, '', node.place);
      }
      case 'output':
        return this.written(await this.value(node.value, scope, chain), node.name, node.place);
      case 'branch':
        return this.branch(node, scope, chain);
      case 'loop':
        return this.loop(node, scope, chain);
      case 'filtered': {
        const inner = newScope(scope, scope.path);
        inner.values.set(bodyName, textValue(await this.nodes(node.body, inner, chain)));
        return this.written(await this.value(node.value, inner, chain), '', node.place);
      }
      case 'with': {
        const inner = await this.scopeWith(node.values, scope, scope, chain);
        return this.nodes(node.body, inner, chain);
      }
      case 'set': {
        const value =
          node.value === null
            ? textValue(await this.nodes(node.body ?? [], newScope(scope, scope.path), chain))
            : await this.value(node.value, scope, chain);
        this.assign(scope, node.name, value, node.reach ?? 'branch');
        return [];
      }
      case 'macro':
        this.define(node, scope);
        return [];
      case 'block': {
        const overrides = [...(scope.blocks.get(node.name) ?? []), { body: node.body, scope }];
        this.ownBlocks.set(node.name, { body: node.body, scope });
        const [first, ...rest] = overrides;
        if (first === undefined) return [];
        return this.nodes(
          first.body,
          newScope(first.scope, first.scope.path, { blocks: scope.blocks, superBlocks: rest }),
          chain,
        );
      }
      case 'extends':
        return [];
      case 'import':
        await this.importMacros(node, scope, chain);
        return [];
      case 'include':
        return this.include(node, scope, chain);
      case 'call':
        return this.call(node, scope, chain);
    }
  }

  // ---------------------------------------------------------------- values

  private value(expression: Expr, scope: Scope, chain: readonly string[]): Promise<Value> {
    const around: Surroundings = {
      valueOf: (name) => valueOf(scope, name) ?? undefined,
      call: async (name, call) => {
        const pieces = await this.callNamed(name, call.arguments, null, scope, chain, call.place);
        return pieces === null ? null : textValue(pieces);
      },
      change: (value, method, given) => {
        if ((value.kind !== 'list' && value.kind !== 'map') || given.length > 1000) return;
        const certain = this.uncertain <= (this.born.get(value) ?? 0);
        if (value.kind === 'list') {
          value.items.push(...given);
          if (!certain || (method !== 'append' && method !== 'push')) value.open = true;
        } else {
          value.open = true;
          for (const [index, item] of given.entries())
            value.entries.set(`\0${value.entries.size}.${index}`, item);
        }
      },
      uncounted: (why, place) => this.uncounted(why, place),
      worked: (size) => (this.evaluated += size) <= 4 * maxMade,
    };
    return evaluate(expression, around);
  }

  private uncounted(why: string, place: Place): Value {
    const piece: Piece = { kind: 'opaque', why, place };
    this.fresh.add(piece);
    return { kind: 'text', pieces: [piece], size: 1 };
  }

  /** What a value sends, once more each time it is written. */
  private written(value: Value, name: string, place: Place): Piece[] {
    const size = weightOf(value);
    this.made += size;
    if (size > maxMade || this.made > 4 * maxMade)
      return this.overflow(place, 'more than 4 MB of text made by expressions');
    const pieces = toPieces(value, name, place);
    if (this.fresh.size > 0) this.report(pieces);
    return pieces;
  }

  private uncountedHere(why: string, place: Place): Piece[] {
    return this.written(this.uncounted(why, place), '', place);
  }

  private report(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (piece.kind === 'loop' || piece.kind === 'include') this.report(piece.body);
      else if (piece.kind === 'branch') for (const arm of piece.arms) this.report(arm);
      else if (piece.kind === 'opaque' && this.fresh.delete(piece)) {
        const { why, place } = piece;
        this.incomplete.push(missingAt(place, why));
        const detail = `A part of the template is not counted: ${why}.`;
        this.problems.push(problem('count-bounded', place.path, place.line, detail));
      }
    }
  }

  private assign(scope: Scope, name: string, value: Value, reach: 'block' | 'branch' | 'loop'): void {
    scope.known = new Map();
    if (value.kind === 'list' || value.kind === 'map') {
      if (!this.born.has(value)) this.born.set(value, this.uncertain);
    }
    const dot = name.indexOf('.');
    const holder = dot === -1 ? null : valueOf(scope, name.slice(0, dot));
    if (holder?.kind === 'map') {
      const key = name.slice(dot + 1);
      const before = holder.entries.get(key);
      const certain = this.uncertain <= (this.born.get(holder) ?? 0);
      // Set where only run time knows whether: both are possible afterwards.
      const merged = certain || before === undefined ? value : this.merged(name, [before, value]);
      holder.entries.set(key, merged);
      return;
    }
    scope.values.set(name, value);
    if (reach !== 'block') scope.leaks.set(name, reach);
  }

  /** One of several values; where that becomes too large, a part that is not counted. */
  private merged(on: string, arms: readonly Value[]): Value {
    const merged = choiceOf(on, arms);
    if (weightOf(merged) <= maxMade) return merged;
    const place = arms.flatMap((arm) => toPieces(arm, '', null))[0]?.place;
    return place === undefined
      ? unknownValue(on)
      : this.uncounted('the values that a name can have are too many', place);
  }

  private async scopeWith(
    values: readonly Argument[],
    outer: Scope | null,
    from: Scope,
    chain: readonly string[],
    path = from.path,
    more: Partial<Scope> = {},
  ): Promise<Scope> {
    const inner = newScope(outer, path, more);
    for (const { name, value } of values) {
      // In `{% with a = 1, b = a %}` the second sees the first.
      const known = value === null ? null : await this.value(value, outer === from ? inner : from, chain);
      if (name === 'this' && known?.kind === 'map') inContext(inner, name, known);
      if (name !== null)
        inner.values.set(name, known?.kind === 'unknown' && known.carried.length === 0 ? null : known);
    }
    return inner;
  }

  // ---------------------------------------------------------------- conditions

  private async truth(test: Expr, scope: Scope, chain: readonly string[]): Promise<boolean | null> {
    if (test.kind === 'not') {
      const truth = await this.truth(test.of, scope, chain);
      return truth === null ? null : !truth;
    }
    return scope.known.get(conditionKey(test)) ?? truthOf(await this.value(test, scope, chain));
  }

  private async branch(
    node: Extract<TemplateNode, { kind: 'branch' }>,
    scope: Scope,
    chain: readonly string[],
  ): Promise<Piece[]> {
    const kept: { readonly nodes: readonly TemplateNode[]; readonly test: Expr | null }[] = [];
    let certain = false;
    for (const [index, nodes] of node.arms.entries()) {
      const test = node.tests?.[index] ?? null;
      const truth =
        node.tests === undefined ? null : test === null ? true : await this.truth(test, scope, chain);
      if (truth === false) continue;
      kept.push({ nodes, test });
      certain = truth === true && kept.length === 1;
      if (truth === true) break;
    }
    const [only] = kept;
    if (only === undefined) return [];
    if (certain) {
      const inner = newScope(scope, scope.path, { known: scope.known });
      const pieces = await this.nodes(only.nodes, inner, chain);
      leak([inner], scope, (_, [value]) => value ?? null);
      return pieces;
    }
    const arms: Piece[][] = [];
    const scopes: Scope[] = [];
    this.uncertain++;
    for (const [index, { nodes, test }] of kept.entries()) {
      const known = new Map(scope.known);
      if (test !== null) learn(known, test, true);
      const first = kept[0]?.test ?? null;
      if (index > 0 && first !== null) learn(known, first, false);
      const inner = newScope(scope, scope.path, { known });
      scopes.push(inner);
      arms.push(await this.nodes(nodes, inner, chain));
    }
    this.uncertain--;
    const on =
      kept.length === node.arms.length || only.test === null ? node.on : shownName(only.test.written);
    leak(scopes, scope, (name, values) =>
      this.merged(
        on,
        values.map((value) => value ?? valueOf(scope, name) ?? unknownValue(name)),
      ),
    );
    if (arms.length === 1) arms.push([]);
    // The last arm is what is sent where no other condition holds, or the one that always holds.
    const tests = arms.map((_, arm) => {
      const test = arm === arms.length - 1 ? null : (kept[arm]?.test ?? null);
      return test === null ? null : shownName(test.written);
    });
    const isKnown = node.tests !== undefined && arms.length > 2;
    return [{ kind: 'branch', arms, on, ...(isKnown ? { tests } : {}), place: node.place }];
  }

  // ---------------------------------------------------------------- loops

  private async loop(
    node: Extract<TemplateNode, { kind: 'loop' }>,
    scope: Scope,
    chain: readonly string[],
  ): Promise<Piece[]> {
    const { items } = node;
    const list = items === undefined ? unknownValue(node.over) : await this.value(items.list, scope, chain);
    return this.loopOver(list, node, scope, chain);
  }

  private async loopOver(
    list: Value,
    node: Extract<TemplateNode, { kind: 'loop' }>,
    scope: Scope,
    chain: readonly string[],
  ): Promise<Piece[]> {
    const { items, otherwise, place } = node;
    if (list.kind === 'choice' && list.arms.length <= 20) {
      const arms: Piece[][] = [];
      this.uncertain++;
      for (const arm of list.arms) arms.push(await this.loopOver(arm, node, scope, chain));
      this.uncertain--;
      return [{ kind: 'branch', arms, on: list.on, place }];
    }
    if (list.kind === 'text' && list.pieces.some((piece) => piece.kind === 'opaque')) {
      return [...this.written(list, '', place), ...(await this.turn(node, list, scope, chain))];
    }
    const known = items === undefined ? null : await this.knownItems(list, items, scope, chain);
    if (known === null) {
      const body = await this.turn(node, list, scope, chain);
      if (otherwise === undefined) return body;
      const other = await this.nodes(otherwise, newScope(scope, scope.path), chain);
      return [{ kind: 'branch', arms: [body, other], on: node.over, place }];
    }
    if (known.length === 0)
      return otherwise === undefined ? [] : this.nodes(otherwise, newScope(scope, scope.path), chain);
    const pieces: Piece[] = [];
    for (const [index, item] of known.entries()) {
      if (this.full) break;
      if (++this.pieces > maxPieces || this.made > maxMade) {
        pieces.push(...this.overflow(place, `a loop of ${known.length} turns makes more than 1 MB of text`));
        break;
      }
      const inner = this.turnScope(items, item, index, known.length, scope, list.kind === 'map');
      const body = await this.nodes(node.body, inner, chain);
      if (index > 0) this.made += sizeOf(body);
      pieces.push(...body);
      leak([inner], scope, (_, [value]) => value ?? null, 'loop');
    }
    return pieces;
  }

  /** The items of a constant list; null where only run time knows them. */
  private async knownItems(
    list: Value,
    items: LoopItems,
    scope: Scope,
    chain: readonly string[],
  ): Promise<readonly Value[] | null> {
    let found: readonly Value[];
    if (list.kind === 'list' && !list.open) found = list.items;
    else if (list.kind === 'map' && !list.open) {
      const pairs = [...list.entries];
      found = pairs.map(([key, value]) =>
        items.names.length > 1
          ? listValue([madeValue(key, items.list.place), value])
          : madeValue(key, items.list.place),
      );
    } else if (list.kind === 'number' && items.counts === true) {
      if (list.value > 100_000) return null;
      found = Array.from({ length: Math.max(0, Math.floor(list.value)) }, (_, index) => numberValue(index));
    } else if (list.kind === 'none') found = [];
    else return null;
    for (const key of ['offset', 'limit'] as const) {
      const given = items[key];
      if (given === undefined) continue;
      const number = await this.value(given, scope, chain);
      if (number.kind !== 'number') return null;
      found = key === 'offset' ? found.slice(number.value) : found.slice(0, number.value);
    }
    if (items.reversed === true) found = found.toReversed();
    if (items.test === null) return found;
    const kept: Value[] = [];
    for (const [index, item] of found.entries()) {
      if (++this.pieces > maxPieces) return null;
      const inner = this.turnScope(items, item, index, found.length, scope, list.kind === 'map');
      const truth = await this.truth(items.test, inner, chain);
      if (truth === null) return null;
      if (truth) kept.push(item);
    }
    return kept;
  }

  private turnScope(
    items: LoopItems | undefined,
    item: Value,
    index: number,
    length: number,
    scope: Scope,
    mapped: boolean,
  ): Scope {
    const inner = newScope(scope, scope.path);
    const { names = [] } = items ?? {};
    const [first] = names;
    if (items?.pairs === true && names.length > 1) {
      // Go: index and element, or key and element.
      const pair = mapped && item.kind === 'list' ? item.items : [numberValue(index), item];
      names.forEach((name, at) => inner.values.set(name, pair[at] ?? null));
    } else if (names.length === 1) inner.values.set(first ?? '', item);
    else {
      names.forEach((name, at) => {
        inner.values.set(
          name,
          item.kind === 'list' ? (item.items[at] ?? unknownValue(name)) : unknownValue(name),
        );
      });
    }
    for (const name of items?.contexts ?? []) inContext(inner, name, item);
    const counters: (readonly [string, Value])[] = [
      ['index', numberValue(index + 1)],
      ['index0', numberValue(index)],
      ['rindex', numberValue(length - index)],
      ['rindex0', numberValue(length - index - 1)],
      ['first', booleanValue(index === 0)],
      ['last', booleanValue(index === length - 1)],
      ['length', numberValue(length)],
    ];
    for (const name of ['loop', 'forloop', 'tablerowloop']) inner.values.set(name, mapValue(counters));
    inner.values.set('@index', numberValue(index));
    inner.values.set('@first', booleanValue(index === 0));
    inner.values.set('@last', booleanValue(index === length - 1));
    return inner;
  }

  /** The body of a loop whose items only run time knows, once. */
  private async turn(
    node: Extract<TemplateNode, { kind: 'loop' }>,
    list: Value,
    scope: Scope,
    chain: readonly string[],
  ): Promise<Piece[]> {
    const inner = newScope(scope, scope.path);
    // Fixed texts of the list are sent by whatever writes its items.
    const carried = carriedBy([list]);
    const names = [...(node.items?.names ?? []), ...(node.items?.contexts ?? [])];
    for (const name of names)
      inner.values.set(name, carried.length === 0 ? null : unknownValue(name, carried));
    for (const name of ['loop', 'forloop', '@index', '@first', '@last']) inner.values.set(name, null);
    this.uncertain++;
    const body = await this.nodes(node.body, inner, chain);
    this.uncertain--;
    leak(
      [inner],
      scope,
      (name, [value]) =>
        this.merged(node.over, [value ?? unknownValue(name), valueOf(scope, name) ?? emptyText]),
      'loop',
    );
    return [{ kind: 'loop', body, over: node.over, place: node.place }];
  }

  private async include(
    node: Extract<TemplateNode, { kind: 'include' }>,
    scope: Scope,
    chain: readonly string[],
  ): Promise<Piece[]> {
    const { target } = node;
    if (target.kind === 'dynamic' && target.value !== undefined) {
      const value = await this.value(target.value, scope, chain);
      const targets = value.kind === 'choice' ? value.arms : [value];
      const known = targets.map((one) => targetFrom(one, target.expression));
      if (known.some((one) => one.kind === 'names') && known.length <= 20) {
        const arms: Piece[][] = [];
        if (known.length > 1) this.uncertain++;
        for (const one of known) arms.push(await this.include({ ...node, target: one }, scope, chain));
        if (known.length > 1) this.uncertain--;
        return value.kind === 'choice'
          ? [{ kind: 'branch', arms, on: value.on, place: node.place }]
          : arms.flat();
      }
    }
    const values = node.values ?? [];
    const inline = target.kind === 'names' ? macroOf(scope, target.names[0] ?? '') : undefined;
    if (inline !== undefined) {
      const caller = node.body === null ? scope.caller : { nodes: node.body, scope };
      const inner = await this.scopeWith(values, inline.scope, scope, chain, inline.scope.path, { caller });
      return this.nodes(inline.body, inner, chain);
    }
    const found = await this.open(node.target, node.place, node.optional || node.body !== null, chain);
    if ('missing' in found) {
      if (found.missing.length === 0 && node.body !== null) return this.nodes(node.body, scope, chain);
      const given: Value[] = [];
      for (const { value } of values) if (value !== null) given.push(await this.value(value, scope, chain));
      return [...carriedBy(given), ...found.missing];
    }
    const caller = node.body === null ? null : { nodes: node.body, scope };
    // An included template sees the names around it, but not its includer's blocks.
    const inner = await this.scopeWith(values, scope, scope, chain, found.path, {
      blocks: new Map(),
      superBlocks: [],
      caller,
    });
    const body = await this.template(found.template, inner, [...chain, found.path]);
    return [{ kind: 'include', path: found.path, body, place: node.place }];
  }

  private async importMacros(
    node: Extract<TemplateNode, { kind: 'import' }>,
    scope: Scope,
    chain: readonly string[],
  ): Promise<void> {
    const found = await this.open(node.target, node.place, false, chain);
    if ('missing' in found) return;
    const inner = newScope(null, found.path);
    for (const part of found.template.nodes) {
      if (part.kind === 'macro') this.define(part, inner);
      else if (part.kind === 'set' || part.kind === 'import')
        await this.node(part, inner, [...chain, found.path]);
    }
    if (node.as !== null)
      for (const [name, macro] of inner.macros) scope.macros.set(`${node.as}.${name}`, macro);
    for (const { name, local } of node.names) {
      const macro = inner.macros.get(name);
      if (macro !== undefined) scope.macros.set(local, macro);
      const value = inner.values.get(name);
      if (value !== undefined) scope.values.set(local, value);
    }
    if (node.as !== null)
      for (const [name, value] of inner.values) scope.values.set(`${node.as}.${name}`, value);
  }

  private async call(
    node: Extract<TemplateNode, { kind: 'call' }>,
    scope: Scope,
    chain: readonly string[],
  ): Promise<Piece[]> {
    const pieces = await this.callNamed(node.name, node.arguments, node.body, scope, chain, node.place);
    if (pieces !== null) return pieces;
    if (this.engine === 'go') {
      const target: Target = { kind: 'names', names: [node.name] };
      return this.include(
        { kind: 'include', target, optional: false, body: null, values: node.arguments, place: node.place },
        scope,
        chain,
      );
    }
    const given: Value[] = [];
    for (const { value } of node.arguments)
      if (value !== null) given.push(await this.value(value, scope, chain));
    const variable = unknownValue(node.written, carriedBy(given));
    const sent = this.written(variable, '', node.place);
    return node.body === null ? sent : [...sent, ...(await this.nodes(node.body, scope, chain))];
  }

  /** What a macro, a block or the caller's body sends; null where there is none of that name. */
  private async callNamed(
    name: string,
    given: readonly Argument[],
    body: readonly TemplateNode[] | null,
    scope: Scope,
    chain: readonly string[],
    place: Place,
  ): Promise<Piece[] | null> {
    if (this.nesting >= maxNesting) return this.uncountedHere('it is nested too deeply', place);
    this.nesting++;
    try {
      return await this.callIn(name, given, body, scope, chain, place);
    } finally {
      this.nesting--;
    }
  }

  private async callIn(
    name: string,
    given: readonly Argument[],
    callerBody: readonly TemplateNode[] | null,
    scope: Scope,
    chain: readonly string[],
    place: Place,
  ): Promise<Piece[] | null> {
    if (name === 'caller' && scope.caller !== null)
      return this.nodes(scope.caller.nodes, scope.caller.scope, chain);
    if (name === 'super') {
      const [next, ...rest] = scope.superBlocks;
      return next === undefined
        ? []
        : this.nodes(
            next.body,
            newScope(next.scope, next.scope.path, { blocks: scope.blocks, superBlocks: rest }),
            chain,
          );
    }
    if (name.startsWith('self.')) {
      const block = scope.blocks.get(name.slice(5))?.[0] ?? this.ownBlocks.get(name.slice(5));
      if (block !== undefined) return this.nodes(block.body, newScope(block.scope, block.scope.path), chain);
    }
    if (name === 'loop' && valueOf(scope, 'loop') === null)
      return this.uncountedHere('how deep a recursive loop goes is only known at run time', place);
    const macro = macroOf(scope, name);
    if (macro === undefined) return null;
    this.called.add(name);
    const caller = callerBody === null ? null : { nodes: callerBody, scope };
    const inner = newScope(macro.scope, macro.scope.path, { caller });
    for (const [index, parameter] of macro.parameters.entries()) {
      if (parameter.name === null) continue;
      const argument =
        given.find((one) => one.name === parameter.name) ??
        (given[index]?.name === null ? given[index] : undefined);
      const from = argument ?? parameter;
      const value =
        from.value === null
          ? null
          : await this.value(from.value, argument === undefined ? macro.scope : scope, chain);
      const unnamed =
        value === null ||
        (value.kind === 'unknown' && value.name === parameter.name && value.carried.length === 0);
      inner.values.set(parameter.name, unnamed ? null : value);
    }
    const body = await this.nodes(macro.body, inner, chain);
    return macro.scope.path === scope.path
      ? body
      : [{ kind: 'include', path: macro.scope.path, body, place }];
  }

  /** The template a target names, or what is in its place when it cannot be had. */
  private async open(
    target: Target,
    place: Place,
    optional: boolean,
    chain: readonly string[],
  ): Promise<{ path: string; template: Template } | { missing: Piece[] }> {
    if (target.kind === 'dynamic') {
      const name = target.expression.slice(0, 80);
      return this.missing('include-dynamic', `which file \`${name}\` names is only known at run time`, place);
    }
    let refused: string | null = null;
    for (const name of target.names) {
      const found = findTemplate(name, place.path, this.engine, this.context, this.options.folders ?? []);
      if ('refused' in found) {
        refused ??= found.refused;
        continue;
      }
      if (chain.includes(found.path)) {
        return this.missing(
          'include-cycle',
          `\`${found.path}\` includes itself: ${[...chain, found.path].join(' → ')}`,
          place,
        );
      }
      if (chain.length > maxIncludeDepth) {
        return this.missing(
          'include-depth',
          `files include each other more than ${maxIncludeDepth} levels deep`,
          place,
        );
      }
      let template = this.parsed.get(found.path);
      if (template === undefined) {
        const file = await this.context.read(found.path);
        if (!('text' in file)) {
          return this.missing(file.reason, `\`${found.path}\` cannot be read: ${file.detail}`, place);
        }
        template = parseTemplate(this.engine, this.options.bodyOf?.(file) ?? textIn(file), this.options);
        this.parsed.set(found.path, template);
        this.problems.push(...template.problems);
      }
      return { path: found.path, template };
    }
    // What is not in the repository sends nothing; what would be outside of it may be there at run time.
    if (optional && refused !== 'outside' && refused !== 'absolute' && refused !== 'remote')
      return { missing: [] };
    const name = (target.names[0] ?? '').slice(0, 200);
    if (refused === 'outside' || refused === 'absolute') {
      return this.missing(
        'include-outside',
        `\`${name}\` is outside of the repository and is not read`,
        place,
      );
    }
    if (refused === 'remote')
      return this.missing('include-remote', `\`${name}\` is not in the repository`, place);
    return this.missing('include-missing', `there is no file \`${name}\``, place);
  }

  private missing(reason: ProblemReason, why: string, place: Place): { missing: Piece[] } {
    const detail = `What is included here is not counted: ${why}.`;
    this.problems.push(problem(reason, place.path, place.line, detail));
    return { missing: [this.opaque(why, place)] };
  }

  private opaque(why: string, place: Place): Piece {
    this.incomplete.push(missingAt(place, why));
    return { kind: 'opaque', why, place };
  }

  private overflow(place: Place, why = `the template expands to more than ${maxPieces} parts`): Piece[] {
    if (this.full) return [];
    this.full = true;
    this.problems.push(
      problem('count-bounded', place.path, place.line, `The rest of the prompt is not counted: ${why}.`),
    );
    return [this.opaque(why, place)];
  }
}

/** Hands names that were set in conditions and loops on to the scope around. */
function leak(
  scopes: readonly Scope[],
  to: Scope,
  merge: (name: string, values: readonly (Value | null | undefined)[]) => Value | null,
  least: 'branch' | 'loop' = 'branch',
): void {
  const names = new Map<string, 'branch' | 'loop'>();
  for (const { leaks, macros } of scopes) {
    for (const [name, reach] of leaks) if (least === 'branch' || reach === 'loop') names.set(name, reach);
    for (const [name, macro] of macros) if (!to.macros.has(name)) to.macros.set(name, macro);
  }
  for (const [name, reach] of names) {
    const values = scopes.map((scope) => scope.values.get(name));
    to.values.set(name, merge(name, values));
    to.leaks.set(name, reach);
  }
  if (names.size > 0) to.known = new Map();
}

/** In Handlebars the names of what `this` is stand for themselves. */
function inContext(scope: Scope, name: string, item: Value): void {
  scope.values.set(name, item);
  if (name === 'this' && item.kind === 'map')
    for (const [key, value] of item.entries) scope.values.set(key, value);
}

function conditionKey(test: Expr): string {
  return test.written.replace(/\s+/g, ' ').trim();
}

function learn(known: Map<string, boolean>, test: Expr, holds: boolean): void {
  if (test.kind === 'not') learn(known, test.of, !holds);
  else if (test.written.length <= 400) known.set(conditionKey(test), holds);
  // All parts of `a and b` hold where it does.
  if (test.kind === 'and' && holds && test.parts.length <= 20)
    for (const part of test.parts) learn(known, part, true);
  if (test.kind === 'or' && !holds && test.parts.length <= 20)
    for (const part of test.parts) learn(known, part, false);
}

function targetFrom(value: Value, expression: string): Target {
  const parts = value.kind === 'list' ? value.items : [value];
  const names = parts
    .map((part) => (part.kind === 'text' ? plainText(part) : null))
    .filter((name) => name !== null);
  return names.length > 0 && names.length === parts.length
    ? { kind: 'names', names }
    : { kind: 'dynamic', expression };
}

function valueOf(scope: Scope, name: string): ReturnType<Scope['values']['get']> {
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const value = at.values.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

function macroOf(scope: Scope, name: string): Macro | undefined {
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const macro = at.macros.get(name);
    if (macro !== undefined) return macro;
  }
  return undefined;
}

/** File name endings tried for a partial or an include that is written without one. */
const endings = [
  'hbs',
  'handlebars',
  'mustache',
  'prompt',
  'j2',
  'jinja',
  'jinja2',
  'liquid',
  'tmpl',
  'gotmpl',
  'md',
  'txt',
];

/**
 * The file a template means. Loaders have roots that no file states, so the name is looked for in the folder
 * of the including file, then in each folder above it, nearest first; partials also as `_name`, with the
 * including file's ending, and in `partials/`.
 */
export function findTemplate(
  name: string,
  from: string,
  engine: Engine,
  context: FormatContext,
  folders: readonly string[],
): { path: string } | { refused: string } {
  const home = folderOf(from);
  const direct = joinPath(home, name);
  if ('refused' in direct && direct.refused !== 'outside') return direct;
  const partial = engine === 'handlebars' || engine === 'mustache' || engine === 'liquid' || engine === 'go';
  const own = from.includes('.') ? baseName(from).slice(baseName(from).indexOf('.', 1) + 1) : '';
  const bare = !/\.[A-Za-z0-9]+$/.test(name);
  const names = [name];
  if (bare)
    for (const ending of new Set([own, extensionOf(from), ...endings]))
      if (ending !== '') names.push(`${name}.${ending}`);
  const around = name.startsWith('./') || name.startsWith('../') ? [home] : [...folders, ...foldersUp(home)];
  const all = names.flatMap((one) => (partial || bare ? [one, underscored(one)] : [one]));
  const spellings = around.length > fewFolders ? all.filter((one) => isAnywhere(one, context)) : all;
  for (const folder of spellings.length === 0 ? [] : around) {
    const places = partial
      ? [folder, inFolder(folder, 'partials'), inFolder(folder, '_partials'), inFolder(folder, 'snippets')]
      : [folder];
    for (const place of places) {
      for (const spelled of spellings) {
        const resolved = joinPath(place, spelled);
        if ('path' in resolved && context.exists(resolved.path)) return resolved;
      }
    }
  }
  return { refused: 'refused' in direct ? direct.refused : 'missing' };
}

/** Folders that are looked through one by one; in more, only for names that some file has. */
const fewFolders = 8;

/** Whether any file of the revision has the last part of a name. */
function isAnywhere(name: string, context: FormatContext): boolean {
  const last = baseName(name);
  return name.includes(':') || !/^[\w.-]+$/.test(last) || context.glob(`**/${last}`).length > 0;
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function underscored(name: string): string {
  const slash = name.lastIndexOf('/');
  return `${name.slice(0, slash + 1)}_${name.slice(slash + 1)}`;
}

/** The segments of pieces whose role marks do not matter. */
export function segmentsOf(pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'role':
        break;
      case 'branch':
        segments.push({ ...piece, arms: piece.arms.map((arm) => segmentsOf(arm)) });
        break;
      case 'loop':
      case 'include':
        segments.push({ ...piece, body: segmentsOf(piece.body) });
        break;
      default:
        segments.push(piece);
    }
  }
  return segments;
}
