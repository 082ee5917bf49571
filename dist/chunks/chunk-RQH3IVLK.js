const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
var RevisionError=class extends Error{name="RevisionError"},maxFileBytes=8*1024*1024;export{RevisionError,maxFileBytes};
