import type { Sdk } from './sdk.js';

/** LLPhant for PHP: a chat object per provider, made with a configuration that names the model. */
export const llphant: Sdk = {
  id: 'llphant',
  title: 'LLPhant',
  docs: 'https://github.com/LLPhant/LLPhant (9c5fc4aa: src/Chat/OpenAIChat.php, src/AnthropicConfig.php, src/OpenAIConfig.php)',
  checked: '2026-11-29',
  languages: ['php'],
  packages: ['LLPhant'],
  provider: null,
  providers: {
    OpenAIChat: 'openai',
    AnthropicChat: 'anthropic',
    MistralAIChat: 'mistral',
    DeepseekChat: 'deepseek',
  },
  calls: [
    {
      callee:
        'generateText|generateTextOrReturnFunctionCalled|generateStreamOfText|generateChat|generateChatOrReturnFunctionCalled|generateChatStream',
      on: [
        'OpenAIChat',
        'AnthropicChat',
        'MistralAIChat',
        'OllamaChat',
        'DeepseekChat',
        'LmStudioChat',
        'ChatInterface',
      ],
      is: 'request',
      model: ['^#0.model', '^#0.#0', '^config.model'],
      text: [
        { at: '^setSystemMessage', as: 'text', role: 'system' },
        { at: '#0', as: 'messages', role: 'user' },
      ],
      tools: ['^setTools', '^addTool'],
      outputLimit: ['^#0.maxTokens', '^#0.#1'],
    },
  ],
  messages: {
    system: { role: 'system', at: '#0' },
    user: { role: 'user', at: '#0' },
    assistant: { role: 'assistant', at: '#0' },
  },
  models: {
    CLAUDE_3_HAIKU: 'claude-3-haiku-20240307',
    CLAUDE_3_SONNET: 'claude-3-sonnet-20240229',
    CLAUDE_3_OPUS: 'claude-3-opus-20240229',
    CLAUDE_3_5_SONNET: 'claude-3-5-sonnet-20240620',
    CLAUDE_3_5_SONNET_20241022: 'claude-3-5-sonnet-20241022',
    CLAUDE_45_SONNET: 'claude-sonnet-4-5',
    CLAUDE_45_HAIKU: 'claude-haiku-4-5',
    CLAUDE_41_OPUS: 'claude-opus-4-1',
  },
};
