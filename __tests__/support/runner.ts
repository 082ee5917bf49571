import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';

/**
 * What GitHub's runner does around a JavaScript action: inputs with their defaults, environment, file commands,
 * commands in the log, limits. Modelled on https://github.com/actions/runner (NodeScriptActionHandler, GitHubContext,
 * FileCommandManager, ActionCommand, ActionCommandManager), read 2026-11-23.
 */

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  /** As the runner would upload it: empty, with an error annotation, when it is over 1 MiB. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** Every command that the runner obeyed, in order. */
  readonly commands: readonly Command[];
  readonly masks: readonly string[];
  /** Lines of stdout and stderr in the order in which they came. */
  readonly log: string;
  readonly ms: number;
}

export interface Step {
  /** Folder with `action.yml`; this repository by default. */
  readonly action?: string;
  /** Working directory of the step, the checkout. */
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What `${{ github.token }}` stands for. */
  readonly token?: string;
  readonly event?: string;
  readonly payload?: unknown;
  /** Added to the environment last; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly nodeArgs?: readonly string[];
  /** As a cancelled job: SIGINT after this time. */
  readonly cancelAfterMs?: number;
}

interface Manifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

/** Commands of the runner, obeyed in any case of letters. */
const knownCommands = new Set([
  ...[
    'add-mask',
    'add-matcher',
    'remove-matcher',
    'debug',
    'warning',
    'error',
    'notice',
    'group',
    'endgroup',
  ],
  ...['echo', 'stop-commands', 'set-output', 'save-state', 'set-env', 'add-path', 'internal-set-repo-path'],
]);

/** The commands that the runner obeys in the text of a log. */
export function commandsIn(log: string): Command[] {
  const obeyed: Command[] = [];
  let token: string | null = null;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const known: ReadonlySet<string> = token === null ? knownCommands : new Set([token.toLowerCase()]);
    // The runner compares by culture: characters without a width of their own may not count there.
    const bare = line.replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
    const command = commandOf(line, known) ?? commandOf(bare, known);
    if (command === null) continue;
    if (token !== null) {
      token = null;
      continue;
    }
    if (command.name === 'stop-commands') token = command.data;
    obeyed.push(command);
  }
  return obeyed;
}

function commandOf(line: string, known: ReadonlySet<string>): Command | null {
  const trimmed = line.trimStart();
  if (trimmed.startsWith('::')) {
    const end = trimmed.indexOf('::', 2);
    const command = end < 0 ? null : parsed(trimmed.slice(2, end), ',', trimmed.slice(end + 2), known);
    if (command !== null) return command;
  }
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  return end < 0 ? null : parsed(line.slice(start + 3, end), ';', line.slice(end + 1), known);
}

function parsed(head: string, separator: string, data: string, known: ReadonlySet<string>): Command | null {
  const space = head.indexOf(' ');
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  if (!known.has(name)) return null;
  const properties: Record<string, string> = {};
  if (space > 0) {
    for (const pair of head
      .slice(space + 1)
      .trim()
      .split(separator)) {
      const equals = pair.indexOf('=');
      if (equals > 0) properties[pair.slice(0, equals)] = unescaped(pair.slice(equals + 1), true);
    }
  }
  return { name, properties, data: unescaped(data, false) };
}

function unescaped(text: string, property: boolean): string {
  const lines = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  const marks = property ? lines.replaceAll('%3A', ':').replaceAll('%2C', ',') : lines;
  return marks.replaceAll('%25', '%');
}

