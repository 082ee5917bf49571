import { missingAt } from '../../src/core/missing.js';
import { describe, expect, test } from '@jest/globals';
import { compare } from '../../src/core/compare/compare.js';
import type { Estimate } from '../../src/core/estimate.js';
import { problem, type Problem } from '../../src/core/problem.js';
import type { Prompt } from '../../src/core/prompt.js';
import { estimateOf } from '../support/estimates.js';

const long =
  'Sort the ticket by queue and urgency, then say whether a person must answer it today or this week.';

function compared(
  baseline: Estimate[],
  head: Estimate[],
  over: { renames?: [string, string][]; baselineProblems?: Problem[]; headProblems?: Problem[] } = {},
) {
  return compare(
    { estimates: baseline, problems: over.baselineProblems ?? [] },
    { estimates: head, problems: over.headProblems ?? [] },
    new Map(over.renames),
    () => [],
  ).changes;
}

test('the same content is unchanged, other content is changed', () => {
  const old = estimateOf({ key: 'a.md', request: 100n });
  expect(compared([old], [estimateOf({ key: 'a.md', request: 100n })])).toMatchObject([
    { key: 'a.md', status: 'unchanged', deltaPicoUsd: 0n },
  ]);
  expect(compared([old], [estimateOf({ key: 'a.md', request: 159n, input: 160, text: long })])).toMatchObject(
    [{ status: 'changed', deltaPicoUsd: 59n, percent: 59, inputTokensDelta: 60 }],
  );
});

test('a settings change alone is a change', () => {
  const old = estimateOf({ key: 'a.md', request: 100n, perMonth: 10 });
  const now = estimateOf({ key: 'a.md', request: 100n, perMonth: 20 });
  expect(compared([old], [now])).toMatchObject([{ status: 'changed', monthlyDeltaPicoUsd: 1000n }]);
});

test('added and removed have no percentage', () => {
  expect(compared([], [estimateOf({ key: 'a.md', request: 100n })])).toMatchObject([
    { status: 'added', percent: null, deltaPicoUsd: 100n },
  ]);
  expect(compared([estimateOf({ key: 'a.md', request: 100n })], [])).toMatchObject([
    { status: 'removed', percent: null, deltaPicoUsd: -100n },
  ]);
});

test('a rename by git costs nothing and is a rename', () => {
  const old = estimateOf({ key: 'old/a.md', request: 100n });
  const now = estimateOf({ key: 'new/a.md', request: 100n });
  expect(compared([old], [now], { renames: [['new/a.md', 'old/a.md']] })).toMatchObject([
    { key: 'new/a.md', status: 'renamed', previousPath: 'old/a.md', deltaPicoUsd: 0n },
  ]);
});

test('a file of several prompts is renamed prompt by prompt', () => {
  const old = ['x', 'y'].map((name) => estimateOf({ key: `old.yml#${name}`, request: 100n }));
  const now = ['y', 'x'].map((name) => estimateOf({ key: `new.yml#${name}`, request: 100n }));
  const changes = compared(old, now, { renames: [['new.yml', 'old.yml']] });
  expect(changes.map(({ key, status, baseline }) => [key, status, baseline?.prompt.key])).toEqual([
    ['new.yml#x', 'renamed', 'old.yml#x'],
    ['new.yml#y', 'renamed', 'old.yml#y'],
  ]);
});

test('a prompt that gains or loses a neighbor in its file keeps its name, whatever becomes of its text', () => {
  const alone = estimateOf({ key: 'desk.yaml', name: 'triage', request: 100n, text: long });
  const among = ['answer', 'triage'].map((name) =>
    estimateOf({ key: `desk.yaml#${name}`, name, request: 300n, text: `${name} in other words` }),
  );
  expect(compared([alone], among)).toMatchObject([
    { key: 'desk.yaml#answer', status: 'added' },
    { key: 'desk.yaml#triage', status: 'changed', deltaPicoUsd: 200n, percent: 200 },
  ]);
  expect(compared(among, [alone])).toMatchObject([
    { key: 'desk.yaml#answer', status: 'removed' },
    { key: 'desk.yaml', status: 'changed', deltaPicoUsd: -200n },
  ]);
  const moved = among.map(({ prompt }) =>
    estimateOf({ key: prompt.key.replace('desk', 'help'), name: prompt.name, request: 300n, text: 'new' }),
  );
  expect(compared([alone], moved, { renames: [['help.yaml', 'desk.yaml']] })).toMatchObject([
    { key: 'help.yaml#answer', status: 'added' },
    { key: 'help.yaml#triage', status: 'renamed', previousPath: 'desk.yaml', percent: 200 },
  ]);
});

