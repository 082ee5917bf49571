const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
var SettingsError=class extends Error{name="SettingsError";mistakes;constructor(mistakes){super(mistakes.map(({where,key})=>`${where}: ${key}`).slice(0,10).join("; ")),this.mistakes=mistakes}};export{SettingsError};
