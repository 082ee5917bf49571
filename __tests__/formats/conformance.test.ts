import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { whatIsMissing } from '../../src/core/missing.js';
import type { Format } from '../../src/core/format.js';
import type { Extraction, Place, Prompt, Segment } from '../../src/core/prompt.js';
import type { SourceFile } from '../../src/core/revision.js';
import type { EstimationSettings } from '../../src/core/settings.js';
import { candidatesOf } from '../../src/discovery/candidates.js';
import { contextFor, filesOf } from '../../src/discovery/context.js';
import { formats } from '../../src/formats/registry.js';
import { discover, noSettings } from '../support/discover.js';
import { describeDiscovery } from '../support/describe-prompts.js';
import { memoryRevision } from '../support/memory-revision.js';

const fixtures = path.resolve('fixtures/formats');
function filesBelow(folder: string, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
      const inside = prefix + entry.name;
      const full = path.join(folder, entry.name);
      return entry.isDirectory()
        ? Object.entries(filesBelow(full, `${inside}/`))
        : [[inside, readFileSync(full, 'utf8')]];
    }),
  );
}

function casesOf(id: string): string[] {
  const folder = path.join(fixtures, id);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => statSync(path.join(folder, name)).isDirectory());
}

/** Formats whose runtime adds text of its own (BAML's schema, a Flowise condition, POML's captions): its place is empty. */
const writesText = new Set(['baml', 'flowise', 'poml']);

async function extractFrom(
  format: Format,
  file: SourceFile,
  others: Record<string, string> = {},
): Promise<Extraction> {
  const revision = memoryRevision({ ...others, [file.path]: file.text });
  const files = filesOf(revision, await revision.list());
  return format.extract(file, contextFor(files, file.path).context);
}

/** A path that this format's own patterns take in. */
function samplePath(format: Format): string {
  const [first] = casesOf(format.id);
  if (first !== undefined) {
    const names = Object.keys(filesBelow(path.join(fixtures, format.id, first, 'input')));
    const candidates = candidatesOf([format]);
    const found = names.find((name) => candidates.of(name).formats.length > 0);
    if (found !== undefined) return found;
  }
  return 'prompts/sample.txt';
}

function places(segments: readonly Segment[]): { place: Place; text: string | null }[] {
  return segments.flatMap((segment) => {
    const own = { place: segment.place, text: segment.kind === 'text' ? segment.text : null };
    if (segment.kind === 'branch') return [own, ...segment.arms.flatMap((arm) => places(arm))];
    if (segment.kind === 'loop' || segment.kind === 'include') return [own, ...places(segment.body)];
    return [own];
  });
}

