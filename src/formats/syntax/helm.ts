/**
 * Charts write Go template actions into YAML, which no YAML parser reads. Here each action that is not inside of a block
 * of text gives way to something of the same length, so that places in the file stay what they are: a line that is only an
 * action becomes a comment, and an action in a value becomes plain characters. Blocks of text stay as they are written.
 * Linear in the text.
 */
export function withoutActions(text: string): string {
  /** Indentation of the key whose block of text this is, null outside of one. */
  let block: number | null = null;
  return text
    .split('\n')
    .map((line) => {
      const indent = line.length - line.trimStart().length;
      if (line.trim() === '') return line;
      if (block !== null && indent > block) return line;
      block = null;
      if (/^\s*\{\{.*\}\}\s*$/.test(line))
        return `${' '.repeat(indent)}#${' '.repeat(line.length - indent - 1)}`;
      const plain = line.includes('{{')
        ? line.replace(/\{\{[^{}]*\}\}/g, (action) => 'x'.repeat(action.length))
        : line;
      if (/(?::|^\s*-)[ \t]+[|>][-+\d]{0,2}[ \t]*(?:#.*)?\r?$/.test(plain)) block = indent;
      return plain;
    })
    .join('\n');
}
