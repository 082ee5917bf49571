import type { Format } from '../core/format.js';
import type { Variable } from '../core/prompt.js';
import { problem } from '../core/problem.js';
import { modelNamed } from './request/models.js';
import { readParameters, sampleText } from './request/parameters.js';
import { stemOf } from './syntax/paths.js';
import { promptOf, sampledVariables } from './request/prompts.js';
import { readSchema } from './request/tools.js';
import { at, entriesAt, itemsAt, listAt, stringAt, textAt } from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { readChat } from './request/chat.js';

// https://docs.github.com/en/github-models/use-github-models/storing-prompts-in-github-repositories

/** `.prompt.yml` files of GitHub Models. */
export const githubModels: Format = {
  id: 'github-models',
  title: 'GitHub Models prompt',
  docs: 'https://docs.github.com/en/github-models/use-github-models/storing-prompts-in-github-repositories',
  reads:
    'Messages, model, model parameters and the JSON schema of the answer; test data gives sample values. Evaluators and expected answers are never sent and do not count.',
  patterns: ['**/*.prompt.{yml,yaml}'],
  recognizes: (file) => /^messages[ \t]*:/m.test(file.text) || /^\s*\{/.test(file.text),
  async extract(file, context) {
    const { root, problems } = parseYaml(file);
    if (root === null) return { prompts: [], problems };
    const list = listAt(root, 'messages');
    if (list === undefined) {
      const line = at(root, 'messages')?.place.line ?? root.place.line;
      return {
        prompts: [],
        problems: [
          ...problems,
          problem(
            'unexpected-shape',
            file.path,
            line,
            'A GitHub Models prompt needs `messages`: a list of maps with `role` and `content`.',
          ),
        ],
      };
    }
    const chat = await readChat(list, 'braces', context);
    const format = stringAt(root, 'responseFormat');
    const schemaNode = at(root, 'jsonSchema') ?? at(root, 'responseFormat', 'jsonSchema');
    const { schema, problems: schemaProblems } =
      format === undefined || format === 'json_schema'
        ? readSchema(schemaNode, file)
        : { schema: null, problems: [] };
    const model = modelNamed(textAt(root, 'model'));
    // The first row of test data that has a value for a variable is its sample; `expected` is what the answer should be.
    const samples = new Map<string, Partial<Variable>>();
    for (const row of itemsAt(root, 'testData')) {
      for (const entry of entriesAt(row)) {
        const sample = sampleText(entry.value);
        if (entry.key !== 'expected' && sample !== undefined && !samples.has(entry.key))
          samples.set(entry.key, { sample });
      }
    }
    return {
      prompts: [
        promptOf('github-models', file, {
          name: stringAt(root, 'name') ?? stemOf(file.path),
          line: 1,
          messages: chat.messages,
          model,
          parameters: readParameters(at(root, 'modelParameters')),
          schema,
          variables: sampledVariables(chat.messages, samples),
          incomplete: chat.incomplete,
        }),
      ],
      problems: [...problems, ...chat.problems, ...schemaProblems],
    };
  },
};