/** The contents of an output, state or environment file: `NAME=VALUE` and `NAME<<DELIMITER`. */
export function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
    const delimiter = line.slice(heredoc + 2);
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`);
    values[line.slice(0, heredoc)] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return values;
}

export const repositoryRoot = path.join(import.meta.dirname, '..', '..');
const summaryBytesMax = 1024 * 1024;

/** Runs the action as one step of a job and gives back everything that the runner would have seen of it. */
export async function runStep(step: Step): Promise<StepResult> {
  const action = step.action ?? repositoryRoot;
  const manifest = parse(readFileSync(path.join(action, 'action.yml'), 'utf8')) as Manifest;
  const root = mkdtempSync(path.join(tmpdir(), 'runner-'));
  try {
    return await runIn(root, action, manifest, step);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function runIn(root: string, action: string, manifest: Manifest, step: Step): Promise<StepResult> {
  const temp = path.join(root, '_temp');
  const fileOf = (name: string): string => path.join(temp, '_runner_file_commands', `${name}_1`);
  mkdirSync(path.dirname(fileOf('')), { recursive: true });
  for (const name of ['output', 'state', 'env', 'path', 'step_summary']) writeFileSync(fileOf(name), '');
  const eventPath = path.join(temp, '_github_workflow', 'event.json');
  mkdirSync(path.dirname(eventPath), { recursive: true });
  writeFileSync(eventPath, JSON.stringify(step.payload ?? {}));

  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries({
    PATH: process.env['PATH'],
    HOME: root,
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...inputsOf(manifest, step),
    GITHUB_ACTION: '__self',
    GITHUB_ACTION_PATH: action,
    GITHUB_ACTION_REF: '',
    GITHUB_ACTION_REPOSITORY: '',
    GITHUB_ACTOR: 'mona',
    GITHUB_ACTOR_ID: '11',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_BASE_REF: 'main',
    GITHUB_ENV: fileOf('env'),
    GITHUB_EVENT_NAME: step.event ?? 'pull_request',
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_GRAPHQL_URL: 'http://127.0.0.1:9/graphql',
    GITHUB_HEAD_REF: 'shorter-triage',
    GITHUB_JOB: 'cost',
    GITHUB_OUTPUT: fileOf('output'),
    GITHUB_PATH: fileOf('path'),
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_REF_NAME: '7/merge',
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REPOSITORY_ID: '21',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_REPOSITORY_OWNER_ID: '31',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '5001',
    GITHUB_RUN_NUMBER: '41',
    GITHUB_SERVER_URL: 'https://github.test',
    GITHUB_STATE: fileOf('state'),
    GITHUB_STEP_SUMMARY: fileOf('step_summary'),
    GITHUB_TRIGGERING_ACTOR: 'mona',
    GITHUB_WORKFLOW: 'Prompt cost',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/cost.yml@refs/pull/7/merge',
    GITHUB_WORKSPACE: step.workspace,
    RUNNER_ARCH: arch().toUpperCase(),
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'loopback',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: path.join(root, '_tool'),
    RUNNER_WORKSPACE: path.dirname(step.workspace),
    ACTIONS_RUNTIME_URL: 'http://127.0.0.1:9/',
    ACTIONS_RUNTIME_TOKEN: 'x',
    ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/',
    ...step.env,
  })) {
    if (value !== undefined) env[name] = value;
  }

  const started = performance.now();
  const child = spawn(process.execPath, [...(step.nodeArgs ?? []), path.join(action, manifest.runs.main)], {
    cwd: step.workspace,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    let cancel: NodeJS.Timeout | undefined;
    if (step.cancelAfterMs !== undefined) cancel = setTimeout(() => child.kill('SIGINT'), step.cancelAfterMs);
    for (const stream of [child.stdout, child.stderr]) {
      // The runner reads each stream by lines; halves of lines never meet.
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        const lines = `${rest}${chunk}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) log += `${line}\n`;
      });
      stream.on('end', () => {
        if (rest !== '') log += `${rest}\n`;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(cancel);
      resolve(code);
    });
  });
  const ms = performance.now() - started;

  const read = (name: string): string => readFileSync(fileOf(name), 'utf8');
  const commands = commandsIn(log);
  const annotations: Annotation[] = commands.flatMap(({ name, properties, data }) =>
    name === 'error' || name === 'warning' || name === 'notice'
      ? [{ level: name, message: data.slice(0, 4096), properties }]
      : [],
  );
  const dropped = Buffer.byteLength(read('step_summary')) > summaryBytesMax;
  if (dropped) {
    annotations.push({
      level: 'error',
      message: '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k',
      properties: {},
    });
  }
  return {
    exitCode,
    outputs: parseFileCommands(read('output')),
    state: parseFileCommands(read('state')),
    env: parseFileCommands(read('env')),
    path: read('path')
      .split('\n')
      .filter((line) => line !== ''),
    summary: dropped ? '' : read('step_summary'),
    annotations,
    commands,
    masks: commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data),
    log,
    ms,
  };
}

/** `INPUT_<NAME>`: upper case, spaces as `_`, hyphens kept; unset inputs are empty; inputs without an entry go too. */
function inputsOf(manifest: Manifest, step: Step): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [name, { default: value }] of Object.entries(manifest.inputs ?? {})) {
    inputs[name] = String(value ?? '').replace(/\$\{\{\s*github\.token\s*\}\}/g, step.token ?? '');
  }
  Object.assign(inputs, step.inputs);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}
