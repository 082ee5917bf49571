import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function table(entries){return Object.assign(Object.create(null),entries)}export{table};
