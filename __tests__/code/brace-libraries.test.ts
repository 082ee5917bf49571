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

/** One line per prompt: name, model, limit and texts. */
async function linesOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const found = await promptsIn(files);
  return found.map(({ name, model, limit, texts }) => [name, model, limit, ...texts].join(' | '));
}

test('messages of async-openai: builders, structs, conversions and a builder that is filled in later', async () => {
  const lines = await linesOf({
    'src/ask.rs': `use async_openai::{types::{ChatCompletionRequestSystemMessage, ChatCompletionRequestSystemMessageArgs, ChatCompletionRequestUserMessageArgs, ChatCompletionRequestMessage, ChatCompletionRequestUserMessageContent, CreateChatCompletionRequest, CreateChatCompletionRequestArgs, ChatCompletionRequestUserMessage}, Client, config::OpenAIConfig};

pub async fn builders(topic: &str) -> Result<String, Box<dyn Error>> {
    let client = Client::new();
    let request = CreateChatCompletionRequestArgs::default()
        .max_tokens(512u32)
        .model("gpt-4o-mini")
        .messages([
            ChatCompletionRequestSystemMessageArgs::default().content("You explain rivers to children.").build()?.into(),
            ChatCompletionRequestUserMessageArgs::default().content(format!("Tell me about {topic} in one line.")).build()?.into(),
        ])
        .build()?;
    let response = client.chat().create(request).await?;
    Ok(response.choices[0].message.content.clone().unwrap())
}

pub async fn structs(client: &Client<OpenAIConfig>, topic: &str) -> String {
    let request = CreateChatCompletionRequest {
        model: "gpt-4o".to_string(),
        messages: vec![
            ChatCompletionRequestMessage::System(ChatCompletionRequestSystemMessage {
                content: "You name boats.".into(),
                ..Default::default()
            }),
            ChatCompletionRequestMessage::User(ChatCompletionRequestUserMessage {
                content: ChatCompletionRequestUserMessageContent::Text(format!("A name for {}", topic)),
                name: None,
            }),
        ],
        max_completion_tokens: Some(64),
        ..Default::default()
    };
    client.chat().create(request).await.unwrap().id
}

pub async fn froms(client: &Client<OpenAIConfig>) -> String {
    let messages: Vec<ChatCompletionRequestMessage> = vec![
        ChatCompletionRequestSystemMessage::from("You write limericks only.").into(),
        ChatCompletionRequestUserMessage::from("One about the sea, please.").into(),
    ];
    let mut request = CreateChatCompletionRequestArgs::default();
    request.model("gpt-4.1-nano").messages(messages);
    let stream = client.chat().create_stream(request.build().unwrap()).await.unwrap();
    String::new()
}
`,
  });
  expect(lines).toMatchInlineSnapshot(`
   [
     "builders→create | gpt-4o-mini | 512 | system: You explain rivers to children. | user: Tell me about  in one line.",
     "structs→create | gpt-4o | 64 | system: You name boats. | user: A name for ",
     "froms→create_stream | gpt-4.1-nano |  | system: You write limericks only. | user: One about the sea, please.",
   ]
  `);
});

