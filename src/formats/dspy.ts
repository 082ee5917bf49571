import type { Format } from '../core/format.js';
import type { Message, ModelReference, Place, Prompt, Segment } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { parseJson } from './syntax/json.js';
import { modelNamed } from './request/models.js';
import { readParameters } from './request/parameters.js';
import { stemOf } from './syntax/paths.js';
import { madeText, textSegment } from './syntax/place.js';
import { promptOf } from './request/prompts.js';
import {
  at,
  entriesAt,
  firstOf,
  isNull,
  itemsAt,
  listAt,
  mapAt,
  plainValue,
  stringAt,
  textAt,
  type MapNode,
  type Node,
} from './syntax/tree.js';

// https://dspy.ai/tutorials/saving/ · dump_state in https://github.com/stanfordnlp/dspy/blob/main/dspy/predict/predict.py and
// …/dspy/signatures/signature.py, the layout of a request in …/dspy/adapters/chat_adapter.py (3.3.1, checked 2026-11-26).
// A saved program holds neither the names of its fields, nor their types, nor which of them are outputs. Names are those of
// the untouched descriptions (`${question}`) or made of the prefixes; types are taken as text; outputs are taken to begin
// where the instructions or a module's own field (`reasoning`, `next_thought`) say so, else with the last field. Field prefixes are saved, but no adapter has sent them since 2.5.

const id = 'dspy';
const maxPredictors = 300;
const maxFields = 500;

