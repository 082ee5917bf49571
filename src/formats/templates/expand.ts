import type { FormatContext } from '../../core/format.js';
import type { Place, Segment } from '../../core/prompt.js';
import { problem, type Problem, type ProblemReason } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { baseName, extensionOf, folderOf, foldersUp, joinPath } from '../syntax/paths.js';
import { textIn, type SourceText } from '../syntax/place.js';
import { parseTemplate } from './engines.js';
import type { Argument, Engine, Piece, Target, Template, TemplateNode, TemplateOptions } from './tree.js';

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
  readonly incomplete: readonly string[];
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
  readonly values: Map<string, { readonly nodes: readonly TemplateNode[]; readonly scope: Scope } | null>;
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
    incomplete: [...new Set(expansion.incomplete)],
  };
}

function newScope(outer: Scope | null, path: string, more: Partial<Scope> = {}): Scope {
  return {
    outer,
    path,
    macros: new Map(),
    values: new Map(),
    blocks: outer?.blocks ?? new Map(),
    caller: outer?.caller ?? null,
    superBlocks: outer?.superBlocks ?? [],
    ...more,
  };
}

class Expansion {
  readonly problems: Problem[] = [];
  readonly incomplete: string[] = [];
  private pieces = 0;
  private characters = 0;
  private nesting = 0;
  private full = false;
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
    for (const node of nodes) if (node.kind === 'macro') this.define(node, scope);
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
    if (this.nesting >= maxNesting) return [this.opaque('it is nested too deeply', node.place)];
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
        this.incomplete.push(`${node.place.path}:${node.place.line}: ${node.why}`);
        return [node];
      case 'media':
      case 'role':
        return [node];
      case 'variable': {
        const value = valueOf(scope, node.name);
        if (value === undefined || value === null) return [node];
        // A value is used where it is named; while it is expanded the name means nothing (no endless recursion).
        const inner = newScope(value.scope, value.scope.path);
        inner.values.set(node.name, null);
        return this.nodes(value.nodes, inner, chain);
      }
      case 'branch': {
        const arms: Piece[][] = [];
        for (const arm of node.arms) arms.push(await this.nodes(arm, newScope(scope, scope.path), chain));
        // What is set in an arm may or may not hold afterwards.
        for (const arm of node.arms) forget(arm, scope);
        return [{ kind: 'branch', arms, on: node.on, place: node.place }];
      }
      case 'loop': {
        const body = await this.nodes(node.body, newScope(scope, scope.path), chain);
        return [{ kind: 'loop', body, over: node.over, place: node.place }];
      }
      case 'set':
        scope.values.set(
          node.name,
          node.value.length === 1 && node.value[0]?.kind === 'variable' && node.value[0].name === node.name
            ? null
            : { nodes: node.value, scope },
        );
        return [];
      case 'macro':
        this.define(node, scope);
        return [];
      case 'block': {
        const overrides = [...(scope.blocks.get(node.name) ?? []), { body: node.body, scope }];
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

  private async include(
    node: Extract<TemplateNode, { kind: 'include' }>,
    scope: Scope,
    chain: readonly string[],
  ): Promise<Piece[]> {
    const inline = node.target.kind === 'names' ? macroOf(scope, node.target.names[0] ?? '') : undefined;
    if (inline !== undefined)
      return this.nodes(inline.body, newScope(inline.scope, inline.scope.path), chain);
    const found = await this.open(node.target, node.place, node.optional || node.body !== null, chain);
    if ('missing' in found) {
      return found.missing.length === 0 && node.body !== null
        ? this.nodes(node.body, scope, chain)
        : found.missing;
    }
    const caller = node.body === null ? null : { nodes: node.body, scope };
    // An included template sees the names around it, but not its includer's blocks.
    const inner = newScope(scope, found.path, { blocks: new Map(), superBlocks: [], caller });
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
    if (node.name === 'caller' && scope.caller !== null)
      return this.nodes(scope.caller.nodes, scope.caller.scope, chain);
    if (node.name === 'super') {
      const [next, ...rest] = scope.superBlocks;
      return next === undefined
        ? []
        : this.nodes(
            next.body,
            newScope(next.scope, next.scope.path, { blocks: scope.blocks, superBlocks: rest }),
            chain,
          );
    }
    if (node.name.startsWith('self.')) {
      const block = scope.blocks.get(node.name.slice(5))?.[0];
      if (block !== undefined) return this.nodes(block.body, newScope(block.scope, block.scope.path), chain);
    }
    const macro = macroOf(scope, node.name);
    if (macro === undefined) {
      if (this.engine === 'go') {
        const target: Target = { kind: 'names', names: [node.name] };
        return this.include(
          { kind: 'include', target, optional: false, body: null, place: node.place },
          scope,
          chain,
        );
      }
      const variable: Piece = { kind: 'variable', name: node.written, place: node.place };
      return node.body === null ? [variable] : [variable, ...(await this.nodes(node.body, scope, chain))];
    }
    const caller = node.body === null ? null : { nodes: node.body, scope };
    const inner = newScope(macro.scope, macro.scope.path, { caller });
    macro.parameters.forEach((parameter, index) => {
      const given =
        node.arguments.find((argument) => argument.name === parameter.name) ??
        (node.arguments[index]?.name === null ? node.arguments[index] : undefined);
      const value = given?.value ?? parameter.value;
      const itself = value.length === 1 && value[0]?.kind === 'variable' && value[0].name === parameter.name;
      if (parameter.name !== null) {
        inner.values.set(
          parameter.name,
          value.length === 0 && given === undefined
            ? null
            : itself
              ? null
              : { nodes: value, scope: given === undefined ? macro.scope : scope },
        );
      }
    });
    const body = await this.nodes(macro.body, inner, chain);
    return macro.scope.path === scope.path
      ? body
      : [{ kind: 'include', path: macro.scope.path, body, place: node.place }];
  }

  /** The template a target names, or what stands in its place when it cannot be had. */
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
    if (optional) return { missing: [] };
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
    this.incomplete.push(`${place.path}:${place.line}: ${why}`);
    return { kind: 'opaque', why, place };
  }

  private overflow(place: Place): Piece[] {
    if (this.full) return [];
    this.full = true;
    const why = `the template expands to more than ${maxPieces} parts`;
    this.problems.push(
      problem('too-large', place.path, place.line, `The rest of the prompt is not counted: ${why}.`),
    );
    return [this.opaque(why, place)];
  }
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

function forget(nodes: readonly TemplateNode[], scope: Scope): void {
  for (const node of nodes) if (node.kind === 'set') scope.values.set(node.name, null);
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
  for (const folder of around) {
    const places = partial
      ? [folder, inFolder(folder, 'partials'), inFolder(folder, '_partials'), inFolder(folder, 'snippets')]
      : [folder];
    for (const place of places) {
      for (const candidate of names) {
        for (const spelled of partial || bare ? [candidate, underscored(candidate)] : [candidate]) {
          const resolved = joinPath(place, spelled);
          if ('path' in resolved && context.exists(resolved.path)) return resolved;
        }
      }
    }
  }
  return { refused: 'refused' in direct ? direct.refused : 'missing' };
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
