const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
import{TypedReader,java}from"./chunk-ZSMVS2B3.js";import"./chunk-BGB4VBGP.js";import"./chunk-SZROM7WW.js";import"./chunk-7XVLPRV7.js";import"./chunk-5P5DSBQX.js";export{TypedReader,java};
