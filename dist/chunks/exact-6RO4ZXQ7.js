const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
import{askVendor,askVendors}from"./chunk-OTNUANCU.js";import"./chunk-XNBKGMSM.js";import"./chunk-E2JQKX7X.js";import"./chunk-WDLBRPLF.js";import"./chunk-IY46FEQI.js";import"./chunk-VQEMKZCS.js";import"./chunk-45RDEHSK.js";import"./chunk-5P5DSBQX.js";export{askVendor,askVendors};
