import type { PullRow, Tree } from './pull-table.js';
import { edited, js, type Edit } from './review-table.js';

// A fifth review. Texts, models and answers that come from far away: attributes set later, patched libraries, files of settings,
// the environment of a deployment, catalogs of translations, seeds of a database, notebooks, commands and files that are not text.
// Each mechanism has a harmless twin.

const SHORT =
  'You sort tickets of a hotel. Read the ticket and answer with one word: billing, room, noise or other. Never add anything else.';
/** Over 3,000 tokens of facts: more than a dollar per 1,000 requests on the smallest model here. */
const BIG =
  'Guests of the north wing have a late checkout until two, and the rate code of the booking is on the first page. '.repeat(
    150,
  );
/** As long, and told to a model: what is recognized where nothing says that a text is sent. */
const ORDERS = `${SHORT} ${BIG}`;
/** What a screen says to people. */
const HELP =
  'The front desk is open day and night. Breakfast is served from seven to ten in the hall, and the pool opens at nine. '.repeat(
    60,
  );
const SOME = `${SHORT} Guests of the north wing have a late checkout until two.`;

const PY = `import os

from openai import OpenAI

PROMPT = ${js(SHORT)}
MODEL = "gpt-4.1-mini"


class Triage:
    prompt = PROMPT
    model = MODEL

    def __init__(self, client=None):
        self.client = client or OpenAI()

    def run(self, ticket):
        return self.client.chat.completions.create(
            model=self.model,
            max_tokens=20,
            messages=[
                {"role": "system", "content": self.prompt},
                {"role": "user", "content": ticket},
            ],
        )
`;
const TS = `import OpenAI from 'openai';

const client = new OpenAI();
export const MODEL = 'gpt-4.1-mini';
export const PROMPT = ${js(SHORT)};

export class Triage {
  prompt = PROMPT;
  model = MODEL;

  async run(ticket: string) {
    return client.chat.completions.create({
      model: this.model,
      max_tokens: 20,
      messages: [
        { role: 'system', content: this.prompt },
        { role: 'user', content: ticket },
      ],
    });
  }
}
`;

type Row = readonly [name: string, edits: readonly Edit[], more?: Tree, moreBase?: Tree];
const rows = (path: string, source: string, list: readonly Row[]): PullRow[] =>
  list.map(([name, edits, more, moreBase]) => ({
    name: `${path.slice(path.lastIndexOf('.') + 1)}: ${name}`,
    base: { [path]: source, ...moreBase },
    head: { [path]: edited(source, edits), ...more },
  }));
/** Files that change, beside those that do not. */
type Pair = readonly [name: string, base: Tree, head: Tree, settings?: string, headSettings?: string];
const pairs = (list: readonly Pair[]): PullRow[] =>
  list.map(([name, base, head, settings, headSettings]) => ({
    name,
    base,
    head,
    ...(settings === undefined ? {} : { settings }),
    ...(headSettings === undefined ? {} : { headSettings }),
  }));
/** One file whose text grows and one whose model is dearer. */
const grown = (
  name: string,
  path: string,
  make: (text: string, model: string) => string,
  more: Tree = {},
): PullRow[] =>
  pairs([
    [
      `${name}: the text grows`,
      { [path]: make(SHORT, 'gpt-4.1-mini'), ...more },
      { [path]: make(more['app/run.py'] === undefined ? ORDERS : BIG, 'gpt-4.1-mini') },
    ],
    [
      `${name}: the model is dearer`,
      { [path]: make(SHORT, 'gpt-4.1-mini'), ...more },
      { [path]: make(SHORT, 'o1-pro') },
    ],
  ]);
const q = js(BIG);
const promptPy = (to: string): Edit => [`PROMPT = ${js(SHORT)}`, to];
const promptTs = (to: string): Edit => [`export const PROMPT = ${js(SHORT)};`, to];
const modelPy = (to: string): Edit => ['MODEL = "gpt-4.1-mini"', to];
const endPy = (more: string): Edit => [
  '"content": ticket},\n            ],\n        )\n',
  `"content": ticket},\n            ],\n        )\n${more}`,
];
const attribute = (to: string): Edit => ['    prompt = PROMPT\n', to];
const P = 'prompts/triage.prompt.yml';
const promptFile = (text: string, model = 'openai/gpt-4.1-mini', more = ''): string =>
  `name: Triage\nmodel: ${model}\nmodelParameters:\n  maxTokens: 20\n${more}messages:\n  - role: system\n    content: ${js(text)}\n  - role: user\n    content: "{{ticket}}"\n`;
const ENV = `import os
from openai import OpenAI

client = OpenAI()


def run(ticket):
    return client.chat.completions.create(
        model=os.environ["TRIAGE_MODEL"],
        max_tokens=20,
        messages=[
            {"role": "system", "content": os.environ["TRIAGE_PROMPT"]},
            {"role": "user", "content": ticket},
        ],
    )
`;
/** A program that reads its model and its text from the environment, and a file that sets them. */
const environment = (name: string, path: string, make: (text: string, model: string) => string): PullRow[] =>
  grown(`environment: ${name}`, path, make, { 'app/run.py': ENV });
const loads = (text: string, model = '"gpt-4.1-mini"', head = 'import os'): string => `${head}
from openai import OpenAI

client = OpenAI()


def run(ticket):
    return client.chat.completions.create(
        model=${model},
        max_tokens=20,
        messages=[{"role": "system", "content": ${text}}, {"role": "user", "content": ticket}],
    )
`;
const loadsTs = (
  text: string,
  head = '',
  model = "'gpt-4.1-mini'",
): string => `${head}import OpenAI from 'openai';
const client = new OpenAI();
export const run = (ticket: string) =>
  client.chat.completions.create({
    model: ${model},
    max_tokens: 20,
    messages: [{ role: 'system', content: ${text} }, { role: 'user', content: ticket }],
  });
`;
const body = (text: string, model: string, more = ''): string =>
  `{"model": "${model}", "max_tokens": 20, ${more}"messages": [{"role": "system", "content": ${js(text)}}]}`;
