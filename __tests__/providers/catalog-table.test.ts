import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { createCatalog } from '../../src/providers/catalog.js';
import { parseRateTable, picoPerUnit } from '../../src/providers/table.js';

test('the table is what its sources give, and so are the tables in the documentation', () => {
  execFileSync(process.execPath, ['scripts/update-rates.mjs', '--check'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
});

test('the table stays small', () => {
  expect(statSync('src/tables/rates.tsv').size).toBeLessThan(250_000);
  expect(brotliCompressSync(readFileSync('src/tables/rates.tsv')).length).toBeLessThan(60_000);
});

test('the lines are sorted by vendor, which is how a vendor is found', () => {
  const vendors = readFileSync('src/tables/rates.tsv', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('@'))
    .map((line) => line.slice(0, line.indexOf('/')));
  const changes = vendors.filter((vendor, index) => vendor !== vendors[index - 1]);
  expect(new Set(changes).size).toBe(changes.length);
});

test('a difference between two tables is told in prices', async () => {
  // A script without types: named by a variable, so that it is not looked for when types are checked.
  const script: string = '../../scripts/rates/difference.mjs';
  const { describeDifference } = (await import(script)) as {
    describeDifference: (before: string, after: string) => string;
  };
  const head = '@table\t1\t{"asOf":"2026-09-23","newest":"2026-09-23"}\n';
  const before = `${head}acme/alpha\t\tg i2 o8 | >200000 g i4 o12\nacme/gone\t\tg i1 o1\n`;
  const after = `${head.replace('09-23', '10-01')}acme/alpha\t\tg i1.5 o8 | >200000 g i4 o16\nacme/beta\t\tp i0.1 o0.5\n`;
  expect(describeDifference(before, after)).toBe(
    [
      'Rates as of 2026-10-01 (before: 2026-09-23).',
      '',
      '### 2 prices changed',
      '',
      '| model | price | before | after | |',
      '|---|---|---:|---:|---:|',
      '| `acme/alpha` | input | $2 | $1.5 | -25% |',
      '| `acme/alpha` | output over 200,000 tokens | $12 | $16 | +33.3% |',
      '',
      '### 1 model added',
      '',
      '- `acme/beta` (input $0.1, output $0.5)',
      '',
      '### 1 model gone',
      '',
      '- `acme/gone` (input $1, output $1)',
    ].join('\n'),
  );
  expect(describeDifference(before, before)).toContain('No price has changed.');
});

const small = [
  '@table\t1\t{"asOf":"2026-09-23","newest":"2026-11-10"}',
  '@prefixes\t\t{"local":[],"gateways":[],"modes":["chat"],"unpriced":[]}',
  '@list\tg\t{"title":"list one","checkedOn":"2026-09-23","url":"https://example.org/one"}',
  '@source\tpage\t{"title":"a page","url":"https://example.org/page","checkedOn":"2026-10-02"}',
  '@vendor\topenrouter\t{"title":"OpenRouter","page":"https://example.org/or","written":["openrouter"]}',
  '@vendor\tacme\t{"title":"Acme","page":"https://example.org/acme","written":["acme"],"order":1,"note":"in stones"}',
  'acme/alpha-2.0\talpha-two\t2026-10-01.. page i2 o8 g s10 | >=1000 page i4 o12 | +2026-12-01 page i3 o9 | +2027-06-01 page i5 o9\tc1000 m10 rb\t{"notes":["on Sundays only"]}',
  'acme/beta\tbeta*\tg i0.000001 o0\t',
].join('\n');

test('a line of the table says everything about a model', () => {
  const catalog = createCatalog(parseRateTable(small));
  const answer = catalog.find('acme:chat:Alpha Two');
  if (!('model' in answer)) throw new Error(answer.detail);
  const { model } = answer;
  expect(model).toMatchObject({
    id: 'acme/alpha-2.0',
    contextTokens: 1000,
    maxOutputTokens: 10,
    reasoning: 'by-default',
  });
  expect(model.rates).toMatchObject({ on: '2026-11-10', notes: ['on Sundays only', 'in stones'] });
  expect(model.rates?.rates.map((rate) => [rate.billable, rate.picoUsdPerUnit, rate.source.title])).toEqual([
    ['input', 2_000_000n, 'a page'],
    ['output', 8_000_000n, 'a page'],
    ['web-search', 10_000_000_000n, 'list one'],
  ]);
  expect(model.rates?.tiers[0]).toMatchObject({ overInputTokens: 1000, comparison: '>=' });
  // 90 days after the newest source: 2027-02-08.
  expect(model.rates?.upcoming.map((change) => change.from)).toEqual(['2026-12-01']);
  expect(catalog.find('beta-preview')).toMatchObject({ by: 'prefix', model: { id: 'acme/beta' } });
  expect(catalog.find('alpha-2.0-preview')).not.toHaveProperty('model');
});

test('a damaged table is an error, not a cheap model', () => {
  expect(() => parseRateTable('')).toThrow('no date');
  expect(() => parseRateTable('@table\t2\t{}')).toThrow('version 2');
  expect(() => parseRateTable('@what\t1\t{}')).toThrow('unknown kind');
  const cites = createCatalog(parseRateTable(small.replace('g i0.000001', 'nobody i0.000001')));
  expect(() => cites.find('beta')).toThrow('nobody');
  const odd = createCatalog(parseRateTable(small.replace('i0.000001', 'Z0.000001')));
  expect(() => odd.find('beta')).toThrow('unreadable rate');
});

test('prices become integers exactly', () => {
  expect(picoPerUnit('0.000001')).toBe(1n);
  expect(picoPerUnit('2.5')).toBe(2_500_000n);
  expect(picoPerUnit('600')).toBe(600_000_000n);
  expect(picoPerUnit('10', true)).toBe(10_000_000_000n); // $10 per 1,000
});
