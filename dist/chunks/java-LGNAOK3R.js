import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{TypedReader,java}from"./chunk-HARJ5FIF.js";import"./chunk-UPGHKIP6.js";import"./chunk-VAKMWOOW.js";import"./chunk-YZASLWB7.js";export{TypedReader,java};
