// Builds our tokenizers as they ship: one bundle, the tables beside it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.join(import.meta.dirname, '..');
export const buildFolder = path.join(root, 'build', 'bench');

export function buildOwn() {
  const ncc = path.join(root, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');
  const options = ['--no-cache', '--target', 'es2022', '--transpile-only'];
  execFileSync(
    process.execPath,
    [ncc, 'build', 'bench/own.ts', '-o', path.join(buildFolder, 'own'), ...options],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  mkdirSync(path.join(buildFolder, 'tables'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'src', 'tables'))) {
    if (name.endsWith('.br'))
      cpSync(path.join(root, 'src', 'tables', name), path.join(buildFolder, 'tables', name));
  }
}

export function importOwn() {
  return import(pathToFileURL(path.join(buildFolder, 'own', 'index.js')).href);
}
