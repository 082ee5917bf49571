import type { ModelReference, Parameters, Place } from '../../core/prompt.js';
import type { SourceFile } from '../../core/revision.js';
import { parseByEnding } from '../syntax/by-ending.js';
import { baseName, folderOf } from '../syntax/paths.js';
import { placeIn } from '../syntax/place.js';
import type { Node } from '../syntax/tree.js';
import { parseYamlDocuments } from '../syntax/yaml.js';

/*
 * Application configuration that frameworks read for a program without a line of code that loads it: `application.yml` and
 * `application.properties` of Spring and Quarkus, `appsettings.json` of .NET. Whoever deploys the program can override it, so
 * that what it says is a default.
 */

/** One value of a configuration file, by its full key. */
export interface Setting {
  /** As written, before placeholders are followed. */
  readonly text: string;
  readonly place: Place;
}

export interface Configuration {
  /** What the configuration of the module of `path` says for `key` (`app.model`, `AI:Model`); null when it says nothing. */
  valueOf(path: string, key: string): Setting | null;
  /** A text with placeholders (`${app.model:gpt-4o}`), followed; null when one has neither a value nor a default. */
  filledIn(path: string, text: string, place: Place): Setting | null;
  /**
   * Model and limits that a framework (`id` of its value in `sdk/`) takes for calls in `path` that name none. `beans` are the names
   * and types of what is injected around the call: of several configured providers, the one that they name is meant.
   */
  defaultsOf(
    path: string,
    sdk: string,
    streaming: boolean,
    beans: readonly string[],
  ): FrameworkDefaults | null;
}

export interface FrameworkDefaults {
  readonly model: ModelReference | null;
  readonly parameters: Parameters;
}

const configurationFile = /^(?:application(?:-[\w.]+)?\.(?:ya?ml|properties)|appsettings(?:\.\w+)?\.json)$/i;
/** More files of this sort than any program has. */
const maxFiles = 400;
const maxPlaceholders = 5;

/** Files to read for the programs of these languages. */
export function configurationFiles(paths: readonly string[], languages: ReadonlySet<string>): string[] {
  const jvm = languages.has('java') || languages.has('kotlin');
  const net = languages.has('csharp');
  if (!jvm && !net) return [];
  return paths
    .filter((path) => {
      const name = baseName(path);
      return (
        configurationFile.test(name) &&
        (name.toLowerCase().startsWith('appsettings') ? net : jvm) &&
        !/(?:^|\/)(?:src\/test|target|build|bin|obj|node_modules)\//.test(path)
      );
    })
    .slice(0, maxFiles);
}

/** Relaxed names: `max-tokens`, `maxTokens` and `MAX_TOKENS` are one, `A:B` is `A.B`. */
function relaxed(key: string): string {
  return key.replace(/:|__/g, '.').replace(/[-_]/g, '').toLowerCase();
}

/** One folder's configuration: the base file and the profiles that it activates, by relaxed key. */
interface Folder {
  readonly root: string;
  readonly settings: ReadonlyMap<string, Setting>;
}

/**
 * How frameworks name the model and the limits of chat: group 1 is the provider, group 2 the setting, of relaxed keys.
 * Sources: Spring AI reference (1.x with `options`, 2.0 without), LangChain4j Spring Boot starters, Quarkus LangChain4j;
 * read 2026-11-28.
 */
const chatSettings =
  '(model|modelname|modelid|deploymentname|maxtokens|maxcompletiontokens|maxoutputtokens|maxtokenstosample|numpredict|temperature|reasoningeffort)$';
const frameworks: Readonly<
  Record<string, readonly { readonly key: RegExp; readonly streaming?: boolean }[]>
> = {
  'spring-ai': [{ key: new RegExp(`^spring\\.ai\\.(.+?)\\.chat\\.(?:options\\.)?${chatSettings}`) }],
  langchain4j: [
    {
      key: new RegExp(`^langchain4j\\.(?:community\\.)?([a-z0-9]+)\\.chatmodel\\.${chatSettings}`),
      streaming: false,
    },
    {
      key: new RegExp(`^langchain4j\\.(?:community\\.)?([a-z0-9]+)\\.streamingchatmodel\\.${chatSettings}`),
      streaming: true,
    },
    { key: new RegExp(`^quarkus\\.langchain4j\\.([a-z0-9]+)\\.chatmodel\\.${chatSettings}`) },
    { key: /^quarkus\.langchain4j\.(azureopenai)\.(deploymentname)$/ },
  ],
};

/** Providers of the catalog by the names that frameworks have for them. */
const providers: Readonly<Record<string, string>> = {
  openai: 'openai',
  openaiofficial: 'openai',
  azureopenai: 'azure',
  'azure.openai': 'azure',
  anthropic: 'anthropic',
  mistralai: 'mistral',
  deepseek: 'deepseek',
};

