export const id = 847;
export const ids = [847];
export const modules = {

/***/ 8885:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ check),
  S: () => (/* binding */ scan)
});

// EXTERNAL MODULE: ./src/core/amount.ts
var core_amount = __webpack_require__(7787);
;// CONCATENATED MODULE: ./src/core/cachelayout.ts

/**
 * What a provider's prompt cache can hold of a request, and how often it is still there. Formulas and their
 * sources stand in docs/cost-model.md, "Caching".
 */
/** Hours in the average month, which rates per hour are computed with. */
const hoursPerMonth = 730;
// --- How often an entry is still alive ---------------------------------------------------------------------------
/**
 * Probability that the next request finds the entry alive, for gaps between requests that are Gamma distributed
 * with this coefficient of variation (1 is Poisson; measured traffic is burstier, 1 to 3). `expected` is requests
 * per lifetime, λ·T. Worked example: 60 requests per hour and 5 minutes are λ·T = 5, so 1 − e⁻⁵ = 99.3 %.
 */
function aliveShare(expected, coefficientOfVariation = 1, sliding = true) {
    if (!(expected > 0))
        return 0;
    if (expected === Infinity)
        return 1;
    if (!sliding)
        return expected / (1 + expected);
    if (coefficientOfVariation === 1)
        return 1 - Math.exp(-expected);
    const shape = 1 / coefficientOfVariation ** 2;
    return lowerGamma(shape, shape * expected);
}
/** Regularised lower incomplete gamma function P(a, x), by series below a + 1 and by continued fraction above. */
function lowerGamma(a, x) {
    if (!(x > 0) || !(a > 0))
        return 0;
    const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
    if (x < a + 1) {
        let term = 1 / a;
        let sum = term;
        for (let n = 1; n < 500 && term > sum * 1e-15; n += 1) {
            term *= x / (a + n);
            sum += term;
        }
        return Math.min(1, sum * scale);
    }
    // Lentz's method for the continued fraction of Q(a, x).
    let b = x + 1 - a;
    let c = 1e300;
    let d = 1 / b;
    let fraction = d;
    for (let n = 1; n < 500; n += 1) {
        const an = -n * (n - a);
        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        const step = c * d;
        fraction *= step;
        if (Math.abs(step - 1) < 1e-15)
            break;
    }
    return Math.max(0, 1 - fraction * scale);
}
/** ln Γ(x) for x > 0 (Lanczos, g = 7, error below 1e-13). */
function logGamma(x) {
    if (x < 0.5)
        return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    const coefficients = [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];
    const z = x - 1;
    let sum = coefficients[0] ?? 0;
    for (let i = 1; i < coefficients.length; i += 1)
        sum += (coefficients[i] ?? 0) / (z + i);
    const t = z + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
/**
 * Hit rate and requests per hour from which a charged write pays, for a write at `write` and a read at `read`
 * times the input rate; null where writing costs no more than sending. h* = (w − 1) / (w − r), λ* = −ln(1 − h*) / T.
 * Worked example: 1.25 and 0.1 with 5 minutes: 21.7 % and 2.94 requests per hour.
 */
function breakEven(write, read, lifetimeSeconds) {
    if (!(write > 1) || !(read < 1))
        return null;
    const hitRate = (write - 1) / (write - read);
    return { hitRate, requestsPerHour: (-Math.log(1 - hitRate) * 3600) / lifetimeSeconds };
}
/**
 * Whether lengthening a prefix to the minimum pays: only if it is already longer than this. M·(r + (w − r)/N), N
 * requests per write, the writing one included.
 */
function worthLengtheningFrom(minTokens, write, read, requestsPerWrite) {
    return minTokens * (read + (write - read) / requestsPerWrite);
}
function cacheUse(prompt, usage) {
    return {
        asked: prompt.parameters.caching ?? null,
        lifetime: prompt.parameters.cacheTtl ?? usage.cacheTtl ?? null,
        cardinality: usage.cardinality ?? {},
        conversationSeen: prompt.messages.some((message) => message.example !== true && message.role !== 'system' && message.role !== 'developer'),
        hitRateStated: usage.cacheHitRate !== undefined,
    };
}
const nothing = (blocks, note) => ({
    on: false,
    explicit: false,
    prefixTokens: prefixOf(blocks).tokens,
    staticEnd: prefixOf(blocks).end,
    segments: [],
    cacheableTokens: 0,
    eligible: 'no',
    vainTo: 0,
    moves: false,
    lifetime: null,
    note,
});
function prefixOf(blocks) {
    let tokens = 0;
    let end = 0;
    for (const block of blocks) {
        if (block.stability !== 'static')
            break;
        tokens += block.tokens.expected;
        end += 1;
    }
    return { end, tokens };
}
/** Live values of a block: 1 when static, its cardinality when one is stated, null when every request differs. */
function variantsOf(block, use) {
    if (block.stability === 'static')
        return 1;
    if (!Object.hasOwn(use.cardinality, block.label))
        return null;
    const count = use.cardinality[block.label] ?? 0;
    return count >= 1 ? count : null;
}
/** Tokens of a block in the best or worst case: what was counted may be off by the tokenizer's error. */
function cornerTokens(tokens, corner, errorPercent) {
    if (corner === 'expected' || tokens.basis !== 'counted')
        return tokens[corner];
    return tokens[corner] * (1 + ((corner === 'low' ? -1 : 1) * errorPercent) / 100);
}
/** `yes`, `no` or `uncertain`: is a prefix of this many tokens long enough to be cached? */
function longEnough(rule, tokens) {
    const least = rule.minTokens ?? 0;
    const certain = rule.minTokensCertain ?? least;
    if (tokens.low >= certain)
        return 'yes';
    return tokens.high < least ? 'no' : 'uncertain';
}
/**
 * The layout of a request in the provider's rendering order. With `bestPlaced` caching is taken as asked for,
 * with markers where they do most: what caching could do, whatever the repository shows. Where no marker's place is
 * known, one is taken to stand after the static text. `errorPercent` of the count makes a prefix near the minimum
 * uncertain.
 */
function layOut(blocks, rule, use, bestPlaced = false, errorPercent = 0) {
    if (rule === null)
        return nothing(blocks, 'nothing is known about caching for this model');
    if (rule.mode === 'none')
        return nothing(blocks, 'this provider has no prompt cache for this model');
    if (use.asked === 'off' && !bestPlaced)
        return nothing(blocks, 'caching is switched off');
    const marks = blocks.flatMap((block, index) => (block.cacheBreakpoint === true ? [index + 1] : []));
    const asks = marks.length > 0 || use.asked === 'explicit';
    const explicit = rule.mode === 'explicit' || (rule.mode === 'both' && (asks || bestPlaced) && rule.maxBreakpoints > 0);
    const on = bestPlaced || rule.mode !== 'explicit' || asks || use.lifetime !== null || use.hitRateStated;
    const prefix = prefixOf(blocks);
    // Cumulative tokens and variants up to (not including) each block.
    const cumulative = [(0,core_amount/* exactly */.pV)(0)];
    const variants = [1];
    let stableEnd = blocks.length;
    for (const [index, block] of blocks.entries()) {
        const before = cumulative[index] ?? (0,core_amount/* exactly */.pV)(0);
        cumulative.push((0,core_amount/* between */.Tq)(before.low + cornerTokens(block.tokens, 'low', errorPercent), before.expected + block.tokens.expected, before.high + cornerTokens(block.tokens, 'high', errorPercent), block.tokens.basis));
        const own = variantsOf(block, use);
        if (own === null && stableEnd === blocks.length)
            stableEnd = index;
        variants.push((variants[index] ?? 1) * (own ?? Infinity));
    }
    let boundaries;
    let vainTo = 0;
    let moves;
    const implicitEnd = !explicit && rule.implicitBoundary === 'end-of-message';
    if (explicit && marks.length > 0 && !bestPlaced) {
        const usable = marks.slice(-Math.max(1, rule.maxBreakpoints));
        boundaries = usable.filter((mark) => mark <= stableEnd);
        const last = usable.at(-1) ?? 0;
        if (last > stableEnd)
            vainTo = last;
        const lastMessage = blocks.findLast((block) => block.message !== null)?.message ?? null;
        moves = lastMessage !== null && blocks[last - 1]?.message === lastMessage;
    }
    else if (implicitEnd) {
        boundaries = stableEnd === blocks.length ? [blocks.length] : [];
        if (boundaries.length === 0 && use.conversationSeen)
            vainTo = blocks.length;
        moves = true;
    }
    else {
        // Implicit caches that cut anywhere, and markers that are set where the repository does not show it.
        boundaries = prefix.end === stableEnd ? [stableEnd] : [prefix.end, stableEnd];
        const staticIsEnough = longEnough(rule, cumulative[prefix.end] ?? (0,core_amount/* exactly */.pV)(0)) !== 'no';
        if (explicit && staticIsEnough)
            boundaries = [prefix.end];
        moves = true;
    }
    const segments = [];
    let from = 0;
    let cachedTo = 0;
    let short = null;
    for (const to of boundaries) {
        const length = cumulative[to] ?? (0,core_amount/* exactly */.pV)(0);
        if (to <= from || length.expected <= 0)
            continue;
        const enough = longEnough(rule, length);
        if (enough === 'no') {
            short = length;
            continue;
        }
        const step = explicit || implicitEnd ? 1 : Math.max(1, rule.stepTokens);
        const usable = step === 1 ? length.expected : Math.floor(length.expected / step) * step;
        if (usable <= cachedTo)
            continue;
        segments.push({
            from,
            to,
            tokens: usable - cachedTo,
            variants: variants[to] ?? Infinity,
            // Behind instructions alone there may be a boundary or none: it is set after a message that is not seen.
            certain: enough === 'yes' && (!implicitEnd || use.conversationSeen),
        });
        from = to;
        cachedTo = usable;
    }
    if (vainTo > 0 && longEnough(rule, cumulative[vainTo] ?? (0,core_amount/* exactly */.pV)(0)) !== 'yes')
        vainTo = 0;
    const eligible = segments.length === 0 ? 'no' : segments.some((segment) => segment.certain) ? 'yes' : 'uncertain';
    const lifetime = rule.lifetimes.find((one) => one.name === use.lifetime) ?? rule.lifetimes[0] ?? null;
    return {
        on,
        explicit,
        prefixTokens: prefix.tokens,
        staticEnd: prefix.end,
        segments,
        cacheableTokens: cachedTo,
        eligible,
        vainTo,
        moves,
        lifetime,
        note: noteOn(rule, use, {
            on,
            eligible,
            short,
            vainTo,
            implicitEnd,
            segments,
            prefixTokens: prefix.tokens,
        }),
    };
}
function noteOn(rule, use, of) {
    if (of.implicitEnd && of.vainTo > 0) {
        return 'the provider’s only cache boundary is the end of the latest message, which varies';
    }
    if (of.vainTo > 0) {
        return 'a cache marker stands after something that varies';
    }
    if (of.implicitEnd && !use.conversationSeen) {
        return 'the provider sets its only cache boundary at the end of the latest message, which is not in the repository';
    }
    if (of.eligible === 'uncertain') {
        return `the vendor's pages contradict each other on the shortest prefix that is cached (${rule.minTokens ?? 0} or ${rule.minTokensCertain ?? 0} tokens), or the count is not exact enough to tell`;
    }
    if (of.short !== null && of.segments.length === 0) {
        const missing = Math.ceil((rule.minTokensCertain ?? rule.minTokens ?? 0) - of.short.expected);
        return `${missing} tokens short of the ${rule.minTokensCertain ?? rule.minTokens ?? 0} that this model caches at least`;
    }
    if (of.prefixTokens === 0 && of.eligible === 'no')
        return 'the request begins with something that varies';
    if (!of.on && of.eligible === 'yes') {
        return 'this provider caches only what is marked, and no marker is visible in the repository';
    }
    return null;
}
/** Variables of usage, cheapest class first: the order in which a cache could share most. */
function inBestOrder(blocks, use) {
    const rank = (block) => {
        const variants = variantsOf(block, use);
        return variants === null ? 2 : variants === 1 ? 0 : 1;
    };
    const sorted = blocks
        .map((block, index) => ({ block, index, rank: rank(block) }))
        .sort((a, b) => a.rank - b.rank || a.index - b.index);
    return sorted.map(({ block }) => ({ ...block, cacheBreakpoint: false }));
}
/** In words and with its place, what ends the prefix that all requests share. */
function prefixEnd(blocks, layout) {
    const block = blocks[layout.staticEnd];
    if (block === undefined)
        return { endsAt: 'end of text', endsPlace: null };
    return { endsAt: nameOf(block), endsPlace: block.place };
}
/** Conditions and loops are labelled `if …` and `for each of …`, whatever part their tokens belong to. */
function nameOf(block) {
    if (block.label.startsWith('if '))
        return `the condition \`${block.label}\``;
    if (block.label.startsWith('for each of '))
        return `the loop \`${block.label}\``;
    return block.part === 'variables' ? `variable \`${block.label}\`` : block.label;
}
/**
 * Read and written tokens of each block. `hit` gives the hit rate of a segment with so many variants; null when it
 * is not known: then the segment is sent plainly, and only what is written in vain is charged as written.
 */
function billBlocks(blocks, layout, hit) {
    const billed = blocks.map(() => ({ read: 0, write: 0 }));
    if (!layout.on)
        return billed;
    let cumulative = 0;
    const ends = [];
    let start = 0;
    for (const segment of layout.segments) {
        ends.push({ start, end: start + segment.tokens, hit: hit(segment.variants, segment.certain) });
        start += segment.tokens;
    }
    for (const [index, block] of blocks.entries()) {
        const tokens = block.tokens.expected;
        const entry = billed[index];
        if (entry !== undefined && tokens > 0) {
            for (const end of ends) {
                const overlap = Math.min(cumulative + tokens, end.end) - Math.max(cumulative, end.start);
                if (overlap <= 0 || end.hit === null)
                    continue;
                entry.read += (overlap / tokens) * end.hit;
                entry.write += (overlap / tokens) * (1 - end.hit);
            }
            if (index < layout.vainTo) {
                const after = Math.min(tokens, cumulative + tokens - Math.max(cumulative, start));
                if (after > 0)
                    entry.write += after / tokens;
            }
        }
        cumulative += tokens;
    }
    return billed;
}
/** Hit rate of one entry from the stated traffic. The range covers steady to bursty arrivals (variation 1 to 3). */
function hitRateFromTraffic(requestsPerHour, lifetimeSeconds, sliding, burstiness) {
    const expected = (requestsPerHour * lifetimeSeconds) / 3600;
    if (burstiness !== undefined)
        return (0,core_amount/* exactly */.pV)(aliveShare(expected, burstiness, sliding), 'assumed');
    const rates = [1, 2, 3].map((variation) => aliveShare(expected, variation, sliding));
    return (0,core_amount/* between */.Tq)(Math.min(...rates), rates[0] ?? 0, Math.max(...rates), 'assumed');
}

;// CONCATENATED MODULE: ./src/core/priors.ts
const checkedOn = '2026-11-23';
const serveGen = {
    title: 'ServeGen: client statistics of a cloud provider (Apache-2.0)',
    url: 'https://github.com/alibaba/ServeGen/tree/f891d11',
    checkedOn,
};
const azure = {
    title: 'Azure public LLM inference trace 2023 (CC-BY 4.0)',
    url: 'https://github.com/Azure/AzurePublicDataset/tree/b469a11',
    checkedOn,
};
const mooncake = {
    title: 'Mooncake traces of Kimi (Apache-2.0)',
    url: 'https://github.com/kvcache-ai/Mooncake/tree/3b5a594',
    checkedOn,
};
const judgement = {
    title: 'Judgement: no public data set was found',
    url: 'https://github.com/alibaba/ServeGen',
    checkedOn,
};
const outputPriors = {
    label: {
        lowTokens: 5,
        expectedTokens: 30,
        highTokens: 170,
        basis: 'means of applications on small and middle models',
        source: serveGen,
    },
    extraction: {
        lowTokens: 30,
        expectedTokens: 100,
        highTokens: 400,
        basis: 'judgement; the schema sets the floor',
        source: judgement,
    },
    'code-completion': {
        lowTokens: 10,
        expectedTokens: 28,
        highTokens: 90,
        basis: 'code completion trace, 8,819 requests',
        source: azure,
    },
    chat: {
        lowTokens: 100,
        expectedTokens: 220,
        highTokens: 450,
        basis: 'conversation traces (Azure, LMSYS-Chat-1M, Mooncake)',
        source: azure,
    },
    rag: {
        lowTokens: 50,
        expectedTokens: 150,
        highTokens: 400,
        basis: 'long-context questions and answers, 3,993 requests',
        source: mooncake,
    },
    agent: {
        lowTokens: 50,
        expectedTokens: 180,
        highTokens: 500,
        basis: 'tool and agent calls, 23,608 requests; the spread is judgement',
        source: mooncake,
    },
    writing: {
        lowTokens: 300,
        expectedTokens: 700,
        highTokens: 1800,
        basis: 'judgement, no data set found',
        source: judgement,
    },
    'image-question': {
        lowTokens: 15,
        expectedTokens: 60,
        highTokens: 215,
        basis: 'means of image understanding applications',
        source: serveGen,
    },
    unknown: {
        lowTokens: 5,
        expectedTokens: 60,
        highTokens: 400,
        basis: 'means of all language applications pooled',
        source: serveGen,
    },
};
/** Answer and hidden reasoning together, for a model that thinks before it answers. */
const reasoningPrior = {
    lowTokens: 360,
    expectedTokens: 700,
    highTokens: 1400,
    basis: 'means of 73 applications on a reasoning model; newer models think less',
    source: serveGen,
};
/** Median share of the output that is hidden reasoning, on a model that reasons. */
const reasoningShare = { share: 0.7, source: serveGen };
/** Coefficient of variation of one application's output lengths, for the share that a limit cuts off. */
const outputVariation = { coefficient: 0.8, source: serveGen };
/**
 * What a change of the reasoning effort by one level may do to the output: no vendor or benchmark gives a constant.
 */
const effortFactor = { low: 0.5, high: 4, source: judgement };
/**
 * Characters of a JSON answer per token, as bounds (ordinary JSON has about three): a token seldom covers more than
 * five characters of it, and seldom less than two.
 */
const jsonCharactersPerToken = { most: 5, least: 2, source: judgement };

// EXTERNAL MODULE: ./src/core/prompt.ts
var core_prompt = __webpack_require__(5301);
// EXTERNAL MODULE: ./src/core/money.ts
var money = __webpack_require__(4247);
;// CONCATENATED MODULE: ./src/core/price.ts

/** A decimal such as '0.5' as a fraction; null when it is not a decimal ≥ 0. */
function parseDecimal(decimal) {
    const match = /^(\d{1,15})(?:\.(\d{1,12}))?$/.exec(decimal.trim());
    if (match === null)
        return null;
    const [, whole = '0', fraction = ''] = match;
    return {
        numerator: BigInt(whole + fraction),
        denominator: 10n ** BigInt(fraction.length),
    };
}
const standardWay = { service: null, region: null, batch: false };
/** Names vendors give to "nothing special". */
const standardServices = new Set([
    '',
    'standard',
    'standard_only',
    'default',
    'auto',
    'on_demand',
    'on-demand',
]);
const standardRegions = new Set(['', 'global', 'default']);
function serviceOf(name) {
    const service = (name ?? '').trim().toLowerCase();
    return standardServices.has(service) ? null : service;
}
function regionOf(name) {
    const region = (name ?? '').trim().toLowerCase();
    return standardRegions.has(region) ? null : region;
}
const perCall = new Set([
    'request',
    'web-search',
    'cache-storage-token-hour',
    'gpu-hour',
]);
/** Whether `inputTokens` is past the cliff. 272,000 is not over a `>` tier of 272,000; 200,000 is over a `>=` one. */
function isOver(tier, inputTokens) {
    return tier.comparison === '>' ? inputTokens > tier.overInputTokens : inputTokens >= tier.overInputTokens;
}
/** The highest tier that this many input tokens reach. */
function tierAt(tiers, inputTokens) {
    let reached = null;
    for (const tier of tiers) {
        if (!isOver(tier, inputTokens))
            continue;
        if (reached === null || tier.overInputTokens >= reached.overInputTokens)
            reached = tier;
    }
    return reached;
}
function find(rates, billable) {
    return rates.find((rate) => rate.billable === billable);
}
/**
 * Opens the card for one way of being served. What the vendor does not publish for that way is said, not guessed;
 * a region without a published factor is left to the caller to mention (see `unpublishedRegion`).
 */
function openRates(card, discountPercent, way) {
    const keys = [];
    if (way.service !== null)
        keys.push(way.service);
    if (way.batch)
        keys.push('batch');
    if (way.region !== null && `region:${way.region}` in card.factors)
        keys.push(`region:${way.region}`);
    let rates = card.rates;
    let tiers = card.tiers;
    const factors = [];
    let table = null;
    for (const key of keys) {
        const own = ownEntry(card.services, key);
        if (own !== undefined) {
            if (table !== null) {
                return { unpublished: `no rate is published for \`${table}\` together with \`${key}\`` };
            }
            table = key;
            ({ rates, tiers } = own);
            continue;
        }
        const factor = ownEntry(card.factors, key);
        if (factor === undefined)
            return { unpublished: `no rate is published for \`${key}\`` };
        factors.push(factor);
    }
    for (const [index, key] of keys.entries()) {
        const excluded = ownEntry(card.factors, key)?.notWith ?? [];
        const clash = keys.find((other, at) => at !== index && excluded.includes(other));
        if (clash !== undefined) {
            return { unpublished: `\`${key}\` cannot be combined with \`${clash}\`: no rate is published` };
        }
    }
    const discount = parseDecimal(discountPercent);
    if (discount === null || discount.numerator > 100n * discount.denominator) {
        return { unpublished: `the discount \`${discountPercent}\` is not a percentage` };
    }
    const kept = {
        numerator: 100n * discount.denominator - discount.numerator,
        denominator: 100n * discount.denominator,
    };
    const parsed = [];
    for (const of of factors) {
        const by = parseDecimal(of.factor);
        if (by === null)
            return { unpublished: `the factor \`${of.factor}\` is not a decimal` };
        parsed.push({ of, by });
    }
    const effective = (rate) => {
        let { numerator, denominator } = kept;
        for (const { of, by } of parsed) {
            const applies = of.appliesTo === undefined ? !perCall.has(rate.billable) : of.appliesTo.includes(rate.billable);
            if (!applies)
                continue;
            numerator *= by.numerator;
            denominator *= by.denominator;
        }
        return (0,money/* divideRounded */.rF)(rate.picoUsdPerUnit * numerator, denominator);
    };
    const open = (tier) => {
        const known = new Map();
        for (const rate of rates) {
            if (tier === null || perCall.has(rate.billable))
                known.set(rate.billable, effective(rate));
        }
        for (const rate of tier?.rates ?? [])
            known.set(rate.billable, effective(rate));
        return { get: (billable) => known.get(billable) ?? null, tier };
    };
    const opened = new Map();
    return {
        cliffs: tiers,
        at: (inputTokens) => {
            const tier = tierAt(tiers, inputTokens);
            const table = opened.get(tier) ?? open(tier);
            opened.set(tier, table);
            return table;
        },
    };
}
function ownEntry(record, key) {
    return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
/** A sentence when usage names a region for which the vendor publishes no factor; null otherwise. */
function unpublishedRegion(model, region) {
    if (region === null || model.rates === null)
        return null;
    if (Object.hasOwn(model.rates.factors, `region:${region}`))
        return null;
    return `no surcharge for region \`${region}\` is known for ${model.id}; the general rates are used`;
}
/** Whether one rate of the card exists at all, in any tier. */
function publishes(card, billable) {
    return find(card.rates, billable) !== undefined;
}
/** Charges of the same name, unit and rate as one line each, in order of first appearance; nothing is dropped but zeros. */
function price_toLines(charges) {
    const merged = new Map();
    for (const charge of charges) {
        const key = `${charge.name}\n${charge.unit}\n${charge.ratePicoUsd}`;
        const entry = merged.get(key);
        const micro = (0,money/* toMicro */.OG)(charge.quantity);
        if (entry === undefined)
            merged.set(key, { charge, micro });
        else
            entry.micro += micro;
    }
    const lines = [];
    for (const { charge, micro } of merged.values()) {
        if (micro === 0n)
            continue;
        const quantity = Number(micro) / 1e6;
        lines.push({
            name: charge.name,
            quantity,
            unit: charge.unit,
            ratePicoUsd: charge.ratePicoUsd,
            costPicoUsd: (0,money/* cost */.y)(quantity, charge.ratePicoUsd),
        });
    }
    return lines;
}
function price_totalOf(lines) {
    return lines.reduce((total, line) => total + line.costPicoUsd, 0n);
}

;// CONCATENATED MODULE: ./src/core/words.ts

/** Numbers as they stand in sentences for a person. Tables have formats of their own, in outputs. */
/** 12,345 */
function countText(count) {
    const digits = String(Math.abs(Math.round(count)));
    const groups = digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
    return count < 0 && digits !== '0' ? `−${groups}` : groups;
}
/** +12,345 or −12,345 */
function signedText(count) {
    return count < 0 ? countText(count) : `+${countText(count)}`;
}
/** 35 % */
function percentText(share) {
    return `${Math.round(share * 100)} %`;
}
/** The cost of 1,000 requests, to the cent, or to two digits below a cent: $11.40, $0.0042. */
function per1kText(amount) {
    const sign = amount < 0n ? '−' : '';
    const thousand = (amount < 0n ? -amount : amount) * 1000n;
    const cents = (0,money/* divideRounded */.rF)(thousand, 10000000000n);
    if (cents > 0n || thousand === 0n) {
        const whole = countText(Number(cents / 100n));
        return `${sign}$${whole}.${String(cents % 100n).padStart(2, '0')}`;
    }
    return `${sign}$${(Number(thousand) / 1e12).toFixed(20).replace(/^(0\.0*\d{2}).*$/, '$1')}`;
}
/** Requests per hour without more digits than it is worth: 60, 2.8, 0.49. */
function rateText(perHour) {
    return perHour >= 100 ? countText(perHour) : String(Number(perHour.toPrecision(2)));
}
/** As a sentence: a capital at the beginning and a full stop at the end. */
function sentence(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

;// CONCATENATED MODULE: ./src/core/forecast.ts





/**
 * What is not in the repository: how long answers are, how long conversations get, how many calls a task takes.
 * Stated and measured values win; where there are none, the priors give a range that is called assumed.
 */
// --- Log-normal lengths --------------------------------------------------------------------------------------------
/** Standard normal quantile of 95 %. */
const z95 = 1.645;
/** Spread of a log-normal from its quantiles: σ = ln(P95 / P50) / 1.645. */
function spreadFromQuantiles(p50, p95) {
    return p50 > 0 && p95 > p50 ? Math.log(p95 / p50) / z95 : 0;
}
/** Spread of a log-normal from its coefficient of variation: σ² = ln(1 + CV²). */
function spreadFromVariation(coefficient) {
    return Math.sqrt(Math.log(1 + coefficient ** 2));
}
/** Mean of a log-normal. At P95/P50 of 2, 3 and 5 it is 1.09, 1.25 and 1.61 times the median. */
function logNormalMean(median, spread) {
    return median * Math.exp(spread ** 2 / 2);
}
/** Φ, the standard normal distribution function (absolute error below 1e-15 by series and continued fraction). */
function normalShareBelow(z) {
    if (z < 0)
        return 1 - normalShareBelow(-z);
    if (z > 8)
        return 1;
    if (z < 3) {
        let term = z;
        let sum = z;
        for (let n = 1; n < 200 && term > 1e-17; n += 1) {
            term *= (z * z) / (2 * n + 1);
            sum += term;
        }
        return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
    }
    let fraction = 0;
    for (let n = 60; n >= 1; n -= 1)
        fraction = n / (z + fraction);
    return 1 - Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / (z + fraction);
}
/**
 * What a limit does to answers whose lengths are log-normal: E[min(X, limit)] and the share that is cut off.
 * Worked example: median 220, spread 0.8 (mean 303), limit 300: mean 208, and 35 % of the answers are truncated.
 */
function capped(medianTokens, spread, limitTokens) {
    if (spread === 0) {
        return {
            meanTokens: Math.min(medianTokens, limitTokens),
            truncatedShare: medianTokens > limitTokens ? 1 : 0,
        };
    }
    const z = Math.log(limitTokens / medianTokens) / spread;
    const truncatedShare = 1 - normalShareBelow(z);
    const mean = logNormalMean(medianTokens, spread) * normalShareBelow(z - spread) + limitTokens * truncatedShare;
    return { meanTokens: Math.min(mean, limitTokens), truncatedShare };
}
/** Words that give a kind of task away, looked for in the first 4,000 characters of the instructions. Assumed, and said so. */
const taskWords = [
    {
        kind: 'label',
        words: /\b(?:classify|classif(?:ier|ication)|categori[sz]e|label|route (?:it|the|each)|triage|sentiment|yes or no|true or false|one word|single word)\b/i,
    },
    {
        kind: 'writing',
        words: /\b(?:summar(?:y|ies|i[sz]e)|meeting (?:notes|minutes)|report|essay|article|blog post|rewrite|translate|draft)\b/i,
    },
    {
        kind: 'code-completion',
        words: /\b(?:complete the code|code completion|fill in the middle|autocomplete)\b/i,
    },
    {
        kind: 'rag',
        words: /\b(?:(?:based|only) on the (?:context|documents?|passages?|sources?)|retrieved|search results|knowledge base)\b/i,
    },
    { kind: 'extraction', words: /\b(?:extract|json|fields?)\b/i },
    {
        kind: 'chat',
        words: /\b(?:assistant|customer|support|conversation|chat|answer|reply|respond)\b/i,
    },
];
/** The kind of task: stated, seen in the request's structure, or guessed from words; 'unknown' when nothing speaks. */
function taskOf(prompt, usage) {
    if (usage.task !== undefined)
        return { kind: usage.task, because: 'stated' };
    if (prompt.schema !== null) {
        const bounds = schemaBounds(prompt.schema.schema);
        if (bounds.highTokens !== null && bounds.highTokens <= 60) {
            return { kind: 'label', because: 'the response schema allows only a few short fields' };
        }
        return { kind: 'extraction', because: 'the answer has a response schema' };
    }
    if (prompt.messages.some((message) => !message.example && hasMedia(message.segments))) {
        return { kind: 'image-question', because: 'the request carries an image' };
    }
    if (prompt.tools.length > 0)
        return { kind: 'agent', because: 'the request carries tools' };
    const instructions = prompt.messages
        .filter((message) => message.example !== true)
        .map((message) => (0,core_prompt/* literalText */.b)(message.segments))
        .join('\n')
        .slice(0, 4000);
    for (const { kind, words } of taskWords) {
        const found = words.exec(instructions);
        if (found !== null)
            return { kind, because: `the text says “${found[0].toLowerCase()}”` };
    }
    return { kind: 'unknown', because: 'nothing in the request says what is asked for' };
}
function hasMedia(segments) {
    return segments.some((segment) => {
        switch (segment.kind) {
            case 'media':
                return segment.media === 'image';
            case 'branch':
                return segment.arms.some(hasMedia);
            case 'loop':
            case 'include':
                return hasMedia(segment.body);
            case 'text':
            case 'variable':
            case 'opaque':
                return false;
        }
    });
}
/** Nodes looked at before a schema counts as unbounded: keeps hostile schemas linear. */
const maxSchemaNodes = 5000;
/** Tokens of the shortest and the longest answer a JSON Schema allows; `highTokens` null when it sets no bound. */
function schemaBounds(schema) {
    let nodes = 0;
    const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
    const number = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
    const json = (value) => JSON.stringify([value]).length - 2;
    const unbounded = { low: 1, high: null };
    const root = schema;
    const resolve = (reference) => {
        if (!reference.startsWith('#'))
            return undefined;
        let at = root;
        for (const part of reference.slice(1).split('/').filter(Boolean)) {
            if (!isObject(at))
                return undefined;
            const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
            at = Object.hasOwn(at, key) ? at[key] : undefined;
        }
        return at;
    };
    const either = (lengths) => ({
        low: lengths.reduce((low, length) => Math.min(low, length.low), Infinity),
        high: lengths.reduce((high, length) => (high === null || length.high === null ? null : Math.max(high, length.high)), 0),
    });
    // Each part once, however often it is referred to; one that contains itself has no longest answer.
    const measured = new Map();
    const measure = (node, depth) => {
        if (!isObject(node))
            return unbounded;
        const known = measured.get(node);
        if (known !== undefined)
            return known;
        nodes += 1;
        if (nodes > maxSchemaNodes || depth > 40)
            return unbounded;
        measured.set(node, unbounded);
        const length = measureNew(node, depth);
        measured.set(node, length);
        return length;
    };
    const measureNew = (node, depth) => {
        if (typeof node['$ref'] === 'string')
            return measure(resolve(node['$ref']), depth + 1);
        if ('const' in node)
            return { low: json(node['const']), high: json(node['const']) };
        const values = node['enum'];
        if (Array.isArray(values) && values.length > 0) {
            return either(values.map((value) => ({ low: json(value), high: json(value) })));
        }
        const choices = node['anyOf'] ?? node['oneOf'];
        if (Array.isArray(choices) && choices.length > 0) {
            return either(choices.map((choice) => measure(choice, depth + 1)));
        }
        const types = Array.isArray(node['type']) ? node['type'] : [node['type']];
        const lengths = types.map((type) => {
            switch (type) {
                case 'null':
                    return { low: 4, high: 4 };
                case 'boolean':
                    return { low: 4, high: 5 };
                case 'integer':
                case 'number':
                    return { low: 1, high: 20 };
                case 'string': {
                    const longest = number(node['maxLength']);
                    return {
                        low: 2 + (number(node['minLength']) ?? 0),
                        high: longest === null ? null : 2 + longest,
                    };
                }
                case 'array': {
                    const item = measure(node['items'], depth + 1);
                    const least = number(node['minItems']) ?? 0;
                    const most = number(node['maxItems']);
                    return {
                        low: 2 + least * (item.low + 1),
                        high: most === null || item.high === null ? null : 2 + most * (item.high + 1),
                    };
                }
                case 'object':
                case undefined: {
                    const properties = node['properties'];
                    if (!isObject(properties))
                        return { low: 2, high: null };
                    const required = new Set(Array.isArray(node['required']) ? node['required'] : []);
                    let low = 2;
                    let high = node['additionalProperties'] === false ? 2 : null;
                    for (const [name, property] of Object.entries(properties)) {
                        const length = measure(property, depth + 1);
                        const key = json(name) + 2;
                        if (required.has(name))
                            low += key + length.low;
                        high = high === null || length.high === null ? null : high + key + length.high;
                    }
                    return { low, high };
                }
                default:
                    return unbounded;
            }
        });
        return either(lengths);
    };
    const length = measure(schema, 0);
    return {
        lowTokens: Math.max(1, Math.ceil(length.low / jsonCharactersPerToken.most)),
        highTokens: length.high === null ? null : Math.ceil(length.high / jsonCharactersPerToken.least),
    };
}
const none = (0,core_amount/* exactly */.pV)(0);
/** A usage value as an Amount. Quantiles of requests say nothing about the mean, so they are not its range. */
function mean(value) {
    return (0,core_amount/* exactly */.pV)(clean(value.mean), value.basis);
}
function clean(value) {
    return Number.isFinite(value) && value > 0 ? value : 0;
}
function clip(amount, low, high) {
    const within = (value) => Math.min(Math.max(value, low), high);
    return { ...amount, low: within(amount.low), expected: within(amount.expected), high: within(amount.high) };
}
/** Efforts that switch hidden reasoning off. */
const noReasoning = new Set(['none', 'off', 'disabled']);
function reasons(prompt, model) {
    const effort = prompt.parameters.reasoningEffort?.toLowerCase();
    if (effort !== undefined && noReasoning.has(effort))
        return false;
    if (prompt.parameters.thinkingBudgetTokens === 0)
        return false;
    if (model?.reasoning === 'never')
        return false;
    if (prompt.parameters.thinkingBudgetTokens !== undefined || effort !== undefined)
        return true;
    return model?.reasoning === 'by-default';
}
/** Output tokens of one request. `task` given by the caller keeps both sides of a comparison on one prior. */
function forecastOutput(prompt, model, usage, task = taskOf(prompt, usage)) {
    const nothingBack = {
        answer: none,
        reasoning: none,
        basis: 'none',
        task: null,
        truncatedShare: null,
        notes: [],
    };
    if (model?.maxOutputTokens === 0)
        return nothingBack;
    if (prompt.kind !== 'request' && prompt.kind !== 'evaluation' && usage.outputTokens === undefined) {
        // Instructions and lists of tools ride along with requests that are written elsewhere.
        return {
            ...nothingBack,
            notes: [`output: this is a part of other requests (${prompt.kind}); only its input is counted`],
        };
    }
    const answers = Math.max(1, Math.round(clean(prompt.parameters.answers ?? 1)));
    const ownLimit = prompt.parameters.maxOutputTokens;
    const limit = Math.min(ownLimit === undefined || clean(ownLimit) === 0 ? Infinity : ownLimit, model?.maxOutputTokens ?? Infinity);
    const notes = [];
    const many = (amount) => answers === 1
        ? amount
        : {
            ...amount,
            low: amount.low * answers,
            expected: amount.expected * answers,
            high: amount.high * answers,
        };
    const stated = usage.outputTokens;
    if (stated !== undefined) {
        let answer = mean(stated);
        let reasoning = usage.reasoningTokens === undefined ? none : mean(usage.reasoningTokens);
        let truncatedShare = null;
        const total = answer.expected + reasoning.expected;
        if (limit < Infinity && total > 0) {
            const spread = stated.p50 !== null && stated.p95 !== null
                ? spreadFromQuantiles(stated.p50, stated.p95)
                : spreadFromVariation(outputVariation.coefficient);
            const known = stated.p50 !== null && stated.p95 !== null && stated.p50 > 0;
            const median = known ? stated.p50 : answer.expected / Math.exp(spread ** 2 / 2);
            const room = Math.max(1, limit - reasoning.expected);
            const cut = capped(median, spread, room);
            if (cut.truncatedShare >= 0.005)
                truncatedShare = cut.truncatedShare;
            if (known && room < stated.p95) {
                // The stated lengths reach beyond the limit, so they were not measured under it: the limit shortens them.
                const expected = Math.min(answer.expected * (cut.meanTokens / logNormalMean(median, spread)), room);
                answer = (0,core_amount/* between */.Tq)(expected, expected, expected, answer.basis);
                notes.push(`output: a limit of ${limit} tokens lowers the stated mean of ${stated.mean} to ${Math.round(expected)} by cutting off ${percentText(cut.truncatedShare)} of the answers`);
            }
            else if (total > limit) {
                const low = Math.min(cut.meanTokens, room);
                answer = (0,core_amount/* between */.Tq)(low, room, room, 'bounded');
                if (reasoning.expected > limit)
                    reasoning = clip(reasoning, 0, Math.max(0, limit - 1));
                notes.push(`output: the stated mean of ${stated.mean} tokens is over the limit of ${limit}, which is used instead; about ${percentText(cut.truncatedShare)} of the answers would be cut off`);
            }
            else if (truncatedShare !== null) {
                notes.push(`output: if lengths spread as usual, a limit of ${limit} tokens cuts off about ${percentText(truncatedShare)} of the answers; the stated mean is kept`);
            }
        }
        return {
            answer: many(answer),
            reasoning: many(reasoning),
            basis: stated.basis === 'measured' ? 'measured' : 'stated',
            task: null,
            truncatedShare,
            notes,
        };
    }
    const prior = outputPriors[task.kind];
    const bounds = prompt.schema === null ? null : schemaBounds(prompt.schema.schema);
    let total = (0,core_amount/* between */.Tq)(prior.lowTokens, prior.expectedTokens, prior.highTokens, 'assumed');
    if (bounds !== null)
        total = clip(total, bounds.lowTokens, Math.max(bounds.lowTokens, bounds.highTokens ?? Infinity));
    let reasoning = none;
    if (usage.reasoningTokens !== undefined) {
        reasoning = mean(usage.reasoningTokens);
    }
    else if (reasons(prompt, model)) {
        const all = (0,core_amount/* between */.Tq)(Math.max(total.low, reasoningPrior.lowTokens), Math.max(total.expected, reasoningPrior.expectedTokens), Math.max(total.high, reasoningPrior.highTokens), 'assumed');
        const budget = prompt.parameters.thinkingBudgetTokens;
        const share = reasoningShare.share;
        reasoning = clip((0,core_amount/* between */.Tq)(all.low * share, all.expected * share, all.high * share, 'assumed'), 0, budget === undefined ? Infinity : clean(budget));
        total = (0,core_amount/* between */.Tq)(Math.max(total.low, all.low * (1 - share)), Math.max(total.expected, all.expected * (1 - share)), Math.max(total.high, all.high * (1 - share)), 'assumed');
        notes.push(`output: ${Math.round(reasoning.expected)} tokens of hidden reasoning are assumed`);
    }
    let basis = 'assumed';
    let truncatedShare = null;
    if (limit < Infinity) {
        const whole = total.expected + reasoning.expected;
        const spread = spreadFromVariation(outputVariation.coefficient);
        const cut = capped(whole / Math.exp(spread ** 2 / 2), spread, limit);
        if (cut.truncatedShare >= 0.005)
            truncatedShare = cut.truncatedShare;
        if (whole > limit)
            basis = 'limit';
        const answer = total;
        reasoning = clip(reasoning, 0, Math.max(0, limit - 1));
        total = {
            low: Math.min(answer.low, limit - reasoning.low),
            expected: Math.min(answer.expected, limit - reasoning.expected),
            high: Math.min(answer.high, limit - reasoning.high),
            basis: basis === 'limit' ? 'bounded' : 'assumed',
        };
    }
    notes.push(basis === 'limit'
        ? `output: no length is stated; the limit of ${limit} tokens is used, below what is usual for this kind of task (${task.kind}: ${task.because})`
        : `output: no length is stated; ${Math.round(total.expected)} tokens (${Math.round(total.low)} to ${Math.round(total.high)}) are assumed, as is usual for this kind of task (${task.kind}: ${task.because})`);
    return { answer: many(total), reasoning: many(reasoning), basis, task, truncatedShare, notes };
}
/** What a change of effort may do to the output of the head, as a range around the unchanged figure. */
function withUnknownEffort(amount) {
    return (0,core_amount/* between */.Tq)(amount.low * effortFactor.low, amount.expected, amount.high * effortFactor.high, 'assumed');
}
const one = { mean: 1, square: null };
/** Counts of calls as usage gives them; null when one request is one call. */
function chainShape(usage) {
    const turns = countOf(usage.turns);
    const steps = countOf(usage.toolSteps);
    if (turns.mean <= 1 && steps.mean <= 1)
        return null;
    const window = typeof usage.history === 'number' ? Math.max(0, Math.floor(usage.history)) : Infinity;
    return { turns, steps, window };
}
/**
 * The mean and, where quantiles are stated, the mean square of a count. With quantiles the count is taken as
 * log-normal, E[n²] = mean² · e^σ²: long conversations cost more than their share, and the mean alone hides it.
 */
function countOf(value) {
    if (value === undefined)
        return one;
    const mean = Math.max(1, clean(value.mean));
    let spread = null;
    if (value.p50 !== null && value.p95 !== null)
        spread = spreadFromQuantiles(value.p50, value.p95);
    else if (value.p95 !== null && value.p95 > mean) {
        // p95 = m·e^(1.645σ − σ²/2), solved for the smaller σ.
        spread = z95 - Math.sqrt(Math.max(0, z95 ** 2 - 2 * Math.log(value.p95 / mean)));
    }
    return { mean, square: spread === null || spread === 0 ? null : mean ** 2 * Math.exp(spread ** 2) };
}
const single = [
    { share: 1, follows: false, slid: false, historyTokens: 0, newTokens: 0 },
];
/**
 * The calls of a chain by kind. Earlier turns are sent again, so n turns cost n·S + (u + a)·n(n−1)/2 input tokens
 * for a template of S tokens, later user turns of u and answers of a. Worked example: S + u = 1,560, a = 200, u = 60:
 * 10 turns send 27,300 tokens, 2,730 on average. Calls beyond a price cliff are kept apart.
 */
function callGroups(shape, tokens, cliffs) {
    if (shape === null)
        return single;
    const { turns, steps, window } = shape;
    const perStep = tokens.answer + tokens.toolResult;
    if (turns.mean > 1 && steps.mean > 1) {
        return combinedGroups(shape, tokens, perStep);
    }
    const count = turns.mean > 1 ? turns : steps;
    const perCall = turns.mean > 1 ? tokens.userTurn + tokens.answer : perStep;
    const reach = turns.mean > 1 ? window : Infinity;
    if (count.square !== null && reach === Infinity) {
        const total = (perCall * (count.square - count.mean)) / 2;
        return twoGroups(count.mean, total / (count.mean - 1), perCall);
    }
    // The two whole numbers around the mean, in the proportion that gives it.
    const whole = Math.floor(count.mean);
    const fraction = count.mean - whole;
    const groups = [];
    for (const [calls, weight] of [
        [whole, 1 - fraction],
        [whole + 1, fraction],
    ]) {
        if (weight <= 0)
            continue;
        // History of call i is perCall · min(i − 1, reach): split where it starts, stops growing or passes a cliff.
        const cuts = new Set([2]);
        if (reach < calls)
            cuts.add(reach + 2);
        for (const cliff of cliffs) {
            if (isOver(cliff, tokens.firstCall) || perCall <= 0)
                continue;
            let first = Math.max(2, Math.floor((cliff.overInputTokens - tokens.firstCall) / perCall) + 1);
            // A call that is exactly at the limit may still be below it ('>').
            if (!isOver(cliff, tokens.firstCall + perCall * (first - 1)))
                first += 1;
            if (first - 1 <= reach)
                cuts.add(first);
        }
        let from = 1;
        for (const next of [...cuts]
            .filter((cut) => cut <= calls)
            .sort((a, b) => a - b)
            .concat(calls + 1)) {
            if (next <= from)
                continue;
            const history = (i) => perCall * Math.min(i - 1, reach);
            groups.push({
                share: ((next - from) * weight) / count.mean,
                follows: from > 1,
                slid: from - 1 > reach,
                historyTokens: (history(from) + history(next - 1)) / 2,
                newTokens: from > 1 ? Math.min(perCall, history(from)) : 0,
            });
            from = next;
        }
    }
    return groups;
}
function twoGroups(calls, historyTokens, newTokens) {
    return [
        { share: 1 / calls, follows: false, slid: false, historyTokens: 0, newTokens: 0 },
        {
            share: (calls - 1) / calls,
            follows: true,
            slid: false,
            historyTokens,
            newTokens: Math.min(newTokens, historyTokens),
        },
    ];
}
/** Turns that each take several tool steps, independent of each other; by their means. */
function combinedGroups(shape, tokens, perStep) {
    const { turns, steps, window } = shape;
    const calls = turns.mean * steps.mean;
    const pairs = (count) => {
        if (count.square !== null)
            return (count.square - count.mean) / 2;
        const whole = Math.floor(count.mean);
        const fraction = count.mean - whole;
        return ((1 - fraction) * whole * (whole - 1) + fraction * (whole + 1) * whole) / 2;
    };
    const earlier = Math.min(pairs(turns) / turns.mean, window);
    const perTurn = tokens.userTurn + steps.mean * tokens.answer + (steps.mean - 1) * tokens.toolResult;
    const average = (perStep * pairs(steps)) / steps.mean + earlier * perTurn;
    return twoGroups(calls, (average * calls) / (calls - 1), (perStep * (steps.mean - 1) + perTurn) / steps.mean);
}

// EXTERNAL MODULE: ./src/core/selfhosted.ts + 1 modules
var selfhosted = __webpack_require__(2297);
;// CONCATENATED MODULE: ./src/core/charging.ts






const owners = [
    'system',
    'messages',
    'examples',
    'tools',
    'schema',
    'images',
    'overhead',
    'hidden',
];
function byOwner(make) {
    return Object.fromEntries(owners.map((owner) => [owner, make(owner)]));
}
/** Variables belong to the message they stand in; what the provider adds unseen is an owner of its own. */
function ownerOf(block, prompt) {
    if (block.hidden === true)
        return 'hidden';
    if (block.part !== 'variables')
        return block.part;
    const message = block.message === null ? undefined : prompt.messages[block.message];
    if (message === undefined)
        return 'messages';
    if (message.example === true)
        return 'examples';
    return message.role === 'system' || message.role === 'developer' ? 'system' : 'messages';
}
/** Tokens of the first call by owner. What the parts have beyond the blocks is overhead. */
function tokensByOwner(tokens, prompt, corner) {
    const found = { ...byOwner(() => 0) };
    let total = 0;
    for (const block of tokens.blocks) {
        found[ownerOf(block, prompt)] += finite(cornerTokens(block.tokens, corner, tokens.errorPercent));
        total += finite(block.tokens[corner]);
    }
    found.overhead += Math.max(0, finite(tokens.input[corner]) - total);
    return found;
}
function finite(value) {
    return Number.isFinite(value) && value > 0 ? value : 0;
}
/** Tokens of the template's last user message, which a later turn is taken to be as long as. */
function lastUserTokens(tokens, prompt, corner) {
    const index = prompt.messages.findLastIndex((message) => message.role === 'user' && message.example !== true);
    if (index < 0)
        return 0;
    return tokens.blocks
        .filter((block) => block.message === index && ownerOf(block, prompt) === 'messages')
        .reduce((sum, block) => sum + finite(cornerTokens(block.tokens, corner, tokens.errorPercent)), 0);
}
/** Model calls per month as stated; null without a statement, and for what is no number ≥ 0. */
function requestsPerMonth(usage) {
    const requests = usage.requestsPerMonth?.mean ?? null;
    return requests !== null && Number.isFinite(requests) && requests >= 0 ? requests : null;
}
/** Requests per hour from stated traffic; null without. */
function requestsPerHour(usage) {
    const requests = requestsPerMonth(usage);
    if (requests === null || requests === 0)
        return null;
    const hours = usage.activeHoursPerMonth ?? hoursPerMonth;
    return hours > 0 ? requests / hours : null;
}
function cacheEffect(blocks, prompt, layout, rule, usage, chain, hits) {
    const hit = hitOf(layout, rule, usage, chain, hits);
    const billed = billBlocks(blocks, layout, hit);
    const held = billBlocks(blocks, { ...layout, on: true, vainTo: 0 }, () => 1);
    const sums = { ...byOwner(() => ({ tokens: 0, read: 0, write: 0, held: 0 })) };
    for (const [index, block] of blocks.entries()) {
        const sum = sums[ownerOf(block, prompt)];
        const tokens = block.tokens.expected;
        sum.tokens += tokens;
        sum.read += tokens * (billed[index]?.read ?? 0);
        sum.write += tokens * (billed[index]?.write ?? 0);
        sum.held += tokens * (held[index]?.read ?? 0);
    }
    const within = (share) => Math.min(1, Math.max(0, share));
    const steps = (chain?.steps.mean ?? 1) > 1;
    return {
        shares: byOwner((owner) => {
            const { tokens, read, write, held: kept } = sums[owner];
            if (tokens <= 0)
                return null;
            return { read: within(read / tokens), write: within(write / tokens), held: within(kept / tokens) };
        }),
        on: layout.on,
        explicit: layout.explicit,
        moves: layout.moves,
        fromTokens: rule?.minTokensCertain ?? rule?.minTokens ?? 0,
        writeRate: layout.lifetime?.writeRate ?? 'input',
        chainHit: hits === 'never' ? 0 : hits === 'always' ? 1 : steps ? 1 : (usage.cacheHitRate ?? null),
        writesAll: layout.vainTo >= blocks.length && layout.vainTo > 0,
        heldTokens: layout.cacheableTokens,
    };
}
/** The hit rate of a segment with so many variants, null when nobody can say. */
function hitOf(layout, rule, usage, chain, hits) {
    if (hits === 'always')
        return () => 1;
    if (hits === 'never')
        return (_, certain) => (certain ? 0 : null);
    if (usage.cacheHitRate !== undefined) {
        const stated = Math.min(1, Math.max(0, usage.cacheHitRate));
        return () => stated;
    }
    const perHour = requestsPerHour(usage);
    const seconds = layout.lifetime?.seconds ?? null;
    if (perHour === null || seconds === null)
        return () => null;
    // Calls of one task follow each other at once: what matters is how often a task begins.
    const starts = perHour / Math.max(1, (chain?.turns.mean ?? 1) * (chain?.steps.mean ?? 1));
    return (variants, certain) => {
        if (!certain && hits === 'expected')
            return null;
        const rate = hitRateFromTraffic(starts / variants, seconds, rule?.sliding ?? true, usage.burstiness);
        return hits === 'bursty-low' ? rate.low : hits === 'bursty-high' ? rate.high : rate.expected;
    };
}
function chargesOf(of) {
    if (of.model.selfHosted !== null)
        return gpuCharges(of);
    const card = of.model.rates;
    if (card === null)
        return { unpriced: `no rate is known for ${of.model.id}` };
    const service = serviceOf(of.service);
    const region = regionOf(of.region);
    const batchShare = Math.min(1, finite(of.batchShare));
    const books = [];
    for (const [share, batch] of [
        [1 - batchShare, false],
        [batchShare, true],
    ]) {
        if (share === 0)
            continue;
        const book = openRates(card, of.model.discountPercent, { service, region, batch });
        if ('unpublished' in book)
            return { unpriced: `${of.model.id}: ${book.unpublished}` };
        books.push({ book, share, suffix: batch ? ' (batch)' : '' });
    }
    const charges = [];
    const missing = new Set();
    const notes = new Set();
    const firstCall = owners.reduce((sum, owner) => sum + of.tokens[owner], 0);
    const groups = callGroups(of.chain, {
        firstCall,
        answer: of.answer,
        userTurn: of.userTurn,
        toolResult: of.toolResult,
    }, card.tiers);
    for (const { book, share, suffix } of books) {
        for (const group of groups) {
            const table = book.at(firstCall + group.historyTokens);
            const tier = table.tier;
            const mark = tier === null ? suffix : `${suffix}, over ${countText(tier.overInputTokens)} tokens`;
            const weight = share * group.share * of.calls;
            const problem = tokenCharges(of, group, table, weight, mark, charges, missing, notes);
            if (problem !== null)
                return { unpriced: problem };
        }
    }
    const standard = books[0]?.book.at(firstCall);
    if (standard !== undefined)
        feeCharges(of, standard, charges, missing);
    retries(of, charges);
    return { charges, missing: [...missing], notes: [...notes] };
}
/** Charges for the tokens of one group of calls; a sentence when the model has no rate for them. */
function tokenCharges(of, group, table, weight, mark, charges, missing, notes) {
    const input = table.get('input');
    if (input === null)
        return `${of.model.id}: no rate is published for input${mark}`;
    const imageInput = table.get('image-input') ?? input;
    const cached = table.get('cached-input');
    const write = table.get(of.cache.writeRate);
    const caching = cached !== null;
    if (of.cache.on && !caching && of.cache.heldTokens > 0) {
        notes.add(`caching: no rate for cached input is known for ${of.model.id}; computed without it`);
    }
    if (of.cache.on && write === null && of.cache.heldTokens > 0) {
        missing.add(`cache writes: ${of.model.id} publishes no rate; computed at the input rate`);
    }
    const writing = of.cache.writeRate !== 'input' && write !== null;
    const charge = (name, side, tokens, ratePicoUsd) => {
        charges.push({
            name: name + mark,
            side,
            quantity: tokens * weight,
            unit: 'tokens',
            ratePicoUsd,
        });
    };
    const { owned, history } = billGroup(of, group);
    const sums = { plain: 0, images: 0, hidden: 0, read: 0, write: 0 };
    for (const owner of owners) {
        const tokens = of.tokens[owner];
        const { read, write: written } = owned[owner];
        const readTokens = caching ? tokens * read : 0;
        const writtenTokens = writing ? tokens * written : 0;
        const plain = Math.max(0, tokens - readTokens - writtenTokens);
        sums.read += readTokens;
        sums.write += writtenTokens;
        if (owner === 'images')
            sums.images += plain;
        else if (owner === 'hidden')
            sums.hidden += plain;
        else
            sums.plain += plain;
    }
    const historyRead = caching ? history.read : 0;
    const historyWrite = writing ? history.write : 0;
    charge('input', 'input', sums.plain, input);
    charge('images', 'input', sums.images, imageInput);
    charge('hidden tool prompt', 'input', sums.hidden, input);
    charge('earlier turns', 'input', Math.max(0, group.historyTokens - historyRead - historyWrite), input);
    if (cached !== null)
        charge('cached input', 'input', sums.read + historyRead, cached);
    if (write !== null && writing) {
        const name = of.cache.writeRate === 'cache-write-1h' ? 'cache write (1 h)' : 'cache write';
        charge(name, 'input', sums.write + historyWrite, write);
    }
    if (of.answer > 0 || of.reasoning > 0) {
        const output = table.get('output');
        if (output === null)
            return `${of.model.id}: no rate is published for output${mark}`;
        charge('output', 'output', of.answer, output);
        charge('reasoning', 'output', of.reasoning, table.get('reasoning') ?? output);
    }
    return null;
}
/** Read and written shares of each owner, and read and written tokens of the history, in one group of calls. */
function billGroup(of, group) {
    const { cache } = of;
    const firstCall = owners.reduce((sum, owner) => sum + of.tokens[owner], 0);
    const nothing = { read: 0, write: 0 };
    const first = byOwner((owner) => cache.shares[owner] ?? nothing);
    const chained = of.chain !== null && cache.on && cache.chainHit !== null;
    const hit = cache.chainHit ?? 0;
    if (!group.follows) {
        if (!chained || !cache.moves || firstCall < cache.fromTokens) {
            return { owned: first, history: nothing };
        }
        // The boundary stands at the end of the request: all that is not read is written for the next call.
        return {
            owned: byOwner((owner) => ({ read: first[owner].read, write: 1 - first[owner].read })),
            history: nothing,
        };
    }
    if (!chained) {
        // Nobody can say whether the entry of the previous turn is still there: sent plainly.
        return cache.writesAll
            ? { owned: byOwner(() => nothing), history: { read: 0, write: group.newTokens } }
            : { owned: first, history: nothing };
    }
    const previous = firstCall + group.historyTokens - group.newTokens;
    if (group.slid || !cache.moves || previous < cache.fromTokens) {
        return {
            owned: byOwner((owner) => {
                const held = cache.shares[owner]?.held ?? 0;
                return {
                    read: held * hit,
                    write: cache.writesAll ? 1 - held * hit : held * (1 - hit),
                };
            }),
            history: { read: 0, write: cache.writesAll ? group.historyTokens : 0 },
        };
    }
    const older = group.historyTokens - group.newTokens;
    return {
        owned: byOwner(() => ({ read: hit, write: 1 - hit })),
        history: { read: older * hit, write: older * (1 - hit) + group.newTokens },
    };
}
function feeCharges(of, table, charges, missing) {
    const request = table.get('request');
    if (request !== null) {
        charges.push({
            name: 'request',
            side: 'fee',
            quantity: of.calls,
            unit: 'calls',
            ratePicoUsd: request,
        });
    }
    const searches = finite(of.usage.webSearchesPerRequest ?? 0);
    if (of.searches && of.usage.webSearchesPerRequest === undefined) {
        missing.add('web search: how often it is called is not stated');
    }
    if (searches > 0) {
        const rate = table.get('web-search');
        if (rate === null)
            missing.add(`web search: ${of.model.id} publishes no fee that is known here`);
        else {
            charges.push({
                name: 'web search',
                side: 'fee',
                quantity: searches * of.calls,
                unit: 'calls',
                ratePicoUsd: rate,
            });
        }
    }
    const storage = table.get('cache-storage-token-hour');
    if (storage !== null && of.cache.on && of.cache.explicit && of.cache.heldTokens > 0) {
        const perHour = requestsPerHour(of.usage);
        if (perHour === null) {
            missing.add('cache storage: its share per request needs stated traffic');
        }
        else {
            charges.push({
                name: 'cache storage',
                side: 'fee',
                // Held all the time and shared by the requests of that time.
                quantity: of.cache.heldTokens / perHour,
                unit: 'token hours',
                ratePicoUsd: storage,
            });
        }
    }
}
/** Requests that are billed a second time, as a line of their own: share × the cost of one request. */
function retries(of, charges) {
    const share = Math.min(1, finite(of.usage.billedRetryShare ?? 0));
    if (share === 0)
        return;
    const once = price_totalOf(price_toLines(charges));
    charges.push({
        name: 'billed retries',
        side: 'fee',
        quantity: share,
        unit: 'requests',
        ratePicoUsd: once,
    });
}
function gpuCharges(of) {
    const hosted = of.model.selfHosted;
    if (hosted === null)
        return { unpriced: `no GPU price is known for ${of.model.id}` };
    const second = (0,selfhosted/* gpuSecondPicoUsd */.y_)(hosted);
    if (second === null)
        return { unpriced: `${of.model.id}: the price of a GPU hour is not a decimal` };
    const utilisation = of.utilisation ?? hosted.utilisation;
    if (!(utilisation > 0))
        return { unpriced: `${of.model.id}: utilisation must be above 0` };
    const firstCall = owners.reduce((sum, owner) => sum + of.tokens[owner], 0);
    const groups = callGroups(of.chain, { firstCall, answer: of.answer, userTurn: of.userTurn, toolResult: of.toolResult }, []);
    const charges = [];
    for (const group of groups) {
        const input = firstCall + group.historyTokens;
        const held = owners.reduce((sum, owner) => sum + of.tokens[owner] * (of.cache.shares[owner]?.held ?? 0), 0);
        const cachedShare = input > 0 ? (held * Math.min(1, finite(of.usage.cacheHitRate ?? 0))) / input : 0;
        const worked = (0,selfhosted/* gpuSeconds */._F)(hosted, input, of.answer + of.reasoning, cachedShare);
        charges.push({
            name: 'GPU time',
            side: 'input',
            quantity: worked * (0,selfhosted/* paidPerWorked */.QM)(hosted, utilisation) * group.share * of.calls,
            unit: 'GPU seconds',
            ratePicoUsd: second,
        });
    }
    retries(of, charges);
    return { charges, missing: [], notes: [] };
}
/** Lines and total at one corner; `side` restricts the total to the input. */
function priced(of) {
    const charged = chargesOf(of);
    if ('unpriced' in charged)
        return charged;
    const lines = toLines(charged.charges);
    const input = totalOf(toLines(charged.charges.filter((charge) => charge.side === 'input')));
    return { lines, total: totalOf(lines), input, missing: charged.missing };
}
/** `share` of an amount, rounded once. */
function shareOf(amount, share) {
    return divideRounded(toMicro(share) * amount, 1000000n);
}

;// CONCATENATED MODULE: ./src/core/ingredients.ts






/**
 * A cache about which nothing is known but that it works, because the settings state its hit rate: any prefix, as
 * automatic prefix caching of a GPU server has it.
 */
const anyPrefix = {
    mode: 'implicit',
    minTokens: 0,
    minTokensCertain: 0,
    stepTokens: 1,
    implicitBoundary: 'any-step',
    lifetimes: [],
    sliding: true,
    maxBreakpoints: 0,
    source: {
        title: 'vLLM: automatic prefix caching',
        url: 'https://docs.vllm.ai/en/latest/features/automatic_prefix_caching.html',
        checkedOn: '2026-11-23',
    },
    confidence: 'uncertain',
};
/** The cache rule that holds for a model; a stated hit rate stands for itself where no rule is known. */
function ruleOf(model, usage) {
    if (model.cache !== null && model.selfHosted === null)
        return model.cache;
    return usage.cacheHitRate === undefined ? null : anyPrefix;
}
/** The layout of a prompt's blocks under a model's rule, as the cost is computed with. */
function layoutOf(of, model) {
    const { blocks, errorPercent } = of.tokens;
    return layOut(blocks, ruleOf(model, of.usage), cacheUse(of.prompt, of.usage), false, errorPercent);
}
/** Ingredients of one corner, from one side. */
function ingredientsOf(of, model, forecast, chain, corner, hits, layout = layoutOf(of, model), blocks = of.tokens.blocks) {
    const { prompt, tokens, usage } = of;
    const shape = corner === 'high' ? longTailed(chain) : chain;
    return {
        model,
        tokens: tokensByOwner(tokens, prompt, corner),
        cache: cacheEffect(blocks, prompt, layout, ruleOf(model, usage), usage, shape, hits),
        answer: forecast.answer[corner],
        reasoning: forecast.reasoning[corner],
        service: prompt.parameters.serviceTier ?? usage.serviceTier,
        region: usage.region,
        batchShare: usage.batchShare ?? 0,
        chain: shape,
        userTurn: usage.userTurnTokens ?? lastUserTokens(tokens, prompt, corner),
        toolResult: usage.toolResultTokens ?? 0,
        usage,
        searches: (prompt.parameters.serverTools ?? []).some((tool) => tool.startsWith('web_search')),
        calls: prompt.callsPerRequest ?? 1,
        utilisation: utilisationAt(model, corner),
    };
}
/** Where only a mean count of calls is stated, the worst case is that counts are geometric: E[n²] = 2m² − m. */
function longTailed(chain) {
    if (chain === null)
        return null;
    const tail = (count) => count.square !== null || count.mean <= 1
        ? count
        : { mean: count.mean, square: 2 * count.mean ** 2 - count.mean };
    return { ...chain, turns: tail(chain.turns), steps: tail(chain.steps) };
}
function utilisationAt(model, corner) {
    const hosted = model.selfHosted;
    if (hosted === null)
        return null;
    if (hosted.utilisationAssumed !== true || corner === 'expected')
        return hosted.utilisation;
    const ratio = hosted.utilisation / selfhosted/* assumedUtilisation */.w6.expected;
    const wanted = corner === 'low' ? selfhosted/* assumedUtilisation */.w6.high : selfhosted/* assumedUtilisation */.w6.low;
    return Math.min(1, wanted * ratio);
}
/** Charges of the main model and of those that take a share of its traffic. */
function chargeAll(of, match, model, forecast, chain, corner, hits) {
    if (runsForFree(match))
        return { charges: [], missing: [], notes: [] };
    const own = chargesOf(ingredientsOf(of, model, forecast, chain, corner, hits));
    return mixModels(own, (of.others ?? []).map((other) => {
        const share = { share: other.share, name: other.match?.model.id ?? 'an unknown model' };
        if (other.match === null) {
            return { ...share, charged: { unpriced: other.unknown?.detail ?? 'it is not known' } };
        }
        const side = { prompt: of.prompt, tokens: other.tokens, usage: of.usage };
        return {
            ...share,
            charged: chargesOf(ingredientsOf(side, other.match.model, forecast, chain, corner, hits)),
        };
    }));
}
/** The charges of several models, each in proportion to its share of the traffic. */
function mixModels(own, others) {
    if ('unpriced' in own || others.length === 0)
        return own;
    const left = Math.max(0, 1 - others.reduce((sum, other) => sum + other.share, 0));
    const charges = own.charges.map((charge) => ({ ...charge, quantity: charge.quantity * left }));
    const missing = [...own.missing];
    const notes = [...own.notes];
    for (const { share, name, charged } of others) {
        if ('unpriced' in charged) {
            return { unpriced: `${percentText(share)} of the requests go to ${name}: ${charged.unpriced}` };
        }
        missing.push(...charged.missing);
        notes.push(...charged.notes);
        for (const charge of charged.charges) {
            charges.push({
                ...charge,
                name: `${charge.name} · ${name}`,
                quantity: charge.quantity * share,
            });
        }
    }
    return { charges, missing, notes };
}
/** A server on the developer's own machine: nobody sends a bill, and the report says so. */
function runsForFree(match) {
    return match?.by === 'local' && match.model.rates === null && match.model.selfHosted === null;
}
/** Hit rate and traffic from which a paid write pays, by the model's own rates; null where nothing is charged for it. */
function breakEvenOf(model, writeRate, seconds) {
    const rate = (billable) => {
        const found = model.rates?.rates.find((one) => one.billable === billable);
        return found === undefined ? null : Number(found.picoUsdPerUnit);
    };
    const input = rate('input');
    const read = rate('cached-input');
    const write = rate(writeRate);
    if (input === null || read === null || write === null || input === 0)
        return null;
    return breakEven(write / input, read / input, seconds);
}
/** What an estimate's answer was computed from. */
function answerOf(estimate) {
    const reasoning = estimate.reasoning ?? (0,core_amount/* exactly */.pV)(0);
    const { low, expected, high, basis } = estimate.output;
    return {
        answer: (0,core_amount/* between */.Tq)(Math.max(0, low - reasoning.low), Math.max(0, expected - reasoning.expected), Math.max(0, high - reasoning.high), basis),
        reasoning,
    };
}

;// CONCATENATED MODULE: ./src/core/attribute.ts







/** Causes of head − baseline for one request, in the order in which they are shown; they add up exactly. */
function explain(baseline, head, recount) {
    if (baseline === null || head === null)
        return oneSided(baseline, head);
    if (baseline.cost === null || head.cost === null)
        return [];
    const game = openGame(baseline, head, recount);
    let players = playersOf(game);
    if (players.length === 0)
        return leftOver(baseline, head);
    let values = play(game, players);
    if (values === null) {
        players = joined(players, ['model', 'rates', 'tier', 'usage']);
        values = play(game, players);
    }
    if (values === null) {
        // No mixture of the two sides has a published price: the delta is one cause.
        players = joined(players, players.map((player) => player.kind));
        values = play(game, players);
    }
    if (values === null)
        return leftOver(baseline, head);
    const { shares, tokens } = values;
    return players.flatMap((player, index) => {
        const picoUsd = shares[index] ?? 0n;
        const inputTokens = tokens[index] ?? 0;
        if (picoUsd === 0n && inputTokens === 0)
            return [];
        return [
            {
                kind: player.kind,
                picoUsd,
                ...(inputTokens === 0 ? {} : { inputTokens }),
                detail: describe(player, game, inputTokens),
            },
        ];
    });
}
/**
 * What changed in the input where there is no money to attribute: one line for each part, `text +470 tokens (lines 3–40)`.
 * Both sides are counted, so their difference is known although no price is.
 */
function explainTokens(baseline, head) {
    const delta = (part) => Math.round(head.tokens.parts[part].expected) - Math.round(baseline.tokens.parts[part].expected);
    const texts = ['system', 'messages', 'examples'].flatMap((part) => {
        const where = whereText(baseline, head, part);
        const label = part === 'system' ? (head.prompt.kind === 'instructions' ? 'text' : 'system text') : part;
        return delta(part) === 0 && where === '' ? [] : [`${label}${tokensText(delta(part))}${where}`];
    });
    const tools = toolsText(baseline.prompt, head.prompt);
    return [
        ...texts,
        ...(delta('tools') === 0 && tools === '' ? [] : [`tools${tokensText(delta('tools'))}${tools}`]),
        ...(delta('schema') === 0
            ? []
            : [`response schema${tokensText(delta('schema'))}${schemaText(baseline.prompt, head.prompt)}`]),
    ];
}
/** A prompt that is only on one side is one cause: it is added or removed, not decomposed. */
function oneSided(baseline, head) {
    const present = head ?? baseline;
    if (present?.cost == null)
        return [];
    const added = head !== null;
    const tokens = Math.round(present.tokens.input.expected);
    return [
        {
            kind: added ? 'added' : 'removed',
            picoUsd: added ? present.cost.requestPicoUsd : -present.cost.requestPicoUsd,
            inputTokens: added ? tokens : -tokens,
            detail: `${added ? 'new' : 'removed'} prompt, ${countText(tokens)} input tokens on ${present.match?.model.id ?? 'an unknown model'}`,
        },
    ];
}
function leftOver(baseline, head) {
    const delta = (head.cost?.requestPicoUsd ?? 0n) - (baseline.cost?.requestPicoUsd ?? 0n);
    return delta === 0n
        ? []
        : [{ kind: 'messages', picoUsd: delta, detail: 'the way this prompt is counted changed' }];
}
// --- The exact value ---------------------------------------------------------------------------------------------------
/**
 * Shapley values of `n` players for an integer function of coalitions (bit sets), as integers that add up to
 * f(all) − f(none): exact over n!, rounded by largest remainder. Null when `f` has no value somewhere.
 */
function shapley(n, f) {
    const size = 2 ** n;
    const known = [];
    for (let coalition = 0; coalition < size; coalition += 1) {
        const value = f(coalition);
        if (value === null)
            return null;
        known.push(value);
    }
    const factorial = [1n];
    for (let i = 1; i <= n; i += 1)
        factorial.push((factorial[i - 1] ?? 1n) * BigInt(i));
    const whole = factorial[n] ?? 1n;
    const parts = [];
    for (let player = 0; player < n; player += 1) {
        const bit = 2 ** player;
        // Differences are first summed by the size of the coalition: one multiplication each.
        const bySize = Array.from({ length: n }, () => 0n);
        for (let coalition = 0; coalition < size; coalition += 1) {
            if ((coalition & bit) !== 0)
                continue;
            const members = bitCount(coalition);
            bySize[members] = (bySize[members] ?? 0n) + (known[coalition + bit] ?? 0n) - (known[coalition] ?? 0n);
        }
        parts.push(bySize.reduce((sum, difference, members) => sum + difference * (factorial[members] ?? 1n) * (factorial[n - members - 1] ?? 1n), 0n));
    }
    return (0,money/* roundParts */.Xc)(parts, whole).map((part) => part / whole);
}
function bitCount(bits) {
    let rest = bits;
    let ones = 0;
    while (rest !== 0) {
        rest &= rest - 1;
        ones += 1;
    }
    return ones;
}
/** The order in which causes are shown. */
const displayOrder = [
    'rates',
    'model',
    'tokenizer',
    'system',
    'tools',
    'schema',
    'examples',
    'messages',
    'images',
    'output',
    'caching',
    'tier',
    'usage',
];
function openGame(baseline, head, recount) {
    const of = (side) => (side === 'baseline' ? baseline : head);
    const sameModel = baseline.match?.model.id === head.match?.model.id;
    const sameUsage = same(baseline.usage, head.usage);
    const known = new Map();
    const counted = (text, match, usage) => {
        const matchSide = sameModel ? text : match;
        const usageSide = sameUsage ? text : usage;
        if (text === matchSide && text === usageSide)
            return of(text).tokens;
        const key = `${text} ${matchSide} ${usageSide}`;
        const tokens = known.get(key) ?? recount(of(text).prompt, of(matchSide).match, of(usageSide).usage);
        known.set(key, tokens);
        return tokens;
    };
    const countedFor = (text, match, usage) => {
        const own = of(text).others?.find((other) => other.match?.model.id === match.model.id);
        if (own !== undefined && (sameUsage || usage === text))
            return own.tokens;
        const key = `${match.model.id} ${text} ${usage}`;
        const tokens = known.get(key) ?? recount(of(text).prompt, match, of(usage).usage);
        known.set(key, tokens);
        return tokens;
    };
    const sums = new Map();
    const byOwner = (tokens, text) => {
        const found = sums.get(tokens) ?? tokensByOwner(tokens, of(text).prompt, 'expected');
        sums.set(tokens, found);
        return found;
    };
    // Traffic is usage; what the settings say about the cache itself goes with caching.
    const cacheUsage = (caching, usage) => {
        const { cacheHitRate, cacheTtl } = of(caching).usage;
        const traffic = Object.entries(of(usage).usage).filter(([name]) => name !== 'cacheHitRate' && name !== 'cacheTtl');
        return {
            ...Object.fromEntries(traffic),
            ...(cacheHitRate === undefined ? {} : { cacheHitRate }),
            ...(cacheTtl === undefined ? {} : { cacheTtl }),
        };
    };
    const effects = new Map();
    const effectWith = (text, model, tokens, usage, name) => {
        const key = `${name} ${text} ${usage}`;
        const found = effects.get(key);
        if (found !== undefined)
            return found;
        const traffic = cacheUsage(text, usage);
        const from = (side) => cacheEffect(tokens(side).blocks, of(side).prompt, layoutOf({ prompt: of(side).prompt, tokens: tokens(side), usage: traffic }, model), ruleOf(model, traffic), traffic, chainShape(traffic), 'expected');
        const own = from(text);
        // An owner that this layout does not have is laid out as on the other side.
        const other = from(text === 'head' ? 'baseline' : 'head');
        const shares = { ...own.shares };
        for (const owner of owners)
            shares[owner] ??= other.shares[owner];
        const effect = { ...own, shares };
        effects.set(key, effect);
        return effect;
    };
    const textOf = (owner, pick) => {
        switch (owner) {
            case 'hidden':
                return pick('tools');
            case 'overhead':
                return pick(overheadFollows);
            case 'system':
            case 'messages':
            case 'examples':
            case 'tools':
            case 'schema':
            case 'images':
                return pick(owner);
        }
    };
    // Framing of messages and tools changes with them: it goes with the first part that changed.
    const overheadFollows = ['messages', 'examples', 'system', 'tools', 'schema', 'images'].find((owner) => {
        const before = byOwner(counted('baseline', 'head', 'head'), 'baseline')[owner];
        return before !== byOwner(head.tokens, 'head')[owner];
    }) ?? 'messages';
    const tokensFor = (pick, tokens) => Object.fromEntries(owners.map((owner) => {
        const text = textOf(owner, pick);
        return [owner, byOwner(tokens(text), text)[owner]];
    }));
    const ingredients = (pick, model, cachingModel, tokens, name) => {
        const use = of(pick('usage'));
        const way = of(pick('tier'));
        const answered = of(pick('output'));
        const text = pick('messages');
        const reasoning = answered.reasoning?.expected ?? 0;
        return {
            model,
            tokens: tokensFor(pick, tokens),
            cache: effectWith(pick('caching'), cachingModel, tokens, pick('usage'), name),
            answer: Math.max(0, answered.output.expected - reasoning),
            reasoning,
            service: way.prompt.parameters.serviceTier ?? way.usage.serviceTier,
            region: way.usage.region,
            batchShare: way.usage.batchShare ?? 0,
            chain: chainShape(use.usage),
            userTurn: use.usage.userTurnTokens ?? lastUserTokens(tokens(text), of(text).prompt, 'expected'),
            toolResult: use.usage.toolResultTokens ?? 0,
            usage: use.usage,
            searches: false,
            calls: use.prompt.callsPerRequest ?? 1,
            utilisation: model.selfHosted?.utilisation ?? null,
        };
    };
    const cost = (pick) => {
        const priced = of(pick('model')).match;
        const caching = of(pick('caching')).match;
        if (priced === null || caching === null)
            return null;
        if (runsForFree(priced))
            return 0n;
        const counter = pick('tokenizer');
        const usage = pick('usage');
        const own = chargesOf(ingredients(pick, priced.model, caching.model, (text) => counted(text, counter, usage), `${pick('caching')} ${counter}`));
        const mixed = mixModels(own, (of(usage).others ?? []).map((other) => {
            const match = other.match;
            const charged = match === null
                ? { unpriced: 'unknown model' }
                : chargesOf(ingredients(pick, match.model, match.model, (text) => countedFor(text, match, usage), match.model.id));
            return { share: other.share, name: match?.model.id ?? '', charged };
        }));
        return 'unpriced' in mixed ? null : price_totalOf(price_toLines(mixed.charges));
    };
    return {
        baseline,
        head,
        counted,
        countedFor,
        cost,
        tokens: (pick) => tokensFor(pick, (text) => counted(text, pick('tokenizer'), pick('usage'))),
    };
}
/** What differs between the sides. An ingredient that is the same on both is no player and costs no evaluation. */
function playersOf(game) {
    const { baseline, head } = game;
    const found = new Map();
    const before = baseline.match?.model ?? null;
    const after = head.match?.model ?? null;
    if (before?.id !== after?.id) {
        found.set('model', ['model']);
        found.set('tokenizer', ['tokenizer']);
    }
    else if (!same(before?.rates, after?.rates) ||
        !same(before?.selfHosted, after?.selfHosted) ||
        before?.discountPercent !== after?.discountPercent) {
        found.set('rates', ['model']);
    }
    const sums = (side, match, usage) => tokensByOwner(game.counted(side, match, usage), side === 'head' ? head.prompt : baseline.prompt, 'expected');
    const differs = (owner) => ['baseline', 'head'].some((other) => sums('baseline', other, other)[owner] !== sums('head', other, other)[owner]);
    for (const owner of ['system', 'tools', 'schema', 'examples', 'messages', 'images']) {
        if (differs(owner))
            found.set(owner, [owner]);
    }
    if (differs('hidden') && !found.has('tools'))
        found.set('tools', ['tools']);
    const anyText = ['messages', 'examples', 'system', 'tools', 'schema', 'images'];
    if (differs('overhead') && !anyText.some((owner) => found.has(owner))) {
        found.set('messages', ['messages']);
    }
    if (baseline.output.expected !== head.output.expected ||
        (baseline.reasoning?.expected ?? 0) !== (head.reasoning?.expected ?? 0)) {
        found.set('output', ['output']);
    }
    if (cachingDiffers(game))
        found.set('caching', ['caching']);
    if (!same(wayOf(baseline), wayOf(head)))
        found.set('tier', ['tier']);
    if (!same(trafficOf(baseline), trafficOf(head)) ||
        !same(baseline.others?.map(shareKey), head.others?.map(shareKey))) {
        found.set('usage', ['usage']);
    }
    return displayOrder.flatMap((kind) => {
        const dimensions = found.get(kind);
        return dimensions === undefined ? [] : [{ kind, dimensions: new Set(dimensions) }];
    });
}
function shareKey(other) {
    return `${other.match?.model.id ?? other.unknown?.asWritten ?? ''} ${other.share}`;
}
function cachingDiffers(game) {
    const { baseline, head } = game;
    if (baseline.match === null || head.match === null)
        return false;
    const rules = [ruleOf(baseline.match.model, baseline.usage), ruleOf(head.match.model, head.usage)];
    if (rules.every((rule) => rule === null))
        return false;
    if (!same(rules[0], rules[1]))
        return true;
    if (!same(cacheUse(baseline.prompt, baseline.usage), cacheUse(head.prompt, head.usage)))
        return true;
    if (baseline.usage.cacheHitRate !== head.usage.cacheHitRate)
        return true;
    const shape = (estimate) => estimate.tokens.blocks.map((block) => [
        block.part,
        block.stability,
        block.cacheBreakpoint ?? false,
        block.stability === 'static' ? Math.round(block.tokens.expected) : block.label,
    ]);
    return !same(shape(baseline), shape(head));
}
function wayOf(estimate) {
    return [
        serviceOf(estimate.prompt.parameters.serviceTier ?? estimate.usage.serviceTier),
        regionOf(estimate.usage.region),
        estimate.usage.batchShare ?? 0,
    ];
}
/** Fields of usage that have a cause of their own. */
const elsewhere = new Set([
    'outputTokens',
    'reasoningTokens',
    'task',
    'serviceTier',
    'region',
    'batchShare',
    'cacheHitRate',
    'cacheTtl',
]);
function trafficOf(estimate) {
    const rest = Object.entries(estimate.usage).filter(([name]) => !elsewhere.has(name));
    return [Object.fromEntries(rest), estimate.prompt.callsPerRequest ?? 1];
}
/** Structural equality of plain data with bigints. */
function same(a, b) {
    return a === b || canonical(a) === canonical(b);
}
function canonical(value) {
    return JSON.stringify([value], (_, inner) => {
        if (typeof inner === 'bigint')
            return `${inner}n`;
        if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
            return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
        }
        return inner;
    });
}
function joined(players, kinds) {
    const together = players.filter((player) => kinds.includes(player.kind));
    if (together.length < 2)
        return [...players];
    const kind = together[0]?.kind ?? 'model';
    const merged = {
        kind,
        dimensions: new Set(together.flatMap((player) => [...player.dimensions])),
    };
    return players.flatMap((player) => player.kind === kind ? [merged] : together.includes(player) ? [] : [player]);
}
/** Values of the players in money and in input tokens; null when a mixture of the sides has no price. */
function play(game, players) {
    const picker = (coalition) => (dimension) => players.some((player, index) => player.dimensions.has(dimension) && (coalition & (2 ** index)) !== 0)
        ? 'head'
        : 'baseline';
    const all = 2 ** players.length - 1;
    const shares = shapley(players.length, (coalition) => {
        // The two ends are the estimates themselves, so that the causes add up to what is shown.
        if (coalition === 0)
            return game.baseline.cost?.requestPicoUsd ?? null;
        if (coalition === all)
            return game.head.cost?.requestPicoUsd ?? null;
        return game.cost(picker(coalition));
    });
    if (shares === null)
        return null;
    const micro = (tokens) => owners.reduce((sum, owner) => sum + (0,money/* toMicro */.OG)(tokens[owner]), 0n);
    const tokens = shapley(players.length, (coalition) => {
        if (coalition === 0)
            return (0,money/* toMicro */.OG)(game.baseline.tokens.input.expected);
        if (coalition === all)
            return (0,money/* toMicro */.OG)(game.head.tokens.input.expected);
        return micro(game.tokens(picker(coalition)));
    });
    return {
        shares,
        tokens: (0,money/* roundParts */.Xc)(tokens ?? players.map(() => 0n), 1000000n).map((part) => Number(part) / 1e6),
    };
}
// --- In words ------------------------------------------------------------------------------------------------------------
function tokensText(tokens) {
    return tokens === 0 ? '' : ` ${signedText(tokens)} ${Math.abs(tokens) === 1 ? 'token' : 'tokens'}`;
}
function attribute_countOf(count, one) {
    return `${countText(count)} ${one}${count === 1 ? '' : 's'}`;
}
function describe(player, game, inputTokens) {
    const { baseline, head } = game;
    switch (player.kind) {
        case 'model':
            return describeModel(baseline, head);
        case 'rates':
            return `other rates for ${head.match?.model.id ?? 'the model'}${ratesText(baseline, head)}`;
        case 'tokenizer':
            return `${head.match?.model.id ?? 'the new model'} counts the same text differently:${tokensText(inputTokens)}`;
        case 'system':
            return `system text${tokensText(inputTokens)}${whereText(baseline, head, 'system')}`;
        case 'messages':
            return `messages${tokensText(inputTokens)}${whereText(baseline, head, 'messages')}`;
        case 'examples':
            return `examples${tokensText(inputTokens)}${whereText(baseline, head, 'examples')}`;
        case 'tools':
            return `tools${tokensText(inputTokens)}${toolsText(baseline.prompt, head.prompt)}`;
        case 'schema':
            return `response schema${tokensText(inputTokens)}${schemaText(baseline.prompt, head.prompt)}`;
        case 'images':
            return `images${tokensText(inputTokens)}`;
        case 'output':
            return describeOutput(baseline, head);
        case 'caching':
            return describeCaching(baseline, head);
        case 'tier':
            return `${wayText(baseline)} → ${wayText(head)}`;
        case 'usage':
            return `usage in the settings changed: ${usageText(baseline, head)}${tokensText(inputTokens)}`;
        case 'added':
        case 'removed':
            return player.kind;
    }
}
function usdText(amount) {
    return `$${Number(amount.toPrecision(6))}`;
}
function usdRateText(estimate, billable) {
    const rate = estimate.match?.model.rates?.rates.find((one) => one.billable === billable);
    return rate === undefined ? null : usdText((0,money/* toUsd */.Mn)(rate.picoUsdPerUnit) * 1e6);
}
function ratesText(baseline, head) {
    const parts = ['input', 'output'].flatMap((billable) => {
        const before = usdRateText(baseline, billable);
        const after = usdRateText(head, billable);
        if (before === null || after === null)
            return [];
        return [before === after ? `${billable} ${before}` : `${billable} ${before} → ${after}`];
    });
    const discounts = [baseline, head].map((side) => side.match?.model.discountPercent ?? '0');
    if (discounts[0] !== discounts[1]) {
        parts.push(`discount ${discounts[0] ?? '0'} % → ${discounts[1] ?? '0'} %`);
    }
    return parts.length === 0 ? '' : `: ${parts.join(', ')} per 1M tokens`;
}
function describeModel(baseline, head) {
    const reference = head.prompt.model;
    const place = reference?.place ?? null;
    const where = place === null
        ? reference === null
            ? ''
            : ` (from ${reference.from})`
        : place.path === head.prompt.path
            ? ` (line ${place.line})`
            : ` (${place.path}:${place.line})`;
    return `${baseline.match?.model.id ?? '?'} → ${head.match?.model.id ?? '?'}${where}${ratesText(baseline, head)}`;
}
function describeOutput(baseline, head) {
    const before = Math.round(baseline.output.expected);
    const after = Math.round(head.output.expected);
    const limits = [baseline, head].map((side) => side.prompt.parameters.maxOutputTokens);
    const why = limits[0] === limits[1]
        ? head.outputBasis === 'stated' || head.outputBasis === 'measured'
            ? `, ${head.outputBasis}`
            : ''
        : `, limit ${limits[0] === undefined ? 'none' : countText(limits[0])} → ${limits[1] === undefined ? 'none' : countText(limits[1])}`;
    const cut = head.truncatedShare !== undefined && head.truncatedShare > (baseline.truncatedShare ?? 0) + 0.005
        ? `; about ${Math.round(head.truncatedShare * 100)} % of the answers would be cut off`
        : '';
    return `output ${countText(before)} → ${countText(after)} tokens${why}${cut}`;
}
function describeCaching(baseline, head) {
    const before = baseline.cache;
    const after = head.cache;
    if (before === null || after === null) {
        return after === null ? 'no prompt cache is known for the new model' : 'the new model has a prompt cache';
    }
    if (after.writesInVain && !before.writesInVain) {
        return `every request is now written to the cache and none is read: ${after.note ?? 'the boundary varies'}`;
    }
    const parts = [];
    if (before.cacheableTokens !== after.cacheableTokens || before.endsAt !== after.endsAt) {
        const end = after.endsAt === 'end of text'
            ? ', which is all of it'
            : `, now ends at ${after.endsAt}${placeText(after.endsPlace, head.prompt.path)}`;
        parts.push(`cacheable prefix ${countText(before.cacheableTokens)} → ${countText(after.cacheableTokens)} tokens${end}`);
    }
    const [hit, now] = [before.hitRate.expected, after.hitRate.expected];
    if (parts.length === 0 && Math.round(hit * 100) !== Math.round(now * 100)) {
        parts.push(`hit rate ${percentText(hit)} → ${percentText(now)}`);
    }
    if (before.lifetime?.name !== after.lifetime?.name) {
        parts.push(`lifetime ${before.lifetime?.name ?? 'unknown'} → ${after.lifetime?.name ?? 'unknown'}`);
    }
    if (before.writesInVain && !after.writesInVain)
        parts.push('it is no longer written in vain');
    return parts.length === 0 ? 'the prompt cache works differently' : parts.join('; ');
}
function wayText(estimate) {
    const parts = [
        serviceOf(estimate.prompt.parameters.serviceTier ?? estimate.usage.serviceTier) ?? 'standard tier',
    ];
    const region = regionOf(estimate.usage.region);
    if (region !== null)
        parts.push(`region ${region}`);
    const batch = estimate.usage.batchShare ?? 0;
    if (batch > 0)
        parts.push(`${Math.round(batch * 100)} % batch`);
    return parts.join(', ');
}
function usageText(baseline, head) {
    const before = baseline.usage;
    const after = head.usage;
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    const changed = [...names]
        .filter((name) => !elsewhere.has(name) && !same(before[name], after[name]))
        .map((name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    return changed.sort().join(', ') || 'calls per request';
}
function toolsText(before, after) {
    const old = new Map(before.tools.map((tool) => [tool.name, toolKey(tool)]));
    const fresh = new Map(after.tools.map((tool) => [tool.name, toolKey(tool)]));
    const added = after.tools.filter((tool) => !old.has(tool.name));
    const removed = before.tools.filter((tool) => !fresh.has(tool.name));
    const edited = after.tools.filter((tool) => old.has(tool.name) && old.get(tool.name) !== toolKey(tool));
    const list = (tools, path, verb) => tools.length === 0
        ? []
        : [
            `${tools
                .slice(0, 3)
                .map((tool) => `\`${tool.name}\`${placeText(tool.place, path)}`)
                .join(', ')}${tools.length > 3 ? ` and ${tools.length - 3} more` : ''} ${verb}`,
        ];
    const parts = [
        ...list(added, after.path, 'added'),
        ...list(removed, before.path, 'removed'),
        ...list(edited, after.path, 'edited'),
    ];
    return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}
function toolKey(tool) {
    return canonical([tool.description, tool.schema, tool.known]);
}
function placeText(place, path) {
    if (place === null)
        return '';
    return place.path === path ? ` (line ${place.line})` : ` (${place.path}:${place.line})`;
}
function schemaText(before, after) {
    if (after.schema === null)
        return before.schema === null ? '' : ': removed';
    return `${before.schema === null ? ': added' : ''}${placeText(after.schema.place, after.path)}`;
}
function sentLines(prompt, owner) {
    const lines = [];
    let text = '';
    let at = null;
    const flush = () => {
        if (at !== null)
            lines.push({ text, ...at });
        text = '';
        at = null;
    };
    const walk = (segments) => {
        for (const segment of segments) {
            const { path, line } = segment.place;
            switch (segment.kind) {
                case 'text': {
                    const pieces = segment.text.split('\n');
                    for (const [index, piece] of pieces.entries()) {
                        if (index > 0)
                            flush();
                        at ??= { path, line: line + index };
                        text += piece;
                    }
                    break;
                }
                case 'variable':
                    at ??= { path, line };
                    text += `{{${segment.name}}}`;
                    break;
                case 'branch':
                    for (const arm of segment.arms)
                        walk(arm);
                    break;
                case 'loop':
                case 'include':
                    walk(segment.body);
                    break;
                case 'media':
                case 'opaque':
                    at ??= { path, line };
                    text += `<${segment.kind}>`;
                    break;
            }
        }
    };
    for (const message of prompt.messages) {
        const isSystem = message.role === 'system' || message.role === 'developer';
        const own = message.example === true ? 'examples' : isSystem ? 'system' : 'messages';
        if (own !== owner)
            continue;
        walk(message.segments);
        flush();
    }
    return lines;
}
/** Lines of `now` that `then` does not have, counted as often as they occur; linear. */
function newLines(then, now) {
    const left = new Map();
    for (const { text } of then)
        left.set(text, (left.get(text) ?? 0) + 1);
    return now.filter(({ text }) => {
        // Blank lines come and go with the lines around them.
        if (text.trim() === '')
            return false;
        const available = left.get(text) ?? 0;
        if (available === 0)
            return true;
        left.set(text, available - 1);
        return false;
    });
}
/**
 * Ranges of lines by file: `lines 12–31, 40`, with the file's path where it is not the prompt's own. Blank lines
 * between them (`all` has them) do not end a range.
 */
function rangesText(lines, all, ownPath) {
    const blank = new Set(all.filter(({ text }) => text.trim() === '').map(({ path, line }) => `${path}\n${line}`));
    const byPath = new Map();
    for (const { path, line } of lines) {
        const own = byPath.get(path) ?? [];
        own.push(line);
        byPath.set(path, own);
    }
    const texts = [];
    for (const [path, numbers] of byPath) {
        const sorted = [...new Set(numbers)].sort((a, b) => a - b);
        const ranges = [];
        for (const line of sorted) {
            const last = ranges.at(-1);
            let end = last?.to ?? 0;
            while (end + 1 < line && blank.has(`${path}\n${end + 1}`))
                end += 1;
            if (last !== undefined && line <= end + 1)
                last.to = line;
            else
                ranges.push({ from: line, to: line });
        }
        const shown = ranges
            .slice(0, 3)
            .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`))
            .join(', ');
        const more = ranges.length > 3 ? ` and ${attribute_countOf(ranges.length - 3, 'more place')}` : '';
        const many = ranges.length > 1 || ranges[0]?.from !== ranges[0]?.to;
        texts.push(`${path === ownPath ? '' : `${path} `}${many ? 'lines' : 'line'} ${shown}${more}`);
    }
    return (texts.slice(0, 3).join('; ') + (texts.length > 3 ? `; and ${attribute_countOf(texts.length - 3, 'more file')}` : ''));
}
function whereText(baseline, head, owner) {
    const before = sentLines(baseline.prompt, owner);
    const after = sentLines(head.prompt, owner);
    const added = newLines(before, after);
    if (added.length > 0)
        return ` (${rangesText(added, after, head.prompt.path)})`;
    const removed = newLines(after, before);
    if (removed.length > 0) {
        return ` (removed: ${rangesText(removed, before, baseline.prompt.path)} of the baseline)`;
    }
    return '';
}

