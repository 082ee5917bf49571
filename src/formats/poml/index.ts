import type { Format } from '../../core/format.js';
import { problem } from '../../core/problem.js';
import { readMarkup } from '../syntax/markup.js';
import { stemOf } from '../syntax/paths.js';
import { promptOf } from '../request/prompts.js';
import { Renderer, topContext } from './rendering.js';

// https://microsoft.github.io/poml/latest/language/ · https://github.com/microsoft/poml: packages/poml/file.tsx (reading),
// essentials.tsx and components/ (captions), writer.ts (Markdown and speakers); checked 2026-11-26 against the rendered
// examples of that repository. POML makes Markdown of its elements (headings, list marks, blank lines); the same is done
// here, with these limits: any other `syntax` is read as if it were Markdown, tables are counted as the file they are made
// of, `tokenLimit` and priorities cut nothing, and expressions are not evaluated but for names and fields of known values.

const id = 'poml';

/** Microsoft's Prompt Orchestration Markup Language. */
export const poml: Format = {
  id,
  title: 'POML',
  docs: 'https://microsoft.github.io/poml/latest/language/',
  reads:
    'The text of all elements as POML’s Markdown: captions, lists, few-shot examples as messages, speakers, included files and text documents, values of `let`; model and limits of `runtime`, tools and the answer’s schema where they are JSON. Conditions and loops are kept as such. PDF, Word and Excel files, web pages and expressions of a schema are of unknown size.',
  patterns: ['**/*.poml'],
  recognizes: (file) => !file.text.includes('\0'),
  async extract(file, context) {
    const { nodes, problems } = readMarkup(file);
    const renderer = new Renderer(file, context, [...problems]);
    const roots = nodes.filter((node) => node.kind === 'element' || node.source.text.trim() !== '');
    const [root] = roots;
    renderer.readStyles(nodes);
    if (root?.kind === 'element' || roots.length > 1)
      await renderer.nodes(nodes, { ...topContext, scope: new Map() }, [file.path]);
    else if (root !== undefined) renderer.raw(root.source, new Map());
    if (renderer.isEmpty) {
      const detail = 'There is no text in this POML file.';
      renderer.problems.push(problem('unexpected-shape', file.path, 1, detail));
      return { prompts: [], problems: renderer.problems };
    }
    const messages = renderer.messages();
    return {
      prompts: [
        promptOf(id, file, {
          name: stemOf(file.path),
          line: 1,
          messages,
          tools: renderer.tools,
          schema: renderer.schema,
          model: renderer.model,
          parameters: renderer.parameters,
          incomplete: [...renderer.incomplete],
        }),
      ],
      problems: renderer.problems,
    };
  },
};