test('without git, nearly the same text is the same prompt', () => {
  const old = estimateOf({ key: 'old/a.md', request: 100n, text: long });
  const now = estimateOf({ key: 'b.md', request: 110n, text: `${long} Be brief.` });
  expect(compared([old], [now])).toMatchObject([{ status: 'renamed', deltaPicoUsd: 10n }]);
  const other = estimateOf({
    key: 'c.md',
    request: 110n,
    text: 'Translate the letter into the language of its reader.',
  });
  expect(
    compared([old], [other])
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['added', 'removed']);
});

test('an unpriced side gives no delta, neither cost nor saving', () => {
  const priced = estimateOf({ key: 'a.md', request: 100n });
  const unpriced = estimateOf({ key: 'a.md', request: null, model: 'acme/giant' });
  for (const [old, now, side] of [
    [priced, unpriced, 'head'],
    [unpriced, priced, 'baseline'],
  ] as const) {
    expect(compared([old], [now])).toMatchObject([
      { status: 'changed', deltaPicoUsd: null, monthlyDeltaPicoUsd: null, causes: [] },
    ]);
    expect(compared([old], [now])[0]?.notComparable).toMatchObject({
      reason: 'unpriced',
      why: { because: 'no-price', side },
    });
  }
});

test('a file that cannot be read any more is not removed', () => {
  const old = estimateOf({ key: 'a.yml#x', request: 100n });
  const broken = problem('unreadable-yaml', 'a.yml', 3, 'a.yml is not YAML');
  expect(compared([old], [], { headProblems: [broken] })).toMatchObject([
    {
      status: 'changed',
      deltaPicoUsd: null,
      notComparable: {
        reason: 'unread',
        why: { because: 'side-unread', side: 'head', path: 'a.yml', line: 3, detail: 'a.yml is not YAML' },
      },
    },
  ]);
  const large = problem('too-large', 'a.yml', null, 'a.yml has 9 MiB');
  expect(compared([], [old], { baselineProblems: [large] })).toMatchObject([
    {
      status: 'changed',
      deltaPicoUsd: null,
      notComparable: {
        reason: 'unread',
        why: {
          because: 'side-unread',
          side: 'baseline',
          path: 'a.yml',
          line: null,
          detail: 'a.yml has 9 MiB',
        },
      },
    },
  ]);
});

test('a file that nothing could read on base costs all of itself more', () => {
  const now = estimateOf({ key: 'a.yml#x', request: 100n });
  const broken = problem('unreadable-yaml', 'a.yml', 3, 'a.yml is not YAML');
  expect(compared([], [now], { baselineProblems: [broken] })).toMatchObject([
    {
      status: 'added',
      deltaPicoUsd: 100n,
      notComparable: null,
      brokenBase: {
        because: 'side-unread',
        side: 'baseline',
        path: 'a.yml',
        line: 3,
        detail: 'a.yml is not YAML',
      },
    },
  ]);
  // One that was read in part sends something, and so may one beyond our own bounds.
  const inPart = { ...broken, rest: 'x' };
  const deep = problem('too-large', 'a.yml', 3, 'a.yml is nested too deeply');
  for (const unread of [inPart, deep])
    expect(compared([], [now], { baselineProblems: [unread] })[0]?.notComparable?.reason).toBe('unread');
});

test('largest change first, what cannot be compared before all, same order on every run', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const baseline = keys.map((key) => estimateOf({ key, request: 1000n }));
  const head = [
    estimateOf({ key: 'a', request: 1001n, input: 101 }),
    estimateOf({ key: 'b', request: 10n, input: 1 }),
    estimateOf({ key: 'c', request: null }),
    estimateOf({ key: 'd', request: 1500n, input: 150 }),
  ];
  expect(compared(baseline, head).map(({ key }) => key)).toEqual(['c', 'b', 'd', 'a']);
  expect(compared([...baseline].reverse(), [...head].reverse()).map(({ key }) => key)).toEqual([
    'c',
    'b',
    'd',
    'a',
  ]);
});

