import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/run.js';
import type { Report } from '../../src/core/report.js';
import { parseReport } from '../../src/report/read.js';

interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function promptcost(cwd: string, ...typed: string[]): Promise<Answer> {
  const written = { stdout: '', stderr: '' };
  const status = await run(typed, {
    cwd,
    env: { SOURCE_DATE_EPOCH: '1790000000' },
    stdin: async () => Buffer.from('Sort the ticket.'),
    stdout: { write: (text) => void (written.stdout += text), isTTY: false, columns: undefined },
    stderr: { write: (text) => void (written.stderr += text), isTTY: false, columns: undefined },
  });
  return { status, ...written };
}

function git(cwd: string, ...words: string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.test', ...words], {
    cwd,
    stdio: 'pipe',
  });
}

const prompt = (text: string, model = 'openai/gpt-4.1-mini'): string =>
  `model: ${model}\nmessages:\n  - role: system\n    content: ${text}\n`;

let repository = '';
let plain = '';

beforeAll(() => {
  repository = mkdtempSync(path.join(tmpdir(), 'promptcost-cli-'));
  plain = mkdtempSync(path.join(tmpdir(), 'promptcost-plain-'));
  git(repository, 'init', '--quiet', '--initial-branch=main');
  mkdirSync(path.join(repository, 'prompts'));
  writeFileSync(path.join(repository, 'prompts/triage.prompt.yml'), prompt('Sort the ticket.'));
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '--message', 'one');
  git(repository, 'switch', '--quiet', '--create', 'work');
});

afterAll(() => {
  for (const folder of [repository, plain]) rmSync(folder, { recursive: true, force: true });
});

describe('diff', () => {
  test('includes uncommitted work, and ends with 0, 1 and 2', async () => {
    expect((await promptcost(repository, 'diff', 'main')).status).toBe(0);
    writeFileSync(
      path.join(repository, 'prompts/triage.prompt.yml'),
      prompt(
        'Sort the ticket by queue and urgency and say whether a person must answer it today.',
        'openai/gpt-4.1',
      ),
    );
    const open = await promptcost(repository, 'diff', 'main');
    expect(open.status).toBe(0);
    expect(open.stdout).toContain('prompts/triage.prompt.yml');
    const broken = await promptcost(repository, 'diff', 'main', '--max-request-increase-percent', '10');
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain('max-request-increase-percent');
    expect(
      (await promptcost(repository, 'diff', 'main', '--fail-on', 'max-request-increase-percent=10')).status,
    ).toBe(1);
    const unjudged = await promptcost(
      repository,
      'diff',
      'main',
      '--max-request-usd',
      'ten',
      '--formt',
      'json',
    );
    expect(unjudged.status).toBe(2);
    expect(unjudged.stderr).toContain('--formt: there is no such flag. Did you mean `--format`?');
    expect(unjudged.stderr).toContain('--max-request-usd: got `ten`.');
    expect(unjudged.stderr).toContain('promptcost diff --help');
    expect(unjudged.stdout).toBe('');
  });

  test('a baseline that cannot be read is 2, never "no change"', async () => {
    const answer = await promptcost(repository, 'diff', 'no-such-branch');
    expect(answer.status).toBe(2);
    expect(answer.stderr).toContain('no-such-branch');
    expect(answer.stdout).toBe('');
    expect((await promptcost(plain, 'diff')).status).toBe(2);
  });

  test('JSON is a valid report, the same on every run', async () => {
    const one = await promptcost(repository, 'diff', 'main', '--format', 'json');
    const report: Report = parseReport(one.stdout);
    expect(report.changes).toMatchObject([{ key: 'prompts/triage.prompt.yml', status: 'changed' }]);
    expect(report.head).toMatchObject({ sha: null, how: 'working tree' });
    expect((await promptcost(repository, 'diff', 'main', '--format', 'json')).stdout).toBe(one.stdout);
    const file = path.join(plain, 'out', 'report.json');
    const quiet = await promptcost(repository, 'diff', 'main', '--format', 'json', '--output', file);
    expect(quiet.stdout).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(one.stdout);
    const merged = await promptcost(plain, 'comment', file, '--format', 'markdown');
    expect(merged.stdout).toContain('triage');
  });

  test('two plain folders', async () => {
    for (const [side, text] of [
      ['old', 'Sort the ticket.'],
      ['new', 'Sort the ticket and say why.'],
    ] as const) {
      mkdirSync(path.join(plain, side), { recursive: true });
      writeFileSync(path.join(plain, side, 'triage.prompt.yml'), prompt(text));
    }
    const answer = await promptcost(plain, 'diff', '--from', 'old', '--to', 'new', '--format', 'markdown');
    expect(answer.status).toBe(0);
    expect(answer.stdout).toContain('triage.prompt.yml');
    expect((await promptcost(plain, 'diff', '--from', 'old')).status).toBe(2);
  });
});

