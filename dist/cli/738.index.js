export const id = 738;
export const ids = [738];
export const modules = {

/***/ 1738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  askVendor: () => (/* binding */ askVendor),
  askVendors: () => (/* binding */ askVendors)
});

// EXTERNAL MODULE: ./src/tokenizers/exact/index.ts + 3 modules
var exact = __webpack_require__(6549);
// EXTERNAL MODULE: ./src/providers/requests/index.ts + 15 modules
var requests = __webpack_require__(2208);
// EXTERNAL MODULE: ./src/providers/requests/json.ts
var json = __webpack_require__(7659);
;// CONCATENATED MODULE: ./src/providers/exact/request.ts


/** Names by which a request goes to the vendor itself and not to a cloud that sells its models. */
const ownNames = {
    anthropic: { provider: 'anthropic', written: /^anthropic$/ },
    gemini: { provider: 'google', written: /^(google|gemini|models|google[-_]?(ai|genai|generativeai))$/ },
};
/**
 * Whose endpoint counts the requests to this model; null for all others. The same model bought from a cloud (Bedrock,
 * Vertex AI) or reached through a gateway is not the vendor's business: its text is not sent there.
 */
function exactVendorOf(match, prompt) {
    if (match === null)
        return null;
    const { model, by, asWritten } = match;
    if (model.selfHosted !== null)
        return null;
    const vendor = model.provider === 'anthropic' && model.name.startsWith('claude')
        ? 'anthropic'
        : model.provider === 'google' && model.name.startsWith('gemini')
            ? 'gemini'
            : null;
    // A gateway's name may lead to a cloud that sells the model, whatever the gateway's config calls it.
    if (by === 'alias')
        return null;
    if (vendor === null || by === 'settings' || by === 'local')
        return vendor;
    const prefix = /^([^/:]*)[/:]/.exec(asWritten)?.[1];
    const named = [prefix, prompt.model?.asWritten === asWritten ? prompt.model.provider : undefined];
    const own = named.every((name) => name === undefined || ownNames[vendor].written.test(name.toLowerCase()));
    return own ? vendor : null;
}
/** The body to be counted, or in words why there is none that an exact count could be had for. */
function exactRequest(prompt, match, vendor) {
    const why = notWhole(prompt);
    if (why !== null)
        return why;
    const conversation = conversationOf(prompt);
    if (typeof conversation === 'string')
        return conversation;
    const model = apiName(match);
    const body = vendor === 'anthropic'
        ? anthropicBody(prompt, model, conversation)
        : geminiBody(prompt, model, conversation);
    return { body, placeholderTokens: conversation.placeholderTokens };
}
/** What makes the request one of which only a part could be sent. */
function notWhole(prompt) {
    if (prompt.frameworkOverhead !== undefined)
        return 'a framework wraps text around it that is not known';
    if ((prompt.parameters.serverTools ?? []).length > 0) {
        return 'it has tools of the provider, whose definitions are not in the repository';
    }
    const unknown = prompt.tools.find((tool) => !tool.known);
    if (unknown !== undefined)
        return `the definition of a tool is not known`;
    const schemas = [...prompt.tools.map((tool) => tool.schema), prompt.schema?.schema];
    // Bounded before it is written out: a few lines of YAML can stand for a schema without end.
    return schemas.some((schema) => (0,json/* compactJson */.Ar)(schema ?? {}) === null)
        ? 'a schema is too large or too deep'
        : null;
}
/** One token in every vocabulary: letters are never split. It stands where a request may not be empty. */
const placeholder = 'x';
function conversationOf(prompt) {
    const leading = (0,requests.leadingSystem)(prompt.messages);
    const system = [];
    const messages = [];
    let placeholderTokens = 0;
    for (const [index, message] of prompt.messages.entries()) {
        const text = literalOf(message.segments);
        if (text === null) {
            return 'its text depends on conditions or loops, of which one request shows one case only';
        }
        if (index < leading) {
            if (text !== '')
                system.push(text);
            continue;
        }
        if ((0,requests.isSystem)(message))
            return 'a system message stands within the conversation';
        if (message.role === 'tool')
            return 'it holds answers of tools';
        const blank = text.trim() === '';
        if (blank)
            placeholderTokens += 1;
        messages.push({
            role: message.role === 'assistant' ? 'assistant' : 'user',
            text: blank ? `${placeholder}${text}` : text,
        });
    }
    if (messages.length === 0) {
        // The user's message comes from elsewhere; a request without one is refused, in production too.
        messages.push({ role: 'user', text: placeholder });
        placeholderTokens += 1;
    }
    return { system, messages, placeholderTokens };
}
/** The literal text without what is filled in; null when there is no single text. */
function literalOf(segments) {
    const pieces = [];
    for (const segment of (0,requests.flat)(segments)) {
        if (segment.kind === 'branch' || segment.kind === 'loop')
            return null;
        if (segment.kind === 'text')
            pieces.push(segment.text);
    }
    return pieces.join('');
}
/** The dated name that was written, else the catalog's: aliases and other spellings are ours, not the vendor's. */
function apiName({ model, by, asWritten }) {
    const last = asWritten.split(/[/:]/).at(-1) ?? '';
    return (by === 'exact' || by === 'dated') && /^(claude|gemini)-[\w.-]+$/.test(last) ? last : model.name;
}
function anthropicBody(prompt, model, { system, messages }) {
    const { toolChoice, thinkingBudgetTokens = 0 } = prompt.parameters;
    return {
        model,
        ...(system.length === 0
            ? {}
            : { system: system.length === 1 ? system[0] : system.map((text) => ({ type: 'text', text })) }),
        messages: messages.map(({ role, text }) => ({ role, content: text })),
        ...(prompt.tools.length === 0
            ? {}
            : {
                tools: prompt.tools.map((tool) => ({
                    name: tool.name,
                    ...(tool.description === null ? {} : { description: tool.description }),
                    input_schema: parametersOf(tool),
                })),
                ...(toolChoice === undefined ? {} : { tool_choice: anthropicChoice(toolChoice, prompt.tools) }),
            }),
        ...(prompt.schema === null
            ? {}
            : { output_config: { format: { type: 'json_schema', schema: prompt.schema.schema ?? {} } } }),
        ...(thinkingBudgetTokens > 0
            ? { thinking: { type: 'enabled', budget_tokens: thinkingBudgetTokens } }
            : {}),
    };
}
/** As the count without an endpoint reads it: what is neither `auto` nor `none` forces a tool. */
function anthropicChoice(choice, tools) {
    if (choice === 'auto' || choice === 'none')
        return { type: choice };
    return tools.some((tool) => tool.name === choice) ? { type: 'tool', name: choice } : { type: 'any' };
}
/**
 * `parametersJsonSchema` and `responseJsonSchema` take JSON Schema as it is, where `parameters` takes a part of it.
 * https://cloud.google.com/vertex-ai/docs/reference/rest/v1beta1/FunctionDeclaration; for the Gemini API as its clients
 * generated from v1beta have it, 2026-11-26. Neither was tried against the API itself.
 */
