export const id = 717;
export const ids = [717];
export const modules = {

/***/ 4528:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _formats_discover_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8599);
/* harmony import */ var _outputs_escape_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6329);
/* harmony import */ var _revisions_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4462);
/* harmony import */ var _settings_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4057);
/* harmony import */ var _settings_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8783);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2356);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(874);









const flags = [
    { name: 'repo', value: 'DIR', help: 'the repository (default: the current folder)' },
    { name: 'quiet', short: 'q', help: 'no progress on standard error' },
    { name: 'help', short: 'h', help: 'show this help' },
];
const help = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .helpText */ .BK)(['promptcost init [flags]'], 'Looks at the repository and writes a workflow and a commented settings file. Asks nothing and overwrites nothing.', flags, ['promptcost init', 'promptcost init --repo ../service']);
async function run(typed, around) {
    const args = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .readArguments */ .lR)(typed, flags);
    if (args.switches.has('help')) {
        around.stdout.write(help);
        return 0;
    }
    const repository = node_path__WEBPACK_IMPORTED_MODULE_1___default().resolve(around.cwd, args.values['repo'] ?? '.');
    const revision = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1___default().join(repository, '.git'))
        ? await (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openWorkingTree */ .AJ)(repository)
        : await (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openFolder */ .NE)(repository);
    try {
        const { prompts } = await (0,_terminal_js__WEBPACK_IMPORTED_MODULE_7__/* .withProgress */ .E0)('looking for prompts', args, around, () => (0,_formats_discover_js__WEBPACK_IMPORTED_MODULE_2__.findPrompts)(revision, _settings_file_js__WEBPACK_IMPORTED_MODULE_4__/* .noEstimationSettings */ .mG));
        const lines = [];
        const write = (name, text, why) => {
            const file = node_path__WEBPACK_IMPORTED_MODULE_1___default().join(repository, name);
            if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)) {
                lines.push(`  kept     ${name} (it exists already)`);
                return;
            }
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(node_path__WEBPACK_IMPORTED_MODULE_1___default().dirname(file), { recursive: true });
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, text, { flag: 'wx' });
            lines.push(`  written  ${name}: ${why}`);
        };
        const settings = _settings_index_js__WEBPACK_IMPORTED_MODULE_5__/* .settingsPaths */ .Ku.find((name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1___default().join(repository, name)));
        if (settings === undefined) {
            write('.promptcost.yml', settingsText(prompts), 'limits, and what the prompts themselves do not say');
        }
        else
            lines.push(`  kept     ${settings} (it exists already)`);
        write('.github/workflows/promptcost.yml', workflowText, 'runs the check on every pull request');
        const nameless = prompts.filter((prompt) => prompt.kind === 'request' && prompt.model === null).length;
        around.stdout.write([
            foundText(prompts),
            '',
            ...lines,
            '',
            nameless === 0
                ? 'Next: run `promptcost scan` to see what each prompt costs, then commit both files.'
                : `Next: ${nameless} prompt(s) name no model; map them under \`prompts:\` in the settings file, then run \`promptcost scan\`.`,
            '',
        ].join('\n'));
        return 0;
    }
    finally {
        await revision.close();
    }
}
function foundText(prompts) {
    const counts = new Map();
    for (const prompt of prompts)
        counts.set(prompt.format, (counts.get(prompt.format) ?? 0) + 1);
    if (counts.size === 0)
        return 'Found no prompts yet. The check will find them when they are added.';
    const list = [...counts]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([format, count]) => `${count} × ${format}`);
    return `Found ${prompts.length} prompts: ${list.join(', ')}.`;
}
/** The folders that hold prompts without a model, as entries to fill in; at most eight. */
function settingsText(prompts) {
    const folders = new Map();
    for (const prompt of prompts) {
        if (prompt.kind !== 'request' || prompt.model !== null)
            continue;
        const folder = node_path__WEBPACK_IMPORTED_MODULE_1___default().posix.dirname(prompt.path);
        folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }
    const entries = [...folders]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .slice(0, 8)
        .map(([folder, count]) => {
        const glob = folder === '.' ? '*' : `${folder}/**`;
        return [
            `#  - match: ${JSON.stringify((0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .logLine */ .BP)(glob))}   # ${count} prompt(s) that name no model`,
            '#    model: openai/gpt-4.1-mini',
        ].join('\n');
    });
    return `# Settings of promptcost: https://github.com/promptcost/promptcost/blob/main/docs/configuration.md
# yaml-language-server: $schema=https://raw.githubusercontent.com/promptcost/promptcost/v0/schemas/settings.schema.json
version: 1

# A pull request is judged by the limits on its base branch, so it cannot raise its own.
limits:
  max-request-increase-percent: 20%      # each prompt: cost of one request
  min-increase-usd-per-1k: 0.01          # …but never for less than a cent per 1,000 requests
# max-input-tokens: 8000                 # each prompt
# max-monthly-increase-usd: 250          # all prompts together; needs requests-per-month below
# allowed-models: ["openai/*", "anthropic/*"]

# What the prompt files themselves do not say. Later entries win.
# prompts:
${entries.length === 0 ? '#  - match: "prompts/**"\n#    model: openai/gpt-4.1-mini' : entries.join('\n')}
#    usage: { requests-per-month: 300000, output-tokens: 200, variables: { context: 2400 } }

# Own names and own rates (USD per million tokens).
# models:
#   fast: openai/gpt-4.1-mini
#   acme/support-7b: { input: 0.20, output: 0.60, tokenizer: o200k_base }
`;
}
const workflowText = `# Cost of prompt and model changes, in one comment, with limits that block.
name: promptcost
on: pull_request
permissions:
  contents: read # read both revisions
  pull-requests: write # write the comment; without it the result stands in the job summary
jobs:
  promptcost:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: promptcost/promptcost@v0
`;


