import { describe, expect, test } from '@jest/globals';
import { hasChanges } from '../src/report/build.js';
import type { Report } from '../src/core/report.js';
import {
  renderComment,
  renderJson,
  renderSummary,
  renderTerminal,
  renderUnchanged,
} from '../src/outputs/index.js';
import { mergeReports } from '../src/report/merge.js';
import { parseReport } from '../src/report/read.js';
import { expectGolden } from './support/golden.js';
import { goldenFile, links, reportOf, scenarios } from './support/scenarios.js';

describe.each(scenarios().map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
  test('gives its golden report, comment and terminal text, twice the same', async () => {
    const report = await reportOf(scenario);
    const comment = hasChanges(report) ? renderComment(report, links) : renderUnchanged(report, links, null);
    expectGolden(goldenFile(scenario, 'comment.md'), `${comment}\n`);
    expectGolden(goldenFile(scenario, 'terminal.txt'), renderTerminal(report, { width: 100, color: false }));
    if (report.changes.length <= 20) expectGolden(goldenFile(scenario, 'report.json'), renderJson(report));
    expect(renderJson(await reportOf(scenario))).toBe(renderJson(report));
    expect(comment.length).toBeLessThan(60_000);
    expect(Buffer.byteLength(renderSummary(report, links))).toBeLessThan(900 * 1024);
  });

  test('its report is valid, and its causes add up to its deltas', async () => {
    const report = await reportOf(scenario);
    expect(parseReport(renderJson(report))).toEqual(JSON.parse(JSON.stringify(report)));
    expect(mergeReports([report])).toEqual(report);
    for (const change of report.changes) {
      if (change.delta.usdPer1k === null) continue;
      // In whole 1e-9 USD, because a sum of floats is not exact.
      const nano = (value: number): number => Math.round(value * 1e9);
      expect(change.causes.reduce((sum, cause) => sum + nano(cause.usdPer1k), 0)).toBe(
        nano(change.delta.usdPer1k),
      );
    }
    for (const side of report.changes.flatMap((change) => [change.baseline, change.head])) {
      if (side?.requestUsd == null) continue;
      const lines = side.lines.reduce((sum, line) => sum + Math.round(line.costUsd * 1e12), 0);
      expect(lines).toBe(Math.round(side.requestUsd * 1e12));
    }
  });
});

