import type { Format } from '../../core/format.js';
import { inline } from '../../core/origin.js';
import type { Prompt, Variable } from '../../core/prompt.js';
import { problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { parseByEnding } from '../syntax/by-ending.js';
import { withAlternatives } from '../request/models.js';
import { readParameters } from '../request/parameters.js';
import { baseName } from '../syntax/paths.js';
import { promptOf, recording, sampledVariables } from '../request/prompts.js';
import { at } from '../syntax/tree.js';
import { PromptReader, type Draft } from './prompts.js';
import { providersOf, type Provider } from './providers.js';
import { samplesOf } from './tests.js';

// https://www.promptfoo.dev/docs/configuration/reference/

const id = 'promptfoo';

/** Evaluation configs of promptfoo. What they send is an evaluation's cost, not production's. */
export const promptfoo: Format = {
  id,
  title: 'promptfoo evaluation',
  docs: 'https://www.promptfoo.dev/docs/configuration/reference/',
  reads:
    'Prompts (inline, files, globs, chat lists, CSV), the first provider as the model and the others as alternatives, its parameters and tools; test variables give sample values, also those in files (CSV, JSON, JSONL, YAML). Assertions and graders are not counted, prompt functions in code have an unknown size.',
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
    const reader = new PromptReader(file, context);
    await reader.read(at(root, 'prompts'));
    // Providers and tests belong to every prompt of the config.
    const shared = recording(context, file);
    const { providers, problems } = await providersOf(root, file, shared.context);
    const samples = await samplesOf(root, file, shared.context);
    const sources = shared.sources();
    return {
      prompts: reader.drafts.map((draft) => promptFrom(draft, providers, samples, sources, file)),
      problems: [...reader.problems, ...problems],
      consumed: [...reader.consumed],
    };
  },
};

/** A draft with the first provider that it is sent to; the models of the others are alternatives. */
function promptFrom(
  draft: Draft,
  providers: readonly Provider[],
  samples: ReadonlyMap<string, Partial<Variable>>,
  sources: readonly string[],
  file: SourceFile,
): Prompt {
  const applying = providers.filter(({ only }) => only.length === 0 || only.includes(draft.name));
  const [first, ...others] = applying;
  const model = first === undefined ? null : { asWritten: first.model, origin: inline, place: first.place };
  return promptOf(id, file, {
    name: draft.name,
    kind: 'evaluation',
    line: draft.line,
    messages: draft.messages,
    tools: first?.tools ?? [],
    schema: first?.schema ?? null,
    model: withAlternatives(
      model,
      others.map((provider) => provider.model),
    ),
    parameters: { ...(first?.parameters ?? {}), ...readParameters(draft.config) },
    variables: sampledVariables(draft.messages, samples),
    incomplete: [...draft.incomplete, ...(first?.incomplete ?? [])],
    sources: [...new Set([...draft.sources, ...sources])],
  });
}