;// CONCATENATED MODULE: ./src/core/caching.ts








/** Cost of the input of one request; null when it has no price. */
function inputOf(ingredients) {
    const charged = chargesOf(ingredients);
    return 'unpriced' in charged
        ? null
        : price_totalOf(price_toLines(charged.charges.filter((charge) => charge.side === 'input')));
}
/**
 * What the cache does for one request, and what it could do. Null where nothing is known about it. Costs are of the
 * input of one request to `model`, whatever share of the traffic goes to others.
 */
function cacheView(input, forecast, chain, model) {
    const { prompt, tokens, usage } = input;
    const rule = ruleOf(model, usage);
    if (rule === null || model.rates === null)
        return null;
    const use = cacheUse(prompt, usage);
    const layout = layoutOf(input, model);
    const ideal = layout.on ? layout : layOut(tokens.blocks, rule, use, true, tokens.errorPercent);
    const ordered = inBestOrder(tokens.blocks, use);
    const best = layOut(ordered, rule, use, true, tokens.errorPercent);
    const inputCost = (hits, as, blocks = tokens.blocks) => {
        const charged = chargesOf(ingredientsOf(input, model, forecast, chain, 'expected', hits, as, blocks));
        return 'unpriced' in charged
            ? null
            : price_totalOf(price_toLines(charged.charges.filter((charge) => charge.side === 'input')));
    };
    const expected = inputCost('expected', layout);
    const never = inputCost('never', ideal);
    const always = inputCost('always', ideal);
    if (expected === null || never === null || always === null)
        return null;
    const perHour = requestsPerHour(usage);
    const known = traffic(input, rule).known;
    const { lifetime } = layout.on ? layout : ideal;
    const variants = ideal.segments[0]?.variants ?? 1;
    const starts = perHour === null
        ? null
        : perHour / Math.max(1, (chain?.turns.mean ?? 1) * (chain?.steps.mean ?? 1)) / variants;
    let hitRate = (0,core_amount/* exactly */.pV)(0, 'assumed');
    if (layout.segments.length > 0 && layout.on) {
        if (usage.cacheHitRate !== undefined)
            hitRate = (0,core_amount/* exactly */.pV)(usage.cacheHitRate, 'stated');
        else if (starts !== null && lifetime !== null) {
            const traffic = hitRateFromTraffic(starts, lifetime.seconds, rule.sliding, usage.burstiness);
            hitRate = layout.eligible === 'yes' ? traffic : (0,core_amount/* between */.Tq)(0, 0, traffic.high, 'assumed');
        }
        else
            hitRate = (0,core_amount/* between */.Tq)(0, 0, 1, 'unknown');
    }
    let betterLifetime = null;
    if (perHour !== null && layout.on && layout.segments.length > 0) {
        for (const other of rule.lifetimes) {
            if (other.name === lifetime?.name)
                continue;
            const amount = inputCost('expected', { ...layout, lifetime: other });
            if (amount !== null && amount < (betterLifetime?.inputCost ?? expected)) {
                betterLifetime = { name: other.name, inputCost: amount };
            }
        }
    }
    const pricedBreakEven = lifetime === null ? null : breakEvenOf(model, lifetime.writeRate, lifetime.seconds);
    return {
        prefixTokens: layout.prefixTokens,
        cacheableTokens: ideal.cacheableTokens,
        eligible: ideal.eligible,
        ...prefixEnd(tokens.blocks, layout),
        note: layout.note,
        hitRate,
        inputCostNever: never,
        inputCostExpected: expected,
        inputCostAlways: always,
        breakEvenPerHour: pricedBreakEven === null ? null : pricedBreakEven.requestsPerHour * variants,
        bestPrefixTokens: best.prefixTokens,
        bestInputCost: inputCost(known ? 'expected' : 'always', best, ordered),
        requestsPerHour: perHour,
        lifetime: lifetime === null ? null : { name: lifetime.name, seconds: lifetime.seconds },
        betterLifetime,
        writesInVain: layout.vainTo > 0,
    };
}
// --- What a change does to the cache -------------------------------------------------------------------------------------
/**
 * What a reviewer must know about the cache of a changed prompt: only what base and head differ in, each with its
 * price. `baseline` is null for a new prompt.
 */
