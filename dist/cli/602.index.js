export const id = 602;
export const ids = [602,301];
export const modules = {

/***/ 5301:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ literalText)
/* harmony export */ });
/** All text that is literal, in order, joined; includes are expanded, every arm and body once. */
function literalText(segments) {
    let text = '';
    for (const segment of segments) {
        switch (segment.kind) {
            case 'text':
                text += segment.text;
                break;
            case 'branch':
                for (const arm of segment.arms)
                    text += literalText(arm);
                break;
            case 'loop':
            case 'include':
                text += literalText(segment.body);
                break;
            case 'variable':
            case 'media':
            case 'opaque':
                break;
        }
    }
    return text;
}


/***/ }),

/***/ 9602:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findPrompts: () => (/* binding */ discover_findPrompts),
  matcher: () => (/* reexport */ matcher),
  readRequestBody: () => (/* reexport */ readRequestBody)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/core/problem.ts
var problem = __webpack_require__(652);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
// EXTERNAL MODULE: ./src/formats/parse/paths.ts
var parse_paths = __webpack_require__(5516);
;// CONCATENATED MODULE: ./src/formats/discovery/candidates.ts


/**
 * Folders whose files are never read on their own: installed packages, build output, generated clients,
 * recordings of tests. What is `include`d in the settings is read all the same.
 */
const excludedFolders = [
    '.git',
    'node_modules',
    'bower_components',
    'vendor',
    'dist',
    'build',
    '.next',
    '.nuxt',
    '.output',
    '.turbo',
    '.cache',
    '__pycache__',
    '.venv',
    'venv',
    'site-packages',
    '.tox',
    'coverage',
    '.terraform',
    'baml_client',
    '__snapshots__',
    '__fixtures__',
    '__recordings__',
    'cassettes',
    'testdata',
];
/** Generated files, by the end of their name. */
const excludedEndings = [
    '.lock.yml',
    '.lock.yaml',
    '.lock',
    '-lock.json',
    '-lock.yaml',
    '.min.js',
    '.min.json',
    '.map',
    '.tsbuildinfo',
];
const excludedFolderSet = new Set(excludedFolders);
function isExcluded(path) {
    if (excludedEndings.some((ending) => path.endsWith(ending)))
        return true;
    let from = 0;
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', from)) {
        if (excludedFolderSet.has(path.slice(from, slash)))
            return true;
        from = slash + 1;
    }
    return false;
}
/** One glob or several as a test on paths relative to the root. `prompts/` and `prompts` also mean what is inside. */
function matcher(globs) {
    if (globs.length === 0)
        return () => false;
    const tests = globs.flatMap((glob) => {
        const clean = glob.replace(/^\.?\//, '').replace(/\/$/, '');
        return [...new Set([clean, `${clean}/**`])].map((pattern) => picomatch_default()(pattern, { dot: true, nonegate: true, flags: 's' }));
    });
    return (path) => tests.some((test) => test(path));
}
const commonEndings = new Set([
    'yaml',
    'yml',
    'json',
    'jsonc',
    'jsonl',
    'toml',
    'md',
    'markdown',
    'txt',
    'xml',
    'py',
    'ts',
    'tsx',
    'mts',
    'cts',
    'js',
    'jsx',
    'mjs',
    'cjs',
    'java',
    'kt',
    'go',
    'cs',
    'rb',
    'php',
    'rs',
    'swift',
    'ipynb',
    'html',
    'snap',
    'csv',
    'env',
    'tf',
    'prompt',
]);
function candidatesOf(formats) {
    const byName = new Map();
    const byEnding = new Map();
    const others = [];
    const put = (map, key, pattern) => {
        const list = map.get(key);
        if (list === undefined)
            map.set(key, [pattern]);
        else
            list.push(pattern);
    };
    formats.forEach((format, order) => {
        for (const glob of format.patterns.flatMap((pattern) => expandBraces(pattern))) {
            const tail = (0,parse_paths/* baseName */.Fl)(glob);
            const ending = /^[^[\]{}()!]*\.([A-Za-z0-9_-]+)$/.exec(tail)?.[1]?.toLowerCase();
            const vague = /^(?:\*\*\/)?\*\.[A-Za-z0-9]+$/.test(glob) && ending !== undefined && commonEndings.has(ending);
            const pattern = {
                order,
                test: picomatch_default()(glob, { dot: true, nonegate: true, flags: 's' }),
                telling: !vague,
            };
            if (!/[*?[\]{}()!+@]/.test(tail))
                put(byName, tail, pattern);
            else if (ending !== undefined)
                put(byEnding, ending, pattern);
            else
                others.push(pattern);
        }
    });
    return {
        of(path) {
            const found = new Set();
            let telling = false;
            const check = (patterns) => {
                for (const pattern of patterns ?? []) {
                    if ((found.has(pattern.order) && telling) || !pattern.test(path))
                        continue;
                    found.add(pattern.order);
                    telling ||= pattern.telling;
                }
            };
            check(byName.get((0,parse_paths/* baseName */.Fl)(path)));
            check(byEnding.get((0,parse_paths/* extensionOf */.je)(path)));
            check(others);
            const order = [...found].sort((a, b) => a - b);
            return { formats: order.flatMap((index) => formats[index] ?? []), telling };
        },
    };
}
/** `a.{yml,yaml}` → `a.yml`, `a.yaml`; at most 200 results. */
function expandBraces(glob) {
    const open = glob.indexOf('{');
    if (open === -1)
        return [glob];
    let depth = 0;
    let from = open + 1;
    const parts = [];
    for (let at = open; at < glob.length; at++) {
        const unit = glob[at];
        if (unit === '{')
            depth++;
        else if (unit === '}')
            depth--;
        if ((unit === ',' && depth === 1) || depth === 0) {
            parts.push(glob.slice(from, at));
            from = at + 1;
        }
        if (depth === 0) {
            const head = glob.slice(0, open);
            const tail = glob.slice(at + 1);
            return parts.flatMap((part) => expandBraces(`${head}${part}${tail}`)).slice(0, 200);
        }
    }
    return [glob];
}

;// CONCATENATED MODULE: ./src/formats/parse/place.ts
const lineStartsOf = new WeakMap();
function lineStarts(file) {
    const known = lineStartsOf.get(file);
    if (known !== undefined)
        return known;
    const starts = findLineStarts(file.text);
    lineStartsOf.set(file, starts);
    return starts;
}
/**
 * Written with `charCodeAt` and apart from its caller on purpose: with `indexOf` V8 (Node 20) moves the search of
 * the whole text in front of the check whether it is needed, and every look-up of a line becomes linear.
 */
function findLineStarts(text) {
    const starts = [0];
    for (let at = 0; at < text.length; at++)
        if (text.charCodeAt(at) === 10)
            starts.push(at + 1);
    return starts;
}
/** 1-based line of an offset, in O(log n). */
function lineAt(file, offset) {
    return lastAtMost(lineStarts(file), offset) + 1;
}
/** Where a 1-based line begins; behind the last line, where the text ends. */
function lineStart(file, line) {
    return lineStarts(file)[line - 1] ?? file.text.length;
}
/** Place of the file's text from `start` up to `end`. Offsets outside the file are moved to its borders. */
function placeIn(file, start, end) {
    const from = Math.max(0, Math.min(start, file.text.length));
    const to = Math.max(from, Math.min(end, file.text.length));
    const line = lastAtMost(lineStarts(file), from);
    return {
        path: file.path,
        line: line + 1,
        column: from - (lineStarts(file)[line] ?? 0) + 1,
        start: from,
        end: to,
    };
}
/** A slice of the file as it stands there, by default all of it. */
function textIn(file, start = 0, end = file.text.length) {
    return {
        text: file.text.slice(start, end),
        place: placeIn(file, start, end),
        exact: true,
        placeOf: (from, to) => placeIn(file, start + from, start + Math.max(from, to)),
    };
}
/** Decoded text whose characters can be traced through `runs`; null runs: only the whole place is known. */
function decodedText(file, text, start, end, runs) {
    const place = placeIn(file, start, end);
    if (file.text.length >= end && end - start === text.length && file.text.startsWith(text, start)) {
        return textIn(file, start, end);
    }
    if (runs === null || runs.decoded.length === 0)
        return { text, place, exact: false, placeOf: () => place };
    const sourceOf = (offset, isEnd) => {
        const index = Math.max(0, lastAtMost(runs.decoded, isEnd ? Math.max(0, offset - 1) : offset));
        const width = runs.width[index] ?? 0;
        const source = runs.source[index] ?? start;
        if (width > 0)
            return isEnd ? source + width : source;
        return source + offset - (runs.decoded[index] ?? 0);
    };
    return {
        text,
        place,
        exact: false,
        placeOf: (from, to) => {
            if (to <= from) {
                const at = Math.min(sourceOf(from, false), end);
                return placeIn(file, at, at);
            }
            return placeIn(file, sourceOf(from, false), Math.min(end, sourceOf(to, true)));
        },
    };
}
/** A part of a source text, keeping its trace. */
function subText(source, start, end) {
    return {
        text: source.text.slice(start, end),
        place: source.placeOf(start, end),
        exact: source.exact,
        placeOf: (from, to) => source.placeOf(start + from, start + Math.max(from, to)),
    };
}
/** A source text without the white space around it. */
function trimmed(source) {
    const start = source.text.length - source.text.trimStart().length;
    return subText(source, start, Math.max(start, source.text.trimEnd().length));
}
/** Text that a program of ours made up from something at `place` (a default, a joined list). */
function madeText(text, place) {
    return { text, place, exact: false, placeOf: () => place };
}
/**
 * A text segment that remembers which source text it was cut from, so that it can be cut again without losing
 * its place. The memory is a private field: it is neither compared nor written out, and unlike a WeakMap with
 * a million keys it costs the garbage collector nothing.
 */
class CutText {
    kind = 'text';
    text;
    place;
    #source;
    #start;
    constructor(source, start, end) {
        this.text = source.text.slice(start, end);
        this.place = source.placeOf(start, end);
        this.#source = source;
        this.#start = start;
    }
    static cut(segment, start, end) {
        return #source in segment
            ? new CutText(segment.#source, segment.#start + start, segment.#start + end)
            : { kind: 'text', text: segment.text.slice(start, end), place: segment.place };
    }
}
/** The segment for `source.text.slice(start, end)`. */
function textSegment(source, start = 0, end = source.text.length) {
    return new CutText(source, start, end);
}
/** A part of a text segment with the place of that part. */
function cutSegment(segment, start, end) {
    return CutText.cut(segment, start, end);
}
/** Index of the last value that is ≤ `wanted` in an ascending list, -1 when there is none. */
function lastAtMost(values, wanted) {
    let low = 0;
    let high = values.length - 1;
    while (low <= high) {
        const middle = (low + high) >> 1;
        if ((values[middle] ?? 0) <= wanted)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return high;
}

;// CONCATENATED MODULE: ./src/formats/parse/prompts.ts

/**
 * A prompt of `file` with what is not given left neutral: kind `request`, no messages, no model. The final key
 * is given by discovery (the path alone where a file holds one prompt); empty `sources` become every file that
 * was read for it.
 */
function promptOf(format, file, parts) {
    return {
        kind: 'request',
        line: firstLine(file, parts),
        messages: [],
        tools: [],
        schema: null,
        model: null,
        parameters: {},
        variables: variablesIn(parts.messages?.flatMap((message) => message.segments) ?? []),
        sources: [],
        incomplete: [],
        ...parts,
        key: `${file.path}#${parts.name}`,
        format,
        path: file.path,
    };
}
function firstLine(file, parts) {
    const place = parts.messages?.[0]?.place;
    return place?.path === file.path ? place.line : 1;
}
/** The variables of segments, each once, in order of appearance. */
function variablesIn(segments) {
    const found = new Map();
    const visit = (list) => {
        for (const segment of list) {
            if (segment.kind === 'variable') {
                if (!found.has(segment.name))
                    found.set(segment.name, segment.place);
            }
            else if (segment.kind === 'branch')
                segment.arms.forEach(visit);
            else if (segment.kind === 'loop' || segment.kind === 'include')
                visit(segment.body);
        }
    };
    visit(segments);
    return [...found].map(([name, place]) => ({ name, place }));
}
/** The variables that are used, with what is known about them (a sample, a default) from a list by name. */
function withSamples(used, known) {
    return used.map((variable) => {
        const exact = known.get(variable.name);
        const root = exact ?? known.get(/^[^.[ ]+/.exec(variable.name)?.[0] ?? '');
        // A sample of a whole object says little about one field of it; only what is said of the name itself is taken.
        return exact === undefined || root === undefined
            ? variable
            : { ...variable, ...exact, place: variable.place };
    });
}
/** The variables of messages, with what is known about them from a list by name. */
function sampledVariables(messages, known) {
    return withSamples(variablesIn(messages.flatMap((message) => message.segments)), known);
}
/** A context that also remembers what was read through it: the sources of one prompt among several. */
function recording(context, own) {
    const paths = new Set([own.path]);
    return {
        context: {
            read(path) {
                paths.add(path);
                return context.read(path);
            },
            exists: (path) => context.exists(path),
            glob: (pattern) => context.glob(pattern),
        },
        sources: () => [...paths].sort(byCodeUnits),
    };
}
/** The order of everything in reports: by code units, the same on every machine. */
function byCodeUnits(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function isProblem(read) {
    return !('text' in read);
}
/** Line 1 of a file, for what is about the file as a whole. */
function startOf(file) {
    return placeIn(file, 0, 0);
}

;// CONCATENATED MODULE: ./src/formats/discovery/bind.ts



/** Example files of environment variables, in the order they are asked. */
const environmentFiles = [
    '.env.example',
    '.env.sample',
    '.env.template',
    '.env.defaults',
    '.env.dist',
    'env.example',
];
const maxAliasSteps = 10;
function binderOf(files, settings, aliases, evaluatedWith) {
    const rules = settings.prompts.map((setting) => ({ setting, matches: matcher(setting.match) }));
    const byName = new Map();
    for (const alias of aliases) {
        const list = byName.get(alias.alias);
        if (list === undefined)
            byName.set(alias.alias, [alias]);
        else
            list.push(alias);
    }
    const environment = new Map();
    const variablesIn = (path) => {
        let known = environment.get(path);
        if (known === undefined) {
            known = files
                .read(path)
                .then((file) => ('text' in file ? readEnvironment(file.text) : new Map()));
            environment.set(path, known);
        }
        return known;
    };
    const fromExamples = async (name, near) => {
        for (const folder of (0,parse_paths/* foldersUp */.TS)((0,parse_paths/* folderOf */.yS)(near))) {
            for (const base of environmentFiles) {
                const path = folder === '' ? base : `${folder}/${base}`;
                if (!files.has(path))
                    continue;
                const value = (await variablesIn(path)).get(name);
                if (value !== undefined && value !== '')
                    return { value, path };
            }
        }
        return null;
    };
    /** The model behind a reference, following environment names and aliases; null when nobody says. */
    const resolve = async (reference, prompt, sources) => {
        let current = reference;
        const met = new Set();
        for (let step = 0; step < maxAliasSteps && !met.has(current.asWritten); step++) {
            met.add(current.asWritten);
            const wanted = environmentName(current.asWritten);
            if (wanted !== null) {
                const example = wanted.default === null ? await fromExamples(wanted.name, prompt.path) : null;
                const value = wanted.default ?? example?.value;
                if (value === undefined)
                    return null;
                if (example !== null)
                    sources.add(example.path);
                current = {
                    ...current,
                    asWritten: value,
                    from: example === null ? `${reference.from} (default of ${wanted.name})` : `env:${example.path}`,
                };
                continue;
            }
            const own = settings.models[current.asWritten];
            if (own?.kind === 'alias') {
                if (settings.path !== null)
                    sources.add(settings.path);
                current = { ...current, asWritten: own.target, from: `alias:${settings.path ?? 'settings'}` };
                continue;
            }
            const alias = nearest(byName.get(current.asWritten) ?? [], prompt.path);
            if (alias === undefined || alias.models.includes(current.asWritten))
                break;
            const [first, ...others] = alias.models;
            if (first === undefined)
                break;
            sources.add(alias.place.path);
            const alternatives = [
                ...new Set([...others, ...(alias.fallbacks ?? []), ...(current.alternatives ?? [])]),
            ];
            // A name that has rates of its own is priced by that name: behind it stand the table's rates.
            const priced = alias.inputUsdPerMTok !== undefined && alias.outputUsdPerMTok !== undefined;
            current = {
                ...current,
                asWritten: priced ? current.asWritten : first,
                from: `alias:${alias.place.path}`,
                ...(alternatives.length === 0 ? {} : { alternatives }),
            };
            if (priced)
                break;
        }
        return current;
    };
    return {
        async bind(prompt) {
            const applying = rules
                .filter((rule) => rule.matches(prompt.path) || rule.matches(prompt.key))
                .map((rule) => rule.setting);
            const kind = last(applying, 'kind');
            if (kind === 'ignore')
                return null;
            const sources = new Set(prompt.sources);
            let model = prompt.model === null ? null : await resolve(prompt.model, prompt, sources);
            const settled = (asWritten, from) => resolve({ asWritten, from, place: null }, prompt, sources);
            const stated = last(applying, 'model');
            if (model === null && stated !== undefined) {
                model = await settled(stated, 'settings');
                if (settings.path !== null)
                    sources.add(settings.path);
            }
            if (model === null && settings.defaultModel !== null)
                model = await settled(settings.defaultModel, 'default');
            // A default is somebody's word; what an evaluation runs on need not be what production runs on.
            const evaluated = evaluatedWith.get(prompt.path);
            if (model === null && evaluated !== undefined)
                model = await resolve(evaluated, prompt, sources);
            return {
                ...prompt,
                kind: kind ?? prompt.kind,
                model,
                parameters: withSettings(prompt.parameters, applying),
                sources: [...sources].sort(byCodeUnits),
            };
        },
    };
}
function withSettings(parameters, applying) {
    const maxOutputTokens = parameters.maxOutputTokens ?? last(applying, 'maxOutputTokens');
    const reasoningEffort = parameters.reasoningEffort ?? last(applying, 'reasoningEffort');
    return {
        ...parameters,
        ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
        ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
    };
}
function last(settings, key) {
    for (let index = settings.length - 1; index >= 0; index--) {
        const value = settings[index]?.[key];
        if (value !== undefined)
            return value;
    }
    return undefined;
}
/** The alias whose config stands in the nearest folder above the prompt; else the first by path. */
function nearest(aliases, path) {
    let best;
    let bestLength = -1;
    for (const alias of aliases) {
        const folder = (0,parse_paths/* folderOf */.yS)(alias.place.path);
        const above = folder === '' || path.startsWith(`${folder}/`);
        const length = above ? folder.length + 1 : 0;
        if (length > bestLength) {
            best = alias;
            bestLength = length;
        }
    }
    return best;
}
/**
 * The environment variable a model is taken from, in the spellings of the formats: `${env:NAME:default}`,
 * `${NAME:-default}`, `$NAME`, `{env:NAME}`, `os.environ/NAME`, `{{ env.NAME }}`, `${{ vars.NAME }}`,
 * `<NAME>` excluded. Null for a plain model name.
 */
function environmentName(written) {
    const text = written.trim();
    const found = /^\$\{env:([A-Za-z_]\w*)(?::([^{}]*))?\}$/i.exec(text) ??
        /^\$\{([A-Za-z_]\w*)(?::?-([^{}]*))?\}$/.exec(text) ??
        /^\$([A-Za-z_]\w*)$/.exec(text) ??
        /^\{env:([A-Za-z_]\w*)\}$/.exec(text) ??
        /^os\.environ\/([A-Za-z_]\w*)$/.exec(text) ??
        /^\$?\{\{\s*(?:env|vars|secrets)\.([A-Za-z_]\w*)\s*\}\}$/.exec(text) ??
        /^%([A-Za-z_]\w*)%$/.exec(text);
    if (found?.[1] === undefined)
        return null;
    const fallback = found[2]?.trim();
    return { name: found[1], default: fallback === undefined || fallback === '' ? null : fallback };
}
/** `NAME=value` lines of an example file; quotes and trailing comments do not belong to the value. */
function readEnvironment(text) {
    const found = new Map();
    for (const line of text.split('\n')) {
        const pair = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line.slice(0, 2000));
        if (pair?.[1] === undefined)
            continue;
        const raw = pair[2] ?? '';
        const quoted = /^(["'])(.*?)\1/.exec(raw);
        found.set(pair[1], quoted?.[2] ?? raw.replace(/\s+#.*$/, ''));
    }
    return found;
}

// EXTERNAL MODULE: ./src/core/globs.ts
var core_globs = __webpack_require__(8684);
;// CONCATENATED MODULE: ./src/formats/discovery/context.ts





const maxGlobResults = 1000;
/** Characters of files kept at hand for other prompts that ask for the same ones. */
const maxCachedCharacters = 32 * 1024 * 1024;
function filesOf(revision, entries) {
    const paths = entries
        .filter((entry) => entry.type !== 'submodule')
        .map((entry) => entry.path)
        .sort(byCodeUnits);
    const known = new Set(paths);
    const byName = new Map();
    for (const path of paths) {
        const name = (0,parse_paths/* baseName */.Fl)(path);
        const list = byName.get(name);
        if (list === undefined)
            byName.set(name, [path]);
        else
            list.push(path);
    }
    const cache = new Map();
    const waiting = new Map();
    const globs = new Map();
    const seen = new Set();
    let cached = 0;
    const keep = (path, read) => {
        const length = 'text' in read ? read.text.length : 0;
        if (length > maxCachedCharacters / 4)
            return;
        if (cached + length > maxCachedCharacters) {
            cache.clear();
            cached = 0;
        }
        if (!cache.has(path))
            cached += length;
        cache.set(path, read);
    };
    const missing = (path) => (0,problem/* problem */.C)('missing-file', path, null, 'There is no such file in this revision.');
    const files = {
        paths,
        has: (path) => known.has(path),
        async read(path) {
            const clean = (0,parse_paths/* joinPath */.uJ)('', path);
            if ('refused' in clean) {
                return (0,problem/* problem */.C)('include-outside', path.slice(0, 200), null, 'The path leaves the repository and is not read.');
            }
            if (!known.has(clean.path))
                return missing(clean.path);
            const ready = cache.get(clean.path);
            if (ready !== undefined)
                return ready;
            let pending = waiting.get(clean.path);
            if (pending === undefined) {
                pending = files.readMany([clean.path]).then((read) => read.get(clean.path) ?? missing(clean.path));
                waiting.set(clean.path, pending);
                void pending.finally(() => waiting.delete(clean.path)).catch(() => undefined);
            }
            return pending;
        },
        async readMany(wanted) {
            const answer = new Map();
            const ask = new Set();
            for (const path of wanted) {
                const ready = cache.get(path);
                if (ready === undefined)
                    ask.add(path);
                else
                    answer.set(path, ready);
            }
            if (ask.size > 0) {
                const read = await revision.read([...ask]);
                for (const path of ask) {
                    const found = read.get(path) ?? missing(path);
                    seen.add(path);
                    keep(path, found);
                    answer.set(path, found);
                }
            }
            return answer;
        },
        glob(pattern) {
            let found = globs.get(pattern);
            if (found === undefined) {
                const tail = pattern.slice(pattern.lastIndexOf('/') + 1);
                const pool = /[*?[\]{}()!+@]/.test(tail) ? paths : (byName.get(tail) ?? []);
                const test = (0,core_globs/* isBoundedGlob */.w)(pattern)
                    ? picomatch_default()(pattern, { dot: true, nonegate: true, flags: 's' })
                    : () => false;
                const matches = [];
                for (const path of pool) {
                    if (!test(path))
                        continue;
                    matches.push(path);
                    if (matches.length >= maxGlobResults)
                        break;
                }
                found = matches;
                globs.set(pattern, found);
            }
            return found;
        },
        get count() {
            return seen.size;
        },
    };
    return files;
}
/** What one extraction sees, with every path it reads noted down. */
function contextFor(files, own) {
    const read = new Set([own]);
    return {
        read,
        context: {
            async read(path) {
                const found = await files.read(path);
                if ('text' in found)
                    read.add(found.path);
                return found;
            },
            exists: (path) => files.has(path),
            glob: (pattern) => files.glob(pattern),
        },
    };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./src/formats/parse/tree.ts
/** Anything nested deeper is a Problem, not a stack overflow. */
const maxDepth = 100;
/** The node at a path of keys and indexes, undefined when there is none. */
function at(node, ...path) {
    let current = node ?? undefined;
    for (const step of path) {
        if (current === undefined)
            return undefined;
        if (typeof step === 'number')
            current = current.kind === 'list' ? current.items[step] : undefined;
        else
            current = current.kind === 'map' ? tree_valueOf(current, step) : undefined;
    }
    return current;
}
function tree_valueOf(map, key) {
    for (let index = map.entries.length - 1; index >= 0; index--) {
        const entry = map.entries[index];
        if (entry?.key === key)
            return entry.value;
    }
    return undefined;
}
/** The first of several spellings of a key that the map has (`max_tokens`, `maxTokens`). */
function firstOf(node, keys) {
    for (const key of keys) {
        const found = at(node, key);
        if (found !== undefined && !isNull(found))
            return found;
    }
    return undefined;
}
/** The text of a string (not of a number or boolean), undefined for anything else. */
function textAt(node, ...path) {
    const found = at(node, ...path);
    return found?.kind === 'scalar' && typeof found.value === 'string' ? found.source : undefined;
}
/** A string's value, undefined for anything else. */
function stringAt(node, ...path) {
    return textAt(node, ...path)?.text;
}
/** Any scalar's text but null's: `3.5`, `true`, `gpt-4o`. */
function scalarTextAt(node, ...path) {
    const found = at(node, ...path);
    return found?.kind === 'scalar' && found.value !== null ? found.source.text : undefined;
}
/** A finite number, also one written as a string (`"256"`, `1_000` excluded). */
function numberAt(node, ...path) {
    const found = at(node, ...path);
    if (found?.kind !== 'scalar')
        return undefined;
    if (typeof found.value === 'number')
        return Number.isFinite(found.value) ? found.value : undefined;
    if (typeof found.value !== 'string' ||
        !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(found.value)) {
        return undefined;
    }
    const value = Number(found.value);
    return Number.isFinite(value) ? value : undefined;
}
/** A boolean, also one written as a string (`"true"`). */
function booleanAt(node, ...path) {
    const found = at(node, ...path);
    if (found?.kind !== 'scalar')
        return undefined;
    if (typeof found.value === 'boolean')
        return found.value;
    if (found.value === 'true')
        return true;
    if (found.value === 'false')
        return false;
    return undefined;
}
function mapAt(node, ...path) {
    const found = at(node, ...path);
    return found?.kind === 'map' ? found : undefined;
}
function listAt(node, ...path) {
    const found = at(node, ...path);
    return found?.kind === 'list' ? found : undefined;
}
/** The items of a list; a single value counts as a list of one; nothing as none. */
function itemsAt(node, ...path) {
    const found = at(node, ...path);
    if (found === undefined || isNull(found))
        return [];
    return found.kind === 'list' ? found.items : [found];
}
/** The entries of a map, of nothing: none. */
function entriesAt(node, ...path) {
    return mapAt(node, ...path)?.entries ?? [];
}
function isNull(node) {
    return node.kind === 'scalar' && node.value === null;
}
/** Whether the map has all of these keys. */
function hasKeys(node, ...keys) {
    return keys.every((key) => at(node, key) !== undefined);
}
/** The plain value, for schemas and tools: what `JSON.stringify` then writes as it is sent. */
function plainValue(node) {
    if (node === undefined || node === null)
        return undefined;
    if (node.kind === 'scalar')
        return node.value;
    if (node.kind === 'list')
        return node.items.map((item) => plainValue(item));
    // A key such as `__proto__` must stay an ordinary key.
    const value = Object.create(null);
    for (const entry of node.entries)
        value[entry.key] = plainValue(entry.value);
    return value;
}
/** Every node of the tree from the outside in, in file order. `visit` answers false to leave out what is below. */
function walk(root, visit) {
    if (root === null || root === undefined)
        return;
    const open = [{ node: root, path: [], key: null, parent: null }];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
        if (visit(step) === false)
            continue;
        const { node, path } = step;
        if (node.kind === 'list') {
            for (let index = node.items.length - 1; index >= 0; index--) {
                const item = node.items[index];
                if (item !== undefined)
                    open.push({ node: item, path: [...path, String(index)], key: step.key, parent: node });
            }
        }
        else if (node.kind === 'map') {
            for (let index = node.entries.length - 1; index >= 0; index--) {
                const entry = node.entries[index];
                if (entry !== undefined) {
                    open.push({ node: entry.value, path: [...path, entry.key], key: entry.key, parent: node });
                }
            }
        }
    }
}

;// CONCATENATED MODULE: ./src/formats/parse/yaml.ts




// https://yaml.org/spec/1.2.2/ (core schema), read by the `yaml` package.
/** Nodes of one file after aliases are expanded. A "billion laughs" file ends here. */
const maxNodes = 300_000;
const maxAliases = 2_000;
const maxDocuments = 500;
/** Unclosed brackets and `- - -` runs beyond this make the parser slow (or end the process), so they are refused before. */
const maxOpenBrackets = 1_000;
/** Brackets, quotes, anchors and aliases of one file: each may cost the parser an error object. Prose stays far below. */
const maxMarks = 200_000;
/** Mistakes that do not change what is read: an alias nobody defined is text (`globs: *.ts`), an unknown tag is ignored. */
const harmless = new Set(['BAD_ALIAS', 'TAG_RESOLVE_FAILED', 'DUPLICATE_KEY', 'KEY_OVER_1024_CHARS']);
/** The first document of a YAML file (or of the slice `start … end` of one), with places in the file. */
function parseYaml(file, start = 0, end = file.text.length) {
    const { roots, problems } = parseYamlDocuments(file, start, end);
    return { root: roots[0] ?? null, problems };
}
/** Every document of a YAML file. Broken YAML gives one `unreadable-yaml` Problem with its line, and no documents. */
function parseYamlDocuments(file, start = 0, end = file.text.length) {
    const text = file.text.slice(start, end);
    const unreadable = (offset, why) => ({
        roots: [],
        problems: [(0,problem/* problem */.C)('unreadable-yaml', file.path, lineAt(file, start + offset), why)],
    });
    const deep = nestingBeyondLimit(text);
    if (deep !== -1)
        return unreadable(deep, 'The YAML is nested too deeply, or has too many brackets and quotes, to be read.');
    const nul = text.indexOf('\0');
    if (nul !== -1)
        return unreadable(nul, 'The YAML has a NUL byte.');
    let documents;
    try {
        const parsed = (0,dist/* parseAllDocuments */.hR)(text, {
            uniqueKeys: false,
            strict: false,
            logLevel: 'silent',
            prettyErrors: false,
            schema: 'core',
        });
        documents = Array.isArray(parsed) ? parsed : [];
    }
    catch (error) {
        return unreadable(0, `The YAML cannot be read: ${yaml_firstLine(error)}`);
    }
    if (documents.length > maxDocuments)
        return unreadable(0, `The YAML has more than ${maxDocuments} documents.`);
    const roots = [];
    const reader = new YamlReader(file, start);
    for (const document of documents) {
        const mistake = document.errors.find((error) => !harmless.has(error.code));
        if (mistake !== undefined)
            return unreadable(mistake.pos[0], `The YAML is broken: ${yaml_firstLine(mistake)}`);
        try {
            const root = reader.read(document);
            if (root !== null)
                roots.push(root);
        }
        catch (error) {
            if (error instanceof TooMuch)
                return unreadable(error.offset, error.message);
            throw error;
        }
    }
    return { roots, problems: [] };
}
class TooMuch extends Error {
    offset;
    constructor(message, offset) {
        super(message);
        this.offset = offset;
    }
}
/** Turns the package's nodes into ours, within the limits. */
class YamlReader {
    /** Of the document being read; the package's own lookup walks the whole document for every alias. */
    anchors = new Map();
    nodes = 0;
    aliases = 0;
    file;
    base;
    constructor(file, base) {
        this.file = file;
        this.base = base;
    }
    read(document) {
        this.anchors = new Map();
        return this.node(document.contents, 0);
    }
    node(node, depth) {
        if (node === null || node === undefined)
            return null;
        const offset = node.range[0];
        if (++this.nodes > maxNodes)
            throw new TooMuch(`The YAML has more than ${maxNodes} nodes.`, offset);
        if (depth > maxDepth)
            throw new TooMuch(`The YAML is nested more than ${maxDepth} levels deep.`, offset);
        const place = placeIn(this.file, this.base + node.range[0], this.base + node.range[1]);
        if ((0,dist/* isAlias */.Vj)(node)) {
            if (++this.aliases > maxAliases)
                throw new TooMuch(`The YAML uses more than ${maxAliases} aliases.`, offset);
            const target = this.anchors.get(node.source);
            if (target === undefined) {
                const source = textIn(this.file, place.start, place.end);
                return { kind: 'scalar', value: source.text, source, place };
            }
            return this.node(target, depth + 1);
        }
        if (node.anchor !== undefined)
            this.anchors.set(node.anchor, node);
        if ((0,dist/* isScalar */.jn)(node))
            return this.scalar(node, place);
        if ((0,dist/* isSeq */.oP)(node)) {
            const items = node.items.map((item) => this.item(item, depth, place.start));
            return { kind: 'list', items, place };
        }
        if ((0,dist/* isMap */.jh)(node)) {
            const own = [];
            const merged = [];
            for (const pair of node.items) {
                const key = pair.key;
                const value = pair.value;
                const keyPlace = key === null ? place : placeIn(this.file, this.base + key.range[0], this.base + key.range[1]);
                const name = keyText(key);
                if (name === '<<' && value !== null) {
                    const target = this.node(value, depth + 1);
                    const maps = target?.kind === 'list' ? [...target.items].reverse() : target === null ? [] : [target];
                    for (const map of maps)
                        if (map.kind === 'map')
                            merged.push(...map.entries);
                    continue;
                }
                const read = value === null ? null : this.node(value, depth + 1);
                own.push({ key: name, keyPlace, value: read ?? this.nothing(keyPlace.end) });
            }
            return { kind: 'map', entries: merged.length === 0 ? own : [...merged, ...own], place };
        }
        return null;
    }
    item(item, depth, offset) {
        // `[a: 1]` is a map of one pair.
        if ((0,dist/* isPair */.tO)(item)) {
            const value = this.node(item.value, depth + 2) ?? this.nothing(offset);
            const key = item.key;
            const keyPlace = key === null ? value.place : placeIn(this.file, this.base + key.range[0], this.base + key.range[1]);
            return { kind: 'map', entries: [{ key: keyText(key), keyPlace, value }], place: keyPlace };
        }
        return this.node(item, depth + 1) ?? this.nothing(offset);
    }
    nothing(offset) {
        const source = textIn(this.file, offset, offset);
        return { kind: 'scalar', value: null, source, place: source.place };
    }
    scalar(node, place) {
        const value = node.value;
        if (typeof value !== 'string') {
            const source = textIn(this.file, place.start, place.end);
            const plain = typeof value === 'number' || typeof value === 'boolean' ? value : null;
            // An unusual value (a binary tag, a big integer) is kept as the text it was written as.
            const kept = value === null || value === undefined || plain !== null ? plain : source.text;
            return { kind: 'scalar', value: kept, source, place };
        }
        return {
            kind: 'scalar',
            value,
            source: yamlText(this.file, String(node.type), value, place.start, place.end),
            place,
        };
    }
}
function keyText(key) {
    if (key === null)
        return '';
    if ((0,dist/* isScalar */.jn)(key))
        return typeof key.value === 'string' ? key.value : key.source;
    if ((0,dist/* isAlias */.Vj)(key))
        return `*${key.source}`;
    return '';
}
function yamlText(file, type, value, start, end) {
    if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') {
        const inner = start + 1;
        const last = Math.max(inner, end - 1);
        return decodedText(file, value, inner, last, alignFlow(file.text, inner, last, value, type));
    }
    if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
        const newline = file.text.indexOf('\n', start);
        const content = newline === -1 || newline >= end ? end : newline + 1;
        return decodedText(file, value, content, end, alignBlock(file.text, content, end, value));
    }
    return decodedText(file, value, start, end, alignFlow(file.text, start, end, value, type));
}
/**
 * Traces a block scalar's decoded text line by line: each source line without its indentation, then a line end
 * that became a newline, a space (folded) or nothing. Null where that does not come out.
 */
function alignBlock(text, start, end, decoded) {
    const runs = { decoded: [], source: [], width: [] };
    let indent = -1;
    let at = 0;
    for (let line = start; line < end && at < decoded.length;) {
        const newline = text.indexOf('\n', line);
        const lineEnd = newline === -1 || newline > end ? end : newline;
        let stop = lineEnd;
        if (stop > line && text[stop - 1] === '\r')
            stop--;
        let spaces = 0;
        while (line + spaces < stop && text[line + spaces] === ' ')
            spaces++;
        if (indent === -1 && line + spaces < stop) {
            let kept = 0;
            while (decoded[at + kept] === ' ')
                kept++;
            indent = Math.max(0, spaces - kept);
        }
        const from = line + Math.min(spaces, indent === -1 ? spaces : indent);
        const length = stop - from;
        if (length > 0) {
            if (!decoded.startsWith(text.slice(from, stop), at)) {
                // Blank lines that hold only spaces may be dropped by folding.
                if (line + spaces < stop)
                    return null;
            }
            else {
                runs.decoded.push(at);
                runs.source.push(from);
                runs.width.push(0);
                at += length;
            }
        }
        if (decoded[at] === '\n' || decoded[at] === ' ') {
            runs.decoded.push(at);
            runs.source.push(stop);
            runs.width.push(Math.max(1, Math.min(lineEnd + 1, end) - stop));
            at++;
        }
        line = lineEnd + 1;
    }
    while (at < decoded.length && decoded[at] === '\n')
        at++;
    return at === decoded.length ? runs : null;
}
const simpleEscapes = {
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    '\t': '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    N: '\u0085',
    _: '\u00a0',
    L: '\u2028',
    P: '\u2029',
};
/** Traces a plain or quoted scalar: copies, escapes, and line breaks folded to a space or newlines. */
function alignFlow(text, start, end, decoded, type) {
    const runs = { decoded: [], source: [], width: [] };
    let at = 0;
    let source = start;
    let copying = false;
    const run = (width) => {
        runs.decoded.push(at);
        runs.source.push(source);
        runs.width.push(width);
        copying = false;
    };
    while (source < end && at < decoded.length) {
        const unit = text[source] ?? '';
        if (type === 'QUOTE_DOUBLE' && unit === '\\') {
            const next = text[source + 1] ?? '';
            if (next === '\n' || next === '\r') {
                // An escaped line break vanishes with the indentation that follows.
                source += next === '\r' && text[source + 2] === '\n' ? 3 : 2;
                while (source < end && (text[source] === ' ' || text[source] === '\t'))
                    source++;
                copying = false;
                continue;
            }
            const digits = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0;
            const written = text.slice(source + 2, source + 2 + digits);
            const code = digits === 0 ? Number.NaN : Number.parseInt(written, 16);
            const meaning = digits === 0 ? simpleEscapes[next] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
            if (meaning === undefined || !decoded.startsWith(meaning, at))
                return null;
            run(2 + digits);
            at += meaning.length;
            source += 2 + digits;
            continue;
        }
        if (type === 'QUOTE_SINGLE' && unit === "'" && text[source + 1] === "'") {
            if (decoded[at] !== "'")
                return null;
            run(2);
            at++;
            source += 2;
            continue;
        }
        if (unit === '\n' || unit === '\r' || unit === ' ' || unit === '\t') {
            // A run of white space with a line break in it is folded; without one it is copied.
            let stop = source;
            let breaks = 0;
            while (stop < end && ' \t\r\n'.includes(text[stop] ?? 'x')) {
                if (text[stop] === '\n')
                    breaks++;
                stop++;
            }
            if (breaks > 0) {
                const folded = breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
                if (!decoded.startsWith(folded, at))
                    return null;
                run(stop - source);
                at += folded.length;
                source = stop;
                continue;
            }
        }
        if (decoded[at] !== unit)
            return null;
        if (!copying) {
            run(0);
            copying = true;
        }
        at++;
        source++;
    }
    return at === decoded.length ? runs : null;
}
/** Offset where nesting goes beyond what the parser takes well, -1 when it does not. Linear. */
function nestingBeyondLimit(text) {
    let open = 0;
    let run = 0;
    let marks = 0;
    let lineStart = true;
    for (let index = 0; index < text.length; index++) {
        const unit = text.charCodeAt(index);
        if (unit === 10) {
            lineStart = true;
            run = 0;
            continue;
        }
        if (unit === 91 || unit === 123 || unit === 34 || unit === 38 || unit === 42) {
            if (++marks > maxMarks)
                return index;
        }
        if (unit === 91 || unit === 123) {
            if (++open > maxOpenBrackets)
                return index;
        }
        else if ((unit === 93 || unit === 125) && open > 0)
            open--;
        if (lineStart) {
            if (unit === 45 || unit === 63 || unit === 58) {
                if (++run > maxDepth)
                    return index;
            }
            else if (unit !== 32 && unit !== 9)
                lineStart = false;
        }
    }
    return -1;
}
function yaml_firstLine(error) {
    const message = error instanceof Error ? error.message : String(error);
    return (message.split('\n', 1)[0] ?? '').slice(0, 200);
}

;// CONCATENATED MODULE: ./src/formats/parse/frontmatter.ts



/**
 * Splits a file into its YAML front matter and its body. Tolerant: front matter that is not valid YAML
 * (`globs: *.ts, *.tsx`, an unquoted colon in a description) is read line by line; only what can be read in
 * neither way is a Problem.
 */
function readFrontMatter(file, options = {}) {
    const text = file.text;
    const without = { matter: null, present: false, body: textIn(file), problems: [] };
    let at = 0;
    if (options.leadingComments === true) {
        for (;;) {
            const stop = lineEnd(text, at);
            const line = text.slice(at, stop).trim();
            if (at >= text.length || !(line === '' || line.startsWith('#')))
                break;
            at = stop + 1;
        }
        if (at >= text.length)
            return without;
    }
    let start = at;
    if (isFence(text, at))
        start = lineEnd(text, at) + 1;
    else if (options.openingOptional !== true || !/^[A-Za-z_][\w-]*[ \t]*:/.test(text.slice(at, at + 200)))
        return without;
    let close = -1;
    for (let line = start; line < text.length; line = lineEnd(text, line) + 1) {
        if (isFence(text, line)) {
            close = line;
            break;
        }
    }
    if (close === -1)
        return without;
    const bodyStart = Math.min(text.length, lineEnd(text, close) + 1);
    const body = textIn(file, bodyStart);
    const parsed = parseYaml(file, start, close);
    if (parsed.problems.length === 0 && (parsed.root === null || parsed.root.kind === 'map')) {
        return { matter: parsed.root, present: true, body, problems: [] };
    }
    if (parsed.problems.length === 0) {
        // A line of prose between two rules is Markdown, not front matter.
        return without;
    }
    const { matter, unread } = readLines(file, start, close);
    if (unread === null)
        return { matter, present: true, body, problems: [] };
    const detail = parsed.problems[0]?.detail ?? 'The front matter cannot be read.';
    return {
        matter,
        present: true,
        body,
        problems: [(0,problem/* problem */.C)('unreadable-yaml', file.path, parsed.problems[0]?.line ?? unread, detail)],
    };
}
function lineEnd(text, start) {
    const newline = text.indexOf('\n', start);
    return newline === -1 ? text.length : newline;
}
/** A line of exactly three dashes; trailing blanks and a CR do not count. */
function isFence(text, start) {
    if (!text.startsWith('---', start))
        return false;
    for (let at = start + 3; at < text.length; at++) {
        const unit = text[at];
        if (unit === '\n')
            return true;
        if (unit !== ' ' && unit !== '\t' && unit !== '\r')
            return false;
    }
    return true;
}
/**
 * Reads `key: rest of line` lines, lists of `- item` lines below a key, and `|` or `>` blocks, taking every
 * value as the text it is. `unread` is the first line that is none of these (a nested map, say).
 */
function readLines(file, start, end) {
    const entries = [];
    let unread = null;
    let list = null;
    const text = file.text;
    const finishList = () => {
        if (list === null)
            return;
        const place = list.items[0]?.place ?? list.keyPlace;
        entries.push({
            key: list.key,
            keyPlace: list.keyPlace,
            value: { kind: 'list', items: list.items, place },
        });
        list = null;
    };
    for (let line = start; line < end;) {
        const stop = Math.min(end, lineEnd(text, line));
        const content = text.slice(line, stop).replace(/\r$/, '');
        const next = stop + 1;
        const trimmed = content.trim();
        const pair = /^([A-Za-z_$][\w.$-]*)[ \t]*:(?=[ \t]|$)/.exec(content);
        if (trimmed === '' || trimmed.startsWith('#')) {
            line = next;
            continue;
        }
        if (pair?.[1] !== undefined) {
            finishList();
            const keyPlace = placeIn(file, line, line + pair[1].length);
            let from = line + pair[0].length;
            while (from < stop && (text[from] === ' ' || text[from] === '\t'))
                from++;
            const rest = content.slice(from - line).trimEnd();
            if (rest === '')
                list = { key: pair[1], keyPlace, items: [] };
            else if (/^[|>][+-]?$/.test(rest)) {
                let blockEnd = next;
                while (blockEnd < end && /^[ \t\r\n]/.test(text[blockEnd] ?? ''))
                    blockEnd = lineEnd(text, blockEnd) + 1;
                blockEnd = Math.min(blockEnd, end);
                entries.push({ key: pair[1], keyPlace, value: scalar(textIn(file, next, blockEnd)) });
                line = blockEnd;
                continue;
            }
            else
                entries.push({ key: pair[1], keyPlace, value: lineValue(file, from, from + rest.length) });
        }
        else if (list !== null && /^[ \t]*-[ \t]/.test(content)) {
            const from = line + content.indexOf('-') + 2;
            list.items.push(lineValue(file, from, line + content.trimEnd().length));
        }
        else if (/^[ \t]/.test(content) && !/^[ \t]+[\w.$-]+[ \t]*:(?:[ \t]|$)/.test(content)) {
            // The value above goes on: what it is exactly cannot be told, but the other keys can be read.
        }
        else
            unread ??= lineAt(file, line);
        line = next;
    }
    finishList();
    return { matter: { kind: 'map', entries, place: placeIn(file, start, end) }, unread };
}
function scalar(source) {
    return { kind: 'scalar', value: source.text, source, place: source.place };
}
function lineValue(file, start, end) {
    let from = start;
    let to = Math.max(start, end);
    const quote = file.text[from];
    if ((quote === '"' || quote === "'") && to - from >= 2 && file.text[to - 1] === quote) {
        from++;
        to--;
    }
    else {
        const word = file.text.slice(from, to);
        if (word === 'true' || word === 'false') {
            const source = textIn(file, from, to);
            return { kind: 'scalar', value: word === 'true', source, place: source.place };
        }
        if (/^-?\d+(?:\.\d+)?$/.test(word)) {
            const source = textIn(file, from, to);
            return { kind: 'scalar', value: Number(word), source, place: source.place };
        }
    }
    return scalar(textIn(file, from, to));
}

;// CONCATENATED MODULE: ./src/formats/parse/models.ts
/** The model that a text names, null where there is no text or only white space. */
function modelNamed(written, said = {}) {
    const asWritten = written?.text.trim() ?? '';
    if (written === undefined || asWritten === '')
        return null;
    const { from = 'inline', provider = '', deployment = false } = said;
    return {
        asWritten,
        from,
        ...(provider === '' ? {} : { provider }),
        ...(deployment ? { deployment: true } : {}),
        place: written.place,
    };
}
/** A model with the others it may be replaced by (fallbacks, a matrix): each once, and not the model itself. */
function withAlternatives(model, others) {
    if (model === null)
        return model;
    const alternatives = [...new Set(others)].filter((name) => name !== model.asWritten);
    return alternatives.length === 0 ? model : { ...model, alternatives };
}
/** A part of a node's, a component's or a class's name that tells who runs the model, the more specific first. */
const hosts = [
    [/azure/i, 'azure'],
    [/openrouter/i, 'openrouter'],
    [/openai/i, 'openai'],
    [/bedrock/i, 'bedrock'],
    [/vertex/i, 'vertex'],
    [/anthropic|claude/i, 'anthropic'],
    [/google|gemini/i, 'google'],
    [/ollama/i, 'ollama'],
    [/llamacpp/i, 'llama-cpp'],
    [/groq/i, 'groq'],
    [/mistral/i, 'mistral'],
    [/deepseek/i, 'deepseek'],
    [/cohere/i, 'cohere'],
    [/xai|grok/i, 'xai'],
    [/perplexity/i, 'perplexity'],
    [/cerebras/i, 'cerebras'],
    [/fireworks/i, 'fireworks'],
    [/together/i, 'together'],
    [/localai/i, 'localai'],
];
/** The provider that `lmChatAzureOpenAi`, `GroqModel` or `AnthropicChatCompletionClient` asks; undefined for others. */
function hostOf(name) {
    return hosts.find(([word]) => word.test(name))?.[1];
}

;// CONCATENATED MODULE: ./src/formats/parse/hosted.ts



/**
 * The model of an agent, command or prompt file of a coding agent: an id, a tier (`sonnet`), a display name
 * (`Claude Sonnet 4.5 (copilot)`), or several of them as a list or in one line (`GPT-4.1 | 'gpt-5'`, `a, b`). The
 * first is taken, the others are alternatives. `inherit` and `auto` say nothing.
 */
function hostedModel(node, key, provider) {
    const names = [];
    for (const item of itemsAt(node, key)) {
        const written = textAt(item);
        if (written === undefined)
            continue;
        const parts = /[^|,]+/g;
        for (const found of written.text.matchAll(parts)) {
            const raw = found[0];
            const lead = /^[\s'"`[]*/.exec(raw)?.[0].length ?? 0;
            let end = raw.length;
            while (end > lead && /[\s'"`\]]/.test(raw[end - 1] ?? ''))
                end--;
            if (end > lead)
                names.push(subText(written, found.index + lead, found.index + end));
        }
    }
    const [first, ...rest] = names;
    if (first === undefined || /^(?:inherit|auto|default)$/i.test(first.text))
        return null;
    return withAlternatives(modelNamed(first, { from: 'frontmatter', provider }), rest.map((name) => name.text));
}
/** One message of parts that are sent one after the other with `between` (`name: description`); null without any. */
function joinedMessage(role, parts, between = ': ') {
    const given = parts.filter((part) => part !== undefined && part.text.trim() !== '');
    const [first] = given;
    if (first === undefined)
        return null;
    const segments = given.flatMap((part, index) => index === 0
        ? [textSegment(part)]
        : [textSegment(madeText(between, part.placeOf(0, 0))), textSegment(part)]);
    return { role, segments, place: first.place };
}

;// CONCATENATED MODULE: ./src/formats/parse/parameters.ts

/** Spellings of one limit in the APIs and formats of the vendors, the more specific first. */
const maxOutputKeys = [
    'max_completion_tokens',
    'maxCompletionTokens',
    'max_output_tokens',
    'maxOutputTokens',
    'max-output-tokens',
    'max_tokens',
    'maxTokens',
    'max-tokens',
    'max_new_tokens',
    'max_tokens_to_sample',
    'maxTokensToSample',
    'num_predict',
    'numPredict',
];
/** Maps in which wrappers of the APIs (LiteLLM, LangChain, OpenAI's own clients) hand settings through. */
const passedOn = ['completion_kwargs', 'model_kwargs', 'modelKwargs', 'extra_body', 'extraBody'];
/**
 * The settings of a request that change what it costs, from a map that holds them under any vendor's spelling
 * (`parameters`, `modelParameters`, `config`, a request body). Numbers may be written as strings. What is
 * given as a template (`"{{limit}}"`) or is out of range is left out: the file does not say. What a wrapper hands
 * through (`model_kwargs`) counts where the map itself says nothing else.
 */
function readParameters(node) {
    const handed = passedOn.map((key) => ownParameters(mapAt(node, key)));
    return Object.assign({}, ...handed, ownParameters(node));
}
function ownParameters(node) {
    const maxNode = firstOf(node, maxOutputKeys);
    const maxOutputTokens = whole(maxNode);
    const temperature = numberAt(firstOf(node, ['temperature']));
    // A form that is stored whole (no-code exports) has empty fields.
    const stated = (text) => (text === '' ? undefined : text);
    const effort = stated(stringAt(firstOf(node, ['reasoning_effort', 'reasoningEffort', 'effort']))) ??
        stringAt(node, 'reasoning', 'effort') ??
        stringAt(node, 'output_config', 'effort') ??
        stringAt(at(node, 'thinkingConfig') ?? at(node, 'thinking_config'), 'thinkingLevel')?.toLowerCase() ??
        stringAt(at(node, 'thinkingConfig') ?? at(node, 'thinking_config'), 'thinking_level')?.toLowerCase();
    const thinking = whole(at(node, 'thinking', 'budget_tokens')) ??
        whole(at(node, 'thinking', 'budgetTokens')) ??
        whole(at(node, 'thinkingConfig', 'thinkingBudget')) ??
        whole(at(node, 'thinking_config', 'thinking_budget')) ??
        whole(firstOf(node, ['thinking_budget', 'thinkingBudget', 'budget_tokens'])) ??
        whole(at(node, 'reasoning', 'max_tokens'));
    const answers = whole(firstOf(node, ['n', 'candidateCount', 'candidate_count']));
    const tier = firstOf(node, ['service_tier', 'serviceTier']);
    const serviceTier = stated(stringAt(tier)) ?? stringAt(tier, 'type');
    const verbosity = stated(stringAt(node, 'verbosity')) ?? stringAt(node, 'text', 'verbosity');
    const choice = firstOf(node, ['tool_choice', 'toolChoice']);
    const toolChoice = scalarTextAt(choice) ?? stringAt(choice, 'type') ?? stringAt(choice, 'function', 'name') ?? undefined;
    return {
        ...(maxOutputTokens === undefined || maxNode === undefined
            ? {}
            : { maxOutputTokens, maxOutputPlace: maxNode.place }),
        ...(temperature === undefined ? {} : { temperature }),
        ...(effort === undefined ? {} : { reasoningEffort: effort }),
        ...(thinking === undefined ? {} : { thinkingBudgetTokens: thinking }),
        ...(answers === undefined || answers < 1 ? {} : { answers }),
        ...(serviceTier === undefined ? {} : { serviceTier }),
        ...(verbosity === undefined ? {} : { verbosity }),
        ...(toolChoice === undefined ? {} : { toolChoice }),
    };
}
function whole(node) {
    const value = numberAt(node);
    return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 1e9 ? value : undefined;
}
/** A value as it would be inserted into a prompt: text as it is, anything else as JSON. */
function sampleText(node) {
    if (node === undefined)
        return undefined;
    if (node.kind === 'scalar')
        return node.value === null ? undefined : node.source.text;
    return JSON.stringify(plainValue(node));
}
/** Strings of a list, or of a single string. */
function stringsAt(node, ...path) {
    return itemsAt(node, ...path).flatMap((item) => stringAt(item) ?? []);
}

;// CONCATENATED MODULE: ./src/formats/templates/references.ts



const maxFiles = 200;
const maxMatches = 20_000;
const maxCharacters = 16 * 1024 * 1024;
/**
 * The text of a Markdown prompt with what its host fills in: named files joined, arguments as variables, output of
 * commands as unknown. A name that is no file of the repository stays text; where it was clearly meant as one
 * (`@docs/rules.md`), a Problem says so.
 */
async function expandReferences(source, rules, context) {
    const state = {
        rules,
        context,
        problems: [],
        incomplete: new Set(),
        met: new Set([source.place.path]),
        characters: 0,
    };
    const segments = await expand(source, state, 0);
    return { segments, problems: state.problems, incomplete: [...state.incomplete] };
}
async function expand(source, state, depth) {
    const { rules } = state;
    const inCode = rules.files !== undefined || rules.commandsOnlyInProse === true ? codeIn(source.text) : () => false;
    const found = [];
    const collect = (pattern, kind, skip) => {
        if (pattern === undefined)
            return;
        for (const match of source.text.matchAll(pattern)) {
            if (found.length >= maxMatches)
                return;
            const name = match[1];
            if (name === undefined || skip(match.index))
                continue;
            // What stands in front of the mark (a blank) is text.
            const lead = match[0].length - match[0].trimStart().length;
            found.push({ start: match.index + lead, end: match.index + match[0].length, kind, name });
        }
    };
    collect(rules.commands, 'command', rules.commandsOnlyInProse === true ? inCode : () => false);
    // Only the arguments of the file that is called are filled in.
    if (depth === 0)
        collect(rules.variables, 'variable', () => false);
    if (rules.files !== undefined && depth < rules.files.depth) {
        // The mark may follow a blank that ends a line: whether it stands in code is asked where it stands.
        collect(rules.files.pattern, 'file', (at) => inCode(/\s/.test(source.text[at] ?? '') ? at + 1 : at));
    }
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    const segments = [];
    let from = 0;
    const text = (to) => {
        if (to > from)
            segments.push(textSegment(source, from, to));
        from = to;
    };
    for (const one of found) {
        if (one.start < from)
            continue;
        const place = source.placeOf(one.start, one.end);
        if (one.kind === 'variable') {
            text(one.start);
            segments.push({ kind: 'variable', name: one.name, place });
            from = one.end;
        }
        else if (one.kind === 'command') {
            text(one.start);
            const why = `the output of \`${one.name.trim().slice(0, 80)}\` is only known at run time`;
            segments.push({ kind: 'opaque', why, place });
            state.incomplete.add(`${place.path}:${place.line}: ${why}`);
            from = one.end;
        }
        else {
            const joined = await fileAt(one, source, state, depth);
            if (joined === null)
                continue;
            text(state.rules.files?.keepsReference === true ? joined.end : one.start);
            segments.push(...joined.segments);
            from = joined.end;
        }
    }
    text(source.text.length);
    return segments;
}
/** Null: it is text. */
async function fileAt(one, source, state, depth) {
    const files = state.rules.files;
    const { path: own } = source.place;
    const home = files?.from === 'root' ? '' : (0,parse_paths/* folderOf */.yS)(own);
    // `see @docs/rules.md.` names `docs/rules.md`.
    const spellings = [one.name, one.name.replace(/[.,;:!?)\]}'"*_>`]+$/, '')];
    const meant = spellings[1] ?? one.name;
    const line = source.placeOf(one.start, one.end).line;
    for (const spelled of new Set(spellings)) {
        const target = (0,parse_paths/* joinPath */.uJ)(home, spelled.replaceAll('\\ ', ' ').replace(/#[\w-]*$/, ''));
        if ('refused' in target)
            continue;
        if (!state.context.exists(target.path))
            continue;
        const end = one.end - (files?.certain === true ? 0 : one.name.length - spelled.length);
        const place = source.placeOf(one.start, end);
        if (state.met.has(target.path))
            return { segments: [], end };
        if (state.met.size > maxFiles || state.characters > maxCharacters) {
            const why = `more than ${maxFiles} files, or too large ones, are joined here`;
            state.incomplete.add(`${place.path}:${place.line}: ${why}`);
            return { segments: [{ kind: 'opaque', why, place }], end };
        }
        state.met.add(target.path);
        const read = await state.context.read(target.path);
        if (!('text' in read)) {
            const why = `\`${target.path}\` cannot be read: ${read.detail}`;
            state.problems.push((0,problem/* problem */.C)(read.reason, own, place.line, `What is named here is not counted: ${why}`));
            state.incomplete.add(`${place.path}:${place.line}: ${why}`);
            return { segments: [{ kind: 'opaque', why, place }], end };
        }
        state.characters += read.text.length;
        const body = await expand(textIn(read), state, depth + 1);
        return { segments: [{ kind: 'include', path: target.path, body, place }], end };
    }
    const target = (0,parse_paths/* joinPath */.uJ)(home, meant);
    const shown = meant.slice(0, 200);
    const looksLikePath = files?.certain === true || /^(?:~|\.{1,2})\/|\.(?:md|mdx|mdc|txt)$/i.test(meant);
    if (!looksLikePath)
        return null;
    if ('refused' in target && target.refused !== 'empty') {
        state.incomplete.add(`${own}:${line}: \`${shown}\` is outside of the repository`);
        state.problems.push((0,problem/* problem */.C)('include-outside', own, line, `\`${shown}\` is outside of the repository and is not counted.`));
    }
    else {
        state.incomplete.add(`${own}:${line}: there is no file \`${shown}\``);
        state.problems.push((0,problem/* problem */.C)('include-missing', own, line, `There is no file \`${shown}\` in the repository; nothing is counted for it.`));
    }
    return null;
}
/** Whether an offset of a Markdown text stands in a fenced code block or a code span. Linear. */
function codeIn(text) {
    const starts = [];
    const ends = [];
    const add = (start, end) => {
        starts.push(start);
        ends.push(end);
    };
    let fence = null;
    let paragraph = 0;
    const finish = (end) => {
        spansIn(text, paragraph, end, add);
        paragraph = end;
    };
    for (let line = 0; line < text.length;) {
        const newline = text.indexOf('\n', line);
        const stop = newline === -1 ? text.length : newline;
        const next = Math.min(text.length, stop + 1);
        const head = /^[ \t]*(?:[-*+>][ \t]+)?(`{3,}|~{3,})([^\n]*)/.exec(text.slice(line, Math.min(stop, line + 300)));
        const run = head?.[1] ?? '';
        if (fence !== null) {
            if (run.startsWith(fence.mark) && run.length >= fence.length && (head?.[2] ?? '').trim() === '') {
                add(fence.start, stop);
                fence = null;
                paragraph = next;
            }
        }
        else if (run !== '' && !(run.startsWith('`') && (head?.[2] ?? '').includes('`'))) {
            finish(line);
            fence = { mark: run[0] ?? '`', length: run.length, start: line };
        }
        else if (text.slice(line, Math.min(stop, line + 200)).trim() === '') {
            finish(next);
        }
        line = next;
    }
    if (fence !== null)
        add(fence.start, text.length);
    else
        finish(text.length);
    return (offset) => {
        let low = 0;
        let high = starts.length - 1;
        while (low <= high) {
            const middle = (low + high) >> 1;
            if ((starts[middle] ?? 0) <= offset)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return high >= 0 && offset < (ends[high] ?? 0);
    };
}
/** Code spans: a run of backticks up to the next run of the same length in the same paragraph. */
function spansIn(text, from, to, add) {
    const runs = [];
    for (let at = text.indexOf('`', from); at !== -1 && at < to; at = text.indexOf('`', at)) {
        let end = at;
        while (end < to && text[end] === '`')
            end++;
        runs.push({ start: at, length: end - at });
        at = end;
    }
    // From the end: the next run of the same length.
    const next = new Array(runs.length);
    const last = new Map();
    for (let index = runs.length - 1; index >= 0; index--) {
        const length = runs[index]?.length ?? 0;
        next[index] = last.get(length);
        last.set(length, index);
    }
    for (let index = 0; index < runs.length; index++) {
        const close = next[index];
        const open = runs[index];
        const end = close === undefined ? undefined : runs[close];
        if (close === undefined || open === undefined || end === undefined)
            continue;
        add(open.start, end.start + end.length);
        index = close;
    }
}
/** `@path` as Claude Code and Gemini CLI read it: at the start of a word. */
const mentionPattern = /(?:^|(?<=[\s(]))@((?:[^\s\\`@]|\\ ){1,300})/g;

;// CONCATENATED MODULE: ./src/formats/agents.ts








const id = 'agents';
/** Where each host keeps its agents. A folder `agents` of a plugin may be anything: there the front matter decides. */
const agents_hosts = {
    claude: /(?:^|\/)\.claude\/agents\/.+\.md$/,
    copilot: /(?:^|\/)(?:\.github\/agents\/[^/]+\.md|[^/]+\.agent\.md|[^/]+\.chatmode\.md)$/,
    opencode: /(?:^|\/)\.opencode\/(?:agents?|modes?)\/.+\.md$/,
    cursor: /(?:^|\/)\.cursor\/agents\/.+\.md$/,
    gemini: /(?:^|\/)\.gemini\/agents\/.+\.md$/,
    /** `~/.config/opencode` as people keep it in a repository. */
    opencodeHome: /(?:^|\/)opencode\/(?:agents?|modes?)\/.+\.md$/,
    plugin: /(?:^|\/)agents\/(?:[^/]+\/)?[^/]+\.md$/,
};
function agents_hostOf(path) {
    return Object.keys(agents_hosts).find((host) => agents_hosts[host].test(path));
}
/** Agents (subagents, custom agents, chat modes) of coding agents. */
const agents = {
    id,
    title: 'Custom agents (Claude Code, GitHub Copilot, opencode, Cursor, Gemini CLI)',
    docs: 'https://docs.claude.com/en/docs/claude-code/sub-agents',
    reads: 'Two prompts per agent: `#metadata`, name and description, which stand in the requests of the agent that may call it; `#body`, the text, sent when it runs. `model` may be a tier (`sonnet`), an id, a display name or several of them; `inherit` is no model. The tools are the host’s own: they are named in the file, and not counted.',
    patterns: [
        '**/.claude/agents/**/*.md',
        '**/.github/agents/*.md',
        '**/*.agent.md',
        '**/*.chatmode.md',
        '**/.opencode/{agent,agents,mode,modes}/**/*.md',
        '**/.cursor/agents/**/*.md',
        '**/.gemini/agents/**/*.md',
        '**/opencode/{agent,agents,mode,modes}/**/*.md',
        '**/agents/*.md',
        '**/agents/*/*.md',
    ],
    recognizes(file) {
        const host = agents_hostOf(file.path);
        if (host === undefined || file.text.includes('\0') || file.text.trim() === '')
            return false;
        if (/^(?:README|CHANGELOG)$/i.test((0,parse_paths/* stemOf */.Vc)(file.path)))
            return false;
        const head = file.text.slice(0, 8_000);
        const front = /^---[ \t]*\r?\n/.test(head);
        if (host === 'plugin')
            return front && hasKey(head, 'name') && hasKey(head, 'description');
        return (host === 'copilot' ||
            host === 'opencode' ||
            (front && (hasKey(head, 'name') || hasKey(head, 'description'))));
    },
    async extract(file, context) {
        const host = agents_hostOf(file.path) ?? 'plugin';
        const { matter, body, problems } = readFrontMatter(file);
        const text = trimmed(body);
        const title = textAt(matter, 'name') ?? madeText('', startOf(file));
        const description = textAt(matter, 'description');
        const listed = joinedMessage('system', [title, description]);
        const expanded = await expandReferences(text, {}, context);
        const provider = host === 'claude' ? 'anthropic' : undefined;
        const made = (name, parts) => promptOf(id, file, { ...parts, name, kind: 'instructions' });
        return {
            prompts: [
                made('metadata', {
                    name: 'metadata',
                    activation: 'metadata',
                    line: (description ?? title).place.line,
                    messages: listed === null ? [] : [listed],
                }),
                made('body', {
                    name: 'body',
                    activation: 'on-invoke',
                    messages: text.text === '' ? [] : [{ role: 'system', segments: expanded.segments, place: text.place }],
                    model: hostedModel(matter, 'model', provider),
                    parameters: readParameters(matter),
                    incomplete: expanded.incomplete,
                }),
            ],
            problems: [...problems, ...expanded.problems],
        };
    },
};
function hasKey(head, key) {
    return head.startsWith(`${key}:`) || head.includes(`\n${key}:`);
}

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
;// CONCATENATED MODULE: ./src/formats/parse/json.ts




// https://www.rfc-editor.org/rfc/rfc8259, with comments and trailing commas as editors allow them (JSONC).
const json_maxNodes = 300_000;
/** jsonc-parser's SyntaxKind, which is a const enum and cannot be imported as a value. */
const openBrace = 1;
const closeBrace = 2;
const openBracket = 3;
const closeBracket = 4;
const comma = 5;
const colon = 6;
const nullWord = 7;
const trueWord = 8;
const falseWord = 9;
const stringToken = 10;
const numberToken = 11;
const endOfFile = 17;
/**
 * A JSON (or JSONC) text with places, by default the whole file. What is not JSON gives one `unreadable-json`
 * Problem with its line and no root. Without recursion: 1 MB of `[` is a Problem like any other.
 */
function parseJson(file, start = 0, end = file.text.length) {
    const text = file.text.slice(start, end);
    const scanner = (0,main.createScanner)(text, true);
    const broken = (offset, why) => ({
        root: null,
        problems: [(0,problem/* problem */.C)('unreadable-json', file.path, lineAt(file, start + offset), why)],
    });
    const stack = [];
    let root = null;
    let nodes = 0;
    for (;;) {
        const token = scanner.scan();
        const offset = scanner.getTokenOffset();
        const length = scanner.getTokenLength();
        const inner = stack[stack.length - 1];
        if (token === endOfFile) {
            if (inner !== undefined)
                return broken(inner.start, `The JSON ends inside a ${inner.kind}.`);
            return root === null ? broken(0, 'The file has no JSON value.') : { root, problems: [] };
        }
        if (token === comma || token === colon) {
            if (inner === undefined)
                return broken(offset, 'The JSON has a comma or colon outside of any list or map.');
            if (token === colon) {
                if (inner.key === null || inner.key.colon)
                    return broken(offset, 'The JSON has a colon without a key.');
                inner.key.colon = true;
            }
            else if (inner.key !== null)
                return broken(offset, 'The JSON has a key without a value.');
            continue;
        }
        if (root !== null)
            return broken(offset, 'The JSON goes on after its end.');
        if (inner?.kind === 'map' && inner.key === null && token !== closeBrace) {
            if (token !== stringToken)
                return broken(offset, 'The JSON has a key that is not a string in quotes.');
            inner.key = { name: scanner.getTokenValue(), start: offset, end: offset + length, colon: false };
            if (scanner.getTokenError() !== 0)
                return broken(offset, 'The JSON has a broken string.');
            continue;
        }
        if (inner?.kind === 'map' && inner.key?.colon === false)
            return broken(offset, 'The JSON has a key without a colon.');
        if (++nodes > json_maxNodes)
            return broken(offset, `The JSON has more than ${json_maxNodes} values.`);
        let node;
        if (token === openBrace || token === openBracket) {
            if (stack.length >= maxDepth)
                return broken(offset, `The JSON is nested more than ${maxDepth} levels deep.`);
            stack.push({
                kind: token === openBrace ? 'map' : 'list',
                start: offset,
                items: [],
                entries: [],
                key: null,
            });
            continue;
        }
        else if (token === closeBrace || token === closeBracket) {
            if (inner === undefined || (inner.kind === 'map') !== (token === closeBrace) || inner.key !== null) {
                return broken(offset, 'The JSON closes something that is not open.');
            }
            stack.pop();
            const place = placeIn(file, start + inner.start, start + offset + 1);
            node =
                inner.kind === 'map'
                    ? { kind: 'map', entries: inner.entries, place }
                    : { kind: 'list', items: inner.items, place };
        }
        else if (token === stringToken) {
            if (scanner.getTokenError() !== 0)
                return broken(offset, 'The JSON has a broken string.');
            const value = scanner.getTokenValue();
            const from = start + offset + 1;
            const to = start + offset + length - 1;
            // Every escape is longer than what it stands for; without one no search for the next is worth its time.
            const runs = value.length === to - from ? null : jsonRuns(file.text, from, to, value);
            const source = decodedText(file, value, from, to, runs);
            node = { kind: 'scalar', value, source, place: placeIn(file, start + offset, start + offset + length) };
        }
        else if (token === numberToken || token === trueWord || token === falseWord || token === nullWord) {
            const source = textIn(file, start + offset, start + offset + length);
            const value = token === numberToken ? Number(source.text) : token === nullWord ? null : token === trueWord;
            node = { kind: 'scalar', value, source, place: source.place };
        }
        else
            return broken(offset, 'The JSON has something that is not a value.');
        const holder = stack[stack.length - 1];
        if (holder === undefined)
            root = node;
        else if (holder.kind === 'list')
            holder.items.push(node);
        else if (holder.key !== null) {
            const keyPlace = placeIn(file, start + holder.key.start, start + holder.key.end);
            holder.entries.push({ key: holder.key.name, keyPlace, value: node });
            holder.key = null;
        }
    }
}
/** Traces the escapes of a JSON string (also of a basic TOML string, whose escapes are a superset). */
function jsonRuns(text, start, end, decoded) {
    const runs = { decoded: [], source: [], width: [] };
    let at = 0;
    for (let source = start; source < end;) {
        const escape = text.indexOf('\\', source);
        const stop = escape === -1 || escape >= end ? end : escape;
        if (stop > source) {
            runs.decoded.push(at);
            runs.source.push(source);
            runs.width.push(0);
            at += stop - source;
            source = stop;
        }
        if (source >= end)
            break;
        const kind = text[source + 1];
        const digits = kind === 'u' ? 4 : kind === 'U' ? 8 : 0;
        const long = kind === 'U' && Number.parseInt(text.slice(source + 2, source + 10), 16) > 0xffff;
        runs.decoded.push(at);
        runs.source.push(source);
        runs.width.push(2 + digits);
        at += long ? 2 : 1;
        source += 2 + digits;
    }
    return at === decoded.length ? runs : null;
}
const keysOf = new WeakMap();
/**
 * The keys of a JSON text's outermost map (of a list: those of its first map), without parsing it: what a format
 * looks at to recognise a file. Linear, one pass, remembered per file; a text that is no map or list has none.
 */
function topLevelKeys(file) {
    const known = keysOf.get(file);
    if (known !== undefined)
        return known;
    const found = scanKeys(file.text);
    keysOf.set(file, found);
    return found;
}
function scanKeys(text) {
    const found = new Set();
    let at = 0;
    while (at < text.length && ' \t\r\n\ufeff'.includes(text[at] ?? ''))
        at++;
    // Comments may come first in JSONC.
    if (text[at] === '/') {
        const brace = text.slice(at, at + 20_000).search(/^[ \t]*[{[]/m);
        if (brace === -1)
            return found;
        at += brace;
        while (text[at] === ' ' || text[at] === '\t')
            at++;
    }
    if (text[at] !== '{' && text[at] !== '[')
        return found;
    const inList = text[at] === '[';
    const wanted = inList ? 2 : 1;
    let depth = 0;
    let lastStart = -1;
    let lastEnd = -1;
    for (; at < text.length; at++) {
        switch (text.charCodeAt(at)) {
            case 34: {
                const start = at + 1;
                for (at = start; at < text.length; at++) {
                    const unit = text.charCodeAt(at);
                    if (unit === 92)
                        at++;
                    else if (unit === 34)
                        break;
                }
                lastStart = start;
                lastEnd = at;
                break;
            }
            case 123:
            case 91:
                depth++;
                break;
            case 125:
            case 93:
                depth--;
                if (depth <= 0 || (inList && depth === 1 && found.size > 0))
                    return found;
                break;
            case 58:
                if (depth === wanted && lastStart !== -1 && lastEnd - lastStart < 200)
                    found.add(text.slice(lastStart, lastEnd));
                lastStart = -1;
                break;
            case 47:
                if (text[at + 1] === '/') {
                    const newline = text.indexOf('\n', at);
                    at = newline === -1 ? text.length : newline;
                }
                else if (text[at + 1] === '*') {
                    const close = text.indexOf('*/', at + 2);
                    at = close === -1 ? text.length : close + 1;
                }
                break;
        }
        if (found.size > 500)
            return found;
    }
    return found;
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var smol_toml_dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./src/formats/parse/toml.ts





// https://toml.io/en/v1.1.0. smol-toml reads the values; it keeps no positions, so a scanner finds where they stand.
/** A TOML file with places. Broken TOML gives an `unreadable-toml` Problem with its line and no root. */
function parseToml(file) {
    const broken = (line, why) => ({
        root: null,
        problems: [(0,problem/* problem */.C)('unreadable-toml', file.path, line, why)],
    });
    let value;
    try {
        value = (0,smol_toml_dist/* parse */.qg)(file.text, { maxDepth: maxDepth });
    }
    catch (error) {
        if (error instanceof smol_toml_dist/* TomlError */.zx) {
            return broken(error.line, `The TOML is broken: ${(error.message.split('\n', 1)[0] ?? '').slice(0, 200)}`);
        }
        if (error instanceof RangeError)
            return broken(1, 'The TOML is nested too deeply to be read.');
        throw error;
    }
    const found = scanToml(file.text);
    const whole = placeIn(file, 0, file.text.length);
    return { root: nodeOf(file, value, '', found, whole, 0), problems: [] };
}
function nodeOf(file, value, path, found, around, depth) {
    const at = found.get(path);
    const place = at === undefined ? around : placeIn(file, at.start, at.end);
    if (Array.isArray(value)) {
        const items = value.map((item, index) => nodeOf(file, item, childPath(path, String(index)), found, place, depth + 1));
        return { kind: 'list', items, place };
    }
    if (typeof value === 'object' && value !== null && !(value instanceof smol_toml_dist/* TomlDate */.PJ)) {
        const entries = Object.entries(value).map(([key, inner]) => {
            const name = childPath(path, key);
            const where = found.get(name);
            return {
                key,
                keyPlace: where === undefined ? place : placeIn(file, where.keyStart, where.keyEnd),
                value: nodeOf(file, inner, name, found, place, depth + 1),
            };
        });
        return { kind: 'map', entries, place };
    }
    if (typeof value === 'string') {
        return {
            kind: 'scalar',
            value,
            source: at === undefined ? madeText(value, place) : stringText(file, value, at),
            place,
        };
    }
    const source = at === undefined ? madeText(String(value), place) : textIn(file, at.start, at.end);
    const plain = typeof value === 'number' || typeof value === 'boolean' ? value : source.text;
    return { kind: 'scalar', value: plain, source, place };
}
function stringText(file, value, at) {
    const text = file.text;
    const long = text.startsWith('"""', at.start) || text.startsWith("'''", at.start);
    let start = at.start + (long ? 3 : 1);
    const end = Math.max(start, at.end - (long ? 3 : 1));
    // The newline right after the opening quotes is not part of the text.
    if (long && text[start] === '\r' && text[start + 1] === '\n')
        start += 2;
    else if (long && text[start] === '\n')
        start++;
    const escapes = text[at.start] === '"';
    return decodedText(file, value, start, end, escapes ? jsonRuns(text, start, end, value) : null);
}
/** A path of keys as one string that cannot be mistaken for another path. */
function childPath(path, key) {
    return `${path}\u0000${key}`;
}
/**
 * Where every value of a *valid* TOML text stands, by path. It only needs to keep step with a text that
 * smol-toml has accepted; where it loses its way it stops, and the rest has the place of what is around it.
 */
function scanToml(text) {
    const found = new Map();
    const arrays = new Map();
    let table = '';
    let at = 0;
    const blank = (lines) => {
        for (; at < text.length; at++) {
            const unit = text[at];
            if (unit === '#') {
                const newline = text.indexOf('\n', at);
                at = newline === -1 ? text.length - 1 : newline - 1;
            }
            else if (!(unit === ' ' || unit === '\t' || (lines && (unit === '\n' || unit === '\r'))))
                break;
        }
    };
    const quoted = () => {
        const quote = text[at] ?? '"';
        const triple = text.startsWith(quote.repeat(3), at);
        const close = triple ? quote.repeat(3) : quote;
        const start = at + close.length;
        at = start;
        for (; at < text.length; at++) {
            if (quote === '"' && text[at] === '\\')
                at++;
            else if (text.startsWith(close, at))
                break;
        }
        const end = at;
        at += close.length;
        // Up to two quotes may stand right before the closing three.
        if (triple)
            for (let extra = 0; extra < 2 && text[at] === quote; extra++)
                at++;
        return text.slice(start, end);
    };
    const key = () => {
        const parts = [];
        for (;;) {
            blank(false);
            if (text[at] === '"') {
                const raw = quoted();
                try {
                    parts.push(JSON.parse(`"${raw}"`));
                }
                catch {
                    parts.push(raw);
                }
            }
            else if (text[at] === "'")
                parts.push(quoted());
            else {
                const start = at;
                while (at < text.length && /[^\s.=\]#"']/.test(text[at] ?? ' '))
                    at++;
                parts.push(text.slice(start, at));
            }
            blank(false);
            if (text[at] !== '.')
                return parts;
            at++;
        }
    };
    /** A table name's path, with the index of the last element where a part of it is an array of tables. */
    const tablePath = (parts) => {
        let path = '';
        for (const part of parts) {
            path = childPath(path, part);
            const last = arrays.get(path);
            if (last !== undefined)
                path = childPath(path, String(last));
        }
        return path;
    };
    const value = (path, keyStart, keyEnd, depth) => {
        blank(true);
        const start = at;
        const unit = text[at];
        if (depth > maxDepth + 1)
            return false;
        if (unit === '"' || unit === "'")
            quoted();
        else if (unit === '[') {
            at++;
            for (let index = 0;; index++) {
                blank(true);
                if (text[at] === ']')
                    break;
                if (at >= text.length || !value(childPath(path, String(index)), at, at, depth + 1))
                    return false;
                blank(true);
                if (text[at] === ',')
                    at++;
            }
            at++;
        }
        else if (unit === '{') {
            at++;
            for (;;) {
                blank(true);
                if (text[at] === '}')
                    break;
                if (at >= text.length || !pair(path, depth + 1))
                    return false;
                blank(true);
                if (text[at] === ',')
                    at++;
            }
            at++;
        }
        else {
            while (at < text.length && !'\n\r,]}#'.includes(text[at] ?? '\n'))
                at++;
            let end = at;
            while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t'))
                end--;
            if (end === start)
                return false;
            found.set(path, { start, end, keyStart, keyEnd });
            return true;
        }
        found.set(path, { start, end: at, keyStart, keyEnd });
        return true;
    };
    const pair = (inside, depth) => {
        const keyStart = at;
        const parts = key();
        let keyEnd = at;
        while (keyEnd > keyStart && (text[keyEnd - 1] === ' ' || text[keyEnd - 1] === '\t'))
            keyEnd--;
        if (text[at] !== '=')
            return false;
        at++;
        let path = inside;
        for (const part of parts)
            path = childPath(path, part);
        return value(path, keyStart, keyEnd, depth);
    };
    for (;;) {
        blank(true);
        if (at >= text.length)
            return found;
        if (text[at] === '[') {
            const start = at;
            const double = text[at + 1] === '[';
            at += double ? 2 : 1;
            const parts = key();
            if (text[at] !== ']')
                return found;
            at += double ? 2 : 1;
            if (double) {
                const name = parts[parts.length - 1] ?? '';
                const list = childPath(tablePath(parts.slice(0, -1)), name);
                const index = (arrays.get(list) ?? -1) + 1;
                arrays.set(list, index);
                table = childPath(list, String(index));
            }
            else
                table = tablePath(parts);
            found.set(table, { start, end: at, keyStart: start, keyEnd: at });
        }
        else if (!pair(table, 0))
            return found;
    }
}

;// CONCATENATED MODULE: ./src/formats/parse/by-ending.ts




/** JSON (`.json`, `.jsonc`) or TOML by the ending of the file's name; anything else is YAML. */
function parseByEnding(file) {
    const ending = (0,parse_paths/* extensionOf */.je)(file.path);
    if (ending === 'json' || ending === 'jsonc')
        return parseJson(file);
    return ending === 'toml' ? parseToml(file) : parseYaml(file);
}
const parsedFiles = new WeakMap();
/** The same, for files that many others are joined with: each is parsed once. */
function parseOnce(file) {
    const known = parsedFiles.get(file);
    if (known !== undefined)
        return known;
    const parsed = parseByEnding(file);
    parsedFiles.set(file, parsed);
    return parsed;
}

;// CONCATENATED MODULE: ./src/formats/parse/tools.ts



/**
 * Tools in any vendor's shape (OpenAI Chat and Responses, Anthropic, Gemini, Bedrock Converse, an MCP
 * `tools/list` answer): the name, the description and the parameters' schema are sent; icons, annotations,
 * titles, output schemas and `_meta` are stored but never sent, so they are not read.
 */
function readTools(node) {
    const list = firstOf(node, ['tools', 'functions', 'functionDeclarations', 'function_declarations']) ??
        at(node, 'result', 'tools') ??
        node;
    return itemsAt(list).flatMap((item) => readTool(item));
}
function readTool(node) {
    const declarations = firstOf(node, ['functionDeclarations', 'function_declarations']);
    if (declarations !== undefined)
        return itemsAt(declarations).flatMap((item) => readTool(item));
    const name = stringAt(node);
    if (name !== undefined)
        return [namedTool(name, node.place)];
    const inner = mapAt(node, 'function') ??
        mapAt(node, 'toolSpec') ??
        mapAt(node, 'tool_spec') ??
        mapAt(node, 'custom') ??
        node;
    const named = stringAt(inner, 'name');
    const type = stringAt(node, 'type');
    const schemaNode = at(inner, 'inputSchema', 'json') ??
        firstOf(inner, ['parameters', 'input_schema', 'inputSchema', 'parametersJsonSchema']);
    if (named === undefined) {
        // A server tool (`{type: web_search}`): what it adds to the request is the vendor's.
        return type === undefined ? [] : [namedTool(type, node.place)];
    }
    const description = stringAt(inner, 'description') ?? null;
    const known = schemaNode !== undefined || description !== null;
    const breakpoint = at(node, 'cache_control') !== undefined;
    return [
        {
            name: named,
            description,
            schema: schemaNode === undefined ? null : plainValue(schemaNode),
            known,
            ...(breakpoint ? { cacheBreakpoint: true } : {}),
            place: node.place,
        },
    ];
}
/** A tool of which the file has the name alone: what is sent about it is not in the repository. */
function namedTool(name, place) {
    return { name, description: null, schema: null, known: false, place };
}
/** What a prompt lacks where some tool is known by its name alone, in words for `Prompt.incomplete`. */
function undefinedTools(tools) {
    return tools.every((tool) => tool.known) ? [] : ['the definition of a tool is not in the repository'];
}
/** `googleSearch` → `google_search`: how a tool of the vendor's own is called where it is counted. */
function serverToolName(key) {
    return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
/**
 * The schema of a structured answer: `{type: json_schema, json_schema: {name, schema}}`, Responses'
 * `{type, name, schema}`, Gemini's bare schema, or a JSON string of any of these (`file` is where it stands).
 */
function readSchema(node, file) {
    if (node === null || node === undefined)
        return { schema: null, problems: [] };
    const text = textAt(node);
    if (text !== undefined) {
        if (file === undefined || text.text.trim() === '')
            return { schema: null, problems: [] };
        const { root, problems } = parseEmbeddedJson(text);
        if (root === null)
            return { schema: null, problems };
        return readSchema(root);
    }
    const outer = mapAt(node, 'json_schema') ?? mapAt(node, 'jsonSchema') ?? node;
    const schemaNode = firstOf(outer, ['schema']);
    const type = stringAt(outer, 'type');
    if (schemaNode === undefined && (type === 'text' || type === 'json_object' || type === 'json')) {
        return { schema: null, problems: [] };
    }
    if (outer.kind !== 'map')
        return { schema: null, problems: [] };
    const isWrapped = schemaNode !== undefined && schemaNode.kind === 'map';
    return {
        schema: {
            name: isWrapped ? (stringAt(outer, 'name') ?? null) : null,
            schema: plainValue(isWrapped ? schemaNode : outer),
            place: outer.place,
        },
        problems: [],
    };
}
/** JSON inside a scalar (`jsonSchema: |-`), with places in the file where the scalar can be traced. */
function parseEmbeddedJson(source) {
    const inner = { path: source.place.path, text: source.text, hadByteOrderMark: false };
    const parsed = parseJson(inner);
    const problems = parsed.problems.map((found) => {
        const offset = offsetOfLine(source.text, found.line ?? 1);
        return (0,problem/* problem */.C)(found.reason, found.path, source.placeOf(offset, offset).line, found.detail);
    });
    return { root: parsed.root === null ? null : moved(parsed.root, source), problems };
}
function offsetOfLine(text, line) {
    let offset = 0;
    for (let current = 1; current < line; current++) {
        const newline = text.indexOf('\n', offset);
        if (newline === -1)
            break;
        offset = newline + 1;
    }
    return offset;
}
/** A tree read from decoded text, with its places in the file it was decoded from. */
function moved(node, source) {
    const place = source.placeOf(node.place.start, node.place.end);
    if (node.kind === 'list')
        return { kind: 'list', items: node.items.map((item) => moved(item, source)), place };
    if (node.kind === 'map') {
        const entries = node.entries.map((entry) => ({
            key: entry.key,
            keyPlace: source.placeOf(entry.keyPlace.start, entry.keyPlace.end),
            value: moved(entry.value, source),
        }));
        return { kind: 'map', entries, place };
    }
    const inner = node.source;
    return {
        ...node,
        place,
        source: {
            text: inner.text,
            place,
            exact: inner.exact && source.exact,
            placeOf: (start, end) => {
                const at = inner.placeOf(start, end);
                return source.placeOf(at.start, at.end);
            },
        },
    };
}

;// CONCATENATED MODULE: ./src/formats/templates/tree.ts
/** Blocks inside blocks beyond this are a Problem, and their tags are left out. */
const maxBlockDepth = 60;

;// CONCATENATED MODULE: ./src/formats/templates/builder.ts



/**
 * Collects the nodes of a template while its tags come by. Keeps the stack of open blocks, so that readers
 * need no recursion, and mends what is not closed.
 */
class TemplateBuilder {
    source;
    problems = [];
    root = [];
    open = [];
    skipped = 0;
    constructor(source) {
        this.source = source;
    }
    place(start, end) {
        return this.source.placeOf(start, end);
    }
    get current() {
        return this.open[this.open.length - 1]?.nodes ?? this.root;
    }
    get top() {
        return this.open[this.open.length - 1];
    }
    text(start, end) {
        if (end > start)
            this.current.push(textSegment(this.source, start, end));
    }
    add(node) {
        this.current.push(node);
    }
    complain(start, detail, reason = 'unreadable-template') {
        // One broken template is told a few times, not a thousand times.
        if (this.problems.length >= 5)
            return;
        const place = this.place(start, start);
        this.problems.push((0,problem/* problem */.C)(reason, place.path, place.line, detail));
    }
    begin(tag, subject, start, extra = null) {
        if (this.open.length >= maxBlockDepth) {
            if (this.skipped === 0)
                this.complain(start, `Blocks are nested more than ${maxBlockDepth} levels deep.`);
            this.skipped++;
            return;
        }
        this.open.push({ tag, subject, start, arms: [], nodes: [], complete: false, extra });
    }
    /** Begins the next arm of the innermost block. */
    arm(isElse) {
        if (this.skipped > 0)
            return;
        const top = this.top;
        if (top === undefined)
            return;
        top.arms.push(top.nodes);
        top.nodes = [];
        if (isElse)
            top.complete = true;
    }
    /** Closes the innermost block that `matches`, and with it what was left open inside. Null when there is none. */
    finish(matches) {
        if (this.skipped > 0) {
            this.skipped--;
            return null;
        }
        let index = this.open.length - 1;
        while (index >= 0) {
            const block = this.open[index];
            if (block !== undefined && matches(block))
                break;
            index--;
        }
        if (index < 0)
            return null;
        while (this.open.length - 1 > index)
            this.spill();
        const block = this.open.pop() ?? null;
        block?.arms.push(block.nodes);
        return block;
    }
    /** The innermost block was never closed: its content stands where it is. */
    spill() {
        const block = this.open.pop();
        if (block === undefined)
            return;
        this.complain(block.start, `The template's \`${block.tag}\` is not closed.`);
        for (const arm of [...block.arms, block.nodes])
            this.current.push(...arm);
    }
    done() {
        while (this.open.length > 0)
            this.spill();
        return { nodes: this.root, problems: this.problems };
    }
}
/** The arms of a finished condition: one that need not be true has an empty arm at its end. */
function armsOf(block) {
    return block.complete ? block.arms : [...block.arms, []];
}
/** A loop with an else part sends either of them. */
function loopOf(block, place) {
    const loop = { kind: 'loop', body: block.arms[0] ?? [], over: block.subject, place };
    if (block.arms.length < 2)
        return loop;
    return { kind: 'branch', arms: [[loop], block.arms[1] ?? []], on: block.subject, place };
}
/** White space as template engines trim it. */
function isBlank(unit) {
    return unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r' || unit === '\f' || unit === '\v';
}
function trimmedEnd(text, start, end) {
    let stop = end;
    while (stop > start && isBlank(text[stop - 1]))
        stop--;
    return stop;
}
function trimmedStart(text, start, end = text.length) {
    let from = start;
    while (from < end && isBlank(text[from]))
        from++;
    return from;
}

;// CONCATENATED MODULE: ./src/formats/templates/agentic.ts


/**
 * GitHub Agentic Workflows: `${{ expression }}`, `{{#if x}} … {{#else}} … {{/if}}`, `{{#import path}}` (compile time),
 * `{{#runtime-import path}}`, and the older `@include path` and `@import path` on a line of their own. A `?` makes
 * an import optional. `<!-- comments -->` are taken out before anything is sent.
 * https://github.github.com/gh-aw/reference/templating/ and …/imports/, with actions/setup/js/runtime_import.cjs of
 * https://github.com/githubnext/gh-aw (compared 2026-11-26).
 */
function readAgentic(source) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    const tags = /\$\{\{([^{}]{1,500})\}\}|\{\{\s*#(?:runtime-)?import(\?)?:?\s+([^{}\n]{1,300})\}\}|\{\{\s*#(?:if|elseif|else-if|elif)\s+((?:\$\{\{[^{}]{1,500}\}\}|[^{}\n]){1,500})\}\}|\{\{\s*(#?else)\s*\}\}|\{\{\s*(\/if|#endif)\s*\}\}|(?<![^\n])@(?:include|import)(\?)?[ \t]+([^\s]{1,300})[ \t]*\r?(?=\n|$)/g;
    let from = 0;
    const comments = commentsIn(text);
    let next = 0;
    /** Text up to `to`, without the comments in it. */
    const plain = (to) => {
        for (let comment = comments[next]; comment !== undefined && comment.start < to; comment = comments[next]) {
            if (comment.start > from)
                builder.text(from, comment.start);
            from = Math.max(from, comment.end);
            next++;
        }
        if (to > from)
            builder.text(from, to);
        from = Math.max(from, to);
    };
    for (const found of text.matchAll(tags)) {
        const start = found.index;
        const end = start + found[0].length;
        plain(start);
        if (from > start)
            continue;
        from = end;
        const place = builder.place(start, end);
        const [, expression, optionalTag, imported, condition, otherwise, close, optionalLine, included] = found;
        const path = imported ?? included;
        if (expression !== undefined)
            builder.add({ kind: 'variable', name: expression.trim(), place });
        else if (path !== undefined) {
            const optional = (optionalTag ?? optionalLine) !== undefined;
            builder.add({ kind: 'include', target: targetOf(path), optional, body: null, place });
        }
        else if (condition !== undefined) {
            const isNext = /^\{\{\s*#el/.test(found[0]);
            if (isNext && builder.top !== undefined)
                builder.arm(false);
            else
                builder.begin('if', condition.trim(), start);
        }
        else if (otherwise !== undefined)
            builder.arm(true);
        else if (close !== undefined) {
            const block = builder.finish((one) => one.tag === 'if');
            if (block === null)
                continue;
            builder.add({
                kind: 'branch',
                arms: armsOf(block),
                on: block.subject,
                place: builder.place(block.start, end),
            });
        }
    }
    plain(text.length);
    return builder.done();
}
function commentsIn(text) {
    const found = [];
    for (let start = text.indexOf('<!--'); start !== -1;) {
        const close = text.indexOf('-->', start + 4);
        if (close === -1)
            break;
        found.push({ start, end: close + 3 });
        start = text.indexOf('<!--', close + 3);
    }
    return found;
}
/** `owner/repo/path@ref` is in another repository; `path#Section` is a part of a file and is taken whole. */
function targetOf(written) {
    const path = written
        .trim()
        .replace(/^["']|["']$/g, '')
        .replace(/#[^/]*$/, '');
    if (path.includes('${{'))
        return { kind: 'dynamic', expression: path };
    if (/^[\w.-]+\/[\w.-]+\/[^@\s]+@[\w./-]+$/.test(path))
        return { kind: 'names', names: [`https://github.com/${path}`] };
    const clean = (0,parse_paths/* joinPath */.uJ)('', path);
    return { kind: 'names', names: ['path' in clean && !path.startsWith('.') ? clean.path : path] };
}

;// CONCATENATED MODULE: ./src/formats/templates/expression.ts

const pairs = { '(': ')', '[': ']', '{': '}' };
/** Parts of `start … end` between separators that stand outside of quotes and brackets. Linear. */
function splitTop(text, start, end, separator) {
    const parts = [];
    let depth = 0;
    let from = start;
    for (let at = start; at < end; at++) {
        const unit = text[at] ?? '';
        if (unit === '"' || unit === "'") {
            const close = closingQuote(text, at, end);
            if (close === -1)
                break;
            at = close;
        }
        else if (pairs[unit] !== undefined)
            depth++;
        else if (unit === ')' || unit === ']' || unit === '}')
            depth--;
        else if (depth === 0 && text.startsWith(separator, at)) {
            parts.push({ start: from, end: at });
            at += separator.length - 1;
            from = at + 1;
        }
    }
    parts.push({ start: from, end });
    return parts;
}
function closingQuote(text, open, end) {
    const quote = text[open];
    for (let at = open + 1; at < end; at++) {
        if (text[at] === '\\')
            at++;
        else if (text[at] === quote)
            return at;
    }
    return -1;
}
/** Offset of the bracket that closes the one at `open`, -1 when nothing does. */
function closingBracket(text, open, end) {
    let depth = 0;
    for (let at = open; at < end; at++) {
        const unit = text[at] ?? '';
        if (unit === '"' || unit === "'") {
            const close = closingQuote(text, at, end);
            if (close === -1)
                return -1;
            at = close;
        }
        else if (pairs[unit] !== undefined)
            depth++;
        else if ((unit === ')' || unit === ']' || unit === '}') && --depth === 0)
            return at;
    }
    return -1;
}
function trim(text, span) {
    let { start, end } = span;
    while (start < end && /\s/.test(text[start] ?? ''))
        start++;
    while (end > start && /\s/.test(text[end - 1] ?? ''))
        end--;
    return { start, end };
}
/** The text of a string literal that is the whole span, null when it is something else. */
function literalOf(source, start, end) {
    const { text } = source;
    const span = trim(text, { start, end });
    const quote = text[span.start];
    if ((quote !== '"' && quote !== "'" && quote !== '`') || span.end - span.start < 2)
        return null;
    if (closingQuote(text, span.start, span.end) !== span.end - 1)
        return null;
    const inner = subText(source, span.start + 1, span.end - 1);
    if (!inner.text.includes('\\'))
        return inner;
    const escapes = { n: '\n', t: '\t', r: '\r' };
    return madeText(inner.text.replace(/\\([\s\S])/g, (whole, unit) => escapes[unit] ?? ('\\\'"'.includes(unit) ? unit : whole)), inner.place);
}
/** Text without its filters and superfluous white space: what a variable is called in reports. */
function nameOf(text, start, end) {
    const first = splitTop(text, start, end, '|')[0] ?? { start, end };
    const name = text.slice(first.start, first.end).replace(/\s+/g, ' ').trim();
    return name.length > 80 ? `${name.slice(0, 79)}…` : name;
}
/**
 * What a Jinja-like output expression sends: literal strings are text, `a if c else b` sends one of two,
 * `a ~ b` both, `f(x)` may be a macro, anything else is a variable.
 */
function outputOf(source, start, end, depth = 0) {
    const { text } = source;
    const span = trim(text, { start, end });
    const place = source.placeOf(span.start, span.end);
    if (span.end <= span.start)
        return [];
    const literal = literalOf(source, span.start, span.end);
    if (literal !== null)
        return literal.text === '' ? [] : [textSegment(literal)];
    const variable = { kind: 'variable', name: nameOf(text, span.start, span.end), place };
    if (depth > 8 || span.end - span.start > 20_000)
        return [variable];
    const condition = splitTop(text, span.start, span.end, ' if ');
    if (condition.length === 2 && condition[0] !== undefined && condition[1] !== undefined) {
        const alternatives = splitTop(text, condition[1].start, condition[1].end, ' else ');
        const yes = outputOf(source, condition[0].start, condition[0].end, depth + 1);
        const no = alternatives[1] === undefined
            ? []
            : outputOf(source, alternatives[1].start, alternatives[1].end, depth + 1);
        if ([...yes, ...no].some((node) => node.kind === 'text')) {
            const on = text.slice(alternatives[0]?.start ?? span.start, alternatives[0]?.end ?? span.end).trim();
            return [{ kind: 'branch', arms: [yes, no], on, place }];
        }
        return [variable];
    }
    const joined = splitTop(text, span.start, span.end, '~');
    if (joined.length > 1)
        return joined.flatMap((part) => outputOf(source, part.start, part.end, depth + 1));
    const unfiltered = trim(text, splitTop(text, span.start, span.end, '|')[0] ?? span);
    const call = callAt(source, unfiltered.start, unfiltered.end, depth);
    if (call !== null)
        return [{ kind: 'call', ...call, written: variable.name, body: null, place }];
    const literals = longLiterals(source, span.start, span.end);
    // `"text" | trim` is that text; what else stands around long literals is not known to leave any of them out.
    if (literals.length > 0 && literalOf(source, unfiltered.start, unfiltered.end) !== null)
        return literals;
    return [...literals, variable];
}
/** Shorter strings are names, formats and separators. */
const longLiteral = 40;
/** The string literals of an expression that are long enough to be text of the prompt. Linear. */
function longLiterals(source, start, end) {
    const { text } = source;
    const found = [];
    for (let at = start; at < end; at++) {
        const unit = text[at];
        if (unit !== '"' && unit !== "'" && unit !== '`')
            continue;
        const close = closingQuote(text, at, end);
        if (close === -1)
            break;
        const literal = close - at > longLiteral ? literalOf(source, at, close + 1) : null;
        if (literal !== null)
            found.push(textSegment(literal));
        at = close;
    }
    return found;
}
/** `name(args)` as the whole span. */
function callAt(source, start, end, depth = 0) {
    const { text } = source;
    const span = trim(text, { start, end });
    if (text[span.end - 1] !== ')')
        return null;
    let open = span.start;
    while (open < span.end && /[\w.]/.test(text[open] ?? ''))
        open++;
    if (open === span.start || text[open] !== '(')
        return null;
    // The bracket that closes the call must be the last one: `a(b).c(d)` is not a call of `a`.
    if (closingBracket(text, open, span.end) !== span.end - 1)
        return null;
    return {
        name: text.slice(span.start, open),
        arguments: argumentsIn(source, open + 1, span.end - 1, depth),
    };
}
/** `a, b="x"` as arguments or parameters. */
function argumentsIn(source, start, end, depth = 0) {
    const { text } = source;
    if (text.slice(start, end).trim() === '')
        return [];
    return splitTop(text, start, end, ',').map((part) => {
        const equals = /^\s*([A-Za-z_]\w*)\s*=(?!=)/.exec(text.slice(part.start, Math.min(part.end, part.start + 200)));
        const from = equals === null ? part.start : part.start + equals[0].length;
        return { name: equals?.[1] ?? null, value: outputOf(source, from, part.end, depth + 1) };
    });
}
/** A file name as template languages write it: `"a.j2"`, `["a.j2", "b.j2"]`, or an expression. */
function expression_targetOf(source, start, end) {
    const { text } = source;
    const span = trim(text, { start, end });
    const literal = literalOf(source, span.start, span.end);
    if (literal !== null)
        return { kind: 'names', names: [literal.text] };
    const open = text[span.start];
    if ((open === '[' && text[span.end - 1] === ']') || (open === '(' && text[span.end - 1] === ')')) {
        const names = splitTop(text, span.start + 1, span.end - 1, ',').map((part) => literalOf(source, part.start, part.end));
        const known = names.filter((name) => name !== null);
        if (known.length > 0 && known.length === names.length) {
            return { kind: 'names', names: known.map((name) => name.text) };
        }
    }
    return { kind: 'dynamic', expression: text.slice(span.start, span.end) };
}

;// CONCATENATED MODULE: ./src/formats/templates/go.ts



// https://pkg.go.dev/text/template
/** Go's text/template: `{{.Name}}`, `{{range}}`, `{{template "a" .}}`, `{{- trims -}}`, `{{/* comments *\/}}`. */
function readGo(source) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    let at = 0;
    let trimNext = false;
    while (at < text.length) {
        const open = text.indexOf('{{', at);
        const close = open === -1 ? -1 : text.indexOf('}}', open + 2);
        let textEnd = open === -1 ? text.length : open;
        const from = trimNext ? trimmedStart(text, at, textEnd) : at;
        trimNext = false;
        if (open === -1 || close === -1) {
            if (open !== -1)
                builder.complain(open, 'A `{{` of the template is not closed.');
            builder.text(from, text.length);
            break;
        }
        let start = open + 2;
        let end = close;
        if (text[start] === '-' && /\s/.test(text[start + 1] ?? '')) {
            textEnd = Math.max(from, trimmedEnd(text, from, textEnd));
            start += 2;
        }
        if (text[end - 1] === '-' && /\s/.test(text[end - 2] ?? '') && end - 2 >= start) {
            trimNext = true;
            end -= 2;
        }
        builder.text(from, textEnd);
        at = close + 2;
        const action = text.slice(start, end).trim();
        const word = /^[a-z]+(?![\w.(])/.exec(action)?.[0] ?? '';
        const subject = action.slice(word.length).trim().replace(/\s+/g, ' ').slice(0, 120);
        const place = builder.place(open, close + 2);
        const quoted = /^\s*("[^"]*"|`[^`]*`)/.exec(subject)?.[1]?.slice(1, -1) ?? null;
        if (action.startsWith('/*') || action === '')
            continue;
        if (word === 'if' || word === 'with' || word === 'range')
            builder.begin(word, subject, open);
        else if (word === 'define' || word === 'block')
            builder.begin(word, quoted ?? subject, open);
        else if (word === 'else')
            builder.arm(subject === '');
        else if (word === 'end') {
            const block = builder.finish(() => true);
            if (block === null) {
                builder.complain(open, 'The template has an `end` without a beginning.');
                continue;
            }
            const whole = builder.place(block.start, close + 2);
            if (block.tag === 'range')
                builder.add(loopOf(block, whole));
            else if (block.tag === 'define') {
                builder.add({
                    kind: 'macro',
                    name: block.subject,
                    parameters: [],
                    body: block.arms.flat(),
                    place: whole,
                });
            }
            else if (block.tag === 'block') {
                builder.add({ kind: 'block', name: block.subject, body: block.arms.flat(), place: whole });
            }
            else
                builder.add({ kind: 'branch', arms: armsOf(block), on: block.subject, place: whole });
        }
        else if (word === 'template') {
            if (quoted === null)
                builder.add({
                    kind: 'include',
                    target: { kind: 'dynamic', expression: subject },
                    optional: false,
                    body: null,
                    place,
                });
            else
                builder.add({ kind: 'call', name: quoted, written: quoted, arguments: [], body: null, place });
        }
        else if (word === 'break' || word === 'continue' || /^\$\w+\s*:?=/.test(action))
            continue;
        else {
            const literal = literalOf(source, start, end);
            if (literal !== null)
                builder.add(textSegment(literal));
            else
                builder.add({ kind: 'variable', name: action.replace(/\s+/g, ' ').slice(0, 80), place });
        }
    }
    return builder.done();
}

;// CONCATENATED MODULE: ./src/formats/templates/media.ts


/**
 * Markdown images in a prompt's text (`![alt](chart.png)`, `![alt]({{photo}})`) as media pieces, for formats that
 * send them as images. `from` is the file the paths are relative to.
 */
function markdownImages(given, from) {
    const pieces = [...given];
    const found = [];
    for (let index = 0; index < pieces.length; index++) {
        const piece = pieces[index];
        if (piece === undefined)
            break;
        if (piece.kind === 'branch') {
            found.push({ ...piece, arms: piece.arms.map((arm) => markdownImages(arm, from)) });
            continue;
        }
        if (piece.kind === 'loop' || piece.kind === 'include') {
            found.push({ ...piece, body: markdownImages(piece.body, from) });
            continue;
        }
        if (piece.kind === 'text' && piece.text === '')
            continue;
        if (piece.kind !== 'text' || !piece.text.includes('![')) {
            found.push(piece);
            continue;
        }
        const { text } = piece;
        const image = /!\[[^\]\n]{0,500}\]\(([^)\n]{1,2000})\)/g;
        let at = 0;
        for (const match of text.matchAll(image)) {
            if (match.index > at)
                found.push(cutSegment(piece, at, match.index));
            at = match.index + match[0].length;
            const target = (0,parse_paths/* resolvePath */.o1)(from, (match[1] ?? '').split(/\s/, 1)[0] ?? '');
            found.push(mediaSegment('image', cutSegment(piece, match.index, at).place, {
                path: 'path' in target ? target.path : null,
            }));
        }
        const rest = at === 0 ? piece : cutSegment(piece, at, text.length);
        const open = /!\[[^\]\n]{0,500}\]\($/.exec(rest.text.slice(-520));
        const variable = pieces[index + 1];
        const after = pieces[index + 2];
        if (open !== null &&
            variable?.kind === 'variable' &&
            after?.kind === 'text' &&
            after.text.startsWith(')')) {
            const start = rest.text.length - open[0].length;
            if (start > 0)
                found.push(cutSegment(rest, 0, start));
            found.push(mediaSegment('image', variable.place));
            pieces[index + 2] = cutSegment(after, 1, after.text.length);
            index++;
            continue;
        }
        if (rest.text !== '')
            found.push(rest);
    }
    return found;
}
/**
 * A picture, sound, film or file that is sent: `path` where it is one of the repository, else it is put in at run
 * time. `detail` as the file says it; what is no detail of a picture is left open.
 */
function mediaSegment(media, place, { path = null, detail } = {}) {
    const known = ['low', 'high', 'auto'].find((one) => one === detail) ?? null;
    return { kind: 'media', media, path, detail: known, width: null, height: null, place };
}

;// CONCATENATED MODULE: ./src/formats/templates/handlebars.ts



// https://handlebarsjs.com/guide/ · https://mustache.github.io/mustache.5.html
// https://google.github.io/dotprompt/reference/template/ (the helpers role, history, media, section)
/** Blocks that send one of their arms. Any other block with a list in it is taken for a loop where its name says so. */
const conditions = new Set([
    'if',
    'unless',
    'ifEquals',
    'unlessEquals',
    'eq',
    'is',
    'compare',
    'ifCond',
    'when',
    'equals',
]);
const loops = new Set(['each', 'list', 'for', 'forEach', 'foreach', 'range']);
function readHandlebars(source, options = {}) {
    return readMustaches(source, options, true);
}
function readMustache(source, options = {}) {
    return readMustaches(source, options, false);
}
function readMustaches(source, _options, handlebars) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    const lastCommentEnd = Math.max(text.lastIndexOf('--}}'), text.lastIndexOf('--~}}'));
    /** Raw blocks without an end are looked for a few times only: each search goes through the rest of the text. */
    let rawFailures = 0;
    let at = 0;
    let trimNext = 'none';
    while (at < text.length) {
        const open = text.indexOf('{{', at);
        let textEnd = open === -1 ? text.length : open;
        let from = at;
        if (trimNext === 'all')
            from = trimmedStart(text, at, textEnd);
        else if (trimNext === 'line') {
            while (from < textEnd && (text[from] === ' ' || text[from] === '\t'))
                from++;
            if (text[from] === '\r')
                from++;
            if (text[from] === '\n' && from < textEnd)
                from++;
        }
        trimNext = 'none';
        if (open === -1) {
            builder.text(from, textEnd);
            break;
        }
        if (handlebars && text[open - 1] === '\\' && text[open - 2] !== '\\') {
            // `\{{x}}` is sent as `{{x}}`.
            builder.text(from, open - 1);
            const close = text.indexOf('}}', open);
            const stop = close === -1 ? text.length : close + 2;
            builder.text(open, stop);
            at = stop;
            continue;
        }
        if (handlebars && rawFailures < 10 && text.startsWith('{{{{', open)) {
            const raw = rawBlock(text, open);
            if (raw !== null) {
                builder.text(from, open);
                builder.text(raw.start, raw.end);
                at = raw.after;
                continue;
            }
            rawFailures++;
        }
        const tag = tagAt(text, open, lastCommentEnd);
        if (tag === null) {
            builder.complain(open, 'A `{{` of the template is not closed.');
            builder.text(from, text.length);
            break;
        }
        if (tag.trimBefore)
            textEnd = Math.max(from, trimmedEnd(text, from, textEnd));
        else if (standsAlone(text, tag, handlebars)) {
            while (textEnd > from && (text[textEnd - 1] === ' ' || text[textEnd - 1] === '\t'))
                textEnd--;
            trimNext = 'line';
        }
        if (tag.trimAfter)
            trimNext = 'all';
        builder.text(from, textEnd);
        at = tag.end;
        readTag(builder, tag, handlebars);
    }
    return builder.done();
}
function tagAt(text, open, lastCommentEnd) {
    const triple = text.startsWith('{{{', open);
    let from = open + (triple ? 3 : 2);
    const trimBefore = text[from] === '~';
    if (trimBefore)
        from++;
    if (from < lastCommentEnd && text.startsWith('!--', from)) {
        const close = text.indexOf('--', from + 3);
        // `--}}` or `--~}}`
        for (let at = close; at !== -1; at = text.indexOf('--', at + 1)) {
            if (text.startsWith('--}}', at))
                return { start: open, end: at + 4, sigil: '!', from, to: at, trimBefore, trimAfter: false };
            if (text.startsWith('--~}}', at))
                return { start: open, end: at + 5, sigil: '!', from, to: at, trimBefore, trimAfter: true };
        }
    }
    const mark = triple ? '}}}' : '}}';
    const close = text.indexOf(mark, from);
    if (close === -1)
        return null;
    const trimAfter = text[close - 1] === '~' && close - 1 >= from;
    const to = trimAfter ? close - 1 : close;
    let sigil = '';
    const first = text[from] ?? '';
    if ('#^/>!&*$<'.includes(first) && first !== '') {
        sigil = first;
        from++;
        if (sigil === '#' && (text[from] === '>' || text[from] === '*')) {
            sigil += text[from] ?? '';
            from++;
        }
    }
    const words = text.slice(from, to).trim();
    if (sigil === '' && (words === 'else' || words.startsWith('else ')))
        sigil = 'else';
    return { start: open, end: close + mark.length, sigil, from, to, trimBefore, trimAfter };
}
/** Block tags, comments and partials that stand alone on their line take the line with them. */
function standsAlone(text, tag, handlebars) {
    if (tag.sigil === '' || tag.sigil === '&' || tag.sigil === '*')
        return false;
    if (text.startsWith('{{{', tag.start))
        return false;
    let before = tag.start - 1;
    while (before >= 0 && (text[before] === ' ' || text[before] === '\t'))
        before--;
    if (before >= 0 && text[before] !== '\n')
        return false;
    let after = tag.end;
    while (text[after] === ' ' || text[after] === '\t')
        after++;
    if (after >= text.length)
        return true;
    return (text[after] === '\n' ||
        (text[after] === '\r' && text[after + 1] === '\n') ||
        (!handlebars && after >= text.length));
}
function rawBlock(text, open) {
    const close = text.indexOf('}}}}', open);
    if (close === -1)
        return null;
    const name = text
        .slice(open + 4, close)
        .trim()
        .split(/\s/, 1)[0] ?? '';
    const endTag = `{{{{/${name}}}}}`;
    const end = text.indexOf(endTag, close);
    return end === -1 ? null : { start: close + 4, end, after: end + endTag.length };
}
function readTag(builder, tag, handlebars) {
    const { source } = builder;
    const { text } = source;
    const place = builder.place(tag.start, tag.end);
    const params = wordsIn(text, tag.from, tag.to);
    const first = params[0];
    const name = first === undefined ? '' : text.slice(first.start, first.end);
    const subject = text
        .slice(first?.end ?? tag.to, tag.to)
        .replace(/\s+as\s+\|[^|]*\|\s*$/, '')
        .trim()
        .replace(/\s+/g, ' ')
        .slice(0, 120);
    switch (tag.sigil) {
        case '!':
            return;
        case '>': {
            builder.add({ kind: 'include', target: targetName(text, name), optional: false, body: null, place });
            return;
        }
        case '#>':
            builder.begin('#>', name, tag.start);
            return;
        case '#*': {
            const second = params[1];
            const literal = second === undefined ? null : literalOf(source, second.start, second.end);
            builder.begin('#*', literal?.text ?? subject, tag.start);
            return;
        }
        case '#':
            builder.begin(name, handlebars ? subject : name, tag.start, '#');
            return;
        case '^':
            if (name === '')
                builder.arm(true);
            else
                builder.begin(name, name, tag.start, '^');
            return;
        case 'else':
            builder.arm(params.length <= 1);
            return;
        case '/':
            closeBlock(builder, name, tag.start, tag.end, handlebars);
            return;
        default:
    }
    if (name === '')
        return;
    if (handlebars) {
        const second = params[1];
        const literal = second === undefined ? null : literalOf(source, second.start, second.end);
        if (name === 'role' && literal !== null) {
            builder.add({ kind: 'role', role: literal.text, place });
            return;
        }
        if (name === 'history') {
            builder.add({ kind: 'variable', name: 'history', place });
            return;
        }
        if (name === 'section')
            return;
        if (name === 'media') {
            const url = /(?:^|\s)url=(?:"([^"]*)"|'([^']*)'|([^\s]+))/.exec(subject);
            const path = url?.[1] ?? url?.[2] ?? null;
            const local = path === null || /^[a-z]+:/i.test(path) ? null : path;
            builder.add(mediaSegment('image', place, { path: local }));
            return;
        }
    }
    const whole = literalOf(source, tag.from, tag.to);
    if (handlebars && whole !== null) {
        builder.add({ kind: 'variable', name: whole.text, place });
        return;
    }
    const written = text.slice(tag.from, tag.to).trim().replace(/\s+/g, ' ');
    if (name === '@partial-block')
        return;
    builder.add({ kind: 'variable', name: params.length > 1 ? written.slice(0, 80) : name, place });
}
function closeBlock(builder, name, start, end, handlebars) {
    const block = builder.finish((open) => open.tag === name ||
        ((open.tag === '#>' || open.tag === '#*') && (open.subject === name || name === 'inline')));
    if (block === null) {
        builder.complain(start, `The template closes a \`${name.slice(0, 40)}\` that is not open.`);
        return;
    }
    const place = builder.place(block.start, end);
    const body = block.arms.flat();
    if (block.tag === '#>') {
        builder.add({
            kind: 'include',
            target: targetName(builder.source.text, block.subject),
            optional: false,
            body,
            place,
        });
    }
    else if (block.tag === '#*') {
        const parameters = [];
        builder.add({ kind: 'macro', name: block.subject, parameters, body, place });
    }
    else if (block.extra === '^') {
        builder.add({ kind: 'branch', arms: armsOf(block), on: block.subject, place });
    }
    else if (handlebars && loops.has(block.tag))
        builder.add(loopOf(block, place));
    else if (handlebars && block.tag === 'message') {
        // Semantic Kernel's helper: `{{#message role="system"}}…{{/message}}`.
        const role = /(?:^|\s)role=(?:"([^"]{1,40})"|'([^']{1,40})')/.exec(block.subject);
        builder.add({ kind: 'role', role: role?.[1] ?? role?.[2] ?? 'user', place });
        for (const node of body)
            builder.add(node);
    }
    else if (handlebars && (block.tag === 'with' || block.tag === 'section' || block.tag === 'role')) {
        for (const node of block.tag === 'with' && block.arms.length > 1
            ? branch(block.arms, block.subject, place)
            : body) {
            builder.add(node);
        }
    }
    else if (handlebars && (conditions.has(block.tag) || block.arms.length > 1)) {
        builder.add({ kind: 'branch', arms: armsOf(block), on: `${block.tag} ${block.subject}`, place });
    }
    else if (handlebars && block.subject !== '') {
        // A helper of the application: its content is sent once, as far as anyone can tell.
        for (const node of body)
            builder.add(node);
    }
    else
        builder.add({ kind: 'loop', body, over: block.tag, place });
}
function branch(arms, on, place) {
    return [{ kind: 'branch', arms, on, place }];
}
/** A partial's name: a word, a quoted name, or `(lookup . "x")`, which is only known at run time. */
function targetName(_text, name) {
    if (name.startsWith('(') || name === '@partial-block')
        return { kind: 'dynamic', expression: name };
    return { kind: 'names', names: [name.replace(/^(["'[])(.*)["'\]]$/, '$2')] };
}
/** Words between blanks, with quotes and brackets kept together. */
function wordsIn(text, start, end) {
    const words = [];
    let at = start;
    while (at < end) {
        while (at < end && isBlank(text[at]))
            at++;
        const from = at;
        let depth = 0;
        while (at < end && (depth > 0 || !isBlank(text[at]))) {
            const unit = text[at];
            if (unit === '(')
                depth++;
            else if (unit === ')')
                depth--;
            else if (unit === '"' || unit === "'") {
                const close = text.indexOf(unit, at + 1);
                if (close !== -1 && close < end)
                    at = close;
            }
            at++;
        }
        if (at > from)
            words.push({ start: from, end: Math.min(at, end) });
    }
    return words;
}

;// CONCATENATED MODULE: ./src/formats/templates/jinja.ts


/** Block tags whose content is sent as it is, whatever the tag does with it. */
const transparent = new Set([
    'filter',
    'with',
    'autoescape',
    'trans',
    'generation',
    'asyncall',
    'form',
    'style',
    'section',
]);
/** Tags that send nothing. */
const silent = new Set([
    'do',
    'debug',
    'assign',
    'increment',
    'decrement',
    'break',
    'continue',
    'pluralize',
    'cycle',
    'layout',
    'liquid',
]);
function readJinja(source, options = {}) {
    return readTags(source, options, 'jinja');
}
function readLiquid(source, options = {}) {
    return readTags(source, options, 'liquid');
}
function readTags(source, options, dialect) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    let length = text.length;
    if (options.dropFinalNewline === true && text.endsWith('\n'))
        length -= text.endsWith('\r\n') ? 2 : 1;
    const scan = new TagScanner(text);
    let at = 0;
    /** Set by the tag before: how the beginning of the next text is trimmed. */
    let trimNext = 'none';
    while (at < length) {
        const open = scan.nextOpen(at);
        const textEnd = Math.min(open === -1 ? length : open, length);
        let from = at;
        if (trimNext === 'all')
            from = trimmedStart(text, at, textEnd);
        else if (trimNext === 'newline') {
            if (text.startsWith('\r\n', at))
                from = Math.min(at + 2, textEnd);
            else if (text[at] === '\n')
                from = Math.min(at + 1, textEnd);
        }
        trimNext = 'none';
        if (open === -1 || open >= length) {
            builder.text(from, textEnd);
            break;
        }
        const kind = text[open + 1] ?? '';
        const close = scan.close(open);
        if (close === -1) {
            builder.complain(open, `A \`{${kind}\` of the template is not closed.`);
            builder.text(from, length);
            break;
        }
        const mark = text[open + 2];
        const endMark = text[close - 1];
        let to = textEnd;
        if (mark === '-')
            to = Math.max(from, trimmedEnd(text, from, to));
        else if (options.lstripBlocks === true && kind !== '{' && mark !== '+') {
            let blank = to;
            while (blank > from && (text[blank - 1] === ' ' || text[blank - 1] === '\t'))
                blank--;
            if (blank === 0 || text[blank - 1] === '\n')
                to = blank;
        }
        builder.text(from, to);
        const marked = mark === '-' || mark === '+' || mark === '~';
        const start = open + (marked && open + 2 < close ? 3 : 2);
        const end = (endMark === '-' || endMark === '+' || endMark === '~') && close - 1 >= start ? close - 1 : close;
        at = close + 2;
        if (end < close && endMark === '-')
            trimNext = 'all';
        else if (options.trimBlocks === true && kind !== '{' && endMark !== '+')
            trimNext = 'newline';
        if (kind === '{') {
            const nodes = dialect === 'liquid' ? liquidOutput(source, start, end) : outputOf(source, start, end);
            for (const node of nodes)
                builder.add(node);
        }
        else if (kind === '%') {
            const word = wordAt(text, start, end);
            const after = start + word.skipped + word.name.length;
            if (word.name === 'raw' ||
                word.name === 'verbatim' ||
                (dialect === 'liquid' && word.name === 'comment')) {
                const stop = endOfRaw(text, at, `end${word.name}`);
                if (stop === null) {
                    builder.complain(open, `The template's \`${word.name}\` is not closed.`);
                    if (word.name !== 'comment')
                        builder.text(at, length);
                    break;
                }
                if (word.name !== 'comment') {
                    const rawFrom = trimNext === 'all' ? trimmedStart(text, at, stop.start) : at;
                    builder.text(rawFrom, stop.trimBefore ? trimmedEnd(text, rawFrom, stop.start) : stop.start);
                }
                trimNext = stop.trimAfter ? 'all' : options.trimBlocks === true ? 'newline' : 'none';
                at = stop.end;
            }
            else
                jinja_readTag(builder, dialect, word.name, after, end, open, close + 2);
        }
    }
    return builder.done();
}
/** Finds tags and their ends without ever looking at the same unclosed stretch again and again. */
class TagScanner {
    text;
    /** Offset from which on a closing mark is known not to exist. */
    none = new Map();
    quoteFailures = 0;
    constructor(text) {
        this.text = text;
    }
    nextOpen(at) {
        for (let open = this.text.indexOf('{', at); open !== -1; open = this.text.indexOf('{', open + 1)) {
            const next = this.text[open + 1];
            if (next === '{' || next === '%' || next === '#')
                return open;
        }
        return -1;
    }
    /** Offset of the two-unit mark that closes the tag opened at `open`, -1 when nothing does. */
    close(open) {
        const kind = this.text[open + 1];
        const mark = kind === '{' ? '}}' : kind === '%' ? '%}' : '#}';
        const none = this.none.get(mark);
        if (none !== undefined && open >= none)
            return -1;
        if (kind !== '#' && this.quoteFailures < 20) {
            const close = this.closeOutsideQuotes(open + 2, mark);
            if (close !== -1)
                return close;
            this.quoteFailures++;
        }
        const close = this.text.indexOf(mark, open + 2);
        if (close === -1)
            this.none.set(mark, open);
        return close;
    }
    closeOutsideQuotes(start, mark) {
        const { text } = this;
        let braces = 0;
        for (let at = start; at < text.length; at++) {
            const unit = text[at];
            if (unit === '"' || unit === "'") {
                const quote = closing(text, at);
                // `{{ don't }}`: a quote that closes nothing in this tag. The plain search decides.
                if (quote === -1)
                    return -1;
                at = quote;
            }
            else if (mark === '}}' && unit === '{')
                braces++;
            else if (mark === '}}' && unit === '}' && braces > 0)
                braces--;
            else if (unit === mark[0] && text[at + 1] === mark[1])
                return at;
            else if (unit === '{' && (text[at + 1] === '%' || text[at + 1] === '#'))
                return -1;
        }
        return -1;
    }
}
function closing(text, open) {
    const quote = text[open];
    for (let at = open + 1; at < text.length; at++) {
        if (text[at] === '\\')
            at++;
        else if (text[at] === quote)
            return at;
        else if (text[at] === '\n' && text[at + 1] === '\n')
            return -1;
    }
    return -1;
}
function wordAt(text, start, end) {
    let from = start;
    while (from < end && isBlank(text[from]))
        from++;
    let to = from;
    while (to < end && /[\w]/.test(text[to] ?? ''))
        to++;
    return { name: text.slice(from, to), skipped: from - start };
}
/** Where a raw block ends: `{%- endraw -%}`. */
function endOfRaw(text, at, name) {
    for (let open = text.indexOf('{%', at); open !== -1; open = text.indexOf('{%', open + 2)) {
        let from = open + 2;
        const trimBefore = text[from] === '-';
        if (trimBefore || text[from] === '+')
            from++;
        while (isBlank(text[from]))
            from++;
        if (!text.startsWith(name, from))
            continue;
        from += name.length;
        while (isBlank(text[from]))
            from++;
        const trimAfter = text[from] === '-';
        if (trimAfter || text[from] === '+')
            from++;
        if (text.startsWith('%}', from))
            return { start: open, end: from + 2, trimBefore, trimAfter };
    }
    return null;
}
function jinja_readTag(builder, dialect, tag, from, to, start, end) {
    const { source } = builder;
    const { text } = source;
    const place = builder.place(start, end);
    const rest = text.slice(from, to).trim();
    const subject = rest.replace(/\s+/g, ' ').slice(0, 120);
    switch (tag) {
        case 'if':
        case 'unless':
        case 'ifAsync':
        case 'ifchanged':
            builder.begin(tag, subject, start);
            return;
        case 'case':
        case 'switch':
            builder.begin(tag, subject, start);
            return;
        case 'when': {
            // What stands between `case` and the first `when` is not sent.
            const top = builder.top;
            if (top !== undefined && top.arms.length === 0 && top.extra === null && top.tag === 'case') {
                if (top.nodes.every((node) => node.kind === 'text' && node.text.trim() === ''))
                    top.nodes = [];
            }
            builder.arm(false);
            return;
        }
        case 'default':
            builder.arm(true);
            return;
        case 'elif':
        case 'elsif':
        case 'elseif':
            builder.arm(false);
            return;
        case 'else':
            builder.arm(true);
            return;
        case 'for':
        case 'tablerow':
        case 'asyncEach':
        case 'asyncAll': {
            const over = /\sin\s+([\s\S]*)$/.exec(` ${rest}`)?.[1] ?? rest;
            builder.begin(tag, over
                .replace(/\s+(?:recursive|if\s[\s\S]*|limit:[\s\S]*|offset:[\s\S]*)$/, '')
                .replace(/\s+/g, ' ')
                .trim()
                .slice(0, 120), start);
            return;
        }
        case 'block':
            builder.begin(tag, /^[\w.-]+/.exec(rest)?.[0] ?? '', start);
            return;
        case 'macro': {
            const name = /^[A-Za-z_]\w*/.exec(rest)?.[0] ?? '';
            const open = text.indexOf('(', from);
            const close = open === -1 || open >= to ? -1 : text.lastIndexOf(')', to);
            const parameters = close <= open
                ? []
                : splitTop(text, open + 1, close, ',').map((part) => {
                    const pair = /^\s*([A-Za-z_]\w*)\s*(=)?/.exec(text.slice(part.start, part.end));
                    const value = pair?.[2] === undefined ? [] : (argumentsIn(source, part.start, part.end)[0]?.value ?? []);
                    return { name: pair?.[1] ?? '', value };
                });
            builder.begin(tag, name, start, parameters);
            return;
        }
        case 'call': {
            let callStart = from;
            const open = trimmedStart(text, from, to);
            if (text[open] === '(')
                callStart = Math.max(open, closingBracket(text, open, to)) + 1;
            builder.begin(tag, text.slice(callStart, to).trim(), start, callAt(source, callStart, to));
            return;
        }
        case 'set':
        case 'capture': {
            const equals = splitTop(text, from, to, '=');
            if (equals.length > 1 && equals[1] !== undefined) {
                const name = text.slice(equals[0]?.start ?? from, equals[0]?.end ?? to).trim();
                const literal = literalOf(source, equals[1].start, to);
                const value = literal === null ? [{ kind: 'variable', name, place }] : outputOf(source, equals[1].start, to);
                if (/^[A-Za-z_]\w*$/.test(name))
                    builder.add({ kind: 'set', name, value, place });
            }
            else
                builder.begin(tag, /^[A-Za-z_]\w*/.exec(rest.replace(/^['"]/, ''))?.[0] ?? '', start);
            return;
        }
        case 'include':
        case 'render': {
            const marks = /\s+(?:ignore\s+missing|with\s|without\s|only\b|for\s)/.exec(text.slice(from, to));
            const stop = marks === null ? to : from + marks.index;
            const first = dialect === 'liquid'
                ? (splitTop(text, from, stop, ',')[0] ?? { start: from, end: stop })
                : { start: from, end: stop };
            const optional = /\bignore\s+missing\b/.test(rest);
            builder.add({
                kind: 'include',
                target: expression_targetOf(source, first.start, first.end),
                optional,
                body: null,
                place,
            });
            return;
        }
        case 'extends':
            builder.add({ kind: 'extends', target: expression_targetOf(source, from, to), place });
            return;
        case 'import': {
            const as = /\sas\s+([A-Za-z_]\w*)(?:\s+with(?:out)?\s+context)?\s*$/.exec(text.slice(from, to));
            builder.add({
                kind: 'import',
                target: expression_targetOf(source, from, as === null ? to : from + as.index),
                as: as?.[1] ?? null,
                names: [],
                place,
            });
            return;
        }
        case 'from': {
            const parts = splitTop(text, from, to, ' import ');
            const list = text.slice(parts[1]?.start ?? to, to).replace(/\s+with(?:out)?\s+context\s*$/, '');
            const names = list.split(',').flatMap((item) => {
                const pair = /^\s*([A-Za-z_]\w*)(?:\s+as\s+([A-Za-z_]\w*))?\s*$/.exec(item);
                return pair?.[1] === undefined ? [] : [{ name: pair[1], local: pair[2] ?? pair[1] }];
            });
            builder.add({
                kind: 'import',
                target: expression_targetOf(source, from, parts[0]?.end ?? to),
                as: null,
                names,
                place,
            });
            return;
        }
        case 'chat':
        case 'message': {
            const role = /role\s*=\s*["'](\w+)["']/.exec(rest)?.[1];
            if (role !== undefined)
                builder.add({ kind: 'role', role, place });
            builder.begin(tag, rest, start);
            return;
        }
        case 'insert':
            // Haystack: messages that are only known at run time.
            builder.add({ kind: 'role', role: 'user', place });
            builder.add({ kind: 'variable', name: subject, place });
            return;
        default:
            if (tag.startsWith('end') && tag.length > 3)
                endTag(builder, tag.slice(3), start, end);
            else if (transparent.has(tag))
                builder.begin(tag, subject, start);
            else if (!silent.has(tag)) {
                builder.add({ kind: 'opaque', why: `the template tag \`${tag.slice(0, 40)}\` is not known`, place });
                builder.complain(start, `The template tag \`${tag.slice(0, 40)}\` is not known; what it sends is not counted.`);
            }
    }
}
function endTag(builder, name, start, end) {
    const wanted = (block) => block.tag === name || (name === 'for' && block.tag.startsWith('async'));
    const block = builder.finish(wanted);
    if (block === null) {
        if (name !== 'asyncEach' && name !== 'include')
            builder.complain(start, `The template closes a \`${name}\` that is not open.`);
        return;
    }
    const place = builder.place(block.start, end);
    const body = block.arms.flat();
    switch (block.tag) {
        case 'if':
        case 'unless':
        case 'ifAsync':
        case 'ifchanged':
            builder.add({ kind: 'branch', arms: armsOf(block), on: block.subject, place });
            return;
        case 'case':
        case 'switch':
            builder.add({
                kind: 'branch',
                arms: block.complete ? block.arms.slice(1) : [...block.arms.slice(1), []],
                on: block.subject,
                place,
            });
            return;
        case 'for':
        case 'tablerow':
        case 'asyncEach':
        case 'asyncAll':
            builder.add(loopOf(block, place));
            return;
        case 'block':
            builder.add({ kind: 'block', name: block.subject, body, place });
            return;
        case 'macro':
            builder.add({
                kind: 'macro',
                name: block.subject,
                parameters: block.extra,
                body,
                place,
            });
            return;
        case 'call': {
            const call = block.extra;
            if (call === null)
                for (const node of body)
                    builder.add(node);
            else
                builder.add({ kind: 'call', ...call, written: block.subject, body, place });
            return;
        }
        case 'set':
        case 'capture':
            builder.add({ kind: 'set', name: block.subject, value: body, place });
            return;
        default:
            for (const node of body)
                builder.add(node);
    }
}
function liquidOutput(source, start, end) {
    const literal = literalOf(source, start, end);
    if (literal !== null)
        return outputOf(source, start, end);
    const name = nameOf(source.text, start, end);
    return name === '' ? [] : [{ kind: 'variable', name, place: source.placeOf(start, end) }];
}

;// CONCATENATED MODULE: ./src/formats/templates/promptl.ts




/**
 * PromptL: `{{ expression }}`, `{{ if }} … {{ else if }} … {{ else }} … {{ endif }}`, `{{ for x in xs }} … {{ endfor }}`,
 * `<system>` and the other role tags, `<content-image>`, `<prompt path="…" />`, `/* *\/` and `<!-- -->` comments, and `\`
 * before what is to be taken as it stands. Any other tag is text. A role mark whose role is a whole `<step …>` or `</step>`
 * tag is where one request of a chain begins or ends.
 * https://github.com/latitude-dev/promptl/tree/main/src/parser (checked 2026-11-26)
 */
function readPromptl(source) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    const tags = new promptl_TagScanner(text);
    let from = 0;
    let at = 0;
    const textUpTo = (end, next) => {
        builder.text(from, end);
        from = next;
        at = next;
    };
    while (at < text.length) {
        const unit = text[at];
        if (unit === '\\') {
            // What follows is sent as it stands, whatever it is.
            textUpTo(at, at + 1);
            at += 1;
        }
        else if (unit === '{' && text[at + 1] === '{') {
            const close = closingBraces(text, at + 2);
            if (close === -1) {
                builder.complain(at, 'A `{{` of the template is not closed.');
                break;
            }
            const start = at;
            textUpTo(start, close + 2);
            readExpression(builder, start, close + 2);
        }
        else if (unit === '/' && text[at + 1] === '*') {
            const close = text.indexOf('*/', at + 2);
            textUpTo(at, close === -1 ? text.length : close + 2);
        }
        else if (unit === '<') {
            if (text.startsWith('<!--', at)) {
                const close = text.indexOf('-->', at + 4);
                if (close === -1) {
                    builder.complain(at, 'A comment of the template is not closed.');
                    break;
                }
                textUpTo(at, close + 3);
                continue;
            }
            const tag = tags.at(at);
            if (tag === null)
                at++;
            else {
                textUpTo(at, tag.end);
                promptl_readTag(builder, tag);
            }
        }
        else
            at++;
    }
    builder.text(from, text.length);
    return builder.done();
}
// ------------------------------------------------------------------ tags
/** The names that are tags; the longer ones before what they begin with. */
const tagName = /<(\/?)(content-image|content-text|content-file|tool-call|content|message|developer|system|user|assistant|tool|prompt|scope|step)(?=[\s/>]|$)/y;
const attribute = /([A-Za-z_][\w-]{0,60})[ \t\r\n]*=[ \t\r\n]*(?:"([^"]{0,2000})"|'([^']{0,2000})')/g;
class promptl_TagScanner {
    text;
    /** Once a tag runs to the end of the text, no later one ends either: looking again would take quadratic time. */
    over = false;
    constructor(text) {
        this.text = text;
    }
    at(start) {
        if (this.over)
            return null;
        tagName.lastIndex = start;
        const found = tagName.exec(this.text);
        if (found === null)
            return null;
        const end = this.endOf(start + found[0].length);
        if (end === -1) {
            this.over = true;
            return null;
        }
        const inner = this.text.slice(start + found[0].length, end - 1);
        const attributes = new Map();
        for (const one of inner.matchAll(attribute)) {
            const value = one[2] ?? one[3] ?? '';
            const offset = start + found[0].length + one.index + one[0].length - 1 - value.length;
            if (!value.includes('{{'))
                attributes.set(one[1] ?? '', { text: value, start: offset });
        }
        return {
            start,
            end,
            name: found[2] ?? '',
            closes: found[1] === '/',
            closesItself: inner.endsWith('/'),
            attributes,
        };
    }
    /** One past the `>` that ends a tag; quotes and expressions may hold others. */
    endOf(from) {
        const { text } = this;
        for (let at = from; at < text.length; at++) {
            const unit = text[at];
            if (unit === '>')
                return at + 1;
            let close = at;
            if (unit === '"' || unit === "'")
                close = text.indexOf(unit, at + 1);
            else if (unit === '{' && text[at + 1] === '{') {
                close = closingBraces(text, at + 2);
                if (close !== -1)
                    close += 1;
            }
            if (close === -1)
                return -1;
            at = close;
        }
        return -1;
    }
}
function promptl_readTag(builder, tag) {
    const place = builder.place(tag.start, tag.end);
    const { name, closes } = tag;
    const role = (written) => {
        builder.add({ kind: 'role', role: written, place });
    };
    const media = name === 'content' ? (tag.attributes.get('type')?.text ?? 'text') : name;
    switch (name) {
        case 'step':
            // The tag itself is the mark: its attributes say how the request is made.
            role(builder.source.text.slice(tag.start, Math.min(tag.end, tag.start + 2_000)));
            if (tag.closesItself && !closes)
                role('</step>');
            return;
        case 'scope':
            return;
        case 'prompt':
            if (!closes)
                builder.add({ kind: 'include', target: promptl_targetOf(tag), optional: false, body: null, place });
            return;
        case 'tool-call': {
            const called = tag.attributes.get('name');
            if (!closes && called !== undefined)
                builder.add(textSegment(builder.source, called.start, called.start + called.text.length));
            return;
        }
        case 'content':
        case 'content-text':
        case 'content-image':
        case 'content-file':
            if (media === 'text' || media === 'content-text') {
                if (closes && builder.top?.tag === 'content')
                    closeMedia(builder, 'content', tag);
                return;
            }
            if (closes)
                closeMedia(builder, name, tag);
            else if (!tag.closesItself)
                builder.begin(name, media, tag.start, tag.attributes.get('mime')?.text ?? '');
            return;
        case 'message':
            role(closes ? 'system' : (tag.attributes.get('role')?.text ?? 'user'));
            return;
        default:
            // After a message, what stands on its own is a system message again.
            role(closes || tag.closesItself ? 'system' : name);
    }
}
/** What stands in an image or file tag is an address or data, not text that is sent. */
function closeMedia(builder, name, tag) {
    const block = builder.finish((open) => open.tag === name);
    if (block === null)
        return;
    const mime = String(block.extra);
    const kind = /image/.test(block.subject) ? 'image' : /^(audio|video|image)\//.exec(mime)?.[1];
    const media = kind === 'audio' || kind === 'video' || kind === 'image' ? kind : 'file';
    builder.add(mediaSegment(media, builder.place(block.start, tag.end)));
}
function promptl_targetOf(tag) {
    const path = tag.attributes.get('path');
    if (path === undefined)
        return { kind: 'dynamic', expression: 'path' };
    // A path from the project's root may begin with a slash.
    return { kind: 'names', names: [path.text.trim().replace(/^\//, '')] };
}
// ------------------------------------------------------------------ expressions
/** The `}}` that closes an expression; an object in it has braces of its own. */
function closingBraces(text, from) {
    let close = text.indexOf('}}', from);
    for (let tries = 0; tries < 20 && close !== -1; tries++) {
        const inner = text.slice(from, Math.min(close, from + 5_000));
        const depth = inner.split('{').length - inner.split('}').length;
        if (depth <= 0)
            return close;
        const next = text.indexOf('}}', close + 1);
        if (next === -1)
            return close;
        close = next;
    }
    return close;
}
function readExpression(builder, start, end) {
    const { source } = builder;
    const place = builder.place(start, end);
    const words = source.text
        .slice(start + 2, end - 2)
        .trim()
        .replace(/\s+/g, ' ');
    const head = /^(?:else if|[a-z]+)(?=$|[ (!])/.exec(words)?.[0] ?? '';
    const rest = words.slice(head.length).trim().slice(0, 200);
    if (head === 'if' && rest !== '')
        builder.begin('if', rest, start);
    else if (head === 'for' && / in /.test(words)) {
        builder.begin('for', rest.slice(rest.indexOf(' in ') + 4), start);
    }
    else if (head === 'else if' || words === 'else') {
        if (builder.top === undefined)
            builder.complain(start, 'The template has an `else` outside of any block.');
        else
            builder.arm(words === 'else');
    }
    else if (words === 'endif' || words === 'endfor') {
        const tag = words === 'endif' ? 'if' : 'for';
        const block = builder.finish((open) => open.tag === tag);
        if (block === null)
            builder.complain(start, `The template closes a \`${tag}\` that is not open.`);
        else
            builder.add(finished(block, source.text, end, builder));
    }
    else {
        const assigned = /^(?:set )?([A-Za-z_$][\w$]{0,100})(?:\.[\w.$]{1,100}|\[[^\]]{1,100}\])? ?(?:[-+*/%|&]{0,3}=(?![=>])|\+\+|--)/.exec(words);
        if (assigned !== null)
            promptl_assign(builder, assigned[1] ?? '', start, end);
        else {
            const literal = literalOf(source, start + 2, end - 2);
            if (literal !== null) {
                if (literal.text !== '')
                    builder.add(textSegment(literal));
            }
            else if (words !== '')
                builder.add({ kind: 'variable', name: words.slice(0, 80), place });
        }
    }
}
/** A name that is given a fixed text stands for it from there on; given anything else it is only known at run time. */
function promptl_assign(builder, name, start, end) {
    const { source } = builder;
    const place = builder.place(start, end);
    const inner = source.text.slice(start + 2, end - 2);
    const equals = inner.indexOf('=');
    const simple = /^\s*(?:set\s+)?[\w$]+\s*=(?!=)/.test(inner);
    const literal = simple ? literalOf(source, start + 3 + equals, end - 2) : null;
    const value = literal === null
        ? [{ kind: 'variable', name, place }]
        : literal.text === ''
            ? []
            : [textSegment(literal)];
    builder.add({ kind: 'set', name, value, place });
}
/** White space at the inner borders of a block goes where there is white space outside of it too. */
function finished(block, text, end, builder) {
    const before = block.start === 0 || isBlank(text[block.start - 1]);
    const after = end >= text.length || isBlank(text[end]);
    const trimmed = {
        ...block,
        arms: block.arms.map((arm) => trimmedArm(arm, before, after)),
    };
    const place = builder.place(block.start, end);
    return block.tag === 'for'
        ? loopOf(trimmed, place)
        : { kind: 'branch', arms: armsOf(trimmed), on: block.subject, place };
}
function trimmedArm(nodes, before, after) {
    const kept = [...nodes];
    const first = kept[0];
    if (before && first?.kind === 'text') {
        const start = first.text.length - first.text.trimStart().length;
        if (start > 0)
            kept[0] = cutSegment(first, start, first.text.length);
    }
    const last = kept[kept.length - 1];
    if (after && last?.kind === 'text') {
        const stop = last.text.trimEnd().length;
        if (stop < last.text.length)
            kept[kept.length - 1] = cutSegment(last, 0, stop);
    }
    return kept.filter((node) => node.kind !== 'text' || node.text !== '');
}
/**
 * Pieces without the indentation that all lines of one text have in common: a text ends where the role changes or an
 * image stands. Lines of white space do not count.
 */
function withoutIndent(pieces) {
    const indents = [];
    const line = { group: 0, blanks: 0 };
    walkPieces(pieces, line, (found) => {
        const known = indents[line.group];
        if (known === undefined || found < known)
            indents[line.group] = found;
    });
    const start = { group: 0, blanks: 0 };
    return cutPieces(pieces, start, indents);
}
function walkPieces(pieces, line, note) {
    const content = () => {
        if (line.blanks !== null)
            note(line.blanks);
        line.blanks = null;
    };
    for (const piece of pieces) {
        if (piece.kind === 'text') {
            for (const unit of piece.text) {
                if (unit === '\n')
                    line.blanks = 0;
                else if (line.blanks !== null && isBlank(unit))
                    line.blanks++;
                else if (line.blanks !== null)
                    content();
            }
        }
        else if (piece.kind === 'role' || piece.kind === 'media') {
            line.group++;
            line.blanks = 0;
        }
        else if (piece.kind === 'branch')
            for (const arm of piece.arms)
                walkPieces(arm, line, note);
        else if (piece.kind === 'loop' || piece.kind === 'include')
            walkPieces(piece.body, line, note);
        else
            content();
    }
}
function cutPieces(pieces, line, indents) {
    return pieces.flatMap((piece) => {
        switch (piece.kind) {
            case 'text':
                return cutText(piece, line, indents[line.group] ?? 0);
            case 'role':
            case 'media':
                line.group++;
                line.blanks = 0;
                return [piece];
            case 'branch':
                return [{ ...piece, arms: piece.arms.map((arm) => cutPieces(arm, line, indents)) }];
            case 'loop':
            case 'include':
                return [{ ...piece, body: cutPieces(piece.body, line, indents) }];
            default:
                line.blanks = null;
                return [piece];
        }
    });
}
function cutText(piece, line, indent) {
    const { text } = piece;
    if (indent === 0) {
        const newline = text.lastIndexOf('\n');
        if (newline !== -1)
            line.blanks = 0;
        else if (text !== '')
            line.blanks = null;
        return [piece];
    }
    const kept = [];
    let from = 0;
    for (let at = 0; at < text.length;) {
        let stop = at;
        if (line.blanks !== null) {
            while (stop < text.length && line.blanks < indent && (text[stop] === ' ' || text[stop] === '\t')) {
                stop++;
                line.blanks++;
            }
            if (stop > at) {
                if (at > from)
                    kept.push(cutSegment(piece, from, at));
                from = stop;
            }
            if (stop >= text.length)
                break;
            line.blanks = null;
        }
        const newline = text.indexOf('\n', stop);
        if (newline === -1)
            break;
        line.blanks = 0;
        at = newline + 1;
    }
    if (from < text.length)
        kept.push(cutSegment(piece, from, text.length));
    return kept;
}

;// CONCATENATED MODULE: ./src/formats/templates/simple.ts



/** Text without any placeholders. */
function readPlain(source) {
    const builder = new TemplateBuilder(source);
    builder.text(0, source.text.length);
    return builder.done();
}
/**
 * Python's str.format and f-strings, as LangChain, CrewAI and many home-made prompts use them: `{name}`,
 * `{name!r:>10}`, `{{` and `}}` for one brace. A brace that holds anything else (a JSON example) is text.
 * https://docs.python.org/3/library/string.html#format-string-syntax
 */
function readFstring(source) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    const field = /\{([A-Za-z_][\w.]*(?:\[[\w'"-]{1,40}\])*|\d{0,3})(?:![rsa])?(?::[^{}\n]{0,40})?\}/y;
    let from = 0;
    for (let at = nextBrace(text, 0); at !== -1; at = nextBrace(text, at)) {
        if (text[at + 1] === text[at]) {
            // The first of two equal braces is text, the second only marks it.
            builder.text(from, at + 1);
            at += 2;
            from = at;
            continue;
        }
        if (text[at] === '{') {
            field.lastIndex = at;
            const found = field.exec(text);
            if (found !== null) {
                builder.text(from, at);
                builder.add({ kind: 'variable', name: found[1] ?? '', place: builder.place(at, field.lastIndex) });
                at = field.lastIndex;
                from = at;
                continue;
            }
        }
        at++;
    }
    builder.text(from, text.length);
    return builder.done();
}
/**
 * `{name}` and nothing else: no escapes, no conversions, and a brace around anything else is text. So CrewAI fills in
 * its inputs; of `{{name}}` the outer braces stay.
 * https://github.com/crewAIInc/crewAI/blob/main/lib/crewai/src/crewai/utilities/string_utils.py (checked 2026-11-26)
 */
function readNames(source) {
    return readFields(source, /\{([A-Za-z_][\w-]{0,200})\}/g);
}
/**
 * What ADK fills in from a session: `{key}`, `{app:key}`, `{artifact.name}`, `{key.field}`, optional with `?`, in any
 * number of braces. A brace around anything else is text.
 * https://github.com/google/adk-python/blob/main/src/google/adk/utils/instructions_utils.py (checked 2026-11-26)
 */
function readState(source) {
    return readFields(source, /(?<!\{)\{{1,20}[ \t]{0,9}((?:(?:app|user|temp):)?[A-Za-z_]\w{0,99}(?:\.[\w.-]{1,99})?(?:\[['"]?\w{1,40}['"]?\])?)\??[ \t]{0,9}\}{1,20}/g);
}
function readFields(source, pattern) {
    const builder = new TemplateBuilder(source);
    let from = 0;
    for (const found of source.text.matchAll(pattern)) {
        builder.text(from, found.index);
        from = found.index + found[0].length;
        builder.add({ kind: 'variable', name: found[1] ?? '', place: builder.place(found.index, from) });
    }
    builder.text(from, source.text.length);
    return builder.done();
}
function nextBrace(text, at) {
    for (let index = at; index < text.length; index++) {
        const unit = text.charCodeAt(index);
        if (unit === 123 || unit === 125)
            return index;
    }
    return -1;
}
/** `$name`, `${name}` and `$$` for one dollar. https://docs.python.org/3/library/string.html#template-strings-strings */
function readDollar(source) {
    return readDollars(source, /\$(?:(\$)|([A-Za-z_]\w*)|\{([^{}\n]{1,200})\})/g);
}
/** Only `${name}`: a single `$` is a currency or a shell word. */
function readDollarBraces(source) {
    return readDollars(source, /\$(?:(?!)()|(?!)()|\{([^{}\n]{1,200})\})/g);
}
function readDollars(source, pattern) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    let from = 0;
    for (const found of text.matchAll(pattern)) {
        const at = found.index;
        if (found[1] !== undefined) {
            builder.text(from, at + 1);
            from = at + 2;
            continue;
        }
        builder.text(from, at);
        from = at + found[0].length;
        builder.add({
            kind: 'variable',
            name: (found[2] ?? found[3] ?? '').trim(),
            place: builder.place(at, from),
        });
    }
    builder.text(from, text.length);
    return builder.done();
}
/** Only `{{name}}`: no blocks, no comments, no escapes (GitHub Models and others like it). A name has no braces in it. */
function readBraces(source) {
    return readMarked(source, '{{', '}}', (at, stop) => Math.max(at, source.text.lastIndexOf('{{', stop - 2)));
}
/** GitHub's `${{ expression }}`; everything else is text. */
function readGithub(source) {
    return readMarked(source, '${{', '}}');
}
/** `innermost` says where a mark really begins that was seen open at `at` and is closed at `stop`. */
function readMarked(source, open, close, innermost = (at) => at) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    let from = 0;
    for (let seen = text.indexOf(open); seen !== -1; seen = text.indexOf(open, from)) {
        const stop = text.indexOf(close, seen + open.length);
        if (stop === -1)
            break;
        const at = innermost(seen, stop);
        const name = text.slice(at + open.length, stop).trim();
        builder.text(from, at);
        if (name === '' || name.length > 300)
            builder.text(at, stop + close.length);
        else
            builder.add({ kind: 'variable', name, place: builder.place(at, stop + close.length) });
        from = stop + close.length;
    }
    builder.text(from, text.length);
    return builder.done();
}
/**
 * Semantic Kernel's own syntax: `{{$name}}`, `{{Plugin.Function $argument}}` (content made at run time) and
 * `{{ "literal" }}`. https://learn.microsoft.com/semantic-kernel/concepts/prompts/prompt-template-syntax
 */
function readSemanticKernel(source) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    let from = 0;
    for (let at = text.indexOf('{{'); at !== -1; at = text.indexOf('{{', from)) {
        const stop = text.indexOf('}}', at + 2);
        if (stop === -1)
            break;
        const inner = text.slice(at + 2, stop).trim();
        const place = builder.place(at, stop + 2);
        const literal = literalOf(source, at + 2, stop);
        builder.text(from, at);
        from = stop + 2;
        if (literal !== null) {
            if (literal.text !== '')
                builder.add(textSegment(literal));
        }
        else if (inner.startsWith('$'))
            builder.add({ kind: 'variable', name: inner.slice(1), place });
        else if (/^[A-Za-z_][\w.-]*(?:\s|$)/.test(inner)) {
            builder.add({ kind: 'opaque', why: `\`${inner.slice(0, 80)}\` is called at run time`, place });
        }
        else
            builder.text(at, stop + 2);
    }
    builder.text(from, text.length);
    return builder.done();
}

;// CONCATENATED MODULE: ./src/formats/templates/engines.ts






const readers = {
    jinja: readJinja,
    nunjucks: readJinja,
    liquid: readLiquid,
    handlebars: readHandlebars,
    mustache: readMustache,
    go: readGo,
    sk: readSemanticKernel,
    fstring: readFstring,
    dollar: readDollar,
    'dollar-braces': readDollarBraces,
    braces: readBraces,
    github: readGithub,
    agentic: readAgentic,
    promptl: readPromptl,
    names: readNames,
    state: readState,
    plain: readPlain,
};
/** Reads a template into its tree; other files are joined in later by `expand`. Never throws. */
function parseTemplate(engine, source, options = {}) {
    return readers[engine](source, options);
}
/**
 * The language a text without any declaration is most likely written in, by its tell-tales. Only `{x}` in a
 * text with no other marks counts as an f-string: prompts are full of JSON.
 */
function engineOf(text) {
    const double = text.indexOf('{{');
    const tag = text.indexOf('{%');
    if (tag !== -1 && text.includes('%}', tag))
        return 'jinja';
    if (double !== -1 && text.includes('}}', double)) {
        if (text.includes('${{'))
            return 'github';
        if (/\{\{[#/>^!]/.test(text))
            return 'handlebars';
        if (/\{\{-? ?\.[A-Za-z]/.test(text))
            return 'go';
        if (/\{\{ ?\$/.test(text))
            return 'sk';
        if (/\{\{[-~]?[ \t]*[A-Za-z_]/.test(text))
            return text.includes('{#') ? 'jinja' : 'braces';
        return 'fstring';
    }
    if (/\{[A-Za-z_][\w.]{0,60}\}/.test(text))
        return /\$\{[A-Za-z_]/.test(text) ? 'dollar-braces' : 'fstring';
    return 'plain';
}

;// CONCATENATED MODULE: ./src/formats/templates/expand.ts




/** Files inside files: what a template may ask for in a chain. */
const maxIncludeDepth = 20;
/** What one prompt may expand to. Twenty files that each include the next one twice would be a million. */
const maxPieces = 50_000;
const expand_maxCharacters = 16 * 1024 * 1024;
const maxNesting = 200;
/**
 * Reads a template and joins everything it takes from other files of the revision: includes, partials, parents
 * with their blocks, macros where they are called. What cannot be joined (missing, a cycle, outside of the
 * repository, a name only known at run time) becomes an opaque segment and a Problem, never nothing.
 */
async function expandTemplate(engine, source, context, options = {}) {
    const template = parseTemplate(engine, source, options);
    const expansion = new Expansion(engine, context, options);
    const scope = newScope(null, source.place.path);
    const pieces = await expansion.template(template, scope, [source.place.path]);
    return {
        pieces,
        problems: [...template.problems, ...expansion.problems],
        incomplete: [...new Set(expansion.incomplete)],
    };
}
function newScope(outer, path, more = {}) {
    return {
        outer,
        path,
        macros: new Map(),
        values: new Map(),
        blocks: outer?.blocks ?? new Map(),
        caller: outer?.caller ?? null,
        superBlocks: outer?.superBlocks ?? [],
        ...more,
    };
}
class Expansion {
    problems = [];
    incomplete = [];
    pieces = 0;
    characters = 0;
    nesting = 0;
    full = false;
    parsed = new Map();
    engine;
    context;
    options;
    constructor(engine, context, options) {
        this.engine = engine;
        this.context = context;
        this.options = options;
    }
    /** A whole template: when it extends another, that one's text with this one's blocks. */
    async template(template, scope, chain) {
        const parent = template.nodes.find((node) => node.kind === 'extends');
        if (parent === undefined)
            return this.nodes(template.nodes, scope, chain);
        const blocks = new Map(scope.blocks);
        const collect = (nodes, depth) => {
            for (const node of nodes) {
                if (node.kind !== 'block')
                    continue;
                blocks.set(node.name, [...(blocks.get(node.name) ?? []), { body: node.body, scope }]);
                if (depth < 20)
                    collect(node.body, depth + 1);
            }
        };
        collect(template.nodes, 0);
        // Outside of its blocks a derived template only defines things.
        for (const node of template.nodes) {
            if (node.kind === 'macro' || node.kind === 'set' || node.kind === 'import')
                await this.node(node, scope, chain);
        }
        const found = await this.open(parent.target, parent.place, false, chain);
        if ('missing' in found)
            return found.missing;
        const inner = newScope(null, found.path, { blocks });
        const body = await this.template(found.template, inner, [...chain, found.path]);
        return [{ kind: 'include', path: found.path, body, place: parent.place }];
    }
    async nodes(nodes, scope, chain) {
        const pieces = [];
        // Macros may be called before they are defined where the file says so at its top level.
        for (const node of nodes)
            if (node.kind === 'macro')
                this.define(node, scope);
        for (const node of nodes) {
            if (this.full)
                break;
            pieces.push(...(await this.node(node, scope, chain)));
        }
        return pieces;
    }
    define(node, scope) {
        scope.macros.set(node.name, { parameters: node.parameters, body: node.body, scope });
    }
    async node(node, scope, chain) {
        if (this.nesting >= maxNesting)
            return [this.opaque('it is nested too deeply', node.place)];
        if (++this.pieces > maxPieces || this.characters > expand_maxCharacters)
            return this.overflow(node.place);
        this.nesting++;
        try {
            return await this.expand(node, scope, chain);
        }
        finally {
            this.nesting--;
        }
    }
    async expand(node, scope, chain) {
        switch (node.kind) {
            case 'text':
                this.characters += node.text.length;
                return [node];
            case 'opaque':
                this.incomplete.push(`${node.place.path}:${node.place.line}: ${node.why}`);
                return [node];
            case 'media':
            case 'role':
                return [node];
            case 'variable': {
                const value = expand_valueOf(scope, node.name);
                if (value === undefined || value === null)
                    return [node];
                // A value is used where it is named; while it is expanded the name means nothing (no endless recursion).
                const inner = newScope(value.scope, value.scope.path);
                inner.values.set(node.name, null);
                return this.nodes(value.nodes, inner, chain);
            }
            case 'branch': {
                const arms = [];
                for (const arm of node.arms)
                    arms.push(await this.nodes(arm, newScope(scope, scope.path), chain));
                // What is set in an arm may or may not hold afterwards.
                for (const arm of node.arms)
                    forget(arm, scope);
                return [{ kind: 'branch', arms, on: node.on, place: node.place }];
            }
            case 'loop': {
                const body = await this.nodes(node.body, newScope(scope, scope.path), chain);
                return [{ kind: 'loop', body, over: node.over, place: node.place }];
            }
            case 'set':
                scope.values.set(node.name, node.value.length === 1 && node.value[0]?.kind === 'variable' && node.value[0].name === node.name
                    ? null
                    : { nodes: node.value, scope });
                return [];
            case 'macro':
                this.define(node, scope);
                return [];
            case 'block': {
                const overrides = [...(scope.blocks.get(node.name) ?? []), { body: node.body, scope }];
                const [first, ...rest] = overrides;
                if (first === undefined)
                    return [];
                return this.nodes(first.body, newScope(first.scope, first.scope.path, { blocks: scope.blocks, superBlocks: rest }), chain);
            }
            case 'extends':
                return [];
            case 'import':
                await this.importMacros(node, scope, chain);
                return [];
            case 'include':
                return this.include(node, scope, chain);
            case 'call':
                return this.call(node, scope, chain);
        }
    }
    async include(node, scope, chain) {
        const inline = node.target.kind === 'names' ? macroOf(scope, node.target.names[0] ?? '') : undefined;
        if (inline !== undefined)
            return this.nodes(inline.body, newScope(inline.scope, inline.scope.path), chain);
        const found = await this.open(node.target, node.place, node.optional || node.body !== null, chain);
        if ('missing' in found) {
            return found.missing.length === 0 && node.body !== null
                ? this.nodes(node.body, scope, chain)
                : found.missing;
        }
        const caller = node.body === null ? null : { nodes: node.body, scope };
        // An included template sees the names around it, but not its includer's blocks.
        const inner = newScope(scope, found.path, { blocks: new Map(), superBlocks: [], caller });
        const body = await this.template(found.template, inner, [...chain, found.path]);
        return [{ kind: 'include', path: found.path, body, place: node.place }];
    }
    async importMacros(node, scope, chain) {
        const found = await this.open(node.target, node.place, false, chain);
        if ('missing' in found)
            return;
        const inner = newScope(null, found.path);
        for (const part of found.template.nodes) {
            if (part.kind === 'macro')
                this.define(part, inner);
            else if (part.kind === 'set' || part.kind === 'import')
                await this.node(part, inner, [...chain, found.path]);
        }
        if (node.as !== null)
            for (const [name, macro] of inner.macros)
                scope.macros.set(`${node.as}.${name}`, macro);
        for (const { name, local } of node.names) {
            const macro = inner.macros.get(name);
            if (macro !== undefined)
                scope.macros.set(local, macro);
            const value = inner.values.get(name);
            if (value !== undefined)
                scope.values.set(local, value);
        }
        if (node.as !== null)
            for (const [name, value] of inner.values)
                scope.values.set(`${node.as}.${name}`, value);
    }
    async call(node, scope, chain) {
        if (node.name === 'caller' && scope.caller !== null)
            return this.nodes(scope.caller.nodes, scope.caller.scope, chain);
        if (node.name === 'super') {
            const [next, ...rest] = scope.superBlocks;
            return next === undefined
                ? []
                : this.nodes(next.body, newScope(next.scope, next.scope.path, { blocks: scope.blocks, superBlocks: rest }), chain);
        }
        if (node.name.startsWith('self.')) {
            const block = scope.blocks.get(node.name.slice(5))?.[0];
            if (block !== undefined)
                return this.nodes(block.body, newScope(block.scope, block.scope.path), chain);
        }
        const macro = macroOf(scope, node.name);
        if (macro === undefined) {
            if (this.engine === 'go') {
                const target = { kind: 'names', names: [node.name] };
                return this.include({ kind: 'include', target, optional: false, body: null, place: node.place }, scope, chain);
            }
            const variable = { kind: 'variable', name: node.written, place: node.place };
            return node.body === null ? [variable] : [variable, ...(await this.nodes(node.body, scope, chain))];
        }
        const caller = node.body === null ? null : { nodes: node.body, scope };
        const inner = newScope(macro.scope, macro.scope.path, { caller });
        macro.parameters.forEach((parameter, index) => {
            const given = node.arguments.find((argument) => argument.name === parameter.name) ??
                (node.arguments[index]?.name === null ? node.arguments[index] : undefined);
            const value = given?.value ?? parameter.value;
            const itself = value.length === 1 && value[0]?.kind === 'variable' && value[0].name === parameter.name;
            if (parameter.name !== null) {
                inner.values.set(parameter.name, value.length === 0 && given === undefined
                    ? null
                    : itself
                        ? null
                        : { nodes: value, scope: given === undefined ? macro.scope : scope });
            }
        });
        const body = await this.nodes(macro.body, inner, chain);
        return macro.scope.path === scope.path
            ? body
            : [{ kind: 'include', path: macro.scope.path, body, place: node.place }];
    }
    /** The template a target names, or what stands in its place when it cannot be had. */
    async open(target, place, optional, chain) {
        if (target.kind === 'dynamic') {
            const name = target.expression.slice(0, 80);
            return this.missing('include-dynamic', `which file \`${name}\` names is only known at run time`, place);
        }
        let refused = null;
        for (const name of target.names) {
            const found = findTemplate(name, place.path, this.engine, this.context, this.options.folders ?? []);
            if ('refused' in found) {
                refused ??= found.refused;
                continue;
            }
            if (chain.includes(found.path)) {
                return this.missing('include-cycle', `\`${found.path}\` includes itself: ${[...chain, found.path].join(' → ')}`, place);
            }
            if (chain.length > maxIncludeDepth) {
                return this.missing('include-depth', `files include each other more than ${maxIncludeDepth} levels deep`, place);
            }
            let template = this.parsed.get(found.path);
            if (template === undefined) {
                const file = await this.context.read(found.path);
                if (!('text' in file)) {
                    return this.missing(file.reason, `\`${found.path}\` cannot be read: ${file.detail}`, place);
                }
                template = parseTemplate(this.engine, this.options.bodyOf?.(file) ?? textIn(file), this.options);
                this.parsed.set(found.path, template);
                this.problems.push(...template.problems);
            }
            return { path: found.path, template };
        }
        if (optional)
            return { missing: [] };
        const name = (target.names[0] ?? '').slice(0, 200);
        if (refused === 'outside' || refused === 'absolute') {
            return this.missing('include-outside', `\`${name}\` is outside of the repository and is not read`, place);
        }
        if (refused === 'remote')
            return this.missing('include-remote', `\`${name}\` is not in the repository`, place);
        return this.missing('include-missing', `there is no file \`${name}\``, place);
    }
    missing(reason, why, place) {
        const detail = `What is included here is not counted: ${why}.`;
        this.problems.push((0,problem/* problem */.C)(reason, place.path, place.line, detail));
        return { missing: [this.opaque(why, place)] };
    }
    opaque(why, place) {
        this.incomplete.push(`${place.path}:${place.line}: ${why}`);
        return { kind: 'opaque', why, place };
    }
    overflow(place) {
        if (this.full)
            return [];
        this.full = true;
        const why = `the template expands to more than ${maxPieces} parts`;
        this.problems.push((0,problem/* problem */.C)('too-large', place.path, place.line, `The rest of the prompt is not counted: ${why}.`));
        return [this.opaque(why, place)];
    }
}
function expand_valueOf(scope, name) {
    for (let at = scope; at !== null; at = at.outer) {
        const value = at.values.get(name);
        if (value !== undefined)
            return value;
    }
    return undefined;
}
function macroOf(scope, name) {
    for (let at = scope; at !== null; at = at.outer) {
        const macro = at.macros.get(name);
        if (macro !== undefined)
            return macro;
    }
    return undefined;
}
function forget(nodes, scope) {
    for (const node of nodes)
        if (node.kind === 'set')
            scope.values.set(node.name, null);
}
/** File name endings tried for a partial or an include that is written without one. */
const endings = [
    'hbs',
    'handlebars',
    'mustache',
    'prompt',
    'j2',
    'jinja',
    'jinja2',
    'liquid',
    'tmpl',
    'gotmpl',
    'md',
    'txt',
];
/**
 * The file a template means. Loaders have roots that no file states, so the name is looked for in the folder
 * of the including file, then in each folder above it, nearest first; partials also as `_name`, with the
 * including file's ending, and in `partials/`.
 */
function findTemplate(name, from, engine, context, folders) {
    const home = (0,parse_paths/* folderOf */.yS)(from);
    const direct = (0,parse_paths/* joinPath */.uJ)(home, name);
    if ('refused' in direct && direct.refused !== 'outside')
        return direct;
    const partial = engine === 'handlebars' || engine === 'mustache' || engine === 'liquid' || engine === 'go';
    const own = from.includes('.') ? (0,parse_paths/* baseName */.Fl)(from).slice((0,parse_paths/* baseName */.Fl)(from).indexOf('.', 1) + 1) : '';
    const bare = !/\.[A-Za-z0-9]+$/.test(name);
    const names = [name];
    if (bare)
        for (const ending of new Set([own, (0,parse_paths/* extensionOf */.je)(from), ...endings]))
            if (ending !== '')
                names.push(`${name}.${ending}`);
    const around = name.startsWith('./') || name.startsWith('../') ? [home] : [...folders, ...(0,parse_paths/* foldersUp */.TS)(home)];
    for (const folder of around) {
        const places = partial
            ? [folder, inFolder(folder, 'partials'), inFolder(folder, '_partials'), inFolder(folder, 'snippets')]
            : [folder];
        for (const place of places) {
            for (const candidate of names) {
                for (const spelled of partial || bare ? [candidate, underscored(candidate)] : [candidate]) {
                    const resolved = (0,parse_paths/* joinPath */.uJ)(place, spelled);
                    if ('path' in resolved && context.exists(resolved.path))
                        return resolved;
                }
            }
        }
    }
    return { refused: 'refused' in direct ? direct.refused : 'missing' };
}
function inFolder(folder, name) {
    return folder === '' ? name : `${folder}/${name}`;
}
function underscored(name) {
    const slash = name.lastIndexOf('/');
    return `${name.slice(0, slash + 1)}_${name.slice(slash + 1)}`;
}
/** The segments of pieces whose role marks do not matter. */
function segmentsOf(pieces) {
    const segments = [];
    for (const piece of pieces) {
        switch (piece.kind) {
            case 'role':
                break;
            case 'branch':
                segments.push({ ...piece, arms: piece.arms.map((arm) => segmentsOf(arm)) });
                break;
            case 'loop':
            case 'include':
                segments.push({ ...piece, body: segmentsOf(piece.body) });
                break;
            default:
                segments.push(piece);
        }
    }
    return segments;
}

;// CONCATENATED MODULE: ./src/formats/templates/roles.ts


/** A role as files write it; null when it is none. */
function roleOf(written) {
    switch (written.trim().toLowerCase()) {
        case 'system':
        case 'instruction':
        case 'instructions':
            return 'system';
        case 'developer':
            return 'developer';
        case 'user':
        case 'human':
            return 'user';
        case 'assistant':
        case 'ai':
        case 'model':
        case 'bot':
            return 'assistant';
        case 'tool':
        case 'function':
            return 'tool';
        default:
            return null;
    }
}
/**
 * Turns lines such as `system:`, `# user:` or `assistant[name="x"]:` into role marks. Such a line holds
 * nothing else, and what follows it, up to the next one, is sent in that role.
 */
function markRoleLines(pieces) {
    const state = { lineStart: true };
    const mark = (list) => list.flatMap((piece, index) => {
        switch (piece.kind) {
            case 'text': {
                const closesLine = index + 1 >= list.length || list[index + 1]?.kind === 'role';
                const marked = marksInText(piece, state.lineStart, closesLine);
                state.lineStart = piece.text.endsWith('\n') || (piece.text === '' && state.lineStart);
                return marked;
            }
            case 'branch': {
                const before = state.lineStart;
                let after = false;
                const arms = piece.arms.map((arm) => {
                    state.lineStart = before;
                    const marked = mark(arm);
                    after ||= state.lineStart;
                    return marked;
                });
                state.lineStart = after;
                return [{ ...piece, arms }];
            }
            case 'loop':
            case 'include':
                return [{ ...piece, body: mark(piece.body) }];
            case 'role':
                return [piece];
            default:
                state.lineStart = false;
                return [piece];
        }
    });
    return mark(pieces);
}
const roleLine = /^[ \t]*#{0,3}[ \t]*(system|user|assistant|developer|tool|function|instructions)(?:[ \t]*\[[^\]\n]{0,200}\])?[ \t]*:[ \t]*\r?$/i;
function marksInText(piece, startsLine, closesLine) {
    const { text } = piece;
    if (!text.includes(':'))
        return [piece];
    const found = [];
    let from = 0;
    const firstBreak = text.indexOf('\n');
    for (let line = startsLine ? 0 : firstBreak === -1 ? text.length : firstBreak + 1; line < text.length;) {
        const newline = text.indexOf('\n', line);
        if (newline === -1 && !closesLine)
            break;
        const stop = newline === -1 ? text.length : newline;
        const role = stop - line > 260 ? null : roleLine.exec(text.slice(line, stop));
        if (role?.[1] !== undefined) {
            if (line > from)
                found.push(cutSegment(piece, from, line));
            from = Math.min(text.length, stop + 1);
            found.push({ kind: 'role', role: role[1].toLowerCase(), place: cutSegment(piece, line, stop).place });
        }
        if (newline === -1)
            break;
        line = newline + 1;
    }
    if (found.length === 0)
        return [piece];
    if (from < text.length)
        found.push(cutSegment(piece, from, text.length));
    return found;
}
/**
 * Splits pieces at their role marks. A mark inside a loop or a branch splits that too: the loop is repeated
 * around each part, so that every message holds its own share of what is sent.
 */
function split(pieces) {
    const parts = [{ mark: null, segments: [] }];
    const append = (inner, wrap) => {
        for (const part of inner) {
            if (part.mark !== null)
                parts.push({ mark: part.mark, segments: [] });
            if (part.segments.length > 0)
                parts[parts.length - 1]?.segments.push(wrap(part.segments));
        }
    };
    for (const piece of pieces) {
        switch (piece.kind) {
            case 'role':
                parts.push({ mark: piece, segments: [] });
                break;
            case 'loop':
                append(split(piece.body), (body) => ({ ...piece, body }));
                break;
            case 'include':
                append(split(piece.body), (body) => ({ ...piece, body }));
                break;
            case 'branch': {
                const arms = piece.arms.map((arm) => split(arm));
                if (arms.every((arm) => arm.length === 1)) {
                    parts[parts.length - 1]?.segments.push({
                        ...piece,
                        arms: piece.arms.map((arm) => segmentsOf(arm)),
                    });
                    break;
                }
                arms.forEach((arm, index) => {
                    append(arm, (segments) => ({
                        ...piece,
                        arms: arms.map((_, other) => (other === index ? segments : [])),
                    }));
                });
                break;
            }
            default:
                parts[parts.length - 1]?.segments.push(piece);
        }
    }
    return parts;
}
/**
 * The messages of a template's pieces. A text without role marks is one message; before the first mark only
 * what is more than white space counts.
 */
function messagesOf(pieces, options) {
    const parts = split(pieces);
    const single = parts.length === 1;
    return parts.flatMap((part) => {
        const segments = options.trim === true || !single ? trimSegments(part.segments) : part.segments;
        if (part.mark === null && segments.length === 0)
            return [];
        const first = segments[0]?.place ?? part.mark?.place ?? options.place;
        const last = segments[segments.length - 1]?.place ?? first;
        const start = part.mark?.place ?? first;
        const place = last.path === start.path && last.end >= start.start ? { ...start, end: last.end } : start;
        const role = part.mark === null ? options.role : (roleOf(part.mark.role) ?? 'user');
        return [{ role, segments, place }];
    });
}
/** Segments without the white space at their two ends; empty texts are left out. */
function trimSegments(segments) {
    const kept = [...segments];
    while (kept[0]?.kind === 'text') {
        const first = kept[0];
        const start = first.text.length - first.text.trimStart().length;
        if (start === first.text.length) {
            kept.shift();
            continue;
        }
        if (start > 0)
            kept[0] = cutSegment(first, start, first.text.length);
        break;
    }
    for (let last = kept[kept.length - 1]; last?.kind === 'text'; last = kept[kept.length - 1]) {
        const end = last.text.trimEnd().length;
        if (end === 0) {
            kept.pop();
            continue;
        }
        if (end < last.text.length)
            kept[kept.length - 1] = cutSegment(last, 0, end);
        break;
    }
    return kept.filter((segment) => segment.kind !== 'text' || segment.text !== '');
}

;// CONCATENATED MODULE: ./src/formats/templates/chat.ts






/**
 * A list of chat messages, `[{role, content}]`, as most formats and every API write it. Content is a string or a
 * list of parts (`text`, `image_url`, `input_text`, `tool_use` …). Message text is read as a template of `engine`.
 */
async function readChat(list, engine, context, options = {}) {
    const messages = [];
    const problems = [];
    const incomplete = [];
    const segmentsFor = async (node) => {
        const text = textAt(node);
        if (text !== undefined) {
            const expanded = await expandTemplate(engine, text, context, options);
            problems.push(...expanded.problems);
            incomplete.push(...expanded.incomplete);
            return segmentsOf(expanded.pieces);
        }
        if (node === undefined)
            return [];
        if (node.kind === 'scalar')
            return node.value === null ? [] : [textSegment(node.source)];
        if (node.kind === 'list') {
            const parts = [];
            for (const item of node.items)
                parts.push(...(await partFor(item)));
            return parts;
        }
        return partFor(node);
    };
    const partFor = async (part) => {
        if (part.kind !== 'map')
            return segmentsFor(part);
        const type = stringAt(part, 'type') ?? '';
        const text = firstOf(part, ['text', 'input_text', 'output_text']);
        if (text !== undefined && (type === '' || type.endsWith('text')))
            return segmentsFor(text);
        // A cache mark of Bedrock's own; the mark itself is no content.
        if (at(part, 'cachePoint') !== undefined)
            return [];
        const inText = documentText(part);
        if (inText !== undefined)
            return segmentsFor(inText);
        const media = mediaOf(part, type);
        if (media !== null)
            return [media];
        const nested = at(part, 'content');
        if (type === 'search_result' && nested !== undefined)
            return [...(await segmentsFor(at(part, 'title'))), ...(await segmentsFor(nested))];
        if (type === 'tool_result' && nested !== undefined)
            return segmentsFor(nested);
        const guarded = at(part, 'guardContent', 'text', 'text') ?? at(part, 'guardContent', 'text');
        const plain = guarded ??
            at(part, 'executableCode', 'code') ??
            at(part, 'codeExecutionResult', 'output') ??
            (type === 'refusal' ? at(part, 'refusal') : undefined);
        if (plain !== undefined)
            return segmentsFor(plain);
        const sent = firstOf(part, [
            'input',
            'arguments',
            'functionCall',
            'functionResponse',
            'toolUse',
            'toolResult',
            'json',
        ]);
        if (sent !== undefined)
            return [textSegment(madeText(textAt(sent)?.text ?? JSON.stringify(plainValue(sent)), sent.place))];
        incomplete.push(`${part.place.path}:${part.place.line}: a message part of type \`${type.slice(0, 40)}\``);
        return [{ kind: 'opaque', why: `a message part of type \`${type.slice(0, 40)}\``, place: part.place }];
    };
    for (const item of itemsAt(list)) {
        if (item.kind !== 'map') {
            problems.push((0,problem/* problem */.C)('unexpected-shape', item.place.path, item.place.line, 'A message is a map with a role and a content.'));
            continue;
        }
        const written = stringAt(item, 'role') ?? 'user';
        const role = roleOf(written) ?? 'user';
        const content = firstOf(item, ['content', 'parts', 'text', 'value']);
        const name = stringAt(item, 'name');
        const add = (segments, breakpoint) => {
            messages.push({
                role,
                ...(name === undefined ? {} : { name }),
                segments,
                ...(breakpoint ? { cacheBreakpoint: true } : {}),
                place: item.place,
            });
        };
        // A cache mark inside a message: what stands up to it is a message of its own, so that the mark keeps its place.
        let segments = [];
        const parts = content?.kind === 'list' ? content.items : content === undefined ? [] : [content];
        for (const [index, part] of parts.entries()) {
            segments.push(...(await (content?.kind === 'list' ? partFor(part) : segmentsFor(part))));
            if (isMarked(part) && index < parts.length - 1) {
                add(segments, true);
                segments = [];
            }
        }
        for (const call of itemsAt(item, 'tool_calls').concat(itemsAt(item, 'function_call'))) {
            const called = at(call, 'function') ?? call;
            segments.push(textSegment(madeText(JSON.stringify(plainValue(called)), called.place)));
        }
        // Ollama's pictures stand beside the text.
        for (const picture of itemsAt(item, 'images'))
            segments.push(pictureAt(picture));
        add(segments, at(item, 'cache_control') !== undefined || isMarked(parts[parts.length - 1]));
    }
    return { messages, problems, incomplete };
}
function isMarked(part) {
    return at(part, 'cache_control') !== undefined || at(part, 'cachePoint') !== undefined;
}
/** A document whose text stands in the request (Anthropic's `source: {type: text | content}`, Bedrock's `source: {text}`). */
function documentText(part) {
    const source = at(part, 'source') ?? at(part, 'document', 'source');
    const type = stringAt(source, 'type');
    if (type === 'text')
        return at(source, 'data');
    if (type === 'content')
        return at(source, 'content');
    return at(part, 'document') === undefined ? undefined : at(source, 'text');
}
/** An image that is given as data, without a file of the repository. */
function pictureAt(node) {
    return mediaSegment('image', node.place);
}
/** An image, audio or file part in the shapes of OpenAI, Anthropic, Gemini and Bedrock. */
function mediaOf(part, written) {
    // Gemini says what the data is by its MIME type, Bedrock by the key.
    const inline = firstOf(part, ['inlineData', 'inline_data', 'fileData', 'file_data']);
    const [key] = part.kind === 'map' && part.entries.length === 1 ? part.entries : [];
    const type = written !== ''
        ? written
        : (stringAt(firstOf(inline, ['mimeType', 'mime_type'])) ??
            (key?.value.kind === 'map' && ['audio', 'video', 'document'].includes(key.key) ? key.key : ''));
    const kind = /image/.test(type) || at(part, 'image_url') !== undefined || at(part, 'image') !== undefined
        ? 'image'
        : /audio/.test(type)
            ? 'audio'
            : /video/.test(type)
                ? 'video'
                : /file|document/.test(type) || inline !== undefined
                    ? 'file'
                    : null;
    if (kind === null)
        return null;
    const url = stringAt(part, 'image_url', 'url') ??
        stringAt(part, 'image_url') ??
        stringAt(part, 'source', 'url') ??
        null;
    const detail = stringAt(part, 'image_url', 'detail') ?? stringAt(part, 'detail');
    const local = url !== null && !/^(?:[a-z][a-z0-9+.-]*:|\{)/i.test(url) ? url : null;
    return mediaSegment(kind, part.place, { path: local, detail });
}

;// CONCATENATED MODULE: ./src/formats/aiconfig.ts











// https://github.com/lastmile-ai/aiconfig/blob/main/schema/aiconfig.schema.json and, for what of it is sent, the OpenAI parser
// `python/src/aiconfig/default_parsers/openai.py` there (checked 2026-11-26, state of March 2024). Parsers of other models may
// send less: those for plain text leave the turns before out.
/** Prompts of AIConfig files. */
const aiconfig = {
    id: 'aiconfig',
    title: 'AIConfig',
    docs: 'https://github.com/lastmile-ai/aiconfig/blob/main/schema/aiconfig.schema.json',
    reads: 'Inputs and system prompts with model, settings, tools and message history, also those the file gives for a model as a whole; parameters are sample values. Earlier prompts of the same model are sent along unless `remember_chat_context` is false: they are told as missing, as are stored outputs, which do not count.',
    patterns: ['**/*.aiconfig.{json,yaml,yml}', '**/*aiconfig*.{json,yaml,yml}'],
    recognizes: (file) => /\bprompts["']?[ \t]*:/.test(file.text) && /\bmetadata["']?[ \t]*:/.test(file.text),
    async extract(file, context) {
        const parsed = parseByEnding(file);
        const { root } = parsed;
        const problems = [...parsed.problems];
        const prompts = [];
        /** Prompts so far by the name of their model: the turns of one talk. */
        const turnsOf = new Map();
        for (const item of itemsAt(root, 'prompts')) {
            const messages = [];
            const incomplete = [];
            const add = async (role, node) => {
                const source = textAt(node);
                if (source === undefined || source.text.trim() === '')
                    return;
                const expanded = await expandTemplate('handlebars', source, context);
                problems.push(...expanded.problems);
                incomplete.push(...expanded.incomplete);
                messages.push({ role, segments: segmentsOf(expanded.pieces), place: source.place });
            };
            const own = at(item, 'metadata', 'model');
            const named = textAt(own) ?? textAt(own, 'name') ?? textAt(root, 'metadata', 'default_model');
            const shared = named === undefined ? undefined : at(root, 'metadata', 'models', named.text);
            const settings = at(own, 'settings');
            const setting = (key) => at(settings, key) ?? at(shared, key);
            const history = setting('messages');
            if (history === undefined) {
                const system = setting('system_prompt');
                await add('system', at(system, 'content') ?? system);
            }
            else {
                const chat = await readChat(history, 'handlebars', context);
                problems.push(...chat.problems);
                incomplete.push(...chat.incomplete);
                messages.push(...chat.messages);
            }
            const input = at(item, 'input');
            const text = textAt(input) ?? textAt(input, 'content') ?? textAt(input, 'data');
            if (text !== undefined)
                await add(roleOf(stringAt(input, 'role') ?? 'user') ?? 'user', at(input, 'content') ?? at(input, 'data') ?? input);
            else if (input !== undefined) {
                const why = 'the input is not a text: what its model parser makes of it';
                messages.push({
                    role: 'user',
                    segments: [{ kind: 'opaque', why, place: input.place }],
                    place: input.place,
                });
                incomplete.push(why);
            }
            for (const attachment of itemsAt(input, 'attachments')) {
                messages.push(attached(attachment));
                if (aiconfig_mediaOf(attachment) === null)
                    incomplete.push('an attachment');
            }
            if (input === undefined || messages.length === 0) {
                const detail = 'A prompt of an AIConfig needs an `input`; this one has none that is sent.';
                problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, item.place.line, detail));
                if (messages.length === 0)
                    continue;
            }
            const real = textAt(settings, 'model') ?? textAt(shared, 'model') ?? named;
            const model = modelNamed(real);
            const turns = turnsOf.get(named?.text ?? '') ?? 0;
            turnsOf.set(named?.text ?? '', turns + 1);
            if (turns > 0 &&
                history === undefined &&
                booleanAt(item, 'metadata', 'remember_chat_context') !== false)
                incomplete.push('the turns before this one, which are sent along');
            const samples = new Map();
            for (const entry of [
                ...entriesAt(root, 'metadata', 'parameters'),
                ...entriesAt(item, 'metadata', 'parameters'),
            ]) {
                const sample = sampleText(entry.value);
                if (sample !== undefined)
                    samples.set(entry.key, { sample });
            }
            prompts.push(promptOf('aiconfig', file, {
                name: stringAt(item, 'name') ?? String(prompts.length + 1),
                line: item.place.line,
                messages,
                tools: readTools(listAt(settings, 'tools') ??
                    listAt(settings, 'functions') ??
                    listAt(shared, 'tools') ??
                    listAt(shared, 'functions')),
                model,
                parameters: { ...readParameters(shared), ...readParameters(settings) },
                variables: sampledVariables(messages, samples),
                incomplete,
            }));
        }
        return { prompts, problems };
    },
};
function aiconfig_mediaOf(attachment) {
    const kind = stringAt(attachment, 'mime_type')?.split('/')[0];
    return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : null;
}
/** An attachment is a message part of its own: a picture or a sound, or data that only its model parser knows. */
function attached(attachment) {
    const { place } = attachment;
    const media = aiconfig_mediaOf(attachment);
    return {
        role: 'user',
        segments: media === null ? [{ kind: 'opaque', why: 'an attachment', place }] : [mediaSegment(media, place)],
        place,
    };
}

;// CONCATENATED MODULE: ./src/formats/autogen-component.ts









// https://microsoft.github.io/autogen/stable/user-guide/core-user-guide/framework/component-config.html and the `…Config`
// classes of the agents, teams and tools in https://github.com/microsoft/autogen (0.7; checked 2026-11-26).
const autogen_component_id = 'autogen-component';
/** Components of AutoGen 0.4 and later, as AutoGen Studio keeps them: every agent with a model is one request. */
const autogenComponent = {
    id: autogen_component_id,
    title: 'AutoGen component',
    docs: 'https://microsoft.github.io/autogen/stable/user-guide/core-user-guide/framework/component-config.html',
    reads: 'One prompt per agent that has a model or a system message, and one per team that chooses its speaker by a model, also deep inside teams, tools and galleries: system message, instruction or selector prompt, the model client’s model or deployment with its limits, the tools of the agent and of its workbenches, handoffs as the tools they become. Tools, models and termination conditions that no agent of the file has are not sent. The parameters of a function tool are made from its code, the tools of an MCP server are not in the file.',
    patterns: ['**/*.{json,yaml,yml}'],
    recognizes(file) {
        if ((0,parse_paths/* extensionOf */.je)(file.path) !== 'json')
            return (/^[ \t]*(?:-[ \t]+)?provider[ \t]*:[ \t]*["']?autogen_/m.test(file.text) &&
                /^[ \t]*(?:-[ \t]+)?component_type[ \t]*:[ \t]*["']?(?:agent|team)\b/m.test(file.text));
        return (/"component_type"\s*:\s*"(?:agent|team)"/.test(file.text) && /"provider"\s*:\s*"[\w.]+"/.test(file.text));
    },
    async extract(file, context) {
        const { root, problems } = parseByEnding(file);
        if (root === null)
            return { prompts: [], problems };
        const found = [...problems];
        const prompts = [];
        const names = new Set();
        for (const component of componentsIn(root, file, found)) {
            const read = await readComponent(component, file, context);
            if (read === null)
                continue;
            found.push(...read.problems);
            const label = stringAt(component.node, 'label') ?? '';
            const name = names.has(read.prompt.name) && label !== '' ? `${read.prompt.name} (${label})` : read.prompt.name;
            names.add(name);
            prompts.push({ ...read.prompt, name });
        }
        return { prompts, problems: found };
    },
};
/** Agents and teams from the outside in. */
function componentsIn(root, file, problems) {
    const found = [];
    const named = new Map([['', '']]);
    walk(root, ({ node, path }) => {
        const provider = stringAt(node, 'provider');
        if (provider === undefined)
            return true;
        const kind = provider.slice(provider.lastIndexOf('.') + 1);
        const type = stringAt(node, 'component_type');
        if (type !== 'agent' &&
            type !== 'team' &&
            !(type === undefined && /(?:Agent|GroupChat|Swarm)$/.test(kind)))
            return true;
        const config = mapAt(node, 'config');
        if (config === undefined) {
            if (type === undefined)
                return true;
            const detail = 'A component needs a `config`: this agent or team is not read.';
            problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, node.place.line, detail));
            return true;
        }
        const own = stringAt(config, 'name') ?? stringAt(node, 'label') ?? kind;
        const name = `${prefixOf(path, named)}${own}`;
        named.set(path.join('\0'), `${name}/`);
        found.push({ node, config, kind, name });
        return true;
    });
    return found;
}
/** What the nearest component above a path is called. */
function prefixOf(path, named) {
    for (let length = path.length - 1; length > 0; length--) {
        const name = named.get(path.slice(0, length).join('\0'));
        if (name !== undefined)
            return name;
    }
    return named.get('') ?? '';
}
/** Null for what asks no model: a proxy for a person, a team that takes turns. */
async function readComponent(component, file, context) {
    const { config, kind, node } = component;
    const client = mapAt(config, 'model_client');
    const messages = [];
    const problems = [];
    const incomplete = [];
    const add = async (role, written, engine) => {
        const source = textAt(written);
        if (source === undefined) {
            if (written === undefined || isNull(written))
                return;
            const detail = 'The message of an agent is a text; this one is not read.';
            problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, written.place.line, detail));
            incomplete.push('a message that could not be read');
            return;
        }
        if (source.text === '')
            return;
        const expanded = await expandTemplate(engine, source, context);
        problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        messages.push({ role, segments: segmentsOf(expanded.pieces), place: source.place });
    };
    await add('system', firstOf(config, ['system_message', 'instruction', 'instructions']), 'plain');
    await add('system', at(config, 'response_prompt'), 'plain');
    // `{roles}`, `{participants}` and `{history}` are filled in.
    await add('user', at(config, 'selector_prompt'), 'fstring');
    await add('user', at(config, 'final_answer_prompt'), 'fstring');
    // An agent of OpenAI's own names its model itself.
    const model = client === undefined
        ? modelOf(config, kind)
        : modelOf(at(client, 'config'), stringAt(client, 'provider') ?? '');
    if (client === undefined && model === null && messages.length === 0)
        return null;
    const isWhole = writesNothing.has(kind) || (kind === 'SocietyOfMindAgent' && messages.length === 2);
    if (!isWhole)
        incomplete.push(`what \`${kind.slice(0, 60)}\` writes itself is not in the repository`);
    const tools = [
        ...itemsAt(config, 'tools').flatMap((tool) => toolOf(tool, incomplete)),
        ...itemsAt(config, 'workbench').flatMap((bench) => benchOf(bench, incomplete)),
        ...itemsAt(config, 'handoffs').flatMap((handoff) => handoffOf(handoff)),
    ];
    const settings = at(client, 'config') ?? config;
    const { schema, problems: schemaProblems } = readSchema(at(settings, 'response_format'), file);
    problems.push(...schemaProblems);
    return {
        prompt: promptOf(autogen_component_id, file, {
            name: component.name,
            line: node.place.line,
            messages,
            tools,
            schema,
            model,
            parameters: { ...readParameters(settings), ...readParameters(at(settings, 'options')) },
            incomplete: [...new Set(incomplete)],
        }),
        problems,
    };
}
/** Agents and teams whose whole text stands in their configuration; others have prompts in their code. */
const writesNothing = new Set([
    'AssistantAgent',
    'CodeExecutorAgent',
    'SelectorGroupChat',
    'OpenAIAgent',
    'OpenAIAssistantAgent',
]);
function modelOf(config, provider) {
    const deployment = textAt(config, 'azure_deployment');
    const model = textAt(config, 'model') ?? textAt(config, 'model_path');
    // The gallery's form has `{your-azure-deployment}` to fill in; the model beside it is what is meant.
    const isDeployment = deployment !== undefined &&
        deployment.text.trim() !== '' &&
        !/[{<]/.test(deployment.text) &&
        model === undefined;
    const written = isDeployment ? deployment : model;
    // `autogen_ext.models.anthropic.AnthropicChatCompletionClient`; an address of its own may be anybody's.
    const host = hostOf(provider.slice(provider.lastIndexOf('.') + 1));
    const elsewhere = host === 'openai' && stringAt(config, 'base_url') !== undefined;
    return modelNamed(written, { provider: elsewhere ? undefined : host, deployment: isDeployment });
}
/** What an agent or a team takes as a tool (`TaskRunnerToolArgs` in `autogen_agentchat.tools`). */
const taskSchema = {
    type: 'object',
    properties: { task: { type: 'string', description: 'The task to be executed.' } },
    required: ['task'],
    additionalProperties: false,
};
function toolOf(node, incomplete) {
    const config = mapAt(node, 'config');
    // A tool of the API itself: `{type: web_search}` or its bare name.
    if (config === undefined) {
        const own = readTools(node);
        for (const tool of own)
            if (!tool.known)
                incomplete.push(`what the tool \`${tool.name.slice(0, 60)}\` adds`);
        return own;
    }
    const inner = mapAt(config, 'agent', 'config') ?? mapAt(config, 'team', 'config');
    const runs = stringAt(config, 'name') ?? stringAt(inner, 'name');
    if (inner !== undefined && runs !== undefined) {
        const description = stringAt(config, 'description') ?? stringAt(inner, 'description') ?? null;
        return [{ name: runs, description, schema: taskSchema, known: true, place: node.place }];
    }
    const provider = stringAt(node, 'provider') ?? '';
    const name = stringAt(config, 'name') ?? stringAt(node, 'label') ?? provider.slice(provider.lastIndexOf('.') + 1);
    const schema = firstOf(config, ['json_schema', 'input_schema']) ?? at(config, 'tool', 'inputSchema');
    const description = stringAt(config, 'description') ?? stringAt(config, 'tool', 'description') ?? null;
    const known = stringAt(config, 'name') !== undefined && (description !== null || schema !== undefined);
    if (!known)
        incomplete.push(`the definition of the tool \`${name.slice(0, 60)}\` is not in the file`);
    else if (schema === undefined)
        incomplete.push(`the parameters of the tool \`${name.slice(0, 60)}\` are made from code`);
    return [
        { name, description, schema: schema === undefined ? null : plainValue(schema), known, place: node.place },
    ];
}
/** A static workbench has tools, any other one (of an MCP server) gets them at run time. */
function benchOf(node, incomplete) {
    const tools = at(node, 'config', 'tools');
    if (tools !== undefined)
        return itemsAt(tools).flatMap((tool) => toolOf(tool, incomplete));
    const provider = stringAt(node, 'provider') ?? 'workbench';
    const name = provider.slice(provider.lastIndexOf('.') + 1);
    incomplete.push(`the tools of \`${name.slice(0, 60)}\` are not in the repository`);
    return [namedTool(name, node.place)];
}
/** Each handoff becomes a tool without parameters, with these defaults (`Handoff` in `autogen_agentchat.base`). */
function handoffOf(node) {
    const target = stringAt(node) ?? stringAt(node, 'target');
    if (target === undefined)
        return [];
    const name = stringAt(node, 'name');
    const description = stringAt(node, 'description');
    return [
        {
            name: name === undefined || name === '' ? `transfer_to_${target}`.toLowerCase() : name,
            description: description === undefined || description === '' ? `Handoff to ${target}.` : description,
            schema: { type: 'object', properties: {}, additionalProperties: false },
            known: true,
            place: node.place,
        },
    ];
}

;// CONCATENATED MODULE: ./src/formats/parse/baml-schema.ts
// https://docs.boundaryml.com/ref/prompt-syntax/ctx-output-format and the code that writes the text:
// https://github.com/BoundaryML/baml, engine/baml-lib/jinja-runtime/src/output_format/{mod,types}.rs (read 2026-11-26;
// the order in which types are found is that of engine/baml-runtime/…/render_output_format.rs).
const baml_schema_maxDepth = 40;
const maxTypes = 2_000;
const maxText = 200_000;
/** An enum with more values than this, or with a description, is written above and named in its place. */
const maxInlineValues = 6;
/** `prefix = "…", or_splitter = "|", hoist_classes = true` of a call. Other values than these do not occur. */
function outputOptions(call) {
    const found = Object.create(null);
    const argument = /\b(prefix|or_splitter|enum_value_prefix|always_hoist_enums|map_style|hoisted_class_prefix|hoist_classes|quote_class_fields)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(null|none|true|false)|(\[[^\]]{0,2000}\]))/gi;
    for (const [, name, double, single, word, list] of call.slice(0, 4000).matchAll(argument)) {
        const text = double ?? single;
        if (name === undefined)
            continue;
        found[name] =
            text !== undefined
                ? text.replace(/\\(.)/g, (_, mark) => (mark === 'n' ? '\n' : mark === 't' ? '\t' : mark))
                : word !== undefined
                    ? /^(?:null|none)$/i.test(word)
                        ? null
                        : word.toLowerCase()
                    : (list ?? null);
    }
    return found;
}
/** The text BAML writes for a function's return type. */
function bamlSchema(type, all, options = {}) {
    const types = new Map(all
        .filter((block) => ['class', 'enum', 'type'].includes(block.keyword))
        .map((block) => [block.name, block]));
    const aliases = recursiveAliases(types);
    const target = baml_schema_expand(readType(type), types, aliases, []);
    const reach = reachable(target, types, aliases);
    let unknown = reach.unknown;
    const or = options['or_splitter'] ?? ' or ';
    const quote = options['quote_class_fields'] === 'true' ? '"' : '';
    const classPrefix = options['hoisted_class_prefix'] ?? '';
    const hoistedEnums = new Set(reach.enums.filter((name) => {
        const members = types.get(name)?.fields.filter((field) => !field.skip) ?? [];
        return (members.length > maxInlineValues ||
            members.some((field) => field.description !== null) ||
            options['always_hoist_enums'] === 'true');
    }));
    const hoistedClasses = new Set(recursiveClasses(reach.classes, types, aliases));
    const asked = options['hoist_classes'] ?? 'auto';
    for (const name of reach.classes) {
        if (asked === 'true' ||
            (asked.startsWith('[') && (asked.includes(`"${name}"`) || asked.includes(`'${name}'`))))
            hoistedClasses.add(name);
    }
    let written = 0;
    const counted = (text) => {
        written += text.length;
        if (written > maxText)
            unknown ??= 'the type of the answer is too large';
        return text;
    };
    const inner = (node, depth) => node.kind === 'name' && hoistedClasses.has(node.name) ? node.name : render(node, depth);
    const render = (node, depth) => {
        if (written > maxText || depth > baml_schema_maxDepth * 3) {
            unknown ??= 'the type of the answer is too large';
            return '';
        }
        switch (node.kind) {
            case 'list': {
                const text = inner(node.of, depth + 1);
                const hoisted = node.of.kind === 'name' && (hoistedClasses.has(node.of.name) || aliases.has(node.of.name));
                if (!hoisted && standsAlone(node.of, text))
                    return `[\n  ${indented(text)}\n]`;
                return node.of.kind === 'union' ? `(${text})[]` : `${text}[]`;
            }
            case 'map': {
                const [key, value] = [inner(node.key, depth + 1), inner(node.of, depth + 1)];
                return options['map_style'] === 'object' ? `{${key}: ${value}}` : `map<${key}, ${value}>`;
            }
            case 'union':
                return node.of.map((part) => inner(part, depth + 1)).join(or);
            case 'name': {
                const block = types.get(node.name);
                if (block === undefined || block.keyword === 'type')
                    return node.name;
                const members = block.fields.filter((field) => !field.skip);
                if (block.keyword === 'enum')
                    return hoistedEnums.has(node.name)
                        ? (block.attributes?.alias ?? block.name)
                        : members.map((field) => `'${field.alias ?? field.name}'`).join(or);
                const about = (block.attributes?.description ?? '').trim();
                const lines = members.map((field) => {
                    const comment = field.description === null ? '' : `  // ${field.description.replaceAll('\n', '\n  // ')}\n`;
                    const shown = inner(baml_schema_expand(readType(field.type), types, aliases, []), depth + 1);
                    return counted(`${comment}  ${quote}${field.alias ?? field.name}${quote}: ${indented(shown)},\n`);
                });
                return `{\n${about === ''
                    ? ''
                    : `${about
                        .split('\n')
                        .map((line) => `  // ${line}\n`)
                        .join('')}\n`}${lines.join('')}}`;
            }
        }
    };
    const standsAlone = (node, text) => {
        if (node.kind === 'union')
            return node.of.every((part) => !isPrimitive(part));
        if (node.kind === 'name' && types.get(node.name)?.keyword === 'enum')
            return text.length > 15;
        return !isPrimitive(node);
    };
    const enumText = (name) => {
        const block = types.get(name);
        const mark = options['enum_value_prefix'] === undefined ? '- ' : (options['enum_value_prefix'] ?? '');
        const lines = (block?.fields ?? [])
            .filter((field) => !field.skip)
            .map((field) => `\n${mark}${field.alias ?? field.name}${field.description === null ? '' : `: ${indented(field.description)}`}`);
        return counted(`${block?.attributes?.alias ?? name}\n----${lines.join('')}`);
    };
    const given = options['prefix'];
    const prefix = given === undefined ? autoPrefix(target) : given;
    const named = target.kind === 'name' ? types.get(target.name) : undefined;
    const above = [
        ...[...hoistedEnums].filter((name) => named?.name !== name).map((name) => enumText(name)),
        ...[...hoistedClasses].map((name) => `${classPrefix === '' ? '' : `${classPrefix} `}${name} ${render({ kind: 'name', name }, 0)}`),
    ];
    const defined = reach.aliases.map((name) => `${classPrefix === '' ? '' : `${classPrefix} `}${name} = ${render(baml_schema_expand(readType(types.get(name)?.returns ?? ''), types, aliases, [name]), 0)}`);
    if (defined.length > 0)
        above.push(defined.join('\n'));
    const message = target.kind === 'name' && target.name === 'string' && prefix === null
        ? ''
        : named?.keyword === 'enum'
            ? enumText(named.name)
            : inner(target, 0);
    const text = [...above.map((part) => `${part}\n\n`), prefix ?? '', message].join('').replace(/\n+$/, '');
    return {
        text,
        sources: reach.sources,
        unknown,
        dynamic: [...reach.classes, ...reach.enums].filter((name) => types.get(name)?.attributes?.dynamic === true),
    };
    function autoPrefix(node) {
        if (node.kind === 'list')
            return 'Answer with a JSON Array using this schema:\n';
        if (node.kind === 'map')
            return 'Answer in JSON using this schema:\n';
        if (node.kind === 'union')
            return node.of.filter((part) => !baml_schema_isNull(part)).length > 1
                ? 'Answer in JSON using any of these schemas:\n'
                : 'Answer in JSON using this schema:\n';
        if (node.name === 'string')
            return null;
        if (isPrimitive(node))
            return `Answer as ${/^[aeiou]/.test(node.name) ? 'an' : 'a'} `;
        if (isLiteral(node.name))
            return 'Answer using this specific value:\n';
        if (types.get(node.name)?.keyword === 'enum')
            return 'Answer with any of the categories:\n';
        const word = classPrefix === '' ? 'schema' : classPrefix;
        return `Answer in JSON using this ${word}:${hoistedClasses.has(node.name) || aliases.has(node.name) ? ' ' : '\n'}`;
    }
}
function indented(text) {
    return text.replaceAll('\n', '\n  ');
}
const primitives = new Set(['string', 'int', 'float', 'bool', 'null']);
const media = new Set(['image', 'audio', 'pdf', 'video']);
function isPrimitive(node) {
    return node.kind === 'name' && (primitives.has(node.name) || media.has(node.name));
}
function baml_schema_isNull(node) {
    return node.kind === 'name' && node.name === 'null';
}
function isLiteral(name) {
    return /^["\d-]/.test(name) || name === 'true' || name === 'false';
}
/** Aliases stand for what they mean, except those that mean themselves; unions in unions are one, `null` comes last. */
function baml_schema_expand(node, types, recursive, chain) {
    if (node.kind === 'list')
        return { kind: 'list', of: baml_schema_expand(node.of, types, recursive, chain) };
    if (node.kind === 'map')
        return {
            kind: 'map',
            key: baml_schema_expand(node.key, types, recursive, chain),
            of: baml_schema_expand(node.of, types, recursive, chain),
        };
    if (node.kind === 'name') {
        const block = types.get(node.name);
        if (block?.keyword !== 'type' ||
            recursive.has(node.name) ||
            chain.includes(node.name) ||
            chain.length > baml_schema_maxDepth)
            return node;
        return baml_schema_expand(readType(block.returns), types, recursive, [...chain, node.name]);
    }
    const parts = node.of
        .map((part) => baml_schema_expand(part, types, recursive, chain))
        .flatMap((part) => (part.kind === 'union' ? part.of : [part]));
    const names = new Set();
    const once = parts.filter((part) => {
        if (part.kind !== 'name')
            return true;
        if (names.has(part.name))
            return false;
        names.add(part.name);
        return true;
    });
    const ordered = [...once.filter((part) => !baml_schema_isNull(part)), ...once.filter((part) => baml_schema_isNull(part))];
    const [only] = ordered;
    return ordered.length === 1 && only !== undefined ? only : { kind: 'union', of: ordered };
}
/** What the answer can hold, in the order in which BAML comes upon it: the last field first. */
function reachable(target, types, recursive) {
    const classes = [];
    const enums = [];
    const aliases = [];
    const sources = new Set();
    let unknown = null;
    const met = new Set();
    const open = [target];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
        if (node.kind === 'list')
            open.push(node.of);
        else if (node.kind === 'map')
            open.push(node.key, node.of);
        else if (node.kind === 'union')
            open.push(...node.of);
        else if (isPrimitive(node)) {
            if (media.has(node.name))
                unknown ??= `a type \`${node.name}\` cannot be answered`;
        }
        else if (!isLiteral(node.name) && !met.has(node.name)) {
            met.add(node.name);
            const block = types.get(node.name);
            if (block === undefined) {
                unknown ??= `the type \`${node.name.slice(0, 60)}\` is not defined in the repository`;
                continue;
            }
            if (met.size > maxTypes) {
                unknown ??= 'the type of the answer is too large';
                break;
            }
            sources.add(block.place.path);
            if (block.keyword === 'enum')
                enums.push(node.name);
            else if (block.keyword === 'type') {
                aliases.push(node.name);
                open.push(baml_schema_expand(readType(block.returns), types, recursive, [node.name]));
            }
            else {
                classes.push(node.name);
                for (const field of block.fields)
                    if (!field.skip)
                        open.push(baml_schema_expand(readType(field.type), types, recursive, []));
            }
        }
    }
    return { classes, enums, aliases, sources: [...sources], unknown };
}
function namesIn(node) {
    if (node.kind === 'name')
        return [node.name];
    if (node.kind === 'list')
        return namesIn(node.of);
    return node.kind === 'map' ? [...namesIn(node.key), ...namesIn(node.of)] : node.of.flatMap(namesIn);
}
function recursiveAliases(types) {
    const edges = new Map();
    for (const block of types.values()) {
        if (block.keyword !== 'type')
            continue;
        const named = namesIn(readType(block.returns)).filter((name) => types.get(name)?.keyword === 'type');
        edges.set(block.name, named);
    }
    return inCycles([...edges.keys()], (name) => edges.get(name) ?? []);
}
function recursiveClasses(classes, types, aliases) {
    const edges = new Map(classes.map((name) => [
        name,
        (types.get(name)?.fields ?? [])
            .filter((field) => !field.skip)
            .flatMap((field) => namesIn(baml_schema_expand(readType(field.type), types, aliases, [])))
            .filter((one) => types.get(one)?.keyword === 'class'),
    ]));
    return inCycles(classes, (name) => edges.get(name) ?? []);
}
/** The names that lead back to themselves (Kosaraju's two walks, without recursion). */
function inCycles(names, next) {
    const finished = [];
    const met = new Set();
    const back = new Map();
    for (const name of names)
        for (const to of next(name)) {
            const known = back.get(to);
            if (known === undefined)
                back.set(to, [name]);
            else
                known.push(name);
        }
    for (const name of names) {
        const open = met.has(name) ? [] : [{ name, at: 0 }];
        met.add(name);
        for (let top = open[open.length - 1]; top !== undefined; top = open[open.length - 1]) {
            const to = next(top.name)[top.at++];
            if (to === undefined) {
                finished.push(top.name);
                open.pop();
            }
            else if (!met.has(to)) {
                met.add(to);
                open.push({ name: to, at: 0 });
            }
        }
    }
    const found = new Set();
    const placed = new Set();
    for (const name of finished.reverse()) {
        if (placed.has(name))
            continue;
        placed.add(name);
        const group = [name];
        for (const member of group)
            for (const from of back.get(member) ?? []) {
                if (placed.has(from))
                    continue;
                placed.add(from);
                group.push(from);
            }
        if (group.length > 1 || next(name).includes(name))
            for (const member of group)
                found.add(member);
    }
    return new Set(names.filter((name) => found.has(name)));
}
/** `Ticket[]`, `"low" | "high"`, `map<string, int>`, `Name?`, `(A | B)[]`. */
function readType(text) {
    const tokens = text.slice(0, 5000).match(/"(?:[^"\\\n]|\\.)*"|-?[\w.]+|\[\]|[<>|?,()]/g) ?? [];
    let at = 0;
    const union = (depth) => {
        const parts = [single(depth)];
        while (tokens[at] === '|') {
            at++;
            parts.push(single(depth));
        }
        const flat = parts.flatMap((part) => (part.kind === 'union' ? part.of : [part]));
        const [only] = flat;
        return flat.length === 1 && only !== undefined ? only : { kind: 'union', of: flat };
    };
    const single = (depth) => {
        let type = { kind: 'name', name: tokens[at] ?? 'string' };
        if (tokens[at] === '(' && depth < baml_schema_maxDepth) {
            at++;
            type = union(depth + 1);
            if (tokens[at] === ')')
                at++;
        }
        else if (tokens[at] === 'map' && tokens[at + 1] === '<' && depth < baml_schema_maxDepth) {
            at += 2;
            const key = union(depth + 1);
            if (tokens[at] === ',')
                at++;
            const of = union(depth + 1);
            if (tokens[at] === '>')
                at++;
            type = { kind: 'map', key, of };
        }
        else
            at++;
        let wraps = 0;
        while ((tokens[at] === '[]' || tokens[at] === '?') && wraps++ < baml_schema_maxDepth) {
            if (tokens[at] === '[]')
                type = { kind: 'list', of: type };
            else
                type = { kind: 'union', of: [type, { kind: 'name', name: 'null' }] };
            at++;
        }
        return type;
    };
    return union(0);
}

;// CONCATENATED MODULE: ./src/formats/parse/baml.ts


const baml_maxDepth = 40;
/** Reads a BAML file: no recursion deeper than `maxDepth`, every character looked at once. */
function readBaml(file) {
    const known = filesRead.get(file);
    if (known !== undefined)
        return known;
    const read = parse(file);
    filesRead.set(file, read);
    return read;
}
/** The files of a project are asked for once per file of it. */
const filesRead = new WeakMap();
function parse(file) {
    const problems = [];
    const tokens = tokensOf(file, problems);
    const blocks = [];
    let at = 0;
    const complain = (offset, detail) => {
        if (problems.length < 20)
            problems.push((0,problem/* problem */.C)('unreadable-format', file.path, lineAt(file, offset), detail));
    };
    const peek = (ahead = 0) => tokens[at + ahead];
    const isMark = (text, token = peek()) => token?.kind === 'mark' && token.text === text;
    const skipLines = () => {
        while (peek()?.kind === 'line')
            at++;
    };
    /** Past the mark that closes the one at `at`. */
    const skipBalanced = () => {
        let depth = 0;
        while (at < tokens.length) {
            const token = tokens[at];
            at++;
            if (token?.kind !== 'mark')
                continue;
            if ('{[('.includes(token.text))
                depth++;
            else if ('}])'.includes(token.text) && --depth <= 0)
                return;
        }
    };
    const list = () => {
        const items = [];
        const first = at;
        skipBalanced();
        for (let index = first + 1; index < at - 1; index++) {
            const token = tokens[index];
            if (token?.kind === 'word' || token?.kind === 'text')
                items.push(token.source ?? textIn(file, token.start, token.end));
        }
        return items;
    };
    /** `@assert(name, {{ … }})`: what is checked of an answer is not sent. */
    const skipAttribute = () => {
        while (isMark('@'))
            at++;
        if (peek()?.kind === 'word')
            at++;
        if (isMark('('))
            skipBalanced();
    };
    const values = (depth) => {
        const found = [];
        while (at < tokens.length && !isMark('}')) {
            if (isMark('@')) {
                skipAttribute();
                continue;
            }
            const key = peek();
            if (key?.kind !== 'word' && key?.kind !== 'text') {
                if (isMark('{') || isMark('[') || isMark('('))
                    skipBalanced();
                else
                    at++;
                continue;
            }
            at++;
            if (isMark(':') || isMark('='))
                at++;
            const value = peek();
            const name = key.source?.text ?? key.text;
            if (isMark('{')) {
                if (depth >= baml_maxDepth) {
                    skipBalanced();
                    continue;
                }
                at++;
                const children = values(depth + 1);
                const closing = peek();
                const end = closing?.end ?? file.text.length;
                at++;
                found.push({ key: name, text: textIn(file, key.start, end), items: [], children });
            }
            else if (isMark('[')) {
                const start = value?.start ?? key.end;
                const items = list();
                found.push({
                    key: name,
                    text: textIn(file, start, tokens[at - 1]?.end ?? start),
                    items,
                    children: [],
                });
            }
            else if (value?.kind === 'text') {
                at++;
                found.push({
                    key: name,
                    text: value.source ?? textIn(file, value.start, value.end),
                    items: [],
                    children: [],
                });
            }
            else {
                // A bare value goes on to the end of the line.
                const start = value?.start ?? key.end;
                let end = start;
                while (at < tokens.length && peek()?.kind !== 'line' && !isMark('}') && !isMark(',')) {
                    // A type that a test defines for itself: `dynamic class Ticket { … }`.
                    if (isMark('{')) {
                        skipBalanced();
                        break;
                    }
                    end = peek()?.end ?? end;
                    at++;
                }
                found.push({ key: name, text: textIn(file, start, end), items: [], children: [] });
            }
            while (isMark(',') || peek()?.kind === 'line')
                at++;
        }
        return found;
    };
    const firstText = (first, end) => tokens.slice(first, Math.min(end, first + 4)).find((token) => token.kind === 'text')?.source?.text ??
        null;
    const fields = (keyword) => {
        const found = [];
        let attributes = { alias: null, description: null, dynamic: false };
        while (at < tokens.length && !isMark('}')) {
            const name = peek();
            if (name?.kind !== 'word') {
                if (isMark('@')) {
                    // An attribute of the whole block.
                    while (isMark('@'))
                        at++;
                    const attribute = peek()?.kind === 'word' ? peek()?.text : undefined;
                    if (attribute !== undefined)
                        at++;
                    if (attribute === 'dynamic')
                        attributes = { ...attributes, dynamic: true };
                    if (isMark('(')) {
                        const first = at + 1;
                        skipBalanced();
                        const value = firstText(first, at - 1);
                        if (attribute === 'alias' || attribute === 'description')
                            attributes = { ...attributes, [attribute]: value ?? attributes[attribute] };
                    }
                }
                else if (isMark('{') || isMark('('))
                    skipBalanced();
                else
                    at++;
                continue;
            }
            at++;
            const typeStart = peek()?.start ?? name.end;
            let typeEnd = typeStart;
            let alias = null;
            let description = null;
            let skip = false;
            while (at < tokens.length && !isMark('}')) {
                if (peek()?.kind === 'line') {
                    // Attributes may stand on the lines below.
                    let ahead = 1;
                    while (peek(ahead)?.kind === 'line')
                        ahead++;
                    if (isMark('@', peek(ahead)) && !isMark('@', peek(ahead + 1))) {
                        at += ahead;
                        continue;
                    }
                    break;
                }
                if (isMark('@')) {
                    at++;
                    const attribute = peek()?.text;
                    at++;
                    if (attribute === 'skip')
                        skip = true;
                    if (isMark('(')) {
                        const first = at + 1;
                        skipBalanced();
                        const value = firstText(first, at - 1);
                        if (attribute === 'alias')
                            alias = value ?? alias;
                        if (attribute === 'description')
                            description = value ?? description;
                    }
                    continue;
                }
                if (keyword === 'enum') {
                    at++;
                    continue;
                }
                typeEnd = peek()?.end ?? typeEnd;
                at++;
            }
            found.push({
                name: name.text,
                type: keyword === 'enum' ? '' : file.text.slice(typeStart, typeEnd),
                alias,
                description,
                skip,
            });
        }
        return { fields: found, attributes };
    };
    while (at < tokens.length) {
        skipLines();
        const keyword = peek();
        if (keyword === undefined)
            break;
        if (keyword.kind !== 'word') {
            at++;
            continue;
        }
        at++;
        if (isMark('<'))
            while (at < tokens.length && !isMark('>', tokens[at - 1]))
                at++;
        const nameToken = peek();
        if (nameToken?.kind !== 'word') {
            complain(keyword.start, `\`${keyword.text.slice(0, 40)}\` is not a block of BAML that has a name.`);
            while (at < tokens.length && peek()?.kind !== 'line')
                at++;
            continue;
        }
        at++;
        const parameters = [];
        if (isMark('(')) {
            const first = at;
            skipBalanced();
            const inside = tokens.slice(first + 1, Math.max(first + 1, at - 1));
            let from = 0;
            let depth = 0;
            for (let index = 0; index <= inside.length; index++) {
                const token = inside[index];
                if (token?.kind === 'mark' && '<[({'.includes(token.text))
                    depth++;
                if (token?.kind === 'mark' && '>])}'.includes(token.text))
                    depth--;
                if (token !== undefined && !(token.text === ',' && depth === 0))
                    continue;
                const part = inside.slice(from, index).filter((one) => one.kind !== 'line');
                from = index + 1;
                const [name, , typeFirst] = part;
                const last = part[part.length - 1];
                if (name === undefined || typeFirst === undefined || last === undefined)
                    continue;
                parameters.push({ name: name.text, type: file.text.slice(typeFirst.start, last.end) });
            }
        }
        let returns = '';
        let arrow = 0;
        while (keyword.text === 'function' && peek(arrow)?.kind === 'line')
            arrow++;
        if (isMark('-', peek(arrow)) && isMark('>', peek(arrow + 1))) {
            at += arrow + 2;
            skipLines();
            const start = peek()?.start ?? 0;
            let end = start;
            while (at < tokens.length && !isMark('{')) {
                if (isMark('@')) {
                    skipAttribute();
                    continue;
                }
                end = peek()?.kind === 'line' ? end : (peek()?.end ?? end);
                at++;
            }
            returns = file.text.slice(start, end);
        }
        const base = {
            keyword: keyword.text,
            name: nameToken.text,
            parameters,
            returns,
            place: placeIn(file, keyword.start, nameToken.end),
        };
        const body = peek();
        if (body?.kind === 'text') {
            at++;
            const source = body.source ?? textIn(file, body.start, body.end);
            blocks.push({ ...base, values: [], fields: [], body: source });
            continue;
        }
        if (isMark('=')) {
            at++;
            const start = peek()?.start ?? 0;
            let end = start;
            while (at < tokens.length && peek()?.kind !== 'line') {
                end = peek()?.end ?? end;
                at++;
            }
            blocks.push({ ...base, returns: file.text.slice(start, end), values: [], fields: [] });
            continue;
        }
        if (!isMark('{')) {
            complain(nameToken.start, `The block \`${nameToken.text.slice(0, 60)}\` has no \`{\`.`);
            continue;
        }
        at++;
        const isType = keyword.text === 'class' || keyword.text === 'enum';
        const read = isType ? { values: [], ...fields(keyword.text) } : { values: values(0), fields: [] };
        if (!isMark('}'))
            complain(nameToken.start, `The block \`${nameToken.text.slice(0, 60)}\` is not closed.`);
        at++;
        blocks.push({ ...base, ...read });
    }
    return { blocks, problems };
}
/** A raw string is sent without the indentation its lines share and without white space at its two ends. */
function dedented(file, from, to) {
    let start = from;
    let end = to;
    while (start < end && /\s/.test(file.text[start] ?? ''))
        start++;
    while (end > start && /\s/.test(file.text[end - 1] ?? ''))
        end--;
    const own = file.text.lastIndexOf('\n', start - 1);
    let indent = own < from ? 0 : start - own - 1;
    for (let at = file.text.indexOf('\n', start); at !== -1 && at < end; at = file.text.indexOf('\n', at + 1)) {
        let first = at + 1;
        while (file.text[first] === ' ' || file.text[first] === '\t')
            first++;
        if (file.text[first] !== '\n' && file.text[first] !== '\r')
            indent = Math.min(indent, first - at - 1);
    }
    if (indent === 0)
        return textIn(file, start, end);
    const runs = { decoded: [0], source: [start], width: [0] };
    let text = '';
    let line = start;
    for (let at = file.text.indexOf('\n', start); at !== -1 && at < end; at = file.text.indexOf('\n', line)) {
        text += file.text.slice(line, at + 1);
        line = at + 1;
        for (let cut = 0; cut < indent && (file.text[line] === ' ' || file.text[line] === '\t'); cut++)
            line++;
        runs.decoded.push(text.length);
        runs.source.push(line);
        runs.width.push(0);
    }
    text += file.text.slice(line, end);
    return decodedText(file, text, start, end, runs);
}
function tokensOf(file, problems) {
    const { text } = file;
    const tokens = [];
    const word = /[\p{L}_$][\p{L}\p{N}_.$/-]*|\d[\w.]*/uy;
    /** Raw strings without an end are searched for once per number of `#`. */
    const hopeless = new Set();
    let at = 0;
    while (at < text.length) {
        const unit = text[at] ?? '';
        if (unit === '\n') {
            tokens.push({ kind: 'line', start: at, end: at + 1, text: '\n', source: null });
            at++;
        }
        else if (unit === ' ' || unit === '\t' || unit === '\r')
            at++;
        else if (unit === '/' && text[at + 1] === '/') {
            const end = text.indexOf('\n', at);
            at = end === -1 ? text.length : end;
        }
        else if (unit === '{' && text.startsWith('{//', at) && text.indexOf('//}', at) !== -1) {
            at = text.indexOf('//}', at) + 3;
        }
        else if (unit === '#') {
            let marks = at;
            while (text[marks] === '#')
                marks++;
            const close = `"${'#'.repeat(marks - at)}`;
            if (text[marks] !== '"' || hopeless.has(close)) {
                at = marks;
                continue;
            }
            const end = text.indexOf(close, marks + 1);
            if (end === -1) {
                hopeless.add(close);
                problems.push((0,problem/* problem */.C)('unreadable-format', file.path, lineAt(file, at), 'A text that begins here is not closed.'));
                at = marks + 1;
                continue;
            }
            const source = dedented(file, marks + 1, end);
            tokens.push({ kind: 'text', start: at, end: end + close.length, text: '', source });
            at = end + close.length;
        }
        else if (unit === '"') {
            let end = at + 1;
            while (end < text.length && text[end] !== '"' && text[end] !== '\n')
                end += text[end] === '\\' ? 2 : 1;
            if (text[end] !== '"') {
                at++;
                continue;
            }
            const raw = textIn(file, at + 1, end);
            const source = raw.text.includes('\\')
                ? madeText(raw.text.replace(/\\(.)/g, (_, escaped) => escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped), raw.place)
                : raw;
            tokens.push({ kind: 'text', start: at, end: end + 1, text: '', source });
            at = end + 1;
        }
        else {
            word.lastIndex = at;
            const found = word.exec(text);
            const length = found?.[0].length ?? 1;
            tokens.push({
                kind: found === null ? 'mark' : 'word',
                start: at,
                end: at + length,
                text: text.slice(at, at + length),
                source: null,
            });
            at += length;
        }
    }
    return tokens;
}

;// CONCATENATED MODULE: ./src/formats/baml.ts










// https://docs.boundaryml.com/ref/baml/function · https://docs.boundaryml.com/ref/baml/client-llm and its providers ·
// https://docs.boundaryml.com/ref/prompt-syntax/role (compared 2026-11-26, with the functions of BoundaryML/baml-examples)
const baml_id = 'baml';
/** BAML: every function of a `.baml` file is one request. */
const baml = {
    id: baml_id,
    title: 'BAML',
    docs: 'https://docs.boundaryml.com/ref/baml/function',
    reads: 'One prompt per function: its text with roles, `template_string` parts and the text of the answer’s type where `ctx.output_format` stands; the client with its model and limits, and the models of retry, fallback and round-robin clients as alternatives, from all `.baml` files of the folder. Tests give sample values. Comments and generated clients do not count.',
    patterns: ['**/*.baml'],
    recognizes: (file) => !file.text.includes('\0'),
    async extract(file, context) {
        const own = readBaml(file);
        const problems = [...own.problems];
        if (!own.blocks.some((block) => block.keyword === 'function'))
            return { prompts: [], problems };
        const all = await project(file, own, context, problems);
        const prompts = [];
        for (const block of own.blocks) {
            if (block.keyword !== 'function')
                continue;
            const prompt = await promptFor(block, file, all, context, problems);
            if (prompt !== null)
                prompts.push(prompt);
        }
        return { prompts, problems };
    },
};
/** Clients, types and parts may stand in any file of the same source folder. */
async function project(file, own, context, problems) {
    const folder = /^(?:.*\/)?baml_src(?=\/)/.exec(file.path)?.[0] ?? (0,parse_paths/* folderOf */.yS)(file.path);
    const pattern = folder === '' ? '**/*.baml' : `${folder.replace(/[[\]{}()!*?+@\\]/g, '\\$&')}/**/*.baml`;
    const blocks = [...own.blocks];
    for (const path of context.glob(pattern).slice(0, 200)) {
        if (path === file.path || path.includes('baml_client/'))
            continue;
        const read = await context.read(path);
        if (isProblem(read))
            problems.push(read);
        else
            blocks.push(...readBaml(read).blocks);
    }
    return blocks;
}
async function promptFor(block, file, all, context, problems) {
    const source = block.values.find((value) => value.key === 'prompt');
    if (source === undefined) {
        const detail = 'A BAML function needs a `prompt`.';
        problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, block.place.line, detail));
        return null;
    }
    const incomplete = [];
    const used = new Set([file.path]);
    const expanded = await expandTemplate('jinja', source.text, context);
    problems.push(...expanded.problems);
    incomplete.push(...expanded.incomplete);
    const strings = all.filter((one) => one.keyword === 'template_string');
    const media = new Set(block.parameters.filter((one) => /^(?:image|audio|pdf|video)\??$/.test(one.type)).map((one) => one.name));
    for (const path of bamlSchema(block.returns, all).sources)
        used.add(path);
    const replace = async (pieces, depth, given = new Map()) => {
        const found = [];
        for (const piece of pieces) {
            if (piece.kind === 'branch') {
                const arms = [];
                for (const arm of piece.arms)
                    arms.push(await replace(arm, depth, given));
                found.push({ ...piece, arms });
            }
            else if (piece.kind === 'loop' || piece.kind === 'include') {
                found.push({ ...piece, body: await replace(piece.body, depth, given) });
            }
            else if (piece.kind === 'variable')
                found.push(...(await variable(piece, depth, given)));
            else
                found.push(piece);
        }
        return found;
    };
    const variable = async (piece, depth, given) => {
        const { place } = piece;
        const argument = given.get(piece.name.trim());
        if (argument?.literal !== undefined)
            return argument.literal === '' ? [] : [textSegment(madeText(argument.literal, argument.place))];
        const name = argument?.name ?? piece.name.trim();
        const written = argument?.name ?? sourceOf(place, name);
        const role = /^_\.(?:role|chat)\(\s*(?:role\s*=\s*)?["'](\w+)["']/.exec(written)?.[1];
        if (role !== undefined)
            return [{ kind: 'role', role, place }];
        if (/^ctx\.output_format\b/.test(written)) {
            const schema = bamlSchema(block.returns, all, outputOptions(written));
            if (schema.unknown !== null) {
                incomplete.push(`${place.path}:${place.line}: ${schema.unknown}`);
                return [{ kind: 'opaque', why: schema.unknown, place }];
            }
            for (const name of schema.dynamic.slice(0, 5))
                incomplete.push(`what the program adds to the type \`${name.slice(0, 60)}\` at run time`);
            // Written by BAML itself: it stands in no file.
            return schema.text === '' ? [] : [textSegment(madeText(schema.text, { ...place, end: place.start }))];
        }
        const called = /^([A-Za-z_]\w*)\s*\(/.exec(written)?.[1];
        const part = called === undefined ? undefined : strings.find((one) => one.name === called);
        if (part?.body !== undefined && depth < 20) {
            used.add(part.place.path);
            const inner = await expandTemplate('jinja', part.body, context);
            problems.push(...inner.problems);
            const body = await replace(inner.pieces, depth + 1, argumentsOf(written, part, place, given));
            return part.place.path === file.path ? body : [{ kind: 'include', path: part.place.path, body, place }];
        }
        if (media.has(name)) {
            const type = block.parameters.find((one) => one.name === name)?.type.replace('?', '') ?? 'image';
            return [mediaSegment(type === 'pdf' ? 'file' : type, place)];
        }
        return [argument === undefined ? piece : { ...piece, name }];
    };
    const texts = new Map([[file.path, file.text]]);
    for (const part of strings) {
        if (texts.has(part.place.path))
            continue;
        const read = await context.read(part.place.path);
        if (!isProblem(read))
            texts.set(read.path, read.text);
    }
    /** What stands between the braces: a call's arguments are not part of a variable's name. */
    const sourceOf = (place, name) => {
        const slice = texts.get(place.path)?.slice(place.start, Math.min(place.end, place.start + 2000)) ?? '';
        const inner = /^\{\{[-+]?\s*([\s\S]*?)\s*[-+]?\}\}$/.exec(slice)?.[1];
        return inner ?? name;
    };
    const pieces = await replace(expanded.pieces, 0);
    const messages = messagesOf(pieces, { role: defaultRole, trim: true, place: source.text.place });
    const client = clientOf(block, all);
    for (const path of client.sources)
        used.add(path);
    return promptOf(baml_id, file, {
        name: block.name,
        line: block.place.line,
        messages,
        model: client.model,
        parameters: client.parameters,
        variables: sampledVariables(messages, samplesOf(block.name, all)),
        sources: [...used].sort(),
        incomplete: [...new Set(incomplete)],
    });
}
/** What the parameters of a `template_string` stand for in one call: a literal, or a name of the caller's. */
function argumentsOf(written, part, place, outer) {
    const given = new Map();
    const one = /\s*(?:"([^"\\]*)"|'([^'\\]*)'|([\w.]*))\s*(,|\))/y;
    one.lastIndex = written.indexOf('(') + 1;
    for (const parameter of part.parameters) {
        const found = one.exec(written);
        if (found === null)
            break;
        const literal = found[1] ?? found[2];
        const name = found[3] ?? '';
        const passed = outer.get(name);
        if (literal !== undefined)
            given.set(parameter.name, { literal, place });
        else if (passed !== undefined)
            given.set(parameter.name, passed);
        else if (name !== '')
            given.set(parameter.name, { name, place });
        if (found[4] === ')')
            break;
    }
    return given;
}
/** A text without a role goes out in the system's; vendors without one get it as the user's. */
const defaultRole = 'system';
function clientOf(block, all) {
    const written = block.values.find((value) => value.key === 'client');
    if (written === undefined)
        return { model: null, parameters: {}, sources: [] };
    const clients = new Map(all.filter((one) => one.keyword === 'client').map((one) => [one.name, one]));
    const models = [];
    const sources = new Set();
    const met = new Set();
    const open = [{ name: written.text.text.trim(), place: written.text.place }];
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
        if (met.has(next.name) || met.size > 100)
            continue;
        met.add(next.name);
        const client = clients.get(next.name);
        if (client === undefined) {
            const slash = next.name.indexOf('/');
            if (slash > 0)
                models.push({
                    reference: { asWritten: next.name, from: 'inline', place: next.place },
                    parameters: {},
                });
            continue;
        }
        sources.add(client.place.path);
        const options = client.values.find((value) => value.key === 'options')?.children ?? [];
        const strategy = options.find((value) => value.key === 'strategy');
        if (strategy !== undefined) {
            open.unshift(...strategy.items.map((item) => ({ name: item.text.trim(), place: item.place })));
            continue;
        }
        const model = options.find((value) => /^(?:model|model_id|deployment_id)$/.test(value.key));
        const provider = client.values.find((value) => value.key === 'provider')?.text.text.trim();
        if (model === undefined || model.text.text.trim() === '')
            continue;
        const environment = /^env\.(\w+)$/.exec(model.text.text.trim())?.[1];
        const asWritten = environment === undefined ? model.text.text.trim() : `$${environment}`;
        models.push({
            reference: {
                asWritten,
                from: client.place.path === block.place.path ? 'inline' : `config:${client.place.path}`,
                ...(provider === undefined ? {} : { provider: providers[provider] ?? provider }),
                ...(model.key === 'deployment_id' ? { deployment: true } : {}),
                place: model.text.place,
            },
            parameters: parametersOf(options),
        });
    }
    const [first, ...others] = models;
    if (first === undefined)
        return { model: null, parameters: {}, sources: [...sources] };
    return {
        model: withAlternatives(first.reference, others.map((one) => one.reference.asWritten)),
        parameters: first.parameters,
        sources: [...sources],
    };
}
const providers = {
    'azure-openai': 'azure',
    'aws-bedrock': 'bedrock',
    'google-ai': 'google',
    'vertex-ai': 'vertex',
    'openai-responses': 'openai',
};
function parametersOf(options) {
    const flat = options.flatMap((value) => [
        value,
        ...(/^(?:generationConfig|inference_configuration|thinking|reasoning)$/.test(value.key)
            ? value.children.flatMap((child) => [child, ...(child.key === 'thinkingConfig' ? child.children : [])])
            : []),
    ]);
    const number = (...keys) => {
        for (const key of keys) {
            const value = flat.find((one) => one.key === key);
            const read = value === undefined ? NaN : Number(value.text.text.trim() || NaN);
            if (value !== undefined && Number.isFinite(read) && read >= 0 && read <= 1e9)
                return { read, place: value.text.place };
        }
        return undefined;
    };
    const max = number('max_completion_tokens', 'max_output_tokens', 'maxOutputTokens', 'max_tokens');
    const temperature = number('temperature');
    const budget = number('budget_tokens', 'thinkingBudget')?.read;
    const effort = flat.find((one) => /^(?:reasoning_)?effort$/.test(one.key))?.text.text.trim();
    return {
        ...(max === undefined || !Number.isInteger(max.read)
            ? {}
            : { maxOutputTokens: max.read, maxOutputPlace: max.place }),
        ...(temperature === undefined ? {} : { temperature: temperature.read }),
        ...(effort === undefined || effort === '' ? {} : { reasoningEffort: effort }),
        ...(budget === undefined || !Number.isInteger(budget) ? {} : { thinkingBudgetTokens: budget }),
    };
}
function samplesOf(name, all) {
    const known = new Map();
    for (const test of all) {
        if (test.keyword !== 'test')
            continue;
        const functions = test.values.find((value) => value.key === 'functions');
        if (functions?.items.some((item) => item.text.trim() === name) !== true)
            continue;
        for (const arg of test.values.find((value) => value.key === 'args')?.children ?? []) {
            if (arg.children.length === 0 && arg.items.length === 0 && !known.has(arg.key))
                known.set(arg.key, { sample: arg.text.text });
        }
    }
    return known;
}

;// CONCATENATED MODULE: ./src/formats/cagent.ts










// https://docs.docker.com/ai/docker-agent/reference/config/ · https://github.com/docker/docker-agent: docs/configuration (agents, models,
// structured-output), agent-schema.json, pkg/session/session.go (how system messages are put together, as it stood in March 2026),
// pkg/teamloader (read 2026-11-26)
const cagent_id = 'cagent';
/** `dmr`, a server on one's own machine. */
const modelRunner = 'docker-model-runner';
/** What the program writes around lists of other agents, in tokens of o200k_base (pkg/session/session.go as of March 2026). */
const around = {
    subAgents: { fixed: 137, each: 6 },
    handoffs: { fixed: 143, each: 6 },
    note: 'what docker agent writes around the list of other agents (pkg/session/session.go, March 2026)',
};
/** Agents of Docker's agent runner, formerly cagent. */
const cagent = {
    id: cagent_id,
    title: 'Docker agent (cagent)',
    docs: 'https://docs.docker.com/ai/docker-agent/reference/config/',
    reads: 'One prompt per agent: its instruction, names and descriptions of the agents it may call, instructions written for its toolsets and the prompt files it adds, with the model (by key or `provider/model`, fallbacks and alloys as alternatives), limits, thinking budget and structured output. Each command is a prompt of its own: the agent’s system text and the command’s. Toolsets are known by name only, with the instructions they bring; welcome messages, hooks and permissions are not sent.',
    patterns: ['**/*.{yml,yaml}'],
    recognizes({ text }) {
        if (/^#![^\n]{0,80}\b(?:cagent|docker agent) (?:run|exec)\b/.test(text))
            return true;
        if (!/^agents[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n){0,20}[ \t]+[\w"'.-]+[ \t]*:/m.test(text))
            return false;
        return (/^[ \t]+instruction[ \t]*:/m.test(text) &&
            !/^(?:apiVersion|kind|tasks)[ \t]*:/m.test(text) &&
            (/^[ \t]+root[ \t]*:[ \t]*(?:#[^\n]*)?\r?$/m.test(text) ||
                /^[ \t]+(?:toolsets|sub_agents|add_date|add_environment_info|add_prompt_files)[ \t]*:/m.test(text) ||
                (/^models[ \t]*:/m.test(text) && /^[ \t]+provider[ \t]*:/m.test(text))));
    },
    async extract(file, context) {
        const { root, problems: yamlProblems } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems: yamlProblems };
        const agents = mapAt(root, 'agents');
        if (agents === undefined) {
            const detail = 'A file of docker agent needs `agents`: a map of names to agents.';
            return {
                prompts: [],
                problems: [...yamlProblems, (0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)],
            };
        }
        const problems = [...yamlProblems];
        const prompts = [];
        for (const entry of agents.entries) {
            if (entry.value.kind !== 'map') {
                const detail = `The agent \`${entry.key.slice(0, 80)}\` is no map with \`model\` and \`instruction\`.`;
                problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, entry.keyPlace.line, detail));
                continue;
            }
            // Another program with prompts of its own runs such an agent.
            if (mapAt(entry.value, 'harness') !== undefined)
                continue;
            const found = await agentIn(file, root, agents, entry, context);
            problems.push(...found.problems);
            prompts.push(...found.prompts);
        }
        return { prompts, problems };
    },
};
async function agentIn(file, root, agents, { key, keyPlace, value }, outer) {
    const recorded = recording(outer, file);
    const { context } = recorded;
    const problems = [];
    const incomplete = [];
    const messages = [];
    const tools = [];
    let overhead = 0;
    const others = async (list, tool, words) => {
        const names = itemsAt(value, list).flatMap((item) => textAt(item) ?? []);
        const [first] = names;
        if (first === undefined)
            return;
        const segments = [];
        for (const name of names) {
            const described = await describe(name, agents, context);
            segments.push(...described.segments);
            if (described.why === null)
                continue;
            incomplete.push(described.why);
            problems.push((0,problem/* problem */.C)('include-remote', file.path, name.place.line, `Not counted: ${described.why}.`));
        }
        messages.push({ role: 'system', segments, place: first.place });
        tools.push(namedTool(tool, first.place));
        overhead += words.fixed + words.each * names.length;
    };
    await others('sub_agents', 'transfer_task', around.subAgents);
    await others('handoffs', 'handoff', around.handoffs);
    const system = (text, segments = [textSegment(text)]) => {
        if (text.text.trim() !== '')
            messages.push({ role: 'system', segments, place: text.place });
    };
    const instruction = textAt(value, 'instruction');
    if (instruction !== undefined)
        system(instruction);
    for (const toolset of itemsAt(value, 'toolsets')) {
        tools.push(...toolsOf(toolset));
        const own = textAt(toolset, 'instruction');
        if (own !== undefined)
            system(own, enriched(own));
    }
    for (const item of itemsAt(value, 'rag')) {
        const name = stringAt(item);
        if (name !== undefined)
            tools.push(namedTool(name, item.place));
    }
    incomplete.push(...undefinedTools(tools));
    if (itemsAt(value, 'toolsets').length > 0)
        incomplete.push('the instructions that a toolset itself brings');
    for (const [flag, name] of [
        ['add_date', 'date'],
        ['add_environment_info', 'environment'],
    ]) {
        const node = at(value, flag);
        if (node === undefined || booleanAt(node) !== true)
            continue;
        const { place } = node;
        messages.push({ role: 'system', segments: [{ kind: 'variable', name, place }], place });
    }
    const skills = at(value, 'skills');
    if (skills !== undefined && booleanAt(skills) !== false && itemsAt(skills).length > 0)
        incomplete.push('the skills it finds at run time');
    for (const item of itemsAt(value, 'add_prompt_files')) {
        const written = textAt(item);
        if (written === undefined)
            continue;
        const read = await promptFile(written, file, context);
        if (isProblem(read)) {
            problems.push(read);
            incomplete.push(`the prompt file \`${written.text.slice(0, 100)}\``);
        }
        else if (read.text !== '') {
            const body = [textSegment(textIn(read))];
            const { place } = written;
            messages.push({ role: 'system', segments: [{ kind: 'include', path: read.path, body, place }], place });
        }
    }
    const { model, parameters } = cagent_modelOf(root, value);
    const base = {
        messages,
        tools,
        schema: schemaOf(value),
        model,
        parameters,
        ...(overhead === 0 ? {} : { frameworkOverhead: { tokens: overhead, note: around.note } }),
        sources: recorded.sources(),
        incomplete,
    };
    const prompts = [promptOf(cagent_id, file, { ...base, name: key, line: keyPlace.line })];
    for (const command of entriesAt(value, 'commands')) {
        const text = textAt(command.value) ?? textAt(command.value, 'instruction');
        if (text === undefined || text.text.trim() === '')
            continue;
        const { pieces } = await expandTemplate('dollar', text, context);
        const asked = { role: 'user', segments: segmentsOf(pieces), place: text.place };
        const name = `${key}/${command.key}`;
        const line = command.keyPlace.line;
        prompts.push(promptOf(cagent_id, file, { ...base, name, line, messages: [...messages, asked] }));
    }
    return { prompts, problems };
}
/** `name: description` of an agent that may be called; one from a registry or an address is not in the repository. */
async function describe(name, agents, context) {
    const known = agents.entries.find((entry) => entry.key === name.text);
    const newline = textSegment(madeText('\n', name.place));
    if (known === undefined) {
        const why = `the description of the agent \`${name.text.slice(0, 100)}\`, which is not in this file`;
        return { segments: [textSegment(name), { kind: 'opaque', why, place: name.place }, newline], why };
    }
    const description = textAt(known.value, 'description');
    if (description === undefined)
        return { segments: [textSegment(name), newline], why: null };
    // https://github.com/docker/docker-agent/blob/main/pkg/teamloader/teamloader.go: `${env.NAME}` is filled in there, and not in instructions.
    const { pieces } = await expandTemplate('dollar-braces', description, context);
    const between = textSegment(madeText(' | ', name.place));
    return { segments: [textSegment(name), between, ...segmentsOf(pieces), newline], why: null };
}
/** A toolset's instruction replaces its own ones, or takes them in where it says so. */
function enriched(text) {
    const mark = '{ORIGINAL_INSTRUCTIONS}';
    const found = text.text.indexOf(mark);
    if (found === -1)
        return [textSegment(text)];
    const why = 'the instructions that the toolset itself brings';
    const end = found + mark.length;
    const parts = [
        textSegment(text, 0, found),
        { kind: 'opaque', why, place: subText(text, found, end).place },
        textSegment(text, end),
    ];
    return parts.filter((part) => part.kind !== 'text' || part.text !== '');
}
/** The tools it is narrowed to, else the toolset's own name: neither has a definition here. */
function toolsOf(toolset) {
    const named = itemsAt(toolset, 'tools').flatMap((item) => {
        const name = stringAt(item);
        return name === undefined ? [] : [namedTool(name, item.place)];
    });
    if (named.length > 0)
        return named;
    const type = stringAt(toolset, 'type') ?? stringAt(toolset);
    const detail = stringAt(toolset, 'ref') ?? stringAt(toolset, 'name') ?? stringAt(toolset, 'command');
    const name = type === undefined ? detail : detail === undefined ? type : `${type} ${detail}`;
    return name === undefined ? [] : [namedTool(name, toolset.place)];
}
/** Looked for in the working directory and above it, which the file does not say: its own folder is taken for it. */
async function promptFile(written, file, context) {
    const { line } = written.place;
    for (const folder of (0,parse_paths/* foldersUp */.TS)((0,parse_paths/* folderOf */.yS)(file.path))) {
        const found = (0,parse_paths/* joinPath */.uJ)(folder, written.text);
        if ('path' in found && context.exists(found.path))
            return context.read(found.path);
    }
    const detail = `There is no prompt file \`${written.text.slice(0, 200)}\` in this folder or above it.`;
    return (0,problem/* problem */.C)('include-missing', file.path, line, detail);
}
/** `claude`, `anthropic/claude-…`, or several with a comma between them (an alloy), then the fallbacks. */
function cagent_modelOf(root, agent) {
    const written = textAt(agent, 'model');
    const names = written === undefined ? [] : listed(written);
    const fallbacks = itemsAt(agent, 'fallback', 'models').flatMap((item) => textAt(item) ?? []);
    const [first] = names;
    // `auto` is whatever key the machine has.
    if (first === undefined || first.text === 'auto')
        return { model: null, parameters: {} };
    const entry = mapAt(root, 'models', first.text);
    const own = resolved(root, first);
    const routes = itemsAt(entry, 'routing').flatMap((rule) => textAt(rule, 'model') ?? []);
    const others = [...names.slice(1), ...routes, ...fallbacks].map((name) => resolved(root, name).full);
    const model = {
        asWritten: own.name,
        from: 'inline',
        ...(own.provider === undefined ? {} : { provider: own.provider }),
        place: own.place,
    };
    const alternatives = others.filter((name) => name !== own.full);
    return { model: withAlternatives(model, alternatives), parameters: cagent_parametersOf(entry) };
}
function listed(written) {
    return [...written.text.matchAll(/[^,\s]+/g)].map(({ 0: name, index }) => subText(written, index, index + name.length));
}
/** The model behind a key of `models`, or behind `provider/model`. */
function resolved(root, name) {
    const entry = mapAt(root, 'models', name.text);
    const model = textAt(entry, 'model');
    const slash = name.text.indexOf('/');
    const written = model === undefined
        ? {
            name: slash === -1 ? name : subText(name, slash + 1, name.text.length),
            by: name.text.slice(0, Math.max(0, slash)),
        }
        : { name: model, by: stringAt(entry, 'provider') ?? '' };
    const { text, place } = written.name;
    // A provider of the file's own is an address that speaks another one's protocol: whose model it is, its name must say.
    if (written.by === '' || at(root, 'providers', written.by) !== undefined)
        return { name: text, provider: undefined, full: text, place };
    if (written.by === 'dmr')
        return { name: text, provider: modelRunner, full: `${modelRunner}/${text}`, place };
    return model === undefined
        ? { name: name.text, provider: undefined, full: name.text, place: name.place }
        : { name: text, provider: written.by, full: `${written.by}/${text}`, place };
}
/** `thinking_budget` is a number of tokens, or an effort in words. */
function cagent_parametersOf(entry) {
    const parameters = readParameters(entry);
    const budget = firstOf(entry, ['thinking_budget']);
    const effort = numberAt(budget) === undefined ? scalarTextAt(budget) : undefined;
    return { ...parameters, ...(effort === undefined ? {} : { reasoningEffort: effort }) };
}
function schemaOf(agent) {
    const output = mapAt(agent, 'structured_output');
    const schema = mapAt(output, 'schema');
    if (output === undefined || schema === undefined)
        return null;
    const description = stringAt(output, 'description');
    return {
        name: stringAt(output, 'name') ?? null,
        ...(description === undefined ? {} : { description }),
        schema: plainValue(schema),
        place: schema.place,
    };
}

;// CONCATENATED MODULE: ./src/formats/commands.ts








const commands_id = 'commands';
const claudeRules = {
    variables: /(?<!\\)\$(ARGUMENTS(?:\[\d{1,3}\])?|\d)(?![\w.,]*\d)/g,
    commands: /(?<![^\s])!`([^`\n]{1,1000})`/g,
    files: { pattern: mentionPattern, keepsReference: true, depth: 1, from: 'root' },
};
/** What each host fills into a command, as its documentation says. */
const commands_hosts = [
    {
        name: 'Claude Code',
        patterns: ['**/.claude/commands/**/*.md'],
        matches: /(?:^|\/)\.claude\/commands\/.+\.md$/,
        rules: claudeRules,
        provider: 'anthropic',
        docs: 'https://docs.claude.com/en/docs/claude-code/slash-commands',
    },
    {
        name: 'Cursor',
        patterns: ['**/.cursor/commands/**/*.md'],
        matches: /(?:^|\/)\.cursor\/commands\/.+\.md$/,
        rules: {},
        docs: 'https://cursor.com/docs/agent/chat/commands',
    },
    {
        name: 'Gemini CLI',
        patterns: ['**/.gemini/commands/**/*.toml'],
        matches: /(?:^|\/)\.gemini\/commands\/.+\.toml$/,
        rules: {
            variables: /\{\{(args)\}\}/g,
            commands: /!\{([^{}\n]{1,1000}(?:\{\{args\}\}[^{}\n]{0,1000})?)\}/g,
            files: {
                pattern: /@\{([^{}\n]{1,300})\}/g,
                keepsReference: false,
                depth: 1,
                certain: true,
                from: 'root',
            },
        },
        docs: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/cli/custom-commands.md',
    },
    {
        name: 'GitHub Copilot',
        patterns: ['**/*.prompt.md'],
        matches: /(?:^|\/)[^/]+\.prompt\.md$/,
        rules: {
            variables: /\$\{((?:input:[\w-]{1,80}|selection|selectedText|file\w{0,30}|workspaceFolder\w{0,20}))(?::[^{}\n]{0,300})?\}/g,
            files: {
                pattern: /(?:^|(?<=[\s(]))#file:((?:[^\s`'"])[^\s`]{0,299})/g,
                keepsReference: false,
                depth: 1,
                certain: true,
            },
        },
        docs: 'https://code.visualstudio.com/docs/copilot/customization/prompt-files',
    },
    {
        name: 'Codex',
        patterns: ['**/.codex/prompts/*.md'],
        matches: /(?:^|\/)\.codex\/prompts\/[^/]+\.md$/,
        rules: { variables: /(?<!\$)\$([A-Z][A-Z0-9_]{0,60}|[1-9])(?!\w)/g },
        provider: 'openai',
        docs: 'https://developers.openai.com/codex/custom-prompts',
    },
    {
        name: 'opencode',
        patterns: ['**/.opencode/{command,commands}/**/*.md'],
        matches: /(?:^|\/)\.opencode\/commands?\/.+\.md$/,
        rules: claudeRules,
        docs: 'https://opencode.ai/docs/commands/',
    },
    {
        name: 'Claude Code plugin',
        patterns: ['**/commands/*.md', '**/commands/*/*.md'],
        matches: /(?:^|\/)commands\/(?:[^/]+\/)?[^/]+\.md$/,
        rules: claudeRules,
        provider: 'anthropic',
        tellTale: /^---[ \t]*\r?\n(?:[^\n]*\n){0,20}?(?:allowed-tools|argument-hint|disable-model-invocation)[ \t]*:/,
        docs: 'https://docs.claude.com/en/docs/claude-code/plugins-reference',
    },
];
/** Prompts that a person calls by name: slash commands and prompt files. */
const commands = {
    id: commands_id,
    title: 'Slash commands and prompt files (Claude Code, Copilot, Gemini CLI, Cursor, Codex, opencode)',
    docs: 'https://docs.claude.com/en/docs/claude-code/slash-commands',
    reads: 'The text that is sent when the command is called. Arguments (`$ARGUMENTS`, `$1`, `{{args}}`, `${input:name}`) are variables, the output of commands (`` !`git diff` ``, `!{…}`) is unknown, named files (`@path`, `@{path}`, `#file:path`) are joined. Markdown links are text: the agent opens them if it wants to. The front matter is not sent.',
    patterns: commands_hosts.flatMap((host) => host.patterns),
    recognizes(file) {
        const host = commands_hosts.find((one) => one.matches.test(file.path));
        if (host === undefined || file.text.includes('\0') || file.text.trim() === '')
            return false;
        if (/^README$/i.test((0,parse_paths/* stemOf */.Vc)(file.path)))
            return false;
        return host.tellTale === undefined || host.tellTale.test(file.text.slice(0, 4_000));
    },
    async extract(file, context) {
        const host = commands_hosts.find((one) => one.matches.test(file.path));
        const problems = [];
        let matter;
        let source;
        if (file.path.endsWith('.toml')) {
            const parsed = parseToml(file);
            problems.push(...parsed.problems);
            matter = parsed.root;
            source = textAt(parsed.root, 'prompt');
        }
        else {
            const front = readFrontMatter(file);
            problems.push(...front.problems);
            matter = front.matter;
            source = front.body;
        }
        if (source === undefined)
            return { prompts: [], problems };
        const text = trimmed(source);
        const expanded = await expandReferences(text, host?.rules ?? {}, context);
        return {
            prompts: [
                promptOf(commands_id, file, {
                    name: textAt(matter, 'name')?.text.trim() ?? (0,parse_paths/* baseName */.Fl)(file.path).replace(/(?:\.prompt)?\.[a-z]+$/, ''),
                    kind: 'instructions',
                    activation: 'on-invoke',
                    line: 1,
                    messages: text.text === '' ? [] : [{ role: 'user', segments: expanded.segments, place: text.place }],
                    model: hostedModel(matter, 'model', host?.provider),
                    incomplete: expanded.incomplete,
                }),
            ],
            problems: [...problems, ...expanded.problems],
        };
    },
};

;// CONCATENATED MODULE: ./src/formats/continue.ts











// https://docs.continue.dev/reference (config.yaml), https://docs.continue.dev/customize/deep-dives/prompts and …/rules,
// and where they are silent the source, https://github.com/continuedev/continue: packages/config-yaml/src/schemas,
// core/promptFiles (`.prompt` files), core/config/markdown (which folders are rules),
// gui/…/renderSlashCommand.ts (where the input goes). Compared 2026-11-26.
const continue_id = 'continue';
/** Kinds of context a prompt may ask for by name; what they hold is only known in the editor. */
const continue_providers = 'file|clipboard|repo-map|currentFile|os|problems|codebase|tree|open|debugger|terminal|diff';
/** `@diff` asks for context, `@src/desk.ts` attaches a file: the name stays in the text as well. */
const references = {
    variables: /\$\{\{[ \t]*((?:inputs|secrets)\.[\w.-]{1,100})[ \t]*\}\}/g,
    commands: new RegExp(`(?:^|(?<=\\s))@(${continue_providers}|https?://[^\\s]{1,500})(?!\\S)`, 'g'),
    files: { pattern: /(?:^|(?<=\s))@([^\s`@]{1,300})/g, keepsReference: true, depth: 1, from: 'root' },
};
const inputMark = '{{{ input }}}';
/** Prompts and configuration of the Continue extension and command line. */
const continueDev = {
    id: continue_id,
    title: 'Continue prompts and config.yaml',
    docs: 'https://docs.continue.dev/reference',
    reads: '`.continue/prompts/*.md` (sent when called; without `invokable: true` Continue also sends them as a rule, always), old `.prompt` files with their `<system>` part, agents and checks in `.continue/`, and `config.yaml` or blocks of it: rules that always apply together as `#rules`, conditional rules one by one, prompts, and per model its base system messages and edit, apply and autocomplete templates. Rules and prompts are bound to the first chat model of their own file, the others are alternatives. What a person types is the variable `input`, `@diff` and the like are unknown, `@file` is joined. Blocks of the hub (`uses:`) are not in the repository. Continue’s own base message and tools are not counted.',
    patterns: [
        '**/.continue/{prompts,agents,checks}/**/*.md',
        '**/.continue/**/*.prompt',
        '**/.continue/**/*.{yaml,yml}',
        '**/*continue*.{yaml,yml}',
        '**/config.{yaml,yml}',
    ],
    recognizes(file) {
        if (file.text.includes('\0') || file.text.trim() === '')
            return false;
        const inFolder = /(?:^|\/)\.continue\//.test(file.path);
        const extension = (0,parse_paths/* extensionOf */.je)(file.path);
        if (extension === 'prompt')
            return inFolder;
        if (extension === 'md')
            return (!/^README$/i.test((0,parse_paths/* stemOf */.Vc)(file.path)) &&
                (/\.continue\/prompts\//.test(file.path) ||
                    (/\.continue\/(?:agents|checks)\//.test(file.path) && file.text.startsWith('---'))));
        if (!/^(?:models|rules|prompts)[ \t]*:/m.test(file.text))
            return false;
        return inFolder || /^schema[ \t]*:[ \t]*["']?v1["']?[ \t]*\r?$/m.test(file.text);
    },
    extract(file, context) {
        const extension = (0,parse_paths/* extensionOf */.je)(file.path);
        if (extension === 'prompt')
            return fromPromptFile(file, context);
        return extension === 'md' ? fromMarkdown(file, context) : fromConfig(file, context);
    },
};
/** A prompt as it is sent when it is called: with what a person types, where the text says or at its end. */
async function called(source, old, context) {
    const end = source.placeOf(source.text.length, source.text.length);
    const input = [
        textSegment(madeText('\n\n', end)),
        { kind: 'variable', name: 'input', place: end },
    ];
    if (old || source.text.includes(inputMark)) {
        const expanded = await expandTemplate('handlebars', source, context, { folders: [''] });
        const segments = segmentsOf(expanded.pieces);
        const { problems, incomplete } = expanded;
        return {
            segments: /\{\{\{?\s*input\s*\}\}/.test(source.text) ? segments : [...segments, ...input],
            problems,
            incomplete,
        };
    }
    const expanded = await expandReferences(source, references, context);
    return { ...expanded, segments: [...expanded.segments, ...input] };
}
async function fromMarkdown(file, context) {
    const { matter, body, problems } = readFrontMatter(file);
    const text = trimmed(body);
    const isPrompt = /\.continue\/prompts\//.test(file.path);
    const alwaysSent = isPrompt && booleanAt(matter, 'invokable') !== true;
    const sent = isPrompt && !alwaysSent
        ? await called(text, false, context)
        : await expandReferences(text, isPrompt ? {} : references, context);
    const model = modelNamed(textAt(matter, 'model'), { from: 'frontmatter' });
    return {
        prompts: [
            promptOf(continue_id, file, {
                name: stringAt(matter, 'name')?.trim() || (0,parse_paths/* baseName */.Fl)(file.path).replace(/\.md$/i, ''),
                kind: 'instructions',
                activation: alwaysSent ? activationOf(matter) : 'on-invoke',
                line: 1,
                messages: text.text === ''
                    ? []
                    : [{ role: alwaysSent ? 'system' : 'user', segments: sent.segments, place: text.place }],
                model,
                incomplete: sent.incomplete,
            }),
        ],
        problems: [...problems, ...sent.problems],
    };
}
/** `key: value` lines, a lone `---`, then the text; `<system>` in it is the message in front of it. */
async function fromPromptFile(file, context) {
    const { matter, body, problems } = readFrontMatter(file, { openingOptional: true });
    const found = [...problems];
    const incomplete = [];
    const messages = [];
    let text = trimmed(body);
    const open = text.text.indexOf('<system>');
    const close = text.text.indexOf('</system>', open);
    if (open !== -1 && close !== -1) {
        const system = trimmed(subText(text, open + '<system>'.length, close));
        if (system.text !== '')
            messages.push({ role: 'system', segments: [textSegment(system)], place: system.place });
        // What stands before the tag is not sent.
        text = trimmed(subText(text, close + '</system>'.length, text.text.length));
    }
    if (text.text !== '' || messages.length > 0) {
        const sent = await called(text, numberAt(matter, 'version') === 1, context);
        messages.push({ role: 'user', segments: sent.segments, place: text.place });
        found.push(...sent.problems);
        incomplete.push(...sent.incomplete);
    }
    return {
        prompts: [
            promptOf(continue_id, file, {
                name: stringAt(matter, 'name')?.trim() || (0,parse_paths/* baseName */.Fl)(file.path).replace(/\.prompt$/i, ''),
                kind: 'instructions',
                activation: 'on-invoke',
                line: 1,
                messages,
                incomplete,
            }),
        ],
        problems: found,
    };
}
/** A rule without globs or a pattern always applies, unless it says that it does not. */
function activationOf(rule) {
    const always = booleanAt(rule, 'alwaysApply');
    if (always === true)
        return 'always';
    return always === false || at(rule, 'globs') !== undefined || at(rule, 'regex') !== undefined
        ? 'conditional'
        : 'always';
}
async function fromConfig(file, context) {
    const { root, problems: read } = parseYaml(file);
    if (root === null)
        return { prompts: [], problems: read };
    const problems = [...read];
    const prompts = [];
    const consumed = [];
    const models = itemsAt(root, 'models').flatMap((item) => modelsOf(item));
    const chat = models.filter((one) => one.roles.includes('chat'));
    const model = withAlternatives(chat[0]?.reference ?? null, chat.map((one) => one.reference.asWritten));
    const parameters = chat[0]?.parameters ?? {};
    const made = (name, line, parts) => promptOf(continue_id, file, { kind: 'instructions', model, parameters, ...parts, name, line });
    const always = [];
    const missing = [];
    const foundRules = [file.path];
    const first = {};
    const addAlways = (source, segments, node) => {
        if (always.length > 0)
            always.push(textSegment(madeText('\n\n', source.placeOf(0, 0))));
        always.push(...segments);
        first.rule ??= node;
    };
    for (const [index, rule] of itemsAt(root, 'rules').entries()) {
        const uses = textAt(rule, 'uses');
        if (uses !== undefined) {
            const block = await usedBlock(uses, file, context);
            problems.push(...block.problems);
            missing.push(...block.incomplete);
            if (block.segments.length > 0)
                addAlways(uses, block.segments, rule);
            if (block.path !== null) {
                foundRules.push(block.path);
                consumed.push(block.path);
            }
            continue;
        }
        const text = textAt(rule) ?? textAt(rule, 'rule');
        if (text === undefined || text.text.trim() === '')
            continue;
        const segments = (await expandTemplate('github', text, context)).pieces;
        const activation = booleanAt(rule, 'invokable') === true ? 'on-invoke' : activationOf(rule);
        if (activation === 'always')
            addAlways(text, segmentsOf(segments), rule);
        else
            prompts.push(made(`rules.${stringAt(rule, 'name') ?? `${index + 1}`}`, rule.place.line, {
                activation,
                messages: [
                    {
                        role: activation === 'conditional' ? 'system' : 'user',
                        segments: segmentsOf(segments),
                        place: text.place,
                    },
                ],
                sources: [file.path],
            }));
    }
    if (first.rule !== undefined || missing.length > 0) {
        const place = first.rule?.place ?? root.place;
        prompts.unshift(made('rules', place.line, {
            activation: 'always',
            messages: always.length === 0 ? [] : [{ role: 'system', segments: always, place }],
            sources: [...new Set(foundRules)].sort(),
            incomplete: missing,
        }));
    }
    for (const [index, item] of itemsAt(root, 'prompts').entries()) {
        const uses = textAt(item, 'uses');
        const text = textAt(item, 'prompt');
        if (uses !== undefined) {
            const block = await usedBlock(uses, file, context);
            problems.push(...block.problems);
            // A prompt file of the repository is a prompt where it stands.
            continue;
        }
        if (text === undefined || text.text.trim() === '')
            continue;
        const recorded = recording(context, file);
        const sent = await called(trimmed(text), false, recorded.context);
        problems.push(...sent.problems);
        prompts.push(made(`prompts.${stringAt(item, 'name') ?? `${index + 1}`}`, item.place.line, {
            activation: 'on-invoke',
            messages: [{ role: 'user', segments: sent.segments, place: text.place }],
            sources: recorded.sources(),
            incomplete: sent.incomplete,
        }));
    }
    for (const one of models) {
        for (const [key, name] of baseMessages) {
            const text = textAt(one.node, 'chatOptions', key);
            if (text === undefined || text.text.trim() === '')
                continue;
            prompts.push(made(`${one.name}.${name}`, text.place.line, {
                activation: 'always',
                messages: [{ role: 'system', segments: [textSegment(text)], place: text.place }],
                model: one.reference,
                parameters: one.parameters,
                sources: [file.path],
            }));
        }
        const templates = [
            ...entriesAt(one.node, 'promptTemplates').filter((entry) => entry.key !== 'chat'),
            ...entriesAt(one.node, 'autocompleteOptions').filter((entry) => entry.key === 'template'),
        ];
        for (const entry of templates) {
            const text = textAt(entry.value);
            if (text === undefined || text.text.trim() === '')
                continue;
            const expanded = await expandTemplate('handlebars', text, context);
            problems.push(...expanded.problems);
            prompts.push(made(`${one.name}.${entry.key === 'template' ? 'autocomplete' : entry.key}`, text.place.line, {
                activation: 'on-invoke',
                messages: [{ role: 'user', segments: segmentsOf(expanded.pieces), place: text.place }],
                model: one.reference,
                parameters: one.parameters,
                sources: [file.path],
                incomplete: expanded.incomplete,
            }));
        }
    }
    return { prompts, problems, consumed };
}
const baseMessages = [
    ['baseSystemMessage', 'chat'],
    ['baseAgentSystemMessage', 'agent'],
    ['basePlanSystemMessage', 'plan'],
];
/** A model of the list, or of the hub by its block's name with what the file overrides. `AUTODETECT` names none. */
function modelsOf(item) {
    const uses = textAt(item, 'uses');
    const node = at(item, 'override') ?? item;
    const written = textAt(node, 'model') ?? uses;
    if (written === undefined || /^(?:AUTODETECT)?$/i.test(written.text.trim()))
        return [];
    const provider = stringAt(node, 'provider');
    const options = at(node, 'defaultCompletionOptions');
    const budget = numberAt(options, 'reasoningBudgetTokens');
    const roles = stringsAt(node, 'roles');
    return [
        {
            name: stringAt(node, 'name') ?? written.text.trim(),
            reference: {
                asWritten: written.text.trim(),
                from: 'inline',
                ...(provider === undefined || uses !== undefined
                    ? {}
                    : { provider: providerNames[provider] ?? provider }),
                place: written.place,
            },
            roles: roles.length > 0 ? roles : ['chat', 'edit', 'apply', 'summarize'],
            parameters: {
                ...readParameters(options),
                ...(budget === undefined || !Number.isInteger(budget) || booleanAt(options, 'reasoning') === false
                    ? {}
                    : { thinkingBudgetTokens: budget }),
                ...(booleanAt(options, 'promptCaching') === true ? { caching: 'explicit' } : {}),
            },
            node,
        },
    ];
}
const providerNames = { gemini: 'google', vertexai: 'vertex' };
/** `uses: ./rules/desk.md` is a file of the repository; `owner/block` is one of the hub. */
async function usedBlock(uses, file, context) {
    const written = uses.text.trim();
    const shown = written.slice(0, 120);
    const { line } = uses.place;
    const nothing = (reason, why) => ({
        segments: [],
        problems: [(0,problem/* problem */.C)(reason, file.path, line, `What is used here is not counted: ${why}.`)],
        incomplete: [`${file.path}:${line}: ${why}`],
        path: null,
    });
    const local = /^(?:file:\/\/)?(\.{1,2}\/.+|\/.+|~.+)$/.exec(written)?.[1] ?? /^file:\/\/(.+)$/.exec(written)?.[1];
    if (local === undefined)
        return nothing('include-remote', `the block \`${shown}\` stands in Continue’s hub`);
    const target = (0,parse_paths/* joinPath */.uJ)('', local);
    if ('refused' in target)
        return nothing('include-outside', `\`${shown}\` is outside of the repository`);
    const read = context.exists(target.path) ? await context.read(target.path) : null;
    if (read === null)
        return nothing('include-missing', `there is no file \`${target.path}\``);
    if (isProblem(read))
        return { ...nothing('include-missing', `\`${target.path}\` cannot be read`), problems: [read] };
    const body = trimmed((0,parse_paths/* extensionOf */.je)(read.path) === 'md' ? readFrontMatter(read).body : textIn(read));
    const rule = (0,parse_paths/* extensionOf */.je)(read.path) === 'md'
        ? body
        : textAt(firstOf(at(parseYaml(read).root ?? undefined, 'rules', 0), ['rule']));
    if (rule === undefined || rule.text === '')
        return { segments: [], problems: [], incomplete: [], path: target.path };
    return {
        segments: [{ kind: 'include', path: target.path, body: [textSegment(rule)], place: uses.place }],
        problems: [],
        incomplete: [],
        path: target.path,
    };
}

;// CONCATENATED MODULE: ./src/formats/crewai/wiring.ts

const wirings = new WeakMap();
/**
 * Reads `crew.py` as text, one method after the other: `agents_config['writer']` in a method is the agent it makes,
 * `tasks_config['draft']` the task, `agent=self.writer()` who runs that. Nothing is run, and what is put together in
 * any other way is not known. https://docs.crewai.com/en/concepts/crews (classic projects; checked 2026-11-26)
 */
function wiringOf(file) {
    const known = wirings.get(file);
    if (known !== undefined)
        return known;
    const agents = new Map();
    const tasks = new Map();
    const models = new Map();
    const text = file.text.replace(/^[ \t]*#[^\n]*/gm, (comment) => ' '.repeat(comment.length));
    const methods = [...text.matchAll(/^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(/gm)];
    methods.forEach((method, index) => {
        const name = method[1] ?? '';
        const from = method.index + method[0].length;
        const body = text.slice(from, methods[index + 1]?.index ?? text.length);
        const key = /\bagents_config\s{0,9}\[\s{0,9}["']([^"'\n]{1,200})["']/.exec(body)?.[1];
        const task = /\btasks_config\s{0,9}\[\s{0,9}["']([^"'\n]{1,200})["']/.exec(body)?.[1];
        const hasTools = /\btools\s{0,9}=(?!=|\s{0,9}(?:\[\s{0,200}\]|None\b))/.test(body);
        const modelAfter = (pattern) => {
            const written = pattern.exec(body);
            const [start = 0, end = 0] = written?.indices?.[1] ?? [];
            return written?.[1] === undefined
                ? null
                : { name: written[1], place: placeIn(file, from + start, from + end) };
        };
        if (key !== undefined && !agents.has(name)) {
            const makesModel = /\bllm\s{0,9}=(?!=)/.test(body);
            const model = modelAfter(/\bllm\s{0,9}=\s{0,9}(?:LLM\s{0,9}\(\s{0,40}(?:model\s{0,9}=\s{0,9})?)?["']([^"'\n]{1,200})["']/d);
            agents.set(name, { key, makesModel, model, hasTools });
        }
        if (/@llm\b[ \t]*\r?\n\s{0,40}$/.test(text.slice(Math.max(0, method.index - 200), method.index)))
            models.set(name, modelAfter(/\bLLM\s{0,9}\(\s{0,40}(?:model\s{0,9}=\s{0,9})?["']([^"'\n]{1,200})["']/d));
        if (task !== undefined && !tasks.has(task)) {
            const agent = /\bagent\s{0,9}=\s{0,9}self\.(\w{1,200})\s{0,9}\(/.exec(body)?.[1] ?? null;
            tasks.set(task, { agent, hasTools });
        }
    });
    const wiring = { agents, tasks, models };
    wirings.set(file, wiring);
    return wiring;
}

;// CONCATENATED MODULE: ./src/formats/crewai/project.ts







/** A file that is joined to the one under read; null where it is not there or cannot be read. */
async function rootOf(path, context) {
    if (!context.exists(path))
        return null;
    const read = await context.read(path);
    // What is wrong with that file is told where it is read for itself.
    return isProblem(read) ? null : parseOnce(read).root;
}
/** Whether a project's file is JSON; else it is YAML. */
function isJson(path) {
    return ['json', 'jsonc'].includes((0,parse_paths/* extensionOf */.je)(path));
}
/** `agents/clerk.jsonc` → `clerk`: how a crew names that agent. */
function stemIn(path) {
    return (0,parse_paths/* baseName */.Fl)(path).replace(/\.jsonc?$/, '');
}
/** The agents of a map, with what the class says of each. */
function agentsIn(root, path, code) {
    const byKey = new Map([...(code?.wiring.agents.values() ?? [])].map((agent) => [agent.key, agent]));
    return entriesAt(root).flatMap(({ key, value, keyPlace }) => {
        if (firstOf(value, ['role', 'goal', 'backstory']) === undefined)
            return [];
        let coded = byKey.get(key) ?? null;
        // `llm: small` may be the name of a method that makes the model.
        const made = code?.wiring.models.get(stringAt(value, 'llm')?.trim() ?? '');
        if (made !== undefined && coded?.makesModel !== true)
            coded = { key, makesModel: true, model: made, hasTools: coded?.hasTools ?? false };
        return [{ name: key, node: value, line: keyPlace.line, path, coded }];
    });
}
/** The tasks of a map. */
function tasksOf(root) {
    return entriesAt(root).flatMap(({ key, value, keyPlace }) => firstOf(value, ['description', 'expected_output']) === undefined
        ? []
        : [{ name: key, node: value, line: keyPlace.line }]);
}
/** `config/tasks.yaml` → `config/agents.yaml`, `billing_tasks.yaml` → `billing_agents.yaml`, else the `agents.yaml` beside it. */
function agentsFileOf(tasksPath, context) {
    const named = swapped(tasksPath, 'task', 'agent');
    const common = ['agents.yaml', 'agents.yml'].map((name) => project_inFolder(tasksPath, name));
    return [...named, ...common].find((path) => path !== tasksPath && context.exists(path)) ?? null;
}
function swapped(path, from, to) {
    const stem = (0,parse_paths/* baseName */.Fl)(path).replace(/\.ya?ml$/i, '');
    const found = stem.toLowerCase().lastIndexOf(from);
    if (found === -1)
        return [];
    const name = stem.slice(0, found) + to + stem.slice(found + from.length);
    const own = (0,parse_paths/* extensionOf */.je)(path);
    return [own, own === 'yml' ? 'yaml' : 'yml'].map((ending) => project_inFolder(path, `${name}.${ending}`));
}
function project_inFolder(beside, name) {
    const folder = (0,parse_paths/* folderOf */.yS)(beside);
    return folder === '' ? name : `${folder}/${name}`;
}
/** The class of a classic project, in the folder above `config/`: `crew.py`, or called like that folder. */
async function codeOf(path, context) {
    const above = (0,parse_paths/* folderOf */.yS)((0,parse_paths/* folderOf */.yS)(path));
    for (const name of ['crew', (0,parse_paths/* baseName */.Fl)(above)]) {
        const found = (0,parse_paths/* resolvePath */.o1)(path, `../${name}.py`);
        if (name === '' || 'refused' in found || !context.exists(found.path))
            continue;
        const read = await context.read(found.path);
        if (!isProblem(read))
            return { path: read.path, wiring: wiringOf(read) };
    }
    return null;
}
/** The agents in the file that belongs to a file of tasks. */
async function agentsBeside(tasksPath, code, context) {
    const path = agentsFileOf(tasksPath, context);
    return path === null ? [] : agentsIn(await rootOf(path, context), path, code);
}
/** The agents of a file that some task beside it is given to. */
async function usedInTasks(path, agents, code, context) {
    const used = new Set();
    const choose = chooserOf(agents, code);
    const common = ['tasks.yaml', 'tasks.yml'].map((name) => project_inFolder(path, name));
    for (const tasksPath of new Set([...swapped(path, 'agent', 'task'), ...common])) {
        if (!context.exists(tasksPath) || agentsFileOf(tasksPath, context) !== path)
            continue;
        for (const task of tasksOf(await rootOf(tasksPath, context))) {
            const { agent } = choose(task);
            if (agent !== null)
                used.add(agent.name);
        }
    }
    return used;
}
/** Who runs a task: whom it names, or whom the class names for it; where nobody is named, the only agent there is. */
function chooserOf(agents, code) {
    const byName = new Map(agents.map((agent) => [agent.name, agent]));
    const only = agents.length === 1 ? (agents[0] ?? null) : null;
    return ({ name, node }) => {
        const wanted = stringAt(node, 'agent')?.trim() ?? code?.wiring.tasks.get(name)?.agent ?? null;
        if (wanted === null)
            return { agent: only, wanted };
        // A task names the method that makes the agent, mostly called like its key in the agents' file.
        const key = code?.wiring.agents.get(wanted)?.key ?? wanted;
        return { agent: byName.get(key) ?? null, wanted };
    };
}
/** Whether a task of the crew that this agent's file belongs to is given to it. */
async function usedInCrew(path, name, context) {
    for (const base of ['crew.jsonc', 'crew.json']) {
        const crew = (0,parse_paths/* resolvePath */.o1)(path, `../${base}`);
        if ('refused' in crew || !context.exists(crew.path))
            continue;
        const root = await rootOf(crew.path, context);
        return itemsAt(root, 'tasks').some((task) => stringAt(task, 'agent') === name);
    }
    return false;
}
/** `crew.jsonc`: the tasks stand in it, each agent in `agents/<name>.jsonc` or `.json`. */
async function jsonCrew(file, root, context) {
    const problems = [];
    const agents = [];
    const named = itemsAt(mapAt(root, 'agents') === undefined ? at(root, 'agents') : undefined);
    for (const item of named) {
        const name = textAt(item);
        if (name === undefined)
            continue;
        const places = ['jsonc', 'json'].map((ending) => (0,parse_paths/* resolvePath */.o1)(file.path, `agents/${name.text}.${ending}`));
        const found = places.find((place) => 'path' in place && context.exists(place.path));
        if (found === undefined || 'refused' in found) {
            const detail = `There is no file \`agents/${name.text.slice(0, 100)}.jsonc\` for this agent.`;
            problems.push((0,problem/* problem */.C)('missing-file', file.path, name.place.line, detail));
            continue;
        }
        const node = await rootOf(found.path, context);
        if (node !== null)
            agents.push({ name: name.text, node, line: node.place.line, path: found.path, coded: null });
    }
    agents.push(...agentsIn(mapAt(root, 'agents') ?? null, file.path, null));
    const tasks = itemsAt(root, 'tasks').map((node, index) => ({
        name: stringAt(node, 'name') ?? `task ${index + 1}`,
        node,
        line: node.place.line,
    }));
    const inputs = new Map();
    for (const { key, value } of entriesAt(root, 'inputs')) {
        const text = sampleText(value);
        if (text !== undefined && text !== '')
            inputs.set(key, { default: text });
    }
    return { tasks, agents, code: null, inputs, problems };
}

;// CONCATENATED MODULE: ./src/formats/crewai/requests.ts









const requests_id = 'crewai';
/**
 * What CrewAI writes around the texts of a project, in tokens of o200k_base. Its words stand in `translations/en.json` and,
 * for Markdown, in `task.py`. Without tools the task ends with one more line than with tools that the model calls natively.
 */
const requests_around = {
    note: 'CrewAI’s words around role, goal, backstory and task, as of version 1.15.17 (translations/en.json)',
    agent: 7,
    task: 36,
    taskWithTools: 31,
    markdown: 60,
    context: 9,
};
/** One prompt per task, and one per agent of the crew's own file that no task is given to. */
async function tasksIn(file, crew, context) {
    const problems = [];
    const prompts = [];
    const choose = chooserOf(crew.agents, crew.code);
    const systems = new Map();
    const used = new Set();
    for (const [index, task] of crew.tasks.entries()) {
        const incomplete = [];
        const { agent, wanted } = choose(task);
        const coded = crew.code?.wiring.tasks.get(task.name) ?? null;
        if (agent !== null) {
            used.add(agent.name);
            if (!systems.has(agent.name))
                systems.set(agent.name, await agentMessage(agent, context));
        }
        else if (wanted === null)
            incomplete.push('which agent runs this task is not said in these files');
        else {
            const name = wanted.slice(0, 100);
            incomplete.push(`the agent \`${name}\` is not in these files`);
            const detail = `The agent \`${name}\` of this task was not found beside it: role, goal and backstory are not counted.`;
            problems.push((0,problem/* problem */.C)('missing-file', file.path, at(task.node, 'agent')?.place.line ?? task.line, detail));
        }
        const { message, words } = await taskMessage(task, index, context);
        const tools = requests_toolsOf(agent, task.node);
        incomplete.push(...unknownIn(tools, agent, coded));
        for (const key of ['output_json', 'output_pydantic', 'response_model']) {
            const node = at(task.node, key);
            if (node !== undefined && !isNull(node))
                incomplete.push(`the schema of \`${key}\` is in code`);
        }
        const system = agent === null ? null : (systems.get(agent.name) ?? null);
        const messages = [...(system === null ? [] : [system]), ...(message === null ? [] : [message])];
        const hasTools = tools.length > 0 || toolsInCode(agent, coded);
        const tokens = (system === null ? 0 : requests_around.agent) + (hasTools ? requests_around.taskWithTools : requests_around.task) + words;
        prompts.push(promptOf(requests_id, file, {
            name: task.name,
            line: task.line,
            messages,
            tools,
            model: agent === null ? null : requests_modelOf(agent, file.path),
            parameters: agent === null ? {} : requests_parametersOf(agent),
            variables: sampledVariables(messages, crew.inputs),
            frameworkOverhead: { tokens, note: requests_around.note },
            sources: sourcesOf(file, agent, coded === null ? null : crew.code),
            incomplete: [...new Set(incomplete)],
        }));
    }
    // Agents written into the crew's own file; those with a file of their own are read there.
    const alone = crew.agents.filter((agent) => agent.path === file.path && !used.has(agent.name));
    prompts.push(...(await lonelyAgents(file, alone, crew.inputs, context)));
    return { prompts, problems };
}
/** Agents that no task here is given to: tasks in code, delegation or a manager call them. */
async function lonelyAgents(file, agents, inputs, context) {
    const prompts = [];
    for (const agent of agents) {
        const message = await agentMessage(agent, context);
        if (message === null)
            continue;
        const tools = requests_toolsOf(agent, undefined);
        prompts.push(promptOf(requests_id, file, {
            name: agent.name,
            line: agent.line,
            messages: [message],
            tools,
            model: requests_modelOf(agent, file.path),
            parameters: requests_parametersOf(agent),
            variables: sampledVariables([message], inputs),
            frameworkOverhead: { tokens: requests_around.agent, note: requests_around.note },
            sources: sourcesOf(file, agent, null),
            incomplete: ['the task it is given is not in these files', ...unknownIn(tools, agent, null)],
        }));
    }
    return prompts;
}
function sourcesOf(file, agent, code) {
    const all = [file.path];
    if (agent !== null)
        all.push(agent.path);
    if (agent?.coded?.model != null)
        all.push(agent.coded.model.place.path);
    if (code !== null)
        all.push(code.path);
    return [...new Set(all)].sort(byCodeUnits);
}
function toolsInCode(agent, task) {
    return task?.hasTools === true || agent?.coded?.hasTools === true;
}
/** What is sent on top and stands in code, in words. */
function unknownIn(tools, agent, task) {
    return [
        ...undefinedTools(tools),
        ...(toolsInCode(agent, task) ? ['tools are given to it in code'] : []),
        ...templatesOf(agent),
    ];
}
/** `settings` of a JSON agent are put over its other keys. */
function fieldOf(agent, key) {
    return firstOf(at(agent.node, 'settings'), [key]) ?? firstOf(agent.node, [key]);
}
async function agentMessage(agent, context) {
    const parts = [
        { text: textAt(agent.node, 'role'), before: '' },
        { text: textAt(agent.node, 'backstory'), before: '. ' },
        { text: textAt(agent.node, 'goal'), before: '\n' },
    ];
    const inUser = fieldOf(agent, 'use_system_prompt');
    return joined(booleanAt(inUser) === false ? 'user' : 'system', parts, context);
}
async function taskMessage(task, index, context) {
    const message = await joined('user', [
        { text: textAt(task.node, 'description'), before: '' },
        { text: textAt(task.node, 'expected_output'), before: '\n\n' },
    ], context);
    const markdown = booleanAt(task.node, 'markdown') === true ? requests_around.markdown : 0;
    // Without `context` a task gets what all tasks before it have answered; the first one has none before it.
    const written = at(task.node, 'context');
    const given = written === undefined || isNull(written) ? index > 0 : itemsAt(written).length > 0;
    if (message === null || !given)
        return { message, words: markdown };
    const place = written === undefined ? message.place : written.place;
    const segments = [...message.segments, { kind: 'variable', name: 'context', place }];
    return { message: { ...message, segments }, words: markdown + requests_around.context };
}
async function joined(role, parts, context) {
    const segments = [];
    let first = null;
    for (const { text, before } of parts) {
        if (text === undefined || text.text === '')
            continue;
        if (first !== null)
            segments.push(textSegment(madeText(before, text.placeOf(0, 0))));
        first ??= text.place;
        segments.push(...segmentsOf((await expandTemplate('names', text, context)).pieces));
    }
    return first === null ? null : { role, segments, place: first };
}
/** What the class gives an agent is taken before what its file says. */
function requests_modelOf(agent, path) {
    if (agent.coded?.makesModel === true) {
        const { model } = agent.coded;
        if (model === null)
            return null;
        return { asWritten: model.name, from: `config:${model.place.path}`, place: model.place };
    }
    const llm = fieldOf(agent, 'llm');
    const deployment = textAt(llm, 'deployment_name');
    const named = textAt(llm) ?? textAt(llm, 'model');
    return modelNamed(named ?? deployment, {
        from: agent.path === path ? 'inline' : `config:${agent.path}`,
        provider: stringAt(llm, 'provider')?.trim(),
        deployment: named === undefined,
    });
}
function requests_parametersOf(agent) {
    return {
        ...readParameters(agent.node),
        ...readParameters(at(agent.node, 'settings')),
        ...readParameters(fieldOf(agent, 'llm')),
    };
}
/** Tools of the task are given instead of the agent's; delegation brings two more, written by CrewAI. */
function requests_toolsOf(agent, task) {
    const own = itemsAt(task, 'tools');
    const listed = own.length > 0 ? own : agent === null ? [] : itemsAt(fieldOf(agent, 'tools'));
    const tools = listed.flatMap((item) => {
        const name = stringAt(item) ?? stringAt(item, 'name') ?? stringAt(item, 'python');
        return name === undefined ? [] : [namedTool(name, item.place)];
    });
    const delegates = agent === null ? undefined : fieldOf(agent, 'allow_delegation');
    if (delegates === undefined || booleanAt(delegates) !== true)
        return tools;
    const coworkers = ['delegate_work_to_coworker', 'ask_question_to_coworker'];
    return [...tools, ...coworkers.map((name) => namedTool(name, delegates.place))];
}
/** An agent may bring templates that replace CrewAI's own words (`{{ .System }}`): they are rare, and not joined. */
function templatesOf(agent) {
    if (agent === null)
        return [];
    const keys = ['system_template', 'prompt_template', 'response_template'];
    return keys.filter((key) => fieldOf(agent, key) !== undefined).map((key) => `the text of \`${key}\``);
}

;// CONCATENATED MODULE: ./src/formats/crewai/index.ts






// https://docs.crewai.com/en/concepts/agents, …/concepts/tasks, …/concepts/crews (YAML and JSONC projects; checked 2026-11-26)
// https://github.com/crewAIInc/crewAI/tree/1.15.17/lib/crewai/src/crewai: utilities/prompts.py, task.py and agent/utils.py (how a
// request is put together), project/json_loader.py (crew.jsonc) and translations/en.json (the words around it; checked 2026-11-26)
// That what the class in `crew.py` says wins over the YAML files is from memory.
/** Agents and tasks of CrewAI projects. */
const crewai = {
    id: 'crewai',
    title: 'CrewAI agents and tasks',
    docs: 'https://docs.crewai.com/en/concepts/agents',
    reads: 'One prompt per task of `tasks.yaml` (or of `crew.jsonc`): its agent’s role, backstory and goal, then description and expected output; outputs of earlier tasks are a variable, and CrewAI’s own words are overhead. An agent without a task is a prompt of its own. Which agent runs a task is taken from `tasks.yaml` or from the class in `crew.py` (read as text, never run), with a model that is written there; where neither says it, the task stands without one. Tools are known by name only; memory, knowledge, guardrails and planning calls are not counted.',
    patterns: ['**/*.{yml,yaml}', '**/*.json', '**/crew.jsonc', '**/agents/*.jsonc'],
    recognizes(file) {
        const { path, text } = file;
        const base = (0,parse_paths/* baseName */.Fl)(path).toLowerCase();
        if (base === 'crew.json' || base === 'crew.jsonc')
            return /"agents"\s*:/.test(text) && /"tasks"\s*:/.test(text) && /"expected_output"\s*:/.test(text);
        if (base.endsWith('.json') || base.endsWith('.jsonc'))
            return (0,parse_paths/* baseName */.Fl)((0,parse_paths/* folderOf */.yS)(path)) === 'agents' && /"goal"\s*:/.test(text) && /"backstory"\s*:/.test(text);
        if (/^(?:agents|tasks|roles|crew|apiVersion|kind)["']?[ \t]*:/m.test(text) || /^-[ \t]/m.test(text))
            return false;
        if (base.includes('agent') && /^[ \t]+["']?backstory["']?[ \t]*:/m.test(text))
            return /^[ \t]+["']?(?:role|goal)["']?[ \t]*:/m.test(text);
        return (base.includes('task') &&
            /^[ \t]+["']?expected_output["']?[ \t]*:/m.test(text) &&
            /^[ \t]+["']?description["']?[ \t]*:/m.test(text));
    },
    async extract(file, context) {
        const { root, problems } = parseOnce(file);
        if (root === null)
            return { prompts: [], problems };
        if (listAt(root, 'tasks') !== undefined) {
            const crew = await jsonCrew(file, root, context);
            const found = await tasksIn(file, crew, context);
            return { ...found, problems: [...problems, ...crew.problems, ...found.problems] };
        }
        if (isJson(file.path)) {
            const name = stemIn(file.path);
            const used = await usedInCrew(file.path, name, context);
            const agents = used ? [] : [{ name, node: root, line: root.place.line, path: file.path, coded: null }];
            return { prompts: await lonelyAgents(file, agents, new Map(), context), problems };
        }
        const code = await codeOf(file.path, context);
        const agents = agentsIn(root, file.path, code);
        if (agents.length > 0) {
            const used = await usedInTasks(file.path, agents, code, context);
            const alone = agents.filter((agent) => !used.has(agent.name));
            return { prompts: await lonelyAgents(file, alone, new Map(), context), problems };
        }
        const tasks = tasksOf(root);
        if (tasks.length === 0) {
            const detail = 'CrewAI needs maps with `role`, `goal` and `backstory`, or `description` and `expected_output`.';
            return {
                prompts: [],
                problems: [...problems, (0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)],
            };
        }
        const beside = await agentsBeside(file.path, code, context);
        const crew = { tasks, agents: beside, code, inputs: new Map(), problems: [] };
        const found = await tasksIn(file, crew, context);
        return { ...found, problems: [...problems, ...found.problems] };
    },
};

;// CONCATENATED MODULE: ./src/formats/parse/canvas.ts

/** What the exports of tools in which flows are drawn (n8n, Flowise, Langflow, Dify, Haystack) have in common. */
/** Adds to the edges (or nodes) that are found under one key. */
function addTo(found, key, value) {
    const list = found.get(key);
    if (list === undefined)
        found.set(key, [value]);
    else
        list.push(value);
}
/**
 * The names people see where each is given once, else the ids: a second node called `Agent` must not make
 * the first one another prompt. An id that is only a number stands behind the name.
 */
function distinctNames(nodes) {
    const count = new Map();
    for (const { name } of nodes)
        count.set(name, (count.get(name) ?? 0) + 1);
    return nodes.map(({ name, id }) => {
        if (id === '' || (name !== '' && count.get(name) === 1))
            return name;
        return name === '' || /^[A-Za-z]/.test(id) ? id : `${name} (${id})`;
    });
}
/** One message of these segments; none where there is nothing in them. */
function messageOf(role, segments) {
    const [first] = segments;
    return first === undefined ? [] : [{ role, segments, place: first.place }];
}
/** What the tools of an agent lack, in words for `Prompt.incomplete`: in drawings most are known by their name only. */
function lacking(tools) {
    return tools.flatMap((tool) => tool.known && tool.schema === null
        ? [`the parameters of the tool \`${tool.name.slice(0, 60)}\``]
        : undefinedTools([tool]));
}
/** `{{ … }}` (or between other marks) in a text, in order: the spans of text between, and what stands inside. Linear. */
function markedParts(source, open = '{{', close = '}}') {
    const { text } = source;
    const parts = [];
    let from = 0;
    for (let at = text.indexOf(open); at !== -1; at = text.indexOf(open, from)) {
        const stop = text.indexOf(close, at + open.length);
        if (stop === -1)
            break;
        if (at > from)
            parts.push({ start: from, end: at, inner: null });
        from = stop + close.length;
        parts.push({ start: at, end: from, inner: text.slice(at + open.length, stop).trim() });
    }
    if (from < text.length)
        parts.push({ start: from, end: text.length, inner: null });
    return parts;
}
/** What an expression is called in a report: one line, not too long. */
function expressionName(expression) {
    const line = expression.replace(/\s+/g, ' ').trim();
    return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
/**
 * The schema of values like an example, as the tools make it from one: `{"a": 1}` → an object with a number
 * `a`. A list is described by its first item.
 */
function schemaLike(example) {
    if (example === null || example === undefined)
        return { type: 'null' };
    if (Array.isArray(example))
        return { type: 'array', items: example.length === 0 ? {} : schemaLike(example[0]) };
    if (typeof example === 'object') {
        const properties = Object.create(null);
        for (const [key, value] of Object.entries(example))
            properties[key] = schemaLike(value);
        return { type: 'object', properties, required: Object.keys(properties) };
    }
    return { type: typeof example };
}

;// CONCATENATED MODULE: ./src/formats/dify.ts












// https://docs.dify.ai/en/guides/management/app-management · https://github.com/langgenius/dify (api/core/workflow/nodes and the
// DSL files under api/tests/fixtures/workflow), and exports of https://github.com/svcvit/Awesome-Dify-Workflow, checked 2026-11-26.
// What Dify writes around the text of extractors, classifiers and agents was not held against its source.
const dify_id = 'dify';
/** Kinds of workflow nodes that ask a model. Dify writes a text of its own around those but `llm`. */
const asking = new Set(['llm', 'parameter-extractor', 'question-classifier', 'agent']);
/** Apps, workflows and pipelines exported from Dify. */
const dify = {
    id: dify_id,
    title: 'Dify app',
    docs: 'https://docs.dify.ai/en/guides/management/app-management',
    reads: 'One prompt per node that asks a model (an app without a workflow is one prompt): its messages, the question of a chat, model, limits, schema of structured output, classes, and the tools of an agent as far as the file describes them. Positions, icons, opening statements and retriever settings are not sent.',
    patterns: ['**/*.{yml,yaml}'],
    recognizes({ text }) {
        if (/^kind[ \t]*:[ \t]*["']?rag_pipeline\b/m.test(text))
            return /^workflow[ \t]*:/m.test(text);
        if (!/^app[ \t]*:/m.test(text))
            return false;
        if (/^kind[ \t]*:[ \t]*["']?app\b/m.test(text))
            return true;
        // The first versions did not say what kind of file it is.
        return (/^(?:workflow|model_config)[ \t]*:/m.test(text) &&
            /^[ \t]{1,8}mode[ \t]*:[ \t]*["']?(?:workflow|advanced-chat|chat|agent-chat|completion)\b/m.test(text));
    },
    async extract(file, context) {
        const { root, problems } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems };
        const app = new App(file, context);
        const nodes = listAt(root, 'workflow', 'graph', 'nodes');
        const config = mapAt(root, 'model_config');
        if (nodes === undefined && config === undefined) {
            const detail = 'A Dify app needs `workflow.graph.nodes` or `model_config`.';
            app.problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail));
        }
        const prompts = nodes !== undefined
            ? await app.workflow(nodes.items)
            : config !== undefined
                ? [await app.simple(root, config)]
                : [];
        return { prompts, problems: [...problems, ...app.problems] };
    },
};
/** Reads one app, and keeps the problems that are met on the way. */
class App {
    problems = [];
    file;
    context;
    constructor(file, context) {
        this.file = file;
        this.context = context;
    }
    async workflow(nodes) {
        const found = nodes.filter((node) => asking.has(stringAt(node, 'data', 'type') ?? ''));
        const names = distinctNames(found.map((node) => ({
            name: stringAt(node, 'data', 'title') ?? '',
            id: scalarTextAt(node, 'id') ?? stringAt(node, 'data', 'type') ?? '',
        })));
        const prompts = [];
        for (const [index, node] of found.entries()) {
            const data = at(node, 'data');
            const read = await this.node(node, data, stringAt(data, 'type') ?? '');
            prompts.push(promptOf(dify_id, this.file, {
                name: names[index] ?? '',
                line: node.place.line,
                messages: read.messages,
                tools: read.tools,
                schema: read.schema,
                model: dify_modelOf(read.model),
                parameters: dify_parametersOf(read.model),
                incomplete: [...new Set([...read.incomplete, ...lacking(read.tools)])],
            }));
        }
        return prompts;
    }
    async node(node, data, type) {
        if (type === 'llm')
            return this.llm(node, data);
        const incomplete = [`what Dify writes around a node of type \`${type}\` is not in the file`];
        if (type === 'agent')
            return this.agent(data, incomplete);
        const instruction = [textAt(data, 'instruction'), textAt(data, 'instructions')].find((text) => text !== undefined && text.text !== '');
        const messages = messageOf('system', marked(instruction));
        const isClassifier = type === 'question-classifier';
        if (isClassifier)
            messages.push(...classesOf(data));
        const asked = listAt(data, isClassifier ? 'query_variable_selector' : 'query');
        if (asked !== undefined && asked.items.length > 0) {
            const name = `#${asked.items.map((item) => scalarTextAt(item) ?? '').join('.')}#`;
            messages.push(...messageOf('user', [{ kind: 'variable', name, place: asked.place }]));
        }
        if (seesImages(data))
            messages.push(imageMessage(node, data));
        const schema = isClassifier ? null : extracted(data);
        return { messages, model: at(data, 'model'), tools: [], schema, incomplete };
    }
    async llm(node, data) {
        const incomplete = [];
        const messages = [];
        for (const item of itemsAt(data, 'prompt_template')) {
            const jinja = stringAt(item, 'edition_type') === 'jinja2';
            const text = jinja ? (textAt(item, 'jinja2_text') ?? textAt(item, 'text')) : textAt(item, 'text');
            const role = roleOf(stringAt(item, 'role') ?? 'user') ?? 'user';
            messages.push(...(jinja ? await this.template(role, text, 'jinja', incomplete) : messageOf(role, marked(text))));
        }
        const memory = mapAt(data, 'memory');
        if (memory !== undefined) {
            // With a memory the question of the user comes last, by default as it was asked.
            const asked = textAt(memory, 'query_prompt_template');
            const question = asked === undefined || asked.text === ''
                ? [{ kind: 'variable', name: '#sys.query#', place: memory.place }]
                : marked(asked);
            messages.push(...messageOf('user', question));
        }
        if (seesImages(data))
            messages.push(imageMessage(node, data));
        const schemaNode = mapAt(data, 'structured_output', 'schema');
        const structured = booleanAt(data, 'structured_output_enabled') !== false && schemaNode !== undefined;
        const schema = structured
            ? { name: null, schema: plainValue(schemaNode), place: schemaNode.place }
            : null;
        return { messages, model: at(data, 'model'), tools: [], schema, incomplete };
    }
    /** An agent's settings stand one by one as `{type, value}`: what a plugin of a strategy declares. */
    agent(data, incomplete) {
        const value = (name) => at(data, 'agent_parameters', name, 'value');
        const messages = [
            ...messageOf('system', marked(textAt(value('instruction')) ?? textAt(data, 'instruction'))),
            ...messageOf('user', marked(textAt(value('query')))),
        ];
        const model = value('model') ?? at(data, 'model');
        return { messages, model, tools: itemsAt(value('tools')).flatMap(agentTool), schema: null, incomplete };
    }
    /** An app without a workflow: one prompt, to which a chat adds what is asked. */
    async simple(root, config) {
        const incomplete = [];
        const messages = [];
        const chat = itemsAt(config, 'chat_prompt_config', 'prompt');
        const completion = textAt(config, 'completion_prompt_config', 'prompt', 'text');
        const advanced = stringAt(config, 'prompt_type') === 'advanced' && (chat.length > 0 || (completion?.text ?? '') !== '');
        const mode = stringAt(root, 'app', 'mode') ?? '';
        if (!advanced) {
            const role = /chat/.test(mode) ? 'system' : 'user';
            messages.push(...(await this.template(role, textAt(config, 'pre_prompt'), 'braces', incomplete)));
            if (role === 'system') {
                const { place } = config;
                messages.push(...messageOf('user', [{ kind: 'variable', name: 'query', place }]));
            }
        }
        else if (chat.length > 0) {
            for (const item of chat) {
                const role = roleOf(stringAt(item, 'role') ?? 'user') ?? 'user';
                messages.push(...(await this.template(role, textAt(item, 'text'), 'braces', incomplete)));
            }
        }
        else
            messages.push(...(await this.template('user', completion, 'braces', incomplete)));
        const tools = booleanAt(config, 'agent_mode', 'enabled') === false ? [] : appTools(config);
        incomplete.push(...undefinedTools(tools));
        const model = at(config, 'model');
        return promptOf(dify_id, this.file, {
            name: stringAt(root, 'app', 'name') ?? 'app',
            line: 1,
            messages,
            tools,
            model: dify_modelOf(model),
            parameters: dify_parametersOf(model),
            incomplete,
        });
    }
    async template(role, text, engine, incomplete) {
        if (text === undefined || text.text === '')
            return [];
        const expanded = await expandTemplate(engine, text, this.context);
        this.problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        const segments = segmentsOf(expanded.pieces);
        return segments.length === 0 ? [] : [{ role, segments, place: text.place }];
    }
}
/** Text of a workflow's node: only `{{#node.name#}}` is a variable, other braces are text. */
function marked(text) {
    if (text === undefined)
        return [];
    return markedParts(text, '{{#', '#}}').map(({ start, end, inner }) => inner === null || inner === '' || inner.length > 300 || /\s/.test(inner)
        ? textSegment(text, start, end)
        : { kind: 'variable', name: `#${inner}#`, place: text.placeOf(start, end) });
}
function dify_modelOf(node) {
    const written = textAt(node, 'name') ?? textAt(node, 'model');
    // `langgenius/openai/openai`: the plugin that serves the model.
    return modelNamed(written, { provider: stringAt(node, 'provider')?.split('/').pop() });
}
function dify_parametersOf(model) {
    return readParameters(at(model, 'completion_params'));
}
function seesImages(data) {
    return booleanAt(data, 'vision', 'enabled') === true;
}
function imageMessage(node, data) {
    const { place } = node;
    const image = mediaSegment('image', place, { detail: stringAt(data, 'vision', 'configs', 'detail') });
    return { role: 'user', segments: [image], place };
}
/** The names of the classes, each on its line: how Dify writes them is its own. */
function classesOf(data) {
    const segments = itemsAt(data, 'classes').flatMap((item) => {
        const name = marked(textAt(item, 'name'));
        return name.length === 0 ? [] : [...name, textSegment(madeText('\n', item.place))];
    });
    return messageOf('system', segments);
}
/** The parameters of an extractor, which the model is asked to fill in. */
function extracted(data) {
    const list = listAt(data, 'parameters');
    if (list === undefined || list.items.length === 0)
        return null;
    const schema = dify_schemaOf(list.items, 'description');
    return { name: null, schema, place: list.place };
}
function dify_schemaOf(items, descriptionKey) {
    const properties = Object.create(null);
    const required = [];
    for (const item of items) {
        const name = scalarTextAt(item, 'name') ?? '';
        const description = stringAt(item, descriptionKey) ?? '';
        const options = itemsAt(item, 'options').flatMap((option) => stringAt(option) ?? stringAt(option, 'value') ?? []);
        properties[name] = {
            ...jsonType(stringAt(item, 'type') ?? 'string'),
            ...(description === '' ? {} : { description }),
            ...(options.length === 0 ? {} : { enum: options }),
        };
        if (booleanAt(item, 'required') === true)
            required.push(name);
    }
    return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}
/** `array[string]`, `select` and the like as JSON Schema says it. */
function jsonType(type) {
    const item = /^array\[(\w{1,20})\]$/.exec(type)?.[1];
    if (item !== undefined)
        return { type: 'array', items: { type: item } };
    return { type: ['number', 'boolean', 'object', 'array', 'integer'].includes(type) ? type : 'string' };
}
/** A tool of an agent node: its description may be overridden, its parameters for the model are kept with it. */
function agentTool(item) {
    const name = stringAt(item, 'tool_name');
    if (name === undefined || name === '' || booleanAt(item, 'enabled') === false)
        return [];
    const descriptions = [stringAt(item, 'extra', 'description'), stringAt(item, 'tool_description')];
    const description = descriptions.find((text) => text !== undefined && text !== '') ?? null;
    const schemas = listAt(item, 'schemas')?.items.filter((schema) => stringAt(schema, 'form') === 'llm');
    const schema = schemas === undefined ? null : dify_schemaOf(schemas, 'llm_description');
    return [{ name, description, schema, known: description !== null, place: item.place }];
}
function appTools(config) {
    return itemsAt(config, 'agent_mode', 'tools').flatMap((item) => {
        const name = stringAt(item, 'tool_name');
        return name === undefined || booleanAt(item, 'enabled') === false ? [] : [namedTool(name, item.place)];
    });
}

;// CONCATENATED MODULE: ./src/formats/parse/picoschema.ts

// https://google.github.io/dotprompt/reference/picoschema/ · compared 2026-11-26 with the cases of
// https://github.com/google/dotprompt, spec/picoschema.yaml: all but named schemas, which only the program knows.
const scalarTypes = new Set(['string', 'number', 'integer', 'boolean', 'null', 'any']);
const schemaTypes = new Set([...scalarTypes, 'object', 'array']);
/**
 * The JSON Schema that is sent for a schema in Picoschema's short form (`title: string, what it is called`) or in
 * JSON Schema itself. Undefined where it names a schema that only the program knows.
 */
function schemaFromPico(node) {
    if (node === undefined)
        return undefined;
    const type = stringAt(node, 'type');
    if (node.kind === 'map' &&
        ((type !== undefined && schemaTypes.has(type)) ||
            at(node, 'properties')?.kind === 'map' ||
            at(node, 'anyOf') !== undefined))
        return type === undefined && at(node, 'properties')?.kind === 'map'
            ? { type: 'object', ...plainValue(node) }
            : plainValue(node);
    return convert(node);
}
/** Whether a field's type in the short form is the name of a schema that only the program knows. */
function namesSchema(node) {
    if (node === undefined || node.kind !== 'map')
        return false;
    const type = stringAt(node, 'type');
    if ((type !== undefined && schemaTypes.has(type)) || at(node, 'properties')?.kind === 'map')
        return false;
    return node.entries.some((entry) => {
        if (splitComma(splitKey(entry.key)[1]).first === 'enum')
            return false;
        if (entry.value.kind === 'map')
            return namesSchema(entry.value);
        return (entry.value.kind === 'scalar' &&
            typeof entry.value.value === 'string' &&
            picoschema_scalar(entry.value.value) === undefined);
    });
}
function convert(node) {
    if (node.kind === 'scalar')
        return typeof node.value === 'string' ? picoschema_scalar(node.value) : undefined;
    if (node.kind === 'list')
        return undefined;
    const properties = Object.create(null);
    const required = [];
    let others = false;
    for (const entry of node.entries) {
        const [head, detail] = splitKey(entry.key);
        const { first: kind, rest: description } = splitComma(detail);
        if (head === '' || head === '(*)') {
            others = convert(entry.value) ?? {};
            continue;
        }
        const optional = head.endsWith('?');
        const name = optional ? head.slice(0, -1) : head;
        if (!optional)
            required.push(name);
        const described = description === '' ? {} : { description };
        let schema;
        if (kind === '')
            schema = convert(entry.value);
        else if (kind === 'array')
            schema = { type: 'array', items: convert(entry.value) ?? {}, ...described };
        else if (kind === 'enum') {
            const values = plainValue(entry.value);
            schema = {
                enum: Array.isArray(values) ? [...values, ...(optional ? [null] : [])] : [],
                ...described,
            };
        }
        else
            schema = { ...asMap(convert(entry.value)), ...described };
        properties[name] = optional && kind !== 'enum' ? nullable(schema) : (schema ?? {});
    }
    return {
        type: 'object',
        properties,
        ...(required.length === 0 ? {} : { required }),
        additionalProperties: others,
    };
}
function picoschema_scalar(written) {
    const { first: type, rest: description } = splitComma(written);
    if (!scalarTypes.has(type))
        return undefined;
    return { ...(type === 'any' ? {} : { type }), ...(description === '' ? {} : { description }) };
}
function nullable(schema) {
    const map = asMap(schema);
    return typeof map['type'] === 'string' ? { ...map, type: [map['type'], 'null'] } : map;
}
function asMap(schema) {
    return typeof schema === 'object' && schema !== null ? schema : {};
}
/** `tags?(array, what it is about)` → `tags?` and `array, what it is about`. */
function splitKey(key) {
    if (key === '(*)')
        return [key, ''];
    const open = key.indexOf('(');
    return open === -1 || !key.trimEnd().endsWith(')')
        ? [key.trim(), '']
        : [key.slice(0, open).trim(), key.trimEnd().slice(open + 1, -1)];
}
function splitComma(text) {
    const comma = text.indexOf(',');
    return comma === -1
        ? { first: text.trim(), rest: '' }
        : { first: text.slice(0, comma).trim(), rest: text.slice(comma + 1).trim() };
}

;// CONCATENATED MODULE: ./src/formats/templates/tags.ts

const roleTag = /<(\/?)(system|user|assistant|developer|tool|function)(?:[ \t]+[^<>\n]{0,200})?>|<(\/?)message(?:\s+role\s*=\s*(?:"([^"<>]{0,40})"|'([^'<>]{0,40})')[^<>]{0,200})?>/gi;
/** `<message role="{{role}}">`: the role stands in a variable between two texts. */
const openRole = /<message\s+role\s*=\s*["']$/i;
const closedRole = /^["'][^<>]{0,200}>/;
/**
 * Turns `<system>…</system>` (with `roles`) and `<message role="system">…</message>` into role marks, for formats
 * that split their text into messages at such tags. The tags themselves are not sent.
 */
function markRoleTags(given, roles) {
    const pieces = [...given];
    const found = [];
    for (let index = 0; index < pieces.length; index++) {
        const piece = pieces[index];
        if (piece === undefined)
            break;
        if (piece.kind === 'branch') {
            found.push({ ...piece, arms: piece.arms.map((arm) => markRoleTags(arm, roles)) });
            continue;
        }
        if (piece.kind === 'loop' || piece.kind === 'include') {
            found.push({ ...piece, body: markRoleTags(piece.body, roles) });
            continue;
        }
        if (piece.kind !== 'text' || !piece.text.includes('<')) {
            found.push(piece);
            continue;
        }
        const { text } = piece;
        let from = 0;
        for (const match of text.matchAll(roleTag)) {
            const [whole, closesRole, plain, closesMessage, double, single] = match;
            const role = plain ?? double ?? single;
            if (plain !== undefined && !roles)
                continue;
            if (closesMessage === '' && role === undefined)
                continue;
            if (match.index > from)
                found.push(cutSegment(piece, from, match.index));
            from = match.index + whole.length;
            if (closesRole === '/' || closesMessage === '/' || role === undefined)
                continue;
            found.push({
                kind: 'role',
                role: role.toLowerCase(),
                place: cutSegment(piece, match.index, from).place,
            });
        }
        const rest = text.slice(from);
        const open = openRole.exec(rest.slice(-60));
        const after = pieces[index + 2];
        if (open !== null &&
            pieces[index + 1]?.kind === 'variable' &&
            after?.kind === 'text' &&
            closedRole.test(after.text)) {
            const start = text.length - open[0].length;
            if (start > from)
                found.push(cutSegment(piece, from, start));
            found.push({ kind: 'role', role: 'user', place: cutSegment(piece, start, text.length).place });
            const end = closedRole.exec(after.text)?.[0].length ?? 0;
            pieces[index + 2] = cutSegment(after, end, after.text.length);
            index++;
            continue;
        }
        if (from < text.length)
            found.push(from === 0 ? piece : cutSegment(piece, from, text.length));
    }
    return found;
}

;// CONCATENATED MODULE: ./src/formats/dotprompt.ts













// https://google.github.io/dotprompt/reference/{frontmatter,template,picoschema}/ · https://genkit.dev/docs/dotprompt/ ·
// https://github.com/google/dotprompt: spec/*.yaml, js/src, its examples and editor samples (read 2026-11-26 in stored copies
// of pages and source, some of them old).
// Humanloop’s dialect was not held against documentation: the vendor closed in 2025.
/** A first line such as `temperature: 0.2` without `---` before it; the settings then end at a lone `---`. */
const bareSettings = /^\s*(?:name|description|model|version|schema|temperature|topP|maxTokens)[ \t]*:[^\n]*\n/i;
/** `.prompt` files: Dotprompt first of all, and the other dialects that share the ending. */
const dotprompt = {
    id: 'dotprompt',
    title: 'Dotprompt and other .prompt files',
    docs: 'https://google.github.io/dotprompt/reference/frontmatter/',
    reads: 'Dotprompt’s front matter (model, config, tools, input defaults, output schema in Picoschema or JSON Schema) and its Handlebars text with roles, history, media and partials (`_name.prompt`); every variant (`name.variant.prompt`) is a prompt of its own. The same ending’s other dialects are told apart by their text: `<system>` tags (Humanloop), Jinja2, role lines, plain text.',
    patterns: ['**/*.prompt'],
    recognizes: (file) => (0,parse_paths/* baseName */.Fl)(file.path) !== '.prompt' &&
        !file.text.includes('\0') &&
        !file.text.startsWith('#!') &&
        !/(?:^|\/)\.continue\//.test(file.path),
    async extract(file, context) {
        const { matter: asRead, body, present, problems: matterProblems, } = readFrontMatter(file, {
            leadingComments: true,
            openingOptional: bareSettings.test(file.text.slice(0, 2000)),
        });
        const problems = [...matterProblems, ...(matterProblems.length > 0 ? [] : notYaml(file, asRead))];
        if (!present && body.text.trim() === '')
            return { prompts: [], problems };
        // Half a configuration would be a wrong model or limit.
        const matter = problems.length === 0 ? asRead : null;
        const tagged = /^[ \t]*<(system|user|assistant)>/im.test(body.text);
        const engine = engineFor(body.text, present, tagged);
        const expanded = await expandTemplate(engine, body, context, {
            bodyOf: (included) => readFrontMatter(included, { leadingComments: true }).body,
        });
        const roleLines = /^\s*#{0,3}[ \t]*(?:system|user|assistant|developer)[ \t]*:[ \t]*\r?\n/i.test(body.text);
        const pieces = tagged
            ? markRoleTags(expanded.pieces, true)
            : roleLines
                ? markRoleLines(expanded.pieces)
                : expanded.pieces;
        const isDotprompt = engine === 'handlebars' && !tagged;
        const messages = messagesOf(pieces, {
            // Dotprompt sends in the user's role what stands before any `{{role}}`.
            role: isDotprompt ? 'user' : 'system',
            place: body.place,
        });
        const tools = dotprompt_toolsOf(matter);
        const name = (0,parse_paths/* baseName */.Fl)(file.path).replace(/\.prompt$/i, '');
        const incomplete = [...expanded.incomplete];
        incomplete.push(...undefinedTools(tools));
        const { schema, unknown } = dotprompt_outputOf(matter);
        if (unknown)
            incomplete.push('the schema of the answer is only known to the program');
        return {
            prompts: [
                promptOf('dotprompt', file, {
                    name: stringAt(matter, 'name') ?? name.replace(/^_/, ''),
                    kind: name.startsWith('_') ? 'fragment' : 'request',
                    line: 1,
                    messages,
                    tools,
                    schema,
                    model: dotprompt_modelOf(matter),
                    parameters: { ...readParameters(matter), ...readParameters(at(matter, 'config')) },
                    variables: sampledVariables(messages, dotprompt_samplesOf(matter)),
                    incomplete,
                }),
            ],
            problems: [...problems, ...expanded.problems],
        };
    },
};
/** Programs that read Dotprompt read YAML and nothing like it: what only a tolerant reader makes out is not set. */
function notYaml(file, matter) {
    if (matter === null)
        return [];
    const start = file.text.lastIndexOf('\n', matter.place.start - 1) + 1;
    return parseYaml(file, start, matter.place.end).problems;
}
function engineFor(text, hasMatter, tagged) {
    const tags = text.includes('{%');
    const handlebars = /\{\{[~]?(?:[#/>^]|else\b|role\b|media\b|history\b|section\b|json\b|@|this\b|\.\.\/)/.test(text);
    if (tags && !handlebars)
        return 'jinja';
    if (handlebars)
        return 'handlebars';
    if (hasMatter || tagged)
        return 'handlebars';
    const guess = engineOf(text);
    return guess === 'braces' ? 'handlebars' : guess;
}
function dotprompt_modelOf(matter) {
    const provider = stringAt(matter, 'provider');
    return modelNamed(textAt(matter, 'model'), { from: 'frontmatter', provider });
}
/** `tools:` names tools (or, with Humanloop, defines them); `toolDefs:` defines some of them in Picoschema. */
function dotprompt_toolsOf(matter) {
    const defined = itemsAt(matter, 'toolDefs').flatMap((item) => {
        const name = stringAt(item, 'name');
        if (name === undefined)
            return [];
        const schema = schemaFromPico(at(item, 'inputSchema')) ?? null;
        return [
            { name, description: stringAt(item, 'description') ?? null, schema, known: true, place: item.place },
        ];
    });
    const names = new Set(defined.map((tool) => tool.name));
    return [...readTools(at(matter, 'tools')).filter((tool) => !names.has(tool.name)), ...defined];
}
function dotprompt_outputOf(matter) {
    const node = at(matter, 'output', 'schema') ?? at(matter, 'output', 'jsonSchema');
    if (node === undefined || (node.kind === 'scalar' && node.value === null))
        return { schema: null, unknown: false };
    const place = node.place;
    const schema = schemaFromPico(node);
    return schema === undefined
        ? { schema: null, unknown: true }
        : { schema: { name: null, schema, place }, unknown: namesSchema(node) };
}
function dotprompt_samplesOf(matter) {
    const known = new Map();
    for (const entry of entriesAt(matter, 'input', 'schema')) {
        const found = /^([\w.-]+)\??\(enum\b/.exec(entry.key)?.[1];
        const values = plainValue(entry.value);
        if (found !== undefined && Array.isArray(values)) {
            const texts = values.filter((value) => typeof value === 'string');
            known.set(found, { enum: texts });
        }
    }
    for (const entry of entriesAt(matter, 'input', 'default')) {
        const value = sampleText(entry.value);
        if (value !== undefined)
            known.set(entry.key, { ...known.get(entry.key), default: value });
    }
    return known;
}

;// CONCATENATED MODULE: ./src/formats/dspy.ts








// https://dspy.ai/tutorials/saving/ · dump_state in https://github.com/stanfordnlp/dspy/blob/main/dspy/predict/predict.py and
// …/dspy/signatures/signature.py, the layout of a request in …/dspy/adapters/chat_adapter.py (3.3.1, checked 2026-11-26).
// A saved program holds neither the names of its fields, nor their types, nor which of them are outputs. Names are those of
// the untouched descriptions (`${question}`) or made of the prefixes; types are taken as text; outputs are taken to begin
// where the instructions or a module's own field (`reasoning`, `next_thought`) say so, else with the last field. Field prefixes are saved, but no adapter has sent them since 2.5.
const dspy_id = 'dspy';
const maxPredictors = 300;
const maxFields = 500;
/** Programs that DSPy has saved with their state. */
const dspy = {
    id: dspy_id,
    title: 'DSPy saved program',
    docs: 'https://dspy.ai/tutorials/saving/',
    reads: 'One prompt per predictor: instructions, descriptions of fields and few-shot demos in the layout of DSPy’s chat adapter, whose own words count as overhead, with the model and limits saved with it. Traces, training data and field prefixes are not sent. Programs from before 2.5 do not say what is put around their texts.',
    patterns: ['**/*.json'],
    recognizes: (file) => /"demos"\s*:\s*\[/.test(file.text) &&
        /"(?:signature|extended_signature)"\s*:\s*\{\s*"(?:instructions|fields)"|"signature_instructions"\s*:\s*"/.test(file.text),
    extract(file) {
        const { root, problems: found } = parseJson(file);
        const problems = [...found];
        if (root === null)
            return Promise.resolve({ prompts: [], problems });
        const predictors = [];
        collect(root, '', predictors, 0);
        if (predictors.length > maxPredictors) {
            const detail = `Only the first ${maxPredictors} predictors of this program were read.`;
            problems.push((0,problem/* problem */.C)('too-many', file.path, root.place.line, detail));
        }
        if (predictors.length === 0) {
            const detail = 'No predictor was found: expected maps with `demos` and `signature`.';
            problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail));
        }
        const prompts = predictors
            .slice(0, maxPredictors)
            .map(({ name, state }) => dspy_promptFor(name === '' ? (0,parse_paths/* stemOf */.Vc)(file.path) : name, state, file));
        return Promise.resolve({ prompts, problems });
    },
};
/** The state of predictors at any depth: a program is saved flat (`extract.predict`), older ones as maps in maps. */
function collect(node, name, found, depth) {
    if (node.kind !== 'map' || depth > 8)
        return;
    if (listAt(node, 'demos') !== undefined && instructionsOf(node) !== undefined) {
        found.push({ name, state: node });
        return;
    }
    for (const entry of node.entries) {
        if (entry.key === 'metadata' || entry.key === 'traces' || entry.key === 'train')
            continue;
        collect(entry.value, name === '' ? entry.key : `${name}.${entry.key}`, found, depth + 1);
    }
}
/** Chain of thought of older versions has a signature of its own, which is the one that is sent. */
function signatureOf(state) {
    return mapAt(state, 'extended_signature') ?? mapAt(state, 'signature');
}
function instructionsOf(state) {
    return (at(signatureOf(state), 'instructions') ??
        firstOf(state, ['extended_signature_instructions', 'signature_instructions']));
}
function fieldsOf(state) {
    const saved = listAt(signatureOf(state), 'fields')?.items ?? listAt(state, 'fields')?.items ?? [];
    const named = saved.slice(0, maxFields).map((field) => {
        const description = textAt(firstOf(field, ['description', 'desc']));
        const own = /^\$\{(\w{1,200})\}$/.exec(description?.text ?? '')?.[1];
        const sent = own === undefined && description !== undefined && description.text !== '';
        return {
            name: own ?? nameFrom(stringAt(field, 'prefix') ?? ''),
            description: sent ? textSegment(description) : null,
            place: field.place,
        };
    });
    // DSPy's own instructions say it: "Given the fields `question`, produce the fields `answer`."
    const produced = /\bproduce the fields? `(\w{1,100})`/.exec(stringAt(instructionsOf(state)) ?? '')?.[1];
    const first = named.findIndex((field, index) => index > 0 && (field.name === produced || /^(?:reasoning|rationale|next_thought)$/.test(field.name)));
    const firstOutput = first > 0 ? first : named.length - 1;
    return named.map((field, index) => ({ ...field, output: index >= firstOutput }));
}
/** `Next Tool Name:` is made of `next_tool_name`; what follows the colon is the optimiser's. */
function nameFrom(prefix) {
    const words = prefix.split(':', 1)[0]?.trim().toLowerCase() ?? '';
    return words.replace(/[^\p{L}\p{N}]+/gu, '_').slice(0, 100);
}
// ------------------------------------------------------------------ one predictor
function dspy_promptFor(name, state, file) {
    const fields = fieldsOf(state);
    const text = textAt(instructionsOf(state));
    const written = new Written();
    const system = [];
    for (const field of fields)
        if (field.description !== null)
            written.add(system, [field.description], '\n');
    if (text !== undefined && text.text !== '')
        written.add(system, [textSegment(text)], '\n');
    const place = instructionsOf(state)?.place ?? state.place;
    const messages = [{ role: 'system', segments: system, place }];
    const demos = itemsAt(state, 'demos').map((demo) => readDemo(demo, fields, written));
    // Examples with missing fields come first.
    for (const complete of [false, true])
        for (const demo of demos)
            if (demo?.complete === complete)
                messages.push(...demo.messages);
    const inputs = fields.filter((field) => !field.output);
    const user = [];
    for (const field of inputs)
        written.add(user, [{ kind: 'variable', name: field.name, place: field.place }], '\n\n');
    if (inputs.length === 0)
        user.push({ kind: 'variable', name: 'input', place: state.place });
    messages.push({ role: 'user', segments: user, place: user[0]?.place ?? state.place });
    const lm = mapAt(state, 'lm');
    const words = overheadTokens(fields, demos.filter((demo) => demo !== null), (text?.text ?? '').split('\n').length);
    return promptOf(dspy_id, file, {
        name,
        line: state.place.line,
        messages,
        model: dspy_modelOf(lm),
        parameters: { ...readParameters(mapAt(lm, 'kwargs')), ...readParameters(lm) },
        ...(fields.length === 0
            ? { incomplete: ['what DSPy puts around these texts: the program does not hold its fields'] }
            : {
                frameworkOverhead: {
                    tokens: Math.max(0, words - written.separators),
                    note: 'layout of DSPy’s chat adapter (3.3), all fields taken as text',
                },
            }),
    });
}
/** Texts put one after the other; the blank lines between them are part of the layout and count once. */
class Written {
    separators = 0;
    add(target, parts, between) {
        const [first] = parts;
        if (first === undefined)
            return;
        const last = target[target.length - 1];
        if (last?.kind === 'text' && first.kind === 'text') {
            target.push(textSegment(madeText(between, { ...first.place, end: first.place.start })));
            this.separators++;
        }
        target.push(...parts);
    }
}
/** What an optimiser notes beside the values. */
const notFields = /^(?:augmented|dspy_\w+)$/;
/**
 * An example as the two messages it is sent as. It is left out, as DSPy does, when it has no value for any input or none
 * for any output. Where no field is known, every value of it is taken.
 */
function readDemo(demo, fields, written) {
    const values = entriesAt(demo).filter((entry) => !notFields.test(entry.key) && !isNull(entry.value));
    const known = fields.length > 0
        ? fields
        : values.map((entry, index) => ({
            name: entry.key,
            output: index === values.length - 1,
            description: null,
            place: entry.value.place,
        }));
    const exact = new Map(values.map((entry) => [entry.key, entry.value]));
    const similar = new Map(values.map((entry) => [nameFrom(entry.key.replace(/([a-z])([A-Z])/g, '$1_$2')), entry.value]));
    const user = [];
    const assistant = [];
    let missing = 0;
    for (const field of known) {
        const value = exact.get(field.name) ?? similar.get(field.name);
        if (value === undefined)
            missing++;
        else
            written.add(field.output ? assistant : user, [valueSegment(value)], '\n\n');
    }
    if (user.length === 0 || assistant.length === 0)
        return null;
    const { place } = demo;
    return {
        complete: missing === 0,
        missing,
        messages: [
            { role: 'user', segments: user, example: true, place },
            { role: 'assistant', segments: assistant, example: true, place },
        ],
    };
}
function valueSegment(value) {
    if (value.kind !== 'scalar')
        return textSegment(madeText(JSON.stringify(plainValue(value)), value.place));
    if (typeof value.value === 'boolean')
        return textSegment(madeText(value.value ? 'True' : 'False', value.place));
    return textSegment(value.source);
}
function dspy_modelOf(lm) {
    return modelNamed(textAt(lm, 'model'));
}
/**
 * The words of the chat adapter: the list of fields, the layout with `[[ ## name ## ]]` marks, what to answer with, and
 * the marks in examples. Sums of counted layouts with o200k_base (cl100k_base gives the same but for 1 in 100): a field is
 * named four times, an output once more in the final request, each line of the instructions is indented, each example
 * has a mark for every field and one at its end.
 */
function overheadTokens(fields, demos, lines) {
    const words = (field) => field.name.split('_').length;
    const layout = fields.reduce((sum, field) => sum + 19 + 4 * words(field) + (field.output ? 4 : 0), 62);
    const marks = fields.reduce((sum, field) => sum + 5 + words(field), 4);
    const examples = demos.reduce((sum, demo) => sum + marks + (demo.complete ? 0 : 18 + 8 * demo.missing), 0);
    return layout + 2 * lines + examples;
}

;// CONCATENATED MODULE: ./src/formats/fabric.ts



// https://github.com/danielmiessler/Fabric: internal/plugins/db/fsdb/patterns.go (which file is read, where the input
// goes), internal/plugins/template/template.go (`{{…}}`), internal/core/chatter.go (one system message); compared 2026-11-26.
/** Fabric's own folder is `patterns`; people keep theirs beside it under these names. */
const ownFile = /(?:^|\/)(?:\w[\w-]*[_-])?patterns\/(?:[^/]+\/){1,3}system\.md$/i;
/** Fabric patterns: one system message a folder, with the input at its end. */
const fabric = {
    id: 'fabric',
    title: 'Fabric pattern',
    docs: 'https://github.com/danielmiessler/Fabric/blob/main/data/patterns/readme.md',
    reads: '`system.md` of a pattern’s folder, which is sent whole as one system message. The input stands where `{{input}}` is, else at the end. `{{name}}` and `{{plugin:…}}`, `{{ext:…}}` calls are filled in when it runs. `user.md` and `README.md` beside it are not sent by today’s program. The model is chosen on the command line: none is in the file.',
    patterns: ['**/{patterns,Patterns}/**/system.md', '**/*{_,-}patterns/**/system.md'],
    recognizes: (file) => ownFile.test(file.path) && file.text.trim() !== '' && !file.text.includes('\0'),
    extract(file, context) {
        const body = textIn(file);
        const segments = filledIn(body);
        if (!body.text.includes('{{input}}')) {
            const end = body.placeOf(body.text.length, body.text.length);
            // The program ends the last line before it appends the input.
            if (!body.text.endsWith('\n'))
                segments.push(textSegment(madeText('\n', end)));
            segments.push({ kind: 'variable', name: 'input', place: end });
        }
        const folder = (0,parse_paths/* folderOf */.yS)(file.path);
        const user = `${folder}/user.md`;
        return Promise.resolve({
            prompts: [
                promptOf('fabric', file, {
                    name: (0,parse_paths/* baseName */.Fl)(folder),
                    line: 1,
                    messages: [{ role: 'system', segments, place: body.place }],
                }),
            ],
            problems: [],
            consumed: context.exists(user) ? [user] : [],
        });
    },
};
/**
 * A text with its `{{…}}` as variables. The program takes anything between two braces for a name and stops at one it
 * was not given; a pattern with code in it (`{{ title ? title : 'x' }}`) runs only with `--no-variable-replacement`,
 * so what cannot be a name is text.
 */
function filledIn(source) {
    const segments = [];
    let from = 0;
    for (const found of source.text.matchAll(/\{\{((?:plugin|ext):[^{}\n]{1,300}|[\w.#-]{1,120})\}\}/g)) {
        const to = found.index + found[0].length;
        if (found.index > from)
            segments.push(textSegment(source, from, found.index));
        segments.push({ kind: 'variable', name: found[1] ?? '', place: source.placeOf(found.index, to) });
        from = to;
    }
    if (from < source.text.length)
        segments.push(textSegment(source, from, source.text.length));
    return segments;
}

;// CONCATENATED MODULE: ./src/formats/templates/richtext.ts

// Texts of rich-text editors (TipTap's `<p>…</p>`) as tools turn them into Markdown before they send them. Written after the
// output of https://github.com/mixmark-io/turndown with its defaults (headings underlined, `*   ` before items), without its
// escapes; tables and code blocks lose their lines here. Checked 2026-11-26.
/** Whether a stored text is HTML of an editor: it begins with a block, as none written by hand does (Flowise's own rule). */
function isRichText(text) {
    return /^\s{0,200}<(?:p|div|h[1-6]|ul|ol|blockquote|pre|table)\b/i.test(text);
}
const entities = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
};
/** Markdown's marks for tags inside of a line. */
const marks = { strong: '**', b: '**', em: '_', i: '_', code: '`' };
const blocks = /^(?:p|div|h[1-6]|ul|ol|blockquote|pre|table|tr|section|article|hr)$/;
/**
 * Reads rich text as it is sent: tags become Markdown or go, entities are decoded, `{{name}}` is a variable.
 * One pass; what is not closed is text.
 */
function readRichText(source) {
    const writer = new Writer(source);
    const { text } = source;
    // Once there is no further end there is none for what follows either.
    let tagsEnd = true;
    let marksEnd = true;
    let from = 0;
    let at = 0;
    for (; at < text.length; at++) {
        const unit = text[at];
        if (unit === '<' && tagsEnd && /[A-Za-z/!]/.test(text[at + 1] ?? '')) {
            const stop = text.indexOf('>', at);
            if (stop === -1) {
                tagsEnd = false;
                continue;
            }
            writer.text(from, at);
            writer.tag(at, stop + 1);
            from = stop + 1;
            at = stop;
        }
        else if (unit === '&') {
            const entity = /^&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));/.exec(text.slice(at, at + 12));
            const decoded = entity === null ? null : decode(entity);
            if (entity === null || decoded === null)
                continue;
            writer.text(from, at);
            writer.made(decoded, at, at + entity[0].length);
            from = at + entity[0].length;
            at = from - 1;
        }
        else if (unit === '{' && text[at + 1] === '{' && marksEnd) {
            const stop = text.indexOf('}}', at + 2);
            if (stop === -1) {
                marksEnd = false;
                continue;
            }
            writer.text(from, at);
            writer.variable(at, stop + 2);
            from = stop + 2;
            at = from - 1;
        }
    }
    writer.text(from, text.length);
    return writer.segments;
}
function decode(found) {
    const [, decimal, hexadecimal, name] = found;
    if (name !== undefined)
        return Object.hasOwn(entities, name) ? (entities[name] ?? null) : null;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
/** Collects segments; blank lines between blocks are owed until there is something to come after them. */
class Writer {
    segments = [];
    source;
    lists = [];
    owedLines = 0;
    owedSpace = false;
    /** What a list item or a heading begins with, owed until its first word. */
    owedMark = '';
    lineStart = true;
    heading = null;
    link = null;
    blank = { start: -1, end: -1 };
    constructor(source) {
        this.source = source;
    }
    text(start, end) {
        let from = start;
        while (from < end) {
            const blank = this.blankFrom(from);
            const stop = Math.min(blank.start, end);
            this.plain(from, stop);
            if (stop === end)
                break;
            this.owedSpace = true;
            from = Math.min(end, blank.end);
        }
    }
    /** The next blanks that become one. Remembered: what has none must not be searched again from every tag. */
    blankFrom(from) {
        if (this.blank.start >= from)
            return this.blank;
        const blanks = /[ \t\r\n]{2,}|[\t\r\n]/g;
        blanks.lastIndex = from;
        const found = blanks.exec(this.source.text);
        this.blank =
            found === null
                ? { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY }
                : { start: found.index, end: found.index + found[0].length };
        return this.blank;
    }
    /** A run without any blanks but single spaces. */
    plain(from, to) {
        const { text } = this.source;
        let start = from;
        let end = to;
        if (start < end && text[start] === ' ') {
            this.owedSpace = true;
            start++;
        }
        const trailing = start < end && text[end - 1] === ' ';
        if (trailing)
            end--;
        if (start < end) {
            this.settle(start);
            this.push(textSegment(this.source, start, end), end - start);
        }
        if (trailing)
            this.owedSpace = true;
    }
    made(text, start, end) {
        this.settle(start);
        this.push(textSegment(madeText(text, this.source.placeOf(start, end))), text.length);
    }
    variable(start, end) {
        this.settle(start);
        const name = this.source.text
            .slice(start + 2, end - 2)
            .replace(/\\/g, '')
            .trim()
            .slice(0, 120);
        this.push({ kind: 'variable', name, place: this.source.placeOf(start, end) }, 10);
    }
    tag(start, end) {
        const written = this.source.text.slice(start, Math.min(end, start + 400));
        const found = /^<(\/?)([A-Za-z][A-Za-z0-9]*)/.exec(written);
        if (found === null)
            return;
        const closes = found[1] === '/';
        const name = (found[2] ?? '').toLowerCase();
        if (name === 'br') {
            this.owedSpace = false;
            if (!this.lineStart)
                this.made('  \n', start, start);
            this.lineStart = true;
        }
        else if (name === 'li')
            this.item(closes);
        else if (name === 'ul' || name === 'ol')
            this.list(name === 'ol', closes, written);
        else if (blocks.test(name))
            this.block(name, closes, start);
        else if (Object.hasOwn(marks, name))
            this.mark(marks[name] ?? '', closes, start);
        else if (name === 'a')
            this.anchor(written, closes, start, end);
    }
    block(name, closes, start) {
        const level = /^h([1-6])$/.exec(name)?.[1];
        if (level !== undefined && closes && this.heading !== null) {
            const { length } = this.heading;
            const line = this.heading.level === 1 ? '=' : '-';
            if (this.heading.level <= 2 && length > 0)
                this.made(`\n${line.repeat(Math.min(length, 200))}`, start, start);
            this.heading = null;
        }
        if (!closes && name === 'blockquote')
            this.owedMark = '> ';
        this.newLine(this.lists.length > 0 ? 1 : 2);
        if (level === undefined || closes)
            return;
        this.heading = { level: Number(level), length: 0 };
        if (Number(level) > 2)
            this.owedMark = `${'#'.repeat(Number(level))} `;
    }
    list(ordered, closes, tag) {
        this.newLine(this.lists.length > 0 && !closes ? 1 : this.lists.length > 1 ? 1 : 2);
        if (!closes) {
            // Deeper lists than these are no text; their items stand where the deepest list stands.
            const first = /\bstart\s*=\s*"(\d{1,6})"/i.exec(tag)?.[1];
            if (this.lists.length < 50)
                this.lists.push({ ordered, number: Number(first ?? 1) - 1 });
        }
        else
            this.lists.pop();
    }
    item(closes) {
        this.newLine(1);
        const list = this.lists[this.lists.length - 1];
        if (closes || list === undefined)
            return;
        list.number++;
        const indent = '    '.repeat(this.lists.length - 1);
        this.owedMark = `${indent}${list.ordered ? `${list.number}.  ` : '*   '}`;
    }
    mark(mark, closes, start) {
        if (!closes) {
            this.made(mark, start, start);
            return;
        }
        // A blank before the closing mark goes behind it.
        const space = this.owedSpace;
        this.owedSpace = false;
        this.made(mark, start, start);
        this.owedSpace = space;
    }
    anchor(tag, closes, start, end) {
        if (!closes) {
            this.link = /\bhref\s*=\s*"([^"]*)"/i.exec(tag)?.[1] ?? null;
            if (this.link !== null)
                this.made('[', start, start);
        }
        else if (this.link !== null) {
            this.owedSpace = false;
            this.made(`](${this.link})`, start, end);
            this.link = null;
        }
    }
    newLine(lines) {
        this.owedLines = Math.max(this.owedLines, lines);
        this.owedSpace = false;
        this.lineStart = true;
    }
    /** Writes what is owed before the next piece. */
    settle(at) {
        const lines = this.segments.length === 0 ? '' : '\n'.repeat(this.owedLines);
        const owed = `${lines}${this.owedMark}${this.owedSpace && !this.lineStart ? ' ' : ''}`;
        this.owedLines = 0;
        this.owedMark = '';
        this.owedSpace = false;
        this.lineStart = false;
        if (owed !== '')
            this.segments.push(textSegment(madeText(owed, this.source.placeOf(at, at))));
    }
    push(segment, length) {
        this.segments.push(segment);
        if (this.heading !== null)
            this.heading.length += length;
    }
}

;// CONCATENATED MODULE: ./src/formats/flowise/flow.ts




/** A flow as it is drawn: its nodes, and what leads into which input of each. */
class Flow {
    /** By id. */
    nodes = new Map();
    /** By node and input: the nodes that edges lead from. */
    edges = new Map();
    hosts = null;
    constructor(root) {
        for (const node of itemsAt(root, 'nodes')) {
            const data = at(node, 'data');
            const nodeId = scalarTextAt(node, 'id') ?? scalarTextAt(data, 'id') ?? '';
            if (nodeId === '')
                continue;
            this.nodes.set(nodeId, {
                node,
                id: nodeId,
                kind: stringAt(data, 'name') ?? '',
                label: scalarTextAt(data, 'label') ?? '',
                category: stringAt(data, 'category') ?? '',
                inputs: at(data, 'inputs'),
            });
        }
        for (const edge of itemsAt(root, 'edges')) {
            const source = scalarTextAt(edge, 'source');
            const target = scalarTextAt(edge, 'target');
            // `llmChain_0-input-model-BaseLanguageModel`
            const input = stringAt(edge, 'targetHandle')?.split('-input-')[1]?.split('-')[0];
            if (source === undefined || target === undefined || input === undefined)
                continue;
            addTo(this.edges, `${target} ${input}`, source);
        }
    }
    /** The nodes that an input names (`{{chatOpenAI_0.data.instance}}`) or that an edge leads from, each once. */
    linked(node, input) {
        const ids = new Set();
        for (const item of itemsAt(node.inputs, input)) {
            const text = textAt(item);
            if (text === undefined || text.text.length > 10_000)
                continue;
            for (const { inner } of markedParts(text)) {
                const named = inner?.split('.data.instance')[0];
                if (named !== undefined)
                    ids.add(named);
            }
        }
        for (const source of this.edges.get(`${node.id} ${input}`) ?? [])
            ids.add(source);
        return [...ids].flatMap((source) => this.nodes.get(source) ?? []);
    }
    /** The model of a node: its own, its supervisor's, or that of the start of its sequence. */
    hostFor(node) {
        this.hosts ??= this.findHosts();
        return this.hosts.get(node.id);
    }
    /** Handed down from those that have a model to those that follow, all in one pass. */
    findHosts() {
        const hosts = new Map();
        const followers = new Map();
        const open = [];
        for (const node of this.nodes.values()) {
            const [model] = this.linked(node, 'model');
            if (model !== undefined) {
                hosts.set(node.id, model);
                open.push(node);
                continue;
            }
            for (const leader of [...this.linked(node, 'supervisor'), ...this.linked(node, 'sequentialNode')])
                addTo(followers, leader.id, node);
        }
        for (const leader of open) {
            const model = hosts.get(leader.id);
            for (const node of followers.get(leader.id) ?? []) {
                if (model === undefined || hosts.has(node.id))
                    continue;
                hosts.set(node.id, model);
                open.push(node);
            }
        }
        return hosts;
    }
}
/** Text in which only `{{ … }}` is a variable. */
function flow_marked(text) {
    return markedParts(text).map(({ start, end, inner }) => inner === null
        ? textSegment(text, start, end)
        : { kind: 'variable', name: expressionName(inner), place: text.placeOf(start, end) });
}
/** The model in the inputs of a model node or in the configuration an agentflow keeps of one. */
function modelAt(inputs, kind) {
    const keys = ['customModelName', 'customModel', 'modelName', 'model'];
    const key = keys.find((name) => (stringAt(inputs, name) ?? '').trim() !== '');
    const written = key === undefined ? undefined : textAt(inputs, key);
    if (written?.text.includes('{{') === true)
        return null;
    const elsewhere = (stringAt(firstOf(inputs, ['basepath', 'basePath'])) ?? '') !== '';
    // Azure's deployment is kept with the credential; the name beside it is the model's.
    return modelNamed(written, { provider: elsewhere ? undefined : hostOf(kind) });
}
/** Anthropic's budget for thinking counts only where it is switched on. */
function withThinking(parameters, inputs) {
    const budget = numberAt(inputs, 'budgetTokens');
    if (booleanAt(inputs, 'extendedThinking') !== true || budget === undefined)
        return parameters;
    return { ...parameters, thinkingBudgetTokens: budget };
}
/** The first of these inputs that is a text with something in it. */
function firstText(node, keys) {
    for (const key of keys) {
        const text = stringAt(node, key);
        if (text !== undefined && text.trim() !== '')
            return text;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/formats/flowise/agentflow.ts








/** Nodes of agentflows that ask a model, with what their inputs' names begin with. */
const flowPrefixes = {
    llmAgentflow: 'llm',
    agentAgentflow: 'agent',
    conditionAgentAgentflow: 'conditionAgent',
    humanInputAgentflow: 'humanInput',
};
/** Whether it is a node of the newer kind of flow, which keeps what it sends in its own form. */
function isAgentflow(node) {
    return Object.hasOwn(flowPrefixes, node.kind);
}
/** A node of an agentflow: what is written in its form is sent. Null where it asks no model. */
function readAgentflow(node, problems) {
    const prefix = isAgentflow(node) ? flowPrefixes[node.kind] : undefined;
    if (prefix === undefined)
        return null;
    const { inputs } = node;
    const input = (name) => at(inputs, `${prefix}${name}`);
    const config = input('ModelConfig');
    const kind = stringAt(input('Model')) ?? '';
    const messages = [];
    const incomplete = [];
    if (prefix === 'humanInput') {
        if (stringAt(inputs, 'humanInputDescriptionType') !== 'dynamic')
            return null;
        messages.push(...said('user', textAt(input('ModelPrompt'))));
    }
    else if (prefix === 'conditionAgent') {
        const own = booleanAt(input('OverrideSystemPrompt')) === true ? textAt(input('SystemPrompt')) : undefined;
        messages.push(...said('system', own), ...condition(node));
        if (own === undefined || own.text === '')
            incomplete.push('the system prompt and the example that Flowise writes');
    }
    else {
        for (const item of itemsAt(input('Messages')))
            messages.push(...said(roleOf(stringAt(item, 'role') ?? 'user') ?? 'user', textAt(item, 'content')));
        messages.sort((a, b) => rank(a.role) - rank(b.role));
        messages.push(...said('user', textAt(input('UserMessage'))));
    }
    if (!messages.some((message) => message.role === 'user'))
        messages.push(...messageOf('user', [{ kind: 'variable', name: 'question', place: node.node.place }]));
    const parameters = withThinking(readParameters(config), config);
    const builtIn = ['OpenAI', 'Gemini', 'Anthropic'].flatMap((vendor) => stringsIn(input(`ToolsBuiltIn${vendor}`)));
    const schema = structured(input('StructuredOutput'), incomplete, problems);
    return {
        requests: [{ part: '', messages }],
        model: modelAt(config, kind),
        parameters: builtIn.length === 0 ? parameters : { ...parameters, serverTools: builtIn },
        tools: agentTools(node, prefix),
        schema,
        incomplete,
    };
}
/** `{key, type, description, enumValues, jsonSchema}`, which Flowise makes the schema of the answer of. */
function structured(list, incomplete, problems) {
    if (list?.kind !== 'list' || list.items.length === 0)
        return null;
    const properties = Object.create(null);
    for (const item of list.items) {
        const key = scalarTextAt(item, 'key') ?? '';
        const description = stringAt(item, 'description') ?? '';
        properties[key] = {
            ...typeOf(item, incomplete, problems),
            ...(description === '' ? {} : { description }),
        };
    }
    const schema = {
        type: 'object',
        properties,
        required: Object.keys(properties),
        additionalProperties: false,
    };
    return { name: null, schema, place: list.place };
}
function typeOf(item, incomplete, problems) {
    const type = stringAt(item, 'type') ?? 'string';
    switch (type) {
        case 'enum':
            return {
                type: 'string',
                enum: (stringAt(item, 'enumValues') ?? '').split(',').map((value) => value.trim()),
            };
        case 'stringArray':
            return { type: 'array', items: { type: 'string' } };
        case 'jsonArray': {
            const written = textAt(item, 'jsonSchema');
            if (written === undefined || written.text.trim() === '')
                return { type: 'array', items: { type: 'object' } };
            const parsed = parseEmbeddedJson(written);
            problems.push(...parsed.problems);
            if (parsed.root === null)
                incomplete.push('a part of the schema of the answer');
            return { type: 'array', items: { type: 'object', properties: plainValue(parsed.root) ?? {} } };
        }
        default:
            return { type };
    }
}
function rank(role) {
    return role === 'system' ? 0 : 1;
}
function richText(text) {
    if (text === undefined)
        return [];
    return isRichText(text.text) ? readRichText(text) : flow_marked(text);
}
function said(role, text) {
    return messageOf(role, richText(text));
}
/** The question to a condition agent: its input, the scenarios and the instructions in one piece of JSON. */
function condition(node) {
    const { inputs } = node;
    const made = (text, place) => textSegment(madeText(text, place));
    const around = { ...node.node.place, end: node.node.place.start };
    const input = richText(textAt(inputs, 'conditionAgentInput'));
    const instructions = richText(textAt(inputs, 'conditionAgentInstructions'));
    const segments = [made('{"input": ', around)];
    segments.push(...(input.length === 0 ? [variable('question', around)] : input), made(', "scenarios": [', around));
    for (const [index, item] of itemsAt(inputs, 'conditionAgentScenarios').entries()) {
        const text = textAt(item, 'scenario');
        if (index > 0)
            segments.push(made(',', item.place));
        if (text !== undefined)
            segments.push(made('"', around), textSegment(text), made('"', around));
    }
    segments.push(made('], "instruction": ', around), ...instructions, made('}', around));
    return [{ role: 'user', segments, place: node.node.place }];
}
function variable(name, place) {
    return { kind: 'variable', name, place };
}
/** Tools of an agent: a kind with its settings (`arxivName`, `arxivDescription`), and stores of documents with a description. */
function agentTools(node, prefix) {
    const { inputs } = node;
    const tools = itemsAt(inputs, `${prefix}Tools`).flatMap((item) => {
        const kind = stringAt(item, 'agentSelectedTool');
        if (kind === undefined || kind === '')
            return [];
        const config = at(item, 'agentSelectedToolConfig');
        const name = firstText(config, [`${kind}Name`, 'name', 'toolName']) ?? kind;
        const description = firstText(config, [`${kind}Description`, 'description', 'toolDescription']) ?? null;
        return [{ name, description, schema: null, known: description !== null, place: item.place }];
    });
    for (const [list, nameKey, descriptionKey] of [
        ['KnowledgeDocumentStores', 'documentStore', 'docStoreDescription'],
        ['KnowledgeVSEmbeddings', 'knowledgeName', 'knowledgeDescription'],
    ]) {
        for (const item of itemsAt(inputs, `${prefix}${list}`)) {
            // `570df92b-…:library papers`: an id and a name.
            const name = firstText(item, [nameKey])?.replace(/^[^:]*:/, '');
            if (name === undefined)
                continue;
            const description = firstText(item, [descriptionKey]) ?? null;
            tools.push({
                name: name.toLowerCase().replace(/[^a-z0-9_-]+/g, '_'),
                description,
                schema: null,
                known: description !== null,
                place: item.place,
            });
        }
    }
    return tools;
}
/** Names in a list, or in a JSON list in a string. */
function stringsIn(node) {
    const text = textAt(node);
    const list = text?.text.startsWith('[') === true ? parseEmbeddedJson(text).root : node;
    return itemsAt(list).flatMap((item) => {
        const name = stringAt(item);
        return name === undefined || name === '' ? [] : [name];
    });
}

;// CONCATENATED MODULE: ./src/formats/flowise/chatflow.ts







/** Categories of chatflow nodes that ask a model, and nodes in them that do not. */
const chatflow_asking = new Set(['Chains', 'Agents', 'Engine', 'Multi Agents', 'Sequential Agents']);
const chatflow_silent = new Set([
    'seqStart',
    'seqEnd',
    'seqState',
    'seqLoop',
    'seqCondition',
    'seqToolNode',
    'seqCustomFunction',
    'seqExecuteFlow',
]);
/** Inputs of chatflow nodes that are sent, with the role they are sent in. */
const ownTexts = [
    ['systemMessagePrompt', 'system'],
    ['systemMessage', 'system'],
    ['supervisorPrompt', 'system'],
    ['workerPrompt', 'system'],
    ['responsePrompt', 'system'],
    ['customPrompt', 'user'],
    ['humanMessagePrompt', 'user'],
];
/** Inputs that are a request of their own beside the node's main one. */
const sideTexts = [
    ['rephrasePrompt', 'rephrase'],
    ['urlPrompt', 'address'],
    ['ansPrompt', 'answer'],
    ['cypherPrompt', 'query'],
    ['qaPrompt', 'answer'],
];
/** Nodes that send what is written in them and the question, and no text of Flowise's or LangChain's. */
const plainKinds = new Set([
    'llmChain',
    'conversationChain',
    'conversationalRetrievalQAChain',
    'toolAgent',
    'conversationalRetrievalToolAgent',
    'seqAgent',
    'seqLLMNode',
    'simpleChatEngine',
    'contextChatEngine',
]);
/** Reads the nodes of one chatflow, with the prompt and model nodes that lead into them. */
class Chatflow {
    flow;
    context;
    constructor(flow, context) {
        this.flow = flow;
        this.context = context;
    }
    /** Null for nodes that ask no model. */
    async read(node) {
        if (!chatflow_asking.has(node.category) || chatflow_silent.has(node.kind))
            return null;
        const { inputs, kind } = node;
        const values = this.valuesOf(inputs);
        const incomplete = [];
        const system = [];
        const rest = [];
        for (const [key, role] of ownTexts) {
            const message = await this.templated(role, textAt(inputs, key), values);
            (role === 'system' ? system : rest).push(...message);
        }
        for (const template of [
            ...this.flow.linked(node, 'prompt'),
            ...this.flow.linked(node, 'chatPromptTemplate'),
        ]) {
            const messages = await this.template(template);
            if (messages === null)
                incomplete.push(`the prompt of the node \`${template.kind.slice(0, 60)}\``);
            else
                rest.push(...messages);
        }
        for (const synthesizer of this.flow.linked(node, 'responseSynthesizer'))
            for (const key of ['textQAPrompt', 'refinePrompt'])
                rest.push(...(await this.templated('user', textAt(synthesizer.inputs, key), new Map())));
        const messages = [...system, ...rest];
        if (!messages.some((message) => message.role === 'user')) {
            const place = node.node.place;
            messages.push(...messageOf('user', [{ kind: 'variable', name: 'question', place }]));
        }
        // An LLM chain sends its prompt and nothing else; most others have a text of their own around what is written.
        if (messages.length === 1 && rest.length === 0 && system.length === 0)
            incomplete.push(ownText(node));
        else if (!plainKinds.has(kind))
            incomplete.push(ownText(node));
        for (const parser of this.flow.linked(node, 'outputParser'))
            incomplete.push(`what the output parser \`${parser.kind.slice(0, 60)}\` writes`);
        const requests = [{ part: '', messages }];
        for (const [key, part] of sideTexts) {
            const side = await this.templated('user', textAt(inputs, key), values);
            if (side.length > 0)
                requests.push({ part, messages: side });
        }
        const host = this.flow.hostFor(node);
        return {
            requests,
            model: host === undefined ? null : modelAt(host.inputs, host.kind),
            parameters: host === undefined ? {} : withThinking(readParameters(host.inputs), host.inputs),
            tools: this.flow.linked(node, 'tools').map((tool) => chatTool(tool)),
            schema: null,
            incomplete,
        };
    }
    /** The messages of a prompt node, null for a kind that is not known. */
    async template(node) {
        const { inputs } = node;
        const values = this.valuesOf(inputs);
        switch (node.kind) {
            case 'promptTemplate':
                return this.templated('user', textAt(inputs, 'template'), values);
            case 'chatPromptTemplate':
                return [
                    ...(await this.templated('system', textAt(inputs, 'systemMessagePrompt'), values)),
                    ...(await this.templated('user', textAt(inputs, 'humanMessagePrompt'), values)),
                ];
            case 'fewShotPromptTemplate': {
                // The examples stand between as often as there are any, each in the form of the example prompt.
                const examples = textAt(inputs, 'examples');
                const parts = [
                    ...(await this.templated('user', textAt(inputs, 'prefix'), values)),
                    ...messageOf('user', examples === undefined ? [] : [textSegment(examples)]),
                    ...(await this.templated('user', textAt(inputs, 'suffix'), values)),
                ];
                return messageOf('user', parts.flatMap((part) => part.segments));
            }
            default:
                return null;
        }
    }
    /** `promptValues`, a JSON object in a string: what is put in for the variables of a prompt. */
    valuesOf(inputs) {
        const values = new Map();
        const written = textAt(inputs, 'promptValues');
        const root = written === undefined || !written.text.trim().startsWith('{')
            ? at(inputs, 'promptValues')
            : parseEmbeddedJson(written).root;
        for (const { key, value } of entriesAt(root)) {
            const text = textAt(value);
            if (text !== undefined)
                values.set(key, text);
        }
        return values;
    }
    async templated(role, text, values) {
        if (text === undefined || text.text === '')
            return [];
        const segments = [];
        for (const { start, end, inner } of markedParts(text)) {
            if (inner !== null && isFlowVariable(inner)) {
                segments.push({ kind: 'variable', name: expressionName(inner), place: text.placeOf(start, end) });
                continue;
            }
            const expanded = await expandTemplate('fstring', subText(text, start, end), this.context);
            for (const segment of segmentsOf(expanded.pieces)) {
                const value = segment.kind === 'variable' ? values.get(segment.name) : undefined;
                if (value === undefined)
                    segments.push(segment);
                else
                    segments.push(...flow_marked(value));
            }
        }
        return messageOf(role, segments);
    }
}
function ownText(node) {
    return `what Flowise writes around a node of type \`${node.kind.slice(0, 60)}\``;
}
/** Whether Flowise puts something in for `{{name}}` itself; for LangChain two braces are one of the text. */
function isFlowVariable(inner) {
    return (/^(?:question|chat_history|file_attachment|current_date_time|runtime_messages_length)$/.test(inner) ||
        /^\$(?:vars|flow|form|iteration|webhook)\b/.test(inner) ||
        /^[\w-]{1,100}\.data\.instance\b/.test(inner));
}
/** A tool node of a chatflow; only a few state what the model is told of them. */
function chatTool(node) {
    const { inputs, kind } = node;
    const name = firstText(inputs, ['name', 'toolName', 'chainToolName', `${kind}Name`]) ?? kind;
    const description = firstText(inputs, ['description', 'toolDesc', 'toolDescription', `${kind}Description`]) ?? null;
    return { name, description, schema: null, known: description !== null, place: node.node.place };
}

;// CONCATENATED MODULE: ./src/formats/flowise/index.ts









// https://docs.flowiseai.com/using-flowise/agentflowv2 and …/chatflow; what a node sends, how its texts are resolved and which inputs
// it has: https://github.com/FlowiseAI/Flowise (packages/components/nodes, packages/server/src/utils/buildAgentflow.ts; checked
// 2026-11-26). A node stores every input, also one that is the default; `inputParams`, `inputAnchors` and
// `outputAnchors` describe its form and are never sent.
const flowise_id = 'flowise';
/** Where a backup of a whole Flowise keeps its flows, each as JSON in a string. */
const backupLists = ['ChatFlow', 'AgentFlow', 'AgentFlowV2', 'MultiAgents'];
/** Chatflows and agentflows exported from Flowise. */
const flowise = {
    id: flowise_id,
    title: 'Flowise flow',
    docs: 'https://docs.flowiseai.com/using-flowise/agentflowv2',
    reads: 'One prompt per chain, agent or LLM node: messages (the editor’s HTML as the Markdown that is sent), the prompt, model and tool nodes that are connected to it, limits, structured output. `{{ … }}` and `{name}` are variables; constant prompt values are text. The forms of the nodes, positions and notes are not read; of most tools only the name is in the file.',
    patterns: ['**/*.json'],
    recognizes(file) {
        const keys = topLevelKeys(file);
        if (backupLists.some((list) => keys.has(list)))
            return file.text.includes('flowData');
        return keys.has('nodes') && keys.has('edges') && file.text.includes('"inputAnchors"');
    },
    async extract(file, context) {
        const { root, problems } = parseJson(file);
        if (root === null)
            return { prompts: [], problems };
        const found = [...problems];
        const flows = flowsOf(root, found);
        if (flows.length === 0 && found.length === 0) {
            const detail = 'A flow of Flowise needs a list `nodes`.';
            found.push((0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail));
        }
        const prompts = [];
        for (const { flow, prefix } of flows) {
            prompts.push(...(await promptsIn(new Flow(flow), prefix, file, context, found)));
        }
        return { prompts, problems: found };
    },
};
function flowsOf(root, problems) {
    if (listAt(root, 'nodes') !== undefined)
        return [{ flow: root, prefix: '' }];
    return backupLists.flatMap((list) => itemsAt(root, list).flatMap((item) => {
        const data = textAt(item, 'flowData');
        if (data === undefined)
            return [];
        const parsed = parseEmbeddedJson(data);
        problems.push(...parsed.problems);
        const name = stringAt(item, 'name') ?? stringAt(item, 'id') ?? list;
        return parsed.root === null ? [] : [{ flow: parsed.root, prefix: `${name}: ` }];
    }));
}
/** One prompt for each request of each node; `prefix` tells flows of one file apart. */
async function promptsIn(flow, prefix, file, context, problems) {
    const chatflow = new Chatflow(flow, context);
    const found = [];
    for (const node of flow.nodes.values()) {
        const read = isAgentflow(node) ? readAgentflow(node, problems) : await chatflow.read(node);
        if (read !== null)
            found.push({ node, read });
    }
    const names = distinctNames(found.map(({ node }) => ({ name: flowise_nameOf(node), id: node.id })));
    return found.flatMap(({ node, read }, index) => read.requests.map((request) => promptOf(flowise_id, file, {
        name: `${prefix}${names[index] ?? node.id}${request.part === '' ? '' : ` (${request.part})`}`,
        line: node.node.place.line,
        messages: request.messages,
        tools: request.part === '' ? read.tools : [],
        model: read.model,
        parameters: read.parameters,
        schema: request.part === '' ? read.schema : null,
        incomplete: [...new Set([...read.incomplete, ...(request.part === '' ? lacking(read.tools) : [])])],
    })));
}
/** Names that people give a node in its form, before its label. */
const nameInputs = [
    'chainName',
    'agentName',
    'llmNodeName',
    'conditionAgentName',
    'workerName',
    'supervisorName',
];
function flowise_nameOf(node) {
    const stated = scalarTextAt(firstOf(node.inputs, nameInputs.filter((key) => stringAt(node.inputs, key) !== '')));
    return stated ?? node.label;
}

;// CONCATENATED MODULE: ./src/formats/gh-aw.ts










// Compared on 2026-11-26 with stored copies, some of them old, of
// https://github.github.com/gh-aw/reference/{frontmatter,imports,templating,engines}/ and, for the cache of remote imports and
// the removal of comments, of https://github.com/githubnext/gh-aw (pkg/parser/import_cache.go,
// actions/setup/js/runtime_import.cjs). The texts that the compiler adds
// (actions/setup/md/*.md: security rules, safe outputs, memory, tools) change with its version: they are told as missing.
// Not read: inline sub-agents, `{{#runtime-import file:10-20}}` line ranges.
const gh_aw_id = 'gh-aw';
const maxImports = 200;
const gh_aw_providers = {
    claude: 'anthropic',
    codex: 'openai',
    gemini: 'google',
};
/** Workflows of GitHub Agentic Workflows, before they are compiled. */
const ghAw = {
    id: gh_aw_id,
    title: 'GitHub Agentic Workflow',
    docs: 'https://github.github.com/gh-aw/reference/frontmatter/',
    reads: 'The Markdown body with imported files of this repository in front of it (`imports:`, remote ones from the cache in `.github/aw/imports`, the agent of `engine.agent`) or in their place (`{{#import}}`, `{{#runtime-import}}`, `@include`), without comments, conditions as branches and expressions as variables; the model where `engine:` or `model:` states one. What the compiler adds for itself and for safe outputs, and the engine’s own prompt and tools, are told as missing. The compiled `*.lock.yml` is not read.',
    patterns: ['**/.github/workflows/*.md', '**/workflows/*.md'],
    recognizes(file) {
        if (!/^---[ \t]*\r?\n/.test(file.text))
            return false;
        const close = file.text.indexOf('\n---', 3);
        return close !== -1 && /\n["']?on["']?[ \t]*:/.test(file.text.slice(0, close));
    },
    async extract(file, context) {
        const { matter, body, problems: read } = readFrontMatter(file);
        const problems = [...read];
        const incomplete = [];
        const consumed = new Set();
        const inputs = new Map();
        const pieces = [];
        const options = {
            bodyOf: (included) => trimmed(readFrontMatter(included).body),
            folders: ['.github/workflows', '.github', ''],
        };
        // Imports of imports first, each file once: the order in which the compiler puts them.
        const join = async (node, from) => {
            const list = at(node, 'imports');
            for (const item of itemsAt(mapAt(list) === undefined ? list : at(list, 'aw'))) {
                const written = textAt(item) ?? textAt(item, 'uses') ?? textAt(item, 'path');
                if (written === undefined)
                    continue;
                const optional = /\?\s*$/.test(written.text);
                const wanted = written.text.trim().replace(/\?$/, '');
                const section = /#([^/#]+)$/.exec(wanted)?.[1]?.trim();
                const name = wanted.replace(/#[^/]*$/, '');
                noteInputs(inputs, at(item, 'with') ?? at(item, 'inputs'));
                const line = written.place.line;
                const missing = (reason, why) => {
                    problems.push((0,problem/* problem */.C)(reason, from, line, `What is imported here is not counted: ${why}.`));
                    incomplete.push(`${from}:${line}: ${why}`);
                };
                const places = [
                    (0,parse_paths/* joinPath */.uJ)((0,parse_paths/* folderOf */.yS)(from), name),
                    (0,parse_paths/* joinPath */.uJ)('', name.replace(/^\//, '')),
                    (0,parse_paths/* joinPath */.uJ)('.github/workflows', name),
                    ...cachedAt(name, context),
                ];
                const found = places.find((place) => 'path' in place && context.exists(place.path));
                if (found === undefined || 'refused' in found) {
                    if (optional)
                        continue;
                    const shown = name.slice(0, 200);
                    if (/^[\w.-]+\/[\w.-]+\/.+@/.test(name) || /^https?:/.test(name))
                        missing('include-remote', `\`${shown}\` is in another repository`);
                    else
                        missing('include-missing', `there is no file \`${shown}\``);
                    continue;
                }
                if (consumed.has(found.path) || found.path === file.path || consumed.size >= maxImports)
                    continue;
                consumed.add(found.path);
                const other = await context.read(found.path);
                if (isProblem(other)) {
                    problems.push(other);
                    incomplete.push(`\`${found.path}\` cannot be read`);
                    continue;
                }
                if (!/\.md$/.test(found.path))
                    continue;
                const front = readFrontMatter(other);
                for (const entry of entriesAt(front.matter, 'import-schema'))
                    noteInput(inputs, entry.key, at(entry.value, 'default'));
                await join(front.matter, found.path);
                const body = section === undefined ? front.body : sectionOf(front.body, section);
                if (body === null) {
                    missing('include-missing', `\`${found.path}\` has no section \`${(section ?? '').slice(0, 80)}\``);
                    continue;
                }
                const expanded = await expandTemplate('agentic', trimmed(body), context, options);
                problems.push(...expanded.problems);
                incomplete.push(...expanded.incomplete);
                if (expanded.pieces.length > 0)
                    pieces.push({ kind: 'include', path: found.path, body: expanded.pieces, place: written.place });
            }
        };
        await join(matter, file.path);
        const agent = textAt(matter, 'engine', 'agent');
        if (agent !== undefined) {
            const path = `.github/agents/${agent.text.trim()}.agent.md`;
            const read = context.exists(path) ? await context.read(path) : null;
            if (read === null || isProblem(read))
                incomplete.push(`the agent \`${agent.text.trim().slice(0, 80)}\``);
            else {
                consumed.add(path);
                const own = trimmed(readFrontMatter(read).body);
                pieces.unshift({ kind: 'include', path, body: [textSegment(own)], place: agent.place });
            }
        }
        const text = trimmed(body);
        const expanded = await expandTemplate('agentic', text, context, options);
        problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        const messages = messagesOf([...pieces, ...expanded.pieces], {
            role: 'user',
            place: text.place,
        });
        const outputs = entriesAt(matter, 'safe-outputs').map((entry) => entry.key);
        incomplete.push(`what the compiler adds${outputs.length === 0 ? '' : ` for itself and the safe outputs ${outputs.slice(0, 6).join(', ')}`}, and the system prompt and tools of the engine`);
        const engine = stringAt(matter, 'engine') ?? stringAt(matter, 'engine', 'id');
        const holder = mapAt(matter, 'engine');
        const provider = gh_aw_providers[engine ?? ''];
        return {
            prompts: [
                promptOf(gh_aw_id, file, {
                    name: (0,parse_paths/* stemOf */.Vc)(file.path),
                    kind: 'instructions',
                    activation: 'on-invoke',
                    line: 1,
                    messages,
                    model: gh_aw_modelOf(holder, matter, provider),
                    variables: sampledVariables(messages, inputs),
                    incomplete: [...new Set(incomplete)],
                }),
            ],
            problems,
        };
    },
};
/** `engine.model`, else `model`, else what `engine.env` gives the Copilot CLI; an expression gives its last literal. */
function gh_aw_modelOf(engine, matter, provider) {
    for (const [node, key] of [
        [engine, 'model'],
        [matter, 'model'],
        [at(engine, 'env'), 'COPILOT_MODEL'],
    ]) {
        const written = textAt(node, key);
        if (written === undefined || written.text.trim() === '')
            continue;
        if (!written.text.includes('${{'))
            return hostedModel(node, key, provider);
        const literal = /\|\|\s*'([^'{}]{1,120})'\s*\}\}\s*$/.exec(written.text)?.[1];
        if (literal === undefined)
            return null;
        return {
            asWritten: literal,
            from: 'frontmatter (default of an expression)',
            ...(provider === undefined ? {} : { provider }),
            place: written.place,
        };
    }
    return null;
}
/** `with: {depth: 3}` fills `${{ github.aw.import-inputs.depth }}` when the workflow is compiled. */
function noteInputs(inputs, given) {
    for (const entry of entriesAt(given))
        noteInput(inputs, entry.key, entry.value);
}
function noteInput(inputs, key, value) {
    const name = `github.aw.import-inputs.${key}`;
    const sample = sampleText(value);
    if (sample !== undefined && !inputs.has(name))
        inputs.set(name, { sample });
}
/** `owner/repo/path@ref` is kept in the repository as `.github/aw/imports/owner/repo/<commit>/path_with_underscores`. */
function cachedAt(name, context) {
    const remote = /^([\w.-]+)\/([\w.-]+)\/([^@\s]{1,200})@[\w./-]{1,200}$/.exec(name);
    if (remote === null || /[[\]{}()!*?+]/.test(name))
        return [];
    const [, owner = '', repository = '', path = ''] = remote;
    const kept = context.glob(`.github/aw/imports/${owner}/${repository}/*/${path.replaceAll('/', '_')}`);
    // Two commits of one file: which of them the name means is not in the repository.
    const [only] = kept;
    return kept.length === 1 && only !== undefined ? [{ path: only }] : [];
}
/** A heading with the name and what stands under it; null without one. */
function sectionOf(source, name) {
    const wanted = name.toLowerCase();
    let start = -1;
    let level = 0;
    for (const found of source.text.matchAll(/^(#{1,6})[ \t]+([^\n]{1,300})$/gm)) {
        const depth = found[1]?.length ?? 1;
        if (start !== -1 && depth <= level)
            return subText(source, start, found.index);
        if (start === -1 && (found[2] ?? '').trim().toLowerCase() === wanted) {
            start = found.index;
            level = depth;
        }
    }
    return start === -1 ? null : subText(source, start, source.text.length);
}

;// CONCATENATED MODULE: ./src/formats/github-models.ts









// https://docs.github.com/en/github-models/use-github-models/storing-prompts-in-github-repositories
/** `.prompt.yml` files of GitHub Models. */
const githubModels = {
    id: 'github-models',
    title: 'GitHub Models prompt',
    docs: 'https://docs.github.com/en/github-models/use-github-models/storing-prompts-in-github-repositories',
    reads: 'Messages, model, model parameters and the JSON schema of the answer; test data gives sample values. Evaluators and expected answers are never sent and do not count.',
    patterns: ['**/*.prompt.{yml,yaml}'],
    recognizes: (file) => /^messages[ \t]*:/m.test(file.text) || /^\s*\{/.test(file.text),
    async extract(file, context) {
        const { root, problems } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems };
        const list = listAt(root, 'messages');
        if (list === undefined) {
            const line = at(root, 'messages')?.place.line ?? root.place.line;
            return {
                prompts: [],
                problems: [
                    (0,problem/* problem */.C)('unexpected-shape', file.path, line, 'A GitHub Models prompt needs `messages`: a list of maps with `role` and `content`.'),
                ],
            };
        }
        const chat = await readChat(list, 'braces', context);
        const format = stringAt(root, 'responseFormat');
        const schemaNode = at(root, 'jsonSchema') ?? at(root, 'responseFormat', 'jsonSchema');
        const { schema, problems: schemaProblems } = format === undefined || format === 'json_schema'
            ? readSchema(schemaNode, file)
            : { schema: null, problems: [] };
        const model = modelNamed(textAt(root, 'model'));
        // The first row of test data that has a value for a variable is its sample; `expected` is what the answer should be.
        const samples = new Map();
        for (const row of itemsAt(root, 'testData')) {
            for (const entry of entriesAt(row)) {
                const sample = sampleText(entry.value);
                if (entry.key !== 'expected' && sample !== undefined && !samples.has(entry.key))
                    samples.set(entry.key, { sample });
            }
        }
        return {
            prompts: [
                promptOf('github-models', file, {
                    name: stringAt(root, 'name') ?? (0,parse_paths/* stemOf */.Vc)(file.path),
                    line: 1,
                    messages: chat.messages,
                    model,
                    parameters: readParameters(at(root, 'modelParameters')),
                    schema,
                    variables: sampledVariables(chat.messages, samples),
                    incomplete: chat.incomplete,
                }),
            ],
            problems: [...chat.problems, ...schemaProblems],
        };
    },
};

;// CONCATENATED MODULE: ./src/formats/templates/files.ts










/** Templates of pages, mails and configs share these endings; the path or the text tells a prompt. */
const tellingPath = /(?:^|[/_.-])(?:prompts?|system|agents?|llm|instructions?|assistant|persona|completion|gpt|claude)(?:[/_.-]|$)/i;
const tellingText = /\byou are an? [a-z -]{0,60}(?:assistant|agent|expert|bot|reviewer|engineer)\b|^[ \t]*#{0,3}[ \t]*(?:system|user|assistant)[ \t]*:[ \t]*\r?$|<message\s+role=|\{\{#?(?:role|message) (?:role=)?["']/im;
/** How people ask a model for work where nothing says who it is; mails and pages are not written so. */
const askingText = /\b(?:I want you to|I(?:['’]d| would) like (?:you to|your help)|I need (?:you to|your help)|your (?:task|job|goal) is to|think step[- ]by[- ]step|respond (?:only )?(?:with|in) (?:valid )?JSON)\b/i;
/** `page.html.hbs`, `values.yaml.tmpl`: a template of something else. */
const otherKinds = /\.(?:html?|xml|sql|conf|cfg|ini|ya?ml|json|toml|sh|py|js|ts|tsx|jsx|css|env|service|tf|dockerfile|c|h|cpp|rs|go|java|rb|mjml|svg)\.[a-z]+$/i;
const markup = /<(?:div|table|td|body|span|br|img|style)\b/i;
const pages = /^\s*(?:<!doctype|<html|<\?xml|<mjml|\{\{!<)/i;
const files_roleLine = /^[ \t]*#{0,3}[ \t]*(?:system|user|assistant|developer)[ \t]*:[ \t]*\r?$/im;
/** Whether a template file is one of a prompt: by its path, or where that says nothing by its text. */
function isPromptTemplate(file) {
    return (!file.text.includes('\0') &&
        file.text.trim() !== '' &&
        !otherKinds.test(file.path) &&
        !pages.test(file.text.slice(0, 500)) &&
        (tellingPath.test(file.path) || isTelling(file.text.slice(0, 20_000))));
}
function isTelling(text) {
    return tellingText.test(text) || (askingText.test(text) && !markup.test(text));
}
/** The format of prompts that are files of one template language, told from other templates by path and text. */
function templateFormat(given) {
    const ending = new RegExp(`\\.(?:${given.endings.join('|')})$`, 'i');
    return {
        id: given.id,
        title: given.title,
        docs: given.docs,
        reads: given.reads,
        patterns: given.endings.map((name) => `**/*.${name}`),
        recognizes: isPromptTemplate,
        async extract(file, context) {
            const { matter, present, body, problems } = readFrontMatter(file);
            // Front matter that says nothing of a request is text like any other.
            const settings = present &&
                matter !== null &&
                ['model', 'temperature', 'max_tokens', 'maxTokens', 'provider'].some((key) => hasKeys(matter, key))
                ? matter
                : null;
            const source = settings === null ? textIn(file) : body;
            const expanded = await expandTemplate(given.engine, source, context);
            const tagged = /<message\s+role\s*=/i.test(file.text);
            const pieces = tagged
                ? markRoleTags(expanded.pieces, false)
                : files_roleLine.test(file.text)
                    ? markRoleLines(expanded.pieces)
                    : expanded.pieces;
            const stem = (0,parse_paths/* baseName */.Fl)(file.path).replace(ending, '');
            const messages = messagesOf(pieces, {
                role: /(?:^|[_.-])user(?:[_.-]|$)/i.test(stem) ? 'user' : 'system',
                place: source.place,
            });
            const isPart = stem.startsWith('_') ||
                /(?:^|\/)(?:_?partials?|_?includes?|snippets|_?shared)\//i.test(file.path) ||
                messages.every((message) => message.segments.length === 0);
            const written = textAt(settings, 'model');
            const provider = stringAt(settings, 'provider');
            return {
                prompts: [
                    promptOf(given.id, file, {
                        name: stringAt(settings, 'name') ?? stem.replace(/^_/, '').replace(/\.(?:txt|md|prompt)$/i, ''),
                        kind: isPart ? 'fragment' : 'request',
                        line: 1,
                        messages,
                        model: modelNamed(written, { from: 'frontmatter', provider }),
                        parameters: readParameters(settings),
                        incomplete: expanded.incomplete,
                    }),
                ],
                problems: [...(settings === null ? [] : problems), ...expanded.problems],
            };
        },
    };
}

;// CONCATENATED MODULE: ./src/formats/go-template.ts

/** Go text/template prompts in folders or under names that tell a prompt. */
const goTemplate = templateFormat({
    id: 'go-template',
    title: 'Go text/template prompt',
    docs: 'https://pkg.go.dev/text/template',
    reads: 'Go template text with the templates that the file defines joined in where it calls them; `range` is a loop, `if` and `with` give a lower and an upper bound. Comments do not count.',
    endings: ['tmpl', 'gotmpl', 'gotpl'],
    engine: 'go',
});

;// CONCATENATED MODULE: ./src/formats/google-adk.ts










// https://google.github.io/adk-docs/agents/config/ · https://google.github.io/adk-docs/api-reference/agentconfig/ (checked 2026-11-26)
// https://github.com/google/adk-python: agents/llm_agent_config.py and config_agent_utils.py (keys, paths), utils/instructions_utils.py
// (placeholders), flows/llm_flows/{instructions,identity,agent_transfer}.py (what a request is made of; read 2026-11-26,
// identity.py and instructions.py as they stood in June 2025).
// `global_instruction` is a field of LlmAgent; whether a config may set it depends on the version.
const google_adk_id = 'google-adk';
/** A tree of files deeper or larger than this is a Problem. */
const google_adk_maxDepth = 20;
const maxAgents = 200;
/** What ADK writes around an agent's identity and the list of agents to transfer to, in tokens of o200k_base (read 2026-11-26). */
const google_adk_around = {
    identity: 17,
    transfer: { fixed: 78, each: 6 },
    note: 'what ADK writes around the agent’s name and the list of other agents (flows/llm_flows, adk-python)',
};
/** Agent configs of Google's Agent Development Kit. */
const googleAdk = {
    id: google_adk_id,
    title: 'Google ADK agent config',
    docs: 'https://google.github.io/adk-docs/agents/config/',
    reads: 'One prompt per LLM agent of `root_agent.yaml` and of the files its `sub_agents` and agent tools name by `config_path`: the root’s global instruction, static instruction and instruction, name and description, and the names and descriptions of the agents it may transfer to; a model is inherited from the parent. `{key}` is filled from the session. Workflow agents send nothing themselves. Tools and schemas stand in code and are known by name only.',
    patterns: ['**/root_agent.{yaml,yml}', '**/*.{yaml,yml}'],
    recognizes({ path, text }) {
        if (/^agent_class[ \t]*:[ \t]*["']?(?:[\w.]+\.)?(?:LlmAgent|SequentialAgent|ParallelAgent|LoopAgent)\b/m.test(text))
            return true;
        if (/^#[^\n]*\/AgentConfig\.json/m.test(text.slice(0, 2000)) && /^name[ \t]*:/m.test(text))
            return true;
        const known = /^(?:agent_class|instruction|static_instruction|sub_agents)[ \t]*:/m.test(text);
        return known && /^root_agent\.ya?ml$/.test((0,parse_paths/* baseName */.Fl)(path)) && /^name[ \t]*:/m.test(text);
    },
    async extract(file, context) {
        const { root, problems: yamlProblems } = parseOnce(file);
        if (root === null)
            return { prompts: [], problems: yamlProblems };
        const tree = new Tree(file, context);
        const top = await tree.read(file, root, null, 1, [file.path]);
        const problems = [...yamlProblems, ...tree.problems];
        // Where files name each other in a circle, each is read for itself, or none would be left.
        const agents = tree.circular ? [top] : tree.agents;
        const prompts = [];
        for (const agent of agents) {
            if (!asksModel(agent))
                continue;
            if (textAt(agent.node, 'instruction') === undefined && agent.file === file) {
                const detail = 'An agent of this kind needs `instruction`: the text it is sent.';
                problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, agent.node.place.line, detail));
            }
            prompts.push(await google_adk_promptFor(agent, file, context));
        }
        return { prompts, problems, consumed: tree.circular ? [] : [...tree.paths] };
    },
};
/** The agents that hang on one file, read in the order in which the files name them. */
class Tree {
    agents = [];
    problems = [];
    paths = new Set();
    circular = false;
    file;
    context;
    constructor(file, context) {
        this.file = file;
        this.context = context;
    }
    async read(file, node, parent, line, chain) {
        const agent = {
            name: stringAt(node, 'name') ?? (0,parse_paths/* stemOf */.Vc)(file.path),
            node,
            file,
            line,
            parent,
            children: [],
            called: [],
            incomplete: [],
        };
        this.agents.push(agent);
        for (const item of itemsAt(node, 'sub_agents')) {
            const child = await this.follow(item, agent, agent, chain);
            if (child !== null)
                agent.children.push(child);
        }
        for (const tool of itemsAt(node, 'tools')) {
            const called = at(tool, 'args', 'agent');
            if (called === undefined)
                continue;
            const child = await this.follow(called, agent, null, chain);
            if (child !== null)
                agent.called.push(child);
        }
        return agent;
    }
    /** The agent that a `config_path` leads to; what stands in code, or cannot be had, is noted at the one that names it. */
    async follow(item, from, parent, chain) {
        const { line } = item.place;
        const written = textAt(item, 'config_path');
        const missing = (reason, why) => {
            from.incomplete.push(why);
            this.problems.push((0,problem/* problem */.C)(reason, from.file.path, line, `Not read with this agent: ${why}.`));
            return null;
        };
        if (written === undefined) {
            const code = (stringAt(item, 'code') ?? stringAt(item, 'code', 'name') ?? '').slice(0, 100);
            return missing('runtime-code', code === '' ? 'an agent it may call' : `the agent \`${code}\` stands in code`);
        }
        const shown = written.text.slice(0, 200);
        const target = (0,parse_paths/* resolvePath */.o1)(from.file.path, written.text);
        if ('refused' in target)
            return missing('include-outside', `\`${shown}\` is outside of the repository`);
        if (chain.includes(target.path)) {
            this.circular ||= target.path === this.file.path;
            return missing('include-cycle', `\`${shown}\` leads back to itself`);
        }
        if (chain.length > google_adk_maxDepth || this.agents.length >= maxAgents)
            return missing('include-depth', `there are more than ${maxAgents} agents below one, or ${google_adk_maxDepth} levels`);
        if (!this.context.exists(target.path))
            return missing('include-missing', `there is no file \`${shown}\``);
        const read = await this.context.read(target.path);
        if (isProblem(read))
            return missing(read.reason, `\`${shown}\` cannot be read`);
        const { root } = parseOnce(read);
        if (root === null)
            return missing('unreadable-yaml', `\`${shown}\` is no YAML that can be read`);
        this.paths.add(target.path);
        const place = from.file === this.file ? line : from.line;
        return this.read(read, root, parent, place, [...chain, target.path]);
    }
}
/** Workflow agents only run others. A class of somebody's own asks a model if it has an instruction. */
function asksModel(agent) {
    const written = stringAt(agent.node, 'agent_class')?.split('.').pop();
    if (written === undefined || written === '' || written === 'LlmAgent')
        return true;
    return textAt(agent.node, 'instruction') !== undefined;
}
async function google_adk_promptFor(agent, file, context) {
    const used = new Set([file.path, agent.file.path]);
    const incomplete = [...agent.incomplete];
    const segments = [];
    const add = async (text, engine, before = '\n\n') => {
        if (text === undefined || text.text.trim() === '')
            return;
        if (segments.length > 0)
            segments.push(textSegment(madeText(before, text.placeOf(0, 0))));
        segments.push(...segmentsOf((await expandTemplate(engine, text, context)).pieces));
    };
    const root = google_adk_rootOf(agent);
    if (asksModel(root)) {
        await add(textAt(root.node, 'global_instruction'), 'state');
        if (textAt(root.node, 'global_instruction') !== undefined)
            used.add(root.file.path);
    }
    const fixed = textAt(agent.node, 'static_instruction');
    const instruction = textAt(agent.node, 'instruction');
    if (fixed === undefined && at(agent.node, 'static_instruction') !== undefined)
        incomplete.push('a static instruction that is no text');
    await add(fixed, 'plain');
    // Beside a static instruction the other one is sent as the user's.
    if (fixed === undefined)
        await add(instruction, 'state');
    await add(textAt(agent.node, 'name'), 'plain');
    await add(textAt(agent.node, 'description'), 'plain', '\n');
    const targets = targetsOf(agent);
    for (const target of targets) {
        used.add(target.file.path);
        await add(textAt(target.node, 'name'), 'plain', '\n');
        await add(textAt(target.node, 'description'), 'plain', '\n');
    }
    for (let above = agent.parent; above !== null; above = above.parent)
        used.add(above.file.path);
    for (const called of agent.called)
        used.add(called.file.path);
    const messages = [];
    const [first] = segments;
    if (first !== undefined)
        messages.push({ role: 'system', segments, place: first.place });
    if (fixed !== undefined && instruction !== undefined) {
        const { pieces } = await expandTemplate('state', instruction, context);
        messages.push({ role: 'user', segments: segmentsOf(pieces), place: instruction.place });
    }
    const tools = google_adk_toolsOf(agent, targets.length > 0);
    incomplete.push(...undefinedTools(tools));
    const schema = at(agent.node, 'output_schema');
    if (schema !== undefined && !isNull(schema))
        incomplete.push('the schema of `output_schema` is in code');
    const config = at(agent.node, 'generate_content_config');
    return promptOf(google_adk_id, file, {
        name: agent.name,
        line: agent.line,
        messages,
        tools,
        model: google_adk_modelOf(agent, file.path),
        parameters: {
            ...readParameters(config),
            ...readParameters(at(config, 'thinking_config') ?? at(config, 'thinkingConfig')),
        },
        frameworkOverhead: {
            tokens: google_adk_around.identity +
                (targets.length === 0 ? 0 : google_adk_around.transfer.fixed + google_adk_around.transfer.each * targets.length),
            note: google_adk_around.note,
        },
        sources: [...used].sort(byCodeUnits),
        incomplete: [...new Set(incomplete)],
    });
}
function google_adk_rootOf(agent) {
    let root = agent;
    while (root.parent !== null)
        root = root.parent;
    return root;
}
/** Whom it may hand the conversation to: those below, and unless that is switched off the one above and its others. */
function targetsOf(agent) {
    const { parent, node } = agent;
    if (parent === null || !asksModel(parent))
        return agent.children;
    const above = booleanAt(node, 'disallow_transfer_to_parent') === true ? [] : [parent];
    const beside = booleanAt(node, 'disallow_transfer_to_peers') === true
        ? []
        : parent.children.filter((peer) => peer !== agent);
    return [...agent.children, ...above, ...beside];
}
/** Its own model, else that of the nearest agent above it. Without any, ADK has a default that changes with its version. */
function google_adk_modelOf(agent, path) {
    for (let from = agent; from !== null; from = from.parent) {
        const coded = itemsAt(from.node, 'model_code', 'args').find((item) => stringAt(item, 'name') === 'model');
        const written = textAt(from.node, 'model') ?? textAt(coded, 'value');
        const where = from.file.path === path ? 'inline' : `config:${from.file.path}`;
        const model = modelNamed(written, { from: where });
        if (model !== null)
            return model;
        // A model made in code (`model_code`) is known only where its arguments name it.
        if (at(from.node, 'model_code') !== undefined)
            return null;
    }
    return null;
}
/** An agent called as a tool has its name and description and takes one request; all others stand in code. */
function google_adk_toolsOf(agent, transfers) {
    const { place } = agent.node;
    const called = agent.called.map(({ name, node }) => ({
        name,
        description: stringAt(node, 'description') ?? null,
        schema: at(node, 'input_schema') === undefined
            ? { type: 'object', properties: { request: { type: 'string' } }, required: ['request'] }
            : null,
        known: at(node, 'input_schema') === undefined,
        place,
    }));
    const named = itemsAt(agent.node, 'tools').flatMap((item) => {
        const name = stringAt(item, 'name') ?? stringAt(item);
        return name === undefined || at(item, 'args', 'agent') !== undefined ? [] : [namedTool(name, item.place)];
    });
    return [...named, ...called, ...(transfers ? [namedTool('transfer_to_agent', place)] : [])];
}

;// CONCATENATED MODULE: ./src/formats/goose.ts









// https://block.github.io/goose/docs/guides/recipes/recipe-reference (checked 2026-11-26)
// https://github.com/block/goose/blob/main/crates/goose/src/recipe/template_recipe.rs (what is rendered, and where included files
// are looked for; checked 2026-11-26)
const goose_id = 'goose';
/** Recipes of goose, as YAML or JSON, and as goose Desktop saves them (below `recipe:`). */
const goose = {
    id: goose_id,
    title: 'goose recipe',
    docs: 'https://block.github.io/goose/docs/guides/recipes/recipe-reference',
    reads: 'Instructions as the system’s text and the prompt as the user’s, with Jinja placeholders, conditions and includes; provider, model and temperature of `settings`; defaults and options of parameters; the schema of the response. Extensions and sub recipes are known by name only; a sub recipe is a prompt of its own. Title, description and activities are not sent, and goose’s own system prompt is not counted. A recipe that extends another one as a whole is a problem.',
    patterns: ['**/*.{yaml,yml}', '**/*.json'],
    recognizes({ path, text }) {
        if ((0,parse_paths/* extensionOf */.je)(path) === 'json')
            return isJsonRecipe(path, text);
        if (isExtended(text))
            return inRecipes(path);
        const lead = /^recipe[ \t]*:[ \t]*(?:#[^\n]*)?\r?$/m.test(text) ? '[ \\t]+' : '';
        const has = (key) => new RegExp(`^${lead}["']?(?:${key})["']?[ \\t]*:`, 'm').test(text);
        if (!has('title') || !has('instructions|prompt'))
            return false;
        return (/^[ \t]+["']?goose_(?:provider|model)["']?[ \t]*:/m.test(text) ||
            (has('parameters') && /^[ \t]+(?:-[ \t]+)?["']?requirement["']?[ \t]*:/m.test(text)) ||
            has('sub_recipes') ||
            (has('extensions') &&
                /^[ \t]*(?:-[ \t]+)?["']?type["']?[ \t]*:[ \t]*["']?(?:builtin|stdio|platform|streamable_http|sse|frontend|inline_python)\b/m.test(text)) ||
            (has('description') && (has('activities') || inRecipes(path))));
    },
    async extract(file, context) {
        if (isExtended(file.text) && (0,parse_paths/* extensionOf */.je)(file.path) !== 'json') {
            const detail = 'A recipe that extends another one as a whole is not read: what it sends is unknown.';
            return { prompts: [], problems: [(0,problem/* problem */.C)('unreadable-template', file.path, 1, detail)] };
        }
        const parsed = parseByEnding(file);
        const { root } = parsed;
        if (root === null)
            return { prompts: [], problems: parsed.problems };
        const recipe = mapAt(root, 'recipe') ?? root;
        const problems = [...parsed.problems];
        const incomplete = [];
        const messages = [];
        for (const [key, role] of [
            ['instructions', 'system'],
            ['prompt', 'user'],
        ]) {
            const text = textAt(recipe, key);
            if (text === undefined || text.text.trim() === '')
                continue;
            const expanded = await expandTemplate('jinja', text, context);
            problems.push(...expanded.problems);
            incomplete.push(...expanded.incomplete);
            messages.push({ role, segments: segmentsOf(expanded.pieces), place: text.place });
        }
        if (messages.length === 0) {
            const detail = 'A goose recipe needs `instructions` or `prompt`: the text it sends.';
            return {
                prompts: [],
                problems: [...problems, (0,problem/* problem */.C)('unexpected-shape', file.path, recipe.place.line, detail)],
            };
        }
        const tools = [...extensionsOf(recipe), ...subRecipesOf(recipe)];
        if (tools.length > 0)
            incomplete.push('the tools of its extensions, and what goose says about them');
        problems.push(...missingRecipes(recipe, file, context));
        const { schema, problems: schemaProblems } = readSchema(at(recipe, 'response', 'json_schema'), file);
        problems.push(...schemaProblems);
        return {
            prompts: [
                promptOf(goose_id, file, {
                    name: stringAt(recipe, 'title') ?? (0,parse_paths/* baseName */.Fl)(file.path).replace(/\.[^.]+$/, ''),
                    line: 1,
                    messages,
                    tools,
                    schema,
                    model: goose_modelOf(at(recipe, 'settings')),
                    parameters: readParameters(at(recipe, 'settings')),
                    variables: sampledVariables(messages, goose_parametersOf(recipe)),
                    incomplete: [...new Set(incomplete)],
                }),
            ],
            problems,
        };
    },
};
/** In a folder for recipes, or called one. */
function inRecipes(path) {
    return /(?:^|[/._-])(?:sub[_-]?)?recipes?(?:[/._-])/i.test(path);
}
function isExtended(text) {
    return /^\s{0,200}\{%-?[ \t]*extends\b/.test(text.slice(0, 2000));
}
function isJsonRecipe(path, text) {
    const has = (key) => new RegExp(`"(?:${key})"\\s{0,20}:`).test(text);
    if (!has('title') || !has('instructions|prompt'))
        return false;
    return (has('goose_(?:provider|model)') ||
        has('sub_recipes') ||
        (has('requirement') && has('input_type')) ||
        (inRecipes(path) && has('description') && has('extensions|activities|parameters')));
}
function goose_modelOf(settings) {
    const written = textAt(settings, 'goose_model');
    if (written?.text.includes('{{') === true)
        return null;
    const provider = stringAt(settings, 'goose_provider')?.trim();
    return modelNamed(written, { provider: provider?.includes('{{') === true ? undefined : provider });
}
/** Defaults and choices of the parameters. Of `file` ones the content is put in, which is known at run time only. */
function goose_parametersOf(recipe) {
    const known = new Map();
    for (const item of itemsAt(recipe, 'parameters')) {
        const key = stringAt(item, 'key');
        if (key === undefined)
            continue;
        const value = at(item, 'default');
        const written = stringAt(item, 'input_type') === 'file' ? undefined : sampleText(value);
        const choices = itemsAt(item, 'options').flatMap((option) => sampleText(option) ?? []);
        known.set(key, {
            ...(written === undefined ? {} : { default: written }),
            ...(choices.length === 0 ? {} : { enum: choices }),
        });
    }
    return known;
}
function extensionsOf(recipe) {
    return itemsAt(recipe, 'extensions').flatMap((item) => {
        const name = stringAt(item, 'name') ?? stringAt(item);
        if (name === undefined)
            return [];
        const tools = stringsAt(item, 'available_tools');
        return (tools.length > 0 ? tools.map((tool) => `${name}__${tool}`) : [name]).map((tool) => namedTool(tool, item.place));
    });
}
function subRecipesOf(recipe) {
    return itemsAt(recipe, 'sub_recipes').flatMap((item) => {
        const name = stringAt(item, 'name');
        return name === undefined ? [] : [namedTool(name, item.place)];
    });
}
/** A sub recipe runs in a session of its own and is read for itself: here only that it is there. */
function missingRecipes(recipe, file, context) {
    return itemsAt(recipe, 'sub_recipes').flatMap((item) => {
        const written = textAt(item, 'path');
        if (written === undefined || written.text.includes('{{'))
            return [];
        const target = (0,parse_paths/* resolvePath */.o1)(file.path, written.text);
        if ('refused' in target || context.exists(target.path))
            return [];
        const detail = `There is no file \`${written.text.slice(0, 200)}\`: what this sub recipe sends is not counted.`;
        return [(0,problem/* problem */.C)('missing-file', file.path, written.place.line, detail)];
    });
}

;// CONCATENATED MODULE: ./src/formats/handlebars.ts

/** Handlebars prompt templates in folders or under names that tell a prompt. */
const handlebars = templateFormat({
    id: 'handlebars',
    title: 'Handlebars prompt template',
    docs: 'https://handlebarsjs.com/guide/',
    reads: 'Handlebars text with its partials joined in; `each` is a loop, `if` and `unless` give a lower and an upper bound. Comments do not count. Partials (`_name`, `partials/`) are billed only where they are used.',
    endings: ['hbs', 'handlebars'],
    engine: 'handlebars',
});

;// CONCATENATED MODULE: ./src/formats/haystack.ts












// https://docs.haystack.deepset.ai/docs/serialization · …/promptbuilder · …/chatpromptbuilder · …/agent and the
// `to_dict` of the components in https://github.com/deepset-ai/haystack (2.27; checked 2026-11-26). The serialised
// message is `{role, content: [{text}]}`; `{_role, _content}` before 2.12 and `{role, content: "…"}` before 2.9.
// Pipelines of Haystack 1 (`components` is a list) are another format and are not read.
const haystack_id = 'haystack';
/** Builders that may reach one generator, and components between them, before the rest is told instead of read. */
const maxBuilders = 50;
const maxSteps = 500;
/** Sockets by which a whole prompt arrives. Any other one is a variable or a setting. */
const promptSockets = new Set(['', 'prompt', 'messages', 'system_prompt', 'user_prompt']);
const hint = /^[ \t]+(?:-[ \t]+)?["']?type["']?[ \t]*:[ \t]*["']?(?:haystack(?:_integrations|_experimental)?|deepset_cloud_custom_nodes)\./m;
/** Pipelines of Haystack as they are saved: every generator or agent is one request. */
const haystack = {
    id: haystack_id,
    title: 'Haystack pipeline',
    docs: 'https://docs.haystack.deepset.ai/docs/serialization',
    reads: 'One prompt per generator, agent or other component with a chat generator, with the text of the prompt builder that reaches it through `connections` (also through joiners, routers and adapters; several builders are several prompts). Model or deployment, limits, tools and answer schema are those of the generator, fallbacks are alternatives. A builder that reaches none has no model; one that fills another builder is a part. Agents and pipelines that are tools are prompts of their own. Defaults of the library, and parameters of tools that are made from code, are not in the file.',
    patterns: ['**/*.{yaml,yml}'],
    recognizes: (file) => /^["']?components["']?[ \t]*:/m.test(file.text) && hint.test(file.text),
    async extract(file, context) {
        const { root, problems } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems };
        if (mapAt(root, 'components') === undefined) {
            const detail = 'A Haystack pipeline needs `components`: a map of names to components with a `type`.';
            return {
                prompts: [],
                problems: [...problems, (0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)],
            };
        }
        const reader = new PipelineReader(file, context);
        await reader.pipeline(root, '');
        return { prompts: reader.prompts, problems: [...problems, ...reader.problems] };
    },
};
/** Reads a pipeline and those inside of its components, and keeps the prompts and problems that are found on the way. */
class PipelineReader {
    prompts = [];
    problems = [];
    file;
    context;
    constructor(file, context) {
        this.file = file;
        this.context = context;
    }
    async pipeline(root, prefix) {
        const components = new Map();
        for (const entry of entriesAt(root, 'components'))
            components.set(entry.key, componentOf(entry.key, entry.value, entry.keyPlace.line));
        const links = this.links(root, components);
        const into = new Map();
        const outOf = new Map();
        for (const link of links) {
            addTo(into, link.receiver, link);
            addTo(outOf, link.sender, link);
        }
        const texts = new Map();
        const textOf = async (builder) => {
            const known = texts.get(builder.name) ?? (await this.builderText(builder));
            texts.set(builder.name, known);
            return known;
        };
        const bound = new Set();
        const invoked = [...components.values()].some((component) => isCaller(component) && ownTools(component) !== undefined);
        for (const component of components.values()) {
            if (isCaller(component)) {
                const builders = this.buildersOf(component, components, into);
                for (const builder of builders)
                    bound.add(builder.name);
                const tools = ownTools(component) ??
                    (outOf.get(component.name) ?? [])
                        .map((link) => components.get(link.receiver))
                        .filter((receiver) => receiver?.kind === 'ToolInvoker')
                        .map((invoker) => at(invoker?.parameters, 'tools'))[0];
                const given = [];
                for (const builder of builders)
                    given.push(await textOf(builder));
                await this.caller(component, prefix, builders, given, tools);
            }
            if (component.kind !== 'ToolInvoker' || !invoked)
                await this.nested(component, prefix);
        }
        for (const component of components.values()) {
            if (!isBuilder(component) || bound.has(component.name))
                continue;
            const text = await textOf(component);
            const receivers = (outOf.get(component.name) ?? []).map((link) => components.get(link.receiver));
            const isPart = receivers.length > 0 && receivers.every((receiver) => receiver !== undefined && isBuilder(receiver));
            this.prompts.push(promptOf(haystack_id, this.file, {
                name: `${prefix}${component.name}`,
                kind: isPart ? 'fragment' : 'request',
                line: component.line,
                messages: text.messages,
                incomplete: text.incomplete,
            }));
        }
    }
    links(root, components) {
        return itemsAt(root, 'connections').flatMap((item) => {
            const [sender = ''] = (stringAt(item, 'sender') ?? '').split('.');
            const [receiver = '', ...socket] = (stringAt(item, 'receiver') ?? '').split('.');
            if (components.has(sender) && components.has(receiver))
                return [{ sender, receiver, socket: socket.join('.') }];
            const detail = 'This connection does not name two components of the pipeline; it is left out.';
            this.problems.push((0,problem/* problem */.C)('unexpected-shape', this.file.path, item.place.line, detail));
            return [];
        });
    }
    /** The prompt builders whose text arrives at a generator, directly or through what only passes it on. */
    buildersOf(caller, components, into) {
        const found = new Map();
        const met = new Set([caller.name]);
        const open = (into.get(caller.name) ?? []).filter((link) => promptSockets.has(link.socket));
        for (let steps = 0; open.length > 0; steps++) {
            const link = open.shift();
            const sender = link === undefined ? undefined : components.get(link.sender);
            if (sender === undefined || met.has(sender.name))
                continue;
            if (found.size >= maxBuilders || steps > maxSteps) {
                const detail = `More than ${maxBuilders} prompt builders reach \`${caller.name.slice(0, 60)}\`, or on too long a way; the rest is not read.`;
                this.problems.push((0,problem/* problem */.C)('too-many', this.file.path, caller.line, detail));
                break;
            }
            met.add(sender.name);
            if (isBuilder(sender))
                found.set(sender.name, sender);
            else if (passesOn(sender))
                open.push(...(into.get(sender.name) ?? []));
        }
        return [...found.values()];
    }
    /** One request per text that reaches the component, or one with its own texts alone. */
    async caller(component, prefix, builders, given, toolsNode) {
        const { parameters } = component;
        const incomplete = [];
        const own = async (role, ...keys) => {
            const source = textAt(firstOf(parameters, keys));
            if (source === undefined || source.text.trim() === '')
                return [];
            const text = await this.template(source, role);
            incomplete.push(...text.incomplete);
            return text.messages;
        };
        const before = await own('system', 'system_prompt');
        const after = await own('user', 'user_prompt', 'prompt', 'prompt_template', 'instructions');
        const isEvaluator = component.type.includes('.evaluators.');
        if (isEvaluator)
            incomplete.push('what Haystack writes around the instructions of an evaluator');
        const asks = before.length + after.length > 0;
        if (!asks && builders.length === 0)
            incomplete.push(isGenerator(component) || component.kind === 'Agent' || component.kind === 'LLM'
                ? 'its messages are only known at run time'
                : `the text is the default of \`${component.kind.slice(0, 60)}\`, which is not in the repository`);
        const tools = this.tools(toolsNode, incomplete);
        const generator = generatorOf(component);
        const schema = this.schema(generator);
        const shared = {
            kind: isEvaluator ? 'evaluation' : 'request',
            tools,
            schema,
            model: modelWithFallbacks(component),
            parameters: haystack_parametersOf(generator),
        };
        const name = `${prefix}${component.name}`;
        const texts = given.length === 0 ? [{ messages: [], incomplete: [] }] : given;
        for (const [index, text] of texts.entries()) {
            const builder = builders[index];
            this.prompts.push(promptOf(haystack_id, this.file, {
                ...shared,
                name: builders.length > 1 && builder !== undefined ? `${name} (${builder.name})` : name,
                line: component.line,
                messages: [...before, ...text.messages, ...after],
                incomplete: [...new Set([...incomplete, ...text.incomplete])],
            }));
        }
    }
    /** Agents, generators and pipelines inside a component: tools, super components, hooks. */
    async nested(component, prefix) {
        const inner = [];
        walk(component.parameters, ({ node, key, parent }) => {
            if (key === 'chat_generator' || key === 'chat_generators')
                return false;
            if (node === component.parameters || node.kind !== 'map')
                return true;
            const name = stringAt(parent, 'name') ?? key ?? 'inner';
            if (mapAt(node, 'components') !== undefined) {
                inner.push({
                    node,
                    name: key === 'pipeline' ? (stringAt(parent, 'name') ?? '') : name,
                    isPipeline: true,
                });
                return false;
            }
            if (stringAt(node, 'type') === undefined || at(node, 'init_parameters') === undefined)
                return true;
            if (!isCaller(componentOf(name, node, node.place.line)))
                return true;
            inner.push({ node, name, isPipeline: false });
            return false;
        });
        for (const { node, name, isPipeline } of inner) {
            const below = `${prefix}${component.name}/`;
            if (isPipeline) {
                await this.pipeline(node, name === '' ? below : `${below}${name}/`);
                continue;
            }
            const found = componentOf(name, node, node.place.line);
            await this.caller(found, below, [], [], ownTools(found));
            await this.nested(found, below);
        }
    }
    async builderText(builder) {
        const node = at(builder.parameters, 'template');
        const text = textAt(node);
        if (text !== undefined)
            return this.template(text, 'user');
        if (node?.kind === 'list')
            return this.chat(node);
        return { messages: [], incomplete: ['the template is only given at run time'] };
    }
    /** A Jinja2 text: one message, or those of its `{% message role="…" %}` blocks. */
    async template(source, role) {
        const expanded = await expandTemplate('jinja', source, this.context, { dropFinalNewline: true });
        this.problems.push(...expanded.problems);
        const media = source.text.includes('templatize_part')
            ? ['what `templatize_part` inserts may be an image or a file']
            : [];
        return {
            messages: messagesOf(expanded.pieces, { role, place: source.place }),
            incomplete: [...expanded.incomplete, ...media],
        };
    }
    /** Serialised chat messages; only those of the system and the user are templates. */
    async chat(list) {
        const messages = [];
        const incomplete = [];
        for (const item of itemsAt(list)) {
            const role = roleOf(stringAt(firstOf(item, ['role', '_role'])) ?? '');
            const content = firstOf(item, ['content', '_content']);
            if (role === null || content === undefined) {
                const detail = 'A message of a chat prompt builder needs a `role` and a `content`.';
                this.problems.push((0,problem/* problem */.C)('unexpected-shape', this.file.path, item.place.line, detail));
                incomplete.push('a message that could not be read');
                continue;
            }
            const segments = [];
            for (const part of itemsAt(content)) {
                const text = textAt(part) ?? textAt(part, 'text');
                if (text === undefined) {
                    segments.push(...partOf(part, incomplete));
                    continue;
                }
                const engine = role === 'user' || role === 'system' ? 'jinja' : 'plain';
                const expanded = await expandTemplate(engine, text, this.context, { dropFinalNewline: true });
                this.problems.push(...expanded.problems);
                incomplete.push(...expanded.incomplete);
                segments.push(...segmentsOf(expanded.pieces));
            }
            const name = stringAt(firstOf(item, ['name', '_name']));
            messages.push({ role, ...(name === undefined ? {} : { name }), segments, place: item.place });
        }
        return { messages, incomplete };
    }
    /** `[{type, data: {name, description, parameters}}]`, a toolset of them, or the plain tools of 2.9. */
    tools(node, incomplete) {
        return itemsAt(node).flatMap((item) => {
            const inner = at(item, 'data') ?? item;
            if (at(inner, 'tools') !== undefined)
                return this.tools(at(inner, 'tools'), incomplete);
            const kind = lastWord(stringAt(item, 'type') ?? 'toolset');
            const named = readTools(inner).filter((tool) => tool.name !== stringAt(inner, 'type'));
            if (named.length === 0) {
                incomplete.push(`the tools of \`${kind.slice(0, 60)}\` are not in the repository`);
                const names = stringsAt(inner, 'tool_names');
                return (names.length === 0 ? [kind] : names).map((name) => namedTool(name, item.place));
            }
            for (const tool of named)
                if (tool.schema === null)
                    incomplete.push(`the parameters of the tool \`${tool.name.slice(0, 60)}\` are made from code`);
            return named;
        });
    }
    schema(generator) {
        const written = at(generator.parameters, 'generation_kwargs', 'response_format');
        const { schema, problems } = readSchema(written, this.file);
        this.problems.push(...problems);
        return schema;
    }
}
function componentOf(name, node, line) {
    const type = stringAt(node, 'type') ?? '';
    return { name, type, kind: lastWord(type), parameters: at(node, 'init_parameters'), line };
}
function lastWord(type) {
    return type.slice(type.lastIndexOf('.') + 1);
}
function isBuilder(component) {
    return component.kind.endsWith('PromptBuilder');
}
function isGenerator(component) {
    return component.kind.endsWith('Generator') && !component.kind.endsWith('ImageGenerator');
}
function isCaller(component) {
    return isGenerator(component) || mapAt(component.parameters, 'chat_generator') !== undefined;
}
/** Components that hand on the text they get. */
function passesOn(component) {
    return (/\.(?:joiners|routers)\./.test(component.type) ||
        /^(?:OutputAdapter|.+(?:Joiner|Router))$/.test(component.kind));
}
function ownTools(component) {
    const own = firstOf(component.parameters, ['tools']);
    const generator = firstOf(component.parameters, ['chat_generator']);
    return own ?? firstOf(at(generator, 'init_parameters'), ['tools']);
}
/** The component that holds the model: the chat generator of an agent, the first of several that stand in for each other. */
function generatorOf(component) {
    const inner = mapAt(component.parameters, 'chat_generator') ?? mapAt(component.parameters, 'chat_generators', 0);
    return inner === undefined ? component : generatorOf(componentOf(component.name, inner, inner.place.line));
}
/** The generator's model; where several generators stand in for each other, the others are alternatives. */
function modelWithFallbacks(component) {
    const model = haystack_modelOf(generatorOf(component));
    const holder = mapAt(component.parameters, 'chat_generator');
    const inner = holder === undefined ? component.parameters : at(holder, 'init_parameters');
    const others = itemsAt(inner, 'chat_generators').flatMap((node) => haystack_modelOf(componentOf(component.name, node, node.place.line))?.asWritten ?? []);
    return withAlternatives(model, others);
}
function haystack_modelOf(generator) {
    const { parameters } = generator;
    const deployment = textAt(parameters, 'azure_deployment');
    const isDeployment = deployment !== undefined && deployment.text.trim() !== '';
    const written = isDeployment
        ? deployment
        : (textAt(firstOf(parameters, ['model', 'model_name', 'model_name_or_path'])) ??
            textAt(parameters, 'huggingface_pipeline_kwargs', 'model') ??
            textAt(parameters, 'api_params', 'model'));
    return modelNamed(written, { provider: providerOf(generator), deployment: isDeployment });
}
/** `haystack_integrations.components.generators.anthropic.chat…` → `anthropic`. An address of its own may be anybody's. */
function providerOf(generator) {
    const found = /^haystack(?:_\w+)?\.components\.generators\.(?:chat\.)?([a-z_]{1,40})\./.exec(generator.type)?.[1];
    if (found === undefined || /^(?:chat|fallback|llm|mock|hugging_face_api)$/.test(found))
        return undefined;
    if (found.startsWith('azure'))
        return 'azure';
    if (found.startsWith('openai'))
        return textAt(generator.parameters, 'api_base_url') === undefined ? 'openai' : undefined;
    return found === 'hugging_face_local' ? 'local' : found;
}
function haystack_parametersOf(generator) {
    const { parameters } = generator;
    return {
        ...readParameters(at(parameters, 'model_kwargs')),
        ...readParameters(at(parameters, 'model_arguments')),
        ...readParameters(at(parameters, 'generation_config')),
        ...readParameters(at(parameters, 'generation_kwargs')),
    };
}
/** Parts of a message that are no text: tool calls and their results, images, files, what a model thought. */
function partOf(part, incomplete) {
    const { place } = part;
    const call = mapAt(part, 'tool_call');
    if (call !== undefined)
        return [textSegment(madeText(JSON.stringify(plainValue(call)), call.place))];
    const result = at(part, 'tool_call_result', 'result');
    if (result !== undefined)
        return [textSegment(textAt(result) ?? madeText(JSON.stringify(plainValue(result)), result.place))];
    for (const media of ['image', 'file']) {
        if (mapAt(part, media) === undefined)
            continue;
        return [mediaSegment(media, place, { detail: stringAt(part, media, 'detail') })];
    }
    const why = 'a part of a message that is not text';
    incomplete.push(`${place.path}:${place.line}: ${why}`);
    return [{ kind: 'opaque', why, place }];
}

;// CONCATENATED MODULE: ./src/formats/instructions.ts






const always = () => 'always';
/** A file at the root is read at the start, one further down when the agent works in that folder. */
const byFolder = (_, path) => ['', '.claude', '.gemini'].includes((0,parse_paths/* folderOf */.yS)(path)) ? 'always' : 'conditional';
const filled = (matter, key) => itemsAt(matter, key).some((item) => item.kind !== 'scalar' || item.source.text.trim() !== '');
const everywhere = (matter, key) => itemsAt(matter, key).some((item) => stringAt(item)
    ?.split(',')
    .some((glob) => ['**', '**/*', '*', '**/**'].includes(glob.trim())) === true);
const imports = {
    files: { pattern: mentionPattern, keepsReference: true, depth: 5 },
};
/** The facts of each agent's documentation, one entry per kind of file. */
const rules = [
    {
        agent: 'AGENTS.md',
        patterns: ['**/AGENTS.md', '**/AGENTS.override.md', '**/AGENT.md'],
        matches: /(?:^|\/)AGENTS?(?:\.override)?\.md$/,
        frontMatter: false,
        activation: byFolder,
        docs: 'https://agents.md/',
        checked: null,
    },
    {
        agent: 'Claude Code',
        patterns: ['**/CLAUDE.md', '**/CLAUDE.local.md'],
        matches: /(?:^|\/)CLAUDE(?:\.local)?\.md$/,
        frontMatter: false,
        references: imports,
        activation: byFolder,
        docs: 'https://docs.claude.com/en/docs/claude-code/memory',
        checked: '2026-11-23',
    },
    {
        agent: 'Claude Code',
        patterns: ['**/.claude/rules/**/*.md'],
        matches: /(?:^|\/)\.claude\/rules\/.+\.md$/,
        frontMatter: true,
        references: imports,
        activation: (matter) => (filled(matter, 'paths') ? 'conditional' : 'always'),
        docs: 'https://docs.claude.com/en/docs/claude-code/memory',
        checked: '2026-11-23',
    },
    {
        agent: 'Gemini CLI',
        patterns: ['**/GEMINI.md'],
        matches: /(?:^|\/)GEMINI\.md$/,
        frontMatter: false,
        references: imports,
        activation: byFolder,
        docs: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/reference/memport.md',
        checked: null,
    },
    {
        agent: 'GitHub Copilot',
        patterns: ['**/.github/copilot-instructions.md'],
        matches: /(?:^|\/)\.github\/copilot-instructions\.md$/,
        frontMatter: false,
        activation: always,
        docs: 'https://docs.github.com/en/copilot/customizing-copilot/adding-repository-custom-instructions-for-github-copilot',
        checked: null,
    },
    {
        agent: 'GitHub Copilot',
        patterns: ['**/.github/instructions/**/*.instructions.md'],
        matches: /(?:^|\/)\.github\/instructions\/.+\.instructions\.md$/,
        frontMatter: true,
        activation: (matter) => (everywhere(matter, 'applyTo') ? 'always' : 'conditional'),
        docs: 'https://code.visualstudio.com/docs/copilot/customization/custom-instructions',
        checked: null,
    },
    {
        agent: 'Cursor',
        patterns: ['**/.cursorrules'],
        matches: /(?:^|\/)\.cursorrules$/,
        frontMatter: false,
        activation: always,
        docs: 'https://cursor.com/docs/context/rules',
        checked: null,
    },
    {
        agent: 'Cursor',
        patterns: ['**/.cursor/rules/**/*.mdc'],
        matches: /(?:^|\/)\.cursor\/rules\/.+\.mdc$/,
        frontMatter: true,
        activation: (matter) => {
            if (booleanAt(matter, 'alwaysApply') === true)
                return 'always';
            return filled(matter, 'globs') || filled(matter, 'description') ? 'conditional' : 'on-invoke';
        },
        docs: 'https://cursor.com/docs/context/rules',
        checked: null,
    },
    {
        agent: 'Windsurf',
        patterns: ['**/.windsurfrules', '**/.windsurf/rules/**/*.md'],
        matches: /(?:^|\/)(?:\.windsurfrules|\.windsurf\/rules\/.+\.md)$/,
        frontMatter: true,
        activation: (matter) => {
            const trigger = stringAt(matter, 'trigger');
            if (trigger === undefined || trigger === 'always_on')
                return 'always';
            return trigger === 'manual' ? 'on-invoke' : 'conditional';
        },
        docs: 'https://docs.windsurf.com/windsurf/cascade/memories',
        checked: null,
    },
    {
        agent: 'Cline',
        patterns: ['**/.clinerules', '**/.clinerules/**/*.md', '**/.clinerules/**/*.txt'],
        matches: /(?:^|\/)\.clinerules(?:$|\/(?!workflows\/|hooks\/|skills\/).+\.(?:md|txt)$)/,
        frontMatter: true,
        activation: (matter) => (filled(matter, 'paths') ? 'conditional' : 'always'),
        docs: 'https://docs.cline.bot/features/cline-rules',
        checked: null,
    },
    {
        agent: 'Roo Code',
        patterns: ['**/.roorules', '**/.roo/rules*/**/*.md', '**/.roo/rules*/**/*.txt'],
        matches: /(?:^|\/)(?:\.roorules|\.roo\/rules(?:-[\w-]+)?\/.+\.(?:md|txt))$/,
        frontMatter: false,
        activation: (_, path) => (/\.roo\/rules-/.test(path) ? 'conditional' : 'always'),
        docs: 'https://docs.roocode.com/features/custom-instructions',
        checked: null,
    },
    {
        agent: 'Kiro',
        patterns: ['**/.kiro/steering/**/*.md'],
        matches: /(?:^|\/)\.kiro\/steering\/.+\.md$/,
        frontMatter: true,
        activation: (matter) => {
            const inclusion = stringAt(matter, 'inclusion');
            if (inclusion === undefined || inclusion === 'always')
                return 'always';
            return inclusion === 'manual' ? 'on-invoke' : 'conditional';
        },
        docs: 'https://kiro.dev/docs/steering/',
        checked: null,
    },
    {
        agent: 'Junie',
        patterns: ['**/.junie/guidelines.md'],
        matches: /(?:^|\/)\.junie\/guidelines\.md$/,
        frontMatter: false,
        activation: always,
        docs: 'https://www.jetbrains.com/help/junie/customize-guidelines.html',
        checked: null,
    },
    {
        agent: 'Continue',
        patterns: ['**/.continue/rules/**/*.md', '**/.continuerules'],
        matches: /(?:^|\/)\.continue(?:\/rules\/.+\.md|rules)$/,
        frontMatter: true,
        activation: (matter) => {
            // It is called by name then, and not a rule.
            if (booleanAt(matter, 'invokable') === true)
                return 'on-invoke';
            if (booleanAt(matter, 'alwaysApply') === true)
                return 'always';
            if (filled(matter, 'globs') || filled(matter, 'regex') || booleanAt(matter, 'alwaysApply') === false)
                return 'conditional';
            return 'always';
        },
        docs: 'https://docs.continue.dev/customize/deep-dives/rules',
        checked: '2026-11-26',
    },
    {
        agent: 'Goose',
        patterns: ['**/.goosehints'],
        matches: /(?:^|\/)\.goosehints$/,
        frontMatter: false,
        references: { files: { pattern: mentionPattern, keepsReference: false, depth: 3 } },
        activation: byFolder,
        docs: 'https://block.github.io/goose/docs/guides/context-engineering/using-goosehints',
        checked: null,
    },
    {
        agent: 'OpenHands',
        patterns: ['**/.openhands/microagents/**/*.md'],
        matches: /(?:^|\/)\.openhands\/microagents\/.+\.md$/,
        frontMatter: true,
        activation: (matter) => (filled(matter, 'triggers') ? 'conditional' : 'always'),
        docs: 'https://docs.openhands.dev/overview/skills',
        checked: null,
    },
];
function ruleFor(path) {
    return rules.find((rule) => rule.matches.test(path));
}
/** What coding agents read of a repository on every request, or when they work on certain files. */
const instructions = {
    id: 'instructions',
    title: 'Agent instructions (AGENTS.md, CLAUDE.md, Cursor rules and others)',
    docs: 'https://agents.md/',
    reads: 'The text as the agent gets it, with `@path` imports of Claude Code, Gemini CLI and Goose joined, each file once; front matter that says when a rule applies is read and not sent. A file at the root and a rule for every file count as always sent, others as conditional. Imports of personal files (`~/…`) are told and not counted.',
    patterns: rules.flatMap((rule) => rule.patterns),
    recognizes: (file) => ruleFor(file.path) !== undefined && file.text.trim() !== '' && !file.text.includes('\0'),
    async extract(file, context) {
        const rule = ruleFor(file.path);
        const front = rule?.frontMatter === true ? readFrontMatter(file) : null;
        const matter = front?.matter ?? null;
        const body = trimmed(front?.body ?? textIn(file));
        const expanded = await expandReferences(body, rule?.references ?? {}, context);
        const message = { role: 'system', segments: expanded.segments, place: body.place };
        return {
            prompts: [
                promptOf('instructions', file, {
                    name: instructions_nameOf(file, matter),
                    kind: 'instructions',
                    activation: rule?.activation(matter, file.path) ?? 'always',
                    line: 1,
                    messages: body.text === '' ? [] : [message],
                    incomplete: expanded.incomplete,
                }),
            ],
            problems: [...(front?.problems ?? []), ...expanded.problems],
        };
    },
};
function instructions_nameOf(file, matter) {
    const name = at(matter, 'name') === undefined ? undefined : stringAt(matter, 'name')?.trim();
    return name === undefined || name === '' ? (0,parse_paths/* baseName */.Fl)(file.path) : name;
}

// EXTERNAL MODULE: ./src/core/prompt.ts
var core_prompt = __webpack_require__(5301);
;// CONCATENATED MODULE: ./src/formats/jinja.ts






/** Templates of pages and configs share the suffix; these words in the path or the text tell a prompt. */
const jinja_tellingPath = /(?:^|[/_.-])(?:prompts?|system|agents?|llm|instructions?|assistant|persona|completion|gpt|claude)(?:[/_.-]|s?$)/i;
const jinja_tellingText = /\byou are (?:an?|the)\b|\byour (?:task|job|role|goal)\b|^[ \t]*#{0,3}[ \t]*(?:system|user|assistant)[ \t]*:[ \t]*\r?$|\{%-?[ \t]*chat\b/im;
/** `page.html.j2`: a template of something else. */
const jinja_otherKinds = /\.(?:html?|xml|sql|conf|cfg|ini|ya?ml|json|toml|sh|py|js|ts|css|env|service|tf|dockerfile|c|h|cpp|rs|go|java)\.(?:j2|jinja2?)$/i;
/** Jinja2 files that hold prompts, with everything they include, extend and call. */
const jinja = {
    id: 'jinja',
    title: 'Jinja2 prompt template',
    docs: 'https://jinja.palletsprojects.com/en/stable/templates/',
    reads: 'Template text with its includes, parents, blocks and macros joined in; conditions give a lower and an upper bound. Comments do not count. Partials (`_name`, or included by others) are billed only where they are used.',
    patterns: ['**/*.{j2,jinja,jinja2}'],
    recognizes: (file) => !file.text.includes('\0') &&
        !jinja_otherKinds.test(file.path) &&
        (jinja_tellingPath.test(file.path) || jinja_tellingText.test(file.text.slice(0, 20_000))),
    async extract(file, context) {
        const source = textIn(file);
        const expanded = await expandTemplate('jinja', source, context, { dropFinalNewline: true });
        const hasRoles = /^[ \t]*#{0,3}[ \t]*(?:system|user|assistant|developer)[ \t]*:[ \t]*\r?$/im.test(file.text);
        const messages = messagesOf(hasRoles ? markRoleLines(expanded.pieces) : expanded.pieces, {
            role: 'system',
            place: source.place,
        });
        const name = (0,parse_paths/* baseName */.Fl)(file.path).replace(/\.(?:j2|jinja2?)$/i, '');
        // A file of macros sends nothing by itself.
        const sends = messages.some((message) => (0,core_prompt/* literalText */.b)(message.segments).trim() !== '' ||
            message.segments.some((segment) => segment.kind !== 'text'));
        const isPart = name.startsWith('_') ||
            /(?:^|\/)(?:_?partials?|_?includes?|macros?|_?shared|snippets)\//i.test(file.path) ||
            !sends;
        return {
            prompts: [
                promptOf('jinja', file, {
                    name: name.replace(/\.(?:txt|md|prompt)$/i, ''),
                    kind: isPart ? 'fragment' : 'request',
                    line: 1,
                    messages,
                    incomplete: expanded.incomplete,
                }),
            ],
            problems: expanded.problems,
        };
    },
};

;// CONCATENATED MODULE: ./src/formats/langchain-prompt/serialized.ts

/** `{lc: 1, type: constructor, id: [module…, Class], kwargs}` */
function isLc(node) {
    return at(node, 'lc') !== undefined && listAt(node, 'id') !== undefined;
}
/** `PromptTemplate`; `''` for what is no constructor. */
function className(node) {
    const path = listAt(node, 'id')?.items ?? [];
    return stringAt(path[path.length - 1]) ?? '';
}
/** The arguments of a prompt: those of a constructor, or the map itself. */
function partsOf(node) {
    return isLc(node) ? at(node, 'kwargs') : node;
}

;// CONCATENATED MODULE: ./src/formats/langchain-prompt/finding.ts




const maxPrompts = 200;
const promptTypes = new Set(['prompt', 'few_shot', 'chat']);
/** The prompts of a file, of a chain, or of what LangChain has serialised, each with the model it is sent to. */
function findPrompts(root) {
    const found = [];
    const manifest = mapAt(root, 'manifest');
    const top = manifest ?? root;
    if (isLc(top))
        visitLc(top, null, found);
    else
        visitConfig(top, null, null, found);
    return found.slice(0, maxPrompts);
}
/** `prompt` beside `llm`, at any depth of a chain or an agent. */
function visitConfig(node, key, llm, found) {
    if (node.kind === 'list') {
        for (const item of node.items)
            visitConfig(item, key, llm, found);
        return;
    }
    if (node.kind !== 'map')
        return;
    if (isPromptConfig(node)) {
        const model = llm === null ? null : modelOfConfig(llm);
        found.push({ node, name: key, model, part: key === 'document_prompt' });
        return;
    }
    const own = mapAt(node, 'llm') ?? null;
    for (const entry of node.entries) {
        if (entry.key === 'llm' || entry.key === 'memory')
            continue;
        const name = key === null || entry.key === 'prompt' ? entry.key : `${key}.${entry.key}`;
        visitConfig(entry.value, entry.key === 'prompt' ? (key ?? entry.key) : name, own, found);
    }
}
function isPromptConfig(node) {
    const type = stringAt(node, '_type');
    if (type !== undefined && promptTypes.has(type))
        return true;
    const text = firstOf(node, ['template', 'template_path']);
    if (textAt(text) !== undefined && at(node, 'input_variables') !== undefined)
        return true;
    return (firstOf(node, ['example_prompt', 'example_prompt_path']) !== undefined &&
        firstOf(node, ['suffix', 'suffix_path']) !== undefined);
}
function modelOfConfig(llm) {
    const type = stringAt(llm, '_type') ?? '';
    return { reference: modelIn(llm, type), settings: settingsIn(llm) };
}
function settingsIn(node) {
    const inner = mapAt(node, 'model_kwargs');
    return [...(inner === undefined ? [] : [inner]), ...(node === undefined ? [] : [node])];
}
/** The model of a class's arguments; an Azure class names a deployment. */
function modelIn(node, type) {
    const azure = /azure/i.test(type);
    const deployment = textAt(firstOf(node, ['azure_deployment', 'deployment_name']));
    const model = textAt(firstOf(node, ['model', 'model_name', 'model_id', 'modelName']));
    const written = azure ? (deployment ?? model) : (model ?? deployment);
    const provider = azure ? 'azure' : /bedrock/i.test(type) ? 'bedrock' : undefined;
    return modelNamed(written, { provider, deployment: written === deployment });
}
function isLcPrompt(node) {
    return isLc(node) && /(?:PromptTemplate|PromptWithTemplates|^StructuredPrompt)$/.test(className(node));
}
/** What follows a prompt in its sequence is the model it is sent to. */
function visitLc(node, next, found) {
    if (node.kind === 'list') {
        for (const item of node.items)
            visitLc(item, null, found);
        return;
    }
    if (node.kind !== 'map')
        return;
    if (isLcPrompt(node)) {
        found.push({ node, name: stringAt(node, 'kwargs', 'name') ?? null, model: next, part: false });
        return;
    }
    const kwargs = at(node, 'kwargs');
    const name = className(node);
    if (isLc(node) && name === 'RunnableSequence') {
        const steps = [
            at(kwargs, 'first'),
            ...itemsAt(kwargs, 'middle'),
            at(kwargs, 'last'),
            ...itemsAt(kwargs, 'steps'),
        ].filter((step) => step !== undefined);
        let after = next;
        const models = [];
        for (let index = steps.length - 1; index >= 0; index--) {
            models[index] = after;
            after = modelStep(steps[index], 0) ?? after;
        }
        steps.forEach((step, index) => {
            visitLc(step, models[index] ?? null, found);
        });
        return;
    }
    const passes = name === 'RunnableBinding' || name === 'RunnableWithFallbacks';
    for (const entry of entriesAt(isLc(node) ? kwargs : node))
        visitLc(entry.value, passes && (entry.key === 'bound' || entry.key === 'runnable') ? next : null, found);
}
function modelStep(node, depth) {
    if (!isLc(node) || depth > 20 || isLcPrompt(node))
        return null;
    const kwargs = at(node, 'kwargs');
    const name = className(node);
    if (name === 'RunnableBinding') {
        const inner = modelStep(at(kwargs, 'bound'), depth + 1);
        const bound = mapAt(kwargs, 'kwargs');
        return inner === null || bound === undefined
            ? inner
            : { ...inner, settings: [...inner.settings, ...settingsIn(bound)] };
    }
    if (name === 'RunnableWithFallbacks') {
        const inner = modelStep(at(kwargs, 'runnable'), depth + 1);
        const others = itemsAt(kwargs, 'fallbacks').flatMap((item) => modelStep(item, depth + 1)?.reference?.asWritten ?? []);
        return inner === null ? null : { ...inner, reference: withAlternatives(inner.reference, others) };
    }
    const path = stringsAt(node, 'id');
    const isModel = path.some((part) => part === 'chat_models' || part === 'llms') ||
        (/^(?:Azure)?Chat[A-Z]|(?:OpenAI|LLM)$/.test(name) && mapAt(kwargs) !== undefined);
    return isModel ? { reference: modelIn(kwargs, name), settings: settingsIn(kwargs) } : null;
}

;// CONCATENATED MODULE: ./src/formats/templates/named.ts


/**
 * The file that is written as `name` at `place`. Programs open such a path from the folder they were started in, which
 * no file states, so it is looked for beside the file that names it and then in each folder above, nearest first.
 */
async function namedFile(name, place, context) {
    let refused = 'include-missing';
    for (const folder of (0,parse_paths/* foldersUp */.TS)((0,parse_paths/* folderOf */.yS)(place.path))) {
        const target = (0,parse_paths/* joinPath */.uJ)(folder, name);
        if ('refused' in target) {
            if (target.refused === 'remote')
                refused = 'include-remote';
            else if (target.refused === 'absolute')
                refused = 'include-outside';
            else if (target.refused === 'outside' && folder === (0,parse_paths/* folderOf */.yS)(place.path))
                refused = 'include-outside';
            continue;
        }
        if (target.path === place.path || !context.exists(target.path))
            continue;
        const read = await context.read(target.path);
        if ('text' in read)
            return { file: read };
        return missingPart(read.reason, `\`${target.path}\` cannot be read: ${read.detail}`, place);
    }
    const shown = `\`${name.slice(0, 200)}\``;
    if (refused === 'include-remote')
        return missingPart(refused, `${shown} is not in the repository`, place);
    if (refused === 'include-outside')
        return missingPart(refused, `${shown} is outside of the repository and is not read`, place);
    return missingPart(refused, `there is no file ${shown} in the repository`, place);
}
/** What stands in a prompt for a part that cannot be had. */
function missingPart(reason, why, place) {
    return {
        segment: { kind: 'opaque', why, place },
        problem: (0,problem/* problem */.C)(reason, place.path, place.line, `What is included here is not counted: ${why.replace(/\.$/, '')}.`),
        incomplete: `${place.path}:${place.line}: ${why.replace(/\.$/, '')}`,
    };
}

;// CONCATENATED MODULE: ./src/formats/langchain-prompt/reading.ts









const maxExamples = 5_000;
/** Pieces of text that the examples of one prompt may come to. */
const maxFilled = 200_000;
function reading_engineOf(parts) {
    switch (stringAt(parts, 'template_format')) {
        case 'jinja2':
            return 'jinja';
        case 'mustache':
            return 'mustache';
        default:
            return 'fstring';
    }
}
const messageRoles = {
    System: 'system',
    Human: 'user',
    AI: 'assistant',
    Tool: 'tool',
    Function: 'tool',
};
/** Reads the messages of one prompt, with the files it names and the examples filled into their template. */
class PromptReader {
    incomplete = new Set();
    problems;
    context;
    constructor(context, problems) {
        this.context = context;
        this.problems = problems;
    }
    async messages(node) {
        const parts = partsOf(node);
        const name = className(node);
        const list = listAt(parts, 'messages') ?? listAt(parts, 'prompt_messages');
        if (list !== undefined) {
            return isLc(node) || list.items.some((item) => isLc(item) || at(item, 'role') !== undefined)
                ? this.chat(list.items)
                : this.firstOfChat(list.items);
        }
        const segments = firstOf(parts, ['example_prompt', 'example_prompt_path']) === undefined
            ? await this.template(parts, 'template', reading_engineOf(parts))
            : await this.fewShot(parts);
        if (segments.length === 0 && name === 'PipelinePromptTemplate')
            segments.push(this.opaque('a pipeline of prompts', node));
        // A prompt without roles is sent as one message of the user.
        return [{ role: 'user', segments, place: segments[0]?.place ?? node.place }];
    }
    async chat(items) {
        const found = [];
        for (const item of items)
            found.push(...(await this.message(item)));
        return found;
    }
    /** `load_prompt` makes one message of the user from the first of the list, and drops the others. */
    async firstOfChat(items) {
        const [first, second] = items;
        if (first === undefined)
            return [];
        if (second !== undefined) {
            const detail = 'LangChain reads only the first message of a `chat` prompt file; the others are not counted.';
            this.problems.push((0,problem/* problem */.C)('unexpected-shape', second.place.path, second.place.line, detail));
        }
        const prompt = at(first, 'prompt');
        const segments = await this.template(prompt, 'template', reading_engineOf(prompt));
        return [{ role: 'user', segments, place: first.place }];
    }
    async message(item) {
        const parts = partsOf(item);
        const name = className(item);
        const { place } = item;
        if (name === 'MessagesPlaceholder') {
            const variable = stringAt(parts, 'variable_name') ?? 'messages';
            return [{ role: 'user', segments: [{ kind: 'variable', name: variable, place }], place }];
        }
        if (name === 'FewShotChatMessagePromptTemplate')
            return this.chatExamples(item);
        if (name === 'ChatPromptTemplate')
            return this.messages(item);
        const role = roleOf(stringAt(parts, 'role') ?? '') ??
            messageRoles[/^(System|Human|AI|Tool|Function)Message/.exec(name)?.[1] ?? ''] ??
            'user';
        const prompt = at(parts, 'prompt');
        if (prompt !== undefined)
            return [{ role, segments: await this.parts(prompt), place }];
        // A finished message: nothing in it is a placeholder.
        const content = firstOf(parts, ['content', 'template']);
        if (content !== undefined && (isLc(item) || at(item, 'role') !== undefined)) {
            const engine = isLc(item) ? 'plain' : reading_engineOf(parts);
            return [{ role, segments: await this.parts(content, engine), place }];
        }
        const why = `a message of the kind \`${name.slice(0, 60)}\``;
        return [{ role, segments: [this.opaque(why, item)], place }];
    }
    /** A template, or a list of text and image templates. */
    async parts(node, engine = null) {
        if (node.kind === 'list') {
            const found = [];
            for (const item of node.items)
                found.push(...(await this.parts(item, engine)));
            return found;
        }
        const own = textAt(node);
        if (own !== undefined)
            return this.text(own, engine ?? 'fstring');
        const parts = partsOf(node);
        if (className(node) === 'ImagePromptTemplate' || at(parts, 'image_url') !== undefined) {
            const detail = stringAt(parts, 'template', 'detail') ??
                stringAt(parts, 'detail') ??
                stringAt(parts, 'image_url', 'detail');
            return [mediaSegment('image', node.place, { detail })];
        }
        const inner = at(parts, 'text');
        if (inner !== undefined)
            return this.parts(inner, engine);
        if (firstOf(parts, ['template', 'template_path']) === undefined)
            return [this.opaque(`a part of the kind \`${className(node).slice(0, 60)}\``, node)];
        return this.template(parts, 'template', engine ?? reading_engineOf(parts));
    }
    async text(source, engine) {
        const expanded = await expandTemplate(engine, source, this.context);
        this.problems.push(...expanded.problems);
        for (const why of expanded.incomplete)
            this.incomplete.add(why);
        return segmentsOf(expanded.pieces);
    }
    /** The text at `key`, or in the file that `key_path` names. */
    async template(parts, key, engine) {
        const inline = at(parts, key);
        if (inline !== undefined && !isNull(inline))
            return isLc(inline)
                ? this.template(partsOf(inline), 'template', reading_engineOf(partsOf(inline)))
                : this.parts(inline, engine);
        const path = textAt(parts, `${key}_path`);
        if (path === undefined)
            return [];
        const read = await namedFile(path.text.trim(), path.place, this.context);
        if ('file' in read) {
            const body = await this.text(textIn(read.file), engine);
            return [{ kind: 'include', path: read.file.path, body, place: path.place }];
        }
        this.problems.push(read.problem);
        this.incomplete.add(read.incomplete);
        return [read.segment];
    }
    /** Prefix, examples and suffix, joined by the separator; what is empty is left out with its separator. */
    async fewShot(parts) {
        const engine = reading_engineOf(parts);
        const pieces = [
            await this.template(parts, 'prefix', engine),
            ...(await this.examples(parts)),
            await this.template(parts, 'suffix', engine),
        ].filter((piece) => piece.length > 0);
        const written = textAt(parts, 'example_separator');
        return pieces.flatMap((piece, index) => {
            const start = piece[0]?.place;
            if (index === 0 || start === undefined)
                return piece;
            return [
                textSegment(written ?? madeText('\n\n', start.end === start.start ? start : { ...start, end: start.start })),
                ...piece,
            ];
        });
    }
    async examples(parts) {
        const read = await this.exampleList(parts);
        if ('missing' in read)
            return read.missing;
        const template = await this.exampleTemplate(parts);
        const items = this.limited(read.items, Math.floor(maxFilled / Math.max(1, template.length)));
        return items.map((example) => {
            const values = valuesOf(example);
            const filled = template.map((segment) => reading_filledIn(segment, values));
            return read.path === null || filled.length === 0
                ? filled
                : [{ kind: 'include', path: read.path, body: filled, place: read.place }];
        });
    }
    async exampleTemplate(parts) {
        const inline = at(parts, 'example_prompt');
        if (inline !== undefined)
            return this.parts(inline);
        const path = textAt(parts, 'example_prompt_path');
        if (path === undefined)
            return [];
        const root = await this.otherFile(path);
        return 'missing' in root ? root.missing : this.parts(root.root);
    }
    /** The examples in place, or of the file that is named; those a selector picks are not known. */
    async exampleList(parts) {
        const node = at(parts, 'examples');
        const named = textAt(node);
        if (named !== undefined) {
            const other = await this.otherFile(named);
            if ('missing' in other)
                return { missing: [other.missing] };
            return { items: this.limited(itemsAt(other.root)), path: other.root.place.path, place: named.place };
        }
        if (node !== undefined && !isNull(node))
            return { items: this.limited(itemsAt(node)), path: null, place: node.place };
        const selector = firstOf(parts, ['example_selector']);
        return selector === undefined
            ? { missing: [] }
            : { missing: [[this.opaque('examples that are chosen at run time', selector)]] };
    }
    limited(items, most = maxExamples) {
        const extra = items[most];
        if (extra === undefined)
            return items;
        const detail = `Only the first ${most} examples are counted.`;
        this.problems.push((0,problem/* problem */.C)('too-many', extra.place.path, extra.place.line, detail));
        this.incomplete.add(`${extra.place.path}:${extra.place.line}: more than ${most} examples`);
        return items.slice(0, most);
    }
    async otherFile(name) {
        const read = await namedFile(name.text.trim(), name.place, this.context);
        if (!('file' in read)) {
            this.problems.push(read.problem);
            this.incomplete.add(read.incomplete);
            return { missing: [read.segment] };
        }
        const parsed = parseByEnding(read.file);
        this.problems.push(...parsed.problems);
        if (parsed.root !== null)
            return { root: parsed.root };
        const missing = missingPart('include-missing', `\`${read.file.path}\` cannot be read`, name.place);
        this.incomplete.add(missing.incomplete);
        return { missing: [missing.segment] };
    }
    /** Every example as the messages of the example's template. */
    async chatExamples(item) {
        const parts = partsOf(item);
        const read = await this.exampleList(parts);
        if ('missing' in read)
            return read.missing.map((segments) => ({ role: 'user', segments, example: true, place: item.place }));
        const inner = at(parts, 'example_prompt');
        const template = inner === undefined ? [] : await this.lcMessages(inner);
        const size = template.reduce((sum, message) => sum + 1 + message.segments.length, 1);
        return this.limited(read.items, Math.floor(maxFilled / size)).flatMap((example) => {
            const values = valuesOf(example);
            return template.map((message) => ({
                ...message,
                segments: message.segments.map((segment) => reading_filledIn(segment, values)),
                example: true,
            }));
        });
    }
    /** The template of an example is a chat prompt or a single message. */
    lcMessages(node) {
        return /MessagePromptTemplate$/.test(className(node)) ? this.message(node) : this.messages(node);
    }
    opaque(why, node) {
        this.incomplete.add(`${node.place.path}:${node.place.line}: ${why}`);
        return { kind: 'opaque', why, place: node.place };
    }
}
function valuesOf(example) {
    return new Map(entriesAt(example).map((entry) => [entry.key, entry.value]));
}
/** A segment of an example's template with the values of one example in it. */
function reading_filledIn(segment, values) {
    switch (segment.kind) {
        case 'variable': {
            const value = values.get(segment.name);
            if (value === undefined)
                return segment;
            if (value.kind === 'scalar')
                return textSegment(value.value === null ? madeText('None', value.place) : value.source);
            return textSegment(madeText(JSON.stringify(plainValue(value)), value.place));
        }
        case 'loop':
        case 'include':
            return { ...segment, body: segment.body.map((inner) => reading_filledIn(inner, values)) };
        case 'branch':
            return { ...segment, arms: segment.arms.map((arm) => arm.map((inner) => reading_filledIn(inner, values))) };
        default:
            return segment;
    }
}

;// CONCATENATED MODULE: ./src/formats/langchain-prompt/index.ts











// Prompt files: https://github.com/langchain-ai/langchain/blob/master/libs/core/langchain_core/prompts/loading.py and
// …/prompts/few_shot.py; chains with their model as https://github.com/hwchase17/langchain-hub has them.
// `dumps` and the manifests of LangSmith: …/langchain_core/load/serializable.py and …/load/dump.py, written from knowledge
// of them: no such file was found in a public repository to hold them against. (checked 2026-11-26)
const langchain_prompt_id = 'langchain-prompt';
const lcPrompt = /"(?:Chat|FewShot|FewShotChatMessage|Pipeline)?(?:PromptTemplate|PromptWithTemplates)"|"StructuredPrompt"/;
/** Prompts that LangChain has written to a file or reads from one. */
const langchainPrompt = {
    id: langchain_prompt_id,
    title: 'LangChain prompt',
    docs: 'https://python.langchain.com/api_reference/core/prompts/langchain_core.prompts.loading.load_prompt.html',
    reads: 'JSON and YAML of `load_prompt` (`prompt`, `few_shot`, `chat`, also in chains with their `llm`) and what `dumps` and LangSmith write: messages in all three template formats, few-shot examples filled into their template, texts and examples in files of their own, the bound model with its limits, tools and answer schema. Message placeholders are variables; examples chosen at run time are of unknown size.',
    patterns: ['**/*.{json,yaml,yml}'],
    recognizes(file) {
        if ((0,parse_paths/* extensionOf */.je)(file.path) !== 'json')
            return isYamlPrompt(file.text);
        const keys = topLevelKeys(file);
        if ((keys.has('lc') && keys.has('kwargs')) || keys.has('manifest'))
            return /"lc"\s*:/.test(file.text) && lcPrompt.test(file.text);
        // Names; Semantic Kernel's are maps.
        const named = /"input_variables"\s*:\s*\[\s*["\]]/.test(file.text);
        if (named && keys.has('input_variables') && (keys.has('template') || keys.has('template_path')))
            return true;
        if (keys.has('example_prompt') || keys.has('example_prompt_path'))
            return keys.has('suffix') || keys.has('suffix_path');
        const texts = keys.has('template') || keys.has('template_path') || keys.has('messages');
        if (texts && keys.has('_type') && /"_type"\s*:\s*"(?:prompt|chat)"/.test(file.text))
            return true;
        return (named && (keys.has('_type') || keys.has('llm_chain')) && /"(?:template|suffix)"\s*:/.test(file.text));
    },
    async extract(file, context) {
        const parsed = parseByEnding(file);
        const problems = [...parsed.problems];
        if (parsed.root === null)
            return { prompts: [], problems };
        const found = findPrompts(parsed.root);
        if (found.length === 0) {
            const detail = 'A LangChain prompt needs `template`, `messages`, or `suffix` with `example_prompt`.';
            problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, parsed.root.place.line, detail));
        }
        const prompts = [];
        const consumed = new Set();
        for (const one of found) {
            const recorded = recording(context, file);
            const reader = new PromptReader(recorded.context, problems);
            const messages = await reader.messages(one.node);
            const sources = recorded.sources();
            for (const path of sources)
                if (path !== file.path)
                    consumed.add(path);
            prompts.push({ ...finish(one, messages, reader, file), sources });
        }
        return { prompts, problems, consumed: [...consumed] };
    },
};
/** Semantic Kernel's YAML has `template` and `input_variables` too; there the variables are maps, here they are names. */
function isYamlPrompt(text) {
    if (/^_type[ \t]*:[ \t]*["']?(?:prompt|few_shot|chat)["']?[ \t]*(?:#|\r?$)/m.test(text))
        return true;
    if (!/^(?:template|template_path|suffix)[ \t]*:/m.test(text))
        return false;
    if (/^template_format[ \t]*:[ \t]*["']?(?:f-string|mustache)\b/m.test(text))
        return true;
    return (/^input_variables[ \t]*:[ \t]*(?:\r?\n[ \t]*)?(?:\[|-[ \t]+["']?\w+["']?[ \t]*\r?$)/m.test(text) &&
        !/^(?:execution_settings|name)[ \t]*:/m.test(text));
}
function finish(one, messages, reader, file) {
    const settings = one.model?.settings ?? [];
    const parameters = settings.reduce((all, node) => ({ ...all, ...readParameters(node) }), {});
    const tools = settings.flatMap((node) => readTools(firstOf(node, ['tools', 'functions']) ?? { kind: 'list', items: [], place: node.place }));
    if (tools.some((tool) => !tool.known))
        reader.incomplete.add('the definition of a tool');
    let schema = null;
    for (const node of settings) {
        const read = readSchema(at(node, 'response_format'));
        schema = read.schema ?? schema;
        reader.problems.push(...read.problems);
    }
    return promptOf(langchain_prompt_id, file, {
        name: one.name ?? (0,parse_paths/* stemOf */.Vc)(file.path),
        kind: one.part ? 'fragment' : 'request',
        line: one.node.place.line,
        messages,
        tools,
        schema: schema ?? structureOf(one.node),
        model: one.model?.reference ?? null,
        parameters,
        variables: sampledVariables(messages, partialsOf(partsOf(one.node))),
        incomplete: [...reader.incomplete],
    });
}
/** A `StructuredPrompt` carries the schema of its answer. */
function structureOf(node) {
    const schema = mapAt(partsOf(node), 'schema_') ?? mapAt(partsOf(node), 'schema');
    if (schema === undefined || className(node) !== 'StructuredPrompt')
        return null;
    return { name: stringAt(schema, 'title') ?? null, schema: plainValue(schema), place: schema.place };
}
function partialsOf(parts) {
    const known = new Map();
    for (const entry of entriesAt(parts, 'partial_variables')) {
        const value = sampleText(entry.value);
        if (value !== undefined && !isLc(entry.value))
            known.set(entry.key, { default: value });
    }
    return known;
}

;// CONCATENATED MODULE: ./src/formats/langflow/flow.ts


/** A flow as it is drawn: its components and the edges between them. */
class flow_Flow {
    /** By id. */
    components = new Map();
    /** Components that hold components of their own, which are not read. */
    groups = [];
    into = new Map();
    outOf = new Map();
    constructor(data) {
        for (const node of itemsAt(data, 'nodes')) {
            const inner = at(node, 'data');
            const nodeId = scalarTextAt(node, 'id') ?? scalarTextAt(inner, 'id') ?? '';
            if (nodeId === '')
                continue;
            const name = stringAt(inner, 'node', 'display_name') ?? stringAt(inner, 'display_name') ?? '';
            if (at(inner, 'node', 'flow', 'data') !== undefined) {
                this.groups.push({ name, line: node.place.line });
                continue;
            }
            const fields = new Map(entriesAt(inner, 'node', 'template').map((entry) => [entry.key, entry.value]));
            this.components.set(nodeId, { node, id: nodeId, type: stringAt(inner, 'type') ?? '', name, fields });
        }
        for (const item of itemsAt(data, 'edges')) {
            const edge = edgeOf(item);
            if (edge === null || !this.components.has(edge.source))
                continue;
            addTo(this.into, `${edge.target} ${edge.field}`, edge);
            addTo(this.outOf, edge.source, edge);
        }
    }
    edgesInto(component, field) {
        return this.into.get(`${component.id} ${field}`) ?? [];
    }
    edgesOutOf(component) {
        return this.outOf.get(component.id) ?? [];
    }
}
/** The ends of an edge: in `data`, or in handles that are JSON with `œ` for the quotes, before that `type|field|id`. */
function edgeOf(item) {
    const source = scalarTextAt(item, 'source');
    const target = scalarTextAt(item, 'target');
    if (source === undefined || target === undefined)
        return null;
    const from = (stringAt(item, 'sourceHandle') ?? '').slice(0, 5_000);
    const to = (stringAt(item, 'targetHandle') ?? '').slice(0, 5_000);
    const field = stringAt(item, 'data', 'targetHandle', 'fieldName') ??
        /fieldNameœ: ?œ([^œ]{1,200})œ/.exec(to)?.[1] ??
        (to.includes('|') ? to.split('|')[1] : undefined);
    const output = stringAt(item, 'data', 'sourceHandle', 'name') ?? /[{ ,]œnameœ: ?œ([^œ]{1,200})œ/.exec(from)?.[1];
    return field === undefined ? null : { source, target, field, output: output ?? '' };
}

;// CONCATENATED MODULE: ./src/formats/langflow/text.ts



/** A prompt may hold prompts that hold prompts: more than this is not joined. */
const maxSegments = 5_000;
const text_maxDepth = 30;
/** The text of one prompt, put together along the edges. */
class Text {
    problems = [];
    incomplete = [];
    samples = new Map();
    flow;
    context;
    open = new Set();
    count = 0;
    constructor(flow, context) {
        this.flow = flow;
        this.context = context;
    }
    /** What a field sends: what is connected to it, else what is written in it. */
    async field(component, field, depth) {
        const edges = this.flow.edgesInto(component, field);
        if (edges.length === 0)
            return this.written(component, field);
        const segments = [];
        for (const edge of edges) {
            const source = this.flow.components.get(edge.source);
            if (source !== undefined)
                segments.push(...(await this.output(source, depth + 1)));
        }
        return segments;
    }
    written(component, field) {
        const described = component.fields.get(field);
        const text = textAt(described, 'value');
        if (text === undefined || text.text === '')
            return [];
        this.count++;
        // The name of a variable that is kept in Langflow's own store.
        if (booleanAt(described, 'load_from_db') === true)
            return [{ kind: 'variable', name: text.text.slice(0, 120), place: text.place }];
        return [textSegment(text)];
    }
    /** What a component hands on: prompts and constant texts as they are, everything else is known at run time. */
    async output(component, depth) {
        const { place } = component.node;
        if (depth > text_maxDepth || this.count > maxSegments) {
            const why = 'more prompts inside of prompts than are joined';
            this.incomplete.push(why);
            return [{ kind: 'opaque', why, place }];
        }
        this.count++;
        const name = component.name === '' ? component.id : component.name;
        const atRunTime = [{ kind: 'variable', name, place }];
        if (this.open.has(component.id))
            return atRunTime;
        this.open.add(component.id);
        try {
            if (textAt(component.fields.get('template'), 'value') !== undefined && isPrompt(component))
                return await this.template(component, depth);
            if (component.type === 'TextInput') {
                const segments = await this.field(component, 'input_value', depth);
                return segments.length === 0 ? atRunTime : segments;
            }
            const sample = component.type === 'ChatInput' ? stringAt(component.fields.get('input_value'), 'value') : '';
            if (sample !== undefined && sample !== '')
                this.samples.set(name, { sample });
            return atRunTime;
        }
        finally {
            this.open.delete(component.id);
        }
    }
    async template(component, depth) {
        const text = textAt(component.fields.get('template'), 'value');
        if (text === undefined || text.text === '')
            return [];
        const expanded = await expandTemplate(text_engineOf(component), text, this.context);
        this.problems.push(...expanded.problems);
        this.incomplete.push(...expanded.incomplete);
        const segments = [];
        for (const segment of segmentsOf(expanded.pieces)) {
            this.count++;
            const value = segment.kind === 'variable' && segment.name !== 'template' && component.fields.has(segment.name)
                ? await this.field(component, segment.name, depth)
                : [];
            segments.push(...(value.length === 0 ? [segment] : value));
        }
        return segments;
    }
}
function isPrompt(component) {
    return stringAt(component.fields.get('template'), 'type') === 'prompt' || /prompt/i.test(component.type);
}
function text_engineOf(component) {
    const mode = stringAt(component.fields.get('mode'), 'value') ??
        stringAt(component.fields.get('template_format'), 'value');
    if (mode === 'mustache' || booleanAt(component.fields.get('use_double_brackets'), 'value') === true)
        return 'mustache';
    return mode === 'jinja2' ? 'jinja' : 'fstring';
}

;// CONCATENATED MODULE: ./src/formats/langflow/index.ts










// https://docs.langflow.org/concepts-flows-import (export of a flow) and https://docs.langflow.org/components-prompts; what a component
// sends: https://github.com/langflow-ai/langflow (src/lfx/src/lfx/base/models/model.py, components/models_and_agents,
// components/llm_operations, and the starter projects; checked 2026-11-26). `template.code.value` is the component's own program.
// Not held against the source: CrewAI components, routers, the legacy chains of versions before 1.0.
const langflow_id = 'langflow';
/** Fields that are sent, with the role they are sent in. */
const sentFields = [
    ['system_message', 'system'],
    ['system_prompt', 'system'],
    ['role', 'system'],
    ['goal', 'system'],
    ['backstory', 'system'],
    ['task_description', 'user'],
    ['expected_output', 'user'],
    ['custom_prompt', 'user'],
    ['judge_prompt', 'user'],
    ['filter_instruction', 'user'],
    ['prompt', 'user'],
    ['input_text', 'user'],
    ['input_value', 'user'],
];
/** Fields that another component's model is connected to. */
const modelInputs = new Set(['llm', 'model', 'agent_llm', 'judge_llm', 'llms']);
const modelFields = [
    'model',
    'model_name',
    'model_id',
    'deployment_name',
    'azure_deployment',
    'llm',
    'agent_llm',
    'judge_llm',
    'final_model',
];
/** Components that send their messages and nothing of their own. */
const plainTypes = /^(?:LanguageModelComponent|\w*Model|Chat[A-Z]\w*|Agent|ToolCallingAgent|BatchRunComponent|LLMChain)$/;
/** Flows exported from Langflow. */
const langflow = {
    id: langflow_id,
    title: 'Langflow flow',
    docs: 'https://docs.langflow.org/concepts-flows-import',
    reads: 'One prompt per component that asks a model: its messages with the prompt and text components that are connected to them, model, limits, the tools that are connected (as their metadata describes them) and the schema of structured output. Chat input is a variable, its stored text a sample. Programs of components, positions and notes are not read.',
    patterns: ['**/*.json'],
    recognizes(file) {
        const keys = topLevelKeys(file);
        return ((keys.has('data') || keys.has('flows') || keys.has('nodes')) &&
            ['"base_classes"', '"display_name"', '"template"'].every((word) => file.text.includes(word)));
    },
    async extract(file, context) {
        const { root, problems } = parseJson(file);
        if (root === null)
            return { prompts: [], problems };
        const flows = langflow_flowsOf(root);
        const found = [...problems];
        // A single saved component has no nodes: it is a part of no flow yet.
        if (flows.length === 0 && at(root, 'data', 'node') === undefined) {
            const detail = 'A flow of Langflow needs a list `data.nodes`.';
            found.push((0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail));
        }
        const prompts = [];
        for (const [index, { name, data }] of flows.entries()) {
            const prefix = flows.length === 1 ? '' : `${name ?? index + 1}: `;
            prompts.push(...(await langflow_promptsIn(new flow_Flow(data), prefix, file, context, found)));
        }
        return { prompts, problems: found };
    },
};
function langflow_flowsOf(root) {
    const list = listAt(root, 'flows')?.items ?? itemsAt(root);
    return list.flatMap((item) => {
        const data = listAt(item, 'nodes') === undefined ? at(item, 'data') : item;
        return data === undefined || listAt(data, 'nodes') === undefined
            ? []
            : [{ name: stringAt(item, 'name'), data }];
    });
}
/** One prompt for each component that asks a model; `prefix` tells flows of one file apart. */
async function langflow_promptsIn(flow, prefix, file, context, problems) {
    for (const { name, line } of flow.groups) {
        const detail = `The group \`${name.slice(0, 80)}\` holds components that are not read; ungroup it to have its prompts counted.`;
        problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, line, detail));
    }
    const asking = [...flow.components.values()].filter((component) => asks(component, flow));
    const names = distinctNames(asking);
    const prompts = [];
    for (const [index, component] of asking.entries()) {
        const text = new Text(flow, context);
        const messages = [];
        for (const [field, role] of sentFields) {
            if (component.fields.has(field))
                messages.push(...messageOf(role, await text.field(component, field, 0)));
        }
        const incomplete = [...text.incomplete];
        if (!plainTypes.test(component.type))
            incomplete.push(langflow_ownText(component));
        const tools = langflow_toolsOf(component, flow);
        const { model, parameters } = langflow_modelOf(component, flow);
        prompts.push(promptOf(langflow_id, file, {
            name: `${prefix}${names[index] ?? component.id}`,
            line: component.node.place.line,
            messages,
            tools,
            model,
            parameters,
            schema: langflow_schemaOf(component, flow),
            variables: sampledVariables(messages, text.samples),
            incomplete: [...new Set([...incomplete, ...lacking(tools)])],
        }));
        problems.push(...text.problems);
    }
    return prompts;
}
/** Whether it sends a request of its own: has a model and a text, and is not only the model of another component. */
function asks(component, flow) {
    const { fields, type } = component;
    if (/embedding/i.test(type) || !modelFields.some((field) => fields.has(field)))
        return false;
    const texts = sentFields.filter(([field]) => fields.has(field));
    if (texts.length === 0)
        return false;
    const outgoing = flow.edgesOutOf(component);
    if (outgoing.length > 0)
        return !outgoing.every((edge) => edge.output === 'model_output' || modelInputs.has(edge.field));
    return texts.some(([field]) => flow.edgesInto(component, field).length > 0 || (stringAt(fields.get(field), 'value') ?? '') !== '');
}
function langflow_modelOf(component, flow) {
    let current = component;
    // A model may be handed on once or twice; a ring is no model.
    for (let step = 0; step < 5; step++) {
        const [edge] = [...modelInputs].flatMap((field) => flow.edgesInto(current, field));
        const next = edge === undefined ? undefined : flow.components.get(edge.source);
        if (next === undefined)
            break;
        current = next;
    }
    return { model: langflow_modelAt(current), parameters: langflow_parametersOf(current) };
}
function langflow_toolsOf(component, flow) {
    const tools = flow.edgesInto(component, 'tools').flatMap((edge) => {
        const source = flow.components.get(edge.source);
        if (source === undefined)
            return [];
        const described = itemsAt(source.fields.get('tools_metadata'), 'value').flatMap((item) => toolAt(item));
        if (described.length > 0 || listAt(source.fields.get('tools_metadata'), 'value') !== undefined)
            return described;
        const name = source.name === '' ? source.type : source.name;
        return [namedTool(name, source.node.place)];
    });
    const { place } = component.node;
    if (booleanAt(component.fields.get('add_current_date_tool'), 'value') === true)
        tools.push(namedTool('get_current_date', place));
    return tools;
}
/** A table of fields; of an agent only where its structured answer is used. */
function langflow_schemaOf(component, flow) {
    const table = listAt(component.fields.get('output_schema'), 'value');
    if (table === undefined || table.items.length === 0)
        return null;
    const used = flow.edgesOutOf(component).some((edge) => edge.output === 'structured_response');
    if (/^Agent$/.test(component.type) && !used)
        return null;
    const properties = Object.create(null);
    for (const row of table.items) {
        const type = { type: langflow_jsonType(stringAt(row, 'type') ?? 'str') };
        const description = stringAt(row, 'description') ?? '';
        const several = /^true$/i.test(scalarTextAt(row, 'multiple') ?? '');
        properties[scalarTextAt(row, 'name') ?? ''] = {
            ...(several ? { type: 'array', items: type } : type),
            ...(description === '' ? {} : { description }),
        };
    }
    const name = stringAt(component.fields.get('schema_name'), 'value') ?? '';
    const items = { type: 'object', properties, required: Object.keys(properties) };
    const schema = {
        type: 'object',
        properties: { objects: { type: 'array', items } },
        required: ['objects'],
    };
    return { name: name === '' ? 'OutputModel' : name, schema, place: table.place };
}
function langflow_ownText(component) {
    return `what Langflow writes around a component of type \`${component.type.slice(0, 60)}\``;
}
function langflow_modelAt(component) {
    const { fields, type } = component;
    for (const field of modelFields) {
        const described = fields.get(field);
        // Newer versions keep a choice as a list: `[{name, provider, …}]`.
        const chosen = listAt(described, 'value')?.items[0];
        const written = chosen === undefined ? textAt(described, 'value') : textAt(chosen, 'name');
        if (written === undefined || written.text.trim() === '' || field === 'agent_llm')
            continue;
        if (booleanAt(described, 'load_from_db') === true)
            return null;
        const stated = stringAt(chosen, 'provider') ??
            stringAt(fields.get('provider'), 'value') ??
            stringAt(fields.get('agent_llm'), 'value') ??
            type;
        const elsewhere = (stringAt(fields.get('openai_api_base'), 'value') ?? '') !== '';
        const provider = elsewhere ? undefined : hostOf(stated);
        return modelNamed(written, { provider, deployment: field === 'azure_deployment' });
    }
    return null;
}
/** The settings among a component's fields; an empty one or 0 tokens mean that there is no limit. */
function langflow_parametersOf(component) {
    const entries = [];
    for (const [key, described] of component.fields) {
        const value = at(described, 'value');
        if (value?.kind !== 'scalar' || value.value === '' || value.value === null)
            continue;
        if (/tokens|predict/i.test(key) && (numberAt(value) ?? 0) <= 0)
            continue;
        entries.push({ key, keyPlace: value.place, value });
    }
    return readParameters({ kind: 'map', entries, place: component.node.place });
}
/** `{name, description, args, status}`; one that is switched off is not handed to the agent. */
function toolAt(item) {
    const name = stringAt(item, 'name') ?? '';
    if (name === '' || booleanAt(item, 'status') === false)
        return [];
    const description = stringAt(item, 'description') ?? null;
    const args = at(item, 'args');
    const schema = args?.kind === 'map' ? { type: 'object', properties: plainValue(args) } : null;
    return [{ name, description, schema, known: description !== null, place: item.place }];
}
function langflow_jsonType(type) {
    switch (type) {
        case 'int':
            return 'integer';
        case 'float':
            return 'number';
        case 'bool':
            return 'boolean';
        case 'dict':
            return 'object';
        default:
            return 'string';
    }
}

;// CONCATENATED MODULE: ./src/formats/librechat.ts










// Compared on 2026-11-26: https://www.librechat.ai/docs/configuration/librechat_yaml (model specs, custom and shared endpoint
// settings, summarization, memory); https://github.com/danny-avila/LibreChat: packages/data-provider/src/models.ts, schemas.ts and
// config.ts (the keys), parsers.ts (what is filled in), packages/api/src/agents/load.ts (what of a spec is sent);
// https://github.com/danny-avila/agents: src/utils/title.ts (a title is asked for by a user's message).
// Not read: `activityPrompt`, `reasoningLabelPrompt` and the like (how they are put together is not documented), `summarize` and
// `summaryModel` of an endpoint (LibreChat does not read them any more), Azure's names of deployments (a model's name is what
// is billed). Taken for so, without a word in those sources: a summary's text is a user's message, the memory agent's and an MCP
// server's (`serverInstructions`) a system's, and what parsers.ts fills in is filled in in `promptPrefix`.
const librechat_id = 'librechat';
/** Only these are filled in; any other name in braces is sent as it is written. */
const librechat_filledIn = {
    variables: /\{\{(current_date|current_datetime|iso_datetime|current_user)\}\}/gi,
};
/** The configuration of a LibreChat server: the models that people choose from, with the texts that go with them. */
const librechat = {
    id: librechat_id,
    title: 'LibreChat configuration',
    docs: 'https://www.librechat.ai/docs/configuration/librechat_yaml',
    reads: 'One prompt per entry of `modelSpecs`: `promptPrefix` as the system’s text (for assistants `instructions` too), with the model, limits, effort and thinking of its preset, and the instructions written for its MCP servers; an entry that has only a model sends no text of its own. Where a preset names no model, the first of the custom endpoint’s `models.default` is taken and the others are alternatives, unless the list is fetched. Also `titlePrompt` with `titlePromptTemplate` (`endpoints.all` wins), prompts of `summarization` and instructions of the memory agent. Tools are known by name only. LibreChat’s own texts, greetings, labels and descriptions are not read, and an agent (`agent_id`) stands in its database.',
    patterns: ['**/*librechat*.{yaml,yml}'],
    recognizes: ({ text }) => /^(?:modelSpecs|endpoints|memory|summarization)[ \t]*:/m.test(text),
    async extract(file, context) {
        const { root, problems: read } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems: read };
        const problems = [...read];
        const prompts = [];
        for (const [index, spec] of itemsAt(root, 'modelSpecs', 'list').entries()) {
            const preset = mapAt(spec, 'preset');
            if (preset === undefined) {
                const detail = `Entry ${index + 1} of \`modelSpecs.list\` has no \`preset\`: which model it stands for is unknown.`;
                problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, spec.place.line, detail));
                continue;
            }
            const name = stringAt(spec, 'name') ?? stringAt(spec, 'label') ?? `${index + 1}`;
            const found = await specOf(file, root, spec, preset, context);
            problems.push(...found.problems);
            if (found.parts !== null)
                prompts.push(promptOf(librechat_id, file, { ...found.parts, name, line: spec.place.line }));
        }
        for (const { name, text, parts } of [...summariesOf(root), ...memoryOf(root)]) {
            if (text.text.trim() !== '')
                prompts.push(promptOf(librechat_id, file, { ...parts, name, line: text.place.line }));
        }
        const titles = await titlesOf(file, root, context);
        return { prompts: [...prompts, ...titles.prompts], problems: [...problems, ...titles.problems] };
    },
};
async function specOf(file, root, spec, preset, context) {
    // The agent's text, model and tools stand in LibreChat's database; nothing of the preset replaces them.
    if (stringAt(preset, 'agent_id') !== undefined)
        return { parts: null, problems: [] };
    const problems = [];
    const incomplete = [];
    const messages = [];
    const endpoint = stringAt(preset, 'endpoint') ?? '';
    const isAssistant = /assistants$/i.test(endpoint);
    for (const key of isAssistant ? ['instructions', 'promptPrefix'] : ['promptPrefix']) {
        const node = at(preset, key);
        if (node === undefined || isNull(node))
            continue;
        const text = textAt(node);
        if (text === undefined) {
            const detail = `\`${key}\` is no text: what is sent for it is unknown.`;
            problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, node.place.line, detail));
            incomplete.push(`\`${key}\`, which could not be read`);
        }
        else if (text.text.trim() !== '') {
            const sent = await expandReferences(text, librechat_filledIn, context);
            messages.push({ role: 'system', segments: sent.segments, place: text.place });
        }
    }
    if (isAssistant && stringAt(preset, 'instructions') === undefined)
        incomplete.push('the instructions that the assistant itself has');
    const servers = itemsAt(spec, 'mcpServers').flatMap((item) => textAt(item) ?? []);
    for (const server of servers) {
        const written = at(root, 'mcpServers', server.text, 'serverInstructions');
        if (booleanAt(written) === true)
            incomplete.push('the instructions that an MCP server itself gives');
        const text = booleanAt(written) === undefined ? textAt(written) : undefined;
        if (text === undefined || text.text.trim() === '')
            continue;
        messages.push({ role: 'system', segments: [textSegment(text)], place: text.place });
        incomplete.push('what LibreChat writes around the instructions of MCP servers');
    }
    const tools = [
        ...switches.flatMap(([key, name]) => {
            const node = at(spec, key);
            return node !== undefined && booleanAt(node) === true ? [namedTool(name, node.place)] : [];
        }),
        ...servers.map((server) => namedTool(server.text, server.place)),
    ];
    incomplete.push(...undefinedTools(tools));
    if (isOn(at(spec, 'artifacts')))
        incomplete.push('what LibreChat writes about artifacts');
    if (isOn(at(spec, 'skills')))
        incomplete.push('the skills it may use, which stand in LibreChat’s database');
    if (booleanAt(spec, 'subagents', 'enabled') === true)
        incomplete.push('what LibreChat writes about sub agents');
    const model = librechat_modelOf(root, endpoint, textAt(preset, 'model'));
    const parameters = presetParameters(preset);
    return {
        parts: model === null && messages.length === 0 && incomplete.length === 0
            ? null
            : { messages, tools, model, parameters, incomplete: [...new Set(incomplete)] },
        problems,
    };
}
const switches = [
    ['executeCode', 'execute_code'],
    ['fileSearch', 'file_search'],
    ['webSearch', 'web_search'],
    ['memory', 'memory'],
];
/** Switched on by `true`, by a mode's name or by a list with something in it. */
function isOn(node) {
    if (node === undefined || booleanAt(node) === false)
        return false;
    return itemsAt(node).some((item) => stringAt(item) !== '');
}
function presetParameters(preset) {
    const { thinkingBudgetTokens, ...others } = readParameters(preset);
    const level = stringAt(preset, 'thinkingLevel')?.toLowerCase() ?? '';
    const caching = booleanAt(preset, 'promptCache');
    return {
        ...(level === '' ? {} : { reasoningEffort: level }),
        ...others,
        ...(thinkingBudgetTokens === undefined || booleanAt(preset, 'thinking') === false
            ? {}
            : { thinkingBudgetTokens }),
        ...(caching === undefined ? {} : { caching: caching ? 'explicit' : 'off' }),
        ...(booleanAt(preset, 'web_search') === true ? { serverTools: ['web_search'] } : {}),
    };
}
const librechat_providerNames = {
    openAI: 'openai',
    azureOpenAI: 'azure',
    assistants: 'openai',
    azureAssistants: 'azure',
};
/** A model at an endpoint; `anthropic` may be Vertex AI under names of the file's own. */
function referenceTo(root, endpoint, written) {
    const vertex = endpoint === 'anthropic' ? mapAt(root, 'endpoints', 'anthropic', 'vertex') : undefined;
    const isVertex = vertex !== undefined && booleanAt(vertex, 'enabled') !== false;
    const behind = isVertex ? textAt(vertex, 'models', written.text, 'deploymentName') : undefined;
    const { text, place } = behind ?? written;
    const provider = isVertex ? 'vertex' : (librechat_providerNames[endpoint] ?? endpoint);
    return { asWritten: text.trim(), from: 'inline', ...(provider === '' ? {} : { provider }), place };
}
function librechat_modelOf(root, endpoint, written) {
    if (written !== undefined && written.text.trim() !== '')
        return referenceTo(root, endpoint, written);
    const custom = itemsAt(root, 'endpoints', 'custom').find((item) => stringAt(item, 'name')?.toLowerCase() === endpoint.toLowerCase());
    if (custom === undefined || booleanAt(custom, 'models', 'fetch') === true)
        return null;
    const offered = itemsAt(custom, 'models', 'default').flatMap((item) => textAt(item) ?? textAt(item, 'name') ?? []);
    return oneOf(offered.filter(isNamed).map((name) => referenceTo(root, endpoint, name)));
}
function isNamed(text) {
    return text.text.trim() !== '' && text.text.trim() !== 'current_model';
}
/** The first of several models, with the others as alternatives. */
function oneOf([first, ...others]) {
    if (first === undefined)
        return null;
    return withAlternatives(first, others.map((other) => other.asWritten));
}
/** Texts that replace LibreChat's own ones for summaries of long conversations. */
function summariesOf(root) {
    const node = mapAt(root, 'summarization');
    if (node === undefined || booleanAt(node, 'enabled') === false)
        return [];
    const most = at(node, 'maxSummaryTokens');
    const tokens = numberAt(most);
    const parameters = {
        ...readParameters(at(node, 'parameters')),
        ...(most === undefined || tokens === undefined || !Number.isInteger(tokens) || tokens < 0
            ? {}
            : { maxOutputTokens: tokens, maxOutputPlace: most.place }),
    };
    const model = librechat_modelOf(root, stringAt(node, 'provider') ?? '', textAt(node, 'model'));
    return summaryKeys.flatMap(([key, name]) => {
        const text = textAt(node, key);
        return text === undefined
            ? []
            : [{ name, text, parts: { messages: [librechat_messageOf('user', text)], model, parameters } }];
    });
}
const summaryKeys = [
    ['prompt', 'summarization'],
    ['updatePrompt', 'summarization.update'],
];
function memoryOf(root) {
    const agent = mapAt(root, 'memory', 'agent');
    const text = textAt(agent, 'instructions');
    if (agent === undefined || text === undefined || booleanAt(root, 'memory', 'disabled') === true)
        return [];
    const parts = {
        messages: [librechat_messageOf('system', text)],
        model: librechat_modelOf(root, stringAt(agent, 'provider') ?? '', textAt(agent, 'model')),
        parameters: readParameters(at(agent, 'model_parameters')),
        incomplete: ['the definitions of LibreChat’s tools for memories'],
    };
    return [{ name: 'memory', text, parts }];
}
function librechat_messageOf(role, text) {
    return { role, segments: [textSegment(text)], place: text.place };
}
/** What asks for the title of a conversation. What `endpoints.all` says stands above what an endpoint says. */
async function titlesOf(file, root, context) {
    const all = at(root, 'endpoints', 'all');
    const endpoints = entriesAt(root, 'endpoints').flatMap(({ key, value }) => {
        if (key === 'all')
            return [];
        if (key !== 'custom')
            return [{ name: key, node: value }];
        return itemsAt(value).map((node, index) => ({
            name: stringAt(node, 'name') ?? `custom ${index + 1}`,
            node,
        }));
    });
    const shared = textAt(all, 'titlePrompt');
    const common = textAt(all, 'titleModel');
    const owners = shared === undefined ? endpoints : [{ name: 'all', node: all ?? root }];
    const prompts = [];
    const problems = [];
    for (const { name, node } of owners) {
        const setting = (key, of = node) => firstOf(all, [key]) ?? firstOf(of, [key]);
        const text = textAt(setting('titlePrompt'));
        if (text === undefined || text.text.trim() === '' || booleanAt(setting('titleConvo')) === false)
            continue;
        const expanded = await expandTemplate('fstring', text, context);
        const template = textAt(setting('titlePromptTemplate'));
        const around = template === undefined ? null : await expandTemplate('fstring', template, context);
        const conversation = around === null ? null : segmentsOf(around.pieces);
        const segments = segmentsOf(expanded.pieces).flatMap((segment) => segment.kind === 'variable' && segment.name === 'convo' && conversation !== null
            ? conversation
            : [segment]);
        problems.push(...expanded.problems, ...(around?.problems ?? []));
        const models = (shared === undefined || common !== undefined ? [{ name, node }] : endpoints).flatMap((one) => {
            const written = textAt(setting('titleModel', one.node));
            if (written === undefined || !isNamed(written))
                return [];
            // `all` is no vendor: whose model it is, its name must say.
            const own = one.name === 'all' ? '' : one.name;
            return [referenceTo(root, stringAt(setting('titleEndpoint', one.node)) ?? own, written)];
        });
        const method = stringAt(setting('titleMethod'));
        const isStructured = method === 'structured' || method === 'functions';
        prompts.push(promptOf(librechat_id, file, {
            name: `${name}.title`,
            line: text.place.line,
            messages: [{ role: 'user', segments, place: text.place }],
            model: oneOf(models),
            incomplete: [
                ...expanded.incomplete,
                ...(isStructured ? ['the schema in which LibreChat asks for a title'] : []),
            ],
        }));
    }
    return { prompts, problems };
}

;// CONCATENATED MODULE: ./src/formats/liquid.ts

/** Liquid prompt templates in folders or under names that tell a prompt. */
const liquid = templateFormat({
    id: 'liquid',
    title: 'Liquid prompt template',
    docs: 'https://shopify.github.io/liquid/',
    reads: 'Liquid text with `render` and `include` joined in; conditions give a lower and an upper bound. Comments do not count. Snippets are billed only where they are used.',
    endings: ['liquid'],
    engine: 'liquid',
});

;// CONCATENATED MODULE: ./src/formats/litellm.ts



// Read on 2026-11-26, in stored versions of unknown age: https://docs.litellm.ai/docs/proxy/custom_pricing (costs per token,
// per second), …/proxy/reliability (fallbacks, also to a model_info.id, and default_fallbacks), …/wildcard_routing
// (`anthropic/*`). Not opened: …/proxy/configs (model_list, model_info.base_model) and …/proxy/load_balancing (one name
// several times, model_group_alias); that an alias wins over a name of the list is from memory.
// Not read: `context_window_fallbacks` and `content_policy_fallbacks` (for what the first model refuses),
// parameters of `litellm_params` (a prompt's own are what is sent), costs above a number of tokens, per character.
/** The model list of a LiteLLM proxy: what the names in other files' `model:` stand for. */
const litellm = {
    id: 'litellm',
    title: 'LiteLLM proxy config',
    docs: 'https://docs.litellm.ai/docs/proxy/configs',
    reads: 'Names of models and what stands behind them (several deployments under one name are alternatives), aliases and fallbacks of the router, and the rates the file states per token (input, output, cache, batch). `desk/*` stands for every name behind it. Costs per second are told and not used. It holds no prompts; prompts elsewhere that use one of its names are priced by it.',
    patterns: ['**/*litellm*.{yaml,yml}', '**/*.{yaml,yml}'],
    recognizes: (file) => /^model_list[ \t]*:/m.test(file.text) && /\blitellm_params["']?[ \t]*:/.test(file.text),
    extract(file) {
        const { root, problems: read } = parseYaml(file);
        const problems = [...read];
        const groups = new Map();
        const byId = new Map();
        for (const item of itemsAt(root, 'model_list')) {
            const alias = stringAt(item, 'model_name')?.trim();
            const params = at(item, 'litellm_params');
            const info = at(item, 'model_info');
            // A deployment's name says nothing; `base_model` is there to say which model it is.
            const model = (stringAt(info, 'base_model') ??
                stringAt(params, 'base_model') ??
                stringAt(params, 'model'))?.trim();
            if (alias === undefined || alias === '' || model === undefined || model === '')
                continue;
            const own = stringAt(info, 'id')?.trim();
            if (own !== undefined && own !== '')
                byId.set(own, model);
            // `openai/*` as `openai/*` passes every name on as it is, and `*` says nothing about any of them.
            if ((alias.includes('*') && (alias === model || !/^[^*]+\*$/.test(alias))) || /\*./.test(model))
                continue;
            if (!alias.includes('*') && model.includes('*'))
                continue;
            const perSecond = firstOf(info, secondKeys) ?? firstOf(params, secondKeys);
            if (perSecond !== undefined) {
                const detail = `\`${alias.slice(0, 80)}\` is priced by the second here; that is not used, the rates of the model are.`;
                problems.push((0,problem/* problem */.C)('rate-uncertain', file.path, perSecond.place.line, detail));
            }
            const known = groups.get(alias);
            if (known === undefined) {
                groups.set(alias, {
                    models: [model],
                    rates: ratesOf(info, params),
                    place: textAt(item, 'model_name')?.place ?? item.place,
                });
            }
            else if (!known.models.includes(model))
                known.models.push(model);
        }
        const realNames = (name) => groups.get(name)?.models ?? [byId.get(name) ?? name];
        const fallbacks = new Map();
        for (const section of ['litellm_settings', 'router_settings']) {
            for (const item of itemsAt(root, section, 'fallbacks')) {
                for (const entry of entriesAt(item)) {
                    const names = itemsAt(entry.value).flatMap((name) => stringAt(name) ?? stringAt(name, 'model') ?? []);
                    fallbacks.set(entry.key, [...(fallbacks.get(entry.key) ?? []), ...names.flatMap(realNames)]);
                }
            }
        }
        const general = [
            ...(fallbacks.get('*') ?? []),
            ...['litellm_settings', 'router_settings'].flatMap((section) => itemsAt(root, section, 'default_fallbacks').flatMap((name) => [...realNames(stringAt(name) ?? '')])),
        ];
        const aliases = [];
        const add = (alias, group, place) => {
            const others = [...new Set([...(fallbacks.get(alias) ?? []), ...general])].filter((name) => name !== '' && !group.models.includes(name));
            aliases.push({
                alias,
                models: group.models,
                ...(others.length === 0 ? {} : { fallbacks: others }),
                ...group.rates,
                place,
            });
        };
        const renamed = entriesAt(root, 'router_settings', 'model_group_alias');
        for (const [alias, group] of groups)
            if (!renamed.some((entry) => entry.key === alias))
                add(alias, group, group.place);
        for (const entry of renamed) {
            const target = (stringAt(entry.value) ?? stringAt(entry.value, 'model'))?.trim();
            if (target === undefined || target === '')
                continue;
            add(entry.key, groups.get(target) ?? { models: [target], rates: {} }, entry.keyPlace);
        }
        return Promise.resolve({ prompts: [], problems, aliases });
    },
};
const secondKeys = ['input_cost_per_second', 'output_cost_per_second'];
const rateKeys = [
    ['inputUsdPerMTok', 'input_cost_per_token'],
    ['outputUsdPerMTok', 'output_cost_per_token'],
    ['cachedInputUsdPerMTok', 'cache_read_input_token_cost'],
    ['cacheWriteUsdPerMTok', 'cache_creation_input_token_cost'],
    ['batchInputUsdPerMTok', 'input_cost_per_token_batches'],
    ['batchOutputUsdPerMTok', 'output_cost_per_token_batches'],
];
/** Rates stand beside the deployment or in what is known of its model. */
function ratesOf(info, params) {
    return Object.fromEntries(rateKeys.flatMap(([name, key]) => {
        const rate = perMillion(at(info, key) ?? at(params, key));
        return rate === undefined ? [] : [[name, rate]];
    }));
}
/**
 * USD per token as USD per million tokens, exactly: the decimal point moves six places in the text as it is
 * written. `1.5e-7` becomes `0.15`. Undefined for what is no amount.
 */
function perMillion(node) {
    const written = scalarTextAt(node)?.trim();
    if (written === undefined || written.length > 60)
        return undefined;
    const parts = /^\+?(\d[\d_]*)?(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i.exec(written);
    if (parts === null)
        return undefined;
    const whole = (parts[1] ?? '').replaceAll('_', '');
    const fraction = parts[2] ?? '';
    const digits = whole + fraction;
    if (digits === '')
        return undefined;
    const point = whole.length + Number(parts[3] ?? '0') + 6;
    const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0');
    const at = point <= 0 ? 1 : point;
    const before = padded.slice(0, at).replace(/^0+(?=\d)/, '');
    const after = padded.slice(at).replace(/0+$/, '');
    return after === '' ? before : `${before}.${after}`;
}

;// CONCATENATED MODULE: ./src/formats/templates/walker.ts













/**
 * Home-made YAML, JSON and TOML: prompts under keys that say so (`system_prompt`, `triage_user_template`,
 * `instructions`), with the model and the limits in keys beside or above them. No product defines these files;
 * the shapes are those of public repositories (SWE-agent, RD-Agent, pr-agent and many small ones).
 */
const maxPromptsPerFile = 300;
// ------------------------------------------------------------------ which files
const promptPath = /(?:^|[/_.-])(?:system[_-]?)?(?:prompts?|personas?)(?:[/_.-]|$)|prompts?\.[a-z]+$/i;
const agentPath = /(?:^|[/_.-])(?:agents?|llms?|ai|genai|assistants?|chatbots?|bots?|gpt|claude|openai|anthropic|gemini|instructions?)(?:[/_.-]|$)/i;
const testFolder = /^(?:tests?|__tests__|specs?|fixtures?|mocks?|__mocks__|test_data)$/i;
const testName = /(?:^|[-_.])(?:fixtures?|mocks?|testdata)(?:[-_.]|$)/i;
const recordedPath = /(?:^|\/)(?:recordings?|snapshots?|datasets?|data|logs?|traces?|trajectories|outputs?|results?)\//i;
const otherPath = /(?:^|\/)(?:\.github|locales?|i18n|lang|langs|translations?|l10n|migrations|schemas?)\/|(?:^|\/)(?:package|tsconfig[\w.-]*|composer|angular|mkdocs|docker-compose[\w.-]*|\.pre-commit-config|pyproject|Cargo)\.[a-z]+$/i;
const strongKey = /(?:^[ \t]*(?:-[ \t]+)?["']?|[{,][ \t]*")(?:[\w-]{0,60}[_-])?(?:system|sys|user|instance|developer)[_-]?(?:prompt|message|msg|template|instructions?)(?:[_-]?(?:template|file|path|text))?["']?[ \t]*[:=]/im;
const plainKey = /(?:^[ \t]*(?:-[ \t]+)?["']?|[{,][ \t]*")(?:[\w-]{0,60}[_-])?(?:prompt|instructions?|persona|preamble)(?:[_-]?(?:template|file|path|text))?["']?[ \t]*[:=]/im;
/** TOML's `[review_prompt]`, below which `system` and `user` stand. */
const promptTable = /^\[(?:[\w-]{1,60}[._-])?prompts?\][ \t]*(?:#|\r?$)/im;
/** A look at the path and the keys of a file: whether it may hold prompts of a home-made kind. */
function mayHoldPrompts(file) {
    const { path, text } = file;
    if (otherPath.test(path) || isForTests(path) || text.includes('\0'))
        return false;
    const near = path.split('/').slice(-3).join('/');
    if (promptPath.test(near) && !/schema|config\.schema/i.test((0,parse_paths/* baseName */.Fl)(path)))
        return text.trim().length > 20;
    if (recordedPath.test(path))
        return false;
    const head = text.slice(0, 1_000_000);
    return strongKey.test(head) || promptTable.test(head) || (agentPath.test(near) && plainKey.test(head));
}
/** What tests are fed with. A folder of prompts among the tests (`tests/prompts/`) is one all the same: of judges, mostly. */
function isForTests(path) {
    const folders = path.split('/').slice(0, -1);
    const tests = folders.findLastIndex((folder) => testFolder.test(folder));
    if (tests === -1)
        return testName.test((0,parse_paths/* stemOf */.Vc)(path));
    return !folders.slice(tests + 1).some((folder) => /^(?:system[_-]?)?prompts?$/i.test(folder));
}
const roleWords = {
    system: 'system',
    sys: 'system',
    developer: 'developer',
    user: 'user',
    human: 'user',
    instance: 'user',
    assistant: 'assistant',
};
const sureNouns = new Set(['prompt', 'instruction', 'instructions', 'preamble', 'persona']);
const weakNouns = new Set(['message', 'msg', 'template', 'text', 'content', 'tmpl']);
/** With one of these words a key is about a prompt, not one. */
const otherWords = new Set('id ids name names version type key keys url tokens token length count mode dir folder style title description label hash enabled limit size price cost placeholder negative image images suffix prefix cache caching default format engine model error help usage note notes comment comments category tags tag variables vars params arguments args input inputs output outputs history install installation build setup date updated created author timeout log path_prefix'.split(' '));
function meaningOf(key) {
    if (key.length > 80)
        return null;
    const words = key
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .split(/[_\-\s.]+/)
        .filter((word) => word !== '');
    let file = false;
    const last = words[words.length - 1];
    if (words.length > 1 && (last === 'file' || last === 'path' || last === 'filename')) {
        file = true;
        words.pop();
    }
    if (words.length === 0 || words.some((word) => otherWords.has(word)))
        return null;
    const roleWord = words.find((word) => roleWords[word] !== undefined && Object.hasOwn(roleWords, word));
    const role = roleWord === undefined ? null : (roleWords[roleWord] ?? null);
    const sure = words.find((word) => sureNouns.has(word));
    const end = words[words.length - 1] ?? '';
    const weak = weakNouns.has(end) ? end : undefined;
    const stem = words.filter((word) => word !== roleWord && word !== sure && !weakNouns.has(word)).join('_');
    if (sure !== undefined) {
        const starts = words[0] === sure || (words[0] === roleWord && words[1] === sure);
        if (!starts && end !== sure && weak === undefined)
            return null;
        return { stem, role, trust: 'sure', file, noun: sure };
    }
    if (roleWord !== undefined && weak !== undefined)
        return { stem, role, trust: 'sure', file, noun: weak };
    // `triage_system`, `triage_user`
    if (roleWord !== undefined && (words.length === 1 || end === roleWord))
        return { stem, role, trust: 'weak', file, noun: 'role' };
    if (weak !== undefined)
        return { stem, role, trust: 'weak', file, noun: weak };
    return null;
}
/** Keys below which nothing is sent as it stands there. */
const notSent = new Set('tests test test_cases testdata test_data examples example samples sample fixtures expected outputs output evaluators evals assertions assert metadata schema properties definitions $defs env environment labels annotations resources'.split(' '));
/** Questions that a program puts to a person: Ansible, cookiecutter. */
const askedOfPeople = new Set(['vars_prompt', 'pause', 'ansible.builtin.pause', '__prompts__']);
/** Neighbours of a prompt for pictures. */
const pictureKeys = [
    'negative_prompt',
    'negativePrompt',
    'cfg_scale',
    'sampler',
    'steps',
    'aspect_ratio',
    'width',
];
const describing = /^(?:name|title|id|key|description|desc|version|author|url|link|source|label|comment|notes?|license|category|path|file|date|created|updated|type|kind|model|provider|tags?|emoji|icon|help|usage|purpose|about|rationale|\$schema|_.*)$/i;
/** Words rather than an identifier, an address or a flag. */
function isProse(text, least) {
    const trimmed = text.trim();
    if (trimmed.length < least)
        return /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{6}/.test(trimmed);
    return /\S\s+\S/.test(trimmed) || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}/.test(trimmed);
}
/** Prose under a key that says nothing: short sentences in such a file are mostly questions of a program to its user. */
function isRequestLike(text) {
    return isProse(text, /[{$][\w{%$]/.test(text) ? 24 : 60);
}
const modelKeys = [
    'model',
    'model_name',
    'modelName',
    'model_id',
    'modelId',
    'llm',
    'llm_model',
    'deployment',
    'deployment_name',
];
const settingMaps = [
    'model',
    'llm',
    'llm_config',
    'model_config',
    'modelConfig',
    'config',
    'settings',
    'defaults',
    'default',
    'parameters',
    'params',
    'model_parameters',
    'modelParameters',
    'generation_config',
    'generationConfig',
    'completion_params',
    'options',
];
/** Reads every prompt of the trees of one file. */
async function readHomemade(id, roots, file, context) {
    const walker = new Walker(id, file, context);
    for (const [index, root] of roots.entries()) {
        if (isPlaybook(root))
            continue;
        await walker.node(root, roots.length === 1 ? [] : [String(index + 1)], noSettings, {
            generic: /prompts?/i.test((0,parse_paths/* baseName */.Fl)(file.path)),
        });
    }
    return walker.finish();
}
/** Ansible's plays, whose prompts ask a person. */
function isPlaybook(root) {
    return (root.kind === 'list' &&
        root.items.some((item) => at(item, 'hosts') !== undefined) &&
        root.items.every((item) => item.kind === 'map'));
}
const noSettings = { model: null, parameters: {} };
class Walker {
    prompts = [];
    problems = [];
    consumed = new Set();
    id;
    file;
    context;
    keyed;
    full = false;
    constructor(id, file, context) {
        this.id = id;
        this.file = file;
        this.context = context;
        this.keyed = new KeyedIncludes(context);
    }
    async finish() {
        let prompts = this.prompts;
        if (prompts.some((prompt) => prompt.model === null)) {
            const beside = await configBeside(this.file, this.context);
            if (beside !== null) {
                prompts = prompts.map((prompt) => prompt.model === null
                    ? { ...prompt, model: beside.model, parameters: { ...beside.parameters, ...prompt.parameters } }
                    : prompt);
            }
        }
        return { prompts, problems: this.problems, consumed: [...this.consumed].sort() };
    }
    async node(node, path, around, how) {
        if (this.full)
            return;
        if (node.kind === 'list') {
            for (const [index, item] of node.items.entries()) {
                const named = stringAt(item, 'name') ??
                    stringAt(item, 'id') ??
                    stringAt(item, 'key') ??
                    stringAt(item, 'task') ??
                    stringAt(item, 'act');
                if (item.kind !== 'scalar')
                    await this.node(item, [...path, walker_short(named) ?? String(index + 1)], around, how);
            }
            return;
        }
        if (node.kind !== 'map' || pictureKeys.some((key) => at(node, key) !== undefined))
            return;
        const settings = settingsOf(node, around);
        const fields = [];
        let lists = null;
        for (const entry of node.entries) {
            const meaning = meaningOf(entry.key);
            if (isChat(entry.value) && !notSent.has(entry.key.toLowerCase()))
                lists ??= entry;
            else if (meaning !== null && isTextual(entry.value))
                fields.push({ entry, meaning });
        }
        const kept = fields.filter((field) => this.holds(field, fields, how.generic));
        const groups = new Map();
        for (const field of kept) {
            const group = groups.get(field.meaning.stem);
            if (group === undefined)
                groups.set(field.meaning.stem, [field]);
            else
                group.push(field);
        }
        const only = groups.size + (lists === null || groups.has('') ? 0 : 1) === 1;
        for (const [stem, group] of groups) {
            const chat = stem === '' ? lists : null;
            await this.add(node, stem === '' ? path : [...path, stem], group, chat, settings, only || stem === '');
        }
        if (lists !== null && !groups.has(''))
            await this.add(node, path, [], lists, settings, only);
        const taken = new Set(kept.map((field) => field.entry));
        for (const entry of node.entries) {
            const lower = entry.key.toLowerCase();
            if (taken.has(entry) || entry === lists || notSent.has(lower) || askedOfPeople.has(lower))
                continue;
            if (entry.value.kind !== 'scalar') {
                if (/^(?:tools|functions|response_format|input_schema|parameters)$/.test(lower))
                    continue;
                const generic = how.generic || /(?:^|_)prompts$|^prompts?[A-Z]/.test(entry.key);
                await this.node(entry.value, [...path, walker_short(entry.key) ?? entry.key], settings, { generic });
                continue;
            }
            if (!how.generic || describing.test(entry.key))
                continue;
            const text = textAt(entry.value)?.text ?? '';
            // Beside a prompt, other text is a part that code puts in somewhere.
            const beside = kept.length > 0 || lists !== null;
            if (!(beside ? isProse(text, 80) : isRequestLike(text)) || otherWords.has(lower))
                continue;
            const meaning = { stem: entry.key, role: null, trust: 'sure', file: false, noun: 'prompt' };
            await this.add(node, [...path, walker_short(entry.key) ?? entry.key], [{ entry, meaning }], null, settings, false, beside ? 'fragment' : 'request');
        }
    }
    /** Whether a field holds a prompt, given its neighbours. */
    holds(field, all, generic) {
        const { entry, meaning } = field;
        if (entry.value.kind === 'list')
            return meaning.trust === 'sure' && !entry.key.toLowerCase().endsWith('s_list');
        const text = textAt(entry.value)?.text ?? '';
        if (this.target(text) !== null)
            return true;
        if (meaning.file) {
            if (/^[^\s{}$<>]+\.(?:txt|md|markdown|j2|jinja2?|prompt|tmpl|hbs)$/i.test(text.trim())) {
                const detail = `There is no file \`${text.trim().slice(0, 200)}\` in the repository, which this key names as a prompt.`;
                this.problems.push((0,problem/* problem */.C)('include-missing', this.file.path, entry.value.place.line, detail));
            }
            return false;
        }
        if (meaning.trust === 'sure')
            return isProse(text, meaning.role === null ? 16 : 4);
        if (!isProse(text, 12))
            return false;
        if (generic)
            return true;
        return all.some((other) => other !== field &&
            (other.meaning.role !== null || other.meaning.trust === 'sure') &&
            isProse(textAt(other.entry.value)?.text ?? '', 4));
    }
    /** The file a value names instead of being the text itself. */
    target(text) {
        const written = text.trim().replace(/^(?:file:\/\/|@)/, '');
        if (written.length > 300 ||
            !/^[^\n\s{}<>|*"]+\.(?:txt|md|markdown|j2|jinja2?|prompt|tmpl|hbs)$/i.test(written))
            return null;
        for (const folder of (0,parse_paths/* foldersUp */.TS)((0,parse_paths/* folderOf */.yS)(this.file.path))) {
            const resolved = (0,parse_paths/* joinPath */.uJ)(folder, written);
            if ('path' in resolved && resolved.path !== this.file.path && this.context.exists(resolved.path))
                return resolved.path;
        }
        return null;
    }
    async add(map, path, fields, chat, settings, withTools, kind = 'request') {
        if (this.prompts.length >= maxPromptsPerFile) {
            if (!this.full) {
                this.full = true;
                const detail = `More than ${maxPromptsPerFile} prompts stand in this file; the rest was not read.`;
                this.problems.push((0,problem/* problem */.C)('too-many', this.file.path, map.place.line, detail));
            }
            return;
        }
        const messages = [];
        const incomplete = [];
        const hasSystem = fields.some((field) => field.meaning.role === 'system');
        const stated = stringAt(map, 'template_format') ?? stringAt(map, 'templateFormat');
        const whole = fields.map((field) => textAt(field.entry.value)?.text ?? '').join('\n');
        const engine = engineNamed(stated) ?? engineOf(whole);
        const ordered = [...fields].sort((a, b) => walker_rank(a.meaning.role) - walker_rank(b.meaning.role));
        for (const field of ordered) {
            const { meaning, entry } = field;
            const role = meaning.role ??
                (!hasSystem && ['instruction', 'instructions', 'preamble', 'persona'].includes(meaning.noun)
                    ? 'system'
                    : 'user');
            const items = entry.value.kind === 'list' ? entry.value.items : [entry.value];
            const pieces = [];
            let place = entry.value.place;
            for (const item of items) {
                const source = textAt(item);
                if (source === undefined)
                    continue;
                const target = this.target(source.text);
                let body = source;
                let bodyEngine = engine;
                if (target !== null) {
                    const read = await this.context.read(target);
                    if (isProblem(read)) {
                        this.problems.push(read);
                        incomplete.push(`\`${target}\` cannot be read`);
                        continue;
                    }
                    this.consumed.add(target);
                    body = textIn(read);
                    bodyEngine = /\.(?:j2|jinja2?)$/i.test(target) ? 'jinja' : engineOf(read.text);
                    place = body.place;
                }
                const expanded = await expandTemplate(bodyEngine, body, this.keyed.context, this.keyed.options);
                this.problems.push(...expanded.problems);
                incomplete.push(...expanded.incomplete);
                pieces.push(...this.keyed.named(expanded.pieces));
            }
            const segments = segmentsOf(pieces);
            if (segments.length > 0)
                messages.push({ role, segments, place });
        }
        if (chat !== null) {
            const texts = itemsAt(chat.value)
                .map((item) => stringAt(item, 'content') ?? stringAt(item, 'text') ?? '')
                .join('\n');
            const read = await readChat(chat.value, engineNamed(stated) ?? engineOf(texts), this.keyed.context, this.keyed.options);
            this.problems.push(...read.problems);
            incomplete.push(...read.incomplete);
            messages.push(...read.messages);
        }
        if (messages.length === 0)
            return;
        const tools = withTools ? this.tools(map) : [];
        incomplete.push(...undefinedTools(tools));
        const name = path.length === 0 ? (stringAt(map, 'name') ?? (0,parse_paths/* stemOf */.Vc)(this.file.path)) : path.join('.');
        const first = fields[0]?.entry ?? chat;
        this.prompts.push(promptOf(this.id, this.file, {
            name: name.slice(0, 200),
            kind,
            line: first?.keyPlace.line ?? map.place.line,
            messages,
            tools,
            model: settings.model,
            parameters: settings.parameters,
            incomplete: [...new Set(incomplete)],
        }));
    }
    /** Only a list of definitions; how a list of names is used is the program's affair, but that tools are sent is known. */
    tools(map) {
        const node = firstOf(map, ['tools', 'functions']);
        return node?.kind === 'list' && node.items.every((item) => item.kind === 'map') ? readTools(node) : [];
    }
}
function walker_rank(role) {
    return role === 'system' ? 0 : role === 'developer' ? 1 : role === 'assistant' ? 3 : 2;
}
function walker_short(text) {
    const clean = text?.trim();
    return clean === undefined || clean === '' ? undefined : clean.slice(0, 80);
}
function isTextual(node) {
    if (node.kind === 'scalar')
        return typeof node.value === 'string' && node.value.trim() !== '';
    return (node.kind === 'list' &&
        node.items.length > 0 &&
        node.items.length <= 500 &&
        node.items.every((item) => item.kind === 'scalar' && typeof item.value === 'string') &&
        node.items.some((item) => isProse(textAt(item)?.text ?? '', 12)));
}
function isChat(node) {
    return (node.kind === 'list' &&
        node.items.length > 0 &&
        node.items.every((item) => item.kind === 'map' &&
            roleOf(stringAt(item, 'role') ?? '') !== null &&
            (at(item, 'content') !== undefined || at(item, 'text') !== undefined)));
}
function engineNamed(written) {
    switch (written?.toLowerCase()) {
        case 'jinja2':
        case 'jinja':
            return 'jinja';
        case 'f-string':
        case 'fstring':
            return 'fstring';
        case 'mustache':
            return 'mustache';
        case 'handlebars':
            return 'handlebars';
        default:
            return null;
    }
}
/** Model and limits that a map states, over those around it. */
function settingsOf(map, around) {
    const maps = settingMaps.flatMap((key) => {
        const found = at(map, key);
        return found?.kind === 'map' ? [found] : [];
    });
    let model = null;
    for (const holder of [map, ...maps]) {
        const isModel = holder !== map && holder === at(map, 'model');
        const written = textAt(firstOf(holder, isModel || holder === at(map, 'llm') ? [...modelKeys, 'name', 'id'] : modelKeys));
        const text = written?.text.trim() ?? '';
        // A reference to a class or a whole sentence is no model's name.
        if (written === undefined || text === '' || text.length > 120 || /\s.*\s.*\s/.test(text))
            continue;
        const provider = stringAt(holder, 'provider') ?? stringAt(map, 'provider');
        model = withAlternatives(modelNamed(written, { provider }), stringsAt(holder, 'fallback_models'));
        break;
    }
    const parameters = Object.assign({}, around.parameters, ...maps.map((holder) => readParameters(holder)), readParameters(map));
    return { model: model ?? around.model, parameters };
}
const modelName = /gpt|claude|gemini|llama|mi[sx]tral|^o\d|\/o\d|deepseek|qwen|command-|nova|grok|phi-|sonnet|haiku|opus|gemma/i;
const configNames = ['configuration', 'config', 'settings', 'llm_config', 'llm'];
const configEndings = ['toml', 'yaml', 'yml', 'json'];
/** A config in the same folder, or up to two above it, that names one model for all (`[config] model = …`). */
async function configBeside(file, context) {
    for (const folder of (0,parse_paths/* foldersUp */.TS)((0,parse_paths/* folderOf */.yS)(file.path)).slice(0, 3)) {
        for (const name of configNames) {
            for (const ending of configEndings) {
                const path = folder === '' ? `${name}.${ending}` : `${folder}/${name}.${ending}`;
                if (path === file.path || !context.exists(path))
                    continue;
                const read = await context.read(path);
                if (isProblem(read))
                    continue;
                const { root } = parseByEnding(read);
                if (root?.kind !== 'map')
                    continue;
                const { model, parameters } = settingsOf(root, noSettings);
                if (model === null || !modelName.test(model.asWritten))
                    continue;
                return { model: { ...model, from: `config:${path}` }, parameters };
            }
        }
    }
    return null;
}
/**
 * `{% include "scenarios.share:role.system" %}`: the value at `role.system` of `scenarios/share.yaml`, wherever
 * that file stands. For the template layer these are paths like others; here they are looked up.
 */
class KeyedIncludes {
    context;
    options;
    real = new Map();
    found = new Map();
    constructor(context) {
        const bodies = new Map();
        this.options = { bodyOf: (file) => bodies.get(file) ?? textIn(file) };
        this.context = {
            exists: (path) => context.exists(path) || (path.includes(':') && this.locate(path, context) !== null),
            glob: (pattern) => context.glob(pattern),
            read: async (path) => {
                const target = path.includes(':') && !context.exists(path) ? this.locate(path, context) : null;
                if (target === null)
                    return context.read(path);
                const read = await context.read(target);
                if (isProblem(read))
                    return read;
                const key = path.slice(path.lastIndexOf(':') + 1);
                const text = textAt(parseByEnding(read).root, ...key.split('.'));
                if (text === undefined)
                    return (0,problem/* problem */.C)('include-missing', target, null, `There is no text at \`${key.slice(0, 100)}\` in this file.`);
                const copy = { ...read };
                bodies.set(copy, text);
                this.real.set(path, target);
                return copy;
            },
        };
    }
    locate(path, context) {
        const known = this.found.get(path);
        if (known !== undefined)
            return known;
        const parts = /^([\w-]+(?:\.[\w-]+)*):[\w-]+(?:\.[\w-]+)*$/.exec((0,parse_paths/* baseName */.Fl)(path));
        let target = null;
        if (parts?.[1] !== undefined) {
            const module = parts[1].replaceAll('.', '/');
            const home = (0,parse_paths/* folderOf */.yS)(path);
            const all = context.glob(`**/${module}.{yaml,yml}`);
            // Of several the one that shares the longest way with the file that includes it.
            target = [...all].sort((a, b) => shared(b, home) - shared(a, home))[0] ?? null;
        }
        this.found.set(path, target);
        return target;
    }
    /** Pieces with the real paths of what was included. */
    named(pieces) {
        if (this.real.size === 0)
            return [...pieces];
        return pieces.map((piece) => {
            if (piece.kind === 'include')
                return { ...piece, path: this.real.get(piece.path) ?? piece.path, body: this.named(piece.body) };
            if (piece.kind === 'loop')
                return { ...piece, body: this.named(piece.body) };
            if (piece.kind === 'branch')
                return { ...piece, arms: piece.arms.map((arm) => this.named(arm)) };
            return piece;
        });
    }
}
function shared(a, b) {
    let length = 0;
    while (length < a.length && a[length] === b[length])
        length++;
    return length;
}

;// CONCATENATED MODULE: ./src/formats/llm-template.ts














// https://llm.datasette.io/en/stable/templates.html
// https://github.com/simonw/llm/blob/main/llm/templates.py, …/llm/cli.py, …/llm/models.py (checked 2026-11-26, version 0.32)
// A template that is only a string in YAML is allowed too; nothing tells it from other YAML, so it is not read.
const llm_template_id = 'llm-template';
const maxFragments = 200;
/** Every key a template may have: `llm` refuses a template with any other. */
const keys = new Set([
    'name',
    'prompt',
    'system',
    'attachments',
    'attachment_types',
    'model',
    'defaults',
    'options',
    'extract',
    'extract_last',
    'schema_object',
    'fragments',
    'system_fragments',
    'tools',
    'functions',
]);
/** Keys that are this format's alone. */
const tellingKeys = ['schema_object', 'fragments', 'system_fragments', 'attachment_types', 'extract_last'];
const llm_template_tellingPath = /(?:^|\/)(?:llm|\.?llm[_-]templates|io\.datasette\.llm|templates)\//i;
/** Placeholders of other template languages: then it is somebody's own file with the same keys. */
const otherLanguage = /\{\{|\{%|\{[A-Za-z_]\w{0,40}\}/;
const testPath = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|testdata|data|locales?|i18n)\//i;
/** Templates of Simon Willison's `llm` command. */
const llmTemplate = {
    id: llm_template_id,
    title: 'llm template',
    docs: 'https://llm.datasette.io/en/stable/templates.html',
    reads: 'System and user prompt with `$name` variables, fragments that are files of the repository, attachments, model, options and the schema of the answer. What the user types stands where `$input` does, else after the text. Tools and functions are known by name only.',
    patterns: ['**/*.{yaml,yml}'],
    recognizes(file) {
        const found = topKeys(file.text);
        if (found === null || !(found.has('prompt') || found.has('system')) || testPath.test(file.path))
            return false;
        if (tellingKeys.some((key) => found.has(key)))
            return true;
        const head = file.text.slice(0, 20_000);
        if (otherLanguage.test(head))
            return false;
        if (/\$(?:input\b|\{input\})/.test(head) || llm_template_tellingPath.test(file.path))
            return true;
        // A system prompt in words and no more, or whatever no home-made file would be read for: collections are like that.
        const words = /^(?:system|prompt)[ \t]*:[ \t]*(?:[|>][^\n]*\r?\n[ \t]+)?(?:\S+[ \t]+){3}/m.test(head);
        return words && ((found.has('system') && !found.has('prompt')) || !mayHoldPrompts(file));
    },
    async extract(file, context) {
        const { root, problems: found } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems: found };
        const problems = [...found];
        const prompt = await promptFrom(root, file, context, problems);
        return { prompts: prompt === null ? [] : [prompt], problems };
    },
};
/** The keys at the left margin; null when one of them is no key of a template. */
function topKeys(text) {
    const found = new Set();
    for (const match of text.matchAll(/^([A-Za-z_][\w.-]{0,60})[ \t]*:(?=[ \t\r\n]|$)/gm)) {
        const key = match[1] ?? '';
        if (!keys.has(key))
            return null;
        found.add(key);
    }
    return found;
}
async function promptFrom(root, file, context, problems) {
    const incomplete = [];
    const read = async (node) => {
        const source = textAt(node);
        if (source === undefined) {
            if (node !== undefined && !isNull(node)) {
                const detail = 'A text of a template is expected to be a string.';
                problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, node.place.line, detail));
            }
            return [];
        }
        const expanded = await expandTemplate('dollar', source, context);
        problems.push(...expanded.problems);
        return segmentsOf(expanded.pieces);
    };
    const own = await read(at(root, 'prompt'));
    const system = await read(at(root, 'system'));
    const usesInput = variablesIn([...own, ...system]).some((variable) => variable.name === 'input');
    const systemParts = await fragments(at(root, 'system_fragments'), context, problems, incomplete);
    const userParts = await fragments(at(root, 'fragments'), context, problems, incomplete);
    const messages = [];
    const add = (role, parts, between) => {
        const given = parts.filter((part) => part.length > 0);
        const [first] = given.flat();
        if (first === undefined)
            return;
        const segments = given.flatMap((part, index) => index === 0 ? part : [textSegment(madeText(between, emptyAt(part[0] ?? first))), ...part]);
        messages.push({ role, segments, place: first.place });
    };
    // Each part of the system prompt is stripped and they are joined by a blank line; those of the user's by a newline.
    add('system', [...systemParts.map(trimSegments), trimSegments(system)], '\n\n');
    add('user', [...userParts, withInput(own, usesInput, root)], '\n');
    const media = attachments(root, file, context);
    const last = messages[messages.length - 1];
    if (media.length > 0 && last !== undefined)
        messages[messages.length - 1] = { ...last, segments: [...last.segments, ...media] };
    if (own.length === 0 && system.length === 0 && systemParts.length === 0) {
        const detail = 'A template of llm needs `prompt` or `system` with its text.';
        problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail));
        return null;
    }
    const tools = llm_template_toolsOf(root);
    if (tools.length > 0)
        incomplete.push('the definitions of tools, which are code');
    const schema = mapAt(root, 'schema_object');
    return promptOf(llm_template_id, file, {
        // `llm` knows a template by the name of its file, whatever `name` says.
        name: (0,parse_paths/* baseName */.Fl)(file.path).replace(/\.ya?ml$/i, ''),
        line: 1,
        messages,
        tools,
        schema: schema === undefined ? null : { name: null, schema: plainValue(schema), place: schema.place },
        model: modelNamed(textAt(root, 'model')),
        parameters: readParameters(at(root, 'options')),
        variables: sampledVariables(messages, defaultsOf(at(root, 'defaults'))),
        incomplete,
    });
}
/** Without a prompt the input is all of it; with one that does not use it, what is typed follows in a new line, if anything. */
function withInput(own, usesInput, root) {
    const place = emptyAt(own[own.length - 1] ?? root);
    const input = { kind: 'variable', name: 'input', place };
    if (own.length === 0)
        return [input];
    if (usesInput)
        return [...own];
    const typed = [textSegment(madeText('\n', place)), input];
    return [...own, { kind: 'branch', arms: [typed, []], on: 'input', place }];
}
function emptyAt(what) {
    return { ...what.place, end: what.place.start };
}
async function fragments(node, context, problems, incomplete) {
    const parts = [];
    const items = itemsAt(node);
    const extra = items[maxFragments];
    if (extra !== undefined) {
        const detail = `Only the first ${maxFragments} fragments of this template are counted.`;
        problems.push((0,problem/* problem */.C)('too-many', extra.place.path, extra.place.line, detail));
        incomplete.push(`more than ${maxFragments} fragments`);
    }
    for (const item of items.slice(0, maxFragments)) {
        const written = textAt(item);
        const name = written?.text.trim() ?? '';
        if (written === undefined || name === '')
            continue;
        // A hash or an alias names a text in the user's own database, `plugin:what` one that a plugin fetches.
        const elsewhere = /^[\w-]+:(?!\/\/)/.test(name) || (!/[./\\]/.test(name) && !context.exists(name)) || name === '-';
        const found = elsewhere
            ? missingPart('include-dynamic', `the fragment \`${name.slice(0, 100)}\` is not a file`, written.place)
            : await namedFile(name, written.place, context);
        if ('file' in found) {
            const body = [textSegment(textIn(found.file))];
            parts.push([{ kind: 'include', path: found.file.path, body, place: written.place }]);
            continue;
        }
        problems.push(found.problem);
        incomplete.push(found.incomplete);
        parts.push([found.segment]);
    }
    return parts;
}
function attachments(root, file, context) {
    const list = [
        ...itemsAt(root, 'attachments').map((node) => ({ node, type: '' })),
        ...itemsAt(root, 'attachment_types').flatMap((item) => {
            const node = at(item, 'value');
            return node === undefined ? [] : [{ node, type: stringAt(item, 'type') ?? '' }];
        }),
    ];
    return list.flatMap(({ node, type }) => {
        const written = stringAt(node)?.trim();
        if (written === undefined)
            return [];
        // Opened from the folder `llm` is called in, which may be any above.
        const target = (0,parse_paths/* foldersUp */.TS)((0,parse_paths/* folderOf */.yS)(file.path))
            .map((folder) => (0,parse_paths/* joinPath */.uJ)(folder, written))
            .find((one) => 'path' in one && context.exists(one.path)) ?? (0,parse_paths/* joinPath */.uJ)((0,parse_paths/* folderOf */.yS)(file.path), written);
        const ending = /\.(\w+)$/.exec(written)?.[1]?.toLowerCase() ?? '';
        const media = /^audio/.test(type) || ['mp3', 'wav', 'ogg', 'm4a', 'flac'].includes(ending)
            ? 'audio'
            : /^video/.test(type) || ['mp4', 'mov', 'webm'].includes(ending)
                ? 'video'
                : /^image/.test(type) || ['png', 'jpg', 'jpeg', 'gif', 'webp'].includes(ending)
                    ? 'image'
                    : 'file';
        const path = 'path' in target ? target.path : null;
        return [mediaSegment(media, node.place, { path })];
    });
}
/** Tools of plugins by name, and the functions of the Python code in `functions`, of which `llm` makes tools when it runs. */
function llm_template_toolsOf(root) {
    const named = itemsAt(root, 'tools').flatMap((item) => {
        const name = stringAt(item)?.trim();
        return name === undefined || name === '' ? [] : [namedTool(name.slice(0, 200), item.place)];
    });
    const code = textAt(root, 'functions');
    const defined = [...(code?.text ?? '').matchAll(/^(?:async[ \t]+)?def[ \t]+([A-Za-z]\w{0,100})[ \t]*\(/gm)];
    return [
        ...named,
        ...defined.slice(0, 200).flatMap((match) => {
            const place = code?.placeOf(match.index, match.index + match[0].length);
            return place === undefined ? [] : [namedTool(match[1] ?? '', place)];
        }),
    ];
}
function defaultsOf(node) {
    const known = new Map();
    for (const entry of entriesAt(node)) {
        const value = sampleText(entry.value);
        if (value !== undefined)
            known.set(entry.key, { default: value });
    }
    return known;
}

;// CONCATENATED MODULE: ./src/formats/modelfile.ts





/** Ollama's Modelfile: a local model with its system message and examples. */
const modelfile = {
    id: 'modelfile',
    title: 'Ollama Modelfile',
    docs: 'https://docs.ollama.com/modelfile',
    reads: 'FROM as the model, SYSTEM and MESSAGE as the messages that every request carries, `num_predict` as the limit. TEMPLATE says how the server writes roles and is not text of its own. The user’s question comes with the request.',
    patterns: ['**/{Modelfile,modelfile}', '**/{Modelfile,modelfile}.*', '**/*.{Modelfile,modelfile}'],
    recognizes: (file) => /^[ \t]*FROM[ \t]+\S/im.test(file.text) && !file.text.includes('\0'),
    extract(file) {
        const { instructions, problems } = modelfile_instructionsOf(file);
        const messages = [];
        let model = null;
        let parameters = {};
        for (const { name, value } of instructions) {
            if (name === 'FROM' && value.text !== '')
                model = { asWritten: value.text, from: 'inline', provider: 'ollama', place: value.place };
            else if (name === 'PARAMETER')
                parameters = { ...parameters, ...parameterOf(value) };
            else if (name === 'SYSTEM' && value.text !== '') {
                const before = messages.findIndex((message) => message.role === 'system' && message.example !== true);
                const message = { role: 'system', segments: [textSegment(value)], place: value.place };
                // The last SYSTEM counts.
                if (before === -1)
                    messages.unshift(message);
                else
                    messages[before] = message;
            }
            else if (name === 'MESSAGE') {
                const word = /^(\w+)[ \t]+/.exec(value.text);
                const role = roleOf(word?.[1] ?? '');
                if (word === null || role === null)
                    continue;
                const text = unquoted(file, value.place.start + word[0].length, value.place.end);
                messages.push({ role, segments: [textSegment(text)], example: true, place: value.place });
            }
        }
        if (model === null && messages.length === 0)
            return Promise.resolve({ prompts: [], problems });
        return Promise.resolve({
            prompts: [
                promptOf('modelfile', file, { name: modelfile_nameOf(file.path), line: 1, messages, model, parameters }),
            ],
            problems,
        });
    },
};
function modelfile_nameOf(path) {
    const base = (0,parse_paths/* baseName */.Fl)(path);
    const named = base.replace(/^modelfile\.?/i, '').replace(/\.modelfile$/i, '');
    return named !== '' ? named : (0,parse_paths/* baseName */.Fl)((0,parse_paths/* folderOf */.yS)(path)) || (0,parse_paths/* stemOf */.Vc)(path);
}
function parameterOf(value) {
    const found = /^(\w+)[ \t]+(\S+)/.exec(value.text);
    const number = Number(found?.[2]);
    if (found === null || !Number.isFinite(number))
        return {};
    const name = found[1]?.toLowerCase();
    // -1 and -2 mean: no limit.
    if (name === 'num_predict' && Number.isInteger(number) && number >= 0)
        return { maxOutputTokens: number, maxOutputPlace: value.place };
    return name === 'temperature' ? { temperature: number } : {};
}
const keyword = /[ \t]*(FROM|PARAMETER|TEMPLATE|SYSTEM|ADAPTER|LICENSE|MESSAGE|REQUIRES|CAPABILITY)[ \t]+/iy;
function modelfile_instructionsOf(file) {
    const { text } = file;
    const instructions = [];
    const problems = [];
    for (let line = 0; line < text.length;) {
        const newline = text.indexOf('\n', line);
        let stop = newline === -1 ? text.length : newline;
        keyword.lastIndex = line;
        const found = keyword.exec(text);
        if (found !== null && keyword.lastIndex <= stop) {
            let from = keyword.lastIndex;
            const role = found[1]?.toUpperCase() === 'MESSAGE' ? /\w+[ \t]+/y : null;
            if (role !== null) {
                role.lastIndex = from;
                if (role.exec(text) !== null)
                    from = role.lastIndex;
            }
            if (text.startsWith('"""', from)) {
                const close = text.indexOf('"""', from + 3);
                if (close === -1) {
                    problems.push((0,problem/* problem */.C)('unreadable-format', file.path, lineAt(file, line), 'The `"""` of this line is not closed.'));
                }
                else
                    stop = Math.max(stop, close + 3);
                if (close !== -1)
                    stop = close + 3;
            }
            const start = keyword.lastIndex;
            const name = (found[1] ?? '').toUpperCase();
            const value = name === 'MESSAGE' ? trimmed(textIn(file, start, stop)) : unquoted(file, start, stop);
            instructions.push({ name, value, line: lineAt(file, line) });
            const next = text.indexOf('\n', stop);
            line = next === -1 ? text.length : next + 1;
            continue;
        }
        line = stop + 1;
    }
    return { instructions, problems };
}
function unquoted(file, from, to) {
    const { text, place } = trimmed(textIn(file, from, to));
    for (const quote of ['"""', '"']) {
        if (text.length >= 2 * quote.length && text.startsWith(quote) && text.endsWith(quote))
            return textIn(file, place.start + quote.length, place.end - quote.length);
    }
    return textIn(file, placeIn(file, place.start, place.end).start, place.end);
}

;// CONCATENATED MODULE: ./src/formats/mustache.ts

/** Mustache prompt templates in folders or under names that tell a prompt. */
const mustache = templateFormat({
    id: 'mustache',
    title: 'Mustache prompt template',
    docs: 'https://mustache.github.io/mustache.5.html',
    reads: 'Mustache text with its partials joined in; sections are loops. Comments do not count. Partials are billed only where they are used.',
    endings: ['mustache'],
    engine: 'mustache',
});

;// CONCATENATED MODULE: ./src/formats/n8n/models.ts





/** The model a node asks, with its settings: that of the node connected to it (a second one is a fallback), else its own. */
function models_modelOf(node, workflow) {
    const connected = workflow.sources(node, 'ai_languageModel').flatMap((source) => behind(source, workflow));
    const [first] = connected;
    if (first === undefined)
        return { model: models_modelAt(node), parameters: models_parametersOf(node) };
    const [model = null, ...others] = connected.map((source) => models_modelAt(source));
    return {
        model: withAlternatives(model, others.flatMap((other) => other?.asWritten ?? [])),
        parameters: models_parametersOf(first),
    };
}
/** A selector stands for the models that are connected to it. */
function behind(source, workflow) {
    if (source.type !== 'modelSelector')
        return [source];
    return workflow.sources(source, 'ai_languageModel').filter((inner) => inner.type !== 'modelSelector');
}
const models_modelKeys = ['modelId', 'model', 'chatModel', 'modelName', 'deploymentName'];
/** The model a node states: a name, or a resource locator `{__rl, mode, value}`. One that an expression makes is unknown. */
function models_modelAt(node) {
    const written = firstOf(node.parameters, models_modelKeys);
    const value = textAt(written) ?? textAt(written, 'value');
    if (value === undefined)
        return null;
    const name = value.text.startsWith('=') ? subText(value, 1, value.text.length) : value;
    if (name.text.includes('{{'))
        return null;
    const elsewhere = textAt(node.parameters, 'options', 'baseURL') !== undefined;
    const provider = elsewhere ? undefined : hostOf(node.type);
    return modelNamed(name, { provider, deployment: provider === 'azure' });
}
function models_parametersOf(node) {
    const { parameters } = node;
    const options = readParameters(at(parameters, 'options'));
    const builtIn = entriesAt(parameters, 'builtInTools').flatMap(({ key, value }) => value.kind === 'scalar' && value.value === false ? [] : serverToolName(key));
    if (booleanAt(parameters, 'options', 'webSearch') === true)
        builtIn.push('web_search');
    return {
        ...readParameters(parameters),
        ...options,
        ...(builtIn.length === 0 ? {} : { serverTools: builtIn }),
    };
}

;// CONCATENATED MODULE: ./src/formats/n8n/workflow.ts


/** What the types of n8n's own AI nodes begin with. */
const langchain = '@n8n/n8n-nodes-langchain.';
/** A workflow as it is drawn: its nodes, and what is connected to each. */
class Workflow {
    /** By name; disabled ones are not there. */
    nodes = new Map();
    /** By kind of connection and node: the nodes that lead into it, with the number of the input. */
    into = new Map();
    constructor(root) {
        for (const node of itemsAt(root, 'nodes')) {
            const written = stringAt(node, 'type') ?? '';
            const name = scalarTextAt(node, 'name') ?? scalarTextAt(node, 'id') ?? '';
            if (name === '' || written === '' || booleanAt(node, 'disabled') === true)
                continue;
            this.nodes.set(name, {
                node,
                name,
                type: written.startsWith(langchain) ? written.slice(langchain.length) : written,
                version: numberAt(node, 'typeVersion') ?? 1,
                parameters: at(node, 'parameters'),
            });
        }
        for (const { key: from, value } of entriesAt(root, 'connections')) {
            for (const { key: kind, value: outputs } of entriesAt(value)) {
                if (!kind.startsWith('ai_') || !this.nodes.has(from))
                    continue;
                for (const connection of itemsAt(outputs).flatMap((output) => itemsAt(output))) {
                    const key = `${kind} ${scalarTextAt(connection, 'node') ?? ''}`;
                    addTo(this.into, key, { from, input: numberAt(connection, 'index') ?? 0 });
                }
            }
        }
    }
    /** The nodes connected to a node by one kind of connection, by input and then in file order. */
    sources(node, kind) {
        return [...(this.into.get(`${kind} ${node.name}`) ?? [])]
            .sort((a, b) => a.input - b.input)
            .flatMap(({ from }) => this.nodes.get(from) ?? []);
    }
}
/** What a prompt of such a node lacks: the words n8n writes around it. */
function workflow_ownText(node) {
    return `what n8n writes around a node of type \`${node.type.slice(0, 60)}\``;
}

;// CONCATENATED MODULE: ./src/formats/n8n/schemas.ts





/** The schema of the parser that is connected; how n8n tells the model about it is not in the file. */
function schemas_outputOf(node, workflow, problems) {
    if (booleanAt(node.parameters, 'hasOutputParser') === false)
        return { schema: null, incomplete: [] };
    let [parser] = workflow.sources(node, 'ai_outputParser');
    if (parser?.type === 'outputParserAutofixing')
        [parser] = workflow.sources(parser, 'ai_outputParser');
    if (parser === undefined)
        return { schema: null, incomplete: [] };
    const around = 'what n8n writes around the schema of the answer';
    if (parser.type !== 'outputParserStructured')
        return { schema: null, incomplete: [around] };
    const read = schemas_schemaOf(parser.parameters, problems);
    return { schema: read, incomplete: read === null ? [around, 'the schema of the answer'] : [around] };
}
/** The attributes that an information extractor asks for, or the schema it was given. */
function extractionOf(node, problems) {
    const { parameters } = node;
    const kind = stringAt(parameters, 'schemaType') ?? 'fromAttributes';
    if (kind !== 'fromAttributes')
        return { schema: schemas_schemaOf(parameters, problems), incomplete: [workflow_ownText(node)] };
    const list = listAt(parameters, 'attributes', 'attributes');
    const properties = Object.create(null);
    const required = [];
    for (const item of list?.items ?? []) {
        const name = scalarTextAt(item, 'name') ?? '';
        const type = stringAt(item, 'type') ?? 'string';
        properties[name] = {
            ...(type === 'date' ? { type: 'string', format: 'date-time' } : { type }),
            description: stringAt(item, 'description') ?? '',
        };
        if (booleanAt(item, 'required') === true)
            required.push(name);
    }
    const schema = { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
    return {
        schema: list === undefined ? null : { name: null, schema, place: list.place },
        incomplete: [workflow_ownText(node)],
    };
}
/** `schemaType: fromJson` (the default) with an example, `manual` with a JSON Schema; the first version had only the latter. */
function schemas_schemaOf(parameters, problems) {
    const kind = stringAt(parameters, 'schemaType');
    const manual = textAt(firstOf(parameters, kind === 'manual' ? ['inputSchema'] : ['jsonSchema', 'inputSchema']));
    const example = textAt(parameters, 'jsonSchemaExample');
    const isExample = kind !== 'manual' && example !== undefined;
    const written = isExample ? example : manual;
    if (written === undefined)
        return null;
    const text = written.text.startsWith('=') ? subText(written, 1, written.text.length) : written;
    const parsed = parseEmbeddedJson(text);
    if (parsed.root === null) {
        problems.push(...parsed.problems);
        return null;
    }
    const value = plainValue(parsed.root);
    return { name: null, schema: isExample ? schemaLike(value) : value, place: text.place };
}

;// CONCATENATED MODULE: ./src/formats/n8n/requests.ts









/** What the nodes of a workflow send, kind by kind. */
class Requests {
    workflow;
    context;
    problems;
    constructor(workflow, context, problems) {
        this.workflow = workflow;
        this.context = context;
        this.problems = problems;
    }
    /** Null for nodes that ask no model. */
    async of(node) {
        const { type, parameters } = node;
        const options = at(parameters, 'options');
        switch (type) {
            case 'agent':
            case 'agentTool':
                return [await this.agent(node)];
            case 'chainLlm': {
                const messages = await this.chat(itemsAt(parameters, 'messages', 'messageValues'), 'message');
                messages.push(...(await this.question(node, 'text')));
                return [{ part: '', messages, ...schemas_outputOf(node, this.workflow, this.problems) }];
            }
            case 'chainRetrievalQa': {
                const template = textAt(options, 'systemPromptTemplate');
                const messages = [
                    ...(await this.said('system', template, true)),
                    ...(await this.question(node, 'text')),
                ];
                return [{ part: '', messages, incomplete: template === undefined ? [workflow_ownText(node)] : [] }];
            }
            case 'chainSummarization':
                return this.summaries(node);
            case 'informationExtractor': {
                const messages = [
                    ...(await this.said('system', textAt(options, 'systemPromptTemplate'), true)),
                    ...(await this.said('user', textAt(parameters, 'text'))),
                ];
                return [{ part: '', messages, ...extractionOf(node, this.problems) }];
            }
            case 'textClassifier': {
                const messages = [
                    ...(await this.said('system', textAt(options, 'systemPromptTemplate'), true)),
                    ...(await this.categories(node)),
                    ...(await this.said('user', textAt(parameters, 'inputText'))),
                ];
                return [{ part: '', messages, incomplete: [workflow_ownText(node)] }];
            }
            case 'sentimentAnalysis': {
                const messages = [
                    ...(await this.said('system', textAt(options, 'systemPromptTemplate'), true)),
                    ...(await this.said('system', textAt(options, 'categories'))),
                    ...(await this.said('user', textAt(parameters, 'inputText'))),
                ];
                return [{ part: '', messages, incomplete: [workflow_ownText(node)] }];
            }
            case 'openAi':
            case 'anthropic':
            case 'googleGemini':
            case 'ollama':
            case 'n8n-nodes-base.openAi':
            case 'n8n-nodes-base.perplexity':
                return this.vendor(node);
            case 'outputParserAutofixing':
            case 'outputParserStructured':
            case 'modelSelector':
                // Asks only to mend a broken answer, or not itself.
                return null;
            default:
                // Asks a model with a text of its own.
                if (this.workflow.sources(node, 'ai_languageModel').length === 0)
                    return null;
                return [
                    {
                        part: '',
                        messages: [
                            ...(await this.said('user', textAt(firstOf(parameters, ['text', 'inputText', 'query'])))),
                            opaqueMessage(`what a node of type \`${type.slice(0, 60)}\` writes`, node.node.place),
                        ],
                        incomplete: [workflow_ownText(node)],
                    },
                ];
        }
    }
    async agent(node) {
        const { parameters, version } = node;
        const options = at(parameters, 'options');
        const kind = stringAt(parameters, 'agent') ?? (version < 1.6 ? 'conversationalAgent' : 'toolsAgent');
        const { incomplete, schema } = schemas_outputOf(node, this.workflow, this.problems);
        if (version < 1.9 && textAt(options, 'systemMessage') === undefined)
            incomplete.push('the system message that n8n sends where none is written');
        const messages = [];
        for (const key of ['systemMessage', 'prefix', 'prefixPrompt'])
            messages.push(...(await this.said('system', textAt(options, key))));
        for (const key of ['humanMessage', 'humanMessageTemplate', 'suffixChat', 'suffix'])
            messages.push(...(await this.said('user', textAt(options, key))));
        messages.push(...(await this.question(node, 'text')));
        return {
            part: '',
            messages,
            schema,
            incomplete: [
                ...incomplete,
                ...(kind === 'toolsAgent'
                    ? []
                    : [`what n8n writes around an agent of kind \`${kind.slice(0, 40)}\``]),
            ],
        };
    }
    /** The prompt of a node: written in it, or taken from the node before (`promptType: auto`). */
    async question(node, key) {
        const { parameters } = node;
        const kind = stringAt(parameters, 'promptType')?.replace(/^=/, '');
        const written = textAt(firstOf(parameters, [key, 'prompt', 'query']));
        if (written !== undefined && (kind === undefined || kind === 'define'))
            return this.said('user', written);
        const name = kind === 'guardrails' ? '$json.guardrailsInput' : '$json.chatInput';
        return messageOf('user', [{ kind: 'variable', name, place: node.node.place }]);
    }
    async summaries(node) {
        const { parameters } = node;
        const values = at(parameters, 'options', 'summarizationMethodAndPrompts', 'values') ?? parameters;
        const method = stringAt(firstOf(values, ['summarizationMethod', 'type'])) ?? 'map_reduce';
        const parts = method === 'refine'
            ? [
                ['question', 'refineQuestionPrompt'],
                ['refine', 'refinePrompt'],
            ]
            : method === 'stuff'
                ? [['', 'prompt']]
                : [
                    ['each part', 'combineMapPrompt'],
                    ['together', 'prompt'],
                ];
        const requests = [];
        for (const [part, key] of parts) {
            const text = textAt(values, key);
            const messages = await this.said('user', text, true);
            // The prompt of LangChain's summarization chain is not in the file; the text to be summarized is sent all the same.
            const place = node.node.place;
            if (messages.length === 0)
                messages.push(...messageOf('user', [{ kind: 'variable', name: 'text', place }]));
            requests.push({ part, messages, incomplete: text === undefined ? [workflow_ownText(node)] : [] });
        }
        return requests;
    }
    async categories(node) {
        const segments = [];
        for (const item of itemsAt(node.parameters, 'categories', 'categories')) {
            for (const key of ['category', 'description']) {
                const read = await this.segments(textAt(item, key), false);
                if (read.length === 0)
                    continue;
                segments.push(...read, textSegment(madeText('\n', item.place)));
            }
        }
        return messageOf('system', segments);
    }
    /** Nodes of one vendor, which need no model node: `modelId`, `messages.values` (`responses.values` since version 2). */
    async vendor(node) {
        const { parameters, type } = node;
        const options = at(parameters, 'options');
        const resource = stringAt(parameters, 'resource') ?? 'text';
        const operation = stringAt(parameters, 'operation');
        const incomplete = [];
        if (resource === 'assistant') {
            if (operation !== undefined && operation !== 'message')
                return null;
            const written = stringAt(parameters, 'prompt') === 'define' ? textAt(parameters, 'text') : undefined;
            const place = node.node.place;
            const asked = written === undefined
                ? [{ kind: 'variable', name: '$json.chatInput', place }]
                : await this.segments(written, false);
            incomplete.push('the assistant’s own instructions, model and tools, which the vendor keeps');
            return [{ part: '', messages: messageOf('user', asked), incomplete }];
        }
        if (resource === 'image') {
            // Pictures are made by other models; looking at one is a question to a chat model.
            if (operation !== 'analyze')
                return null;
        }
        else if (!['text', 'chat'].includes(resource) ||
            ['classify', 'moderate', 'edit'].includes(operation ?? ''))
            return null;
        const messages = [];
        for (const key of ['instructions', 'systemMessage', 'system'])
            messages.push(...(await this.said('system', textAt(options, key))));
        const lists = [
            itemsAt(parameters, 'responses', 'values'),
            itemsAt(parameters, 'messages', 'values'),
            itemsAt(parameters, 'messages', 'message'),
            itemsAt(parameters, 'prompt', 'messages'),
            listAt(parameters, 'messages')?.items ?? [],
        ];
        messages.push(...(await this.chat(lists.find((list) => list.length > 0) ?? [], 'content')));
        for (const key of ['text', 'prompt'])
            messages.push(...(await this.said('user', textAt(parameters, key))));
        if (resource === 'image' || booleanAt(parameters, 'addAttachments') === true)
            messages.push(...messageOf('user', [
                mediaSegment('image', node.node.place, { detail: stringAt(options, 'detail') }),
            ]));
        if (booleanAt(parameters, 'jsonOutput') === true && type === 'openAi' && node.version < 2)
            incomplete.push('the sentence n8n adds for an answer in JSON');
        return [{ part: '', messages, incomplete }];
    }
    async chat(list, contentKey) {
        const messages = [];
        for (const item of list) {
            const type = stringAt(item, 'messageType') ?? stringAt(item, 'type') ?? '';
            const written = stringAt(item, 'role') ?? (contentKey === 'message' ? stringAt(item, 'type') : undefined);
            // Left out is the default: of a chain the system, of a vendor's node the user.
            const role = lcRole(written) ?? (contentKey === 'message' ? 'system' : 'user');
            if (/^(?:imageBinary|imageUrl|image|file)$/.test(type)) {
                const detail = stringAt(item, 'imageDetail') ?? stringAt(item, 'detail');
                messages.push(...messageOf(role, [mediaSegment(type === 'file' ? 'file' : 'image', item.place, { detail })]));
            }
            else
                messages.push(...(await this.said(role, textAt(item, contentKey))));
        }
        return messages;
    }
    async said(role, text, template = false) {
        return messageOf(role, await this.segments(text, template));
    }
    /**
     * A parameter's text. With a `=` in front it is an expression: what stands in `{{ … }}` is a variable, but for long texts
     * written there, and the rest is sent as it stands. `template`: n8n hands the text to LangChain, where `{name}` is a variable.
     */
    async segments(text, template) {
        if (text === undefined || text.text === '')
            return [];
        const isExpression = text.text.startsWith('=');
        const parts = isExpression ? markedParts(subText(text, 1, text.text.length)) : [];
        if (!isExpression)
            parts.push({ start: 0, end: text.text.length, inner: null });
        const shift = isExpression ? 1 : 0;
        const segments = [];
        for (const { start, end, inner } of parts) {
            if (inner !== null) {
                const [from, to] = [start + shift + 2, end + shift - 2];
                const literals = longLiterals(text, from, to);
                segments.push(...literals);
                if (literals.length === 0 || literalOf(text, from, to) === null) {
                    const place = text.placeOf(start + shift, end + shift);
                    segments.push({ kind: 'variable', name: expressionName(inner), place });
                }
            }
            else if (template) {
                const part = subText(text, start + shift, end + shift);
                const expanded = await expandTemplate('fstring', part, this.context);
                segments.push(...segmentsOf(expanded.pieces));
            }
            else
                segments.push(textSegment(text, start + shift, end + shift));
        }
        return segments;
    }
}
function opaqueMessage(why, place) {
    return { role: 'system', segments: [{ kind: 'opaque', why, place }], place };
}
/** LangChain's names of message templates, and the roles of the vendors. */
function lcRole(written) {
    switch (written) {
        case 'SystemMessagePromptTemplate':
            return 'system';
        case 'HumanMessagePromptTemplate':
            return 'user';
        case 'AIMessagePromptTemplate':
            return 'assistant';
        case undefined:
            return null;
        default:
            return roleOf(written);
    }
}

;// CONCATENATED MODULE: ./src/formats/n8n/tools.ts


/** The tools that are connected to a node, as far as their own nodes describe them. */
function tools_toolsOf(node, workflow, problems) {
    return workflow.sources(node, 'ai_tool').map((tool) => {
        const { parameters } = tool;
        const stated = stringAt(firstOf(parameters, ['toolName', 'name']));
        const name = stated === undefined || stated === '' || stated.startsWith('=') ? toolName(tool.name) : stated;
        const automatic = stringAt(parameters, 'descriptionType') === 'auto';
        const written = automatic ? undefined : stringAt(firstOf(parameters, ['toolDescription', 'description']));
        const description = written?.replace(/^=/, '') ?? null;
        const schema = toolSchema(tool, problems);
        return { name, description, schema, known: description !== null, place: tool.node.place };
    });
}
/** The parameters of a tool: a schema of its own, placeholders of an HTTP request, or what `$fromAI()` asks for. */
function toolSchema(tool, problems) {
    const { parameters } = tool;
    if (booleanAt(parameters, 'specifyInputSchema') === true)
        return schemas_schemaOf(parameters, problems)?.schema ?? null;
    const properties = Object.create(null);
    for (const item of itemsAt(parameters, 'placeholderDefinitions', 'values')) {
        const name = scalarTextAt(item, 'name');
        const description = stringAt(item, 'description');
        if (name !== undefined)
            properties[name] = {
                type: stringAt(item, 'type') ?? 'string',
                ...(description === undefined ? {} : { description }),
            };
    }
    walk(parameters, ({ node }) => {
        if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.value.startsWith('='))
            return true;
        for (const asked of askedOfModel(node.value))
            properties[asked.name] = asked.schema;
        return true;
    });
    const required = Object.keys(properties);
    return required.length === 0 ? null : { type: 'object', properties, required };
}
/** The name n8n makes of a node's name: at most as long as OpenAI allows. */
function toolName(name) {
    const clean = name.replace(/[^A-Za-z0-9_-]+/g, '_');
    return clean.length <= 64 ? clean : clean.slice(0, 64).replace(/[_-]+$/, '');
}
/** `$fromAI('key', 'description', 'type', default)`: what the model is asked to fill in. */
function askedOfModel(text) {
    const call = '$fromAI(';
    const asked = [];
    for (let at = text.indexOf(call); at !== -1; at = text.indexOf(call, at)) {
        at += call.length;
        const values = [];
        while (values.length < 3) {
            const quote = /^\s*,?\s*(['"`])/.exec(text.slice(at, at + 200));
            if (quote === null)
                break;
            const start = at + quote[0].length;
            const end = tools_closing(text, start, quote[1] ?? "'");
            if (end === -1)
                return asked;
            values.push(text.slice(start, end));
            at = end + 1;
        }
        const [name, description = '', type = ''] = values;
        if (name === undefined || name === '')
            continue;
        const schema = { type: type === '' ? 'string' : type, ...(description === '' ? {} : { description }) };
        asked.push({ name, schema });
    }
    return asked;
}
function tools_closing(text, start, quote) {
    for (let at = start; at < text.length; at++) {
        if (text[at] === '\\')
            at++;
        else if (text[at] === quote)
            return at;
    }
    return -1;
}

;// CONCATENATED MODULE: ./src/formats/n8n/index.ts









// https://docs.n8n.io/workflows/export-import/ and https://docs.n8n.io/advanced-ai/ (root nodes and sub-nodes); what each node
// sends: https://github.com/n8n-io/n8n/tree/master/packages/%40n8n/nodes-langchain/nodes (agents, chains, vendors, llms,
// output_parser; checked 2026-11-26). An export keeps only what is not the default of the node's version, and the default
// model of one and the same version has changed with n8n (LmChatOpenAi: `gpt-5-mini` today): none in the file is unknown.
// Not held against the source: legacy agents (`agent: reActAgent` …), guardrails, the Gemini, Ollama and Perplexity nodes.
const n8n_id = 'n8n';
/** Addresses of vendors that HTTP nodes call without a node of their own. */
const modelHosts = /^=?\s*https:\/\/(?:api\.openai\.com\/v1\/(?:chat|responses|completions)|api\.anthropic\.com\/v1\/messages|generativelanguage\.googleapis\.com\/|openrouter\.ai\/api\/|api\.groq\.com\/openai\/|api\.mistral\.ai\/v1\/chat|api\.deepseek\.com\/|api\.perplexity\.ai\/)/;
/** Workflows exported from n8n. */
const n8n = {
    id: n8n_id,
    title: 'n8n workflow',
    docs: 'https://docs.n8n.io/workflows/export-import/',
    reads: 'One prompt per node that asks a model: its messages, the model node that is connected to it (a second one is a fallback), limits, output schema, and the tools that are connected, as far as their nodes describe them. `{{ … }}` of an expression is a variable. Disabled nodes, pinned data, notes, positions and credentials are not read; an export without a model leaves it to the version of n8n, so it is unknown.',
    patterns: ['**/*.json'],
    recognizes(file) {
        const keys = topLevelKeys(file);
        return (keys.has('nodes') &&
            keys.has('connections') &&
            (file.text.includes('"n8n-nodes-') || file.text.includes(`"${langchain}`)));
    },
    async extract(file, context) {
        const { root, problems } = parseJson(file);
        if (root === null)
            return { prompts: [], problems };
        const workflows = itemsAt(root).filter((item) => listAt(item, 'nodes') !== undefined);
        if (workflows.length === 0) {
            const detail = 'An n8n workflow needs a list `nodes`.';
            return { prompts: [], problems: [(0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)] };
        }
        const prompts = [];
        const found = [...problems];
        for (const [index, root] of workflows.entries()) {
            const name = stringAt(root, 'name') ?? `${index + 1}`;
            const prefix = workflows.length === 1 ? '' : `${name}: `;
            prompts.push(...(await n8n_promptsIn(new Workflow(root), prefix, file, context, found)));
        }
        return { prompts, problems: found };
    },
};
/** One prompt for each request of each node; `prefix` tells workflows of one file apart. */
async function n8n_promptsIn(workflow, prefix, file, context, problems) {
    const prompts = [];
    const sent = new Requests(workflow, context, problems);
    for (const node of workflow.nodes.values()) {
        problems.push(...unreadRequest(node, file));
        const requests = await sent.of(node);
        if (requests === null)
            continue;
        const tools = tools_toolsOf(node, workflow, problems);
        const { model, parameters } = models_modelOf(node, workflow);
        for (const request of requests) {
            prompts.push(promptOf(n8n_id, file, {
                name: `${prefix}${node.name}${request.part === '' ? '' : ` (${request.part})`}`,
                line: node.node.place.line,
                messages: request.messages,
                tools,
                model,
                parameters,
                schema: request.schema ?? null,
                incomplete: [...new Set([...request.incomplete, ...lacking(tools)])],
            }));
        }
    }
    return prompts;
}
/** A request that is written out in an HTTP node is seen, but not read. */
function unreadRequest(node, file) {
    if (!node.type.includes('httpRequest'))
        return [];
    const url = textAt(node.parameters, 'url');
    if (url === undefined || !modelHosts.test(url.text))
        return [];
    const detail = `The node \`${node.name.slice(0, 80)}\` asks a model over HTTP; what it sends is not read and not counted.`;
    return [(0,problem/* problem */.C)('unexpected-shape', file.path, url.place.line, detail)];
}

;// CONCATENATED MODULE: ./src/formats/nemo-guardrails.ts










// https://docs.nvidia.com/nemo/guardrails/configure-guardrails/yaml-schema/prompt-configuration and, for what is chosen and
// filled in, `llm/prompts.py` and `llm/taskmanager.py` of https://github.com/NVIDIA/NeMo-Guardrails (checked 2026-11-26 against
// the documentation of 0.24 and the source of October 2024). Colang files (`.co`) are not read.
const nemo_guardrails_id = 'nemo-guardrails';
const promptsHint = /^["']?prompts["']?[ \t]*:/m;
const taskHint = /^[ \t]*(?:-[ \t]+)?["']?task["']?[ \t]*:/m;
const textHint = /^[ \t]+(?:-[ \t]+)?["']?(?:content|messages)["']?[ \t]*:/m;
const modelsHint = /^["']?models["']?[ \t]*:[ \t]*(?:#.*)?\r?$/m;
const engineHint = /^[ \t]+(?:-[ \t]+)?["']?engine["']?[ \t]*:/m;
const settingsHint = /^["']?(?:instructions|rails|sample_conversation|colang_version)["']?[ \t]*:|^[ \t]*(?:-[ \t]+)?["']?type["']?[ \t]*:[ \t]*["']?main\b/m;
/** Folders above a `prompts.yml` in which its config is looked for, its own included, and files of one of them. */
const maxFolders = 3;
const nemo_guardrails_maxFiles = 30;
function isPrompts(text) {
    return promptsHint.test(text) && taskHint.test(text) && textHint.test(text);
}
function isConfig(text) {
    return (settingsHint.test(text) &&
        (modelsHint.test(text) ? engineHint.test(text) : /^instructions[ \t]*:/m.test(text)));
}
/** Guardrail configurations of NVIDIA NeMo: every task with a text of its own is one request. */
const nemoGuardrails = {
    id: nemo_guardrails_id,
    title: 'NeMo Guardrails',
    docs: 'https://docs.nvidia.com/nemo/guardrails/configure-guardrails/yaml-schema/prompt-configuration',
    reads: 'One prompt per task of `prompts`, in Jinja2, with the model whose `type` is the task (or is named by `$model=…`), else the main one, and the task’s `max_tokens`. `general_instructions` and `sample_conversation` are joined from the config of the folder; behind a filter they are a variable with the text as its sample. Texts that the configured model or mode does not choose are parts. The instructions of a config that no prompt takes up are one prompt `main`: the templates around them are the toolkit’s. One turn of a user causes several of these calls; how many is not in the file.',
    patterns: ['**/*.{yaml,yml}'],
    recognizes: (file) => (promptsHint.test(file.text) || modelsHint.test(file.text) || settingsHint.test(file.text)) &&
        (isPrompts(file.text) || (isConfig(file.text) && engineHint.test(file.text))),
    async extract(file, context) {
        const { root, problems } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems };
        if (root.kind !== 'map') {
            const detail = 'A configuration of NeMo Guardrails is a map with `models`, `instructions` or `prompts`.';
            return { prompts: [], problems: [(0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)] };
        }
        const config = await configFor(file, root, context);
        const tasks = new TaskReader(file, context, config);
        const prompts = await tasks.read(root);
        const isJoined = tasks.joinsInstructions || (await joinsElsewhere(file, context));
        const main = mainPrompt(file, root, config, isJoined);
        return {
            prompts: main === null ? prompts : [main, ...prompts],
            problems: [...problems, ...tasks.problems],
        };
    },
};
/** The config a file belongs to: itself, or the YAML files of its folder, or of one a little further up. */
async function configFor(file, root, context) {
    const found = [{ path: file.path, root }];
    const isWhole = () => found.some((one) => listAt(one.root, 'models') !== undefined);
    for (const folder of (0,parse_paths/* foldersUp */.TS)((0,parse_paths/* folderOf */.yS)(file.path)).slice(0, maxFolders)) {
        if (isWhole())
            break;
        const paths = context.glob(folder === '' ? '*.{yaml,yml}' : `${(0,parse_paths/* globFor */.Cb)(folder)}/*.{yaml,yml}`);
        for (const path of paths.slice(0, nemo_guardrails_maxFiles)) {
            if (path === file.path)
                continue;
            const read = await context.read(path);
            if (isProblem(read) || !isConfig(read.text))
                continue;
            const parsed = parseYaml(read);
            if (parsed.root !== null)
                found.push({ path, root: parsed.root });
        }
    }
    const instruction = found
        .flatMap((one) => itemsAt(one.root, 'instructions'))
        .find((item) => stringAt(item, 'type') === 'general');
    return {
        models: found.flatMap((one) => itemsAt(one.root, 'models')
            .filter((node) => stringAt(node, 'type') !== undefined && stringAt(node, 'type') !== 'embeddings')
            .map((node) => ({ node, path: one.path }))),
        instructions: textAt(instruction, 'content'),
        conversation: found
            .map((one) => textAt(one.root, 'sample_conversation'))
            .find((text) => text !== undefined),
        mode: found.map((one) => stringAt(one.root, 'prompting_mode')).find((mode) => mode !== undefined) ??
            'standard',
        paths: found.map((one) => one.path),
    };
}
/** Whether another file of the configuration has a task that sends the general instructions. */
async function joinsElsewhere(file, context) {
    const folder = (0,parse_paths/* folderOf */.yS)(file.path);
    const paths = context.glob(folder === '' ? '*.{yaml,yml}' : `${(0,parse_paths/* globFor */.Cb)(folder)}/**/*.{yaml,yml}`);
    for (const path of paths.slice(0, nemo_guardrails_maxFiles)) {
        if (path === file.path)
            continue;
        const read = await context.read(path);
        if (!isProblem(read) && isPrompts(read.text) && /\{\{-?\s*general_instructions\b/.test(read.text))
            return true;
    }
    return false;
}
/** Reads the tasks of one file with its config, and keeps the problems that are met on the way. */
class TaskReader {
    problems = [];
    /** Whether some task sends the general instructions of the config. */
    joinsInstructions = false;
    file;
    context;
    config;
    constructor(file, context, config) {
        this.file = file;
        this.context = context;
        this.config = config;
    }
    async read(root) {
        const byTask = new Map();
        for (const item of itemsAt(root, 'prompts')) {
            const task = stringAt(item, 'task')?.trim() ?? '';
            if (task !== '' && (textAt(item, 'content') !== undefined || listAt(item, 'messages') !== undefined)) {
                byTask.set(task, [...(byTask.get(task) ?? []), item]);
                continue;
            }
            const detail = 'A prompt needs a `task`, and a text as `content` or a list as `messages`.';
            this.problems.push((0,problem/* problem */.C)('unexpected-shape', this.file.path, item.place.line, detail));
        }
        const prompts = [];
        for (const [task, items] of byTask) {
            const model = modelFor(task, this.config);
            const chosen = model === null ? undefined : choose(items, nameIn(model.node), this.config.mode);
            for (const item of items) {
                const kind = model === null || item === chosen ? 'request' : 'fragment';
                prompts.push(await this.prompt(task, item, kind, items.length > 1));
            }
        }
        return prompts;
    }
    async prompt(task, item, kind, isOneOfSeveral) {
        const incomplete = [];
        const messages = [];
        const add = async (role, source) => {
            const expanded = await expandTemplate('jinja', source, this.context, { dropFinalNewline: true });
            this.problems.push(...expanded.problems);
            incomplete.push(...expanded.incomplete);
            messages.push({ role, segments: this.joined(segmentsOf(expanded.pieces)), place: source.place });
        };
        const content = textAt(item, 'content');
        if (content !== undefined)
            await add('user', content);
        for (const message of content === undefined ? itemsAt(item, 'messages') : []) {
            // A bare text stands for messages that are made at run time: `{{ history | to_messages }}`.
            const text = textAt(message) ?? textAt(message, 'content');
            if (text !== undefined)
                await add(roleOf(stringAt(message, 'type') ?? 'user') ?? 'user', text);
            else {
                const detail = 'A message is a text, or a map with a `type` and a `content`.';
                this.problems.push((0,problem/* problem */.C)('unexpected-shape', this.file.path, message.place.line, detail));
                incomplete.push('a message that could not be read');
            }
        }
        const samples = new Map();
        const { instructions, conversation } = this.config;
        if (instructions !== undefined)
            samples.set('general_instructions', { sample: instructions.text });
        for (const name of ['sample_conversation', 'sample_conversation_two_turns'])
            if (conversation !== undefined)
                samples.set(name, { sample: conversation.text });
        const model = modelFor(task, this.config);
        return promptOf(nemo_guardrails_id, this.file, {
            name: isOneOfSeveral ? `${task}${variantOf(item)}` : task,
            kind,
            line: item.place.line,
            messages,
            model: kind === 'fragment' || model === null ? listedModel(item) : nemo_guardrails_referenceTo(model, this.file),
            parameters: { ...readParameters(at(model?.node, 'parameters')), ...readParameters(item) },
            variables: sampledVariables(messages, samples),
            sources: this.config.paths,
            incomplete,
        });
    }
    /** Segments with the texts of the config in place of the variables that stand for them. */
    joined(segments) {
        return segments.map((segment) => {
            switch (segment.kind) {
                case 'branch':
                    return { ...segment, arms: segment.arms.map((arm) => this.joined(arm)) };
                case 'loop':
                case 'include':
                    return { ...segment, body: this.joined(segment.body) };
                case 'variable': {
                    if (segment.name === 'general_instructions')
                        this.joinsInstructions = true;
                    const text = segment.name === 'general_instructions'
                        ? this.config.instructions
                        : segment.name === 'sample_conversation'
                            ? this.config.conversation
                            : undefined;
                    const { place } = segment;
                    // A filter of the toolkit makes another text of it.
                    if (text === undefined || this.file.text.slice(place.start, place.end).includes('|'))
                        return segment;
                    return { kind: 'include', path: text.place.path, body: [textSegment(text)], place };
                }
                default:
                    return segment;
            }
        });
    }
}
/** What the toolkit's own templates send of a config: its instructions and the sample of a conversation. */
function mainPrompt(file, root, config, isJoined) {
    if (booleanAt(root, 'passthrough') === true || isJoined)
        return null;
    const texts = [config.instructions, config.conversation].filter((text) => text !== undefined && text.text.trim() !== '' && text.place.path === file.path);
    const [first] = texts;
    if (first === undefined)
        return null;
    const model = modelFor('main', config);
    return promptOf(nemo_guardrails_id, file, {
        name: 'main',
        line: first.place.line,
        messages: texts.map((text) => ({ role: 'system', segments: [textSegment(text)], place: text.place })),
        model: model === null ? null : nemo_guardrails_referenceTo(model, file),
        parameters: readParameters(at(model?.node, 'parameters')),
        sources: config.paths,
        incomplete: ['the templates that the toolkit puts around these texts are not in the repository'],
    });
}
/**
 * The model of a task: the one named by `$model=name`, the one whose type is the task or the name of its guard
 * (`llama_guard` for `llama_guard_check_input`), the main one, or the only one there is.
 */
function modelFor(task, config) {
    const [name = '', ...options] = task.split(/\s+/);
    const asked = options
        .map((option) => /^\$model=(.+)$/.exec(option)?.[1])
        .find((found) => found !== undefined);
    const ofType = (type) => config.models.find(({ node }) => stringAt(node, 'type') === type);
    if (asked !== undefined)
        return ofType(asked.replace(/^["']|["']$/g, '')) ?? null;
    const guard = name.replace(/_check_.*$/, '');
    const [only] = config.models;
    return (ofType(name) ??
        (guard === name ? undefined : ofType(guard)) ??
        ofType('main') ??
        (config.models.length === 1 ? only : undefined) ??
        null);
}
function writtenModel(node) {
    const own = textAt(node, 'model');
    const text = own ?? textAt(firstOf(at(node, 'parameters'), ['model_name', 'model', 'model_id', 'repo_id', 'path']));
    return text === undefined || text.text.trim() === '' ? undefined : text;
}
function nemo_guardrails_referenceTo(model, file) {
    const { node, path } = model;
    const deployment = textAt(firstOf(at(node, 'parameters'), ['deployment_name', 'azure_deployment']));
    const written = deployment ?? writtenModel(node);
    return modelNamed(written, {
        from: path === file.path ? 'inline' : `config:${path}`,
        provider: nemo_guardrails_providerOf(stringAt(node, 'engine')?.trim() ?? ''),
        deployment: deployment !== undefined,
    });
}
/** Engines that run a model on the reader's own machines, `hf_pipeline_llama2` among them, and others by their usual name. */
function nemo_guardrails_providerOf(engine) {
    if (/^(?:hf_pipeline|trt_llm|vllm)/.test(engine))
        return 'local';
    return engine === 'azure_openai' ? 'azure' : engine;
}
/** `openai/gpt-4o`: how a text says which model it is for. */
function nameIn(node) {
    const engine = stringAt(node, 'engine')?.trim() ?? '';
    const model = writtenModel(node)?.text.trim();
    return model === undefined ? engine : `${engine}/${model}`;
}
function nemo_guardrails_modelsOf(item) {
    return itemsAt(item, 'models').flatMap((model) => textAt(model) ?? []);
}
/** The first model a text is written for; an engine alone is none. */
function listedModel(item) {
    const named = nemo_guardrails_modelsOf(item).filter((model) => model.text.includes('/'));
    const [first, ...others] = named;
    return withAlternatives(modelNamed(first), others.map((model) => model.text.trim()));
}
function variantOf(item) {
    const mode = stringAt(item, 'mode') ?? 'standard';
    const parts = [...(mode === 'standard' ? [] : [mode]), ...nemo_guardrails_modelsOf(item).map((model) => model.text.trim())];
    return parts.length === 0 ? '' : ` (${parts.join(', ').slice(0, 120)})`;
}
/** The text the toolkit takes for a model: the best match, the last of equal ones; none where no text is meant for it. */
function choose(items, model, mode) {
    let best;
    let bestScore = 0;
    for (const item of items) {
        const score = scoreOf(item, model, mode);
        if (score > 0 && score >= bestScore) {
            best = item;
            bestScore = score;
        }
    }
    return best;
}
function scoreOf(item, model, mode) {
    const named = nemo_guardrails_modelsOf(item).map((name) => name.text.trim());
    const scores = named.map((name) => {
        if (name === model)
            return 1;
        if (model.startsWith(`${name}/`))
            return 0.5;
        if (model.endsWith(`/${name}`))
            return 0.8;
        return model.includes(name) ? 0.4 : 0;
    });
    const score = named.length === 0 ? 0.2 : Math.max(...scores);
    const written = stringAt(item, 'mode') ?? 'standard';
    if (written === mode)
        return score;
    return written === 'standard' ? score * 0.5 : 0;
}

;// CONCATENATED MODULE: ./src/formats/oai-config-list.ts


// https://microsoft.github.io/autogen/0.2/docs/topics/llm_configuration (checked 2026-11-26): `model`, `api_key`, `base_url`,
// `api_type`, `api_version`, `tags`; tags only filter the list (`filter_dict={"tags": ["fast"]}`).
/** Tags often repeat a family or a seller; whoever writes that as a model elsewhere means it itself. */
const namesModel = /^(?:gpt|chatgpt|o\d|claude|gemini|llama|mi[sx]tral|codestral|deepseek|qwen|phi|command|grok|davinci|text)(?:[-_. \d]|$)|^(?:openai|azure|anthropic|google|cohere|groq|ollama|bedrock|together|vertex)$/i;
/** AutoGen's list of models: what the tags that agents filter by stand for. */
const oaiConfigList = {
    id: 'oai-config-list',
    title: 'AutoGen model list',
    docs: 'https://microsoft.github.io/autogen/0.2/docs/topics/llm_configuration',
    reads: 'The models of `OAI_CONFIG_LIST` by their tags: a tag stands for the first model that has it, others with the same tag are alternatives. Tags that are names of models or of sellers themselves (`gpt-4`, `openai`) stand for nothing else. It holds no prompts. Keys, addresses and price lists are not read.',
    patterns: ['**/OAI_CONFIG_LIST', '**/OAI_CONFIG_LIST.json', '**/OAI_CONFIG_LIST*sample*'],
    recognizes: (file) => /"model"\s*:/.test(file.text.slice(0, 20_000)),
    extract(file) {
        const { root, problems } = parseJson(file);
        const byTag = new Map();
        const models = new Set(itemsAt(root).flatMap((item) => stringAt(item, 'model')?.trim() ?? []));
        for (const item of itemsAt(root)) {
            const model = stringAt(item, 'model')?.trim();
            if (model === undefined || model === '' || /[<>]/.test(model))
                continue;
            for (const tag of itemsAt(item, 'tags')) {
                const name = stringAt(tag)?.trim() ?? '';
                if (name === '' || models.has(name) || namesModel.test(name))
                    continue;
                const known = byTag.get(name);
                if (known === undefined)
                    byTag.set(name, { models: [model], place: textAt(tag)?.place ?? tag.place });
                else if (!known.models.includes(model))
                    known.models.push(model);
            }
        }
        const aliases = [...byTag].map(([alias, { models, place }]) => ({ alias, models, place }));
        return Promise.resolve({ prompts: [], problems, aliases });
    },
};

;// CONCATENATED MODULE: ./src/formats/openai-evals.ts






// https://github.com/openai/evals/blob/main/docs/eval-templates.md and `evals/elsuite/modelgraded/classify_utils.py` there (checked
// 2026-11-26): `{input}`, `{completion}` and further keys are filled in by `str.format`; a text is sent as one message of the user;
// an `eval_type` given by the eval (not by this file) appends an instruction to the last message. The model is named when the eval is run.
const appendedLater = 'the instruction that the `eval_type` of an eval appends';
/** Prompts by which a model grades answers, of OpenAI's evals registry. */
const openaiEvals = {
    id: 'openai-evals',
    title: 'OpenAI evals',
    docs: 'https://github.com/openai/evals/blob/main/docs/eval-templates.md',
    reads: 'The grading prompts of `modelgraded` files, as evaluations: they are no traffic of a product. `{x}` is a variable. Without an `eval_type` of its own the eval appends an instruction, which is told as missing. Samples, choices, scores and the registry of evals are not sent by this file.',
    patterns: ['**/modelgraded/*.{yaml,yml}'],
    recognizes: (file) => /^[ \t]+prompt[ \t]*:/m.test(file.text) &&
        /^[ \t]+(?:choice_strings|input_outputs|eval_type|choice_scores)[ \t]*:/m.test(file.text),
    async extract(file, context) {
        const { root, problems } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems };
        const prompts = [];
        const found = [...problems];
        for (const entry of entriesAt(root)) {
            const source = textAt(entry.value, 'prompt');
            const appended = at(entry.value, 'eval_type') === undefined ? [appendedLater] : [];
            const list = listAt(entry.value, 'prompt');
            if (source === undefined && list === undefined) {
                if (at(entry.value, 'prompt') !== undefined)
                    found.push((0,problem/* problem */.C)('unexpected-shape', file.path, entry.keyPlace.line, 'The `prompt` of an eval is a text or a list of messages.'));
                continue;
            }
            if (source === undefined) {
                const chat = await readChat(list, 'fstring', context);
                found.push(...chat.problems);
                prompts.push(promptOf('openai-evals', file, {
                    name: entry.key,
                    kind: 'evaluation',
                    line: entry.keyPlace.line,
                    messages: chat.messages,
                    incomplete: [...chat.incomplete, ...appended],
                }));
                continue;
            }
            const expanded = await expandTemplate('fstring', source, context);
            found.push(...expanded.problems);
            prompts.push(promptOf('openai-evals', file, {
                name: entry.key,
                kind: 'evaluation',
                line: entry.keyPlace.line,
                messages: [{ role: 'user', segments: segmentsOf(expanded.pieces), place: source.place }],
                incomplete: [...expanded.incomplete, ...appended],
            }));
        }
        return { prompts, problems: found };
    },
};

;// CONCATENATED MODULE: ./src/formats/opencode.ts











// https://opencode.ai/docs/config/ · …/agents/ · …/commands/ · …/rules/ and, for how files are found, `config/config.ts` and
// `session/instruction.ts` of https://github.com/anomalyco/opencode (checked 2026-11-26). Agents and commands in Markdown
// (`.opencode/agent/*.md`, `.opencode/command/*.md`) are read by the formats `agents` and `commands`.
const opencode_id = 'opencode';
const maxInstructionFiles = 200;
/** `{file:path}` and `{env:NAME}`, which are put in before the file is read as JSON. */
const fileSubstitution = {
    pattern: /\{file:([^{}\n]{1,300})\}/g,
    keepsReference: false,
    depth: 1,
    certain: true,
};
const substitutions = { variables: /\{env:([^{}\n]{1,200})\}/g, files: fileSubstitution };
const commandRules = {
    variables: /(?<!\\)\$(ARGUMENTS|\d{1,2})(?![\w.,]*\d)/g,
    commands: /!`([^`\n]{1,1000})`/g,
    files: { pattern: mentionPattern, keepsReference: true, depth: 1, from: 'root' },
};
/** A template that takes its text from a file and adds the arguments to it. */
const fileCommandRules = { ...commandRules, files: fileSubstitution };
/** Configuration of opencode: instruction files, agents and commands. */
const opencode = {
    id: opencode_id,
    title: 'opencode configuration',
    docs: 'https://opencode.ai/docs/config/',
    reads: 'The files of `instructions` as one text that is always sent (globs resolved, `AGENTS.md` left to its own prompt, addresses told as unknown); per agent its `prompt` with `{file:…}` joined, and its description, which stands in the requests of the agents that may call it; per command its template with arguments and named files. Models: the agent’s or command’s, else `model` (`small_model` for `title`), also that of a config further up. Disabled agents, permissions and keys are not sent. The host’s own tools and prompts are not in the file; MCP servers are told as unknown once.',
    patterns: ['**/*opencode*.{json,jsonc}', '**/{.opencode,opencode}/*.{json,jsonc}'],
    recognizes: (file) => /^opencode\.jsonc?$/.test((0,parse_paths/* baseName */.Fl)(file.path)) ||
        file.text.slice(0, 3000).includes('opencode.ai/config.json'),
    async extract(file, context) {
        const { root, problems } = parseJson(file);
        if (root === null)
            return { prompts: [], problems };
        if (root.kind !== 'map') {
            const detail = 'A configuration of opencode is a map with `model`, `agent`, `command` or `instructions`.';
            return { prompts: [], problems: [(0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)] };
        }
        const reader = new ConfigReader(file, root, context);
        const extraction = await reader.read();
        return { ...extraction, problems: [...problems, ...extraction.problems] };
    },
};
/** Reads one configuration, section by section, and keeps the prompts and problems that are found on the way. */
class ConfigReader {
    problems = [];
    prompts = [];
    consumed = new Set();
    file;
    root;
    context;
    defaults = new Map();
    constructor(file, root, context) {
        this.file = file;
        this.root = root;
        this.context = context;
    }
    async read() {
        for (const key of ['model', 'small_model'])
            this.defaults.set(key, await this.defaultModel(key));
        await this.instructions();
        for (const [section, mode] of [
            ['agent', 'all'],
            ['mode', 'primary'],
        ])
            for (const entry of entriesAt(this.root, section))
                await this.agent(entry, section, mode);
        for (const entry of entriesAt(this.root, 'command'))
            await this.command(entry);
        this.servers();
        return { prompts: this.prompts, problems: this.problems, consumed: [...this.consumed] };
    }
    /** A model of this file, or of the nearest config in a folder above it: they are merged. */
    async defaultModel(key) {
        const own = modelNamed(textAt(this.root, key));
        if (own !== null)
            return own;
        for (const folder of (0,parse_paths/* foldersUp */.TS)((0,parse_paths/* folderOf */.yS)(this.file.path))) {
            for (const name of ['opencode.json', 'opencode.jsonc']) {
                const path = folder === '' ? name : `${folder}/${name}`;
                if (path === this.file.path || !this.context.exists(path))
                    continue;
                const read = await this.context.read(path);
                const found = isProblem(read)
                    ? null
                    : modelNamed(textAt(parseJson(read).root, key), { from: `config:${path}` });
                if (found !== null)
                    return found;
            }
        }
        return null;
    }
    /** The model of the agent a person talks to. */
    mainModel() {
        const own = textAt(this.root, 'agent', this.defaultAgent(), 'model');
        return modelNamed(own) ?? this.defaults.get('model') ?? null;
    }
    defaultAgent() {
        return stringAt(this.root, 'default_agent') ?? 'build';
    }
    add(name, model, parts) {
        const other = model?.place?.path;
        const sources = [
            ...new Set([...(parts.sources ?? [this.file.path]), ...(other === undefined ? [] : [other])]),
        ];
        this.prompts.push(promptOf(opencode_id, this.file, {
            ...parts,
            name,
            kind: 'instructions',
            model,
            sources: sources.sort(byCodeUnits),
        }));
    }
    complain(node, detail) {
        this.problems.push((0,problem/* problem */.C)('unexpected-shape', this.file.path, node.place.line, detail));
    }
    async instructions() {
        const list = at(this.root, 'instructions');
        const items = itemsAt(list);
        if (list === undefined || items.length === 0)
            return;
        const recorder = recording(this.context, this.file);
        const incomplete = [];
        const segments = [];
        const met = new Set();
        for (const item of items) {
            const written = textAt(item);
            if (written === undefined) {
                this.complain(item, 'An instruction is a path, a glob or an address.');
                incomplete.push('an instruction that could not be read');
                continue;
            }
            for (const path of this.filesFor(written, segments, incomplete)) {
                if (met.has(path) || this.isRuleFile(path))
                    continue;
                if (met.size >= maxInstructionFiles) {
                    const detail = `More than ${maxInstructionFiles} files are named as instructions; the rest is not read.`;
                    this.problems.push((0,problem/* problem */.C)('too-many', this.file.path, written.place.line, detail));
                    incomplete.push(`more than ${maxInstructionFiles} files`);
                    break;
                }
                met.add(path);
                const read = await recorder.context.read(path);
                if (isProblem(read)) {
                    const why = `\`${path}\` cannot be read: ${read.detail}`;
                    this.problems.push((0,problem/* problem */.C)(read.reason, this.file.path, written.place.line, why));
                    incomplete.push(why);
                    segments.push({ kind: 'opaque', why, place: written.place });
                    continue;
                }
                if (isPlain(path))
                    this.consumed.add(path);
                if (segments.length > 0)
                    segments.push(textSegment(madeText('\n', written.placeOf(0, 0))));
                segments.push({ kind: 'include', path, body: [textSegment(textIn(read))], place: written.place });
            }
        }
        if (segments.length === 0)
            return;
        this.add('instructions', this.mainModel(), {
            activation: 'always',
            line: list.place.line,
            messages: [{ role: 'system', segments, place: list.place }],
            sources: recorder.sources(),
            incomplete,
        });
    }
    /** The files a path or glob means: from the project's folder, and from every folder above it. */
    filesFor(written, segments, incomplete) {
        const { text, place } = written;
        const shown = text.slice(0, 200);
        const unknown = (reason, why) => {
            this.problems.push((0,problem/* problem */.C)(reason, this.file.path, place.line, `\`${shown}\` is ${why} and is not counted.`));
            incomplete.push(`${place.path}:${place.line}: \`${shown}\` is ${why}`);
            segments.push({ kind: 'opaque', why: `\`${shown}\` is ${why}`, place });
            return [];
        };
        const home = (0,parse_paths/* folderOf */.yS)(this.file.path).replace(/(?:^|\/)\.opencode$/, '');
        const direct = (0,parse_paths/* joinPath */.uJ)(home, text);
        if ('refused' in direct) {
            if (direct.refused === 'empty')
                return [];
            return direct.refused === 'remote'
                ? unknown('include-remote', 'an address')
                : unknown('include-outside', 'outside of the repository');
        }
        const isGlob = /[*?[\]{}]/.test(text);
        const found = new Set();
        for (const folder of (0,parse_paths/* foldersUp */.TS)(home)) {
            const target = (0,parse_paths/* joinPath */.uJ)(isGlob ? (0,parse_paths/* globFor */.Cb)(folder) : folder, text);
            if ('refused' in target)
                continue;
            if (isGlob)
                for (const path of this.context.glob(target.path))
                    found.add(path);
            else if (this.context.exists(target.path))
                found.add(target.path);
        }
        if (found.size === 0 && !isGlob) {
            const detail = `There is no file \`${shown}\` in the repository; nothing is counted for it.`;
            this.problems.push((0,problem/* problem */.C)('include-missing', this.file.path, place.line, detail));
            incomplete.push(`${place.path}:${place.line}: \`${shown}\` is not in the repository`);
        }
        return [...found].sort(byCodeUnits);
    }
    /** `AGENTS.md` (or `CLAUDE.md` where there is none) around the config is sent anyway, and is a prompt of its own. */
    isRuleFile(path) {
        const folder = (0,parse_paths/* folderOf */.yS)(path);
        const home = (0,parse_paths/* folderOf */.yS)(this.file.path).replace(/(?:^|\/)\.opencode$/, '');
        if (!(0,parse_paths/* foldersUp */.TS)(home).includes(folder))
            return false;
        if ((0,parse_paths/* baseName */.Fl)(path) === 'AGENTS.md')
            return true;
        return ((0,parse_paths/* baseName */.Fl)(path) === 'CLAUDE.md' &&
            !this.context.exists(folder === '' ? 'AGENTS.md' : `${folder}/AGENTS.md`));
    }
    async agent(entry, section, usualMode) {
        const { key, value, keyPlace } = entry;
        if (value.kind !== 'map') {
            this.complain(value, 'An agent of opencode is a map.');
            return;
        }
        if (booleanAt(value, 'disable') === true)
            return;
        const name = `${section}.${key}`;
        const mode = stringAt(value, 'mode') ?? usualMode;
        const description = textAt(value, 'description');
        const listed = mode === 'primary' || description === undefined
            ? null
            : joinedMessage('system', [madeText(key, keyPlace), description]);
        if (listed !== null && description !== undefined && description.text.trim() !== '')
            this.add(`${name}.metadata`, this.mainModel(), {
                activation: 'metadata',
                line: description.place.line,
                messages: [listed],
            });
        const prompt = textAt(value, 'prompt');
        if (prompt === undefined) {
            const odd = at(value, 'prompt');
            if (odd !== undefined)
                this.complain(odd, 'The `prompt` of an agent is a text.');
            return;
        }
        // An empty one leaves the host's own prompt in place.
        if (prompt.text.trim() === '')
            return;
        const own = modelNamed(textAt(value, 'model'));
        const usual = this.defaults.get(key === 'title' ? 'small_model' : 'model') ?? this.defaults.get('model');
        // The default agent is the one a person talks to; any other is chosen or called.
        const activation = key === this.defaultAgent() ? 'always' : 'on-invoke';
        await this.text(name, activation, 'system', prompt, substitutions, own ?? usual ?? null, value);
    }
    async command(entry) {
        const template = textAt(entry.value, 'template');
        if (template === undefined) {
            this.complain(entry.value, 'A command of opencode needs a `template`: the text that is sent.');
            return;
        }
        const agent = stringAt(entry.value, 'agent');
        const model = modelNamed(textAt(entry.value, 'model')) ??
            (agent === undefined ? null : modelNamed(textAt(this.root, 'agent', agent, 'model'))) ??
            this.mainModel();
        const rules = template.text.includes('{file:') ? fileCommandRules : commandRules;
        await this.text(`command.${entry.key}`, 'on-invoke', 'user', template, rules, model, undefined);
    }
    async text(name, activation, role, source, rules, model, settings) {
        const recorder = recording(this.context, this.file);
        const expanded = await expandReferences(source, rules, recorder.context);
        this.problems.push(...expanded.problems);
        const isMissing = expanded.problems.some((found) => found.reason.startsWith('include'));
        // What `{file:…}` names is put in without the white space around it.
        const segments = expanded.segments.map((segment) => segment.kind === 'include' && rules.files === fileSubstitution
            ? { ...segment, body: trimSegments(segment.body) }
            : segment);
        if (rules.files === fileSubstitution)
            for (const segment of segments)
                if (segment.kind === 'include')
                    this.consumed.add(segment.path);
        this.add(name, model, {
            activation,
            line: source.place.line,
            messages: source.text.trim() === '' ? [] : [{ role, segments, place: source.place }],
            parameters: { ...readParameters(at(settings, 'options')), ...readParameters(settings) },
            sources: recorder.sources(),
            incomplete: [
                ...expanded.incomplete,
                ...(isMissing ? ['a file that this text names is not in the repository'] : []),
            ],
        });
    }
    servers() {
        const servers = entriesAt(this.root, 'mcp').filter((server) => server.value.kind === 'map' && booleanAt(server.value, 'enabled') !== false);
        const [first] = servers;
        if (first === undefined)
            return;
        const names = servers
            .slice(0, 5)
            .map((server) => `\`${server.key.slice(0, 40)}\``)
            .join(', ');
        const more = servers.length > 5 ? ` and ${servers.length - 5} more` : '';
        const which = servers.length === 1 ? 'this MCP server' : 'these MCP servers';
        const detail = `The tools of ${which} are not in the repository and are not counted: ${names}${more}.`;
        this.problems.push((0,problem/* problem */.C)('unknown-tools', this.file.path, first.keyPlace.line, detail));
    }
}
/** A file that is no prompt of another agent by its own name or folder: it belongs to this config alone. */
function isPlain(path) {
    return !/(?:^|\/)(?:\.|(?:AGENTS|CLAUDE|GEMINI|SKILL)\.md$)/.test(path);
}

;// CONCATENATED MODULE: ./src/formats/parse/markup.ts



const maxProblems = 5;
const nameAt = /[A-Za-z_][\w.:-]{0,100}/y;
const blanks = /[ \t\r\n]*/y;
/**
 * Reads XML-like text, tolerantly and in linear time: comments, declarations and CDATA sections as XML has them, elements
 * with attributes in quotes. What is not well formed is told with its line and read as well as can be: a `<` that begins
 * no tag is text, an element that is never closed ends with the one around it. Character references are left as they are.
 */
function readMarkup(file) {
    const reader = new MarkupReader(file);
    return { nodes: reader.read(), problems: reader.problems };
}
/** One pass over the text, with the elements that are open at the moment. */
class MarkupReader {
    problems = [];
    file;
    text;
    root = [];
    open = [];
    tooDeep = 0;
    constructor(file) {
        this.file = file;
        this.text = file.text;
    }
    read() {
        const { text } = this;
        let from = 0;
        let at = 0;
        while (at < text.length) {
            const tag = text.indexOf('<', at);
            if (tag === -1)
                break;
            const next = this.tagAt(tag, from);
            if (next === null)
                at = tag + 1;
            else {
                at = next;
                from = next;
                if (next < 0)
                    break;
            }
        }
        if (from >= 0)
            this.addText(from, text.length);
        while (this.open.length > 0)
            this.close(text.length, true);
        return this.root;
    }
    get current() {
        return this.open[this.open.length - 1]?.children ?? this.root;
    }
    complain(offset, detail) {
        if (this.problems.length >= maxProblems)
            return;
        this.problems.push((0,problem/* problem */.C)('unreadable-template', this.file.path, lineAt(this.file, offset), detail));
    }
    addText(start, end) {
        if (end > start)
            this.current.push({ kind: 'text', source: textIn(this.file, start, end) });
    }
    /** Reads what begins with `<` and answers where to go on; null: it is text. `from` is where the text before began. */
    tagAt(start, from) {
        const { text } = this;
        if (text.startsWith('<!--', start))
            return this.upTo('-->', start, from, 'A comment is not closed.');
        if (text.startsWith('<![CDATA[', start)) {
            const close = text.indexOf(']]>', start);
            this.addText(from, start);
            this.addText(start + 9, close === -1 ? text.length : close);
            if (close === -1)
                this.complain(start, 'A CDATA section is not closed.');
            return close === -1 ? text.length : close + 3;
        }
        if (text.startsWith('<?', start))
            return this.upTo('?>', start, from, 'A `<?` is not closed.');
        if (text.startsWith('<!', start))
            return this.upTo('>', start, from, 'A `<!` is not closed.');
        const closes = text[start + 1] === '/';
        nameAt.lastIndex = start + (closes ? 2 : 1);
        const name = nameAt.exec(text)?.[0];
        if (name === undefined) {
            this.complain(start, 'A `<` begins no tag; it is taken as text.');
            return null;
        }
        return closes ? this.closing(name, start, from) : this.opening(name, start, from);
    }
    upTo(mark, start, from, why) {
        this.addText(from, start);
        const close = this.text.indexOf(mark, start + 2);
        if (close === -1)
            this.complain(start, why);
        return close === -1 ? this.text.length : close + mark.length;
    }
    closing(name, start, from) {
        this.addText(from, start);
        const bracket = this.text.indexOf('>', start);
        const end = bracket === -1 ? this.text.length : bracket + 1;
        if (bracket === -1)
            this.complain(start, `The tag \`</${name}\` is not closed.`);
        if (this.tooDeep > 0) {
            this.tooDeep--;
            return end;
        }
        let index = this.open.length - 1;
        while (index >= 0 && this.open[index]?.name !== name)
            index--;
        if (index < 0) {
            this.complain(start, `The element \`${name}\` is closed here without being open.`);
            return end;
        }
        while (this.open.length - 1 > index)
            this.close(start, true);
        this.close(end, false);
        return end;
    }
    close(end, missing) {
        const element = this.open.pop();
        if (element === undefined)
            return;
        if (missing)
            this.complain(element.start, `The element \`${element.name}\` is not closed.`);
        const { name, attributes, children, start } = element;
        const place = placeIn(this.file, start, end);
        this.current.push({ kind: 'element', name, attributes, children, place });
    }
    opening(name, start, from) {
        const { text } = this;
        const attributes = new Map();
        let at = start + 1 + name.length;
        for (;;) {
            at = this.skipBlanks(at);
            const unit = text[at];
            if (unit === '>' || (unit === '/' && text[at + 1] === '>'))
                break;
            nameAt.lastIndex = at;
            const key = nameAt.exec(text)?.[0];
            if (key === undefined) {
                this.complain(start, `The tag \`<${name}\` is not closed, or has an attribute without quotes.`);
                if (at === start + 1 + name.length && at < text.length)
                    return null;
                // What follows cannot be told from text: it goes on behind what was read.
                this.addText(from, start);
                return at;
            }
            at = this.skipBlanks(at + key.length);
            if (text[at] !== '=')
                continue;
            at = this.skipBlanks(at + 1);
            const quote = text[at];
            const close = quote === '"' || quote === "'" ? text.indexOf(quote, at + 1) : -1;
            if (close === -1) {
                this.complain(start, `The value of \`${key}\` is not in quotes, or its quote is not closed.`);
                this.addText(from, start);
                return quote === '"' || quote === "'" ? text.length : at;
            }
            if (!attributes.has(key))
                attributes.set(key, textIn(this.file, at + 1, close));
            at = close + 1;
        }
        this.addText(from, start);
        const alone = text[at] === '/';
        const end = at + (alone ? 2 : 1);
        if (this.open.length >= maxDepth) {
            if (this.tooDeep === 0)
                this.complain(start, `Elements are nested more than ${maxDepth} levels deep.`);
            if (!alone)
                this.tooDeep++;
            return end;
        }
        this.open.push({ name, attributes, start, children: [] });
        if (alone)
            this.close(end, false);
        return end;
    }
    skipBlanks(from) {
        blanks.lastIndex = from;
        blanks.exec(this.text);
        return Math.max(from, blanks.lastIndex);
    }
}

;// CONCATENATED MODULE: ./src/formats/poml/components.ts
/** Components with a caption of their own, and how it is shown. Names in small letters without hyphens. */
const captions = {
    role: { caption: 'Role', style: 'header' },
    task: { caption: 'Task', style: 'header' },
    outputformat: { caption: 'Output Format', style: 'header' },
    stepwiseinstructions: { caption: 'Stepwise Instructions', style: 'header' },
    hint: { caption: 'Hint', style: 'bold' },
    introducer: { caption: 'Introducer', style: 'hidden' },
    examples: { caption: 'Examples', style: 'header' },
    exampleset: { caption: 'Examples', style: 'header' },
    example: { caption: 'Example', style: 'hidden' },
    input: { caption: 'Input', style: 'bold' },
    exampleinput: { caption: 'Input', style: 'bold' },
    output: { caption: 'Output', style: 'bold' },
    exampleoutput: { caption: 'Output', style: 'bold' },
    qa: { caption: 'Question', style: 'bold' },
    question: { caption: 'Question', style: 'bold' },
    cp: { caption: '', style: 'header' },
    captionedparagraph: { caption: '', style: 'header' },
};
/** Components that say who speaks. */
const speakers = {
    systemmsg: 'system',
    systemmessage: 'system',
    humanmsg: 'user',
    humanmessage: 'user',
    usermsg: 'user',
    usermessage: 'user',
    aimsg: 'assistant',
    aimessage: 'assistant',
    assistantmsg: 'assistant',
};
/** Values of `speaker`. */
const speakerNames = {
    human: 'user',
    ai: 'assistant',
    system: 'system',
    tool: 'tool',
};
/** Components within a line, and the mark around them. */
const inlineMarks = {
    b: '**',
    bold: '**',
    i: '*',
    italic: '*',
    s: '~~',
    strike: '~~',
    strikethrough: '~~',
    u: '__',
    underline: '__',
};
/** Components that only lay out what is in them: newlines before and after. */
const layouts = { poml: 1, text: 1, div: 1, p: 2, paragraph: 2 };
/** Components that write nothing. */
const components_silent = new Set(['meta', 'stylesheet', 'context']);
/** The entry of a table; a name such as `constructor` has none. */
function known(table, name) {
    return Object.hasOwn(table, name) ? table[name] : undefined;
}
/** `Output-Format` → `outputformat`. */
function plainName(name) {
    return name.toLowerCase().replaceAll('-', '');
}
/** Attributes may be written in camel case or with hyphens, in any case of letters. */
function attributeOf(element, wanted) {
    const plain = wanted.toLowerCase();
    for (const [key, value] of element.attributes)
        if (plainName(key) === plain)
            return value;
    return undefined;
}
/** The names in `className`, for style sheets. */
function components_classesOf(element) {
    return (attributeOf(element, 'className')?.text ?? '').split(/\s+/).filter((one) => one !== '');
}
/** Whether it stands apart from what is around it. */
function isBlock(element) {
    const name = plainName(element.name);
    return (name === 'list' ||
        known(captions, name) !== undefined ||
        (known(layouts, name) ?? 0) === 2 ||
        (name === 'code' && attributeOf(element, 'inline')?.text === 'false'));
}
/** The text directly in an element. */
function textOf(element) {
    for (const child of element.children)
        if (child.kind === 'text' && child.source.text.trim() !== '')
            return child.source;
    return null;
}

;// CONCATENATED MODULE: ./src/formats/poml/styles.ts



/** Attributes that a file's style sheets give to elements and classes. */
class StyleSheets {
    /** By `selector attribute`; the first one counts. */
    given = new Map();
    /** Style sheets stand directly below the root and hold for the whole file, wherever they stand. */
    read(nodes) {
        const problems = [];
        const below = nodes.flatMap((node) => (node.kind === 'element' ? [node, ...node.children] : []));
        for (const node of below) {
            if (node.kind !== 'element' || plainName(node.name) !== 'stylesheet')
                continue;
            const text = textOf(node);
            if (text === null)
                continue;
            const parsed = parseEmbeddedJson(text);
            problems.push(...parsed.problems);
            for (const rule of entriesAt(parsed.root))
                for (const { key, value } of entriesAt(rule.value)) {
                    const given = textAt(value);
                    const name = `${rule.key} ${key}`;
                    if (given !== undefined && !this.given.has(name))
                        this.given.set(name, given);
                }
        }
        return problems;
    }
    /** An attribute, or what the style sheet says for this element or its class. */
    attribute(element, wanted) {
        const own = attributeOf(element, wanted);
        if (own !== undefined || this.given.size === 0)
            return own;
        const plain = plainName(element.name);
        const names = [element.name, plain, ...components_classesOf(element).map((one) => `.${one}`)];
        // Every caption is that of a `cp` inside of the element.
        if (known(captions, plain) !== undefined)
            names.push('cp', 'captionedparagraph');
        for (const name of names) {
            const found = this.given.get(`${name} ${wanted}`);
            if (found !== undefined)
                return found;
        }
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/formats/poml/values.ts


/** `#lt;` and the like, which POML has beside XML's own. */
const escapes = {
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
    hash: '#',
    lbrace: '{',
    rbrace: '}',
};
/** `{{ name }}` or `name` → `name`. */
function withoutBraces(text) {
    const inner = text.trim();
    return (inner.startsWith('{{') && inner.endsWith('}}') ? inner.slice(2, -2) : inner).trim();
}
/** The same with its place. */
function withoutOuterBraces(source) {
    const inner = trimmed(source);
    return inner.text.startsWith('{{') && inner.text.endsWith('}}') && inner.text.length >= 4
        ? subText(inner, 2, inner.text.length - 2)
        : inner;
}
/** What a name with fields and indexes stands for, as far as it is known. */
function values_nodeOf(expression, scope) {
    const path = /^([A-Za-z_$][\w$]{0,100})((?:\.[A-Za-z_$][\w$]{0,100}|\[\d{1,6}\]){0,20})$/.exec(expression);
    const first = path === null ? undefined : scope.get(path[1] ?? '');
    if (path === null || first === undefined || !('node' in first))
        return undefined;
    const steps = [...(path[2] ?? '').matchAll(/\.([\w$]+)|\[(\d+)\]/g)].map((step) => step[1] === undefined ? Number(step[2]) : step[1]);
    return at(first.node, ...steps);
}
/** The text of an expression that is a literal or a known value; null when it is only known at run time. */
function values_valueOf(expression, scope) {
    const known = scope.get(expression);
    if (known !== undefined && 'text' in known)
        return known.text;
    const node = values_nodeOf(expression, scope);
    if (node === undefined)
        return null;
    if (node.kind !== 'scalar')
        return madeText(JSON.stringify(plainValue(node)), node.place);
    return node.value === null ? madeText('', node.place) : node.source;
}

;// CONCATENATED MODULE: ./src/formats/poml/writing.ts


/** More than this is told and not counted. */
const writing_maxPieces = 200_000;
const writing_maxCharacters = 16 * 1024 * 1024;
/**
 * Writes pieces one after the other as POML's Markdown has them: with the newlines and blanks that the elements around
 * ask for, and a mark where another speaker goes on. What stands in these fields is what is still to be written
 * before the next text.
 */
class writing_Writer {
    /** Newlines that come before the next text, where there is text before. */
    pending = 0;
    /** A blank, where no newline comes. */
    space = false;
    /** A blank at the end of a text that a block follows, or at the start of one that follows a block: POML keeps it. */
    trails = false;
    leads = false;
    /** What every new line begins with. */
    indent = '';
    /** Who speaks where nobody is named. */
    defaultRole = 'system';
    /** Whose texts were written. */
    roles = new Set();
    problems;
    incomplete;
    out = [];
    count = 0;
    characters = 0;
    started = false;
    lastRole = null;
    /** A prompt that is too large is told in `problems` and `incomplete`. */
    constructor(problems, incomplete) {
        this.problems = problems;
        this.incomplete = incomplete;
    }
    get pieces() {
        return this.out;
    }
    get isEmpty() {
        return this.count === 0;
    }
    /** Whether nothing more is taken. */
    get isFull() {
        return this.count > writing_maxPieces;
    }
    /** A text, variable, picture or unknown part, said by the speaker or, without one, by the default role. */
    add(segment, speaker) {
        this.characters += segment.kind === 'text' ? segment.text.length : 0;
        if (this.characters > writing_maxCharacters)
            this.count = Math.max(this.count, writing_maxPieces);
        if (++this.count > writing_maxPieces) {
            if (this.count === writing_maxPieces + 1) {
                const detail = `The rest of the prompt is not counted: it has more than ${writing_maxPieces} parts, or too much text.`;
                this.problems.push((0,problem/* problem */.C)('too-large', segment.place.path, segment.place.line, detail));
                this.incomplete.add('the rest of a prompt that is too large');
            }
            return;
        }
        const role = speaker ?? this.defaultRole;
        const before = { ...segment.place, end: segment.place.start };
        if (role !== this.lastRole) {
            this.out.push({ kind: 'role', role, place: before });
            this.lastRole = role;
            this.roles.add(role);
            this.started = false;
        }
        if (this.started) {
            const [end, begin] = [this.trails ? ' ' : '', this.leads ? ' ' : ''];
            const between = this.pending > 0
                ? end + '\n'.repeat(this.pending) + this.indent + begin
                : this.space || this.trails || this.leads
                    ? ' '
                    : '';
            if (between !== '')
                this.out.push(textSegment(madeText(between, before)));
        }
        this.tight();
        this.pending = 0;
        this.started = true;
        this.out.push(segment);
    }
    /** No blank before what comes next. */
    tight() {
        this.space = false;
        this.trails = false;
        this.leads = false;
    }
    /** Text of POML's own: a caption, a mark. */
    made(text, place, speaker) {
        this.add(textSegment(madeText(text, { ...place, end: place.start })), speaker);
    }
    /** At least so many newlines before what comes next. */
    block(newlines) {
        this.pending = Math.max(this.pending, newlines);
    }
    /** What is written by `render`, as pieces of their own. */
    async inside(render) {
        const outer = this.out;
        this.out = [];
        await render();
        const inner = this.out;
        this.out = outer;
        return inner;
    }
    /** Runs of white space are one blank, and none at the borders of a block. */
    words(source, speaker) {
        const { text } = source;
        for (const found of text.matchAll(/[^ \t\r\n]+(?: [^ \t\r\n]+)*|[ \t\r\n]+/g)) {
            if (/^[ \t\r\n]/.test(found[0]))
                this.space = true;
            else
                this.add(textSegment(source, found.index, found.index + found[0].length), speaker);
        }
    }
    /** Something that was written by `inside` and is wrapped now: a branch, a loop, an included file. */
    put(piece) {
        this.out.push(piece);
    }
    /** Runs `write` without leaving anything; answers whether it would have written something. */
    dry(write) {
        const { out, count, pending, space, started, lastRole } = this;
        this.out = [];
        write(lastRole);
        const wrote = this.count > count;
        Object.assign(this, { out, count, pending, space, started, lastRole });
        return wrote;
    }
}

;// CONCATENATED MODULE: ./src/formats/poml/rendering.ts














const maxIncludes = 20;
const maxUnrolled = 1_000;
/** Items of known lists that are written out, over the whole file; any further list is a loop. */
const maxItems = 20_000;
const maxOpened = 1_000;
/** What holds around the outermost element. */
const topContext = { speaker: null, level: 1, chat: true, keepsSpace: false };
/**
 * One POML file on its way to messages: walks the elements in order and keeps what they write, and what they say of the
 * request (model, tools, schema).
 */
class Renderer {
    problems;
    incomplete = new Set();
    tools = [];
    schema = null;
    model = null;
    parameters = {};
    file;
    context;
    writer;
    items = 0;
    opened = 0;
    parsed = new Map();
    saidSystem = false;
    examples = [];
    unknown = new Set();
    styles = new StyleSheets();
    constructor(file, context, problems) {
        this.file = file;
        this.context = context;
        this.problems = problems;
        this.writer = new writing_Writer(problems, this.incomplete);
    }
    get isEmpty() {
        return this.writer.isEmpty;
    }
    messages() {
        const place = { path: this.file.path, line: 1, column: 1, start: 0, end: 0 };
        const [only] = this.writer.roles;
        // A single speaker that is nowhere said to be the system is the user.
        const alone = this.writer.roles.size <= 1 && (only ?? 'system') === 'system' && !this.saidSystem;
        const messages = messagesOf(this.writer.pieces, { role: 'user', place }).filter((message) => message.segments.length > 0);
        const inExample = within(this.examples);
        return messages.map((message) => {
            const example = message.place.path === this.file.path && inExample(message.place.start);
            return {
                ...message,
                ...(alone ? { role: 'user' } : {}),
                ...(example ? { example: true } : {}),
            };
        });
    }
    /** Takes in the style sheets of the file, which hold for all of it. */
    readStyles(nodes) {
        this.problems.push(...this.styles.read(nodes));
    }
    /** Text without any element is sent as it stands. */
    raw(source, scope) {
        this.expressions(source, scope, (text) => {
            this.writer.add(textSegment(text), null);
        }, null);
    }
    // ---- text
    text(source, around, first = true, last = true) {
        const { speaker } = around;
        const emit = (text) => {
            if (around.keepsSpace)
                this.writer.add(textSegment(text), speaker);
            else
                this.writer.words(text, speaker);
        };
        if (around.keepsSpace) {
            this.expressions(source, around.scope, emit, speaker);
            return;
        }
        // White space alone is a blank, where no block is beside it.
        const hasWords = /[^ \t\r\n]/.test(source.text);
        if (hasWords && !first && /^[ \t\r\n]/.test(source.text))
            this.writer.leads = true;
        this.expressions(source, around.scope, emit, speaker);
        if (hasWords && !last && /[ \t\r\n]$/.test(source.text))
            this.writer.trails = true;
    }
    /** Text between `{{ expressions }}`, with its escapes resolved; a known value is text, anything else a variable. */
    expressions(source, scope, emit, speaker) {
        const { text } = source;
        const plain = (start, end) => {
            let from = start;
            for (const escape of text.slice(start, end).matchAll(/#(lt|gt|amp|quot|apos|hash|lbrace|rbrace);/g)) {
                const offset = start + escape.index;
                if (offset > from)
                    emit(subText(source, from, offset));
                from = offset + escape[0].length;
                emit(madeText(escapes[escape[1] ?? ''] ?? '', source.placeOf(offset, from)));
            }
            if (end > from)
                emit(subText(source, from, end));
        };
        let from = 0;
        for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', from)) {
            let close = text.indexOf('}}', open + 2);
            if (close === -1)
                break;
            while (text[close + 2] === '}')
                close++;
            plain(from, open);
            from = close + 2;
            const name = text
                .slice(open + 2, close)
                .trim()
                .replace(/\s+/g, ' ');
            const place = source.placeOf(open, from);
            const value = values_valueOf(name, scope);
            if (value === null)
                this.writer.add({ kind: 'variable', name: name.slice(0, 80), place }, speaker);
            else if (value.text !== '')
                emit(value);
        }
        plain(from, text.length);
    }
    /** An attribute's value as one text, null when an expression in it is not known. */
    fixed(source, scope) {
        if (source === undefined)
            return null;
        if (!source.text.includes('{{') && !source.text.includes('#'))
            return source.text;
        const parts = [];
        const unknown = this.writer.dry((lastRole) => {
            this.expressions(source, scope, (text) => parts.push(text.text), lastRole);
        });
        return unknown ? null : parts.join('');
    }
    // ---- elements
    async nodes(nodes, around, chain) {
        for (const [index, node] of nodes.entries()) {
            if (this.writer.isFull)
                return;
            if (node.kind === 'text')
                this.text(node.source, around, index === 0, index === nodes.length - 1);
            else
                await this.element(node, around, chain);
        }
    }
    async element(element, around, chain) {
        const name = plainName(element.name);
        if (name === 'let')
            return this.define(element, around);
        if (components_silent.has(name))
            return;
        const condition = attributeOf(element, 'if');
        const loop = attributeOf(element, 'for');
        if (loop !== undefined)
            return this.looped(element, loop, condition, name, around, chain);
        await this.conditional(element, condition, name, around, chain);
    }
    async conditional(element, condition, name, around, chain) {
        if (condition === undefined)
            return this.component(element, name, around, chain);
        const on = withoutBraces(condition.text).slice(0, 120);
        if (on === 'false')
            return;
        if (on === 'true')
            return this.component(element, name, around, chain);
        const arm = await this.writer.inside(() => this.component(element, name, around, chain));
        if (arm.length > 0)
            this.writer.put({ kind: 'branch', arms: [arm, []], on, place: condition.place });
    }
    async looped(element, loop, condition, name, around, chain) {
        const cut = loop.text.lastIndexOf(' in ');
        const item = loop.text.slice(0, Math.max(0, cut)).trim();
        const over = cut === -1 ? loop.text.trim() : withoutBraces(loop.text.slice(cut + 4));
        const list = values_nodeOf(over, around.scope);
        const size = list?.kind === 'list' ? list.items.length : Infinity;
        if (list?.kind === 'list' && size <= maxUnrolled && this.items + size <= maxItems) {
            this.items += size;
            const place = { ...loop.place, end: loop.place.start };
            for (const [index, node] of list.items.entries()) {
                const scope = new Map(around.scope).set(item, { node });
                scope.set('loop.index', { text: madeText(String(index), place) });
                for (const next of ['loop.index + 1', 'loop.index+1'])
                    scope.set(next, { text: madeText(String(index + 1), place) });
                await this.conditional(element, condition, name, { ...around, scope }, chain);
            }
            return;
        }
        const scope = new Map(around.scope).set(item, { runtime: true }).set('loop', { runtime: true });
        const body = await this.writer.inside(() => this.conditional(element, condition, name, { ...around, scope }, chain));
        if (body.length > 0)
            this.writer.put({ kind: 'loop', body, over: over.slice(0, 120), place: loop.place });
    }
    async component(element, name, given, chain) {
        const around = this.styled(element, name, given);
        if (await this.special(element, name, around, chain))
            return;
        const caption = known(captions, name);
        if (caption !== undefined)
            return this.captioned(element, name, caption, around, chain);
        const mark = known(inlineMarks, name);
        if (mark !== undefined) {
            this.writer.made(mark, element.place, around.speaker);
            await this.nodes(element.children, around, chain);
            // The closing mark stands right behind the text.
            this.writer.tight();
            this.writer.made(mark, element.place, around.speaker);
            return;
        }
        const newlines = known(layouts, name) ?? (known(speakers, name) !== undefined ? 1 : 0);
        this.writer.block(newlines);
        await this.nodes(element.children, around, chain);
        this.writer.block(newlines);
        if (newlines === 0 && name !== 'span' && name !== 'inline')
            this.tellUnknown(element);
    }
    /** Who speaks, and whether white space is kept, by attributes and the style sheet. */
    styled(element, name, around) {
        const specified = known(speakerNames, (this.styles.attribute(element, 'speaker')?.text ?? '').trim().toLowerCase()) ??
            known(speakers, name) ??
            (name === 'toolresponse' ? 'tool' : name === 'toolrequest' ? 'assistant' : undefined) ??
            (around.chat && /^(?:example)?input$/.test(name)
                ? 'user'
                : around.chat && /^(?:example)?output$/.test(name)
                    ? 'assistant'
                    : undefined);
        if (specified === 'system')
            this.saidSystem = true;
        if (specified === 'user')
            this.writer.defaultRole = 'user';
        const syntax = this.styles.attribute(element, 'syntax')?.text;
        const space = this.styles.attribute(element, 'whiteSpace')?.text;
        const keepsSpace = space === undefined ? syntax === 'text' : space === 'pre';
        if (syntax !== undefined &&
            /^(?:xml|html|json|yaml)$/.test(syntax) &&
            !/^(?:table|obj|object)$/.test(name))
            this.incomplete.add(`the marks that the syntax \`${syntax}\` puts around the texts`);
        if (this.styles.attribute(element, 'tokenLimit') !== undefined ||
            this.styles.attribute(element, 'charLimit') !== undefined)
            this.incomplete.add('what `tokenLimit` or `charLimit` cuts off');
        return { ...around, speaker: specified ?? around.speaker, keepsSpace };
    }
    async captioned(element, name, defaults, around, chain) {
        const isQuestion = name === 'qa' || name === 'question';
        const isPair = /^(?:example)?(?:input|output)$/.test(name);
        const said = this.styles.attribute(element, 'captionStyle')?.text;
        const style = said === 'header' || said === 'bold' || said === 'plain' || said === 'hidden'
            ? said
            : isPair && around.chat
                ? 'hidden'
                : defaults.style;
        const caption = this.styles.attribute(element, isQuestion ? 'questionCaption' : 'caption');
        const ending = this.styles.attribute(element, 'captionEnding')?.text ??
            (style === 'bold' || style === 'plain' ? 'colon' : 'none');
        if (/^examples?(?:set)?$/.test(name))
            this.examples.push({ start: element.place.start, end: element.place.end });
        const chat = this.styles.attribute(element, 'chat')?.text.trim();
        const inner = {
            ...around,
            chat: chat === undefined ? around.chat : chat !== 'false',
            level: style === 'header' ? around.level + 1 : around.level,
        };
        this.writer.block(2);
        if (style !== 'hidden') {
            const mark = style === 'header' ? `${'#'.repeat(Math.min(20, around.level))} ` : style === 'bold' ? '**' : '';
            if (mark !== '')
                this.writer.made(mark, element.place, around.speaker);
            const transform = this.styles.attribute(element, 'captionTextTransform')?.text;
            const fixed = caption === undefined ? defaults.caption : this.fixed(caption, around.scope);
            if (caption !== undefined && (fixed === null || transform === undefined || transform === 'none'))
                this.text(caption, { ...around, keepsSpace: true });
            else
                this.writer.made(transformed(fixed ?? '', transform), element.place, around.speaker);
            const end = `${ending.includes('colon') ? ':' : ''}${style === 'bold' ? '**' : ''}`;
            if (end !== '')
                this.writer.made(end, element.place, around.speaker);
            if (style === 'header')
                this.writer.block(2);
            else if (ending.includes('newline'))
                this.writer.block(1);
            else
                this.writer.space = true;
        }
        await this.nodes(element.children, inner, chain);
        this.writer.block(2);
        if (isQuestion) {
            const answer = attributeOf(element, 'answerCaption');
            this.writer.made('**', element.place, around.speaker);
            if (answer === undefined)
                this.writer.made('Answer', element.place, around.speaker);
            else
                this.text(answer, { ...around, keepsSpace: true });
            this.writer.made(':**', element.place, around.speaker);
            this.writer.block(2);
        }
    }
    /** What is no caption and no layout; false when it is none of these. */
    async special(element, name, around, chain) {
        switch (name) {
            case 'include':
                await this.include(element, around, chain);
                return true;
            case 'runtime':
                this.runtime(element, around);
                return true;
            case 'outputschema':
                this.outputSchema(element);
                return true;
            case 'tool':
            case 'tooldef':
            case 'tooldefinition':
                this.tool(element, around);
                return true;
            case 'list':
                await this.list(element, around, chain);
                return true;
            case 'item':
            case 'listitem':
                // Outside of a list.
                this.writer.block(1);
                await this.nodes(element.children, around, chain);
                this.writer.block(1);
                return true;
            case 'h':
            case 'header':
                this.writer.block(2);
                this.writer.made(`${'#'.repeat(Math.min(20, around.level))} `, element.place, around.speaker);
                await this.nodes(element.children, around, chain);
                this.writer.block(2);
                return true;
            case 'section':
            case 'subcontent':
                this.writer.block(2);
                await this.nodes(element.children, { ...around, level: around.level + 1 }, chain);
                this.writer.block(2);
                return true;
            case 'br':
            case 'newline':
                this.writer.pending += Math.min(20, Number(attributeOf(element, 'newLineCount')?.text ?? 1) || 1);
                return true;
            case 'code':
                await this.code(element, around, chain);
                return true;
            case 'doc':
            case 'document':
                await this.document(element, around);
                return true;
            case 'table':
                await this.table(element, around);
                return true;
            case 'img':
            case 'image':
            case 'audio':
                this.media(element, name === 'audio' ? 'audio' : 'image', around);
                return true;
            case 'obj':
            case 'object':
            case 'dataobj':
                this.inserted(attributeOf(element, 'data'), around);
                return true;
            case 'conversation':
            case 'msgcontent':
            case 'messagecontent':
                this.inserted(attributeOf(element, name === 'conversation' ? 'messages' : 'content'), {
                    ...around,
                    speaker: around.speaker ?? 'user',
                });
                return true;
            case 'toolrequest':
                this.inserted(attributeOf(element, 'name'), around);
                this.writer.block(1);
                this.inserted(attributeOf(element, 'parameters'), around);
                return true;
            case 'toolresponse':
                await this.nodes(element.children, around, chain);
                return true;
            case 'webpage':
            case 'folder':
            case 'tree':
                this.opaque(`what \`<${name}>\` shows is only known at run time`, element.place, around.speaker);
                return true;
            default:
                return false;
        }
    }
    tellUnknown(element) {
        const shown = element.name.slice(0, 60);
        if (this.unknown.has(shown) || this.unknown.size >= 5)
            return;
        this.unknown.add(shown);
        const detail = `POML has no component \`${shown}\` and leaves it out with an error; its text is counted all the same.`;
        this.problems.push((0,problem/* problem */.C)('unexpected-shape', element.place.path, element.place.line, detail));
        this.incomplete.add(`whether \`<${shown}>\`, which is no component of POML, is sent`);
    }
    opaque(why, place, speaker) {
        this.incomplete.add(`${place.path}:${place.line}: ${why}`);
        this.writer.add({ kind: 'opaque', why, place }, speaker);
    }
    /** The value of a data attribute: an expression, or text. */
    inserted(source, around) {
        if (source !== undefined)
            this.text(source, { ...around, keepsSpace: true });
    }
    async list(element, around, chain) {
        const style = this.styles.attribute(element, 'listStyle')?.text ?? 'dash';
        let index = 0;
        this.writer.block(2);
        for (const child of element.children) {
            if (child.kind === 'text') {
                this.text(child.source, around);
                continue;
            }
            if (!/^(?:list)?item$/.test(plainName(child.name))) {
                await this.element(child, around, chain);
                continue;
            }
            index++;
            const bullet = style === 'decimal'
                ? `${index}. `
                : style === 'latin'
                    ? `${String.fromCharCode(96 + (((index - 1) % 26) + 1))}. `
                    : ({ star: '* ', plus: '+ ' }[style] ?? '- ');
            // An item that holds blocks stands apart from the others.
            const apart = child.children.some((inner) => inner.kind === 'element' && isBlock(inner)) ? 2 : 1;
            await this.item(child, bullet, apart, around, chain);
        }
        this.writer.block(2);
    }
    async item(item, bullet, apart, around, chain) {
        const render = async (inner) => {
            this.writer.block(apart);
            this.writer.made(bullet, item.place, inner.speaker);
            const outer = this.writer.indent;
            this.writer.indent = outer + ' '.repeat(bullet.length);
            await this.nodes(item.children, this.styled(item, 'item', inner), chain);
            this.writer.indent = outer;
            this.writer.pending = 0;
            this.writer.block(apart);
        };
        const loop = attributeOf(item, 'for');
        const condition = attributeOf(item, 'if');
        if (loop === undefined && condition === undefined)
            return render(around);
        const pieces = await this.writer.inside(() => render(around));
        if (pieces.length === 0)
            return;
        const place = (loop ?? condition)?.place ?? item.place;
        const over = loop === undefined ? '' : withoutBraces(loop.text.slice(loop.text.lastIndexOf(' in ') + 4));
        const body = condition === undefined
            ? pieces
            : [{ kind: 'branch', arms: [pieces, []], on: withoutBraces(condition.text).slice(0, 120), place }];
        if (loop === undefined)
            for (const piece of body)
                this.writer.put(piece);
        else
            this.writer.put({ kind: 'loop', body, over: over.slice(0, 120), place });
    }
    async code(element, around, chain) {
        if (attributeOf(element, 'inline')?.text.trim() !== 'false') {
            this.writer.made('`', element.place, around.speaker);
            await this.nodes(element.children, around, chain);
            this.writer.tight();
            this.writer.made('`', element.place, around.speaker);
            return;
        }
        this.writer.block(2);
        this.writer.made(`\`\`\`${attributeOf(element, 'lang')?.text ?? ''}`, element.place, around.speaker);
        this.writer.block(1);
        await this.nodes(element.children, around, chain);
        this.writer.pending = 0;
        this.writer.tight();
        this.writer.block(1);
        this.writer.made('```', element.place, around.speaker);
        this.writer.block(2);
    }
    // ---- other files
    async include(element, around, chain) {
        const read = await this.open(element, around, chain);
        if (read === null)
            return;
        const markup = this.markupOf(read);
        const elements = markup.nodes.filter((node) => node.kind === 'element');
        const root = elements.find((node) => plainName(node.name) === 'poml');
        const body = await this.writer.inside(() => this.nodes(root?.children ?? markup.nodes, around, [...chain, read.path]));
        if (body.length > 0)
            this.writer.put({ kind: 'include', path: read.path, body, place: element.place });
    }
    markupOf(file) {
        const known = this.parsed.get(file.path);
        if (known !== undefined)
            return known;
        const markup = readMarkup(file);
        this.problems.push(...markup.problems);
        this.parsed.set(file.path, markup);
        return markup;
    }
    /** The file that `src` names, null (and told) when there is none to read. */
    async open(element, around, chain) {
        const source = attributeOf(element, 'src');
        const { speaker } = around;
        if (source === undefined) {
            const detail = `A \`<${element.name.slice(0, 40)}>\` needs \`src\`.`;
            this.problems.push((0,problem/* problem */.C)('unexpected-shape', element.place.path, element.place.line, detail));
            return null;
        }
        const written = this.fixed(source, around.scope);
        if (written === null) {
            const name = withoutBraces(source.text).slice(0, 80);
            this.writer.add({ kind: 'variable', name, place: source.place }, speaker);
            return null;
        }
        const missing = (found) => {
            this.problems.push(found.problem);
            this.incomplete.add(found.incomplete);
            this.writer.add(found.segment, speaker);
            return null;
        };
        const shown = `\`${written.slice(0, 200)}\``;
        const target = (0,parse_paths/* joinPath */.uJ)((0,parse_paths/* folderOf */.yS)(source.place.path), written);
        if ('refused' in target) {
            return target.refused === 'remote'
                ? missing(missingPart('include-remote', `${shown} is not in the repository`, source.place))
                : missing(missingPart('include-outside', `${shown} is outside of the repository`, source.place));
        }
        if (chain.includes(target.path) || chain.length > maxIncludes || ++this.opened > maxOpened) {
            const reason = chain.includes(target.path) ? 'include-cycle' : 'include-depth';
            return missing(missingPart(reason, `${shown} includes itself, or too many files`, source.place));
        }
        if (!this.context.exists(target.path))
            return missing(missingPart('include-missing', `there is no file ${shown}`, source.place));
        const read = await this.context.read(target.path);
        if ('text' in read)
            return read;
        return missing(missingPart(read.reason, `${shown} cannot be read: ${read.detail}`, source.place));
    }
    async document(element, around) {
        const source = attributeOf(element, 'src');
        const written = this.fixed(source, around.scope) ?? '';
        const parser = attributeOf(element, 'parser')?.text.trim() ?? 'auto';
        const kind = parser === 'auto' ? (0,parse_paths/* extensionOf */.je)(written) : parser;
        this.writer.block(1);
        if (/^(?:pdf|docx?)$/.test(kind) && source !== undefined && written !== '')
            this.opaque(`the text of \`${written.slice(0, 100)}\``, source.place, around.speaker);
        else if (source === undefined) {
            const inline = attributeOf(element, 'buffer') ?? attributeOf(element, 'base64');
            if (inline !== undefined)
                this.inserted(inline, around);
        }
        else {
            const read = await this.open(element, around, []);
            if (read !== null && read.text !== '') {
                const body = await this.writer.inside(() => {
                    this.writer.add(textSegment(textIn(read)), around.speaker);
                    return Promise.resolve();
                });
                this.writer.put({ kind: 'include', path: read.path, body, place: element.place });
            }
        }
        this.writer.block(1);
    }
    async table(element, around) {
        const source = attributeOf(element, 'src');
        const written = this.fixed(source, around.scope) ?? '';
        const newlines = (this.styles.attribute(element, 'syntax')?.text ?? 'markdown') === 'markdown' ? 2 : 0;
        this.writer.block(newlines);
        if (source === undefined)
            this.inserted(attributeOf(element, 'records'), around);
        else if (/^xlsx?$/.test((0,parse_paths/* extensionOf */.je)(written)))
            this.opaque(`the cells of \`${written.slice(0, 100)}\``, source.place, around.speaker);
        else
            await this.document(element, around);
        if (written !== '')
            this.incomplete.add('the marks of a table, which is counted as the data it is made of');
        this.writer.block(newlines);
    }
    /** With `alt` and no `syntax="multimedia"` the words are sent instead of the picture. */
    media(element, media, around) {
        const alt = attributeOf(element, 'alt');
        if (alt !== undefined &&
            alt.text !== '' &&
            this.styles.attribute(element, 'syntax')?.text !== 'multimedia') {
            this.text(alt, { ...around, keepsSpace: true });
            return;
        }
        const written = this.fixed(attributeOf(element, 'src'), around.scope);
        const target = written === null ? null : (0,parse_paths/* joinPath */.uJ)((0,parse_paths/* folderOf */.yS)(element.place.path), written);
        const path = target !== null && 'path' in target ? target.path : null;
        this.writer.add(mediaSegment(media, element.place, { path }), around.speaker);
    }
    // ---- what is not text
    async define(element, around) {
        const name = attributeOf(element, 'name')?.text.trim();
        const value = attributeOf(element, 'value');
        const set = (given) => {
            if (name !== undefined)
                around.scope.set(name, given);
            else if ('node' in given && given.node.kind === 'map')
                for (const entry of given.node.entries)
                    around.scope.set(entry.key, { node: entry.value });
        };
        const source = attributeOf(element, 'src');
        if (source !== undefined) {
            const target = (0,parse_paths/* joinPath */.uJ)((0,parse_paths/* folderOf */.yS)(source.place.path), source.text);
            const read = 'path' in target && this.context.exists(target.path) ? await this.context.read(target.path) : null;
            if (read === null || !('text' in read)) {
                const detail = `There is no file \`${source.text.slice(0, 200)}\` that can be read; its values are taken as unknown.`;
                this.problems.push((0,problem/* problem */.C)('include-missing', source.place.path, source.place.line, detail));
                if (name !== undefined)
                    around.scope.set(name, { runtime: true });
                return;
            }
            const isJson = (attributeOf(element, 'type')?.text ?? (0,parse_paths/* extensionOf */.je)(read.path)) === 'json';
            const root = isJson ? parseEmbeddedJson(textIn(read)).root : null;
            set(root === null ? (isJson ? { runtime: true } : { text: textIn(read) }) : { node: root });
            return;
        }
        const written = value ?? textOf(element);
        if (written === null)
            return;
        const inner = trimmed(value === undefined ? written : withoutOuterBraces(written));
        const literal = value === undefined ? null : /^(["'])([^"'\\{}]*)\1$/.exec(inner.text);
        if (literal !== null) {
            set({ text: subText(inner, 1, inner.text.length - 1) });
            return;
        }
        const isJson = /^[[{]/.test(inner.text) || (value !== undefined && /^(?:-?\d[\d.]*|true|false)$/.test(inner.text));
        const root = isJson ? parseEmbeddedJson(inner).root : null;
        if (root !== null)
            set({ node: root });
        // Text between the tags is text; any other expression is only known at run time.
        else if (value === undefined && !isJson && !inner.text.includes('{{'))
            set({ text: inner });
        else
            set({ runtime: true });
    }
    runtime(element, around) {
        const entries = [...element.attributes].flatMap(([key, source]) => {
            const text = this.fixed(source, around.scope);
            if (text === null)
                return [];
            const camel = key.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
            const value = { kind: 'scalar', value: text, source, place: source.place };
            return [{ key: camel, keyPlace: source.place, value }];
        });
        const node = { kind: 'map', entries, place: element.place };
        this.parameters = { ...this.parameters, ...readParameters(node) };
        const model = textAt(node, 'model');
        if (model === undefined || model.text.trim() === '')
            return;
        const provider = stringAt(node, 'provider')?.trim().toLowerCase();
        this.model = {
            asWritten: model.text.trim(),
            from: 'inline',
            ...(provider === undefined || !/^(?:openai|anthropic|azure|google|mistral|groq)$/.test(provider)
                ? {}
                : { provider }),
            place: model.place,
        };
    }
    /** The JSON in a schema or tool; null (and told as missing) when it is an expression of a program. */
    json(element, what) {
        const text = textOf(element);
        const body = text === null ? null : trimmed(text);
        if (body === null || !body.text.startsWith('{') || body.text.startsWith('{{') || /\{\{/.test(body.text)) {
            this.incomplete.add(`${element.place.path}:${element.place.line}: ${what}, which is an expression`);
            return null;
        }
        const { root, problems } = parseEmbeddedJson(body);
        this.problems.push(...problems);
        if (root === null)
            this.incomplete.add(`${element.place.path}:${element.place.line}: ${what}`);
        return root;
    }
    outputSchema(element) {
        const root = this.json(element, 'the schema of the answer');
        if (root === null)
            return;
        const { schema, problems } = readSchema(root);
        this.problems.push(...problems);
        this.schema = schema;
    }
    tool(element, around) {
        const name = this.fixed(attributeOf(element, 'name'), around.scope);
        const root = this.json(element, `the parameters of the tool \`${(name ?? '').slice(0, 60)}\``);
        const schema = mapAt(root);
        this.tools.push({
            name: name ?? 'tool',
            description: this.fixed(attributeOf(element, 'description'), around.scope),
            schema: schema === undefined ? null : plainValue(schema),
            known: schema !== undefined && name !== null,
            place: element.place,
        });
    }
}
function transformed(caption, how) {
    if (how === 'upper')
        return caption.toUpperCase();
    if (how === 'lower')
        return caption.toLowerCase();
    return how === 'capitalize' ? caption.charAt(0).toUpperCase() + caption.slice(1) : caption;
}
/** Whether an offset stands in one of many ranges. */
function within(ranges) {
    const merged = [];
    for (const one of [...ranges].sort((a, b) => a.start - b.start)) {
        const last = merged[merged.length - 1];
        if (last !== undefined && one.start <= last.end)
            last.end = Math.max(last.end, one.end);
        else
            merged.push({ ...one });
    }
    return (offset) => {
        let low = 0;
        let high = merged.length - 1;
        while (low <= high) {
            const middle = (low + high) >> 1;
            const range = merged[middle];
            if (range === undefined)
                break;
            if (offset < range.start)
                high = middle - 1;
            else if (offset >= range.end)
                low = middle + 1;
            else
                return true;
        }
        return false;
    };
}

;// CONCATENATED MODULE: ./src/formats/poml/index.ts





// https://microsoft.github.io/poml/latest/language/ · https://github.com/microsoft/poml: packages/poml/file.tsx (reading),
// essentials.tsx and components/ (captions), writer.ts (Markdown and speakers); checked 2026-11-26 against the rendered
// examples of that repository. POML makes Markdown of its elements (headings, list marks, blank lines); the same is done
// here, with these limits: any other `syntax` is read as if it were Markdown, tables are counted as the file they are made
// of, `tokenLimit` and priorities cut nothing, and expressions are not evaluated but for names and fields of known values.
const poml_id = 'poml';
/** Microsoft's Prompt Orchestration Markup Language. */
const poml = {
    id: poml_id,
    title: 'POML',
    docs: 'https://microsoft.github.io/poml/latest/language/',
    reads: 'The text of all elements as POML’s Markdown: captions, lists, few-shot examples as messages, speakers, included files and text documents, values of `let`; model and limits of `runtime`, tools and the answer’s schema where they are JSON. Conditions and loops are kept as such. PDF, Word and Excel files, web pages and expressions of a schema are of unknown size.',
    patterns: ['**/*.poml'],
    recognizes: (file) => !file.text.includes('\0'),
    async extract(file, context) {
        const { nodes, problems } = readMarkup(file);
        const renderer = new Renderer(file, context, [...problems]);
        const roots = nodes.filter((node) => node.kind === 'element' || node.source.text.trim() !== '');
        const [root] = roots;
        renderer.readStyles(nodes);
        if (root?.kind === 'element' || roots.length > 1)
            await renderer.nodes(nodes, { ...topContext, scope: new Map() }, [file.path]);
        else if (root !== undefined)
            renderer.raw(root.source, new Map());
        if (renderer.isEmpty) {
            const detail = 'There is no text in this POML file.';
            renderer.problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, 1, detail));
            return { prompts: [], problems: renderer.problems };
        }
        const messages = renderer.messages();
        return {
            prompts: [
                promptOf(poml_id, file, {
                    name: (0,parse_paths/* stemOf */.Vc)(file.path),
                    line: 1,
                    messages,
                    tools: renderer.tools,
                    schema: renderer.schema,
                    model: renderer.model,
                    parameters: renderer.parameters,
                    incomplete: [...renderer.incomplete],
                }),
            ],
            problems: renderer.problems,
        };
    },
};

;// CONCATENATED MODULE: ./src/formats/prompt-flow.ts












// https://microsoft.github.io/promptflow/reference/flow-yaml-schema-reference.html
// https://microsoft.github.io/promptflow/reference/tools-reference/{llm,prompt}-tool.html
// On 2026-11-26 the start of the first page was read, and the flows of Azure-Samples/contoso-chat (as they stood before it
// moved to Prompty); the rest is written from knowledge of the format.
const prompt_flow_id = 'prompt-flow';
/** Azure Prompt flow: every LLM node of a `flow.dag.yaml` is one request. */
const promptFlow = {
    id: prompt_flow_id,
    title: 'Azure Prompt flow',
    docs: 'https://microsoft.github.io/promptflow/reference/flow-yaml-schema-reference.html',
    reads: 'One prompt per LLM node: its Jinja2 source with role lines and images, the deployment or model, limits, tools and answer format of its inputs; flow defaults and literal inputs are sample values. The default variant of a node counts, its other variants and aggregation nodes are evaluations, prompt nodes are parts, joined where an input takes `${node.output}` of one. Python nodes send nothing that stands in the flow.',
    patterns: ['**/flow.dag.{yaml,yml}'],
    recognizes: () => true,
    async extract(file, context) {
        const { root, problems: yamlProblems } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems: yamlProblems };
        if (listAt(root, 'nodes') === undefined) {
            const detail = 'A prompt flow needs `nodes`: a list of its steps.';
            return {
                prompts: [],
                problems: [...yamlProblems, (0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)],
            };
        }
        const problems = [...yamlProblems];
        const prompts = [];
        const consumed = new Set();
        const steps = stepsOf(root);
        const parts = new Map(steps.filter((step) => stringAt(step.node, 'type') === 'prompt').map((step) => [step.name, step.node]));
        for (const step of steps) {
            const type = stringAt(step.node, 'type');
            if (type !== 'llm' && type !== 'custom_llm' && type !== 'prompt')
                continue;
            const source = at(step.node, 'source');
            const written = textAt(source, 'path') ?? textAt(source);
            if (written === undefined) {
                const detail = 'This node has no `source.path`: what it sends is not in the repository.';
                problems.push((0,problem/* problem */.C)('unexpected-shape', file.path, step.node.place.line, detail));
                continue;
            }
            const target = (0,parse_paths/* resolvePath */.o1)(file.path, written.text);
            const line = written.place.line;
            if ('refused' in target) {
                const detail = `The source \`${written.text.slice(0, 200)}\` of this node is outside of the repository and is not read.`;
                problems.push((0,problem/* problem */.C)('include-outside', file.path, line, detail));
                prompts.push(missingPrompt(step));
                continue;
            }
            const recorded = recording(context, file);
            const read = recorded.context.exists(target.path) ? await recorded.context.read(target.path) : null;
            if (read === null || isProblem(read)) {
                const detail = `There is no file \`${target.path}\`, which this node sends.`;
                problems.push(read ?? (0,problem/* problem */.C)('missing-file', file.path, line, detail));
                prompts.push(missingPrompt(step));
                continue;
            }
            consumed.add(target.path);
            // https://github.com/microsoft/promptflow: nodes are rendered with trim_blocks and keep_trailing_newline.
            const body = textIn(read);
            const expanded = await expandTemplate('jinja', body, recorded.context, { trimBlocks: true });
            problems.push(...expanded.problems);
            const inputs = at(step.node, 'inputs');
            const known = prompt_flow_samplesOf(root, inputs);
            const missing = [...expanded.incomplete];
            let joins = 0;
            /** `${customer_prompt.output}` is the text of that prompt node, with its own inputs in it. */
            const joined = async (pieces, from, depth) => {
                const found = [];
                for (const piece of pieces) {
                    if (piece.kind === 'branch') {
                        const arms = [];
                        for (const arm of piece.arms)
                            arms.push(await joined(arm, from, depth));
                        found.push({ ...piece, arms });
                    }
                    else if (piece.kind === 'loop' || piece.kind === 'include')
                        found.push({ ...piece, body: await joined(piece.body, from, depth) });
                    else {
                        const part = piece.kind === 'variable' ? prompt_flow_partOf(parts, from, piece.name) : undefined;
                        const named = textAt(part, 'source', 'path') ?? textAt(part, 'source');
                        const place = named === undefined ? { refused: 'empty' } : (0,parse_paths/* resolvePath */.o1)(file.path, named.text);
                        const body = part !== undefined &&
                            depth < maxJoined &&
                            joins++ < maxParts &&
                            'path' in place &&
                            recorded.context.exists(place.path)
                            ? await recorded.context.read(place.path)
                            : null;
                        if (part === undefined || body === null || isProblem(body)) {
                            found.push(piece);
                            continue;
                        }
                        const inner = await expandTemplate('jinja', textIn(body), recorded.context, { trimBlocks: true });
                        problems.push(...inner.problems);
                        missing.push(...inner.incomplete);
                        for (const [name, sample] of prompt_flow_samplesOf(root, at(part, 'inputs')))
                            if (!known.has(name))
                                known.set(name, sample);
                        found.push({
                            kind: 'include',
                            path: body.path,
                            body: await joined(inner.pieces, at(part, 'inputs'), depth + 1),
                            place: piece.place,
                        });
                    }
                }
                return found;
            };
            const text = await joined(expanded.pieces, inputs, 0);
            const isCompletion = stringAt(step.node, 'api') === 'completion';
            const pieces = isCompletion ? text : markRoleLines(markdownImages(text, read.path));
            const messages = messagesOf(pieces, {
                role: isCompletion ? 'user' : 'system',
                place: body.place,
                ...(isCompletion ? {} : { trim: true }),
            });
            const { schema, problems: schemaProblems } = readSchema(at(inputs, 'response_format'), file);
            problems.push(...schemaProblems);
            prompts.push(promptOf(prompt_flow_id, file, {
                name: step.name,
                kind: type === 'prompt' ? 'fragment' : step.kind,
                line: step.node.place.line,
                messages,
                tools: readTools(listAt(inputs, 'tools') ?? listAt(inputs, 'functions')),
                schema,
                model: prompt_flow_modelOf(step.node),
                parameters: readParameters(inputs),
                variables: sampledVariables(messages, known),
                sources: recorded.sources(),
                incomplete: [...new Set(missing)],
            }));
        }
        return { prompts, problems, consumed: [...consumed] };
        function missingPrompt(step) {
            return promptOf(prompt_flow_id, file, {
                name: step.name,
                kind: step.kind,
                line: step.node.place.line,
                model: prompt_flow_modelOf(step.node),
                parameters: readParameters(at(step.node, 'inputs')),
                sources: [file.path],
                incomplete: ['the text of this node is not in the repository'],
            });
        }
    },
};
/** Prompt nodes that take the output of prompt nodes, and how many of them one node may come to. */
const maxJoined = 5;
const maxParts = 200;
function prompt_flow_partOf(parts, inputs, name) {
    const wired = /^\s*\$\{([\w-]{1,200})\.output\}\s*$/.exec(stringAt(inputs, name) ?? '')?.[1];
    return wired === undefined ? undefined : parts.get(wired);
}
/** Nodes with their variants put in: of those only the default one is what the flow sends. */
function stepsOf(root) {
    const steps = [];
    for (const node of itemsAt(root, 'nodes')) {
        const name = scalarTextAt(node, 'name') ?? 'node';
        const kind = booleanAt(node, 'aggregation') === true ? 'evaluation' : 'request';
        const variants = at(root, 'node_variants', name);
        if (booleanAt(node, 'use_variants') !== true || variants === undefined) {
            steps.push({ name, node, kind });
            continue;
        }
        const all = entriesAt(variants, 'variants');
        const chosen = scalarTextAt(variants, 'default_variant_id') ?? all[0]?.key;
        for (const variant of all) {
            const inner = at(variant.value, 'node');
            if (inner === undefined)
                continue;
            const isDefault = variant.key === chosen;
            steps.push({
                name: isDefault ? name : `${name}.${variant.key}`,
                node: inner,
                kind: isDefault ? kind : 'evaluation',
            });
        }
    }
    return steps;
}
function prompt_flow_modelOf(node) {
    const deployment = textAt(node, 'inputs', 'deployment_name');
    const named = textAt(node, 'inputs', 'model');
    const isDeployment = deployment !== undefined && deployment.text.trim() !== '';
    const written = isDeployment ? deployment : named;
    if (written?.text.includes('${inputs.') === true)
        return null;
    return modelNamed(written, {
        provider: prompt_flow_providerOf(stringAt(node, 'provider')),
        deployment: isDeployment,
    });
}
function prompt_flow_providerOf(written) {
    if (written === 'AzureOpenAI')
        return 'azure';
    return written === 'OpenAI' ? 'openai' : undefined;
}
/** `${inputs.x}` has the default of the flow's input; a literal input is what is inserted. */
function prompt_flow_samplesOf(root, inputs) {
    const known = new Map();
    for (const entry of entriesAt(inputs)) {
        const wired = /^\s*\$\{([^{}]+)\}\s*$/.exec(stringAt(entry.value) ?? '')?.[1];
        const [scope, name] = wired?.split('.') ?? [];
        const value = wired === undefined
            ? entry.value
            : scope === 'inputs' && name !== undefined
                ? at(root, 'inputs', name, 'default')
                : undefined;
        const sample = sampleText(value);
        if (sample !== undefined && sample !== '')
            known.set(entry.key, { sample });
    }
    return known;
}

;// CONCATENATED MODULE: ./src/formats/prompt-json.ts


/** Prompts in JSON files of somebody's own making. */
const promptJson = {
    id: 'prompt-json',
    title: 'Home-made JSON',
    docs: 'https://www.rfc-editor.org/rfc/rfc8259',
    reads: 'Texts under keys that say prompt (`system_prompt`, `triage_user_template`, `instructions`), `system` and `user` of one map as one prompt, message lists, and files that such keys name. Model and limits come from keys beside or above, or from a config in the same folder. Examples, tests, descriptions and stored outputs are not read.',
    patterns: ['**/*.json'],
    recognizes: (file) => mayHoldPrompts(file),
    async extract(file, context) {
        const { root, problems } = parseJson(file);
        const found = await readHomemade('prompt-json', root === null ? [] : [root], file, context);
        return { ...found, problems: [...problems, ...found.problems] };
    },
};

;// CONCATENATED MODULE: ./src/formats/prompt-toml.ts


/** Prompts in TOML files of somebody's own making. */
const promptToml = {
    id: 'prompt-toml',
    title: 'Home-made TOML',
    docs: 'https://toml.io/en/v1.0.0',
    reads: 'Texts under keys that say prompt (`system_prompt`, `triage_user_template`, `instructions`), `system` and `user` of one map as one prompt, message lists, and files that such keys name. Model and limits come from keys beside or above, or from a config in the same folder. Examples, tests, descriptions and stored outputs are not read.',
    patterns: ['**/*.toml'],
    recognizes: (file) => mayHoldPrompts(file),
    async extract(file, context) {
        const { root, problems } = parseToml(file);
        const found = await readHomemade('prompt-toml', root === null ? [] : [root], file, context);
        return { ...found, problems: [...problems, ...found.problems] };
    },
};

;// CONCATENATED MODULE: ./src/formats/prompt-yaml.ts


/** Prompts in YAML files of somebody's own making. */
const promptYaml = {
    id: 'prompt-yaml',
    title: 'Home-made YAML',
    docs: 'https://yaml.org/spec/1.2.2/',
    reads: 'Texts under keys that say prompt (`system_prompt`, `triage_user_template`, `instructions`), `system` and `user` of one map as one prompt, message lists, and files that such keys name. Model and limits come from keys beside or above, or from a config in the same folder. Examples, tests, descriptions and stored outputs are not read.',
    patterns: ['**/*.{yaml,yml}'],
    recognizes: (file) => mayHoldPrompts(file),
    async extract(file, context) {
        const { roots, problems } = parseYamlDocuments(file);
        const found = await readHomemade('prompt-yaml', roots, file, context);
        return { ...found, problems: [...problems, ...found.problems] };
    },
};

// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(5175);
;// CONCATENATED MODULE: ./src/formats/promptfoo/csv.ts

/**
 * The rows of a CSV file below the one with the names, null where the text is no CSV. `most` is how many are wanted:
 * what is behind them is not parsed. `relaxed`: quotes may stand inside of a value.
 */
function csvRows(text, most, relaxed = false) {
    const options = {
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        bom: true,
        relax_quotes: relaxed,
        ...(most === undefined ? {} : { to: most + 1 }),
    };
    let parsed;
    try {
        parsed = (0,sync/* parse */.qg)(text, options);
    }
    catch {
        return null;
    }
    const [names, ...rows] = parsed;
    let line = names?.info.lines ?? 0;
    return rows.map(({ record, info }) => {
        const values = new Map(record.map((value, column) => [names?.record[column] ?? '', value]));
        const row = { values, firstLine: line + 1, lastLine: info.lines };
        line = info.lines;
        return row;
    });
}

;// CONCATENATED MODULE: ./src/formats/promptfoo/prompts.ts










const maxFilesPerGlob = 200;
/** The drafts of one config, collected in the order in which its `prompts` name them. */
class prompts_PromptReader {
    problems = [];
    /** Files that are prompts of this config and of nothing else. */
    consumed = new Set();
    drafts = [];
    file;
    outer;
    constructor(file, context) {
        this.file = file;
        this.outer = context;
    }
    /** A text, a file, a list of them, or the old form: a map from file (or text) to label. */
    async read(prompts) {
        if (prompts?.kind === 'map') {
            for (const entry of prompts.entries) {
                const source = madeText(entry.key, entry.keyPlace);
                await this.addText(source, stringAt(entry.value), undefined);
            }
        }
        else
            for (const item of itemsAt(prompts))
                await this.addPrompt(item);
    }
    complain(reason, line, detail) {
        this.problems.push((0,problem/* problem */.C)(reason, this.file.path, line, detail));
    }
    async addPrompt(node) {
        const text = textAt(node);
        if (text !== undefined)
            return this.addText(text, undefined, undefined);
        const inner = textAt(firstOf(node, ['raw', 'id', 'path', 'file']));
        const chat = at(node, 'raw') ?? at(node, 'messages');
        if (inner !== undefined)
            return this.addText(inner, stringAt(node, 'label') ?? stringAt(node, 'display'), at(node, 'config'));
        if (chat?.kind === 'list' || node.kind === 'list') {
            return this.addChat(chat ?? node, stringAt(node, 'label') ?? this.nextName(), this.outer, [this.file.path], node.place.line, at(node, 'config'));
        }
        this.complain('unexpected-shape', node.place.line, 'A prompt of this config is neither a text nor a file nor a list of messages.');
    }
    nextName() {
        return `prompt-${this.drafts.length + 1}`;
    }
    async addText(source, label, config) {
        const written = source.text.trim();
        const { line } = source.place;
        if (/^(?:exec|langfuse|portkey|helicone|https?):/.test(written)) {
            const where = written.startsWith('exec:')
                ? 'made by a program at run time'
                : 'kept outside of the repository';
            this.addOpaque(label ?? this.nextName(), `the prompt is ${where}`, source, config);
            return;
        }
        const isFile = written.startsWith('file://') ||
            (!written.includes('\n') &&
                /^[\w./*-]+\.(?:txt|md|j2|json|ya?ml|csv|py|js|ts|mjs|cjs)(?::\w+)?$/.test(written));
        if (isFile)
            return this.addFiles(written.replace(/^file:\/\//, ''), label, source, config);
        const recorder = recording(this.outer, this.file);
        if (/^\s*\[\s*\{/.test(source.text)) {
            const { root } = parseEmbeddedJson(source);
            if (root?.kind === 'list')
                return this.addChat(root, label ?? this.nextName(), recorder.context, recorder.sources(), line, config);
        }
        await this.addTemplate(source, label ?? this.nextName(), recorder, line, config);
    }
    async addTemplate(source, name, recorder, line, config) {
        const expanded = await expandTemplate('nunjucks', source, recorder.context);
        this.problems.push(...expanded.problems);
        const segments = segmentsOf(expanded.pieces);
        this.drafts.push({
            name,
            messages: [{ role: 'user', segments, place: source.place }],
            incomplete: expanded.incomplete,
            sources: recorder.sources(),
            line,
            config,
        });
    }
    async addChat(list, name, context, sources, line, config) {
        const chat = await readChat(list, 'nunjucks', context);
        this.problems.push(...chat.problems);
        this.drafts.push({ name, messages: chat.messages, incomplete: chat.incomplete, sources, line, config });
    }
    addOpaque(name, why, source, config) {
        const segment = { kind: 'opaque', why, place: source.place };
        this.complain('runtime-code', source.place.line, `The prompt \`${name.slice(0, 80)}\` is not counted: ${why}.`);
        this.drafts.push({
            name,
            messages: [{ role: 'user', segments: [segment], place: source.place }],
            incomplete: [`${source.place.path}:${source.place.line}: ${why}`],
            sources: [this.file.path],
            line: source.place.line,
            config,
        });
    }
    async addFiles(target, label, source, config) {
        const { line } = source.place;
        const resolved = (0,parse_paths/* joinPath */.uJ)((0,parse_paths/* folderOf */.yS)(this.file.path), target);
        if ('refused' in resolved) {
            const why = `\`${target.slice(0, 200)}\` is outside of the repository`;
            this.complain('include-outside', line, `The prompt is not read: ${why}.`);
            return;
        }
        const paths = /[*?{[]/.test(resolved.path)
            ? this.outer.glob(resolved.path).slice(0, maxFilesPerGlob)
            : [resolved.path];
        if (paths.length === 0)
            this.complain('include-missing', line, `No file matches \`${resolved.path}\`.`);
        for (const path of paths) {
            const clean = path.replace(/\.(py|js|ts|mjs|cjs|mts|cts):[\w.]+$/, '.$1');
            if (/\.(?:py|js|ts|mjs|cjs|mts|cts|sh)$/.test(clean)) {
                this.addOpaque(label ?? (0,parse_paths/* baseName */.Fl)(path), `\`${path.slice(0, 200)}\` makes it at run time`, source, config);
                continue;
            }
            const recorder = recording(this.outer, this.file);
            const read = await recorder.context.read(path);
            if (isProblem(read)) {
                if (read.reason === 'missing-file')
                    this.complain('include-missing', line, `There is no file \`${path}\`.`);
                else
                    this.problems.push(read);
                continue;
            }
            this.consumed.add(path);
            await this.addFile(read, paths.length === 1 ? (label ?? path) : path, recorder, line, config);
        }
    }
    async addFile(read, name, recorder, line, config) {
        const ending = (0,parse_paths/* extensionOf */.je)(read.path);
        if (ending === 'json' || ending === 'yaml' || ending === 'yml') {
            const parsed = parseByEnding(read);
            const list = parsed.root?.kind === 'list'
                ? parsed.root
                : (at(parsed.root, 'prompt') ?? at(parsed.root, 'messages'));
            if (list?.kind === 'list') {
                await this.addChat(list, name, recorder.context, recorder.sources(), line, at(parsed.root, 'config') ?? config);
                return;
            }
            // A chat file with template tags in it is not JSON before it is rendered: it is sent as the text it is.
        }
        if (ending === 'csv') {
            for (const row of csvPrompts(read)) {
                await this.addTemplate(row.source, row.label ?? `${name}:${row.source.place.line}`, recorder, line, config);
            }
            return;
        }
        const parts = splitPrompts(read);
        for (const [index, part] of parts.entries()) {
            await this.addTemplate(part, parts.length === 1 ? name : `${name}:${index + 1}`, recorder, line, config);
        }
    }
}
/** A text file holds several prompts between lines of `---`. */
function splitPrompts(file) {
    const parts = [];
    const { text } = file;
    let from = 0;
    for (let at = text.indexOf('\n---\n'); at !== -1; at = text.indexOf('\n---\n', from)) {
        parts.push(textIn(file, from, at));
        from = at + 5;
    }
    parts.push(textIn(file, from));
    return parts.map(trimmed).filter((part) => part.text !== '');
}
/** The `prompt` column of a CSV file, with its `label` where there is one. */
function csvPrompts(file) {
    const rows = csvRows(file.text);
    if (rows === null)
        return [{ source: textIn(file), label: undefined }];
    return rows.flatMap(({ values, firstLine, lastLine }) => {
        const prompt = values.get('prompt') ?? '';
        if (prompt.trim() === '')
            return [];
        const label = values.get('label');
        const source = madeText(prompt, placeIn(file, lineStart(file, firstLine), lineStart(file, lastLine + 1)));
        return [{ source, label: label === '' ? undefined : label }];
    });
}

;// CONCATENATED MODULE: ./src/formats/promptfoo/providers.ts








/** The providers of a config, also those in files of their own. Scripts and the like are no models and left out. */
async function providersOf(root, file, context) {
    const providers = [];
    const problems = [];
    const opened = new Set();
    const add = async (node) => {
        const [only] = node.kind === 'map' ? node.entries : [];
        // `- openai:gpt-4.1: { config: … }`
        const keyed = node.kind === 'map' && node.entries.length === 1 && only !== undefined && only.key.includes(':')
            ? only
            : undefined;
        const written = keyed === undefined ? (textAt(node) ?? textAt(node, 'id')) : madeText(keyed.key, keyed.keyPlace);
        if (written === undefined)
            return;
        const target = /^file:\/\/(.+\.(?:ya?ml|json))$/.exec(written.text.trim())?.[1];
        if (target !== undefined) {
            const resolved = (0,parse_paths/* resolvePath */.o1)(file.path, target);
            // Files may name each other in a circle.
            if ('path' in resolved && opened.has(resolved.path))
                return;
            const read = 'path' in resolved ? await context.read(resolved.path) : null;
            if (read === null || isProblem(read)) {
                const detail = `The provider file \`${target.slice(0, 200)}\` cannot be read.`;
                problems.push((0,problem/* problem */.C)('include-missing', file.path, written.place.line, detail));
                return;
            }
            opened.add(read.path);
            const parsed = parseByEnding(read);
            problems.push(...parsed.problems);
            for (const item of itemsAt(parsed.root))
                await add(item);
            return;
        }
        const settings = keyed?.value ?? node;
        const config = mapAt(settings, 'config');
        const model = providers_modelOf(written.text.trim(), config);
        if (model === null)
            return;
        const toolsNode = await providers_behind(at(config, 'tools'), file, context, problems);
        const tools = toolsNode.missing ? [] : readTools(toolsNode.node);
        const schemaNode = await providers_behind(at(config, 'response_format'), file, context, problems);
        providers.push({
            model,
            only: stringsAt(settings, 'prompts'),
            parameters: readParameters(config),
            tools,
            schema: readSchema(schemaNode.node).schema,
            incomplete: toolsNode.missing
                ? ['the definition of a tool is not in the repository']
                : undefinedTools(tools),
            place: written.place,
        });
    };
    for (const node of itemsAt(at(root, 'providers') ?? at(root, 'targets')))
        await add(node);
    return { providers, problems };
}
/** `openai:chat:gpt-4.1` stays as it is written; `{id: openai, config: {model: …}}` names it apart. Scripts are no models. */
function providers_modelOf(written, config) {
    if (/^(?:file|exec|python|https?|package|webhook|echo)\b/.test(written) ||
        /\.(?:py|js|ts|mjs|sh)$/.test(written))
        return null;
    const named = stringAt(config, 'model');
    return named !== undefined && !written.includes(':') ? `${written}:${named}` : written;
}
/** What stands in the file that a `file://` value names; any other value itself. */
async function providers_behind(node, file, context, problems) {
    const target = /^\s*file:\/\/(.+?)\s*$/.exec(textAt(node)?.text ?? '')?.[1];
    if (target === undefined || node === undefined)
        return { node, missing: false };
    const resolved = (0,parse_paths/* resolvePath */.o1)(file.path, target);
    const read = 'path' in resolved ? await context.read(resolved.path) : null;
    if (read === null || isProblem(read)) {
        const detail = `There is no file \`${target.slice(0, 200)}\` in the repository.`;
        problems.push((0,problem/* problem */.C)('include-missing', file.path, node.place.line, detail));
        return { node: undefined, missing: true };
    }
    if (!['yaml', 'yml', 'json'].includes((0,parse_paths/* extensionOf */.je)(read.path)))
        return { node: undefined, missing: true };
    const parsed = parseByEnding(read);
    problems.push(...parsed.problems);
    return { node: parsed.root ?? undefined, missing: parsed.root === null };
}

;// CONCATENATED MODULE: ./src/formats/promptfoo/tests.ts







// https://www.promptfoo.dev/docs/configuration/test-cases/, and src/util/testCaseReader.ts and src/csv.ts of
// https://github.com/promptfoo/promptfoo (stored copies, read 2026-11-26).
/** Tests of the config, files that one of them names by a glob, and tests of one file: the first values are what is wanted. */
const maxTests = 100;
const tests_maxFilesPerGlob = 20;
const maxTestsPerFile = 5;
/** Of a CSV file: the first rows are not behind that. */
const tests_maxCharacters = 1_000_000;
/** The first value that a test (or the defaults of all tests) gives each variable, by the variable's name. */
async function tests_samplesOf(root, file, context) {
    const known = new Map();
    const tests = [...itemsAt(root, 'defaultTest'), ...itemsAt(root, 'tests').slice(0, maxTests)];
    for (const test of tests) {
        const named = textAt(test) ?? textAt(test, 'path');
        const given = named === undefined ? valuesIn(test) : await valuesInFiles(named.text.trim(), file, context);
        for (const [name, written] of given) {
            if (known.has(name))
                continue;
            const sample = await tests_valueOf(written, file, context);
            if (sample !== null)
                known.set(name, { sample });
        }
    }
    return known;
}
/** The variables of one test; of several values that each make a test of their own, the first. */
function valuesIn(test) {
    return entriesAt(test, 'vars').flatMap(({ key, value }) => {
        const first = value.kind === 'list' ? value.items[0] : value;
        const text = sampleText(first);
        return text === undefined ? [] : [[key, text]];
    });
}
/** `tests: file://cases.csv`, with or without `file://`. Programs, tables of Excel and addresses are not read. */
async function valuesInFiles(written, file, context) {
    const target = /^(?:file:\/\/)?(.+\.(?:csv|jsonl?|ya?ml))$/.exec(written)?.[1];
    const resolved = target === undefined ? null : (0,parse_paths/* resolvePath */.o1)(file.path, target);
    if (resolved === null || 'refused' in resolved)
        return [];
    const paths = /[*?{[]/.test(resolved.path)
        ? context.glob(resolved.path).slice(0, tests_maxFilesPerGlob)
        : [resolved.path];
    const found = [];
    for (const path of paths) {
        const read = context.exists(path) ? await context.read(path) : null;
        if (read !== null && !isProblem(read))
            found.push(testsIn(read).flat());
    }
    return found.flat();
}
function testsIn(file) {
    switch ((0,parse_paths/* extensionOf */.je)(file.path)) {
        case 'csv':
            return rowsIn(file);
        case 'jsonl':
            return linesIn(file).map(valuesIn);
        default:
            return itemsAt(parseOnce(file).root).slice(0, maxTestsPerFile).map(valuesIn);
    }
}
/** A column is a variable, but for those that begin with two underscores (`__expected`, `__metadata:topic`). */
function rowsIn(file) {
    const text = file.text.slice(0, tests_maxCharacters);
    // As promptfoo does: a second try for quotes that stand inside of a value.
    const rows = csvRows(text, maxTestsPerFile) ?? csvRows(text, maxTestsPerFile, true) ?? [];
    return rows.map(({ values }) => [...values].filter(([name, value]) => !name.startsWith('__') && value !== ''));
}
function linesIn(file) {
    const found = [];
    for (let start = 0; start < file.text.length && found.length < maxTestsPerFile;) {
        const newline = file.text.indexOf('\n', start);
        const end = newline === -1 ? file.text.length : newline;
        const { root } = parseJson(file, start, end);
        if (root === null)
            break;
        found.push(root);
        start = end + 1;
    }
    return found;
}
/** A value as it is inserted: the text of the file it names; null for what is made or fetched at run time. */
async function tests_valueOf(written, file, context) {
    const target = /^file:\/\/(\S+\.(?:txt|md|json|ya?ml|csv))$/.exec(written)?.[1];
    if (target === undefined)
        return /^(?:file|exec|https?):\/\//.test(written) ? null : written;
    const resolved = (0,parse_paths/* resolvePath */.o1)(file.path, target);
    const read = 'path' in resolved ? await context.read(resolved.path) : null;
    return read === null || isProblem(read) ? null : read.text;
}

;// CONCATENATED MODULE: ./src/formats/promptfoo/index.ts










// https://www.promptfoo.dev/docs/configuration/reference/
const promptfoo_id = 'promptfoo';
/** Evaluation configs of promptfoo. What they send is an evaluation's cost, not production's. */
const promptfoo = {
    id: promptfoo_id,
    title: 'promptfoo evaluation',
    docs: 'https://www.promptfoo.dev/docs/configuration/reference/',
    reads: 'Prompts (inline, files, globs, chat lists, CSV), the first provider as the model and the others as alternatives, its parameters and tools; test variables give sample values, also those in files (CSV, JSON, JSONL, YAML). Assertions and graders are not counted, prompt functions in code have an unknown size.',
    patterns: [
        '**/promptfooconfig*.{yaml,yml,json}',
        '**/*promptfoo*.{yaml,yml,json}',
        '**/{evals,eval,evaluations,promptfoo}/**/*.{yaml,yml}',
    ],
    recognizes: (file) => (0,parse_paths/* baseName */.Fl)(file.path).startsWith('promptfooconfig') ||
        file.text.slice(0, 2000).includes('promptfoo.dev/config-schema') ||
        (/^["']?prompts["']?[ \t]*:/m.test(file.text) &&
            /^["']?(?:providers|targets)["']?[ \t]*:/m.test(file.text)),
    async extract(file, context) {
        const parsed = parseByEnding(file);
        const { root } = parsed;
        if (root === null)
            return { prompts: [], problems: parsed.problems };
        if (root.kind !== 'map') {
            const detail = 'A promptfoo config is a map with `prompts` and `providers`.';
            return { prompts: [], problems: [(0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)] };
        }
        const reader = new prompts_PromptReader(file, context);
        await reader.read(at(root, 'prompts'));
        // Providers and tests belong to every prompt of the config.
        const shared = recording(context, file);
        const { providers, problems } = await providersOf(root, file, shared.context);
        const samples = await tests_samplesOf(root, file, shared.context);
        const sources = shared.sources();
        return {
            prompts: reader.drafts.map((draft) => promptfoo_promptFrom(draft, providers, samples, sources, file)),
            problems: [...reader.problems, ...problems],
            consumed: [...reader.consumed],
        };
    },
};
/** A draft with the first provider that it is sent to; the models of the others are alternatives. */
function promptfoo_promptFrom(draft, providers, samples, sources, file) {
    const applying = providers.filter(({ only }) => only.length === 0 || only.includes(draft.name));
    const [first, ...others] = applying;
    const model = first === undefined ? null : { asWritten: first.model, from: 'inline', place: first.place };
    return promptOf(promptfoo_id, file, {
        name: draft.name,
        kind: 'evaluation',
        line: draft.line,
        messages: draft.messages,
        tools: first?.tools ?? [],
        schema: first?.schema ?? null,
        model: withAlternatives(model, others.map((provider) => provider.model)),
        parameters: { ...(first?.parameters ?? {}), ...readParameters(draft.config) },
        variables: sampledVariables(draft.messages, samples),
        incomplete: [...draft.incomplete, ...(first?.incomplete ?? [])],
        sources: [...new Set([...draft.sources, ...sources])],
    });
}

;// CONCATENATED MODULE: ./src/formats/promptl.ts











// https://docs.latitude.so/promptl/getting-started/introduction · https://github.com/latitude-dev/promptl: the parser, and
// src/compiler/chain.ts for what each step of a chain sends again (checked 2026-11-26). What `<prompt name={{x}} />` hands
// over is not put into the included text: its names stay variables.
const promptl_id = 'promptl';
/** Requests of one chain: each repeats what came before it. */
const promptl_maxSteps = 100;
/** Latitude's PromptL files. */
const promptl = {
    id: promptl_id,
    title: 'PromptL',
    docs: 'https://docs.latitude.so/promptl/getting-started/introduction',
    reads: 'Role tags, conditions, loops and included prompts, with model, limits, tools and schema of the front matter. A chain is one prompt per request: every step sends again what was said before it, with the answers, unless it is isolated. Sub-agents and Latitude’s own tools are known by name only. Markdown files are read where their tags are PromptL’s beyond doubt.',
    patterns: ['**/*.promptl', '**/{prompts,latitude}/**/*.md'],
    recognizes(file) {
        if ((0,parse_paths/* extensionOf */.je)(file.path) === 'promptl')
            return !file.text.includes('\0');
        return (/^---[ \t]*\r?\n(?:[^\n]*\n){0,60}?(?:model|provider)[ \t]*:/.test(file.text.slice(0, 6_000)) &&
            (/<(?:content-(?:image|text|file)|tool-call|step)[\s>]|<prompt[ \t]+path=/.test(file.text) ||
                /\{\{[ \t]*end(?:if|for)[ \t]*\}\}/.test(file.text)));
    },
    async extract(file, context) {
        const { matter, body, problems } = readFrontMatter(file, { leadingComments: true });
        const expanded = await expandTemplate('promptl', body, context, {
            bodyOf: (included) => readFrontMatter(included, { leadingComments: true }).body,
        });
        const { requests, conditional } = requestsIn(expanded.pieces);
        const incomplete = [...expanded.incomplete];
        if (conditional)
            incomplete.push('how many steps there are, which a condition, a loop or another file decides');
        const { schema, problems: schemaProblems } = readSchema(at(matter, 'schema'), file);
        const tools = [...promptl_toolsOf(at(matter, 'tools')), ...agentsOf(at(matter, 'agents'))];
        if (tools.some((tool) => !tool.known))
            incomplete.push('the definitions of tools known by name only');
        const model = promptl_modelOf(matter);
        const chain = chained(requests.slice(0, promptl_maxSteps), file);
        const told = [];
        if (requests.length > promptl_maxSteps) {
            const detail = `Only the first ${promptl_maxSteps} steps of this chain are counted.`;
            told.push((0,problem/* problem */.C)('too-many', file.path, requests[promptl_maxSteps]?.place?.line ?? null, detail));
        }
        const prompts = chain.map(({ request, messages }, index) => {
            const own = request.tag === null ? undefined : /\smodel\s*=\s*["']([^"'{}]{1,200})["']/.exec(request.tag);
            return promptOf(promptl_id, file, {
                name: chain.length === 1 ? (0,parse_paths/* stemOf */.Vc)(file.path) : `step ${index + 1}`,
                line: chain.length === 1 ? 1 : (request.place?.line ?? messages[messages.length - 1]?.place.line ?? 1),
                messages,
                tools,
                // The answer of each step has a schema of its own where the step says so: it is an expression.
                schema: request.tag !== null && /\sschema\s*=/.test(request.tag) ? null : schema,
                model: own?.[1] === undefined
                    ? model
                    : { ...model, asWritten: own[1].trim(), from: 'inline', place: request.place },
                parameters: readParameters(matter),
                incomplete: request.tag !== null && /\sschema\s*=/.test(request.tag)
                    ? [...incomplete, 'the schema of this step, which is an expression']
                    : incomplete,
            });
        });
        return { prompts, problems: [...problems, ...expanded.problems, ...schemaProblems, ...told] };
    },
};
/** Names of providers that everybody gives them; in Latitude a provider may be called anything. */
const promptl_providers = /^(?:openai|anthropic|azure|google|groq|mistral|deepseek|xai|perplexity|amazon[ _-]?bedrock)$/i;
function promptl_modelOf(matter) {
    const stated = stringAt(matter, 'provider')?.trim() ?? '';
    const provider = promptl_providers.test(stated) ? stated.toLowerCase().replace(/^amazon[ _-]?/, '') : undefined;
    return modelNamed(textAt(matter, 'model'), { from: 'frontmatter', provider });
}
/** `tools: [{get_weather: {description, parameters}}, latitude/search]`, or the same as one map. */
function promptl_toolsOf(node) {
    const named = node?.kind === 'map' ? [node] : itemsAt(node);
    return named.flatMap((item) => {
        const name = stringAt(item);
        if (name !== undefined)
            return [namedTool(name.slice(0, 200), item.place)];
        return entriesAt(item).map((entry) => {
            const parameters = at(entry.value, 'parameters');
            const description = stringAt(entry.value, 'description') ?? null;
            return {
                name: entry.key,
                description,
                schema: parameters === undefined ? null : plainValue(parameters),
                known: parameters !== undefined || description !== null,
                place: entry.value.place,
            };
        });
    });
}
function agentsOf(node) {
    return itemsAt(node).flatMap((item) => {
        const path = stringAt(item);
        return path === undefined ? [] : [namedTool(path.slice(0, 200), item.place)];
    });
}
/** What is said up to the end of each step, and what comes after the last one. */
function requestsIn(pieces) {
    const requests = [];
    let current = [];
    let open = null;
    let conditional = false;
    const finish = () => {
        requests.push({ pieces: current, tag: open?.role ?? null, place: open?.place ?? null });
        current = [];
        open = null;
    };
    for (const piece of pieces) {
        if (piece.kind === 'role' && piece.role.startsWith('<step'))
            open = piece;
        else if (piece.kind === 'role' && piece.role === '</step>')
            finish();
        else if (piece.kind === 'branch' || piece.kind === 'loop' || piece.kind === 'include') {
            const without = withoutSteps(piece);
            conditional ||= without.found;
            current.push(without.piece);
        }
        else
            current.push(piece);
    }
    // What is left over is one more request, when it says anything.
    if (requests.length === 0 || messagesFrom(current).length > 0)
        finish();
    return { requests, conditional };
}
function withoutSteps(piece) {
    let found = false;
    const clean = (list) => list.flatMap((one) => {
        if (one.kind === 'role' && /^<\/?step/.test(one.role)) {
            found = true;
            return [];
        }
        if (one.kind === 'branch')
            return [{ ...one, arms: one.arms.map((arm) => clean(arm)) }];
        if (one.kind === 'loop' || one.kind === 'include')
            return [{ ...one, body: clean(one.body) }];
        return [one];
    });
    return { piece: clean([piece])[0] ?? piece, found };
}
function messagesFrom(pieces) {
    const [first] = pieces;
    if (first === undefined)
        return [];
    const messages = messagesOf(withoutIndent(pieces), { role: 'system', trim: true, place: first.place });
    // Between two messages stands nothing but white space.
    return messages.filter((message) => message.segments.length > 0);
}
/** Every request with what was said before it: own messages and answers, but for isolated steps. */
function chained(requests, file) {
    const said = [];
    let isolated = false;
    return requests.map((request, index) => {
        const own = messagesFrom(request.pieces);
        const previous = requests[index - 1];
        if (index > 0 && !isolated && previous !== undefined) {
            const place = said[said.length - 1]?.place ?? { path: file.path, line: 1, column: 1, start: 0, end: 0 };
            const end = { ...place, end: place.start };
            const name = /\sas\s*=\s*["'](\w{1,80})["']/.exec(previous.tag ?? '')?.[1] ?? `answer ${index}`;
            said.push({ role: 'assistant', segments: [{ kind: 'variable', name, place: end }], place: end });
        }
        isolated =
            request.tag !== null && /\sisolated(?![\w-]|\s*=\s*(?:"false"|\{\{\s*false))/.test(request.tag);
        const messages = isolated ? own : [...said, ...own];
        if (!isolated)
            said.push(...own);
        return { request, messages };
    });
}

;// CONCATENATED MODULE: ./src/formats/prompty.ts













// https://www.prompty.ai/docs/prompty-file-spec · https://github.com/microsoft/prompty: spec/spec.md (v2: §2 the file, §5 to
// §7 what is sent; its fixtures read) and web/…/legacy/specification (v1). Compared 2026-11-26. Schemas are written as
// runtime/python/prompty/prompty/providers/openai/executor.py does. Not read: a front matter between `+++` lines.
const prompty_id = 'prompty';
/** Prompty files of all three generations of the schema. */
const prompty = {
    id: prompty_id,
    title: 'Prompty',
    docs: 'https://www.prompty.ai/docs/prompty-file-spec',
    reads: 'Role lines, model (or deployment), parameters, tools and outputs of all three generations of the schema, with `${file:…}`, `${env:…}` and the shared `prompty.json`. Samples and defaults are sample values and are not sent.',
    patterns: ['**/*.prompty'],
    recognizes: () => true,
    async extract(file, context) {
        const { matter: asRead, body, problems: matterProblems, } = readFrontMatter(file, { leadingComments: true });
        // Half a configuration would be a wrong model or limit: rather none, and the Problem says why.
        const matter = matterProblems.length === 0 ? asRead : null;
        const problems = [...matterProblems];
        const read = async (node) => {
            const result = await fileReference(node, file, context);
            problems.push(...result.problems);
            return result.node;
        };
        const modelNode = await read(at(matter, 'model'));
        const api = stringAt(modelNode, 'api') ?? stringAt(modelNode, 'apiType');
        const options = mapAt(await read(at(modelNode, 'options')));
        const parametersNode = (await read(mapAt(modelNode, 'parameters') ?? at(modelNode, 'parameters'))) ?? options;
        const inputs = await read(at(matter, 'inputs'));
        const outputs = await read(at(matter, 'outputs'));
        const isSecond = isSecondGeneration(matter, modelNode, inputs, outputs);
        const engine = (stringAt(matter, 'template', 'format', 'kind') ??
            stringAt(matter, 'template', 'format') ??
            stringAt(matter, 'template', 'type') ??
            stringAt(matter, 'template')) === 'mustache'
            ? 'mustache'
            : 'jinja';
        const expanded = await expandTemplate(engine, body, context, {
            dropFinalNewline: true,
            bodyOf: (included) => readFrontMatter(included, { leadingComments: true }).body,
        });
        problems.push(...expanded.problems);
        const marked = withRichInputs(markRoleLines(expanded.pieces), kindsOf(inputs));
        // The second generation leaves `![…](…)` as the text it is: pictures come as inputs.
        const pieces = isSecond ? marked : markdownImages(marked, file.path);
        const messages = messagesOf(pieces, { role: 'system', trim: true, place: body.place });
        const toolsNode = (await read(firstOf(parametersNode, ['tools', 'functions']))) ?? (await read(at(matter, 'tools')));
        const tools = prompty_toolsOf(toolsNode);
        const { schema: inlineSchema, problems: schemaProblems } = readSchema(await read(at(parametersNode, 'response_format')), file);
        problems.push(...schemaProblems);
        const model = await prompty_modelOf(modelNode, file, context);
        problems.push(...model.problems);
        const incomplete = [...expanded.incomplete];
        incomplete.push(...undefinedTools(tools));
        const variables = sampledVariables(messages, await prompty_samplesOf(matter, inputs, read));
        return {
            prompts: [
                promptOf(prompty_id, file, {
                    name: stringAt(matter, 'name') ?? (0,parse_paths/* stemOf */.Vc)(file.path),
                    kind: api === 'embedding' || api === 'image' ? 'fragment' : 'request',
                    line: 1,
                    messages,
                    tools,
                    schema: inlineSchema ?? outputsOf(outputs, isSecond),
                    model: model.reference,
                    parameters: {
                        ...readParameters(at(options, 'additionalProperties')),
                        ...readParameters(parametersNode),
                    },
                    variables,
                    incomplete,
                }),
            ],
            problems,
        };
    },
};
/** What `${file:name.json}` stands for: the tree of that file. Any other node stands for itself. */
async function fileReference(node, file, context) {
    const written = textAt(node);
    const name = written === undefined ? undefined : /^\s*\$\{file:([^{}]+)\}\s*$/i.exec(written.text)?.[1];
    if (name === undefined || written === undefined)
        return { node, problems: [] };
    const { line } = written.place;
    const target = (0,parse_paths/* resolvePath */.o1)(file.path, name);
    if ('refused' in target) {
        const detail = `\`${name.slice(0, 200)}\` is outside of the repository and is not read.`;
        return { node: undefined, problems: [(0,problem/* problem */.C)('include-outside', file.path, line, detail)] };
    }
    if (!context.exists(target.path)) {
        const detail = `There is no file \`${target.path}\`, which \`\${file:…}\` names here.`;
        return { node: undefined, problems: [(0,problem/* problem */.C)('include-missing', file.path, line, detail)] };
    }
    const read = await context.read(target.path);
    if (isProblem(read))
        return { node: undefined, problems: [read] };
    const parsed = parseByEnding(read);
    return { node: parsed.root ?? undefined, problems: parsed.problems };
}
/** v1: the deployment or model of `configuration`; later: `model.id` or the model itself as a string. */
async function prompty_modelOf(node, file, context) {
    const shorthand = textAt(node) ?? textAt(node, 'id');
    const configuration = at(node, 'configuration');
    const provider = stringAt(node, 'provider') ??
        prompty_providerOf(stringAt(configuration, 'type') ?? stringAt(node, 'connection', 'type'));
    const referenceTo = (written, deployment) => modelNamed(written, {
        from: written?.place.path === file.path ? 'frontmatter' : `config:${written?.place.path ?? ''}`,
        provider,
        deployment,
    });
    const own = referenceTo(shorthand, false);
    if (own !== null)
        return { reference: own, problems: [] };
    // Semantic Kernel reads a model's name among the parameters too.
    const named = textAt(firstOf(configuration, ['model', 'name'])) ?? textAt(node, 'parameters', 'model_id');
    const deployment = textAt(firstOf(configuration, ['azure_deployment', 'deployment'])) ??
        textAt(node, 'connection', 'azure_deployment');
    const configured = referenceTo(deployment ?? named, deployment !== undefined);
    if (configured !== null)
        return { reference: configured, problems: [] };
    // The nearest prompty.json above the file has the shared configurations; `default` is used without being named.
    for (const folder of (0,parse_paths/* foldersUp */.TS)((0,parse_paths/* folderOf */.yS)(file.path))) {
        const path = folder === '' ? 'prompty.json' : `${folder}/prompty.json`;
        if (!context.exists(path))
            continue;
        const shared = await context.read(path);
        if (isProblem(shared))
            return { reference: null, problems: [shared] };
        const parsed = parseJson(shared);
        const wanted = stringAt(configuration) ?? 'default';
        const found = at(parsed.root, wanted) ?? at(parsed.root, 'configurations', wanted);
        const written = textAt(firstOf(found, ['azure_deployment', 'deployment', 'model', 'name']));
        const isDeployment = at(found, 'azure_deployment') !== undefined || at(found, 'deployment') !== undefined;
        const by = provider ?? prompty_providerOf(stringAt(found, 'type'));
        const reference = modelNamed(written, { from: `config:${path}`, provider: by, deployment: isDeployment });
        return { reference, problems: parsed.problems };
    }
    return { reference: null, problems: [] };
}
function prompty_providerOf(type) {
    if (type === undefined)
        return undefined;
    if (type.startsWith('azure'))
        return 'azure';
    return type === 'openai' || type === 'anthropic' ? type : undefined;
}
/**
 * v2 says what a tool is by `kind`, its betas by `type`, with the name under `id`; only functions are defined in the
 * file. What has neither is in the shape of an API.
 */
function prompty_toolsOf(node) {
    return itemsAt(node).flatMap((item) => {
        const beta = at(item, 'function') === undefined && at(item, 'name') === undefined;
        const kind = stringAt(item, 'kind') ?? (beta && at(item, 'id') !== undefined ? stringAt(item, 'type') : undefined);
        if (kind === undefined)
            return readTools(item);
        const name = stringAt(item, 'name') ?? stringAt(item, 'id') ?? kind;
        const description = stringAt(item, 'description') ?? null;
        if (kind !== 'function')
            return [{ ...namedTool(name, item.place), description }];
        const written = at(item, 'parameters') ?? at(item, 'options', 'parameters');
        const parameters = at(written, 'properties') ?? written;
        // What is bound is put in when the tool is called, and the model never hears of it.
        const bound = new Set([
            ...entriesAt(item, 'bindings').map((entry) => entry.key),
            ...itemsAt(item, 'bindings').flatMap((one) => stringAt(one, 'name') ?? []),
        ]);
        const strict = booleanAt(item, 'strict') === true;
        const properties = propertiesOf(parameters).filter((one) => !bound.has(one.name));
        const schema = parameters === undefined
            ? null
            : {
                ...objectOf(properties, strict),
                ...(strict ? { additionalProperties: false } : {}),
            };
        return [{ name, description, schema, known: true, place: item.place }];
    });
}
/** v2's `outputs` (a list of `{name, kind, description}`, or a map) as the strict schema that is sent. */
function outputsOf(outputs, isSecond) {
    const properties = propertiesOf(outputs);
    if (outputs === undefined || !isSecond || properties.length === 0)
        return null;
    return {
        name: 'structured_output',
        schema: { ...objectOf(properties, true), additionalProperties: false },
        place: outputs.place,
    };
}
/** Properties as a list of maps with a name, or as a map by name. */
function propertiesOf(node) {
    if (node?.kind === 'map')
        return node.entries.map((entry) => ({ name: entry.key, node: entry.value }));
    return itemsAt(node).flatMap((item) => {
        const name = stringAt(item, 'name');
        return name === undefined ? [] : [{ name, node: item }];
    });
}
const kinds = {
    string: 'string',
    float: 'number',
    integer: 'integer',
    number: 'number',
    boolean: 'boolean',
    array: 'array',
    object: 'object',
};
/** `strict`: every property is required, and one that need not be there may be null. */
function objectOf(properties, strict, depth = 0) {
    const required = properties.filter(({ node }) => strict || booleanAt(node, 'required') === true);
    return {
        type: 'object',
        properties: Object.fromEntries(properties.map(({ name, node }) => [
            name,
            prompty_schemaOf(node, strict && booleanAt(node, 'required') !== true, strict, depth + 1),
        ])),
        ...(required.length === 0 ? {} : { required: required.map(({ name }) => name) }),
    };
}
function prompty_schemaOf(node, optional, strict, depth) {
    if (depth > 40)
        return {};
    const kind = stringAt(node, 'kind') ?? stringAt(node, 'type') ?? '';
    const type = kinds[kind];
    const description = stringAt(node, 'description');
    const values = plainValue(at(node, 'enumValues') ?? at(node, 'enum'));
    const branches = itemsAt(node, 'anyOf').concat(itemsAt(node, 'oneOf'));
    const items = at(node, 'items');
    const nullable = optional || booleanAt(node, 'nullable') === true;
    return {
        ...(type === undefined ? {} : { type: nullable ? [type, 'null'] : type }),
        ...(description === undefined ? {} : { description }),
        ...(Array.isArray(values)
            ? { enum: nullable ? [...values, null] : values }
            : {}),
        ...(kind === 'array'
            ? { items: items === undefined ? { type: 'string' } : prompty_schemaOf(items, false, strict, depth + 1) }
            : {}),
        ...(kind === 'object'
            ? {
                ...withoutType(objectOf(propertiesOf(at(node, 'properties')), strict, depth)),
                additionalProperties: false,
            }
            : {}),
        ...(kind === 'union' && branches.length > 0
            ? {
                anyOf: [
                    ...branches.map((branch) => prompty_schemaOf(branch, false, strict, depth + 1)),
                    ...(nullable ? [{ type: 'null' }] : []),
                ],
            }
            : {}),
    };
}
function withoutType(schema) {
    return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'type'));
}
/** v1 has `model.configuration` and `model.parameters`; v2 and its betas have connections, lists of inputs and kinds. */
function isSecondGeneration(matter, model, inputs, outputs) {
    if (at(model, 'configuration') !== undefined || at(model, 'parameters') !== undefined)
        return false;
    if (at(matter, 'sample') !== undefined)
        return false;
    if (at(model, 'connection') !== undefined)
        return true;
    if (at(model, 'api') !== undefined)
        return false;
    return (at(model, 'apiType') !== undefined ||
        at(matter, 'template', 'format', 'kind') !== undefined ||
        [inputs, outputs].some((node) => propertiesOf(node).some((one) => node?.kind === 'list' || at(one.node, 'kind') !== undefined)));
}
function kindsOf(inputs) {
    return new Map(propertiesOf(inputs).map(({ name, node }) => [name, stringAt(node, 'kind') ?? '']));
}
/** Inputs that are pictures, sound or files are parts of their own; a thread is a variable like any other. */
function withRichInputs(pieces, kinds) {
    return pieces.map((piece) => {
        if (piece.kind === 'branch')
            return { ...piece, arms: piece.arms.map((arm) => withRichInputs(arm, kinds)) };
        if (piece.kind === 'loop' || piece.kind === 'include')
            return { ...piece, body: withRichInputs(piece.body, kinds) };
        if (piece.kind !== 'variable')
            return piece;
        const kind = kinds.get(piece.name);
        if (kind !== 'image' && kind !== 'audio' && kind !== 'file')
            return piece;
        return mediaSegment(kind, piece.place);
    });
}
/** `sample:` (inline or a file), `inputs.x.sample|default` (v1, a map) and `inputs[].default` (v2, a list). */
async function prompty_samplesOf(matter, inputs, read) {
    const known = new Map();
    const note = (name, key, node) => {
        const value = sampleText(node);
        if (value !== undefined && !/^\$\{(?:file|env):/i.test(value))
            known.set(name, { ...known.get(name), [key]: value });
    };
    for (const entry of entriesAt(inputs)) {
        if (entry.value.kind === 'map') {
            note(entry.key, 'default', at(entry.value, 'default'));
            note(entry.key, 'sample', firstOf(entry.value, ['sample', 'example']));
        }
        else
            note(entry.key, 'sample', entry.value);
    }
    for (const item of listAt(inputs)?.items ?? []) {
        const name = stringAt(item, 'name');
        if (name === undefined)
            continue;
        note(name, 'default', at(item, 'default'));
        note(name, 'sample', firstOf(item, ['sample', 'example']));
        const values = stringsAt(item, 'enumValues');
        if (values.length > 0)
            known.set(name, { ...known.get(name), enum: values });
    }
    for (const entry of entriesAt(await read(at(matter, 'sample'))))
        note(entry.key, 'sample', entry.value);
    return known;
}

;// CONCATENATED MODULE: ./src/formats/request-body/shapes.ts
/** Keys that only the settings of a request have beside its messages. */
const requestKeys = [
    'model',
    'modelId',
    'max_tokens',
    'max_completion_tokens',
    'temperature',
    'tools',
    'response_format',
    'inferenceConfig',
    'system',
    'stream',
];
/** What a stored answer, a log or a picture request has and a request for text has not. */
const answerKeys = [
    'choices',
    'usage',
    'usageMetadata',
    'candidates',
    'stop_reason',
    'finish_reason',
    'object',
    'score',
    'size',
    'aspect_ratio',
    'num_outputs',
    'num_inference_steps',
    'width',
];
/** Tells a request by its keys; null for an answer, a log or anything else. */
function shapeOf(keys) {
    const has = (key) => keys.has(key);
    if (has('custom_id') && (has('body') || has('params')))
        return 'batch';
    if ((has('recordId') && has('modelInput')) || (has('request') && (has('key') || keys.size === 1)))
        return 'batch';
    if (answerKeys.some(has))
        return null;
    if (has('contents'))
        return has('messages') || has('nodes') ? null : 'gemini';
    if (has('messages'))
        return requestKeys.some(has) ? 'chat' : null;
    const model = has('model') || has('modelId');
    if (!model)
        return null;
    if (has('input') && !has('encoding_format') && !has('dimensions') && !has('voice')) {
        return ['instructions', 'max_output_tokens', 'tools', 'reasoning', 'text', 'stream', 'temperature'].some(has)
            ? 'responses'
            : null;
    }
    if (has('instructions') && (has('tools') || has('tool_resources') || has('response_format')))
        return 'assistant';
    if (has('prompt') &&
        ['max_tokens', 'options', 'stream', 'max_tokens_to_sample', 'system', 'num_predict'].some(has))
        return 'generate';
    return null;
}

;// CONCATENATED MODULE: ./src/formats/request-body/tools.ts


/** The tools of a request: the body's own, the provider's by their names, and in words what more they add. */
function toolsIn(node, body) {
    const serverTools = new Set();
    const missing = new Set();
    const tools = [];
    const unknown = (name, place) => tools.push(namedTool(name, place));
    const read = (item) => {
        if (at(item, 'cachePoint') !== undefined) {
            const last = tools.pop();
            if (last !== undefined)
                tools.push({ ...last, cacheBreakpoint: true });
            return;
        }
        if (booleanAt(item, 'defer_loading') === true) {
            missing.add('tools that are only loaded when the model searches for them');
            return;
        }
        if (stringAt(item, 'type') === 'namespace') {
            itemsAt(item, 'tools').forEach(read);
            return;
        }
        if (at(item, 'input_examples') !== undefined)
            missing.add('the examples of how a tool is called');
        const hosted = stringAt(item, 'systemTool', 'name');
        if (hosted !== undefined) {
            unknown(hosted, item.place);
            return;
        }
        const type = stringAt(item, 'type');
        if (type !== undefined && type !== 'function' && type !== 'custom') {
            // `web_search_20250305` and `web_search_preview` are one tool at different dates.
            serverTools.add(type.replace(/_(?:\d{8}|preview(?:_\d{4}_\d{2}_\d{2})?)$/, ''));
            tools.push(...readTools(item));
            return;
        }
        const own = readTools(item);
        tools.push(...own);
        if (own.length > 0 || item.kind !== 'map')
            return;
        // Gemini's `{googleSearch: {}}`.
        const [only] = item.entries;
        if (only === undefined || item.entries.length !== 1)
            return;
        const name = serverToolName(only.key);
        if (name === 'function_declarations')
            return;
        serverTools.add(/^google_search/.test(name) ? 'web_search' : name);
        unknown(name, item.place);
    };
    itemsAt(node).forEach(read);
    for (const server of itemsAt(body, 'mcp_servers'))
        unknown(`mcp server ${stringAt(server, 'name') ?? ''}`.trim(), server.place);
    const searches = at(body, 'web_search_options') !== undefined ||
        itemsAt(body, 'plugins').some((plugin) => stringAt(plugin, 'id') === 'web');
    if (searches) {
        serverTools.add('web_search');
        missing.add('what the search of the web adds');
    }
    return { tools, serverTools: [...serverTools], missing: [...missing] };
}

;// CONCATENATED MODULE: ./src/formats/request-body/body.ts










const body_id = 'request-body';
/** One body as a prompt; null when it is none. `literal`: nothing in it is a placeholder, it is sent as it stands. */
async function readBody(node, file, context, name, literal = false, assumed = null) {
    if (node.kind !== 'map')
        return null;
    const shape = shapeOf(new Set(node.entries.map((entry) => entry.key))) ?? assumed;
    if (shape === null)
        return null;
    if (shape === 'batch') {
        const inner = await readBody(firstOf(node, ['body', 'params', 'modelInput', 'request']) ?? node, file, context, stringAt(firstOf(node, ['custom_id', 'recordId', 'key'])) ?? name, true, 'chat');
        if (inner === null)
            return null;
        const parameters = { ...inner.prompt.parameters, serviceTier: 'batch' };
        return { ...inner, prompt: { ...inner.prompt, parameters } };
    }
    const problems = [];
    const incomplete = [];
    const messages = [];
    const add = async (list, role) => {
        const chat = await readChat(list, literal ? 'plain' : engineIn(list), context);
        problems.push(...chat.problems);
        incomplete.push(...chat.incomplete);
        messages.push(...(role === undefined ? chat.messages : chat.messages.map((message) => ({ ...message, role }))));
    };
    const system = firstOf(node, ['system', 'systemInstruction', 'system_instruction', 'instructions']);
    for (const part of systemParts(system))
        await add(part, 'system');
    for (const held of heldByProvider(node)) {
        const segments = [{ kind: 'opaque', why: held.why, place: held.place }];
        messages.push({ role: held.role, segments, place: held.place });
        incomplete.push(held.why);
    }
    const list = firstOf(node, ['messages', 'contents', 'input', 'prompt']);
    if (list?.kind === 'list') {
        for (const item of list.items) {
            const output = at(item, 'output');
            const called = calledBetween(item);
            if (called !== null && output !== undefined && output.kind !== 'scalar')
                await add(asMessage(output), 'tool');
            else if (called === null)
                await add(item);
            else {
                messages.push(...called);
                for (const { segments } of called)
                    for (const segment of segments)
                        if (segment.kind === 'opaque')
                            incomplete.push(segment.why);
            }
        }
    }
    else if (list !== undefined && list.kind === 'scalar')
        await add(asMessage(list));
    else if (list !== undefined && shape === 'gemini')
        await add(list);
    const suffix = shape === 'generate' ? textAt(node, 'suffix') : undefined;
    if (suffix !== undefined && suffix.text !== '')
        await add(asMessage(at(node, 'suffix') ?? node));
    const pictures = shape === 'generate' ? itemsAt(node, 'images') : [];
    const last = messages[messages.length - 1];
    if (last === undefined)
        return null;
    messages[messages.length - 1] = {
        ...last,
        segments: [...last.segments, ...pictures.map((picture) => pictureAt(picture))],
        // At the top of Anthropic's body the mark stands for the last block that can be cached.
        ...(at(node, 'cache_control')?.kind === 'map' ? { cacheBreakpoint: true } : {}),
    };
    const toolsNode = at(node, 'tools') ??
        at(node, 'functions') ??
        at(node, 'toolConfig', 'tools') ??
        at(node, 'tool_config', 'tools');
    const { tools, serverTools, missing } = toolsIn(toolsNode, node);
    incomplete.push(...missing);
    for (const tool of tools) {
        if (!tool.known)
            incomplete.push(`what the provider's tool \`${tool.name.slice(0, 60)}\` adds`);
    }
    problems.push(...otherRates(node, file));
    const generation = firstOf(node, ['generationConfig', 'generation_config', 'config']);
    const format = at(node, 'response_format') ??
        at(node, 'text', 'format') ??
        at(node, 'output_format') ??
        at(node, 'output_config', 'format') ??
        firstOf(generation, ['responseSchema', 'response_schema', 'responseJsonSchema']) ??
        mapAt(node, 'format');
    // Bedrock's schema is JSON in a string.
    const embedded = at(node, 'outputConfig', 'textFormat', 'structure', 'jsonSchema', 'schema');
    const { schema, problems: schemaProblems } = embedded !== undefined
        ? readSchema(embedded, file)
        : format === undefined
            ? noSchema
            : readSchema(format);
    problems.push(...schemaProblems);
    const parameters = {
        ...readParameters(at(node, 'options')),
        ...readParameters(at(node, 'inferenceConfig')),
        ...readParameters(generation),
        ...thinkingOf(at(node, 'additionalModelRequestFields')),
        ...readParameters(node),
        ...(stringAt(node, 'speed') === 'fast' ? { serviceTier: 'fast' } : {}),
        ...(stringAt(node, 'think') === undefined ? {} : { reasoningEffort: stringAt(node, 'think') ?? '' }),
        ...cachingOf(node),
        ...(serverTools.length === 0 ? {} : { serverTools }),
    };
    return {
        prompt: promptOf(body_id, file, {
            name: stringAt(node, 'name') ?? name,
            line: node.place.line,
            messages,
            tools,
            schema,
            model: body_modelOf(node),
            parameters,
            incomplete: [...new Set(incomplete)],
        }),
        problems,
    };
}
const noSchema = {
    schema: null,
    problems: [],
};
function body_modelOf(node) {
    const written = textAt(firstOf(node, ['model', 'modelId']));
    const provider = at(node, 'modelId') === undefined ? undefined : 'bedrock';
    return withAlternatives(modelNamed(written, { provider }), [...itemsAt(node, 'models'), ...itemsAt(node, 'fallbacks')].flatMap((item) => stringAt(item) ?? stringAt(item, 'model') ?? []));
}
/** A string, `{parts}` or blocks; blocks are one message up to each cache mark, so that the mark keeps its place. */
function systemParts(node) {
    if (node === undefined)
        return [];
    if (node.kind === 'scalar')
        return node.value === null ? [] : [asMessage(node)];
    if (node.kind === 'map')
        return [node];
    const parts = [];
    let group = [];
    const flush = (mark) => {
        const [first] = group;
        const last = group[group.length - 1];
        if (first === undefined || last === undefined)
            return;
        const place = { ...first.place, end: last.place.end };
        const message = asMessage({ kind: 'list', items: group, place });
        // Bedrock's mark is a block of its own after what it ends.
        const marked = mark === undefined ? [] : [{ key: 'cache_control', keyPlace: mark.place, value: mark }];
        parts.push({ ...message, entries: [...message.entries, ...marked] });
        group = [];
    };
    for (const item of node.items) {
        if (at(item, 'cachePoint') !== undefined) {
            flush(item);
            continue;
        }
        group.push(item);
        if (at(item, 'cache_control') !== undefined)
            flush();
    }
    flush();
    return parts;
}
/** `content` as a chat message without a role. */
function asMessage(content) {
    return {
        kind: 'map',
        entries: [{ key: 'content', keyPlace: content.place, value: content }],
        place: content.place,
    };
}
/**
 * Items of Responses' `input` that are no messages: calls of tools and their outputs; what is only named or sealed
 * (an item the provider holds, reasoning, a compacted past) is billed and unknown.
 */
function calledBetween(item) {
    const type = stringAt(item, 'type');
    if (type === undefined || type === 'message' || at(item, 'role') !== undefined)
        return null;
    const output = type.endsWith('_output');
    const sent = [firstOf(item, ['arguments', 'input', 'code', 'action', 'tools']), at(item, 'output')].filter((node) => node !== undefined && !(node.kind === 'scalar' && node.value === null));
    const called = stringAt(item, 'name');
    const why = type === 'item_reference'
        ? 'an earlier item, which stands with the provider'
        : `an item of type \`${type.slice(0, 40)}\``;
    return [
        {
            role: output ? 'tool' : 'assistant',
            ...(called === undefined ? {} : { name: called }),
            segments: sent.length === 0
                ? [{ kind: 'opaque', why, place: item.place }]
                : sent.map((node) => textSegment(textAt(node) ?? madeText(JSON.stringify(plainValue(node)), node.place))),
            place: item.place,
        },
    ];
}
/** What a body names and the provider puts in: it is billed with the rest, and its length is not in the repository. */
function heldByProvider(node) {
    const found = [];
    const note = (held, role, why) => {
        if (held === undefined || (held.kind === 'scalar' && (held.value === null || held.value === '')))
            return;
        found.push({ role, why, place: held.place });
    };
    const prompt = mapAt(node, 'input') === undefined ? mapAt(node, 'prompt') : undefined;
    const id = (stringAt(prompt, 'id') ?? 'without an id').slice(0, 80);
    note(prompt, 'developer', `the stored prompt \`${id}\`, which stands with the provider`);
    if (/^arn:[^ ]*:prompt\//.test(stringAt(node, 'modelId') ?? ''))
        note(at(node, 'modelId'), 'system', 'the stored prompt that `modelId` names');
    note(at(node, 'previous_response_id'), 'user', 'the earlier turns of `previous_response_id`');
    const conversation = at(node, 'conversation');
    if (conversation?.kind === 'scalar' || stringAt(conversation, 'id') !== undefined)
        note(conversation, 'user', 'the earlier turns of `conversation`');
    note(firstOf(node, ['cachedContent', 'cached_content']), 'system', 'the content that `cachedContent` names');
    note(at(node, 'container', 'skills'), 'system', 'what the skills of `container` add');
    return found;
}
/** Choices with rates of their own, which depend on the account or the place. */
function otherRates(node, file) {
    const region = at(node, 'inference_geo');
    const latency = at(node, 'performanceConfig', 'latency');
    const told = [];
    if (region !== undefined && !['global', ''].includes(stringAt(region) ?? '')) {
        const detail = `\`inference_geo\` chooses a region, which may have rates of its own: state \`region\` under \`usage\` to have them used.`;
        told.push((0,problem/* problem */.C)('rate-uncertain', file.path, region.place.line, detail));
    }
    if (latency !== undefined && stringAt(latency) === 'optimized') {
        const detail = 'Latency-optimised inference of Bedrock has rates of its own; the standard rate is used.';
        told.push((0,problem/* problem */.C)('rate-uncertain', file.path, latency.place.line, detail));
    }
    return told;
}
function thinkingOf(node) {
    const budget = numberAt(node, 'thinking', 'budget_tokens');
    return budget === undefined ? {} : { thinkingBudgetTokens: budget };
}
function cachingOf(node) {
    const found = { marked: false, ttl: undefined };
    let steps = 0;
    walk(node, (step) => {
        if (++steps > 100_000)
            return false;
        if (step.key === 'cache_control' && step.node.kind === 'map') {
            found.marked = true;
            found.ttl ??= stringAt(step.node, 'ttl');
            return false;
        }
        if (step.key === 'cachePoint' && step.node.kind === 'map')
            found.marked = true;
        return undefined;
    });
    const ttl = found.ttl ?? stringAt(node, 'prompt_cache_retention');
    const known = ['5m', '1h', '30m', '24h'].find((one) => one === ttl);
    return {
        ...(found.marked ? { caching: 'explicit' } : {}),
        ...(known === undefined ? {} : { cacheTtl: known }),
    };
}
/**
 * A body that waits for values has `{{ticket}}` or `{ticket}` in it. JSON in a message has braces too, so only
 * names count, and only when nothing else in the body looks like code.
 */
function engineIn(node) {
    const guess = { engine: 'plain' };
    walk(node, (step) => {
        if (guess.engine === 'jinja' || guess.engine === 'braces')
            return false;
        const text = textAt(step.node)?.text;
        if (text === undefined)
            return undefined;
        if (/\{%-?[ \t]*[a-z]/.test(text))
            guess.engine = 'jinja';
        else if (/\{\{[ \t]*[A-Za-z_$]/.test(text))
            guess.engine = 'braces';
        else if (/\$\{[A-Za-z_][\w.]{0,60}\}/.test(text))
            guess.engine = 'dollar-braces';
        else if (guess.engine === 'plain' && /\{[A-Za-z_]\w{0,60}\}/.test(text) && !/\{\{|\{\s*["']/.test(text))
            guess.engine = 'fstring';
        return undefined;
    });
    return guess.engine;
}

;// CONCATENATED MODULE: ./src/formats/request-body/index.ts







// OpenAI's and Anthropic's keys were compared on 2026-11-26 with excerpts of these pages and of the vendors' SDKs, not with
// whole pages; those of Gemini, Bedrock and Ollama are written from knowledge of their APIs. What is billed and cannot be
// read from the body is told.
// https://platform.openai.com/docs/api-reference/chat/create · …/responses/create · …/batch/request-input
// https://platform.claude.com/docs/en/api/messages/create · …/api/messages/batches/create (`requests[].params`)
// https://ai.google.dev/api/generate-content · https://ai.google.dev/gemini-api/docs/batch-api (`key`, `request`)
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html · …/userguide/batch-inference-data.html
// (`recordId`, `modelInput`) · https://github.com/ollama/ollama/blob/main/docs/api.md
// Known and not read, because nothing in the body says what it costs: OpenAI's `prediction` and `audio`, Anthropic's
// `context_management`, Bedrock's `guardrailConfig`, Gemini's `safetySettings`.
/** Lines of one batch file that become prompts; what follows is told, not read. */
const maxLines = 200;
/** Recordings and data of tests are no traffic of a product. */
const request_body_testPath = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|mocks?|__mocks__|recordings?|snapshots?|datasets?|data|logs?|traces?|transcripts?|conversations?|outputs?|results?|finetun\w*|fine[-_]tun\w*|locales?|i18n)\//i;
/** Requests as they are sent, in the shapes of the vendors' APIs. */
const requestBody = {
    id: 'request-body',
    title: 'Request body',
    docs: 'https://platform.openai.com/docs/api-reference/chat/create',
    reads: 'JSON bodies of OpenAI Chat, Responses, Assistants and Batch, Anthropic Messages, Gemini, Bedrock Converse and Ollama: messages, system blocks with their cache marks, tools, answer schema, limits. Each request of a batch (lines of OpenAI, Gemini or Bedrock, Anthropic’s `requests`) is one prompt in the batch tier. What the provider holds (an earlier response, a conversation, cached content, a stored prompt, an MCP server’s tools) is told as missing. Recorded answers, test fixtures and training data (messages without a model) are not read.',
    patterns: ['**/*.json', '**/*{batch,Batch,request,Request}*.jsonl'],
    recognizes(file) {
        if ((0,parse_paths/* extensionOf */.je)(file.path) === 'jsonl') {
            const head = file.text.slice(0, 4000);
            return ((/"custom_id"\s*:/.test(head) && /"(?:body|params)"\s*:/.test(head)) ||
                (/"recordId"\s*:/.test(head) && /"modelInput"\s*:/.test(head)) ||
                (/"request"\s*:\s*\{/.test(head) && /"contents"\s*:/.test(head)));
        }
        const keys = topLevelKeys(file);
        if (keys.has('requests') && !request_body_testPath.test(file.path)) {
            const head = file.text.slice(0, 4000);
            return /"custom_id"\s*:/.test(head) && /"params"\s*:/.test(head);
        }
        return keys.size > 0 && shapeOf(keys) !== null && !request_body_testPath.test(file.path);
    },
    async extract(file, context) {
        if ((0,parse_paths/* extensionOf */.je)(file.path) === 'jsonl')
            return extractLines(file, context);
        const { root, problems } = parseJson(file);
        if (root === null)
            return { prompts: [], problems };
        const prompts = [];
        const found = [...problems];
        const list = listAt(root, 'requests') ?? root;
        const items = itemsAt(list);
        if (items.length > maxLines) {
            const detail = `Only the first ${maxLines} requests of this file were read.`;
            found.push((0,problem/* problem */.C)('too-many', file.path, items[maxLines]?.place.line ?? null, detail));
        }
        for (const [index, item] of items.slice(0, maxLines).entries()) {
            const name = list.kind === 'list' ? `${index + 1}` : (0,parse_paths/* stemOf */.Vc)(file.path);
            const read = await readBody(item, file, context, name);
            if (read === null)
                continue;
            prompts.push(read.prompt);
            found.push(...read.problems);
        }
        return { prompts, problems: found };
    },
};
/** Each line of a batch file as a prompt. */
async function extractLines(file, context) {
    const prompts = [];
    const problems = [];
    let line = 0;
    for (let start = 0; start < file.text.length;) {
        const newline = file.text.indexOf('\n', start);
        const end = newline === -1 ? file.text.length : newline;
        line++;
        if (file.text.slice(start, Math.min(end, start + 200)).trim() !== '') {
            if (prompts.length >= maxLines) {
                const detail = `Only the first ${maxLines} requests of this batch file were read.`;
                problems.push((0,problem/* problem */.C)('too-many', file.path, line, detail));
                break;
            }
            const parsed = parseJson(file, start, end);
            problems.push(...parsed.problems);
            if (parsed.root !== null) {
                const read = await readBody(parsed.root, file, context, `line ${line}`);
                if (read !== null) {
                    prompts.push(read.prompt);
                    problems.push(...read.problems);
                }
            }
            if (problems.length > 100)
                break;
        }
        start = end + 1;
    }
    return { prompts, problems };
}
/**
 * The request in a JSON text, for the command line: a whole body of any vendor, a list of messages, or the first
 * line of a batch file. It is taken as it is sent: nothing in it is a placeholder.
 */
async function readRequestBody(path, text) {
    const file = {
        path,
        text: text.replace(/^\ufeff/, ''),
        hadByteOrderMark: text.startsWith('\ufeff'),
    };
    const nothing = {
        read: (wanted) => Promise.resolve((0,problem/* problem */.C)('missing-file', wanted, null, 'A request body is read without other files.')),
        exists: () => false,
        glob: () => [],
    };
    const whole = parseJson(file);
    const newline = file.text.indexOf('\n');
    const parsed = whole.root === null && newline > 0 ? parseJson(file, 0, newline) : whole;
    const root = parsed.root ?? null;
    if (root === null)
        return whole.problems[0] ?? (0,problem/* problem */.C)('unreadable-json', path, 1, 'The file has no JSON value in it.');
    const isList = root.kind === 'list' && root.items.some((item) => at(item, 'role') !== undefined);
    const body = isList
        ? { kind: 'map', entries: [{ key: 'messages', keyPlace: root.place, value: root }], place: root.place }
        : (listAt(root)?.items[0] ?? root);
    const read = await readBody(body, file, nothing, (0,parse_paths/* baseName */.Fl)(path), true, 'chat');
    if (read === null) {
        const detail = 'This is no request: expected a JSON body with `messages`, `input`, `contents` or `prompt`, or a list of messages.';
        return (0,problem/* problem */.C)('unexpected-shape', path, startOf(file).line, detail);
    }
    return { ...read.prompt, key: path, sources: [path] };
}

;// CONCATENATED MODULE: ./src/formats/semantic-kernel.ts













// https://learn.microsoft.com/semantic-kernel/concepts/prompts/prompt-template-syntax
// https://learn.microsoft.com/semantic-kernel/concepts/prompts/yaml-schema
// https://github.com/microsoft/semantic-kernel: PromptTemplateConfig.cs, OpenAIPromptExecutionSettings.cs (compared
// 2026-11-26; its own prompts and agents read) · https://github.com/microsoft/teams-ai (prompt folders with config.json
// and actions.json; keys as its samples have them, its documentation was not at hand).
const semantic_kernel_id = 'semantic-kernel';
const agentType = /^type[ \t]*:[ \t]*["']?(?:chat_completion_agent|foundry_agent|openai_(?:assistant|responses)|azure_(?:openai|assistant|responses)|azureai_agent|bedrock_agent|copilot_studio_agent)/m;
/** Semantic Kernel's prompt folders and YAML prompts, its agents, and the prompt folders of Teams AI. */
const semanticKernel = {
    id: semantic_kernel_id,
    title: 'Semantic Kernel and Teams AI prompt',
    docs: 'https://learn.microsoft.com/semantic-kernel/concepts/prompts/yaml-schema',
    reads: '`skprompt.txt` with the `config.json` (and Teams AI’s `actions.json`) beside it, YAML prompts in all four template formats, and agent YAML. `<message role>` tags split messages; the settings of several services give one model and its alternatives. Functions called in the text are content of unknown size; descriptions of input variables are not sent.',
    patterns: ['**/skprompt.txt', '**/*.{yaml,yml}'],
    recognizes: (file) => (0,parse_paths/* baseName */.Fl)(file.path) === 'skprompt.txt' ||
        (/^template[ \t]*:/m.test(file.text) &&
            /^(?:template_format|input_variables|execution_settings)[ \t]*:/m.test(file.text)) ||
        (agentType.test(file.text) && /^(?:instructions|template|model)[ \t]*:/m.test(file.text)),
    async extract(file, context) {
        if ((0,parse_paths/* baseName */.Fl)(file.path) === 'skprompt.txt')
            return fromFolder(file, context);
        const { root, problems } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems };
        const written = textAt(root, 'template') ?? textAt(root, 'instructions');
        const isAgent = textAt(root, 'template') === undefined;
        if (written === undefined) {
            const detail = 'A Semantic Kernel prompt needs `template` (of an agent: `instructions`) with its text.';
            return {
                prompts: [],
                problems: [...problems, (0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)],
            };
        }
        const engine = semantic_kernel_engineFor(stringAt(root, 'template_format') ?? stringAt(root, 'template', 'format'), written.text);
        const text = await readText(engine, written, isAgent ? 'system' : 'user', context);
        const settings = semantic_kernel_settingsOf(at(root, 'execution_settings'), at(root, 'default_service'));
        const options = at(root, 'model', 'options');
        const tools = isAgent ? semantic_kernel_agentTools(root) : [];
        const own = ownMessages(settings.chosen, text.messages);
        const { schema, problems: schemaProblems } = readSchema(firstOf(settings.chosen, ['response_format', 'json_schema']), file);
        const incomplete = [...text.incomplete];
        incomplete.push(...undefinedTools(tools));
        if (offersFunctions(settings.chosen))
            incomplete.push('the functions that the program offers');
        return {
            prompts: [
                promptOf(semantic_kernel_id, file, {
                    name: stringAt(root, 'name') ?? (0,parse_paths/* stemOf */.Vc)(file.path),
                    line: 1,
                    messages: [...own, ...text.messages],
                    tools,
                    schema,
                    model: settings.model ?? modelNamed(textAt(at(root, 'model', 'id') ?? at(root, 'model'))),
                    parameters: { ...settings.parameters, ...readParameters(options) },
                    variables: sampledVariables(text.messages, semantic_kernel_samplesOf(at(root, 'input_variables') ?? at(root, 'inputs'))),
                    incomplete,
                }),
            ],
            problems: [...problems, ...text.problems, ...schemaProblems],
        };
    },
};
async function fromFolder(file, context) {
    const folder = (0,parse_paths/* folderOf */.yS)(file.path);
    const prefix = folder === '' ? '' : `${folder}/`;
    const problems = [];
    const consumed = [];
    const besides = async (name) => {
        const path = prefix + name;
        if (!context.exists(path))
            return null;
        consumed.push(path);
        const read = await context.read(path);
        if (isProblem(read)) {
            problems.push(read);
            return null;
        }
        const parsed = parseJson(read);
        problems.push(...parsed.problems);
        return parsed.root;
    };
    const config = await besides('config.json');
    const unread = problems.length > 0 ? ['the `config.json` beside the text cannot be read'] : [];
    const completion = mapAt(config, 'completion');
    const isTeams = isTeamsConfig(config, completion);
    const actions = await besides('actions.json');
    const engine = semantic_kernel_engineFor(stringAt(config, 'template_format'), file.text);
    const source = textIn(file);
    // Teams AI sends the folder's text as the system message, Semantic Kernel as the user's.
    const text = await readText(engine, source, isTeams ? 'system' : 'user', context);
    const settings = semantic_kernel_settingsOf(at(config, 'execution_settings'), at(config, 'default_service'));
    const messages = [...ownMessages(settings.chosen, text.messages), ...text.messages];
    if (isTeams) {
        if (booleanAt(completion, 'include_history') !== false)
            messages.push(injected('user', 'conversation history', source));
        if (booleanAt(completion, 'include_input') !== false)
            messages.push(injected('user', 'input', source));
    }
    const model = settings.model ?? modelNamed(textAt(completion, 'model'), { from: `config:${prefix}config.json` });
    const { schema, problems: schemaProblems } = readSchema(at(settings.chosen, 'response_format'));
    problems.push(...schemaProblems);
    return {
        prompts: [
            promptOf(semantic_kernel_id, file, {
                name: stringAt(config, 'name') ?? (folder === '' ? 'skprompt' : (0,parse_paths/* baseName */.Fl)(folder)),
                line: 1,
                messages,
                tools: readTools(actions),
                schema,
                model: model === null ? null : { ...model, from: `config:${prefix}config.json` },
                parameters: { ...readParameters(completion), ...settings.parameters },
                variables: sampledVariables(messages, semantic_kernel_samplesOf(at(config, 'input_variables') ?? at(config, 'input', 'parameters'))),
                incomplete: [
                    ...text.incomplete,
                    ...unread,
                    ...(offersFunctions(settings.chosen) ? ['the functions that the program offers'] : []),
                ],
            }),
        ],
        problems: [...problems, ...text.problems],
        consumed,
    };
}
/** `chat_system_prompt` and `chat_developer_prompt` go in front, unless the text has such a message itself. */
function ownMessages(settings, written) {
    return ['developer', 'system'].flatMap((role) => {
        const text = textAt(settings, `chat_${role}_prompt`);
        if (text === undefined || text.text.trim() === '' || written.some((message) => message.role === role))
            return [];
        return [{ role, segments: [textSegment(text)], place: text.place }];
    });
}
/** Functions stand in code; the settings say only that they go with the request. */
function offersFunctions(settings) {
    const behavior = at(settings, 'function_choice_behavior');
    return behavior !== undefined && (stringAt(behavior, 'type') ?? stringAt(behavior)) !== 'none';
}
function isTeamsConfig(config, completion) {
    return (at(config, 'augmentation') !== undefined ||
        firstOf(completion, ['include_history', 'include_input', 'completion_type', 'max_input_tokens']) !==
            undefined);
}
function injected(role, name, source) {
    const place = source.placeOf(source.text.length, source.text.length);
    return { role, segments: [{ kind: 'variable', name, place }], place };
}
function semantic_kernel_engineFor(format, text) {
    switch (format) {
        case 'handlebars':
            return 'handlebars';
        case 'liquid':
            return 'liquid';
        case 'jinja2':
        case 'jinja':
            return 'jinja';
        case 'semantic-kernel':
            return 'sk';
        default:
            return /\{\{[#/]/.test(text) ? 'handlebars' : 'sk';
    }
}
async function readText(engine, source, role, context) {
    const expanded = await expandTemplate(engine, source, context);
    const pieces = markRoleTags(expanded.pieces, false);
    return {
        messages: messagesOf(pieces, { role, place: source.place }),
        problems: expanded.problems,
        incomplete: expanded.incomplete,
    };
}
/**
 * `execution_settings` holds one map per service (older files: a list, or the settings themselves). `default` and
 * the default service come first; what the others name are alternatives.
 */
function semantic_kernel_settingsOf(node, preferred) {
    const services = node?.kind === 'list'
        ? node.items.map((value) => ({ key: stringAt(value, 'service_id') ?? '', value }))
        : entriesAt(node)
            .filter((entry) => entry.value.kind === 'map')
            .map((entry) => ({ key: entry.key, value: entry.value }));
    const wanted = stringAt(preferred);
    const ordered = [
        ...services.filter((service) => service.key === wanted),
        ...services.filter((service) => service.key !== wanted && service.key === 'default'),
        ...services.filter((service) => service.key !== wanted && service.key !== 'default'),
    ];
    const chosen = ordered[0]?.value ?? node;
    const models = ordered.flatMap((service) => modelNamed(textAt(service.value, 'model_id')) ?? []);
    const own = modelNamed(textAt(chosen, 'model_id'));
    const first = own ?? models[0] ?? null;
    // The limits of the service whose model it is.
    const from = own === null
        ? ordered.find((service) => modelNamed(textAt(service.value, 'model_id')) !== null)?.value
        : undefined;
    return {
        chosen,
        model: withAlternatives(first, models.map((model) => model.asWritten)),
        parameters: readParameters(from ?? chosen),
    };
}
/** Functions of plugins stand in code (`id: Menu.GetItems`); hosted tools are the vendor's. */
function semantic_kernel_agentTools(root) {
    return itemsAt(root, 'tools').flatMap((item) => {
        const name = stringAt(item, 'id') ?? stringAt(item, 'name') ?? stringAt(item, 'type');
        if (name === undefined)
            return [];
        const parameters = at(item, 'options', 'parameters');
        const description = stringAt(item, 'description') ?? null;
        return [
            {
                name,
                description,
                schema: parameters === undefined ? null : plainValue(parameters),
                known: parameters !== undefined && description !== null,
                place: item.place,
            },
        ];
    });
}
function semantic_kernel_samplesOf(node) {
    const known = new Map();
    const note = (name, value) => {
        const text = sampleText(value);
        if (name !== undefined && text !== undefined && text !== '')
            known.set(name, { default: text });
    };
    for (const item of itemsAt(node)) {
        if (item.kind === 'map' && node?.kind === 'list')
            note(stringAt(item, 'name'), firstOf(item, ['default', 'defaultValue', 'sample']));
    }
    for (const entry of entriesAt(node))
        note(entry.key, firstOf(entry.value, ['default', 'sample']));
    return known;
}

;// CONCATENATED MODULE: ./src/formats/skill.ts








// https://agentskills.io/specification (name, description, license, compatibility, metadata, allowed-tools; references/,
// scripts/, assets/): excerpts of it were read on 2026-11-26. What Claude Code adds (when_to_use, disable-model-invocation,
// model, effort, arguments) is written from knowledge of it; its page, https://code.claude.com/docs/en/skills, was not read.
// `license`, `compatibility` and `metadata` are not sent.
const skill_id = 'skill';
const maxReferences = 100;
/** Skills of coding agents: SKILL.md with what it links to. */
const skill = {
    id: skill_id,
    title: 'Agent skill (SKILL.md)',
    docs: 'https://agentskills.io/specification',
    reads: 'A skill costs in three places, which are three prompts: `#metadata`, its name and description, which stand in every request unless `disable-model-invocation` keeps them out; `#body`, the text, sent when the skill is used; `#references`, the Markdown and text files of its folder that it links to or names in `references/`, together, as the most that can be read on top. Scripts and assets are not read.',
    patterns: ['**/SKILL.md'],
    recognizes: (file) => file.text.trim() !== '' && !file.text.includes('\0'),
    async extract(file, context) {
        const { matter, body, problems } = readFrontMatter(file);
        const text = trimmed(body);
        const folder = (0,parse_paths/* baseName */.Fl)((0,parse_paths/* folderOf */.yS)(file.path));
        const title = textAt(matter, 'name');
        const listed = joinedMessage('system', [
            title,
            textAt(matter, 'description'),
            textAt(matter, 'when_to_use'),
        ]);
        const expanded = await expandReferences(text, {
            variables: skill_argumentsOf(matter),
            commands: /(?<![^\s])!`([^`\n]{1,1000})`/g,
            commandsOnlyInProse: true,
        }, context);
        const reading = recording(context, file);
        const references = await referencesOf(file, text.text, reading.context);
        const model = hostedModel(matter, 'model', 'anthropic');
        const parameters = readParameters(matter);
        // Then only a person calls it, and the agent never hears of it before.
        const hidden = booleanAt(matter, 'disable-model-invocation') === true;
        const own = [file.path];
        const prompt = (name, activation, messages, more = {}) => promptOf(skill_id, file, { name, kind: 'instructions', activation, messages, sources: own, ...more });
        return {
            prompts: [
                ...(hidden
                    ? []
                    : [
                        prompt('metadata', 'metadata', listed === null ? [] : [listed], {
                            line: title?.place.line ?? 1,
                        }),
                    ]),
                prompt('body', 'on-invoke', text.text === '' ? [] : [{ role: 'user', segments: expanded.segments, place: text.place }], {
                    model,
                    parameters,
                    incomplete: expanded.incomplete,
                }),
                ...(references.segments.length === 0
                    ? []
                    : [
                        prompt('references', 'on-invoke', [{ role: 'user', segments: references.segments, place: startOf(file) }], { model, sources: reading.sources(), incomplete: references.incomplete }),
                    ]),
            ],
            problems: [...problems, ...expanded.problems, ...references.problems],
            consumed: references.paths.filter((path) => path.startsWith(`${(0,parse_paths/* folderOf */.yS)(file.path)}/references/`) && folder !== ''),
        };
    },
};
/** `$ARGUMENTS`, `$ARGUMENTS[0]`, `$0` and the names that `arguments:` gives to them. */
function skill_argumentsOf(matter) {
    const names = itemsAt(matter, 'arguments')
        .flatMap((item) => stringAt(item)?.trim().split(/\s+/) ?? [])
        .filter((name) => /^[A-Za-z_][\w-]{0,40}$/.test(name))
        .slice(0, 50);
    const named = names.length === 0 ? '' : `|(?:${names.join('|')})(?![\\w-])`;
    return new RegExp(`(?<!\\\\)\\$(ARGUMENTS(?:\\[\\d{1,3}\\])?(?!\\w)|\\d(?![\\w.,]*\\d)${named})`, 'g');
}
/** What a skill has its agent read later: text files of its own folder that it links to, or names in `references/`. */
async function referencesOf(file, text, context) {
    const home = (0,parse_paths/* folderOf */.yS)(file.path);
    const inside = home === '' ? '' : `${home}/`;
    const isText = (path) => ['md', 'mdx', 'txt'].includes((0,parse_paths/* extensionOf */.je)(path)) && path !== file.path;
    const paths = new Set();
    const inCode = codeIn(text);
    for (const link of text.matchAll(/\]\(\s*<?([^()\s<>#]{1,300})(?:#[^()\s<>]{0,200})?>?\s*(?:"[^"\n]{0,200}")?\)/g)) {
        if (inCode(link.index))
            continue;
        const target = (0,parse_paths/* joinPath */.uJ)(home, link[1] ?? '');
        if ('path' in target &&
            target.path.startsWith(inside) &&
            isText(target.path) &&
            context.exists(target.path))
            paths.add(target.path);
    }
    // Often only named: "read `references/queues.md` first".
    for (const named of text.matchAll(/(?<![\w./-])references?\/[\w./-]{1,200}/g)) {
        const target = (0,parse_paths/* joinPath */.uJ)(home, named[0].replace(/\.+$/, ''));
        if ('path' in target && isText(target.path) && context.exists(target.path))
            paths.add(target.path);
    }
    const segments = [];
    const problems = [];
    const incomplete = [];
    const chosen = [...paths].sort(byCodeUnits);
    if (chosen.length > maxReferences)
        incomplete.push(`only ${maxReferences} of ${chosen.length} references are read`);
    for (const path of chosen.slice(0, maxReferences)) {
        const read = await context.read(path);
        if (isProblem(read)) {
            problems.push(read);
            incomplete.push(`\`${path}\` cannot be read`);
            continue;
        }
        if (read.text === '')
            continue;
        segments.push({ kind: 'include', path, body: [textSegment(textIn(read))], place: startOf(file) });
    }
    return { segments, paths: chosen, problems, incomplete };
}

;// CONCATENATED MODULE: ./src/formats/text.ts










/** What stands beside prompts without being one. */
const notPrompts = new Set([
    'readme',
    'license',
    'licence',
    'changelog',
    'contributing',
    'code_of_conduct',
    'security',
    'requirements',
    'robots',
]);
/** Where pages *about* prompts stand (`docs/decisions/0014-roles-in-prompt.md`), and the folders that say that a text is one. */
const documentation = /(?:^|\/)(?:docs?|[\w-]{1,40}[-_]docs|documentation|website|adrs?|decisions|rfcs?|blog|wiki)\//i;
const promptFolder = /(?:^|\/)(?:_?prompts?|system[_-]prompts)\//;
/** Front matter with one of these says how the text is sent; any other front matter is part of the text. */
const settingKeys = [
    'model',
    'temperature',
    'max_tokens',
    'maxTokens',
    'maxOutputTokens',
    'max_output_tokens',
    'provider',
];
/** Prompts that are plain files. The last format to be asked, and the one for whatever the settings include. */
const text_text = {
    id: 'text',
    title: 'Plain text or Markdown prompt',
    docs: 'https://platform.openai.com/docs/guides/prompt-engineering',
    reads: 'The whole file is the prompt, in the role its name says (`user_prompt.txt`) or its role lines say. Placeholders are recognised by their spelling; front matter with a model or limits is read as such and not sent.',
    patterns: [
        '**/{prompt,prompts,_prompts,system_prompts,system-prompts}/**/*.{txt,md,markdown,prompt}',
        '**/*{prompt,Prompt}.{txt,md}',
        '**/*{_prompt_,-prompt-,_prompts_,-prompts-}*.{txt,md}',
        '**/{system,user,assistant,developer}.{txt,prompt}',
        '**/{prompt,Prompt,PROMPT}[_-]*.{txt,md}',
    ],
    recognizes: (file) => {
        const { path } = file;
        if (path.endsWith('.md') && documentation.test(path) && !promptFolder.test(path))
            return false;
        return (!notPrompts.has((0,parse_paths/* stemOf */.Vc)(path).toLowerCase()) && file.text.trim() !== '' && !file.text.includes('\0'));
    },
    async extract(file, context) {
        const { matter, present, body, problems } = readFrontMatter(file);
        const settings = present && matter !== null && settingKeys.some((key) => hasKeys(matter, key)) ? matter : null;
        const source = settings === null ? textIn(file) : body;
        const engine = engineOf(source.text);
        const expanded = await expandTemplate(engine, source, context);
        const messages = messagesOf(hasRoleLine(source.text) ? markRoleLines(expanded.pieces) : expanded.pieces, {
            role: roleFor(file.path),
            place: source.place,
        });
        return {
            prompts: [
                promptOf('text', file, {
                    name: stringAt(settings, 'name') ?? (0,parse_paths/* stemOf */.Vc)(file.path),
                    line: 1,
                    messages,
                    model: text_modelIn(settings),
                    parameters: readParameters(settings),
                    incomplete: expanded.incomplete,
                }),
            ],
            problems: [...(settings === null ? [] : problems), ...expanded.problems],
        };
    },
};
function text_modelIn(settings) {
    const written = textAt(settings, 'model');
    return modelNamed(written, { from: 'frontmatter', provider: stringAt(settings, 'provider') });
}
/** Only a text that begins with a role line is a conversation; a list further down may well have a line `user:`. */
function hasRoleLine(content) {
    return /^\s*#{0,3}[ \t]*(?:system|user|assistant|developer)[ \t]*:[ \t]*\r?\n/i.test(content);
}
function roleFor(path) {
    const name = (0,parse_paths/* baseName */.Fl)(path)
        .slice(0, -1 - (0,parse_paths/* extensionOf */.je)(path).length)
        .toLowerCase();
    const role = /(?:^|[_.-])(user|assistant|developer)(?:[_.-]|$)/.exec(name)?.[1];
    return role === undefined ? 'system' : role;
}

;// CONCATENATED MODULE: ./src/formats/tool-list.ts






// https://modelcontextprotocol.io/specification/2025-06-18/server/tools (checked 2026-11-23): name, title, description,
// inputSchema, outputSchema, annotations, icons, _meta. Of these a client hands the model name, description and inputSchema.
// https://modelcontextprotocol.io/docs/develop/connect-local-servers: `mcpServers`; VS Code's file says `servers`.
const serverFiles = new Set(['.mcp.json', 'mcp.json', 'mcp_config.json', 'claude_desktop_config.json']);
const named = /(?:^|[._-])(?:tools?|functions|actions)(?:[._-][\w-]+)?\.json$/i;
const schemaKey = /"(?:input_?schema|parameters|parametersJsonSchema)"\s*:/i;
/** Keys of files that have tools and schemas in them and are something else. */
const tool_list_otherKinds = [
    'openapi',
    'swagger',
    'messages',
    'contents',
    'input',
    'nodes',
    'scripts',
    '$defs',
    'definitions',
];
const tool_list_testPath = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|mocks?|__mocks__|recordings?|snapshots?|datasets?|data|benchmarks?)\//i;
/** Lists of tools that requests elsewhere carry. */
const toolList = {
    id: 'tool-list',
    title: 'Tool list',
    docs: 'https://modelcontextprotocol.io/specification/2025-06-18/server/tools',
    reads: 'Tools of OpenAI, Anthropic, Gemini and Bedrock, MCP `tools/list` answers and snapshots of one tool: name, description and the schema of the input, which is what the model gets. Icons, annotations, titles, output schemas and `_meta` do not count. A file of MCP servers (`.mcp.json`) names no tools: it is told as unknown once, not counted.',
    patterns: [
        '**/{.mcp,mcp,mcp_config,claude_desktop_config}.json',
        '**/*{tool,Tool,tools,Tools,functions,actions}*.json',
        '**/tools/**/*.json',
        '**/__toolsnaps__/*.snap',
        '**/*.json',
    ],
    recognizes(file) {
        if ((0,parse_paths/* extensionOf */.je)(file.path) === 'snap')
            return schemaKey.test(file.text.slice(0, 200_000));
        const keys = topLevelKeys(file);
        if (serverFiles.has((0,parse_paths/* baseName */.Fl)(file.path)))
            return keys.has('mcpServers') || keys.has('servers');
        if (tool_list_otherKinds.some((key) => keys.has(key)) || !holdsTools(keys, file))
            return false;
        if (named.test((0,parse_paths/* baseName */.Fl)(file.path)) || /(?:^|\/)tools\//.test(file.path))
            return true;
        return !tool_list_testPath.test(file.path);
    },
    extract(file) {
        const { root, problems } = parseJson(file);
        if (root === null)
            return Promise.resolve({ prompts: [], problems });
        if (serverFiles.has((0,parse_paths/* baseName */.Fl)(file.path))) {
            const servers = entriesAt(firstOf(root, ['mcpServers', 'servers'])).filter((server) => server.value.kind === 'map' && !isTrue(at(server.value, 'disabled')));
            const [first] = servers;
            if (first === undefined)
                return Promise.resolve({ prompts: [], problems: [] });
            const names = servers
                .slice(0, 5)
                .map((server) => `\`${server.key.slice(0, 40)}\``)
                .join(', ');
            const more = servers.length > 5 ? ` and ${servers.length - 5} more` : '';
            const detail = `The tools of ${servers.length === 1 ? 'this MCP server' : 'these MCP servers'} are not in the repository and are not counted: ${names}${more}. Commit an answer to \`tools/list\` to have them counted.`;
            return Promise.resolve({
                prompts: [],
                problems: [(0,problem/* problem */.C)('unknown-tools', file.path, first.keyPlace.line, detail)],
            });
        }
        // A list of names says nothing about what is sent.
        const tools = readTools(root);
        if (!tools.some((tool) => tool.known))
            return Promise.resolve({ prompts: [], problems: [] });
        const incomplete = tools
            .filter((tool) => !tool.known)
            .map((tool) => `what the tool \`${tool.name.slice(0, 60)}\` adds, of which the file has only the name`);
        return Promise.resolve({
            prompts: [
                promptOf('tool-list', file, {
                    name: (0,parse_paths/* stemOf */.Vc)(file.path),
                    kind: 'tools',
                    line: root.place.line,
                    tools,
                    incomplete,
                }),
            ],
            problems: [],
        });
    },
};
function holdsTools(keys, file) {
    const has = (key) => keys.has(key);
    if (has('functionDeclarations') || has('function_declarations') || has('toolSpec'))
        return true;
    const schema = has('inputSchema') || has('input_schema') || has('parametersJsonSchema');
    if (has('name') &&
        (schema || (has('parameters') && (has('strict') || has('description') || has('type'))))) {
        // A recipe or an agent has parameters too; a schema says that it is one.
        return (schema || /"parameters"\s*:\s*\{\s*"(?:type|\$schema|properties)"/.test(file.text.slice(0, 100_000)));
    }
    if (has('type') && has('function'))
        return schemaKey.test(file.text.slice(0, 100_000));
    if (has('model'))
        return false;
    const wraps = has('tools') || has('functions') || (has('result') && has('jsonrpc'));
    return (wraps && /"name"\s*:/.test(file.text.slice(0, 100_000)) && schemaKey.test(file.text.slice(0, 100_000)));
}
function isTrue(node) {
    return node?.kind === 'scalar' && node.value === true;
}

;// CONCATENATED MODULE: ./src/formats/workflow.ts










/**
 * Inputs as the actions' own `action.yml` names them; the address stands at each. One stored copy of each file was read on
 * 2026-11-26: those of claude-code-action, ai-inference and run-gemini-cli were of the v0 era, codex-action's was incomplete.
 * Newer inputs, among them `gemini_model` and `enable-github-mcp`, and the options in `claude_args`
 * (https://code.claude.com/docs/en/cli-reference) are written from knowledge of the actions and were not confirmed. An input
 * that is not given has the action's default, which is not in the repository and is not assumed (ai-inference:
 * `openai/gpt-4o` and `You are a helpful assistant`).
 */
const actions = [
    {
        // https://github.com/actions/ai-inference/blob/main/action.yml
        uses: /^actions\/ai-inference(?:@|$)/,
        user: ['prompt'],
        userFiles: ['prompt-file'],
        system: ['system-prompt'],
        systemFiles: ['system-prompt-file'],
        model: ['model'],
        limit: ['max-completion-tokens', 'max-tokens'],
        effort: [],
        commandLine: [],
        settings: [],
        fallback: [],
        schema: null,
        agent: false,
    },
    {
        // https://github.com/anthropics/claude-code-action/blob/main/action.yml and its base action
        uses: /^anthropics\/claude-code-(?:base-)?action(?:@|$)/,
        user: ['prompt', 'direct_prompt', 'override_prompt'],
        userFiles: ['prompt_file'],
        system: ['system_prompt', 'append_system_prompt', 'custom_instructions'],
        systemFiles: [],
        model: ['model', 'anthropic_model'],
        limit: [],
        effort: [],
        commandLine: ['claude_args'],
        settings: ['settings'],
        fallback: ['fallback_model'],
        schema: null,
        agent: true,
    },
    {
        // https://github.com/openai/codex-action/blob/main/action.yml
        uses: /^openai\/codex-action(?:@|$)/,
        user: ['prompt'],
        userFiles: ['prompt-file'],
        system: [],
        systemFiles: [],
        model: ['model'],
        limit: [],
        effort: ['effort'],
        commandLine: ['codex-args'],
        settings: [],
        fallback: [],
        schema: ['output-schema', 'output-schema-file'],
        agent: true,
    },
    {
        // https://github.com/google-github-actions/run-gemini-cli/blob/main/action.yml
        uses: /^google-github-actions\/run-gemini-cli(?:@|$)/,
        user: ['prompt'],
        userFiles: [],
        system: [],
        systemFiles: [],
        model: ['gemini_model'],
        limit: [],
        effort: [],
        commandLine: [],
        settings: ['settings'],
        fallback: [],
        schema: null,
        agent: true,
    },
];
/** Workflow files and composite actions that call an AI action with a prompt of their own. */
const workflow = {
    id: 'workflow',
    title: 'Workflow with an AI action',
    docs: 'https://github.com/actions/ai-inference',
    reads: 'Steps that use `actions/ai-inference`, `anthropics/claude-code-action`, `openai/codex-action` or `google-github-actions/run-gemini-cli`: prompt and system prompt (inline or by file), answer schema, model with its fallback and limits, also from `claude_args`, `settings` and `env`. `${{ … }}` is a variable. What an agent adds by itself is not in the repository and is told as missing.',
    patterns: ['.github/workflows/*.{yml,yaml}', '**/action.{yml,yaml}'],
    recognizes: (file) => /\buses[ \t]*:[ \t]*["']?(?:actions\/ai-inference|anthropics\/claude-code-(?:base-)?action|openai\/codex-action|google-github-actions\/run-gemini-cli)(?:@|["'\s])/.test(file.text),
    async extract(file, context) {
        const { root, problems } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems };
        const found = {
            prompts: [],
            problems: [...problems],
            consumed: [],
        };
        const jobs = entriesAt(root, 'jobs').map((job) => ({ name: job.key, node: job.value }));
        if (at(root, 'runs', 'steps') !== undefined)
            jobs.push({ name: '', node: at(root, 'runs') ?? root });
        for (const job of jobs) {
            for (const [index, step] of itemsAt(job.node, 'steps').entries()) {
                const uses = stringAt(step, 'uses')?.trim() ?? '';
                const action = actions.find((one) => one.uses.test(uses));
                if (action === undefined)
                    continue;
                const own = stringAt(step, 'id') ?? stringAt(step, 'name') ?? `step ${index + 1}`;
                const name = job.name === '' ? own : `${job.name}.${own}`;
                await readStep(action, name, step, [step, job.node, root], root, file, context, found);
            }
        }
        return found;
    },
};
async function readStep(action, name, step, scopes, root, file, context, found) {
    const given = at(step, 'with');
    const messages = [];
    const incomplete = [];
    const add = async (role, source) => {
        const expanded = await expandTemplate('github', source, context);
        found.problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        const segments = segmentsOf(expanded.pieces);
        if (source.text.trim() !== '')
            messages.push({ role, segments, place: source.place });
    };
    /** False when the step hands over a prompt that is one of its own elsewhere in the repository. */
    const addFile = async (role, node) => {
        const written = textAt(node);
        if (written === undefined || written.text.trim() === '')
            return true;
        const resolved = (0,parse_paths/* joinPath */.uJ)('', written.text);
        if (written.text.includes('${{') || !('path' in resolved)) {
            incomplete.push('a prompt file that is only known at run time');
            messages.push({
                role,
                segments: [
                    { kind: 'opaque', why: 'a prompt file that is only known at run time', place: written.place },
                ],
                place: written.place,
            });
            return true;
        }
        // A GitHub Models prompt has its own model and is found where it stands.
        if (/\.prompt\.ya?ml$/.test(resolved.path))
            return false;
        const read = context.exists(resolved.path) ? await context.read(resolved.path) : null;
        if (read === null || isProblem(read)) {
            const why = `the prompt file \`${resolved.path.slice(0, 200)}\` is not in the repository`;
            found.problems.push((0,problem/* problem */.C)('include-missing', file.path, written.place.line, `In this step ${why}.`));
            incomplete.push(why);
            messages.push({
                role,
                segments: [{ kind: 'opaque', why, place: written.place }],
                place: written.place,
            });
            return true;
        }
        found.consumed.push(resolved.path);
        await add(role, textIn(read));
        return true;
    };
    for (const key of action.system) {
        const source = textAt(given, key);
        if (source !== undefined)
            await add('system', source);
    }
    for (const key of action.systemFiles)
        await addFile('system', at(given, key));
    const line = lineOf(firstOf(given, action.commandLine));
    for (const key of ['--system-prompt', '--append-system-prompt']) {
        const said = line?.options.get(key);
        if (said !== undefined && line !== null)
            await add('system', madeText(said, line.place));
    }
    const user = textAt(firstOf(given, action.user));
    if (user !== undefined && user.text.trim() !== '')
        await add('user', user);
    else
        for (const key of action.userFiles)
            if (!(await addFile('user', at(given, key))))
                return;
    if (messages.length === 0)
        return;
    // `/review` is a command of the agent's own, of a plugin or of a file that is found where it stands.
    const command = action.agent ? /^\/([\w:./-]{1,80})(?=\s|$)/.exec(user?.text.trim() ?? '')?.[1] : undefined;
    if (command !== undefined)
        incomplete.push(`the text of the command \`/${command}\``);
    if (scalarTextAt(given, 'enable-github-mcp')?.trim() === 'true')
        incomplete.push('the tools of GitHub’s MCP server');
    const written = textAt(firstOf(given, action.model)) ?? modelInSettings(textAt(firstOf(given, action.settings)));
    const option = line?.options.get('--model') ?? line?.options.get('-m');
    const stated = option !== undefined && line !== null
        ? { text: option, place: line.place }
        : written === undefined
            ? null
            : written;
    const spare = [stringAt(firstOf(given, action.fallback)), line?.options.get('--fallback-model')].flatMap((names) => names?.split(',').map((name) => name.trim()) ?? []);
    const model = withAlternatives(stated === null ? null : workflow_modelOf(stated, scopes, root), spare.filter((name) => name !== '' && !name.includes('${{')));
    const limit = action.limit.map((key) => at(given, key)).find((node) => numberAt(node) !== undefined);
    const maxOutputTokens = numberAt(limit);
    const effort = action.effort.map((key) => stringAt(given, key)).find((one) => one !== undefined && one !== '') ??
        line?.options.get('--effort');
    const { schema, problems: schemaProblems } = await workflow_schemaOf(action, given, file, context, found.consumed);
    found.problems.push(...schemaProblems);
    const temperature = numberAt(given, 'temperature');
    const parameters = {
        ...(maxOutputTokens === undefined || limit === undefined
            ? {}
            : { maxOutputTokens, maxOutputPlace: limit.place }),
        ...(temperature === undefined ? {} : { temperature }),
        ...(effort === undefined ? {} : { reasoningEffort: effort }),
    };
    if (action.agent)
        incomplete.push('the system prompt and the tools of the agent itself, and the turns it takes');
    found.prompts.push(promptOf('workflow', file, {
        name,
        line: step.place.line,
        messages,
        schema,
        model,
        parameters,
        incomplete: [...new Set(incomplete)],
    }));
}
/** `{"model": "sonnet"}` of Claude Code, `{"model": {"name": "…"}}` of the Gemini CLI. A path names a file of the runner. */
function modelInSettings(settings) {
    if (settings === undefined || !settings.text.trimStart().startsWith('{'))
        return undefined;
    const { root } = parseEmbeddedJson(settings);
    return textAt(root, 'model') ?? textAt(root, 'model', 'name');
}
async function workflow_schemaOf(action, given, file, context, consumed) {
    const none = { schema: null, problems: [] };
    if (action.schema === null)
        return none;
    const [inline, named] = action.schema;
    const text = textAt(given, inline);
    if (text !== undefined && text.text.trim() !== '')
        return readSchema(at(given, inline), file);
    const written = textAt(given, named);
    const target = (0,parse_paths/* joinPath */.uJ)('', written?.text ?? '');
    if (written === undefined || !('path' in target) || written.text.includes('${{'))
        return none;
    const read = context.exists(target.path) ? await context.read(target.path) : null;
    if (read === null || isProblem(read)) {
        const detail = `In this step the schema \`${target.path.slice(0, 200)}\` is not in the repository.`;
        return { schema: null, problems: [(0,problem/* problem */.C)('include-missing', file.path, written.place.line, detail)] };
    }
    consumed.push(target.path);
    const { root, problems } = parseJson(read);
    return root === null ? { schema: null, problems } : readSchema(root);
}
/** A model as it is written, or what `env`, an input's default or `|| 'name'` puts there; null when only run time knows. */
function workflow_modelOf(written, scopes, root) {
    let name = written.text.trim();
    let from = 'inline';
    const expression = /^\$\{\{(.{1,300})\}\}$/.exec(name)?.[1]?.trim();
    if (expression !== undefined) {
        const [key, ...others] = expression.split('||').map((part) => part.trim());
        const variable = /^env\.([A-Za-z_]\w*)$/.exec(key ?? '')?.[1];
        const input = /^(?:github\.event\.)?inputs\.([A-Za-z_][\w-]*)$/.exec(key ?? '')?.[1];
        const last = /^'([^']{1,120})'$/.exec(others[others.length - 1] ?? '')?.[1];
        const valueOfEnvironment = variable === undefined
            ? undefined
            : scopes.map((scope) => scalarTextAt(scope, 'env', variable)).find((value) => value !== undefined);
        const ofInput = input === undefined
            ? undefined
            : (scalarTextAt(root, 'inputs', input, 'default') ??
                ['workflow_dispatch', 'workflow_call']
                    .map((event) => scalarTextAt(root, 'on', event, 'inputs', input, 'default'))
                    .find((value) => value !== undefined));
        const value = valueOfEnvironment ?? ofInput ?? last;
        if (value !== undefined && !value.includes('${{')) {
            name = value.trim();
            from = `inline (default of ${key ?? ''})`;
        }
        else if (!/^(?:env|vars|secrets)\.\w+$/.test(expression))
            return null;
    }
    else if (name.includes('${{'))
        return null;
    return name === '' ? null : { asWritten: name, from, place: written.place };
}
/** `--model x --max-turns 5` as options; quotes hold words together. */
function lineOf(node) {
    const source = textAt(node);
    if (source === undefined)
        return null;
    const words = source.text.slice(0, 20_000).match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
    const options = new Map();
    for (let index = 0; index < words.length; index++) {
        const word = words[index] ?? '';
        if (!word.startsWith('-'))
            continue;
        const equals = word.indexOf('=');
        if (equals !== -1) {
            const value = word.slice(equals + 1);
            options.set(word.slice(0, equals), value === '' ? bare(words[index + 1] ?? '') : bare(value));
        }
        else
            options.set(word, bare(words[index + 1] ?? ''));
    }
    return { options, place: source.place };
}
function bare(word) {
    return /^(["']).*\1$/s.test(word) ? word.slice(1, -1) : word;
}

;// CONCATENATED MODULE: ./src/formats/registry.ts

















































/**
 * Every format, in the order in which they are asked: exact names first, then compound suffixes, single
 * suffixes, folders, signatures in the content, generic templates, plain text. The first that recognises a
 * file reads it. `npm run new-format` adds a line here; move it to where it belongs.
 */
const registry_formats = [
    // exact names
    instructions,
    skill,
    promptFlow,
    // Before Semantic Kernel, whose YAML has some of the same keys.
    langchainPrompt,
    semanticKernel,
    modelfile,
    opencode,
    // compound and single suffixes
    githubModels,
    prompty,
    promptl,
    poml,
    dotprompt,
    // folders
    ghAw,
    continueDev,
    agents,
    commands,
    baml,
    fabric,
    // signatures in the content
    n8n,
    flowise,
    langflow,
    crewai,
    googleAdk,
    cagent,
    goose,
    dify,
    haystack,
    promptfoo,
    nemoGuardrails,
    oaiConfigList,
    librechat,
    autogenComponent,
    aiconfig,
    openaiEvals,
    workflow,
    litellm,
    dspy,
    requestBody,
    toolList,
    llmTemplate,
    // home-made files
    promptYaml,
    promptJson,
    promptToml,
    // generic: templates, then plain text
    jinja,
    handlebars,
    mustache,
    liquid,
    goTemplate,
    text_text,
];
/** Reads what the settings include and no format recognises. */
const plainFormat = text_text;

;// CONCATENATED MODULE: ./src/formats/discover.ts









const filesPerRead = 256;
const bytesPerRead = 24 * 1024 * 1024;
/** What one revision may hold; beyond it a Problem says that not everything was judged. */
const discover_maxPrompts = 50_000;
/**
 * Every prompt of one revision. The tree is listed once; only files whose path a format (or the settings)
 * names are read, in batches; the first format of the registry that recognises a file reads it. The answer is
 * the same for the same revision and settings, whatever the order in which files arrive.
 *
 * One text that two formats reach is one prompt: what a format consumes as a part of its own prompts is not a
 * prompt of its own — except that an evaluation never takes a prompt away. There the text stays what it is,
 * gains the evaluation's config as a source, and is bound to its first model if nothing else says one, not even the
 * settings' default: then `from` says `evaluation:`, since what is evaluated need not be what runs.
 */
async function discover_findPrompts(revision, settings, formats = registry_formats) {
    const entries = await revision.list();
    const files = filesOf(revision, entries);
    const problems = [];
    const candidates = chooseCandidates(entries, settings, formats, problems);
    const found = [];
    const aliases = [];
    const links = candidates.some((candidate) => candidate.link);
    let promptCount = 0;
    for (const batch of batches(candidates)) {
        const read = await files.readMany(batch.map((candidate) => candidate.path));
        for (const candidate of batch) {
            const file = read.get(candidate.path);
            if (file === undefined)
                continue;
            if (!('text' in file)) {
                if (candidate.certain)
                    problems.push(file);
                continue;
            }
            const format = formatFor(candidate, file);
            if (format === null)
                continue;
            if (promptCount > discover_maxPrompts) {
                problems.push((0,problem/* problem */.C)('too-many', null, null, `More than ${discover_maxPrompts} prompts were found; the files after \`${candidate.path}\` were not read.`));
                return discover_finish(files, settings, found, aliases, problems);
            }
            const extraction = await extract(format, file, files);
            problems.push(...extraction.problems);
            aliases.push(...extraction.aliases);
            promptCount += extraction.prompts.length;
            if (extraction.prompts.length > 0 || extraction.consumed.length > 0) {
                const digest = links ? (0,external_node_crypto_.createHash)('sha256').update(file.text).digest('hex') : null;
                const { prompts, consumed } = extraction;
                found.push({ format, path: file.path, prompts, consumed, digest, link: candidate.link });
            }
        }
    }
    return discover_finish(files, settings, found, aliases, problems);
}
function chooseCandidates(entries, settings, formats, problems) {
    const candidates = candidatesOf(formats);
    const included = matcher(settings.include);
    const excluded = matcher(settings.exclude);
    const byId = new Map(formats.map((format) => [format.id, format]));
    const forcing = settings.prompts.flatMap((setting) => {
        if (setting.format === undefined)
            return [];
        const format = byId.get(setting.format);
        if (format === undefined) {
            const known = [...byId.keys()].sort(byCodeUnits).join(', ');
            problems.push((0,problem/* problem */.C)('settings', settings.path, null, `There is no format \`${setting.format.slice(0, 60)}\`; known are ${known}.`));
            return [];
        }
        return [{ format, matches: matcher(setting.match) }];
    });
    const chosen = [];
    for (const entry of entries) {
        const { path } = entry;
        if (excluded(path))
            continue;
        if (entry.type === 'submodule') {
            if (included(path) || (!isExcluded(path) && candidates.of(path).telling)) {
                problems.push((0,problem/* problem */.C)('submodule', path, null, 'It is a submodule, another repository, whose files are not read.'));
            }
            continue;
        }
        const isIncluded = included(path);
        let forced = null;
        for (const rule of forcing)
            if (rule.matches(path))
                forced = rule.format;
        const link = entry.type === 'symlink';
        const size = entry.size ?? 20_000;
        if (forced !== null) {
            chosen.push({ path, formats: [forced], certain: true, included: isIncluded, forced: true, link, size });
            continue;
        }
        if (!isIncluded && isExcluded(path))
            continue;
        const possible = candidates.of(path);
        if (possible.formats.length === 0 && !isIncluded)
            continue;
        chosen.push({
            path,
            formats: possible.formats,
            certain: isIncluded || possible.telling,
            included: isIncluded,
            forced: false,
            link,
            size,
        });
    }
    return chosen.sort((a, b) => byCodeUnits(a.path, b.path));
}
function* batches(candidates) {
    let batch = [];
    let bytes = 0;
    for (const candidate of candidates) {
        if (batch.length > 0 && (batch.length >= filesPerRead || bytes + candidate.size > bytesPerRead)) {
            yield batch;
            batch = [];
            bytes = 0;
        }
        batch.push(candidate);
        bytes += candidate.size;
    }
    if (batch.length > 0)
        yield batch;
}
function formatFor(candidate, file) {
    if (candidate.forced)
        return candidate.formats[0] ?? null;
    for (const format of candidate.formats)
        if (format.recognizes(file))
            return format;
    return candidate.included ? plainFormat : null;
}
async function extract(format, file, files) {
    const { context, read } = contextFor(files, file.path);
    try {
        const extraction = await format.extract(file, context);
        const all = [...read].sort(byCodeUnits);
        const prompts = uniqueKeys(extraction.prompts, file.path);
        return {
            prompts: prompts.prompts.map((prompt) => ({
                ...prompt,
                sources: prompt.sources.length === 0 ? all : [...new Set([...prompt.sources, file.path])].sort(byCodeUnits),
            })),
            problems: [...withKeys(extraction.problems, prompts.prompts), ...prompts.problems],
            consumed: extraction.consumed ?? [],
            aliases: extraction.aliases ?? [],
        };
    }
    catch (error) {
        // A fault of ours in one adapter must not take the other prompts' verdict away; it is told, and it blocks like any unread prompt.
        const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
        const detail = `Reading this ${format.title} failed unexpectedly (${(why ?? '').slice(0, 120)}); please report it.`;
        return {
            prompts: [],
            problems: [(0,problem/* problem */.C)('unreadable-format', file.path, null, detail)],
            consumed: [],
            aliases: [],
        };
    }
}
/** The path where a file holds one prompt, else `path#name`; a name that comes again gets `~2`, `~3` in file order. */
function uniqueKeys(prompts, path) {
    const [only] = prompts;
    if (only !== undefined && prompts.length === 1)
        return { prompts: [{ ...only, key: path }], problems: [] };
    const used = new Map();
    const problems = [];
    const keyed = prompts.map((prompt) => {
        const key = `${path}#${prompt.name}`;
        const count = (used.get(key) ?? 0) + 1;
        used.set(key, count);
        if (count === 1)
            return { ...prompt, key };
        const unique = `${key}~${count}`;
        const detail = `Two prompts of this file are called \`${prompt.name.slice(0, 80)}\`; give each a name of its own.`;
        problems.push((0,problem/* problem */.C)('duplicate-key', path, prompt.line, detail, [unique]));
        return { ...prompt, key: unique };
    });
    return { prompts: keyed, problems };
}
/** Problems of a file's parts name the prompts they keep from being judged. */
function withKeys(problems, prompts) {
    const affected = prompts.filter((prompt) => prompt.incomplete.length > 0).map((prompt) => prompt.key);
    return problems.map((found) => found.keys !== undefined ||
        affected.length === 0 ||
        !/^(?:include|unreadable|missing|too-large|binary|encoding|lfs|symlink)/.test(found.reason)
        ? found
        : { ...found, keys: affected });
}
async function discover_finish(files, settings, found, aliases, problems) {
    const joined = joinConsumed(withoutLinks(found));
    // What an evaluation includes is sent by production as well, or why would it be evaluated.
    const fragments = includedText(joined.prompts.filter(({ kind }) => kind !== 'evaluation'));
    const perFile = new Map();
    for (const { path } of joined.prompts)
        perFile.set(path, (perFile.get(path) ?? 0) + 1);
    const sortedAliases = [...aliases].sort((a, b) => byCodeUnits(a.alias, b.alias) ||
        byCodeUnits(a.place.path, b.place.path) ||
        a.place.start - b.place.start);
    const binder = binderOf(files, settings, sortedAliases, joined.evaluatedWith);
    const prompts = [];
    // A list of tools counts with the requests that name its file; one that nobody names stands for itself.
    const carried = new Set(joined.prompts.flatMap((prompt) => prompt.kind === 'tools' || prompt.kind === 'evaluation'
        ? []
        : prompt.sources.filter((source) => source !== prompt.path)));
    for (const prompt of joined.prompts) {
        if (prompt.kind === 'tools' && carried.has(prompt.path))
            continue;
        const whole = prompt.kind === 'request' && isIncluded(prompt, perFile.get(prompt.path) === 1, fragments)
            ? { ...prompt, kind: 'fragment' }
            : prompt;
        const bound = await binder.bind(whole);
        if (bound !== null)
            prompts.push(bound);
    }
    prompts.sort((a, b) => byCodeUnits(a.key, b.key) || a.line - b.line);
    return {
        prompts,
        problems: sortProblems(problems),
        aliases: sortedAliases,
        filesRead: files.count,
        exists: (path) => files.has(path),
    };
}
/**
 * A link and the file it leads to are one prompt with two readers (`CLAUDE.md` → `AGENTS.md`): it stays under the
 * file's own path, with the link among its sources. A link to a file that is no prompt by its own name stays.
 */
function withoutLinks(found) {
    const id = (one) => `${one.format.id} ${one.digest ?? one.path}`;
    const readers = new Map();
    for (const one of found)
        if (!one.link && one.digest !== null)
            readers.set(id(one), []);
    if (readers.size === 0)
        return found;
    const kept = found.filter((one) => {
        const list = one.link ? readers.get(id(one)) : undefined;
        list?.push(one.path);
        return list === undefined;
    });
    return kept.map((one) => {
        const names = one.link ? [] : (readers.get(id(one)) ?? []);
        if (names.length === 0)
            return one;
        const prompts = one.prompts.map((prompt) => ({
            ...prompt,
            sources: [...new Set([...prompt.sources, ...names])].sort(byCodeUnits),
        }));
        return { ...one, prompts };
    });
}
/** Leaves out what others consume, and hands the evaluations' models to the texts they evaluate. */
function joinConsumed(found) {
    const own = new Map(found.map((one) => [one.path, one]));
    const takes = new Map();
    const evaluated = new Map();
    for (const one of found) {
        const forEvaluation = one.prompts.length > 0 && one.prompts.every((prompt) => prompt.kind === 'evaluation');
        const taking = [];
        for (const path of one.consumed) {
            if (path === one.path)
                continue;
            const target = own.get(path);
            const standsAlone = target?.prompts.some((prompt) => prompt.kind === 'request' || prompt.kind === 'instructions') ===
                true;
            if (!forEvaluation || !standsAlone) {
                if (target === undefined || !isRequestOfItsOwn(target, one))
                    taking.push(path);
                continue;
            }
            const uses = one.prompts.filter((prompt) => textPaths(prompt).has(path));
            const entry = evaluated.get(path) ?? { sources: new Set(), model: null };
            for (const use of uses) {
                for (const source of use.sources)
                    entry.sources.add(source);
                if (use.model !== null)
                    entry.model ??= { ...use.model, from: `evaluation:${one.path}` };
            }
            evaluated.set(path, entry);
        }
        takes.set(one, taking);
    }
    const taken = takenFrom(found, takes, own);
    const prompts = [];
    const evaluatedWith = new Map();
    for (const [path, entry] of evaluated)
        if (entry.model !== null && !taken.has(path))
            evaluatedWith.set(path, entry.model);
    for (const one of found) {
        if (taken.has(one.path))
            continue;
        const extra = evaluated.get(one.path);
        for (const prompt of one.prompts) {
            // The evaluation's own view of a text that is a prompt already.
            const texts = prompt.kind === 'evaluation' ? [...textPaths(prompt)] : [];
            if (texts.length === 1 &&
                texts[0] !== one.path &&
                evaluated.has(texts[0] ?? '') &&
                !taken.has(texts[0] ?? ''))
                continue;
            prompts.push(extra === undefined
                ? prompt
                : { ...prompt, sources: [...new Set([...prompt.sources, ...extra.sources])].sort(byCodeUnits) });
        }
    }
    return { prompts, evaluatedWith };
}
/** A request that names its model is billed by itself, whatever a file of another format makes of its text. */
function isRequestOfItsOwn(target, taker) {
    return (target.format !== taker.format &&
        target.prompts.some((prompt) => prompt.kind === 'request' && prompt.model !== null));
}
/**
 * What is a part of something else: all that is reached from files which nobody takes. Files that take each other in a
 * ring are reached by nobody, and none of them may vanish.
 */
function takenFrom(found, takes, own) {
    const wanted = new Set([...takes.values()].flat());
    const taken = new Set();
    const open = found.filter((one) => !wanted.has(one.path));
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
        for (const path of takes.get(one) ?? []) {
            if (taken.has(path))
                continue;
            taken.add(path);
            const next = own.get(path);
            if (next !== undefined)
                open.push(next);
        }
    }
    return taken;
}
/** Files in which the messages themselves stand (not what they include). */
function textPaths(prompt) {
    return new Set(prompt.messages.map((message) => message.place.path));
}
/** Where text stands that other prompts include: parts, billed only where they are included. */
function includedText(prompts) {
    const found = new Map();
    const visit = (segments, own, list) => {
        for (const segment of segments) {
            if (list !== null && segment.kind !== 'include')
                list.push(segment.place);
            if (segment.kind === 'include') {
                let inner = null;
                if (segment.path !== own) {
                    inner = found.get(segment.path) ?? [];
                    found.set(segment.path, inner);
                }
                visit(segment.body, own, inner);
            }
            else if (segment.kind === 'loop')
                visit(segment.body, own, list);
            else if (segment.kind === 'branch')
                for (const arm of segment.arms)
                    visit(arm, own, list);
        }
    };
    for (const prompt of prompts)
        for (const message of prompt.messages)
            visit(message.segments, prompt.path, null);
    return found;
}
/**
 * A prompt is a part when its own text is included elsewhere; the only prompt of a file also when nothing of its
 * text is, but the file (of macros, or of blocks that are all overridden).
 */
function isIncluded(prompt, alone, included) {
    const places = included.get(prompt.path)?.filter((place) => place.path === prompt.path);
    if (places === undefined)
        return false;
    if (alone && places.length === 0)
        return true;
    return prompt.messages.some((message) => places.some((place) => message.place.path === prompt.path &&
        place.start < message.place.end &&
        place.end > message.place.start));
}
/** By path, line, reason; the same problem met on several ways is told once, for all prompts it concerns. */
function sortProblems(problems) {
    const merged = new Map();
    for (const found of problems) {
        const id = JSON.stringify([found.reason, found.path, found.line, found.detail]);
        const known = merged.get(id);
        if (known === undefined)
            merged.set(id, found);
        else if (found.keys !== undefined) {
            merged.set(id, {
                ...known,
                keys: [...new Set([...(known.keys ?? []), ...found.keys])].sort(byCodeUnits),
            });
        }
    }
    return [...merged.values()].sort((a, b) => byCodeUnits(a.path ?? '', b.path ?? '') ||
        (a.line ?? 0) - (b.line ?? 0) ||
        byCodeUnits(a.reason, b.reason) ||
        byCodeUnits(a.detail, b.detail));
}


/***/ }),

/***/ 5516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ globFor),
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   TS: () => (/* binding */ foldersUp),
/* harmony export */   Vc: () => (/* binding */ stemOf),
/* harmony export */   je: () => (/* binding */ extensionOf),
/* harmony export */   o1: () => (/* binding */ resolvePath),
/* harmony export */   uJ: () => (/* binding */ joinPath),
/* harmony export */   yS: () => (/* binding */ folderOf)
/* harmony export */ });
/**
 * A reference written in the file `from` as a path of the repository: relative to that file's folder, `.` and
 * `..` resolved, `\` read as `/`. Refused: what leaves the repository, starts at a root (`/`, `C:`, `~`), is an
 * address (`https:`) or names nothing.
 *
 * `resolvePath('api/chat.prompty', '../shared/rules.md')` is `{ path: 'shared/rules.md' }`.
 */
function resolvePath(from, target) {
    return joinPath(folderOf(from), target);
}
/** The same, relative to a folder (`''` is the repository's root). */
function joinPath(folder, target) {
    const wanted = target.trim().replaceAll('\\', '/');
    if (wanted === '' || wanted.includes('\0'))
        return { refused: 'empty' };
    if (/^[A-Za-z]:(?:\/|$)/.test(wanted) || wanted.startsWith('/') || wanted.startsWith('~')) {
        return { refused: 'absolute' };
    }
    if (/^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|(?:data|urn|mailto|npm|javascript):)/i.test(wanted))
        return { refused: 'remote' };
    const parts = folder === '' ? [] : folder.split('/');
    for (const part of wanted.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part === '..') {
            if (parts.length === 0)
                return { refused: 'outside' };
            parts.pop();
        }
        else
            parts.push(part);
    }
    if (parts.length === 0)
        return { refused: 'empty' };
    return { path: parts.join('/') };
}
/** `a/b/c.txt` → `a/b`; a file at the root → `''`. */
function folderOf(path) {
    const slash = path.lastIndexOf('/');
    return slash === -1 ? '' : path.slice(0, slash);
}
/** `a/b/c.txt` → `c.txt`. */
function baseName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
/** `a/b.prompt.yml` → `b`: the name up to its first dot (a leading dot belongs to the name). */
function stemOf(path) {
    const name = baseName(path);
    const dot = name.indexOf('.', 1);
    return dot === -1 ? name : name.slice(0, dot);
}
/** `b.prompt.yml` → `yml`, lower case; `''` without one. */
function extensionOf(path) {
    const name = baseName(path);
    const dot = name.lastIndexOf('.');
    return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
/** A folder's name in a glob, with the marks of globs in it taken as letters. */
function globFor(folder) {
    return folder.replace(/[*?[\]{}()!+@\\]/g, '\\$&');
}
/** A folder and those above it, nearest first, the root (`''`) last. */
function foldersUp(folder) {
    const found = [folder];
    let current = folder;
    while (current !== '') {
        current = folderOf(current);
        found.push(current);
    }
    return found;
}


/***/ })

};
