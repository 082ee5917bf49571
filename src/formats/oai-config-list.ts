import type { Format } from '../core/format.js';
import type { ModelAlias } from '../core/prompt.js';
import { parseJson } from './syntax/json.js';
import { itemsAt, stringAt, textAt } from './syntax/tree.js';

// https://microsoft.github.io/autogen/0.2/docs/topics/llm_configuration (checked 2026-11-26): `model`, `api_key`, `base_url`,
// `api_type`, `api_version`, `tags`; tags only filter the list (`filter_dict={"tags": ["fast"]}`).

/** Tags often repeat a family or a seller; whoever writes that as a model elsewhere means it itself. */
const namesModel =
  /^(?:gpt|chatgpt|o\d|claude|gemini|llama|mi[sx]tral|codestral|deepseek|qwen|phi|command|grok|davinci|text)(?:[-_. \d]|$)|^(?:openai|azure|anthropic|google|cohere|groq|ollama|bedrock|together|vertex)$/i;

/** AutoGen's list of models: what the tags that agents filter by stand for. */
export const oaiConfigList: Format = {
  id: 'oai-config-list',
  title: 'AutoGen model list',
  docs: 'https://microsoft.github.io/autogen/0.2/docs/topics/llm_configuration',
  reads:
    'The models of `OAI_CONFIG_LIST` by their tags: a tag stands for the first model that has it, others with the same tag are alternatives. Tags that are names of models or of sellers themselves (`gpt-4`, `openai`) stand for nothing else. It holds no prompts. Keys, addresses and price lists are not read.',
  patterns: ['**/OAI_CONFIG_LIST', '**/OAI_CONFIG_LIST.json', '**/OAI_CONFIG_LIST*sample*'],
  recognizes: (file) => /"model"\s*:/.test(file.text.slice(0, 20_000)),
  extract(file) {
    const { root, problems } = parseJson(file);
    const byTag = new Map<string, { models: string[]; place: ModelAlias['place'] }>();
    const models = new Set(itemsAt(root).flatMap((item) => stringAt(item, 'model')?.trim() ?? []));
    for (const item of itemsAt(root)) {
      const model = stringAt(item, 'model')?.trim();
      if (model === undefined || model === '' || /[<>]/.test(model)) continue;
      for (const tag of itemsAt(item, 'tags')) {
        const name = stringAt(tag)?.trim() ?? '';
        if (name === '' || models.has(name) || namesModel.test(name)) continue;
        const known = byTag.get(name);
        if (known === undefined) byTag.set(name, { models: [model], place: textAt(tag)?.place ?? tag.place });
        else if (!known.models.includes(model)) known.models.push(model);
      }
    }
    const aliases = [...byTag].map(([alias, { models, place }]) => ({ alias, models, place }));
    return Promise.resolve({ prompts: [], problems, aliases });
  },
};
