// The texts of the benchmark, about 1 MB each. All of them are made here or come with the packages that package.json
// pins, so that two machines measure the same: Markdown of installed packages, the compiler's own source, its
// messages in Chinese, Japanese, Korean and Russian, and a lock file.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const limitBytes = 1_000_000;
const root = path.join(import.meta.dirname, '..');
const typescript = path.join(root, 'node_modules', 'typescript', 'lib');

export const texts = {
  prose: () => cut(fromPackages(/^readme\.md$/i)),
  code: () => cut(readFileSync(path.join(typescript, 'typescript.js'), 'utf8').slice(3_000_000)),
  json: () => cut(fromPackages(/^package\.json$/)),
  cjk: () => cut(['zh-cn', 'ja', 'ko', 'zh-tw'].map(messages).join('\n')),
  cyrillic: () => cut(messages('ru')),
  emoji: () => cut(chat()),
  base64: () => cut(base64(limitBytes)),
};

/** Inputs that stop a tokenizer whose merge loop is quadratic. */
export const worstCases = {
  '"a" × 1e4': () => 'a'.repeat(1e4),
  '"a" × 1e5': () => 'a'.repeat(1e5),
  '"a" × 1e6': () => 'a'.repeat(1e6),
  '"a" × 5e6': () => 'a'.repeat(5e6),
  'spaces × 1e6': () => ' '.repeat(1e6),
  'dashes × 1e6': () => '-'.repeat(1e6),
  'line ends × 1e6': () => '\n'.repeat(1e6),
  'Han × 1e6': () => han(1e6),
  'base64 × 1e6, no line ends': () => base64(1e6),
  'marks × 1e6': () => '\u0301'.repeat(1e6),
};

/** The files of this name in all installed packages, in the order of the packages' names. */
function fromPackages(wanted) {
  const packages = path.join(root, 'node_modules');
  const parts = [];
  for (const name of readdirSync(packages).sort()) {
    if (name.startsWith('.') || name.startsWith('@')) continue;
    const folder = path.join(packages, name);
    for (const file of readdirSync(folder).sort()) {
      if (wanted.test(file)) parts.push(readFileSync(path.join(folder, file), 'utf8'));
    }
  }
  return parts.join('\n\n');
}

/** The compiler's messages in one language, each once. */
function messages(language) {
  const file = path.join(typescript, language, 'diagnosticMessages.generated.json');
  return Object.values(JSON.parse(readFileSync(file, 'utf8'))).join('\n');
}

/** A small generator of numbers below n, the same on every run. */
function random(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % n;
  };
}

function chat() {
  const next = random(7);
  const words =
    'thanks see you soon the invoice is late again 😀 🙏 👍🏽 👩‍💻 🇩🇪 🎉🎉 ❤️ ¿qué? naïve — “quoted” … café №5 100 % ✅ can we ship it today'.split(
      ' ',
    );
  const parts = [];
  for (let i = 0; i < 300_000; i++) parts.push(words[next(words.length)], next(12) === 0 ? '\n' : ' ');
  return parts.join('');
}

function base64(length) {
  const next = random(11);
  return Buffer.from(Uint8Array.from({ length }, () => next(256)))
    .toString('base64')
    .slice(0, length);
}

function han(length) {
  const next = random(13);
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(0x4e00 + next(0x5000));
  return text;
}

/** The first megabyte, counted in UTF-8. */
function cut(text) {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length <= limitBytes
    ? text
    : bytes
        .subarray(0, limitBytes)
        .toString('utf8')
        .replace(/\ufffd+$/, '');
}