test('LLPhant and Prism: models, constants, and what is set on the object before', async () => {
  const lines = await linesOf({
    'src/Llphant.php': `<?php
namespace App;
use LLPhant\\Chat\\OpenAIChat;
use LLPhant\\Chat\\AnthropicChat;
use LLPhant\\AnthropicConfig;
use LLPhant\\OpenAIConfig;
use LLPhant\\Chat\\Message;
class Writer {
  private OpenAIChat $chat;
  public function __construct() {
    $config = new OpenAIConfig();
    $config->model = 'gpt-4o-mini';
    $this->chat = new OpenAIChat($config);
    $this->chat->setSystemMessage('You write short product texts for a shop.');
  }
  public function describe(string $name): string {
    return $this->chat->generateText("Describe the product $name in two sentences.");
  }
  public function claude(string $q): string {
    $chat = new AnthropicChat(new AnthropicConfig(AnthropicConfig::CLAUDE_3_5_SONNET, 1024));
    $chat->setSystemMessage('You answer in one word.');
    return $chat->generateChat([Message::user("What is this about? " . $q)]);
  }
}
`,
    'src/PrismUse.php': `<?php
namespace App;
use Prism\\Prism\\Prism;
use Prism\\Prism\\Enums\\Provider;
use Prism\\Prism\\ValueObjects\\Messages\\UserMessage;
use Prism\\Prism\\ValueObjects\\Messages\\SystemMessage;
class Talk {
  const MODEL = 'claude-3-7-sonnet-latest';
  public function text(string $q) {
    $response = Prism::text()
      ->using(Provider::Anthropic, 'claude-3-7-sonnet-latest')
      ->withSystemPrompt('You are a helpful pirate.')
      ->withMaxTokens(200)
      ->withPrompt("Tell a story about {$q}.")
      ->asText();
    return $response->text;
  }
  public function messages() {
    return Prism::text()->using('openai', self::MODEL)->withMessages([new SystemMessage('You guess numbers.'), new UserMessage('Guess one.')])->asText();
  }
  public function fromConfig() {
    $prism = prism()->text()->using(Provider::OpenAI, config('services.openai.model', 'gpt-4.1'));
    return $prism->withPrompt('Say something about today.')->generate();
  }
}
`,
  });
  expect(lines).toMatchInlineSnapshot(`
   [
     "Writer.describe→generateText | gpt-4o-mini |  | system: You write short product texts for a shop. | user: Describe the product  in two sentences.",
     "Writer.claude→generateChat | claude-3-5-sonnet-20240620 | 1024 | system: You answer in one word. | user: What is this about? ",
     "Talk.text→asText | claude-3-7-sonnet-latest | 200 | system: You are a helpful pirate. | user: Tell a story about .",
     "Talk.messages→asText | claude-3-7-sonnet-latest |  | system: You guess numbers. | user: Guess one.",
     "Talk.fromConfig→generate | gpt-4.1 |  | user: Say something about today.",
   ]
  `);
});

test("the community's Kotlin client", async () => {
  const lines = await linesOf({
    'src/main/kotlin/Ask.kt': `package app
import com.aallam.openai.api.chat.ChatCompletionRequest
import com.aallam.openai.api.chat.ChatMessage
import com.aallam.openai.api.chat.ChatRole
import com.aallam.openai.api.chat.chatCompletionRequest
import com.aallam.openai.api.model.ModelId
import com.aallam.openai.client.OpenAI

class Asker(private val openAI: OpenAI) {
    suspend fun ask(q: String): String? {
        val request = ChatCompletionRequest(
            model = ModelId("gpt-4o-mini"),
            messages = listOf(
                ChatMessage(role = ChatRole.System, content = "You are a careful gardener."),
                ChatMessage(role = ChatRole.User, content = "What grows in $q?")
            ),
            maxTokens = 300
        )
        return openAI.chatCompletion(request).choices.first().message.content
    }
    fun stream(q: String) = openAI.chatCompletions(
        ChatCompletionRequest(model = ModelId(id = MODEL), messages = buildList {
            add(ChatMessage.System("You answer with a plant name."))
            add(ChatMessage.User(q))
        })
    )
    companion object { const val MODEL = "gpt-4.1-mini" }
}
`,
  });
  expect(lines).toMatchInlineSnapshot(`
   [
     "Asker.ask→chatCompletion | gpt-4o-mini | 300 | system: You are a careful gardener. | user: What grows in ?",
     "Asker.stream→chatCompletions | gpt-4.1-mini |  | system: You answer with a plant name. | user: ",
   ]
  `);
});

