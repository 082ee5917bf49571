import type { Format } from '../core/format.js';
import type { Message } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { readFrontMatter } from './parse/frontmatter.js';
import { hostedModel } from './parse/hosted.js';
import { folderOf, joinPath, stemOf } from './parse/paths.js';
import { isProblem, promptOf } from './parse/prompts.js';
import { at, itemsAt, mapAt, stringAt, textAt, type Node } from './parse/tree.js';
import { expandTemplate } from './templates/expand.js';
import { messagesOf } from './templates/roles.js';
import type { Piece } from './templates/tree.js';
import { trimmed } from './templates/references.js';

const id = 'gh-aw';
const maxImports = 200;

const providers: Readonly<Record<string, string>> = {
  claude: 'anthropic',
  codex: 'openai',
  gemini: 'google',
};

/** Workflows of GitHub Agentic Workflows, before they are compiled. */
export const ghAw: Format = {
  id,
  title: 'GitHub Agentic Workflow',
  docs: 'https://github.github.com/gh-aw/reference/frontmatter/',
  reads:
    'The Markdown body with imported files of this repository in front of it (`imports:`) or in their place (`{{#import}}`, `{{#runtime-import}}`, `@include`), conditions as branches and expressions as variables; the model where `engine:` or `model:` states one. What the compiler and the engine add, and imports from other repositories, are not counted. The compiled `*.lock.yml` is not read.',
  patterns: ['**/.github/workflows/*.md', '**/workflows/*.md'],
  recognizes(file) {
    if (!/^---[ \t]*\r?\n/.test(file.text)) return false;
    const close = file.text.indexOf('\n---', 3);
    return close !== -1 && /\n["']?on["']?[ \t]*:/.test(file.text.slice(0, close));
  },
  async extract(file, context) {
    const { matter, body, problems: read } = readFrontMatter(file);
    const problems: Problem[] = [...read];
    const incomplete: string[] = [];
    const consumed = new Set<string>();
    const pieces: Piece[] = [];
    const options = {
      bodyOf: (included: SourceFile) => trimmed(readFrontMatter(included).body),
      folders: ['.github/workflows', '.github', ''],
    };
    // Imports of imports first, each file once: the order in which the compiler puts them.
    const join = async (node: Node | null, from: string): Promise<void> => {
      const list = at(node, 'imports');
      for (const item of itemsAt(mapAt(list) === undefined ? list : at(list, 'aw'))) {
        const written = textAt(item) ?? textAt(item, 'uses') ?? textAt(item, 'path');
        if (written === undefined) continue;
        const name = written.text
          .trim()
          .replace(/#[^/]*$/, '')
          .replace(/\?$/, '');
        const line = written.place.line;
        const missing = (reason: 'include-remote' | 'include-missing' | 'include-outside', why: string) => {
          problems.push(problem(reason, from, line, `What is imported here is not counted: ${why}.`));
          incomplete.push(`${from}:${line}: ${why}`);
        };
        const places = [
          joinPath(folderOf(from), name),
          joinPath('', name),
          joinPath('.github/workflows', name),
        ];
        const found = places.find((place) => 'path' in place && context.exists(place.path));
        if (found === undefined || 'refused' in found) {
          const shown = name.slice(0, 200);
          if (/^[\w.-]+\/[\w.-]+\/.+@/.test(name) || /^https?:/.test(name))
            missing('include-remote', `\`${shown}\` is in another repository`);
          else missing('include-missing', `there is no file \`${shown}\``);
          continue;
        }
        if (consumed.has(found.path) || found.path === file.path || consumed.size >= maxImports) continue;
        consumed.add(found.path);
        const other = await context.read(found.path);
        if (isProblem(other)) {
          problems.push(other);
          incomplete.push(`\`${found.path}\` cannot be read`);
          continue;
        }
        if (!/\.md$/.test(found.path)) continue;
        const front = readFrontMatter(other);
        await join(front.matter, found.path);
        const expanded = await expandTemplate('agentic', trimmed(front.body), context, options);
        problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        if (expanded.pieces.length > 0)
          pieces.push({ kind: 'include', path: found.path, body: expanded.pieces, place: written.place });
      }
    };
    await join(matter, file.path);
    const text = trimmed(body);
    const expanded = await expandTemplate('agentic', text, context, options);
    problems.push(...expanded.problems);
    incomplete.push(...expanded.incomplete);
    const messages: Message[] = messagesOf([...pieces, ...expanded.pieces], {
      role: 'user',
      place: text.place,
    });
    const engine = stringAt(matter, 'engine') ?? stringAt(matter, 'engine', 'id');
    const holder = mapAt(matter, 'engine');
    const provider = providers[engine ?? ''];
    return {
      prompts: [
        promptOf(id, file, {
          name: stemOf(file.path),
          kind: 'instructions',
          activation: 'on-invoke',
          line: 1,
          messages,
          model: hostedModel(holder, 'model', provider) ?? hostedModel(matter, 'model', provider),
          incomplete: [...new Set(incomplete)],
        }),
      ],
      problems,
    };
  },
};
