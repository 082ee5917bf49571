import { type Missing, distinctMissing } from '../../../core/missing.js';
import type { FormatContext } from '../../../core/format.js';
import type { Extraction, Message, Prompt, Role, Segment, Tool } from '../../../core/prompt.js';
import { problem, type Problem } from '../../../core/problem.js';
import type { SourceFile } from '../../../core/revision.js';
import { folderOf, foldersUp, joinPath, stemOf } from '../../syntax/paths.js';
import { madeText, textIn, textSegment, type SourceText } from '../../syntax/place.js';
import {
  at,
  firstOf,
  itemsAt,
  stringAt,
  textAt,
  walk,
  type Entry,
  type MapNode,
  type Node,
} from '../../syntax/tree.js';
import { parseEmbeddedYaml } from '../../syntax/yaml.js';
import { engineOf } from '../../templates/engines.js';
import { expandTemplate, segmentsOf } from '../../templates/expand.js';
import type { Engine, Piece } from '../../templates/tree.js';
import { readChat } from '../chat.js';
import { isProblem, promptOf } from '../prompts.js';
import { roleOf } from '../roles.js';
import { readTools, undefinedTools } from '../tools.js';
import { KeyedIncludes } from './keyed.js';
import {
  askedOfPeople,
  besideModelKey,
  fewShotKey,
  isShown,
  isSuggested,
  meaningOf,
  notSent,
  pictureKeys,
  screenSection,
  sectionKey,
  sectionOfPrompt,
  toldBesideModel,
  type KeyMeaning,
} from './keys.js';
import {
  chiefOf,
  configBeside,
  deploymentAliases,
  isModelName,
  modelSettings,
  noSettings,
  settingsOf,
  settingsPrompt,
  type ModelSetting,
  type Settings,
} from './models.js';
import { placeOf, type Place } from './place.js';
import {
  hasVariable,
  isInstruction,
  isInUsersVoice,
  isProse,
  isRequestLike,
  opensAsInstruction,
} from './shape.js';

/**
 * Home-made YAML, JSON and TOML. No product defines these files, so each string is decided by what its key says, by how it
 * reads, by its neighbors and by where the file is: a key that says prompt is one anywhere; a key that says nothing needs a
 * place where prompts are kept, a prompt elsewhere in the file, or a text that opens as an instruction. What people see (a
 * greeting, a title, a description) is never sent. The model is that of the nearest map that names one.
 */

const maxPromptsPerFile = 300;
/** Keys of definitions that are read with their prompt, or by a program. */
const definitionKey = /^(?:tools|functions|response_format|input_schema|parameters)$/;
/** Entries of a list beyond which texts under keys that say nothing are data. */
const longList = 20;

/** Keys of the fields that a definition among prompts has a model fill in, or choose from. */
const definedKey = /^(?:fields|attributes|slots|columns|properties|entities|relations|categories|labels)$/i;

function valuesOf({ entries }: MapNode): Node[] {
  return entries.map(({ value }) => value);
}

/** The entry that says what a field or a whole definition is, null where none does. */
function descriptionIn(node: Node): Entry | null {
  if (node.kind !== 'map') return null;
  const found = node.entries.find(
    ({ key, value }) => /^desc(?:ription)?$/i.test(key) && textAt(value) !== undefined,
  );
  return found ?? null;
}

interface Field {
  readonly entry: Entry;
  readonly meaning: KeyMeaning;
}

/** Reads every prompt of the trees of one file. */
export async function readHomemade(
  id: string,
  roots: readonly Node[],
  file: SourceFile,
  context: FormatContext,
): Promise<Extraction> {
  const plain = roots.filter((root) => !isPlaybook(root));
  if (isExamples(file.path)) return examplesOf(id, plain, file);
  const walker = new Walker(id, file, context, plain);
  for (const [index, whole] of plain.entries()) {
    const { root, files, problems } = filesIn(whole);
    walker.problems.push(...problems);
    for (const { path, node } of files)
      await walker.node(node, path, noSettings, {
        generic: placeOf(path[0] ?? '') === 'prompts',
        data: false,
      });
    const path = plain.length === 1 ? [] : [String(index + 1)];
    const generic = placeOf(file.path) === 'prompts';
    await walker.node(root, path, noSettings, { generic, data: false });
    if (generic) await walker.definition(root, path);
  }
  const found = await walker.finish();
  const aliases = deploymentAliases(plain);
  return aliases.length === 0 ? found : { ...found, aliases };
}

