import { describe, expect, test } from '@jest/globals';
import { reportOf } from '../support/scenarios.js';

const settings = (more = ''): string =>
  `version: 1\ndefault-model: openai/gpt-4.1-mini\nlimits: { max-input-tokens-increase: 5 }\n${more}`;
const prompt = (lines: number): string =>
  `You answer questions about orders.\n${'Be exact. '.repeat(lines)}\n`;

const grown = (path: string, more = '') =>
  reportOf({
    baseline: { '.promptcost.yml': settings(more), [path]: prompt(1) },
    head: { '.promptcost.yml': settings(more), [path]: prompt(40) },
  });

describe('test data', () => {
  test.each([
    ['prompts/answer.md', 'request', 'fail'],
    ['tests/prompts/answer.md', 'evaluation', 'pass'],
    ['app/__tests__/prompts/answer.md', 'evaluation', 'pass'],
    ['contest/prompts/answer.md', 'request', 'fail'],
    ['docs/prompts/answer.md', 'evaluation', 'pass'],
  ])('%s is reported as %s and comes out as %s', async (path, kind, verdict) => {
    const report = await grown(path);
    expect(report.changes.map((change) => change.kind)).toEqual([kind]);
    expect(report.verdict).toBe(verdict);
  });

  test('a rule that names it applies to it', async () => {
    const rules = "rules: [{ match: 'tests/**', limits: { max-input-tokens-increase: 5 } }]\n";
    expect((await grown('tests/prompts/answer.md', rules)).verdict).toBe('fail');
  });

  test('test-paths replaces the folders that are built in', async () => {
    const own = "test-paths: ['samples/**']\n";
    expect((await grown('tests/prompts/answer.md', own)).verdict).toBe('fail');
    expect((await grown('samples/prompts/answer.md', own)).verdict).toBe('pass');
  });

  test('the head cannot call what is in production test data', async () => {
    const report = await reportOf({
      baseline: { '.promptcost.yml': settings(), 'prompts/answer.md': prompt(1) },
      head: {
        '.promptcost.yml': settings("test-paths: ['prompts/**']\n"),
        'prompts/answer.md': prompt(40),
      },
    });
    expect(report.verdict).toBe('fail');
  });

  test('a prompt that moves into a test folder is checked as before', async () => {
    const base = `You answer questions about orders.\n${'Be exact and name the order. '.repeat(60)}\n`;
    const report = await reportOf({
      baseline: { '.promptcost.yml': settings(), 'prompts/answer.md': base },
      head: { '.promptcost.yml': settings(), 'tests/prompts/answer.md': `${base}${'Be brief. '.repeat(20)}` },
    });
    expect(report.changes.map(({ status, kind }) => [status, kind])).toEqual([['renamed', 'request']]);
    expect(report.verdict).toBe('fail');
  });

  test('a gateway config there is no source of aliases', async () => {
    const gateway =
      'model_list:\n  - model_name: smart\n    litellm_params: { model: openai/gpt-4.1-mini }\n';
    const request = 'model: smart\nmessages:\n  - { role: user, content: "Sort the ticket." }\n';
    const at = async (path: string): Promise<string | null | undefined> => {
      const report = await reportOf({
        baseline: {},
        head: { 'prompts/sort.prompt.yml': request, [path]: gateway },
      });
      return report.changes[0]?.head?.model;
    };
    expect(await at('litellm_config.yaml')).toBe('openai/gpt-4.1-mini');
    expect(await at('tests/litellm_config.yaml')).toBeNull();
  });

  test('instructions-model prices instructions, default-model does not', async () => {
    const priced = async (key: string): Promise<boolean | undefined> =>
      (
        await reportOf({
          baseline: { '.promptcost.yml': `version: 1\n${key}: openai/gpt-4.1-mini\n` },
          head: { '.promptcost.yml': `version: 1\n${key}: openai/gpt-4.1-mini\n`, 'AGENTS.md': prompt(3) },
        })
      ).changes[0]?.head?.priced;
    expect(await priced('instructions-model')).toBe(true);
    expect(await priced('default-model')).toBe(false);
  });
});
