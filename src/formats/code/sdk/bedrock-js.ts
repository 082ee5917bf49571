import type { Sdk } from './sdk.js';

/** Commands of the AWS client for Bedrock. */
export const bedrockJs: Sdk = {
  id: 'bedrock-js',
  title: 'Amazon Bedrock (JavaScript)',
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/bedrock-runtime (3.1164.0)',
  checked: '2026-11-28',
  languages: ['typescript', 'javascript'],
  packages: ['@aws-sdk/client-bedrock-runtime'],
  provider: 'bedrock',
  calls: [
    {
      callee: 'ConverseCommand|ConverseStreamCommand',
      on: 'package',
      is: 'request',
      model: 'modelId',
      text: [
        { at: 'system', as: 'text', role: 'system' },
        { at: 'messages', as: 'messages', role: 'user' },
      ],
      tools: 'toolConfig.tools',
      outputLimit: 'inferenceConfig.maxTokens',
      effort: 'outputConfig.effort',
      thinkingBudget: 'additionalModelRequestFields.thinking.budget_tokens',
      temperature: 'inferenceConfig.temperature',
    },
    {
      callee: 'InvokeModelCommand|InvokeModelWithResponseStreamCommand',
      on: 'package',
      is: 'request',
      model: 'modelId',
      text: [
        { at: 'body.system', as: 'text', role: 'system' },
        { at: 'body.messages', as: 'messages', role: 'user' },
        { at: ['body.prompt', 'body.inputText'], as: 'text', role: 'user' },
      ],
      tools: 'body.tools',
      outputLimit: ['body.max_tokens', 'body.max_tokens_to_sample', 'body.max_gen_len'],
      temperature: 'body.temperature',
    },
  ],
};