interface EmbeddedFiles {
  readonly root: Node;
  readonly files: readonly { readonly path: readonly string[]; readonly node: Node }[];
  readonly problems: readonly Problem[];
}

/** A ConfigMap's data that are YAML or JSON files themselves, each of their documents, and what is left of it. */
function filesIn(root: Node): EmbeddedFiles {
  const data = stringAt(root, 'kind') === 'ConfigMap' ? at(root, 'data') : undefined;
  if (root.kind !== 'map' || data?.kind !== 'map') return { root, files: [], problems: [] };
  const read = data.entries.flatMap((entry) => {
    const text = /\.(?:ya?ml|json)$/i.test(entry.key) ? textAt(entry.value) : undefined;
    if (text === undefined) return [];
    const { roots, problems } = parseEmbeddedYaml(text);
    const nodes = roots.filter(({ kind }) => kind !== 'scalar');
    return [{ entry, nodes, problems }];
  });
  const taken = new Set(read.flatMap(({ entry, nodes }) => (nodes.length === 0 ? [] : [entry])));
  const rest = { ...data, entries: data.entries.filter((entry) => !taken.has(entry)) };
  const entries = root.entries.map((entry) => (entry.value === data ? { ...entry, value: rest } : entry));
  return {
    root: { ...root, entries },
    files: read.flatMap(({ entry, nodes }) =>
      nodes.map((node, index) => ({
        path: nodes.length === 1 ? [entry.key] : [entry.key, String(index + 1)],
        node,
      })),
    ),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Ansible's plays, whose prompts ask a person. */
function isPlaybook(root: Node): boolean {
  return (
    root.kind === 'list' &&
    root.items.some((item) => at(item, 'hosts') !== undefined) &&
    root.items.every((item) => item.kind === 'map')
  );
}

// ------------------------------------------------------------------ conversations that show how to answer

const examplePath = /(?:^|\/)(?:[\w-]{0,40}examples?|few[_-]?shots?|demonstrations?|demos)(?:\/|\.[a-z]+$)/i;

/**
 * A file of few-shot conversations: examples in a place where prompts are kept. What is below a folder of demos or examples may
 * be a whole application, so that only the file's name, its folder and folders below the prompts' own count.
 */
function isExamples(path: string): boolean {
  if (placeOf(path) !== 'prompts') return false;
  const folders = path.split('/');
  const prompts = folders.findIndex((folder) => /prompts?$/i.test(folder));
  return examplePath.test(folders.slice(prompts === -1 ? -2 : prompts).join('/'));
}

/** All that such a file says, in file order, as one part that prompts elsewhere carry. */
function examplesOf(id: string, roots: readonly Node[], file: SourceFile): Extraction {
  const segments: Segment[] = roots.flatMap((root) => shownSegments(root));
  const [first] = segments;
  if (first === undefined) return { prompts: [], problems: [] };
  const message: Message = { role: 'user', segments, example: true, place: first.place };
  return {
    prompts: [
      promptOf(id, file, { name: stemOf(file.path), kind: 'fragment', line: 1, messages: [message] }),
    ],
    problems: [],
  };
}

/** The texts of an example, a line each. */
function shownSegments(root: Node): Segment[] {
  const segments: Segment[] = [];
  walk(root, ({ node, key }) => {
    if (key !== null && (isIdentifying(key) || /^(?:expected|score|assert)/i.test(key))) return false;
    const text = textAt(node);
    if (text === undefined || text.text.trim() === '') return true;
    if (segments.length > 0) segments.push(textSegment(madeText('\n', text.placeOf(0, 0))));
    segments.push(textSegment(text));
    return true;
  });
  return segments;
}

function isIdentifying(key: string): boolean {
  return /^(?:id|name|version|enabled|tags?|date|author|url|path|file)$/i.test(key);
}

// ------------------------------------------------------------------ prompts

/**
 * Fields that are sent together, by the stem of their keys. Where a map names the model of one request (`own`), its system text
 * and its only other prompt are that request, whatever the second one is called: `system_prompt` and `task_prompt`.
 */
function groupsOf(fields: readonly Field[], own: boolean): Map<string, Field[]> {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const group = groups.get(field.meaning.stem);
    if (group === undefined) groups.set(field.meaning.stem, [field]);
    else group.push(field);
  }
  const [system, ...more] = groups.get('') ?? [];
  const [[stem, [task, ...others]] = ['', []]] = [...groups].filter(([name]) => name !== '');
  const isOne = system?.meaning.role === 'system' && more.length === 0 && groups.size === 2;
  if (!own || !isOne || task === undefined || others.length > 0) return groups;
  if (task.meaning.trust !== 'sure' || (task.meaning.role ?? 'user') !== 'user' || unlikeTask.test(stem))
    return groups;
  return new Map([['', [system, task]]]);
}

/** Prompts of requests of their own, whatever is beside them. */
const unlikeTask =
  /summar|title|retry|fix|error|negative|image|follow|welcome|continu|final|compact|reflect/i;

interface How {
  /** Texts under keys that say nothing are prompts here. */
  readonly generic: boolean;
  /** Inside of a long list, whose entries are data unless a key says prompt. */
  readonly data: boolean;
  /** Inside of a list of prompts that people choose from: each is text that a request may carry. */
  readonly menu?: boolean;
}

/** Entries that a list has at least before it is a menu. */
const shortestMenu = 6;
type ReadAs = Pick<Prompt, 'kind' | 'inMenu'>;
const sentByItself: ReadAs = { kind: 'request' };
const partOfAnother: ReadAs = { kind: 'fragment' };
const chosenByPeople: ReadAs = { kind: 'fragment', inMenu: true };
const titleKeys = ['act', 'title', 'name', 'label', 'key'];

/**
 * Prompts that people choose from: each entry is a title and one text, none has a model or a role, hardly any a
 * variable, and most texts are in the voice of the person who sends them.
 */
function isMenu({ items }: Extract<Node, { kind: 'list' }>): boolean {
  if (items.length < shortestMenu) return false;
  let [voiced, filled] = [0, 0];
  for (const item of items) {
    if (item.kind !== 'map' || !titleKeys.some((key) => stringAt(item, key) !== undefined)) return false;
    if (item.entries.some(({ key }) => /^(?:model|role|messages|tools)$/i.test(key))) return false;
    const texts = item.entries
      .filter(({ key }) => !titleKeys.includes(key.toLowerCase()))
      .map(({ value }) => textAt(value)?.text ?? '');
    if (texts.some(hasVariable)) filled++;
    if (texts.some(isInUsersVoice)) voiced++;
  }
  return voiced >= items.length / 2 && filled <= items.length / 10;
}

class Walker {
  private readonly prompts: Prompt[] = [];
  readonly problems: Problem[] = [];
  private readonly consumed = new Set<string>();
  private readonly id: string;
  private readonly file: SourceFile;
  private readonly context: FormatContext;
  private readonly keyed: KeyedIncludes;
  private readonly roots: readonly Node[];
  private readonly place: Place;
  /** Whether a key of the file says prompt, so that instructions under other keys are no accident. */
  private readonly evident: boolean;
  private full = false;

  constructor(id: string, file: SourceFile, context: FormatContext, roots: readonly Node[]) {
    this.id = id;
    this.file = file;
    this.context = context;
    this.keyed = new KeyedIncludes(context);
    this.roots = roots;
    this.place = placeOf(file.path);
    this.evident = roots.some((root) => hasPromptKey(root));
  }

  async finish(): Promise<Extraction> {
    const choices = modelSettings(this.roots, this.file.path);
    let prompts = this.prompts.map((prompt) => withNamedModel(prompt, choices));
    const used = (list: readonly Prompt[]) => new Set(list.map(({ model }) => model?.place?.start));
    const taken = used(prompts);
    if (prompts.some((prompt) => prompt.model === null)) {
      const chief = chiefOf(choices.filter((choice) => !taken.has(choice.settings.model.place?.start)));
      const beside = chief?.settings ?? (await configBeside(this.file, this.context));
      if (beside !== null)
        prompts = prompts.map((prompt) =>
          prompt.model === null
            ? { ...prompt, model: beside.model, parameters: { ...beside.parameters, ...prompt.parameters } }
            : prompt,
        );
    }
    const bound = used(prompts);
    const alone = choices.filter((choice) => !bound.has(choice.settings.model.place?.start));
    return {
      prompts: [...prompts, ...alone.map((choice) => settingsPrompt(this.id, this.file, choice))],
      problems: this.problems,
      consumed: [...this.consumed].sort(),
    };
  }

  async node(node: Node, path: readonly string[], around: Settings, how: How): Promise<void> {
    if (this.full) return;
    if (node.kind === 'list') {
      const data = how.data || node.items.length > longList;
      const menu = how.menu === true || isMenu(node);
      for (const [index, item] of node.items.entries()) {
        const named =
          stringAt(item, 'name') ??
          stringAt(item, 'id') ??
          stringAt(item, 'key') ??
          stringAt(item, 'task') ??
          stringAt(item, 'act');
        if (item.kind !== 'scalar')
          await this.node(item, [...path, short(named) ?? String(index + 1)], around, { ...how, data, menu });
      }
      return;
    }
    if (node.kind !== 'map' || isOfPicture(node)) return;
    const settings = settingsOf(node, around);
    const fields: Field[] = [];
    let lists: Entry | null = null;
    for (const entry of node.entries) {
      const meaning = meaningOf(entry.key);
      if (isChat(entry.value) && !notSent.has(entry.key.toLowerCase())) lists ??= entry;
      else if (meaning !== null && isTextual(entry.value)) fields.push({ entry, meaning });
      else if (besideModelKey.test(entry.key) && isToldBesideModel(entry.value, settings, around))
        fields.push({ entry, meaning: toldBesideModel });
    }
    // Nobody clicks a system text or a conversation: a program sends it.
    const isSent = lists !== null || fields.some(({ meaning }) => meaning.role === 'system');
    const readAs = how.menu === true && !isSent ? chosenByPeople : sentByItself;
    const sections = lists === null ? sectionsOf(node, fields, how.generic) : null;
    if (sections !== null) {
      await this.add(node, path, sections, null, settings, true, readAs);
      for (const { key, value } of node.entries)
        if (value.kind !== 'scalar' && !notSent.has(key.toLowerCase()) && !definitionKey.test(key))
          await this.node(value, [...path, short(key) ?? key], settings, how);
      return;
    }
    const kept = fields.filter((field) => this.holds(field, fields, how.generic));
    const groups = groupsOf(kept, settings.model !== null && settings.model !== around.model);
    const only = groups.size + (lists === null || groups.has('') ? 0 : 1) === 1;
    for (const [stem, group] of groups) {
      const chat = stem === '' ? lists : null;
      await this.add(
        node,
        stem === '' ? path : [...path, stem],
        group,
        chat,
        settings,
        only || stem === '',
        readAs,
      );
    }
    if (lists !== null && !groups.has('')) await this.add(node, path, [], lists, settings, only, readAs);
    const taken = new Set(kept.map((field) => field.entry));
    for (const entry of node.entries) {
      const lower = entry.key.toLowerCase();
      if (taken.has(entry) || entry === lists || askedOfPeople.has(lower)) continue;
      const called = [...path, short(entry.key) ?? entry.key];
      if (how.generic && fewShotKey.test(entry.key)) {
        // A list under `examples` may as well be data of an evaluation; a text is not.
        if (entry.value.kind === 'scalar' || /shot|demo/i.test(entry.key))
          this.addExamples(entry.value, called, settings);
        continue;
      }
      if (notSent.has(lower) || isScreenSection(entry)) continue;
      const textual = isTextual(entry.value);
      if (!textual && entry.value.kind !== 'scalar') {
        if (definitionKey.test(lower)) continue;
        const generic = how.generic || /(?:^|_)prompts$|^prompts?[A-Z]|^Prompts$/.test(entry.key);
        const menu = how.menu === true || isSuggested(entry.key);
        await this.node(entry.value, called, settings, { ...how, generic, menu });
        continue;
      }
      // Beside a prompt, other text is a part that code puts in somewhere.
      const beside = kept.length > 0 || lists !== null;
      if (
        !textual ||
        (isShown(entry.key, how.generic) && !isLongPart(entry, how.generic)) ||
        !this.isSent(wholeText(entry.value), beside, how)
      )
        continue;
      const meaning: KeyMeaning = { stem: entry.key, role: null, trust: 'sure', file: false, noun: 'prompt' };
      await this.add(
        node,
        called,
        [{ entry, meaning }],
        null,
        settings,
        false,
        beside && how.generic ? partOfAnother : readAs,
      );
    }
  }

  /**
   * A definition among prompts: what something is, and a list of its fields with what the model has to write into each.
   * A program puts these descriptions into its request, so they are a part.
   */
  async definition(root: Node, path: readonly string[]): Promise<void> {
    if (root.kind !== 'map' || this.full) return;
    const described = ({ value }: Entry): Entry[] => {
      const items = value.kind === 'list' ? value.items : value.kind === 'map' ? valuesOf(value) : [];
      const own = items.flatMap((item) => descriptionIn(item) ?? []);
      return own.length === items.length ? own : [];
    };
    const fields = root.entries.flatMap((entry) => (definedKey.test(entry.key) ? described(entry) : []));
    if (!fields.some((entry) => isProse(textAt(entry.value)?.text ?? '', 40))) return;
    const whole = descriptionIn(root);
    await this.add(
      root,
      [...path, 'fields'],
      [...(whole === null ? [] : [whole]), ...fields].map((entry) => ({ entry, meaning: sectionOfPrompt })),
      null,
      noSettings,
      false,
      partOfAnother,
    );
  }

  /** Whether a text under a key that says nothing is sent. */
  private isSent(text: string, beside: boolean, how: How): boolean {
    if (how.generic) return beside ? isProse(text, 80) : isRequestLike(text);
    if (how.data) return false;
    return this.evident || this.place === 'models' ? isInstruction(text) : opensAsInstruction(text);
  }

  private addExamples(node: Node, path: readonly string[], settings: Settings): void {
    const segments = shownSegments(node);
    const [first] = segments;
    if (first === undefined || this.prompts.length >= maxPromptsPerFile) return;
    const text = segments.map((segment) => (segment.kind === 'text' ? segment.text : '')).join('');
    if (!isProse(text, 60)) return;
    this.prompts.push(
      promptOf(this.id, this.file, {
        name: path.join('.').slice(0, 200),
        kind: 'fragment',
        line: first.place.line,
        messages: [{ role: 'user', segments, example: true, place: first.place }],
        model: settings.model,
      }),
    );
  }

  /** Whether a field holds a prompt, given its neighbors. */
  private holds(field: Field, all: readonly Field[], generic: boolean): boolean {
    const { entry, meaning } = field;
    if (entry.value.kind === 'list')
      return meaning.trust === 'sure' && !entry.key.toLowerCase().endsWith('s_list');
    const text = textAt(entry.value)?.text ?? '';
    // What an assistant says before anybody asks is a greeting.
    if (meaning.role === 'assistant' && all.every((other) => other.meaning.role === 'assistant'))
      return false;
    if (this.target(text) !== null) return true;
    if (meaning.file) {
      if (/^[^\s{}$<>]+\.(?:txt|md|markdown|j2|jinja2?|prompt|tmpl|hbs)$/i.test(text.trim())) {
        const detail = `There is no file \`${text.trim().slice(0, 200)}\` in the repository, which this key names as a prompt.`;
        this.problems.push(problem('include-missing', this.file.path, entry.value.place.line, detail));
      }
      return false;
    }
    if (meaning.noun === 'system-role') return isProse(text, 40);
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
    readAs: ReadAs,
  ): Promise<void> {
    if (this.prompts.length >= maxPromptsPerFile) {
      if (!this.full) {
        this.full = true;
        const detail = `More than ${maxPromptsPerFile} prompts are in this file; the rest was not read.`;
        this.problems.push(problem('too-many', this.file.path, map.place.line, detail));
      }
      return;
    }
    const messages: Message[] = [];
    const incomplete: Missing[] = [];
    const hasSystem = fields.some((field) => field.meaning.role === 'system');
    const stated = stringAt(map, 'template_format') ?? stringAt(map, 'templateFormat');
    const whole = fields.map((field) => textAt(field.entry.value)?.text ?? '').join('\n');
    const engine = engineNamed(stated) ?? engineOf(whole);
    // Programs put the lines of a list, and sections, one below the other in one message.
    const sections = fields.filter(({ meaning }) => meaning === sectionOfPrompt);
    const ordered = fields
      .filter((field) => field.meaning !== sectionOfPrompt || field === sections[0])
      .sort((a, b) => rank(a.meaning.role) - rank(b.meaning.role));
    for (const field of ordered) {
      const { meaning, entry } = field;
      const role: Role =
        meaning.role ??
        (!hasSystem && ['instruction', 'instructions', 'preamble', 'persona'].includes(meaning.noun)
          ? 'system'
          : 'user');
      const own = entry.value.kind === 'list' ? entry.value.items : [entry.value];
      const items = field === sections[0] ? sections.map((section) => section.entry.value) : own;
      const pieces: Piece[] = [];
      let place = entry.value.place;
      for (const item of items) {
        const source = textAt(item);
        if (source === undefined) continue;
        const last = pieces[pieces.length - 1];
        if (last !== undefined && !(last.kind === 'text' && last.text.endsWith('\n')))
          pieces.push(lineBreak(source));
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
        ...readAs,
        line: first?.keyPlace.line ?? map.place.line,
        messages,
        tools,
        model: settings.model,
        parameters: settings.parameters,
        incomplete: distinctMissing(incomplete),
      }),
    );
  }

  /** Only a list of definitions; how a list of names is used is the program's affair, but that tools are sent is known. */
  private tools(map: MapNode): Tool[] {
    const node = firstOf(map, ['tools', 'functions']);
    return node?.kind === 'list' && node.items.every((item) => item.kind === 'map') ? readTools(node) : [];
  }
}

