import type { Language } from '../../src/formats/code/facts.js';
import { importsIn } from '../../src/formats/code/later.js';
import { describe, expect, test } from '@jest/globals';
import { literalText, type Prompt } from '../../src/core/prompt.js';
import { promptsIn } from '../support/programs.js';

const textOf = (prompt: Prompt | undefined) =>
  prompt?.messages.map(({ role, segments }) => `${role}: ${literalText(segments)}`);

const wrapper = `
from openai import OpenAI
from .prompts import SYSTEM_PROMPT
client = OpenAI()
MODEL = "gpt-4o-mini"

def ask(messages, model=MODEL, max_tokens=400):
    return client.chat.completions.create(model=model, messages=messages, max_tokens=max_tokens)

def answer(question, language):
    messages = [{"role": "system", "content": SYSTEM_PROMPT.format(language=language)}]
    messages.append({"role": "user", "content": f"Question: {question}\\nBe short."})
    return ask(messages)

def title(text):
    return ask([{"role": "user", "content": "Give a short title:\\n" + text}], model="gpt-4o", max_tokens=20)
`;

test('callers of a wrapper are the requests, with the text they send and the model they choose', async () => {
  const { byKey } = await promptsIn({
    'app/prompts.py':
      'SYSTEM_PROMPT = """You help.\nAnswer in {language}."""\nOLD_PROMPT = "You are used by nobody."\n',
    'app/main.py': wrapper,
  });
  const answer = byKey.get('app/main.py#answer→ask');
  expect(textOf(answer)).toEqual(['system: You help.\nAnswer in .', 'user: Question: \nBe short.']);
  expect(answer?.model).toMatchObject({ asWritten: 'gpt-4o-mini', origin: { by: 'constant' } });
  expect(answer?.parameters.maxOutputTokens).toBe(400);
  expect(answer?.sources).toEqual(['app/main.py', 'app/prompts.py']);
  const title = byKey.get('app/main.py#title→ask');
  expect(title?.model).toMatchObject({ asWritten: 'gpt-4o', origin: { by: 'call' } });
  expect(title?.parameters.maxOutputTokens).toBe(20);
  expect(byKey.get('app/prompts.py#SYSTEM_PROMPT')?.kind).toBe('fragment');
  expect(byKey.get('app/prompts.py#OLD_PROMPT')).toMatchObject({ kind: 'request', model: null });
  expect([...byKey.keys()].filter((key) => key.includes('#ask'))).toEqual([]);
});

const dispatcher = (branches: readonly string[]) => `
from openai import OpenAI
client = OpenAI()

def query(model_str, prompt):
    messages = [{"role": "user", "content": prompt}]
${branches.map((name, at) => `    ${at === 0 ? 'if' : 'elif'} model_str == "${name}":\n        answer = client.chat.completions.create(model="${name}-2025-01-31", messages=messages)`).join('\n')}
    return answer.choices[0].message.content
`;
const many = ['gpt-4o', 'gpt-4o-mini', 'o1', 'o1-mini', 'o3', 'o3-mini', 'o4-mini', 'gpt-4.1', 'gpt-5'];

test.each([
  [
    'the branch that the call names',
    many.slice(0, 3),
    'model_str="gpt-4o-mini"',
    'gpt-4o-mini-2025-01-31',
    0,
  ],
  ['of more branches than alternatives', many, 'model_str="o3-mini"', 'o3-mini-2025-01-31', 0],
  ['a name that none of many branches has', many, 'model_str="gpt-4-turbo"', 'gpt-4-turbo', 0],
  [
    'a name that none of few branches has',
    many.slice(0, 2),
    'model_str="gpt-4-turbo"',
    'gpt-4o-2025-01-31',
    1,
  ],
  ['a variable', many.slice(0, 2), 'model_str=chosen', 'gpt-4o-2025-01-31', 1],
  ['a variable and many branches', many, 'model_str=chosen', null, 0],
])('a wrapper that dispatches on the model: %s', async (_, branches, given, model, alternatives) => {
  const { byKey } = await promptsIn({
    'lib.py': dispatcher(branches),
    'app.py': `
from lib import query
def summarize(paper, chosen):
    return query(prompt="Please provide a summary of this paper in five short sentences: " + paper, ${given})
`,
  });
  const found = byKey.get('app.py#summarize→query')?.model ?? null;
  expect(found?.asWritten ?? null).toBe(model);
  expect(found?.alternatives ?? []).toHaveLength(alternatives);
});

test('a file that is not of its language hides its prompts instead of having none', async () => {
  const { prompts, problems } = await promptsIn({ 'a.py': 'PROMPT = "You are here"\ndef f(:\n  pass\n' });
  expect(prompts).toEqual([]);
  expect(problems).toMatchObject([{ reason: 'unreadable-code', path: 'a.py', line: 2 }]);
});

test('functions that pass on what a recursive function returns do not follow it one level deeper each', async () => {
  const passing = Array.from(
    { length: 6 },
    (_, at) => `
def step${at + 1}(node):
    return step${at}(node)`,
  ).join('\n');
  const { byKey, problems } = await promptsIn({
    'a.py': `
from openai import OpenAI
client = OpenAI()
def step0(node):
    if node.kind == "text":
        return node.text
    if node.kind == "pair":
        return step0(node.left) + step0(node.right)
    if node.kind == "triple":
        return step0(node.a) + step0(node.b) + step0(node.c)
    return [step0(node.first), step0(node.second), step0(node.third)]
${passing}
def send(text, node):
    return client.responses.create(model="gpt-4o", input="Summarize this tree in one line: " + text + step6(node))
def run(node):
    return send("and say which of its leaves are the longest ones of all", step6(node))
`,
  });
  expect(problems).toEqual([]);
  expect([...byKey.keys()]).toContain('a.py#run→send');
});

test('a function that calls itself ends', async () => {
  const { byKey } = await promptsIn({
    'a.py': `
from anthropic import Anthropic
client = Anthropic()
def grow(text, depth):
    if depth == 0:
        return text
    return grow(text + " and more of the same", depth - 1)
def run(q):
    return client.messages.create(model="claude-sonnet-4-5", max_tokens=50, system="You count the steps.", messages=[{"role": "user", "content": grow(q, 3)}])
`,
  });
  const run = byKey.get('a.py#run→messages.create');
  expect(run?.messages[0]).toMatchObject({ role: 'system' });
  expect(run?.parameters.maxOutputTokens).toBe(50);
});

