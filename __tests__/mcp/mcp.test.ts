import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'promptcost-mcp-'));
const dist = path.join(folder, 'dist');
const repository = path.join(folder, 'repository');
const client = new Client({ name: 'test', version: '1.0.0' });

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: repository });
}

function prompt(text: string, model = 'openai/gpt-4.1-mini'): string {
  return `name: triage\nmodel: ${model}\nmessages:\n  - role: user\n    content: "${text}"\n`;
}

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build.mjs', '--out', dist]);
  mkdirSync(repository);
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(path.join(repository, 'triage.prompt.yml'), prompt('Sort the ticket.'));
  writeFileSync(
    path.join(repository, '.promptcost.yml'),
    'version: 1\nlimits: { max-request-increase-percent: 20 }\n',
  );
  git('add', '--all');
  git('commit', '--quiet', '--message', 'one');
  writeFileSync(path.join(repository, 'triage.prompt.yml'), prompt('Sort the ticket.', 'openai/gpt-4.1'));
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [path.join(dist, 'cli/index.js'), 'mcp'],
      cwd: repository,
    }),
  );
}, 60_000);

afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true, force: true });
});

async function call(
  name: string,
  args: Record<string, unknown>,
): Promise<{ text: string; isError: boolean }> {
  const answer = await client.callTool({ name, arguments: args });
  const [first] = answer.content as { text: string }[];
  return { text: first?.text ?? '', isError: answer.isError === true };
}

test('four read-only tools, described in few words', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(['compare', 'diff', 'models', 'scan']);
  for (const { annotations, description = '' } of tools) {
    expect(annotations?.readOnlyHint).toBe(true);
    expect(description.length).toBeLessThan(260);
  }
});

test('each tool answers', async () => {
  const scan = await call('scan', {});
  expect(scan.text).toContain('triage.prompt.yml | request | openai/gpt-4.1 |');
  expect((await call('scan', { ref: 'main' })).text).toContain('openai/gpt-4.1-mini');
  expect((await call('scan', { path: 'elsewhere/' })).text).toContain('0 prompts');
  const diff = await call('diff', { base: 'main' });
  expect(diff).toMatchObject({ isError: false });
  expect(diff.text).toContain('The check fails');
  expect(diff.text).toContain('triage.prompt.yml');
  const compare = await call('compare', { prompt: 'triage.prompt.yml', models: ['gpt-4.1-mini'] });
  expect(compare.text).toContain('openai/gpt-4.1-mini');
  expect((await call('models', { query: 'gpt-4.1' })).text).toContain('openai/gpt-4.1');
});

test('answers are bounded, and mistakes are answers with a reason', async () => {
  expect((await call('models', { query: 'a' })).text.length).toBeLessThan(8300);
  const missing = await call('diff', { base: 'nowhere' });
  expect(missing.isError).toBe(true);
  expect(missing.text).toContain('nowhere');
  expect((await call('compare', { prompt: 'nothing' })).isError).toBe(true);
});

test('nothing outside the repository is read, and nothing is written', async () => {
  const before = readdirSync(repository, { recursive: true }).filter(
    (name) => !String(name).startsWith('.git/'),
  );
  for (const ref of ['--output=x', '--repo=/']) {
    const refused = await call('scan', { ref }).catch(() => ({ text: '', isError: true }));
    expect(refused.isError).toBe(true);
  }
  expect((await call('compare', { prompt: '../../etc/passwd' })).isError).toBe(true);
  const after = readdirSync(repository, { recursive: true }).filter(
    (name) => !String(name).startsWith('.git/'),
  );
  expect(after).toEqual(before);
});

test('no other command loads the protocol', () => {
  const chunk = readdirSync(path.join(dist, 'chunks')).filter((name) =>
    readFileSync(path.join(dist, 'chunks', name), 'utf8').includes('serveStdio'),
  );
  expect(chunk).toHaveLength(1);
  const entry = readFileSync(path.join(dist, 'cli/index.js'), 'utf8');
  expect(entry).not.toMatch(new RegExp(`from ?"[^"]*${chunk[0]}"`));
});
