import type { Format } from '../core/format.js';
import { frontmatter, inline } from '../core/origin.js';
import type { Message, ModelReference, Place, Prompt, Tool } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { modelNamed } from './request/models.js';
import { readParameters } from './request/parameters.js';
import { extensionOf, stemOf } from './syntax/paths.js';
import { promptOf } from './request/prompts.js';
import { namedTool, readSchema } from './request/tools.js';
import { at, entriesAt, itemsAt, plainValue, stringAt, textAt, type Node } from './syntax/tree.js';
import { expandTemplate } from './templates/expand.js';
import { withoutIndent } from './templates/promptl.js';
import { messagesOf } from './request/roles.js';
import type { Piece } from './templates/tree.js';

// https://docs.latitude.so/promptl/getting-started/introduction · https://github.com/latitude-dev/promptl: the parser, and
// src/compiler/chain.ts for what each step of a chain sends again (checked 2026-11-26). What `<prompt name={{x}} />` hands
// over is not put into the included text: its names stay variables.

const id = 'promptl';
/** Requests of one chain: each repeats what came before it. */
const maxSteps = 100;

/** Latitude's PromptL files. */
export const promptl: Format = {
  id,
  title: 'PromptL',
  docs: 'https://docs.latitude.so/promptl/getting-started/introduction',
  reads:
    'Role tags, conditions, loops and included prompts, with model, limits, tools and schema of the front matter. A chain is one prompt per request: every step sends again what was said before it, with the answers, unless it is isolated. Sub-agents and Latitude’s own tools are known by name only. Markdown files are read where their tags are PromptL’s beyond doubt.',
  patterns: ['**/*.promptl', '**/{prompts,latitude}/**/*.md'],
  recognizes(file) {
    if (extensionOf(file.path) === 'promptl') return !file.text.includes('\0');
    return (
      /^---[ \t]*\r?\n(?:[^\n]*\n){0,60}?(?:model|provider)[ \t]*:/.test(file.text.slice(0, 6_000)) &&
      (/<(?:content-(?:image|text|file)|tool-call|step)[\s>]|<prompt[ \t]+path=/.test(file.text) ||
        /\{\{[ \t]*end(?:if|for)[ \t]*\}\}/.test(file.text))
    );
  },
  async extract(file, context) {
    const { matter, body, problems } = readFrontMatter(file, { leadingComments: true });
    const expanded = await expandTemplate('promptl', body, context, {
      bodyOf: (included) => readFrontMatter(included, { leadingComments: true }).body,
    });
    const { requests, conditional } = requestsIn(expanded.pieces);
    const incomplete = [...expanded.incomplete];
    if (conditional)
      incomplete.push('how many steps there are, which a condition, a loop or another file decides');
    const { schema, problems: schemaProblems } = readSchema(at(matter, 'schema'), file);
    const tools = [...toolsOf(at(matter, 'tools')), ...agentsOf(at(matter, 'agents'))];
    if (tools.some((tool) => !tool.known)) incomplete.push('the definitions of tools known by name only');
    const model = modelOf(matter);
    const chain = chained(requests.slice(0, maxSteps), file);
    const told: Problem[] = [];
    if (requests.length > maxSteps) {
      const detail = `Only the first ${maxSteps} steps of this chain are counted.`;
      told.push(problem('too-many', file.path, requests[maxSteps]?.place?.line ?? null, detail));
    }
    const prompts = chain.map(({ request, messages }, index): Prompt => {
      const own =
        request.tag === null ? undefined : /\smodel\s*=\s*["']([^"'{}]{1,200})["']/.exec(request.tag);
      return promptOf(id, file, {
        name: chain.length === 1 ? stemOf(file.path) : `step ${index + 1}`,
        line:
          chain.length === 1 ? 1 : (request.place?.line ?? messages[messages.length - 1]?.place.line ?? 1),
        messages,
        tools,
        // The answer of each step has a schema of its own where the step says so: it is an expression.
        schema: request.tag !== null && /\sschema\s*=/.test(request.tag) ? null : schema,
        model:
          own?.[1] === undefined
            ? model
            : { ...model, asWritten: own[1].trim(), origin: inline, place: request.place },
        parameters: readParameters(matter),
        incomplete:
          request.tag !== null && /\sschema\s*=/.test(request.tag)
            ? [...incomplete, 'the schema of this step, which is an expression']
            : incomplete,
      });
    });
    return { prompts, problems: [...problems, ...expanded.problems, ...schemaProblems, ...told] };
  },
};

/** Names of providers that everybody gives them; in Latitude a provider may be called anything. */
const providers =
  /^(?:openai|anthropic|azure|google|groq|mistral|deepseek|xai|perplexity|amazon[ _-]?bedrock)$/i;

