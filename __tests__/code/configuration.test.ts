import { expect, test } from '@jest/globals';
import { originText } from '../../src/report/words/origin.js';
import type { SourceFile } from '../../src/core/revision.js';
import { readPrograms } from '../../src/formats/code/index.js';

async function promptsIn(files: Readonly<Record<string, string>>) {
  const paths = Object.keys(files);
  const { prompts } = await readPrograms(
    {
      paths,
      has: (path) => path in files,
      readMany: (wanted) =>
        Promise.resolve(
          new Map(
            wanted.flatMap((path): [string, SourceFile][] => {
              const text = files[path];
              return text === undefined ? [] : [[path, { path, text, hadByteOrderMark: false }]];
            }),
          ),
        ),
    },
    paths.map((path) => ({ path, type: 'file' as const, id: `${path}${files[path] ?? ''}`, size: 100 })),
    () => true,
  );
  return prompts.map(({ path, model, parameters }) => ({
    path,
    model: model?.asWritten ?? null,
    from: model === null ? null : originText(model.origin),
    limit: parameters.maxOutputTokens ?? null,
  }));
}

const spring = `package app;
import org.springframework.ai.chat.client.ChatClient;
class Chat {
  private final ChatClient client;
  String ask(String question) {
    return client.prompt().system("You answer briefly and politely.").user(question).call().content();
  }
}`;

const assistant = (type: string) => `package app;
import dev.langchain4j.service.SystemMessage;
interface Assistant {
  @SystemMessage("You answer questions about orders.")
  ${type} chat(String question);
}`;

test.each([
  [
    'Spring AI 1',
    'spring:\n  ai:\n    openai:\n      chat:\n        options:\n          model: gpt-4o\n          max-tokens: 300\n',
    'default of a/src/main/resources/application.yml:6',
  ],
  [
    'Spring AI 2',
    'spring:\n  ai:\n    openai:\n      chat:\n        model: ${CHAT_MODEL:gpt-4o}\n        max-tokens: 300\n',
    'default of a/src/main/resources/application.yml:5',
  ],
])('%s takes the model and the limit of the module from its configuration', async (_, yaml, from) => {
  const found = await promptsIn({
    'a/src/main/java/app/Chat.java': spring,
    'a/src/main/resources/application.yml': yaml,
    'b/src/main/resources/application.yml': yaml.replace('gpt-4o', 'gpt-4.1'),
  });
  expect(found).toEqual([{ path: 'a/src/main/java/app/Chat.java', model: 'gpt-4o', from, limit: 300 }]);
});

test('a profile that is active overrides, the chosen provider wins, embeddings are no chat', async () => {
  const found = await promptsIn({
    'src/main/java/app/Chat.java': spring,
    'src/main/resources/application.properties':
      'spring.profiles.active=local\nspring.ai.model.chat=ollama\nspring.ai.openai.chat.options.model=gpt-4o\nspring.ai.ollama.embedding.model=nomic\n',
    'src/main/resources/application-local.properties': 'spring.ai.ollama.chat.model = llama3.1\n',
    'src/main/resources/application-prod.properties': 'spring.ai.ollama.chat.model = llama3.3\n',
  });
  expect(found[0]).toMatchObject({
    model: 'llama3.1',
    from: 'default of src/main/resources/application-local.properties:1',
  });
});

test.each([
  ['private final ChatModel ollamaChatModel;', 'llama3.1'],
  ['private final OllamaChatModel model;', 'llama3.1'],
  ['private final ChatModel chatModel;', 'gpt-4o'],
  ['private final ChatModel ollamaChatModel;\n  private final ChatModel openAiChatModel;', 'gpt-4o'],
])('of two configured providers, a class with `%s` means %s', async (field, model) => {
  const found = await promptsIn({
    'src/main/java/app/Chat.java': spring.replace(/(class \w+ \{)/, `$1\n  ${field}\n`),
    'src/main/resources/application.properties':
      'spring.ai.openai.chat.options.model=gpt-4o\nspring.ai.ollama.chat.options.model=llama3.1\n',
  });
  expect(found[0]).toMatchObject({ model });
});

const properties =
  'langchain4j.open-ai.chat-model.model-name=gpt-4o-mini\nlangchain4j.open-ai.streaming-chat-model.model-name=gpt-4o\n';
test.each([
  ['String', properties, 'gpt-4o-mini'],
  ['TokenStream', properties, 'gpt-4o'],
  ['String', 'quarkus.langchain4j.openai.chat-model.model-name=gpt-4.1\n', 'gpt-4.1'],
  ['String', 'quarkus.http.port=80\n', null],
])('a LangChain4j service that answers with %s', async (type, text, model) => {
  const found = await promptsIn({
    'src/main/java/app/Assistant.java': assistant(type),
    'src/main/resources/application.properties': text,
  });
  expect(found.map((one) => one.model)).toEqual([model]);
});

test('what @Value injects is a default of the configuration', async () => {
  const found = await promptsIn({
    'src/main/java/app/Chat.java': `package app;
import dev.langchain4j.model.openai.OpenAiChatModel;
class Chat {
  @Value("\${app.model:gpt-4o-mini}")
  private String model;
  String ask(String question) {
    OpenAiChatModel chat = OpenAiChatModel.builder().modelName(model).maxTokens(200).build();
    return chat.chat("You answer briefly and politely: " + question);
  }
}`,
    'src/main/resources/application.yml': 'app:\n  model: gpt-4.1\n',
  });
  expect(found[0]).toMatchObject({
    model: 'gpt-4.1',
    from: 'default of src/main/resources/application.yml:2',
    limit: 200,
  });
});

test('appsettings.json by its keys, with a default in the call', async () => {
  const program = (model: string) => `using OpenAI.Chat;
class Chat {
  string Ask(IConfiguration configuration, string question) {
    ChatClient client = new ChatClient(${model}, "key");
    return client.CompleteChat(new SystemChatMessage("You answer briefly and politely."), question);
  }
}`;
  const settings = '{\n  "AI": {\n    "Model": "gpt-4o"\n  }\n}\n';
  for (const [model, expected] of [
    ['configuration["AI:Model"]', 'gpt-4o'],
    ['configuration.GetSection("AI")["Model"]', 'gpt-4o'],
    ['configuration.GetValue<string>("AI:Model")', 'gpt-4o'],
    ['configuration.GetValue("AI:Other", "gpt-4.1")', 'gpt-4.1'],
    ['configuration["AI:Other"]', null],
  ] as const) {
    const found = await promptsIn({ 'app/Chat.cs': program(model), 'app/appsettings.json': settings });
    expect([model, found[0]?.model]).toEqual([model, expected]);
  }
});
