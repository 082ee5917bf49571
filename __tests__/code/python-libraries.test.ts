import { expect, test } from '@jest/globals';
import { literalText } from '../../src/core/prompt.js';
import { promptsIn } from '../support/programs.js';

const cases: readonly {
  readonly library: string;
  readonly code: string;
  readonly key: string;
  readonly text: readonly string[];
  readonly model: string | null;
  readonly limit?: number;
}[] = [
  {
    library: 'LlamaIndex complete',
    code: 'from llama_index.llms.openai import OpenAI\nllm = OpenAI(model="gpt-4.1-mini", max_tokens=300)\nllm.complete("Name three rivers.")',
    key: 'module→complete',
    text: ['user: Name three rivers.'],
    model: 'gpt-4.1-mini',
    limit: 300,
  },
  {
    library: 'LlamaIndex chat',
    code: 'from llama_index.core import Settings\nfrom llama_index.core.llms import ChatMessage\ndef ask(q):\n    return Settings.llm.chat([ChatMessage(role="system", content="Answer as a pirate."), ChatMessage(role="user", content=q)])',
    key: 'ask→chat',
    text: ['system: Answer as a pirate.', 'user: '],
    model: null,
  },
  {
    library: 'LlamaIndex agent',
    code: 'from llama_index.core.agent.workflow import FunctionAgent\nfrom llama_index.llms.anthropic import Anthropic\nhelper = FunctionAgent(llm=Anthropic(model="claude-sonnet-4-5"), system_prompt="Book trains.", tools=[])',
    key: 'helper→FunctionAgent',
    text: ['system: Book trains.'],
    model: 'claude-sonnet-4-5',
  },
  {
    library: 'LlamaIndex query engine',
    code: 'from llama_index.core import PromptTemplate\ndef engine(index):\n    return index.as_query_engine(text_qa_template=PromptTemplate("Use only these notes: {context_str}"))',
    key: 'engine→as_query_engine',
    text: ['user: Use only these notes: {context_str}'],
    model: null,
  },
  {
    library: 'Instructor',
    code: 'import instructor\nclient = instructor.from_provider("openai/gpt-4o-mini")\nclient.create(response_model=City, messages=[{"role": "user", "content": "Find the city."}], max_tokens=90)',
    key: 'module→create',
    text: ['user: Find the city.'],
    model: 'openai/gpt-4o-mini',
    limit: 90,
  },
  {
    library: 'smolagents',
    code: 'from smolagents import CodeAgent, InferenceClientModel\nworker = CodeAgent(tools=[], model=InferenceClientModel(model_id="Qwen/Qwen3-32B"), instructions="Write short code.")',
    key: 'worker→CodeAgent',
    text: ['system: Write short code.'],
    model: 'Qwen/Qwen3-32B',
  },
  {
    library: 'Semantic Kernel',
    code: 'from semantic_kernel import Kernel\nkernel = Kernel()\nasync def run():\n    await kernel.invoke_prompt("Sum up the minutes of the meeting.")',
    key: 'run→invoke_prompt',
    text: ['user: Sum up the minutes of the meeting.'],
    model: null,
  },
  {
    library: 'Hugging Face',
    code: 'from huggingface_hub import InferenceClient\nclient = InferenceClient("meta-llama/Llama-3.3-70B-Instruct")\nclient.chat_completion([{"role": "user", "content": "Sing a song."}], max_tokens=64)',
    key: 'module→chat_completion',
    text: ['user: Sing a song.'],
    model: 'meta-llama/Llama-3.3-70B-Instruct',
    limit: 64,
  },
  {
    library: 'Bedrock invoke_model',
    code: 'import boto3, json\nruntime = boto3.client("bedrock-runtime")\nruntime.invoke_model(modelId="anthropic.claude-3-haiku-20240307-v1:0", body=json.dumps({"max_tokens": 200, "system": "Speak plainly.", "messages": [{"role": "user", "content": "Explain tides."}]}))',
    key: 'module→invoke_model',
    text: ['system: Speak plainly.', 'user: Explain tides.'],
    model: 'anthropic.claude-3-haiku-20240307-v1:0',
    limit: 200,
  },
  {
    library: 'AutoGen 0.2',
    code: 'from autogen import AssistantAgent\ncoder = AssistantAgent("coder", system_message="Solve the task in steps.", llm_config={"config_list": [{"model": "gpt-4o", "api_key": "x"}]})',
    key: 'coder→AssistantAgent',
    text: ['system: Solve the task in steps.'],
    model: 'gpt-4o',
  },
  {
    library: 'CrewAI LLM',
    code: 'from crewai import LLM\nllm = LLM(model="gpt-4o", max_tokens=70)\nllm.call("Plan a garden.")',
    key: 'module→call',
    text: ['user: Plan a garden.'],
    model: 'gpt-4o',
    limit: 70,
  },
  {
    library: 'Strands',
    code: 'from strands import Agent\nguide = Agent(model="us.amazon.nova-pro-v1:0", system_prompt="Guide guests.")',
    key: 'guide→Agent',
    text: ['system: Guide guests.'],
    model: 'us.amazon.nova-pro-v1:0',
  },
  {
    library: 'Agno',
    code: 'from agno.agent import Agent\nfrom agno.models.openai import OpenAIChat\nanalyst = Agent(model=OpenAIChat(id="gpt-4o"), instructions="Compare the two funds.")',
    key: 'analyst→Agent',
    text: ['system: Compare the two funds.'],
    model: 'gpt-4o',
  },
  {
    library: 'Haystack',
    code: 'from haystack.components.builders import PromptBuilder\nbuilder = PromptBuilder(template="Answer from: {{ documents }}")',
    key: 'builder→PromptBuilder',
    text: ['user: Answer from: {{ documents }}'],
    model: null,
  },
  {
    library: 'requests',
    code: 'import requests\nurl = "https://api.openai.com/v1/chat/completions"\ndef ask():\n    payload = {"model": "deepseek-chat", "max_tokens": 40, "messages": [{"role": "system", "content": "Reply in verse."}]}\n    return requests.post(url, json=payload, timeout=9)',
    key: 'ask→post',
    text: ['system: Reply in verse.'],
    model: 'deepseek-chat',
    limit: 40,
  },
  {
    library: 'LangChain without a model',
    code: 'from langchain_openai import ChatOpenAI\nChatOpenAI(temperature=0).invoke("Count to ten.")',
    key: 'module→invoke',
    text: ['user: Count to ten.'],
    model: 'gpt-3.5-turbo',
  },
];

