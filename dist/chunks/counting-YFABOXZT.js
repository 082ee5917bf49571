const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
import{assumptionsOf,countRequest,flat,isSystem,leadingSystem,sumByPart}from"./chunk-IY46FEQI.js";import"./chunk-VQEMKZCS.js";import"./chunk-45RDEHSK.js";import"./chunk-5P5DSBQX.js";export{assumptionsOf,countRequest,flat,isSystem,leadingSystem,sumByPart};
