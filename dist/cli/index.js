#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 5581:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _cli_run_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4175);

/** Standard input, read whole. */
async function readStdin() {
    const chunks = [];
    for await (const chunk of process.stdin)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
// A reader that stops early (`| head`) is not an error.
for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
        if (error.code === 'EPIPE')
            process.exit(process.exitCode ?? 0);
        throw error;
    });
}
process.exitCode = await (0,_cli_run_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e)(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdin: readStdin,
    stdout: {
        write: (text) => void process.stdout.write(text),
        isTTY: process.stdout.isTTY,
        columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    },
    stderr: {
        write: (text) => void process.stderr.write(text),
        isTTY: process.stderr.isTTY,
        columns: process.stderr.isTTY ? process.stderr.columns : undefined,
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1506:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ helpText),
/* harmony export */   IM: () => (/* binding */ argumentMistake),
/* harmony export */   KW: () => (/* binding */ repositoryFlags),
/* harmony export */   Xo: () => (/* binding */ outputFlags),
/* harmony export */   lR: () => (/* binding */ readArguments),
/* harmony export */   vG: () => (/* binding */ limitFlags)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1922);
/* harmony import */ var _settings_values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(535);
/* harmony import */ var _settings_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7428);
/* harmony import */ var _settings_keys_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8445);





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
    ..._settings_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .limitKeys */ .O.map((limit) => ({ name: limit.key, value: 'VALUE', help: limit.meaning })),
    { name: 'enforcement', value: 'MODE', help: _settings_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .optionKeys */ .M.enforcement.meaning.replaceAll('`', '') },
    { name: 'policy-from', value: 'SIDE', help: _settings_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .optionKeys */ .M['policy-from'].meaning.replaceAll('`', '') },
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
            mistakes.push(unknownFlag(token.rawName, known));
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
        else if (!token.inlineValue && token.value.startsWith('--') && known.includes(token.value.slice(2))) {
            // `--head --quiet`: a forgotten value, not a revision of that name.
            wrong(flag.name, `nothing before \`${token.value}\``, flag.value, `--${flag.name} ${flag.value}`);
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
        if (!_settings_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .limitKeys */ .O.some((limit) => limit.key === key)) {
            mistakes.push(...(0,_settings_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .unknownInputs */ .qs)([key], _settings_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .limitKeys */ .O.map((limit) => limit.key), 'flag'));
        }
        else if (rest.length === 0)
            wrong('fail-on', `\`${entry}\``, 'KEY=VALUE', '--fail-on max-request-usd=0.02');
        else if (values[key] !== undefined)
            wrong(key, 'two values', 'one value', `--${key} VALUE`);
        else
            values[key] = rest.join('=');
    }
    if (mistakes.length > 0)
        throw new _core_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .SettingsError */ .GN([...mistakes, ...(0,_settings_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .inputMistakes */ .GD)(values, 'flag')]);
    return { words, switches, values, lists };
}
/** A flag that is not known, with the nearest that is. */
function unknownFlag(typed, known) {
    // One letter is near to everything.
    const near = typed.startsWith('--') ? (0,_settings_values_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .pA)(typed.slice(2), known) : null;
    const shown = known.filter((name) => !_settings_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .limitKeys */ .O.some(({ key }) => key === name));
    return {
        where: 'flag',
        line: null,
        key: typed.slice(0, 80),
        given: 'an unknown flag',
        allowed: `${shown.map((name) => `--${name}`).join(', ')}${shown.length < known.length ? ' and one for each limit' : ''}`,
        example: `--${near ?? 'help'}`,
        near: near === null ? null : `--${near}`,
    };
}
/** A mistake in the arguments that `readArguments` cannot see. */
function argumentMistake(key, given, allowed, example) {
    return new _core_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .SettingsError */ .GN([{ where: 'command line', line: null, key, given, allowed, example, near: null }]);
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

/***/ 4175:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ run)
/* harmony export */ });
/* unused harmony export explainFailure */
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3323);
/* harmony import */ var _core_revision_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8206);
/* harmony import */ var _core_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1922);
/* harmony import */ var _outputs_columns_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6757);
/* harmony import */ var _outputs_escape_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(935);
/* harmony import */ var _outputs_mistakes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8297);
/* harmony import */ var _settings_values_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(535);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1028);








