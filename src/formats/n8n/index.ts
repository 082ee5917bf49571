import { distinctMissing } from '../../core/missing.js';
import type { Format, FormatContext } from '../../core/format.js';
import type { Prompt } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { lacking } from '../syntax/canvas.js';
import { parseJson, topLevelKeys } from '../syntax/json.js';
import { promptOf } from '../request/prompts.js';
import { itemsAt, listAt, stringAt, textAt } from '../syntax/tree.js';
import { postedBy, type Posted } from './http.js';
import { modelOf } from './models.js';
import { Requests } from './requests.js';
import { toolsOf } from './tools.js';
import { langchain, Workflow, type WorkflowNode } from './workflow.js';

// https://docs.n8n.io/workflows/export-import/ and https://docs.n8n.io/advanced-ai/ (root nodes and sub-nodes); what each node
// sends: https://github.com/n8n-io/n8n/tree/master/packages/%40n8n/nodes-langchain/nodes (agents, chains, vendors, llms,
// output_parser; checked 2026-11-26). An export keeps only what is not the default of the node's version, and the default
// model of one and the same version has changed with n8n: today's is in request/defaults.ts.
// Not held against the source: legacy agents (`agent: reActAgent` …), guardrails, the Gemini, Ollama and Perplexity nodes.

const id = 'n8n';

/** Addresses of vendors that HTTP nodes call without a node of their own. */
const modelHosts =
  /^=?\s*https:\/\/(?:api\.openai\.com\/v1\/(?:chat|responses|completions)|api\.anthropic\.com\/v1\/messages|generativelanguage\.googleapis\.com\/|openrouter\.ai\/api\/|api\.groq\.com\/openai\/|api\.mistral\.ai\/v1\/chat|api\.deepseek\.com\/|api\.perplexity\.ai\/)/;

/** Workflows exported from n8n. */
export const n8n: Format = {
  id,
  title: 'n8n workflow',
  docs: 'https://docs.n8n.io/workflows/export-import/',
  reads:
    'One prompt per node that asks a model: its messages, the model node that is connected to it (a second one is a fallback), limits, output schema, and the tools that are connected, as far as their nodes describe them. `{{ … }}` of an expression is a variable. An HTTP node that posts to a vendor’s chat API is a request where its body is written out, as JSON or as the object of an expression; a text that another node puts together is reported. Disabled nodes, pinned data, notes, positions and credentials are not read; an export without a model leaves it to the version of n8n: where today’s default is known it is taken and shown as one, else the model is unknown.',
  patterns: ['**/*.json'],
  recognizes(file) {
    const keys = topLevelKeys(file);
    return (
      keys.has('nodes') &&
      keys.has('connections') &&
      (file.text.includes('"n8n-nodes-') || file.text.includes(`"${langchain}`))
    );
  },
  async extract(file, context) {
    const { root, problems } = parseJson(file);
    if (root === null) return { prompts: [], problems };
    const workflows = itemsAt(root).filter((item) => listAt(item, 'nodes') !== undefined);
    if (workflows.length === 0) {
      const detail = 'An n8n workflow needs a list `nodes`.';
      return { prompts: [], problems: [problem('unexpected-shape', file.path, root.place.line, detail)] };
    }
    const prompts: Prompt[] = [];
    const found: Problem[] = [...problems];
    for (const [index, root] of workflows.entries()) {
      const name = stringAt(root, 'name') ?? `${index + 1}`;
      const prefix = workflows.length === 1 ? '' : `${name}: `;
      prompts.push(...(await promptsIn(new Workflow(root), prefix, file, context, found)));
    }
    return { prompts, problems: found };
  },
};

/** One prompt for each request of each node; `prefix` tells workflows of one file apart. */
async function promptsIn(
  workflow: Workflow,
  prefix: string,
  file: SourceFile,
  context: FormatContext,
  problems: Problem[],
): Promise<Prompt[]> {
  const prompts: Prompt[] = [];
  const sent = new Requests(workflow, context, problems);
  for (const node of workflow.nodes.values()) {
    if (asksOverHttp(node)) {
      const posted = postedBy(node);
      problems.push(...unreadRequest(node, posted, file));
      const { place } = node.node;
      if (posted !== null)
        prompts.push(promptOf(id, file, { name: `${prefix}${node.name}`, line: place.line, ...posted }));
      continue;
    }
    const requests = await sent.of(node);
    if (requests === null) continue;
    const tools = toolsOf(node, workflow, problems);
    const { model, parameters } = modelOf(node, workflow);
    for (const request of requests) {
      prompts.push(
        promptOf(id, file, {
          name: `${prefix}${node.name}${request.part === '' ? '' : ` (${request.part})`}`,
          line: node.node.place.line,
          messages: request.messages,
          tools,
          model,
          parameters,
          schema: request.schema ?? null,
          incomplete: distinctMissing([...request.incomplete, ...lacking(tools)]),
        }),
      );
    }
  }
  return prompts;
}

function asksOverHttp(node: WorkflowNode): boolean {
  const url = textAt(node.parameters, 'url');
  return node.type.includes('httpRequest') && url !== undefined && modelHosts.test(url.text);
}

/** A request of an HTTP node is read where its body is written out; what another node puts together is not. */
function unreadRequest(node: WorkflowNode, posted: Posted | null, file: SourceFile): Problem[] {
  const hasText = posted?.messages.some(({ segments }) => segments.some(({ kind }) => kind === 'text'));
  if (hasText === true) return [];
  const what =
    posted === null
      ? 'what it sends is not read and not counted'
      : 'the text that another node puts together for it is not counted';
  const detail = `The node \`${node.name.slice(0, 80)}\` asks a model over HTTP; ${what}.`;
  const line = textAt(node.parameters, 'url')?.place.line ?? node.node.place.line;
  return [problem('unexpected-shape', file.path, line, detail)];
}
