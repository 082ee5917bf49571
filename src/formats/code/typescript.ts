import type { ParserOptions } from '@babel/parser';
import type * as t from '@babel/types';
import type { Place } from '../../core/prompt.js';
import {
  ProgramSyntaxError,
  type Argument,
  type ClassFact,
  type Condition,
  type Export,
  type Expression,
  type FunctionFact,
  type Import,
  type Language,
  type Parameter,
  type Program,
  type Reader,
  type RecordEntry,
  type Scope,
  type Statement,
} from './facts.js';

/**
 * TypeScript and JavaScript, JSX included, and the script blocks of Vue, Svelte and Astro files.
 *
 * The parser is Babel's, loaded when the first program is read. It recovers from most mistakes (a name declared twice, a
 * misplaced `await`); what it cannot recover from throws, and the file is reported as not read.
 */
export const typescript: Reader = {
  languages: ['typescript', 'javascript'],
  endings: {
    ts: 'typescript',
    tsx: 'typescript',
    mts: 'typescript',
    cts: 'typescript',
    js: 'javascript',
    jsx: 'javascript',
    mjs: 'javascript',
    cjs: 'javascript',
    vue: 'typescript',
    svelte: 'typescript',
    astro: 'typescript',
  },
  read: async (path, text, language) => (await ready())(path, text, language),
  ready,
};

/** Loads the parser. */
async function ready(): Promise<(path: string, text: string, language: Language) => Program> {
  const { parse } = await parser();
  return (path, text, language) => {
    // A declaration file has types only: nothing in it is ever sent.
    if (/\.d\.[cm]?ts$/i.test(path)) return empty(path, language);
    const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? 'ts';
    const script = scriptOf(ending, text);
    if (script === null) return empty(path, language);
    try {
      const file = parse(script, optionsFor(ending));
      return new FileReader(path, script, language).program(file.program);
    } catch (error) {
      throw syntaxError(error);
    }
  };
}

/** The parser; a bundle hands out a CommonJS module as its default export only. */
async function parser(): Promise<typeof import('@babel/parser')> {
  const module = await import('@babel/parser');
  return 'parse' in module ? module : (module as { default: typeof import('@babel/parser') }).default;
}

function empty(path: string, language: Language): Program {
  return { path, language, module: null, imports: [], exports: [], scope: { statements: [] } };
}

function syntaxError(error: unknown): ProgramSyntaxError {
  if (error instanceof ProgramSyntaxError) return error;
  if (error instanceof RangeError) return new ProgramSyntaxError('nested too deeply to read', null);
  const { message, loc } = error as { message?: string; loc?: { line?: number } };
  const reason = (message ?? String(error)).replace(/\s*\(\d+:\d+\)$/, '');
  return new ProgramSyntaxError(reason, loc?.line ?? null);
}

function optionsFor(ending: string): ParserOptions {
  const plugins: ParserOptions['plugins'] = [
    'decorators-legacy',
    'decoratorAutoAccessors',
    'importAttributes',
    'explicitResourceManagement',
  ];
  if (ending === 'tsx') plugins.push('typescript', 'jsx');
  else if (['js', 'jsx', 'mjs', 'cjs'].includes(ending)) plugins.push('flow', 'jsx');
  else plugins.push('typescript');
  return {
    sourceType: 'module',
    strictMode: false,
    errorRecovery: true,
    attachComment: false,
    allowAwaitOutsideFunction: true,
    allowReturnOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    allowNewTargetOutsideFunction: true,
    plugins,
  };
}

/**
 * The part of a file that is program, everything else blanked, so that offsets and lines stay those of the file.
 * Null when a component has no script.
 */
function scriptOf(ending: string, text: string): string | null {
  if (ending === 'astro') {
    const fence = /^\s*---\r?\n([\s\S]*?)^---\s*$/m.exec(text);
    if (fence?.[1] === undefined) return null;
    const start = fence.index + fence[0].indexOf('\n') + 1;
    return blankedOutside(text, [[start, start + fence[1].length]]);
  }
  if (ending !== 'vue' && ending !== 'svelte') return text;
  const blocks: [number, number][] = [];
  const opening = /<script\b[^>]*>/gi;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const start = match.index + match[0].length;
    const end = text.toLowerCase().indexOf('</script', start);
    if (end === -1) break;
    blocks.push([start, end]);
    opening.lastIndex = end;
  }
  return blocks.length === 0 ? null : blankedOutside(text, blocks);
}

function blankedOutside(text: string, blocks: readonly (readonly [number, number])[]): string {
  const blank = (from: number, to: number): string => text.slice(from, to).replace(/[^\r\n]/g, ' ');
  let result = '';
  let at = 0;
  for (const [start, end] of blocks) {
    // A semicolon keeps two blocks from running into each other.
    result += `${blank(at, start).replace(/ $/, ';')}${text.slice(start, end)}`;
    at = end;
  }
  return result + blank(at, text.length);
}

const always: readonly Condition[] = [];
/** Longest source kept of an expression that is not understood. */
const maxSource = 120;

type Body = Statement[];

/** Turns the syntax tree of one file into facts. */
class FileReader {
  private readonly path: string;
  private readonly text: string;
  private readonly language: Language;
  private readonly imports: Import[] = [];
  private readonly exports: Export[] = [];
  private conditions = 0;

  constructor(path: string, text: string, language: Language) {
    this.path = path;
    this.text = text;
    this.language = language;
  }

