export const id = 356;
export const ids = [356];
export const modules = {

/***/ 2356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ helpText),
/* harmony export */   IM: () => (/* binding */ argumentMistake),
/* harmony export */   KW: () => (/* binding */ repositoryFlags),
/* harmony export */   Xo: () => (/* binding */ outputFlags),
/* harmony export */   lR: () => (/* binding */ readArguments),
/* harmony export */   vG: () => (/* binding */ limitFlags)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3180);
/* harmony import */ var _settings_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8783);



const outputFlags = [
    { name: 'format', value: 'NAME', help: 'table, json, markdown or html (default: table)' },
    { name: 'output', short: 'o', value: 'FILE', help: 'write the result to FILE instead of standard output' },
    { name: 'quiet', short: 'q', help: 'no progress and no problems on standard error' },
    { name: 'no-color', help: 'no colours (also: NO_COLOR=1)' },
    { name: 'help', short: 'h', help: 'show this help' },
];
const repositoryFlags = [
    { name: 'repo', value: 'DIR', help: 'the repository (default: the current folder)' },
    { name: 'config', value: 'FILE', help: 'settings file inside the repository (default: .promptcost.yml)' },
];
/** Each limit as a flag of its own, and `--fail-on KEY=VALUE` for all of them. */
const limitFlags = [
    ..._settings_index_js__WEBPACK_IMPORTED_MODULE_2__/* .limitKeys */ .O8.map((limit) => ({ name: limit.key, value: 'VALUE', help: limit.meaning })),
    { name: 'enforcement', value: 'MODE', help: _settings_index_js__WEBPACK_IMPORTED_MODULE_2__/* .optionKeys */ .M$.enforcement.meaning.replaceAll('`', '') },
    { name: 'policy-from', value: 'SIDE', help: _settings_index_js__WEBPACK_IMPORTED_MODULE_2__/* .optionKeys */ .M$['policy-from'].meaning.replaceAll('`', '') },
    {
        name: 'fail-on',
        value: 'KEY=VALUE',
        many: true,
        help: 'another way to give a limit, for example --fail-on max-request-usd=0.02',
    },
];
/** Parses what was typed. Throws `SettingsError` with every mistake: unknown flags, missing and doubled values. */
function readArguments(typed, flags) {
    const known = flags.map((flag) => flag.name);
    const { tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...typed],
        strict: false,
        tokens: true,
        allowPositionals: true,
        options: Object.fromEntries(flags.map((flag) => [
            flag.name,
            {
                type: flag.value === undefined ? 'boolean' : 'string',
                ...(flag.short === undefined ? {} : { short: flag.short }),
            },
        ])),
    });
    const words = [];
    const switches = new Set();
    const values = {};
    const lists = {};
    const mistakes = [];
    const wrong = (key, given, allowed, example) => {
        mistakes.push({ where: 'flag', line: null, key, given, allowed, example, near: null });
    };
    for (const token of tokens) {
        if (token.kind === 'positional')
            words.push(token.value);
        if (token.kind !== 'option')
            continue;
        const flag = flags.find((candidate) => candidate.name === token.name);
        if (flag === undefined) {
            mistakes.push(...(0,_settings_index_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownInputs */ .qs)([token.name], known, 'flag'));
        }
        else if (flag.value === undefined) {
            if (token.value !== undefined)
                wrong(flag.name, `\`${token.value}\``, 'no value', `--${flag.name}`);
            else
                switches.add(flag.name);
        }
        else if (token.value === undefined) {
            wrong(flag.name, 'nothing', flag.value, `--${flag.name} ${flag.value}`);
        }
        else if (flag.many === true) {
            (lists[flag.name] ??= []).push(token.value);
        }
        else if (values[flag.name] !== undefined) {
            wrong(flag.name, 'two values', 'one value', `--${flag.name} ${flag.value}`);
        }
        else
            values[flag.name] = token.value;
    }
    for (const entry of lists['fail-on'] ?? []) {
        const [key = '', ...rest] = entry.split('=');
        if (!_settings_index_js__WEBPACK_IMPORTED_MODULE_2__/* .limitKeys */ .O8.some((limit) => limit.key === key)) {
            mistakes.push(...(0,_settings_index_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownInputs */ .qs)([key], _settings_index_js__WEBPACK_IMPORTED_MODULE_2__/* .limitKeys */ .O8.map((limit) => limit.key), 'flag'));
        }
        else if (rest.length === 0)
            wrong('fail-on', `\`${entry}\``, 'KEY=VALUE', '--fail-on max-request-usd=0.02');
        else if (values[key] !== undefined)
            wrong(key, 'two values', 'one value', `--${key} VALUE`);
        else
            values[key] = rest.join('=');
    }
    if (mistakes.length > 0)
        throw new _core_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .SettingsError */ .G(mistakes);
    return { words, switches, values, lists };
}
/** A mistake in the arguments that `readArguments` cannot see. */
function argumentMistake(key, given, allowed, example) {
    return new _core_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .SettingsError */ .G([{ where: 'command line', line: null, key, given, allowed, example, near: null }]);
}
/** The help text of a command. */
function helpText(usage, about, flags, examples) {
    const left = flags.map((flag) => {
        const short = flag.short === undefined ? '    ' : `-${flag.short}, `;
        return `  ${short}--${flag.name}${flag.value === undefined ? '' : ` ${flag.value}`}`;
    });
    const width = Math.min(42, Math.max(...left.map((text) => text.length)));
    const rows = flags.map((flag, index) => {
        const text = left[index] ?? '';
        return text.length > width
            ? `${text}\n${' '.repeat(width)}  ${flag.help}`
            : `${text.padEnd(width)}  ${flag.help}`;
    });
    return [
        ...usage.map((line, index) => `${index === 0 ? 'Usage: ' : '       '}${line}`),
        '',
        about,
        '',
        'Flags:',
        ...rows,
        '',
        'Examples:',
        ...examples.map((example) => `  ${example}`),
        '',
    ].join('\n');
}


/***/ }),