function geminiBody(prompt, model, { system, messages }) {
    return {
        model,
        ...(system.length === 0 ? {} : { systemInstruction: { parts: system.map((text) => ({ text })) } }),
        contents: messages.map(({ role, text }) => ({
            role: role === 'assistant' ? 'model' : 'user',
            parts: [{ text }],
        })),
        ...(prompt.tools.length === 0
            ? {}
            : {
                tools: [
                    {
                        functionDeclarations: prompt.tools.map((tool) => ({
                            name: tool.name,
                            ...(tool.description === null ? {} : { description: tool.description }),
                            ...(tool.schema === null ? {} : { parametersJsonSchema: tool.schema }),
                        })),
                    },
                ],
            }),
        ...(prompt.schema === null
            ? {}
            : {
                generationConfig: {
                    responseMimeType: 'application/json',
                    responseJsonSchema: prompt.schema.schema ?? {},
                },
            }),
    };
}
function parametersOf(tool) {
    return tool.schema ?? { type: 'object', properties: {} };
}

// EXTERNAL MODULE: ./src/core/amount.ts
var amount = __webpack_require__(7787);
// EXTERNAL MODULE: ./src/core/prompt.ts
var core_prompt = __webpack_require__(5301);
;// CONCATENATED MODULE: ./src/providers/exact/share.ts
/**
 * The vendor gives one number for a whole request. It is shared out over the blocks that were sent, so that the parts
 * still add up to the input and the causes of a change to its delta.
 *
 * The rule. What is fixed (the chat format, the hidden prompt for tools) keeps its count, the rest is shared in
 * proportion to the offline counts, in whole tokens by largest remainder. Of a pair, the baseline is shared first; what
 * is the same in the head gets the same there, and all that is left of the head's total belongs to what changed.
 */




