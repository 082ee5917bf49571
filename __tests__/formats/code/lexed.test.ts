import { describe, expect, test } from '@jest/globals';
import type { Expression, Statement } from '../../../src/formats/code/facts.js';
import { ProgramSyntaxError } from '../../../src/formats/code/facts.js';
import { isOutsideProduct, readProgram } from '../../../src/formats/code/program.js';

/** The value of every assignment in a file, by name, written compactly. */
async function values(path: string, source: string): Promise<Record<string, string>> {
  const program = await readProgram(path, source);
  const found: Record<string, string> = {};
  const visit = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      if (statement.kind === 'assign') found[write(statement.target)] = write(statement.value);
      if (statement.kind === 'return') found['return'] = write(statement.value);
      if (statement.kind === 'function') visit(statement.fn.scope.statements);
      if (statement.kind === 'class') visit(statement.cls.scope.statements);
    }
  };
  visit(program?.scope.statements ?? []);
  return found;
}

function write(value: Expression): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.value);
    case 'template':
      return `\`${value.parts.map((part) => (part.kind === 'text' ? part.value : `<${write(part)}>`)).join('')}\``;
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'name':
      return value.name;
    case 'member':
      return `${write(value.object)}.${value.name}`;
    case 'index':
      return `${write(value.object)}[${write(value.index)}]`;
    case 'call':
      return `${value.constructs ? 'new ' : ''}${write(value.callee)}(${value.arguments
        .map(
          (one) =>
            `${one.name === null ? '' : `${one.name}=`}${one.spread === null ? '' : '...'}${write(one.value)}`,
        )
        .join(', ')})`;
    case 'list':
      return `[${value.items.map((item) => write(item.value)).join(', ')}]`;
    case 'record':
      return `${value.type ?? ''}{${value.entries.map((entry) => `${entry.key ?? '...'}: ${write(entry.value)}`).join(', ')}}`;
    case 'concat':
      return value.parts.map(write).join(' + ');
    case 'binary':
      return `(${write(value.left)} ${value.operator} ${write(value.right)})`;
    case 'choice':
      return `(${value.arms.map(write).join(' | ')})`;
    case 'comprehension':
      return 'comprehension';
    case 'function':
      return `fn(${value.fn.parameters.map((one) => one.name).join(', ')})`;
    case 'unknown':
      return '?';
  }
}

describe('strings, as the program would have them', () => {
  test.each([
    // Java: text blocks lose the indentation of their least indented line, the closing quotes included.
    [
      'A.java',
      'class A { String x = """\n        You are\n          a helper.\n        """; }',
      '"You are\\n  a helper.\\n"',
    ],
    ['A.java', 'class A { String x = """\n    one \\\n    line""" + "\\u0041"; }', '"one line" + "A"'],
    ['A.java', 'class A { String x = """\r\n    a\r\n    b\r\n    """; }', '"a\\nb\\n"'],
    // Kotlin: raw strings keep everything, templates are holes.
    ['a.kt', 'val x = "Hi $name, ${user.age} \\$5"', '`Hi <name>, <user.age> $5`'],
    ['a.kt', 'val x = """\n  | a\n""".trimMargin()', '"\\n  | a\\n".trimMargin()'],
    // Go.
    ['a.go', 'package a\nconst x = "a\\tb" + `raw \\n` + "`"', '"a\\tb" + "raw \\\\n" + "`"'],
    // C#: verbatim, interpolated and raw strings.
    ['a.cs', 'class A { string x = @"a ""b"" \\n"; }', '"a \\"b\\" \\\\n"'],
    [
      'a.cs',
      'class A { string x = $"Hi {name:F2} {{x}} {(a ? "b" : "c")}"; }',
      '`Hi <name> {x} <("b" | "c")>`',
    ],
    [
      'a.cs',
      'class A { string x = $$"""\n      { "n": {{n}} }\n        b\n      """; }',
      '`{ "n": <n> }\n  b`',
    ],
    ['a.cs', '\ufeffclass A { string x = """one "line" """; }', '"one \\"line\\" "'],
    // Rust.
    ['a.rs', 'const x: &str = "a \\\n   b";', '"a b"'],
    ['a.rs', 'const x: &str = r#"say "hi""#;', '"say \\"hi\\""'],
    [
      'a.rs',
      "fn f<'a>(s: &'a str) { let c = 'x'; let x = format!(\"{} {{}} {name}\", s); }",
      '`<s> {} <name>`',
    ],
    // Ruby.
    ['a.rb', 'x = <<~TEXT.strip\n  You are #{name}\n    b\nTEXT\n', '`You are <name>\n  b\n`.strip'],
    ['a.rb', 'x = \'a \\n #{b}\' " c"\n', '"a \\\\n #{b}" + " c"'],
    ['a.rb', 'x = %w[a b]\n', '["a", "b"]'],
    ['a.rb', 'x = f(<<~A, <<~B)\n  one\nA\n  two\nB\n', 'f("one\\n", "two\\n")'],
    // PHP.
    ['a.php', "<?php $x = 'a \\n $b';", '"a \\\\n $b"'],
    ['a.php', '<p>html</p><?php $x = "a $b {$c->d} $e[0]\\n";', '`a <b> <c.d> <e[0]>\n`'],
    ['a.php', '<?php $x = <<<EOT\n    a\n      $b\n    EOT;', '`a\n  <b>`'],
    // Swift.
    ['a.swift', 'let x = """\n  a \\(b)\n    c \\\n  d\n  """', '`a <b>\n  c d`'],
    ['a.swift', 'let x = #"a \\n \\#(b)"#', '`a \\n <b>`'],
  ])('%s: %s', async (path, source, expected) => {
    expect((await values(path, source))['x']).toBe(expected);
  });
});

