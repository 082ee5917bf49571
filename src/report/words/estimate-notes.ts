import type { Because, Note } from '../../core/note.js';
import { countText, percentText } from '../../core/words.js';

/** What an estimate assumes or leaves out, in one line. */
export function estimateNoteText(note: Note): string {
  switch (note.kind) {
    case 'said':
      return note.text;
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
      return `output: a limit of ${note.limit} tokens lowers the configured mean of ${note.mean} to ${note.to} by cutting off ${percentText(note.cutShare)} of the answers`;
    case 'mean-over-limit':
      return `output: the configured mean of ${note.mean} tokens is over the limit of ${note.limit}, which is used instead; about ${percentText(note.cutShare)} of the answers would be cut off`;
    case 'limit-cuts-some':
      return `output: if lengths spread as usual, a limit of ${note.limit} tokens cuts off about ${percentText(note.cutShare)} of the answers; the configured mean is kept`;
    case 'reasoning-assumed':
      return `output: ${note.tokens} tokens of hidden reasoning are assumed`;
    case 'limit-is-length':
      return `output: no length is configured; the limit of ${note.limit} tokens is used, below what is usual for this kind of task (${note.task}: ${becauseText(note.because)})`;
    case 'length-assumed': {
      const { low, expected, high, task, because, saysLength } = note;
      const why = saysLength
        ? `because ${becauseText(because)}`
        : `as is usual for this kind of task (${task}: ${becauseText(because)})`;
      return `output: no length is configured; ${countText(expected)} tokens (${countText(low)} to ${countText(high)}) are assumed, ${why}`;
    }
    case 'effort-changed':
      return `output: the reasoning effort changed (${note.before ?? 'none'} → ${note.after ?? 'default'}); nobody publishes what that does to the length, so the figure is kept and the range is wide`;
  }
}

function sizeText(note: Extract<Note, { readonly kind: 'size-assumed' }>): string {
  const { part, label, low, expected, high } = note;
  const range = low === high ? '' : ` (${countText(low)} to ${countText(high)})`;
  const size = `${countText(expected)} tokens${range}`;
  switch (part) {
    case 'variables':
      return `\`${label}\`: ${size} assumed, because neither the settings nor the file say how long it is`;
    case 'images':
      return `image \`${label}\`: ${size} assumed, because its size or the model's formula is not known`;
    case 'tools':
    case 'schema':
    case 'overhead':
      return `${label}: ${size} assumed, because nothing is published for this model`;
    case 'system':
    case 'messages':
    case 'examples':
      return `${label}: ${size} assumed, because the number of items is not configured`;
  }
}

function gpuText(
  note: Extract<Note, { readonly kind: 'gpu-time' | 'gpu-arithmetic' | 'gpu-capacity' | 'gpu-fleet' }>,
): string {
  switch (note.kind) {
    case 'gpu-time': {
      const { basis, utilisation, isAssumed, paidPerWorked, usdPerMTok } = note;
      const price = usdPerMTok === null ? '' : `; $${usdPerMTok.toPrecision(3)} per 1M tokens`;
      return `GPU time by ${basis}; ${isAssumed ? 'assumed' : 'configured'} utilisation ${percentText(utilisation)}, ${paidPerWorked.toFixed(1)} paid seconds per second of work${price}`;
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