function cachingFindings(baseline, head) {
    const after = head.cache;
    const model = head.match?.model;
    if (after === null || model === undefined || head.cost === null)
        return [];
    if (baseline !== null && baseline.cache === null && baseline.match !== null) {
        // Nothing is known about the old model's cache: only what holds for the head alone can be said.
        return writtenInVain(null, head, after);
    }
    const before = baseline?.cache ?? null;
    const found = writtenInVain(before, head, after);
    if (baseline !== null && before !== null && found.length === 0) {
        const moved = shortened(baseline, before, head, after, model);
        found.push(...(moved.length > 0 ? moved : belowMinimum(before, head, after)));
        found.push(...doesNotPay(baseline, before, head, after));
    }
    return found;
}
function finding(head, of) {
    return {
        rule: of.rule,
        level: of.level,
        key: head.prompt.key,
        path: of.path ?? head.prompt.path,
        line: of.line,
        value: (0,money/* toUsd */.Mn)(of.amount * 1000n),
        limit: null,
        message: sentence(of.message),
        remedy: of.remedy,
    };
}
/** Whether a hit rate can be told, stated or from traffic and lifetime; and how a sentence says so. */
function traffic(of, rule) {
    const stated = of.usage.cacheHitRate;
    if (stated !== undefined)
        return { known: true, text: `at a hit rate of ${percentText(stated)}` };
    const perHour = requestsPerHour(of.usage);
    if (perHour === null)
        return { known: false, text: 'while the cache is warm (no traffic is stated)' };
    return rule === null || rule.lifetimes.length === 0
        ? { known: false, text: 'while the cache is warm (no lifetime is documented)' }
        : { known: true, text: `at ${rateText(perHour)} requests/h` };
}
/** The prefix that all requests share ends earlier, with text behind it that could be shared. */
function shortened(baseline, before, head, after, model) {
    const lost = (view) => view.bestPrefixTokens - view.prefixTokens;
    if (after.cacheableTokens >= before.cacheableTokens || lost(after) <= lost(before))
        return [];
    const rule = ruleOf(model, head.usage);
    const { known, text } = traffic(head, rule);
    const hits = known ? 'expected' : 'always';
    const use = cacheUse(head.prompt, head.usage);
    const chain = chainShape(head.usage);
    const own = layoutOf(head, model);
    const laid = (blocks) => layOut(blocks, rule, use, !own.on, head.tokens.errorPercent);
    const now = ingredientsOf(head, model, answerOf(head), chain, 'expected', hits, laid(head.tokens.blocks));
    // The same tokens laid out as on the baseline: what the request would cost without the move.
    const old = cacheEffect(baseline.tokens.blocks, baseline.prompt, laid(baseline.tokens.blocks), rule, head.usage, chain, hits);
    const shares = { ...old.shares };
    for (const owner of owners)
        shares[owner] ??= now.cache.shares[owner];
    const cost = inputOf(now);
    const unmoved = inputOf({ ...now, cache: { ...old, shares } });
    if (cost === null || unmoved === null || cost <= unmoved)
        return [];
    const amount = cost - unmoved;
    const ends = head.tokens.blocks[own.staticEnd];
    const existed = ends !== undefined &&
        baseline.tokens.blocks.some((block) => block.label === ends.label && block.part === ends.part);
    const name = ends?.part === 'variables' ? after.endsAt.replace(/^variable `(.*)`$/, '`{{$1}}`') : after.endsAt;
    const place = after.endsPlace;
    const at = place === null
        ? ''
        : `${existed ? ' to' : ' at'} ${place.path === head.prompt.path ? '' : `${place.path} `}line ${place.line}`;
    const better = after.bestInputCost === null ? 0n : cost - after.bestInputCost;
    return [
        finding(head, {
            rule: 'cache-prefix-shortened',
            level: own.on ? 'warn' : 'info',
            line: place?.line ?? head.prompt.line,
            ...(place === null ? {} : { path: place.path }),
            amount,
            message: `${existed ? 'moving' : 'adding'} ${name}${at} ends caching after ${countText(after.prefixTokens)} tokens ` +
                `(${countText(before.prefixTokens)} before): ${known ? '' : 'up to '}+${per1kText(amount)} per 1k requests ${text}` +
                (own.on ? '' : ', where the program sets a cache marker'),
            remedy: `Put it behind the text that never changes. In its best order the request shares ${countText(after.bestPrefixTokens)} tokens` +
                (better > 0n ? ` and costs ${per1kText(better)} per 1k requests less.` : '.'),
        }),
    ];
}
/** Every request is written to the cache at the higher rate and none is ever read. */
function writtenInVain(before, head, after) {
    if (!after.writesInVain || before?.writesInVain === true)
        return [];
    const { known, text } = traffic(head, head.match?.model.cache ?? null);
    const plain = after.inputCostExpected;
    const best = after.bestInputCost;
    return [
        finding(head, {
            rule: 'cache-written-in-vain',
            level: 'warn',
            line: after.endsPlace?.line ?? head.prompt.line,
            ...(after.endsPlace === null ? {} : { path: after.endsPlace.path }),
            amount: best !== null && best < plain ? plain - best : plain,
            message: `${after.note ?? 'the cache boundary varies'}, so ${after.cacheableTokens > 0 ? 'what it covers' : 'every request'} is written to the cache at the higher rate and never read: ${per1kText(plain)} per 1k requests for the input` +
                (best !== null && best < plain
                    ? `, ${per1kText(best)} with a cache breakpoint after the static text ${text}`
                    : ''),
            remedy: known
                ? 'Set a cache breakpoint after the text that never changes, and none behind it. This is what the vendor documents; one measured call confirms it.'
                : 'Set a cache breakpoint after the text that never changes, and none behind it. State requests-per-month to see what it saves.',
        }),
    ];
}
/** The prefix was long enough for the cache and is not any more. */
function belowMinimum(before, head, after) {
    if (before.eligible !== 'yes' || after.eligible === 'yes' || after.prefixTokens <= 0)
        return [];
    if (before.inputCostAlways >= before.inputCostNever)
        return [];
    const { text } = traffic(head, head.match?.model.cache ?? null);
    const amount = after.inputCostExpected - before.inputCostAlways;
    if (amount <= 0n)
        return [];
    return [
        finding(head, {
            rule: 'cache-below-minimum',
            level: 'warn',
            line: head.prompt.line,
            amount,
            message: `the static prefix is ${countText(after.prefixTokens)} tokens now (${countText(before.prefixTokens)} before): ${after.note ?? 'too short to be cached'}; up to +${per1kText(amount)} per 1k requests ${text}`,
            remedy: 'A prefix below the minimum is never cached, without an error. Move static text to the front, or lengthen it if caching matters here.',
        }),
    ];
}
/** Caching was switched on, or its lifetime changed, and at the stated traffic it costs more than it saves. */
function doesNotPay(baseline, before, head, after) {
    const perHour = after.requestsPerHour;
    if (perHour === null || after.hitRate.high <= 0)
        return [];
    const same = before.lifetime?.name === after.lifetime?.name &&
        before.requestsPerHour === perHour &&
        baseline.match !== null &&
        layoutOf(baseline, baseline.match.model).on;
    if (same)
        return [];
    if (after.breakEvenPerHour !== null && perHour < after.breakEvenPerHour) {
        const plain = layOut(head.tokens.blocks, null, cacheUse(head.prompt, head.usage));
        const model = head.match?.model;
        if (model === undefined)
            return [];
        const without = inputOf(ingredientsOf(head, model, answerOf(head), chainShape(head.usage), 'expected', 'expected', plain));
        if (without === null || without >= after.inputCostExpected)
            return [];
        const amount = after.inputCostExpected - without;
        return [
            finding(head, {
                rule: 'cache-does-not-pay',
                level: 'info',
                line: head.prompt.line,
                amount,
                message: `at ${rateText(perHour)} requests/h caching costs ${per1kText(amount)} per 1k requests more than it saves; it pays from ${rateText(after.breakEvenPerHour)} requests/h`,
                remedy: 'Leave the marker out, or use a longer lifetime, until there is more traffic.',
            }),
        ];
    }
    const better = after.betterLifetime;
    if (better === null)
        return [];
    const amount = after.inputCostExpected - better.inputCost;
    // Below a twentieth of the input's cost it is not worth a remark.
    if (amount * 20n < after.inputCostExpected)
        return [];
    return [
        finding(head, {
            rule: 'cache-lifetime',
            level: 'info',
            line: head.prompt.line,
            amount,
            message: `at ${rateText(perHour)} requests/h a cache lifetime of ${better.name} costs ${per1kText(amount)} per 1k requests less than ${after.lifetime?.name ?? 'the default'}`,
            remedy: `Ask for a lifetime of ${better.name}.`,
        }),
    ];
}

