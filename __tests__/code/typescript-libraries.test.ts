import { expect, test } from '@jest/globals';
import { promptsIn } from '../support/programs.js';

/* Libraries of TypeScript: what a request is made of. */

async function requests(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { prompts } = await promptsIn(files);
  return prompts
    .filter(({ kind, settingsOnly }) => kind === 'request' && settingsOnly !== true)
    .map(({ key, model, parameters, tools, messages }) =>
      [
        key,
        model?.asWritten ?? 'no model',
        ...(parameters.maxOutputTokens === undefined ? [] : [`max ${parameters.maxOutputTokens}`]),
        ...(tools.length === 0 ? [] : [`tools ${tools.map(({ name }) => name).join(' ')}`]),
        ...messages.map(
          ({ role, segments }) =>
            `${role}: ${segments.map((one) => (one.kind === 'text' ? one.text : '…')).join('')}`,
        ),
      ].join(' | '),
    );
}

test('a model object and what is asked of it are one request', async () => {
  expect(
    await requests({
      'a.ts': `import { GoogleGenerativeAI } from '@google/generative-ai';
const genAI = new GoogleGenerativeAI(process.env.KEY!);
export async function f(q: string) {
  const model = genAI.getGenerativeModel({ model: 'gemini-1.5-flash', systemInstruction: 'You are a helpful travel agent.' });
  const result = await model.generateContent(\`Plan a trip to \${q} with care.\`);
  return result.response.text();
}
export async function g(q: string) {
  const model = genAI.getGenerativeModel({ model: 'gemini-1.5-pro' });
  const result = await model.generateContent({ contents: [{ role: 'user', parts: [{ text: 'Summarize the following text: ' + q }] }], generationConfig: { maxOutputTokens: 200 } });
  return result;
}
`,
      'b.ts': `import { getGenerativeModel, getAI } from 'firebase/ai';
const model = getGenerativeModel(getAI(app), { model: 'gemini-2.5-flash', systemInstruction: 'You are a helpful travel agent.' });
export const h = (q: string) => model.generateContent('Write a poem about ' + q);
`,
    }),
  ).toEqual([
    'a.ts#f→generateContent | gemini-1.5-flash | system: You are a helpful travel agent. | user: Plan a trip to … with care.',
    'a.ts#g→generateContent | gemini-1.5-pro | max 200 | user: Summarize the following text: …',
    'b.ts#h→generateContent | gemini-2.5-flash | system: You are a helpful travel agent. | user: Write a poem about …',
  ]);
});

test('handoffs and agents as tools of OpenAI Agents', async () => {
  expect(
    await requests({
      'a.ts': `import { Agent, run, tool, handoff } from '@openai/agents';
const math = new Agent({ name: 'Math Tutor', handoffDescription: 'Specialist for math', instructions: 'You help with math problems. Explain each step.', model: 'gpt-4.1' });
const hist = new Agent({ name: 'History', instructions: 'You answer questions about history in short.', model: 'gpt-4.1-mini' });
const triage = Agent.create({ name: 'Triage', instructions: 'You route questions to the right agent.', model: 'gpt-4.1', handoffs: [math, handoff(hist)], tools: [hist.asTool({ toolName: 'ask_history', toolDescription: 'Asks the history agent' })] });
export const go = (q: string) => run(triage, q, { maxTurns: 30 });
`,
    }),
  ).toEqual([
    'a.ts#math→Agent | gpt-4.1 | system: You help with math problems. Explain each step.',
    'a.ts#hist→Agent | gpt-4.1-mini | system: You answer questions about history in short.',
    'a.ts#triage→Agent.create | gpt-4.1 | tools ask_history transfer_to_math_tutor transfer_to_history | system: You route questions to the right agent.',
  ]);
});

