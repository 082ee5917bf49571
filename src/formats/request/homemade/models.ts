import type { FormatContext } from '../../../core/format.js';
import { originIn } from '../../../core/origin.js';
import type { ModelAlias, ModelReference, Parameters, Prompt } from '../../../core/prompt.js';
import { isForOtherMedia, isOfEvaluations } from '../../../core/project-model.js';
import type { SourceFile } from '../../../core/revision.js';
import { parseByEnding } from '../../syntax/by-ending.js';
import { folderOf, foldersUp, stemOf } from '../../syntax/paths.js';
import { subText, type SourceText } from '../../syntax/place.js';
import { at, firstOf, stringAt, textAt, walk, type MapNode, type Node } from '../../syntax/tree.js';
import { withoutVariable } from '../model-settings.js';
import { endpointNames, sellerOf } from '../endpoints.js';
import { modelNamed, withAlternatives } from '../models.js';
import { readParameters, stringsAt } from '../parameters.js';
import { isProblem, promptOf } from '../prompts.js';
import { notSent, wordsOf } from './keys.js';

/** Model and limits of a request as a map, or one around it, states them. */
export interface Settings {
  readonly model: ModelReference | null;
  readonly parameters: Parameters;
}

export const noSettings: Settings = { model: null, parameters: {} };

const modelKeys = [
  'model',
  'model_name',
  'modelName',
  'model_id',
  'modelId',
  'llm',
  'llm_model',
  'deployment',
  'deployment_name',
];
const providerKeys = [
  'provider',
  'model_provider',
  'modelProvider',
  'llm_provider',
  'llmProvider',
  'api_type',
  'vendor',
  'engine',
];
const settingMaps = [
  'model',
  'llm',
  'llm_config',
  'llmConfig',
  'llm_settings',
  'llmSettings',
  'model_config',
  'modelConfig',
  'model_settings',
  'modelSettings',
  'config',
  'settings',
  'defaults',
  'default',
  'parameters',
  'params',
  'model_parameters',
  'modelParameters',
  'generation_config',
  'generationConfig',
  'completion_params',
  'options',
];

/** Who runs the model of a map: the seller at its address, else the provider that it names. */
function providerAt(map: Node): string | undefined {
  const address = stringAt(firstOf(map, endpointNames)) ?? '';
  const seller = sellerOf(address, undefined);
  if (seller !== undefined) return seller;
  const written = stringAt(firstOf(map, providerKeys))?.trim();
  return written !== undefined && /^[\w.-]{2,40}$/.test(written) ? written : undefined;
}

/** Model and limits that a map states, over those around it. */
export function settingsOf(map: MapNode, around: Settings): Settings {
  const maps = settingMaps.flatMap((key) => {
    const found = at(map, key);
    return found?.kind === 'map' ? [found] : [];
  });
  let model: ModelReference | null = null;
  for (const holder of [map, ...maps]) {
    const isModel = holder !== map && holder === at(map, 'model');
    const written =
      textAt(
        firstOf(holder, isModel || holder === at(map, 'llm') ? [...modelKeys, 'name', 'id'] : modelKeys),
      ) ?? namedBesideProvider(holder);
    const text = written?.text.trim() ?? '';
    // A reference to a class or a whole sentence is no model's name.
    if (written === undefined || text === '' || text.length > 120 || /\s.*\s.*\s/.test(text)) continue;
    const provider = providerAt(holder) ?? providerAt(map);
    model = withAlternatives(modelNamed(written, { provider }), stringsAt(holder, 'fallback_models'));
    break;
  }
  const parameters: Parameters = Object.assign(
    {},
    around.parameters,
    ...maps.map((holder) => readParameters(holder)),
    readParameters(map),
  ) as Parameters;
  return { model: model ?? around.model, parameters };
}

/** `name: gpt-4o` beside `provider: openai` names the model, whatever else `name` is elsewhere. */
function namedBesideProvider(map: Node): SourceText | undefined {
  const written = providerAt(map) === undefined ? undefined : textAt(map, 'name');
  return written !== undefined && isModelName(written.text.trim()) ? written : undefined;
}

// ------------------------------------------------------------------ settings of models without a text

/** Beginnings of the names that vendors give to models that write text. */
const families =
  'gpt-?\\d|chatgpt|o[134](?:-|\\b)|claude|gemini|gemma|(?:meta-)?llama|mi[sx]tral|codestral|magistral|ministral|devstral|deepseek|qw[eq]n?|command-|nova-|grok|phi-?\\d|sonnet|haiku|opus|kimi|glm-|yi-|jamba|sonar|minimax|doubao|hunyuan|ernie|text-davinci';