test('a part that only one side lacks makes no saving and no false growth', () => {
  const whole = estimateOf({ key: 'a.j2', request: 200n, input: 90, text: long });
  const short = (line: number) =>
    estimateOf({
      key: 'a.j2',
      request: 120n,
      input: 10,
      text: 'x',
      incomplete: [missingAt({ path: 'a.j2', line }, 'no rules.j2')],
    });
  const lost = compared([whole], [short(2)]);
  expect(lost).toMatchObject([{ status: 'changed', deltaPicoUsd: null, inputTokensDelta: null, causes: [] }]);
  expect(lost[0]?.notComparable).toEqual({
    reason: 'unread',
    why: { because: 'part-missing', side: 'head', part: { kind: 'part', what: 'no rules.j2' } },
  });
  expect(compared([short(2)], [whole])[0]?.notComparable?.why).toMatchObject({
    because: 'part-missing',
    side: 'baseline',
  });
  // What both lack cancels, wherever it stands.
  const longer = estimateOf({
    key: 'a.j2',
    request: 90n,
    input: 5,
    text: 'y',
    incomplete: [missingAt({ path: 'a.j2', line: 7 }, 'no rules.j2')],
  });
  expect(compared([short(2)], [longer])).toMatchObject([{ deltaPicoUsd: -30n, notComparable: null }]);
  // A growth that lacks something grows by that much at least: limits must see it.
  const more = estimateOf({
    key: 'a.j2',
    request: 300n,
    input: 190,
    text: 'z',
    incomplete: [missingAt({ path: 'a.j2', line: 2 }, 'no rules.j2')],
  });
  expect(compared([whole], [more])).toMatchObject([{ deltaPicoUsd: 100n, percent: 50, notComparable: null }]);
});

describe('copies', () => {
  const derived = (estimate: Estimate, more: Partial<Prompt> = {}): Estimate => ({
    ...estimate,
    prompt: { ...estimate.prompt, derived: true, ...more },
  });
  const cheap = { request: 100n, model: 'openai/gpt-4o-mini' };
  const dear = { request: 2_000n, model: 'openai/gpt-4' };
  const keys = (baseline: Estimate[], head: Estimate[]): string[] =>
    compared(baseline, head).map(({ key }) => key);

  test('the same change in a file that base marks as generated is one change', () => {
    const before = [
      estimateOf({ key: 'a.yml', ...cheap }),
      derived(estimateOf({ key: 'gen/b.yml', ...cheap })),
    ];
    const after = [
      estimateOf({ key: 'a.yml', ...cheap, text: long }),
      derived(estimateOf({ key: 'gen/b.yml', ...cheap, text: long })),
    ];
    expect(keys(before, after)).toEqual(['a.yml']);
  });

  test.each([['gen/b.yml'], ['deploy/b.yml']])('another model in %s is a change of its own', (key) => {
    const before = [estimateOf({ key: 'a.yml', ...cheap }), derived(estimateOf({ key, ...cheap }))];
    const after = [estimateOf({ key: 'a.yml', ...cheap }), derived(estimateOf({ key, ...dear }))];
    expect(compared(before, after)).toMatchObject([
      { key, status: 'changed', deltaPicoUsd: 1_900n },
      { key: 'a.yml', status: 'unchanged' },
    ]);
  });

  test('so is another limit, and an image', () => {
    const before = [estimateOf({ key: 'a.yml', ...cheap }), estimateOf({ key: 'deploy/b.yml', ...cheap })];
    const copy = (more: Partial<Prompt>): string[] =>
      keys(before, [
        estimateOf({ key: 'a.yml', ...cheap, text: long }),
        derived(estimateOf({ key: 'deploy/b.yml', ...cheap, text: long, request: 300n }), more),
      ]);
    const { messages } = estimateOf({ key: 'deploy/b.yml', ...cheap, text: long }).prompt;
    expect(copy({})).toEqual(['a.yml']);
    expect(copy({ parameters: { maxOutputTokens: 9_000 } })).toEqual(['deploy/b.yml', 'a.yml']);
    const [message] = messages;
    if (message === undefined) throw new Error('no message');
    const { place } = message;
    const opaque = {
      ...message,
      segments: [...message.segments, { kind: 'opaque' as const, why: 'x', place }],
    };
    expect(copy({ messages: [opaque] })).toEqual(['deploy/b.yml', 'a.yml']);
  });

  test('a mark that only head sets hides nothing', () => {
    const before = [estimateOf({ key: 'a.yml', ...cheap }), estimateOf({ key: 'gen/b.yml', ...cheap })];
    const after = [
      estimateOf({ key: 'a.yml', ...cheap, text: long }),
      derived(estimateOf({ key: 'gen/b.yml', ...cheap, text: long })),
      derived(estimateOf({ key: 'gen/c.yml', ...cheap, text: long })),
    ];
    expect(keys(before, after).sort()).toEqual(['a.yml', 'gen/b.yml', 'gen/c.yml']);
  });

  test('a copy of the text alone is a copy, whatever model the request has', () => {
    const bare = (text: string): Estimate =>
      derived(estimateOf({ key: 'charts/b.yml', request: null, text }), { model: null });
    expect(
      keys(
        [estimateOf({ key: 'a.yml', ...cheap }), bare('You sort tickets.')],
        [estimateOf({ key: 'a.yml', ...cheap, text: long }), bare(long)],
      ),
    ).toEqual(['a.yml']);
  });
});
