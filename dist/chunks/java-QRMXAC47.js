import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{TypedReader,java}from"./chunk-IMNPAAUV.js";import"./chunk-LT63RFQY.js";import"./chunk-G6SQDZ5L.js";import"./chunk-VAKMWOOW.js";import"./chunk-YZASLWB7.js";export{TypedReader,java};
