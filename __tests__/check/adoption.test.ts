import { describe, expect, test } from '@jest/globals';
import { hasChanges } from '../../src/report/build.js';
import { headline, renderComment } from '../../src/outputs/index.js';
import { money } from '../../src/outputs/numbers.js';
import { links, reportOf } from '../support/scenarios.js';

const prompt = (lines: number): string =>
  `You answer questions about orders.\n${'Be exact. '.repeat(lines)}\n`;
const trees = { 'prompts/answer.md': prompt(2), 'AGENTS.md': prompt(3) };
const settings = (more: string): string => `version: 1\n${more}`;

describe('the pull request that adds promptcost', () => {
  test('gets one short comment: what was found, what it costs, and what has no price', async () => {
    const report = await reportOf({
      baseline: trees,
      head: { ...trees, '.promptcost.yml': settings('default-model: openai/gpt-4.1-mini\n') },
    });
    expect(report.changes).toEqual([]);
    expect(report.verdict).toBe('pass');
    expect(hasChanges(report)).toBe(true);
    expect(report.adoption).toMatchObject({ requests: 1, unpriced: 0, remedy: null, instructions: 1 });
    const price = report.adoption?.mostExpensive[0]?.usdPer1k ?? 0;
    expect(headline(report)).toBe(`promptcost is set up: 1 prompt, ${money(price)} per 1,000 requests`);
    const comment = renderComment(report, links);
    expect(comment).toContain('promptcost found 1 prompt and 1 agent instruction');
    expect(comment).toContain('`instructions-model`');
    expect(comment).not.toContain('unchanged');
    expect(comment.length).toBeLessThan(1_500);
  });

  test('counts each kind once, names the most expensive prompts, and prices a prompt as its row does', async () => {
    const more = { 'prompts/other.md': prompt(40), 'prompts/third.md': prompt(5) };
    const said = 'default-model: openai/gpt-4.1-mini\nlimits: { max-request-increase-usd-per-1k: 0.0001 }\n';
    const report = await reportOf({
      baseline: { ...trees, ...more },
      head: { ...trees, ...more, 'prompts/answer.md': prompt(400), '.promptcost.yml': settings(said) },
    });
    const [row] = report.changes;
    expect(report.verdict).toBe('fail');
    expect(report.adoption?.mostExpensive.map(({ key }) => key)).toEqual([
      'prompts/answer.md',
      'prompts/other.md',
      'prompts/third.md',
    ]);
    expect(report.adoption?.highUsdPer1k).toBe(row?.head?.usdPer1k);
    const comment = renderComment(report, links);
    expect(comment).toContain('promptcost found 3 prompts and 1 agent instruction.');
    expect(comment).toContain('because the base branch has none yet');
    expect(comment).not.toContain('Nothing to do');
  });

  test('names the setting that prices what has no price', async () => {
    const none = await reportOf({ baseline: trees, head: { ...trees, '.promptcost.yml': settings('') } });
    expect(none.adoption).toMatchObject({ unpriced: 1, remedy: 'default-model', lowUsdPer1k: null });
    const unknown = await reportOf({
      baseline: trees,
      head: { ...trees, '.promptcost.yml': settings('default-model: acme/unheard-of\n') },
    });
    expect(unknown.adoption).toMatchObject({ unpriced: 1, remedy: 'models' });
  });

  test('a workflow that uses the action is an adoption, too', async () => {
    const workflow = 'on: pull_request\njobs:\n  cost:\n    steps:\n      - uses: promptcost/promptcost@v0\n';
    const at = '.github/workflows/cost.yml';
    const added = await reportOf({ baseline: trees, head: { ...trees, [at]: workflow } });
    expect(added.adoption?.path).toBe(at);
    const edited = await reportOf({
      baseline: { ...trees, [at]: workflow },
      head: { ...trees, [at]: `${workflow}        with: { comment: always }\n` },
    });
    expect(edited.adoption).toBeUndefined();
  });

  test.each([
    ['exclude', "exclude: ['prompts/**']\n"],
    ['ignore', 'prompts: [{ match: "prompts/**", kind: ignore }]\n'],
    ['a kind', 'prompts: [{ match: "prompts/**", kind: evaluation }]\n'],
    ['a kind that is paid elsewhere', 'prompts: [{ match: "prompts/**", kind: fragment }]\n'],
    ['a kind without answers', 'prompts: [{ match: "prompts/**", kind: tools }]\n'],
    ['rates of a known model', 'models: { openai/gpt-4.1-mini: { input: 0, output: 0 } }\n'],
    ['a discount of a known model', 'models: { openai/gpt-4.1-mini: { discount-percent: 99 } }\n'],
    ['an alias of a known model', 'models: { openai/gpt-4.1-mini: openai/gpt-4.1-nano }\n'],
  ])('cannot take cost out of sight by %s', async (_what, more) => {
    const limits = 'default-model: openai/gpt-4.1-mini\nlimits: { max-request-increase-usd-per-1k: 0.10 }\n';
    const report = await reportOf({
      baseline: trees,
      head: {
        ...trees,
        'prompts/answer.md': prompt(400),
        '.promptcost.yml': settings(`${limits}${more}`),
      },
    });
    expect(report.verdict).toBe('fail');
  });
});

