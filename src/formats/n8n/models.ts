import type { ModelReference, Parameters } from '../../core/prompt.js';
import { sellerOf } from '../request/endpoints.js';
import { defaultModelOf } from '../request/defaults.js';
import { hostOf, modelNamed, withAlternatives } from '../request/models.js';
import { readParameters } from '../request/parameters.js';
import { subText } from '../syntax/place.js';
import { serverToolName } from '../request/tools.js';
import { at, booleanAt, entriesAt, firstOf, stringAt, textAt } from '../syntax/tree.js';
import type { Workflow, WorkflowNode } from './workflow.js';

/** The model a node asks, with its settings: that of the node connected to it (a second one is a fallback), else its own. */
export function modelOf(
  node: WorkflowNode,
  workflow: Workflow,
): { model: ModelReference | null; parameters: Parameters } {
  const connected = workflow.sources(node, 'ai_languageModel').flatMap((source) => behind(source, workflow));
  const [first] = connected;
  if (first === undefined) return { model: modelAt(node), parameters: parametersOf(node) };
  const [model = null, ...others] = connected.map((source) => modelAt(source));
  return {
    model: withAlternatives(
      model,
      others.flatMap((other) => other?.asWritten ?? []),
    ),
    parameters: parametersOf(first),
  };
}

/** A selector stands for the models that are connected to it. */
function behind(source: WorkflowNode, workflow: Workflow): WorkflowNode[] {
  if (source.type !== 'modelSelector') return [source];
  return workflow.sources(source, 'ai_languageModel').filter((inner) => inner.type !== 'modelSelector');
}

const modelKeys = ['modelId', 'model', 'chatModel', 'modelName', 'deploymentName'];

/**
 * The model a node states: a name, or a resource locator `{__rl, mode, value}`. One that an expression makes is unknown; a node
 * that states none runs on the default of n8n.
 */
function modelAt(node: WorkflowNode): ModelReference | null {
  const written = firstOf(node.parameters, modelKeys);
  const value = textAt(written) ?? textAt(written, 'value');
  if (value === undefined)
    return addressOf(node) === undefined ? defaultModelOf('n8n', node.type, node.node.place) : null;
  const name = value.text.startsWith('=') ? subText(value, 1, value.text.length) : value;
  if (name.text.includes('{{')) return null;
  const provider = sellerOf(addressOf(node) ?? '', hostOf(node.type));
  return modelNamed(name, { provider, deployment: provider === 'azure' });
}

/** An address of the reader's own, where the vendor's names need not hold. */
function addressOf(node: WorkflowNode): string | undefined {
  return stringAt(node.parameters, 'options', 'baseURL');
}

function parametersOf(node: WorkflowNode): Parameters {
  const { parameters } = node;
  const options = readParameters(at(parameters, 'options'));
  const builtIn = entriesAt(parameters, 'builtInTools').flatMap(({ key, value }) =>
    value.kind === 'scalar' && value.value === false ? [] : serverToolName(key),
  );
  if (booleanAt(parameters, 'options', 'webSearch') === true) builtIn.push('web_search');
  return {
    ...readParameters(parameters),
    ...options,
    ...(builtIn.length === 0 ? {} : { serverTools: builtIn }),
  };
}
