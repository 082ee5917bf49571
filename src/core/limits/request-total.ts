import { micro, whole, type Reading, type RequestLimit } from './limit.js';

const prompt = { kind: 'number', per: 'request' } as const;

export const maxRequestUsd: RequestLimit = {
  ...prompt,
  key: 'max-request-usd',
  measures: 'cost',
  unit: 'usd',
  rise: false,
  of: ' per request',
  advice: 'shorten-or-cheaper',
  title: 'cost of one request',
  docs: 'Cost of one request, in USD.',
  example: '0.02',
  measure: ({ head, baseline }) => {
    const now = head?.cost?.requestPicoUsd;
    const before = baseline?.cost?.requestPicoUsd;
    return now === undefined
      ? null
      : { value: whole(now), before: before === undefined ? null : whole(before) };
  },
};

export const maxInputTokens: RequestLimit = {
  ...prompt,
  key: 'max-input-tokens',
  measures: 'input',
  unit: 'tokens',
  rise: false,
  of: ' input tokens per request',
  advice: 'shorten',
  title: 'input tokens of one request',
  docs: 'Input tokens of one request.',
  example: '8000',
  measure: ({ head, baseline }) =>
    total(head?.tokens.input.expected ?? null, baseline?.tokens.input.expected ?? null),
};

export const maxInputTokensIncrease: RequestLimit = {
  ...prompt,
  key: 'max-input-tokens-increase',
  measures: 'input',
  unit: 'tokens',
  rise: true,
  of: ' input tokens per request',
  advice: 'shorten',
  title: 'increase of the input tokens of one request',
  docs: 'Increase of the input tokens of one request.',
  example: '500',
  measure: (change) => {
    const { inputTokensDelta: delta, worst } = change;
    if (delta === null) return null;
    const most = Math.max(delta, worst?.inputTokens ?? delta);
    return { value: whole(most), before: null, ...(most > delta ? { worst: true } : {}) };
  },
};

export const maxOutputTokens: RequestLimit = {
  ...prompt,
  key: 'max-output-tokens',
  measures: 'output',
  unit: 'tokens',
  rise: false,
  of: ' output tokens per request',
  advice: 'shorter-answers',
  title: 'mean output tokens of one request',
  docs: 'Output tokens of one request: the configured, measured or assumed mean.',
  example: '300',
  measure: ({ head, baseline }) =>
    total(
      head === null || head.outputBasis === 'none' ? null : head.output.expected,
      baseline === null || baseline.outputBasis === 'none' ? null : baseline.output.expected,
    ),
};

export const maxOutputTokensIncrease: RequestLimit = {
  ...prompt,
  key: 'max-output-tokens-increase',
  measures: 'output',
  unit: 'tokens',
  rise: true,
  of: ' output tokens per request',
  advice: 'shorter-answers',
  title: 'increase of the mean output tokens of one request',
  docs: 'Increase of the mean output tokens of one request, reasoning included.',
  example: '100',
  measure: ({ baseline, outputTokensDelta: delta }) =>
    baseline === null || delta === null ? null : { value: whole(delta), before: null },
};

export const maxOutputLimitIncrease: RequestLimit = {
  ...prompt,
  key: 'max-output-limit-increase',
  measures: 'output',
  unit: 'tokens',
  rise: true,
  of: ' tokens of output limit',
  advice: 'shorter-answers',
  title: 'increase of the output limit',
  docs: 'Tokens by which the output limit of a prompt may rise.',
  example: '0',
  measure: (change) => {
    const { baseline, head, limit } = change;
    if (baseline === null || head === null) return null;
    const before = baseline.prompt.parameters.maxOutputTokens;
    const after = head.prompt.parameters.maxOutputTokens;
    if (before === after) return { value: whole(0n), before: null };
    const rise = limit?.tokens ?? (before === undefined || after === undefined ? null : after - before);
    // A limit that is taken away rises to whatever the model gives.
    if (rise !== null) return { value: whole(rise), before: null };
    return after === undefined && before !== undefined ? { value: whole(unlimited), before: null } : null;
  },
};

/** What a limit that is taken away rises by where the model's own maximum is not known: more than any limit allows. */
const unlimited = 1_000_000_000;

export const maxContextPercent: RequestLimit = {
  ...prompt,
  key: 'max-context-percent',
  measures: 'input',
  unit: 'percent',
  rise: false,
  of: ' of the context window',
  advice: 'larger-window',
  title: 'share of the context window',
  docs: "Share of the model's context window that one request fills, in percent.",
  example: '80%',
  measure: ({ head, baseline }) =>
    head?.contextPercent == null
      ? null
      : {
          value: micro(head.contextPercent),
          before: baseline?.contextPercent == null ? null : micro(baseline.contextPercent),
        },
};

function total(now: number | null, before: number | null): Reading | null {
  return now === null ? null : { value: whole(now), before: before === null ? null : whole(before) };
}
