export const id = 552;
export const ids = [552];
export const modules = {

/***/ 3473:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _outputs_escape_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(935);
/* harmony import */ var _outputs_counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1396);
/* harmony import */ var _outputs_json_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6706);
/* harmony import */ var _providers_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2657);
/* harmony import */ var _tokenizers_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7859);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1506);
/* harmony import */ var _exact_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3617);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1028);










const flags = [
    { name: 'model', short: 'm', value: 'NAME', help: 'the model whose tokens are counted (required)' },
    {
        name: 'messages',
        help: 'the files are request bodies (OpenAI, Anthropic, Gemini …): count messages, tools and schema as they are sent',
    },
    { ..._exact_js__WEBPACK_IMPORTED_MODULE_6__/* .exactFlag */ .Y, help: `${_exact_js__WEBPACK_IMPORTED_MODULE_6__/* .exactFlag */ .Y.help}; with --messages only` },
    ..._arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .outputFlags */ .Xo,
];
const help = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .helpText */ .BK)(['promptcost count [FILE…|-] --model NAME [flags]'], 'Counts the tokens of text. Without --messages the text is counted as it is, without any overhead.', flags, [
    'promptcost count prompts/*.md --model gpt-4.1',
    'promptcost count request.json --messages --model gpt-4.1',
    'ANTHROPIC_API_KEY=… promptcost count request.json --messages --exact --model claude-sonnet-4-5',
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
    const format = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_7__/* .outputFormat */ .B$)(args, ['table', 'json']);
    const name = args.values['model'];
    if (name === undefined || name.trim() === '') {
        throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .argumentMistake */ .IM)('model', 'nothing', 'the name of a model', 'promptcost count prompt.md --model gpt-4.1');
    }
    const exact = (0,_exact_js__WEBPACK_IMPORTED_MODULE_6__/* .openExact */ .G)(args, around);
    if (args.switches.has('exact') && !args.switches.has('messages')) {
        throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .argumentMistake */ .IM)('exact', 'text that is no request', '--exact with --messages: the endpoints count whole requests', 'promptcost count request.json --messages --exact --model claude-sonnet-4-5');
    }
    const files = args.words.length === 0 ? ['-'] : args.words;
    const rows = [];
    let failed = false;
    const catalog = await (0,_providers_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openCatalog */ .O_)();
    const answer = catalog.find(name);
    const match = 'model' in answer ? answer : null;
    const model = match?.model ?? null;
    const tokenizer = await (0,_tokenizers_index_js__WEBPACK_IMPORTED_MODULE_4__/* .openTokenizer */ .Y8)(model?.tokenizer ?? (0,_tokenizers_index_js__WEBPACK_IMPORTED_MODULE_4__/* .tokenizerForModel */ .UQ)('', name));
    if (model === null && !args.switches.has('quiet')) {
        around.stderr.write(`promptcost: the model \`${name}\` is not in the catalog; counted with ${tokenizer.id} (${tokenizer.method}).\n`);
    }
    for (const file of files) {
        try {
            const text = decode(file === '-' ? await around.stdin() : readBounded(node_path__WEBPACK_IMPORTED_MODULE_1___default().resolve(around.cwd, file)));
            if (args.switches.has('messages')) {
                const { counted, why } = await countBody(file, text, match, tokenizer, exact);
                if (why !== null)
                    around.stderr.write(`promptcost: ${(0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .logLine */ .BP)(`${file}: ${why}`)}\n`);
                const { method, errorPercent } = counted;
                const tokens = Math.round(counted.input.expected);
                rows.push({
                    file,
                    model: model?.id ?? name,
                    tokens,
                    method,
                    errorPercent,
                    tokenizer: counted.tokenizer,
                });
            }
            else {
                const { id, method, errorPercent } = tokenizer;
                const tokens = tokenizer.count(text);
                rows.push({ file, model: model?.id ?? name, tokens, method, errorPercent, tokenizer: id });
            }
        }
        catch (error) {
            failed = true;
            around.stderr.write(`promptcost: ${(0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .visible */ .RK)(file)}: ${(0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .visible */ .RK)((0,_terminal_js__WEBPACK_IMPORTED_MODULE_7__/* .readFailure */ .f1)(error))}\n`);
        }
    }
    // A table of nothing would look like a result.
    if (rows.length === 0 && format === 'table')
        return 2;
    (0,_terminal_js__WEBPACK_IMPORTED_MODULE_7__/* .deliver */ .cK)(format === 'json' ? (0,_outputs_json_js__WEBPACK_IMPORTED_MODULE_9__/* .renderJson */ .h)(rows) : (0,_outputs_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCounts */ .P)(rows, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_7__/* .viewOf */ .du)(args, around)), args, around);
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
/** A request body with everything that is sent beside its text, and why it was not counted by its vendor if it was not. */
async function countBody(file, text, match, tokenizer, exact) {
    const [{ readRequestBody }, { countRequest }, { askVendor }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(53), __webpack_require__.e(602)]).then(__webpack_require__.bind(__webpack_require__, 9602)),
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2208)),
        Promise.all(/* import() */[__webpack_require__.e(738), __webpack_require__.e(301)]).then(__webpack_require__.bind(__webpack_require__, 1738)),
    ]);
    const body = await readRequestBody(file, text.replace(/^\ufeff/, ''));
    if ('reason' in body)
        throw new Error(body.detail);
    const counted = countRequest(body, match?.model ?? null, tokenizer, {});
    const answer = match === null ? null : await askVendor(body, match, exact, counted);
    if (answer === null) {
        const why = 'no key was given for the vendor of this model, or it has no such endpoint; counted offline';
        return { counted, why: Object.keys(exact).length === 0 ? null : why };
    }
    return 'reason' in answer ? { counted, why: answer.detail } : { counted: answer, why: null };
}


