import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import { problem } from '../core/problem.js';
import { maxFileBytes, RevisionError, type Revision, type TreeEntry } from '../core/revision.js';
import { oddNameDetail } from './git/revision.js';
import { pathText, treeOf } from './git/tree.js';
import { revisionOver, type Content } from './reading.js';

/** Files that are open at the same time. */
const width = 16;

/** Runs `work` on every item, `width` at a time. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (;;) {
      const item = items[next++];
      if (item === undefined) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}

/** The id git would give to these bytes as a file. */
export function blobId(bytes: Uint8Array, algorithm: 'sha1' | 'sha256' = 'sha1'): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/**
 * The bytes of a file that is a regular file and no link; its size when it has more than `maxBytes`, a code such as
 * `EACCES` when it may not be read, null when there is no such file (any more). Devices and pipes are never opened.
 */
async function regularFile(name: Buffer, maxBytes: number): Promise<Buffer | number | string | null> {
  const before = await lstat(name).catch(() => null);
  if (before?.isFile() !== true) return null;
  // Absent on Windows, where opening does not follow what lstat called a file.
  const noFollow = (constants as { O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0;
  const file = await open(name, constants.O_RDONLY | noFollow).catch(
    (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'EIO',
  );
  if (typeof file === 'string') return file === 'ENOENT' ? null : file;
  try {
    const now = await file.stat();
    if (!now.isFile()) return null;
    if (now.size > maxBytes) return now.size;
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/**
 * A plain folder, without git: everything below it but `.git`. Links are listed, never walked into. An entry's
 * id is the one git would give to the same bytes, so ids can be compared with those of commits.
 */
export async function openFolder(folder: string): Promise<Revision> {
  let root: string;
  try {
    root = await realpath(folder);
    if (!(await lstat(root)).isDirectory()) throw new RevisionError(`${folder} is not a folder.`);
  } catch (error) {
    if (error instanceof RevisionError) throw error;
    throw new RevisionError(`The folder ${folder} does not exist or cannot be read.`, { cause: error });
  }
  // Names are kept as bytes: on Linux they need not be text.
  const names = new Map<TreeEntry, Buffer>();
  const rootBytes = Buffer.from(root + path.sep);
  const separator = Buffer.from(path.sep);

  async function walk(): Promise<readonly TreeEntry[]> {
    const found: TreeEntry[] = [];
    const odd = new Set<TreeEntry>();
    const folders: Buffer[] = [Buffer.alloc(0)];
    for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
      const at = below;
      const children = await readdir(Buffer.concat([rootBytes, at]), {
        withFileTypes: true,
        encoding: 'buffer',
      }).catch((error: unknown) => {
        throw new RevisionError(`The folder ${root}/${at.toString('utf8')} cannot be read.`, {
          cause: error,
        });
      });
      const files: Buffer[] = [];
      for (const child of children) {
        const name = Buffer.concat([at, Buffer.from(child.name)]);
        if (child.isDirectory()) {
          if (!child.name.equals(Buffer.from('.git'))) folders.push(Buffer.concat([name, separator]));
        } else if (child.isFile() || child.isSymbolicLink()) files.push(name);
      }
      await eachOf(files, async (name) => {
        const full = Buffer.concat([rootBytes, name]);
        const text = pathText(
          path.sep === '/' ? name : Buffer.from(name.toString('utf8').split(path.sep).join('/')),
        );
        const add = (type: TreeEntry['type'], id: string, size: number): void => {
          const entry: TreeEntry = { path: text.path, type, id, size };
          found.push(entry);
          if (text.isUtf8) names.set(entry, full);
          else odd.add(entry);
        };
        const stat = await lstat(full).catch(() => null);
        if (stat === null) return; // gone since
        if (stat.isSymbolicLink()) {
          const target = await linkTarget(full);
          add('symlink', blobId(target), target.length);
          return;
        }
        const bytes = await regularFile(full, maxFileBytes);
        if (bytes === null) return;
        if (typeof bytes === 'object') add('file', blobId(bytes), bytes.length);
        // Never read, so equal to nothing but itself.
        else
          add(
            'file',
            blobId(Buffer.from(`${full.toString('latin1')}\0${stat.size}\0${stat.mtimeMs}`)),
            stat.size,
          );
      });
    }
    return treeOf(found, odd).entries;
  }

  async function linkTarget(name: Buffer): Promise<Buffer> {
    const target = await readlink(name, { encoding: 'buffer' });
    return path.sep === '/' ? target : Buffer.from(target.toString('utf8').split(path.sep).join('/'));
  }

  return revisionOver(
    { sha: null, ref: folder, how: 'folder' },
    {
      list: walk,
      async contents(entries, maxBytes, give) {
        await eachOf(entries, async (entry) => {
          give(entry, await contentOf(entry, maxBytes));
        });
      },
      close: () => Promise.resolve(),
    },
  );

  async function contentOf(entry: TreeEntry, maxBytes: number): Promise<Content> {
    const name = names.get(entry);
    if (name === undefined) {
      return { kind: 'problem', problem: problem('encoding', entry.path, null, oddNameDetail) };
    }
    if (entry.type === 'symlink') return { kind: 'bytes', bytes: await linkTarget(name) };
    const bytes = await regularFile(name, maxBytes);
    if (bytes === null || typeof bytes === 'string') {
      const detail =
        bytes === null
          ? 'It was removed or replaced while it was being read.'
          : `It may not be read (${bytes}).`;
      return { kind: 'problem', problem: problem('missing-file', entry.path, null, detail) };
    }
    return typeof bytes === 'number' ? { kind: 'too-large', sizeBytes: bytes } : { kind: 'bytes', bytes };
  }
}
