import { expect, test } from '@jest/globals';
import { literalText, type Prompt } from '../../src/core/prompt.js';
import { counts } from '../../src/formats/code/project-models.js';
import { promptsIn } from '../support/programs.js';

const textOf = (prompt: Prompt | undefined) =>
  prompt?.messages.map(({ role, segments }) => `${role}: ${literalText(segments)}`);

const openai = 'from openai import OpenAI\nclient = OpenAI()\n';
const send = (content: string) =>
  `client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": ${content}}])\n`;

test('text that goes over a constant dictionary or list is written out', async () => {
  const loops = [
    'rules = ""\n    for name, rule in RULES.items():\n        rules += f"- {name}: {rule}\\n"',
    'rules = "\\n".join(f"- {name}: {rule}" for name, rule in RULES.items())',
    'rules = "\\n".join([f"- {pair[0]}: {pair[1]}" for pair in RULES.items()])',
    'rules = ""\n    for at, (name) in enumerate(RULES):\n        rules += f"- {name}: {RULES[name]}\\n"',
  ];
  for (const loop of loops) {
    const { byKey } = await promptsIn({
      'app.py': `${openai}RULES = {"tone": "be kind to people", "length": "write two lines"}
def ask(question):
    ${loop}
    return ${send('"Follow the rules:\\n" + rules')}`,
    });
    const [text] = textOf(byKey.get('app.py#ask→chat.completions.create')) ?? [];
    expect(text).toMatch(/- tone: be kind to people[^]*- length: write two lines/);
  }
});

test('names that take an item apart are the holes of a loop over unknown items', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}def ask(documents):
    text = "Read these documents:\\n"
    for number, document in enumerate(documents):
        text += f"Document {number}: {document}\\n"
    return ${send('text')}`,
  });
  const prompt = byKey.get('app.py#ask→chat.completions.create');
  expect(prompt?.variables.map(({ name }) => name)).toEqual(['number', 'document']);
});

test('a bare import inside a package is the library of that name', async () => {
  const { byKey } = await promptsIn({
    'airline/__init__.py': '',
    'airline/agents.py': `from agents import Agent
def instructions(context, agent):
    return f"You help travellers with their seats. Name: {context.name}"
seats = Agent(name="Seats", model="gpt-4.1", instructions=instructions)
`,
  });
  const agent = byKey.get('airline/agents.py#seats→Agent');
  expect(textOf(agent)).toEqual(['system: You help travellers with their seats. Name: ']);
  expect(agent?.model?.asWritten).toBe('gpt-4.1');
});

test('a function that several places give a sentence is a way to send prompts, whatever it adds', async () => {
  const context = 'Use these notes about the customer, the product and what was said before. '.repeat(20);
  const { byKey } = await promptsIn({
    'llm.py': `${openai}def send(prompt, notes=None):
    messages = []
    if notes:
        messages.append({"role": "user", "content": "${context}" + notes})
    messages.append({"role": "user", "content": prompt})
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`,
    'app.py': `from llm import send
def title(text):
    return send(f"Write a title for this text: {text}")
def summary(text):
    return send(f"Sum up this text: {text}")
def language(text):
    return send(f"Which language is this text in? {text}")
`,
  });
  expect([...byKey.keys()].filter((key) => key.includes('→'))).toEqual([
    'app.py#title→send',
    'app.py#summary→send',
    'app.py#language→send',
  ]);
});

test('what one place adds to a long prompt is data', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}def classify(text):
    return ${send(`"${'Say which department should answer this request. '.repeat(20)}" + text`)}
def demo():
    return classify("My parcel has not arrived yet")
`,
  });
  expect([...byKey.keys()].filter((key) => key.includes('→'))).toEqual([
    'app.py#classify→chat.completions.create',
  ]);
});

test('a call that names the model or the limit of a wrapper is a request of its own', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}def send(prompt, model):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}])
def fast(prompt):
    return send(prompt, "gpt-4o-mini")
def best(prompt):
    return send(prompt, model="gpt-4o")
`,
  });
  expect(
    [...byKey.values()]
      .filter(({ settingsOnly }) => !settingsOnly)
      .map(({ key, model }) => [key, model?.asWritten]),
  ).toEqual([
    ['app.py#fast→send', 'gpt-4o-mini'],
    ['app.py#best→send', 'gpt-4o'],
  ]);
});

test('messages of which nothing is known are one message', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}import copy
def clean(messages):
    if not messages:
        return messages
    messages = copy.deepcopy(messages)
    return messages
def send(messages):
    return client.chat.completions.create(model="gpt-4o", messages=clean(messages))
`,
  });
  expect(byKey.get('app.py#send→chat.completions.create')?.messages).toHaveLength(1);
});

