import type { Prompt } from '../../src/core/prompt.js';
import type { Problem } from '../../src/core/problem.js';
import type { SourceFile } from '../../src/core/revision.js';
import { readPrograms } from '../../src/formats/code/index.js';

/** The prompts in the programs of a small repository that is given as a table of files. */
export async function promptsIn(files: Readonly<Record<string, string>>): Promise<{
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
  readonly byKey: ReadonlyMap<string, Prompt>;
}> {
  const entries = Object.entries(files).map(([path, text]) => ({
    path,
    type: 'file' as const,
    id: text,
    size: text.length,
  }));
  const result = await readPrograms(
    {
      paths: entries.map(({ path }) => path),
      has: (path) => path in files,
      readMany: (paths) =>
        Promise.resolve(
          new Map(
            paths.flatMap((path): [string, SourceFile][] => {
              const text = files[path];
              return text === undefined ? [] : [[path, { path, text, hadByteOrderMark: false }]];
            }),
          ),
        ),
    },
    entries,
    () => true,
  );
  return { ...result, byKey: new Map(result.prompts.map((prompt) => [prompt.key, prompt])) };
}
