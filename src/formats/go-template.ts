import type { Format } from '../core/format.js';
import { templateFormat } from './templates/files.js';

/** Go text/template prompts in folders or under names that tell a prompt. */
export const goTemplate: Format = templateFormat({
  id: 'go-template',
  title: 'Go text/template prompt',
  docs: 'https://pkg.go.dev/text/template',
  reads:
    'Go template text with the templates that the file defines joined in where it calls them; `range` is a loop, `if` and `with` give a lower and an upper bound. Comments do not count.',
  endings: ['tmpl', 'gotmpl', 'gotpl'],
  engine: 'go',
});
