import type { CountMethod } from '../core/tokens.js';
import { printable, tableOf, type View } from './columns.js';
import { count, money, plural } from './numbers.js';

/** Tokens of one file, as `promptcost count` gives them. */
export interface CountRow {
  readonly file: string;
  readonly model: string;
  readonly tokens: number;
  readonly method: CountMethod;
  readonly errorPercent: number;
  readonly tokenizer: string;
  /** USD for 1,000 requests with this text as input, uncached; null without a known rate. */
  readonly inputUsdPer1k: number | null;
}

export function renderCounts(rows: readonly CountRow[], view: View): string {
  const total = rows.reduce((sum, { tokens }) => sum + tokens, 0);
  const priced = rows.flatMap(({ inputUsdPer1k }) => inputUsdPer1k ?? []);
  const cost = priced.length < rows.length ? '' : money(priced.reduce((sum, usd) => sum + usd, 0));
  const table = tableOf(
    [
      { title: 'File', align: 'left', least: 12 },
      { title: 'Tokens', align: 'right' },
      { title: 'Input per 1,000 req.', align: 'right', optional: 3 },
      { title: 'Count', align: 'left' },
      { title: 'Tokenizer', align: 'left', optional: 1 },
      { title: 'Model', align: 'left', least: 12, optional: 2 },
    ],
    [
      ...rows.map(({ file, model, tokens, inputUsdPer1k, method, errorPercent, tokenizer }) => [
        file === '-' ? '(standard input)' : file,
        count(tokens),
        inputUsdPer1k === null ? '' : money(inputUsdPer1k),
        method === 'exact' ? 'exact' : `±${String(errorPercent)}%`,
        tokenizer,
        model,
      ]),
      ...(rows.length > 1 ? [[plural(rows.length, 'file'), count(total), cost, '', '', '']] : []),
    ],
    view,
  );
  return printable(`${table}\n`);
}
