const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
function renderJson(value){return`${JSON.stringify(value,(_key,item)=>typeof item=="bigint"?item.toString():item,2).replaceAll("##[","#\\u0023[")}
`}export{renderJson};
