import { type Missing, missingAt } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { originIn } from '../core/origin.js';
import type { Extraction, Message, ModelReference, Prompt, Segment } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { joinedMessage } from './request/hosted.js';
import { parseJson } from './syntax/json.js';
import { modelNamed } from './request/models.js';
import { readParameters } from './request/parameters.js';
import { baseName, folderOf, foldersUp, globFor, joinPath } from './syntax/paths.js';
import { madeText, textIn, textSegment, type SourceText } from './syntax/place.js';
import { byCodeUnits, isProblem, promptOf, recording } from './request/prompts.js';
import { at, booleanAt, entriesAt, itemsAt, stringAt, textAt, type Entry, type Node } from './syntax/tree.js';
import {
  expandReferences,
  mentionPattern,
  type FileReferences,
  type ReferenceRules,
} from './templates/references.js';
import { trimSegments } from './request/roles.js';
import { unknownServers } from './request/servers.js';

// https://opencode.ai/docs/config/ · …/agents/ · …/commands/ · …/rules/ and, for how files are found, `config/config.ts` and
// `session/instruction.ts` of https://github.com/anomalyco/opencode (checked 2026-11-26). Agents and commands in Markdown
// (`.opencode/agent/*.md`, `.opencode/command/*.md`) are read by the formats `agents` and `commands`.

const id = 'opencode';
const maxInstructionFiles = 200;