/***/ 4057:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ settingsPaths),
/* harmony export */   mG: () => (/* binding */ noEstimationSettings),
/* harmony export */   ur: () => (/* binding */ readSettingsFile)
/* harmony export */ });
/* unused harmony exports topKeys, promptKeys, ratesKeys, selfHostedKeys, taskKinds, readLimits, usageKeys, valueKeys, readUsage */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3439);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1003);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3957);



/** Where the settings file may stand; the first that exists is read. */
const settingsPaths = ['.promptcost.yml', '.promptcost.yaml', '.github/promptcost.yml'];
/** The settings of a repository without a file. */
const noEstimationSettings = {
    include: [],
    exclude: [],
    prompts: [],
    models: {},
    usage: {},
    defaultModel: null,
    path: null,
};
const topKeys = [
    'version',
    'include',
    'exclude',
    'prompts',
    'models',
    'default-model',
    'usage',
    'limits',
    'warn',
    'rules',
    'comment',
    'comment-behavior',
    'enforcement',
    'policy-from',
    'override-label',
    'override-not-author',
    'override-expires',
];
const promptKeys = [
    'match',
    'model',
    'format',
    'kind',
    'max-output-tokens',
    'reasoning-effort',
    'usage',
];
const ratesKeys = [
    'input',
    'output',
    'cached-input',
    'cache-write',
    'per-request-usd',
    'tokenizer',
    'context-tokens',
    'self-hosted',
    'discount-percent',
];
const selfHostedKeys = [
    'gpu-usd-per-hour',
    'gpus',
    'utilisation',
    'peak-to-average',
    'output-tokens-per-second',
    'input-tokens-per-second',
    'constants',
    'benchmark',
    'active-parameters-billions',
    'tokenizer',
    'context-tokens',
];
const taskKinds = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)('label', 'extraction', 'code-completion', 'chat', 'rag', 'agent', 'writing', 'image-question', 'unknown');
const positive = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(0, Infinity, '1.5');
const share = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(0, 1, '0.25');
const tokens = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(0, 1e9, '211');
/** Reads a settings file; every mistake in it is collected into `mistakes`. */
function readSettingsFile(file, mistakes) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(file.text.slice(0, 1_000_000), {
        lineCounter: lines,
        uniqueKeys: true,
        prettyErrors: false,
        logLevel: 'silent',
    });
    const empty = {
        path: file.path,
        estimation: { ...noEstimationSettings, path: file.path },
        limits: {},
        warn: {},
        rules: [],
        options: {},
        overrideLabel: null,
        overrideNotAuthor: false,
        overrideExpires: false,
    };
    const example = 'version: 1';
    for (const error of document.errors) {
        mistakes.push({
            where: file.path,
            line: lines.linePos(error.pos[0]).line,
            key: '(file)',
            given: `text that is not YAML: ${error.message.split('\n')[0] ?? ''}`,
            allowed: 'one YAML map',
            example,
            near: null,
        });
    }
    if (file.text.length > 1_000_000) {
        mistakes.push({
            where: file.path,
            line: null,
            key: '(file)',
            given: `${file.text.length} characters`,
            allowed: 'at most 1,000,000 characters',
            example,
            near: null,
        });
    }
    if (document.errors.length > 0)
        return empty;
    const reader = createReader(file.path, lines, mistakes);
    const root = document.contents;
    if (root === null) {
        reader.mistake(null, '(file)', 'an empty file', 'one YAML map', example);
        return empty;
    }
    const top = reader.map(root, '(file)', topKeys);
    if (top === null)
        return empty;
    const version = top.get('version');
    if (version === undefined) {
        reader.mistake(root, 'version', 'nothing', '1', example);
    }
    else
        reader.value(version, 'version', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)('1'));
    const options = {};
    for (const [key, option] of Object.entries(_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .optionKeys */ .M)) {
        const node = top.get(key);
        if (node === undefined)
            continue;
        const value = reader.value(node, key, option.kind);
        if (value !== undefined)
            options[key] = value;
    }
    const label = top.get('override-label');
    const optional = (key, kind) => {
        const node = top.get(key);
        return node === undefined ? undefined : reader.value(node, key, kind);
    };
    return {
        path: file.path,
        estimation: {
            include: reader.globs(top.get('include'), 'include'),
            exclude: reader.globs(top.get('exclude'), 'exclude'),
            prompts: readPrompts(reader, top.get('prompts')),
            models: readModels(reader, top.get('models')),
            usage: readUsage(reader, top.get('usage'), 'usage'),
            defaultModel: optional('default-model', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('the name of a model or an alias', 'openai/gpt-4.1-mini')) ?? null,
            path: file.path,
        },
        limits: readLimits(reader, top.get('limits'), 'limits'),
        warn: readLimits(reader, top.get('warn'), 'warn'),
        rules: readRules(reader, top.get('rules')),
        options,
        overrideLabel: label === undefined
            ? null
            : (reader.value(label, 'override-label', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('the name of a label', 'cost-approved')) ?? null),
        overrideNotAuthor: optional('override-not-author', _values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM) ?? false,
        overrideExpires: optional('override-expires', _values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM) ?? false,
    };
}
function createReader(where, lines, mistakes) {
    const lineOf = (node) => {
        const range = node?.range;
        return range ? lines.linePos(range[0]).line : null;
    };
    const mistake = (node, key, given, allowed, example, near = null) => {
        mistakes.push({ where, line: lineOf(node), key, given, allowed, example, near });
    };
    /** The text of a scalar as it was written, so that decimals stay exact; undefined for anything else. */
    const written = (node) => {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || node.value === null || node.value === undefined)
            return undefined;
        if (typeof node.value === 'string')
            return node.value;
        return node.source ?? JSON.stringify(node.value);
    };
    const shown = (node) => {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node)) {
            const raw = written(node) ?? '';
            return raw === '' ? 'nothing' : `\`${raw.slice(0, 60)}\``;
        }
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return 'a map';
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return 'a list';
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return 'a YAML alias';
        return 'nothing';
    };
    const value = (node, key, kind) => {
        const raw = written(node);
        const parsed = raw === undefined ? undefined : kind.parse(raw.trim());
        if (parsed === undefined)
            mistake(node, key, shown(node), kind.allowed, `${last(key)}: ${kind.example}`);
        return parsed;
    };
    const map = (node, key, known) => {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            mistake(node, key, shown(node), 'a map', known?.[0] === undefined ? '{}' : `${known[0]}: …`);
            return null;
        }
        const entries = new Map();
        for (const pair of node.items) {
            const name = written(pair.key);
            if (name === undefined) {
                mistake(pair.key, key, 'a key that is not text', 'text keys', known?.[0] ?? 'name');
                continue;
            }
            if (known !== null && !known.includes(name)) {
                const full = key === '(file)' ? name : `${key}.${name}`;
                mistake(pair.key, full, 'an unknown key', `the keys ${known.join(', ')}`, `${(0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .pA)(name, known) ?? known[0] ?? ''}: …`, (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .pA)(name, known));
                continue;
            }
            entries.set(name, pair.value);
        }
        return entries;
    };
    const list = (node, key) => {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return node.items;
        mistake(node, key, shown(node), 'a list', `${last(key)}: […]`);
        return [];
    };
    const strings = (node, key, kind) => {
        const items = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? [node] : list(node, key);
        return items.flatMap((item, index) => {
            const parsed = value(item, items.length > 1 ? `${key}[${index}]` : key, kind);
            return parsed === undefined ? [] : [parsed];
        });
    };
    const globs = (node, key) => node === undefined
        ? []
        : strings(node, key, (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('a glob or a list of globs, relative to the repository', '"prompts/**"'));
    return { mistake, shown, written, value, map, list, strings, globs };
}
function last(key) {
    return key.slice(key.lastIndexOf('.') + 1);
}
function readPrompts(reader, node) {
    if (node === undefined)
        return [];
    return reader.list(node, 'prompts').flatMap((item, index) => {
        const at = `prompts[${index}]`;
        const entries = reader.map(item, at, promptKeys);
        if (entries === null)
            return [];
        if (!entries.has('match')) {
            reader.mistake(item, `${at}.match`, 'nothing', 'a glob or a list of globs', 'match: prompts/support/**');
        }
        const get = (key, kind) => {
            const value = entries.get(key);
            return value === undefined ? undefined : reader.value(value, `${at}.${key}`, kind);
        };
        const model = get('model', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('the name of a model or an alias', 'openai/gpt-4.1-mini'));
        const format = get('format', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('the id of a format', 'text'));
        const kind = get('kind', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)('request', 'instructions', 'evaluation', 'ignore'));
        const maxOutputTokens = get('max-output-tokens', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)('500'));
        const reasoningEffort = get('reasoning-effort', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('an effort the model knows', 'low'));
        const usage = entries.get('usage');
        return [
            {
                match: reader.globs(entries.get('match'), `${at}.match`),
                ...(model === undefined ? {} : { model }),
                ...(format === undefined ? {} : { format }),
                ...(kind === undefined ? {} : { kind }),
                ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
                ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
                ...(usage === undefined ? {} : { usage: readUsage(reader, usage, `${at}.usage`) }),
            },
        ];
    });
}
function readModels(reader, node) {
    const models = Object.create(null);
    if (node === undefined)
        return models;
    const entries = reader.map(node, 'models', null);
    if (entries === null)
        return models;
    for (const [name, value] of entries) {
        const at = `models.${name}`;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value)) {
            const target = reader.value(value, at, (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('the name of a model', 'openai/gpt-4.1-mini'));
            if (target !== undefined)
                models[name] = { kind: 'alias', target };
            continue;
        }
        const fields = reader.map(value, at, ratesKeys);
        if (fields === null)
            continue;
        const get = (key, kind) => {
            const field = fields.get(key);
            return field === undefined ? undefined : reader.value(field, `${at}.${key}`, kind);
        };
        const selfHosted = fields.get('self-hosted');
        const discount = get('discount-percent', _values_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN);
        if (selfHosted !== undefined) {
            const read = readSelfHosted(reader, selfHosted, `${at}.self-hosted`);
            if (read !== null)
                models[name] = { kind: 'self-hosted', selfHosted: read };
        }
        else if (discount !== undefined && !fields.has('input')) {
            if (discount > 100) {
                reader.mistake(value, `${at}.discount-percent`, String(discount), 'at most 100', 'discount-percent: 12');
            }
            else
                models[name] = { kind: 'discount', percent: decimalText(discount) };
        }
        else {
            const input = get('input', _values_js__WEBPACK_IMPORTED_MODULE_2__/* .rate */ .TS);
            const output = get('output', _values_js__WEBPACK_IMPORTED_MODULE_2__/* .rate */ .TS);
            for (const key of ['input', 'output']) {
                if (!fields.has(key)) {
                    reader.mistake(value, `${at}.${key}`, 'nothing', _values_js__WEBPACK_IMPORTED_MODULE_2__/* .rate */ .TS.allowed, `${key}: ${_values_js__WEBPACK_IMPORTED_MODULE_2__/* .rate */ .TS.example}`);
                }
            }
            if (input === undefined || output === undefined)
                continue;
            const cachedInput = get('cached-input', _values_js__WEBPACK_IMPORTED_MODULE_2__/* .rate */ .TS);
            const cacheWrite = get('cache-write', _values_js__WEBPACK_IMPORTED_MODULE_2__/* .rate */ .TS);
            const perRequest = get('per-request-usd', _values_js__WEBPACK_IMPORTED_MODULE_2__/* .usd */ .dR);
            const tokenizer = get('tokenizer', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('the id of a tokenizer', 'o200k_base'));
            const contextTokens = get('context-tokens', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)('128000'));
            const rates = {
                input,
                output,
                ...(cachedInput === undefined ? {} : { cachedInput }),
                ...(cacheWrite === undefined ? {} : { cacheWrite }),
                ...(perRequest === undefined
                    ? {}
                    : { perRequestUsd: reader.written(fields.get('per-request-usd')) ?? '0' }),
                ...(tokenizer === undefined ? {} : { tokenizer }),
                ...(contextTokens === undefined ? {} : { contextTokens }),
            };
            models[name] = { kind: 'rates', rates };
        }
    }
    return models;
}
function decimalText(value) {
    return value.toFixed(6).replace(/\.?0+$/, '');
}
function readSelfHosted(reader, node, at) {
    const fields = reader.map(node, at, selfHostedKeys);
    if (fields === null)
        return null;
    const get = (key, kind) => {
        const field = fields.get(key);
        return field === undefined ? undefined : reader.value(field, `${at}.${key}`, kind);
    };
    const price = get('gpu-usd-per-hour', _values_js__WEBPACK_IMPORTED_MODULE_2__/* .usd */ .dR);
    const gpus = get('gpus', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(1, 100_000, '2'));
    for (const [key, example] of [
        ['gpu-usd-per-hour', '3'],
        ['gpus', '2'],
    ]) {
        if (!fields.has(key))
            reader.mistake(node, `${at}.${key}`, 'nothing', 'a number', `${key}: ${example}`);
    }
    const perSecond = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(1e-6, Infinity, '2200');
    const utilisation = get('utilisation', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(0.001, 1, '0.4'));
    const peakToAverage = get('peak-to-average', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(1, 1000, '2.5'));
    const outputTokensPerSecond = get('output-tokens-per-second', perSecond);
    const inputTokensPerSecond = get('input-tokens-per-second', perSecond);
    const benchmark = get('benchmark', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('the id of a published benchmark', 'llama-3.3-70b-fp8-h200'));
    const activeParametersBillions = get('active-parameters-billions', positive);
    const tokenizer = get('tokenizer', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('the id of a tokenizer', 'o200k_base'));
    const contextTokens = get('context-tokens', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)('128000'));
    let constants;
    const given = fields.get('constants');
    if (given !== undefined) {
        const inner = reader.map(given, `${at}.constants`, ['a', 'b', 'c']);
        const read = (key) => {
            const field = inner?.get(key);
            const written = reader.written(field);
            const value = written !== undefined && /^\d+(\.\d+)?(e-?\d+)?$/i.test(written) ? Number(written) : undefined;
            if (value === undefined) {
                reader.mistake(field ?? given, `${at}.constants.${key}`, reader.shown(field), 'GPU seconds, 0 or more', `${key}: 1.61e-4`);
            }
            return value;
        };
        const [a, b, c] = [read('a'), read('b'), read('c')];
        if (a !== undefined && b !== undefined && c !== undefined)
            constants = { a, b, c };
    }
    if (outputTokensPerSecond === undefined && constants === undefined && benchmark === undefined) {
        reader.mistake(node, at, 'no throughput', 'one of output-tokens-per-second, constants or benchmark', 'output-tokens-per-second: 2200');
        return null;
    }
    if (price === undefined || gpus === undefined)
        return null;
    return {
        gpuUsdPerHour: reader.written(fields.get('gpu-usd-per-hour')) ?? '0',
        gpus,
        ...(utilisation === undefined ? {} : { utilisation }),
        ...(peakToAverage === undefined ? {} : { peakToAverage }),
        ...(outputTokensPerSecond === undefined ? {} : { outputTokensPerSecond }),
        ...(inputTokensPerSecond === undefined ? {} : { inputTokensPerSecond }),
        ...(constants === undefined ? {} : { constants }),
        ...(benchmark === undefined ? {} : { benchmark }),
        ...(activeParametersBillions === undefined ? {} : { activeParametersBillions }),
        ...(tokenizer === undefined ? {} : { tokenizer }),
        ...(contextTokens === undefined ? {} : { contextTokens }),
    };
}
/** Reads one map of limits. */
function readLimits(reader, node, at) {
    if (node === undefined)
        return {};
    const entries = reader.map(node, at, _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .limitKeys */ .O.map((limit) => limit.key));
    if (entries === null)
        return {};
    const limits = {};
    for (const limit of _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .limitKeys */ .O) {
        const value = entries.get(limit.key);
        if (value === undefined)
            continue;
        if (limit.list === true) {
            const list = reader.strings(value, `${at}.${limit.key}`, limit.kind);
            if (list.length > 0)
                limits[limit.field] = list;
            else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(value)) {
                reader.mistake(value, `${at}.${limit.key}`, 'an empty list', limit.kind.allowed, limit.kind.example);
            }
        }
        else {
            const parsed = reader.value(value, `${at}.${limit.key}`, limit.kind);
            if (parsed !== undefined)
                limits[limit.field] = parsed;
        }
    }
    return limits;
}
function readRules(reader, node) {
    if (node === undefined)
        return [];
    return reader.list(node, 'rules').flatMap((item, index) => {
        const at = `rules[${index}]`;
        const entries = reader.map(item, at, ['match', 'limits', 'warn']);
        if (entries === null)
            return [];
        if (!entries.has('match')) {
            reader.mistake(item, `${at}.match`, 'nothing', 'a glob or a list of globs', 'match: prompts/batch/**');
        }
        if (!entries.has('limits') && !entries.has('warn')) {
            reader.mistake(item, at, 'no limits', 'limits or warn', 'limits: { max-input-tokens: 8000 }');
        }
        return [
            {
                match: reader.globs(entries.get('match'), `${at}.match`),
                limits: perPromptOnly(reader, entries.get('limits'), `${at}.limits`),
                warn: perPromptOnly(reader, entries.get('warn'), `${at}.warn`),
            },
        ];
    });
}
/** Limits of a rule: those of all prompts together make no sense for some of them and are refused. */
function perPromptOnly(reader, node, at) {
    const limits = readLimits(reader, node, at);
    const entries = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? node : null;
    for (const limit of _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .limitKeys */ .O) {
        if (limit.scope !== 'all prompts together' || limits[limit.field] === undefined)
            continue;
        reader.mistake(entries?.get(limit.key, true) ?? node, `${at}.${limit.key}`, 'a limit on all prompts together', 'limits on each prompt; monthly limits stand under the top-level limits', 'max-request-usd: 0.02');
    }
    return limits;
}
const usageKeys = [
    'requests-per-month',
    'active-hours-per-month',
    'output-tokens',
    'task',
    'variables',
    'loop-items',
    'turns',
    'history',
    'tool-steps',
    'tool-result-tokens',
    'user-turn-tokens',
    'batch-share',
    'service-tier',
    'region',
    'billed-retry-share',
    'cache-hit-rate',
    'cache-ttl',
    'burstiness',
    'reasoning-tokens',
    'model-shares',
    'web-searches-per-request',
];
const valueKeys = [
    'mean',
    'p10',
    'p50',
    'p90',
    'p95',
    'n',
    'window',
    'source',
    'cardinality',
];
/** Reads a `usage` section. What is absent stays absent: unknown, not zero. */
function readUsage(reader, node, at) {
    if (node === undefined)
        return {};
    const entries = reader.map(node, at, usageKeys);
    if (entries === null)
        return {};
    const get = (key, kind) => {
        const field = entries.get(key);
        return field === undefined ? undefined : reader.value(field, `${at}.${key}`, kind);
    };
    const distribution = (key, kind = tokens) => {
        const field = entries.get(key);
        return field === undefined ? undefined : readUsageValue(reader, field, `${at}.${key}`, kind).value;
    };
    const usage = {
        requestsPerMonth: distribution('requests-per-month', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(0, 1e12, '300000')),
        activeHoursPerMonth: get('active-hours-per-month', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(0.01, 744, '200')),
        outputTokens: distribution('output-tokens'),
        task: get('task', taskKinds),
        turns: distribution('turns', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(1, 10_000, '4')),
        toolSteps: distribution('tool-steps', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(1, 10_000, '5')),
        toolResultTokens: get('tool-result-tokens', tokens),
        userTurnTokens: get('user-turn-tokens', tokens),
        batchShare: get('batch-share', share),
        serviceTier: get('service-tier', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('a tier of the provider', 'standard')),
        region: get('region', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('a region of the provider', 'us')),
        billedRetryShare: get('billed-retry-share', share),
        cacheHitRate: get('cache-hit-rate', share),
        cacheTtl: get('cache-ttl', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)('5m', '1h', '30m', '24h')),
        burstiness: get('burstiness', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(0.1, 20, '1')),
        reasoningTokens: distribution('reasoning-tokens'),
        webSearchesPerRequest: get('web-searches-per-request', (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(0, 1000, '1')),
    };
    const history = entries.get('history');
    if (history !== undefined) {
        const written = reader.written(history);
        if (written === 'full')
            usage['history'] = 'full';
        else
            usage['history'] = reader.value(history, `${at}.history`, (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)('10'));
    }
    const shares = entries.get('model-shares');
    if (shares !== undefined) {
        const read = {};
        let total = 0;
        for (const [name, value] of reader.map(shares, `${at}.model-shares`, null) ?? []) {
            const part = reader.value(value, `${at}.model-shares.${name}`, share);
            if (part === undefined)
                continue;
            read[name] = part;
            total += part;
        }
        if (total > 1.000001) {
            reader.mistake(shares, `${at}.model-shares`, `shares of ${total}`, 'shares that add up to at most 1', 'openai/gpt-4.1: 0.9');
        }
        usage['modelShares'] = read;
    }
    for (const [key, field] of [
        ['variables', 'variables'],
        ['loop-items', 'loopItems'],
    ]) {
        const given = entries.get(key);
        if (given === undefined)
            continue;
        const sizes = {};
        const cardinality = {};
        for (const [name, value] of reader.map(given, `${at}.${key}`, null) ?? []) {
            const read = readUsageValue(reader, value, `${at}.${key}.${name}`, tokens);
            if (read.value !== undefined)
                sizes[name] = read.value;
            if (read.cardinality !== undefined)
                cardinality[name] = read.cardinality;
        }
        usage[field] = sizes;
        if (Object.keys(cardinality).length > 0)
            usage['cardinality'] = cardinality;
    }
    return Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== undefined));
}
/** A number, or a map with the mean and quantiles; with `n` or `source` it counts as measured. */
function readUsageValue(reader, node, at, kind) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        const mean = reader.value(node, at, kind);
        if (mean === undefined)
            return {};
        return { value: { mean, p10: null, p50: null, p90: null, p95: null, basis: 'stated', note: null } };
    }
    const entries = reader.map(node, at, valueKeys);
    if (entries === null)
        return {};
    const get = (key) => {
        const field = entries.get(key);
        return field === undefined ? undefined : reader.value(field, `${at}.${key}`, kind);
    };
    const [mean, p10, p50, p90, p95] = [get('mean'), get('p10'), get('p50'), get('p90'), get('p95')];
    const ordered = [p10, p50, p90, p95].filter((value) => value !== undefined);
    if (ordered.some((value, index) => index > 0 && value < (ordered[index - 1] ?? 0))) {
        reader.mistake(node, at, 'quantiles that fall', 'p10 ≤ p50 ≤ p90 ≤ p95', '{ mean: 211, p50: 129, p95: 451 }');
    }
    const sample = entries.get('n');
    const n = sample === undefined ? undefined : reader.value(sample, `${at}.n`, (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)('19366'));
    const source = reader.written(entries.get('source'));
    const window = reader.written(entries.get('window'));
    const cardinalityNode = entries.get('cardinality');
    const cardinality = cardinalityNode === undefined
        ? undefined
        : reader.value(cardinalityNode, `${at}.cardinality`, (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .numberBetween */ .od)(1, 1e9, '50'));
    const center = mean ?? p50;
    if (center === undefined) {
        if (cardinality !== undefined && entries.size === 1)
            return { cardinality };
        reader.mistake(node, at, 'no mean', 'a number, or a map with mean or p50', '{ mean: 211, p95: 451 }');
        return cardinality === undefined ? {} : { cardinality };
    }
    const note = [n === undefined ? '' : `n = ${n}`, window ?? '', source ?? ''].filter((part) => part !== '');
    return {
        value: {
            // A median without a mean: the log-normal mean needs the spread, so p95 is used where it is given.
            mean: mean ?? meanFromQuantiles(center, p95),
            p10: p10 ?? null,
            p50: p50 ?? null,
            p90: p90 ?? null,
            p95: p95 ?? null,
            basis: n !== undefined || source !== undefined ? 'measured' : 'stated',
            note: note.length === 0 ? null : note.join(', '),
        },
        ...(cardinality === undefined ? {} : { cardinality }),
    };
}
/** Mean of a log-normal from its median and P95: sigma = ln(P95/P50)/1.645, mean = P50·exp(sigma²/2). */
function meanFromQuantiles(p50, p95) {
    if (p95 === undefined || p50 <= 0 || p95 <= p50)
        return p50;
    const sigma = Math.log(p95 / p50) / 1.645;
    return p50 * Math.exp((sigma * sigma) / 2);
}