test('messages that a wrapper puts into another form one by one are still those of its callers', async () => {
  const send = (body: string) => `
from openai import OpenAI
client = OpenAI()

def send(messages, model="gpt-4o-mini"):
${body}
    return client.chat.completions.create(model=model, messages=sent)

def title(question):
    messages = [ChatMessage(role="system", content="You write short titles for questions of customers.")]
    messages.append(ChatMessage(role="user", content=question))
    return send(messages)
`;
  const loop = `    sent = []
    for message in messages:
        sent.append({"role": message.role, "content": message.content})`;
  const comprehension = `    sent = [{"role": m.role, "content": m.content} for m in messages]`;
  for (const body of [loop, comprehension]) {
    const { byKey } = await promptsIn({ 'app/send.py': send(body) });
    expect([...byKey.keys()]).toEqual(['app/send.py#title→send']);
    expect(textOf(byKey.get('app/send.py#title→send'))).toEqual([
      'system: You write short titles for questions of customers.',
      'user: ',
    ]);
  }
});

test('lines that are collected under conditions and filtered stay the text that is returned', async () => {
  const { byKey } = await promptsIn({
    'app/system.py': `
class Builder:
    def build_system_prompt(self, tools):
        if self.base is not None:
            return self.base
        parts = ["You are a helpful assistant.", "Use the tools."]
        if tools:
            parts.append("Search before you answer.")
            parts = [part for part in parts if part != ""]
        return "\\n".join(parts)
`,
  });
  const [text] = textOf(byKey.get('app/system.py#Builder.build_system_prompt')) ?? [];
  for (const line of ['You are a helpful assistant.', 'Use the tools.', 'Search before you answer.'])
    expect(text).toContain(line);
});

test('a text in a call of a wrapper is one prompt, whoever calls the function around it', async () => {
  const { byKey } = await promptsIn({
    'app/llm.py': `
from langchain_openai import ChatOpenAI

def call_llm(prompt):
    llm = ChatOpenAI(model="gpt-4o")
    return llm.invoke(prompt)
`,
    'app/agent.py': `
from langchain_core.prompts import ChatPromptTemplate
from app.llm import call_llm

def output(ticker):
    template = ChatPromptTemplate.from_messages([("system", "You decide about one share and nothing else."), ("human", "Ticker: {ticker}")])
    prompt = template.invoke({"ticker": ticker})
    return call_llm(prompt)

def agent(state):
    return output(state["ticker"])
`,
  });
  expect([...byKey.keys()]).toEqual(['app/agent.py#output→call_llm']);
});

test('methods that are called like members of every object are unknown methods', async () => {
  const { prompts, problems } = await promptsIn({
    'app.py': `from openai import OpenAI
client = OpenAI()
text = "You are a helpful desk clerk who sorts letters.".valueOf().constructor().toString()
client.chat.completions.create(model="gpt-4.1", messages=[{"role": "hasOwnProperty", "content": "Sort the letter.".__proto__()}, {"role": "user", "content": text}])
`,
  });
  expect(problems.map(({ detail }) => detail)).toEqual([]);
  expect(prompts.length).toBeGreaterThan(0);
});

test('a chain of conditions that rewrite one long text stays as small as what it is made of', async () => {
  const steps = Array.from(
    { length: 24 },
    (_, index) =>
      `  if (options.v${index}) prompt = prompt.replace("Rule ${index}.", "Stricter rule ${index}.") + "More ${index}.";`,
  );
  const rules = Array.from({ length: 24 }, (_, index) => `Rule ${index}.`).join(' ');
  const { byKey } = await promptsIn({
    'src/ask.ts': `import OpenAI from 'openai';
export async function ask(options: Record<string, boolean>) {
  let prompt = "You plan a web application in small steps and write every file. ${rules}";
${steps.join('\n')}
  return new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: prompt }] });
}
`,
  });
  const prompt = byKey.get('src/ask.ts#ask→chat.completions.create');
  expect(JSON.stringify(prompt?.messages).length).toBeLessThan(1_500_000);
});

test('a message put before messages of the request is sent', async () => {
  const { byKey } = await promptsIn({
    'src/route.ts': `import { generateText } from 'ai';
export async function POST(req: Request) {
  const { messages } = await req.json();
  messages.unshift({ role: 'user', content: 'Answer as a careful engineer.' });
  return generateText({ model, messages });
}
`,
  });
  expect(textOf(byKey.get('src/route.ts#POST→generateText'))).toContain(
    'user: Answer as a careful engineer.',
  );
});

test('a name of a custom provider is the model behind it, a mock is not, and a table says nothing', async () => {
  const { byKey } = await promptsIn({
    'lib/models.mock.ts': `export const title = { languageModel: 'x', modelId: 'mock-title' };`,
    'lib/providers.ts': `import { gateway } from '@ai-sdk/gateway';
import { customProvider } from 'ai';
import { title } from './models.mock';
export const provider = isTest
  ? customProvider({ languageModels: { 'title-model': title } })
  : customProvider({ languageModels: { 'title-model': gateway.languageModel('openai/gpt-4o-mini') } });
const known: Record<string, string> = { old: 'openai/gpt-4o' };
export const resolve = (model: string) => known[model] ?? model;
`,
    'app/a.ts': `import { generateText } from 'ai';
import { provider, resolve } from '../lib/providers';
export const name = (prompt: string) =>
  generateText({ model: provider.languageModel('title-model'), system: 'Write a short title.', prompt });
export const chat = (prompt: string, model: string) =>
  generateText({ model: resolve(model), system: 'Answer the question.', prompt });
`,
  });
  expect(byKey.get('app/a.ts#name→generateText')?.model?.asWritten).toBe('openai/gpt-4o-mini');
  expect(byKey.get('app/a.ts#chat→generateText')?.model).toBeNull();
});

test('a function with a long text of its own stays the request when a caller adds a few words', async () => {
  const own = 'Write the final report on the topic with everything that was learned. '.repeat(8);
  const { byKey } = await promptsIn({
    'src/report.ts': `import { generateText } from 'ai';
export const report = (topic: string) => generateText({ model, prompt: \`${own}\${topic}\` });
`,
    'src/run.ts': `import { report } from './report';
export const run = (query: string) => report(\`First question of the user: \${query}. Then the answers that followed.\`);
`,
  });
  expect([...byKey.keys()]).toEqual(['src/report.ts#report→generateText']);
});

