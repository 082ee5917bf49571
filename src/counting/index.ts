import { distinctMissing, type Missing, missingAt } from '../core/missing.js';
import { add, between, exactly, sum, times, weakest, type Amount } from '../core/amount.js';
import type { Model } from '../core/model.js';
import type { Message, OpenaiApi, Place, Prompt, Segment } from '../core/prompt.js';
import {
  inputParts,
  type CountedBlock,
  type InputPart,
  type RequestTokens,
  type Stability,
  type Tokenizer,
} from '../core/tokens.js';
import type { Usage } from '../core/usage.js';
import { imageAmount } from './images.js';
import { assumed } from './rules/assumed.js';
import { isSystem } from './roles.js';
import { find, subjectOf, type Subject } from './rules/find.js';
import type { ForModels, FrameRule, MediaRule, Spread } from './rules/rule.js';
import { schemaTokens } from './schema.js';
import { samplesOf, type Scope } from './samples.js';
import { loopItems, selectedArm, spread, variableTokens, type Sizing } from './sizes.js';
import { countText } from './text.js';
import { countTool, toolsFrame } from './tools.js';

export { assumptionsOf } from './assumptions.js';

/**
 * All input tokens of one request, block by block in the order in which the provider renders them. Pure, linear in the
 * prompt's length, and never throws. What cannot be counted is named in `unknown` and has a block of 0 tokens with the
 * basis 'unknown'. The rules and their sources are in `rules/`; docs/counting.md explains them.
 */
export function countRequest(
  prompt: Prompt,
  model: Model | null,
  tokenizer: Tokenizer,
  usage: Usage,
): RequestTokens {
  const subject = subjectOf(model);
  const ink: Ink = {
    subject,
    tokenizer,
    usage,
    variables: new Map(prompt.variables.map((variable) => [variable.name, variable])),
    samples: samplesOf(prompt.variables),
    unknown: [...prompt.incomplete],
    withoutLength: new Set(),
    taken: new Map(),
  };
  const leading = leadingSystem(prompt.messages);
  const framed = prompt.kind === 'request' || prompt.kind === 'evaluation';
  const system = messageBlocks(prompt.messages.slice(0, leading), 0, framed, ink);
  const conversation = messageBlocks(prompt.messages.slice(leading), leading, framed, ink);
  const tools = toolBlocks(prompt, ink);
  const schema = schemaBlocks(prompt, ink);
  const blocks = [
    ...frameworkBlocks(prompt),
    ...(subject.vendor.order === 'tools-first'
      ? [...tools, ...schema, ...system]
      : [...system, ...tools, ...schema]),
    ...conversation,
    ...(framed ? requestFrame(prompt, ink) : []),
  ];
  const parts = sumByPart(blocks);
  const input = sum(Object.values(parts));
  const beside = ink.taken.size === 0 ? 0 : besideTokens(prompt.messages, ink);
  return {
    blocks,
    parts,
    // What is known to be missing makes the sum a least value, even where no block stands for it.
    input: ink.unknown.length + ink.withoutLength.size > 0 ? { ...input, basis: 'unknown' } : input,
    tokenizer: tokenizer.id,
    ...precision(prompt, model, parts, ink),
    unknown: withoutRepeats(ink.unknown),
    ...(ink.withoutLength.size > 0 ? { withoutLength: [...ink.withoutLength] } : {}),
    ...(beside === 0 ? {} : { beside }),
  };
}

/** A rule of tools or schemas, as far as its error goes. */
type MeasuredRule = ForModels & {
  readonly errorPercent?: number;
  readonly byApi?: Readonly<Record<OpenaiApi, { readonly errorPercent: number }>>;
};

/**
 * How good the count is. `exact` is only a request of plain messages: recorded requests of that kind have no error at all. Tools
 * and schemas reach the model in a form that the vendor does not publish; their error counts by their share of the request.
 */
