import type { Format } from '../core/format.js';
import { parseJson } from './syntax/json.js';
import { mayHoldPrompts, readHomemade } from './templates/walker.js';

/** Prompts in JSON files of somebody's own making. */
export const promptJson: Format = {
  id: 'prompt-json',
  title: 'Home-made JSON',
  docs: 'https://www.rfc-editor.org/rfc/rfc8259',
  reads:
    'Texts under keys that say prompt (`system_prompt`, `triage_user_template`, `instructions`), `system` and `user` of one map as one prompt, message lists, and files that such keys name. Model and limits come from keys beside or above, or from a config in the same folder. Examples, tests, descriptions and stored outputs are not read.',
  patterns: ['**/*.json'],
  partial: true,
  recognizes: (file) => mayHoldPrompts(file),
  async extract(file, context) {
    const { root, problems } = parseJson(file);
    const found = await readHomemade('prompt-json', root === null ? [] : [root], file, context);
    return { ...found, problems: [...problems, ...found.problems] };
  },
};