test('writers, templates and embedded files of Go', async () => {
  const lines = await linesOf({
    'app/build.go': `package app

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"strings"
	"text/template"

	openai "github.com/sashabaranov/go-openai"
)

//go:embed prompts/*.tmpl
var promptFS embed.FS

//go:embed prompts/system.txt
var systemText string

var reviewTmpl = template.Must(template.New("review").Parse(\`You review the change below and list at most {{.Max}} problems.
{{range .Files}}- {{.}}
{{end}}\`))

func Fprint(ctx context.Context, c *openai.Client, items []string) {
	var sb strings.Builder
	fmt.Fprintf(&sb, "You sort these %d items by weight.\\n", len(items))
	for _, it := range items {
		fmt.Fprintf(&sb, "- item %s\\n", it)
	}
	fmt.Fprintln(&sb, "Answer with the sorted list only.")
	sb.WriteString("Do not explain.")
	c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: openai.GPT4oMini, MaxTokens: 200, Messages: []openai.ChatCompletionMessage{
		{Role: openai.ChatMessageRoleSystem, Content: systemText},
		{Role: openai.ChatMessageRoleUser, Content: sb.String()},
	}})
}

func Tmpl(ctx context.Context, c *openai.Client, data any) error {
	var buf bytes.Buffer
	if err := reviewTmpl.Execute(&buf, data); err != nil {
		return err
	}
	_, err := c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4.1", Messages: []openai.ChatCompletionMessage{{Role: "user", Content: buf.String()}}})
	return err
}

func FromFS(ctx context.Context, c *openai.Client, data any) error {
	t, err := template.ParseFS(promptFS, "prompts/summary.tmpl")
	if err != nil {
		return err
	}
	out := &strings.Builder{}
	if err := t.Execute(out, data); err != nil {
		return err
	}
	_, err = c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4.1", Messages: []openai.ChatCompletionMessage{{Role: "user", Content: out.String()}}})
	return err
}

func Named(ctx context.Context, c *openai.Client, data any) error {
	raw, _ := promptFS.ReadFile("prompts/title.tmpl")
	_, err := c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4.1", Messages: []openai.ChatCompletionMessage{{Role: "user", Content: string(raw)}}})
	return err
}
`,
    'app/prompts/system.txt': `You are a scale that sorts things by weight.
`,
    'app/prompts/summary.tmpl': `Summarize the text between the lines for {{.Reader}} in three sentences.
`,
    'app/prompts/title.tmpl': `Give the text a title of five words.
`,
  });
  expect(lines).toMatchInlineSnapshot(`
   [
     "Fprint→CreateChatCompletion | gpt-4o-mini | 200 | system: You are a scale that sorts things by weight.
    | user: You sort these  items by weight.
   - item 
   Answer with the sorted list only.
   Do not explain.",
     "Tmpl→CreateChatCompletion | gpt-4.1 |  | user: You review the change below and list at most  problems.
   - 
   ",
     "FromFS→CreateChatCompletion | gpt-4.1 |  | user: Summarize the text between the lines for {{.Reader}} in three sentences.
   ",
     "Named→CreateChatCompletion | gpt-4.1 |  | user: Give the text a title of five words.
   ",
     "reviewTmpl |  |  | user: You review the change below and list at most  problems.
   - 
   ",
   ]
  `);
});

