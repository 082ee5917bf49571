/** What the measurements and checks in this folder need of the tokenizers; bundled by build.mjs the way dist is. */
export { openTokenizer, tokenizerIds } from '../src/tokenizers/index.js';
export { families } from '../src/tokenizers/families.js';
export { createPieceCounter } from '../src/tokenizers/pieces.js';
export { openVocabulary } from '../src/tokenizers/vocabulary.js';
export * as borders from '../src/tokenizers/borders.js';
export { createEstimate } from '../src/tokenizers/estimate.js';
export { createReadFeatures, features } from '../src/tokenizers/features.js';