  program(root: t.Program): Program {
    const statements: Body = [];
    this.statements(root.body, always, statements, true);
    return {
      path: this.path,
      language: this.language,
      module: null,
      imports: this.imports,
      exports: this.exports,
      scope: { statements },
    };
  }

  // ── statements

  private statements(
    list: readonly t.Statement[],
    when: readonly Condition[],
    into: Body,
    top: boolean,
  ): void {
    for (const statement of list) this.statement(statement, when, into, top);
  }

  private statement(node: t.Statement, when: readonly Condition[], into: Body, top = false): void {
    switch (node.type) {
      case 'ImportDeclaration':
        this.importDeclaration(node);
        return;
      case 'ExportNamedDeclaration':
        this.exportNamed(node, when, into);
        return;
      case 'ExportDefaultDeclaration':
        this.exportDefault(node, when, into);
        return;
      case 'ExportAllDeclaration':
        if (node.exportKind !== 'type') {
          this.exports.push({ name: '*', from: node.source.value, local: '*' });
        }
        return;
      case 'TSExportAssignment':
        this.assignExports(node.expression, when, into, this.place(node));
        return;
      case 'TSImportEqualsDeclaration':
        if (node.moduleReference.type === 'TSExternalModuleReference') {
          const from = node.moduleReference.expression.value;
          this.imports.push({ from, name: '*', local: node.id.name, place: this.place(node) });
        }
        return;
      case 'VariableDeclaration':
        for (const declaration of node.declarations) this.declarator(declaration, when, into);
        return;
      case 'FunctionDeclaration':
        into.push({ kind: 'function', fn: this.fn(node, node.id?.name ?? 'default'), when });
        return;
      case 'ClassDeclaration':
        into.push({ kind: 'class', cls: this.cls(node, node.id?.name ?? 'default'), when });
        return;
      case 'TSEnumDeclaration':
        into.push({ kind: 'class', cls: this.enumeration(node), when });
        return;
      case 'TSModuleDeclaration':
        if (node.body.type === 'TSModuleBlock') this.statements(node.body.body, when, into, top);
        return;
      case 'ReturnStatement':
        into.push(
          node.argument == null
            ? { kind: 'leave', how: 'return', when, place: this.place(node) }
            : { kind: 'return', value: this.expression(node.argument), when, place: this.place(node) },
        );
        return;
      case 'ExpressionStatement':
        this.expressionStatement(node.expression, when, into, top);
        return;
      case 'BlockStatement':
        this.statements(node.body, when, into, top);
        return;
      case 'LabeledStatement':
        this.statement(node.body, when, into, top);
        return;
      case 'IfStatement':
        this.ifStatement(node, when, into);
        return;
      case 'SwitchStatement':
        this.switchStatement(node, when, into);
        return;
      case 'TryStatement':
        this.tryStatement(node, when, into);
        return;
      case 'ForStatement': {
        if (node.init?.type === 'VariableDeclaration') this.statement(node.init, when, into);
        const on = node.test == null ? '' : this.source(node.test);
        this.loop(node, on, node.test == null, when, into);
        return;
      }
      case 'ForOfStatement':
      case 'ForInStatement': {
        this.each(node, when, into);
        return;
      }
      case 'WhileStatement':
      case 'DoWhileStatement': {
        const open =
          (node.test.type === 'BooleanLiteral' && node.test.value) ||
          (node.test.type === 'NumericLiteral' && node.test.value !== 0);
        this.inspect(node.test, when, into);
        this.loop(node, this.source(node.test), open, when, into);
        return;
      }
      case 'BreakStatement':
      case 'ContinueStatement':
        into.push({
          kind: 'leave',
          how: node.type === 'BreakStatement' ? 'break' : 'continue',
          when,
          place: this.place(node),
        });
        return;
      case 'ThrowStatement':
        this.inspect(node.argument, when, into);
        into.push({ kind: 'leave', how: 'raise', when, place: this.place(node) });
        return;
      default:
        // Types and empty statements: no text flows through them.
        return;
    }
  }

  private loop(
    node: t.ForStatement | t.WhileStatement | t.DoWhileStatement,
    on: string,
    open: boolean,
    when: readonly Condition[],
    into: Body,
  ): void {
    const loop = {
      word: node.type === 'ForStatement' ? ('for' as const) : ('while' as const),
      place: this.place(node),
    };
    this.statement(
      node.body,
      [...when, { kind: 'loop', on, arm: 0, id: this.conditions++, open, loop }],
      into,
    );
  }

  /** `for (const x of xs)`: x is one item of xs. */
  private each(node: t.ForOfStatement | t.ForInStatement, when: readonly Condition[], into: Body): void {
    const target =
      node.type === 'ForOfStatement' && node.left.type === 'VariableDeclaration'
        ? node.left.declarations[0]?.id
        : undefined;
    const on = this.source(node.right);
    const loop: Condition = {
      kind: 'loop',
      on,
      arm: 0,
      id: this.conditions++,
      open: false,
      loop: { word: 'for', place: this.place(node) },
    };
    if (target === undefined) {
      this.statement(node.body, [...when, loop], into);
      return;
    }
    const place = this.place(target);
    const variable = target.type === 'Identifier' ? target.name : `{${place.line}:${place.column}}`;
    const inner: readonly Condition[] = [
      ...when,
      { ...loop, each: { variable, over: this.expression(node.right) } },
    ];
    if (target.type !== 'Identifier') this.bind(target, { kind: 'name', name: variable, place }, inner, into);
    this.statement(node.body, inner, into);
  }