test('options, configuration and embedded resources of .NET', async () => {
  const lines = await linesOf({
    'src/Agent.cs': `using Microsoft.Extensions.AI;
using System.ComponentModel;
using Microsoft.Extensions.Options;
namespace Shop;
public class AgentOptions { public string SystemPrompt { get; set; } = ""; public string Model { get; set; } = ""; public int MaxTokens { get; set; } = 100; }
public class Agent(IChatClient client, IOptions<AgentOptions> options) {
  private readonly AgentOptions _options = options.Value;
  [Description("Gets the stock of one product.")]
  public int GetStock([Description("The number of the product.")] int id) => 3;
  public async Task<string> Ask(string q) {
    var chatOptions = new ChatOptions { MaxOutputTokens = 300, Tools = [AIFunctionFactory.Create(GetStock), AIFunctionFactory.Create(FindOrder, "find_order", "Finds an order by its number.")] };
    var r = await client.GetResponseAsync([new ChatMessage(ChatRole.System, $$"""
        You help customers of a shop named {{Name}}.
        Answer as {"answer": "…"}.
        """), new(ChatRole.User, q)], chatOptions);
    return r.Text;
  }
  private string FindOrder(string number) => "";
  public async Task<string> Configured(string q) {
    var r = await client.GetResponseAsync([new ChatMessage(ChatRole.System, _options.SystemPrompt), new(ChatRole.User, q)], new ChatOptions { ModelId = options.Value.Model, MaxOutputTokens = _options.MaxTokens });
    return r.Text;
  }
  public async Task<string> FromResource(string q) {
    var r = await client.GetResponseAsync([new ChatMessage(ChatRole.System, Resources.SupportPrompt), new(ChatRole.User, q)]);
    using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Shop.Prompts.refund.txt");
    using var reader = new StreamReader(stream);
    var refund = reader.ReadToEnd();
    var s = await client.GetResponseAsync(refund + q);
    return r.Text;
  }
}
`,
    'src/Program.cs': `using Microsoft.Extensions.AI;
var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<AgentOptions>(builder.Configuration.GetSection("Agent"));
builder.Services.AddChatClient(new OpenAIClient(key).GetChatClient(builder.Configuration["OpenAI:Model"]).AsIChatClient());
`,
    'src/Prompts/refund.txt': `You decide about refunds by the rules of the shop.
`,
    'src/appsettings.json': `{ "Agent": { "SystemPrompt": "You answer questions about orders in the words of the customer.", "Model": "gpt-4.1-mini", "MaxTokens": 250 }, "OpenAI": { "Model": "gpt-4o" } }
`,
  });
  expect(lines).toMatchInlineSnapshot(`
   [
     "Agent.Ask→GetResponseAsync |  | 300 | system: You help customers of a shop named .
   Answer as {"answer": "…"}. | user: ",
     "Agent.Configured→GetResponseAsync | gpt-4.1-mini | 250 | system: You answer questions about orders in the words of the customer. | user: ",
     "Agent.FromResource→GetResponseAsync |  |  | user: You decide about refunds by the rules of the shop.
   ",
   ]
  `);
});

test('files and clients of Ruby, both libraries in one file', async () => {
  const lines = await linesOf({
    'app/ask.rb': `require "openai"
require "ruby_llm"
class Ask
  PROMPT = File.read(File.join(__dir__, "prompts", "system.txt"))
  def client = OpenAI::Client.new(access_token: ENV["KEY"])
  def one(q)
    @client ||= OpenAI::Client.new
    @client.chat(parameters: { model: "gpt-4o-mini", messages: [{ role: "system", content: PROMPT }, { role: "user", content: "Answer: #{q}" }], max_tokens: 100 })
  end
  def two(q)
    client.chat(parameters: { model: "gpt-4.1", messages: [{ role: "user", content: File.read(Rails.root.join("app", "prompts", "user.txt")) }] })
  end
  def three(q)
    chat = RubyLLM.chat(model: "claude-sonnet-4")
    chat.with_instructions("You are terse and kind.").ask("What is #{q}?")
  end
  def four(q)
    chat = RubyLLM.chat(model: "gpt-4.1-nano")
    chat.with_instructions(Rails.root.join("app/prompts/user.txt").read)
    chat.ask(q)
  end
  def five(q)
    text = File.read(File.expand_path("prompts/system.txt", __dir__))
    client.responses.create(parameters: { model: "gpt-5", instructions: text, input: q })
  end
end
`,
    'app/prompts/system.txt': `You are a librarian who answers from books only.
`,
    'app/prompts/user.txt': `Explain to the reader where this book is on the shelf.
`,
  });
  expect(lines).toMatchInlineSnapshot(`
   [
     "Ask.one→chat | gpt-4o-mini | 100 | system: You are a librarian who answers from books only.
    | user: Answer: ",
     "Ask.two→chat | gpt-4.1 |  | user: Explain to the reader where this book is on the shelf.
   ",
     "Ask.three→ask | claude-sonnet-4 |  | system: You are terse and kind. | user: What is ?",
     "Ask.four→ask | gpt-4.1-nano |  | system: Explain to the reader where this book is on the shelf.
    | user: ",
     "Ask.five→create | gpt-5 |  | system: You are a librarian who answers from books only.
    | user: ",
   ]
  `);
});