/** False for what is filled in at run time, and for what could not be counted. */
function wasSent(block) {
    return block.part !== 'variables' && block.part !== 'images' && block.tokens.basis !== 'unknown';
}
function isFixed(block) {
    return block.part === 'overhead' || block.hidden === true;
}
/** The offline count with the shares in the place of what was sent: exact, but for what is filled in at run time. */
function withShares(tokens, shares, counter) {
    let next = 0;
    const blocks = tokens.blocks.map((block) => {
        if (!wasSent(block))
            return block;
        const share = shares[next] ?? 0;
        next += 1;
        return { ...block, tokens: (0,amount/* exactly */.pV)(share) };
    });
    // A request of which nothing was sent but a placeholder still has what the vendor adds to it.
    const rest = shares.slice(next).reduce((total, share) => total + share, 0);
    if (rest > 0)
        blocks.push(added(rest));
    const parts = (0,requests.sumByPart)(blocks);
    const input = (0,amount/* sum */.cz)(Object.values(parts));
    return {
        ...tokens,
        blocks,
        parts,
        input: tokens.input.basis === 'unknown' ? { ...input, basis: 'unknown' } : input,
        tokenizer: counter,
        method: 'exact',
        errorPercent: 0,
    };
}
function added(tokens) {
    return {
        part: 'overhead',
        label: 'added by the vendor',
        tokens: (0,amount/* exactly */.pV)(tokens),
        stability: 'static',
        message: null,
        place: null,
    };
}
/** The answer for one request, shared out. */
function shareOut({ tokens, answer }) {
    return sharesOf(answer, tokens.blocks.filter(wasSent));
}
/** The answers for two requests with the same model, so that what is the same in both has the same count. */
function shareOutPair(baseline, head) {
    const before = shareOut(baseline);
    const after = follow(baseline, before, head);
    if (after !== null)
        return [before, after];
    // Nothing was added, so what changed is in the baseline alone.
    const own = shareOut(head);
    return [follow(head, own, baseline) ?? before, own];
}
/** Shares of `other` that repeat those of `first` for what both have; null when then nothing is left to take the rest. */
function follow(first, shares, other) {
    const known = new Map();
    for (const [index, id] of identities(first).entries()) {
        known.set(id, [...(known.get(id) ?? []), shares[index] ?? 0]);
    }
    const repeated = identities(other).map((id) => known.get(id)?.shift() ?? null);
    const blocks = other.tokens.blocks.filter(wasSent);
    const changed = blocks.filter((_, index) => repeated[index] === null);
    const rest = other.answer - repeated.reduce((total, share) => total + (share ?? 0), 0);
    if (rest < 0 || (rest > 0 && changed.every((block) => block.tokens.expected === 0)))
        return null;
    const free = [...sharesOf(rest, changed)];
    return repeated.map((share) => share ?? free.shift() ?? 0);
}
/** What must be the same for a block to be the same: its message's whole text, its tool's whole definition. */
function identities({ prompt, tokens }) {
    const tools = new Map(prompt.tools.map((tool) => [tool.name, tool]));
    return tokens.blocks.filter(wasSent).map((block) => {
        const { part, label, message, tokens: count } = block;
        const tool = part === 'tools' && !isFixed(block) ? tools.get(label) : undefined;
        const content = isFixed(block)
            ? ''
            : message !== null
                ? (0,core_prompt/* literalText */.b)(prompt.messages[message]?.segments ?? [])
                : tool !== undefined
                    ? (0,json/* compactJson */.Ar)([tool.description, tool.schema])
                    : part === 'schema'
                        ? (0,json/* compactJson */.Ar)(prompt.schema?.schema ?? null)
                        : '';
        return JSON.stringify([part, label, count.expected, content]);
    });
}
/** `total` over blocks: fixed ones keep their count where there is room for it, text takes the rest. */
function sharesOf(total, blocks) {
    if (blocks.length === 0)
        return total > 0 ? [total] : [];
    const counts = blocks.map((block) => block.tokens.expected);
    const fixed = counts.reduce((sumOf, count, index) => sumOf + (isFixedAt(blocks, index) ? count : 0), 0);
    const text = counts.map((count, index) => (isFixedAt(blocks, index) ? 0 : count));
    if (fixed > total || text.every((count) => count === 0))
        return proportional(total, counts);
    const shared = proportional(total - fixed, text);
    return counts.map((count, index) => (isFixedAt(blocks, index) ? count : (shared[index] ?? 0)));
}
function isFixedAt(blocks, index) {
    const block = blocks[index];
    return block !== undefined && isFixed(block);
}
/** Whole numbers in proportion to the weights that add up to `total`: the largest remainders are rounded up. */
function proportional(total, weights) {
    const all = weights.reduce((sumOf, weight) => sumOf + weight, 0);
    const ideal = weights.map((weight) => (all === 0 ? total / weights.length : (total * weight) / all));
    const whole = ideal.map(Math.floor);
    const left = total - whole.reduce((sumOf, share) => sumOf + share, 0);
    const order = ideal
        .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
        .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
    for (const { index } of order.slice(0, left))
        whole[index] = (whole[index] ?? 0) + 1;
    return whole;
}

