const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
var inputParts=["system","messages","examples","tools","schema","images","variables","overhead"];export{inputParts};