/***/ }),

/***/ 3617:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ openExact),
/* harmony export */   Y: () => (/* binding */ exactFlag)
/* harmony export */ });
/* harmony import */ var _tokenizers_exact_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6549);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1506);


const exactFlag = {
    name: 'exact',
    help: 'let Anthropic and Google count requests to their own models (ANTHROPIC_API_KEY, GEMINI_API_KEY): sends their text there',
};
/** Both the flag and a key: one that happens to lie in the environment sends nothing anywhere. */
function openExact(args, { env }) {
    if (!args.switches.has('exact'))
        return {};
    const keys = {
        anthropic: (env['ANTHROPIC_API_KEY'] ?? '').trim(),
        gemini: (env['GEMINI_API_KEY'] ?? '').trim(),
    };
    if (Object.values(keys).every((key) => key === '')) {
        throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .argumentMistake */ .IM)('exact', 'no key', 'ANTHROPIC_API_KEY, GEMINI_API_KEY or both in the environment', 'ANTHROPIC_API_KEY=… promptcost diff --exact');
    }
    return (0,_tokenizers_exact_index_js__WEBPACK_IMPORTED_MODULE_0__/* .openExactCounts */ .Y$)(keys, env);
}


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


/***/ }),

/***/ 1129:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ inputParts)
/* harmony export */ });
const inputParts = [
    'system',
    'messages',
    'examples',
    'tools',
    'schema',
    'images',
    'variables',
    'overhead',
];


/***/ }),

/***/ 1396:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ renderCounts)
/* harmony export */ });
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6757);
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7272);


