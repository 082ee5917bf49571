export const id = 397;
export const ids = [397];
export const modules = {

/***/ 3397:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8885);
/* harmony import */ var _outputs_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1899);
/* harmony import */ var _revisions_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9887);
/* harmony import */ var _settings_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4424);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1506);
/* harmony import */ var _diff_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6847);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4081);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1028);









const flags = [
    { name: 'folder', value: 'DIR', help: 'scan a plain folder that is not a repository' },
    ..._arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .repositoryFlags */ .KW,
    ..._arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .outputFlags */ .Xo,
];
const help = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .helpText */ .BK)(['promptcost scan [REF] [flags]'], 'Lists every prompt with its tokens, its cost per request and what could not be judged. REF defaults to the working tree.', flags, [
    'promptcost scan',
    'promptcost scan main --format json --output prompts.json',
    'promptcost scan --repo ../service --format markdown',
]);
async function run(typed, around) {
    const args = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .readArguments */ .lR)(typed, flags);
    if (args.switches.has('help')) {
        around.stdout.write(help);
        return 0;
    }
    const format = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .outputFormat */ .B$)(args, ['table', 'json', 'markdown', 'html']);
    const [ref, ...more] = args.words;
    if (more.length > 0) {
        throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .argumentMistake */ .IM)('REF', `${args.words.length} revisions`, 'one revision', 'promptcost scan main');
    }
    const folder = args.values['folder'];
    if (folder !== undefined && (ref !== undefined || args.values['repo'] !== undefined)) {
        throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .argumentMistake */ .IM)('folder', 'a folder and a revision', 'one of them', 'promptcost scan --folder prompts/');
    }
    const repository = node_path__WEBPACK_IMPORTED_MODULE_0___default().resolve(around.cwd, args.values['repo'] ?? '.');
    const revision = folder !== undefined
        ? await (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openFolder */ .NE)(node_path__WEBPACK_IMPORTED_MODULE_0___default().resolve(around.cwd, folder))
        : ref === undefined
            ? await (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openWorkingTree */ .AJ)(repository)
            : await (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openGitRevision */ .wI)(repository, ref, 'explicit ref');
    try {
        const file = await (0,_settings_index_js__WEBPACK_IMPORTED_MODULE_4__/* .findSettingsFile */ .Db)(revision, args.values['config'] ?? null, true, '', 'flag');
        const { head } = (0,_settings_index_js__WEBPACK_IMPORTED_MODULE_4__/* .settle */ .G9)({
            baseline: null,
            head: file,
            baselineName: '',
            headName: revision.info.sha?.slice(0, 7) ?? revision.info.how,
            inputs: {},
            inputKind: 'flag',
        });
        const report = await (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .withProgress */ .E0)('scanning', args, around, () => (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .scan */ .S)(revision, head, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .generatedAt */ .ro)(around.env)));
        const lines = format === 'table'
            ? await (0,_lines_js__WEBPACK_IMPORTED_MODULE_7__/* .sourceLines */ .J)(report.problems, { head: revision, baseline: revision })
            : new Map();
        const text = {
            json: () => (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderJson */ .hF)(report),
            markdown: () => (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderScanMarkdown */ .p2)(report),
            html: () => (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderScanHtml */ .xK)(report),
            table: () => (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderScan */ .Qz)(report, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .viewOf */ .du)(args, around), lines),
        }[format]();
        (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .deliver */ .cK)(text, args, around);
        if (!args.switches.has('quiet'))
            (0,_diff_js__WEBPACK_IMPORTED_MODULE_6__.warnAbout)(report.problems, format, around);
        return 0;
    }
    finally {
        await revision.close();
    }
}


/***/ })

};
