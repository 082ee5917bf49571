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

test('chains that are made of a model object and prompts', async () => {
  expect(
    await requests({
      'a.ts': `import { OpenAIChat } from 'langchain/llms/openai';
import { LLMChain } from 'langchain/chains';
import { PromptTemplate } from 'langchain/prompts';
export const ask = async (prompt: string, modelName: string) => {
  modelName = 'gpt-3.5-turbo-16k';
  const llm = new OpenAIChat({ modelName, maxTokens: 1500 });
  const chain = new LLMChain({ llm, prompt: new PromptTemplate({ template: prompt, inputVariables: [] }) });
  return (await chain.call({})).text;
};
export const haiku = (name: string) => ask('Write a haiku about the sea.', name);
`,
      'b.ts': `import { ChatOpenAI } from 'langchain/chat_models/openai';
import { ConversationalRetrievalQAChain, RetrievalQAChain, loadQAStuffChain } from 'langchain/chains';
import { createStuffDocumentsChain } from 'langchain/chains/combine_documents';
import { initializeAgentExecutorWithOptions } from 'langchain/agents';
import { PromptTemplate } from 'langchain/prompts';
export const chat = (store) => ConversationalRetrievalQAChain.fromLLM(new ChatOpenAI({ modelName: 'gpt-4', maxTokens: 300 }), store.asRetriever(), {
  questionGeneratorTemplate: 'Rephrase the question: {question}', qaTemplate: 'Answer from {context}: {question}' });
export const find = (store) => RetrievalQAChain.fromLLM(new ChatOpenAI({ model: 'gpt-4o' }), store.asRetriever(), { prompt: PromptTemplate.fromTemplate('Look it up in {context}.') });
export const stuff = () => loadQAStuffChain(new ChatOpenAI({ modelName: 'gpt-4o-mini' }), { prompt: PromptTemplate.fromTemplate('Read {context} and answer.') });
export const join = () => createStuffDocumentsChain({ llm: new ChatOpenAI({ model: 'gpt-4.1' }), prompt: PromptTemplate.fromTemplate('Join {context} into one text.') });
export const act = (tools) => initializeAgentExecutorWithOptions(tools, new ChatOpenAI({ modelName: 'gpt-4' }), { agentType: 'chat-conversational-react-description', agentArgs: { systemMessage: 'You are a pirate.' } });
`,
    }),
  ).toEqual([
    'a.ts#haiku→ask | gpt-3.5-turbo-16k | max 1500 | user: Write a haiku about the sea.',
    'b.ts#chat→ConversationalRetrievalQAChain.fromLLM | gpt-4 | max 300 | user: Rephrase the question: {question} | user: Answer from {context}: {question}',
    'b.ts#find→RetrievalQAChain.fromLLM | gpt-4o | user: Look it up in {context}.',
    'b.ts#stuff→loadQAStuffChain | gpt-4o-mini | user: Read {context} and answer.',
    'b.ts#join→createStuffDocumentsChain | gpt-4.1 | user: Join {context} into one text.',
    'b.ts#act→initializeAgentExecutorWithOptions | gpt-4 | user: You are a pirate.',
  ]);
});

test('a message to a chat is the request, and the chat is none beside it', async () => {
  expect(
    await requests({
      'a.ts': `import { GoogleGenerativeAI } from '@google/generative-ai';
const SYSTEM = 'You are a pirate who writes songs.';
export class Chat {
  private genAI;
  private model;
  private chat: any;
  constructor(key: string) {
    this.genAI = new GoogleGenerativeAI(key);
    this.model = this.genAI.getGenerativeModel({ model: 'gemini-2.5-flash', systemInstruction: SYSTEM });
  }
  start() { this.chat = this.model.startChat({ generationConfig: { maxOutputTokens: 500 } }); }
  async send(text: string) { return this.chat.sendMessage('Sing about ' + text); }
}
export async function silent(model, text: string) {
  const chat = new GoogleGenerativeAI('k').getGenerativeModel({ model: 'gemini-2.5-pro', systemInstruction: 'You are kind.' }).startChat({});
  return chat.sendMessage(text);
}
`,
      'b.ts': `import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({ apiKey: 'k' });
export async function ask(q: string) {
  const chat = ai.chats.create({ model: 'gemini-2.5-flash', config: { systemInstruction: 'You are a pirate.', maxOutputTokens: 100 } });
  await chat.sendMessage({ message: 'Write a poem about ' + q });
  return chat.sendMessage({ message: 'Now make it shorter.' });
}
export const tell = (bot, text: string) => bot.sendMessage({ message: 'Welcome to the group, ' + text });
`,
    }),
  ).toEqual([
    'a.ts#Chat.send→sendMessage | gemini-2.5-flash | max 500 | system: You are a pirate who writes songs. | user: Sing about …',
    'a.ts#silent→startChat | gemini-2.5-pro | system: You are kind.',
    'b.ts#ask→sendMessage | gemini-2.5-flash | max 100 | system: You are a pirate. | user: Write a poem about …',
    'b.ts#ask→sendMessage~2 | gemini-2.5-flash | max 100 | system: You are a pirate. | user: Now make it shorter.',
  ]);
});