function precision(
  prompt: Prompt,
  model: Model | null,
  parts: Readonly<Record<InputPart, Amount>>,
  { subject, tokenizer }: Ink,
): Pick<RequestTokens, 'method' | 'errorPercent'> {
  if (model === null) {
    const errorPercent = Math.max(tokenizer.errorPercent, assumed.unknownModel.errorPercent);
    return { method: 'approximate', errorPercent };
  }
  const whole = inputParts.reduce((total, part) => total + parts[part].expected, 0);
  const errorOf = (rules: readonly MeasuredRule[]): number => {
    const row = find(rules, subject.name)?.row;
    const known = prompt.api === undefined ? undefined : row?.byApi?.[prompt.api];
    return Math.max(
      tokenizer.errorPercent,
      known?.errorPercent ?? row?.errorPercent ?? assumed.structureErrorPercent,
    );
  };
  const weighted =
    (whole - parts.tools.expected - parts.schema.expected) * tokenizer.errorPercent +
    parts.tools.expected * errorOf(subject.vendor.tools) +
    parts.schema.expected * errorOf(subject.vendor.schemas);
  const calls = prompt.messages.some(({ role }) => role === 'tool') ? assumed.callsErrorPercent : 0;
  const structured = parts.tools.expected + parts.schema.expected > 0;
  if (tokenizer.method !== 'exact' || (!structured && calls === 0)) {
    const errorPercent = structured && whole > 0 ? tenths(weighted / whole) : tokenizer.errorPercent;
    return { method: tokenizer.method, errorPercent };
  }
  return { method: 'calibrated', errorPercent: tenths(Math.max(weighted / whole, calls)) };
}

/** Upwards, so that no error reads as none. */
function tenths(percent: number): number {
  return Math.ceil(percent * 10 - 1e-9) / 10;
}

/**
 * Literal text in arms that are not taken. A text whose place is also in what is sent, or in another arm, counts once: it is
 * written once.
 */
function besideTokens(messages: readonly Message[], ink: Ink): number {
  const seen = new Set<string>();
  const aside: Extract<Segment, { kind: 'text' }>[] = [];
  const idOf = ({ place, text }: Extract<Segment, { kind: 'text' }>) =>
    `${place.start} ${place.end} ${text.length} ${place.path}`;
  const walk = (segments: readonly Segment[], sent: boolean, depth: number): void => {
    if (depth > deepest) return;
    for (const segment of segments) {
      if (segment.kind === 'text') {
        if (sent) seen.add(idOf(segment));
        else if (segment.text !== '') aside.push(segment);
      } else if (segment.kind === 'branch') {
        const taken = ink.taken.get(segment);
        for (const [arm, inner] of segment.arms.entries())
          walk(inner, sent && (taken === undefined || arm === taken), depth + 1);
      } else if (segment.kind === 'loop' || segment.kind === 'include') walk(segment.body, sent, depth + 1);
    }
  };
  for (const message of messages) walk(message.segments, true, 0);
  let tokens = 0;
  for (const segment of aside) {
    const id = idOf(segment);
    if (seen.has(id)) continue;
    seen.add(id);
    tokens += countText(ink.tokenizer, segment.text);
  }
  return tokens;
}

/** Each once. A format says with its file and line what a segment says without: the one with the place stays. */
function withoutRepeats(missing: readonly Missing[]): Missing[] {
  const placed = new Set(missing.flatMap((one) => (typeof one === 'string' ? [] : [one.what])));
  return distinctMissing(missing).filter((one) => typeof one !== 'string' || !placed.has(one));
}

/** What every step of one count needs. */
interface Ink extends Sizing {
  readonly subject: Subject;
  /** Grows while blocks are counted. */
  readonly unknown: Missing[];
  readonly withoutLength: Set<string>;
  /** The arm that each condition takes in this count. */
  readonly taken: Map<Segment, number>;
}

export function sumByPart(blocks: readonly CountedBlock[]): Record<InputPart, Amount> {
  const parts = Object.fromEntries(inputParts.map((part) => [part, exactly(0)])) as Record<InputPart, Amount>;
  for (const block of blocks) parts[block.part] = add(parts[block.part], block.tokens);
  return parts;
}

/** Whole tokens: a mean of arms or of a distribution need not be whole, but what is billed is. */
function whole(amount: Amount): Amount {
  return between(Math.floor(amount.low), Math.round(amount.expected), Math.ceil(amount.high), amount.basis);
}

// Messages

/** Number of messages that are before the conversation. */
export function leadingSystem(messages: readonly Message[]): number {
  const first = messages.findIndex((message) => !isSystem(message) || message.example === true);
  return first === -1 ? messages.length : first;
}

function partOf(message: Message): InputPart {
  if (message.example === true) return 'examples';
  return isSystem(message) ? 'system' : 'messages';
}