test('a name that is given the text before it is returned changes no key', async () => {
  const body = (lines: string) => `def build_prompt(tools):\n${lines}`;
  const forms = [
    '    return "You are a helpful assistant. " + "Use the tools."\n',
    '    text = "You are a helpful assistant. "\n    text += "Use the tools."\n    return text\n',
    '    parts = ["You are a helpful assistant.", "Use the tools."]\n    return " ".join(parts)\n',
    '    prompt = "You are a helpful assistant. Use the tools."\n    return prompt\n',
  ];
  for (const form of forms) {
    const { byKey } = await promptsIn({ 'app.py': body(form) });
    expect([...byKey.keys()]).toEqual(['app.py#build_prompt']);
  }
});

test('tools that no found call sends are listed where they are written', async () => {
  const { byKey } = await promptsIn({
    'tools.py': `from agents import function_tool
SEARCH_TOOL = {
    "type": "function",
    "function": {
        "name": "search",
        "description": "Searches the web for pages.",
        "parameters": {"type": "object", "properties": {"query": {"type": "string", "description": "What to look for"}}},
    },
}

@tool
def weather(city: str) -> str:
    """Tells the weather of a city.

    Args:
        city: The name of the city,
            in English.
    """
    return fetch(city)

class ToolDefinition:
    def __init__(self, name, description, parameters):
        self.name = name
        self.description = description
        self.parameters = parameters

def canonical_tools():
    return [ToolDefinition(name="edit", description="Edits a file in place.", parameters={"type": "object", "properties": {}})]
`,
  });
  expect(
    [...byKey.values()].map(({ key, kind, tools }) => [key, kind, tools.map(({ name }) => name)]),
  ).toEqual([
    ['tools.py#weather', 'tools', ['weather']],
    ['tools.py#SEARCH_TOOL', 'tools', ['search']],
    ['tools.py#canonical_tools', 'tools', ['edit']],
  ]);
  expect(byKey.get('tools.py#weather')?.tools[0]?.schema).toMatchObject({
    properties: { city: { description: 'The name of the city, in English.' } },
  });
});

test('the tools of a call are listed with the call, once', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}TOOLS = [{"type": "function", "function": {"name": "search", "description": "Searches the web.", "parameters": {"type": "object", "properties": {}}}}]
def ask(question):
    return client.chat.completions.create(model="gpt-4o", tools=TOOLS, messages=[{"role": "user", "content": "Answer the question with the tools: " + question}])
`,
  });
  expect([...byKey.keys()]).toEqual(['app.py#ask→chat.completions.create']);
});

test('an answer’s shape that no found call sends is listed; the models of a web framework are not', async () => {
  const { byKey } = await promptsIn({
    'schemas.py': `from pydantic import BaseModel, Field
class Report(BaseModel):
    mood: str = Field(description="How people feel about the company")
class Page(BaseModel):
    title: str = Field(description="Shown on top of the page")
`,
    'app.py': `from schemas import Report, Page
@app.get("/page", response_model=Page)
def page():
    return Page(title="x")
def bind(llm):
    return llm.with_structured_output(Report)
`,
  });
  expect([...byKey.values()].map(({ key, kind }) => [key, kind])).toEqual([['schemas.py#Report', 'tools']]);
});

test('models of settings are compared on their own where no call takes them', async () => {
  const { prompts } = await promptsIn({
    'config.py': `import os
DEFAULT_CONFIG = {"deep_think_llm": "gpt-5.4", "embedding_model": "text-embedding-3-small", "retries": 3}
class Settings(BaseSettings):
    openai_model: str = Field("gpt-4o-mini")
def build(model_name="claude-sonnet-4-5"):
    return os.getenv("FAST_MODEL", "gpt-4.1-nano")
parser.add_argument("--model", default="gemini-2.5-pro")
MODELS = [{"model": "gpt-4o"}, {"model": "gpt-4.1"}, {"model": "gpt-5"}, {"model": "o3"}, {"model": "o4-mini"}]
`,
  });
  expect(prompts.map(({ name, model, settingsOnly }) => [name, model?.asWritten, settingsOnly])).toEqual([
    ['DEFAULT_CONFIG.deep_think_llm', 'gpt-5.4', true],
    ['Settings.openai_model', 'gpt-4o-mini', true],
    ['build.model_name', 'claude-sonnet-4-5', true],
    ['model', 'gemini-2.5-pro', true],
  ]);
});

test('an expression of an f-string may go over several lines', async () => {
  const { byKey, problems } = await promptsIn({
    'app.py': `def build_prompt(short):
    # it's a comment
    name = f"{short!r}"
    return f"""You are a helpful assistant. {
        "Answer in one line."
        if short
        else '''Answer
as long as you like.'''
    }
Use the tools {{}} that you have."""
`,
  });
  expect(problems).toEqual([]);
  expect(textOf(byKey.get('app.py#build_prompt'))).toEqual([
    'user: You are a helpful assistant. Answer in one line.Answer\nas long as you like.\nUse the tools {} that you have.',
  ]);
});

test('data that json.dumps writes into a prompt is JSON, and the body of a request stays data', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}import json
RULES = {"tone": "kind", "limits": ["two lines", "no “quotes”"]}
def ask(question):
    return ${send('f"Rules: {json.dumps(RULES)}\\nData: {json.dumps({\'q\': question}, indent=1, ensure_ascii=False)}"')}`,
  });
  const prompt = byKey.get('app.py#ask→chat.completions.create');
  expect(textOf(prompt)).toEqual([
    'user: Rules: {"tone": "kind", "limits": ["two lines", "no \\u201cquotes\\u201d"]}\nData: {\n "q": \n}',
  ]);
  expect(prompt?.variables.map(({ name }) => name)).toEqual(['question']);
});

