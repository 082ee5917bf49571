import { expect, test } from '@jest/globals';
import { openTokenizer, tokenizerForModel, tokenizerIds } from '../../src/tokenizers/index.js';

test.each([
  ['openai', 'gpt-4o-mini-2024-07-18', 'o200k_base'],
  ['openai', 'gpt-4.1-nano', 'o200k_base'],
  ['openai', 'gpt-5.9-mini', 'o200k_base'],
  ['openai', 'gpt-7', 'o200k_base'],
  ['openai', 'o3', 'o200k_base'],
  ['openai', 'o4-mini-deep-research', 'o200k_base'],
  ['openai', 'chatgpt-4o-latest', 'o200k_base'],
  ['openai', 'ft:gpt-4o-mini-2024-07-18:acme::a1b2', 'o200k_base'],
  ['openai', 'codex-mini-latest', 'o200k_base'],
  ['groq', 'openai/gpt-oss-120b', 'o200k_harmony'],
  ['openai', 'gpt-4', 'cl100k_base'],
  ['openai', 'gpt-4-turbo-2024-04-09', 'cl100k_base'],
  ['openai', 'gpt-4-0613', 'cl100k_base'],
  ['azure', 'gpt-35-turbo-16k', 'cl100k_base'],
  ['openai', 'ft:gpt-3.5-turbo-0125:acme::x', 'cl100k_base'],
  ['openai', 'text-embedding-3-large', 'cl100k_base'],
  ['openai', 'text-embedding-ada-002', 'cl100k_base'],
  ['openai', 'davinci-002', 'cl100k_base'],
  ['openai', 'text-davinci-003', 'p50k_base'],
  ['openai', 'code-davinci-002', 'p50k_base'],
  ['openai', 'text-davinci-001', 'r50k_base'],
  ['openai', 'text-curie-001', 'r50k_base'],
  ['openai', 'ada', 'r50k_base'],
  ['azure', 'ferry-triage', 'o200k_base'],

  ['anthropic', 'claude-3-5-sonnet-20241022', 'claude-3-to-4.6'],
  ['anthropic', 'claude-3.7-sonnet', 'claude-3-to-4.6'],
  ['anthropic', 'claude-3-haiku-20240307', 'claude-3-to-4.6'],
  ['anthropic', 'claude-sonnet-4-20250514', 'claude-3-to-4.6'],
  ['anthropic', 'claude-opus-4-1-20250805', 'claude-3-to-4.6'],
  ['anthropic', 'claude-haiku-4-5', 'claude-3-to-4.6'],
  ['anthropic', 'claude-opus-4-6', 'claude-3-to-4.6'],
  ['aws', 'us.anthropic.claude-opus-4-20250514-v1:0', 'claude-3-to-4.6'],
  ['google', 'claude-sonnet-4@20250514', 'claude-3-to-4.6'],
  ['openrouter', 'anthropic/claude-4.5-sonnet', 'claude-3-to-4.6'],
  ['anthropic', 'claude-opus-4-7', 'claude-4.7'],
  ['anthropic', 'claude-opus-4.8', 'claude-4.7'],
  ['anthropic', 'claude-opus-4-10', 'claude-4.7'],
  ['anthropic', 'claude-sonnet-5', 'claude-4.7'],
  ['anthropic', 'claude-fable-5', 'claude-4.7'],
  ['anthropic', 'claude-opus-5-20260801', 'claude-4.7'],
  ['anthropic', 'claude-sonnet-latest', 'claude-4.7'],
  ['anthropic', 'something-new', 'claude-4.7'],
  ['anthropic', 'claude-2.1', 'approximate'],
  ['aws', 'anthropic.claude-v2:1', 'approximate'],
  ['anthropic', 'claude-instant-1.2', 'approximate'],

  ['google', 'gemini-2.5-flash-lite', 'gemini'],
  ['google', 'gemini-3.6-flash', 'gemini'],
  ['google', 'gemini-2.5-computer-use-preview-10-2025', 'gemini'],
  ['google', 'gemma-3-27b-it', 'gemini'],
  ['google', 'text-embedding-004', 'approximate'],
  ['groq', 'llama-3.3-70b-versatile', 'llama-3'],
  ['ollama', 'llama3.2:1b', 'llama-3'],
  ['together', 'meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo', 'llama-3'],
  ['groq', 'meta-llama/llama-4-scout-17b-16e-instruct', 'approximate'],
  ['together', 'meta-llama/Llama-2-70b-chat', 'approximate'],
  ['groq', 'deepseek-r1-distill-llama-70b', 'approximate'],
  ['groq', 'deepseek-r1-distill-qwen-32b', 'qwen-2.5'],
  ['deepseek', 'deepseek-chat', 'deepseek-v3'],
  ['deepseek', 'deepseek-v4-flash', 'deepseek-v3'],
  ['fireworks', 'accounts/fireworks/models/deepseek-r1-0528', 'deepseek-v3'],
  ['deepseek', 'deepseek-coder-v2', 'approximate'],
  ['mistral', 'mistral-large-2411', 'approximate'],
  ['mistral', 'mistral-large-latest', 'mistral-tekken'],
  ['mistral', 'open-mistral-nemo', 'mistral-tekken'],
  ['mistral', 'ministral-8b-latest', 'mistral-tekken'],
  ['mistral', 'open-mixtral-8x22b', 'approximate'],
  ['together', 'Qwen/Qwen2.5-72B-Instruct-Turbo', 'qwen-2.5'],
  ['fireworks', 'qwen3-235b-a22b', 'qwen-2.5'],
  ['alibaba', 'qwq-32b', 'qwen-2.5'],
  ['alibaba', 'qwen3.5-plus', 'approximate'],
  ['x-ai', 'grok-4.5', 'grok'],
  ['aws', 'amazon.nova-lite-v1:0', 'nova'],
  ['cohere', 'command-a-03-2025', 'cohere'],
  ['cohere', 'c4ai-aya-expanse-32b', 'cohere'],
  ['moonshotai', 'kimi-k2-0905-preview', 'kimi'],
  ['zhipu', 'glm-4.6', 'glm'],
  ['minimax', 'MiniMax-M2', 'minimax'],
  ['acme', 'support-7b', 'approximate'],
  ['', '', 'approximate'],
])('%s %s is counted with %s', (provider, name, tokenizer) => {
  expect(tokenizerForModel(provider, name)).toBe(tokenizer);
  expect(tokenizerIds).toContain(tokenizer);
});

test('a name of a megabyte is no problem', () => {
  expect(tokenizerForModel('acme', 'claude-'.repeat(150_000))).toBe('claude-4.7');
});

test('an unknown tokenizer is an error that names the known ones', async () => {
  expect(() => openTokenizer('o300k_base')).toThrow(/"o300k_base".*o200k_base/);
  expect(() => openTokenizer('constructor')).toThrow(/constructor/);
});