function messageBlocks(
  messages: readonly Message[],
  firstIndex: number,
  framed: boolean,
  ink: Ink,
): CountedBlock[] {
  const blocks: CountedBlock[] = [];
  messages.forEach((message, offset) => {
    const index = firstIndex + offset;
    const own: CountedBlock[] = [];
    contentBlocks(message.segments, partOf(message), index, ink, own);
    if (framed && !isLeftOut(message.segments, ink)) own.unshift(...messageFrame(message, index, ink));
    const last = own.pop();
    if (last === undefined) return;
    blocks.push(...own, message.cacheBreakpoint === true ? { ...last, cacheBreakpoint: true } : last);
  });
  return blocks;
}

/** Whether a message is sent under a condition that this count does not take, so that it has no frame either. */
function isLeftOut(segments: readonly Segment[], ink: Ink, depth = 0): boolean {
  const isOut = (segment: Segment): boolean => {
    if (segment.kind !== 'branch' || depth > deepest) return false;
    const arm = segment.arms[ink.taken.get(segment) ?? -1];
    return arm !== undefined && (arm.length === 0 || isLeftOut(arm, ink, depth + 1));
  };
  return segments.length > 0 && segments.every(isOut);
}

function frameRule(subject: Subject): { rule: FrameRule; basis: Amount['basis'] } | null {
  const found = find(subject.vendor.frames, subject.name);
  if (found === null) return null;
  return { rule: found.row, basis: found.nearby ? weakest(found.row.basis, 'measured') : found.row.basis };
}

/** Tokens of the chat format around one message. */
function messageFrame(message: Message, index: number, ink: Ink): CountedBlock[] {
  const frame = frameRule(ink.subject);
  if (frame === null) return [];
  const { rule, basis } = frame;
  if (rule.bareSystem && isSystem(message)) return [];
  let tokens = spread(rule.perMessage, basis);
  let fixedTokens = rule.countsRole ? countText(ink.tokenizer, message.role) : 0;
  if (message.name !== undefined && rule.perName > 0) {
    fixedTokens += rule.perName + countText(ink.tokenizer, message.name);
  }
  tokens = add(tokens, exactly(fixedTokens, basis));
  if (tokens.high === 0) return [];
  return [block('overhead', `${message.role} message frame`, tokens, 'static', index, message.place)];
}

/** Tokens of the chat format around the whole request, and of what the vendor adds for thinking. */
function requestFrame(prompt: Prompt, ink: Ink): CountedBlock[] {
  const blocks: CountedBlock[] = [];
  const frame = frameRule(ink.subject);
  if (frame !== null && frame.rule.perRequest.high > 0) {
    const tokens = spread(frame.rule.perRequest, frame.basis);
    blocks.push(block('overhead', 'reply frame', tokens, 'static', null, null));
  }
  const thinking = find(ink.subject.vendor.thinking, ink.subject.name);
  if ((prompt.parameters.thinkingBudgetTokens ?? 0) > 0 && thinking !== null && thinking.row.tokens > 0) {
    const tokens = exactly(thinking.row.tokens, thinking.nearby ? 'assumed' : thinking.row.basis);
    blocks.push(block('overhead', 'thinking instructions', tokens, 'static', null, null));
  }
  return blocks;
}

function frameworkBlocks(prompt: Prompt): CountedBlock[] {
  const overhead = prompt.frameworkOverhead;
  if (overhead === undefined || !(overhead.tokens > 0)) return [];
  const tokens = exactly(overhead.tokens, 'configured');
  return [block('overhead', `framework: ${overhead.note}`, tokens, 'static', null, null)];
}

function block(
  part: InputPart,
  label: string,
  tokens: Amount,
  stability: Stability,
  message: number | null,
  place: Place | null,
): CountedBlock {
  return { part, label, tokens: whole(tokens), stability, message, place };
}

/**
 * The blocks of one message. Literal text is counted in maximal runs, across segments and includes, because a token may
 * span their border; a variable, a condition or a loop ends a run.
 */
