import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{askVendor,askVendors}from"./chunk-LEUKK7GC.js";import"./chunk-ABOD53BZ.js";import"./chunk-KOOHNIOX.js";import"./chunk-KJIVQUFV.js";import"./chunk-74HHBV2P.js";import"./chunk-RG3LAY22.js";import"./chunk-YZASLWB7.js";export{askVendor,askVendors};