test('what a condition with too many texts leaves out is uncounted, never nothing', async () => {
  const arm = (word: string) =>
    `f"${Array.from({ length: 300 }, (_, index) => `${word} ${index} of {name}`).join(' and ')}"`;
  const { prompts } = await promptsIn({
    'app.py': `from openai import OpenAI
client = OpenAI()
def ask(name, loud):
    if loud:
        text = ${arm('Shout')}
    else:
        text = ${arm('Whisper')}
    client.chat.completions.create(model="gpt-4.1", messages=[{"role": "system", "content": text}])
`,
  });
  const segments = prompts.flatMap(({ messages }) => messages.flatMap((message) => message.segments));
  expect(segments.filter(({ kind }) => kind === 'opaque')).toMatchObject([
    { why: 'texts behind the condition `loud`, which has too many to follow' },
  ]);
});

test('branches by provider and a retry that send the same are one request, another text is another', async () => {
  const { byKey } = await promptsIn({
    'app/llm.py': `
from openai import OpenAI
client = OpenAI()
def ask(prompt):
    return client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": prompt}])
`,
    'app/chat.py': `
from app.llm import ask
PROMPT = "Answer the question of the guest in one sentence: {question}"
def answer(provider, question, other):
    prompt = PROMPT.format(question=question)
    if provider == "a":
        return ask(prompt)
    elif provider == "b":
        return ask(prompt)
    return [ask(prompt), ask(PROMPT.format(question=other)), ask("Say good night to every guest of the hotel.")]
`,
  });
  expect([...byKey.keys()].filter((key) => key.startsWith('app/chat.py#answer'))).toEqual([
    'app/chat.py#answer→ask',
    'app/chat.py#answer→ask~2',
    'app/chat.py#answer→ask~3',
  ]);
});

test('an entry of a table has the model and the limit that are beside its texts', async () => {
  const { prompts } = await promptsIn({
    'config/passes.php': `<?php
return [
    'review' => [
        'model' => 'gpt-4',
        'max_tokens' => 900,
        'system_message' => 'You review code for mistakes and say where they are.',
        'sections' => ['guidelines' => ['- Name each mistake once.', '- Say nothing of what is right.', '- Keep it under 200 words.']],
    ],
    'plain' => ['system_message' => 'You summarize code for people who do not read it.'],
];
`,
    'A.swift': `enum Option {
  var systemPrompt: String {
    return """
    {
      "role": "proofreading assistant",
      "task": "correct grammar, spelling, and punctuation errors of the text"
    }
    """
  }
}
let samplePrompt = "You are a careful assistant that rewrites what it is given in plain words."
`,
  });
  expect(
    prompts
      .map(
        ({ key, model, parameters }) =>
          `${key} ${model?.asWritten ?? 'no model'} ${parameters.maxOutputTokens ?? '-'}`,
      )
      .sort(),
  ).toEqual([
    'A.swift#Option.systemPrompt no model -',
    'config/passes.php#return.plain.system_message no model -',
    'config/passes.php#return.review.sections.guidelines gpt-4 900',
    'config/passes.php#return.review.system_message gpt-4 900',
  ]);
});

const request = `{ role: 'system', content: system }, { role: 'user', content: text }`;
const requestPy = `[{"role": "system", "content": system}, {"role": "user", "content": text}]`;
const python = (parameters: string, body: string) => `
from openai import OpenAI
client = OpenAI()
def ask(system, text, ${parameters}):
    ${body.replace('MESSAGES', requestPy).split('\n').join('\n    ')}
`;
const script = (parameters: string, body: string) => `
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(${parameters}) {
  ${body.replace('MESSAGES', `[${request}]`)}
}
`;
const both = [
  'max_tokens=10, model="gpt-5"',
  "10, 'gpt-5'",
  "{ maxTokens: 10, model: 'gpt-5' }",
  "{ max_tokens: 10, model: 'gpt-5' }",
  '{"max_tokens": 10, "model": "gpt-5"}',
];

test.each([
  [
    'a keyword with a default',
    'py',
    python(
      'model="gpt-4o", max_tokens=None',
      'return client.chat.completions.create(model=model, max_tokens=max_tokens, messages=MESSAGES)',
    ),
    both[0],
  ],
  [
    'what keywords hold',
    'py',
    python(
      '**kwargs',
      'return client.chat.completions.create(model=kwargs.get("model", "gpt-4o"), max_tokens=kwargs.get("max_tokens"), messages=MESSAGES)',
    ),
    both[0],
  ],
  [
    'keywords that are passed on to a default',
    'py',
    `${python('model="gpt-4o", **more', 'return client.chat.completions.create(model=model, messages=MESSAGES, **more)').replace('def ask', 'def send')}
def ask(system, text, **kwargs):
    return send(system, text, **kwargs)
`,
    both[0],
  ],
  [
    'options that may be none',
    'py',
    python(
      'options=None',
      'options = options or {}\nreturn client.chat.completions.create(model=options.get("model", "gpt-4o"), max_tokens=options.get("max_tokens"), messages=MESSAGES)',
    ),
    both[4],
  ],
  [
    'an optional parameter',
    'ts',
    script(
      "system, text, maxTokens?, model = 'gpt-4o'",
      'return client.chat.completions.create({ model, max_tokens: maxTokens, messages: MESSAGES });',
    ),
    both[1],
  ],
  [
    'options that are taken apart',
    'ts',
    script(
      'system, text, options = {}',
      "const { maxTokens, model = 'gpt-4o' } = options; return client.chat.completions.create({ model, max_tokens: maxTokens, messages: MESSAGES });",
    ),
    both[2],
  ],
  [
    'members of options',
    'ts',
    script(
      'system, text, options?',
      "return client.chat.completions.create({ model: options?.model ?? 'gpt-4o', max_tokens: options?.maxTokens, messages: MESSAGES });",
    ),
    both[2],
  ],
  [
    'options that are spread over defaults',
    'ts',
    script(
      'system, text, options = {}',
      "return client.chat.completions.create({ model: 'gpt-4o', ...options, messages: MESSAGES });",
    ),
    both[3],
  ],
])('what one call sets is not what the next one leaves out: %s', async (_, language, wrapper, given) => {
  const first = 'Decide whether the text is a note of thanks.';
  const second = 'Summarize the text for a busy support agent.';
  const app =
    language === 'py'
      ? `
from lib import ask
def one(text):
    return ask("${first}", text, ${given})
def two(text):
    return ask("${second}", text)
`
      : `
import { ask } from './lib';
export const one = (text) => ask('${first}', text, ${given});
export const two = (text) => ask('${second}', text);
`;
  const { byKey } = await promptsIn({ [`lib.${language}`]: wrapper, [`app.${language}`]: app });
  const [one, two] = ['one', 'two'].map((name) => byKey.get(`app.${language}#${name}→ask`));
  expect([one?.model?.asWritten, one?.parameters.maxOutputTokens]).toEqual(['gpt-5', 10]);
  expect([two?.model?.asWritten, two?.parameters.maxOutputTokens]).toEqual(['gpt-4o', undefined]);
});