const sql = (text: string): string => text.replace(/'/g, "''");

/** A package whose script sets the text. */
const scripts = (text: string): string =>
  `{"scripts":{"start":${js(`TRIAGE_PROMPT='${text}' python -m app.run`)}}}`;

/** A request of Kotlin whose text depends on a `when`. */
const whenOf = (cases: readonly string[]): string =>
  `import com.aallam.openai.api.chat.*\n\nclass Desk(val client: OpenAI) {\n    suspend fun run(kind: String, ticket: String) = client.chatCompletion(\n        ChatCompletionRequest(\n            model = ModelId("gpt-4.1-mini"),\n            messages = listOf(\n                ChatMessage(role = ChatRole.System, content = when (kind) {\n${cases.map((one) => `                    ${one}\n`).join('')}                }),\n                ChatMessage(role = ChatRole.User, content = ticket),\n            ),\n        ),\n    )\n}\n`;
const cases = [
  `"billing" -> ${js(SHORT)}`,
  '"room" -> "You sort rooms by floor."',
  'else -> "You sort everything else."',
] as const;

export const hostileFifth: readonly PullRow[] = [
  ...rows('app/triage.py', PY, [
    [
      'a decorator of a method',
      [
        ['    def run', '    @with_policy\n    def run'],
        [
          'class Triage',
          `def with_policy(method):\n    def inner(self, ticket):\n        self.prompt = self.prompt + ${q}\n        return method(self, ticket)\n\n    return inner\n\n\nclass Triage`,
        ],
      ],
    ],
    [
      'a decorator of a class',
      [
        [
          'class Triage:',
          `def configured(**values):\n    def inner(cls):\n        for name, value in values.items():\n            setattr(cls, name, value)\n        return cls\n\n    return inner\n\n\n@configured(prompt=${q})\nclass Triage:`,
        ],
      ],
    ],
    [
      'a metaclass',
      [
        [
          'class Triage:',
          `class Meta(type):\n    def __new__(mcs, name, bases, space):\n        space["prompt"] = ${q}\n        return super().__new__(mcs, name, bases, space)\n\n\nclass Triage(metaclass=Meta):`,
        ],
      ],
    ],
    [
      'a hook of subclasses',
      [
        [
          'class Triage:',
          `class Base:\n    def __init_subclass__(cls, **kwargs):\n        cls.prompt = ${q}\n\n\nclass Triage(Base):`,
        ],
      ],
    ],
    [
      'a descriptor',
      [
        attribute('    prompt = Policy()\n'),
        [
          'class Triage:',
          `class Policy:\n    def __get__(self, owner, kind=None):\n        return ${q}\n\n\nclass Triage:`,
        ],
      ],
    ],
    ['a property', [attribute(`    @property\n    def prompt(self):\n        return ${q}\n\n`)]],
    [
      'an attribute that is computed',
      [attribute(''), endPy(`\n    def __getattr__(self, name):\n        return ${q}\n`)],
    ],
    [
      'an attribute that is intercepted',
      [
        endPy(
          `\n    def __getattribute__(self, name):\n        if name == "prompt":\n            return ${q}\n        return object.__getattribute__(self, name)\n`,
        ),
      ],
    ],
    ['a class attribute set later', [endPy(`\n\nTriage.prompt = ${q}\n`)]],
    [
      'a class attribute set in a loop',
      [endPy(`\n\nfor name, value in {"prompt": ${q}}.items():\n    setattr(Triage, name, value)\n`)],
    ],
    [
      'a class attribute set elsewhere',
      [],
      { 'app/boot.py': `from app.triage import Triage\n\nTriage.prompt = ${q}\n` },
    ],
    [
      'a model set elsewhere',
      [],
      { 'app/boot.py': 'from app.triage import Triage\n\nTriage.model = "o1-pro"\n' },
    ],
    [
      'a patched library',
      [],
      {
        'app/boot.py': `from openai.resources.chat.completions import Completions\n\nold = Completions.create\n\n\ndef create(self, **kwargs):\n    kwargs["messages"] = [{"role": "system", "content": ${q}}] + kwargs["messages"]\n    return old(self, **kwargs)\n\n\nCompletions.create = create\n`,
      },
    ],
    [
      'a patched library that sends another model',
      [],
      {
        'app/boot.py':
          'import openai\n\nold = openai.resources.chat.completions.Completions.create\nopenai.resources.chat.completions.Completions.create = lambda self, **kw: old(self, **{**kw, "model": "o1-pro"})\n',
      },
    ],
    [
      'a library wrapped by wrapt',
      [],
      {
        'app/boot.py': `import wrapt\n\n\n@wrapt.patch_function_wrapper("openai.resources.chat.completions", "Completions.create")\ndef create(wrapped, instance, args, kwargs):\n    kwargs["messages"].insert(0, {"role": "system", "content": ${q}})\n    return wrapped(*args, **kwargs)\n`,
      },
    ],
    [
      'a transport that adds',
      [
        ['client or OpenAI()', 'client or OpenAI(http_client=httpx.Client(transport=Adds()))'],
        [
          'class Triage:',
          `class Adds(httpx.HTTPTransport):\n    def handle_request(self, request):\n        body = json.loads(request.content)\n        body["messages"].insert(0, {"role": "system", "content": ${q}})\n        return super().handle_request(httpx.Request("POST", request.url, json=body))\n\n\nclass Triage:`,
        ],
        ['import os\n', 'import json\nimport os\n\nimport httpx\n'],
      ],
    ],
    [
      'compressed',
      [
        promptPy(
          `PROMPT = zlib.decompress(base64.b64decode("${Buffer.from(BIG).toString('base64').slice(0, 400)}")).decode()`,
        ),
        ['import os\n', 'import base64\nimport os\nimport zlib\n'],
      ],
    ],
    [
      'a variable of the context',
      [
        promptPy(`CURRENT = ContextVar("prompt", default=${q})`),
        attribute(''),
        ['self.prompt', 'CURRENT.get()'],
        ['import os\n', 'import os\nfrom contextvars import ContextVar\n'],
      ],
    ],
    [
      'a context manager',
      [
        [
          '        return self.client',
          '        with policy(self):\n            return self.ask(ticket)\n\n    def ask(self, ticket):\n        return self.client',
        ],
        [
          'class Triage:',
          `@contextmanager\ndef policy(owner):\n    owner.prompt = ${q}\n    yield\n\n\nclass Triage:`,
        ],
        ['import os\n', 'import os\nfrom contextlib import contextmanager\n'],
      ],
    ],
    [
      'a generator that delegates',
      [
        promptPy(
          `def parts():\n    yield from more()\n\n\ndef more():\n    yield ${q}\n\n\nPROMPT = "".join(parts())`,
        ),
      ],
    ],
    [
      'an awaited text',
      [
        ['    def run', '    async def run'],
        ['self.prompt}', 'await rules()}'],
        ['class Triage:', `async def rules():\n    return ${q}\n\n\nclass Triage:`],
      ],
    ],
    [
      'a text of a class of its own',
      [promptPy(`class Rules:\n    def __str__(self):\n        return ${q}\n\n\nPROMPT = f"{Rules()}"`)],
    ],
    [
      'a text of an own format',
      [
        promptPy(
          `class Rules:\n    def __format__(self, spec):\n        return ${q}\n\n\nPROMPT = f"{Rules():long}"`,
        ),
      ],
    ],
    [
      'a text of an object that is called',
      [promptPy(`class Rules:\n    def __call__(self):\n        return ${q}\n\n\nPROMPT = Rules()()`)],
    ],
    [
      'a replaced field',
      [
        promptPy(
          `@dataclass(frozen=True)\nclass Config:\n    prompt: str = "Short."\n\n\nPROMPT = replace(Config(), prompt=${q}).prompt`,
        ),
        ['import os\n', 'import os\nfrom dataclasses import dataclass, replace\n'],
      ],
    ],
    [
      'a model of settings',
      [
        promptPy(
          `class Config(BaseSettings):\n    prompt: str = Field(default=${q}, env="PROMPT")\n\n\nPROMPT = Config().prompt`,
        ),
        [
          'import os\n',
          'import os\nfrom pydantic import Field\nfrom pydantic_settings import BaseSettings\n',
        ],
      ],
    ],
    [
      'a copied model of settings',
      [
        promptPy(
          `class Config(BaseModel):\n    prompt: str = "Short."\n\n\nPROMPT = Config().model_copy(update={"prompt": ${q}}).prompt`,
        ),
        ['import os\n', 'import os\nfrom pydantic import BaseModel\n'],
      ],
    ],
    [
      'a factory of settings',
      [
        promptPy(
          `class Config(BaseModel):\n    prompt: str = Field(default_factory=lambda: ${q})\n\n\nPROMPT = Config().prompt`,
        ),
        ['import os\n', 'import os\nfrom pydantic import BaseModel, Field\n'],
      ],
    ],
    [
      'the environment set in the program',
      [promptPy(`os.environ["RULES"] = ${q}\nPROMPT = os.environ["RULES"]`)],
    ],
    [
      'the environment by default',
      [promptPy(`os.environ.setdefault("RULES", ${q})\nPROMPT = os.getenv("RULES", "Short.")`)],
    ],
    [
      'a cached function',
      [
        promptPy(`@lru_cache\ndef rules():\n    return ${q}\n\n\nPROMPT = rules()`),
        ['import os\n', 'import os\nfrom functools import lru_cache\n'],
      ],
    ],
    [
      'a dispatch by type',
      [
        promptPy(
          `@singledispatch\ndef rules(kind):\n    return "Short."\n\n\n@rules.register\ndef _(kind: int):\n    return ${q}\n\n\nPROMPT = rules(1)`,
        ),
        ['import os\n', 'import os\nfrom functools import singledispatch\n'],
      ],
    ],
    [
      'a plug-in',
      [
        promptPy('PROMPT = next(iter(entry_points(group="triage"))).load()()'),
        ['import os\n', 'import os\nfrom importlib.metadata import entry_points\n'],
      ],
      { 'app/rules.py': `def rules():\n    return ${q}\n` },
    ],
    [
      'a module by name',
      [
        promptPy('PROMPT = importlib.import_module(os.environ.get("RULES", "app.rules")).RULES'),
        ['import os\n', 'import importlib\nimport os\n'],
      ],
      { 'app/rules.py': `RULES = ${q}\n` },
    ],
    [
      'an injected text',
      [
        promptPy('PROMPT = Provide[Container.rules]'),
        [
          'import os\n',
          'import os\nfrom dependency_injector.wiring import Provide\nfrom app.container import Container\n',
        ],
      ],
      {
        'app/container.py': `from dependency_injector import containers, providers\n\n\nclass Container(containers.DeclarativeContainer):\n    rules = providers.Object(${q})\n`,
      },
    ],
    [
      'a text of arguments',
      [
        promptPy('PROMPT = args.rules'),
        [
          'import os\n',
          `import os\nimport argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument("--rules", default=${q})\nargs = parser.parse_args()\n`,
        ],
      ],
    ],
    [
      'a text of a command',
      [
        promptPy('PROMPT = subprocess.check_output(["cat", "app/rules.bin"], text=True)'),
        ['import os\n', 'import os\nimport subprocess\n'],
      ],
      { 'app/rules.bin': BIG },
    ],
    [
      'a text of a pickle',
      [
        promptPy('PROMPT = pickle.load(open("app/rules.pkl", "rb"))'),
        ['import os\n', 'import os\nimport pickle\n'],
      ],
      { 'app/rules.pkl': BIG },
    ],
    ['an escape of a raw name', [promptPy(`PROMPT = ${js(SHORT)} "\\N{BULLET}" * 9000`)]],
    [
      'a hidden text of tags',
      [promptPy(`PROMPT = ${js(SHORT)} + "".join(chr(0xE0000 + ord(c)) for c in ${q})`)],
    ],
    [
      'messages by slice',
      [
        [
          '        return self.client',
          `        history = [{"role": "user", "content": ${q}}]\n        history[0:0] = [{"role": "system", "content": ${q}}]\n        return self.client`,
        ],
        ['                {"role": "user"', '                *history,\n                {"role": "user"'],
      ],
    ],
    [
      'a model of a property',
      [['    model = MODEL\n', '    @property\n    def model(self):\n        return "o1" + "-pro"\n\n']],
    ],
    [
      'a model of the constructor',
      [['client or OpenAI()', 'client or OpenAI()\n        self.model = {"a": "o1-pro"}["a"]']],
    ],
    ['a model by a flag', [modelPy('MODEL = "o1-pro" if "big" in "bigger" else "gpt-4.1-mini"')]],
    [
      'a model by version',
      [
        modelPy('MODEL = "o1-pro" if sys.version_info >= (3, 8) else "gpt-4.1-mini"'),
        ['import os\n', 'import os\nimport sys\n'],
      ],
    ],
    [
      'a model by type checking',
      [
        modelPy('if TYPE_CHECKING:\n    MODEL = "gpt-4.1-mini"\nelse:\n    MODEL = "o1-pro"'),
        ['import os\n', 'import os\nfrom typing import TYPE_CHECKING\n'],
      ],
    ],
    ['a model by debug', [modelPy('MODEL = "gpt-4.1-mini"\nif __debug__:\n    MODEL = "o1-pro"')]],
    [
      'a model by a fallback of an import',
      [modelPy('try:\n    from local_models import MODEL\nexcept ImportError:\n    MODEL = "o1-pro"')],
    ],
    ['a fine-tuned model', [modelPy('MODEL = "ft:gpt-4.1:hotel::B3x9"')]],
    ['a model of a registry', [modelPy('MODEL = "registry://hotel/triage@production"')]],
    [
      'effort',
      [
        modelPy('MODEL = "gpt-5-mini"'),
        ['max_tokens=20', 'max_completion_tokens=20000,\n            reasoning_effort="high"'],
      ],
    ],
    ['best of many', [['max_tokens=20', 'max_tokens=20,\n            extra_body={"best_of": 25}']]],
    [
      'a search',
      [['max_tokens=20', 'max_tokens=20,\n            web_search_options={"search_context_size": "high"}']],
    ],
    [
      'a long list of categories',
      [
        [
          'max_tokens=20',
          'max_tokens=20,\n            response_format={"type": "json_schema", "json_schema": {"name": "t", "schema": SCHEMA}}',
        ],
        [
          'class Triage',
          `SCHEMA = {"type": "object", "properties": {"kind": {"type": "string", "enum": [f"category-number-{n}-of-the-hotel" for n in range(900)]}}}\n\n\nclass Triage`,
        ],
      ],
    ],
    [
      'a picture of high detail',
      [
        [
          '"content": ticket',
          '"content": [{"type": "image_url", "image_url": {"url": ticket, "detail": "high"}}] * 12',
        ],
      ],
    ],
    [
      'a file',
      [
        [
          '"content": ticket',
          '"content": [{"type": "file", "file": {"file_id": HANDBOOK}}, {"type": "text", "text": ticket}]',
        ],
        ['class Triage', 'HANDBOOK = os.environ["HANDBOOK"]\n\n\nclass Triage'],
      ],
    ],
    [
      'an ensemble',
      [
        [
          '    def run',
          '    def vote(self, ticket):\n        return [self.run(ticket) for _ in range(15)]\n\n    def run',
        ],
      ],
    ],
    [
      'a repeated task',
      [
        [
          '    def run',
          '    def vote(self, ticket):\n        return list(map(self.run, [ticket] * 15))\n\n    def run',
        ],
      ],
    ],
    [
      'a prompt of the platform',
      [
        [
          'self.client.chat.completions.create(',
          'self.client.responses.create(\n            prompt={"id": "pmpt_68f0", "version": "4"},',
        ],
        ['messages=', 'input='],
      ],
    ],
  ]),
  ...rows('src/triage.ts', TS, [
    [
      'a prototype patched elsewhere',
      [],
      {
        'src/boot.ts': `import OpenAI from 'openai';\n\nconst old = OpenAI.Chat.Completions.prototype.create;\nOpenAI.Chat.Completions.prototype.create = function (body, options) {\n  return old.call(this, { ...body, messages: [{ role: 'system', content: ${q} }, ...body.messages] }, options);\n};\n`,
      },
    ],
    [
      'a fetch of its own',
      [
        [
          'new OpenAI()',
          `new OpenAI({ fetch: (url, init) => fetch(url, { ...init, body: init.body.replace('"messages":[', '"messages":[' + JSON.stringify({ role: 'system', content: ${q} }) + ',') }) })`,
        ],
      ],
    ],
    [
      'a global fetch',
      [],
      {
        'src/boot.ts': `const old = globalThis.fetch;\nglobalThis.fetch = (url, init) => {\n  const body = JSON.parse(String(init?.body));\n  body.model = 'o1-pro';\n  return old(url, { ...init, body: JSON.stringify(body) });\n};\n`,
      },
    ],
    [
      'a decorator',
      [
        ['  prompt = PROMPT', '  @policy\n  prompt = PROMPT'],
        [
          'export class',
          `function policy(_: undefined, context: ClassFieldDecoratorContext) {\n  return () => ${q};\n}\n\nexport class`,
        ],
      ],
    ],
    ['a text of an object', [promptTs(`export const PROMPT = \`\${{ toString: () => ${q} }}\`;`)]],
    [
      'a generator',
      [promptTs(`function* parts() {\n  yield* [${q}];\n}\nexport const PROMPT = [...parts()].join('');`)],
    ],
    ['a function of text', [promptTs(`export const PROMPT = new Function(${js(`return ${q}`)})();`)]],
    [
      'compressed',
      [
        promptTs(
          `export const PROMPT = gunzipSync(Buffer.from('${Buffer.from(BIG).toString('base64').slice(0, 300)}', 'base64')).toString();`,
        ),
        [
          "import OpenAI from 'openai';",
          "import OpenAI from 'openai';\nimport { gunzipSync } from 'node:zlib';",
        ],
      ],
    ],
    [
      'a merge',
      [
        promptTs(`export const PROMPT = merge({ prompt: 'Short.' }, { prompt: ${q} }).prompt;`),
        ["import OpenAI from 'openai';", "import OpenAI from 'openai';\nimport merge from 'lodash/merge';"],
      ],
    ],
    [
      'a template of lodash',
      [
        promptTs(`export const PROMPT = template('<%= rules %>')({ rules: ${q} });`),
        [
          "import OpenAI from 'openai';",
          "import OpenAI from 'openai';\nimport template from 'lodash/template';",
        ],
      ],
    ],
    [
      'an index of a folder',
      [
        promptTs(
          "export const PROMPT = Object.values(import.meta.glob('./rules/*.txt', { as: 'raw', eager: true })).join('');",
        ),
      ],
      { 'src/rules/a.txt': BIG },
    ],
    [
      'a context of webpack',
      [
        promptTs(
          "const folder = require.context('./rules', false, /\\.txt$/);\nexport const PROMPT = folder.keys().map(folder).join('');",
        ),
      ],
      { 'src/rules/a.txt': BIG },
    ],
    [
      'a parsed text with a reviver',
      [
        promptTs(
          `export const PROMPT = JSON.parse('{"a":"x"}', (key, value) => (key === 'a' ? ${q} : value)).a;`,
        ),
      ],
    ],
    [
      'a static text set later',
      [
        ['  prompt = PROMPT;', '  static rules = PROMPT;'],
        ['this.prompt', 'Triage.rules'],
        ['    });\n  }\n}\n', `    });\n  }\n}\nTriage.rules = ${q};\n`],
      ],
    ],
    [
      'a mixin',
      [
        [
          'export class Triage {',
          `const Policy = (Base: any) => class extends Base {\n  get prompt() {\n    return ${q};\n  }\n};\n\nexport class Triage extends Policy(Object) {`,
        ],
        ['  prompt = PROMPT;\n', ''],
      ],
    ],
    [
      'a symbol',
      [
        promptTs(
          `const RULES = Symbol('rules');\nconst house = { [RULES]: ${q} };\nexport const PROMPT = house[RULES];`,
        ),
      ],
    ],
    [
      'a map of weak keys',
      [
        promptTs(
          `const key = {};\nconst house = new WeakMap([[key, ${q}]]);\nexport const PROMPT = house.get(key)!;`,
        ),
      ],
    ],
    [
      'a text of an error',
      [
        promptTs(
          `export const PROMPT = (() => {\n  try {\n    throw new Error(${q});\n  } catch (error) {\n    return (error as Error).message;\n  }\n})();`,
        ),
      ],
    ],
    [
      'a label of a list',
      [promptTs(`export const PROMPT = new Intl.ListFormat('en').format([${q}, 'end']);`)],
    ],
    ['a text by normalization', [promptTs(`export const PROMPT = ${q}.normalize('NFD');`)]],
    [
      'a model by an optional chain',
      [["export const MODEL = 'gpt-4.1-mini'", "export const MODEL = ({} as any).model?.name ?? 'o1-pro'"]],
    ],
    [
      'a model by parsing a list',
      [["export const MODEL = 'gpt-4.1-mini'", "export const [, MODEL] = 'gpt-4.1-mini,o1-pro'.split(',')"]],
    ],
    [
      'a model by a pure environment',
      [
        [
          "export const MODEL = 'gpt-4.1-mini'",
          "export const MODEL = process.env.NODE_ENV === 'production' ? 'o1-pro' : 'gpt-4.1-mini'",
        ],
      ],
    ],
    [
      'an assertion that it is constant',
      [["export const MODEL = 'gpt-4.1-mini'", "export const MODEL = ('o1' + '-pro') as 'gpt-4.1-mini'"]],
    ],
    [
      'all settled',
      [
        [
          '  async run',
          '  vote(ticket: string) {\n    return Promise.allSettled([...Array(15).keys()].map(() => this.run(ticket)));\n  }\n\n  async run',
        ],
      ],
    ],
    [
      'a spread of a picture',
      [
        [
          'content: ticket }',
          "content: Array(12).fill({ type: 'image_url', image_url: { url: ticket, detail: 'high' } }) }",
        ],
      ],
    ],
    ['a dearer tier', [['max_tokens: 20', "max_tokens: 20,\n      service_tier: 'priority'"]]],
    [
      'an interval',
      [['export class', 'setInterval(() => void new Triage().run("all"), 1000);\n\nexport class']],
    ],
    [
      'tools of a folder',
      [
        [
          'max_tokens: 20',
          "max_tokens: 20,\n      tools: readdirSync('src/tools').map((file) => JSON.parse(readFileSync(`src/tools/${file}`, 'utf8')))",
        ],
        [
          "import OpenAI from 'openai';",
          "import OpenAI from 'openai';\nimport { readdirSync, readFileSync } from 'node:fs';",
        ],
      ],
      {
        'src/tools/book.json': `{"type":"function","function":{"name":"book","description":${q},"parameters":{"type":"object","properties":{}}}}`,
      },
    ],
  ]),
  // Files that a program loads and that grow, while the program stays as it is.
  ...pairs([
    [
      'loaded: YAML',
      {
        'app/run.py': loads('yaml.safe_load(open("config/triage.yaml"))["prompt"]', undefined, 'import yaml'),
        'config/triage.yaml': `prompt: ${js(SHORT)}\n`,
      },
      { 'config/triage.yaml': `prompt: ${q}\n` },
    ],
    [
      'loaded: a model of YAML',
      {
        'app/run.py': loads(
          js(SHORT),
          'CONFIG["model"]',
          'import yaml\n\nCONFIG = yaml.safe_load(open("config/triage.yaml"))',
        ),
        'config/triage.yaml': 'model: gpt-4.1-mini\n',
      },
      { 'config/triage.yaml': 'model: o1-pro\n' },
    ],
    [
      'loaded: OmegaConf',
      {
        'app/run.py': loads(
          'CONFIG.triage.prompt',
          'CONFIG.triage.model',
          'from omegaconf import OmegaConf\n\nCONFIG = OmegaConf.load("conf/config.yaml")',
        ),
        'conf/config.yaml': `triage:\n  model: gpt-4.1-mini\n  prompt: ${js(SHORT)}\n`,
      },
      { 'conf/config.yaml': `triage:\n  model: gpt-4.1-mini\n  prompt: ${q}\n` },
    ],
    [
      'loaded: Hydra',
      {
        'app/run.py': `import hydra\nfrom openai import OpenAI\n\n\n@hydra.main(config_path="../conf", config_name="config")\ndef main(cfg):\n    OpenAI().chat.completions.create(model=cfg.model, max_tokens=20, messages=[{"role": "system", "content": cfg.prompt}])\n`,
        'conf/config.yaml': `model: gpt-4.1-mini\nprompt: ${js(SHORT)}\n`,
      },
      { 'conf/config.yaml': `model: o1-pro\nprompt: ${js(SHORT)}\n` },
    ],
    [
      'loaded: Dynaconf',
      {
        'app/run.py': loads(
          'settings.PROMPT',
          'settings.MODEL',
          'from dynaconf import Dynaconf\n\nsettings = Dynaconf(settings_files=["settings.toml"])',
        ),
        'settings.toml': `[default]\nmodel = "gpt-4.1-mini"\nprompt = ${js(SHORT)}\n`,
      },
      { 'settings.toml': `[default]\nmodel = "gpt-4.1-mini"\nprompt = ${q}\n` },
    ],
    [
      'loaded: gettext',
      {
        'app/run.py': loads('_("triage.system")', undefined, 'from gettext import gettext as _'),
        'locale/en/LC_MESSAGES/messages.po': `msgid "triage.system"\nmsgstr ${js(SHORT)}\n`,
      },
      { 'locale/en/LC_MESSAGES/messages.po': `msgid "triage.system"\nmsgstr ${q}\n` },
    ],
    [
      'loaded: a compressed file',
      {
        'app/run.py': loads(
          'json.load(gzip.open("app/prompts.json.gz"))["triage"]',
          undefined,
          'import gzip\nimport json',
        ),
        'app/prompts.json.gz': new Uint8Array([31, 139, 8, 0, 1, 2]),
      },
      { 'app/prompts.json.gz': new Uint8Array([31, 139, 8, 0, 1, 3, 9, 9, 9]) },
    ],
    [
      'loaded: a pickle that changes',
      {
        'app/run.py': loads('pickle.load(open("app/rules.pkl", "rb"))', undefined, 'import pickle'),
        'app/rules.pkl': new Uint8Array([128, 4, 149, 0]),
      },
      { 'app/rules.pkl': new Uint8Array([128, 4, 149, 0, 7, 7, 7, 0]) },
    ],
    [
      'loaded: a document',
      {
        'app/run.py': loads(
          '"\\n".join(p.text for p in Document("app/rules.docx").paragraphs)',
          undefined,
          'from docx import Document',
        ),
        'app/rules.docx': new Uint8Array([80, 75, 3, 4, 0]),
      },
      { 'app/rules.docx': new Uint8Array([80, 75, 3, 4, 0, 1, 2]) },
    ],
    [
      'loaded: a sheet',
      {
        'app/run.py': loads(
          'pd.read_csv("app/rules.csv").set_index("name").loc["triage", "text"]',
          undefined,
          'import pandas as pd',
        ),
        'app/rules.csv': `name,text\ntriage,${js(SHORT)}\n`,
      },
      { 'app/rules.csv': `name,text\ntriage,${q}\n` },
    ],
    [
      'loaded: a database',
      {
        'app/run.py': loads(
          'sqlite3.connect("app/rules.db").execute("select text from rules").fetchone()[0]',
          undefined,
          'import sqlite3',
        ),
        'app/rules.db': new Uint8Array([83, 81, 76, 105, 0]),
      },
      { 'app/rules.db': new Uint8Array([83, 81, 76, 105, 0, 5, 5, 5]) },
    ],
    [
      'loaded: by a name of run time',
      {
        'app/run.py': loads(
          'Path(f"app/rules/{os.environ[\'LANG\']}.md").read_text()',
          undefined,
          'import os\nfrom pathlib import Path',
        ),
        'app/rules/en.md': SHORT,
        'app/rules/de.md': SHORT,
      },
      { 'app/rules/en.md': BIG, 'app/rules/de.md': BIG },
    ],
    [
      'loaded: by a parameter',
      {
        'app/run.py': loads(
          'open(os.path.join(RULES, name + ".txt")).read()',
          undefined,
          'import os\n\nRULES = "app/rules"',
        ).replace('def run(ticket)', 'def run(ticket, name)'),
        'app/rules/north.txt': SHORT,
      },
      { 'app/rules/north.txt': BIG },
    ],
    [
      'loaded: XML',
      {
        'app/run.py': loads(
          'ET.parse("app/rules.xml").getroot().findtext("system")',
          undefined,
          'import xml.etree.ElementTree as ET',
        ),
        'app/rules.xml': `<rules><system>${SHORT}</system></rules>\n`,
      },
      { 'app/rules.xml': `<rules><system>${BIG}</system></rules>\n` },
    ],
    [
      'loaded: i18next',
      {
        'src/run.ts': loadsTs("t('triage.system')", "import { t } from 'i18next';\n"),
        'src/locales/en/translation.json': `{"triage":{"system":${js(SHORT)}}}`,
      },
      { 'src/locales/en/translation.json': `{"triage":{"system":${q}}}` },
    ],
    [
      'loaded: next-intl',
      {
        'src/run.ts': loadsTs(
          "(await getTranslations('triage'))('system')",
          "import { getTranslations } from 'next-intl/server';\n",
        ).replace('(ticket: string) =>', 'async (ticket: string) =>'),
        'messages/en.json': `{"triage":{"system":${js(SHORT)}}}`,
      },
      { 'messages/en.json': `{"triage":{"system":${q}}}` },
    ],
    [
      'loaded: node-config',
      {
        'src/run.ts': loadsTs(
          "config.get('triage.prompt')",
          "import config from 'config';\n",
          "config.get('triage.model')",
        ),
        'config/default.json': `{"triage":{"model":"gpt-4.1-mini","prompt":${js(SHORT)}}}`,
      },
      { 'config/default.json': `{"triage":{"model":"o1-pro","prompt":${js(SHORT)}}}` },
    ],
    [
      'loaded: a text of an import with a loader',
      { 'src/run.ts': loadsTs('rules', "import rules from './rules.prompt';\n"), 'src/rules.prompt': SHORT },
      { 'src/rules.prompt': BIG },
    ],
    [
      'loaded: Spring',
      {
        'src/main/java/Desk.java': `import org.springframework.ai.chat.client.ChatClient;\nimport org.springframework.beans.factory.annotation.Value;\n\nclass Desk {\n  @Value("\${triage.prompt}")\n  private String rules;\n  private final ChatClient client;\n\n  Desk(ChatClient.Builder builder) {\n    this.client = builder.build();\n  }\n\n  String run(String ticket) {\n    return client.prompt().system(rules).user(ticket).call().content();\n  }\n}\n`,
        'src/main/resources/application.properties': `spring.ai.openai.chat.options.model=gpt-4.1-mini\ntriage.prompt=${SHORT}\n`,
      },
      {
        'src/main/resources/application.properties': `spring.ai.openai.chat.options.model=gpt-4.1-mini\ntriage.prompt=${BIG}\n`,
      },
    ],
    [
      'loaded: a profile of Spring',
      {
        'src/main/java/Desk.java': `import org.springframework.ai.chat.client.ChatClient;\n\nclass Desk {\n  private final ChatClient client;\n\n  Desk(ChatClient.Builder builder) {\n    this.client = builder.build();\n  }\n\n  String run(String ticket) {\n    return client.prompt().system(${js(SHORT)}).user(ticket).call().content();\n  }\n}\n`,
        'src/main/resources/application.yml':
          'spring:\n  ai:\n    openai:\n      chat:\n        options:\n          model: gpt-4.1-mini\n',
      },
      {
        'src/main/resources/application-prod.yml':
          'spring:\n  ai:\n    openai:\n      chat:\n        options:\n          model: o1-pro\n',
      },
    ],
    [
      'loaded: a resource of Java',
      {
        'src/main/java/Desk.java': `import dev.langchain4j.service.SystemMessage;\nimport dev.langchain4j.service.AiServices;\n\ninterface Desk {\n  @SystemMessage(fromResource = "triage.txt")\n  String run(String ticket);\n}\n`,
        'src/main/resources/triage.txt': SHORT,
      },
      { 'src/main/resources/triage.txt': BIG },
    ],
    [
      'loaded: settings of .NET',
      {
        'src/Desk.cs': `using OpenAI.Chat;\n\npublic class Desk(IConfiguration configuration)\n{\n    public async Task<string> Run(string ticket)\n    {\n        var client = new ChatClient(configuration["Triage:Model"], "key");\n        var answer = await client.CompleteChatAsync(new SystemChatMessage(configuration["Triage:Prompt"]), new UserChatMessage(ticket));\n        return answer.Value.Content[0].Text;\n    }\n}\n`,
        'src/appsettings.json': `{"Triage":{"Model":"gpt-4.1-mini","Prompt":${js(SHORT)}}}`,
      },
      { 'src/appsettings.Production.json': '{"Triage":{"Model":"o1-pro"}}' },
    ],
    [
      'loaded: resx',
      {
        'src/Desk.cs': `using OpenAI.Chat;\n\npublic class Desk\n{\n    public async Task<string> Run(string ticket)\n    {\n        var client = new ChatClient("gpt-4.1-mini", "key");\n        var answer = await client.CompleteChatAsync(new SystemChatMessage(Strings.TriageSystem), new UserChatMessage(ticket));\n        return answer.Value.Content[0].Text;\n    }\n}\n`,
        'src/Strings.resx': `<root><data name="TriageSystem"><value>${SHORT}</value></data></root>\n`,
      },
      { 'src/Strings.resx': `<root><data name="TriageSystem"><value>${BIG}</value></data></root>\n` },
    ],
    [
      'loaded: strings of Android',
      {
        'app/src/main/java/Desk.kt': `import com.aallam.openai.api.chat.*\n\nclass Desk(val context: Context, val client: OpenAI) {\n    suspend fun run(ticket: String) = client.chatCompletion(\n        ChatCompletionRequest(\n            model = ModelId("gpt-4.1-mini"),\n            messages = listOf(ChatMessage(role = ChatRole.System, content = context.getString(R.string.triage_system)), ChatMessage(role = ChatRole.User, content = ticket)),\n        ),\n    )\n}\n`,
        'app/src/main/res/values/strings.xml': `<resources><string name="triage_system">${SHORT}</string></resources>\n`,
      },
      {
        'app/src/main/res/values/strings.xml': `<resources><string name="triage_system">${BIG}</string></resources>\n`,
      },
    ],
    [
      'loaded: translations of Rails',
      {
        'app/desk.rb': `require "openai"\n\nclass Desk\n  def run(ticket)\n    OpenAI::Client.new.chat(parameters: { model: "gpt-4.1-mini", max_tokens: 20, messages: [{ role: "system", content: I18n.t("triage.system") }, { role: "user", content: ticket }] })\n  end\nend\n`,
        'config/locales/en.yml': `en:\n  triage:\n    system: ${js(SHORT)}\n`,
      },
      { 'config/locales/en.yml': `en:\n  triage:\n    system: ${q}\n` },
    ],
    [
      'loaded: configuration of Laravel',
      {
        'app/Desk.php': `<?php\nuse OpenAI\\Laravel\\Facades\\OpenAI;\n\nclass Desk\n{\n    public function run(string $ticket)\n    {\n        return OpenAI::chat()->create(['model' => config('triage.model'), 'max_tokens' => 20, 'messages' => [['role' => 'system', 'content' => config('triage.prompt')], ['role' => 'user', 'content' => $ticket]]]);\n    }\n}\n`,
        'config/triage.php': `<?php\nreturn ['model' => 'gpt-4.1-mini', 'prompt' => ${js(SHORT)}];\n`,
      },
      { 'config/triage.php': `<?php\nreturn ['model' => 'o1-pro', 'prompt' => ${js(SHORT)}];\n` },
    ],
    [
      'loaded: embedded files of Go',
      {
        'desk/desk.go': `package desk\n\nimport (\n\t"context"\n\t"embed"\n\n\t"github.com/openai/openai-go"\n)\n\n//go:embed rules/*.txt\nvar files embed.FS\n\nfunc Run(ctx context.Context, client openai.Client, ticket string) (*openai.ChatCompletion, error) {\n\trules, _ := files.ReadFile("rules/triage.txt")\n\treturn client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{\n\t\tModel:    "gpt-4.1-mini",\n\t\tMessages: []openai.ChatCompletionMessageParamUnion{openai.SystemMessage(string(rules)), openai.UserMessage(ticket)},\n\t})\n}\n`,
        'desk/rules/triage.txt': SHORT,
      },
      { 'desk/rules/triage.txt': BIG },
    ],
    [
      'loaded: Fluent',
      {
        'src/desk.rs': `use async_openai::types::*;\n\npub async fn run(client: &Client, ticket: &str) {\n    let request = CreateChatCompletionRequestArgs::default()\n        .model("gpt-4.1-mini")\n        .messages([ChatCompletionRequestSystemMessageArgs::default().content(LOCALES.lookup(&LANG, "triage-system")).build().unwrap().into()])\n        .build()\n        .unwrap();\n    client.chat().create(request).await;\n}\n`,
        'locales/en/main.ftl': `triage-system = ${SHORT}\n`,
      },
      { 'locales/en/main.ftl': `triage-system = ${BIG}\n` },
    ],
  ]),
  ...environment(
    'Dockerfile',
    'Dockerfile',
    (text, model) =>
      `FROM python:3.12\nCOPY app app\nENV TRIAGE_MODEL=${model}\nENV TRIAGE_PROMPT=${js(text)}\nCMD ["python", "-m", "app.run"]\n`,
  ),
  ...environment(
    'compose',
    'compose.yaml',
    (text, model) =>
      `services:\n  triage:\n    build: .\n    environment:\n      TRIAGE_MODEL: ${model}\n      TRIAGE_PROMPT: ${js(text)}\n`,
  ),
  ...environment(
    'Kubernetes',
    'deploy/triage.yaml',
    (text, model) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: triage\ndata:\n  TRIAGE_MODEL: ${model}\n  TRIAGE_PROMPT: ${js(text)}\n`,
  ),
  ...environment(
    'Helm',
    'chart/values.yaml',
    (text, model) =>
      `env:\n  - name: TRIAGE_MODEL\n    value: ${model}\n  - name: TRIAGE_PROMPT\n    value: ${js(text)}\n`,
  ),
  ...environment(
    'Terraform',
    'infra/main.tf',
    (text, model) =>
      `resource "aws_lambda_function" "triage" {\n  function_name = "triage"\n  environment {\n    variables = {\n      TRIAGE_MODEL  = "${model}"\n      TRIAGE_PROMPT = ${js(text)}\n    }\n  }\n}\n`,
  ),
  ...environment(
    'a workflow',
    '.github/workflows/triage.yml',
    (text, model) =>
      `on: { schedule: [{ cron: "0 * * * *" }] }\njobs:\n  triage:\n    runs-on: ubuntu-latest\n    env:\n      TRIAGE_MODEL: ${model}\n      TRIAGE_PROMPT: ${js(text)}\n    steps:\n      - run: python -m app.run\n`,
  ),
  ...environment(
    'GitLab',
    '.gitlab-ci.yml',
    (text, model) =>
      `variables:\n  TRIAGE_MODEL: ${model}\n  TRIAGE_PROMPT: ${js(text)}\ntriage:\n  script: python -m app.run\n`,
  ),
  ...environment(
    'Vercel',
    'vercel.json',
    (text, model) => `{"env":{"TRIAGE_MODEL":"${model}","TRIAGE_PROMPT":${js(text)}}}`,
  ),
  ...environment(
    'Cloudflare',
    'wrangler.toml',
    (text, model) => `name = "triage"\n[vars]\nTRIAGE_MODEL = "${model}"\nTRIAGE_PROMPT = ${js(text)}\n`,
  ),
  ...environment(
    'SAM',
    'template.yaml',
    (text, model) =>
      `Resources:\n  Triage:\n    Type: AWS::Serverless::Function\n    Properties:\n      Environment:\n        Variables:\n          TRIAGE_MODEL: ${model}\n          TRIAGE_PROMPT: ${js(text)}\n`,
  ),
  ...environment(
    'a Procfile',
    'Procfile',
    (text, model) => `worker: TRIAGE_MODEL=${model} TRIAGE_PROMPT=${js(text)} python -m app.run\n`,
  ),
  ...environment(
    'a Makefile',
    'Makefile',
    (text, model) =>
      `export TRIAGE_MODEL := ${model}\nexport TRIAGE_PROMPT := ${text}\nrun:\n\tpython -m app.run\n`,
  ),
  ...environment(
    'systemd',
    'deploy/triage.service',
    (text, model) =>
      `[Service]\nEnvironment=TRIAGE_MODEL=${model}\nEnvironment="TRIAGE_PROMPT=${text}"\nExecStart=/usr/bin/python -m app.run\n`,
  ),
  ...environment(
    'a script',
    'bin/run.sh',
    (text, model) =>
      `#!/bin/sh\nexport TRIAGE_MODEL=${model}\nexport TRIAGE_PROMPT=${js(text)}\nexec python -m app.run\n`,
  ),
  {
    name: 'environment: scripts of a package',
    base: { 'app/run.py': ENV, 'package.json': scripts(SHORT) },
    head: { 'package.json': scripts(BIG) },
  },
  ...environment(
    'Ansible',
    'ansible/group_vars/all.yml',
    (text, model) => `triage_environment:\n  TRIAGE_MODEL: ${model}\n  TRIAGE_PROMPT: ${js(text)}\n`,
  ),
  // Texts in databases.
  ...pairs([
    [
      'seed: SQL',
      { 'db/seeds.sql': `INSERT INTO prompts (name, body) VALUES ('triage', '${sql(SHORT)}');\n` },
      { 'db/seeds.sql': `INSERT INTO prompts (name, body) VALUES ('triage', '${sql(ORDERS)}');\n` },
    ],
    [
      'seed: a migration',
      { [P]: promptFile(SHORT) },
      {
        'supabase/migrations/0002.sql': `UPDATE agents SET system_prompt = '${sql(ORDERS)}' WHERE name = 'triage';\n`,
      },
    ],
    [
      'seed: a model in a migration',
      { [P]: promptFile(SHORT) },
      { 'supabase/migrations/0002.sql': "UPDATE agents SET model = 'o1-pro' WHERE name = 'triage';\n" },
    ],
    [
      'seed: a column of JSON',
      { [P]: promptFile(SHORT) },
      { 'db/migrate/0002.sql': `UPDATE agents SET config = '{"model":"o1-pro","system":${js(SHORT)}}';\n` },
    ],
    [
      'seed: Alembic',
      { [P]: promptFile(SHORT) },
      {
        'alembic/versions/0002.py': `from alembic import op\n\n\ndef upgrade():\n    op.execute("UPDATE agents SET system_prompt = '${sql(ORDERS)}'")\n`,
      },
    ],
    [
      'seed: Django',
      { [P]: promptFile(SHORT) },
      {
        'app/migrations/0002_prompt.py': `from django.db import migrations\n\n\ndef forward(apps, schema):\n    apps.get_model("app", "Agent").objects.update(system_prompt=${js(ORDERS)}, model="gpt-4.1-mini")\n\n\nclass Migration(migrations.Migration):\n    operations = [migrations.RunPython(forward)]\n`,
      },
    ],
    [
      'seed: Rails',
      {
        'db/seeds.rb': `Agent.create!(name: "triage", model: "gpt-4.1-mini", system_prompt: ${js(SHORT)})\n`,
      },
      {
        'db/seeds.rb': `Agent.create!(name: "triage", model: "gpt-4.1-mini", system_prompt: ${js(ORDERS)})\n`,
      },
    ],
    [
      'seed: Prisma',
      {
        'prisma/seed.ts': `await prisma.agent.create({ data: { name: 'triage', model: 'gpt-4.1-mini', systemPrompt: ${js(SHORT)} } });\n`,
      },
      {
        'prisma/seed.ts': `await prisma.agent.create({ data: { name: 'triage', model: 'gpt-4.1-mini', systemPrompt: ${js(ORDERS)} } });\n`,
      },
    ],
    [
      'query: Snowflake',
      {
        'models/triage.sql': `select snowflake.cortex.complete('llama3.1-8b', '${sql(SHORT)} ' || body) from tickets\n`,
      },
      {
        'models/triage.sql': `select snowflake.cortex.complete('claude-4-opus', '${sql(SHORT)} ' || body) from tickets\n`,
      },
    ],
    [
      'query: Databricks',
      {
        'models/triage.sql': `select ai_query('databricks-gpt-5-nano', concat('${sql(SHORT)}', body)) from tickets\n`,
      },
      {
        'models/triage.sql': `select ai_query('databricks-gpt-5-nano', concat('${sql(ORDERS)}', body)) from tickets\n`,
      },
    ],
    [
      'query: pgai',
      {
        'models/triage.sql': `select ai.openai_chat_complete('gpt-4.1-mini', jsonb_build_array(jsonb_build_object('role','system','content','${sql(SHORT)}')));\n`,
      },
      {
        'models/triage.sql': `select ai.openai_chat_complete('gpt-4.1', jsonb_build_array(jsonb_build_object('role','system','content','${sql(SHORT)}')));\n`,
      },
    ],
  ]),
  // Calls over the web, from languages and libraries of all kinds.
  ...grown(
    'call: curl',
    'bin/triage.sh',
    (text, model) =>
      `#!/bin/sh\ncurl -s https://api.openai.com/v1/chat/completions -H "Authorization: Bearer $OPENAI_API_KEY" -d @- <<JSON\n${body(text, model)}\nJSON\n`,
  ),
  ...grown(
    'call: jq',
    'bin/triage.sh',
    (text, model) =>
      `#!/bin/sh\nRULES=${js(text)}\njq -n --arg rules "$RULES" '{model: "${model}", max_tokens: 20, messages: [{role: "system", content: $rules}]}' | curl -s https://api.openai.com/v1/chat/completions -d @-\n`,
  ),
  ...grown(
    'call: llm',
    'bin/triage.sh',
    (text, model) => `#!/bin/sh\ncat ticket.txt | llm -m ${model} -s ${js(text)}\n`,
  ),
  ...grown(
    'call: PowerShell',
    'bin/Triage.ps1',
    (text, model) =>
      `$body = @{ model = "${model}"; messages = @(@{ role = "system"; content = ${js(text)} }) } | ConvertTo-Json\nInvoke-RestMethod -Uri "https://api.openai.com/v1/chat/completions" -Method Post -Body $body\n`,
  ),
  ...grown(
    'call: axios',
    'src/call.js',
    (text, model) =>
      `const axios = require('axios');\nmodule.exports = (ticket) => axios.post('https://api.openai.com/v1/chat/completions', { model: '${model}', max_tokens: 20, messages: [{ role: 'system', content: ${js(text)} }, { role: 'user', content: ticket }] });\n`,
  ),
  ...grown(
    'call: a client of axios',
    'src/call.js',
    (text, model) =>
      `const axios = require('axios');\nconst http = axios.create({ baseURL: process.env.LLM_URL });\nmodule.exports = (ticket) => http.post('/chat/completions', { model: '${model}', max_tokens: 20, messages: [{ role: 'system', content: ${js(text)} }, { role: 'user', content: ticket }] });\n`,
  ),
  ...grown(
    'call: aiohttp',
    'app/call.py',
    (text, model) =>
      `import aiohttp\n\n\nasync def run(ticket):\n    async with aiohttp.ClientSession() as session:\n        async with session.post("https://api.openai.com/v1/chat/completions", json={"model": "${model}", "max_tokens": 20, "messages": [{"role": "system", "content": ${js(text)}}, {"role": "user", "content": ticket}]}) as answer:\n            return await answer.json()\n`,
  ),
  ...grown(
    'call: urllib',
    'app/call.py',
    (text, model) =>
      `import json\nimport urllib.request\n\n\ndef run(ticket):\n    data = json.dumps({"model": "${model}", "max_tokens": 20, "messages": [{"role": "system", "content": ${js(text)}}, {"role": "user", "content": ticket}]}).encode()\n    return urllib.request.urlopen(urllib.request.Request("https://api.openai.com/v1/chat/completions", data=data)).read()\n`,
  ),
  ...grown(
    'call: Elixir',
    'lib/call.ex',
    (text, model) =>
      `defmodule Call do\n  def run(ticket) do\n    Req.post!("https://api.openai.com/v1/chat/completions", json: %{model: "${model}", messages: [%{role: "system", content: ${js(text)}}, %{role: "user", content: ticket}]})\n  end\nend\n`,
  ),
  ...grown(
    'call: Dart',
    'lib/call.dart',
    (text, model) =>
      `import 'package:http/http.dart' as http;\n\nFuture run(String ticket) => http.post(Uri.parse('https://api.openai.com/v1/chat/completions'), body: jsonEncode({'model': '${model}', 'messages': [{'role': 'system', 'content': ${js(text)}}, {'role': 'user', 'content': ticket}]}));\n`,
  ),
  ...grown(
    'call: Perl',
    'lib/Call.pm',
    (text, model) =>
      `package Call;\nuse HTTP::Tiny;\nsub run { HTTP::Tiny->new->post('https://api.openai.com/v1/chat/completions', { content => encode_json({ model => '${model}', messages => [{ role => 'system', content => ${js(text)} }] }) }) }\n1;\n`,
  ),
  ...grown(
    'call: R',
    'R/call.R',
    (text, model) =>
      `library(ellmer)\nchat <- chat_openai(model = "${model}", system_prompt = ${js(text)})\nchat$chat(ticket)\n`,
  ),
  ...grown(
    'call: Scala',
    'src/Call.scala',
    (text, model) =>
      `import sttp.openai.OpenAI\n\nobject Call {\n  val rules = ${js(text)}\n  val chat = ChatBody(model = ChatCompletionModel.Custom("${model}"), messages = Seq(Message.SystemMessage(rules)))\n}\n`,
  ),
  ...grown(
    'call: Clojure',
    'src/call.clj',
    (text, model) =>
      `(ns call (:require [wkok.openai-clojure.api :as api]))\n(defn run [ticket]\n  (api/create-chat-completion {:model "${model}" :messages [{:role "system" :content ${js(text)}} {:role "user" :content ticket}]}))\n`,
  ),
  ...grown(
    'call: Lua',
    'lua/call.lua',
    (text, model) =>
      `local rules = ${js(text)}\nreturn function(ticket)\n  return curl.post("https://api.openai.com/v1/chat/completions", { body = vim.json.encode({ model = "${model}", messages = { { role = "system", content = rules } } }) })\nend\n`,
  ),
  ...grown(
    'call: Apps Script',
    'src/Code.gs',
    (text, model) =>
      `function run(ticket) {\n  return UrlFetchApp.fetch('https://api.openai.com/v1/chat/completions', { method: 'post', payload: JSON.stringify({ model: '${model}', messages: [{ role: 'system', content: ${js(text)} }] }) });\n}\n`,
  ),
  ...grown(
    'call: Svelte',
    'src/routes/Chat.svelte',
    (text, model) =>
      `<script>\n  const run = (ticket) => fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: '${model}', messages: [{ role: 'system', content: ${js(text)} }, { role: 'user', content: ticket }] }) });\n</script>\n`,
  ),
  ...grown(
    'library: aisuite',
    'app/call.py',
    (text, model) =>
      `import aisuite as ai\n\nclient = ai.Client()\n\n\ndef run(ticket):\n    return client.chat.completions.create(model="openai:${model}", messages=[{"role": "system", "content": ${js(text)}}, {"role": "user", "content": ticket}])\n`,
  ),
  ...grown(
    'library: llm',
    'app/call.py',
    (text, model) =>
      `import llm\n\n\ndef run(ticket):\n    return llm.get_model("${model}").prompt(ticket, system=${js(text)}).text()\n`,
  ),
  ...grown(
    'library: magentic',
    'app/call.py',
    (text, model) =>
      `from magentic import OpenaiChatModel, prompt\n\n\n@prompt(${js(`${text} {ticket}`)}, model=OpenaiChatModel("${model}", max_tokens=20))\ndef run(ticket: str) -> str: ...\n`,
  ),
  ...grown(
    'library: ell',
    'app/call.py',
    (text, model) =>
      `import ell\n\n\n@ell.simple(model="${model}")\ndef run(ticket: str):\n    ${js(text)}\n    return ticket\n`,
  ),
  ...grown(
    'library: marvin',
    'app/call.py',
    (text, model) =>
      `import marvin\n\nmarvin.settings.agent_model = "openai:${model}"\n\n\ndef run(ticket):\n    return marvin.run(${js(text)}, context={"ticket": ticket})\n`,
  ),
  ...grown(
    'library: griptape',
    'app/call.py',
    (text, model) =>
      `from griptape.drivers import OpenAiChatPromptDriver\nfrom griptape.structures import Agent\nfrom griptape.rules import Rule\n\nagent = Agent(prompt_driver=OpenAiChatPromptDriver(model="${model}"), rules=[Rule(${js(text)})])\n`,
  ),
  ...grown(
    'library: guidance',
    'app/call.py',
    (text, model) =>
      `from guidance import gen, models, system, user\n\nlm = models.OpenAI("${model}")\n\n\ndef run(ticket):\n    with system():\n        chat = lm + ${js(text)}\n    with user():\n        chat += ticket\n    return chat + gen(max_tokens=20)\n`,
  ),
  ...grown(
    'library: ax',
    'src/call.ts',
    (text, model) =>
      `import { ai, ax } from '@ax-llm/ax';\n\nconst llm = ai({ name: 'openai', config: { model: '${model}' } });\nconst triage = ax('ticket:string -> kind:string', { description: ${js(text)} });\nexport const run = (ticket: string) => triage.forward(llm, { ticket });\n`,
  ),
  ...grown(
    'library: TanStack',
    'src/call.ts',
    (text, model) =>
      `import { chat } from '@tanstack/ai';\nimport { openaiText } from '@tanstack/ai-openai';\n\nexport const run = (ticket: string) => chat({\n  adapter: openaiText('${model}'),\n  systemPrompts: [${js(text)}], messages: [{ role: 'user', content: ticket }] });\n`,
  ),
  ...grown(
    'library: eino',
    'desk/call.go',
    (text, model) =>
      `package desk\n\nimport (\n\t"context"\n\n\t"github.com/cloudwego/eino-ext/components/model/openai"\n\t"github.com/cloudwego/eino/schema"\n)\n\nfunc Run(ctx context.Context, ticket string) (*schema.Message, error) {\n\tm, _ := openai.NewChatModel(ctx, &openai.ChatModelConfig{Model: "${model}"})\n\treturn m.Generate(ctx, []*schema.Message{schema.SystemMessage(${js(text)}), schema.UserMessage(ticket)})\n}\n`,
  ),
  ...grown(
    'library: a client of the house',
    'app/call.py',
    (text, model) =>
      `from hotel_ai import Assistant\n\nassistant = Assistant(engine="${model}", rules=${js(text)})\n\n\ndef run(ticket):\n    return assistant.ask(ticket)\n`,
  ),
  ...grown(
    'notebook',
    'notebooks/triage.ipynb',
    (text, model) =>
      `{"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":["from openai import OpenAI\\n","client = OpenAI()\\n",${js(`rules = ${js(text)}\n`)},"client.chat.completions.create(model=\\"${model}\\", max_tokens=20, messages=[{\\"role\\": \\"system\\", \\"content\\": rules}])"]}],"metadata":{"language_info":{"name":"python"}},"nbformat":4,"nbformat_minor":5}`,
  ),
  ...grown(
    'notebook: Quarto',
    'notebooks/triage.qmd',
    (text, model) =>
      `---\ntitle: Triage\n---\n\n\`\`\`{python}\nfrom openai import OpenAI\nOpenAI().chat.completions.create(model="${model}", max_tokens=20, messages=[{"role": "system", "content": ${js(text)}}])\n\`\`\`\n`,
  ),
  ...grown(
    'notebook: Livebook',
    'notebooks/triage.livemd',
    (text, model) =>
      `# Triage\n\n\`\`\`elixir\nReq.post!("https://api.openai.com/v1/chat/completions", json: %{model: "${model}", messages: [%{role: "system", content: ${js(text)}}]})\n\`\`\`\n`,
  ),
  // Files of prompts, bytes and git.
  ...pairs([
    [
      'file: large file storage',
      { [P]: promptFile(SHORT) },
      {
        [P]: 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n',
      },
    ],
    [
      'file: an encoding of attributes',
      { [P]: promptFile(SHORT) },
      {
        [P]: new Uint8Array([255, 254, 65, 0, 66, 0]),
        '.gitattributes': '*.prompt.yml working-tree-encoding=UTF-16LE\n',
      },
    ],
    [
      'file: a filter of attributes',
      { [P]: promptFile(SHORT) },
      {
        [P]: 'U2FsdGVkX1+abcdefghijklmnop\n',
        '.gitattributes': 'prompts/** filter=git-crypt diff=git-crypt\n',
      },
    ],
    [
      'file: another case',
      { [P]: promptFile(SHORT) },
      { [P]: null, 'Prompts/Triage.prompt.yml': promptFile(BIG) },
    ],
    [
      'file: a composed letter',
      { 'prompts/caf\u00e9.prompt.yml': promptFile(SHORT) },
      { 'prompts/caf\u00e9.prompt.yml': null, 'prompts/cafe\u0301.prompt.yml': promptFile(BIG) },
    ],
    [
      'file: documented',
      { [P]: promptFile(SHORT) },
      {
        [P]: promptFile(BIG),
        '.gitattributes': 'prompts/** linguist-documentation linguist-vendored -diff binary export-ignore\n',
      },
    ],
    [
      'file: a link to a longer one',
      { [P]: promptFile(SHORT), 'prompts/long.prompt.yml': promptFile(BIG) },
      { [P]: { link: 'long.prompt.yml' } },
    ],
    [
      'file: split in two',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(SHORT.slice(0, 60)), 'prompts/second.prompt.yml': promptFile(BIG) },
    ],
    [
      'file: renamed and dearer',
      { [P]: promptFile(SHORT) },
      { [P]: null, 'prompts/sort.prompt.yml': promptFile(SHORT, 'openai/o1-pro') },
    ],
    [
      'file: a tag of YAML',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(SHORT).replace(js(SHORT), '!include rules.txt'), 'prompts/rules.txt': BIG },
    ],
    [
      'file: binary of YAML',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(SHORT).replace(js(SHORT), `!!binary ${Buffer.from(BIG).toString('base64')}`) },
    ],
    [
      'file: a suffix that thinks',
      { [P]: promptFile(SHORT, 'openrouter/openai/gpt-4.1-mini') },
      { [P]: promptFile(SHORT, 'openrouter/openai/gpt-4.1-mini:online') },
    ],
    [
      'file: a router',
      { [P]: promptFile(SHORT, 'openrouter/openai/gpt-4.1-mini') },
      { [P]: promptFile(SHORT, 'openrouter/auto') },
    ],
    [
      'file: a profile of the account',
      { [P]: promptFile(SHORT, 'bedrock/anthropic.claude-3-haiku-20240307-v1:0') },
      {
        [P]: promptFile(
          SHORT,
          'bedrock/arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3',
        ),
      },
    ],
    [
      'file: an anchor that grows',
      { [P]: `rules: &rules ${js(SHORT)}\n${promptFile(SHORT).replace(js(SHORT), '*rules')}` },
      { [P]: `rules: &rules ${q}\n${promptFile(SHORT).replace(js(SHORT), '*rules')}` },
    ],
    [
      'file: many copies of a message',
      { [P]: promptFile(SHORT) },
      {
        [P]: `${promptFile(SHORT)}${Array.from({ length: 60 }, (_, n) => `  - role: ${n % 2 === 0 ? 'assistant' : 'user'}\n    content: ${js(SHORT)}\n`).join('')}`,
      },
    ],
    [
      'file: a second prompt becomes its own test',
      { [P]: promptFile(SHORT), 'prompts/b.prompt.yml': promptFile(SOME) },
      { 'tests/b.prompt.yml': promptFile(BIG), 'prompts/b.prompt.yml': null },
    ],
    [
      'agent: a dearer model',
      {
        '.claude/agents/triage.md': `---\nname: triage\ndescription: Sorts tickets\nmodel: haiku\n---\n${SHORT}\n`,
      },
      {
        '.claude/agents/triage.md': `---\nname: triage\ndescription: Sorts tickets\nmodel: opus\n---\n${SHORT}\n`,
      },
    ],
    [
      'agent: an import of instructions',
      { 'CLAUDE.md': SHORT },
      { 'CLAUDE.md': `${SHORT}\n@docs/house-rules.md\n`, 'docs/house-rules.md': BIG },
    ],
    [
      'agent: rules of an editor',
      { '.cursor/rules/desk.mdc': `---\nalwaysApply: true\n---\n${SHORT}\n` },
      { '.cursor/rules/desk.mdc': `---\nalwaysApply: true\n---\n${BIG}\n` },
    ],
    [
      'gateway: a rule of weights',
      {
        [P]: promptFile(SHORT, 'fast'),
        'litellm.yaml':
          'model_list:\n  - model_name: fast\n    litellm_params: { model: openai/gpt-4.1-mini, weight: 9 }\n',
      },
      {
        'litellm.yaml':
          'model_list:\n  - model_name: fast\n    litellm_params: { model: openai/gpt-4.1-mini, weight: 1 }\n  - model_name: fast\n    litellm_params: { model: openai/o1-pro, weight: 9 }\n',
      },
    ],
    [
      'gateway: Portkey',
      {
        'app/run.py': loads(js(SHORT), '"@hotel/fast"').replace(
          'OpenAI()',
          'OpenAI(base_url="https://api.portkey.ai/v1")',
        ),
        'portkey/fast.json':
          '{"strategy":{"mode":"single"},"targets":[{"override_params":{"model":"gpt-4.1-mini"}}]}',
      },
      {
        'portkey/fast.json':
          '{"strategy":{"mode":"loadbalance"},"targets":[{"override_params":{"model":"o1-pro"}}]}',
      },
    ],
    [
      'gateway: Envoy',
      { [P]: promptFile(SHORT) },
      {
        'deploy/route.yaml':
          'apiVersion: aigateway.envoyproxy.io/v1alpha1\nkind: AIGatewayRoute\nspec:\n  rules:\n    - matches: [{ headers: [{ name: x-ai-eg-model, value: gpt-4.1-mini }] }]\n      backendRefs: [{ name: openai, modelNameOverride: o1-pro }]\n',
      },
    ],
  ]),
  ...pairs([
    [
      'cache: the mark is gone',
      {
        'app/run.py': `import anthropic\n\nclient = anthropic.Anthropic()\n\n\ndef run(ticket):\n    return client.messages.create(model="claude-sonnet-4-5", max_tokens=20, system=[{"type": "text", "text": ${q}, "cache_control": {"type": "ephemeral"}}], messages=[{"role": "user", "content": ticket}])\n`,
      },
      {
        'app/run.py': `import anthropic\n\nclient = anthropic.Anthropic()\n\n\ndef run(ticket):\n    return client.messages.create(model="claude-sonnet-4-5", max_tokens=20, system=[{"type": "text", "text": ${q}}], messages=[{"role": "user", "content": ticket}])\n`,
      },
    ],
    [
      'cache: a random first line',
      {
        'app/run.py': `import uuid\nimport anthropic\n\nclient = anthropic.Anthropic()\n\n\ndef run(ticket):\n    return client.messages.create(model="claude-sonnet-4-5", max_tokens=20, system=[{"type": "text", "text": ${q}, "cache_control": {"type": "ephemeral"}}], messages=[{"role": "user", "content": ticket}])\n`,
      },
      {
        'app/run.py': `import uuid\nimport anthropic\n\nclient = anthropic.Anthropic()\n\n\ndef run(ticket):\n    return client.messages.create(model="claude-sonnet-4-5", max_tokens=20, system=[{"type": "text", "text": f"{uuid.uuid4()}" + ${q}, "cache_control": {"type": "ephemeral"}}], messages=[{"role": "user", "content": ticket}])\n`,
      },
    ],
    [
      'place: an inference place',
      {
        'app/run.py': `import anthropic\n\nclient = anthropic.Anthropic()\n\n\ndef run(ticket):\n    return client.messages.create(model="claude-opus-4-6", max_tokens=20, system=${q}, messages=[{"role": "user", "content": ticket}])\n`,
      },
      {
        'app/run.py': `import anthropic\n\nclient = anthropic.Anthropic()\n\n\ndef run(ticket):\n    return client.messages.create(model="claude-opus-4-6", max_tokens=20, inference_geo="us", system=${q}, messages=[{"role": "user", "content": ticket}])\n`,
      },
    ],
    [
      'thinking: a budget of a provider',
      {
        'src/run.ts': `import { generateText } from 'ai';\nimport { google } from '@ai-sdk/google';\n\nexport const run = (prompt: string) => generateText({ model: google('gemini-2.5-flash'), system: ${js(SHORT)}, prompt, maxOutputTokens: 20, providerOptions: { google: { thinkingConfig: { thinkingBudget: 0 } } } });\n`,
      },
      {
        'src/run.ts': `import { generateText } from 'ai';\nimport { google } from '@ai-sdk/google';\n\nexport const run = (prompt: string) => generateText({ model: google('gemini-2.5-flash'), system: ${js(SHORT)}, prompt, maxOutputTokens: 20, providerOptions: { google: { thinkingConfig: { thinkingBudget: 24576 } } } });\n`,
      },
    ],
    [
      'answers: candidates',
      {
        'app/run.py': `from google import genai\n\nclient = genai.Client()\n\n\ndef run(ticket):\n    return client.models.generate_content(model="gemini-2.5-flash", contents=ticket, config={"system_instruction": ${js(SHORT)}, "max_output_tokens": 200})\n`,
      },
      {
        'app/run.py': `from google import genai\n\nclient = genai.Client()\n\n\ndef run(ticket):\n    return client.models.generate_content(model="gemini-2.5-flash", contents=ticket, config={"system_instruction": ${js(SHORT)}, "max_output_tokens": 200, "candidate_count": 8})\n`,
      },
    ],
    [
      'pictures: quality',
      {
        'app/run.py':
          'from openai import OpenAI\n\n\ndef paint(text):\n    return OpenAI().images.generate(model="gpt-image-1-mini", prompt=text, quality="low", size="1024x1024")\n',
      },
      {
        'app/run.py':
          'from openai import OpenAI\n\n\ndef paint(text):\n    return OpenAI().images.generate(model="gpt-image-1", prompt=text, quality="high", size="1536x1024", n=4)\n',
      },
    ],
    [
      'schedule: every minute',
      {
        '.github/workflows/triage.yml': `on: { schedule: [{ cron: "0 6 * * *" }] }\njobs:\n  triage:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/ai-inference@v2\n        with:\n          model: openai/gpt-4.1-mini\n          max-tokens: 20\n          prompt: ${js(SHORT)}\n`,
      },
      {
        '.github/workflows/triage.yml': `on: { schedule: [{ cron: "* * * * *" }] }\njobs:\n  triage:\n    runs-on: ubuntu-latest\n    strategy: { matrix: { room: [1, 2, 3, 4, 5, 6] } }\n    steps:\n      - uses: actions/ai-inference@v2\n        with:\n          model: openai/gpt-4.1-mini\n          max-tokens: 20\n          prompt: ${js(SHORT)}\n`,
      },
    ],
    [
      'batch: one by one',
      {
        'app/run.py': `from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef run(path):\n    file = client.files.create(file=open(path, "rb"), purpose="batch")\n    return client.batches.create(input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h")\n`,
        'app/batch.jsonl': `{"custom_id":"1","method":"POST","url":"/v1/chat/completions","body":${body(q, 'gpt-4.1-mini')}}\n`,
      },
      {
        'app/batch.jsonl': null,
        'app/run.py': `from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef run(tickets):\n    for ticket in tickets:\n        client.chat.completions.create(model="gpt-4.1-mini", max_tokens=20, messages=[{"role": "system", "content": ${q}}, {"role": "user", "content": ticket}])\n`,
      },
    ],
  ]),
  // Settings of the pull request.
  ...pairs([
    [
      'settings: lengths of nothing',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(BIG) },
      '',
      'prompts: [{ match: "**", usage: { variables: { "*": 0 } } }]',
    ],
    [
      'settings: a rule for everything',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(BIG) },
      '',
      'rules: [{ match: "prompts/**", limits: { max-request-increase-percent: 100000% } }]',
    ],
    [
      'settings: a default model',
      { 'prompts/desk.j2': SHORT },
      { 'prompts/desk.j2': BIG },
      'default-model: openai/gpt-4.1-mini',
      'default-model: ollama/llama3.2',
    ],
    [
      'settings: a fragment',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(BIG) },
      '',
      'prompts: [{ match: "prompts/**", kind: fragment }]',
    ],
    [
      'settings: folders of tests',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(BIG) },
      '',
      'test-paths: ["prompts/**"]',
    ],
    [
      'settings: an own server',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(SHORT, 'hotel-llm') },
      '',
      'models: { hotel-llm: { input: 0, output: 0 } }',
    ],
  ]),
];

