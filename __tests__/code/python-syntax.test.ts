import { describe, expect, test } from '@jest/globals';
import { parsePython, PythonSyntaxError, type Node } from '../../src/formats/code/python-syntax.js';

/** The text of the first statement's value, with holes as `<source>`. */
function valueOf(text: string): unknown {
  const [first] = parsePython(text);
  const value = first?.['value'] as Node;
  if (value.nodeType !== 'JoinedStr') return value['value'];
  return (value['values'] as Node[])
    .map((part) => {
      if (part.nodeType === 'Constant') return part['value'];
      const { start, end } = part['value'] as Node;
      return `<${text.slice(start, end)}>`;
    })
    .join('');
}

describe('strings', () => {
  test.each([
    [`x = 'a' "b"`, 'ab'],
    [`x = 'a\\n\\t\\x41\\u00e9\\101\\q'`, 'a\n\tAéA\\q'],
    [`x = r'a\\n'`, 'a\\n'],
    [`x = '''a\r\nb\\\nc'''`, 'a\nbc'],
    [`x = f"a {b} c"`, 'a <b> c'],
    [`x = f"{{a}} {b!r:>{width}} {c=}"`, '{a} <b> c=<c>'],
    // Python 3.12: the quotes of the string and line ends within the braces.
    [`x = f"a {d["k"]} {f"{e}"}"`, 'a <d["k"]> <f"{e}">'],
    [`x = f"a {\n  b  # why\n} c"`, 'a <b> c'],
    [`x = f"{a:%Y-%m-%d} {b:{'>'}{10}}"`, '<a> <b>'],
    [`x = f'{x != y} {z:=^10}'`, '<x != y> <z>'],
    [`x = ("a" f"{b}"\n 'c')`, 'a<b>c'],
    [`x = rf"\\d{{2}} {n}"`, '\\d{2} <n>'],
  ])('%s', (text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });
});

describe('statements', () => {
  test.each([
    ['with (open(a) as f, open(b) as g,):\n    pass\n', 'With'],
    ['with (a, b):\n    x = 1\n', 'With'],
    ['match = 3\nmatch.x = 4\nmatch(1)\n', 'Assign Assign Expr'],
    ['match x:\n    case {"a": 1} if y: z = 1\n    case other:\n        pass\n', 'Match'],
    ['type = 1\ntype X[T] = list[T]\n', 'Assign Pass'],
    ['def f[T](a, /, b=1, *c: int, d, e=2, **f) -> int: return a\n', 'FunctionDef'],
    [
      'async def f():\n    async with a as b:\n        async for c in d: await e(c)\n\n\nx = 1',
      'FunctionDef Assign',
    ],
    ['try:\n    a\nexcept* (B, C) as d:\n    e\nelse:\n    f\nfinally:\n    g\n', 'Try'],
    ['x: int = 1; y += 2; del z; assert a, b\n', 'AnnAssign AugAssign Pass Pass'],
    ['if a:\n\tb\nelif c:\n        d\nelse: e\n# end', 'If'],
    ['x = [a for b, *c in d if e if f]\ny = {**a, "b": c}\nz = f(*a, b=1, **c)\n', 'Assign Assign Assign'],
    ['x = lambda a, *b, c=1: a if b else c\n@d(1)\nclass A(B, metaclass=C): pass\n', 'Assign ClassDef'],
    ['x[1:2, ::3, ...] = y = yield\n', 'Assign'],
    ['from .. import (a as b, c,)\nimport a.b as c, d.e\n', 'ImportFrom Import'],
    ['x = a \\\n  + b\n\f\nx = """\n"""; y', 'Assign Assign Expr'],
  ])('%j', (text, kinds) => {
    expect(
      parsePython(text)
        .map(({ nodeType }) => nodeType)
        .join(' '),
    ).toBe(kinds);
  });

  test.each([
    ['x = 0x_ff', 255],
    ['x = 1_0.5e-1', 1.05],
    ['x = .5', 0.5],
    ['x = 0b11', 3],
    ['x = 3j', undefined],
    ['x = 08.', 8],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  test('the place of an expression is without the parentheses around it', () => {
    const text = 'x = (a + (b)).c(d for e in f)';
    const [first] = parsePython(text);
    const call = first?.['value'] as Node;
    const [generator] = call['args'] as Node[];
    const nodes = [call, (call['func'] as Node)['value'] as Node, generator];
    expect(nodes.map((one) => text.slice(one?.start, one?.end))).toEqual([
      '(a + (b)).c(d for e in f)',
      'a + (b)',
      '(d for e in f)',
    ]);
  });
});

test.each([
  'x = (1',
  'x = 1)',
  "x = 'a",
  'x = """a',
  'x = f"{a"',
  'x = f"a}"',
  'if a:\nb\n',
  '  x = 1\n y = 2\n',
  'print x\n',
  'def f(a=1, b): pass\n',
  'f() = 1\n',
  'x = 1 +\n',
  'try:\n    a\n',
  'x = $a\n',
])('%j is not Python', (text) => {
  expect(() => parsePython(text)).toThrow(PythonSyntaxError);
});
