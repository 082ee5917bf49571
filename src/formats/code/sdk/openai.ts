import type { Sdk } from './sdk.js';

/** The OpenAI clients, and the many hosts that are reached through them by `base_url`. */
export const openai: Sdk = {
  id: 'openai',
  title: 'OpenAI',
  docs: 'https://github.com/openai/openai-python (3.22.1: src/openai/resources; names unchanged since 1.0)',
  checked: '2026-11-28',
  languages: ['python', 'typescript', 'javascript', 'ruby'],
  packages: ['openai'],
  provider: 'openai',
  providers: { AzureOpenAI: 'azure', AsyncAzureOpenAI: 'azure' },
  calls: [
    {
      callee: 'chat.completions.create|parse|stream|runTools',
      on: 'any',
      is: 'request',
      model: 'model',
      text: [{ at: 'messages', as: 'messages', role: 'user' }],
      tools: ['tools', 'functions'],
      schema: 'response_format',
      outputLimit: ['max_completion_tokens', 'max_tokens'],
      effort: 'reasoning_effort',
      temperature: 'temperature',
      answers: 'n',
    },
    {
      callee: 'responses.create|parse|stream|compact',
      on: 'any',
      is: 'request',
      model: 'model',
      text: [
        { at: 'instructions', as: 'text', role: 'system' },
        { at: 'input', as: 'messages', role: 'user' },
      ],
      tools: 'tools',
      schema: ['text_format', 'text.format'],
      outputLimit: 'max_output_tokens',
      effort: 'reasoning.effort',
      temperature: 'temperature',
    },
    {
      // Before 1.0: `openai.ChatCompletion.create`.
      callee: 'ChatCompletion.create|acreate',
      on: 'any',
      is: 'request',
      model: ['model', 'engine', 'deployment_id'],
      text: [{ at: 'messages', as: 'messages', role: 'user' }],
      tools: ['tools', 'functions'],
      outputLimit: 'max_tokens',
      temperature: 'temperature',
      answers: 'n',
    },
    {
      callee: 'completions.create',
      on: 'package',
      is: 'request',
      model: 'model',
      text: [{ at: 'prompt', as: 'text', role: 'user' }],
      outputLimit: 'max_tokens',
      answers: 'n',
    },
  ],
};
