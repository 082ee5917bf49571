import type { Missing } from '../../core/missing.js';

/** What is not in a request's text, with its place: `prompts/x.j2:3: there is no file ...`. */
export function missingText(missing: Missing): string {
  return typeof missing === 'string' ? missing : `${missing.path}:${missing.line}: ${missing.what}`;
}
