export const id = 87;
export const ids = [87];
export const modules = {

/***/ 9087:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _outputs_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6194);
/* harmony import */ var _providers_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8837);
/* harmony import */ var _tokenizers_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1383);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2356);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(874);







const flags = [
    { name: 'model', short: 'm', value: 'NAME', help: 'the model whose tokens are counted (required)' },
    {
        name: 'messages',
        help: 'the files are request bodies (OpenAI, Anthropic, Gemini …): count messages, tools and schema as they are sent',
    },
    ..._arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .outputFlags */ .Xo,
];
const help = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .helpText */ .BK)(['promptcost count [FILE…|-] --model NAME [flags]'], 'Counts the tokens of text. Without --messages the text is counted as it is, without any overhead.', flags, [
    'promptcost count prompts/*.md --model gpt-4.1',
    'promptcost count request.json --messages --model gpt-4.1',
    'git show HEAD:prompts/triage.md | promptcost count - --model claude-sonnet-4-5',
]);
/** No file larger than this is counted: 64 MiB, far above any context window. */
const maxBytes = 64 * 1024 * 1024;
async function run(typed, around) {
    const args = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .readArguments */ .lR)(typed, flags);
    if (args.switches.has('help')) {
        around.stdout.write(help);
        return 0;
    }
    const format = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .outputFormat */ .B$)(args, ['table', 'json']);
    const name = args.values['model'];
    if (name === undefined || name.trim() === '') {
        throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .argumentMistake */ .IM)('model', 'nothing', 'the name of a model', 'promptcost count prompt.md --model gpt-4.1');
    }
    const files = args.words.length === 0 ? ['-'] : args.words;
    const rows = [];
    let failed = false;
    const catalog = await (0,_providers_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openCatalog */ .O_)();
    const answer = catalog.find(name);
    const model = 'model' in answer ? answer.model : null;
    const tokenizer = await (0,_tokenizers_index_js__WEBPACK_IMPORTED_MODULE_4__/* .openTokenizer */ .Y8)(model?.tokenizer ?? (0,_tokenizers_index_js__WEBPACK_IMPORTED_MODULE_4__/* .tokenizerForModel */ .UQ)('', name));
    if (model === null && !args.switches.has('quiet')) {
        around.stderr.write(`promptcost: the model \`${name}\` is not in the catalog; counted with ${tokenizer.id} (${tokenizer.method}).\n`);
    }
    for (const file of files) {
        try {
            const text = decode(file === '-' ? await around.stdin() : readBounded(node_path__WEBPACK_IMPORTED_MODULE_1___default().resolve(around.cwd, file)));
            const tokens = args.switches.has('messages')
                ? await countBody(file, text, model, tokenizer)
                : { tokens: tokenizer.count(text), method: tokenizer.method, errorPercent: tokenizer.errorPercent };
            rows.push({ file, model: model?.id ?? name, ...tokens, tokenizer: tokenizer.id });
        }
        catch (error) {
            failed = true;
            around.stderr.write(`promptcost: ${file}: ${error instanceof Error ? error.message : String(error)}\n`);
        }
    }
    (0,_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .deliver */ .cK)(format === 'json' ? (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderJson */ .hF)(rows) : (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCounts */ .Pn)(rows, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .viewOf */ .du)(args, around)), args, around);
    return failed ? 2 : 0;
}
function readBounded(file) {
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, 'r');
    try {
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (facts.isDirectory())
            throw new Error('is a folder; name the files in it');
        if (facts.size > maxBytes)
            throw new Error(`has ${facts.size} bytes, more than the ${maxBytes} that are counted`);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(descriptor);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
function decode(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw new Error('is not UTF-8 text; convert it first');
    }
}
/** A request body with everything that is sent beside its text; read only when it is asked for. */
async function countBody(file, text, model, tokenizer) {
    const [{ readRequestBody }, { countRequest }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(759), __webpack_require__.e(599)]).then(__webpack_require__.bind(__webpack_require__, 8599)),
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 551)),
    ]);
    const body = await readRequestBody(file, text.replace(/^\ufeff/, ''));
    if ('reason' in body)
        throw new Error(body.detail);
    const counted = countRequest(body, model, tokenizer, {});
    return {
        tokens: Math.round(counted.input.expected),
        method: counted.method,
        errorPercent: counted.errorPercent,
    };
}


/***/ })

};