;// CONCATENATED MODULE: ./src/core/costfindings.ts







/** What a reviewer must know about the cost of a changed prompt beyond its figures. `baseline` is null for a new one. */
function costFindings(baseline, head) {
    const found = cachingFindings(baseline, head);
    if (baseline === null)
        return found;
    return [...found, ...cliffCrossed(baseline, head), ...truncated(baseline, head)];
}
/** The input passed a size from which the whole request is billed at other rates. */
function cliffCrossed(baseline, head) {
    const model = head.match?.model;
    const card = model?.rates ?? null;
    if (model === undefined || card === null || head.cost === null)
        return [];
    const before = tierAt(card.tiers, baseline.tokens.input.expected);
    const after = tierAt(card.tiers, head.tokens.input.expected);
    if (after === null || (before !== null && before.overInputTokens >= after.overInputTokens))
        return [];
    const flat = { ...model, rates: { ...card, tiers: before === null ? [] : [before] } };
    const charged = chargesOf(ingredientsOf(head, flat, answerOf(head), chainShape(head.usage), 'expected', 'expected'));
    const own = chargesOf(ingredientsOf(head, model, answerOf(head), chainShape(head.usage), 'expected', 'expected'));
    if ('unpriced' in charged || 'unpriced' in own)
        return [];
    const amount = price_totalOf(price_toLines(own.charges)) - price_totalOf(price_toLines(charged.charges));
    if (amount <= 0n)
        return [];
    return [
        {
            rule: 'price-cliff',
            level: 'warn',
            key: head.prompt.key,
            path: head.prompt.path,
            line: head.prompt.line,
            value: (0,money/* toUsd */.Mn)(amount * 1000n),
            limit: after.overInputTokens,
            message: sentence(`the input is ${countText(head.tokens.input.expected)} tokens now: ${after.comparison === '>' ? 'over' : 'at or over'} ${countText(after.overInputTokens)} tokens ${model.id} bills the whole request at other rates, +${per1kText(amount)} per 1k requests`),
            remedy: `Keep the input ${after.comparison === '>' ? 'at or below' : 'below'} ${countText(after.overInputTokens)} tokens, or split the request.`,
        },
    ];
}
/** A lower limit cuts off answers: that saves money only if nobody has to ask again. */
function truncated(baseline, head) {
    const before = baseline.truncatedShare ?? 0;
    const after = head.truncatedShare ?? 0;
    const limits = [baseline, head].map((side) => side.prompt.parameters.maxOutputTokens);
    const limit = limits[1];
    if (limit === undefined || limits[0] === limit || after < 0.05 || after < before + 0.05)
        return [];
    const saved = baseline.cost === null || head.cost === null
        ? 0n
        : baseline.cost.requestPicoUsd - head.cost.requestPicoUsd;
    const stated = head.outputBasis === 'stated' || head.outputBasis === 'measured';
    return [
        {
            rule: 'output-truncated',
            level: 'warn',
            key: head.prompt.key,
            path: head.prompt.parameters.maxOutputPlace?.path ?? head.prompt.path,
            line: head.prompt.parameters.maxOutputPlace?.line ?? head.prompt.line,
            value: Math.round(after * 100),
            limit,
            message: sentence(`a limit of ${countText(limit)} output tokens cuts off about ${percentText(after)} of the answers${stated ? '' : ' if their lengths are what is usual for this kind of task'}${saved > 0n ? `; the request costs ${per1kText(saved)} per 1k less` : ''}`),
            remedy: 'A limit does not make answers shorter, it cuts them off, and an answer that is asked for again costs twice. Ask for shorter answers in the text, and set the limit above what they need.',
        },
    ];
}
/**
 * One finding for each model of the head whose rates change on an announced date, with what that does to the prompts
 * that use it.
 */
