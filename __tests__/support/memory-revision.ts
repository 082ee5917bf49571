import { createHash } from 'node:crypto';
import { problem, type Problem } from '../../src/core/problem.js';
import type { Revision, SourceFile, TreeEntry } from '../../src/core/revision.js';

/** A revision made of texts (or bytes), for tests. Links are given as `{ link: 'target' }`. */
export function memoryRevision(
  files: Readonly<Record<string, string | Uint8Array | { readonly link: string }>>,
): Revision & { readonly reads: string[][] } {
  const reads: string[][] = [];
  const follow = (path: string, steps = 0): string | Uint8Array | Problem => {
    const content = Object.hasOwn(files, path) ? files[path] : undefined;
    if (content === undefined || steps > 5)
      return problem('missing-file', path, null, 'There is no such file.');
    return typeof content === 'object' && 'link' in content ? follow(content.link, steps + 1) : content;
  };
  return {
    reads,
    info: { sha: null, ref: null, how: 'in memory' },
    list: async () =>
      Object.entries(files)
        .map(([path, content]): TreeEntry => ({
          path,
          type: typeof content === 'object' && 'link' in content ? 'symlink' : 'file',
          id: createHash('sha1')
            .update(typeof content === 'object' && 'link' in content ? `link ${content.link}` : content)
            .digest('hex'),
          size: typeof content === 'string' ? Buffer.byteLength(content) : null,
        }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    async read(paths) {
      reads.push([...paths]);
      const answer = new Map<string, SourceFile | Problem>();
      for (const path of paths) {
        const content = follow(path);
        if (typeof content === 'string') {
          const hadByteOrderMark = content.startsWith('\ufeff');
          answer.set(path, { path, text: hadByteOrderMark ? content.slice(1) : content, hadByteOrderMark });
        } else if (content instanceof Uint8Array) {
          answer.set(path, problem('binary-file', path, null, 'The file is not text.'));
        } else answer.set(path, { ...content, path });
      }
      return answer;
    },
    async readBytes(path) {
      const content = follow(path);
      return typeof content === 'string'
        ? Buffer.from(content)
        : content instanceof Uint8Array
          ? content
          : null;
    },
    close: async () => undefined,
  };
}
