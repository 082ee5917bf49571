import type { Format } from '../core/format.js';
import { parseToml } from './syntax/toml.js';
import { mayHoldPrompts, readHomemade } from './templates/walker.js';

/** Prompts in TOML files of somebody's own making. */
export const promptToml: Format = {
  id: 'prompt-toml',
  title: 'Home-made TOML',
  docs: 'https://toml.io/en/v1.0.0',
  reads:
    'Texts under keys that say prompt (`system_prompt`, `triage_user_template`, `instructions`), `system` and `user` of one map as one prompt, message lists, and files that such keys name. Model and limits come from keys beside or above, or from a config in the same folder. Examples, tests, descriptions and stored outputs are not read.',
  patterns: ['**/*.toml'],
  partial: true,
  recognizes: (file) => mayHoldPrompts(file),
  async extract(file, context) {
    const { root, problems } = parseToml(file);
    const found = await readHomemade('prompt-toml', root === null ? [] : [root], file, context);
    return { ...found, problems: [...problems, ...found.problems] };
  },
};
