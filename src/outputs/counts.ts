import type { CountMethod } from '../core/tokens.js';
import { printable, tableOf, type View } from './columns.js';
import { count, plural } from './numbers.js';

/** Tokens of one file, as `promptcost count` gives them. */
export interface CountRow {
  readonly file: string;
  readonly model: string;
  readonly tokens: number;
  readonly method: CountMethod;
  readonly errorPercent: number;
  readonly tokenizer: string;
}

export function renderCounts(rows: readonly CountRow[], view: View): string {
  const total = rows.reduce((sum, { tokens }) => sum + tokens, 0);
  const table = tableOf(
    [
      { title: 'File', align: 'left', least: 12 },
      { title: 'Tokens', align: 'right' },
      { title: 'Count', align: 'left' },
      { title: 'Tokenizer', align: 'left', optional: 1 },
      { title: 'Model', align: 'left', least: 12, optional: 2 },
    ],
    [
      ...rows.map(({ file, model, tokens, method, errorPercent, tokenizer }) => [
        file === '-' ? '(standard input)' : file,
        count(tokens),
        method === 'exact' ? 'exact' : `±${String(errorPercent)}%`,
        tokenizer,
        model,
      ]),
      ...(rows.length > 1 ? [[plural(rows.length, 'file'), count(total), '', '', '']] : []),
    ],
    view,
  );
  return printable(`${table}\n`);
}
