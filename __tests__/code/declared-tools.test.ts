import { describe, expect, test } from '@jest/globals';
import type { SourceFile } from '../../src/core/revision.js';
import { readPrograms } from '../../src/formats/code/index.js';
import { isOutsideProduct } from '../../src/formats/code/program.js';

/** What programs send, and files that they load. */
async function promptsIn(texts: Readonly<Record<string, string>>) {
  return (await programsIn(texts)).prompts;
}

async function programsIn(
  texts: Readonly<Record<string, string>>,
  chosen: (path: string) => boolean = () => true,
) {
  const paths = Object.keys(texts);
  const files = new Map<string, SourceFile>(
    paths.map((path) => [path, { path, text: texts[path] ?? '', hadByteOrderMark: false }]),
  );
  return readPrograms(
    {
      paths,
      has: (one) => files.has(one),
      readMany: (wanted) =>
        Promise.resolve(new Map([...files].filter(([path]) => [...wanted].includes(path)))),
    },
    paths.map((path) => ({ path, type: 'file', id: texts[path] ?? '', size: texts[path]?.length ?? 0 })),
    chosen,
  );
}

/** The tools that a file declares, by key. */
async function toolsIn(path: string, text: string, others: Readonly<Record<string, string>> = {}) {
  const prompts = await promptsIn({ [path]: text, ...others });
  return new Map(prompts.filter(({ kind }) => kind === 'tools').map(({ key, tools }) => [key, tools[0]]));
}

const city = { type: 'string', description: 'The city.' };

test('a builder of a specification (Java)', async () => {
  const tools = await toolsIn(
    'src/Tools.java',
    `package a;
// Tools of an agent.
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
class Tools {
  void register() {
    tools.put(ToolSpecification.builder().name("weather").description("Tells the " + "weather of a city.")
        .parameters(JsonObjectSchema.builder().addStringProperty("city", "The city.").required("city").build())
        .build(), new Weather());
  }
}
`,
  );
  expect(tools.get('src/Tools.java#Tools.register.weather')).toMatchObject({
    name: 'weather',
    description: 'Tells the weather of a city.',
    schema: { type: 'object', properties: { city }, required: ['city'] },
  });
});

test('methods with annotations (C# and Java)', async () => {
  const sharp = await toolsIn(
    'src/Plugin.cs',
    `using Microsoft.SemanticKernel;
public class Plugin {
  [KernelFunction("weather")]
  [Description("Tells the weather of a city.")]
  private string Weather([Description("The city.")] string city, CancellationToken token = default) { return ""; }
}
`,
  );
  expect(sharp.get('src/Plugin.cs#Plugin.weather')).toMatchObject({
    description: 'Tells the weather of a city.',
    schema: { type: 'object', properties: { city } },
  });
  const java = await toolsIn(
    'src/Weather.java',
    `import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
class Weather {
  @Tool("Tells the weather of a city.")
  String weather(@P("The city.") String city) { return ""; }
}
`,
  );
  expect(java.get('src/Weather.java#Weather.weather')).toMatchObject({
    name: 'weather',
    schema: { properties: { city } },
  });
});

test('records and functions that register tools (TypeScript), and not what a found call sends', async () => {
  const tools = await toolsIn(
    'src/tools.ts',
    `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { generateText, tool } from 'ai';
import { z } from 'zod';
const server = new McpServer({ name: 'a', version: '1' });
server.registerTool('weather', { description: 'Tells the weather.', inputSchema: { city: z.string().describe('The city.') } }, run);
export const time = { name: 'time', description: 'Tells the time.', input_schema: { type: 'object', properties: {} } };
export const route = { name: 'route', description: 'A page of the application.', path: '/' };
export const ask = (prompt: string) =>
  generateText({ model: 'openai/gpt-4o', prompt, tools: { sum: tool({ description: 'Adds.', inputSchema: z.object({}) }) } });
`,
  );
  expect([...tools.keys()]).toEqual(['src/tools.ts#weather', 'src/tools.ts#time']);
  expect(tools.get('src/tools.ts#weather')).toMatchObject({ schema: { properties: { city } } });
});

