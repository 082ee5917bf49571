import type { Prompt, Variable } from './prompt.js';

/**
 * Both sides with the same sample values. A sample shows how long a variable may be; it is never sent, so that a
 * new, other or lost one must not look like a longer or shorter request. The head's is taken where it has one. A
 * default stays with its side: it is sent when nothing else is given.
 */
export function withSharedSamples(baseline: Prompt, head: Prompt): readonly [Prompt, Prompt] {
  const samples = new Map<string, string>();
  for (const { name, sample } of [...baseline.variables, ...head.variables])
    if (sample !== undefined) samples.set(name, sample);
  return [withSamples(baseline, samples), withSamples(head, samples)];
}

/** The prompt itself where nothing changes. */
function withSamples(prompt: Prompt, samples: ReadonlyMap<string, string>): Prompt {
  const sampleOf = ({ name, sample }: Variable): string | undefined => samples.get(name) ?? sample;
  if (prompt.variables.every((variable) => sampleOf(variable) === variable.sample)) return prompt;
  const variables = prompt.variables.map((variable): Variable => {
    const sample = sampleOf(variable);
    return sample === undefined ? variable : { ...variable, sample };
  });
  return { ...prompt, variables };
}
