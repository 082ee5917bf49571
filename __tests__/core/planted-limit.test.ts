import { expect, jest, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Limit, RequestLimit } from '../../src/core/limits/limit.js';

/** Every value of a limit in `core/limits`, whether it is on the list or not. */
async function valuesOf(): Promise<Limit[]> {
  const found: Limit[] = [];
  for (const name of readdirSync('src/core/limits')) {
    const module = (await import(path.resolve('src/core/limits', name))) as Record<string, unknown>;
    for (const value of Object.values(module))
      if (typeof value === 'object' && value !== null && 'key' in value && 'docs' in value)
        found.push(value as Limit);
  }
  return found;
}

/** A limit that nobody knows, as the recipe in CONTRIBUTING.md says: a value, and a line of the list. */
const planted: RequestLimit = {
  kind: 'number',
  measures: 'input',
  key: 'max-planted-messages',
  unit: 'tokens',
  per: 'request',
  rise: false,
  of: ' messages per request',
  advice: 'shorten',
  title: 'messages of one request',
  docs: 'Messages of one request.',
  example: '3',
  measure: ({ head }) =>
    head === null ? null : { value: { n: BigInt(head.prompt.messages.length), d: 1n }, before: null },
};

test('a limit on the list is read, checked and shown everywhere, without another change', async () => {
  const { limits } = await import('../../src/core/limits/list.js');
  jest.resetModules();
  jest.unstable_mockModule('../../src/core/limits/list.js', () => {
    const all: readonly Limit[] = [...limits, planted];
    return { limits: all, limitOf: (key: string) => all.find((one) => one.key === key) };
  });
  const { limitKeys } = await import('../../src/settings/keys.js');
  const { settingsSchema } = await import('../../src/settings/schema.js');
  const { reportOf } = await import('../support/scenarios.js');
  const { reportOutputs } = await import('../../src/outputs/registry.js');
  const { limitFlags } = await import('../../src/cli/arguments.js');
  const { inputNames } = await import('../../src/action/inputs.js');
  const { parseReport } = await import('../../src/report/read.js');

  expect(limitKeys.map(({ key }) => key)).toContain(planted.key);
  expect(inputNames).toContain(planted.key);
  expect(limitFlags.map(({ name }) => name)).toContain(planted.key);
  expect(JSON.stringify(settingsSchema())).toContain(`"${planted.key}"`);

  const settings = `version: 1\ndefault-model: openai/gpt-4.1-mini\nlimits: { ${planted.key}: 1 }\n`;
  const chat = (...texts: string[]): string =>
    `messages:\n${texts.map((text) => `  - { role: user, content: ${text} }\n`).join('')}`;
  const report = await reportOf({
    baseline: { '.promptcost.yml': settings, 'a.prompt.yml': chat('one') },
    head: { '.promptcost.yml': settings, 'a.prompt.yml': chat('one', 'two') },
  });
  expect(report.verdict).toBe('fail');
  expect(report.limits).toMatchObject([{ rule: planted.key, exceeded: 1, checked: 1, largest: 2 }]);
  expect(report.findings).toMatchObject([
    {
      rule: planted.key,
      level: 'fail',
      value: 2,
      limit: 1,
      message: 'Messages of one request: 2, over the limit of 1.',
      remedy: `Shorten the prompt, its tools or its schema. To allow it, raise \`${planted.key}\` (.promptcost.yml at ${report.baseline.sha?.slice(0, 7) ?? ''}).`,
    },
  ]);
  expect(parseReport(JSON.stringify(report)).limits).toEqual(report.limits);
  for (const { id, render } of reportOutputs) {
    const shown = render(report, {});
    expect({ id, isShown: shown.includes(planted.key) }).toEqual({ id, isShown: true });
    expect({ id, says: /No limit is set/.test(shown) }).toEqual({ id, says: false });
  }
});

test('every value of a limit is on the list, and every one of the list is an input of the action', async () => {
  const { limits } = await import('../../src/core/limits/list.js');
  const known = limits.map(({ key }) => key).filter((key) => key !== planted.key);
  expect((await valuesOf()).map(({ key }) => key).sort()).toEqual([...known].sort());
  const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { inputs: object };
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(known));
});