test('parameters in a list (TypeScript), where the file is about tools', async () => {
  const text = `import { ToolDefinition } from '../types';
// Tools of an agent, sent to openai.
export const createNote: ToolDefinition = {
  name: 'createNote',
  description: 'Create a note.',
  parameters: [
    { name: 'city', type: 'string', description: 'The city.' },
    { name: 'limit', type: 'number', defaultValue: 20 },
    { name: 'draft', type: 'boolean', optional: true },
  ],
};
`;
  const tools = await toolsIn('src/llm/tool-definitions.ts', text);
  expect([...tools.values()]).toMatchObject([
    {
      name: 'createNote',
      description: 'Create a note.',
      schema: {
        type: 'object',
        properties: { city, limit: { type: 'number' }, draft: { type: 'boolean' } },
        required: ['city'],
      },
    },
  ]);
  expect(await toolsIn('src/cli/commands.ts', text)).toEqual(new Map());
});

test('a parameter in a list keeps the rest of its schema, whatever it is called', async () => {
  const tools = await toolsIn(
    'src/tools.ts',
    `// Tools of an agent, sent to openai.
export const tool = { name: 'find', description: 'Finds a place by its name.', parameters: [
  { name: 'kind', type: 'string', enum: ['city', 'river'], required: false },
  { name: '__proto__', type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } },
] };
`,
  );
  expect(JSON.stringify([...tools.values()][0]?.schema)).toBe(
    '{"type":"object","properties":{"kind":{"type":"string","enum":["city","river"]},' +
      '"__proto__":{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}}}}},"required":["__proto__"]}',
  );
});

test('a schema that is written as data keeps a property of any name', async () => {
  const tools = await toolsIn(
    'src/tools.ts',
    `// Tools of an agent, sent to openai.
export const tool = { name: 'find', description: 'Finds a place by its name.', parameters: { type: 'object', properties: {
  place: { anyOf: [{ type: 'object', properties: { ['__proto__']: { type: 'string', description: 'The city.' } } }] },
} } };
`,
  );
  expect(JSON.stringify([...tools.values()][0]?.schema)).toContain(
    '{"__proto__":{"type":"string","description":"The city."}}',
  );
});

test('a method with an annotation that says nothing is a tool, and its annotation none beside it', async () => {
  const tools = await toolsIn(
    'src/Weather.java',
    `import org.springframework.ai.tool.annotation.Tool;
class Weather {
  @Tool
  String today(String city) { return ""; }
  @Tool(description = "Tells the weather of tomorrow.")
  String tomorrow(String city) { return ""; }
}
`,
  );
  expect([...tools].map(([key, tool]) => `${key} ${tool?.description}`).sort()).toEqual([
    'src/Weather.java#Weather.today null',
    'src/Weather.java#Weather.tomorrow Tells the weather of tomorrow.',
  ]);
});

test('what a tool says is understood where it is written, in all of its lines', async () => {
  const text = `// Tools for openai.
const ABOUT = \`Runs a command.

Parameters:
- command: the command to run\`
export default { type: "function", function: { name: "run", description: ABOUT, parameters: { type: "object", properties: {} } } }
`;
  const { understood } = await programsIn({ 'src/tools.ts': text });
  const covers = (at: number): boolean => understood.some(({ start, end }) => start <= at && at < end);
  expect(covers(text.indexOf('the command to run'))).toBe(true);
});

