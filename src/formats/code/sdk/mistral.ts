import type { Sdk } from './sdk.js';
import { chat } from './shapes.js';

/** Mistral's client. */
export const mistral: Sdk = {
  id: 'mistral',
  title: 'Mistral',
  docs: 'https://github.com/mistralai/client-python (05629d237b: src/mistralai/chat.py)',
  checked: '2026-11-28',
  languages: ['python'],
  packages: ['mistralai'],
  provider: 'mistral',
  calls: [chat('chat.complete|stream|parse|complete_async|stream_async', 'package')],
};
