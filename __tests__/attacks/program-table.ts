import { LONG } from './template-table.js';

// Prompts in programs: ways to send more that a pull request may take, and changes of the same mechanisms that cost nothing more.

/** Files of head that differ from base; null for a file that is gone. */
export type Now = Readonly<Record<string, string | null>>;

export interface ProgramRow {
  readonly name: string;
  readonly base: Readonly<Record<string, string>>;
  readonly head: Now;
}

export const TEXT =
  'You are the support assistant of a shop. Answer the question of the customer and name the section of the policy that applies. Always answer in the language of the question, and never promise a refund. ';
const MORE = TEXT + LONG;
const encoded = Buffer.from(MORE).toString('base64');
/** UTF-16 units, and the text from its end: it is plain ASCII. */
const codes = (text: string): number[] => Array.from(text, (unit) => unit.charCodeAt(0));
const backwards = (text: string): string => Array.from(text).reverse().join('');
const py = (text: string): string => JSON.stringify(text);

/** A Python program with one call; `edit` replaces parts of it. */
function python(...edits: readonly (readonly [string, string])[]): string {
  let source = `import os
from openai import OpenAI

client = OpenAI()
MODEL = "gpt-4.1-mini"
SYSTEM = ${py(TEXT)}


def answer(question):
    return client.chat.completions.create(
        model=MODEL,
        max_tokens=300,
        messages=[
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": question},
        ],
    )
`;
  for (const [from, to] of edits) {
    if (!source.includes(from)) throw new Error(`there is no ${from}`);
    source = source.replace(from, () => to);
  }
  return source;
}

const was = `SYSTEM = ${py(TEXT)}`;
const model = 'MODEL = "gpt-4.1-mini"';

function typescript(...edits: readonly (readonly [string, string])[]): string {
  let source = `import OpenAI from 'openai';

const client = new OpenAI();
const MODEL = 'gpt-4.1-mini';
const SYSTEM = ${JSON.stringify(TEXT)};

export async function answer(question: string) {
  return client.chat.completions.create({
    model: MODEL,
    max_tokens: 300,
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: question },
    ],
  });
}
`;
  for (const [from, to] of edits) {
    if (!source.includes(from)) throw new Error(`there is no ${from}`);
    source = source.replace(from, () => to);
  }
  return source;
}

const wasTs = `const SYSTEM = ${JSON.stringify(TEXT)};`;
const modelTs = `const MODEL = 'gpt-4.1-mini';`;

type Edit = readonly [name: string, ...edits: (readonly [string, string])[]];
type Moved = readonly [name: string, files: Now, ...edits: (readonly [string, string])[]];

const rows = (
  file: string,
  make: (...edits: readonly (readonly [string, string])[]) => string,
  edits: readonly Edit[],
): ProgramRow[] =>
  edits.map(([name, ...all]) => ({ name, base: { [file]: make() }, head: { [file]: make(...all) } }));

const moved = (
  file: string,
  make: (...edits: readonly (readonly [string, string])[]) => string,
  list: readonly Moved[],
): ProgramRow[] =>
  list.map(([name, files, ...all]) => ({
    name,
    base: { [file]: make() },
    head: { ...files, [file]: make(...all) },
  }));

const P = 'app/answer.py';
const T = 'src/answer.ts';

const text = (to: string): readonly [string, string] => [was, to];
const textTs = (to: string): readonly [string, string] => [wasTs, to];
const call = 'client.chat.completions.create(\n        model=MODEL,';
const system = '{"role": "system", "content": SYSTEM},';
const systemTs = "{ role: 'system', content: SYSTEM },";

