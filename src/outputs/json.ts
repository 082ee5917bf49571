/**
 * A report as JSON text. Keys are in the order in which the report was built, which is always the same; amounts that
 * are integers of any size (`bigint`) become text, because JSON numbers would round them.
 * `##[` is written with an escape: printed on a runner it would be obeyed as a command.
 */
export function renderJson(value: unknown): string {
  const text = JSON.stringify(
    value,
    (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item),
    2,
  );
  return `${text.replaceAll('##[', '#\\u0023[')}\n`;
}