test('an option that one call of a destructured parameter leaves out is not that of another', async () => {
  const { byKey } = await promptsIn({
    'lib.ts': `
import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
const send = ({ model = 'gpt-4o', system, prompt, ...options }) =>
  again({ system, prompt }, (prompt) => generateText({ model: openai(model), ...options, ...prompt }));
const again = async (options, generate) => await generate(options);
export const ask = async ({ model = 'gpt-4o', system, prompt, maxTokens }) => await send({ model, system, prompt, maxTokens });
`,
    'app.ts': `
import { ask } from './lib';
export const one = (prompt) => ask({ system: 'Decide whether the text is a note of thanks.', prompt, model: 'gpt-5', maxTokens: 10 });
export const two = (prompt) => ask({ system: 'Summarize the text for a busy support agent.', prompt });
`,
  });
  const [one, two] = ['one', 'two'].map((name) => byKey.get(`app.ts#${name}→ask`));
  expect([one?.model?.asWritten, one?.parameters.maxOutputTokens]).toEqual(['gpt-5', 10]);
  expect([two?.model?.asWritten, two?.parameters.maxOutputTokens]).toEqual(['gpt-4o', undefined]);
});

test.each([
  ['in the file', 'app.ts', (provider: string, use: string) => ({ 'app.ts': `${provider}${use}` })],
  [
    'in another file',
    'app.ts',
    (provider: string, use: string) => ({
      'provider.ts': `${provider}export default openai;`,
      'app.ts': `import { generateText } from 'ai';\nimport openai from './provider';${use}`,
    }),
  ],
])('a provider that is a mock under test is the other one: %s', async (_, file, files) => {
  const provider = `
import { generateText } from 'ai';
import { MockLanguageModelV1 } from 'ai/test';
import { createOpenAI } from '@ai-sdk/openai';
const mock = () => Object.assign((model) => new MockLanguageModelV1({ doGenerate: async () => ({ text: 'mock' }) }), {});
const openai = process.env.MOCK ? mock() : createOpenAI({ apiKey: process.env.KEY });
`;
  const use = `
export const one = (prompt) => generateText({ model: openai('gpt-4.1'), system: 'Summarize the text for a busy support agent.', prompt });
`;
  const { byKey } = await promptsIn(files(provider, use));
  expect(byKey.get(`${file}#one→generateText`)?.model).toMatchObject({ asWritten: 'gpt-4.1' });
});

test.each([1, 2, 3, 9])('a text that a factory of %i classes passes on as it came is sent', async (count) => {
  const names = Array.from({ length: count }, (_, at) => `Other${at}`);
  const { byKey } = await promptsIn({
    'base.py': `
from openai import OpenAI
class Model:
    def __init__(self, model_name, context):
        self.model_name = model_name
        self.context = context
        self.client = OpenAI()
`,
    'models.py': `
from base import Model
class Plain(Model):
    def ask(self, text):
        return self.client.chat.completions.create(model=self.model_name, messages=[{"role": "system", "content": self.context}, {"role": "user", "content": text}])
${names.map((name) => `class ${name}(Model):\n    def __init__(self, model_name, context):\n        super().__init__(model_name, context)\n        self.id = None`).join('\n')}
def create(model_name, *args):
${names.map((name) => `    if model_name == "${name}":\n        return ${name}(model_name, *args)`).join('\n')}
    return Plain(model_name, *args)
`,
    'app.py': `
from models import create
class App:
    def __init__(self):
        self.context = "You control the computer of the user and answer in JSON."
        self.model = create("gpt-4o", self.context)
`,
  });
  expect(textOf(byKey.get('models.py#Plain.ask→chat.completions.create'))?.[0]).toBe(
    'system: You control the computer of the user and answer in JSON.',
  );
});

test.each([
  ['the default', '', 'gpt-5'],
  ['a member that is passed', ', size=Size.small', 'gpt-4.1-nano'],
  ['another member', ', size=Size.large', 'gpt-5.1'],
])(
  'a parameter that is compared with members of an enumeration decides the model: %s',
  async (_, given, model) => {
    const { byKey } = await promptsIn({
      'sizes.py': `
from enum import Enum
class Size(Enum):
    small = "small"
    medium = "medium"
    large = "large"
`,
      'app.py': `
from openai import OpenAI
from sizes import Size
client = OpenAI()
def pick(size):
    if size == Size.small:
        return "gpt-4.1-nano"
    elif size == Size.large:
        return "gpt-5.1"
    else:
        return "gpt-5"
def send(messages, size=Size.medium):
    return client.chat.completions.create(model=pick(size), messages=messages)
def one(text):
    return send([{"role": "system", "content": "Summarize the text for a busy support agent."}, {"role": "user", "content": text}]${given})
`,
    });
    const found = byKey.get('app.py#one→send')?.model;
    expect([found?.asWritten, found?.alternatives]).toEqual([model, undefined]);
  },
);

test.each([
  ['one', ['"a"'], 'PROMPTS[kind]', ['You are the first.']],
  ['one that is put into a text', ['"a"', '"a"'], '"Hello. " + PROMPTS[kind]', ['Hello. You are the first.']],
  ['two', ['"a"', '"c"'], 'PROMPTS[kind]', ['You are the first.', 'You are the third.']],
  [
    'one that is not known',
    ['"a"', 'chosen'],
    'PROMPTS[kind]',
    ['You are the first.', 'You are the second.', 'You are the third.'],
  ],
])(
  'an entry of a table by a parameter is one of those that are asked for: %s',
  async (_, given, text, arms) => {
    const { byKey } = await promptsIn({
      'app.py': `
from openai import OpenAI
client = OpenAI()
PROMPTS = {"a": "You are the first.", "b": "You are the second.", "c": "You are the third."}
def ask(kind, text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": ${text}}, {"role": "user", "content": text}])
${given.map((one, at) => `def use${at}(text, chosen):\n    return ask(${one}, text)`).join('\n')}
`,
    });
    const segments = byKey.get('app.py#ask→chat.completions.create')?.messages[0]?.segments ?? [];
    const [branch] = segments;
    const found = branch?.kind === 'branch' ? branch.arms.map(literalText) : [literalText(segments)];
    expect(found).toEqual(arms);
  },
);