function contentBlocks(
  segments: readonly Segment[],
  part: InputPart,
  message: number,
  ink: Ink,
  blocks: CountedBlock[],
): void {
  const label = `${part === 'system' ? 'system' : part === 'examples' ? 'example' : 'message'} text`;
  let pieces: string[] = [];
  let first: Place | null = null;
  let last: Place | null = null;
  let from = new Map<string, number>();

  function endRun(): void {
    if (first === null || last === null) return;
    const tokens = countText(ink.tokenizer, pieces.join(''));
    const run = block(part, label, exactly(tokens), 'static', message, joined(first, last));
    blocks.push(from.size > 1 ? { ...run, from } : run);
    pieces = [];
    from = new Map();
    first = null;
    last = null;
  }

  for (const segment of flat(segments)) {
    if (segment.kind === 'text') {
      if (segment.text === '') continue;
      pieces.push(segment.text);
      const { path } = segment.place;
      from.set(path, (from.get(path) ?? 0) + segment.text.length);
      first ??= segment.place;
      last = segment.place;
      continue;
    }
    endRun();
    switch (segment.kind) {
      case 'variable': {
        const tokens = mentionTokens(segment, [], ink);
        blocks.push(block('variables', segment.name, tokens, 'varies', message, segment.place));
        break;
      }
      case 'branch':
      case 'loop': {
        const tally =
          segment.kind === 'branch' ? tallyBranch(segment, [], ink, 0) : tallyLoop(segment, [], ink, 0);
        const name = segment.kind === 'branch' ? `if ${segment.on}` : `for each of ${segment.over}`;
        const shares: readonly (readonly [InputPart, Amount])[] = [
          [part, tally.text],
          ['variables', tally.variables],
          ['images', tally.images],
        ];
        for (const [share, tokens] of shares) {
          if (tokens.high > 0 || tokens.basis === 'unknown') {
            const open = segment.kind === 'branch' ? 'condition' : 'loop';
            blocks.push({ ...block(share, name, tokens, 'varies', message, segment.place), open });
          }
        }
        break;
      }
      case 'media': {
        const tokens = mediaTokens(segment, ink);
        const stability = segment.path === null ? 'varies' : 'static';
        blocks.push(
          block('images', segment.path ?? segment.media, tokens, stability, message, segment.place),
        );
        break;
      }
      case 'opaque':
        ink.unknown.push(segment.why);
        blocks.push(block(part, segment.why, exactly(0, 'unknown'), 'varies', message, segment.place));
        break;
    }
  }
  endRun();
}

/** Tokens of one mention of a variable, under the name that its length is known by. */
function mentionTokens(
  { name, sizedAs, uncounted }: Extract<Segment, { kind: 'variable' }>,
  scope: Scope,
  ink: Ink,
): Amount {
  if (uncounted !== true) return variableTokens(sizedAs ?? name, scope, ink);
  ink.withoutLength.add(name);
  return exactly(0, 'unknown');
}

/** Segments with includes put in their place. */
export function* flat(
  segments: readonly Segment[],
  depth = 0,
): Generator<Exclude<Segment, { kind: 'include' }>> {
  for (const segment of segments) {
    if (segment.kind !== 'include') yield segment;
    else if (depth < deepest) yield* flat(segment.body, depth + 1);
    else yield { kind: 'opaque', why: tooDeep, place: segment.place };
  }
}

/** Nesting beyond this is reported as unknown: no prompt is written like that, and every level is a call. */
const deepest = 100;

const tooDeep = `text nested more than ${deepest} deep is not counted`;

function joined(first: Place, last: Place): Place {
  return first.path === last.path && last.end >= first.start ? { ...first, end: last.end } : first;
}

// Conditions and loops

/** Tokens of a piece of template by what the report shows apart. */
interface Tally {
  readonly text: Amount;
  readonly variables: Amount;
  readonly images: Amount;
}

const nothing: Tally = { text: exactly(0), variables: exactly(0), images: exactly(0) };

function combine(tally: Tally, change: (amount: Amount, key: keyof Tally) => Amount): Tally {
  return {
    text: change(tally.text, 'text'),
    variables: change(tally.variables, 'variables'),
    images: change(tally.images, 'images'),
  };
}

function plus(a: Tally, b: Tally): Tally {
  return combine(a, (amount, key) => add(amount, b[key]));
}