const commands = {
    diff: {
        about: 'compare two revisions: what changed, what it costs, and the verdict',
        load: () => Promise.all(/* import() */[__nccwpck_require__.e(53), __nccwpck_require__.e(899), __nccwpck_require__.e(602), __nccwpck_require__.e(657), __nccwpck_require__.e(974), __nccwpck_require__.e(738), __nccwpck_require__.e(847)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6847)),
    },
    scan: {
        about: 'every prompt at one revision, with tokens and cost per request',
        load: () => Promise.all(/* import() */[__nccwpck_require__.e(53), __nccwpck_require__.e(899), __nccwpck_require__.e(602), __nccwpck_require__.e(657), __nccwpck_require__.e(974), __nccwpck_require__.e(738), __nccwpck_require__.e(847), __nccwpck_require__.e(397)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3397)),
    },
    count: { about: 'tokens of files or of standard input', load: () => Promise.all(/* import() */[__nccwpck_require__.e(657), __nccwpck_require__.e(552)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3473)) },
    models: {
        about: 'known models with their rates, sources and tokenizers',
        load: () => Promise.all(/* import() */[__nccwpck_require__.e(899), __nccwpck_require__.e(657), __nccwpck_require__.e(254)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6254)),
    },
    init: { about: 'write a workflow and a commented settings file', load: () => Promise.all(/* import() */[__nccwpck_require__.e(53), __nccwpck_require__.e(602), __nccwpck_require__.e(974), __nccwpck_require__.e(437)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7646)) },
    demo: { about: 'the whole check on a sample pull request', load: () => Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(899), __nccwpck_require__.e(155)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1155)) },
    comment: { about: 'merge JSON reports into one comment', load: () => Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(648), __nccwpck_require__.e(899), __nccwpck_require__.e(438)]).then(__nccwpck_require__.bind(__nccwpck_require__, 438)) },
};
/** Runs one command. The answer is the exit status: 0 within limits, 1 a limit is broken, 2 it could not judge. */
async function run(typed, around) {
    const [name = 'help', ...rest] = typed;
    if (name === '--version' || name === '-V' || name === 'version') {
        around.stdout.write(`promptcost ${_core_version_js__WEBPACK_IMPORTED_MODULE_5__/* .toolVersion */ .f}\n`);
        return 0;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) {
        if (name === 'help' || name === '--help' || name === '-h') {
            const wanted = rest[0];
            if (wanted !== undefined && Object.hasOwn(commands, wanted))
                return run([wanted, '--help'], around);
            around.stdout.write(overview());
            return 0;
        }
        const near = (0,_settings_values_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .pA)(name, Object.keys(commands));
        around.stderr.write(`promptcost: there is no command \`${name.slice(0, 40)}\`.${near === null ? '' : ` Did you mean \`${near}\`?`}\n\n${overview()}`);
        return 2;
    }
    try {
        const loaded = await command.load();
        return await loaded.run(rest, around);
    }
    catch (error) {
        around.stderr.write(explainFailure(error, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .errorView */ .Ax)(rest, around), name));
        return 2;
    }
}
/** One message for what went wrong: mistakes with their remedies, or where to report a bug. */
function explainFailure(error, view, command) {
    if (error instanceof _core_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN) {
        const count = error.mistakes.length;
        const typed = error.mistakes.some(({ where }) => where === 'flag' || where === 'command line');
        const help = typed ? `\npromptcost ${command} --help shows flags and examples.\n` : '';
        return `promptcost: nothing was done, because of ${count} mistake${count === 1 ? '' : 's'}:\n\n${(0,_outputs_mistakes_js__WEBPACK_IMPORTED_MODULE_2__/* .renderMistakes */ .IP)(error.mistakes, view)}${help}`;
    }
    if (error instanceof _core_revision_js__WEBPACK_IMPORTED_MODULE_6__/* .RevisionError */ .E) {
        return `${(0,_outputs_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .wrapped */ .ky)(`promptcost: nothing was judged. ${(0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_7__/* .visible */ .RK)(error.message)}`, view.width, '  ')}\n`;
    }
    if (isSystemError(error))
        return `promptcost: ${(0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_7__/* .visible */ .RK)(error.message)}\n`;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `promptcost: this is a bug in promptcost ${_core_version_js__WEBPACK_IMPORTED_MODULE_5__/* .toolVersion */ .f}; nothing was judged. Please report it with this text:\n${text}\n`;
}
function isSystemError(error) {
    return error instanceof Error && typeof error.syscall === 'string';
}
function overview() {
    const width = Math.max(...Object.keys(commands).map((name) => name.length));
    return [
        'promptcost: what a change to prompts and models costs, before it is merged.',
        '',
        'Usage: promptcost <command> [flags]',
        '',
        ...Object.entries(commands).map(([name, command]) => `  ${name.padEnd(width)}  ${command.about}`),
        '',
        '  promptcost <command> --help shows flags and examples.',
        '',
        'Exit status: 0 judged and within limits, 1 a limit is broken, 2 it could not judge.',
        '',
    ].join('\n');
}


/***/ }),

/***/ 1028:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ax: () => (/* binding */ errorView),
/* harmony export */   B$: () => (/* binding */ outputFormat),
/* harmony export */   E0: () => (/* binding */ withProgress),
/* harmony export */   cK: () => (/* binding */ deliver),
/* harmony export */   du: () => (/* binding */ viewOf),
/* harmony export */   f1: () => (/* binding */ readFailure),
/* harmony export */   ro: () => (/* binding */ generatedAt)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1506);



function outputFormat(typed, allowed) {
    const given = typed.values['format'] ?? 'table';
    const found = allowed.find((format) => format === given);
    if (found === undefined)
        throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .argumentMistake */ .IM)('format', `\`${given}\``, allowed.join(', '), '--format json');
    return found;
}
/** The width to fit and whether to colour: never in a file, never with --no-color. */
function viewOf(typed, around) {
    return {
        width: widthIn(around.stdout, around.env),
        color: !typed.switches.has('no-color') &&
            typed.values['output'] === undefined &&
            colorIn(around.stdout, around.env),
    };
}
/** As `viewOf`, for standard error; also when the arguments themselves could not be read. */
function errorView(typed, { env, stderr }) {
    return {
        width: widthIn(stderr, env),
        color: !typed.includes('--no-color') && colorIn(stderr, env),
    };
}
function widthIn({ columns }, env) {
    return Math.max(40, Math.min(columns ?? Number(env['COLUMNS'] ?? 100), 200)) || 100;
}
/** Colours only on a terminal or where they are forced, never with NO_COLOR or TERM=dumb. */
function colorIn({ isTTY }, env) {
    if ((env['NO_COLOR'] ?? '') !== '')
        return false;
    const forced = env['FORCE_COLOR'] ?? '';
    if (forced !== '')
        return forced !== '0' && forced !== 'false';
    return isTTY && env['TERM'] !== 'dumb';
}
/** The result and nothing else goes to standard output, or to the file that was asked for. */
function deliver(text, typed, around) {
    const whole = text.endsWith('\n') ? text : `${text}\n`;
    const target = typed.values['output'];
    if (target === undefined) {
        around.stdout.write(whole);
        return;
    }
    const file = node_path__WEBPACK_IMPORTED_MODULE_1___default().resolve(around.cwd, target);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(node_path__WEBPACK_IMPORTED_MODULE_1___default().dirname(file), { recursive: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, whole);
}
/** Shows what is going on when it takes longer than a second, on a terminal only. */
async function withProgress(message, typed, around, work) {
    if (typed.switches.has('quiet') || !around.stderr.isTTY)
        return work();
    const state = { shown: false };
    const timer = setTimeout(() => {
        state.shown = true;
        around.stderr.write(`${message}…`);
    }, 1000);
    try {
        return await work();
    }
    finally {
        clearTimeout(timer);
        if (state.shown)
            around.stderr.write('\r\u001b[2K');
    }
}
/** The time that reports carry; SOURCE_DATE_EPOCH makes two runs the same to the byte. */
function generatedAt(env) {
    const epoch = env['SOURCE_DATE_EPOCH'];
    const seconds = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? Number(epoch) : null;
    return (seconds === null ? new Date() : new Date(seconds * 1000)).toISOString();
}
/** Why a file could not be read, in words; the file is named beside it. */
function readFailure(error) {
    switch (error.code) {
        case 'ENOENT':
            return 'there is no such file';
        case 'EACCES':
        case 'EPERM':
            return 'may not be read; check its permissions';
        case 'EISDIR':
            return 'is a folder; name the files in it';
        default:
            return error instanceof Error ? error.message : String(error);
    }
}


/***/ }),

/***/ 8684:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ isBoundedGlob)
/* harmony export */ });
/** Stars in one part of a path beyond which matching may try more ways than there is time for. */
const starsMax = 4;
/**
 * Whether a glob can be matched in a time that nobody notices. Matchers turn it into a regular expression, and each star
 * beside others in one part of a path (`*a*a*a*`) multiplies the ways to be tried.
 */
function isBoundedGlob(glob) {
    if (glob.length > 1_000)
        return false;
    return glob.split('/').every((part) => part === '**' || part.split(/\*|[?+@!]\(/).length - 1 <= starsMax);
}


/***/ }),

/***/ 4247:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ toUsd),
/* harmony export */   OG: () => (/* binding */ toMicro),
/* harmony export */   Xc: () => (/* binding */ roundParts),
/* harmony export */   _e: () => (/* binding */ parseUsd),
/* harmony export */   rF: () => (/* binding */ divideRounded),
/* harmony export */   u5: () => (/* binding */ percentChange),
/* harmony export */   y: () => (/* binding */ cost)
/* harmony export */ });
/* unused harmony export usd */
/** Pico-dollars in one USD. */
const usd = 1000000000000n;
/** A decimal such as `2.5` or `"0.000001"` (USD) as pico-dollars; null when it is not a decimal ≥ 0 with at most 12 decimals. */
function parseUsd(decimal) {
    const match = /^(\d{1,15})(?:\.(\d{1,12}))?$/.exec(decimal.trim());
    if (match === null)
        return null;
    const [, whole = '0', fraction = ''] = match;
    return BigInt(whole) * usd + BigInt(fraction.padEnd(12, '0'));
}
/** `numerator / denominator` rounded half away from zero: the one rounding rule. */
function divideRounded(numerator, denominator) {
    const negative = numerator < 0n !== denominator < 0n;
    const n = numerator < 0n ? -numerator : numerator;
    const d = denominator < 0n ? -denominator : denominator;
    const quotient = (2n * n + d) / (2n * d);
    return negative ? -quotient : quotient;
}
/** A quantity as an integer of millionths, the finest that is carried (half a token on average is 500000n). */
function toMicro(quantity) {
    return BigInt(Math.round(quantity * 1e6));
}
/** quantity × rate, rounded once. */
function cost(quantity, ratePerUnit) {
    return divideRounded(toMicro(quantity) * ratePerUnit, 1000000n);
}
/** Pico-dollars as a number of USD, for JSON and for display. */
function toUsd(amount) {
    // Division of two exact parts keeps 15 significant digits for any amount below $9,000,000.
    const whole = amount / usd;
    const rest = amount % usd;
    return Number((Number(whole) + Number(rest) / 1e12).toPrecision(15));
}
/**
 * Shares of `total` in whole `unit`s that add up to the rounded total exactly (largest remainder).
 * Worked example: parts 1.4, 1.4, 1.2 (total 4) in units of 1 give 2, 1, 1.
 */
