/** What stays of a chart's template for a YAML parser. */
export interface WithoutActions {
  /** As long as the template, so that places in it are places in the file. */
  readonly text: string;
  /** The actions that were replaced, in order. What they bring into the file is not known. */
  readonly replaced: readonly { readonly start: number; readonly action: string }[];
}

/**
 * Charts write Go template actions into YAML, which no YAML parser reads. This replaces those that are outside of text blocks:
 * a line that is only an action becomes a comment, an action that is a whole value becomes a quoted variable, and one inside
 * of a value is kept, or becomes a variable where its own quotes would end the value. Text blocks are left as they are written.
 * Linear in the text.
 */
export function withoutActions(text: string): WithoutActions {
  const replaced: { start: number; action: string }[] = [];
  /** Indentation of the key whose text block this is, null outside of one. */
  let block: number | null = null;
  let at = 0;
  const lines = text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    const indent = line.length - line.trimStart().length;
    if (line.trim() === '' || (block !== null && indent > block)) return line;
    block = null;
    if (/^\s*\{\{.*\}\}\s*$/.test(line)) {
      replaced.push({ start: start + indent, action: line.trim() });
      return `${' '.repeat(indent)}#${' '.repeat(line.length - indent - 1)}`;
    }
    const plain = line.includes('{{')
      ? line.replace(/\{\{[^{}]*\}\}/g, (action, offset: number) => {
          const kept = standIn(line, action, offset);
          if (kept !== action) replaced.push({ start: start + offset, action });
          return kept;
        })
      : line;
    if (/(?::|^\s*-)[ \t]+[|>][-+\d]{0,2}[ \t]*(?:#.*)?\r?$/.test(plain)) block = indent;
    return plain;
  });
  return { text: lines.join('\n'), replaced };
}

/** What YAML can read in the place of an action, of the same length. */
function standIn(line: string, action: string, offset: number): string {
  const opensValue = /(?:^|[:\-[,])\s*$/.test(line.slice(Math.max(0, offset - 200), offset));
  const variable = (length: number) => (length < 6 ? 'x'.repeat(length) : `{{.${'x'.repeat(length - 5)}}}`);
  if (!opensValue) return /["'#:]/.test(action) ? variable(action.length) : action;
  const isWhole = /^\s*(?:#.*)?$/.test(line.slice(offset + action.length));
  return isWhole && action.length >= 8 ? `'${variable(action.length - 2)}'` : 'x'.repeat(action.length);
}
