import type { Sdk, SinkCall, TextWhere } from './sdk.js';

/** Where a model object that is passed on has its name, its output limit and the rest. */
const modelIn = (llm: string) => ({
  model: [`${llm}.model`, `${llm}.modelName`, `${llm}.#0`, llm],
  outputLimit: ['maxTokens', 'maxOutputTokens', 'maxCompletionTokens', 'numPredict'].map(
    (name) => `${llm}.${name}`,
  ),
  effort: [`${llm}.reasoningEffort`, `${llm}.reasoning.effort`],
  temperature: `${llm}.temperature`,
});

/** A chain that is made of a model object and prompts, before LangChain 1; its calls send them. */
const chain = (callee: string, llm: string, ...prompts: readonly string[]): SinkCall => ({
  callee,
  on: 'package',
  is: 'agent',
  ...modelIn(llm),
  text: prompts.map((at): TextWhere => ({ at, as: 'messages', role: 'user' })),
});

const role = (name: 'system' | 'user' | 'assistant') => ({ role: name, at: ['content', '#0'] as const });

/** LangChain.js and LangGraph.js. A graph's own `invoke` is not billed; what its nodes send is. */
export const langchainJs: Sdk = {
  id: 'langchain-js',
  title: 'LangChain.js',
  docs: 'https://reference.langchain.com/javascript (langchain 0.0.212, 0.3.37 and 1.5.14, @langchain/core 1.4.0; chains: dist/chains/*.d.ts of 0.3.37)',
  checked: '2026-11-29',
  languages: ['typescript', 'javascript'],
  packages: ['langchain', '@langchain', 'deepagents'],
  provider: null,
  providers: {
    ChatOpenAI: 'openai',
    AzureChatOpenAI: 'azure',
    ChatAnthropic: 'anthropic',
    ChatGoogleGenerativeAI: 'google',
    ChatVertexAI: 'vertex',
    ChatMistralAI: 'mistral',
    ChatGroq: 'groq',
    ChatOllama: 'ollama',
    ChatCohere: 'cohere',
    ChatBedrockConverse: 'bedrock',
  },
  calls: [
    {
      callee: 'invoke|stream|batch|call|predict|predictMessages|generate|streamEvents',
      on: [
        'ChatOpenAI',
        'AzureChatOpenAI',
        'ChatAnthropic',
        'ChatGoogleGenerativeAI',
        'ChatVertexAI',
        'ChatMistralAI',
        'ChatGroq',
        'ChatOllama',
        'ChatCohere',
        'ChatBedrockConverse',
        'BedrockChat',
        'ChatDeepSeek',
        'ChatXAI',
        'ChatTogetherAI',
        'ChatFireworks',
        'ChatOpenRouter',
        'OpenAI',
        'OpenAIChat',
        'Ollama',
        'initChatModel',
        'BaseChatModel',
        'BaseLanguageModel',
        'Runnable',
        'RunnableSequence',
      ],
      is: 'request',
      model: ['^model', '^modelName', '^#0'],
      text: [
        { at: '^|', as: 'messages', role: 'user' },
        { at: '#0', as: 'messages', role: 'user' },
      ],
      tools: ['^tools', '^bindTools.#0'],
      schema: '^withStructuredOutput.#0',
      outputLimit: ['^maxTokens', '^maxOutputTokens', '^maxCompletionTokens', '^numPredict'],
      effort: ['^reasoningEffort', '^reasoning.effort'],
      thinkingBudget: ['^thinking.budget_tokens', '^thinkingBudget'],
      temperature: '^temperature',
    },
    {
      callee: 'invoke|stream|batch|call|run|predict|generate|apply',
      on: ['LLMChain', 'ConversationChain'],
      is: 'request',
      ...modelIn('^llm'),
      text: [
        { at: '^prompt', as: 'messages', role: 'user' },
        { at: '#0', as: 'messages', role: 'user' },
      ],
    },
    chain(
      'ConversationalRetrievalQAChain.fromLLM',
      '#0',
      '#2.questionGeneratorTemplate',
      '#2.questionGeneratorChainOptions.template',
      '#2.qaTemplate',
      '#2.qaChainOptions.prompt',
    ),
    chain('RetrievalQAChain.fromLLM', '#0', '#2.prompt'),
    chain(
      'loadQAStuffChain|loadQAMapReduceChain|loadQARefineChain|loadQAChain|loadSummarizationChain',
      '#0',
      '#1.prompt',
      '#1.combineMapPrompt',
      '#1.combinePrompt',
      '#1.questionPrompt',
      '#1.refinePrompt',
    ),
    chain('createStuffDocumentsChain', 'llm', 'prompt'),
    chain('createHistoryAwareRetriever', 'llm', 'rephrasePrompt'),
    {
      ...chain(
        'initializeAgentExecutorWithOptions',
        '#1',
        '#2.agentArgs.systemMessage',
        '#2.agentArgs.prefix',
        '#2.agentArgs.suffix',
      ),
      tools: '#0',
    },
    {
      callee:
        'createAgent|createReactAgent|createDeepAgent|createToolCallingAgent|createOpenAIFunctionsAgent',
      on: 'package',
      is: 'agent',
      model: ['model', 'llm'],
      text: [
        {
          at: ['systemPrompt', 'prompt', 'stateModifier', 'messageModifier', 'instructions'],
          as: 'messages',
          role: 'system',
        },
      ],
      tools: 'tools',
      schema: 'responseFormat',
    },
  ],
  messages: {
    SystemMessage: role('system'),
    HumanMessage: role('user'),
    AIMessage: role('assistant'),
    SystemMessagePromptTemplate: role('system'),
    HumanMessagePromptTemplate: role('user'),
    'SystemMessagePromptTemplate.fromTemplate': role('system'),
    'HumanMessagePromptTemplate.fromTemplate': role('user'),
    'AIMessagePromptTemplate.fromTemplate': role('assistant'),
  },
  passes: {
    'PromptTemplate.fromTemplate': '#0',
    'ChatPromptTemplate.fromTemplate': '#0',
    'ChatPromptTemplate.fromMessages': '#0',
    'ChatPromptTemplate.fromPromptMessages': '#0',
    PromptTemplate: 'template',
  },
};
