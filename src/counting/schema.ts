import { add, between, exactly, weakest, type Amount } from '../core/amount.js';
import type { Prompt, ResponseSchema } from '../core/prompt.js';
import type { Tokenizer } from '../core/tokens.js';
import { asRecord, compactJson } from './json.js';
import type { Found } from './rules/find.js';
import type { SchemaRule } from './rules/rule.js';
import { isSystem } from './roles.js';
import { spread } from './sizes.js';
import { countText } from './text.js';

/** Tokens of a schema for the answer as the vendor writes it into the prompt; null when it is too large to write out. */
export function schemaTokens(
  schema: ResponseSchema,
  found: Found<SchemaRule>,
  prompt: Prompt,
  tokenizer: Tokenizer,
): Amount | null {
  // Bounded before it is copied: a few lines of YAML can stand for a schema without end.
  if (compactJson(schema.schema ?? {}) === null) return null;
  const { row } = found;
  const json = compactJson(without(schema.schema ?? {}, new Set(row.omits)));
  if (json === null) return null;
  const head = row.head
    .replace('{name}', () => schema.name ?? 'response')
    .replace('{description}', () => (schema.description === undefined ? '' : `// ${schema.description}\n`));
  const tokens = countText(tokenizer, head + json);
  const basis = found.nearby ? weakest(row.basis, 'assumed') : row.basis;
  if (!row.billed) return between(0, 0, tokens, basis);
  const frame = prompt.api === undefined ? undefined : row.byApi?.[prompt.api];
  if (frame === undefined) return add(exactly(tokens, basis), spread(row.around, basis));
  // Beside tools it is part of their message, and its name is written once.
  const alone = prompt.tools.length === 0;
  const named = frame.namesTwice && alone ? 1 + countText(tokenizer, schema.name ?? 'response') : 0;
  const message = alone && !prompt.messages.some(isSystem) ? frame.withoutSystem : 0;
  return exactly(Math.max(0, tokens + frame.around + named + message), basis);
}

/** The schema without some keywords; properties that happen to be called like them stay. */
function without(schema: unknown, keywords: ReadonlySet<string>): unknown {
  if (keywords.size === 0) return schema;
  if (Array.isArray(schema)) return (schema as unknown[]).map((item) => without(item, keywords));
  const record = asRecord(schema);
  if (record === null) return schema;
  const kept: [string, unknown][] = [];
  for (const [key, value] of Object.entries(record)) {
    if (keywords.has(key)) continue;
    const named = asRecord(value);
    if (named !== null && (key === 'properties' || key === '$defs' || key === 'definitions')) {
      kept.push([key, mapValues(named, (one) => without(one, keywords))]);
    } else if (key === 'default' || key === 'const' || key === 'enum' || key === 'examples') {
      kept.push([key, value]);
    } else {
      kept.push([key, without(value, keywords)]);
    }
  }
  return Object.fromEntries(kept);
}

function mapValues(
  record: Record<string, unknown>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
