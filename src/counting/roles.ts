import type { Message } from '../core/prompt.js';

/** True for text that stands above the conversation, whichever of its two names the vendor has for it. */
export function isSystem(message: Message): boolean {
  return message.role === 'system' || message.role === 'developer';
}
