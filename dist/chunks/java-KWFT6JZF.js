const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
import{TypedReader,java}from"./chunk-QBF5EGFK.js";import"./chunk-PHF2NMQT.js";import"./chunk-SZROM7WW.js";import"./chunk-WKZLSAOL.js";import"./chunk-5P5DSBQX.js";export{TypedReader,java};
