import { extensionOf, baseName } from '../syntax/paths.js';
import type { Language, Program, Reader } from './facts.js';

/** A language's reader, loaded only when a file needs it. */
interface ReaderEntry {
  readonly languages: readonly Language[];
  /** File endings without the dot, lower case, by language. */
  readonly endings: Readonly<Record<string, Language>>;
  load(): Promise<Reader>;
}

/** Every reader. A new language is one entry here and one file beside this one. */
const readers: readonly ReaderEntry[] = [
  {
    languages: ['python'],
    endings: { py: 'python', ipynb: 'python' },
    load: async () => (await import('./python.js')).python,
  },
  {
    languages: ['java'],
    endings: { java: 'java' },
    load: async () => (await import('./java.js')).java,
  },
  {
    languages: ['kotlin'],
    endings: { kt: 'kotlin', kts: 'kotlin' },
    load: async () => (await import('./kotlin.js')).kotlin,
  },
  {
    languages: ['go'],
    endings: { go: 'go' },
    load: async () => (await import('./go.js')).go,
  },
  {
    languages: ['csharp'],
    endings: { cs: 'csharp' },
    load: async () => (await import('./csharp.js')).csharp,
  },
  {
    languages: ['rust'],
    endings: { rs: 'rust' },
    load: async () => (await import('./rust.js')).rust,
  },
  {
    languages: ['ruby'],
    endings: { rb: 'ruby', rake: 'ruby' },
    load: async () => (await import('./ruby.js')).ruby,
  },
  {
    languages: ['php'],
    endings: { php: 'php' },
    load: async () => (await import('./php.js')).php,
  },
  {
    languages: ['swift'],
    endings: { swift: 'swift' },
    load: async () => (await import('./swift.js')).swift,
  },
  {
    languages: ['typescript', 'javascript'],
    endings: {
      ts: 'typescript',
      tsx: 'typescript',
      mts: 'typescript',
      cts: 'typescript',
      js: 'javascript',
      jsx: 'javascript',
      mjs: 'javascript',
      cjs: 'javascript',
      vue: 'typescript',
      svelte: 'typescript',
      astro: 'typescript',
    },
    load: async () => (await import('./typescript.js')).typescript,
  },
];

const byEnding = new Map(
  readers.flatMap((entry) =>
    Object.entries(entry.endings).map(([ending, language]) => [ending, { entry, language }] as const),
  ),
);

/** The language of a path by its ending, null when no reader has it. */
export function languageOf(path: string): Language | null {
  return byEnding.get(extensionOf(path))?.language ?? null;
}

/** Reads one program. Throws `ProgramSyntaxError` when it is not of its language. */
export async function readProgram(path: string, text: string): Promise<Program | null> {
  const found = byEnding.get(extensionOf(path));
  if (found === undefined) return null;
  return (await found.entry.load()).read(path, text, found.language);
}

/** Reads a program without waiting; null where no reader of its language was made ready. Throws as `readProgram` does. */
export type ReadNow = (path: string, text: string) => Program | null;

/** Makes the readers of these files ready, as far as they can read without waiting. */
export async function readersFor(paths: Iterable<string>): Promise<ReadNow> {
  const ready = new Map<Language, (path: string, text: string, language: Language) => Program>();
  for (const path of paths) {
    const found = byEnding.get(extensionOf(path));
    if (found === undefined || ready.has(found.language)) continue;
    const read = await (await found.entry.load()).ready?.();
    if (read !== undefined) ready.set(found.language, read);
  }
  return (path, text) => {
    const language = languageOf(path);
    return language === null ? null : (ready.get(language)?.(path, text, language) ?? null);
  };
}

/** Larger program files are generated or data. */
export const maxProgramBytes = 1024 * 1024;

