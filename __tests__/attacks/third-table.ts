import { TEXT } from './program-table.js';
import { github, type PullRow } from './pull-table.js';
import {
  changed,
  dflt,
  edited,
  js,
  lite,
  many,
  mini,
  model,
  modelTs,
  MORE,
  named,
  P,
  PYTHON,
  request,
  rules,
  rulesTs,
  turned,
  TYPESCRIPT,
  yamlDesk,
} from './review-table.js';
import { LINE, LONG } from './template-table.js';

// A third review: indirection in programs of four languages, environments and builds around them, encodings, sizes, several
// documents in a file, fallbacks of gateways, texts that change places. Each mechanism has a harmless twin.

const GO = `package desk

import (
	"context"

	"github.com/openai/openai-go"
)

const Model = "gpt-4.1-mini"

const Rules = ${js(TEXT)}

func Reply(ctx context.Context, client openai.Client, question string) (*openai.ChatCompletion, error) {
	return client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Model:     Model,
		MaxTokens: openai.Int(250),
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.SystemMessage(Rules),
			openai.UserMessage(question),
		},
	})
}
`;
const JAVA = `package shop;

import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

public class Desk {
    static final String MODEL = "gpt-4.1-mini";
    static final String RULES = ${js(TEXT)};
    private final OpenAIClient client;

    public Desk(OpenAIClient client) {
        this.client = client;
    }

    public ChatCompletion reply(String question) {
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
            .model(MODEL)
            .maxCompletionTokens(250)
            .addSystemMessage(RULES)
            .addUserMessage(question)
            .build();
        return client.chat().completions().create(params);
    }
}
`;

const rulesGo = (to: string): readonly [string, string] => [`const Rules = ${js(TEXT)}`, to];
const modelGo = (to: string): readonly [string, string] => ['const Model = "gpt-4.1-mini"', to];
const rulesJava = (to: string): readonly [string, string] => [`static final String RULES = ${js(TEXT)};`, to];
const modelJava = (to: string): readonly [string, string] => [
  'static final String MODEL = "gpt-4.1-mini";',
  to,
];

/** A program whose model or text comes from its environment: the place that sets it changes. */
const environment = (
  list: readonly (readonly [name: string, path: string, base: string, head: string])[],
): PullRow[] =>
  list.map(([name, path, base, head]) => ({
    name: `environment: ${name}`,
    base: {
      'app/desk.py': edited(PYTHON, [model('MODEL = os.environ["DESK_MODEL"]')]),
      [path]: base,
    },
    head: { [path]: head },
  }));

