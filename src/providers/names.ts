/**
 * Names of models, made comparable. No imports here: the script that builds the rate table uses the same functions.
 */

/**
 * A name without the differences that mean nothing: case, `.` `_` or a space for `-`, `gpt-35` for `gpt-3.5`,
 * `claude-3.5-sonnet` for `claude-sonnet-3-5`. Worked example: `Claude Sonnet 4.5` and `claude-4-5-sonnet` both give
 * `claude-sonnet-4-5`. Two names with different keys are different models; nothing is dropped here.
 */
export function keyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_.]+/g, '-')
    .replace(/\+/g, '-plus')
    .replace(/-{2,}/g, '-')
    .replace(/(^|[/:-])(gpt|claude|gemini|grok)(?=\d)/g, '$1$2-')
    .replace(/(^|[/:-])gpt-35(?=-|$)/g, '$1gpt-3-5')
    .replace(
      /(^|[/:-])claude-(\d+(?:-\d{1,2})?)-(opus|sonnet|haiku|fable|mythos)(?=[-@:]|$)/g,
      '$1claude-$3-$2',
    );
}

/** The key of names that need no thought: most of them. The table leaves out a key that is this. */
export function plainKey(name: string): string {
  return name.toLowerCase().replaceAll('.', '-');
}

/**
 * Bedrock ids end in a version of the packaging (`-v1:0`, sometimes with a context length), which is not the model's. Of
 * embedding models the number before the colon is the model's own: Titan's V2 costs a fifth of V1.
 */
export function bedrockKey(name: string): string {
  const key = keyOf(name);
  return /(?:^|-)(?:embed|rerank)/.test(key)
    ? key.replace(/:\d+$/, '')
    : key.replace(/-v\d+(?::\d+)?(?::(?:\d+k|mm))?$|:\d+$/, '');
}

/** The key with its date spelled the other way (`-2024-05-13`, `-20240513`), null for one without a date at its end. */
export function withOtherDate(key: string): string | null {
  const match = /^(.+-20[2-3]\d)(-?)(\d\d)(-?)(\d\d)$/.exec(key);
  if (match === null) return null;
  const [, year = '', first = '', month = '', second = '', day = ''] = match;
  if (first !== second) return null;
  const dash = first === '' ? '-' : '';
  return `${year}${dash}${month}${dash}${day}`;
}

/** One shorter form of a key, with what was dropped. */
export interface ShorterKey {
  readonly key: string;
  readonly dropped: string;
  readonly what: 'latest' | 'date' | 'version';
}

/**
 * Forms of a key without what only names a snapshot of the same model, nearest first. `version` forms (`-preview`,
 * `-exp`, `-001`, `-0613`) may only be used for models whose vendor bills all of them alike. Everything else that may
 * be at the end (`-mini`, `-fast`, `-tts`, `-search` …) is another model and is never dropped.
 */
export function shorterKeys(key: string): ShorterKey[] {
  const found: ShorterKey[] = [];
  const drop = (pattern: RegExp, what: ShorterKey['what'], from: string): string | null => {
    const match = pattern.exec(from);
    if (match === null) return null;
    const shorter = from.slice(0, match.index);
    if (shorter === '') return null;
    found.push({ key: shorter, dropped: key.slice(shorter.length), what });
    return shorter;
  };
  drop(/[-@:]latest$/, 'latest', key);
  drop(/[-@]20[2-3]\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])$/, 'date', key);
  let rest = key;
  for (const pattern of [
    /-(?:0[1-9]|1[0-2])-(?:20[2-3]\d|[0-3]\d)$/,
    /-(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/,
    /[-@]\d{3}$/,
  ]) {
    const shorter = drop(pattern, 'version', rest);
    if (shorter !== null) {
      rest = shorter;
      break;
    }
  }
  drop(/-(?:preview|exp|experimental|beta)$/, 'version', rest);
  return found;
}
