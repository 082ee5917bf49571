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
      temperature: 'inferenceConfig.temperature',
    },
  ],
};