test('a constructor that is given a constant names its model, wherever the constant is', async () => {
  for (const model of ['"gpt-4o"', 'CHAT_LLM', 'settings.CHAT_LLM']) {
    const { byKey } = await promptsIn({
      'config.py':
        'from pydantic_settings import BaseSettings\nclass Config(BaseSettings):\n    CHAT_LLM: str = "gpt-4o"\nsettings = Config()\n',
      'app.py': `from llama_index.core import Settings
from llama_index.llms.openai import OpenAI
from config import settings
CHAT_LLM = "gpt-4o"
def setup():
    Settings.llm = OpenAI(model=${model})
`,
    });
    const prompt = byKey.get('app.py#setup.llm→OpenAI.model');
    expect(prompt?.model?.asWritten).toBe('gpt-4o');
  }
});

test('the agents that LlamaIndex makes from tools are requests', async () => {
  const { byKey } = await promptsIn({
    'app.py': `from llama_index.agent.openai import OpenAIAgent
from llama_index.llms.openai import OpenAI
def engine(tools):
    chat = OpenAI(model="gpt-4o", max_tokens=300)
    return OpenAIAgent.from_tools(tools=tools, llm=chat, system_prompt="You answer questions about filings.")
`,
  });
  const prompt = byKey.get('app.py#engine→from_tools');
  expect(textOf(prompt)).toEqual(['system: You answer questions about filings.']);
  expect(prompt?.model?.asWritten).toBe('gpt-4o');
  expect(prompt?.parameters.maxOutputTokens).toBe(300);
});

test('a function that counts tokens for a model sends nothing to it', async () => {
  for (const [name, isModel] of [
    ['count_tokens', false],
    ['num_tokens_from_string', false],
    ['get_cost', false],
    ['ask', true],
    ['summarize', true],
  ] as const) {
    const { prompts } = await promptsIn({
      'util.py': `import tiktoken\ndef ${name}(text, model="gpt-4"):\n    return tiktoken.encoding_for_model(model).encode(text)\n`,
    });
    expect(prompts.some(({ model }) => model?.asWritten === 'gpt-4')).toBe(isModel);
  }
});

test('a number of tokens is no prompt, and does not hide the one that it is counted of', async () => {
  const { prompts } = await promptsIn({
    'prompts.py': `from tokens import estimate_tokens
def custom_section(custom):
    return f"Instructions: {custom}" if custom else ""
def facts_prompt(peer, custom=None):
    section = custom_section(custom)
    return f"""{section}
Analyze the messages and extract explicit facts about the peer.
You must use the exact id of the peer. Return a list of facts about {peer}."""
def estimate_prompt(custom):
    prompt = facts_prompt('', custom)
    return estimate_tokens(prompt)
`,
  });
  expect(prompts.map(({ key }) => key)).toEqual(['prompts.py#facts_prompt']);
});

test('what a library sends over its own arguments is what is sent', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}def ask(q):
    return client.chat.completions.create(model="gpt-4.1-mini", max_tokens=100, messages=[{"role": "user", "content": "Answer this question: " + q}], extra_body={"max_tokens": 9000})
`,
  });
  expect(byKey.get('app.py#ask→chat.completions.create')?.parameters.maxOutputTokens).toBe(9000);
});

test.each([
  ['estimate_tokens', true],
  ['count_prompt_tokens', true],
  ['prompt_tokens', true],
  ['getTokenCount', true],
  ['get_cost', true],
  ['truncate_to_tokens', false],
  ['truncate_prompt', false],
  ['encodePrompt', false],
  ['trim_tokens', false],
  ['system_prompt', false],
])('%s is a number: %s', (name, isNumber) => {
  expect(counts(name)).toBe(isNumber);
});

test('limits of steps that are taken away are none', async () => {
  const agent = (limit: string): string => `from pydantic_ai import Agent
from pydantic_ai.usage import UsageLimits
agent = Agent("openai:gpt-4.1", system_prompt="You are a careful research assistant.")
@agent.tool_plain
def look(q: str) -> str:
    """Looks it up."""
    return q
async def main(q):
    return await agent.run(q, usage_limits=UsageLimits(request_limit=${limit}))