test.each(cases)('$library', async ({ code, key, text, model, limit }) => {
  const { byKey } = await promptsIn({ 'app.py': `${code}\n` });
  const prompt = byKey.get(`app.py#${key}`);
  expect([...byKey.keys()]).toContain(`app.py#${key}`);
  expect(prompt?.messages.map(({ role, segments }) => `${role}: ${literalText(segments)}`)).toEqual(text);
  expect(prompt?.model?.asWritten ?? null).toBe(model);
  expect(prompt?.parameters.maxOutputTokens).toBe(limit);
});

test('a post without a model and messages is no request, nor is an engine with the library’s own text', async () => {
  const { prompts } = await promptsIn({
    'app.py': `import requests
from llama_index.core import VectorStoreIndex
requests.post("https://example.org", json={"messages": ["hello there"], "room": 4})
engine = VectorStoreIndex([]).as_query_engine()
`,
  });
  expect(prompts).toEqual([]);
});

test('the model that a library takes by itself is the library’s default, and never where one may be handed in', async () => {
  const { byKey } = await promptsIn({
    'app.py': `from langchain_openai import ChatOpenAI
def one(): return ChatOpenAI().invoke("Count to ten.")
def two(**options): return ChatOpenAI(**options).invoke("Count to twenty.")
def three(name): return ChatOpenAI(model=name).invoke("Count to thirty.")
`,
  });
  expect(byKey.get('app.py#one→invoke')?.model?.origin.kind).toBe('host');
  expect(byKey.get('app.py#two→invoke')?.model).toBeNull();
  expect(byKey.get('app.py#three→invoke')?.model).toBeNull();
});
test('Mirascope: decorated functions', async () => {
  const { byKey } = await promptsIn({
    'app.py': `
from mirascope import llm
from mirascope.core import openai, prompt_template, Messages


@openai.call("gpt-4o-mini", response_model=Book)
@prompt_template("You are a librarian. Recommend a {genre} book to the reader.")
def recommend(genre: str): ...


@llm.call("openai/gpt-5-mini")
def answer(question: str):
    return f"Answer the question of a customer in one sentence: {question}"


class Bot:
    @openai.call(model="gpt-4o")
    def step(self, query: str):
        return [
            Messages.System("You are a friendly assistant of a book store."),
            Messages.User(query),
        ]
`,
  });
  const shown = [...byKey].map(([key, prompt]) => [
    key,
    prompt.model?.asWritten ?? null,
    prompt.messages.map(({ segments }) => literalText(segments)).join('|'),
  ]);
  expect(shown).toEqual([
    ['app.py#recommend→call', 'gpt-4o-mini', 'You are a librarian. Recommend a {genre} book to the reader.'],
    ['app.py#answer→call', 'openai/gpt-5-mini', 'Answer the question of a customer in one sentence: '],
    ['app.py#Bot.step→call', 'gpt-4o', 'You are a friendly assistant of a book store.|'],
  ]);
});

const says = 'messages=[{"role": "system", "content": "You answer the questions of users."}]';
const opens = (more: string): string => `from openai import OpenAI\nimport os\nclient = OpenAI(${more})\n`;

