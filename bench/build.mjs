// Builds our tokenizers as they ship: one bundle, the tables beside it.
import { buildSync } from 'esbuild';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeTables } from '../scripts/tables.mjs';

const root = path.join(import.meta.dirname, '..');
export const buildFolder = path.join(root, 'build', 'bench');

export async function buildOwn() {
  buildSync({
    absWorkingDir: root,
    entryPoints: { index: 'bench/own.ts' },
    outdir: path.join(buildFolder, 'own'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
  });
  await writeTables(path.join(buildFolder, 'tables'));
}

export function importOwn() {
  return import(pathToFileURL(path.join(buildFolder, 'own', 'index.js')).href);
}
