import type { Format } from '../core/format.js';
import type { Message, ModelReference, Prompt, Tool } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import { readParameters } from './parse/parameters.js';
import { promptOf } from './parse/prompts.js';
import {
  at,
  booleanAt,
  itemsAt,
  listAt,
  mapAt,
  scalarTextAt,
  stringAt,
  textAt,
  type Node,
} from './parse/tree.js';
import { parseYaml } from './parse/yaml.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { roleOf } from './templates/roles.js';

// https://docs.dify.ai/en/guides/management/app-management · https://github.com/langgenius/dify (DSL of apps)

const id = 'dify';

/** Kinds of workflow nodes that ask a model. Dify writes a text of its own around those but `llm`. */
const asking = new Set(['llm', 'parameter-extractor', 'question-classifier', 'agent']);

/** Apps and workflows exported from Dify. */
export const dify: Format = {
  id,
  title: 'Dify app',
  docs: 'https://docs.dify.ai/en/guides/management/app-management',
  reads:
    'One prompt per node that asks a model (an app without a workflow is one prompt): its messages, model and limits. Positions, icons, opening statements and retriever settings are not sent. Tools of agents are known by name only.',
  patterns: ['**/*.{yml,yaml}'],
  recognizes: (file) => /^kind[ \t]*:[ \t]*["']?app\b/m.test(file.text) && /^app[ \t]*:/m.test(file.text),
  async extract(file, context) {
    const { root, problems: yamlProblems } = parseYaml(file);
    if (root === null) return { prompts: [], problems: yamlProblems };
    const problems: Problem[] = [...yamlProblems];
    const prompts: Prompt[] = [];
    const incomplete: string[] = [];
    const message = async (
      role: Message['role'],
      node: Node | undefined,
      jinja: boolean,
    ): Promise<Message[]> => {
      const text = textAt(node);
      if (text === undefined || text.text === '') return [];
      const expanded = await expandTemplate(jinja ? 'jinja' : 'braces', text, context);
      problems.push(...expanded.problems);
      incomplete.push(...expanded.incomplete);
      return [{ role, segments: segmentsOf(expanded.pieces), place: text.place }];
    };
    const nodes = listAt(root, 'workflow', 'graph', 'nodes');
    const config = mapAt(root, 'model_config');
    if (nodes === undefined && config === undefined) {
      const detail = 'A Dify app needs `workflow.graph.nodes` or `model_config`.';
      return {
        prompts,
        problems: [...problems, problem('unexpected-shape', file.path, root.place.line, detail)],
      };
    }
    for (const node of nodes?.items ?? []) {
      const data = at(node, 'data');
      const type = stringAt(data, 'type') ?? '';
      if (!asking.has(type)) continue;
      incomplete.length = 0;
      const template = at(data, 'prompt_template');
      const messages: Message[] = [];
      for (const item of itemsAt(template)) {
        const jinja = stringAt(item, 'edition_type') === 'jinja2';
        messages.push(
          ...(await message(
            roleOf(stringAt(item, 'role') ?? 'user') ?? 'user',
            jinja ? (at(item, 'jinja2_text') ?? at(item, 'text')) : at(item, 'text'),
            jinja,
          )),
        );
      }
      if (type !== 'llm') {
        messages.push(
          ...(await message('system', at(data, 'instruction') ?? at(data, 'instructions'), false)),
        );
        incomplete.push(`what Dify writes around a node of type \`${type}\` is not in the file`);
      }
      if (booleanAt(data, 'vision', 'enabled') === true) {
        const { place } = node;
        messages.push({
          role: 'user',
          segments: [
            { kind: 'media', media: 'image', path: null, detail: null, width: null, height: null, place },
          ],
          place,
        });
      }
      prompts.push(
        promptOf(id, file, {
          name: stringAt(data, 'title') ?? scalarTextAt(node, 'id') ?? type,
          line: node.place.line,
          messages,
          model: modelOf(at(data, 'model')),
          parameters: readParameters(at(data, 'model', 'completion_params')),
          incomplete: [...incomplete],
        }),
      );
    }
    if (config !== undefined && nodes === undefined) {
      const messages = await message('system', at(config, 'pre_prompt'), false);
      for (const item of itemsAt(config, 'chat_prompt_config', 'prompt'))
        messages.push(
          ...(await message(roleOf(stringAt(item, 'role') ?? 'user') ?? 'user', at(item, 'text'), false)),
        );
      const tools = booleanAt(config, 'agent_mode', 'enabled') === false ? [] : toolsOf(config);
      if (tools.length > 0) incomplete.push('the definition of a tool is not in the repository');
      prompts.push(
        promptOf(id, file, {
          name: stringAt(root, 'app', 'name') ?? 'app',
          line: 1,
          messages,
          tools,
          model: modelOf(at(config, 'model')),
          parameters: readParameters(at(config, 'model', 'completion_params')),
          incomplete: [...incomplete],
        }),
      );
    }
    return { prompts, problems };
  },
};

function modelOf(node: Node | undefined): ModelReference | null {
  const written = textAt(node, 'name');
  if (written === undefined || written.text.trim() === '') return null;
  // `langgenius/openai/openai`: the plugin that serves the model.
  const provider = stringAt(node, 'provider')?.split('/').pop();
  return {
    asWritten: written.text.trim(),
    from: 'inline',
    ...(provider === undefined || provider === '' ? {} : { provider }),
    place: written.place,
  };
}

function toolsOf(config: Node): Tool[] {
  return itemsAt(config, 'agent_mode', 'tools').flatMap((item): Tool[] => {
    const name = stringAt(item, 'tool_name');
    return name === undefined || booleanAt(item, 'enabled') === false
      ? []
      : [{ name, description: null, schema: null, known: false, place: item.place }];
  });
}
