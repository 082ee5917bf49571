const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
function renderJson(value){let text=asText(value);return`${text.includes("##[")?text.replaceAll("##[","#\\u0023["):text}
`}function asText(value){try{return JSON.stringify(value,null,2)}catch(error){if(!(error instanceof TypeError))throw error;return JSON.stringify(value,(_key,item)=>typeof item=="bigint"?item.toString():item,2)}}export{renderJson};