/***/ }),

/***/ 8783:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Db: () => (/* reexport */ findSettingsFile),
  O8: () => (/* reexport */ keys/* limitKeys */.O),
  M$: () => (/* reexport */ keys/* optionKeys */.M),
  Ku: () => (/* reexport */ file/* settingsPaths */.Ku),
  G9: () => (/* binding */ settle),
  qs: () => (/* binding */ unknownInputs)
});

// EXTERNAL MODULE: ./src/core/money.ts
var money = __webpack_require__(6765);
// EXTERNAL MODULE: ./src/core/settings.ts
var settings = __webpack_require__(3180);
// EXTERNAL MODULE: ./src/settings/file.ts
var file = __webpack_require__(4057);
// EXTERNAL MODULE: ./src/settings/keys.ts
var keys = __webpack_require__(1003);
// EXTERNAL MODULE: ./src/settings/values.ts
var values = __webpack_require__(3957);
;// CONCATENATED MODULE: ./src/settings/load.ts


/**
 * The settings file of one revision, null when it has none. A file that exists but cannot be read as text is a
 * mistake, never "no settings": a limit must not vanish because of an encoding.
 *
 * `config` names another file than the usual ones; `required` tells whether it must be there. A `folder` such as
 * `services/support/` may have a file of its own, which then counts instead of the one at the root.
 */