function tallySegments(segments: readonly Segment[], scope: Scope, ink: Ink, depth: number): Tally {
  const texts: Amount[] = [];
  const variables: Amount[] = [];
  const images: Amount[] = [];
  let nested = nothing;
  let pieces: string[] = [];
  for (const segment of flat(segments, depth)) {
    if (segment.kind === 'text') {
      pieces.push(segment.text);
      continue;
    }
    texts.push(exactly(countText(ink.tokenizer, pieces.join(''))));
    pieces = [];
    switch (segment.kind) {
      case 'variable':
        variables.push(mentionTokens(segment, scope, ink));
        break;
      case 'branch':
        nested = plus(nested, tallyBranch(segment, scope, ink, depth + 1));
        break;
      case 'loop':
        nested = plus(nested, tallyLoop(segment, scope, ink, depth + 1));
        break;
      case 'media':
        images.push(mediaTokens(segment, ink));
        break;
      case 'opaque':
        ink.unknown.push(segment.why);
        texts.push(exactly(0, 'unknown'));
        break;
    }
  }
  texts.push(exactly(countText(ink.tokenizer, pieces.join(''))));
  return plus(nested, { text: sum(texts), variables: sum(variables), images: sum(images) });
}

/** Smallest arm, the arm that the comparison or a sample selects (or else the largest), largest arm. */
function tallyBranch(
  segment: Extract<Segment, { kind: 'branch' }>,
  scope: Scope,
  ink: Ink,
  depth: number,
): Tally {
  if (depth >= deepest) {
    ink.unknown.push(missingAt(segment.place, tooDeep));
    return { ...nothing, text: exactly(0, 'unknown') };
  }
  const arms = segment.arms.map((arm) => tallySegments(arm, scope, ink, depth + 1));
  const [firstArm] = arms;
  if (firstArm === undefined) return nothing;
  let smallest = firstArm;
  let largest = firstArm;
  for (const arm of arms) {
    if (total(arm).low < total(smallest).low) smallest = arm;
    if (total(arm).high > total(largest).high) largest = arm;
  }
  const selected = segment.taken ?? selectedArm(segment.on, arms.length, scope, ink);
  const usual = arms.reduce((a, b) => (total(b).expected > total(a).expected ? b : a));
  const sent = (selected === null ? undefined : arms[selected]) ?? usual;
  ink.taken.set(segment, arms.indexOf(sent));
  return combine(firstArm, (_, key) => {
    const all = arms.map((arm) => arm[key]);
    const { expected } = sent[key];
    // The smallest arm as a whole may have the most variables: its share must not pass the expected one.
    const low = Math.min(smallest[key].low, expected);
    const high = Math.max(largest[key].high, expected);
    const basis = all.map((amount) => amount.basis).reduce(weakest);
    return between(low, expected, high, low === high ? basis : weakest(basis, 'bounded'));
  });
}

function total(tally: Tally): Amount {
  return sum([tally.text, tally.variables, tally.images]);
}

/** The body times the items. */
function tallyLoop(
  segment: Extract<Segment, { kind: 'loop' }>,
  scope: Scope,
  ink: Ink,
  depth: number,
): Tally {
  if (depth >= deepest) {
    ink.unknown.push(missingAt(segment.place, tooDeep));
    return { ...nothing, text: exactly(0, 'unknown') };
  }
  const { items, known } = loopItems(segment.over, scope, ink);
  return combine(tallySegments(segment.body, [...scope, known], ink, depth + 1), (amount) => {
    if (amount.high === 0) return amount;
    return between(
      times(amount, items.low).low,
      times(amount, items.expected).expected,
      times(amount, items.high).high,
      weakest(amount.basis, items.basis),
    );
  });
}

function mediaTokens(segment: Extract<Segment, { kind: 'media' }>, ink: Ink): Amount {
  if (segment.media === 'image') {
    return imageAmount(ink.subject, segment.width, segment.height, segment.detail);
  }
  const found = find(ink.subject.vendor.media, ink.subject.name);
  const length = segment.media === 'file' ? segment.pages : segment.seconds;
  const rate = found === null ? null : rateOf(found.row, segment.media);
  if (rate !== null && length !== undefined && Number.isFinite(length) && length > 0) {
    return between(rate.low * length, rate.expected * length, rate.high * length, 'measured');
  }
  const name = segment.path ?? `${segment.media} given at run time`;
  const unit = segment.media === 'file' ? 'page' : 'second';
  ink.unknown.push(
    rate === null
      ? `${segment.media} \`${name}\` is not counted: no rule is published for this model`
      : `${segment.media} \`${name}\` is not counted: about ${rate.expected} tokens per ${unit}, length unknown`,
  );
  return exactly(0, 'unknown');
}

