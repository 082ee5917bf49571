import type { Format } from '../../core/format.js';
import type { Message, Parameters, Prompt, ResponseSchema, Tool, Variable } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { parseByEnding } from '../syntax/by-ending.js';
import { topLevelKeys } from '../syntax/json.js';
import { readParameters, sampleText } from '../request/parameters.js';
import { extensionOf, stemOf } from '../syntax/paths.js';
import { promptOf, recording, sampledVariables } from '../request/prompts.js';
import { readSchema, readTools } from '../request/tools.js';
import { at, entriesAt, firstOf, mapAt, plainValue, stringAt, type Node } from '../syntax/tree.js';
import { findPrompts, type FoundPrompt } from './finding.js';
import { PromptReader } from './reading.js';
import { className, isLc, partsOf } from './serialized.js';

// Prompt files: https://github.com/langchain-ai/langchain/blob/master/libs/core/langchain_core/prompts/loading.py and
// …/prompts/few_shot.py; chains with their model as https://github.com/hwchase17/langchain-hub has them.
// `dumps` and the manifests of LangSmith: …/langchain_core/load/serializable.py and …/load/dump.py, written from knowledge
// of them: no such file was found in a public repository to hold them against. (checked 2026-11-26)

const id = 'langchain-prompt';

const lcPrompt =
  /"(?:Chat|FewShot|FewShotChatMessage|Pipeline)?(?:PromptTemplate|PromptWithTemplates)"|"StructuredPrompt"/;

/** Prompts that LangChain has written to a file or reads from one. */
export const langchainPrompt: Format = {
  id,
  title: 'LangChain prompt',
  docs: 'https://python.langchain.com/api_reference/core/prompts/langchain_core.prompts.loading.load_prompt.html',
  reads:
    'JSON and YAML of `load_prompt` (`prompt`, `few_shot`, `chat`, also in chains with their `llm`) and what `dumps` and LangSmith write: messages in all three template formats, few-shot examples filled into their template, texts and examples in files of their own, the bound model with its limits, tools and answer schema. Message placeholders are variables; examples chosen at run time are of unknown size.',
  patterns: ['**/*.{json,yaml,yml}'],
  recognizes(file) {
    if (extensionOf(file.path) !== 'json') return isYamlPrompt(file.text);
    const keys = topLevelKeys(file);
    if ((keys.has('lc') && keys.has('kwargs')) || keys.has('manifest'))
      return /"lc"\s*:/.test(file.text) && lcPrompt.test(file.text);
    // Names; Semantic Kernel's are maps.
    const named = /"input_variables"\s*:\s*\[\s*["\]]/.test(file.text);
    if (named && keys.has('input_variables') && (keys.has('template') || keys.has('template_path')))
      return true;
    if (keys.has('example_prompt') || keys.has('example_prompt_path'))
      return keys.has('suffix') || keys.has('suffix_path');
    const texts = keys.has('template') || keys.has('template_path') || keys.has('messages');
    if (texts && keys.has('_type') && /"_type"\s*:\s*"(?:prompt|chat)"/.test(file.text)) return true;
    return (
      named && (keys.has('_type') || keys.has('llm_chain')) && /"(?:template|suffix)"\s*:/.test(file.text)
    );
  },
  async extract(file, context) {
    const parsed = parseByEnding(file);
    const problems: Problem[] = [...parsed.problems];
    if (parsed.root === null) return { prompts: [], problems };
    const found = findPrompts(parsed.root);
    if (found.length === 0) {
      const detail = 'A LangChain prompt needs `template`, `messages`, or `suffix` with `example_prompt`.';
      problems.push(problem('unexpected-shape', file.path, parsed.root.place.line, detail));
    }
    const prompts: Prompt[] = [];
    const consumed = new Set<string>();
    for (const one of found) {
      const recorded = recording(context, file);
      const reader = new PromptReader(recorded.context, problems);
      const messages = await reader.messages(one.node);
      const sources = recorded.sources();
      for (const path of sources) if (path !== file.path) consumed.add(path);
      prompts.push({ ...finish(one, messages, reader, file), sources });
    }
    return { prompts, problems, consumed: [...consumed] };
  },
};

/** Semantic Kernel's YAML has `template` and `input_variables` too; there the variables are maps, here they are names. */
function isYamlPrompt(text: string): boolean {
  if (/^_type[ \t]*:[ \t]*["']?(?:prompt|few_shot|chat)["']?[ \t]*(?:#|\r?$)/m.test(text)) return true;
  if (!/^(?:template|template_path|suffix)[ \t]*:/m.test(text)) return false;
  if (/^template_format[ \t]*:[ \t]*["']?(?:f-string|mustache)\b/m.test(text)) return true;
  return (
    /^input_variables[ \t]*:[ \t]*(?:\r?\n[ \t]*)?(?:\[|-[ \t]+["']?\w+["']?[ \t]*\r?$)/m.test(text) &&
    !/^(?:execution_settings|name)[ \t]*:/m.test(text)
  );
}

function finish(
  one: FoundPrompt,
  messages: readonly Message[],
  reader: PromptReader,
  file: SourceFile,
): Prompt {
  const settings = one.model?.settings ?? [];
  const parameters = settings.reduce<Parameters>((all, node) => ({ ...all, ...readParameters(node) }), {});
  const tools: Tool[] = settings.flatMap((node) =>
    readTools(firstOf(node, ['tools', 'functions']) ?? { kind: 'list', items: [], place: node.place }),
  );
  if (tools.some((tool) => !tool.known)) reader.incomplete.add('the definition of a tool');
  let schema: ResponseSchema | null = null;
  for (const node of settings) {
    const read = readSchema(at(node, 'response_format'));
    schema = read.schema ?? schema;
    reader.problems.push(...read.problems);
  }
  return promptOf(id, file, {
    name: one.name ?? stemOf(file.path),
    kind: one.part ? 'fragment' : 'request',
    line: one.node.place.line,
    messages,
    tools,
    schema: schema ?? structureOf(one.node),
    model: one.model?.reference ?? null,
    parameters,
    variables: sampledVariables(messages, partialsOf(partsOf(one.node))),
    incomplete: [...reader.incomplete],
  });
}

/** A `StructuredPrompt` carries the schema of its answer. */
function structureOf(node: Node): ResponseSchema | null {
  const schema = mapAt(partsOf(node), 'schema_') ?? mapAt(partsOf(node), 'schema');
  if (schema === undefined || className(node) !== 'StructuredPrompt') return null;
  return { name: stringAt(schema, 'title') ?? null, schema: plainValue(schema), place: schema.place };
}

function partialsOf(parts: Node | undefined): Map<string, Partial<Variable>> {
  const known = new Map<string, Partial<Variable>>();
  for (const entry of entriesAt(parts, 'partial_variables')) {
    const value = sampleText(entry.value);
    if (value !== undefined && !isLc(entry.value)) known.set(entry.key, { default: value });
  }
  return known;
}