describe('calls and literals', () => {
  test.each([
    [
      'A.java',
      'class A { void f() { var x = ChatModel.builder().modelName("gpt-4o").maxTokens(300).build(); } }',
      'ChatModel.builder().modelName("gpt-4o").maxTokens(300).build()',
    ],
    ['A.java', 'class A { Map<String, List<X>> x = new HashMap<>(a < b, c); }', 'new HashMap((a < b), c)'],
    [
      'A.java',
      'class A { String x = switch (k) { case A -> "a"; default -> { yield "b"; } }; }',
      '("a" | "b")',
    ],
    ['A.java', 'class A { String[] x = {"a", "b"}; }', '["a", "b"]'],
    [
      'a.go',
      'package a\nvar x = openai.Request{Model: openai.GPT4o, Messages: []openai.Message{{Role: "system", Content: p}}}',
      'openai.Request{Model: openai.GPT4o, Messages: [openai.Message{Role: "system", Content: p}]}',
    ],
    ['a.go', 'package a\nfunc f() { x := &pkg.X{A: 1}\n _ = x }', 'pkg.X{A: 1}'],
    ['a.go', 'package a\nvar x = map[string]any{"a": 1}', 'map[string]any{a: 1}'],
    [
      'a.cs',
      'class A { object x = new ChatOptions { Temperature = 0, Tools = [t] }; }',
      'new ChatOptions(Temperature=0, Tools=[t])',
    ],
    ['a.cs', 'class A { object x = await c.GetAsync<Foo<int>>(m, token: t); }', 'c.GetAsync(m, token=t)'],
    ['a.cs', 'class A { string x = k switch { 1 => "a", _ => "b" }; }', '("a" | "b")'],
    ['a.cs', 'class A { string x => y ?? "d"; }', '(y | "d")'],
    ['a.kt', 'val x = prompt("a") { system("b") }', 'prompt("a", fn(it))'],
    ['a.kt', 'val x = call(model = "m", list = listOf("a", b))', 'call(model="m", list=["a", b])'],
    ['a.kt', 'val x = if (a) "b" else "c"', '("b" | "c")'],
    ['a.rs', 'fn f() { let x = json!({"a": [{"b": c}], "d": 1}); }', '{a: [{b: c}], d: 1}'],
    ['a.rs', 'fn f() { let x = Args::default().model("m").build()?; }', 'Args.default().model("m").build()'],
    [
      'a.rb',
      'x = client.chat(parameters: { model: "m", "n" => 2 })',
      'client.chat(parameters={model: "m", n: 2})',
    ],
    ['a.rb', 'x = chat.ask "hi", with: y', 'chat.ask("hi", with=y)'],
    [
      'a.php',
      "<?php $x = OpenAI::chat()->create(['model' => 'm', 'list' => ['a', 'b']]);",
      'OpenAI.chat().create({model: "m", list: ["a", "b"]})',
    ],
    ['a.php', "<?php $x = f(name: 'a' . $b);", 'f(name="a" + b)'],
    [
      'a.swift',
      'let x = ChatQuery(messages: [.system("a")], model: .gpt4_o)',
      'new ChatQuery(messages=[?.system("a")], model=?.gpt4_o)',
    ],
  ])('%s: %s', async (path, source, expected) => {
    expect((await values(path, source))['x']).toBe(expected);
  });
});

test('a method of Go stands in its type, and its receiver is self', async () => {
  const program = await readProgram(
    'a.go',
    'package a\ntype S struct { model string }\nfunc (s *S) Ask(ctx context.Context, a, b string) string { return s.model }',
  );
  const [type] = program?.scope.statements ?? [];
  const method = type?.kind === 'class' ? type.cls.scope.statements[1] : undefined;
  expect(
    method?.kind === 'function' && method.fn.parameters.map((one) => `${one.name} ${one.type ?? ''}`),
  ).toEqual(['ctx context.Context', 'a string', 'b string']);
  const returned = method?.kind === 'function' ? method.fn.scope.statements[0] : undefined;
  expect(returned?.kind === 'return' && write(returned.value)).toBe('self.model');
});