`;
  const bounds = async (limit: string) =>
    (await promptsIn({ 'a.py': agent(limit) })).prompts.flatMap(({ parameters }) =>
      (parameters.repeats ?? []).map(({ bound, times }) => `${bound} ${times}`),
    );
  expect(await bounds('8')).toContain('at-most 8');
  expect(await bounds('None')).toContain('none null');
});

test('the indent of json.dumps is sent, and data behind a condition stays data', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}import json
def ask(short):
    data = {"a": "first rule"} if short else {"b": "second rule"}
    return ${send('"Rules: " + json.dumps(data, indent="\\t")')}`,
  });
  const [text] = textOf(byKey.get('app.py#ask→chat.completions.create')) ?? [];
  expect(text).toContain('{\n\t"b": "second rule"\n}');
});

test('the same request with and without streaming is one, wherever the function ends between them', async () => {
  const call = (more: string) =>
    `client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "You read long texts."}, {"role": "user", "content": q}]${more})`;
  const bodies = [
    `if stream:\n        yield ${call(', stream=True')}\n        return\n    yield ${call('')}`,
    `if stream:\n        answer = ${call(', stream=True')}\n    else:\n        answer = ${call('')}\n    return answer`,
    `if not q:\n        raise ValueError()\n    yield ${call('')}`,
  ];
  for (const body of bodies) {
    const { prompts } = await promptsIn({ 'app.py': `${openai}def ask(q, stream):\n    ${body}\n` });
    expect(prompts.map(({ key }) => key)).toEqual(['app.py#ask→chat.completions.create']);
  }
  const other = await promptsIn({
    'app.py': `${openai}def ask(q, brief):
    if brief:
        yield ${send('"Answer in one short sentence: " + q')}        return
    yield ${send('"Answer at length, with examples: " + q')}`,
  });
  expect(other.prompts.map(({ key }) => key)).toEqual([
    'app.py#ask→chat.completions.create',
    'app.py#ask→chat.completions.create~2',
  ]);
});

test('two ways of one function that bill differently are two requests', async () => {
  const call = (more: string) =>
    `client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": RULES}, {"role": "user", "content": q}]${more})`;
  const tool =
    '{"type": "function", "function": {"name": "search", "description": "Search the web", "parameters": {"type": "object", "properties": {}}}}';
  for (const [first, second] of [
    [', max_tokens=100', ', max_tokens=9000'],
    ['', `, tools=[${tool}]`],
    ['', ', n=10'],
  ] as const) {
    const { prompts } = await promptsIn({
      'app.py': `${openai}RULES = "You answer questions about long texts."
def ask(q, deep):
    if deep:
        return ${call(first)}
    return ${call(second)}
`,
    });
    expect(prompts.filter(({ kind }) => kind !== 'fragment').map(({ key }) => key)).toEqual([
      'app.py#ask→chat.completions.create',
      'app.py#ask→chat.completions.create~2',
    ]);
  }
});

test('what `finally` sends is sent after a return too, and an assertion ends nothing', async () => {
  const { prompts } = await promptsIn({
    'app.py': `${openai}def ask(q):
    try:
        return ${send('"You answer questions about long texts." + q')}
    finally:
        ${send('"Say in two sentences what was asked." + q')}
def main():
    ask("What is the largest lake of the country, and who owns the land around it?")
`,
  });
  expect(prompts.map(({ key }) => key)).toEqual(['app.py#main→ask', 'app.py#main→ask~2']);
  const { byKey } = await promptsIn({
    'app.py': `${openai}def ask(q, deep):
    text = "You answer questions. "
    if deep:
        assert q, "no question"
        text += "Think for a long time."
    return ${send('text')}`,
  });
  expect(JSON.stringify(byKey.get('app.py#ask→chat.completions.create')?.messages)).toContain('long time');
});

test('a text that another text has whole has no row of its own', async () => {
  const { prompts } = await promptsIn({
    'prompts.py': `PROMPTS = {}
PROMPTS["local"] = """You are a helpful assistant responding to questions about data in the tables provided.
Respond in the style of a librarian and use only {context}. Do not make anything up."""
PROMPTS["other"] = """You are a helpful assistant responding to questions about lakes and rivers of the north.
Respond in the style of {style} and use only {context}. Do not make anything up."""
`,
    'app.py': `from prompts import PROMPTS
async def local(q, config):
    use = config["model_func"]
    template = PROMPTS["local"]
    system = template.format(context="The tables are sorted by name and have one row for each of the lakes.")
    return await use(q, system_prompt=system)
`,
  });
  expect(prompts.map(({ key }) => key)).toEqual(['app.py#local→system_prompt', 'prompts.py#PROMPTS.other']);
});

