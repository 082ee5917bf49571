import { anthropic } from './anthropic.js';
import { googleGenai } from './google-genai.js';
import { langchain } from './langchain.js';
import { openaiAgents } from './openai-agents.js';
import { pydanticAi } from './pydantic-ai.js';
import { adk } from './google-adk.js';
import { crewaiCode } from './crewai.js';
import { agno } from './agno.js';
import { haystackCode } from './haystack.js';
import { strands } from './strands.js';
import { http } from './http.js';
import { huggingface } from './huggingface.js';
import { instructor } from './instructor.js';
import { llamaindex } from './llamaindex.js';
import { semanticKernel } from './semantic-kernel.js';
import { smolagents } from './smolagents.js';
import { autogen } from './autogen.js';
import { claudeAgent } from './claude-agent.js';
import { litellm } from './litellm.js';
import { mirascope } from './mirascope.js';
import { mistral } from './mistral.js';
import { ollama } from './ollama.js';
import { cohere } from './cohere.js';
import { awsCdkBedrock } from './aws-cdk-bedrock.js';
import { bedrock } from './bedrock.js';
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
import { anthropicGo } from './anthropic-go.js';
import { anthropicJava } from './anthropic-java.js';
import { asyncOpenai } from './async-openai.js';
import { extensionsAi } from './extensions-ai.js';
import { genkitGo } from './genkit-go.js';
import { goOpenai } from './go-openai.js';
import { googleGenaiGo } from './google-genai-go.js';
import { koog } from './koog.js';
import { langchain4j } from './langchain4j.js';
import { langchaingo } from './langchaingo.js';
import { llphant } from './llphant.js';
import { ollamaGo } from './ollama-go.js';
import { openaiDotnet } from './openai-dotnet.js';
import { openaiGo } from './openai-go.js';
import { openaiJava } from './openai-java.js';
import { openaiKotlin } from './openai-kotlin.js';
import { openaiPhp } from './openai-php.js';
import { openaiSwift } from './openai-swift.js';
import { prismPhp } from './prism-php.js';
import { rig } from './rig.js';
import { rubyLlm } from './ruby-llm.js';
import { rubyOpenai } from './ruby-openai.js';
import { semanticKernelDotnet } from './semantic-kernel-dotnet.js';
import { springAi } from './spring-ai.js';
import type { Sdk } from './sdk.js';

/** Every library whose calls are recognized. Where two could claim a call, the first that the file imports wins. */
export const sdks: readonly Sdk[] = [
  instructor,
  mirascope,
  openai,
  anthropic,
  googleGenai,
  langchain,
  openaiAgents,
  pydanticAi,
  adk,
  crewaiCode,
  autogen,
  claudeAgent,
  litellm,
  mistral,
  ollama,
  cohere,
  bedrock,
  llamaindex,
  smolagents,
  semanticKernel,
  huggingface,
  strands,
  agno,
  haystackCode,
  http,
  bedrockJs,
  awsCdkBedrock,
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
  anthropicGo,
  anthropicJava,
  asyncOpenai,
  extensionsAi,
  genkitGo,
  goOpenai,
  googleGenaiGo,
  koog,
  langchain4j,
  langchaingo,
  llphant,
  ollamaGo,
  openaiDotnet,
  openaiGo,
  openaiJava,
  openaiKotlin,
  openaiPhp,
  openaiSwift,
  prismPhp,
  rig,
  rubyLlm,
  rubyOpenai,
  semanticKernelDotnet,
  springAi,
];