describe('Go', () => {
  const read = 'Reads a file of the project. Returns at most {{.Limit}} lines.';
  const program = (body: string): string =>
    `package agent

import (
	"bytes"
	_ "embed"
	"text/template"
)

//go:embed read.md.tpl
var readBytes []byte

var readTemplate = template.Must(template.New("read").Parse(string(readBytes)))

func render(tmpl *template.Template, data any) string {
	var out bytes.Buffer
	if err := tmpl.Execute(&out, data); err != nil {
		panic("failed")
	}
	return out.String()
}

type Range struct {
	From int \`json:"from"\`
}

type ReadParams struct {
	FilePath string   \`json:"file_path" description:"The path of the file."\`
	Kind     string   \`json:"kind,omitempty" enum:"text, data" jsonschema:"description=How it is read,required"\`
	Ranges   []Range  \`json:"ranges,omitempty" jsonschema:"Lines to return"\`
	Secret   string   \`json:"-"\`
	internal string
}

func NewTools() {
${body}
}
`.replaceAll('\\`', '`');
  const schema = {
    type: 'object',
    properties: {
      file_path: { type: 'string', description: 'The path of the file.' },
      kind: { type: 'string', description: 'How it is read', enum: ['text', 'data'] },
      ranges: {
        type: 'array',
        items: { type: 'object', properties: { from: { type: 'integer' } }, required: ['from'] },
        description: 'Lines to return',
      },
    },
    required: ['file_path'],
  };

  test.each([
    ['a template that a function renders', 'render(readTemplate, 1)', read],
    ['the bytes of a file', 'string(readBytes)', read],
    ['a text', '"Reads a file."', 'Reads a file.'],
  ])(
    'a tool of a library that nobody knows is described by %s, and by the struct of its handler',
    async (_, given, said) => {
      const body = `	lib.NewAgentTool("read", ${given}, func(ctx context.Context, params ReadParams, call lib.Call) string { return "" })`;
      const tools = await toolsIn('agent/tools.go', program(body), { 'agent/read.md.tpl': read });
      expect(tools.get('agent/tools.go#NewTools.read')).toMatchObject({
        name: 'read',
        description: said,
        schema,
      });
    },
  );

  test('a tool of the MCP SDK has the parameters of its handler', async () => {
    const body =
      '	mcp.AddTool(server, &mcp.Tool{Name: "read", Description: "Reads a file."}, func(ctx any, req any, p ReadParams) string { return "" })';
    const tools = await toolsIn('agent/tools.go', program(body), { 'agent/read.md.tpl': read });
    expect([...tools.values()]).toEqual([expect.objectContaining({ description: 'Reads a file.', schema })]);
  });

  test('a request has its tools under the names of JSON', async () => {
    const [sent] = await promptsIn({
      'ask.go': `package agent

import (
	openai "github.com/sashabaranov/go-openai"
	"github.com/sashabaranov/go-openai/jsonschema"
)

func Ask(client *openai.Client) {
	client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model:    openai.GPT4oMini,
		Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "What is the weather in Boston?"}},
		Tools: []openai.Tool{{
			Type: openai.ToolTypeFunction,
			Function: &openai.FunctionDefinition{
				Name:        "weather",
				Description: "Tells the weather of a city.",
				Parameters: jsonschema.Definition{
					Type: jsonschema.Object,
					Properties: map[string]jsonschema.Definition{
						"city": {Type: jsonschema.String, Description: "The city."},
						"Name": {Type: jsonschema.String},
					},
					Required: []string{"city"},
				},
			},
		}},
	})
}
`,
    });
    expect(sent?.tools).toEqual([
      expect.objectContaining({
        name: 'weather',
        description: 'Tells the weather of a city.',
        schema: { type: 'object', properties: { city, Name: { type: 'string' } }, required: ['city'] },
      }),
    ]);
    expect(sent?.incomplete).toEqual([]);
  });

  test('a prompt that a program embeds is one wherever its file is', async () => {
    const you = `You are an assistant for refunds. ${'Answer in three sentences at most and never promise any money. '.repeat(4)}`;
    const files = {
      'agent/prompts.go':
        'package agent\n\nimport _ "embed"\n\n//go:embed docs/system.md\nvar systemPrompt string\n',
      'agent/docs/system.md': you,
    };
    const { prompts } = await programsIn(files, (path) => !isOutsideProduct(path));
    expect(prompts.map(({ key }) => key)).toEqual(['agent/docs/system.md']);
  });

  test('a file that a program loads is a prompt by what it says, under its own path', async () => {
    const you = `You are an assistant for refunds. ${'Answer in three sentences at most and never promise any money. '.repeat(4)}`;
    const prompts = await promptsIn({
      'agent/prompts.go':
        'package agent\n\nimport _ "embed"\n\n//go:embed templates/coder.md.tpl\nvar coderTmpl []byte\n\n//go:embed templates/license.md\nvar license string\n\n// prompt\n',
      'agent/templates/coder.md.tpl': you,
      'agent/templates/license.md': 'Permission is hereby granted to any person. '.repeat(20),
    });
    expect(prompts.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      'agent/templates/coder.md.tpl request',
    ]);
  });
});

