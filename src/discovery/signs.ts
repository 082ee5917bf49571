import type { UnreadReason } from '../core/unread.js';
import { at, itemsAt, stringAt } from '../formats/syntax/tree.js';
import { parseJson } from '../formats/syntax/json.js';
import { lastAtMost } from '../formats/syntax/place.js';
import type { Language } from './languages.js';

/** Something in a file that belongs to a prompt or a model call, on the lines `from` to `to` (1-based). */
export interface Sign {
  readonly reason: UnreadReason;
  /** Lines, 1-based. */
  readonly from: number;
  readonly to: number;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly name: string | null;
}

/**
 * Calls that are billed, by the last parts of their name. Sources: the libraries' own references, read on 2026-11-26:
 * OpenAI, Anthropic, Google Gen AI, Mistral, Cohere, Bedrock, LiteLLM, LangChain, LlamaIndex, Vercel AI SDK, Spring AI,
 * LangChain4j, Semantic Kernel, Pydantic AI, OpenAI Agents, Agno, CrewAI, DSPy, Haystack, Ollama, RubyLLM, Rig.
 */
const calls =
  /(?<![\w$])((?:[\w$]+(?:\(\))?\s*\.\s*){0,6}(?:chat\.completions\.(?:create|parse|stream)|completions\.create|messages\.(?:create|stream|batches\.create)|responses\.(?:create|parse|stream)|beta\.chat\.completions\.parse|images\.generate|embeddings\.create|generate_?[cC]ontent(?:_?[sS]tream|_async)?|start_chat|chats\.create|converse(?:_stream|Stream)?|invoke_model(?:_with_response_stream)?|invokeModel|chat\.complete|CreateChatCompletion(?:Stream)?|createChatCompletion|Chat\.Completions\.New(?:Streaming)?|Messages\.New(?:Streaming)?|Responses\.New|GenerateContent(?:Stream)?|CompleteChat(?:Async|Streaming)?|GetChatCompletionsAsync|GetResponseAsync|InvokePromptAsync|CreateFunctionFromPrompt|acompletion|litellm\.completion)|(?:new\s+)?(?:generateText|streamText|generateObject|streamObject|init_chat_model|initChatModel|Chat(?:OpenAI|Anthropic|GoogleGenerativeAI|VertexAI|Bedrock|BedrockConverse|Groq|MistralAI|Cohere|Ollama|DeepSeek|LiteLLM|Fireworks|Together|XAI)|AzureChatOpenAI|AzureOpenAI|GenerativeModel|OpenAIChat|OpenAIModel|AnthropicModel|OpenAIChatModel|LiteLlm|LlmAgent|ToolLoopAgent|RubyLLM\.chat|OllamaLLM|dspy\.LM|OpenAIChatCompletionClient|OpenAIChatGenerator|BedrockModel))\s*(?:<[^<>()]{0,80}>)?\s*\(/g;

/**
 * What changes the requests of a vendor's client from outside: `wrapt.patch_function_wrapper("openai…", "Completions.create")`, a
 * transport of httpx, a `fetch` of the client's own that rewrites the body.
 */
const interceptions =
  /["'](?:openai|anthropic|google\.genai|mistralai|litellm)\b[\w.]{0,80}["']\s*,\s*["'][\w.]{0,60}\b(create|parse|stream|generate_content|completion)["']|\bdef\s+(handle_(?:async_)?request)\s*\(|\b(fetch)\s*:\s*(?=(?:async\s*)?(?:\([^()]{0,80}\)|[\w$]+)\s*=>[^;]{0,300}\bbody\b)/g;

/** A server's own `fetch` handler is none of a client, so the file must name a vendor's client too. */
const vendorClient =
  /openai|anthropic|mistral|genai|generative|ai-sdk|bedrock|cohere|groq|together|openrouter/i;

const limits =
  /(?<![\w$])["']?((?:max_?(?:output_?|completion_?|new_?|response_?)?tokens(?:_to_sample)?|maxOutputTokens|maxCompletionTokens|maxNewTokens|num_predict|reasoning_?effort|thinking_?budget|budget_?tokens))["']?\s*(?:[:=]|=>|\()\s*["']?[\w(]/gi;

/** A value that sends nothing: what it becomes is on other lines. */
const nothing = /^\s*(?:""|''|``|\[\]|\{\}|None|null|nil|undefined)[;,]?\s*$/;

const modelLike =
  /(?<![\w/.@-])((?:[a-z][\w.-]{1,30}[/:]){0,3}[a-z~@][\w.:@-]{0,60}\d[\w.:@-]{0,40})(?![\w/])/gi;
const families =
  /gpt|claude|gemini|gemma|llama|mi[sx]tral|codestral|magistral|devstral|ministral|pixtral|deepseek|qwen|qwq|grok|sonar|command-r|command-a|nova|titan|phi-|kimi|glm-|minimax|text-embedding|embed-|(?<![a-z])o[134](?![a-z])|dall-e|whisper|jamba|nemotron|granite|yi-|sonnet|opus|haiku/i;

/** Everything in a file's text that belongs to a prompt or a model call. Linear in the text. */
export function signsIn(text: string, language: Language, isModel: (name: string) => boolean): Sign[] {
  const lines = lineStarts(text);
  /** The 1-based line of an offset. */
  const lineAt = (offset: number): number => lastAtMost(lines, offset) + 1;
  const { masked, strings } = scan(programIn(text, language), language);
  const found: Sign[] = [];
  const add = (reason: UnreadReason, start: number, end: number, name: string | null) =>
    found.push({ reason, from: lineAt(start), to: lineAt(Math.max(start, end - 1)), start, end, name });
  for (const match of masked.matchAll(modelLike)) {
    const name = (match[1] ?? '').replace(/[.:@-]+$/, '');
    if (
      name.length < 80 &&
      families.test(name) &&
      isValue(masked, match.index, name, language) &&
      isModel(name)
    )
      add('model', match.index, match.index + name.length, name);
  }
  for (const match of masked.matchAll(limits)) add('limit', match.index, match.index + 1, match[1] ?? null);
  if (language.style !== 'data' || language.id === 'notebook') {
    const used = new Set<string>();
    for (const match of masked.matchAll(calls)) {
      const open = match.index + match[0].length - 1;
      const end = closing(masked, open);
      const name = (match[1] ?? '').replace(/\s+/g, '');
      add('call', match.index, end, name);
      // A call inside a call is read with it: its arguments are the outer call's.
      for (const word of masked.slice(open, Math.min(end, open + 4000)).matchAll(/[A-Za-z_$][\w$]{2,60}/g))
        used.add(word[0]);
    }
    for (const match of masked.matchAll(interceptions)) {
      const name = match[1] ?? match[2] ?? match[3] ?? '';
      const needs = match[2] !== undefined ? /\bhttpx\b/ : match[3] !== undefined ? vendorClient : null;
      if (needs === null || needs.test(masked)) add('call', match.index, match.index + match[0].length, name);
    }
    for (const match of masked.matchAll(
      /^[ \t]*(?:(?:export|public|private|static|final|const|let|var|val|readonly)[ \t]+)*(?:[A-Z]\w*[ \t]+)?([A-Za-z_$][\w$]{2,60})[ \t]*(?::[^=\n]{1,60})?(?::=|=(?![=>]))/gm,
    )) {
      const name = match[1] ?? '';
      if (used.has(name)) {
        const start = match.index + match[0].length;
        const newline = text.indexOf('\n', start);
        const end = newline === -1 ? text.length : newline;
        if (!nothing.test(text.slice(start, end))) add('value', start, end, name);
      }
    }
  }
  for (const { start, end, words, named } of strings)
    if ((named || language.id !== 'json') && isInstruction(words, named)) add('text', start, end, null);
  return found;
}

/** Of a page only its scripts and of a notebook only its code cells, at the same places: what they say in words, nobody sends. */
function programIn(text: string, { id }: Language): string {
  if (id === 'html') return scriptsOf(text);
  if (id === 'notebook') return codeCellsOf(text);
  return id === 'code-in-text' ? fencedCodeOf(text) : text;
}

/** Of a text with code between fences only the code, at the same places. */
function fencedCodeOf(text: string): string {
  let isCode = false;
  return text
    .split('\n')
    .map((line) => {
      const isFence = /^\s*(?:```|~~~)/.test(line);
      if (isFence) isCode = !isCode;
      return isCode && !isFence ? line : blankOf(line);
    })
    .join('\n');
}

function codeCellsOf(notebook: string): string {
  const { root } = parseJson({ path: '', text: notebook, hadByteOrderMark: false });
  const cells = itemsAt(root, 'cells');
  // A notebook of version 3 has its cells elsewhere.
  if (cells.length === 0) return notebook;
  let kept = '';
  for (const cell of cells) {
    const source = at(cell, 'source');
    if (stringAt(cell, 'cell_type') !== 'code' || source === undefined) continue;
    const { start, end } = source.place;
    kept += blankOf(notebook.slice(kept.length, start)) + notebook.slice(start, end);
  }
  return kept + blankOf(notebook.slice(kept.length));
}

function scriptsOf(page: string): string {
  let kept = '';
  const open = /<script\b[^>]{0,500}>/gi;
  const close = /<\/script/gi;
  for (let begin = open.exec(page); begin !== null; begin = open.exec(page)) {
    const start = open.lastIndex;
    close.lastIndex = start;
    // A script that nothing ends runs to the end of the page.
    const end = close.exec(page)?.index ?? page.length;
    kept += blankOf(page.slice(kept.length, start)) + page.slice(start, end);
    open.lastIndex = end;
  }
  return kept + blankOf(page.slice(kept.length));
}

function blankOf(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/**
 * Whether a name is a whole value: `"gpt-4o"` in a program, also after a key in configuration. In a sentence it is talk, and
 * in data only a key that says so makes it one (results and conversations are full of names).
 */
function isValue(text: string, start: number, name: string, { style, id }: Language): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(start + name.length, start + name.length + 2);
  const isQuoted = /["'`]$/.test(before) && /^["'`]/.test(after);
  if (style === 'text') return false;
  if (id === 'json')
    return (
      isQuoted &&
      /(?:model|engine|deployment|llm)\w{0,20}"\s*:\s*(?:\[|\{\s*"(?:value|default)"\s*:)?\s*"$/i.test(before)
    );
  if (isQuoted) return true;
  const isBare =
    style === 'yaml' || id === 'config' || id === 'dockerfile' || id === 'shell' || id === 'batch';
  // `llm -m gpt-4o`
  if (
    (id === 'shell' || id === 'dockerfile') &&
    /(?:^|\s)(?:-m|--model)[ =]$/.test(before) &&
    /^(?:\s|$)/.test(after)
  )
    return true;
  // Also in `[a, b]` of YAML, and where a shell's quotes end: `-X "main.Model=gpt-4o"`.
  return isBare && /(?:[:=]\s*|^\s*-\s+|\n\s*-\s+|[[,]\s*)$/.test(before) && /^(?:\s|$|[,}\]"'])/.test(after);
}

/** A text that tells a model what to do, not a user: by how it speaks and how long it is. */
export function isInstruction(words: string, named: boolean): boolean {
  if (words.length < (named ? 60 : 160)) return false;
  const letters = words.replace(/[^\p{L}\s]/gu, '').length;
  if (letters < words.length * 0.6 || !/\s/.test(words)) return false;
  if (named) return true;
  if (
    /\b(?:you are|you're|act as|you will be|your (?:task|job|role|goal|purpose) is|as an? (?:ai|expert|helpful|assistant)|system prompt)\b/i.test(
      words,
    )
  )
    return true;
  const directives = words.match(
    /\b(?:you (?:must|should|can|may|have|need)|do not|don't|never|always|make sure|ensure|respond|reply|answer|return|output|write|summari[sz]e|extract|classify|translate|analy[sz]e|generate|rewrite|follow(?:ing)?|based on|step by step|only use|use only|json|the user)\b/gi,
  );
  const count = directives?.length ?? 0;
  // "You sort tickets. … Answer with one word." What a page says to people goes on otherwise: "You can cancel …", "You agree that …".
  if (count >= 2 && saysWhatYouDo.test(words)) return true;
  return count >= 4 && words.length >= 240;
}

const saysWhatYouDo =
  /(?:^|[.:\n"'`>])\s{0,20}You (?!(?:can|could|may|might|will|would|have|had|do|did|are|were|must|should|shall|need|don|won|also|just|get|got|still|now|already|currently|both|and|or|agree|acknowledge|understand|accept|hereby|receive|want|see|find|own|retain|grant|represent|know|like|use|save|pay|earn)\b)[a-z]{3,} \p{L}/u;

interface Literal {
  readonly start: number;
  readonly end: number;
  /** The text without quotes. */
  readonly words: string;
  /** Whether what it is assigned to is called a prompt, instructions, a template, a persona. */
  readonly named: boolean;
}

const promptNames =
  /(?:prompt|instruction|persona|system_?(?:message|text|content)|(?:^|[^a-z])template|guideline|directive|backstory)s?\w{0,24}["'\]]*\s*(?::[\s\w<>[\],.|?]{0,40})?(?:=|:=|:|=>|\()\s*(?:[\w.]{0,40}\(\s*)?[frbu@$]{0,2}$/i;

/**
 * The text without its comments (each replaced by spaces of the same length), and its long strings: adjacent ones, joined
 * by nothing but white space, `+`, `.` or `\`, are one.
 */
function scan(text: string, language: Language): { masked: string; strings: Literal[] } {
  if (language.style === 'text')
    return {
      masked: text,
      strings: [{ start: 0, end: text.length, words: text, named: language.isPrompt === true }],
    };
  if (language.style === 'yaml') return scanYaml(text);
  const blanks: [number, number][] = [];
  const pieces: { start: number; end: number; from: number; to: number; docstring: boolean }[] = [];
  const { comments } = language;
  const isPython = language.id === 'python';
  let at = 0;
  // Where the line of `at` starts, and where it ends.
  let lineStart = 0;
  let newline = text.indexOf('\n');
  while (at < text.length) {
    const unit = text[at] ?? '';
    const two = text.slice(at, at + 2);
    if (comments.includes('/*') && two === '/*') {
      const close = text.indexOf('*/', at + 2);
      const end = close === -1 ? text.length : close + 2;
      blanks.push([at, end]);
      at = end;
      continue;
    }
    const isLine =
      (comments.includes('#') && unit === '#' && (language.id !== 'rust' || two !== '#[')) ||
      (comments.includes(';') && unit === ';') ||
      (comments.includes('//') && two === '//' && text[at - 1] !== ':') ||
      (comments.includes('--') && two === '--');
    if (isLine) {
      const close = text.indexOf('\n', at);
      const end = close === -1 ? text.length : close;
      blanks.push([at, end]);
      at = end;
      continue;
    }
    if (unit === '<' && two === '<<') {
      const heredoc = /^<<<?[~-]?\s?['"]?([A-Z][A-Z_0-9]{1,30})['"]?[^\n]*\n/.exec(text.slice(at, at + 200));
      if (heredoc !== null) {
        const from = at + heredoc[0].length;
        const close = text.slice(from).search(new RegExp(`^[ \\t]*${heredoc[1] ?? ''}\\b`, 'm'));
        const to = close === -1 ? text.length : from + close;
        pieces.push({ start: at, end: to, from, to, docstring: false });
        at = to;
        continue;
      }
    }
    if (unit === '"' || unit === "'" || unit === '`') {
      const triple = text.slice(at, at + 3);
      const isTriple = triple === '"""' || triple === "'''";
      const mark = isTriple ? triple : unit;
      const multi = isTriple || unit === '`';
      const close = endOfString(text, at + mark.length, mark, multi);
      if (close !== null) {
        while (newline !== -1 && newline < at) {
          lineStart = newline + 1;
          newline = text.indexOf('\n', lineStart);
        }
        const before = text.slice(lineStart, at);
        const docstring =
          isPython &&
          isTriple &&
          /^\s*[rRuU]?$/.test(before) &&
          /(?:^|:\s*(?:#[^\n]*)?\n)\s*$/.test(text.slice(Math.max(0, lineStart - 200), lineStart));
        pieces.push({
          start: at,
          end: close + mark.length,
          from: at + mark.length,
          to: close,
          docstring,
        });
        at = close + mark.length;
        continue;
      }
    }
    at++;
  }
  const strings: Literal[] = [];
  let group: typeof pieces = [];
  const flush = () => {
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined || first.docstring) return;
    const words = group.map(({ from, to }) => text.slice(from, to)).join(' ');
    if (words.length >= 60) {
      const before = text.slice(Math.max(0, first.start - 160), first.start);
      strings.push({ start: first.start, end: last.end, words, named: promptNames.test(before) });
    }
  };
  for (const piece of pieces) {
    const last = group.at(-1);
    if (
      last !== undefined &&
      !/^[\s+\\.]{0,400}(?:[fFrRbBuU$@]{0,2})$/.test(
        text.slice(last.end, Math.min(piece.start, last.end + 403)),
      )
    ) {
      flush();
      group = [];
    }
    group.push(piece);
  }
  flush();
  return { masked: blanked(text, blanks), strings };
}

/** Offset of the closing mark; null where the string does not end (on its line, for those that may not cross one). */
function endOfString(text: string, from: number, mark: string, multi: boolean): number | null {
  if (multi) {
    for (let at = text.indexOf(mark, from); at !== -1; at = text.indexOf(mark, at + 1)) {
      let slashes = 0;
      while (text[at - 1 - slashes] === '\\') slashes++;
      if (slashes % 2 === 0) return at;
    }
    return null;
  }
  for (let at = from; at < text.length; at++) {
    const unit = text[at];
    if (unit === '\\') at++;
    else if (unit === mark) return at;
    else if (unit === '\n') return null;
  }
  return null;
}

/** YAML: block scalars, and values that go over one or several lines. */
function scanYaml(text: string): { masked: string; strings: Literal[] } {
  const blanks: [number, number][] = [];
  const strings: Literal[] = [];
  let offset = 0;
  let block: { key: string; indent: number; start: number; end: number } | null = null;
  const flush = () => {
    if (block === null) return;
    const words = text.slice(block.start, block.end);
    strings.push({ start: block.start, end: block.end, words, named: promptNames.test(block.key) });
    block = null;
  };
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    const end = offset + line.length;
    const current = block;
    if (current !== null && (line.trim() === '' || indent > current.indent)) current.end = end;
    else {
      flush();
      if (line.trimStart().startsWith('#')) blanks.push([offset, end]);
      const opened = /^(.{0,120}?:)\s*[|>][-+0-9]*\s*$/.exec(line);
      if (opened !== null) block = { key: opened[1] ?? '', indent, start: end + 1, end: end + 1 };
      else if (line.length >= 80) {
        const colon = line.indexOf(':');
        const key = line.slice(0, colon + 1);
        strings.push({
          start: offset,
          end,
          words: line.slice(colon + 1).trim(),
          named: promptNames.test(key),
        });
      }
    }
    offset = end + 1;
  }
  flush();
  return { masked: blanked(text, blanks), strings };
}

function blanked(text: string, spans: readonly [number, number][]): string {
  let masked = '';
  let from = 0;
  for (const [start, end] of spans) {
    masked += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    from = end;
  }
  return masked + text.slice(from);
}

/** One past the bracket that closes the one at `open`, at most 20,000 characters on. */
function closing(text: string, open: number): number {
  let depth = 0;
  const most = Math.min(text.length, open + 20_000);
  for (let at = open; at < most; at++) {
    const unit = text[at];
    if (unit === '(' || unit === '{' || unit === '[') depth++;
    else if (unit === ')' || unit === '}' || unit === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  const newline = text.indexOf('\n', open);
  return newline === -1 ? text.length : newline;
}

/** Offsets at which lines begin. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