export const hostilePrograms: readonly ProgramRow[] = [
  ...rows(P, python, [
    ['the text grows', text(`SYSTEM = ${py(MORE)}`)],
    ['the model is dearer', [model, 'MODEL = "gpt-4.1"']],
    ['base64', text(`import base64\nSYSTEM = base64.b64decode("${encoded}").decode()`)],
    [
      'compressed',
      text(`import base64, zlib\nSYSTEM = zlib.decompress(base64.b64decode("${encoded}")).decode()`),
    ],
    ['hexadecimal', text(`SYSTEM = bytes.fromhex("${Buffer.from(MORE).toString('hex')}").decode()`)],
    ['a list of character codes', text(`SYSTEM = "".join(map(chr, [${codes(MORE).join(',')}]))`)],
    ['backwards', text(`SYSTEM = ${py(backwards(MORE))}[::-1]`)],
    ['repeated', text(`SYSTEM = ${py(TEXT)} * 40`)],
    ['a repeated list', text(`SYSTEM = "".join([${py(TEXT)}] * 40)`)],
    ['a comprehension', text(`SYSTEM = "".join(${py(TEXT)} for _ in range(40))`)],
    ['a file outside', text('SYSTEM = open("/opt/prompts/system.txt").read()')],
    ['a file by a name of the environment', text('SYSTEM = open(os.environ["SYSTEM_FILE"]).read()')],
    ['a text of the environment', text('SYSTEM = os.environ["SYSTEM"]')],
    ['a text from an address', text('import requests\nSYSTEM = requests.get("https://x.test/p").text')],
    ['a text from a package', text('from acme_prompts import SYSTEM')],
    ['exec', text(`exec('SYSTEM = ' + repr(${py(MORE)}))`)],
    ['eval', text(`SYSTEM = eval(${py(py(MORE))})`)],
    [
      'a text from a prompt store',
      text('from langfuse import get_client\nSYSTEM = get_client().get_prompt("support").compile()'),
    ],
    ['a text from a hub', text('from langchain import hub\nSYSTEM = hub.pull("acme/support").template')],
    ['a text from a database', text('SYSTEM = db.query("select text from prompts where name = 1")[0]')],
    ['format', text(`SYSTEM = "{0}{1}".format(${py(TEXT)}, ${py(LONG)})`)],
    ['percent', text(`SYSTEM = "%s%s" % (${py(TEXT)}, ${py(LONG)})`)],
    ['an f-string', text(`MORE = ${py(LONG)}\nSYSTEM = f"{${"'" + TEXT.replaceAll("'", '') + "'"}}{MORE}"`)],
    [
      'a template',
      text(`from string import Template\nSYSTEM = Template("$a$b").substitute(a=${py(TEXT)}, b=${py(LONG)})`),
    ],
    ['replace', text(`SYSTEM = ${py(`${TEXT}@`)}.replace("@", ${py(LONG)})`)],
    ['a dictionary', text(`TEXTS = {"a": ${py(MORE)}}\nSYSTEM = TEXTS["a"]`)],
    ['added in place', text(`SYSTEM = ${py(TEXT)}\nSYSTEM += ${py(LONG)}`)],
    ['a class', text(`class Texts:\n    SYSTEM = ${py(MORE)}\n\n\nSYSTEM = Texts.SYSTEM`)],
    ['a function', text(`def system():\n    return ${py(MORE)}\n\n\nSYSTEM = system()`)],
    ['a docstring', text(`def system():\n    """${MORE}"""\n\n\nSYSTEM = system.__doc__`)],
    ['globals', text(`globals()["SYSTEM"] = ${py(MORE)}`)],
    ['a walrus', [system, `{"role": "system", "content": (s := ${py(MORE)})},`], text('')],
    ['a conditional text', text(`SYSTEM = ${py(MORE)} if os.environ.get("X") else ${py(TEXT)}`)],
    ['an or', text(`SYSTEM = os.environ.get("SYSTEM") or ${py(MORE)}`)],
    ['a default of the environment', text(`SYSTEM = os.environ.get("SYSTEM", ${py(MORE)})`)],
    ['another message', [system, `${system}\n            {"role": "system", "content": ${py(LONG)}},`]],
    ['repeated messages', ['messages=[', `messages=[{"role": "user", "content": ${py(TEXT)}}] * 40 + [`]],
    [
      'spread messages',
      ['messages=[', `messages=[*[{"role": "user", "content": ${py(TEXT)}} for _ in range(40)],`],
    ],
    ['messages of a file', ['messages=[', 'messages=json.load(open("/opt/shots.json")) + [']],
    ['messages of a function of elsewhere', ['messages=[', 'messages=acme.shots() + [']],
    ['a model of the environment', [model, 'MODEL = os.environ["MODEL"]']],
    ['a dearer model as the default of the environment', [model, 'MODEL = os.getenv("MODEL", "gpt-4.1")']],
    [
      'a dearer model behind a condition',
      [model, 'MODEL = "gpt-4.1" if os.environ.get("X") else "gpt-4.1-mini"'],
    ],
    [
      'a dearer model of a dictionary',
      [model, 'MODELS = {"a": "gpt-4.1-mini", "b": "gpt-4.1"}\nMODEL = MODELS[os.environ["X"]]'],
    ],
    [
      'a dearer model in a branch',
      [model, 'MODEL = "gpt-4.1-mini"\nif os.environ.get("X"):\n    MODEL = "gpt-4.1"'],
    ],
    ['a model put together', [model, 'MODEL = "gpt-4.1" + ""']],
    ['a model replaced', [model, 'MODEL = "gpt-4.1-mini".replace("-mini", "")']],
    [
      'a model of a random choice',
      [model, 'import random\nMODEL = random.choice(["gpt-4.1-mini", "gpt-4.1"])'],
    ],
    ['many answers', ['max_tokens=300,', 'max_tokens=300,\n        n=16,']],
    [
      'many answers by a name',
      ['max_tokens=300,', 'max_tokens=300,\n        n=COUNT,'],
      [model, `${model}\nCOUNT = 16`],
    ],
    [
      'many answers of the environment',
      ['max_tokens=300,', 'max_tokens=300,\n        n=int(os.environ["N"]),'],
    ],
    ['a dearer tier', ['max_tokens=300,', 'max_tokens=300,\n        service_tier="priority",']],
    [
      'tools',
      [
        'max_tokens=300,',
        `max_tokens=300,\n        tools=[{"type": "function", "function": {"name": "a", "description": ${py(LONG)}, "parameters": {"type": "object"}}}],`,
      ],
    ],
    ['tools of elsewhere', ['max_tokens=300,', 'max_tokens=300,\n        tools=acme.tools(),']],
    [
      'a schema',
      [
        'max_tokens=300,',
        `max_tokens=300,\n        response_format={"type": "json_schema", "json_schema": {"name": "a", "schema": {"type": "object", "description": ${py(LONG)}}}},`,
      ],
    ],
    ['options of elsewhere', ['max_tokens=300,', 'max_tokens=300,\n        **acme.options(),']],
    [
      'options of a dictionary',
      ['max_tokens=300,', '**OPTIONS,'],
      [model, `${model}\nOPTIONS = {"max_tokens": 300, "n": 16}`],
    ],
    ['the call by its name', [call, 'getattr(client.chat.completions, "create")(\n        model="gpt-4.1",']],
    [
      'the call by another name',
      [call, 'create(\n        model="gpt-4.1",'],
      [model, `${model}\ncreate = client.chat.completions.create`],
    ],
    [
      'a partial call',
      [call, 'create('],
      [
        model,
        `import functools\ncreate = functools.partial(client.chat.completions.create, model="gpt-4.1")`,
      ],
    ],
    [
      'the call in a loop',
      ['    return client', '    for _ in range(40):\n        last = client'],
      ['    )\n', '    )\n    return last\n'],
    ],
    [
      'the call without an end',
      ['    return client', '    while True:\n        last = client'],
      ['    )\n', '    )\n        print(last)\n'],
    ],
    [
      'the call for each item',
      [
        'def answer(question):\n    return client',
        'def answer(questions):\n    for question in questions:\n      client',
      ],
    ],
    [
      'a function that calls itself',
      ['    return client', '    last = client'],
      ['    )\n', '    )\n    return answer(last.choices[0].message.content)\n'],
    ],
    [
      'a caller without an end',
      ['    )\n', '    )\n\n\ndef main(question):\n    while True:\n        print(answer(question))\n'],
    ],
    ['the call over a library that is not read', [call, 'acme.llm.chat(\n        model="gpt-4.1",']],
    [
      'a raw request',
      [
        call,
        'requests.post("https://api.openai.com/v1/chat/completions", json=dict(\n        model="gpt-4.1",',
      ],
      ['        ],\n    )', '        ],\n    ))'],
    ],
    [
      'reasoning',
      [model, 'MODEL = "gpt-5-mini"'],
      ['max_tokens=300,', 'max_completion_tokens=300,\n        reasoning_effort="high",'],
    ],
  ]),
  ...moved(P, python, [
    [
      'a text of a module',
      { 'app/texts.py': `SYSTEM = ${py(MORE)}\n` },
      text('from app.texts import SYSTEM'),
    ],
    [
      'a text of a module in vendor',
      { 'vendor/texts.py': `SYSTEM = ${py(MORE)}\n` },
      text('from vendor.texts import SYSTEM'),
    ],
    [
      'a text of a module in build',
      { 'build/texts.py': `SYSTEM = ${py(MORE)}\n` },
      text('from build.texts import SYSTEM'),
    ],
    [
      'a text of a module in tests',
      { 'tests/texts.py': `SYSTEM = ${py(MORE)}\n` },
      text('from tests.texts import SYSTEM'),
    ],
    [
      'a text of a module in docs',
      { 'docs/texts.py': `SYSTEM = ${py(MORE)}\n` },
      text('from docs.texts import SYSTEM'),
    ],
    [
      'a text of a generated module',
      { 'app/texts_pb2.py': `# Code generated by hand. DO NOT EDIT.\nSYSTEM = ${py(MORE)}\n` },
      text('from app.texts_pb2 import SYSTEM'),
    ],
    ['a text file', { 'app/system.txt': MORE }, text('SYSTEM = open("app/system.txt").read()')],
    ['a text file in tests', { 'tests/system.txt': MORE }, text('SYSTEM = open("tests/system.txt").read()')],
    ['a text file in docs', { 'docs/system.txt': MORE }, text('SYSTEM = open("docs/system.txt").read()')],
    ['a README', { 'README.md': MORE }, text('SYSTEM = open("README.md").read()')],
    ['a file of another ending', { 'app/system.dat': MORE }, text('SYSTEM = open("app/system.dat").read()')],
    [
      'a text of JSON',
      { 'app/system.json': JSON.stringify({ system: MORE }) },
      text('import json\nSYSTEM = json.load(open("app/system.json"))["system"]'),
    ],
    [
      'a text of YAML',
      { 'app/system.yaml': `system: ${JSON.stringify(MORE)}\n` },
      text('import yaml\nSYSTEM = yaml.safe_load(open("app/system.yaml"))["system"]'),
    ],
    [
      'a text of TOML',
      { 'app/system.toml': `system = ${JSON.stringify(MORE)}\n` },
      text('import tomllib\nSYSTEM = tomllib.load(open("app/system.toml", "rb"))["system"]'),
    ],
    [
      'a text of a properties file',
      { 'app/system.ini': `[a]\nsystem = ${MORE}\n` },
      text(
        'import configparser\nCONFIG = configparser.ConfigParser()\nCONFIG.read("app/system.ini")\nSYSTEM = CONFIG["a"]["system"]',
      ),
    ],
    [
      'a model of another module',
      { 'app/models.py': 'MODEL = "gpt-4.1"\n' },
      [model, 'from app.models import MODEL'],
    ],
    ['a model of a file', { 'app/model.txt': 'gpt-4.1' }, [model, 'MODEL = open("app/model.txt").read()']],
    [
      'a program of another language',
      {
        'app/answer.ex': `@system ${py(MORE)}\n@model "gpt-4.1"\nOpenAI.chat_completion(model: "gpt-4.1", messages: [%{role: "system", content: @system}])\n`,
      },
      [call, 'subprocess.run(["elixir", "app/answer.ex"])\n    return dict(\n        m=MODEL,'],
    ],
  ]),
  {
    name: 'the program becomes another language',
    base: { [P]: python() },
    head: {
      [P]: null,
      'app/answer.ex': `defmodule Answer do\n  @system ${py(MORE)}\n  def answer(q), do: OpenAI.chat_completion(model: "gpt-4.1", messages: [%{role: "system", content: @system}])\nend\n`,
    },
  },
  {
    name: 'the program moves to tests',
    base: { [P]: python() },
    head: {
      [P]: null,
      'tests/answer.py': python([was, `SYSTEM = ${py(MORE)}`]),
      'app/main.py': 'from tests.answer import answer\n\nprint(answer("Where is my parcel?"))\n',
    },
  },
  {
    name: 'the program moves to vendor',
    base: { [P]: python() },
    head: {
      [P]: null,
      'vendor/answer.py': python([was, `SYSTEM = ${py(MORE)}`]),
      'app/main.py': 'from vendor.answer import answer\n\nprint(answer("Where is my parcel?"))\n',
    },
  },
  {
    name: 'the program is damaged',
    base: { [P]: python() },
    head: { [P]: python([was, `SYSTEM = ${py(MORE)}\nprint "x" (`]) },
  },
  {
    name: 'the program grows over the cap',
    base: { [P]: python() },
    head: { [P]: `${python([was, `SYSTEM = ${py(MORE)}`])}# ${'x'.repeat(3_000_000)}\n` },
  },
  {
    name: 'the default of a wrapper',
    base: {
      'app/llm.py': `from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef ask(system, question, model="gpt-4.1-mini"):\n    return client.chat.completions.create(model=model, max_tokens=300, messages=[{"role": "system", "content": system}, {"role": "user", "content": question}])\n`,
      'app/a.py': `from app.llm import ask\n\n\ndef a(q):\n    return ask(${py(TEXT)}, q)\n`,
    },
    head: {
      'app/llm.py': `from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef ask(system, question, model="gpt-4.1"):\n    return client.chat.completions.create(model=model, max_tokens=300, messages=[{"role": "system", "content": system}, {"role": "user", "content": question}])\n`,
    },
  },
  {
    name: 'a wrapper that adds a text',
    base: {
      'app/llm.py': `from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef ask(system, question, model="gpt-4.1-mini"):\n    return client.chat.completions.create(model=model, max_tokens=300, messages=[{"role": "system", "content": system}, {"role": "user", "content": question}])\n`,
      'app/a.py': `from app.llm import ask\n\n\ndef a(q):\n    return ask(${py(TEXT)}, q)\n`,
    },
    head: {
      'app/llm.py': `from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef ask(system, question, model="gpt-4.1-mini"):\n    return client.chat.completions.create(model=model, max_tokens=300, messages=[{"role": "system", "content": ${py(LONG)} + system}, {"role": "user", "content": question}])\n`,
    },
  },
  {
    name: 'a wrapper that adds what nobody knows',
    base: {
      'app/llm.py': `from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef ask(system, question, model="gpt-4.1-mini"):\n    return client.chat.completions.create(model=model, max_tokens=300, messages=[{"role": "system", "content": system}, {"role": "user", "content": question}])\n`,
      'app/a.py': `from app.llm import ask\n\n\ndef a(q):\n    return ask(${py(TEXT)}, q)\n`,
    },
    head: {
      'app/llm.py': `from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef ask(system, question, model="gpt-4.1-mini"):\n    return client.chat.completions.create(model=model, max_tokens=300, messages=[{"role": "system", "content": acme.rules() + system}, {"role": "user", "content": question}])\n`,
    },
  },
  ...rows(T, typescript, [
    ['ts: the text grows', textTs(`const SYSTEM = ${JSON.stringify(MORE)};`)],
    ['ts: the model is dearer', [modelTs, "const MODEL = 'gpt-4.1';"]],
    ['ts: repeat', textTs(`const SYSTEM = ${JSON.stringify(TEXT)}.repeat(40);`)],
    ['ts: a filled array', textTs(`const SYSTEM = Array(40).fill(${JSON.stringify(TEXT)}).join('');`)],
    [
      'ts: Array.from',
      textTs(`const SYSTEM = Array.from({ length: 40 }, () => ${JSON.stringify(TEXT)}).join('');`),
    ],
    ['ts: atob', textTs(`const SYSTEM = atob('${encoded}');`)],
    ['ts: Buffer', textTs(`const SYSTEM = Buffer.from('${encoded}', 'base64').toString();`)],
    ['ts: fromCharCode', textTs(`const SYSTEM = String.fromCharCode(${codes(MORE).join(',')});`)],
    ['ts: String.raw', textTs(`const SYSTEM = String.raw\`${MORE}\`;`)],
    ['ts: a tag of its own', textTs(`const SYSTEM = dedent\`${MORE}\`;`)],
    ['ts: eval', textTs(`const SYSTEM = eval(${JSON.stringify(JSON.stringify(MORE))});`)],
    [
      'ts: Function',
      textTs(`const SYSTEM = new Function('return ' + ${JSON.stringify(JSON.stringify(MORE))})();`),
    ],
    ['ts: fetch', textTs("const SYSTEM = await (await fetch('https://x.test/p')).text();")],
    ['ts: the environment', textTs('const SYSTEM = process.env.SYSTEM!;')],
    [
      'ts: a default of the environment',
      textTs(`const SYSTEM = process.env.SYSTEM ?? ${JSON.stringify(MORE)};`),
    ],
    ['ts: a package', textTs("import { SYSTEM } from '@acme/prompts';")],
    [
      'ts: a file outside',
      textTs("import fs from 'node:fs';\nconst SYSTEM = fs.readFileSync('/opt/p.txt', 'utf8');"),
    ],
    [
      'ts: a prompt store',
      textTs(
        "import { Langfuse } from 'langfuse';\nconst SYSTEM = (await new Langfuse().getPrompt('support')).compile();",
      ),
    ],
    [
      'ts: a conditional text',
      textTs(`const SYSTEM = process.env.X ? ${JSON.stringify(MORE)} : ${JSON.stringify(TEXT)};`),
    ],
    ['ts: joined', textTs(`const SYSTEM = [${JSON.stringify(TEXT)}, ${JSON.stringify(LONG)}].join('\\n');`)],
    [
      'ts: reduced',
      textTs(`const SYSTEM = [${JSON.stringify(TEXT)}, ${JSON.stringify(LONG)}].reduce((a, b) => a + b);`),
    ],
    ['ts: concat', textTs(`const SYSTEM = ${JSON.stringify(TEXT)}.concat(${JSON.stringify(LONG)});`)],
    [
      'ts: replace',
      textTs(`const SYSTEM = ${JSON.stringify(`${TEXT}@`)}.replace('@', ${JSON.stringify(LONG)});`),
    ],
    ['ts: padEnd', textTs(`const SYSTEM = ${JSON.stringify(TEXT)}.padEnd(9000, 'policy ');`)],
    ['ts: a model of the environment', [modelTs, 'const MODEL = process.env.MODEL!;']],
    ['ts: a dearer default model', [modelTs, "const MODEL = process.env.MODEL ?? 'gpt-4.1';"]],
    [
      'ts: a dearer model behind a condition',
      [modelTs, "const MODEL = process.env.X ? 'gpt-4.1' : 'gpt-4.1-mini';"],
    ],
    [
      'ts: a model of a map',
      [
        modelTs,
        "const MODELS = { a: 'gpt-4.1-mini', b: 'gpt-4.1' } as const;\nconst MODEL = MODELS[process.env.X as 'a'];",
      ],
    ],
    ['ts: many answers', ['max_tokens: 300,', 'max_tokens: 300,\n    n: 16,']],
    ['ts: tools of elsewhere', ['max_tokens: 300,', 'max_tokens: 300,\n    tools: makeTools(),']],
    ['ts: options of elsewhere', ['max_tokens: 300,', 'max_tokens: 300,\n    ...options(),']],
    ['ts: a dearer tier', ['max_tokens: 300,', "max_tokens: 300,\n    service_tier: 'priority',"]],
    [
      'ts: another message',
      [systemTs, `${systemTs}\n      { role: 'system', content: ${JSON.stringify(LONG)} },`],
    ],
    [
      'ts: spread messages',
      [systemTs, `${systemTs}\n      ...Array(40).fill({ role: 'user', content: ${JSON.stringify(TEXT)} }),`],
    ],
    ['ts: spread messages of elsewhere', [systemTs, `${systemTs}\n      ...shots(),`]],
    [
      'ts: a call in a loop',
      ['  return client', '  for (let i = 0; i < 40; i++) await client'],
      ['  });\n}', '  });\n  return null;\n}'],
    ],
    [
      'ts: a call without an end',
      ['  return client', '  for (;;) console.log(await client'],
      ['  });\n}', '  }));\n}'],
    ],
    [
      'ts: a call for each item',
      ['  return client', "  return question.split(' ').map((part) => client"],
      ['  });\n}', '  }));\n}'],
    ],
    [
      'ts: a caller without an end',
      [
        '  });\n}',
        '  });\n}\n\nexport async function main(question: string) {\n  while (true) await answer(question);\n}',
      ],
    ],
    [
      'ts: a raw request',
      [
        'client.chat.completions.create({\n    model: MODEL,',
        "fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({\n    model: 'gpt-4.1',",
      ],
      ['  });\n}', '  }) });\n}'],
    ],
    [
      'ts: the call in brackets',
      [
        'client.chat.completions.create({\n    model: MODEL,',
        "client['chat']['completions']['create']({\n    model: 'gpt-4.1',",
      ],
    ],
  ]),
  ...moved(T, typescript, [
    [
      'ts: a text of a module',
      { 'src/texts.ts': `export const SYSTEM = ${JSON.stringify(MORE)};\n` },
      textTs("import { SYSTEM } from './texts';"),
    ],
    [
      'ts: a text of a minified module',
      { 'src/texts.min.js': `export const SYSTEM=${JSON.stringify(MORE)};` },
      textTs("import { SYSTEM } from './texts.min.js';"),
    ],
    [
      'ts: a text of a module in dist',
      { 'dist/texts.js': `export const SYSTEM = ${JSON.stringify(MORE)};\n` },
      textTs("import { SYSTEM } from '../dist/texts.js';"),
    ],
    [
      'ts: a text of a generated module',
      { 'src/generated/texts.ts': `// @generated\nexport const SYSTEM = ${JSON.stringify(MORE)};\n` },
      textTs("import { SYSTEM } from './generated/texts';"),
    ],
    [
      'ts: a text of JSON',
      { 'src/texts.json': JSON.stringify({ system: MORE }) },
      textTs("import texts from './texts.json';\nconst SYSTEM = texts.system;"),
    ],
    [
      'ts: a text file',
      { 'src/system.txt': MORE },
      textTs("import fs from 'node:fs';\nconst SYSTEM = fs.readFileSync('src/system.txt', 'utf8');"),
    ],
    ['ts: a raw import', { 'src/system.md': MORE }, textTs("import SYSTEM from './system.md?raw';")],
    [
      'ts: a text of a translation',
      { 'src/locales/en.json': JSON.stringify({ system: MORE }) },
      textTs("import en from './locales/en.json';\nconst SYSTEM = en.system;"),
    ],
  ]),
];

