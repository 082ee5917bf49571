export const id = 627;
export const ids = [627];
export const modules = {

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


/***/ }),

/***/ 1479:
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

/***/ 6194:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dH: () => (/* reexport */ noLinks),
  wQ: () => (/* reexport */ renderComment),
  Pn: () => (/* reexport */ renderCounts),
  K2: () => (/* reexport */ renderHtml),
  hF: () => (/* reexport */ renderJson),
  Ds: () => (/* reexport */ renderModels),
  Qz: () => (/* reexport */ renderScan),
  xK: () => (/* reexport */ renderScanHtml),
  p2: () => (/* reexport */ renderScanMarkdown),
  bF: () => (/* reexport */ renderTerminal),
  Cj: () => (/* reexport */ renderUnchanged)
});

// UNUSED EXPORTS: headline, renderSummary

// EXTERNAL MODULE: ./src/core/tokens.ts
var tokens = __webpack_require__(9907);
// EXTERNAL MODULE: ./src/outputs/escape.ts
var outputs_escape = __webpack_require__(6329);
// EXTERNAL MODULE: ./src/outputs/fit.ts
var fit = __webpack_require__(1479);
// EXTERNAL MODULE: ./src/core/money.ts
var money = __webpack_require__(6765);
;// CONCATENATED MODULE: ./src/outputs/numbers.ts

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
    const scaled = (0,money/* divideRounded */.rF)(size, 10n ** BigInt(12 - decimals)).toString();
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
        amounts.every((amount) => (0,money/* divideRounded */.rF)(amount, 10n ** BigInt(12 - decimals)) % 10n ** BigInt(decimals - kept + 1) === 0n)) {
        kept -= 1;
    }
    return kept;
}
/** `$0.00164`, `$47.23`, `$1,308`, `−$47.23`, `$0`. */
function numbers_money(usd, digits = 3) {
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
    return usd < 0 ? numbers_money(usd, digits) : `+${numbers_money(usd, digits)}`;
}
/**
 * Both sides of a change and the difference, with the same decimals: enough to see the difference, and up to two more
 * to let it be the difference of the shown sides: $1.034 → $1.636, +$0.602 instead of $1.03 → $1.64, +$0.60. Where that
 * is not enough, the first side gives way by the last digit.
 */
