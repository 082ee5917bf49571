import { SettingsError, type SettingsMistake } from '../../core/settings.js';
import { anthropic } from './anthropic.js';
import { createExactCount, notAsked, type Endpoint, type ExactCount, type ExactOptions } from './ask.js';
import { gemini } from './gemini.js';

export { notAsked };
export type { About, ExactCount, ExactOptions, Fetch } from './ask.js';

/** Who counts the requests to their own models. */
export type ExactVendor = 'anthropic' | 'gemini';

/** Those that may be asked; none unless the user gave a key. */
export type ExactCounts = Readonly<Partial<Record<ExactVendor, ExactCount>>>;

const endpoints: Readonly<Record<ExactVendor, Endpoint>> = { anthropic, gemini };

/** For people: `Anthropic`. */
export function vendorName(vendor: ExactVendor): string {
  return endpoints[vendor].vendor;
}

/** What stands where the id of a tokenizer would. */
export const exactNames: Readonly<Record<ExactVendor, string>> = {
  anthropic: 'anthropic count_tokens',
  gemini: 'gemini countTokens',
};

/** For each vendor by itself. A pull request that changes more prompts has the rest counted offline. */
export const exactBounds = {
  timeoutMs: 10_000,
  totalTimeoutMs: 60_000,
  maxCalls: 100,
  maxBytes: 1_048_576,
} as const;

type Env = Readonly<Record<string, string | undefined>>;

/** Where the APIs are, and the variables by which the vendors' own clients find another address (a proxy). */
const addresses: Readonly<Record<ExactVendor, { readonly url: string; readonly variable: string }>> = {
  anthropic: { url: 'https://api.anthropic.com', variable: 'ANTHROPIC_BASE_URL' },
  gemini: { url: 'https://generativelanguage.googleapis.com', variable: 'GOOGLE_GEMINI_BASE_URL' },
};

/**
 * One for each run: it holds the limits. Keys come from who runs the check, addresses from the environment and never
 * from the repository, which could send a key anywhere. Throws `SettingsError` for an address that is none.
 */
export function openExactCounts(
  keys: Readonly<Record<ExactVendor, string>>,
  env: Env,
  bounds: Omit<ExactOptions, 'url' | 'key' | 'fetch'> = exactBounds,
): ExactCounts {
  const opened: Partial<Record<ExactVendor, ExactCount>> = {};
  const mistakes: SettingsMistake[] = [];
  for (const vendor of vendors) {
    const { url: usual, variable } = addresses[vendor];
    const key = keys[vendor];
    if (key === '') continue;
    const url = env[variable] === undefined || env[variable] === '' ? usual : env[variable];
    if (!mayCarryKey(url)) mistakes.push(wrongAddress(variable));
    opened[vendor] = createExactCount(endpoints[vendor], { ...bounds, url, key, fetch });
  }
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  return opened;
}

/** The same vendors, asked for nothing: every request is a problem with the reason. */
export function refuseExactCounts(counts: ExactCounts, why: string): ExactCounts {
  return Object.fromEntries(
    vendors
      .filter((vendor) => counts[vendor] !== undefined)
      .map((vendor): [ExactVendor, ExactCount] => [
        vendor,
        (_body, about) => Promise.resolve(notAsked(vendorName(vendor), why, about)),
      ]),
  );
}

const vendors: readonly ExactVendor[] = ['anthropic', 'gemini'];

/** A key travels encrypted, or not at all: on this machine. */
function mayCarryKey(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:') return true;
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

/** The address itself is not shown: it may hold a password. */
function wrongAddress(variable: string): SettingsMistake {
  return {
    where: 'environment',
    line: null,
    key: variable,
    given: 'an address that a key is not sent to',
    allowed: 'an https address without a user, or http on this machine',
    example: `${variable}=https://llm-gateway.example.com`,
    near: null,
  };
}

/** Counts bodies of Messages requests (`model` included) with Anthropic's `count_tokens`. */
export function anthropicCount(options: ExactOptions): ExactCount {
  return createExactCount(anthropic, options);
}

/** Counts bodies of `generateContent` requests, with the model's name in `model`, with the Gemini API's `countTokens`. */
export function geminiCount(options: ExactOptions): ExactCount {
  return createExactCount(gemini, options);
}
