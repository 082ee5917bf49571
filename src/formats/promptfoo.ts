import { parse as parseCsv } from 'csv-parse/sync';
import type { Format, FormatContext } from '../core/format.js';
import type {
  Message,
  ModelReference,
  Parameters,
  Prompt,
  ResponseSchema,
  Segment,
  Tool,
  Variable,
} from '../core/prompt.js';
import { problem, type Problem, type ProblemReason } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { parseByEnding } from './parse/by-ending.js';
import { parseJson } from './parse/json.js';
import { withAlternatives } from './parse/models.js';
import { readParameters, sampleText } from './parse/parameters.js';
import { baseName, extensionOf, folderOf, joinPath } from './parse/paths.js';
import { madeText, placeIn, textIn, trimmed, type SourceText } from './parse/place.js';
import { isProblem, promptOf, recording, sampledVariables } from './parse/prompts.js';
import { parseEmbeddedJson, readSchema, readTools, undefinedTools } from './parse/tools.js';
import {
  at,
  entriesAt,
  firstOf,
  itemsAt,
  mapAt,
  plainValue,
  stringAt,
  textAt,
  type Node,
} from './parse/tree.js';
import { parseYaml } from './parse/yaml.js';
import { readChat } from './templates/chat.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';

// https://www.promptfoo.dev/docs/configuration/reference/

const id = 'promptfoo';
const maxFilesPerGlob = 200;

