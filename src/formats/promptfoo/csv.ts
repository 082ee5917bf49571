import { parse as parseCsv, type Options } from 'csv-parse/sync';

/** A row by the names in the first one, with the lines on which it begins and ends. */
export interface CsvRow {
  readonly values: ReadonlyMap<string, string>;
  readonly firstLine: number;
  readonly lastLine: number;
}

/**
 * The rows of a CSV file below the one with the names, null where the text is no CSV. `most` is how many are wanted:
 * what is behind them is not parsed. `relaxed`: quotes may stand inside of a value.
 */
export function csvRows(text: string, most?: number, relaxed = false): CsvRow[] | null {
  const options: Options = {
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    bom: true,
    relax_quotes: relaxed,
    ...(most === undefined ? {} : { to: most + 1 }),
  };
  let parsed: unknown;
  try {
    parsed = parseCsv(text, options);
  } catch {
    return null;
  }
  const [names, ...rows] = parsed as { record: string[]; info: { lines: number } }[];
  let line = names?.info.lines ?? 0;
  return rows.map(({ record, info }) => {
    const values = new Map(record.map((value, column) => [names?.record[column] ?? '', value]));
    const row = { values, firstLine: line + 1, lastLine: info.lines };
    line = info.lines;
    return row;
  });
}
