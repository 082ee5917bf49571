export const id = 974;
export const ids = [974];
export const modules = {

/***/ 2039:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ locateRepository)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _core_revision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8206);



async function isFolder(name) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(name).then((found) => found.isDirectory(), () => false);
}
async function textOf(name) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(name, 'utf8').then((text) => text, () => null);
}
async function place(gitDir, workTree) {
    if ((await textOf(node_path__WEBPACK_IMPORTED_MODULE_1___default().join(gitDir, 'HEAD'))) === null)
        return null;
    const common = await textOf(node_path__WEBPACK_IMPORTED_MODULE_1___default().join(gitDir, 'commondir'));
    const commonDir = common === null ? gitDir : node_path__WEBPACK_IMPORTED_MODULE_1___default().resolve(gitDir, common.replace(/\r?\n$/, ''));
    if (!(await isFolder(node_path__WEBPACK_IMPORTED_MODULE_1___default().join(commonDir, 'objects'))))
        return null;
    return { workTree, gitDir, commonDir };
}
/**
 * The repository that a folder belongs to, or null. Git's own discovery is not used because it refuses folders of
 * another owner (`safe.directory`), which is the normal case in a container. A `.git` above is preferred to a
 * folder that looks like a bare repository: anybody can commit such a folder (`HEAD`, `objects/`, `refs/`) into a
 * pull request, but nobody can commit a `.git`.
 */
async function locateRepository(folder) {
    let start;
    try {
        start = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder);
        if (!(await isFolder(start)))
            throw new _core_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .RevisionError */ .E(`${folder} is not a folder.`);
    }
    catch (error) {
        if (error instanceof _core_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .RevisionError */ .E)
            throw error;
        throw new _core_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .RevisionError */ .E(`The folder ${folder} does not exist or cannot be read.`, { cause: error });
    }
    for (let at = start;; at = node_path__WEBPACK_IMPORTED_MODULE_1___default().dirname(at)) {
        const dotGit = node_path__WEBPACK_IMPORTED_MODULE_1___default().join(at, '.git');
        if (await isFolder(dotGit)) {
            const found = await place(dotGit, at);
            if (found !== null)
                return found;
        }
        else {
            const pointer = /^gitdir: (.+?)\r?\n?$/s.exec((await textOf(dotGit)) ?? '')?.[1];
            if (pointer !== undefined) {
                const found = await place(node_path__WEBPACK_IMPORTED_MODULE_1___default().resolve(at, pointer), at);
                if (found !== null)
                    return found;
                throw new _core_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .RevisionError */ .E(`${dotGit} points to ${pointer}, where there is no repository.`);
            }
        }
        // Started inside a `.git` folder.
        if (node_path__WEBPACK_IMPORTED_MODULE_1___default().basename(at) === '.git') {
            const found = await place(at, null);
            if (found !== null)
                return { ...found, workTree: null };
        }
        if (node_path__WEBPACK_IMPORTED_MODULE_1___default().dirname(at) === at)
            break;
    }
    return (await isFolder(node_path__WEBPACK_IMPORTED_MODULE_1___default().join(start, 'refs'))) ? place(start, null) : null;
}


/***/ }),

/***/ 9887:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Pr: () => (/* reexport */ findRenames),
  NE: () => (/* reexport */ openFolder),
  wI: () => (/* reexport */ openGitRevision),
  AJ: () => (/* reexport */ openWorkingTree),
  qj: () => (/* reexport */ resolveLocalPair)
});

// UNUSED EXPORTS: openGitHubRevision, resolvePair

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./src/core/problem.ts
var core_problem = __webpack_require__(652);
// EXTERNAL MODULE: ./src/core/revision.ts
var revision = __webpack_require__(8206);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./src/revisions/decode.ts



const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
const utf16le = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: false });
const utf16be = new TextDecoder('utf-16be', { fatal: true, ignoreBOM: false });
/**
 * The first line of a Git LFS pointer, and the one of its first releases.
 * Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md (2026-11-23)
 */
const pointerStart = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\n/;
/** The specification wants pointers under this length. */
const maxPointerBytes = 1024;
function startsWith(bytes, ...start) {
    return start.every((byte, at) => bytes[at] === byte);
}
/** Bytes as text, or why they are none. Nothing is replaced or guessed: a wrong text would be counted and billed. */
function decodeFile(path, bytes) {
    if (bytes.length > revision/* maxFileBytes */.e)
        return tooLarge(path, bytes.length);
    const wide = startsWith(bytes, 0xff, 0xfe)
        ? { decoder: utf16le, name: 'UTF-16 (little endian)', isUtf32: startsWith(bytes, 0xff, 0xfe, 0, 0) }
        : startsWith(bytes, 0xfe, 0xff)
            ? { decoder: utf16be, name: 'UTF-16 (big endian)', isUtf32: false }
            : null;
    if (wide !== null && !wide.isUtf32) {
        try {
            const text = wide.decoder.decode(bytes);
            if (text.includes('\0'))
                return binary(path);
            return { path, text, hadByteOrderMark: true };
        }
        catch {
            return (0,core_problem/* problem */.C)('encoding', path, null, `It begins as ${wide.name} but is not valid; save it as UTF-8 to have it counted.`);
        }
    }
    if (bytes.includes(0))
        return binary(path);
    if (!(0,external_node_buffer_.isUtf8)(bytes)) {
        return (0,core_problem/* problem */.C)('encoding', path, lineOfFirstFault(bytes), 'It is not valid UTF-8 (Latin-1 or another old encoding?); save it as UTF-8 to have it counted.');
    }
    const hadByteOrderMark = startsWith(bytes, 0xef, 0xbb, 0xbf);
    const text = utf8.decode(bytes);
    if (bytes.length < maxPointerBytes && pointerStart.test(text)) {
        return (0,core_problem/* problem */.C)('lfs-pointer', path, 1, 'The repository holds a Git LFS pointer, not the text; keep prompts out of LFS to have them counted.');
    }
    return { path, text, hadByteOrderMark };
}
/** 1-based line of the first byte that is not UTF-8. */
function lineOfFirstFault(bytes) {
    // No byte of a longer UTF-8 sequence is a line feed, so every line can be judged by itself.
    let line = 1;
    for (let start = 0; start <= bytes.length; line++) {
        const at = bytes.indexOf(0x0a, start);
        const end = at === -1 ? bytes.length : at;
        if (!(0,external_node_buffer_.isUtf8)(bytes.subarray(start, end)))
            return line;
        start = end + 1;
    }
    return null;
}
function binary(path) {
    return (0,core_problem/* problem */.C)('binary-file', path, null, 'It has NUL bytes, so it is not text and was not read.');
}
function tooLarge(path, sizeBytes) {
    const size = (sizeBytes / (1024 * 1024)).toFixed(1);
    const most = revision/* maxFileBytes */.e / (1024 * 1024);
    return (0,core_problem/* problem */.C)('too-large', path, null, `It has ${size} MiB; files over ${most} MiB are not read.`);
}

;// CONCATENATED MODULE: ./src/revisions/reading.ts



