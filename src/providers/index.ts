export { openCatalog, type Catalog, type CatalogOptions, type LookupHints } from './catalog.js';
export { countRequest } from './requests/index.js';
export { openTokenizer, tokenizerForModel } from '../tokenizers/index.js';