test('the text of one caller of a wrapper is not the text of the wrapper', async () => {
  const { prompts } = await promptsIn({
    'app.py': `from llama_index.agent import OpenAIAgent
from llama_index.llms import OpenAI, ChatMessage
llm = OpenAI(model="gpt-4o")
RULES = "You help people to build an agent for a task that they name."
def load(tools, system_prompt):
    return OpenAIAgent.from_tools(tools=tools, llm=llm, system_prompt=system_prompt)
def builder():
    return load([], RULES)
def built(cache):
    return load([], cache.system_prompt)
def old():
    return OpenAIAgent.from_tools([], llm=llm, prefix_messages=[ChatMessage(role="system", content="You read the notes first.")])
`,
  });
  const requests = prompts.filter(({ kind }) => kind === 'request');
  expect(requests.map((one) => [one.key, textOf(one)])).toEqual([
    ['app.py#builder→load', ['system: You help people to build an agent for a task that they name.']],
    ['app.py#old→from_tools', ['system: You read the notes first.']],
  ]);
});

test('a factory passes on what its one caller gives it, by name or as *args', async () => {
  const cases: [string, string][] = [
    ['def create(name, context):\n    return Client(name, context)', 'create("gpt-4o", read())'],
    ['def create(name, *args):\n    return Client(name, *args)', 'create("gpt-4o", read())'],
    [
      'def create(name, *args):\n    return Client(name, *args[1:])',
      'create("gpt-4o", "https://x.example", read())',
    ],
  ];
  for (const [factory, made] of cases) {
    const { byKey } = await promptsIn({
      'app.py': `from openai import OpenAI
class Client:
    def __init__(self, name, context):
        self.name = name
        self.context = context
    def ask(self, q):
        return OpenAI().chat.completions.create(model=self.name, messages=[{"role": "system", "content": self.context}])
${factory}
def read():
    return "You read a long book." + f" It is {title}."
client = ${made}
`,
    });
    const prompt = byKey.get('app.py#Client.ask→chat.completions.create');
    expect(prompt?.model?.asWritten).toBe('gpt-4o');
    expect(textOf(prompt)).toEqual(['system: You read a long book. It is .']);
  }
});

test('the client of one maker does not send to the default model of another', async () => {
  const app = (model: string) => ({
    'app.py': `from google import genai
DEFAULT = ${model}
class Reader:
    def __init__(self, name):
        self.name = name
    def read(self, q):
        return genai.Client().models.generate_content(model=self.name, contents="Read the book. " + q)
def create(name):
    if name.startswith("gemini"):
        return Reader(name)
reader = create(DEFAULT)
`,
  });
  const key = 'app.py#Reader.read→models.generate_content';
  expect((await promptsIn(app('"gpt-4o"'))).byKey.get(key)?.model).toBeNull();
  expect((await promptsIn(app('"gemini-2.5-flash"'))).byKey.get(key)?.model?.asWritten).toBe(
    'gemini-2.5-flash',
  );
});

test('a local prompt that shares some words with a call is listed for the rest', async () => {
  const { prompts } = await promptsIn({
    'app.py': `${openai}def ask(agent, q, brief):
    task = f"<task>{q}</task>"
    client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Plan this: " + task}])
    note = "You may not change any files, only read what is there and tell what you found in them." if brief else ""
    prompt = "Read the whole project before you answer. " + note + task
    return agent.stream(prompt)
`,
  });
  expect(prompts.map(({ key }) => key)).toContain('app.py#ask.prompt');
});

test('a prompt that another package wraps counts for at least what is written', async () => {
  const { prompts } = await promptsIn({
    'app.py': `from prompts_of_others import keep
from rich import print_panel
SYSTEM_PROMPT = keep("You are an accountant. Read the invoices and answer in short sentences.", cache=True)
PROMPT_HELP = print_panel("You are an accountant. Read the invoices and answer in short sentences.")
`,
  });
  expect(prompts.map(({ key, incomplete }) => [key, incomplete])).toEqual([
    ['app.py#SYSTEM_PROMPT', ['`keep` may add to the text at run time']],
  ]);
});

test('a class of the program over a client of a library keeps what its base is made with', async () => {
  const { byKey } = await promptsIn({
    'app.py': `from langchain_openai import ChatOpenAI
from langchain_ollama import ChatOllama
class Local(ChatOpenAI):
    def __init__(self, base_url="http://localhost:1234/v1", model="qwen3", **kwargs):
        super().__init__(base_url=base_url, model=model, **kwargs)
def client(settings):
    if settings.local:
        return Local(model="llama3.3")
    return ChatOllama(model="llama3.3")
def ask(settings, q):
    return client(settings).bind_tools([]).invoke("Write the queries for a search. " + q)
class Base:
    def __init__(self, context):
        self.context = context
class Reader(Base):
    def __init__(self, title):
        super().__init__("You read a long book.")
    def read(self):
        return Local(model="gpt-4o").invoke(self.context)
`,
  });
  expect(byKey.get('app.py#ask→invoke')?.model?.asWritten).toBe('llama3.3');
  expect(byKey.get('app.py#Reader.read→invoke')?.model?.asWritten).toBe('gpt-4o');
  expect(textOf(byKey.get('app.py#Reader.read→invoke'))).toEqual(['user: You read a long book.']);
});