test('contents of the Swift library', async () => {
  const lines = await linesOf({
    'Sources/Ask.swift': `import OpenAI
final class Ask {
  let openAI: OpenAI
  init(openAI: OpenAI) { self.openAI = openAI }
  func one(_ q: String) async throws -> String {
    let query = ChatQuery(messages: [
      .init(role: .system, content: .string("You translate bird songs."))!,
      .user(.init(content: .string("Translate \\(q) now.")))
    ], model: .gpt4_o_mini, maxCompletionTokens: 120)
    let result = try await openAI.chats(query: query)
    return result.choices[0].message.content ?? ""
  }
  func two(_ q: String) async throws {
    let messages: [ChatQuery.ChatCompletionMessageParam] = [
      .system(.init(content: .textContent("You draw maps with words."))),
      .user(.init(content: .string(q)))
    ]
    for try await r in openAI.chatsStream(query: ChatQuery(messages: messages, model: "gpt-4.1")) { print(r) }
  }
}
`,
  });
  expect(lines).toMatchInlineSnapshot(`
   [
     "Ask.one→chats | gpt-4o-mini | 120 | system: You translate bird songs. | user: Translate  now.",
     "Ask.two→chatsStream | gpt-4.1 |  | system: You draw maps with words. | user: ",
   ]
  `);
});

test('a function that is handed to a retry sends what its caller writes', async () => {
  const lines = await linesOf({
    'src/a.ts': `import OpenAI from 'openai';
const client = new OpenAI();
async function retry<T>(op: () => Promise<T>): Promise<T> { for (;;) { try { return await op(); } catch (e) { console.log(e); } } }
export async function ask(text: string) {
  return retry(() => client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] }));
}
export const title = (t: string) => ask(\`Give the following text a short title of five words: \${t}\`);
`,
    'src/B.cs': `using Microsoft.Extensions.AI;
namespace App;
public abstract class Base(IServiceProvider services) {
  protected IChatClient ChatClient { get; } = services.GetRequiredService<IChatClient>();
  protected async Task<T> GetParsed<T>(string prompt, int? max = null) {
    var options = new ChatOptions { Temperature = 0.9f };
    var response = await Retry(() => ChatClient.GetResponseAsync(prompt, options));
    return Read<T>(response.Text);
  }
  private static async Task<R> Retry<R>(Func<Task<R>> operation) {
    for (var i = 1; ; i++) { try { return await operation(); } catch (Exception e) when (i < 5) { await Task.Delay(5); } }
  }
}
public class Questions : Base {
  public async Task<string> Single(string name) {
    var q = await GetParsed<string>($$"""
      Write one question and its answer about the product below, for the people who support it.
      <name>{{name}}</name>
      """);
    return q;
  }
}
`,
    'src/c.py': `from openai import OpenAI
client = OpenAI()
def retry(op):
    for _ in range(3):
        try:
            return op()
        except Exception:
            pass
def ask(prompt):
    def _call():
        return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
    return retry(_call)
def title(t):
    return ask("Give the following text a short title of five words: " + t)
`,
  });
  expect(lines).toEqual([
    'Questions.Single→GetParsed |  |  | user: Write one question and its answer about the product below, for the people who support it.\n<name></name>',
    'title→ask | gpt-4o |  | user: Give the following text a short title of five words: ',
    'title→ask | gpt-4o |  | user: Give the following text a short title of five words: ',
  ]);
});

