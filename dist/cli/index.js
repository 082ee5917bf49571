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
process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE')
        process.exit(process.exitCode ?? 0);
    throw error;
});
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

/***/ 4175:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ run)
/* harmony export */ });
/* unused harmony export explainFailure */
/* harmony import */ var _core_reporting_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2429);
/* harmony import */ var _core_revision_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8206);
/* harmony import */ var _core_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1922);
/* harmony import */ var _settings_values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(535);




const commands = {
    diff: {
        about: 'compare two revisions: what changed, what it costs, and the verdict',
        load: () => Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(135), __nccwpck_require__.e(506), __nccwpck_require__.e(231), __nccwpck_require__.e(725), __nccwpck_require__.e(657), __nccwpck_require__.e(403), __nccwpck_require__.e(847)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6847)),
    },
    scan: {
        about: 'every prompt at one revision, with tokens and cost per request',
        load: () => Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(135), __nccwpck_require__.e(506), __nccwpck_require__.e(231), __nccwpck_require__.e(725), __nccwpck_require__.e(657), __nccwpck_require__.e(403), __nccwpck_require__.e(847), __nccwpck_require__.e(397)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3397)),
    },
    count: { about: 'tokens of files or of standard input', load: () => Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(506), __nccwpck_require__.e(231), __nccwpck_require__.e(657), __nccwpck_require__.e(473)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3473)) },
    models: {
        about: 'known models with their rates, sources and tokenizers',
        load: () => Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(506), __nccwpck_require__.e(231), __nccwpck_require__.e(657), __nccwpck_require__.e(254)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6254)),
    },
    init: { about: 'write a workflow and a commented settings file', load: () => Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(135), __nccwpck_require__.e(506), __nccwpck_require__.e(725), __nccwpck_require__.e(403), __nccwpck_require__.e(437)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7646)) },
    demo: { about: 'the whole check on a sample pull request', load: () => Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(506), __nccwpck_require__.e(155)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1155)) },
    comment: { about: 'merge JSON reports into one comment', load: () => Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(250), __nccwpck_require__.e(506), __nccwpck_require__.e(231), __nccwpck_require__.e(438)]).then(__nccwpck_require__.bind(__nccwpck_require__, 438)) },
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
        const near = (0,_settings_values_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .pA)(name, Object.keys(commands));
        around.stderr.write(`promptcost: there is no command \`${name.slice(0, 40)}\`.${near === null ? '' : ` Did you mean \`${near}\`?`}\n\n${overview()}`);
        return 2;
    }
    try {
        const loaded = await command.load();
        return await loaded.run(rest, around);
    }
    catch (error) {
        around.stderr.write(explainFailure(error));
        return 2;
    }
}
/** One message for what went wrong: mistakes with their remedies, or where to report a bug. */
function explainFailure(error) {
    if (error instanceof _core_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .SettingsError */ .G) {
        const count = error.mistakes.length;
        return `promptcost: nothing was judged, because of ${count} mistake${count === 1 ? '' : 's'}:\n${error.message
            .split('\n')
            .map((line) => `  ${line}`)
            .join('\n')}\n`;
    }
    if (error instanceof _core_revision_js__WEBPACK_IMPORTED_MODULE_3__/* .RevisionError */ .E)
        return `promptcost: nothing was judged. ${error.message}\n`;
    if (isSystemError(error))
        return `promptcost: ${error.message}\n`;
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
    const unreadable = change.head === null || (change.baseline === null && change.status === 'changed');
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
        message: `The cost of this change was not judged. ${change.notComparable}.`.replace(/\.\.$/, '.'),
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
        notComparable: change.notComparable,
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
/* harmony export */   G: () => (/* binding */ SettingsError)
/* harmony export */ });
/* unused harmony export describeMistake */
/** Settings are wrong: nothing runs. Carries every mistake found. */
class SettingsError extends Error {
    name = 'SettingsError';
    mistakes;
    constructor(mistakes) {
        super(mistakes.map(describeMistake).join('\n'));
        this.mistakes = mistakes;
    }
}
function describeMistake(mistake) {
    const at = mistake.line === null ? mistake.where : `${mistake.where}:${mistake.line}`;
    const near = mistake.near === null ? '' : ` Did you mean \`${mistake.near}\`?`;
    return `${at}: ${mistake.key}: got ${mistake.given}; allowed: ${mistake.allowed}, for example \`${mistake.example}\`.${near}`;
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
