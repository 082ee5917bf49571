import type { Missing } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import type { ModelReference, Parameters, ResponseSchema, Tool } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { parseByEnding } from '../syntax/by-ending.js';
import { readParameters, stringsAt } from '../request/parameters.js';
import { extensionOf, resolvePath } from '../syntax/paths.js';
import { madeText } from '../syntax/place.js';
import { isProblem } from '../request/prompts.js';
import { readSchema, readTools, undefinedTools } from '../request/tools.js';
import { at, itemsAt, mapAt, stringAt, textAt, type Node } from '../syntax/tree.js';

/** What one provider sends a prompt to, and what it adds to the request. */
export interface Provider {
  readonly model: string;
  /** Names of the prompts it is for; none: all of them. */
  readonly only: readonly string[];
  readonly parameters: Parameters;
  readonly tools: readonly Tool[];
  readonly schema: ResponseSchema | null;
  readonly incomplete: readonly Missing[];
  readonly place: ModelReference['place'];
}

/** The providers of a config, also those in files of their own. Scripts and the like are no models and left out. */
export async function providersOf(
  root: Node,
  file: SourceFile,
  context: FormatContext,
): Promise<{ providers: readonly Provider[]; problems: readonly Problem[] }> {
  const providers: Provider[] = [];
  const problems: Problem[] = [];
  const opened = new Set<string>();
  const add = async (node: Node): Promise<void> => {
    const [only] = node.kind === 'map' ? node.entries : [];
    // `- openai:gpt-4.1: { config: … }`
    const keyed =
      node.kind === 'map' && node.entries.length === 1 && only !== undefined && only.key.includes(':')
        ? only
        : undefined;
    const written =
      keyed === undefined ? (textAt(node) ?? textAt(node, 'id')) : madeText(keyed.key, keyed.keyPlace);
    if (written === undefined) return;
    const target = /^file:\/\/(.+\.(?:ya?ml|json))$/.exec(written.text.trim())?.[1];
    if (target !== undefined) {
      const resolved = resolvePath(file.path, target);
      // Files may name each other in a circle.
      if ('path' in resolved && opened.has(resolved.path)) return;
      const read = 'path' in resolved ? await context.read(resolved.path) : null;
      if (read === null || isProblem(read)) {
        const detail = `The provider file \`${target.slice(0, 200)}\` cannot be read.`;
        problems.push(problem('include-missing', file.path, written.place.line, detail));
        return;
      }
      opened.add(read.path);
      const parsed = parseByEnding(read);
      problems.push(...parsed.problems);
      for (const item of itemsAt(parsed.root)) await add(item);
      return;
    }
    const settings = keyed?.value ?? node;
    const config = mapAt(settings, 'config');
    const model = modelOf(written.text.trim(), config);
    if (model === null) return;
    const toolsNode = await behind(at(config, 'tools'), file, context, problems);
    const tools = toolsNode.missing ? [] : readTools(toolsNode.node);
    const schemaNode = await behind(at(config, 'response_format'), file, context, problems);
    providers.push({
      model,
      only: stringsAt(settings, 'prompts'),
      parameters: readParameters(config),
      tools,
      schema: readSchema(schemaNode.node).schema,
      incomplete: toolsNode.missing
        ? ['the definition of a tool is not in the repository']
        : undefinedTools(tools),
      place: written.place,
    });
  };
  for (const node of itemsAt(at(root, 'providers') ?? at(root, 'targets'))) await add(node);
  return { providers, problems };
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

/** What is in the file that a `file://` value names; any other value itself. */
async function behind(
  node: Node | undefined,
  file: SourceFile,
  context: FormatContext,
  problems: Problem[],
): Promise<{ node: Node | undefined; missing: boolean }> {
  const target = /^\s*file:\/\/(.+?)\s*$/.exec(textAt(node)?.text ?? '')?.[1];
  if (target === undefined || node === undefined) return { node, missing: false };
  const resolved = resolvePath(file.path, target);
  const read = 'path' in resolved ? await context.read(resolved.path) : null;
  if (read === null || isProblem(read)) {
    const detail = `There is no file \`${target.slice(0, 200)}\` in the repository.`;
    problems.push(problem('include-missing', file.path, node.place.line, detail));
    return { node: undefined, missing: true };
  }
  if (!['yaml', 'yml', 'json'].includes(extensionOf(read.path))) return { node: undefined, missing: true };
  const parsed = parseByEnding(read);
  problems.push(...parsed.problems);
  return { node: parsed.root ?? undefined, missing: parsed.root === null };
}
