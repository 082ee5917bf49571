import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Language } from '../../src/formats/code/facts.js';
import { sdks } from '../../src/formats/code/sdk/registry.js';
import type { Sdk } from '../../src/formats/code/sdk/sdk.js';

const titles: Readonly<Record<Language, string>> = {
  python: 'Python',
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  java: 'Java',
  kotlin: 'Kotlin',
  go: 'Go',
  csharp: 'C#',
  rust: 'Rust',
  ruby: 'Ruby',
  php: 'PHP',
  swift: 'Swift',
};

const begin = '<!-- libraries: generated from src/formats/code/sdk by __tests__/docs/programs.test.ts -->';
const end = '<!-- end of libraries -->';

function rowOf(sdk: Sdk): string {
  const calls = sdk.calls.map(({ callee }) => `\`${callee.split('|').join('`, `')}\``).join(', ');
  const packages = sdk.packages.map((name) => `\`${name}\``).join(', ');
  return `| ${sdk.title} | ${packages} | ${calls} | ${sdk.checked} |`;
}

function tables(): string {
  const parts = (Object.keys(titles) as Language[]).map((language) => {
    const rows = sdks.filter((sdk) => sdk.languages.includes(language)).map(rowOf);
    return rows.length === 0
      ? ''
      : `### ${titles[language]}\n\n| Library | Packages | Calls that are billed | Checked |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return parts.filter((part) => part !== '').join('\n');
}

/** Tables without the padding that the formatter adds. */
function plain(markdown: string): string {
  return markdown
    .replace(/ {2,}/g, ' ')
    .replace(/-{3,}/g, '---')
    .replace(/\n{2,}/g, '\n\n');
}

test('docs/programs.md lists the libraries that are recognized', () => {
  const path = 'docs/programs.md';
  const page = readFileSync(path, 'utf8');
  const head = page.slice(0, page.indexOf(begin) + begin.length);
  const tail = page.slice(page.indexOf(end));
  const current = `${head}\n\n${tables()}\n${tail}`;
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(path, current);
  expect(plain(readFileSync(path, 'utf8'))).toBe(plain(current));
});
