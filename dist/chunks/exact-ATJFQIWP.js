const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
import{askVendor,askVendors}from"./chunk-KP3OVPP4.js";import"./chunk-E2JQKX7X.js";import"./chunk-XNBKGMSM.js";import"./chunk-WDLBRPLF.js";import"./chunk-MKLKY2KH.js";import"./chunk-VQEMKZCS.js";import"./chunk-5P5DSBQX.js";export{askVendor,askVendors};
