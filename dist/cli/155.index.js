export const id = 155;
export const ids = [155];
export const modules = {

/***/ 1155:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_5___default = /*#__PURE__*/__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_5__);
/* harmony import */ var _outputs_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1899);
/* harmony import */ var _reports_read_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7099);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1506);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1028);










const flags = [
    {
        name: 'format',
        value: 'NAME',
        help: 'table, or markdown: the comment as it was posted (default: table)',
    },
    { name: 'no-color', help: 'no colours (also: NO_COLOR=1)' },
    { name: 'keep', help: 'keep the temporary repository and say where it is' },
    { name: 'help', short: 'h', help: 'show this help' },
];
const help = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_8__/* .helpText */ .BK)(['promptcost demo [flags]'], [
    'Runs the whole check on a sample pull request: three products, three changes that cost money. Makes a temporary',
    'git repository, starts a GitHub API on this machine, runs the bundled action as a runner does, and prints the',
    'comment that was posted and the verdict. Ends with the status of the verdict: 1, because a limit is broken.',
].join('\n'), flags, ['promptcost demo', 'promptcost demo --format markdown', 'promptcost demo --keep']);
/** The folder above the bundles (`dist`), or above the sources. */
const installation = node_path__WEBPACK_IMPORTED_MODULE_4___default().join((0,node_url__WEBPACK_IMPORTED_MODULE_5__.fileURLToPath)(import.meta.url), '..', '..');
async function run(typed, around) {
    const args = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_8__/* .readArguments */ .lR)(typed, flags);
    if (args.switches.has('help')) {
        around.stdout.write(help);
        return 0;
    }
    const format = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .outputFormat */ .B$)(args, ['table', 'markdown']);
    const sample = node_path__WEBPACK_IMPORTED_MODULE_4___default().join(installation, 'demo');
    const action = node_path__WEBPACK_IMPORTED_MODULE_4___default().join(installation, 'action', 'index.js');
    for (const needed of [sample, action]) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(needed)) {
            around.stderr.write(`promptcost: ${node_path__WEBPACK_IMPORTED_MODULE_4___default().basename(needed)} is missing beside the command; run it from dist/ (npm run build)\n`);
            return 2;
        }
    }
    const folder = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)(node_path__WEBPACK_IMPORTED_MODULE_4___default().join((0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)(), 'promptcost-demo-'));
    const server = await startGitHub();
    const stopped = () => {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(folder, { recursive: true, force: true });
        process.exit(130);
    };
    process.once('SIGINT', stopped);
    try {
        const pull = makePullRequest(folder, sample);
        const job = await runAction(action, folder, pull, server.url);
        const [comment] = server.comments;
        const { stdout } = around;
        stdout.write('A sample pull request: one prompt grows, one gets another model, one moves a variable.\n');
        const report = readReport(node_path__WEBPACK_IMPORTED_MODULE_4___default().join(pull.workspace, reportFile));
        if (comment === undefined)
            stdout.write('No comment was posted.\n');
        else if (format === 'markdown' || report === null) {
            stdout.write(`The action posted this comment:\n\n${withoutMarker(comment.body)}\n`);
        }
        else {
            stdout.write('The action posted a comment that says this (--format markdown shows it as posted):\n\n');
            stdout.write((0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .renderTerminal */ .bF)(report, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .viewOf */ .du)(args, around)));
        }
        stdout.write(`\nVerdict: ${job.outputs['verdict'] ?? 'none'} · exit status ${job.status} · ${Math.round(job.ms)} ms with git and the API on this machine\n`);
        if (comment === undefined || job.outputs['verdict'] === undefined)
            stdout.write(`\n${job.log}\n`);
        stdout.write([
            '',
            'Where to look next:',
            `  sample prompts   ${node_path__WEBPACK_IMPORTED_MODULE_4___default().join(node_path__WEBPACK_IMPORTED_MODULE_4___default().relative(around.cwd, sample) || '.', 'head', 'prompts')}`,
            '  your repository  promptcost scan, promptcost diff main, promptcost init',
            '  documentation    README.md, docs/configuration.md',
            '',
        ].join('\n'));
        if (args.switches.has('keep'))
            stdout.write(`\nThe repository is kept in ${folder}\n`);
        return comment === undefined ? 2 : job.status;
    }
    finally {
        process.off('SIGINT', stopped);
        await server.close();
        if (!args.switches.has('keep'))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(folder, { recursive: true, force: true });
    }
}
/** Where the action is told to write its report, in the workspace. */
const reportFile = 'promptcost-report.json';
function readReport(file) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(file) ? (0,_reports_read_js__WEBPACK_IMPORTED_MODULE_7__/* .parseReport */ .MM)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file, 'utf8')) : null;
}
function withoutMarker(body) {
    return body.replace(/^<!-- promptcost:[^>]*-->\n?/, '');
}
/** A bare origin with main, the branch and GitHub's merge commit, and a checkout of that commit at depth 1. */
function makePullRequest(folder, sample) {
    const work = node_path__WEBPACK_IMPORTED_MODULE_4___default().join(folder, 'work');
    const origin = node_path__WEBPACK_IMPORTED_MODULE_4___default().join(folder, 'origin.git');
    const workspace = node_path__WEBPACK_IMPORTED_MODULE_4___default().join(folder, 'workspace');
    for (const name of [work, origin, workspace])
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(name);
    git(work, 'init', '--quiet', '--initial-branch=main');
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.cpSync)(node_path__WEBPACK_IMPORTED_MODULE_4___default().join(sample, 'baseline'), work, { recursive: true });
    const base = commit(work, 'Prompts of the support desk');
    git(work, 'switch', '--quiet', '--create', 'better-answers');
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.cpSync)(node_path__WEBPACK_IMPORTED_MODULE_4___default().join(sample, 'head'), work, { recursive: true });
    const head = commit(work, 'Better answers');
    git(work, 'switch', '--quiet', '--detach', 'main');
    git(work, 'merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${base}`, 'better-answers');
    const merge = git(work, 'rev-parse', 'HEAD');
    git(work, 'update-ref', 'refs/pull/1/merge', merge);
    git(origin, 'init', '--quiet', '--bare', '--initial-branch=main');
    git(origin, 'config', 'uploadpack.allowReachableSHA1InWant', 'true');
    git(work, 'push', '--quiet', origin, '+refs/heads/*:refs/heads/*', '+refs/pull/*:refs/pull/*');
    git(workspace, 'init', '--quiet');
    git(workspace, 'remote', 'add', 'origin', origin);
    git(workspace, 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', `+${merge}:refs/remotes/pull/1/merge`);
    git(workspace, 'checkout', '--quiet', '--force', 'refs/remotes/pull/1/merge');
    return { workspace, base, head, merge };
}
function commit(work, message) {
    git(work, 'add', '--all');
    git(work, 'commit', '--quiet', '--message', message);
    return git(work, 'rev-parse', 'HEAD');
}
function git(cwd, ...words) {
    const { PATH, SystemRoot } = process.env;
    const result = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)('git', words, {
        cwd,
        encoding: 'utf8',
        env: {
            PATH,
            SystemRoot,
            HOME: cwd,
            GIT_CONFIG_NOSYSTEM: '1',
            GIT_AUTHOR_NAME: 'Sample',
            GIT_AUTHOR_EMAIL: 'sample@example.test',
            GIT_COMMITTER_NAME: 'Sample',
            GIT_COMMITTER_EMAIL: 'sample@example.test',
            // The same commit ids on every run, so that the comment is the same too.
            GIT_AUTHOR_DATE: '2026-11-20T09:00:00Z',
            GIT_COMMITTER_DATE: '2026-11-20T09:00:00Z',
        },
    });
    if (result.error !== undefined)
        throw new Error(`git is needed for the demo: ${result.error.message}`);
    if (result.status !== 0)
        throw new Error(`git ${words[0] ?? ''} failed: ${result.stderr}`);
    return result.stdout.trim();
}
/** Starts the bundle as a runner does: event payload, inputs as environment, files for outputs and summary. */
async function runAction(action, folder, pull, api) {
    const files = { event: 'event.json', output: 'output.txt', summary: 'summary.md' };
    const at = (name) => node_path__WEBPACK_IMPORTED_MODULE_4___default().join(folder, name);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(at(files.event), JSON.stringify({
        action: 'opened',
        pull_request: {
            number: 1,
            user: { login: 'sample-author' },
            labels: [],
            base: { ref: 'main', sha: pull.base, repo: { full_name: 'octo/support-desk' } },
            head: { ref: 'better-answers', sha: pull.head, repo: { full_name: 'octo/support-desk' } },
        },
        repository: { full_name: 'octo/support-desk', default_branch: 'main' },
    }));
    for (const name of [files.output, files.summary])
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(at(name), '');
    const started = performance.now();
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [action], {
        cwd: pull.workspace,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
            PATH: process.env['PATH'],
            SystemRoot: process.env['SystemRoot'],
            HOME: folder,
            RUNNER_TEMP: folder,
            GITHUB_ACTIONS: 'true',
            GITHUB_ACTOR: 'sample-author',
            GITHUB_API_URL: api,
            GITHUB_GRAPHQL_URL: `${api}/graphql`,
            GITHUB_SERVER_URL: 'https://github.com',
            GITHUB_EVENT_NAME: 'pull_request',
            GITHUB_EVENT_PATH: at(files.event),
            GITHUB_OUTPUT: at(files.output),
            GITHUB_STEP_SUMMARY: at(files.summary),
            GITHUB_REPOSITORY: 'octo/support-desk',
            GITHUB_REF: 'refs/pull/1/merge',
            GITHUB_SHA: pull.merge,
            GITHUB_RUN_ID: '1',
            GITHUB_RUN_ATTEMPT: '1',
            GITHUB_WORKSPACE: pull.workspace,
            'INPUT_GITHUB-TOKEN': 'demo',
            'INPUT_REPORT-PATH': reportFile,
        },
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8');
        stream.on('data', (text) => (log += text));
    }
    const status = await new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code) => {
            resolve(code ?? 2);
        });
    });
    return {
        status,
        log,
        ms: performance.now() - started,
        outputs: readOutputs((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(at(files.output), 'utf8')),
    };
}
/** `name<<DELIMITER`, the value's lines, and the delimiter again. */
function readOutputs(text) {
    const outputs = {};
    const lines = text.split(/\r?\n/);
    for (let index = 0; index < lines.length; index++) {
        const [name = '', delimiter] = (lines[index] ?? '').split('<<');
        if (delimiter === undefined)
            continue;
        const end = lines.indexOf(delimiter, index + 1);
        if (end < 0)
            break;
        outputs[name] = lines.slice(index + 1, end).join('\n');
        index = end;
    }
    return outputs;
}
/** The few requests that commenting on a pull request needs, answered as GitHub does, on the loopback address. */
async function startGitHub() {
    const comments = [];
    const address = (id) => `https://github.com/octo/support-desk/pull/1#issuecomment-${id}`;
    const answer = (request, body) => {
        const { method = 'GET', url = '/' } = request;
        const text = body === '' ? '' : (JSON.parse(body).body ?? '');
        if (url === '/graphql') {
            const nodes = comments.map(({ id, body: own }) => ({
                id: `IC_${id}`,
                url: address(id),
                body: own,
                viewerDidAuthor: true,
                isMinimized: false,
            }));
            const page = { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
            const pullRequest = { headRefOid: null, locked: false, comments: page };
            return [200, { data: { repository: { isArchived: false, pullRequest } } }];
        }
        if (method === 'POST' && url.endsWith('/issues/1/comments')) {
            const id = comments.length + 1;
            comments.push({ id, body: text });
            return [201, { id, node_id: `IC_${id}`, html_url: address(id), body: text }];
        }
        return [404, { message: 'Not Found' }];
    };
    const server = (0,node_http__WEBPACK_IMPORTED_MODULE_2__.createServer)((request, response) => {
        let body = '';
        request.setEncoding('utf8');
        request.on('data', (text) => (body += text));
        request.on('end', () => {
            const [status, value] = answer(request, body);
            response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
            response.end(JSON.stringify(value));
        });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    return {
        url: `http://127.0.0.1:${port}`,
        comments,
        close: () => new Promise((resolve) => {
            server.closeAllConnections();
            server.close(() => {
                resolve();
            });
        }),
    };
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
