import { expect, test } from '@jest/globals';
import { countRequest } from '../../src/providers/requests/index.js';
import type { Role } from '../../src/core/prompt.js';
import { fixture, message, model, openai100k, openai200k, prompt, tool } from './request.js';

interface Vector {
  name: string;
  messages: { role: Role; name?: string; content: string }[];
  tools: { name: string; description: string; parameters: unknown }[];
  counts: Record<string, number>;
}

const { vectors } = fixture('openai-cookbook') as { vectors: Vector[] };

for (const vector of vectors) {
  for (const [name, tokens] of Object.entries(vector.counts)) {
    test(`${vector.name}: ${name} is billed ${tokens} tokens`, () => {
      const request = prompt({
        messages: vector.messages.map(({ role, name: speaker, content }) => ({
          ...message(role, content),
          ...(speaker === undefined ? {} : { name: speaker }),
        })),
        tools: vector.tools.map((one) => tool(one.name, one.description, one.parameters)),
      });
      const tokenizer = name.startsWith('gpt-4o') ? openai200k() : openai100k();
      const counted = countRequest(request, model(name), tokenizer, {});
      expect(Math.abs(counted.input.expected - tokens)).toBeLessThanOrEqual(
        vector.tools.length === 0 ? 0 : 2,
      );
    });
  }
}
