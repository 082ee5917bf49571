export { openFolder } from './folder.js';
export { openGitRevision } from './git/revision.js';
export { openWorkingTree } from './git/working-tree.js';
export { resolveLocalPair, type LocalPairRequest, type Pair } from './local-pair.js';
