import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import { run as runCommand } from '../cli/run.js';
import { helpText, readArguments, type Flag } from '../cli/arguments.js';
import type { Surroundings } from '../cli/terminal.js';
import type { ScanReport } from '../core/report.js';
import { RevisionError } from '../core/revision.js';
import { toolVersion } from '../core/version.js';
import { visible } from '../outputs/escape.js';
import { count, money, plural } from '../outputs/numbers.js';
import { locateRepository } from '../revisions/git/locate.js';

/* Commands for coding agents. Each tool runs one command of this program in the repository where the server was started. */

const flags: readonly Flag[] = [{ name: 'help', short: 'h', help: 'show this help' }];

const help = helpText(
  ['promptcost mcp'],
  'Serves scan, diff, compare and models to a coding agent over standard input and output (Model Context Protocol). Read only, for the repository in the current folder.',
  flags,
  ['claude mcp add promptcost -- npx -y promptcost mcp', 'codex mcp add promptcost -- npx -y promptcost mcp'],
);

/** Characters of one answer: about 2,000 tokens, which an agent pays for. */
const answerCharsMax = 8000;
/** Rows of one list. */
const rowsMax = 60;

interface Answer {
  [key: string]: unknown;
  content: { type: 'text'; text: string }[];
  isError?: boolean;
}

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const root = (await locateRepository(around.cwd))?.workTree ?? null;
  if (root === null) {
    throw new RevisionError(`${around.cwd} is not in a git repository. Start the server in the repository.`);
  }
  const handle = serveStdio(() => serverFor({ ...around, cwd: root }));
  await new Promise<void>((resolve) => {
    process.stdin.once('close', resolve);
    process.stdin.once('end', resolve);
  });
  await handle.close();
  return 0;
}

function serverFor(around: Surroundings): McpServer {
  const server = new McpServer({ name: 'promptcost', version: toolVersion });
  const annotations = {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  };
  const ref = (use: string): z.ZodType<string | undefined> =>
    z.string().min(1).max(200).regex(/^[^-]/, 'a revision does not begin with "-"').optional().describe(use);

  server.registerTool(
    'scan',
    {
      description:
        'Lists the prompts of this repository with model, input tokens and USD per 1,000 requests. Use it to find prompts and their keys.',
      inputSchema: z.object({
        ref: ref('Branch, tag or commit; default: the working tree'),
        path: z.string().max(400).optional().describe('Only prompts whose path begins with this'),
      }),
      annotations,
    },
    async ({ ref: revision, path = '' }) => {
      const said = await command(['scan', ...given(revision), '--format', 'json', '--quiet'], around);
      if (said.status !== 0) return failed(said.stderr);
      return answered(scanText(JSON.parse(said.stdout) as ScanReport, path));
    },
  );
  server.registerTool(
    'diff',
    {
      description:
        'Compares prompts between base and head: cost and token changes, causes, exceeded limits and how to pass. Use it before you open a pull request or to explain a failed check.',
      inputSchema: z.object({
        base: ref('Branch, tag or commit; default: the merge base with the default branch'),
        head: ref('Branch, tag or commit; default: the working tree with uncommitted work'),
      }),
      annotations,
    },
    async ({ base, head }) => {
      const side = head === undefined ? [] : ['--head', head];
      const said = await command(
        ['diff', ...given(base), ...side, '--format', 'markdown', '--quiet'],
        around,
      );
      if (said.status === 2) return failed(said.stderr);
      const verdict = said.status === 1 ? 'The check fails: a limit is exceeded.' : 'The check passes.';
      return answered(`${verdict}\n\n${said.stdout}`);
    },
  );
  server.registerTool(
    'compare',
    {
      description:
        'Prices one prompt of the working tree on other models: USD per 1,000 requests, change in percent, and whether the model takes the request.',
      inputSchema: z.object({
        prompt: z
          .string()
          .min(1)
          .max(400)
          .regex(/^[^-]/)
          .describe('Key or path of the prompt, as scan lists it'),
        models: z
          .array(z.string().min(1).max(100))
          .max(12)
          .optional()
          .describe('Models to compare; default: similar current models'),
      }),
      annotations,
    },
    async ({ prompt, models }) => {
      const named = models === undefined || models.length === 0 ? [] : [`--models=${models.join(',')}`];
      const said = await command(['compare', prompt, ...named, '--format', 'markdown', '--quiet'], around);
      return said.status === 0 ? answered(said.stdout) : failed(said.stderr);
    },
  );
  server.registerTool(
    'models',
    {
      description:
        'Looks up models: USD per 1,000,000 tokens with source and date, context window, tokenizer. No network.',
      inputSchema: z.object({
        query: z.string().min(1).max(100).regex(/^[^-]/).describe('Name or part of one, such as gpt-4.1'),
      }),
      annotations,
    },
    async ({ query }) => {
      const said = await command(['models', query], around);
      return said.status === 0 ? answered(said.stdout) : failed(said.stderr);
    },
  );
  return server;
}

function given(ref: string | undefined): string[] {
  return ref === undefined ? [] : [ref];
}

/** Runs a command of this program with what it prints caught: standard output belongs to the protocol. */
async function command(
  typed: readonly string[],
  around: Surroundings,
): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  let stdout = '';
  let stderr = '';
  const status = await runCommand(typed, {
    ...around,
    stdin: () => Promise.resolve(Buffer.alloc(0)),
    stdout: { write: (text) => void (stdout += text), isTTY: false, columns: 110 },
    stderr: { write: (text) => void (stderr += text), isTTY: false, columns: 110 },
  });
  return { status, stdout, stderr };
}

function answered(text: string): Answer {
  return { content: [{ type: 'text', text: bounded(text.trim()) }] };
}

function failed(text: string): Answer {
  return { ...answered(text === '' ? 'promptcost could not answer.' : text), isError: true };
}

/** Cut at a line, with what was cut and how to see it. */
function bounded(text: string): string {
  if (text.length <= answerCharsMax) return text;
  const kept = text.slice(0, text.lastIndexOf('\n', answerCharsMax));
  const more = text.slice(kept.length).split('\n').length - 1;
  return `${kept}\n\n(${plural(more, 'more line')} not shown. Narrow the question, or run \`promptcost\` in a shell.)`;
}

function scanText({ prompts, problems, ratesAsOf }: ScanReport, path: string): string {
  const chosen = prompts.filter((prompt) => prompt.path.startsWith(path));
  const rows = chosen.slice(0, rowsMax).map(({ key, kind, estimate }) => {
    const cost =
      estimate.usdPer1k === null ? (estimate.unpricedReason ?? 'no price') : money(estimate.usdPer1k);
    return [
      visible(key),
      kind,
      visible(estimate.model ?? estimate.modelAsWritten ?? 'no model'),
      count(estimate.tokens.input),
      visible(cost),
    ].join(' | ');
  });
  const rest = chosen.length - rows.length;
  return [
    `${plural(chosen.length, 'prompt')}${path === '' ? '' : ` below ${visible(path)}`}; rates as of ${ratesAsOf}; ${plural(problems.length, 'problem')}.`,
    'key | kind | model | input tokens | USD per 1,000 requests',
    ...rows,
    ...(rest > 0 ? [`(${plural(rest, 'more prompt')} not shown: narrow with \`path\`)`] : []),
  ].join('\n');
}
