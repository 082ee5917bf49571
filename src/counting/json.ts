/** A definition longer than this is not counted, and said to be so. */
const maxJson = 1_000_000;

/**
 * A value as compact JSON, in the order of its keys, or null when that would be longer than `maxUnits` or nested deeper
 * than `maxDepth`. A YAML file of a few lines can name one list many times over (aliases), so the size of what
 * is written out is bounded here and not by the size of the file it came from.
 */
export function compactJson(value: unknown, maxUnits = maxJson, maxDepth = 100): string | null {
  return jsonWith('', value, maxUnits, maxDepth);
}

/** The same with a space after each colon and comma, as Python's `json.dumps` writes it. */
export function spacedJson(value: unknown, maxUnits = maxJson, maxDepth = 100): string | null {
  return jsonWith(' ', value, maxUnits, maxDepth);
}

function jsonWith(space: '' | ' ', value: unknown, maxUnits: number, maxDepth: number): string | null {
  const pieces: string[] = [];
  let units = 0;

  /** False when there is no room left. */
  function put(piece: string): boolean {
    units += piece.length;
    pieces.push(piece);
    return units <= maxUnits;
  }

  function write(item: unknown, depth: number): boolean {
    if (depth > maxDepth) return false;
    if (Array.isArray(item)) {
      let separator = '[';
      for (const element of item as unknown[]) {
        if (!put(separator) || !write(element, depth + 1)) return false;
        separator = `,${space}`;
      }
      return put(separator === '[' ? '[]' : ']');
    }
    if (typeof item === 'object' && item !== null) {
      let separator = '{';
      for (const [key, entry] of Object.entries(item)) {
        if (entry === undefined) continue;
        if (!put(`${separator}${JSON.stringify(key)}:${space}`) || !write(entry, depth + 1)) return false;
        separator = `,${space}`;
      }
      return put(separator === '{' ? '{}' : '}');
    }
    if (typeof item === 'string') return units + item.length <= maxUnits && put(JSON.stringify(item));
    if (typeof item === 'boolean' || (typeof item === 'number' && Number.isFinite(item))) {
      return put(String(item));
    }
    return put(typeof item === 'bigint' ? item.toString() : 'null');
  }

  return write(value, 0) ? pieces.join('') : null;
}

/** The value as an object with string keys, or null when it is anything else. */
export function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
