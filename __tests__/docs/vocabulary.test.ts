import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

/** Words of which the documentation uses another, with that other. */
const instead: readonly (readonly [RegExp, string])[] = [
  [/\bjudg(?:e[sd]?|ing|ement)\b/i, 'check'],
  [/\bbroken limits?\b|\blimits? (?:is|are) broken\b/i, 'exceeded'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bstands? in\b/i, 'is in'],
  [/\bfor ever\b/i, 'forever'],
  [/\d %/, '20%'],
  [/\b(?:recognis|organis|utilis)/i, 'American spelling'],
];

/** Reference pages about the model of costs and tokens, written for readers of formulas; they have their own tests. */
const reference = new Set([
  'adding-a-format.md',
  'cost-model.md',
  'counting.md',
  'formats.md',
  'programs.md',
  'rates.md',
]);

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'skills/promptcost/SKILL.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md') && !reference.has(name))
    .map((name) => `docs/${name}`),
];

/** What is written by hand: no generated tables, no code, no messages of the program. */
function prose(text: string): string {
  return text
    .replace(/<!-- generated[\s\S]*?<!-- end -->/g, '')
    .replace(/^ *```[\s\S]*?^ *```$/gm, '')
    .replace(/`[^`\n]*`|\*\*[^*]+\*\*/g, '');
}

test.each(pages)('%s uses the words of the vocabulary', (page) => {
  const text = prose(readFileSync(page, 'utf8'));
  const found = instead.flatMap(([pattern, better]) => {
    const at = pattern.exec(text);
    return at === null
      ? []
      : [`"${at[0]}" → ${better}: ${text.slice(Math.max(0, at.index - 30), at.index + 40)}`];
  });
  expect(found).toEqual([]);
});