function renderCounts(rows, view) {
    const total = rows.reduce((sum, { tokens }) => sum + tokens, 0);
    const table = (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .tableOf */ .c_)([
        { title: 'File', align: 'left', least: 12 },
        { title: 'Tokens', align: 'right' },
        { title: 'Count', align: 'left' },
        { title: 'Tokenizer', align: 'left', optional: 1 },
        { title: 'Model', align: 'left', least: 12, optional: 2 },
    ], [
        ...rows.map(({ file, model, tokens, method, errorPercent, tokenizer }) => [
            file === '-' ? '(standard input)' : file,
            (0,_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(tokens),
            method === 'exact' ? 'exact' : `±${String(errorPercent)} %`,
            tokenizer,
            model,
        ]),
        ...(rows.length > 1 ? [[(0,_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(rows.length, 'file'), (0,_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(total), '', '', '']] : []),
    ], view);
    return (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(`${table}\n`);
}


/***/ }),

/***/ 6706:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ renderJson)
/* harmony export */ });
/**
 * A report as JSON text. Keys stand in the order in which the report was built, which is always the same; amounts that
 * are integers of any size (`bigint`) become text, because JSON numbers would round them.
 * `##[` is written with an escape: printed on a runner it would be obeyed as a command.
 */
function renderJson(value) {
    const text = JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? item.toString() : item), 2);
    return `${text.replaceAll('##[', '#\\u0023[')}\n`;
}


/***/ }),

/***/ 6549:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ke: () => (/* binding */ exactNames),
  Op: () => (/* reexport */ ask_notAsked),
  Y$: () => (/* binding */ openExactCounts),
  gR: () => (/* binding */ vendorName)
});

// UNUSED EXPORTS: anthropicCount, exactBounds, geminiCount, refuseExactCounts

// EXTERNAL MODULE: ./src/core/settings.ts
var settings = __webpack_require__(1922);
;// CONCATENATED MODULE: ./src/tokenizers/exact/anthropic.ts
/**
 * `POST /v1/messages/count_tokens` takes the body of a Messages request (`model`, `messages`, `system`, `tools`,
 * `tool_choice`, `thinking`) and answers `{ "input_tokens": 2095 }`. It is free, needs a key, and has a rate limit of its
 * own. `output_config` carries the schema of a structured answer, which is written into the prompt. What only matters for the answer (`max_tokens`, `temperature` …) is not a part of its body and is left out.
 * https://platform.claude.com/docs/en/api/http/messages/count_tokens, checked on 2026-11-26.
 */
const anthropic_anthropic = {
    vendor: 'Anthropic',
    request(body) {
        if (typeof body['model'] !== 'string')
            return 'the request names no model';
        const counted = Object.entries(body).filter(([name]) => countedFields.has(name));
        return { path: '/v1/messages/count_tokens', body: Object.fromEntries(counted) };
    },
    headers: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
    tokens: (answer) => answer['input_tokens'],
};
const countedFields = new Set([
    'model',
    'messages',
    'system',
    'tools',
    'tool_choice',
    'thinking',
    'output_config',
]);

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/tokenizers/exact/ask.ts
/**
 * Asking a provider's own endpoint how many input tokens a request has, when the user gave a key for it. Offline
 * counts stay the answer whenever this fails: every failure is a Problem, none is a number. Bounded in calls, in time
 * for a call and in time for all; the same request is asked once.
 */

