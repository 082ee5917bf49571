import { describe, expect, test } from '@jest/globals';
import type { Expression, Program, Statement } from '../../../src/formats/code/facts.js';
import { typescript } from '../../../src/formats/code/typescript.js';

const read = (text: string, path = 'src/a.ts'): Promise<Program> => typescript.read(path, text, 'typescript');

/** An expression in one line, for tables: enough of it to see what was understood. */
function short(value: Expression): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.value);
    case 'template':
      return `${value.tag === null ? '' : short(value.tag)}\`${value.parts.map((part) => (part.kind === 'text' ? part.value : `\${${short(part)}}`)).join('')}\``;
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'name':
      return value.name;
    case 'member':
      return `${short(value.object)}.${value.name}`;
    case 'index':
      return `${short(value.object)}[${short(value.index)}]`;
    case 'call':
      return `${value.constructs ? 'new ' : ''}${short(value.callee)}(${value.arguments.map((a) => `${a.spread === null ? '' : '...'}${short(a.value)}`).join(', ')})`;
    case 'list':
      return `[${value.items.map((item) => `${item.spread ? '...' : ''}${short(item.value)}`).join(', ')}]`;
    case 'record':
      return `{${value.entries.map((entry) => (entry.spread ? `...${short(entry.value)}` : `${entry.key ?? `[${entry.computed === undefined ? '' : short(entry.computed)}]`}: ${short(entry.value)}`)).join(', ')}}`;
    case 'concat':
      return value.parts.map(short).join(' + ');
    case 'binary':
      return `${short(value.left)} ${value.operator} ${short(value.right)}`;
    case 'choice':
      return `(${value.operator} ${value.arms.map(short).join(' | ')})`;
    case 'comprehension':
      return 'comprehension';
    case 'function':
      return `fn ${value.fn.name}{${value.fn.scope.statements.map(line).join('; ')}}`;
    case 'unknown':
      return `?${value.inside.length === 0 ? '' : `<${value.inside.map(short).join(', ')}>`}`;
  }
}

function line(statement: Statement): string {
  switch (statement.kind) {
    case 'assign': {
      const at = statement.when.map((c) => `${c.kind}${c.id}.${c.arm}${c.open ? '+' : ''} `).join('');
      return `${at}${short(statement.target)} ${statement.augmented ? '+=' : '='} ${short(statement.value)}`;
    }
    case 'function':
      return `function ${statement.fn.name}(${statement.fn.parameters.map((p) => p.fields?.map((f) => f.key).join('/') ?? p.name).join(', ')}){${statement.fn.scope.statements.map(line).join('; ')}}`;
    case 'class':
      return `${statement.cls.kind} ${statement.cls.name}{${statement.cls.scope.statements.map(line).join('; ')}}`;
    case 'leave': {
      const at = statement.when.map((c) => `${c.kind}${c.id}.${c.arm}${c.open ? '+' : ''} `).join('');
      return `${at}${statement.how}`;
    }
    case 'return':
    case 'expression': {
      const at = statement.when.map((c) => `${c.kind}${c.id}.${c.arm}${c.open ? '+' : ''} `).join('');
      return `${at}${statement.kind === 'return' ? 'return ' : ''}${short(statement.value)}`;
    }
  }
}

const facts = async (text: string, path?: string): Promise<string[]> =>
  (await read(text, path)).scope.statements.map(line);

describe('values are looked through and decoded', () => {
  test.each([
    ['const a = "it\\u0027s" as const', `a = "it's"`],
    ['const a = { p: `x` } satisfies P', 'a = {p: "x"}'],
    ['const a = (b as string)!', 'a = b'],
    ['const a = `one\r\ntwo`', 'a = "one\\ntwo"'],
    ['const a = `Hi ${name}${c ? ` (${d})` : ""}`', 'a = `Hi ${name}${(if ` (${d})` | "")}`'],
    ['const a = dedent`\n  x ${y}`', 'a = dedent`\n  x ${y}`'],
    ['const a = "x" + b + ("y" + c)', 'a = "x" + b + "y" + c'],
    ['const a = process.env.MODEL ?? "gpt-4o"', 'a = (?? process.env.MODEL | "gpt-4o")'],
    ['const a = x || y && z', 'a = (or x | (and y | z))'],
    ['const a = -1', 'a = -1'],
    ['const a = await f(...xs, { ...o, m: 1 })', 'a = f(...xs, {...o, m: 1})'],
    ['const a = new OpenAI({ k })', 'a = new OpenAI({k: k})'],
    ['const a = this.client?.chat.completions', 'a = self.client.chat.completions'],
    ['const a = { [M.Fast]: "f", ["s"]: "s" }', 'a = {[M.Fast]: "f", s: "s"}'],
    ['let a = undefined', 'a = null'],
  ])('%s', async (source, expected) => {
    expect(await facts(source)).toEqual([expected]);
  });
});