/** The text of an entry that names a model as well, long enough to be a sentence and no label. */
function isToldBesideModel(value: Node, { model }: Settings, around: Settings): boolean {
  if (model === null || model === around.model || !isModelName(model.asWritten)) return false;
  return value.kind === 'scalar' && isProse(textAt(value)?.text ?? '', 24);
}

/**
 * A prompt in sections: `system` tells the model who it is, and all other texts of the map are `introduction`,
 * `principles`, `examples`, `generation` and the like. Null where a part is missing, or a text that says something else is
 * there: then each text is decided by itself.
 */
function sectionsOf(node: MapNode, fields: readonly Field[], generic: boolean): Field[] | null {
  const system = fields.find(({ entry }) => entry.key.toLowerCase() === 'system');
  const isOther = (field: Field): boolean =>
    field !== system && (field.meaning.trust === 'sure' || !sectionKey.test(field.entry.key));
  if (system === undefined || fields.some(isOther)) return null;
  const told = system.entry.value.kind === 'scalar' ? wholeText(system.entry.value) : '';
  // Elsewhere than among prompts, "system" may be the label of a section of a screen.
  if (!(generic ? isProse(told, 24) : opensAsInstruction(told))) return null;
  const sections: Field[] = [];
  for (const entry of node.entries) {
    if (entry === system.entry) continue;
    const text = entry.value.kind === 'scalar' ? (textAt(entry.value)?.text ?? '') : '';
    if (sectionKey.test(entry.key)) {
      if (entry.value.kind !== 'scalar') return null;
      if (text.trim() !== '') sections.push({ entry, meaning: sectionOfPrompt });
    } else if (isProse(text, 60) && !isShown(entry.key, false)) return null;
  }
  if (sections.length < 2 || !sections.some(({ entry }) => isProse(wholeText(entry.value), 40))) return null;
  return [system, ...sections];
}

