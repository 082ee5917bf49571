export const id = 630;
export const ids = [630];
export const modules = {

/***/ 1630:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  postReport: () => (/* binding */ postReport)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./src/core/reporting.ts
var reporting = __webpack_require__(2429);
// EXTERNAL MODULE: ./src/core/settings.ts
var settings = __webpack_require__(1922);
;// CONCATENATED MODULE: ./src/github/annotations.ts


/**
 * GitHub shows ten warnings and ten errors of a step and silently drops the rest, so one is kept for saying that there
 * are more. https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md, checked 2026-11-23.
 */
const annotationsMax = 9;
/**
 * Broken limits at the line of the prompt, failures first. At most nine, then one that tells how many there are more.
 * A failure that blocks nothing (overridden, or `enforcement` is not `block`) is a warning.
 */
function annotations_annotationsOf(report) {
    if (report.enforcement === 'off')
        return [];
    const blocks = report.enforcement === 'block' && report.override === null;
    const offenders = [
        ...report.findings.filter(({ level }) => level === 'fail'),
        ...report.findings.filter(({ level }) => level === 'warn'),
    ];
    const shown = offenders.slice(0, annotationsMax).map((finding) => annotationOf(report, finding, blocks));
    const rest = offenders.length - shown.length;
    if (rest === 0)
        return shown;
    const more = {
        level: blocks && offenders.slice(annotationsMax).some(({ level }) => level === 'fail') ? 'error' : 'warning',
        title: 'Prompt cost',
        message: `and ${rest} more: see the job summary`,
        path: null,
        line: null,
    };
    return [...shown, more];
}
function annotationOf(report, finding, blocks) {
    const change = finding.key === null ? undefined : report.changes.find(({ key }) => key === finding.key);
    const path = finding.path ?? change?.path ?? null;
    // A path that cannot be printed as it is would name another file, or none; so does one that is gone.
    const placed = path !== null && change?.status !== 'removed' && visible(path) === path;
    const message = [
        ...(path !== null && !placed
            ? [`${logLine(path)}: ${logLine(finding.message)}`]
            : [logLine(finding.message)]),
        ...(finding.remedy === '' ? [] : [logLine(finding.remedy)]),
    ].join('\n');
    return {
        level: finding.level === 'fail' && blocks ? 'error' : 'warning',
        title: logLine(`Prompt cost: ${finding.rule}`, 120),
        message,
        path: placed ? path : null,
        line: placed ? (finding.line ?? change?.line ?? null) : null,
    };
}
/** Mistakes in the settings: those of a file at their place in it. At most nine, then one that tells how many there are more. */
function annotations_mistakeAnnotations(mistakes) {
    const title = 'Prompt cost: settings';
    const shown = mistakes.slice(0, annotationsMax).map((mistake) => {
        const { where, line, excerpt, at } = mistake;
        // A line of another commit's file would mark what has nothing to do with it.
        const placed = line !== null && at === undefined && visible(where) === where;
        const said = `${mistakeMessage(mistake)} ${mistakeRemedy(mistake)}`;
        return {
            level: 'error',
            title,
            message: logLine(placed ? said : `${mistakePlace(mistake)}: ${said}`),
            path: placed ? where : null,
            line: placed ? line : null,
            ...(placed && excerpt !== undefined
                ? { columns: [excerpt.column, excerpt.column + Math.max(0, excerpt.to - excerpt.from - 1)] }
                : {}),
        };
    });
    const rest = mistakes.length - shown.length;
    if (rest === 0)
        return shown;
    return [
        ...shown,
        { level: 'error', title, message: `and ${rest} more: see the job summary`, path: null, line: null },
    ];
}

;// CONCATENATED MODULE: ./src/github/client.ts
/**
 * One request to GitHub, and what came of it as a value. Nothing here throws and nothing here repeats a request:
 * who repeats must first look again at what it is about to change.
 */
const realClock = {
    now: () => Date.now(),
    wait: (ms) => new Promise((resolve) => {
        setTimeout(resolve, ms);
    }),
};
/**
 * Octokit is loaded when the first request is made: a run that asks nothing does not pay for it (37 ms, 0.9 MB).
 * Its proxy support is the reason to use it: self-hosted runners reach GitHub through `https_proxy`.
 */
function createClient(options) {
    const { token, apiUrl, graphqlUrl, timeoutMs = 15_000, clock = realClock } = options;
    let loading = null;
    const load = async () => {
        // Its import reads the event file again and may throw on one that is not JSON.
        const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(413)]).then(__webpack_require__.bind(__webpack_require__, 2413));
        const octokit = getOctokit(token, { baseUrl: apiUrl });
        return (route, parameters) => octokit.request(route, parameters);
    };
    const send = async (route, parameters) => {
        if (token === '')
            return failed('bad-token', null, 'there is no token');
        const signal = AbortSignal.timeout(timeoutMs);
        try {
            loading ??= load();
            const request = await loading;
            const { status, data } = await request(route, { ...parameters, request: { signal } });
            return { ok: true, status, body: data };
        }
        catch (error) {
            if (signal.aborted)
                return failed('timed-out', null, `no answer within ${timeoutMs / 1000} s`);
            return { ok: false, failure: failureOf(error, clock.now()) };
        }
    };
    return {
        clock,
        rest: send,
        async graphql(query, variables) {
            const outcome = await send(`POST ${graphqlUrl}`, { query, variables });
            return outcome.ok ? graphqlOutcome(outcome) : outcome;
        },
    };
}
function failed(kind, status, message) {
    return { ok: false, failure: { kind, status, message, retryAfterMs: null } };
}
function failureOf(error, now) {
    const said = error instanceof Error ? error.message : String(error);
    const message = said.replace(/ - https:\/\/docs\.github\.com\S*$/, '');
    const response = client_property(error, 'response');
    // Without a response octokit gives 500 for a connection that failed.
    if (response === undefined) {
        const cause = client_property(error, 'cause');
        const why = cause instanceof Error && !message.includes(cause.message) ? `${message}: ${cause.message}` : message;
        return { kind: 'unavailable', status: null, message: why, retryAfterMs: null };
    }
    const status = Number(client_property(error, 'status'));
    const limit = rateLimit(status, message, client_property(response, 'headers'), now);
    if (limit !== null)
        return { kind: 'rate-limited', status, message, retryAfterMs: limit };
    return {
        kind: kindOf(status),
        status,
        message,
        retryAfterMs: retryAfter(client_property(response, 'headers'), now),
    };
}
function kindOf(status) {
    if (status >= 500)
        return 'unavailable';
    switch (status) {
        case 401:
            return 'bad-token';
        case 403:
            return 'forbidden';
        case 404:
            return 'not-found';
        case 408:
            return 'unavailable';
        case 410:
            return 'gone';
        case 422:
            return 'refused';
        default:
            return 'unexpected';
    }
}
/**
 * How GitHub says "later", as milliseconds from now; null when the answer is no rate limit.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api, checked 2026-11-23: 403 or 429 with
 * `retry-after`, or with `x-ratelimit-remaining: 0` and the time in `x-ratelimit-reset`, else wait at least a minute.
 */
