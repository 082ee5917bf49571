import { toolVersion } from '../core/version.js';
import { RevisionError } from '../core/revision.js';
import { SettingsError } from '../core/settings.js';
import { wrapped } from '../outputs/columns.js';
import { visible } from '../outputs/escape.js';
import { renderMistakes } from '../outputs/mistakes.js';
import { nearest } from '../settings/values.js';
import { DeliveryError, errorView, type Surroundings, type View } from './terminal.js';

/** A command: its one-line purpose and how to load it; nothing of it is loaded before it is asked for. */
interface Command {
  readonly about: string;
  load(): Promise<{ run(typed: readonly string[], around: Surroundings): Promise<number> }>;
}

const commands: Readonly<Record<string, Command>> = {
  diff: {
    about: 'compare two revisions: what changed, what it costs, and the verdict',
    load: () => import('./diff.js'),
  },
  scan: {
    about: 'every prompt at one revision, with tokens and cost per request',
    load: () => import('./scan.js'),
  },
  compare: {
    about: 'one prompt on several models: cost per 1,000 requests, and whether it fits',
    load: () => import('./compare.js'),
  },
  count: { about: 'tokens of files or of standard input', load: () => import('./count.js') },
  models: {
    about: 'known models with their rates, sources and tokenizers',
    load: () => import('./models.js'),
  },
  rates: {
    about: 'the bundled rates as a file, or where a rates file differs from them',
    load: () => import('./rates.js'),
  },
  init: { about: 'write a workflow and a commented settings file', load: () => import('./init.js') },
  demo: { about: 'the whole check on a sample pull request', load: () => import('./demo.js') },
  comment: { about: 'merge JSON reports into one comment', load: () => import('./comment.js') },
  mcp: {
    about: 'serve scan, diff, compare and models to a coding agent',
    load: () => import('../mcp/index.js'),
  },
};

/** Runs one command. The answer is the exit status: 0 within limits, 1 a limit is exceeded, 2 it could not check. */
export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const [name = 'help', ...rest] = typed;
  if (name === '--version' || name === '-V' || name === 'version') {
    around.stdout.write(`promptcost ${toolVersion}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    if (name === 'help' || name === '--help' || name === '-h') {
      const wanted = rest[0];
      if (wanted !== undefined && Object.hasOwn(commands, wanted)) return run([wanted, '--help'], around);
      around.stdout.write(overview());
      return 0;
    }
    const near = nearest(name, Object.keys(commands));
    around.stderr.write(
      `promptcost: there is no command \`${name.slice(0, 40)}\`.${near === null ? '' : ` Did you mean \`${near}\`?`}\n\n${overview()}`,
    );
    return 2;
  }
  try {
    const loaded = await command.load();
    return await loaded.run(rest, around);
  } catch (error) {
    around.stderr.write(explainFailure(error, errorView(rest, around), name));
    return 2;
  }
}

/** One message for what went wrong: mistakes with their remedies, or where to report a bug. */
export function explainFailure(error: unknown, view: View, command: string): string {
  if (error instanceof SettingsError) {
    const count = error.mistakes.length;
    const typed = error.mistakes.some(({ where }) => where === 'flag' || where === 'command line');
    const help = typed ? `\npromptcost ${command} --help shows flags and examples.\n` : '';
    return `promptcost: nothing was done, because of ${count} mistake${count === 1 ? '' : 's'}:\n\n${renderMistakes(error.mistakes, view)}${help}`;
  }
  if (error instanceof RevisionError) {
    return `${wrapped(`promptcost: nothing was checked. ${visible(error.message)}`, view.width, '  ')}\n`;
  }
  if (error instanceof DeliveryError)
    return `${wrapped(`promptcost: ${visible(error.message)}`, view.width, '  ')}\n`;
  if (isSystemError(error)) return `promptcost: ${visible(error.message)}\n`;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `promptcost: this is a bug in promptcost ${toolVersion}; nothing was checked. Please report it with this text:\n${text}\n`;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    'promptcost: what a change to prompts and models costs, before it is merged.',
    '',
    'Usage: promptcost <command> [flags]',
    '',
    ...Object.entries(commands).map(([name, command]) => `  ${name.padEnd(width)}  ${command.about}`),
    '',
    '  promptcost <command> --help shows flags and examples.',
    '',
    'Exit status: 0 checked and within limits, 1 a limit is exceeded, 2 it could not check.',
    '',
  ].join('\n');
}