test.each([
  ['a router', 'base_url="https://openrouter.ai/api/v1"', 'qwen/qwen3-32b', 'openrouter'],
  [
    'a local default of the environment, instead of which a seller may be set',
    'base_url=os.getenv("B", "http://localhost:11434/v1")',
    'llama3.2',
    'openai',
  ],
  [
    'a local default of a setting that is not known',
    'base_url=settings.url or "http://localhost:11434/v1"',
    'llama3.2',
    'openai',
  ],
  [
    'a seller by default of the environment',
    'base_url=os.getenv("B", "https://openrouter.ai/api/v1")',
    'qwen/qwen3-32b',
    'openrouter',
  ],
  ['a local server', 'base_url="http://localhost:11434/v1"', 'llama3.2', 'ollama'],
  ['a proxy of a hosted model', 'base_url="http://localhost:11434/v1"', 'gpt-4o', 'openai'],
  ['another port, behind which somebody may bill', 'base_url="http://localhost:4000"', 'llama3.2', 'openai'],
  ['a name within a host', 'base_url="https://openrouter.ai.example.com/v1"', 'gpt-4o', 'openai'],
  [
    'a local server or a seller',
    'base_url="http://localhost:11434/v1" if dev else "https://openrouter.ai/api/v1"',
    'qwen/qwen3-32b',
    'openrouter',
  ],
  [
    "a local server or the library's own address",
    'base_url="http://localhost:11434/v1" if dev else None',
    'llama3.2',
    'openai',
  ],
  ['an unknown seller', 'base_url="https://llm.example.com/v1"', 'gpt-4o', 'openai'],
  ['no address', '', 'gpt-4o', 'openai'],
])('an address says who bills a request: %s', async (_what, options, model, provider) => {
  const code = `${opens(options)}client.chat.completions.create(model="${model}", ${says})\n`;
  expect((await promptsIn({ 'a.py': code })).prompts[0]?.model).toMatchObject({ asWritten: model, provider });
});

test('a name of another maker is that model behind an address that is given, and none without', async () => {
  const app = (options: string) => `import anthropic
MODEL = "gpt-4o"
def ask(q):
    return anthropic.Anthropic(${options}).messages.create(model=MODEL, max_tokens=9, system="You answer.", messages=[])
`;
  const modelWith = async (options: string) => (await promptsIn({ 'a.py': app(options) })).prompts[0]?.model;
  expect(await modelWith('base_url="https://proxy.example.com"')).toMatchObject({ asWritten: 'gpt-4o' });
  expect((await modelWith('base_url="https://proxy.example.com"'))?.provider).toBeUndefined();
  expect(await modelWith('')).toBeNull();
});

test('a function that is given an environment variable and a default may take the default', async () => {
  const code = `${opens('')}from shared import setting
client.chat.completions.create(model=setting("LLM_MODEL", "gpt-4o"), ${says})
`;
  expect((await promptsIn({ 'a.py': code })).prompts[0]?.model).toMatchObject({
    asWritten: 'gpt-4o',
    origin: { by: 'default' },
  });
});

test('fallbacks of a model that is not known stay options', async () => {
  const code = `import litellm
def ask(model):
    return litellm.completion(model=model, fallbacks=["gpt-4o"], ${says})
`;
  expect((await promptsIn({ 'a.py': code })).prompts[0]?.parameters.options).toMatchObject([
    { name: 'fallbacks' },
  ]);
});

test('an object has what its constructor hands to the class of a library', async () => {
  const code = `from langchain_openai import ChatOpenAI
class Local(ChatOpenAI):
    def __init__(self, base_url="http://localhost:1234/v1", model="qwen3", **kwargs):
        super().__init__(base_url=base_url, model=model, **kwargs)
        self.format = None
def ask(q):
    return Local(model="llama3.2").invoke("You are an assistant, answer this: " + q)
`;
  expect((await promptsIn({ 'a.py': code })).prompts[0]?.model).toMatchObject({
    asWritten: 'llama3.2',
    provider: 'lmstudio',
  });
});

test('a message to a Gemini chat is the request, and the chat is none beside it', async () => {
  const { prompts } = await promptsIn({
    'a.py': `import google.generativeai as genai
model = genai.GenerativeModel("gemini-2.5-flash", system_instruction="You are a pirate.", generation_config={"max_output_tokens": 90})
chat = model.start_chat(history=[])
def ask(q):
    return chat.send_message(f"Sing about {q}.").text
`,
    'b.py': `from google import genai
client = genai.Client()
def ask(q):
    chat = client.chats.create(model="gemini-2.5-pro", config={"system_instruction": "You are kind.", "max_output_tokens": 80})
    return chat.send_message(f"Write about {q}.").text
def plain(q):
    chat = client.chats.create(model="gemini-2.5-pro", config={"system_instruction": "You are brief."})
    return chat.send_message(q).text
`,
  });
  expect(
    prompts
      .filter(({ kind, settingsOnly }) => kind === 'request' && settingsOnly !== true)
      .map(({ key, model, parameters, messages }) => [
        key,
        model?.asWritten,
        parameters.maxOutputTokens,
        messages.map(({ role }) => role).join(),
      ]),
  ).toEqual([
    ['a.py#ask→send_message', 'gemini-2.5-flash', 90, 'system,user'],
    ['b.py#ask→send_message', 'gemini-2.5-pro', 80, 'system,user'],
    ['b.py#plain→chats.create', 'gemini-2.5-pro', undefined, 'system'],
  ]);
});
