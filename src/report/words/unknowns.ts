import type { ReportChange, ReportUnknown } from '../../core/report.js';
import { countText } from '../../core/words.js';

/** A dollar amount without more digits than it is worth: $0.25, $0.0042. */
function usdText(amount: number): string {
  const size = Math.abs(amount);
  const digits = size >= 0.1 || size === 0 ? size.toFixed(2) : String(Number(size.toPrecision(2)));
  return `${amount < 0 ? '−' : ''}$${digits}`;
}

/** What only one side sends, in one line: "now sends `file_name` (length not configured; each 100 tokens: $0.25 per 1,000 requests)". */
export function unknownText({ kind, name, side, unit, usdPer1kPerUnit, items }: ReportUnknown): string {
  const price =
    usdPer1kPerUnit === null
      ? ''
      : `; ${unit === 'item' ? 'each item' : 'each 100 tokens'}: ${usdText(usdPer1kPerUnit)} per 1,000 requests`;
  const head = side === 'head';
  switch (kind) {
    case 'variable':
      return `${head ? 'now sends' : 'no longer sends'} \`${name}\` (length not configured${head ? price : ''})`;
    case 'loop':
      if (items !== undefined)
        return `${head ? 'now' : 'no longer'} loops over \`${name}\`, compared with the ${countText(items)} items that ${head ? 'the base' : 'head'} writes out (number not configured${price})`;
      return `${head ? 'further items of' : 'no longer loops over'} \`${name}\` (number not configured${head ? price : ''})`;
    case 'include':
      return `not counted: ${name}${price === '' ? '' : ` (${price.slice(2)})`}`;
    case 'option':
      return `\`${name}\` may cost more, and has no figure`;
    case 'reasoning':
      return `hidden reasoning (${name}) is not counted${price === '' ? '' : ` (${price.slice(2)})`}`;
  }
}

/**
 * Text of a condition that changed where no request costs more by it; empty where the difference itself, the worst case or a
 * part of the change says what it comes to.
 */
export function sometimesText({ delta, tokenDetails = [], causes, notComparable }: ReportChange): string[] {
  const { countedInputTokens: counted, inputTokens, usdPer1k, worst } = delta;
  if (notComparable !== null || counted === null || counted === 0 || inputTokens !== 0 || worst !== null)
    return [];
  if (tokenDetails.length + causes.length > 0 || (usdPer1k ?? 0) !== 0) return [];
  const tokens = `${countText(Math.abs(counted))} tokens of text`;
  return [`${tokens} that only some requests send ${counted > 0 ? 'are new' : 'are gone'}; none costs more`];
}

/** The worst case, in one line: "up to +$1.20 per 1,000 requests when `long` is true"; null where it is the expected one. */
export function worstText({ delta }: ReportChange): string | null {
  const { worst } = delta;
  if (worst === null) return null;
  const amount =
    worst.usdPer1k !== null && worst.usdPer1k !== 0
      ? `+${usdText(worst.usdPer1k)} per 1,000 requests`
      : `${(worst.inputTokens ?? 0) < 0 ? '−' : '+'}${Math.abs(worst.inputTokens ?? 0)} input tokens`;
  const when = worst.when.length === 0 ? '' : ` when ${worst.when.slice(0, 3).join(' and ')}`;
  return `up to ${amount.replace('+−', '−')}${when}`;
}
