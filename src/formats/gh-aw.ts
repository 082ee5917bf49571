import { distinctMissing, missingAt, type Missing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { frontmatter } from '../core/origin.js';
import type { Message, ModelReference, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { hostedModel } from './request/hosted.js';
import { sampleText } from './request/parameters.js';
import { folderOf, joinPath, stemOf } from './syntax/paths.js';
import { subText, textSegment, trimmed, type SourceText } from './syntax/place.js';
import { isProblem, promptOf, sampledVariables } from './request/prompts.js';
import { at, entriesAt, itemsAt, mapAt, stringAt, textAt, type Node } from './syntax/tree.js';
import { expandTemplate } from './templates/expand.js';
import { messagesOf } from './request/roles.js';
import type { Piece } from './templates/tree.js';

// Compared on 2026-11-26 with stored copies, some of them old, of
// https://github.github.com/gh-aw/reference/{frontmatter,imports,templating,engines}/ and, for the cache of remote imports and
// the removal of comments, of https://github.com/githubnext/gh-aw (pkg/parser/import_cache.go,
// actions/setup/js/runtime_import.cjs). The texts that the compiler adds
// (actions/setup/md/*.md: security rules, safe outputs, memory, tools) change with its version: they are reported as missing.
// Not read: inline sub-agents, `{{#runtime-import file:10-20}}` line ranges.

const id = 'gh-aw';
const maxImports = 200;

const providers: Readonly<Record<string, string>> = {
  claude: 'anthropic',
  codex: 'openai',
  gemini: 'google',
};

/** Workflows of GitHub Agentic Workflows, before they are compiled. */
export const ghAw: Format = {
  id,
  title: 'GitHub Agentic Workflow',
  docs: 'https://github.github.com/gh-aw/reference/frontmatter/',
  reads:
    'The Markdown body with imported files of this repository in front of it (`imports:`, remote ones from the cache in `.github/aw/imports`, the agent of `engine.agent`) or in their place (`{{#import}}`, `{{#runtime-import}}`, `@include`), without comments, conditions as branches and expressions as variables; the model where `engine:` or `model:` states one. What the compiler adds for itself and for safe outputs, and the engine’s own prompt and tools, are reported as missing. The compiled `*.lock.yml` is not read.',
  patterns: ['**/.github/workflows/*.md', '**/workflows/*.md'],
  recognizes(file) {
    if (!/^---[ \t]*\r?\n/.test(file.text)) return false;
    const close = file.text.indexOf('\n---', 3);
    return close !== -1 && /\n["']?on["']?[ \t]*:/.test(file.text.slice(0, close));
  },
  async extract(file, context) {
    const { matter, body, problems: read } = readFrontMatter(file);
    const problems: Problem[] = [...read];
    const incomplete: Missing[] = [];
    const consumed = new Set<string>();
    const inputs = new Map<string, Partial<Variable>>();
    const pieces: Piece[] = [];
    const options = {
      bodyOf: (included: SourceFile) => trimmed(readFrontMatter(included).body),
      folders: ['.github/workflows', '.github', ''],
    };
    // Imports of imports first, each file once: the order in which the compiler puts them.
    const join = async (node: Node | null, from: string): Promise<void> => {
      const list = at(node, 'imports');
      for (const item of itemsAt(mapAt(list) === undefined ? list : at(list, 'aw'))) {
        const written = textAt(item) ?? textAt(item, 'uses') ?? textAt(item, 'path');
        if (written === undefined) continue;
        const optional = /\?\s*$/.test(written.text);
        const wanted = written.text.trim().replace(/\?$/, '');
        const section = /#([^/#]+)$/.exec(wanted)?.[1]?.trim();
        const name = wanted.replace(/#[^/]*$/, '');
        noteInputs(inputs, at(item, 'with') ?? at(item, 'inputs'));
        const line = written.place.line;
        const missing = (reason: 'include-remote' | 'include-missing' | 'include-outside', why: string) => {
          problems.push(problem(reason, from, line, `What is imported here is not counted: ${why}.`));
          incomplete.push(missingAt({ path: from, line }, why));
        };
        const places = [
          joinPath(folderOf(from), name),
          joinPath('', name.replace(/^\//, '')),
          joinPath('.github/workflows', name),
          ...cachedAt(name, context),
        ];
        const found = places.find((place) => 'path' in place && context.exists(place.path));
        if (found === undefined || 'refused' in found) {
          if (optional) continue;
          const shown = name.slice(0, 200);
          if (/^[\w.-]+\/[\w.-]+\/.+@/.test(name) || /^https?:/.test(name))
            missing('include-remote', `\`${shown}\` is in another repository`);
          else missing('include-missing', `there is no file \`${shown}\``);
          continue;
        }
        if (consumed.has(found.path) || found.path === file.path || consumed.size >= maxImports) continue;
        consumed.add(found.path);
        const other = await context.read(found.path);
        if (isProblem(other)) {
          problems.push(other);
          incomplete.push(`\`${found.path}\` cannot be read`);
          continue;
        }
        if (!/\.md$/.test(found.path)) continue;
        const front = readFrontMatter(other);
        for (const entry of entriesAt(front.matter, 'import-schema'))
          noteInput(inputs, entry.key, at(entry.value, 'default'));
        await join(front.matter, found.path);
        const body = section === undefined ? front.body : sectionOf(front.body, section);
        if (body === null) {
          missing('include-missing', `\`${found.path}\` has no section \`${(section ?? '').slice(0, 80)}\``);
          continue;
        }
        const expanded = await expandTemplate('agentic', trimmed(body), context, options);
        problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        if (expanded.pieces.length > 0)
          pieces.push({ kind: 'include', path: found.path, body: expanded.pieces, place: written.place });
      }
    };
    await join(matter, file.path);
    const agent = textAt(matter, 'engine', 'agent');
    if (agent !== undefined) {
      const path = `.github/agents/${agent.text.trim()}.agent.md`;
      const read = context.exists(path) ? await context.read(path) : null;
      if (read === null || isProblem(read))
        incomplete.push(`the agent \`${agent.text.trim().slice(0, 80)}\``);
      else {
        consumed.add(path);
        const own = trimmed(readFrontMatter(read).body);
        pieces.unshift({ kind: 'include', path, body: [textSegment(own)], place: agent.place });
      }
    }
    const text = trimmed(body);
    const expanded = await expandTemplate('agentic', text, context, options);
    problems.push(...expanded.problems);
    incomplete.push(...expanded.incomplete);
    const messages: Message[] = messagesOf([...pieces, ...expanded.pieces], {
      role: 'user',
      place: text.place,
    });
    const outputs = entriesAt(matter, 'safe-outputs').map((entry) => entry.key);
    incomplete.push(
      `what the compiler adds${outputs.length === 0 ? '' : ` for itself and the safe outputs ${outputs.slice(0, 6).join(', ')}`}, and the system prompt and tools of the engine`,
    );
    const engine = stringAt(matter, 'engine') ?? stringAt(matter, 'engine', 'id');
    const holder = mapAt(matter, 'engine');
    const provider = providers[engine ?? ''];
    return {
      prompts: [
        promptOf(id, file, {
          name: stemOf(file.path),
          kind: 'instructions',
          activation: 'on-invoke',
          line: 1,
          messages,
          model: modelOf(holder, matter, provider),
          variables: sampledVariables(messages, inputs),
          incomplete: distinctMissing(incomplete),
        }),
      ],
      problems,
    };
  },
};

/** `engine.model`, else `model`, else what `engine.env` gives the Copilot CLI; an expression gives its last literal. */
function modelOf(
  engine: Node | undefined,
  matter: Node | null,
  provider: string | undefined,
): ModelReference | null {
  for (const [node, key] of [
    [engine, 'model'],
    [matter, 'model'],
    [at(engine, 'env'), 'COPILOT_MODEL'],
  ] as const) {
    const written = textAt(node, key);
    if (written === undefined || written.text.trim() === '') continue;
    if (!written.text.includes('${{')) return hostedModel(node, key, provider);
    const literal = /\|\|\s*'([^'{}]{1,120})'\s*\}\}\s*$/.exec(written.text)?.[1];
    if (literal === undefined) return null;
    return {
      asWritten: literal,
      origin: { ...frontmatter, defaultOf: 'an expression' },
      ...(provider === undefined ? {} : { provider }),
      place: written.place,
    };
  }
  return null;
}

/** `with: {depth: 3}` fills `${{ github.aw.import-inputs.depth }}` when the workflow is compiled. */
function noteInputs(inputs: Map<string, Partial<Variable>>, given: Node | undefined): void {
  for (const entry of entriesAt(given)) noteInput(inputs, entry.key, entry.value);
}

function noteInput(inputs: Map<string, Partial<Variable>>, key: string, value: Node | undefined): void {
  const name = `github.aw.import-inputs.${key}`;
  const sample = sampleText(value);
  if (sample !== undefined && !inputs.has(name)) inputs.set(name, { sample });
}

/** `owner/repo/path@ref` is kept in the repository as `.github/aw/imports/owner/repo/<commit>/path_with_underscores`. */
function cachedAt(name: string, context: FormatContext): { readonly path: string }[] {
  const remote = /^([\w.-]+)\/([\w.-]+)\/([^@\s]{1,200})@[\w./-]{1,200}$/.exec(name);
  if (remote === null || /[[\]{}()!*?+]/.test(name)) return [];
  const [, owner = '', repository = '', path = ''] = remote;
  const kept = context.glob(`.github/aw/imports/${owner}/${repository}/*/${path.replaceAll('/', '_')}`);
  // Two commits of one file: which of them the name means is not in the repository.
  const [only] = kept;
  return kept.length === 1 && only !== undefined ? [{ path: only }] : [];
}

/** A heading with the name and what stands under it; null without one. */
function sectionOf(source: SourceText, name: string): SourceText | null {
  const wanted = name.toLowerCase();
  let start = -1;
  let level = 0;
  for (const found of source.text.matchAll(/^(#{1,6})[ \t]+([^\n]{1,300})$/gm)) {
    const depth = found[1]?.length ?? 1;
    if (start !== -1 && depth <= level) return subText(source, start, found.index);
    if (start === -1 && (found[2] ?? '').trim().toLowerCase() === wanted) {
      start = found.index;
      level = depth;
    }
  }
  return start === -1 ? null : subText(source, start, source.text.length);
}