/** `{file:path}` and `{env:NAME}`, which are put in before the file is read as JSON. */
const fileSubstitution: FileReferences = {
  pattern: /\{file:([^{}\n]{1,300})\}/g,
  keepsReference: false,
  depth: 1,
  certain: true,
};
const substitutions: ReferenceRules = { variables: /\{env:([^{}\n]{1,200})\}/g, files: fileSubstitution };
const commandRules: ReferenceRules = {
  variables: /(?<!\\)\$(ARGUMENTS|\d{1,2})(?![\w.,]*\d)/g,
  commands: /!`([^`\n]{1,1000})`/g,
  files: { pattern: mentionPattern, keepsReference: true, depth: 1, from: 'root' },
};
/** A template that takes its text from a file and adds the arguments to it. */
const fileCommandRules: ReferenceRules = { ...commandRules, files: fileSubstitution };

/** Configuration of opencode: instruction files, agents and commands. */
export const opencode: Format = {
  id,
  title: 'opencode configuration',
  docs: 'https://opencode.ai/docs/config/',
  reads:
    'The files of `instructions` as one text that is always sent (globs resolved, `AGENTS.md` left to its own prompt, addresses reported as unknown); per agent its `prompt` with `{file:…}` joined, and its description, which is in the requests of the agents that may call it; per command its template with arguments and named files. Models: the agent’s or command’s, else `model` (`small_model` for `title`), also that of a config further up. Disabled agents, permissions and keys are not sent. The host’s own tools and prompts are not in the file; MCP servers are reported as unknown once.',
  patterns: ['**/*opencode*.{json,jsonc}', '**/{.opencode,opencode}/*.{json,jsonc}'],
  recognizes: (file) =>
    /^opencode\.jsonc?$/.test(baseName(file.path)) ||
    file.text.slice(0, 3000).includes('opencode.ai/config.json'),
  async extract(file, context) {
    const { root, problems } = parseJson(file);
    if (root === null) return { prompts: [], problems };
    if (root.kind !== 'map') {
      const detail =
        'A configuration of opencode is a map with `model`, `agent`, `command` or `instructions`.';
      return { prompts: [], problems: [problem('unexpected-shape', file.path, root.place.line, detail)] };
    }
    const reader = new ConfigReader(file, root, context);
    const extraction = await reader.read();
    return { ...extraction, problems: [...problems, ...extraction.problems] };
  },
};

/** Reads one configuration, section by section, and keeps the prompts and problems that are found on the way. */
class ConfigReader {
  private readonly problems: Problem[] = [];
  private readonly prompts: Prompt[] = [];
  private readonly consumed = new Set<string>();
  private readonly file: SourceFile;
  private readonly root: Node;
  private readonly context: FormatContext;
  private readonly defaults = new Map<string, ModelReference | null>();

  constructor(file: SourceFile, root: Node, context: FormatContext) {
    this.file = file;
    this.root = root;
    this.context = context;
  }

  async read(): Promise<Extraction> {
    for (const key of ['model', 'small_model']) this.defaults.set(key, await this.defaultModel(key));
    await this.instructions();
    for (const [section, mode] of [
      ['agent', 'all'],
      ['mode', 'primary'],
    ] as const)
      for (const entry of entriesAt(this.root, section)) await this.agent(entry, section, mode);
    for (const entry of entriesAt(this.root, 'command')) await this.command(entry);
    this.servers();
    return { prompts: this.prompts, problems: this.problems, consumed: [...this.consumed] };
  }

  /** A model of this file, or of the nearest config in a folder above it: they are merged. */
  private async defaultModel(key: string): Promise<ModelReference | null> {
    const own = modelNamed(textAt(this.root, key));
    if (own !== null) return own;
    for (const folder of foldersUp(folderOf(this.file.path))) {
      for (const name of ['opencode.json', 'opencode.jsonc']) {
        const path = folder === '' ? name : `${folder}/${name}`;
        if (path === this.file.path || !this.context.exists(path)) continue;
        const read = await this.context.read(path);
        const found = isProblem(read)
          ? null
          : modelNamed(textAt(parseJson(read).root, key), { origin: originIn(path) });
        if (found !== null) return found;
      }
    }
    return null;
  }

  /** The model of the agent a person talks to. */
  private mainModel(): ModelReference | null {
    const own = textAt(this.root, 'agent', this.defaultAgent(), 'model');
    return modelNamed(own) ?? this.defaults.get('model') ?? null;
  }

  private defaultAgent(): string {
    return stringAt(this.root, 'default_agent') ?? 'build';
  }

  private add(
    name: string,
    model: ModelReference | null,
    parts: Omit<Parameters<typeof promptOf>[2], 'name'>,
  ): void {
    const other = model?.place?.path;
    const sources = [
      ...new Set([...(parts.sources ?? [this.file.path]), ...(other === undefined ? [] : [other])]),
    ];
    this.prompts.push(
      promptOf(id, this.file, {
        ...parts,
        name,
        kind: 'instructions',
        model,
        sources: sources.sort(byCodeUnits),
      }),
    );
  }

  private complain(node: Node, detail: string): void {
    this.problems.push(problem('unexpected-shape', this.file.path, node.place.line, detail));
  }

  private async instructions(): Promise<void> {
    const list = at(this.root, 'instructions');
    const items = itemsAt(list);
    if (list === undefined || items.length === 0) return;
    const recorder = recording(this.context, this.file);
    const incomplete: Missing[] = [];
    const segments: Segment[] = [];
    const met = new Set<string>();
    for (const item of items) {
      const written = textAt(item);
      if (written === undefined) {
        this.complain(item, 'An instruction is a path, a glob or an address.');
        incomplete.push('an instruction that could not be read');
        continue;
      }
      for (const path of this.filesFor(written, segments, incomplete)) {
        if (met.has(path) || this.isRuleFile(path)) continue;
        if (met.size >= maxInstructionFiles) {
          const detail = `More than ${maxInstructionFiles} files are named as instructions; the rest is not read.`;
          this.problems.push(problem('too-many', this.file.path, written.place.line, detail));
          incomplete.push(`more than ${maxInstructionFiles} files`);
          break;
        }
        met.add(path);
        const read = await recorder.context.read(path);
        if (isProblem(read)) {
          const why = `\`${path}\` cannot be read: ${read.detail}`;
          this.problems.push(problem(read.reason, this.file.path, written.place.line, why));
          incomplete.push(why);
          segments.push({ kind: 'opaque', why, place: written.place });
          continue;
        }
        if (isPlain(path)) this.consumed.add(path);
        if (segments.length > 0) segments.push(textSegment(madeText('\n', written.placeOf(0, 0))));
        segments.push({ kind: 'include', path, body: [textSegment(textIn(read))], place: written.place });
      }
    }
    if (segments.length === 0) return;
    this.add('instructions', this.mainModel(), {
      activation: 'always',
      line: list.place.line,
      messages: [{ role: 'system', segments, place: list.place }],
      sources: recorder.sources(),
      incomplete,
    });
  }

  /** The files a path or glob means: from the project's folder, and from every folder above it. */
  private filesFor(written: SourceText, segments: Segment[], incomplete: Missing[]): string[] {
    const { text, place } = written;
    const shown = text.slice(0, 200);
    const unknown = (reason: 'include-remote' | 'include-outside', why: string): string[] => {
      this.problems.push(
        problem(reason, this.file.path, place.line, `\`${shown}\` is ${why} and is not counted.`),
      );
      incomplete.push(missingAt(place, `\`${shown}\` is ${why}`));
      segments.push({ kind: 'opaque', why: `\`${shown}\` is ${why}`, place });
      return [];
    };
    const home = folderOf(this.file.path).replace(/(?:^|\/)\.opencode$/, '');
    const direct = joinPath(home, text);
    if ('refused' in direct) {
      if (direct.refused === 'empty') return [];
      return direct.refused === 'remote'
        ? unknown('include-remote', 'an address')
        : unknown('include-outside', 'outside of the repository');
    }
    const isGlob = /[*?[\]{}]/.test(text);
    const found = new Set<string>();
    for (const folder of foldersUp(home)) {
      const target = joinPath(isGlob ? globFor(folder) : folder, text);
      if ('refused' in target) continue;
      if (isGlob) for (const path of this.context.glob(target.path)) found.add(path);
      else if (this.context.exists(target.path)) found.add(target.path);
    }
    if (found.size === 0 && !isGlob) {
      const detail = `There is no file \`${shown}\` in the repository; nothing is counted for it.`;
      this.problems.push(problem('include-missing', this.file.path, place.line, detail));
      incomplete.push(missingAt(place, `\`${shown}\` is not in the repository`));
    }
    return [...found].sort(byCodeUnits);
  }

  /** `AGENTS.md` (or `CLAUDE.md` where there is none) around the config is sent anyway, and is a prompt of its own. */
  private isRuleFile(path: string): boolean {
    const folder = folderOf(path);
    const home = folderOf(this.file.path).replace(/(?:^|\/)\.opencode$/, '');
    if (!foldersUp(home).includes(folder)) return false;
    if (baseName(path) === 'AGENTS.md') return true;
    return (
      baseName(path) === 'CLAUDE.md' &&
      !this.context.exists(folder === '' ? 'AGENTS.md' : `${folder}/AGENTS.md`)
    );
  }

  private async agent(entry: Entry, section: string, usualMode: string): Promise<void> {
    const { key, value, keyPlace } = entry;
    if (value.kind !== 'map') {
      this.complain(value, 'An agent of opencode is a map.');
      return;
    }
    if (booleanAt(value, 'disable') === true) return;
    const name = `${section}.${key}`;
    const mode = stringAt(value, 'mode') ?? usualMode;
    const description = textAt(value, 'description');
    const listed =
      mode === 'primary' || description === undefined
        ? null
        : joinedMessage('system', [madeText(key, keyPlace), description]);
    if (listed !== null && description !== undefined && description.text.trim() !== '')
      this.add(`${name}.metadata`, this.mainModel(), {
        activation: 'metadata',
        line: description.place.line,
        messages: [listed],
      });
    const prompt = textAt(value, 'prompt');
    if (prompt === undefined) {
      const odd = at(value, 'prompt');
      if (odd !== undefined) this.complain(odd, 'The `prompt` of an agent is a text.');
      return;
    }
    // An empty one leaves the host's own prompt in place.
    if (prompt.text.trim() === '') return;
    const own = modelNamed(textAt(value, 'model'));
    const usual = this.defaults.get(key === 'title' ? 'small_model' : 'model') ?? this.defaults.get('model');
    // The default agent is the one a person talks to; any other is chosen or called.
    const activation = key === this.defaultAgent() ? 'always' : 'on-invoke';
    await this.text(name, activation, 'system', prompt, substitutions, own ?? usual ?? null, value);
  }

  private async command(entry: Entry): Promise<void> {
    const template = textAt(entry.value, 'template');
    if (template === undefined) {
      this.complain(entry.value, 'A command of opencode needs a `template`: the text that is sent.');
      return;
    }
    const agent = stringAt(entry.value, 'agent');
    const model =
      modelNamed(textAt(entry.value, 'model')) ??
      (agent === undefined ? null : modelNamed(textAt(this.root, 'agent', agent, 'model'))) ??
      this.mainModel();
    const rules = template.text.includes('{file:') ? fileCommandRules : commandRules;
    await this.text(`command.${entry.key}`, 'on-invoke', 'user', template, rules, model, undefined);
  }

  private async text(
    name: string,
    activation: 'always' | 'on-invoke',
    role: Message['role'],
    source: SourceText,
    rules: ReferenceRules,
    model: ModelReference | null,
    settings: Node | undefined,
  ): Promise<void> {
    const recorder = recording(this.context, this.file);
    const expanded = await expandReferences(source, rules, recorder.context);
    this.problems.push(...expanded.problems);
    const isMissing = expanded.problems.some((found) => found.reason.startsWith('include'));
    // What `{file:…}` names is put in without the white space around it.
    const segments = expanded.segments.map((segment) =>
      segment.kind === 'include' && rules.files === fileSubstitution
        ? { ...segment, body: trimSegments(segment.body) }
        : segment,
    );
    if (rules.files === fileSubstitution)
      for (const segment of segments) if (segment.kind === 'include') this.consumed.add(segment.path);
    this.add(name, model, {
      activation,
      line: source.place.line,
      messages: source.text.trim() === '' ? [] : [{ role, segments, place: source.place }],
      parameters: { ...readParameters(at(settings, 'options')), ...readParameters(settings) },
      sources: recorder.sources(),
      incomplete: [
        ...expanded.incomplete,
        ...(isMissing ? ['a file that this text names is not in the repository'] : []),
      ],
    });
  }

  private servers(): void {
    const servers = entriesAt(this.root, 'mcp').filter(
      (server) => server.value.kind === 'map' && booleanAt(server.value, 'enabled') !== false,
    );
    this.problems.push(...unknownServers(this.file, servers, ''));
  }
}

/** A file that is no prompt of another agent by its own name or folder: it belongs to this config alone. */
function isPlain(path: string): boolean {
  return !/(?:^|\/)(?:\.|(?:AGENTS|CLAUDE|GEMINI|SKILL)\.md$)/.test(path);
}