test('a file nested too deeply is cut with what imports it, and no other', async () => {
  const ask = (content: string) =>
    `import OpenAI from 'openai';\nconst c = new OpenAI();\nexport const ask = (q) => c.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'system', content: ${content} }] });\n`;
  const chain = `class B { constructor(t) { this.t = t; } append(s) { return new B(this.t + s); } }\nexport const deep = new B('')${".append('Be kind. ')".repeat(1000)};\n`;
  const { byKey, problems } = await promptsIn({
    'app/deep.ts': chain,
    'app/user.ts': `import { deep } from './deep';\n${ask('deep.t')}`,
    'app/other.ts': ask("'You answer the customer.'"),
  });
  expect(textOf(byKey.get('app/other.ts#ask→chat.completions.create'))).toEqual([
    'system: You answer the customer.',
  ]);
  expect(problems.map(({ path, reason }) => `${path} ${reason}`).sort()).toEqual([
    'app/deep.ts unreadable-code',
    'app/user.ts unreadable-code',
  ]);
});

const client = `
from openai import OpenAI
class LLMClient:
    def __init__(self, model_name):
        self.model_name = model_name
        self.client = OpenAI()
    def invoke(self, system, user):
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        for chunk in self.client.chat.completions.create(model=self.model_name, messages=messages, stream=True):
            yield chunk
    def ask(self, system, user):
        parts = []
        for chunk in self.invoke(system, user):
            parts.append(chunk)
        return "".join(parts)
`;
const text = 'You are a careful research assistant.';

test.each([
  ['makes', `    def __init__(self):\n        self.llm = LLMClient("gpt-4.1")`, 'Node'],
  [
    'gets from its factory',
    `    def __init__(self):\n        self.llm = self.make()\n    def make(self):\n        return LLMClient("gpt-4.1")`,
    'Node',
  ],
  ['is given with a type', `    def __init__(self, llm: LLMClient):\n        self.llm = llm`, 'Node'],
  ['declares', `    llm: LLMClient`, 'Node'],
  ['inherits', `    def __init__(self, llm):\n        super().__init__(llm)`, 'Base'],
])('a method of an object that a class %s sends its text once', async (_, fields, base) => {
  const { byKey } = await promptsIn({
    'client.py': client,
    'base.py': `
from client import LLMClient
class Base:
    def __init__(self, llm: LLMClient):
        self.llm = llm
`,
    'app.py': `
from client import LLMClient
from base import Base
class Node${base === 'Base' ? '(Base)' : ''}:
${fields}
    def run(self, question):
        return self.llm.ask("${text}", question)
def other():
    return LLMClient("gpt-4.1")
`,
  });
  const requests = [...byKey.values()].filter(({ kind }) => kind === 'request');
  expect(requests.map(({ key }) => key)).toEqual(['app.py#Node.run→ask']);
  expect(textOf(requests[0])?.[0]).toBe(`system: ${text}`);
  expect(requests[0]?.model).toMatchObject({ asWritten: 'gpt-4.1' });
});

test.each([
  ['keeps it', 'def ask(question):\n    settings = Settings()\n', 'settings.MODEL'],
  ['is given it', 'def ask(question, settings: Settings):\n', 'settings.MODEL'],
  [
    'makes it in a constructor',
    'class Llm:\n    def __init__(self):\n        self.settings = Settings()\n        self.model = self.settings.MODEL\nllm = Llm()\ndef ask(question):\n',
    'llm.model',
  ],
])('what a method of settings loads is known where a function %s', async (_, start, model) => {
  const { byKey } = await promptsIn({
    'settings.py': `
import os
class Settings:
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super(Settings, cls).__new__(cls)
            cls._instance.load()
        return cls._instance
    def load(self):
        info = self.stored("MODEL_INFO")
        if info:
            self.MODEL = info.get("model")
        else:
            self.MODEL = os.getenv("MODEL", "gpt-4.1")
`,
    'app.py': `
from openai import OpenAI
from settings import Settings
${start}    return OpenAI().chat.completions.create(model=${model}, messages=[{"role": "system", "content": "${text}"}, {"role": "user", "content": question}])
def main():
    ask("Why?", Settings())
`,
  });
  const [request] = [...byKey.values()].filter(({ kind }) => kind === 'request');
  expect(request?.model).toMatchObject({ asWritten: 'gpt-4.1' });
});

const thread = `
class Thread:
    def __init__(self, messages=None):
        self.messages = messages or []
    def add(self, role, text):
        self.messages.append({"role": role, "content": text})
    def add_user(self, text):
        self.add("user", text)
    def to_messages(self):
        return self.messages
`;

test.each([
  ['in order', '', ['system: You review patches.', 'user: The issue: ', 'user: Be brief.']],
  [
    'under a condition',
    '    if verbose:\n        thread.add_user("Explain each step.")\n',
    ['system: You review patches.', 'user: The issue: ', 'user: Explain each step.', 'user: Be brief.'],
  ],
  [
    'in a loop',
    '    for patch in patches:\n        thread.add_user(f"A patch: {patch}")\n',
    ['system: You review patches.', 'user: The issue: ', 'user: A patch: ', 'user: Be brief.'],
  ],
])('messages that methods of an object collect %s are sent', async (_, more, expected) => {
  const { byKey } = await promptsIn({
    'thread.py': thread,
    'app.py': `
from openai import OpenAI
from thread import Thread
def review(issue, patches, verbose):
    thread = Thread()
    thread.add("system", "You review patches.")
    thread.add_user(f"The issue: {issue}")
${more}    thread.add_user("Be brief.")
    return OpenAI().chat.completions.create(model="gpt-4.1", messages=thread.to_messages())
`,
  });
  expect(textOf(byKey.get('app.py#review→chat.completions.create'))).toEqual(expected);
});

test('a history that a class keeps is sent with what its method adds before the call, once', async () => {
  const { byKey } = await promptsIn({
    'app.py': `
from openai import OpenAI
class Chat:
    def __init__(self):
        self.client = OpenAI()
        self.history = [{"role": "system", "content": "You are a friendly pirate."}]
    def remember(self, text):
        self.history.append({"role": "user", "content": "The user says: " + text})
    def ask(self, text):
        self.remember(text)
        answer = self.client.chat.completions.create(model="gpt-4.1", messages=self.history)
        self.history.append({"role": "assistant", "content": answer})
        return answer
`,
  });
  expect(textOf(byKey.get('app.py#Chat.ask→chat.completions.create'))).toEqual([
    'system: You are a friendly pirate.',
    'user: The user says: ',
  ]);
});

