export const id = 899;
export const ids = [899];
export const modules = {

/***/ 1128:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H4: () => (/* binding */ judgeUnread),
/* harmony export */   Pp: () => (/* binding */ monthlyTotals),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   Z4: () => (/* binding */ judgeMonthly),
/* harmony export */   kO: () => (/* binding */ countsAsTraffic)
/* harmony export */ });
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4247);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(652);


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
        const kind = kindAtGate(change, prompt.kind);
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
/**
 * The head's settings and formats say what a prompt is; what was billed must not leave the gate by being called something
 * else.
 */
function kindAtGate({ baseline }, kind) {
    const was = baseline?.prompt.kind ?? kind;
    return kind === 'evaluation' || kind === 'fragment' ? was : was === 'request' ? was : kind;
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
            over('max-request-increase-usd-per-1k', (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(delta * 1000n), (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(limit), `1,000 requests cost $${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(delta * 1000n)} more, over the limit of $${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(limit)}.`, 'Shorten the prompt or choose a cheaper model.', false);
        }
    }
    if (limits.maxRequestUsd !== undefined && head.cost !== null) {
        const limit = limits.maxRequestUsd;
        const now = head.cost.requestPicoUsd;
        if (now > limit) {
            const before = baseline?.cost?.requestPicoUsd ?? null;
            over('max-request-usd', (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(now), (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(limit), `One request costs $${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(now)}, over the limit of $${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(limit)}.`, 'Shorten the prompt or choose a cheaper model.', before !== null && before > limit && now <= before);
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
    const wasPriced = change.baseline !== null && change.baseline.cost !== null;
    if (!unreadable && !wasPriced && subject.prompt.model === null && subject.prompt.kind !== 'request')
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
            ? change.head === null || change.baseline === null
                ? 'Mend the file so that it can be read.'
                : 'Put back what is missing, or keep the file in the format it had.'
            : 'Name a known model in the file, or in `.promptcost.yml` on the base branch map the prompt to one (`prompts: [{ match: …, model: … }]`) or state the price of this one (`models`).',
    };
}
/**
 * Files of the head that hold prompts, as their name or the settings say, and could not be read, where no prompt of either
 * side (`estimates`) tells of them: what is new and unread is judged by no limit, so it is a finding of its own. What the baseline could not read
 * either is nobody's news.
 */
function judgeUnread(baselineProblems, headProblems, estimates, { enforcement, limits }) {
    const level = limits.onUnpriced ?? 'warn';
    if (enforcement === 'off' || level === 'ignore')
        return [];
    const before = new Set(baselineProblems.filter(_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hidesPrompts */ .R).map(({ path }) => path));
    const told = new Set(estimates.map(({ prompt }) => prompt.path));
    const findings = new Map();
    for (const problem of headProblems) {
        const { path, line, detail } = problem;
        if (path === null || !(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hidesPrompts */ .R)(problem) || before.has(path) || told.has(path) || findings.has(path))
            continue;
        findings.set(path, {
            rule: 'not-readable',
            level,
            key: null,
            path,
            line,
            value: null,
            limit: level,
            message: `\`${path}\` could not be read, so what it costs was not judged. ${detail}`,
            remedy: 'Mend the file so that it can be read.',
        });
    }
    return [...findings.values()];
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
        say('max-monthly-increase-usd', (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(delta), (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(limits.maxMonthlyIncreaseUsd), `The cost per month rises by $${cents(delta)}, over the limit of $${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(limits.maxMonthlyIncreaseUsd)}.`, `${remedy} ${howToRaise('max-monthly-increase-usd')}`, level);
    }
    if (limits.maxMonthlyIncreasePercent !== undefined &&
        base > 0n &&
        delta > 0n &&
        delta * 100000000n > base * micro(limits.maxMonthlyIncreasePercent)) {
        const value = Number((0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .divideRounded */ .rF)(delta * 10000n, base)) / 100;
        say('max-monthly-increase-percent', value, limits.maxMonthlyIncreasePercent, `The cost per month rises by ${value} %, over the limit of ${limits.maxMonthlyIncreasePercent} %.`, `${remedy} ${howToRaise('max-monthly-increase-percent')}`, level);
    }
    const total = whole ?? 0n;
    if (limits.maxMonthlyUsd !== undefined && total > limits.maxMonthlyUsd) {
        const was = total - delta > limits.maxMonthlyUsd && delta <= 0n;
        say('max-monthly-usd', (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(total), (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(limits.maxMonthlyUsd), `The cost per month is $${cents(total)}, over the limit of $${(0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(limits.maxMonthlyUsd)}.${was ? ' It was over the limit on the baseline already and did not get worse.' : ''}`, `${remedy} ${howToRaise('max-monthly-usd')}`, was ? 'info' : level);
    }
    return findings;
}
/** USD with cents, for amounts per month. */
function cents(amount) {
    return (Number((0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .divideRounded */ .rF)(amount, 10000000000n)) / 100).toFixed(2);
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
                    ? (0,_money_js__WEBPACK_IMPORTED_MODULE_1__/* .toUsd */ .Mn)(value)
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
        if (!isTraffic(change))
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
/** What was production traffic on either side: calling it something else does not take its cost away. */
function isTraffic({ baseline, head }) {
    return [baseline, head].some((side) => side !== null && countsAsTraffic(side));
}
/** Evaluations are no production traffic, and a fragment is billed where it is included. */
function countsAsTraffic(estimate) {
    return estimate.prompt.kind !== 'evaluation' && estimate.prompt.kind !== 'fragment';
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

/***/ 2429:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ buildReport),
/* harmony export */   Gb: () => (/* binding */ buildScan),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   ik: () => (/* binding */ hasChanges),
/* harmony export */   vL: () => (/* binding */ matters)
/* harmony export */ });
/* unused harmony exports overridden, reportEstimate */
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1128);
/* harmony import */ var _money_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4247);
/* harmony import */ var _tokens_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1129);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3323);




const tool = { name: 'promptcost', version: _version_js__WEBPACK_IMPORTED_MODULE_1__/* .toolVersion */ .f };
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
            // Instructions and tool lists name no model by nature: no price of theirs is missing.
            if (change.head.cost === null && change.head.prompt.kind === 'request')
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
    const per1k = (amount) => (amount === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(amount * 1000n));
    const month = (amount) => (amount === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(amount));
    return {
        baselineUsdPer1k: per1k(baselinePico),
        headUsdPer1k: per1k(headPico),
        deltaInputTokens,
        deltaMonthlyUsd: monthly.baselinePicoUsd === null && monthly.headPicoUsd === null
            ? null
            : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)((monthly.headPicoUsd ?? 0n) - (monthly.baselinePicoUsd ?? 0n)),
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
            usdPer1k: change.deltaPicoUsd === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(change.deltaPicoUsd * 1000n),
            percent: change.percent,
            monthlyUsd: change.monthlyDeltaPicoUsd === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(change.monthlyDeltaPicoUsd),
        },
        notComparable: change.notComparable?.why ?? null,
        causes: change.causes.map((cause) => ({
            cause: cause.kind,
            usdPer1k: (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(cause.picoUsd * 1000n),
            ...(cause.inputTokens === undefined ? {} : { inputTokens: cause.inputTokens }),
            detail: cause.detail,
        })),
        ...(change.tokenDetails === undefined || change.tokenDetails.length === 0
            ? {}
            : { tokenDetails: change.tokenDetails }),
    };
}
/** Numbers with at most six decimals, so that JSON has no float noise. */
function tidy(value) {
    return Math.round(value * 1e6) / 1e6;
}
function reportEstimate(estimate) {
    const { prompt, match, tokens, cost, cache, output } = estimate;
    const parts = Object.fromEntries(_tokens_js__WEBPACK_IMPORTED_MODULE_3__/* .inputParts */ .j.map((part) => [part, tidy(tokens.parts[part].expected)]));
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
            rateUsd: (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(line.ratePicoUsd),
            costUsd: (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(line.costPicoUsd),
        })),
        requestUsd: cost === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(cost.requestPicoUsd),
        usdPer1k: cost === null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(cost.requestPicoUsd * 1000n),
        range: cost === null
            ? null
            : { lowUsdPer1k: (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(cost.lowPicoUsd * 1000n), highUsdPer1k: (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(cost.highPicoUsd * 1000n) },
        requestsPerMonth: cost?.requestsPerMonth ?? estimate.usage.requestsPerMonth?.mean ?? null,
        monthlyUsd: cost?.monthlyPicoUsd == null ? null : (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(cost.monthlyPicoUsd),
        cache: cache === null
            ? null
            : {
                prefixTokens: Math.round(cache.prefixTokens),
                eligible: cache.eligible,
                endsAt: cache.endsAt,
                endsLine: cache.endsPlace?.line ?? null,
                note: cache.note,
                hitRate: tidy(cache.hitRate.expected),
                inputUsdPer1kNever: (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(cache.inputCostNever * 1000n),
                inputUsdPer1kAlways: (0,_money_js__WEBPACK_IMPORTED_MODULE_2__/* .toUsd */ .Mn)(cache.inputCostAlways * 1000n),
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

/***/ 8005:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 1899:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  QW: () => (/* reexport */ mistakes/* lineKey */.QW),
  dH: () => (/* reexport */ outputs_phrase/* noLinks */.dH),
  wQ: () => (/* reexport */ renderComment),
  K2: () => (/* reexport */ renderHtml),
  hF: () => (/* reexport */ json/* renderJson */.h),
  Ds: () => (/* reexport */ renderModels),
  Qz: () => (/* reexport */ renderScan),
  xK: () => (/* reexport */ renderScanHtml),
  p2: () => (/* reexport */ renderScanMarkdown),
  bF: () => (/* reexport */ renderTerminal),
  Cj: () => (/* reexport */ renderUnchanged)
});

// UNUSED EXPORTS: headline, renderCounts, renderMistakes, renderMistakesMarkdown, renderSummary

// EXTERNAL MODULE: ./src/core/tokens.ts
var tokens = __webpack_require__(1129);
// EXTERNAL MODULE: ./src/outputs/escape.ts
var outputs_escape = __webpack_require__(935);
// EXTERNAL MODULE: ./src/outputs/fit.ts
var fit = __webpack_require__(8005);
// EXTERNAL MODULE: ./src/outputs/numbers.ts
var numbers = __webpack_require__(7272);
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
var outputs_phrase = __webpack_require__(9345);
// EXTERNAL MODULE: ./src/core/reporting.ts
var reporting = __webpack_require__(2429);
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
    for (const [level, icon] of [
        ['fail', 'over'],
        ['warn', 'warned'],
    ]) {
        const found = own.filter((finding) => finding.level === level);
        const [first] = found;
        if (first === undefined)
            continue;
        const broken = found.filter(({ rule }) => Object.hasOwn(ruleWords, rule));
        if (broken.length > 0)
            return { icon, reason: brokenText(broken, level) };
        if (first.rule.endsWith('-models'))
            return { icon, reason: 'model not allowed' };
        return { icon: level === 'fail' ? icon : 'unknown', reason: null };
    }
    return { icon: plainIcon(change), reason: null };
}
/** `limit 20 %`, or how many limits where it is several. */
function brokenText(findings, level) {
    const [first] = findings;
    const kind = level === 'fail' ? 'limit' : 'warning limit';
    if (first === undefined || findings.length > 1)
        return `over ${(0,numbers/* plural */.LS)(findings.length, kind)}`;
    const { rule, limit } = first;
    return typeof limit === 'number'
        ? `${kind} ${ruleWords[rule]?.limit(limit) ?? String(limit)}`
        : `over a ${kind}`;
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
/** What changes of instructions and tool lists are called together. */
function standingWords(changes) {
    const kinds = new Set(changes.map(({ kind }) => kind));
    if (!kinds.has('tools'))
        return 'agent instructions';
    return kinds.size === 1 ? 'tool lists' : 'agent instructions and tool lists';
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
    if (change.delta.inputTokens === null)
        return `${(0,numbers/* count */.U9)(before)} → not judged`;
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
    if (change.notComparable !== null)
        return `${one(baseline)} → not judged`;
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
    return basis === 'exact' ? 'tokens counted exactly' : `text counted within ${basis}`;
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
const order = ['over', 'warned', 'before', 'unchecked', 'within'];
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
    const unchecked = lines.filter(({ state }) => state === 'unchecked').length;
    const kept = lines.length - broken - warned - unchecked;
    const rest = [
        ...(kept === 0 || said.length > 0 ? [] : [`${(0,numbers/* plural */.LS)(kept, 'limit')} kept`]),
        ...(unchecked === 0 ? [] : [`${(0,numbers/* plural */.LS)(unchecked, 'limit')} not checked`]),
    ];
    return [...said, ...rest].join(', ') + after;
}
function limitLine(limit, report, withOrigin) {
    const found = report.findings.filter((finding) => finding.rule === limit.rule && String(finding.limit) === String(limit.limit));
    const now = found.filter(({ level }) => level === limit.level);
    const before = found.filter(({ level }) => level === 'info');
    const words = ruleWords[limit.rule];
    const limitText = words !== undefined && typeof limit.limit === 'number'
        ? [words.limit(limit.limit)]
        : names(String(limit.limit));
    const missing = now.length > 0 || before.length > 0 ? null : uncheckedWhy(limit, report);
    const state = now.length > 0
        ? limit.level === 'fail'
            ? 'over'
            : 'warned'
        : before.length > 0
            ? 'before'
            : missing !== null
                ? 'unchecked'
                : 'within';
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
            ...(missing === null ? [] : [`, ${missing}`]),
            ...(withOrigin ? [', ', ...originPhrase(limit.origin, report)] : []),
        ],
    };
}
/** Why a limit that nothing breaks was not held against anything either; null where it was, or where nothing changed. */
function uncheckedWhy({ rule, match }, report) {
    if (rule.startsWith('max-monthly')) {
        return report.totals.headMonthlyUsd === null ? 'no traffic is stated' : null;
    }
    const { requests, standing } = rows_groupsOf(report);
    if (rule === 'max-input-tokens-increase' && match === null) {
        const heads = [...requests, ...standing].filter(({ head }) => head !== null);
        return heads.length > 0 && heads.every(({ delta }) => delta.inputTokens === null)
            ? 'nothing to compare'
            : null;
    }
    const judged = requests.filter(({ head }) => head !== null);
    if (!moneyRules.has(rule) || match !== null || judged.length === 0)
        return null;
    return judged.every(({ notComparable }) => notComparable !== null) ? 'no price to compare' : null;
}
const moneyRules = new Set([
    'max-request-increase-percent',
    'max-request-increase-usd-per-1k',
    'max-request-usd',
]);
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
        // A file of which nothing could be read has no prompt to be named by.
        const files = found.flatMap(({ key, path, line }) => key === null && path !== null ? [[{ name: path, target: { path, line, side: 'head' } }]] : []);
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
                    ...(changes.length > 0 && files.length > 0 ? [', '] : []),
                    ...(0,outputs_phrase/* joined */.oR)(files.slice(0, namedMax), ', '),
                    files.length > namedMax ? ` and ${files.length - namedMax} more` : '',
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
            .flatMap((change) => change.causes.map((cause) => ({
            change,
            sentence: adviceOf(cause, change, finding),
            weight: cause.usdPer1k * monthlyWeight(change.delta),
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
/** What helps against one cause, with its place and with how much is enough where that can be said. */
function adviceOf(cause, change, finding) {
    const where = / \([^()]*\)$/.exec(cause.detail)?.[0] ?? '';
    switch (cause.cause) {
        case 'model': {
            const before = change.baseline?.model?.replaceAll('`', '');
            return before === undefined ? cheaper.model : `Keep \`${before}\`, the cheaper model.`;
        }
        case 'system':
        case 'messages': {
            const cut = tokensToCut(cause, change, finding);
            return cut === null
                ? cheaper[cause.cause]
                : `Cut about ${(0,numbers/* count */.U9)(cut)} of the ${(0,numbers/* count */.U9)(cause.inputTokens ?? 0)} added tokens${where}.`;
        }
        case 'caching': {
            const variable = /ends at (variable `[^`]{1,80}`)/.exec(cause.detail)?.[1];
            return variable === undefined
                ? cheaper.caching
                : `Move ${variable}${where} behind the text that stays the same, so that the cache serves that text again.`;
        }
        default:
            return cheaper[cause.cause];
    }
}
/**
 * So many of a cause's tokens bring the change down to the limit, in two digits and never too few; null where that is
 * more than the cause added, or where the limit is not one that this prompt alone keeps.
 */
function tokensToCut({ usdPer1k, inputTokens = 0 }, { baseline, head, delta }, { rule, limit }) {
    if (typeof limit !== 'number' || delta.usdPer1k === null || inputTokens <= 0 || usdPer1k <= 0)
        return null;
    const before = baseline?.usdPer1k ?? null;
    const excess = rule === 'max-request-increase-percent' && before !== null
        ? delta.usdPer1k - (before * limit) / 100
        : rule === 'max-request-increase-usd-per-1k'
            ? delta.usdPer1k - limit
            : rule === 'max-request-usd' && head?.usdPer1k != null
                ? head.usdPer1k - limit * 1000
                : null;
    if (excess === null || excess <= 0)
        return null;
    const exact = excess / (usdPer1k / inputTokens);
    const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
    const cut = Math.ceil(exact / step) * step;
    return cut <= inputTokens ? cut : null;
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
    model: 'Keep the cheaper model.',
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
        ? [
            ' in ',
            { name: path },
            ' on the base branch: a change of it in this pull request only takes effect after the merge.',
        ]
        : [' in ', { name: path }, '.'];
}

;// CONCATENATED MODULE: ./src/outputs/notes.ts


/** What a reviewer should know although no limit is broken by it, and is not told as a cause of a change already. */
function notesOf(report) {
    return report.findings.filter((finding) => isNote(finding) && !toldAsCause(finding, report));
}
/** A lost cache prefix is among the causes of its change, with what it costs. */
function toldAsCause({ rule, key }, report) {
    const change = key === null ? undefined : lookup(report).change.get(key);
    return (rule === 'cache-prefix-shortened' &&
        change?.causes.some(({ cause, usdPer1k }) => cause === 'caching' && usdPer1k > 0) === true);
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
/** What the verdict means for the check, where the headline alone leaves that open; else empty. */
function standing({ verdict, limits, enforcement, override }) {
    switch (verdict) {
        case 'error':
            return 'The check fails, because it could not judge.';
        case 'fail':
            return override === null && enforcement !== 'warn' ? 'The check fails.' : 'The check passes.';
        case 'warn':
            return 'The check passes, with a warning.';
        case 'pass':
            return limits.length === 0 && enforcement !== 'off' ? 'No limit is set, so the check cannot fail.' : '';
    }
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
        rule === 'not-readable' ? ', a part is missing or unreadable' : ', no rate is known',
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
    return tokens === 0 ? null : `${(0,numbers/* signedCount */.c3)(tokens)} tokens of ${standingWords(groups.standing)}`;
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
        if (change.notComparable !== null && isTokensOnly(change) && change.tokenDetails === undefined)
            continue;
        if (change.notComparable === null &&
            change.causes.every(({ cause }) => cause === 'added' || cause === 'removed'))
            continue;
        const reasons = JSON.stringify([
            change.notComparable,
            change.tokenDetails,
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
/**
 * The causes that are told, and those that are only summed up: beyond the first few, and what is so small beside the
 * largest that its amount says nothing (text that was moved, a token here and there).
 */
function apart(causes) {
    const largest = Math.abs(causes[0]?.usdPer1k ?? 0);
    const telling = causes.filter(({ usdPer1k }) => Math.abs(usdPer1k) * 20 >= largest);
    const told = telling.length > causesMax + 1 ? causesMax : telling.length;
    return [causes.slice(0, told), causes.slice(told)];
}
function whyOf(group, unit) {
    const [first] = group;
    if (first === undefined)
        throw new Error('a reason without a prompt');
    const causes = sorted(first);
    const [shown, rest] = apart(causes);
    const unjudged = [
        ...(first.notComparable === null || isTokensOnly(first)
            ? []
            : [[/not judged/i.test(first.notComparable) ? '' : 'not judged: ', { said: first.notComparable }]]),
        ...(first.tokenDetails ?? []).slice(0, causesMax).map((said) => [{ said }]),
    ];
    if (group.length > 1) {
        return {
            subjects: group,
            title: [
                ...(0,outputs_phrase/* joined */.oR)(group.slice(0, group.length <= 3 ? 3 : 2).map((change) => [rows_promptName(change)]), ', '),
                group.length > 3 ? ` and ${(0,numbers/* plural */.LS)(group.length - 2, 'more prompt')}` : '',
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
        overrideLine(report) || standingLine(report),
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
function standingLine(report) {
    const said = standing(report);
    return said === '' ? '' : report.verdict === 'pass' ? said : `**${said}**`;
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
        blocks.push(`${standingTitle(groups.standing)}\n\n${table(groups.standing, report, unit, links, extent.rows)}`);
    }
    if (groups.evaluations.length > 0) {
        blocks.push(`**Evaluations**, paid when somebody runs them, not part of production\n\n${table(groups.evaluations, report, unit, links, extent.rows)}`);
    }
    return blocks.join('\n\n');
}
/** Instructions and lists of tools have no price of their own: whose requests they go along with is not known here. */
function standingTitle(changes) {
    const what = standingWords(changes);
    return `**${what.charAt(0).toUpperCase()}${what.slice(1)}**, read with every request of the agents that use them; those choose the model, so there is no price`;
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
        ...(rows.some(({ costRange }) => costRange !== null)
            ? ['small figures: best to worst case after the change, by the length of variables and answers']
            : []),
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
    const unpriced = totals.unpricedCount === 0
        ? ''
        : `; ${(0,numbers/* plural */.LS)(totals.unpricedCount, 'prompt')} without a known price not included`;
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
    const amounts = whys.some(({ causes: told, subjects }) => (told.length > 1 || subjects.length > 1) && subjects.some(({ delta }) => delta.usdPer1k !== null))
        ? `, amounts ${unit.words}`
        : '';
    return `**Why${amounts}**\n\n${[...lines, ...more].join('\n')}`;
}
const stateIcons = {
    over: '❌ broken:',
    warned: '⚠️ warning:',
    before: 'ℹ️ over before:',
    unchecked: '❔ not checked:',
    within: '✅ kept:',
};
function gateList(report, links, extent) {
    const gate = gateOf(report);
    if (gate.lines.length === 0 && gate.remedies.length === 0 && report.enforcement !== 'off')
        return '';
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
    const found = notesOf(report);
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
var columns = __webpack_require__(6757);
// EXTERNAL MODULE: ./src/outputs/mistakes.ts
var mistakes = __webpack_require__(8297);
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
            return subject === undefined ? [] : (0,mistakes/* problemLine */.YK)(subject, lines, { ...view, width: view.width - 4 });
        }, mistakes/* problemsMax */.dW),
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
    const unpriced = totals.unpricedCount === 0
        ? ''
        : `; ${(0,numbers/* plural */.LS)(totals.unpricedCount, 'prompt')} without a known price not included`;
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
    unchecked: ['?   ', 'yellow'],
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
    return notesOf(report).map(({ key, path, line, message, remedy }) => [
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
            return problem === undefined ? [] : (0,mistakes/* problemLine */.YK)(problem, lines, { ...view, width: view.width - 4 });
        }, mistakes/* problemsMax */.dW),
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

// EXTERNAL MODULE: ./src/outputs/counts.ts
var counts = __webpack_require__(1396);
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
var external_node_crypto_ = __webpack_require__(7598);
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
    const notes = notesOf(report);
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
    unchecked: 'not checked:',
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

// EXTERNAL MODULE: ./src/outputs/json.ts
var json = __webpack_require__(6706);
;// CONCATENATED MODULE: ./src/outputs/index.ts













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


/***/ })

};
