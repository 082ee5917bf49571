import { expect, test } from '@jest/globals';
import { typescriptProject } from '../../../src/formats/code/resolve-typescript.js';

const project = (files: Record<string, unknown>) =>
  typescriptProject({
    paths: Object.keys(files),
    has: (path) => path in files,
    readMany: async (paths) =>
      new Map(
        paths.map((path) => {
          const file = files[path];
          const text = typeof file === 'string' ? file : JSON.stringify(file);
          return [path, { path, text, hadByteOrderMark: false }];
        }),
      ),
  });

test('every way of naming a file of the repository', async () => {
  const found = await project({
    'package.json': { name: 'root', workspaces: ['packages/*'] },
    'tsconfig.base.json': { compilerOptions: { paths: { '@shared/*': ['./packages/shared/src/*'] } } },
    'apps/web/package.json': { name: 'web', imports: { '#prompts/*': './src/prompts/*.ts' } },
    'apps/web/tsconfig.json':
      '{ // comment\n "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./src/*"], "env": ["./src/env.ts"] } }, }',
    'apps/web/src/a.ts': '',
    'apps/web/src/b.tsx': '',
    'apps/web/src/env.ts': '',
    'apps/web/src/lib/index.ts': '',
    'apps/web/src/prompts/x.md': '',
    'apps/web/src/prompts/y.ts': '',
    'apps/api/tsconfig.json': { extends: '../../tsconfig.base.json' },
    'apps/api/src/main.ts': '',
    'packages/shared/src/text.ts': '',
    'packages/ai/package.json': {
      name: '@acme/ai',
      exports: {
        '.': { types: './dist/index.d.ts', default: './dist/index.js' },
        './models': './src/models.ts',
        './p/*': './src/p/*.ts',
      },
    },
    'packages/ai/src/index.ts': '',
    'packages/ai/src/models.ts': '',
    'packages/ai/src/p/q.ts': '',
    'packages/ai/src/deep.ts': '',
    'packages/old/package.json': { name: 'old', main: 'lib/index.js' },
    'packages/old/src/index.js': '',
    'svelte/package.json': { name: 'kit' },
    'svelte/src/lib/p.ts': '',
    'svelte/src/routes/r.ts': '',
  });
  const cases: [string, string, string | null][] = [
    ['apps/web/src/a.ts', './b', 'apps/web/src/b.tsx'],
    ['apps/web/src/a.ts', './b.js', 'apps/web/src/b.tsx'],
    ['apps/web/src/a.ts', './lib', 'apps/web/src/lib/index.ts'],
    ['apps/web/src/lib/index.ts', '..', null],
    ['apps/web/src/a.ts', './prompts/x.md?raw', 'apps/web/src/prompts/x.md'],
    ['apps/web/src/a.ts', '@/lib', 'apps/web/src/lib/index.ts'],
    ['apps/web/src/a.ts', 'env', 'apps/web/src/env.ts'],
    ['apps/web/src/a.ts', 'src/b', 'apps/web/src/b.tsx'],
    ['apps/web/src/a.ts', '#prompts/y', 'apps/web/src/prompts/y.ts'],
    ['apps/api/src/main.ts', '@shared/text', 'packages/shared/src/text.ts'],
    ['apps/web/src/a.ts', '@acme/ai', 'packages/ai/src/index.ts'],
    ['apps/web/src/a.ts', '@acme/ai/models', 'packages/ai/src/models.ts'],
    ['apps/web/src/a.ts', '@acme/ai/p/q', 'packages/ai/src/p/q.ts'],
    ['apps/web/src/a.ts', '@acme/ai/deep', 'packages/ai/src/deep.ts'],
    ['apps/web/src/a.ts', 'old', 'packages/old/src/index.js'],
    ['svelte/src/routes/r.ts', '$lib/p', 'svelte/src/lib/p.ts'],
    ['apps/web/src/a.ts', 'openai', null],
    ['apps/web/src/a.ts', '../../../../secret', null],
  ];
  expect(cases.map(([from, request]) => [from, request, found.resolve(from, request)])).toEqual(cases);
});