test.each([
  ['alone', ''],
  ['beside one that is loaded at run time', '    Agent(load_prompt(name))\n'],
  ['beside one that nobody knows', '    Agent(stored[name])\n'],
])('a prompt that is handed to a class %s stays counted', async (_, more) => {
  const { byKey } = await promptsIn({
    'app.py': `
from openai import OpenAI
from store import load_prompt, stored
class Agent:
    def __init__(self, prompt):
        self.prompt = prompt
    def run(self, question):
        messages = [{"role": "system", "content": self.prompt}, {"role": "user", "content": question}]
        return OpenAI().chat.completions.create(model="gpt-4.1", messages=messages)
def start(name):
    Agent(f"You help {name} with questions about the invoices of the company.")
${more}`,
  });
  expect(textOf(byKey.get('app.py#Agent.run→chat.completions.create'))?.[0]).toBe(
    'system: You help  with questions about the invoices of the company.',
  );
});

describe('programs that are read later', () => {
  const imports = (language: Language, text: string) =>
    importsIn('a.py', text, language).map(({ from, name }) => `${from} ${name}`);

  test.each([
    [`import a, { b } from './a';\nimport * as c from "../c"`, ['./a *', '../c *']],
    [`import {\n  a, // the first\n  b,\n} from './a'`, ['./a *']],
    [`export * from './a'; export { b as c } from './b'`, ['./a *', './b *']],
    [`const a = require('./a'); const b = await import("./b")`, ['./a *', './b *']],
    [`import type { A } from './a'; export type { B } from './b'; import type A from './c'`, []],
    [`import { type A, type B } from './a'; import { type A, b } from './b'`, ['./b *']],
    [`import type from './a'`, ['./a *']],
    [`import {\n  a, // don't\n  b,\n} from './a'`, ['./a *']],
    [`export type A = { b: string }\nimport { c } from './c'\nimport type { D } from './d'`, ['./c *']],
    [`import './a.css'; const from = 'b'`, []],
  ])('imports of %j', (text, found) => {
    expect(imports('typescript', text)).toEqual(found);
  });

  test.each([
    ['from .a import b, c as d', ['.a b', '.a c']],
    ['from . import (\n    a,  # the first, of two\n    b,\n)', ['. a', '. b']],
    ['from .a import (  # (both) of them\n    b,\n    c as d)\nx = (e, f)', ['.a b', '.a c']],
    ['from a import \\\n    b', ['a b']],
    ['    from a.b import c  # here, too', ['a.b c']],
    ['import a.b as c, d', ['a.b *', 'd *']],
    ['from a import *', ['a *']],
    ['frommage = important', []],
  ])('imports of %j', (text, found) => {
    expect(imports('python', text)).toEqual(found);
  });

  test('imports of a text without an end take linear time', () => {
    for (const [language, unit] of [
      ['typescript', 'import { a, '],
      ['typescript', 'from "a" '],
      ['python', 'from a import (b, '],
      ['python', 'import a, '],
    ] as const) {
      const started = process.cpuUsage();
      importsIn('a.py', unit.repeat(20_000), language);
      const { user, system } = process.cpuUsage(started);
      expect(user + system).toBeLessThan(4_000_000);
    }
  });

  const calling = (path: string, more = ''): Record<string, string> => ({
    'app.py': `from openai import OpenAI
from ${path} import WORDS
${more}
def ask():
    return OpenAI().chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": WORDS}])
`,
  });

  test('the text of a request is found in a file that says nothing of prompts, and through another such file', async () => {
    const { prompts } = await promptsIn({
      ...calling('shared.words'),
      'shared/words.py': 'from .more import WORDS\n',
      'shared/more.py': 'WORDS = "List each of the fruits."\n',
    });
    expect(JSON.stringify(prompts[0]?.messages)).toContain('List each of the fruits.');
    expect(prompts[0]?.sources).toEqual(['app.py', 'shared/more.py']);
  });

  test('a file that no request needs is not parsed, and one that a request needs is reported where it cannot be', async () => {
    const unused = await promptsIn({
      ...calling('words', 'from broken import other'),
      'words.py': 'WORDS = "List each of the fruits."\n',
      'broken.py': 'other = (\n',
    });
    expect(unused.problems).toEqual([]);
    const used = await promptsIn({ ...calling('broken'), 'broken.py': 'WORDS = (\n' });
    expect(used.problems.map(({ reason, path }) => [reason, path])).toEqual([
      ['unreadable-code', 'broken.py'],
    ]);
  });

  test('a file that gives a text to a function which sends it is followed to the end', async () => {
    const { prompts } = await promptsIn({
      'client.ts': `import OpenAI from 'openai';
import { start } from './start';
export const ask = (text: string) =>
  new OpenAI().responses.create({ model: 'gpt-4.1', input: text });
start();
`,
      'start.ts': `import { ask } from './client';
export const start = () => 1;
export const shorten = (a: string) => ask(\`Shorten what follows to one line of plain words: \${a}\`);
`,
    });
    expect(prompts.map(({ key }) => key)).toContain('start.ts#shorten→ask');
  });

  const sending = `import OpenAI from 'openai';
export const ask = (text: string) => new OpenAI().responses.create({ model: 'gpt-4.1', input: text });
export class Base {
  ask(text: string) {
    return new OpenAI().responses.create({ model: 'gpt-4.1', input: text });
  }
}
export const base = new Base();
`;
  const shortens = '`Shorten what follows to one line of plain words: ${a}`';
  const script = (from: string, call = 'ask', name = call) => ({
    'run.ts': `import { ${name} } from '${from}';\nexport const shorten = (a: string) => ${call}(${shortens});\n`,
  });

  test.each<[string, Record<string, string>]>([
    ['that nothing imports', script('./client')],
    [
      'through a file that exports it again',
      { ...script('./lib'), 'lib/index.ts': `export * from '../client';` },
    ],
    [
      'through two such files',
      {
        ...script('./lib'),
        'lib/index.ts': `export { ask } from './more';`,
        'lib/more.ts': `export * from '../client';`,
      },
    ],
    [
      'through one that imports and exports it',
      { ...script('./lib'), 'lib/index.ts': `import { ask } from '../client';\nexport { ask };` },
    ],
    [
      'through files that export one another',
      {
        ...script('./lib'),
        'lib/index.ts': `export * from './more'; export * from '../client';`,
        'lib/more.ts': `export * from './index';`,
      },
    ],
    [
      'through one that is imported itself',
      {
        ...script('./lib'),
        'lib/index.ts': `export * from '../client';`,
        'main.ts': `import { shorten } from './run';\n// openai\nshorten(process.argv[2]);`,
      },
    ],
    [
      'through a function of another file',
      {
        ...script('./more', 'pass'),
        'more.ts': `import { ask } from './client';\nexport const pass = (text: string) => ask(text);`,
      },
    ],
    ['by an object', script('./client', 'base.ask', 'base')],
    [
      'by a class that extends it',
      {
        ...script('./more', 'new Own().ask', 'Own'),
        'more.ts': `import { Base } from './client';\nexport class Own extends Base {}`,
      },
    ],
  ])('a call in a file that says nothing of prompts is a request: %s', async (_, files) => {
    const { prompts } = await promptsIn({ 'client.ts': sending, ...files });
    const found = prompts.filter(({ key }) => key.startsWith('run.ts#shorten→'));
    expect(found.map((prompt) => textOf(prompt))).toEqual([
      ['user: Shorten what follows to one line of plain words: '],
    ]);
  });

  test.each([
    ['a package', 'from lib import ask'],
    ['a module of a package', 'from lib.client import ask'],
  ])('a call of a Python function from %s in a script is a request', async (_, imported) => {
    const { prompts } = await promptsIn({
      'lib/__init__.py': 'from .client import ask\n',
      'lib/client.py': `from openai import OpenAI
def ask(text):
    return OpenAI().responses.create(model="gpt-4.1", input=text)
`,
      'run.py': `${imported}\ndef shorten(a):\n    return ask(f"Shorten what follows to one line of plain words: {a}")\n`,
    });
    expect(prompts.map(({ key }) => key)).toEqual(['run.py#shorten→ask']);
  });

  test('a file that imports nothing which sends requests is not parsed', async () => {
    const { problems } = await promptsIn({
      'client.ts': sending,
      'words.ts': `// openai\nexport const words = 1;`,
      'run.ts': `import { words } from './words';\nconst a = (;`,
    });
    expect(problems).toEqual([]);
  });

  test.each([
    [
      'typescript',
      'a.ts',
      `export * from './a'; import { exportB } from './b'; import c, { d } from './d'; export { c };`,
      ['./a', './d'],
    ],
    [
      'javascript',
      'a.js',
      `const { a } = require('./a'); const b = require('./b');\nmodule.exports = { a, ...require('./c') };\nexports.d = require('./d');`,
      ['./a', './c', './d'],
    ],
    ['python', 'a/__init__.py', 'from .b import c', ['.b']],
    [
      'python',
      'a/b.py',
      'from .c import d\nfrom .e import *\nfrom .f import g\n__all__ = ["g"]',
      ['.e', '.f'],
    ],
  ] as const)('what %s gives on of its imports: %s', (language, path, text, expected) => {
    expect(importsIn(path, text, language).flatMap(({ from, again }) => (again ? [from] : []))).toEqual(
      expected,
    );
  });
});