/**
 * Whether a map has the settings of a picture: `steps: 30`; steps in words belong to a prompt of text, as does whatever has a system
 * prompt or messages.
 */
function isOfPicture(map: MapNode): boolean {
  const isOfText = map.entries.some(
    ({ key, value }) =>
      isChat(value) ||
      (meaningOf(key)?.role === 'system' && isTextual(value) && isProse(wholeText(value), 24)),
  );
  if (isOfText) return false;
  return pictureKeys.some((key) => {
    const value = at(map, key);
    return value?.kind === 'scalar' && (/^negative/.test(key) || wholeText(value).trim().length <= 24);
  });
}

function rank(role: Role | null): number {
  return role === 'system' ? 0 : role === 'developer' ? 1 : role === 'assistant' ? 3 : 2;
}

/** Statuses and notices of a few words each: a program shows them, and sends none. */
function isScreenSection({ key, value }: Entry): boolean {
  return (
    screenSection.test(key) &&
    value.kind === 'map' &&
    value.entries.every(
      ({ key: inner, value: one }) =>
        one.kind === 'scalar' && one.source.text.length < 200 && meaningOf(inner)?.trust !== 'sure',
    )
  );
}

/** Where prompts are kept, `usage` or `help` with several lines is the description of an action that the model gets. */
function isLongPart({ key, value }: Entry, amongPrompts: boolean): boolean {
  return amongPrompts && /^(?:usage|help|purpose)$/i.test(key) && /\n[^\n]+\n/.test(wholeText(value));
}