  private ifStatement(node: t.IfStatement, when: readonly Condition[], into: Body): void {
    const id = this.conditions++;
    let arm = 0;
    let next: t.Statement | null | undefined = node;
    while (next?.type === 'IfStatement') {
      this.inspect(next.test, when, into);
      const on = this.source(next.test);
      this.statement(next.consequent, [...when, { kind: 'if', on, arm, id, open: false }], into);
      arm++;
      next = next.alternate;
    }
    if (next != null) {
      this.statement(next, [...when, { kind: 'if', on: '', arm, id, open: true }], into);
    }
  }

  private switchStatement(node: t.SwitchStatement, when: readonly Condition[], into: Body): void {
    const id = this.conditions++;
    const subject = this.source(node.discriminant);
    let arm = 0;
    for (const [index, item] of node.cases.entries()) {
      const test = item.test == null ? '' : `${subject} === ${this.source(item.test)}`;
      const condition: Condition = { kind: 'switch', on: test, arm, id, open: item.test == null };
      this.statements(item.consequent, [...when, condition], into, false);
      // `case 'a': case 'b':` share one arm.
      if (item.consequent.length > 0 || index === node.cases.length - 1) arm++;
    }
  }

  private tryStatement(node: t.TryStatement, when: readonly Condition[], into: Body): void {
    const id = this.conditions++;
    const arm = (number: number): readonly Condition[] => [
      ...when,
      { kind: 'try', on: '', arm: number, id, open: node.finalizer != null },
    ];
    this.statements(node.block.body, arm(0), into, false);
    if (node.handler != null) this.statements(node.handler.body.body, arm(1), into, false);
    if (node.finalizer != null) this.statements(node.finalizer.body, when, into, false);
  }

  private expressionStatement(
    node: t.Expression,
    when: readonly Condition[],
    into: Body,
    top: boolean,
  ): void {
    if (node.type === 'AssignmentExpression') {
      if (top && this.exportsAssignment(node, when, into)) return;
      this.assignment(node, when, into);
      return;
    }
    if (node.type === 'LogicalExpression' && node.right.type === 'AssignmentExpression') {
      // `cond && (x = y)` is an if.
      const on = this.source(node.left);
      const condition: Condition = { kind: 'if', on, arm: 0, id: this.conditions++, open: false };
      this.assignment(node.right, [...when, condition], into);
      return;
    }
    if (node.type === 'SequenceExpression') {
      for (const part of node.expressions) this.expressionStatement(part, when, into, top);
      return;
    }
    this.inspect(node, when, into);
  }

  /** Keeps an expression for the calls in it. */
  private inspect(node: t.Expression, when: readonly Condition[], into: Body): void {
    const value = this.expression(node);
    if (holdsCall(value)) into.push({ kind: 'expression', value, when, place: this.place(node) });
  }

  private assignment(node: t.AssignmentExpression, when: readonly Condition[], into: Body): void {
    if (node.operator === '=' && (node.left.type === 'ObjectPattern' || node.left.type === 'ArrayPattern')) {
      this.bind(node.left, this.expression(node.right), when, into);
      return;
    }
    let value = this.expression(node.right);
    const target = this.target(node.left);
    const logical = /^(\|\||&&|\?\?)=$/.exec(node.operator)?.[1];
    if (logical !== undefined) {
      value = this.choiceOf(logical, [target, value], this.source(node.left), this.place(node));
    }
    into.push({
      kind: 'assign',
      target,
      value,
      when,
      place: this.place(node),
      augmented: node.operator === '+=',
      type: null,
      decorators: [],
    });
  }

  private declarator(node: t.VariableDeclarator, when: readonly Condition[], into: Body): void {
    if (node.init == null) return;
    if (this.requires(node)) return;
    if (node.id.type === 'Identifier') {
      if (node.init.type === 'ClassExpression') {
        into.push({ kind: 'class', cls: this.cls(node.init, node.id.name), when });
        return;
      }
      if (node.init.type === 'ArrowFunctionExpression' || node.init.type === 'FunctionExpression') {
        into.push({ kind: 'function', fn: this.fn(node.init, node.id.name), when });
        return;
      }
      // `const a = b = value`
      if (node.init.type === 'AssignmentExpression') this.assignment(node.init, when, into);
    }
    this.bind(node.id, this.expression(node.init), when, into);
  }

  /** `const x = require('y')`, `const {a} = await import('y')`: an import. */
  private requires(node: t.VariableDeclarator): boolean {
    let init = node.init;
    while (init?.type === 'AwaitExpression') init = init.argument;
    let name: string | null = null;
    if (init?.type === 'MemberExpression' && init.property.type === 'Identifier' && !init.computed) {
      name = init.property.name;
      init = init.object;
      while (init.type === 'AwaitExpression') init = init.argument;
    }
    const from = init == null ? null : moduleOf(init);
    if (from === null) return false;
    const place = this.place(node);
    if (node.id.type === 'Identifier') {
      this.imports.push({ from, name: name ?? '*', local: node.id.name, place });
      return true;
    }
    if (node.id.type !== 'ObjectPattern' || name !== null) return false;
    for (const property of node.id.properties) {
      if (property.type !== 'ObjectProperty' || property.value.type !== 'Identifier') continue;
      const key = keyOf(property);
      if (key !== null) this.imports.push({ from, name: key, local: property.value.name, place });
    }
    return true;
  }

