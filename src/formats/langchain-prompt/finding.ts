import type { ModelReference } from '../../core/prompt.js';
import { modelNamed, withAlternatives } from '../request/models.js';
import { stringsAt } from '../request/parameters.js';
import { at, entriesAt, firstOf, itemsAt, mapAt, stringAt, textAt, type Node } from '../syntax/tree.js';
import { className, isLc } from './serialized.js';

const maxPrompts = 200;
const promptTypes = new Set(['prompt', 'few_shot', 'chat']);

/** The model that a prompt is sent to. */
export interface FoundModel {
  readonly reference: ModelReference | null;
  /** Settings of the model, then what is bound to it: later ones win. */
  readonly settings: readonly Node[];
}

/** A prompt somewhere in the file. */
export interface FoundPrompt {
  readonly node: Node;
  readonly name: string | null;
  readonly model: FoundModel | null;
  /** How documents are written into another prompt: sent only there. */
  readonly part: boolean;
}

/** The prompts of a file, of a chain, or of what LangChain has serialized, each with the model it is sent to. */
export function findPrompts(root: Node): FoundPrompt[] {
  const found: FoundPrompt[] = [];
  const manifest = mapAt(root, 'manifest');
  const top = manifest ?? root;
  if (isLc(top)) visitLc(top, null, found);
  else visitConfig(top, null, null, found);
  return found.slice(0, maxPrompts);
}

/** `prompt` beside `llm`, at any depth of a chain or an agent. */
function visitConfig(node: Node, key: string | null, llm: Node | null, found: FoundPrompt[]): void {
  if (node.kind === 'list') {
    for (const item of node.items) visitConfig(item, key, llm, found);
    return;
  }
  if (node.kind !== 'map') return;
  if (isPromptConfig(node)) {
    const model = llm === null ? null : modelOfConfig(llm);
    found.push({ node, name: key, model, part: key === 'document_prompt' });
    return;
  }
  const own = mapAt(node, 'llm') ?? null;
  for (const entry of node.entries) {
    if (entry.key === 'llm' || entry.key === 'memory') continue;
    const name = key === null || entry.key === 'prompt' ? entry.key : `${key}.${entry.key}`;
    visitConfig(entry.value, entry.key === 'prompt' ? (key ?? entry.key) : name, own, found);
  }
}

function isPromptConfig(node: Node): boolean {
  const type = stringAt(node, '_type');
  if (type !== undefined && promptTypes.has(type)) return true;
  const text = firstOf(node, ['template', 'template_path']);
  if (textAt(text) !== undefined && at(node, 'input_variables') !== undefined) return true;
  return (
    firstOf(node, ['example_prompt', 'example_prompt_path']) !== undefined &&
    firstOf(node, ['suffix', 'suffix_path']) !== undefined
  );
}

function modelOfConfig(llm: Node): FoundModel {
  const type = stringAt(llm, '_type') ?? '';
  return { reference: modelIn(llm, type), settings: settingsIn(llm) };
}

function settingsIn(node: Node | undefined): Node[] {
  const inner = mapAt(node, 'model_kwargs');
  return [...(inner === undefined ? [] : [inner]), ...(node === undefined ? [] : [node])];
}

/** The model of a class's arguments; an Azure class names a deployment. */
function modelIn(node: Node | undefined, type: string): ModelReference | null {
  const azure = /azure/i.test(type);
  const deployment = textAt(firstOf(node, ['azure_deployment', 'deployment_name']));
  const model = textAt(firstOf(node, ['model', 'model_name', 'model_id', 'modelName']));
  const written = azure ? (deployment ?? model) : (model ?? deployment);
  const provider = azure ? 'azure' : /bedrock/i.test(type) ? 'bedrock' : undefined;
  return modelNamed(written, { provider, deployment: written === deployment });
}

function isLcPrompt(node: Node | undefined): boolean {
  return isLc(node) && /(?:PromptTemplate|PromptWithTemplates|^StructuredPrompt)$/.test(className(node));
}

/** What follows a prompt in its sequence is the model it is sent to. */
function visitLc(node: Node, next: FoundModel | null, found: FoundPrompt[]): void {
  if (node.kind === 'list') {
    for (const item of node.items) visitLc(item, null, found);
    return;
  }
  if (node.kind !== 'map') return;
  if (isLcPrompt(node)) {
    found.push({ node, name: stringAt(node, 'kwargs', 'name') ?? null, model: next, part: false });
    return;
  }
  const kwargs = at(node, 'kwargs');
  const name = className(node);
  if (isLc(node) && name === 'RunnableSequence') {
    const steps = [
      at(kwargs, 'first'),
      ...itemsAt(kwargs, 'middle'),
      at(kwargs, 'last'),
      ...itemsAt(kwargs, 'steps'),
    ].filter((step) => step !== undefined);
    let after = next;
    const models: (FoundModel | null)[] = [];
    for (let index = steps.length - 1; index >= 0; index--) {
      models[index] = after;
      after = modelStep(steps[index], 0) ?? after;
    }
    steps.forEach((step, index) => {
      visitLc(step, models[index] ?? null, found);
    });
    return;
  }
  const passes = name === 'RunnableBinding' || name === 'RunnableWithFallbacks';
  for (const entry of entriesAt(isLc(node) ? kwargs : node))
    visitLc(entry.value, passes && (entry.key === 'bound' || entry.key === 'runnable') ? next : null, found);
}

function modelStep(node: Node | undefined, depth: number): FoundModel | null {
  if (!isLc(node) || depth > 20 || isLcPrompt(node)) return null;
  const kwargs = at(node, 'kwargs');
  const name = className(node);
  if (name === 'RunnableBinding') {
    const inner = modelStep(at(kwargs, 'bound'), depth + 1);
    const bound = mapAt(kwargs, 'kwargs');
    return inner === null || bound === undefined
      ? inner
      : { ...inner, settings: [...inner.settings, ...settingsIn(bound)] };
  }
  if (name === 'RunnableWithFallbacks') {
    const inner = modelStep(at(kwargs, 'runnable'), depth + 1);
    const others = itemsAt(kwargs, 'fallbacks').flatMap(
      (item) => modelStep(item, depth + 1)?.reference?.asWritten ?? [],
    );
    return inner === null ? null : { ...inner, reference: withAlternatives(inner.reference, others) };
  }
  const path = stringsAt(node, 'id');
  const isModel =
    path.some((part) => part === 'chat_models' || part === 'llms') ||
    (/^(?:Azure)?Chat[A-Z]|(?:OpenAI|LLM)$/.test(name) && mapAt(kwargs) !== undefined);
  return isModel ? { reference: modelIn(kwargs, name), settings: settingsIn(kwargs) } : null;
}
