import { withRest } from '../syntax/rest.js';
import type { Format, FormatContext } from '../../core/format.js';
import type { Prompt } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { parseJson, topLevelKeys } from '../syntax/json.js';
import { baseName, extensionOf, stemOf } from '../syntax/paths.js';
import { startOf } from '../request/prompts.js';
import { at, itemsAt, listAt, type Node } from '../syntax/tree.js';
import { readBody } from './body.js';
import { shapeOf } from './shapes.js';

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
const testPath =
  /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|mocks?|__mocks__|recordings?|snapshots?|datasets?|data|logs?|traces?|transcripts?|conversations?|outputs?|results?|finetun\w*|fine[-_]tun\w*|locales?|i18n)\//i;

/** Requests as they are sent, in the shapes of the vendors' APIs. */
export const requestBody: Format = {
  id: 'request-body',
  title: 'Request body',
  docs: 'https://platform.openai.com/docs/api-reference/chat/create',
  reads:
    'JSON bodies of OpenAI Chat, Responses, Assistants and Batch, Anthropic Messages, Gemini, Bedrock Converse and Ollama: messages, system blocks with their cache marks, tools, answer schema, limits. Each request of a batch (lines of OpenAI, Gemini or Bedrock, Anthropic’s `requests`) is one prompt in the batch tier. What the provider holds (an earlier response, a conversation, cached content, a stored prompt, an MCP server’s tools) is reported as missing. Recorded answers, test fixtures and training data (messages without a model) are not read.',
  patterns: [
    '**/*.json',
    '**/*{batch,Batch,request,Request}*.jsonl',
    '**/{batch,batches,requests}/**/*.jsonl',
  ],
  recognizes(file) {
    if (extensionOf(file.path) === 'jsonl') {
      const head = file.text.slice(0, 4000);
      return (
        (/"custom_id"\s*:/.test(head) && /"(?:body|params)"\s*:/.test(head)) ||
        (/"recordId"\s*:/.test(head) && /"modelInput"\s*:/.test(head)) ||
        (/"request"\s*:\s*\{/.test(head) && /"contents"\s*:/.test(head))
      );
    }
    const keys = topLevelKeys(file);
    if (keys.has('requests') && !testPath.test(file.path)) {
      const head = file.text.slice(0, 4000);
      return /"custom_id"\s*:/.test(head) && /"params"\s*:/.test(head);
    }
    return keys.size > 0 && shapeOf(keys) !== null && !testPath.test(file.path);
  },
  async extract(file, context) {
    if (extensionOf(file.path) === 'jsonl') return extractLines(file, context);
    const { root, problems } = parseJson(file);
    if (root === null) return { prompts: [], problems };
    const prompts: Prompt[] = [];
    const found: Problem[] = [...problems];
    const list = listAt(root, 'requests') ?? root;
    const items = itemsAt(list);
    if (items.length > maxLines) {
      const detail = `Only the first ${maxLines} requests of this file were read.`;
      const rest = file.text.slice(items[maxLines]?.place.start ?? 0);
      const { line = null } = items[maxLines]?.place ?? {};
      found.push(withRest(problem('too-many', file.path, line, detail), rest));
    }
    for (const [index, item] of items.slice(0, maxLines).entries()) {
      const name = list.kind === 'list' ? `${index + 1}` : stemOf(file.path);
      const read = await readBody(item, file, context, name);
      if (read === null) continue;
      prompts.push(read.prompt);
      found.push(...read.problems);
    }
    return { prompts, problems: found };
  },
};

/** Each line of a batch file as a prompt. */
async function extractLines(file: SourceFile, context: FormatContext) {
  const prompts: Prompt[] = [];
  const problems: Problem[] = [];
  let line = 0;
  for (let start = 0; start < file.text.length;) {
    const newline = file.text.indexOf('\n', start);
    const end = newline === -1 ? file.text.length : newline;
    line++;
    if (file.text.slice(start, Math.min(end, start + 200)).trim() !== '') {
      if (prompts.length >= maxLines) {
        const detail = `Only the first ${maxLines} requests of this batch file were read.`;
        problems.push(withRest(problem('too-many', file.path, line, detail), file.text.slice(start)));
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
      if (problems.length > 100) break;
    }
    start = end + 1;
  }
  return { prompts, problems };
}

/**
 * The request in a JSON text, for the command line: a whole body of any vendor, a list of messages, or the first
 * line of a batch file. It is taken as it is sent: nothing in it is a placeholder.
 */
export async function readRequestBody(path: string, text: string): Promise<Prompt | Problem> {
  const file: SourceFile = {
    path,
    text: text.replace(/^\ufeff/, ''),
    hadByteOrderMark: text.startsWith('\ufeff'),
  };
  const nothing: FormatContext = {
    read: (wanted) =>
      Promise.resolve(problem('missing-file', wanted, null, 'A request body is read without other files.')),
    exists: () => false,
    glob: () => [],
  };
  const whole = parseJson(file);
  const newline = file.text.indexOf('\n');
  const parsed = whole.root === null && newline > 0 ? parseJson(file, 0, newline) : whole;
  const root = parsed.root ?? null;
  if (root === null)
    return whole.problems[0] ?? problem('unreadable-json', path, 1, 'The file has no JSON value in it.');
  const isList = root.kind === 'list' && root.items.some((item) => at(item, 'role') !== undefined);
  const body: Node = isList
    ? { kind: 'map', entries: [{ key: 'messages', keyPlace: root.place, value: root }], place: root.place }
    : (listAt(root)?.items[0] ?? root);
  const read = await readBody(body, file, nothing, baseName(path), true, 'chat');
  if (read === null) {
    const detail =
      'This is no request: expected a JSON body with `messages`, `input`, `contents` or `prompt`, or a list of messages.';
    return problem('unexpected-shape', path, startOf(file).line, detail);
  }
  return { ...read.prompt, key: path, sources: [path] };
}