const modelName = new RegExp(
  `^(?:[\\w.-]{1,40}[/:]){0,3}(?:[a-z]{2,12}\\.)?(?:${families})[\\w.:/@+-]{0,80}$`,
  'i',
);

/** Whether a text is the name of a model that answers in text, by the vendors' own names. */
export function isModelName(text: string): boolean {
  return text.length <= 120 && modelName.test(text) && !isForOtherMedia(text);
}

const settingLine = new RegExp(
  `(?:model|llm|deployment|engine)[\\w-]{0,30}["']?[ \\t]*[:=][ \\t]*["']?(?:\\$\\{\\w{1,60}(?::-|-|:|=))?(?:[\\w.-]{1,40}[/:]){0,3}(?:${families})`,
  'i',
);
/** `- name: OPENAI_MODEL`, and its value on the next line. */
const variableLine = new RegExp(
  `name["']?[ \\t]*:[ \\t]*["']?\\w{0,60}(?:model|llm|deployment|engine)\\w{0,30}["']?[ \\t]*\\r?\\n[ \\t]{1,40}value["']?[ \\t]*:[ \\t]*["']?(?:[\\w.-]{1,40}[/:]){0,3}(?:${families})`,
  'i',
);
const tableLine = new RegExp(
  `["']?models["']?\\]?[ \\t]*(?:[:=][ \\t]*(?:\\{[ \\t]*)?)?\\r?\\n[ \\t]{0,20}["']?[\\w-]{1,60}["']?[ \\t]*[:=][ \\t]*["']?(?:[\\w.-]{1,40}[/:]){0,3}(?:${families})`,
  'i',
);
/** `name: gpt-4o` and `provider: openai` on lines that follow each other, in either order; `format: OpenAI` is Azure's word. */
const providedLine = new RegExp(
  `^[ \\t]*(?:-[ \\t]+)?["']?name["']?[ \\t]*[:=][ \\t]*["']?(?:${families})[^\\n]{0,80}\\n[ \\t]*["']?(?:model_?)?provider["']?[ \\t]*[:=]|^[ \\t]*(?:-[ \\t]+)?["']?(?:(?:model_?)?provider|format)["']?[ \\t]*[:=][^\\n]{1,60}\\n[ \\t]*["']?name["']?[ \\t]*[:=][ \\t]*["']?(?:${families})`,
  'im',
);
/** Lists of what may be chosen, prices and results of other models. */
const menuPath =
  /(?:^|[/_.-])(?:pric(?:es|ing)|catalogu?e?|registry|leaderboard|benchmarks?|model[_-]?(?:list|info|prices?|cards?|map)|models[_-]dev)(?:[/_.-]|$)/i;
const menuKey =
  /(?:^|[_-])(?:pric(?:e|es|ing)|costs?|context(?:[_-]?(?:window|length|size))?|max[_-]?input[_-]?tokens|display[_-]?name|label|capabilit(?:y|ies)|modalit(?:y|ies)|released?|deprecated|icon|logo|score|accuracy)(?:$|[_-])/i;
/** Of an answer or a record: the model that was asked, not one that will be. */
const recordedKey =
  /^(?:choices|usage|finish_reason|stop_reason|completion|created_at|token_usage|latency(?:_ms)?)$/;
const maxTable = 12;
const maxDeployments = 200;

const settingsName = /(?:^|[_.-])(?:config(?:uration)?|settings)(?:[_.-]|$)/i;

/**
 * Whether a path is that of a list of models to choose from, of prices, or of what an evaluation compares or found. The settings
 * of an evaluation choose its models.
 */
export function offersModels(path: string): boolean {
  return menuPath.test(path) || (isOfEvaluations(path) && !settingsName.test(stemOf(path)));
}

/** A look at the text of a file: whether it may say which model a program asks. */
export function mayNameModels(file: SourceFile): boolean {
  if (offersModels(file.path)) return false;
  const head = file.text.slice(0, 400_000);
  return settingLine.test(head) || tableLine.test(head) || variableLine.test(head) || providedLine.test(head);
}

export interface ModelSetting {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly settings: Settings & { readonly model: ModelReference };
  readonly line: number;
  /** Names by which the rest of the file may refer to it. */
  readonly names: readonly string[];
}

/**
 * The models that a configuration chooses, wherever in it: `model: gpt-4o`, `summary_model: …`, `models: {fast: …}`. A
 * menu of models that somebody may select (entries with prices, windows or labels, or many of them) chooses none.
 */
