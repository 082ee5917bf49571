import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function isBoundedGlob(glob){return glob.length>1e3?!1:glob.split("/").every(part=>part==="**"||part.split(/\*|[?+@!]\(/).length-1<=4)}export{isBoundedGlob};
