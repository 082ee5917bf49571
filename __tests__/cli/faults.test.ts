import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/run.js';

// What goes wrong around the command: a disk that is full, git that is missing, hangs or talks nonsense, a repository that is
// damaged. It ends with 2 and says what to do; it never ends as "no change".

let root = '';
let repository = '';
const usualPath = process.env['PATH'] ?? '';

function git(cwd: string, ...words: string[]): string {
  return execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.test', ...words], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

const prompt = (text: string): string =>
  `model: openai/gpt-4.1-mini\nmessages:\n  - role: system\n    content: ${text}\n`;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'promptcost-faults-'));
  repository = path.join(root, 'repository');
  mkdirSync(path.join(repository, 'prompts'), { recursive: true });
  git(repository, 'init', '--quiet', '--initial-branch=main');
  for (const [branch, text] of [
    ['main', 'Sort the ticket.'],
    ['work', 'Sort the ticket, and say which queue it goes to and why.'],
  ] as const) {
    if (branch === 'work') git(repository, 'switch', '--quiet', '--create', branch);
    writeFileSync(path.join(repository, 'prompts/triage.prompt.yml'), prompt(text));
    git(repository, 'add', '--all');
    git(repository, 'commit', '--quiet', '--message', branch);
  }
});

afterAll(() => {
  process.env['PATH'] = usualPath;
  rmSync(root, { recursive: true, force: true });
});

async function diff(
  cwd: string,
  more: readonly string[] = [],
  write?: (text: string) => void,
): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const status = await run(['diff', 'main', '--head', 'work', '--format', 'json', ...more], {
    cwd,
    env: { SOURCE_DATE_EPOCH: '1790000000' },
    stdin: async () => Buffer.alloc(0),
    stdout: {
      write: write ?? ((text) => void (written.stdout += text)),
      isTTY: false,
      columns: undefined,
    },
    stderr: { write: (text) => void (written.stderr += text), isTTY: false, columns: undefined },
  });
  return { status, stdout: written.stdout, stderr: written.stderr.replace(/\s+/g, ' ') };
}

const full = (): never => {
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
  });
};

describe('a result that cannot be written', () => {
  const isLinux = existsSync('/dev/full');

  (isLinux ? test : test.skip)('to a file on a full disk', async () => {
    const { status, stderr } = await diff(repository, ['--output', '/dev/full']);
    expect(status).toBe(2);
    expect(stderr).toContain('could not be written to /dev/full: ENOSPC');
    expect(stderr).toContain('name another file with --output');
  });

  test('to a folder', async () => {
    const { status, stderr } = await diff(repository, ['--output', root]);
    expect(status).toBe(2);
    expect(stderr).toContain('could not be written to');
  });

  test('to standard output', async () => {
    const { status, stderr } = await diff(repository, [], full);
    expect(status).toBe(2);
    expect(stderr).toContain('could not be written to standard output: ENOSPC');
    expect(stderr).toContain('--output FILE');
  });

  (isLinux && existsSync('dist/cli/index.js') ? test : test.skip)('by the command that is shipped', () => {
    const script = `${JSON.stringify(process.execPath)} dist/cli/index.js models gpt-4.1-mini > /dev/full`;
    let status = 0;
    try {
      execFileSync('sh', ['-c', script], { stdio: 'pipe' });
    } catch (error) {
      status = (error as { status: number }).status;
    }
    expect(status).not.toBe(0);
  });

  // The reader is gone before the report is written; the exceeded limit is still the exit status.
  (isLinux && existsSync('dist/cli/index.js') ? test : test.skip)('to a reader that stops early', () => {
    const file = path.join(root, 'status');
    const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(path.resolve('dist/cli/index.js'))} diff main --head work --format json --max-input-tokens 1`;
    execFileSync('sh', ['-c', `{ ${command}; echo $? > ${JSON.stringify(file)}; } | true`], {
      cwd: repository,
      stdio: 'pipe',
    });
    expect(readFileSync(file, 'utf8').trim()).toBe('1');
  });
});

describe('git', () => {
  /** A folder with a `git` of its own, the only one on the PATH. */
  function only(name: string, script: string | null): void {
    const folder = path.join(root, name);
    mkdirSync(folder, { recursive: true });
    if (script !== null) {
      writeFileSync(path.join(folder, 'git'), script);
      chmodSync(path.join(folder, 'git'), 0o755);
    }
    process.env['PATH'] = script === null ? folder : `${folder}${path.delimiter}${usualPath}`;
  }

  const fault = async (name: string, script: string | null) => {
    only(name, script);
    try {
      return await diff(repository);
    } finally {
      process.env['PATH'] = usualPath;
    }
  };

  test('is not there', async () => {
    const { status, stdout, stderr } = await fault('none', null);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('git was not found; install git');
  });

  test('hangs', async () => {
    process.env['PROMPTCOST_GIT_TIMEOUT_SECONDS'] = '1';
    try {
      const { status, stdout, stderr } = await fault('hangs', '#!/bin/sh\nexec sleep 100\n');
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('did not end within 1 s and was stopped');
      expect(stderr).toContain('PROMPTCOST_GIT_TIMEOUT_SECONDS');
    } finally {
      delete process.env['PROMPTCOST_GIT_TIMEOUT_SECONDS'];
    }
  });

  test('hangs where it reads objects', async () => {
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const script = `#!/bin/sh\nfor word in "$@"; do [ "$word" = cat-file ] && exec sleep 100; done\nexec ${real} "$@"\n`;
    process.env['PROMPTCOST_GIT_TIMEOUT_SECONDS'] = '1';
    try {
      const { status, stdout, stderr } = await fault('hangs-on-objects', script);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('git cat-file did not end within 1 s and was stopped');
    } finally {
      delete process.env['PROMPTCOST_GIT_TIMEOUT_SECONDS'];
    }
  });

  test.each([
    ['prints garbage', '#!/bin/sh\necho garbage\nexit 0\n'],
    ['prints bytes', '#!/bin/sh\nprintf "\\377\\376\\000\\001"\nexit 0\n'],
    ['fails', '#!/bin/sh\necho "fatal: out of memory" >&2\nexit 128\n'],
    ['dies', '#!/bin/sh\nkill -9 $$\n'],
    ['prints nothing', '#!/bin/sh\nexit 0\n'],
  ])('%s', async (name, script) => {
    const { status, stdout, stderr } = await fault(name.replaceAll(' ', '-'), script);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/nothing was (?:checked|done)/);
    expect(stderr).not.toContain('bug in promptcost');
  });
});