const shorter = python().replace(/\n {4}return client[\s\S]*$/, '\n    return None\n');

export const harmlessPrograms: readonly ProgramRow[] = [
  ...rows(P, python, [
    ['a comment', [model, `# The model of the answers.\n${model}`]],
    ['another constant', [model, `${model}\nTIMEOUT = 20`]],
    [
      'attempts after an error',
      ['    return client', '    while True:\n      try:\n        return client'],
      ['    )\n', '    )\n      except Exception:\n        continue\n'],
    ],
    [
      'a caller for each item',
      [
        '    )\n',
        '    )\n\n\ndef main(questions):\n    return [answer(question) for question in questions]\n',
      ],
    ],
    ['a renamed constant', text(`RULES = ${py(TEXT)}`), [system, system.replace('SYSTEM', 'RULES')]],
    ['an inlined constant', [system, `{"role": "system", "content": ${py(TEXT)}},`], text('')],
    ['three quotes', text(`SYSTEM = """${TEXT}"""`)],
    ['adjacent literals', text(`SYSTEM = (\n    ${py(TEXT.slice(0, 80))}\n    ${py(TEXT.slice(80))}\n)`)],
    ['joined literals', text(`SYSTEM = ${py(TEXT.slice(0, 80))} + ${py(TEXT.slice(80))}`)],
    ['a joined list', text(`SYSTEM = "".join([${py(TEXT.slice(0, 80))}, ${py(TEXT.slice(80))}])`)],
    ['a text of a function', text(`def system():\n    return ${py(TEXT)}\n\n\nSYSTEM = system()`)],
    ['a text of a class', text(`class Texts:\n    SYSTEM = ${py(TEXT)}\n\n\nSYSTEM = Texts.SYSTEM`)],
    ['dedent', text(`from textwrap import dedent\nSYSTEM = dedent("""\\\n    ${TEXT}""")`)],
    ['strip', text(`SYSTEM = ${py(TEXT)}.strip()`)],
    ['a snapshot of the same model', [model, 'MODEL = "gpt-4.1-mini-2025-04-14"']],
    ['an inlined model', [model, ''], ['model=MODEL', 'model="gpt-4.1-mini"']],
    [
      'a type',
      [model, 'MODEL: str = "gpt-4.1-mini"'],
      ['def answer(question):', 'def answer(question: str):'],
    ],
    [
      'a model by the environment with the same default',
      [model, 'MODEL = os.getenv("MODEL", "gpt-4.1-mini")'],
    ],
    ['another temperature', ['max_tokens=300,', 'max_tokens=300,\n        temperature=0.2,']],
    ['a timeout', ['max_tokens=300,', 'max_tokens=300,\n        timeout=20,']],
    ['a renamed function', ['def answer(', 'def reply(']],
    ['a docstring', ['def answer(question):', 'def answer(question):\n    """Answers a question."""']],
    ['one answer', ['max_tokens=300,', 'max_tokens=300,\n        n=1,']],
    ['no tools', ['max_tokens=300,', 'max_tokens=300,\n        tools=None,']],
    [
      'a retry',
      ['    return client', '    for attempt in range(3):\n        try:\n            last = client'],
      ['    )\n', '    )\n            break\n        except Exception:\n            pass\n    return last\n'],
    ],
    [
      'options of a dictionary',
      ['max_tokens=300,', '**OPTIONS,'],
      [model, `${model}\nOPTIONS = {"max_tokens": 300, "temperature": 0}`],
    ],
    [
      'messages by a name',
      [
        '    return client',
        '    messages = [\n        {"role": "system", "content": SYSTEM},\n        {"role": "user", "content": question},\n    ]\n    return client',
      ],
      [
        `messages=[\n            ${system}\n            {"role": "user", "content": question},\n        ],`,
        'messages=messages,',
      ],
    ],
    ['a log line', ['    return client', '    print(question)\n    return client']],
    ['Windows line ends', ['import os\n', 'import os\r\n']],
    ['a lower limit', ['max_tokens=300', 'max_tokens=200']],
    ['a cheaper model', [model, 'MODEL = "gpt-4.1-nano"']],
    ['a shorter text', text(`SYSTEM = ${py(TEXT.slice(0, 120))}`)],
    ['a word', text(`SYSTEM = ${py(`${TEXT}Be brief.`)}`)],
    [
      'an unused text',
      text(`SYSTEM = ${py(TEXT)}\nUNUSED = ${py('A sentence that nobody sends. '.repeat(9))}`),
    ],
  ]),
  ...moved(P, python, [
    [
      'a text of a module',
      { 'app/texts.py': `SYSTEM = ${py(TEXT)}\n` },
      text('from app.texts import SYSTEM'),
    ],
    ['a text of a file', { 'app/system.txt': TEXT }, text('SYSTEM = open("app/system.txt").read()')],
    [
      'a model of a module',
      { 'app/models.py': 'MODEL = "gpt-4.1-mini"\n' },
      [model, 'from app.models import MODEL'],
    ],
    [
      'a test',
      {
        'tests/test_answer.py': `from app.answer import answer\n\n\ndef test_answer():\n    assert answer("x").model == "gpt-4.1"\n`,
      },
    ],
    ['documentation', { 'docs/usage.md': `${MORE}\n\nUse \`gpt-4.1\`.\n` }],
    [
      'a program of another language that sends nothing',
      { 'app/tool.ex': 'defmodule Tool do\n  def run, do: IO.puts("hello")\nend\n' },
    ],
    ['a log of results', { 'results/run.json': JSON.stringify({ model: 'gpt-4.1', answer: MORE }) }],
    ['a dependency', { 'requirements.txt': 'openai==2.0.0\n' }],
  ]),
  { name: 'a moved program', base: { [P]: python() }, head: { [P]: null, 'service/answer.py': python() } },
  { name: 'a call that is gone', base: { [P]: python() }, head: { [P]: shorter } },
  { name: 'a program that is gone', base: { [P]: python(), 'app/other.py': 'x = 1\n' }, head: { [P]: null } },
  {
    name: 'a wrapper',
    base: { [P]: python() },
    head: {
      [P]: python(
        [
          'def answer(question):\n    return client.chat.completions.create(',
          'def ask(system, question):\n    return client.chat.completions.create(',
        ],
        [system, '{"role": "system", "content": system},'],
        [
          '        ],\n    )\n',
          '        ],\n    )\n\n\ndef answer(question):\n    return ask(SYSTEM, question)\n',
        ],
      ),
    },
  },
  ...rows(T, typescript, [
    ['ts: a comment', [modelTs, `// The model.\n${modelTs}`]],
    ['ts: a template literal', textTs(`const SYSTEM = \`${TEXT}\`;`)],
    [
      'ts: joined',
      textTs(
        `const SYSTEM = [${JSON.stringify(TEXT.slice(0, 80))}, ${JSON.stringify(TEXT.slice(80))}].join('');`,
      ),
    ],
    [
      'ts: plus',
      textTs(`const SYSTEM = ${JSON.stringify(TEXT.slice(0, 80))} + ${JSON.stringify(TEXT.slice(80))};`),
    ],
    [
      'ts: an arrow function',
      textTs(`const system = () => ${JSON.stringify(TEXT)};\nconst SYSTEM = system();`),
    ],
    ['ts: a snapshot of the same model', [modelTs, "const MODEL = 'gpt-4.1-mini-2025-04-14';"]],
    ['ts: the same default', [modelTs, "const MODEL = process.env.MODEL ?? 'gpt-4.1-mini';"]],
    ['ts: a temperature', ['max_tokens: 300,', 'max_tokens: 300,\n    temperature: 0.2,']],
    ['ts: as const', [modelTs, "const MODEL = 'gpt-4.1-mini' as const;"]],
    [
      'ts: another order',
      ['    model: MODEL,\n    max_tokens: 300,\n', '    max_tokens: 300,\n    model: MODEL,\n'],
    ],
    [
      'ts: a try',
      ['  return client', '  try {\n  return await client'],
      ['  });\n}', '  });\n  } catch (error) {\n    console.error(error);\n    throw error;\n  }\n}'],
    ],
  ]),
  ...moved(T, typescript, [
    [
      'ts: a text of a module',
      { 'src/texts.ts': `export const SYSTEM = ${JSON.stringify(TEXT)};\n` },
      textTs("import { SYSTEM } from './texts';"),
    ],
    [
      'ts: a text of JSON',
      { 'src/texts.json': JSON.stringify({ system: TEXT }) },
      textTs("import texts from './texts.json';\nconst SYSTEM = texts.system;"),
    ],
    [
      'ts: a story',
      {
        'src/answer.stories.tsx': `export const model = 'gpt-4.1';\nexport const system = ${JSON.stringify(MORE)};\n`,
      },
    ],
  ]),
];