/** Programs that DSPy has saved with their state. */
export const dspy: Format = {
  id,
  title: 'DSPy saved program',
  docs: 'https://dspy.ai/tutorials/saving/',
  reads:
    'One prompt per predictor: instructions, descriptions of fields and few-shot demos in the layout of DSPy’s chat adapter, whose own words count as overhead, with the model and limits saved with it. Traces, training data and field prefixes are not sent. Programs from before 2.5 do not say what is put around their texts.',
  patterns: ['**/*.json'],
  recognizes: (file) =>
    /"demos"\s*:\s*\[/.test(file.text) &&
    /"(?:signature|extended_signature)"\s*:\s*\{\s*"(?:instructions|fields)"|"signature_instructions"\s*:\s*"/.test(
      file.text,
    ),
  extract(file) {
    const { root, problems: found } = parseJson(file);
    const problems: Problem[] = [...found];
    if (root === null) return Promise.resolve({ prompts: [], problems });
    const predictors: { name: string; state: MapNode }[] = [];
    collect(root, '', predictors, 0);
    if (predictors.length > maxPredictors) {
      const detail = `Only the first ${maxPredictors} predictors of this program were read.`;
      problems.push(problem('too-many', file.path, root.place.line, detail));
    }
    if (predictors.length === 0) {
      const detail = 'No predictor was found: expected maps with `demos` and `signature`.';
      problems.push(problem('unexpected-shape', file.path, root.place.line, detail));
    }
    const prompts = predictors
      .slice(0, maxPredictors)
      .map(({ name, state }) => promptFor(name === '' ? stemOf(file.path) : name, state, file));
    return Promise.resolve({ prompts, problems });
  },
};

/** The state of predictors at any depth: a program is saved flat (`extract.predict`), older ones as maps in maps. */
function collect(node: Node, name: string, found: { name: string; state: MapNode }[], depth: number): void {
  if (node.kind !== 'map' || depth > 8) return;
  if (listAt(node, 'demos') !== undefined && instructionsOf(node) !== undefined) {
    found.push({ name, state: node });
    return;
  }
  for (const entry of node.entries) {
    if (entry.key === 'metadata' || entry.key === 'traces' || entry.key === 'train') continue;
    collect(entry.value, name === '' ? entry.key : `${name}.${entry.key}`, found, depth + 1);
  }
}

/** Chain of thought of older versions has a signature of its own, which is the one that is sent. */
function signatureOf(state: MapNode): Node | undefined {
  return mapAt(state, 'extended_signature') ?? mapAt(state, 'signature');
}

function instructionsOf(state: MapNode): Node | undefined {
  return (
    at(signatureOf(state), 'instructions') ??
    firstOf(state, ['extended_signature_instructions', 'signature_instructions'])
  );
}

// ------------------------------------------------------------------ fields

interface Field {
  readonly name: string;
  readonly output: boolean;
  /** What was written about it; null where DSPy leaves it out. */
  readonly description: Segment | null;
  readonly place: Place;
}

function fieldsOf(state: MapNode): Field[] {
  const saved = listAt(signatureOf(state), 'fields')?.items ?? listAt(state, 'fields')?.items ?? [];
  const named = saved.slice(0, maxFields).map((field) => {
    const description = textAt(firstOf(field, ['description', 'desc']));
    const own = /^\$\{(\w{1,200})\}$/.exec(description?.text ?? '')?.[1];
    const sent = own === undefined && description !== undefined && description.text !== '';
    return {
      name: own ?? nameFrom(stringAt(field, 'prefix') ?? ''),
      description: sent ? textSegment(description) : null,
      place: field.place,
    };
  });
  // DSPy's own instructions say it: "Given the fields `question`, produce the fields `answer`."
  const produced = /\bproduce the fields? `(\w{1,100})`/.exec(stringAt(instructionsOf(state)) ?? '')?.[1];
  const first = named.findIndex(
    (field, index) =>
      index > 0 && (field.name === produced || /^(?:reasoning|rationale|next_thought)$/.test(field.name)),
  );
  const firstOutput = first > 0 ? first : named.length - 1;
  return named.map((field, index) => ({ ...field, output: index >= firstOutput }));
}

/** `Next Tool Name:` is made of `next_tool_name`; what follows the colon is the optimizer's. */
function nameFrom(prefix: string): string {
  const words = prefix.split(':', 1)[0]?.trim().toLowerCase() ?? '';
  return words.replace(/[^\p{L}\p{N}]+/gu, '_').slice(0, 100);
}

// ------------------------------------------------------------------ one predictor

function promptFor(name: string, state: MapNode, file: SourceFile): Prompt {
  const fields = fieldsOf(state);
  const text = textAt(instructionsOf(state));
  const written = new Written();
  const system: Segment[] = [];
  for (const field of fields) if (field.description !== null) written.add(system, [field.description], '\n');
  if (text !== undefined && text.text !== '') written.add(system, [textSegment(text)], '\n');
  const place = instructionsOf(state)?.place ?? state.place;
  const messages: Message[] = [{ role: 'system', segments: system, place }];
  const demos = itemsAt(state, 'demos').map((demo) => readDemo(demo, fields, written));
  // Examples with missing fields come first.
  for (const complete of [false, true])
    for (const demo of demos) if (demo?.complete === complete) messages.push(...demo.messages);
  const inputs = fields.filter((field) => !field.output);
  const user: Segment[] = [];
  for (const field of inputs)
    written.add(user, [{ kind: 'variable', name: field.name, place: field.place }], '\n\n');
  if (inputs.length === 0) user.push({ kind: 'variable', name: 'input', place: state.place });
  messages.push({ role: 'user', segments: user, place: user[0]?.place ?? state.place });
  const lm = mapAt(state, 'lm');
  const words = overheadTokens(
    fields,
    demos.filter((demo) => demo !== null),
    (text?.text ?? '').split('\n').length,
  );
  return promptOf(id, file, {
    name,
    line: state.place.line,
    messages,
    model: modelOf(lm),
    parameters: { ...readParameters(mapAt(lm, 'kwargs')), ...readParameters(lm) },
    ...(fields.length === 0
      ? { incomplete: ['what DSPy puts around these texts: the program does not hold its fields'] }
      : {
          frameworkOverhead: {
            tokens: Math.max(0, words - written.separators),
            note: 'layout of DSPy’s chat adapter (3.3), all fields taken as text',
          },
        }),
  });
}

/** Texts put one after the other; the blank lines between them are part of the layout and count once. */
class Written {
  separators = 0;

  add(target: Segment[], parts: readonly Segment[], between: string): void {
    const [first] = parts;
    if (first === undefined) return;
    const last = target[target.length - 1];
    if (last?.kind === 'text' && first.kind === 'text') {
      target.push(textSegment(madeText(between, { ...first.place, end: first.place.start })));
      this.separators++;
    }
    target.push(...parts);
  }
}

interface Demo {
  readonly complete: boolean;
  readonly missing: number;
  readonly messages: readonly Message[];
}

/** What an optimizer notes beside the values. */
const notFields = /^(?:augmented|dspy_\w+)$/;

/**
 * An example as the two messages it is sent as. It is left out, as DSPy does, when it has no value for any input or none
 * for any output. Where no field is known, every value of it is taken.
 */
function readDemo(demo: Node, fields: readonly Field[], written: Written): Demo | null {
  const values = entriesAt(demo).filter((entry) => !notFields.test(entry.key) && !isNull(entry.value));
  const known: readonly Field[] =
    fields.length > 0
      ? fields
      : values.map((entry, index) => ({
          name: entry.key,
          output: index === values.length - 1,
          description: null,
          place: entry.value.place,
        }));
  const exact = new Map(values.map((entry) => [entry.key, entry.value]));
  const similar = new Map(
    values.map((entry) => [nameFrom(entry.key.replace(/([a-z])([A-Z])/g, '$1_$2')), entry.value]),
  );
  const user: Segment[] = [];
  const assistant: Segment[] = [];
  let missing = 0;
  for (const field of known) {
    const value = exact.get(field.name) ?? similar.get(field.name);
    if (value === undefined) missing++;
    else written.add(field.output ? assistant : user, [valueSegment(value)], '\n\n');
  }
  if (user.length === 0 || assistant.length === 0) return null;
  const { place } = demo;
  return {
    complete: missing === 0,
    missing,
    messages: [
      { role: 'user', segments: user, example: true, place },
      { role: 'assistant', segments: assistant, example: true, place },
    ],
  };
}

function valueSegment(value: Node): Segment {
  if (value.kind !== 'scalar') return textSegment(madeText(JSON.stringify(plainValue(value)), value.place));
  if (typeof value.value === 'boolean')
    return textSegment(madeText(value.value ? 'True' : 'False', value.place));
  return textSegment(value.source);
}

function modelOf(lm: Node | undefined): ModelReference | null {
  return modelNamed(textAt(lm, 'model'));
}

/**
 * The words of the chat adapter: the list of fields, the layout with `[[ ## name ## ]]` marks, what to answer with, and
 * the marks in examples. Sums of counted layouts with o200k_base (cl100k_base gives the same but for 1 in 100): a field is
 * named four times, an output once more in the final request, each line of the instructions is indented, each example
 * has a mark for every field and one at its end.
 */
function overheadTokens(fields: readonly Field[], demos: readonly Demo[], lines: number): number {
  const words = (field: Field) => field.name.split('_').length;
  const layout = fields.reduce((sum, field) => sum + 19 + 4 * words(field) + (field.output ? 4 : 0), 62);
  const marks = fields.reduce((sum, field) => sum + 5 + words(field), 4);
  const examples = demos.reduce((sum, demo) => sum + marks + (demo.complete ? 0 : 18 + 8 * demo.missing), 0);
  return layout + 2 * lines + examples;
}
