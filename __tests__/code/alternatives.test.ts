import { describe, expect, test } from '@jest/globals';
import { literalText } from '../../src/core/prompt.js';
import { promptsIn } from '../support/programs.js';

const providers = `
import openai
import anthropic


def ask_openai(messages):
    return openai.OpenAI().chat.completions.create(model=pick(), messages=messages)


def ask_anthropic(messages):
    system = ""
    rest = list(messages)
    for message in messages:
        if message["role"] == "system":
            system += message["content"]
    rest.append({"role": "user", "content": "Answer in JSON."})
    return anthropic.Anthropic().messages.create(model=pick(), system=system, messages=rest, max_tokens=limit())
`;

const caller = `
from llm import ask


def summarize(document):
    return ask([
        {"role": "system", "content": "You summarize documents for busy people in a hurry."},
        {"role": "user", "content": f"Summarize the following document in three sentences: {document}"},
    ])
`;

const inArms = `
def ask(messages):
    provider = settings()
    if provider == "openai":
        return ask_openai(messages)
    elif provider == "anthropic":
        return ask_anthropic(messages)
`;

const afterReturn = `
def ask(messages):
    if settings() == "openai":
        return ask_openai(messages)
    return ask_anthropic(messages)
`;

const afterFailure = `
def ask(messages):
    try:
        return ask_openai(messages)
    except Exception:
        return ask_anthropic(messages)
`;

describe('branches by provider are one request of the caller', () => {
  test.each([
    ['if and elif', inArms],
    ['after a return', afterReturn],
    ['in a try', afterFailure],
  ])('%s', async (_, ask) => {
    const { prompts } = await promptsIn({ 'llm.py': providers + ask, 'app.py': caller });
    const requests = prompts.filter(({ kind }) => kind === 'request');
    expect(requests.map(({ key }) => key)).toEqual(['app.py#summarize→ask']);
    const text = requests
      .flatMap(({ messages }) => messages.map(({ segments }) => literalText(segments)))
      .join('\n');
    expect(text.split('busy people')).toHaveLength(2);
    expect(text.split('three sentences')).toHaveLength(2);
  });
});

test('calls that run one after the other are requests of their own', async () => {
  const both = `
def ask(messages):
    if settings() == "openai":
        log("openai")
    plan = ask_openai([{"role": "system", "content": "Plan the work in detail before anything else happens."}, *messages])
    return ask_anthropic([{"role": "system", "content": "Do the work that was planned, step by step."}, *messages])
`;
  const { prompts } = await promptsIn({ 'llm.py': providers + both, 'app.py': caller });
  expect(prompts.filter(({ key }) => key.startsWith('app.py#'))).toHaveLength(2);
});

test('branches with prompts of their own stay apart', async () => {
  const long = (word: string) => `${word} `.repeat(80).trim();
  const both = `
def ask(messages):
    if is_german():
        return ask_openai([{"role": "system", "content": "${long('Übersetze')}"}, *messages])
    return ask_openai([{"role": "system", "content": "${long('Translate')}"}, *messages])
`;
  const { prompts } = await promptsIn({ 'llm.py': providers + both, 'app.py': caller });
  expect(prompts.filter(({ key }) => key.startsWith('llm.py#ask→'))).toHaveLength(2);
});

test('what an excluded branch may cost more is not dropped with it', async () => {
  const app = (model: string, limit: number): string => `from openai import OpenAI
client = OpenAI()
def ask(messages, fast):
    if fast:
        return client.chat.completions.create(model="gpt-4.1-mini", max_tokens=100, messages=messages)
    return client.chat.completions.create(model="${model}", max_tokens=${limit}, messages=messages)
def summarize(document):
    return ask([{"role": "system", "content": "You summarize long documents for busy people."}, {"role": "user", "content": document}], True)
`;
  const sentBy = async (text: string) =>
    (await promptsIn({ 'app.py': text })).prompts
      .filter(({ kind, settingsOnly }) => kind === 'request' && settingsOnly !== true)
      .flatMap(({ model, parameters }) =>
        [model?.asWritten, ...(model?.alternatives ?? [])].map(
          (name) => `${name} ${parameters.maxOutputTokens}`,
        ),
      );
  expect(await sentBy(app('gpt-4.1-mini', 100))).toEqual(['gpt-4.1-mini 100']);
  expect(await sentBy(app('gpt-4.1', 100))).toEqual(['gpt-4.1-mini 100', 'gpt-4.1 100']);
  expect((await sentBy(app('gpt-4.1-mini', 9000))).join()).toContain('gpt-4.1-mini 9000');
});

