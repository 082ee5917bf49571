import type { Format } from '../core/format.js';
import { parseJson } from './syntax/json.js';
import { mayHoldPrompts } from './request/homemade/place.js';
import { readHomemade } from './request/homemade/walker.js';

/** Prompts in JSON files of somebody's own making. */
export const promptJson: Format = {
  id: 'prompt-json',
  title: 'Home-made JSON',
  docs: 'https://www.rfc-editor.org/rfc/rfc8259',
  reads:
    'Every text of the file that is sent, at any depth, each with the keys that lead to it: under keys that say prompt (`system_prompt`, `systemRole`, `triage_user_template`, `instructions`), `system` and `user` of one map as one prompt, message lists, lists of lines, files that such keys name; under other keys where prompts are kept (a folder or file called prompts), beside a prompt, or where the text opens as an instruction. Model and limits come from the nearest map that names one, from a model of the file that is named or called default, or from a config in the same folder. Few-shot conversations are parts. A model that a config chooses without a text is reported where it changes; menus of models are not. A list of six or more titled prompts in the voice of the person who sends them (`I want you to act as …`) is one that people choose from: its prompts are parts, and requests where a program loads the list. Greetings, titles, descriptions, translations, tests, data and stored outputs are not read.',
  patterns: ['**/*.json'],
  partial: true,
  recognizes: (file) => mayHoldPrompts(file),
  async extract(file, context) {
    const { root, problems } = parseJson(file);
    const found = await readHomemade('prompt-json', root === null ? [] : [root], file, context);
    return { ...found, problems: [...problems, ...found.problems] };
  },
};
