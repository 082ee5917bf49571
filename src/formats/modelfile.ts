import type { Format } from '../core/format.js';
import { inline } from '../core/origin.js';
import type { Message, ModelReference, Parameters } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { baseName, folderOf, stemOf } from './syntax/paths.js';
import { lineAt, placeIn, textIn, textSegment, trimmed, type SourceText } from './syntax/place.js';
import { promptOf } from './request/prompts.js';
import { roleOf } from './request/roles.js';

// https://docs.ollama.com/modelfile, of which excerpts were read on 2026-11-26: FROM, PARAMETER, TEMPLATE, SYSTEM, ADAPTER,
// LICENSE, MESSAGE, REQUIRES, CAPABILITY. Of the parameters only num_predict and temperature change what an answer costs.

interface Instruction {
  readonly name: string;
  readonly value: SourceText;
  readonly line: number;
}

/** Ollama's Modelfile: a local model with its system message and examples. */
export const modelfile: Format = {
  id: 'modelfile',
  title: 'Ollama Modelfile',
  docs: 'https://docs.ollama.com/modelfile',
  reads:
    'FROM as the model, SYSTEM and MESSAGE as the messages that every request carries, `num_predict` as the limit. TEMPLATE says how the server writes roles and is not text of its own. The user’s question comes with the request.',
  patterns: ['**/{Modelfile,modelfile}', '**/{Modelfile,modelfile}.*', '**/*.{Modelfile,modelfile}'],
  recognizes: (file) => /^[ \t]*FROM[ \t]+\S/im.test(file.text) && !file.text.includes('\0'),
  extract(file) {
    const { instructions, problems } = instructionsOf(file);
    const messages: Message[] = [];
    let model: ModelReference | null = null;
    let parameters: Parameters = {};
    let template: string | null = null;
    for (const { name, value } of instructions) {
      if (name === 'FROM' && value.text !== '')
        model = { asWritten: value.text, origin: inline, provider: 'ollama', place: value.place };
      else if (name === 'PARAMETER') parameters = { ...parameters, ...parameterOf(value) };
      else if (name === 'TEMPLATE') template = longText(value) ? 'the text of TEMPLATE' : null;
      else if (name === 'SYSTEM' && value.text !== '') {
        const before = messages.findIndex((message) => message.role === 'system' && message.example !== true);
        const message: Message = { role: 'system', segments: [textSegment(value)], place: value.place };
        // The last SYSTEM counts.
        if (before === -1) messages.unshift(message);
        else messages[before] = message;
      } else if (name === 'MESSAGE') {
        const word = /^(\w+)[ \t]+/.exec(value.text);
        const role = roleOf(word?.[1] ?? '');
        if (word === null || role === null) continue;
        const text = unquoted(file, value.place.start + word[0].length, value.place.end);
        messages.push({ role, segments: [textSegment(text)], example: true, place: value.place });
      }
    }
    if (model === null && messages.length === 0) return Promise.resolve({ prompts: [], problems });
    return Promise.resolve({
      prompts: [
        promptOf('modelfile', file, {
          name: nameOf(file.path),
          line: 1,
          messages,
          model,
          parameters,
          incomplete: template === null ? [] : [template],
        }),
      ],
      problems,
    });
  },
};

/** Roles and markers of a TEMPLATE are short; longer text between its actions is sent with every request. */
function longText({ text }: SourceText): boolean {
  return text.replaceAll(/\{\{[^{}]{0,500}\}\}/g, '').length > 1500;
}

function nameOf(path: string): string {
  const base = baseName(path);
  const named = base.replace(/^modelfile\.?/i, '').replace(/\.modelfile$/i, '');
  return named !== '' ? named : baseName(folderOf(path)) || stemOf(path);
}

function parameterOf(value: SourceText): Parameters {
  const found = /^(\w+)[ \t]+(\S+)/.exec(value.text);
  const number = Number(found?.[2]);
  if (found === null || !Number.isFinite(number)) return {};
  const name = found[1]?.toLowerCase();
  // -1 and -2 mean: no limit.
  if (name === 'num_predict' && Number.isInteger(number) && number >= 0)
    return { maxOutputTokens: number, maxOutputPlace: value.place };
  return name === 'temperature' ? { temperature: number } : {};
}

const keyword = /[ \t]*(FROM|PARAMETER|TEMPLATE|SYSTEM|ADAPTER|LICENSE|MESSAGE|REQUIRES|CAPABILITY)[ \t]+/iy;

function instructionsOf(file: SourceFile): {
  instructions: readonly Instruction[];
  problems: readonly Problem[];
} {
  const { text } = file;
  const instructions: Instruction[] = [];
  const problems: Problem[] = [];
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
        if (role.exec(text) !== null) from = role.lastIndex;
      }
      if (text.startsWith('"""', from)) {
        const close = text.indexOf('"""', from + 3);
        if (close === -1) {
          problems.push(
            problem(
              'unreadable-format',
              file.path,
              lineAt(file, line),
              'The `"""` of this line is not closed.',
            ),
          );
        } else stop = Math.max(stop, close + 3);
        if (close !== -1) stop = close + 3;
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

function unquoted(file: SourceFile, from: number, to: number): SourceText {
  const { text, place } = trimmed(textIn(file, from, to));
  for (const quote of ['"""', '"']) {
    if (text.length >= 2 * quote.length && text.startsWith(quote) && text.endsWith(quote))
      return textIn(file, place.start + quote.length, place.end - quote.length);
  }
  return textIn(file, placeIn(file, place.start, place.end).start, place.end);
}
