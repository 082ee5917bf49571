import { createHash } from 'node:crypto';
import { problem, type Problem } from '../../src/core/problem.js';
import type { Revision, SourceFile, TreeEntry } from '../../src/core/revision.js';

const isLink = (entry: MemoryEntry): entry is { readonly link: string } =>
  typeof entry === 'object' && 'link' in entry;
const isSubmodule = (entry: MemoryEntry): entry is { readonly submodule: true } =>
  typeof entry === 'object' && 'submodule' in entry;

/** A text, bytes, a symbolic link (its target as git stores it: relative to the link's folder) or a submodule. */
export type MemoryEntry = string | Uint8Array | { readonly link: string } | { readonly submodule: true };

/** A revision made of texts (or bytes), for tests. */
export function memoryRevision(
  files: Readonly<Record<string, MemoryEntry>>,
): Revision & { readonly reads: string[][] } {
  const reads: string[][] = [];
  const follow = (path: string, steps = 0): string | Uint8Array | Problem => {
    const content = Object.hasOwn(files, path) ? files[path] : undefined;
    if (content === undefined || steps > 5)
      return problem('missing-file', path, null, 'There is no such file.');
    if (typeof content === 'string' || content instanceof Uint8Array) return content;
    if ('submodule' in content) return problem('submodule', path, null, 'It is a submodule.');
    const target = new URL(content.link, `file:///${path}`).pathname.slice(1);
    return Object.hasOwn(files, target)
      ? follow(target, steps + 1)
      : problem('symlink', path, null, `It leads to ${content.link}, which is not in the repository.`);
  };
  return {
    reads,
    info: { sha: null, ref: null, how: 'in memory' },
    list: async () =>
      Object.entries(files)
        .map(([path, content]): TreeEntry => ({
          path,
          type: isLink(content) ? 'symlink' : isSubmodule(content) ? 'submodule' : 'file',
          id: createHash('sha1')
            .update(isLink(content) ? `link ${content.link}` : isSubmodule(content) ? 'commit' : content)
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
