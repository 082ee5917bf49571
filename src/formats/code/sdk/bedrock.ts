import type { Sdk } from './sdk.js';

/** Amazon Bedrock through boto3. */
export const bedrock: Sdk = {
  id: 'bedrock',
  title: 'Amazon Bedrock',
  docs: 'https://docs.aws.amazon.com/boto3/latest/reference/services/bedrock-runtime.html (1.43.107)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['boto3', 'aioboto3', 'botocore'],
  provider: 'bedrock',
  calls: [
    {
      callee: 'converse|converse_stream',
      on: 'any',
      is: 'request',
      model: 'modelId',
      text: [
        { at: 'system', as: 'text', role: 'system' },
        { at: 'messages', as: 'messages', role: 'user' },
      ],
      tools: 'toolConfig.tools',
      outputLimit: 'inferenceConfig.maxTokens',
      thinkingBudget: 'additionalModelRequestFields.thinking.budget_tokens',
      temperature: 'inferenceConfig.temperature',
    },
    {
      // The body is the JSON of the model's own interface.
      callee: 'invoke_model|invoke_model_with_response_stream',
      on: 'package',
      is: 'request',
      needs: [['body.messages', 'body.prompt', 'body.inputText']],
      model: 'modelId',
      text: [
        { at: 'body.system', as: 'text', role: 'system' },
        { at: ['body.messages', 'body.prompt', 'body.inputText'], as: 'messages', role: 'user' },
      ],
      tools: 'body.tools',
      outputLimit: [
        'body.max_tokens',
        'body.max_tokens_to_sample',
        'body.max_gen_len',
        'body.textGenerationConfig.maxTokenCount',
      ],
      temperature: ['body.temperature', 'body.textGenerationConfig.temperature'],
    },
  ],
};