test('functions that an agent decorates are its tools, with or without a docstring', async () => {
  const { prompts } = await promptsIn({
    'app.py': `from pydantic_ai import Agent
critic = Agent("openai:gpt-4o", system_prompt="You check the answers of another agent.")
@critic.tool_plain
def answer(plan: str) -> str:
    return plan
@critic.tool
def look(ctx, page: str) -> str:
    """Looks at a page."""
    return page
`,
  });
  expect(prompts.map(({ key, tools }) => [key, tools.map(({ name }) => name)])).toEqual([
    ['app.py#critic→Agent', ['answer', 'look']],
  ]);
});

test('rows of a list that a loop fills are not one row', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}def ask(documents):
    notes = [summary(document) for document in documents]
    text = "Read these notes:\\n"
    for name, note in zip(documents, notes):
        text += f"The note about it is: {note}\\n"
    for first, note in zip(["one"], notes):
        text += f"The first note is: {note}\\n"
    return ${send('text')}`,
  });
  const segments =
    byKey.get('app.py#ask→chat.completions.create')?.messages.flatMap((one) => one.segments) ?? [];
  expect(segments.filter(({ kind }) => kind === 'loop')).toHaveLength(2);
});

test('a list that is filled with more than is followed says that there are more', async () => {
  const { byKey } = await promptsIn({
    'app.ts': `import OpenAI from 'openai';
const client = new OpenAI();
export const ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [
  { role: 'user', content: Array(1000).fill('Say it again.').join(' ') },
] });
`,
  });
  const segments =
    byKey.get('app.ts#ask→chat.completions.create')?.messages.flatMap((one) => one.segments) ?? [];
  expect(segments.some(({ kind }) => kind === 'variable')).toBe(true);
});

const kinds = 'You are kind to people and answer in two sentences';
const byArms: [string, string][] = [
  [
    'conditions',
    `    style = "Hello."
    if kind == "a":
        style = "${kinds} of type a."
    elif kind == "b":
        style = "${kinds} of type b."
    else:
        style = "${kinds} of another type."`,
  ],
  [
    'cases',
    `    match kind:
        case "a":
            style = "${kinds} of type a."
        case "b":
            style = "${kinds} of type b."
        case _:
            style = "${kinds} of another type."`,
  ],
  [
    'lines of a list',
    `    lines = ["${kinds}."]
    if kind == "a":
        lines.append("Of type a.")
    elif kind == "b":
        lines.append("Of type b.")
    else:
        lines.append("Of another type.")
    style = "\\n".join(lines)`,
  ],
  [
    'ways out of a function',
    `    def chosen():
        if kind == "a":
            return "${kinds} of type a."
        if kind == "b":
            return "${kinds} of type b."
        return "${kinds} of another type."
    style = chosen()`,
  ],
];

test.each(byArms)('%s keep the condition of every arm', async (_, body) => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}def ask(kind):\n${body}\n    return ${send('style')}`,
  });
  const prompt = byKey.get('app.py#ask→chat.completions.create');
  const branches = prompt?.messages.flatMap(({ segments }) =>
    segments.filter(({ kind }) => kind === 'branch'),
  );
  expect(branches?.length).toBeGreaterThan(0);
  for (const branch of branches ?? [])
    expect(branch).toMatchObject({ tests: ['kind == "a"', 'kind == "b"', null] });
});

test('a dictionary asked for an unknown key has its entries as cases', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}STYLES = {"a": "${kinds} of type a.", "b": "${kinds} of type b.", "c": "${kinds}."}
def ask(kind):
    return ${send('STYLES[kind]')}`,
  });
  expect(byKey.get('app.py#ask→chat.completions.create')?.messages[0]?.segments).toMatchObject([
    { kind: 'branch', tests: ['kind == "a"', 'kind == "b"', 'kind == "c"'] },
  ]);
});

const registry = `from prompts import versions
class Version:
    def __init__(self, function):
        self.function = function
    def __call__(self, context):
        return self.function(context)
class Kind:
    def __init__(self, versions):
        for version, function in versions.items():
            setattr(self, version, Version(function))
class Library:
    def __init__(self, library):
        for kind, versions in library.items():
            setattr(self, kind, Kind(versions))
library = Library({"people": versions})
BY_NAME = {}
for name, function in versions.items():
    BY_NAME[f"{name}_prompt"] = function
UPPER = {name.upper(): function for name, function in versions.items()}
`;
const prompts = `def short(context):
    return f"List the people of this text in one line: {context}"
def long(context):
    return f"List the people of this text with everything that it says of them: {context}"
