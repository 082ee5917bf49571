import { expect, test } from '@jest/globals';
import { discover, noSettings } from '../support/discover.js';
import { memoryRevision } from '../support/memory-revision.js';

test('a link and the file it leads to are one prompt with two readers', async () => {
  const { prompts } = await discover(
    memoryRevision({ 'AGENTS.md': 'Sort tickets by age.\n', 'CLAUDE.md': { link: 'AGENTS.md' } }),
    noSettings,
  );
  expect(prompts.map(({ key, sources }) => ({ key, sources }))).toEqual([
    { key: 'AGENTS.md', sources: ['AGENTS.md', 'CLAUDE.md'] },
  ]);
});

test('a link to a file that is no prompt by its own name is the prompt', async () => {
  const { prompts } = await discover(
    memoryRevision({ 'docs/agents.md': 'Sort tickets by age.\n', 'CLAUDE.md': { link: 'docs/agents.md' } }),
    noSettings,
  );
  expect(prompts.map(({ key }) => key)).toEqual(['CLAUDE.md']);
});

test('two equal files are two prompts', async () => {
  const { prompts } = await discover(
    memoryRevision({ 'AGENTS.md': 'Sort tickets.\n', 'CLAUDE.md': 'Sort tickets.\n' }),
    noSettings,
  );
  expect(prompts.map(({ key }) => key)).toEqual(['AGENTS.md', 'CLAUDE.md']);
});