test('a run of an agent that says something is a request of its own, and the agent stays one where it only passes on', async () => {
  expect(
    await requests({
      'agents.ts': `import { Agent } from '@mastra/core/agent';
export const planner = new Agent({ id: 'planning', name: 'Planner', instructions: 'You plan trips.', model: 'openai/gpt-4o' });
export const writer = new Agent({ name: 'Writer', instructions: 'You write postcards.', model: 'openai/gpt-4o-mini' });
`,
      'index.ts': `import { Mastra } from '@mastra/core';
import { planner, writer } from './agents';
export const mastra = new Mastra({ agents: { planner, writer } });
`,
      'workflow.ts': `import { createStep } from '@mastra/core/workflows';
export const plan = createStep({ id: 'plan', execute: async ({ inputData, mastra }) => {
  const agent = mastra?.getAgentById('planning');
  const prompt = \`Suggest walks for the morning and for the afternoon, and one place to stay dry when it rains: \${inputData}\`;
  await agent.stream([{ role: 'user', content: prompt }]);
  return mastra.getAgent('writer').generate(\`Place: \${inputData}\`);
} });
`,
      'openai.ts': `import { Agent, run } from '@openai/agents';
import { RealtimeAgent, RealtimeSession } from '@openai/agents/realtime';
const historian = new Agent({ name: 'H', instructions: 'You know Rome.', model: 'gpt-4.1' });
export const ask = (q: string) => run(historian, q);
export const sum = () => run(historian, 'Sum up the reign of Augustus in five sentences, each with a date and with a source.');
const voice = new RealtimeAgent({ name: 'V', instructions: 'You talk.' });
export const session = new RealtimeSession(voice, { model: 'gpt-realtime' });
export const open = (agents: RealtimeAgent[]) => new RealtimeSession(agents[0], { model: 'gpt-4o-realtime-preview' });
export const other = (db, sql) => db.run(sql, 'Select the names of all people who live in the house at the end of the long street.');
`,
      'loop.ts': `import { ToolLoopAgent } from 'ai';
const agent = new ToolLoopAgent({ model: 'openai/gpt-5', instructions: 'You find bugs.' });
export const review = (diff: string) => agent.generate({ prompt: \`Report each bug with the file, the line and a fix of at most two sentences, sorted by weight: \${diff}\` });
`,
    }),
  ).toEqual([
    'agents.ts#writer→Agent | openai/gpt-4o-mini | system: You write postcards.',
    'loop.ts#review→generate | openai/gpt-5 | system: You find bugs. | user: Report each bug with the file, the line and a fix of at most two sentences, sorted by weight: …',
    'openai.ts#historian→Agent | gpt-4.1 | system: You know Rome.',
    'openai.ts#sum→run | gpt-4.1 | system: You know Rome. | user: Sum up the reign of Augustus in five sentences, each with a date and with a source.',
    'openai.ts#session→RealtimeSession | gpt-realtime | system: You talk.',
    'openai.ts#open→RealtimeSession | gpt-4o-realtime-preview',
    'workflow.ts#plan.execute→stream | openai/gpt-4o | system: You plan trips. | user: Suggest walks for the morning and for the afternoon, and one place to stay dry when it rains: …',
  ]);
});

test('a call of a wrapper with an unusual name is read where its file says nothing else of a model', async () => {
  expect(
    await requests({
      'lib/core.ts': `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
export const complete = ({ model, system, messages, ...options }) => generateText({ model: openai(model), system, messages, ...options });
`,
      'lib/query.ts': `import { complete } from './core';
export const query = async ({ messages, model = 'gpt-5', system, maxTokens }) => await complete({ messages, model, system, maxTokens });
`,
      'use.ts': `import { query } from './lib/query';
export const name = (page: string) =>
  query({ system: 'Find a short name for the page.', messages: [{ role: 'user', content: page }], model: 'gpt-5-mini', maxTokens: 200 });
`,
    }),
  ).toEqual(['use.ts#name→query | gpt-5-mini | max 200 | system: Find a short name for the page. | user: …']);
});

