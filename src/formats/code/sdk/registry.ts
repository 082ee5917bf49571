import { bedrockJs } from './bedrock-js.js';
import { claudeAgentJs } from './claude-agent-js.js';
import { cohereJs } from './cohere-js.js';
import { genkit } from './genkit.js';
import { googleGenaiJs, googleGenerativeAi } from './google-genai-js.js';
import { langchainJs } from './langchain-js.js';
import { llamaindexJs } from './llamaindex-js.js';
import { mastra } from './mastra.js';
import { mistralJs } from './mistral-js.js';
import { ollamaJs } from './ollama-js.js';
import { openai } from './openai.js';
import { openaiAgentsJs } from './openai-agents-js.js';
import { vercelAi } from './vercel-ai.js';
import type { Sdk } from './sdk.js';

/** Every library whose calls are recognized. Where two could claim a call, the first that the file imports wins. */
export const sdks: readonly Sdk[] = [
  openai,
  bedrockJs,
  claudeAgentJs,
  cohereJs,
  genkit,
  googleGenaiJs,
  googleGenerativeAi,
  langchainJs,
  llamaindexJs,
  mastra,
  mistralJs,
  ollamaJs,
  openaiAgentsJs,
  vercelAi,
];
