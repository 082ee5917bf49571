import { TEXT } from './program-table.js';
import { github, type PullRow } from './pull-table.js';
import {
  changed,
  dflt,
  js,
  lite,
  mini,
  model,
  modelTs,
  named,
  options,
  P,
  PYTHON,
  request,
  rules,
  rulesTs,
  turned,
  TYPESCRIPT,
  yamlDesk,
} from './review-table.js';
import { LINE as SENTENCE, LONG as PARAGRAPH } from './template-table.js';

// A fourth review, by somebody who had read neither the code nor the other tables: programs of nine languages, agents and
// workflows, gateways, calls that are made more often, texts in catalogs of translations and resources, settings of the pull
// request. Each mechanism has a harmless twin.

/** Over a dollar per 1,000 requests on the smallest model here, so that a limit in USD is exceeded where the text is new. */
const LONG = PARAGRAPH.repeat(5);
const LINE = SENTENCE.repeat(8);
const MORE = TEXT + LONG;
const q = js(LONG);

const RUBY = `require "openai"

class Desk
  MODEL = "gpt-4.1-mini"
  RULES = ${js(TEXT)}

  def initialize
    @client = OpenAI::Client.new(access_token: ENV["OPENAI_API_KEY"])
  end

  def reply(question)
    @client.chat(
      parameters: {
        model: MODEL,
        max_tokens: 250,
        messages: [
          { role: "system", content: RULES },
          { role: "user", content: question }
        ]
      }
    )
  end
end
`;
const rulesRuby = (to: string): readonly [string, string] => [`RULES = ${js(TEXT)}`, to];
const modelRuby = (to: string): readonly [string, string] => ['MODEL = "gpt-4.1-mini"', to];

const PHP = `<?php

namespace App;

use OpenAI;

final class Desk
{
    private const MODEL = 'gpt-4.1-mini';
    private const RULES = ${js(TEXT)};

    public function reply(string $question): string
    {
        $client = OpenAI::client(getenv('OPENAI_API_KEY'));
        $answer = $client->chat()->create([
            'model' => self::MODEL,
            'max_tokens' => 250,
            'messages' => [
                ['role' => 'system', 'content' => self::RULES],
                ['role' => 'user', 'content' => $question],
            ],
        ]);

        return $answer->choices[0]->message->content;
    }
}
`;
const rulesPhp = (to: string): readonly [string, string] => [`private const RULES = ${js(TEXT)};`, to];
const modelPhp = (to: string): readonly [string, string] => ["private const MODEL = 'gpt-4.1-mini';", to];

const SHARP = `using OpenAI.Chat;

namespace Shop;

public class Desk
{
    private const string Model = "gpt-4.1-mini";
    private const string Rules = ${js(TEXT)};

    public async Task<string> Reply(string question)
    {
        var client = new ChatClient(model: Model, apiKey: Environment.GetEnvironmentVariable("OPENAI_API_KEY"));
        ChatCompletion answer = await client.CompleteChatAsync(
            new List<ChatMessage> { new SystemChatMessage(Rules), new UserChatMessage(question) },
            new ChatCompletionOptions { MaxOutputTokenCount = 250 });
        return answer.Content[0].Text;
    }
}
`;
const rulesSharp = (to: string): readonly [string, string] => [
  `private const string Rules = ${js(TEXT)};`,
  to,
];
const modelSharp = (to: string): readonly [string, string] => [
  'private const string Model = "gpt-4.1-mini";',
  to,
];

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
const rulesJava = (to: string): readonly [string, string] => [`static final String RULES = ${js(TEXT)};`, to];

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
const rulesGo = (to: string): readonly [string, string] => [`const Rules = ${js(TEXT)}`, to];
const modelGo = (to: string): readonly [string, string] => ['const Model = "gpt-4.1-mini"', to];

const RUST = `use async_openai::{types::*, Client};

const MODEL: &str = "gpt-4.1-mini";
const RULES: &str = ${js(TEXT)};

pub async fn reply(question: &str) -> anyhow::Result<String> {
    let client = Client::new();
    let request = CreateChatCompletionRequestArgs::default()
        .model(MODEL)
        .max_tokens(250u32)
        .messages([
            ChatCompletionRequestSystemMessageArgs::default().content(RULES).build()?.into(),
            ChatCompletionRequestUserMessageArgs::default().content(question).build()?.into(),
        ])
        .build()?;
    let answer = client.chat().create(request).await?;
    Ok(answer.choices[0].message.content.clone().unwrap_or_default())
}
`;
const rulesRust = (to: string): readonly [string, string] => [`const RULES: &str = ${js(TEXT)};`, to];
const modelRust = (to: string): readonly [string, string] => ['const MODEL: &str = "gpt-4.1-mini";', to];

const SWIFT = `import OpenAI

struct Desk {
    static let model = "gpt-4.1-mini"
    static let rules = ${js(TEXT)}
    let client: OpenAI

    func reply(_ question: String) async throws -> String? {
        let query = ChatQuery(
            messages: [
                .system(.init(content: .textContent(Self.rules))),
                .user(.init(content: .string(question))),
            ],
            model: Self.model,
            maxCompletionTokens: 250
        )
        let result = try await client.chats(query: query)
        return result.choices.first?.message.content
    }
}
`;
const rulesSwift = (to: string): readonly [string, string] => [`static let rules = ${js(TEXT)}`, to];
const modelSwift = (to: string): readonly [string, string] => ['static let model = "gpt-4.1-mini"', to];

const CLAUDE = `import anthropic

client = anthropic.Anthropic()
RULES = ${js(TEXT + LONG + LONG)}


def reply(question):
    return client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=250,
        system=[{"type": "text", "text": RULES, "cache_control": {"type": "ephemeral"}}],
        messages=[{"role": "user", "content": question}],
    )
`;

const VERCEL = `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';

const RULES = ${js(TEXT)};

export async function reply(question: string) {
  return generateText({
    model: openai('gpt-4.1-mini'),
    maxOutputTokens: 250,
    system: RULES,
    prompt: question,
  });
}
`;

const CREW_AGENTS = (backstory: string, more = ''): string =>
  `researcher:\n  role: >\n    Support researcher\n  goal: >\n    Find the section of the policy that answers {question}\n  backstory: >\n    ${backstory}\n  llm: openai/gpt-4.1-mini\n${more}`;
const CREW_TASKS = `answer:\n  description: >\n    ${TEXT}\n  expected_output: >\n    One paragraph.\n  agent: researcher\n`;

const skill = (text: string, more = ''): string =>
  `---\nname: refunds\ndescription: Answers questions about refunds.\n${more}---\n\n${text}\n`;
const agent = (text: string, more = ''): string =>
  `---\nname: reviewer\ndescription: Reviews a change.\nmodel: sonnet\n${more}---\n\n${text}\n`;
const priced = 'instructions-model: anthropic/claude-sonnet-4-5';

const promptfoo = (system: string, more = ''): string =>
  `prompts:\n  - ${js(system)}\nproviders:\n  - openai:gpt-4.1-mini\n${more}tests:\n  - vars: { question: "Where is my order?" }\n`;

const batch = (count: number, system = TEXT): string =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      custom_id: `r${n}`,
      method: 'POST',
      url: '/v1/chat/completions',
      body: {
        model: 'gpt-4.1-mini',
        max_tokens: 250,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: `Question ${n}` },
        ],
      },
    }),
  ).join('\n');

const utf16 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let n = 0; n < text.length; n += 1) bytes[2 + n * 2] = text.charCodeAt(n);
  return bytes;
};

const triage = (strategy = ''): string =>
  `name: triage\non: issues\njobs:\n  triage:\n    runs-on: ubuntu-latest\n${strategy}    steps:\n      - uses: actions/ai-inference@v1\n        with:\n          model: openai/gpt-4.1-mini\n          prompt: ${js(TEXT)}\n`;

