// node bench/long.mjs [TOKENIZER…]: CPU time of texts without a place to split, one and ten megabytes of each. Ten times the text may
// take little more than ten times as long, whatever the text: a second column that grows with the square is a way to stop a check.
// Every measurement runs in a process of its own. Prints Markdown; bench/README.md holds the last run.
import { spawnSync } from 'node:child_process';
import { buildOwn, importOwn } from './build.mjs';

const megabyte = 1_000_000;
let state = 17;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return (state >>> 9) % below;
};
const some = (length, unit) => {
  const parts = [];
  for (let size = 0; size < length;) {
    const part = unit();
    size += Buffer.byteLength(part);
    parts.push(part);
  }
  return parts.join('');
};
const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = `${letters}${letters.toUpperCase()}0123456789+/`;

/** Texts of about so many bytes. */
const texts = {
  'one letter': (length) => 'a'.repeat(length),
  spaces: (length) => ' '.repeat(length),
  'line ends': (length) => '\n'.repeat(length),
  dashes: (length) => '-'.repeat(length),
  'random letters': (length) => some(length, () => letters[random(26)]),
  base64: (length) => some(length, () => digits[random(64)]),
  Han: (length) => some(length, () => String.fromCharCode(0x4e00 + random(0x5000))),
  'one Han character': (length) => '\u5b57'.repeat(length / 3),
  'combining marks': (length) => '\u0301'.repeat(length / 2),
};

const [tokenizer, name, size] = process.argv.slice(2);
if (size !== undefined) {
  const { openTokenizer } = await importOwn();
  const { count } = openTokenizer(tokenizer);
  count('You sort the tickets of a support team by urgency.');
  const text = texts[name](Number(size));
  const before = process.cpuUsage();
  const tokens = count(text);
  const { user, system } = process.cpuUsage(before);
  const peakMb = process.resourceUsage().maxRSS / 1000;
  console.log(JSON.stringify({ tokens, seconds: (user + system) / 1e6, peakMb }));
} else {
  await buildOwn();
  const measure = (...words) => {
    const run = spawnSync(process.execPath, [process.argv[1], ...words], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout);
  };
  for (const id of process.argv.length > 2 ? process.argv.slice(2) : ['o200k_base', 'qwen-2.5', 'gemini']) {
    console.log(`### ${id}, Node ${process.versions.node}\n`);
    console.log('| text | 1 MB, CPU s | 10 MB, CPU s | ratio | tokens of 10 MB | peak MB |');
    console.log('| --- | --: | --: | --: | --: | --: |');
    for (const text of Object.keys(texts)) {
      const [one, ten] = [megabyte, 10 * megabyte].map((length) => measure(id, text, String(length)));
      const ratio = (ten.seconds / one.seconds).toFixed(1);
      console.log(
        `| ${text} | ${one.seconds.toFixed(2)} | ${ten.seconds.toFixed(2)} | ${ratio} | ${ten.tokens.toLocaleString('en-US')} | ${Math.round(ten.peakMb)} |`,
      );
    }
    console.log();
  }
}
