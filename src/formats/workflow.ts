import { type Missing, distinctMissing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { inline, type Origin } from '../core/origin.js';
import type {
  Message,
  ModelReference,
  Parameters,
  Prompt,
  Repeat,
  ResponseSchema,
  Role,
} from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { parseJson } from './syntax/json.js';
import { withAlternatives } from './request/models.js';
import { joinPath } from './syntax/paths.js';
import { madeText, textIn, type SourceText } from './syntax/place.js';
import { isProblem, promptOf } from './request/prompts.js';
import { parseEmbeddedJson, readSchema } from './request/tools.js';
import {
  at,
  entriesAt,
  firstOf,
  itemsAt,
  numberAt,
  scalarTextAt,
  stringAt,
  textAt,
  type Node,
} from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';

interface Action {
  readonly uses: RegExp;
  /** Inputs by the role they are sent in; the first that is given counts, those under `…Files` name a file. */
  readonly user: readonly string[];
  readonly userFiles: readonly string[];
  readonly system: readonly string[];
  readonly systemFiles: readonly string[];
  readonly model: readonly string[];
  readonly limit: readonly string[];
  readonly effort: readonly string[];
  /** Arguments of a command line, with `--model` and the like in them. */
  readonly commandLine: readonly string[];
  /** JSON of the program's own settings, which may name the model too; what an input says wins. */
  readonly settings: readonly string[];
  /** Models the program goes on with when the first one fails. */
  readonly fallback: readonly string[];
  /** The schema of the answer, and the input that names a file with it. */
  readonly schema: readonly [inline: string, file: string] | null;
  /** An agent brings its own system prompt and tools, which are not in the repository. */
  readonly agent: boolean;
}

/**
 * Inputs as the actions' own `action.yml` names them; the address is at each. One stored copy of each file was read on
 * 2026-11-26: those of claude-code-action, ai-inference and run-gemini-cli were of the v0 era, codex-action's was incomplete.
 * Newer inputs, among them `gemini_model` and `enable-github-mcp`, and the options in `claude_args`
 * (https://code.claude.com/docs/en/cli-reference) are written from knowledge of the actions and were not confirmed. An input
 * that is not given has the action's default, which is not in the repository and is not assumed (ai-inference:
 * `openai/gpt-4o` and `You are a helpful assistant`).
 */
const actions: readonly Action[] = [
  {
    // https://github.com/actions/ai-inference/blob/main/action.yml
    uses: /^actions\/ai-inference(?:@|$)/,
    user: ['prompt'],
    userFiles: ['prompt-file'],
    system: ['system-prompt'],
    systemFiles: ['system-prompt-file'],
    model: ['model'],
    limit: ['max-completion-tokens', 'max-tokens'],
    effort: [],
    commandLine: [],
    settings: [],
    fallback: [],
    schema: null,
    agent: false,
  },
  {
    // https://github.com/anthropics/claude-code-action/blob/main/action.yml and its base action
    uses: /^anthropics\/claude-code-(?:base-)?action(?:@|$)/,
    user: ['prompt', 'direct_prompt', 'override_prompt'],
    userFiles: ['prompt_file'],
    system: ['system_prompt', 'append_system_prompt', 'custom_instructions'],
    systemFiles: [],
    model: ['model', 'anthropic_model'],
    limit: [],
    effort: [],
    commandLine: ['claude_args'],
    settings: ['settings'],
    fallback: ['fallback_model'],
    schema: null,
    agent: true,
  },
  {
    // https://github.com/openai/codex-action/blob/main/action.yml
    uses: /^openai\/codex-action(?:@|$)/,
    user: ['prompt'],
    userFiles: ['prompt-file'],
    system: [],
    systemFiles: [],
    model: ['model'],
    limit: [],
    effort: ['effort'],
    commandLine: ['codex-args'],
    settings: [],
    fallback: [],
    schema: ['output-schema', 'output-schema-file'],
    agent: true,
  },
  {
    // https://github.com/google-github-actions/run-gemini-cli/blob/main/action.yml
    uses: /^google-github-actions\/run-gemini-cli(?:@|$)/,
    user: ['prompt'],
    userFiles: [],
    system: [],
    systemFiles: [],
    model: ['gemini_model'],
    limit: [],
    effort: [],
    commandLine: [],
    settings: ['settings'],
    fallback: [],
    schema: null,
    agent: true,
  },
];

/** Workflow files and composite actions that call an AI action with a prompt of their own. */
export const workflow: Format = {
  id: 'workflow',
  title: 'Workflow with an AI action',
  docs: 'https://github.com/actions/ai-inference',
  reads:
    'Steps that use `actions/ai-inference`, `anthropics/claude-code-action`, `openai/codex-action` or `google-github-actions/run-gemini-cli`: prompt and system prompt (inline or by file), answer schema, model with its fallback and limits, also from `claude_args`, `settings` and `env`. `${{ … }}` is a variable. What an agent adds by itself is not in the repository and is reported as missing.',
  patterns: ['.github/workflows/*.{yml,yaml}', '**/action.{yml,yaml}'],
  recognizes: (file) =>
    /\buses[ \t]*:[ \t]*["']?(?:actions\/ai-inference|anthropics\/claude-code-(?:base-)?action|openai\/codex-action|google-github-actions\/run-gemini-cli)(?:@|["'\s])/.test(
      file.text,
    ),
  async extract(file, context) {
    const { root, problems } = parseYaml(file);
    if (root === null) return { prompts: [], problems };
    const found: { prompts: Prompt[]; problems: Problem[]; consumed: string[] } = {
      prompts: [],
      problems: [...problems],
      consumed: [],
    };
    const jobs = entriesAt(root, 'jobs').map((job) => ({ name: job.key, node: job.value }));
    if (at(root, 'runs', 'steps') !== undefined) jobs.push({ name: '', node: at(root, 'runs') ?? root });
    for (const job of jobs) {
      for (const [index, step] of itemsAt(job.node, 'steps').entries()) {
        const uses = stringAt(step, 'uses')?.trim() ?? '';
        const action = actions.find((one) => one.uses.test(uses));
        if (action === undefined) continue;
        const own = stringAt(step, 'id') ?? stringAt(step, 'name') ?? `step ${index + 1}`;
        const name = job.name === '' ? own : `${job.name}.${own}`;
        await readStep(
          action,
          name,
          step,
          [step, job.node, root],
          root,
          file,
          context,
          found,
          matrixOf(job.node),
        );
      }
    }
    return found;
  },
};

async function readStep(
  action: Action,
  name: string,
  step: Node,
  scopes: readonly Node[],
  root: Node,
  file: SourceFile,
  context: FormatContext,
  found: { prompts: Prompt[]; problems: Problem[]; consumed: string[] },
  matrix: Repeat | null,
): Promise<void> {
  const given = at(step, 'with');
  const messages: Message[] = [];
  const incomplete: Missing[] = [];
  const add = async (role: Role, source: SourceText) => {
    const expanded = await expandTemplate('github', source, context);
    found.problems.push(...expanded.problems);
    incomplete.push(...expanded.incomplete);
    const segments = segmentsOf(expanded.pieces);
    if (source.text.trim() !== '') messages.push({ role, segments, place: source.place });
  };
  /** False when the step hands over a prompt that is one of its own elsewhere in the repository. */
  const addFile = async (role: Role, node: Node | undefined): Promise<boolean> => {
    const written = textAt(node);
    if (written === undefined || written.text.trim() === '') return true;
    const resolved = joinPath('', written.text);
    if (written.text.includes('${{') || !('path' in resolved)) {
      incomplete.push('a prompt file that is only known at run time');
      messages.push({
        role,
        segments: [
          { kind: 'opaque', why: 'a prompt file that is only known at run time', place: written.place },
        ],
        place: written.place,
      });
      return true;
    }
    // A GitHub Models prompt has its own model and is found where it stands.
    if (/\.prompt\.ya?ml$/.test(resolved.path)) return false;
    const read = context.exists(resolved.path) ? await context.read(resolved.path) : null;
    if (read === null || isProblem(read)) {
      const why = `the prompt file \`${resolved.path.slice(0, 200)}\` is not in the repository`;
      found.problems.push(problem('include-missing', file.path, written.place.line, `In this step ${why}.`));
      incomplete.push(why);
      messages.push({
        role,
        segments: [{ kind: 'opaque', why, place: written.place }],
        place: written.place,
      });
      return true;
    }
    found.consumed.push(resolved.path);
    await add(role, textIn(read));
    return true;
  };
  for (const key of action.system) {
    const source = textAt(given, key);
    if (source !== undefined) await add('system', source);
  }
  for (const key of action.systemFiles) await addFile('system', at(given, key));
  const line = lineOf(firstOf(given, action.commandLine));
  for (const key of ['--system-prompt', '--append-system-prompt']) {
    const said = line?.options.get(key);
    if (said !== undefined && line !== null) await add('system', madeText(said, line.place));
  }
  const user = textAt(firstOf(given, action.user));
  if (user !== undefined && user.text.trim() !== '') await add('user', user);
  else for (const key of action.userFiles) if (!(await addFile('user', at(given, key)))) return;
  if (messages.length === 0) return;

  // `/review` is a command of the agent's own, of a plugin or of a file that is found where it stands.
  const command = action.agent ? /^\/([\w:./-]{1,80})(?=\s|$)/.exec(user?.text.trim() ?? '')?.[1] : undefined;
  if (command !== undefined) incomplete.push(`the text of the command \`/${command}\``);
  if (scalarTextAt(given, 'enable-github-mcp')?.trim() === 'true')
    incomplete.push('the tools of GitHub’s MCP server');

  const written =
    textAt(firstOf(given, action.model)) ?? modelInSettings(textAt(firstOf(given, action.settings)));
  const option = line?.options.get('--model') ?? line?.options.get('-m');
  const stated =
    option !== undefined && line !== null
      ? { text: option, place: line.place }
      : written === undefined
        ? null
        : written;
  const spare = [stringAt(firstOf(given, action.fallback)), line?.options.get('--fallback-model')].flatMap(
    (names) => names?.split(',').map((name) => name.trim()) ?? [],
  );
  const model = withAlternatives(
    stated === null ? null : modelOf(stated, scopes, root),
    spare.filter((name) => name !== '' && !name.includes('${{')),
  );
  const limit = action.limit.map((key) => at(given, key)).find((node) => numberAt(node) !== undefined);
  const maxOutputTokens = numberAt(limit);
  const effort =
    action.effort.map((key) => stringAt(given, key)).find((one) => one !== undefined && one !== '') ??
    line?.options.get('--effort');
  const { schema, problems: schemaProblems } = await schemaOf(action, given, file, context, found.consumed);
  found.problems.push(...schemaProblems);
  const temperature = numberAt(given, 'temperature');
  const parameters: Parameters = {
    ...(maxOutputTokens === undefined || limit === undefined
      ? {}
      : { maxOutputTokens, maxOutputPlace: limit.place }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(effort === undefined ? {} : { reasoningEffort: effort }),
    ...(matrix === null ? {} : { repeats: [matrix] }),
  };
  if (action.agent)
    incomplete.push('the system prompt and the tools of the agent itself, and the turns it takes');
  found.prompts.push(
    promptOf('workflow', file, {
      name,
      line: step.place.line,
      messages,
      schema,
      model,
      parameters,
      incomplete: distinctMissing(incomplete),
    }),
  );
}

/** A job that a matrix starts several times; one that is an expression has a size that only a run knows. */
function matrixOf(job: Node): Repeat | null {
  const strategy = at(job, 'strategy');
  const matrix = strategy?.kind === 'map' ? at(strategy, 'matrix') : strategy;
  if (matrix === undefined) return null;
  const written = { kind: 'loop', written: 'matrix', place: matrix.place } as const;
  if (matrix.kind !== 'map') return { ...written, bound: 'data', times: null };
  const lists = entriesAt(matrix).filter(({ key }) => key !== 'exclude');
  if (lists.some(({ value }) => value.kind !== 'list')) return { ...written, bound: 'data', times: null };
  const axes = lists.filter(({ key }) => key !== 'include');
  const jobs = axes.reduce(
    (product, { value }) => product * Math.max(1, itemsAt(value).length),
    axes.length > 0 ? 1 : 0,
  );
  // An entry of `include` is a job of its own or more of another one.
  const times = Math.min(jobs + itemsAt(matrix, 'include').length, 256);
  return times < 2 ? null : { ...written, bound: 'at-most', times };
}

/** `{"model": "sonnet"}` of Claude Code, `{"model": {"name": "…"}}` of the Gemini CLI. A path names a file of the runner. */
function modelInSettings(settings: SourceText | undefined): SourceText | undefined {
  if (settings === undefined || !settings.text.trimStart().startsWith('{')) return undefined;
  const { root } = parseEmbeddedJson(settings);
  return textAt(root, 'model') ?? textAt(root, 'model', 'name');
}

async function schemaOf(
  action: Action,
  given: Node | undefined,
  file: SourceFile,
  context: FormatContext,
  consumed: string[],
): Promise<{ schema: ResponseSchema | null; problems: readonly Problem[] }> {
  const none = { schema: null, problems: [] };
  if (action.schema === null) return none;
  const [inline, named] = action.schema;
  const text = textAt(given, inline);
  if (text !== undefined && text.text.trim() !== '') return readSchema(at(given, inline), file);
  const written = textAt(given, named);
  const target = joinPath('', written?.text ?? '');
  if (written === undefined || !('path' in target) || written.text.includes('${{')) return none;
  const read = context.exists(target.path) ? await context.read(target.path) : null;
  if (read === null || isProblem(read)) {
    const detail = `In this step the schema \`${target.path.slice(0, 200)}\` is not in the repository.`;
    return { schema: null, problems: [problem('include-missing', file.path, written.place.line, detail)] };
  }
  consumed.push(target.path);
  const { root, problems } = parseJson(read);
  return root === null ? { schema: null, problems } : readSchema(root);
}

/** A model as it is written, or what `env`, an input's default or `|| 'name'` puts there; null when only run time knows. */
function modelOf(
  written: { text: string; place: ModelReference['place'] },
  scopes: readonly Node[],
  root: Node,
  depth = 0,
): ModelReference | null {
  let name = written.text.trim();
  let origin: Origin = inline;
  const expression = /^\$\{\{(.{1,300})\}\}$/.exec(name)?.[1]?.trim();
  if (expression !== undefined) {
    const [key, ...others] = expression.split('||').map((part) => part.trim());
    const variable = /^env\.([A-Za-z_]\w*)$/.exec(key ?? '')?.[1];
    const input = /^(?:github\.event\.)?inputs\.([A-Za-z_][\w-]*)$/.exec(key ?? '')?.[1];
    const last = /^'([^']{1,120})'$/.exec(others[others.length - 1] ?? '')?.[1];
    const valueOfEnvironment =
      variable === undefined
        ? undefined
        : scopes.map((scope) => scalarTextAt(scope, 'env', variable)).find((value) => value !== undefined);
    const ofInput =
      input === undefined
        ? undefined
        : (scalarTextAt(root, 'inputs', input, 'default') ??
          ['workflow_dispatch', 'workflow_call']
            .map((event) => scalarTextAt(root, 'on', event, 'inputs', input, 'default'))
            .find((value) => value !== undefined));
    const value = valueOfEnvironment ?? ofInput ?? last;
    if (value !== undefined && value.includes('${{')) {
      // `env` that takes it from a variable of the repository or an input, mostly with `|| 'name'`.
      const inner = depth < 5 ? modelOf({ ...written, text: value }, scopes, root, depth + 1) : null;
      return inner ?? (last === undefined ? null : { asWritten: last, origin, place: written.place });
    }
    if (value !== undefined) {
      name = value.trim();
      origin = { ...inline, defaultOf: key ?? '' };
    } else if (!/^(?:env|vars|secrets)\.\w+$/.test(expression)) return null;
  } else if (name.includes('${{')) return null;
  return name === '' ? null : { asWritten: name, origin, place: written.place };
}

/** `--model x --max-turns 5` as options; quotes hold words together. */
function lineOf(node: Node | undefined): { options: Map<string, string>; place: SourceText['place'] } | null {
  const source = textAt(node);
  if (source === undefined) return null;
  const words = source.text.slice(0, 20_000).match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  const options = new Map<string, string>();
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) continue;
    const equals = word.indexOf('=');
    if (equals !== -1) {
      const value = word.slice(equals + 1);
      options.set(word.slice(0, equals), value === '' ? bare(words[index + 1] ?? '') : bare(value));
    } else options.set(word, bare(words[index + 1] ?? ''));
  }
  return { options, place: source.place };
}

function bare(word: string): string {
  return /^(["']).*\1$/s.test(word) ? word.slice(1, -1) : word;
}
