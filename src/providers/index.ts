export { openCatalog, type Catalog, type CatalogOptions, type LookupHints } from './catalog.js';
export { openTokenizer, tokenizerForModel } from '../tokenizers/index.js';
export { keyOf } from './names.js';
