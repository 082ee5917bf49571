import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var inputParts=["system","messages","examples","tools","schema","images","variables","overhead"];export{inputParts};
