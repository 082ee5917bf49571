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

/** Package (or Node module) → who may import it; what is not listed may be imported anywhere but in core. */
const onlyIn: Record<string, readonly string[]> = {
  '@actions/core': ['action.ts', 'action', 'github'],
  '@actions/github': ['action.ts', 'action', 'github', 'revisions'],
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
      if (rooms !== undefined && !rooms.includes(room)) found.push(`${file} imports ${target}`);
    }
  }
  return found;
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

test('the key of a limit is written where the limit is, and nowhere else', () => {
  const keys = new Map(limits.map(({ key }) => [`'${key}'`, key]));
  const found = sources('src')
    .filter((file) => !file.startsWith('src/core/limits/') && !file.startsWith('src/formats/'))
    .flatMap((file) => {
      const text = textOf(file);
      return [...keys].flatMap(([quoted, key]) => (text.includes(quoted) ? [`${file}: ${key}`] : []));
    });
  // The output limit of a request has the same name in the settings as the limit on it.
  expect(found.filter((one) => !/^src\/settings\/(?:file|schema)\.ts: max-output-tokens$/.test(one))).toEqual(
    [],
  );
});
