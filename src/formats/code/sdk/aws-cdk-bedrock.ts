import type { Sdk } from './sdk.js';

/**
 * Agents and prompts of Bedrock as the AWS CDK deploys them: the text, model and limit that requests carry are in the construct.
 * `CfnAgent` and `CfnPrompt` have the properties of CloudFormation; the constructs above them name models by constants.
 */
export const awsCdkBedrock: Sdk = {
  id: 'aws-cdk-bedrock',
  title: 'Amazon Bedrock in the AWS CDK',
  docs: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_bedrock-readme.html (2.2xx: CfnAgent, CfnPrompt), https://awslabs.github.io/generative-ai-cdk-constructs/src/cdk-lib/bedrock/ (0.1.3xx)',
  checked: '2026-11-29',
  languages: ['typescript', 'javascript'],
  packages: [
    'aws-cdk-lib',
    '@aws-cdk/aws-bedrock-alpha',
    '@aws-cdk/aws-bedrock-agentcore-alpha',
    '@cdklabs/generative-ai-cdk-constructs',
  ],
  provider: 'bedrock',
  calls: [
    {
      callee: 'CfnAgent',
      on: 'package',
      is: 'agent',
      model: '#2.foundationModel',
      text: [{ at: '#2.instruction', as: 'text', role: 'system' }],
      needs: ['#2.instruction'],
    },
    {
      callee: 'bedrock.Agent|AgentBuilder',
      on: 'package',
      is: 'agent',
      needs: [['#2.instruction', '#2.instructions']],
      model: ['#2.foundationModel', '#2.model'],
      text: [{ at: ['#2.instruction', '#2.instructions'], as: 'text', role: 'system' }],
    },
    {
      callee: 'CfnPrompt|CfnPromptVersion',
      on: 'package',
      is: 'agent',
      needs: ['#2.variants'],
      model: ['#2.variants.modelId'],
      text: [
        { at: '#2.variants.templateConfiguration.chat.system', as: 'text', role: 'system' },
        { at: '#2.variants.templateConfiguration.chat.messages', as: 'messages', role: 'user' },
        { at: '#2.variants.templateConfiguration.text.text', as: 'text', role: 'user' },
      ],
      outputLimit: '#2.variants.inferenceConfiguration.text.maxTokens',
      temperature: '#2.variants.inferenceConfiguration.text.temperature',
    },
    {
      callee: 'PromptVariant.text|chat',
      on: 'package',
      is: 'agent',
      needs: [['#0.promptText', '#0.messages']],
      model: '#0.model',
      text: [
        { at: '#0.system', as: 'text', role: 'system' },
        { at: '#0.messages', as: 'messages', role: 'user' },
        { at: '#0.promptText', as: 'text', role: 'user' },
      ],
      outputLimit: ['#0.inferenceConfiguration.maxTokens', '#0.inferenceConfiguration.text.maxTokens'],
    },
  ],
  // Constants of `BedrockFoundationModel`.
  models: {
    AI21_JAMBA_1_5_LARGE_V1: 'ai21.jamba-1-5-large-v1:0',
    AI21_JAMBA_1_5_MINI_V1: 'ai21.jamba-1-5-mini-v1:0',
    AMAZON_TITAN_TEXT_EXPRESS_V1: 'amazon.titan-text-express-v1',
    AMAZON_TITAN_PREMIER_V1_0: 'amazon.titan-text-premier-v1:0',
    AMAZON_NOVA_MICRO_V1: 'amazon.nova-micro-v1:0',
    AMAZON_NOVA_LITE_V1: 'amazon.nova-lite-v1:0',
    AMAZON_NOVA_PRO_V1: 'amazon.nova-pro-v1:0',
    ANTHROPIC_CLAUDE_3_7_SONNET_V1_0: 'anthropic.claude-3-7-sonnet-20250219-v1:0',
    ANTHROPIC_CLAUDE_3_5_SONNET_V2_0: 'anthropic.claude-3-5-sonnet-20241022-v2:0',
    ANTHROPIC_CLAUDE_3_5_SONNET_V1_0: 'anthropic.claude-3-5-sonnet-20240620-v1:0',
    ANTHROPIC_CLAUDE_3_5_HAIKU_V1_0: 'anthropic.claude-3-5-haiku-20241022-v1:0',
    ANTHROPIC_CLAUDE_OPUS_V1_0: 'anthropic.claude-3-opus-20240229-v1:0',
    ANTHROPIC_CLAUDE_SONNET_V1_0: 'anthropic.claude-3-sonnet-20240229-v1:0',
    ANTHROPIC_CLAUDE_HAIKU_V1_0: 'anthropic.claude-3-haiku-20240307-v1:0',
    ANTHROPIC_CLAUDE_V2_1: 'anthropic.claude-v2:1',
    ANTHROPIC_CLAUDE_V2: 'anthropic.claude-v2',
    ANTHROPIC_CLAUDE_INSTANT_V1_2: 'anthropic.claude-instant-v1',
    DEEPSEEK_R1_V1: 'deepseek.r1-v1:0',
    META_LLAMA_3_1_8B_INSTRUCT_V1: 'meta.llama3-1-8b-instruct-v1:0',
    META_LLAMA_3_1_70B_INSTRUCT_V1: 'meta.llama3-1-70b-instruct-v1:0',
    META_LLAMA_3_2_11B_INSTRUCT_V1: 'meta.llama3-2-11b-instruct-v1:0',
    META_LLAMA_3_2_3B_INSTRUCT_V1: 'meta.llama3-2-3b-instruct-v1:0',
    META_LLAMA_3_2_1B_INSTRUCT_V1: 'meta.llama3-2-1b-instruct-v1:0',
    META_LLAMA_3_3_70B_INSTRUCT_V1: 'meta.llama3-3-70b-instruct-v1:0',
  },
  messages: {
    'ChatMessage.user': { role: 'user', at: '#0' },
    'ChatMessage.assistant': { role: 'assistant', at: '#0' },
  },
  modelMakers: { fromFoundationModelId: '#2', BedrockFoundationModel: '#0' },
};
