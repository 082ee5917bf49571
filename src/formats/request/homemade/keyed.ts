import type { FormatContext } from '../../../core/format.js';
import { problem } from '../../../core/problem.js';
import type { SourceFile } from '../../../core/revision.js';
import { parseByEnding } from '../../syntax/by-ending.js';
import { baseName, folderOf } from '../../syntax/paths.js';
import { textIn, type SourceText } from '../../syntax/place.js';
import { textAt } from '../../syntax/tree.js';
import type { Piece } from '../../templates/tree.js';
import { isProblem } from '../prompts.js';

/**
 * `{% include "scenarios.share:role.system" %}`: the value at `role.system` of `scenarios/share.yaml`, wherever
 * that file stands. For the template layer these are paths like others; here they are looked up.
 */
export class KeyedIncludes {
  readonly context: FormatContext;
  readonly options: { readonly bodyOf: (file: SourceFile) => SourceText };
  private readonly real = new Map<string, string>();
  private readonly found = new Map<string, string | null>();

  constructor(context: FormatContext) {
    const bodies = new Map<SourceFile, SourceText>();
    this.options = { bodyOf: (file) => bodies.get(file) ?? textIn(file) };
    this.context = {
      exists: (path) => context.exists(path) || (path.includes(':') && this.locate(path, context) !== null),
      glob: (pattern) => context.glob(pattern),
      read: async (path) => {
        const target = path.includes(':') && !context.exists(path) ? this.locate(path, context) : null;
        if (target === null) return context.read(path);
        const read = await context.read(target);
        if (isProblem(read)) return read;
        const key = path.slice(path.lastIndexOf(':') + 1);
        const text = textAt(parseByEnding(read).root, ...key.split('.'));
        if (text === undefined)
          return problem(
            'include-missing',
            target,
            null,
            `There is no text at \`${key.slice(0, 100)}\` in this file.`,
          );
        const copy: SourceFile = { ...read };
        bodies.set(copy, text);
        this.real.set(path, target);
        return copy;
      },
    };
  }

  private locate(path: string, context: FormatContext): string | null {
    const known = this.found.get(path);
    if (known !== undefined) return known;
    const parts = /^([\w-]+(?:\.[\w-]+)*):[\w-]+(?:\.[\w-]+)*$/.exec(baseName(path));
    let target: string | null = null;
    if (parts?.[1] !== undefined) {
      const module = parts[1].replaceAll('.', '/');
      const home = folderOf(path);
      const all = context.glob(`**/${module}.{yaml,yml}`);
      // Of several the one that shares the longest way with the file that includes it.
      target = [...all].sort((a, b) => shared(b, home) - shared(a, home))[0] ?? null;
    }
    this.found.set(path, target);
    return target;
  }

  /** Pieces with the real paths of what was included. */
  named(pieces: readonly Piece[]): Piece[] {
    if (this.real.size === 0) return [...pieces];
    return pieces.map((piece): Piece => {
      if (piece.kind === 'include')
        return { ...piece, path: this.real.get(piece.path) ?? piece.path, body: this.named(piece.body) };
      if (piece.kind === 'loop') return { ...piece, body: this.named(piece.body) };
      if (piece.kind === 'branch') return { ...piece, arms: piece.arms.map((arm) => this.named(arm)) };
      return piece;
    });
  }
}

function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