function lineBreak(before: SourceText): Piece {
  return textSegment(madeText('\n', before.placeOf(0, 0)));
}

/** The text of a scalar, or of a list of texts, a line each. */
function wholeText(node: Node): string {
  return itemsAt(node)
    .map((item) => textAt(item)?.text ?? '')
    .join('\n');
}

/** Whether a key anywhere in the tree says that its value is a prompt, and the value reads like one. */
function hasPromptKey(root: Node): boolean {
  let found = false;
  walk(root, ({ node, key }) => {
    if (found || (key !== null && notSent.has(key.toLowerCase()))) return false;
    if (key !== null && node.kind === 'scalar' && meaningOf(key)?.trust === 'sure')
      found = isProse(textAt(node)?.text ?? '', 40);
    return !found;
  });
  return found;
}

/** A prompt whose model is the name of an entry elsewhere in the file gets what that entry says. */
function withNamedModel(prompt: Prompt, choices: readonly ModelSetting[]): Prompt {
  const written = prompt.model?.asWritten;
  if (written === undefined || isModelName(written)) return prompt;
  const choice = choices.find(({ names }) => names.includes(written));
  if (choice === undefined) return prompt;
  return {
    ...prompt,
    model: choice.settings.model,
    parameters: { ...choice.settings.parameters, ...prompt.parameters },
  };
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
