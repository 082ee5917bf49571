import type { Sdk, SinkCall } from './sdk.js';

/** `@google/genai`: options in `config`, camel case. */
export const googleGenaiJs: Sdk = {
  id: 'google-genai-js',
  title: 'Google Gen AI (JavaScript)',
  docs: 'https://googleapis.github.io/js-genai (1.52, 2.32, 3.3: dist/genai.d.ts)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['@google/genai'],
  provider: 'google',
  calls: [
    {
      callee: 'models.generateContent|generateContentStream',
      on: 'any',
      is: 'request',
      model: 'model',
      text: [
        { at: ['config.systemInstruction', 'systemInstruction'], as: 'text', role: 'system' },
        { at: 'contents', as: 'messages', role: 'user' },
      ],
      tools: 'config.tools',
      schema: ['config.responseSchema', 'config.responseJsonSchema'],
      outputLimit: 'config.maxOutputTokens',
      thinkingBudget: 'config.thinkingConfig.thinkingBudget',
      effort: 'config.thinkingConfig.thinkingLevel',
      temperature: 'config.temperature',
      answers: 'config.candidateCount',
    },
    {
      callee: 'chats.create',
      on: 'any',
      is: 'agent',
      model: 'model',
      text: [
        { at: 'config.systemInstruction', as: 'text', role: 'system' },
        { at: 'history', as: 'messages', role: 'user' },
      ],
      tools: 'config.tools',
      schema: 'config.responseSchema',
      outputLimit: 'config.maxOutputTokens',
      thinkingBudget: 'config.thinkingConfig.thinkingBudget',
    },
    {
      callee: 'sendMessage|sendMessageStream',
      on: ['chats.create'],
      is: 'request',
      continues: 'chat',
      needs: ['^model', 'message'],
      model: '^model',
      text: [
        { at: ['^config.systemInstruction'], as: 'text', role: 'system' },
        { at: '^history', as: 'messages', role: 'user' },
        { at: 'message', as: 'messages', role: 'user' },
      ],
      tools: ['config.tools', '^config.tools'],
      schema: ['config.responseSchema', '^config.responseSchema'],
      outputLimit: ['config.maxOutputTokens', '^config.maxOutputTokens'],
    },
    {
      callee: 'models.embedContent',
      on: 'any',
      is: 'request',
      model: 'model',
      text: [{ at: 'contents', as: 'text', role: 'user' }],
    },
  ],
};

const onModel: Omit<SinkCall, 'callee' | 'on' | 'is'> = {
  model: '^model',
  text: [
    { at: ['^systemInstruction', '#0.systemInstruction'], as: 'text', role: 'system' },
    { at: ['#0.contents', '#0'], as: 'messages', role: 'user' },
  ],
  tools: ['^tools', '#0.tools'],
  schema: ['^generationConfig.responseSchema', '#0.generationConfig.responseSchema'],
  outputLimit: ['^generationConfig.maxOutputTokens', '#0.generationConfig.maxOutputTokens'],
  temperature: ['^generationConfig.temperature', '#0.generationConfig.temperature'],
  answers: ['^generationConfig.candidateCount', '#0.generationConfig.candidateCount'],
};

/** The older packages: a model object made by `getGenerativeModel` carries model, instruction and limit. */
export const googleGenerativeAi: Sdk = {
  id: 'google-generative-ai',
  title: 'Google Generative AI and Vertex AI (JavaScript, older packages)',
  docs: 'https://github.com/google-gemini/deprecated-generative-ai-js (0.24.1), https://github.com/googleapis/nodejs-vertexai (1.12.0)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: [
    '@google/generative-ai',
    '@google-cloud/vertexai',
    'firebase/ai',
    '@firebase/ai',
    'firebase/vertexai',
  ],
  provider: 'google',
  calls: [
    { callee: 'generateContent|generateContentStream', on: 'package', is: 'request', ...onModel },
    {
      callee: 'startChat',
      on: 'package',
      is: 'agent',
      ...onModel,
      text: [
        { at: ['^systemInstruction', 'systemInstruction'], as: 'text', role: 'system' },
        { at: 'history', as: 'messages', role: 'user' },
      ],
    },
    {
      callee: 'sendMessage|sendMessageStream',
      on: ['startChat', 'ChatSession'],
      is: 'request',
      continues: 'chat',
      needs: ['^model'],
      ...onModel,
      text: [
        { at: '^systemInstruction', as: 'text', role: 'system' },
        { at: '^history', as: 'messages', role: 'user' },
        { at: '#0', as: 'messages', role: 'user' },
      ],
    },
  ],
};
