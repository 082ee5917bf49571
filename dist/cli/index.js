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
/* harmony import */ var _settings_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4424);




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
    ..._settings_index_js__WEBPACK_IMPORTED_MODULE_3__/* .limitKeys */ .O8.map((limit) => ({ name: limit.key, value: 'VALUE', help: limit.meaning })),
    { name: 'enforcement', value: 'MODE', help: _settings_index_js__WEBPACK_IMPORTED_MODULE_3__/* .optionKeys */ .M$.enforcement.meaning.replaceAll('`', '') },
    { name: 'policy-from', value: 'SIDE', help: _settings_index_js__WEBPACK_IMPORTED_MODULE_3__/* .optionKeys */ .M$['policy-from'].meaning.replaceAll('`', '') },
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
        if (!_settings_index_js__WEBPACK_IMPORTED_MODULE_3__/* .limitKeys */ .O8.some((limit) => limit.key === key)) {
            mistakes.push(...(0,_settings_index_js__WEBPACK_IMPORTED_MODULE_3__/* .unknownInputs */ .qs)([key], _settings_index_js__WEBPACK_IMPORTED_MODULE_3__/* .limitKeys */ .O8.map((limit) => limit.key), 'flag'));
        }
        else if (rest.length === 0)
            wrong('fail-on', `\`${entry}\``, 'KEY=VALUE', '--fail-on max-request-usd=0.02');
        else if (values[key] !== undefined)
            wrong(key, 'two values', 'one value', `--${key} VALUE`);
        else
            values[key] = rest.join('=');
    }
    if (mistakes.length > 0)
        throw new _core_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .SettingsError */ .GN([...mistakes, ...(0,_settings_index_js__WEBPACK_IMPORTED_MODULE_3__/* .inputMistakes */ .GD)(values, 'flag')]);
    return { words, switches, values, lists };
}
/** A flag that is not known, with the nearest that is. */
function unknownFlag(typed, known) {
    // One letter is near to everything.
    const near = typed.startsWith('--') ? (0,_settings_values_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .pA)(typed.slice(2), known) : null;
    const shown = known.filter((name) => !_settings_index_js__WEBPACK_IMPORTED_MODULE_3__/* .limitKeys */ .O8.some(({ key }) => key === name));
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
/* harmony import */ var _core_reporting_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2429);
/* harmony import */ var _core_revision_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8206);
/* harmony import */ var _core_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1922);
/* harmony import */ var _outputs_columns_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6757);
/* harmony import */ var _outputs_escape_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(935);
/* harmony import */ var _outputs_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8821);
/* harmony import */ var _settings_values_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(535);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1028);








const commands = {
    diff: {
        about: 'compare two revisions: what changed, what it costs, and the verdict',
        load: () => Promise.all(/* import() */[__nccwpck_require__.e(135), __nccwpck_require__.e(695), __nccwpck_require__.e(657), __nccwpck_require__.e(887), __nccwpck_require__.e(738), __nccwpck_require__.e(847)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6847)),
    },
    scan: {
        about: 'every prompt at one revision, with tokens and cost per request',
        load: () => Promise.all(/* import() */[__nccwpck_require__.e(135), __nccwpck_require__.e(695), __nccwpck_require__.e(657), __nccwpck_require__.e(887), __nccwpck_require__.e(738), __nccwpck_require__.e(847), __nccwpck_require__.e(397)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3397)),
    },
    count: { about: 'tokens of files or of standard input', load: () => Promise.all(/* import() */[__nccwpck_require__.e(657), __nccwpck_require__.e(473)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3473)) },
    models: {
        about: 'known models with their rates, sources and tokenizers',
        load: () => Promise.all(/* import() */[__nccwpck_require__.e(657), __nccwpck_require__.e(254)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6254)),
    },
    init: { about: 'write a workflow and a commented settings file', load: () => Promise.all(/* import() */[__nccwpck_require__.e(135), __nccwpck_require__.e(695), __nccwpck_require__.e(887), __nccwpck_require__.e(437)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7646)) },
    demo: { about: 'the whole check on a sample pull request', load: () => Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(155)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1155)) },
    comment: { about: 'merge JSON reports into one comment', load: () => Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(648), __nccwpck_require__.e(438)]).then(__nccwpck_require__.bind(__nccwpck_require__, 438)) },
};
/** Runs one command. The answer is the exit status: 0 within limits, 1 a limit is broken, 2 it could not judge. */
async function run(typed, around) {
    const [name = 'help', ...rest] = typed;
    if (name === '--version' || name === '-V' || name === 'version') {
        around.stdout.write(`promptcost ${_core_reporting_js__WEBPACK_IMPORTED_MODULE_0__/* .toolVersion */ .fX}\n`);
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
        const near = (0,_settings_values_js__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .pA)(name, Object.keys(commands));
        around.stderr.write(`promptcost: there is no command \`${name.slice(0, 40)}\`.${near === null ? '' : ` Did you mean \`${near}\`?`}\n\n${overview()}`);
        return 2;
    }
    try {
        const loaded = await command.load();
        return await loaded.run(rest, around);
    }
    catch (error) {
        around.stderr.write(explainFailure(error, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .errorView */ .Ax)(rest, around), name));
        return 2;
    }
}
/** One message for what went wrong: mistakes with their remedies, or where to report a bug. */
function explainFailure(error, view, command) {
    if (error instanceof _core_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .SettingsError */ .GN) {
        const count = error.mistakes.length;
        const typed = error.mistakes.some(({ where }) => where === 'flag' || where === 'command line');
        const help = typed ? `\npromptcost ${command} --help shows flags and examples.\n` : '';
        return `promptcost: nothing was done, because of ${count} mistake${count === 1 ? '' : 's'}:\n\n${(0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .renderMistakes */ .IP)(error.mistakes, view)}${help}`;
    }
    if (error instanceof _core_revision_js__WEBPACK_IMPORTED_MODULE_6__/* .RevisionError */ .E) {
        return `${(0,_outputs_columns_js__WEBPACK_IMPORTED_MODULE_2__/* .wrapped */ .ky)(`promptcost: nothing was judged. ${(0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_7__/* .visible */ .RK)(error.message)}`, view.width, '  ')}\n`;
    }
    if (isSystemError(error))
        return `promptcost: ${(0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_7__/* .visible */ .RK)(error.message)}\n`;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `promptcost: this is a bug in promptcost ${_core_reporting_js__WEBPACK_IMPORTED_MODULE_0__/* .toolVersion */ .fX}; nothing was judged. Please report it with this text:\n${text}\n`;
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

/***/ 1128:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pp: () => (/* binding */ monthlyTotals),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   Z4: () => (/* binding */ judgeMonthly),
/* harmony export */   kO: () => (/* binding */ countsAsTraffic)
/* harmony export */ });
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4247);

/**
 * Judges every rule for every prompt; none stops another. Equal to a limit is not over it. Money is compared on
 * the integers. What is unknown breaks no limit and keeps none: it is a finding of its own (`on-unpriced`).
 *
 * Evaluations are not production traffic: only rules that name them judge them. `monthly` is null for a part of
 * the prompts (a shard): limits on all prompts together are judged when the parts are merged.
 */
function judge(changes, monthly, policy, matches) {
    if (policy.enforcement === 'off')
        return { findings: [], limits: [] };
    const findings = [];
    const broken = new Map();
    const note = (finding, match) => {
        findings.push(finding);
        const id = limitId(finding.rule, finding.level, match);
        broken.set(id, (broken.get(id) ?? 0) + 1);
    };
    for (const change of changes) {
        const subject = change.head ?? change.baseline;
        if (subject === null)
            continue;
        const { prompt } = subject;
        // The head's settings say what a prompt is; a request must not leave the gate by being called something else.
        const kind = change.baseline?.prompt.kind === 'request' ? 'request' : prompt.kind;
        if (kind === 'fragment')
            continue;
        const rules = policy.rules.filter((rule) => matches(rule.match, prompt.path));
        if (kind === 'evaluation' && rules.length === 0)
            continue;
        const general = kind === 'evaluation' ? noLimits : policy;
        for (const [level, strict] of strictnesses(general, rules)) {
            for (const finding of judgeOne(change, level, strict.limits, policy, matches)) {
                const rule = [...rules].reverse().find((candidate) => decides(candidate, level, finding.rule));
                note(finding, rule?.match ?? null);
            }
        }
        const unjudged = judgeUnpriced(change, rules, policy);
        if (unjudged !== null)
            note(unjudged, null);
    }
    for (const level of ['fail', 'warn']) {
        const limits = level === 'fail' ? policy.limits : policy.warn;
        if (monthly === null)
            continue;
        const changed = changes.some((change) => change.status !== 'unchanged');
        for (const finding of judgeMonthly(monthly, changed, level, limits, (rule) => raise(policy, rule))) {
            note(finding, null);
        }
    }
    const kept = dropDoubles(findings);
    return { findings: kept, limits: listLimits(policy, broken) };
}
const noLimits = { limits: {}, warn: {} };
/** The limits that hold for a prompt: general ones, each field replaced by the last rule that gives it. */
function strictnesses(general, rules) {
    const merge = (base, pick) => rules.reduce((limits, rule) => ({ ...limits, ...pick(rule) }), base);
    return [
        ['fail', { level: 'fail', limits: merge(general.limits, (rule) => rule.limits) }],
        ['warn', { level: 'warn', limits: merge(general.warn, (rule) => rule.warn) }],
    ];
}
function decides(rule, level, key) {
    const limits = level === 'fail' ? rule.limits : rule.warn;
    const field = fieldOf[key];
    return field !== undefined && limits[field] !== undefined;
}
const fieldOf = {
    'max-request-increase-percent': 'maxRequestIncreasePercent',
    'max-request-increase-usd-per-1k': 'maxRequestIncreaseUsdPer1k',
    'max-request-usd': 'maxRequestUsd',
    'max-input-tokens': 'maxInputTokens',
    'max-input-tokens-increase': 'maxInputTokensIncrease',
    'max-output-tokens': 'maxOutputTokens',
    'max-context-percent': 'maxContextPercent',
    'max-monthly-increase-usd': 'maxMonthlyIncreaseUsd',
    'max-monthly-increase-percent': 'maxMonthlyIncreasePercent',
    'max-monthly-usd': 'maxMonthlyUsd',
    'allowed-models': 'allowedModels',
    'denied-models': 'deniedModels',
};
function judgeOne(change, level, limits, policy, matches) {
    const { head, baseline } = change;
    if (head === null || change.status === 'unchanged')
        return [];
    const findings = [];
    const over = (rule, value, limit, message, remedy, was) => {
        findings.push({
            rule,
            level: was ? 'info' : level,
            key: change.key,
            path: head.prompt.path,
            line: lineOf(change),
            value,
            limit,
            message: was
                ? `${message} It was over the limit on the baseline already and did not get worse.`
                : message,
            remedy: `${remedy} ${raise(policy, rule)}`,
        });
    };
    const { deltaPicoUsd: delta, percent } = change;
    if (limits.maxRequestIncreasePercent !== undefined &&
        delta !== null &&
        baseline?.cost &&
        percent !== null) {
        const limit = limits.maxRequestIncreasePercent;
        const floor = limits.minIncreaseUsdPer1k ?? policy.limits.minIncreaseUsdPer1k ?? 0n;
        // delta / base > limit %  ⇔  delta · 100 · 10⁶ > base · limit · 10⁶, all integers.
        const isOver = delta * 100000000n > baseline.cost.requestPicoUsd * micro(limit);
        if (delta > 0n && isOver && delta * 1000n >= floor) {
            over('max-request-increase-percent', percent, limit, `The cost of one request rises by ${percent} %, over the limit of ${limit} %.`, 'Shorten the prompt or choose a cheaper model.', false);
        }
    }
    if (limits.maxRequestIncreaseUsdPer1k !== undefined && delta !== null) {
        const limit = limits.maxRequestIncreaseUsdPer1k;
        if (delta * 1000n > limit) {
            over('max-request-increase-usd-per-1k', (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(delta * 1000n), (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(limit), `1,000 requests cost $${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(delta * 1000n)} more, over the limit of $${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(limit)}.`, 'Shorten the prompt or choose a cheaper model.', false);
        }
    }
    if (limits.maxRequestUsd !== undefined && head.cost !== null) {
        const limit = limits.maxRequestUsd;
        const now = head.cost.requestPicoUsd;
        if (now > limit) {
            const before = baseline?.cost?.requestPicoUsd ?? null;
            over('max-request-usd', (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(now), (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(limit), `One request costs $${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(now)}, over the limit of $${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(limit)}.`, 'Shorten the prompt or choose a cheaper model.', before !== null && before > limit && now <= before);
        }
    }
    const input = Math.round(head.tokens.input.expected);
    const inputBefore = baseline === null ? null : Math.round(baseline.tokens.input.expected);
    if (limits.maxInputTokens !== undefined && input > limits.maxInputTokens) {
        over('max-input-tokens', input, limits.maxInputTokens, `One request sends ${input} input tokens, over the limit of ${limits.maxInputTokens}.`, 'Shorten the prompt, its tools or its schema.', inputBefore !== null && inputBefore > limits.maxInputTokens && input <= inputBefore);
    }
    if (limits.maxInputTokensIncrease !== undefined && change.inputTokensDelta !== null) {
        if (change.inputTokensDelta > limits.maxInputTokensIncrease) {
            over('max-input-tokens-increase', change.inputTokensDelta, limits.maxInputTokensIncrease, `One request sends ${change.inputTokensDelta} more input tokens, over the limit of ${limits.maxInputTokensIncrease}.`, 'Shorten the prompt, its tools or its schema.', false);
        }
    }
    if (limits.maxOutputTokens !== undefined && head.outputBasis !== 'none') {
        const output = Math.round(head.output.expected);
        if (output > limits.maxOutputTokens) {
            const before = baseline === null || baseline.outputBasis === 'none' ? null : Math.round(baseline.output.expected);
            over('max-output-tokens', output, limits.maxOutputTokens, `One request returns ${output} output tokens on average (${head.outputBasis}), over the limit of ${limits.maxOutputTokens}.`, 'Ask for shorter answers, lower the output limit, or state the real mean under usage.', before !== null && before > limits.maxOutputTokens && output <= before);
        }
    }
    if (limits.maxContextPercent !== undefined && head.contextPercent !== null) {
        if (head.contextPercent > limits.maxContextPercent) {
            const before = baseline?.contextPercent ?? null;
            over('max-context-percent', head.contextPercent, limits.maxContextPercent, `One request fills ${head.contextPercent} % of the model's context window, over the limit of ${limits.maxContextPercent} %.`, 'Shorten the prompt or choose a model with a larger window.', before !== null && before > limits.maxContextPercent && head.contextPercent <= before);
        }
    }
    findings.push(...judgeModels(change, head, level, limits, policy, matches));
    return findings;
}
function judgeModels(change, head, level, limits, policy, matches) {
    const written = head.prompt.model;
    if (written === null)
        return [];
    const model = head.match?.model.id ?? written.asWritten;
    const before = change.baseline?.match?.model.id ?? change.baseline?.prompt.model?.asWritten ?? null;
    const was = before === model;
    const findings = [];
    const say = (rule, limit, message) => {
        findings.push({
            rule,
            level: was ? 'info' : level,
            key: change.key,
            path: head.prompt.path,
            line: written.place?.line ?? head.prompt.line,
            value: model,
            limit: limit.join(', '),
            message: was ? `${message} The baseline uses it already.` : message,
            remedy: `Use another model. ${raise(policy, rule)}`,
        });
    };
    if (limits.allowedModels !== undefined && !matches(limits.allowedModels, model)) {
        say('allowed-models', limits.allowedModels, `The model ${model} is not among the allowed models.`);
    }
    if (limits.deniedModels !== undefined && matches(limits.deniedModels, model)) {
        say('denied-models', limits.deniedModels, `The model ${model} is denied.`);
    }
    return findings;
}
/** A new or changed prompt that has no cost: the gate says what it did not judge. */
function judgeUnpriced(change, rules, policy) {
    if (change.notComparable === null || change.status === 'unchanged' || change.status === 'removed')
        return null;
    const subject = change.head ?? change.baseline;
    if (subject === null)
        return null;
    const unreadable = change.notComparable.reason === 'unread';
    // Instructions and tool lists name no model by nature; their tokens are judged, and there is no money to miss.
    if (!unreadable && subject.prompt.model === null && subject.prompt.kind !== 'request')
        return null;
    const choice = [...rules].reverse().find((rule) => rule.limits.onUnpriced !== undefined)?.limits.onUnpriced ??
        policy.limits.onUnpriced ??
        'warn';
    if (choice === 'ignore')
        return null;
    return {
        rule: unreadable ? 'not-readable' : 'on-unpriced',
        level: choice,
        key: change.key,
        path: subject.prompt.path,
        line: subject.prompt.line,
        value: subject.prompt.model?.asWritten ?? null,
        limit: choice,
        message: `The cost of this change was not judged. ${change.notComparable.why}.`.replace(/\.\.$/, '.'),
        remedy: unreadable
            ? 'Mend the file so that it can be read.'
            : 'Name a known model in the file, or map the prompt to one under `prompts` or `models` in the settings file.',
    };
}
/** Judges the limits on all prompts together. `howToRaise` says where a limit stands. */
function judgeMonthly(monthly, changed, level, limits, howToRaise) {
    const { baselinePicoUsd: before, headPicoUsd: now, headWholePicoUsd: whole } = monthly;
    const findings = [];
    const asked = limits.maxMonthlyIncreaseUsd !== undefined ||
        limits.maxMonthlyIncreasePercent !== undefined ||
        limits.maxMonthlyUsd !== undefined;
    if (!asked)
        return [];
    const say = (rule, value, limit, message, remedy, sayLevel) => {
        findings.push({
            rule,
            level: sayLevel,
            key: null,
            path: null,
            line: null,
            value,
            limit,
            message,
            remedy,
        });
    };
    if (now === null && before === null && whole === null) {
        if (changed) {
            say('monthly-not-judged', null, null, 'A limit per month is set, but no prompt states its traffic, so it was not judged.', 'State `requests-per-month` under `usage` in the settings file.', 'info');
        }
        return findings;
    }
    const head = now ?? 0n;
    const base = before ?? 0n;
    const delta = head - base;
    const remedy = 'Shorten the prompts, choose cheaper models, or correct the stated traffic.';
    if (limits.maxMonthlyIncreaseUsd !== undefined && delta > limits.maxMonthlyIncreaseUsd) {
        say('max-monthly-increase-usd', (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(delta), (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(limits.maxMonthlyIncreaseUsd), `The cost per month rises by $${cents(delta)}, over the limit of $${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(limits.maxMonthlyIncreaseUsd)}.`, `${remedy} ${howToRaise('max-monthly-increase-usd')}`, level);
    }
    if (limits.maxMonthlyIncreasePercent !== undefined &&
        base > 0n &&
        delta > 0n &&
        delta * 100000000n > base * micro(limits.maxMonthlyIncreasePercent)) {
        const value = Number((0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .divideRounded */ .rF)(delta * 10000n, base)) / 100;
        say('max-monthly-increase-percent', value, limits.maxMonthlyIncreasePercent, `The cost per month rises by ${value} %, over the limit of ${limits.maxMonthlyIncreasePercent} %.`, `${remedy} ${howToRaise('max-monthly-increase-percent')}`, level);
    }
    const total = whole ?? 0n;
    if (limits.maxMonthlyUsd !== undefined && total > limits.maxMonthlyUsd) {
        const was = total - delta > limits.maxMonthlyUsd && delta <= 0n;
        say('max-monthly-usd', (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(total), (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(limits.maxMonthlyUsd), `The cost per month is $${cents(total)}, over the limit of $${(0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(limits.maxMonthlyUsd)}.${was ? ' It was over the limit on the baseline already and did not get worse.' : ''}`, `${remedy} ${howToRaise('max-monthly-usd')}`, was ? 'info' : level);
    }
    return findings;
}
/** USD with cents, for amounts per month. */
function cents(amount) {
    return (Number((0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .divideRounded */ .rF)(amount, 10000000000n)) / 100).toFixed(2);
}
function micro(percent) {
    return BigInt(Math.round(percent * 1e6));
}
function raise(policy, rule) {
    const origin = policy.origins[rule] ?? policy.origin;
    const label = policy.overrideLabel === null ? '' : ` A maintainer may also add the label "${policy.overrideLabel}".`;
    return `To allow it, raise \`${rule}\` (${origin}).${label}`;
}
function lineOf(change) {
    return change.head?.prompt.line ?? null;
}
function limitId(rule, level, match) {
    return JSON.stringify([rule, level === 'info' ? 'fail' : level, match]);
}
/** A broken limit that fails needs no warning about the same rule and prompt beside it. */
function dropDoubles(findings) {
    const failed = new Set(findings
        .filter((finding) => finding.level === 'fail')
        .map((finding) => `${finding.rule}\0${finding.key ?? ''}`));
    const seen = new Set();
    return findings.filter((finding) => {
        const id = `${finding.rule}\0${finding.key ?? ''}`;
        if (finding.level !== 'fail' && failed.has(id))
            return false;
        const unique = `${id}\0${finding.level}`;
        if (seen.has(unique))
            return false;
        seen.add(unique);
        return true;
    });
}
/** Every limit that was judged, in the order of `fieldOf`, general ones before rules. */
function listLimits(policy, broken) {
    const rows = [];
    const list = (limits, level, match) => {
        for (const [rule, field] of Object.entries(fieldOf)) {
            const value = limits[field];
            if (value === undefined)
                continue;
            rows.push({
                rule,
                level,
                limit: typeof value === 'bigint'
                    ? (0,_money_js__WEBPACK_IMPORTED_MODULE_0__/* .toUsd */ .Mn)(value)
                    : typeof value === 'number' || typeof value === 'string'
                        ? value
                        : value.join(', '),
                origin: match === null ? (policy.origins[rule] ?? policy.origin) : policy.origin,
                match,
                broken: broken.get(limitId(rule, level, match)) ?? 0,
            });
        }
    };
    list(policy.limits, 'fail', null);
    list(policy.warn, 'warn', null);
    for (const rule of policy.rules) {
        list(rule.limits, 'fail', rule.match);
        list(rule.warn, 'warn', rule.match);
    }
    return rows;
}
/**
 * What all prompts together cost per month. A prompt enters the comparison only when both sides can be compared and
 * both state their traffic (or when it is new or removed): neither a lost rate nor traffic that is stated for the
 * first time may look like a saving or an increase.
 */
function monthlyTotals(changes) {
    let baseline = null;
    let head = null;
    let headWhole = null;
    for (const change of changes) {
        const subject = change.head ?? change.baseline;
        if (subject === null || !countsAsTraffic(subject))
            continue;
        const before = change.baseline?.cost?.monthlyPicoUsd ?? null;
        const now = change.head?.cost?.monthlyPicoUsd ?? null;
        if (now !== null)
            headWhole = (headWhole ?? 0n) + now;
        const comparable = change.notComparable === null &&
            (change.baseline === null || before !== null) &&
            (change.head === null || now !== null);
        if (!comparable)
            continue;
        if (before !== null)
            baseline = (baseline ?? 0n) + before;
        if (now !== null)
            head = (head ?? 0n) + now;
    }
    return { baselinePicoUsd: baseline, headPicoUsd: head, headWholePicoUsd: headWhole };
}
/** Evaluations are no production traffic, and a fragment is billed where it is included. */
function countsAsTraffic(estimate) {
    return estimate.prompt.kind !== 'evaluation' && estimate.prompt.kind !== 'fragment';
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

/***/ 2429:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ buildReport),
/* harmony export */   Gb: () => (/* binding */ buildScan),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   fX: () => (/* binding */ toolVersion),
/* harmony export */   ik: () => (/* binding */ hasChanges),
/* harmony export */   vL: () => (/* binding */ matters)
/* harmony export */ });
/* unused harmony exports overridden, reportEstimate */
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1128);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4247);
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1129);