test('a file that Go embeds is a call on the variable', async () => {
  expect(await values('a.go', 'package a\n\n//go:embed prompts/x.md\nvar x string\nvar y string\n')).toEqual({
    x: 'go:embed("prompts/x.md")',
    y: '?',
  });
});

test('annotations keep their arguments', async () => {
  const program = await readProgram(
    'A.java',
    'interface A { @SystemMessage({"a", "b"}) @UserMessage(fromResource = "x.txt") String chat(@V("n") String n); }',
  );
  const [type] = program?.scope.statements ?? [];
  const method = type?.kind === 'class' ? type.cls.scope.statements[0] : undefined;
  expect(method?.kind === 'function' && method.fn.decorators.map(write)).toEqual([
    'SystemMessage(["a", "b"])',
    'UserMessage(fromResource="x.txt")',
  ]);
});

test('both arms of an if are kept apart, and a loop is a loop', async () => {
  for (const [path, source] of [
    ['a.go', 'package a\nfunc f() { if a { x = "1" } else { x = "2" }\n for _, i := range is { x += i } }'],
    ['A.java', 'class A { void f() { if (a) { x = "1"; } else x = "2"; for (String i : is) { x += i; } } }'],
    ['a.cs', 'class A { void F() { if (a) { x = "1"; } else x = "2"; foreach (var i in xs) { x += i; } } }'],
    ['a.kt', 'fun f() {\n if (a) { x = "1" } else { x = "2" }\n for (i in xs) { x += i }\n}'],
    ['a.rs', 'fn f() { if a { x = "1"; } else { x = "2"; } for i in xs { x += i; } }'],
    ['a.rb', 'def f\n if a\n  x = "1"\n else\n  x = "2"\n end\n for i in is do\n  x += i\n end\nend\n'],
    [
      'a.php',
      '<?php function f() { if ($a) { $x = "1"; } else { $x = "2"; } foreach ($is as $i) { $x .= $i; } }',
    ],
    ['a.swift', 'func f() {\n if a { x = "1" } else { x = "2" }\n for i in xs { x += i }\n}'],
  ] as const) {
    const program = await readProgram(path, source);
    const found: string[] = [];
    const visit = (statements: readonly Statement[]): void => {
      for (const statement of statements) {
        if (statement.kind === 'class') visit(statement.cls.scope.statements);
        if (statement.kind === 'function') visit(statement.fn.scope.statements);
        if (statement.kind !== 'assign' || write(statement.target) !== 'x') continue;
        found.push(
          `${statement.when.map((one) => `${one.kind}${one.arm}`).join(' ')} ${statement.augmented ? '+=' : '='} ${write(statement.value)}`,
        );
      }
    };
    visit(program?.scope.statements ?? []);
    expect([path, ...found]).toEqual([path, 'if0 = "1"', 'if1 = "2"', 'loop0 += i']);
  }
});

test('a package of Java named samples is part of the product', () => {
  expect(isOutsideProduct('src/main/java/org/springframework/samples/chat/Assistant.java')).toBe(false);
  expect(isOutsideProduct('samples/chat/src/main/java/com/acme/Assistant.java')).toBe(true);
  expect(isOutsideProduct('packages/cli/src/test-utils/render.tsx')).toBe(true);
});

describe('hostile text', () => {
  test('deep nesting is refused, not a crash', async () => {
    for (const path of ['A.java', 'a.go', 'a.cs', 'a.kt', 'a.rs', 'a.rb', 'a.php', 'a.swift']) {
      const prefix = path === 'a.php' ? '<?php ' : '';
      await expect(readProgram(path, `${prefix}x = ${'('.repeat(50_000)}`)).rejects.toThrow(
        ProgramSyntaxError,
      );
    }
  });

  test('long and broken text is read in linear time', async () => {
    for (const piece of [
      'a + ',
      '"',
      'f(',
      'if a {',
      '<',
      '${',
      'x -> ',
      '@A(',
      '/*',
      "'",
      'end\n',
      '}',
      '#{',
      '<<~A\n',
      'a<b<',
    ]) {
      for (const path of ['A.java', 'a.go', 'a.cs', 'a.kt', 'a.rs', 'a.rb', 'a.php', 'a.swift']) {
        const source = (path === 'a.php' ? '<?php ' : '') + piece.repeat(Math.ceil(4_000 / piece.length));
        const start = process.cpuUsage();
        await readProgram(path, source).catch((error: unknown) => {
          if (!(error instanceof ProgramSyntaxError)) throw error;
        });
        expect([path, piece, process.cpuUsage(start).user < 1_500_000]).toEqual([path, piece, true]);
      }
    }
  }, 30_000);
});
