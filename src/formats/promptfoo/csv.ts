import { parse as parseCsv, type Options } from 'csv-parse/sync';

/** A row by the names in the first one, with the line on which it ends. */
export interface CsvRow {
  readonly record: Readonly<Record<string, string | undefined>>;
  readonly line: number;
}

/** The rows of a CSV file with names in its first row, null where the text is no CSV. `options` as the parser has them. */
export function csvRows(text: string, options: Pick<Options, 'to' | 'relax_quotes'> = {}): CsvRow[] | null {
  let rows: unknown;
  try {
    rows = parseCsv(text, {
      columns: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      bom: true,
      ...options,
    });
  } catch {
    return null;
  }
  if (!Array.isArray(rows)) return [];
  return (rows as { record: CsvRow['record']; info: { lines: number } }[]).map(({ record, info }) => ({
    record,
    line: info.lines,
  }));
}
