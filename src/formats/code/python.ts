import { parse } from 'py-ast';
import type { Place } from '../../core/prompt.js';
import type { SourceFile } from '../../core/revision.js';
import { parseJson } from '../syntax/json.js';
import { itemsAt, stringAt, textAt, at, listAt } from '../syntax/tree.js';
import { placeIn } from '../syntax/place.js';
import { ProgramSyntaxError } from './facts.js';
import type {
  Argument,
  ClassFact,
  Condition,
  Expression,
  FunctionFact,
  Import,
  Parameter,
  Program,
  Reader,
  RecordEntry,
  Scope,
  Statement,
  Variable,
} from './facts.js';
import { table } from './lookup.js';
import { parsePython, PythonSyntaxError, type Node } from './python-syntax.js';

/** Python files and the code cells of notebooks (never their outputs). */
export const python: Reader = {
  languages: ['python'],
  endings: { py: 'python', ipynb: 'python' },
  read: (path, text) => Promise.resolve(readFile(path, text)),
  ready: () => Promise.resolve(readFile),
};

function readFile(path: string, text: string): Program {
  return path.endsWith('.ipynb') ? readNotebook(path, text) : readModule(path, text);
}

function readModule(path: string, text: string): Program {
  const file: SourceFile = { path, text, hadByteOrderMark: false };
  const encoding = declaredEncoding(text);
  if (encoding !== null)
    throw new ProgramSyntaxError(`It declares the encoding ${encoding}, in which it was not read`, 1);
  const source = new Source(file, 0);
  const imports: Import[] = [];
  const statements = source.read(text, imports);
  return { path, language: 'python', module: null, imports, exports: [], scope: { statements } };
}

/** An encoding in which the text would be another one than UTF-8 (PEP 263), null for the usual ones. */
function declaredEncoding(text: string): string | null {
  for (const line of text.split('\n', 2)) {
    if (!/^[ \t\f]*(?:#|$)/.test(line.trimEnd())) return null;
    const [, name] = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]{1,40})/.exec(line) ?? [];
    if (name !== undefined)
      return /^(?:utf[-_]?8(?:[-_]?sig)?|(?:us[-_]?)?ascii|latin[-_]?1|iso[-_]?8859[-_]?\d+|cp125\d|windows[-_]?125\d)(?:-(?:unix|dos|mac))?$/i.test(
        name,
      )
        ? null
        : name;
  }
  return null;
}

/**
 * The code cells one after the other. A line of a cell is a string of the JSON; its places are those of the string. Magics
 * (`%pip`, `!ls`) are blanked. A cell in another language (`%%bash`) is left out.
 */
function readNotebook(path: string, text: string): Program {
  const file: SourceFile = { path, text, hadByteOrderMark: false };
  const { root } = parseJson(file);
  const imports: Import[] = [];
  const statements: Statement[] = [];
  if (root === null) throw new ProgramSyntaxError('the notebook is not JSON', null);
  for (const cell of itemsAt(root, 'cells')) {
    if (stringAt(cell, 'cell_type') !== 'code') continue;
    const lines = listAt(cell, 'source')?.items ?? [];
    const parts =
      lines.length > 0
        ? lines.map((line) => ({ text: textAt(line)?.text ?? '', place: line.place }))
        : [{ text: stringAt(cell, 'source') ?? '', place: at(cell, 'source')?.place ?? cell.place }];
    const code = parts.map((part) => part.text).join('');
    if (/^\s*%%(?!time|capture)/.test(code)) continue;
    const clean = code.replace(/^[ \t]*(?:[%!].*|\?.*|[\w.]+\?+[ \t]*)$/gm, (line) =>
      `${/^[ \t]*/.exec(line)?.[0] ?? ''}pass`.padEnd(line.length).slice(0, Math.max(line.length, 4)),
    );
    const source = new Source(
      file,
      parts[0]?.place.start ?? 0,
      parts.map((part) => part.place),
    );
    statements.push(...source.read(clean, imports));
  }
  return { path, language: 'python', module: null, imports, exports: [], scope: { statements } };
}