/** Version of this program, the same in package.json (a test compares them). */
const toolVersion = '0.1.0';
const tool = { name: 'promptcost', version: toolVersion };
/** Puts everything that any output may show into one value. */
function buildReport(input) {
    const findings = [...input.judgement.findings, ...input.findings].sort(bySeverity);
    const shown = input.changes.filter((change) => change.status !== 'unchanged');
    return {
        version: 1,
        tool,
        generatedAt: input.generatedAt,
        baseline: input.baseline,
        head: input.head,
        ratesAsOf: input.ratesAsOf,
        verdict: verdictOf(findings, input.policy.enforcement),
        enforcement: input.policy.enforcement,
        totals: totalsOf(input.changes),
        changes: shown.map(reportChange),
        unchangedCount: input.changes.length - shown.length,
        findings,
        problems: sortedProblems(input.baselineProblems, input.headProblems),
        assumptions: collectAssumptions(shown.flatMap((change) => (change.head === null ? [] : [change.head]))),
        limits: input.judgement.limits,
        override: null,
        ...(input.policy.overrideLabel === null ? {} : { overrideLabel: input.policy.overrideLabel }),
        shard: input.shard,
    };
}
/** A failing report that a person with the right to do so let pass; the findings stay. */
function overridden(report, label, by) {
    return { ...report, verdict: 'warn', override: { label, by } };
}
/** `warn` enforcement shows a broken limit without failing; `off` judges nothing. */
function verdictOf(findings, enforcement) {
    if (findings.some((finding) => finding.level === 'fail'))
        return enforcement === 'block' ? 'fail' : 'warn';
    return findings.some((finding) => finding.level === 'warn') ? 'warn' : 'pass';
}
/** Everything at one revision, for `scan`. */
function buildScan(input) {
    return {
        version: 1,
        tool,
        generatedAt: input.generatedAt,
        revision: input.revision,
        ratesAsOf: input.ratesAsOf,
        prompts: input.estimates.map((estimate) => ({
            key: estimate.prompt.key,
            name: estimate.prompt.name,
            path: estimate.prompt.path,
            line: estimate.prompt.line,
            format: estimate.prompt.format,
            kind: estimate.prompt.kind,
            estimate: reportEstimate(estimate),
        })),
        problems: input.problems.map(({ reason, path, line, detail }) => ({ reason, path, line, detail })),
        assumptions: collectAssumptions(input.estimates),
    };
}
const severity = { fail: 0, warn: 1, info: 2 };
function bySeverity(a, b) {
    return severity[a.level] - severity[b.level];
}
/** Whether a change is one that a reader must be told of: money, tokens, model, or that it could not be judged. */
function matters(change) {
    if (change.status === 'added' || change.status === 'removed')
        return change.kind !== 'fragment';
    return (change.notComparable !== null ||
        (change.delta.usdPer1k ?? 0) !== 0 ||
        (change.delta.inputTokens ?? 0) !== 0 ||
        (change.delta.outputTokens ?? 0) !== 0 ||
        (change.delta.monthlyUsd ?? 0) !== 0 ||
        change.baseline?.model !== change.head?.model);
}
/** Whether a report is worth a new comment in `changes` mode. */
function hasChanges(report) {
    return report.changes.some(matters) || report.findings.some((finding) => finding.level !== 'info');
}
function totalsOf(changes) {
    let baselinePico = null;
    let headPico = null;
    let deltaInputTokens = 0;
    let unpricedCount = 0;
    let promptCount = 0;
    for (const change of changes) {
        const subject = change.head ?? change.baseline;
        if (subject === null || !(0,_judge_js__WEBPACK_IMPORTED_MODULE_0__/* .countsAsTraffic */ .kO)(subject))
            continue;
        if (change.head !== null) {
            promptCount++;
            if (change.head.cost === null)
                unpricedCount++;
        }
        deltaInputTokens += change.inputTokensDelta ?? 0;
        // Sums of both sides are over what can be compared: a lost rate is not a saving.
        if (change.notComparable !== null)
            continue;
        if (change.baseline?.cost)
            baselinePico = (baselinePico ?? 0n) + change.baseline.cost.requestPicoUsd;
        if (change.head?.cost)
            headPico = (headPico ?? 0n) + change.head.cost.requestPicoUsd;
    }
    const monthly = (0,_judge_js__WEBPACK_IMPORTED_MODULE_0__/* .monthlyTotals */ .Pp)(changes);
    const per1k = (amount) => (amount === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(amount * 1000n));
    const month = (amount) => (amount === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(amount));
    return {
        baselineUsdPer1k: per1k(baselinePico),
        headUsdPer1k: per1k(headPico),
        deltaInputTokens,
        deltaMonthlyUsd: monthly.baselinePicoUsd === null && monthly.headPicoUsd === null
            ? null
            : (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)((monthly.headPicoUsd ?? 0n) - (monthly.baselinePicoUsd ?? 0n)),
        baselineMonthlyUsd: month(monthly.baselinePicoUsd),
        headMonthlyUsd: month(monthly.headPicoUsd),
        unpricedCount,
        promptCount,
    };
}
function reportChange(change) {
    const subject = change.head ?? change.baseline;
    if (subject === null)
        throw new Error(`the change ${change.key} has no side`);
    const { prompt } = subject;
    return {
        key: change.key,
        name: prompt.name,
        path: prompt.path,
        previousPath: change.previousPath,
        line: prompt.line,
        format: prompt.format,
        status: change.status === 'unchanged' ? 'changed' : change.status,
        kind: prompt.kind,
        baseline: change.baseline === null ? null : reportEstimate(change.baseline),
        head: change.head === null ? null : reportEstimate(change.head),
        delta: {
            inputTokens: change.inputTokensDelta,
            outputTokens: change.outputTokensDelta,
            usdPer1k: change.deltaPicoUsd === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(change.deltaPicoUsd * 1000n),
            percent: change.percent,
            monthlyUsd: change.monthlyDeltaPicoUsd === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(change.monthlyDeltaPicoUsd),
        },
        notComparable: change.notComparable?.why ?? null,
        causes: change.causes.map((cause) => ({
            cause: cause.kind,
            usdPer1k: (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(cause.picoUsd * 1000n),
            ...(cause.inputTokens === undefined ? {} : { inputTokens: cause.inputTokens }),
            detail: cause.detail,
        })),
    };
}
/** Numbers with at most six decimals, so that JSON has no float noise. */
function tidy(value) {
    return Math.round(value * 1e6) / 1e6;
}
function reportEstimate(estimate) {
    const { prompt, match, tokens, cost, cache, output } = estimate;
    const parts = Object.fromEntries(_tokens_js__WEBPACK_IMPORTED_MODULE_2__/* .inputParts */ .j.map((part) => [part, tidy(tokens.parts[part].expected)]));
    return {
        model: match?.model.id ?? null,
        modelAsWritten: prompt.model?.asWritten ?? null,
        modelFrom: prompt.model?.from ?? null,
        priced: cost !== null,
        unpricedReason: estimate.unpricedReason,
        ...(estimate.atLeast === undefined || estimate.atLeast.length === 0 ? {} : { atLeast: estimate.atLeast }),
        tokens: {
            input: Math.round(tokens.input.expected),
            output: estimate.outputBasis === 'none' ? null : Math.round(output.expected),
            inputParts: parts,
            method: tokens.method,
            errorPercent: tokens.errorPercent,
            tokenizer: tokens.tokenizer,
            outputBasis: estimate.outputBasis,
            cacheable: cache?.cacheableTokens ?? null,
            contextPercent: estimate.contextPercent,
            inputRange: { low: Math.round(tokens.input.low), high: Math.round(tokens.input.high) },
            outputRange: estimate.outputBasis === 'none'
                ? null
                : { low: Math.round(output.low), high: Math.round(output.high) },
        },
        lines: (cost?.lines ?? []).map((line) => ({
            name: line.name,
            quantity: tidy(line.quantity),
            unit: line.unit,
            rateUsd: (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(line.ratePicoUsd),
            costUsd: (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(line.costPicoUsd),
        })),
        requestUsd: cost === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(cost.requestPicoUsd),
        usdPer1k: cost === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(cost.requestPicoUsd * 1000n),
        range: cost === null
            ? null
            : { lowUsdPer1k: (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(cost.lowPicoUsd * 1000n), highUsdPer1k: (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(cost.highPicoUsd * 1000n) },
        requestsPerMonth: cost?.requestsPerMonth ?? estimate.usage.requestsPerMonth?.mean ?? null,
        monthlyUsd: cost?.monthlyPicoUsd == null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(cost.monthlyPicoUsd),
        cache: cache === null
            ? null
            : {
                prefixTokens: Math.round(cache.prefixTokens),
                eligible: cache.eligible,
                endsAt: cache.endsAt,
                endsLine: cache.endsPlace?.line ?? null,
                note: cache.note,
                hitRate: tidy(cache.hitRate.expected),
                inputUsdPer1kNever: (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(cache.inputCostNever * 1000n),
                inputUsdPer1kAlways: (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(cache.inputCostAlways * 1000n),
                breakEvenPerHour: cache.breakEvenPerHour === null ? null : tidy(cache.breakEvenPerHour),
            },
        sources: prompt.sources,
    };
}
/** Each assumption once, with how many prompts it concerns; most frequent first, then by text. */
function collectAssumptions(estimates) {
    const counts = new Map();
    for (const estimate of estimates) {
        for (const assumption of new Set(estimate.assumptions)) {
            counts.set(assumption, (counts.get(assumption) ?? 0) + 1);
        }
    }
    return [...counts]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([text, n]) => (n === 1 || estimates.length === 1 ? text : `${text} (${n} prompts)`));
}
function sortedProblems(baseline, head) {
    // The same problem on both sides is said once, for the head: it was there before and still is.
    const known = new Set(head.map((problem) => JSON.stringify({ ...pick(problem), line: null })));
    const rows = [
        ...head.map((problem) => ({ ...pick(problem), side: 'head' })),
        ...baseline
            .filter((problem) => !known.has(JSON.stringify({ ...pick(problem), line: null })))
            .map((problem) => ({ ...pick(problem), side: 'baseline' })),
    ];
    const text = (row) => [row.path ?? '', String(row.line ?? 0).padStart(9, '0'), row.reason, row.detail, row.side].join('\0');
    return rows
        .map((row) => [text(row), row])
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([, row]) => row);
}
function pick({ reason, path, line, detail }) {
    return { reason, path, line, detail };
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

/***/ 1129:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 8005:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   mW: () => (/* binding */ fitSummary),
/* harmony export */   pI: () => (/* binding */ fitComment)
/* harmony export */ });
/* unused harmony exports commentUnitsMax, markerUnitsMax, summaryBytesMax */
/**
 * GitHub refuses comments over 65,536 characters, and drops job summaries over 1 MiB. What counts as a character is
 * told differently by different tools; 60,000 UTF-16 units are safe under all readings.
 * Sources: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands (summary, 1 MiB per
 * step), the 422 answer of the API ("body is too long (maximum is 65536 characters)"); both checked 2026-11-23.
 */
const commentUnitsMax = 60_000;
/** Kept free for the marker that publishing puts in front of a comment. */
const markerUnitsMax = 400;
const summaryBytesMax = 900 * 1024;
/**
 * The first rendering that fits into a comment together with the marker. When none does, the last one is cut between
 * two lines, with what was open there closed again, and says so. `limit` is in UTF-16 units, marker included.
 */
function fitComment(renderings, limit = commentUnitsMax) {
    return fit(renderings, limit - markerUnitsMax, (text) => text.length);
}
/** The same for the job summary, whose limit is in bytes of UTF-8. */
function fitSummary(renderings, limit = summaryBytesMax) {
    return fit(renderings, limit, (text) => Buffer.byteLength(text));
}
function fit(renderings, limit, size) {
    let smallest = '';
    for (const render of renderings) {
        smallest = render();
        if (size(smallest) <= limit)
            return smallest;
    }
    return cut(smallest, limit, size);
}
/** As many whole lines as fit, then the ends of what is open, then a sentence that says that lines are missing. */
function cut(text, limit, size) {
    const lines = text.split('\n');
    const missing = (count) => `\n_Cut here: ${count} more lines did not fit._\n`;
    let used = size(missing(lines.length)) + 2;
    let open = [];
    let kept = '';
    let keptLines = 0;
    let closing = '';
    for (const line of lines) {
        const opened = after(open, line);
        const end = opened.map(({ end }) => end).join('\n');
        used += size(line) + 1;
        if (used + size(end) > limit)
            break;
        open = opened;
        closing = end;
        kept += `${line}\n`;
        keptLines += 1;
    }
    const note = missing(lines.length - keptLines);
    const result = `${kept}${closing === '' ? '' : `${closing}\n`}${note}`;
    // A limit smaller than the sentence itself leaves nothing to say.
    return size(result) <= limit ? result : '';
}
/** What is open after a line, innermost first. Inside a fence only its end means anything. */
function after(open, line) {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    const innermost = open[0];
    if (innermost?.kind === 'fence') {
        const closes = fence !== null && (fence[1] ?? '').startsWith(innermost.end) && (fence[2] ?? '').trim() === '';
        return closes ? open.slice(1) : open;
    }
    if (fence !== null && !(fence[2] ?? '').includes('`')) {
        return [{ kind: 'fence', end: fence[1] ?? '' }, ...open];
    }
    let now = open;
    for (const [, slash, name = ''] of withoutSpans(line).matchAll(/<(\/?)(details|table|sub|summary)\b[^>]*>/gi)) {
        const end = `</${name.toLowerCase()}>`;
        if (slash === '')
            now = [{ kind: 'element', end }, ...now];
        else if (now[0]?.end === end)
            now = now.slice(1);
    }
    return now;
}
/** The line without its code spans: a tag in them is text. */
function withoutSpans(line) {
    const pieces = line.split(/(`+)/);
    const last = new Map();
    pieces.forEach((piece, index) => {
        if (index % 2 === 1)
            last.set(piece, index);
    });
    let outside = '';
    for (let index = 0; index < pieces.length; index += 1) {
        const piece = pieces[index] ?? '';
        if (index % 2 === 0)
            outside += piece;
        else if ((last.get(piece) ?? 0) > index)
            index = pieces.indexOf(piece, index + 1);
    }
    return outside;
}


/***/ }),

/***/ 8821:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  QW: () => (/* reexport */ lineKey),
  dH: () => (/* reexport */ outputs_phrase/* noLinks */.dH),
  wQ: () => (/* reexport */ renderComment),
  Pn: () => (/* reexport */ renderCounts),
  K2: () => (/* reexport */ renderHtml),
  hF: () => (/* reexport */ renderJson),
  IP: () => (/* reexport */ renderMistakes),
  Ds: () => (/* reexport */ renderModels),
  Qz: () => (/* reexport */ renderScan),
  xK: () => (/* reexport */ renderScanHtml),
  p2: () => (/* reexport */ renderScanMarkdown),
  bF: () => (/* reexport */ renderTerminal),
  Cj: () => (/* reexport */ renderUnchanged)
});

// UNUSED EXPORTS: headline, renderMistakesMarkdown, renderSummary

// EXTERNAL MODULE: ./src/core/tokens.ts
var tokens = __nccwpck_require__(1129);
// EXTERNAL MODULE: ./src/outputs/escape.ts
var outputs_escape = __nccwpck_require__(935);
// EXTERNAL MODULE: ./src/outputs/fit.ts
var fit = __nccwpck_require__(8005);
// EXTERNAL MODULE: ./src/outputs/numbers.ts
var numbers = __nccwpck_require__(7272);
;// CONCATENATED MODULE: ./src/outputs/lookup.ts

const known = new WeakMap();
function lookup(report) {
    const found = known.get(report);
    if (found !== undefined)
        return found;
    const findings = new Map();
    for (const finding of report.findings) {
        if (finding.key === null)
            continue;
        const own = findings.get(finding.key);
        if (own === undefined)
            findings.set(finding.key, [finding]);
        else
            own.push(finding);
    }
    const counted = report.changes.filter(({ delta, kind }) => delta.monthlyUsd !== null && kind !== 'evaluation' && kind !== 'fragment');
    const parts = (0,numbers/* monthlyParts */.u0)(counted.map(({ delta }) => delta.monthlyUsd ?? 0), report.totals.deltaMonthlyUsd ?? 0);
    const made = {
        change: new Map(report.changes.map((change) => [change.key, change])),
        findings,
        monthly: new Map(counted.map(({ key }, index) => [key, parts[index] ?? ''])),
    };
    known.set(report, made);
    return made;
}

// EXTERNAL MODULE: ./src/outputs/phrase.ts
var outputs_phrase = __nccwpck_require__(9345);
// EXTERNAL MODULE: ./src/core/reporting.ts
var reporting = __nccwpck_require__(2429);
;// CONCATENATED MODULE: ./src/outputs/rules.ts

const percentIncrease = {
    over: numbers/* percentOver */.E3,
    within: numbers/* signedPercent */.wu,
    limit: numbers/* percent */.KN,
};
const dollars = { over: numbers/* moneyOver */.nl, within: (value) => (0,numbers/* money */.TG)(value), limit: numbers/* limitMoney */.gx };
const moreDollars = {
    over: (value, limit) => `+${(0,numbers/* moneyOver */.nl)(value, limit)}`,
    within: (value) => (value > 0 ? `+${(0,numbers/* money */.TG)(value)}` : (0,numbers/* money */.TG)(value)),
    limit: (limit) => `+${(0,numbers/* limitMoney */.gx)(limit)}`,
};
const rules_tokens = { over: numbers/* count */.U9, within: numbers/* count */.U9, limit: numbers/* count */.U9 };
/** Limits that have a number, by their key in the settings. */
const ruleWords = {
    'max-request-increase-percent': {
        ...percentIncrease,
        title: 'increase of the cost of one request',
        of: ' per request',
    },
    'max-request-increase-usd-per-1k': {
        ...moreDollars,
        title: 'increase of the cost of 1,000 requests',
        of: ' per 1,000 requests',
    },
    'max-request-usd': { ...dollars, title: 'cost of one request', of: ' per request' },
    'max-input-tokens': { ...rules_tokens, title: 'input tokens of one request', of: ' input tokens per request' },
    'max-input-tokens-increase': {
        title: 'increase of the input tokens of one request',
        over: (value) => `+${(0,numbers/* count */.U9)(value)}`,
        within: (value) => (value > 0 ? `+${(0,numbers/* count */.U9)(value)}` : (0,numbers/* count */.U9)(value)),
        limit: (limit) => `+${(0,numbers/* count */.U9)(limit)}`,
        of: ' input tokens per request',
    },
    'max-output-tokens': {
        ...rules_tokens,
        title: 'mean output tokens of one request',
        of: ' output tokens per request',
    },
    'max-context-percent': {
        title: 'share of the context window',
        over: (value, limit) => (0,numbers/* percentOver */.E3)(value, limit).replace(/^\+/, ''),
        within: numbers/* percent */.KN,
        limit: numbers/* percent */.KN,
        of: ' of the context window',
    },
    'max-monthly-increase-usd': {
        ...moreDollars,
        title: 'increase of the cost per month, all prompts together',
        of: ' a month',
    },
    'max-monthly-increase-percent': {
        ...percentIncrease,
        title: 'increase of the cost per month, all prompts together',
        of: ' a month',
    },
    'max-monthly-usd': { ...dollars, title: 'cost per month, all prompts together', of: ' a month' },
};
/** Limits without a number. */
const otherRules = {
    'allowed-models': 'models that may be used',
    'denied-models': 'models that may not be used',
    'on-unpriced': 'prompts without a price',
    'not-readable': 'prompts that could not be read',
};
function isLimit(rule) {
    return Object.hasOwn(ruleWords, rule) || Object.hasOwn(otherRules, rule);
}
/** A finding that is no limit and fails nothing: something to know. */
function isNote({ rule, level }) {
    return !isLimit(rule) && level !== 'fail';
}

;// CONCATENATED MODULE: ./src/outputs/rows.ts




/** Changes under this many percent get no icon: a report full of marks marks nothing. */
const noisePercent = 5;
const perRequest = {
    requests: 1,
    words: 'per request',
    short: 'per request',
    title: 'Cost of a request',
    narrowTitle: 'Per request',
};
const perThousand = {
    requests: 1000,
    words: 'per 1,000 requests',
    short: 'per 1,000',
    title: 'Cost of 1,000 requests',
    narrowTitle: 'Per 1,000 req.',
};
/** Single requests only where each cost is at least a cent and each difference can be seen in it. */
function rows_unitOf(changes) {
    const costs = [];
    const deltas = [];
    for (const { baseline, head } of changes) {
        const [before, after] = [baseline?.requestUsd ?? 0, head?.requestUsd ?? 0];
        costs.push(...[before, after].filter((cost) => cost !== 0));
        if (before !== after)
            deltas.push(Math.abs(after - before));
    }
    const fine = costs.every((cost) => cost >= 0.01) && deltas.every((delta) => delta >= 0.001);
    return costs.length > 0 && fine ? perRequest : perThousand;
}
function rows_inUnit(usdPer1k, unit) {
    return unit.requests === 1000 ? usdPer1k : usdPer1k / 1000;
}
const groupsByReport = new WeakMap();
function rows_groupsOf(report) {
    const known = groupsByReport.get(report) ?? makeGroups(report);
    groupsByReport.set(report, known);
    return known;
}
function makeGroups(report) {
    const worst = severities(report.findings);
    const shown = report.changes
        .filter((change) => (0,reporting/* matters */.vL)(change) || worst.has(change.key))
        .map((change, index) => ({ change, index }))
        .sort((a, b) => (worst.get(a.change.key) ?? 2) - (worst.get(b.change.key) ?? 2) ||
        Number(a.change.notComparable !== null) - Number(b.change.notComparable !== null) ||
        size(b.change) - size(a.change) ||
        a.index - b.index)
        .map(({ change }) => change);
    const seen = new Set(shown);
    return {
        requests: shown.filter(({ kind }) => kind === 'request'),
        standing: shown.filter(({ kind }) => kind === 'instructions' || kind === 'tools'),
        evaluations: shown.filter(({ kind }) => kind === 'evaluation'),
        fragments: shown.filter(({ kind }) => kind === 'fragment'),
        quiet: report.changes.filter((change) => !seen.has(change)),
    };
}
function size({ delta }) {
    return Math.abs(delta.usdPer1k ?? 0);
}
/** 0 for a prompt that breaks a limit, 1 for one that breaks a warning. */
function severities(findings) {
    const worst = new Map();
    for (const { key, level, rule } of findings) {
        if (key === null || level === 'info' || !isLimit(rule))
            continue;
        worst.set(key, Math.min(worst.get(key) ?? 2, level === 'fail' ? 0 : 1));
    }
    return worst;
}
function rowOf(change, report, unit) {
    const { baseline, head, delta } = change;
    const digits = digitsOf(change);
    return {
        subject: change,
        unit,
        ...iconOf(change, lookup(report).findings.get(change.key) ?? []),
        prompt: [rows_promptName(change)],
        aside: change.previousPath === null ? null : ['renamed from ', { name: change.previousPath }],
        model: modelPhrase(baseline, head),
        tokens: tokensText(change),
        tokensNote: rows_countBasis(head ?? baseline),
        cost: costText(change, unit, digits),
        costRange: change.notComparable === null ? rangeText(head ?? baseline, unit) : null,
        costNote: rows_costBasis(head ?? baseline),
        change: changeText(change),
        changeMoney: deltaText(change, unit, digits),
        changeMonthly: delta.monthlyUsd === null || change.notComparable !== null || delta.monthlyUsd === 0
            ? null
            : `${monthlyOf(change, report)} a month`,
    };
}
function monthlyOf({ key, delta }, report) {
    return lookup(report).monthly.get(key) ?? (0,numbers/* signedMonthly */.IW)(delta.monthlyUsd ?? 0);
}
/** The name of a prompt, linked to its file. */
function rows_promptName(change) {
    return {
        name: change.key,
        target: {
            path: change.path,
            line: change.line,
            side: change.status === 'removed' ? 'baseline' : 'head',
        },
    };
}
function iconOf(change, findings) {
    const own = findings.filter(({ rule }) => isLimit(rule));
    for (const [level, icon, limit] of [
        ['fail', 'over', 'over a limit'],
        ['warn', 'warned', 'over a warning limit'],
    ]) {
        const found = own.filter((finding) => finding.level === level);
        const [first] = found;
        if (first === undefined)
            continue;
        if (found.some(({ rule }) => Object.hasOwn(ruleWords, rule)))
            return { icon, reason: limit };
        if (first.rule.endsWith('-models'))
            return { icon, reason: 'model not allowed' };
        return { icon: level === 'fail' ? icon : 'unknown', reason: null };
    }
    return { icon: plainIcon(change), reason: null };
}
function plainIcon(change) {
    if (change.notComparable !== null && !isTokensOnly(change))
        return 'unknown';
    if (change.status === 'added')
        return 'new';
    if (change.status === 'removed')
        return 'removed';
    const percent = change.delta.percent ?? 0;
    return percent >= noisePercent ? 'up' : percent <= -noisePercent ? 'down' : null;
}
/** Instructions and tool lists name no model by nature: tokens are all that can be said, and nothing is missing. */
function isTokensOnly(change) {
    const sides = [change.baseline, change.head].filter((side) => side !== null);
    return (change.kind !== 'request' &&
        sides.every(({ modelAsWritten, priced }) => modelAsWritten === null && !priced));
}
function changeText(change) {
    const { delta, status } = change;
    if (isTokensOnly(change)) {
        if (status === 'added')
            return 'new';
        if (status === 'removed')
            return 'removed';
        return delta.inputTokens === null ? 'not judged' : `${(0,numbers/* signedCount */.c3)(delta.inputTokens)} tokens`;
    }
    if (change.notComparable !== null)
        return status === 'added' ? 'new, not judged' : 'not judged';
    if (status === 'added')
        return 'new';
    if (status === 'removed')
        return 'removed';
    if (delta.usdPer1k === 0)
        return 'same cost';
    return delta.percent === null ? 'was free' : (0,numbers/* signedPercent */.wu)(delta.percent);
}
function tokensText(change) {
    const { baseline, head } = change;
    const unread = unreadText(change);
    if (baseline === null)
        return head === null ? '' : unread + (0,numbers/* count */.U9)(head.tokens.input);
    if (head === null)
        return (0,numbers/* count */.U9)(baseline.tokens.input) + unread;
    const [before, after] = [baseline.tokens.input, head.tokens.input];
    return before === after ? (0,numbers/* count */.U9)(after) : `${(0,numbers/* count */.U9)(before)} → ${(0,numbers/* count */.U9)(after)}`;
}
/** A side that is there but could not be read is neither new nor removed. */
function unreadText({ status, baseline, head }) {
    if (status === 'added' || status === 'removed')
        return '';
    return baseline === null ? 'not read → ' : head === null ? ' → not read' : '';
}
function costText(change, unit, digits) {
    const { baseline, head } = change;
    const one = (estimate) => estimate.usdPer1k === null ? unpricedWords(estimate) : (0,numbers/* money */.TG)(rows_inUnit(estimate.usdPer1k, unit), digits);
    if (baseline === null)
        return head === null ? '' : unreadText(change) + one(head);
    if (head === null)
        return one(baseline) + unreadText(change);
    if (baseline.usdPer1k === null || head.usdPer1k === null) {
        const [before, after] = [one(baseline), one(head)];
        return before === after ? after : `${before} → ${after}`;
    }
    if (baseline.usdPer1k === head.usdPer1k)
        return one(head);
    const { before, after } = (0,numbers/* moneyChange */.H)(rows_inUnit(baseline.usdPer1k, unit), rows_inUnit(head.usdPer1k, unit), digits);
    return `${before} → ${after}`;
}
function deltaText(change, unit, digits) {
    const { baseline, head, delta } = change;
    if (delta.usdPer1k === null || change.notComparable !== null || delta.usdPer1k === 0)
        return null;
    if (baseline?.usdPer1k == null || head?.usdPer1k == null)
        return (0,numbers/* signedMoney */.jE)(rows_inUnit(delta.usdPer1k, unit), digits);
    return (0,numbers/* moneyChange */.H)(rows_inUnit(baseline.usdPer1k, unit), rows_inUnit(head.usdPer1k, unit), digits).delta;
}
function unpricedWords(estimate) {
    return estimate.modelAsWritten === null && estimate.model === null ? 'no model named' : 'no rate known';
}
/** Two significant digits where the amounts rest on something nobody stated. */
function digitsOf(change) {
    return [change.baseline, change.head].some(isRough) ? 2 : 3;
}
function isRough(estimate) {
    return (estimate !== null &&
        (estimate.tokens.method === 'approximate' || estimate.tokens.outputBasis === 'assumed'));
}
function modelPhrase(baseline, head) {
    const name = (estimate) => {
        const written = estimate.model ?? estimate.modelAsWritten;
        return written === null ? ['none named'] : [{ name: written }];
    };
    if (baseline === null)
        return head === null ? [] : name(head);
    if (head === null)
        return name(baseline);
    const [before, after] = [name(baseline), name(head)];
    return JSON.stringify(before) === JSON.stringify(after) ? after : [...before, ' → ', ...after];
}
/** How sure the number of input tokens is, in words. */
function rows_countBasis(estimate) {
    if (estimate === null)
        return '';
    const { method, errorPercent, inputRange } = estimate.tokens;
    const text = method === 'exact' ? 'exact' : `±${String(errorPercent)} %`;
    if (inputRange.low === inputRange.high)
        return text;
    return method === 'exact' ? 'variables assumed' : `${text}, variables assumed`;
}
/** The same as the beginning of a sentence under a table. */
function countSentence(basis) {
    if (basis === 'variables assumed')
        return 'text counted exactly, variables assumed';
    return basis === 'exact' ? 'tokens counted exactly' : `text counted to ${basis}`;
}
/** What the length of the answer is based on, in words, and whether something is left out. */
function rows_costBasis(estimate) {
    if (estimate === null || !estimate.priced)
        return '';
    const { outputBasis } = estimate.tokens;
    return `${(estimate.atLeast ?? []).length === 0 ? '' : 'at least; '}${outputWords[outputBasis]}`;
}
/** Both in two words, for a table: `exact, stated`. */
function basisText(estimate) {
    const { outputBasis } = estimate.tokens;
    const output = !estimate.priced || outputBasis === 'none' ? '' : outputBasis === 'limit' ? 'at limit' : outputBasis;
    return [rows_countBasis(estimate).replace('variables assumed', 'assumed'), output]
        .filter((word, index, all) => word !== '' && !all.slice(0, index).some((earlier) => earlier.endsWith(word)))
        .join(', ');
}
const outputWords = {
    stated: 'output length as stated',
    measured: 'output length as measured',
    limit: 'output at its limit',
    assumed: 'output length assumed',
    none: 'input only',
};
/** Best and worst case, only where they differ by more than a tenth. */
function rangeText(estimate, unit) {
    const range = estimate?.range ?? null;
    if (range === null || range.highUsdPer1k <= range.lowUsdPer1k * 1.1)
        return null;
    return (0,numbers/* moneyRange */.Uv)(rows_inUnit(range.lowUsdPer1k, unit), rows_inUnit(range.highUsdPer1k, unit));
}

;// CONCATENATED MODULE: ./src/outputs/gate.ts





/** So many prompts are named for one limit. */
const namedMax = 3;
function gateOf(report) {
    const [first] = report.limits;
    const shared = first !== undefined &&
        report.limits.length > 1 &&
        report.limits.every(({ origin }) => origin === first.origin);
    const lines = [
        ...report.limits.map((limit) => limitLine(limit, report, !shared)),
        ...unlisted(report),
    ].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
    return {
        summary: summaryOf(report, lines),
        origin: shared ? originPhrase(first.origin, report) : [],
        lines,
        remedies: remediesOf(report),
    };
}
const order = ['over', 'warned', 'before', 'within'];
function summaryOf(report, lines) {
    if (report.enforcement === 'off')
        return 'nothing is judged, enforcement is off';
    if (lines.length === 0)
        return 'no limit is set, so nothing can fail';
    const broken = lines.filter(({ state }) => state === 'over').length;
    const warned = lines.filter(({ state }) => state === 'warned').length;
    const said = [
        ...(broken === 0
            ? []
            : [
                lines.length === 1
                    ? 'the limit is broken'
                    : broken === lines.length
                        ? `${broken === 2 ? 'both' : `all ${broken}`} limits are broken`
                        : `${broken} of ${lines.length} limits ${broken === 1 ? 'is' : 'are'} broken`,
            ]),
        ...(warned === 0 ? [] : [(0,numbers/* plural */.LS)(warned, 'warning')]),
    ];
    const after = report.override !== null
        ? ''
        : broken > 0 && report.enforcement === 'warn'
            ? ', but enforcement is set to warn'
            : '';
    return said.length === 0 ? `${(0,numbers/* plural */.LS)(lines.length, 'limit')} kept` : said.join(', ') + after;
}
function limitLine(limit, report, withOrigin) {
    const found = report.findings.filter((finding) => finding.rule === limit.rule && String(finding.limit) === String(limit.limit));
    const now = found.filter(({ level }) => level === limit.level);
    const before = found.filter(({ level }) => level === 'info');
    const words = ruleWords[limit.rule];
    const limitText = words !== undefined && typeof limit.limit === 'number'
        ? [words.limit(limit.limit)]
        : names(String(limit.limit));
    const state = now.length > 0 ? (limit.level === 'fail' ? 'over' : 'warned') : before.length > 0 ? 'before' : 'within';
    const value = now.length > 0 ? values(now, report) : before.length > 0 ? values(before, report) : peak(limit, report);
    return {
        state,
        phrase: [
            { name: limit.rule },
            ': ',
            ...value,
            value.length === 0 ? '' : ', ',
            state === 'before' ? 'not worse than on the baseline, ' : '',
            limit.level === 'warn' ? 'warning limit ' : limit.rule.endsWith('-models') ? '' : 'limit ',
            ...limitText,
            ...(limit.match === null ? [] : [' for ', ...names(limit.match.join(', '))]),
            ...(withOrigin ? [', ', ...originPhrase(limit.origin, report)] : []),
        ],
    };
}
/** `input`, `.promptcost.yml at a1b2c3d` → where a reader finds it. */
function originPhrase(origin, { baseline, head }) {
    if (origin === 'input')
        return ['set in the workflow'];
    if (origin === 'flag')
        return ['given on the command line'];
    const [, path, at] = /^(.+) at (\S+)$/.exec(origin) ?? [];
    if (path === undefined || at === undefined)
        return ['set in ', { said: origin }];
    const side = baseline.sha?.startsWith(at) === true ? 'baseline' : head.sha?.startsWith(at) === true ? 'head' : null;
    return [
        'set in ',
        { name: path, ...(side === null ? {} : { target: { path, line: null, side } }) },
        side === 'baseline' ? ' of the baseline ' : ' at ',
        { name: at },
    ];
}
function names(list) {
    return (0,outputs_phrase/* joined */.oR)(list.split(', ').map((name) => [{ name }]), ', ');
}
function values(findings, report) {
    // With one prompt in the report nobody has to be told which.
    const alone = report.changes.length === 1;
    const groups = new Map();
    for (const finding of findings) {
        const value = valueText(finding);
        groups.set(value, [...(groups.get(value) ?? []), finding]);
    }
    const phrases = [...groups].slice(0, namedMax).map(([value, found]) => {
        const figure = typeof found[0]?.value === 'number' ? [{ strong: value }] : [{ name: value }];
        const named = changesOf(found, report);
        if (named.length === 0 || alone)
            return figure;
        return [...figure, ' in ', ...listed(named)];
    });
    const left = groups.size - phrases.length;
    return [...(0,outputs_phrase/* joined */.oR)(phrases, '; '), left > 0 ? `; and ${left} more` : ''];
}
function changesOf(findings, report) {
    const { change } = lookup(report);
    return findings.flatMap(({ key }) => (key === null ? [] : (change.get(key) ?? [])));
}
function listed(changes) {
    return [
        ...(0,outputs_phrase/* joined */.oR)(changes.slice(0, namedMax).map((change) => [rows_promptName(change)]), ', '),
        changes.length > namedMax ? ` and ${changes.length - namedMax} more` : '',
    ];
}
function valueText({ rule, value, limit }) {
    const words = ruleWords[rule];
    return words !== undefined && typeof value === 'number' && typeof limit === 'number'
        ? words.over(value, limit)
        : String(value ?? '');
}
/** The largest value of a limit that is kept; nothing where the report alone cannot tell. */
function peak({ rule, match }, report) {
    const words = ruleWords[rule];
    if (words === undefined || match !== null || report.limits.some((limit) => limit.match !== null))
        return [];
    const { requests, standing } = rows_groupsOf(report);
    const heads = [...requests, ...standing].filter(({ head }) => head !== null);
    const { totals } = report;
    const candidates = {
        'max-request-increase-percent': heads.map(({ delta }) => delta.percent),
        'max-request-increase-usd-per-1k': heads.map(({ delta }) => delta.usdPer1k),
        'max-request-usd': heads.map(({ head }) => head?.requestUsd),
        'max-input-tokens': heads.map(({ head }) => head?.tokens.input),
        'max-input-tokens-increase': heads.map(({ delta }) => delta.inputTokens),
        'max-output-tokens': heads.map(({ head }) => head?.tokens.output),
        'max-context-percent': heads.map(({ head }) => head?.tokens.contextPercent),
        'max-monthly-increase-usd': [totals.deltaMonthlyUsd],
        'max-monthly-increase-percent': [
            totals.deltaMonthlyUsd === null || !totals.baselineMonthlyUsd
                ? null
                : (totals.deltaMonthlyUsd / totals.baselineMonthlyUsd) * 100,
        ],
    };
    const known = (candidates[rule] ?? []).filter((value) => typeof value === 'number');
    return known.length === 0
        ? []
        : [`${known.length === 1 ? '' : 'at most '}${words.within((0,numbers/* largestOf */.u1)(known))}`];
}
/** Broken rules that are not limits with a value of their own: what could not be judged. */
function unlisted(report) {
    const known = new Set(report.limits.map(({ rule }) => rule));
    const lines = new Map();
    for (const finding of report.findings) {
        if (finding.level === 'info' || known.has(finding.rule) || isNote(finding))
            continue;
        const id = `${finding.rule}\0${finding.level}`;
        lines.set(id, [...(lines.get(id) ?? []), finding]);
    }
    return [...lines.values()].flatMap((found) => {
        const [first] = found;
        if (first === undefined)
            return [];
        if (!isLimit(first.rule)) {
            return found.map(({ rule, message }) => ({
                state: 'over',
                phrase: [{ name: rule }, ': ', { said: message }],
            }));
        }
        const changes = changesOf(found, report);
        return [
            {
                state: first.level === 'fail' ? 'over' : 'warned',
                phrase: [
                    { name: first.rule },
                    ': ',
                    first.rule === 'on-unpriced'
                        ? 'no price for '
                        : first.rule === 'not-readable'
                            ? 'could not read '
                            : `${otherRules[first.rule] ?? ruleWords[first.rule]?.title ?? ''}: `,
                    ...listed(changes),
                ],
            },
        ];
    });
}
/**
 * What a person can do, failures only (or warnings, where nothing fails): first what makes it cheaper, then where each
 * limit would have to be raised, last the label, if one is configured.
 */
function remediesOf(report) {
    if (report.override !== null)
        return [];
    const failing = report.findings.filter(({ level }) => level === 'fail');
    const found = failing.length > 0
        ? failing
        : report.findings.filter(({ level, rule }) => level === 'warn' && isLimit(rule));
    const label = report.overrideLabel;
    const improvements = new Map();
    for (const { sentence, change } of found.flatMap((one) => improvementsFor(one, report))) {
        const changes = improvements.get(sentence) ?? new Set();
        if (change !== undefined)
            changes.add(change);
        improvements.set(sentence, changes);
    }
    const alone = report.changes.length === 1;
    const raised = new Map();
    for (const { rule } of found) {
        const origin = report.limits.find((limit) => limit.rule === rule)?.origin;
        if (origin === undefined)
            continue;
        const entry = raised.get(origin) ?? { rules: new Set(), where: raisedWhere(origin, report) };
        entry.rules.add(rule);
        raised.set(origin, entry);
    }
    return [
        ...[...improvements].map(([sentence, changes]) => [
            ...(changes.size === 0 || alone ? [] : [...listed([...changes]), ': ']),
            { said: sentence },
        ]),
        ...[...raised.values()].map(({ rules, where }) => [
            'Or change ',
            ...(0,outputs_phrase/* joined */.oR)([...rules].map((rule) => [{ name: rule }]), ', '),
            ...where,
        ]),
        ...(label === undefined || failing.length === 0
            ? []
            : [['Or a maintainer adds the label ', { name: label }, '.']]),
    ];
}
/**
 * What makes a prompt cheaper, by what made it dearer. A finding that is not about a rise says itself what helps; where
 * to raise which limit, and the label, are said once for all of them.
 */
function improvementsFor(finding, report) {
    const { rule, key, remedy } = finding;
    const [change] = key === null ? [] : changesOf([finding], report);
    if (risingRules.has(rule)) {
        const changes = key === null
            ? report.changes.filter(({ kind }) => kind !== 'evaluation')
            : changesOf([finding], report);
        const advice = changes
            .flatMap((change) => change.causes.map(({ cause, usdPer1k }) => ({
            change,
            sentence: cheaper[cause],
            weight: usdPer1k * monthlyWeight(change.delta),
        })))
            .filter(({ sentence, weight }) => weight > 0 && sentence !== undefined)
            .sort((x, y) => y.weight - x.weight);
        const [largest] = advice;
        // What is worth less than a quarter of the largest cause does not bring anybody below a limit.
        const worth = advice.flatMap(({ sentence, change, weight }) => sentence !== undefined && weight * 4 >= (largest?.weight ?? 0) ? [{ sentence, change }] : []);
        if (worth.length > 0)
            return worth;
    }
    return remedy
        .split(/(?<=\.) (?=[A-Z])/)
        .filter((sentence) => sentence.trim() !== '' && !sentence.includes(`raise \`${rule}\``))
        .filter((sentence) => report.overrideLabel === undefined || !sentence.includes(`label "${report.overrideLabel}"`))
        .map((sentence) => ({ sentence, ...(change === undefined ? {} : { change }) }));
}
/** Months per thousand requests where traffic is known, so that prompts are weighed by what they cost. */
function monthlyWeight({ usdPer1k, monthlyUsd }) {
    return usdPer1k === null || usdPer1k === 0 || monthlyUsd === null ? 1 : monthlyUsd / usdPer1k;
}
const risingRules = new Set([
    ...['max-request-increase-percent', 'max-request-increase-usd-per-1k', 'max-request-usd'],
    ...['max-monthly-increase-usd', 'max-monthly-increase-percent', 'max-monthly-usd'],
]);
const cheaper = {
    model: 'Keep the cheaper model, or send the dearer one less.',
    tokenizer: 'Keep the earlier model: the new one counts more tokens for the same text.',
    system: 'Shorten the text that was added.',
    messages: 'Shorten the text that was added.',
    examples: 'Send fewer or shorter examples.',
    tools: 'Send fewer tools, or describe them more briefly.',
    schema: 'Make the response schema smaller.',
    output: 'Ask for shorter answers, or state their real length under `usage`.',
    caching: 'Move what varies behind the text that stays the same, so that the cache serves it again.',
    tier: 'Keep the earlier service tier or region.',
    usage: 'Correct the usage in the settings, if production behaves otherwise.',
    images: 'Send fewer or smaller images.',
};
function raisedWhere(origin, { baseline }) {
    if (origin === 'input')
        return [' in the workflow.'];
    if (origin === 'flag')
        return [' on the command line.'];
    const [, path, at] = /^(.+) at (\S+)$/.exec(origin) ?? [];
    if (path === undefined || at === undefined)
        return [' where it is set: ', { said: origin }, '.'];
    return baseline.sha?.startsWith(at) === true
        ? [' in ', { name: path }, ' on the base branch; changing it here takes effect after the merge only.']
        : [' in ', { name: path }, '.'];
}

;// CONCATENATED MODULE: ./src/outputs/unjudged.ts


function unjudgedOf(report) {
    const changes = report.changes.filter((change) => change.notComparable !== null && !isTokensOnly(change));
    const problems = mergedSides(report.problems);
    const parts = [
        ...(changes.length === 0 ? [] : [(0,numbers/* plural */.LS)(changes.length, 'changed prompt')]),
        ...(problems.length === 0 ? [] : [(0,numbers/* plural */.LS)(problems.length, 'problem')]),
    ];
    // A file that could not be read stands among the problems, with its line; its prompts need not repeat it.
    const details = new Map();
    for (const { problem } of problems) {
        if (problem.path === null)
            continue;
        const known = details.get(problem.path);
        if (known === undefined)
            details.set(problem.path, [problem.detail]);
        else
            known.push(problem.detail);
    }
    const told = ({ path, notComparable }) => details
        .get(path)
        ?.slice(0, 3)
        .some((detail) => notComparable?.endsWith(detail) === true) === true;
    return {
        summary: parts.length === 0 ? null : parts.join(', '),
        changes: changes
            .filter((change) => !told(change))
            .map((change) => [rows_promptName(change), ': ', { said: change.notComparable ?? '' }]),
        subjects: problems.map(({ problem }) => problem),
        problems: problems.map(({ problem, sides }) => [
            ...(problem.path === null ? [] : [placeOf(problem), ': ']),
            { said: problem.detail },
            sides === 'both' || sides === 'head' ? '' : ' (baseline only)',
            ' (',
            { name: problem.reason },
            ')',
        ]),
    };
}
/** What is billed but in no figure, each once; such costs are marked `at least`. */
function notCounted(estimates) {
    const reasons = new Map();
    for (const estimate of estimates) {
        for (const reason of new Set(estimate?.atLeast ?? []))
            reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    return [...reasons].map(([reason, n]) => `not counted: ${reason}${n === 1 ? '' : ` (${(0,numbers/* plural */.LS)(n, 'prompt')})`}`);
}
function placeOf(problem) {
    const path = problem.path ?? '';
    return {
        name: problem.line === null ? path : `${path}:${problem.line}`,
        target: { path, line: problem.line, side: problem.side },
    };
}
/** The same problem on both sides is one problem, though its line may have moved. */
function mergedSides(problems) {
    const id = ({ reason, path, detail }) => JSON.stringify([reason, path, detail]);
    const onHead = new Set(problems.filter(({ side }) => side === 'head').map(id));
    const onBaseline = new Set(problems.filter(({ side }) => side === 'baseline').map(id));
    return problems.flatMap((problem) => {
        const both = onHead.has(id(problem)) && onBaseline.has(id(problem));
        if (both && problem.side === 'baseline')
            return [];
        return [{ problem, sides: both ? 'both' : problem.side }];
    });
}

;// CONCATENATED MODULE: ./src/outputs/verdict.ts




/** Verdict and figure in one line of plain text: for the failing step, an e-mail's subject, the comment after this one. */
function headline(report) {
    return (0,outputs_phrase/* plain */.pj)(headlinePhrase(report));
}
/** `Prompt cost: ` and what follows, the figure in strong. */
function headlinePhrase(report) {
    if (report.verdict === 'error')
        return ['Prompt cost: ', { strong: 'could not be judged' }];
    const groups = rows_groupsOf(report);
    const broken = mostImportant(report.findings);
    const monthly = monthlyFigure(report);
    if (broken !== null) {
        const others = report.findings.filter((finding) => finding !== broken && finding.level === broken.level && isLimit(finding.rule) && !isUnknown(finding));
        const prompts = new Set(others.flatMap(({ key }) => (key === null || key === broken.key ? [] : [key])))
            .size;
        const sums = others.some(({ key }) => key === null);
        const unjudged = isUnknown(broken) ? [] : unjudgedPhrase(groups);
        return [
            'Prompt cost: ',
            ...brokenPhrase(broken, groups),
            monthly !== null && !broken.rule.startsWith('max-monthly') ? ` (${monthly.replace(/ \(.*$/, '')})` : '',
            prompts === 0
                ? ''
                : broken.key === null
                    ? `, ${(0,numbers/* plural */.LS)(prompts, 'prompt')} over ${prompts === 1 ? 'its' : 'their'} limit`
                    : `, ${(0,numbers/* plural */.LS)(prompts, 'more prompt')} over a limit`,
            sums ? ', and all prompts together too' : '',
            ...unjudged.map((part) => `, ${part}`),
            afterwards(report, broken),
        ];
    }
    const figure = monthly ?? requestFigure(groups);
    const counts = countsPhrase(groups);
    if (figure === null && counts.length === 0) {
        return ['Prompt cost: ', { strong: report.problems.length === 0 ? 'no change' : 'no change found' }];
    }
    const [first = '', ...rest] = [...(figure === null ? [] : [figure]), ...counts];
    return [
        'Prompt cost: ',
        { strong: first },
        rest.map((part) => `, ${part}`).join(''),
        report.verdict === 'pass' && report.limits.length > 0 ? ', within limits' : '',
    ];
}
/** What a verdict is called, for outputs that show it apart from the figure. */
const verdictWords = {
    pass: 'passed',
    warn: 'warning',
    fail: 'failed',
    error: 'not judged',
};
/** A tick only where something was judged or nothing changed: a rise that nobody limits is no success. */
function verdictIcon(report) {
    switch (report.verdict) {
        case 'fail':
            return '❌';
        case 'warn':
            return '⚠️';
        case 'error':
            return '❗';
        case 'pass': {
            if (report.limits.length > 0)
                return '✅';
            const { requests, standing, evaluations } = rows_groupsOf(report);
            const delta = report.totals.deltaMonthlyUsd ??
                [...requests, ...standing, ...evaluations].reduce((sum, change) => sum + (change.delta.usdPer1k ?? 0), 0);
            return delta > 0
                ? '📈'
                : delta < 0
                    ? '📉'
                    : requests.length + standing.length + evaluations.length > 0
                        ? 'ℹ️'
                        : '✅';
        }
    }
}
/** The broken limit that the headline is about: failures before warnings, sums before single prompts. */
function mostImportant(findings) {
    const broken = findings.filter(({ rule, level }) => level !== 'info' && isLimit(rule));
    const rank = ({ rule, level }) => (level === 'fail' ? 0 : 10) +
        (rule.startsWith('max-monthly')
            ? 0
            : Object.hasOwn(ruleWords, rule)
                ? 1
                : rule.endsWith('-models')
                    ? 2
                    : 3);
    return broken.reduce((best, next) => (best === null || rank(next) < rank(best) ? next : best), null);
}
function brokenPhrase({ rule, value, limit, level }, groups) {
    const words = ruleWords[rule];
    const limitName = level === 'fail' ? 'limit' : 'warning limit';
    if (words !== undefined && typeof value === 'number' && typeof limit === 'number') {
        return [
            { strong: `${words.over(value, limit)}${words.of}` },
            `, over the ${words.limit(limit).replace(/^\+/, '')} ${limitName}`,
        ];
    }
    if (rule === 'allowed-models' || rule === 'denied-models') {
        return [
            'model ',
            { name: String(value ?? '') },
            rule === 'allowed-models' ? ' is not allowed' : ' is denied',
        ];
    }
    return [
        { strong: unjudgedPhrase(groups)[0] ?? 'a prompt not judged' },
        rule === 'not-readable' ? ', a file could not be read' : ', no rate is known',
    ];
}
function afterwards(report, broken) {
    if (broken.level !== 'fail')
        return '';
    if (report.override !== null)
        return ', allowed by label';
    return report.enforcement === 'warn' ? ', shown as a warning only' : '';
}
/** `+$412 a month (+18 %)`; null where traffic is not stated or nothing changes. */
function monthlyFigure({ totals }) {
    const { deltaMonthlyUsd: delta, baselineMonthlyUsd: before } = totals;
    if (delta === null || delta === 0)
        return null;
    const share = before === null || before === 0 ? '' : ` (${(0,numbers/* signedPercent */.wu)((delta / before) * 100)})`;
    return `${(0,numbers/* signedMonthly */.IW)(delta)} a month${share}`;
}
function requestFigure(groups) {
    for (const [changes, what] of [
        [groups.requests, 'per request'],
        [groups.evaluations, 'per evaluation request'],
    ]) {
        const percents = changes.flatMap(({ delta, notComparable }) => notComparable !== null || delta.percent === null || delta.percent === 0 ? [] : [delta.percent]);
        if (percents.length === 0)
            continue;
        const largest = (0,numbers/* largestOf */.u1)(percents);
        const extreme = largest > 0 ? largest : -(0,numbers/* largestOf */.u1)(percents.map((percent) => -percent));
        return `${percents.length === 1 ? '' : 'up to '}${(0,numbers/* signedPercent */.wu)(extreme)} ${what}`;
    }
    const tokens = groups.standing
        .filter(isTokensOnly)
        .reduce((sum, { delta }) => sum + (delta.inputTokens ?? 0), 0);
    return tokens === 0 ? null : `${(0,numbers/* signedCount */.c3)(tokens)} tokens of instructions and tools`;
}
function countsPhrase(groups) {
    const { requests, evaluations, standing } = groups;
    const all = [...requests, ...evaluations, ...standing];
    const number = (test) => all.filter(test).length;
    const added = number((change) => change.status === 'added');
    const removed = number((change) => change.status === 'removed');
    const swapped = number(({ baseline, head, delta }) => delta.usdPer1k === 0 && baseline !== null && head !== null && baseline.model !== head.model);
    return [
        ...(added === 0 ? [] : [(0,numbers/* plural */.LS)(added, 'new prompt') + costOf(all, 'added')]),
        ...(removed === 0 ? [] : [`${(0,numbers/* plural */.LS)(removed, 'prompt')} removed${costOf(all, 'removed')}`]),
        ...(swapped === 0 ? [] : [`${(0,numbers/* plural */.LS)(swapped, 'model')} replaced at the same cost`]),
        ...unjudgedPhrase(groups),
    ];
}
/** What the one new prompt costs, or the one removed did: there is no percentage to tell. */
function costOf(all, status) {
    const [one, ...others] = all.filter((change) => change.status === status);
    if (one === undefined || others.length > 0 || one.delta.usdPer1k === null || one.notComparable !== null)
        return '';
    const unit = rows_unitOf(all);
    const rough = isRough(one.head) || isRough(one.baseline);
    return ` (${(0,numbers/* signedMoney */.jE)(rows_inUnit(one.delta.usdPer1k, unit), rough ? 2 : 3)} ${unit.words})`;
}
function unjudgedPhrase({ requests, evaluations, standing }) {
    const unjudged = [...requests, ...evaluations, ...standing].filter((change) => change.notComparable !== null && !isTokensOnly(change)).length;
    return unjudged === 0 ? [] : [`${(0,numbers/* plural */.LS)(unjudged, 'prompt')} not judged`];
}
/** A broken rule that is about something unknown, not about a value. */
function isUnknown({ rule }) {
    return rule === 'on-unpriced' || rule === 'not-readable';
}

;// CONCATENATED MODULE: ./src/outputs/why.ts



/** So many causes are told one by one; the rest is summed up. */
const causesMax = 4;
/**
 * The reasons for the most important changes. Prompts that changed for the same reasons (a shared file, another model
 * for all) are told together.
 */
function whysOf(changes, unit, most) {
    const groups = new Map();
    for (const change of changes) {
        if (change.notComparable !== null && isTokensOnly(change))
            continue;
        if (change.notComparable === null &&
            change.causes.every(({ cause }) => cause === 'added' || cause === 'removed'))
            continue;
        const reasons = JSON.stringify([
            change.notComparable,
            ...sorted(change).map(({ cause, detail }) => [cause, detail]),
        ]);
        const group = groups.get(reasons);
        if (group === undefined)
            groups.set(reasons, [change]);
        else
            group.push(change);
    }
    const all = [...groups.values()].map((group) => whyOf(group, unit));
    return { whys: all.slice(0, most), left: Math.max(0, all.length - most) };
}
function sorted(change) {
    return [...change.causes].sort((a, b) => Math.abs(b.usdPer1k) - Math.abs(a.usdPer1k) ||
        Math.abs(b.inputTokens ?? 0) - Math.abs(a.inputTokens ?? 0));
}
function whyOf(group, unit) {
    const [first] = group;
    if (first === undefined)
        throw new Error('a reason without a prompt');
    const causes = sorted(first);
    const [shown, rest] = causes.length > causesMax + 1 ? [causes.slice(0, causesMax), causes.slice(causesMax)] : [causes, []];
    const unjudged = first.notComparable === null
        ? []
        : [[/not judged/i.test(first.notComparable) ? '' : 'not judged: ', { said: first.notComparable }]];
    if (group.length > 1) {
        return {
            subjects: group,
            title: [
                ...(0,outputs_phrase/* joined */.oR)(group.slice(0, 2).map((change) => [rows_promptName(change)]), ', '),
                group.length > 2 ? ` and ${(0,numbers/* plural */.LS)(group.length - 2, 'more prompt')}` : '',
                eachText(group, unit),
            ],
            causes: [
                ...unjudged,
                ...shown.map(({ detail }) => [{ said: detail }]),
                ...(rest.length === 0 ? [] : [[(0,numbers/* plural */.LS)(rest.length, 'smaller cause')]]),
            ],
        };
    }
    const amounts = (0,numbers/* moneyParts */.xl)([
        ...shown.map(({ usdPer1k }) => rows_inUnit(usdPer1k, unit)),
        ...(rest.length === 0
            ? []
            : [
                rows_inUnit(rest.reduce((sum, { usdPer1k }) => sum + usdPer1k, 0), unit),
            ]),
    ], isRough(first.baseline) || isRough(first.head) ? 2 : 3);
    const alone = causes.length === 1;
    return {
        subjects: group,
        title: [rows_promptName(first)],
        causes: [
            ...unjudged,
            ...shown.map(({ detail, usdPer1k }, index) => [
                { said: detail },
                alone ? '' : ` (${usdPer1k === 0 ? 'no cost' : (amounts.parts[index] ?? (0,numbers/* signedMoney */.jE)(usdPer1k))})`,
            ]),
            ...(rest.length === 0
                ? []
                : [[`${(0,numbers/* plural */.LS)(rest.length, 'smaller cause')} (${amounts.parts.at(-1) ?? ''})`]]),
        ],
    };
}
/** What each prompt of a group changes by: ` (each +$0.082)`, ` (each +$0.05 to +$0.09)`. */
function eachText(group, unit) {
    const deltas = group.flatMap(({ delta }) => delta.usdPer1k === null ? [] : [rows_inUnit(delta.usdPer1k, unit)]);
    if (deltas.length === 0)
        return '';
    const [least, most] = [-(0,numbers/* largestOf */.u1)(deltas.map((delta) => -delta)), (0,numbers/* largestOf */.u1)(deltas)].map((delta) => (0,numbers/* signedMoney */.jE)(delta, 2));
    return least === most ? ` (each ${least ?? ''})` : ` (each ${least ?? ''} to ${most ?? ''})`;
}

;// CONCATENATED MODULE: ./src/outputs/comment.ts












const ladder = [
    { rows: 20, whys: 8, named: 12, listed: 40, parts: true, editedInPlace: true },
    { rows: 20, whys: 8, named: 12, listed: 15, parts: false, editedInPlace: true },
    { rows: 20, whys: 5, named: 8, listed: 0, parts: false, editedInPlace: true },
    { rows: 5, whys: 3, named: 5, listed: 0, parts: false, editedInPlace: true },
    { rows: 0, whys: 0, named: 3, listed: 0, parts: false, editedInPlace: true },
];
/** The comment, without the marker that publishing puts in front; always within the size that GitHub accepts. */
function renderComment(report, links) {
    return (0,fit/* fitComment */.pI)(ladder.map((extent) => () => comment_comment(report, links, extent)));
}
/** What the comment becomes when a later push takes the change back. */
function renderUnchanged(report, links, previousHeadline) {
    const sha = links.headSha ?? report.head.sha;
    const at = sha === null ? '' : ` at ${(0,outputs_phrase/* commitLink */.wn)(sha, links)}`;
    const was = previousHeadline === null || previousHeadline === ''
        ? ''
        : ` Before: ${(0,outputs_escape/* text */.Qq)(previousHeadline, 'prose')}.`;
    return `${verdictIcon(report)} No prompt cost change${at}.${was}\n\n${footer(report, links, true)}\n`;
}
/** Everything between the marker and the end, for the comment and for the top of the job summary. */
function comment_comment(report, links, extent) {
    const groups = rows_groupsOf(report);
    const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
    const unit = rows_unitOf(all);
    return [
        `### ${verdictIcon(report)} ${(0,outputs_phrase/* markdown */.wD)(headlinePhrase(report), links)}`,
        overrideLine(report),
        requestsTable(groups, report, unit, links, extent),
        sideTables(groups, report, unit, links, extent),
        monthlyLine(report),
        whyList(groups, unit, links, extent),
        notes(report, links, extent),
        gateList(report, links, extent),
        collapsed(report, groups, links, extent),
        footer(report, links, extent.editedInPlace),
    ]
        .filter((block) => block !== '')
        .join('\n\n')
        .concat('\n');
}
/** The largest rendering, for outputs with more room than a comment. */
const comment_everything = {
    rows: Infinity,
    whys: Infinity,
    named: Infinity,
    listed: Infinity,
    parts: true,
    editedInPlace: false,
};
function overrideLine({ override }) {
    if (override === null)
        return '';
    return `Let pass by ${(0,outputs_escape/* code */.aY)(override.by, 'prose')} with the label ${(0,outputs_escape/* code */.aY)(override.label, 'prose')}.`;
}
const icons = {
    over: '❌',
    warned: '⚠️',
    unknown: '❓',
    new: '🆕',
    removed: '🗑️',
    up: '📈',
    down: '📉',
};
function requestsTable(groups, report, unit, links, extent) {
    return table(groups.requests, report, unit, links, extent.rows);
}
function sideTables(groups, report, unit, links, extent) {
    const blocks = [];
    if (groups.standing.length > 0) {
        blocks.push(`**Instructions and tools** that go along with requests made elsewhere\n\n${table(groups.standing, report, unit, links, extent.rows)}`);
    }
    if (groups.evaluations.length > 0) {
        blocks.push(`**Evaluations**, paid when somebody runs them, not part of production\n\n${table(groups.evaluations, report, unit, links, extent.rows)}`);
    }
    return blocks.join('\n\n');
}
function table(changes, report, unit, links, most) {
    if (changes.length === 0)
        return '';
    const shown = changes.slice(0, most);
    const left = changes.length - shown.length;
    const more = left === 0 ? '' : `_${(0,numbers/* plural */.LS)(left, 'more changed prompt')} in the job summary and the JSON report._`;
    if (shown.length === 0)
        return more;
    const rows = shown.map((change) => rowOf(change, report, unit));
    const basis = sharedBasis(rows);
    const priced = shown.some((change) => !isTokensOnly(change));
    const head = [
        priced ? 'Prompt and model' : 'Prompt',
        'Change',
        ...(priced ? [unit.title] : []),
        'Input tokens',
    ];
    const line = (parts) => `| ${parts.join(' | ')} |`;
    return [
        [
            line(head),
            line(head.map((_, index) => (index === 0 ? ':--' : '--:'))),
            ...rows.map((row) => line(cells(row, basis, links, priced))),
        ].join('\n'),
        basisLine(basis, rows),
        more,
    ]
        .filter((block) => block !== '')
        .join('\n\n');
}
function sharedBasis(rows) {
    const one = (values) => {
        const distinct = new Set(values.filter((value) => value !== ''));
        return distinct.size === 1 ? ([...distinct][0] ?? null) : null;
    };
    return {
        tokens: one(rows.map(({ tokensNote }) => tokensNote)),
        cost: one(rows.map(({ costNote }) => costNote)),
    };
}
function basisLine(basis, rows) {
    const parts = [
        ...(basis.tokens === null ? [] : [countSentence(basis.tokens)]),
        ...(basis.cost === null ? [] : [basis.cost]),
        ...(rows.some(({ costRange }) => costRange !== null) ? ['small figures: best to worst case'] : []),
    ];
    return parts.length === 0 ? '' : `<sub>${sentence(parts)}</sub>`.replace(/(\d) %/g, '$1\u00a0%');
}
function sentence(parts) {
    const whole = parts.join('; ');
    return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`;
}
/** The change stands beside the name: it is what a phone shows without scrolling. */
function cells(row, basis, links, priced) {
    const small = (parts) => parts
        .filter((part) => part !== null && part !== '')
        .map((part) => `<br><sub>${part ?? ''}</sub>`)
        .join('')
        .replace(/(\d) %/g, '$1\u00a0%');
    const md = (phrase) => (0,outputs_phrase/* markdown */.wD)(phrase, links, 'cell');
    const icon = row.icon === null ? '' : `${icons[row.icon]}\u00a0`;
    return [
        md(row.prompt) +
            (row.aside === null ? '' : `<br><sub>${md(row.aside)}</sub>`) +
            (priced ? `<br>${md(row.model).replace(' → ', '<br>→ ')}` : ''),
        [
            `${icon}${md([{ strong: row.change }])}`,
            row.reason,
            row.changeMoney === null ? null : (0,outputs_phrase/* unbroken */.D_)(`${row.changeMoney} ${row.unit.short}`),
            row.changeMonthly,
        ]
            .filter((part) => part !== null)
            .join('<br>'),
        ...(priced ? [row.cost + small([row.costRange, basis.cost === null ? row.costNote : null])] : []),
        row.tokens + small([basis.tokens === null ? row.tokensNote : null]),
    ];
}
/** What all prompts together cost, where traffic is stated. */
function monthlyLine({ totals }) {
    const { deltaMonthlyUsd: delta, baselineMonthlyUsd, headMonthlyUsd } = totals;
    if (delta === null)
        return '';
    const month = (0,numbers/* moneyChange */.H)(baselineMonthlyUsd ?? 0, headMonthlyUsd ?? 0);
    const unpriced = totals.unpricedCount === 0 ? '' : `; ${(0,numbers/* plural */.LS)(totals.unpricedCount, 'prompt')} without a price left out`;
    return `All prompts with stated traffic: ${month.before} → ${month.after} a month (${month.delta}${unpriced}).`;
}
function whyList(groups, unit, links, extent) {
    const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
    const { whys, left } = whysOf(all, unit, extent.whys);
    const [only] = whys;
    if (only === undefined)
        return '';
    const causes = (why) => why.causes.map((cause) => (0,outputs_phrase/* markdown */.wD)(cause, links)).join(' · ');
    if (all.length === 1)
        return `**Why:** ${causes(only)}`;
    const lines = whys.map((why) => `- ${(0,outputs_phrase/* markdown */.wD)(why.title, links)}: ${causes(why)}`);
    const more = left === 0 ? [] : [`- ${(0,numbers/* plural */.LS)(left, 'more change')} explained in the job summary`];
    const amounts = whys.some(({ causes: told, subjects }) => told.length > 1 || subjects.length > 1)
        ? `, amounts ${unit.words}`
        : '';
    return `**Why${amounts}**\n\n${[...lines, ...more].join('\n')}`;
}
const stateIcons = {
    over: '❌ broken:',
    warned: '⚠️ warning:',
    before: 'ℹ️ over before:',
    within: '✅ kept:',
};
function gateList(report, links, extent) {
    const gate = gateOf(report);
    const shown = gate.lines.slice(0, extent.named);
    const left = gate.lines.length - shown.length;
    const lines = [
        ...shown.map(({ state, phrase }) => `- ${stateIcons[state]} ${(0,outputs_phrase/* markdown */.wD)(phrase, links)}`),
        ...(left > 0 ? [`- and ${(0,numbers/* plural */.LS)(left, 'more limit')}`] : []),
    ];
    const remedies = gate.remedies.slice(0, 6).map((remedy) => `- ${(0,outputs_phrase/* markdown */.wD)(remedy, links)}`);
    const pass = report.findings.some(({ level }) => level === 'fail') ? 'To pass' : 'What helps';
    return [
        `**Gate: ${gate.summary}**${gate.origin.length === 0 ? '' : ` (limits ${(0,outputs_phrase/* markdown */.wD)(gate.origin, links)})`}`,
        lines.join('\n'),
        remedies.length === 0 ? '' : `**${pass}**\n\n${remedies.join('\n')}`,
    ]
        .filter((block) => block !== '')
        .join('\n\n');
}
/** What a reviewer should know although no limit is broken by it. */
function notes(report, links, extent) {
    const found = report.findings.filter(isNote);
    if (found.length === 0)
        return '';
    const shown = found.slice(0, extent.named);
    const lines = shown.map((finding) => {
        const change = lookup(report).change.get(finding.key ?? '');
        const where = change !== undefined
            ? [rows_promptName(change), ': ']
            : finding.path === null
                ? []
                : [{ name: finding.path, target: { path: finding.path, line: finding.line, side: 'head' } }, ': '];
        const remedy = finding.remedy === '' ? [] : [' ', { said: finding.remedy }];
        return `- ${finding.level === 'info' ? '' : '⚠️ '}${(0,outputs_phrase/* markdown */.wD)([...where, { said: (0,outputs_phrase/* ended */.v6)(finding.message) }, ...remedy], links)}`;
    });
    if (found.length > shown.length)
        lines.push(`- and ${(0,numbers/* plural */.LS)(found.length - shown.length, 'more note')}`);
    return `**Also worth knowing**\n\n${lines.join('\n')}`;
}
function collapsed(report, groups, links, extent) {
    const unjudged = unjudgedOf(report);
    const blocks = [];
    const list = (lines) => {
        const shown = lines.slice(0, extent.listed);
        const left = lines.length - shown.length;
        return [
            ...shown,
            ...(left > 0 ? [`- and ${(0,numbers/* count */.U9)(left)} more, in the job summary and the JSON report`] : []),
        ].join('\n');
    };
    if (unjudged.summary !== null) {
        blocks.push(extent.listed === 0
            ? `Not judged, not understood or uncertain: ${unjudged.summary}; see the job summary.`
            : details(`Not judged, not understood or uncertain: ${unjudged.summary}`, list([...unjudged.changes, ...unjudged.problems].map((line) => `- ${(0,outputs_phrase/* markdown */.wD)(line, links)}`))));
    }
    const assumed = [...report.assumptions, ...notCounted(report.changes.map(({ head }) => head))];
    if (assumed.length > 0 && extent.listed > 0) {
        blocks.push(details(`What was assumed (${assumed.length})`, list(assumed.map((line) => `- ${(0,outputs_escape/* text */.Qq)(line, 'prose')}`))));
    }
    if (extent.parts) {
        const parts = partsTable([...groups.requests, ...groups.standing, ...groups.evaluations], links, extent.rows);
        if (parts !== '')
            blocks.push(details('Tokens by part', parts));
    }
    const rest = restLine(report, groups);
    if (rest !== '')
        blocks.push(rest);
    return blocks.join('\n\n');
}
function restLine(report, groups) {
    const quiet = groups.quiet.length;
    const parts = [
        ...(report.unchangedCount === 0
            ? []
            : [
                `${(0,numbers/* plural */.LS)(report.unchangedCount, 'prompt')} ${report.unchangedCount === 1 ? 'is' : 'are'} unchanged`,
            ]),
        ...(quiet === 0
            ? []
            : [`${(0,numbers/* plural */.LS)(quiet, 'prompt')} moved or edited without any effect on tokens or cost`]),
    ];
    if (parts.length === 0)
        return '';
    return sentence(parts);
}
function details(summary, content) {
    return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
const partNames = {
    system: 'system',
    messages: 'messages',
    examples: 'examples',
    tools: 'tools',
    schema: 'schema',
    images: 'images',
    variables: 'variables',
    overhead: 'overhead',
};
/** Parts of the input before and after, for prompts whose tokens changed. Columns that are empty everywhere are left out. */
function partsTable(changes, links, most) {
    const changed = changes
        .filter(({ delta, status }) => delta.inputTokens !== 0 || status === 'added')
        .slice(0, most);
    if (changed.length === 0)
        return '';
    const used = tokens/* inputParts */.j.filter((part) => changed.some(({ baseline, head }) => (baseline?.tokens.inputParts[part] ?? 0) !== 0 || (head?.tokens.inputParts[part] ?? 0) !== 0));
    const cell = (change, part) => {
        const before = Math.round(change.baseline?.tokens.inputParts[part] ?? 0);
        const after = Math.round(change.head?.tokens.inputParts[part] ?? 0);
        if (change.baseline === null)
            return (0,numbers/* count */.U9)(after);
        if (change.head === null)
            return (0,numbers/* count */.U9)(before);
        return before === after ? (0,numbers/* count */.U9)(after) : `${(0,numbers/* count */.U9)(before)} → ${(0,numbers/* count */.U9)(after)}`;
    };
    const line = (parts) => `| ${parts.join(' | ')} |`;
    return [
        line(['Prompt', ...used.map((part) => partNames[part]), 'sum', 'change']),
        line([':--', ...used.map(() => '--:'), '--:', '--:']),
        ...changed.map((change) => line([
            (0,outputs_phrase/* markdown */.wD)([rows_promptName(change)], links, 'cell'),
            ...used.map((part) => cell(change, part)),
            (0,numbers/* count */.U9)((change.head ?? change.baseline)?.tokens.input ?? 0),
            change.delta.inputTokens === null ? 'not judged' : (0,numbers/* signedCount */.c3)(change.delta.inputTokens),
        ])),
    ].join('\n');
}
function footer(report, links, editedInPlace) {
    const side = (info, sha) => {
        const commit = info.sha ?? sha;
        return commit === null
            ? (0,outputs_escape/* text */.Qq)(info.how, 'prose')
            : `${(0,outputs_phrase/* commitLink */.wn)(commit, links)} (${(0,outputs_escape/* text */.Qq)(info.how, 'prose')})`;
    };
    const parts = [
        `Compared ${side(report.baseline, links.baseSha)} with ${side(report.head, links.headSha)}`,
        `rates of ${(0,outputs_escape/* text */.Qq)(report.ratesAsOf, 'prose')}`,
        ...(links.runUrl === null ? [] : [runLink(links.runUrl)]),
        ...(links.previous == null || links.previous === ''
            ? []
            : [`before this push: ${(0,outputs_escape/* text */.Qq)(links.previous, 'prose')}`]),
        ...(links.repository === null || !editedInPlace ? [] : ['this comment is edited in place']),
    ];
    return `<sub>${parts.join(' · ')}</sub>`;
}
/** The address of a run comes from the environment; anything but a plain address is left out. */
function runLink(url) {
    return /^https?:\/\/[A-Za-z0-9.:/_-]+$/.test(url) ? `[run](${url})` : 'run';
}

;// CONCATENATED MODULE: ./src/outputs/charts.ts


/** More bars than this cannot be read. */
const promptsMax = 8;
/**
 * Mermaid charts for the job summary, where GitHub draws them. Names in them are cut down to letters that mean nothing to
 * Mermaid; the tables beside them have the names in full.
 */
function charts_costChart(changes, unit) {
    const shown = changes
        .filter(({ notComparable, delta }) => notComparable === null && (delta.usdPer1k ?? 0) !== 0)
        .slice(0, promptsMax);
    if (shown.length < 2)
        return '';
    const bars = shown.flatMap(({ key, baseline, head }, index) => {
        const name = plainName(key, index);
        return [
            ...(baseline === null
                ? []
                : [{ label: `${name} before`, value: inUnit(baseline.usdPer1k ?? 0, unit) }]),
            ...(head === null ? [] : [{ label: `${name} after`, value: inUnit(head.usdPer1k ?? 0, unit) }]),
        ];
    });
    return chart(`Cost ${unit.words}, before and after`, bars);
}
const causeNames = {
    model: 'model',
    tokenizer: 'tokenizer',
    rates: 'rates',
    system: 'system text',
    messages: 'messages',
    examples: 'examples',
    tools: 'tools',
    schema: 'schema',
    output: 'output length',
    caching: 'caching',
    tier: 'price tier',
    usage: 'usage',
    images: 'images',
    added: 'new prompts',
    removed: 'removed prompts',
};
function causeName(cause) {
    return causeNames[cause];
}
/** One request of each changed prompt, by what the difference is due to. */
function charts_causeChart(changes, unit) {
    const sums = new Map();
    for (const { causes } of changes) {
        for (const { cause, usdPer1k } of causes)
            sums.set(cause, (sums.get(cause) ?? 0) + usdPer1k);
    }
    const bars = [...sums]
        .filter(([, value]) => value !== 0)
        .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
        .map(([cause, value]) => ({
        label: `${value > 0 ? '+' : '−'} ${causeNames[cause]}`,
        value: Math.abs(inUnit(value, unit)),
    }));
    return bars.length < 2 ? '' : chart(`Difference ${unit.words} by cause (+ adds, − saves)`, bars);
}
function plainName(key, index) {
    const last = key.split(/[/#]/).at(-1) ?? '';
    const kept = last.replace(/[^\p{L}\p{N} ._-]/gu, '').trim();
    return `${index + 1}. ${kept === '' ? 'prompt' : kept.slice(0, 24)}`;
}
function chart(title, bars) {
    const largest = largestOf(bars.map(({ value }) => value));
    const number = (value) => String(Number(value.toPrecision(4)));
    return [
        '```mermaid',
        '---',
        'config:',
        '  xyChart:',
        '    width: 760',
        `    height: ${110 + 34 * bars.length}`,
        '    titleFontSize: 16',
        '  themeVariables:',
        '    xyChart:',
        '      plotColorPalette: "#4a86d8"',
        '---',
        'xychart-beta horizontal',
        `  title "${title}"`,
        `  x-axis [${bars.map(({ label }) => `"${label}"`).join(', ')}]`,
        `  y-axis "USD" 0 --> ${plainDecimal(largest * 1.05)}`,
        `  bar [${bars.map(({ value }) => plainDecimal(Number(number(value)))).join(', ')}]`,
        '```',
    ].join('\n');
}
/** Without an exponent, which Mermaid does not read. */
function plainDecimal(value) {
    return value.toFixed(12).replace(/\.?0+$/, '');
}

;// CONCATENATED MODULE: ./src/outputs/lines.ts



/** The cost lines of both sides, paired by name; the shown costs of each side add up to its shown total. */
function lines_lineTable({ baseline, head }, unit) {
    const sides = [baseline, head].map((side) => side?.lines ?? []);
    const names = [...new Set(sides.flatMap((lines) => lines.map(({ name }) => name)))];
    if (names.length === 0)
        return null;
    const costs = [baseline, head].map((side) => costsOf(side, unit));
    return {
        rows: names.map((name) => {
            const [before, after] = sides.map((lines) => lines.find((line) => line.name === name));
            const one = (line) => line === undefined ? '' : amount(line.quantity, line.unit);
            const rate = (line) => line === undefined ? '' : rateText(line.rateUsd, line.unit);
            return {
                name,
                quantity: arrow(one(before), one(after)),
                rate: arrow(rate(before), rate(after)),
                before: costs[0]?.byName.get(name) ?? '',
                after: costs[1]?.byName.get(name) ?? '',
            };
        }),
        totalBefore: costs[0]?.total ?? '',
        totalAfter: costs[1]?.total ?? '',
    };
}
function arrow(before, after) {
    if (before === '' || before === after)
        return after;
    return after === '' ? before : `${before} → ${after}`;
}
function costsOf(side, unit) {
    if (side === null || side.usdPer1k === null)
        return { byName: new Map(), total: '' };
    // Three digits also for assumed quantities: here quantity × rate is followed, not what it is worth.
    const { parts, total } = (0,numbers/* moneyParts */.xl)(side.lines.map(({ costUsd }) => rows_inUnit(costUsd * 1000, unit)));
    const bare = (shown) => shown.replace(/^[+±]/, '');
    return {
        byName: new Map(side.lines.map(({ name }, index) => [name, bare(parts[index] ?? '')])),
        total: bare(total),
    };
}
/** `2,709 tokens`, `0.25 calls`. */
function amount(quantity, unit) {
    const shown = Number.isInteger(quantity) || Math.abs(quantity) >= 100
        ? (0,numbers/* count */.U9)(quantity)
        : String(Number(quantity.toPrecision(3)));
    return `${shown} ${unit}`;
}
/** `$0.40 per 1M tokens`, `$0.01 per call`. */
function rateText(rateUsd, unit) {
    return unit === 'tokens' ? `${(0,numbers/* limitMoney */.gx)(rateUsd * 1e6)} per 1M` : `${(0,numbers/* limitMoney */.gx)(rateUsd)} each`;
}
/** The parts of the input that are not empty on both sides; their sum is the number of input tokens, rounded. */
function lines_partRows({ baseline, head }) {
    const of = (side, part) => side === null ? null : Math.round(side.tokens.inputParts[part]);
    return tokens/* inputParts */.j
        .map((part) => ({ part, before: of(baseline, part), after: of(head, part) }))
        .filter(({ before, after }) => (before ?? 0) !== 0 || (after ?? 0) !== 0);
}

;// CONCATENATED MODULE: ./src/outputs/summary.ts








/**
 * The job summary: the comment with every row, charts, and the tokens and cost lines of each changed prompt. Always
 * within the size that GitHub accepts; what is left out is said.
 */
function renderSummary(report, links) {
    return fitSummary([
        () => summary(report, links, Infinity),
        () => summary(report, links, 200),
        () => summary(report, links, 40),
        () => comment(report, links, { ...everything, rows: 500, whys: 100, listed: 200, parts: false }),
        () => comment(report, links, { ...everything, rows: 50, whys: 20, listed: 20, parts: false }),
    ]);
}
function summary(report, links, detailed) {
    const groups = groupsOf(report);
    const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
    const unit = unitOf(all);
    const shown = all.slice(0, detailed);
    return [
        comment(report, links, { ...everything, parts: false }),
        costChart(groups.requests, unit),
        causeChart(groups.requests, unit),
        shown.length === 0 ? '' : `#### Each changed prompt`,
        ...shown.map((change) => section(change, unit, links)),
        all.length > shown.length
            ? `_${plural(all.length - shown.length, 'more changed prompt')} in the JSON report._`
            : '',
    ]
        .filter((block) => block !== '')
        .join('\n\n')
        .concat('\n');
}
function section(change, unit, links) {
    const side = change.head ?? change.baseline;
    const facts = [countBasis(side) === '' ? '' : `token count: ${countBasis(side)}`, costBasis(side)].filter((fact) => fact !== '');
    const tokenizer = side === null ? '' : `, counted with ${code(side.tokens.tokenizer, 'prose')}`;
    return [
        `<details><summary>${htmlCode(change.key)}</summary>`,
        `${markdown([promptName(change)], links)}${facts.length === 0 ? '' : ` (${facts.join('; ')}${tokenizer})`}`,
        ...(change.notComparable === null ? [] : [`Not judged: ${text(change.notComparable, 'prose')}`]),
        partsOf(change),
        linesOf(change, unit),
        cacheOf(change),
        '</details>',
    ]
        .filter((block) => block !== '')
        .join('\n\n');
}
function partsOf(change) {
    const rows = partRows(change);
    if (rows.length === 0)
        return '';
    const total = (side) => (side === null ? '–' : count(side.tokens.input));
    const cell = (value) => (value === null ? '–' : count(value));
    return [
        '| Input tokens | Before | After | Change |',
        '| :-- | --: | --: | --: |',
        ...rows.map(({ part, before, after }) => `| ${part} | ${cell(before)} | ${cell(after)} | ${signedCount((after ?? 0) - (before ?? 0))} |`),
        `| **sum** | ${total(change.baseline)} | ${total(change.head)} | ${change.delta.inputTokens === null ? 'not judged' : signedCount(change.delta.inputTokens)} |`,
    ].join('\n');
}
function linesOf(change, unit) {
    const table = lineTable(change, unit);
    if (table === null)
        return '';
    return [
        `| Cost ${unit.words} | Quantity | Rate | Before | After |`,
        '| :-- | --: | --: | --: | --: |',
        ...table.rows.map(({ name, quantity, rate, before, after }) => `| ${text(name)} | ${text(quantity)} | ${text(rate)} | ${before === '' ? '–' : before} | ${after === '' ? '–' : after} |`),
        `| **sum** | | | ${table.totalBefore === '' ? '–' : table.totalBefore} | ${table.totalAfter === '' ? '–' : table.totalAfter} |`,
    ].join('\n');
}
/** What the provider's cache can hold, where it is known. */
function cacheOf({ baseline, head }) {
    const cache = head?.cache ?? null;
    if (cache === null)
        return '';
    const before = baseline?.tokens.cacheable ?? null;
    const now = head?.tokens.cacheable ?? null;
    const tokens = now === null
        ? ''
        : before === null || before === now
            ? `${count(now)} tokens`
            : `${count(before)} → ${count(now)} tokens`;
    const parts = [
        ...(tokens === '' ? [] : [`cacheable: ${tokens}`]),
        `the shared beginning ends at ${text(cache.endsAt, 'prose')}`,
        ...(cache.note === null ? [] : [text(cache.note, 'prose')]),
    ];
    return `Prompt cache: ${parts.join('; ')}.`;
}

// EXTERNAL MODULE: ./src/outputs/columns.ts
var columns = __nccwpck_require__(6757);
// EXTERNAL MODULE: ./src/core/settings.ts
var settings = __nccwpck_require__(1922);
;// CONCATENATED MODULE: ./src/outputs/mistakes.ts



/**
 * A line of a file with its number, and `^^^` under what is meant, as compilers show it. Long lines are cut around the
 * column; what cannot be seen is shown as `\u{…}`, and the marks stand under what is shown.
 */
function excerptLines(excerpt, line, view) {
    const gutter = `${line === null ? '' : line} | `;
    const room = Math.max(10, view.width - gutter.length);
    const { text: whole, from, to } = excerpt;
    const [before, meant, after] = [whole.slice(0, from), whole.slice(from, to), whole.slice(to)].map((part) => [...(0,outputs_escape/* visibleUnits */.gB)(part)]);
    // Left-aligned code keeps its indentation while it fits; then the start goes, and last the end of what is meant.
    const mark = cut(meant, room - 4, 'end');
    const left = cut(before, Math.max(2, room - (0,columns/* widthOf */.qz)(mark) - Math.min(12, (0,columns/* widthOf */.qz)(after.join('')))), 'start');
    const right = cut(after, room - (0,columns/* widthOf */.qz)(left) - (0,columns/* widthOf */.qz)(mark), 'end');
    return [
        `${(0,columns/* paint */.nI)(gutter, 'dim', view)}${left}${(0,columns/* paint */.nI)(mark, 'red', view)}${right}`.trimEnd(),
        `${(0,columns/* paint */.nI)(`${' '.repeat(gutter.length - 2)}| `, 'dim', view)}${' '.repeat((0,columns/* widthOf */.qz)(left))}${(0,columns/* paint */.nI)('^'.repeat(Math.max(1, (0,columns/* widthOf */.qz)(mark))), 'red', view)}`,
    ];
}
/** As much of the units as fits in `width` columns, with `…` where something is missing. */
function cut(units, width, missing) {
    if ((0,columns/* widthOf */.qz)(units.join('')) <= width)
        return units.join('');
    const order = missing === 'end' ? units : [...units].reverse();
    const taken = [];
    let room = width - 1;
    for (const unit of order) {
        room -= (0,columns/* widthOf */.qz)(unit);
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
    const blocks = mistakes.slice(0, settings/* mistakesTold */.V2).map((mistake) => {
        const { excerpt, line } = mistake;
        const head = `${(0,columns/* paint */.nI)((0,outputs_escape/* visible */.RK)((0,settings/* mistakePlace */.M0)(mistake)), 'bold', view)}: ${(0,outputs_escape/* visible */.RK)((0,settings/* mistakeMessage */.Ey)(mistake))}`;
        return [
            (0,columns/* wrapped */.ky)(head, view.width, '  '),
            ...(excerpt === undefined ? [] : excerptLines(excerpt, line, narrowed(view, 2))).map((row) => `  ${row}`),
            `  ${(0,columns/* wrapped */.ky)((0,outputs_escape/* visible */.RK)((0,settings/* mistakeRemedy */.T0)(mistake)), view.width - 2, '  ')}`,
        ].join('\n');
    });
    return (0,columns/* printable */.g$)(`${[...blocks, ...(0,settings/* moreMistakes */.vL)(mistakes.length)].join('\n\n')}\n`);
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

;// CONCATENATED MODULE: ./src/outputs/terminal.ts











/** The report for a terminal: the verdict, the changes as a `~ + -` tree with their causes, the limits, what is unknown. */
function renderTerminal(report, view, lines = new Map()) {
    const unjudged = unjudgedOf(report);
    const groups = rows_groupsOf(report);
    const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
    const unit = rows_unitOf(all);
    const color = { pass: 'green', warn: 'yellow', fail: 'red', error: 'red' }[report.verdict];
    const side = (info) => (0,outputs_escape/* visible */.RK)(info.sha === null ? info.how : `${info.sha.slice(0, 7)} (${info.how})`);
    const blocks = [
        [
            (0,columns/* wrapped */.ky)(`${(0,columns/* paint */.nI)(`[${verdictWords[report.verdict]}]`, color, view)} ${(0,columns/* paint */.nI)(headline(report), 'bold', view)}`, view.width, '  '),
            (0,columns/* paint */.nI)((0,columns/* wrapped */.ky)(`${side(report.baseline)} → ${side(report.head)}, rates of ${(0,outputs_escape/* visible */.RK)(report.ratesAsOf)}`, view.width, '  '), 'dim', view),
        ].join('\n'),
        tree(groups.requests, report, unit, view),
        headed('Instructions and tools, sent with requests made elsewhere', tree(groups.standing, report, unit, view)),
        headed('Evaluations, not part of production', tree(groups.evaluations, report, unit, view)),
        monthly(report, view),
        all.length === 0 ? '' : (0,columns/* paint */.nI)('~ changed   + new   - removed   ? not judged', 'dim', view),
        (0,columns/* wrapped */.ky)(rest(report, groups), view.width, '  '),
        gate(report, view),
        (0,columns/* list */.p_)('Also worth knowing', terminal_notes(report), view),
        (0,columns/* list */.p_)('Not judged, not understood or uncertain', unjudged.problems, view, (index) => {
            const subject = unjudged.subjects[index];
            return subject === undefined ? [] : problemLine(subject, lines, { ...view, width: view.width - 4 });
        }, problemsMax),
        (0,columns/* list */.p_)('Assumed', [...report.assumptions, ...notCounted(report.changes.map(({ head }) => head))].map((said) => [
            { said },
        ]), view),
    ];
    return (0,columns/* printable */.g$)(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}
function headed(title, content) {
    return content === '' ? '' : `${title}:\n\n${content}`;
}
function signOf(change) {
    if (change.notComparable !== null && !isTokensOnly(change))
        return ['?', 'yellow'];
    if (change.status === 'added')
        return ['+', 'red'];
    if (change.status === 'removed')
        return ['-', 'green'];
    const delta = change.delta.usdPer1k ?? change.delta.inputTokens ?? 0;
    return ['~', delta > 0 ? 'red' : delta < 0 ? 'green' : null];
}
/** More than fit on a few screens are left to the other formats; the largest come first. */
const nodesMax = 60;
function tree(changes, report, unit, view) {
    const shown = changes.slice(0, nodesMax).map((change) => node(change, report, unit, view));
    const left = changes.length - shown.length;
    const more = left === 0 ? [] : [(0,columns/* paint */.nI)(`… ${(0,numbers/* plural */.LS)(left, 'smaller change')}: --format json or html`, 'dim', view)];
    return [...shown, ...more].join('\n\n');
}
function node(change, report, unit, view) {
    const row = rowOf(change, report, unit);
    const [sign, color] = signOf(change);
    const tint = (text) => (color === null ? text : (0,columns/* paint */.nI)(text, color, view));
    const model = (0,outputs_phrase/* plain */.pj)(row.model);
    const name = (0,columns/* shorten */.ml)((0,outputs_phrase/* plain */.pj)(row.prompt), view.width - 2);
    const gap = view.width - 2 - (0,columns/* widthOf */.qz)(name) - (0,columns/* widthOf */.qz)(model) - 2;
    const title = gap >= 0
        ? `${tint(sign)} ${(0,columns/* paint */.nI)(name, 'bold', view)}  ${(0,columns/* paint */.nI)(model, 'dim', view)}`
        : `${tint(sign)} ${(0,columns/* paint */.nI)(name, 'bold', view)}\n    ${(0,columns/* paint */.nI)((0,columns/* shorten */.ml)(model, view.width - 4), 'dim', view)}`;
    const money = isTokensOnly(change)
        ? []
        : [
            `${row.cost}${/\$[\d.,]+$/.test(row.cost) ? ` ${unit.words}` : ''}${row.costRange === null ? '' : ` (${row.costRange})`}`,
        ];
    const figures = [
        ...(isTokensOnly(change)
            ? [tint(row.change)]
            : [tint([row.change, row.changeMoney].filter((part) => part !== null).join(', '))]),
        ...money,
        `${row.tokens} input tokens`,
        ...(row.changeMonthly === null ? [] : [tint(row.changeMonthly)]),
    ];
    const flag = row.reason === null ? '' : `${(0,columns/* paint */.nI)(`${row.reason}:`, row.icon === 'over' ? 'red' : 'yellow', view)} `;
    const [why] = whysOf([change], unit, 1).whys;
    return [
        title,
        ...(row.aside === null ? [] : [`    ${(0,columns/* shorten */.ml)((0,outputs_phrase/* plain */.pj)(row.aside), view.width - 4)}`]),
        `    ${(0,columns/* wrapped */.ky)(flag + figures.join(' · '), view.width - 4, '    ')}`,
        ...(why === undefined
            ? []
            : why.causes.map((cause) => `      ${(0,columns/* wrapped */.ky)((0,outputs_phrase/* plain */.pj)(cause), view.width - 6, '        ')}`)),
    ].join('\n');
}
function monthly({ totals }, view) {
    if (totals.deltaMonthlyUsd === null)
        return '';
    const month = (0,numbers/* moneyChange */.H)(totals.baselineMonthlyUsd ?? 0, totals.headMonthlyUsd ?? 0);
    const unpriced = totals.unpricedCount === 0 ? '' : `; ${(0,numbers/* plural */.LS)(totals.unpricedCount, 'prompt')} without a price left out`;
    return (0,columns/* wrapped */.ky)(`All prompts with stated traffic: ${month.before} → ${month.after} a month (${month.delta}${unpriced})`, view.width, '  ');
}
function rest(report, { quiet, fragments }) {
    const parts = [
        ...(report.unchangedCount === 0 ? [] : [`${(0,numbers/* plural */.LS)(report.unchangedCount, 'prompt')} unchanged`]),
        ...(fragments.length === 0
            ? []
            : [`${(0,numbers/* plural */.LS)(fragments.length, 'shared text')} changed, counted where included`]),
        ...(quiet.length === 0
            ? []
            : [`${(0,numbers/* plural */.LS)(quiet.length, 'prompt')} moved or edited without effect on cost`]),
    ];
    return parts.join('; ');
}
const stateSigns = {
    over: ['over', 'red'],
    warned: ['warn', 'yellow'],
    before: ['was ', null],
    within: ['ok  ', 'green'],
};
function gate(report, view) {
    const { summary, origin, lines, remedies } = gateOf(report);
    const failing = report.findings.some(({ level }) => level === 'fail');
    const where = origin.length === 0 ? '' : ` (${(0,outputs_phrase/* plain */.pj)(origin)})`;
    return [
        (0,columns/* wrapped */.ky)(`Limits: ${summary}${where}`, view.width, '  '),
        ...lines.map(({ state, phrase }) => {
            const [sign, color] = stateSigns[state];
            return `  ${color === null ? sign : (0,columns/* paint */.nI)(sign, color, view)}  ${(0,columns/* wrapped */.ky)((0,outputs_phrase/* plain */.pj)(phrase), view.width - 8, '        ')}`;
        }),
        ...(remedies.length === 0 ? [] : [`  ${failing ? 'To pass' : 'What helps'}:`]),
        ...remedies.map((remedy) => `    - ${(0,columns/* wrapped */.ky)((0,outputs_phrase/* plain */.pj)(remedy), view.width - 6, '      ')}`),
    ].join('\n');
}
function terminal_notes(report) {
    return report.findings
        .filter(isNote)
        .map(({ key, path, line, message, remedy }) => [
        ...(path === null ? [] : [{ name: line === null ? (key ?? path) : `${path}:${line}` }, ': ']),
        { said: (0,outputs_phrase/* ended */.v6)(message) },
        ...(remedy === '' ? [] : [' ', { said: remedy }]),
    ]);
}

;// CONCATENATED MODULE: ./src/outputs/scan.ts









/** Cost lines of more prompts than this are left to JSON and HTML: they would push the table off the screen. */
const explainedMax = 6;
/** No differences here: the costs alone decide. */
function scanUnit(report) {
    const costs = report.prompts.map(({ estimate }) => ({ baseline: estimate, head: estimate }));
    return rows_unitOf(costs);
}
function scanRows(report, unit) {
    return report.prompts.map((prompt) => {
        const { estimate } = prompt;
        const digits = isRough(estimate) ? 2 : 3;
        const noModel = estimate.modelAsWritten === null && estimate.model === null;
        return {
            prompt,
            model: estimate.model ?? estimate.modelAsWritten ?? 'none named',
            input: (0,numbers/* count */.U9)(estimate.tokens.input),
            output: estimate.tokens.output === null ? '' : (0,numbers/* count */.U9)(estimate.tokens.output),
            cost: estimate.usdPer1k !== null
                ? (0,numbers/* money */.TG)(rows_inUnit(estimate.usdPer1k, unit), digits)
                : noModel && prompt.kind !== 'request'
                    ? 'tokens only'
                    : unpricedWords(estimate),
            range: rangeText(estimate, unit) ?? '',
            month: estimate.monthlyUsd === null ? '' : (0,numbers/* money */.TG)(estimate.monthlyUsd, digits),
            basis: [rows_countBasis(estimate), rows_costBasis(estimate)].filter((part) => part !== '').join(', '),
            shortBasis: basisText(estimate),
        };
    });
}
const kindTitles = [
    ['request', 'Prompts'],
    ['instructions', 'Instructions, sent with requests made elsewhere'],
    ['tools', 'Tools, sent with requests made elsewhere'],
    ['evaluation', 'Evaluations, not part of production'],
    ['fragment', 'Fragments, paid where they are included'],
];
function totalLine(report) {
    const unpriced = report.prompts.filter(({ kind, estimate }) => kind === 'request' && !estimate.priced).length;
    const months = report.prompts.flatMap(({ kind, estimate }) => kind === 'evaluation' || estimate.monthlyUsd === null ? [] : [estimate.monthlyUsd]);
    const silent = report.prompts.filter(({ kind, estimate }) => kind === 'request' && estimate.priced && estimate.monthlyUsd === null).length;
    const total = months.reduce((a, b) => a + b, 0);
    return [
        (0,numbers/* plural */.LS)(report.prompts.length, 'prompt'),
        ...(unpriced === 0 ? [] : [`${unpriced} without a price`]),
        ...(months.length === 0
            ? []
            : [
                `${unpriced > 0 || silent > 0 ? 'at least ' : ''}${(0,numbers/* money */.TG)(total)} a month${silent === 0 ? '' : `, ${(0,numbers/* plural */.LS)(silent, 'prompt')} without stated traffic left out`}`,
            ]),
    ].join('; ');
}
/** Every prompt at one revision, for a terminal. */
function renderScan(report, view, lines = new Map()) {
    const unit = scanUnit(report);
    const rows = scanRows(report, unit);
    const at = report.revision.sha === null
        ? report.revision.how
        : `${report.revision.sha.slice(0, 7)} (${report.revision.how})`;
    const tables = kindTitles.flatMap(([kind, title]) => {
        const own = rows.filter(({ prompt }) => prompt.kind === kind);
        if (own.length === 0)
            return [];
        const table = (0,columns/* tableOf */.c_)([
            { title: 'Prompt', align: 'left', least: 16 },
            { title: 'Model', align: 'left', least: 12, optional: 1 },
            { title: 'Input tokens', align: 'right' },
            { title: 'Output', align: 'right', optional: 2 },
            { title: unit.narrowTitle, align: 'right' },
            { title: 'Best–worst', align: 'right', optional: columns/* leftOutEarly */.Hq },
            { title: 'A month', align: 'right', optional: 1 },
            { title: 'Basis', align: 'left', least: 14, optional: 4 },
        ], own.map(({ prompt, model, input, output, cost, range, month, shortBasis }) => [
            ...[prompt.key, model, input, output, cost, range, month, shortBasis],
        ]), view, (row, column) => column === 4 && own[row]?.prompt.estimate.priced === false && kind === 'request' ? 'yellow' : null);
        return [kind === 'request' ? table : `${title}:\n${table}`];
    });
    const blocks = [
        (0,columns/* paint */.nI)((0,outputs_escape/* visible */.RK)(`${at}, rates of ${report.ratesAsOf}`), 'dim', view),
        report.prompts.length === 0 ? 'No prompt was found.' : tables.join('\n\n'),
        report.prompts.length === 0 ? '' : totalLine(report),
        costLines(report, unit, view),
        (0,columns/* list */.p_)('Not understood or not priced', problemLines(report), view, (index) => {
            const problem = report.problems[index];
            return problem === undefined ? [] : problemLine(problem, lines, { ...view, width: view.width - 4 });
        }, problemsMax),
        (0,columns/* list */.p_)('Assumed', assumed(report).map((said) => [{ said }]), view),
    ];
    return (0,columns/* printable */.g$)(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}
function costLines(report, unit, view) {
    const priced = report.prompts.filter(({ estimate }) => estimate.priced);
    if (priced.length === 0)
        return '';
    if (priced.length > explainedMax)
        return (0,columns/* paint */.nI)('Cost lines of each prompt: --format json or html', 'dim', view);
    const explained = priced.flatMap((prompt) => {
        const table = lines_lineTable({ baseline: null, head: prompt.estimate }, unit);
        if (table === null)
            return [];
        const lines = (0,columns/* tableOf */.c_)([
            { title: (0,outputs_phrase/* plain */.pj)([{ name: prompt.key }]), align: 'left', least: 12 },
            { title: 'Quantity', align: 'right', optional: 1 },
            { title: 'Rate', align: 'right', optional: 1 },
            { title: 'Cost', align: 'right' },
        ], [
            ...table.rows.map(({ name, quantity, rate, after }) => [`  ${name}`, quantity, rate, after]),
            ['  sum', '', '', table.totalAfter],
        ], view);
        return [lines];
    });
    return `Cost lines ${unit.words}:\n\n${explained.join('\n\n')}`;
}
function assumed(report) {
    return [...report.assumptions, ...notCounted(report.prompts.map(({ estimate }) => estimate))];
}
function problemLines(report) {
    return report.problems.map(({ path, line, detail, reason }) => [
        ...(path === null
            ? []
            : [
                {
                    name: line === null ? path : `${path}:${line}`,
                    target: { path, line, side: 'head' },
                },
                ': ',
            ]),
        { said: detail },
        ' (',
        { name: reason },
        ')',
    ]);
}
/** The same as Markdown, for an issue or a wiki page. */
function renderScanMarkdown(report, links = outputs_phrase/* noLinks */.dH) {
    return (0,fit/* fitSummary */.mW)([() => scanMarkdown(report, links, true), () => scanMarkdown(report, links, false)]);
}
function scanMarkdown(report, links, withLines) {
    const unit = scanUnit(report);
    const rows = scanRows(report, unit);
    const tables = kindTitles.flatMap(([kind, title]) => {
        const own = rows.filter(({ prompt }) => prompt.kind === kind);
        if (own.length === 0)
            return [];
        const monthly = own.some(({ month }) => month !== '');
        const line = (cells) => `| ${cells.join(' | ')} |`;
        return [
            ...(kind === 'request' ? [] : [`**${title}**`]),
            [
                line([
                    'Prompt',
                    'Model',
                    'Input tokens',
                    'Output',
                    unit.title,
                    ...(monthly ? ['A month'] : []),
                    'Basis',
                ]),
                line([':--', ':--', '--:', '--:', '--:', ...(monthly ? ['--:'] : []), ':--']),
                ...own.map(({ prompt, model, input, output, cost, range, month, basis }) => line([
                    (0,outputs_phrase/* markdown */.wD)([{ name: prompt.key, target: { path: prompt.path, line: prompt.line, side: 'head' } }], links, 'cell'),
                    model === 'none named' ? model : (0,outputs_phrase/* markdown */.wD)([{ name: model }], links, 'cell'),
                    input,
                    output,
                    cost + (range === '' ? '' : `<br><sub>${range}</sub>`),
                    ...(monthly ? [month] : []),
                    basis.replace(/(\d) %/g, '$1\u00a0%'),
                ])),
            ].join('\n'),
        ];
    });
    const problems = problemLines(report);
    return [
        `### Prompt costs: ${totalLine(report)}`,
        ...tables,
        ...(withLines ? report.prompts.map((prompt) => markdownLines(prompt, unit)) : []),
        problems.length === 0
            ? ''
            : `**Not understood or not priced**\n\n${problems.map((line) => `- ${(0,outputs_phrase/* markdown */.wD)(line, links)}`).join('\n')}`,
        assumed(report).length === 0
            ? ''
            : `**Assumed**\n\n${assumed(report)
                .map((said) => `- ${(0,outputs_escape/* text */.Qq)(said, 'prose')}`)
                .join('\n')}`,
        `<sub>${(0,outputs_escape/* text */.Qq)(report.revision.how, 'prose')}${report.revision.sha === null ? '' : ` ${(0,outputs_phrase/* markdown */.wD)([{ name: report.revision.sha.slice(0, 7) }], links)}`} · rates of ${(0,outputs_escape/* text */.Qq)(report.ratesAsOf, 'prose')}</sub>`,
    ]
        .filter((block) => block !== '')
        .join('\n\n')
        .concat('\n');
}
function markdownLines({ key, estimate }, unit) {
    const table = lines_lineTable({ baseline: null, head: estimate }, unit);
    if (table === null)
        return '';
    return [
        `<details><summary>Cost lines of ${(0,outputs_escape/* htmlCode */.h8)(key)}</summary>`,
        [
            `| Cost ${unit.words} | Quantity | Rate | Cost |`,
            '| :-- | --: | --: | --: |',
            ...table.rows.map(({ name, quantity, rate, after }) => `| ${(0,outputs_escape/* text */.Qq)(name)} | ${(0,outputs_escape/* text */.Qq)(quantity)} | ${(0,outputs_escape/* text */.Qq)(rate)} | ${after} |`),
            `| **sum** | | | ${table.totalAfter} |`,
        ].join('\n'),
        '</details>',
    ].join('\n\n');
}

;// CONCATENATED MODULE: ./src/outputs/counts.ts


function renderCounts(rows, view) {
    const total = rows.reduce((sum, { tokens }) => sum + tokens, 0);
    const table = (0,columns/* tableOf */.c_)([
        { title: 'File', align: 'left', least: 12 },
        { title: 'Tokens', align: 'right' },
        { title: 'Count', align: 'left' },
        { title: 'Tokenizer', align: 'left', optional: 1 },
        { title: 'Model', align: 'left', least: 12, optional: 2 },
    ], [
        ...rows.map(({ file, model, tokens, method, errorPercent, tokenizer }) => [
            file === '-' ? '(standard input)' : file,
            (0,numbers/* count */.U9)(tokens),
            method === 'exact' ? 'exact' : `±${String(errorPercent)} %`,
            tokenizer,
            model,
        ]),
        ...(rows.length > 1 ? [[(0,numbers/* plural */.LS)(rows.length, 'file'), (0,numbers/* count */.U9)(total), '', '', '']] : []),
    ], view);
    return (0,columns/* printable */.g$)(`${table}\n`);
}

;// CONCATENATED MODULE: ./src/outputs/models.ts



/** Up to so many models are shown with all their rates. */
const detailedMax = 3;
/** Known models with their rates in USD per million tokens, and where the rates come from. */
function renderModels(rows, ratesAsOf, view) {
    const table = (0,columns/* tableOf */.c_)([
        { title: 'Model', align: 'left', least: 30 },
        { title: 'Context', align: 'right', optional: 2 },
        { title: 'Input', align: 'right' },
        { title: 'Cached', align: 'right', optional: 3 },
        { title: 'Output', align: 'right' },
        { title: 'Tokenizer', align: 'left', optional: 1 },
        { title: 'Rates checked', align: 'left', optional: 4 },
    ], rows.map(({ model, tokenizer }) => [
        model.id,
        model.contextTokens === null ? '' : (0,numbers/* count */.U9)(model.contextTokens),
        priceCell(model, 'input'),
        priceCell(model, 'cached-input'),
        priceCell(model, 'output'),
        `${tokenizer.id} (${errorText(tokenizer)})`,
        newestCheck(model),
    ]), view, (row, column) => (column === 2 && rows[row]?.model.rates === null ? 'yellow' : null));
    const blocks = [
        (0,columns/* paint */.nI)(`USD per 1M tokens, rates of ${(0,outputs_escape/* visible */.RK)(ratesAsOf)}`, 'dim', view),
        table,
        ...(rows.length <= detailedMax ? rows.map((row) => models_details(row, view)) : [sources(rows, view)]),
    ];
    return (0,columns/* printable */.g$)(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}
function errorText({ method, errorPercent }) {
    return method === 'exact' ? 'exact' : `±${String(errorPercent)} %`;
}
function priceCell(model, billable) {
    if (model.selfHosted !== null)
        return billable === 'input' ? 'self-hosted' : '';
    if (model.rates === null)
        return billable === 'input' ? 'no rate known' : '';
    const rate = model.rates.rates.find((one) => one.billable === billable);
    return rate === undefined ? '–' : perMillion(rate);
}
/** Pico-dollars per token are micro-dollars per million tokens. */
function perMillion({ picoUsdPerUnit }) {
    return (0,numbers/* limitMoney */.gx)(Number(picoUsdPerUnit) / 1e6);
}
const tokenKinds = new Set([
    ...['input', 'cached-input', 'cache-write', 'cache-write-1h', 'output', 'reasoning'],
    ...['audio-input', 'audio-output', 'image-input', 'image-output'],
]);
function models_rateText(rate) {
    if (tokenKinds.has(rate.billable))
        return `${perMillion(rate)} per 1M tokens`;
    const each = (0,numbers/* limitMoney */.gx)(Number(rate.picoUsdPerUnit) / 1e12);
    return rate.billable === 'gpu-hour' ? `${each} per hour` : `${each} each`;
}
function newestCheck({ rates }) {
    return (rates?.rates.reduce((newest, { source }) => (source.checkedOn > newest ? source.checkedOn : newest), '') ?? '');
}
function models_details({ model, note }, view) {
    const { rates, selfHosted, lifecycle } = model;
    const indented = (line) => `  ${(0,columns/* wrapped */.ky)((0,outputs_escape/* visible */.RK)(line), view.width - 2, '    ')}`;
    const lines = [
        ...(note === null ? [] : [note]),
        ...(lifecycle === null || lifecycle.state === 'current'
            ? []
            : [
                `${lifecycle.state}${lifecycle.on === null ? '' : ` on ${lifecycle.on}`}: ${lifecycle.note} (${cited(lifecycle.source)})`,
            ]),
        ...(model.discountPercent === '0' ? [] : [`discount of ${model.discountPercent} % from the settings`]),
        ...(selfHosted === null
            ? []
            : [
                `self-hosted: ${selfHosted.gpus} GPU at $${selfHosted.gpuUsdPerHour} an hour, constants from ${selfHosted.basis}`,
            ]),
        ...(rates === null
            ? []
            : [
                ...rates.rates.map((rate) => `${rate.billable}: ${models_rateText(rate)}${validity(rate)} (${cited(rate.source)})`),
                ...rates.tiers.flatMap(({ overInputTokens, comparison, rates: tierRates }) => tierRates.map((rate) => `${rate.billable}, whole request ${comparison} ${(0,numbers/* count */.U9)(overInputTokens)} input tokens: ${models_rateText(rate)} (${cited(rate.source)})`)),
                ...Object.entries(rates.factors).map(([key, { factor, source }]) => `${key}: × ${factor} (${cited(source)})`),
                ...Object.keys(rates.services ?? {}).map((key) => `${key}: rates of its own`),
                ...rates.upcoming.flatMap(({ from, rates: next }) => next.map((rate) => `from ${from}: ${rate.billable} ${models_rateText(rate)} (${cited(rate.source)})`)),
                ...rates.disagreements.map((line) => `sources disagree: ${line}`),
            ]),
        ...(model.cache === null
            ? []
            : [
                `prompt cache: ${model.cache.mode}${model.cache.minTokens === null ? '' : `, from ${(0,numbers/* count */.U9)(model.cache.minTokens)} tokens`} (${cited(model.cache.source)})`,
            ]),
        ...(model.maxOutputTokens === null ? [] : [`longest answer: ${(0,numbers/* count */.U9)(model.maxOutputTokens)} tokens`]),
    ];
    return [(0,columns/* paint */.nI)((0,outputs_escape/* visible */.RK)(model.id), 'bold', view), ...lines.map(indented)].join('\n');
}
function validity({ validFrom, validUntil }) {
    if (validFrom === null && validUntil === null)
        return '';
    return `, valid${validFrom === null ? '' : ` from ${validFrom}`}${validUntil === null ? '' : ` until ${validUntil}`}`;
}
function cited({ title, url, checkedOn }) {
    return `${title}, ${url}, checked ${checkedOn}`;
}
/** Each source once, under a long table. */
function sources(rows, view) {
    const cites = new Set(rows.flatMap(({ model }) => (model.rates?.rates ?? []).map(({ source }) => cited(source))));
    const shown = [...cites].slice(0, 12);
    return [
        'Sources:',
        ...shown.map((cite) => `  ${(0,columns/* wrapped */.ky)((0,outputs_escape/* visible */.RK)(cite), view.width - 2, '    ')}`),
        ...(cites.size > shown.length
            ? [`  and ${(0,numbers/* plural */.LS)(cites.size - shown.length, 'more source')}, see --format json`]
            : []),
    ].join('\n');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./src/outputs/html.ts












const style = `
:root { color-scheme: light dark; --ink: light-dark(#1f2328, #e6edf3); --dim: light-dark(#59636e, #9198a1); --line: light-dark(#d1d9e0, #3d444d); --soft: light-dark(#f6f8fa, #151b23); --bad: light-dark(#cf222e, #ff7b72); --warn: light-dark(#7d4e00, #e3b341); --good: light-dark(#116329, #56d364); }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: light-dark(#fff, #0d1117); max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; border-left: .4rem solid var(--line); padding-left: .75rem; }
h1.fail, h1.error { border-color: var(--bad); } h1.warn { border-color: var(--warn); } h1.pass { border-color: var(--good); }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; overflow-wrap: anywhere; }
p.dim, small, td small { color: var(--dim); } small { display: block; font-size: .8rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: right; vertical-align: top; } th { color: var(--dim); font-weight: 600; font-size: .85rem; }
th:first-child, td:first-child, td.left, th.left { text-align: left; } tbody tr:hover { background: var(--soft); }
code { font: .875em ui-monospace, monospace; background: var(--soft); padding: .1em .3em; border-radius: .25em; overflow-wrap: break-word; } li code, p code { overflow-wrap: anywhere; }
.over { color: var(--bad); font-weight: 600; } .warned { color: var(--warn); font-weight: 600; } .within { color: var(--good); }
ul { padding-left: 1.2rem; } details { border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .8rem; margin: .5rem 0; } summary { cursor: pointer; overflow-wrap: anywhere; }
a { color: inherit; }
`;
/** A page that stands alone: no script, nothing loaded, nothing sent; the policy in it forbids both. */
function page(title, body) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(style).digest('base64');
    return [
        '<!doctype html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        `<title>${(0,outputs_escape/* html */.qy)(title)}</title>`,
        `<style>${style}</style>`,
        '</head>',
        '<body>',
        `<main>${body}</main>`,
        '</body>',
        '</html>',
        '',
    ].join('\n');
}
/** The whole report as one page, for people without access to the pull request. */
function renderHtml(report, links = outputs_phrase/* noLinks */.dH) {
    const groups = rows_groupsOf(report);
    const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
    const unit = rows_unitOf(all);
    const say = (phrase) => (0,outputs_phrase/* hypertext */.ge)(phrase, links);
    const { whys } = whysOf(all, unit, Infinity);
    const gate = gateOf(report);
    const unjudged = unjudgedOf(report);
    const notes = report.findings.filter(isNote);
    const side = (info) => `${info.sha === null ? '' : `<code>${(0,outputs_escape/* html */.qy)(info.sha.slice(0, 7))}</code> `}(${(0,outputs_escape/* html */.qy)(info.how)})`;
    return page(headline(report), [
        `<h1 class="${report.verdict}">${verdictIcon(report)} ${say(headlinePhrase(report))}</h1>`,
        `<p class="dim">${verdictWords[report.verdict]} · ${side(report.baseline)} compared with ${side(report.head)} · rates of ${(0,outputs_escape/* html */.qy)(report.ratesAsOf)} · promptcost ${(0,outputs_escape/* html */.qy)(report.tool.version)} · ${(0,outputs_escape/* html */.qy)(report.generatedAt)}</p>`,
        report.override === null
            ? ''
            : `<p>Let pass by <code>${(0,outputs_escape/* html */.qy)(report.override.by)}</code> with the label <code>${(0,outputs_escape/* html */.qy)(report.override.label)}</code>.</p>`,
        changesTable('Changed prompts', groups.requests, report, unit, links),
        changesTable('Instructions and tools, sent with requests made elsewhere', groups.standing, report, unit, links),
        changesTable('Evaluations, not part of production', groups.evaluations, report, unit, links),
        html_section(`Why (money ${unit.words})`, items(whys.map(({ title, causes }) => `${say(title)}: ${causes.map(say).join(' · ')}`))),
        `<h2>Limits: ${(0,outputs_escape/* html */.qy)(gate.summary)}</h2>`,
        gate.origin.length === 0 ? '' : `<p class="dim">Limits ${say(gate.origin)}</p>`,
        items(gate.lines.map(({ state, phrase }) => `<span class="${state}">${states[state]}</span> ${say(phrase)}`)),
        gate.remedies.length === 0 ? '' : `<p>How to pass:</p>${items(gate.remedies.map(say))}`,
        html_section('Also worth knowing', items(notes.map(({ key, path, message, remedy }) => `${path === null ? '' : `<code>${(0,outputs_escape/* html */.qy)(key ?? path)}</code>: `}${say([{ said: (0,outputs_phrase/* ended */.v6)(message) }, ' ', { said: remedy }])}`))),
        html_section(`Not judged, not understood or uncertain: ${unjudged.summary ?? ''}`, items([...unjudged.changes, ...unjudged.problems].map(say))),
        html_section('Assumed', items([...report.assumptions, ...notCounted(report.changes.map(({ head }) => head))].map((said) => say([{ said }])))),
        html_section('Each changed prompt', all.map((change) => detailsOf(change.key, change, unit, say)).join('')),
        `<p>${(0,numbers/* plural */.LS)(report.unchangedCount, 'prompt')} unchanged.</p>`,
    ].join('\n'));
}
const states = {
    over: '❌ broken:',
    warned: '⚠️ warning:',
    before: 'over before:',
    within: '✅ kept:',
};
function html_section(title, content) {
    return content === '' ? '' : `<h2>${(0,outputs_escape/* html */.qy)(title)}</h2>\n${content}`;
}
function items(lines) {
    return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${line}</li>`).join('\n')}</ul>`;
}
function html_table(head, body, left = []) {
    const of = (tag, cells) => `<tr>${cells.map((cell, index) => `<${tag}${left.includes(index) ? ' class="left"' : ''}>${cell}</${tag}>`).join('')}</tr>`;
    return `<div class="scroll"><table><thead>${of('th', head)}</thead><tbody>${body.map((cells) => of('td', cells)).join('\n')}</tbody></table></div>`;
}
function changesTable(title, changes, report, unit, links) {
    if (changes.length === 0)
        return '';
    const priced = changes.some((change) => !isTokensOnly(change));
    const small = (parts) => parts
        .filter((part) => part !== null && part !== '')
        .map((part) => `<small>${(0,outputs_escape/* html */.qy)(part ?? '')}</small>`)
        .join('');
    // As in the comment, the change stands beside the name: it is what a phone shows without scrolling.
    const cells = (row) => [
        (0,outputs_phrase/* hypertext */.ge)(row.prompt, links) +
            (row.aside === null ? '' : `<small>${(0,outputs_phrase/* hypertext */.ge)(row.aside, links)}</small>`) +
            (priced ? `<small>${(0,outputs_phrase/* hypertext */.ge)(row.model, links)}</small>` : ''),
        `<span class="${row.icon === 'over' || row.icon === 'warned' ? row.icon : ''}">${(0,outputs_escape/* html */.qy)(row.change).replace(/ %/g, '&nbsp;%')}</span>` +
            small([row.reason, row.changeMoney, row.changeMonthly]),
        ...(priced ? [(0,outputs_escape/* html */.qy)(row.cost) + small([row.costRange, row.costNote])] : []),
        (0,outputs_escape/* html */.qy)(row.tokens) + small([row.tokensNote]),
    ];
    return html_section(title, html_table([priced ? 'Prompt and model' : 'Prompt', 'Change', ...(priced ? [unit.title] : []), 'Input tokens'], changes.map((change) => cells(rowOf(change, report, unit)))));
}
function detailsOf(key, change, unit, say) {
    const parts = lines_partRows(change);
    const lines = lines_lineTable(change, unit);
    const cell = (value) => (value === null ? '–' : (0,numbers/* count */.U9)(value));
    const side = change.head ?? change.baseline;
    const facts = [rows_countBasis(side), rows_costBasis(side)].filter((fact) => fact !== '').join('; ');
    return [
        `<details><summary><code>${(0,outputs_escape/* html */.qy)(key)}</code></summary>`,
        facts === '' ? '' : `<p class="dim">${(0,outputs_escape/* html */.qy)(facts)}</p>`,
        change.notComparable == null ? '' : `<p>Not judged: ${say([{ said: change.notComparable }])}</p>`,
        parts.length === 0
            ? ''
            : html_table(['Input tokens', 'Before', 'After', 'Change'], parts.map(({ part, before, after }) => [
                part,
                cell(before),
                cell(after),
                (0,numbers/* signedCount */.c3)((after ?? 0) - (before ?? 0)),
            ])),
        lines === null
            ? ''
            : html_table([`Cost ${unit.words}`, 'Quantity', 'Rate', 'Before', 'After'], [
                ...lines.rows.map((row) => [row.name, row.quantity, row.rate, row.before, row.after].map(outputs_escape/* html */.qy)),
                ['sum', '', '', lines.totalBefore, lines.totalAfter],
            ]),
        '</details>',
    ].join('');
}
/** Every prompt at one revision as a page. */
function renderScanHtml(report, links = outputs_phrase/* noLinks */.dH) {
    const unit = scanUnit(report);
    const say = (phrase) => (0,outputs_phrase/* hypertext */.ge)(phrase, links);
    const rows = scanRows(report, unit);
    return page(`Prompt costs: ${totalLine(report)}`, [
        `<h1>Prompt costs: ${(0,outputs_escape/* html */.qy)(totalLine(report))}</h1>`,
        `<p class="dim">${report.revision.sha === null ? '' : `<code>${(0,outputs_escape/* html */.qy)(report.revision.sha.slice(0, 7))}</code> `}(${(0,outputs_escape/* html */.qy)(report.revision.how)}) · rates of ${(0,outputs_escape/* html */.qy)(report.ratesAsOf)} · ${(0,outputs_escape/* html */.qy)(report.generatedAt)}</p>`,
        ...kindTitles.map(([kind, title]) => {
            const own = rows.filter(({ prompt }) => prompt.kind === kind);
            return own.length === 0
                ? ''
                : html_section(title, html_table(['Prompt', 'Model', 'Input tokens', 'Output', unit.title, 'A month', 'Basis'], own.map((row) => [
                    say([
                        {
                            name: row.prompt.key,
                            target: { path: row.prompt.path, line: row.prompt.line, side: 'head' },
                        },
                    ]),
                    `<code>${(0,outputs_escape/* html */.qy)(row.model)}</code>`,
                    row.input,
                    row.output,
                    `${(0,outputs_escape/* html */.qy)(row.cost)}${row.range === '' ? '' : `<small>${(0,outputs_escape/* html */.qy)(row.range)}</small>`}`,
                    row.month,
                    (0,outputs_escape/* html */.qy)(row.basis),
                ]), [1, 6]));
        }),
        html_section('Not understood or not priced', items(problemLines(report).map(say))),
        html_section('Assumed', items([...report.assumptions, ...notCounted(report.prompts.map(({ estimate }) => estimate))].map((said) => say([{ said }])))),
        html_section('Each prompt', report.prompts
            .map(({ key, estimate }) => detailsOf(key, { baseline: null, head: estimate }, unit, say))
            .join('')),
    ].join('\n'));
}

;// CONCATENATED MODULE: ./src/outputs/json.ts
/**
 * A report as JSON text. Keys stand in the order in which the report was built, which is always the same; amounts that
 * are integers of any size (`bigint`) become text, because JSON numbers would round them.
 * `##[` is written with an escape: printed on a runner it would be obeyed as a command.
 */
function renderJson(value) {
    const text = JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? item.toString() : item), 2);
    return `${text.replaceAll('##[', '#\\u0023[')}\n`;
}

;// CONCATENATED MODULE: ./src/outputs/index.ts













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

/***/ 9566:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mG: () => (/* binding */ noEstimationSettings),
  ur: () => (/* binding */ readSettingsFile),
  Ku: () => (/* binding */ settingsPaths)
});

// UNUSED EXPORTS: promptKeys, ratesKeys, readLimits, readUsage, selfHostedKeys, taskKinds, topKeys, usageKeys, valueKeys

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./src/settings/excerpt.ts
/** So much is kept on either side of what is meant; a settings file may be one line of a megabyte. */
const charsAround = 200;
/**
 * The line of `text` that begins at `lineStart`, with what stands from `from` to `to` marked. Never beyond the end of
 * that line, and never a whole file: the cost does not depend on how long the line is.
 */
function excerptOf(text, lineStart, from, to) {
    const start = Math.max(lineStart, from - charsAround);
    const window = text.slice(start, from + 2 * charsAround);
    const lineEnd = window.slice(from - start).search(/[\r\n]/);
    const shown = lineEnd === -1 ? window : window.slice(0, from - start + lineEnd);
    const offset = Math.min(from - start, shown.length);
    return {
        column: from - lineStart + 1,
        text: shown,
        from: offset,
        to: Math.min(shown.length, Math.max(offset + 1, to - start)),
    };
}

// EXTERNAL MODULE: ./src/settings/keys.ts
var keys = __nccwpck_require__(8445);
// EXTERNAL MODULE: ./src/settings/values.ts
var values = __nccwpck_require__(535);
;// CONCATENATED MODULE: ./src/settings/file.ts




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
const taskKinds = (0,values/* oneOf */.yL)('label', 'extraction', 'code-completion', 'chat', 'rag', 'agent', 'writing', 'image-question', 'unknown');
const positive = (0,values/* numberBetween */.od)(0, Infinity, '1.5');
const share = (0,values/* numberBetween */.od)(0, 1, '0.25');
const tokens = (0,values/* numberBetween */.od)(0, 1e9, '211');
/** Reads a settings file; every mistake in it is collected into `mistakes`, in the order of its lines. */
function readSettingsFile(file, mistakes) {
    const found = [];
    const read = readDocument(file, found);
    const place = ({ line, excerpt }) => [
        line ?? 0,
        excerpt?.column ?? 0,
    ];
    found.sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
    for (const mistake of found)
        mistakes.push(mistake);
    return read;
}
/** What to do about the mistakes in YAML that people make most; the parser's own words say what it saw. */
const yamlRemedies = {
    TAB_AS_INDENT: ['spaces before a key, never a tab', '  max-input-tokens: 8000'],
    MISSING_CHAR: ['quotes and brackets in pairs, and a space behind `:`', 'allowed-models: ["openai/*"]'],
    BAD_INDENT: ['the keys of one map, and the entries of one list, below each other', 'match: prompts/**'],
    BAD_COLLECTION_TYPE: ['either a map or a list in one place', '- match: prompts/**'],
    BLOCK_AS_IMPLICIT_KEY: ['one key on a line, and quotes around text with `: ` in it', 'match: "a: b.md"'],
    MULTILINE_IMPLICIT_KEY: ['`:` behind each key, on the same line', 'max-input-tokens: 8000'],
    BAD_ALIAS: ['quotes around text that begins with `*`', 'match: "*.md"'],
    BAD_DQ_ESCAPE: ['single quotes around text with a backslash', "match: 'a\\b.md'"],
    MULTIPLE_DOCS: ['one document; remove the line `---`', 'version: 1'],
};
function readDocument(file, mistakes) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(file.text.slice(0, 1_000_000), {
        lineCounter: lines,
        // The reader below looks for doubled keys in linear time; the parser compares each key with all others.
        uniqueKeys: false,
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
    const placeOf = (from, to) => {
        const { line, col } = lines.linePos(from);
        return { line, excerpt: excerptOf(file.text, lines.lineStarts[line - 1] ?? from - col + 1, from, to) };
    };
    for (const error of document.errors) {
        const unclosed = error.code === 'MISSING_CHAR' ? openingQuote(document, error.pos[0]) : null;
        mistakes.push({
            where: file.path,
            ...(unclosed === null ? placeOf(error.pos[0], error.pos[1]) : placeOf(unclosed, unclosed + 1)),
            key: '(file)',
            given: `text that is not YAML: ${(error.message.split('\n')[0] ?? '').replace(/[.:]$/, '')}`,
            allowed: yamlRemedies[error.code]?.[0] ?? 'one YAML map',
            example: yamlRemedies[error.code]?.[1] ?? example,
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
    const reader = createReader(file.path, placeOf, mistakes);
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
        reader.value(version, 'version', (0,values/* oneOf */.yL)('1'));
    const options = {};
    for (const [key, option] of Object.entries(keys/* optionKeys */.M)) {
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
            defaultModel: optional('default-model', (0,values/* text */.Qq)('the name of a model or an alias', 'openai/gpt-4.1-mini')) ?? null,
            path: file.path,
        },
        limits: readLimits(reader, top.get('limits'), 'limits'),
        warn: readLimits(reader, top.get('warn'), 'warn'),
        rules: readRules(reader, top.get('rules')),
        options,
        overrideLabel: label === undefined
            ? null
            : (reader.value(label, 'override-label', (0,values/* text */.Qq)('the name of a label', 'cost-approved')) ?? null),
        overrideNotAuthor: optional('override-not-author', values/* boolean */.zM) ?? false,
        overrideExpires: optional('override-expires', values/* boolean */.zM) ?? false,
    };
}
/** Where the quoted text begins that ends at `end`: a quote that is never closed is missed at the end of the file. */
function openingQuote(document, end) {
    let opening = null;
    (0,dist/* visit */.YR)(document, {
        Scalar: (_key, { range, type }) => {
            if (range &&
                range[0] < end &&
                range[1] >= end - 1 &&
                (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')) {
                opening = range[0];
            }
        },
    });
    return opening;
}
function createReader(where, placeOf, mistakes) {
    const placeOfNode = (node) => {
        const [from, to] = rangeOf(node) ?? [];
        return from === undefined || to === undefined ? { line: null } : placeOf(from, to);
    };
    const mistake = (node, key, given, allowed, example, near = null) => {
        mistakes.push({ where, ...placeOfNode(node), key, given, allowed, example, near });
    };
    /** The text of a scalar as it was written, so that decimals stay exact; undefined for anything else. */
    const written = (node) => {
        if (!(0,dist/* isScalar */.jn)(node) || node.value === null || node.value === undefined)
            return undefined;
        if (typeof node.value === 'string')
            return node.value;
        return node.source ?? JSON.stringify(node.value);
    };
    const shown = (node) => {
        if ((0,dist/* isScalar */.jn)(node)) {
            const raw = written(node) ?? '';
            return raw === '' ? 'nothing' : `\`${raw.slice(0, 60)}\``;
        }
        if ((0,dist/* isMap */.jh)(node))
            return 'a map';
        if ((0,dist/* isSeq */.oP)(node))
            return 'a list';
        if ((0,dist/* isAlias */.Vj)(node))
            return 'a YAML alias';
        return 'nothing';
    };
    const value = (node, key, kind, name = last(key)) => {
        const raw = written(node);
        const parsed = raw === undefined ? undefined : kind.parse(raw.trim());
        if (parsed === undefined)
            mistake(node, key, shown(node), kind.allowed, `${name}: ${kind.example}`);
        return parsed;
    };
    const map = (node, key, known) => {
        if (!(0,dist/* isMap */.jh)(node)) {
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
                mistake(pair.key, full, 'an unknown key', `the keys ${known.join(', ')}`, `${(0,values/* nearest */.pA)(name, known) ?? known[0] ?? ''}: …`, (0,values/* nearest */.pA)(name, known));
                continue;
            }
            if (entries.has(name)) {
                const full = key === '(file)' ? name : `${key}.${name}`;
                mistake(pair.key, full, 'the same key a second time', 'each key once; join the two', `${name}: …`);
                continue;
            }
            entries.set(name, pair.value ?? nothingAt(pair.key));
        }
        return entries;
    };
    const list = (node, key) => {
        if ((0,dist/* isSeq */.oP)(node))
            return node.items;
        mistake(node, key, shown(node), 'a list', `${last(key)}: […]`);
        return [];
    };
    const strings = (node, key, kind) => {
        const items = (0,dist/* isScalar */.jn)(node) ? [node] : list(node, key);
        return items.flatMap((item, index) => {
            const parsed = value(item, items.length > 1 ? `${key}[${index}]` : key, kind);
            return parsed === undefined ? [] : [parsed];
        });
    };
    const globs = (node, key) => node === undefined
        ? []
        : strings(node, key, (0,values/* text */.Qq)('a glob or a list of globs, relative to the repository', '"prompts/**"'));
    return { mistake, shown, written, value, map, list, strings, globs };
}
/** Where a node is underlined: a map over several lines at its first key, because it has no end on that line. */
function rangeOf(node) {
    if (!(0,dist/* isNode */.Ll)(node))
        return null;
    const first = (0,dist/* isMap */.jh)(node) && node.flow !== true ? node.items[0]?.key : null;
    const range = ((0,dist/* isNode */.Ll)(first) ? first : node).range;
    return range ? [range[0], range[1]] : null;
}
/** The value of a key without one (`{ a }`), which has no place of its own but that of the key. */
function nothingAt(key) {
    const nothing = new dist/* Scalar */.X5(null);
    if ((0,dist/* isNode */.Ll)(key))
        nothing.range = key.range ?? null;
    return nothing;
}
/** The key to write: `max-request-usd` of `limits.max-request-usd`, `include` of `include[2]`. */
function last(key) {
    return key.slice(key.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
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
        const model = get('model', (0,values/* text */.Qq)('the name of a model or an alias', 'openai/gpt-4.1-mini'));
        const format = get('format', (0,values/* text */.Qq)('the id of a format', 'text'));
        const kind = get('kind', (0,values/* oneOf */.yL)('request', 'instructions', 'evaluation', 'ignore'));
        const maxOutputTokens = get('max-output-tokens', (0,values/* count */.U9)('500'));
        const reasoningEffort = get('reasoning-effort', (0,values/* text */.Qq)('an effort the model knows', 'low'));
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
        if ((0,dist/* isScalar */.jn)(value)) {
            const target = reader.value(value, at, (0,values/* text */.Qq)('the name of a model', 'openai/gpt-4.1-mini'), name);
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
        const discount = get('discount-percent', values/* percent */.KN);
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
            const input = get('input', values/* rate */.TS);
            const output = get('output', values/* rate */.TS);
            for (const key of ['input', 'output']) {
                if (!fields.has(key)) {
                    reader.mistake(value, `${at}.${key}`, 'nothing', values/* rate */.TS.allowed, `${key}: ${values/* rate */.TS.example}`);
                }
            }
            if (input === undefined || output === undefined)
                continue;
            const cachedInput = get('cached-input', values/* rate */.TS);
            const cacheWrite = get('cache-write', values/* rate */.TS);
            const perRequest = get('per-request-usd', values/* usd */.dR);
            const tokenizer = get('tokenizer', (0,values/* text */.Qq)('the id of a tokenizer', 'o200k_base'));
            const contextTokens = get('context-tokens', (0,values/* count */.U9)('128000'));
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
    const price = get('gpu-usd-per-hour', values/* usd */.dR);
    const gpus = get('gpus', (0,values/* numberBetween */.od)(1, 100_000, '2'));
    for (const [key, example] of [
        ['gpu-usd-per-hour', '3'],
        ['gpus', '2'],
    ]) {
        if (!fields.has(key))
            reader.mistake(node, `${at}.${key}`, 'nothing', 'a number', `${key}: ${example}`);
    }
    const perSecond = (0,values/* numberBetween */.od)(1e-6, Infinity, '2200');
    const utilisation = get('utilisation', (0,values/* numberBetween */.od)(0.001, 1, '0.4'));
    const peakToAverage = get('peak-to-average', (0,values/* numberBetween */.od)(1, 1000, '2.5'));
    const outputTokensPerSecond = get('output-tokens-per-second', perSecond);
    const inputTokensPerSecond = get('input-tokens-per-second', perSecond);
    const benchmark = get('benchmark', (0,values/* text */.Qq)('the id of a published benchmark', 'llama-3.3-70b-fp8-h200'));
    const activeParametersBillions = get('active-parameters-billions', positive);
    const tokenizer = get('tokenizer', (0,values/* text */.Qq)('the id of a tokenizer', 'o200k_base'));
    const contextTokens = get('context-tokens', (0,values/* count */.U9)('128000'));
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
    const entries = reader.map(node, at, keys/* limitKeys */.O.map((limit) => limit.key));
    if (entries === null)
        return {};
    const limits = {};
    for (const limit of keys/* limitKeys */.O) {
        const value = entries.get(limit.key);
        if (value === undefined)
            continue;
        if (limit.list === true) {
            const list = reader.strings(value, `${at}.${limit.key}`, limit.kind);
            if (list.length > 0)
                limits[limit.field] = list;
            else if ((0,dist/* isSeq */.oP)(value)) {
                reader.mistake(value, `${at}.${limit.key}`, 'an empty list', limit.kind.allowed, `${limit.key}: ${limit.kind.example}`);
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
    const entries = (0,dist/* isMap */.jh)(node) ? node : null;
    for (const limit of keys/* limitKeys */.O) {
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
        requestsPerMonth: distribution('requests-per-month', (0,values/* numberBetween */.od)(0, 1e12, '300000')),
        activeHoursPerMonth: get('active-hours-per-month', (0,values/* numberBetween */.od)(0.01, 744, '200')),
        outputTokens: distribution('output-tokens'),
        task: get('task', taskKinds),
        turns: distribution('turns', (0,values/* numberBetween */.od)(1, 10_000, '4')),
        toolSteps: distribution('tool-steps', (0,values/* numberBetween */.od)(1, 10_000, '5')),
        toolResultTokens: get('tool-result-tokens', tokens),
        userTurnTokens: get('user-turn-tokens', tokens),
        batchShare: get('batch-share', share),
        serviceTier: get('service-tier', (0,values/* text */.Qq)('a tier of the provider', 'standard')),
        region: get('region', (0,values/* text */.Qq)('a region of the provider', 'us')),
        billedRetryShare: get('billed-retry-share', share),
        cacheHitRate: get('cache-hit-rate', share),
        cacheTtl: get('cache-ttl', (0,values/* oneOf */.yL)('5m', '1h', '30m', '24h')),
        burstiness: get('burstiness', (0,values/* numberBetween */.od)(0.1, 20, '1')),
        reasoningTokens: distribution('reasoning-tokens'),
        webSearchesPerRequest: get('web-searches-per-request', (0,values/* numberBetween */.od)(0, 1000, '1')),
    };
    const history = entries.get('history');
    if (history !== undefined) {
        const written = reader.written(history);
        if (written === 'full')
            usage['history'] = 'full';
        else
            usage['history'] = reader.value(history, `${at}.history`, (0,values/* count */.U9)('10'));
    }
    const shares = entries.get('model-shares');
    if (shares !== undefined) {
        const read = {};
        let total = 0;
        for (const [name, value] of reader.map(shares, `${at}.model-shares`, null) ?? []) {
            const part = reader.value(value, `${at}.model-shares.${name}`, share, name);
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
    if (!(0,dist/* isMap */.jh)(node)) {
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
    const n = sample === undefined ? undefined : reader.value(sample, `${at}.n`, (0,values/* count */.U9)('19366'));
    const source = reader.written(entries.get('source'));
    const window = reader.written(entries.get('window'));
    const cardinalityNode = entries.get('cardinality');
    const cardinality = cardinalityNode === undefined
        ? undefined
        : reader.value(cardinalityNode, `${at}.cardinality`, (0,values/* numberBetween */.od)(1, 1e9, '50'));
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

/***/ 4424:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Db: () => (/* reexport */ findSettingsFile),
  GD: () => (/* binding */ inputMistakes),
  O8: () => (/* reexport */ keys/* limitKeys */.O),
  M$: () => (/* reexport */ keys/* optionKeys */.M),
  Ku: () => (/* reexport */ file/* settingsPaths */.Ku),
  G9: () => (/* binding */ settle),
  qs: () => (/* binding */ unknownInputs)
});

// EXTERNAL MODULE: ./src/core/money.ts
var money = __nccwpck_require__(4247);
// EXTERNAL MODULE: ./src/core/settings.ts
var settings = __nccwpck_require__(1922);
// EXTERNAL MODULE: ./src/settings/file.ts + 1 modules
var file = __nccwpck_require__(9566);
// EXTERNAL MODULE: ./src/settings/keys.ts
var keys = __nccwpck_require__(8445);
// EXTERNAL MODULE: ./src/settings/values.ts
var values = __nccwpck_require__(535);
;// CONCATENATED MODULE: ./src/settings/load.ts


/**
 * The settings file of one revision, null when it has none. A file that exists but cannot be read as text is a
 * mistake, never "no settings": a limit must not vanish because of an encoding.
 *
 * `config` names another file than the usual ones; `required` tells whether it must be there. A `folder` such as
 * `services/support/` may have a file of its own, which then counts instead of the one at the root.
 */
async function findSettingsFile(revision, config, required, folder = '', inputKind = 'input') {
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
        throw new settings/* SettingsError */.GN([
            {
                where: inputKind,
                line: null,
                key: 'config',
                given: `\`${config.slice(0, 200)}\`, which does not exist${revision.info.sha === null ? '' : ` at ${revision.info.sha.slice(0, 7)}`}`,
                allowed: 'the path of a settings file in the repository',
                example: inputKind === 'flag' ? '--config .promptcost.yml' : 'config: .promptcost.yml',
                near: null,
            },
        ]);
    }
    return null;
}
function unreadable(path, why) {
    return new settings/* SettingsError */.GN([
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
            for (const mistake of baselineMistakes)
                mistakes.push({ ...mistake, at: sources.baselineName });
    }
    if (mistakes.length > 0)
        throw new settings/* SettingsError */.GN(mistakes);
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
/** The mistakes in limits and options given as inputs or flags, for a caller that has found others and stops. */
function inputMistakes(inputs, inputKind) {
    const mistakes = [];
    readInputs({ inputs, inputKind }, mistakes);
    return mistakes;
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

/***/ 8445:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ optionKeys),
/* harmony export */   O: () => (/* binding */ limitKeys)
/* harmony export */ });
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(535);

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

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
exports.Ll = identity.isNode;
exports.tO = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
exports.X5 = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
exports.hR = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
exports.YR = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


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