function modelOf(matter: Node | null): ModelReference | null {
  const stated = stringAt(matter, 'provider')?.trim() ?? '';
  const provider = providers.test(stated) ? stated.toLowerCase().replace(/^amazon[ _-]?/, '') : undefined;
  return modelNamed(textAt(matter, 'model'), { origin: frontmatter, provider });
}

/** `tools: [{get_weather: {description, parameters}}, latitude/search]`, or the same as one map. */
function toolsOf(node: Node | undefined): Tool[] {
  const named = node?.kind === 'map' ? [node] : itemsAt(node);
  return named.flatMap((item): Tool[] => {
    const name = stringAt(item);
    if (name !== undefined) return [namedTool(name.slice(0, 200), item.place)];
    return entriesAt(item).map((entry) => {
      const parameters = at(entry.value, 'parameters');
      const description = stringAt(entry.value, 'description') ?? null;
      return {
        name: entry.key,
        description,
        schema: parameters === undefined ? null : plainValue(parameters),
        known: parameters !== undefined || description !== null,
        place: entry.value.place,
      };
    });
  });
}

function agentsOf(node: Node | undefined): Tool[] {
  return itemsAt(node).flatMap((item) => {
    const path = stringAt(item);
    return path === undefined ? [] : [namedTool(path.slice(0, 200), item.place)];
  });
}

// ------------------------------------------------------------------ the requests of a chain

interface Request {
  readonly pieces: Piece[];
  /** The `<step …>` tag of this request, null where there is none. */
  readonly tag: string | null;
  readonly place: Place | null;
}

/** What is said up to the end of each step, and what comes after the last one. */
function requestsIn(pieces: readonly Piece[]): { requests: Request[]; conditional: boolean } {
  const requests: Request[] = [];
  let current: Piece[] = [];
  let open: Extract<Piece, { kind: 'role' }> | null = null;
  let conditional = false;
  const finish = () => {
    requests.push({ pieces: current, tag: open?.role ?? null, place: open?.place ?? null });
    current = [];
    open = null;
  };
  for (const piece of pieces) {
    if (piece.kind === 'role' && piece.role.startsWith('<step')) open = piece;
    else if (piece.kind === 'role' && piece.role === '</step>') finish();
    else if (piece.kind === 'branch' || piece.kind === 'loop' || piece.kind === 'include') {
      const without = withoutSteps(piece);
      conditional ||= without.found;
      current.push(without.piece);
    } else current.push(piece);
  }
  // What is left over is one more request, when it says anything.
  if (requests.length === 0 || messagesFrom(current).length > 0) finish();
  return { requests, conditional };
}

function withoutSteps(piece: Piece): { piece: Piece; found: boolean } {
  let found = false;
  const clean = (list: readonly Piece[]): Piece[] =>
    list.flatMap((one): Piece[] => {
      if (one.kind === 'role' && /^<\/?step/.test(one.role)) {
        found = true;
        return [];
      }
      if (one.kind === 'branch') return [{ ...one, arms: one.arms.map((arm) => clean(arm)) }];
      if (one.kind === 'loop' || one.kind === 'include') return [{ ...one, body: clean(one.body) }];
      return [one];
    });
  return { piece: clean([piece])[0] ?? piece, found };
}

function messagesFrom(pieces: readonly Piece[]): Message[] {
  const [first] = pieces;
  if (first === undefined) return [];
  const messages = messagesOf(withoutIndent(pieces), { role: 'system', trim: true, place: first.place });
  // Between two messages stands nothing but white space.
  return messages.filter((message) => message.segments.length > 0);
}

/** Every request with what was said before it: own messages and answers, but for isolated steps. */
function chained(
  requests: readonly Request[],
  file: SourceFile,
): { request: Request; messages: readonly Message[] }[] {
  const said: Message[] = [];
  let isolated = false;
  return requests.map((request, index) => {
    const own = messagesFrom(request.pieces);
    const previous = requests[index - 1];
    if (index > 0 && !isolated && previous !== undefined) {
      const place = said[said.length - 1]?.place ?? { path: file.path, line: 1, column: 1, start: 0, end: 0 };
      const end = { ...place, end: place.start };
      const name = /\sas\s*=\s*["'](\w{1,80})["']/.exec(previous.tag ?? '')?.[1] ?? `answer ${index}`;
      said.push({ role: 'assistant', segments: [{ kind: 'variable', name, place: end }], place: end });
    }
    isolated =
      request.tag !== null && /\sisolated(?![\w-]|\s*=\s*(?:"false"|\{\{\s*false))/.test(request.tag);
    const messages = isolated ? own : [...said, ...own];
    if (!isolated) said.push(...own);
    return { request, messages };
  });
}
