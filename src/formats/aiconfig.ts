import type { Format } from '../core/format.js';
import type { Message, ModelReference, Prompt, Variable } from '../core/prompt.js';
import type { Problem } from '../core/problem.js';
import { parseJson } from './parse/json.js';
import { readParameters, sampleText } from './parse/parameters.js';
import { extensionOf } from './parse/paths.js';
import { promptOf, variablesIn, withSamples } from './parse/prompts.js';
import { at, booleanAt, entriesAt, itemsAt, plainValue, stringAt, textAt, type Node } from './parse/tree.js';
import { parseYaml } from './parse/yaml.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';

// https://github.com/lastmile-ai/aiconfig/blob/main/schema/aiconfig.schema.json (keys written from knowledge of the format, not yet held against this page)

/** Prompts of AIConfig files. */
export const aiconfig: Format = {
  id: 'aiconfig',
  title: 'AIConfig',
  docs: 'https://github.com/lastmile-ai/aiconfig/blob/main/schema/aiconfig.schema.json',
  reads:
    'Inputs and system prompts with model and settings, also those the file gives for a model as a whole; parameters are sample values. Stored outputs are not sent and do not count.',
  patterns: ['**/*.aiconfig.{json,yaml,yml}', '**/*aiconfig*.{json,yaml,yml}'],
  recognizes: (file) => /\bprompts["']?[ \t]*:/.test(file.text) && /\bmetadata["']?[ \t]*:/.test(file.text),
  async extract(file, context) {
    const parsed = extensionOf(file.path) === 'json' ? parseJson(file) : parseYaml(file);
    const { root } = parsed;
    const problems: Problem[] = [...parsed.problems];
    const prompts: Prompt[] = [];
    for (const item of itemsAt(root, 'prompts')) {
      const messages: Message[] = [];
      const incomplete: string[] = [];
      const add = async (role: Message['role'], node: Node | undefined) => {
        const source = textAt(node);
        if (source === undefined || source.text.trim() === '') return;
        const expanded = await expandTemplate('handlebars', source, context);
        problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        messages.push({ role, segments: segmentsOf(expanded.pieces), place: source.place });
      };
      const own = at(item, 'metadata', 'model');
      const named = textAt(own) ?? textAt(own, 'name') ?? textAt(root, 'metadata', 'default_model');
      const shared = named === undefined ? undefined : at(root, 'metadata', 'models', named.text);
      const settings = at(own, 'settings');
      await add('system', at(settings, 'system_prompt') ?? at(shared, 'system_prompt'));
      const input = at(item, 'input');
      await add('user', textAt(input) === undefined ? (at(input, 'content') ?? at(input, 'data')) : input);
      if (messages.length === 0) continue;
      const real = textAt(settings, 'model') ?? textAt(shared, 'model') ?? named;
      const model: ModelReference | null =
        real === undefined || real.text.trim() === ''
          ? null
          : { asWritten: real.text.trim(), from: 'inline', place: real.place };
      if (prompts.length > 0 && booleanAt(item, 'metadata', 'remember_chat_context') === true)
        incomplete.push('the turns before this one, which are sent along');
      const samples = new Map<string, Partial<Variable>>();
      for (const entry of [
        ...entriesAt(root, 'metadata', 'parameters'),
        ...entriesAt(item, 'metadata', 'parameters'),
      ]) {
        const sample = sampleText(entry.value, plainValue(entry.value));
        if (sample !== undefined) samples.set(entry.key, { sample });
      }
      prompts.push(
        promptOf('aiconfig', file, {
          name: stringAt(item, 'name') ?? String(prompts.length + 1),
          line: item.place.line,
          messages,
          model,
          parameters: { ...readParameters(shared), ...readParameters(settings) },
          variables: withSamples(variablesIn(messages.flatMap((message) => message.segments)), samples),
          incomplete,
        }),
      );
    }
    return { prompts, problems };
  },
};