/** That a request was not counted by its vendor, and why, in words. */
function ask_notAsked(vendor, why, about) {
    return {
        reason: 'exact-count-failed',
        ...about,
        detail: `${vendor} could not be asked for the exact number of tokens (${why}); the offline count is used.`,
    };
}
/** Answers are some hundred bytes. */
const LONGEST_ANSWER_BYTES = 65_536;
/** A provider that asks to wait longer is not asked again. */
const LONGEST_WAIT_MS = 2_000;
function ask_createExactCount(endpoint, options) {
    const answers = new Map();
    let calls = 0;
    let endsAt = 0;
    /** Set when there is no use in asking again: the key is refused. */
    let refused = null;
    async function ask(path, content) {
        if (endsAt === 0)
            endsAt = performance.now() + options.totalTimeoutMs;
        for (let attempt = 1;; attempt++) {
            if (refused !== null)
                return refused;
            if (calls >= options.maxCalls)
                return `the limit of ${options.maxCalls} calls is reached`;
            const left = endsAt - performance.now();
            if (left <= 0)
                return `the limit of ${options.totalTimeoutMs} ms for all calls is reached`;
            calls++;
            const answer = await send(path, content, Math.ceil(Math.min(left, options.timeoutMs)));
            if (typeof answer === 'number')
                return answer;
            if (answer.final)
                refused = answer.why;
            const wait = answer.retryAfterMs;
            if (wait === null || attempt > 1 || performance.now() + wait > endsAt)
                return answer.why;
            await new Promise((resolve) => setTimeout(resolve, wait));
        }
    }
    async function send(path, content, timeoutMs) {
        const signal = AbortSignal.timeout(timeoutMs);
        let response;
        let text;
        try {
            response = await options.fetch(`${options.url.replace(/\/+$/, '')}${path}`, {
                method: 'POST',
                headers: { 'content-type': 'application/json', ...endpoint.headers(options.key) },
                body: content,
                // The key goes to the address that was given and to no other.
                redirect: 'error',
                signal,
            });
            text = await readText(response);
        }
        catch {
            return failure(signal.aborted ? `no answer within ${timeoutMs} ms` : 'the address could not be reached');
        }
        if (text === null)
            return failure(`status ${response.status} with an answer that is too long`);
        const answer = parse(text);
        if (response.ok) {
            const tokens = answer === null ? undefined : endpoint.tokens(answer);
            return Number.isSafeInteger(tokens) && tokens >= 0
                ? tokens
                : failure('an answer without a number of tokens');
        }
        const { status } = response;
        const why = `status ${status}${kindOfError(answer)}`;
        if (status === 401 || status === 403) {
            return { why: `${why}: the key is refused`, retryAfterMs: null, final: true };
        }
        const again = status === 429 || status >= 500;
        return { why, retryAfterMs: again ? waitMs(response.headers.get('retry-after')) : null, final: false };
    }
    return async (body, about) => {
        const request = endpoint.request(body);
        const fail = (why) => ask_notAsked(endpoint.vendor, why, about);
        if (typeof request === 'string')
            return fail(request);
        const content = JSON.stringify(request.body);
        const bytes = Buffer.byteLength(content);
        if (bytes > options.maxBytes) {
            return fail(`the request has ${bytes} bytes, more than the ${options.maxBytes} that are sent`);
        }
        const hash = (0,external_node_crypto_.createHash)('sha256').update(`${request.path}\n${content}`).digest('base64');
        let answer = answers.get(hash);
        if (answer === undefined) {
            answer = ask(request.path, content);
            answers.set(hash, answer);
        }
        const found = await answer;
        return typeof found === 'number' ? found : fail(found);
    };
}
function failure(why) {
    return { why, retryAfterMs: null, final: false };
}
/** Null when it is longer than any true answer. */
async function readText(response) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of (response.body ?? [])) {
        bytes += chunk.length;
        if (bytes > LONGEST_ANSWER_BYTES)
            return null;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function parse(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : null;
    }
    catch {
        return null;
    }
}
/** `, rate_limit_error`: the machine-readable kind in an error body. Its message is left out: it may quote the request. */
function kindOfError(answer) {
    const error = answer?.['error'];
    if (typeof error !== 'object' || error === null)
        return '';
    const { type, status } = error;
    const kind = typeof type === 'string' ? type : status;
    return typeof kind === 'string' && /^\w{1,40}$/.test(kind) ? `, ${kind}` : '';
}
/** How long to wait by the `retry-after` header, in seconds; null when that is too long. */
function waitMs(retryAfter) {
    const wait = retryAfter === null ? 500 : Number(retryAfter) * 1000;
    return wait >= 0 && wait <= LONGEST_WAIT_MS ? wait : null;
}

;// CONCATENATED MODULE: ./src/tokenizers/exact/gemini.ts
/**
 * `POST /v1beta/models/{model}:countTokens` takes `{ "generateContentRequest": … }`, the whole request with its
 * `model`, and answers `{ "totalTokens": 11, "promptTokensDetails": […] }`. Here the model stands in the body as
 * `model`, with or without `models/` before it. https://ai.google.dev/api/tokens, checked on 2026-11-23.
 */