export const hostileFourth: readonly PullRow[] = [
  ...changed('app/desk.py', PYTHON, [
    ['str.translate', [rules(`RULES = "@".translate({ord("@"): ${js(MORE)}})`)]],
    [
      'a template of the standard library',
      [rules(`from string import Template\nRULES = Template("$rules").substitute(rules=${js(MORE)})`)],
    ],
    ['a fill', [rules(`import textwrap\nRULES = textwrap.fill(${js(MORE)}, 60)`)]],
    ['a mapped join', [rules(`RULES = "".join(map(str.strip, [${js(TEXT)}, ${q}]))`)]],
    ['a name given in the call', [['"content": RULES}', `"content": (text := ${js(MORE)})}`]]],
    [
      'a factory of a data class',
      [
        rules(
          `from dataclasses import dataclass, field\n\n\n@dataclass\nclass House:\n    rules: str = field(default_factory=lambda: ${js(MORE)})\n\n\nRULES = House().rules`,
        ),
      ],
    ],
    [
      'a value of an enumeration',
      [
        rules(
          `from enum import Enum\n\n\nclass House(str, Enum):\n    RULES = ${js(MORE)}\n\n\nRULES = House.RULES.value`,
        ),
      ],
    ],
    [
      'a reduction',
      [
        rules(
          `import functools\nimport operator\nRULES = functools.reduce(operator.add, [${js(TEXT)}, ${q}])`,
        ),
      ],
    ],
    [
      'an operator in place',
      named(
        `    import operator\n    messages = operator.iadd(messages, [{"role": "system", "content": ${q}}])\n`,
      ),
    ],
    [
      'an operator that is only run',
      named(`    import operator\n    operator.iadd(messages, [{"role": "system", "content": ${q}}])\n`),
    ],
    ['a dunder that adds', named(`    messages.__iadd__([{"role": "system", "content": ${q}}])\n`)],
    ['globals', [['def reply', `globals()["RULES"] = ${js(MORE)}\n\n\ndef reply`]]],
    ['exec', [['def reply', `exec("RULES = " + repr(${js(MORE)}))\n\n\ndef reply`]]],
    [
      'a property that is kept',
      [
        rules(
          `import functools\n\n\nclass House:\n    @functools.cached_property\n    def rules(self):\n        return ${js(MORE)}\n\n\nRULES = House().rules`,
        ),
      ],
    ],
    [
      'a resource of a package',
      [
        rules(
          'from importlib import resources\nRULES = resources.files("app").joinpath("rules.txt").read_text()',
        ),
      ],
      { 'app/rules.txt': MORE },
    ],
    [
      'data of a package',
      [rules('import pkgutil\nRULES = pkgutil.get_data("app", "rules.txt").decode()')],
      { 'app/rules.txt': MORE },
    ],
    [
      'the docstring of a function',
      [rules(`import inspect\n\n\ndef house():\n    ${js(MORE)}\n\n\nRULES = inspect.getdoc(house)`)],
    ],
    [
      'an INI file',
      [
        rules(
          'import configparser\nconfig = configparser.ConfigParser()\nconfig.read("app/desk.ini")\nRULES = config["desk"]["rules"]',
        ),
      ],
      { 'app/desk.ini': `[desk]\nrules = ${MORE}\n` },
    ],
    [
      'a TOML file',
      [
        rules(
          'import tomllib\nwith open("app/desk.toml", "rb") as f:\n    RULES = tomllib.load(f)["desk"]["rules"]',
        ),
      ],
      { 'app/desk.toml': `[desk]\nrules = ${js(MORE)}\n` },
    ],
    ['messages twice', named('    messages = [*messages, *messages, *messages]\n')],
    ['messages times twenty', named('    messages *= 20\n')],
    ['messages in a slice', named(`    messages[:0] = [{"role": "system", "content": ${q}}]\n`)],
    [
      'messages in a constant loop',
      named(`    for _ in range(30):\n        messages.append({"role": "system", "content": ${js(LINE)}})\n`),
    ],
    ['the text of the first message', named(`    messages[0]["content"] += ${q}\n`)],
    ['a message that is updated', named(`    messages[0].update(content=${js(MORE)})\n`)],
    ['a message that is merged', named(`    messages[0] |= {"content": ${js(MORE)}}\n`)],
    [
      'messages of an iterator',
      named(
        `    import itertools\n    messages = list(itertools.chain(messages, itertools.repeat({"role": "system", "content": ${js(LINE)}}, 30)))\n`,
      ),
    ],
    ['answers: merged options', options('    options |= {"n": 20}\n')],
    ['answers: a default', options('    options.setdefault("n", 20)\n')],
    ['answers: a dictionary of options', options('    options = dict(options, n=20)\n')],
    ['answers: in the extra body', [['max_tokens=250,', 'max_tokens=250,\n        extra_body={"n": 20},']]],
    [
      'answers: a partial',
      [
        [
          '    return client.chat.completions.create(',
          '    import functools\n    create = functools.partial(client.chat.completions.create, n=20)\n    return create(',
        ],
      ],
    ],
    [
      'effort in the extra body',
      [
        model('MODEL = "gpt-5"'),
        ['max_tokens=250,', 'max_completion_tokens=25000,\n        extra_body={"reasoning_effort": "high"},'],
      ],
    ],
    [
      'audio',
      [
        [
          'max_tokens=250,',
          'max_tokens=250,\n        modalities=["text", "audio"],\n        audio={"voice": "alloy", "format": "wav"},',
        ],
      ],
    ],
    [
      'a prediction',
      [
        [
          'max_tokens=250,',
          `max_tokens=250,\n        prediction={"type": "content", "content": ${js(MORE)}},`,
        ],
      ],
    ],
    ['a faster tier', [['max_tokens=250,', 'max_tokens=250,\n        service_tier="priority",']]],
    [
      'twenty at the same time',
      [
        [
          '    return client.chat.completions.create(',
          '    from concurrent.futures import ThreadPoolExecutor\n    with ThreadPoolExecutor() as pool:\n        answers = list(pool.map(lambda n: ask(question), range(20)))\n    return max(answers, key=str)\n\n\ndef ask(question):\n    return client.chat.completions.create(',
        ],
      ],
    ],
    [
      'until it is right',
      [
        [
          '    return client.chat.completions.create(',
          '    while True:\n        answer = ask(question)\n        if grade(answer) > 9:\n            return answer\n\n\ndef ask(question):\n    return client.chat.completions.create(',
        ],
      ],
    ],
    [
      'a picture by address',
      [
        [
          '{"role": "user", "content": question}',
          '{"role": "user", "content": [{"type": "text", "text": question}] + [{"type": "image_url", "image_url": {"url": url, "detail": "high"}} for url in PAGES]}',
        ],
        model('MODEL = "gpt-4.1-mini"\nPAGES = [f"https://shop.example/p{n}.png" for n in range(40)]'),
      ],
    ],
    [
      'tools of a loop',
      [
        ['max_tokens=250,', 'max_tokens=250,\n        tools=TOOLS,'],
        model(
          `MODEL = "gpt-4.1-mini"\nTOOLS = []\nfor name in ["find", "refund", "cancel", "mail", "call", "note", "close", "open"]:\n    TOOLS.append({"type": "function", "function": {"name": name, "description": ${js(LINE.repeat(12))}, "parameters": {"type": "object", "properties": {}}}})`,
        ),
      ],
    ],
    [
      'a function as a tool',
      [
        ['max_tokens=250,', 'max_tokens=250,\n        tools=[openai.pydantic_function_tool(Order)],'],
        ['import os\n', 'import os\nimport openai\nfrom pydantic import BaseModel, Field\n'],
        model(
          `MODEL = "gpt-4.1-mini"\n\n\nclass Order(BaseModel):\n    ${js(LONG)}\n\n    number: str = Field(description=${q})\n`,
        ),
      ],
    ],
    [
      'a grown schema',
      [
        ['chat.completions.create(', 'chat.completions.parse('],
        ['max_tokens=250,', 'max_tokens=250,\n        response_format=Answer,'],
        ['import os\n', 'import os\nfrom pydantic import BaseModel, Field\n'],
        model(
          `MODEL = "gpt-4.1-mini"\n\n\nclass Answer(BaseModel):\n    text: str = Field(description=${q})\n`,
        ),
      ],
    ],
    ['model: a suffix that is cut off', [model('MODEL = "gpt-4.1-mini".removesuffix("-mini")')]],
    ['model: a split', [model('MODEL = "gpt-4.1-mini".split("-mini")[0]')]],
    ['model: a slice', [model('MODEL = "gpt-4.1-mini"[:7]')]],
    ['model: a draw', [model('import random\nMODEL = random.choice(["gpt-4.1-mini", "o1-pro"])')]],
    [
      'model: weights',
      [model('import random\nMODEL = random.choices(["gpt-4.1-mini", "o1-pro"], weights=[1, 99])[0]')],
    ],
    ['model: the last of a list', [model('MODELS = ["gpt-4.1-mini", "gpt-4.1"]\nMODEL = MODELS[-1]')]],
    ['model: next of an iterator', [model('MODEL = next(iter({"gpt-4.1": 1, "gpt-4.1-mini": 2}))')]],
    [
      'model: by hour',
      [
        model(
          'from datetime import datetime\nMODEL = "gpt-4.1" if datetime.now().hour < 24 else "gpt-4.1-mini"',
        ),
      ],
    ],
    [
      'a fallback that is always taken',
      [
        [
          '    return client.chat.completions.create(',
          '    try:\n        raise RuntimeError("busy")\n    except RuntimeError:\n        return client.chat.completions.create(model="o1-pro", max_tokens=250, messages=[{"role": "system", "content": RULES}, {"role": "user", "content": question}])\n    return client.chat.completions.create(',
        ],
      ],
    ],
    [
      'a second opinion',
      [
        [
          '    return client.chat.completions.create(',
          '    first = client.chat.completions.create(model="o1-pro", max_tokens=4000, messages=[{"role": "user", "content": RULES + question}])\n    return client.chat.completions.create(',
        ],
      ],
    ],
    [
      'retries of a result',
      [
        [
          'def reply(question):',
          'from tenacity import retry, retry_if_result, stop_after_attempt\n\n\n@retry(stop=stop_after_attempt(50), retry=retry_if_result(lambda answer: True))\ndef reply(question):',
        ],
      ],
    ],
    ['a text between quotes of another kind', [rules(`RULES = (${js(TEXT)} '''${LONG}''')`)]],
    ['bytes', [rules(`RULES = b${js(MORE)}.decode("ascii")`)]],
    ['two encodings', [rules(`RULES = ${js(MORE)}.encode("utf-16").decode("utf-16")`)]],
    [
      'a class that inherits',
      [
        rules(
          `class House:\n    rules = ${js(TEXT)}\n\n\nclass Desk(House):\n    rules = House.rules + ${q}\n\n\nRULES = Desk.rules`,
        ),
      ],
    ],
    [
      'a function with a default',
      [rules(`def house(text=${js(MORE)}):\n    return text\n\n\nRULES = house()`)],
    ],
    [
      'a generator',
      [rules(`def house():\n    yield ${js(TEXT)}\n    yield ${q}\n\n\nRULES = "".join(house())`)],
    ],
    [
      'a named tuple',
      [
        rules(
          `from typing import NamedTuple\n\n\nclass House(NamedTuple):\n    rules: str = ${js(MORE)}\n\n\nRULES = House().rules`,
        ),
      ],
    ],
    [
      'a context manager',
      [
        rules(
          `from contextlib import contextmanager\n\n\n@contextmanager\ndef house():\n    yield ${js(MORE)}\n\n\nwith house() as RULES:\n    pass`,
        ),
      ],
    ],
    ['unpacking', [rules(`RULES, *_ = (${js(MORE)}, 1, 2)`)]],
    ['a lambda at once', [rules(`RULES = (lambda a, b: a + b)(${js(TEXT)}, ${q})`)]],
    ['a comprehension of words', [rules(`RULES = " ".join(word for word in ${js(MORE)}.split())`)]],
    ['a percent of a dictionary', [rules(`RULES = "%(a)s%(b)s" % {"a": ${js(TEXT)}, "b": ${q}}`)]],
    ['a format with a width', [rules(`RULES = "{:.<9000}".format(${js(TEXT)})`)]],
    ['format_map', [rules(`RULES = "{a}{b}".format_map({"a": ${js(TEXT)}, "b": ${q}})`)]],
    ['a padded text', [rules(`RULES = ${js(TEXT)}.ljust(20000, "?")`)]],
    [
      'a match',
      [
        rules(
          `match os.name:\n    case "posix":\n        RULES = ${js(MORE)}\n    case _:\n        RULES = ${js(TEXT)}`,
        ),
      ],
    ],
    [
      'an import that may fail',
      [rules(`try:\n    from app.house import RULES\nexcept ImportError:\n    RULES = ${js(TEXT)}`)],
      { 'app/house.py': `RULES = ${js(MORE)}\n` },
    ],
    [
      'all names of a module',
      [rules('from app.house import *')],
      { 'app/house.py': `RULES = ${js(MORE)}\n` },
    ],
    [
      'Jinja in a program',
      [
        rules(
          `from jinja2 import Template\nRULES = Template("{% for n in range(40) %}" + ${js(LINE)} + "{% endfor %}").render()`,
        ),
      ],
    ],
    [
      'a loader of templates',
      [
        rules(
          'from jinja2 import Environment, FileSystemLoader\nRULES = Environment(loader=FileSystemLoader("app/views")).get_template("house.html").render()',
        ),
      ],
      { 'app/views/house.html': MORE },
    ],
    [
      'a row of a table',
      [rules('import csv\nRULES = next(csv.reader(open("app/rules.csv")))[1]')],
      { 'app/rules.csv': `rules,${js(MORE)}\n` },
    ],
    [
      'all files of a folder',
      [
        rules(
          'from pathlib import Path\nRULES = "\\n".join(p.read_text() for p in sorted(Path("app/house").glob("*.txt")))',
        ),
      ],
      { 'app/house/a.txt': TEXT, 'app/house/b.txt': LONG },
    ],
    [
      'a file beside the program',
      [rules('from pathlib import Path\nRULES = Path(__file__).with_name("rules.txt").read_text()')],
      { 'app/rules.txt': MORE },
    ],
    [
      'a file beside the program, with another ending',
      [rules('from pathlib import Path\nRULES = Path(__file__).with_suffix(".txt").read_text()')],
      { 'app/desk.txt': MORE },
    ],
    [
      'an archive',
      [rules('import zipfile\nRULES = zipfile.ZipFile("app/rules.zip").read("rules.txt").decode()')],
      { 'app/rules.zip': new Uint8Array([80, 75, 3, 4, 0]) },
    ],
    [
      'a database',
      [
        rules(
          'import sqlite3\nRULES = sqlite3.connect("app/desk.db").execute("select text from rules").fetchone()[0]',
        ),
      ],
    ],
    ['the web', [rules('import httpx\nRULES = httpx.get("https://shop.example/rules.txt").text')]],
    [
      'a store of prompts',
      [rules('from langfuse import Langfuse\nRULES = Langfuse().get_prompt("rules").compile()')],
    ],
    [
      'a parameter with a default',
      [
        ['def reply(question):', `def reply(question, rules=${js(MORE)}):`],
        ['"content": RULES}', '"content": rules}'],
      ],
    ],
    [
      'a nonlocal',
      [
        rules(
          `def outer():\n    text = ${js(TEXT)}\n\n    def inner():\n        nonlocal text\n        text += ${q}\n\n    inner()\n    return text\n\n\nRULES = outer()`,
        ),
      ],
    ],
    [
      'a global that is set',
      [['def reply', `def start():\n    global RULES\n    RULES = RULES + ${q}\n\n\nstart()\n\n\ndef reply`]],
    ],
    [
      'a name that is deleted',
      [['def reply', `del RULES\nfrom app.house import RULES\n\n\ndef reply`]],
      { 'app/house.py': `RULES = ${js(MORE)}\n` },
    ],
    [
      'an address of another vendor',
      [
        ['client = OpenAI()', 'client = OpenAI(base_url="https://openrouter.ai/api/v1")'],
        model('MODEL = "openai/gpt-4.1"'),
      ],
    ],
    [
      'a header that chooses',
      [
        [
          'max_tokens=250,',
          'max_tokens=250,\n        extra_headers={"x-portkey-config": "{\\"strategy\\":{\\"mode\\":\\"fallback\\"},\\"targets\\":[{\\"override_params\\":{\\"model\\":\\"o1-pro\\"}}]}"},',
        ],
      ],
    ],
  ]),
  ...changed('app/claude.py', CLAUDE, [
    ['no cache', [[', "cache_control": {"type": "ephemeral"}', '']]],
    ['a time before the cached text', [['"text": RULES,', '"text": f"{now()} {RULES}",']]],
    [
      'thinking',
      [
        [
          'max_tokens=250,',
          'max_tokens=32000,\n        thinking={"type": "enabled", "budget_tokens": 30000},',
        ],
      ],
    ],
    [
      'a search on the server',
      [
        [
          'max_tokens=250,',
          'max_tokens=250,\n        tools=[{"type": "web_search_20250305", "name": "web_search", "max_uses": 10}],',
        ],
      ],
    ],
    [
      'a document',
      [
        [
          '"content": question}',
          '"content": [{"type": "document", "source": {"type": "url", "url": "https://shop.example/policy.pdf"}}, {"type": "text", "text": question}]}',
        ],
      ],
    ],
    [
      'a long context',
      [
        [
          'max_tokens=250,',
          'max_tokens=250,\n        extra_headers={"anthropic-beta": "context-1m-2025-08-07"},',
        ],
        ['"content": question}', '"content": question + ARCHIVE}'],
      ],
    ],
    [
      'a fast mode',
      [
        [
          'client.messages.create(',
          'client.beta.messages.create(\n        betas=["fast-mode-2026-02-01"],\n        speed="fast",',
        ],
        ['claude-sonnet-4-5', 'claude-opus-4-6'],
      ],
    ],
    [
      'servers of tools',
      [
        ['client.messages.create(', 'client.beta.messages.create('],
        [
          'max_tokens=250,',
          'max_tokens=250,\n        mcp_servers=[{"type": "url", "url": "https://shop.example/mcp", "name": "shop"}],',
        ],
      ],
    ],
    [
      'a container that runs code',
      [
        [
          'max_tokens=250,',
          'max_tokens=250,\n        tools=[{"type": "code_execution_20250825", "name": "code_execution"}],',
        ],
      ],
    ],
  ]),
  {
    name: 'py: batch to one by one',
    base: {
      'app/batch.py': `import anthropic\n\nclient = anthropic.Anthropic()\nRULES = ${js(TEXT)}\n\n\ndef run(questions):\n    return client.messages.batches.create(\n        requests=[\n            {"custom_id": str(n), "params": {"model": "claude-sonnet-4-5", "max_tokens": 250, "system": RULES, "messages": [{"role": "user", "content": text}]}}\n            for n, text in enumerate(questions)\n        ]\n    )\n`,
    },
    head: {
      'app/batch.py': `import anthropic\n\nclient = anthropic.Anthropic()\nRULES = ${js(TEXT)}\n\n\ndef run(questions):\n    return [\n        client.messages.create(model="claude-sonnet-4-5", max_tokens=250, system=RULES, messages=[{"role": "user", "content": text}])\n        for text in questions\n    ]\n`,
    },
  },
  ...changed('src/desk.ts', TYPESCRIPT, [
    ['a raw text', [rulesTs(`const RULES = String.raw\`${MORE}\`;`)]],
    ['a tag', [rulesTs(`import dedent from 'dedent';\nconst RULES = dedent\`${MORE}\`;`)]],
    ['a filled array', [rulesTs(`const RULES = ${js(TEXT)} + Array(40).fill(${js(LINE)}).join('');`)]],
    [
      'an array of a length',
      [rulesTs(`const RULES = Array.from({ length: 40 }, () => ${js(LINE)}).join('');`)],
    ],
    ['a reduction', [rulesTs(`const RULES = [${js(TEXT)}, ${q}].reduce((a, b) => a + b, '');`)]],
    ['flattened parts', [rulesTs(`const RULES = [[${js(TEXT)}], [[${q}]]].flat(2).join('');`)]],
    [
      'a map of parts',
      [
        rulesTs(
          `const PARTS = new Map([['a', ${js(TEXT)}], ['b', ${q}]]);\nconst RULES = [...PARTS.values()].join('');`,
        ),
      ],
    ],
    [
      'values of an object',
      [rulesTs(`const PARTS = { a: ${js(TEXT)}, b: ${q} };\nconst RULES = Object.values(PARTS).join('');`)],
    ],
    [
      'a static block',
      [
        rulesTs(
          `class House {\n  static rules = ${js(TEXT)};\n  static {\n    House.rules += ${q};\n  }\n}\nconst RULES = House.rules;`,
        ),
      ],
    ],
    [
      'a getter of an object',
      [rulesTs(`const HOUSE = { get rules() { return ${js(MORE)}; } };\nconst RULES = HOUSE.rules;`)],
    ],
    ['an enumeration', [rulesTs(`enum House { Rules = ${js(MORE)} }\nconst RULES = House.Rules;`)]],
    [
      'a proxy',
      [
        rulesTs(
          `const HOUSE = new Proxy({}, { get: () => ${js(MORE)} }) as Record<string, string>;\nconst RULES = HOUSE.rules;`,
        ),
      ],
    ],
    [
      'a deferred import',
      [
        ['  return client', "  const { RULES: text } = await import('./house.js');\n  return client"],
        ['content: RULES', 'content: text'],
      ],
      { 'src/house.ts': `export const RULES = ${js(MORE)};\n` },
    ],
    [
      'an alias of paths',
      [rulesTs("import { RULES } from '@/house';")],
      { 'src/house.ts': `export const RULES = ${js(MORE)};\n` },
      { 'tsconfig.json': '{"compilerOptions":{"baseUrl":".","paths":{"@/*":["src/*"]}}}' },
    ],
    [
      'imports of a package',
      [rulesTs("import { RULES } from '#house';")],
      {
        'src/house.ts': `export const RULES = ${js(MORE)};\n`,
        'package.json': '{"name":"desk","imports":{"#house":"./src/house.ts"}}',
      },
      { 'package.json': '{"name":"desk"}' },
    ],
    [
      'a package of the workspace',
      [rulesTs("import { RULES } from '@acme/house';")],
      {
        'packages/house/package.json': '{"name":"@acme/house","main":"src/index.ts"}',
        'packages/house/src/index.ts': `export const RULES = ${js(MORE)};\n`,
      },
      { 'package.json': '{"workspaces":["packages/*"]}' },
    ],
    [
      'JSON that is imported',
      [rulesTs("import house from './house.json' with { type: 'json' };\nconst RULES = house.rules;")],
      { 'src/house.json': JSON.stringify({ rules: MORE }) },
    ],
    ['a raw import', [rulesTs("import RULES from './house.md?raw';")], { 'src/house.md': MORE }],
    [
      'an address of the module',
      [
        rulesTs(
          "import { readFileSync } from 'node:fs';\nconst RULES = readFileSync(new URL('./house.md', import.meta.url), 'utf8');",
        ),
      ],
      { 'src/house.md': MORE },
    ],
    ['Bun', [rulesTs("const RULES = await Bun.file('src/house.md').text();")], { 'src/house.md': MORE }],
    ['Deno', [rulesTs("const RULES = await Deno.readTextFile('src/house.md');")], { 'src/house.md': MORE }],
    [
      'a translation',
      [rulesTs("import i18next from 'i18next';\nconst RULES = i18next.t('desk.rules');")],
      { 'locales/en.json': JSON.stringify({ desk: { rules: MORE } }) },
    ],
    [
      'a store of prompts',
      [rulesTs("import * as hub from 'langchain/hub';\nconst RULES = await hub.pull('acme/rules');")],
    ],
    [
      'assigned options',
      [
        [
          '  return client.chat.completions.create({',
          '  return client.chat.completions.create(Object.assign({ n: 20 }, {',
        ],
        ['    ],\n  });', '    ],\n  }));'],
      ],
    ],
    ['spread options', [['    max_tokens: 250,', '    max_tokens: 250,\n    ...{ n: 20 },']]],
    ['options in brackets', [['    max_tokens: 250,', "    max_tokens: 250,\n    ['n']: 20,"]]],
    [
      'all at the same time',
      [
        [
          '  return client',
          '  return Promise.all(Array.from({ length: 20 }, () => ask(question)));\n}\n\nasync function ask(question: string) {\n  return client',
        ],
      ],
    ],
    [
      'without end',
      [
        [
          '  return client',
          '  for (;;) {\n    const answer = await ask(question);\n    if (good(answer)) return answer;\n  }\n}\n\nasync function ask(question: string) {\n  return client',
        ],
      ],
    ],
    [
      'model: a choice at random',
      [
        modelTs(
          "const MODELS = ['gpt-4.1-mini', 'o1-pro'];\nconst MODEL = MODELS[Math.floor(Math.random() * MODELS.length)]!;",
        ),
      ],
    ],
    ['model: a replaced part', [modelTs("const MODEL = 'gpt-4.1-mini'.replace('-mini', '');")]],
    ['model: a slice', [modelTs("const MODEL = 'gpt-4.1-mini'.slice(0, 7);")]],
    [
      'model: of an object by key',
      [
        modelTs(
          "const TIERS = { low: 'gpt-4.1-mini', high: 'gpt-4.1' } as const;\nconst MODEL = TIERS['high'];",
        ),
      ],
    ],
    ['model: an empty environment', [modelTs("const MODEL = process.env.DESK_MODEL || 'gpt-4.1';")]],
    [
      'a line separator',
      [rulesTs(`// the rules\u2028const EXTRA = ${q};\nconst RULES = ${js(TEXT)} + EXTRA;`)],
    ],
    ['a comma of expressions', [['content: RULES', `content: (console.log('x'), RULES + ${q})`]]],
    [
      'a message that is pushed',
      [
        [
          '  return client',
          `  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'system', content: RULES }];\n  messages.push({ role: 'system', content: ${q} }, { role: 'user', content: question });\n  return client`,
        ],
        [
          "messages: [\n      { role: 'system', content: RULES },\n      { role: 'user', content: question },\n    ],",
          'messages,',
        ],
      ],
    ],
    [
      'a message at the front',
      [
        [
          '  return client',
          `  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'system', content: RULES }, { role: 'user', content: question }];\n  messages.unshift({ role: 'system', content: ${q} });\n  return client`,
        ],
        [
          "messages: [\n      { role: 'system', content: RULES },\n      { role: 'user', content: question },\n    ],",
          'messages,',
        ],
      ],
    ],
    [
      'a message that is spliced in',
      [
        [
          '  return client',
          `  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'system', content: RULES }, { role: 'user', content: question }];\n  messages.splice(1, 0, { role: 'system', content: ${q} });\n  return client`,
        ],
        [
          "messages: [\n      { role: 'system', content: RULES },\n      { role: 'user', content: question },\n    ],",
          'messages,',
        ],
      ],
    ],
    [
      'messages of another order',
      [
        [
          '  return client',
          `  const messages = ([] as OpenAI.ChatCompletionMessageParam[]).concat({ role: 'system', content: RULES }, { role: 'system', content: ${q} }, { role: 'user', content: question });\n  return client`,
        ],
        [
          "messages: [\n      { role: 'system', content: RULES },\n      { role: 'user', content: question },\n    ],",
          'messages,',
        ],
      ],
    ],
    [
      'a copy with another text',
      [
        [
          '  return client',
          `  const system = structuredClone({ role: 'system' as const, content: RULES });\n  system.content = ${js(MORE)};\n  return client`,
        ],
        ["{ role: 'system', content: RULES }", 'system'],
      ],
    ],
  ]),
  ...changed('src/answer.ts', VERCEL, [
    [
      'effort of a provider',
      [
        ["openai('gpt-4.1-mini')", "openai('gpt-5-mini')"],
        [
          '    system: RULES,',
          "    system: RULES,\n    providerOptions: { openai: { reasoningEffort: 'high' } },",
        ],
      ],
    ],
    [
      'a middleware with text',
      [
        [
          "    model: openai('gpt-4.1-mini'),",
          `    model: wrapLanguageModel({\n      model: openai('gpt-4.1-mini'),\n      middleware: { transformParams: async ({ params }) => ({ ...params, prompt: [{ role: 'system', content: ${q} }, ...params.prompt] }) },\n    }),`,
        ],
        ["import { generateText } from 'ai';", "import { generateText, wrapLanguageModel } from 'ai';"],
      ],
    ],
    [
      'a provider of its own',
      [
        [
          "import { openai } from '@ai-sdk/openai';",
          "import { openai } from '@ai-sdk/openai';\nimport { customProvider } from 'ai';\n\nconst house = customProvider({ languageModels: { fast: openai('gpt-4.1') } });",
        ],
        ["openai('gpt-4.1-mini'),", "house.languageModel('fast'),"],
      ],
    ],
    [
      'a registry',
      [
        [
          "import { openai } from '@ai-sdk/openai';",
          "import { openai } from '@ai-sdk/openai';\nimport { createProviderRegistry } from 'ai';\n\nconst registry = createProviderRegistry({ openai });",
        ],
        ["openai('gpt-4.1-mini'),", "registry.languageModel('openai:gpt-4.1'),"],
      ],
    ],
    ['a text for the gateway', [["model: openai('gpt-4.1-mini'),", "model: 'openai/gpt-4.1',"]]],
    [
      'fifty steps',
      [
        ['    system: RULES,', '    system: RULES,\n    tools,\n    stopWhen: stepCountIs(50),'],
        [
          "import { generateText } from 'ai';",
          "import { generateText, stepCountIs, tool } from 'ai';\nimport { z } from 'zod';\n\nconst tools = { find: tool({ description: 'Finds an order.', inputSchema: z.object({}), execute: async () => '' }) };",
        ],
      ],
    ],
    [
      'a model for each step',
      [
        [
          '    system: RULES,',
          "    system: RULES,\n    prepareStep: async () => ({ model: openai('gpt-4.1') }),",
        ],
      ],
    ],
    [
      'a text for each step',
      [['    system: RULES,', `    system: RULES,\n    prepareStep: async () => ({ system: ${js(MORE)} }),`]],
    ],
    [
      'tools with long descriptions',
      [
        ['    system: RULES,', '    system: RULES,\n    tools: { find },'],
        [
          "import { generateText } from 'ai';",
          `import { generateText, tool } from 'ai';\nimport { z } from 'zod';\n\nconst find = tool({ description: ${q}, inputSchema: z.object({ order: z.string().describe(${q}) }), execute: async () => '' });`,
        ],
      ],
    ],
  ]),
  ...changed('lib/desk.rb', RUBY, [
    ['an appended text', [rulesRuby(`RULES = +${js(TEXT)}\n  RULES << ${q}`)]],
    ['a heredoc', [rulesRuby(`RULES = <<~TEXT\n    ${MORE}\n  TEXT`)]],
    ['a multiplied text', [rulesRuby(`RULES = ${js(TEXT)} + ${js(LINE)} * 40`)]],
    [
      'a translation',
      [rulesRuby("RULES = I18n.t('desk.rules')")],
      { 'config/locales/en.yml': `en:\n  desk:\n    rules: ${js(MORE)}\n` },
    ],
    [
      'ERB',
      [rulesRuby("RULES = ERB.new(File.read(File.join(__dir__, 'rules.erb'))).result")],
      { 'lib/rules.erb': MORE },
    ],
    [
      'the end of the file',
      [rulesRuby('RULES = DATA.read'), ['    )\n  end\nend\n', `    )\n  end\nend\n__END__\n${MORE}\n`]],
    ],
    [
      'a mixed-in module',
      [rulesRuby('include House'), ['require "openai"', 'require "openai"\nrequire_relative "house"']],
      { 'lib/house.rb': `module House\n  RULES = ${js(MORE)}\nend\n` },
    ],
    [
      'a reopened class',
      [],
      { 'lib/zz.rb': `class Desk\n  remove_const(:RULES)\n  RULES = ${js(MORE)}\nend\n` },
    ],
    ['a merged hash', [['max_tokens: 250,', 'max_tokens: 250,\n        **{ n: 20 },']]],
    ['model: a part', [modelRuby('MODEL = "gpt-4.1-mini".delete_suffix("-mini")')]],
    ['model: fetched', [modelRuby('MODEL = ENV.fetch("DESK_MODEL", "gpt-4.1")')]],
    ['percent of a list', [rulesRuby(`RULES = "%s%s" % [${js(TEXT)}, ${q}]`)]],
    ['words of a list', [rulesRuby(`RULES = %w[${MORE.replaceAll('[', '').replaceAll(']', '')}].join(' ')`)]],
    [
      'twenty times',
      [
        [
          '    @client.chat(',
          '    20.times.map { ask(question) }\n  end\n\n  def ask(question)\n    @client.chat(',
        ],
      ],
    ],
  ]),
  ...changed('src/Desk.php', PHP, [
    [
      'a repeated text',
      [
        rulesPhp(`private const RULES = ${js(TEXT)};`),
        ['self::RULES]', `self::RULES . str_repeat(${js(LINE)}, 40)]`],
      ],
    ],
    ['a heredoc', [rulesPhp(`private const RULES = <<<TEXT\n${MORE}\nTEXT;`)]],
    [
      'a configuration',
      [['self::RULES]', "config('ai.rules')]"]],
      { 'config/ai.php': `<?php\n\nreturn ['rules' => ${js(MORE)}];\n` },
    ],
    [
      'a translation',
      [['self::RULES]', "__('ai.rules')]"]],
      { 'lang/en/ai.php': `<?php\n\nreturn ['rules' => ${js(MORE)}];\n` },
    ],
    ['a file', [['self::RULES]', "file_get_contents(__DIR__ . '/rules.txt')]"]], { 'src/rules.txt': MORE }],
    [
      'an output buffer',
      [['self::RULES]', 'view("ai.rules")->render()]']],
      { 'resources/views/ai/rules.blade.php': MORE },
    ],
    ['an implosion', [['self::RULES]', `implode(' ', [self::RULES, ${q}])]`]]],
    [
      'a constant that is joined',
      [rulesPhp(`private const MORE = ${q};\n    private const RULES = ${js(TEXT)} . self::MORE;`)],
    ],
    [
      'a trait',
      [rulesPhp('use House;')],
      {
        'src/House.php': `<?php\n\nnamespace App;\n\ntrait House\n{\n    private const RULES = ${js(MORE)};\n}\n`,
      },
    ],
    ['merged options', [['create([', "create(['n' => 20] + ["]]],
    ['model: env()', [["'model' => self::MODEL", "'model' => env('DESK_MODEL', 'gpt-4.1')"]]],
    [
      'model: an enumeration',
      [['self::MODEL,', 'Model::Desk->value,'], modelPhp("private const MODEL = 'gpt-4.1-mini';")],
      {
        'src/Model.php': "<?php\n\nnamespace App;\n\nenum Model: string\n{\n    case Desk = 'gpt-4.1';\n}\n",
      },
    ],
  ]),
  ...changed('Shop/Desk.cs', SHARP, [
    ['a raw text', [rulesSharp(`private const string Rules = """\n        ${MORE}\n        """;`)]],
    [
      'a joined constant',
      [rulesSharp(`private const string More = ${q};\n    private const string Rules = ${js(TEXT)} + More;`)],
    ],
    [
      'a repeated text',
      [
        [
          'SystemChatMessage(Rules)',
          `SystemChatMessage(Rules + string.Concat(Enumerable.Repeat(${js(LINE)}, 40)))`,
        ],
      ],
    ],
    [
      'a builder of texts',
      [
        [
          '        var client',
          `        var rules = new StringBuilder(Rules);\n        rules.Append(${q});\n        var client`,
        ],
        ['SystemChatMessage(Rules)', 'SystemChatMessage(rules.ToString())'],
      ],
    ],
    [
      'a partial class',
      [rulesSharp(''), ['public class Desk', 'public partial class Desk']],
      {
        'Shop/Desk.Rules.cs': `namespace Shop;\n\npublic partial class Desk\n{\n    private const string Rules = ${js(MORE)};\n}\n`,
      },
    ],
    [
      'a resource',
      [['SystemChatMessage(Rules)', 'SystemChatMessage(Resources.Rules)']],
      {
        'Shop/Resources.resx': `<?xml version="1.0" encoding="utf-8"?>\n<root>\n  <data name="Rules" xml:space="preserve">\n    <value>${MORE}</value>\n  </data>\n</root>\n`,
      },
    ],
    [
      'settings of the application',
      [['ChatClient(model: Model', 'ChatClient(model: config["Desk:Model"]']],
      { 'Shop/appsettings.json': '{"Desk":{"Model":"gpt-4.1"}}' },
      { 'Shop/appsettings.json': '{"Desk":{}}' },
    ],
    [
      'a file',
      [['SystemChatMessage(Rules)', 'SystemChatMessage(File.ReadAllText("Shop/rules.txt"))']],
      { 'Shop/rules.txt': MORE },
    ],
    [
      'model: an interpolation',
      [modelSharp('private const string Size = "";\n    private const string Model = $"gpt-4.1{Size}";')],
    ],
    [
      'a method with a body of one expression',
      [
        ['SystemChatMessage(Rules)', 'SystemChatMessage(Text())'],
        ['    public async', `    private static string Text() => Rules + ${q};\n\n    public async`],
      ],
    ],
    [
      'a switch',
      [
        [
          'SystemChatMessage(Rules)',
          `SystemChatMessage(question.Length switch { < 10 => Rules, _ => ${js(MORE)} })`,
        ],
      ],
    ],
  ]),
  ...changed('src/main/java/shop/Desk.java', JAVA, [
    ['a repeated text', [rulesJava(`static final String RULES = ${js(TEXT)} + ${js(LINE)}.repeat(40);`)]],
    [
      'a static block',
      [rulesJava(`static final String RULES;\n\n    static {\n        RULES = ${js(MORE)};\n    }`)],
    ],
    ['a text block', [rulesJava(`static final String RULES = """\n        ${MORE}\n        """;`)]],
    [
      'a bundle of resources',
      [
        rulesJava(
          'static final String RULES = java.util.ResourceBundle.getBundle("desk").getString("rules");',
        ),
      ],
      { 'src/main/resources/desk.properties': `rules=${MORE}\n` },
    ],
    ['joined', [rulesJava(`static final String RULES = String.join(" ", ${js(TEXT)}, ${q});`)]],
    [
      'an interface of constants',
      [rulesJava(''), ['public class Desk {', 'public class Desk implements House {']],
      {
        'src/main/java/shop/House.java': `package shop;\n\npublic interface House {\n    String RULES = ${js(MORE)};\n}\n`,
      },
    ],
    [
      'a stream',
      [
        rulesJava(
          `static final String RULES = java.util.stream.Stream.of(${js(TEXT)}, ${q}).collect(java.util.stream.Collectors.joining());`,
        ),
      ],
    ],
    ['twenty answers', [['.maxCompletionTokens(250)', '.maxCompletionTokens(250)\n            .n(20)']]],
    [
      'a loop that adds messages',
      [
        [
          '            .build();',
          `            .build();\n        for (int i = 0; i < 40; i++) {\n            params = params.toBuilder().addSystemMessage(${js(LINE)}).build();\n        }`,
        ],
      ],
    ],
    [
      'a copy with another model',
      [
        [
          '        return client',
          '        params = params.toBuilder().model("gpt-4.1").build();\n        return client',
        ],
      ],
    ],
  ]),
  ...changed('desk/desk.go', GO, [
    ['a repeated text', [rulesGo(`var Rules = ${js(TEXT)} + strings.Repeat(${js(LINE)}, 40)`)]],
    ['a start of the package', [rulesGo(`var Rules = ${js(TEXT)}\n\nfunc init() {\n\tRules += ${q}\n}`)]],
    [
      'a start of another file',
      [rulesGo(`var Rules = ${js(TEXT)}`)],
      { 'desk/house.go': `package desk\n\nfunc init() {\n\tRules += ${q}\n}\n` },
    ],
    [
      'a file of one platform',
      [rulesGo('')],
      {
        'desk/rules_linux.go': `package desk\n\nconst Rules = ${js(MORE)}\n`,
        'desk/rules_darwin.go': `package desk\n\nconst Rules = ${js(TEXT)}\n`,
      },
    ],
    [
      'a builder of texts',
      [
        ['	return client', `	var b strings.Builder\n	b.WriteString(Rules)\n	b.WriteString(${q})\n	return client`],
        ['SystemMessage(Rules)', 'SystemMessage(b.String())'],
      ],
    ],
    [
      'a slice that grows',
      [
        [
          '	return client',
          `	messages := []openai.ChatCompletionMessageParamUnion{openai.SystemMessage(Rules), openai.UserMessage(question)}\n	messages = append(messages, openai.SystemMessage(${q}))\n	return client`,
        ],
        [
          '[]openai.ChatCompletionMessageParamUnion{\n			openai.SystemMessage(Rules),\n			openai.UserMessage(question),\n		},',
          'messages,',
        ],
      ],
    ],
    [
      'a function of another package',
      [
        rulesGo(''),
        ['SystemMessage(Rules)', 'SystemMessage(house.Rules())'],
        ['"github.com/openai/openai-go"', '"github.com/openai/openai-go"\n\n	"example.com/shop/house"'],
      ],
      {
        'house/house.go': `package house\n\nfunc Rules() string { return ${js(MORE)} }\n`,
        'go.mod': 'module example.com/shop\n',
      },
    ],
    ['a map', [rulesGo(`var texts = map[string]string{"a": ${js(MORE)}}\n\nvar Rules = texts["a"]`)]],
    ['answers', [['MaxTokens: openai.Int(250),', 'MaxTokens: openai.Int(250),\n		N:         openai.Int(20),']]],
    ['model: cut', [modelGo('var Model = strings.TrimSuffix("gpt-4.1-mini", "-mini")')]],
    ['model: a constant of the library', [['Model:     Model', 'Model:     openai.ChatModelGPT4_1']]],
    [
      'a flag',
      [
        ['Model:     Model', 'Model:     *desk'],
        modelGo('var desk = flag.String("model", "gpt-4.1", "the model")'),
      ],
    ],
  ]),
  ...changed('src/desk.rs', RUST, [
    ['joined at compile time', [rulesRust(`const RULES: &str = concat!(${js(TEXT)}, ${q});`)]],
    ['a file', [rulesRust('const RULES: &str = include_str!("rules.txt");')], { 'src/rules.txt': MORE }],
    ['a format', [['.content(RULES)', `.content(format!("{}{}", RULES, ${q}))`]]],
    ['a repeated text', [['.content(RULES)', `.content(format!("{RULES}{}", ${js(LINE)}.repeat(40)))`]]],
    [
      'a lazy cell',
      [
        rulesRust(
          `static RULES: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| ${js(MORE)}.to_string());`,
        ),
        ['.content(RULES)', '.content(RULES.as_str())'],
      ],
    ],
    ['a macro', [rulesRust(`macro_rules! house { () => { ${js(MORE)} }; }\nconst RULES: &str = house!();`)]],
    ['a raw text', [rulesRust(`const RULES: &str = r#"${MORE}"#;`)]],
    [
      'a module',
      [rulesRust('mod house;\nuse house::RULES;')],
      { 'src/house.rs': `pub const RULES: &str = ${js(MORE)};\n` },
    ],
    ['twenty answers', [['.max_tokens(250u32)', '.max_tokens(250u32)\n        .n(20)']]],
    [
      'model: by features',
      [
        modelRust(
          '#[cfg(feature = "deep")]\nconst MODEL: &str = "gpt-4.1";\n#[cfg(not(feature = "deep"))]\nconst MODEL: &str = "gpt-4.1-mini";',
        ),
      ],
    ],
  ]),
  ...changed('Sources/Desk.swift', SWIFT, [
    ['a text of several lines', [rulesSwift(`static let rules = """\n        ${MORE}\n        """`)]],
    [
      'a repeated text',
      [rulesSwift(`static let rules = ${js(TEXT)} + String(repeating: ${js(LINE)}, count: 40)`)],
    ],
    ['computed', [rulesSwift(`static var rules: String { ${js(TEXT)} + ${q} }`)]],
    ['joined', [rulesSwift(`static let rules = [${js(TEXT)}, ${q}].joined(separator: " ")`)]],
    [
      'an extension',
      [rulesSwift('')],
      { 'Sources/Rules.swift': `extension Desk {\n    static let rules = ${js(MORE)}\n}\n` },
    ],
    [
      'localized',
      [rulesSwift('static let rules = NSLocalizedString("desk.rules", comment: "")')],
      { 'Sources/en.lproj/Localizable.strings': `"desk.rules" = ${js(MORE)};\n` },
    ],
    [
      'model: an enumeration',
      [['model: Self.model', 'model: .gpt4_1'], modelSwift('static let model = "gpt-4.1-mini"')],
    ],
  ]),
  // Templates and declarative files.
  ...turned(
    [
      [
        'prompty: a text behind a base',
        'prompts/desk.prompty',
        `---\nname: desk\nmodel:\n  api: chat\n  configuration: { type: openai, name: gpt-4.1-mini }\n  parameters: { max_tokens: 200 }\n---\nsystem:\n${TEXT}\n\nuser:\n{{question}}\n`,
        `---\nname: desk\nbase: house.prompty\nmodel:\n  api: chat\n  configuration: { type: openai, name: gpt-4.1-mini }\n  parameters: { max_tokens: 200 }\n---\nsystem:\n${TEXT}\n\nuser:\n{{question}}\n`,
        { 'prompts/house.prompty': `---\nname: house\n---\nsystem:\n${LONG}\n` },
      ],
      [
        'prompty: samples',
        'prompts/desk.prompty',
        `---\nname: desk\nmodel:\n  api: chat\n  configuration: { type: openai, name: gpt-4.1-mini }\nsample:\n  context: short\n---\nsystem:\n${TEXT}\n{{context}}\n`,
        `---\nname: desk\nmodel:\n  api: chat\n  configuration: { type: openai, name: gpt-4.1-mini }\ninputs:\n  context: { type: string, default: ${q} }\n---\nsystem:\n${TEXT}\n{{context}}\n`,
      ],
      [
        'dotprompt: a history',
        'prompts/desk.prompt',
        `---\nmodel: googleai/gemini-2.5-flash\nconfig: { maxOutputTokens: 200 }\n---\n{{role "system"}}\n${TEXT}\n{{role "user"}}\n{{question}}\n`,
        `---\nmodel: googleai/gemini-2.5-flash\nconfig: { maxOutputTokens: 200 }\n---\n{{role "system"}}\n${TEXT}\n{{history}}\n{{role "user"}}\n{{question}}\n`,
      ],
      [
        'dotprompt: tools',
        'prompts/desk.prompt',
        `---\nmodel: googleai/gemini-2.5-flash\n---\n${TEXT}\n{{question}}\n`,
        `---\nmodel: googleai/gemini-2.5-flash\ntools: [find, refund, cancel, mail, call]\nmaxTurns: 50\n---\n${TEXT}\n{{question}}\n`,
      ],
      [
        'dotprompt: a picture',
        'prompts/desk.prompt',
        `---\nmodel: googleai/gemini-2.5-flash\n---\n${TEXT}\n{{question}}\n`,
        `---\nmodel: googleai/gemini-2.5-flash\n---\n${TEXT}\n{{media url=page1}}{{media url=page2}}{{media url=page3}}\n{{question}}\n`,
      ],
      [
        'jinja: a loop over a text',
        'prompts/desk.j2',
        TEXT,
        `${TEXT}{% for c in ${js(LINE)} %}${LINE}{% endfor %}`,
      ],
      [
        'jinja: a recursive loop',
        'prompts/desk.j2',
        TEXT,
        `${TEXT}{% for item in [[1,2,3],[4,5,6]] recursive %}${LINE.repeat(3)}{% if item is iterable %}{{ loop(item) }}{% endif %}{% endfor %}`,
      ],
      [
        'jinja: a macro that calls itself',
        'prompts/desk.j2',
        TEXT,
        `${TEXT}{% macro m(n) %}${LINE}{% if n > 0 %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}`,
      ],
      [
        'jinja: a set in a loop',
        'prompts/desk.j2',
        TEXT,
        `${TEXT}{% set ns = namespace(t="") %}{% for n in range(40) %}{% set ns.t = ns.t ~ ${js(LINE)} %}{% endfor %}{{ ns.t }}`,
      ],
      [
        'jinja: batches',
        'prompts/desk.j2',
        TEXT,
        `${TEXT}{% for row in range(80) | batch(2) %}${LINE}{% endfor %}`,
      ],
      [
        'jinja: a dictionary in a loop',
        'prompts/desk.j2',
        TEXT,
        `${TEXT}{% for k, v in {"a": ${q}}.items() %}{{ v }}{% endfor %}`,
      ],
      [
        'jinja: a parent',
        'prompts/desk.j2',
        TEXT,
        `{% extends "base.j2" %}{% block body %}${TEXT}{% endblock %}`,
        { 'prompts/base.j2': `${LONG}{% block body %}{% endblock %}` },
      ],
      [
        'jinja: super',
        'prompts/desk.j2',
        TEXT,
        `{% extends "base.j2" %}{% block body %}${TEXT}{{ super() }}{% endblock %}`,
        { 'prompts/base.j2': `{% block body %}${LONG}{% endblock %}` },
      ],
      [
        'jinja: a filtered list of the head',
        'prompts/desk.j2',
        TEXT,
        `${TEXT}{{ ["a", ${q}] | select("string") | list | last }}`,
      ],
      [
        'jinja: one condition and its opposite',
        'prompts/desk.j2',
        TEXT,
        `${TEXT}{% if vip %}${LONG}{% endif %}{% if not vip %}${LONG}{% endif %}`,
      ],
      [
        'handlebars: an inline part',
        'prompts/desk.hbs',
        TEXT,
        `${TEXT}{{#*inline "house"}}${LONG}{{/inline}}{{> house}}`,
      ],
      [
        'handlebars: a part with a block',
        'prompts/desk.hbs',
        TEXT,
        `${TEXT}{{#> frame}}${LONG}{{/frame}}`,
        { 'prompts/frame.hbs': '<rules>{{> @partial-block}}</rules>' },
      ],
      [
        'handlebars: each of literal parts',
        'prompts/desk.hbs',
        TEXT,
        `${TEXT}${'{{> line}}'.repeat(80)}`,
        { 'prompts/line.hbs': LINE },
      ],
      [
        'liquid: a table',
        'prompts/desk.liquid',
        TEXT,
        `${TEXT}{% tablerow n in (1..60) %}${LINE}{% endtablerow %}`,
      ],
      [
        'liquid: an increment and a loop',
        'prompts/desk.liquid',
        TEXT,
        `${TEXT}{% assign parts = "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t" | split: "," %}{% for p in parts %}${LINE}${LINE}{% endfor %}`,
      ],
      [
        'liquid: render for',
        'prompts/desk.liquid',
        TEXT,
        `${TEXT}{% assign parts = "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p" | split: "," %}{% render "line" for parts as part %}`,
        { 'prompts/_line.liquid': LINE.repeat(3), 'prompts/line.liquid': LINE.repeat(3) },
      ],
      [
        'go: a define of another file',
        'prompts/desk.tmpl',
        TEXT,
        `${TEXT}{{ template "house" . }}`,
        { 'prompts/house.tmpl': `{{ define "house" }}${LONG}{{ end }}` },
      ],
      ['go: a range over a number', 'prompts/desk.tmpl', TEXT, `${TEXT}{{ range 60 }}${LINE}{{ end }}`],
      [
        'go: a range over a list',
        'prompts/desk.tmpl',
        TEXT,
        `${TEXT}{{ range (list 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20) }}${LINE.repeat(2)}{{ end }}`,
      ],
      ['go: repeat of sprig', 'prompts/desk.tmpl', TEXT, `${TEXT}{{ repeat 60 ${js(LINE)} }}`],
      [
        'mustache: a part',
        'prompts/desk.mustache',
        TEXT,
        `${TEXT}{{> house}}`,
        { 'prompts/house.mustache': LONG },
      ],
      [
        'mustache: a parent',
        'prompts/desk.mustache',
        TEXT,
        `${TEXT}{{< house}}{{$body}}${LONG}{{/body}}{{/house}}`,
        { 'prompts/house.mustache': '{{$body}}x{{/body}}' },
      ],
      ['ERB', 'prompts/desk.erb', TEXT, `${TEXT}<% 40.times do %>${LINE}<% end %>`],
      ['EJS', 'prompts/desk.ejs', TEXT, `${TEXT}<% for (let n = 0; n < 40; n++) { %>${LINE}<% } %>`],
      ['Nunjucks', 'prompts/desk.njk', TEXT, `${TEXT}{% for n in range(40) %}${LINE}{% endfor %}`],
      ['Twig', 'prompts/desk.twig', TEXT, `${TEXT}{% for n in 1..40 %}${LINE}{% endfor %}`],
      ['Blade', 'prompts/desk.blade.php', TEXT, `${TEXT}@for ($i = 0; $i < 40; $i++)${LINE}@endfor`],
      ['Razor', 'prompts/desk.cshtml', TEXT, `${TEXT}@for (var i = 0; i < 40; i++) { <text>${LINE}</text> }`],
      ['Mako', 'prompts/desk.mako', TEXT, `${TEXT}\n% for n in range(40):\n${LINE}\n% endfor\n`],
      ['MDX', 'prompts/desk.mdx', TEXT, `${TEXT}\n\n{Array(40).fill(${js(LINE)}).join('')}\n`],
      ['reStructuredText', 'prompts/desk.rst', TEXT, MORE],
      [
        'AsciiDoc',
        'prompts/desk.adoc',
        TEXT,
        `${TEXT}\n\ninclude::house.adoc[]\n`,
        { 'prompts/house.adoc': LONG },
      ],
      ['XML', 'prompts/desk.xml', `<prompt>${TEXT}</prompt>`, `<prompt>${MORE}</prompt>`],
      ['HTML', 'prompts/desk.html', `<p>${TEXT}</p>`, `<p>${MORE}</p>`],
      [
        'text: an include of another tool',
        'prompts/desk.md',
        TEXT,
        `${TEXT}\n\n@house.md\n`,
        { 'prompts/house.md': LONG },
      ],
      [
        'text: an include of Markdown',
        'prompts/desk.md',
        TEXT,
        `${TEXT}\n\n![[house]]\n`,
        { 'prompts/house.md': LONG },
      ],
      [
        'text: a file placeholder',
        'prompts/desk.txt',
        TEXT,
        `${TEXT}\n\n{{file:house.txt}}\n`,
        { 'prompts/house.txt': LONG },
      ],
      [
        'text: hidden in invisible tags',
        'prompts/desk.txt',
        TEXT,
        `${TEXT}${String.fromCodePoint(...Array.from({ length: 3000 }, (_, n) => 0xe0020 + (n % 90)))}`,
      ],
      ['text: variation selectors', 'prompts/desk.txt', TEXT, `${TEXT}${'\ufe0f\ufe01'.repeat(1500)}`],
      ['text: spaces of no width', 'prompts/desk.txt', TEXT, `${TEXT}${'\u200b\u2060'.repeat(1500)}`],
      ['text: an HTML comment', 'prompts/desk.md', TEXT, `${TEXT}\n<!-- ${LONG} -->\n`],
      [
        'text: behind the front matter',
        'prompts/desk.md',
        `---\ntitle: Desk\n---\n${TEXT}`,
        `---\ntitle: Desk\n---\n---\nnote: ${LONG}\n---\n${TEXT}`,
      ],
      ['text: front matter that never ends', 'prompts/desk.md', TEXT, `---\n${TEXT}\n${LONG}`],
      [
        'YAML: an alias of a text',
        P,
        yamlDesk(js(TEXT)),
        yamlDesk('*house', `x-house: &house ${js(MORE)}\n`),
      ],
      [
        'YAML: a merge key',
        P,
        yamlDesk(js(TEXT)),
        `x: &x\n  maxTokens: 30000\n${yamlDesk(js(MORE)).replace('modelParameters:\n', 'modelParameters:\n  <<: *x\n')}`,
      ],
      ['YAML: a folded text', P, yamlDesk(js(TEXT)), yamlDesk(`>-\n      ${MORE}`)],
      ['YAML: a key twice', P, yamlDesk(js(TEXT)), yamlDesk(`${js(TEXT)}\n    content: ${js(MORE)}`)],
      ['YAML: another document', P, yamlDesk(js(TEXT)), `${yamlDesk(js(TEXT))}---\n${yamlDesk(js(MORE))}`],
      [
        'YAML: a tag of binary',
        P,
        yamlDesk(js(TEXT)),
        yamlDesk(`!!binary ${Buffer.from(MORE).toString('base64')}`),
      ],
      [
        'YAML: escapes',
        P,
        yamlDesk(js(TEXT)),
        yamlDesk(
          `"${Array.from(MORE, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join('')}"`,
        ),
      ],
      [
        'JSON: a key twice',
        'api/request.json',
        request(TEXT),
        request(TEXT).replace('"max_tokens":300', '"max_tokens":300,"model":"gpt-4.1"'),
      ],
      [
        'JSON: escapes',
        'api/request.json',
        request(TEXT),
        request(TEXT).replace(
          js(TEXT),
          `"${Array.from(MORE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
        ),
      ],
      [
        'JSON: comments and commas',
        'api/request.json',
        request(TEXT),
        `// the request\n${request(MORE).replace('}]}', '},]}')}`,
      ],
      ['JSON: more answers', 'api/request.json', request(TEXT), request(TEXT, '"n":20,')],
      [
        'JSON: a prediction',
        'api/request.json',
        request(TEXT),
        request(TEXT, `"prediction":{"type":"content","content":${js(MORE)}},`),
      ],
      [
        'JSON: search',
        'api/request.json',
        request(TEXT),
        request(TEXT, '"web_search_options":{"search_context_size":"high"},'),
      ],
      [
        'JSON: a picture',
        'api/request.json',
        request(TEXT),
        request(TEXT).replace(
          '"{{question}}"',
          '[{"type":"image_url","image_url":{"url":"https://shop.example/a.png","detail":"high"}},{"type":"text","text":"{{question}}"}]',
        ),
      ],
      [
        'JSON: a tier',
        'api/request.json',
        request(TEXT, '"service_tier":"flex",').replace('gpt-4.1-mini', 'gpt-5-mini'),
        request(TEXT, '"service_tier":"priority",').replace('gpt-4.1-mini', 'gpt-5-mini'),
      ],
      [
        'JSON: many messages',
        'api/request.json',
        request(TEXT),
        request(TEXT).replace(
          '"messages":[',
          `"messages":[${`{"role":"user","content":${js(LINE)}},{"role":"assistant","content":"Yes."},`.repeat(40)}`,
        ),
      ],
      ['JSONL: a line', 'batch/questions.jsonl', batch(3), `${batch(3)}\n${batch(1, MORE.repeat(4))}`],
      ['JSONL: many lines', 'batch/questions.jsonl', batch(3), batch(40)],
      [
        'TOML: a text of several lines',
        'prompts/desk.toml',
        `model = "gpt-4.1-mini"\nsystem_prompt = ${js(TEXT)}\n`,
        `model = "gpt-4.1-mini"\nsystem_prompt = '''\n${MORE}\n'''\n`,
      ],
      [
        'TOML: a model of a table',
        'prompts/desk.toml',
        `model = "gpt-4.1-mini"\nsystem_prompt = ${js(TEXT)}\n`,
        `system_prompt = ${js(TEXT)}\n[defaults]\nmodel = "gpt-4.1"\n`,
      ],
      [
        'CrewAI: a backstory',
        'src/desk/config/agents.yaml',
        CREW_AGENTS(TEXT),
        CREW_AGENTS(MORE),
        {},
        { 'src/desk/config/tasks.yaml': CREW_TASKS },
      ],
      [
        'CrewAI: more iterations',
        'src/desk/config/agents.yaml',
        CREW_AGENTS(TEXT),
        CREW_AGENTS(TEXT, '  max_iter: 500\n  allow_delegation: true\n'),
        {},
        { 'src/desk/config/tasks.yaml': CREW_TASKS },
      ],
      [
        'CrewAI: the model',
        'src/desk/config/agents.yaml',
        CREW_AGENTS(TEXT),
        CREW_AGENTS(TEXT).replace('gpt-4.1-mini', 'gpt-4.1'),
        {},
        { 'src/desk/config/tasks.yaml': CREW_TASKS },
      ],
      [
        'LiteLLM: an alias',
        'litellm.yaml',
        lite([['fast', mini]]),
        lite([['fast', 'openai/gpt-4.1']]),
        {},
        { [P]: github(TEXT).replace(/model: .*/, 'model: fast') },
      ],
      [
        'LiteLLM: a wildcard',
        'litellm.yaml',
        lite([['fast', mini]]),
        lite([['*', 'openai/gpt-4.1']]),
        {},
        { [P]: github(TEXT).replace(/model: .*/, 'model: fast') },
      ],
      [
        'LiteLLM: an alias of a group',
        'litellm.yaml',
        lite([
          ['fast', mini],
          ['slow', 'openai/gpt-4.1'],
        ]),
        lite([['slow', 'openai/gpt-4.1']], 'router_settings:\n  model_group_alias: { fast: slow }\n'),
        {},
        { [P]: github(TEXT).replace(/model: .*/, 'model: fast') },
      ],
      [
        'BAML: a retry',
        'baml_src/desk.baml',
        `client<llm> Desk {\n  provider openai\n  options { model "gpt-4.1-mini" }\n}\nfunction Reply(q: string) -> string {\n  client Desk\n  prompt #"${TEXT} {{ q }}"#\n}\n`,
        `client<llm> Desk {\n  provider round-robin\n  options { strategy [A, B] }\n}\nclient<llm> A {\n  provider openai\n  options { model "gpt-4.1-mini" }\n}\nclient<llm> B {\n  provider openai\n  options { model "o1-pro" }\n}\nfunction Reply(q: string) -> string {\n  client Desk\n  prompt #"${TEXT} {{ q }}"#\n}\n`,
      ],
      [
        'BAML: a template string',
        'baml_src/desk.baml',
        `function Reply(q: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT} {{ q }}"#\n}\n`,
        `template_string House() #"${LONG}"#\nfunction Reply(q: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT} {{ House() }} {{ q }}"#\n}\n`,
      ],
      [
        'BAML: descriptions of a class',
        'baml_src/desk.baml',
        `class Answer {\n  text string\n}\nfunction Reply(q: string) -> Answer {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT} {{ q }} {{ ctx.output_format }}"#\n}\n`,
        `class Answer {\n  text string @description(#"${LONG}"#)\n}\nfunction Reply(q: string) -> Answer {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT} {{ q }} {{ ctx.output_format }}"#\n}\n`,
      ],
      [
        'Modelfile: messages',
        'Modelfile',
        `FROM kimi-k2:1t-cloud\nSYSTEM """${TEXT}"""\n`,
        `FROM kimi-k2:1t-cloud\nSYSTEM """${TEXT}"""\n${`MESSAGE user ${LINE}\nMESSAGE assistant Yes.\n`.repeat(60)}`,
      ],
      [
        'Modelfile: a message of several lines',
        'Modelfile',
        `FROM kimi-k2:1t-cloud\nSYSTEM """${TEXT}"""\n`,
        `FROM kimi-k2:1t-cloud\nSYSTEM """${TEXT}"""\nMESSAGE user """${LONG}"""\n`,
      ],
      [
        'POML: a document',
        'prompts/desk.poml',
        `<poml><role>Support</role><task>${TEXT}</task></poml>`,
        `<poml><role>Support</role><task>${TEXT}</task><document src="house.txt"/></poml>`,
        { 'prompts/house.txt': LONG },
      ],
      [
        'POML: a loop',
        'prompts/desk.poml',
        `<poml><task>${TEXT}</task></poml>`,
        `<poml><task>${TEXT}</task><p for="n in [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]">${LINE.repeat(2)}</p></poml>`,
      ],
      [
        'GitHub: an action',
        '.github/workflows/triage.yml',
        `name: triage\non: issues\njobs:\n  triage:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/ai-inference@v1\n        with:\n          model: openai/gpt-4.1-mini\n          system-prompt: ${js(TEXT)}\n          prompt: "\${{ github.event.issue.body }}"\n`,
        `name: triage\non: issues\njobs:\n  triage:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/ai-inference@v1\n        with:\n          model: openai/gpt-4.1-mini\n          system-prompt: ${js(MORE)}\n          prompt: "\${{ github.event.issue.body }}"\n`,
      ],
      [
        'GitHub: a matrix',
        '.github/workflows/triage.yml',
        triage(),
        triage(
          '    strategy:\n      matrix:\n        part: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]\n',
        ),
      ],
      [
        'GitHub: a matrix whose jobs only a run knows',
        '.github/workflows/triage.yml',
        triage(),
        triage('    strategy:\n      matrix:\n        include: ${{ fromJSON(needs.plan.outputs.parts) }}\n'),
      ],
      [
        'GitHub: a strategy that only a run knows',
        '.github/workflows/triage.yml',
        triage(),
        triage('    strategy: ${{ fromJSON(needs.plan.outputs.strategy) }}\n'),
      ],
      [
        'home-made: a system text among suggestions',
        'config/desk.json',
        `{"model":"gpt-4.1-mini","suggestions":{"system_prompt":${js(TEXT)}}}`,
        `{"model":"gpt-4.1-mini","suggestions":{"system_prompt":${q}}}`,
      ],
      [
        'home-made: messages among suggestions',
        'config/desk.json',
        `{"suggestions":${request(TEXT)}}`,
        `{"suggestions":${request(MORE)}}`,
      ],
      [
        'home-made: default prompts',
        'config/desk.json',
        `{"model":"gpt-4.1-mini","default_prompts":{"refund":${js(TEXT)},"angry":"Answer in a calm voice."}}`,
        `{"model":"gpt-4.1-mini","default_prompts":{"refund":${js(MORE)},"angry":"Answer in a calm voice."}}`,
      ],
      [
        'home-made: a prompt for file names',
        'config/desk.yaml',
        `model: gpt-4.1-mini\nfilename_prompt: ${js(TEXT)}\n`,
        `model: gpt-4.1-mini\nfilename_prompt: ${js(MORE)}\n`,
      ],
      [
        'a link to a program that is not read',
        'lib/desk.lua',
        'local answer = nil\n',
        `local answer = openai.chat({ model = "gpt-4.1", messages = {{ role = "system", content = ${js(MORE)} }} })\n`,
        { 'AGENTS.md': { link: 'lib/desk.lua' } },
      ],
      ['n8n: a model', 'flows/desk.json', n8n('gpt-4.1-mini', TEXT), n8n('gpt-4.1', TEXT)],
      ['n8n: a text', 'flows/desk.json', n8n('gpt-4.1-mini', TEXT), n8n('gpt-4.1-mini', MORE)],
      ['Dify: a text', 'flows/desk.yml', dify(TEXT), dify(MORE)],
      ['Dify: a model', 'flows/desk.yml', dify(TEXT), dify(TEXT).replaceAll('gpt-4.1-mini', 'gpt-4.1')],
    ],
    dflt,
  ),
  // Agents, skills, servers of tools.
  ...turned(
    [
      ['a skill', '.claude/skills/refunds/SKILL.md', skill(TEXT), skill(TEXT, `when_to_use: ${LONG}\n`)],
      [
        'a description of a skill',
        '.claude/skills/refunds/SKILL.md',
        skill(TEXT),
        skill(TEXT).replace('Answers questions about refunds.', `Answers questions about refunds. ${LONG}`),
      ],
      ['an agent', '.claude/agents/reviewer.md', agent(TEXT), agent(MORE)],
      ['a dearer agent', '.claude/agents/reviewer.md', agent(TEXT), agent(TEXT).replace('sonnet', 'opus')],
      [
        'a command',
        '.claude/commands/review.md',
        `---\nmodel: claude-sonnet-4-5\n---\n${TEXT}\n`,
        `---\nmodel: claude-sonnet-4-5\n---\n${TEXT}\n\n@docs/house.md\n`,
        { 'docs/house.md': LONG },
      ],
      [
        'instructions that import',
        'CLAUDE.md',
        `${TEXT}\n`,
        `${TEXT}\n\n@docs/house.md\n`,
        { 'docs/house.md': LONG },
      ],
      [
        'instructions by a link',
        'AGENTS.md',
        `${TEXT}\n`,
        `${TEXT}\n`,
        { 'AGENTS.md': { link: 'docs/house.md' }, 'docs/house.md': MORE },
      ],
      ['instructions of a folder', 'AGENTS.md', `${TEXT}\n`, `${TEXT}\n`, { 'packages/a/AGENTS.md': MORE }],
      [
        'rules that always apply',
        '.cursor/rules/house.mdc',
        `---\nalwaysApply: false\nglobs: ["docs/**"]\ndescription: house\n---\n${MORE}\n`,
        `---\nalwaysApply: true\n---\n${MORE}\n`,
      ],
      ['instructions of Copilot', '.github/copilot-instructions.md', `${TEXT}\n`, `${MORE}\n`],
      ['instructions of Gemini', 'GEMINI.md', `${TEXT}\n`, `${MORE}\n`],
      [
        'servers of tools',
        '.mcp.json',
        '{"mcpServers":{"shop":{"command":"npx","args":["shop-mcp"]}}}',
        '{"mcpServers":{"shop":{"command":"npx","args":["shop-mcp"]},"all":{"command":"npx","args":["everything-mcp"]}}}',
      ],
      [
        'settings of an assistant',
        '.claude/settings.json',
        '{"model":"claude-sonnet-4-5"}',
        '{"model":"claude-opus-4-1"}',
        {},
        { 'CLAUDE.md': TEXT },
      ],
    ],
    priced,
  ),
  // The pull request moves things, or changes how they are read.
  {
    name: 'moved: to a link',
    base: { [P]: github(TEXT) },
    head: { [P]: { link: '../data/desk.yml' }, 'data/desk.yml': github(MORE) },
  },
  {
    name: 'moved: to a submodule',
    base: { [P]: github(TEXT), 'src/x.txt': 'x' },
    head: { [P]: null, prompts: { submodule: true } },
  },
  {
    name: 'moved: to tests',
    base: { [P]: github(TEXT), 'app/a.py': `from openai import OpenAI\n\nload("${P}")\n` },
    head: {
      [P]: null,
      'tests/desk.prompt.yml': github(MORE),
      'app/a.py': 'from openai import OpenAI\n\nload("tests/desk.prompt.yml")\n',
    },
  },
  {
    name: 'moved: to a README',
    base: { 'prompts/desk.md': TEXT },
    head: { 'prompts/desk.md': null, 'prompts/README.md': MORE },
    settings: dflt,
  },
  {
    name: 'moved: to a part',
    base: { 'prompts/desk.j2': TEXT },
    head: { 'prompts/desk.j2': null, 'prompts/_desk.j2': MORE },
    settings: dflt,
  },
  {
    name: 'moved: to an ending that is not read',
    base: { 'prompts/desk.j2': TEXT },
    head: { 'prompts/desk.j2': null, 'prompts/desk.tpl': MORE },
    settings: dflt,
  },
  {
    name: 'moved: to capitals',
    base: { 'prompts/desk.txt': TEXT },
    head: { 'prompts/desk.txt': null, 'PROMPTS/DESK.TXT': MORE },
    settings: dflt,
  },
  {
    name: 'moved: to a hidden folder',
    base: { 'prompts/desk.txt': TEXT },
    head: { 'prompts/desk.txt': null, '.house/desk.txt': MORE },
    settings: dflt,
  },
  {
    name: 'moved: to node_modules',
    base: { 'prompts/desk.txt': TEXT },
    head: { 'prompts/desk.txt': null, 'node_modules/house/prompts/desk.txt': MORE },
    settings: dflt,
  },
  {
    name: 'moved: to a store of prompts',
    base: { 'app/desk.py': PYTHON },
    head: {
      'app/desk.py': PYTHON.replace(
        `RULES = ${js(TEXT)}`,
        'from langsmith import Client\nRULES = Client().pull_prompt("desk")',
      ),
    },
  },
  {
    name: 'encoding: UTF-16',
    base: { 'prompts/desk.txt': TEXT },
    head: { 'prompts/desk.txt': utf16(MORE) },
    settings: dflt,
  },
  {
    name: 'encoding: a zero',
    base: { 'prompts/desk.txt': TEXT },
    head: { 'prompts/desk.txt': new Uint8Array([...Buffer.from(MORE), 0]) },
    settings: dflt,
  },
  {
    name: 'attributes: generated',
    base: { [P]: github(TEXT) },
    head: { [P]: github(MORE), '.gitattributes': '*.yml linguist-generated=true binary -diff\n' },
  },
  {
    name: 'generated: a mark in a program',
    base: { 'app/desk.py': PYTHON },
    head: { 'app/desk.py': `# Code generated by house. DO NOT EDIT.\n${PYTHON.replace(js(TEXT), js(MORE))}` },
  },
  {
    name: 'ignored: a mark in a program',
    base: { 'src/desk.ts': TYPESCRIPT },
    head: {
      'src/desk.ts': `/* eslint-disable */\n/** @generated */\n// promptcost-ignore\n${TYPESCRIPT.replace(js(TEXT), js(MORE))}`,
    },
  },
  {
    name: 'settings: another file of settings',
    base: { [P]: github(TEXT) },
    head: { [P]: github(MORE), '.github/promptcost.yml': 'version: 1\nexclude: ["**"]\n' },
  },
  {
    name: 'settings: a working directory',
    base: { 'a/prompts/desk.prompt.yml': github(TEXT) },
    head: { 'a/prompts/desk.prompt.yml': github(MORE), 'a/.promptcost.yml': 'version: 1\nlimits: {}\n' },
  },
  ...(
    [
      [
        'a rule for the prompt',
        `rules:\n  - match: "prompts/**"\n    limits: { max-request-increase-percent: 10000% }`,
      ],
      ['an acceptance', 'accept:\n  - { match: "prompts/**", kind: unread, until: 2099-01-01 }'],
      ['folders of tests', 'test-paths: ["prompts/**"]'],
      ['a kind', 'prompts:\n  - { match: "prompts/**", kind: evaluation }'],
      ['a fragment', 'prompts:\n  - { match: "prompts/**", kind: fragment }'],
      ['a format', 'prompts:\n  - { match: "prompts/**", format: text }'],
      [
        'a model that hosts itself',
        `models:\n  openai/gpt-4.1-mini: { self-hosted: { gpu-usd-per-hour: 0.001, gpus: 1, tokens-per-second: 100000 } }`,
      ],
      ['rates of nothing', 'models:\n  openai/gpt-4.1-mini: { input: 0, output: 0, tokenizer: o200k_base }'],
      ['an alias of another model', 'models:\n  gpt-4.1-mini: openai/gpt-4.1-nano'],
      ['a discount', 'models:\n  openai/gpt-4.1-mini: { discount-percent: 99 }'],
      ['no traffic', 'prompts:\n  - { match: "prompts/**", usage: { requests-per-month: 1 } }'],
      ['long answers', 'prompts:\n  - { match: "prompts/**", usage: { output-tokens: 100000 } }'],
      ['a share of the cache', 'prompts:\n  - { match: "prompts/**", usage: { cache-hit-rate: 100% } }'],
      ['an exclusion', 'exclude: ["prompts/**"]'],
      [
        'a shorter variable',
        'prompts:\n  - { match: "prompts/**", usage: { variables: { ticket: 0, question: 0 } } }',
      ],
      ['batch', 'prompts:\n  - { match: "prompts/**", tier: batch }'],
    ] as const
  ).map(([name, headSettings]): PullRow => ({
    name: `settings: ${name}`,
    base: { [P]: github(TEXT) },
    head: { [P]: github(MORE) },
    headSettings,
  })),
];

function n8n(name: string, text: string): string {
  return JSON.stringify({
    name: 'Desk',
    nodes: [
      {
        parameters: { options: { systemMessage: text } },
        type: '@n8n/n8n-nodes-langchain.agent',
        typeVersion: 2,
        position: [0, 0],
        id: 'a',
        name: 'Agent',
      },
      {
        parameters: { model: { __rl: true, value: name, mode: 'list' }, options: {} },
        type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
        typeVersion: 1.2,
        position: [0, 200],
        id: 'b',
        name: 'Model',
      },
    ],
    connections: { Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] } },
  });
}