function roundParts(parts, unit) {
    const total = divideRounded(parts.reduce((a, b) => a + b, 0n), unit);
    const floors = parts.map((part) => (part >= 0n ? part / unit : -((-part + unit - 1n) / unit)));
    let missing = total - floors.reduce((a, b) => a + b, 0n);
    const order = parts
        .map((part, index) => ({ index, remainder: part - (floors[index] ?? 0n) * unit }))
        .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
    for (const { index } of order) {
        if (missing <= 0n)
            break;
        floors[index] = (floors[index] ?? 0n) + 1n;
        missing -= 1n;
    }
    return floors.map((value) => value * unit);
}
/** (head − base) / base in percent, to 0.01, null when there is nothing to compare with. */
function percentChange(base, head) {
    if (base === 0n)
        return head === 0n ? 0 : null;
    return Number(divideRounded((head - base) * 10000n, base)) / 100;
}


/***/ }),

/***/ 8206:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ RevisionError),
/* harmony export */   e: () => (/* binding */ maxFileBytes)
/* harmony export */ });
/** A revision cannot be read. The message names what was tried and the remedy (exact fetch-depth or permission). */
class RevisionError extends Error {
    name = 'RevisionError';
}
/** What one file may have at most; larger is a `too-large` Problem. 8 MiB holds any prompt a model accepts. */
const maxFileBytes = 8 * 1024 * 1024;


/***/ }),

/***/ 1922:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ mistakeMessage),
/* harmony export */   GN: () => (/* binding */ SettingsError),
/* harmony export */   M0: () => (/* binding */ mistakePlace),
/* harmony export */   T0: () => (/* binding */ mistakeRemedy),
/* harmony export */   V2: () => (/* binding */ mistakesTold),
/* harmony export */   vL: () => (/* binding */ moreMistakes)
/* harmony export */ });
/* unused harmony export describeMistake */
/** Settings are wrong: nothing runs. Carries every mistake found. */
class SettingsError extends Error {
    name = 'SettingsError';
    mistakes;
    constructor(mistakes) {
        const told = mistakes.slice(0, mistakesTold).map(describeMistake);
        super([...told, ...moreMistakes(mistakes.length)].join('\n'));
        this.mistakes = mistakes;
    }
}
/** A file can hold a hundred thousand mistakes; nobody reads more than these. */
const mistakesTold = 50;
/** The sentence for those that are not told, nothing where all are. */
function moreMistakes(count) {
    return count > mistakesTold ? [`and ${count - mistakesTold} more`] : [];
}
/** Where a mistake stands: `.promptcost.yml:4:20`, `--max-request-usd`, `input comment`. */
function mistakePlace({ where, line, excerpt, at, key }) {
    if (where === 'flag')
        return key.startsWith('-') ? key : `--${key}`;
    // Flags are written small, the words beside them (BASE, REPORT) large.
    if (where === 'command line')
        return key === key.toLowerCase() ? `--${key}` : key;
    if (where === 'input')
        return `input ${key}`;
    const place = [where, ...(line === null ? [] : [line, ...(excerpt === undefined ? [] : [excerpt.column])])];
    return `${place.join(':')}${at === undefined ? '' : ` (at ${at})`}`;
}
/** What is wrong there: the key, what was found instead, and the nearest known key. */
function mistakeMessage({ where, key, given, near }) {
    const subject = ['flag', 'command line', 'input'].includes(where) || key === '(file)' ? '' : `${key}: `;
    return `${subject}got ${given}.${near === null ? '' : ` Did you mean \`${near}\`?`}`;
}
/** What to do about it. */
function mistakeRemedy({ allowed, example }) {
    return `Allowed: ${allowed}; for example \`${example}\`.`;
}
function describeMistake(mistake) {
    return `${mistakePlace(mistake)}: ${mistakeMessage(mistake)} ${mistakeRemedy(mistake)}`;
}


/***/ }),

/***/ 3323:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toolVersion)
/* harmony export */ });
/** Version of this program, the same in package.json (a test compares them). */
const toolVersion = '0.1.0';


/***/ }),

/***/ 6757:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hq: () => (/* binding */ leftOutEarly),
/* harmony export */   c_: () => (/* binding */ tableOf),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   ky: () => (/* binding */ wrapped),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   nI: () => (/* binding */ paint),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qz: () => (/* binding */ widthOf)
/* harmony export */ });
/* unused harmony export padded */
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(935);
/* harmony import */ var _numbers_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7272);
/* harmony import */ var _phrase_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9345);



const codes = {
    red: [31, 39],
    green: [32, 39],
    yellow: [33, 39],
    bold: [1, 22],
    dim: [2, 22],
};
function paint(text, color, view) {
    if (!view.color || text === '')
        return text;
    const [on, off] = codes[color];
    return `\u001b[${on}m${text}\u001b[${off}m`;
}
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const zero = /[\p{Mn}\p{Me}\ufe0e\ufe0f]/u;
/** Columns that a text takes on a terminal, colours not counted. Ambiguous characters count as one. */
function widthOf(text) {
    let width = 0;
    for (const character of text.replace(/\u001b\[\d{1,2}m/g, '')) {
        const point = character.codePointAt(0) ?? 0;
        width += point < 0x300 ? 1 : zero.test(character) ? 0 : wide.test(character) ? 2 : 1;
    }
    return width;
}
/** `docs/…/1-build/basic.prompty`, `…/basic.prompty`: whole segments of a path, the last ones first; null where not even the last fits. */
function shortenPath(text, width) {
    if (text.length > 4 * widestColumns || text.includes(' '))
        return null;
    const segments = text.split('/');
    const first = segments[0] ?? '';
    let kept = null;
    for (let tail = '', at = segments.length - 1; at > 0; at -= 1) {
        tail = `/${segments[at] ?? ''}${tail}`;
        const short = `…${tail}`;
        if (widthOf(short) > width)
            break;
        const both = `${first}/${short}`;
        kept = widthOf(both) <= width ? both : short;
    }
    return kept;
}
/** The text in at most `width` columns; the middle goes, because both ends of a path say more. */
function shorten(text, width) {
    if (widthOf(text) <= width)
        return text;
    if (width <= 1)
        return '…'.slice(0, width);
    const path = shortenPath(text, width);
    if (path !== null)
        return path;
    const characters = Array.from(text);
    const take = (from, room) => {
        const taken = [];
        let left = room;
        for (const character of from) {
            left -= widthOf(character);
            if (left < 0)
                break;
            taken.push(character);
        }
        return taken;
    };
    const head = take(characters, Math.ceil((width - 1) / 2));
    const tail = take([...characters].reverse(), Math.floor((width - 1) / 2)).reverse();
    return `${head.join('')}…${tail.join('')}`;
}
function padded(text, width, align) {
    const space = ' '.repeat(Math.max(0, width - widthOf(text)));
    return align === 'left' ? text + space : space + text;
}
/** Words over several lines, none wider than `width` unless one word is; later lines are indented. */
function wrapped(text, width, indent) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        const room = Math.max(10, width - (lines.length === 0 ? 0 : widthOf(indent)));
        if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
            lines.push(line);
            line = word;
        }
        else {
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    lines.push(line);
    return lines.join(`\n${indent}`);
}
/** Longer lists push what matters off the screen; the other formats have all of it. */
const listedMax = 8;
/** A list under its title, with what `below` gives under each of its lines; the first come first, the rest is counted. */
function list(title, lines, view, below = () => [], most = listedMax) {
    if (lines.length === 0)
        return '';
    // One more line is as long as the sentence that it is left out.
    const shown = lines.length === most + 1 ? lines : lines.slice(0, most);
    const left = lines.length - shown.length;
    return [
        `${title}:`,
        ...shown.flatMap((line, index) => [
            `  - ${wrapped((0,_phrase_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(line), view.width - 4, '    ')}`,
            ...below(index).map((row) => `    ${row}`),
        ]),
        ...(left === 0 ? [] : [paint(`  … and ${(0,_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(left)} more: --format markdown or json`, 'dim', view)]),
    ].join('\n');
}
/** No terminal is wider, however long a name is. */
const widestColumns = 500;
/** A column with this `optional` goes before any other is shortened. */
const leftOutEarly = 9;
/**
 * A table that fits the width: first the columns that may shrink do, then optional ones go, and the line under the
 * table says which. Cells are made visible here; colours come after, through `tint`.
 */
