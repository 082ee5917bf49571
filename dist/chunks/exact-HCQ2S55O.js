import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{askVendor,askVendors}from"./chunk-IIFC7LFH.js";import"./chunk-SPYXGL4Y.js";import"./chunk-KOOHNIOX.js";import"./chunk-MMLKGVUQ.js";import"./chunk-6MQUGHQH.js";import"./chunk-53EKRKD2.js";import"./chunk-DQCF2LLD.js";import"./chunk-YZASLWB7.js";export{askVendor,askVendors};