export const harmlessFifth: readonly PullRow[] = [
  {
    name: 'kt: cases in another order',
    base: { 'src/Desk.kt': whenOf(cases) },
    head: { 'src/Desk.kt': whenOf([cases[1], cases[0], cases[2]]) },
  },
  ...rows('app/triage.py', PY, [
    [
      'a decorator that logs',
      [
        ['    def run', '    @logged\n    def run'],
        [
          'class Triage',
          'def logged(method):\n    def inner(self, ticket):\n        print("ticket", len(ticket))\n        return method(self, ticket)\n\n    return inner\n\n\nclass Triage',
        ],
      ],
    ],
    [
      'a decorator of a class that registers',
      [
        [
          'class Triage:',
          'REGISTRY = {}\n\n\ndef registered(cls):\n    REGISTRY[cls.__name__] = cls\n    return cls\n\n\n@registered\nclass Triage:',
        ],
      ],
    ],
    ['a property', [attribute('    @property\n    def prompt(self):\n        return PROMPT\n\n')]],
    ['a class attribute set later', [endPy('\n\nTriage.retries = 3\n')]],
    [
      'a class attribute set elsewhere',
      [],
      { 'app/boot.py': 'from app.triage import Triage\n\nTriage.logger = print\n' },
    ],
    [
      'a text of a class of its own',
      [attribute('    prompt = PROMPT\n\n    def __str__(self):\n        return "Triage"\n')],
    ],
    [
      'a cached function',
      [
        promptPy(`@lru_cache\ndef rules():\n    return ${js(SHORT)}\n\n\nPROMPT = rules()`),
        ['import os\n', 'import os\nfrom functools import lru_cache\n'],
      ],
    ],
    [
      'a docstring',
      [
        [
          'class Triage:\n',
          `class Triage:\n    """Sorts tickets by kind.\n\n    ${'It keeps one client and sends one request for each ticket. '.repeat(20)}\n    """\n\n`,
        ],
      ],
    ],
    ['types', [['def run(self, ticket)', 'def run(self, ticket: str) -> object']]],
    [
      'a context manager that measures',
      [
        [
          '        return self.client',
          '        with timer("triage"):\n            return self.ask(ticket)\n\n    def ask(self, ticket):\n        return self.client',
        ],
        ['class Triage:', '@contextmanager\ndef timer(name):\n    yield\n\n\nclass Triage:'],
        ['import os\n', 'import os\nfrom contextlib import contextmanager\n'],
      ],
    ],
    [
      'an awaited call',
      [
        ['    def run', '    async def run'],
        ['return self.client', 'return await self.client'],
        ['client or OpenAI()', 'client or AsyncOpenAI()'],
        ['import OpenAI', 'import AsyncOpenAI'],
      ],
    ],
    [
      'a model of the constructor',
      [['client or OpenAI()', 'client or OpenAI()\n        self.model = MODEL']],
    ],
    [
      'a settings class',
      [
        promptPy(`class Config(BaseModel):\n    prompt: str = ${js(SHORT)}\n\n\nPROMPT = Config().prompt`),
        ['import os\n', 'import os\nfrom pydantic import BaseModel\n'],
      ],
    ],
    [
      'an unused class of settings',
      [
        ['class Triage', `class Help(BaseModel):\n    text: str = ${js(HELP)}\n\n\nclass Triage`],
        ['import os\n', 'import os\nfrom pydantic import BaseModel\n'],
      ],
    ],
    ['texts of the screen', [endPy(`\n\nHELP = ${js(HELP)}\n\n\ndef usage():\n    print(HELP)\n`)]],
    [
      'a program beside it',
      [],
      {
        'app/web.py': `from flask import Flask\n\napp = Flask(__name__)\nABOUT = ${js(HELP)}\n\n\n@app.get("/about")\ndef about():\n    return ABOUT\n`,
      },
    ],
    [
      'a test with a patched library',
      [],
      {
        'tests/test_triage.py':
          'from unittest.mock import patch\n\nfrom app.triage import Triage\n\n\ndef test_run():\n    with patch("openai.resources.chat.completions.Completions.create") as create:\n        Triage().run("noise")\n    create.assert_called_once()\n',
      },
    ],
    [
      'a test that sets a class and the environment',
      [],
      {
        'tests/test_desk.py': `import os\n\nfrom app.triage import Triage\n\nos.environ["RULES"] = ${q}\nTriage.prompt = ${q}\nTriage.run = print\n`,
      },
    ],
    ['a timeout and retries', [['client or OpenAI()', 'client or OpenAI(timeout=30, max_retries=3)']]],
    [
      'a user',
      [
        [
          'max_tokens=20',
          'max_tokens=20,\n            user="hotel",\n            metadata={"team": "front"}',
        ],
      ],
    ],
    ['a seed', [['max_tokens=20', 'max_tokens=20,\n            seed=7,\n            temperature=0']]],
    ['a log probability', [['max_tokens=20', 'max_tokens=20,\n            logprobs=True']]],
    [
      'another order of arguments',
      [
        [
          '            model=self.model,\n            max_tokens=20,\n',
          '            max_tokens=20,\n            model=self.model,\n',
        ],
      ],
    ],
    [
      'a moved constant',
      [[`PROMPT = ${js(SHORT)}\n`, 'from app.rules import PROMPT\n']],
      { 'app/rules.py': `PROMPT = ${js(SHORT)}\n` },
    ],
    [
      'a moved text',
      [
        promptPy('PROMPT = Path(__file__).with_name("rules.txt").read_text()'),
        ['import os\n', 'import os\nfrom pathlib import Path\n'],
      ],
      { 'app/rules.txt': SHORT },
    ],
    [
      'an ensemble of one',
      [
        [
          '    def run',
          '    def vote(self, ticket):\n        return [self.run(ticket) for _ in range(1)]\n\n    def run',
        ],
      ],
    ],
    [
      'a loop over tickets',
      [
        [
          '    def run',
          '    def all(self, tickets):\n        return [self.run(ticket) for ticket in tickets]\n\n    def run',
        ],
      ],
    ],
  ]),
  ...rows('src/triage.ts', TS, [
    [
      'a decorator that logs',
      [
        ['  async run', '  @logged\n  async run'],
        [
          'export class',
          'function logged(method: any, context: ClassMethodDecoratorContext) {\n  return method;\n}\n\nexport class',
        ],
      ],
    ],
    ['a private field', [['  model = MODEL;', '  readonly model = MODEL;\n  #started = Date.now();']]],
    ['an interface', [['export class', 'export interface Answer {\n  kind: string;\n}\n\nexport class']]],
    ['a component', [], { 'src/Help.tsx': `export const Help = () => <p>{${js(HELP)}}</p>;\n` }],
    ['texts of the screen', [], { 'src/locales/en/translation.json': `{"help":{"intro":${js(HELP)}}}` }],
    [
      'a fetch of something else',
      [],
      {
        'src/rooms.ts':
          "export const rooms = () => fetch('https://hotel.example/rooms', { method: 'POST', body: JSON.stringify({ floor: 2 }) });\n",
      },
    ],
    ['a proxy', [['new OpenAI()', 'new OpenAI({ timeout: 30_000 })']]],
    ['await', [['return client', 'return await client']]],
    ['a moved class', [[TS, "export { Triage } from './desk/triage.js';\n"]], { 'src/desk/triage.ts': TS }],
    [
      'a test',
      [],
      {
        'src/triage.test.ts': `import { vi, test } from 'vitest';\nimport { Triage } from './triage.js';\n\nvi.mock('openai');\ntest('it sorts', async () => {\n  await new Triage().run(${js(HELP)});\n});\n`,
      },
    ],
  ]),
  ...pairs([
    [
      'dependencies: npm',
      {
        'src/triage.ts': TS,
        'package.json': '{"dependencies":{"openai":"^5.0.0"}}',
        'package-lock.json': '{"packages":{"node_modules/openai":{"version":"5.0.0"}}}',
      },
      {
        'package.json': '{"dependencies":{"openai":"^6.1.0"}}',
        'package-lock.json': '{"packages":{"node_modules/openai":{"version":"6.1.0"}}}',
      },
    ],
    [
      'dependencies: Python',
      { 'app/triage.py': PY, 'requirements.txt': 'openai==1.60.0\n' },
      { 'requirements.txt': 'openai==1.90.0\nanthropic==0.40.0\n' },
    ],
    [
      'dependencies: uv',
      {
        'app/triage.py': PY,
        'pyproject.toml': '[project]\nname = "hotel"\ndependencies = ["openai>=1.60"]\n',
      },
      {
        'pyproject.toml':
          '[project]\nname = "hotel"\nversion = "1.2.0"\ndependencies = ["openai>=1.90", "langchain"]\n',
      },
    ],
    [
      'docs: a translated README',
      { [P]: promptFile(SHORT), 'README.md': '# Hotel\n' },
      { 'README.de.md': `# Hotel\n\n${BIG}\n\nSetze \`OPENAI_MODEL=gpt-4.1\`.\n` },
    ],
    [
      'docs: a change log',
      { [P]: promptFile(SHORT), 'CHANGELOG.md': '# Changes\n' },
      { 'CHANGELOG.md': '# Changes\n\n- We use gpt-4.1 for reviews of the staff, with max_tokens 400.\n' },
    ],
    [
      'docs: a page with a request',
      { [P]: promptFile(SHORT) },
      {
        'docs/api.md': `# API\n\n\`\`\`python\nfrom openai import OpenAI\nOpenAI().chat.completions.create(model="o1-pro", messages=[{"role": "system", "content": "You sort tickets."}])\n\`\`\`\n`,
      },
    ],
    [
      'CI: a linter',
      { 'app/triage.py': PY },
      {
        '.github/workflows/lint.yml':
          'on: push\njobs:\n  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: npx eslint .\n',
      },
    ],
    [
      'CI: a nightly build',
      {
        'app/triage.py': PY,
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  t:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make test\n',
      },
      {
        '.github/workflows/ci.yml':
          'on:\n  push:\n  schedule: [{ cron: "*/5 * * * *" }]\njobs:\n  t:\n    runs-on: ubuntu-latest\n    strategy: { matrix: { node: [20, 22, 24] } }\n    steps:\n      - run: make test\n',
      },
    ],
    [
      'deployment: replicas',
      {
        'app/run.py': ENV,
        'deploy/triage.yaml': 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 1\n',
      },
      {
        'deploy/triage.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 3\n  template:\n    spec:\n      containers:\n        - name: triage\n          resources: { limits: { memory: 1Gi } }\n',
      },
    ],
    [
      'deployment: a port',
      { 'app/run.py': ENV, Dockerfile: 'FROM python:3.12\nENV TRIAGE_MODEL=gpt-4.1-mini\n' },
      { Dockerfile: 'FROM python:3.13-slim\nENV TRIAGE_MODEL=gpt-4.1-mini\nENV PORT=8080\nEXPOSE 8080\n' },
    ],
    [
      'deployment: a variable of something else',
      {
        'app/run.py': ENV,
        'compose.yaml': 'services:\n  triage:\n    environment:\n      TRIAGE_MODEL: gpt-4.1-mini\n',
      },
      {
        'compose.yaml':
          'services:\n  triage:\n    environment:\n      TRIAGE_MODEL: gpt-4.1-mini\n      LOG_LEVEL: debug\n  redis:\n    image: redis:7\n',
      },
    ],
    [
      'database: a table',
      { [P]: promptFile(SHORT) },
      {
        'db/migrate/0003.sql':
          "CREATE TABLE bookings (id uuid primary key, guest text not null, note text default 'none');\nCREATE INDEX bookings_guest ON bookings (guest);\n",
      },
    ],
    [
      'database: a column for prompts',
      { [P]: promptFile(SHORT) },
      {
        'db/migrate/0003.sql':
          'ALTER TABLE agents ADD COLUMN system_prompt text;\nALTER TABLE agents ADD COLUMN model text;\n',
      },
    ],
    [
      'database: mails',
      { [P]: promptFile(SHORT) },
      {
        'db/seeds/mails.sql': `INSERT INTO mail_templates (name, body) VALUES ('welcome', '${sql('Dear guest, we look forward to your stay and have prepared the room. '.repeat(30))}');\n`,
      },
    ],
    [
      'file: a renamed prompt',
      { [P]: promptFile(SHORT) },
      { [P]: null, 'prompts/sort/triage.prompt.yml': promptFile(SHORT) },
    ],
    [
      'file: another case',
      { [P]: promptFile(SHORT) },
      { [P]: null, 'Prompts/Triage.prompt.yml': promptFile(SHORT) },
    ],
    [
      'file: line ends and attributes',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(SHORT).replace(/\n/g, '\r\n'), '.gitattributes': '* text=auto eol=crlf\n' },
    ],
    [
      'file: a sentence',
      { [P]: promptFile(`${SHORT} ${BIG}`) },
      { [P]: promptFile(`${SHORT} ${BIG} Thank you.`) },
    ],
    ['file: a shorter one', { [P]: promptFile(BIG) }, { [P]: promptFile(SHORT) }],
    ['file: a cheaper model', { [P]: promptFile(SHORT, 'openai/gpt-4.1') }, { [P]: promptFile(SHORT) }],
    [
      'file: a fixed typing error',
      { 'prompts/desk.j2': `${SHORT}\nTeh ticket: {{ ticket }}\n` },
      { 'prompts/desk.j2': `${SHORT}\nThe ticket: {{ ticket }}\n` },
      'default-model: openai/gpt-4.1-mini',
    ],
    [
      'file: a renamed variable',
      { 'prompts/desk.j2': `${SHORT}\n{{ ticket }}\n` },
      { 'prompts/desk.j2': `${SHORT}\n{{ guest_ticket }}\n` },
      'default-model: openai/gpt-4.1-mini',
    ],
    [
      'file: licenses',
      { [P]: promptFile(SHORT) },
      {
        LICENSE:
          'Permission is hereby granted, free of charge, to any person obtaining a copy of this software to use it. '.repeat(
            40,
          ),
        'NOTICE.txt': 'You must keep this notice. '.repeat(100),
      },
    ],
    [
      'loaded: another key of YAML',
      {
        'app/run.py': loads('yaml.safe_load(open("config/triage.yaml"))["prompt"]', undefined, 'import yaml'),
        'config/triage.yaml': `prompt: ${js(SHORT)}\nport: 80\n`,
      },
      { 'config/triage.yaml': `prompt: ${js(SHORT)}\nport: 8080\n# The port of the desk.\n` },
    ],
    [
      'loaded: another text of translations',
      {
        'src/run.ts': loadsTs("t('triage.system')", "import { t } from 'i18next';\n"),
        'src/locales/en/translation.json': `{"triage":{"system":${js(SHORT)}},"menu":{"open":"Open"}}`,
      },
      {
        'src/locales/en/translation.json': `{"triage":{"system":${js(SHORT)}},"menu":{"open":"Open the menu","close":"Close"}}`,
      },
    ],
    [
      'loaded: properties of something else',
      {
        'app/run.py': loads(
          'CONFIG.triage.prompt',
          'CONFIG.triage.model',
          'from omegaconf import OmegaConf\n\nCONFIG = OmegaConf.load("conf/config.yaml")',
        ),
        'conf/config.yaml': `triage:\n  model: gpt-4.1-mini\n  prompt: ${js(SHORT)}\nserver:\n  port: 80\n`,
      },
      {
        'conf/config.yaml': `triage:\n  model: gpt-4.1-mini\n  prompt: ${js(SHORT)}\nserver:\n  port: 8080\n`,
      },
    ],
    [
      'loaded: another text of gettext',
      {
        'app/run.py': loads('_("triage.system")', undefined, 'from gettext import gettext as _'),
        'locale/en/LC_MESSAGES/messages.po': `msgid "triage.system"\nmsgstr ${js(SHORT)}\n\nmsgid "menu.open"\nmsgstr "Open"\n`,
      },
      {
        'locale/en/LC_MESSAGES/messages.po': `msgid "triage.system"\nmsgstr ${js(SHORT)}\n\nmsgid "menu.open"\nmsgstr "Open the menu"\n`,
      },
    ],
    [
      'call: a comment of a script',
      {
        'bin/triage.sh': `#!/bin/sh\ncurl -s https://api.openai.com/v1/chat/completions -d '${body('You sort tickets.', 'gpt-4.1-mini')}'\n`,
      },
      {
        'bin/triage.sh': `#!/bin/sh\n# Sorts one ticket.\nset -eu\ncurl -s https://api.openai.com/v1/chat/completions -d '${body('You sort tickets.', 'gpt-4.1-mini')}'\n`,
      },
    ],
    [
      'call: an unrelated script',
      { [P]: promptFile(SHORT) },
      {
        'bin/backup.sh':
          '#!/bin/sh\npg_dump hotel | gzip > /backup/hotel.sql.gz\ncurl -s -X POST https://hooks.example/done -d \'{"text":"done"}\'\n',
      },
    ],
    [
      'notebook: another cell',
      {
        'notebooks/plot.ipynb':
          '{"cells":[{"cell_type":"code","source":["import pandas as pd"],"outputs":[]}],"nbformat":4,"nbformat_minor":5}',
        [P]: promptFile(SHORT),
      },
      {
        'notebooks/plot.ipynb':
          '{"cells":[{"cell_type":"code","source":["import pandas as pd\\n","pd.read_csv(\\"a.csv\\").plot()"],"outputs":[{"output_type":"stream","text":["done"]}]}],"nbformat":4,"nbformat_minor":5}',
      },
    ],
    [
      'binary: a picture',
      { [P]: promptFile(SHORT), 'assets/logo.png': new Uint8Array([137, 80, 78, 71, 0]) },
      {
        'assets/logo.png': new Uint8Array([137, 80, 78, 71, 0, 1, 2]),
        'assets/data.zip': new Uint8Array([80, 75, 3, 4, 0]),
      },
    ],
    [
      'agent: settings of an editor',
      { 'CLAUDE.md': SHORT, '.vscode/settings.json': '{}' },
      { '.vscode/settings.json': '{"editor.tabSize":2}', '.editorconfig': 'root = true\n' },
    ],
    ['same: a moved folder', { 'app/triage.py': PY }, { 'app/triage.py': null, 'src/hotel/triage.py': PY }],
    [
      'same: reformatted',
      { 'app/triage.py': PY },
      { 'app/triage.py': PY.replace(/ {4}/g, '  ').replace('            messages', '            messages') },
    ],
    [
      'same: a shared constant',
      { 'app/run.py': loads(js(SHORT)), 'app/other.py': loads(js(SHORT)) },
      {
        'app/run.py': loads('RULES', undefined, 'from app.rules import RULES'),
        'app/other.py': loads('RULES', undefined, 'from app.rules import RULES'),
        'app/rules.py': `RULES = ${js(SHORT)}\n`,
      },
    ],
    [
      'settings: a comment',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(SHORT) },
      '',
      '# Reviewed by the front desk.',
    ],
    [
      'settings: a stricter limit',
      { [P]: promptFile(SHORT) },
      { [P]: promptFile(SHORT) },
      '',
      'rules: [{ match: "prompts/**", limits: { max-request-increase-percent: 5% } }]',
    ],
  ]),
];