function tableOf(columns, rows, view, tint = () => null) {
    const cells = rows.map((row) => row.map((cell) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)(cell)));
    let shown = columns.map((_, index) => index);
    const natural = columns.map((column, index) => Math.min(widestColumns, (0,_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .largestOf */ .u1)([widthOf(column.title), ...cells.map((row) => widthOf(row[index] ?? ''))])));
    // A column in which nothing stands says nothing.
    shown = shown.filter((index) => columns[index]?.optional === undefined || cells.some((row) => (row[index] ?? '') !== ''));
    const least = (index) => {
        const all = natural[index] ?? 0;
        return Math.min(all, Math.max(columns[index]?.least ?? all, widthOf(columns[index]?.title ?? '')));
    };
    const total = (of) => shown.reduce((sum, index) => sum + of(index), 0) + 2 * (shown.length - 1);
    const dropped = [];
    const whole = (index) => natural[index] ?? 0;
    for (;;) {
        const early = shown.some((index) => columns[index]?.optional === leftOutEarly);
        if (total(early ? whole : least) <= view.width)
            break;
        const candidate = shown
            .filter((index) => columns[index]?.optional !== undefined)
            .sort((a, b) => (columns[b]?.optional ?? 0) - (columns[a]?.optional ?? 0))[0];
        if (candidate === undefined)
            break;
        shown = shown.filter((index) => index !== candidate);
        dropped.push(columns[candidate]?.title ?? '');
    }
    const widths = new Map(shown.map((index) => [index, natural[index] ?? 0]));
    let excess = total((index) => widths.get(index) ?? 0) - view.width;
    while (excess > 0) {
        const largest = shown
            .filter((index) => (widths.get(index) ?? 0) > least(index))
            .sort((a, b) => (widths.get(b) ?? 0) - (widths.get(a) ?? 0))[0];
        if (largest === undefined)
            break;
        widths.set(largest, (widths.get(largest) ?? 0) - 1);
        excess -= 1;
    }
    const line = (row, rowIndex) => shown
        .map((index, place) => {
        const column = columns[index];
        const width = widths.get(index) ?? 0;
        const text = shorten(row[index] ?? '', width);
        const last = place === shown.length - 1 && column?.align === 'left';
        const cell = last ? text : padded(text, width, column?.align ?? 'left');
        const color = rowIndex === null ? 'bold' : tint(rowIndex, index);
        return color === null ? cell : paint(cell, color, view);
    })
        .join('  ')
        .trimEnd();
    return [
        line(columns.map(({ title }) => title), null),
        ...cells.map((row, index) => line(row, index)),
        ...(dropped.length === 0
            ? []
            : [
                paint(wrapped(`(too narrow for: ${dropped.join(', ')}; widen the terminal or use --format json)`, view.width, '  '), 'dim', view),
            ]),
    ].join('\n');
}
/**
 * Text for standard output, which on a runner is a log too: there a line that begins with `::` or holds `##[` is obeyed
 * as a command.
 */
function printable(text) {
    return text.replace(/^((?:[ \t]|\u001b\[\d{1,2}m)*):/gm, '$1\\u{3a}').replace(/##(?=\[)/g, '#\\u{23}');
}


/***/ }),

/***/ 935:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   gB: () => (/* binding */ visibleUnits),
/* harmony export */   h8: () => (/* binding */ htmlCode),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   s$: () => (/* binding */ addressUrl)
/* harmony export */ });
/**
 * Everything that a repository can name (paths, prompts, models, labels, branches, parser messages) is written by
 * strangers. These functions are the only way such text gets into Markdown, HTML or the log.
 *
 * | where it goes                                     | function             |
 * |---------------------------------------------------|----------------------|
 * | an identifier in Markdown, table cells included   | `code`               |
 * | a sentence in Markdown, table cells included      | `text`               |
 * | raw HTML: the page, or a line such as `<summary>` | `html`, `htmlCode`   |
 * | the log of the job, annotations                   | `logLine`            |
 * | a terminal                                        | `visible`            |
 *
 * `code` and `text` are for Markdown only: on a line that starts with a block tag (`<details>`, `<summary>`, `<td>`)
 * GitHub reads no Markdown, and a code span protects nothing there.
 */
/** What `code` may take in a cell before its middle is left out, in characters. */
const identifierCharsMax = 120;
/** What `text` may take before its end is left out, in characters. */
const proseCharsMax = 600;
const logCharsMax = 2_000;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** A surrogate without its other half, which cannot be encoded. */
const halfCharacter = /\p{Cs}/u;
const otherSpace = /(?! )\p{Zs}/u;
const pictograph = /\p{Extended_Pictographic}/u;
const mark = /[\p{Mn}\p{Me}]/u;
/** Thai, Arabic and Hebrew stack up to three marks on a letter; towers of them cover the lines around. */
const marksInARowMax = 4;
/**
 * The text in units that may be shown one after the other: a character, or `\u{hex}` for one that cannot be seen,
 * reorders what stands beside it, ends a line, or is half a character.
 */
function* visibleUnits(raw) {
    let previous = '';
    let marks = 0;
    for (const character of raw) {
        const point = character.codePointAt(0) ?? 0;
        let shown = character;
        if (point < 0x20 || point > 0x7e) {
            const presentation = (point === 0xfe0e || point === 0xfe0f) && pictograph.test(previous);
            marks = mark.test(character) && !presentation ? marks + 1 : 0;
            const nonCharacter = (point & 0xfffe) === 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
            const hidden = nonCharacter ||
                marks > marksInARowMax ||
                (!presentation && unseen.test(character)) ||
                otherSpace.test(character);
            if (hidden)
                shown = `\\u{${point.toString(16)}}`;
        }
        else {
            marks = 0;
        }
        yield shown;
        previous = character;
    }
}
/**
 * On one line, with every character visible: control, bidirectional and zero-width characters, line separators, blank
 * letters and spaces other than the ordinary one become `\u{hex}`.
 */
function visible(raw) {
    return [...visibleUnits(raw)].join('');
}
/** As `visible`, at most `charsMax` long; the middle is left out, because both ends of a path say more. */
function shortened(raw, charsMax) {
    // The parts that can be seen at all are enough to look at: 8 MB in a name must not cost 8 MB of work.
    if (raw.length > 4 * charsMax) {
        const head = fill(visibleUnits(raw.slice(0, 2 * charsMax)), Math.ceil((charsMax - 1) / 2));
        return `${head.join('')}…${tail(raw.slice(-2 * charsMax), Math.floor((charsMax - 1) / 2))}`;
    }
    const all = [...visibleUnits(raw)];
    if (lengthOf(all) <= charsMax)
        return all.join('');
    const head = fill(all, Math.ceil((charsMax - 1) / 2));
    return `${head.join('')}…${tail(raw, Math.floor((charsMax - 1) / 2))}`;
}
function tail(raw, charsMax) {
    return fill([...visibleUnits(raw)].reverse(), charsMax)
        .reverse()
        .join('');
}
/** As many of the units, from the first on, as fit. */
function fill(all, charsMax) {
    const taken = [];
    let room = charsMax;
    for (const unit of all) {
        room -= charsIn(unit);
        if (room < 0)
            break;
        taken.push(unit);
    }
    return taken;
}
function charsIn(unit) {
    return unit.startsWith('\\u{') ? unit.length : 1;
}
function lengthOf(all) {
    return all.reduce((total, unit) => total + charsIn(unit), 0);
}
/**
 * An identifier as a Markdown code span, which GitHub searches for neither mentions nor links nor HTML.
 * One line, one span, one cell: fence longer than needed by no run of backticks inside, pipes escaped as table cells
 * want it, never ending in a backslash, `(empty)` for nothing.
 */
