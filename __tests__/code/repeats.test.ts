import { expect, test } from '@jest/globals';
import type { Repeat } from '../../src/core/prompt.js';
import { promptsIn } from '../support/programs.js';

/* How often one unit of work sends a request, as far as the program says. */

const shown = ({ kind, bound, times, written, place, default: usual }: Repeat): string =>
  [
    kind,
    bound,
    ...(times === null ? [] : [String(times)]),
    usual === undefined ? `${written} :${place?.line ?? ''}` : `default of ${usual.of}`,
  ].join(' ');

async function repeats(path: string, text: string, more: Record<string, string> = {}): Promise<string[]> {
  const { prompts } = await promptsIn({ [path]: text, ...more });
  const requests = prompts.filter(({ kind, settingsOnly }) => kind === 'request' && settingsOnly !== true);
  expect(requests.length).toBeGreaterThan(0);
  return (requests[0]?.parameters.repeats ?? []).map(shown);
}

const call = (indent: string): string =>
  [
    'r = client.chat.completions.create(',
    '    model="gpt-4.1-mini",',
    '    messages=[{"role": "system", "content": "You are a helpful support agent."}, {"role": "user", "content": q}],',
    ')',
  ]
    .map((line) => `${indent}${line}`)
    .join('\n');

const python = (lines: readonly string[], before = ''): string =>
  `from openai import OpenAI\nclient = OpenAI()\n${before}def run(q, items):\n${lines.join('\n')}\n`;

test.each<[string, readonly string[], readonly string[]]>([
  ['once', [call('    ')], []],
  [
    'without a bound',
    ['    while True:', call('        '), '        if r.done: break'],
    ['loop none while True :4'],
  ],
  ['a number that is 1', ['    while 1:', call('        ')], ['loop none while 1 :4']],
  ['five times', ['    for i in range(5):', call('        ')], ['loop exactly 5 for … in range(5) :4']],
  ['once with a range', ['    for i in range(1):', call('        ')], []],
  ['items', ['    for item in items:', call('        ')], ['loop data for … in items :4']],
  [
    'a list',
    ['    for item in ["a", "b", "c"]:', call('        ')],
    ['loop exactly 3 for … in ["a", "b", "c"] :4'],
  ],
  [
    'entries are no retries',
    ['    for entry in entries:', call('        ')],
    ['loop data for … in entries :4'],
  ],
  [
    'attempts that nothing ends',
    ['    for attempt in range(19):', call('        ')],
    ['loop exactly 19 for … in range(19) :4'],
  ],
  [
    'a state is no number of rounds',
    ['    while True:', call('        '), '        if r.status == 0: break'],
    ['loop none while True :4'],
  ],
  ['some items', ['    for item in items[:4]:', call('        ')], ['loop at-most 4 for … in items[:4] :4']],
  ['a condition', ['    while not q.done:', call('        ')], ['loop data while not q.done :4']],
  [
    'a counter',
    ['    n = 0', '    while n < 7:', call('        '), '        n += 1'],
    ['loop exactly 7 while n < 7 :5'],
  ],
  [
    'two loops',
    ['    for a in range(2):', '        for b in range(3):', call('            ')],
    ['loop exactly 2 for … in range(2) :4', 'loop exactly 3 for … in range(3) :5'],
  ],
  [
    'a comprehension',
    [
      '    return [client.responses.create(model="gpt-4.1", input="Summarize this text: " + i) for i in items]',
    ],
    ['loop data for … in … :4'],
  ],
  [
    'a bound inside',
    [
      '    n = 0',
      '    while True:',
      call('        '),
      '        n += 1',
      '        if n >= 12:',
      '            break',
    ],
    ['loop at-most 12 while True :5'],
  ],
  [
    'an exit before the end',
    ['    for i in range(30):', call('        '), '        if r.done:', '            return r'],
    ['loop at-most 30 for … in range(30) :4'],
  ],
  [
    'tried again after an error',
    [
      '    while True:',
      '        try:',
      call('            '),
      '            return r',
      '        except Exception:',
      '            sleep(1)',
    ],
    [],
  ],
  [
    'a few attempts',
    ['    for attempt in range(3):', call('        '), '        if r.ok:', '            return r'],
    [],
  ],
  [
    'many attempts',
    ['    for attempt in range(500):', call('        '), '        if r.ok:', '            return r'],
    ['loop at-most 500 for … in range(500) :4'],
  ],
  [
    'tools until there are none',
    ['    while True:', call('        '), '        if r.calls:', '            continue', '        return r'],
    ['loop none while True :4'],
  ],
  [
    'one pass for each message',
    ['    while True:', '        q = input("> ")', call('        ')],
    ['loop data while True :4'],
  ],
  [
    'errors that end nothing',
    [
      '    while True:',
      '        try:',
      call('            '),
      '        except Exception:',
      '            pass',
    ],
    ['loop none while True :4'],
  ],
  ['after a loop', ['    for i in items:', '        print(i)', call('    ')], []],
])('python: %s', async (_name, lines, expected) => {
  expect(await repeats('app.py', python(lines))).toEqual(expected);
});

