import { distinctMissing, type Missing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import type { ModelReference, Prompt, PromptKind, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import { modelNamed } from './request/models.js';
import { readParameters, sampleText } from './request/parameters.js';
import { baseName, globFor, resolvePath } from './syntax/paths.js';
import { textIn } from './syntax/place.js';
import { isProblem, promptOf, recording, sampledVariables } from './request/prompts.js';
import { readSchema, readTools } from './request/tools.js';
import {
  at,
  booleanAt,
  entriesAt,
  itemsAt,
  listAt,
  scalarTextAt,
  stringAt,
  textAt,
  type Node,
} from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { expandTemplate } from './templates/expand.js';
import { markdownImages } from './request/media.js';
import { markRoleLines, messagesOf } from './request/roles.js';
import type { Piece } from './templates/tree.js';

// https://microsoft.github.io/promptflow/reference/flow-yaml-schema-reference.html
// https://microsoft.github.io/promptflow/reference/tools-reference/{llm,prompt}-tool.html
// On 2026-11-26 the start of the first page was read, and the flows of Azure-Samples/contoso-chat (as they stood before it
// moved to Prompty); the rest is written from knowledge of the format.

const id = 'prompt-flow';

interface Step {
  readonly name: string;
  readonly node: Node;
  readonly kind: PromptKind;
}

/** Azure Prompt flow: every LLM node of a `flow.dag.yaml` is one request. */
export const promptFlow: Format = {
  id,
  title: 'Azure Prompt flow',
  docs: 'https://microsoft.github.io/promptflow/reference/flow-yaml-schema-reference.html',
  reads:
    'One prompt per LLM node: its Jinja2 source with role lines and images, the deployment or model, limits, tools and answer format of its inputs; flow defaults and literal inputs are sample values. The default variant of a node counts, its other variants and aggregation nodes are evaluations, prompt nodes are parts, joined where an input takes `${node.output}` of one. Python nodes send nothing that is in the flow.',
  patterns: ['**/flow.dag.{yaml,yml}'],
  recognizes: () => true,
  async extract(file, context) {
    const { root, problems: yamlProblems } = parseYaml(file);
    if (root === null) return { prompts: [], problems: yamlProblems };
    if (listAt(root, 'nodes') === undefined) {
      const detail = 'A prompt flow needs `nodes`: a list of its steps.';
      return {
        prompts: [],
        problems: [...yamlProblems, problem('unexpected-shape', file.path, root.place.line, detail)],
      };
    }
    const problems: Problem[] = [...yamlProblems];
    const prompts: Prompt[] = [];
    const consumed = new Set<string>();
    const steps = stepsOf(root);
    const parts = new Map(
      steps.filter((step) => stringAt(step.node, 'type') === 'prompt').map((step) => [step.name, step.node]),
    );
    const broughtIn = additionalIncludes(root, file.path, context);
    for (const step of steps) {
      const type = stringAt(step.node, 'type');
      if (type !== 'llm' && type !== 'custom_llm' && type !== 'prompt') continue;
      const source = at(step.node, 'source');
      const written = textAt(source, 'path') ?? textAt(source);
      if (written === undefined) {
        const detail = 'This node has no `source.path`: what it sends is not in the repository.';
        problems.push(problem('unexpected-shape', file.path, step.node.place.line, detail));
        continue;
      }
      const target = resolvePath(file.path, written.text);
      const line = written.place.line;
      if ('refused' in target) {
        const detail = `The source \`${written.text.slice(0, 200)}\` of this node is outside of the repository and is not read.`;
        problems.push(problem('include-outside', file.path, line, detail));
        prompts.push(missingPrompt(step));
        continue;
      }
      const recorded = recording(context, file);
      const place = recorded.context.exists(target.path)
        ? target.path
        : (broughtIn.get(written.text.replace(/^\.\//, '')) ?? target.path);
      const read = recorded.context.exists(place) ? await recorded.context.read(place) : null;
      if (read === null || isProblem(read)) {
        const detail = `There is no file \`${target.path}\`, which this node sends.`;
        problems.push(read ?? problem('missing-file', file.path, line, detail));
        prompts.push(missingPrompt(step));
        continue;
      }
      consumed.add(place);
      // https://github.com/microsoft/promptflow: nodes are rendered with trim_blocks and keep_trailing_newline.
      const body = textIn(read);
      const expanded = await expandTemplate('jinja', body, recorded.context, { trimBlocks: true });
      problems.push(...expanded.problems);
      const inputs = at(step.node, 'inputs');
      const known = samplesOf(root, inputs);
      const missing: Missing[] = [...expanded.incomplete];
      let joins = 0;
      /** `${customer_prompt.output}` is the text of that prompt node, with its own inputs in it. */
      const joined = async (
        pieces: readonly Piece[],
        from: Node | undefined,
        depth: number,
      ): Promise<Piece[]> => {
        const found: Piece[] = [];
        for (const piece of pieces) {
          if (piece.kind === 'branch') {
            const arms: Piece[][] = [];
            for (const arm of piece.arms) arms.push(await joined(arm, from, depth));
            found.push({ ...piece, arms });
          } else if (piece.kind === 'loop' || piece.kind === 'include')
            found.push({ ...piece, body: await joined(piece.body, from, depth) });
          else {
            const part = piece.kind === 'variable' ? partOf(parts, from, piece.name) : undefined;
            const named = textAt(part, 'source', 'path') ?? textAt(part, 'source');
            const place = named === undefined ? { refused: 'empty' } : resolvePath(file.path, named.text);
            const body =
              part !== undefined &&
              depth < maxJoined &&
              joins++ < maxParts &&
              'path' in place &&
              recorded.context.exists(place.path)
                ? await recorded.context.read(place.path)
                : null;
            if (part === undefined || body === null || isProblem(body)) {
              found.push(piece);
              continue;
            }
            const inner = await expandTemplate('jinja', textIn(body), recorded.context, { trimBlocks: true });
            problems.push(...inner.problems);
            missing.push(...inner.incomplete);
            for (const [name, sample] of samplesOf(root, at(part, 'inputs')))
              if (!known.has(name)) known.set(name, sample);
            found.push({
              kind: 'include',
              path: body.path,
              body: await joined(inner.pieces, at(part, 'inputs'), depth + 1),
              place: piece.place,
            });
          }
        }
        return found;
      };
      const text = await joined(expanded.pieces, inputs, 0);
      const isCompletion = stringAt(step.node, 'api') === 'completion';
      const pieces = isCompletion ? text : markRoleLines(markdownImages(text, read.path));
      const messages = messagesOf(pieces, {
        role: isCompletion ? 'user' : 'system',
        place: body.place,
        ...(isCompletion ? {} : { trim: true }),
      });
      const { schema, problems: schemaProblems } = readSchema(at(inputs, 'response_format'), file);
      problems.push(...schemaProblems);
      prompts.push(
        promptOf(id, file, {
          name: step.name,
          kind: type === 'prompt' ? 'fragment' : step.kind,
          line: step.node.place.line,
          messages,
          tools: readTools(listAt(inputs, 'tools') ?? listAt(inputs, 'functions')),
          schema,
          model: modelOf(step.node),
          parameters: readParameters(inputs),
          variables: sampledVariables(messages, known),
          sources: recorded.sources(),
          incomplete: distinctMissing(missing),
        }),
      );
    }
    return { prompts, problems, consumed: [...consumed] };

    function missingPrompt(step: Step): Prompt {
      return promptOf(id, file, {
        name: step.name,
        kind: step.kind,
        line: step.node.place.line,
        model: modelOf(step.node),
        parameters: readParameters(at(step.node, 'inputs')),
        sources: [file.path],
        incomplete: ['the text of this node is not in the repository'],
      });
    }
  },
};

/**
 * `additional_includes`: files and folders of elsewhere that are copied beside the flow when it runs, by the name they have
 * there (from knowledge of the format).
 */
function additionalIncludes(root: Node, path: string, context: FormatContext): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const item of itemsAt(root, 'additional_includes')) {
    const target = resolvePath(path, stringAt(item)?.trim().replace(/\/$/, '') ?? '');
    if ('refused' in target) continue;
    const name = baseName(target.path);
    if (context.exists(target.path)) found.set(name, target.path);
    else
      for (const inner of context.glob(`${globFor(target.path)}/**`))
        found.set(`${name}${inner.slice(target.path.length)}`, inner);
  }
  return found;
}

/** Prompt nodes that take the output of prompt nodes, and how many of them one node may come to. */
const maxJoined = 5;
const maxParts = 200;

function partOf(parts: ReadonlyMap<string, Node>, inputs: Node | undefined, name: string): Node | undefined {
  const wired = /^\s*\$\{([\w-]{1,200})\.output\}\s*$/.exec(stringAt(inputs, name) ?? '')?.[1];
  return wired === undefined ? undefined : parts.get(wired);
}

/** Nodes with their variants put in: of those only the default one is what the flow sends. */
function stepsOf(root: Node): Step[] {
  const steps: Step[] = [];
  for (const node of itemsAt(root, 'nodes')) {
    const name = scalarTextAt(node, 'name') ?? 'node';
    const kind: PromptKind = booleanAt(node, 'aggregation') === true ? 'evaluation' : 'request';
    const variants = at(root, 'node_variants', name);
    if (booleanAt(node, 'use_variants') !== true || variants === undefined) {
      steps.push({ name, node, kind });
      continue;
    }
    const all = entriesAt(variants, 'variants');
    const chosen = scalarTextAt(variants, 'default_variant_id') ?? all[0]?.key;
    for (const variant of all) {
      const inner = at(variant.value, 'node');
      if (inner === undefined) continue;
      const isDefault = variant.key === chosen;
      steps.push({
        name: isDefault ? name : `${name}.${variant.key}`,
        node: inner,
        kind: isDefault ? kind : 'evaluation',
      });
    }
  }
  return steps;
}

function modelOf(node: Node): ModelReference | null {
  const deployment = textAt(node, 'inputs', 'deployment_name');
  const named = textAt(node, 'inputs', 'model');
  const isDeployment = deployment !== undefined && deployment.text.trim() !== '';
  const written = isDeployment ? deployment : named;
  if (written?.text.includes('${inputs.') === true) return null;
  return modelNamed(written, {
    provider: providerOf(stringAt(node, 'provider')),
    deployment: isDeployment,
  });
}

function providerOf(written: string | undefined): string | undefined {
  if (written === 'AzureOpenAI') return 'azure';
  return written === 'OpenAI' ? 'openai' : undefined;
}

/** `${inputs.x}` has the default of the flow's input; a literal input is what is inserted. */
function samplesOf(root: Node, inputs: Node | undefined): Map<string, Partial<Variable>> {
  const known = new Map<string, Partial<Variable>>();
  for (const entry of entriesAt(inputs)) {
    const wired = /^\s*\$\{([^{}]+)\}\s*$/.exec(stringAt(entry.value) ?? '')?.[1];
    const [scope, name] = wired?.split('.') ?? [];
    const value =
      wired === undefined
        ? entry.value
        : scope === 'inputs' && name !== undefined
          ? at(root, 'inputs', name, 'default')
          : undefined;
    const sample = sampleText(value);
    if (sample !== undefined && sample !== '') known.set(entry.key, { sample });
  }
  return known;
}