const implementation = (at: number, args: string) => `class P${String(at).padStart(2, '0')}(Provider):
    def send(self, prompt):
        return client.chat.completions.create(messages=[{"role": "user", "content": prompt}], ${args})
`;
const implemented = (all: readonly string[]) => `from abc import ABC, abstractmethod
from openai import OpenAI
client = OpenAI()
class Provider(ABC):
    def ask(self, prompt):
        return self.send(prompt)
    @abstractmethod
    def send(self, prompt): ...
${all.map((args, at) => implementation(at, args)).join('')}`;
const sameModel = (count: number, limit: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => `model="gpt-4o"${limit(at)}`);
const tens = (at: number) => `, max_tokens=${10 * (at + 1)}`;
const question = '"You review the work of other people with great care: " + prompt';
const callsOfProvider = {
  'a typed parameter': `def review(provider: Provider, prompt):\n    return provider.send(${question})\n`,
  'a typed field': `class Review:
    provider: Provider
    def review(self, prompt):
        return self.provider.send(${question})
`,
  'a field from a factory': `def make(kind):
${Array.from({ length: 9 }, (_, at) => `    if kind == ${at}:\n        return providers.P0${at}()\n`).join('')}
class Review:
    def __init__(self, kind):
        self.provider = make(kind)
    def review(self, prompt):
        return self.provider.send(${question})
`,
  'a method of the abstract class': `def review(provider: Provider, prompt):\n    return provider.ask(${question})\n`,
};

test.each([
  ...Object.keys(callsOfProvider).map((call) => [call, 9] as const),
  ...[1, 8, 25, 64].map((count) => ['a typed parameter', count] as const),
  ['a method of the abstract class', 64] as const,
])('one request with the largest limit: %s, implementations: %i', async (call, count) => {
  const { byKey, prompts, problems } = await promptsIn({
    'providers.py': implemented(sameModel(count, tens)),
    'app.py': `import providers\nfrom providers import Provider\n${callsOfProvider[call as keyof typeof callsOfProvider]}`,
  });
  const found = prompts.filter(({ kind, path }) => kind === 'request' && path === 'app.py');
  expect(found.map(({ key }) => key.replace(/.*→/, ''))).toEqual([
    call === 'a method of the abstract class' ? 'ask' : 'send',
  ]);
  expect(found[0]?.model?.asWritten).toBe('gpt-4o');
  expect(found[0]?.parameters.maxOutputTokens).toBe(10 * count);
  expect(textOf(found[0])?.join()).toContain('great care');
  expect([...byKey.keys()].filter((key) => key.startsWith('providers.py'))).toEqual([]);
  expect(problems).toEqual([]);
});

test.each([
  ['one without a limit', [', max_tokens=10', ''], undefined],
  ['the first without a limit', ['', ', max_tokens=10'], undefined],
  ['the same limit', [', max_tokens=10', ', max_tokens=10'], 10],
  ['the larger limit first', [', max_tokens=20', ', max_tokens=10'], 20],
  ['one that is not known', [', max_tokens=10', ', max_tokens=read()'], 10],
])('the largest limit of two implementations: %s', async (_, limits, most) => {
  const { byKey } = await promptsIn({
    'providers.py': implemented(limits.map((limit) => `model="gpt-4o"${limit}`)),
    'app.py': `from providers import Provider\n${callsOfProvider['a typed parameter']}`,
  });
  expect(byKey.get('app.py#review→send')?.parameters.maxOutputTokens).toBe(most);
});

