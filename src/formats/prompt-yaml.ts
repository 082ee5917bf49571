import type { Format } from '../core/format.js';
import { parseYamlDocuments } from './syntax/yaml.js';
import { mayHoldPrompts, readHomemade } from './templates/walker.js';

/** Prompts in YAML files of somebody's own making. */
export const promptYaml: Format = {
  id: 'prompt-yaml',
  title: 'Home-made YAML',
  docs: 'https://yaml.org/spec/1.2.2/',
  reads:
    'Texts under keys that say prompt (`system_prompt`, `triage_user_template`, `instructions`), `system` and `user` of one map as one prompt, message lists, and files that such keys name. Model and limits come from keys beside or above, or from a config in the same folder. Examples, tests, descriptions and stored outputs are not read.',
  patterns: ['**/*.{yaml,yml}'],
  partial: true,
  recognizes: (file) => mayHoldPrompts(file),
  async extract(file, context) {
    const { roots, problems } = parseYamlDocuments(file);
    const found = await readHomemade('prompt-yaml', roots, file, context);
    return { ...found, problems: [...problems, ...found.problems] };
  },
};
