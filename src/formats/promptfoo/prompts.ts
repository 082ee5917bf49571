import { type Missing, missingAt } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import type { Message, Segment } from '../../core/prompt.js';
import { problem, type Problem, type ProblemReason } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { parseByEnding } from '../syntax/by-ending.js';
import { baseName, extensionOf, folderOf, joinPath } from '../syntax/paths.js';
import { lineStart, madeText, placeIn, textIn, trimmed, type SourceText } from '../syntax/place.js';
import { isProblem, recording } from '../request/prompts.js';
import { parseEmbeddedJson } from '../request/tools.js';
import { at, firstOf, itemsAt, stringAt, textAt, type Node } from '../syntax/tree.js';
import { readChat } from '../request/chat.js';
import { expandTemplate, segmentsOf } from '../templates/expand.js';
import { csvRows } from './csv.js';

const maxFilesPerGlob = 200;

/** A prompt of the config before the providers and tests are joined to it. */
export interface Draft {
  readonly name: string;
  readonly messages: readonly Message[];
  readonly incomplete: readonly Missing[];
  readonly sources: readonly string[];
  readonly line: number;
  /** Settings of this prompt alone. */
  readonly config: Node | undefined;
}

/** The drafts of one config, collected in the order in which its `prompts` name them. */
export class PromptReader {
  readonly problems: Problem[] = [];
  /** Files that are prompts of this config and of nothing else. */
  readonly consumed = new Set<string>();
  readonly drafts: Draft[] = [];
  private readonly file: SourceFile;
  private readonly outer: FormatContext;

  constructor(file: SourceFile, context: FormatContext) {
    this.file = file;
    this.outer = context;
  }

  /** A text, a file, a list of them, or the old form: a map from file (or text) to label. */
  async read(prompts: Node | undefined): Promise<void> {
    if (prompts?.kind === 'map') {
      for (const entry of prompts.entries) {
        const source = madeText(entry.key, entry.keyPlace);
        await this.addText(source, stringAt(entry.value), undefined);
      }
    } else for (const item of itemsAt(prompts)) await this.addPrompt(item);
  }

  private complain(reason: ProblemReason, line: number, detail: string): void {
    this.problems.push(problem(reason, this.file.path, line, detail));
  }

  private async addPrompt(node: Node): Promise<void> {
    const text = textAt(node);
    if (text !== undefined) return this.addText(text, undefined, undefined);
    const inner = textAt(firstOf(node, ['raw', 'id', 'path', 'file']));
    const chat = at(node, 'raw') ?? at(node, 'messages');
    if (inner !== undefined)
      return this.addText(inner, stringAt(node, 'label') ?? stringAt(node, 'display'), at(node, 'config'));
    if (chat?.kind === 'list' || node.kind === 'list') {
      return this.addChat(
        chat ?? node,
        stringAt(node, 'label') ?? this.nextName(),
        this.outer,
        [this.file.path],
        node.place.line,
        at(node, 'config'),
      );
    }
    this.complain(
      'unexpected-shape',
      node.place.line,
      'A prompt of this config is neither a text nor a file nor a list of messages.',
    );
  }

  private nextName(): string {
    return `prompt-${this.drafts.length + 1}`;
  }

