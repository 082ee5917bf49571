const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
var ProgramSyntaxError=class extends Error{name="ProgramSyntaxError";line;constructor(message,line){super(message),this.line=line}},structTag="struct-tag";export{ProgramSyntaxError,structTag};
