import type { Format } from '../core/format.js';
import type { SourceFile } from '../core/revision.js';
import { problem } from '../core/problem.js';
import { withRest } from './syntax/rest.js';
import { withoutActions } from './syntax/helm.js';
import { lineAt } from './syntax/place.js';
import { parseYamlDocuments } from './syntax/yaml.js';
import { mayHoldPrompts } from './request/homemade/place.js';
import { readHomemade } from './request/homemade/walker.js';

/** Prompts in YAML files of somebody's own making. */
export const promptYaml: Format = {
  id: 'prompt-yaml',
  title: 'Home-made YAML',
  docs: 'https://yaml.org/spec/1.2.2/',
  reads:
    'Every text of the file that is sent, at any depth, each with the keys that lead to it: under keys that say prompt (`system_prompt`, `systemRole`, `triage_user_template`, `instructions`), `system` and `user` of one map as one prompt, message lists, lists of lines, files that such keys name; under other keys where prompts are kept (a folder or file called prompts), beside a prompt, or where the text opens as an instruction. Model and limits come from the nearest map that names one, from a model of the file that is named or called default, or from a config in the same folder. Few-shot conversations are parts. A model that a config chooses without a text is reported where it changes; menus of models are not. A list of six or more titled prompts in the voice of the person who sends them (`I want you to act as …`) is one that people choose from: its prompts are parts, and requests where a program loads the list. In Helm templates the text blocks and values are read, and template actions outside of text blocks are reported. Greetings, titles, descriptions, translations, tests, data and stored outputs are not read.',
  patterns: ['**/*.{yaml,yml}'],
  partial: true,
  recognizes: (file) => mayHoldPrompts(file),
  async extract(file, context) {
    const { roots, problems } = documentsOf(file);
    const found = await readHomemade('prompt-yaml', roots, file, context);
    return { ...found, problems: [...problems, ...found.problems] };
  },
};

/** The template of a chart is no YAML before it is rendered: what its actions bring is not read, and reported. */
function documentsOf(file: SourceFile): ReturnType<typeof parseYamlDocuments> {
  const plain = parseYamlDocuments(file);
  if (plain.problems.length === 0 || !/(?:^|\/)templates\//.test(file.path) || !file.text.includes('{{'))
    return plain;
  const { text, replaced } = withoutActions(file.text);
  const { roots, problems } = parseYamlDocuments({ ...file, text });
  const [first] = replaced;
  if (problems.length > 0 || first === undefined) return plain;
  const detail =
    'Template actions outside of text blocks are not rendered, so what they add is not counted. Keep prompts free of them, or in files of their own.';
  const unread = problem('unreadable-yaml', file.path, lineAt(file, first.start), detail);
  const rest = replaced.map(({ action }) => action).join('\n');
  return { roots, problems: [withRest(unread, rest)] };
}
