export { renderComment, renderUnchanged } from './comment.js';
export { noLinks, type Links } from './phrase.js';
export { renderTerminal } from './terminal.js';
export { headline } from './verdict.js';
export type { View } from './columns.js';
