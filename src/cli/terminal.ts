import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../settings/values.js';
import { argumentMistake, type Arguments } from './arguments.js';

/** Where a command writes and what it is told about its surroundings; replaced in tests. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard input, read whole; only `count -` asks for it. */
  readonly stdin: () => Promise<Buffer>;
  readonly stdout: Output;
  readonly stderr: Output;
}

export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

export type OutputFormat = 'table' | 'json' | 'markdown' | 'html' | 'csv';

export function outputFormat<Format extends OutputFormat>(
  typed: Arguments,
  allowed: readonly Format[],
): Format {
  const given = typed.values['format'] ?? 'table';
  const found = allowed.find((format) => format === given);
  if (found === undefined)
    throw argumentMistake(
      'format',
      `\`${given}\``,
      allowed.join(', '),
      `--format ${allowed[1] ?? allowed[0] ?? 'table'}`,
      nearest(given, allowed),
    );
  return found;
}

export interface View {
  readonly width: number;
  readonly color: boolean;
}

/** The width to fit and whether to color: never in a file, never with --no-color. */
export function viewOf(typed: Arguments, around: Surroundings): View {
  return {
    width: widthIn(around.stdout, around.env),
    color:
      !typed.switches.has('no-color') &&
      typed.values['output'] === undefined &&
      colorIn(around.stdout, around.env),
  };
}

/** As `viewOf`, for standard error; also when the arguments themselves could not be read. */
export function errorView(typed: readonly string[], { env, stderr }: Surroundings): View {
  return {
    width: widthIn(stderr, env),
    color: !typed.includes('--no-color') && colorIn(stderr, env),
  };
}

function widthIn({ columns }: Output, env: Surroundings['env']): number {
  return Math.max(40, Math.min(columns ?? Number(env['COLUMNS'] ?? 100), 200)) || 100;
}

/** Colors only on a terminal or where they are forced, never with NO_COLOR or TERM=dumb. */
function colorIn({ isTTY }: Output, env: Surroundings['env']): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}

/** The result and nothing else goes to standard output, or to the file that was asked for. */
export function deliver(text: string, typed: Arguments, around: Surroundings): void {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const target = typed.values['output'];
  try {
    if (target === undefined) {
      for (const piece of pieces(whole)) around.stdout.write(piece);
      return;
    }
    const file = path.resolve(around.cwd, target);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, whole);
  } catch (error) {
    throw new DeliveryError(target ?? null, error);
  }
}

/** Characters that are written at once: a large report is not encoded as a whole beside its text. */
const pieceLength = 1 << 20;

/** A text in pieces that do not split a character. */
function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    let to = from + pieceLength;
    if (/[\ud800-\udbff]/.test(text.charAt(to - 1))) to += 1;
    yield text.slice(from, to);
    from = to;
  }
}

/** The result is complete and could not be written: to the file of `--output`, or to standard output. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  constructor(target: string | null, cause: unknown) {
    const reason = String((cause as { message?: unknown } | null)?.message ?? cause);
    super(
      target === null
        ? `The result could not be written to standard output: ${reason}. Free space where it goes, or write it with --output FILE.`
        : `The result could not be written to ${target}: ${reason}. Check that there is space and that you may write there, or name another file with --output.`,
      { cause },
    );
  }
}

/** Shows what is going on when it takes longer than a second, on a terminal only. */
export async function withProgress<T>(
  message: string,
  typed: Arguments,
  around: Surroundings,
  work: () => Promise<T>,
): Promise<T> {
  if (typed.switches.has('quiet') || !around.stderr.isTTY) return work();
  const state = { shown: false };
  const timer = setTimeout(() => {
    state.shown = true;
    around.stderr.write(`${message}…`);
  }, 1000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (state.shown) around.stderr.write('\r\u001b[2K');
  }
}

/** The time that reports carry; SOURCE_DATE_EPOCH makes two runs the same to the byte. */
export function generatedAt(env: Readonly<Record<string, string | undefined>>): string {
  const epoch = env['SOURCE_DATE_EPOCH'];
  const seconds = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? Number(epoch) : null;
  return (seconds === null ? new Date() : new Date(seconds * 1000)).toISOString();
}

/** Why a file could not be read, in words; the file is named beside it. */
export function readFailure(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read; check its permissions';
    case 'EISDIR':
      return 'is a folder; name the files in it';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