const asked = 'You review code and answer in one line.';
test.each<[string, string, string]>([
  [
    'a map that is filled in (Java)',
    'src/Svc.java',
    `class Svc { String ask(String question) {
  Map<String, Object> body = new HashMap<>();
  body.put("model", "gpt-4o-mini");
  body.put("max_tokens", 300);
  List<Map<String, String>> messages = new ArrayList<>();
  Map<String, String> first = new HashMap<>();
  first.put("role", "system");
  first.put("content", "${asked}");
  messages.add(first);
  messages.add(Map.of("role", "user", "content", question));
  body.put("messages", messages);
  return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(body))).build());
} }`,
  ],
  [
    'chained JSON (Java)',
    'src/Svc.java',
    `class Svc { String ask(String question) {
  JSONObject body = new JSONObject().put("model", "gpt-4o-mini").put("max_tokens", 300);
  JSONArray messages = new JSONArray();
  messages.put(new JSONObject().put("role", "system").put("content", "${asked}"));
  messages.put(new JSONObject().put("role", "user").put("content", question));
  body.put("messages", messages);
  return http.newCall(new Request.Builder().post(RequestBody.create(body.toString(), JSON)).build()).execute();
} }`,
  ],
  [
    'structs with tags (Go)',
    'svc/ask.go',
    `package svc
type Message struct {
	Role    string \`json:"role"\`
	Content string \`json:"content"\`
}
type Body struct {
	Model     string    \`json:"model"\`
	Messages  []Message \`json:"messages"\`
	MaxTokens int       \`json:"max_tokens,omitempty"\`
}
func ask(question string) {
	data, _ := json.Marshal(Body{Model: "gpt-4o-mini", MaxTokens: 300, Messages: []Message{{Role: "system", Content: "${asked}"}, {Role: "user", Content: question}}})
	http.Post("https://api.openai.com/v1/chat/completions", "application/json", bytes.NewReader(data))
}`.replaceAll('\\`', '`'),
  ],
  [
    'objects without a type (C#)',
    'Svc.cs',
    `class Svc { async Task Ask(string question) {
  var body = new { model = "gpt-4o-mini", max_tokens = 300, messages = new[] { new { role = "system", content = "${asked}" }, new { role = "user", content = question } } };
  await client.PostAsync("https://api.openai.com/v1/chat/completions", new StringContent(JsonSerializer.Serialize(body)));
} }`,
  ],
  [
    'arrays (PHP)',
    'svc.php',
    `<?php class Svc { function ask($question) {
  $data = ["model" => "gpt-4o-mini", "max_tokens" => 300, "messages" => [["role" => "system", "content" => "${asked}"], ["role" => "user", "content" => $question]]];
  curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($data)); } }`,
  ],
  [
    'json! (Rust)',
    'src/svc.rs',
    `async fn ask(question: &str) { let body = json!({"model": "gpt-4o-mini", "max_tokens": 300, "messages": [{"role": "system", "content": "${asked}"}, {"role": "user", "content": question}]});
  client.post("https://api.openai.com/v1/chat/completions").json(&body).send().await; }`,
  ],
  [
    'a map (Kotlin)',
    'src/Svc.kt',
    `class Svc { suspend fun ask(question: String) {
  val body = mapOf("model" to "gpt-4o-mini", "max_tokens" to 300, "messages" to listOf(mapOf("role" to "system", "content" to "${asked}"), mapOf("role" to "user", "content" to question)))
  client.post("https://api.openai.com/v1/chat/completions") { setBody(body) } } }`,
  ],
  [
    'a dictionary (Swift)',
    'Svc.swift',
    `class Svc { func ask(_ question: String) {
  let body: [String: Any] = ["model": "gpt-4o-mini", "max_tokens": 300, "messages": [["role": "system", "content": "${asked}"], ["role": "user", "content": question]]]
  request.httpBody = try? JSONSerialization.data(withJSONObject: body) } }`,
  ],
])('the body of a request that is posted by hand: %s', async (_, path, text) => {
  const found = await promptsIn({ [path]: text });
  expect(found).toMatchObject([
    { model: 'gpt-4o-mini', limit: 300, texts: [`system: ${asked}`, expect.stringMatching(/^user: ?$/)] },
  ]);
});

test('a function that posts what it is given is a wrapper, whose callers need not speak of models (Java)', async () => {
  const lines = await linesOf({
    'src/main/java/utils/AIService.java': `package utils;
public class AIService {
  public static String sendRequest(String content) {
    JSONObject data = new JSONObject();
    data.put("model", "gpt-4o");
    JSONArray messages = new JSONArray();
    JSONObject message = new JSONObject();
    message.put("role", "user");
    message.put("content", content);
    messages.put(message);
    data.put("messages", messages);
    return send(HttpRequest.BodyPublishers.ofString(data.toString()));
  }
}`,
    'src/main/java/boss/Boss.java': `package boss;
import utils.AIService;
public class Boss {
  boolean check(String job) { return AIService.sendRequest(String.format("Say false where this is no work for a gardener: %s", job)).isEmpty(); }
}`,
  });
  expect(lines).toEqual([
    'Boss.check→sendRequest | gpt-4o |  | user: Say false where this is no work for a gardener: ',
  ]);
});

