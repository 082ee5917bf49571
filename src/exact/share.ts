/**
 * The vendor gives one number for a whole request. It is shared out over the blocks that were sent, so that the parts
 * still add up to the input and the causes of a change to its delta.
 *
 * The rule. What is fixed (the chat format, the hidden prompt for tools) keeps its count, the rest is shared in
 * proportion to the offline counts, in whole tokens by largest remainder. Of a pair, the baseline is shared first; what
 * is the same in the head gets the same there, and all that is left of the head's total belongs to what changed.
 */
import { exactly, sum, type Amount } from '../core/amount.js';
import { literalText, type Prompt } from '../core/prompt.js';
import type { CountedBlock, RequestTokens } from '../core/tokens.js';
import { sumByPart } from '../counting/index.js';
import { compactJson } from '../counting/json.js';

/** One request, with what the vendor said about all that was sent of it. */
export interface Answered {
  readonly prompt: Prompt;
  readonly tokens: RequestTokens;
  readonly answer: number;
}

/** Tokens of the blocks that were sent, in their order. */
export type Shares = readonly number[];

/** False for what is filled in at run time, and for what could not be counted. */
function wasSent(block: CountedBlock): boolean {
  return block.part !== 'variables' && block.part !== 'images' && block.tokens.basis !== 'unknown';
}

function isFixed(block: CountedBlock): boolean {
  return block.part === 'overhead' || block.hidden === true;
}

/** The offline count with the shares in the place of what was sent: exact, but for what is filled in at run time. */
export function withShares(tokens: RequestTokens, shares: Shares, counter: string): RequestTokens {
  let next = 0;
  const blocks = tokens.blocks.map((block): CountedBlock => {
    if (!wasSent(block)) return block;
    const share = shares[next] ?? 0;
    next += 1;
    return { ...block, tokens: exactly(share) };
  });
  // A request of which nothing was sent but a placeholder still has what the vendor adds to it.
  const rest = shares.slice(next).reduce((total, share) => total + share, 0);
  if (rest > 0) blocks.push(added(rest));
  const parts = sumByPart(blocks);
  const input: Amount = sum(Object.values(parts));
  return {
    ...tokens,
    blocks,
    parts,
    input: tokens.input.basis === 'unknown' ? { ...input, basis: 'unknown' } : input,
    tokenizer: counter,
    method: 'exact',
    errorPercent: 0,
  };
}

function added(tokens: number): CountedBlock {
  return {
    part: 'overhead',
    label: 'added by the vendor',
    tokens: exactly(tokens),
    stability: 'static',
    message: null,
    place: null,
  };
}

/** The answer for one request, shared out. */
export function shareOut({ tokens, answer }: Answered): Shares {
  return sharesOf(answer, tokens.blocks.filter(wasSent));
}

/** The answers for two requests with the same model, so that what is the same in both has the same count. */
export function shareOutPair(baseline: Answered, head: Answered): readonly [Shares, Shares] {
  const before = shareOut(baseline);
  const after = follow(baseline, before, head);
  if (after !== null) return [before, after];
  // Nothing was added, so what changed is in the baseline alone.
  const own = shareOut(head);
  return [follow(head, own, baseline) ?? before, own];
}

/** Shares of `other` that repeat those of `first` for what both have; null when then nothing is left to take the rest. */
function follow(first: Answered, shares: Shares, other: Answered): Shares | null {
  const known = new Map<string, number[]>();
  for (const [index, id] of identities(first).entries()) {
    known.set(id, [...(known.get(id) ?? []), shares[index] ?? 0]);
  }
  const repeated = identities(other).map((id) => known.get(id)?.shift() ?? null);
  const blocks = other.tokens.blocks.filter(wasSent);
  const changed = blocks.filter((_, index) => repeated[index] === null);
  const rest = other.answer - repeated.reduce<number>((total, share) => total + (share ?? 0), 0);
  if (rest < 0 || (rest > 0 && changed.every((block) => block.tokens.expected === 0))) return null;
  const free = [...sharesOf(rest, changed)];
  return repeated.map((share) => share ?? free.shift() ?? 0);
}

/** What must be the same for a block to be the same: its message's whole text, its tool's whole definition. */
function identities({ prompt, tokens }: Answered): string[] {
  const tools = new Map(prompt.tools.map((tool) => [tool.name, tool]));
  return tokens.blocks.filter(wasSent).map((block) => {
    const { part, label, message, tokens: count } = block;
    const tool = part === 'tools' && !isFixed(block) ? tools.get(label) : undefined;
    const content = isFixed(block)
      ? ''
      : message !== null
        ? literalText(prompt.messages[message]?.segments ?? [])
        : tool !== undefined
          ? compactJson([tool.description, tool.schema])
          : part === 'schema'
            ? compactJson(prompt.schema?.schema ?? null)
            : '';
    return JSON.stringify([part, label, count.expected, content]);
  });
}

/** `total` over blocks: fixed ones keep their count where there is room for it, text takes the rest. */
function sharesOf(total: number, blocks: readonly CountedBlock[]): number[] {
  if (blocks.length === 0) return total > 0 ? [total] : [];
  const counts = blocks.map((block) => block.tokens.expected);
  const fixed = counts.reduce((sumOf, count, index) => sumOf + (isFixedAt(blocks, index) ? count : 0), 0);
  const text = counts.map((count, index) => (isFixedAt(blocks, index) ? 0 : count));
  if (fixed > total || text.every((count) => count === 0)) return proportional(total, counts);
  const shared = proportional(total - fixed, text);
  return counts.map((count, index) => (isFixedAt(blocks, index) ? count : (shared[index] ?? 0)));
}

function isFixedAt(blocks: readonly CountedBlock[], index: number): boolean {
  const block = blocks[index];
  return block !== undefined && isFixed(block);
}

/** Whole numbers in proportion to the weights that add up to `total`: the largest remainders are rounded up. */
export function proportional(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sumOf, weight) => sumOf + weight, 0);
  const ideal = weights.map((weight) => (all === 0 ? total / weights.length : (total * weight) / all));
  const whole = ideal.map(Math.floor);
  const left = total - whole.reduce((sumOf, share) => sumOf + share, 0);
  const order = ideal
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