;// CONCATENATED MODULE: ./src/providers/exact/index.ts



/**
 * Asks for both sides of each new and changed request, in the order of the changes: where the bounds end it, the largest
 * are counted. Removed prompts are not asked for: their text is no longer anybody's question.
 */
async function askVendors(changes, counts, offline) {
    const known = new Map();
    const problems = [];
    for (const change of changes) {
        const outcome = await askForChange(change, counts, offline);
        if (outcome === null)
            continue;
        if ('reason' in outcome) {
            problems.push(outcome);
            continue;
        }
        for (const { prompt, model, ...answer } of outcome) {
            const models = known.get(prompt) ?? new Map();
            known.set(prompt, models.set(model.id, answer));
        }
    }
    return {
        any: known.size > 0,
        applied: (prompt, match, tokens) => {
            const answer = match === null ? undefined : known.get(prompt)?.get(match.model.id);
            return answer === undefined ? tokens : withShares(tokens, answer.shares, answer.counter);
        },
        problems: merged(problems),
    };
}
/** One request body by itself, for `count`: null when its model is of no vendor that may be asked. */
async function askVendor(prompt, match, counts, tokens) {
    const vendor = askable(match, prompt, counts);
    if (vendor === null)
        return null;
    const asked = await ask(prompt, match, vendor, counts, tokens, aboutOf(prompt));
    return 'reason' in asked ? asked : withShares(tokens, shareOut(asked), exact/* exactNames */.Ke[vendor]);
}
/** Shares for each side with each of the change's models, why there are none, or null where nobody is to be asked. */
async function askForChange(change, counts, offline) {
    const { baseline, head } = change;
    if (head === null || change.status === 'unchanged' || change.notComparable !== null)
        return null;
    const sides = baseline === null ? [head] : [baseline, head];
    if (!sides.every(isRequest))
        return null;
    const vendors = sides.map(({ match, prompt }) => askable(match, prompt, counts));
    const first = vendors.find((vendor) => vendor !== null) ?? null;
    if (first === null)
        return null;
    const about = aboutOf(head.prompt);
    const fail = (why) => (0,exact/* notAsked */.Op)((0,exact/* vendorName */.gR)(first), why, about);
    if (sides.some(({ usage }) => Object.keys(usage.modelShares ?? {}).length > 0)) {
        return fail('a share of its traffic goes to other models');
    }
    const found = [];
    const models = new Set();
    for (const [index, side] of sides.entries()) {
        const { match } = side;
        const vendor = vendors[index] ?? null;
        if (match === null || models.has(match.model.id))
            continue;
        models.add(match.model.id);
        if (vendor === null) {
            if (side.tokens.method === 'exact')
                continue;
            return fail(`the other side’s model, ${match.model.id}, has no such endpoint`);
        }
        found.push(...(await askForModel(sides, match, vendor, counts, offline, about)));
    }
    const failure = found.find((one) => 'reason' in one);
    return failure ?? found;
}
/** All sides with one model: of a change of models the causes need each text with each model. */
async function askForModel(sides, match, vendor, counts, offline, about) {
    const asked = await Promise.all(sides.map(({ prompt }) => ask(prompt, match, vendor, counts, offline(prompt, match), about)));
    const [one, two] = asked;
    if (one === undefined || 'reason' in one)
        return one === undefined ? [] : [one];
    const at = (prompt, shares) => ({
        prompt,
        model: match.model,
        shares,
        counter: exact/* exactNames */.Ke[vendor],
    });
    if (two === undefined)
        return [at(one.prompt, shareOut(one))];
    if ('reason' in two)
        return [two];
    const [before, after] = shareOutPair(one, two);
    return [at(one.prompt, before), at(two.prompt, after)];
}
async function ask(prompt, match, vendor, counts, tokens, about) {
    const request = exactRequest(prompt, match, vendor);
    const fail = (why) => (0,exact/* notAsked */.Op)((0,exact/* vendorName */.gR)(vendor), why, about);
    if (typeof request === 'string')
        return fail(request);
    const answer = (await counts[vendor]?.(request.body, about)) ?? fail('there is no key');
    if (typeof answer !== 'number')
        return answer;
    const counted = answer - request.placeholderTokens;
    return counted < 0 ? fail('an answer smaller than the request') : { prompt, tokens, answer: counted };
}
function askable(match, prompt, counts) {
    const vendor = exactVendorOf(match, prompt);
    return vendor === null || counts[vendor] === undefined ? null : vendor;
}
/** Instructions, fragments and lists of tools are parts of requests that are made elsewhere. */
function isRequest({ prompt }) {
    return prompt.kind === 'request' || prompt.kind === 'evaluation';
}
function aboutOf(prompt) {
    return { path: prompt.path, line: prompt.line, keys: [prompt.key] };
}
function merged(problems) {
    const byDetail = new Map();
    for (const one of problems)
        byDetail.set(one.detail, [...(byDetail.get(one.detail) ?? []), one]);
    return [...byDetail.values()].flatMap((same) => {
        const [first] = same;
        if (first === undefined || same.length === 1)
            return same;
        const keys = same.flatMap((one) => one.keys ?? []);
        return [{ ...first, path: null, line: null, keys, detail: `${first.detail} ${keys.length} prompts.` }];
    });
}


/***/ })

};