test('past the most implementations that are followed, nothing is known to be gone', async () => {
  const { byKey, problems } = await promptsIn({
    'providers.py': implemented(sameModel(65, tens)),
    'app.py': `from providers import P64, Provider
${callsOfProvider['a typed parameter']}
def known(prompt):
    return P64().ask("You praise the work of other people: " + prompt)
`,
  });
  expect(byKey.get('app.py#review→send')?.model?.asWritten).toBe('gpt-4o');
  expect(problems.map(({ reason, path }) => `${reason} ${path ?? ''}`).sort()).toEqual([
    'unreadable-code app.py',
    'unreadable-code providers.py',
  ]);
});

test('which of a wrapper runs is chosen: one request with the larger limit and both models', async () => {
  const { prompts } = await promptsIn({
    'app.py': `from openai import OpenAI
client = OpenAI()
def ask(prompt, fast):
    messages = [{"role": "user", "content": prompt}]
    if fast:
        return client.chat.completions.create(model="gpt-4o-mini", max_tokens=100, messages=messages)
    return client.chat.completions.create(model="gpt-4o", max_tokens=900, messages=messages)
def review(prompt, fast):
    return ask(${question}, fast)
`,
  });
  expect(prompts.filter(({ kind }) => kind === 'request')).toMatchObject([
    { model: { asWritten: 'gpt-4o-mini', alternatives: ['gpt-4o'] }, parameters: { maxOutputTokens: 900 } },
  ]);
});

const node = `from openai import OpenAI
client = OpenAI()
class Node:
    def __init__(self, model, most=100):
        self.model = model
        self.most = most
    def run(self, prompt):
        return client.chat.completions.create(model=self.model, max_tokens=self.most, messages=[
            {"role": "system", "content": "You are a careful reviewer of the work of others."},
            {"role": "user", "content": prompt}])
`;
const eachIn = (...calls: readonly string[]) =>
  calls.map((call, at) => `def call${at}(prompt):\n    return Node(${call}).run(prompt)\n`).join('');
const inOne = (...calls: readonly string[]) =>
  `def calls(prompt):\n${calls.map((call, at) => `    a${at} = Node(${call}).run(prompt)\n`).join('')}    return a0\n`;

test.each([
  ['small, large', eachIn('"gpt-4o-mini"', '"gpt-4o"'), ['gpt-4o 100', 'gpt-4o-mini 100']],
  ['large, small', eachIn('"gpt-4o"', '"gpt-4o-mini"'), ['gpt-4o 100', 'gpt-4o-mini 100']],
  ['small, large in one function', inOne('"gpt-4o-mini"', '"gpt-4o"'), ['gpt-4o 100', 'gpt-4o-mini 100']],
  ['large, small in one function', inOne('"gpt-4o"', '"gpt-4o-mini"'), ['gpt-4o 100', 'gpt-4o-mini 100']],
  ['short, long', eachIn('"gpt-4o", 50', '"gpt-4o", 900'), ['gpt-4o 50', 'gpt-4o 900']],
  ['long, short', eachIn('"gpt-4o", 900', '"gpt-4o", 50'), ['gpt-4o 50', 'gpt-4o 900']],
  ['the same twice', eachIn('"gpt-4o"', '"gpt-4o"'), ['gpt-4o 100']],
  ['the same twice in one function', inOne('"gpt-4o", 50', '"gpt-4o", 50'), ['gpt-4o 50']],
])('each call of an object has the model and the limit it was made with: %s', async (_, calls, expected) => {
  const { prompts } = await promptsIn({ 'app.py': node + calls });
  const found = prompts.filter(({ kind }) => kind === 'request');
  expect(
    found
      .map(({ model, parameters }) => `${model?.asWritten ?? ''} ${parameters.maxOutputTokens ?? ''}`)
      .sort(),
  ).toEqual(expected);
  expect(found.flatMap(({ model }) => model?.alternatives ?? [])).toEqual([]);
});

const selected = (count: number) => `from abc import ABC, abstractmethod
from openai import OpenAI
client = OpenAI()
class Model(ABC):
    @abstractmethod
    def call(self, messages, **kwargs): ...
${Array.from(
  { length: count },
  (_, at) => `class Model${at}(Model):
    def call(self, messages, as_json=False):
        if as_json:
            messages.append({"role": "assistant", "content": "${'{'.repeat(at + 1)}"})
        return client.chat.completions.create(model="gpt-4o-${at}", max_tokens=${100 * (at + 1)}, messages=messages)
`,
).join('')}
HUB = {}
SELECTED: Model
def select(name):
    global SELECTED
    SELECTED = HUB[name]
`;

test.each([
  [2, 'from model import common', 'common.SELECTED'],
  [9, 'from model import common', 'common.SELECTED'],
  [9, 'from model.common import SELECTED', 'SELECTED'],
])('a global object of an abstract class with %i implementations, %s', async (count, imported, name) => {
  const { prompts, byKey } = await promptsIn({
    'model/__init__.py': '',
    'model/common.py': selected(count),
    'agent.py': `${imported}
SYSTEM_PROMPT = "You look for the place of a bug in a repository."
def ask(prompt):
    messages = [{"role": "system", "content": SYSTEM_PROMPT}, {"role": "user", "content": prompt}]
    found = ${name}.call(messages)
    messages.append({"role": "user", "content": "Now explain to the reader what you have found."})
    return found, ${name}.call(messages)
`,
  });
  const found = prompts.filter(({ kind, settingsOnly }) => kind === 'request' && settingsOnly !== true);
  // Nothing chooses one of the models, so a change of one is a change of its own.
  expect(prompts.filter(({ settingsOnly }) => settingsOnly === true)).toHaveLength(count);
  expect(found.map(({ key }) => key)).toEqual(['agent.py#ask→call', 'agent.py#ask→call~2']);
  for (const { model, parameters } of found) {
    expect(model?.undecided).toBe(true);
    expect(model?.alternatives).toHaveLength(count - 1);
    expect(parameters.maxOutputTokens).toBe(100 * count);
  }
  expect(textOf(found[0])?.[0]).toBe('system: You look for the place of a bug in a repository.');
  expect(textOf(found[1])?.join()).toContain('Now explain to the reader');
  expect(byKey.get('agent.py#SYSTEM_PROMPT')?.kind).toBe('fragment');
});
