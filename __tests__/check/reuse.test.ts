import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { renderJson } from '../../src/outputs/index.js';
import { reportOf, scenarios, tree, type Scenario } from '../support/scenarios.js';

/** What is kept from the base must never change what is said about the head. */
async function expectSame(scenario: Pick<Scenario, 'baseline' | 'head'>): Promise<void> {
  const [reused, anew] = [await reportOf(scenario), await reportOf(scenario, { reuse: false })];
  expect(renderJson(reused)).toBe(renderJson(anew));
}

test.each(
  scenarios()
    .filter(({ name }) => name !== 'many-prompts')
    .map((scenario) => [scenario.name, scenario] as const),
)('%s gives the same report when nothing is reused', (_name, scenario) => expectSame(scenario));

describe('programs outside the product', () => {
  const baseline = {
    'app/bot.py': [
      'from openai import OpenAI',
      'from tests.texts import RULES',
      'client = OpenAI()',
      'def ask(question):',
      '    messages = [{"role": "system", "content": RULES}, {"role": "user", "content": question}]',
      '    return client.chat.completions.create(model="gpt-4o", messages=messages)',
      '',
    ].join('\n'),
    'tests/texts.py': 'RULES = "You sort the tickets of a help desk. Be short."\n',
    'tests/test_bot.py': 'def test_ask():\n    assert True\n',
  };

  test.each([
    [
      'one that the product imports',
      'tests/texts.py',
      'RULES = "You sort the tickets of a help desk."\n',
      true,
    ],
    ['one that nothing imports', 'tests/test_bot.py', 'def test_ask():\n    assert False\n', false],
  ])('%s changes', async (_name, path, text, isSeen) => {
    const scenario = { baseline, head: { ...baseline, [path]: text } };
    await expectSame(scenario);
    expect(renderJson(await reportOf(scenario)).includes('"status": "changed"')).toBe(isSeen);
  });
});

describe('random edits of fixture trees', () => {
  const root = 'fixtures/formats';
  const trees = readdirSync(root).flatMap((format) =>
    readdirSync(path.join(root, format))
      .map((name) => path.join(root, format, name, 'input'))
      .filter((input) => existsSync(input))
      .map((input) => tree(input)),
  );

  /** A small generator with a seed, so that a failure can be run again (Park and Miller). */
  function randomFrom(seed: number): (below: number) => number {
    let state = seed;
    return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
  }

  function pairFrom(seed: number): Pick<Scenario, 'baseline' | 'head'> {
    const random = randomFrom(seed * 7_919 + 1);
    for (let skip = 0; skip < 5; skip++) random(2);
    const baseline: Record<string, string> = {};
    for (let count = 0; count < 4; count++) Object.assign(baseline, trees[random(trees.length)]);
    const head = new Map(Object.entries(baseline));
    const paths = Object.keys(baseline).sort();
    for (let edits = random(3) + 1; edits > 0; edits--) {
      const at = paths[random(paths.length)] ?? '';
      const text = baseline[at] ?? '';
      const lines = text.split('\n');
      const line = random(lines.length);
      const edit = random(4);
      if (edit === 0) head.delete(at);
      else if (edit === 1) head.set(at, lines.toSpliced(line, 1).join('\n'));
      else if (edit === 2) head.set(at, lines.toSpliced(line, 0, lines[line] ?? '').join('\n'));
      else {
        head.delete(at);
        head.set(`moved/${at}`, text);
      }
    }
    return { baseline, head: Object.fromEntries(head) };
  }

  // REUSE_PAIRS=200 for a longer run.
  const pairs = Number(process.env['REUSE_PAIRS'] ?? 30);
  test.each(Array.from({ length: pairs }, (_, seed) => seed + 1))('pair %i', (seed) =>
    expectSame(pairFrom(seed)),
  );
});
