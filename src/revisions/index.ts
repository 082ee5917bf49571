export { openFolder } from './folder.js';
export { openGitRevision } from './git/revision.js';
export { openWorkingTree } from './git/working-tree.js';
export { openGitHubRevision, type GitHubApi } from './github.js';
export { resolveLocalPair, type LocalPairRequest, type Pair } from './local-pair.js';
export { findRenames } from './renames.js';
export { resolvePair, type GitHubAccess, type PairRequest, type ResolvedPair } from './pair.js';
