const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
var defaultTestPaths=["tests","test","__tests__","spec","fixtures","testdata","cassettes","evals","docs","benchmark_results"].map(folder=>`**/${folder}/**`).concat("**/*results*/**/*.json"),acceptedKinds=["unread","unpriced","unknown-length","more-calls"];export{defaultTestPaths,acceptedKinds};
