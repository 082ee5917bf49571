import type { FormatContext } from '../../core/format.js';
import { originIn } from '../../core/origin.js';
import type {
  Extraction,
  Message,
  ModelReference,
  Parameters,
  Prompt,
  PromptKind,
  Role,
  Tool,
} from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { parseByEnding } from '../syntax/by-ending.js';
import { modelNamed, withAlternatives } from '../request/models.js';
import { readParameters, stringsAt } from '../request/parameters.js';
import { baseName, folderOf, foldersUp, joinPath, stemOf } from '../syntax/paths.js';
import { textIn, type SourceText } from '../syntax/place.js';
import { isProblem, promptOf } from '../request/prompts.js';
import { readTools, undefinedTools } from '../request/tools.js';
import {
  at,
  firstOf,
  itemsAt,
  stringAt,
  textAt,
  type Entry,
  type MapNode,
  type Node,
} from '../syntax/tree.js';
import { readChat } from '../request/chat.js';
import { engineOf } from './engines.js';
import { expandTemplate, segmentsOf } from './expand.js';
import { roleOf } from '../request/roles.js';
import type { Engine, Piece } from './tree.js';

/**
 * Home-made YAML, JSON and TOML: prompts under keys that say so (`system_prompt`, `triage_user_template`,
 * `instructions`), with the model and the limits in keys beside or above them. No product defines these files;
 * the shapes are those of public repositories (SWE-agent, RD-Agent, pr-agent and many small ones).
 */

const maxPromptsPerFile = 300;

// ------------------------------------------------------------------ which files

const promptPath = /(?:^|[/_.-])(?:system[_-]?)?(?:prompts?|personas?)(?:[/_.-]|$)|prompts?\.[a-z]+$/i;
const agentPath =
  /(?:^|[/_.-])(?:agents?|llms?|ai|genai|assistants?|chatbots?|bots?|gpt|claude|openai|anthropic|gemini|instructions?)(?:[/_.-]|$)/i;
const testFolder = /^(?:tests?|__tests__|specs?|fixtures?|mocks?|__mocks__|test_data)$/i;
const testName = /(?:^|[-_.])(?:fixtures?|mocks?|testdata)(?:[-_.]|$)/i;
const recordedPath =
  /(?:^|\/)(?:recordings?|snapshots?|datasets?|data|logs?|traces?|trajectories|outputs?|results?)\//i;
const otherPath =
  /(?:^|\/)(?:\.github|locales?|i18n|lang|langs|translations?|l10n|migrations|schemas?)\/|(?:^|\/)(?:package|tsconfig[\w.-]*|composer|angular|mkdocs|docker-compose[\w.-]*|\.pre-commit-config|pyproject|Cargo)\.[a-z]+$/i;
