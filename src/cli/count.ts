import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModelMatch } from '../core/model.js';
import { inputCost } from '../core/cost/rates.js';
import { toUsd } from '../core/money.js';
import type { RequestTokens, Tokenizer } from '../core/tokens.js';
import { logLine, visible } from '../outputs/escape.js';
import { renderCounts, type CountRow } from '../outputs/counts.js';
import { renderJson } from '../outputs/json.js';
import { openCatalog } from '../providers/index.js';
import type { ExactCounts } from '../exact/endpoints/index.js';
import { openTokenizer, tokenizerForModel } from '../tokenizers/index.js';
import { argumentMistake, helpText, outputFlags, readArguments, type Flag } from './arguments.js';
import { exactFlag, openExact } from './exact.js';
import { deliver, outputFormat, readFailure, viewOf, type Surroundings } from './terminal.js';

const flags: readonly Flag[] = [
  { name: 'model', short: 'm', value: 'NAME', help: 'the model whose tokens are counted (required)' },
  {
    name: 'messages',
    help: 'the files are request bodies (OpenAI, Anthropic, Gemini …): count messages, tools and schema as they are sent',
  },
  { ...exactFlag, help: `${exactFlag.help}; with --messages only` },
  ...outputFlags,
];

const help = helpText(
  ['promptcost count [FILE…|-] --model NAME [flags]'],
  'Counts the tokens of text and what they cost as input. Without --messages the text is counted as it is, without any overhead.',
  flags,
  [
    'promptcost count prompts/*.md --model gpt-4.1',
    'promptcost count request.json --messages --model gpt-4.1',
    'ANTHROPIC_API_KEY=… promptcost count request.json --messages --exact --model claude-sonnet-4-5',
    'git show HEAD:prompts/triage.md | promptcost count - --model claude-sonnet-4-5',
  ],
);

/** No file larger than this is counted: 64 MiB, far above any context window. */
const maxBytes = 64 * 1024 * 1024;

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const format = outputFormat(args, ['table', 'json']);
  const name = args.values['model'];
  if (name === undefined || name.trim() === '') {
    throw argumentMistake(
      'model',
      'nothing',
      'the name of a model',
      'promptcost count prompt.md --model gpt-4.1',
    );
  }
  const exact = openExact(args, around);
  if (args.switches.has('exact') && !args.switches.has('messages')) {
    throw argumentMistake(
      'exact',
      'text that is no request',
      '--exact with --messages: the endpoints count whole requests',
      'promptcost count request.json --messages --exact --model claude-sonnet-4-5',
    );
  }
  const files = args.words.length === 0 ? ['-'] : args.words;
  const rows: CountRow[] = [];
  let failed = false;
  const catalog = await openCatalog();
  const answer = catalog.find(name);
  const match = 'model' in answer ? answer : null;
  const model = match?.model ?? null;
  const tokenizer = openTokenizer(model?.tokenizer ?? tokenizerForModel('', name));
  if (model === null && !args.switches.has('quiet')) {
    const near = 'near' in answer ? answer.near.map((one) => `\`${one}\``) : [];
    const meant = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
    const how =
      tokenizer.id === tokenizer.method ? 'estimated' : `counted with ${tokenizer.id} (${tokenizer.method})`;
    around.stderr.write(
      `promptcost: ${visible(`the model \`${name}\` is not known, so the tokens are ${how} and have no price.${meant}`)}\n`,
    );
  }
  for (const file of files) {
    try {
      const text = decode(file === '-' ? await around.stdin() : readBounded(path.resolve(around.cwd, file)));
      if (args.switches.has('messages')) {
        const { counted, why } = await countBody(file, text, match, tokenizer, exact);
        if (why !== null) around.stderr.write(`promptcost: ${logLine(`${file}: ${why}`)}\n`);
        const { method, errorPercent } = counted;
        const tokens = Math.round(counted.input.expected);
        rows.push({
          file,
          model: model?.id ?? name,
          tokens,
          method,
          errorPercent,
          tokenizer: counted.tokenizer,
          inputUsdPer1k: usdPer1k(match, tokens),
        });
      } else {
        if (!args.switches.has('quiet') && format === 'table' && (await isPromptFile(file, text))) {
          around.stderr.write(
            `promptcost: ${visible(`${file}: counts the raw file; as a request see \`promptcost scan ${file}\``)}\n`,
          );
        }
        const { id, method, errorPercent } = tokenizer;
        const tokens = tokenizer.count(text);
        rows.push({
          file,
          model: model?.id ?? name,
          tokens,
          method,
          errorPercent,
          tokenizer: id,
          inputUsdPer1k: usdPer1k(match, tokens),
        });
      }
    } catch (error) {
      failed = true;
      around.stderr.write(`promptcost: ${visible(file)}: ${visible(readFailure(error))}\n`);
    }
  }
  // A table of nothing would look like a result.
  if (rows.length === 0 && format === 'table') return 2;
  deliver(format === 'json' ? renderJson(rows) : renderCounts(rows, viewOf(args, around)), args, around);
  return failed ? 2 : 0;
}

/** Whether `scan` reads the file as more than its text: the request has other tokens than the file. */
async function isPromptFile(file: string, text: string): Promise<boolean> {
  if (file === '-') return false;
  const { readsAsMoreThanText } = await import('../discovery/index.js');
  return readsAsMoreThanText({ path: file.replaceAll('\\', '/'), text, hadByteOrderMark: false });
}

/** USD for 1,000 requests with so many tokens of input; null without a known rate. */
function usdPer1k(match: ModelMatch | null, tokens: number): number | null {
  const pico = match === null ? null : inputCost(match, tokens);
  return pico === null ? null : toUsd(pico * 1000n);
}

function readBounded(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const facts = fstatSync(descriptor);
    if (facts.isDirectory()) throw new Error('is a folder; name the files in it');
    if (facts.size > maxBytes)
      throw new Error(`has ${facts.size} bytes, more than the ${maxBytes} that are counted`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('is not UTF-8 text; convert it first');
  }
}

/** A request body with everything that is sent beside its text, and why it was not counted by its vendor if it was not. */
async function countBody(
  file: string,
  text: string,
  match: ModelMatch | null,
  tokenizer: Tokenizer,
  exact: ExactCounts,
): Promise<{ counted: RequestTokens; why: string | null }> {
  const [{ readRequestBody }, { countRequest }, { askVendor }] = await Promise.all([
    import('../discovery/index.js'),
    import('../counting/index.js'),
    import('../exact/index.js'),
  ]);
  const body = await readRequestBody(file, text.replace(/^\ufeff/, ''));
  if ('reason' in body) throw new Error(body.detail);
  const counted = countRequest(body, match?.model ?? null, tokenizer, {});
  const answer = match === null ? null : await askVendor(body, match, exact, counted);
  if (answer === null) {
    const why = 'no key was given for the vendor of this model, or it has no such endpoint; counted offline';
    return { counted, why: Object.keys(exact).length === 0 ? null : why };
  }
  return 'reason' in answer ? { counted, why: answer.detail } : { counted: answer, why: null };
}