export function configurationOf(files: ReadonlyMap<string, SourceFile>): Configuration {
  const folders = foldersOf(files);
  const near = new Map<string, readonly Folder[]>();
  /** Folders with a configuration, the nearest to the program first; only the first that says a thing counts. */
  const nearest = (path: string): readonly Folder[] => {
    const folder = folderOf(path);
    let found = near.get(folder);
    if (found === undefined) {
      const net = path.endsWith('.cs');
      const ranked = folders
        .filter(({ settings }) => [...settings.values()][0]?.place.path.endsWith('.json') === net)
        .map((one) => ({ one, shared: sharedFolders(one.root, folder), own: within(folder, one.root) }))
        .sort((a, b) => Number(b.own) - Number(a.own) || b.shared - a.shared);
      // A module's own; without one, what the program that uses the module is configured with, where there is one such.
      const own = ranked.filter((entry) => entry.own);
      const first = ranked[0]?.shared ?? 0;
      const others = ranked.filter(({ shared, own: mine }) => !mine && shared === first);
      found = (own.length > 0 ? own : others.length <= 3 ? others : []).map(({ one }) => one);
      near.set(folder, found);
    }
    return found;
  };
  const valueOf = (path: string, key: string): Setting | null => {
    const name = relaxed(key);
    for (const { settings } of nearest(path)) {
      const found = settings.get(name);
      if (found !== undefined) return found;
    }
    return null;
  };
  const filledIn = (path: string, text: string, place: Place, depth = 0): Setting | null => {
    if (depth > maxPlaceholders) return null;
    const whole = /^\s*\$\{([\w.-]+)(?::([^}]*(?:\{[^}]*\}[^}]*)*))?\}\s*$/.exec(text);
    if (whole?.[1] === undefined) return { text, place };
    const known = valueOf(path, whole[1]);
    if (known !== null && known.text !== text) return filledIn(path, known.text, known.place, depth + 1);
    return whole[2] === undefined ? null : filledIn(path, whole[2], place, depth + 1);
  };
  const defaultsOf: Configuration['defaultsOf'] = (path, sdk, streaming, beans) => {
    const shapes = frameworks[sdk];
    if (shapes === undefined) return null;
    const injected = new Set(
      beans.flatMap((bean) => /^(\w+?)(?:Streaming)?ChatModel$/.exec(bean)?.[1]?.toLowerCase() ?? []),
    );
    for (const { settings } of nearest(path)) {
      const followed = (one: Setting): Setting => filledIn(path, one.text, one.place) ?? one;
      const found = chatOf(settings, shapes, streaming, injected, followed);
      if (found !== null) return found;
    }
    return null;
  };
  return { valueOf, filledIn, defaultsOf };
}

function chatOf(
  settings: ReadonlyMap<string, Setting>,
  shapes: readonly { readonly key: RegExp; readonly streaming?: boolean }[],
  streaming: boolean,
  injected: ReadonlySet<string>,
  followed: (setting: Setting) => Setting,
): FrameworkDefaults | null {
  const byProvider = new Map<string, Map<string, Setting>>();
  // What is for the same way of answering comes first, then the other one.
  for (const way of [streaming, !streaming, undefined]) {
    for (const [key, setting] of settings) {
      for (const shape of shapes) {
        if (shape.streaming !== way) continue;
        const [, provider, name] = shape.key.exec(key) ?? [];
        if (provider === undefined || name === undefined) continue;
        const list = byProvider.get(provider) ?? new Map<string, Setting>();
        if (!list.has(name)) list.set(name, setting);
        byProvider.set(provider, list);
      }
    }
  }
  if (byProvider.size === 0) return null;
  // `spring.ai.model.chat` says which one of several is used.
  const chosen = settings.get('spring.ai.model.chat')?.text.replace(/[-_]/g, '').toLowerCase();
  const named = [...byProvider].filter(([, list]) => modelIn(list) !== undefined);
  // `ollamaChatModel` and `OllamaChatModel` are the model of `spring.ai.ollama`, whatever the others are.
  const byBean = named.filter(([provider]) => injected.has(provider.replaceAll('.', '')));
  const meant = byBean.length === 1 ? byBean[0] : undefined;
  const picked = meant ?? named.find(([provider]) => provider === chosen) ?? named[0];
  if (picked === undefined) {
    const [only] = byProvider;
    return only === undefined || byProvider.size > 1
      ? null
      : { model: null, parameters: parametersIn(only[1], followed) };
  }
  const [provider, list] = picked;
  const model = modelIn(list);
  if (model === undefined) return null;
  const { text, place } = followed(model);
  const name = text.trim();
  const alternatives =
    meant !== undefined || provider === chosen
      ? []
      : named
          .filter((one) => one !== picked)
          .flatMap(([, other]) => {
            const one = modelIn(other);
            return one === undefined ? [] : [followed(one).text.trim()];
          })
          .filter((one) => isModelName(one) && one !== name);
  const of = providers[provider];
  return {
    model: !isModelName(name)
      ? null
      : {
          asWritten: name,
          origin: { kind: 'call', by: 'default', path: place.path, line: place.line },
          ...(of === undefined || name.includes('/') ? {} : { provider: of }),
          ...(of === 'azure' ? { deployment: true } : {}),
          ...(alternatives.length === 0 ? {} : { alternatives: [...new Set(alternatives)] }),
          place,
        },
    parameters: parametersIn(list, followed),
  };
}