function rateLimit(status, message, headers, now) {
    if (status !== 403 && status !== 429)
        return null;
    const after = retryAfter(headers, now);
    if (after !== null)
        return after;
    if (headerOf(headers, 'x-ratelimit-remaining') === '0') {
        const resetSeconds = Number(headerOf(headers, 'x-ratelimit-reset'));
        return Number.isFinite(resetSeconds) && resetSeconds > 0
            ? Math.max(0, resetSeconds * 1000 - now)
            : 60_000;
    }
    return status === 429 || /rate limit|abuse detection/i.test(message) ? 60_000 : null;
}
/** `retry-after` in seconds or as a date. */
function retryAfter(headers, now) {
    const given = headerOf(headers, 'retry-after');
    if (given === null)
        return null;
    const ms = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now;
    return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
function headerOf(headers, name) {
    const value = client_property(headers, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
/** GraphQL answers 200 and says in the body what went wrong. */
function graphqlOutcome(outcome) {
    const errors = client_property(outcome.body, 'errors');
    if (!Array.isArray(errors) || errors.length === 0) {
        const data = client_property(outcome.body, 'data');
        if (data === undefined || data === null)
            return failed('unexpected', outcome.status, 'an answer without data');
        return { ...outcome, body: data };
    }
    const [first] = errors;
    const type = client_property(first, 'type');
    const said = client_property(first, 'message');
    const message = typeof said === 'string' ? said : 'an error without words';
    switch (type) {
        case 'FORBIDDEN':
        case 'INSUFFICIENT_SCOPES':
            return failed('forbidden', outcome.status, message);
        case 'NOT_FOUND':
            return failed('not-found', outcome.status, message);
        case 'RATE_LIMITED':
        case 'RATE_LIMIT':
            return { ok: false, failure: { kind: 'rate-limited', status: 429, message, retryAfterMs: 60_000 } };
        case 'UNPROCESSABLE':
            return failed('refused', outcome.status, message);
        default:
            // Time-outs inside GitHub come without a type: "Something went wrong while executing your query".
            return failed(type === undefined || type === 'SERVICE_UNAVAILABLE' ? 'unavailable' : 'unexpected', outcome.status, message);
    }
}
/** A property of something unknown, undefined when there is none. */
function client_property(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}
const patience = { attemptsMax: 6, waitMsMax: 60_000 };
function client_startRetries(clock, { attemptsMax, waitMsMax } = patience) {
    let attempts = 1;
    let waitedMs = 0;
    return {
        async again(failure) {
            const transient = ['rate-limited', 'unavailable', 'timed-out'].includes(failure.kind);
            if (!transient || attempts >= attemptsMax)
                return false;
            const ms = failure.retryAfterMs ?? 1_000 * 2 ** (attempts - 1);
            if (waitedMs + ms > waitMsMax)
                return false;
            attempts += 1;
            waitedMs += ms;
            await clock.wait(ms);
            return true;
        },
    };
}
/** For requests that only read: repeated while that can help. */
async function client_reading(retries, request) {
    for (;;) {
        const outcome = await request();
        if (outcome.ok || !(await retries.again(outcome.failure)))
            return outcome;
    }
}

// EXTERNAL MODULE: ./src/outputs/fit.ts
var fit = __webpack_require__(8005);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/github/marker.ts

/** An HTML comment that renders to nothing. At most `markerUnitsMax` of the outputs long. */
function renderMarker({ id, headSha, runId, runAttempt }) {
    return `<!-- promptcost:v1 id=${encodedId(id)} head=${headSha ?? 'none'} run=${runId}.${runAttempt} -->`;
}
/**
 * The marker at the very start of a comment's body, null when it is not ours. Anywhere else it is text that somebody
 * pasted. `id` comes back encoded: compare it with `encodedId`.
 */
function parseMarker(body) {
    const match = /^<!-- promptcost:v1 id=([^\s<>]{1,200}) head=([0-9a-f]{40,64}|none) run=(\d{1,15})\.(\d{1,6}) -->/.exec(body);
    if (match === null)
        return null;
    const [, id = '', head = '', runId = '', runAttempt = ''] = match;
    return { id, headSha: head === 'none' ? null : head, runId: Number(runId), runAttempt: Number(runAttempt) };
}
/** Without spaces, angle brackets and the end of an HTML comment; a very long id by its hash. */
function encodedId(id) {
    const wellFormed = Buffer.from(id, 'utf8').toString('utf8');
    const encoded = encodeURIComponent(wellFormed === '' ? 'default' : wellFormed);
    if (encoded.length <= 120)
        return encoded;
    return `sha256-${(0,external_node_crypto_.createHash)('sha256').update(id).digest('hex')}`;
}
/** Above 0 when `a` is from a later run than `b`; run ids of GitHub grow. */
function compareRuns(a, b) {
    return a.runId - b.runId || a.runAttempt - b.runAttempt;
}

;// CONCATENATED MODULE: ./src/github/thread.ts


/**
 * `viewerDidAuthor` knows us with every kind of token and on every server; a login would have to be guessed. Ids come
 * from the address: `databaseId` is a 32-bit number and too small for comments of today.
 */
const threadQuery = `query($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    isArchived
    pullRequest(number: $number) {
      headRefOid
      locked
      comments(first: 100, after: $after) {
        nodes { id url body viewerDidAuthor isMinimized }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
/** The pull request as it is now with our comments of this id, through all pages. */
async function readThread(client, { owner, repo, pullRequestNumber: number }, id, retries) {
    const own = [];
    const cursors = new Set();
    let after = null;
    for (;;) {
        const variables = { owner, repo, number, after };
        const outcome = await client_reading(retries, () => client.graphql(threadQuery, variables));
        if (!outcome.ok)
            return { ok: false, failure: outcome.failure };
        const repository = client_property(outcome.body, 'repository');
        const pullRequest = client_property(repository, 'pullRequest');
        const comments = client_property(pullRequest, 'comments');
        const nodes = client_property(comments, 'nodes');
        if (!Array.isArray(nodes)) {
            const message = 'the answer has no comments of the pull request';
            const kind = pullRequest === null || repository === null ? 'not-found' : 'unexpected';
            return { ok: false, failure: { kind, status: null, message, retryAfterMs: null } };
        }
        for (const node of nodes) {
            const comment = ownComment(node, id);
            if (comment !== null)
                own.push(comment);
        }
        const pageInfo = client_property(comments, 'pageInfo');
        const cursor = client_property(pageInfo, 'endCursor');
        // The last page is also the latest look at the head.
        if (client_property(pageInfo, 'hasNextPage') !== true || typeof cursor !== 'string' || cursors.has(cursor)) {
            const headSha = client_property(pullRequest, 'headRefOid');
            return {
                ok: true,
                thread: {
                    headSha: typeof headSha === 'string' ? headSha : null,
                    locked: client_property(pullRequest, 'locked') === true,
                    archived: client_property(repository, 'isArchived') === true,
                    // Stable: of two from the same run the later one counts.
                    own: own.sort((a, b) => compareRuns(a.marker, b.marker)),
                },
            };
        }
        cursors.add(cursor);
        after = cursor;
    }
}
function ownComment(node, id) {
    if (client_property(node, 'viewerDidAuthor') !== true || client_property(node, 'isMinimized') !== false)
        return null;
    const body = client_property(node, 'body');
    const nodeId = client_property(node, 'id');
    const url = client_property(node, 'url');
    if (typeof body !== 'string' || typeof nodeId !== 'string' || typeof url !== 'string')
        return null;
    const marker = parseMarker(body);
    if (marker === null || marker.id !== encodedId(id))
        return null;
    const commentId = /#issuecomment-(\d{1,15})$/.exec(url)?.[1];
    return commentId === undefined ? null : { nodeId, commentId: Number(commentId), url, body, marker };
}

;// CONCATENATED MODULE: ./src/github/comment.ts




/**
 * How long a second run may need between its reading and its writing. GitHub has no conditional write for comments, so
 * the result is looked at again after this time, and the newer run repairs what an older one wrote over.
 */
const settleMs = 500;
/** Reads and writes of one publication; each new round begins with reading. */
const roundsMax = 8;
/** How often the result is looked at, and written again where an older run wrote over it. */
const looksMax = 3;
/** What is tried when GitHub finds a comment too long in spite of everything. */
const smallCommentUnits = 15_000;
/**
 * Brings the pull request's comment up to date. Never throws, and its result never changes the verdict.
 *
 * Each round reads first (comments of the pull request with our marker and written by us, and the head commit), decides,
 * and makes one write. When the write fails in a way that may pass, or somebody deleted the comment meanwhile, the next
 * round reads again: a request whose answer was lost is found done, and a run that is overtaken while it waits stops.
 * Afterwards it reads once more and removes what a run at the same time left behind.
 */
async function publishComment(client, context, request) {
    try {
        return await publish(client, context, request);
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return { kind: 'degraded', reason: 'internal', detail, permission: null };
    }
}
async function publish(client, context, request) {
    if (request.mode === 'never')
        return { kind: 'skipped', detail: 'comments are switched off' };
    if (context.pullRequestNumber === null) {
        return { kind: 'skipped', detail: 'this run belongs to no pull request' };
    }
    const retries = client_startRetries(client.clock);
    let small = false;
    /** Rendered once: the second round may find the comment as the first round left it. */
    let text = null;
    /** What the last write asked for, whether or not its answer came. */
    let asked = null;
    for (let round = 0; round < roundsMax; round += 1) {
        const read = await readThread(client, context, request.id, retries);
        if (!read.ok)
            return degraded(context, read.failure);
        const { own, headSha } = read.thread;
        const newest = own.at(-1) ?? null;
        const overtaken = overtakenBy(request, headSha, newest);
        if (overtaken !== null)
            return overtaken;
        const render = () => (text ??= renderBody(request, newest));
        const decided = decide(request, newest, render, small);
        if (decided.kind === 'nothing')
            return { kind: 'skipped', detail: decided.detail };
        if (decided.kind === 'keep') {
            const remarks = await removeOthers(client, context, request, own);
            const { commentId, url } = decided.comment;
            return { kind: asked ?? 'unchanged', commentId, url, remarks };
        }
        asked = decided.kind === 'create' ? 'created' : 'updated';
        const outcome = await write(client, context, decided);
        if (outcome.ok) {
            const written = writtenComment(decided, outcome.body, request);
            await client.clock.wait(settleMs);
            return tidyUp(client, context, request, { kind: asked, written, body: decided.body }, retries);
        }
        const { failure } = outcome;
        // Deleted between reading and writing.
        if (decided.kind === 'update' && (failure.kind === 'not-found' || failure.kind === 'gone'))
            continue;
        if (failure.kind === 'refused' && !small && /too long|too large|maximum/i.test(failure.message)) {
            small = true;
            continue;
        }
        if (!(await retries.again(failure)))
            return degraded(context, failure, read.thread);
    }
    const detail = 'the comment kept changing while it was written';
    return { kind: 'degraded', reason: 'unavailable', detail, permission: null };
}
/**
 * Looks again after writing: two runs at once may both have made a comment, or the older one may have written last.
 * The newest run's stays and stands; the rest goes.
 */
async function tidyUp(client, context, request, { kind, written, body }, retries) {
    const done = {
        kind,
        commentId: written?.commentId ?? null,
        url: written?.url ?? null,
        remarks: [],
    };
    for (let look = 0; look < looksMax; look += 1) {
        const read = await readThread(client, context, request.id, retries);
        if (!read.ok)
            return { ...done, remarks: [`looking again failed: ${read.failure.message}`] };
        // GitHub's lists lag behind its writes at times: a comment it has confirmed counts as there.
        const listed = read.thread.own;
        const unlisted = kind === 'created' && written !== null && !listed.some((own) => own.commentId === written.commentId);
        const own = unlisted ? [...listed, written].sort((a, b) => compareRuns(a.marker, b.marker)) : listed;
        const newest = own.at(-1);
        if (newest === undefined)
            return done; // Somebody deleted it at once. So be it.
        if (compareRuns(newest.marker, request) >= 0) {
            const remarks = await removeOthers(client, context, request, own);
            return compareRuns(newest.marker, request) > 0 ? newerRun(newest) : { ...done, remarks };
        }
        // An older run wrote over ours: its turn is over.
        const again = await write(client, context, { kind: 'update', comment: newest, body });
        if (!again.ok)
            return { ...done, remarks: [`an older run wrote over the comment: ${again.failure.message}`] };
        await client.clock.wait(settleMs);
    }
    return done;
}
/** Why this run has no say any more; null when it has. */
function overtakenBy(request, headSha, newest) {
    if (newest !== null && compareRuns(newest.marker, request) > 0)
        return newerRun(newest);
    if (headSha !== null && request.headSha !== null && headSha !== request.headSha) {
        const detail = `the pull request has moved on to ${headSha.slice(0, 7)}`;
        return { kind: 'skipped-newer', detail, url: newest?.url ?? null };
    }
    return null;
}
function newerRun({ marker: { runId, runAttempt }, url }) {
    const detail = `the comment is already from a newer run (${runId}, attempt ${runAttempt})`;
    return { kind: 'skipped-newer', detail, url };
}
/**
 * A comment that exists is always brought up to date, in every mode: an old failure must not outlive its cause. A new
 * one is made only when the mode wants it; where there is nothing new to say, the existing one is edited in place.
 */
function decide(request, newest, render, small) {
    const { mode, hasChanges, hasFailures, behavior } = request;
    const speaks = mode === 'always' || hasFailures || (mode === 'changes' && hasChanges);
    if (newest === null && !speaks) {
        const detail = mode === 'on-failure' ? 'no limit is broken' : 'no prompt changed its cost';
        return { kind: 'nothing', detail };
    }
    const text = small ? (0,fit/* fitComment */.pI)([render], smallCommentUnits) : (0,fit/* fitComment */.pI)([render]);
    const body = `${renderMarker(request)}\n${text}`;
    if (newest === null)
        return { kind: 'create', body };
    if (sameText(newest.body, body))
        return { kind: 'keep', comment: newest };
    // A second attempt of the same run edits what the first one wrote, whatever the behaviour.
    const inPlace = behavior === 'update' || !speaks || newest.marker.runId === request.runId;
    return inPlace ? { kind: 'update', comment: newest, body } : { kind: 'create', body };
}
function renderBody({ body }, newest) {
    return typeof body === 'string' ? body : body(newest === null ? null : headlineIn(newest.body));
}
/**
 * The heading of a comment of ours as plain text, or what its one line remembers from before. Whoever can write to the
 * repository may have edited it.
 */
function headlineIn(comment) {
    const [, first = ''] = comment.split(/\r?\n/, 2);
    const heading = /^### (.{1,300})$/u.exec(first)?.[1] ?? / Before: (.{1,300})\.$/u.exec(first)?.[1];
    const plain = heading?.replace(/[*`\\]/g, '').replace(/^[^\p{L}\p{N}$+−-]+/u, '');
    return plain === undefined || plain === '' ? null : plain;
}
/** GitHub may give back other line ends, and no white space at the end. */
function sameText(a, b) {
    return a.replaceAll('\r\n', '\n').trimEnd() === b.replaceAll('\r\n', '\n').trimEnd();
}
function write(client, context, decision) {
    const { owner, repo, pullRequestNumber } = context;
    const { body } = decision;
    if (decision.kind === 'update') {
        const comment_id = decision.comment.commentId;
        return client.rest('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            owner,
            repo,
            comment_id,
            body,
        });
    }
    const issue_number = pullRequestNumber;
    return client.rest('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        owner,
        repo,
        issue_number,
        body,
    });
}
function writtenComment(decision, answer, request) {
    if (decision.kind === 'update')
        return decision.comment;
    const commentId = client_property(answer, 'id');
    const nodeId = client_property(answer, 'node_id');
    const url = client_property(answer, 'html_url');
    if (typeof commentId !== 'number' || typeof nodeId !== 'string' || typeof url !== 'string')
        return null;
    return { commentId, nodeId, url, body: decision.body, marker: { ...request, id: encodedId(request.id) } };
}
/** Deletes or hides all of ours but the newest, as the behaviour asks; gives what did not work, in words. */
async function removeOthers(client, context, request, own) {
    const remarks = [];
    const { owner, repo } = context;
    for (const comment of own.slice(0, -1)) {
        const hide = request.behavior === 'hide-and-new' && comment.marker.runId !== own.at(-1)?.marker.runId;
        const outcome = hide
            ? await client.graphql(minimizeMutation, { id: comment.nodeId })
            : await client.rest('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
                owner,
                repo,
                comment_id: comment.commentId,
            });
        // Another run at the same time may have been faster.
        if (outcome.ok || outcome.failure.kind === 'not-found' || outcome.failure.kind === 'gone')
            continue;
        remarks.push(`${hide ? 'hiding' : 'deleting'} an earlier comment failed: ${outcome.failure.message}`);
    }
    return remarks;
}
const minimizeMutation = `mutation($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;
/** Which permission a refusal asks for, and what else may be the cause. */
function degraded(context, failure, thread = null) {
    const { message } = failure;
    const result = (reason, detail, permission = null) => ({
        kind: 'degraded',
        reason,
        detail,
        permission,
    });
    switch (failure.kind) {
        case 'bad-token':
            return result('bad-token', `GitHub does not accept the token (${message})`);
        case 'forbidden':
            if (thread?.archived === true || /archived/i.test(message)) {
                return result('archived', 'the repository is archived and can only be read');
            }
            if (thread?.locked === true || /locked/i.test(message)) {
                return result('locked', 'the conversation of this pull request is locked');
            }
            return context.isFork || context.isDependabot
                ? result('read-only-token', `the token of a run for ${context.isFork ? 'a fork' : 'Dependabot'} can only read (${message})`)
                : result('missing-permission', message, 'pull-requests: write');
        case 'not-found':
            return result('not-found', `the token does not reach this pull request (${message})`, 'pull-requests: write');
        case 'gone':
            return result('not-found', `comments are switched off here (${message})`);
        case 'rate-limited':
            return result('rate-limited', `GitHub asks to wait longer than this run can (${message})`);
        case 'unavailable':
        case 'timed-out':
            return result('unavailable', `GitHub did not answer as it should (${message})`);
        case 'refused':
        case 'unexpected':
            return result('refused', `GitHub did not take the comment (${failure.status ?? 'no status'}: ${message})`);
    }
}

;// CONCATENATED MODULE: ./src/github/event.ts

/** Never throws: an event that looks different from what GitHub documents gives nulls. */
function readEvent(env, payload) {
    const pullRequest = client_property(payload, 'pull_request');
    const mergeGroup = client_property(payload, 'merge_group');
    const issue = client_property(payload, 'issue');
    const head = client_property(pullRequest, 'head');
    const base = client_property(pullRequest, 'base');
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ||
        (textAt(payload, 'repository', 'full_name') ?? '')).split('/');
    const serverUrl = trimmedUrl(env['GITHUB_SERVER_URL']) ?? 'https://github.com';
    const actor = env['GITHUB_ACTOR'] || textAt(payload, 'sender', 'login');
    const headRepository = textAt(head, 'repo', 'full_name');
    const number = countAt(pullRequest, 'number') ??
        (client_property(issue, 'pull_request') === undefined ? null : countAt(issue, 'number')) ??
        dispatchedNumber(payload) ??
        numberInRef(env['GITHUB_REF']);
    const isPullRequest = head !== undefined && head !== null;
    return {
        eventName: env['GITHUB_EVENT_NAME'] ?? '',
        action: textAt(payload, 'action'),
        owner,
        repo,
        pullRequestNumber: number,
        // Where the event only names a pull request (a comment, a run started by hand), its head has to be asked for.
        headSha: shaAt(head, 'sha') ??
            (number !== null
                ? null
                : (shaAt(mergeGroup, 'head_sha') ?? shaAt(payload, 'after') ?? shaAt(env, 'GITHUB_SHA'))),
        baseSha: shaAt(base, 'sha') ?? shaAt(mergeGroup, 'base_sha') ?? shaAt(payload, 'before'),
        headRef: textAt(head, 'ref') ?? textAt(mergeGroup, 'head_ref') ?? (env['GITHUB_HEAD_REF'] || null),
        baseRef: textAt(base, 'ref') ?? textAt(mergeGroup, 'base_ref') ?? (env['GITHUB_BASE_REF'] || null),
        headRepository,
        isFork: isPullRequest && headRepository?.toLowerCase() !== `${owner}/${repo}`.toLowerCase(),
        isDependabot: actor === 'dependabot[bot]',
        author: textAt(pullRequest, 'user', 'login') ?? textAt(issue, 'user', 'login'),
        actor,
        labels: labelsOf(client_property(pullRequest, 'labels')),
        labelAdded: textAt(payload, 'action') === 'labeled' ? textAt(payload, 'label', 'name') : null,
        updatedAt: textAt(pullRequest, 'updated_at'),
        runId: count(env['GITHUB_RUN_ID']) ?? 0,
        runAttempt: count(env['GITHUB_RUN_ATTEMPT']) ?? 1,
        serverUrl,
        apiUrl: trimmedUrl(env['GITHUB_API_URL']) ?? apiOf(serverUrl),
        graphqlUrl: trimmedUrl(env['GITHUB_GRAPHQL_URL']) ?? graphqlOf(serverUrl),
    };
}
/**
 * Where the API of a server is when the environment does not say: a host of its own on github.com and *.ghe.com, a
 * path on GitHub Enterprise Server.
 * https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency, checked 2026-11-23.
 */
function apiOf(serverUrl) {
    return hasApiHost(serverUrl) ? serverUrl.replace('://', '://api.') : `${serverUrl}/api/v3`;
}
function graphqlOf(serverUrl) {
    return hasApiHost(serverUrl)
        ? `${serverUrl.replace('://', '://api.')}/graphql`
        : `${serverUrl}/api/graphql`;
}
function hasApiHost(serverUrl) {
    return /^https:\/\/(?:github\.com|[^/.]+\.ghe\.com)$/i.test(serverUrl);
}
function trimmedUrl(given) {
    return given === undefined || !/^https?:\/\/\S+$/.test(given) ? null : given.replace(/\/+$/, '');
}
/** A workflow started by hand names its pull request in an input. */
function dispatchedNumber(payload) {
    const inputs = client_property(payload, 'inputs');
    for (const name of ['pull-request', 'pull_request', 'pr', 'pr-number', 'pr_number']) {
        const given = client_property(inputs, name);
        const number = typeof given === 'string' || typeof given === 'number' ? count(String(given)) : null;
        if (number !== null)
            return number;
    }
    return null;
}
function numberInRef(ref) {
    return count(/^refs\/pull\/(\d+)\//.exec(ref ?? '')?.[1]);
}
/** A whole number above 0. */
function count(given) {
    if (given === undefined || !/^\d{1,15}$/.test(given))
        return null;
    return Number(given) > 0 ? Number(given) : null;
}
function countAt(value, name) {
    const given = client_property(value, name);
    return typeof given === 'number' && Number.isSafeInteger(given) && given > 0 ? given : null;
}
function textAt(value, ...names) {
    const found = names.reduce(client_property, value);
    return typeof found === 'string' && found !== '' ? found : null;
}
/** A commit id; all zeros, which stands for "none", is none. */
function shaAt(value, name) {
    const found = client_property(value, name);
    return typeof found === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found) && !/^0+$/.test(found)
        ? found
        : null;
}
function labelsOf(given) {
    if (!Array.isArray(given))
        return [];
    return given.flatMap((label) => textAt(label, 'name') ?? []);
}

// EXTERNAL MODULE: ./src/outputs/escape.ts
var outputs_escape = __webpack_require__(935);
;// CONCATENATED MODULE: ./src/github/job.ts



/** Adds to the summary page of the job, under its limit. Never throws. */
async function writeSummary(markdown) {
    try {
        const { summary } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(421)]).then(__webpack_require__.bind(__webpack_require__, 6421));
        const fitted = fitSummary(typeof markdown === 'string' ? [() => markdown] : markdown);
        try {
            await summary.addRaw(fitted, true).write();
        }
        finally {
            summary.emptyBuffer();
        }
        return { ok: true };
    }
    catch (error) {
        return job_failed(error);
    }
}
/** Marks the offenders at their lines. Never throws. */
async function annotate(report) {
    try {
        await say(annotationsOf(report));
        return { ok: true };
    }
    catch (error) {
        return job_failed(error);
    }
}
/** Marks the mistakes in a settings file at their lines and columns. Never throws. */
async function annotateMistakes(mistakes) {
    try {
        await say(mistakeAnnotations(mistakes));
        return { ok: true };
    }
    catch (error) {
        return job_failed(error);
    }
}
async function say(annotations) {
    const core = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(421)]).then(__webpack_require__.bind(__webpack_require__, 6421));
    for (const { level, title, message, path, line, columns } of annotations) {
        const place = {
            title,
            ...(path === null ? {} : { file: path }),
            ...(path === null || line === null ? {} : { startLine: line }),
            // The runner takes columns only where a note ends on the line on which it begins.
            ...(path === null || line === null || columns === undefined
                ? {}
                : { endLine: line, startColumn: columns[0], endColumn: columns[1] }),
        };
        if (level === 'error')
            core.error(message, place);
        else
            core.warning(message, place);
    }
}
/**
 * What to do when the comment could not be posted: the sentence goes to the job summary and, as a warning, to the log
 * and the annotations. Where the summary could not be written either, the whole report goes to the log. Never throws.
 */
async function fallBack(publication, summary, plainReport) {
    try {
        const core = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(421)]).then(__webpack_require__.bind(__webpack_require__, 6421));
        const sentence = describePublication(publication);
        const noted = publication.kind === 'degraded' && summary.ok
            ? await writeSummary(`> [!NOTE]\n> ${text(sentence, 'prose')}\n`)
            : summary;
        if (publication.kind === 'degraded')
            core.warning(sentence, { title: 'Prompt cost: no comment' });
        else
            core.info(sentence);
        if (noted.ok)
            return;
        core.warning(logLine(`The job summary could not be written: ${noted.why}`));
        for (const line of plainReport().split(/\r\n|\r|\n/))
            core.info(logLine(line));
    }
    catch {
        // Nothing is left to say it with.
    }
}
/** One line for the log: what became of the comment, and what to add where something is missing. */
function describePublication(publication) {
    switch (publication.kind) {
        case 'created':
        case 'updated':
        case 'unchanged': {
            const remarks = publication.remarks.map((remark) => ` (${(0,outputs_escape/* logLine */.BP)(remark)})`).join('');
            return `Comment ${publication.kind}: ${(0,outputs_escape/* logLine */.BP)(publication.url ?? 'address not known')}${remarks}`;
        }
        case 'skipped':
            return `No comment: ${(0,outputs_escape/* logLine */.BP)(publication.detail)}`;
        case 'skipped-newer':
            return `Comment left alone: ${(0,outputs_escape/* logLine */.BP)(publication.detail)}`;
        case 'degraded':
            return `The comment could not be posted: ${(0,outputs_escape/* logLine */.BP)(publication.detail)}.${remedyOf(publication)} The verdict does not depend on it.`;
    }
}
/** What somebody can do so that the next run can comment; empty where that is nothing. */
function remedyOf({ reason, permission }) {
    switch (reason) {
        case 'read-only-token':
            return ' To comment on such pull requests too, see docs/forks.md.';
        case 'missing-permission':
        case 'not-found':
            return permission === null ? '' : ` Add "${permission}" under "permissions:" of the job.`;
        case 'bad-token':
            return ' Leave "github-token" out, or give a token that is still valid.';
        case 'rate-limited':
        case 'unavailable':
            return ' Run the job again later.';
        case 'locked':
        case 'archived':
        case 'refused':
        case 'internal':
            return '';
    }
}
/**
 * The outputs of the step, exactly as the contract names them: numbers, words from a list, addresses of GitHub, or
 * JSON. An empty output means not known, never 0.
 */
function outputsOf(report, publication, { reportPath, override }) {
    const { changes, totals } = report;
    const posted = 'commentId' in publication ? publication : null;
    const url = 'url' in publication ? publication.url : null;
    return {
        verdict: report.verdict,
        'changed-count': String(changes.length),
        'request-increase-percent': decimal(largest(changes.map(({ delta }) => delta.percent), changes.length)),
        'request-cost-delta-per-1k': decimal(deltaPer1k(changes)),
        'monthly-delta-usd': decimal(totals.deltaMonthlyUsd),
        'input-tokens-delta': decimal(totals.deltaInputTokens),
        'over-limit': safeJson(report.findings
            .filter(({ level }) => level === 'fail')
            .map(({ rule, key, path, line, value, limit }) => ({ rule, key, path, line, value, limit }))),
        'report-path': reportPath ?? '',
        'comment-id': posted?.commentId == null ? '' : String(posted.commentId),
        'comment-url': url !== null && /^https?:\/\/[\w.:/#-]+$/.test(url) ? url : '',
        'overridden-by': override !== null && /^[\w-]+$/.test(override.by) ? override.by : '',
    };
}
/** Never throws: a step without its outputs still has its verdict. */
async function setOutputs(report, publication, more) {
    try {
        const core = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(421)]).then(__webpack_require__.bind(__webpack_require__, 6421));
        for (const [name, value] of Object.entries(outputsOf(report, publication, more)))
            core.setOutput(name, value);
        return { ok: true };
    }
    catch (error) {
        return job_failed(error);
    }
}
/** The largest of the known ones; 0 when nothing changed at all, null when nothing of what changed is known. */
function largest(percents, changeCount) {
    if (changeCount === 0)
        return 0;
    const known = percents.filter((percent) => percent !== null);
    return known.length === 0 ? null : Math.max(...known);
}
/** Over all changes whose cost is known on both sides; null when one of them is not, because a sum would hide it. */
function deltaPer1k(changes) {
    let total = 0;
    for (const { delta } of changes) {
        if (delta.usdPer1k === null)
            return null;
        total += delta.usdPer1k;
    }
    return total;
}
/** Without exponent and rounding noise: scripts compare these numbers. */
function decimal(value) {
    if (value === null || !Number.isFinite(value))
        return '';
    const text = Number(value.toPrecision(12))
        .toFixed(12)
        .replace(/\.?0+$/, '');
    return text === '-0' || text === '' ? '0' : text;
}
/**
 * JSON whose strings hold nothing that a shell, a workflow expression or Markdown would obey: people write
 * `echo '${{ steps.cost.outputs.over-limit }}'` although they should not.
 */
function safeJson(value) {
    return JSON.stringify(value).replace(/[`$'&<>|;()!*?~#@%\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