describe('a repository', () => {
  test('with a damaged object of a prompt: the prompt is not checked, and it is not "no change"', async () => {
    const copy = path.join(root, 'damaged');
    git(root, 'clone', '--quiet', '--no-local', repository, copy);
    git(copy, 'branch', '--quiet', 'main', 'origin/main');
    const id = git(copy, 'rev-parse', 'work:prompts/triage.prompt.yml');
    for (const pack of readdirSync(path.join(copy, '.git/objects/pack')))
      if (pack.endsWith('.pack')) {
        const bytes = execFileSync('cat', [path.join(copy, '.git/objects/pack', pack)]);
        rmSync(path.join(copy, '.git/objects/pack'), { recursive: true, force: true });
        execFileSync('git', ['unpack-objects', '-q'], { cwd: copy, input: bytes });
        break;
      }
    const file = path.join(copy, '.git/objects', id.slice(0, 2), id.slice(2));
    chmodSync(file, 0o644);
    writeFileSync(file, 'no object');
    const { status, stdout, stderr } = await diff(copy);
    if (status === 2) expect(stderr).toContain('nothing was checked');
    else {
      const report = JSON.parse(stdout) as { changes: unknown[]; problems: { reason: string }[] };
      expect(report.changes.length + report.problems.length).toBeGreaterThan(0);
      expect(report.problems.map(({ reason }) => reason)).toContain('missing-object');
    }
  });

  test('without the base: it says how to get it', async () => {
    const shallow = path.join(root, 'shallow');
    git(root, 'clone', '--quiet', '--depth', '1', '--branch', 'work', `file://${repository}`, shallow);
    const { status, stdout, stderr } = await diff(shallow);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/"main"|fetch/);
  });

  test('that may not be written to is only read', async () => {
    const copy = path.join(root, 'read-only');
    git(root, 'clone', '--quiet', repository, copy);
    git(copy, 'branch', '--quiet', 'main', 'origin/main');
    execFileSync('chmod', ['-R', 'a-w', copy]);
    try {
      const { status, stdout } = await diff(copy);
      expect(status).toBe(0);
      expect((JSON.parse(stdout) as { changes: unknown[] }).changes).toHaveLength(1);
    } finally {
      execFileSync('chmod', ['-R', 'u+w', copy]);
    }
  });
});
