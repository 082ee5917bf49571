// Texts that are hard for a tokenizer, the same on every run: random UTF-16 units and code points, and what makes
// splitting hard put together at random (contractions, white space, marks, letters between cases, regional
// indicators, halves of surrogate pairs, names of Object.prototype, runs).
import { readFileSync } from 'node:fs';
import path from 'node:path';

const bits = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '..', 'fixtures', 'tokens', 'awkward.json'), 'utf8'),
);

export function* awkwardTexts(count) {
  let state = 20261123;
  const next = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % n;
  };
  const some = (most, part) => {
    let text = '';
    for (let left = next(most) + 1; left > 0; left--) text += part();
    return text;
  };
  const bit = () => bits[next(bits.length)];
  const kinds = [
    () => some(12, bit),
    () => some(40, bit),
    () => some(30, () => String.fromCodePoint(next(0x110000))),
    () => some(60, () => String.fromCharCode(next(0x10000))),
    () => some(60, () => String.fromCharCode(next(0x3000))),
    () => some(80, () => String.fromCharCode(32 + next(95))),
    () => bit().repeat(next(120) + 1) + bit(),
    () => some(6, () => bit().repeat(next(40) + 1)),
    () => some(20, () => bit() + ' '.repeat(next(4))),
  ];
  for (let i = 0; i < count; i++) yield kinds[i % kinds.length]();
}