export function modelSettings(roots: readonly Node[], path: string): ModelSetting[] {
  if (offersModels(path)) return [];
  const found: ModelSetting[] = [];
  const visit = (node: Node, keys: readonly string[], around: Settings, depth: number): ModelSetting[] => {
    if (depth > 12 || node.kind === 'scalar') return [];
    const own: ModelSetting[] = [];
    const below: ModelSetting[] = [];
    if (node.kind === 'list') {
      let deployments = 0;
      for (const [index, item] of node.items.entries()) {
        const deployment = deploymentOf(item);
        if (deployment !== null) {
          if (!isModelName(deployment.model.asWritten)) continue;
          // The first is the one that a template sets up for its chat; renamed with its model, it stays that.
          below.push({
            path: deployments === 0 ? keys : [...keys, deployment.name],
            settings: { model: deployment.model, parameters: {} },
            line: deployment.model.place?.line ?? item.place.line,
            names: [deployment.name],
          });
          deployments++;
          continue;
        }
        const variable = variableOf(item);
        if (variable !== null)
          below.push({
            path: [...keys, variable.name],
            settings: { model: variable.model, parameters: around.parameters },
            line: item.place.line,
            names: [variable.name],
          });
        if (item.kind !== 'map') continue;
        const name = ['name', 'id', 'key', 'type', 'role', 'task'].map((key) => stringAt(item, key)?.trim());
        const label = name.find((one) => one !== undefined && one !== '' && one.length <= 60);
        below.push(...visit(item, [...keys, label ?? String(index + 1)], around, depth + 1));
      }
      return below.length > maxTable ? [] : below;
    }
    if (node.entries.some(({ key }) => menuKey.test(key) || recordedKey.test(key))) return [];
    const settings = settingsOf(node, { model: null, parameters: around.parameters });
    for (const { key, value } of node.entries) {
      if (notSent.has(key.toLowerCase()) && !/^env(?:ironment)?$/i.test(key)) continue;
      if (value.kind !== 'scalar') {
        below.push(...visit(value, [...keys, key], settings, depth + 1));
        continue;
      }
      const text = textAt(value);
      if (text === undefined || !isModelName(withoutVariable(text.text))) continue;
      const words = wordsOf(key);
      const parent = keys[keys.length - 1] ?? '';
      const inTable = /^(?:llm_?)?models?$/i.test(parent) && !isModelName(key);
      // `"chatModelName": {"value": "gpt-4o"}`: the parameters of a deployment in Azure.
      const parameter = /^(?:value|defaultValue)$/.test(key) && namesModelWord(wordsOf(parent));
      const provided = key === 'name' && namedBesideProvider(node) !== undefined;
      if (
        !inTable &&
        !provided &&
        !parameter &&
        !words.some((word) => ['model', 'llm', 'deployment', 'engine'].includes(word))
      )
        continue;
      const model = modelNamed(text, { provider: providerAt(node) });
      if (model === null) continue;
      const plain = modelKeys.includes(key) || key === 'engine' || provided || parameter;
      const at = plain ? keys : [...keys, key];
      const called = ['name', 'id', 'key', 'type'].flatMap((one) => stringAt(node, one)?.trim() ?? []);
      own.push({
        path: at.length === 0 ? [key] : at,
        settings: { model, parameters: settings.parameters },
        line: value.place.line,
        names: plain ? [...called, ...keys.slice(-1)] : [key],
      });
    }
    const all = [...own, ...below];
    return all.length > maxTable && keys.length > 0 ? [] : all;
  };
  for (const root of roots) found.push(...visit(root, [], noSettings, 0));
  return found;
}

const modelWords = ['model', 'models', 'llm', 'deployment', 'engine'];

function namesModelWord(words: readonly string[]): boolean {
  return words.some((word) => modelWords.includes(word));
}

/**
 * An entry of a list of deployments in Azure: `{name: chat, model: {format: OpenAI, name: gpt-4o, version: …}}`, as the
 * Bicep modules of azd read it (https://github.com/Azure/azure-dev, templates/common/infra/bicep, checked 2026-11-29).
 */
function deploymentOf(item: Node): { readonly name: string; readonly model: ModelReference } | null {
  const name = stringAt(item, 'name')?.trim();
  const behind = at(item, 'model');
  if (name === undefined || name === '' || stringAt(behind, 'format') === undefined) return null;
  const model = modelNamed(textAt(behind, 'name'), { provider: 'azure' });
  if (model === null) return null;
  // Versions of one name have rates of their own.
  const version = stringAt(behind, 'version')?.trim().toLowerCase() ?? '';
  const dated = /^(?:turbo-)?(?:\d{4}-\d{2}-\d{2}|\d{4}(?:-preview)?)$/.test(version);
  return { name, model: dated ? { ...model, asWritten: `${model.asWritten}-${version}` } : model };
}