  /** Binds a name or a pattern to a value. */
  private bind(
    target: t.LVal | t.VoidPattern,
    value: Expression,
    when: readonly Condition[],
    into: Body,
  ): void {
    switch (target.type) {
      case 'Identifier':
      case 'MemberExpression':
        into.push({
          kind: 'assign',
          target: this.target(target),
          value,
          when,
          place: this.place(target),
          augmented: false,
          type: target.type === 'Identifier' ? this.typeOf(target.typeAnnotation) : null,
          decorators: [],
        });
        return;
      case 'AssignmentPattern': {
        const place = this.place(target);
        const arms = [value, this.expression(target.right)];
        this.bind(target.left, this.choiceOf('??', arms, '', place), when, into);
        return;
      }
      case 'ObjectPattern': {
        const object = this.held(target, value, when, into);
        for (const property of target.properties) {
          const place = this.place(property);
          if (property.type === 'RestElement') {
            this.bind(property.argument, object, when, into);
            continue;
          }
          const key = keyOf(property);
          if (key === null) continue;
          this.bind(property.value as t.LVal, { kind: 'member', object, name: key, place }, when, into);
        }
        return;
      }
      case 'ArrayPattern': {
        const object = this.held(target, value, when, into);
        for (const [at, element] of target.elements.entries()) {
          if (element === null) continue;
          const place = this.place(element);
          if (element.type === 'RestElement') continue;
          const index: Expression = { kind: 'number', value: at, place };
          this.bind(element, { kind: 'index', object, index, place }, when, into);
        }
        return;
      }
      default:
        return;
    }
  }

  /** A value that several names are taken out of: named once, so that a call in it stands once. */
  private held(pattern: t.Node, value: Expression, when: readonly Condition[], into: Body): Expression {
    if (value.kind === 'name' || value.kind === 'member') return value;
    const place = this.place(pattern);
    const target: Expression = { kind: 'name', name: `{${place.line}:${place.column}}`, place };
    into.push({ kind: 'assign', target, value, when, place, augmented: false, type: null, decorators: [] });
    return target;
  }

  private target(node: t.Node): Expression {
    return this.expression(node as t.Expression);
  }

  // ── modules

  private importDeclaration(node: t.ImportDeclaration): void {
    const from = node.source.value;
    const place = this.place(node);
    const isType = (kind: string | null | undefined): boolean => kind === 'type' || kind === 'typeof';
    for (const specifier of node.specifiers) {
      const local = specifier.local.name;
      const own = specifier.type === 'ImportSpecifier' && isType(specifier.importKind);
      const typeOnly = isType(node.importKind) || own ? { typeOnly: true } : {};
      const name =
        specifier.type === 'ImportDefaultSpecifier'
          ? 'default'
          : specifier.type === 'ImportNamespaceSpecifier'
            ? '*'
            : nameOf(specifier.imported);
      this.imports.push({ from, name, local, ...typeOnly, place });
    }
  }

  private exportNamed(node: t.ExportNamedDeclaration, when: readonly Condition[], into: Body): void {
    if (node.declaration != null) {
      this.statement(node.declaration, when, into, true);
      return;
    }
    if (node.exportKind === 'type') return;
    const from = node.source?.value ?? null;
    for (const specifier of node.specifiers) {
      if (specifier.type === 'ExportNamespaceSpecifier') {
        this.exports.push({ name: specifier.exported.name, from, local: '*' });
      } else if (specifier.type === 'ExportDefaultSpecifier') {
        this.exports.push({ name: specifier.exported.name, from, local: 'default' });
      } else if (specifier.exportKind !== 'type') {
        this.exports.push({ name: nameOf(specifier.exported), from, local: nameOf(specifier.local) });
      }
    }
  }

  private exportDefault(node: t.ExportDefaultDeclaration, when: readonly Condition[], into: Body): void {
    const declared = node.declaration;
    switch (declared.type) {
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        this.exports.push({ name: 'default', from: null, local: declared.id?.name ?? 'default' });
        this.statement(declared, when, into);
        return;
      case 'TSDeclareFunction':
        return;
      default:
        this.assignExports(declared, when, into, this.place(node));
    }
  }

  /** `export default value`, `module.exports = value`: a name `default`, and the names of an object literal. */
  private assignExports(node: t.Expression, when: readonly Condition[], into: Body, place: Place): void {
    const inner = unwrapped(node);
    if (inner.type === 'Identifier') {
      this.exports.push({ name: 'default', from: null, local: inner.name });
      return;
    }
    this.exports.push({ name: 'default', from: null, local: 'default' });
    const target: Expression = { kind: 'name', name: 'default', place };
    if (inner.type === 'ArrowFunctionExpression' || inner.type === 'FunctionExpression') {
      into.push({ kind: 'function', fn: this.fn(inner, 'default'), when });
      return;
    }
    const value = this.expression(node);
    into.push({ kind: 'assign', target, value, when, place, augmented: false, type: null, decorators: [] });
  }

