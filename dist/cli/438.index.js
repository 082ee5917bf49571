export const id = 438;
export const ids = [438];
export const modules = {

/***/ 438:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./node_modules/fast-glob/out/index.js
var out = __webpack_require__(5648);
var out_default = /*#__PURE__*/__webpack_require__.n(out);
// EXTERNAL MODULE: ./src/outputs/index.ts + 16 modules
var outputs = __webpack_require__(1899);
// EXTERNAL MODULE: ./src/core/judge.ts
var judge = __webpack_require__(1128);
// EXTERNAL MODULE: ./src/core/money.ts
var money = __webpack_require__(4247);
// EXTERNAL MODULE: ./src/core/reporting.ts
var reporting = __webpack_require__(2429);
// EXTERNAL MODULE: ./src/reports/read.ts
var read = __webpack_require__(7099);
;// CONCATENATED MODULE: ./src/reports/merge.ts




/**
 * One report from several: the parts of a sharded run, or the checks of several folders. The answer does not
 * depend on the order they are given in. Reports that do not belong together are refused, and a part that is
 * missing makes the verdict an error: an unseen prompt is not an unchanged one.
 */
function mergeReports(reports) {
    const [first, ...rest] = [...reports].sort((a, b) => order(a).localeCompare(order(b), 'en'));
    if (first === undefined)
        throw new read/* ReportError */.$g('there is no report to merge');
    if (rest.length === 0)
        return first;
    for (const other of rest) {
        for (const field of ['ratesAsOf', 'enforcement']) {
            if (other[field] !== first[field]) {
                throw new read/* ReportError */.$g(`the reports differ in ${field}: ${first[field]} and ${other[field]}`);
            }
        }
        if (other.tool.version !== first.tool.version) {
            throw new read/* ReportError */.$g(`the reports were made by versions ${first.tool.version} and ${other.tool.version}`);
        }
        for (const side of ['baseline', 'head']) {
            if (other[side].sha !== first[side].sha) {
                throw new read/* ReportError */.$g(`the reports are of different commits: ${side} ${first[side].sha ?? 'none'} and ${other[side].sha ?? 'none'}`);
            }
        }
    }
    const all = [first, ...rest];
    const changes = all.flatMap((report) => report.changes);
    const seen = new Set();
    const doubled = changes.find(({ key }) => seen.size === seen.add(key).size);
    if (doubled !== undefined)
        throw new read/* ReportError */.$g(`two reports hold the same prompt ${doubled.key}`);
    const limits = mergeLimits(all);
    const monthly = all.some((report) => report.shard !== null) ? monthlyFindings(all, limits) : [];
    const missing = missingShards(all);
    const findings = [
        ...missing.map((part) => ({
            rule: 'shard-missing',
            level: 'fail',
            key: null,
            path: null,
            line: null,
            value: part,
            limit: null,
            message: `The report of part ${part} is missing, so its prompts were not judged.`,
            remedy: 'Run the job of that part again and merge once more.',
        })),
        ...unique(all.flatMap((report) => report.findings)),
        ...monthly,
    ];
    const verdict = missing.length > 0 || all.some((report) => report.verdict === 'error')
        ? 'error'
        : (0,reporting/* verdictOf */.Vj)(findings, first.enforcement);
    const sum = (pick) => {
        const known = all.map(pick).filter((value) => value !== null);
        return known.length === 0 ? null : exactSum(known);
    };
    return {
        ...first,
        generatedAt: all.map((report) => report.generatedAt).reduce((a, b) => (a > b ? a : b)),
        verdict,
        totals: {
            baselineUsdPer1k: sum((report) => report.totals.baselineUsdPer1k),
            headUsdPer1k: sum((report) => report.totals.headUsdPer1k),
            deltaInputTokens: sum((report) => report.totals.deltaInputTokens) ?? 0,
            deltaMonthlyUsd: sum((report) => report.totals.deltaMonthlyUsd),
            baselineMonthlyUsd: sum((report) => report.totals.baselineMonthlyUsd),
            headMonthlyUsd: sum((report) => report.totals.headMonthlyUsd),
            unpricedCount: sum((report) => report.totals.unpricedCount) ?? 0,
            promptCount: sum((report) => report.totals.promptCount) ?? 0,
        },
        changes: changes.sort((a, b) => Number(b.notComparable !== null) - Number(a.notComparable !== null) ||
            Math.abs(b.delta.usdPer1k ?? 0) - Math.abs(a.delta.usdPer1k ?? 0) ||
            (a.key < b.key ? -1 : 1)),
        unchangedCount: all.reduce((count, report) => count + report.unchangedCount, 0),
        findings,
        problems: unique(all.flatMap((report) => report.problems)),
        assumptions: unique(all.flatMap((report) => report.assumptions)),
        limits,
        override: null,
        ...(first.overrideLabel === undefined ? {} : { overrideLabel: first.overrideLabel }),
        shard: null,
    };
}
function order(report) {
    return `${String(report.shard?.part ?? 0).padStart(4, '0')} ${report.changes[0]?.key ?? ''}`;
}
/** Dollars have at most 12 decimals; adding in whole 1e-9 keeps float noise out of what is shown. */
function exactSum(values) {
    return values.reduce((total, value) => total + Math.round(value * 1e9), 0) / 1e9;
}
function unique(values) {
    return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
function missingShards(reports) {
    const totals = new Set(reports.flatMap((report) => (report.shard === null ? [] : [report.shard.of])));
    if (totals.size > 1)
        throw new read/* ReportError */.$g('the reports are of runs with different numbers of parts');
    const [of] = totals;
    if (of === undefined)
        return [];
    const seen = new Set(reports.map((report) => report.shard?.part));
    return Array.from({ length: of }, (_, index) => index + 1)
        .filter((part) => !seen.has(part))
        .map((part) => `${part}/${of}`);
}
function mergeLimits(reports) {
    const rows = new Map();
    for (const limit of reports.flatMap((report) => report.limits)) {
        const id = JSON.stringify([limit.rule, limit.level, limit.limit, limit.match]);
        const known = rows.get(id);
        rows.set(id, known === undefined ? limit : { ...known, broken: known.broken + limit.broken });
    }
    return [...rows.values()];
}
function monthlyFindings(reports, limits) {
    const pico = (pick) => {
        const known = reports.map(pick).filter((value) => value !== null);
        return known.length === 0 ? null : ((0,money/* parseUsd */._e)(exactSum(known).toFixed(9)) ?? null);
    };
    const totals = {
        baselinePicoUsd: pico((report) => report.totals.baselineMonthlyUsd),
        headPicoUsd: pico((report) => report.totals.headMonthlyUsd),
        headWholePicoUsd: pico((report) => report.totals.headMonthlyUsd),
    };
    const value = (rule, level) => {
        const found = limits.find((limit) => limit.rule === rule && limit.level === level)?.limit;
        return typeof found === 'number' ? found : undefined;
    };
    return ['fail', 'warn'].flatMap((level) => {
        const increase = value('max-monthly-increase-usd', level);
        const percent = value('max-monthly-increase-percent', level);
        const total = value('max-monthly-usd', level);
        const given = {
            ...(increase === undefined ? {} : { maxMonthlyIncreaseUsd: (0,money/* parseUsd */._e)(increase.toFixed(12)) ?? 0n }),
            ...(percent === undefined ? {} : { maxMonthlyIncreasePercent: percent }),
            ...(total === undefined ? {} : { maxMonthlyUsd: (0,money/* parseUsd */._e)(total.toFixed(12)) ?? 0n }),
        };
        const changed = reports.some((report) => report.changes.length > 0);
        return (0,judge/* judgeMonthly */.Z4)(totals, changed, level, given, (rule) => {
            const origin = limits.find((limit) => limit.rule === rule)?.origin ?? 'the settings';
            return `To allow it, raise \`${rule}\` (${origin}).`;
        });
    });
}

// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
// EXTERNAL MODULE: ./src/cli/terminal.ts
var terminal = __webpack_require__(1028);
;// CONCATENATED MODULE: ./src/cli/comment.ts








const flags = [
    { name: 'post', help: 'post the comment to the pull request of this workflow run (needs GITHUB_TOKEN)' },
    { name: 'id', value: 'NAME', help: 'name of this instance, when several comment on one pull request' },
    ...cli_arguments/* outputFlags */.Xo,
];
const help = (0,cli_arguments/* helpText */.BK)(['promptcost comment REPORT… [flags]'], [
    'Merges JSON reports (parts of a sharded run, several folders, or one report of a fork’s workflow) into one.',
    'Without --post the comment is printed. With --post it is written to the pull request that the workflow event',
    'names; the reports are untrusted input and are checked field by field.',
].join('\n'), flags, ['promptcost comment report.json --format markdown', 'promptcost comment "reports/*/report.json" --post']);
async function run(typed, around) {
    const args = (0,cli_arguments/* readArguments */.lR)(typed, flags);
    if (args.switches.has('help')) {
        around.stdout.write(help);
        return 0;
    }
    const format = (0,terminal/* outputFormat */.B$)(args, ['table', 'json', 'markdown', 'html']);
    if (args.words.length === 0) {
        throw (0,cli_arguments/* argumentMistake */.IM)('REPORT', 'nothing', 'one or more JSON reports', 'promptcost comment report.json');
    }
    const files = await expand(args.words, around.cwd);
    let report;
    try {
        report = mergeReports(files.map((file) => {
            return (0,read/* parseReport */.MM)(readReport(file));
        }));
    }
    catch (error) {
        if (!(error instanceof read/* ReportError */.$g))
            throw error;
        around.stderr.write(`promptcost: ${error.message}\n`);
        return 2;
    }
    if (args.switches.has('post')) {
        const { postReport } = await __webpack_require__.e(/* import() */ 630).then(__webpack_require__.bind(__webpack_require__, 1630));
        const posted = await postReport(report, args.values['id'] ?? 'default', around);
        if (!posted)
            return 2;
        // The second stage only speaks: the check that judged is the one that fails.
        if (around.env['GITHUB_EVENT_NAME'] === 'workflow_run')
            return 0;
    }
    else {
        const text = {
            json: () => (0,outputs/* renderJson */.hF)(report),
            markdown: () => (0,outputs/* renderComment */.wQ)(report, outputs/* noLinks */.dH),
            html: () => (0,outputs/* renderHtml */.K2)(report),
            table: () => (0,outputs/* renderTerminal */.bF)(report, (0,terminal/* viewOf */.du)(args, around)),
        }[format]();
        (0,terminal/* deliver */.cK)(text, args, around);
    }
    return report.verdict === 'fail' ? 1 : report.verdict === 'error' ? 2 : 0;
}
function readReport(file) {
    try {
        if ((0,external_node_fs_.statSync)(file).size <= read/* maxReportBytes */.KR)
            return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (error) {
        throw new read/* ReportError */.$g(`${file}: ${(0,terminal/* readFailure */.f1)(error)}`);
    }
    throw new read/* ReportError */.$g(`${file} is too large for a report`);
}
/** Files by name or glob; a pattern that matches nothing is an error, because a lost report is not an empty one. */
async function expand(words, cwd) {
    const files = [];
    for (const word of words) {
        const found = out_default().isDynamicPattern(word)
            ? (await out_default()(word, { cwd, absolute: true, onlyFiles: true })).sort()
            : [external_node_path_default().resolve(cwd, word)];
        if (found.length === 0)
            throw (0,cli_arguments/* argumentMistake */.IM)('REPORT', `\`${word}\`, which matches no file`, 'existing files', 'report.json');
        files.push(...found);
    }
    return [...new Set(files)];
}


/***/ }),

/***/ 7099:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ ReportError),
/* harmony export */   KR: () => (/* binding */ maxReportBytes),
/* harmony export */   MM: () => (/* binding */ parseReport)
/* harmony export */ });
/* unused harmony export reportSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4377);
/* harmony import */ var _core_tokens_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1129);