function dify(text: string): string {
  return `app:\n  mode: chat\n  name: Desk\nkind: app\nversion: 0.1.5\nmodel_config:\n  model:\n    provider: langgenius/openai/openai\n    name: gpt-4.1-mini\n    mode: chat\n    completion_params: { max_tokens: 300 }\n  pre_prompt: ${js(text)}\n  prompt_type: simple\n`;
}

export const harmlessFourth: readonly PullRow[] = [
  ...changed('app/desk.py', PYTHON, [
    [
      'the same text by a template',
      [rules(`from string import Template\nRULES = Template("$rules").substitute(rules=${js(TEXT)})`)],
    ],
    [
      'the same text of an enumeration',
      [
        rules(
          `from enum import Enum\n\n\nclass House(str, Enum):\n    RULES = ${js(TEXT)}\n\n\nRULES = House.RULES.value`,
        ),
      ],
    ],
    [
      'the same text of a reduction',
      [
        rules(
          `import functools\nimport operator\nRULES = functools.reduce(operator.add, [${js(TEXT.slice(0, 100))}, ${js(TEXT.slice(100))}])`,
        ),
      ],
    ],
    [
      'an operator in place on numbers',
      [
        [
          '    return client',
          '    import operator\n    total = operator.iadd(1, 2)\n    print(total)\n    return client',
        ],
      ],
    ],
    [
      'the same text of a resource',
      [
        rules(
          'from importlib import resources\nRULES = resources.files("app").joinpath("rules.txt").read_text()',
        ),
      ],
      { 'app/rules.txt': TEXT },
    ],
    [
      'the same text beside the program',
      [rules('from pathlib import Path\nRULES = Path(__file__).with_name("rules.txt").read_text()')],
      { 'app/rules.txt': TEXT },
    ],
    [
      'the same text of a factory',
      [
        rules(
          `from dataclasses import dataclass, field\n\n\n@dataclass\nclass House:\n    rules: str = field(default_factory=lambda: ${js(TEXT)})\n\n\nRULES = House().rules`,
        ),
      ],
    ],
    ['messages in a name', named('')],
    ['messages that are copied', named('    messages = [*messages]\n')],
    ['options in a name', options('')],
    ['one answer', [['max_tokens=250,', 'max_tokens=250,\n        n=1,']]],
    [
      'a partial',
      [
        [
          '    return client.chat.completions.create(',
          '    import functools\n    create = functools.partial(client.chat.completions.create, timeout=20)\n    return create(',
        ],
      ],
    ],
    ['fewer answers', [['max_tokens=250,', 'max_tokens=200,']]],
    ['a flexible tier', [['max_tokens=250,', 'max_tokens=250,\n        service_tier="default",']]],
    ['model: a draw of one', [model('import random\nMODEL = random.choice(["gpt-4.1-mini"])')]],
    ['model: a suffix that is put on', [model('MODEL = "gpt-4.1" + "-mini"')]],
    ['model: of a list', [model('MODELS = ["gpt-4.1", "gpt-4.1-mini"]\nMODEL = MODELS[-1]')]],
    [
      'a log of the answer',
      [
        [
          '    return client.chat.completions.create(',
          '    answer = ask(question)\n    print(answer)\n    return answer\n\n\ndef ask(question):\n    return client.chat.completions.create(',
        ],
      ],
    ],
    ['a client with a timeout', [['client = OpenAI()', 'client = OpenAI(timeout=20, max_retries=2)']]],
    ['a function that is renamed', [['def reply(question):', 'def answer(question):']]],
    ['types', [['def reply(question):', 'def reply(question: str) -> object:']]],
    [
      'another class beside it',
      [
        [
          'def reply',
          'class Ticket:\n    def __init__(self, number):\n        self.number = number\n\n\ndef reply',
        ],
      ],
    ],
    [
      'a shorter text by a suffix',
      [rules(`RULES = ${js(`${TEXT} Thank you.`)}.removesuffix(" Thank you.")`)],
    ],
  ]),
  ...changed('app/claude.py', CLAUDE, [
    ['a cache that is marked by type', [['max_tokens=250,', 'max_tokens=240,']]],
    ['metadata', [['max_tokens=250,', 'max_tokens=250,\n        metadata={"user_id": "desk"},']]],
  ]),
  ...changed('src/desk.ts', TYPESCRIPT, [
    ['the same raw text', [rulesTs(`const RULES = String.raw\`${TEXT}\`;`)]],
    [
      'the same text of values',
      [
        rulesTs(
          `const PARTS = { a: ${js(TEXT.slice(0, 80))}, b: ${js(TEXT.slice(80))} };\nconst RULES = Object.values(PARTS).join('');`,
        ),
      ],
    ],
    [
      'the same text of a getter',
      [rulesTs(`const HOUSE = { get rules() { return ${js(TEXT)}; } };\nconst RULES = HOUSE.rules;`)],
    ],
    [
      'the same text of JSON',
      [rulesTs("import house from './house.json' with { type: 'json' };\nconst RULES = house.rules;")],
      { 'src/house.json': JSON.stringify({ rules: TEXT }) },
    ],
    [
      'the same text of an alias',
      [rulesTs("import { RULES } from '@/house';")],
      { 'src/house.ts': `export const RULES = ${js(TEXT)};\n` },
      { 'tsconfig.json': '{"compilerOptions":{"baseUrl":".","paths":{"@/*":["src/*"]}}}' },
    ],
    [
      'messages that are pushed',
      [
        [
          '  return client',
          `  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'system', content: RULES }];\n  messages.push({ role: 'user', content: question });\n  return client`,
        ],
        [
          "messages: [\n      { role: 'system', content: RULES },\n      { role: 'user', content: question },\n    ],",
          'messages,',
        ],
      ],
    ],
    ['spread options', [['    max_tokens: 250,', '    max_tokens: 250,\n    ...{ temperature: 0 },']]],
    [
      'a model of an object by key',
      [
        modelTs(
          "const TIERS = { low: 'gpt-4.1-mini', high: 'gpt-4.1' } as const;\nconst MODEL = TIERS['low'];",
        ),
      ],
    ],
    ['a constant', [modelTs("const MODEL = 'gpt-4.1-mini' as const;")]],
  ]),
  ...changed('src/answer.ts', VERCEL, [
    [
      'settings without a price',
      [['    system: RULES,', '    system: RULES,\n    temperature: 0,\n    maxRetries: 1,']],
    ],
    [
      'a text of messages',
      [
        [
          '    system: RULES,\n    prompt: question,',
          "    system: RULES,\n    messages: [{ role: 'user', content: question }],",
        ],
      ],
    ],
  ]),
  ...changed('lib/desk.rb', RUBY, [
    ['the same heredoc', [rulesRuby(`RULES = <<~TEXT.chomp\n    ${TEXT}\n  TEXT`)]],
    ['frozen', [rulesRuby(`RULES = ${js(TEXT)}.freeze`)]],
    ['a comment', [rulesRuby(`# the rules of the house\n  RULES = ${js(TEXT)}`)]],
  ]),
  ...changed('src/Desk.php', PHP, [
    [
      'the same text in two',
      [rulesPhp(`private const RULES = ${js(TEXT.slice(0, 90))} . ${js(TEXT.slice(90))};`)],
    ],
    ['strict types', [['<?php\n', '<?php\n\ndeclare(strict_types=1);\n']]],
  ]),
  ...changed('Shop/Desk.cs', SHARP, [
    ['the same raw text', [rulesSharp(`private const string Rules = """\n        ${TEXT}\n        """;`)]],
    ['sealed', [['public class Desk', 'public sealed class Desk']]],
  ]),
  ...changed('src/main/java/shop/Desk.java', JAVA, [
    [
      'the same text in two',
      [rulesJava(`static final String RULES = ${js(TEXT.slice(0, 90))}\n        + ${js(TEXT.slice(90))};`)],
    ],
    [
      'a temperature',
      [['.maxCompletionTokens(250)', '.maxCompletionTokens(250)\n            .temperature(0.2)']],
    ],
  ]),
  ...changed('desk/desk.go', GO, [
    ['the same raw text', [rulesGo(`const Rules = \`${TEXT}\``)]],
    [
      'a slice in a name',
      [
        [
          '	return client',
          '	messages := []openai.ChatCompletionMessageParamUnion{openai.SystemMessage(Rules), openai.UserMessage(question)}\n	return client',
        ],
        [
          '[]openai.ChatCompletionMessageParamUnion{\n			openai.SystemMessage(Rules),\n			openai.UserMessage(question),\n		},',
          'messages,',
        ],
      ],
    ],
  ]),
  ...changed('src/desk.rs', RUST, [
    ['the same raw text', [rulesRust(`const RULES: &str = r#"${TEXT}"#;`)]],
    [
      'the same joined text',
      [rulesRust(`const RULES: &str = concat!(${js(TEXT.slice(0, 90))}, ${js(TEXT.slice(90))});`)],
    ],
  ]),
  ...changed('Sources/Desk.swift', SWIFT, [
    ['the same text of several lines', [rulesSwift(`static let rules = """\n        ${TEXT}\n        """`)]],
  ]),
  ...turned(
    [
      ['jinja: a comment', 'prompts/desk.j2', TEXT, `{# ${LONG} #}${TEXT}`],
      ['jinja: the same macro', 'prompts/desk.j2', TEXT, `{% macro m() %}${TEXT}{% endmacro %}{{ m() }}`],
      ['jinja: an unused macro', 'prompts/desk.j2', TEXT, `{% macro m() %}${LONG}{% endmacro %}${TEXT}`],
      [
        'jinja: a parent',
        'prompts/desk.j2',
        TEXT,
        `{% extends "base.j2" %}{% block body %}${TEXT}{% endblock %}`,
        { 'prompts/base.j2': '{% block body %}{% endblock %}' },
      ],
      ['handlebars: a comment', 'prompts/desk.hbs', TEXT, `{{!-- ${LONG} --}}${TEXT}`],
      ['liquid: a comment', 'prompts/desk.liquid', TEXT, `{% comment %}${LONG}{% endcomment %}${TEXT}`],
      ['go: a comment', 'prompts/desk.tmpl', TEXT, `{{/* ${LONG} */}}${TEXT}`],
      ['mustache: a comment', 'prompts/desk.mustache', TEXT, `{{! ${LONG} }}${TEXT}`],
      [
        'YAML: an alias of the same text',
        P,
        yamlDesk(js(TEXT)),
        yamlDesk('*house', `x-house: &house ${js(TEXT)}\n`),
      ],
      ['YAML: a comment', P, yamlDesk(js(TEXT)), `# ${LONG}\n${yamlDesk(js(TEXT))}`],
      ['YAML: quotes', P, yamlDesk(js(TEXT)), yamlDesk(`'${TEXT.replaceAll("'", "''")}'`)],
      [
        'JSON: formatting',
        'api/request.json',
        request(TEXT),
        JSON.stringify(JSON.parse(request(TEXT)), null, 2),
      ],
      [
        'JSON: metadata',
        'api/request.json',
        request(TEXT),
        request(TEXT, '"user":"desk","metadata":{"a":"b"},'),
      ],
      [
        'promptfoo: a test',
        'promptfooconfig.yaml',
        promptfoo(TEXT),
        `${promptfoo(TEXT)}  - vars: { question: "And my refund?" }\n`,
      ],
      [
        'LiteLLM: another model beside it',
        'litellm.yaml',
        lite([['fast', mini]]),
        lite([
          ['fast', mini],
          ['slow', 'openai/gpt-4.1'],
        ]),
        {},
        { [P]: github(TEXT).replace(/model: .*/, 'model: fast') },
      ],
      [
        'BAML: a comment',
        'baml_src/desk.baml',
        `function Reply(q: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT} {{ q }}"#\n}\n`,
        `// ${LONG}\nfunction Reply(q: string) -> string {\n  client "openai/gpt-4.1-mini"\n  prompt #"${TEXT} {{ q }}"#\n}\n`,
      ],
      [
        'Modelfile: a comment',
        'Modelfile',
        `FROM llama3.2\nSYSTEM """${TEXT}"""\n`,
        `# ${LONG}\nFROM llama3.2\nSYSTEM """${TEXT}"""\n`,
      ],
      [
        'home-made: suggestions that people click',
        'config/desk.json',
        `{"model":"gpt-4.1-mini","suggested_prompts":[{"title":"Refund","prompt":"Say how I get my money back."}]}`,
        `{"model":"gpt-4.1-mini","suggested_prompts":[{"title":"Refund","prompt":"Say how I get my money back."},{"title":"Order","prompt":"Say where my order is now, please."}]}`,
      ],
      [
        'home-made: a template for file names',
        'config/desk.yaml',
        `model: gpt-4.1-mini\nsystem_prompt: ${js(TEXT)}\nfilename_template: "{{ name }}.md"\n`,
        `model: gpt-4.1-mini\nsystem_prompt: ${js(TEXT)}\nfilename_template: "{{ day }}/{{ name }}.md"\n`,
      ],
      [
        'GitHub: a matrix of one',
        '.github/workflows/triage.yml',
        triage(),
        triage('    strategy:\n      matrix:\n        part: [1]\n'),
      ],
      ['text: line ends', 'prompts/desk.txt', `${TEXT}\n`, `${TEXT}\r\n`],
      ['text: a few words', 'prompts/desk.txt', TEXT, `${TEXT} Thank you.`],
    ],
    dflt,
  ),
  ...turned(
    [
      ['a skill: a word', '.claude/skills/refunds/SKILL.md', skill(TEXT), skill(`${TEXT} Thanks.`)],
      ['an agent: a color', '.claude/agents/reviewer.md', agent(TEXT), agent(TEXT, 'color: green\n')],
    ],
    priced,
  ),
  {
    name: 'moved: a folder',
    base: { [P]: github(TEXT) },
    head: { [P]: null, 'prompts/desk/main.prompt.yml': github(TEXT) },
  },
  {
    name: 'moved: a link to the same text',
    base: { [P]: github(TEXT) },
    head: { [P]: { link: '../data/desk.yml' }, 'data/desk.yml': github(TEXT) },
  },
  { name: 'attributes: line ends', base: { [P]: github(TEXT) }, head: { '.gitattributes': '* text=auto\n' } },
  {
    name: 'tests: a new fixture',
    base: { [P]: github(TEXT) },
    head: { 'tests/fixtures/prompts/long.txt': MORE },
    settings: dflt,
  },
  {
    name: 'a page of documentation',
    base: { [P]: github(TEXT) },
    head: { 'docs/desk.md': `# Desk\n\nThe desk uses gpt-4.1-mini.\n\n${LONG}` },
  },
];