  /** `module.exports = …`, `exports.name = …`; true when the statement was one. */
  private exportsAssignment(node: t.AssignmentExpression, when: readonly Condition[], into: Body): boolean {
    const left = node.left;
    if (node.operator !== '=' || left.type !== 'MemberExpression' || left.computed) return false;
    const written = this.source(left);
    const place = this.place(node);
    if (written === 'module.exports') {
      const value = unwrapped(node.right);
      if (value.type !== 'ObjectExpression') {
        this.assignExports(node.right, when, into, place);
        return true;
      }
      // Each key is a name that `const { key } = require(…)` takes.
      this.exports.push({ name: 'default', from: null, local: 'default' });
      const entries = this.entries(value).map((entry): RecordEntry => {
        if (entry.key === null) return entry;
        if (entry.value.kind === 'name') {
          this.exports.push({ name: entry.key, from: null, local: entry.value.name });
          return entry;
        }
        const local: Expression = { kind: 'name', name: entry.key, place: entry.place };
        this.assignNamed(local, entry.value, when, into);
        return { ...entry, value: local };
      });
      const target: Expression = { kind: 'name', name: 'default', place };
      const record: Expression = { kind: 'record', type: null, entries, place: this.place(value) };
      this.assignNamed(target, record, when, into);
      return true;
    }
    const named = /^(?:module\.)?exports\.([A-Za-z_$][\w$]*)$/.exec(written)?.[1];
    if (named === undefined) return false;
    const value = this.expression(node.right);
    if (value.kind === 'name') this.exports.push({ name: named, from: null, local: value.name });
    else this.assignNamed({ kind: 'name', name: named, place: this.place(left) }, value, when, into);
    return true;
  }

  private assignNamed(target: Expression, value: Expression, when: readonly Condition[], into: Body): void {
    if (value.kind === 'function' && target.kind === 'name') {
      into.push({ kind: 'function', fn: { ...value.fn, name: target.name }, when });
      return;
    }
    const place = target.place;
    into.push({ kind: 'assign', target, value, when, place, augmented: false, type: null, decorators: [] });
  }

  // ── functions and classes

  private fn(
    node:
      | t.FunctionDeclaration
      | t.FunctionExpression
      | t.ArrowFunctionExpression
      | t.ObjectMethod
      | t.ClassMethod
      | t.ClassPrivateMethod,
    name: string,
  ): FunctionFact {
    const statements: Body = [];
    const parameters = node.params.flatMap((parameter) => this.parameter(parameter, statements));
    if (node.body.type === 'BlockStatement') this.statements(node.body.body, always, statements, false);
    else {
      const value = this.expression(node.body);
      statements.push({ kind: 'return', value, when: always, place: this.place(node.body) });
    }
    const decorators = 'decorators' in node ? this.decorators(node.decorators) : [];
    const place = this.place(node);
    // What a generator hands out piece by piece is not followed.
    if ('generator' in node && node.generator)
      statements.push({
        kind: 'return',
        value: { kind: 'unknown', source: `${name}()`, inside: [], place },
        when: always,
        place,
      });
    // A getter is read like a property, as in Python.
    if ('kind' in node && node.kind === 'get') decorators.push({ kind: 'name', name: 'property', place });
    return {
      name,
      parameters,
      scope: { statements },
      docstring: null,
      decorators,
      returnType: this.typeOf(node.returnType),
      place,
    };
  }

  private parameter(
    node: t.FunctionParameter | t.TSParameterProperty,
    prelude: Body,
    fallback: Expression | null = null,
  ): Parameter[] {
    const decorators: readonly Expression[] = [];
    switch (node.type) {
      case 'Identifier':
        if (node.name === 'this') return [];
        return [
          {
            default: fallback,
            name: node.name,
            kind: 'plain',
            type: this.typeOf(node.typeAnnotation),
            decorators: this.decorators(node.decorators),
          },
        ];
      case 'AssignmentPattern':
        return this.parameter(node.left as t.FunctionParameter, prelude, this.expression(node.right));
      case 'RestElement':
        return [
          {
            default: fallback,
            name: node.argument.type === 'Identifier' ? node.argument.name : '',
            kind: 'rest',
            type: null,
            decorators,
          },
        ];
      case 'TSParameterProperty': {
        // `constructor(private readonly llm: LLM)` is a field as well.
        const found = this.parameter(node.parameter, prelude, fallback);
        const place = this.place(node);
        for (const parameter of found) {
          const self: Expression = { kind: 'name', name: 'self', place };
          prelude.push({
            kind: 'assign',
            target: { kind: 'member', object: self, name: parameter.name, place },
            value: { kind: 'name', name: parameter.name, place },
            when: always,
            place,
            augmented: false,
            type: parameter.type,
            decorators: [],
          });
        }
        return found.map((parameter) => ({ ...parameter, decorators: this.decorators(node.decorators) }));
      }
      case 'ObjectPattern': {
        const place = this.place(node);
        const name = `{${place.line}:${place.column}}`;
        const fields = node.properties.flatMap((property): NonNullable<Parameter['fields']>[number][] => {
          if (property.type === 'RestElement') {
            return property.argument.type === 'Identifier'
              ? [{ key: '*', local: property.argument.name, default: null }]
              : [];
          }
          const key = keyOf(property);
          if (key === null) return [];
          let value = property.value;
          let initial: Expression | null = null;
          if (value.type === 'AssignmentPattern') {
            initial = this.expression(value.right);
            value = value.left;
          }
          if (value.type === 'Identifier') return [{ key, local: value.name, default: initial }];
          // A pattern inside: taken apart in the body.
          const inner = this.place(value);
          const local = `{${inner.line}:${inner.column}}`;
          this.bind(value as t.LVal, { kind: 'name', name: local, place: inner }, always, prelude);
          return [{ key, local, default: initial }];
        });
        const type = this.typeOf(node.typeAnnotation);
        return [{ default: fallback, name, kind: 'destructured', fields, type, decorators }];
      }
      case 'ArrayPattern': {
        const place = this.place(node);
        const name = `{${place.line}:${place.column}}`;
        this.bind(node, { kind: 'name', name, place }, always, prelude);
        return [{ default: fallback, name, kind: 'plain', type: null, decorators }];
      }
      default:
        return [{ default: fallback, name: '', kind: 'plain', type: null, decorators }];
    }
  }

