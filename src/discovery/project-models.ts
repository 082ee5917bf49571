import { problem, type Problem } from '../core/problem.js';
import { providerNamed, settingWords, type ProjectModel } from '../core/project-model.js';
import type { SourceFile, TreeEntry } from '../core/revision.js';
import { choosesProvider, projectModel, withoutVariable } from '../formats/request/model-settings.js';
import { parseByEnding } from '../formats/syntax/by-ending.js';
import { baseName } from '../formats/syntax/paths.js';
import type { Node } from '../formats/syntax/tree.js';
import { variablesIn } from './environment.js';

const environmentFile = /^(?:\.?env(?:\.(?:example|sample|template|defaults|dist))?|[\w-]+\.env\.example)$/i;
const configurationFile =
  /^(?:[a-z]+[-_.])?(?:config|configuration|settings|application|appsettings|defaults?|llm|ai|generator|values|(?:docker-)?compose)(?:[-_.][\w.-]{0,80})?\.(?:ya?ml|json|jsonc|toml)$/i;
/** Files of `name = value` lines in sections. */
const iniFile =
  /^(?:[a-z]+[-_.])?(?:config|configuration|settings|application|defaults?)(?:[-_.][\w.-]{0,80})?\.(?:ini|cfg|conf|properties)$/i;
/** What the infrastructure of an application deploys: Bicep and its parameters, Terraform and its variables. */
const infrastructureFile = /\.(?:bicep|bicepparam|tfvars)$|(?:^|[-_.])parameters\.json$|^variables\.tf$/i;
const maxFiles = 400;
const maxBytes = 200 * 1024;

/** Files of settings whose defaults may name the project's model. */
export function isModelSettings(path: string): boolean {
  const name = baseName(path);
  return [environmentFile, configurationFile, iniFile, infrastructureFile].some((one) => one.test(name));
}

/**
 * What files of settings name as the project's model; a file that cannot be read names none. Where there are more files than are
 * read, that is a problem of prices: which file is among them may change with any other one.
 */
export async function projectModelsIn(
  entries: readonly TreeEntry[],
  chosen: (path: string) => boolean,
  readMany: (paths: readonly string[]) => Promise<ReadonlyMap<string, SourceFile | Problem>>,
): Promise<{ readonly models: readonly ProjectModel[]; readonly problems: readonly Problem[] }> {
  const all = entries
    .filter(
      ({ path, type, size }) =>
        type === 'file' && isModelSettings(path) && (size ?? 0) <= maxBytes && chosen(path),
    )
    .map(({ path }) => path)
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
  if (all.length === 0) return { models: [], problems: [] };
  const paths = all.slice(0, maxFiles);
  const found: ProjectModel[] = [];
  const read = await readMany(paths);
  for (const path of paths) {
    const file = read.get(path);
    if (file === undefined || !('text' in file)) continue;
    const name = baseName(path);
    if (environmentFile.test(name)) found.push(...inEnvironment(file));
    else if (infrastructureFile.test(name)) found.push(...inInfrastructure(file));
    else found.push(...(iniFile.test(name) ? inSections(file) : inConfiguration(file)));
  }
  const detail = `Only ${maxFiles} files of settings were searched for a default model; prompts that name no model may have another price.`;
  return {
    models: found,
    problems: all.length > maxFiles ? [problem('rate-uncertain', null, null, detail)] : [],
  };
}

function inEnvironment(file: SourceFile): ProjectModel[] {
  // The last of equal names is the one that holds.
  const last = new Map(variablesIn(file.text).map((one) => [one.name, one]));
  return [...last.values()].flatMap(
    ({ name, value, line }) => setting(name, value, 'environment', file.path, line) ?? [],
  );
}

/** The provider or the model that a setting chooses; null for any other setting. */
function setting(
  name: string,
  text: string,
  from: ProjectModel['from'],
  path: string,
  line: number,
): ProjectModel | null {
  const provider = choosesProvider(name) ? providerNamed(withoutVariable(text)) : null;
  return provider === null
    ? projectModel(name, text, from, path, line)
    : { setting: name, model: provider, from, path, line, isProvider: true };
}

function inSections(file: SourceFile): ProjectModel[] {
  return file.text.split('\n').flatMap((line, index) => {
    const pair = /^\s*([A-Za-z][\w.-]{0,120})\s*[=:]\s*(["']?)([^"'#;\s]{1,120})\2\s*(?:[#;].*)?$/.exec(
      line.slice(0, 400),
    );
    if (pair === null) return [];
    return setting(pair[1] ?? '', pair[3] ?? '', 'config', file.path, index + 1) ?? [];
  });
}

/**
 * `param chatModelName string = 'gpt-4o'` and `modelName: empty(x) ? 'gpt-4o' : x` of Bicep, `"chatModel": { "value": "${X=gpt-4o}" }`
 * of its parameters, `variable "chat_model" { default = "gpt-4o" }` and `chat_model = "gpt-4o"` of Terraform.
 */
function inInfrastructure(file: SourceFile): ProjectModel[] {
  const found: ProjectModel[] = [];
  let block = '';
  for (const [index, whole] of file.text.split('\n').entries()) {
    const line = whole.slice(0, 400);
    const opened = /^\s*(?:variable\s+)?"(\w{1,80})"\s*:?\s*\{/.exec(line)?.[1];
    if (opened !== undefined) block = opened;
    const named = /^\s*(?:(?:param|var)\s+)?"?(\w{1,80})"?(?:\s+string)?\s*[=:]\s*/.exec(line)?.[1];
    const name = /"(?:value|defaultValue)"\s*:|^\s*default\s*=/.test(line) ? block : named;
    if (name === undefined || name === '') continue;
    const texts = [...line.matchAll(/['"]([^'"]{1,120})['"]/g)].map(([, text = '']) => text);
    const [first] = texts
      .filter((text) => text !== name && text !== 'value')
      .flatMap((text) => projectModel(name, text, 'config', file.path, index + 1) ?? []);
    if (first !== undefined) found.push(first);
  }
  return found;
}

function inConfiguration(file: SourceFile): ProjectModel[] {
  const { root } = parseByEnding(file);
  if (root === null) return [];
  const found: ProjectModel[] = [];
  const providers: string[] = [];
  const visit = (node: Node, setting: string, depth: number): void => {
    if (depth > 8 || found.length > 200) return;
    if (node.kind === 'map') {
      for (const { key, value } of node.entries)
        visit(value, setting === '' ? key : `${setting}.${key}`, depth + 1);
      return;
    }
    if (node.kind === 'list') {
      // `environment:` of Compose. Other lists are menus.
      if (/(?:^|\.)environment$/.test(setting))
        for (const item of node.items) {
          const pair = item.kind === 'scalar' ? /^([A-Z]\w*)=(.*)$/.exec(item.source.text) : null;
          if (pair?.[1] !== undefined) say(pair[1], pair[2] ?? '', item.place.line);
        }
      return;
    }
    if (typeof node.value === 'string') {
      if (settingWords(setting).at(-1) === 'provider') providers.push(node.value);
      say(setting, node.value, node.place.line);
    }
  };
  const say = (name: string, text: string, line: number): void => {
    const one = setting(name, text, 'config', file.path, line);
    if (one !== null) found.push(one);
  };
  visit(root, '', 0);
  // Of one section for each provider, the one that the file chooses counts.
  const own = found.filter(({ setting }) => setting.split('.').some((part) => providers.includes(part)));
  return own.length > 0 ? [...own, ...found.filter(({ isProvider }) => isProvider === true)] : found;
}
