import { madeText, subText, trimmed, type SourceText } from '../syntax/place.js';
import { at, plainValue, type Node } from '../syntax/tree.js';

/** What a name stands for: data, a text, or something only the program knows. */
export type Value = { readonly node: Node } | { readonly text: SourceText } | { readonly runtime: true };
/** The names that are known at one place. */
export type Scope = ReadonlyMap<string, Value>;

/** `#lt;` and the like, which POML has beside XML's own. */
export const escapes: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  hash: '#',
  lbrace: '{',
  rbrace: '}',
};

/** `{{ name }}` or `name` → `name`. */
export function withoutBraces(text: string): string {
  const inner = text.trim();
  return (inner.startsWith('{{') && inner.endsWith('}}') ? inner.slice(2, -2) : inner).trim();
}

/** The same with its place. */
export function withoutOuterBraces(source: SourceText): SourceText {
  const inner = trimmed(source);
  return inner.text.startsWith('{{') && inner.text.endsWith('}}') && inner.text.length >= 4
    ? subText(inner, 2, inner.text.length - 2)
    : inner;
}

/** What a name with fields and indexes stands for, as far as it is known. */
export function nodeOf(expression: string, scope: Scope): Node | undefined {
  const path = /^([A-Za-z_$][\w$]{0,100})((?:\.[A-Za-z_$][\w$]{0,100}|\[\d{1,6}\]){0,20})$/.exec(expression);
  const first = path === null ? undefined : scope.get(path[1] ?? '');
  if (path === null || first === undefined || !('node' in first)) return undefined;
  const steps = [...(path[2] ?? '').matchAll(/\.([\w$]+)|\[(\d+)\]/g)].map((step) =>
    step[1] === undefined ? Number(step[2]) : step[1],
  );
  return at(first.node, ...steps);
}

/** The text of an expression that is a literal or a known value; null when it is only known at run time. */
export function valueOf(expression: string, scope: Scope): SourceText | null {
  const known = scope.get(expression);
  if (known !== undefined && 'text' in known) return known.text;
  const node = nodeOf(expression, scope);
  if (node === undefined) return null;
  if (node.kind !== 'scalar') return madeText(JSON.stringify(plainValue(node)), node.place);
  return node.value === null ? madeText('', node.place) : node.source;
}