test.each(['scan', 'diff'])('%s shows every mistake in the settings at its line', async (command) => {
  const file = path.join(repository, '.promptcost.yml');
  writeFileSync(file, 'version: 1\nlimits:\n  max-request-usd: "\\e[31mten ::error::"\nlimts: {}\n');
  try {
    const answer = await promptcost(repository, command, ...(command === 'diff' ? ['main'] : []));
    expect([answer.status, answer.stdout]).toEqual([2, '']);
    expect(answer.stderr).toBe(
      [
        'promptcost: nothing was done, because of 2 mistakes:',
        '',
        '.promptcost.yml:3:20: limits.max-request-usd: got `\\u{1b}[31mten ::error::`.',
        '  3 |   max-request-usd: "\\e[31mten ::error::"',
        '    |                    ^^^^^^^^^^^^^^^^^^^^^',
        '  Allowed: an amount in USD, 0 or more, at most 12 decimals, without a currency sign; for example',
        '  `max-request-usd: 0.02`.',
        '',
        '.promptcost.yml:4:1: limts: got an unknown key. Did you mean `limits`?',
        '  4 | limts: {}',
        '    | ^^^^^',
        '  Allowed: the keys version, include, exclude, prompts, models, default-model, instructions-model,',
        '  usage, limits, warn, rules, accept, test-paths, comment, comment-behavior, enforcement,',
        '  policy-from, override-label, override-not-author, override-expires; for example `limits: …`.',
        '',
      ].join('\n'),
    );
  } finally {
    rmSync(file);
  }
});

test('a flag in the place of a value is a forgotten value', async () => {
  const answer = await promptcost(repository, 'diff', '--head', '--quiet');
  expect([answer.status, answer.stderr]).toEqual([
    2,
    expect.stringContaining('--head: got no value before `--quiet`.'),
  ]);
});

test('scan lists every prompt and never ends with 1', async () => {
  const answer = await promptcost(repository, 'scan', '--format', 'json');
  expect(answer.status).toBe(0);
  expect((JSON.parse(answer.stdout) as { prompts: unknown[] }).prompts).toHaveLength(1);
  expect((await promptcost(repository, 'scan', 'main')).stdout).toContain('prompts/triage.prompt.yml');
  expect((await promptcost(repository, 'scan', 'nope')).status).toBe(2);
});

test('count: files, standard input, and what cannot be counted', async () => {
  writeFileSync(path.join(plain, 'a.txt'), 'Sort the ticket.<|endoftext|>');
  const counted = await promptcost(plain, 'count', 'a.txt', '-', '--model', 'gpt-4.1', '--format', 'json');
  expect(JSON.parse(counted.stdout)).toMatchObject([
    { file: 'a.txt', model: 'openai/gpt-4.1', method: 'exact', tokenizer: 'o200k_base' },
    { file: '-', tokens: 4 },
  ]);
  writeFileSync(path.join(plain, 'latin.txt'), Buffer.from([0x67, 0xfc, 0x6e]));
  const refused = await promptcost(plain, 'count', 'latin.txt', 'missing.txt', '.', '--model', 'gpt-4.1');
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('not UTF-8');
  expect(refused.stderr.trim().split('\n')).toHaveLength(3);
  expect((await promptcost(plain, 'count', 'a.txt')).status).toBe(2);
});

test('count: says of a prompt file that it counts the raw file', async () => {
  writeFileSync(
    path.join(plain, 'a.prompt.yml'),
    'messages:\n  - { role: user, content: Sort the ticket. }\n',
  );
  writeFileSync(path.join(plain, 'b.txt'), 'Sort the ticket.');
  const { stderr } = await promptcost(plain, 'count', 'a.prompt.yml', 'b.txt', '-m', 'gpt-4.1');
  expect(stderr).toBe(
    'promptcost: a.prompt.yml: counts the raw file; as a request see `promptcost scan a.prompt.yml`\n',
  );
});