/***/ }),

/***/ 874:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B$: () => (/* binding */ outputFormat),
/* harmony export */   E0: () => (/* binding */ withProgress),
/* harmony export */   cK: () => (/* binding */ deliver),
/* harmony export */   du: () => (/* binding */ viewOf),
/* harmony export */   ro: () => (/* binding */ generatedAt)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2356);



function outputFormat(typed, allowed) {
    const given = typed.values['format'] ?? 'table';
    const found = allowed.find((format) => format === given);
    if (found === undefined)
        throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .argumentMistake */ .IM)('format', `\`${given}\``, allowed.join(', '), '--format json');
    return found;
}
/** The width to fit and whether to colour: colours only on a terminal, never with NO_COLOR, TERM=dumb or --no-color. */
function viewOf(typed, around) {
    const wantsColor = !typed.switches.has('no-color') &&
        (around.env['NO_COLOR'] ?? '') === '' &&
        around.env['TERM'] !== 'dumb' &&
        typed.values['output'] === undefined;
    const forced = (around.env['FORCE_COLOR'] ?? '') !== '' && around.env['FORCE_COLOR'] !== '0';
    return {
        width: Math.max(40, Math.min(around.stdout.columns ?? Number(around.env['COLUMNS'] ?? 100), 200)) || 100,
        color: wantsColor && (around.stdout.isTTY || forced),
    };
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


/***/ }),

/***/ 9350:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ problem)
/* harmony export */ });
/** Short form to build a problem. */
function problem(reason, path, line, detail, keys) {
    return keys === undefined ? { reason, path, line, detail } : { reason, path, line, detail, keys };
}


/***/ }),

/***/ 6329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   aY: () => (/* binding */ code),
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
function* units(raw) {
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
    return [...units(raw)].join('');
}
/** As `visible`, at most `charsMax` long; the middle is left out, because both ends of a path say more. */
function shortened(raw, charsMax) {
    // The parts that can be seen at all are enough to look at: 8 MB in a name must not cost 8 MB of work.
    if (raw.length > 4 * charsMax) {
        const head = fill(units(raw.slice(0, 2 * charsMax)), Math.ceil((charsMax - 1) / 2));
        return `${head.join('')}…${tail(raw.slice(-2 * charsMax), Math.floor((charsMax - 1) / 2))}`;
    }
    const all = [...units(raw)];
    if (lengthOf(all) <= charsMax)
        return all.join('');
    const head = fill(all, Math.ceil((charsMax - 1) / 2));
    return `${head.join('')}…${tail(raw, Math.floor((charsMax - 1) / 2))}`;
}
function tail(raw, charsMax) {
    return fill([...units(raw)].reverse(), charsMax)
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


/***/ })

};
