// Builds our tokenizers as they ship: one bundle, the tables beside it.
import { buildSync } from 'esbuild';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.join(import.meta.dirname, '..');
export const buildFolder = path.join(root, 'build', 'bench');

export function buildOwn() {
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
  mkdirSync(path.join(buildFolder, 'tables'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'src', 'tables'))) {
    if (name.endsWith('.br'))
      cpSync(path.join(root, 'src', 'tables', name), path.join(buildFolder, 'tables', name));
  }
}

export function importOwn() {
  return import(pathToFileURL(path.join(buildFolder, 'own', 'index.js')).href);
}