/** What each sample must say, beside its golden, so that nobody rewrites a golden into nonsense. */
describe('the samples say what they were made for', () => {
  const named = async (name: string): Promise<Report> => {
    const scenario = scenarios().find((one) => one.name === name);
    if (scenario === undefined) throw new Error(`there is no sample ${name}`);
    return reportOf(scenario);
  };
  const failing = (report: Report): string[] =>
    report.findings.filter(({ level }) => level === 'fail').map(({ rule }) => rule);

  test('a grown prompt breaks its limit by its text', async () => {
    const report = await named('grown-prompt');
    expect(failing(report)).toEqual(['max-request-increase-percent']);
    expect(report.changes[0]?.causes.map(({ cause }) => cause)).toEqual(['system']);
  });

  test('a swapped model is 400 % more, and nothing else', async () => {
    const report = await named('model-swap');
    expect(report.changes).toHaveLength(1);
    expect(report.changes[0]?.delta.percent).toBe(400); // gpt-4.1-mini 0.40/1.60 → gpt-4.1 2.00/8.00
    expect(report.changes[0]?.causes.map(({ cause }) => cause)).toEqual(['model']);
  });

  test('a prompt over its limit says what the next tier costs, but not where the change swaps the model', async () => {
    const report = await named('support-desk');
    const tiers = report.changes.map(({ key, tier }) => [key, tier?.model ?? null]);
    expect(Object.fromEntries(tiers)).toEqual({
      'src/review.ts#reviewFile→generateText': null,
      'prompts/notes.prompty': 'openai/gpt-4.1-mini',
      'prompts/triage.prompt.yml': 'openai/gpt-5.4-nano',
    });
    // Both rates are a fifth, and the tokens are the same.
    const notes = report.changes.find(({ key }) => key === 'prompts/notes.prompty');
    expect(notes?.tier?.percent).toBeCloseTo(-80, 1);
    expect(notes?.tier?.usdPer1k).toBeCloseTo((notes?.head?.usdPer1k ?? 0) / 5, 6);
    expect(renderComment(report, links).match(/quality untested/g)).toHaveLength(1);
    expect(mergeReports([parseReport(renderJson(report))])).toEqual(JSON.parse(renderJson(report)));
  });

  test('a prompt over its limit says what a batch and the best order of its text cost', async () => {
    const report = await named('support-desk');
    for (const { head, cheaper } of report.changes) {
      const batch = cheaper?.find(({ way }) => way === 'batch');
      expect(batch?.usdPer1k).toBeCloseTo((head?.usdPer1k ?? 0) / 2, 6);
    }
    // With the variable below the fixed text again, the request costs what it did on the base, but for a token.
    const notes = report.changes.find(({ key }) => key === 'prompts/notes.prompty');
    const order = notes?.cheaper?.find(({ way }) => way === 'cache-order');
    expect(order).toMatchObject({ warm: false });
    expect(Math.abs((order?.usdPer1k ?? 0) - (notes?.baseline?.usdPer1k ?? 0))).toBeLessThan(0.02);
  });

  test('tokens are told by file where a partial brings some of them', async () => {
    const report = await named('shared-partial');
    for (const { kind, path, head } of report.changes) {
      if (kind !== 'request') continue;
      const files = head?.tokensByFile ?? [];
      expect(files.map((file) => file.path)).toContain(path);
      expect(files.length).toBe(2);
      const { system = 0, messages = 0, examples = 0 } = head?.tokens.inputParts ?? {};
      const sum = files.reduce((total, { tokens }) => total + tokens, 0);
      expect(Math.abs(sum - system - messages - examples)).toBeLessThanOrEqual(1);
    }
  });

  test('a moved variable costs caching, though hardly a token was added', async () => {
    const report = await named('variable-moved');
    const [change] = report.changes;
    expect(Math.abs(change?.delta.inputTokens ?? 99)).toBeLessThan(5);
    expect(change?.causes.some(({ cause }) => cause === 'caching')).toBe(true);
    expect(report.verdict).toBe('fail');
  });

  test('a changed partial shows in every prompt that includes it', async () => {
    const report = await named('shared-partial');
    const requests = report.changes.filter(({ kind }) => kind === 'request');
    expect(requests.map(({ name }) => name)).toHaveLength(3);
    for (const change of requests) expect(change.delta.inputTokens).toBe(97);
  });

  test('a partial that is gone is no saving', async () => {
    const report = await named('lost-partial');
    const requests = report.changes.filter(({ kind }) => kind === 'request');
    expect(requests).toHaveLength(3);
    for (const change of requests) {
      expect(change.delta).toMatchObject({ inputTokens: null, usdPer1k: null, percent: null });
      expect(change.notComparable).toContain('A part is missing now');
    }
    expect(report.totals.deltaInputTokens).toBe(0);
    expect(report.verdict).toBe('warn');
  });

  test('a changed alias re-prices prompts whose files did not change', async () => {
    const report = await named('config-only');
    expect(report.changes).toHaveLength(4);
    for (const change of report.changes) expect(change.delta.percent).toBe(300); // 0.10/0.40 → 0.40/1.60
  });

  test('a pure rename costs nothing', async () => {
    const report = await named('renamed-prompt');
    expect(report.changes).toMatchObject([{ status: 'renamed', delta: { usdPer1k: 0, inputTokens: 0 } }]);
    expect(hasChanges(report)).toBe(false);
  });

  test('an unknown model is no saving', async () => {
    const report = await named('unpriced');
    expect(report.verdict).toBe('warn');
    expect(report.changes).toMatchObject([{ delta: { usdPer1k: null, percent: null } }]);
    expect(report.totals.unpricedCount).toBe(1);
  });

  test('a file that does not parse any more is not a removed prompt', async () => {
    const report = await named('broken-file');
    expect(report.verdict).toBe('warn');
    expect(report.changes).toMatchObject([{ status: 'changed', delta: { usdPer1k: null } }]);
    expect(report.changes[0]?.notComparable).toContain('could not be read');
  });

  test('a raised limit does not count in its own pull request', async () => {
    const report = await named('raised-limit');
    expect(failing(report)).toEqual(['max-request-increase-percent']);
    expect(report.findings.map(({ rule }) => rule)).toContain('policy-changed');
  });

  test('nothing changed is nothing said', async () => {
    const report = await named('nothing');
    expect(report).toMatchObject({ verdict: 'pass', changes: [], unchangedCount: 1 });
    expect(hasChanges(report)).toBe(false);
  });
});