const sdkNames =
  /openai|anthropic|genai|generative-?ai|vertexai|mistral|cohere|groq|bedrock|ollama|litellm|langchain|langgraph|llama_?-?index|pydantic_ai|instructor|dspy|crewai|autogen|ag2|smolagents|mastra|genkit|semantic.?kernel|springframework\.ai|@ai-sdk|['"]ai['"/]|deepagents|langmem|together|Extensions\.AI|openrouter|(?:from|import) agents\b|google\.adk|claude_agent_sdk|huggingface|replicate|transformers|mirascope|deepseek|chat\/completions/i;
const promptWords =
  /use this (?:tool|action|function)|prompt|instruction|system_?message|persona|preamble|you are |you're (?:a|an|the) |your (?:task|job|goal) |act as |(?<![a-z])llm|llm(?![a-z])|(?<![a-z])gpt|claude|gemini|@\w*\.?\w*_?tool\b|BaseTool|["'](?:input_schema|parameters)["']\s*:|FunctionDeclaration|[你您]是|提示词|大模型|智能体|あなたは|プロンプト|당신은|(?<![a-z])(?:new|create|define|register|make|add)\w{0,24}tool\s*(?:<[^<>()]{0,80}>)?\(/i;

/** What only a call of a model is given, under whatever name a program has for the function. */
const callWords =
  /\bmax_?(?:output_?|completion_?|new_?)?tokens\b|\brole["']?\s*[:=]\s*["'](?:system|user|assistant|developer)["']/i;

/** A client of the application's own, whose callers need no word about models: `AIService.ask("…")`. */
const clientNames =
  /\b\w*(?:AI|Ai|LLM|Llm|GPT|Gpt)(?:[A-Z][a-z]+){0,3}(?:Service|Client|Helper|Utils?|Manager|Provider|Api|API|Agent|Assistant)\b/;

/**
 * Whether a program's text can hold a prompt or a model call: names of SDKs, words of prompts, or arguments of a model call. Of 230
 * labeled files none was missed, while more than half of the files need no parse. What such a file imports is read whatever it says.
 */
export function mayHoldPrompts(text: string): boolean {
  return promptWords.test(text) || sdkNames.test(text) || callWords.test(text) || clientNames.test(text);
}

const hashedName = /[-.](?=[A-Za-z_-]*\d)[A-Za-z\d_-]{8,24}\.[cm]?js$/;
const shortestBundle = 20_000;
/** Characters of an average line, far above those of a program that somebody writes. */
const bundledLine = 500;

/** Whether a file is what a bundler made of others, by its name with a hash and its endless lines (`assets/index-DII1OfOo.js`). */
export function isBundle(path: string, text: string): boolean {
  if (text.length < shortestBundle || !hashedName.test(path)) return false;
  let lines = 1;
  const most = text.length / bundledLine;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= most; at = text.indexOf('\n', at + 1)) lines++;
  return lines <= most;
}

const testFolders =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|mocks?|specs?|e2e|testing|fixtures?|test[-_]?(?:data|utils?|helpers?|support)|examples?|samples?|docs?|documentation|benchmarks?|third_party|thirdparty|vendor|node_modules|migrations|locales?|i18n|generated|__generated__|\.storybook|stories|site-packages)\//i;
const testFiles =
  /^(?:test_.*|conftest|setup)\.py$|_test\.(?:py|go|rb|rs)$|(?:[._](?:test|spec|stories|mock|d)|-(?:spec|stories|mock))\.[cm]?[jt]sx?$|(?:Tests?|Spec|IT)\.(?:java|kt|cs|swift|php)$|_spec\.rb$|\.(?:min|bundle|pb|g|generated|designer)\.\w+$|_pb2(?:_grpc)?\.py$|\.d\.[cm]?ts$/;

/** Folders below a source root of Java and Kotlin are packages: `org/springframework/samples` is no sample. */
const packageFolders = /(?<=(?:^|\/)src\/main\/(?:java|kotlin)\/).*\//;

/** Tests, documentation, samples, vendored and generated code: read only when the settings include it. */
export function isOutsideProduct(path: string): boolean {
  return testFolders.test(path.replace(packageFolders, '')) || testFiles.test(baseName(path));
}