function announcedRates(heads) {
    const byChange = new Map();
    for (const head of heads) {
        const id = head.match?.model.id;
        for (const { from } of head.upcoming ?? []) {
            const key = `${id ?? ''} ${from}`;
            const entry = byChange.get(key) ?? { head, from, estimates: [] };
            entry.estimates.push(head);
            byChange.set(key, entry);
        }
    }
    return [...byChange.values()].map(({ head, from, estimates }) => {
        const id = head.match?.model.id ?? '';
        let request = 0n;
        let monthly = 0n;
        let months = 0;
        for (const { cost, upcoming } of estimates) {
            const then = upcoming?.find((change) => change.from === from)?.requestPicoUsd;
            if (cost === null || then === undefined)
                continue;
            const more = then - cost.requestPicoUsd;
            if (abs(more) > abs(request))
                request = more;
            if (cost.requestsPerMonth !== null) {
                monthly += (more * BigInt(Math.round(cost.requestsPerMonth * 1000))) / 1000n;
                months += 1;
            }
        }
        const perMonth = months === 0 ? '' : `, ${monthly < 0n ? '−' : '+'}$${countText(Math.abs((0,money/* toUsd */.Mn)(monthly)))} a month`;
        return {
            rule: 'rate-changes-soon',
            level: 'info',
            key: estimates.length === 1 ? head.prompt.key : null,
            path: estimates.length === 1 ? head.prompt.path : null,
            line: estimates.length === 1 ? head.prompt.line : null,
            value: from,
            limit: null,
            message: sentence(`on ${from} the rates of ${id} change: ${estimates.length === 1 ? 'this prompt' : `${estimates.length} prompts`}, ${request < 0n ? 'down to ' : 'up to +'}${per1kText(request)} per 1k requests${perMonth}`),
            remedy: 'Nothing has to be done before that date; the figures here are at today’s rates.',
        };
    });
}
function abs(amount) {
    return amount < 0n ? -amount : amount;
}

// EXTERNAL MODULE: ./src/core/problem.ts
var core_problem = __webpack_require__(652);
;// CONCATENATED MODULE: ./src/core/compare.ts




/**
 * Pairs the prompts of both sides: by key, then by name in the same file, then by git's renames, then by (nearly) the
 * same text. Pairing by line or by order would be guessing.
 *
 * `renames` maps a head path to the baseline path it came from. `explain` gives the causes of a delta. `align` gives
 * both sides with the same assumptions, so that what nobody stated is the same guess on both sides and cancels.
 */
