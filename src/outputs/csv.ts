import type { ScanReport } from '../core/report.js';

/** A table as RFC 4180 has it: lines end in CRLF, a field with a comma, a quote or a line break is quoted. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, which it shows as text. Numbers stay
 * numbers; null is an empty field.
 */
function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return decimal(value);
  const safe = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Without an exponent and without digits that binary fractions add. */
function decimal(value: number): string {
  const exact = Number(value.toPrecision(12));
  const shown = String(exact);
  return shown.includes('e') ? exact.toFixed(12).replace(/\.?0+$/, '') : shown;
}

const columns = [
  'prompt',
  'path',
  'line',
  'kind',
  'model',
  'input_tokens',
  'output_tokens',
  'output_basis',
  'usd_per_1k_requests',
  'usd_per_1k_requests_low',
  'usd_per_1k_requests_high',
  'requests_per_month',
  'usd_per_month',
  'no_price_because',
] as const;

/** One line for each prompt of a scan, for a spreadsheet. What is not known is an empty field, never 0. */
export function renderScanCsv({ prompts }: ScanReport): string {
  return csv([
    columns,
    ...prompts.map(({ key, path, line, kind, estimate }) => [
      key,
      path,
      line,
      kind,
      estimate.model ?? estimate.modelAsWritten,
      estimate.tokens.input,
      estimate.tokens.output,
      estimate.tokens.outputBasis,
      estimate.usdPer1k,
      estimate.range?.lowUsdPer1k ?? null,
      estimate.range?.highUsdPer1k ?? null,
      estimate.requestsPerMonth,
      estimate.monthlyUsd,
      estimate.unpricedReason,
    ]),
  ]);
}
