const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
function renderJson(value){let text=asText(value);return`${text.includes("##[")?text.replaceAll("##[","#\\u0023["):text}
`}var longList=1e3;function asText(value){if(typeof value!="object"||value===null||Array.isArray(value))return json(value,2);let entries=Object.entries(value).filter(([,one])=>one!==void 0);return entries.some(([,one])=>isLong(one))?`{
${entries.map(([key,one])=>{let text=isLong(one)?`[
    ${one.map(item=>json(item??null,0)).join(`,
    `)}
  ]`:json(one,2).replaceAll(`
`,`
  `);return`  ${JSON.stringify(key)}: ${text}`}).join(`,
`)}
}`:json(value,2)}function isLong(value){return Array.isArray(value)&&value.length>longList}function json(value,indent){try{return JSON.stringify(value,null,indent)}catch(error){if(!(error instanceof TypeError))throw error;return JSON.stringify(value,(_key,item)=>typeof item=="bigint"?item.toString():item,indent)}}export{renderJson};