function code(raw, surroundings = 'cell', charsMax = identifierCharsMax) {
    let span = shortened(raw, charsMax);
    if (span === '')
        return '(empty)';
    if (span.trim() === '')
        span = span.replaceAll(' ', '\\u{20}');
    if (surroundings === 'cell') {
        // Table rows are split before code spans are looked for. A pipe behind backslashes cannot be shown exactly.
        span = span.replace(/(?<=\\)\|/g, '\\u{7c}').replaceAll('|', '\\|');
    }
    if (span.endsWith('\\'))
        span += ' ';
    const runs = new Set((span.match(/`+/g) ?? []).map((run) => run.length));
    let length = 1;
    while (runs.has(length))
        length += 1;
    const fence = '`'.repeat(length);
    const padding = /^[ `]|[ `]$/.test(span) ? ' ' : '';
    return fence + padding + span + padding + fence;
}
/** Letters, digits and the punctuation that means nothing to GitHub, alone or combined. */
const plainPiece = /^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\ufe0f.,;:!?%$()'"+/=\-−–—…→←↑↓×·±≤≥≈≠≙§°€£¥‘’“”«»]+$/u;
const riskyPiece = [
    /\/\//, // http://…
    /www\./i,
    /\bGH-\d/i,
    /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/i, // a commit
    /:[\p{L}\p{N}_+-]+:/u, // an emoji's name
    /\$(?!\d)/, // a formula may end here
    /[\p{Mn}\p{Me}]{3}/u,
];
/** What makes a list, a heading or a rule of the line that it begins. */
const blockStart = /^(?:[-+]+|=+|\d{1,9}[.)])$/;
/**
 * A sentence for Markdown. Words that GitHub could read anything into (mentions, references, links, HTML, emphasis,
 * formulas) become code spans; spans written as `` `name` `` stay spans. Always one line.
 */
function text(raw, surroundings = 'cell', charsMax = proseCharsMax) {
    const flat = raw
        .slice(0, 4 * charsMax)
        .replace(/\s+/g, ' ')
        .trim();
    let shown = '';
    let spanBefore = false;
    let chars = 0;
    for (const match of flat.matchAll(/`([^`]+)`|`+|[^ `]+| /g)) {
        const [piece, inner] = match;
        chars += piece.length;
        if (chars > charsMax)
            return `${shown.trimEnd()} …`;
        const plain = inner === undefined &&
            (piece === ' ' ||
                (plainPiece.test(piece) &&
                    !riskyPiece.some((risk) => risk.test(piece)) &&
                    !(shown === '' && blockStart.test(piece))));
        // Two spans side by side would be read as one.
        if (!plain && spanBefore)
            shown += ' ';
        shown += plain ? piece : code(inner ?? piece, surroundings, charsMax);
        spanBefore = !plain;
    }
    return raw.length > 4 * charsMax ? `${shown} …` : shown;
}
/** The text for HTML, between tags and inside quoted attributes. */
function html(raw) {
    return visible(raw).replace(/[&<>"'`=@]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
/** An identifier for raw HTML inside a comment (`<summary>`): in `<code>` GitHub searches for no mentions. */
function htmlCode(raw, charsMax = identifierCharsMax) {
    const shown = shortened(raw, charsMax);
    // Every mark of Markdown goes as an entity too, in case the line is a paragraph after all.
    return `<code>${(shown === '' ? '(empty)' : shown).replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.codePointAt(0) ?? 0};`)}</code>`;
}
/**
 * A link to a page of the server. `label` is Markdown already, from `code` or `text`. Where no safe address can be
 * built (a segment is `..`, half a character, or empty; the server's address is none) the label stands alone.
 */
function link(label, address) {
    const url = addressUrl(address);
    return url === null ? label : `[${label}](${url})`;
}
/** The address as a string that needs no escaping in Markdown or HTML, null when there is none. */
function addressUrl({ serverUrl, segments, fragment }) {
    if (!/^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._~/-]*)?$/.test(serverUrl))
        return null;
    const parts = [];
    for (const segment of segments) {
        if (segment === '' || segment === '.' || segment === '..' || halfCharacter.test(segment))
            return null;
        parts.push(encoded(segment));
    }
    const end = fragment === undefined || halfCharacter.test(fragment) ? '' : `#${encoded(fragment)}`;
    return `${serverUrl.replace(/\/+$/, '')}/${parts.join('/')}${end}`;
}
/** As encodeURIComponent, with the marks that Markdown and HTML know encoded too. */
function encoded(part) {
    return encodeURIComponent(part).replace(/[!'()*~_]/g, (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
}
/**
 * One line for the log of a job. The runner obeys lines that begin with `::command` and `##[command]` anywhere in a
 * line, and splits lines at CR as well as LF; terminals obey ESC. Nothing of that is left.
 * Source: ActionCommand.cs of https://github.com/actions/runner, read 2026-11-23.
 */
function logLine(raw, charsMax = logCharsMax) {
    return shortened(raw, charsMax)
        .replace(/^ *:/, (start) => `${start.slice(0, -1)}\\u{3a}`)
        .replace(/##(?=\[|$)/g, '#\\u{23}');
}


/***/ }),

/***/ 8297:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ renderMistakes),
/* harmony export */   QW: () => (/* binding */ lineKey),
/* harmony export */   YK: () => (/* binding */ problemLine),
/* harmony export */   dW: () => (/* binding */ problemsMax)
/* harmony export */ });
/* unused harmony exports excerptLines, renderMistakesMarkdown */
/* harmony import */ var _core_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1922);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6757);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(935);



/**
 * A line of a file with its number, and `^^^` under what is meant, as compilers show it. Long lines are cut around the
 * column; what cannot be seen is shown as `\u{…}`, and the marks stand under what is shown.
 */