/** What the names of deployments in Azure stand for, for requests that name a deployment. */
export function deploymentAliases(roots: readonly Node[]): ModelAlias[] {
  const found: ModelAlias[] = [];
  for (const root of roots) {
    walk(root, ({ node }) => {
      const deployment = found.length < maxDeployments ? deploymentOf(node) : null;
      const model = deployment?.model.asWritten;
      const plain = stringAt(at(node, 'model'), 'name')?.trim();
      // A deployment called like its model stands for itself: without its version, as where no list is.
      if (deployment !== null && model !== undefined && plain !== deployment.name && !model.includes('{'))
        found.push({ alias: deployment.name, models: [model], place: node.place, deployment: true });
      return deployment === null;
    });
  }
  return found;
}

/** An environment variable of a deployment that chooses a model: `{name: OPENAI_MODEL, value: gpt-4o}`, `OPENAI_MODEL=gpt-4o`. */
function variableOf(item: Node): { readonly name: string; readonly model: ModelReference } | null {
  let name: string | undefined;
  let written: SourceText | undefined;
  if (item.kind === 'map') {
    name = stringAt(item, 'name')?.trim();
    written = textAt(item, 'value');
  } else {
    const source = textAt(item);
    const pair = /^\s*([A-Za-z_]\w{0,80})=(.{1,200}?)\s*$/.exec(source?.text ?? '');
    if (source === undefined || pair?.[1] === undefined || pair[2] === undefined) return null;
    name = pair[1];
    const start = source.text.indexOf('=') + 1;
    written = subText(source, start, start + pair[2].length);
  }
  if (name === undefined || written === undefined || !/^[A-Za-z_]\w{0,80}$/.test(name)) return null;
  if (!isModelName(withoutVariable(written.text)) || !namesModelWord(wordsOf(name))) return null;
  const model = modelNamed(written);
  return model === null ? null : { name, model };
}

/** A choice of a model without a text of its own: it is listed only where it changes. */
export function settingsPrompt(id: string, file: SourceFile, setting: ModelSetting): Prompt {
  return promptOf(id, file, {
    name: setting.path.join('.').slice(0, 200),
    line: setting.line,
    model: setting.settings.model,
    parameters: setting.settings.parameters,
    ...(isOfEvaluations(file.path) ? { kind: 'evaluation' } : {}),
    settingsOnly: true,
    sources: [file.path],
  });
}

/** The one of several models that stands for those who name none: the only one, or the one that is called so. */
export function chiefOf(settings: readonly ModelSetting[]): ModelSetting | null {
  const [first] = settings;
  if (first === undefined) return null;
  const names = new Set(settings.map((one) => one.settings.model.asWritten));
  if (names.size === 1) return first;
  return (
    settings.find(
      (one) =>
        one.path.length <= 3 &&
        one.path.every((key) =>
          /^(?:default|main|primary|chat|completion|llm|models?|config|general|openai|anthropic)(?:[_-]?(?:default|chat|completion|llm|models?))*$/i.test(
            key,
          ),
        ),
    ) ?? null
  );
}

const configNames = ['configuration', 'config', 'settings', 'llm_config', 'llm'];
const configEndings = ['toml', 'yaml', 'yml', 'json'];

/** A config in the same folder, or up to two above it, that names one model for all (`[config] model = …`). */
export async function configBeside(file: SourceFile, context: FormatContext): Promise<Settings | null> {
  for (const folder of foldersUp(folderOf(file.path)).slice(0, 3)) {
    for (const name of configNames) {
      for (const ending of configEndings) {
        const path = folder === '' ? `${name}.${ending}` : `${folder}/${name}.${ending}`;
        if (path === file.path || !context.exists(path)) continue;
        const read = await context.read(path);
        if (isProblem(read)) continue;
        const { root } = parseByEnding(read);
        if (root?.kind !== 'map') continue;
        const stated = settingsOf(root, noSettings);
        const plain = stated.model !== null && isModelName(stated.model.asWritten) ? stated : null;
        const found = plain ?? chiefOf(modelSettings([root], path))?.settings ?? null;
        if (found?.model == null) continue;
        return { model: { ...found.model, origin: originIn(path) }, parameters: found.parameters };
      }
    }
  }
  return null;
}
