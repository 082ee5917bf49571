export const id = 254;
export const ids = [254];
export const modules = {

/***/ 6254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _providers_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2657);
/* harmony import */ var _tokenizers_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7859);
/* harmony import */ var _outputs_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1899);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1506);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1028);





const flags = _arguments_js__WEBPACK_IMPORTED_MODULE_3__/* .outputFlags */ .Xo;
const help = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_3__/* .helpText */ .BK)(['promptcost models [QUERY] [flags]'], 'Shows known models: context window, rates with source, date and validity, tokenizer and its error.', flags, [
    'promptcost models gpt-4.1',
    'promptcost models anthropic/ --format json',
    'promptcost models "Claude Sonnet 4.5 (copilot)"',
]);
async function run(typed, around) {
    const args = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_3__/* .readArguments */ .lR)(typed, flags);
    if (args.switches.has('help')) {
        around.stdout.write(help);
        return 0;
    }
    const format = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .outputFormat */ .B$)(args, ['table', 'json']);
    const catalog = await (0,_providers_index_js__WEBPACK_IMPORTED_MODULE_0__/* .openCatalog */ .O_)();
    const query = args.words.join(' ');
    // What a name in a file would be resolved to comes first; the search shows what else there is.
    const answer = query === '' ? null : catalog.find(query);
    const exact = answer !== null && 'model' in answer ? answer : null;
    const found = catalog.search(query);
    const models = exact === null ? found : [exact.model, ...found.filter((model) => model.id !== exact.model.id)];
    const rows = [];
    const opened = new Map();
    for (const model of models) {
        let tokenizer = opened.get(model.tokenizer);
        if (tokenizer === undefined) {
            const { id, method, errorPercent } = await (0,_tokenizers_index_js__WEBPACK_IMPORTED_MODULE_1__/* .openTokenizer */ .Y8)(model.tokenizer);
            tokenizer = { id, method, errorPercent };
            opened.set(model.tokenizer, tokenizer);
        }
        rows.push({ model, tokenizer, note: model === exact?.model ? exact.note : null });
    }
    if (rows.length === 0) {
        const near = answer !== null && !('model' in answer) ? answer.near : [];
        around.stderr.write(`promptcost: no model matches \`${query}\`.${near.length === 0 ? '' : ` Near: ${near.join(', ')}.`}\n`);
        return 2;
    }
    (0,_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .deliver */ .cK)(format === 'json'
        ? (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderJson */ .hF)({ ratesAsOf: catalog.ratesAsOf, models: rows.map(modelJson) })
        : (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderModels */ .Ds)(rows, catalog.ratesAsOf, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .viewOf */ .du)(args, around)), args, around);
    return 0;
}
/** A row for JSON: money as decimal text, because JSON has no exact numbers. */
function modelJson({ model, tokenizer, note }) {
    return {
        ...model,
        tokenizer,
        note,
        rates: model.rates === null ? null : JSON.parse(JSON.stringify(model.rates, bigintText)),
    };
}
function bigintText(_key, value) {
    return typeof value === 'bigint' ? value.toString() : value;
}


/***/ })

};
