import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { RevisionError } from '../../core/revision.js';
import { GitSilent, localTimeoutMs, plainMessage, startFailure, startGit, type GitCall } from './run.js';

/** What git has under an id. */
export type GitObject =
  | { readonly kind: 'object'; readonly type: string; readonly bytes: Buffer }
  /** Larger than was asked for: read past, not kept. */
  | { readonly kind: 'too-large'; readonly type: string; readonly sizeBytes: number }
  | { readonly kind: 'absent' };

interface Request {
  readonly id: string;
  readonly maxBytes: number;
  readonly resolve: (object: GitObject) => void;
  readonly reject: (error: Error) => void;
}

export interface ObjectReader {
  /** Answers come in the order of the questions. */
  read(id: string, maxBytes: number): Promise<GitObject>;
  close(): Promise<void>;
}

/**
 * One `git cat-file --batch` for as long as the revision is open. It starts with the first question, holds at
 * most one object in memory, and keeps Node running only while a question is open. Where git answers none of the open
 * questions for as long as a local call may take, it is stopped and all of them fail.
 */
export function openObjectReader(call: GitCall): ObjectReader {
  let child: ChildProcessWithoutNullStreams | null = null;
  let ended: Promise<void> = Promise.resolve();
  let closed = false;
  let failure: RevisionError | null = null;
  let stderr = '';
  const queue: Request[] = [];
  let first = 0;

  let timer: NodeJS.Timeout | null = null;

  // What has arrived of the current answer: its header's pieces, then its body's.
  let header: Buffer[] = [];
  let current: { type: string; sizeBytes: number; keep: boolean } | null = null;
  let body: Buffer[] = [];
  let leftBytes = 0;

  /** Runs while a question is open, anew from each answer. */
  function watch(): void {
    if (queue.length === 0) {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    } else if (timer === null) timer = setTimeout(giveUp, localTimeoutMs());
    else timer.refresh();
  }

  function giveUp(): void {
    fail(new GitSilent('cat-file'));
    child?.kill('SIGKILL');
  }

  function hold(busy: boolean): void {
    if (child === null) return;
    const handles = [child, child.stdin, child.stdout, child.stderr] as { ref?(): void; unref?(): void }[];
    for (const handle of handles) {
      if (busy) handle.ref?.();
      else handle.unref?.();
    }
  }

  function answer(object: GitObject): void {
    const request = queue[first++];
    if (first === queue.length) {
      queue.length = 0;
      first = 0;
      hold(false);
    } else if (first > 10_000) {
      queue.splice(0, first);
      first = 0;
    }
    watch();
    request?.resolve(object);
  }

  function fail(error: RevisionError): void {
    failure ??= error;
    const open = queue.splice(0).slice(first);
    first = 0;
    watch();
    for (const request of open) request.reject(failure);
  }

  /** A header line has arrived: `<id> <type> <size>`, or `<id> missing`. */
  function begin(line: string): void {
    const parts = /^(\S+) ([a-z]+) (\d+)$/.exec(line);
    const [, id = '', type = '', size = ''] = parts ?? [];
    const asked = queue[first];
    if (parts === null) {
      if (asked !== undefined && line === `${asked.id} missing`) answer({ kind: 'absent' });
      else
        fail(new RevisionError(`git cat-file gave an answer that was not asked for: ${plainMessage(line)}`));
      return;
    }
    if (asked?.id !== id) {
      fail(new RevisionError(`git cat-file gave an answer that was not asked for: ${plainMessage(line)}`));
      return;
    }
    const sizeBytes = Number(size);
    current = { type, sizeBytes, keep: sizeBytes <= asked.maxBytes };
    body = [];
    leftBytes = sizeBytes + 1; // a line feed follows the content
  }

  function take(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0 && failure === null) {
      if (current === null) {
        const end = rest.indexOf(0x0a);
        if (end === -1) {
          header.push(rest);
          return;
        }
        const line = Buffer.concat([...header, rest.subarray(0, end)]).toString('latin1');
        header = [];
        rest = rest.subarray(end + 1);
        begin(line);
        continue;
      }
      const part = rest.subarray(0, leftBytes);
      rest = rest.subarray(part.length);
      leftBytes -= part.length;
      if (current.keep) body.push(part);
      if (leftBytes > 0) return;
      const { type, sizeBytes, keep } = current;
      current = null;
      const bytes = keep ? Buffer.concat(body).subarray(0, sizeBytes) : null;
      body = [];
      answer(bytes === null ? { kind: 'too-large', type, sizeBytes } : { kind: 'object', type, bytes });
    }
  }

  function start(): ChildProcessWithoutNullStreams {
    const started = startGit(['cat-file', '--batch'], call);
    child = started;
    ended = new Promise((resolve) => {
      started.on('error', (error) => {
        fail(startFailure(error));
        resolve();
      });
      started.on('close', (status) => {
        const why = stderr === '' ? `status ${String(status)}` : plainMessage(stderr);
        if (!closed) fail(new RevisionError(`git cat-file ended early: ${why}`));
        resolve();
      });
    });
    started.stdout.on('data', take);
    started.stderr.setEncoding('utf8');
    started.stderr.on('data', (text: string) => {
      if (stderr.length < 10_000) stderr += text;
    });
    started.stdin.on('error', () => undefined);
    return started;
  }

  return {
    read(id, maxBytes) {
      return new Promise((resolve, reject) => {
        if (failure !== null || closed) {
          reject(failure ?? new RevisionError('The revision was closed before it was read.'));
          return;
        }
        if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) {
          reject(new RevisionError(`${plainMessage(id)} is not an object id.`));
          return;
        }
        const running = child ?? start();
        queue.push({ id, maxBytes, resolve, reject });
        if (queue.length === 1) {
          hold(true);
          watch();
        }
        running.stdin.write(`${id}\n`);
      });
    },
    async close() {
      if (closed) return;
      closed = true;
      if (child !== null) {
        hold(true);
        child.stdin.end();
        fail(new RevisionError('The revision was closed before it was read.'));
        child.kill();
      }
      await ended;
    },
  };
}
