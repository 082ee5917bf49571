import { expect, test } from '@jest/globals';
import { litellm } from '../../src/formats/litellm.js';
import { discover, noSettings } from '../support/discover.js';
import { memoryRevision } from '../support/memory-revision.js';

test.each<[string, (number | null)[], number | undefined]>([
  ['one deployment', [100], 100],
  ['the highest of several', [100, 4_096, 900], 4_096],
  ['none where the last has none', [100, null], undefined],
  ['none where the first has none', [null, 100], undefined],
  ['none where one of them in the middle has none', [100, null, 200], undefined],
])('the output limit of a name: %s', async (_, limits, expected) => {
  for (const model of [() => 'openai/gpt-4o', (index: number) => `azure/east-${index}`]) {
    const list = limits.map(
      (limit, index) =>
        `  - model_name: fast\n    litellm_params:\n      model: ${model(index)}\n${limit === null ? '' : `      max_tokens: ${limit}\n`}`,
    );
    const { aliases } = await discover(
      memoryRevision({ 'litellm.yaml': `model_list:\n${list.join('')}` }),
      noSettings,
      [litellm],
    );
    expect(aliases.map(({ maxOutputTokens }) => maxOutputTokens)).toEqual([expected]);
  }
});
