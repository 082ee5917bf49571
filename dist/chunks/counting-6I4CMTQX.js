import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{assumptionsOf,countRequest,flat,isSystem,leadingSystem,sumByPart}from"./chunk-6MQUGHQH.js";import"./chunk-53EKRKD2.js";import"./chunk-DQCF2LLD.js";import"./chunk-YZASLWB7.js";export{assumptionsOf,countRequest,flat,isSystem,leadingSystem,sumByPart};
