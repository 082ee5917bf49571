export const id = 599;
export const ids = [599];
export const modules = {

/***/ 6455:
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

/***/ 8599:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findPrompts: () => (/* binding */ findPrompts),
  readRequestBody: () => (/* reexport */ readRequestBody)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/core/problem.ts
var problem = __webpack_require__(9350);
// EXTERNAL MODULE: ../main/node_modules/picomatch/index.js
var picomatch = __webpack_require__(6310);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
// EXTERNAL MODULE: ./src/formats/parse/paths.ts
var parse_paths = __webpack_require__(794);
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
            current = {
                ...current,
                asWritten: first,
                from: `alias:${alias.place.path}`,
                ...(alternatives.length === 0 ? {} : { alternatives }),
            };
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
                const test = picomatch_default()(pattern, { dot: true, nonegate: true, flags: 's' });
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

// EXTERNAL MODULE: ../main/node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9131);
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
function tree_stringAt(node, ...path) {
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
function tree_itemsAt(node, ...path) {
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

;// CONCATENATED MODULE: ./src/formats/parse/json.ts




// https://www.rfc-editor.org/rfc/rfc8259, with comments and trailing commas as editors allow them (JSONC).
const maxNodes = 300_000;
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
        if (++nodes > maxNodes)
            return broken(offset, `The JSON has more than ${maxNodes} values.`);
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
            const source = decodedText(file, value, from, to, jsonRuns(file.text, from, to, value));
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
    'num_predict',
];
/**
 * The settings of a request that change what it costs, from a map that holds them under any vendor's spelling
 * (`parameters`, `modelParameters`, `config`, a request body). Numbers may be written as strings. What is
 * given as a template (`"{{limit}}"`) or is out of range is left out: the file does not say.
 */
function readParameters(node) {
    const maxNode = firstOf(node, maxOutputKeys);
    const maxOutputTokens = whole(maxNode);
    const temperature = numberAt(firstOf(node, ['temperature']));
    const effort = tree_stringAt(firstOf(node, ['reasoning_effort', 'reasoningEffort', 'effort'])) ??
        tree_stringAt(node, 'reasoning', 'effort') ??
        tree_stringAt(node, 'output_config', 'effort');
    const thinking = whole(at(node, 'thinking', 'budget_tokens')) ??
        whole(at(node, 'thinking', 'budgetTokens')) ??
        whole(at(node, 'thinkingConfig', 'thinkingBudget')) ??
        whole(firstOf(node, ['thinking_budget', 'thinkingBudget', 'budget_tokens'])) ??
        whole(at(node, 'reasoning', 'max_tokens'));
    const answers = whole(firstOf(node, ['n', 'candidateCount', 'candidate_count']));
    const serviceTier = tree_stringAt(firstOf(node, ['service_tier', 'serviceTier']));
    const verbosity = tree_stringAt(node, 'verbosity') ?? tree_stringAt(node, 'text', 'verbosity');
    const choice = firstOf(node, ['tool_choice', 'toolChoice']);
    const toolChoice = scalarTextAt(choice) ?? tree_stringAt(choice, 'type') ?? tree_stringAt(choice, 'function', 'name') ?? undefined;
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
function sampleText(node, plain) {
    if (node === undefined)
        return undefined;
    if (node.kind === 'scalar')
        return node.value === null ? undefined : node.source.text;
    return JSON.stringify(plain);
}
/** Strings of a list, or of a single string. */
function stringsAt(node, ...path) {
    return itemsAt(node, ...path).flatMap((item) => stringAt(item) ?? []);
}

// EXTERNAL MODULE: ../main/node_modules/yaml/dist/index.js
var dist = __webpack_require__(3439);
;// CONCATENATED MODULE: ./src/formats/parse/yaml.ts




// https://yaml.org/spec/1.2.2/ (core schema), read by the `yaml` package.
/** Nodes of one file after aliases are expanded. A "billion laughs" file ends here. */
const yaml_maxNodes = 300_000;
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
        if (++this.nodes > yaml_maxNodes)
            throw new TooMuch(`The YAML has more than ${yaml_maxNodes} nodes.`, offset);
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
 * an import optional. https://github.github.com/gh-aw/reference/templating/
 */
function readAgentic(source) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    const tags = /\$\{\{([^{}]{1,500})\}\}|\{\{\s*#(?:runtime-)?import(\?)?:?\s+([^{}\n]{1,300})\}\}|\{\{\s*#(?:if|elseif|else-if|elif)\s+((?:\$\{\{[^{}]{1,500}\}\}|[^{}\n]){1,500})\}\}|\{\{\s*(#?else)\s*\}\}|\{\{\s*(\/if|#endif)\s*\}\}|(?<![^\n])@(?:include|import)(\?)?[ \t]+([^\s]{1,300})[ \t]*\r?(?=\n|$)/g;
    let from = 0;
    for (const found of text.matchAll(tags)) {
        const start = found.index;
        const end = start + found[0].length;
        builder.text(from, start);
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
    builder.text(from, text.length);
    return builder.done();
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
    if ((quote !== '"' && quote !== "'") || span.end - span.start < 2)
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
    return [variable];
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
            builder.add({
                kind: 'media',
                media: 'image',
                path: path === null || /^[a-z]+:/i.test(path) ? null : path,
                detail: null,
                width: null,
                height: null,
                place,
            });
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
/** Only `{{name}}`: no blocks, no comments, no escapes (GitHub Models and others like it). */
function readBraces(source) {
    return readMarked(source, '{{', '}}');
}
/** GitHub's `${{ expression }}`; everything else is text. */
function readGithub(source) {
    return readMarked(source, '${{', '}}');
}
function readMarked(source, open, close) {
    const { text } = source;
    const builder = new TemplateBuilder(source);
    let from = 0;
    for (let at = text.indexOf(open); at !== -1; at = text.indexOf(open, from)) {
        const stop = text.indexOf(close, at + open.length);
        if (stop === -1)
            break;
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
const maxCharacters = 16 * 1024 * 1024;
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
        if (++this.pieces > maxPieces || this.characters > maxCharacters)
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

;// CONCATENATED MODULE: ./src/formats/aiconfig.ts







// https://github.com/lastmile-ai/aiconfig/blob/main/schema/aiconfig.schema.json (keys written from knowledge of the format, not yet held against this page)
/** Prompts of AIConfig files. */
const aiconfig = {
    id: 'aiconfig',
    title: 'AIConfig',
    docs: 'https://github.com/lastmile-ai/aiconfig/blob/main/schema/aiconfig.schema.json',
    reads: 'Inputs and system prompts with model and settings, also those the file gives for a model as a whole; parameters are sample values. Stored outputs are not sent and do not count.',
    patterns: ['**/*.aiconfig.{json,yaml,yml}', '**/*aiconfig*.{json,yaml,yml}'],
    recognizes: (file) => /\bprompts["']?[ \t]*:/.test(file.text) && /\bmetadata["']?[ \t]*:/.test(file.text),
    async extract(file, context) {
        const parsed = (0,parse_paths/* extensionOf */.je)(file.path) === 'json' ? parseJson(file) : parseYaml(file);
        const { root } = parsed;
        const problems = [...parsed.problems];
        const prompts = [];
        for (const item of tree_itemsAt(root, 'prompts')) {
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
            await add('system', at(settings, 'system_prompt') ?? at(shared, 'system_prompt'));
            const input = at(item, 'input');
            await add('user', textAt(input) === undefined ? (at(input, 'content') ?? at(input, 'data')) : input);
            if (messages.length === 0)
                continue;
            const real = textAt(settings, 'model') ?? textAt(shared, 'model') ?? named;
            const model = real === undefined || real.text.trim() === ''
                ? null
                : { asWritten: real.text.trim(), from: 'inline', place: real.place };
            if (prompts.length > 0 && booleanAt(item, 'metadata', 'remember_chat_context') === true)
                incomplete.push('the turns before this one, which are sent along');
            const samples = new Map();
            for (const entry of [
                ...entriesAt(root, 'metadata', 'parameters'),
                ...entriesAt(item, 'metadata', 'parameters'),
            ]) {
                const sample = sampleText(entry.value, plainValue(entry.value));
                if (sample !== undefined)
                    samples.set(entry.key, { sample });
            }
            prompts.push(promptOf('aiconfig', file, {
                name: tree_stringAt(item, 'name') ?? String(prompts.length + 1),
                line: item.place.line,
                messages,
                model,
                parameters: { ...readParameters(shared), ...readParameters(settings) },
                variables: withSamples(variablesIn(messages.flatMap((message) => message.segments)), samples),
                incomplete,
            }));
        }
        return { prompts, problems };
    },
};

;// CONCATENATED MODULE: ./src/formats/oai-config-list.ts


// https://microsoft.github.io/autogen/0.2/docs/topics/llm_configuration (keys written from knowledge of the format, not yet held against this page)
/** AutoGen's list of models: what the tags that agents filter by stand for. */
const oaiConfigList = {
    id: 'oai-config-list',
    title: 'AutoGen model list',
    docs: 'https://microsoft.github.io/autogen/0.2/docs/topics/llm_configuration',
    reads: 'The models of `OAI_CONFIG_LIST` by their tags: a tag stands for the first model that has it, others with the same tag are alternatives. It holds no prompts. Keys, addresses and price lists are not read.',
    patterns: ['**/OAI_CONFIG_LIST', '**/OAI_CONFIG_LIST.json', '**/OAI_CONFIG_LIST*sample*'],
    recognizes: (file) => /"model"\s*:/.test(file.text.slice(0, 20_000)),
    extract(file) {
        const { root, problems } = parseJson(file);
        const byTag = new Map();
        for (const item of tree_itemsAt(root)) {
            const model = tree_stringAt(item, 'model')?.trim();
            if (model === undefined || model === '' || /[<>]/.test(model))
                continue;
            for (const tag of tree_itemsAt(item, 'tags')) {
                const name = tree_stringAt(tag)?.trim() ?? '';
                if (name === '' || name === model)
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
        const type = tree_stringAt(part, 'type') ?? '';
        const text = firstOf(part, ['text', 'input_text', 'output_text']);
        if (text !== undefined && (type === '' || type.endsWith('text')))
            return segmentsFor(text);
        const media = mediaOf(part, type);
        if (media !== null)
            return [media];
        const nested = at(part, 'content');
        if (type === 'tool_result' && nested !== undefined)
            return segmentsFor(nested);
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
    for (const item of tree_itemsAt(list)) {
        if (item.kind !== 'map') {
            problems.push((0,problem/* problem */.C)('unexpected-shape', item.place.path, item.place.line, 'A message is a map with a role and a content.'));
            continue;
        }
        const written = tree_stringAt(item, 'role') ?? 'user';
        const role = roleOf(written) ?? 'user';
        const content = firstOf(item, ['content', 'parts', 'text', 'value']);
        const segments = await segmentsFor(content);
        for (const call of tree_itemsAt(item, 'tool_calls')) {
            const called = at(call, 'function') ?? call;
            segments.push(textSegment(madeText(JSON.stringify(plainValue(called)), called.place)));
        }
        const name = tree_stringAt(item, 'name');
        const last = content?.kind === 'list' ? content.items[content.items.length - 1] : undefined;
        const breakpoint = at(item, 'cache_control') !== undefined || at(last, 'cache_control') !== undefined;
        messages.push({
            role,
            ...(name === undefined ? {} : { name }),
            segments,
            ...(breakpoint ? { cacheBreakpoint: true } : {}),
            place: item.place,
        });
    }
    return { messages, problems, incomplete };
}
/** An image, audio or file part in the shapes of OpenAI, Anthropic, Gemini and Bedrock. */
function mediaOf(part, written) {
    // Gemini says what the data is by its MIME type, Bedrock by the key.
    const inline = firstOf(part, ['inlineData', 'inline_data', 'fileData', 'file_data']);
    const [key] = part.kind === 'map' && part.entries.length === 1 ? part.entries : [];
    const type = written !== ''
        ? written
        : (tree_stringAt(firstOf(inline, ['mimeType', 'mime_type'])) ??
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
    const url = tree_stringAt(part, 'image_url', 'url') ??
        tree_stringAt(part, 'image_url') ??
        tree_stringAt(part, 'source', 'url') ??
        null;
    const detail = tree_stringAt(part, 'image_url', 'detail') ?? tree_stringAt(part, 'detail');
    const local = url !== null && !/^(?:[a-z][a-z0-9+.-]*:|\{)/i.test(url) ? url : null;
    return {
        kind: 'media',
        media: kind,
        path: local,
        detail: detail === 'low' || detail === 'high' || detail === 'auto' ? detail : null,
        width: null,
        height: null,
        place: part.place,
    };
}

;// CONCATENATED MODULE: ./src/formats/openai-evals.ts






// https://github.com/openai/evals/blob/main/docs/eval-templates.md (not yet held against this page): `{input}` and `{completion}` are filled in.
/** Prompts by which a model grades answers, of OpenAI's evals registry. */
const openaiEvals = {
    id: 'openai-evals',
    title: 'OpenAI evals',
    docs: 'https://github.com/openai/evals/blob/main/docs/eval-templates.md',
    reads: 'The grading prompts of `modelgraded` files, as evaluations: they are no traffic of a product. `{x}` is a variable. Samples, choices, scores and the registry of evals are not sent by this file.',
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
                    incomplete: chat.incomplete,
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
                incomplete: expanded.incomplete,
            }));
        }
        return { prompts, problems: found };
    },
};

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
    const values = (depth) => {
        const found = [];
        while (at < tokens.length && !isMark('}')) {
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
    const fields = (keyword) => {
        const found = [];
        while (at < tokens.length && !isMark('}')) {
            const name = peek();
            if (name?.kind !== 'word') {
                if (isMark('@')) {
                    // An attribute of the whole block.
                    while (isMark('@'))
                        at++;
                    if (peek()?.kind === 'word')
                        at++;
                    if (isMark('('))
                        skipBalanced();
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
                        const value = tokens
                            .slice(first, Math.min(at - 1, first + 4))
                            .find((token) => token.kind === 'text');
                        if (attribute === 'alias')
                            alias = value?.source?.text ?? alias;
                        if (attribute === 'description')
                            description = value?.source?.text.trim() ?? description;
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
        return found;
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
        if (isMark('-') && isMark('>', peek(1))) {
            at += 2;
            const start = peek()?.start ?? 0;
            let end = start;
            while (at < tokens.length && !isMark('{')) {
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
        const read = isType ? { values: [], fields: fields(keyword.text) } : { values: values(0), fields: [] };
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
/** The text BAML writes for a function's return type: classes in place, enums with descriptions above. */
function bamlSchema(type, all) {
    const types = new Map(all
        .filter((block) => ['class', 'enum', 'type'].includes(block.keyword))
        .map((block) => [block.name, block]));
    const sources = new Set();
    const above = [];
    const shown = new Set();
    let unknown = null;
    let written = 0;
    const render = (node, indent, chain) => {
        if (written > 200_000) {
            unknown ??= 'the type of the answer is too large';
            return '';
        }
        switch (node.kind) {
            case 'list': {
                const inner = render(node.of, indent, chain);
                return node.of.kind === 'name' && types.get(node.of.name)?.keyword === 'class'
                    ? `[\n${indent}  ${inner.replaceAll('\n', '\n  ')}\n${indent}]`
                    : node.of.kind === 'union'
                        ? `(${inner})[]`
                        : `${inner}[]`;
            }
            case 'map':
                return `map<${render(node.key, indent, chain)}, ${render(node.of, indent, chain)}>`;
            case 'union':
                return node.of.map((part) => render(part, indent, chain)).join(' or ');
            case 'name': {
                if (scalars.has(node.name))
                    return node.name;
                if (/^["\d]/.test(node.name) || node.name === 'true' || node.name === 'false')
                    return node.name;
                const block = types.get(node.name);
                if (block === undefined) {
                    unknown ??= `the type \`${node.name.slice(0, 60)}\` is not defined in the repository`;
                    return node.name;
                }
                sources.add(block.place.path);
                if (chain.includes(node.name) || chain.length > 30)
                    return node.name;
                const next = [...chain, node.name];
                if (block.keyword === 'type')
                    return render(readType(block.returns), indent, next);
                const members = block.fields.filter((field) => !field.skip);
                if (block.keyword === 'enum') {
                    if (chain.length > 0 && members.length <= 6 && members.every((field) => field.description === null))
                        return members.map((field) => `'${field.alias ?? field.name}'`).join(' or ');
                    if (!shown.has(node.name)) {
                        shown.add(node.name);
                        above.push(`${node.name}\n----\n${members.map((field) => `- ${field.alias ?? field.name}${field.description === null ? '' : `: ${field.description}`}`).join('\n')}\n\n`);
                    }
                    return node.name;
                }
                const lines = members.map((field) => {
                    const comments = field.description === null
                        ? ''
                        : field.description
                            .split('\n')
                            .map((line) => `${indent}  // ${line.trim()}\n`)
                            .join('');
                    return `${comments}${indent}  ${field.alias ?? field.name}: ${render(readType(field.type), `${indent}  `, next)},\n`;
                });
                const text = `{\n${lines.join('')}${indent}}`;
                written += text.length;
                return text;
            }
        }
    };
    const parsed = readType(type);
    const body = render(parsed, '', []);
    const root = rootOf(parsed);
    const block = types.get(root);
    const isPlainText = parsed.kind === 'name' && parsed.name === 'string';
    const prefix = isPlainText
        ? ''
        : parsed.kind === 'list'
            ? 'Answer with a JSON Array using this schema:\n'
            : parsed.kind === 'name' && scalars.has(parsed.name)
                ? 'Answer as a '
                : block?.keyword === 'enum'
                    ? 'Answer with any of the categories:\n'
                    : 'Answer in JSON using this schema:\n';
    return {
        text: isPlainText
            ? ''
            : block?.keyword === 'enum' && parsed.kind === 'name'
                ? above.join('').trimEnd()
                : above.join('') + body,
        prefix,
        place: block?.place ?? null,
        sources: [...sources],
        unknown,
    };
}
const scalars = new Set(['string', 'int', 'float', 'bool', 'null', 'image', 'audio', 'pdf', 'video']);
function rootOf(type) {
    for (let current = type;;) {
        if (current.kind === 'name')
            return current.name;
        if (current.kind === 'union') {
            const [first] = current.of;
            if (first === undefined)
                return '';
            current = first;
        }
        else
            current = current.of;
    }
}
/** `Ticket[]`, `"low" | "high"`, `map<string, int>`, `Name?`, `(A | B)[]`. */
function readType(text) {
    const tokens = text.slice(0, 5000).match(/"(?:[^"\\\n]|\\.)*"|[\w.]+|\[\]|[<>|?,()]/g) ?? [];
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
        if (tokens[at] === '(' && depth < baml_maxDepth) {
            at++;
            type = union(depth + 1);
            if (tokens[at] === ')')
                at++;
        }
        else if (tokens[at] === 'map' && tokens[at + 1] === '<' && depth < baml_maxDepth) {
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
        while ((tokens[at] === '[]' || tokens[at] === '?') && wraps++ < baml_maxDepth) {
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

;// CONCATENATED MODULE: ./src/formats/baml.ts







// https://docs.boundaryml.com/ref/baml/function · https://docs.boundaryml.com/ref/baml/client-llm
const id = 'baml';
/** BAML: every function of a `.baml` file is one request. */
const baml = {
    id,
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
    const schema = bamlSchema(block.returns, all);
    for (const path of schema.sources)
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
            if (schema.unknown !== null) {
                incomplete.push(`${place.path}:${place.line}: ${schema.unknown}`);
                return [{ kind: 'opaque', why: schema.unknown, place }];
            }
            const prefix = /prefix\s*=\s*(?:"([^"]*)"|'([^']*)'|null|none)/i.exec(written);
            const start = prefix === null ? schema.prefix : (prefix[1] ?? prefix[2] ?? '');
            return schema.text === ''
                ? []
                : [
                    // Written by BAML itself: it stands in no file.
                    textSegment(madeText(`${start}${schema.text}`, { ...place, end: place.start })),
                ];
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
            return [
                {
                    kind: 'media',
                    media: type === 'pdf' ? 'file' : type,
                    path: null,
                    detail: null,
                    width: null,
                    height: null,
                    place,
                },
            ];
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
    return promptOf(id, file, {
        name: block.name,
        line: block.place.line,
        messages,
        model: client.model,
        parameters: client.parameters,
        variables: withSamples(variablesIn(messages.flatMap((message) => message.segments)), samplesOf(block.name, all)),
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
    const alternatives = [...new Set(others.map((one) => one.reference.asWritten))].filter((name) => name !== first.reference.asWritten);
    return {
        model: { ...first.reference, ...(alternatives.length === 0 ? {} : { alternatives }) },
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
        ...(/^(?:generationConfig|inference_configuration)$/.test(value.key) ? value.children : []),
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
    const effort = flat.find((one) => one.key === 'reasoning_effort')?.text.text.trim();
    return {
        ...(max === undefined || !Number.isInteger(max.read)
            ? {}
            : { maxOutputTokens: max.read, maxOutputPlace: max.place }),
        ...(temperature === undefined ? {} : { temperature: temperature.read }),
        ...(effort === undefined || effort === '' ? {} : { reasoningEffort: effort }),
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

;// CONCATENATED MODULE: ./src/formats/dify.ts







// https://docs.dify.ai/en/guides/management/app-management · https://github.com/langgenius/dify (DSL of apps)
const dify_id = 'dify';
/** Kinds of workflow nodes that ask a model. Dify writes a text of its own around those but `llm`. */
const asking = new Set(['llm', 'parameter-extractor', 'question-classifier', 'agent']);
/** Apps and workflows exported from Dify. */
const dify = {
    id: dify_id,
    title: 'Dify app',
    docs: 'https://docs.dify.ai/en/guides/management/app-management',
    reads: 'One prompt per node that asks a model (an app without a workflow is one prompt): its messages, model and limits. Positions, icons, opening statements and retriever settings are not sent. Tools of agents are known by name only.',
    patterns: ['**/*.{yml,yaml}'],
    recognizes: (file) => /^kind[ \t]*:[ \t]*["']?app\b/m.test(file.text) && /^app[ \t]*:/m.test(file.text),
    async extract(file, context) {
        const { root, problems: yamlProblems } = parseYaml(file);
        if (root === null)
            return { prompts: [], problems: yamlProblems };
        const problems = [...yamlProblems];
        const prompts = [];
        const incomplete = [];
        const message = async (role, node, jinja) => {
            const text = textAt(node);
            if (text === undefined || text.text === '')
                return [];
            const expanded = await expandTemplate(jinja ? 'jinja' : 'braces', text, context);
            problems.push(...expanded.problems);
            incomplete.push(...expanded.incomplete);
            return [{ role, segments: segmentsOf(expanded.pieces), place: text.place }];
        };
        const nodes = listAt(root, 'workflow', 'graph', 'nodes');
        const config = mapAt(root, 'model_config');
        if (nodes === undefined && config === undefined) {
            const detail = 'A Dify app needs `workflow.graph.nodes` or `model_config`.';
            return {
                prompts,
                problems: [...problems, (0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)],
            };
        }
        for (const node of nodes?.items ?? []) {
            const data = at(node, 'data');
            const type = tree_stringAt(data, 'type') ?? '';
            if (!asking.has(type))
                continue;
            incomplete.length = 0;
            const template = at(data, 'prompt_template');
            const messages = [];
            for (const item of tree_itemsAt(template)) {
                const jinja = tree_stringAt(item, 'edition_type') === 'jinja2';
                messages.push(...(await message(roleOf(tree_stringAt(item, 'role') ?? 'user') ?? 'user', jinja ? (at(item, 'jinja2_text') ?? at(item, 'text')) : at(item, 'text'), jinja)));
            }
            if (type !== 'llm') {
                messages.push(...(await message('system', at(data, 'instruction') ?? at(data, 'instructions'), false)));
                incomplete.push(`what Dify writes around a node of type \`${type}\` is not in the file`);
            }
            if (booleanAt(data, 'vision', 'enabled') === true) {
                const { place } = node;
                messages.push({
                    role: 'user',
                    segments: [
                        { kind: 'media', media: 'image', path: null, detail: null, width: null, height: null, place },
                    ],
                    place,
                });
            }
            prompts.push(promptOf(dify_id, file, {
                name: tree_stringAt(data, 'title') ?? scalarTextAt(node, 'id') ?? type,
                line: node.place.line,
                messages,
                model: modelOf(at(data, 'model')),
                parameters: readParameters(at(data, 'model', 'completion_params')),
                incomplete: [...incomplete],
            }));
        }
        if (config !== undefined && nodes === undefined) {
            const messages = await message('system', at(config, 'pre_prompt'), false);
            for (const item of tree_itemsAt(config, 'chat_prompt_config', 'prompt'))
                messages.push(...(await message(roleOf(tree_stringAt(item, 'role') ?? 'user') ?? 'user', at(item, 'text'), false)));
            const tools = booleanAt(config, 'agent_mode', 'enabled') === false ? [] : toolsOf(config);
            if (tools.length > 0)
                incomplete.push('the definition of a tool is not in the repository');
            prompts.push(promptOf(dify_id, file, {
                name: tree_stringAt(root, 'app', 'name') ?? 'app',
                line: 1,
                messages,
                tools,
                model: modelOf(at(config, 'model')),
                parameters: readParameters(at(config, 'model', 'completion_params')),
                incomplete: [...incomplete],
            }));
        }
        return { prompts, problems };
    },
};
function modelOf(node) {
    const written = textAt(node, 'name');
    if (written === undefined || written.text.trim() === '')
        return null;
    // `langgenius/openai/openai`: the plugin that serves the model.
    const provider = tree_stringAt(node, 'provider')?.split('/').pop();
    return {
        asWritten: written.text.trim(),
        from: 'inline',
        ...(provider === undefined || provider === '' ? {} : { provider }),
        place: written.place,
    };
}
function toolsOf(config) {
    return tree_itemsAt(config, 'agent_mode', 'tools').flatMap((item) => {
        const name = tree_stringAt(item, 'tool_name');
        return name === undefined || booleanAt(item, 'enabled') === false
            ? []
            : [{ name, description: null, schema: null, known: false, place: item.place }];
    });
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

;// CONCATENATED MODULE: ./src/formats/parse/picoschema.ts

// https://google.github.io/dotprompt/reference/picoschema/
const scalarTypes = new Set(['string', 'number', 'integer', 'boolean', 'null', 'any']);
const schemaTypes = new Set([...scalarTypes, 'object', 'array']);
/**
 * The JSON Schema that is sent for a schema in Picoschema's short form (`title: string, what it is called`) or in
 * JSON Schema itself. Undefined where it names a schema that only the program knows.
 */
function schemaFromPico(node) {
    if (node === undefined)
        return undefined;
    const type = tree_stringAt(node, 'type');
    if (node.kind === 'map' &&
        ((type !== undefined && schemaTypes.has(type)) ||
            at(node, 'properties')?.kind === 'map' ||
            at(node, 'anyOf') !== undefined))
        return plainValue(node);
    return convert(node);
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
    return tree_itemsAt(list).flatMap((item) => readTool(item));
}
function readTool(node) {
    const declarations = firstOf(node, ['functionDeclarations', 'function_declarations']);
    if (declarations !== undefined)
        return tree_itemsAt(declarations).flatMap((item) => readTool(item));
    const name = tree_stringAt(node);
    if (name !== undefined)
        return [{ name, description: null, schema: null, known: false, place: node.place }];
    const inner = mapAt(node, 'function') ??
        mapAt(node, 'toolSpec') ??
        mapAt(node, 'tool_spec') ??
        mapAt(node, 'custom') ??
        node;
    const named = tree_stringAt(inner, 'name');
    const type = tree_stringAt(node, 'type');
    const schemaNode = at(inner, 'inputSchema', 'json') ??
        firstOf(inner, ['parameters', 'input_schema', 'inputSchema', 'parametersJsonSchema']);
    if (named === undefined) {
        // A server tool (`{type: web_search}`): what it adds to the request is the vendor's.
        return type === undefined
            ? []
            : [{ name: type, description: null, schema: null, known: false, place: node.place }];
    }
    const description = tree_stringAt(inner, 'description') ?? null;
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
    const type = tree_stringAt(outer, 'type');
    if (schemaNode === undefined && (type === 'text' || type === 'json_object' || type === 'json')) {
        return { schema: null, problems: [] };
    }
    if (outer.kind !== 'map')
        return { schema: null, problems: [] };
    const isWrapped = schemaNode !== undefined && schemaNode.kind === 'map';
    return {
        schema: {
            name: isWrapped ? (tree_stringAt(outer, 'name') ?? null) : null,
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












// https://google.github.io/dotprompt/reference/ · https://genkit.dev/docs/dotprompt/
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
        if (tools.some((tool) => !tool.known))
            incomplete.push('the definition of a tool is not in the repository');
        const { schema, unknown } = dotprompt_outputOf(matter);
        if (unknown)
            incomplete.push('the schema of the answer is only known to the program');
        return {
            prompts: [
                promptOf('dotprompt', file, {
                    name: tree_stringAt(matter, 'name') ?? name.replace(/^_/, ''),
                    kind: name.startsWith('_') ? 'fragment' : 'request',
                    line: 1,
                    messages,
                    tools,
                    schema,
                    model: dotprompt_modelOf(matter),
                    parameters: { ...readParameters(matter), ...readParameters(at(matter, 'config')) },
                    variables: withSamples(variablesIn(messages.flatMap((message) => message.segments)), dotprompt_samplesOf(matter)),
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
    const written = textAt(matter, 'model');
    if (written === undefined || written.text.trim() === '')
        return null;
    const provider = tree_stringAt(matter, 'provider');
    return {
        asWritten: written.text.trim(),
        from: 'frontmatter',
        ...(provider === undefined ? {} : { provider }),
        place: written.place,
    };
}
/** `tools:` names tools (or, with Humanloop, defines them); `toolDefs:` defines some of them in Picoschema. */
function dotprompt_toolsOf(matter) {
    const defined = tree_itemsAt(matter, 'toolDefs').flatMap((item) => {
        const name = tree_stringAt(item, 'name');
        if (name === undefined)
            return [];
        const schema = schemaFromPico(at(item, 'inputSchema')) ?? null;
        return [
            { name, description: tree_stringAt(item, 'description') ?? null, schema, known: true, place: item.place },
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
        : { schema: { name: null, schema, place }, unknown: false };
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
        const value = sampleText(entry.value, plainValue(entry.value));
        if (value !== undefined)
            known.set(entry.key, { ...known.get(entry.key), default: value });
    }
    return known;
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

;// CONCATENATED MODULE: ./src/formats/parse/hosted.ts


/**
 * The model of an agent, command or prompt file of a coding agent: an id, a tier (`sonnet`), a display name
 * (`Claude Sonnet 4.5 (copilot)`), or several of them as a list or in one line (`GPT-4.1 | 'gpt-5'`, `a, b`). The
 * first is taken, the others are alternatives. `inherit` and `auto` say nothing.
 */
function hostedModel(node, key, provider) {
    const names = [];
    for (const item of tree_itemsAt(node, key)) {
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
    const alternatives = [...new Set(rest.map((name) => name.text))].filter((name) => name !== first.text);
    return {
        asWritten: first.text,
        from: 'frontmatter',
        ...(provider === undefined ? {} : { provider }),
        ...(alternatives.length === 0 ? {} : { alternatives }),
        place: first.place,
    };
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

;// CONCATENATED MODULE: ./src/formats/templates/references.ts



const maxFiles = 200;
const maxMatches = 20_000;
const references_maxCharacters = 16 * 1024 * 1024;
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
        if (state.met.size > maxFiles || state.characters > references_maxCharacters) {
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
        state.problems.push((0,problem/* problem */.C)('include-outside', own, line, `\`${shown}\` is outside of the repository and is not counted.`));
    }
    else {
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
/** Text without the white space at its ends. */
function trimmed(source) {
    const start = source.text.length - source.text.trimStart().length;
    return subText(source, start, Math.max(start, source.text.trimEnd().length));
}
/** `@path` as Claude Code and Gemini CLI read it: at the start of a word. */
const mentionPattern = /(?:^|(?<=[\s(]))@((?:[^\s\\`@]|\\ ){1,300})/g;

;// CONCATENATED MODULE: ./src/formats/agents.ts








const agents_id = 'agents';
/** Where each host keeps its agents. A folder `agents` of a plugin may be anything: there the front matter decides. */
const hosts = {
    claude: /(?:^|\/)\.claude\/agents\/.+\.md$/,
    copilot: /(?:^|\/)(?:\.github\/agents\/[^/]+\.md|[^/]+\.agent\.md|[^/]+\.chatmode\.md)$/,
    opencode: /(?:^|\/)\.opencode\/(?:agents?|modes?)\/.+\.md$/,
    cursor: /(?:^|\/)\.cursor\/agents\/.+\.md$/,
    gemini: /(?:^|\/)\.gemini\/agents\/.+\.md$/,
    plugin: /(?:^|\/)agents\/(?:[^/]+\/)?[^/]+\.md$/,
};
function hostOf(path) {
    return Object.keys(hosts).find((host) => hosts[host].test(path));
}
/** Agents (subagents, custom agents, chat modes) of coding agents. */
const agents = {
    id: agents_id,
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
        '**/agents/*.md',
        '**/agents/*/*.md',
    ],
    recognizes(file) {
        const host = hostOf(file.path);
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
        const host = hostOf(file.path) ?? 'plugin';
        const { matter, body, problems } = readFrontMatter(file);
        const text = trimmed(body);
        const title = textAt(matter, 'name') ?? madeText('', startOf(file));
        const description = textAt(matter, 'description');
        const listed = joinedMessage('system', [title, description]);
        const expanded = await expandReferences(text, {}, context);
        const provider = host === 'claude' ? 'anthropic' : undefined;
        const made = (name, parts) => promptOf(agents_id, file, { ...parts, name, kind: 'instructions' });
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

// EXTERNAL MODULE: ../main/node_modules/smol-toml/dist/index.js + 8 modules
var smol_toml_dist = __webpack_require__(8876);
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

;// CONCATENATED MODULE: ./src/formats/gh-aw.ts









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
    reads: 'The Markdown body with imported files of this repository in front of it (`imports:`) or in their place (`{{#import}}`, `{{#runtime-import}}`, `@include`), conditions as branches and expressions as variables; the model where `engine:` or `model:` states one. What the compiler and the engine add, and imports from other repositories, are not counted. The compiled `*.lock.yml` is not read.',
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
        const pieces = [];
        const options = {
            bodyOf: (included) => trimmed(readFrontMatter(included).body),
            folders: ['.github/workflows', '.github', ''],
        };
        // Imports of imports first, each file once: the order in which the compiler puts them.
        const join = async (node, from) => {
            const list = at(node, 'imports');
            for (const item of tree_itemsAt(mapAt(list) === undefined ? list : at(list, 'aw'))) {
                const written = textAt(item) ?? textAt(item, 'uses') ?? textAt(item, 'path');
                if (written === undefined)
                    continue;
                const name = written.text
                    .trim()
                    .replace(/#[^/]*$/, '')
                    .replace(/\?$/, '');
                const line = written.place.line;
                const missing = (reason, why) => {
                    problems.push((0,problem/* problem */.C)(reason, from, line, `What is imported here is not counted: ${why}.`));
                    incomplete.push(`${from}:${line}: ${why}`);
                };
                const places = [
                    (0,parse_paths/* joinPath */.uJ)((0,parse_paths/* folderOf */.yS)(from), name),
                    (0,parse_paths/* joinPath */.uJ)('', name),
                    (0,parse_paths/* joinPath */.uJ)('.github/workflows', name),
                ];
                const found = places.find((place) => 'path' in place && context.exists(place.path));
                if (found === undefined || 'refused' in found) {
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
                await join(front.matter, found.path);
                const expanded = await expandTemplate('agentic', trimmed(front.body), context, options);
                problems.push(...expanded.problems);
                incomplete.push(...expanded.incomplete);
                if (expanded.pieces.length > 0)
                    pieces.push({ kind: 'include', path: found.path, body: expanded.pieces, place: written.place });
            }
        };
        await join(matter, file.path);
        const text = trimmed(body);
        const expanded = await expandTemplate('agentic', text, context, options);
        problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        const messages = messagesOf([...pieces, ...expanded.pieces], {
            role: 'user',
            place: text.place,
        });
        const engine = tree_stringAt(matter, 'engine') ?? tree_stringAt(matter, 'engine', 'id');
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
                    model: hostedModel(holder, 'model', provider) ?? hostedModel(matter, 'model', provider),
                    incomplete: [...new Set(incomplete)],
                }),
            ],
            problems,
        };
    },
};

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
        const format = tree_stringAt(root, 'responseFormat');
        const schemaNode = at(root, 'jsonSchema') ?? at(root, 'responseFormat', 'jsonSchema');
        const { schema, problems: schemaProblems } = format === undefined || format === 'json_schema'
            ? readSchema(schemaNode, file)
            : { schema: null, problems: [] };
        const written = textAt(root, 'model');
        const model = written === undefined || written.text.trim() === ''
            ? null
            : { asWritten: written.text.trim(), from: 'inline', place: written.place };
        // The first row of test data that has a value for a variable is its sample; `expected` is what the answer should be.
        const samples = new Map();
        for (const row of tree_itemsAt(root, 'testData')) {
            for (const entry of entriesAt(row)) {
                const sample = sampleText(entry.value, plainValue(entry.value));
                if (entry.key !== 'expected' && sample !== undefined && !samples.has(entry.key))
                    samples.set(entry.key, { sample });
            }
        }
        return {
            prompts: [
                promptOf('github-models', file, {
                    name: tree_stringAt(root, 'name') ?? (0,parse_paths/* stemOf */.Vc)(file.path),
                    line: 1,
                    messages: chat.messages,
                    model,
                    parameters: readParameters(at(root, 'modelParameters')),
                    schema,
                    variables: withSamples(variablesIn(chat.messages.flatMap((message) => message.segments)), samples),
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
/** `page.html.hbs`, `values.yaml.tmpl`: a template of something else. */
const otherKinds = /\.(?:html?|xml|sql|conf|cfg|ini|ya?ml|json|toml|sh|py|js|ts|tsx|jsx|css|env|service|tf|dockerfile|c|h|cpp|rs|go|java|rb|mjml|svg)\.[a-z]+$/i;
const pages = /^\s*(?:<!doctype|<html|<\?xml|<mjml|\{\{!<)/i;
const files_roleLine = /^[ \t]*#{0,3}[ \t]*(?:system|user|assistant|developer)[ \t]*:[ \t]*\r?$/im;
/** Whether a template file is one of a prompt: by its path, or where that says nothing by its text. */
function isPromptTemplate(file) {
    return (!file.text.includes('\0') &&
        file.text.trim() !== '' &&
        !otherKinds.test(file.path) &&
        !pages.test(file.text.slice(0, 500)) &&
        (tellingPath.test(file.path) || tellingText.test(file.text.slice(0, 20_000))));
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
            const provider = tree_stringAt(settings, 'provider');
            return {
                prompts: [
                    promptOf(given.id, file, {
                        name: tree_stringAt(settings, 'name') ?? stem.replace(/^_/, '').replace(/\.(?:txt|md|prompt)$/i, ''),
                        kind: isPart ? 'fragment' : 'request',
                        line: 1,
                        messages,
                        model: written === undefined || written.text.trim() === ''
                            ? null
                            : {
                                asWritten: written.text.trim(),
                                from: 'frontmatter',
                                ...(provider === undefined ? {} : { provider }),
                                place: written.place,
                            },
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

;// CONCATENATED MODULE: ./src/formats/instructions.ts






const always = () => 'always';
/** A file at the root is read at the start, one further down when the agent works in that folder. */
const byFolder = (_, path) => ['', '.claude', '.gemini'].includes((0,parse_paths/* folderOf */.yS)(path)) ? 'always' : 'conditional';
const filled = (matter, key) => tree_itemsAt(matter, key).some((item) => item.kind !== 'scalar' || item.source.text.trim() !== '');
const everywhere = (matter, key) => tree_itemsAt(matter, key).some((item) => tree_stringAt(item)
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
            const trigger = tree_stringAt(matter, 'trigger');
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
            const inclusion = tree_stringAt(matter, 'inclusion');
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
        patterns: ['**/.continue/rules/**/*.md'],
        matches: /(?:^|\/)\.continue\/rules\/.+\.md$/,
        frontMatter: true,
        activation: (matter) => {
            if (booleanAt(matter, 'alwaysApply') === true)
                return 'always';
            if (filled(matter, 'globs') || filled(matter, 'regex') || booleanAt(matter, 'alwaysApply') === false)
                return 'conditional';
            return 'always';
        },
        docs: 'https://docs.continue.dev/customize/deep-dives/rules',
        checked: null,
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
    const name = at(matter, 'name') === undefined ? undefined : tree_stringAt(matter, 'name')?.trim();
    return name === undefined || name === '' ? (0,parse_paths/* baseName */.Fl)(file.path) : name;
}

// EXTERNAL MODULE: ./src/core/prompt.ts
var core_prompt = __webpack_require__(6455);
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

;// CONCATENATED MODULE: ./src/formats/litellm.ts


// https://docs.litellm.ai/docs/proxy/configs, …/proxy/reliability (fallbacks), …/proxy/custom_pricing (keys written from knowledge of the format, not yet held against this page)
/** The model list of a LiteLLM proxy: what the names in other files' `model:` stand for. */
const litellm = {
    id: 'litellm',
    title: 'LiteLLM proxy config',
    docs: 'https://docs.litellm.ai/docs/proxy/configs',
    reads: 'Names of models and what stands behind them (several deployments under one name are alternatives), aliases and fallbacks of the router, and the rates the file states per token. It holds no prompts; prompts elsewhere that use one of its names are priced by it.',
    patterns: ['**/*litellm*.{yaml,yml}', '**/*.{yaml,yml}'],
    recognizes: (file) => /^model_list[ \t]*:/m.test(file.text) && /\blitellm_params["']?[ \t]*:/.test(file.text),
    extract(file) {
        const { root, problems } = parseYaml(file);
        const groups = new Map();
        for (const item of tree_itemsAt(root, 'model_list')) {
            const alias = tree_stringAt(item, 'model_name')?.trim();
            const params = at(item, 'litellm_params');
            const info = at(item, 'model_info');
            // A deployment's name says nothing; `base_model` is there to say which model it is.
            const model = (tree_stringAt(info, 'base_model') ??
                tree_stringAt(params, 'base_model') ??
                tree_stringAt(params, 'model'))?.trim();
            if (alias === undefined || alias === '' || model === undefined || model === '')
                continue;
            // `openai/*` passes every name on as it is.
            if (alias.includes('*') || model.includes('*'))
                continue;
            const input = perMillion(firstOf(info, ['input_cost_per_token']) ?? firstOf(params, ['input_cost_per_token']));
            const output = perMillion(firstOf(info, ['output_cost_per_token']) ?? firstOf(params, ['output_cost_per_token']));
            const known = groups.get(alias);
            if (known === undefined) {
                groups.set(alias, {
                    models: [model],
                    ...(input === undefined ? {} : { input }),
                    ...(output === undefined ? {} : { output }),
                    place: textAt(item, 'model_name')?.place ?? item.place,
                });
            }
            else if (!known.models.includes(model))
                known.models.push(model);
        }
        const realNames = (name) => groups.get(name)?.models ?? [name];
        const fallbacks = new Map();
        for (const section of ['litellm_settings', 'router_settings']) {
            for (const item of tree_itemsAt(root, section, 'fallbacks')) {
                for (const entry of entriesAt(item)) {
                    const names = tree_itemsAt(entry.value).flatMap((name) => tree_stringAt(name) ?? []);
                    fallbacks.set(entry.key, [...(fallbacks.get(entry.key) ?? []), ...names.flatMap(realNames)]);
                }
            }
        }
        const general = ['litellm_settings', 'router_settings'].flatMap((section) => tree_itemsAt(root, section, 'default_fallbacks').flatMap((name) => [...realNames(tree_stringAt(name) ?? '')]));
        const fallbacksOf = (alias, models) => [
            ...new Set([...(fallbacks.get(alias) ?? []), ...general].filter((name) => name !== '' && !models.includes(name))),
        ];
        const aliases = [];
        const add = (alias, group, place) => {
            const others = fallbacksOf(alias, group.models);
            aliases.push({
                alias,
                models: group.models,
                ...(others.length === 0 ? {} : { fallbacks: others }),
                ...(group.input === undefined ? {} : { inputUsdPerMTok: group.input }),
                ...(group.output === undefined ? {} : { outputUsdPerMTok: group.output }),
                place,
            });
        };
        for (const [alias, group] of groups)
            add(alias, group, group.place);
        for (const entry of entriesAt(root, 'router_settings', 'model_group_alias')) {
            const target = (tree_stringAt(entry.value) ?? tree_stringAt(entry.value, 'model'))?.trim();
            if (target === undefined || target === '' || groups.has(entry.key))
                continue;
            add(entry.key, groups.get(target) ?? { models: [target] }, entry.keyPlace);
        }
        return Promise.resolve({ prompts: [], problems, aliases });
    },
};
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
const testPath = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|mocks?|__mocks__|recordings?|snapshots?|datasets?|test_data|data|logs?|traces?|trajectories|outputs?|results?)\//i;
const otherPath = /(?:^|\/)(?:\.github|locales?|i18n|lang|langs|translations?|l10n|migrations|schemas?)\/|(?:^|\/)(?:package|tsconfig[\w.-]*|composer|angular|mkdocs|docker-compose[\w.-]*|\.pre-commit-config|pyproject|Cargo)\.[a-z]+$/i;
const strongKey = /(?:^[ \t]*(?:-[ \t]+)?["']?|[{,][ \t]*")(?:[\w-]{0,60}[_-])?(?:system|sys|user|instance|developer)[_-]?(?:prompt|message|msg|template|instructions?)(?:[_-]?(?:template|file|path|text))?["']?[ \t]*[:=]/im;
const plainKey = /(?:^[ \t]*(?:-[ \t]+)?["']?|[{,][ \t]*")(?:[\w-]{0,60}[_-])?(?:prompt|instructions?|persona|preamble)(?:[_-]?(?:template|file|path|text))?["']?[ \t]*[:=]/im;
/** TOML's `[review_prompt]`, below which `system` and `user` stand. */
const promptTable = /^\[(?:[\w-]{1,60}[._-])?prompts?\][ \t]*(?:#|\r?$)/im;
/** A look at the path and the keys of a file: whether it may hold prompts of a home-made kind. */
function mayHoldPrompts(file) {
    const { path, text } = file;
    if (otherPath.test(path) || text.includes('\0'))
        return false;
    const near = path.split('/').slice(-3).join('/');
    if (promptPath.test(near) && !/schema|config\.schema/i.test((0,parse_paths/* baseName */.Fl)(path)))
        return text.trim().length > 20;
    if (testPath.test(path))
        return false;
    const head = text.slice(0, 1_000_000);
    return strongKey.test(head) || promptTable.test(head) || (agentPath.test(near) && plainKey.test(head));
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
        await walker.node(root, roots.length === 1 ? [] : [String(index + 1)], noSettings, {
            generic: /prompts?/i.test((0,parse_paths/* baseName */.Fl)(file.path)),
        });
    }
    return walker.finish();
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
                const named = tree_stringAt(item, 'name') ??
                    tree_stringAt(item, 'id') ??
                    tree_stringAt(item, 'key') ??
                    tree_stringAt(item, 'task') ??
                    tree_stringAt(item, 'act');
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
            if (taken.has(entry) || entry === lists || notSent.has(lower))
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
            if (!isProse(text, beside ? 80 : 24) || otherWords.has(lower))
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
        const stated = tree_stringAt(map, 'template_format') ?? tree_stringAt(map, 'templateFormat');
        const whole = fields.map((field) => textAt(field.entry.value)?.text ?? '').join('\n');
        const engine = engineNamed(stated) ?? engineOf(whole);
        const ordered = [...fields].sort((a, b) => rank(a.meaning.role) - rank(b.meaning.role));
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
            const texts = tree_itemsAt(chat.value)
                .map((item) => tree_stringAt(item, 'content') ?? tree_stringAt(item, 'text') ?? '')
                .join('\n');
            const read = await readChat(chat.value, engineNamed(stated) ?? engineOf(texts), this.keyed.context, this.keyed.options);
            this.problems.push(...read.problems);
            incomplete.push(...read.incomplete);
            messages.push(...read.messages);
        }
        if (messages.length === 0)
            return;
        const tools = withTools ? this.tools(map) : [];
        if (tools.some((tool) => !tool.known))
            incomplete.push('the definition of a tool is not in the repository');
        const name = path.length === 0 ? (tree_stringAt(map, 'name') ?? (0,parse_paths/* stemOf */.Vc)(this.file.path)) : path.join('.');
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
function rank(role) {
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
            roleOf(tree_stringAt(item, 'role') ?? '') !== null &&
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
        const provider = tree_stringAt(holder, 'provider') ?? tree_stringAt(map, 'provider');
        const alternatives = tree_itemsAt(holder, 'fallback_models').flatMap((item) => tree_stringAt(item) ?? []);
        model = {
            asWritten: text,
            from: 'inline',
            ...(provider === undefined ? {} : { provider }),
            ...(alternatives.length === 0 ? {} : { alternatives }),
            place: written.place,
        };
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
                const { root } = parseAny(read);
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
function parseAny(file) {
    const ending = (0,parse_paths/* extensionOf */.je)(file.path);
    return ending === 'json' ? parseJson(file) : ending === 'toml' ? parseToml(file) : parseYaml(file);
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
                const text = textAt(parseAny(read).root, ...key.split('.'));
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
        const { instructions, problems } = instructionsOf(file);
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
const keyword = /[ \t]*(FROM|PARAMETER|TEMPLATE|SYSTEM|ADAPTER|LICENSE|MESSAGE|REQUIRES)[ \t]+/iy;
function instructionsOf(file) {
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
            const value = name === 'MESSAGE' ? modelfile_trimmed(file, start, stop) : unquoted(file, start, stop);
            instructions.push({ name, value, line: lineAt(file, line) });
            const next = text.indexOf('\n', stop);
            line = next === -1 ? text.length : next + 1;
            continue;
        }
        line = stop + 1;
    }
    return { instructions, problems };
}
function modelfile_trimmed(file, from, to) {
    const slice = file.text.slice(from, to);
    const start = from + slice.length - slice.trimStart().length;
    return textIn(file, Math.min(start, to), Math.max(Math.min(start, to), from + slice.trimEnd().length));
}
function unquoted(file, from, to) {
    const { text, place } = modelfile_trimmed(file, from, to);
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
            found.push(media('path' in target ? target.path : null, cutSegment(piece, match.index, at).place));
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
            found.push(media(null, variable.place));
            pieces[index + 2] = cutSegment(after, 1, after.text.length);
            index++;
            continue;
        }
        if (rest.text !== '')
            found.push(rest);
    }
    return found;
}
function media(path, place) {
    return { kind: 'media', media: 'image', path, detail: null, width: null, height: null, place };
}

;// CONCATENATED MODULE: ./src/formats/prompt-flow.ts











// https://microsoft.github.io/promptflow/reference/flow-yaml-schema-reference.html
// https://microsoft.github.io/promptflow/reference/tools-reference/llm-tool.html
const prompt_flow_id = 'prompt-flow';
/** Azure Prompt flow: every LLM node of a `flow.dag.yaml` is one request. */
const promptFlow = {
    id: prompt_flow_id,
    title: 'Azure Prompt flow',
    docs: 'https://microsoft.github.io/promptflow/reference/flow-yaml-schema-reference.html',
    reads: 'One prompt per LLM node: its Jinja2 source with role lines and images, the deployment or model, limits, tools and answer format of its inputs; flow defaults and literal inputs are sample values. The default variant of a node counts, its other variants and aggregation nodes are evaluations, prompt nodes are parts. Python nodes send nothing that stands in the flow.',
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
        for (const step of stepsOf(root)) {
            const type = tree_stringAt(step.node, 'type');
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
            const isCompletion = tree_stringAt(step.node, 'api') === 'completion';
            const pieces = isCompletion
                ? expanded.pieces
                : markRoleLines(markdownImages(expanded.pieces, read.path));
            const messages = messagesOf(pieces, {
                role: isCompletion ? 'user' : 'system',
                place: body.place,
                ...(isCompletion ? {} : { trim: true }),
            });
            const inputs = at(step.node, 'inputs');
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
                variables: withSamples(variablesIn(messages.flatMap((message) => message.segments)), prompt_flow_samplesOf(root, inputs)),
                sources: recorded.sources(),
                incomplete: expanded.incomplete,
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
/** Nodes with their variants put in: of those only the default one is what the flow sends. */
function stepsOf(root) {
    const steps = [];
    for (const node of tree_itemsAt(root, 'nodes')) {
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
    if (written === undefined || written.text.trim() === '' || written.text.includes('${inputs.'))
        return null;
    const provider = providerOf(tree_stringAt(node, 'provider'));
    return {
        asWritten: written.text.trim(),
        from: 'inline',
        ...(provider === undefined ? {} : { provider }),
        ...(isDeployment ? { deployment: true } : {}),
        place: written.place,
    };
}
function providerOf(written) {
    if (written === 'AzureOpenAI')
        return 'azure';
    return written === 'OpenAI' ? 'openai' : undefined;
}
/** `${inputs.x}` has the default of the flow's input; a literal input is what is inserted. */
function prompt_flow_samplesOf(root, inputs) {
    const known = new Map();
    for (const entry of entriesAt(inputs)) {
        const wired = /^\s*\$\{([^{}]+)\}\s*$/.exec(tree_stringAt(entry.value) ?? '')?.[1];
        const [scope, name] = wired?.split('.') ?? [];
        const value = wired === undefined
            ? entry.value
            : scope === 'inputs' && name !== undefined
                ? at(root, 'inputs', name, 'default')
                : undefined;
        const sample = sampleText(value, plainValue(value));
        if (sample !== undefined && sample !== '')
            known.set(entry.key, { sample });
    }
    return known;
}

// EXTERNAL MODULE: ../main/node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(8471);
;// CONCATENATED MODULE: ./src/formats/promptfoo.ts












// https://www.promptfoo.dev/docs/configuration/reference/
const promptfoo_id = 'promptfoo';
const maxFilesPerGlob = 200;
/** Evaluation configs of promptfoo. What they send is an evaluation's cost, not production's. */
const promptfoo = {
    id: promptfoo_id,
    title: 'promptfoo evaluation',
    docs: 'https://www.promptfoo.dev/docs/configuration/reference/',
    reads: 'Prompts (inline, files, globs, chat lists, CSV), the first provider as the model and the others as alternatives, its parameters and tools; test variables give sample values. Assertions and graders are not counted, prompt functions in code have an unknown size.',
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
        const parsed = (0,parse_paths/* extensionOf */.je)(file.path) === 'json' ? parseJson(file) : parseYaml(file);
        const { root } = parsed;
        if (root === null)
            return { prompts: [], problems: parsed.problems };
        if (root.kind !== 'map') {
            const detail = 'A promptfoo config is a map with `prompts` and `providers`.';
            return { prompts: [], problems: [(0,problem/* problem */.C)('unexpected-shape', file.path, root.place.line, detail)] };
        }
        const reader = new ConfigReader(file, context);
        return reader.read(root);
    },
};
class ConfigReader {
    problems = [];
    consumed = new Set();
    drafts = [];
    file;
    outer;
    constructor(file, context) {
        this.file = file;
        this.outer = context;
    }
    async read(root) {
        const prompts = at(root, 'prompts');
        if (prompts?.kind === 'map') {
            // Old form: a map from file (or text) to label.
            for (const entry of prompts.entries) {
                const source = madeText(entry.key, entry.keyPlace);
                await this.addText(source, tree_stringAt(entry.value), undefined);
            }
        }
        else
            for (const item of tree_itemsAt(prompts))
                await this.addPrompt(item);
        const shared = recording(this.outer, this.file);
        const providers = await this.providers(root, shared.context);
        const samples = await this.samples(root, shared.context);
        return {
            prompts: this.drafts.map((draft) => {
                const applying = providers.filter((provider) => provider.only.length === 0 || provider.only.includes(draft.name));
                const [first, ...others] = applying;
                const alternatives = [...new Set(others.map((provider) => provider.model))].filter((name) => name !== first?.model);
                const model = first === undefined
                    ? null
                    : {
                        asWritten: first.model,
                        from: 'inline',
                        ...(alternatives.length === 0 ? {} : { alternatives }),
                        place: first.place,
                    };
                return promptOf(promptfoo_id, this.file, {
                    name: draft.name,
                    kind: 'evaluation',
                    line: draft.line,
                    messages: draft.messages,
                    tools: first?.tools ?? [],
                    schema: first?.schema ?? null,
                    model,
                    parameters: { ...(first?.parameters ?? {}), ...readParameters(draft.config) },
                    variables: withSamples(variablesIn(draft.messages.flatMap((message) => message.segments)), samples),
                    incomplete: [...draft.incomplete, ...(first?.incomplete ?? [])],
                    sources: [...new Set([...draft.sources, ...shared.sources()])],
                });
            }),
            problems: this.problems,
            consumed: [...this.consumed],
        };
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
            return this.addText(inner, tree_stringAt(node, 'label') ?? tree_stringAt(node, 'display'), at(node, 'config'));
        if (chat?.kind === 'list' || node.kind === 'list') {
            return this.addChat(chat ?? node, tree_stringAt(node, 'label') ?? this.nextName(), this.outer, [this.file.path], node.place.line, at(node, 'config'));
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
            const parsed = ending === 'json' ? parseJson(read) : parseYaml(read);
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
    async providers(root, context) {
        const found = [];
        const add = async (node, depth) => {
            const text = textAt(node);
            const [only] = node.kind === 'map' ? node.entries : [];
            // `- openai:gpt-4.1: { config: … }`
            const keyed = node.kind === 'map' && node.entries.length === 1 && only !== undefined && only.key.includes(':')
                ? only
                : undefined;
            const written = keyed === undefined ? (text ?? textAt(node, 'id')) : madeText(keyed.key, keyed.keyPlace);
            if (written === undefined)
                return;
            const target = /^file:\/\/(.+\.(?:ya?ml|json))$/.exec(written.text.trim())?.[1];
            if (target !== undefined) {
                const resolved = (0,parse_paths/* joinPath */.uJ)((0,parse_paths/* folderOf */.yS)(this.file.path), target);
                const read = 'path' in resolved ? await context.read(resolved.path) : null;
                if (read === null || isProblem(read) || depth > 2) {
                    this.complain('include-missing', written.place.line, `The provider file \`${target.slice(0, 200)}\` cannot be read.`);
                    return;
                }
                const parsed = (0,parse_paths/* extensionOf */.je)(read.path) === 'json' ? parseJson(read) : parseYaml(read);
                this.problems.push(...parsed.problems);
                for (const item of tree_itemsAt(parsed.root))
                    await add(item, depth + 1);
                return;
            }
            const settings = keyed?.value ?? node;
            const config = mapAt(settings, 'config');
            const model = promptfoo_modelOf(written.text.trim(), config);
            if (model === null)
                return;
            const toolsNode = await this.fileNode(at(config, 'tools'), context);
            const tools = toolsNode.missing ? [] : readTools(toolsNode.node);
            const schemaNode = await this.fileNode(at(config, 'response_format'), context);
            const { schema } = readSchema(schemaNode.node);
            found.push({
                model,
                only: tree_itemsAt(settings, 'prompts').flatMap((item) => tree_stringAt(item) ?? []),
                parameters: readParameters(config),
                tools,
                schema,
                incomplete: toolsNode.missing || tools.some((tool) => !tool.known)
                    ? ['the definition of a tool is not in the repository']
                    : [],
                place: written.place,
            });
        };
        for (const node of tree_itemsAt(at(root, 'providers') ?? at(root, 'targets')))
            await add(node, 0);
        return found;
    }
    /** What a `file://` value stands for. */
    async fileNode(node, context) {
        const target = /^\s*file:\/\/(.+?)\s*$/.exec(textAt(node)?.text ?? '')?.[1];
        if (target === undefined || node === undefined)
            return { node, missing: false };
        const resolved = (0,parse_paths/* joinPath */.uJ)((0,parse_paths/* folderOf */.yS)(this.file.path), target);
        const read = 'path' in resolved ? await context.read(resolved.path) : null;
        if (read === null || isProblem(read)) {
            this.complain('include-missing', node.place.line, `There is no file \`${target.slice(0, 200)}\` in the repository.`);
            return { node: undefined, missing: true };
        }
        const parsed = /\.(?:ya?ml|json)$/.test(read.path)
            ? read.path.endsWith('.json')
                ? parseJson(read)
                : parseYaml(read)
            : null;
        this.problems.push(...(parsed?.problems ?? []));
        return { node: parsed?.root ?? undefined, missing: parsed?.root == null };
    }
    /** The first value that a test (or the defaults of all tests) gives each variable. */
    async samples(root, context) {
        const known = new Map();
        const note = async (vars) => {
            for (const entry of entriesAt(vars)) {
                if (known.has(entry.key))
                    continue;
                const first = entry.value.kind === 'list' ? entry.value.items[0] : entry.value;
                const value = sampleText(first, plainValue(first));
                const target = /^file:\/\/(\S+\.(?:txt|md|json|ya?ml|csv))$/.exec(value ?? '')?.[1];
                if (target !== undefined) {
                    const resolved = (0,parse_paths/* joinPath */.uJ)((0,parse_paths/* folderOf */.yS)(this.file.path), target);
                    const read = 'path' in resolved ? await context.read(resolved.path) : null;
                    if (read !== null && !isProblem(read))
                        known.set(entry.key, { sample: read.text });
                }
                else if (value !== undefined && !/^(?:file|exec|https?):\/\//.test(value))
                    known.set(entry.key, { sample: value });
            }
        };
        await note(at(root, 'defaultTest', 'vars'));
        const tests = at(root, 'tests');
        for (const test of tests?.kind === 'list' ? tests.items.slice(0, 100) : [])
            await note(at(test, 'vars'));
        return known;
    }
}
/** `openai:chat:gpt-4.1` stays as it is written; `{id: openai, config: {model: …}}` names it apart. Scripts are no models. */
function promptfoo_modelOf(written, config) {
    if (/^(?:file|exec|python|https?|package|webhook|echo)\b/.test(written) ||
        /\.(?:py|js|ts|mjs|sh)$/.test(written))
        return null;
    const named = tree_stringAt(config, 'model');
    return named !== undefined && !written.includes(':') ? `${written}:${named}` : written;
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
    const kept = parts.filter((part) => part.text.trim() !== '');
    return kept.map((part) => {
        const start = part.text.length - part.text.trimStart().length;
        return textIn(file, part.place.start + start, part.place.start + part.text.trimEnd().length);
    });
}
/** The `prompt` column of a CSV file, with its `label` where there is one. */
function csvPrompts(file) {
    let rows;
    try {
        rows = (0,sync/* parse */.qg)(file.text, {
            columns: true,
            info: true,
            relax_column_count: true,
            skip_empty_lines: true,
            bom: true,
        });
    }
    catch {
        return [{ source: textIn(file), label: undefined }];
    }
    if (!Array.isArray(rows))
        return [];
    return rows.flatMap(({ record, info }) => {
        const prompt = record['prompt'];
        if (prompt === undefined || prompt.trim() === '')
            return [];
        const start = lineStart(file.text, info.lines);
        const place = placeIn(file, start, start);
        return [{ source: madeText(prompt, place), label: record['label'] }];
    });
}
function lineStart(text, line) {
    let at = 0;
    for (let current = 1; current < line; current++) {
        const newline = text.indexOf('\n', at);
        if (newline === -1)
            return at;
        at = newline + 1;
    }
    return at;
}

;// CONCATENATED MODULE: ./src/formats/prompty.ts












// https://www.prompty.ai/docs/prompty-file-spec · https://github.com/microsoft/prompty (schema v1, the betas of v2, v2)
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
        const modelNode = at(matter, 'model');
        const api = tree_stringAt(modelNode, 'api') ?? tree_stringAt(modelNode, 'apiType');
        const parametersNode = (await read(mapAt(modelNode, 'parameters') ?? at(modelNode, 'parameters'))) ??
            mapAt(modelNode, 'options');
        const engine = (tree_stringAt(matter, 'template', 'format', 'kind') ??
            tree_stringAt(matter, 'template', 'format') ??
            tree_stringAt(matter, 'template', 'type') ??
            tree_stringAt(matter, 'template')) === 'mustache'
            ? 'mustache'
            : 'jinja';
        const expanded = await expandTemplate(engine, body, context, {
            dropFinalNewline: true,
            bodyOf: (included) => readFrontMatter(included, { leadingComments: true }).body,
        });
        problems.push(...expanded.problems);
        const pieces = markdownImages(markRoleLines(expanded.pieces), file.path);
        const messages = messagesOf(pieces, { role: 'system', trim: true, place: body.place });
        const toolsNode = (await read(firstOf(parametersNode, ['tools', 'functions']))) ?? (await read(at(matter, 'tools')));
        const tools = prompty_toolsOf(toolsNode);
        const { schema: inlineSchema, problems: schemaProblems } = readSchema(await read(at(parametersNode, 'response_format')), file);
        problems.push(...schemaProblems);
        const model = await prompty_modelOf(modelNode, file, context);
        problems.push(...model.problems);
        const incomplete = [...expanded.incomplete];
        if (tools.some((tool) => !tool.known))
            incomplete.push('the definition of a tool is not in the repository');
        const variables = withSamples(variablesIn(messages.flatMap((message) => message.segments)), await prompty_samplesOf(matter, read));
        return {
            prompts: [
                promptOf(prompty_id, file, {
                    name: tree_stringAt(matter, 'name') ?? (0,parse_paths/* stemOf */.Vc)(file.path),
                    kind: api === 'embedding' || api === 'image' ? 'fragment' : 'request',
                    line: 1,
                    messages,
                    tools,
                    schema: inlineSchema ?? outputsOf(matter),
                    model: model.reference,
                    parameters: readParameters(parametersNode),
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
    const parsed = target.path.endsWith('.json') ? parseJson(read) : parseYaml(read);
    return { node: parsed.root ?? undefined, problems: parsed.problems };
}
/** v1: the deployment or model of `configuration`; later: `model.id` or the model itself as a string. */
async function prompty_modelOf(node, file, context) {
    const shorthand = textAt(node) ?? textAt(node, 'id');
    const configuration = at(node, 'configuration');
    const provider = tree_stringAt(node, 'provider') ??
        prompty_providerOf(tree_stringAt(configuration, 'type') ?? tree_stringAt(node, 'connection', 'type'));
    const reference = (written, from, deployment) => ({
        asWritten: written.text.trim(),
        from,
        ...(provider === undefined ? {} : { provider }),
        ...(deployment ? { deployment: true } : {}),
        place: written.place,
    });
    if (shorthand !== undefined && shorthand.text.trim() !== '') {
        return { reference: reference(shorthand, 'frontmatter', false), problems: [] };
    }
    const named = textAt(firstOf(configuration, ['model', 'name']));
    const deployment = textAt(firstOf(configuration, ['azure_deployment', 'deployment'])) ??
        textAt(node, 'connection', 'azure_deployment');
    const chosen = deployment ?? named;
    if (chosen !== undefined && chosen.text.trim() !== '') {
        return { reference: reference(chosen, 'frontmatter', chosen === deployment), problems: [] };
    }
    // The nearest prompty.json above the file has the shared configurations; `default` is used without being named.
    for (const folder of (0,parse_paths/* foldersUp */.TS)((0,parse_paths/* folderOf */.yS)(file.path))) {
        const path = folder === '' ? 'prompty.json' : `${folder}/prompty.json`;
        if (!context.exists(path))
            continue;
        const shared = await context.read(path);
        if (isProblem(shared))
            return { reference: null, problems: [shared] };
        const parsed = parseJson(shared);
        const wanted = tree_stringAt(configuration) ?? 'default';
        const found = at(parsed.root, wanted) ?? at(parsed.root, 'configurations', wanted);
        const written = textAt(firstOf(found, ['azure_deployment', 'deployment', 'model', 'name']));
        if (written === undefined || written.text.trim() === '')
            return { reference: null, problems: parsed.problems };
        const isDeployment = at(found, 'azure_deployment') !== undefined || at(found, 'deployment') !== undefined;
        const by = provider ?? prompty_providerOf(tree_stringAt(found, 'type'));
        return {
            reference: {
                asWritten: written.text.trim(),
                from: `config:${path}`,
                ...(by === undefined ? {} : { provider: by }),
                ...(isDeployment ? { deployment: true } : {}),
                place: written.place,
            },
            problems: parsed.problems,
        };
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
/** v2 says what a tool is by `kind`; only functions are defined in the file. */
function prompty_toolsOf(node) {
    return tree_itemsAt(node).flatMap((item) => {
        const kind = tree_stringAt(item, 'kind');
        if (kind === undefined)
            return readTools(item);
        const name = tree_stringAt(item, 'name') ?? kind;
        const description = tree_stringAt(item, 'description') ?? null;
        if (kind !== 'function')
            return [{ name, description, schema: null, known: false, place: item.place }];
        const parameters = listAt(item, 'parameters') ?? listAt(item, 'parameters', 'properties');
        const schema = parameters === undefined ? plainValue(at(item, 'parameters')) : schemaOf(parameters.items);
        return [{ name, description, schema: schema ?? null, known: true, place: item.place }];
    });
}
/** v2's `outputs`, a list of `{name, kind, description}`, as the schema that is sent. */
function outputsOf(matter) {
    const outputs = at(matter, 'outputs');
    if (outputs?.kind !== 'list' || outputs.items.length === 0)
        return null;
    return { name: null, schema: schemaOf(outputs.items), place: outputs.place };
}
const kinds = {
    float: 'number',
    integer: 'integer',
    number: 'number',
    boolean: 'boolean',
    array: 'array',
    object: 'object',
};
function schemaOf(items) {
    const properties = {};
    const required = [];
    for (const item of items) {
        const name = tree_stringAt(item, 'name');
        if (name === undefined)
            continue;
        const description = tree_stringAt(item, 'description');
        const values = plainValue(at(item, 'enumValues') ?? at(item, 'enum'));
        properties[name] = {
            type: kinds[tree_stringAt(item, 'kind') ?? ''] ?? 'string',
            ...(description === undefined ? {} : { description }),
            ...(values === undefined ? {} : { enum: values }),
        };
        if (plainValue(at(item, 'required')) === true)
            required.push(name);
    }
    return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}
/** `sample:` (inline or a file), `inputs.x.sample|default` (v1, a map) and `inputs[].default` (v2, a list). */
async function prompty_samplesOf(matter, read) {
    const known = new Map();
    const note = (name, key, node) => {
        const value = sampleText(node, plainValue(node));
        if (value !== undefined && !/^\$\{(?:file|env):/i.test(value))
            known.set(name, { ...known.get(name), [key]: value });
    };
    const inputs = at(matter, 'inputs');
    for (const entry of entriesAt(inputs)) {
        if (entry.value.kind === 'map') {
            note(entry.key, 'default', at(entry.value, 'default'));
            note(entry.key, 'sample', at(entry.value, 'sample'));
        }
        else
            note(entry.key, 'sample', entry.value);
    }
    for (const item of listAt(inputs)?.items ?? []) {
        const name = tree_stringAt(item, 'name');
        if (name === undefined)
            continue;
        note(name, 'default', at(item, 'default'));
        note(name, 'sample', firstOf(item, ['sample', 'example']));
        const values = tree_itemsAt(item, 'enumValues').flatMap((value) => tree_stringAt(value) ?? []);
        if (values.length > 0)
            known.set(name, { ...known.get(name), enum: values });
    }
    for (const entry of entriesAt(await read(at(matter, 'sample'))))
        note(entry.key, 'sample', entry.value);
    return known;
}

;// CONCATENATED MODULE: ./src/formats/request-body.ts









// Shapes as the vendors document them; written from knowledge of them, not yet held against these pages:
// https://platform.openai.com/docs/api-reference/chat/create · …/responses/create · …/batch/request-input
// https://docs.anthropic.com/en/api/messages · https://ai.google.dev/api/generate-content
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
// https://github.com/ollama/ollama/blob/main/docs/api.md
const request_body_id = 'request-body';
/** Lines of one batch file that become prompts; what follows is told, not read. */
const maxLines = 200;
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
/** Recordings and data of tests are no traffic of a product. */
const request_body_testPath = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|mocks?|__mocks__|recordings?|snapshots?|datasets?|data|logs?|traces?|transcripts?|conversations?|outputs?|results?|finetun\w*|fine[-_]tun\w*|locales?|i18n)\//i;
/** Requests as they are sent, in the shapes of the vendors' APIs. */
const requestBody = {
    id: request_body_id,
    title: 'Request body',
    docs: 'https://platform.openai.com/docs/api-reference/chat/create',
    reads: 'JSON bodies of OpenAI Chat, Responses, Assistants and Batch, Anthropic Messages, Gemini, Bedrock Converse and Ollama: messages, system blocks with their cache marks, tools, answer schema, limits. Each line of a batch file is one prompt in the batch tier. Recorded answers, test fixtures and training data (messages without a model) are not read.',
    patterns: ['**/*.json', '**/*{batch,Batch,request,Request}*.jsonl'],
    recognizes(file) {
        if ((0,parse_paths/* extensionOf */.je)(file.path) === 'jsonl') {
            const head = file.text.slice(0, 4000);
            return /"custom_id"\s*:/.test(head) && /"body"\s*:/.test(head);
        }
        const keys = topLevelKeys(file);
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
        for (const [index, item] of tree_itemsAt(root).slice(0, maxLines).entries()) {
            const read = await readBody(item, file, context, root.kind === 'list' ? `${index + 1}` : (0,parse_paths/* stemOf */.Vc)(file.path));
            if (read === null)
                continue;
            prompts.push(read.prompt);
            found.push(...read.problems);
        }
        return { prompts, problems: found };
    },
};
function shapeOf(keys) {
    const has = (key) => keys.has(key);
    if (has('custom_id') && has('body'))
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
/** One body as a prompt; null when it is none. `literal`: nothing in it is a placeholder, it is sent as it stands. */
async function readBody(node, file, context, name, literal = false, assumed = null) {
    if (node.kind !== 'map')
        return null;
    const shape = shapeOf(new Set(node.entries.map((entry) => entry.key))) ?? assumed;
    if (shape === null)
        return null;
    if (shape === 'batch') {
        const inner = await readBody(at(node, 'body') ?? node, file, context, tree_stringAt(node, 'custom_id') ?? name, true, 'chat');
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
    if (shape === 'responses') {
        const remote = mapAt(node, 'prompt');
        if (remote !== undefined) {
            const why = `the stored prompt \`${(tree_stringAt(remote, 'id') ?? 'without an id').slice(0, 80)}\`, which stands with the provider`;
            messages.unshift({
                role: 'developer',
                segments: [{ kind: 'opaque', why, place: remote.place }],
                place: remote.place,
            });
            incomplete.push(why);
        }
    }
    const list = firstOf(node, ['messages', 'contents', 'input', 'prompt']);
    if (list?.kind === 'list') {
        for (const item of list.items) {
            const called = calledBetween(item);
            if (called === null)
                await add(item);
            else
                messages.push(...called);
        }
    }
    else if (list !== undefined && list.kind === 'scalar')
        await add(asMessage(list));
    else if (list !== undefined && shape === 'gemini')
        await add(list);
    if (messages.length === 0)
        return null;
    const toolsNode = at(node, 'tools') ??
        at(node, 'functions') ??
        at(node, 'toolConfig', 'tools') ??
        at(node, 'tool_config', 'tools');
    const { tools, serverTools } = toolsIn(toolsNode);
    for (const tool of tools) {
        if (!tool.known)
            incomplete.push(`what the provider's tool \`${tool.name.slice(0, 60)}\` adds`);
    }
    const generation = firstOf(node, ['generationConfig', 'generation_config', 'config']);
    const format = at(node, 'response_format') ??
        at(node, 'text', 'format') ??
        at(node, 'output_format') ??
        at(node, 'output_config', 'format') ??
        firstOf(generation, ['responseSchema', 'response_schema', 'responseJsonSchema']) ??
        mapAt(node, 'format');
    const { schema, problems: schemaProblems } = format === undefined ? noSchema : readSchema(format);
    problems.push(...schemaProblems);
    const parameters = {
        ...readParameters(at(node, 'options')),
        ...readParameters(at(node, 'inferenceConfig')),
        ...readParameters(generation),
        ...thinkingOf(at(node, 'additionalModelRequestFields')),
        ...readParameters(node),
        ...cachingOf(node),
        ...(serverTools.length === 0 ? {} : { serverTools }),
    };
    return {
        prompt: promptOf(request_body_id, file, {
            name: tree_stringAt(node, 'name') ?? name,
            line: node.place.line,
            messages,
            tools,
            schema,
            model: request_body_modelOf(node),
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
function request_body_modelOf(node) {
    const written = textAt(firstOf(node, ['model', 'modelId']));
    if (written === undefined || written.text.trim() === '')
        return null;
    const models = [...tree_itemsAt(node, 'models'), ...tree_itemsAt(node, 'fallbacks')]
        .flatMap((item) => tree_stringAt(item) ?? [])
        .filter((model) => model !== written.text.trim());
    const provider = at(node, 'modelId') === undefined ? undefined : 'bedrock';
    return {
        asWritten: written.text.trim(),
        from: 'inline',
        ...(provider === undefined ? {} : { provider }),
        ...(models.length === 0 ? {} : { alternatives: [...new Set(models)] }),
        place: written.place,
    };
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
/** Items of Responses' `input` that are no messages: calls of tools, their outputs, reasoning that is not sent as text. */
function calledBetween(item) {
    const type = tree_stringAt(item, 'type');
    if (type === undefined || type === 'message' || at(item, 'role') !== undefined)
        return null;
    if (type === 'reasoning' || type === 'item_reference')
        return [];
    const sent = firstOf(item, ['arguments', 'output', 'input']);
    if (sent === undefined)
        return null;
    const text = textAt(sent) ?? madeText(JSON.stringify(plainValue(sent)), sent.place);
    const called = tree_stringAt(item, 'name');
    return [
        {
            role: type.endsWith('_output') ? 'tool' : 'assistant',
            ...(called === undefined ? {} : { name: called }),
            segments: [textSegment(text)],
            place: item.place,
        },
    ];
}
function toolsIn(node) {
    const serverTools = new Set();
    const tools = tree_itemsAt(node).flatMap((item) => {
        if (at(item, 'cachePoint') !== undefined)
            return [];
        const read = readTools(item);
        const type = tree_stringAt(item, 'type');
        if (type !== undefined && type !== 'function' && type !== 'custom') {
            // `web_search_20250305` and `web_search_preview` are one tool at different dates.
            serverTools.add(type.replace(/_(?:\d{8}|preview(?:_\d{4}_\d{2}_\d{2})?)$/, ''));
            return read;
        }
        if (read.length > 0 || item.kind !== 'map')
            return read;
        // Gemini's `{googleSearch: {}}`.
        const [only] = item.entries;
        if (only === undefined || item.entries.length !== 1)
            return [];
        const name = only.key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        serverTools.add(name === 'google_search' ? 'web_search' : name);
        return [{ name, description: null, schema: null, known: false, place: item.place }];
    });
    return { tools, serverTools: [...serverTools] };
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
            found.ttl ??= tree_stringAt(step.node, 'ttl');
            return false;
        }
        if (step.key === 'cachePoint' && step.node.kind === 'map')
            found.marked = true;
        return undefined;
    });
    const ttl = found.ttl ?? tree_stringAt(node, 'prompt_cache_retention');
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
// https://github.com/microsoft/teams-ai (prompt folders with config.json and actions.json)
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
        const engine = semantic_kernel_engineFor(tree_stringAt(root, 'template_format') ?? tree_stringAt(root, 'template', 'format'), written.text);
        const text = await readText(engine, written, isAgent ? 'system' : 'user', context);
        const settings = semantic_kernel_settingsOf(at(root, 'execution_settings'), at(root, 'default_service'));
        const options = at(root, 'model', 'options');
        const tools = isAgent ? agentTools(root) : [];
        const { schema, problems: schemaProblems } = readSchema(firstOf(settings.chosen, ['response_format', 'json_schema']), file);
        const incomplete = [...text.incomplete];
        if (tools.some((tool) => !tool.known))
            incomplete.push('the definition of a tool is not in the repository');
        return {
            prompts: [
                promptOf(semantic_kernel_id, file, {
                    name: tree_stringAt(root, 'name') ?? (0,parse_paths/* stemOf */.Vc)(file.path),
                    line: 1,
                    messages: text.messages,
                    tools,
                    schema,
                    model: settings.model ?? modelAt(at(root, 'model', 'id') ?? at(root, 'model'), 'inline'),
                    parameters: { ...settings.parameters, ...readParameters(options) },
                    variables: withSamples(variablesIn(text.messages.flatMap((message) => message.segments)), semantic_kernel_samplesOf(at(root, 'input_variables') ?? at(root, 'inputs'))),
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
    const engine = semantic_kernel_engineFor(tree_stringAt(config, 'template_format'), file.text);
    const source = textIn(file);
    // Teams AI sends the folder's text as the system message, Semantic Kernel as the user's.
    const text = await readText(engine, source, isTeams ? 'system' : 'user', context);
    const messages = [...text.messages];
    if (isTeams) {
        if (booleanAt(completion, 'include_history') !== false)
            messages.push(injected('user', 'conversation history', source));
        if (booleanAt(completion, 'include_input') !== false)
            messages.push(injected('user', 'input', source));
    }
    const settings = semantic_kernel_settingsOf(at(config, 'execution_settings'), at(config, 'default_service'));
    const model = settings.model ?? modelAt(at(completion, 'model'), `config:${prefix}config.json`);
    const { schema, problems: schemaProblems } = readSchema(at(settings.chosen, 'response_format'));
    problems.push(...schemaProblems);
    return {
        prompts: [
            promptOf(semantic_kernel_id, file, {
                name: tree_stringAt(config, 'name') ?? (folder === '' ? 'skprompt' : (0,parse_paths/* baseName */.Fl)(folder)),
                line: 1,
                messages,
                tools: readTools(actions),
                schema,
                model: model === null ? null : { ...model, from: `config:${prefix}config.json` },
                parameters: { ...readParameters(completion), ...settings.parameters },
                variables: withSamples(variablesIn(messages.flatMap((message) => message.segments)), semantic_kernel_samplesOf(at(config, 'input_variables') ?? at(config, 'input', 'parameters'))),
                incomplete: [...text.incomplete, ...unread],
            }),
        ],
        problems: [...problems, ...text.problems],
        consumed,
    };
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
        ? node.items.map((value) => ({ key: tree_stringAt(value, 'service_id') ?? '', value }))
        : entriesAt(node)
            .filter((entry) => entry.value.kind === 'map')
            .map((entry) => ({ key: entry.key, value: entry.value }));
    const wanted = tree_stringAt(preferred);
    const ordered = [
        ...services.filter((service) => service.key === wanted),
        ...services.filter((service) => service.key !== wanted && service.key === 'default'),
        ...services.filter((service) => service.key !== wanted && service.key !== 'default'),
    ];
    const chosen = ordered[0]?.value ?? node;
    const models = ordered.flatMap((service) => modelAt(at(service.value, 'model_id'), 'inline') ?? []);
    const own = modelAt(at(chosen, 'model_id'), 'inline');
    const first = own ?? models[0] ?? null;
    const alternatives = [...new Set(models.map((model) => model.asWritten))].filter((name) => name !== first?.asWritten);
    // The limits of the service whose model it is.
    const from = own === null
        ? ordered.find((service) => modelAt(at(service.value, 'model_id'), 'inline') !== null)?.value
        : undefined;
    return {
        chosen,
        model: first === null ? null : { ...first, ...(alternatives.length === 0 ? {} : { alternatives }) },
        parameters: readParameters(from ?? chosen),
    };
}
function modelAt(node, from) {
    const written = textAt(node);
    if (written === undefined || written.text.trim() === '')
        return null;
    return { asWritten: written.text.trim(), from, place: written.place };
}
/** Functions of plugins stand in code (`id: Menu.GetItems`); hosted tools are the vendor's. */
function agentTools(root) {
    return tree_itemsAt(root, 'tools').flatMap((item) => {
        const name = tree_stringAt(item, 'id') ?? tree_stringAt(item, 'name') ?? tree_stringAt(item, 'type');
        if (name === undefined)
            return [];
        const parameters = at(item, 'options', 'parameters');
        const description = tree_stringAt(item, 'description') ?? null;
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
        const text = sampleText(value, plainValue(value));
        if (name !== undefined && text !== undefined && text !== '')
            known.set(name, { default: text });
    };
    for (const item of tree_itemsAt(node)) {
        if (item.kind === 'map' && node?.kind === 'list')
            note(tree_stringAt(item, 'name'), firstOf(item, ['default', 'defaultValue', 'sample']));
    }
    for (const entry of entriesAt(node))
        note(entry.key, firstOf(entry.value, ['default', 'sample']));
    return known;
}

;// CONCATENATED MODULE: ./src/formats/skill.ts







const skill_id = 'skill';
const maxReferences = 100;
/** Skills of coding agents: SKILL.md with what it links to. */
const skill = {
    id: skill_id,
    title: 'Agent skill (SKILL.md)',
    docs: 'https://agentskills.io/specification',
    reads: 'A skill costs in three places, which are three prompts: `#metadata`, its name and description, which stand in every request; `#body`, the text, sent when the skill is used; `#references`, the Markdown and text files of its folder that it links to or names in `references/`, together, as the most that can be read on top. Scripts and assets are not read.',
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
            variables: /(?<!\\)\$(ARGUMENTS(?:\[\d{1,3}\])?)(?!\w)/g,
            commands: /(?<![^\s])!`([^`\n]{1,1000})`/g,
            commandsOnlyInProse: true,
        }, context);
        const reading = recording(context, file);
        const references = await referencesOf(file, text.text, reading.context);
        const model = hostedModel(matter, 'model', 'anthropic');
        const own = [file.path];
        const prompt = (name, activation, messages, more = {}) => promptOf(skill_id, file, { name, kind: 'instructions', activation, messages, sources: own, ...more });
        return {
            prompts: [
                prompt('metadata', 'metadata', listed === null ? [] : [listed], { line: title?.place.line ?? 1 }),
                prompt('body', 'on-invoke', text.text === '' ? [] : [{ role: 'user', segments: expanded.segments, place: text.place }], {
                    model,
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
        const stem = (0,parse_paths/* stemOf */.Vc)(file.path).toLowerCase();
        return !notPrompts.has(stem) && file.text.trim() !== '' && !file.text.includes('\0');
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
                    name: tree_stringAt(settings, 'name') ?? (0,parse_paths/* stemOf */.Vc)(file.path),
                    line: 1,
                    messages,
                    model: modelIn(settings),
                    parameters: readParameters(settings),
                    incomplete: expanded.incomplete,
                }),
            ],
            problems: [...(settings === null ? [] : problems), ...expanded.problems],
        };
    },
};
function modelIn(settings) {
    const written = textAt(settings, 'model');
    if (written === undefined || written.text.trim() === '')
        return null;
    const provider = tree_stringAt(settings, 'provider');
    return {
        asWritten: written.text.trim(),
        from: 'frontmatter',
        ...(provider === undefined ? {} : { provider }),
        place: at(settings, 'model')?.place ?? null,
    };
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
 * Inputs as the actions' own `action.yml` names them; addresses in `docs` of each. ai-inference, claude-code-action and
 * codex-action were held against their files on 2026-11-23; run-gemini-cli and `claude_args` were not.
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
        agent: true,
    },
];
/** Workflow files and composite actions that call an AI action with a prompt of their own. */
const workflow = {
    id: 'workflow',
    title: 'Workflow with an AI action',
    docs: 'https://github.com/actions/ai-inference',
    reads: 'Steps that use `actions/ai-inference`, `anthropics/claude-code-action`, `openai/codex-action` or `google-github-actions/run-gemini-cli`: prompt and system prompt (inline or by file), model and limits, also from `claude_args` and `env`. `${{ … }}` is a variable. What an agent adds by itself is not in the repository and is told as missing.',
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
            for (const [index, step] of tree_itemsAt(job.node, 'steps').entries()) {
                const uses = tree_stringAt(step, 'uses')?.trim() ?? '';
                const action = actions.find((one) => one.uses.test(uses));
                if (action === undefined)
                    continue;
                const own = tree_stringAt(step, 'id') ?? tree_stringAt(step, 'name') ?? `step ${index + 1}`;
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
    const written = textAt(firstOf(given, action.model));
    const option = line?.options.get('--model') ?? line?.options.get('-m');
    const stated = option !== undefined && line !== null
        ? { text: option, place: line.place }
        : written === undefined
            ? null
            : written;
    const model = stated === null ? null : workflow_modelOf(stated, scopes, root);
    const limit = action.limit.map((key) => at(given, key)).find((node) => numberAt(node) !== undefined);
    const maxOutputTokens = numberAt(limit);
    const effort = action.effort
        .map((key) => tree_stringAt(given, key))
        .find((one) => one !== undefined && one !== '');
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
        model,
        parameters,
        incomplete: [...new Set(incomplete)],
    }));
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
    semanticKernel,
    modelfile,
    // compound and single suffixes
    githubModels,
    prompty,
    dotprompt,
    // folders
    ghAw,
    agents,
    commands,
    baml,
    fabric,
    // signatures in the content
    dify,
    promptfoo,
    oaiConfigList,
    aiconfig,
    openaiEvals,
    workflow,
    litellm,
    requestBody,
    toolList,
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
const maxPrompts = 50_000;
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
async function findPrompts(revision, settings, formats = registry_formats) {
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
            if (promptCount > maxPrompts) {
                problems.push((0,problem/* problem */.C)('too-many', null, null, `More than ${maxPrompts} prompts were found; the files after \`${candidate.path}\` were not read.`));
                return finish(files, settings, found, aliases, problems);
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
    return finish(files, settings, found, aliases, problems);
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
async function finish(files, settings, found, aliases, problems) {
    const joined = joinConsumed(withoutLinks(found));
    const fragments = includedText(joined.prompts);
    const perFile = new Map();
    for (const { path } of joined.prompts)
        perFile.set(path, (perFile.get(path) ?? 0) + 1);
    const sortedAliases = [...aliases].sort((a, b) => byCodeUnits(a.alias, b.alias) ||
        byCodeUnits(a.place.path, b.place.path) ||
        a.place.start - b.place.start);
    const binder = binderOf(files, settings, sortedAliases, joined.evaluatedWith);
    const prompts = [];
    // A list of tools counts with the requests that name its file; one that nobody names stands for itself.
    const carried = new Set(joined.prompts.flatMap((prompt) => prompt.kind === 'tools' ? [] : prompt.sources.filter((source) => source !== prompt.path)));
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
    const taken = new Set();
    const evaluated = new Map();
    for (const one of found) {
        const forEvaluation = one.prompts.length > 0 && one.prompts.every((prompt) => prompt.kind === 'evaluation');
        for (const path of one.consumed) {
            if (path === one.path)
                continue;
            const target = own.get(path);
            const standsAlone = target?.prompts.some((prompt) => prompt.kind === 'request' || prompt.kind === 'instructions') ===
                true;
            if (!forEvaluation || !standsAlone) {
                taken.add(path);
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
    }
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

/***/ 794:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