/** Evaluation configs of promptfoo. What they send is an evaluation's cost, not production's. */
export const promptfoo: Format = {
  id,
  title: 'promptfoo evaluation',
  docs: 'https://www.promptfoo.dev/docs/configuration/reference/',
  reads:
    'Prompts (inline, files, globs, chat lists, CSV), the first provider as the model and the others as alternatives, its parameters and tools; test variables give sample values. Assertions and graders are not counted, prompt functions in code have an unknown size.',
  patterns: [
    '**/promptfooconfig*.{yaml,yml,json}',
    '**/*promptfoo*.{yaml,yml,json}',
    '**/{evals,eval,evaluations,promptfoo}/**/*.{yaml,yml}',
  ],
  recognizes: (file) =>
    baseName(file.path).startsWith('promptfooconfig') ||
    file.text.slice(0, 2000).includes('promptfoo.dev/config-schema') ||
    (/^["']?prompts["']?[ \t]*:/m.test(file.text) &&
      /^["']?(?:providers|targets)["']?[ \t]*:/m.test(file.text)),
  async extract(file, context) {
    const parsed = parseByEnding(file);
    const { root } = parsed;
    if (root === null) return { prompts: [], problems: parsed.problems };
    if (root.kind !== 'map') {
      const detail = 'A promptfoo config is a map with `prompts` and `providers`.';
      return { prompts: [], problems: [problem('unexpected-shape', file.path, root.place.line, detail)] };
    }
    const reader = new ConfigReader(file, context);
    return reader.read(root);
  },
};

interface Draft {
  readonly name: string;
  readonly messages: readonly Message[];
  readonly incomplete: readonly string[];
  readonly sources: readonly string[];
  readonly line: number;
  readonly config: Node | undefined;
}

class ConfigReader {
  private readonly problems: Problem[] = [];
  private readonly consumed = new Set<string>();
  private readonly drafts: Draft[] = [];
  private readonly file: SourceFile;
  private readonly outer: FormatContext;

  constructor(file: SourceFile, context: FormatContext) {
    this.file = file;
    this.outer = context;
  }

  async read(root: Node): Promise<{ prompts: Prompt[]; problems: Problem[]; consumed: string[] }> {
    const prompts = at(root, 'prompts');
    if (prompts?.kind === 'map') {
      // Old form: a map from file (or text) to label.
      for (const entry of prompts.entries) {
        const source = madeText(entry.key, entry.keyPlace);
        await this.addText(source, stringAt(entry.value), undefined);
      }
    } else for (const item of itemsAt(prompts)) await this.addPrompt(item);

    const shared = recording(this.outer, this.file);
    const providers = await this.providers(root, shared.context);
    const samples = await this.samples(root, shared.context);
    return {
      prompts: this.drafts.map((draft) => {
        const applying = providers.filter(
          (provider) => provider.only.length === 0 || provider.only.includes(draft.name),
        );
        const [first, ...others] = applying;
        const model: ModelReference | null =
          first === undefined
            ? null
            : withAlternatives(
                { asWritten: first.model, from: 'inline', place: first.place },
                others.map((provider) => provider.model),
              );
        return promptOf(id, this.file, {
          name: draft.name,
          kind: 'evaluation',
          line: draft.line,
          messages: draft.messages,
          tools: first?.tools ?? [],
          schema: first?.schema ?? null,
          model,
          parameters: { ...(first?.parameters ?? {}), ...readParameters(draft.config) },
          variables: sampledVariables(draft.messages, samples),
          incomplete: [...draft.incomplete, ...(first?.incomplete ?? [])],
          sources: [...new Set([...draft.sources, ...shared.sources()])],
        });
      }),
      problems: this.problems,
      consumed: [...this.consumed],
    };
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
      incomplete: [`${source.place.path}:${source.place.line}: ${why}`],
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

  private async providers(root: Node, context: FormatContext) {
    const found: {
      model: string;
      only: readonly string[];
      parameters: Parameters;
      tools: readonly Tool[];
      schema: ResponseSchema | null;
      incomplete: readonly string[];
      place: ModelReference['place'];
    }[] = [];
    const add = async (node: Node, depth: number): Promise<void> => {
      const text = textAt(node);
      const [only] = node.kind === 'map' ? node.entries : [];
      // `- openai:gpt-4.1: { config: … }`
      const keyed =
        node.kind === 'map' && node.entries.length === 1 && only !== undefined && only.key.includes(':')
          ? only
          : undefined;
      const written =
        keyed === undefined ? (text ?? textAt(node, 'id')) : madeText(keyed.key, keyed.keyPlace);
      if (written === undefined) return;
      const target = /^file:\/\/(.+\.(?:ya?ml|json))$/.exec(written.text.trim())?.[1];
      if (target !== undefined) {
        const resolved = joinPath(folderOf(this.file.path), target);
        const read = 'path' in resolved ? await context.read(resolved.path) : null;
        if (read === null || isProblem(read) || depth > 2) {
          this.complain(
            'include-missing',
            written.place.line,
            `The provider file \`${target.slice(0, 200)}\` cannot be read.`,
          );
          return;
        }
        const parsed = parseByEnding(read);
        this.problems.push(...parsed.problems);
        for (const item of itemsAt(parsed.root)) await add(item, depth + 1);
        return;
      }
      const settings = keyed?.value ?? node;
      const config = mapAt(settings, 'config');
      const model = modelOf(written.text.trim(), config);
      if (model === null) return;
      const toolsNode = await this.fileNode(at(config, 'tools'), context);
      const tools = toolsNode.missing ? [] : readTools(toolsNode.node);
      const schemaNode = await this.fileNode(at(config, 'response_format'), context);
      const { schema } = readSchema(schemaNode.node);
      found.push({
        model,
        only: itemsAt(settings, 'prompts').flatMap((item) => stringAt(item) ?? []),
        parameters: readParameters(config),
        tools,
        schema,
        incomplete: toolsNode.missing
          ? ['the definition of a tool is not in the repository']
          : undefinedTools(tools),
        place: written.place,
      });
    };
    for (const node of itemsAt(at(root, 'providers') ?? at(root, 'targets'))) await add(node, 0);
    return found;
  }

  /** What a `file://` value stands for. */
  private async fileNode(
    node: Node | undefined,
    context: FormatContext,
  ): Promise<{ node: Node | undefined; missing: boolean }> {
    const target = /^\s*file:\/\/(.+?)\s*$/.exec(textAt(node)?.text ?? '')?.[1];
    if (target === undefined || node === undefined) return { node, missing: false };
    const resolved = joinPath(folderOf(this.file.path), target);
    const read = 'path' in resolved ? await context.read(resolved.path) : null;
    if (read === null || isProblem(read)) {
      this.complain(
        'include-missing',
        node.place.line,
        `There is no file \`${target.slice(0, 200)}\` in the repository.`,
      );
      return { node: undefined, missing: true };
    }
    const parsed = /\.(?:ya?ml|json)$/.test(read.path)
      ? read.path.endsWith('.json')
        ? parseJson(read)
        : parseYaml(read)
      : null;
    this.problems.push(...(parsed?.problems ?? []));
    return { node: parsed?.root ?? undefined, missing: parsed?.root == null };
  }

  /** The first value that a test (or the defaults of all tests) gives each variable. */
  private async samples(root: Node, context: FormatContext): Promise<Map<string, Partial<Variable>>> {
    const known = new Map<string, Partial<Variable>>();
    const note = async (vars: Node | undefined) => {
      for (const entry of entriesAt(vars)) {
        if (known.has(entry.key)) continue;
        const first = entry.value.kind === 'list' ? entry.value.items[0] : entry.value;
        const value = sampleText(first, plainValue(first));
        const target = /^file:\/\/(\S+\.(?:txt|md|json|ya?ml|csv))$/.exec(value ?? '')?.[1];
        if (target !== undefined) {
          const resolved = joinPath(folderOf(this.file.path), target);
          const read = 'path' in resolved ? await context.read(resolved.path) : null;
          if (read !== null && !isProblem(read)) known.set(entry.key, { sample: read.text });
        } else if (value !== undefined && !/^(?:file|exec|https?):\/\//.test(value))
          known.set(entry.key, { sample: value });
      }
    };
    await note(at(root, 'defaultTest', 'vars'));
    const tests = at(root, 'tests');
    for (const test of tests?.kind === 'list' ? tests.items.slice(0, 100) : []) await note(at(test, 'vars'));
    return known;
  }
}

/** `openai:chat:gpt-4.1` stays as it is written; `{id: openai, config: {model: …}}` names it apart. Scripts are no models. */
function modelOf(written: string, config: Node | undefined): string | null {
  if (
    /^(?:file|exec|python|https?|package|webhook|echo)\b/.test(written) ||
    /\.(?:py|js|ts|mjs|sh)$/.test(written)
  )
    return null;
  const named = stringAt(config, 'model');
  return named !== undefined && !written.includes(':') ? `${written}:${named}` : written;
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
  let rows: unknown;
  try {
    rows = parseCsv(file.text, {
      columns: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      bom: true,
    });
  } catch {
    return [{ source: textIn(file), label: undefined }];
  }
  if (!Array.isArray(rows)) return [];
  return (rows as { record: Record<string, string>; info: { lines: number } }[]).flatMap(
    ({ record, info }) => {
      const prompt = record['prompt'];
      if (prompt === undefined || prompt.trim() === '') return [];
      const start = lineStart(file.text, info.lines);
      const place = placeIn(file, start, start);
      return [{ source: madeText(prompt, place), label: record['label'] }];
    },
  );
}

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let current = 1; current < line; current++) {
    const newline = text.indexOf('\n', at);
    if (newline === -1) return at;
    at = newline + 1;
  }
  return at;
}
