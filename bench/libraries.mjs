// The tokenizers that are measured, each opened for o200k_base. `open` does all that is needed before the first count
// and returns text → number of tokens. Special tokens count as text where the library lets one say so.
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { buildFolder, importOwn } from './build.mjs';

export const libraries = {
  promptcost: async () => {
    const { openTokenizer } = await importOwn();
    return (await openTokenizer('o200k_base')).count;
  },
  'js-tiktoken': async () => {
    const { Tiktoken } = await import('js-tiktoken/lite');
    const { default: ranks } = await import('js-tiktoken/ranks/o200k_base');
    const encoding = new Tiktoken(ranks);
    return (text) => encoding.encode(text, [], []).length;
  },
  'gpt-tokenizer': async () => {
    const { countTokens } = await installed('gpt-tokenizer/encoding/o200k_base');
    return (text) => countTokens(text, { disallowedSpecial: new Set() });
  },
  'ai-tokenizer': async () => {
    const { Tokenizer } = await installed('ai-tokenizer');
    const tokenizer = new Tokenizer(await installed('ai-tokenizer/encoding/o200k_base'));
    return (text) => tokenizer.encode(text, [], []).length;
  },
  'tiktoken (WASM)': async () => {
    const { Tiktoken } = createRequire(import.meta.url)('tiktoken/lite');
    const ranks = createRequire(import.meta.url)('tiktoken/encoders/o200k_base.json');
    const encoding = new Tiktoken(ranks.bpe_ranks, ranks.special_tokens, ranks.pat_str);
    return (text) => encoding.encode_ordinary(text).length;
  },
};

/** Packages that are only here for comparison; bench/tokenizers.mjs installs them in build/bench. */
export const onlyCompared = ['gpt-tokenizer@4.0.0', 'ai-tokenizer@1.0.6'];

async function installed(name) {
  const require = createRequire(path.join(buildFolder, 'package.json'));
  return import(pathToFileURL(require.resolve(name)).href);
}