const notebook = (...cells: readonly (readonly [type: string, source: string, output?: string])[]): string =>
  JSON.stringify(
    {
      cells: cells.map(([type, source, output]) => ({
        cell_type: type,
        metadata: {},
        ...(type === 'code'
          ? {
              execution_count: null,
              outputs:
                output === undefined ? [] : [{ output_type: 'stream', name: 'stdout', text: [output] }],
            }
          : {}),
        source: source.split(/(?<=\n)/),
      })),
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  );

const deep = (depth: number, inner: string): string =>
  Array.from({ length: depth }, (_, n) => `A${n} = ${n === 0 ? inner : `A${n - 1} + ""`}\n`).join('');

export const hostileThird: readonly PullRow[] = [
  ...changed('app/desk.py', PYTHON, [
    [
      'a module that makes its names',
      [rules('import app.house\nRULES = app.house.RULES')],
      { 'app/house.py': `def __getattr__(name):\n    return ${js(MORE)}\n` },
    ],
    [
      'an object that makes its names',
      [
        rules(
          `class House:\n    def __getattr__(self, name):\n        return ${js(MORE)}\n\n\nRULES = House().rules`,
        ),
      ],
    ],
    [
      'a dictionary that makes its items',
      [
        rules(
          `class House(dict):\n    def __missing__(self, key):\n        return ${js(MORE)}\n\n\nRULES = House()["rules"]`,
        ),
      ],
    ],
    [
      'an object that formats itself',
      [
        rules(
          `class House:\n    def __format__(self, spec):\n        return ${js(MORE)}\n\n\nRULES = f"{House()}"`,
        ),
      ],
    ],
    [
      'a descriptor',
      [
        rules(
          `class Text:\n    def __get__(self, one, kind):\n        return ${js(MORE)}\n\n\nclass House:\n    rules = Text()\n\n\nRULES = House.rules`,
        ),
      ],
    ],
    [
      'a metaclass',
      [
        rules(
          `class Meta(type):\n    @property\n    def rules(cls):\n        return ${js(MORE)}\n\n\nclass House(metaclass=Meta):\n    pass\n\n\nRULES = House.rules`,
        ),
      ],
    ],
    [
      'an operator of its own',
      [
        rules(
          `class House(str):\n    def __add__(self, other):\n        return ${js(MORE)}\n\n\nRULES = House("") + "x"`,
        ),
      ],
    ],
    [
      'a client that is wrapped',
      [
        [
          'client = OpenAI()',
          `class Dear:\n    def __init__(self, inner):\n        self.chat = self\n        self.completions = self\n        self.inner = inner\n\n    def create(self, **options):\n        options["model"] = "gpt-4.1"\n        return self.inner.chat.completions.create(**options)\n\n\nclient = Dear(OpenAI())`,
        ],
      ],
    ],
    [
      'a hook of the transport',
      [
        [
          'client = OpenAI()',
          'import httpx\nfrom app.hooks import dearer\n\nclient = OpenAI(http_client=httpx.Client(event_hooks={"request": [dearer]}))',
        ],
      ],
      {
        'app/hooks.py':
          'import json\n\n\ndef dearer(request):\n    body = json.loads(request.content)\n    body["model"] = "gpt-4.1"\n    request._content = json.dumps(body).encode()\n',
      },
    ],
    [
      'a patch in a module that starts first',
      [],
      {
        'sitecustomize.py':
          'from openai.resources.chat.completions import Completions\n\nplain = Completions.create\n\n\ndef create(self, **options):\n    options["model"] = "gpt-4.1"\n    return plain(self, **options)\n\n\nCompletions.create = create\n',
      },
    ],
    ['a patch of another module', [], { 'app/patch.py': 'import app.desk\n\napp.desk.MODEL = "gpt-4.1"\n' }],
    [
      'a decorator around the question',
      [
        [
          'def reply(question):',
          `def governed(inner):\n    def outer(question):\n        return inner(${js(LONG)} + question)\n    return outer\n\n\n@governed\ndef reply(question):`,
        ],
      ],
    ],
    [
      'a decorator of another module',
      [
        ['def reply(question):', '@governed\ndef reply(question):'],
        ['import os\n', 'import os\nfrom app.govern import governed\n'],
      ],
      {
        'app/govern.py': `def governed(inner):\n    def outer(question):\n        return inner(${js(LONG)} + question)\n    return outer\n`,
      },
    ],
    [
      'a version of the language',
      [
        rules(
          `import sys\nif sys.version_info >= (3, 8):\n    RULES = ${js(MORE)}\nelse:\n    RULES = ${js(TEXT)}`,
        ),
      ],
    ],
    [
      'types only',
      [
        rules(
          `from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    RULES = ${js(TEXT)}\nelse:\n    RULES = ${js(MORE)}`,
        ),
      ],
    ],
    [
      'a platform',
      [
        model(
          'import platform\nMODEL = {"Linux": "gpt-4.1", "Darwin": "gpt-4.1-mini"}.get(platform.system(), "gpt-4.1-mini")',
        ),
      ],
    ],
    [
      'a carriage return after a comment',
      [model('MODEL = "gpt-4.1-mini"\n# the model of the desk\rMODEL = "gpt-4.1"\n')],
    ],
    [
      'names of characters',
      [rules(`RULES = ${js(TEXT)} + "${'\\N{BULLET} \\N{PILCROW SIGN} '.repeat(300)}"`)],
    ],
    ['a chain of names', [rules(`${deep(300, js(MORE))}RULES = A299`)]],
    [
      'a chain of modules',
      [rules('from app.m0 import RULES')],
      {
        ...Object.fromEntries(
          Array.from({ length: 60 }, (_, n) => [`app/m${n}.py`, `from app.m${n + 1} import RULES\n`]),
        ),
        'app/m60.py': `RULES = ${js(MORE)}\n`,
      },
    ],
    [
      'a sum of thousands',
      [rules(`RULES = (${Array.from({ length: 3000 }, () => '"Be kind. "').join('\n    + ')})`)],
    ],
    ['brackets in thousands', [rules(`RULES = ${'('.repeat(3000)}${js(MORE)}${')'.repeat(3000)}`)]],
    [
      'one of many branches',
      [
        rules(
          `def house(kind):\n${Array.from({ length: 200 }, (_, n) => `    if kind == ${n}:\n        return ${n === 150 ? js(MORE) : js(`Case ${n}.`)}\n`).join('')}    return ${js(TEXT)}\n\n\nRULES = house(os.getpid())`,
        ),
      ],
    ],
    ['a list of one hundred thousand', [rules(`RULES = "".join([${'"Be kind. ",'.repeat(100_000)}])`)]],
    [
      'a fallback of the gateway library',
      [
        [
          'max_tokens=250,',
          'max_tokens=250,\n        extra_body={"fallbacks": ["o1-pro"], "models": ["openai/o1-pro"]},',
        ],
      ],
    ],
    [
      'another host for a dearer model',
      [
        ['from openai import OpenAI', 'from openai import AzureOpenAI as OpenAI'],
        model('MODEL = "desk-deployment"'),
      ],
    ],
    [
      'a class that is called',
      [rules(`class House:\n    def __call__(self):\n        return ${js(MORE)}\n\n\nRULES = House()()`)],
    ],
    [
      'a class made at run time',
      [rules(`House = type("House", (), {"rules": ${js(MORE)}})\nRULES = House.rules`)],
    ],
    [
      'a context variable',
      [
        rules(
          `import contextvars\nHOUSE = contextvars.ContextVar("house", default=${js(MORE)})\nRULES = HOUSE.get()`,
        ),
      ],
    ],
    [
      'a weak container',
      [
        rules(
          `from types import SimpleNamespace\nhouse = SimpleNamespace(rules=${js(MORE)})\nRULES = house.rules`,
        ),
      ],
    ],
    [
      'a chain map',
      [rules(`from collections import ChainMap\nRULES = ChainMap({}, {"rules": ${js(MORE)}})["rules"]`)],
    ],
    [
      'an import hook',
      [
        rules(
          `import sys, types\nhouse = types.ModuleType("house")\nhouse.RULES = ${js(MORE)}\nsys.modules["house"] = house\nfrom house import RULES`,
        ),
      ],
    ],
    [
      'an except group',
      [rules(`try:\n    raise ValueError(${js(MORE)})\nexcept ValueError as error:\n    RULES = str(error)`)],
    ],
    ['a deleted name', [rules(`RULES = ${js(TEXT)}\nLONGER = ${js(MORE)}\ndel RULES\nRULES = LONGER`)]],
    ['an assertion', [rules(`RULES = ${js(TEXT)}\nassert (RULES := ${js(MORE)})`)]],
    ['a frame', [...named('    import sys\n    sys._getframe().f_globals["MODEL"] = "gpt-4.1"\n')]],
    [
      'a message of a method',
      [...named(`    messages.__setitem__(0, {"role": "system", "content": ${js(MORE)}})\n`)],
    ],
    [
      'messages by a deque',
      [
        ...named(
          `    from collections import deque\n    messages = deque(messages)\n    messages.appendleft({"role": "system", "content": ${js(LONG)}})\n`,
        ),
      ],
    ],
    [
      'messages by any()',
      [...named(`    any(messages.append(m) for m in [{"role": "system", "content": ${js(LONG)}}])\n`)],
    ],
    [
      'messages in a comprehension',
      [...named(`    messages = [{**m, "content": ${js(LONG)} + m["content"]} for m in messages]\n`)],
    ],
    [
      'messages by a helper of another module',
      [...named('    fill(messages)\n'), ['import os\n', 'import os\nfrom app.fill import fill\n']],
      {
        'app/fill.py': `def fill(messages):\n    messages.insert(0, {"role": "system", "content": ${js(LONG)}})\n`,
      },
    ],
    ['zip and dict', [rules(`RULES = dict(zip(["rules"], [${js(MORE)}]))["rules"]`)]],
    ['an iterator', [rules(`RULES = next(iter([${js(MORE)}]))`)]],
    ['a set', [rules(`RULES = {${js(MORE)}}.pop()`)]],
    ['a pattern', [rules(`import re\nRULES = re.sub("@", ${js(LONG)}, ${js(`${TEXT}@`)})`)]],
    ['a pattern that repeats', [rules(`import re\nRULES = re.sub(".", ${js(LINE)}, ${js(TEXT)})`)]],
    [
      'a struct',
      [rules(`import struct\nRULES = struct.pack("${MORE.length}s", ${js(MORE)}.encode()).decode()`)],
    ],
    ['a literal of bytes', [rules(`RULES = b${js(MORE)}.decode()`)]],
    [
      'a string of a class body',
      [
        rules(
          `class House:\n    parts = [${js(TEXT)}, ${js(LONG)}]\n    rules = "".join(parts)\n\n\nRULES = House.rules`,
        ),
      ],
    ],
    [
      'a list with one long item at its end',
      [rules(`RULES = "".join([${'"Be kind. ", '.repeat(405)}${js(LONG.repeat(3))}])`)],
    ],
    [
      'a text put in front in a loop',
      [rules(`RULES = ${js(TEXT)}\nfor _ in range(90):\n    RULES = ${js(LINE)} + RULES`)],
    ],
    [
      'a text handed to a function with a number',
      [rules(`from shop import stretch\nRULES = stretch(${js(TEXT)}, 40)`)],
    ],
    [
      'a text handed to a function with another one',
      [rules(`from shop import weave\nRULES = weave(${js(TEXT)}, ${js(LONG)})`)],
    ],
    [
      'a model of the project file',
      [model('import tomllib\nMODEL = tomllib.load(open("pyproject.toml", "rb"))["tool"]["desk"]["model"]')],
      { 'pyproject.toml': '[tool.desk]\nmodel = "gpt-4.1"\n' },
    ],
    [
      'a heredoc of a shell',
      [rules('import subprocess\nRULES = subprocess.getoutput("cat house/*.md")')],
      { 'house/a.md': MORE },
    ],
  ]),
  ...changed('src/desk.ts', TYPESCRIPT, [
    [
      'a line separator ends a comment',
      [modelTs("let MODEL = 'gpt-4.1-mini';\n// the model of the desk\u2028MODEL = 'gpt-4.1';\n")],
    ],
    [
      'a carriage return ends a comment',
      [modelTs("let MODEL = 'gpt-4.1-mini';\n// the model of the desk\rMODEL = 'gpt-4.1';\n")],
    ],
    [
      'a division that looks like a pattern',
      [
        modelTs(
          "const n = 4, g = 2;\nlet MODEL = 'gpt-4.1-mini';\nconst r = n /g; MODEL = 'gpt-4.1'; const s = 1 /g;\n",
        ),
      ],
    ],
    [
      'a pattern that looks like a comment',
      [modelTs("const r = /[/*]/; const MODEL = 'gpt-4.1'; const s = /[*/]/;\n")],
    ],
    [
      'an object that becomes a text',
      [rulesTs(`const house = { toString: () => ${js(MORE)} };\nconst RULES = \`\${house}\`;`)],
    ],
    [
      'a primitive of its own',
      [rulesTs(`const house = { [Symbol.toPrimitive]: () => ${js(MORE)} };\nconst RULES = '' + house;`)],
    ],
    ['a list that becomes a text', [rulesTs(`const RULES = \`\${[${js(TEXT)}, ${js(LONG)}]}\`;`)]],
    ['a parsed JSON', [rulesTs(`const RULES = JSON.parse(${js(JSON.stringify({ rules: MORE }))}).rules;`)]],
    ['entries to an object', [rulesTs(`const RULES = Object.fromEntries([['rules', ${js(MORE)}]]).rules;`)]],
    [
      'a map that is asked',
      [rulesTs(`const house = new Map([['rules', ${js(MORE)}]]);\nconst RULES = house.get('rules')!;`)],
    ],
    [
      'a static block',
      [
        rulesTs(
          `class House { static rules = ''; static { House.rules = ${js(MORE)}; } }\nconst RULES = House.rules;`,
        ),
      ],
    ],
    [
      'a property that is defined',
      [
        rulesTs(
          `const house: Record<string, string> = {};\nObject.defineProperty(house, 'rules', { value: ${js(MORE)} });\nconst RULES = house.rules;`,
        ),
      ],
    ],
    [
      'a generator',
      [
        rulesTs(
          `function* house() { yield ${js(TEXT)}; yield ${js(LONG)}; }\nconst RULES = [...house()].join('');`,
        ),
      ],
    ],
    [
      'a prototype',
      [
        rulesTs(
          `class House { get rules() { return ${js(MORE)}; } }\nconst RULES = Object.create(House.prototype).rules;`,
        ),
      ],
    ],
    [
      'a default of a destructuring',
      [modelTs("const { model: MODEL = 'gpt-4.1' } = {} as { model?: string };")],
    ],
    ['an assignment that keeps', [modelTs("let MODEL: string | undefined;\nMODEL ??= 'gpt-4.1';")]],
    [
      'a patched prototype in a file of its own',
      [],
      {
        'src/instrument.ts':
          "import OpenAI from 'openai';\n\nconst plain = OpenAI.Chat.Completions.prototype.create;\nOpenAI.Chat.Completions.prototype.create = function (this: unknown, body: any, ...rest: any[]) {\n  return plain.call(this as any, { ...body, model: 'gpt-4.1' }, ...rest);\n} as any;\n",
      },
    ],
    [
      'a bound call',
      [
        ['client.chat.completions.create({\n    model: MODEL,', "create({\n    model: 'gpt-4.1',"],
        modelTs('const create = client.chat.completions.create.bind(client.chat.completions);'),
      ],
    ],
    [
      'a fetch of its own',
      [
        [
          'new OpenAI()',
          "new OpenAI({ fetch: (url, init) => fetch(url, { ...init, body: String(init?.body).replace('gpt-4.1-mini', 'gpt-4.1') }) })",
        ],
      ],
    ],
    [
      'a package of the workspace',
      [rulesTs("import { RULES } from '@desk/house';")],
      {
        'packages/house/package.json': JSON.stringify({ name: '@desk/house', main: 'src/index.ts' }),
        'packages/house/src/index.ts': `export const RULES = ${js(MORE)};\n`,
      },
    ],
    [
      'an import map of the package',
      [rulesTs("import { RULES } from '#house';")],
      {
        'package.json': JSON.stringify({ name: 'desk', imports: { '#house': './src/big.ts' } }),
        'src/big.ts': `export const RULES = ${js(MORE)};\n`,
      },
    ],
    [
      'an import of a text',
      [rulesTs("import RULES from './house.txt' with { type: 'text' };")],
      { 'src/house.txt': MORE },
    ],
    [
      'a define of the bundler',
      [modelTs('declare const DESK_MODEL: string;\nconst MODEL = DESK_MODEL;')],
      { 'vite.config.ts': "export default { define: { DESK_MODEL: JSON.stringify('gpt-4.1') } };\n" },
    ],
    [
      'a reducer',
      [
        rulesTs(
          `const RULES = Array.from({ length: 40 }).reduce<string>((all) => all + ${js(LINE)}, ${js(TEXT)});`,
        ),
      ],
    ],
    [
      'a loop that counts down',
      [rulesTs(`let RULES = ${js(TEXT)};\nfor (let i = 90; i--; ) RULES += ${js(LINE)};`)],
    ],
    [
      'a while',
      [rulesTs(`let RULES = ${js(TEXT)};\nwhile (RULES.length < 4000) RULES = RULES + ${js(LINE)};`)],
    ],
    [
      'a function that calls itself',
      [
        rulesTs(
          `const more = (n: number): string => (n === 0 ? '' : ${js(LINE)} + more(n - 1));\nconst RULES = ${js(TEXT)} + more(90);`,
        ),
      ],
    ],
    ['a replace of all', [rulesTs(`const RULES = ${js('@'.repeat(90))}.replaceAll('@', ${js(LINE)});`)]],
    [
      'a replace by a function',
      [rulesTs(`const RULES = ${js('@'.repeat(90))}.replace(/@/g, () => ${js(LINE)});`)],
    ],
    [
      'unicode points',
      [
        rulesTs(
          `const RULES = '${Array.from(MORE, (c) => `\\u{${c.codePointAt(0)?.toString(16) ?? ''}}`).join('')}';`,
        ),
      ],
    ],
  ]),
  ...turned([
    [
      'vue: the text grows',
      'src/Desk.vue',
      `<template><p>{{ answer }}</p></template>\n<script setup lang="ts">\n${TYPESCRIPT.replace('export async', 'async')}</script>\n`,
      `<template><p>{{ answer }}</p></template>\n<script setup lang="ts">\n${edited(TYPESCRIPT, [rulesTs(`const RULES = ${js(MORE)};`)]).replace('export async', 'async')}</script>\n`,
    ],
    [
      'svelte: the model is dearer',
      'src/Desk.svelte',
      `<script lang="ts">\n${TYPESCRIPT.replace('export async', 'async')}</script>\n<p>{answer}</p>\n`,
      `<script lang="ts">\n${edited(TYPESCRIPT, [modelTs("const MODEL = 'gpt-4.1';")]).replace('export async', 'async')}</script>\n<p>{answer}</p>\n`,
    ],
    [
      'html: a script of its own',
      'web/index.html',
      `<html><script type="module">\n${TYPESCRIPT.replace('question: string', 'question')}</script></html>\n`,
      `<html><script type="module">\n${edited(TYPESCRIPT, [modelTs("const MODEL = 'gpt-4.1';")]).replace('question: string', 'question')}</script></html>\n`,
    ],
    [
      'shell: a request',
      'bin/ask.sh',
      `#!/bin/sh\ncurl https://api.openai.com/v1/chat/completions -H "Authorization: Bearer $KEY" -d '{"model":"gpt-4.1-mini","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"'"$1"'"}]}'\n`,
      `#!/bin/sh\ncurl https://api.openai.com/v1/chat/completions -H "Authorization: Bearer $KEY" -d '{"model":"gpt-4.1","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"'"$1"'"}]}'\n`,
    ],
    [
      'notebook: the text grows',
      'nb/desk.ipynb',
      notebook(['code', PYTHON]),
      notebook(['code', edited(PYTHON, [rules(`RULES = ${js(MORE)}`)])]),
    ],
    [
      'notebook: a later cell changes the model',
      'nb/desk.ipynb',
      notebook(['code', PYTHON], ['code', 'reply("Where is my parcel?")']),
      notebook(['code', PYTHON], ['code', 'MODEL = "gpt-4.1"\nreply("Where is my parcel?")']),
    ],
    [
      'notebook: a cell writes a prompt',
      'nb/desk.ipynb',
      notebook(['code', edited(PYTHON, [rules('RULES = open("house.txt").read()')])]),
      notebook(
        ['code', `%%writefile house.txt\n${MORE}`],
        ['code', edited(PYTHON, [rules('RULES = open("house.txt").read()')])],
      ),
      {},
      { 'nb/house.txt': TEXT },
    ],
    [
      'one line: a call that is not read',
      'lib/desk.js',
      `const a=${js(TEXT)};client.chat.completions.create({model:"gpt-4.1-mini",messages:[{role:"system",content:a}]});`,
      `const a=${js(TEXT)};client.chat.completions.create({model:"gpt-4.1-mini",messages:[{role:"system",content:a}]});acme.ask(${js(MORE)},"gpt-4.1");`,
    ],
    [
      'notebook: magic lines',
      'nb/desk.ipynb',
      notebook(['code', PYTHON]),
      notebook(['code', `%pip install openai\n!ls\n${edited(PYTHON, [model('MODEL = "gpt-4.1"')])}`]),
    ],
  ]),
  ...environment([
    [
      'a Dockerfile',
      'Dockerfile',
      'FROM python:3.12\nENV DESK_MODEL=gpt-4.1-mini\n',
      'FROM python:3.12\nENV DESK_MODEL=gpt-4.1\n',
    ],
    [
      'compose',
      'docker-compose.yml',
      'services:\n  desk:\n    image: desk\n    environment:\n      DESK_MODEL: gpt-4.1-mini\n',
      'services:\n  desk:\n    image: desk\n    environment:\n      DESK_MODEL: gpt-4.1\n',
    ],
    [
      'compose as a list',
      'docker-compose.yml',
      'services:\n  desk:\n    image: desk\n    environment:\n      - DESK_MODEL=gpt-4.1-mini\n',
      'services:\n  desk:\n    image: desk\n    environment:\n      - DESK_MODEL=gpt-4.1\n',
    ],
    [
      'Kubernetes',
      'k8s/desk.yaml',
      'kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: desk\n          env:\n            - name: DESK_MODEL\n              value: gpt-4.1-mini\n',
      'kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: desk\n          env:\n            - name: DESK_MODEL\n              value: gpt-4.1\n',
    ],
    [
      'a workflow',
      '.github/workflows/run.yml',
      'on: push\nenv:\n  DESK_MODEL: gpt-4.1-mini\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python app/desk.py\n',
      'on: push\nenv:\n  DESK_MODEL: gpt-4.1\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python app/desk.py\n',
    ],
    [
      'a Makefile',
      'Makefile',
      'run:\n\tDESK_MODEL=gpt-4.1-mini python app/desk.py\n',
      'run:\n\tDESK_MODEL=gpt-4.1 python app/desk.py\n',
    ],
    [
      'a shell script',
      'bin/run.sh',
      'export DESK_MODEL=gpt-4.1-mini\npython app/desk.py\n',
      'export DESK_MODEL=gpt-4.1\npython app/desk.py\n',
    ],
    [
      'a Procfile',
      'Procfile',
      'web: DESK_MODEL=gpt-4.1-mini python app/desk.py\n',
      'web: DESK_MODEL=gpt-4.1 python app/desk.py\n',
    ],
    [
      'Terraform',
      'infra/main.tf',
      'resource "aws_lambda_function" "desk" {\n  environment {\n    variables = {\n      DESK_MODEL = "gpt-4.1-mini"\n    }\n  }\n}\n',
      'resource "aws_lambda_function" "desk" {\n  environment {\n    variables = {\n      DESK_MODEL = "gpt-4.1"\n    }\n  }\n}\n',
    ],
    [
      'variables of Terraform',
      'infra/prod.tfvars',
      'desk_model = "gpt-4.1-mini"\n',
      'desk_model = "gpt-4.1"\n',
    ],
    ['fly', 'fly.toml', '[env]\nDESK_MODEL = "gpt-4.1-mini"\n', '[env]\nDESK_MODEL = "gpt-4.1"\n'],
    ['direnv', '.envrc', 'export DESK_MODEL=gpt-4.1-mini\n', 'export DESK_MODEL=gpt-4.1\n'],
    [
      'Heroku',
      'app.json',
      '{"env":{"DESK_MODEL":{"value":"gpt-4.1-mini"}}}\n',
      '{"env":{"DESK_MODEL":{"value":"gpt-4.1"}}}\n',
    ],
    [
      'serverless',
      'serverless.yml',
      'service: desk\nprovider:\n  name: aws\n  environment:\n    DESK_MODEL: gpt-4.1-mini\n',
      'service: desk\nprovider:\n  name: aws\n  environment:\n    DESK_MODEL: gpt-4.1\n',
    ],
    ['values of a chart', 'chart/values.yaml', 'desk:\n  model: gpt-4.1-mini\n', 'desk:\n  model: gpt-4.1\n'],
    [
      'systemd',
      'deploy/desk.service',
      '[Service]\nEnvironment=DESK_MODEL=gpt-4.1-mini\nExecStart=/usr/bin/python app/desk.py\n',
      '[Service]\nEnvironment=DESK_MODEL=gpt-4.1\nExecStart=/usr/bin/python app/desk.py\n',
    ],
  ]),
  ...changed('desk/desk.go', GO, [
    ['the text grows', [rulesGo(`const Rules = ${js(MORE)}`)]],
    ['the model is dearer', [modelGo('const Model = "gpt-4.1"')]],
    [
      'joined constants',
      [rulesGo(`const (\n\tfirst = ${js(TEXT)}\n\tsecond = ${js(LONG)}\n\tRules  = first + second\n)`)],
    ],
    [
      'repeated',
      [rulesGo(`var Rules = strings.Repeat(${js(TEXT)}, 40)`), ['"context"\n', '"context"\n\t"strings"\n']],
    ],
    [
      'embedded',
      [rulesGo('//go:embed house.txt\nvar Rules string'), ['"context"\n', '"context"\n\t_ "embed"\n']],
      { 'desk/house.txt': MORE },
    ],
    [
      'an embedded text that grows',
      [rulesGo('//go:embed other.txt\nvar Rules string'), ['"context"\n', '"context"\n\t_ "embed"\n']],
      { 'desk/other.txt': MORE },
      { 'desk/house.txt': TEXT },
    ],
    ['set by init', [modelGo('var Model = "gpt-4.1-mini"\n\nfunc init() {\n\tModel = "gpt-4.1"\n}')]],
    [
      'set by init in another file',
      [modelGo('var Model = "gpt-4.1-mini"')],
      { 'desk/boot.go': 'package desk\n\nfunc init() {\n\tModel = "gpt-4.1"\n}\n' },
    ],
    [
      'a text set by init in another file',
      [rulesGo(`var Rules = ${js(TEXT)}`)],
      { 'desk/boot.go': `package desk\n\nfunc init() {\n\tRules = Rules + ${js(LONG)}\n}\n` },
    ],
    [
      'files of a platform',
      [modelGo('')],
      {
        'desk/model_linux.go': 'package desk\n\nconst Model = "gpt-4.1"\n',
        'desk/model_darwin.go': 'package desk\n\nconst Model = "gpt-4.1-mini"\n',
      },
    ],
    [
      'a build tag',
      [modelGo('')],
      {
        'desk/model_a.go': '//go:build !cheap\n\npackage desk\n\nconst Model = "gpt-4.1"\n',
        'desk/model_b.go': '//go:build cheap\n\npackage desk\n\nconst Model = "gpt-4.1-mini"\n',
      },
    ],
    [
      'a flag of the linker',
      [modelGo('var Model = "gpt-4.1-mini"')],
      { Makefile: 'build:\n\tgo build -ldflags "-X desk.Model=gpt-4.1" ./...\n' },
    ],
    [
      'Sprintf',
      [
        rulesGo(`var Rules = fmt.Sprintf("%s%s", ${js(TEXT)}, ${js(LONG)})`),
        ['"context"\n', '"context"\n\t"fmt"\n'],
      ],
    ],
    [
      'a builder',
      [
        rulesGo(
          `var Rules = house()\n\nfunc house() string {\n\tvar b strings.Builder\n\tfor i := 0; i < 90; i++ {\n\t\tb.WriteString(${js(LINE)})\n\t}\n\treturn b.String()\n}`,
        ),
        ['"context"\n', '"context"\n\t"strings"\n'],
      ],
    ],
    ['a map', [rulesGo(`var house = map[string]string{"rules": ${js(MORE)}}\n\nvar Rules = house["rules"]`)]],
    [
      'a switch',
      [
        modelGo(
          'var Model = pick()\n\nfunc pick() string {\n\tswitch os.Getenv("TIER") {\n\tcase "low":\n\t\treturn "gpt-4.1-mini"\n\tdefault:\n\t\treturn "gpt-4.1"\n\t}\n}',
        ),
        ['"context"\n', '"context"\n\t"os"\n'],
      ],
    ],
    [
      'a method of a value',
      [
        rulesGo(
          `type house struct{}\n\nfunc (house) String() string { return ${js(MORE)} }\n\nvar Rules = house{}.String()`,
        ),
      ],
    ],
    [
      'a field',
      [rulesGo(`var house = struct{ Rules string }{Rules: ${js(MORE)}}\n\nvar Rules = house.Rules`)],
    ],
    ['a closure', [rulesGo(`var Rules = func() string { return ${js(MORE)} }()`)]],
    [
      'a message appended',
      [
        [
          'openai.UserMessage(question),\n\t\t},',
          `openai.UserMessage(question),\n\t\t\topenai.SystemMessage(${js(LONG)}),\n\t\t},`,
        ],
      ],
    ],
    [
      'a template',
      [
        rulesGo(
          'var Rules = render()\n\nfunc render() string {\n\tvar b bytes.Buffer\n\ttemplate.Must(template.ParseFiles("desk/house.tmpl")).Execute(&b, nil)\n\treturn b.String()\n}',
        ),
        ['"context"\n', '"bytes"\n\t"context"\n\t"text/template"\n'],
      ],
      { 'desk/house.tmpl': MORE },
    ],
    [
      'a file outside',
      [
        rulesGo(
          'var Rules = read()\n\nfunc read() string {\n\tb, _ := os.ReadFile("/opt/house.txt")\n\treturn string(b)\n}',
        ),
        ['"context"\n', '"context"\n\t"os"\n'],
      ],
    ],
    [
      'another package',
      [rulesGo('var Rules = house.Rules'), ['"context"\n', '"context"\n\n\t"shop/house"\n']],
      { 'house/house.go': `package house\n\nconst Rules = ${js(MORE)}\n`, 'go.mod': 'module shop\n' },
    ],
    [
      'many answers',
      [['MaxTokens: openai.Int(250),', 'MaxTokens: openai.Int(250),\n\t\tN:         openai.Int(16),']],
    ],
    [
      'options set later',
      [
        [
          'return client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{',
          'params := openai.ChatCompletionNewParams{',
        ],
        [
          '\t\t},\n\t})',
          '\t\t},\n\t}\n\tparams.Model = "gpt-4.1"\n\treturn client.Chat.Completions.New(ctx, params)',
        ],
      ],
    ],
    [
      'a middleware',
      [
        [
          'return client.Chat',
          'client = openai.NewClient(option.WithMiddleware(dearer))\n\treturn client.Chat',
        ],
      ],
      {
        'desk/dearer.go':
          'package desk\n\nimport (\n\t"bytes"\n\t"io"\n\t"net/http"\n)\n\nfunc dearer(r *http.Request, next func(*http.Request) (*http.Response, error)) (*http.Response, error) {\n\tb, _ := io.ReadAll(r.Body)\n\tr.Body = io.NopCloser(bytes.NewReader(bytes.ReplaceAll(b, []byte("gpt-4.1-mini"), []byte("gpt-4.1"))))\n\treturn next(r)\n}\n',
      },
    ],
    ['an extra of the request', [['\t\t},\n\t})', '\t\t},\n\t}, option.WithJSONSet("model", "gpt-4.1"))']]],
    ['a raw text', [rulesGo(`const Rules = \`${TEXT}// ${LONG}\``)]],
  ]),
  ...changed('src/main/java/shop/Desk.java', JAVA, [
    [
      'a builder that starts with the text',
      [
        rulesJava(
          `static final String RULES = house();\n    static String house() {\n        StringBuilder all = new StringBuilder(${js(MORE)});\n        all.append("Be brief.");\n        return all.toString();\n    }`,
        ),
      ],
    ],
    [
      'a builder in a loop',
      [
        rulesJava(
          `static final String RULES = house();\n    static String house() {\n        StringBuilder all = new StringBuilder(${js(TEXT)});\n        for (int i = 0; i < 90; i++) all.append(${js(LINE)});\n        return all.toString();\n    }`,
        ),
      ],
    ],
    ['the text grows', [rulesJava(`static final String RULES = ${js(MORE)};`)]],
    ['the model is dearer', [modelJava('static final String MODEL = "gpt-4.1";')]],
    ['a text block', [rulesJava(`static final String RULES = """\n        ${MORE}\n        """;`)]],
    ['joined', [rulesJava(`static final String RULES = String.join(" ", ${js(TEXT)}, ${js(LONG)});`)]],
    ['repeated', [rulesJava(`static final String RULES = ${js(TEXT)}.repeat(40);`)]],
    [
      'formatted',
      [rulesJava(`static final String RULES = String.format("%s%s", ${js(TEXT)}, ${js(LONG)});`)],
    ],
    [
      'formatted by a method',
      [rulesJava(`static final String RULES = "%s%s".formatted(${js(TEXT)}, ${js(LONG)});`)],
    ],
    [
      'a builder',
      [
        rulesJava(
          `static final String RULES = new StringBuilder(${js(TEXT)}).append(${js(LONG)}).toString();`,
        ),
      ],
    ],
    [
      'another class',
      [rulesJava('static final String RULES = House.RULES;')],
      {
        'src/main/java/shop/House.java': `package shop;\n\nclass House {\n    static final String RULES = ${js(MORE)};\n}\n`,
      },
    ],
    [
      'an interface',
      [rulesJava('static final String RULES = House.RULES;')],
      {
        'src/main/java/shop/House.java': `package shop;\n\ninterface House {\n    String RULES = ${js(MORE)};\n}\n`,
      },
    ],
    [
      'an enumeration',
      [
        modelJava(
          'enum Tier { SMALL("gpt-4.1");\n        final String id;\n        Tier(String id) { this.id = id; }\n    }\n    static final String MODEL = Tier.SMALL.id;',
        ),
      ],
    ],
    [
      'a static block',
      [modelJava('static String MODEL = "gpt-4.1-mini";\n    static { MODEL = "gpt-4.1"; }')],
    ],
    ['a builder called twice', [['.model(MODEL)', '.model(MODEL)\n            .model("gpt-4.1")']]],
    [
      'a file of resources',
      [
        rulesJava(
          'static final String RULES = read("/house.txt");\n    static String read(String name) {\n        try (var in = Desk.class.getResourceAsStream(name)) { return new String(in.readAllBytes()); } catch (java.io.IOException e) { throw new RuntimeException(e); }\n    }',
        ),
      ],
      { 'src/main/resources/house.txt': MORE },
    ],
    [
      'a file',
      [
        rulesJava(
          'static final String RULES = read();\n    static String read() {\n        try { return java.nio.file.Files.readString(java.nio.file.Path.of("house.txt")); } catch (java.io.IOException e) { throw new RuntimeException(e); }\n    }',
        ),
      ],
      { 'house.txt': MORE },
    ],
    [
      'a bundle',
      [
        rulesJava(
          'static final String RULES = java.util.ResourceBundle.getBundle("house").getString("rules");',
        ),
      ],
      { 'src/main/resources/house.properties': `rules=${MORE}\n` },
    ],
    [
      'a property of the system',
      [modelJava('static final String MODEL = System.getProperty("model", "gpt-4.1");')],
    ],
    [
      'a value of Spring',
      [modelJava('@org.springframework.beans.factory.annotation.Value("${desk.model}")\n    String MODEL;')],
      { 'src/main/resources/application.properties': 'desk.model=gpt-4.1\n' },
    ],
    [
      'a method of a subclass',
      [
        ['.model(MODEL)', '.model(modelName())'],
        [
          '    public ChatCompletion reply',
          '    protected String modelName() { return MODEL; }\n\n    public ChatCompletion reply',
        ],
      ],
      {
        'src/main/java/shop/BigDesk.java':
          'package shop;\n\nimport com.openai.client.OpenAIClient;\n\npublic class BigDesk extends Desk {\n    public BigDesk(OpenAIClient client) { super(client); }\n\n    @Override\n    protected String modelName() { return "gpt-4.1"; }\n}\n',
      },
    ],
    [
      'reflection',
      [
        modelJava('static String MODEL = "gpt-4.1-mini";'),
        [
          'this.client = client;',
          'this.client = client;\n        try { Desk.class.getDeclaredField("MODEL").set(null, "gpt-4.1"); } catch (ReflectiveOperationException e) { throw new RuntimeException(e); }',
        ],
      ],
    ],
    [
      'a stream',
      [
        rulesJava(
          `static final String RULES = java.util.stream.Stream.of(${js(TEXT)}, ${js(LONG)}).collect(java.util.stream.Collectors.joining());`,
        ),
      ],
    ],
    [
      'a stream that repeats',
      [
        rulesJava(
          `static final String RULES = java.util.stream.IntStream.range(0, 90).mapToObj(i -> ${js(LINE)}).collect(java.util.stream.Collectors.joining());`,
        ),
      ],
    ],
    [
      'a map',
      [
        modelJava(
          'static final java.util.Map<String, String> MODELS = java.util.Map.of("a", "gpt-4.1");\n    static final String MODEL = MODELS.get("a");',
        ),
      ],
    ],
    [
      'a switch',
      [
        modelJava(
          'static final String MODEL = switch (System.getenv("TIER")) { case "low" -> "gpt-4.1-mini"; default -> "gpt-4.1"; };',
        ),
      ],
    ],
    ['unicode escapes', [modelJava('// the model \\u000a static final String MODEL = "gpt-4.1"; //\n')]],
    ['a concat', [rulesJava(`static final String RULES = ${js(TEXT)}.concat(${js(LONG)});`)]],
    [
      'a loop',
      [
        rulesJava(
          `static final String RULES = house();\n    static String house() {\n        String all = ${js(TEXT)};\n        for (int i = 0; i < 90; i++) all += ${js(LINE)};\n        return all;\n    }`,
        ),
      ],
    ],
    [
      'an extra of the request',
      [
        [
          '.build();',
          '.putAdditionalBodyProperty("model", com.openai.core.JsonValue.from("gpt-4.1"))\n            .build();',
        ],
      ],
    ],
    [
      'an annotation',
      [],
      {
        'src/main/java/shop/Assistant.java': `package shop;\n\nimport dev.langchain4j.service.SystemMessage;\n\ninterface Assistant {\n    @SystemMessage(fromResource = "house.txt")\n    String chat(String message);\n}\n`,
        'src/main/resources/house.txt': MORE,
      },
      {
        'src/main/java/shop/Assistant.java': `package shop;\n\nimport dev.langchain4j.service.SystemMessage;\n\ninterface Assistant {\n    @SystemMessage(${js(TEXT)})\n    String chat(String message);\n}\n`,
      },
    ],
  ]),
  ...turned([
    [
      'yaml: a second document of a prompt',
      P,
      yamlDesk(js(TEXT)),
      `${yamlDesk(js(TEXT))}---\n${yamlDesk(js(MORE))}`,
    ],
    ['yaml: an empty first document', P, yamlDesk(js(TEXT)), `---\n{}\n---\n${yamlDesk(js(MORE))}`],
    ['yaml: a null first document', P, yamlDesk(js(TEXT)), `--- ~\n---\n${yamlDesk(js(MORE))}`],
    [
      'yaml: a second document of a gateway',
      P,
      github(TEXT, 'fast'),
      github(TEXT, 'fast'),
      { 'litellm.yaml': `${lite([['fast', mini]])}---\n${lite([['fast', 'openai/gpt-4.1']])}` },
      { 'litellm.yaml': lite([['fast', mini]]) },
    ],
    ['yaml: a text of a tag', P, yamlDesk(js(TEXT)), yamlDesk('!ENV ${DESK_RULES}')],
    [
      'yaml: a model of a tag',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(js(TEXT)).replace(`model: ${mini}`, 'model: !ENV "${DESK_MODEL}"'),
    ],
    [
      'yaml: a model of a tag with a default',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(js(TEXT)).replace(`model: ${mini}`, 'model: !ENV "${DESK_MODEL:openai/gpt-4.1}"'),
    ],
    ['yaml: a text joined by a tag', P, yamlDesk(js(TEXT)), yamlDesk(`!join [${js(TEXT)}, ${js(LONG)}]`)],
    [
      'yaml: a text of a base',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(`!base64 ${Buffer.from(MORE).toString('base64')}`),
    ],
    ['yaml: a text of a list and a place', P, yamlDesk(js(TEXT)), yamlDesk('!Ref HouseRules')],
    [
      'yaml: a carriage return ends a comment',
      P,
      yamlDesk(js(TEXT)),
      yamlDesk(js(TEXT)).replace('modelParameters', '# the limits\rmodel: openai/gpt-4.1\nmodelParameters'),
    ],
    ['yaml: a merge of a later document', P, yamlDesk(js(TEXT)), `%YAML 1.1\n---\n${yamlDesk(js(MORE))}`],
  ]),
  ...turned([
    ...(
      [
        ['context window fallbacks', 'litellm_settings:\n  context_window_fallbacks: [{ fast: [big] }]\n'],
        ['content policy fallbacks', 'litellm_settings:\n  content_policy_fallbacks: [{ fast: [big] }]\n'],
        [
          'context window fallbacks of the router',
          'router_settings:\n  context_window_fallbacks: [{ fast: [big] }]\n',
        ],
        ['fallbacks as a map', 'litellm_settings:\n  fallbacks: { fast: [big] }\n'],
      ] as const
    ).map(
      ([name, more]) =>
        [
          `gateway: ${name}`,
          P,
          github(TEXT, 'fast'),
          github(TEXT, 'fast'),
          {
            'litellm.yaml': lite(
              [
                ['fast', mini],
                ['big', 'openai/o1-pro'],
              ],
              more,
            ),
          },
          {
            'litellm.yaml': lite([
              ['fast', mini],
              ['big', 'openai/o1-pro'],
            ]),
          },
        ] as const,
    ),
    [
      'gateway: fallbacks of a deployment',
      P,
      github(TEXT, 'fast'),
      github(TEXT, 'fast'),
      { 'litellm.yaml': `${lite([['fast', mini]])}      fallbacks: [openai/o1-pro]\n` },
      { 'litellm.yaml': lite([['fast', mini]]) },
    ],
    [
      'gateway: fallbacks of a request',
      'api/request.json',
      request(TEXT),
      request(TEXT, '"fallbacks":["openai/o1-pro"],'),
    ],
    [
      'gateway: context window fallbacks of a request',
      'api/request.json',
      request(TEXT),
      request(TEXT, '"context_window_fallback_dict":{"gpt-4.1-mini":"openai/o1-pro"},'),
    ],
    [
      'gateway: fallbacks of a call',
      'app/ask.py',
      `import litellm\n\n\ndef ask(q):\n    return litellm.completion(model="gpt-4.1-mini", max_tokens=250, messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
      `import litellm\n\n\ndef ask(q):\n    return litellm.completion(model="gpt-4.1-mini", max_tokens=250, fallbacks=["o1-pro"], messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
    ],
    [
      'gateway: context window fallbacks of a call',
      'app/ask.py',
      `import litellm\n\n\ndef ask(q):\n    return litellm.completion(model="gpt-4.1-mini", max_tokens=250, messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
      `import litellm\n\n\ndef ask(q):\n    return litellm.completion(model="gpt-4.1-mini", max_tokens=250, context_window_fallback_dict={"gpt-4.1-mini": "o1-pro"}, messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
    ],
    [
      'gateway: fallbacks of a chain',
      'app/ask.py',
      `from langchain_openai import ChatOpenAI\nfrom langchain_core.prompts import ChatPromptTemplate\n\nllm = ChatOpenAI(model="gpt-4.1-mini", max_tokens=250)\nprompt = ChatPromptTemplate.from_messages([("system", ${js(TEXT)}), ("human", "{question}")])\nchain = prompt | llm\n\n\ndef ask(q):\n    return chain.invoke({"question": q})\n`,
      `from langchain_openai import ChatOpenAI\nfrom langchain_core.prompts import ChatPromptTemplate\n\nllm = ChatOpenAI(model="gpt-4.1-mini", max_tokens=250).with_fallbacks([ChatOpenAI(model="o1-pro")])\nprompt = ChatPromptTemplate.from_messages([("system", ${js(TEXT)}), ("human", "{question}")])\nchain = prompt | llm\n\n\ndef ask(q):\n    return chain.invoke({"question": q})\n`,
    ],
    [
      'gateway: a router in a program',
      'app/ask.py',
      `from litellm import Router\n\nrouter = Router(model_list=[{"model_name": "fast", "litellm_params": {"model": "gpt-4.1-mini"}}])\n\n\ndef ask(q):\n    return router.completion(model="fast", max_tokens=250, messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
      `from litellm import Router\n\nrouter = Router(model_list=[{"model_name": "fast", "litellm_params": {"model": "o1-pro"}}])\n\n\ndef ask(q):\n    return router.completion(model="fast", max_tokens=250, messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
    ],
    [
      'gateway: a pool of a program',
      'app/ask.py',
      `import itertools\nfrom openai import OpenAI\n\nclient = OpenAI()\nPOOL = itertools.cycle(["gpt-4.1-mini"])\n\n\ndef ask(q):\n    return client.chat.completions.create(model=next(POOL), max_tokens=250, messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
      `import itertools\nfrom openai import OpenAI\n\nclient = OpenAI()\nPOOL = itertools.cycle(["gpt-4.1-mini", "o1-pro"])\n\n\ndef ask(q):\n    return client.chat.completions.create(model=next(POOL), max_tokens=250, messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
    ],
    [
      'gateway: a pool in a configuration',
      'app/ask.py',
      `import json, random\nfrom openai import OpenAI\n\nclient = OpenAI()\nPOOLS = json.load(open("app/pools.json"))\n\n\ndef ask(q):\n    return client.chat.completions.create(model=random.choice(POOLS["desk"]), max_tokens=250, messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
      `import json, random\nfrom openai import OpenAI\n\nclient = OpenAI()\nPOOLS = json.load(open("app/pools.json"))\n\n\ndef ask(q):\n    return client.chat.completions.create(model=random.choice(POOLS["desk"]), max_tokens=250, messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
      { 'app/pools.json': '{"desk":["gpt-4.1-mini","o1-pro"]}' },
      { 'app/pools.json': '{"desk":["gpt-4.1-mini"]}' },
    ],
    [
      'gateway: a map of pools',
      'cfg/p.yaml',
      `model: desk-pool\nmax_tokens: 200\nsystem_prompt: ${js(TEXT)}\npools:\n  desk-pool: [gpt-4.1-mini]\n`,
      `model: desk-pool\nmax_tokens: 200\nsystem_prompt: ${js(TEXT)}\npools:\n  desk-pool: [gpt-4.1-mini, o1-pro]\n`,
    ],
    [
      'gateway: a map of models by weight',
      'cfg/p.yaml',
      `model: gpt-4.1-mini\nmax_tokens: 200\nsystem_prompt: ${js(TEXT)}\n`,
      `model: { gpt-4.1-mini: 0.1, o1-pro: 0.9 }\nmax_tokens: 200\nsystem_prompt: ${js(TEXT)}\n`,
    ],
  ]),
  ...turned(
    [
      [
        'moved: two texts change places',
        'prompts/a.txt',
        TEXT,
        MORE,
        { 'prompts/b.txt': TEXT },
        { 'prompts/b.txt': MORE },
      ],
      [
        'moved: three texts change places',
        'prompts/a.txt',
        TEXT,
        MORE,
        {
          'prompts/b.txt': TEXT,
          'prompts/c.txt': 'You translate the text into German and keep its markup as it is.',
        },
        {
          'prompts/b.txt': 'You translate the text into German and keep its markup as it is.',
          'prompts/c.txt': MORE,
        },
      ],
      [
        'moved: a link to another text',
        'prompts/a.txt',
        '',
        '',
        { 'prompts/a.txt': { link: 'b.txt' } },
        { 'prompts/a.txt': { link: 'c.txt' }, 'prompts/b.txt': MORE, 'prompts/c.txt': TEXT },
      ],
      [
        'moved: a package becomes a link',
        'app/desk.py',
        edited(PYTHON, [rules('from house.texts import RULES')]),
        edited(PYTHON, [rules('from house.texts import RULES')]),
        { 'house/texts.py': null, house: { link: 'lib/big' }, 'lib/big/texts.py': `RULES = ${js(MORE)}\n` },
        { 'house/texts.py': `RULES = ${js(TEXT)}\n` },
      ],
      [
        'moved: a package becomes a submodule',
        'app/desk.py',
        edited(PYTHON, [rules('from house.texts import RULES')]),
        edited(PYTHON, [rules('from house.texts import RULES')]),
        { 'house/texts.py': null, house: { submodule: true } },
        { 'house/texts.py': `RULES = ${js(TEXT)}\n` },
      ],
      [
        'moved: a module becomes a link out',
        'app/desk.py',
        edited(PYTHON, [rules('from app.texts import RULES')]),
        edited(PYTHON, [rules('from app.texts import RULES')]),
        { 'app/texts.py': { link: '/opt/texts.py' } },
        { 'app/texts.py': `RULES = ${js(TEXT)}\n` },
      ],
      [
        'moved: a composed letter',
        'app/desk.py',
        edited(PYTHON, [rules('RULES = open("app/r\u00e8gles.txt").read()')]),
        edited(PYTHON, [rules('RULES = open("app/re\u0300gles.txt").read()')]),
        { 'app/re\u0300gles.txt': MORE },
        { 'app/r\u00e8gles.txt': TEXT },
      ],
      [
        'moved: built by a Makefile',
        'prompts/desk.txt',
        TEXT,
        '',
        {
          'prompts/desk.txt': null,
          '.gitignore': 'prompts/desk.txt\n',
          Makefile: 'prompts/desk.txt:\n\tcat house/*.md > prompts/desk.txt\n',
          'house/a.md': MORE,
        },
        { '.gitignore': '\n' },
      ],
      [
        'moved: built by a script',
        'prompts/desk.txt',
        TEXT,
        '',
        {
          'prompts/desk.txt': null,
          'scripts/build_prompts.py': `from pathlib import Path\n\nPath("prompts/desk.txt").write_text(${js(MORE)})\n`,
        },
      ],
      [
        'moved: an archive',
        'prompts/desk.txt',
        TEXT,
        '',
        { 'prompts/desk.txt': null, 'prompts/desk.txt.gz': new Uint8Array([31, 139, 8, 0, 1, 2, 3, 4]) },
      ],
      [
        'text: UTF-16',
        'prompts/desk.txt',
        TEXT,
        '',
        { 'prompts/desk.txt': new Uint8Array(Buffer.from(`\ufeff${MORE}`, 'utf16le')) },
      ],
      [
        'text: Latin-1',
        'prompts/desk.txt',
        TEXT,
        '',
        { 'prompts/desk.txt': new Uint8Array(Buffer.from(`${MORE}\u00e9`, 'latin1')) },
      ],
      [
        'a program in UTF-16',
        'app/desk.py',
        PYTHON,
        '',
        {
          'app/desk.py': new Uint8Array(
            Buffer.from(`\ufeff${edited(PYTHON, [model('MODEL = "gpt-4.1"')])}`, 'utf16le'),
          ),
        },
      ],
      [
        'text: combining marks',
        'prompts/desk.txt',
        TEXT,
        TEXT + `e${'\u0301\u0302\u0303'.repeat(60)} `.repeat(40),
      ],
      [
        'text: emoji of many parts',
        'prompts/desk.txt',
        TEXT,
        TEXT + '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}'.repeat(300),
      ],
      ['text: one word without an end', 'prompts/desk.txt', TEXT, TEXT + 'xqzj'.repeat(4000)],
      ['text: a table of blanks', 'prompts/desk.txt', TEXT, TEXT + '|   |   |\n'.repeat(900)],
      [
        'text: hidden by a front matter of comments',
        'prompts/desk.md',
        TEXT,
        `---\n# ${LONG}\n---\n${TEXT}\n\n# Rules\n${LONG}`,
      ],
      [
        'moved: many prompts each a little',
        P,
        github(TEXT),
        github(TEXT),
        many(60, () => `${TEXT}${LINE.repeat(6)}`),
        many(60, () => TEXT),
      ],
    ] as const,
    `${dflt}\ninclude: ["rules/**"]\nprompts: [{ match: "rules/**", kind: request }]`,
  ),
];

const A = TEXT.slice(0, 90);
const B = TEXT.slice(90);

export const harmlessThird: readonly PullRow[] = [
  ...changed('app/desk.py', PYTHON, [
    [
      'a dictionary in a name space',
      [
        rules(
          `from types import SimpleNamespace\nhouse = SimpleNamespace(rules=${js(TEXT)})\nRULES = house.rules`,
        ),
      ],
    ],
    [
      'a version of the language',
      [rules(`import sys\nif sys.version_info >= (3, 8):\n    import tomllib\nRULES = ${js(TEXT)}`)],
    ],
    [
      'types only',
      [
        rules(
          `from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from openai.types.chat import ChatCompletion\nRULES = ${js(TEXT)}`,
        ),
      ],
    ],
    [
      'a chain of modules',
      [rules('from app.m0 import RULES')],
      {
        'app/m0.py': 'from app.m1 import RULES\n',
        'app/m1.py': 'from app.m2 import RULES\n',
        'app/m2.py': `RULES = ${js(TEXT)}\n`,
      },
    ],
    [
      'an unused patch of a text',
      [],
      { 'app/strings.py': 'import html\n\n\ndef escape(text):\n    return html.escape(text)\n' },
    ],
    [
      'a decorator that counts',
      [['def reply(question):', 'import functools\n\n\n@functools.lru_cache\ndef reply(question):']],
    ],
    [
      'a decorator that measures',
      [
        [
          'def reply(question):',
          'import functools, time\n\n\ndef timed(inner):\n    @functools.wraps(inner)\n    def outer(*args, **kwargs):\n        start = time.time()\n        try:\n            return inner(*args, **kwargs)\n        finally:\n            print(time.time() - start)\n    return outer\n\n\n@timed\ndef reply(question):',
        ],
      ],
    ],
    [
      'a long list that nobody sends',
      [['import os\n', `import os\n\nCODES = [${Array.from({ length: 3000 }, (_, n) => n).join(', ')}]\n`]],
    ],
    ['a pattern', [rules(`import re\nRULES = re.sub("@", "", ${js(`${TEXT}@`)})`)]],
    ['a joined comprehension', [rules(`RULES = "".join(part for part in [${js(A)}, ${js(B)}])`)]],
    ['a loop over two parts', [rules(`RULES = ""\nfor part in [${js(A)}, ${js(B)}]:\n    RULES += part`)]],
    ['an iterator', [rules(`RULES = next(iter([${js(TEXT)}]))`)]],
    [
      'a context variable for a number',
      [
        [
          'import os\n',
          'import contextvars\nimport os\n\nrequest_id = contextvars.ContextVar("request_id", default=0)\n',
        ],
      ],
    ],
    ['a hook that logs', [['client = OpenAI()', 'client = OpenAI(timeout=20, max_retries=2)']]],
    ['a comment with a carriage return', [model('# the model of the desk\r\nMODEL = "gpt-4.1-mini"')]],
    ['an operator that counts', [...named('    count = len(messages)\n    print(count)\n')]],
    ['messages in a comprehension', [...named('    messages = [{**m} for m in messages]\n')]],
    [
      'a script that builds documents',
      [],
      {
        'scripts/build_docs.py':
          'from pathlib import Path\n\nPath("site/index.html").write_text("<h1>The desk of the shop</h1>")\n',
        Makefile: 'docs:\n\tpython scripts/build_docs.py\n',
      },
    ],
    ['the same model in the environment', [model('MODEL = os.environ.get("DESK_MODEL", "gpt-4.1-mini")')]],
    [
      'another setting of the container',
      [],
      {
        Dockerfile: 'FROM python:3.12\nENV PORT=8080\nENV LOG_LEVEL=info\n',
        'docker-compose.yml': 'services:\n  desk:\n    image: desk\n    environment:\n      PORT: "8080"\n',
      },
    ],
  ]),
  ...changed('src/desk.ts', TYPESCRIPT, [
    ['a pattern with quotes', [modelTs("const quotes = /[\"'`]/;\nconst MODEL = 'gpt-4.1-mini';")]],
    [
      'a map that is asked',
      [rulesTs(`const house = new Map([['rules', ${js(TEXT)}]]);\nconst RULES = house.get('rules')!;`)],
    ],
    [
      'a default of a destructuring',
      [modelTs("const { model: MODEL = 'gpt-4.1-mini' } = {} as { model?: string };")],
    ],
    [
      'an import of a text',
      [rulesTs("import RULES from './house.txt' with { type: 'text' };")],
      { 'src/house.txt': TEXT },
    ],
    [
      'a package of the workspace',
      [rulesTs("import { RULES } from '@desk/house';")],
      {
        'packages/house/package.json': JSON.stringify({ name: '@desk/house', main: 'src/index.ts' }),
        'packages/house/src/index.ts': `export const RULES = ${js(TEXT)};\n`,
      },
    ],
    ['a reducer', [rulesTs(`const RULES = [${js(A)}, ${js(B)}].reduce((all, part) => all + part, '');`)]],
    [
      'a reducer of numbers',
      [['import OpenAI', 'const total = [1, 2, 3].reduce((a, b) => a + b, 0);\nimport OpenAI']],
    ],
    [
      'a prototype of another class',
      [],
      {
        'src/date.ts':
          'declare global { interface Date { day(): number } }\nDate.prototype.day = function () { return this.getDate(); };\nexport {};\n',
      },
    ],
    [
      'a page',
      [],
      {
        'web/index.html':
          '<html><head><script>console.log("hello")</script></head><body><p>The desk of the shop answers every question within one day.</p></body></html>\n',
      },
    ],
  ]),
  ...changed('desk/desk.go', GO, [
    ['a raw text', [rulesGo(`const Rules = \`${TEXT}\``)]],
    ['joined constants', [rulesGo(`const Rules = ${js(A)} + ${js(B)}`)]],
    [
      'embedded',
      [rulesGo('//go:embed house.txt\nvar Rules string'), ['"context"\n', '"context"\n\t_ "embed"\n']],
      { 'desk/house.txt': TEXT },
    ],
    [
      'repeated once',
      [rulesGo(`var Rules = strings.Repeat(${js(TEXT)}, 1)`), ['"context"\n', '"context"\n\t"strings"\n']],
    ],
    [
      'a builder',
      [
        rulesGo(
          `var Rules = house()\n\nfunc house() string {\n\tvar b strings.Builder\n\tb.WriteString(${js(A)})\n\tb.WriteString(${js(B)})\n\treturn b.String()\n}`,
        ),
        ['"context"\n', '"context"\n\t"strings"\n'],
      ],
    ],
    [
      'a test',
      [],
      {
        'desk/desk_test.go': `package desk\n\nimport "testing"\n\nfunc TestReply(t *testing.T) {\n\tconst model = "gpt-4.1"\n\tt.Log(model, ${js(MORE)})\n}\n`,
      },
    ],
    ['another function', [['func Reply', 'func Name() string { return "desk" }\n\nfunc Reply']]],
    ['flags of the linker', [], { Makefile: 'build:\n\tgo build -ldflags "-X main.version=1.2.3" ./...\n' }],
    ['a seed', [['\t\t},\n\t})', '\t\t},\n\t}, option.WithMaxRetries(2))']]],
  ]),
  ...changed('src/main/java/shop/Desk.java', JAVA, [
    ['a text block', [rulesJava(`static final String RULES = """\n        ${TEXT}""";`)]],
    ['joined', [rulesJava(`static final String RULES = String.join("", ${js(A)}, ${js(B)});`)]],
    [
      'a builder',
      [rulesJava(`static final String RULES = new StringBuilder(${js(A)}).append(${js(B)}).toString();`)],
    ],
    [
      'another class',
      [rulesJava('static final String RULES = House.RULES;')],
      {
        'src/main/java/shop/House.java': `package shop;\n\nclass House {\n    static final String RULES = ${js(TEXT)};\n}\n`,
      },
    ],
    [
      'a property of the system',
      [
        [
          'private final OpenAIClient client;',
          'private final OpenAIClient client;\n    static final String HOST = System.getProperty("host", "localhost");',
        ],
      ],
    ],
    [
      'a test',
      [],
      {
        'src/test/java/shop/DeskTest.java': `package shop;\n\nclass DeskTest {\n    String model = "gpt-4.1";\n    String text = ${js(MORE)};\n}\n`,
      },
    ],
    [
      'a temperature',
      [['.maxCompletionTokens(250)', '.maxCompletionTokens(250)\n            .temperature(0.2)']],
    ],
    ['a log', [['        return client', '        System.out.println(question);\n        return client']]],
  ]),
  ...turned(
    [
      ['yaml: markers of a document', P, yamlDesk(js(TEXT)), `---\n${yamlDesk(js(TEXT))}...\n`],
      ['yaml: a version', P, yamlDesk(js(TEXT)), `%YAML 1.2\n---\n${yamlDesk(js(TEXT))}`],
      ['yaml: an empty second document', P, yamlDesk(js(TEXT)), `${yamlDesk(js(TEXT))}---\n`],
      ['yaml: a tag of the core', P, yamlDesk(js(TEXT)), yamlDesk(`!!str ${js(TEXT)}`)],
      [
        'yaml: a tag of its own in another place',
        P,
        yamlDesk(js(TEXT)),
        `x-owner: !team desk\n${yamlDesk(js(TEXT))}`,
      ],
      [
        'gateway: a cheaper context window fallback',
        P,
        github(TEXT, 'fast'),
        github(TEXT, 'fast'),
        {
          'litellm.yaml': lite(
            [
              ['fast', mini],
              ['small', 'openai/gpt-4.1-nano'],
            ],
            'litellm_settings:\n  context_window_fallbacks: [{ fast: [small] }]\n',
          ),
        },
        {
          'litellm.yaml': lite([
            ['fast', mini],
            ['small', 'openai/gpt-4.1-nano'],
          ]),
        },
      ],
      [
        'gateway: a context window fallback of another group',
        P,
        github(TEXT, 'fast'),
        github(TEXT, 'fast'),
        {
          'litellm.yaml': lite(
            [
              ['fast', mini],
              ['slow', 'openai/gpt-4.1'],
              ['big', 'openai/o1-pro'],
            ],
            'litellm_settings:\n  context_window_fallbacks: [{ slow: [big] }]\n',
          ),
        },
        {
          'litellm.yaml': lite([
            ['fast', mini],
            ['slow', 'openai/gpt-4.1'],
            ['big', 'openai/o1-pro'],
          ]),
        },
      ],
      [
        'gateway: cheaper fallbacks of a call',
        'app/ask.py',
        `import litellm\n\n\ndef ask(q):\n    return litellm.completion(model="gpt-4.1-mini", max_tokens=250, messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
        `import litellm\n\n\ndef ask(q):\n    return litellm.completion(model="gpt-4.1-mini", max_tokens=250, fallbacks=["gpt-4.1-nano"], messages=[{"role": "system", "content": ${js(TEXT)}}, {"role": "user", "content": q}])\n`,
      ],
      [
        'gateway: a cheaper fallback of a chain',
        'app/ask.py',
        `from langchain_openai import ChatOpenAI\nfrom langchain_core.prompts import ChatPromptTemplate\n\nllm = ChatOpenAI(model="gpt-4.1-mini", max_tokens=250)\nprompt = ChatPromptTemplate.from_messages([("system", ${js(TEXT)}), ("human", "{question}")])\nchain = prompt | llm\n\n\ndef ask(q):\n    return chain.invoke({"question": q})\n`,
        `from langchain_openai import ChatOpenAI\nfrom langchain_core.prompts import ChatPromptTemplate\n\nllm = ChatOpenAI(model="gpt-4.1-mini", max_tokens=250).with_fallbacks([ChatOpenAI(model="gpt-4.1-nano", max_tokens=250)])\nprompt = ChatPromptTemplate.from_messages([("system", ${js(TEXT)}), ("human", "{question}")])\nchain = prompt | llm\n\n\ndef ask(q):\n    return chain.invoke({"question": q})\n`,
      ],
      [
        'moved: two texts of one length change places',
        'prompts/a.txt',
        A,
        B,
        { 'prompts/b.txt': A },
        { 'prompts/b.txt': B },
      ],
      [
        'moved: a link to the same text',
        'prompts/a.txt',
        '',
        '',
        { 'prompts/a.txt': { link: 'b.txt' } },
        { 'prompts/a.txt': { link: 'c.txt' }, 'prompts/b.txt': TEXT, 'prompts/c.txt': TEXT },
      ],
      [
        'notebook: outputs grow',
        'nb/desk.ipynb',
        notebook(['code', PYTHON]),
        notebook(['code', PYTHON, LONG]),
      ],
      [
        'notebook: a note',
        'nb/desk.ipynb',
        notebook(['code', PYTHON]),
        notebook(['markdown', '# How the desk answers\n'], ['code', PYTHON]),
      ],
      [
        'one line: a call that is not read stays as it is',
        'lib/desk.js',
        `const a=${js(TEXT)};client.chat.completions.create({model:"gpt-4.1-mini",messages:[{role:"system",content:a}]});acme.ask(${js(MORE)},"gpt-4.1");`,
        `const a=${js(TEXT.slice(0, -9))};client.chat.completions.create({model:"gpt-4.1-mini",messages:[{role:"system",content:a}]});acme.ask(${js(MORE)},"gpt-4.1");`,
      ],
      [
        'shell: another argument',
        'bin/ask.sh',
        '#!/bin/sh\npython app/desk.py "$1"\n',
        '#!/bin/sh\nset -eu\npython app/desk.py "$1" --verbose\n',
        {},
        { 'app/desk.py': PYTHON },
      ],
      [
        'a service',
        'deploy/desk.service',
        '[Service]\nEnvironment=PORT=8080\nExecStart=/usr/bin/python app/desk.py\n',
        '[Service]\nEnvironment=PORT=9090\nExecStart=/usr/bin/python app/desk.py\n',
        {},
        { 'app/desk.py': PYTHON },
      ],
    ] as const,
    dflt,
  ),
];