test('count --messages: a request body with its overhead', async () => {
  const body = { model: 'gpt-4.1', messages: [{ role: 'user', content: 'Sort the ticket.' }] };
  writeFileSync(path.join(plain, 'body.json'), JSON.stringify(body));
  const counted = await promptcost(
    plain,
    'count',
    'body.json',
    '--messages',
    '-m',
    'gpt-4.1',
    '--format',
    'json',
  );
  // 4 tokens of text, 3 + 1 for the message and its role, 3 for the reply
  expect(JSON.parse(counted.stdout)).toMatchObject([{ tokens: 11 }]);
  writeFileSync(path.join(plain, 'body.json'), '[]');
  expect((await promptcost(plain, 'count', 'body.json', '--messages', '-m', 'gpt-4.1')).status).toBe(2);
});

test('models', async () => {
  const one = await promptcost(plain, 'models', 'gpt-4.1-mini');
  expect(one.status).toBe(0);
  expect(one.stdout).toContain('openai/gpt-4.1-mini');
  expect((await promptcost(plain, 'models', 'zzz-no-such')).status).toBe(2);
});

test('rates: exported, changed, compared, and used', async () => {
  const exported = await promptcost(plain, 'rates', 'export', 'openai/gpt-4.1', '--output', 'rates.json');
  expect([exported.status, exported.stderr]).toEqual([0, '']);
  const file = path.join(plain, 'rates.json');
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    'promptcost-rates': 1,
    models: { 'openai/gpt-4.1-mini': { input: '0.4', 'cached-input': '0.1', output: '1.6' } },
  });
  const same = await promptcost(plain, 'rates', 'diff', 'rates.json');
  expect([same.status, same.stdout]).toEqual([
    0,
    expect.stringContaining('No rate differs by more than 1%.'),
  ]);
  writeFileSync(file, text.replaceAll('"input": "0.4"', '"input": "0.3"'));
  const other = await promptcost(plain, 'rates', 'diff', 'rates.json', '--format', 'json');
  expect(JSON.parse(other.stdout)).toMatchObject({
    changed: expect.arrayContaining([
      { model: 'openai/gpt-4.1-mini', rate: 'input', bundledUsd: '0.4', fileUsd: '0.3', percent: -25 },
    ]) as unknown,
  });
  const scanned = await promptcost(
    plain,
    'scan',
    '--folder',
    '.',
    '--rates-file',
    '../rates-elsewhere.json',
    '--format',
    'json',
  );
  expect([scanned.status, scanned.stderr]).toEqual([2, expect.stringContaining('does not exist')]);
  const used = await promptcost(
    plain,
    'scan',
    '--folder',
    '.',
    '--rates-file',
    'rates.json',
    '--format',
    'json',
  );
  expect(JSON.parse(used.stdout)).toMatchObject({
    ratesFile: {
      path: 'rates.json',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      asOf: '2026-11-20',
    },
  });
  expect((await promptcost(plain, 'rates')).status).toBe(2);
  expect((await promptcost(plain, 'rates', 'diff', 'no-such.json')).status).toBe(2);
  rmSync(file);
});

