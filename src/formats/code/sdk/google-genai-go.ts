import type { Sdk } from './sdk.js';

/** Google's two libraries for Go. */
export const googleGenaiGo: Sdk = {
  id: 'google-genai-go',
  title: 'Google Gen AI for Go',
  docs: 'https://github.com/googleapis/go-genai (models.go); https://github.com/google/generative-ai-go (genai/client.go)',
  checked: '2026-11-28',
  languages: ['go'],
  packages: ['google.golang.org/genai', 'github.com/google/generative-ai-go', 'cloud.google.com/go/vertexai'],
  provider: 'google',
  calls: [
    {
      callee: 'Models.GenerateContent|GenerateContentStream',
      on: 'any',
      is: 'request',
      model: '#1',
      text: [
        { at: '#3.SystemInstruction', as: 'text', role: 'system' },
        { at: '#2', as: 'messages', role: 'user' },
      ],
      tools: '#3.Tools',
      schema: '#3.ResponseSchema',
      outputLimit: '#3.MaxOutputTokens',
      temperature: '#3.Temperature',
      answers: '#3.CandidateCount',
    },
    {
      callee: 'GenerateContent|GenerateContentStream',
      on: ['GenerativeModel'],
      is: 'request',
      model: ['^#0'],
      text: [
        { at: '^SystemInstruction', as: 'text', role: 'system' },
        { at: '#1', as: 'messages', role: 'user' },
      ],
      tools: '^Tools',
      outputLimit: '^MaxOutputTokens',
      answers: '^CandidateCount',
    },
    {
      callee: 'SendMessage|SendMessageStream',
      on: ['StartChat', 'ChatSession'],
      is: 'request',
      model: ['^#0'],
      text: [
        { at: '^SystemInstruction', as: 'text', role: 'system' },
        { at: '#1', as: 'messages', role: 'user' },
      ],
    },
  ],
  passes: { Text: '#0', NewContentFromText: '#0', NewUserContent: '#0', NewPartFromText: '#0', Ptr: '#0' },
};
