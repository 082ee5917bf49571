import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{assumptionsOf,countRequest,flat,isSystem,leadingSystem,sumByPart}from"./chunk-74HHBV2P.js";import"./chunk-RG3LAY22.js";import"./chunk-YZASLWB7.js";export{assumptionsOf,countRequest,flat,isSystem,leadingSystem,sumByPart};
