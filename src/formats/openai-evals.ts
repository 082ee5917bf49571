import type { Format } from '../core/format.js';
import { problem } from '../core/problem.js';
import { parseYaml } from './syntax/yaml.js';
import { promptOf } from './request/prompts.js';
import { at, entriesAt, listAt, textAt } from './syntax/tree.js';
import { readChat } from './request/chat.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';

// https://github.com/openai/evals/blob/main/docs/eval-templates.md and `evals/elsuite/modelgraded/classify_utils.py` there (checked
// 2026-11-26): `{input}`, `{completion}` and further keys are filled in by `str.format`; a text is sent as one message of the user;
// an `eval_type` given by the eval (not by this file) appends an instruction to the last message. The model is named when the eval is run.

const appendedLater = 'the instruction that the `eval_type` of an eval appends';

/** Prompts by which a model grades answers, of OpenAI's evals registry. */
export const openaiEvals: Format = {
  id: 'openai-evals',
  title: 'OpenAI evals',
  docs: 'https://github.com/openai/evals/blob/main/docs/eval-templates.md',
  reads:
    'The grading prompts of `modelgraded` files, as evaluations: they are no traffic of a product. `{x}` is a variable. Without an `eval_type` of its own the eval appends an instruction, which is reported as missing. Samples, choices, scores and the registry of evals are not sent by this file.',
  patterns: ['**/modelgraded/*.{yaml,yml}'],
  recognizes: (file) =>
    /^[ \t]+prompt[ \t]*:/m.test(file.text) &&
    /^[ \t]+(?:choice_strings|input_outputs|eval_type|choice_scores)[ \t]*:/m.test(file.text),
  async extract(file, context) {
    const { root, problems } = parseYaml(file);
    if (root === null) return { prompts: [], problems };
    const prompts = [];
    const found = [...problems];
    for (const entry of entriesAt(root)) {
      const source = textAt(entry.value, 'prompt');
      const appended = at(entry.value, 'eval_type') === undefined ? [appendedLater] : [];
      const list = listAt(entry.value, 'prompt');
      if (source === undefined && list === undefined) {
        if (at(entry.value, 'prompt') !== undefined)
          found.push(
            problem(
              'unexpected-shape',
              file.path,
              entry.keyPlace.line,
              'The `prompt` of an eval is a text or a list of messages.',
            ),
          );
        continue;
      }
      if (source === undefined) {
        const chat = await readChat(list, 'fstring', context);
        found.push(...chat.problems);
        prompts.push(
          promptOf('openai-evals', file, {
            name: entry.key,
            kind: 'evaluation',
            line: entry.keyPlace.line,
            messages: chat.messages,
            incomplete: [...chat.incomplete, ...appended],
          }),
        );
        continue;
      }
      const expanded = await expandTemplate('fstring', source, context);
      found.push(...expanded.problems);
      prompts.push(
        promptOf('openai-evals', file, {
          name: entry.key,
          kind: 'evaluation',
          line: entry.keyPlace.line,
          messages: [{ role: 'user', segments: segmentsOf(expanded.pieces), place: source.place }],
          incomplete: [...expanded.incomplete, ...appended],
        }),
      );
    }
    return { prompts, problems: found };
  },
};
