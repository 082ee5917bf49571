import { describe, expect, test } from '@jest/globals';
import { renderComment, renderSummary } from '../../src/outputs/index.js';
import { links, reportOf } from '../support/scenarios.js';

const prompt = (text: string): string =>
  `model: openai/gpt-4.1-mini\nmessages:\n  - role: system\n    content: ${text}\n`;
const broken = 'model: [openai/gpt-4.1\nmessages: }\n';

describe('problems in files that a change does not touch', () => {
  const baseline = { 'a.prompt.yml': prompt('Sort the ticket.'), 'old/b.prompt.yml': broken };
  const head = { ...baseline, 'a.prompt.yml': prompt('Sort the ticket by its queue.') };

  test('are in the report and the summary, and not in the comment', async () => {
    const report = await reportOf({ baseline, head });
    expect(report.problems.filter(({ path }) => path === 'old/b.prompt.yml')).toMatchObject([
      { side: 'head', untouched: true },
    ]);
    expect(renderSummary(report, links)).toContain('old/b.prompt.yml');
    expect(renderComment(report, links)).not.toContain('old/b.prompt.yml');
  });

  test('are in the comment where the change causes or touches them', async () => {
    const added = await reportOf({ baseline: { 'a.prompt.yml': prompt('Sort.') }, head: baseline });
    expect(renderComment(added, links)).toContain('old/b.prompt.yml');
    const edited = await reportOf({
      baseline,
      head: { ...baseline, 'old/b.prompt.yml': `${broken}# still\n` },
    });
    expect(renderComment(edited, links)).toContain('old/b.prompt.yml');
  });
});