describe('a prompt cannot leave the gate quietly', () => {
  const triage = 'model: openai/gpt-4.1\nmessages:\n  - { role: system, content: Sort the ticket. }\n';
  const limits = 'version: 1\nlimits: { max-input-tokens: 5, on-unpriced: fail }\n';
  const baseline = { '.promptcost.yml': limits, 'desk/sort.prompt.yml': triage };
  const judged = (head: Record<string, string>): Promise<Report> => reportOf({ name: 'x', baseline, head });

  test.each([
    ['emptied', { '.promptcost.yml': limits, 'desk/sort.prompt.yml': '' }],
    ['turned into something else', { '.promptcost.yml': limits, 'desk/sort.prompt.yml': 'notes: none\n' }],
    ['excluded by the same change', { ...baseline, '.promptcost.yml': `${limits}exclude: ["desk/**"]\n` }],
    [
      'ignored by the same change',
      { ...baseline, '.promptcost.yml': `${limits}prompts: [{ match: "desk/**", kind: ignore }]\n` },
    ],
  ])('%s: not judged, and no saving', async (_how, head) => {
    const report = await judged(head);
    expect(report.changes).toMatchObject([{ status: 'changed', delta: { usdPer1k: null } }]);
    expect(report.changes[0]?.notComparable).toContain('was not checked');
    expect(report.totals.deltaInputTokens).toBe(0);
    expect(report.verdict).toBe('fail');
  });

  test('a growing tool property is a change, whatever it is called', async () => {
    const tools = (text: string) =>
      JSON.stringify([
        {
          name: 'find_file',
          description: 'Finds a file.',
          input_schema: { type: 'object', properties: { path: { type: 'string', description: text } } },
        },
      ]);
    const report = await reportOf({
      name: 'x',
      baseline: { '.promptcost.yml': limits, 'tools.json': tools('Where to look.') },
      head: {
        '.promptcost.yml': limits,
        'tools.json': tools('Where to look, and where not to. '.repeat(40)),
      },
    });
    expect(report.changes).toHaveLength(1);
    expect(report.changes[0]?.delta.inputTokens).toBeGreaterThan(200);
    expect(report.verdict).toBe('fail');
  });

  test('files that take each other do not vanish together', async () => {
    const step = (other: string) =>
      `on: push\njobs:\n  ask:\n    steps:\n      - uses: actions/ai-inference@v2\n        with:\n          prompt-file: .github/workflows/${other}.yml\n          model: openai/gpt-4.1\n`;
    const workflows = {
      '.promptcost.yml': limits,
      '.github/workflows/one.yml': step('two'),
      '.github/workflows/two.yml': step('one'),
    };
    const report = await reportOf({ name: 'x', baseline: { '.promptcost.yml': limits }, head: workflows });
    expect(report.changes.length).toBeGreaterThan(0);
  });

  test('taken as a part by another file: not judged, and no saving', async () => {
    const flow =
      'inputs: {}\nnodes:\n  - { name: ask, type: prompt, source: { type: code, path: prompts/sort.txt } }\n';
    const settings = `${limits}prompts: [{ match: "prompts/**", model: openai/gpt-4.1 }]\n`;
    const report = await reportOf({
      name: 'x',
      baseline: { '.promptcost.yml': settings, 'prompts/sort.txt': 'Sort the ticket by queue.' },
      head: {
        '.promptcost.yml': settings,
        'prompts/sort.txt': `Sort the ticket by queue. ${'Read it twice. '.repeat(50)}`,
        'flow.dag.yaml': flow,
      },
    });
    const change = report.changes.find(({ path }) => path === 'prompts/sort.txt');
    expect(change).toMatchObject({ status: 'changed', delta: { usdPer1k: null } });
    expect(report.verdict).toBe('fail');
  });

  test('a request that names its model stays one, whatever names its file', async () => {
    const report = await judged({
      ...baseline,
      'cfg.yaml': 'model: openai/gpt-4.1-nano\nsystem_prompt_file: desk/sort.prompt.yml\n',
    });
    expect(report.changes.filter(({ status }) => status === 'removed')).toEqual([]);
  });

  test('read for less by another format: not judged, and no saving', async () => {
    const rules = 'Read the ticket, name the queue, say how urgent it is. '.repeat(20);
    const file = (extra: string, text: string) => `${extra}model: openai/gpt-4.1\nsystem_prompt: ${text}\n`;
    const report = await reportOf({
      name: 'x',
      baseline: { '.promptcost.yml': limits, 'prompts/desk.yaml': file('', rules) },
      head: {
        '.promptcost.yml': limits,
        'prompts/desk.yaml': file(
          'agents: { root: { model: openai/gpt-4.1, instruction: Sort. } }\n',
          rules + rules,
        ),
      },
    });
    expect(report.changes.some(({ delta }) => (delta.usdPer1k ?? 0) < 0)).toBe(false);
    expect(report.verdict).toBe('fail');
  });

  test('a new file that cannot be read is said to be not judged', async () => {
    const report = await judged({ ...baseline, 'desk/new.prompt.yml': 'messages:\n  - role: "user\n' });
    expect(report.findings).toMatchObject([
      { rule: 'on-unread', level: 'fail', path: 'desk/new.prompt.yml' },
    ]);
    expect(report.verdict).toBe('fail');
  });

  test('called an evaluation by the same change: judged as what it was', async () => {
    const settings = `${limits}prompts: [{ match: "desk/**", kind: evaluation }]\n`;
    const longer = triage.replace(
      'Sort the ticket.',
      'Sort the ticket and say in one sentence why it goes there.',
    );
    const report = await judged({ '.promptcost.yml': settings, 'desk/sort.prompt.yml': longer });
    expect(report.findings.map(({ rule, level }) => `${level} ${rule}`)).toContain('fail max-input-tokens');
  });

  test('moved out of the folder that is checked: not judged, and no saving', async () => {
    const report = await reportOf(
      { baseline, head: { '.promptcost.yml': limits, 'moved/sort.prompt.yml': triage } },
      { folder: 'desk/' },
    );
    expect(report.changes).toMatchObject([{ status: 'changed', delta: { usdPer1k: null } }]);
    expect(report.verdict).toBe('fail');
  });

  test('deleted: removed', async () => {
    const report = await judged({ '.promptcost.yml': limits });
    expect(report.changes).toMatchObject([{ status: 'removed' }]);
    expect(report.verdict).toBe('pass');
  });
});