describe('init', () => {
  const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
    const folder = mkdtempSync(path.join(tmpdir(), 'promptcost-init-'));
    try {
      await work(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  test('writes both files, says what it found and what is next, and overwrites nothing', () =>
    inFolder(async (folder) => {
      git(folder, 'init', '--quiet');
      mkdirSync(path.join(folder, 'prompts'));
      writeFileSync(path.join(folder, 'prompts/answer.md'), 'Answer the question: {{question}}\n');
      writeFileSync(path.join(folder, 'triage.prompt.yml'), prompt('Sort the ticket.'));
      const first = await promptcost(folder, 'init');
      expect(first.status).toBe(0);
      expect(first.stdout.trimEnd().split('\n')).toHaveLength(3);
      expect(first.stdout).toContain('Found 2 prompts');
      expect(first.stdout).toContain('1 with a price, 1 without a model');
      expect(first.stdout).toContain('Wrote .promptcost.yml and .github/workflows/promptcost.yml.');
      expect(first.stdout).toContain('Next: run `promptcost scan`');
      const settings = readFileSync(path.join(folder, '.promptcost.yml'), 'utf8');
      expect(settings).toContain('default-model: "openai/gpt-4.1-mini"');
      expect(settings).toContain('#   - match: "prompts/**" # 1 prompt without a model');
      expect(settings).toMatch(/^ {2}max-request-increase-percent: 20%/m);
      expect(settings).toMatch(/^ {2}max-request-increase-usd-per-1k: 1 /m);
      const workflow = readFileSync(path.join(folder, '.github/workflows/promptcost.yml'), 'utf8');
      expect(workflow).toContain('timeout-minutes: 10');
      // The settings are valid, and give the prompt without a model a price.
      const scanned = await promptcost(folder, 'scan', '--format', 'json', '--quiet');
      const { prompts } = JSON.parse(scanned.stdout) as { prompts: { estimate: { priced: boolean } }[] };
      expect(prompts.map(({ estimate }) => estimate.priced)).toEqual([true, true]);
      writeFileSync(path.join(folder, '.promptcost.yml'), 'version: 1\n');
      const second = await promptcost(folder, 'init');
      expect(second.stdout).toContain('Kept .promptcost.yml (it exists)');
      expect(readFileSync(path.join(folder, '.promptcost.yml'), 'utf8')).toBe('version: 1\n');
    }));

  test('proposes what is commented as entries that are valid once they are uncommented', () =>
    inFolder(async (folder) => {
      writeFileSync(path.join(folder, 'answer.prompt.md'), 'Answer the question: {{question}}\n');
      expect((await promptcost(folder, 'init', '--folder', '.')).status).toBe(0);
      const file = path.join(folder, '.promptcost.yml');
      const settings = readFileSync(file, 'utf8');
      expect(settings).toContain('# default-model: ');
      const from = settings.indexOf('# prompts:');
      const open = settings.slice(from).replace(/^# Your own names.*$/m, '');
      writeFileSync(file, settings.slice(0, from) + open.replaceAll(/^# /gm, ''));
      const scanned = await promptcost(folder, 'scan', '--folder', '.', '--format', 'json', '--quiet');
      expect([scanned.status, scanned.stderr]).toEqual([0, '']);
    }));

  test('proposes one entry for what several programs send through one function, and it binds them all', () =>
    inFolder(async (folder) => {
      const file = (name: string, text: string) => {
        writeFileSync(path.join(folder, name), text);
      };
      file(
        'llm.py',
        'import os\nfrom openai import OpenAI\nclient = OpenAI()\ndef complete(prompt):\n    return client.chat.completions.create(model=os.environ["M"], messages=[{"role": "user", "content": prompt}])\n',
      );
      file(
        'a.py',
        'from llm import complete\ndef title(x):\n    return complete("Give the text a title: " + x)\n',
      );
      file(
        'b.py',
        'from llm import complete\ndef tags(x):\n    return complete("List the tags of the text: " + x)\n',
      );
      expect((await promptcost(folder, 'init', '--folder', '.')).status).toBe(0);
      const settings = readFileSync(path.join(folder, '.promptcost.yml'), 'utf8');
      const match = '"**/*#*→complete"';
      expect(settings).toContain(`#   - match: ${match} # 2 prompts without a model, sent through complete`);
      file('.promptcost.yml', `version: 1\nprompts:\n  - match: ${match}\n    model: openai/gpt-4o\n`);
      const scanned = await promptcost(folder, 'scan', '--folder', '.', '--format', 'json', '--quiet');
      const { prompts } = JSON.parse(scanned.stdout) as {
        prompts: { key: string; estimate: { model: string } }[];
      };
      expect(prompts.map(({ key, estimate }) => `${key} ${estimate.model}`).sort()).toEqual([
        'a.py#title→complete openai/gpt-4o',
        'b.py#tags→complete openai/gpt-4o',
      ]);
    }));

  test('names models without a known rate, with an entry to fill in', () =>
    inFolder(async (folder) => {
      writeFileSync(
        path.join(folder, 'a.prompt.yml'),
        'model: acme/words-9\nmessages:\n  - { role: user, content: Sort the ticket. }\n',
      );
      const { stdout } = await promptcost(folder, 'init', '--folder', '.');
      expect(stdout).toContain('0 with a price, 1 on a model without a known rate (`acme/words-9`).');
      expect(readFileSync(path.join(folder, '.promptcost.yml'), 'utf8')).toContain(
        '#   "acme/words-9": openai/gpt-4.1-mini # 1 prompt uses this name: set the model behind it\n',
      );
    }));

  test('a prompt is an outlier beside those that cost something, not beside free ones', () =>
    inFolder(async (folder) => {
      const file = (name: string, model: string, text: string): void => {
        writeFileSync(
          path.join(folder, name),
          `model: ${model}\nmessages:\n  - { role: user, content: ${JSON.stringify(text)} }\n`,
        );
      };
      for (const name of ['a', 'b', 'c'])
        file(`${name}.prompt.yml`, 'openrouter/allenai/molmo-7b-d:free', `Sort the ticket ${name}.`);
      file('paid.prompt.yml', 'openai/gpt-4.1', 'Sort the ticket.');
      expect((await promptcost(folder, 'init', '--folder', '.')).stdout).not.toContain('Far more expensive');
      rmSync(path.join(folder, '.promptcost.yml'));
      file('large.prompt.yml', 'openai/gpt-4.1', 'Sort the ticket with care. '.repeat(2_000));
      expect((await promptcost(folder, 'init', '--folder', '.')).stdout).toContain(
        'Far more expensive than the others: large.prompt.yml (',
      );
    }));

  test('takes --model, and refuses a name that is no model', () =>
    inFolder(async (folder) => {
      const wrong = await promptcost(folder, 'init', '--folder', '.', '--model', 'gpt-4.1-mimi');
      expect(wrong.status).toBe(2);
      expect(wrong.stderr).toContain('gpt-4.1-mini');
      expect(readdirSync(folder)).toEqual([]);
      expect((await promptcost(folder, 'init', '--folder', '.', '--model', 'gpt-4.1')).status).toBe(0);
      expect(readFileSync(path.join(folder, '.promptcost.yml'), 'utf8')).toContain(
        'default-model: "openai/gpt-4.1" # given with --model',
      );
    }));

  test('refuses outside a repository unless a folder is given', () =>
    inFolder(async (folder) => {
      const refused = await promptcost(folder, 'init');
      expect(refused.status).toBe(2);
      expect(refused.stderr).toContain('is not in a git repository');
      expect(refused.stderr).toContain('--folder');
      expect(readdirSync(folder)).toEqual([]);
    }));

  test('writes to the root of the repository, and no second workflow', () =>
    inFolder(async (folder) => {
      git(folder, 'init', '--quiet');
      mkdirSync(path.join(folder, 'service'));
      mkdirSync(path.join(folder, '.github/workflows'), { recursive: true });
      const own = path.join(folder, '.github/workflows/cost.yaml');
      writeFileSync(own, 'jobs: { cost: { steps: [\n  uses: promptcost/promptcost@v1\n] } }\n');
      const answer = await promptcost(path.join(folder, 'service'), 'init');
      expect(answer.stdout).toContain('kept .github/workflows/cost.yaml (it runs promptcost)');
      expect(readdirSync(folder).sort()).toEqual(['.git', '.github', '.promptcost.yml', 'service']);
      expect(readdirSync(path.join(folder, '.github/workflows'))).toEqual(['cost.yaml']);
      expect(readdirSync(path.join(folder, 'service'))).toEqual([]);
    }));
});

test('a problem is shown with its line on a terminal, and in no report', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'promptcost-lines-'));
  try {
    const broken =
      'model: gpt-4.1\nmessages:\n  - role: user\n    content: a: \u001b[31m::error::b ##[error]c\n';
    writeFileSync(path.join(folder, 'triage.prompt.yml'), broken);
    const table = await promptcost(folder, 'scan', '--folder', '.');
    expect(table.stdout).toContain('    4 |     content: a: \\u{1b}[31m::error::b #\\u{23}[error]c\n');
    for (const format of ['json', 'markdown', 'html']) {
      const other = await promptcost(folder, 'scan', '--folder', '.', '--format', format);
      expect(other.stdout).toContain('triage.prompt.yml');
      expect(other.stdout).not.toContain('error::b');
    }
    mkdirSync(path.join(folder, 'old'));
    const compared = await promptcost(folder, 'diff', '--from', 'old', '--to', '.');
    expect(compared.stdout).toContain('    4 |     content: a: ');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what is not there is named in words', async () => {
  expect((await promptcost(plain, 'scan')).stderr.replace(/\s+/g, ' ')).toContain(
    'promptcost scan --folder DIR',
  );
  expect((await promptcost(plain, 'comment', 'no.json')).stderr).toContain('there is no such file');
  expect((await promptcost(repository, 'scan', '--config', 'no.yml')).stderr).toContain(
    '--config: got `no.yml`, which does not exist.',
  );
  const none = await promptcost(plain, 'count', 'no.md', '-m', 'gpt-4.1');
  expect([none.status, none.stdout]).toEqual([2, '']);
});

test('help and unknown commands', async () => {
  expect((await promptcost(plain)).stdout).toContain('Usage: promptcost <command>');
  for (const command of [
    'diff',
    'scan',
    'compare',
    'count',
    'models',
    'rates',
    'init',
    'demo',
    'comment',
    'mcp',
  ]) {
    const answer = await promptcost(plain, command, '--help');
    expect(answer.status).toBe(0);
    expect(answer.stdout).toContain('Examples:');
  }
  const unknown = await promptcost(plain, 'dif');
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain('Did you mean `diff`?');
  expect((await promptcost(plain, 'constructor')).status).toBe(2);
});