  private cls(node: t.ClassDeclaration | t.ClassExpression, name: string): ClassFact {
    const statements: Body = [];
    for (const member of node.body.body) {
      switch (member.type) {
        case 'ClassMethod':
        case 'ClassPrivateMethod': {
          const key = memberName(member);
          if (key !== null) statements.push({ kind: 'function', fn: this.fn(member, key), when: always });
          break;
        }
        case 'ClassProperty':
        case 'ClassPrivateProperty':
        case 'ClassAccessorProperty': {
          const key = memberName(member);
          if (key === null) break;
          const place = this.place(member);
          if (
            member.value?.type === 'ArrowFunctionExpression' ||
            member.value?.type === 'FunctionExpression'
          ) {
            statements.push({ kind: 'function', fn: this.fn(member.value, key), when: always });
            break;
          }
          const type = member.type === 'ClassPrivateProperty' ? null : member.typeAnnotation;
          statements.push({
            kind: 'assign',
            target: { kind: 'name', name: key, place },
            value:
              member.value == null
                ? { kind: 'unknown', source: '', inside: [], place }
                : this.expression(member.value),
            when: always,
            place,
            augmented: false,
            type: this.typeOf(type),
            decorators: this.decorators(member.decorators),
          });
          break;
        }
        case 'StaticBlock':
          this.statements(member.body, always, statements, false);
          break;
        default:
          break;
      }
    }
    return {
      name,
      kind: 'class',
      bases: node.superClass == null ? [] : [this.expression(node.superClass)],
      decorators: this.decorators(node.decorators),
      docstring: null,
      scope: { statements },
      place: this.place(node),
    };
  }

  private enumeration(node: t.TSEnumDeclaration): ClassFact {
    const statements: Body = [];
    const members = node.members.length > 0 ? node.members : (node.body?.members ?? []);
    let next = 0;
    for (const member of members) {
      const place = this.place(member);
      const key = member.id.type === 'Identifier' ? member.id.name : member.id.value;
      const value: Expression =
        member.initializer == null
          ? { kind: 'number', value: next++, place }
          : this.expression(member.initializer);
      if (value.kind === 'number') next = value.value + 1;
      statements.push({
        kind: 'assign',
        target: { kind: 'name', name: key, place },
        value,
        when: always,
        place,
        augmented: false,
        type: null,
        decorators: [],
      });
    }
    const scope: Scope = { statements };
    const place = this.place(node);
    return { name: node.id.name, kind: 'enum', bases: [], decorators: [], docstring: null, scope, place };
  }

  private decorators(list: readonly t.Decorator[] | null | undefined): Expression[] {
    return (list ?? []).map((decorator) => this.expression(decorator.expression));
  }

  // ── expressions

