import { readFileSync } from 'node:fs';
import { Tiktoken } from 'js-tiktoken/lite';
import cl100k from 'js-tiktoken/ranks/cl100k_base';
import o200k from 'js-tiktoken/ranks/o200k_base';
import type { Model } from '../../src/core/model.js';
import type { Message, Place, Prompt, Role, Segment, Tool, Variable } from '../../src/core/prompt.js';
import type { Tokenizer } from '../../src/core/tokens.js';

/** Short forms for building prompts in these tests. */

export const here: Place = { path: 'prompts/triage.yml', line: 3, column: 1, start: 20, end: 40 };

export function text(value: string, place: Place = here): Segment {
  return { kind: 'text', text: value, place };
}

export function variable(name: string): Segment {
  return { kind: 'variable', name, place: here };
}

export function message(role: Role, ...segments: readonly (Segment | string)[]): Message {
  return {
    role,
    segments: segments.map((segment) => (typeof segment === 'string' ? text(segment) : segment)),
    place: here,
  };
}

export function prompt(fields: Partial<Prompt>): Prompt {
  return {
    key: 'prompts/triage.yml',
    name: 'triage',
    path: 'prompts/triage.yml',
    line: 1,
    format: 'test',
    kind: 'request',
    messages: [],
    tools: [],
    schema: null,
    model: null,
    parameters: {},
    variables: [],
    sources: ['prompts/triage.yml'],
    incomplete: [],
    ...fields,
  };
}

export function tool(name: string, description: string | null, schema: unknown): Tool {
  return { name, description, schema, known: true, place: here };
}

export function sampled(name: string, fields: Partial<Variable>): Variable {
  return { name, place: null, ...fields };
}

export function model(name: string, provider = 'test'): Model {
  return {
    id: `${provider}/${name}`,
    provider,
    name,
    tokenizer: 'o200k_base',
    contextTokens: null,
    maxOutputTokens: null,
    rates: null,
    selfHosted: null,
    cache: null,
    reasoning: 'unknown',
    lifecycle: null,
    discountPercent: '0',
  };
}

/** One token per whitespace-separated word: makes the arithmetic of a test visible. */
export const words: Tokenizer = {
  id: 'words',
  method: 'exact',
  errorPercent: 0,
  count: (value) => value.split(/\s+/).filter((word) => word !== '').length,
};

/** One token per UTF-16 unit. */
export const units: Tokenizer = {
  id: 'units',
  method: 'exact',
  errorPercent: 0,
  count: (value) => value.length,
};

function oracle(id: string, ranks: ConstructorParameters<typeof Tiktoken>[0]): () => Tokenizer {
  let opened: Tokenizer | null = null;
  return () => {
    if (opened !== null) return opened;
    const tiktoken = new Tiktoken(ranks);
    opened = {
      id,
      method: 'exact',
      errorPercent: 0,
      count: (value) => tiktoken.encode(value, [], []).length,
    };
    return opened;
  };
}

export const openai200k = oracle('o200k_base', o200k);
export const openai100k = oracle('cl100k_base', cl100k);

export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`fixtures/requests/${name}.json`, 'utf8'));
}