function excerptLines(excerpt, line, view) {
    const gutter = `${line === null ? '' : line} | `;
    const room = Math.max(10, view.width - gutter.length);
    const { text: whole, from, to } = excerpt;
    const [before, meant, after] = [whole.slice(0, from), whole.slice(from, to), whole.slice(to)].map((part) => [...(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .visibleUnits */ .gB)(part)]);
    // Left-aligned code keeps its indentation while it fits; then the start goes, and last the end of what is meant.
    const mark = cut(meant, room - 4, 'end');
    const left = cut(before, Math.max(2, room - (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(mark) - Math.min(12, (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(after.join('')))), 'start');
    const right = cut(after, room - (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(left) - (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(mark), 'end');
    return [
        `${(0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .paint */ .nI)(gutter, 'dim', view)}${left}${(0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .paint */ .nI)(mark, 'red', view)}${right}`.trimEnd(),
        `${(0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .paint */ .nI)(`${' '.repeat(gutter.length - 2)}| `, 'dim', view)}${' '.repeat((0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(left))}${(0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .paint */ .nI)('^'.repeat(Math.max(1, (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(mark))), 'red', view)}`,
    ];
}
/** As much of the units as fits in `width` columns, with `…` where something is missing. */
function cut(units, width, missing) {
    if ((0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(units.join('')) <= width)
        return units.join('');
    const order = missing === 'end' ? units : [...units].reverse();
    const taken = [];
    let room = width - 1;
    for (const unit of order) {
        room -= (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(unit);
        if (room < 0)
            break;
        taken.push(unit);
    }
    return missing === 'end' ? `${taken.join('')}…` : `…${taken.reverse().join('')}`;
}
/** So many problems are told on a terminal. */
const problemsMax = 20;
function lineKey({ side, path, line }) {
    return `${side}:${line ?? ''}:${path ?? ''}`;
}
/** The line below a problem, nothing where it is not at hand. */
function problemLine(problem, lines, view) {
    const { side = 'head', path, line } = problem;
    const text = lines.get(lineKey({ side, path, line }));
    if (text === undefined)
        return [];
    return [excerptLines({ column: 1, text, from: 0, to: 0 }, line, view)[0]];
}
/** Every mistake for a terminal: where, what, the line itself, and what to write instead. */
function renderMistakes(mistakes, view) {
    const blocks = mistakes.slice(0, _core_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .mistakesTold */ .V2).map((mistake) => {
        const { excerpt, line } = mistake;
        const head = `${(0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .paint */ .nI)((0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)((0,_core_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .mistakePlace */ .M0)(mistake)), 'bold', view)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)((0,_core_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .mistakeMessage */ .Ey)(mistake))}`;
        return [
            (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .wrapped */ .ky)(head, view.width, '  '),
            ...(excerpt === undefined ? [] : excerptLines(excerpt, line, narrowed(view, 2))).map((row) => `  ${row}`),
            `  ${(0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .wrapped */ .ky)((0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .visible */ .RK)((0,_core_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .mistakeRemedy */ .T0)(mistake)), view.width - 2, '  ')}`,
        ].join('\n');
    });
    return (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(`${[...blocks, ...(0,_core_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .moreMistakes */ .vL)(mistakes.length)].join('\n\n')}\n`);
}
function narrowed(view, by) {
    return { ...view, width: view.width - by };
}
/** Every mistake as a Markdown list; each line of a file in a fence that it cannot close. */
function renderMistakesMarkdown(mistakes) {
    const rows = mistakes.slice(0, mistakesTold).map((mistake) => {
        const { key, given, near, allowed, example, excerpt, line } = mistake;
        const subject = mistakePlace(mistake).endsWith(key) || key === '(file)' ? '' : `${code(key, 'prose')}: `;
        const hint = near === null ? '' : ` Did you mean ${code(near, 'prose')}?`;
        const said = `- ${code(mistakePlace(mistake), 'prose')} ${subject}got ${text(given, 'prose')}.${hint}<br>Allowed: ${text(allowed, 'prose')}; for example ${code(example, 'prose')}.`;
        if (excerpt === undefined)
            return said;
        return `${said}\n\n${fenced(excerptLines(excerpt, line, { width: 100, color: false }))}`;
    });
    return [...rows, ...moreMistakes(mistakes.length).map((more) => `- ${more}`)].join('\n');
}
function fenced(lines) {
    const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
    const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run + 1)));
    return [`${fence}text`, ...lines, fence].map((line) => `  ${line}`).join('\n');
}


/***/ }),

/***/ 7272:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ percentOver),
/* harmony export */   H: () => (/* binding */ moneyChange),
/* harmony export */   IW: () => (/* binding */ signedMonthly),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   TG: () => (/* binding */ money),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Uv: () => (/* binding */ moneyRange),
/* harmony export */   c3: () => (/* binding */ signedCount),
/* harmony export */   gx: () => (/* binding */ limitMoney),
/* harmony export */   jE: () => (/* binding */ signedMoney),
/* harmony export */   nl: () => (/* binding */ moneyOver),
/* harmony export */   u0: () => (/* binding */ monthlyParts),
/* harmony export */   u1: () => (/* binding */ largestOf),
/* harmony export */   wu: () => (/* binding */ signedPercent),
/* harmony export */   xl: () => (/* binding */ moneyParts)
/* harmony export */ });
/* harmony import */ var _core_money_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4247);

/** USD as pico-dollars, the integers that amounts are rounded on. */
function pico(usd) {
    return BigInt(Math.round(usd * 1e12));
}
/** From here an amount would be shown as $100 or more, and cents are noise. */
const wholeDollarsFrom = 99.995;
/** How many decimals an amount is shown with. */
function decimalsOf(usd, digits) {
    const size = Math.abs(usd);
    if (size === 0)
        return 0;
    const exponent = Math.floor(Math.log10(size));
    if (digits === 3 && size >= 0.9995)
        return size >= wholeDollarsFrom ? 0 : 2;
    // 0.0996 has three digits, 0.09996 is shown as 0.100.
    const top = Math.max(exponent, Math.floor(Math.log10(Number(size.toPrecision(digits)))));
    return Math.min(12, Math.max(0, digits - 1 - top));
}
function grouped(whole) {
    return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}
/** Pico-dollars without sign, with so many decimals. */
function unsigned(amount, decimals) {
    const size = amount < 0n ? -amount : amount;
    const scaled = (0,_core_money_js__WEBPACK_IMPORTED_MODULE_0__/* .divideRounded */ .rF)(size, 10n ** BigInt(12 - decimals)).toString();
    if (decimals === 0)
        return `$${grouped(scaled)}`;
    const padded = scaled.padStart(decimals + 1, '0');
    return `$${grouped(padded.slice(0, -decimals))}.${padded.slice(-decimals)}`;
}
function isNothing(shown) {
    return !/[1-9]/.test(shown);
}
/** Fewer decimals where they are zeros in all amounts, but never fewer than cents. */
function withoutZeros(amounts, decimals) {
    let kept = decimals;
    while (kept > 2 &&
        amounts.every((amount) => (0,_core_money_js__WEBPACK_IMPORTED_MODULE_0__/* .divideRounded */ .rF)(amount, 10n ** BigInt(12 - decimals)) % 10n ** BigInt(decimals - kept + 1) === 0n)) {
        kept -= 1;
    }
    return kept;
}
/** `$0.00164`, `$47.23`, `$1,308`, `−$47.23`, `$0`. */
function money(usd, digits = 3) {
    const decimals = decimalsOf(usd, digits);
    const shown = unsigned(pico(usd), withoutZeros([pico(usd)], decimals));
    return usd < 0 && !isNothing(shown) ? `−${shown}` : shown;
}
/** An amount per month, with its sign: cents are fine enough below a dollar too. */
function signedMonthly(usd, digits = 3) {
    const size = Math.abs(usd);
    if (size < 0.01 || size >= 0.995)
        return signedMoney(usd, digits);
    return `${usd < 0 ? '−' : '+'}${unsigned(pico(usd), 2)}`;
}
/** With its sign always: `+$0.61`, `−$0.61`; `±$0` for nothing. */
function signedMoney(usd, digits = 3) {
    if (usd === 0)
        return '±$0';
    return usd < 0 ? money(usd, digits) : `+${money(usd, digits)}`;
}
/**
 * Both sides of a change and the difference, with the same decimals: enough to see the difference, and up to two more
 * to let it be the difference of the shown sides: $1.034 → $1.636, +$0.602 instead of $1.03 → $1.64, +$0.60. Where that
 * is not enough, the first side gives way by the last digit.
 */
