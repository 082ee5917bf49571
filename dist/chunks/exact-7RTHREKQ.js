const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
import{askVendor,askVendors}from"./chunk-75FDEOY5.js";import"./chunk-E2JQKX7X.js";import"./chunk-IG47D26H.js";import"./chunk-J4DPAVVH.js";import"./chunk-AAZOFD46.js";import"./chunk-VQEMKZCS.js";import"./chunk-FSHJNRVM.js";import"./chunk-5P5DSBQX.js";export{askVendor,askVendors};