test('a prompt in Chinese, which writes no spaces', async () => {
  const rule = '你必须根据用户的问题给出准确而简洁的回答，不要编造任何内容，并且始终使用用户的语言。';
  const lines = await linesOf({
    'src/Agent.kt': `object Agent { const val ZH = """你是一个客服助手。${rule.repeat(3)}"""
  const val WELCOME = "欢迎使用本应用，请在设置中选择一个模型，然后点击开始按钮来使用它提供的全部功能。" }
`,
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('ZH');
});

test('a map that also gets a name which only a run knows is still the body of a request (Java)', async () => {
  expect(
    await linesOf({
      'A.java': `class A { String ask(String q, String extra) {
  Map<String, Object> body = new HashMap<>();
  body.put("model", "gpt-4o-mini");
  body.put("messages", List.of(Map.of("role", "system", "content", "You answer questions about bees.")));
  body.put(extra, 4);
  body.put("max_tokens", 300);
  log.debug(body.toString());
  return post(mapper.writeValueAsString(body));
} }`,
    }),
  ).toEqual(['A.ask→request | gpt-4o-mini | 300 | system: You answer questions about bees.']);
});

test('a body of Go with an embedded or a generic struct', async () => {
  expect(
    await linesOf({
      'a.go': `package a
type Message struct { Role string \`json:"role"\`; Content string \`json:"content"\` }
type Req struct {
  Common
  Messages []*Message \`json:"messages"\`
}
type Common struct { Model string \`json:"model"\`; MaxTokens int \`json:"max_tokens"\` }
type Of[T any] struct { Model string \`json:"model"\`; Messages []Message \`json:"messages"\`; Extra T \`json:"extra"\` }
func Ask() {
  r := &Req{Common: Common{Model: "gpt-4o", MaxTokens: 99}, Messages: []*Message{{Role: "system", Content: "You answer about bees."}}}
  b, _ := json.Marshal(r)
  post(b)
}
func Other() {
  b, _ := json.Marshal(&Of[int]{Model: "gpt-4o", Messages: []Message{{Role: "system", Content: "You answer about ants."}}})
  post(b)
}
`,
    }),
  ).toEqual([
    'Ask→request | gpt-4o | 99 | system: You answer about bees.',
    'Other→request | gpt-4o |  | system: You answer about ants.',
  ]);
});

test('a body that plugins may change, with texts that only a run knows (WordPress)', async () => {
  const lines = await linesOf({
    'includes/ChatGPT.php': `<?php class ChatGPT {
  protected $model = 'gpt-4o-mini';
  function titles($prompt, $content) {
    $body = apply_filters('titles_body', ['model' => $this->model, 'messages' => [['role' => 'system', 'content' => $prompt], ['role' => 'user', 'content' => 'The post: ' . $content]]], 1);
    return $request->post($this->url, ['body' => wp_json_encode($body)]);
  } }`,
  });
  expect(lines).toEqual(['ChatGPT.titles→request | gpt-4o-mini |  | system:  | user: The post: ']);
});

test('a body that is the initializer of a dictionary (C#)', async () => {
  const body = (entries: string) =>
    `var text = JsonSerializer.Serialize(new Dictionary<string, object> { ${entries} });`;
  const message = 'new[] { new { role = "system", content = "You find customers." } }';
  expect(
    await linesOf({
      'A.cs': `class A {
 void First() { ${body(`["model"] = "gpt-4o", ["max_tokens"] = 10, ["messages"] = ${message}`)} }
 void Second() { ${body(`{ "model", "gpt-4o" }, { "max_tokens", 20 }, { "messages", ${message} }`)} }
}`,
    }),
  ).toEqual([
    'A.First→request | gpt-4o | 10 | system: You find customers.',
    'A.Second→request | gpt-4o | 20 | system: You find customers.',
  ]);
});
