import type { Format } from '../core/format.js';
import type { Parameters } from '../core/prompt.js';
import type { SourceFile } from '../core/revision.js';
import { isModelName, settingsPrompt, type ModelSetting } from './request/homemade/models.js';
import { wordsOf } from './request/homemade/keys.js';
import { modelNamed } from './request/models.js';
import { subText, textIn } from './syntax/place.js';

const id = 'env-file';
const line =
  /^[ \t]*(?:export[ \t]+|ENV[ \t]+|ARG[ \t]+)?([A-Za-z_][A-Za-z0-9_]{0,80})[ \t]*=[ \t]*(["']?)([^\s"'#]{1,200})\2[ \t]*(?:#[^\n]*)?\r?$/gm;
const named =
  /^[ \t]*(?:export[ \t]+|ENV[ \t]+|ARG[ \t]+)?\w{0,60}(?:MODEL|LLM|DEPLOYMENT|ENGINE)\w{0,40}[ \t]*=/im;
const modelWords = new Set(['model', 'models', 'llm', 'deployment', 'engine']);
/** `OPENAI_MAX_TOKENS`: the limit of answers for the models of the same prefix. */
const limitName = /^(.*?)_?MAX_(?:OUTPUT_|COMPLETION_|NEW_|RESPONSE_)?TOKENS$/i;
/** More models than this are a menu. */
const most = 12;

/** Files of environment variables, and images that set them. */
export const envFile: Format = {
  id,
  title: 'Environment variables that choose a model',
  docs: 'https://docs.docker.com/compose/how-tos/environment-variables/set-environment-variables/',
  reads:
    'Variables whose name says model (`OPENAI_MODEL`, `LLM_DEPLOYMENT`) and whose value is a model that writes text, with `…_MAX_TOKENS` of the same prefix as its limit. Such a choice has no text of its own: it is reported where it changes, unless a prompt takes its model from it. Lines that are commented out say nothing.',
  patterns: [
    '**/.env',
    '**/.env.*',
    '**/*.env',
    '**/{env,dotenv}.{example,sample,template}',
    '**/Dockerfile',
  ],
  partial: true,
  recognizes: (file) => !file.text.includes('\0') && named.test(file.text),
  extract(file) {
    const prompts = settingsIn(file).map((setting) => settingsPrompt(id, file, setting));
    return Promise.resolve({ prompts, problems: [] });
  },
};

function settingsIn(file: SourceFile): ModelSetting[] {
  const source = textIn(file);
  const found: ModelSetting[] = [];
  const limits = new Map<string, Parameters>();
  for (const match of source.text.matchAll(line)) {
    const [whole, name = '', , value = ''] = match;
    const limit = limitName.exec(name);
    const start = match.index + whole.indexOf(value, whole.indexOf(name) + name.length);
    const written = subText(source, start, start + value.length);
    if (limit !== null && /^\d{1,7}$/.test(value))
      limits.set((limit[1] ?? '').toUpperCase(), {
        maxOutputTokens: Number(value),
        maxOutputPlace: written.place,
      });
    if (!isModelName(value) || !wordsOf(name).some((word) => modelWords.has(word))) continue;
    const model = modelNamed(written);
    if (model === null) continue;
    const { line: at } = written.place;
    found.push({ path: [name], settings: { model, parameters: {} }, line: at, names: [name] });
  }
  if (found.length > most) return [];
  return found.map((setting) => {
    const prefix = (setting.path[0] ?? '').toUpperCase();
    const own = [...limits].find(([start]) => start !== '' && prefix.startsWith(start));
    const limit = own?.[1] ?? (found.length === 1 ? limits.get('') : undefined);
    return limit === undefined
      ? setting
      : { ...setting, settings: { ...setting.settings, parameters: limit } };
  });
}
