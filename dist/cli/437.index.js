export const id = 437;
export const ids = [437];
export const modules = {

/***/ 7646:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _formats_discover_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9602);
/* harmony import */ var _outputs_escape_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(935);
/* harmony import */ var _outputs_numbers_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7272);
/* harmony import */ var _revisions_git_locate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2039);
/* harmony import */ var _revisions_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9887);
/* harmony import */ var _settings_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9566);
/* harmony import */ var _settings_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4424);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1506);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1028);











const flags = [
    { name: 'repo', value: 'DIR', help: 'the repository (default: the current folder)' },
    { name: 'quiet', short: 'q', help: 'no progress on standard error' },
    { name: 'help', short: 'h', help: 'show this help' },
];
const help = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_7__/* .helpText */ .BK)(['promptcost init [flags]'], 'Looks at the repository and writes a workflow and a commented settings file. Asks nothing and overwrites nothing.', flags, ['promptcost init', 'promptcost init --repo ../service']);
async function run(typed, around) {
    const args = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_7__/* .readArguments */ .lR)(typed, flags);
    if (args.switches.has('help')) {
        around.stdout.write(help);
        return 0;
    }
    const asked = node_path__WEBPACK_IMPORTED_MODULE_1___default().resolve(around.cwd, args.values['repo'] ?? '.');
    // GitHub reads workflows at the root only, so that is where both files go, from whichever folder this is run.
    const root = (await (0,_revisions_git_locate_js__WEBPACK_IMPORTED_MODULE_3__/* .locateRepository */ .Z)(asked))?.workTree ?? null;
    const repository = root ?? asked;
    const revision = root === null ? await (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_4__/* .openFolder */ .NE)(asked) : await (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_4__/* .openWorkingTree */ .AJ)(root);
    try {
        const { prompts } = await (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .withProgress */ .E0)('looking for prompts', args, around, () => (0,_formats_discover_js__WEBPACK_IMPORTED_MODULE_2__.findPrompts)(revision, _settings_file_js__WEBPACK_IMPORTED_MODULE_5__/* .noEstimationSettings */ .mG));
        const lines = [];
        const write = (name, text, why) => {
            const file = node_path__WEBPACK_IMPORTED_MODULE_1___default().join(repository, name);
            if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)) {
                lines.push(`  kept     ${name} (it exists already)`);
                return;
            }
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(node_path__WEBPACK_IMPORTED_MODULE_1___default().dirname(file), { recursive: true });
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, text, { flag: 'wx' });
            lines.push(`  written  ${name}: ${why}`);
        };
        const settings = _settings_index_js__WEBPACK_IMPORTED_MODULE_6__/* .settingsPaths */ .Ku.find((name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1___default().join(repository, name)));
        if (settings === undefined) {
            write('.promptcost.yml', settingsText(prompts), 'limits, and what the prompts themselves do not say');
        }
        else
            lines.push(`  kept     ${settings} (it exists already)`);
        const workflow = usedIn(repository);
        if (workflow === null)
            write('.github/workflows/promptcost.yml', workflowText, 'runs the check on every pull request');
        else
            lines.push(`  kept     ${(0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_9__/* .visible */ .RK)(workflow)} (it runs promptcost already)`);
        const scan = root === null ? 'promptcost scan --folder .' : 'promptcost scan';
        const nameless = prompts.filter((prompt) => prompt.kind === 'request' && prompt.model === null).length;
        around.stdout.write([
            foundText(prompts),
            '',
            ...(repository === around.cwd ? [] : [`In ${(0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_9__/* .visible */ .RK)(repository)}:`]),
            ...lines,
            '',
            nameless === 0
                ? `Next: run \`${scan}\` to see what each prompt costs, then commit both files.`
                : `Next: ${(0,_outputs_numbers_js__WEBPACK_IMPORTED_MODULE_10__/* .plural */ .LS)(nameless, 'prompt names', 'prompts name')} no model: map ${nameless === 1 ? 'it' : 'them'} under \`prompts:\` in the settings file, run \`${scan}\`, then commit both files.`,
            '',
        ].join('\n'));
        return 0;
    }
    finally {
        await revision.close();
    }
}
/** A workflow that runs the action already, under whatever name: a second one would comment a second time. */
function usedIn(repository) {
    const folder = '.github/workflows';
    let names;
    try {
        names = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(node_path__WEBPACK_IMPORTED_MODULE_1___default().join(repository, folder));
    }
    catch {
        return null;
    }
    for (const name of names.sort().filter((one) => /\.ya?ml$/.test(one))) {
        try {
            const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(node_path__WEBPACK_IMPORTED_MODULE_1___default().join(repository, folder, name), 'utf8');
            if (/^[ \t-]*uses:[ \t]*["']?promptcost\/promptcost[@/]/m.test(text))
                return `${folder}/${name}`;
        }
        catch {
            // A folder or a broken link of that name runs nothing.
        }
    }
    return null;
}
function foundText(prompts) {
    const counts = new Map();
    for (const prompt of prompts)
        counts.set(prompt.format, (counts.get(prompt.format) ?? 0) + 1);
    if (counts.size === 0)
        return 'Found no prompts yet. The check will find them when they are added.';
    const list = [...counts]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([format, count]) => `${count} × ${format}`);
    return `Found ${(0,_outputs_numbers_js__WEBPACK_IMPORTED_MODULE_10__/* .plural */ .LS)(prompts.length, 'prompt')}: ${list.join(', ')}.`;
}
/** The folders that hold prompts without a model, as entries to fill in; at most eight. */
function settingsText(prompts) {
    const folders = new Map();
    for (const prompt of prompts) {
        if (prompt.kind !== 'request' || prompt.model !== null)
            continue;
        const folder = node_path__WEBPACK_IMPORTED_MODULE_1___default().posix.dirname(prompt.path);
        folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }
    const entries = [...folders]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .slice(0, 8)
        .map(([folder, count]) => {
        const glob = folder === '.' ? '*' : `${folder}/**`;
        return [
            `#  - match: ${JSON.stringify((0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_9__/* .logLine */ .BP)(glob))}   # ${(0,_outputs_numbers_js__WEBPACK_IMPORTED_MODULE_10__/* .plural */ .LS)(count, 'prompt names', 'prompts name')} no model`,
            '#    model: openai/gpt-4.1-mini',
        ].join('\n');
    });
    return `# Settings of promptcost: https://github.com/promptcost/promptcost/blob/main/docs/configuration.md
# yaml-language-server: $schema=https://raw.githubusercontent.com/promptcost/promptcost/v0/schemas/settings.schema.json
version: 1

# A pull request is judged by the limits on its base branch, so it cannot raise its own.
limits:
  max-request-increase-percent: 20%      # each prompt: cost of one request
  min-increase-usd-per-1k: 0.01          # …but never for less than a cent per 1,000 requests
# max-input-tokens: 8000                 # each prompt
# max-monthly-increase-usd: 250          # all prompts together; needs requests-per-month below
# allowed-models: ["openai/*", "anthropic/*"]

# What the prompt files themselves do not say. Later entries win.
# prompts:
${entries.length === 0 ? '#  - match: "prompts/**"\n#    model: openai/gpt-4.1-mini' : entries.join('\n')}
#    usage: { requests-per-month: 300000, output-tokens: 200, variables: { context: 2400 } }

# Own names and own rates (USD per million tokens).
# models:
#   fast: openai/gpt-4.1-mini
#   acme/support-7b: { input: 0.20, output: 0.60, tokenizer: o200k_base }
`;
}
const workflowText = `# Cost of prompt and model changes, in one comment, with limits that block.
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
`;


/***/ }),

/***/ 652:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ problem),
/* harmony export */   R: () => (/* binding */ hidesPrompts)
/* harmony export */ });
/** Short form to build a problem. */
function problem(reason, path, line, detail, keys) {
    return keys === undefined ? { reason, path, line, detail } : { reason, path, line, detail, keys };
}
/** Problems that hide whole prompts of a file: on that side the file's prompts are unknown, not gone. */
const hidingReasons = new Set([
    'unreadable-yaml',
    'unreadable-json',
    'unreadable-toml',
    'unreadable-template',
    'unreadable-format',
    'unexpected-shape',
    'binary-file',
    'encoding',
    'too-large',
    'lfs-pointer',
    'symlink',
    'submodule',
    'not-a-file',
    'too-many',
]);
/** Whether a problem keeps every prompt of its file out of the report. */
function hidesPrompts({ reason }) {
    return hidingReasons.has(reason);
}


/***/ })

};