async function findSettingsFile(revision, config, required, folder = '') {
    const own = folder === '' ? [] : file/* settingsPaths */.Ku.map((path) => `${folder}${path}`);
    const paths = config === null ? [...own, ...file/* settingsPaths */.Ku] : [config];
    const files = await revision.read(paths);
    for (const path of paths) {
        const file = files.get(path);
        if (file === undefined)
            continue;
        if ('text' in file)
            return file;
        if (file.reason !== 'missing-file')
            throw unreadable(path, file);
    }
    if (config !== null && required) {
        throw new settings/* SettingsError */.G([
            {
                where: 'input',
                line: null,
                key: 'config',
                given: `\`${config.slice(0, 200)}\`, which does not exist at ${revision.info.sha?.slice(0, 7) ?? revision.info.how}`,
                allowed: 'the path of a settings file in the repository',
                example: 'config: .promptcost.yml',
                near: null,
            },
        ]);
    }
    return null;
}
function unreadable(path, why) {
    return new settings/* SettingsError */.G([
        {
            where: path,
            line: why.line,
            key: '(file)',
            given: `a file that cannot be read: ${why.detail}`,
            allowed: 'a YAML file in UTF-8',
            example: 'version: 1',
            near: null,
        },
    ]);
}

;// CONCATENATED MODULE: ./src/settings/index.ts








