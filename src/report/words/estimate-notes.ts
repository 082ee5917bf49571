import type { HostedBasis } from '../../core/model.js';
import type { Because, Note } from '../../core/note.js';
import type { AssumedSize, SizeReason } from '../../core/report.js';
import type { InputPart } from '../../core/tokens.js';
import { missingText } from './missing.js';
import { countText, percentText } from '../../core/words.js';

type SizeNote = Extract<Note, { readonly kind: 'size-assumed' }>;

/** What an estimate assumes or leaves out, in one line. */
export function estimateNoteText(note: Note): string {
  switch (note.kind) {
    case 'not-counted':
      return missingText(note.part);
    case 'model':
    case 'rates':
      return `${note.kind}: ${note.text}`;
    case 'model-assumed': {
      const source =
        note.setting === null ? 'the model of another request' : `the default of \`${note.setting}\``;
      return `model: none is named; \`${note.model}\` is assumed, ${source} (\`${note.path}:${note.line}\`)`;
    }
    case 'size-assumed':
      return sizeText(note);
    case 'counted-by-vendor':
      return `input tokens are those of the vendor’s own endpoint, \`${note.tokenizer}\`; what is filled in at run time is added`;
    case 'no-cache-hits':
      return note.because === 'no-traffic'
        ? 'caching: without configured traffic no cache hits are counted; the range shows what they could do'
        : 'caching: this vendor documents no lifetime, so no cache hits are counted; the range shows what they could do, and `cache-hit-rate` sets them';
    case 'local-server':
      return `${note.model} runs on a local server: no fee is charged, and its hardware is not counted`;
    case 'no-cached-rate':
      return `caching: no rate for cached input is known for ${note.model}; computed without it`;
    case 'no-write-rate':
      return `cache writes: ${note.model} publishes no rate; computed at the input rate`;
    case 'no-search-fee':
      return `web search: ${note.model} publishes no fee that is known here`;
    case 'no-region-surcharge':
      return `no surcharge for region \`${note.region}\` is known for ${note.model}; the general rates are used`;
    case 'tool-results-unknown':
      return 'tool results: their length is not configured, so they are not counted';
    case 'turns-alike':
      return 'every conversation is taken to have the mean number of turns; if lengths differ, earlier turns cost more';
    case 'searches-unknown':
      return 'web search: how often it is called is not configured';
    case 'storage-share-unknown':
      return 'cache storage: its share per request needs configured traffic';
    case 'length-unknown':
      return `the length of \`${note.variable}\` is not configured`;
    case 'average-call':
      return `one request is the average of the ${Number(note.calls.toFixed(2))} model calls of a ${note.of}`;
    case 'other-models':
      return `traffic that goes to other models (${note.names.join(', ')}) is priced as ${note.model}`;
    case 'near-tier':
      return `the input is near the ${countText(note.tokens)} tokens from which the whole request is billed at other rates`;
    case 'gpu-time':
    case 'gpu-arithmetic':
    case 'gpu-capacity':
    case 'gpu-fleet':
      return `${note.model}: ${gpuText(note)}`;
    case 'part-of-requests':
      return `output: this is a part of other requests (${note.prompt}); only its input is counted`;
    case 'limit-lowers-mean':
      return `output: a limit of ${countText(note.limit)} tokens lowers the configured mean of ${countText(note.mean)} to ${countText(note.to)} by cutting off ${percentText(note.cutShare)} of the answers`;
    case 'mean-over-limit':
      return `output: the configured mean of ${countText(note.mean)} tokens is over the limit of ${countText(note.limit)}, which is used instead; about ${percentText(note.cutShare)} of the answers would be cut off`;
    case 'limit-cuts-some':
      return `output: the limit of ${countText(note.limit)} tokens probably cuts off about ${percentText(note.cutShare)} of the answers; the cost still uses the configured mean`;
    case 'reasoning-assumed':
      return `output: ${countText(note.tokens)} tokens of hidden reasoning are assumed`;
    case 'limit-is-length':
      return `output: no length is configured; the limit of ${countText(note.limit)} tokens is used, below what is usual for this kind of task (${note.task}: ${becauseText(note.because)})`;
    case 'length-assumed': {
      const { low, expected, high, task, because, saysLength } = note;
      const why = saysLength
        ? `because ${becauseText(because)}`
        : `as is usual for this kind of task (${task}: ${becauseText(because)})`;
      const [tokens, are] = expected === 1 ? ['token', 'is'] : ['tokens', 'are'];
      return `output: no length is configured; ${countText(expected)} ${tokens} (${countText(low)} to ${countText(high)}) ${are} assumed, ${why}`;
    }
    case 'effort-changed':
      return `output: the reasoning effort changed (${note.before ?? 'none'} → ${note.after ?? 'default'}); nobody publishes what that does to the length, so the figure is kept and the range is wide`;
  }
}

