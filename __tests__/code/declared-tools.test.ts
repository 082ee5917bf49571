import { expect, test } from '@jest/globals';
import type { SourceFile } from '../../src/core/revision.js';
import { readPrograms } from '../../src/formats/code/index.js';

/** The tools that one file declares, by key. */
async function toolsIn(path: string, text: string) {
  const files = new Map<string, SourceFile>([[path, { path, text, hadByteOrderMark: false }]]);
  const { prompts } = await readPrograms(
    { paths: [path], has: (one) => one === path, readMany: () => Promise.resolve(files) },
    [{ path, type: 'file', id: text, size: text.length }],
    () => true,
  );
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