describe('what nobody sends makes no difference', () => {
  const model = 'model: { id: gpt-4.1-mini, provider: openai }\n';
  const prompty = (over: string, front = model): string =>
    `---\n${front}${over}---\nsystem:\nSort the ticket into one queue of the library desk.\nuser:\n{{ticket}}\n`;
  const compared = (before: string, after: string): Promise<Report> =>
    reportOf({ name: 'x', baseline: { 'sort.prompty': before }, head: { 'sort.prompty': after } });

  test.each([
    ['added', '', 'sample: { ticket: "My card is lost and the book I ordered has not come." }\n'],
    ['changed', 'sample: { ticket: "Card lost." }\n', 'sample: { ticket: "Where is the book I ordered?" }\n'],
    ['taken away', 'sample: { ticket: "My card is lost." }\n', ''],
  ])('a sample value is %s', async (_how, before, after) => {
    const report = await compared(prompty(before), prompty(after));
    expect(report).toMatchObject({ changes: [], unchangedCount: 1 });
  });

  test('a default that grows changes the worst case, where nothing else is given, and not the expected one', async () => {
    const inputs = (value: string): string => `inputs: [{ name: ticket, default: "${value}" }]\n`;
    const report = await compared(prompty(inputs('Card lost.')), prompty(inputs('Where is my book?')));
    expect(report.changes).toHaveLength(1);
    const { delta } = report.changes[0] ?? {};
    expect(delta).toMatchObject({ inputTokens: 0, countedInputTokens: 0 });
    expect(delta?.worst?.inputTokens).toBeGreaterThan(0);
    expect(delta?.worst?.when).toEqual(['`ticket` is not passed']);
  });

  const named = 'name: Sort tickets\n';

  test('a model that is named for the first time holds for both sides', async () => {
    const report = await compared(prompty(named, ''), prompty(named));
    expect(report.changes).toMatchObject([
      { status: 'changed', notComparable: null, delta: { inputTokens: 0, usdPer1k: 0, percent: 0 } },
    ]);
  });

  test('a prompt that loses its model has the same text as before, and no price any more', async () => {
    const report = await compared(prompty(named), prompty(named, ''));
    expect(report.changes).toMatchObject([{ status: 'changed', delta: { inputTokens: 0, usdPer1k: null } }]);
    expect(report.changes[0]?.notComparable).toContain('no model is known');
  });
});

test('another model among the fallbacks is a change that costs nothing by itself', async () => {
  const config = (fallback: string): string =>
    `[config]\nmodel = "gpt-4.1-mini"\nfallback_models = ["${fallback}"]\n[sort_prompt]\nsystem = "You sort the letters of the library desk."\n`;
  const tree = (fallback: string): Record<string, string> => ({ 'desk/sort_prompts.toml': config(fallback) });
  const [baseline, head] = [tree('gpt-4o'), tree('gpt-4.1')];
  const report = await reportOf({ name: 'x', baseline, head });
  expect(report.changes).toMatchObject([{ status: 'changed', delta: { inputTokens: 0 } }]);
});
