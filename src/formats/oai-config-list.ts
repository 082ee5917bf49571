import type { Format } from '../core/format.js';
import type { ModelAlias } from '../core/prompt.js';
import { parseJson } from './parse/json.js';
import { itemsAt, stringAt, textAt } from './parse/tree.js';

// https://microsoft.github.io/autogen/0.2/docs/topics/llm_configuration (keys written from knowledge of the format, not yet held against this page)

/** AutoGen's list of models: what the tags that agents filter by stand for. */
export const oaiConfigList: Format = {
  id: 'oai-config-list',
  title: 'AutoGen model list',
  docs: 'https://microsoft.github.io/autogen/0.2/docs/topics/llm_configuration',
  reads:
    'The models of `OAI_CONFIG_LIST` by their tags: a tag stands for the first model that has it, others with the same tag are alternatives. It holds no prompts. Keys, addresses and price lists are not read.',
  patterns: ['**/OAI_CONFIG_LIST', '**/OAI_CONFIG_LIST.json', '**/OAI_CONFIG_LIST*sample*'],
  recognizes: (file) => /"model"\s*:/.test(file.text.slice(0, 20_000)),
  extract(file) {
    const { root, problems } = parseJson(file);
    const byTag = new Map<string, { models: string[]; place: ModelAlias['place'] }>();
    for (const item of itemsAt(root)) {
      const model = stringAt(item, 'model')?.trim();
      if (model === undefined || model === '' || /[<>]/.test(model)) continue;
      for (const tag of itemsAt(item, 'tags')) {
        const name = stringAt(tag)?.trim() ?? '';
        if (name === '' || name === model) continue;
        const known = byTag.get(name);
        if (known === undefined) byTag.set(name, { models: [model], place: textAt(tag)?.place ?? tag.place });
        else if (!known.models.includes(model)) known.models.push(model);
      }
    }
    const aliases = [...byTag].map(([alias, { models, place }]) => ({ alias, models, place }));
    return Promise.resolve({ prompts: [], problems, aliases });
  },
};
