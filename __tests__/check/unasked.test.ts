import { expect, jest, test } from '@jest/globals';
import { describeTokenizer, tokenizerForModel, tokenizerIds } from '../../src/tokenizers/index.js';

const openTokenizer = jest.fn((id: string): never => {
  throw new Error(`${id} was opened`);
});
jest.unstable_mockModule('../../src/tokenizers/index.js', () => ({
  describeTokenizer,
  openTokenizer,
  tokenizerForModel,
  tokenizerIds,
}));
const { reportOf } = await import('../support/scenarios.js');
const { renderComment, noLinks } = await import('../../src/outputs/index.js');

const prompt = (text: string): string =>
  `model: openai/gpt-4.1-mini\nmessages:\n  - role: system\n    content: ${text}\n`;
const baseline = { 'prompts/a.prompt.yml': prompt('Sort the ticket.'), 'notes.txt': 'one\n' };

test('a check in which no prompt differs counts no prompt', async () => {
  const report = await reportOf({ baseline, head: { ...baseline, 'notes.txt': 'two\n' } });
  expect(report.unchangedCount).toBe(1);
  expect(renderComment(report, noLinks)).not.toBe('');
  expect(openTokenizer).not.toHaveBeenCalled();
});

test('one that differs is counted', async () => {
  const head = { ...baseline, 'prompts/a.prompt.yml': prompt('Sort the ticket twice.') };
  await expect(reportOf({ baseline, head })).rejects.toThrow('o200k_base was opened');
});
