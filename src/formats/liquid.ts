import type { Format } from '../core/format.js';
import { templateFormat } from './templates/files.js';

/** Liquid prompt templates in folders or under names that tell a prompt. */
export const liquid: Format = templateFormat({
  id: 'liquid',
  title: 'Liquid prompt template',
  docs: 'https://shopify.github.io/liquid/',
  reads:
    'Liquid text with `render` and `include` joined in; conditions give a lower and an upper bound. Comments do not count. Snippets are billed only where they are used.',
  endings: ['liquid'],
  engine: 'liquid',
});