describe('names, patterns and control flow', () => {
  test.each([
    [
      'a value is named once, so that its call stands once',
      'const { x, y: z = 1, ...r } = await f()',
      ['{1:7} = f()', 'x = {1:7}.x', 'z = (?? {1:7}.y | 1)', 'r = {1:7}'],
    ],
    ['list pattern', 'const [a, , b] = xs', ['a = xs[0]', 'b = xs[2]']],
    ['append', 's += "x"; o.p = "y"; v ??= 1', ['s += "x"', 'o.p = "y"', 'v = (?? v | 1)']],
    [
      'arms share an id',
      'if (a) x = 1; else if (b) x = 2; else x = 3',
      ['if0.0 x = 1', 'if0.1 x = 2', 'if0.2+ x = 3'],
    ],
    [
      'cases',
      'switch (m) { case "a": case "b": x = 1; break; default: x = 2 }',
      ['switch0.0 x = 1', 'switch0.0 break', 'switch0.1+ x = 2'],
    ],
    [
      'try and loop',
      'try { f() } catch { g() }\nfor (const i of is) h(i)\nwhile (true) k()',
      ['try0.0 f()', 'try0.1 g()', 'loop1.0 h(i)', 'loop2.0+ k()'],
    ],
    ['guarded assignment', 'a && (x = "t")', ['if0.0 x = "t"']],
  ])('%s', async (_, source, expected) => {
    expect(await facts(source)).toEqual(expected);
  });
});

test('functions, parameters and classes', async () => {
  expect(
    await facts(`
      export const f = async ({ a, b: { c }, ...rest }: Options = {}, n = 1) => \`\${a}\`;
      class Agent extends Base {
        static prompt = 'You are';
        constructor(private readonly llm: LLM) { super() }
        get system() { return this.prompt }
        run = async (x: string) => this.llm.chat(x);
      }
      enum Mode { Fast = 'fast', Slow = 'slow' }
      namespace N { export const x = 1 }
    `),
  ).toEqual([
    'function f(a/b/*, n){c = {2:39}.c; return `${a}`}',
    'class Agent{prompt = "You are"; function constructor(llm){self.llm = llm; super()}; function system(){return self.prompt}; function run(x){return self.llm.chat(x)}}',
    'enum Mode{Fast = "fast"; Slow = "slow"}',
    'x = 1',
  ]);
});

test('imports and exports of both module systems', async () => {
  const program = await read(`
    import d, { a as b, type T } from './m';
    import * as ns from 'ai';
    import type { U } from './u';
    const { c } = require('./c');
    const e = require('./e').inner;
    const { h } = await import('./h');
    export { b as bb, d as default } from './re';
    export * from './all';
    module.exports = { c, g: 'text' };
    exports.z = () => 'z';
  `);
  expect(
    program.imports.map((i) => `${i.local} = ${i.name} of ${i.from}${i.typeOnly ? ' (type)' : ''}`),
  ).toEqual([
    'd = default of ./m',
    'b = a of ./m',
    'T = T of ./m (type)',
    'ns = * of ai',
    'U = U of ./u (type)',
    'c = c of ./c',
    'e = inner of ./e',
    'h = h of ./h',
  ]);
  expect(program.exports.map((e) => `${e.name} = ${e.local} of ${e.from ?? 'here'}`)).toEqual([
    'bb = b of ./re',
    'default = d of ./re',
    '* = * of ./all',
    'default = default of here',
    'c = c of here',
  ]);
  expect(program.scope.statements.map(line)).toEqual([
    'g = "text"',
    'default = {c: c, g: g}',
    'function z(){return "z"}',
  ]);
});

test('a page keeps its handlers and none of its words', async () => {
  const [page] = await facts(
    `export default () => <a title="You are here" onClick={() => ask('x')}>Ask {"me"} {rows.map(r => <b>{r}</b>)}</a>`,
    'src/page.tsx',
  );
  expect(page).toBe('function default(){return ?<fn {return ask("x")}, rows.map(fn {return ?})>}');
});

test('script blocks of components keep the places of the file', async () => {
  const text = '<template>\n  <p>Hi</p>\n</template>\n<script setup lang="ts">\nconst p = "x";\n</script>\n';
  const program = await read(text, 'src/A.vue');
  expect(program.scope.statements.map(line)).toEqual(['p = "x"']);
  expect(program.scope.statements[0]).toMatchObject({ place: { line: 5, column: 7 } });
  expect((await read('<p>{x}</p>', 'src/B.svelte')).scope.statements).toEqual([]);
});

test('what is not a program says where, and nothing overflows', async () => {
  await expect(read('const a = (\nconst b')).rejects.toMatchObject({ name: 'ProgramSyntaxError', line: 2 });
  await expect(read('['.repeat(20_000))).rejects.toMatchObject({ name: 'ProgramSyntaxError' });
  await expect(read(`x = ${'1+'.repeat(60_000)}1`)).rejects.toMatchObject({ name: 'ProgramSyntaxError' });
  expect(await facts(`x = ${'"a"+'.repeat(1_000)}"b"`)).toHaveLength(1);
});
