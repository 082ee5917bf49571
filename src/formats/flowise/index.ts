import { distinctMissing } from '../../core/missing.js';
import type { Format, FormatContext } from '../../core/format.js';
import type { Prompt } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { distinctNames, lacking } from '../syntax/canvas.js';
import { parseJson, topLevelKeys } from '../syntax/json.js';
import { promptOf } from '../request/prompts.js';
import { parseEmbeddedJson } from '../request/tools.js';
import { firstOf, itemsAt, listAt, scalarTextAt, stringAt, textAt, type Node } from '../syntax/tree.js';
import { isAgentflow, readAgentflow } from './agentflow.js';
import { Chatflow } from './chatflow.js';
import { Flow, type FlowNode, type Read } from './flow.js';

// https://docs.flowiseai.com/using-flowise/agentflowv2 and …/chatflow; what a node sends, how its texts are resolved and which inputs
// it has: https://github.com/FlowiseAI/Flowise (packages/components/nodes, packages/server/src/utils/buildAgentflow.ts; checked
// 2026-11-26). A node stores every input, also one that is the default; `inputParams`, `inputAnchors` and
// `outputAnchors` describe its form and are never sent.

const id = 'flowise';

/** Where a backup of a whole Flowise keeps its flows, each as JSON in a string. */
const backupLists = ['ChatFlow', 'AgentFlow', 'AgentFlowV2', 'MultiAgents'];

/** Chatflows and agentflows exported from Flowise. */
export const flowise: Format = {
  id,
  title: 'Flowise flow',
  docs: 'https://docs.flowiseai.com/using-flowise/agentflowv2',
  reads:
    'One prompt per chain, agent or LLM node: messages (the editor’s HTML as the Markdown that is sent), the prompt, model and tool nodes that are connected to it, limits, structured output. `{{ … }}` and `{name}` are variables; constant prompt values are text. The forms of the nodes, positions and notes are not read; of most tools only the name is in the file.',
  patterns: ['**/*.json'],
  recognizes(file) {
    const keys = topLevelKeys(file);
    if (backupLists.some((list) => keys.has(list))) return file.text.includes('flowData');
    return keys.has('nodes') && keys.has('edges') && file.text.includes('"inputAnchors"');
  },
  async extract(file, context) {
    const { root, problems } = parseJson(file);
    if (root === null) return { prompts: [], problems };
    const found: Problem[] = [...problems];
    const flows = flowsOf(root, found);
    if (flows.length === 0 && found.length === 0) {
      const detail = 'A flow of Flowise needs a list `nodes`.';
      found.push(problem('unexpected-shape', file.path, root.place.line, detail));
    }
    const prompts: Prompt[] = [];
    for (const { flow, prefix } of flows) {
      prompts.push(...(await promptsIn(new Flow(flow), prefix, file, context, found)));
    }
    return { prompts, problems: found };
  },
};

function flowsOf(root: Node, problems: Problem[]): { flow: Node; prefix: string }[] {
  if (listAt(root, 'nodes') !== undefined) return [{ flow: root, prefix: '' }];
  return backupLists.flatMap((list) =>
    itemsAt(root, list).flatMap((item) => {
      const data = textAt(item, 'flowData');
      if (data === undefined) return [];
      const parsed = parseEmbeddedJson(data);
      problems.push(...parsed.problems);
      const name = stringAt(item, 'name') ?? stringAt(item, 'id') ?? list;
      return parsed.root === null ? [] : [{ flow: parsed.root, prefix: `${name}: ` }];
    }),
  );
}

/** One prompt for each request of each node; `prefix` tells flows of one file apart. */
async function promptsIn(
  flow: Flow,
  prefix: string,
  file: SourceFile,
  context: FormatContext,
  problems: Problem[],
): Promise<Prompt[]> {
  const chatflow = new Chatflow(flow, context);
  const found: { node: FlowNode; read: Read }[] = [];
  for (const node of flow.nodes.values()) {
    const read = isAgentflow(node) ? readAgentflow(node, problems) : await chatflow.read(node);
    if (read !== null) found.push({ node, read });
  }
  const names = distinctNames(found.map(({ node }) => ({ name: nameOf(node), id: node.id })));
  return found.flatMap(({ node, read }, index) =>
    read.requests.map((request) =>
      promptOf(id, file, {
        name: `${prefix}${names[index] ?? node.id}${request.part === '' ? '' : ` (${request.part})`}`,
        line: node.node.place.line,
        messages: request.messages,
        tools: request.part === '' ? read.tools : [],
        model: read.model,
        parameters: read.parameters,
        schema: request.part === '' ? read.schema : null,
        incomplete: distinctMissing([
          ...read.incomplete,
          ...(request.part === '' ? lacking(read.tools) : []),
        ]),
      }),
    ),
  );
}

/** Names that people give a node in its form, before its label. */
const nameInputs = [
  'chainName',
  'agentName',
  'llmNodeName',
  'conditionAgentName',
  'workerName',
  'supervisorName',
];

function nameOf(node: FlowNode): string {
  const stated = scalarTextAt(
    firstOf(
      node.inputs,
      nameInputs.filter((key) => stringAt(node.inputs, key) !== ''),
    ),
  );
  return stated ?? node.label;
}