test('an item of a short list is one of several', async () => {
  const { prompts } = await promptsIn({
    'a.ts': `import OpenAI from 'openai';
const client = new OpenAI();
const MODELS = ['gpt-4o', 'gpt-4o-mini'];
const MANY = ['a1', 'a2', 'a3', 'gpt-4o', 'gpt-4.1'];
const PERSONAS = ['You are a pirate.', 'You are a poet.'];
const ask = (model: string, content: string) => client.chat.completions.create({ model, messages: [{ role: 'user', content }] });
export const indexed = (at: number) => client.chat.completions.create({ model: MODELS[at], messages: [{ role: 'user', content: 'Say hello at once.' }] });
export const fixed = () => client.chat.completions.create({ model: MODELS[1], messages: [{ role: 'user', content: PERSONAS[0] }] });
export const many = (at: number) => client.chat.completions.create({ model: MANY[at], messages: [{ role: 'user', content: 'Say goodbye at once.' }] });
export const drawn = () => ask('gpt-4.1', PERSONAS[Math.floor(Math.random() * PERSONAS.length)]);
export async function each() { for (const model of MODELS) await ask(model, 'Say something nice to each.'); }
`,
  });
  expect(
    prompts
      .filter(({ kind }) => kind === 'request')
      .map(({ key, model, messages }) => [
        key.slice(5),
        [model?.asWritten ?? 'no model', ...(model?.alternatives ?? [])].join(' or '),
        messages.flatMap(({ segments }) => segments.map(({ kind }) => kind)).join(),
      ]),
  ).toEqual([
    ['indexed→chat.completions.create', 'gpt-4o or gpt-4o-mini', 'text'],
    ['fixed→chat.completions.create', 'gpt-4o-mini', 'text'],
    ['many→chat.completions.create', 'no model', 'text'],
    ['drawn→ask', 'gpt-4.1', 'branch'],
    ['each→ask', 'gpt-4o or gpt-4o-mini', 'text'],
  ]);
});

test('a function that is handed what to send, and sends it with options that are spread', async () => {
  const again = (body: string) => `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
export const complete = ({ model = 'gpt-4.1', system, messages, ...options }) =>
  again({ system, messages }, (prompt) => generateText({ model: openai(model), ...options, ...prompt }));
const again = async (options, generate) => {${body}};
`;
  const caller = `import { complete } from './ai';
export const sort = (ticket: string) =>
  complete({ model: 'gpt-4.1-mini', system: 'Sort the ticket into one of three groups.', messages: [{ role: 'user', content: ticket }], maxTokens: 20 });
`;
  const bodies = [
    ' return generate(options); ',
    ` for (let tries = 0; ; tries++) {
    try { return await generate(options); } catch (error) { if (tries > 3) throw error; options = shorten(options); }
  } `,
  ];
  for (const body of bodies)
    expect(await requests({ 'ai.ts': again(body), 'sort.ts': caller })).toEqual([
      'sort.ts#sort→complete | gpt-4.1-mini | max 20 | system: Sort the ticket into one of three groups. | user: …',
    ]);
});

test('a client of one of several providers, called in a branch for each through a function', async () => {
  const files = {
    'llm.ts': `import { ChatAnthropic } from '@langchain/anthropic';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { SystemMessage, HumanMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
const made = { anthropic: (name) => new ChatAnthropic({ model: name }), openai: (name) => new ChatOpenAI({ model: name }) };
async function again(run) { for (let i = 0; i < 3; i++) try { return await run(); } catch {} }
export async function ask(prompt: string, { model = 'gpt-4o', system }) {
  const llm = made[pick(model)](model).bindTools(toolsOf(model));
  if (isClaude(model)) return await again(() => llm.invoke([new SystemMessage(system), new HumanMessage(prompt)]));
  const chain = ChatPromptTemplate.fromMessages([['system', system], ['user', '{prompt}']]).pipe(llm);
  return await again(() => chain.invoke({ prompt }));
}
`,
    'use.ts': `import { ask } from './llm';
export const f = (q: string) => ask(\`Summarize the following question in one sentence: \${q}\`, { system: 'You are a careful assistant.' });
`,
  };
  const { prompts } = await promptsIn(files);
  const sent = prompts.filter(({ kind }) => kind === 'request');
  expect(sent.map(({ key, model }) => `${key} ${model?.asWritten} ${model?.provider}`)).toEqual([
    'use.ts#f→ask gpt-4o openai',
  ]);
});

test('a request that is posted by hand, and by a library where that fails, keeps both models', async () => {
  const { prompts } = await promptsIn({
    'a.ts': `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(q: string) {
  const messages = [{ role: 'system', content: 'You answer questions about bees.' }, { role: 'user', content: q }];
  try { return await fetch(url, { method: 'POST', body: JSON.stringify({ model: 'mistral-small', messages }) }); }
  catch { return await openai.chat.completions.create({ model: 'gpt-4o', messages }); }
}
`,
  });
  expect(prompts.map(({ model }) => [model?.asWritten, model?.alternatives])).toEqual([
    ['gpt-4o', ['mistral-small']],
  ]);
});
