import { expect, test } from '@jest/globals';
import { lazily } from '../../src/core/lazily.js';

interface Thing {
  readonly name: string;
  readonly cost: number;
  readonly note?: string;
}

test('what is at hand is given without work, and everything else is worked out once', () => {
  let times = 0;
  const thing = lazily<Thing>({ name: 'a' }, () => {
    times++;
    return { name: 'a', cost: 3 };
  });
  expect(thing.name).toBe('a');
  expect(times).toBe(0);
  expect(thing.cost).toBe(3);
  expect(thing.note).toBeUndefined();
  expect(times).toBe(1);
});

test('it has exactly the properties of the whole', () => {
  const make = (): Thing => lazily<Thing>({ name: 'a' }, () => ({ name: 'a', cost: 3 }));
  expect({ ...make() }).toStrictEqual({ name: 'a', cost: 3 });
  expect(JSON.stringify(make())).toBe('{"name":"a","cost":3}');
  expect('note' in make()).toBe(false);
  expect(Object.keys(make())).toEqual(['name', 'cost']);
});
