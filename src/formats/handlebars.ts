import type { Format } from '../core/format.js';
import { templateFormat } from './templates/files.js';

/** Handlebars prompt templates in folders or under names that tell a prompt. */
export const handlebars: Format = templateFormat({
  id: 'handlebars',
  title: 'Handlebars prompt template',
  docs: 'https://handlebarsjs.com/guide/',
  reads:
    'Handlebars text with its partials joined in; `each` is a loop, `if` and `unless` give a lower and an upper bound. Comments do not count. Partials (`_name`, `partials/`) are billed only where they are used.',
  endings: ['hbs', 'handlebars'],
  engine: 'handlebars',
});
