import { parseUsd, type PicoUsd } from '../core/money.js';

/**
 * How one value of the settings is written and checked. The same value may come from YAML (number or text) or from
 * an action input or flag (always text); both arrive here as the text that was written, so that `0.02` stays exact.
 */
export interface ValueKind<T> {
  /** What is allowed, in words for a message: 'a number of USD ≥ 0'. */
  readonly allowed: string;
  /** A correct value, as one would write it. */
  readonly example: string;
  /** JSON Schema of the value, for editors. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Every value there is, where it is one of a few words; absent elsewhere. */
  readonly choices?: readonly string[];
  /** The parsed value, or undefined when the text is not one. Never guesses. */
  parse(text: string): T | undefined;
}

const decimal = /^\d{1,12}(?:\.\d{1,12})?$/;

function finite(text: string): number | undefined {
  return decimal.test(text) ? Number(text) : undefined;
}

export const usd: ValueKind<PicoUsd> = {
  allowed: 'an amount in USD, 0 or more, at most 12 decimals, without a currency sign',
  example: '0.02',
  schema: { type: ['number', 'string'], minimum: 0, pattern: '^\\d{1,12}(\\.\\d{1,12})?$' },
  parse: (text) => (decimal.test(text) ? (parseUsd(text) ?? undefined) : undefined),
};

/** An exact decimal that stays text, because it is a rate. */
export const rate: ValueKind<string> = {
  allowed: 'USD per million tokens, 0 or more, at most 6 decimals',
  example: '0.20',
  schema: { type: ['number', 'string'], minimum: 0, pattern: '^\\d{1,9}(\\.\\d{1,6})?$' },
  parse: (text) => (/^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? text : undefined),
};

export const percent: ValueKind<number> = {
  allowed: 'a percentage, 0 or more, with or without a percent sign',
  example: '10%',
  schema: { type: ['number', 'string'], minimum: 0, pattern: '^\\d{1,12}(\\.\\d{1,12})?\\s*%?$' },
  parse: (text) => finite(text.replace(/\s*%$/, '')),
};

export function count(example: string): ValueKind<number> {
  return {
    allowed: 'a whole number, 0 or more',
    example,
    schema: { type: ['integer', 'string'], minimum: 0, pattern: '^[\\d_]{1,15}$' },
    parse: (text) => (/^\d[\d_]{0,14}$/.test(text) ? Number(text.replaceAll('_', '')) : undefined),
  };
}

export function numberBetween(low: number, high: number, example: string): ValueKind<number> {
  const limits =
    high === Infinity
      ? `a number, ${String(low)} or more`
      : `a number from ${String(low)} to ${String(high)}`;
  return {
    allowed: limits,
    example,
    schema: { type: 'number', minimum: low, ...(high === Infinity ? {} : { maximum: high }) },
    parse: (text) => {
      const value = finite(text.replaceAll('_', ''));
      return value !== undefined && value >= low && value <= high ? value : undefined;
    },
  };
}

export function oneOf<const T extends string>(...choices: readonly T[]): ValueKind<T> {
  return {
    allowed: `one of ${choices.join(', ')}`,
    example: choices[0] ?? '',
    choices,
    schema: { enum: choices },
    parse: (text) => choices.find((choice) => choice === text),
  };
}

export const boolean: ValueKind<boolean> = {
  allowed: 'true or false',
  example: 'true',
  schema: { type: 'boolean' },
  parse: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
};

export function text(allowed: string, example: string): ValueKind<string> {
  return {
    allowed,
    example,
    schema: { type: 'string', minLength: 1 },
    parse: (value) => (value.trim() === '' || value.length > 1000 ? undefined : value),
  };
}

/** Edit distance of two short words, for "did you mean"; gives up (returns `most + 1`) beyond `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution));
    }
    previous = current;
  }
  return previous[b.length] ?? most + 1;
}

/** The known key nearest to an unknown one, null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const plain = word.toLowerCase().replaceAll('_', '-').slice(0, 60);
  const most = Math.max(2, Math.floor(plain.length / 3));
  let best: { key: string; far: number } | null = null;
  for (const key of known) {
    const far = distance(plain, key, most);
    if (far <= most && (best === null || far < best.far)) best = { key, far };
  }
  return best?.key ?? null;
}