test.each([
  [
    'embedded structs, wherever they are declared',
    `type Args struct {
	Base
	*Later
	Name *string \`json:"name,omitempty" jsonschema:"The name\\\\, in full."\`
	At time.Time \`json:"at,omitempty"\`
	hidden string
}
type Base struct { Team string \`json:"team"\` }
type Later struct { Level int \`json:"level,omitempty"\` }`,
    {
      type: 'object',
      properties: {
        name: { type: 'string', description: 'The name\\, in full.' },
        at: { type: 'string', format: 'date-time' },
        team: { type: 'string' },
        level: { type: 'integer' },
      },
      required: ['team'],
    },
  ],
  [
    'maps, arrays and choices',
    `type Args struct {
	Sizes [2]int \`json:"sizes"\`
	More map[string][]string \`json:"more"\`
	Kind Kind \`json:"kind" jsonschema:"enum=a,enum=b,description=Which one."\`
	Any any \`json:"any"\`
}`,
    {
      type: 'object',
      properties: {
        sizes: { type: 'array', items: { type: 'integer' } },
        more: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
        kind: { type: 'object', description: 'Which one.', enum: ['a', 'b'] },
        any: {},
      },
      required: ['sizes', 'more', 'kind', 'any'],
    },
  ],
  [
    'a struct within itself, once',
    'type Args struct { Line int `json:"line"`; Self []*Args `json:"self,omitempty"` }',
    {
      type: 'object',
      properties: { line: { type: 'integer' }, self: { type: 'array', items: { type: 'object' } } },
      required: ['line'],
    },
  ],
])('the schema of a Go struct: %s', async (_what, structs, schema) => {
  const tools = await toolsIn(
    'a.go',
    `package a
import "github.com/modelcontextprotocol/go-sdk/mcp"
${structs}
func handle(ctx context.Context, req *mcp.CallToolRequest, in Args) {}
func main() { mcp.AddTool(server, &mcp.Tool{Name: "greet", Description: "Greets a person."}, handle) }
`,
  );
  expect([...tools.values()].map((tool) => tool?.schema)).toEqual([schema]);
});

test('structs within structs make no schema without bounds', async () => {
  const structs = Array.from(
    { length: 7 },
    (_, level) =>
      `type S${level} struct {\n${Array.from({ length: 12 }, (__, at) => `  F${at} S${level + 1} \`json:"f${at}"\`\n`).join('')}}\n`,
  );
  const tools = await toolsIn(
    'a.go',
    `package a\n${structs.join('')}func h(in S0) {}\nfunc main() { mcp.AddTool(s, &mcp.Tool{Name: "greet", Description: "Greets a person."}, h) }\n`,
  );
  const [tool] = [...tools.values()];
  expect(JSON.stringify(tool?.schema).length).toBeLessThan(100_000);
});

test('names of properties stay as the author wrote them (C#)', async () => {
  const [sent] = await promptsIn({
    'A.cs': `class A { void Ask() {
 var body = new { model = "gpt-4o", messages = new[] { new { role = "system", content = "You find customers." } },
   tools = new object[] { new { type = "function", function = new { Name = "find", Description = "Finds it.",
     Parameters = new { Type = "object", Properties = new { Name = new { Type = "string" }, Format = new { Type = "string" } } } } } } };
 http.PostAsJsonAsync("https://x", body);
} }`,
  });
  expect(sent?.tools.map(({ schema }) => schema)).toEqual([
    { type: 'object', properties: { Name: { type: 'string' }, Format: { type: 'string' } } },
  ]);
});

test('two tools of one name that say different things are two; a prompt beside a tool is one of its own', async () => {
  const input = "inputSchema: { type: 'object', properties: { q: { type: 'string' } } }";
  const { prompts, understood } = await programsIn({
    'a.ts': `// llm tools
