import type { Expression } from '../facts.js';
import type { Part, Value } from '../values.js';

/**
 * The text of a description as a string: what is filled in at run time is left out, of two arms the longer one is taken.
 * Null when it is not text.
 */
export function descriptionOf(value: Value | null | undefined): string | null {
  switch (value?.kind) {
    case 'text':
      return flat(value.parts);
    case 'choice': {
      const arms = value.arms.map((arm) => descriptionOf(arm)).filter((arm) => arm !== null);
      return arms.length === 0 ? null : longest(arms);
    }
    case 'operation':
      return value.operator === 'default' ? descriptionOf(value.operands[0]) : null;
    case 'function':
      // `description: () => text`, which the library calls.
      return value.fn.summary?.returns?.kind === 'text' ? flat(value.fn.summary.returns.parts) : null;
    default:
      return null;
  }
}

function flat(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'branch') return longest(part.arms.map(flat));
      return part.kind === 'loop' ? flat(part.body) : '';
    })
    .join('');
}

function longest(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b.length > a.length ? b : a), '');
}

/** Literal text of an expression that was not evaluated (a field's `Field(description="…")`). */
export function literalOf(expression: Expression | undefined): string | null {
  switch (expression?.kind) {
    case 'text':
      return expression.value;
    case 'concat':
    case 'template': {
      const parts = expression.parts.map(literalOf);
      return parts.every((part) => part === null) ? null : parts.map((part) => part ?? '').join('');
    }
    case 'call': {
      // `dedent("…")`, `"…".strip()`
      const [first] = expression.arguments;
      if (expression.callee.kind === 'member') return literalOf(expression.callee.object) ?? literalOf(first?.value);
      return literalOf(first?.value);
    }
    default:
      return null;
  }
}

/** A value as JSON, for schemas written as data: constants only, what is not known is left out. */
export function jsonOf(value: Value, depth = 0): unknown {
  if (depth > 24) return undefined;
  switch (value.kind) {
    case 'text':
      return flat(value.parts);
    case 'number':
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    case 'list':
      return value.items.flatMap((item) => {
        if (item.spread) {
          const inner = jsonOf(item.value, depth + 1);
          return Array.isArray(inner) ? (inner as unknown[]) : [];
        }
        const one = jsonOf(item.value, depth + 1);
        return one === undefined ? [] : [one];
      });
    case 'record': {
      // A key such as `__proto__` must stay an ordinary key.
      const found = Object.create(null) as Record<string, unknown>;
      for (const [key, entry] of value.entries) {
        if (key.startsWith('…')) continue;
        const one = jsonOf(entry, depth + 1);
        if (one !== undefined) found[key] = one;
      }
      return found;
    }
    case 'choice': {
      for (const arm of value.arms) {
        const one = jsonOf(arm, depth + 1);
        if (one !== undefined && one !== null) return one;
      }
      return undefined;
    }
    case 'operation':
      return value.operator === 'default' && value.operands[0] !== undefined
        ? jsonOf(value.operands[0], depth + 1)
        : undefined;
    default:
      return undefined;
  }
}
