// CPU time and peak memory of one check of hostile input. Every line must stay under 10 s and 1.5 GB, or end in a finding.
//
//   node scripts/build.mjs && node bench/stress.mjs [NAME…]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const cli = process.env.PROMPTCOST_CLI ?? resolve('dist/cli/index.js');
const megabytes = 8 * 1024 * 1024;
const fill = (unit, size = megabytes) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
const list = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const files = (count, make) => Object.fromEntries(list(count, make));

/** Words that are not the same twice. */
const words = (count, seed) => {
  let state = seed + 1;
  return list(count, () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return ['refund', 'policy', 'answer', 'customer', 'always', 'never', 'section', 'ticket', 'order'][
      state % 9
    ];
  }).join(' ');
};
const batchLine = (index, seed) =>
  JSON.stringify({
    custom_id: `r${index}`,
    method: 'POST',
    url: '/v1/chat/completions',
    body: {
      model: 'gpt-4.1-mini',
      max_tokens: 100,
      messages: [
        { role: 'system', content: words(130, seed) },
        { role: 'user', content: `Question ${index}` },
      ],
    },
  });

/** Name → files of base, for inputs that change what is there. */
const bases = {
  'jsonl: 50 MB': () => ({
    'batch/questions-batch.jsonl': list(50_000, (index) => batchLine(index, index)).join('\n'),
  }),
  'text: 20,000 changed prompts': () =>
    files(20_000, (index) => [`prompts/d${index % 100}/p${index}.txt`, words(12, index)]),
  'text: 200 removed and 200 added prompts of 25 KB': () =>
    files(200, (index) => [`prompts/a${index}.txt`, words(3600, index)]),
};

/** Name → files of head; null for one that is gone. Sizes are chosen so that one file, or all together, hold about 8 MB. */
const inputs = {
  'yaml: tags': () => ({ 'prompts/a.yaml': `prompt: ${fill('!a ')}` }),
  'yaml: maps in one line': () => ({ 'prompts/a.yaml': fill('a: b: c\n') }),
  'yaml: anchors': () => ({ 'prompts/a.yaml': fill('&a [*a, ') }),
  'yaml: brackets': () => ({ 'prompts/a.prompt.yml': fill('[') }),
  'json: brackets': () => ({ 'prompts/a.json': fill('[{"a":') }),
  'toml: tables': () => ({ 'prompts/a.toml': fill('[a.b]\n') }),
  'toml: arrays': () => ({ 'prompts/a.toml': `a = ${fill('[')}` }),
  'jinja: open quotes': () => ({ 'prompts/a.j2': fill("{{ ' }}") }),
  'jinja: brackets': () => ({ 'prompts/a.j2': fill('{{((') }),
  'jinja: conditions': () => ({ 'prompts/a.j2': fill('{% if x %}') }),
  'jinja: endless loop': () => ({
    'prompts/a.j2': '{% for i in range(99999) %}{% for j in range(99999) %}ab{% endfor %}{% endfor %}',
  }),
  'jinja: doubled text': () => ({
    'prompts/a.j2': `{% set a = "ab" %}${list(64, () => '{% set a = a ~ a %}').join('')}{{ a }}`,
  }),
  'handlebars: blocks': () => ({ 'prompts/a.hbs': fill('{{#if x}}') }),
  'handlebars: 3,000 missing partials, 60 folders deep': () => ({
    [`prompts/${'d/'.repeat(60)}a.hbs`]: list(3000, (index) => `{{> gone${index}}}\n`).join(''),
  }),
  'liquid: assignments': () => ({ 'prompts/a.liquid': fill('{% assign a = a | append: a %}') }),
  'go: ranges': () => ({ 'prompts/a.tmpl': fill('{{range .X}}') }),
  'text: braces': () => ({ 'prompts/a.md': fill('{a') }),
  'poml: tags': () => ({ 'prompts/a.poml': `<poml>${fill('<p>')}` }),
  'baml: 300 classes, 120 functions': () => ({
    'baml_src/a.baml': [
      ...list(300, (index) => `class C${index} {\n  a C${(index + 1) % 300}\n  b C${(index + 7) % 300}\n}\n`),
      ...list(
        120,
        (index) =>
          `function F${index}(x: string) -> C${index} {\n  client "openai/gpt-4.1-mini"\n  prompt #"\n{{ ctx.output_format }}\n"#\n}\n`,
      ),
    ].join(''),
  }),
  'litellm: 15,000 models, 100,000 fallbacks': () => ({
    'litellm.yaml': `model_list:\n${list(15_000, (index) => `  - model_name: m${index}\n    litellm_params:\n      model: openai/gpt-4.1-mini\n`).join('')}litellm_settings:\n  fallbacks:\n${list(100_000, (index) => `    - m${index % 15_000}: [m${(index + 1) % 15_000}]\n`).join('')}`,
  }),
  'tools: 10,000 in one request': () => ({
    'api/request.json': JSON.stringify({
      model: 'gpt-4.1-mini',
      max_tokens: 10,
      messages: [{ role: 'user', content: 'Help the customer.' }],
      tools: list(10_000, (index) => ({
        type: 'function',
        function: { name: `tool${index}`, description: 'Finds an order.', parameters: { type: 'object' } },
      })),
    }),
  }),
  'jinja: a chain of 5,000 parts': () =>
    files(5000, (index) => [`prompts/p${index}.j2`, `{% include "p${index + 1}.j2" %}\nBe kind.\n`]),
  'text: one line of 1 MB': () => ({ 'prompts/a.md': fill('Check the refund policy. ', 1024 * 1024) }),
  'python: one line of 1 MB': () => ({
    'app/a.py': `from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="gpt-4.1-mini", messages=[{"role": "user", "content": "${fill('Check the refund policy. ', 1024 * 1024)}"}])\n`,
  }),
  'python: nesting': () => ({ 'app/a.py': `import openai\nx = ${fill('[', 10_000)}${fill(']', 10_000)}\n` }),
  'jsonl: 50 MB': () => ({
    'batch/questions-batch.jsonl': list(50_000, (index) => batchLine(index, index + 7)).join('\n'),
  }),
  'text: 20,000 changed prompts': () =>
    files(20_000, (index) => [`prompts/d${index % 100}/p${index}.txt`, words(14, index)]),
  'text: 200 removed and 200 added prompts of 25 KB': () => ({
    ...files(200, (index) => [`prompts/a${index}.txt`, null]),
    ...files(200, (index) => [`prompts/z/b${index}.txt`, words(3600, index + 5000)]),
  }),
  'settings: 20,000 globs': () => ({
    '.promptcost.yml': `version: 1\nexclude:\n${list(20_000, (index) => `  - "archive/f${index}/a.txt"\n`).join('')}`,
    'prompts/a.txt': 'Check the refund policy.',
  }),
  ...Object.fromEntries(
    Object.entries({
      py: (text) =>
        `from openai import OpenAI\nOpenAI().responses.create(model="gpt-4.1-mini", input="${text}")\n`,
      ts: (text) =>
        `import OpenAI from 'openai'; new OpenAI().responses.create({ model: 'gpt-4.1-mini', input: '${text}' });`,
      go: (text) => `package a; import "github.com/openai/openai-go"; const Prompt = "${text}"`,
      java: (text) =>
        `import com.openai.client.OpenAIClient; class A { static final String PROMPT = "${text}"; }`,
      cs: (text) => `using OpenAI.Chat; class A { const string Prompt = "${text}"; }`,
      rb: (text) => `require "openai"; PROMPT = "${text}"`,
      php: (text) => `<?php use OpenAI; const PROMPT = "${text}";`,
      rs: (text) => `use async_openai::Client; const PROMPT: &str = "${text}";`,
      swift: (text) => `import OpenAI; let prompt = "${text}"`,
    }).map(([ending, make]) => [
      `one line of 8 MB: ${ending}`,
      () => ({ [`app/a.${ending}`]: make(fill('Check the refund policy before you answer. ')) }),
    ]),
  ),
  '1,000 files that include one of 5 MB': () => ({
    'prompts/_big.j2': fill('Check the refund policy before you answer. ', 5 * 1024 * 1024),
    ...files(1000, (index) => [`prompts/p${index}.j2`, 'You are kind. {% include "_big.j2" %}\n']),
  }),
};