const maxSource = 120;

/** Parses a module. Where our parser gives up, the other one decides whether it is Python. */
function parsed(text: string): readonly Node[] {
  try {
    return parsePython(text);
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    return parse(text).body as unknown as readonly Node[];
  }
}

class Source {
  readonly #file: SourceFile;
  /** Of a notebook's cell: the place of each of its lines. */
  readonly #cellLines: readonly Place[] | null;
  #text = '';
  #starts: number[] = [0];
  #line = 1;
  #ascii = true;
  #conditions = 0;
  /** What functions do to names of the module. */
  readonly #hoisted: Statement[] = [];

  constructor(file: SourceFile, base: number, cellLines: readonly Place[] | null = null) {
    this.#file = file;
    this.#cellLines = cellLines;
    this.#conditions = base * 1000;
  }

  read(text: string, imports: Import[]): Statement[] {
    // A form feed is white space in Python; the parser does not know it.
    const clean = text.includes('\f') ? text.replaceAll('\f', ' ') : text;
    this.#text = clean;
    this.#starts = [0];
    this.#line = 1;
    this.#ascii = /^[\x00-\x7f]*$/.test(clean);
    for (let at = 0; at < clean.length; at++) {
      const unit = clean.charCodeAt(at);
      if (unit === 10 || (unit === 13 && clean.charCodeAt(at + 1) !== 10)) this.#starts.push(at + 1);
    }
    let body: readonly Node[];
    try {
      body = parsed(clean);
    } catch (error) {
      if (error instanceof RangeError)
        throw new ProgramSyntaxError('it is nested too deeply to be read', null);
      const { lineno } = error as { lineno?: number };
      const message = error instanceof Error ? error.message : String(error);
      const line = lineno ?? (Number(/ at line (\d+)/.exec(message)?.[1] ?? 0) || null);
      throw new ProgramSyntaxError(message.replace(/ at line \d+, column \d+$/, '').slice(0, 120), line);
    }
    try {
      const statements = this.#body(body, [], imports);
      return [...statements, ...this.#hoisted];
    } catch (error) {
      if (error instanceof RangeError)
        throw new ProgramSyntaxError('it is nested too deeply to be read', null);
      throw error;
    }
  }

  // ---------------------------------------------------------------- places

  #offset(line: number, bytes: number): number {
    const start = this.#starts[line - 1] ?? this.#text.length;
    if (this.#ascii) return start + bytes;
    let left = bytes;
    let at = start;
    while (left > 0 && at < this.#text.length) {
      const unit = this.#text.charCodeAt(at);
      if (unit >= 0xd800 && unit < 0xdc00) {
        left -= 4;
        at += 2;
      } else {
        left -= unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
        at++;
      }
    }
    return at;
  }

  #start(node: Node): number {
    return node.start ?? this.#offset(Number(node['lineno']), Number(node['col_offset']));
  }

