import { expect, test } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { parse, stringify } from 'yaml';
import { inputNames } from '../../src/action/inputs.js';
import { limits } from '../../src/core/limits/list.js';
import { formats as registry } from '../../src/formats/registry.js';
import { limitKeys, optionKeys } from '../../src/settings/index.js';
import { families } from '../../src/tokenizers/families.js';
import { settingsSchema } from '../../src/settings/schema.js';
import { updating } from '../support/golden.js';

interface Manifest {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string }>;
}

const manifest = parse(readFileSync('action.yml', 'utf8')) as Manifest;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The generated parts of the documents, by the name in their marks. */
const parts: Readonly<Record<string, () => string>> = {
  limits: () =>
    table(
      ['key', 'applies to', 'meaning', 'example'],
      limitKeys.map((limit) => [`\`${limit.key}\``, limit.scope, limit.meaning, `\`${limit.kind.example}\``]),
    ),
  options: () =>
    table(
      ['key', 'values', 'default', 'meaning'],
      Object.entries(optionKeys).map(([key, option]) => [
        `\`${key}\``,
        option.kind.allowed.replace('one of ', ''),
        `\`${option.default}\``,
        option.meaning,
      ]),
    ),
  usage: () => {
    const schema = settingsSchema() as {
      $defs: { usage: { properties: Record<string, { description: string }> } };
    };
    return table(
      ['key', 'meaning'],
      Object.entries(schema.$defs.usage.properties).map(([key, { description }]) => [
        `\`${key}\``,
        description,
      ]),
    );
  },
  inputs: () =>
    table(
      ['input', 'meaning'],
      Object.entries(manifest.inputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  outputs: () =>
    table(
      ['output', 'meaning'],
      Object.entries(manifest.outputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  tokenizers: () =>
    table(
      ['tokenizer', 'method', 'mean error'],
      Object.entries(families).map(([id, { method, errorPercent }]) => [
        `\`${id}\``,
        method,
        errorPercent === 0 ? '0' : `±${errorPercent}%`,
      ]),
    ),
  formats: () =>
    table(
      ['format', 'files', 'what is read'],
      registry.map((one) => [
        `[${one.title}](${one.docs})`,
        one.patterns
          .slice(0, 6)
          .map((pattern) => `\`${pattern}\``)
          .join(', ') + (one.patterns.length > 6 ? ', …' : ''),
        one.reads,
      ]),
    ),
};

const documents = ['README.md', 'docs/configuration.md', 'docs/formats.md', 'docs/accuracy.md'].filter(
  (file) => existsSync(file),
);

test.each(documents)('the generated tables of %s are fresh', async (file) => {
  const before = readFileSync(file, 'utf8');
  const filled = before.replace(
    /(<!-- generated: ([a-z]+) -->)[\s\S]*?(<!-- end -->)/g,
    (_whole, open: string, name: string, close: string) => {
      const part = parts[name];
      if (part === undefined) throw new Error(`${file} asks for a part ${name} that nobody generates`);
      return `${open}\n\n${part()}\n\n${close}`;
    },
  );
  const after = await format(filled, { parser: 'markdown', singleQuote: true, printWidth: 110 });
  if (updating) writeFileSync(file, after);
  else expect(after).toBe(before);
});

/** Inputs of the action that the list of limits gives: one for each, in its order, described as in the documents. */
function limitInputs(): string {
  return limits
    .map(({ key, kind, per, docs }) => {
      const scope = per === 'month' ? 'all prompts together' : 'each prompt';
      const description = {
        number: `Limit for ${scope}: ${docs.charAt(0).toLowerCase()}${docs.slice(1)}`,
        floor: docs,
        models: `${docs} Globs, separated by commas.`,
        level: `${docs} One of \`warn\`, \`fail\`, \`ignore\`.`,
      }[kind];
      return stringify({ [key]: { description } }, { lineWidth: 0, singleQuote: true })
        .replace(/^/gm, '  ')
        .trimEnd();
    })
    .join('\n');
}

test('the inputs of limits in action.yml are those of the list', async () => {
  const before = readFileSync('action.yml', 'utf8');
  const [first] = limits;
  const [start, end] = [before.indexOf(`\n  ${first?.key ?? ''}:\n`), before.indexOf('\noutputs:\n')];
  expect(Math.min(start, end)).toBeGreaterThan(0);
  const filled = `${before.slice(0, start)}\n${limitInputs()}${before.slice(end)}`;
  const after = await format(filled, { parser: 'yaml', singleQuote: true, printWidth: 110 });
  if (updating) writeFileSync('action.yml', after);
  else expect(after).toBe(before);
});

test('the inputs of the action are those that its code reads', () => {
  expect(Object.keys(manifest.inputs).sort()).toEqual([...inputNames].sort());
});

test('no input that the settings file can set has a default in action.yml', () => {
  const withDefault = Object.entries(manifest.inputs).filter(([, input]) => input.default !== undefined);
  expect(withDefault.map(([name]) => name)).toEqual(['github-token']);
});
