const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
import{assumptionsOf,countRequest,flat,leadingSystem,sumByPart}from"./chunk-AAZOFD46.js";import"./chunk-VQEMKZCS.js";import"./chunk-FSHJNRVM.js";import"./chunk-5P5DSBQX.js";export{assumptionsOf,countRequest,flat,leadingSystem,sumByPart};
