import type { Missing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { originIn } from '../core/origin.js';
import type { Message, ModelReference, Prompt, PromptKind, Segment, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { modelNamed, withAlternatives } from './request/models.js';
import { modelSettings, settingsPrompt } from './request/homemade/models.js';
import { readParameters } from './request/parameters.js';
import { folderOf, foldersUp, globFor } from './syntax/paths.js';
import { textSegment, type SourceText } from './syntax/place.js';
import { isProblem, promptOf, sampledVariables } from './request/prompts.js';
import { at, booleanAt, firstOf, itemsAt, listAt, stringAt, textAt, type Node } from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { roleOf } from './request/roles.js';

// https://docs.nvidia.com/nemo/guardrails/configure-guardrails/yaml-schema/prompt-configuration and, for what is chosen and
// filled in, `llm/prompts.py` and `llm/taskmanager.py` of https://github.com/NVIDIA/NeMo-Guardrails (checked 2026-11-26 against
// the documentation of 0.24 and the source of October 2024). Colang files (`.co`) are not read.

const id = 'nemo-guardrails';
const promptsHint = /^["']?prompts["']?[ \t]*:/m;
const taskHint = /^[ \t]*(?:-[ \t]+)?["']?task["']?[ \t]*:/m;
const textHint = /^[ \t]+(?:-[ \t]+)?["']?(?:content|messages)["']?[ \t]*:/m;
const modelsHint = /^["']?models["']?[ \t]*:[ \t]*(?:#.*)?\r?$/m;
const engineHint = /^[ \t]+(?:-[ \t]+)?["']?engine["']?[ \t]*:/m;
const settingsHint =
  /^["']?(?:instructions|rails|sample_conversation|colang_version)["']?[ \t]*:|^[ \t]*(?:-[ \t]+)?["']?type["']?[ \t]*:[ \t]*["']?main\b/m;
/** Folders above a `prompts.yml` in which its config is looked for, its own included, and files of one of them. */
const maxFolders = 3;
const maxFiles = 30;

function isPrompts(text: string): boolean {
  return promptsHint.test(text) && taskHint.test(text) && textHint.test(text);
}

function isConfig(text: string): boolean {
  return (
    settingsHint.test(text) &&
    (modelsHint.test(text) ? engineHint.test(text) : /^instructions[ \t]*:/m.test(text))
  );
}

/** Guardrail configurations of NVIDIA NeMo: every task with a text of its own is one request. */
export const nemoGuardrails: Format = {
  id,
  title: 'NeMo Guardrails',
  docs: 'https://docs.nvidia.com/nemo/guardrails/configure-guardrails/yaml-schema/prompt-configuration',
  reads:
    'One prompt per task of `prompts`, in Jinja2, with the model whose `type` is the task (or is named by `$model=…`), else the main one, and the task’s `max_tokens`. `general_instructions` and `sample_conversation` are joined from the config of the folder; behind a filter they are a variable with the text as its sample. Texts that the configured model or mode does not choose are parts. The instructions of a config that no prompt takes up are one prompt `main`: the templates around them are the toolkit’s. One turn of a user causes several of these calls; how many is not in the file.',
  patterns: ['**/*.{yaml,yml}'],
  recognizes: (file) =>
    (promptsHint.test(file.text) || modelsHint.test(file.text) || settingsHint.test(file.text)) &&
    (isPrompts(file.text) || (isConfig(file.text) && engineHint.test(file.text))),
  async extract(file, context) {
    const { root, problems } = parseYaml(file);
    if (root === null) return { prompts: [], problems };
    if (root.kind !== 'map') {
      const detail =
        'A configuration of NeMo Guardrails is a map with `models`, `instructions` or `prompts`.';
      return { prompts: [], problems: [problem('unexpected-shape', file.path, root.place.line, detail)] };
    }
    const config = await configFor(file, root, context);
    const tasks = new TaskReader(file, context, config);
    const prompts = await tasks.read(root);
    const isJoined = tasks.joinsInstructions || (await joinsElsewhere(file, context));
    const main = mainPrompt(file, root, config, isJoined);
    // Models that no text of this file is sent to: the toolkit's own prompts and the conversation are.
    const sent = main === null ? prompts : [main, ...prompts];
    const used = new Set(sent.map(({ model }) => model?.place?.start));
    const chosen = modelSettings([root], file.path).filter(
      ({ settings }) => !used.has(settings.model.place?.start),
    );
    return {
      prompts: [...sent, ...chosen.map((choice) => settingsPrompt(id, file, choice))],
      problems: [...problems, ...tasks.problems],
    };
  },
};

/** What the files of one configuration folder say together. */
interface Config {
  readonly models: readonly { readonly node: Node; readonly path: string }[];
  readonly instructions: SourceText | undefined;
  readonly conversation: SourceText | undefined;
  readonly mode: string;
  /** The files it was found in. */
  readonly paths: readonly string[];
}

/** The config a file belongs to: itself, or the YAML files of its folder, or of one a little further up. */
async function configFor(file: SourceFile, root: Node, context: FormatContext): Promise<Config> {
  const found = [{ path: file.path, root }];
  const isWhole = () => found.some((one) => listAt(one.root, 'models') !== undefined);
  for (const folder of foldersUp(folderOf(file.path)).slice(0, maxFolders)) {
    if (isWhole()) break;
    const paths = context.glob(folder === '' ? '*.{yaml,yml}' : `${globFor(folder)}/*.{yaml,yml}`);
    for (const path of paths.slice(0, maxFiles)) {
      if (path === file.path) continue;
      const read = await context.read(path);
      if (isProblem(read) || !isConfig(read.text)) continue;
      const parsed = parseYaml(read);
      if (parsed.root !== null) found.push({ path, root: parsed.root });
    }
  }
  const instruction = found
    .flatMap((one) => itemsAt(one.root, 'instructions'))
    .find((item) => stringAt(item, 'type') === 'general');
  return {
    models: found.flatMap((one) =>
      itemsAt(one.root, 'models')
        .filter((node) => stringAt(node, 'type') !== undefined && stringAt(node, 'type') !== 'embeddings')
        .map((node) => ({ node, path: one.path })),
    ),
    instructions: textAt(instruction, 'content'),
    conversation: found
      .map((one) => textAt(one.root, 'sample_conversation'))
      .find((text) => text !== undefined),
    mode:
      found.map((one) => stringAt(one.root, 'prompting_mode')).find((mode) => mode !== undefined) ??
      'standard',
    paths: found.map((one) => one.path),
  };
}

/** Whether another file of the configuration has a task that sends the general instructions. */
async function joinsElsewhere(file: SourceFile, context: FormatContext): Promise<boolean> {
  const folder = folderOf(file.path);
  const paths = context.glob(folder === '' ? '*.{yaml,yml}' : `${globFor(folder)}/**/*.{yaml,yml}`);
  for (const path of paths.slice(0, maxFiles)) {
    if (path === file.path) continue;
    const read = await context.read(path);
    if (!isProblem(read) && isPrompts(read.text) && /\{\{-?\s*general_instructions\b/.test(read.text))
      return true;
  }
  return false;
}

/** Reads the tasks of one file with its config, and keeps the problems that are met on the way. */
class TaskReader {
  readonly problems: Problem[] = [];
  /** Whether some task sends the general instructions of the config. */
  joinsInstructions = false;
  private readonly file: SourceFile;
  private readonly context: FormatContext;
  private readonly config: Config;

  constructor(file: SourceFile, context: FormatContext, config: Config) {
    this.file = file;
    this.context = context;
    this.config = config;
  }

  async read(root: Node): Promise<Prompt[]> {
    const byTask = new Map<string, Node[]>();
    for (const item of itemsAt(root, 'prompts')) {
      const task = stringAt(item, 'task')?.trim() ?? '';
      if (task !== '' && (textAt(item, 'content') !== undefined || listAt(item, 'messages') !== undefined)) {
        byTask.set(task, [...(byTask.get(task) ?? []), item]);
        continue;
      }
      const detail = 'A prompt needs a `task`, and a text as `content` or a list as `messages`.';
      this.problems.push(problem('unexpected-shape', this.file.path, item.place.line, detail));
    }
    const prompts: Prompt[] = [];
    for (const [task, items] of byTask) {
      const model = modelFor(task, this.config);
      const chosen = model === null ? undefined : choose(items, nameIn(model.node), this.config.mode);
      for (const item of items) {
        const kind = model === null || item === chosen ? 'request' : 'fragment';
        prompts.push(await this.prompt(task, item, kind, items.length > 1));
      }
    }
    return prompts;
  }

  private async prompt(task: string, item: Node, kind: PromptKind, isOneOfSeveral: boolean): Promise<Prompt> {
    const incomplete: Missing[] = [];
    const messages: Message[] = [];
    const add = async (role: Message['role'], source: SourceText) => {
      const expanded = await expandTemplate('jinja', source, this.context, { dropFinalNewline: true });
      this.problems.push(...expanded.problems);
      incomplete.push(...expanded.incomplete);
      messages.push({ role, segments: this.joined(segmentsOf(expanded.pieces)), place: source.place });
    };
    const content = textAt(item, 'content');
    if (content !== undefined) await add('user', content);
    for (const message of content === undefined ? itemsAt(item, 'messages') : []) {
      // A bare text stands for messages that are made at run time: `{{ history | to_messages }}`.
      const text = textAt(message) ?? textAt(message, 'content');
      if (text !== undefined) await add(roleOf(stringAt(message, 'type') ?? 'user') ?? 'user', text);
      else {
        const detail = 'A message is a text, or a map with a `type` and a `content`.';
        this.problems.push(problem('unexpected-shape', this.file.path, message.place.line, detail));
        incomplete.push('a message that could not be read');
      }
    }
    const samples = new Map<string, Partial<Variable>>();
    const { instructions, conversation } = this.config;
    if (instructions !== undefined) samples.set('general_instructions', { sample: instructions.text });
    for (const name of ['sample_conversation', 'sample_conversation_two_turns'])
      if (conversation !== undefined) samples.set(name, { sample: conversation.text });
    const model = modelFor(task, this.config);
    return promptOf(id, this.file, {
      name: isOneOfSeveral ? `${task}${variantOf(item)}` : task,
      kind,
      line: item.place.line,
      messages,
      model: kind === 'fragment' || model === null ? listedModel(item) : referenceTo(model, this.file),
      parameters: { ...readParameters(at(model?.node, 'parameters')), ...readParameters(item) },
      variables: sampledVariables(messages, samples),
      sources: this.config.paths,
      incomplete,
    });
  }

  /** Segments with the texts of the config in place of the variables that stand for them. */
  private joined(segments: readonly Segment[]): Segment[] {
    return segments.map((segment): Segment => {
      switch (segment.kind) {
        case 'branch':
          return { ...segment, arms: segment.arms.map((arm) => this.joined(arm)) };
        case 'loop':
        case 'include':
          return { ...segment, body: this.joined(segment.body) };
        case 'variable': {
          if (segment.name === 'general_instructions') this.joinsInstructions = true;
          const text =
            segment.name === 'general_instructions'
              ? this.config.instructions
              : segment.name === 'sample_conversation'
                ? this.config.conversation
                : undefined;
          const { place } = segment;
          // A filter of the toolkit makes another text of it.
          if (text === undefined || this.file.text.slice(place.start, place.end).includes('|'))
            return segment;
          return { kind: 'include', path: text.place.path, body: [textSegment(text)], place };
        }
        default:
          return segment;
      }
    });
  }
}

/** What the toolkit's own templates send of a config: its instructions and the sample of a conversation. */
function mainPrompt(file: SourceFile, root: Node, config: Config, isJoined: boolean): Prompt | null {
  if (booleanAt(root, 'passthrough') === true || isJoined) return null;
  const texts = [config.instructions, config.conversation].filter(
    (text) => text !== undefined && text.text.trim() !== '' && text.place.path === file.path,
  ) as SourceText[];
  const [first] = texts;
  if (first === undefined) return null;
  const model = modelFor('main', config);
  return promptOf(id, file, {
    name: 'main',
    line: first.place.line,
    messages: texts.map((text) => ({ role: 'system', segments: [textSegment(text)], place: text.place })),
    model: model === null ? null : referenceTo(model, file),
    parameters: readParameters(at(model?.node, 'parameters')),
    sources: config.paths,
    incomplete: ['the templates that the toolkit puts around these texts are not in the repository'],
  });
}

type Model = Config['models'][number];

/**
 * The model of a task: the one named by `$model=name`, the one whose type is the task or the name of its guard
 * (`llama_guard` for `llama_guard_check_input`), the main one, or the only one there is.
 */
function modelFor(task: string, config: Config): Model | null {
  const [name = '', ...options] = task.split(/\s+/);
  const asked = options
    .map((option) => /^\$model=(.+)$/.exec(option)?.[1])
    .find((found) => found !== undefined);
  const ofType = (type: string) => config.models.find(({ node }) => stringAt(node, 'type') === type);
  if (asked !== undefined) return ofType(asked.replace(/^["']|["']$/g, '')) ?? null;
  const guard = name.replace(/_check_.*$/, '');
  const [only] = config.models;
  return (
    ofType(name) ??
    (guard === name ? undefined : ofType(guard)) ??
    ofType('main') ??
    (config.models.length === 1 ? only : undefined) ??
    null
  );
}

function writtenModel(node: Node): SourceText | undefined {
  const own = textAt(node, 'model');
  const text =
    own ?? textAt(firstOf(at(node, 'parameters'), ['model_name', 'model', 'model_id', 'repo_id', 'path']));
  return text === undefined || text.text.trim() === '' ? undefined : text;
}

function referenceTo(model: Model, file: SourceFile): ModelReference | null {
  const { node, path } = model;
  const deployment = textAt(firstOf(at(node, 'parameters'), ['deployment_name', 'azure_deployment']));
  const written = deployment ?? writtenModel(node);
  return modelNamed(written, {
    origin: originIn(path, file.path),
    provider: providerOf(stringAt(node, 'engine')?.trim() ?? ''),
    deployment: deployment !== undefined,
  });
}

/** Engines that run a model on the reader's own machines, `hf_pipeline_llama2` among them, and others by their usual name. */
function providerOf(engine: string): string {
  if (/^(?:hf_pipeline|trt_llm|vllm)/.test(engine)) return 'local';
  return engine === 'azure_openai' ? 'azure' : engine;
}

/** `openai/gpt-4o`: how a text says which model it is for. */
function nameIn(node: Node): string {
  const engine = stringAt(node, 'engine')?.trim() ?? '';
  const model = writtenModel(node)?.text.trim();
  return model === undefined ? engine : `${engine}/${model}`;
}

function modelsOf(item: Node): SourceText[] {
  return itemsAt(item, 'models').flatMap((model) => textAt(model) ?? []);
}

/** The first model a text is written for; an engine alone is none. */
function listedModel(item: Node): ModelReference | null {
  const named = modelsOf(item).filter((model) => model.text.includes('/'));
  const [first, ...others] = named;
  return withAlternatives(
    modelNamed(first),
    others.map((model) => model.text.trim()),
  );
}

function variantOf(item: Node): string {
  const mode = stringAt(item, 'mode') ?? 'standard';
  const parts = [...(mode === 'standard' ? [] : [mode]), ...modelsOf(item).map((model) => model.text.trim())];
  return parts.length === 0 ? '' : ` (${parts.join(', ').slice(0, 120)})`;
}

/** The text the toolkit takes for a model: the best match, the last of equal ones; none where no text is meant for it. */
function choose(items: readonly Node[], model: string, mode: string): Node | undefined {
  let best: Node | undefined;
  let bestScore = 0;
  for (const item of items) {
    const score = scoreOf(item, model, mode);
    if (score > 0 && score >= bestScore) {
      best = item;
      bestScore = score;
    }
  }
  return best;
}

function scoreOf(item: Node, model: string, mode: string): number {
  const named = modelsOf(item).map((name) => name.text.trim());
  const scores = named.map((name) => {
    if (name === model) return 1;
    if (model.startsWith(`${name}/`)) return 0.5;
    if (model.endsWith(`/${name}`)) return 0.8;
    return model.includes(name) ? 0.4 : 0;
  });
  const score = named.length === 0 ? 0.2 : Math.max(...scores);
  const written = stringAt(item, 'mode') ?? 'standard';
  if (written === mode) return score;
  return written === 'standard' ? score * 0.5 : 0;
}