  private async addText(
    source: SourceText,
    label: string | undefined,
    config: Node | undefined,
  ): Promise<void> {
    const written = source.text.trim();
    const { line } = source.place;
    if (/^(?:exec|langfuse|portkey|helicone|https?):/.test(written)) {
      const where = written.startsWith('exec:')
        ? 'made by a program at run time'
        : 'kept outside of the repository';
      this.addOpaque(label ?? this.nextName(), `the prompt is ${where}`, source, config);
      return;
    }
    const isFile =
      written.startsWith('file://') ||
      (!written.includes('\n') &&
        /^[\w./*-]+\.(?:txt|md|j2|json|ya?ml|csv|py|js|ts|mjs|cjs)(?::\w+)?$/.test(written));
    if (isFile) return this.addFiles(written.replace(/^file:\/\//, ''), label, source, config);
    const recorder = recording(this.outer, this.file);
    if (/^\s*\[\s*\{/.test(source.text)) {
      const { root } = parseEmbeddedJson(source);
      if (root?.kind === 'list')
        return this.addChat(
          root,
          label ?? this.nextName(),
          recorder.context,
          recorder.sources(),
          line,
          config,
        );
    }
    await this.addTemplate(source, label ?? this.nextName(), recorder, line, config);
  }

  private async addTemplate(
    source: SourceText,
    name: string,
    recorder: ReturnType<typeof recording>,
    line: number,
    config: Node | undefined,
  ): Promise<void> {
    const expanded = await expandTemplate('nunjucks', source, recorder.context);
    this.problems.push(...expanded.problems);
    const segments = segmentsOf(expanded.pieces);
    this.drafts.push({
      name,
      messages: [{ role: 'user', segments, place: source.place }],
      incomplete: expanded.incomplete,
      sources: recorder.sources(),
      line,
      config,
    });
  }

  private async addChat(
    list: Node,
    name: string,
    context: FormatContext,
    sources: readonly string[],
    line: number,
    config: Node | undefined,
  ): Promise<void> {
    const chat = await readChat(list, 'nunjucks', context);
    this.problems.push(...chat.problems);
    this.drafts.push({ name, messages: chat.messages, incomplete: chat.incomplete, sources, line, config });
  }

  private addOpaque(name: string, why: string, source: SourceText, config: Node | undefined): void {
    const segment: Segment = { kind: 'opaque', why, place: source.place };
    this.complain(
      'runtime-code',
      source.place.line,
      `The prompt \`${name.slice(0, 80)}\` is not counted: ${why}.`,
    );
    this.drafts.push({
      name,
      messages: [{ role: 'user', segments: [segment], place: source.place }],
      incomplete: [missingAt(source.place, why)],
      sources: [this.file.path],
      line: source.place.line,
      config,
    });
  }

  private async addFiles(
    target: string,
    label: string | undefined,
    source: SourceText,
    config: Node | undefined,
  ): Promise<void> {
    const { line } = source.place;
    const resolved = joinPath(folderOf(this.file.path), target);
    if ('refused' in resolved) {
      const why = `\`${target.slice(0, 200)}\` is outside of the repository`;
      this.complain('include-outside', line, `The prompt is not read: ${why}.`);
      return;
    }
    const paths = /[*?{[]/.test(resolved.path)
      ? this.outer.glob(resolved.path).slice(0, maxFilesPerGlob)
      : [resolved.path];
    if (paths.length === 0) this.complain('include-missing', line, `No file matches \`${resolved.path}\`.`);
    for (const path of paths) {
      const clean = path.replace(/\.(py|js|ts|mjs|cjs|mts|cts):[\w.]+$/, '.$1');
      if (/\.(?:py|js|ts|mjs|cjs|mts|cts|sh)$/.test(clean)) {
        this.addOpaque(
          label ?? baseName(path),
          `\`${path.slice(0, 200)}\` makes it at run time`,
          source,
          config,
        );
        continue;
      }
      const recorder = recording(this.outer, this.file);
      const read = await recorder.context.read(path);
      if (isProblem(read)) {
        if (read.reason === 'missing-file')
          this.complain('include-missing', line, `There is no file \`${path}\`.`);
        else this.problems.push(read);
        continue;
      }
      this.consumed.add(path);
      await this.addFile(read, paths.length === 1 ? (label ?? path) : path, recorder, line, config);
    }
  }

  private async addFile(
    read: SourceFile,
    name: string,
    recorder: ReturnType<typeof recording>,
    line: number,
    config: Node | undefined,
  ): Promise<void> {
    const ending = extensionOf(read.path);
    if (ending === 'json' || ending === 'yaml' || ending === 'yml') {
      const parsed = parseByEnding(read);
      const list =
        parsed.root?.kind === 'list'
          ? parsed.root
          : (at(parsed.root, 'prompt') ?? at(parsed.root, 'messages'));
      if (list?.kind === 'list') {
        await this.addChat(
          list,
          name,
          recorder.context,
          recorder.sources(),
          line,
          at(parsed.root, 'config') ?? config,
        );
        return;
      }
      // A chat file with template tags in it is not JSON before it is rendered: it is sent as the text it is.
    }
    if (ending === 'csv') {
      for (const row of csvPrompts(read)) {
        await this.addTemplate(
          row.source,
          row.label ?? `${name}:${row.source.place.line}`,
          recorder,
          line,
          config,
        );
      }
      return;
    }
    const parts = splitPrompts(read);
    for (const [index, part] of parts.entries()) {
      await this.addTemplate(
        part,
        parts.length === 1 ? name : `${name}:${index + 1}`,
        recorder,
        line,
        config,
      );
    }
  }
}

/** A text file holds several prompts between lines of `---`. */
function splitPrompts(file: SourceFile): SourceText[] {
  const parts: SourceText[] = [];
  const { text } = file;
  let from = 0;
  for (let at = text.indexOf('\n---\n'); at !== -1; at = text.indexOf('\n---\n', from)) {
    parts.push(textIn(file, from, at));
    from = at + 5;
  }
  parts.push(textIn(file, from));
  return parts.map(trimmed).filter((part) => part.text !== '');
}

/** The `prompt` column of a CSV file, with its `label` where there is one. */
function csvPrompts(file: SourceFile): { source: SourceText; label: string | undefined }[] {
  const rows = csvRows(file.text);
  if (rows === null) return [{ source: textIn(file), label: undefined }];
  return rows.flatMap(({ values, firstLine, lastLine }) => {
    const prompt = values.get('prompt') ?? '';
    if (prompt.trim() === '') return [];
    const label = values.get('label');
    const source = madeText(prompt, placeIn(file, lineStart(file, firstLine), lineStart(file, lastLine + 1)));
    return [{ source, label: label === '' ? undefined : label }];
  });
}