const sizeReasons: Readonly<Record<SizeReason, readonly [one: string, many: string]>> = {
  variable: [
    'neither the settings nor the file say how long it is',
    'neither the settings nor the file say how long they are',
  ],
  image: ['its size or the model’s formula is not known', 'their sizes or the model’s formula are not known'],
  unpublished: ['nothing is published for this model', 'nothing is published for the model'],
  items: ['the number of items is not configured', 'the number of items is not configured'],
};

function reasonOf(part: InputPart): SizeReason {
  switch (part) {
    case 'variables':
      return 'variable';
    case 'images':
      return 'image';
    case 'tools':
    case 'schema':
    case 'overhead':
      return 'unpublished';
    case 'system':
    case 'messages':
    case 'examples':
      return 'items';
  }
}

/** The data of an assumed length, so that reports can join those with the same reason. */
export function sizeOf({ part, label, low, expected, high }: SizeNote): AssumedSize {
  return { reason: reasonOf(part), label, low, expected, high };
}

function sizeText(note: SizeNote): string {
  const size = sizeOf(note);
  const image = size.reason === 'image' ? 'image ' : '';
  const range = size.low === size.high ? '' : ` (${countText(size.low)} to ${countText(size.high)})`;
  return `${image}${nameOf(size)}: ${countText(size.expected)} tokens${range} assumed, because ${sizeReasons[size.reason][0]}`;
}

/** One sentence for several assumed lengths with the same reason; the first of `sizes` are named. */
export function sizesText(sizes: readonly AssumedSize[], reason: SizeReason): string {
  const named = sizes.slice(0, namedSizes).map((size) => `${nameOf(size)} (${tokensText(size)})`);
  const left = sizes.length - named.length;
  const names = left > 0 ? `${named.join(', ')} and ${countText(left)} more` : named.join(', ');
  return `${reason === 'image' ? 'sizes of images' : 'lengths'} assumed, because ${sizeReasons[reason][1]}: ${names}`;
}

/** So many names are in one sentence. */
const namedSizes = 5;

function tokensText({ low, expected, high }: AssumedSize): string {
  const range = low === high ? '' : `, ${countText(low)} to ${countText(high)}`;
  return `${countText(expected)} tokens${range}`;
}

/** Identifiers and code of the repository as they are written; our own words, such as `tools frame`, are words. */
function nameOf({ reason, label }: AssumedSize): string {
  const isWords = reason === 'unpublished' && /^[a-z-]+(?: [a-z()-]+)+$/.test(label);
  return isWords ? label : `\`${label.replaceAll('`', "'")}\``;
}

function gpuText(
  note: Extract<Note, { readonly kind: 'gpu-time' | 'gpu-arithmetic' | 'gpu-capacity' | 'gpu-fleet' }>,
): string {
  switch (note.kind) {
    case 'gpu-time': {
      const { basis, utilization, isAssumed, paidPerWorked, usdPerMTok } = note;
      const price = usdPerMTok === null ? '' : `; $${usdPerMTok.toPrecision(3)} per 1M tokens`;
      return `GPU time by ${basisText(basis)}; ${isAssumed ? 'assumed' : 'configured'} utilization ${percentText(utilization)}, ${paidPerWorked.toFixed(1)} paid seconds per second of work${price}`;
    }
    case 'gpu-arithmetic': {
      const { teraFlop, seconds, gpu, isOwn, worked } = note;
      const where = isOwn ? `an ${gpu}` : `the fastest GPU known here (${gpu})`;
      const counted =
        seconds > worked
          ? `the configured throughput gives ${worked.toPrecision(2)} s, which cannot be: check it`
          : `${worked.toPrecision(2)} s are counted`;
      return `the arithmetic alone is ${teraFlop.toPrecision(3)} TFLOP, ${seconds.toPrecision(2)} s of ${where} at its peak; ${counted}`;
    }
    case 'gpu-capacity':
      return `${note.gpus} GPUs serve at most ${countText(note.perHour)} such requests per hour, less than the configured traffic at its peak`;
    case 'gpu-fleet':
      return `${note.gpus} GPUs cost $${countText(note.usdPerMonth)} a month whatever they do; these requests are billed their share, and the rest must be work of others`;
  }
}

export function basisText(basis: HostedBasis): string {
  switch (basis.from) {
    case 'constants':
      return 'constants from the settings';
    case 'throughput':
      return 'measured throughput';
    case 'throughput-output':
      return 'measured output throughput; reading the prompt is taken to be part of it';
    case 'benchmark':
      return `benchmark ${basis.id} (${basis.title}, fit ${basis.fit})`;
  }
}

const reasons: Readonly<Record<Extract<Because, string>, string>> = {
  configured: 'configured',
  'few-fields': 'the response schema allows only a few short fields',
  schema: 'the answer has a response schema',
  'schema-fields': 'the response schema has these fields',
  image: 'the request carries an image',
  tools: 'the request carries tools',
  nothing: 'nothing in the request says what is asked for',
};

function becauseText(because: Because): string {
  return typeof because === 'string' ? reasons[because] : `the text says “${because.says}”`;
}