/**
 * Settles the settings of a run. Throws one `SettingsError` with every mistake of the inputs and the files.
 * A baseline file that is broken while the head's is sound is a finding, so that a pull request can mend it.
 */
function settle(sources) {
    const mistakes = [];
    const findings = [];
    const inputs = readInputs(sources, mistakes);
    const head = sources.head === null ? null : (0,file/* readSettingsFile */.ur)(sources.head, mistakes);
    const baselineMistakes = [];
    let baseline = sources.baseline === null
        ? null
        : sources.head !== null && sources.baseline.text === sources.head.text
            ? head
            : (0,file/* readSettingsFile */.ur)(sources.baseline, baselineMistakes);
    let baselineBroken = false;
    if (baselineMistakes.length > 0) {
        if (head !== null && mistakes.length === 0) {
            baselineBroken = true;
            baseline = null;
        }
        else
            mistakes.push(...baselineMistakes);
    }
    if (mistakes.length > 0)
        throw new settings/* SettingsError */.G(mistakes);
    const from = inputs.options['policy-from'] ?? baseline?.options['policy-from'] ?? 'base';
    const policyFile = from === 'head' ? head : (baseline ?? head);
    const policyName = from === 'head' || baseline === null ? sources.headName : sources.baselineName;
    const origin = policyFile === null ? 'no settings file' : `${policyFile.path} at ${policyName}`;
    const policy = policyOf(policyFile, inputs, origin, sources.inputKind);
    if (baselineBroken) {
        findings.push({
            rule: 'policy-unreadable',
            level: 'warn',
            key: null,
            path: sources.baseline?.path ?? null,
            line: baselineMistakes[0]?.line ?? null,
            value: baselineMistakes.length,
            limit: null,
            message: `The settings file of the baseline has ${baselineMistakes.length} mistake(s), so the limits of this change were judged.`,
            remedy: 'Merge the corrected settings file; later changes are judged by it.',
        });
    }
    else if (from === 'base' && head !== null && baseline === null && hasPolicy(head)) {
        findings.push({
            rule: 'policy-introduced',
            level: 'info',
            key: null,
            path: head.path,
            line: null,
            value: null,
            limit: null,
            message: 'The baseline has no settings file: the limits that this change introduces were judged.',
            remedy: 'Nothing to do. After the merge the file on the base branch is what counts.',
        });
    }
    else if (from === 'base' && baseline !== null && baseline !== head) {
        const changed = policyChanges(baseline, head);
        if (changed.length > 0) {
            findings.push({
                rule: 'policy-changed',
                level: 'warn',
                key: null,
                path: head?.path ?? baseline.path,
                line: null,
                value: changed.length,
                limit: null,
                message: `This change alters the limits themselves: ${changed.join('; ')}. It was judged by the limits of the baseline.`,
                remedy: 'Have the new limits reviewed; they take effect after the merge.',
            });
        }
    }
    if (baseline !== head && !baselineBroken && baseline !== null) {
        const changed = estimationChanges(baseline.estimation, head?.estimation ?? file/* noEstimationSettings */.mG);
        if (changed.length > 0) {
            findings.push({
                rule: 'estimation-changed',
                level: 'info',
                key: null,
                path: head?.path ?? baseline.path,
                line: null,
                value: changed.join(', '),
                limit: null,
                message: `This change alters how prompts are found or estimated (${changed.join(', ')}): part of the difference may come from the settings.`,
                remedy: 'Read the change of the settings file too.',
            });
        }
    }
    return {
        baseline: baseline?.estimation ?? file/* noEstimationSettings */.mG,
        head: head?.estimation ?? file/* noEstimationSettings */.mG,
        policy,
        comment: (inputs.options['comment'] ??
            policyFile?.options['comment'] ??
            keys/* optionKeys */.M.comment.default),
        commentBehavior: (inputs.options['comment-behavior'] ??
            policyFile?.options['comment-behavior'] ??
            keys/* optionKeys */.M['comment-behavior'].default),
        findings,
    };
}
function readInputs(sources, mistakes) {
    const limits = {};
    const options = {};
    const given = new Set();
    // An action cannot tell an empty input from one that was not given; a flag can, and an empty flag is a mistake.
    const absent = (raw) => raw === undefined || (raw === '' && sources.inputKind === 'input');
    const read = (key, raw, kind) => {
        const value = kind.parse(raw.trim());
        if (value === undefined) {
            mistakes.push({
                where: sources.inputKind,
                line: null,
                key,
                given: raw.trim() === '' ? 'nothing' : `\`${raw.slice(0, 60)}\``,
                allowed: kind.allowed,
                example: sources.inputKind === 'flag' ? `--${key} ${kind.example}` : `${key}: ${kind.example}`,
                near: null,
            });
        }
        else
            given.add(key);
        return value;
    };
    for (const limit of keys/* limitKeys */.O) {
        const raw = sources.inputs[limit.key];
        if (absent(raw))
            continue;
        if (limit.list === true) {
            const parts = raw
                .replace(/^\s*\[|\]\s*$/g, '')
                .split(/[,\n]/)
                .map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
                .filter((part) => part !== '');
            const values = parts.flatMap((part) => read(limit.key, part, limit.kind) ?? []);
            if (parts.length === 0)
                read(limit.key, '', limit.kind);
            if (values.length > 0)
                limits[limit.field] = values;
        }
        else {
            const value = read(limit.key, raw, limit.kind);
            if (value !== undefined)
                limits[limit.field] = value;
        }
    }
    for (const [key, option] of Object.entries(keys/* optionKeys */.M)) {
        const raw = sources.inputs[key];
        if (absent(raw))
            continue;
        const value = read(key, raw, option.kind);
        if (value !== undefined)
            options[key] = value;
    }
    const label = sources.inputs['override-label'];
    const overrideLabel = absent(label)
        ? null
        : (read('override-label', label, (0,values/* text */.Qq)('the name of a label', 'cost-approved')) ?? null);
    return { limits: limits, given, options, overrideLabel };
}
/** Names of inputs or flags that are not known, as mistakes; for callers that see names they did not ask for. */
function unknownInputs(names, known, kind) {
    return names
        .filter((name) => !known.includes(name))
        .map((name) => ({
        where: kind,
        line: null,
        key: name.slice(0, 80),
        given: `an unknown ${kind}`,
        allowed: known.join(', '),
        example: (0,values/* nearest */.pA)(name, known) ?? known[0] ?? '',
        near: (0,values/* nearest */.pA)(name, known),
    }));
}
function policyOf(file, inputs, origin, inputKind) {
    const origins = {};
    for (const key of inputs.given)
        origins[key] = inputKind;
    return {
        limits: { ...file?.limits, ...inputs.limits },
        warn: file?.warn ?? {},
        rules: file?.rules ?? [],
        enforcement: (inputs.options['enforcement'] ??
            file?.options['enforcement'] ??
            keys/* optionKeys */.M.enforcement.default),
        overrideLabel: inputs.overrideLabel ?? file?.overrideLabel ?? null,
        overrideNotAuthor: file?.overrideNotAuthor ?? false,
        overrideExpires: file?.overrideExpires ?? false,
        origin,
        origins,
    };
}
/** Sections of the estimation settings that differ between the two sides. */
function estimationChanges(before, now) {
    const sections = {
        include: 'include',
        exclude: 'exclude',
        prompts: 'prompts',
        models: 'models',
        usage: 'usage',
        defaultModel: 'default-model',
    };
    return Object.keys(sections)
        .filter((section) => JSON.stringify(before[section]) !== JSON.stringify(now[section]))
        .map((section) => sections[section]);
}
function hasPolicy(file) {
    return Object.keys(file.limits).length + Object.keys(file.warn).length + file.rules.length > 0;
}
/** What the head's file changes in the policy, in words; null stands for a deleted file. */
function policyChanges(baseline, head) {
    const changes = [];
    const say = (name, before, after) => {
        if (plain(before) !== plain(after))
            changes.push(`${name} ${plain(before)} → ${plain(after)}`);
    };
    for (const section of ['limits', 'warn']) {
        for (const limit of keys/* limitKeys */.O) {
            say(`${section}.${limit.key}`, baseline[section][limit.field], head?.[section][limit.field]);
        }
    }
    say('rules', ruleTexts(baseline.rules), ruleTexts(head?.rules ?? []));
    for (const key of ['enforcement', 'policy-from']) {
        say(key, baseline.options[key] ?? keys/* optionKeys */.M[key].default, head?.options[key] ?? keys/* optionKeys */.M[key].default);
    }
    say('override-label', baseline.overrideLabel, head?.overrideLabel);
    say('override-not-author', baseline.overrideNotAuthor, head?.overrideNotAuthor ?? false);
    say('override-expires', baseline.overrideExpires, head?.overrideExpires ?? false);
    return changes;
}
function ruleTexts(rules) {
    return rules.map((rule) => {
        const limits = ['limits', 'warn'].flatMap((section) => keys/* limitKeys */.O.flatMap((limit) => {
            const value = rule[section][limit.field];
            return value === undefined
                ? []
                : [`${section === 'warn' ? 'warn ' : ''}${limit.key} ${plain(value)}`];
        }));
        return `${rule.match.join(', ')}: ${limits.join(', ')}`;
    });
}
function plain(value) {
    if (value === undefined || value === null)
        return 'none';
    if (typeof value === 'bigint')
        return `$${(0,money/* toUsd */.Mn)(value)}`;
    if (Array.isArray(value)) {
        return value.length === 0 ? 'none' : `[${value.join('; ')}]`;
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
}


/***/ }),

