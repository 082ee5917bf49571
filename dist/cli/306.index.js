export const id = 306;
export const ids = [306];
export const modules = {

/***/ 5925:
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
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2356);







const flags = [
    { name: 'keep', help: 'keep the temporary repository and say where it is' },
    { name: 'help', short: 'h', help: 'show this help' },
];
const help = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .helpText */ .BK)(['promptcost demo [flags]'], [
    'Runs the whole check on a sample pull request: three products, three changes that cost money. Makes a temporary',
    'git repository, starts a GitHub API on this machine, runs the bundled action as a runner does, and prints the',
    'comment that was posted and the verdict. Ends with the status of the verdict: 1, because a limit is broken.',
].join('\n'), flags, ['promptcost demo', 'promptcost demo --keep']);
/** The folder above the bundles (`dist`), or above the sources. */
const installation = node_path__WEBPACK_IMPORTED_MODULE_4___default().join((0,node_url__WEBPACK_IMPORTED_MODULE_5__.fileURLToPath)(import.meta.url), '..', '..');
async function run(typed, around) {
    const args = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .readArguments */ .lR)(typed, flags);
    if (args.switches.has('help')) {
        around.stdout.write(help);
        return 0;
    }
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
    try {
        const pull = makePullRequest(folder, sample);
        const job = await runAction(action, folder, pull, server.url);
        const [comment] = server.comments;
        const { stdout } = around;
        stdout.write('The pull request changes three prompts: one grows, one gets another model, one moves a variable.\n');
        stdout.write('This is the comment that the action posted:\n\n');
        stdout.write(comment === undefined ? '(no comment was posted)\n' : `${withoutMarker(comment.body)}\n`);
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
        await server.close();
        if (!args.switches.has('keep'))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(folder, { recursive: true, force: true });
    }
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


/***/ })

};
