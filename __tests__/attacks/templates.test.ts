import { describe, expect, test } from '@jest/globals';
import type { FormatContext } from '../../src/core/format.js';
import type { Segment } from '../../src/core/prompt.js';
import { textIn } from '../../src/formats/syntax/place.js';
import { expandTemplate, segmentsOf } from '../../src/formats/templates/expand.js';
import type { Engine } from '../../src/formats/templates/tree.js';
import { attacks, LONG, twins, type Files } from './template-table.js';

// Text that a template sends by way of a constant is sent: hiding it in an expression must not make it free. Every
// attempt has twins of the same mechanism that cost nothing more.

function contextOf(files: Files): FormatContext {
  return {
    read: async (path) => {
      const text = files[path];
      return text === undefined
        ? { reason: 'missing-file', path, line: null, detail: 'none' }
        : { path, text, hadByteOrderMark: false };
    },
    exists: (path) => Object.hasOwn(files, path),
    glob: () => [],
  };
}

/** Fixed characters that one request may send: the largest arm, and the body of an open loop once. */
function most(segments: readonly Segment[]): number {
  let sum = 0;
  for (const segment of segments) {
    if (segment.kind === 'text') sum += segment.text.length;
    else if (segment.kind === 'branch') sum += Math.max(0, ...segment.arms.map(most));
    else if (segment.kind === 'loop' || segment.kind === 'include') sum += most(segment.body);
  }
  return sum;
}

function hasOpaque(segments: readonly Segment[]): boolean {
  return segments.some((segment) =>
    segment.kind === 'branch'
      ? segment.arms.some(hasOpaque)
      : segment.kind === 'loop' || segment.kind === 'include'
        ? hasOpaque(segment.body)
        : segment.kind === 'opaque',
  );
}

async function measure(engine: Engine, text: string, files: Files = {}) {
  const file = { path: 'prompts/a.txt', text, hadByteOrderMark: false };
  const expanded = await expandTemplate(engine, textIn(file), contextOf(files));
  const segments = segmentsOf(expanded.pieces);
  const uncounted = hasOpaque(segments) || expanded.incomplete.length > 0;
  // What is not counted is never silent.
  if (hasOpaque(segments)) {
    expect(expanded.incomplete).not.toEqual([]);
    expect(expanded.problems).not.toEqual([]);
  }
  return { characters: most(segments), uncounted };
}

describe('what a constant sends is counted, or reported as not counted', () => {
  test.each(
    attacks.map(
      ([engine, text, more], index) =>
        [index, engine, text.replaceAll(LONG, '…').slice(0, 100), text, more] as const,
    ),
  )('%i %s %s', async (_index, engine, _shown, text, more) => {
    const { characters, uncounted } = await measure(engine, text, more?.files);
    expect(uncounted || characters >= (more?.least ?? LONG.length) * 0.98).toBe(true);
  });
});

describe('a change that sends the same counts the same', () => {
  test.each(
    twins.map(
      ([engine, base, head, files], index) =>
        [index, engine, head.replaceAll(LONG, '…').slice(0, 100), base, head, files] as const,
    ),
  )('%i %s %s', async (_index, engine, _shown, base, head, files) => {
    const before = await measure(engine, base, files);
    const after = await measure(engine, head, files);
    expect(after.uncounted).toBe(false);
    expect(Math.abs(after.characters - before.characters)).toBeLessThanOrEqual(2);
  });
});
