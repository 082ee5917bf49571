// npm run exactness [-- [--texts N] [--encoding NAME] DIR…]: compares our token ids with those of the WebAssembly
// tiktoken, for every OpenAI encoding, on N random and awkward texts (100,000 without the option) and on all text
// files of the git repositories given. Ends with status 1 when one token differs.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { buildOwn, importOwn } from './build.mjs';
import { awkwardTexts } from './awkward.mjs';

const { get_encoding } = createRequire(import.meta.url)('tiktoken');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: 'string', default: '100000' }, encoding: { type: 'string' } },
});
const encodings = values.encoding
  ? [values.encoding]
  : ['o200k_base', 'cl100k_base', 'p50k_base', 'r50k_base'];
/** The reference is quadratic in an unbroken run: longer files are compared in parts, cut at line ends. */
const partLength = 20_000;

await buildOwn();
const { createPieceCounter, families, openVocabulary } = await importOwn();
let failed = false;
for (const name of encodings) {
  const reference = get_encoding(name);
  const own = createPieceCounter(openVocabulary(families[name].table), families[name].scanner);
  const sets = [['random and awkward texts', awkwardTexts(Number(values.texts))]];
  for (const folder of positionals) sets.push([folder, parts(textFiles(folder))]);
  for (const [title, texts] of sets) report(`${name}, ${title}`, compare(reference, own, texts));
  reference.free();
}
process.exit(failed ? 1 : 0);

function compare(reference, own, texts) {
  const result = { texts: 0, tokens: 0, wrong: [] };
  for (const text of texts) {
    const expected = reference.encode_ordinary(text);
    const ids = own.encode(text);
    result.texts++;
    result.tokens += expected.length;
    const same = ids.length === expected.length && ids.every((id, i) => id === expected[i]);
    if (!same || own.count(text) !== expected.length) result.wrong.push(text);
  }
  return result;
}

function report(title, { texts, tokens, wrong }) {
  console.log(`${title}: ${texts} texts, ${tokens} tokens, ${wrong.length} mismatches`);
  for (const text of wrong.slice(0, 5)) console.log(`  ${JSON.stringify(text.slice(0, 200))}`);
  if (wrong.length > 0) failed = true;
}

/** Every file of the newest commit that is valid UTF-8 without a NUL; a byte order mark stays. */
function* textFiles(folder) {
  const git = (...args) => execFileSync('git', ['-C', folder, ...args], { maxBuffer: 1 << 30 });
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const blobs = git('ls-tree', '-r', '-z', 'HEAD')
    .toString()
    .split('\0')
    .filter((line) => line.startsWith('100'));
  const ids = blobs.map((line) => line.split(/[ \t]/)[2]);
  for (let i = 0; i < ids.length; i += 500) {
    const batch = execFileSync('git', ['-C', folder, 'cat-file', '--batch'], {
      input: `${ids.slice(i, i + 500).join('\n')}\n`,
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    for (let at = 0; at < batch.length;) {
      const headEnd = batch.indexOf(10, at);
      const [, kind, size] = batch.toString('latin1', at, headEnd).split(' ');
      at = headEnd + 1;
      if (kind !== 'blob') continue;
      const content = batch.subarray(at, at + Number(size));
      at += Number(size) + 1;
      if (content.includes(0)) continue;
      try {
        yield decoder.decode(content);
      } catch {
        // Not UTF-8: nothing that could be sent to a model as it is.
      }
    }
  }
}

function* parts(texts) {
  for (const text of texts) {
    for (let start = 0; start < text.length;) {
      let end = start + partLength;
      if (end < text.length) end = Math.max(text.lastIndexOf('\n', end), start + 1000);
      yield text.slice(start, end);
      start = end;
    }
  }
}