test('the model of a Genkit instance', async () => {
  expect(
    await requests({
      'a.ts': `import { genkit, z } from 'genkit';
import { googleAI } from '@genkit-ai/google-genai';
export const ai = genkit({ plugins: [googleAI()], model: googleAI.model('gemini-2.5-flash') });
export const flow = ai.defineFlow({ name: 'menu' }, async (q) => {
  const { text } = await ai.generate({ system: 'You are a menu planner.', prompt: 'Suggest an item for ' + q });
  return (await ai.generate('Suggest a dessert for a pirate restaurant.')).text;
});
`,
      'b.ts': `import { ai } from './a';
export const p = ai.definePrompt({ name: 'x', prompt: 'Say hello to {{name}} politely.' });
`,
    }),
  ).toEqual([
    'a.ts#module→generate | gemini-2.5-flash | system: You are a menu planner. | user: Suggest an item for …',
    'a.ts#module→generate~2 | gemini-2.5-flash | user: Suggest a dessert for a pirate restaurant.',
    'b.ts#p→definePrompt | gemini-2.5-flash | user: Say hello to {{name}} politely.',
  ]);
});

test('commands of Bedrock', async () => {
  expect(
    await requests({
      'a.ts': `import { BedrockRuntimeClient, InvokeModelCommand, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient({});
export async function f(q: string) {
  const payload = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 700, system: 'You are a support agent.', messages: [{ role: 'user', content: [{ type: 'text', text: 'Answer: ' + q }] }] };
  const cmd = new InvokeModelCommand({ modelId: 'anthropic.claude-3-haiku-20240307-v1:0', contentType: 'application/json', body: JSON.stringify(payload) });
  return client.send(cmd);
}
export async function g(q: string) {
  const input = { modelId: process.env.MODEL_ID ?? 'amazon.nova-lite-v1:0', system: [{ text: 'You are a translator for manuals.' }], messages: [{ role: 'user' as const, content: [{ text: q }] }], inferenceConfig: { maxTokens: 300 } };
  return client.send(new ConverseCommand(input));
}
`,
    }),
  ).toEqual([
    'a.ts#f→InvokeModelCommand | anthropic.claude-3-haiku-20240307-v1:0 | max 700 | system: You are a support agent. | user: Answer: …',
    'a.ts#g→ConverseCommand | amazon.nova-lite-v1:0 | max 300 | system: You are a translator for manuals. | user: …',
  ]);
});

test('agents and prompts that the AWS CDK deploys', async () => {
  expect(
    await requests({
      'lib/stack.ts': `import * as cdk from 'aws-cdk-lib';
import { aws_bedrock as bedrock } from 'aws-cdk-lib';
import * as br from 'aws-cdk-lib/aws-bedrock';
import { bedrock as gen } from '@cdklabs/generative-ai-cdk-constructs';
const INSTRUCTION = 'You are an agent that books meeting rooms for employees.';
export class S extends cdk.Stack { constructor(scope: any, id: string) { super(scope, id);
  new bedrock.CfnAgent(this, 'Agent', { agentName: 'a', foundationModel: 'anthropic.claude-3-5-sonnet-20241022-v2:0', instruction: INSTRUCTION });
  new br.CfnPrompt(this, 'P', { name: 'p', variants: [{ name: 'v', templateType: 'TEXT', modelId: 'amazon.nova-pro-v1:0', templateConfiguration: { text: { text: 'Summarize the meeting notes: {{notes}}' } }, inferenceConfiguration: { text: { maxTokens: 400 } } }] });
  const agent = new gen.Agent(this, 'G', { foundationModel: gen.BedrockFoundationModel.ANTHROPIC_CLAUDE_3_5_SONNET_V2_0, instruction: 'You are a helpful and friendly agent that answers questions about literature.' });
  const v = gen.PromptVariant.text({ variantName: 'v1', model: gen.BedrockFoundationModel.AMAZON_NOVA_LITE_V1, promptVariables: ['t'], promptText: 'This is my first text prompt. Please summarize our conversation on: {{t}}.' });
} }
`,
    }),
  ).toEqual([
    'lib/stack.ts#S.constructor→CfnAgent | anthropic.claude-3-5-sonnet-20241022-v2:0 | system: You are an agent that books meeting rooms for employees.',
    'lib/stack.ts#S.constructor→CfnPrompt | amazon.nova-pro-v1:0 | max 400 | user: Summarize the meeting notes: {{notes}}',
    'lib/stack.ts#S.constructor→bedrock.Agent | anthropic.claude-3-5-sonnet-20241022-v2:0 | system: You are a helpful and friendly agent that answers questions about literature.',
    'lib/stack.ts#S.constructor→PromptVariant.text | amazon.nova-lite-v1:0 | user: This is my first text prompt. Please summarize our conversation on: {{t}}.',
  ]);
});