function moneyChange(before, after, digits = 3) {
    const [from, to] = [pico(before), pico(after)];
    const delta = to - from;
    const inUnits = (amount, decimals) => (0,_core_money_js__WEBPACK_IMPORTED_MODULE_0__/* .divideRounded */ .rF)(amount, 10n ** BigInt(12 - decimals));
    const larger = Math.max(Math.abs(before), Math.abs(after));
    const sides = [before, after].filter((usd) => usd !== 0).map((usd) => decimalsOf(usd, digits));
    const whole = larger >= wholeDollarsFrom;
    // The cheaper side decides, but next to dollars nothing finer than cents says more.
    const finest = Math.max(0, ...sides);
    let least = whole
        ? 0
        : larger >= 1
            ? Math.min(2, finest)
            : Math.min(finest, ...sides.map((one) => one + 1));
    // Within a twentieth of what it is, a difference is seen.
    const seen = (decimals) => {
        const off = inUnits(delta, decimals) * 10n ** BigInt(12 - decimals) - delta;
        return (off < 0n ? -off : off) * 20n <= (delta < 0n ? -delta : delta);
    };
    while (!seen(least) && least < 12)
        least = whole && least === 0 ? 2 : least + 1;
    const sums = (decimals) => inUnits(to, decimals) - inUnits(from, decimals) === inUnits(delta, decimals);
    const most = whole ? least : Math.min(12, least + 2);
    let decimals = least;
    while (!sums(decimals) && decimals < most)
        decimals += 1;
    if (!sums(decimals))
        decimals = least;
    const unit = 10n ** BigInt(12 - decimals);
    const [shownTo, shownBy] = [inUnits(to, decimals) * unit, inUnits(delta, decimals) * unit];
    const kept = withoutZeros([shownTo - shownBy, shownTo], decimals);
    return {
        before: unsigned(shownTo - shownBy, kept),
        after: unsigned(shownTo, kept),
        delta: delta === 0n ? '±$0' : `${delta < 0n ? '−' : '+'}${unsigned(shownBy, kept)}`,
    };
}
/** Signed amounts that add up to the shown total; the total's decimals decide. A part too small to show is `under $1`. */
function moneyParts(parts, digits = 3) {
    const amounts = parts.map(pico);
    const total = amounts.reduce((a, b) => a + b, 0n);
    const largest = parts.reduce((a, b) => Math.max(a, Math.abs(b)), Math.abs(Number(total) / 1e12));
    const fine = decimalsOf(largest, digits);
    const shown = (0,_core_money_js__WEBPACK_IMPORTED_MODULE_0__/* .roundParts */ .Xc)(amounts, 10n ** BigInt(12 - fine));
    const decimals = withoutZeros(shown, fine);
    const unit = 10n ** BigInt(12 - decimals);
    const sum = shown.reduce((a, b) => a + b, 0n);
    const signed = (amount, exact) => {
        if (amount > 0n)
            return `+${unsigned(amount, decimals)}`;
        if (amount < 0n)
            return `−${unsigned(amount, decimals)}`;
        return exact === 0n ? '±$0' : `under ${unsigned(unit, decimals)}`;
    };
    return {
        parts: shown.map((amount, index) => signed(amount, amounts[index] ?? 0n)),
        total: signed(sum, total),
    };
}
/**
 * Amounts per month that add up to the shown total: whole dollars from $100, cents below. A part too small to show is
 * `under $1`.
 */
function monthlyParts(parts, total) {
    const largest = largestOf([Math.abs(total), ...parts.map(Math.abs)]);
    const decimals = largest >= wholeDollarsFrom ? 0 : largest >= 0.01 ? 2 : decimalsOf(largest, 3);
    const unit = 10n ** BigInt(12 - decimals);
    return (0,_core_money_js__WEBPACK_IMPORTED_MODULE_0__/* .roundParts */ .Xc)(parts.map(pico), unit).map((amount, index) => {
        if (amount === 0n)
            return parts[index] === 0 ? '±$0' : `under ${unsigned(unit, decimals)}`;
        return `${amount < 0n ? '−' : '+'}${unsigned(amount, decimals)}`;
    });
}
/** `$1.2–$3.4`: best and worst case, two significant digits each, because it is an estimate. */
function moneyRange(low, high) {
    const [from, to] = [money(low, 2), money(high, 2)];
    return from === to ? from : `${from}–${to}`;
}
/** `1,932` */
function count(tokens) {
    const shown = grouped(Math.abs(Math.round(tokens)).toString());
    return tokens < 0 && shown !== '0' ? `−${shown}` : shown;
}
/** `+728`, `−12`, `±0` */
function signedCount(tokens) {
    const rounded = Math.round(tokens);
    return rounded === 0 ? '±0' : rounded < 0 ? count(rounded) : `+${count(rounded)}`;
}
function percentText(value, decimals) {
    const scaled = (0,_core_money_js__WEBPACK_IMPORTED_MODULE_0__/* .divideRounded */ .rF)(BigInt(Math.round(Math.abs(value) * 1e6)), 10n ** BigInt(6 - decimals)).toString();
    if (decimals === 0)
        return grouped(scaled);
    const padded = scaled.padStart(decimals + 1, '0');
    return `${grouped(padded.slice(0, -decimals))}.${padded.slice(-decimals)}`;
}
/** `+59 %`, `−3.1 %`, `+0.04 %`, `±0 %`. Percent of nothing is not a percentage: the caller says `new`. */
function signedPercent(value) {
    if (value === 0)
        return '±0 %';
    const size = Math.abs(value);
    const shown = percentText(value, size >= 9.95 ? 0 : size >= 0.95 ? 1 : 2);
    const sign = value < 0 ? '−' : '+';
    if (shown.endsWith('.0'))
        return `${sign}${shown.slice(0, -2)} %`;
    return isNothing(shown) ? `${sign}under 0.01 %` : `${sign}${shown} %`;
}
/** `80 %`, `12.5 %`: a limit or a share, as it was written. */
function percent(value) {
    return `${percentText(value, 6).replace(/\.?0+$/, '')} %`;
}
/**
 * A value beside the limit that it breaks: with as many digits as it takes to see which one is larger. `+20.3 %`
 * over the limit of 20 %, never `+20 %` over 20 %.
 */
function percentOver(value, limit) {
    for (let decimals = Math.abs(value) >= 9.95 ? 0 : 1; decimals <= 2; decimals += 1) {
        const shown = percentText(value, decimals);
        if (Number(shown.replaceAll(',', '')) > limit)
            return `+${shown.replace(/\.0+$/, '')} %`;
    }
    return `just over ${percent(limit)}`;
}
/** The same for money; without sign. */
function moneyOver(value, limit) {
    for (const digits of [3, 4, 5, 6]) {
        const decimals = Math.max(decimalsOf(value, digits), digits === 3 ? 0 : digits - 2);
        const shown = unsigned(pico(value), withoutZeros([pico(value)], Math.min(12, decimals)));
        if (Number(shown.replace(/[$,]/g, '')) > limit)
            return shown;
    }
    return `just over ${limitMoney(limit)}`;
}
/** A limit as it was written: no digit is dropped. */
function limitMoney(usd) {
    const [whole = '0', fraction = ''] = unsigned(pico(usd), 12).slice(1).split('.');
    const kept = fraction.replace(/0+$/, '');
    if (kept === '')
        return `$${whole}`;
    return `$${whole}.${kept.padEnd(2, '0')}`;
}
/** `1 prompt`, `12 prompts`. */
function plural(n, one, many = `${one}s`) {
    return `${count(n)} ${n === 1 ? one : many}`;
}
/** The largest of any number of values; −∞ of none. */
function largestOf(values) {
    return values.reduce((a, b) => Math.max(a, b), -Infinity);
}


/***/ }),

/***/ 9345:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D_: () => (/* binding */ unbroken),
/* harmony export */   dH: () => (/* binding */ noLinks),
/* harmony export */   ge: () => (/* binding */ hypertext),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   v6: () => (/* binding */ ended),
/* harmony export */   wD: () => (/* binding */ markdown),
/* harmony export */   wn: () => (/* binding */ commitLink)
/* harmony export */ });
/* unused harmony export nameCharsMax */
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(935);

