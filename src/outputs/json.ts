/**
 * A report as JSON text. Keys are in the order in which the report was built, which is always the same; amounts that
 * are integers of any size (`bigint`) become text, because JSON numbers would round them.
 * `##[` is written with an escape: printed on a runner it would be obeyed as a command.
 */
export function renderJson(value: unknown): string {
  const text = asText(value);
  // A large report is one of the largest values of a run: it is copied only where there is something to escape.
  return `${text.includes('##[') ? text.replaceAll('##[', '#\\u0023[') : text}\n`;
}

/** A list with more entries than this has one line per entry: line breaks and indents would be half of the report. */
export const longList = 1_000;

function asText(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return json(value, 2);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (!entries.some(([, one]) => isLong(one))) return json(value, 2);
  const lines = entries.map(([key, one]) => {
    const text = isLong(one)
      ? `[\n    ${one.map((item) => json(item ?? null, 0)).join(',\n    ')}\n  ]`
      : json(one, 2).replaceAll('\n', '\n  ');
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${lines.join(',\n')}\n}`;
}

function isLong(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > longList;
}

/** With a replacer each value costs a call, which is most of the time of a large report; hardly any report has a `bigint`. */
function json(value: unknown, indent: number): string {
  try {
    return JSON.stringify(value, null, indent);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return JSON.stringify(
      value,
      (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item),
      indent,
    );
  }
}