versions = {"short": short, "long": long}
`;

test.each([
  ['library.people.long(text)', 'with everything'],
  ['library.people.short(text)', 'in one line'],
  ['BY_NAME["long_prompt"](text)', 'with everything'],
  ['versions["short"](text)', 'in one line'],
  ['{name: one for name, one in versions.items()}["long"](text)', 'with everything'],
  ['getattr(prompts, "short")(text)', 'in one line'],
])('a prompt function is found through a registry: %s', async (call, words) => {
  const { byKey } = await promptsIn({
    'registry.py': registry,
    'prompts.py': prompts,
    'app.py': `${openai}import prompts
from prompts import versions
from registry import library, BY_NAME, UPPER
def ask(text):
    return ${send(call)}`,
  });
  const [sent] = textOf(byKey.get('app.py#ask→chat.completions.create')) ?? [];
  expect(sent).toContain(words);
  expect(sent).not.toContain(words === 'in one line' ? 'with everything' : 'in one line');
});

const clients = `from abc import ABC, abstractmethod
from openai import OpenAI
from anthropic import Anthropic
class Client(ABC):
    def ask(self, prompt):
        return self._send(prompt)
    @abstractmethod
    def _send(self, prompt): ...
class OpenAIClient(Client):
    def _send(self, prompt):
        return OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
class AnthropicClient(Client):
    def _send(self, prompt):
        return Anthropic().messages.create(model="claude-sonnet-4-5", max_tokens=300, messages=[{"role": "user", "content": prompt}])
`;

test('a method that is left to subclasses runs the one of the object, or one of them where the object is only declared', async () => {
  const question = '"How do people in this city travel to their work in the winter?"';
  const { prompts: found, byKey } = await promptsIn({
    'clients.py': clients,
    'app.py': `from dataclasses import dataclass
from clients import AnthropicClient, Client
@dataclass
class Services:
    client: Client
def known():
    return AnthropicClient().ask(${question})
def handed(client: Client):
    return client.ask(${question})
def held(services: Services):
    return services.client.ask(${question})
`,
  });
  expect(byKey.get('app.py#known→ask')?.model?.asWritten).toBe('claude-sonnet-4-5');
  expect(byKey.get('app.py#handed→ask')?.kind).toBe('request');
  expect(byKey.get('app.py#held→ask')?.kind).toBe('request');
  expect(byKey.get('app.py#known→ask')?.model).not.toHaveProperty('undecided');
  for (const key of ['app.py#handed→ask', 'app.py#held→ask'])
    expect(byKey.get(key)?.model).toMatchObject({
      asWritten: 'gpt-4o',
      alternatives: ['claude-sonnet-4-5'],
      undecided: true,
    });
  expect(found.filter(({ path }) => path === 'app.py')).toHaveLength(3);
});

test('of a class that is only declared, a model is known where the program chooses it or all subclasses name the same', async () => {
  const question = '"How do people in this city travel to their work in the winter?"';
  const same = clients.replace('claude-sonnet-4-5', 'gpt-4o');
  const app = (body: string) =>
    `from clients import AnthropicClient, Client, OpenAIClient\ndef ask(client: Client, fast):\n${body}`;
  const modelIn = async (source: string, body: string) => {
    const { byKey } = await promptsIn({ 'clients.py': source, 'app.py': app(body) });
    return [...byKey].flatMap(([key, { model }]) => (key.startsWith('app.py#ask') ? [model] : []));
  };
  const [declared, ...others] = await modelIn(same, `    return client.ask(${question})\n`);
  expect(others).toEqual([]);
  expect(declared).toMatchObject({ asWritten: 'gpt-4o' });
  expect(declared).not.toHaveProperty('undecided');
  const chosen = await modelIn(
    clients,
    `    one = OpenAIClient() if fast else AnthropicClient()\n    return one.ask(${question})\n`,
  );
  expect(chosen.length).toBeGreaterThan(0);
  for (const model of chosen) expect(model).not.toHaveProperty('undecided');
  const byName = `from clients import Base
from openai import OpenAI
class Asks(ABC):
    @property
    @abstractmethod
    def model(self): ...
    def ask(self):
        return OpenAI().chat.completions.create(model=self.model, messages=[{"role": "user", "content": ${question}}])
class Small(Asks):
    @property
    def model(self): return "gpt-4o-mini"
class Large(Asks):
    @property
    def model(self): return "gpt-4o"
`;
  const { byKey } = await promptsIn({ 'app.py': byName });
  expect(byKey.get('app.py#Asks.ask→chat.completions.create')?.model).toMatchObject({ undecided: true });
});

test('a value that one call of very many passes is not the same for all', async () => {
  const calls = (last: string) =>
    Array.from(
      { length: 70 },
      (_, at) => `def call${at}(q):\n    return ask(q, "${at === 69 ? last : 'warm'}")\n`,
    );
  const textFor = async (last: string) => {
    const { byKey } = await promptsIn({
      'app.py': `${openai}def ask(question, tone):\n    return ${send('f"Answer the question in a {tone} tone: {question}"')}${calls(last).join('')}`,
    });
    return textOf(byKey.get('app.py#ask→chat.completions.create'))?.[0];
  };
  expect(await textFor('warm')).toContain('in a warm tone');
  expect(await textFor('cold')).toContain('in a  tone');
});

test('a property of a declared object is its value', async () => {
  const { byKey } = await promptsIn({
    'app.py': `${openai}class Settings:
    @property
    def model(self) -> str:
        return "gpt-4o-mini"
