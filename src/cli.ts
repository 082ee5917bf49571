#!/usr/bin/env node
import { run } from './cli/run.js';

/** Standard input, read whole. */
async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

// A reader that stops early (`| head`) is not an error, and the verdict stays the exit status: the run goes on without it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    // A full disk behind a pipe or a file: what was checked is not there to be read, so nothing passes.
    if (stream === process.stdout)
      process.stderr.write(
        `promptcost: the result could not be written to standard output: ${error.message}\n`,
      );
    process.exit(2);
  });
}

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdin: readStdin,
  stdout: {
    write: (text) => void process.stdout.write(text),
    isTTY: process.stdout.isTTY,
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  },
  stderr: {
    write: (text) => void process.stderr.write(text),
    isTTY: process.stderr.isTTY,
    columns: process.stderr.isTTY ? process.stderr.columns : undefined,
  },
});
