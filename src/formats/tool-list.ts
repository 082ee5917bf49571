import type { Format } from '../core/format.js';
import type { SourceFile } from '../core/revision.js';
import { parseJson, topLevelKeys } from './syntax/json.js';
import { baseName, extensionOf, stemOf } from './syntax/paths.js';
import { promptOf } from './request/prompts.js';
import { unknownServers } from './request/servers.js';
import { readTools } from './request/tools.js';
import { at, entriesAt, firstOf, type Node } from './syntax/tree.js';

// https://modelcontextprotocol.io/specification/2025-06-18/server/tools (checked 2026-11-23): name, title, description,
// inputSchema, outputSchema, annotations, icons, _meta. Of these a client hands the model name, description and inputSchema.
// https://modelcontextprotocol.io/docs/develop/connect-local-servers: `mcpServers`; VS Code's file says `servers`.

const serverFiles = new Set(['.mcp.json', 'mcp.json', 'mcp_config.json', 'claude_desktop_config.json']);
const named = /(?:^|[._-])(?:tools?|functions|actions)(?:[._-][\w-]+)?\.json$/i;
const schemaKey = /"(?:input_?schema|parameters|parametersJsonSchema)"\s*:/i;
/** Keys of files that have tools and schemas in them and are something else. */
const otherKinds = [
  'openapi',
  'swagger',
  'messages',
  'contents',
  'input',
  'nodes',
  'scripts',
  '$defs',
  'definitions',
];
const testPath =
  /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|mocks?|__mocks__|recordings?|snapshots?|datasets?|data|benchmarks?)\//i;

/** Lists of tools that requests elsewhere carry. */
export const toolList: Format = {
  id: 'tool-list',
  title: 'Tool list',
  docs: 'https://modelcontextprotocol.io/specification/2025-06-18/server/tools',
  reads:
    'Tools of OpenAI, Anthropic, Gemini and Bedrock, MCP `tools/list` answers and snapshots of one tool: name, description and the schema of the input, which is what the model gets. Icons, annotations, titles, output schemas and `_meta` do not count. A file of MCP servers (`.mcp.json`) names no tools: each server is reported as unknown, not counted.',
  patterns: [
    '**/{.mcp,mcp,mcp_config,claude_desktop_config}.json',
    '**/*{tool,Tool,tools,Tools,functions,actions}*.json',
    '**/tools/**/*.json',
    '**/__toolsnaps__/*.snap',
    '**/*.json',
  ],
  recognizes(file) {
    if (extensionOf(file.path) === 'snap') return schemaKey.test(file.text.slice(0, 200_000));
    const keys = topLevelKeys(file);
    if (serverFiles.has(baseName(file.path))) return keys.has('mcpServers') || keys.has('servers');
    if (otherKinds.some((key) => keys.has(key)) || !holdsTools(keys, file)) return false;
    if (named.test(baseName(file.path)) || /(?:^|\/)tools\//.test(file.path)) return true;
    return !testPath.test(file.path);
  },
  extract(file) {
    const { root, problems } = parseJson(file);
    if (root === null) return Promise.resolve({ prompts: [], problems });
    if (serverFiles.has(baseName(file.path))) {
      const servers = entriesAt(firstOf(root, ['mcpServers', 'servers'])).filter(
        (server) => server.value.kind === 'map' && !isTrue(at(server.value, 'disabled')),
      );
      const advice = ' Commit an answer to `tools/list` to have them counted.';
      return Promise.resolve({ prompts: [], problems: unknownServers(file, servers, advice) });
    }
    // A list of names says nothing about what is sent.
    const tools = readTools(root);
    if (!tools.some((tool) => tool.known)) return Promise.resolve({ prompts: [], problems: [] });
    const incomplete = tools
      .filter((tool) => !tool.known)
      .map((tool) => `what the tool \`${tool.name.slice(0, 60)}\` adds, of which the file has only the name`);
    return Promise.resolve({
      prompts: [
        promptOf('tool-list', file, {
          name: stemOf(file.path),
          kind: 'tools',
          line: root.place.line,
          tools,
          incomplete,
        }),
      ],
      problems: [],
    });
  },
};

function holdsTools(keys: ReadonlySet<string>, file: SourceFile): boolean {
  const has = (key: string) => keys.has(key);
  if (has('functionDeclarations') || has('function_declarations') || has('toolSpec')) return true;
  const schema = has('inputSchema') || has('input_schema') || has('parametersJsonSchema');
  if (
    has('name') &&
    (schema || (has('parameters') && (has('strict') || has('description') || has('type'))))
  ) {
    // A recipe or an agent has parameters too; a schema says that it is one.
    return (
      schema || /"parameters"\s*:\s*\{\s*"(?:type|\$schema|properties)"/.test(file.text.slice(0, 100_000))
    );
  }
  if (has('type') && has('function')) return schemaKey.test(file.text.slice(0, 100_000));
  if (has('model')) return false;
  const wraps = has('tools') || has('functions') || (has('result') && has('jsonrpc'));
  return (
    wraps && /"name"\s*:/.test(file.text.slice(0, 100_000)) && schemaKey.test(file.text.slice(0, 100_000))
  );
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}
