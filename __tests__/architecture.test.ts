import { expect, test } from '@jest/globals';
import path from 'node:path';
import { limits } from '../src/core/limits/list.js';
import { sources, textOf } from './support/source.js';

/** Folder (or entry file) → folders of ours it may import. Its own folder is always allowed, except between siblings named below. */
const mayImport: Record<string, readonly string[]> = {
  'action.ts': ['*'],
  'cli.ts': ['*'],
  'adoption.ts': ['providers', 'core'],
  'check.ts': [
    'adoption.ts',
    'estimate-revision.ts',
    'next-tier.ts',
    'unmatched.ts',
    'discovery',
    'counting',
    'exact',
    'settings',
    'report',
    'core',
  ],
  'compare-models.ts': ['estimate-revision.ts', 'on-model.ts', 'providers', 'report', 'core'],
  'on-model.ts': ['estimate-revision.ts', 'counting', 'tokenizers', 'core'],
  'next-tier.ts': ['on-model.ts', 'providers', 'core'],
  'unmatched.ts': ['core'],
  'what-if.ts': ['check.ts', 'estimate-revision.ts', 'on-model.ts', 'providers', 'report', 'core'],
  'estimate-revision.ts': ['discovery', 'binding', 'counting', 'providers', 'tokenizers', 'core'],
  cli: ['*'],
  mcp: ['*'],
  action: ['*'],
  formats: ['core'],
  discovery: ['core', 'formats'],
  binding: ['core'],
  counting: ['core', 'tokenizers', 'tables'],
  exact: ['core', 'counting', 'tokenizers'],
  outputs: ['core', 'report'],
  settings: ['core'],
  report: ['core'],
  usage: ['core'],
  revisions: ['core'],
  github: ['core', 'report', 'outputs'],
  providers: ['core', 'tokenizers', 'tables'],
  tokenizers: ['core', 'tables'],
  tables: [],
  core: [],
};

/**
 * Package (or Node module) → who may import it, folders or single files; what is not listed may be imported anywhere but in
 * core. The network is for three folders; the demo serves its own API on the loopback address.
 */
const onlyIn: Record<string, readonly string[]> = {
  '@actions/core': ['action.ts', 'action', 'github'],
  '@actions/github': ['github', 'revisions'],
  'node:http': ['exact', 'github', 'revisions', 'cli/demo.ts'],
  'node:https': ['exact', 'github', 'revisions'],
  'node:http2': [],
  'node:net': ['cli/demo.ts'],
  'node:tls': [],
  'node:dgram': [],
  'node:dns': [],
  'node:fs': ['revisions', 'cli.ts', 'cli', 'usage', 'tables', 'action.ts', 'action'],
  'node:fs/promises': ['revisions', 'cli.ts', 'cli', 'usage', 'action.ts', 'action'],
  'node:child_process': ['revisions', 'cli.ts', 'cli', 'usage'],
  'fast-glob': ['revisions', 'cli.ts', 'cli', 'usage'],
  'js-tiktoken': ['tokenizers'],
  yaml: ['formats', 'settings', 'cli', 'usage'],
  'jsonc-parser': ['formats', 'settings', 'usage'],
  'smol-toml': ['formats'],
  nunjucks: ['formats'],
  handlebars: ['formats'],
  'csv-parse': ['formats', 'usage'],
  zod: ['report', 'mcp'],
  '@modelcontextprotocol/server': ['mcp'],
};

