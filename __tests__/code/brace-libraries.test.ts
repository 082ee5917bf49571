import { expect, test } from '@jest/globals';
import { literalText } from '../../src/core/prompt.js';
import type { SourceFile } from '../../src/core/revision.js';
import { readPrograms } from '../../src/formats/code/index.js';

/** The prompts of a small repository, each as its name, model, limit and literal texts. */
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
  return prompts.map(({ name, model, parameters, messages }) => ({
    name,
    model: model?.asWritten ?? null,
    limit: parameters.maxOutputTokens ?? null,
    texts: messages.map(({ role, segments }) => `${role}: ${literalText(segments)}`),
  }));
}

test('options of Go that are functions', async () => {
  const found = await promptsIn({
    'app/ask.go': `package app
import (
  "flag"
  "github.com/tmc/langchaingo/llms"
  "github.com/tmc/langchaingo/llms/openai"
  "github.com/firebase/genkit/go/ai"
  "github.com/firebase/genkit/go/genkit"
)
var model = flag.String("model", "gpt-4.1", "model to ask")
func Ask(ctx context.Context, q string) (string, error) {
  llm, err := openai.New(openai.WithModel("gpt-4o"))
  return llms.GenerateFromSinglePrompt(ctx, llm, "Answer briefly: "+q, llms.WithMaxTokens(300))
}
func Chat(ctx context.Context, llm llms.Model, q string) {
  content := []llms.MessageContent{llms.TextParts(llms.ChatMessageTypeSystem, "You name companies.")}
  llm.GenerateContent(ctx, content, llms.WithModel(*model))
}
func Dish(ctx context.Context, g *genkit.Genkit) {
  genkit.Generate(ctx, g, ai.WithModelName("googleai/gemini-2.5-flash"), ai.WithPrompt("Suggest a dish."))
}
`,
  });
  expect(found).toEqual([
    {
      name: 'Ask→GenerateFromSinglePrompt',
      model: 'gpt-4o',
      limit: 300,
      texts: [expect.stringMatching(/^user: Answer briefly: /)],
    },
    { name: 'Chat→GenerateContent', model: 'gpt-4.1', limit: null, texts: ['system: You name companies.'] },
    {
      name: 'Dish→Generate',
      model: 'googleai/gemini-2.5-flash',
      limit: null,
      texts: ['user: Suggest a dish.'],
    },
  ]);
});

test("Koog's block of messages", async () => {
  const found = await promptsIn({
    'app/Ask.kt': `package app
import ai.koog.prompt.dsl.prompt
import ai.koog.prompt.executor.clients.openai.OpenAIModels
class Ask(private val executor: PromptExecutor) {
  suspend fun greet(name: String): String {
    val p = prompt("greeter") {
      system("You greet people.")
      user("Greet this one: $name")
    }
    return executor.execute(p, OpenAIModels.Chat.GPT4o).single().content
  }
}
`,
  });
  expect(found.map(({ model, texts }) => [model, texts])).toEqual([
    ['gpt-4o', ['system: You greet people.', expect.stringMatching(/^user: Greet this one: /)]],
  ]);
});

test('a lambda says the texts of Spring AI, and the text of the call replaces the default', async () => {
  const found = await promptsIn({
    'app/Ask.java': `package app;
import org.springframework.ai.chat.client.ChatClient;
class Ask {
  private final ChatClient client;
  Ask(ChatClient.Builder builder) { this.client = builder.defaultSystem("You are an expert.").build(); }
  String ask(String q) {
    return client.prompt().system(s -> s.text("You are a pirate.").param("q", q)).user(u -> u.text("Tell me.")).call().content();
  }
  String other(String q) { return client.prompt().user("Tell me more.").call().content(); }
}
`,
  });
  expect(found.map(({ texts }) => texts)).toEqual([
    ['system: You are a pirate.', 'user: Tell me.'],
    ['system: You are an expert.', 'user: Tell me more.'],
  ]);
});

test.each([
  [
    'a console prompt',
    'src/a.rs',
    'const LEFT_PROMPT: &str = "{color.green} {role} {color.reset} you are >";',
  ],
  [
    'labels of questions',
    'src/a.rs',
    'const PROMPTS: [(&str, &str); 2] = [("key", "AWS Access Key ID"), ("region", "AWS Region")];',
  ],
  [
    'markup of a ribbon',
    'a.cs',
    'class A { string PromptGroup() { return """<group id="g" label="Prompt for you"><button id="b"/></group>"""; } }',
  ],
  [
    'a question for people',
    'a.go',
    'package a\nfunc f() { request := &Choice{Prompt: "x"}\n confirmationPrompt := "The following commands need your approval to run now"\n g(request, confirmationPrompt) }',
  ],
  [
    'a call that passes everything on',
    'a.go',
    'package a\nimport "github.com/sashabaranov/go-openai"\nfunc Ask(c *openai.Client, model string, m []openai.ChatCompletionMessage) { c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: model, Messages: m}) }',
  ],
])('%s is no prompt', async (_, path, text) => {
  expect(await promptsIn({ [path]: text })).toEqual([]);
});

test('an embedded prompt that no call is known to send', async () => {
  const found = await promptsIn({
    'agent/agent.go':
      'package agent\nimport _ "embed"\n//go:embed system_prompt.txt\nvar systemPrompt string\n//go:embed banner.txt\nvar banner string\nfunc f(s Session) { s.Start(systemPrompt, banner) }\n',
    'agent/system_prompt.txt': 'You look after clusters.',
    'agent/banner.txt': 'Welcome to the tool.',
  });
  expect(found.map(({ name }) => name)).toEqual(['systemPrompt']);
});
