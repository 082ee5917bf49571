import { countWords } from '../strings.js';
import { literalsOf, type Part, type Sink, type Value } from '../values.js';

/*
 * Literal texts in values.
 */

const written = new WeakMap<Sink, ReadonlyMap<string, string>>();

/** The literal texts that a call sends, by where they are written. */
export function writtenBy(sink: Sink): ReadonlyMap<string, string> {
  let found = written.get(sink);
  if (found === undefined) {
    found = writtenIn(sink.texts.map(({ value }) => value));
    written.set(sink, found);
  }
  return found;
}

const signatures = new WeakMap<Sink, string>();

/** Which literal texts a call sends. */
export function signatureOf(sink: Sink): string {
  let found = signatures.get(sink);
  if (found === undefined) {
    found = [...writtenBy(sink).keys()].sort().join(' ');
    signatures.set(sink, found);
  }
  return found;
}

/** Four words: what is shorter is a name, a label or an answer. */
export function isSentence(text: string): boolean {
  return text === file || countWords(text) >= 4;
}

/** Stands for the text of a file. */
export const file = '\0file';

/** Whether two texts are made of the same literals, the same files and the same names. */
export function isSameText(value: Value, other: Value): boolean {
  if (value === other) return true;
  if (value.kind !== 'text' || other.kind !== 'text') return false;
  const [own, known] = [writtenIn([value]), writtenIn([other])];
  return own.size > 0 && own.size === known.size && [...own].every(([id, text]) => known.get(id) === text);
}

/** Literal texts anywhere in values by where they are written, without the ones that are known. */
export function writtenIn(
  values: readonly Value[],
  known: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of literalPartsIn(values)) {
    const id = `${part.place.path}:${part.place.start}`;
    if (known.has(id)) continue;
    if (part.kind === 'file') found.set(id, file);
    else if (part.data !== true && part.text.trim() !== '')
      found.set(id, `${found.get(id) ?? ''} ${part.text}`);
  }
  return found;
}

/** Characters of literal text anywhere in values. */
export function literalLength(values: readonly Value[]): number {
  return literalPartsIn(values).reduce(
    (sum, part) => sum + (part.kind === 'file' ? 200 : part.text.trim().length),
    0,
  );
}

type LiteralPart = Extract<Part, { kind: 'text' | 'file' }>;

/** Literal pieces of text anywhere in values. */
function literalPartsIn(values: readonly Value[], limit = 200_000): LiteralPart[] {
  const found: LiteralPart[] = [];
  let sum = 0;
  const seen = new Set<Value>();
  const visit = (value: Value, depth: number): void => {
    if (depth > 14 || sum > limit || seen.has(value)) return;
    seen.add(value);
    switch (value.kind) {
      case 'text':
        for (const part of literalsOf(value.parts)) {
          found.push(part);
          sum += part.text.length;
        }
        for (const part of value.parts) if (part.kind === 'file') found.push(part);
        return;
      case 'list':
        for (const item of value.items) visit(item.value, depth + 1);
        return;
      case 'record':
        for (const [key, one] of value.entries) if (key !== 'role' && key !== 'type') visit(one, depth + 1);
        return;
      case 'choice':
        for (const arm of value.arms) visit(arm, depth + 1);
        return;
      case 'made':
        // An entry that is asked for by its name.
        if (value.callee.kind === 'external' && value.callee.name.startsWith('#')) return;
        for (const one of value.args.positional) visit(one, depth + 1);
        for (const one of value.args.named.values()) visit(one, depth + 1);
        return;
      case 'instance':
        for (const one of value.fields.values()) visit(one, depth + 1);
        return;
      case 'operation':
        for (const one of value.operands) visit(one, depth + 1);
        return;
      default:
    }
  };
  for (const value of values) visit(value, 0);
  return found;
}
