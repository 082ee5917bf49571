const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
import{TypedReader,java}from"./chunk-FLKB4D3U.js";import"./chunk-22M6I5JM.js";import"./chunk-SZROM7WW.js";import"./chunk-7XVLPRV7.js";import"./chunk-5P5DSBQX.js";export{TypedReader,java};