function moneyChange(before, after, digits = 3) {
    const [from, to] = [pico(before), pico(after)];
    const delta = to - from;
    const inUnits = (amount, decimals) => (0,money/* divideRounded */.rF)(amount, 10n ** BigInt(12 - decimals));
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
    const shown = (0,money/* roundParts */.Xc)(amounts, 10n ** BigInt(12 - fine));
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
    const largest = numbers_largestOf([Math.abs(total), ...parts.map(Math.abs)]);
    const decimals = largest >= wholeDollarsFrom ? 0 : largest >= 0.01 ? 2 : decimalsOf(largest, 3);
    const unit = 10n ** BigInt(12 - decimals);
    return (0,money/* roundParts */.Xc)(parts.map(pico), unit).map((amount, index) => {
        if (amount === 0n)
            return parts[index] === 0 ? '±$0' : `under ${unsigned(unit, decimals)}`;
        return `${amount < 0n ? '−' : '+'}${unsigned(amount, decimals)}`;
    });
}
/** `$1.2–$3.4`: best and worst case, two significant digits each, because it is an estimate. */
function moneyRange(low, high) {
    const [from, to] = [numbers_money(low, 2), numbers_money(high, 2)];
    return from === to ? from : `${from}–${to}`;
}
/** `1,932` */
function numbers_count(tokens) {
    const shown = grouped(Math.abs(Math.round(tokens)).toString());
    return tokens < 0 && shown !== '0' ? `−${shown}` : shown;
}
/** `+728`, `−12`, `±0` */
function numbers_signedCount(tokens) {
    const rounded = Math.round(tokens);
    return rounded === 0 ? '±0' : rounded < 0 ? numbers_count(rounded) : `+${numbers_count(rounded)}`;
}
function percentText(value, decimals) {
    const scaled = (0,money/* divideRounded */.rF)(BigInt(Math.round(Math.abs(value) * 1e6)), 10n ** BigInt(6 - decimals)).toString();
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
function numbers_plural(n, one, many = `${one}s`) {
    return `${numbers_count(n)} ${n === 1 ? one : many}`;
}
/** The largest of any number of values; −∞ of none. */
function numbers_largestOf(values) {
    return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

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
    const parts = monthlyParts(counted.map(({ delta }) => delta.monthlyUsd ?? 0), report.totals.deltaMonthlyUsd ?? 0);
    const made = {
        change: new Map(report.changes.map((change) => [change.key, change])),
        findings,
        monthly: new Map(counted.map(({ key }, index) => [key, parts[index] ?? ''])),
    };
    known.set(report, made);
    return made;
}

;// CONCATENATED MODULE: ./src/outputs/phrase.ts

const noLinks = {
    serverUrl: null,
    repository: null,
    runUrl: null,
    headSha: null,
    baseSha: null,
};
/** Names longer than this lose their middle, so that a table fits on a screen. */
const nameCharsMax = 64;
function phrase_markdown(phrase, links, surroundings = 'prose') {
    return phrase
        .map((piece) => {
        if (typeof piece === 'string')
            return unbroken(piece);
        if ('strong' in piece)
            return `**${unbroken(piece.strong)}**`;
        if ('said' in piece)
            return (0,outputs_escape/* text */.Qq)(punctuationApart(piece.said), surroundings);
        const label = (0,outputs_escape/* code */.aY)(piece.name, surroundings, nameCharsMax);
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
            if (start + end === '' || core === '' || (0,outputs_escape/* text */.Qq)(core, 'prose') === core)
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
            return (0,outputs_escape/* visible */.RK)(piece.said.replace(/\s+/g, ' ').trim());
        return piece.name === '' ? '(empty)' : (0,outputs_escape/* visible */.RK)(piece.name);
    })
        .join('');
}
function hypertext(phrase, links) {
    return phrase
        .map((piece) => {
        if (typeof piece === 'string')
            return (0,outputs_escape/* html */.qy)(piece);
        if ('strong' in piece)
            return `<strong>${(0,outputs_escape/* html */.qy)(piece.strong)}</strong>`;
        if ('name' in piece) {
            const label = `<code>${(0,outputs_escape/* html */.qy)(piece.name === '' ? '(empty)' : piece.name)}</code>`;
            const address = piece.target === undefined ? null : fileAddress(piece.target, links);
            const url = address === null ? null : (0,outputs_escape/* addressUrl */.s$)(address);
            return url === null ? label : `<a href="${url}">${label}</a>`;
        }
        return piece.said
            .replace(/\s+/g, ' ')
            .split('`')
            .map((part, index, all) => index % 2 === 1 && index < all.length - 1 ? `<code>${(0,outputs_escape/* html */.qy)(part)}</code>` : (0,outputs_escape/* html */.qy)(part))
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
    return address === null ? label : (0,outputs_escape/* link */.nf)(label, address);
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
    const label = (0,outputs_escape/* code */.aY)(sha.slice(0, 7), 'prose');
    if (links.serverUrl === null || links.repository === null)
        return label;
    return (0,outputs_escape/* link */.nf)(label, {
        serverUrl: links.serverUrl,
        segments: [...links.repository.split('/'), 'commit', sha],
    });
}

// EXTERNAL MODULE: ./src/core/reporting.ts
var reporting = __webpack_require__(6679);
;// CONCATENATED MODULE: ./src/outputs/rules.ts

const percentIncrease = {
    over: percentOver,
    within: signedPercent,
    limit: percent,
};
const dollars = { over: moneyOver, within: (value) => numbers_money(value), limit: limitMoney };
const moreDollars = {
    over: (value, limit) => `+${moneyOver(value, limit)}`,
    within: (value) => (value > 0 ? `+${numbers_money(value)}` : numbers_money(value)),
    limit: (limit) => `+${limitMoney(limit)}`,
};
const rules_tokens = { over: numbers_count, within: numbers_count, limit: numbers_count };
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
        over: (value) => `+${numbers_count(value)}`,
        within: (value) => (value > 0 ? `+${numbers_count(value)}` : numbers_count(value)),
        limit: (limit) => `+${numbers_count(limit)}`,
        of: ' input tokens per request',
    },
    'max-output-tokens': {
        ...rules_tokens,
        title: 'mean output tokens of one request',
        of: ' output tokens per request',
    },
    'max-context-percent': {
        title: 'share of the context window',
        over: (value, limit) => percentOver(value, limit).replace(/^\+/, ''),
        within: percent,
        limit: percent,
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
    return lookup(report).monthly.get(key) ?? signedMonthly(delta.monthlyUsd ?? 0);
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
        return delta.inputTokens === null ? 'not judged' : `${numbers_signedCount(delta.inputTokens)} tokens`;
    }
    if (change.notComparable !== null)
        return status === 'added' ? 'new, not judged' : 'not judged';
    if (status === 'added')
        return 'new';
    if (status === 'removed')
        return 'removed';
    if (delta.usdPer1k === 0)
        return 'same cost';
    return delta.percent === null ? 'was free' : signedPercent(delta.percent);
}
function tokensText(change) {
    const { baseline, head } = change;
    const unread = unreadText(change);
    if (baseline === null)
        return head === null ? '' : unread + numbers_count(head.tokens.input);
    if (head === null)
        return numbers_count(baseline.tokens.input) + unread;
    const [before, after] = [baseline.tokens.input, head.tokens.input];
    return before === after ? numbers_count(after) : `${numbers_count(before)} → ${numbers_count(after)}`;
}
/** A side that is there but could not be read is neither new nor removed. */
function unreadText({ status, baseline, head }) {
    if (status === 'added' || status === 'removed')
        return '';
    return baseline === null ? 'not read → ' : head === null ? ' → not read' : '';
}
function costText(change, unit, digits) {
    const { baseline, head } = change;
    const one = (estimate) => estimate.usdPer1k === null ? unpricedWords(estimate) : numbers_money(rows_inUnit(estimate.usdPer1k, unit), digits);
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
    const { before, after } = moneyChange(rows_inUnit(baseline.usdPer1k, unit), rows_inUnit(head.usdPer1k, unit), digits);
    return `${before} → ${after}`;
}
function deltaText(change, unit, digits) {
    const { baseline, head, delta } = change;
    if (delta.usdPer1k === null || change.notComparable !== null || delta.usdPer1k === 0)
        return null;
    if (baseline?.usdPer1k == null || head?.usdPer1k == null)
        return signedMoney(rows_inUnit(delta.usdPer1k, unit), digits);
    return moneyChange(rows_inUnit(baseline.usdPer1k, unit), rows_inUnit(head.usdPer1k, unit), digits).delta;
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
    return moneyRange(rows_inUnit(range.lowUsdPer1k, unit), rows_inUnit(range.highUsdPer1k, unit));
}

;// CONCATENATED MODULE: ./src/outputs/gate.ts





/** So many prompts are named for one limit. */
const namedMax = 3;
function gateOf(report) {
    const lines = [...report.limits.map((limit) => limitLine(limit, report)), ...unlisted(report)].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
    return { summary: summaryOf(report, lines), lines, remedies: remediesOf(report) };
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
        ...(warned === 0 ? [] : [numbers_plural(warned, 'warning')]),
    ];
    const after = report.override !== null
        ? ''
        : broken > 0 && report.enforcement === 'warn'
            ? ', but enforcement is set to warn'
            : '';
    return said.length === 0 ? `${numbers_plural(lines.length, 'limit')} kept` : said.join(', ') + after;
}
function limitLine(limit, report) {
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
            ', ',
            ...originPhrase(limit.origin, report),
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
    return joined(list.split(', ').map((name) => [{ name }]), ', ');
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
    return [...joined(phrases, '; '), left > 0 ? `; and ${left} more` : ''];
}
function changesOf(findings, report) {
    const { change } = lookup(report);
    return findings.flatMap(({ key }) => (key === null ? [] : (change.get(key) ?? [])));
}
function listed(changes) {
    return [
        ...joined(changes.slice(0, namedMax).map((change) => [rows_promptName(change)]), ', '),
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
        : [`${known.length === 1 ? '' : 'at most '}${words.within(numbers_largestOf(known))}`];
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
            ...joined([...rules].map((rule) => [{ name: rule }]), ', '),
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
        .map((sentence) => ({ sentence }));
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
        ...(changes.length === 0 ? [] : [numbers_plural(changes.length, 'changed prompt')]),
        ...(problems.length === 0 ? [] : [numbers_plural(problems.length, 'problem')]),
    ];
    return {
        summary: parts.length === 0 ? null : parts.join(', '),
        changes: changes.map((change) => [
            rows_promptName(change),
            ': ',
            { said: change.notComparable ?? '' },
        ]),
        problems: problems.map(({ problem, sides }) => [
            ...(problem.path === null ? [] : [placeOf(problem), ': ']),
            { said: problem.detail },
            sides === 'both' || sides === 'head' ? '' : ' (baseline only)',
            ' ',
            { name: problem.reason },
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
    return [...reasons].map(([reason, n]) => `not counted: ${reason}${n === 1 ? '' : ` (${numbers_plural(n, 'prompt')})`}`);
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
    return plain(headlinePhrase(report));
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
                    ? `, ${numbers_plural(prompts, 'prompt')} over ${prompts === 1 ? 'its' : 'their'} limit`
                    : `, ${numbers_plural(prompts, 'more prompt')} over a limit`,
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
    const share = before === null || before === 0 ? '' : ` (${signedPercent((delta / before) * 100)})`;
    return `${signedMonthly(delta)} a month${share}`;
}
function requestFigure(groups) {
    for (const [changes, what] of [
        [groups.requests, 'per request'],
        [groups.evaluations, 'per evaluation request'],
    ]) {
        const percents = changes.flatMap(({ delta, notComparable }) => notComparable !== null || delta.percent === null || delta.percent === 0 ? [] : [delta.percent]);
        if (percents.length === 0)
            continue;
        const largest = numbers_largestOf(percents);
        const extreme = largest > 0 ? largest : -numbers_largestOf(percents.map((percent) => -percent));
        return `${percents.length === 1 ? '' : 'up to '}${signedPercent(extreme)} ${what}`;
    }
    const tokens = groups.standing
        .filter(isTokensOnly)
        .reduce((sum, { delta }) => sum + (delta.inputTokens ?? 0), 0);
    return tokens === 0 ? null : `${numbers_signedCount(tokens)} tokens of instructions and tools`;
}
function countsPhrase(groups) {
    const { requests, evaluations, standing } = groups;
    const all = [...requests, ...evaluations, ...standing];
    const number = (test) => all.filter(test).length;
    const added = number((change) => change.status === 'added');
    const removed = number((change) => change.status === 'removed');
    const swapped = number(({ baseline, head, delta }) => delta.usdPer1k === 0 && baseline !== null && head !== null && baseline.model !== head.model);
    return [
        ...(added === 0 ? [] : [numbers_plural(added, 'new prompt') + costOf(all, 'added')]),
        ...(removed === 0 ? [] : [`${numbers_plural(removed, 'prompt')} removed${costOf(all, 'removed')}`]),
        ...(swapped === 0 ? [] : [`${numbers_plural(swapped, 'model')} replaced at the same cost`]),
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
    return ` (${signedMoney(rows_inUnit(one.delta.usdPer1k, unit), rough ? 2 : 3)} ${unit.words})`;
}
function unjudgedPhrase({ requests, evaluations, standing }) {
    const unjudged = [...requests, ...evaluations, ...standing].filter((change) => change.notComparable !== null && !isTokensOnly(change)).length;
    return unjudged === 0 ? [] : [`${numbers_plural(unjudged, 'prompt')} not judged`];
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
                ...joined(group.slice(0, 2).map((change) => [rows_promptName(change)]), ', '),
                group.length > 2 ? ` and ${numbers_plural(group.length - 2, 'more prompt')}` : '',
                eachText(group, unit),
            ],
            causes: [
                ...unjudged,
                ...shown.map(({ detail }) => [{ said: detail }]),
                ...(rest.length === 0 ? [] : [[numbers_plural(rest.length, 'smaller cause')]]),
            ],
        };
    }
    const amounts = moneyParts([
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
                alone ? '' : ` (${usdPer1k === 0 ? 'no cost' : (amounts.parts[index] ?? signedMoney(usdPer1k))})`,
            ]),
            ...(rest.length === 0
                ? []
                : [[`${numbers_plural(rest.length, 'smaller cause')} (${amounts.parts.at(-1) ?? ''})`]]),
        ],
    };
}
/** What each prompt of a group changes by: ` (each +$0.082)`, ` (each +$0.05 to +$0.09)`. */
function eachText(group, unit) {
    const deltas = group.flatMap(({ delta }) => delta.usdPer1k === null ? [] : [rows_inUnit(delta.usdPer1k, unit)]);
    if (deltas.length === 0)
        return '';
    const [least, most] = [-numbers_largestOf(deltas.map((delta) => -delta)), numbers_largestOf(deltas)].map((delta) => signedMoney(delta, 2));
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
    const at = sha === null ? '' : ` at ${commitLink(sha, links)}`;
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
        `### ${verdictIcon(report)} ${phrase_markdown(headlinePhrase(report), links)}`,
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
    const more = left === 0 ? '' : `_${numbers_plural(left, 'more changed prompt')} in the job summary and the JSON report._`;
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
    const md = (phrase) => phrase_markdown(phrase, links, 'cell');
    const icon = row.icon === null ? '' : `${icons[row.icon]}\u00a0`;
    return [
        md(row.prompt) +
            (row.aside === null ? '' : `<br><sub>${md(row.aside)}</sub>`) +
            (priced ? `<br>${md(row.model).replace(' → ', '<br>→ ')}` : ''),
        [
            `${icon}${md([{ strong: row.change }])}`,
            row.reason,
            row.changeMoney === null ? null : unbroken(`${row.changeMoney} ${row.unit.short}`),
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
    const month = moneyChange(baselineMonthlyUsd ?? 0, headMonthlyUsd ?? 0);
    const unpriced = totals.unpricedCount === 0 ? '' : `; ${numbers_plural(totals.unpricedCount, 'prompt')} without a price left out`;
    return `All prompts with stated traffic: ${month.before} → ${month.after} a month (${month.delta}${unpriced}).`;
}
function whyList(groups, unit, links, extent) {
    const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
    const { whys, left } = whysOf(all, unit, extent.whys);
    const [only] = whys;
    if (only === undefined)
        return '';
    const causes = (why) => why.causes.map((cause) => phrase_markdown(cause, links)).join(' · ');
    if (all.length === 1)
        return `**Why:** ${causes(only)}`;
    const lines = whys.map((why) => `- ${phrase_markdown(why.title, links)}: ${causes(why)}`);
    const more = left === 0 ? [] : [`- ${numbers_plural(left, 'more change')} explained in the job summary`];
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
        ...shown.map(({ state, phrase }) => `- ${stateIcons[state]} ${phrase_markdown(phrase, links)}`),
        ...(left > 0 ? [`- and ${numbers_plural(left, 'more limit')}`] : []),
    ];
    const remedies = gate.remedies.slice(0, 6).map((remedy) => `- ${phrase_markdown(remedy, links)}`);
    const pass = report.findings.some(({ level }) => level === 'fail') ? 'To pass' : 'What helps';
    return [
        `**Gate: ${gate.summary}**`,
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
        return `- ${finding.level === 'info' ? '' : '⚠️ '}${phrase_markdown([...where, { said: ended(finding.message) }, ...remedy], links)}`;
    });
    if (found.length > shown.length)
        lines.push(`- and ${numbers_plural(found.length - shown.length, 'more note')}`);
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
            ...(left > 0 ? [`- and ${numbers_count(left)} more, in the job summary and the JSON report`] : []),
        ].join('\n');
    };
    if (unjudged.summary !== null) {
        blocks.push(extent.listed === 0
            ? `Not judged, not understood or uncertain: ${unjudged.summary}; see the job summary.`
            : details(`Not judged, not understood or uncertain: ${unjudged.summary}`, list([...unjudged.changes, ...unjudged.problems].map((line) => `- ${phrase_markdown(line, links)}`))));
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
                `${numbers_plural(report.unchangedCount, 'prompt')} ${report.unchangedCount === 1 ? 'is' : 'are'} unchanged`,
            ]),
        ...(quiet === 0
            ? []
            : [`${numbers_plural(quiet, 'prompt')} moved or edited without any effect on tokens or cost`]),
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
            return numbers_count(after);
        if (change.head === null)
            return numbers_count(before);
        return before === after ? numbers_count(after) : `${numbers_count(before)} → ${numbers_count(after)}`;
    };
    const line = (parts) => `| ${parts.join(' | ')} |`;
    return [
        line(['Prompt', ...used.map((part) => partNames[part]), 'sum', 'change']),
        line([':--', ...used.map(() => '--:'), '--:', '--:']),
        ...changed.map((change) => line([
            phrase_markdown([rows_promptName(change)], links, 'cell'),
            ...used.map((part) => cell(change, part)),
            numbers_count((change.head ?? change.baseline)?.tokens.input ?? 0),
            change.delta.inputTokens === null ? 'not judged' : numbers_signedCount(change.delta.inputTokens),
        ])),
    ].join('\n');
}
function footer(report, links, editedInPlace) {
    const side = (info, sha) => {
        const commit = info.sha ?? sha;
        return commit === null
            ? (0,outputs_escape/* text */.Qq)(info.how, 'prose')
            : `${commitLink(commit, links)} (${(0,outputs_escape/* text */.Qq)(info.how, 'prose')})`;
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
    const { parts, total } = moneyParts(side.lines.map(({ costUsd }) => rows_inUnit(costUsd * 1000, unit)));
    const bare = (shown) => shown.replace(/^[+±]/, '');
    return {
        byName: new Map(side.lines.map(({ name }, index) => [name, bare(parts[index] ?? '')])),
        total: bare(total),
    };
}
/** `2,709 tokens`, `0.25 calls`. */
function amount(quantity, unit) {
    const shown = Number.isInteger(quantity) || Math.abs(quantity) >= 100
        ? numbers_count(quantity)
        : String(Number(quantity.toPrecision(3)));
    return `${shown} ${unit}`;
}
/** `$0.40 per 1M tokens`, `$0.01 per call`. */
function rateText(rateUsd, unit) {
    return unit === 'tokens' ? `${limitMoney(rateUsd * 1e6)} per 1M` : `${limitMoney(rateUsd)} each`;
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

;// CONCATENATED MODULE: ./src/outputs/columns.ts


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
/** The text in at most `width` columns; the middle goes, because both ends of a path say more. */
function shorten(text, width) {
    if (widthOf(text) <= width)
        return text;
    if (width <= 1)
        return '…'.slice(0, width);
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
/** No terminal is wider, however long a name is. */
const widestColumns = 500;
/** A column with this `optional` goes before any other is shortened. */
const leftOutEarly = 9;
/**
 * A table that fits the width: first the columns that may shrink do, then optional ones go, and the line under the
 * table says which. Cells are made visible here; colours come after, through `tint`.
 */
function tableOf(columns, rows, view, tint = () => null) {
    const cells = rows.map((row) => row.map((cell) => (0,outputs_escape/* visible */.RK)(cell)));
    let shown = columns.map((_, index) => index);
    const natural = columns.map((column, index) => Math.min(widestColumns, numbers_largestOf([widthOf(column.title), ...cells.map((row) => widthOf(row[index] ?? ''))])));
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

;// CONCATENATED MODULE: ./src/outputs/terminal.ts










/** The report for a terminal: the verdict, the changes as a `~ + -` tree with their causes, the limits, what is unknown. */
function renderTerminal(report, view) {
    const groups = rows_groupsOf(report);
    const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
    const unit = rows_unitOf(all);
    const color = { pass: 'green', warn: 'yellow', fail: 'red', error: 'red' }[report.verdict];
    const side = (info) => (0,outputs_escape/* visible */.RK)(info.sha === null ? info.how : `${info.sha.slice(0, 7)} (${info.how})`);
    const blocks = [
        [
            wrapped(`${paint(`[${verdictWords[report.verdict]}]`, color, view)} ${paint(headline(report), 'bold', view)}`, view.width, '  '),
            paint(wrapped(`${side(report.baseline)} → ${side(report.head)}, rates of ${(0,outputs_escape/* visible */.RK)(report.ratesAsOf)}`, view.width, '  '), 'dim', view),
        ].join('\n'),
        tree(groups.requests, report, unit, view),
        headed('Instructions and tools, sent with requests made elsewhere', tree(groups.standing, report, unit, view)),
        headed('Evaluations, not part of production', tree(groups.evaluations, report, unit, view)),
        monthly(report, view),
        all.length === 0 ? '' : paint('~ changed   + new   - removed   ? not judged', 'dim', view),
        wrapped(rest(report, groups), view.width, '  '),
        gate(report, view),
        list('Also worth knowing', terminal_notes(report), view),
        list('Not judged, not understood or uncertain', unjudgedOf(report).problems, view),
        list('Assumed', [...report.assumptions, ...notCounted(report.changes.map(({ head }) => head))].map((said) => [
            { said },
        ]), view),
    ];
    return printable(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
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
    const more = left === 0 ? [] : [paint(`… ${numbers_plural(left, 'smaller change')}: --format json or html`, 'dim', view)];
    return [...shown, ...more].join('\n\n');
}
function node(change, report, unit, view) {
    const row = rowOf(change, report, unit);
    const [sign, color] = signOf(change);
    const tint = (text) => (color === null ? text : paint(text, color, view));
    const model = plain(row.model);
    const name = shorten(plain(row.prompt), view.width - 2);
    const gap = view.width - 2 - widthOf(name) - widthOf(model) - 2;
    const title = gap >= 0
        ? `${tint(sign)} ${paint(name, 'bold', view)}  ${paint(model, 'dim', view)}`
        : `${tint(sign)} ${paint(name, 'bold', view)}\n    ${paint(shorten(model, view.width - 4), 'dim', view)}`;
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
    const flag = row.reason === null ? '' : `${paint(`${row.reason}:`, row.icon === 'over' ? 'red' : 'yellow', view)} `;
    const [why] = whysOf([change], unit, 1).whys;
    return [
        title,
        ...(row.aside === null ? [] : [`    ${shorten(plain(row.aside), view.width - 4)}`]),
        `    ${wrapped(flag + figures.join(' · '), view.width - 4, '    ')}`,
        ...(why === undefined
            ? []
            : why.causes.map((cause) => `      ${wrapped(plain(cause), view.width - 6, '        ')}`)),
    ].join('\n');
}
function monthly({ totals }, view) {
    if (totals.deltaMonthlyUsd === null)
        return '';
    const month = moneyChange(totals.baselineMonthlyUsd ?? 0, totals.headMonthlyUsd ?? 0);
    const unpriced = totals.unpricedCount === 0 ? '' : `; ${numbers_plural(totals.unpricedCount, 'prompt')} without a price left out`;
    return wrapped(`All prompts with stated traffic: ${month.before} → ${month.after} a month (${month.delta}${unpriced})`, view.width, '  ');
}
function rest(report, { quiet, fragments }) {
    const parts = [
        ...(report.unchangedCount === 0 ? [] : [`${numbers_plural(report.unchangedCount, 'prompt')} unchanged`]),
        ...(fragments.length === 0
            ? []
            : [`${numbers_plural(fragments.length, 'shared text')} changed, counted where included`]),
        ...(quiet.length === 0
            ? []
            : [`${numbers_plural(quiet.length, 'prompt')} moved or edited without effect on cost`]),
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
    const { summary, lines, remedies } = gateOf(report);
    return [
        wrapped(`Limits: ${summary}`, view.width, '  '),
        ...lines.map(({ state, phrase }) => {
            const [sign, color] = stateSigns[state];
            return `  ${color === null ? sign : paint(sign, color, view)}  ${wrapped(plain(phrase), view.width - 8, '        ')}`;
        }),
        ...(remedies.length === 0 ? [] : [`  ${wrapped(remedies.map(plain).join(' '), view.width - 2, '  ')}`]),
    ].join('\n');
}
function terminal_notes(report) {
    return report.findings
        .filter(isNote)
        .map(({ key, path, line, message, remedy }) => [
        ...(path === null ? [] : [{ name: line === null ? (key ?? path) : `${path}:${line}` }, ': ']),
        { said: ended(message) },
        ...(remedy === '' ? [] : [' ', { said: remedy }]),
    ]);
}
function list(title, lines, view) {
    if (lines.length === 0)
        return '';
    return [`${title}:`, ...lines.map((line) => `  - ${wrapped(plain(line), view.width - 4, '    ')}`)].join('\n');
}

;// CONCATENATED MODULE: ./src/outputs/scan.ts








/** Cost lines of more prompts than this are left to JSON and HTML. */
const explainedMax = 20;
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
            input: numbers_count(estimate.tokens.input),
            output: estimate.tokens.output === null ? '' : numbers_count(estimate.tokens.output),
            cost: estimate.usdPer1k !== null
                ? numbers_money(rows_inUnit(estimate.usdPer1k, unit), digits)
                : noModel && prompt.kind !== 'request'
                    ? 'tokens only'
                    : unpricedWords(estimate),
            range: rangeText(estimate, unit) ?? '',
            month: estimate.monthlyUsd === null ? '' : numbers_money(estimate.monthlyUsd, digits),
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
        numbers_plural(report.prompts.length, 'prompt'),
        ...(unpriced === 0 ? [] : [`${unpriced} without a price`]),
        ...(months.length === 0
            ? []
            : [
                `${unpriced > 0 || silent > 0 ? 'at least ' : ''}${numbers_money(total)} a month${silent === 0 ? '' : `, ${numbers_plural(silent, 'prompt')} without stated traffic left out`}`,
            ]),
    ].join('; ');
}
/** Every prompt at one revision, for a terminal. */
function renderScan(report, view) {
    const unit = scanUnit(report);
    const rows = scanRows(report, unit);
    const at = report.revision.sha === null
        ? report.revision.how
        : `${report.revision.sha.slice(0, 7)} (${report.revision.how})`;
    const tables = kindTitles.flatMap(([kind, title]) => {
        const own = rows.filter(({ prompt }) => prompt.kind === kind);
        if (own.length === 0)
            return [];
        const table = tableOf([
            { title: 'Prompt', align: 'left', least: 16 },
            { title: 'Model', align: 'left', least: 12, optional: 1 },
            { title: 'Input tokens', align: 'right' },
            { title: 'Output', align: 'right', optional: 2 },
            { title: unit.narrowTitle, align: 'right' },
            { title: 'Best–worst', align: 'right', optional: leftOutEarly },
            { title: 'A month', align: 'right', optional: 1 },
            { title: 'Basis', align: 'left', least: 14, optional: 4 },
        ], own.map(({ prompt, model, input, output, cost, range, month, shortBasis }) => [
            ...[prompt.key, model, input, output, cost, range, month, shortBasis],
        ]), view, (row, column) => column === 4 && own[row]?.prompt.estimate.priced === false && kind === 'request' ? 'yellow' : null);
        return [kind === 'request' ? table : `${title}:\n${table}`];
    });
    const blocks = [
        paint((0,outputs_escape/* visible */.RK)(`${at}, rates of ${report.ratesAsOf}`), 'dim', view),
        report.prompts.length === 0 ? 'No prompt was found.' : tables.join('\n\n'),
        report.prompts.length === 0 ? '' : totalLine(report),
        costLines(report, unit, view),
        scan_list('Not understood or not priced', problemLines(report), view),
        scan_list('Assumed', assumed(report).map((said) => [{ said }]), view),
    ];
    return printable(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}
function costLines(report, unit, view) {
    const priced = report.prompts.filter(({ estimate }) => estimate.priced);
    if (priced.length === 0)
        return '';
    if (priced.length > explainedMax)
        return paint('Cost lines of each prompt: --format json or html', 'dim', view);
    const explained = priced.flatMap((prompt) => {
        const table = lines_lineTable({ baseline: null, head: prompt.estimate }, unit);
        if (table === null)
            return [];
        const lines = tableOf([
            { title: plain([{ name: prompt.key }]), align: 'left', least: 12 },
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
function scan_list(title, lines, view) {
    if (lines.length === 0)
        return '';
    return [`${title}:`, ...lines.map((line) => `  - ${wrapped(plain(line), view.width - 4, '    ')}`)].join('\n');
}
/** The same as Markdown, for an issue or a wiki page. */
function renderScanMarkdown(report, links = noLinks) {
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
                    phrase_markdown([{ name: prompt.key, target: { path: prompt.path, line: prompt.line, side: 'head' } }], links, 'cell'),
                    model === 'none named' ? model : phrase_markdown([{ name: model }], links, 'cell'),
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
            : `**Not understood or not priced**\n\n${problems.map((line) => `- ${phrase_markdown(line, links)}`).join('\n')}`,
        assumed(report).length === 0
            ? ''
            : `**Assumed**\n\n${assumed(report)
                .map((said) => `- ${(0,outputs_escape/* text */.Qq)(said, 'prose')}`)
                .join('\n')}`,
        `<sub>${(0,outputs_escape/* text */.Qq)(report.revision.how, 'prose')}${report.revision.sha === null ? '' : ` ${phrase_markdown([{ name: report.revision.sha.slice(0, 7) }], links)}`} · rates of ${(0,outputs_escape/* text */.Qq)(report.ratesAsOf, 'prose')}</sub>`,
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
    const table = tableOf([
        { title: 'File', align: 'left', least: 12 },
        { title: 'Tokens', align: 'right' },
        { title: 'Count', align: 'left' },
        { title: 'Tokenizer', align: 'left', optional: 1 },
        { title: 'Model', align: 'left', least: 12, optional: 2 },
    ], [
        ...rows.map(({ file, model, tokens, method, errorPercent, tokenizer }) => [
            file === '-' ? '(standard input)' : file,
            numbers_count(tokens),
            method === 'exact' ? 'exact' : `±${String(errorPercent)} %`,
            tokenizer,
            model,
        ]),
        ...(rows.length > 1 ? [[numbers_plural(rows.length, 'file'), numbers_count(total), '', '', '']] : []),
    ], view);
    return printable(`${table}\n`);
}

;// CONCATENATED MODULE: ./src/outputs/models.ts



/** Up to so many models are shown with all their rates. */
const detailedMax = 3;
/** Known models with their rates in USD per million tokens, and where the rates come from. */
function renderModels(rows, ratesAsOf, view) {
    const table = tableOf([
        { title: 'Model', align: 'left', least: 30 },
        { title: 'Context', align: 'right', optional: 2 },
        { title: 'Input', align: 'right' },
        { title: 'Cached', align: 'right', optional: 3 },
        { title: 'Output', align: 'right' },
        { title: 'Tokenizer', align: 'left', optional: 1 },
        { title: 'Rates checked', align: 'left', optional: 4 },
    ], rows.map(({ model, tokenizer }) => [
        model.id,
        model.contextTokens === null ? '' : numbers_count(model.contextTokens),
        priceCell(model, 'input'),
        priceCell(model, 'cached-input'),
        priceCell(model, 'output'),
        `${tokenizer.id} (${errorText(tokenizer)})`,
        newestCheck(model),
    ]), view, (row, column) => (column === 2 && rows[row]?.model.rates === null ? 'yellow' : null));
    const blocks = [
        paint(`USD per 1M tokens, rates of ${(0,outputs_escape/* visible */.RK)(ratesAsOf)}`, 'dim', view),
        table,
        ...(rows.length <= detailedMax ? rows.map((row) => models_details(row, view)) : [sources(rows, view)]),
    ];
    return printable(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
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
    return limitMoney(Number(picoUsdPerUnit) / 1e6);
}
const tokenKinds = new Set([
    ...['input', 'cached-input', 'cache-write', 'cache-write-1h', 'output', 'reasoning'],
    ...['audio-input', 'audio-output', 'image-input', 'image-output'],
]);
function models_rateText(rate) {
    if (tokenKinds.has(rate.billable))
        return `${perMillion(rate)} per 1M tokens`;
    const each = limitMoney(Number(rate.picoUsdPerUnit) / 1e12);
    return rate.billable === 'gpu-hour' ? `${each} per hour` : `${each} each`;
}
function newestCheck({ rates }) {
    return (rates?.rates.reduce((newest, { source }) => (source.checkedOn > newest ? source.checkedOn : newest), '') ?? '');
}
function models_details({ model, note }, view) {
    const { rates, selfHosted, lifecycle } = model;
    const indented = (line) => `  ${wrapped((0,outputs_escape/* visible */.RK)(line), view.width - 2, '    ')}`;
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
                ...rates.tiers.flatMap(({ overInputTokens, comparison, rates: tierRates }) => tierRates.map((rate) => `${rate.billable}, whole request ${comparison} ${numbers_count(overInputTokens)} input tokens: ${models_rateText(rate)} (${cited(rate.source)})`)),
                ...Object.entries(rates.factors).map(([key, { factor, source }]) => `${key}: × ${factor} (${cited(source)})`),
                ...Object.keys(rates.services ?? {}).map((key) => `${key}: rates of its own`),
                ...rates.upcoming.flatMap(({ from, rates: next }) => next.map((rate) => `from ${from}: ${rate.billable} ${models_rateText(rate)} (${cited(rate.source)})`)),
                ...rates.disagreements.map((line) => `sources disagree: ${line}`),
            ]),
        ...(model.cache === null
            ? []
            : [
                `prompt cache: ${model.cache.mode}${model.cache.minTokens === null ? '' : `, from ${numbers_count(model.cache.minTokens)} tokens`} (${cited(model.cache.source)})`,
            ]),
        ...(model.maxOutputTokens === null ? [] : [`longest answer: ${numbers_count(model.maxOutputTokens)} tokens`]),
    ];
    return [paint((0,outputs_escape/* visible */.RK)(model.id), 'bold', view), ...lines.map(indented)].join('\n');
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
        ...shown.map((cite) => `  ${wrapped((0,outputs_escape/* visible */.RK)(cite), view.width - 2, '    ')}`),
        ...(cites.size > shown.length
            ? [`  and ${numbers_plural(cites.size - shown.length, 'more source')}, see --format json`]
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
function renderHtml(report, links = noLinks) {
    const groups = rows_groupsOf(report);
    const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
    const unit = rows_unitOf(all);
    const say = (phrase) => hypertext(phrase, links);
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
        items(gate.lines.map(({ state, phrase }) => `<span class="${state}">${states[state]}</span> ${say(phrase)}`)),
        gate.remedies.length === 0 ? '' : `<p>How to pass:</p>${items(gate.remedies.map(say))}`,
        html_section('Also worth knowing', items(notes.map(({ key, path, message, remedy }) => `${path === null ? '' : `<code>${(0,outputs_escape/* html */.qy)(key ?? path)}</code>: `}${say([{ said: ended(message) }, ' ', { said: remedy }])}`))),
        html_section(`Not judged, not understood or uncertain: ${unjudged.summary ?? ''}`, items([...unjudged.changes, ...unjudged.problems].map(say))),
        html_section('Assumed', items([...report.assumptions, ...notCounted(report.changes.map(({ head }) => head))].map((said) => say([{ said }])))),
        html_section('Each changed prompt', all.map((change) => detailsOf(change.key, change, unit, say)).join('')),
        `<p>${numbers_plural(report.unchangedCount, 'prompt')} unchanged.</p>`,
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
    const cells = (row) => [
        hypertext(row.prompt, links) +
            (row.aside === null ? '' : `<small>${hypertext(row.aside, links)}</small>`),
        ...(priced ? [hypertext(row.model, links)] : []),
        (0,outputs_escape/* html */.qy)(row.tokens) + small([row.tokensNote]),
        ...(priced ? [(0,outputs_escape/* html */.qy)(row.cost) + small([row.costRange, row.costNote])] : []),
        `<span class="${row.icon === 'over' || row.icon === 'warned' ? row.icon : ''}">${(0,outputs_escape/* html */.qy)(row.change)}</span>` +
            small([row.reason, row.changeMoney, row.changeMonthly]),
    ];
    return html_section(title, html_table(['Prompt', ...(priced ? ['Model'] : []), 'Input tokens', ...(priced ? [unit.title] : []), 'Change'], changes.map((change) => cells(rowOf(change, report, unit))), priced ? [1] : []));
}
function detailsOf(key, change, unit, say) {
    const parts = lines_partRows(change);
    const lines = lines_lineTable(change, unit);
    const cell = (value) => (value === null ? '–' : numbers_count(value));
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
                numbers_signedCount((after ?? 0) - (before ?? 0)),
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
function renderScanHtml(report, links = noLinks) {
    const unit = scanUnit(report);
    const say = (phrase) => hypertext(phrase, links);
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












/***/ })

};