/** Places lie within their file, on the line they name, over the text they claim. */
function expectPlaces(prompt: Prompt, input: Readonly<Record<string, string>>, id: string): void {
  const segments = prompt.messages.flatMap((message) => message.segments);
  for (const { place, text } of places(segments)) {
    const source = (input[place.path] ?? '').replace(/^\ufeff/, '');
    expect(place.end).toBeLessThanOrEqual(source.length);
    expect(place.start).toBeLessThanOrEqual(place.end);
    expect(source.slice(0, place.start).split('\n').length).toBe(place.line);
    // What was not decoded stands in the file as it is sent; what was decoded shares its letters with its source.
    if (text === null) continue;
    if (place.end - place.start === text.length && source.slice(place.start, place.end) === text) continue;
    if (writesText.has(id) && place.start === place.end) continue;
    const letters = (value: string) => value.replace(/\\[0abtnvfreNLP_"'\\/]|[^\p{L}\p{N}]/gu, '');
    expect(letters(source.slice(place.start, place.end))).toContain(letters(text).slice(0, 40));
  }
}

const rubbish: Record<string, string> = {
  'nothing at all': '',
  'one brace': '{',
  'a NUL byte': 'a\0b: [1, 2]\n',
  'a list where a map belongs': '- one\n- two\n',
  'a JSON list': '[1, "two", null]',
  'a number': '42',
  'a megabyte of brackets': '['.repeat(1_000_000),
  'a megabyte of dashes': '- '.repeat(500_000),
  'front matter that never ends': `---\nmodel: gpt-4o\n${'x'.repeat(1000)}`,
  'unclosed template marks': '{{ '.repeat(50_000),
  'unclosed tags': '{% if x %}'.repeat(20_000),
  'quotes in tags': "{{'}}".repeat(50_000),
  'nested maps': '{"a":'.repeat(5_000),
  'deep indentation': Array.from({ length: 800 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'aliases that explode': `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
    .split('')
    .map((name, index) => `${name}: &${name} [${`*${'abcdefg'[index] ?? 'a'},`.repeat(9)}]`)
    .join('\n')}\n`,
};

/** Formats whose files never say which model reads them. */
const namesNoModel = new Set([
  'go-template',
  'handlebars',
  'jinja',
  'liquid',
  'mustache',
  'openai-evals',
  'text',
  'tool-list',
]);

test('every format has its own id, a title and a documentation address', () => {
  expect(new Set(formats.map((format) => format.id)).size).toBe(formats.length);
  for (const format of formats) {
    expect(existsSync(`src/formats/${format.id}.ts`) || existsSync(`src/formats/${format.id}/index.ts`)).toBe(
      true,
    );
    expect(format.docs).toMatch(/^https:\/\/[^ ]+$/);
    expect(format.title.length).toBeGreaterThan(2);
    expect(format.reads.length).toBeGreaterThan(30);
    expect(format.patterns.length).toBeGreaterThan(0);
  }
});

test('every fixture folder belongs to a format', () => {
  const ids = new Set(formats.map((format) => format.id));
  expect(readdirSync(fixtures).filter((name) => !ids.has(name))).toEqual([]);
});

describe.each(formats.map((format) => [format.id, format] as const))('%s', (id, format) => {
  const cases = casesOf(id);

  test('has fixtures', () => {
    expect(cases).toEqual(expect.arrayContaining(['typical', 'minimal', 'broken']));
    if (!namesNoModel.has(id)) expect(cases).toContain('no-model');
  });

  test.each(cases)('%s gives the prompts of its golden', async (name) => {
    const folder = path.join(fixtures, id, name);
    const input = filesBelow(path.join(folder, 'input'));
    const settingsFile = path.join(folder, 'settings.json');
    const settings = existsSync(settingsFile)
      ? { ...noSettings, ...(JSON.parse(readFileSync(settingsFile, 'utf8')) as Partial<EstimationSettings>) }
      : noSettings;
    const found = await discover(memoryRevision(input), settings);
    const again = await discover(memoryRevision(input), settings);
    // Programs that were read once are kept by their content, so a second pass reads fewer files and finds the same.
    expect({ ...again, filesRead: 0 }).toEqual({ ...found, filesRead: 0 });

    const golden = path.join(folder, 'prompts.json');
    const dump = `${JSON.stringify(describeDiscovery(found), null, 2)}\n`;
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, dump);
    expect(dump).toBe(
      existsSync(golden) ? readFileSync(golden, 'utf8') : 'no golden: run with UPDATE_GOLDENS=1',
    );

    for (const prompt of found.prompts) expectPlaces(prompt, input, id);
    // A place in the text would move with every edit above it: `missingAt` has it beside the text.
    for (const missing of found.prompts.flatMap(({ incomplete }) => incomplete))
      expect(whatIsMissing(missing)).not.toMatch(/\S:\d+/);
  });

  test.each(cases)('%s is claimed by this format', async (name) => {
    const input = filesBelow(path.join(fixtures, id, name, 'input'));
    const candidates = candidatesOf(formats);
    const claims = Object.entries(input).flatMap(([file, content]) => {
      const source = { path: file, text: content.replace(/^\ufeff/, ''), hadByteOrderMark: false };
      const first = candidates.of(file).formats.find((possible) => possible.recognizes(source));
      return first === undefined ? [] : [first.id];
    });
    expect(claims).toContain(id);
  });

  test.each(Object.keys(rubbish))('rubbish: %s', async (name) => {
    const file: SourceFile = { path: samplePath(format), text: rubbish[name] ?? '', hadByteOrderMark: false };
    const started = process.cpuUsage();
    expect(typeof format.recognizes(file)).toBe('boolean');
    const extraction = await extractFrom(format, file);
    // CPU time, and the bound that the product promises: what grows with the square of the input takes minutes.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
    for (const prompt of extraction.prompts) expect(prompt.path).toBe(file.path);
    for (const found of extraction.problems) expect(found.detail.length).toBeGreaterThan(10);
  });

  test('never throws on damaged fixtures', async () => {
    const inputs = cases.map((name) => filesBelow(path.join(fixtures, id, name, 'input')));
    const seeds = inputs.flatMap((input) =>
      Object.entries(input).map(([file, content]) => ({ file, content, input })),
    );
    if (seeds.length === 0) return;
    const own = candidatesOf([format]);
    const usable = seeds.filter((seed) => own.of(seed.file).formats.length > 0);
    const noise = [
      '',
      '{',
      '}',
      '{{',
      '}}',
      '{%',
      '%}',
      '---\n',
      '\n',
      ': ',
      '- ',
      '"',
      "'",
      '[',
      ']',
      '&a ',
      '*a',
      '\\',
      '\0',
      '\u2028',
      '|',
      '>',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...usable),
        fc.array(fc.tuple(fc.nat(10_000), fc.nat(60), fc.constantFrom(...noise)), {
          minLength: 1,
          maxLength: 6,
        }),
        async (seed, cuts) => {
          let text = seed.content.replace(/^\ufeff/, '');
          for (const [offset, length, insert] of cuts) {
            const start = text.length === 0 ? 0 : offset % text.length;
            text = text.slice(0, start) + insert + text.slice(start + length);
          }
          const file: SourceFile = { path: seed.file, text, hadByteOrderMark: false };
          if (!format.recognizes(file)) return;
          const first = await extractFrom(format, file, seed.input);
          const second = await extractFrom(format, file, seed.input);
          expect(second).toEqual(first);
          for (const prompt of first.prompts) expectPlaces(prompt, { ...seed.input, [seed.file]: text }, id);
        },
      ),
      { numRuns: 60, seed: Number(process.env['FUZZ_SEED'] ?? 20261123) },
    );
  });
});
