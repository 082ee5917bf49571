import type { ModelReference, Place } from '../../core/prompt.js';

/** The model that a host asks where a file names none. It is the host's to change: the price of today, not a promise. */
export interface HostDefault {
  /** As the report shows it. */
  readonly host: string;
  /** The host's own name of the part: a type of node, a class. */
  readonly part: string;
  readonly model: string;
  readonly provider: string;
  /** Where it was read. */
  readonly source: string;
  /** ISO date of the reading. */
  readonly checked: string;
}

const n8nSource =
  'https://github.com/n8n-io/n8n/tree/master/packages/%40n8n/nodes-langchain/nodes/llms (one model for all versions of the node)';

export const hostDefaults: readonly HostDefault[] = [
  {
    host: 'n8n',
    part: 'lmChatOpenAi',
    model: 'gpt-5-mini',
    provider: 'openai',
    source: n8nSource,
    checked: '2026-11-28',
  },
  {
    host: 'n8n',
    part: 'lmChatGoogleGemini',
    model: 'models/gemini-2.5-flash',
    provider: 'google',
    source: n8nSource,
    checked: '2026-11-28',
  },
  {
    host: 'n8n',
    part: 'lmChatGroq',
    model: 'llama3-8b-8192',
    provider: 'groq',
    source: n8nSource,
    checked: '2026-11-29',
  },
  {
    host: 'n8n',
    part: 'lmChatMistralCloud',
    model: 'mistral-small',
    provider: 'mistral',
    source: n8nSource,
    checked: '2026-11-29',
  },
  {
    host: 'n8n',
    part: 'lmChatOpenRouter',
    model: 'openai/gpt-4.1-mini',
    provider: 'openrouter',
    source: n8nSource,
    checked: '2026-11-29',
  },
  {
    host: 'n8n',
    part: 'lmChatXAiGrok',
    model: 'grok-2-vision-1212',
    provider: 'xai',
    source: n8nSource,
    checked: '2026-11-29',
  },
  {
    host: 'CrewAI',
    part: 'Agent',
    model: 'gpt-4.1-mini',
    provider: 'openai',
    source:
      'https://github.com/crewAIInc/crewAI/blob/main/lib/crewai/src/crewai/constants.py (`DEFAULT_LLM_MODEL`; the variables `MODEL`, `MODEL_NAME` and `OPENAI_MODEL_NAME` come first)',
    checked: '2026-11-29',
  },
  {
    host: 'Docker Agent',
    part: 'auto',
    model: 'claude-sonnet-4-5',
    provider: 'anthropic',
    source:
      'https://github.com/docker/docker-agent/blob/main/pkg/config/auto.go (v1.32.3: the first provider with a key, Anthropic before OpenAI `gpt-5-mini`, Google `gemini-2.5-flash`, Mistral `mistral-small-latest`, Amazon Bedrock and Docker Model Runner)',
    checked: '2026-11-29',
  },
];

/*
 * Langflow has none: it raises an error for a component without a model (`A model selection is required`,
 * src/lfx/src/lfx/base/models/unified_models/instantiation.py, checked 2026-11-29). Neither has Flowise at run time: the `default` of
 * a node's input (`gpt-4o-mini` of ChatOpenAI) fills the editor's form and is exported with the node, and a run passes on what the
 * export says (packages/components/nodes/chatmodels/ChatOpenAI/ChatOpenAI.ts and nodes/agentflow/LLM/LLM.ts at ababf4c8 of
 * 2026-07-24, checked 2026-11-29). Dify requires the model's name of a node (`ModelConfig` in
 * api/core/workflow/nodes/llm/entities.py at 0316eb60, checked 2026-11-29). Without one, the model of such a node is unknown.
 */

/** The default of a host's part as a reference that says what it is; null where none is known. */
export function defaultModelOf(host: string, part: string, place: Place): ModelReference | null {
  const known = hostDefaults.find((one) => one.host === host && one.part === part);
  if (known === undefined) return null;
  const { model, provider, checked } = known;
  return { asWritten: model, provider, origin: { kind: 'host', host, part, checked }, place };
}
