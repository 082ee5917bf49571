import type { Sdk } from './sdk.js';

const models = [
  'OpenAI',
  'AzureOpenAI',
  'OpenAILike',
  'OpenAIResponses',
  'Anthropic',
  'Gemini',
  'GoogleGenAI',
  'Vertex',
  'Ollama',
  'Groq',
  'MistralAI',
  'Bedrock',
  'BedrockConverse',
  'LiteLLM',
  'OpenRouter',
  'HuggingFaceLLM',
  'HuggingFaceInferenceAPI',
  'LLM',
  'Settings',
  'llm',
] as const;

const answer = {
  on: models,
  is: 'request',
  model: ['^model', '^model_name', '^engine', '^#0'],
  outputLimit: ['^max_tokens', '^max_output_tokens', '^num_output'],
  temperature: '^temperature',
} as const;

/** LlamaIndex for Python. Texts of the library's own query engines are outside the repository. */
export const llamaindex: Sdk = {
  id: 'llamaindex',
  title: 'LlamaIndex',
  docs: 'https://docs.llamaindex.ai (agents from run-llama/llama_index 011ea534ce: agent/workflow/base_agent.py; other names not compared with source)',
  checked: '2026-11-29',
  languages: ['python'],
  packages: ['llama_index'],
  provider: null,
  providers: {
    OpenAI: 'openai',
    AzureOpenAI: 'azure',
    Anthropic: 'anthropic',
    Groq: 'groq',
    Ollama: 'ollama',
  },
  calls: [
    {
      ...answer,
      callee: 'complete|acomplete|stream_complete|astream_complete',
      text: [
        { at: '^system_prompt', as: 'text', role: 'system' },
        { at: ['prompt', '#0'], as: 'text', role: 'user' },
      ],
    },
    {
      ...answer,
      callee: 'chat|achat|stream_chat|astream_chat',
      text: [
        { at: '^system_prompt', as: 'text', role: 'system' },
        { at: ['messages', '#0'], as: 'messages', role: 'user' },
      ],
      tools: 'tools',
    },
    {
      ...answer,
      callee: 'predict|apredict|stream|astream',
      text: [{ at: ['prompt', '#0'], as: 'messages', role: 'user' }],
    },
    {
      ...answer,
      callee: 'structured_predict|astructured_predict',
      text: [{ at: ['prompt', '#1'], as: 'messages', role: 'user' }],
      schema: ['output_cls', '#0'],
    },
    {
      callee: 'FunctionAgent|ReActAgent|CodeActAgent',
      on: 'package',
      is: 'agent',
      model: ['llm.model', 'llm.#0', 'llm'],
      text: [{ at: 'system_prompt', as: 'text', role: 'system' }],
      tools: 'tools',
      schema: 'output_cls',
      outputLimit: 'llm.max_tokens',
      // `DEFAULT_MAX_ITERATIONS` of agent/workflow.
      steps: { most: 20, checked: '2026-11-29' },
    },
    {
      // Agents of 0.9 to 0.12; their class methods are the same on all of them.
      callee: 'from_tools|from_defaults',
      on: [
        'OpenAIAgent',
        'OpenAIAssistantAgent',
        'ReActAgent',
        'FunctionCallingAgent',
        'StructuredPlannerAgent',
      ],
      is: 'agent',
      model: ['llm.model', 'llm.#0', 'llm'],
      text: [
        { at: ['system_prompt', 'instructions'], as: 'text', role: 'system' },
        { at: 'context', as: 'text', role: 'system' },
        { at: 'prefix_messages', as: 'messages', role: 'system' },
      ],
      tools: 'tools',
      outputLimit: 'llm.max_tokens',
    },
    {
      callee: 'as_query_engine|as_chat_engine',
      on: 'package',
      is: 'request',
      needs: [
        ['text_qa_template', 'summary_template', 'system_prompt', 'context_prompt', 'context_template'],
      ],
      model: ['llm.model', 'llm.#0', 'llm'],
      text: [
        { at: 'system_prompt', as: 'text', role: 'system' },
        { at: ['context_prompt', 'context_template'], as: 'messages', role: 'system' },
        { at: ['text_qa_template', 'summary_template'], as: 'messages', role: 'user' },
      ],
      outputLimit: 'llm.max_tokens',
    },
  ],
  passes: {
    PromptTemplate: ['template', '#0'],
    RichPromptTemplate: ['template_str', '#0'],
    ChatPromptTemplate: ['message_templates', '#0'],
    'ChatPromptTemplate.from_messages': ['message_templates', '#0'],
  },
};
