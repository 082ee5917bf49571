import { openExactCounts, type ExactCounts } from '../exact/endpoints/index.js';
import { argumentMistake, type Arguments, type Flag } from './arguments.js';
import type { Surroundings } from './terminal.js';

export const exactFlag: Flag = {
  name: 'exact',
  help: 'let Anthropic and Google count requests to their own models (ANTHROPIC_API_KEY, GEMINI_API_KEY): sends their text there',
};

/** Both the flag and a key: one that happens to lie in the environment sends nothing anywhere. */
export function openExact(args: Arguments, { env }: Surroundings): ExactCounts {
  if (!args.switches.has('exact')) return {};
  const keys = {
    anthropic: (env['ANTHROPIC_API_KEY'] ?? '').trim(),
    gemini: (env['GEMINI_API_KEY'] ?? '').trim(),
  };
  if (Object.values(keys).every((key) => key === '')) {
    throw argumentMistake(
      'exact',
      'no key',
      'ANTHROPIC_API_KEY, GEMINI_API_KEY or both in the environment',
      'ANTHROPIC_API_KEY=… promptcost diff --exact',
    );
  }
  return openExactCounts(keys, env);
}