/** A report larger than this is refused unread. A report of 5,000 changed prompts has about 15 MB. */
const maxReportBytes = 32 * 1024 * 1024;
const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(20_000);
const path = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(4_096);
const finite = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig();
const line = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(0).nullable();
const revision = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    sha: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
        .regex(/^[0-9a-f]{7,64}$/)
        .nullable(),
    ref: path.nullable(),
    how: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(300),
});
const estimate = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    model: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(300).nullable(),
    modelAsWritten: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(2_000).nullable(),
    modelFrom: path.nullable(),
    priced: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    unpricedReason: text.nullable(),
    atLeast: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text).max(100).exactOptional(),
    tokens: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        input: finite,
        output: finite.nullable(),
        inputParts: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(Object.fromEntries(_core_tokens_js__WEBPACK_IMPORTED_MODULE_1__/* .inputParts */ .j.map((part) => [part, finite]))),
        method: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['exact', 'calibrated', 'approximate']),
        errorPercent: finite,
        tokenizer: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100),
        outputBasis: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['stated', 'measured', 'limit', 'assumed', 'none']),
        cacheable: finite.nullable(),
        contextPercent: finite.nullable(),
        inputRange: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ low: finite, high: finite }),
        outputRange: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ low: finite, high: finite }).nullable(),
    }),
    lines: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(300),
        quantity: finite,
        unit: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100),
        rateUsd: finite,
        costUsd: finite,
    }))
        .max(100),
    requestUsd: finite.nullable(),
    usdPer1k: finite.nullable(),
    range: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ lowUsdPer1k: finite, highUsdPer1k: finite }).nullable(),
    requestsPerMonth: finite.nullable(),
    monthlyUsd: finite.nullable(),
    cache: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        prefixTokens: finite,
        eligible: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['yes', 'no', 'uncertain']),
        endsAt: text,
        endsLine: line,
        note: text.nullable(),
        hitRate: finite,
        inputUsdPer1kNever: finite,
        inputUsdPer1kAlways: finite,
        breakEvenPerHour: finite.nullable(),
    })
        .nullable(),
    sources: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(path).max(10_000),
});
const change = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    key: path,
    name: path,
    path,
    previousPath: path.nullable(),
    line: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(0),
    format: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100),
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['added', 'removed', 'changed', 'renamed']),
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['request', 'instructions', 'tools', 'evaluation', 'fragment']),
    baseline: estimate.nullable(),
    head: estimate.nullable(),
    delta: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        inputTokens: finite.nullable(),
        outputTokens: finite.nullable(),
        usdPer1k: finite.nullable(),
        percent: finite.nullable(),
        monthlyUsd: finite.nullable(),
    }),
    notComparable: text.nullable(),
    tokenDetails: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text).max(100).exactOptional(),
    causes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        cause: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n([
            'model',
            'tokenizer',
            'rates',
            'system',
            'messages',
            'examples',
            'tools',
            'schema',
            'output',
            'caching',
            'tier',
            'usage',
            'images',
            'added',
            'removed',
        ]),
        usdPer1k: finite,
        inputTokens: finite.exactOptional(),
        detail: text,
    }))
        .max(100),
});
/** The public report, version 1, strictly: a field that is not known here is refused. */
const reportSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    tool: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('promptcost'), version: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(50) }),
    generatedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    baseline: revision,
    head: revision,
    ratesAsOf: zod__WEBPACK_IMPORTED_MODULE_2__/* .date */ .p6(),
    verdict: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['pass', 'warn', 'fail', 'error']),
    enforcement: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['block', 'warn', 'off']),
    totals: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        baselineUsdPer1k: finite.nullable(),
        headUsdPer1k: finite.nullable(),
        deltaInputTokens: finite,
        deltaMonthlyUsd: finite.nullable(),
        baselineMonthlyUsd: finite.nullable(),
        headMonthlyUsd: finite.nullable(),
        unpricedCount: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(0),
        promptCount: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(0),
    }),
    changes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(change).max(50_000),
    unchangedCount: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(0),
    findings: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        rule: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100),
        level: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['fail', 'warn', 'info']),
        key: path.nullable(),
        path: path.nullable(),
        line,
        value: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([finite, text]).nullable(),
        limit: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([finite, text]).nullable(),
        message: text,
        remedy: text,
    }))
        .max(100_000),
    problems: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100),
        side: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['baseline', 'head']),
        path: path.nullable(),
        line,
        detail: text,
    }))
        .max(100_000),
    assumptions: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(text).max(10_000),
    limits: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        rule: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100),
        level: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['fail', 'warn']),
        limit: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([finite, text]),
        origin: text,
        match: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(path).max(1_000).nullable(),
        broken: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(0),
    }))
        .max(10_000),
    overrideLabel: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(300).exactOptional(),
    override: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ label: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(300), by: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(200) }).nullable(),
    shard: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ part: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(1), of: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(1).max(256) }).nullable(),
});
/** A file that should hold a report does not. The message says where in it and why. */
class ReportError extends Error {
    name = 'ReportError';
}
/** Reads one report, as untrusted input: size, shape and every field are checked before anything is used. */
function parseReport(json) {
    if (json.length > maxReportBytes) {
        throw new ReportError(`a report of ${json.length} characters is larger than the ${maxReportBytes} allowed`);
    }
    let value;
    try {
        value = JSON.parse(json);
    }
    catch {
        throw new ReportError('the report is not JSON; make it with `promptcost diff --format json` or the action');
    }
    const result = reportSchema.safeParse(value);
    if (result.success)
        return result.data;
    const first = result.error.issues[0];
    throw new ReportError(`the file is not a promptcost report of version 1: ${first?.path.map(String).join('.') ?? ''}: ${first?.message ?? ''}`);
}


/***/ })

};