def ask(settings: Settings):
    return client.chat.completions.create(model=settings.model, messages=[{"role": "user", "content": "Say what day it is."}])
`,
  });
  expect(byKey.get('app.py#ask→chat.completions.create')?.model?.asWritten).toBe('gpt-4o-mini');
});

test('a settings file is read through a function that takes a path of keys', async () => {
  const { byKey } = await promptsIn({
    'config.yaml': 'api:\n  model: gpt-4o-mini\n',
    'conf.py': `from ruamel.yaml import YAML
yaml = YAML()
def load_key(key):
    with open("config.yaml") as file:
        value = yaml.load(file)
    for part in key.split("."):
        if isinstance(value, dict) and part in value:
            value = value[part]
        else:
            raise KeyError(key)
    return value
`,
    'app.py': `${openai}from conf import load_key
def ask():
    return client.chat.completions.create(model=load_key("api.model"), messages=[{"role": "user", "content": "Say what day it is."}])
`,
  });
  expect(byKey.get('app.py#ask→chat.completions.create')?.model?.asWritten).toBe('gpt-4o-mini');
});

test('a constant that is overwritten before anything reads it is no text', async () => {
  const text = (word: string) =>
    `"You are a ${word} assistant who answers questions about the plants of this garden."`;
  const { prompts: found } = await promptsIn({
    'app.py': `SYSTEM_PROMPT = ${text('kind')}
SYSTEM_PROMPT = ${text('strict')}
USER_PROMPT = ${text('first')}
print(USER_PROMPT)
USER_PROMPT = ${text('second')}
`,
  });
  const texts = found.map((prompt) => prompt.messages.map(({ segments }) => literalText(segments)).join());
  expect(texts.some((one) => one.includes('kind'))).toBe(false);
  for (const word of ['strict', 'first', 'second'])
    expect(texts.some((one) => one.includes(word))).toBe(true);
});

test('classes with many classes above them take no time', async () => {
  const [levels, wide] = [9, 14];
  const above = (level: number) => Array.from({ length: wide }, (_, at) => `L${level}_${at}`).join(', ');
  const classes = Array.from({ length: levels * wide }, (_, at) => {
    const level = Math.floor(at / wide);
    return `class L${level}_${at % wide}(${level === 0 ? '' : above(level - 1)}):\n    def set${at}(self):\n        self.f${at} = 1\n`;
  });
  const { byKey } = await promptsIn({
    'app.py': `${openai}${classes.join('')}class Desk(${above(levels - 1)}):
    def ask(self, other: L8_0):
        return ${send('other.topic')}desk = Desk()\nfound = desk.nothing\n`,
  });
  expect([...byKey.keys()]).toEqual(['app.py#Desk.ask→chat.completions.create']);
}, 5_000);

test('a variable or a field of a class that is set many times is one choice', async () => {
  const times = Array.from({ length: 1_500 }, (_, at) => at);
  const { byKey, problems } = await promptsIn({
    'app.py': `import os\n${openai}${times.map((at) => `os.environ["RULES"] = "Answer in ${at} words."`).join('\n')}
def ask():
    return ${send('os.environ["RULES"]')}`,
  });
  expect([...byKey.keys()]).toEqual(['app.py#ask→chat.completions.create']);
  expect(problems).toEqual([]);
});

test('a variable that is only set where it was not is one that may be set to something else', async () => {
  const { byKey } = await promptsIn({
    'app.py': `import os\n${openai}os.environ.setdefault("MODEL", "gpt-4o-mini")
def ask():
    return client.chat.completions.create(model=os.environ["MODEL"], messages=[{"role": "user", "content": "Answer briefly."}])
`,
  });
  const model = byKey.get('app.py#ask→chat.completions.create')?.model;
  expect(model).toMatchObject({ asWritten: 'gpt-4o-mini', origin: { by: 'default' } });
});

test('a method that gives a text and is replaced gives one that nobody knows', async () => {
  const { problems } = await promptsIn({
    'desk.py': `${openai}class Desk:
    def text(self):
        return "Answer in one word about bees."
    def ask(self):
        return ${send('self.text()')}`,
    'patch.py': '# prompt\nfrom desk import Desk\nDesk.text = lambda self: "Answer at length about bees."\n',
  });
  expect(problems).toEqual([
    expect.objectContaining({
      path: 'patch.py',
      detail: 'It replaces `text`, which gives a text; what it gives now was not found.',
    }),
  ]);
});