test('the same words with other tools or another limit are a request of their own', async () => {
  const call = (more: string) =>
    `client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "You answer questions."}]${more})`;
  const count = async (more: string) => {
    const app = `from openai import OpenAI\nclient = OpenAI()\ndef ask(long):\n    if long:\n        return ${call('')}\n    return ${call(more)}\n`;
    const { prompts } = await promptsIn({ 'app.py': app });
    return prompts.filter(({ kind }) => kind === 'request').length;
  };
  expect(await count(', stream=True')).toBe(1);
  expect(await count(', max_tokens=16000')).toBe(2);
  expect(await count(', tools=[{"name": "find", "description": "Finds a place.", "parameters": {}}]')).toBe(
    2,
  );
});

test('what an arm adds before it raises is not sent', async () => {
  const { prompts } = await promptsIn({
    'app.py': `from openai import OpenAI
def ask(q):
    prompt = "You answer questions."
    if not q:
        prompt += " There is none."
        raise ValueError(prompt)
    assert q != prompt
    return OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": prompt}])
`,
  });
  const [prompt] = prompts.filter(({ kind }) => kind === 'request');
  expect(literalText(prompt?.messages[0]?.segments ?? [])).toBe('You answer questions.');
});

test('a constant that a caller sends twice counts twice', async () => {
  const { prompts } = await promptsIn({
    'app.py': `from openai import OpenAI
RULES = "You follow the rules of the house and answer politely."
def ask(messages):
    return OpenAI().chat.completions.create(model="gpt-4.1-mini", messages=messages)
def answer(question):
    return ask([{"role": "system", "content": RULES}, {"role": "user", "content": RULES}, {"role": "user", "content": question}])
`,
  });
  const [prompt] = prompts.filter(({ name }) => name.startsWith('answer'));
  const texts = (prompt?.messages ?? []).map(({ segments }) => literalText(segments));
  expect(texts.filter((text) => text.includes('rules of the house'))).toHaveLength(2);
});

test('branches that each have words for their provider are one request of the caller', async () => {
  const wordy = providers.replace(
    'messages=messages)',
    'messages=[{"role": "system", "content": "Use plain Markdown."}, *messages])',
  );
  const { prompts } = await promptsIn({ 'llm.py': wordy + inArms, 'app.py': caller });
  expect(prompts.filter(({ kind, key }) => kind === 'request' && key.startsWith('app.py'))).toHaveLength(1);
});

test('a short prompt in one branch is not dropped beside the short prompt of the other', async () => {
  const app = (second: string): string => `from openai import OpenAI
client = OpenAI()
def ask(text, mode):
    if mode == "translate":
        return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "Translate to French."}, {"role": "user", "content": text}])
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "${second}"}, {"role": "user", "content": text}])
def brief(document):
    return ask("This is the quarterly report of the company, with all of its figures and remarks: " + document, "x")
`;
  const sent = async (second: string) =>
    (await promptsIn({ 'app.py': app(second) })).prompts
      .filter(({ kind }) => kind === 'request')
      .map(({ messages }) => messages.map(({ segments }) => literalText(segments)).join('|'));
  expect((await sent('Name the main risks.')).join()).toContain('Name the main risks.');
  // The same words written twice are one prompt.
  expect(await sent('Translate to French.')).toHaveLength(1);
});

test('two calls with one prompt for two values are two requests, and one where only one of them runs', async () => {
  const call = (value: string) =>
    `client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": ${value}}])`;
  const count = async (body: string) => {
    const { prompts } = await promptsIn({
      'app.py': `from openai import OpenAI\nclient = OpenAI()\nPROMPT = "You find mistakes in texts."\ndef ask(a, b):\n${body}`,
    });
    return prompts.filter(({ kind }) => kind === 'request').length;
  };
  expect(await count(`    x = ${call('a')}\n    y = ${call('b')}\n`)).toBe(2);
  expect(await count(`    x = ${call('a')}\n    y = ${call('a')}\n`)).toBe(1);
  expect(await count(`    if a:\n        return ${call('a')}\n    return ${call('b')}\n`)).toBe(1);
  expect(
    await count(
      `    try:\n        return ${call('a')}\n    except Exception:\n        return ${call('b')}\n`,
    ),
  ).toBe(1);
});