import fs from 'fs';
export const web = { name: 'search', description: 'Searches the web.', ${input} };
export const archive = { name: 'search', description: 'Searches the archive.', ${input} };
export const plan = { name: 'plan', description: 'Plans a trip.', systemPrompt: 'You plan trips by train and ask for the dates first.', ${input} };
export const walk = { name: 'walk', description: 'Plans a walk.', prompt: fs.readFileSync('walk.md', 'utf8'), ${input} };
export const none = { name: 'none', ${input} };
`,
    'walk.md': 'You plan walks and ask for the weather first.\n',
  });
  expect(prompts.map(({ key }) => key)).toEqual([
    'a.ts#search',
    'a.ts#search~2',
    'a.ts#plan',
    'a.ts#walk',
    'a.ts#plan.systemPrompt',
    'walk.md',
  ]);
  expect(understood.some(({ line }) => line === 7)).toBe(false);
});

test.each([
  [
    'a.cs',
    'BinaryData.FromBytes("""{ "type": "object", "properties": { "City": { "type": "string" } } }"""u8.ToArray())',
  ],
  [
    'a.cs',
    'BinaryData.FromString("""{ "type": "object", "properties": { "City": { "type": "string" } } }""")',
  ],
  [
    'a.cs',
    'BinaryData.FromObjectAsJson(new { Type = "object", Properties = new { City = new { Type = "string" } } })',
  ],
  [
    'a.cs',
    'BinaryData.FromObjectAsJson(new { type = "object", properties = new Dictionary<string, object> { ["City"] = new { type = "string" } } })',
  ],
  [
    'a.cs',
    'BinaryData.FromObjectAsJson(new { type = "object", properties = new Dictionary<string, object> { { "City", new { type = "string" } } } })',
  ],
  ['a.go', 'json.RawMessage(`{"type":"object","properties":{"City":{"type":"string"}}}`)'],
  ['a.py', `json.loads('{"type":"object","properties":{"City":{"type":"string"}}}')`],
])('a schema that is JSON in a text or in a dictionary (%s): %s', async (path, schema) => {
  const programs: Record<string, string> = {
    'a.cs': `using OpenAI.Chat;
class A { void Ask() {
  var tool = ChatTool.CreateFunctionTool(functionName: nameof(Weather), functionDescription: "Tells the weather.", functionParameters: ${schema});
  ChatClient client = new("gpt-4o", key);
  client.CompleteChat([new SystemChatMessage("You know the weather.")], new ChatCompletionOptions() { Tools = { tool } });
} }`,
    'a.go': `package a
import openai "github.com/sashabaranov/go-openai"
func Ask(client *openai.Client) {
  client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "gpt-4o", Messages: []openai.ChatCompletionMessage{{Role: "system", Content: "You know the weather."}},
    Tools: []openai.Tool{{Type: openai.ToolTypeFunction, Function: &openai.FunctionDefinition{Name: "Weather", Description: "Tells the weather.", Parameters: ${schema}}}}})
}`,
    'a.py': `import json, openai
def ask():
    return openai.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "You know the weather."}], tools=[{"type": "function", "function": {"name": "Weather", "description": "Tells the weather.", "parameters": ${schema}}}])
`,
  };
  const [sent] = await promptsIn({ [path]: programs[path] ?? '' });
  expect(sent?.tools).toEqual([
    expect.objectContaining({
      name: 'Weather',
      description: 'Tells the weather.',
      schema: { type: 'object', properties: { City: { type: 'string' } } },
    }),
  ]);
  expect(sent?.incomplete).toEqual([]);
});
