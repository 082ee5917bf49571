import type { Format } from '../core/format.js';
import { templateFormat } from './templates/files.js';

/** Mustache prompt templates in folders or under names that tell a prompt. */
export const mustache: Format = templateFormat({
  id: 'mustache',
  title: 'Mustache prompt template',
  docs: 'https://mustache.github.io/mustache.5.html',
  reads:
    'Mustache text with its partials joined in; sections are loops. Comments do not count. Partials are billed only where they are used.',
  endings: ['mustache'],
  engine: 'mustache',
});