function isModelName(text: string): boolean {
  return text !== '' && text.length <= 120 && /[a-z]/i.test(text) && !/\s/.test(text);
}

function modelIn(list: ReadonlyMap<string, Setting>): Setting | undefined {
  return list.get('model') ?? list.get('modelname') ?? list.get('modelid') ?? list.get('deploymentname');
}

function parametersIn(
  list: ReadonlyMap<string, Setting>,
  followed: (setting: Setting) => Setting,
): Parameters {
  const limit = ['maxcompletiontokens', 'maxtokens', 'maxoutputtokens', 'maxtokenstosample', 'numpredict']
    .map((name) => list.get(name))
    .find((one) => one !== undefined);
  const known = limit === undefined ? null : followed(limit);
  const tokens = known !== null && /^\s*\d{1,9}\s*$/.test(known.text) ? Number(known.text) : null;
  const temperature = list.get('temperature');
  const degrees = temperature === undefined ? Number.NaN : Number(followed(temperature).text);
  const effort = list.get('reasoningeffort');
  return {
    ...(tokens === null || tokens < 1 || known === null
      ? {}
      : { maxOutputTokens: tokens, maxOutputPlace: known.place }),
    ...(Number.isFinite(degrees) ? { temperature: degrees } : {}),
    ...(effort === undefined ? {} : { reasoningEffort: followed(effort).text.trim() }),
  };
}

// ------------------------------------------------------------------ files

function foldersOf(files: ReadonlyMap<string, SourceFile>): Folder[] {
  const byFolder = new Map<string, SourceFile[]>();
  for (const file of files.values()) {
    const folder = folderOf(file.path);
    const list = byFolder.get(folder);
    if (list === undefined) byFolder.set(folder, [file]);
    else list.push(file);
  }
  const found: Folder[] = [];
  for (const [folder, list] of byFolder) {
    const base = list.filter(({ path }) => /^(?:application|appsettings)\.\w+$/i.test(baseName(path)));
    const settings = new Map<string, Setting>();
    for (const file of base) for (const [key, one] of settingsIn(file)) settings.set(key, one);
    const active = (settings.get('spring.profiles.active')?.text ?? '').split(',').map((one) => one.trim());
    for (const profile of active) {
      const name = /^\$\{[^:}]*:([^}]*)\}$/.exec(profile)?.[1] ?? profile;
      if (name === '') continue;
      for (const file of list)
        if (new RegExp(`^application-${name.replace(/[^\w-]/g, '')}\\.`).test(baseName(file.path)))
          for (const [key, one] of settingsIn(file)) settings.set(key, one);
    }
    if (settings.size > 0)
      found.push({
        root: folder.replace(/(?:^|\/)(?:src\/main\/resources|config|conf)(?:\/config)?$/, ''),
        settings,
      });
  }
  return found.sort((a, b) => (a.root < b.root ? -1 : a.root > b.root ? 1 : 0));
}

function settingsIn(file: SourceFile): Map<string, Setting> {
  const found = new Map<string, Setting>();
  if (file.path.endsWith('.properties')) {
    readProperties(file, found);
    return found;
  }
  const roots = file.path.endsWith('.json') ? [parseByEnding(file).root] : parseYamlDocuments(file).roots;
  roots.forEach((root, index) => {
    // A later document is for a profile.
    if (root !== null && (index === 0 || !hasProfile(root))) flatten(root, '', found, 0);
  });
  return found;
}

function hasProfile(root: Node): boolean {
  const flat = new Map<string, Setting>();
  flatten(root, '', flat, 0);
  return flat.has('spring.config.activate.onprofile') || flat.has('spring.profiles');
}

function flatten(node: Node, prefix: string, found: Map<string, Setting>, depth: number): void {
  if (depth > 24) return;
  if (node.kind === 'map')
    for (const entry of node.entries) {
      const key = relaxed(entry.key);
      flatten(entry.value, prefix === '' ? key : `${prefix}.${key}`, found, depth + 1);
    }
  else if (node.kind === 'scalar' && node.value !== null && !prefix.startsWith('%'))
    found.set(prefix, {
      text: typeof node.value === 'string' ? node.value : String(node.value),
      place: node.place,
    });
}

/** `key=value`, `key: value`; a backslash at the end continues the line. */
function readProperties(file: SourceFile, found: Map<string, Setting>): void {
  const line = /^[ \t]*([^#!\s=:%][^=:\s]*)[ \t]*[=:][ \t]*((?:[^\\\r\n]|\\[^\r\n]|\\\r?\n[ \t]*)*)/gm;
  for (const match of file.text.matchAll(line)) {
    const [all, key, value] = match;
    if (key === undefined || value === undefined) continue;
    const end = match.index + all.length;
    found.set(relaxed(key), {
      text: value.replace(/\\\r?\n[ \t]*/g, '').trim(),
      place: placeIn(file, end - value.length, end),
    });
  }
}

function within(folder: string, root: string): boolean {
  return root === '' || folder === root || folder.startsWith(`${root}/`);
}

function sharedFolders(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let shared = 0;
  while (shared < left.length && shared < right.length && left[shared] === right[shared]) shared++;
  return shared;
}