const noLinks = {
    serverUrl: null,
    repository: null,
    runUrl: null,
    headSha: null,
    baseSha: null,
};
/** Names longer than this lose their middle, so that a table fits on a screen. */
const nameCharsMax = 64;
function markdown(phrase, links, surroundings = 'prose') {
    return phrase
        .map((piece) => {
        if (typeof piece === 'string')
            return unbroken(piece);
        if ('strong' in piece)
            return `**${unbroken(piece.strong)}**`;
        if ('said' in piece)
            return (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(punctuationApart(piece.said), surroundings);
        const label = (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(piece.name, surroundings, nameCharsMax);
        return piece.target === undefined ? label : fileLink(label, piece.target, links);
    })
        .join('');
}
/**
 * Words that become code spans lose the punctuation around them first: (`prompts/_shared.md`), not `(prompts/_shared.md)`.
 * What is written in backticks already stays as it is.
 */
function punctuationApart(said) {
    return said
        .slice(0, 4_000)
        .split('`')
        .map((part, index) => index % 2 === 1
        ? part
        : part.replace(/\S+/g, (word) => {
            const start = /^[("']*/.exec(word)?.[0] ?? '';
            const end = /[)"',.;:]*$/.exec(word.slice(start.length))?.[0] ?? '';
            const core = word.slice(start.length, word.length - end.length);
            if (start + end === '' || core === '' || (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(core, 'prose') === core)
                return word;
            return `${start}\`${core}\`${end}`;
        }))
        .join('`');
}
/** A number stays on one line with its unit. */
function unbroken(own) {
    return own.replace(/(\d) %/g, '$1\u00a0%').replace(/\bper (?=1,000|request)/g, 'per\u00a0');
}
/** Without markup, for a terminal or an e-mail's subject. */
function plain(phrase) {
    return phrase
        .map((piece) => {
        if (typeof piece === 'string')
            return piece;
        if ('strong' in piece)
            return piece.strong;
        if ('said' in piece)
            return (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(piece.said.replace(/\s+/g, ' ').trim());
        return piece.name === '' ? '(empty)' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(piece.name);
    })
        .join('');
}
function hypertext(phrase, links) {
    return phrase
        .map((piece) => {
        if (typeof piece === 'string')
            return (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(piece);
        if ('strong' in piece)
            return `<strong>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(piece.strong)}</strong>`;
        if ('name' in piece) {
            const label = `<code>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(piece.name === '' ? '(empty)' : piece.name)}</code>`;
            const address = piece.target === undefined ? null : fileAddress(piece.target, links);
            const url = address === null ? null : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .addressUrl */ .s$)(address);
            return url === null ? label : `<a href="${url}">${label}</a>`;
        }
        return piece.said
            .replace(/\s+/g, ' ')
            .split('`')
            .map((part, index, all) => index % 2 === 1 && index < all.length - 1 ? `<code>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(part)}</code>` : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(part))
            .join('');
    })
        .join('');
}
/** A sentence with its full stop, where another one follows. */
function ended(said) {
    const text = said.trim();
    return text === '' || /[.!?…:]$/.test(text) ? text : `${text}.`;
}
/** Phrases with something between them. */
function joined(phrases, between) {
    return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [between, ...phrase]));
}
/** `label` is Markdown; without a server, a repository or that side's commit it stands alone. */
function fileLink(label, target, links) {
    const address = fileAddress(target, links);
    return address === null ? label : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(label, address);
}
function fileAddress(target, links) {
    const sha = target.side === 'head' ? links.headSha : links.baseSha;
    if (links.serverUrl === null || links.repository === null || sha === null)
        return null;
    return {
        serverUrl: links.serverUrl,
        segments: [...links.repository.split('/'), 'blob', sha, ...target.path.split('/')],
        ...(target.line !== null && target.line > 1 ? { fragment: `L${target.line}` } : {}),
    };
}
function commitLink(sha, links) {
    const label = (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(sha.slice(0, 7), 'prose');
    if (links.serverUrl === null || links.repository === null)
        return label;
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(label, {
        serverUrl: links.serverUrl,
        segments: [...links.repository.split('/'), 'commit', sha],
    });
}


/***/ }),

/***/ 7428:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GD: () => (/* binding */ inputMistakes),
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   qs: () => (/* binding */ unknownInputs)
/* harmony export */ });
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8445);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(535);


/** The mistakes in limits and options given as inputs or flags, for a caller that has found others and stops. */
function inputMistakes(inputs, inputKind) {
    const mistakes = [];
    readInputs({ inputs, inputKind }, mistakes);
    return mistakes;
}
/** Reads what was given; what cannot be read is added to `mistakes` and left out. */
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
    for (const limit of _keys_js__WEBPACK_IMPORTED_MODULE_0__/* .limitKeys */ .O) {
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
    for (const [key, option] of Object.entries(_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .optionKeys */ .M)) {
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
        : (read('override-label', label, (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('the name of a label', 'cost-approved')) ?? null);
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
        example: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .pA)(name, known) ?? known[0] ?? '',
        near: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .pA)(name, known),
    }));
}


/***/ }),

/***/ 8445:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ optionKeys),
/* harmony export */   O: () => (/* binding */ limitKeys)
/* harmony export */ });
/* harmony import */ var _core_globs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8684);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(535);


const globs = {
    allowed: 'a list of model ids or globs such as "openai/*"',
    example: '["openai/*", "anthropic/claude-sonnet-*"]',
    schema: { type: 'string', minLength: 1 },
    parse: (value) => value.trim() === '' || value.length > 300 || !(0,_core_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .isBoundedGlob */ .w)(value) ? undefined : value.trim(),
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


/***/ }),

/***/ 535:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   TS: () => (/* binding */ rate),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   dR: () => (/* binding */ usd),
/* harmony export */   od: () => (/* binding */ numberBetween),
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony export distance */
/* harmony import */ var _core_money_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4247);

const decimal = /^\d{1,12}(?:\.\d{1,12})?$/;
function finite(text) {
    return decimal.test(text) ? Number(text) : undefined;
}
const usd = {
    allowed: 'an amount in USD, 0 or more, at most 12 decimals, without a currency sign',
    example: '0.02',
    schema: { type: ['number', 'string'], minimum: 0, pattern: '^\\d{1,12}(\\.\\d{1,12})?$' },
    parse: (text) => (decimal.test(text) ? ((0,_core_money_js__WEBPACK_IMPORTED_MODULE_0__/* .parseUsd */ ._e)(text) ?? undefined) : undefined),
};
/** An exact decimal that stays text, because it is a rate. */
const rate = {
    allowed: 'USD per million tokens, 0 or more, at most 6 decimals',
    example: '0.20',
    schema: { type: ['number', 'string'], minimum: 0, pattern: '^\\d{1,9}(\\.\\d{1,6})?$' },
    parse: (text) => (/^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? text : undefined),
};
const percent = {
    allowed: 'a percentage, 0 or more, with or without a percent sign',
    example: '10%',
    schema: { type: ['number', 'string'], minimum: 0, pattern: '^\\d{1,12}(\\.\\d{1,12})?\\s*%?$' },
    parse: (text) => finite(text.replace(/\s*%$/, '')),
};
function count(example) {
    return {
        allowed: 'a whole number, 0 or more',
        example,
        schema: { type: ['integer', 'string'], minimum: 0, pattern: '^[\\d_]{1,15}$' },
        parse: (text) => (/^\d[\d_]{0,14}$/.test(text) ? Number(text.replaceAll('_', '')) : undefined),
    };
}
function numberBetween(low, high, example) {
    const limits = high === Infinity
        ? `a number, ${String(low)} or more`
        : `a number from ${String(low)} to ${String(high)}`;
    return {
        allowed: limits,
        example,
        schema: { type: 'number', minimum: low, ...(high === Infinity ? {} : { maximum: high }) },
        parse: (text) => {
            const value = finite(text.replaceAll('_', ''));
            return value !== undefined && value >= low && value <= high ? value : undefined;
        },
    };
}
function oneOf(...choices) {
    return {
        allowed: `one of ${choices.join(', ')}`,
        example: choices[0] ?? '',
        schema: { enum: choices },
        parse: (text) => choices.find((choice) => choice === text),
    };
}
const boolean = {
    allowed: 'true or false',
    example: 'true',
    schema: { type: 'boolean' },
    parse: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
};
function text(allowed, example) {
    return {
        allowed,
        example,
        schema: { type: 'string', minLength: 1 },
        parse: (value) => (value.trim() === '' || value.length > 1000 ? undefined : value),
    };
}
/** Edit distance of two short words, for "did you mean"; gives up (returns `most + 1`) beyond `most`. */
function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most)
        return most + 1;
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const current = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution));
        }
        previous = current;
    }
    return previous[b.length] ?? most + 1;
}
/** The known key nearest to an unknown one, null when none is near. */
function nearest(word, known) {
    const plain = word.toLowerCase().replaceAll('_', '-').slice(0, 60);
    const most = Math.max(2, Math.floor(plain.length / 3));
    let best = null;
    for (const key of known) {
        const far = distance(plain, key, most);
        if (far <= most && (best === null || far < best.far))
            best = { key, far };
    }
    return best?.key ?? null;
}


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5581);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
