import { expect, test } from '@jest/globals';
import { literalText } from '../../src/core/prompt.js';
import { promptsIn } from '../support/programs.js';

const cases: readonly [slice: string, text: string][] = [
  ['[:7]', 'Answer '],
  ['[7:]', 'in one word.'],
  ['[-5:]', 'word.'],
  ['[7:-6]', 'in one'],
  ['[:]', 'Answer in one word.'],
  // Bounds that are not known: at most the whole.
  ['[:size]', 'Answer in one word.'],
];

test.each(cases)('a slice %s of a text that is written out sends what it leaves', async (slice, text) => {
  const { byKey } = await promptsIn({
    'app.py': `from openai import OpenAI
client = OpenAI()
def ask(q, size):
    return client.chat.completions.create(model="gpt-4.1-mini"[:7], messages=[{"role": "system", "content": "Answer in one word."${slice}}, {"role": "user", "content": q}])
`,
  });
  const [prompt] = [...byKey.values()];
  expect(byKey.size).toBe(1);
  expect(prompt?.model?.asWritten).toBe('gpt-4.1');
  expect(prompt?.messages.map(({ segments }) => literalText(segments))[0]).toBe(text);
});

test('slices of long texts have an end, and the file says that they had', async () => {
  const code = `from openai import OpenAI
long = "${'Answer in one word. '.repeat(20_000)}"
${Array.from({ length: 5_000 }, (_, at) => `part${at} = long[1:]`).join('\n')}
OpenAI().responses.create(model="gpt-4.1", input=long[2:])
`;
  const { problems } = await promptsIn({ 'app.py': code });
  expect(problems.map(({ reason, path }) => [reason, path])).toContainEqual(['unreadable-code', 'app.py']);
});
