import type { WhatIfReport } from '../core/report.js';
import { SettingsError, type SettingsMistake } from '../core/settings.js';
import { renderJson, renderWhatIf, renderWhatIfHtml, renderWhatIfMarkdown } from '../outputs/index.js';
import { nearest } from '../settings/values.js';
import { UnknownWhatIfModel, type WhatIf } from '../what-if.js';
import { argumentMistake, unknownModel, type Arguments, type Flag } from './arguments.js';
import { viewOf, type OutputFormat, type Surroundings } from './terminal.js';

export const whatIfFlag: Flag = {
  name: 'what-if',
  value: 'KEY=VALUE',
  many: true,
  help: 'the same prompts under another assumption: model=NAME, requests-per-month=N or output-tokens=N; may be given once for each. Limits are not checked',
};

/** Key → example of its value. */
const keys = {
  model: 'gpt-4.1-mini',
  'requests-per-month': '300000',
  'output-tokens': '200',
} as const;

type Key = keyof typeof keys;

/** What `--what-if` assumes, null where it was not given. Throws `SettingsError` with every mistake. */
export function readWhatIf(args: Arguments): WhatIf | null {
  const entries = args.lists['what-if'] ?? [];
  if (entries.length === 0) return null;
  const given = new Map<Key, string>();
  const mistakes: SettingsMistake[] = [];
  const wrong = (got: string, allowed: string, key: Key, near: string | null = null): void => {
    const example = `--what-if ${key}=${keys[key]}`;
    mistakes.push({ where: 'flag', line: null, key: 'what-if', given: got, allowed, example, near });
  };
  const list = Object.keys(keys) as Key[];
  for (const entry of entries) {
    const at = entry.indexOf('=');
    const name = at === -1 ? entry : entry.slice(0, at);
    const value = at === -1 ? '' : entry.slice(at + 1).trim();
    const key = list.find((one) => one === name);
    if (key === undefined) {
      const near = nearest(name, list) as Key | null;
      wrong(`the unknown key \`${name}\``, `${list.join(', ')}, each as KEY=VALUE`, near ?? 'model', near);
    } else if (value === '') {
      wrong(`\`${key}\` without a value`, `${key}=VALUE`, key);
    } else if (given.has(key)) {
      wrong(`\`${key}\` twice`, `one value for ${key}`, key);
    } else {
      given.set(key, value);
      if (key !== 'model' && !isCount(value)) {
        wrong(`\`${entry}\``, 'a whole number, 1 or more', key, wholeNumber(value));
      }
    }
  }
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  const number = (key: Key): number | null => {
    const value = given.get(key);
    return value === undefined ? null : Number(value.replaceAll('_', ''));
  };
  return {
    model: given.get('model') ?? null,
    requestsPerMonth: number('requests-per-month'),
    outputTokens: number('output-tokens'),
  };
}

function isCount(value: string): boolean {
  return /^\d[\d_]{0,14}$/.test(value) && Number(value.replaceAll('_', '')) > 0;
}

const multiples: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6 };

/** The number that `300,000`, `300k`, `1.5M` or `3e5` may mean; null where none is near. */
function wholeNumber(value: string): string | null {
  const match = /^(\d+(?:\.\d+)?(?:e\d)?)([km]?)$/i.exec(value.replace(/(\d),(?=\d{3}\b)/g, '$1'));
  const number = Number(match?.[1]) * (multiples[match?.[2]?.toLowerCase() ?? ''] ?? 1);
  return Number.isSafeInteger(number) && number > 0 ? String(number) : null;
}

/** Runs the work with the mistake about the model as one of the arguments. */
export async function withModelMistake<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnknownWhatIfModel)) throw error;
    throw unknownModel('what-if', error.asWritten, error.near, 'model=');
  }
}

/** The formats of a what-if. */
export const whatIfFormats = ['table', 'json', 'markdown', 'html'] as const;

export function renderedWhatIf(
  report: WhatIfReport,
  format: OutputFormat,
  args: Arguments,
  around: Surroundings,
): string {
  if (format === 'json') return renderJson(report);
  if (format === 'markdown') return renderWhatIfMarkdown(report);
  if (format === 'html') return renderWhatIfHtml(report);
  if (format === 'table') return renderWhatIf(report, viewOf(args, around));
  throw argumentMistake(
    'format',
    `\`${format}\` with --what-if`,
    whatIfFormats.join(', '),
    '--format markdown',
  );
}
