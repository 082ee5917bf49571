import type { Sdk } from './sdk.js';

/** Semantic Kernel for Python. The service that a kernel chooses names the model. */
export const semanticKernel: Sdk = {
  id: 'semantic-kernel',
  title: 'Semantic Kernel',
  docs: 'https://github.com/microsoft/semantic-kernel (b39d95a344: python/semantic_kernel/kernel.py, functions, agents)',
  checked: '2026-11-29',
  languages: ['python'],
  packages: ['semantic_kernel'],
  provider: null,
  calls: [
    {
      callee: 'invoke_prompt|invoke_prompt_stream',
      on: 'package',
      is: 'request',
      text: [{ at: ['prompt', '#0'], as: 'text', role: 'user' }],
    },
    {
      callee: 'add_function|KernelFunctionFromPrompt|from_prompt',
      on: 'package',
      is: 'request',
      needs: ['prompt'],
      text: [{ at: 'prompt', as: 'text', role: 'user' }],
      outputLimit: 'prompt_execution_settings.max_tokens',
    },
    {
      callee: 'ChatCompletionAgent|OpenAIAssistantAgent',
      on: 'package',
      is: 'agent',
      model: ['service.ai_model_id', 'service.deployment_name'],
      text: [{ at: 'instructions', as: 'text', role: 'system' }],
      tools: 'plugins',
    },
  ],
};