/** Linux follows at most 40 links in one path. */
const maxLinks = 40;
/** No file system has longer targets. */
const maxTargetBytes = 4096;
/** Compares as the lists are sorted. */
function reading_byPath(a, b) {
    return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
/** A Revision over anything that can list entries and give their bytes. */
function reading_revisionOver(info, source) {
    let listed = null;
    let byName = null;
    let closed = null;
    const targets = new Map();
    function list() {
        listed ??= source.list();
        return listed;
    }
    async function index() {
        if (byName === null) {
            const names = new Map();
            for (const entry of await list())
                names.set(entry.path, entry);
            byName = names;
        }
        return byName;
    }
    async function isFolder(path) {
        const entries = await list();
        const start = `${path}/`;
        let low = 0;
        let high = entries.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((entries[middle]?.path ?? '') < start)
                low = middle + 1;
            else
                high = middle;
        }
        return path === '' || (entries[low]?.path.startsWith(start) ?? false);
    }
    /** Walks until the way ends or comes to a link whose target has not been read yet. */
    async function step(walk) {
        const entries = await index();
        const fault = (reason, detail) => ({
            kind: 'problem',
            problem: (0,core_problem/* problem */.C)(reason, walk.asked, null, detail),
        });
        for (;;) {
            const part = walk.ahead.pop();
            if (part === undefined)
                break;
            if (part === '' || part === '.')
                continue;
            if (part === '..') {
                if (walk.behind.length === 0) {
                    return fault('symlink', 'It is a link that leaves the repository, so it was not followed.');
                }
                walk.behind.pop();
                continue;
            }
            walk.behind.push(part);
            const here = walk.behind.join('/');
            const entry = entries.get(here);
            if (entry?.type === 'submodule') {
                return fault('submodule', walk.ahead.length === 0
                    ? 'It is a submodule; its files belong to another repository and were not read.'
                    : `It is inside the submodule ${here}, whose files belong to another repository and were not read.`);
            }
            if (entry?.type !== 'symlink')
                continue;
            const target = targets.get(here);
            if (target === undefined) {
                walk.behind.pop();
                walk.ahead.push(part);
                return entry;
            }
            if (typeof target !== 'string')
                return { kind: 'problem', problem: { ...target, path: walk.asked } };
            if (++walk.links > maxLinks)
                return fault('symlink', 'Its links lead in a circle, or over too many links.');
            if (target === '' || target.startsWith('/') || /^[A-Za-z]:[/\\]/.test(target)) {
                return fault('symlink', 'It is a link that leaves the repository, so it was not followed.');
            }
            walk.behind.pop();
            walk.ahead = [...walk.ahead, ...target.split('/').reverse()];
        }
        const end = walk.behind.join('/');
        const entry = entries.get(end);
        if (entry?.type === 'file')
            return { kind: 'file', entry };
        if (await isFolder(end))
            return fault('not-a-file', 'It is a folder, not a file.');
        return fault('missing-file', walk.links === 0
            ? 'There is no such file in this revision.'
            : 'It is a link to a file that does not exist.');
    }
    async function readTargets(links) {
        const wanted = [...new Map(links.map((entry) => [entry.path, entry])).values()];
        await source.contents(wanted, maxTargetBytes, (entry, content) => {
            if (content.kind === 'problem') {
                targets.set(entry.path, content.problem);
                return;
            }
            const target = content.kind === 'bytes' ? decodeFile(entry.path, content.bytes) : null;
            targets.set(entry.path, target !== null && 'text' in target
                ? target.text
                : (0,core_problem/* problem */.C)('symlink', entry.path, null, 'It is a link whose target is not a path.'));
        });
    }
    /** Where paths end after all links. */
    async function locate(paths) {
        const entries = await index();
        const found = new Map();
        let walks = [];
        for (const path of paths) {
            const entry = entries.get(path);
            if (entry?.type === 'file')
                found.set(path, { kind: 'file', entry });
            else if (path.startsWith('/') || path.split('/').includes('..')) {
                const detail = 'It is not a path inside the repository.';
                found.set(path, { kind: 'problem', problem: (0,core_problem/* problem */.C)('missing-file', path, null, detail) });
            }
            else
                walks.push({ asked: path, behind: [], ahead: path.split('/').reverse(), links: 0 });
        }
        while (walks.length > 0) {
            const waiting = [];
            const links = [];
            for (const walk of walks) {
                const result = await step(walk);
                if ('kind' in result)
                    found.set(walk.asked, result);
                else {
                    waiting.push(walk);
                    links.push(result);
                }
            }
            if (links.length > 0)
                await readTargets(links);
            walks = waiting;
        }
        return found;
    }
    return {
        info,
        list,
        async read(paths) {
            const answer = new Map();
            const asking = new Map();
            const located = await locate([...new Set(paths)]);
            for (const [path, found] of located) {
                if (found.kind === 'problem')
                    answer.set(path, found.problem);
                else if (found.entry.size !== null && found.entry.size > revision/* maxFileBytes */.e) {
                    answer.set(path, tooLarge(path, found.entry.size));
                }
                else
                    asking.set(found.entry, [...(asking.get(found.entry) ?? []), path]);
            }
            await source.contents([...asking.keys()], revision/* maxFileBytes */.e, (entry, content) => {
                for (const path of asking.get(entry) ?? []) {
                    switch (content.kind) {
                        case 'bytes':
                            answer.set(path, decodeFile(path, content.bytes));
                            break;
                        case 'too-large':
                            answer.set(path, tooLarge(path, content.sizeBytes));
                            break;
                        case 'problem':
                            answer.set(path, { ...content.problem, path });
                    }
                }
            });
            return answer;
        },
        async readBytes(path, maxBytes) {
            const found = (await locate([path])).get(path);
            if (found?.kind !== 'file' || (found.entry.size ?? 0) > maxBytes)
                return null;
            let bytes = null;
            await source.contents([found.entry], maxBytes, (_, content) => {
                if (content.kind === 'bytes')
                    bytes = content.bytes;
            });
            return bytes;
        },
        close() {
            closed ??= source.close();
            return closed;
        },
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./src/revisions/git/run.ts


/**
 * How git is run. Nothing of the checked repository may start a program: its `.git/config` may name an fsmonitor,
 * an ssh command, filters, text converters, aliases or credential helpers, and a checkout may have been prepared
 * by whoever wrote the pull request. So almost every call runs in a private git directory with a config of our
 * own (see store.ts), with an environment that takes over none of git's own variables, and with these options on top.
 */
const hardening = [
    '--no-pager',
    '--no-replace-objects',
    '--literal-pathspecs',
    '--no-optional-locks',
    ...[
        'core.fsmonitor=false',
        'core.hooksPath=/dev/null',
        'core.attributesFile=/dev/null',
        'core.askPass=',
        'diff.external=',
        'protocol.ext.allow=never',
        'gc.auto=0',
        'maintenance.auto=false',
        'fetch.recurseSubmodules=false',
        'submodule.recurse=false',
        'log.showSignature=false',
    ].flatMap((setting) => ['-c', setting]),
];
/** Variables of git that change where it finds certificates, and nothing else. */
const keptGitVariables = new Set(['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_EXEC_PATH']);
function environment(call) {
    const env = {};
    for (const [name, value] of Object.entries(process.env)) {
        const upper = name.toUpperCase();
        // Our own inputs hold the token; git has no use for them.
        if (/^(?:INPUT_|ACTIONS_|GITHUB_TOKEN$|GH_TOKEN$|SSH_ASKPASS)/.test(upper))
            continue;
        if (upper.startsWith('GIT_') && !keptGitVariables.has(upper))
            continue;
        env[name] = value;
    }
    env['LC_ALL'] = 'C';
    env['LANGUAGE'] = 'C';
    env['GIT_DIR'] = call.gitDir;
    if (call.workTree !== undefined)
        env['GIT_WORK_TREE'] = call.workTree;
    if (call.indexFile !== undefined)
        env['GIT_INDEX_FILE'] = call.indexFile;
    if (call.objectFolder !== undefined)
        env['GIT_OBJECT_DIRECTORY'] = call.objectFolder;
    if (call.alternates !== undefined && call.alternates.length > 0) {
        env['GIT_ALTERNATE_OBJECT_DIRECTORIES'] = call.alternates
            .map(quotedPath)
            .join(process.platform === 'win32' ? ';' : ':');
    }
    if (call.userConfig !== true) {
        // Git understands this name on Windows too.
        env['GIT_CONFIG_NOSYSTEM'] = '1';
        env['GIT_CONFIG_GLOBAL'] = '/dev/null';
    }
    const settings = call.settings ?? [];
    env['GIT_CONFIG_COUNT'] = String(settings.length);
    settings.forEach((setting, index) => {
        env[`GIT_CONFIG_KEY_${index}`] = setting.key;
        env[`GIT_CONFIG_VALUE_${index}`] = setting.value;
    });
    env['GIT_ALLOW_PROTOCOL'] = call.protocols ?? 'none';
    env['GIT_NO_LAZY_FETCH'] = '1';
    env['GIT_NO_REPLACE_OBJECTS'] = '1';
    env['GIT_GRAFT_FILE'] = '/dev/null';
    env['GIT_OPTIONAL_LOCKS'] = '0';
    env['GIT_TERMINAL_PROMPT'] = '0';
    env['GCM_INTERACTIVE'] = 'never';
    env['GIT_ATTR_NOSYSTEM'] = '1';
    return env;
}
/** A path as git reads it in lists of object directories: quoted where a separator or a quote stands in it. */
function quotedPath(path) {
    return /["#\n:;]/.test(path) && process.platform !== 'win32'
        ? `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`
        : path;
}
/** Starts git and leaves it running; the caller ends it. */
function startGit(args, call) {
    return (0,external_node_child_process_.spawn)('git', [...hardening, ...args], {
        cwd: call.cwd,
        env: environment(call),
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
    });
}
/** What git says on its way out, fit for one line of a message: printable, short, without credentials. */
function run_plainMessage(text) {
    const line = text
        .replace(/\/\/[^/@\s]+@/g, '//')
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
        .trim();
    return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
/** Runs git to its end. Rejects only when it cannot be started or takes too long; a failure is in `code`. */
async function runGit(args, call) {
    const child = startGit(args, call);
    const stdout = [];
    let stderr = '';
    const clock = { ranOut: false };
    const timer = call.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            clock.ranOut = true;
            child.kill('SIGKILL');
        }, call.timeoutMs);
    try {
        const code = await new Promise((resolve, reject) => {
            child.on('error', reject);
            child.on('close', (status) => {
                resolve(status ?? 128);
            });
            child.stdout.on('data', (chunk) => stdout.push(chunk));
            child.stderr.setEncoding('utf8');
            child.stderr.on('data', (chunk) => {
                if (stderr.length < 10_000)
                    stderr += chunk;
            });
            // A process that ends before it has read everything is judged by its status, not by the broken pipe.
            child.stdin.on('error', () => undefined);
            child.stdin.end(call.input ?? '');
        });
        if (clock.ranOut) {
            return {
                code: 128,
                stdout: Buffer.alloc(0),
                stderr: `no answer within ${(call.timeoutMs ?? 0) / 1000} s`,
            };
        }
        return { code, stdout: Buffer.concat(stdout), stderr: run_plainMessage(stderr) };
    }
    catch (error) {
        throw startFailure(error);
    }
    finally {
        clearTimeout(timer);
    }
}
/** Why git could not be started, as an error a person can act on. */
function startFailure(error) {
    const code = error?.code;
    if (code === 'ENOENT') {
        return new revision/* RevisionError */.E('git was not found; install git 2.31 or newer, or put it on the PATH.', {
            cause: error,
        });
    }
    const reason = error instanceof Error ? run_plainMessage(error.message) : 'unknown error';
    return new revision/* RevisionError */.E(`git could not be started: ${reason}`, { cause: error });
}

;// CONCATENATED MODULE: ./src/revisions/git/batch.ts


/**
 * One `git cat-file --batch` for as long as the revision is open. It starts with the first question, holds at
 * most one object in memory, and keeps Node running only while a question is open.
 */
function openObjectReader(call) {
    let child = null;
    let ended = Promise.resolve();
    let closed = false;
    let failure = null;
    let stderr = '';
    const queue = [];
    let first = 0;
    // What has arrived of the current answer: its header's pieces, then its body's.
    let header = [];
    let current = null;
    let body = [];
    let leftBytes = 0;
    function hold(busy) {
        if (child === null)
            return;
        const handles = [child, child.stdin, child.stdout, child.stderr];
        for (const handle of handles) {
            if (busy)
                handle.ref?.();
            else
                handle.unref?.();
        }
    }
    function answer(object) {
        const request = queue[first++];
        if (first === queue.length) {
            queue.length = 0;
            first = 0;
            hold(false);
        }
        else if (first > 10_000) {
            queue.splice(0, first);
            first = 0;
        }
        request?.resolve(object);
    }
    function fail(error) {
        failure ??= error;
        const open = queue.splice(0).slice(first);
        first = 0;
        for (const request of open)
            request.reject(failure);
    }
    /** A header line has arrived: `<id> <type> <size>`, or `<id> missing`. */
    function begin(line) {
        const parts = /^(\S+) ([a-z]+) (\d+)$/.exec(line);
        const [, id = '', type = '', size = ''] = parts ?? [];
        const asked = queue[first];
        if (parts === null) {
            if (asked !== undefined && line === `${asked.id} missing`)
                answer({ kind: 'absent' });
            else
                fail(new revision/* RevisionError */.E(`git cat-file gave an answer that was not asked for: ${run_plainMessage(line)}`));
            return;
        }
        if (asked?.id !== id) {
            fail(new revision/* RevisionError */.E(`git cat-file gave an answer that was not asked for: ${run_plainMessage(line)}`));
            return;
        }
        const sizeBytes = Number(size);
        current = { type, sizeBytes, keep: sizeBytes <= asked.maxBytes };
        body = [];
        leftBytes = sizeBytes + 1; // a line feed follows the content
    }
    function take(chunk) {
        let rest = chunk;
        while (rest.length > 0 && failure === null) {
            if (current === null) {
                const end = rest.indexOf(0x0a);
                if (end === -1) {
                    header.push(rest);
                    return;
                }
                const line = Buffer.concat([...header, rest.subarray(0, end)]).toString('latin1');
                header = [];
                rest = rest.subarray(end + 1);
                begin(line);
                continue;
            }
            const part = rest.subarray(0, leftBytes);
            rest = rest.subarray(part.length);
            leftBytes -= part.length;
            if (current.keep)
                body.push(part);
            if (leftBytes > 0)
                return;
            const { type, sizeBytes, keep } = current;
            current = null;
            const bytes = keep ? Buffer.concat(body).subarray(0, sizeBytes) : null;
            body = [];
            answer(bytes === null ? { kind: 'too-large', type, sizeBytes } : { kind: 'object', type, bytes });
        }
    }
    function start() {
        const started = startGit(['cat-file', '--batch'], call);
        child = started;
        ended = new Promise((resolve) => {
            started.on('error', (error) => {
                fail(startFailure(error));
                resolve();
            });
            started.on('close', (status) => {
                const why = stderr === '' ? `status ${String(status)}` : run_plainMessage(stderr);
                if (!closed)
                    fail(new revision/* RevisionError */.E(`git cat-file ended early: ${why}`));
                resolve();
            });
        });
        started.stdout.on('data', take);
        started.stderr.setEncoding('utf8');
        started.stderr.on('data', (text) => {
            if (stderr.length < 10_000)
                stderr += text;
        });
        started.stdin.on('error', () => undefined);
        return started;
    }
    return {
        read(id, maxBytes) {
            return new Promise((resolve, reject) => {
                if (failure !== null || closed) {
                    reject(failure ?? new revision/* RevisionError */.E('The revision was closed before it was read.'));
                    return;
                }
                if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) {
                    reject(new revision/* RevisionError */.E(`${run_plainMessage(id)} is not an object id.`));
                    return;
                }
                const running = child ?? start();
                if (queue.length === 0)
                    hold(true);
                queue.push({ id, maxBytes, resolve, reject });
                running.stdin.write(`${id}\n`);
            });
        },
        async close() {
            if (closed)
                return;
            closed = true;
            if (child !== null) {
                hold(true);
                child.stdin.end();
                fail(new revision/* RevisionError */.E('The revision was closed before it was read.'));
                child.kill();
            }
            await ended;
        },
    };
}

// EXTERNAL MODULE: ./src/revisions/git/locate.ts
var locate = __webpack_require__(2039);
;// CONCATENATED MODULE: ./src/revisions/git/store.ts








const abandoned = new Set();
let watching = false;
/** Removes the private directories that nobody closed, when the process ends. */
function watchExit() {
    if (watching)
        return;
    watching = true;
    process.once('exit', () => {
        for (const folder of abandoned)
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    });
}
/** Settings that say how the files of a work tree stand to their blobs; all are plain values. */
const workTreeKeys = /^core\.(?:excludesfile|ignorecase|precomposeunicode|autocrlf|eol|safecrlf|filemode|symlinks|trustctime|checkstat|sparsecheckout|sparsecheckoutcone)$/;
/** Settings of a connection that are plain values. */
const connectionKeys = /^(?:http\.(?:.*\.)?(?:extraheader|proxy|proxyauthmethod|sslverify|sslcainfo|sslcapath|sslcert|sslkey|sslversion|version|followredirects|emptyauth)|url\..*\.insteadof)$/;
/** Settings that name programs: taken over only where the user or the system wrote them, never from the repository. */
const connectionPrograms = /^(?:credential\..*|core\.sshcommand)$/;
function parseConfig(stdout) {
    const fields = stdout.toString('utf8').split('\0');
    const entries = [];
    for (let at = 0; at + 1 < fields.length; at += 2) {
        const [scope = '', text = ''] = [fields[at], fields[at + 1]];
        const end = text.indexOf('\n');
        entries.push(end === -1
            ? { scope, key: text, value: 'true' }
            : { scope, key: text.slice(0, end), value: text.slice(end + 1) });
    }
    return entries;
}
function remoteOf(config, workTree) {
    const urls = new Map();
    for (const { key, value } of config) {
        const name = /^remote\.(.+)\.url$/s.exec(key)?.[1];
        if (name !== undefined && !urls.has(name))
            urls.set(name, value);
    }
    const name = urls.has('origin') ? 'origin' : urls.size === 1 ? [...urls.keys()][0] : undefined;
    const url = name === undefined ? undefined : urls.get(name);
    if (name === undefined || url === undefined)
        return null;
    // A path is relative to the work tree, and git runs elsewhere.
    const isAddress = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(url) || /^[^/\\]{2,}:/.test(url);
    return { name, url: isAddress || workTree === null ? url : external_node_path_default().resolve(workTree, url) };
}
async function copyIfThere(from, to) {
    await (0,promises_.copyFile)(from, to).catch((error) => {
        if (error.code !== 'ENOENT')
            throw error;
    });
}
/** A split index has its larger part in a file of its own, which git looks for in its git directory. */
async function copySharedIndex(from, to) {
    const names = await (0,promises_.readdir)(from);
    await Promise.all(names
        .filter((name) => /^sharedindex\.[0-9a-f]+$/.test(name))
        .map((name) => (0,promises_.copyFile)(external_node_path_default().join(from, name), external_node_path_default().join(to, name))));
}
/** Commits whose parents are cut off; fetching changes them. */
function shallowIds(gitDir) {
    try {
        return (0,external_node_fs_.readFileSync)(external_node_path_default().join(gitDir, 'shallow'), 'utf8')
            .split('\n')
            .filter((line) => line !== '');
    }
    catch {
        return [];
    }
}
/** A transfer that has not ended by then is given up; a checkout on a runner takes seconds. */
const fetchTimeoutMs = 180_000;
/** Opens the repository that `folder` belongs to, or null when it belongs to none. */
async function store_openStore(folder) {
    const place = await (0,locate/* locateRepository */.Z)(folder);
    if (place === null)
        return null;
    const room = await (0,promises_.mkdtemp)(external_node_path_default().join((0,external_node_os_.tmpdir)(), 'promptcost-'));
    abandoned.add(room);
    watchExit();
    try {
        return await furnish(place, room);
    }
    catch (error) {
        await (0,promises_.rm)(room, { recursive: true, force: true });
        abandoned.delete(room);
        throw error;
    }
}
async function furnish(place, room) {
    // Asking what a config says runs nothing that it names.
    const listed = await runGit(['config', '-z', '--show-scope', '--list'], {
        gitDir: place.gitDir,
        cwd: room,
        userConfig: true,
    });
    if (listed.code !== 0) {
        throw new revision/* RevisionError */.E(`The config of the repository at ${place.gitDir} cannot be read: ${listed.stderr}`);
    }
    // Our own options are in the list as well.
    const config = parseConfig(listed.stdout).filter((entry) => entry.scope !== 'command');
    const last = (key) => config.findLast((entry) => entry.key === key)?.value;
    const format = last('extensions.objectformat')?.toLowerCase() ?? 'sha1';
    if (format !== 'sha1' && format !== 'sha256') {
        throw new revision/* RevisionError */.E(`The repository uses the object format ${format}, which is not known.`);
    }
    const partial = last('extensions.partialclone') !== undefined ||
        config.some(({ key, value }) => /^remote\..*\.promisor$/s.test(key) && value !== 'false');
    // Two git directories over the same objects. Only the second is ever fetched into, because a filtered fetch turns
    // its config into one that asks the remote for whatever is missing.
    const gitDir = external_node_path_default().join(room, 'git');
    const fetchDir = external_node_path_default().join(room, 'fetch');
    const objects = external_node_path_default().join(gitDir, 'objects');
    const ownConfig = `[core]\n\trepositoryformatversion = ${format === 'sha256' ? 1 : 0}\n\tbare = false\n` +
        (format === 'sha256' ? '[extensions]\n\tobjectformat = sha256\n' : '');
    await (0,promises_.mkdir)(external_node_path_default().join(objects, 'info'), { recursive: true });
    await Promise.all([
        (0,promises_.mkdir)(external_node_path_default().join(gitDir, 'refs')),
        (0,promises_.mkdir)(external_node_path_default().join(gitDir, 'info')),
        (0,promises_.mkdir)(external_node_path_default().join(fetchDir, 'refs'), { recursive: true }),
    ]);
    await Promise.all([
        (0,promises_.writeFile)(external_node_path_default().join(gitDir, 'HEAD'), 'ref: refs/heads/none\n'),
        (0,promises_.writeFile)(external_node_path_default().join(fetchDir, 'HEAD'), 'ref: refs/heads/none\n'),
        (0,promises_.writeFile)(external_node_path_default().join(gitDir, 'config'), ownConfig),
        (0,promises_.writeFile)(external_node_path_default().join(objects, 'info', 'alternates'), `${quotedPath(external_node_path_default().join(place.commonDir, 'objects'))}\n`),
        copyIfThere(external_node_path_default().join(place.commonDir, 'shallow'), external_node_path_default().join(gitDir, 'shallow')),
        copyIfThere(external_node_path_default().join(place.commonDir, 'info', 'exclude'), external_node_path_default().join(gitDir, 'info', 'exclude')),
        copyIfThere(external_node_path_default().join(place.gitDir, 'info', 'sparse-checkout'), external_node_path_default().join(gitDir, 'info', 'sparse-checkout')),
        copySharedIndex(place.gitDir, gitDir),
    ]);
    const base = { gitDir, cwd: room };
    const reader = openObjectReader(base);
    const remote = remoteOf(config, place.workTree);
    let users = 1;
    async function commits(names) {
        if (names.length === 0)
            return [];
        // One name per line is all that this command understands.
        if (names.some((name) => name === '' || /[\n\0]/.test(name))) {
            throw new revision/* RevisionError */.E('The name of a revision is empty or has a line break in it.');
        }
        const asked = await runGit(['cat-file', '--batch-check'], {
            // Names mean what the real repository says they mean; ids are looked up with what has been fetched.
            gitDir: place.gitDir,
            cwd: room,
            alternates: [objects],
            input: names.map((name) => `${name}^{commit}\n`).join(''),
        });
        if (asked.code !== 0) {
            throw new revision/* RevisionError */.E(`The repository at ${place.gitDir} cannot be read: ${asked.stderr}`);
        }
        const lines = asked.stdout.toString('utf8').split('\n');
        return names.map((_, index) => /^([0-9a-f]{40,64}) commit \d+$/.exec(lines[index] ?? '')?.[1] ?? null);
    }
    // Two fetches at once would stand in each other's way.
    let lastFetch = Promise.resolve();
    function inTurn(work) {
        const turn = lastFetch.then(work, work);
        lastFetch = turn.catch(() => undefined);
        return turn;
    }
    async function fetchNow(args, wanted) {
        if (remote === null)
            return 'the repository has no remote to fetch from';
        const settings = [
            { key: 'core.sshCommand', value: 'ssh -o BatchMode=yes' }, // a question for a password would hang forever
            { key: `remote.${remote.name}.url`, value: remote.url },
        ];
        // A filtered clone has commits without their files: to say it has them would keep the files from coming.
        if (partial)
            settings.push({ key: 'fetch.negotiationAlgorithm', value: 'noop' });
        for (const { scope, key, value } of config) {
            const own = scope === 'system' || scope === 'global';
            if (connectionKeys.test(key) || (own && connectionPrograms.test(key)))
                settings.push({ key, value });
        }
        await (0,promises_.writeFile)(external_node_path_default().join(fetchDir, 'config'), ownConfig);
        await (0,promises_.rm)(external_node_path_default().join(fetchDir, 'shallow'), { force: true });
        await copyIfThere(external_node_path_default().join(gitDir, 'shallow'), external_node_path_default().join(fetchDir, 'shallow'));
        const fetched = await runGit([
            ...['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-maintenance'],
            ...['--refmap=', ...args, '--stdin', '--end-of-options', remote.name],
        ], {
            gitDir: fetchDir,
            cwd: room,
            objectFolder: objects,
            settings,
            protocols: 'https:http:ssh:git:file',
            input: wanted.map((one) => `${one}\n`).join(''),
            timeoutMs: fetchTimeoutMs,
        });
        // Where history now ends. Put in place in one go: another git may be reading it.
        const shallow = external_node_path_default().join(fetchDir, 'shallow');
        await copyIfThere(shallow, `${shallow}.copy`);
        await (0,promises_.rename)(`${shallow}.copy`, external_node_path_default().join(gitDir, 'shallow')).catch(() => (0,promises_.rm)(external_node_path_default().join(gitDir, 'shallow'), { force: true }));
        return fetched.code === 0 ? null : fetched.stderr || `git fetch ended with status ${fetched.code}`;
    }
    /** The first commit that the last fetch has brought. */
    async function fetchedCommit() {
        const [id = ''] = (await (0,promises_.readFile)(external_node_path_default().join(fetchDir, 'FETCH_HEAD'), 'utf8').catch(() => '')).split('\t');
        const peeled = await runGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${id}^{commit}`], base);
        return peeled.code === 0 ? peeled.stdout.toString('latin1').trim() : null;
    }
    return {
        place,
        objectFormat: format,
        get shallow() {
            return shallowIds(gitDir).length > 0;
        },
        shallowIds: () => shallowIds(gitDir),
        partial,
        objectFolders: [objects, external_node_path_default().join(place.commonDir, 'objects')],
        remote,
        config,
        run: (args, options) => runGit(args, { ...base, ...options }),
        read: (id, maxBytes) => reader.read(id, maxBytes),
        commits,
        fetch: (args, wanted) => inTurn(() => fetchNow(args, wanted)),
        fetchRef: (args, ref) => inTurn(async () => {
            // A ref of our own would be offered to the remote as something that is all here, which filtered history is not.
            const why = await fetchNow(args, [ref]);
            if (why !== null)
                return { why };
            const id = await fetchedCommit();
            return id === null ? { why: `${ref} is not a commit` } : { id };
        }),
        retain() {
            users++;
        },
        async release() {
            if (--users > 0)
                return;
            await reader.close();
            await (0,promises_.rm)(room, { recursive: true, force: true, maxRetries: 3 });
            abandoned.delete(room);
        },
    };
}

;// CONCATENATED MODULE: ./src/revisions/git/history.ts

/** A commit message can be long; nobody writes one of this size. */
const maxCommitBytes = 16 * 1024 * 1024;
/**
 * A commit as its object says it, null when the object is not here. A shallow clone hides the parents of its
 * last commits from `git rev-parse HEAD^1`, but the object still names them.
 */
async function history_readCommit(store, id) {
    const object = await store.read(id, maxCommitBytes);
    if (object.kind !== 'object' || object.type !== 'commit')
        return null;
    const text = object.bytes.toString('latin1');
    const head = text.slice(0, text.indexOf('\n\n') + 1 || undefined);
    const tree = /^tree ([0-9a-f]{40,64})$/m.exec(head)?.[1];
    if (tree === undefined)
        throw new revision/* RevisionError */.E(`The commit ${id} is damaged: it has no tree.`);
    return {
        id,
        tree,
        parents: [...head.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map((match) => match[1] ?? ''),
    };
}
function history_isObjectId(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/** `before` of a push that made a branch, `after` of one that removed it. */
function history_isZeroId(text) {
    return /^0+$/.test(text) && history_isObjectId(text);
}
/** True when the trees of a commit that is here are here too. Fetched history and filtered clones lack them. */
async function hasTrees(store, commit) {
    const root = await store.read(commit.tree, maxCommitBytes);
    if (root.kind === 'absent')
        return false;
    return !store.partial || (await store.run(['ls-tree', '-r', '-z', '--full-tree', commit.id])).code === 0;
}
/**
 * Makes sure that a commit's files are here, by fetching just what is missing: the commit alone, without its
 * history. Null when they are here, else why not. In a filtered clone blobs are left for later, when it is known
 * which of them are read.
 */
async function history_ensureCommit(store, id) {
    const filter = store.partial ? ['--filter=blob:none'] : [];
    let commit = await history_readCommit(store, id);
    if (commit === null) {
        const why = await store.fetch(['--depth=1', ...filter], [id]);
        if (why !== null)
            return why;
        commit = await history_readCommit(store, id);
        if (commit === null)
            return `the remote did not give the commit ${id}`;
    }
    if (await hasTrees(store, commit))
        return null;
    const why = await store.fetch(filter, [commit.tree]);
    if (why !== null)
        return why;
    return (await hasTrees(store, commit)) ? null : `the remote did not give all files of the commit ${id}`;
}
/** All best common ancestors of two commits that are here. */
async function mergeBasesHere(store, one, other) {
    const asked = await store.run(['merge-base', '--all', one, other]);
    if (asked.code > 1)
        throw new revision/* RevisionError */.E(`The common history of ${one} and ${other} cannot be read: ${asked.stderr}`);
    return asked.stdout.toString('latin1').split('\n').filter(history_isObjectId);
}
/**
 * True when some commit that is reachable from one of the two, and not from a found merge base, has its parents cut off:
 * more history could then turn up a better merge base, or another one.
 */
async function isCutOff(store, one, other, bases) {
    if (!store.shallow)
        return false;
    const reachable = await store.run(['rev-list', one, other, '--not', ...bases]);
    if (reachable.code !== 0)
        throw new revision/* RevisionError */.E(`The history of ${one} cannot be read: ${reachable.stderr}`);
    const open = new Set(reachable.stdout.toString('latin1').split('\n'));
    return store.shallowIds().some((id) => open.has(id));
}
/** How many commits deeper each fetch goes; commits alone are fetched, a few hundred bytes each. */
const deepenBy = [50, 400, 3_000, 25_000];
/** The best common ancestors, fetching history (commits only) a few times deeper where it is cut off. */
async function history_mergeBases(store, one, other) {
    for (let round = 0;; round++) {
        const ids = await mergeBasesHere(store, one, other);
        if (!(await isCutOff(store, one, other, ids))) {
            return ids.length === 0 ? { kind: 'unrelated' } : { kind: 'found', ids };
        }
        const by = deepenBy[round];
        if (by === undefined) {
            const total = deepenBy.reduce((sum, part) => sum + part, 0);
            return { kind: 'unknown', why: `the last ${total} commits were fetched and have no commit in common` };
        }
        const why = await store.fetch([`--deepen=${by}`, '--filter=tree:0'], [one, other]);
        if (why !== null)
            return { kind: 'unknown', why };
    }
}
/**
 * One baseline out of several merge bases (criss-cross merges), so that nothing shows which the base branch
 * already has: the merge of the merge bases, as git itself makes it before it merges. Where they conflict, or
 * git is too old (2.38 brought `merge-tree --write-tree`), the one on the base branch's own line.
 */
async function history_oneMergeBase(store, base, ids) {
    const chosen = await nearestOnFirstParents(store, base, ids);
    if (ids.length === 1)
        return { sha: chosen, tree: chosen, how: 'merge base' };
    const names = ids.map((id) => id.slice(0, 7));
    const others = `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
    let merged = chosen;
    for (const id of ids) {
        if (id === chosen || merged === null)
            continue;
        merged = await history_mergedCommit(store, merged, id);
    }
    return merged === null
        ? { sha: chosen, tree: chosen, how: `merge base (of ${others}, the one on the base branch)` }
        : { sha: chosen, tree: merged, how: `merge of the merge bases ${others}` };
}
/** True when the files of both commits, and of where they parted, are here; fetched history has no files. */
async function canMerge(store, one, other) {
    const parted = await history_mergeBases(store, one, other);
    if (parted.kind !== 'found')
        return false;
    for (const id of [one, other, ...parted.ids])
        if ((await history_ensureCommit(store, id)) !== null)
            return false;
    return true;
}
/**
 * A commit of the merge of two commits, null when they conflict, when files of theirs are not to be had, or when git
 * is older than 2.38. It stands in the private directory only.
 */
async function history_mergedCommit(store, one, other) {
    if (!(await canMerge(store, one, other)))
        return null;
    const merged = await store.run(['merge-tree', '--write-tree', '--no-messages', one, other]);
    const tree = merged.stdout.toString('latin1').trim();
    if (merged.code !== 0 || !history_isObjectId(tree))
        return null;
    const who = 'promptcost <promptcost@localhost> 0 +0000';
    const text = `tree ${tree}\nparent ${one}\nparent ${other}\nauthor ${who}\ncommitter ${who}\n\nmerged to compare with\n`;
    const written = await store.run(['hash-object', '-t', 'commit', '-w', '--stdin'], { input: text });
    const id = written.stdout.toString('latin1').trim();
    return written.code === 0 && history_isObjectId(id) ? id : null;
}
/** The candidate that comes first on the line of first parents of `base`; else the first one by id. */
async function nearestOnFirstParents(store, base, ids) {
    const sorted = [...ids].sort();
    const first = sorted[0] ?? base;
    if (sorted.length <= 1)
        return first;
    const line = await store.run([
        'rev-list',
        '--first-parent',
        base,
        '--not',
        ...sorted.map((id) => `${id}^@`),
    ]);
    const onLine = new Set(line.stdout.toString('latin1').split('\n'));
    for (const id of onLine)
        if (sorted.includes(id))
            return id;
    return first;
}

;// CONCATENATED MODULE: ./src/revisions/git/tree.ts




/** Records that end in NUL, as git writes them with `-z`. */
function* records(stdout) {
    let start = 0;
    for (let end = stdout.indexOf(0); end !== -1; end = stdout.indexOf(0, start)) {
        yield stdout.subarray(start, end);
        start = end + 1;
    }
}
/**
 * Path bytes as text. Git allows any bytes; those that are not UTF-8 are written as `\xE9`, so that the file is
 * seen, can match a pattern, and answers with a Problem when it is read.
 */
function pathText(bytes) {
    if ((0,external_node_buffer_.isUtf8)(bytes))
        return { path: bytes.toString('utf8'), isUtf8: true };
    let path = '';
    for (let at = 0; at < bytes.length;) {
        const length = [1, 2, 3, 4].find((n) => at + n <= bytes.length && (0,external_node_buffer_.isUtf8)(bytes.subarray(at, at + n)));
        if (length === undefined) {
            path += `\\x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
            at++;
        }
        else {
            path += bytes.toString('utf8', at, at + length);
            at += length;
        }
    }
    return { path, isUtf8: false };
}
const types = {
    '100644': 'file',
    '100755': 'file',
    '100664': 'file', // written by git before 2005, still found in old repositories
    '120000': 'symlink',
    '160000': 'submodule',
};
function tree_typeOfMode(mode) {
    return types[mode] ?? null;
}
/** Sorts, and keeps a name that had to be rewritten (`odd`) from hiding one that is really there. */
function treeOf(found, odd) {
    if (odd.size === 0)
        return { entries: sorted(found), oddNames: odd };
    const plain = found.filter((entry) => !odd.has(entry));
    const taken = new Set(plain.map((entry) => entry.path));
    const renamed = [...odd].map((entry) => {
        let { path } = entry;
        while (taken.has(path))
            path += '\ufffd';
        taken.add(path);
        return { ...entry, path };
    });
    return { entries: sorted([...plain, ...renamed]), oddNames: new Set(renamed) };
}
/** Git sorts by bytes, which is the same order for nearly all names. */
function sorted(entries) {
    const isSorted = entries.every((entry, at) => at === 0 || (entries[at - 1]?.path ?? '') < entry.path);
    return isSorted ? entries : entries.sort(reading_byPath);
}
/** Every entry of a commit or tree. Sizes of objects that a partial clone lacks are null. */
async function listTree(store, id) {
    const list = () => store.run(['ls-tree', '-r', '-z', '-l', '--full-tree', id]);
    let listed = await list();
    // A clone with `--filter=tree:0` has commits without trees.
    if (listed.code !== 0 && store.partial && (await history_ensureCommit(store, id)) === null)
        listed = await list();
    if (listed.code !== 0)
        throw new revision/* RevisionError */.E(`The files of ${id} cannot be listed: ${listed.stderr}`);
    const found = [];
    const odd = new Set();
    // `100644 blob <id> <size>`, the size with spaces before it; `-` or `BAD` where there is none.
    const idLength = store.objectFormat === 'sha256' ? 64 : 40;
    const add = (record, tab, path, valid) => {
        const type = tree_typeOfMode(record.slice(0, 6));
        if (type === null)
            return;
        const start = record.indexOf(' ', 7) + 1;
        const size = Number(record.slice(start + idLength + 1, tab));
        const id = record.slice(start, start + idLength);
        const entry = { path, type, id, size: Number.isNaN(size) ? null : size };
        found.push(entry);
        if (!valid)
            odd.add(entry);
    };
    if ((0,external_node_buffer_.isUtf8)(listed.stdout)) {
        const text = listed.stdout.toString('utf8');
        for (let start = 0, end = text.indexOf('\0'); end !== -1; start = end + 1, end = text.indexOf('\0', start)) {
            const record = text.slice(start, end);
            const tab = record.indexOf('\t');
            add(record, tab, record.slice(tab + 1), true);
        }
    }
    else {
        for (const record of records(listed.stdout)) {
            const tab = record.indexOf(0x09);
            const name = pathText(record.subarray(tab + 1));
            add(record.toString('latin1', 0, tab), tab, name.path, name.isUtf8);
        }
    }
    return treeOf(found, odd);
}

;// CONCATENATED MODULE: ./src/revisions/git/revision.ts





const trees = new WeakMap();
/** The tree of a revision made of git objects, null for any other. */
function gitTreeOf(revision) {
    return trees.get(revision) ?? null;
}
/** How many questions are put to git before its first answer is waited for: enough to keep it busy. */
const windowLength = 64;
const oddNameDetail = 'Its name is not valid UTF-8, so it was not read; rename the file to have it counted. Bytes are shown as \\xNN.';
/**
 * Gives the blobs of entries out of a store. What a filtered clone lacks is fetched in one go; where that is refused,
 * it is taken from `elsewhere`, if there is such a place.
 */
async function blobContents(store, entries, maxBytes, give, elsewhere) {
    let absent = await pass(entries);
    if (absent.length > 0) {
        const why = await store.fetch(['--filter=blob:none', '--no-show-forced-updates'], [...new Set(absent.map((entry) => entry.id))]);
        if (why === null)
            absent = await pass(absent);
        const missing = absent[0];
        if (missing !== undefined) {
            if (elsewhere !== undefined)
                return elsewhere(absent, maxBytes, give);
            throw new revision/* RevisionError */.E(`${absent.length} of ${entries.length} files (the first is ${missing.path}) are not in this clone` +
                (why === null ? '.' : `, and they cannot be fetched: ${why}.`) +
                ' Clone without a filter: for actions/checkout remove `filter:`, or set `persist-credentials: true`.');
        }
    }
    async function pass(wanted) {
        const left = [];
        const take = (entry, object) => {
            if (object.kind === 'absent')
                left.push(entry);
            else if (object.type !== 'blob') {
                const detail = `The repository is damaged: its object is a ${object.type}.`;
                give(entry, { kind: 'problem', problem: (0,core_problem/* problem */.C)('not-a-file', entry.path, null, detail) });
            }
            else if (object.kind === 'too-large')
                give(entry, { kind: 'too-large', sizeBytes: object.sizeBytes });
            else
                give(entry, { kind: 'bytes', bytes: object.bytes });
        };
        for (let at = 0; at < wanted.length; at += windowLength) {
            const some = wanted.slice(at, at + windowLength);
            await Promise.all(some.map(async (entry) => {
                take(entry, await store.read(entry.id, maxBytes));
            }));
        }
        return left;
    }
}
/** A revision over a commit in a store. Holds the store until it is closed. */
function revision_revisionInStore(store, id, info, elsewhere) {
    store.retain();
    let oddNames = new Set();
    const source = {
        async list() {
            const tree = await listTree(store, id);
            oddNames = tree.oddNames;
            return tree.entries;
        },
        async contents(entries, maxBytes, give) {
            const readable = [];
            for (const entry of entries) {
                if (oddNames.has(entry)) {
                    give(entry, { kind: 'problem', problem: (0,core_problem/* problem */.C)('encoding', entry.path, null, oddNameDetail) });
                }
                else
                    readable.push(entry);
            }
            await blobContents(store, readable, maxBytes, give, elsewhere);
        },
        close: () => store.release(),
    };
    const revision = reading_revisionOver(info, source);
    trees.set(revision, { store, tree: id });
    return revision;
}
/** Opens the store of a repository that must be there. */
async function openExistingStore(repository) {
    const store = await store_openStore(repository);
    if (store === null) {
        throw new revision/* RevisionError */.E(`${repository} is not in a git repository. In a workflow add a step with actions/checkout before this one; for plain folders there are \`promptcost scan --folder DIR\` and \`promptcost diff --from DIR --to DIR\`.`);
    }
    return store;
}
/**
 * The repository at one commit, read from git's objects. `commitish` is anything git understands: an id, a
 * branch, a tag, `HEAD~3`. Rejects with a `RevisionError` when there is no such commit here; nothing is fetched.
 */
async function openGitRevision(repository, commitish, how) {
    const store = await openExistingStore(repository);
    try {
        const [id] = await store.commits([commitish]);
        if (id === null || id === undefined) {
            throw new revision/* RevisionError */.E(`There is no commit ${JSON.stringify(commitish)} in the repository at ${repository}` +
                (store.shallow
                    ? ', which is a shallow clone. Set `fetch-depth: 0` for actions/checkout, or run `git fetch --unshallow`.'
                    : '. Check the spelling, or fetch it first.'));
        }
        return revision_revisionInStore(store, id, { sha: id, ref: commitish === id ? null : commitish, how });
    }
    finally {
        await store.release();
    }
}

;// CONCATENATED MODULE: ./src/revisions/folder.ts









/** Files that are open at the same time. */
const width = 16;
/** Runs `work` on every item, `width` at a time. */
async function folder_eachOf(items, work) {
    let next = 0;
    const lane = async () => {
        for (;;) {
            const item = items[next++];
            if (item === undefined)
                return;
            await work(item);
        }
    };
    await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
/** The id git would give to these bytes as a file. */
function folder_blobId(bytes, algorithm = 'sha1') {
    return (0,external_node_crypto_.createHash)(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
/**
 * The bytes of a file that is a regular file and no link; its size when it has more than `maxBytes`, a code such as
 * `EACCES` when it may not be read, null when there is no such file (any more). Devices and pipes are never opened.
 */
async function regularFile(name, maxBytes) {
    const before = await (0,promises_.lstat)(name).catch(() => null);
    if (before?.isFile() !== true)
        return null;
    // Absent on Windows, where opening does not follow what lstat called a file.
    const noFollow = external_node_fs_.constants.O_NOFOLLOW ?? 0;
    const file = await (0,promises_.open)(name, external_node_fs_.constants.O_RDONLY | noFollow).catch((error) => error.code ?? 'EIO');
    if (typeof file === 'string')
        return file === 'ENOENT' ? null : file;
    try {
        const now = await file.stat();
        if (!now.isFile())
            return null;
        if (now.size > maxBytes)
            return now.size;
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}
/**
 * A plain folder, without git: everything below it but `.git`. Links are listed, never walked into. An entry's
 * id is the one git would give to the same bytes, so ids can be compared with those of commits.
 */
async function openFolder(folder) {
    let root;
    try {
        root = await (0,promises_.realpath)(folder);
        if (!(await (0,promises_.lstat)(root)).isDirectory())
            throw new revision/* RevisionError */.E(`${folder} is not a folder.`);
    }
    catch (error) {
        if (error instanceof revision/* RevisionError */.E)
            throw error;
        throw new revision/* RevisionError */.E(`The folder ${folder} does not exist or cannot be read.`, { cause: error });
    }
    // Names are kept as bytes: on Linux they need not be text.
    const names = new Map();
    const rootBytes = Buffer.from(root + (external_node_path_default()).sep);
    const separator = Buffer.from((external_node_path_default()).sep);
    async function walk() {
        const found = [];
        const odd = new Set();
        const folders = [Buffer.alloc(0)];
        for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
            const at = below;
            const children = await (0,promises_.readdir)(Buffer.concat([rootBytes, at]), {
                withFileTypes: true,
                encoding: 'buffer',
            }).catch((error) => {
                throw new revision/* RevisionError */.E(`The folder ${root}/${at.toString('utf8')} cannot be read.`, {
                    cause: error,
                });
            });
            const files = [];
            for (const child of children) {
                const name = Buffer.concat([at, Buffer.from(child.name)]);
                if (child.isDirectory()) {
                    if (!child.name.equals(Buffer.from('.git')))
                        folders.push(Buffer.concat([name, separator]));
                }
                else if (child.isFile() || child.isSymbolicLink())
                    files.push(name);
            }
            await folder_eachOf(files, async (name) => {
                const full = Buffer.concat([rootBytes, name]);
                const text = pathText((external_node_path_default()).sep === '/' ? name : Buffer.from(name.toString('utf8').split((external_node_path_default()).sep).join('/')));
                const add = (type, id, size) => {
                    const entry = { path: text.path, type, id, size };
                    found.push(entry);
                    if (text.isUtf8)
                        names.set(entry, full);
                    else
                        odd.add(entry);
                };
                const stat = await (0,promises_.lstat)(full).catch(() => null);
                if (stat === null)
                    return; // gone since
                if (stat.isSymbolicLink()) {
                    const target = await linkTarget(full);
                    add('symlink', folder_blobId(target), target.length);
                    return;
                }
                const bytes = await regularFile(full, revision/* maxFileBytes */.e);
                if (bytes === null)
                    return;
                if (typeof bytes === 'object')
                    add('file', folder_blobId(bytes), bytes.length);
                // Never read, so equal to nothing but itself.
                else
                    add('file', folder_blobId(Buffer.from(`${full.toString('latin1')}\0${stat.size}\0${stat.mtimeMs}`)), stat.size);
            });
        }
        return treeOf(found, odd).entries;
    }
    async function linkTarget(name) {
        const target = await (0,promises_.readlink)(name, { encoding: 'buffer' });
        return (external_node_path_default()).sep === '/' ? target : Buffer.from(target.toString('utf8').split((external_node_path_default()).sep).join('/'));
    }
    return reading_revisionOver({ sha: null, ref: folder, how: 'folder' }, {
        list: walk,
        async contents(entries, maxBytes, give) {
            await folder_eachOf(entries, async (entry) => {
                give(entry, await contentOf(entry, maxBytes));
            });
        },
        close: () => Promise.resolve(),
    });
    async function contentOf(entry, maxBytes) {
        const name = names.get(entry);
        if (name === undefined) {
            return { kind: 'problem', problem: (0,core_problem/* problem */.C)('encoding', entry.path, null, oddNameDetail) };
        }
        if (entry.type === 'symlink')
            return { kind: 'bytes', bytes: await linkTarget(name) };
        const bytes = await regularFile(name, maxBytes);
        if (bytes === null || typeof bytes === 'string') {
            const detail = bytes === null
                ? 'It was removed or replaced while it was being read.'
                : `It may not be read (${bytes}).`;
            return { kind: 'problem', problem: (0,core_problem/* problem */.C)('missing-file', entry.path, null, detail) };
        }
        return typeof bytes === 'number' ? { kind: 'too-large', sizeBytes: bytes } : { kind: 'bytes', bytes };
    }
}

;// CONCATENATED MODULE: ./src/revisions/git/working-tree.ts









/**
 * The working tree, uncommitted work included: tracked files, and new ones that no `.gitignore` excludes. Files that
 * are as the index has them are read from git's objects, so that line endings and LFS make no difference that is
 * not there; changed and new ones are put, as git would commit them, into the private directory. So this is the
 * state at the time of the first `list`. Files left out by a sparse checkout are there as the index has them.
 * No filter driver runs: its config is not taken over.
 */
async function openWorkingTree(repository) {
    const store = await openExistingStore(repository);
    const root = store.place.workTree;
    if (root === null) {
        await store.release();
        throw new revision/* RevisionError */.E(`${repository} is a bare repository and has no working tree; name a commit or branch.`);
    }
    return workingTreeInStore(store, root);
}
/** Takes over the caller's hold on the store. */
function workingTreeInStore(store, root) {
    let oddNames = new Set();
    /** Content that stands in no object: links, and files that changed under our hands. */
    const own = new Map();
    return reading_revisionOver({ sha: null, ref: null, how: 'working tree' }, {
        async list() {
            const tree = await listWorkingTree(store, root, own);
            oddNames = tree.oddNames;
            return tree.entries;
        },
        async contents(entries, maxBytes, give) {
            const inObjects = [];
            for (const entry of entries) {
                const content = own.get(entry);
                if (oddNames.has(entry)) {
                    give(entry, { kind: 'problem', problem: (0,core_problem/* problem */.C)('encoding', entry.path, null, oddNameDetail) });
                }
                else if (content === undefined)
                    inObjects.push(entry);
                else if (content.kind === 'bytes' && content.bytes.length > maxBytes) {
                    give(entry, { kind: 'too-large', sizeBytes: content.bytes.length });
                }
                else
                    give(entry, content);
            }
            await blobContents(store, inObjects, maxBytes, give);
        },
        close: () => store.release(),
    });
}
async function listWorkingTree(store, root, own) {
    const statuses = await askIndex(store, root);
    const found = [];
    const odd = new Set();
    const add = (entry, isUtf8) => {
        found.push(entry);
        if (!isUtf8)
            odd.add(entry);
    };
    const changed = [];
    for (const status of statuses) {
        const { path: name, isUtf8 } = pathText(status.bytes);
        const type = status.mode === null ? null : tree_typeOfMode(status.mode);
        if (type === 'submodule' || (status.mode === null && name.endsWith('/'))) {
            // A new folder that is a repository of its own is what a submodule would be.
            const bare = name.replace(/\/$/, '');
            add({ path: bare, type: 'submodule', id: status.id ?? `new:${bare}`, size: null }, isUtf8);
        }
        else if (status.isOutsideSparse || (status.id !== null && !status.isChanged && !status.isGone)) {
            if (type !== null)
                add({ path: name, type, id: status.id ?? '', size: null }, isUtf8);
        }
        else if (!status.isGone)
            changed.push({ path: name, isUtf8 });
    }
    // Where files really are: one that is reached through a link in its path is not in this repository.
    const folders = new Map();
    const isInPlace = (folder) => {
        let known = folders.get(folder);
        if (known === undefined) {
            known =
                folder === '.'
                    ? Promise.resolve(true)
                    : Promise.all([
                        isInPlace(external_node_path_default().dirname(folder)),
                        (0,promises_.lstat)(external_node_path_default().join(root, folder)).then((stat) => stat.isDirectory(), () => false),
                    ]).then((both) => both.every(Boolean));
            folders.set(folder, known);
        }
        return known;
    };
    const toHash = [];
    await folder_eachOf(changed, async ({ path: name, isUtf8 }) => {
        if (!isUtf8) {
            add({ path: name, type: 'file', id: `odd:${name}`, size: null }, false);
            return;
        }
        if (!(await isInPlace(external_node_path_default().dirname(name))))
            return;
        const full = external_node_path_default().join(root, name);
        const stat = await (0,promises_.lstat)(full).catch(() => null);
        if (stat === null)
            return;
        const id = (bytes) => folder_blobId(bytes, store.objectFormat);
        if (stat.isSymbolicLink()) {
            const target = Buffer.from((await (0,promises_.readlink)(full)).split((external_node_path_default()).sep).join('/'));
            const entry = { path: name, type: 'symlink', id: id(target), size: target.length };
            own.set(entry, { kind: 'bytes', bytes: target });
            add(entry, true);
        }
        else if (stat.isFile() && stat.size > revision/* maxFileBytes */.e) {
            // Never read, so equal to nothing but itself.
            const made = id(Buffer.from(`${full}\0${stat.size}\0${stat.mtimeMs}`));
            const entry = { path: name, type: 'file', id: made, size: stat.size };
            own.set(entry, { kind: 'too-large', sizeBytes: stat.size });
            add(entry, true);
        }
        else if (stat.isFile())
            toHash.push(name);
    });
    if (toHash.length > 0) {
        const ids = await addObjects(store, root, toHash);
        toHash.forEach((name, at) => {
            add({ path: name, type: 'file', id: ids[at] ?? '', size: null }, true);
        });
    }
    return treeOf(found, odd);
}
/** Settings of the work tree, and the two folders that git needs to look at it. */
function view(store, root) {
    return {
        workTree: root,
        indexFile: external_node_path_default().join(store.place.gitDir, 'index'),
        settings: store.config.filter(({ key }) => workTreeKeys.test(key)),
    };
}
async function askIndex(store, root) {
    const listed = await store.run([
        '-C',
        root,
        'ls-files',
        '-z',
        '-t',
        '--stage',
        '--cached',
        '--deleted',
        '--modified',
        '--others',
        '--exclude-standard',
        '--full-name',
    ], view(store, root));
    if (listed.code !== 0)
        throw new revision/* RevisionError */.E(`The working tree at ${root} cannot be listed: ${listed.stderr}`);
    const byName = new Map();
    for (const record of records(listed.stdout)) {
        // `T mode id stage<TAB>path` for what the index has, `? path` for what is new.
        const tag = String.fromCharCode(record[0] ?? 0);
        const tab = tag === '?' ? 1 : record.indexOf(0x09);
        const bytes = record.subarray(tab + 1);
        const key = bytes.toString('latin1');
        let status = byName.get(key);
        if (status === undefined) {
            status = { bytes, mode: null, id: null, isChanged: false, isGone: false, isOutsideSparse: false };
            byName.set(key, status);
        }
        if (tag === '?')
            continue;
        const [mode = '', id = '', stage = ''] = record.toString('latin1', 2, tab).split(' ');
        status.mode = mode;
        status.id = id;
        // The stages of a conflict: the file in the working tree counts.
        if (stage !== '0' || tag === 'C')
            status.isChanged = true;
        if (tag === 'R')
            status.isGone = true;
        if (tag === 'S')
            status.isOutsideSparse = true;
    }
    return [...byName.values()];
}
/** Puts files, as git would commit them, into the private directory; gives their ids. */
async function addObjects(store, root, paths) {
    const written = await store.run(['-C', root, 'hash-object', '-w', '--stdin-paths'], {
        ...view(store, root),
        input: paths.map((one) => `${quoted(one)}\n`).join(''),
    });
    const ids = written.stdout
        .toString('latin1')
        .split('\n')
        .filter((line) => line !== '');
    if (written.code !== 0 || ids.length !== paths.length) {
        throw new revision/* RevisionError */.E(`The working tree at ${root} cannot be read: ${written.stderr || 'files changed meanwhile'}`);
    }
    return ids;
}
/** A path on one line: in quotes, as git writes it, where that is needed. */
function quoted(name) {
    if (!/["\n\r]/.test(name))
        return name;
    return `"${name.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;
}

;// CONCATENATED MODULE: ./src/revisions/github.ts








/** A request that GitHub did not answer as hoped. */
class github_GitHubRefusal extends revision/* RevisionError */.E {
    name = 'GitHubRefusal';
    /** The message without what to do about it. */
    why;
    constructor(why, remedy, options) {
        super(why + remedy, options);
        this.why = why;
    }
}
const defaultTimeoutMs = 20_000;
const attempts = 4;
const firstPauseMs = 400;
/** A longer wait would hold up the job for something that is likely not to come. */
const longestPauseMs = 60_000;
function failureOf(error) {
    const { status, message, response } = error;
    const headers = response?.headers ?? {};
    return {
        // Octokit says 500 when there was no answer at all.
        status: typeof status === 'number' && response !== undefined ? status : null,
        message: plainMessage(typeof message === 'string' ? message : 'no reason given'),
        headers,
    };
}
/** How long to wait before asking again; null when asking again will not help. */
function pauseMs(failure, attempt) {
    const { status, headers } = failure;
    const limited = status === 429 ||
        (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'));
    if (limited) {
        const after = Number(headers['retry-after'] ?? Number.NaN);
        const resetAt = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1000;
        const wait = Number.isFinite(after)
            ? after * 1000
            : Number.isFinite(resetAt)
                ? resetAt - Date.now()
                : firstPauseMs * 2 ** attempt;
        return wait > longestPauseMs ? null : Math.max(wait, 0);
    }
    return status === null || status >= 500 ? firstPauseMs * 2 ** attempt : null;
}
async function insist(api, what, ask) {
    for (let attempt = 0;; attempt++) {
        try {
            return await ask(AbortSignal.timeout(api.timeoutMs ?? defaultTimeoutMs));
        }
        catch (error) {
            const failure = failureOf(error);
            const wait = attempt + 1 < attempts ? pauseMs(failure, attempt) : null;
            if (wait === null) {
                const status = failure.status === null ? '' : ` (${failure.status})`;
                throw new github_GitHubRefusal(`GitHub did not give ${what}${status}: ${failure.message}.`, remedy(failure), {
                    cause: error,
                });
            }
            await new Promise((resolve) => setTimeout(resolve, wait));
        }
    }
}
function remedy({ status, headers }) {
    if (status === 401)
        return ' The token is not valid any more; check the input `github-token`.';
    if (status === 403 && headers['x-ratelimit-remaining'] === '0')
        return ' The rate limit of the token is used up; run again later.';
    if (status === 403 || status === 404)
        return ' Give the job `permissions: contents: read` and `pull-requests: read`.';
    return '';
}
/** Asks the REST API, again where that helps. Rejects with a `GitHubRefusal`. */
async function github_askGitHub(api, what, route, parameters) {
    const { data } = await insist(api, what, (signal) => api.request(route, { ...parameters, request: { signal } }));
    return data;
}
/** One field of something that came from outside, undefined where it is not there. */
function github_field(value, ...names) {
    let at = value;
    for (const name of names) {
        if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name))
            return undefined;
        at = at[name];
    }
    return at;
}
function github_textField(value, ...names) {
    const found = github_field(value, ...names);
    return typeof found === 'string' && found !== '' ? found : null;
}
/** Directories of a tree that GitHub would not give at once are asked for one by one; so many at most. */
const mostTreeRequests = 5_000;
/** GraphQL cuts large texts off; those are asked for one by one. */
const largestInBatchBytes = (/* unused pure expression or super */ null && (256 * 1024));
/** Taken for files whose size is not known; a prompt is rarely longer. */
const likelyBytes = (/* unused pure expression or super */ null && (16 * 1024));
const largestBatchBytes = (/* unused pure expression or super */ null && (2 * 1024 * 1024));
const largestBatchLength = 100;
async function askTree(api, owner, repo, id, recursive) {
    const data = await github_askGitHub(api, `the files of ${owner}/${repo}`, 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
        owner,
        repo,
        tree_sha: id,
        ...(recursive ? { recursive: '1' } : {}),
    });
    const tree = github_field(data, 'tree');
    if (!Array.isArray(tree))
        throw new RevisionError(`GitHub gave a tree of ${owner}/${repo} without entries.`);
    const entries = tree.map((one) => {
        const [name, mode, type, sha] = ['path', 'mode', 'type', 'sha'].map((key) => github_textField(one, key));
        if (name == null || mode == null || type == null || sha == null) {
            throw new RevisionError(`GitHub gave a tree of ${owner}/${repo} with an entry that has no name or id.`);
        }
        const size = github_field(one, 'size');
        return { path: name, mode, type, sha, size: typeof size === 'number' ? size : null };
    });
    return { entries, truncated: github_field(data, 'truncated') === true };
}
/**
 * The repository at one commit, through GitHub's API: no checkout is needed, and nothing is read but the list of
 * files and those that are asked for. `sha` may be a branch or tag as well. Rejects with a `RevisionError` when
 * there is no such commit, or the token may not read it.
 */
async function github_openGitHubRevision(api, owner, repo, sha, how, ref = null) {
    const id = isObjectId(sha) ? sha : await github_commitIdOnGitHub(api, owner, repo, sha);
    const commit = await github_askGitHub(api, `the commit ${id.slice(0, 7)} of ${owner}/${repo}`, 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
        owner,
        repo,
        commit_sha: id,
    });
    const root = github_textField(commit, 'tree', 'sha');
    if (root === null)
        throw new RevisionError(`GitHub gave the commit ${id} of ${owner}/${repo} without a tree.`);
    async function list(tree) {
        const found = [];
        const add = (folder, entries) => {
            for (const entry of entries) {
                const type = typeOfMode(entry.mode);
                if (type !== null)
                    found.push({ path: folder + entry.path, type, id: entry.sha, size: entry.size });
            }
        };
        let folders = [
            { path: '', id: tree, recursive: true },
        ];
        let requests = 0;
        while (folders.length > 0) {
            const next = [];
            requests += folders.length;
            if (requests > mostTreeRequests) {
                throw new RevisionError(`${owner}/${repo} has too many files to be listed through the GitHub API; add a step with actions/checkout before this one.`);
            }
            await eachOf(folders, async ({ path, id: folder, recursive }) => {
                const answer = await askTree(api, owner, repo, folder, recursive);
                if (!answer.truncated) {
                    add(path, answer.entries);
                    if (!recursive) {
                        // Its folders are tried whole again: each is smaller than what was too large.
                        for (const entry of answer.entries) {
                            if (entry.type === 'tree')
                                next.push({ path: `${path}${entry.path}/`, id: entry.sha, recursive: true });
                        }
                    }
                }
                else if (recursive)
                    next.push({ path, id: folder, recursive: false });
                else {
                    throw new RevisionError(`GitHub does not list the folder ${path === '' ? '/' : path} of ${owner}/${repo} completely; add a step with actions/checkout before this one.`);
                }
            });
            folders = next;
        }
        return found.sort(byPath);
    }
    return revisionOver({ sha: id, ref: ref ?? (id === sha ? null : sha), how }, {
        list: () => list(root),
        contents: github_blobsOnGitHub(api, owner, repo),
        close: () => Promise.resolve(),
    });
}
/** Files out of a repository by their ids, many at a time; each is checked against its id. */
function github_blobsOnGitHub(api, owner, repo) {
    /** Bytes as they are; one request for each. */
    async function blob(entry) {
        const data = await github_askGitHub(api, `the file ${entry.path} of ${owner}/${repo}`, 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', {
            owner,
            repo,
            file_sha: entry.id,
        });
        const content = github_textField(data, 'content') ?? '';
        const bytes = Buffer.from(content, github_field(data, 'encoding') === 'base64' ? 'base64' : 'utf8');
        if (blobId(bytes) !== entry.id) {
            throw new RevisionError(`GitHub gave other bytes for ${entry.path} of ${owner}/${repo} than its id stands for.`);
        }
        return bytes;
    }
    /** Up to a hundred texts in one request; null for those that GraphQL does not give byte for byte. */
    async function texts(ids) {
        const fields = ids.map((oid, at) => `f${at}: object(oid: "${oid}") { ... on Blob { isBinary isTruncated text } }`);
        const query = `query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${fields.join(' ')} } }`;
        const data = await insist(api, 'the files', (signal) => api.graphql(query, { owner, repo, request: { signal } }));
        const found = new Map();
        ids.forEach((oid, at) => {
            const answer = github_field(data, 'repository', `f${at}`);
            const text = github_field(answer, 'text');
            if (typeof text !== 'string' || github_field(answer, 'isTruncated') === true)
                return;
            // A text that was decoded from Latin-1, or lost its byte order mark, does not have this id.
            const bytes = Buffer.from(text, 'utf8');
            if (isUtf8(bytes) && blobId(bytes) === oid)
                found.set(oid, bytes);
        });
        return found;
    }
    return async (entries, maxBytes, give) => {
        const byId = new Map();
        for (const entry of entries) {
            if (entry.size !== null && entry.size > maxBytes)
                give(entry, { kind: 'too-large', sizeBytes: entry.size });
            else {
                const same = byId.get(entry.id);
                if (same === undefined)
                    byId.set(entry.id, [entry]);
                else
                    same.push(entry);
            }
        }
        const giveAll = (oid, bytes) => {
            const content = bytes.length > maxBytes ? { kind: 'too-large', sizeBytes: bytes.length } : { kind: 'bytes', bytes };
            for (const entry of byId.get(oid) ?? [])
                give(entry, content);
        };
        const single = [];
        const batches = [];
        let batchBytes = Infinity;
        for (const [oid, [entry]] of byId) {
            const size = entry?.size ?? likelyBytes;
            if (!/^[0-9a-f]{40}$/.test(oid)) {
                const detail = 'GitHub gave no object id for it.';
                for (const one of byId.get(oid) ?? [])
                    give(one, { kind: 'problem', problem: problem('not-a-file', one.path, null, detail) });
            }
            else if (size > largestInBatchBytes || byId.size === 1)
                single.push(oid);
            else {
                if (batchBytes + size > largestBatchBytes || (batches.at(-1)?.length ?? 0) >= largestBatchLength) {
                    batches.push([]);
                    batchBytes = 0;
                }
                batches.at(-1)?.push(oid);
                batchBytes += size;
            }
        }
        await eachOf(batches, async (ids) => {
            let found;
            try {
                found = await texts(ids);
            }
            catch (error) {
                if (!(error instanceof github_GitHubRefusal))
                    throw error;
                found = new Map(); // some servers have no GraphQL for this token: one by one then
            }
            for (const oid of ids) {
                const bytes = found.get(oid);
                if (bytes === undefined)
                    single.push(oid);
                else
                    giveAll(oid, bytes);
            }
        });
        await eachOf(single, async (oid) => {
            const [entry] = byId.get(oid) ?? [];
            if (entry !== undefined)
                giveAll(oid, await blob(entry));
        });
    };
}
/** The commit that a branch, a tag or a shortened id stands for. */
async function github_commitIdOnGitHub(api, owner, repo, name) {
    const answer = await github_askGitHub(api, `the commit ${plainMessage(name)} of ${owner}/${repo}`, 'GET /repos/{owner}/{repo}/commits/{ref}', {
        owner,
        repo,
        ref: name,
        headers: { accept: 'application/vnd.github.sha' },
    });
    const id = typeof answer === 'string' ? answer.trim() : github_textField(answer, 'sha');
    if (id === null || !isObjectId(id))
        throw new RevisionError(`GitHub gave no commit id for ${plainMessage(name)}.`);
    return id;
}
/** The parents of a commit, in order. */
async function github_parentsOnGitHub(api, owner, repo, id) {
    const commit = await github_askGitHub(api, `the commit ${id.slice(0, 7)} of ${owner}/${repo}`, 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
        owner,
        repo,
        commit_sha: id,
    });
    const parents = github_field(commit, 'parents');
    return Array.isArray(parents) ? parents.map((one) => github_textField(one, 'sha') ?? '') : [];
}
/** The merge base that GitHub names for two commits or branches. */
async function github_mergeBaseOnGitHub(api, owner, repo, base, head) {
    const shown = (name) => (isObjectId(name) ? name.slice(0, 7) : plainMessage(name));
    const what = `the common history of ${shown(base)} and ${shown(head)}`;
    // The answer also lists commits and files; one commit per page keeps it short.
    const data = await github_askGitHub(api, what, 'GET /repos/{owner}/{repo}/compare/{basehead}', {
        owner,
        repo,
        basehead: `${base}...${head}`,
        per_page: 1,
    });
    const id = github_textField(data, 'merge_base_commit', 'sha');
    if (id === null || !isObjectId(id))
        throw new RevisionError(`GitHub did not give ${what}.`);
    return id;
}

;// CONCATENATED MODULE: ./src/revisions/local-pair.ts




/** The remote's default branch, then the usual names, the remote's before the local ones. */
async function defaultBranch(store) {
    const remote = store.remote?.name ?? 'origin';
    const configured = store.config.findLast((entry) => entry.key === 'init.defaultbranch')?.value;
    const usual = [...new Set(['main', 'master', ...(configured === undefined ? [] : [configured])])];
    const names = [
        `refs/remotes/${remote}/HEAD`,
        ...usual.map((name) => `refs/remotes/${remote}/${name}`),
        ...usual.map((name) => `refs/heads/${name}`),
    ];
    const ids = await store.commits(names);
    const at = ids.findIndex((id) => id !== null);
    const id = ids[at];
    return id === null || id === undefined
        ? null
        : { name: (names[at] ?? '').replace(/^refs\/(?:remotes|heads)\//, ''), id };
}
/** The two revisions for the command line. Rejects with a `RevisionError` that says what to name or fetch. */
async function resolveLocalPair(request) {
    const store = await openExistingStore(request.repository);
    const opened = [];
    try {
        const commit = async (name) => {
            const [id] = await store.commits([name]);
            if (id !== null && id !== undefined)
                return id;
            throw new revision/* RevisionError */.E(`There is no commit ${JSON.stringify(name)} in this repository` +
                (store.shallow
                    ? ', which is a shallow clone: run `git fetch --unshallow`.'
                    : '. Check the spelling, or fetch it.'));
        };
        let head;
        if (request.head === undefined) {
            const root = store.place.workTree;
            if (root === null)
                throw new revision/* RevisionError */.E('This is a bare repository without a working tree: name a head with --head.');
            store.retain();
            head = workingTreeInStore(store, root);
        }
        else {
            const id = await commit(request.head);
            head = revision_revisionInStore(store, id, {
                sha: id,
                ref: request.head === id ? null : request.head,
                how: 'named',
            });
        }
        opened.push(head);
        const named = request.base === undefined ? await defaultBranch(store) : null;
        if (request.base === undefined && named === null) {
            if ((await store.commits(['HEAD']))[0] === null)
                throw new revision/* RevisionError */.E('This repository has no commit yet, so there is nothing to compare with. `promptcost scan` shows the prompts that are here.');
            throw new revision/* RevisionError */.E('The default branch is not known: name what to compare with, for example `promptcost diff HEAD~1`.');
        }
        const base = named ?? { name: request.base ?? '', id: await commit(request.base ?? '') };
        if (request.exact === true) {
            return {
                baseline: revision_revisionInStore(store, base.id, { sha: base.id, ref: base.name, how: 'named' }),
                head,
            };
        }
        const tip = await commit(request.head ?? 'HEAD');
        const bases = await history_mergeBases(store, base.id, tip);
        if (bases.kind === 'unknown') {
            throw new revision/* RevisionError */.E(`Where ${request.head ?? 'HEAD'} left ${base.name} is not known, because history is cut off (${bases.why}): ` +
                'run `git fetch --unshallow`.');
        }
        if (bases.kind === 'unrelated') {
            if (named !== null) {
                throw new revision/* RevisionError */.E(`${base.name} and ${request.head ?? 'HEAD'} have no commit in common: name what to compare with.`);
            }
            const how = 'named; it has no history in common with the head';
            return { baseline: revision_revisionInStore(store, base.id, { sha: base.id, ref: base.name, how }), head };
        }
        const from = await history_oneMergeBase(store, base.id, bases.ids);
        const how = from.sha === base.id && named === null ? 'named' : `${from.how} with ${base.name}`;
        return { baseline: revision_revisionInStore(store, from.tree, { sha: from.sha, ref: base.name, how }), head };
    }
    catch (error) {
        await Promise.all(opened.map((revision) => revision.close()));
        throw error;
    }
    finally {
        await store.release();
    }
}

;// CONCATENATED MODULE: ./src/revisions/renames.ts



/** How much of the larger file must be in the other for it to be the same file with edits; git's own default. */
const leastSimilarity = 0.5;
/**
 * Files whose texts are compared where git cannot do it (a working tree, a folder, the API), on each side. Beyond that
 * number only files of the same name are compared.
 */
const mostCompared = 200;
/** Longer files are not compared there. */
const longestComparedBytes = 256 * 1024;
/** Over this product of removed and added files git looks at files of the same name only. */
const gitRenameLimit = 1000;
/**
 * Which files of `head` are files of `baseline` under another name: new path → old path. Same content counts first,
 * then a name that differs in case only, then content that is at least half the same. No path is taken twice, and a
 * path that is in both revisions is no rename.
 *
 * `isWanted` narrows the search for edited files to those that matter, because it has to read them.
 */
async function findRenames(baseline, head, isWanted = () => true) {
    const [before, after] = await Promise.all([baseline.list(), head.list()]);
    const removed = filesMissingIn(before, after);
    const added = filesMissingIn(after, before);
    const pairs = new Map();
    const settle = (old, now) => {
        pairs.set(now.path, old.path);
        removed.delete(old.path);
        added.delete(now.path);
    };
    settleSameContent(removed, added, settle);
    settleSameLetters(removed, added, settle);
    for (const files of [removed, added])
        for (const path of files.keys())
            if (!isWanted(path))
                files.delete(path);
    if (removed.size === 0 || added.size === 0)
        return pairs;
    const byGit = await renamesByGit(baseline, head);
    if (byGit === null) {
        await settleSimilar(baseline, head, removed, added, settle);
    }
    else {
        for (const [now, old] of byGit) {
            const [from, to] = [removed.get(old), added.get(now)];
            if (from !== undefined && to !== undefined)
                settle(from, to);
        }
    }
    return pairs;
}
function filesMissingIn(entries, others) {
    const there = new Set(others.map((entry) => entry.path));
    return new Map(entries
        .filter((entry) => entry.type === 'file' && entry.size !== 0 && !there.has(entry.path))
        .map((entry) => [entry.path, entry]));
}
function grouped(files, keyOf) {
    const groups = new Map();
    for (const entry of files.values()) {
        const key = keyOf(entry);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [entry]);
        else
            group.push(entry);
    }
    return groups;
}
/** Ids of the empty file, in both object formats; empty files are alike without having anything in common. */
const emptyIds = new Set([
    'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
    '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);
/** Pairs by content; among copies the ones whose paths end alike, as they do when a folder is moved. */
function settleSameContent(removed, added, settle) {
    const old = grouped(removed, (entry) => entry.id);
    for (const [id, now] of grouped(added, (entry) => entry.id)) {
        const from = old.get(id);
        if (from === undefined || emptyIds.has(id))
            continue;
        pairByEnding(from, now, settle);
    }
}
/** Pairs two lists so that longer common endings win; linear in their number, whatever that is. */
function pairByEnding(from, to, settle) {
    let left = [...from];
    let right = [...to];
    // Paths without their first folder, then without the first two, … down to the bare name; then in order.
    const deepest = [...left, ...right].reduce((most, { path }) => Math.max(most, path.split('/').length), 0);
    const endings = (entry, length) => entry.path.split('/').slice(-length).join('/');
    for (let length = Math.min(deepest, 16); length >= 0 && left.length > 0 && right.length > 0; length--) {
        const keyOf = (entry) => (length === 0 ? '' : endings(entry, length));
        // Last first, so that taking the first is cheap.
        const waiting = grouped(new Map(left.toReversed().map((entry) => [entry.path, entry])), keyOf);
        const settled = new Set();
        for (const now of right) {
            const old = waiting.get(keyOf(now))?.pop();
            if (old === undefined)
                continue;
            settled.add(old).add(now);
            settle(old, now);
        }
        left = left.filter((entry) => !settled.has(entry));
        right = right.filter((entry) => !settled.has(entry));
    }
}
/** Pairs names that differ in upper and lower case only: on many disks that is one file. */
function settleSameLetters(removed, added, settle) {
    const old = grouped(removed, (entry) => entry.path.toLowerCase());
    for (const [letters, now] of grouped(added, (entry) => entry.path.toLowerCase())) {
        const [from, otherFrom] = old.get(letters) ?? [];
        const [to, otherTo] = now;
        if (from !== undefined && to !== undefined && otherFrom === undefined && otherTo === undefined)
            settle(from, to);
    }
}
/** What git finds between two trees that it can both see; null when it cannot. New path → old path. */
async function renamesByGit(baseline, head) {
    const [one, other] = [gitTreeOf(baseline), gitTreeOf(head)];
    if (one === null || other === null || one.store.place.commonDir !== other.store.place.commonDir)
        return null;
    const compared = await one.store.run([
        ...['diff-tree', '-r', '-z', '--name-status', '--diff-filter=R', '--no-ext-diff', '--no-textconv'],
        ...[`-M${leastSimilarity * 100}%`, `-l${gitRenameLimit}`, one.tree, other.tree, '--'],
    ], one.store === other.store ? {} : { alternates: other.store.objectFolders });
    if (compared.code !== 0)
        return null; // files that a filtered clone lacks
    const fields = [...records(compared.stdout)].map((field) => pathText(field).path);
    const found = new Map();
    for (let at = 0; at + 2 < fields.length; at += 3)
        found.set(fields[at + 2] ?? '', fields[at + 1] ?? '');
    return found;
}
async function settleSimilar(baseline, head, removed, added, settle) {
    const small = ([, entry]) => (entry.size ?? 0) <= longestComparedBytes;
    let from = [...removed].filter(small);
    let to = [...added].filter(small);
    if (from.length > mostCompared || to.length > mostCompared) {
        const nameOf = (path) => path.slice(path.lastIndexOf('/') + 1);
        const [oldNames, newNames] = [
            new Set(from.map(([path]) => nameOf(path))),
            new Set(to.map(([path]) => nameOf(path))),
        ];
        from = from.filter(([path]) => newNames.has(nameOf(path))).slice(0, mostCompared);
        to = to.filter(([path]) => oldNames.has(nameOf(path))).slice(0, mostCompared);
    }
    if (from.length === 0 || to.length === 0)
        return;
    const [old, now] = await Promise.all([fingerprints(baseline, from), fingerprints(head, to)]);
    const candidates = [];
    for (const one of old) {
        for (const other of now) {
            const score = similarity(one, other);
            if (score >= leastSimilarity)
                candidates.push({ score, from: one.entry, to: other.entry });
        }
    }
    candidates.sort((a, b) => b.score - a.score || reading_byPath(a.from, b.from) || reading_byPath(a.to, b.to));
    const taken = new Set();
    for (const candidate of candidates) {
        if (taken.has(candidate.from) || taken.has(candidate.to))
            continue;
        taken.add(candidate.from).add(candidate.to);
        settle(candidate.from, candidate.to);
    }
}
async function fingerprints(revision, files) {
    const answers = await revision.read(files.map(([path]) => path));
    return files.flatMap(([path, entry]) => {
        const answer = answers.get(path);
        if (answer === undefined || !('text' in answer) || answer.text.length > longestComparedBytes)
            return [];
        const lines = new Map();
        let bytes = 0;
        for (const line of answer.text.split(/(?<=\n)/)) {
            lines.set(line, (lines.get(line) ?? 0) + line.length);
            bytes += line.length;
        }
        return bytes === 0 ? [] : [{ entry, lines, bytes }];
    });
}
/** The part of the larger file that stands in the other line by line, 0 to 1. */
function similarity(one, other) {
    const larger = Math.max(one.bytes, other.bytes);
    if (Math.min(one.bytes, other.bytes) / larger < leastSimilarity)
        return 0;
    let shared = 0;
    const [fewer, more] = one.lines.size <= other.lines.size ? [one.lines, other.lines] : [other.lines, one.lines];
    for (const [line, bytes] of fewer)
        shared += Math.min(bytes, more.get(line) ?? 0);
    return shared / larger;
}

;// CONCATENATED MODULE: ./src/revisions/empty.ts

/** A revision without any files: what was there before the first push. */
function empty_emptyRevision(how) {
    return revisionOver({ sha: null, ref: null, how }, { list: () => Promise.resolve([]), contents: () => Promise.resolve(), close: () => Promise.resolve() });
}

;// CONCATENATED MODULE: ./src/revisions/pair.ts







/**
 * The two revisions that an event asks to compare:
 *
 * 1. `base-ref` and `head-ref` where given: from where head left base.
 * 2. `merge_group`: its base and its head.
 * 3. a pull request whose merge commit is at hand: the first parent of the merge commit and the merge commit.
 * 4. any other pull request: from where head left the base branch (merge base) to head.
 * 5. `push`: before and after; for a new branch from where it left the default branch.
 *
 * A commit that the checkout lacks is fetched by its id, else read through the API. Work that others did on the base
 * branch is in both revisions or in neither. Rejects with a `RevisionError` that says what to add when the two
 * revisions cannot be found; there is never a comparison of something else instead.
 */
async function resolvePair(request) {
    const store = request.eventName === 'pull_request_target' || request.workspace === null ? null : await storeOf(request);
    const ground = { store, github: request.github, refusals: new Set() };
    try {
        const chosen = await choose(ground, request);
        const head = await pair_open(ground, chosen.head);
        let baseline;
        try {
            baseline =
                chosen.baseline === 'nothing'
                    ? emptyRevision('nothing: the first push')
                    : await pair_open(ground, chosen.baseline);
        }
        catch (error) {
            await head.close();
            throw error;
        }
        return {
            baseline,
            head,
            baseSha: baseline.info.sha,
            headSha: head.info.sha,
            how: `${baseline.info.how} → ${head.info.how}`,
            pullRequest: chosen.pullRequest,
        };
    }
    finally {
        await store?.release();
    }
}
/** Without git or a checkout the API has to do. */
async function storeOf(request) {
    try {
        return request.workspace === null ? null : await openStore(request.workspace);
    }
    catch (error) {
        if (request.github !== null && error instanceof RevisionError)
            return null;
        throw error;
    }
}
async function choose(ground, request) {
    const { eventName, payload } = request;
    if ((request.baseRef ?? '') !== '' || (request.headRef ?? '') !== '')
        return chooseNamed(ground, request);
    if (eventName === 'merge_group') {
        const base = idField(payload, 'merge_group', 'base_sha');
        const head = idField(payload, 'merge_group', 'head_sha');
        return {
            baseline: {
                sha: base,
                ref: branchName(textField(payload, 'merge_group', 'base_ref')),
                how: 'merge queue base',
            },
            head: { sha: head, ref: branchName(textField(payload, 'merge_group', 'head_ref')), how: 'merge queue' },
            pullRequest: null,
        };
    }
    if (eventName === 'push')
        return choosePush(ground, request);
    if (field(payload, 'pull_request') !== undefined) {
        // On pull_request_target `GITHUB_SHA` is the base branch; on the others it is the merge commit.
        const merge = eventName === 'pull_request_target' ? null : request.sha;
        return choosePullRequest(ground, pullRequestOf(field(payload, 'pull_request')), merge);
    }
    const number = request.pullRequest ?? numberOf(payload);
    if (number !== null)
        return chooseNumbered(ground, number);
    return chooseBranch(ground, request);
}
// Pull requests
function pullRequestOf(value) {
    const number = field(value, 'number');
    const baseRef = textField(value, 'base', 'ref');
    if (baseRef === null)
        throw new RevisionError('The event names no base branch of the pull request.');
    const baseSha = textField(value, 'base', 'sha');
    return {
        number: typeof number === 'number' ? number : null,
        headSha: idField(value, 'head', 'sha'),
        headRef: textField(value, 'head', 'ref'),
        baseRef,
        baseSha: baseSha !== null && isObjectId(baseSha) ? baseSha : null,
    };
}
async function choosePullRequest(ground, pull, mergeSha) {
    const { store, github } = ground;
    let candidates = [mergeSha];
    if (store !== null) {
        const [checkedOut = null] = await store.commits(['HEAD']);
        // Who checks the head out wants to compare it as it is, not as it would be merged.
        candidates = checkedOut === pull.headSha ? [] : [checkedOut, mergeSha];
    }
    else if (github !== null && pull.number !== null) {
        candidates = [mergeSha, await mergeCommitOnGitHub(ground, github, pull.number)];
    }
    for (const id of new Set(candidates)) {
        if (id === null || !isObjectId(id) || isZeroId(id))
            continue;
        const parents = await parentsOf(ground, id);
        const [first, second] = parents ?? [];
        if (parents?.length !== 2 || first === undefined || second !== pull.headSha)
            continue;
        return {
            baseline: { sha: first, ref: pull.baseRef, how: 'merge commit parent' },
            head: { sha: id, ref: pull.headRef, how: 'merge commit' },
            pullRequest: pull.number,
        };
    }
    const baseline = await fromBranch(ground, pull.baseRef, pull.headSha, pull.baseSha);
    if (baseline.sha === pull.headSha) {
        throw new RevisionError(`${plainMessage(pull.baseRef)} has all commits of the pull request already, so nothing is left to compare: set base-ref.`);
    }
    return {
        baseline,
        head: { sha: pull.headSha, ref: pull.headRef, how: 'pull request head' },
        pullRequest: pull.number,
    };
}
function askPullRequest({ api, owner, repo }, number) {
    return askGitHub(api, `pull request ${number}`, 'GET /repos/{owner}/{repo}/pulls/{pull_number}', {
        owner,
        repo,
        pull_number: number,
    });
}
/**
 * The merge commit that GitHub keeps for an open pull request; null where there is none. It may belong to an older
 * head. (`merge_commit_sha` of the pull request is left out by newer versions of the API.)
 */
async function mergeCommitOnGitHub({ refusals }, { api, owner, repo }, number) {
    const what = `the merge commit of pull request ${number}`;
    const ref = `pull/${number}/merge`;
    const asked = askGitHub(api, what, 'GET /repos/{owner}/{repo}/git/ref/{ref}', { owner, repo, ref });
    return textField(await noting(refusals, asked), 'object', 'sha');
}
/** A number that the event itself gives: a comment on a pull request, or an input of a workflow started by hand. */
function numberOf(payload) {
    if (field(payload, 'issue', 'pull_request') !== undefined) {
        const number = field(payload, 'issue', 'number');
        return typeof number === 'number' ? number : null;
    }
    for (const name of ['pr', 'pr-number', 'pull-request', 'pull-request-number']) {
        for (const spelled of [name, name.replaceAll('-', '_')]) {
            const given = field(payload, 'inputs', spelled);
            if (given === undefined || given === null || given === '')
                continue;
            if ((typeof given === 'string' || typeof given === 'number') &&
                /^#?[1-9]\d{0,9}$/.test(String(given).trim())) {
                return Number(String(given).trim().replace('#', ''));
            }
            throw new RevisionError(`The input ${spelled} of the workflow is not the number of a pull request, such as 42.`);
        }
    }
    return null;
}
async function chooseNumbered(ground, number) {
    const { store, github } = ground;
    if (github !== null) {
        const live = await askPullRequest(github, number);
        return choosePullRequest(ground, pullRequestOf(live), await mergeCommitOnGitHub(ground, github, number));
    }
    if (store !== null) {
        const merge = await fetchedRef(ground, `refs/pull/${number}/merge`, ['--depth=1']);
        const head = await fetchedRef(ground, `refs/pull/${number}/head`, ['--depth=1', '--filter=tree:0']);
        const commit = merge === null ? null : await readCommit(store, merge);
        const [first, second] = commit?.parents ?? [];
        if (commit?.parents.length === 2 && first !== undefined && second === head) {
            return {
                baseline: { sha: first, ref: null, how: 'merge commit parent' },
                head: { sha: commit.id, ref: `refs/pull/${number}/merge`, how: 'merge commit' },
                pullRequest: number,
            };
        }
    }
    throw unresolved(ground, `Pull request ${number} cannot be found`, null);
}
// Names, branches and pushes
async function chooseNamed(ground, request) {
    const { payload } = request;
    const given = request.headRef ?? '';
    let headName = given === '' ? 'HEAD' : given;
    let head = null;
    if (given === '' && ground.store === null) {
        head = textField(payload, 'pull_request', 'head', 'sha') ?? request.sha;
        headName = head ?? headName;
    }
    head ??= await idOfName(ground, headName);
    const baseName = (request.baseRef ?? '') !== ''
        ? (request.baseRef ?? '')
        : (textField(payload, 'pull_request', 'base', 'ref') ?? defaultBranchOf(payload));
    if (baseName === null)
        throw new RevisionError('head-ref is given without base-ref, and the event names no default branch.');
    const number = field(payload, 'pull_request', 'number');
    const chosenHead = {
        sha: head,
        ref: headName === head ? null : headName,
        how: given === '' ? 'checked out' : 'head-ref',
    };
    const pullRequest = typeof number === 'number' ? number : null;
    const base = await idOfName(ground, baseName);
    const ref = baseName === base ? null : baseName;
    if (request.exact === true)
        return { baseline: { sha: base, ref, how: 'base-ref' }, head: chosenHead, pullRequest };
    const from = await commonBase(ground, base, head);
    if (from === null)
        throw unknownBase(ground, baseName, headName);
    return {
        baseline: { ...from, ref, how: from.sha === base ? 'base-ref' : `${from.how} with ${baseName}` },
        head: chosenHead,
        pullRequest,
    };
}
async function chooseBranch(ground, request) {
    const branch = defaultBranchOf(request.payload);
    const head = ground.store === null ? request.sha : ((await ground.store.commits(['HEAD']))[0] ?? request.sha);
    if (branch !== null && head !== null && isObjectId(head)) {
        const baseline = await fromBranch(ground, branch, head, null, true);
        if (baseline !== null)
            return { baseline, head: { sha: head, ref: null, how: 'checked out' }, pullRequest: null };
    }
    throw new RevisionError(`The event ${plainMessage(request.eventName)} does not say what to compare. Set base-ref (and head-ref), or start ` +
        'the workflow with an input `pr` that holds the number of a pull request.');
}
async function choosePush(ground, request) {
    const { payload } = request;
    const ref = textField(payload, 'ref') ?? '';
    const before = idField(payload, 'before');
    const after = idField(payload, 'after');
    if (isZeroId(after))
        throw new RevisionError(`${plainMessage(ref)} was deleted, so there is nothing to compare.`);
    if (!ref.startsWith('refs/heads/')) {
        throw new RevisionError(`${plainMessage(ref)} is not a branch, so there is nothing it could be compared with: set base-ref.`);
    }
    const branch = ref.slice('refs/heads/'.length);
    const main = defaultBranchOf(payload);
    const isNew = isZeroId(before);
    const head = { sha: after, ref: branch, how: 'after the push' };
    if (main === branch) {
        // A forced push counts from what the branch had before, whatever happened to its history.
        const baseline = isNew
            ? 'nothing'
            : { sha: before, ref: branch, how: 'before the push' };
        return { baseline, head, pullRequest: null };
    }
    if (main === null)
        throw new RevisionError('The event names no default branch: set base-ref.');
    if (isNew || field(payload, 'forced') === true) {
        const baseline = await fromBranch(ground, main, after, null);
        return { baseline, head, pullRequest: null };
    }
    return { baseline: await beforePush(ground, main, before, after), head, pullRequest: null };
}
/**
 * Before the push; but where the push has brought work of the default branch along, that work belongs into the
 * baseline too: then it is what was there before, merged with it.
 */
async function beforePush(ground, main, before, after) {
    const plain = { sha: before, ref: null, how: 'before the push' };
    const from = await fromBranch(ground, main, after, null, true);
    // Nothing of its own since the default branch: then it was pushed there as well.
    if (from === null)
        return plain;
    const known = await commonBase(ground, before, from.sha);
    if (known?.sha === from.sha)
        return plain;
    if (ground.store !== null && known !== null) {
        const merged = await mergedCommit(ground.store, before, from.tree ?? from.sha);
        if (merged !== null)
            return { sha: before, tree: merged, ref: null, how: `before the push, with ${main} merged in` };
    }
    return from;
}
async function fromBranch(ground, branch, head, recorded, orNull = false) {
    let from = await branchBase(ground, branch, head);
    if (recorded !== null && (from === null || from.sha === head)) {
        // The branch is gone, or has the pull request already: take what it had when the event was made.
        from = await commonBase(ground, recorded, head);
    }
    if (from === null)
        throw unknownBase(ground, branch, head);
    if (orNull && from.sha === head)
        return null;
    return { ...from, ref: branch };
}
async function branchBase(ground, branch, head) {
    const { store, github, refusals } = ground;
    if (store !== null) {
        const tip = await fetchedRef(ground, `refs/heads/${branch}`, store.shallow ? ['--depth=1', '--filter=tree:0'] : ['--filter=tree:0']);
        if (tip !== null) {
            const found = await commonBaseHere(ground, tip, head);
            if (found !== null)
                return found;
        }
    }
    if (github !== null) {
        const id = await noting(refusals, mergeBaseOnGitHub(github.api, github.owner, github.repo, branch, head));
        if (id !== null)
            return { sha: id, ref: null, how: 'merge base' };
    }
    if (store !== null) {
        // Not newer than the last fetch of this checkout, which was made after the event.
        const [tip] = await store.commits([`refs/remotes/${store.remote?.name ?? 'origin'}/${branch}`]);
        if (tip !== null && tip !== undefined)
            return commonBaseHere(ground, tip, head);
    }
    return null;
}
/** The merge base of two commits, null when it cannot be found. */
async function commonBase(ground, base, head) {
    const here = await commonBaseHere(ground, base, head);
    if (here !== null || ground.github === null)
        return here;
    const { api, owner, repo } = ground.github;
    const id = await noting(ground.refusals, mergeBaseOnGitHub(api, owner, repo, base, head));
    return id === null ? null : { sha: id, ref: null, how: 'merge base' };
}
async function commonBaseHere(ground, base, head) {
    const { store, refusals } = ground;
    if (store === null)
        return null;
    for (const id of [base, head]) {
        if ((await readCommit(store, id)) !== null)
            continue;
        const why = await store.fetch(['--depth=1', '--filter=tree:0'], [id]);
        if (why !== null) {
            refusals.add(`git fetch: ${why}`);
            return null;
        }
    }
    const bases = await mergeBases(store, base, head);
    if (bases.kind === 'unknown') {
        refusals.add(`git fetch: ${bases.why}`);
        return null;
    }
    if (bases.kind === 'unrelated') {
        throw new RevisionError(`${base} and ${head} have no history in common, so there is nothing to compare them from: set base-ref.`);
    }
    const one = await oneMergeBase(store, base, bases.ids);
    return { sha: one.sha, ref: null, how: one.how, ...(one.tree === one.sha ? {} : { tree: one.tree }) };
}
function defaultBranchOf(payload) {
    return textField(payload, 'repository', 'default_branch');
}
function branchName(ref) {
    return ref?.replace(/^refs\/heads\//, '') ?? null;
}
function idField(value, ...names) {
    const id = textField(value, ...names);
    if (id === null || !isObjectId(id)) {
        throw new RevisionError(`The event has no commit id at ${names.join('.')}: set base-ref and head-ref.`);
    }
    return id;
}
// Looking things up
/** What git accepts as the name of a branch or tag, and nothing that could mean more. */
function isPlainName(name) {
    return !/^[-/.]|[\u0000- ~^:?*[\\\u007f]|\.\.|@\{|\/$|\.$/.test(name);
}
/** The commit of a name. A branch is looked up at the remote first, because a checkout's copy may be old. */
async function idOfName(ground, name) {
    const { store, github, refusals } = ground;
    if (isObjectId(name))
        return name;
    if (store !== null) {
        const remote = `${store.remote?.name ?? 'origin'}/`;
        const depth = store.shallow ? ['--depth=1', '--filter=tree:0'] : ['--filter=tree:0'];
        const isRef = isPlainName(name) && name !== 'HEAD';
        if (isRef) {
            const branch = name.startsWith(remote) ? name.slice(remote.length) : name;
            const id = await fetchedRef(ground, name.startsWith('refs/') ? name : `refs/heads/${branch}`, depth);
            if (id !== null)
                return id;
        }
        const local = await store.commits([name, ...(isRef ? [`refs/remotes/${remote}${name}`] : [])]);
        const id = local.find((one) => one !== null);
        if (id !== undefined)
            return id;
        if (isRef && !name.startsWith('refs/')) {
            const tag = await fetchedRef(ground, `refs/tags/${name}`, depth);
            if (tag !== null)
                return tag;
        }
    }
    if (github !== null) {
        const id = await noting(refusals, commitIdOnGitHub(github.api, github.owner, github.repo, name));
        if (id !== null)
            return id;
    }
    throw unresolved(ground, `There is no commit ${JSON.stringify(plainMessage(name))}`, 'fetch-depth: 0');
}
/** The commit of a ref of the remote, null when it cannot be fetched. */
async function fetchedRef(ground, ref, options) {
    const { store, refusals } = ground;
    if (store === null || !isPlainName(ref))
        return null;
    const fetched = await store.fetchRef(options, ref);
    if ('id' in fetched)
        return fetched.id;
    refusals.add(`git fetch: ${fetched.why}`);
    return null;
}
async function parentsOf(ground, id) {
    const { store, github, refusals } = ground;
    if (store !== null) {
        const commit = (await readCommit(store, id)) ?? ((await reachable(ground, id)) ? await readCommit(store, id) : null);
        if (commit !== null)
            return commit.parents;
    }
    return github === null
        ? null
        : noting(refusals, parentsOnGitHub(github.api, github.owner, github.repo, id));
}
/** True when the commit and its files are in the store, after a fetch if need be. */
async function reachable(ground, id) {
    if (ground.store === null)
        return false;
    const why = await ensureCommit(ground.store, id);
    if (why !== null)
        ground.refusals.add(`git fetch: ${why}`);
    return why === null;
}
/** The result, or null with the reason kept for the message. */
async function noting(refusals, asked) {
    try {
        return await asked;
    }
    catch (error) {
        if (!(error instanceof RevisionError))
            throw error;
        refusals.add(error instanceof GitHubRefusal ? error.why : error.message);
        return null;
    }
}
async function pair_open(ground, { sha, tree, ref, how }) {
    const { store, github, refusals } = ground;
    if (store !== null && (tree !== undefined || (await reachable(ground, sha)))) {
        const elsewhere = github === null ? undefined : blobsOnGitHub(github.api, github.owner, github.repo);
        return revisionInStore(store, tree ?? sha, { sha, ref, how }, elsewhere);
    }
    if (github !== null) {
        const opened = await noting(refusals, openGitHubRevision(github.api, github.owner, github.repo, sha, how, ref));
        if (opened !== null)
            return opened;
    }
    throw unresolved(ground, `The commit ${pair_short(sha)} (${how}) cannot be read`, how === 'merge commit parent' ? 'fetch-depth: 2' : 'fetch-depth: 0');
}
function unknownBase(ground, base, head) {
    return unresolved(ground, `Where ${pair_short(head)} left ${pair_short(base)} cannot be found`, 'fetch-depth: 0');
}
/** A name for a message, ids as short as people write them. */
function pair_short(name) {
    return isObjectId(name) ? name.slice(0, 7) : plainMessage(name);
}
/** What failed, each way that was tried, and what to do; `depth` is a setting of actions/checkout that would help. */
function unresolved({ store, github, refusals }, what, depth) {
    const tried = [
        ...(store === null ? ['there is no git checkout to read'] : []),
        ...(github === null ? ['the GitHub API may not be asked without `github-token`'] : []),
        // The first ones are the ways that should have worked.
        ...[...refusals].slice(0, 3),
    ].map((one) => one.replace(/\.$/, ''));
    const permissions = '`permissions: contents: read` and `pull-requests: read`';
    const api = github === null ? `set the input \`github-token\`, with ${permissions}` : `give the job ${permissions}`;
    const remedy = store === null || depth === null ? api : `set \`${depth}\` for actions/checkout, or ${api}`;
    return new RevisionError(`${what}: ${tried.join('; ')}. To mend it, ${remedy}.`);
}

;// CONCATENATED MODULE: ./src/revisions/index.ts









/***/ }),

/***/ 9566:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mG: () => (/* binding */ noEstimationSettings),
  ur: () => (/* binding */ readSettingsFile),
  Ku: () => (/* binding */ settingsPaths)
});

// UNUSED EXPORTS: promptKeys, ratesKeys, readLimits, readUsage, selfHostedKeys, taskKinds, topKeys, usageKeys, valueKeys

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./src/core/globs.ts
var globs = __webpack_require__(8684);
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
var keys = __webpack_require__(8445);
// EXTERNAL MODULE: ./src/settings/values.ts
var values = __webpack_require__(535);
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
/** A text that is a glob, and one that can be matched in no time. */
const glob = {
    ...(0,values/* text */.Qq)('a glob or a list of globs, relative to the repository, at most four stars between two slashes', '"prompts/**"'),
    parse: (value) => (value.trim() === '' || !(0,globs/* isBoundedGlob */.w)(value) ? undefined : value),
};
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
    const globs = (node, key) => node === undefined ? [] : strings(node, key, glob);
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
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Db: () => (/* reexport */ findSettingsFile),
  Ku: () => (/* reexport */ file/* settingsPaths */.Ku),
  G9: () => (/* binding */ settle)
});

