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

/** With a replacer each value costs a call, which is most of the time of a large report; hardly any report has a `bigint`. */
function asText(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return JSON.stringify(
      value,
      (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item),
      2,
    );
  }
}