function compare(baseline, head, renames, explain, align = (old, now) => [old, now]) {
    const before = new Map(baseline.estimates.map((estimate) => [estimate.prompt.key, estimate]));
    const after = new Map(head.estimates.map((estimate) => [estimate.prompt.key, estimate]));
    const changes = [];
    const lost = unreadable(head.problems);
    const unseen = unreadable(baseline.problems);
    const pair = (old, now) => {
        before.delete(old.prompt.key);
        after.delete(now.prompt.key);
        const lacks = { baseline: lacking(old.prompt, unseen), head: lacking(now.prompt, lost) };
        changes.push(changeOf(...align(old, now), lacks, explain));
    };
    for (const [key, now] of [...after]) {
        const old = before.get(key);
        if (old !== undefined)
            pair(old, now);
    }
    const named = new Map([...before.values()].map((old) => [nameIn(old.prompt.path, old.prompt), old]));
    const unpaired = (old) => old == null ? undefined : before.get(old.prompt.key);
    for (const now of [...after.values()]) {
        const old = unpaired(named.get(nameIn(now.prompt.path, now.prompt)));
        if (old !== undefined)
            pair(old, now);
    }
    const only = onlyPromptOfFile(before.values());
    for (const now of [...after.values()]) {
        const from = renames.get(now.prompt.path);
        if (from === undefined)
            continue;
        const alone = now.prompt.key === now.prompt.path ? only.get(from) : null;
        // A file with one prompt on each side is renamed whole even where its prompt's name changed with it.
        const old = unpaired(named.get(nameIn(from, now.prompt))) ?? unpaired(alone);
        if (old !== undefined)
            pair(old, now);
    }
    for (const [old, now] of pairsByText([...before.values()], [...after.values()]))
        pair(old, now);
    for (const old of before.values()) {
        const why = blockedBy(old.prompt, lost) ?? head.leavesOut?.(old.prompt) ?? null;
        changes.push(why === null ? removed(old) : notComparable(old, null, why));
    }
    for (const now of after.values()) {
        const why = blockedBy(now.prompt, unseen);
        changes.push(why === null ? added(now) : notComparable(null, now, why));
    }
    return { changes: changes.sort(bySize) };
}
/**
 * A prompt's key as it would be beside others in the file `path`. A file's only prompt has the path alone as its key:
 * one that gains or loses a neighbour changes its key but not its name.
 */
