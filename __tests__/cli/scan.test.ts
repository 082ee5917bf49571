import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { run } from '../../src/cli/run.js';
import type { ScanReport } from '../../src/core/report.js';
import { csv } from '../../src/outputs/csv.js';
import { temporaryFolder } from '../support/git-repository.js';

const temporary = temporaryFolder();
const long = 'services/customer-support/automation/prompts/escalation-and-refund-triage';

const files: Readonly<Record<string, string>> = {
  [`${long}/first.prompt.yml`]:
    'model: openai/gpt-4.1\nmessages:\n  - { role: system, content: Sort the ticket. }\n',
  [`${long}/second.prompt.yml`]:
    'model: openai/gpt-4.1\nmessages:\n  - { role: system, content: Sort the ticket into one of six queues and say why you chose it. }\n',
  'prompts/notes.prompt.yml': 'messages:\n  - { role: system, content: Write the minutes of the meeting. }\n',
  'prompts/own.prompt.yml': 'model: acme/words-9\nmessages:\n  - { role: system, content: Name it. }\n',
};

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(temporary.folder, name)), { recursive: true });
    writeFileSync(path.join(temporary.folder, name), text);
  }
});
afterAll(() => {
  temporary.remove();
});

async function promptcost(...typed: string[]): Promise<{ status: number; out: string; err: string }> {
  const result = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    write: (text: string): void => void (result[name] += text),
    isTTY: false,
    columns: 80,
  });
  const status = await run(typed, {
    cwd: temporary.folder,
    env: { SOURCE_DATE_EPOCH: '1795824000' },
    stdin: async () => Buffer.from('Sort the ticket.'),
    stdout: output('out'),
    stderr: output('err'),
  });
  return { status, ...result };
}

async function keys(...typed: string[]): Promise<string[]> {
  const { out } = await promptcost('scan', '--folder', '.', '--quiet', '--format', 'json', ...typed);
  return (JSON.parse(out) as ScanReport).prompts.map(({ key }) => key);
}

test('long names stay whole at 80 columns, and what has no price says how to get one', async () => {
  const { status, out } = await promptcost('scan', '--folder', '.');
  expect(status).toBe(0);
  const lines = out.split('\n');
  for (const name of ['first', 'second'])
    expect(out.replace(/\n {4}/g, '')).toContain(`${long}/${name}.prompt.yml`);
  for (const line of lines.slice(0, 14)) expect(line.length).toBeLessThanOrEqual(80);
  const said = out.replace(/\s+/g, ' ');
  expect(said).toMatch(/4 prompts; 2 without a price; 1,000 requests of each cost \$/);
  expect(said).toContain(
    '1 prompt without a model: set `default-model` in .promptcost.yml, or scan with `--model NAME`.',
  );
  expect(said).toContain(
    '1 prompt on models without a known rate (`acme/words-9`): add the model behind the name, or its rates, under `models` in .promptcost.yml.',
  );
});

test('the most expensive prompt comes first, then those without a price; or the order of files', async () => {
  const byCost = await keys();
  expect(byCost.slice(0, 2)).toEqual([`${long}/second.prompt.yml`, `${long}/first.prompt.yml`]);
  expect(await keys('--sort', 'path')).toEqual([...byCost].sort());
});

test.each([
  [['prompts'], ['prompts/notes.prompt.yml', 'prompts/own.prompt.yml']],
  [['./prompts/own.prompt.yml'], ['prompts/own.prompt.yml']],
  [
    ['**/first*', 'prompts/notes.prompt.yml'],
    [`${long}/first.prompt.yml`, 'prompts/notes.prompt.yml'],
  ],
])('%j keeps to what was named', async (paths, expected) => {
  expect((await keys(...paths)).sort()).toEqual([...expected].sort());
});

