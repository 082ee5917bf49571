import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{findPrompts,matcher,readRequestBody}from"./chunk-FR2RH2SY.js";import"./chunk-RKQKJKGS.js";import"./chunk-UK7U2UVU.js";import"./chunk-KOOHNIOX.js";import"./chunk-YZASLWB7.js";export{findPrompts,matcher,readRequestBody};