function nameIn(path, { key, path: own, name }) {
    return `${path}${key === own ? `#${name}` : key.slice(own.length)}`;
}
/** Path → its prompt, null where it has several. */
function onlyPromptOfFile(estimates) {
    const only = new Map();
    for (const estimate of estimates) {
        const { path } = estimate.prompt;
        only.set(path, only.has(path) ? null : estimate);
    }
    return only;
}
/** Largest |delta| first, what cannot be compared before all, then by key: the same order on every run. */
function bySize(a, b) {
    const size = (change) => {
        if (change.notComparable !== null)
            return -1n;
        const delta = change.deltaPicoUsd ?? 0n;
        return delta < 0n ? -delta : delta;
    };
    const [x, y] = [size(a), size(b)];
    if (x !== y) {
        if (x === -1n)
            return -1;
        if (y === -1n)
            return 1;
        return x > y ? -1 : 1;
    }
    const tokens = Math.abs(b.inputTokensDelta ?? 0) - Math.abs(a.inputTokensDelta ?? 0);
    if (tokens !== 0)
        return tokens;
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
function unreadable(problems) {
    const byPath = new Map();
    for (const problem of problems) {
        if (problem.path !== null && (0,core_problem/* hidesPrompts */.R)(problem) && !byPath.has(problem.path)) {
            byPath.set(problem.path, problem);
        }
    }
    return byPath;
}
function blockedBy(prompt, byPath) {
    for (const path of new Set([prompt.path, ...prompt.sources])) {
        const found = byPath.get(path);
        if (found !== undefined)
            return `${path}${found.line === null ? '' : `:${found.line}`} could not be read. ${found.detail}`;
    }
    return null;
}
const noDelta = { deltaPicoUsd: null, percent: null, monthlyDeltaPicoUsd: null, causes: [] };
function changeOf(old, now, lacks, explain) {
    const renamed = old.prompt.path !== now.prompt.path;
    const same = fingerprint(old) === fingerprint(now);
    // A price that is there on one side only is a change, whatever the text says.
    const samePriced = (old.cost === null) === (now.cost === null);
    const inputTokensDelta = Math.round(now.tokens.input.expected) - Math.round(old.tokens.input.expected);
    const status = renamed
        ? 'renamed'
        : same && samePriced && inputTokensDelta === 0
            ? 'unchanged'
            : 'changed';
    const guessed = old.outputBasis === 'assumed' && now.outputBasis === 'assumed';
    const outputTokensDelta = old.outputBasis === 'none' || now.outputBasis === 'none' || (guessed && (old.cost ?? now.cost) === null)
        ? null // Without a model the guesses of the two sides are not aligned: their difference means nothing.
        : Math.round(now.output.expected) - Math.round(old.output.expected);
    const common = {
        key: now.prompt.key,
        baseline: old,
        head: now,
        previousPath: renamed ? old.prompt.path : null,
        inputTokensDelta,
        outputTokensDelta,
    };
    const delta = old.cost === null || now.cost === null ? null : now.cost.requestPicoUsd - old.cost.requestPicoUsd;
    const untrusted = same
        ? null
        : (lackingPart(lacks, delta ?? inputTokensDelta) ?? otherReader(old, now, delta ?? inputTokensDelta));
    if (untrusted !== null) {
        return {
            ...common,
            inputTokensDelta: null,
            status,
            notComparable: { reason: 'unread', why: untrusted },
            ...noDelta,
        };
    }
    if (old.cost === null || now.cost === null || delta === null) {
        const both = old.cost === null && now.cost === null;
        const why = status === 'unchanged' || (both && inputTokensDelta === 0 && renamed)
            ? null
            : both
                ? `No price is known: ${now.unpricedReason ?? ''}`
                : old.cost === null
                    ? `No price is known for the baseline: ${old.unpricedReason ?? ''}`
                    : `No price is known any more: ${now.unpricedReason ?? ''}`;
        return {
            ...common,
            status,
            notComparable: why === null ? null : { reason: 'unpriced', why },
            ...noDelta,
            ...(status === 'unchanged' ? {} : { tokenDetails: explainTokens(old, now) }),
        };
    }
    const monthly = now.cost.monthlyPicoUsd === null || old.cost.monthlyPicoUsd === null
        ? null
        : now.cost.monthlyPicoUsd - old.cost.monthlyPicoUsd;
    // Two estimates of the same content may differ (the settings changed): that is a change, whatever the text says.
    const settled = status === 'unchanged' &&
        (delta !== 0n || inputTokensDelta !== 0 || (outputTokensDelta ?? 0) !== 0 || (monthly ?? 0n) !== 0n)
        ? 'changed'
        : status;
    return {
        ...common,
        status: settled,
        notComparable: null,
        deltaPicoUsd: delta,
        percent: (0,money/* percentChange */.u5)(old.cost.requestPicoUsd, now.cost.requestPicoUsd),
        monthlyDeltaPicoUsd: monthly,
        causes: settled === 'unchanged' ? [] : explain(old, now),
    };
}
function notPriced({ unpricedReason }) {
    return { reason: 'unpriced', why: `Not priced: ${unpricedReason ?? ''}` };
}
/**
 * Why the sign of a delta cannot be believed: one side lacks a part that the other side has or never had (an include
 * that is gone, a text that is now made at run time). What the head lacks makes a growth a lower bound, which may be
 * judged, but never a saving; what the baseline lacks makes a growth of something that may have been there before.
 */
function lackingPart({ baseline: before, head: after }, delta) {
    const [onlyBefore, onlyNow] = [
        before.find((part) => !after.includes(part)),
        after.find((part) => !before.includes(part)),
    ];
    if (onlyNow !== undefined && delta < 0)
        return `A part is missing now, so the sides cannot be compared: ${onlyNow}`;
    if (onlyBefore !== undefined && delta > 0)
        return `A part was missing before, so the sides cannot be compared: ${onlyBefore}`;
    return null;
}
/**
 * A file that is read as another format than before may count for less because less of it is understood, so that is no
 * saving. One that counts for more is judged.
 */
function otherReader(old, now, delta) {
    const [before, after] = [old.prompt.format, now.prompt.format];
    return before === after || delta >= 0
        ? null
        : `The two sides cannot be compared: the file was read as \`${before}\` and is read as \`${after}\` now`;
}
/**
 * What is known to be missing from a prompt: what its format says, without the `path:line: ` before it, which every edit
 * moves, and the files it is made of that could not be read.
 */
function lacking({ path, sources, incomplete }, unread) {
    const files = [...new Set([path, ...sources])].filter((source) => unread.has(source));
    return [
        ...incomplete.map((part) => part.replace(/^[^\n]{1,400}?:\d+: /, '')),
        ...files.map((source) => `\`${source}\` could not be read`),
    ];
}
function added(now) {
    const cost = now.cost;
    return {
        key: now.prompt.key,
        status: 'added',
        baseline: null,
        head: now,
        previousPath: null,
        notComparable: cost === null ? notPriced(now) : null,
        inputTokensDelta: Math.round(now.tokens.input.expected),
        outputTokensDelta: now.outputBasis === 'none' ? null : Math.round(now.output.expected),
        deltaPicoUsd: cost?.requestPicoUsd ?? null,
        percent: null,
        monthlyDeltaPicoUsd: cost?.monthlyPicoUsd ?? null,
        causes: cost === null
            ? []
            : [
                {
                    kind: 'added',
                    picoUsd: cost.requestPicoUsd,
                    inputTokens: Math.round(now.tokens.input.expected),
                    detail: 'new prompt',
                },
            ],
    };
}
function removed(old) {
    const cost = old.cost;
    return {
        key: old.prompt.key,
        status: 'removed',
        baseline: old,
        head: null,
        previousPath: null,
        notComparable: cost === null ? notPriced(old) : null,
        inputTokensDelta: -Math.round(old.tokens.input.expected),
        outputTokensDelta: old.outputBasis === 'none' ? null : -Math.round(old.output.expected),
        deltaPicoUsd: cost === null ? null : -cost.requestPicoUsd,
        percent: null,
        monthlyDeltaPicoUsd: cost?.monthlyPicoUsd == null ? null : -cost.monthlyPicoUsd,
        causes: cost === null
            ? []
            : [
                {
                    kind: 'removed',
                    picoUsd: -cost.requestPicoUsd,
                    inputTokens: -Math.round(old.tokens.input.expected),
                    detail: 'prompt removed',
                },
            ],
    };
}
/** One side exists and the other could not be read: neither new nor removed, and no saving. */
function notComparable(old, now, why) {
    const known = (now ?? old);
    return {
        key: known.prompt.key,
        status: 'changed',
        baseline: old,
        head: now,
        previousPath: null,
        notComparable: {
            reason: 'unread',
            why: `${now === null ? 'The head' : 'The baseline'} was not judged: ${why}`,
        },
        inputTokensDelta: null,
        outputTokensDelta: null,
        ...noDelta,
    };
}
/** What two estimates must share to be the same request: all that is sent and all it is billed by, without places. */
function fingerprint(estimate) {
    const { prompt } = estimate;
    return JSON.stringify([
        prompt.kind,
        prompt.messages.map(({ role, name, example, cacheBreakpoint, segments }) => [
            role,
            name,
            example,
            cacheBreakpoint,
            segments.map(sentPart),
        ]),
        // Schemas are data of strangers: nothing in them is a place of ours, whatever it is called.
        prompt.tools.map(({ name, description, schema, known, cacheBreakpoint }) => [
            name,
            description,
            schema,
            known,
            cacheBreakpoint,
        ]),
        prompt.schema === null ? null : [prompt.schema.name, prompt.schema.description, prompt.schema.schema],
        { ...prompt.parameters, maxOutputPlace: undefined, temperature: undefined },
        prompt.variables.map(({ name }) => name).sort(),
        prompt.model?.asWritten ?? null,
        prompt.model?.alternatives ?? null,
        estimate.match?.model.id ?? null,
    ]);
}
/** A segment without where it stands; a picture is the same under another name. */
function sentPart(segment) {
    switch (segment.kind) {
        case 'text':
            return segment.text;
        case 'variable':
            return ['variable', segment.name];
        case 'branch':
            return ['branch', segment.on, segment.arms.map((arm) => arm.map(sentPart))];
        case 'loop':
            return ['loop', segment.over, segment.body.map(sentPart)];
        case 'include':
            return ['include', segment.body.map(sentPart)];
        case 'media':
            return { ...segment, place: undefined, path: undefined };
        case 'opaque':
            return ['opaque', segment.why];
    }
}
/** At most this many prompts a side are compared by text; more would be quadratic work for a guess. */
const mostByText = 200;
/**
 * Removed and added prompts whose text is the same or nearly so (Jaccard similarity of word shingles ≥ 0.7),
 * best pairs first. A prompt of fewer than 8 words only pairs when its text is the same.
 */
function pairsByText(before, after) {
    if (before.length === 0 || after.length === 0)
        return [];
    if (before.length > mostByText || after.length > mostByText)
        return exactPairs(before, after);
    const old = before.map(shinglesOf);
    const now = after.map(shinglesOf);
    const candidates = [];
    for (const [i, a] of old.entries()) {
        for (const [j, b] of now.entries()) {
            if (before[i]?.prompt.kind !== after[j]?.prompt.kind)
                continue;
            const score = a.text === b.text ? (a.text === '' ? 0 : 1) : similarity(a.shingles, b.shingles);
            if (score >= 0.7)
                candidates.push({ i, j, score });
        }
    }
    candidates.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
    const [usedOld, usedNow] = [new Set(), new Set()];
    const pairs = [];
    for (const { i, j } of candidates) {
        const [a, b] = [before[i], after[j]];
        if (usedOld.has(i) || usedNow.has(j) || a === undefined || b === undefined)
            continue;
        usedOld.add(i);
        usedNow.add(j);
        pairs.push([a, b]);
    }
    return pairs;
}
function exactPairs(before, after) {
    const byText = new Map();
    for (const estimate of before) {
        const text = textOf(estimate);
        if (text !== '')
            byText.set(text, [...(byText.get(text) ?? []), estimate]);
    }
    return after.flatMap((estimate) => {
        const old = byText.get(textOf(estimate))?.shift();
        return old === undefined ? [] : [[old, estimate]];
    });
}
function textOf(estimate) {
    return estimate.prompt.messages.map((message) => (0,core_prompt/* literalText */.b)(message.segments)).join('\n');
}
function shinglesOf(estimate) {
    const text = textOf(estimate);
    const words = text.slice(0, 100_000).split(/\s+/).filter(Boolean);
    const shingles = new Set();
    for (let index = 0; index + 3 < words.length; index++)
        shingles.add(words.slice(index, index + 4).join(' '));
    return { text, shingles };
}
function similarity(a, b) {
    if (a.size < 5 || b.size < 5)
        return 0;
    const [small, large] = a.size <= b.size ? [a, b] : [b, a];
    if (small.size < 0.7 * large.size)
        return 0;
    let shared = 0;
    for (const shingle of small)
        if (large.has(shingle))
            shared++;
    return shared / (a.size + b.size - shared);
}

;// CONCATENATED MODULE: ./src/core/estimating.ts










/**
 * A prompt with its counts to a prompt with its cost. Pure. The cost of a request is that of one model call; where
 * usage says that several belong together it is the average one, so that monthly cost is requests × cost.
 */
function estimatePrompt(input) {
    const { prompt, match, unknown, tokens, usage } = input;
    const model = match?.model ?? null;
    const forecast = input.output ?? forecastOutput(prompt, model, usage, input.task);
    const chain = chainShape(usage);
    const assumptions = [...forecast.notes];
    const atLeast = new Set(tokens.unknown);
    if (match?.note != null)
        assumptions.push(`model: ${match.note}`);
    const others = input.others ?? [];
    let cost = null;
    let unpricedReason = null;
    let upcoming;
    let picoPerCall = null;
    if (model === null) {
        unpricedReason = unknown?.detail ?? 'no model is known for this prompt';
    }
    else {
        const corners = priceCorners(input, forecast, chain, model);
        if ('unpriced' in corners)
            unpricedReason = corners.unpriced;
        else {
            for (const line of corners.missing)
                atLeast.add(line);
            assumptions.push(...corners.notes);
            const requests = requestsPerMonth(usage);
            cost = {
                lines: corners.lines,
                requestPicoUsd: corners.expected,
                lowPicoUsd: corners.low,
                highPicoUsd: corners.high,
                requestsPerMonth: requests,
                monthlyPicoUsd: requests === null ? null : (0,money/* cost */.y)(requests, corners.expected),
            };
            picoPerCall = corners.expected;
            upcoming = upcomingCosts(input, forecast, chain, model);
        }
        collectNotes(input, chain, model, assumptions, atLeast);
        if (cost !== null)
            hostedNotes(model, tokens, forecast, usage, cost, assumptions);
    }
    const cache = model === null ? null : cacheView(input, forecast, chain, model);
    if (cache?.hitRate.basis === 'unknown') {
        assumptions.push(requestsPerHour(usage) === null
            ? 'caching: without stated traffic no cache hits are counted; the range shows what they could do'
            : 'caching: this vendor documents no lifetime, so no cache hits are counted; the range shows what they could do, and `cache-hit-rate` states them');
    }
    const history = chain === null ? null : historyOf(input, forecast, chain);
    const chained = chain === null || history === null || picoPerCall === null
        ? null
        : {
            kind: chain.steps.mean > 1 ? 'task' : 'conversation',
            calls: chain.turns.mean * chain.steps.mean,
            historyTokens: history,
            picoUsd: (0,money/* cost */.y)(chain.turns.mean * chain.steps.mean, picoPerCall),
        };
    const window = model?.contextTokens ?? null;
    const sent = tokens.input.expected + (history?.expected ?? 0);
    return {
        prompt,
        match,
        tokens,
        output: (0,core_amount/* add */.WQ)(forecast.answer, forecast.reasoning),
        outputBasis: forecast.basis,
        contextPercent: window === null || window <= 0 ? null : Math.round((sent / window) * 1000) / 10,
        cost,
        unpricedReason,
        cache,
        usage,
        assumptions,
        ...(atLeast.size > 0 ? { atLeast: [...atLeast] } : {}),
        ...(forecast.task === null ? {} : { task: forecast.task }),
        ...(forecast.reasoning.high > 0 ? { reasoning: forecast.reasoning } : {}),
        ...(forecast.truncatedShare === null ? {} : { truncatedShare: forecast.truncatedShare }),
        ...(chained === null ? {} : { chain: chained }),
        ...(others.length > 0 ? { others } : {}),
        ...(upcoming === undefined || upcoming.length === 0 ? {} : { upcoming }),
    };
}
/**
 * The head, computed with the baseline's assumptions: an output length that nobody stated is the same guess on both
 * sides, so that it cancels in the delta, and only limits and schemas that really changed act on it. Where the
 * reasoning effort changed and no output is stated for it, what that does is a range around the unchanged figure.
 * Call it on every pair before comparing.
 */
function alignForecasts(baseline, head) {
    const model = head.match?.model ?? null;
    if (model === null || head.cost === null || baseline.cost === null)
        return head;
    const sameTask = baseline.task === undefined ||
        head.task === undefined ||
        baseline.task.kind === head.task.kind ||
        head.usage.task !== undefined;
    const efforts = [baseline, head].map((side) => effortOf(side.prompt));
    const sameEffort = efforts[0] === efforts[1] || restated(baseline.usage, head.usage);
    if (sameTask && sameEffort)
        return head;
    const task = sameTask ? head.task : baseline.task;
    let output = forecastOutput(head.prompt, model, head.usage, task);
    if (!sameEffort) {
        output = {
            ...output,
            answer: withUnknownEffort(output.answer),
            reasoning: withUnknownEffort(output.reasoning),
            notes: [
                ...output.notes,
                `output: the reasoning effort changed (${efforts[0] ?? 'default'} → ${efforts[1] ?? 'default'}); nobody publishes what that does to the length, so the figure is kept and the range is wide`,
            ],
        };
    }
    return estimatePrompt({
        prompt: head.prompt,
        match: head.match,
        unknown: null,
        tokens: head.tokens,
        usage: head.usage,
        output,
        ...(head.others === undefined ? {} : { others: head.others }),
    });
}
function effortOf(prompt) {
    const { reasoningEffort, thinkingBudgetTokens } = prompt.parameters;
    return reasoningEffort ?? (thinkingBudgetTokens === undefined ? null : `${thinkingBudgetTokens} tokens`);
}
/** Whether the head states an output of its own, which then is for the new effort. */
function restated(before, after) {
    return (after.outputTokens !== undefined &&
        (after.outputTokens.mean !== before.outputTokens?.mean ||
            after.reasoningTokens?.mean !== before.reasoningTokens?.mean));
}
/** Ways the cache may turn out, besides the expected one. */
function otherHits(layout, usage) {
    if (!layout.on || usage.cacheHitRate !== undefined)
        return [];
    const untold = requestsPerHour(usage) === null || layout.lifetime === null;
    if (layout.eligible === 'uncertain' || untold)
        return ['never', 'always'];
    return ['bursty-low', 'bursty-high'];
}
function priceCorners(input, forecast, chain, model) {
    const expected = chargeAll(input, input.match, model, forecast, chain, 'expected', 'expected');
    if ('unpriced' in expected)
        return expected;
    const lines = price_toLines(expected.charges);
    const total = price_totalOf(lines);
    let low = total;
    let high = total;
    const layout = layoutOf(input, model);
    for (const corner of ['low', 'high']) {
        for (const hits of ['expected', ...otherHits(layout, input.usage)]) {
            const charged = chargeAll(input, input.match, model, forecast, chain, corner, hits);
            if ('unpriced' in charged)
                continue;
            const amount = price_totalOf(price_toLines(charged.charges));
            if (amount < low)
                low = amount;
            if (amount > high)
                high = amount;
        }
    }
    return { lines, expected: total, low, high, missing: expected.missing, notes: expected.notes };
}
/** The same request at rates already announced. */
function upcomingCosts(input, forecast, chain, model) {
    const card = model.rates;
    if (card === null)
        return [];
    return card.upcoming.flatMap(({ from, rates }) => {
        const changed = new Set(rates.map((rate) => rate.billable));
        const then = {
            ...model,
            rates: {
                ...card,
                rates: [...card.rates.filter((rate) => !changed.has(rate.billable)), ...rates],
            },
        };
        const charged = chargeAll(input, input.match, then, forecast, chain, 'expected', 'expected');
        return 'unpriced' in charged ? [] : [{ from, requestPicoUsd: price_totalOf(price_toLines(charged.charges)) }];
    });
}
function historyOf(input, forecast, chain) {
    const at = (corner) => {
        const shape = (corner === 'high' ? longTailed(chain) : chain) ?? chain;
        return callGroups(shape, {
            firstCall: input.tokens.input[corner],
            answer: forecast.answer[corner],
            userTurn: input.usage.userTurnTokens ?? lastUserTokens(input.tokens, input.prompt, corner),
            toolResult: input.usage.toolResultTokens ?? 0,
        }, []).reduce((sum, group) => sum + group.share * group.historyTokens, 0);
    };
    return (0,core_amount/* between */.Tq)(at('low'), at('expected'), at('high'), forecast.answer.basis);
}
// --- What was assumed, in words ------------------------------------------------------------------------------------------
function collectNotes(input, chain, model, assumptions, atLeast) {
    const { usage, tokens } = input;
    if (runsForFree(input.match)) {
        assumptions.push(`${model.id} runs on a local server: no fee is charged, and its hardware is not counted`);
        return;
    }
    const region = unpublishedRegion(model, regionOf(usage.region));
    if (region !== null)
        atLeast.add(region);
    if (chain !== null) {
        const calls = chain.turns.mean * chain.steps.mean;
        const name = chain.steps.mean > 1 ? 'task' : 'conversation';
        assumptions.push(`one request is the average of the ${Number(calls.toFixed(2))} model calls of a ${name}`);
        if (chain.steps.mean > 1 && usage.toolResultTokens === undefined) {
            atLeast.add('tool results: their length is not stated, so they are not counted');
        }
        if (chain.turns.square === null && chain.turns.mean > 1) {
            assumptions.push('every conversation is taken to have the mean number of turns; if lengths differ, earlier turns cost more');
        }
    }
    const shares = Object.entries(usage.modelShares ?? {}).filter(([, share]) => share > 0);
    if (shares.length > 0 && (input.others ?? []).length === 0) {
        atLeast.add(`traffic that goes to other models (${shares.map(([name]) => name).join(', ')}) is priced as ${model.id}`);
    }
    for (const tier of model.rates?.tiers ?? []) {
        const { low, high } = tokens.input;
        if (low <= tier.overInputTokens && high > tier.overInputTokens) {
            assumptions.push(`the input is near the ${countText(tier.overInputTokens)} tokens from which the whole request is billed at other rates`);
        }
    }
    for (const line of model.rates?.disagreements ?? [])
        assumptions.push(`rates: ${line}`);
}
function hostedNotes(model, tokens, forecast, usage, cost, assumptions) {
    const hosted = model.selfHosted;
    if (hosted === null)
        return;
    const output = forecast.answer.expected + forecast.reasoning.expected;
    const perMTok = (0,selfhosted/* usdPerMTok */.bJ)((0,money/* toUsd */.Mn)(cost.requestPicoUsd), tokens.input.expected, output);
    const worked = (0,selfhosted/* gpuSeconds */._F)(hosted, tokens.input.expected, output);
    const flop = (0,selfhosted/* teraFlop */.IO)(hosted, tokens.input.expected, output);
    assumptions.push(`${model.id}: GPU time by ${hosted.basis}; ${hosted.utilisationAssumed === true ? 'assumed' : 'stated'} utilisation ${percentText(hosted.utilisation)}, ${(0,selfhosted/* paidPerWorked */.QM)(hosted).toFixed(1)} paid seconds per second of work` +
        (perMTok === null ? '' : `; $${perMTok.toPrecision(3)} per 1M tokens`));
    const bound = (0,selfhosted/* rooflineSeconds */.CN)(hosted, tokens.input.expected, output);
    if (flop !== null && bound !== null && worked > 0) {
        const { peak, seconds } = bound;
        assumptions.push(`${model.id}: the arithmetic alone is ${flop.toPrecision(3)} TFLOP, ${seconds.toPrecision(2)} s of ${hosted.gpu === peak.gpu ? `an ${peak.gpu}` : `the fastest GPU known here (${peak.gpu})`} at its peak; ` +
            (seconds > worked
                ? `the stated throughput gives ${worked.toPrecision(2)} s, which cannot be: check it`
                : `${worked.toPrecision(2)} s are counted`));
    }
    const perHour = requestsPerHour(usage);
    const most = (0,selfhosted/* requestsPerHourAtMost */.Y_)(hosted, worked);
    if (perHour !== null && most !== null && perHour * hosted.peakToAverage > most) {
        assumptions.push(`${model.id}: ${hosted.gpus} GPUs serve at most ${countText(Math.floor(most))} such requests per hour, less than the stated traffic at its peak`);
    }
    const monthly = (0,selfhosted/* fleetUsdPerMonth */.Qe)(hosted, hoursPerMonth);
    if (cost.monthlyPicoUsd !== null && monthly !== null && (0,money/* toUsd */.Mn)(cost.monthlyPicoUsd) < monthly) {
        assumptions.push(`${model.id}: ${hosted.gpus} GPUs cost $${countText(monthly)} a month whatever they do; these requests are billed their share, and the rest must be work of others`);
    }
}

// EXTERNAL MODULE: ./src/core/judge.ts
var judge = __webpack_require__(1128);
// EXTERNAL MODULE: ./src/core/reporting.ts
var reporting = __webpack_require__(2429);
;// CONCATENATED MODULE: ./src/core/samples.ts
/**
 * Both sides with the same sample values. A sample shows how long a variable may be; it is never sent, so that a
 * new, other or lost one must not look like a longer or shorter request. The head's is taken where it has one. A
 * default stays with its side: it is sent when nothing else is given.
 */
function withSharedSamples(baseline, head) {
    const samples = new Map();
    for (const { name, sample } of [...baseline.variables, ...head.variables])
        if (sample !== undefined)
            samples.set(name, sample);
    return [withSamples(baseline, samples), withSamples(head, samples)];
}
/** The prompt itself where nothing changes. */
function withSamples(prompt, samples) {
    const sampleOf = ({ name, sample }) => samples.get(name) ?? sample;
    if (prompt.variables.every((variable) => sampleOf(variable) === variable.sample))
        return prompt;
    const variables = prompt.variables.map((variable) => {
        const sample = sampleOf(variable);
        return sample === undefined ? variable : { ...variable, sample };
    });
    return { ...prompt, variables };
}

// EXTERNAL MODULE: ./src/formats/discover.ts + 118 modules
var discover = __webpack_require__(9602);
// EXTERNAL MODULE: ./src/providers/exact/index.ts + 2 modules
var providers_exact = __webpack_require__(1738);
// EXTERNAL MODULE: ./src/providers/index.ts + 6 modules
var providers = __webpack_require__(2657);
// EXTERNAL MODULE: ./src/providers/requests/index.ts + 15 modules
var requests = __webpack_require__(2208);
;// CONCATENATED MODULE: ./src/formats/parse/image.ts
/** Null when the bytes are no such image, are cut off before the size, or say that a side is 0. */
function imageSize(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = png(view) ?? gif(view) ?? jpeg(view) ?? webp(view);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
}
/** True when the bytes at `at` are those of an ASCII text. */
function has(view, at, text) {
    if (at + text.length > view.byteLength)
        return false;
    for (let index = 0; index < text.length; index += 1) {
        if (view.getUint8(at + index) !== text.charCodeAt(index))
            return false;
    }
    return true;
}
/** https://www.w3.org/TR/png-3/#11IHDR: signature, chunk length, `IHDR`, then two 32-bit numbers. */
function png(view) {
    if (!has(view, 0, '\x89PNG\r\n\x1a\n') || !has(view, 12, 'IHDR') || view.byteLength < 24)
        return null;
    return { width: view.getUint32(16), height: view.getUint32(20) };
}
/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt §18: the logical screen. */
function gif(view) {
    if ((!has(view, 0, 'GIF87a') && !has(view, 0, 'GIF89a')) || view.byteLength < 10)
        return null;
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}
/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf annex B: segments up to a start of frame. Each step goes forward. */
function jpeg(view) {
    if (!has(view, 0, '\xff\xd8'))
        return null;
    let at = 2;
    while (at + 4 <= view.byteLength) {
        if (view.getUint8(at) !== 0xff)
            return null;
        const marker = view.getUint8(at + 1);
        if (marker === 0xff) {
            at += 1; // a fill byte
            continue;
        }
        if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
            at += 2; // a marker without a segment
            continue;
        }
        // Start of frame: C0 to CF, but for the tables (C4), an extension (C8) and arithmetic coding (CC).
        const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
        if (isFrame) {
            if (at + 9 > view.byteLength)
                return null;
            return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
        }
        if (marker === 0xd9 || marker === 0xda)
            return null; // the picture begins or ends without a frame
        const length = view.getUint16(at + 2);
        if (length < 2)
            return null;
        at += 2 + length;
    }
    return null;
}
/** https://developers.google.com/speed/webp/docs/riff_container: extended, lossless or lossy first chunk. */
function webp(view) {
    if (!has(view, 0, 'RIFF') || !has(view, 8, 'WEBP') || view.byteLength < 30)
        return null;
    if (has(view, 12, 'VP8X')) {
        return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
    }
    if (has(view, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
        const bits = view.getUint32(21, true);
        return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    if (has(view, 12, 'VP8 ') && has(view, 23, '\x9d\x01\x2a')) {
        return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    }
    return null;
}
function uint24(view, at) {
    return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

// EXTERNAL MODULE: ./src/formats/parse/paths.ts
var paths = __webpack_require__(5516);
;// CONCATENATED MODULE: ./src/formats/images.ts


/** Larger images are refused by every provider. */
const maxImageBytes = 20_000_000;
/** More images than this are counted as of unknown size: a repository's pictures are not what is checked here. */
const maxImages = 500;
/**
 * The prompts with the pixels of their images filled in, where the images are files of the repository, which then
 * count among the prompt's sources. What cannot be read stays of unknown size. Prompts without images are the same
 * objects as before.
 */
async function withImageSizes(revision, prompts) {
    if (!prompts.some((prompt) => prompt.messages.some(({ segments }) => segments.some(hasImage)))) {
        return [...prompts];
    }
    const files = new Set((await revision.list()).flatMap(({ path, type }) => (type === 'file' ? [path] : [])));
    const located = (image) => locate(image, files);
    const wanted = new Set();
    for (const { messages } of prompts) {
        for (const { segments } of messages) {
            eachImage(segments, (image) => {
                const path = located(image);
                if (path !== null && wanted.size < maxImages)
                    wanted.add(path);
            });
        }
    }
    const sizes = new Map();
    for (const path of wanted) {
        const bytes = await revision.readBytes(path, maxImageBytes);
        const size = bytes === null ? null : imageSize(bytes);
        if (size !== null)
            sizes.set(path, size);
    }
    return prompts.map((prompt) => measured(prompt, located, sizes));
}
/** The repository's path of an image: as written from the file it stands in, else from the root. */
function locate(image, files) {
    if (image.path === null)
        return null;
    const relative = (0,paths/* resolvePath */.o1)(image.place.path, image.path);
    if ('path' in relative && files.has(relative.path))
        return relative.path;
    return files.has(image.path) ? image.path : null;
}
function isImage(segment) {
    return segment.kind === 'media' && segment.media === 'image';
}
/** Pieces inside a piece of template. */
function inside(segment) {
    switch (segment.kind) {
        case 'branch':
            return segment.arms;
        case 'loop':
        case 'include':
            return [segment.body];
        case 'text':
        case 'variable':
        case 'media':
        case 'opaque':
            return [];
    }
}
function hasImage(segment) {
    return isImage(segment) || inside(segment).some((pieces) => pieces.some(hasImage));
}
function eachImage(segments, visit) {
    for (const segment of segments) {
        if (isImage(segment))
            visit(segment);
        for (const pieces of inside(segment))
            eachImage(pieces, visit);
    }
}
function measured(prompt, located, sizes) {
    const used = new Set();
    function fill(segments) {
        return segments.map((segment) => {
            if (segment.kind === 'branch')
                return { ...segment, arms: segment.arms.map(fill) };
            if (segment.kind === 'loop' || segment.kind === 'include') {
                return { ...segment, body: fill(segment.body) };
            }
            if (!isImage(segment) || segment.width !== null)
                return segment;
            const path = located(segment);
            const size = path === null ? undefined : sizes.get(path);
            if (path === null || size === undefined)
                return segment;
            used.add(path);
            return { ...segment, path, ...size };
        });
    }
    const messages = prompt.messages.map((message) => ({ ...message, segments: fill(message.segments) }));
    if (used.size === 0)
        return prompt;
    const sources = [...new Set([...prompt.sources, ...used])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return { ...prompt, messages, sources };
}

// EXTERNAL MODULE: ./src/tokenizers/index.ts + 17 modules
var src_tokenizers = __webpack_require__(7859);
;// CONCATENATED MODULE: ./src/check.ts














/** The whole story: two revisions and the settings in, one report out. */
async function check(input) {
    const { settings } = input;
    const tokenizers = new Map();
    const baseline = await estimateRevision(input.baseline, settings.baseline, tokenizers, input.folder);
    const head = await estimateRevision(input.head, settings.head, tokenizers, input.folder);
    const recount = (prompt, match, usage) => (0,providers/* countRequest */.zf)(prompt, match?.model ?? null, tokenizerOf(match, prompt.model?.asWritten ?? '', tokenizers), usage);
    const { shard } = input;
    const movedTo = new Map([...input.renames].map(([to, from]) => [from, to]));
    const headPaths = new Set(head.estimates.map(({ prompt }) => prompt.path));
    const mine = (change) => shard === null || shardOf(change, shard.of) === shard.part;
    const compared = (before, now, count) => compare(before, { ...now, leavesOut: (prompt) => now.leavesOut(prompt) ?? movedOut(prompt, movedTo, headPaths) }, input.renames, (one, other) => explain(one, other, count), (one, other) => aligned(one, other, count)).changes.filter(mine);
    // Offline first: only what differs is worth a vendor's answer, and only with a key is anybody asked.
    const offline = compared(baseline, head, recount);
    const exact = await (0,providers_exact.askVendors)(offline, input.exact ?? {}, (prompt, match) => recount(prompt, match, {}));
    const changes = exact.any
        ? compared(counted(baseline, exact), counted(head, exact), (prompt, match, usage) => exact.applied(prompt, match, recount(prompt, match, usage)))
        : offline;
    const monthly = shard === null ? (0,judge/* monthlyTotals */.Pp)(changes) : null;
    const judgement = (0,judge/* judge */.S4)(changes, monthly, settings.policy, matches);
    // A file without a prompt is in no part of the prompts: the first part tells of it, once.
    const unread = shard === null || shard.part === 1
        ? (0,judge/* judgeUnread */.H4)(baseline.problems, head.problems, [...baseline.estimates, ...head.estimates], settings.policy)
        : [];
    return (0,reporting/* buildReport */.FK)({
        generatedAt: input.generatedAt,
        baseline: input.baseline.info,
        head: input.head.info,
        ratesAsOf: head.ratesAsOf,
        changes,
        judgement,
        findings: [
            ...unread,
            ...settings.findings,
            ...changes.flatMap(noteworthy),
            ...announcedRates(changes.flatMap(({ head: now, status }) => (now === null || status === 'unchanged' ? [] : [now]))),
        ],
        baselineProblems: baseline.problems,
        headProblems: [...head.problems, ...exact.problems, ...staleness(head.ratesAsOf, input.generatedAt)],
        policy: settings.policy,
        shard,
    });
}
/** Every prompt at one revision, for `scan`. */
async function scan(revision, settings, generatedAt) {
    const { estimates, problems, ratesAsOf } = await estimateRevision(revision, settings, new Map(), '');
    return (0,reporting/* buildScan */.Gb)({
        generatedAt,
        revision: revision.info,
        ratesAsOf,
        estimates,
        problems: [...problems, ...staleness(ratesAsOf, generatedAt)],
    });
}
/** Open, extract, resolve, estimate: one side. `tokenizers` is filled with what this side needs. */
async function estimateRevision(revision, settings, tokenizers, folder) {
    const found = below(folder, await (0,discover.findPrompts)(revision, settings));
    const catalog = await (0,providers/* openCatalog */.O_)({ models: settings.models, aliases: found.aliases });
    const problems = [...found.problems, ...catalog.problems];
    const prompts = await withImageSizes(revision, found.prompts);
    const located = prompts
        .flatMap((prompt) => bind(prompt, settings))
        .map(({ prompt, usage }) => ({
        prompt,
        usage,
        answer: prompt.model === null ? null : lookUp(catalog, prompt.model),
        shares: Object.entries(usage.modelShares ?? {}).map(([name, share]) => ({
            share,
            answer: catalog.find(name),
        })),
    }));
    const openFor = async (answer) => {
        const id = tokenizerIdOf(matchOf(answer), answer?.asWritten ?? '');
        if (!tokenizers.has(id))
            tokenizers.set(id, await (0,src_tokenizers/* openTokenizer */.Y8)(id));
    };
    for (const { answer, shares } of located) {
        await openFor(answer);
        for (const share of shares)
            await openFor(share.answer);
    }
    const estimates = located.map(({ prompt, usage, answer, shares }) => {
        const match = matchOf(answer);
        const unknown = answer !== null && match === null ? answer : null;
        if (unknown !== null)
            problems.push(unknownModel(prompt, unknown));
        const countFor = (one) => (0,providers/* countRequest */.zf)(prompt, matchOf(one)?.model ?? null, tokenizerOf(matchOf(one), one?.asWritten ?? '', tokenizers), usage);
        const others = shares.map(({ share, answer: other }) => {
            const otherMatch = matchOf(other);
            return {
                share,
                match: otherMatch,
                unknown: otherMatch === null ? other : null,
                tokens: countFor(other),
            };
        });
        return estimated({
            prompt,
            match,
            unknown,
            tokens: countFor(answer),
            usage,
            ...(others.length === 0 ? {} : { others }),
        });
    });
    return {
        estimates,
        problems,
        ratesAsOf: catalog.ratesAsOf,
        leavesOut: (prompt) => leftOut(prompt, settings) ?? emptied(prompt, found),
    };
}
/**
 * A pair with the same assumptions on both sides. A side of which nobody knows how it counts is counted as the other
 * side's model counts: two tokenizers would make a difference out of an unchanged text.
 */
function aligned(baseline, head, count) {
    const [oldPrompt, newPrompt] = withSharedSamples(baseline.prompt, head.prompt);
    const old = again(baseline, oldPrompt, countedLike(baseline, head), count);
    return [old, alignForecasts(old, again(head, newPrompt, countedLike(head, baseline), count))];
}
/** The other side's model, where one side's name says nothing of how it counts. */
function countedLike(side, other) {
    return side.match === null && side.tokens.tokenizer === 'approximate' ? other.match : null;
}
/** The estimate of the same request with other sample values, or counted as another model counts. */
function again(estimate, prompt, countAs, count) {
    if (prompt === estimate.prompt && countAs === null)
        return estimate;
    const { match, usage, others } = estimate;
    const tokens = count(prompt, countAs ?? match, usage);
    const anew = estimated({
        prompt,
        match,
        unknown: null,
        tokens: countAs === null ? tokens : noMoreExact(tokens, estimate.tokens),
        usage,
        ...(others === undefined
            ? {}
            : { others: others.map((other) => ({ ...other, tokens: count(prompt, other.match, usage) })) }),
    });
    return match === null ? { ...anew, unpricedReason: estimate.unpricedReason } : anew;
}
/** Another model's count of a request whose own model is unknown: no more exact than the request's own count. */
function noMoreExact(tokens, own) {
    const { method, errorPercent } = own.errorPercent > tokens.errorPercent ? own : tokens;
    return { ...tokens, method, errorPercent };
}
function estimated(input) {
    const estimate = estimatePrompt(input);
    return { ...estimate, assumptions: [...estimate.assumptions, ...(0,requests.assumptionsOf)(input.tokens)] };
}
/** A side with the exact counts that the vendors gave, and all that follows from them. */
function counted(side, exact) {
    const estimates = side.estimates.map((estimate) => {
        const { prompt, match, usage, tokens } = estimate;
        const exactly = exact.applied(prompt, match, tokens);
        if (exactly === tokens)
            return estimate;
        const again = estimated({ prompt, match, unknown: null, tokens: exactly, usage });
        const how = `input tokens are those of the vendor’s own endpoint, \`${exactly.tokenizer}\`; what is filled in at run time is added`;
        return { ...again, assumptions: [...again.assumptions, how] };
    });
    return { ...side, estimates };
}
function lookUp(catalog, written) {
    const { asWritten, provider, deployment } = written;
    return catalog.find(asWritten, {
        ...(provider === undefined ? {} : { provider }),
        ...(deployment === undefined ? {} : { deployment }),
    });
}
function matchOf(answer) {
    return answer !== null && 'model' in answer ? answer : null;
}
/** What stands below a folder; problems of files that its prompts do not use are somebody else's. */
function below(folder, found) {
    if (folder === '')
        return found;
    const prompts = found.prompts.filter((prompt) => prompt.path.startsWith(folder));
    const used = new Set(prompts.flatMap((prompt) => prompt.sources));
    const problems = found.problems.filter(({ path }) => path === null || path.startsWith(folder) || used.has(path));
    return { ...found, prompts, problems };
}
/** A model that the catalog does not know is still counted as its name suggests: an unlisted `claude-…` as Claude. */
function tokenizerIdOf(match, name) {
    return match?.model.tokenizer ?? (0,src_tokenizers/* tokenizerForModel */.UQ)('', name);
}
function tokenizerOf(match, name, tokenizers) {
    const id = tokenizerIdOf(match, name);
    const tokenizer = tokenizers.get(id);
    if (tokenizer === undefined)
        throw new Error(`the tokenizer ${id} was not opened`);
    return tokenizer;
}
/** What the settings say about a prompt: what its own files do not say, and its usage. Later entries win. */
function bind(prompt, settings) {
    let usage = settings.usage;
    let model = null;
    let entry = null;
    let { kind, parameters } = prompt;
    for (const [index, setting] of settings.prompts.entries()) {
        if (!matches(setting.match, prompt.path) && !matches(setting.match, prompt.key))
            continue;
        if (setting.usage !== undefined)
            usage = mergeUsage(usage, setting.usage);
        if (setting.model !== undefined) {
            model = setting.model;
            entry = `prompts[${index}]`;
        }
        if (setting.kind === 'ignore')
            return [];
        if (setting.kind !== undefined)
            kind = setting.kind;
        if (setting.maxOutputTokens !== undefined && prompt.parameters.maxOutputTokens === undefined) {
            parameters = { ...parameters, maxOutputTokens: setting.maxOutputTokens };
        }
        if (setting.reasoningEffort !== undefined && prompt.parameters.reasoningEffort === undefined) {
            parameters = { ...parameters, reasoningEffort: setting.reasoningEffort };
        }
    }
    let { sources } = prompt;
    const { path } = settings;
    // A fragment is billed where it is included, by the model of the prompt that includes it.
    let reference = kind === 'fragment' ? null : prompt.model;
    if (reference === null && kind !== 'fragment') {
        const name = model ?? (kind === 'request' || kind === 'evaluation' ? settings.defaultModel : null);
        if (name !== null) {
            reference = {
                asWritten: name,
                from: `config:${path ?? 'settings'}${entry === null ? ' default-model' : ` ${entry}`}`,
                place: null,
            };
            if (path !== null && !sources.includes(path))
                sources = [...sources, path].sort();
        }
    }
    return [{ prompt: { ...prompt, kind, parameters, model: reference, sources }, usage }];
}
/** Why a side's settings leave a prompt out. Such a prompt is not gone: it is billed and not judged any more. */
function leftOut(prompt, settings) {
    const file = settings.path ?? 'the settings';
    if (matches(settings.exclude, prompt.path))
        return `${file} excludes it`;
    const ignored = settings.prompts.some((setting) => setting.kind === 'ignore' &&
        (matches(setting.match, prompt.path) || matches(setting.match, prompt.key)));
    return ignored ? `${file} says that it is to be ignored` : null;
}
/**
 * A file that held a prompt on the other side, is still there, and holds none: emptied, damaged, or no longer of a
 * format that is known. That is not the same as a removed prompt.
 */
function emptied({ path }, found) {
    if (!found.exists(path) || found.prompts.some((prompt) => prompt.path === path))
        return null;
    const reader = found.prompts.find((prompt) => prompt.sources.includes(path));
    return reader === undefined
        ? `${path} is still there, but no prompt was found in it`
        : `${path} is still there, as a part of ${reader.key}`;
}
/** A prompt whose file git finds under another name, where no format sees a prompt, is not gone. */
function movedOut({ path }, movedTo, headPaths) {
    const to = movedTo.get(path);
    return to === undefined || headPaths.has(to) ? null : `${path} is ${to} now, where no prompt was found`;
}
function mergeUsage(base, over) {
    return {
        ...base,
        ...over,
        ...(base.variables === undefined && over.variables === undefined
            ? {}
            : { variables: { ...base.variables, ...over.variables } }),
        ...(base.loopItems === undefined && over.loopItems === undefined
            ? {}
            : { loopItems: { ...base.loopItems, ...over.loopItems } }),
        ...(base.cardinality === undefined && over.cardinality === undefined
            ? {}
            : { cardinality: { ...base.cardinality, ...over.cardinality } }),
    };
}
function unknownModel(prompt, unknown) {
    const near = unknown.near.length === 0 ? '' : ` Near: ${unknown.near.join(', ')}.`;
    return (0,core_problem/* problem */.C)(unknown.reason, prompt.model?.place?.path ?? prompt.path, prompt.model?.place?.line ?? prompt.line, `${unknown.detail}${near}`, [prompt.key]);
}
const compiled = new Map();
/** Globs as users write them: `**` crosses folders, dot files match, a folder means what is inside. */
function matches(globs, text) {
    const id = globs.join('\0');
    let test = compiled.get(id);
    if (test === undefined) {
        test = (0,discover.matcher)(globs);
        compiled.set(id, test);
    }
    return test(text);
}
/** What a reviewer must know beside the limits: a lost cache prefix, a price cliff, a model at its end. */
function noteworthy(change) {
    const { head, baseline } = change;
    if (head === null || change.status === 'unchanged' || head.prompt.kind === 'fragment')
        return [];
    const findings = [...costFindings(baseline, head)];
    const model = head.match?.model;
    if (model === undefined)
        return findings;
    const at = {
        key: change.key,
        path: head.prompt.path,
        line: head.prompt.model?.place?.line ?? head.prompt.line,
    };
    if (model.lifecycle !== null && model.lifecycle.state !== 'current') {
        findings.push({
            rule: `model-${model.lifecycle.state}`,
            level: model.lifecycle.state === 'retired' ? 'warn' : 'info',
            ...at,
            value: model.id,
            limit: null,
            message: `${model.id} is ${model.lifecycle.state}${model.lifecycle.on === null ? '' : ` (${model.lifecycle.on})`}. ${model.lifecycle.note}`,
            remedy: 'Choose a model that the provider still serves.',
        });
    }
    return findings;
}
/** Days after which the rate table counts as old. A warning in the report, never a failure. */
const staleAfterDays = 60;
function staleness(ratesAsOf, generatedAt) {
    const days = Math.floor((Date.parse(generatedAt) - Date.parse(ratesAsOf)) / 86_400_000);
    if (!(days > staleAfterDays))
        return [];
    return [
        (0,core_problem/* problem */.C)('stale-rates', null, null, `The rates are of ${ratesAsOf}, ${days} days old. Update promptcost to judge by current ones.`),
    ];
}
/** Which part of `of` (1-based) takes a change: by its key, so that every shard agrees without talking. FNV-1a. */
function shardOf(change, of) {
    let hash = 0x811c9dc5;
    for (let index = 0; index < change.key.length; index++) {
        hash = Math.imul(hash ^ change.key.charCodeAt(index), 0x01000193) >>> 0;
    }
    return (hash % of) + 1;
}


/***/ }),

/***/ 6847:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run),
/* harmony export */   warnAbout: () => (/* binding */ warnAbout)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8885);
/* harmony import */ var _outputs_escape_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(935);
/* harmony import */ var _outputs_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1899);
/* harmony import */ var _revisions_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9887);
/* harmony import */ var _settings_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4424);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1506);
/* harmony import */ var _exact_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3617);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4081);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1028);