/***/ 1003:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ optionKeys),
/* harmony export */   O: () => (/* binding */ limitKeys)
/* harmony export */ });
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3957);

const globs = {
    allowed: 'a list of model ids or globs such as "openai/*"',
    example: '["openai/*", "anthropic/claude-sonnet-*"]',
    schema: { type: 'string', minLength: 1 },
    parse: (value) => (value.trim() === '' || value.length > 300 ? undefined : value.trim()),
};
/** Every limit, in the order in which tables show them. Docs, schema, inputs and flags are generated from this list. */
const limitKeys = [
    {
        key: 'max-request-increase-percent',
        field: 'maxRequestIncreasePercent',
        kind: _values_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN,
        scope: 'each prompt',
        meaning: 'Increase of the cost of one request, in percent of the baseline.',
    },
    {
        key: 'max-request-increase-usd-per-1k',
        field: 'maxRequestIncreaseUsdPer1k',
        kind: _values_js__WEBPACK_IMPORTED_MODULE_0__/* .usd */ .dR,
        scope: 'each prompt',
        meaning: 'Increase of the cost of 1,000 requests, in USD. New prompts count from zero.',
    },
    {
        key: 'max-request-usd',
        field: 'maxRequestUsd',
        kind: _values_js__WEBPACK_IMPORTED_MODULE_0__/* .usd */ .dR,
        scope: 'each prompt',
        meaning: 'Cost of one request, in USD.',
    },
    {
        key: 'max-input-tokens',
        field: 'maxInputTokens',
        kind: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)('8000'),
        scope: 'each prompt',
        meaning: 'Input tokens of one request.',
    },
    {
        key: 'max-input-tokens-increase',
        field: 'maxInputTokensIncrease',
        kind: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)('500'),
        scope: 'each prompt',
        meaning: 'Increase of the input tokens of one request.',
    },
    {
        key: 'max-output-tokens',
        field: 'maxOutputTokens',
        kind: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)('300'),
        scope: 'each prompt',
        meaning: 'Output tokens of one request: the stated or assumed mean.',
    },
    {
        key: 'max-context-percent',
        field: 'maxContextPercent',
        kind: _values_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN,
        scope: 'each prompt',
        meaning: "Share of the model's context window that one request fills, in percent.",
    },
    {
        key: 'max-monthly-increase-usd',
        field: 'maxMonthlyIncreaseUsd',
        kind: _values_js__WEBPACK_IMPORTED_MODULE_0__/* .usd */ .dR,
        scope: 'all prompts together',
        meaning: 'Increase of the cost per month, in USD, of the prompts whose traffic is stated.',
    },
    {
        key: 'max-monthly-increase-percent',
        field: 'maxMonthlyIncreasePercent',
        kind: _values_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN,
        scope: 'all prompts together',
        meaning: 'Increase of the cost per month in percent, of the prompts whose traffic is stated.',
    },
    {
        key: 'max-monthly-usd',
        field: 'maxMonthlyUsd',
        kind: _values_js__WEBPACK_IMPORTED_MODULE_0__/* .usd */ .dR,
        scope: 'all prompts together',
        meaning: 'Cost per month, in USD, of the prompts whose traffic is stated.',
    },
    {
        key: 'min-increase-usd-per-1k',
        field: 'minIncreaseUsdPer1k',
        kind: _values_js__WEBPACK_IMPORTED_MODULE_0__/* .usd */ .dR,
        scope: 'each prompt',
        meaning: 'Noise floor: an increase below this many USD per 1,000 requests never breaks a percent limit.',
    },
    {
        key: 'allowed-models',
        field: 'allowedModels',
        kind: globs,
        list: true,
        scope: 'each prompt',
        meaning: 'Only these models may be used by new and changed prompts.',
    },
    {
        key: 'denied-models',
        field: 'deniedModels',
        kind: globs,
        list: true,
        scope: 'each prompt',
        meaning: 'These models may not be used by new and changed prompts.',
    },
    {
        key: 'on-unpriced',
        field: 'onUnpriced',
        kind: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)('warn', 'fail', 'ignore'),
        scope: 'each prompt',
        meaning: 'What a new or changed prompt is that cannot be judged: no model, no rate, or not readable.',
    },
];
/** Options of the gate and of publishing that may stand in the file and as an input. */
const optionKeys = {
    comment: {
        kind: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)('changes', 'always', 'on-failure', 'never'),
        default: 'changes',
        meaning: 'When to comment. `changes`: when a cost or a token count changed (an existing comment is always brought up to date).',
    },
    'comment-behavior': {
        kind: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)('update', 'hide-and-new', 'delete-and-new'),
        default: 'update',
        meaning: 'What happens to the earlier comment: edited in place, hidden, or deleted and posted again.',
    },
    enforcement: {
        kind: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)('block', 'warn', 'off'),
        default: 'block',
        meaning: '`block`: a broken limit fails the check. `warn`: it is shown only. `off`: limits are not judged.',
    },
    'policy-from': {
        kind: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .oneOf */ .yL)('base', 'head'),
        default: 'base',
        meaning: 'Whose limits are judged: those of the baseline, which a pull request cannot raise, or its own.',
    },
};


/***/ })

};