  private expression(node: t.Expression | t.PrivateName | t.Super | t.Import): Expression {
    const place = this.place(node);
    switch (node.type) {
      case 'StringLiteral':
        return { kind: 'text', value: node.value, place };
      case 'TemplateLiteral':
        return this.template(node, null, place);
      case 'TaggedTemplateExpression':
        return this.template(node.quasi, this.expression(node.tag), place);
      case 'NumericLiteral':
        return { kind: 'number', value: node.value, place };
      case 'BooleanLiteral':
        return { kind: 'boolean', value: node.value, place };
      case 'NullLiteral':
        return { kind: 'null', place };
      case 'Identifier':
        if (node.name === 'undefined') return { kind: 'null', place };
        return { kind: 'name', name: node.name, place };
      case 'PrivateName':
        return { kind: 'name', name: `#${node.id.name}`, place };
      case 'ThisExpression':
        return { kind: 'name', name: 'self', place };
      case 'Super':
        return { kind: 'name', name: 'super', place };
      case 'Import':
        return { kind: 'name', name: 'import', place };
      case 'MetaProperty':
        return { kind: 'name', name: `${node.meta.name}.${node.property.name}`, place };
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.member(node, place);
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        return this.call(node, place);
      case 'ImportExpression':
        return {
          kind: 'call',
          callee: { kind: 'name', name: 'import', place },
          arguments: [{ name: null, value: this.expression(node.source), spread: null }],
          constructs: false,
          place,
        };
      case 'ArrayExpression':
        return {
          kind: 'list',
          items: node.elements.flatMap((element): { value: Expression; spread: boolean }[] => {
            if (element === null) return [];
            if (element.type === 'SpreadElement') {
              return [{ value: this.expression(element.argument), spread: true }];
            }
            return [{ value: this.expression(element), spread: false }];
          }),
          place,
        };
      case 'ObjectExpression':
        return { kind: 'record', type: null, entries: this.entries(node), place };
      case 'BinaryExpression':
        return this.binary(node, place);
      case 'LogicalExpression':
        return this.choiceOf(
          node.operator,
          [this.expression(node.left), this.expression(node.right)],
          this.source(node.left),
          place,
        );
      case 'ConditionalExpression':
        return {
          kind: 'choice',
          on: this.source(node.test),
          operator: 'if',
          arms: [this.expression(node.consequent), this.expression(node.alternate)],
          place,
        };
      case 'ArrowFunctionExpression':
        return { kind: 'function', fn: this.fn(node, ''), place };
      case 'FunctionExpression':
        return { kind: 'function', fn: this.fn(node, node.id?.name ?? ''), place };
      case 'AwaitExpression':
        return this.expression(node.argument);
      case 'YieldExpression':
        if (node.argument != null) return this.expression(node.argument);
        break;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'TypeCastExpression':
      case 'ParenthesizedExpression':
        return this.expression(node.expression);
      case 'AssignmentExpression':
        return this.expression(node.right);
      case 'SequenceExpression': {
        const parts = node.expressions.map((part) => this.expression(part));
        const last = parts.at(-1);
        if (last !== undefined && !parts.slice(0, -1).some(holdsCall)) return last;
        return this.unknown(node, parts);
      }
      case 'UnaryExpression': {
        const inner = this.expression(node.argument);
        if (node.operator === '-' && inner.kind === 'number') {
          return { kind: 'number', value: -inner.value, place };
        }
        // `void send()` is a call whose promise nobody waits for.
        if (node.operator === 'void' && inner.kind !== 'call') return { kind: 'null', place };
        return this.unknown(node, [inner]);
      }
      case 'ClassExpression':
        return this.unknown(node, this.classValues(node));
      case 'JSXElement':
      case 'JSXFragment':
        return this.unknown(node, this.jsx(node));
      default:
        break;
    }
    return this.unknown(node, []);
  }

  private unknown(node: t.Node, inside: readonly Expression[]): Expression {
    const kept = inside.filter((part) => holdsCall(part) || holdsText(part));
    return { kind: 'unknown', source: this.source(node), inside: kept, place: this.place(node) };
  }

  /** A class without a name keeps its methods as functions inside. */
  private classValues(node: t.ClassExpression): Expression[] {
    return this.cls(node, '').scope.statements.flatMap((statement): Expression[] => {
      if (statement.kind === 'function') {
        return [{ kind: 'function', fn: statement.fn, place: statement.fn.place }];
      }
      return statement.kind === 'assign' ? [statement.value] : [];
    });
  }

  /** Of an element only what may hold calls: handlers and computed children. Text of a page is never a prompt. */
  private jsx(node: t.JSXElement | t.JSXFragment): Expression[] {
    const found: Expression[] = [];
    const container = (inner: t.Expression | t.JSXEmptyExpression): void => {
      if (inner.type === 'JSXEmptyExpression' || inner.type === 'StringLiteral') return;
      if (inner.type === 'JSXElement' || inner.type === 'JSXFragment') found.push(...this.jsx(inner));
      else {
        const value = this.expression(inner);
        if (holdsCall(value)) found.push(value);
      }
    };
    if (node.type === 'JSXElement') {
      for (const attribute of node.openingElement.attributes) {
        if (attribute.type === 'JSXSpreadAttribute') container(attribute.argument);
        else if (attribute.value?.type === 'JSXExpressionContainer') container(attribute.value.expression);
        else if (attribute.value?.type === 'JSXElement') found.push(...this.jsx(attribute.value));
      }
    }
    for (const child of node.children) {
      if (child.type === 'JSXExpressionContainer') container(child.expression);
      else if (child.type === 'JSXSpreadChild') container(child.expression);
      else if (child.type === 'JSXElement' || child.type === 'JSXFragment') found.push(...this.jsx(child));
    }
    return found;
  }

  private template(node: t.TemplateLiteral, tag: Expression | null, place: Place): Expression {
    const parts: Expression[] = [];
    for (const [at, quasi] of node.quasis.entries()) {
      const value = quasi.value.cooked ?? quasi.value.raw;
      if (value !== '') parts.push({ kind: 'text', value, place: this.place(quasi) });
      const hole = node.expressions[at];
      if (hole !== undefined) parts.push(this.expression(hole as t.Expression));
    }
    const only = parts[0];
    // A template without holes is a plain string.
    if (tag === null && node.expressions.length === 0) {
      return { kind: 'text', value: only?.kind === 'text' ? only.value : '', place };
    }
    return { kind: 'template', parts, tag, place };
  }

  private member(node: t.MemberExpression | t.OptionalMemberExpression, place: Place): Expression {
    const object = this.expression(node.object);
    if (!node.computed) {
      const name = node.property.type === 'PrivateName' ? `#${node.property.id.name}` : nameOf(node.property);
      return { kind: 'member', object, name, place };
    }
    const index = this.expression(node.property);
    return { kind: 'index', object, index, place };
  }

  private call(
    node: t.CallExpression | t.OptionalCallExpression | t.NewExpression,
    place: Place,
  ): Expression {
    return {
      kind: 'call',
      callee: this.expression(node.callee as t.Expression),
      arguments: node.arguments.map((argument): Argument => {
        if (argument.type === 'SpreadElement') {
          return { name: null, value: this.expression(argument.argument), spread: 'list' };
        }
        return { name: null, value: this.expression(argument as t.Expression), spread: null };
      }),
      constructs: node.type === 'NewExpression',
      place,
    };
  }

