import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{askVendor,askVendors}from"./chunk-N3ISD3P2.js";import"./chunk-SPYXGL4Y.js";import"./chunk-KOOHNIOX.js";import"./chunk-MMLKGVUQ.js";import"./chunk-G6U74N44.js";import"./chunk-53EKRKD2.js";import"./chunk-DQCF2LLD.js";import"./chunk-YZASLWB7.js";export{askVendor,askVendors};