function job_failed(error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
}

;// CONCATENATED MODULE: ./src/github/override.ts

/** Roles that may write, by the name the API gives; custom roles come with the permission they are built on. */
const writingPermissions = new Set(['admin', 'maintain', 'write']);
/** Each page holds 100 label events. */
const eventPagesMax = 50;
/**
 * Whether a person with write permission has let this pull request pass. Labels are read from GitHub at the end of the
 * run: the event's own list is stale in a re-run. Null when the policy names no label or the label is not there.
 * What cannot be looked up does not count: never throws, never overrides by accident.
 */
async function checkOverride(client, context, policy) {
    const label = policy.overrideLabel;
    if (label === null || label.trim() === '' || context.pullRequestNumber === null)
        return null;
    try {
        return await check(client, context, policy, label.trim());
    }
    catch (error) {
        return unreadable(label, error instanceof Error ? error.message : String(error));
    }
}
async function check(client, context, policy, label) {
    const retries = startRetries(client.clock);
    const state = await readLabel(client, context, label, (request) => reading(retries, request));
    if ('kind' in state)
        return unreadable(label, state.message);
    if (!state.present)
        return null;
    const refused = (reason, problem, remedy) => ({
        label,
        reason,
        problem,
        remedy,
    });
    const { applied } = state;
    if (applied?.by == null) {
        const remedy = 'Remove the label and let somebody with write permission add it again.';
        return refused('unknown-actor', `who applied the label \`${label}\` cannot be found`, remedy);
    }
    const { by } = applied;
    if (!applied.isUser) {
        const remedy = 'Remove the label and let a person with write permission add it again.';
        return refused('applied-by-bot', `the label \`${label}\` was applied by \`${by}\`, which is no person`, remedy);
    }
    const author = state.author ?? context.author;
    if (policy.overrideNotAuthor && author?.toLowerCase() === by.toLowerCase()) {
        const problem = `the label \`${label}\` was applied by \`${by}\`, who opened the pull request`;
        return refused('applied-by-author', problem, 'Let somebody else with write permission add it again.');
    }
    if (policy.overrideExpires && !appliedToThisHead(context, state.headSha, label, applied.at)) {
        const problem = `the label \`${label}\` was applied before the latest commits`;
        return refused('head-moved', problem, 'Remove the label and add it again for the commits as they are now.');
    }
    const permission = await reading(retries, () => client.rest('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
        owner: context.owner,
        repo: context.repo,
        username: by,
    }));
    if (!permission.ok && permission.failure.kind !== 'not-found') {
        return unreadable(label, permission.failure.message);
    }
    const granted = permission.ok ? property(permission.body, 'permission') : 'none';
    if (typeof granted === 'string' && writingPermissions.has(granted))
        return { label, by };
    const problem = `the label \`${label}\` was applied by \`${by}\`, who may not write to this repository`;
    return refused('no-permission', problem, 'Let somebody with write permission add it again.');
}
/**
 * When the head arrived is known from the event of this run alone: commit dates are whatever the author's clock says.
 * A `labeled` event names the head that it was applied to. Otherwise the label must be younger than this run's event,
 * which is at least as young as its head: in doubt the label has expired.
 */