function rateOf(rule: MediaRule, media: 'audio' | 'video' | 'file'): Spread | null {
  switch (media) {
    case 'audio':
      return rule.audioTokensPerSecond;
    case 'video':
      return rule.videoTokensPerSecond;
    case 'file':
      return rule.pageTokens;
  }
}

// Tools and schema

function toolBlocks(prompt: Prompt, ink: Ink): CountedBlock[] {
  const { subject, tokenizer } = ink;
  const serverTools = prompt.parameters.serverTools ?? [];
  if (prompt.tools.length + serverTools.length === 0) return [];
  const blocks: CountedBlock[] = [];
  const found = find(subject.vendor.tools, subject.name);
  // A list of tools alone is carried by requests elsewhere, which pay what is paid once.
  if (prompt.kind !== 'tools') {
    const hidden = toolPrompt(prompt.parameters.toolChoice, subject);
    if (hidden !== null) blocks.push({ ...hidden, hidden: true });
    if (found !== null && prompt.tools.length > 0) {
      const frame = toolsFrame(found, prompt, tokenizer);
      if (frame.high > 0) blocks.push(block('tools', 'tools frame', frame, 'static', null, null));
    }
  }
  for (const name of serverTools) blocks.push(serverToolBlock(name, ink));
  let position: 'first' | 'further' = 'first';
  for (const tool of prompt.tools) {
    if (found === null) break;
    const count = countTool(tool, position, found, tokenizer);
    if (count.counted) position = 'further';
    else ink.unknown.push(count.why);
    const tokens = count.counted ? count.tokens : exactly(0, 'unknown');
    const counted = block('tools', tool.name, tokens, 'static', null, tool.place);
    blocks.push(tool.cacheBreakpoint === true ? { ...counted, cacheBreakpoint: true } : counted);
  }
  return blocks;
}

function serverToolBlock(name: string, ink: Ink): CountedBlock {
  const own = ink.subject.vendor.serverTools.filter((rule) => name.startsWith(rule.tool));
  const found = find(own, ink.subject.name);
  if (found === null) {
    ink.unknown.push(
      `the definition of the provider's tool \`${name}\` is not counted: its size is not published`,
    );
    return block('tools', name, exactly(0, 'unknown'), 'static', null, null);
  }
  return block('tools', name, spread(found.row.tokens, found.row.basis), 'static', null, null);
}

/** The system prompt that the vendor adds for tools, null where it adds none. */
function toolPrompt(choice: string | undefined, subject: Subject): CountedBlock | null {
  const table = subject.vendor.toolPrompts;
  if (table.length === 0) return null;
  const forced = choice !== undefined && choice !== 'auto' && choice !== 'none';
  const found = find(table, subject.name);
  if (found !== null) {
    const tokens = forced ? found.row.forcedTokens : found.row.autoTokens;
    const label = found.nearby ? 'tool-use system prompt (of the nearest model)' : 'tool-use system prompt';
    const basis = found.nearby ? 'assumed' : found.row.basis;
    return block('tools', label, exactly(tokens, basis), 'static', null, null);
  }
  // Nothing is published for this model: the range of those for which it is.
  const all = table.map((row) => (forced ? row.forcedTokens : row.autoTokens)).sort((a, b) => a - b);
  const middle = all[Math.floor(all.length / 2)] ?? 0;
  const tokens = between(all[0] ?? 0, middle, all.at(-1) ?? 0, 'assumed');
  return block('tools', 'tool-use system prompt (not published)', tokens, 'static', null, null);
}

function schemaBlocks(prompt: Prompt, ink: Ink): CountedBlock[] {
  if (prompt.schema === null) return [];
  const name = prompt.schema.name ?? 'response schema';
  const found = find(ink.subject.vendor.schemas, ink.subject.name);
  const tokens = found === null ? null : schemaTokens(prompt.schema, found, prompt, ink.tokenizer);
  if (tokens === null) ink.unknown.push(`response schema \`${name}\` is too large or too deep to count`);
  const place = prompt.schema.place;
  return [block('schema', name, tokens ?? exactly(0, 'unknown'), 'static', null, place)];
}
