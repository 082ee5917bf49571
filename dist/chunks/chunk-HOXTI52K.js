const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
function isKnown({kind}){return kind==="hit-rate"||kind==="per-hour"}export{isKnown};