function appliedToThisHead(context, headSha, label, appliedAt) {
    if (context.headSha === null || headSha !== context.headSha)
        return false;
    if (context.labelAdded !== null && sameLabel(context.labelAdded, label))
        return true;
    const applied = Date.parse(appliedAt);
    const touched = Date.parse(context.updatedAt ?? '');
    return Number.isFinite(applied) && Number.isFinite(touched) && applied >= touched;
}
/** GitHub does not tell upper from lower case in the names of labels. */
function sameLabel(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
const labelQuery = (/* unused pure expression or super */ null && (`query($owner: String!, $repo: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      author { login }
      labels(first: 100) { nodes { name } }
      timelineItems(last: 100, before: $before, itemTypes: [LABELED_EVENT]) {
        nodes { ... on LabeledEvent { createdAt label { name } actor { __typename login } } }
        pageInfo { hasPreviousPage startCursor }
      }
    }
  }
}`));
async function readLabel(client, { owner, repo, pullRequestNumber: number }, label, read) {
    let before = null;
    let state = null;
    for (let page = 0; page < eventPagesMax; page += 1) {
        const variables = { owner, repo, number, before };
        const outcome = await read(() => client.graphql(labelQuery, variables));
        if (!outcome.ok)
            return outcome.failure;
        const pullRequest = property(property(outcome.body, 'repository'), 'pullRequest');
        state ??= {
            headSha: textOf(property(pullRequest, 'headRefOid')),
            author: textOf(property(property(pullRequest, 'author'), 'login')),
            present: nodesOf(property(pullRequest, 'labels')).some((node) => isLabel(node, label)),
            applied: null,
        };
        if (!state.present)
            return state;
        const items = property(pullRequest, 'timelineItems');
        // Events come oldest first: the last one for this label is the one that put it there.
        const event = nodesOf(items).findLast((node) => isLabel(property(node, 'label'), label));
        if (event !== undefined) {
            const actor = property(event, 'actor');
            return {
                ...state,
                applied: {
                    by: textOf(property(actor, 'login')),
                    isUser: property(actor, '__typename') === 'User',
                    at: textOf(property(event, 'createdAt')) ?? '',
                },
            };
        }
        const pageInfo = property(items, 'pageInfo');
        const cursor = textOf(property(pageInfo, 'startCursor'));
        if (property(pageInfo, 'hasPreviousPage') !== true || cursor === null || cursor === before)
            return state;
        before = cursor;
    }
    return state ?? { headSha: null, author: null, present: false, applied: null };
}
function isLabel(node, label) {
    const name = property(node, 'name');
    return typeof name === 'string' && sameLabel(name, label);
}
function nodesOf(connection) {
    const nodes = property(connection, 'nodes');
    return Array.isArray(nodes) ? nodes : [];
}
function textOf(value) {
    return typeof value === 'string' ? value : null;
}
function unreadable(label, message) {
    return {
        label,
        reason: 'not-readable',
        problem: `whether the label \`${label}\` is there could not be read (${message})`,
        remedy: 'Give the job `pull-requests: read` at least, and run it again.',
    };
}

;// CONCATENATED MODULE: ./src/github/stage.ts


/** Larger artifacts are not even parsed. The largest report that a run of ours reads elsewhere, too. */
const reportBytesMax = 32 * 1024 * 1024;
/**
 * Finds the pull request from the event (head commit and head repository of the first run) and validates the report.
 * The context it gives is that of the pull request, with the *first* run's id, so that the order of comments is that of
 * the computations. Never throws.
 */
async function readSecondStage(client, input) {
    const refused = (reason, detail, permission = null) => ({
        ok: false,
        reason,
        detail,
        permission,
    });
    const context = readEvent(input.env, input.payload);
    const run = client_property(input.payload, 'workflow_run');
    if (run === undefined || run === null) {
        return refused('not-a-workflow-run', 'the event is no workflow_run: the second stage runs after the first');
    }
    const first = firstRun(run);
    if (first === null) {
        return refused('not-a-pull-request-run', 'the first run was not started by a pull request');
    }
    if (Buffer.byteLength(input.reportText) > reportBytesMax) {
        return refused('report-too-large', `the report is larger than ${reportBytesMax / 1024 / 1024} MiB`);
    }
    let report;
    try {
        report = input.parseReport(input.reportText);
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return refused('report-invalid', `the report does not fit its schema: ${detail}`);
    }
    const listed = await listPullRequests(client, context, first);
    if (typeof listed === 'string')
        return refused('not-readable', listed, 'pull-requests: write');
    const matching = listed.filter((candidate) => belongsTo(candidate, first));
    const [pullRequest] = matching;
    if (pullRequest === undefined) {
        const detail = `no open pull request has ${first.headSha.slice(0, 7)} as its head: it was closed, or has moved on`;
        return refused('no-pull-request', detail);
    }
    if (matching.length > 1) {
        const detail = `${matching.length} open pull requests have the same branch and head`;
        return refused('several-pull-requests', detail);
    }
    const found = readEvent(input.env, { pull_request: pullRequest });
    return {
        ok: true,
        report,
        context: {
            ...found,
            eventName: context.eventName,
            actor: first.actor,
            isDependabot: false,
            // This stage's own token can write, wherever the head lives.
            isFork: false,
            runId: first.runId,
            runAttempt: first.runAttempt,
        },
    };
}
function firstRun(run) {
    if (client_property(run, 'event') !== 'pull_request')
        return null;
    const headSha = client_property(run, 'head_sha');
    const headBranch = client_property(run, 'head_branch');
    const repository = client_property(run, 'head_repository');
    const headOwner = client_property(client_property(repository, 'owner'), 'login');
    const headRepository = client_property(repository, 'full_name');
    const runId = client_property(run, 'id');
    const runAttempt = client_property(run, 'run_attempt');
    const actor = client_property(client_property(run, 'actor'), 'login');
    if (typeof headSha !== 'string' ||
        !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(headSha) ||
        typeof headBranch !== 'string' ||
        typeof headOwner !== 'string' ||
        typeof headRepository !== 'string' ||
        typeof runId !== 'number') {
        return null;
    }
    return {
        headSha,
        headBranch,
        headOwner,
        headRepository,
        runId,
        actor: typeof actor === 'string' ? actor : null,
        runAttempt: typeof runAttempt === 'number' ? runAttempt : 1,
    };
}
/**
 * Open pull requests of the first run's branch, or in words why they cannot be listed. `workflow_run.pull_requests` is
 * empty for forks, so they are looked up.
 */
async function listPullRequests(client, { owner, repo }, { headOwner, headBranch }) {
    const retries = client_startRetries(client.clock);
    const found = [];
    for (let page = 1;; page += 1) {
        const outcome = await client_reading(retries, () => client.rest('GET /repos/{owner}/{repo}/pulls', {
            owner,
            repo,
            state: 'open',
            head: `${headOwner}:${headBranch}`,
            per_page: 100,
            page,
        }));
        if (!outcome.ok)
            return `the pull requests could not be listed: ${outcome.failure.message}`;
        const items = Array.isArray(outcome.body) ? outcome.body : [];
        found.push(...items);
        if (items.length < 100)
            return found;
    }
}
function belongsTo(pullRequest, { headSha, headRepository }) {
    const head = client_property(pullRequest, 'head');
    const repository = client_property(client_property(head, 'repo'), 'full_name');
    return (client_property(head, 'sha') === headSha &&
        typeof repository === 'string' &&
        repository.toLowerCase() === headRepository.toLowerCase());
}

;// CONCATENATED MODULE: ./src/github/index.ts
/** The only folder that speaks to GitHub, besides reading revisions. Nothing in it throws, and nothing decides the verdict. */








// EXTERNAL MODULE: ./src/outputs/index.ts + 16 modules
var outputs = __webpack_require__(1899);
// EXTERNAL MODULE: ./src/reports/read.ts
var read = __webpack_require__(7099);
;// CONCATENATED MODULE: ./src/cli/post.ts





/**
 * Posts a report to the pull request of this workflow run. After a `workflow_run` event (the second stage for
 * forks) the pull request is looked up from the event, never taken from the report. False when nothing could be posted.
 */
async function postReport(report, id, around) {
    const { env, stderr } = around;
    const payload = readPayload(env['GITHUB_EVENT_PATH']);
    let context = readEvent(env, payload);
    const client = createClient({
        token: env['GITHUB_TOKEN'] ?? '',
        apiUrl: context.apiUrl,
        graphqlUrl: context.graphqlUrl,
    });
    if (context.eventName === 'workflow_run') {
        const stage = await readSecondStage(client, {
            env,
            payload,
            reportText: (0,outputs/* renderJson */.hF)(report),
            parseReport: read/* parseReport */.MM,
        });
        if (!stage.ok) {
            const permission = stage.permission === null ? '' : ` Add "${stage.permission}" under "permissions:".`;
            stderr.write(`promptcost: the comment was not posted: ${stage.detail}.${permission}\n`);
            return false;
        }
        context = stage.context;
    }
    const repository = `${context.owner}/${context.repo}`;
    const links = {
        serverUrl: context.serverUrl,
        repository,
        runUrl: context.runId === 0 ? null : `${context.serverUrl}/${repository}/actions/runs/${context.runId}`,
        headSha: report.head.sha,
        baseSha: report.baseline.sha,
    };
    const changed = (0,reporting/* hasChanges */.ik)(report);
    const publication = await publishComment(client, context, {
        id,
        headSha: context.headSha,
        runId: context.runId,
        runAttempt: context.runAttempt,
        body: changed ? (0,outputs/* renderComment */.wQ)(report, links) : (previous) => (0,outputs/* renderUnchanged */.Cj)(report, links, previous),
        hasChanges: changed,
        hasFailures: report.verdict === 'fail' || report.verdict === 'error',
        mode: 'changes',
        behavior: 'update',
    });
    stderr.write(`${describePublication(publication)}\n`);
    return publication.kind !== 'degraded';
}
function readPayload(file) {
    if (file === undefined || file === '')
        return {};
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
    }
    catch {
        return {};
    }
}


/***/ })

};
