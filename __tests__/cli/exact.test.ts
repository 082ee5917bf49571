import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/run.js';
import type { CountRow } from '../../src/outputs/index.js';
import { parseReport } from '../../src/report/read.js';
import { counted, keys, startCountServer, countedTexts, type CountServer } from '../support/count-server.js';

/** The command with `--exact`, the vendors' endpoints on loopback. */

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'promptcost-exact-'));
  const desk = (text: string): string =>
    `model: claude-sonnet-4-5\nmessages:\n  - { role: system, content: ${text} }\n  - { role: user, content: '{{ticket}}' }\n`;
  for (const [name, text] of Object.entries({
    old: 'Sort the ticket.',
    new: 'Sort the ticket by harbour.',
  })) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'desk.prompt.yml'), desk(text));
  }
  writeFileSync(
    path.join(folder, 'request.json'),
    JSON.stringify({
      model: 'claude-sonnet-4-5',
      system: 'Sort.',
      messages: [{ role: 'user', content: 'Mine is lost' }],
    }),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let server: CountServer;
beforeEach(async () => {
  server = await startCountServer();
});
afterEach(() => {
  server.close();
});

async function promptcost(
  env: Readonly<Record<string, string>>,
  ...typed: string[]
): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const status = await run(typed, {
    cwd: folder,
    env: { SOURCE_DATE_EPOCH: '1790000000', ANTHROPIC_BASE_URL: server.url, ...env },
    stdin: async () => Buffer.from(''),
    stdout: { write: (text) => void (written.stdout += text), isTTY: false, columns: undefined },
    stderr: { write: (text) => void (written.stderr += text), isTTY: false, columns: undefined },
  });
  return { status, ...written };
}

const key = { ANTHROPIC_API_KEY: keys.anthropic };
const diff = ['diff', '--from', 'old', '--to', 'new', '--format', 'json'];

test('a key alone sends nothing, the flag alone is a mistake', async () => {
  const offline = await promptcost(key, ...diff);
  expect(offline.status).toBe(0);
  expect(parseReport(offline.stdout).changes[0]?.head?.tokens.method).toBe('calibrated');
  const without = await promptcost({}, ...diff, '--exact');
  expect([without.status, without.stdout]).toEqual([2, '']);
  expect(without.stderr).toContain('ANTHROPIC_API_KEY');
  expect(server.seen).toEqual([]);
});

test('diff --exact', async () => {
  const answer = await promptcost(key, ...diff, '--exact');
  expect(answer.status).toBe(0);
  expect(server.seen).toHaveLength(2);
  const tokens = parseReport(answer.stdout).changes.flatMap(({ baseline, head }) => [baseline, head]);
  expect(tokens.map((one) => [one?.tokens.method, one?.tokens.errorPercent, one?.tokens.tokenizer])).toEqual([
    ['exact', 0, 'anthropic count_tokens'],
    ['exact', 0, 'anthropic count_tokens'],
  ]);
  expect(JSON.stringify(answer)).not.toContain(keys.anthropic);
});

test('a refused key is a warning, and the offline count', async () => {
  const answer = await promptcost({ ANTHROPIC_API_KEY: 'sk-ant-wrong' }, ...diff, '--exact');
  expect(answer.status).toBe(0);
  expect(answer.stderr).toContain('status 401, authentication_error: the key is refused');
  expect(answer.stdout).toBe(answer.stdout.replace('anthropic count_tokens', 'must not be there'));
  expect(JSON.stringify(answer)).not.toContain('sk-ant-wrong');
});

test('count --messages --exact; raw text and models of others are not asked for', async () => {
  const count = ['count', 'request.json', '--format', 'json', '--model', 'claude-sonnet-4-5'];
  const [row] = JSON.parse((await promptcost(key, ...count, '--messages', '--exact')).stdout) as CountRow[];
  expect(row).toEqual({
    file: 'request.json',
    model: 'anthropic/claude-sonnet-4-5',
    tokens: counted(countedTexts(server.seen[0]?.body ?? {})),
    method: 'exact',
    errorPercent: 0,
    tokenizer: 'anthropic count_tokens',
    inputUsdPer1k: 0.081, // 27 tokens at $3 per million
  });
  const raw = await promptcost(key, ...count, '--exact');
  expect([raw.status, raw.stdout]).toEqual([2, '']);
  expect(raw.stderr).toContain('--messages');
  const other = await promptcost(key, 'count', 'request.json', '--messages', '--exact', '-m', 'gpt-4.1');
  expect(other.stderr).toContain('counted offline');
  expect(other.stdout).toContain('o200k_base');
  expect(server.seen).toHaveLength(1);
});
