import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var RevisionError=class extends Error{name="RevisionError"},maxFileBytes=8*1024*1024;export{RevisionError,maxFileBytes};