test('--model prices what names no model, and only that', async () => {
  const { out } = await promptcost(
    'scan',
    '--folder',
    '.',
    '--model',
    'gpt-4.1-mini',
    '--format',
    'json',
    '-q',
  );
  const models = (JSON.parse(out) as ScanReport).prompts.map(({ key, estimate }) => [key, estimate.model]);
  expect(Object.fromEntries(models)).toMatchObject({
    'prompts/notes.prompt.yml': 'openai/gpt-4.1-mini',
    'prompts/own.prompt.yml': null,
    [`${long}/first.prompt.yml`]: 'openai/gpt-4.1',
  });
});

test.each([
  [['scan', '--folder', '.', 'promts'], 'Did you mean `prompts`?'],
  [['scan', '--folder', '.', '--model', 'gtp-4.1'], 'Did you mean `openai/gpt-4.1`?'],
  [['scan', '--folder', '.', '--sort', 'pat'], 'Did you mean `path`?'],
  [['scan', '--folder'], '--folder: a value is missing. Allowed: DIR, scan a plain folder'],
  [['scan', '--format', 'tabel'], 'Did you mean `table`?'],
  [['diff', '--max-request-usd'], 'Allowed: an amount in USD'],
  [['diff', '--from', '.', '--to', '.', '--enforcement', 'blok'], 'Did you mean `block`?'],
  [['diff', '--max-reqest-usd', '1'], 'there is no such flag. Did you mean `--max-request-usd`?'],
  [['models', '--provider', 'opnai'], 'Did you mean `openai`?'],
])('%j says what is meant', async (typed, message) => {
  const { status, out, err } = await promptcost(...typed);
  expect([status, out]).toEqual([2, '']);
  expect(err.replace(/\s+/g, ' ')).toContain(message);
});

test('count shows what the text costs as input where the model has a rate', async () => {
  // 4 tokens at $2 per million are $0.008 per 1,000 requests.
  const { out } = await promptcost('count', '-', '--model', 'gpt-4.1');
  expect(out).toMatch(/4 +\$0\.0080? +exact/);
  const { out: json } = await promptcost('count', '-', '--model', 'gpt-4.1', '--format', 'json');
  expect(JSON.parse(json)).toMatchObject([{ tokens: 4, inputUsdPer1k: 0.008 }]);
  const unknown = await promptcost('count', '-', '--model', 'acme/words-9', '--format', 'json');
  expect(JSON.parse(unknown.out)).toMatchObject([{ inputUsdPer1k: null }]);
});

test('models keeps to one provider and to a screen', async () => {
  const { out } = await promptcost('models', 'gpt-5');
  expect(out.split('\n').length).toBeLessThan(50);
  expect(out).toMatch(/… and \d+ more \(/);
  const azure = await promptcost('models', 'gpt-5', '--provider', 'azure', '--format', 'json');
  const { models } = JSON.parse(azure.out) as { models: { provider: string }[] };
  expect(new Set(models.map(({ provider }) => provider))).toEqual(new Set(['azure']));
});

test('a scan as CSV is read back by a CSV parser, with empty fields for what is not known', async () => {
  const { status, out } = await promptcost('scan', '--folder', '.', '--quiet', '--format', 'csv');
  expect(status).toBe(0);
  const rows = parse<Record<string, string>>(out, { columns: true, record_delimiter: '\r\n' });
  expect(rows).toHaveLength(4);
  const notes = rows.find(({ prompt }) => prompt === 'prompts/notes.prompt.yml');
  expect(notes).toMatchObject({ model: '', usd_per_1k_requests: '', usd_per_month: '' });
  expect(notes?.['no_price_because']).not.toBe('');
  const first = rows.find(({ prompt }) => prompt?.endsWith('first.prompt.yml') === true);
  expect(Number(first?.['usd_per_1k_requests'])).toBeGreaterThan(0);
  expect(Number(first?.['usd_per_1k_requests_low'])).toBeLessThanOrEqual(
    Number(first?.['usd_per_1k_requests']),
  );
});

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  [-1.5, '-1.5'],
  [1e-9, '0.000000001'],
  [0.1 + 0.2, '0.3'],
  [null, ''],
])('the field %j', (value, shown) => {
  expect(csv([[value, 'x']])).toBe(`${shown},x\r\n`);
});
