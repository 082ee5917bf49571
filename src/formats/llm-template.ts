import type { Missing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import type { Message, Place, Segment, Tool, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { modelNamed } from './request/models.js';
import { readParameters, sampleText } from './request/parameters.js';
import { baseName, folderOf, foldersUp, joinPath } from './syntax/paths.js';
import { madeText, textIn, textSegment } from './syntax/place.js';
import { promptOf, sampledVariables, variablesIn } from './request/prompts.js';
import { namedTool } from './request/tools.js';
import {
  at,
  entriesAt,
  isNull,
  itemsAt,
  mapAt,
  plainValue,
  stringAt,
  textAt,
  type Node,
} from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { mediaSegment } from './request/media.js';
import { missingPart, namedFile } from './request/named.js';
import { trimSegments } from './request/roles.js';
import { mayHoldPrompts } from './request/homemade/place.js';

// https://llm.datasette.io/en/stable/templates.html
// https://github.com/simonw/llm/blob/main/llm/templates.py, …/llm/cli.py, …/llm/models.py (checked 2026-11-26, version 0.32)
// A template that is only a string in YAML is allowed too; nothing tells it from other YAML, so it is not read.

const id = 'llm-template';
const maxFragments = 200;

/** Every key a template may have: `llm` refuses a template with any other. */
const keys = new Set([
  'name',
  'prompt',
  'system',
  'attachments',
  'attachment_types',
  'model',
  'defaults',
  'options',
  'extract',
  'extract_last',
  'schema_object',
  'fragments',
  'system_fragments',
  'tools',
  'functions',
]);
/** Keys that are this format's alone. */
const tellingKeys = ['schema_object', 'fragments', 'system_fragments', 'attachment_types', 'extract_last'];
const tellingPath = /(?:^|\/)(?:llm|\.?llm[_-]templates|io\.datasette\.llm|templates)\//i;
/** Placeholders of other template languages: then it is somebody's own file with the same keys. */
const otherLanguage = /\{\{|\{%|\{[A-Za-z_]\w{0,40}\}/;
const testPath = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|testdata|data|locales?|i18n)\//i;

/** Templates of Simon Willison's `llm` command. */
export const llmTemplate: Format = {
  id,
  title: 'llm template',
  docs: 'https://llm.datasette.io/en/stable/templates.html',
  reads:
    'System and user prompt with `$name` variables, fragments that are files of the repository, attachments, model, options and the schema of the answer. What the user types goes where `$input` is, else after the text. Tools and functions are known by name only.',
  patterns: ['**/*.{yaml,yml}'],
  recognizes(file) {
    const found = topKeys(file.text);
    if (found === null || !(found.has('prompt') || found.has('system')) || testPath.test(file.path))
      return false;
    if (tellingKeys.some((key) => found.has(key))) return true;
    const head = file.text.slice(0, 20_000);
    if (otherLanguage.test(head)) return false;
    if (/\$(?:input\b|\{input\})/.test(head) || tellingPath.test(file.path)) return true;
    // A system prompt in words and no more, or whatever no home-made file would be read for: collections are like that.
    const words = /^(?:system|prompt)[ \t]*:[ \t]*(?:[|>][^\n]*\r?\n[ \t]+)?(?:\S+[ \t]+){3}/m.test(head);
    return words && ((found.has('system') && !found.has('prompt')) || !mayHoldPrompts(file));
  },
  async extract(file, context) {
    const { root, problems: found } = parseYaml(file);
    if (root === null) return { prompts: [], problems: found };
    const problems: Problem[] = [...found];
    const prompt = await promptFrom(root, file, context, problems);
    return { prompts: prompt === null ? [] : [prompt], problems };
  },
};

/** The keys at the left margin; null when one of them is no key of a template. */
function topKeys(text: string): Set<string> | null {
  const found = new Set<string>();
  for (const match of text.matchAll(/^([A-Za-z_][\w.-]{0,60})[ \t]*:(?=[ \t\r\n]|$)/gm)) {
    const key = match[1] ?? '';
    if (!keys.has(key)) return null;
    found.add(key);
  }
  return found;
}

async function promptFrom(root: Node, file: SourceFile, context: FormatContext, problems: Problem[]) {
  const incomplete: Missing[] = [];
  const read = async (node: Node | undefined): Promise<Segment[]> => {
    const source = textAt(node);
    if (source === undefined) {
      if (node !== undefined && !isNull(node)) {
        const detail = 'A text of a template is expected to be a string.';
        problems.push(problem('unexpected-shape', file.path, node.place.line, detail));
      }
      return [];
    }
    const expanded = await expandTemplate('dollar', source, context);
    problems.push(...expanded.problems);
    return segmentsOf(expanded.pieces);
  };
  const own = await read(at(root, 'prompt'));
  const system = await read(at(root, 'system'));
  const usesInput = variablesIn([...own, ...system]).some((variable) => variable.name === 'input');
  const systemParts = await fragments(at(root, 'system_fragments'), context, problems, incomplete);
  const userParts = await fragments(at(root, 'fragments'), context, problems, incomplete);
  const messages: Message[] = [];
  const add = (role: Message['role'], parts: readonly (readonly Segment[])[], between: string) => {
    const given = parts.filter((part) => part.length > 0);
    const [first] = given.flat();
    if (first === undefined) return;
    const segments = given.flatMap((part, index) =>
      index === 0 ? part : [textSegment(madeText(between, emptyAt(part[0] ?? first))), ...part],
    );
    messages.push({ role, segments, place: first.place });
  };
  // Each part of the system prompt is stripped and they are joined by a blank line; those of the user's by a newline.
  add('system', [...systemParts.map(trimSegments), trimSegments(system)], '\n\n');
  add('user', [...userParts, withInput(own, usesInput, root)], '\n');
  const media = attachments(root, file, context);
  const last = messages[messages.length - 1];
  if (media.length > 0 && last !== undefined)
    messages[messages.length - 1] = { ...last, segments: [...last.segments, ...media] };
  if (own.length === 0 && system.length === 0 && systemParts.length === 0) {
    const detail = 'A template of llm needs `prompt` or `system` with its text.';
    problems.push(problem('unexpected-shape', file.path, root.place.line, detail));
    return null;
  }
  const tools = toolsOf(root);
  if (tools.length > 0) incomplete.push('the definitions of tools, which are code');
  const schema = mapAt(root, 'schema_object');
  return promptOf(id, file, {
    // `llm` knows a template by the name of its file, whatever `name` says.
    name: baseName(file.path).replace(/\.ya?ml$/i, ''),
    line: 1,
    messages,
    tools,
    schema: schema === undefined ? null : { name: null, schema: plainValue(schema), place: schema.place },
    model: modelNamed(textAt(root, 'model')),
    parameters: readParameters(at(root, 'options')),
    variables: sampledVariables(messages, defaultsOf(at(root, 'defaults'))),
    incomplete,
  });
}

/** Without a prompt the input is all of it; with one that does not use it, what is typed follows in a new line, if anything. */
function withInput(own: readonly Segment[], usesInput: boolean, root: Node): Segment[] {
  const place = emptyAt(own[own.length - 1] ?? root);
  const input: Segment = { kind: 'variable', name: 'input', place };
  if (own.length === 0) return [input];
  if (usesInput) return [...own];
  const typed = [textSegment(madeText('\n', place)), input];
  return [...own, { kind: 'branch', arms: [typed, []], on: 'input', place }];
}

function emptyAt(what: { readonly place: Place }): Place {
  return { ...what.place, end: what.place.start };
}

async function fragments(
  node: Node | undefined,
  context: FormatContext,
  problems: Problem[],
  incomplete: Missing[],
): Promise<Segment[][]> {
  const parts: Segment[][] = [];
  const items = itemsAt(node);
  const extra = items[maxFragments];
  if (extra !== undefined) {
    const detail = `Only the first ${maxFragments} fragments of this template are counted.`;
    problems.push(problem('too-many', extra.place.path, extra.place.line, detail));
    incomplete.push(`more than ${maxFragments} fragments`);
  }
  for (const item of items.slice(0, maxFragments)) {
    const written = textAt(item);
    const name = written?.text.trim() ?? '';
    if (written === undefined || name === '') continue;
    // A hash or an alias names a text in the user's own database, `plugin:what` one that a plugin fetches.
    const elsewhere =
      /^[\w-]+:(?!\/\/)/.test(name) || (!/[./\\]/.test(name) && !context.exists(name)) || name === '-';
    const found = elsewhere
      ? missingPart('include-dynamic', `the fragment \`${name.slice(0, 100)}\` is not a file`, written.place)
      : await namedFile(name, written.place, context);
    if ('file' in found) {
      const body = [textSegment(textIn(found.file))];
      parts.push([{ kind: 'include', path: found.file.path, body, place: written.place }]);
      continue;
    }
    problems.push(found.problem);
    incomplete.push(found.incomplete);
    parts.push([found.segment]);
  }
  return parts;
}

function attachments(root: Node, file: SourceFile, context: FormatContext): Segment[] {
  const list: { node: Node; type: string }[] = [
    ...itemsAt(root, 'attachments').map((node) => ({ node, type: '' })),
    ...itemsAt(root, 'attachment_types').flatMap((item) => {
      const node = at(item, 'value');
      return node === undefined ? [] : [{ node, type: stringAt(item, 'type') ?? '' }];
    }),
  ];
  return list.flatMap(({ node, type }): Segment[] => {
    const written = stringAt(node)?.trim();
    if (written === undefined) return [];
    // Opened from the folder `llm` is called in, which may be any above.
    const target =
      foldersUp(folderOf(file.path))
        .map((folder) => joinPath(folder, written))
        .find((one) => 'path' in one && context.exists(one.path)) ?? joinPath(folderOf(file.path), written);
    const ending = /\.(\w+)$/.exec(written)?.[1]?.toLowerCase() ?? '';
    const media =
      /^audio/.test(type) || ['mp3', 'wav', 'ogg', 'm4a', 'flac'].includes(ending)
        ? 'audio'
        : /^video/.test(type) || ['mp4', 'mov', 'webm'].includes(ending)
          ? 'video'
          : /^image/.test(type) || ['png', 'jpg', 'jpeg', 'gif', 'webp'].includes(ending)
            ? 'image'
            : 'file';
    const path = 'path' in target ? target.path : null;
    return [mediaSegment(media, node.place, { path })];
  });
}

/** Tools of plugins by name, and the functions of the Python code in `functions`, of which `llm` makes tools when it runs. */
function toolsOf(root: Node): Tool[] {
  const named = itemsAt(root, 'tools').flatMap((item) => {
    const name = stringAt(item)?.trim();
    return name === undefined || name === '' ? [] : [namedTool(name.slice(0, 200), item.place)];
  });
  const code = textAt(root, 'functions');
  const defined = [...(code?.text ?? '').matchAll(/^(?:async[ \t]+)?def[ \t]+([A-Za-z]\w{0,100})[ \t]*\(/gm)];
  return [
    ...named,
    ...defined.slice(0, 200).flatMap((match) => {
      const place = code?.placeOf(match.index, match.index + match[0].length);
      return place === undefined ? [] : [namedTool(match[1] ?? '', place)];
    }),
  ];
}

function defaultsOf(node: Node | undefined): Map<string, Partial<Variable>> {
  const known = new Map<string, Partial<Variable>>();
  for (const entry of entriesAt(node)) {
    const value = sampleText(entry.value);
    if (value !== undefined) known.set(entry.key, { default: value });
  }
  return known;
}
