import type { Format } from '../core/format.js';
import type { Segment } from '../core/prompt.js';
import { baseName, folderOf } from './syntax/paths.js';
import { madeText, textIn, textSegment, type SourceText } from './syntax/place.js';
import { promptOf } from './request/prompts.js';

// https://github.com/danielmiessler/Fabric: internal/plugins/db/fsdb/patterns.go (which file is read, where the input
// goes), internal/plugins/template/template.go (`{{…}}`), internal/core/chatter.go (one system message); compared 2026-11-26.

/** Fabric's own folder is `patterns`; people keep theirs beside it under these names. */
const ownFile = /(?:^|\/)(?:\w[\w-]*[_-])?patterns\/(?:[^/]+\/){1,3}system\.md$/i;

/** Fabric patterns: one system message a folder, with the input at its end. */
export const fabric: Format = {
  id: 'fabric',
  title: 'Fabric pattern',
  docs: 'https://github.com/danielmiessler/Fabric/blob/main/data/patterns/readme.md',
  reads:
    '`system.md` of a pattern’s folder, which is sent whole as one system message. The input goes where `{{input}}` is, else at the end. `{{name}}` and `{{plugin:…}}`, `{{ext:…}}` calls are filled in when it runs. `user.md` and `README.md` beside it are not sent by today’s program. The model is chosen on the command line: none is in the file.',
  patterns: ['**/{patterns,Patterns}/**/system.md', '**/*{_,-}patterns/**/system.md'],
  recognizes: (file) => ownFile.test(file.path) && file.text.trim() !== '' && !file.text.includes('\0'),
  extract(file, context) {
    const body = textIn(file);
    const segments = filledIn(body);
    if (!body.text.includes('{{input}}')) {
      const end = body.placeOf(body.text.length, body.text.length);
      // The program ends the last line before it appends the input.
      if (!body.text.endsWith('\n')) segments.push(textSegment(madeText('\n', end)));
      segments.push({ kind: 'variable', name: 'input', place: end });
    }
    const folder = folderOf(file.path);
    const user = `${folder}/user.md`;
    return Promise.resolve({
      prompts: [
        promptOf('fabric', file, {
          name: baseName(folder),
          line: 1,
          messages: [{ role: 'system', segments, place: body.place }],
        }),
      ],
      problems: [],
      consumed: context.exists(user) ? [user] : [],
    });
  },
};

/**
 * A text with its `{{…}}` as variables. The program takes anything between two braces for a name and stops at one it
 * was not given; a pattern with code in it (`{{ title ? title : 'x' }}`) runs only with `--no-variable-replacement`,
 * so what cannot be a name is text.
 */
function filledIn(source: SourceText): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const found of source.text.matchAll(/\{\{((?:plugin|ext):[^{}\n]{1,300}|[\w.#-]{1,120})\}\}/g)) {
    const to = found.index + found[0].length;
    if (found.index > from) segments.push(textSegment(source, from, found.index));
    segments.push({ kind: 'variable', name: found[1] ?? '', place: source.placeOf(found.index, to) });
    from = to;
  }
  if (from < source.text.length) segments.push(textSegment(source, from, source.text.length));
  return segments;
}