const gemini_gemini = {
    vendor: 'Google',
    request(body) {
        const model = typeof body['model'] === 'string' ? body['model'].replace(/^models\//, '') : '';
        // It becomes a part of the address.
        if (!/^[\w.-]{1,100}$/.test(model))
            return 'the request names no model, or one that is none of the Gemini API';
        return {
            path: `/v1beta/models/${model}:countTokens`,
            body: { generateContentRequest: { ...body, model: `models/${model}` } },
        };
    },
    headers: (key) => ({ 'x-goog-api-key': key }),
    tokens: (answer) => answer['totalTokens'],
};

;// CONCATENATED MODULE: ./src/tokenizers/exact/index.ts





const endpoints = { anthropic: anthropic_anthropic, gemini: gemini_gemini };
/** For people: `Anthropic`. */
function vendorName(vendor) {
    return endpoints[vendor].vendor;
}
/** What stands where the id of a tokenizer would. */
const exactNames = {
    anthropic: 'anthropic count_tokens',
    gemini: 'gemini countTokens',
};
/** For each vendor by itself. A pull request that changes more prompts has the rest counted offline. */
const exactBounds = {
    timeoutMs: 10_000,
    totalTimeoutMs: 60_000,
    maxCalls: 100,
    maxBytes: 1_048_576,
};
/** Where the APIs are, and the variables by which the vendors' own clients find another address (a proxy). */
const addresses = {
    anthropic: { url: 'https://api.anthropic.com', variable: 'ANTHROPIC_BASE_URL' },
    gemini: { url: 'https://generativelanguage.googleapis.com', variable: 'GOOGLE_GEMINI_BASE_URL' },
};
/**
 * One for each run: it holds the limits. Keys come from who runs the check, addresses from the environment and never
 * from the repository, which could send a key anywhere. Throws `SettingsError` for an address that is none.
 */
function openExactCounts(keys, env, bounds = exactBounds) {
    const opened = {};
    const mistakes = [];
    for (const vendor of vendors) {
        const { url: usual, variable } = addresses[vendor];
        const key = keys[vendor];
        if (key === '')
            continue;
        const url = env[variable] === undefined || env[variable] === '' ? usual : env[variable];
        if (!mayCarryKey(url))
            mistakes.push(wrongAddress(variable));
        opened[vendor] = ask_createExactCount(endpoints[vendor], { ...bounds, url, key, fetch });
    }
    if (mistakes.length > 0)
        throw new settings/* SettingsError */.GN(mistakes);
    return opened;
}
/** The same vendors, asked for nothing: every request is a problem with the reason. */
function refuseExactCounts(counts, why) {
    return Object.fromEntries(vendors
        .filter((vendor) => counts[vendor] !== undefined)
        .map((vendor) => [
        vendor,
        (_body, about) => Promise.resolve(notAsked(vendorName(vendor), why, about)),
    ]));
}
const vendors = ['anthropic', 'gemini'];
/** A key travels encrypted, or not at all: on this machine. */
function mayCarryKey(address) {
    if (!URL.canParse(address))
        return false;
    const { protocol, hostname, username, password } = new URL(address);
    if (username !== '' || password !== '')
        return false;
    if (protocol === 'https:')
        return true;
    return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
/** The address itself is not shown: it may hold a password. */
function wrongAddress(variable) {
    return {
        where: 'environment',
        line: null,
        key: variable,
        given: 'an address that a key is not sent to',
        allowed: 'an https address without a user, or http on this machine',
        example: `${variable}=https://llm-gateway.example.com`,
        near: null,
    };
}
/** Counts bodies of Messages requests (`model` included) with Anthropic's `count_tokens`. */
function anthropicCount(options) {
    return createExactCount(anthropic, options);
}
/** Counts bodies of `generateContent` requests, with the model's name in `model`, with the Gemini API's `countTokens`. */
function geminiCount(options) {
    return createExactCount(gemini, options);
}


/***/ })

};