const strongKey =
  /(?:^[ \t]*(?:-[ \t]+)?["']?|[{,][ \t]*")(?:[\w-]{0,60}[_-])?(?:system|sys|user|instance|developer)[_-]?(?:prompt|message|msg|template|instructions?)(?:[_-]?(?:template|file|path|text))?["']?[ \t]*[:=]/im;
const plainKey =
  /(?:^[ \t]*(?:-[ \t]+)?["']?|[{,][ \t]*")(?:[\w-]{0,60}[_-])?(?:prompt|instructions?|persona|preamble)(?:[_-]?(?:template|file|path|text))?["']?[ \t]*[:=]/im;

/** TOML's `[review_prompt]`, below which `system` and `user` stand. */
const promptTable = /^\[(?:[\w-]{1,60}[._-])?prompts?\][ \t]*(?:#|\r?$)/im;

/** A look at the path and the keys of a file: whether it may hold prompts of a home-made kind. */
export function mayHoldPrompts(file: SourceFile): boolean {
  const { path, text } = file;
  if (otherPath.test(path) || isForTests(path) || text.includes('\0')) return false;
  const near = path.split('/').slice(-3).join('/');
  if (promptPath.test(near) && !/schema|config\.schema/i.test(baseName(path))) return text.trim().length > 20;
  if (recordedPath.test(path)) return false;
  const head = text.slice(0, 1_000_000);
  return strongKey.test(head) || promptTable.test(head) || (agentPath.test(near) && plainKey.test(head));
}

/** What tests are fed with. A folder of prompts among the tests (`tests/prompts/`) is one all the same: of judges, mostly. */
function isForTests(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  const tests = folders.findLastIndex((folder) => testFolder.test(folder));
  if (tests === -1) return testName.test(stemOf(path));
  return !folders.slice(tests + 1).some((folder) => /^(?:system[_-]?)?prompts?$/i.test(folder));
}

// ------------------------------------------------------------------ which keys

interface KeyMeaning {
  readonly stem: string;
  readonly role: Role | null;
  /** 'sure': a prompt wherever it stands; 'weak': only beside or inside of what is a prompt for sure. */
  readonly trust: 'sure' | 'weak';
  readonly file: boolean;
  readonly noun: string;
}

const roleWords: Readonly<Record<string, Role>> = {
  system: 'system',
  sys: 'system',
  developer: 'developer',
  user: 'user',
  human: 'user',
  instance: 'user',
  assistant: 'assistant',
};
const sureNouns = new Set(['prompt', 'instruction', 'instructions', 'preamble', 'persona']);
const weakNouns = new Set(['message', 'msg', 'template', 'text', 'content', 'tmpl']);
/** With one of these words a key is about a prompt, not one. */
const otherWords = new Set(
  'id ids name names version type key keys url tokens token length count mode dir folder style title description label hash enabled limit size price cost placeholder negative image images suffix prefix cache caching default format engine model error help usage note notes comment comments category tags tag variables vars params arguments args input inputs output outputs history install installation build setup date updated created author timeout log path_prefix'.split(
    ' ',
  ),
);

function meaningOf(key: string): KeyMeaning | null {
  if (key.length > 80) return null;
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_\-\s.]+/)
    .filter((word) => word !== '');
  let file = false;
  const last = words[words.length - 1];
  if (words.length > 1 && (last === 'file' || last === 'path' || last === 'filename')) {
    file = true;
    words.pop();
  }
  if (words.length === 0 || words.some((word) => otherWords.has(word))) return null;
  const roleWord = words.find((word) => roleWords[word] !== undefined && Object.hasOwn(roleWords, word));
  const role = roleWord === undefined ? null : (roleWords[roleWord] ?? null);
  const sure = words.find((word) => sureNouns.has(word));
  const end = words[words.length - 1] ?? '';
  const weak = weakNouns.has(end) ? end : undefined;
  const stem = words.filter((word) => word !== roleWord && word !== sure && !weakNouns.has(word)).join('_');
  if (sure !== undefined) {
    const starts = words[0] === sure || (words[0] === roleWord && words[1] === sure);
    if (!starts && end !== sure && weak === undefined) return null;
    return { stem, role, trust: 'sure', file, noun: sure };
  }
  if (roleWord !== undefined && weak !== undefined) return { stem, role, trust: 'sure', file, noun: weak };
  // `triage_system`, `triage_user`
  if (roleWord !== undefined && (words.length === 1 || end === roleWord))
    return { stem, role, trust: 'weak', file, noun: 'role' };
  if (weak !== undefined) return { stem, role, trust: 'weak', file, noun: weak };
  return null;
}

/** Keys below which nothing is sent as it stands there. */
const notSent = new Set(
  'tests test test_cases testdata test_data examples example samples sample fixtures expected outputs output evaluators evals assertions assert metadata schema properties definitions $defs env environment labels annotations resources'.split(
    ' ',
  ),
);
/** Questions that a program puts to a person: Ansible, cookiecutter. */
const askedOfPeople = new Set(['vars_prompt', 'pause', 'ansible.builtin.pause', '__prompts__']);
/** Neighbours of a prompt for pictures. */
const pictureKeys = [
  'negative_prompt',
  'negativePrompt',
  'cfg_scale',
  'sampler',
  'steps',
  'aspect_ratio',
  'width',
];
const describing =
  /^(?:name|title|id|key|description|desc|version|author|url|link|source|label|comment|notes?|license|category|path|file|date|created|updated|type|kind|model|provider|tags?|emoji|icon|help|usage|purpose|about|rationale|\$schema|_.*)$/i;

/** Words rather than an identifier, an address or a flag. */
function isProse(text: string, least: number): boolean {
  const trimmed = text.trim();
  if (trimmed.length < least) return /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{6}/.test(trimmed);
  return /\S\s+\S/.test(trimmed) || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}/.test(trimmed);
}

/** Prose under a key that says nothing: short sentences in such a file are mostly questions of a program to its user. */
function isRequestLike(text: string): boolean {
  return isProse(text, /[{$][\w{%$]/.test(text) ? 24 : 60);
}

// ------------------------------------------------------------------ reading

interface Field {
  readonly entry: Entry;
  readonly meaning: KeyMeaning;
}

interface Settings {
  readonly model: ModelReference | null;
  readonly parameters: Parameters;
}

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
const settingMaps = [
  'model',
  'llm',
  'llm_config',
  'model_config',
  'modelConfig',
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

/** Reads every prompt of the trees of one file. */
export async function readHomemade(
  id: string,
  roots: readonly Node[],
  file: SourceFile,
  context: FormatContext,
): Promise<Extraction> {
  const walker = new Walker(id, file, context);
  for (const [index, root] of roots.entries()) {
    if (isPlaybook(root)) continue;
    await walker.node(root, roots.length === 1 ? [] : [String(index + 1)], noSettings, {
      generic: /prompts?/i.test(baseName(file.path)),
    });
  }
  return walker.finish();
}

/** Ansible's plays, whose prompts ask a person. */
function isPlaybook(root: Node): boolean {
  return (
    root.kind === 'list' &&
    root.items.some((item) => at(item, 'hosts') !== undefined) &&
    root.items.every((item) => item.kind === 'map')
  );
}

const noSettings: Settings = { model: null, parameters: {} };

class Walker {
  private readonly prompts: Prompt[] = [];
  private readonly problems: Problem[] = [];
  private readonly consumed = new Set<string>();
  private readonly id: string;
  private readonly file: SourceFile;
  private readonly context: FormatContext;
  private readonly keyed: KeyedIncludes;
  private full = false;

  constructor(id: string, file: SourceFile, context: FormatContext) {
    this.id = id;
    this.file = file;
    this.context = context;
    this.keyed = new KeyedIncludes(context);
  }

  async finish(): Promise<Extraction> {
    let prompts = this.prompts;
    if (prompts.some((prompt) => prompt.model === null)) {
      const beside = await configBeside(this.file, this.context);
      if (beside !== null) {
        prompts = prompts.map((prompt) =>
          prompt.model === null
            ? { ...prompt, model: beside.model, parameters: { ...beside.parameters, ...prompt.parameters } }
            : prompt,
        );
      }
    }
    return { prompts, problems: this.problems, consumed: [...this.consumed].sort() };
  }

  async node(
    node: Node,
    path: readonly string[],
    around: Settings,
    how: { generic: boolean },
  ): Promise<void> {
    if (this.full) return;
    if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) {
        const named =
          stringAt(item, 'name') ??
          stringAt(item, 'id') ??
          stringAt(item, 'key') ??
          stringAt(item, 'task') ??
          stringAt(item, 'act');
        if (item.kind !== 'scalar')
          await this.node(item, [...path, short(named) ?? String(index + 1)], around, how);
      }
      return;
    }
    if (node.kind !== 'map' || pictureKeys.some((key) => at(node, key) !== undefined)) return;
    const settings = settingsOf(node, around);
    const fields: Field[] = [];
    let lists: Entry | null = null;
    for (const entry of node.entries) {
      const meaning = meaningOf(entry.key);
      if (isChat(entry.value) && !notSent.has(entry.key.toLowerCase())) lists ??= entry;
      else if (meaning !== null && isTextual(entry.value)) fields.push({ entry, meaning });
    }
    const kept = fields.filter((field) => this.holds(field, fields, how.generic));
    const groups = new Map<string, Field[]>();
    for (const field of kept) {
      const group = groups.get(field.meaning.stem);
      if (group === undefined) groups.set(field.meaning.stem, [field]);
      else group.push(field);
    }
    const only = groups.size + (lists === null || groups.has('') ? 0 : 1) === 1;
    for (const [stem, group] of groups) {
      const chat = stem === '' ? lists : null;
      await this.add(node, stem === '' ? path : [...path, stem], group, chat, settings, only || stem === '');
    }
    if (lists !== null && !groups.has('')) await this.add(node, path, [], lists, settings, only);
    const taken = new Set(kept.map((field) => field.entry));
    for (const entry of node.entries) {
      const lower = entry.key.toLowerCase();
      if (taken.has(entry) || entry === lists || notSent.has(lower) || askedOfPeople.has(lower)) continue;
      if (entry.value.kind !== 'scalar') {
        if (/^(?:tools|functions|response_format|input_schema|parameters)$/.test(lower)) continue;
        const generic = how.generic || /(?:^|_)prompts$|^prompts?[A-Z]/.test(entry.key);
        await this.node(entry.value, [...path, short(entry.key) ?? entry.key], settings, { generic });
        continue;
      }
      if (!how.generic || describing.test(entry.key)) continue;
      const text = textAt(entry.value)?.text ?? '';
      // Beside a prompt, other text is a part that code puts in somewhere.
      const beside = kept.length > 0 || lists !== null;
      if (!(beside ? isProse(text, 80) : isRequestLike(text)) || otherWords.has(lower)) continue;
      const meaning: KeyMeaning = { stem: entry.key, role: null, trust: 'sure', file: false, noun: 'prompt' };
      await this.add(
        node,
        [...path, short(entry.key) ?? entry.key],
        [{ entry, meaning }],
        null,
        settings,
        false,
        beside ? 'fragment' : 'request',
      );
    }
  }

  /** Whether a field holds a prompt, given its neighbours. */
  private holds(field: Field, all: readonly Field[], generic: boolean): boolean {
    const { entry, meaning } = field;
    if (entry.value.kind === 'list')
      return meaning.trust === 'sure' && !entry.key.toLowerCase().endsWith('s_list');
    const text = textAt(entry.value)?.text ?? '';
    if (this.target(text) !== null) return true;
    if (meaning.file) {
      if (/^[^\s{}$<>]+\.(?:txt|md|markdown|j2|jinja2?|prompt|tmpl|hbs)$/i.test(text.trim())) {
        const detail = `There is no file \`${text.trim().slice(0, 200)}\` in the repository, which this key names as a prompt.`;
        this.problems.push(problem('include-missing', this.file.path, entry.value.place.line, detail));
      }
      return false;
    }
    if (meaning.trust === 'sure') return isProse(text, meaning.role === null ? 16 : 4);
    if (!isProse(text, 12)) return false;
    if (generic) return true;
    return all.some(
      (other) =>
        other !== field &&
        (other.meaning.role !== null || other.meaning.trust === 'sure') &&
        isProse(textAt(other.entry.value)?.text ?? '', 4),
    );
  }

  /** The file a value names instead of being the text itself. */
  private target(text: string): string | null {
    const written = text.trim().replace(/^(?:file:\/\/|@)/, '');
    if (
      written.length > 300 ||
      !/^[^\n\s{}<>|*"]+\.(?:txt|md|markdown|j2|jinja2?|prompt|tmpl|hbs)$/i.test(written)
    )
      return null;
    for (const folder of foldersUp(folderOf(this.file.path))) {
      const resolved = joinPath(folder, written);
      if ('path' in resolved && resolved.path !== this.file.path && this.context.exists(resolved.path))
        return resolved.path;
    }
    return null;
  }

  private async add(
    map: MapNode,
    path: readonly string[],
    fields: readonly Field[],
    chat: Entry | null,
    settings: Settings,
    withTools: boolean,
    kind: PromptKind = 'request',
  ): Promise<void> {
    if (this.prompts.length >= maxPromptsPerFile) {
      if (!this.full) {
        this.full = true;
        const detail = `More than ${maxPromptsPerFile} prompts stand in this file; the rest was not read.`;
        this.problems.push(problem('too-many', this.file.path, map.place.line, detail));
      }
      return;
    }
    const messages: Message[] = [];
    const incomplete: string[] = [];
    const hasSystem = fields.some((field) => field.meaning.role === 'system');
    const stated = stringAt(map, 'template_format') ?? stringAt(map, 'templateFormat');
    const whole = fields.map((field) => textAt(field.entry.value)?.text ?? '').join('\n');
    const engine = engineNamed(stated) ?? engineOf(whole);
    const ordered = [...fields].sort((a, b) => rank(a.meaning.role) - rank(b.meaning.role));
    for (const field of ordered) {
      const { meaning, entry } = field;
      const role: Role =
        meaning.role ??
        (!hasSystem && ['instruction', 'instructions', 'preamble', 'persona'].includes(meaning.noun)
          ? 'system'
          : 'user');
      const items = entry.value.kind === 'list' ? entry.value.items : [entry.value];
      const pieces: Piece[] = [];
      let place = entry.value.place;
      for (const item of items) {
        const source = textAt(item);
        if (source === undefined) continue;
        const target = this.target(source.text);
        let body: SourceText = source;
        let bodyEngine = engine;
        if (target !== null) {
          const read = await this.context.read(target);
          if (isProblem(read)) {
            this.problems.push(read);
            incomplete.push(`\`${target}\` cannot be read`);
            continue;
          }
          this.consumed.add(target);
          body = textIn(read);
          bodyEngine = /\.(?:j2|jinja2?)$/i.test(target) ? 'jinja' : engineOf(read.text);
          place = body.place;
        }
        const expanded = await expandTemplate(bodyEngine, body, this.keyed.context, this.keyed.options);
        this.problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        pieces.push(...this.keyed.named(expanded.pieces));
      }
      const segments = segmentsOf(pieces);
      if (segments.length > 0) messages.push({ role, segments, place });
    }
    if (chat !== null) {
      const texts = itemsAt(chat.value)
        .map((item) => stringAt(item, 'content') ?? stringAt(item, 'text') ?? '')
        .join('\n');
      const read = await readChat(
        chat.value,
        engineNamed(stated) ?? engineOf(texts),
        this.keyed.context,
        this.keyed.options,
      );
      this.problems.push(...read.problems);
      incomplete.push(...read.incomplete);
      messages.push(...read.messages);
    }
    if (messages.length === 0) return;
    const tools: Tool[] = withTools ? this.tools(map) : [];
    incomplete.push(...undefinedTools(tools));
    const name = path.length === 0 ? (stringAt(map, 'name') ?? stemOf(this.file.path)) : path.join('.');
    const first = fields[0]?.entry ?? chat;
    this.prompts.push(
      promptOf(this.id, this.file, {
        name: name.slice(0, 200),
        kind,
        line: first?.keyPlace.line ?? map.place.line,
        messages,
        tools,
        model: settings.model,
        parameters: settings.parameters,
        incomplete: [...new Set(incomplete)],
      }),
    );
  }

  /** Only a list of definitions; how a list of names is used is the program's affair, but that tools are sent is known. */
  private tools(map: MapNode): Tool[] {
    const node = firstOf(map, ['tools', 'functions']);
    return node?.kind === 'list' && node.items.every((item) => item.kind === 'map') ? readTools(node) : [];
  }
}

function rank(role: Role | null): number {
  return role === 'system' ? 0 : role === 'developer' ? 1 : role === 'assistant' ? 3 : 2;
}

function short(text: string | undefined): string | undefined {
  const clean = text?.trim();
  return clean === undefined || clean === '' ? undefined : clean.slice(0, 80);
}

function isTextual(node: Node): boolean {
  if (node.kind === 'scalar') return typeof node.value === 'string' && node.value.trim() !== '';
  return (
    node.kind === 'list' &&
    node.items.length > 0 &&
    node.items.length <= 500 &&
    node.items.every((item) => item.kind === 'scalar' && typeof item.value === 'string') &&
    node.items.some((item) => isProse(textAt(item)?.text ?? '', 12))
  );
}

function isChat(node: Node): boolean {
  return (
    node.kind === 'list' &&
    node.items.length > 0 &&
    node.items.every(
      (item) =>
        item.kind === 'map' &&
        roleOf(stringAt(item, 'role') ?? '') !== null &&
        (at(item, 'content') !== undefined || at(item, 'text') !== undefined),
    )
  );
}

function engineNamed(written: string | undefined): Engine | null {
  switch (written?.toLowerCase()) {
    case 'jinja2':
    case 'jinja':
      return 'jinja';
    case 'f-string':
    case 'fstring':
      return 'fstring';
    case 'mustache':
      return 'mustache';
    case 'handlebars':
      return 'handlebars';
    default:
      return null;
  }
}

/** Model and limits that a map states, over those around it. */
function settingsOf(map: MapNode, around: Settings): Settings {
  const maps = settingMaps.flatMap((key) => {
    const found = at(map, key);
    return found?.kind === 'map' ? [found] : [];
  });
  let model: ModelReference | null = null;
  for (const holder of [map, ...maps]) {
    const isModel = holder !== map && holder === at(map, 'model');
    const written = textAt(
      firstOf(holder, isModel || holder === at(map, 'llm') ? [...modelKeys, 'name', 'id'] : modelKeys),
    );
    const text = written?.text.trim() ?? '';
    // A reference to a class or a whole sentence is no model's name.
    if (written === undefined || text === '' || text.length > 120 || /\s.*\s.*\s/.test(text)) continue;
    const provider = stringAt(holder, 'provider') ?? stringAt(map, 'provider');
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

const modelName =
  /gpt|claude|gemini|llama|mi[sx]tral|^o\d|\/o\d|deepseek|qwen|command-|nova|grok|phi-|sonnet|haiku|opus|gemma/i;
const configNames = ['configuration', 'config', 'settings', 'llm_config', 'llm'];
const configEndings = ['toml', 'yaml', 'yml', 'json'];

/** A config in the same folder, or up to two above it, that names one model for all (`[config] model = …`). */
async function configBeside(file: SourceFile, context: FormatContext): Promise<Settings | null> {
  for (const folder of foldersUp(folderOf(file.path)).slice(0, 3)) {
    for (const name of configNames) {
      for (const ending of configEndings) {
        const path = folder === '' ? `${name}.${ending}` : `${folder}/${name}.${ending}`;
        if (path === file.path || !context.exists(path)) continue;
        const read = await context.read(path);
        if (isProblem(read)) continue;
        const { root } = parseByEnding(read);
        if (root?.kind !== 'map') continue;
        const { model, parameters } = settingsOf(root, noSettings);
        if (model === null || !modelName.test(model.asWritten)) continue;
        return { model: { ...model, origin: originIn(path) }, parameters };
      }
    }
  }
  return null;
}

/**
 * `{% include "scenarios.share:role.system" %}`: the value at `role.system` of `scenarios/share.yaml`, wherever
 * that file stands. For the template layer these are paths like others; here they are looked up.
 */
class KeyedIncludes {
  readonly context: FormatContext;
  readonly options: { readonly bodyOf: (file: SourceFile) => SourceText };
  private readonly real = new Map<string, string>();
  private readonly found = new Map<string, string | null>();

  constructor(context: FormatContext) {
    const bodies = new Map<SourceFile, SourceText>();
    this.options = { bodyOf: (file) => bodies.get(file) ?? textIn(file) };
    this.context = {
      exists: (path) => context.exists(path) || (path.includes(':') && this.locate(path, context) !== null),
      glob: (pattern) => context.glob(pattern),
      read: async (path) => {
        const target = path.includes(':') && !context.exists(path) ? this.locate(path, context) : null;
        if (target === null) return context.read(path);
        const read = await context.read(target);
        if (isProblem(read)) return read;
        const key = path.slice(path.lastIndexOf(':') + 1);
        const text = textAt(parseByEnding(read).root, ...key.split('.'));
        if (text === undefined)
          return problem(
            'include-missing',
            target,
            null,
            `There is no text at \`${key.slice(0, 100)}\` in this file.`,
          );
        const copy: SourceFile = { ...read };
        bodies.set(copy, text);
        this.real.set(path, target);
        return copy;
      },
    };
  }

  private locate(path: string, context: FormatContext): string | null {
    const known = this.found.get(path);
    if (known !== undefined) return known;
    const parts = /^([\w-]+(?:\.[\w-]+)*):[\w-]+(?:\.[\w-]+)*$/.exec(baseName(path));
    let target: string | null = null;
    if (parts?.[1] !== undefined) {
      const module = parts[1].replaceAll('.', '/');
      const home = folderOf(path);
      const all = context.glob(`**/${module}.{yaml,yml}`);
      // Of several the one that shares the longest way with the file that includes it.
      target = [...all].sort((a, b) => shared(b, home) - shared(a, home))[0] ?? null;
    }
    this.found.set(path, target);
    return target;
  }

  /** Pieces with the real paths of what was included. */
  named(pieces: readonly Piece[]): Piece[] {
    if (this.real.size === 0) return [...pieces];
    return pieces.map((piece): Piece => {
      if (piece.kind === 'include')
        return { ...piece, path: this.real.get(piece.path) ?? piece.path, body: this.named(piece.body) };
      if (piece.kind === 'loop') return { ...piece, body: this.named(piece.body) };
      if (piece.kind === 'branch') return { ...piece, arms: piece.arms.map((arm) => this.named(arm)) };
      return piece;
    });
  }
}

function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