test('a constant bounds a loop, wherever it is', async () => {
  expect(
    await repeats('app.py', python(['    for i in range(STEPS):', call('        ')], 'STEPS = 9\n')),
  ).toEqual(['loop exactly 9 for … in range(STEPS) :5']);
  const text = python(['    while n < config.STEPS:', call('        ')]).replace(
    'client = ',
    'import config\nclient = ',
  );
  expect(await repeats('app.py', text, { 'config.py': 'STEPS = 6\n' })).toEqual([
    'loop exactly 6 while n < config.STEPS :5',
  ]);
});

test('loops of callers count, and what they go over is traffic', async () => {
  const own = python([call('    '), '    return r']);
  expect(await repeats('app.py', `${own}def main():\n    while True:\n        run("a", [])\n`)).toEqual([
    'loop none while True :10',
  ]);
  expect(
    await repeats('app.py', `${own}def main(users):\n    for u in users:\n        run(u, [])\n`),
  ).toEqual([]);
  expect(await repeats('app.py', `${own}def main():\n    for u in range(8):\n        run(u, [])\n`)).toEqual([
    'loop exactly 8 for … in range(8) :10',
  ]);
});

test('a function that calls itself', async () => {
  const text = (again: string): string => python([call('    '), `    ${again}`]);
  expect(await repeats('app.py', text('if r.more: return run(r.next, items)'))).toEqual([
    'recursion none run :8',
  ]);
  expect(
    await repeats('app.py', text('if r.more: return run(r.next, items)').replace('items', 'depth')),
  ).toEqual(['recursion data run :8']);
  const caught = ['    try:', call('        '), '    except Exception:', '        return run(q, items)'];
  expect(await repeats('app.py', python(caught))).toEqual([]);
});

const ts = (options: string, around = ['', '']): string =>
  `import { generateText, stepCountIs, hasToolCall, tool, ToolLoopAgent } from 'ai';
import { openai } from '@ai-sdk/openai';
export async function run(q: string, items: string[]) {
  ${around[0] ?? ''}await generateText({ model: openai('gpt-4.1'), system: 'You are a research assistant for a team.', prompt: q, ${options} });${around[1] ?? ''}
}
`;
const tools = 'tools: { look: tool({ description: "Looks it up" }) }';