const flags = [
    {
        name: 'head',
        value: 'REF',
        help: 'the revision to judge (default: the working tree, uncommitted work included)',
    },
    { name: 'from', value: 'DIR', help: 'with --to: compare two plain folders instead of revisions' },
    { name: 'to', value: 'DIR', help: 'the folder to judge' },
    _exact_js__WEBPACK_IMPORTED_MODULE_6__/* .exactFlag */ .Y,
    ..._arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .repositoryFlags */ .KW,
    ..._arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .outputFlags */ .Xo,
    ..._arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .limitFlags */ .vG,
];
const help = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .helpText */ .BK)(['promptcost diff [BASE] [--head REF] [flags]', 'promptcost diff --from DIR --to DIR [flags]'], 'Compares the prompts of two revisions. BASE defaults to the merge base with the default branch.', flags, [
    'promptcost diff                      # this branch and uncommitted work against the default branch',
    'promptcost diff main --max-request-increase-percent 10',
    'promptcost diff v1.2.0 --head v1.3.0 --format json',
    'promptcost diff --from old/ --to new/',
    'ANTHROPIC_API_KEY=… promptcost diff --exact',
]);
async function run(typed, around) {
    const args = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .readArguments */ .lR)(typed, flags);
    if (args.switches.has('help')) {
        around.stdout.write(help);
        return 0;
    }
    const format = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .outputFormat */ .B$)(args, ['table', 'json', 'markdown', 'html']);
    const exact = (0,_exact_js__WEBPACK_IMPORTED_MODULE_6__/* .openExact */ .G)(args, around);
    if (args.words.length > 1) {
        throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .argumentMistake */ .IM)('BASE', `${args.words.length} revisions`, 'one revision', 'promptcost diff main');
    }
    const { baseline, head } = await openPair(args, around);
    try {
        const report = await (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .withProgress */ .E0)('comparing', args, around, () => compareSides(baseline, head, exact, args, around));
        const lines = format === 'table' ? await (0,_lines_js__WEBPACK_IMPORTED_MODULE_7__/* .sourceLines */ .J)(report.problems, { baseline, head }) : new Map();
        (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .deliver */ .cK)(rendered(report, format, lines, args, around), args, around);
        if (!args.switches.has('quiet'))
            warnAbout(report.problems, format, around);
        return report.verdict === 'fail' ? 1 : report.verdict === 'error' ? 2 : 0;
    }
    finally {
        await Promise.all([baseline.close(), head.close()]);
    }
}
async function openPair(args, around) {
    const { from, to } = args.values;
    if (from !== undefined || to !== undefined) {
        if (from === undefined || to === undefined) {
            throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_5__/* .argumentMistake */ .IM)(from === undefined ? 'from' : 'to', 'nothing', 'both --from and --to', '--from old/ --to new/');
        }
        return {
            baseline: await (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openFolder */ .NE)(node_path__WEBPACK_IMPORTED_MODULE_0___default().resolve(around.cwd, from)),
            head: await (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_3__/* .openFolder */ .NE)(node_path__WEBPACK_IMPORTED_MODULE_0___default().resolve(around.cwd, to)),
        };
    }
    return (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveLocalPair */ .qj)({
        repository: node_path__WEBPACK_IMPORTED_MODULE_0___default().resolve(around.cwd, args.values['repo'] ?? '.'),
        ...(args.words[0] === undefined ? {} : { base: args.words[0] }),
        ...(args.values['head'] === undefined ? {} : { head: args.values['head'] }),
    });
}
async function compareSides(baseline, head, exact, args, around) {
    const config = args.values['config'] ?? null;
    const headFile = await (0,_settings_index_js__WEBPACK_IMPORTED_MODULE_4__/* .findSettingsFile */ .Db)(head, config, true, '', 'flag');
    const baselineFile = await (0,_settings_index_js__WEBPACK_IMPORTED_MODULE_4__/* .findSettingsFile */ .Db)(baseline, config, false);
    const settings = (0,_settings_index_js__WEBPACK_IMPORTED_MODULE_4__/* .settle */ .G9)({
        baseline: baselineFile,
        head: headFile,
        baselineName: baseline.info.sha?.slice(0, 7) ?? baseline.info.how,
        headName: head.info.sha?.slice(0, 7) ?? head.info.how,
        inputs: args.values,
        inputKind: 'flag',
    });
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z)({
        baseline,
        head,
        settings,
        renames: await (0,_revisions_index_js__WEBPACK_IMPORTED_MODULE_3__/* .findRenames */ .Pr)(baseline, head),
        generatedAt: (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .generatedAt */ .ro)(around.env),
        shard: null,
        folder: '',
        exact,
    });
}
function rendered(report, format, lines, args, around) {
    switch (format) {
        case 'json':
            return (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderJson */ .hF)(report);
        case 'markdown':
            return (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderComment */ .wQ)(report, _outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .noLinks */ .dH);
        case 'html':
            return (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderHtml */ .K2)(report);
        case 'table':
            return (0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderTerminal */ .bF)(report, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_8__/* .viewOf */ .du)(args, around), lines);
    }
}
/** Problems on standard error where the result itself does not show them to a person. */
function warnAbout(problems, format, around) {
    if (format === 'table')
        return;
    for (const { path: file, line, detail } of problems.slice(0, 20)) {
        const at = file === null ? '' : `${file}${line === null ? '' : `:${line}`}: `;
        around.stderr.write(`warning: ${(0,_outputs_escape_js__WEBPACK_IMPORTED_MODULE_9__/* .logLine */ .BP)(`${at}${detail}`)}\n`);
    }
    if (problems.length > 20)
        around.stderr.write(`warning: and ${problems.length - 20} more; see the report\n`);
}


/***/ }),

/***/ 3617:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ openExact),
/* harmony export */   Y: () => (/* binding */ exactFlag)
/* harmony export */ });
/* harmony import */ var _tokenizers_exact_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6549);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1506);


const exactFlag = {
    name: 'exact',
    help: 'let Anthropic and Google count requests to their own models (ANTHROPIC_API_KEY, GEMINI_API_KEY): sends their text there',
};
/** Both the flag and a key: one that happens to lie in the environment sends nothing anywhere. */
function openExact(args, { env }) {
    if (!args.switches.has('exact'))
        return {};
    const keys = {
        anthropic: (env['ANTHROPIC_API_KEY'] ?? '').trim(),
        gemini: (env['GEMINI_API_KEY'] ?? '').trim(),
    };
    if (Object.values(keys).every((key) => key === '')) {
        throw (0,_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .argumentMistake */ .IM)('exact', 'no key', 'ANTHROPIC_API_KEY, GEMINI_API_KEY or both in the environment', 'ANTHROPIC_API_KEY=… promptcost diff --exact');
    }
    return (0,_tokenizers_exact_index_js__WEBPACK_IMPORTED_MODULE_0__/* .openExactCounts */ .Y$)(keys, env);
}


/***/ }),

/***/ 4081:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ sourceLines)
/* harmony export */ });
/* harmony import */ var _outputs_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1899);

/** Reasons that a line of the file explains; of a binary file or a missing one there is nothing to show. */
const shown = new Set([
    ...['unreadable-yaml', 'unreadable-json', 'unreadable-toml', 'unreadable-template'],
    ...['unreadable-format', 'unexpected-shape', 'duplicate-key', 'unknown-model'],
    ...['include-missing', 'include-cycle', 'include-outside', 'include-dynamic', 'runtime-code'],
]);
/** More lines than these are left to the reader's editor; each may cost a file that is read once more. */
const linesMax = 20;
const charsMax = 400;
/**
 * The lines that problems are about, for a terminal only: no report carries text of a prompt. A line that cannot be
 * had is left out.
 */
async function sourceLines(problems, revisions) {
    const wanted = problems.filter(({ path, line, reason }) => path !== null && line !== null && shown.has(reason));
    const lines = new Map();
    for (const side of ['head', 'baseline']) {
        const own = wanted.slice(0, linesMax).filter((problem) => (problem.side ?? 'head') === side);
        const files = await revisions[side].read([...new Set(own.flatMap(({ path }) => path ?? []))]);
        for (const { path, line } of own) {
            const file = files.get(path ?? '');
            if (file === undefined || !('text' in file) || path === null || line === null)
                continue;
            const text = lineOf(file.text, line);
            if (text !== null && text.trim() !== '')
                lines.set((0,_outputs_index_js__WEBPACK_IMPORTED_MODULE_0__/* .lineKey */ .QW)({ side, path, line }), text);
        }
    }
    return lines;
}
/** The 1-based line of a text, at most so much of it as can be shown. */
function lineOf(text, line) {
    let start = 0;
    for (let at = 1; at < line; at += 1) {
        start = text.indexOf('\n', start) + 1;
        if (start === 0)
            return null;
    }
    return text.slice(start, start + charsMax).split(/[\r\n]/, 1)[0] ?? null;
}


/***/ }),

/***/ 6549:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ke: () => (/* binding */ exactNames),
  Op: () => (/* reexport */ ask_notAsked),
  Y$: () => (/* binding */ openExactCounts),
  gR: () => (/* binding */ vendorName)
});

// UNUSED EXPORTS: anthropicCount, exactBounds, geminiCount, refuseExactCounts

// EXTERNAL MODULE: ./src/core/settings.ts
var settings = __webpack_require__(1922);
;// CONCATENATED MODULE: ./src/tokenizers/exact/anthropic.ts
/**
 * `POST /v1/messages/count_tokens` takes the body of a Messages request (`model`, `messages`, `system`, `tools`,
 * `tool_choice`, `thinking`) and answers `{ "input_tokens": 2095 }`. It is free, needs a key, and has a rate limit of its
 * own. `output_config` carries the schema of a structured answer, which is written into the prompt. What only matters for the answer (`max_tokens`, `temperature` …) is not a part of its body and is left out.
 * https://platform.claude.com/docs/en/api/http/messages/count_tokens, checked on 2026-11-26.
 */
const anthropic_anthropic = {
    vendor: 'Anthropic',
    request(body) {
        if (typeof body['model'] !== 'string')
            return 'the request names no model';
        const counted = Object.entries(body).filter(([name]) => countedFields.has(name));
        return { path: '/v1/messages/count_tokens', body: Object.fromEntries(counted) };
    },
    headers: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
    tokens: (answer) => answer['input_tokens'],
};
const countedFields = new Set([
    'model',
    'messages',
    'system',
    'tools',
    'tool_choice',
    'thinking',
    'output_config',
]);

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/tokenizers/exact/ask.ts
/**
 * Asking a provider's own endpoint how many input tokens a request has, when the user gave a key for it. Offline
 * counts stay the answer whenever this fails: every failure is a Problem, none is a number. Bounded in calls, in time
 * for a call and in time for all; the same request is asked once.
 */

/** That a request was not counted by its vendor, and why, in words. */
function ask_notAsked(vendor, why, about) {
    return {
        reason: 'exact-count-failed',
        ...about,
        detail: `${vendor} could not be asked for the exact number of tokens (${why}); the offline count is used.`,
    };
}
/** Answers are some hundred bytes. */
const LONGEST_ANSWER_BYTES = 65_536;
/** A provider that asks to wait longer is not asked again. */
const LONGEST_WAIT_MS = 2_000;
function ask_createExactCount(endpoint, options) {
    const answers = new Map();
    let calls = 0;
    let endsAt = 0;
    /** Set when there is no use in asking again: the key is refused. */
    let refused = null;
    async function ask(path, content) {
        if (endsAt === 0)
            endsAt = performance.now() + options.totalTimeoutMs;
        for (let attempt = 1;; attempt++) {
            if (refused !== null)
                return refused;
            if (calls >= options.maxCalls)
                return `the limit of ${options.maxCalls} calls is reached`;
            const left = endsAt - performance.now();
            if (left <= 0)
                return `the limit of ${options.totalTimeoutMs} ms for all calls is reached`;
            calls++;
            const answer = await send(path, content, Math.ceil(Math.min(left, options.timeoutMs)));
            if (typeof answer === 'number')
                return answer;
            if (answer.final)
                refused = answer.why;
            const wait = answer.retryAfterMs;
            if (wait === null || attempt > 1 || performance.now() + wait > endsAt)
                return answer.why;
            await new Promise((resolve) => setTimeout(resolve, wait));
        }
    }
    async function send(path, content, timeoutMs) {
        const signal = AbortSignal.timeout(timeoutMs);
        let response;
        let text;
        try {
            response = await options.fetch(`${options.url.replace(/\/+$/, '')}${path}`, {
                method: 'POST',
                headers: { 'content-type': 'application/json', ...endpoint.headers(options.key) },
                body: content,
                // The key goes to the address that was given and to no other.
                redirect: 'error',
                signal,
            });
            text = await readText(response);
        }
        catch {
            return failure(signal.aborted ? `no answer within ${timeoutMs} ms` : 'the address could not be reached');
        }
        if (text === null)
            return failure(`status ${response.status} with an answer that is too long`);
        const answer = parse(text);
        if (response.ok) {
            const tokens = answer === null ? undefined : endpoint.tokens(answer);
            return Number.isSafeInteger(tokens) && tokens >= 0
                ? tokens
                : failure('an answer without a number of tokens');
        }
        const { status } = response;
        const why = `status ${status}${kindOfError(answer)}`;
        if (status === 401 || status === 403) {
            return { why: `${why}: the key is refused`, retryAfterMs: null, final: true };
        }
        const again = status === 429 || status >= 500;
        return { why, retryAfterMs: again ? waitMs(response.headers.get('retry-after')) : null, final: false };
    }
    return async (body, about) => {
        const request = endpoint.request(body);
        const fail = (why) => ask_notAsked(endpoint.vendor, why, about);
        if (typeof request === 'string')
            return fail(request);
        const content = JSON.stringify(request.body);
        const bytes = Buffer.byteLength(content);
        if (bytes > options.maxBytes) {
            return fail(`the request has ${bytes} bytes, more than the ${options.maxBytes} that are sent`);
        }
        const hash = (0,external_node_crypto_.createHash)('sha256').update(`${request.path}\n${content}`).digest('base64');
        let answer = answers.get(hash);
        if (answer === undefined) {
            answer = ask(request.path, content);
            answers.set(hash, answer);
        }
        const found = await answer;
        return typeof found === 'number' ? found : fail(found);
    };
}
function failure(why) {
    return { why, retryAfterMs: null, final: false };
}
/** Null when it is longer than any true answer. */
async function readText(response) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of (response.body ?? [])) {
        bytes += chunk.length;
        if (bytes > LONGEST_ANSWER_BYTES)
            return null;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function parse(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : null;
    }
    catch {
        return null;
    }
}
/** `, rate_limit_error`: the machine-readable kind in an error body. Its message is left out: it may quote the request. */
function kindOfError(answer) {
    const error = answer?.['error'];
    if (typeof error !== 'object' || error === null)
        return '';
    const { type, status } = error;
    const kind = typeof type === 'string' ? type : status;
    return typeof kind === 'string' && /^\w{1,40}$/.test(kind) ? `, ${kind}` : '';
}
/** How long to wait by the `retry-after` header, in seconds; null when that is too long. */
function waitMs(retryAfter) {
    const wait = retryAfter === null ? 500 : Number(retryAfter) * 1000;
    return wait >= 0 && wait <= LONGEST_WAIT_MS ? wait : null;
}

;// CONCATENATED MODULE: ./src/tokenizers/exact/gemini.ts
/**
 * `POST /v1beta/models/{model}:countTokens` takes `{ "generateContentRequest": … }`, the whole request with its
 * `model`, and answers `{ "totalTokens": 11, "promptTokensDetails": […] }`. Here the model stands in the body as
 * `model`, with or without `models/` before it. https://ai.google.dev/api/tokens, checked on 2026-11-23.
 */
const gemini_gemini = {
    vendor: 'Google',
    request(body) {
        const model = typeof body['model'] === 'string' ? body['model'].replace(/^models\//, '') : '';
        // It becomes a part of the address.
        if (!/^[\w.-]{1,100}$/.test(model))
            return 'the request names no model, or one that is none of the Gemini API';
        return {
            path: `/v1beta/models/${model}:countTokens`,
            body: { generateContentRequest: { ...body, model: `models/${model}` } },
        };
    },
    headers: (key) => ({ 'x-goog-api-key': key }),
    tokens: (answer) => answer['totalTokens'],
};

;// CONCATENATED MODULE: ./src/tokenizers/exact/index.ts





const endpoints = { anthropic: anthropic_anthropic, gemini: gemini_gemini };
/** For people: `Anthropic`. */
function vendorName(vendor) {
    return endpoints[vendor].vendor;
}
/** What stands where the id of a tokenizer would. */
const exactNames = {
    anthropic: 'anthropic count_tokens',
    gemini: 'gemini countTokens',
};
/** For each vendor by itself. A pull request that changes more prompts has the rest counted offline. */
const exactBounds = {
    timeoutMs: 10_000,
    totalTimeoutMs: 60_000,
    maxCalls: 100,
    maxBytes: 1_048_576,
};
/** Where the APIs are, and the variables by which the vendors' own clients find another address (a proxy). */
const addresses = {
    anthropic: { url: 'https://api.anthropic.com', variable: 'ANTHROPIC_BASE_URL' },
    gemini: { url: 'https://generativelanguage.googleapis.com', variable: 'GOOGLE_GEMINI_BASE_URL' },
};
/**
 * One for each run: it holds the limits. Keys come from who runs the check, addresses from the environment and never
 * from the repository, which could send a key anywhere. Throws `SettingsError` for an address that is none.
 */
function openExactCounts(keys, env, bounds = exactBounds) {
    const opened = {};
    const mistakes = [];
    for (const vendor of vendors) {
        const { url: usual, variable } = addresses[vendor];
        const key = keys[vendor];
        if (key === '')
            continue;
        const url = env[variable] === undefined || env[variable] === '' ? usual : env[variable];
        if (!mayCarryKey(url))
            mistakes.push(wrongAddress(variable));
        opened[vendor] = ask_createExactCount(endpoints[vendor], { ...bounds, url, key, fetch });
    }
    if (mistakes.length > 0)
        throw new settings/* SettingsError */.GN(mistakes);
    return opened;
}
/** The same vendors, asked for nothing: every request is a problem with the reason. */
function refuseExactCounts(counts, why) {
    return Object.fromEntries(vendors
        .filter((vendor) => counts[vendor] !== undefined)
        .map((vendor) => [
        vendor,
        (_body, about) => Promise.resolve(notAsked(vendorName(vendor), why, about)),
    ]));
}
const vendors = ['anthropic', 'gemini'];
/** A key travels encrypted, or not at all: on this machine. */
function mayCarryKey(address) {
    if (!URL.canParse(address))
        return false;
    const { protocol, hostname, username, password } = new URL(address);
    if (username !== '' || password !== '')
        return false;
    if (protocol === 'https:')
        return true;
    return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
/** The address itself is not shown: it may hold a password. */
function wrongAddress(variable) {
    return {
        where: 'environment',
        line: null,
        key: variable,
        given: 'an address that a key is not sent to',
        allowed: 'an https address without a user, or http on this machine',
        example: `${variable}=https://llm-gateway.example.com`,
        near: null,
    };
}
/** Counts bodies of Messages requests (`model` included) with Anthropic's `count_tokens`. */
function anthropicCount(options) {
    return createExactCount(anthropic, options);
}
/** Counts bodies of `generateContent` requests, with the model's name in `model`, with the Gemini API's `countTokens`. */
function geminiCount(options) {
    return createExactCount(gemini, options);
}


/***/ })

};
