import { expect, test } from '@jest/globals';
import { literalText, type Prompt } from '../../src/core/prompt.js';
import type { SourceFile } from '../../src/core/revision.js';
import { readPrograms } from '../../src/formats/code/index.js';

/** The prompts of a small repository that is given as a table of files. */
async function promptsIn(files: Readonly<Record<string, string>>) {
  const entries = Object.entries(files).map(([path, text]) => ({
    path,
    type: 'file' as const,
    id: text,
    size: text.length,
  }));
  const result = await readPrograms(
    {
      paths: entries.map(({ path }) => path),
      has: (path) => path in files,
      readMany: (paths) =>
        Promise.resolve(
          new Map(
            paths.flatMap((path): [string, SourceFile][] => {
              const text = files[path];
              return text === undefined ? [] : [[path, { path, text, hadByteOrderMark: false }]];
            }),
          ),
        ),
    },
    entries,
    () => true,
  );
  return { ...result, byKey: new Map(result.prompts.map((prompt) => [prompt.key, prompt])) };
}

const textOf = (prompt: Prompt | undefined) =>
  prompt?.messages.map(({ role, segments }) => `${role}: ${literalText(segments)}`);

test('a client of the program itself is recognized by what it is given', async () => {
  const { byKey } = await promptsIn({
    'src/llm.ts':
      'export default abstract class BaseLLM {\n  abstract generateObject<T>(input: { messages: unknown[]; schema: unknown }): Promise<T>;\n}\n',
    'src/search.ts': `
import z from 'zod';
import BaseLLM from './llm';
const searchPrompt = 'You rewrite questions as queries for a search engine.';
export const search = async (question: string, llm: BaseLLM) => {
  const schema = z.object({ query: z.string().describe('The query.') });
  return llm.generateObject<typeof schema>({
    messages: [
      { role: 'system', content: searchPrompt },
      { role: 'user', content: \`Question: \${question}\` },
    ],
    schema,
  });
};
export const store = async (db: any) => db.save({ messages: [{ role: 'system', content: searchPrompt }] });
`,
  });
  const search = byKey.get('src/search.ts#search→generateObject');
  expect(textOf(search)).toEqual([
    'system: You rewrite questions as queries for a search engine.',
    'user: Question: ',
  ]);
  expect(search?.schema).not.toBeNull();
  expect([...byKey.keys()].filter((key) => key.includes('→'))).toEqual([
    'src/search.ts#search→generateObject',
  ]);
});

test('a body that is posted by hand is a request, in a wrapper too', async () => {
  const { byKey } = await promptsIn({
    'src/openai.ts': `
const MODEL = 'gpt-4o-mini';
export async function complete(system: string, user: string, maxTokens = 300) {
  const response = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    body: JSON.stringify({
      model: MODEL,
      max_tokens: maxTokens,
      messages: [{ role: 'system', content: system }, { role: 'user', content: user }],
    }),
  });
  return response.json();
}
`,
    'src/title.ts': `
import { complete } from './openai';
export const title = (text: string) => complete('You write short titles for articles.', text, 20);
`,
  });
  const title = byKey.get('src/title.ts#title→complete');
  expect(textOf(title)).toEqual(['system: You write short titles for articles.', 'user: ']);
  expect(title?.model?.asWritten).toBe('gpt-4o-mini');
  expect(title?.parameters.maxOutputTokens).toBe(20);
});

test('options that a wrapper spreads or hands on are those of its callers', async () => {
  const wrapper = (body: string) => ({
    'src/ai.ts': `
import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
type Options = Parameters<typeof generateText>[0];
export const generate = async (options: Options) => ${body};
`,
    'src/use.ts': `
import { generate } from './ai';
export const summary = (text: string) =>
  generate({ model: 'openai/gpt-4o', system: 'You summarize long reports for managers.', prompt: text, maxOutputTokens: 90 });
`,
  });
  for (const body of ['generateText({ ...options, maxRetries: 2 })', 'generateText(options)']) {
    const { byKey } = await promptsIn(wrapper(body));
    const summary = byKey.get('src/use.ts#summary→generate');
    expect(textOf(summary)).toEqual(['system: You summarize long reports for managers.', 'user: ']);
    expect(summary?.model?.asWritten).toBe('openai/gpt-4o');
    expect(summary?.parameters.maxOutputTokens).toBe(90);
    expect([...byKey.keys()]).toEqual(['src/use.ts#summary→generate']);
  }
});

test('a function in a record has the name of its entry and of the record', async () => {
  const { byKey } = await promptsIn({
    'src/widget.ts': `
import { generateText } from 'ai';
export const weather = {
  type: 'weather',
  execute: async (question: string) =>
    generateText({ model: 'openai/gpt-4o', system: 'You answer questions on the weather.', prompt: question }),
};
`,
  });
  expect([...byKey.keys()]).toEqual(['src/widget.ts#weather.execute→generateText']);
});
