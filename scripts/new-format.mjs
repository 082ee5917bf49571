// npm run new-format <id>: a format's file, the fixtures it must have and its line in the registry.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const id = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
  console.error('Usage: npm run new-format <id>, for example `npm run new-format langchain-prompt`.');
  process.exit(2);
}
const name = id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const file = `src/formats/${id}.ts`;
if (existsSync(file) || existsSync(`src/formats/${id}/index.ts`)) {
  console.error(`The format ${id} exists already.`);
  process.exit(2);
}

writeFileSync(
  file,
  `import type { Format } from '../core/format.js';
import { problem } from '../core/problem.js';
import { modelNamed } from './request/models.js';
import { readParameters } from './request/parameters.js';
import { stemOf } from './syntax/paths.js';
import { promptOf } from './request/prompts.js';
import { listAt, stringAt, textAt } from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { readChat } from './request/chat.js';

// TODO: the address of the format's specification, and what of it was checked when.

export const ${name}: Format = {
  id: '${id}',
  title: 'TODO',
  docs: 'https://example.com/TODO',
  reads: 'TODO: what is read from such a file, and what is not.',
  patterns: ['**/*.${id}.yaml'],
  recognizes: (file) => /^messages[ \\t]*:/m.test(file.text),
  async extract(file, context) {
    const { root, problems } = parseYaml(file);
    if (root === null) return { prompts: [], problems };
    const list = listAt(root, 'messages');
    if (list === undefined) {
      const detail = 'TODO: say what was expected.';
      return { prompts: [], problems: [problem('unexpected-shape', file.path, root.place.line, detail)] };
    }
    const chat = await readChat(list, 'jinja', context);
    return {
      prompts: [
        promptOf('${id}', file, {
          name: stringAt(root, 'name') ?? stemOf(file.path),
          messages: chat.messages,
          model: modelNamed(textAt(root, 'model')),
          parameters: readParameters(root),
          incomplete: chat.incomplete,
        }),
      ],
      problems: chat.problems,
    };
  },
};
`,
);

for (const [kind, text] of [
  [
    'typical',
    'name: Sort tickets\nmodel: openai/gpt-4.1-mini\nmessages:\n  - role: user\n    content: Sort {{ ticket }}.\n',
  ],
  ['minimal', 'model: openai/gpt-4.1-nano\nmessages:\n  - role: user\n    content: Sort.\n'],
  ['broken', 'messages:\n  - role: "user\n'],
  ['no-model', 'name: Sort tickets\nmessages:\n  - role: user\n    content: Sort {{ ticket }}.\n'],
]) {
  const folder = `fixtures/formats/${id}/${kind}/input`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/sample.${id}.yaml`, text);
}

const registry = 'src/formats/registry.ts';
const lines = readFileSync(registry, 'utf8').split('\n');
const importLine = `import { ${name} } from './${id}.js';`;
const lastImport = lines.findLastIndex((line) => line.startsWith('import '));
const firstAfter = lines.findIndex(
  (line) => line.startsWith('import { ') && line.split("'")[1] > `./${id}.js`,
);
lines.splice(firstAfter === -1 ? lastImport + 1 : firstAfter, 0, importLine);
const generic = lines.findIndex((line) => line.includes('// generic: templates'));
lines.splice(generic, 0, `  ${name},`);
writeFileSync(registry, lines.join('\n'));

console.log(`Made ${file}, fixtures/formats/${id}/ and a line in ${registry}.
Next: write the format and its pattern, put real files in the place of the sample fixtures (and add includes where the
format has them), then
  UPDATE_GOLDENS=1 npm run jest -- formats -t ${id}
and read every prompts.json it writes.`);