const wanted = process.argv.slice(2);
console.log('| input | CPU | peak memory | exit | problems |\n|---|---|---|---|---|');
for (const [name, make] of Object.entries(inputs)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  const folder = mkdtempSync(join(tmpdir(), 'promptcost-stress-'));
  const git = (...words) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
      stdio: 'pipe',
    });
  const commit = (message, tree) => {
    for (const [path, text] of Object.entries(tree)) {
      if (text === null) rmSync(join(folder, path));
      else {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    }
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', message);
  };
  git('init', '-q');
  commit('base', bases[name]?.() ?? {});
  commit('head', make());
  const used = join(folder, '.git', 'used.json');
  const note = `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(used)}, JSON.stringify(process.resourceUsage())));`;
  const run = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(note)}`,
      cli,
      'diff',
      'HEAD~1',
      '--head',
      'HEAD',
      '--repo',
      folder,
      '--format',
      'json',
      '--quiet',
    ],
    { encoding: 'utf8', maxBuffer: 1e9, timeout: 600_000 },
  );
  let cpu = 'over 600 s';
  let memory = '';
  let problems = '';
  try {
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(used, 'utf8'));
    cpu = `${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} s`;
    memory = `${Math.round(maxRSS / 1024)} MB`;
    const report = JSON.parse(run.stdout);
    problems = [...new Set([...report.problems, ...(report.unread ?? [])].map(({ reason }) => reason))].join(
      ', ',
    );
  } catch {
    problems ||= run.stderr.trim().split('\n')[0]?.slice(0, 80) ?? '';
  }
  console.log(`| ${name} | ${cpu} | ${memory} | ${run.status ?? run.signal} | ${problems} |`);
  rmSync(folder, { recursive: true, force: true });
}
