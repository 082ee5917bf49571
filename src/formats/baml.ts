import { type Missing, distinctMissing, missingAt } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { inline, originIn } from '../core/origin.js';
import type { Message, ModelReference, Parameters, Place, Prompt, Role, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { bamlSchema, outputOptions } from './syntax/baml-schema.js';
import { readBaml, type BamlBlock, type BamlFile, type BamlValue } from './syntax/baml.js';
import { withAlternatives } from './request/models.js';
import { folderOf } from './syntax/paths.js';
import { madeText, textSegment } from './syntax/place.js';
import { isProblem, promptOf, sampledVariables } from './request/prompts.js';
import { expandTemplate } from './templates/expand.js';
import { mediaSegment } from './request/media.js';
import { messagesOf } from './request/roles.js';
import type { Piece } from './templates/tree.js';

// https://docs.boundaryml.com/ref/baml/function · https://docs.boundaryml.com/ref/baml/client-llm and its providers ·
// https://docs.boundaryml.com/ref/prompt-syntax/role (compared 2026-11-26, with the functions of BoundaryML/baml-examples)

const id = 'baml';

/** BAML: every function of a `.baml` file is one request. */
export const baml: Format = {
  id,
  title: 'BAML',
  docs: 'https://docs.boundaryml.com/ref/baml/function',
  reads:
    'One prompt per function: its text with roles, `template_string` parts and the text of the answer’s type where `ctx.output_format` is; the client with its model and limits, and the models of retry, fallback and round-robin clients as alternatives, from all `.baml` files of the folder. Tests give sample values. Comments and generated clients do not count.',
  patterns: ['**/*.baml'],
  recognizes: (file) => !file.text.includes('\0'),
  async extract(file, context) {
    const own = readBaml(file);
    const problems: Problem[] = [...own.problems];
    if (!own.blocks.some((block) => block.keyword === 'function')) return { prompts: [], problems };
    const all = await project(file, own, context, problems);
    const prompts: Prompt[] = [];
    for (const block of own.blocks) {
      if (block.keyword !== 'function') continue;
      const prompt = await promptFor(block, file, all, context, problems);
      if (prompt !== null) prompts.push(prompt);
    }
    return { prompts, problems };
  },
};

/** Clients, types and parts may be in any file of the same source folder. */
async function project(
  file: SourceFile,
  own: BamlFile,
  context: FormatContext,
  problems: Problem[],
): Promise<BamlBlock[]> {
  const folder = /^(?:.*\/)?baml_src(?=\/)/.exec(file.path)?.[0] ?? folderOf(file.path);
  const pattern = folder === '' ? '**/*.baml' : `${folder.replace(/[[\]{}()!*?+@\\]/g, '\\$&')}/**/*.baml`;
  const blocks = [...own.blocks];
  for (const path of context.glob(pattern).slice(0, 200)) {
    if (path === file.path || path.includes('baml_client/')) continue;
    const read = await context.read(path);
    if (isProblem(read)) problems.push(read);
    else blocks.push(...readBaml(read).blocks);
  }
  return blocks;
}

async function promptFor(
  block: BamlBlock,
  file: SourceFile,
  all: readonly BamlBlock[],
  context: FormatContext,
  problems: Problem[],
): Promise<Prompt | null> {
  const source = block.values.find((value) => value.key === 'prompt');
  if (source === undefined) {
    const detail = 'A BAML function needs a `prompt`.';
    problems.push(problem('unexpected-shape', file.path, block.place.line, detail));
    return null;
  }
  const incomplete: Missing[] = [];
  const used = new Set<string>([file.path]);
  const expanded = await expandTemplate('jinja', source.text, context);
  problems.push(...expanded.problems);
  incomplete.push(...expanded.incomplete);
  const strings = all.filter((one) => one.keyword === 'template_string');
  const media = new Set(
    block.parameters.filter((one) => /^(?:image|audio|pdf|video)\??$/.test(one.type)).map((one) => one.name),
  );
  for (const path of bamlSchema(block.returns, all).sources) used.add(path);

  const replace = async (
    pieces: readonly Piece[],
    depth: number,
    given: Given = new Map(),
  ): Promise<Piece[]> => {
    const found: Piece[] = [];
    for (const piece of pieces) {
      if (piece.kind === 'branch') {
        const arms: Piece[][] = [];
        for (const arm of piece.arms) arms.push(await replace(arm, depth, given));
        found.push({ ...piece, arms });
      } else if (piece.kind === 'loop' || piece.kind === 'include') {
        found.push({ ...piece, body: await replace(piece.body, depth, given) });
      } else if (piece.kind === 'variable') found.push(...(await variable(piece, depth, given)));
      else found.push(piece);
    }
    return found;
  };
  const variable = async (
    piece: Extract<Piece, { kind: 'variable' }>,
    depth: number,
    given: Given,
  ): Promise<Piece[]> => {
    const { place } = piece;
    const argument = given.get(piece.name.trim());
    if (argument?.literal !== undefined)
      return argument.literal === '' ? [] : [textSegment(madeText(argument.literal, argument.place))];
    const name = argument?.name ?? piece.name.trim();
    const written = argument?.name ?? sourceOf(place, name);
    const role = /^_\.(?:role|chat)\(\s*(?:role\s*=\s*)?["'](\w+)["']/.exec(written)?.[1];
    if (role !== undefined) return [{ kind: 'role', role, place }];
    if (/^ctx\.output_format\b/.test(written)) {
      const schema = bamlSchema(block.returns, all, outputOptions(written));
      if (schema.unknown !== null) {
        incomplete.push(missingAt(place, schema.unknown));
        return [{ kind: 'opaque', why: schema.unknown, place }];
      }
      for (const name of schema.dynamic.slice(0, 5))
        incomplete.push(`what the program adds to the type \`${name.slice(0, 60)}\` at run time`);
      // Written by BAML itself: it is in no file.
      return schema.text === '' ? [] : [textSegment(madeText(schema.text, { ...place, end: place.start }))];
    }
    const called = /^([A-Za-z_]\w*)\s*\(/.exec(written)?.[1];
    const part = called === undefined ? undefined : strings.find((one) => one.name === called);
    if (part?.body !== undefined && depth < 20) {
      used.add(part.place.path);
      const inner = await expandTemplate('jinja', part.body, context);
      problems.push(...inner.problems);
      const body = await replace(inner.pieces, depth + 1, argumentsOf(written, part, place, given));
      return part.place.path === file.path ? body : [{ kind: 'include', path: part.place.path, body, place }];
    }
    if (media.has(name)) {
      const type = block.parameters.find((one) => one.name === name)?.type.replace('?', '') ?? 'image';
      return [mediaSegment(type === 'pdf' ? 'file' : (type as 'image' | 'audio' | 'video'), place)];
    }
    return [argument === undefined ? piece : { ...piece, name }];
  };
  const texts = new Map<string, string>([[file.path, file.text]]);
  for (const part of strings) {
    if (texts.has(part.place.path)) continue;
    const read = await context.read(part.place.path);
    if (!isProblem(read)) texts.set(read.path, read.text);
  }
  /** What stands between the braces: a call's arguments are not part of a variable's name. */
  const sourceOf = (place: { path: string; start: number; end: number }, name: string): string => {
    const slice = texts.get(place.path)?.slice(place.start, Math.min(place.end, place.start + 2000)) ?? '';
    const inner = /^\{\{[-+]?\s*([\s\S]*?)\s*[-+]?\}\}$/.exec(slice)?.[1];
    return inner ?? name;
  };

  const pieces = await replace(expanded.pieces, 0);
  const messages: Message[] = messagesOf(pieces, { role: defaultRole, trim: true, place: source.text.place });
  const client = clientOf(block, all);
  for (const path of client.sources) used.add(path);
  return promptOf(id, file, {
    name: block.name,
    line: block.place.line,
    messages,
    model: client.model,
    parameters: client.parameters,
    variables: sampledVariables(messages, samplesOf(block.name, all)),
    sources: [...used].sort(),
    incomplete: distinctMissing(incomplete),
  });
}

type Given = ReadonlyMap<
  string,
  { readonly literal?: string; readonly name?: string; readonly place: Place }
>;

/** What the parameters of a `template_string` stand for in one call: a literal, or a name of the caller's. */
function argumentsOf(written: string, part: BamlBlock, place: Place, outer: Given): Given {
  const given = new Map<string, { literal?: string; name?: string; place: Place }>();
  const one = /\s*(?:"([^"\\]*)"|'([^'\\]*)'|([\w.]*))\s*(,|\))/y;
  one.lastIndex = written.indexOf('(') + 1;
  for (const parameter of part.parameters) {
    const found = one.exec(written);
    if (found === null) break;
    const literal = found[1] ?? found[2];
    const name = found[3] ?? '';
    const passed = outer.get(name);
    if (literal !== undefined) given.set(parameter.name, { literal, place });
    else if (passed !== undefined) given.set(parameter.name, passed);
    else if (name !== '') given.set(parameter.name, { name, place });
    if (found[4] === ')') break;
  }
  return given;
}

/** A text without a role goes out in the system's; vendors without one get it as the user's. */
const defaultRole: Role = 'system';

interface ClientUse {
  readonly model: ModelReference | null;
  readonly parameters: Parameters;
  readonly sources: readonly string[];
}

function clientOf(block: BamlBlock, all: readonly BamlBlock[]): ClientUse {
  const written = block.values.find((value) => value.key === 'client');
  if (written === undefined) return { model: null, parameters: {}, sources: [] };
  const clients = new Map(all.filter((one) => one.keyword === 'client').map((one) => [one.name, one]));
  const models: { reference: ModelReference; parameters: Parameters }[] = [];
  const sources = new Set<string>();
  const met = new Set<string>();
  const open = [{ name: written.text.text.trim(), place: written.text.place }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (met.has(next.name) || met.size > 100) continue;
    met.add(next.name);
    const client = clients.get(next.name);
    if (client === undefined) {
      const slash = next.name.indexOf('/');
      if (slash > 0)
        models.push({
          reference: { asWritten: next.name, origin: inline, place: next.place },
          parameters: {},
        });
      continue;
    }
    sources.add(client.place.path);
    const options = client.values.find((value) => value.key === 'options')?.children ?? [];
    const strategy = options.find((value) => value.key === 'strategy');
    if (strategy !== undefined) {
      open.unshift(...strategy.items.map((item) => ({ name: item.text.trim(), place: item.place })));
      continue;
    }
    const model = options.find((value) => /^(?:model|model_id|deployment_id)$/.test(value.key));
    const provider = client.values.find((value) => value.key === 'provider')?.text.text.trim();
    if (model === undefined || model.text.text.trim() === '') continue;
    const environment = /^env\.(\w+)$/.exec(model.text.text.trim())?.[1];
    const asWritten = environment === undefined ? model.text.text.trim() : `$${environment}`;
    models.push({
      reference: {
        asWritten,
        origin: originIn(client.place.path, block.place.path),
        ...(provider === undefined ? {} : { provider: providers[provider] ?? provider }),
        ...(model.key === 'deployment_id' ? { deployment: true } : {}),
        place: model.text.place,
      },
      parameters: parametersOf(options),
    });
  }
  const [first, ...others] = models;
  if (first === undefined) return { model: null, parameters: {}, sources: [...sources] };
  return {
    model: withAlternatives(
      first.reference,
      others.map((one) => one.reference.asWritten),
    ),
    parameters: first.parameters,
    sources: [...sources],
  };
}

const providers: Readonly<Record<string, string>> = {
  'azure-openai': 'azure',
  'aws-bedrock': 'bedrock',
  'google-ai': 'google',
  'vertex-ai': 'vertex',
  'openai-responses': 'openai',
};

function parametersOf(options: readonly BamlValue[]): Parameters {
  const flat = options.flatMap((value) => [
    value,
    ...(/^(?:generationConfig|inference_configuration|thinking|reasoning)$/.test(value.key)
      ? value.children.flatMap((child) => [child, ...(child.key === 'thinkingConfig' ? child.children : [])])
      : []),
  ]);
  const number = (...keys: string[]) => {
    for (const key of keys) {
      const value = flat.find((one) => one.key === key);
      const read = value === undefined ? NaN : Number(value.text.text.trim() || NaN);
      if (value !== undefined && Number.isFinite(read) && read >= 0 && read <= 1e9)
        return { read, place: value.text.place };
    }
    return undefined;
  };
  const max = number('max_completion_tokens', 'max_output_tokens', 'maxOutputTokens', 'max_tokens');
  const temperature = number('temperature');
  const budget = number('budget_tokens', 'thinkingBudget')?.read;
  const effort = flat.find((one) => /^(?:reasoning_)?effort$/.test(one.key))?.text.text.trim();
  return {
    ...(max === undefined || !Number.isInteger(max.read)
      ? {}
      : { maxOutputTokens: max.read, maxOutputPlace: max.place }),
    ...(temperature === undefined ? {} : { temperature: temperature.read }),
    ...(effort === undefined || effort === '' ? {} : { reasoningEffort: effort }),
    ...(budget === undefined || !Number.isInteger(budget) ? {} : { thinkingBudgetTokens: budget }),
  };
}

function samplesOf(name: string, all: readonly BamlBlock[]): Map<string, Partial<Variable>> {
  const known = new Map<string, Partial<Variable>>();
  for (const test of all) {
    if (test.keyword !== 'test') continue;
    const functions = test.values.find((value) => value.key === 'functions');
    if (functions?.items.some((item) => item.text.trim() === name) !== true) continue;
    for (const arg of test.values.find((value) => value.key === 'args')?.children ?? []) {
      if (arg.children.length === 0 && arg.items.length === 0 && !known.has(arg.key))
        known.set(arg.key, { sample: arg.text.text });
    }
  }
  return known;
}
