import { isUtf8 } from 'node:buffer';
import { problem, type Problem } from '../core/problem.js';
import { maxFileBytes, type SourceFile } from '../core/revision.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
const utf16le = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: false });
const utf16be = new TextDecoder('utf-16be', { fatal: true, ignoreBOM: false });

/**
 * The first line of a Git LFS pointer, and the one of its first releases.
 * Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md (2026-11-23)
 */
const pointerStart = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\n/;
/** The specification wants pointers under this length. */
const maxPointerBytes = 1024;

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** Bytes as text, or why they are none. Nothing is replaced or guessed: a wrong text would be counted and billed. */
export function decodeFile(path: string, bytes: Uint8Array): SourceFile | Problem {
  if (bytes.length > maxFileBytes) return tooLarge(path, bytes.length);
  const wide = startsWith(bytes, 0xff, 0xfe)
    ? { decoder: utf16le, name: 'UTF-16 (little endian)', isUtf32: startsWith(bytes, 0xff, 0xfe, 0, 0) }
    : startsWith(bytes, 0xfe, 0xff)
      ? { decoder: utf16be, name: 'UTF-16 (big endian)', isUtf32: false }
      : null;
  if (wide !== null && !wide.isUtf32) {
    try {
      const text = wide.decoder.decode(bytes);
      if (text.includes('\0')) return binary(path);
      return { path, text: withLineFeeds(text), hadByteOrderMark: true };
    } catch {
      return problem(
        'encoding',
        path,
        null,
        `It begins as ${wide.name} but is not valid; save it as UTF-8 to have it counted.`,
      );
    }
  }
  if (bytes.includes(0)) return binary(path);
  if (!isUtf8(bytes)) {
    return problem(
      'encoding',
      path,
      lineOfFirstFault(bytes),
      'It is not valid UTF-8 (Latin-1 or another old encoding?); save it as UTF-8 to have it counted.',
    );
  }
  const hadByteOrderMark = startsWith(bytes, 0xef, 0xbb, 0xbf);
  const text = utf8.decode(bytes);
  if (bytes.length < maxPointerBytes && pointerStart.test(text)) {
    return problem(
      'lfs-pointer',
      path,
      1,
      'The repository holds a Git LFS pointer, not the text; keep prompts out of LFS to have them counted.',
    );
  }
  return { path, text: withLineFeeds(text), hadByteOrderMark };
}

/**
 * Which line ends a file has is a matter of the checkout (`.gitattributes`, `core.autocrlf`), and most programs that load a text
 * make line feeds of them. A change of line ends alone is no change of a prompt.
 */
function withLineFeeds(text: string): string {
  return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
}

/** 1-based line of the first byte that is not UTF-8. */
function lineOfFirstFault(bytes: Uint8Array): number | null {
  // No byte of a longer UTF-8 sequence is a line feed, so every line can be judged by itself.
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const at = bytes.indexOf(0x0a, start);
    const end = at === -1 ? bytes.length : at;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return null;
}

function binary(path: string): Problem {
  return problem('binary-file', path, null, 'It has NUL bytes, so it is not text and was not read.');
}

export function tooLarge(path: string, sizeBytes: number): Problem {
  const size = (sizeBytes / (1024 * 1024)).toFixed(1);
  const most = maxFileBytes / (1024 * 1024);
  return problem('too-large', path, null, `It has ${size} MiB; files over ${most} MiB are not read.`);
}
