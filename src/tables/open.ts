import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the large tables (vocabularies, rates): `src/tables` in the sources, `dist/tables` beside the bundles.
 * Both are one level up from the running file's folder, then down into `tables`.
 */
const folder = path.join(fileURLToPath(import.meta.url), '..', '..', 'tables');

/** The bytes of one table, read when it is first needed. Throws when the installation is incomplete. */
export function readTable(name: string): Buffer {
  return readFileSync(path.join(folder, name));
}

/** Whether this installation has the table: src/tables has other forms of some tables than dist/tables. */
export function hasTable(name: string): boolean {
  return existsSync(path.join(folder, name));
}