  private binary(node: t.BinaryExpression, place: Place): Expression {
    if (node.operator !== '+') {
      const left = this.expression(node.left);
      const right = this.expression(node.right);
      return { kind: 'binary', operator: node.operator, left, right, place };
    }
    // A long chain of `+` leans to the left: it is walked, not descended.
    const parts: Expression[] = [];
    let next: t.Expression | t.PrivateName = node;
    while (next.type === 'BinaryExpression' && next.operator === '+') {
      parts.push(this.expression(next.right));
      next = next.left;
    }
    parts.push(this.expression(next));
    parts.reverse();
    return {
      kind: 'concat',
      parts: parts.flatMap((part) => (part.kind === 'concat' ? part.parts : [part])),
      place,
    };
  }

  private choiceOf(operator: string, arms: readonly Expression[], on: string, place: Place): Expression {
    const kind = operator === '||' ? 'or' : operator === '&&' ? 'and' : '??';
    return { kind: 'choice', on, operator: kind, arms, place };
  }

  private entries(node: t.ObjectExpression): RecordEntry[] {
    return node.properties.map((property): RecordEntry => {
      const place = this.place(property);
      if (property.type === 'SpreadElement') {
        return { key: null, value: this.expression(property.argument), spread: true, place };
      }
      const key = keyOf(property);
      const computed = key === null && property.computed ? this.expression(property.key) : null;
      const value: Expression =
        property.type === 'ObjectMethod'
          ? { kind: 'function', fn: this.fn(property, key ?? ''), place }
          : this.expression(property.value as t.Expression);
      // Copied with spread, an entry costs many times as much.
      return computed === null
        ? { key, value, spread: false, place }
        : { key, computed, value, spread: false, place };
    });
  }

  // ── places

  private place(node: t.Node): Place {
    const start = node.start ?? 0;
    return {
      path: this.path,
      line: node.loc?.start.line ?? 1,
      column: (node.loc?.start.column ?? 0) + 1,
      start,
      end: node.end ?? start,
    };
  }

  private source(node: t.Node): string {
    const start = node.start ?? 0;
    const end = node.end ?? start;
    const written = this.text.slice(start, Math.min(end, start + 4 * maxSource)).replace(/\s+/g, ' ');
    return written.length > maxSource ? `${written.slice(0, maxSource - 1)}…` : written;
  }

  /** A declared type as written, without its colon; null when there is none. */
  private typeOf(annotation: t.Node | null | undefined): string | null {
    if (annotation == null || annotation.type === 'Noop') return null;
    return this.source(annotation).replace(/^:\s*/, '');
  }
}

/** The module that `require('m')` or `import('m')` names, null for anything else. */
function moduleOf(node: t.Expression): string | null {
  if (node.type === 'ImportExpression') {
    return node.source.type === 'StringLiteral' ? node.source.value : null;
  }
  if (node.type !== 'CallExpression') return null;
  const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
  const argument = node.arguments[0];
  if (!isRequire && node.callee.type !== 'Import') return null;
  return argument?.type === 'StringLiteral' ? argument.value : null;
}

function unwrapped(node: t.Expression): t.Expression {
  let inner = node;
  while (
    inner.type === 'TSAsExpression' ||
    inner.type === 'TSSatisfiesExpression' ||
    inner.type === 'TSNonNullExpression' ||
    inner.type === 'ParenthesizedExpression'
  ) {
    inner = inner.expression;
  }
  return inner;
}

function keyOf(property: t.ObjectProperty | t.ObjectMethod): string | null {
  if (property.key.type === 'StringLiteral') return property.key.value;
  if (property.key.type === 'NumericLiteral') return String(property.key.value);
  if (property.computed) return null;
  return property.key.type === 'Identifier' ? property.key.name : null;
}

function memberName(
  member:
    t.ClassMethod | t.ClassPrivateMethod | t.ClassProperty | t.ClassPrivateProperty | t.ClassAccessorProperty,
): string | null {
  const key = member.key;
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  if (key.type === 'StringLiteral') return key.value;
  return key.type === 'Identifier' && !('computed' in member && member.computed) ? key.name : null;
}

function nameOf(node: t.Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'StringLiteral' ? node.value : '';
}

/** Whether a call, or a function that may hold one, stands anywhere in an expression. */
function holdsCall(value: Expression): boolean {
  switch (value.kind) {
    case 'call':
    case 'function':
      return true;
    case 'template':
    case 'concat':
      return value.parts.some(holdsCall) || (value.kind === 'template' && value.tag !== null);
    case 'member':
      return holdsCall(value.object);
    case 'index':
      return holdsCall(value.object) || holdsCall(value.index);
    case 'list':
      return value.items.some((item) => holdsCall(item.value));
    case 'record':
      return value.entries.some((entry) => holdsCall(entry.value));
    case 'binary':
      return holdsCall(value.left) || holdsCall(value.right);
    case 'choice':
      return value.arms.some(holdsCall);
    case 'unknown':
      return value.inside.some(holdsCall);
    default:
      return false;
  }
}

function holdsText(value: Expression): boolean {
  return value.kind === 'text' || value.kind === 'template' || value.kind === 'concat';
}