/** Breaches of the import rule in one file's text. */
export function breaches(file: string, text: string): string[] {
  const place = file.split(path.sep).slice(1);
  const room = place[0] ?? '';
  const found: string[] = [];
  for (const match of text.matchAll(/(?<!['\w])(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    const target = match[1] ?? '';
    if (target.startsWith('.')) {
      const resolved = path
        .normalize(path.join(path.dirname(file), target))
        .split(path.sep)
        .slice(1);
      const other = resolved[0]?.replace(/\.js$/, '.ts') ?? '';
      const allowed = mayImport[room];
      if (allowed === undefined) found.push(`${file}: no rule for src/${room}`);
      else if (other !== room && !allowed.includes('*') && !allowed.includes(other)) {
        found.push(`${file} imports ${target}`);
      }
      // Formats never import each other, nor do providers: what they share is in formats/syntax, request, templates and code.
      if (room === 'formats' && other === 'formats') {
        const from = place[1] ?? '';
        const to = resolved[1]?.replace(/\.js$/, '.ts') ?? '';
        const shared = new Set(['syntax', 'request', 'templates', 'code']);
        const free = new Set(['index.ts', 'registry.ts']);
        if (from !== to && !shared.has(to) && !free.has(from)) found.push(`${file} imports ${target}`);
      }
    } else {
      if (room === 'core') {
        found.push(`${file} imports ${target}`);
        continue;
      }
      const name = target.startsWith('@')
        ? target.split('/').slice(0, 2).join('/')
        : target.startsWith('node:')
          ? target
          : (target.split('/')[0] ?? '');
      const rooms = onlyIn[name];
      if (rooms !== undefined && !rooms.includes(room) && !rooms.includes(place.join('/'))) {
        found.push(`${file} imports ${target}`);
      }
    }
  }
  return found;
}

/** Layers inside core: a file imports its own layer and those below it. */
const layers: Readonly<Record<string, number>> = { cost: 1, causes: 2, compare: 3, limits: 4 };

function layerOf(file: string): number {
  const [, , folder, name] = file.split('/');
  return name === undefined ? 0 : (layers[folder ?? ''] ?? Infinity);
}

/** Imports that go up a layer of core. */
function upward(file: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].flatMap(([, target = '']) =>
    layerOf(path.posix.join(path.posix.dirname(file), target)) > layerOf(file)
      ? [`${file} imports ${target}`]
      : [],
  );
}

/** What makes core give another answer the next time: a clock, the environment, chance. */
const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bperformance\.|\bcrypto\./g;

/** A request over the network without an import. */
const fetches = /(?<![.\w'])fetch\(|\bglobalThis\.fetch\b|\bnew (?:WebSocket|XMLHttpRequest|EventSource)\b/g;
const mayFetch = new Set(['exact', 'github', 'revisions']);

function unlisted(file: string, text: string): string[] {
  const code = text.replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '');
  const room = file.split('/')[1] ?? '';
  return [
    ...(room === 'core' ? (code.match(impure) ?? []) : []),
    ...(mayFetch.has(room) ? [] : (code.match(fetches) ?? [])),
  ].map((what) => `${file}: ${what}`);
}

test('every import follows the plan of the house', () => {
  const found = sources('src').flatMap((file) => breaches(file, textOf(file)));
  expect(found).toEqual([]);
});

test('a planted breach is found', () => {
  expect(breaches('src/core/x.ts', "import { a } from '../formats/y.js';")).toHaveLength(1);
  expect(breaches('src/core/x.ts', "import fs from 'node:fs';")).toHaveLength(1);
  expect(breaches('src/formats/a.ts', "import { b } from './b.js';")).toHaveLength(1);
  expect(breaches('src/formats/a.ts', "import { b } from './syntax/yaml.js';")).toEqual([]);
  expect(breaches('src/outputs/a.ts', "import * as core from '@actions/core';")).toHaveLength(1);
  expect(breaches('src/binding/a.ts', "import { b } from '../formats/syntax/paths.js';")).toHaveLength(1);
  expect(breaches('src/discovery/a.ts', "import { b } from '../binding/bind.js';")).toHaveLength(1);
  expect(
    breaches('src/core/cost/x.ts', "import { causeText } from '../../report/words/causes.js';"),
  ).toHaveLength(1);
  expect(breaches('src/formats/x.ts', "import { causeText } from '../report/words/causes.js';")).toHaveLength(
    1,
  );
  expect(breaches('src/providers/a.ts', "const x = await import('../github/comment.js');")).toHaveLength(1);
});

test('the layers of core import downward only', () => {
  expect(sources('src/core').flatMap((file) => upward(file, textOf(file)))).toEqual([]);
});

test('core has no clock, environment or chance, and only three folders ask the network', () => {
  expect(sources('src').flatMap((file) => unlisted(file, textOf(file)))).toEqual([]);
});

test.each([
  ['src/core/prompt.ts', "import { price } from './cost/price.js';", 1],
  ['src/core/cost/price.ts', "import { explain } from '../causes/attribute.js';", 1],
  ['src/core/causes/attribute.ts', "import { compare } from '../compare/compare.js';", 1],
  ['src/core/compare/compare.ts', "import { limits } from '../limits/list.js';", 1],
  ['src/core/limits/check.ts', "import { compare } from '../compare/compare.js';", 0],
  ['src/core/compare/compare.ts', "import type { Limits } from '../limits.js';", 0],
])('an import that goes up a layer is found: %s %s', (file, text, count) => {
  expect(upward(file, text)).toHaveLength(count);
});

test.each([
  ['src/core/cost/price.ts', 'const today = new Date();', 1],
  ['src/core/cost/price.ts', "if (process.env['TOKENS']) return;", 1],
  ['src/core/cost/price.ts', 'const day = new Date(on);', 0],
  ['src/providers/lookup.ts', "const list = await fetch('https://example.com/rates');", 1],
  ['src/exact/endpoints/ask.ts', 'const answer = await fetch(url);', 0],
  ['src/revisions/git/history.ts', 'await store.fetch(filter);', 0],
])('a clock in core and a request elsewhere are found: %s %s', (file, text, count) => {
  expect(unlisted(file, text)).toHaveLength(count);
});

test('a network module outside of its folders is found', () => {
  expect(breaches('src/providers/a.ts', "import https from 'node:https';")).toHaveLength(1);
  expect(breaches('src/cli/x.ts', "import { createServer } from 'node:http';")).toHaveLength(1);
  expect(breaches('src/cli/demo.ts', "import { createServer } from 'node:http';")).toEqual([]);
});

/** Keys of limits as text, outside of the place where limits are. */
function limitKeysIn(file: string, text: string): string[] {
  if (file.startsWith('src/core/limits/') || file.startsWith('src/formats/')) return [];
  return limits.flatMap(({ key }) => (text.includes(`'${key}'`) ? [`${file}: ${key}`] : []));
}

test('the key of a limit is written where the limit is, and nowhere else', () => {
  const found = sources('src').flatMap((file) => limitKeysIn(file, textOf(file)));
  // The output limit of a request has the same name in the settings as the limit on it.
  expect(found.filter((one) => !/^src\/settings\/(?:file|schema)\.ts: max-output-tokens$/.test(one))).toEqual(
    [],
  );
  expect(limitKeysIn('src/outputs/a.ts', "if (rule === 'max-request-usd') return;")).toHaveLength(1);
  expect(limitKeysIn('src/core/limits/a.ts', "key: 'max-request-usd',")).toEqual([]);
});

test('docs/architecture.md names every folder and every file that it maps', () => {
  const page = textOf('docs/architecture.md');
  const folders = new Set(sources('src').map((file) => file.split('/')[1] ?? ''));
  const files = ['core', 'report', 'binding', 'discovery'].flatMap((room) => sources(`src/${room}`));
  const names = [
    ...[...folders].map((folder) => (folder.endsWith('.ts') ? folder : `${folder}/`)),
    ...files.map((file) => file.split('/').slice(-1).join()),
  ];
  expect(names.filter((name) => !page.includes(name))).toEqual([]);
});
