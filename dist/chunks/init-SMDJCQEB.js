import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{locateRepository,noEstimationSettings,openFolder,openWorkingTree,settingsPaths}from"./chunk-RK5N6AJ6.js";import{findPrompts}from"./chunk-ARPXQW2K.js";import"./chunk-KOOHNIOX.js";import"./chunk-AHO3ZVCI.js";import"./chunk-5RVRQ2EW.js";import{helpText,readArguments,withProgress}from"./chunk-VFFGKJPP.js";import"./chunk-W2WYPPFI.js";import"./chunk-JLUUACMS.js";import{logLine,plural,visible}from"./chunk-RQW7MKSM.js";import"./chunk-KJIVQUFV.js";import"./chunk-UK7U2UVU.js";import"./chunk-XMZ3C5WG.js";import"./chunk-CUL7E525.js";import"./chunk-E52PLARA.js";import"./chunk-VAKMWOOW.js";import"./chunk-YZASLWB7.js";import{existsSync,mkdirSync,readdirSync,readFileSync,writeFileSync}from"node:fs";import path from"node:path";var flags=[{name:"repo",value:"DIR",help:"the repository (default: the current folder)"},{name:"quiet",short:"q",help:"no progress on standard error"},{name:"help",short:"h",help:"show this help"}],help=helpText(["promptcost init [flags]"],"Looks at the repository and writes a workflow and a commented settings file. Asks nothing and overwrites nothing.",flags,["promptcost init","promptcost init --repo ../service"]);async function run(typed,around){let args=readArguments(typed,flags);if(args.switches.has("help"))return around.stdout.write(help),0;let asked=path.resolve(around.cwd,args.values.repo??"."),root=(await locateRepository(asked))?.workTree??null,repository=root??asked,revision=root===null?await openFolder(asked):await openWorkingTree(root);try{let{prompts}=await withProgress("looking for prompts",args,around,()=>findPrompts(revision,noEstimationSettings)),lines=[],write=(name,text,why)=>{let file=path.join(repository,name);if(existsSync(file)){lines.push(`  kept     ${name} (it exists already)`);return}mkdirSync(path.dirname(file),{recursive:!0}),writeFileSync(file,text,{flag:"wx"}),lines.push(`  written  ${name}: ${why}`)},settings=settingsPaths.find(name=>existsSync(path.join(repository,name)));settings===void 0?write(".promptcost.yml",settingsText(prompts),"limits, and what the prompts themselves do not say"):lines.push(`  kept     ${settings} (it exists already)`);let workflow=usedIn(repository);workflow===null?write(".github/workflows/promptcost.yml",workflowText,"runs the check on every pull request"):lines.push(`  kept     ${visible(workflow)} (it runs promptcost already)`);let scan=root===null?"promptcost scan --folder .":"promptcost scan",nameless=prompts.filter(prompt=>prompt.kind==="request"&&prompt.model===null).length;return around.stdout.write([foundText(prompts),"",...repository===around.cwd?[]:[`In ${visible(repository)}:`],...lines,"",nameless===0?`Next: run \`${scan}\` to see what each prompt costs, then commit both files.`:`Next: ${plural(nameless,"prompt names","prompts name")} no model: map ${nameless===1?"it":"them"} under \`prompts:\` in the settings file, run \`${scan}\`, then commit both files.`,""].join(`
`)),0}finally{await revision.close()}}function usedIn(repository){let folder=".github/workflows",names;try{names=readdirSync(path.join(repository,folder))}catch{return null}for(let name of names.sort().filter(one=>/\.ya?ml$/.test(one)))try{let text=readFileSync(path.join(repository,folder,name),"utf8");if(/^[ \t-]*uses:[ \t]*["']?promptcost\/promptcost[@/]/m.test(text))return`${folder}/${name}`}catch{}return null}function foundText(prompts){let counts=new Map;for(let prompt of prompts)counts.set(prompt.format,(counts.get(prompt.format)??0)+1);if(counts.size===0)return"Found no prompts yet. The check will find them when they are added.";let list=[...counts].sort(([a,x],[b,y])=>y-x||(a<b?-1:1)).map(([format,count])=>`${count} \xD7 ${format}`);return`Found ${plural(prompts.length,"prompt")}: ${list.join(", ")}.`}function settingsText(prompts){let folders=new Map;for(let prompt of prompts){if(prompt.kind!=="request"||prompt.model!==null)continue;let folder=path.posix.dirname(prompt.path);folders.set(folder,(folders.get(folder)??0)+1)}let entries=[...folders].sort(([a,x],[b,y])=>y-x||(a<b?-1:1)).slice(0,8).map(([folder,count])=>{let glob=folder==="."?"*":`${folder}/**`;return[`#  - match: ${JSON.stringify(logLine(glob))}   # ${plural(count,"prompt names","prompts name")} no model`,"#    model: openai/gpt-4.1-mini"].join(`
`)});return`# Settings of promptcost: https://github.com/promptcost/promptcost/blob/main/docs/configuration.md
# yaml-language-server: $schema=https://raw.githubusercontent.com/promptcost/promptcost/v0/schemas/settings.schema.json
version: 1

# A pull request is judged by the limits on its base branch, so it cannot raise its own.
limits:
  max-request-increase-percent: 20%      # each prompt: cost of one request
  min-increase-usd-per-1k: 0.01          # \u2026but never for less than a cent per 1,000 requests
# max-input-tokens: 8000                 # each prompt
# max-monthly-increase-usd: 250          # all prompts together; needs requests-per-month below
# allowed-models: ["openai/*", "anthropic/*"]

# What the prompt files themselves do not say. Later entries win.
# prompts:
${entries.length===0?`#  - match: "prompts/**"
#    model: openai/gpt-4.1-mini`:entries.join(`
`)}
#    usage: { requests-per-month: 300000, output-tokens: 200, variables: { context: 2400 } }

# Own names and own rates (USD per million tokens).
# models:
#   fast: openai/gpt-4.1-mini
#   acme/support-7b: { input: 0.20, output: 0.60, tokenizer: o200k_base }
`}var workflowText=`# Cost of prompt and model changes, in one comment, with limits that block.
name: promptcost
on: pull_request
permissions:
  contents: read # read both revisions
  pull-requests: write # write the comment; without it the result stands in the job summary
jobs:
  promptcost:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: promptcost/promptcost@v0
`;export{run};
