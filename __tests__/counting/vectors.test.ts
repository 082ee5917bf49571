import { expect, test } from '@jest/globals';
import { countRequest } from '../../src/counting/index.js';
import { openTokenizer, tokenizerForModel } from '../../src/tokenizers/index.js';
import type { Prompt, Role } from '../../src/core/prompt.js';
import { fixture, message, model, prompt, tool } from './request.js';

/**
 * Requests that vendors publish with the input tokens they bill. `deviation` is how far our count is off, written down
 * so that a change in either direction is seen.
 */
interface Vector {
  name: string;
  messages: { role: Role; name?: string; content: string }[];
  tools: { name: string; description: string; parameters: unknown }[];
  counts: { model: string; billed: number; deviation: number }[];
}

function request(vector: Vector): Prompt {
  return prompt({
    messages: vector.messages.map(({ role, name, content }) => ({
      ...message(role, content),
      ...(name === undefined ? {} : { name }),
    })),
    tools: vector.tools.map((one) => tool(one.name, one.description, one.parameters)),
  });
}

for (const file of ['openai', 'anthropic']) {
  for (const vector of (fixture(file) as { vectors: Vector[] }).vectors) {
    for (const { model: name, billed, deviation } of vector.counts) {
      test(`${file}, ${vector.name}: ${name} bills ${billed} tokens, we count ${billed + deviation}`, async () => {
        const tokenizer = openTokenizer(tokenizerForModel(file, name));
        const { input } = countRequest(request(vector), model(name), tokenizer, {});
        expect(input.expected - billed).toBe(deviation);
        // The text itself is an estimate for Claude: 1 % of a longer request.
        expect(Math.abs(deviation)).toBeLessThanOrEqual(Math.max(2, billed / 100));
      });
    }
  }
}