describe('a match of the settings that matches no prompt', () => {
  const said = '`prompts/support/**` matches no prompt. Nearest: `prompts/answer.md`.';
  const entry = 'prompts:\n  - match: prompts/support/**\n    usage: { output-tokens: 20 }\n';
  test.each([
    ['under prompts', settings(entry), 3],
    ['under rules', settings('rules:\n  - match:\n    - prompts/support/**\n    warn: {}\n'), 4],
    ['of a part that is ignored', settings('prompts: [{ match: prompts/old/**, kind: ignore }]\n'), null],
    ['no more than once', settings(`${entry}  - match: prompts/support/**\n    model: gpt-4o\n`), 3],
  ])('%s', async (_what, text, line) => {
    const report = await reportOf({ baseline: trees, head: { ...trees, '.promptcost.yml': text } });
    const found = report.problems.filter(({ reason }) => reason === 'settings');
    expect(found).toEqual(
      line === null
        ? []
        : [{ reason: 'settings', path: '.promptcost.yml', line, detail: said, side: 'head' }],
    );
    expect(report.verdict).toBe('pass');
  });

  test('is no mistake where the change removes the prompt', async () => {
    const file = { '.promptcost.yml': settings(entry) };
    const report = await reportOf({
      baseline: { ...trees, ...file, 'prompts/support/a.md': prompt(2) },
      head: { ...trees, ...file },
    });
    expect(report.problems.filter(({ reason }) => reason === 'settings')).toEqual([]);
  });
});

describe('the heading follows from the rows', () => {
  const agent = (model: string): string => `---\nname: a\ndescription: Reviews.\n${model}---\n${prompt(2)}`;
  test.each([
    ['opus after sonnet', 'model: claude-sonnet-4-5\n', 'model: claude-opus-4-5\n'],
    ['one unknown model after another', 'model: acme-one\n', 'model: acme-two\n'],
  ])('%s in an agent is a change', async (_what, before, after) => {
    const report = await reportOf({
      baseline: { '.claude/agents/a.md': agent(before) },
      head: { '.claude/agents/a.md': agent(after) },
    });
    expect(headline(report)).not.toMatch(/no change|same cost/);
    const comment = renderComment(report, links);
    expect(comment.includes('there is no price') && comment.includes('Cost of')).toBe(false);
  });

  test('a removed prompt without a price is removed', async () => {
    const report = await reportOf({ baseline: trees, head: { 'AGENTS.md': trees['AGENTS.md'] } });
    expect(headline(report)).toBe('Prompt cost: 1 prompt removed');
  });
});
