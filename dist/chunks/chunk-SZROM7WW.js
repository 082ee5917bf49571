const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
function table(entries){return Object.assign(Object.create(null),entries)}export{table};