  #end(node: Node): number {
    if (node.end !== undefined) return node.end;
    const line = node['end_lineno'];
    return line === undefined
      ? this.#start(node)
      : this.#offset(Number(line), Number(node['end_col_offset']));
  }

  /** The line of an offset, counted from 1. */
  #lineOf(offset: number): number {
    const starts = this.#starts;
    const line = this.#line;
    // Nodes come nearly in order.
    if (offset >= (starts[line - 1] ?? 0) && offset < (starts[line] ?? Number.POSITIVE_INFINITY)) return line;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    this.#line = low + 1;
    return low + 1;
  }

  #place(node: Node): Place {
    const start = this.#start(node);
    const end = this.#end(node);
    const line = this.#lineOf(start);
    const column = start - (this.#starts[line - 1] ?? 0) + 1;
    if (this.#cellLines === null) return { path: this.#file.path, line, column, start, end };
    const first = this.#cellLines[Math.min(line, this.#cellLines.length) - 1];
    const last = this.#cellLines[Math.min(this.#lineOf(end), this.#cellLines.length) - 1];
    // Of a cell that is one string, or of a line: the column stays near enough to tell two texts apart.
    const from = (first?.start ?? 0) + (this.#cellLines.length === 1 ? start : column - 1);
    return placeIn(this.#file, from, Math.max(from, last?.end ?? from));
  }

  #written(node: Node): string {
    const text = this.#text.slice(this.#start(node), Math.min(this.#end(node), this.#start(node) + 400));
    return text.replace(/\s+/g, ' ').trim().slice(0, maxSource);
  }

  // ---------------------------------------------------------------- statements

  #scope(nodes: readonly Node[], imports: Import[]): Scope {
    return { statements: this.#body(nodes, [], imports) };
  }

  #body(nodes: readonly Node[], when: readonly Condition[], imports: Import[]): Statement[] {
    const found: Statement[] = [];
    for (const node of nodes) this.#statement(node, when, imports, found);
    return found;
  }

  #statement(node: Node, when: readonly Condition[], imports: Import[], found: Statement[]): void {
    switch (node.nodeType) {
      case 'Import': {
        for (const alias of node['names'] as Node[]) {
          const name = alias['name'] as string;
          const local = alias['asname'] as string | undefined;
          const place = this.#place(node);
          if (local != null) imports.push({ from: name, name: '*', local, place });
          else {
            const root = name.split('.', 1)[0] ?? name;
            imports.push({ from: root, name: '*', local: root, place });
            // Only to have the module read: it is reached as a member of its package.
            if (root !== name) imports.push({ from: name, name: '*', local: '', place });
          }
        }
        return;
      }
      case 'ImportFrom': {
        const from = `${'.'.repeat(Number(node['level'] ?? 0))}${(node['module'] as string | null) ?? ''}`;
        for (const alias of node['names'] as Node[]) {
          const name = alias['name'] as string;
          const local = (alias['asname'] as string | null) ?? name;
          imports.push({ from, name, local: name === '*' ? '*' : local, place: this.#place(node) });
        }
        return;
      }
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        found.push({ kind: 'function', fn: this.#function(node, imports), when });
        return;
      case 'ClassDef':
        found.push({ kind: 'class', cls: this.#class(node, imports), when });
        return;
      case 'Return': {
        const value = node['value'] as Node | null | undefined;
        found.push(
          value == null
            ? { kind: 'leave', how: 'return', when, place: this.#place(node) }
            : { kind: 'return', value: this.#expression(value), when, place: this.#place(node) },
        );
        return;
      }
      case 'Assign': {
        const value = this.#expression(node['value'] as Node);
        for (const target of node['targets'] as Node[]) this.#assign(target, value, node, when, found);
        return;
      }
      case 'AnnAssign': {
        const target = node['target'] as Node;
        const value = node['value'] as Node | null | undefined;
        if (value == null) {
          found.push({
            kind: 'assign',
            target: this.#expression(target),
            value: { kind: 'unknown', source: this.#written(target), inside: [], place: this.#place(target) },
            when,
            place: this.#place(node),
            augmented: false,
            type: this.#written(node['annotation'] as Node),
            decorators: [],
          });
          return;
        }
        found.push({
          kind: 'assign',
          target: this.#expression(target),
          value: this.#expression(value),
          when,
          place: this.#place(node),
          augmented: false,
          type: this.#written(node['annotation'] as Node),
          decorators: [],
        });
        return;
      }
      case 'AugAssign': {
        const operator = (node['op'] as Node).nodeType;
        const value = this.#expression(node['value'] as Node);
        found.push({
          kind: 'assign',
          target: this.#expression(node['target'] as Node),
          value:
            operator === 'Add'
              ? value
              : { kind: 'unknown', source: this.#written(node), inside: [value], place: this.#place(node) },
          when,
          place: this.#place(node),
          augmented: true,
          type: null,
          decorators: [],
        });
        return;
      }
      case 'Expr':
        found.push({
          kind: 'expression',
          value: this.#expression(node['value'] as Node),
          when,
          place: this.#place(node),
        });
        return;
      case 'If': {
        const id = ++this.#conditions;
        let arm = 0;
        let current: Node | null = node;
        while (current !== null) {
          const test = current['test'] as Node;
          this.#push(test, when, found);
          const on = this.#written(test);
          found.push(
            ...this.#body(
              current['body'] as Node[],
              [...when, { kind: 'if', on, arm, id, open: false }],
              imports,
            ),
          );
          const rest: Node[] = (current['orelse'] as Node[] | undefined) ?? [];
          arm++;
          const [only] = rest;
          if (rest.length === 1 && only?.nodeType === 'If') current = only;
          else {
            if (rest.length > 0)
              found.push(...this.#body(rest, [...when, { kind: 'if', on, arm, id, open: true }], imports));
            current = null;
          }
        }
        return;
      }
      case 'For':
      case 'AsyncFor': {
        const iter = node['iter'] as Node;
        const over = this.#expression(iter);
        const target = node['target'] as Node;
        const variable = variableOf(target);
        const loop: Condition = {
          kind: 'loop',
          on: this.#written(iter),
          arm: 0,
          id: ++this.#conditions,
          open: false,
          loop: { word: 'for', place: this.#place(node) },
          ...(variable === null ? {} : { each: { variable, over } }),
        };
        const inside: Statement[] = [];
        if (variable === null) this.#bind(target, [...when, loop], inside);
        inside.push(...this.#body(node['body'] as Node[], [...when, loop], imports));
        // Statements inside the loop evaluate what it goes over; a call there runs once.
        if (variable === null || inside.length === 0)
          found.push({ kind: 'expression', value: over, when, place: over.place });
        found.push(...inside);
        found.push(...this.#body((node['orelse'] as Node[] | undefined) ?? [], when, imports));
        return;
      }
      case 'While': {
        const test = node['test'] as Node;
        const open = test.nodeType === 'Constant' && Boolean(test['value']);
        const loop: Condition = {
          kind: 'loop',
          on: this.#written(test),
          arm: 0,
          id: ++this.#conditions,
          open,
          loop: { word: 'while', place: this.#place(node) },
        };
        this.#push(test, when, found);
        found.push(...this.#body(node['body'] as Node[], [...when, loop], imports));
        return;
      }
      case 'With':
      case 'AsyncWith':
        for (const item of node['items'] as Node[]) {
          const value = this.#expression(item['context_expr'] as Node);
          const target = item['optional_vars'] as Node | null | undefined;
          if (target == null) found.push({ kind: 'expression', value, when, place: value.place });
          else this.#assign(target, value, node, when, found);
        }
        found.push(...this.#body(node['body'] as Node[], when, imports));
        return;
      case 'Try':
      case 'TryStar': {
        const id = ++this.#conditions;
        const last = (node['finalbody'] as Node[] | undefined) ?? [];
        const arm = (number: number): readonly Condition[] => [
          ...when,
          { kind: 'try', on: '', arm: number, id, open: last.length > 0 },
        ];
        found.push(...this.#body(node['body'] as Node[], arm(0), imports));
        (node['handlers'] as Node[]).forEach((handler, index) => {
          found.push(...this.#body(handler['body'] as Node[], arm(index + 1), imports));
        });
        found.push(...this.#body((node['orelse'] as Node[] | undefined) ?? [], when, imports));
        found.push(...this.#body(last, when, imports));
        return;
      }
      case 'Match': {
        const id = ++this.#conditions;
        const on = this.#written(node['subject'] as Node);
        (node['cases'] as Node[]).forEach((one, index) => {
          const pattern = one['pattern'] as Node;
          const open = pattern.nodeType === 'MatchAs' && pattern['pattern'] == null && one['guard'] == null;
          const test = one['test'] as Node | undefined;
          const wanted = test === undefined ? on : `${on} == ${this.#written(test)}`;
          const arm: Condition = { kind: 'switch', on: open ? on : wanted, arm: index, id, open };
          found.push(...this.#body(one['body'] as Node[], [...when, arm], imports));
        });
        return;
      }
      case 'Break':
      case 'Continue':
        found.push({
          kind: 'leave',
          how: node.nodeType === 'Break' ? 'break' : 'continue',
          when,
          place: this.#place(node),
        });
        return;
      case 'Raise':
        found.push({ kind: 'leave', how: 'raise', when, place: this.#place(node) });
        return;
      case 'Assert':
      case 'Delete':
      case 'Pass':
      case 'Global':
      case 'Nonlocal':
        return;
      default:
        return;
    }
  }

  /** A condition that holds a call is an expression that is evaluated. */
  #push(test: Node, when: readonly Condition[], found: Statement[]): void {
    if (test.nodeType === 'Name' || test.nodeType === 'Constant') return;
    const value = this.#expression(test);
    if (value.kind === 'call' || (value.kind === 'unknown' && value.inside.length > 0))
      found.push({ kind: 'expression', value, when, place: value.place });
  }

  #assign(target: Node, value: Expression, node: Node, when: readonly Condition[], found: Statement[]): void {
    const place = this.#place(node);
    if (target.nodeType === 'Tuple' || target.nodeType === 'List') {
      const targets = target['elts'] as Node[];
      const items = value.kind === 'list' && !value.items.some(({ spread }) => spread) ? value.items : null;
      if (items === null || items.length !== targets.length)
        found.push({ kind: 'expression', value, when, place });
      targets.forEach((one, index) => {
        if (one.nodeType === 'Starred') return;
        const item: Expression =
          items?.length === targets.length
            ? (items[index]?.value ?? value)
            : {
                kind: 'index',
                object: value,
                index: { kind: 'number', value: index, place: value.place },
                place: this.#place(one),
              };
        this.#assign(one, item, node, when, found);
      });
      return;
    }
    found.push({
      kind: 'assign',
      target: this.#expression(target),
      value,
      when,
      place,
      augmented: false,
      type: null,
      decorators: [],
    });
  }

  /** A name that a loop gives values to. */
  #bind(target: Node, when: readonly Condition[], found: Statement[]): void {
    if (target.nodeType === 'Tuple' || target.nodeType === 'List') {
      for (const one of target['elts'] as Node[]) this.#bind(one, when, found);
      return;
    }
    const place = this.#place(target);
    found.push({
      kind: 'assign',
      target: this.#expression(target),
      value: { kind: 'unknown', source: this.#written(target), inside: [], place },
      when,
      place,
      augmented: false,
      type: null,
      decorators: [],
    });
  }

  #function(node: Node, imports: Import[]): FunctionFact {
    const { body, docstring } = withoutDocstring(node['body'] as Node[]);
    const scope = this.#scope(body, imports);
    this.#hoist(node['name'] as string, body, scope);
    const returns = node['returns'] as Node | null | undefined;
    return {
      name: node['name'] as string,
      parameters: this.#parameters(node['args'] as Node),
      scope,
      docstring,
      decorators: ((node['decorator_list'] as Node[] | undefined) ?? []).map((one) => this.#expression(one)),
      returnType: returns == null ? null : this.#written(returns),
      place: this.#place(node),
    };
  }

  /** `global NAME` and a text that the function gives it: from its call on the module's name holds that text. */
  #hoist(name: string, body: readonly Node[], { statements }: Scope): void {
    const names = new Set(
      body.flatMap((one) => (one.nodeType === 'Global' ? (one['names'] as string[]) : [])),
    );
    if (names.size === 0) return;
    for (const statement of statements) {
      if (statement.kind !== 'assign' || statement.target.kind !== 'name') continue;
      if (!names.has(statement.target.name) || !/^(?:text|template|concat)$/.test(statement.value.kind))
        continue;
      const id = ++this.#conditions;
      const when: Condition = { kind: 'if', on: `${name}()`, arm: 0, id, open: false };
      this.#hoisted.push({ ...statement, when: [when] });
    }
  }

  #parameters(args: Node): Parameter[] {
    const found: Parameter[] = [];
    const put = (arg: Node, kind: Parameter['kind'], value: Node | null | undefined) => {
      const type = arg['annotation'] as Node | null | undefined;
      found.push({
        name: arg['arg'] as string,
        kind,
        default: value == null ? null : this.#expression(value),
        type: type == null ? null : this.#written(type),
        decorators: [],
      });
    };
    const plain = [
      ...((args['posonlyargs'] as Node[] | undefined) ?? []),
      ...((args['args'] as Node[] | undefined) ?? []),
    ];
    const defaults = (args['defaults'] as Node[] | undefined) ?? [];
    plain.forEach((arg, index) => {
      put(arg, 'plain', defaults[index - (plain.length - defaults.length)]);
    });
    const rest = args['vararg'] as Node | null | undefined;
    if (rest != null) put(rest, 'rest', null);
    const keywordDefaults = (args['kw_defaults'] as (Node | null)[] | undefined) ?? [];
    ((args['kwonlyargs'] as Node[] | undefined) ?? []).forEach((arg, index) => {
      put(arg, 'keyword-only', keywordDefaults[index]);
    });
    const keywords = args['kwarg'] as Node | null | undefined;
    if (keywords != null) put(keywords, 'rest-keywords', null);
    return found;
  }

  #class(node: Node, imports: Import[]): ClassFact {
    const { body, docstring } = withoutDocstring(node['body'] as Node[]);
    const bases = ((node['bases'] as Node[] | undefined) ?? []).map((one) => this.#expression(one));
    const isEnum = bases.some((base) =>
      /(?:^|\.)\w*Enum$/.test(base.kind === 'name' || base.kind === 'member' ? base.name : ''),
    );
    return {
      name: node['name'] as string,
      kind: isEnum ? 'enum' : 'class',
      bases,
      decorators: ((node['decorator_list'] as Node[] | undefined) ?? []).map((one) => this.#expression(one)),
      docstring,
      scope: this.#scope(body, imports),
      place: this.#place(node),
    };
  }

  // ---------------------------------------------------------------- expressions

  #expression(node: Node): Expression {
    const place = this.#place(node);
    switch (node.nodeType) {
      case 'Constant': {
        const { value } = node as { value?: unknown };
        if (typeof value === 'string')
          return value === '...' && node['quote_style'] === undefined && this.#written(node) === '...'
            ? { kind: 'null', place }
            : { kind: 'text', value, place };
        if (typeof value === 'number' || typeof value === 'bigint')
          return { kind: 'number', value: Number(value), place };
        if (typeof value === 'boolean') return { kind: 'boolean', value, place };
        if (value === null || value === undefined) return { kind: 'null', place };
        return { kind: 'unknown', source: this.#written(node), inside: [], place };
      }
      case 'JoinedStr':
      case 'TemplateStr':
        return { kind: 'template', parts: this.#parts(node['values'] as Node[]), tag: null, place };
      case 'FormattedValue':
      case 'Interpolation':
        return { kind: 'template', parts: this.#parts([node]), tag: null, place };
      case 'Name':
        return { kind: 'name', name: nameOf(node), place };
      case 'Attribute': {
        const object = this.#expression(node['value'] as Node);
        return {
          kind: 'member',
          object: object.kind === 'name' && object.name === 'cls' ? { ...object, name: 'self' } : object,
          name: node['attr'] as string,
          place,
        };
      }
      case 'Subscript':
        return {
          kind: 'index',
          object: this.#expression(node['value'] as Node),
          index: this.#expression(node['slice'] as Node),
          place,
        };
      case 'Call':
        return {
          kind: 'call',
          callee: this.#expression(node['func'] as Node),
          arguments: this.#arguments(node),
          constructs: false,
          place,
        };
      case 'Await':
      case 'Starred':
        return this.#expression(node['value'] as Node);
      case 'NamedExpr':
        return this.#expression(node['value'] as Node);
      case 'Yield':
      case 'YieldFrom': {
        const value = node['value'] as Node | null | undefined;
        return value == null
          ? { kind: 'unknown', source: 'yield', inside: [], place }
          : this.#expression(value);
      }
      case 'List':
      case 'Tuple':
      case 'Set':
        return {
          kind: 'list',
          items: (node['elts'] as Node[]).map((item) => ({
            value: this.#expression(item),
            spread: item.nodeType === 'Starred',
          })),
          place,
        };
      case 'Dict': {
        const keys = node['keys'] as (Node | null)[];
        const values = node['values'] as Node[];
        const entries = values.map((value, index): RecordEntry => {
          const key = keys[index] ?? null;
          const name = key?.nodeType === 'Constant' && typeof key['value'] === 'string' ? key['value'] : null;
          return {
            key: name ?? (key === null ? null : this.#keyOf(key)),
            value: this.#expression(value),
            spread: key === null,
            place: this.#place(key ?? value),
          };
        });
        return { kind: 'record', type: null, entries, place };
      }
      case 'BinOp': {
        const operator = (node['op'] as Node).nodeType;
        if (operator === 'Add') {
          const parts: Expression[] = [];
          // `a + b + c` leans to the left; a long sum must not be a deep recursion.
          let left = node;
          const right: Node[] = [];
          while (left.nodeType === 'BinOp' && (left['op'] as Node).nodeType === 'Add') {
            right.push(left['right'] as Node);
            left = left['left'] as Node;
          }
          parts.push(this.#expression(left));
          for (const one of right.reverse()) parts.push(this.#expression(one));
          return { kind: 'concat', parts, place };
        }
        return {
          kind: 'binary',
          operator: operators[operator] ?? operator,
          left: this.#expression(node['left'] as Node),
          right: this.#expression(node['right'] as Node),
          place,
        };
      }
      case 'BoolOp':
        return {
          kind: 'choice',
          on: this.#written((node['values'] as Node[])[0] ?? node),
          operator: (node['op'] as Node).nodeType === 'Or' ? 'or' : 'and',
          arms: (node['values'] as Node[]).map((value) => this.#expression(value)),
          place,
        };
      case 'IfExp':
        return {
          kind: 'choice',
          on: this.#written(node['test'] as Node),
          operator: 'if',
          arms: [this.#expression(node['body'] as Node), this.#expression(node['orelse'] as Node)],
          place,
        };
      case 'ListComp':
      case 'GeneratorExp':
      case 'SetComp':
        return this.#comprehension(node, this.#expression(node['elt'] as Node));
      case 'Lambda': {
        const body = node['body'] as Node;
        return {
          kind: 'function',
          fn: {
            name: '',
            parameters: this.#parameters(node['args'] as Node),
            scope: {
              statements: [
                { kind: 'return', value: this.#expression(body), when: [], place: this.#place(body) },
              ],
            },
            docstring: null,
            decorators: [],
            returnType: null,
            place,
          },
          place,
        };
      }
      case 'UnaryOp': {
        const operand = node['operand'] as Node;
        if (
          (node['op'] as Node).nodeType === 'USub' &&
          operand.nodeType === 'Constant' &&
          typeof operand['value'] === 'number'
        )
          return { kind: 'number', value: -operand['value'], place };
        return this.#unknown(node, [operand]);
      }
      case 'Compare':
        return this.#unknown(node, [node['left'] as Node, ...(node['comparators'] as Node[])]);
      case 'DictComp': {
        // `{key: value for …}` is `dict([(key, value) for …])`.
        const items = [node['key'] as Node, node['value'] as Node].map((one) => ({
          value: this.#expression(one),
          spread: false,
        }));
        const pairs = this.#comprehension(node, { kind: 'list', items, place });
        return {
          kind: 'call',
          callee: { kind: 'name', name: 'dict', place },
          arguments: [{ name: null, value: pairs, spread: null }],
          constructs: false,
          place,
        };
      }
      case 'Slice':
        return this.#unknown(node, []);
      default:
        return this.#unknown(node, []);
    }
  }

  #comprehension(node: Node, element: Expression): Expression {
    const place = this.#place(node);
    const generators = node['generators'] as Node[];
    const [first] = generators;
    const target = generators.length === 1 ? (first?.['target'] as Node | undefined) : undefined;
    const variable = target === undefined ? null : variableOf(target);
    return {
      kind: 'comprehension',
      ...(variable === null ? {} : { variable }),
      element,
      over: first === undefined ? { kind: 'null', place } : this.#expression(first['iter'] as Node),
      place,
    };
  }

  /** A key that is a member (`Role.USER`) or a name: as written. */
  #keyOf(key: Node): string | null {
    return key.nodeType === 'Attribute' || key.nodeType === 'Name' ? this.#written(key) : null;
  }

  #unknown(node: Node, children: readonly Node[]): Expression {
    const inside = children
      .map((child) => this.#expression(child))
      .filter((child) => child.kind === 'call' || (child.kind === 'unknown' && child.inside.length > 0));
    return { kind: 'unknown', source: this.#written(node), inside, place: this.#place(node) };
  }

  #parts(values: readonly Node[]): Expression[] {
    return values.map((part) =>
      part.nodeType === 'FormattedValue' || part.nodeType === 'Interpolation'
        ? this.#expression(part['value'] as Node)
        : part.nodeType === 'Constant'
          ? {
              kind: 'text',
              value: typeof part['value'] === 'string' ? part['value'] : '',
              place: this.#place(part),
            }
          : this.#expression(part),
    );
  }

  #arguments(node: Node): Argument[] {
    const positional = (node['args'] as Node[]).map((value): Argument => ({
      name: null,
      value: this.#expression(value),
      spread: value.nodeType === 'Starred' ? 'list' : null,
    }));
    const named = (node['keywords'] as Node[]).map((keyword): Argument => {
      const name = (keyword['arg'] as string | null | undefined) ?? null;
      return {
        name,
        value: this.#expression(keyword['value'] as Node),
        spread: name === null ? 'record' : null,
      };
    });
    return [...positional, ...named];
  }
}

const operators: Readonly<Record<string, string>> = table({
  Mod: '%',
  BitOr: '|',
  Mult: '*',
  Sub: '-',
  Div: '/',
  FloorDiv: '//',
  Pow: '**',
  RShift: '>>',
});

/** Python takes names that are the same after NFKC for one name. https://docs.python.org/3/reference/lexical_analysis.html#identifiers */
function nameOf(node: Node): string {
  const name = node['id'] as string;
  return /^[\0-\x7f]*$/.test(name) ? name : name.normalize('NFKC');
}

/** The names that a loop gives its items to, null where they are not plain names. */
function variableOf(target: Node): Variable | null {
  if (target.nodeType === 'Name') return nameOf(target);
  if (target.nodeType !== 'Tuple' && target.nodeType !== 'List') return null;
  const names = (target['elts'] as Node[]).map((one) => (one.nodeType === 'Name' ? nameOf(one) : null));
  return names.every((name) => name === null) ? null : names;
}

function withoutDocstring(body: readonly Node[]): { body: readonly Node[]; docstring: string | null } {
  const [first] = body;
  const value = first?.nodeType === 'Expr' ? (first['value'] as Node) : null;
  if (
    value?.nodeType !== 'Constant' ||
    typeof value['value'] !== 'string' ||
    value['quote_style'] === undefined
  )
    return { body, docstring: null };
  return { body: body.slice(1), docstring: cleanDocstring(value['value']) };
}

/** `inspect.cleandoc`: the first line without its indentation, the others without what they have in common. */
export function cleanDocstring(text: string): string {
  const lines = text.replaceAll('\t', '        ').split(/\r\n|\r|\n/);
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) {
    const own = line.length - line.trimStart().length;
    if (own < line.length) margin = Math.min(margin, own);
  }
  const clean = lines.map((line, index) =>
    index === 0 ? line.trimStart() : Number.isFinite(margin) ? line.slice(margin) : line,
  );
  while (clean.length > 0 && clean.at(-1)?.trim() === '') clean.pop();
  while (clean.length > 0 && clean[0]?.trim() === '') clean.shift();
  return clean.join('\n');
}