test.each<[string, string, readonly string[]]>([
  ['once', ts(''), []],
  ['tools without steps', ts(tools), []],
  ['steps', ts(`${tools}, stopWhen: stepCountIs(10)`), ['steps at-most 10 stopWhen: stepCountIs(10) :4']],
  ['steps without tools', ts('stopWhen: stepCountIs(10)'), []],
  [
    'the first of several',
    ts(`${tools}, stopWhen: [stepCountIs(8), hasToolCall("done")]`),
    ['steps at-most 8 stopWhen: [stepCountIs(8), hasToolCall(done)] :4'],
  ],
  [
    'steps that nothing counts',
    ts(`${tools}, stopWhen: hasToolCall("done")`),
    ['steps none stopWhen: hasToolCall(done) :4'],
  ],
  ['steps that never stop', ts(`${tools}, stopWhen: () => false`), ['steps none stopWhen: () => … :4']],
  ['steps of version 4', ts(`${tools}, maxSteps: 6`), ['steps at-most 6 maxSteps: 6 :4']],
  ['steps at run time', ts(`${tools}, maxSteps: getLimit()`), ['steps data maxSteps: getLimit() :4']],
  ['endless steps', ts(`${tools}, maxSteps: Infinity`), ['steps none maxSteps: Infinity :4']],
  ['without a bound', ts('', ['for (;;) { ', ' }']), ['loop none for (;;) :4']],
  ['while true', ts('', ['while (true) { ', ' }']), ['loop none while true :4']],
  ['a counter', ts('', ['for (let i = 0; i < 25; i++) { ', ' }']), ['loop exactly 25 for i < 25 :4']],
  ['items', ts('', ['for (const item of items) { ', ' }']), ['loop data for … in items :4']],
  [
    'map',
    ts('', ['await Promise.all(items.map(async (item) => ', '))']).replace(');))', ')))'),
    ['loop data map(…) :4'],
  ],
  [
    'some items',
    ts('', ['for (const item of items.slice(0, 3)) { ', ' }']),
    ['loop at-most 3 for … in items.slice(0, 3) :4'],
  ],
  ['a first pass', ts('', ['while (true) { try { return ', ' } catch { } }']), []],
])('typescript: %s', async (_name, text, expected) => {
  expect(await repeats('app.ts', text)).toEqual(expected);
});

test('the default of a library, where an agent has tools', async () => {
  const agent = (more: string): string =>
    `import { ToolLoopAgent, stepCountIs, tool } from 'ai';\nexport const a = new ToolLoopAgent({ model: 'openai/gpt-4.1', instructions: 'You are a research assistant.'${more} });\n`;
  expect(await repeats('a.ts', agent(''))).toEqual([]);
  expect(await repeats('a.ts', agent(`, ${tools}`))).toEqual(['steps at-most 20 default of AI SDK (Vercel)']);
  expect(await repeats('a.ts', agent(`, ${tools}, stopWhen: stepCountIs(4)`))).toEqual([
    'steps at-most 4 stopWhen: stepCountIs(4) :2',
  ]);
});

test('the steps that a run sets belong to its agent', async () => {
  const text = `from agents import Agent, Runner, function_tool

@function_tool
def look(q: str) -> str:
    """Looks it up."""
    return q

agent = Agent(name="a", instructions="You are a helpful research agent.", model="gpt-4.1", tools=[look])

async def main(q):
    return await Runner.run(agent, q, max_turns=40)
`;
  expect(await repeats('a.py', text)).toEqual(['steps at-most 40 max_turns: 40 :11']);
  expect(await repeats('a.py', text.replace(', max_turns=40', ''))).toEqual([
    'steps at-most 10 default of OpenAI Agents SDK',
  ]);
});

const go = (head: string): string => `package main

import openai "github.com/sashabaranov/go-openai"

func run(client *openai.Client, items []string) {
	${head} {
		client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
			Model: "gpt-4o",
			Messages: []openai.ChatCompletionMessage{{Role: "system", Content: "You are a helpful support agent."}},
		})
	}
}
`;

test.each<[string, readonly string[]]>([
  ['for', ['loop none for (;;) :6']],
  ['for i := 0; i <= 1; i++', ['loop exactly 2 for i := 0; i <= 1; i++ :6']],
  ['for i := 0; i < 12; i++', ['loop exactly 12 for i := 0; i < 12; i++ :6']],
  ['for _, item := range items', ['loop data for _, item := range items :6']],
  ['if len(items) > 0', []],
])('go: %s', async (head, expected) => {
  expect(await repeats('main.go', go(head))).toEqual(expected);
});

test.each<[string, readonly string[]]>([
  ['while (true)', ['loop none while true :4']],
  ['for (int i = 0; i < 6; i++)', ['loop exactly 6 for int i = 0; i < 6; i++ :4']],
  ['for (String item : items)', ['loop data for String item : items :4']],
])('java: %s', async (head, expected) => {
  const text = `import dev.langchain4j.model.openai.OpenAiChatModel;
class A {
  void run(OpenAiChatModel model, java.util.List<String> items) {
    ${head} {
      model.chat("You are a helpful support agent. Answer in one line.");
    }
  }
}
`;
  expect(await repeats('A.java', text)).toEqual(expected);
});