// UNUSED EXPORTS: limitKeys, optionKeys

// EXTERNAL MODULE: ./src/core/money.ts
var money = __webpack_require__(4247);
// EXTERNAL MODULE: ./src/core/settings.ts
var settings = __webpack_require__(1922);
// EXTERNAL MODULE: ./src/settings/file.ts + 1 modules
var file = __webpack_require__(9566);
// EXTERNAL MODULE: ./src/settings/inputs.ts
var settings_inputs = __webpack_require__(7428);
// EXTERNAL MODULE: ./src/settings/keys.ts
var keys = __webpack_require__(8445);
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
    const inputs = (0,settings_inputs/* readInputs */.Ko)(sources, mistakes);
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
    // Limits of the workflow hold for a pull request that brings the first settings file, too.
    const guarded = from === 'base' && baseline === null && inputs.given.size > 0;
    const policyFile = from === 'head' ? head : (baseline ?? (guarded ? stricterOnly(head) : head));
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
            message: guarded
                ? 'The baseline has no settings file: the limits of the workflow were judged, and those that this change adds to them. What would loosen them was left out.'
                : 'The baseline has no settings file: the limits that this change introduces were judged.',
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
    if (baseline !== head && !baselineBroken) {
        const changed = estimationChanges(baseline?.estimation ?? file/* noEstimationSettings */.mG, head?.estimation ?? file/* noEstimationSettings */.mG);
        if (changed.length > 0) {
            findings.push({
                rule: 'estimation-changed',
                level: 'info',
                key: null,
                path: head?.path ?? baseline?.path ?? null,
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
    const { limits, warn, rules, options, overrideLabel } = file;
    return (Object.keys(limits).length + Object.keys(warn).length + rules.length > 0 ||
        options['enforcement'] !== undefined ||
        overrideLabel !== null);
}
/** Of a file that nobody has reviewed yet: the limits it adds, and nothing that loosens or lets pass. */
function stricterOnly(file) {
    if (file === null)
        return null;
    const loosening = new Set([
        'minIncreaseUsdPer1k',
        ...(file.limits.onUnpriced === 'fail' ? [] : ['onUnpriced']),
    ]);
    const without = (all, names) => Object.fromEntries(Object.entries(all).filter(([name]) => !names.has(name)));
    return {
        ...file,
        limits: without(file.limits, loosening),
        rules: [],
        options: without(file.options, new Set(['enforcement'])),
        overrideLabel: null,
        overrideNotAuthor: false,
        overrideExpires: false,
    };
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


/***/ })

};
