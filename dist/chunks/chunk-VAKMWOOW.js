import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var ProgramSyntaxError=class extends Error{name="ProgramSyntaxError";line;constructor(message,line){super(message),this.line=line}};export{ProgramSyntaxError};
