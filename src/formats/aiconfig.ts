import type { Missing } from '../core/missing.js';
import type { Format } from '../core/format.js';
import type { Message, Prompt, Variable } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import { parseByEnding } from './syntax/by-ending.js';
import { modelNamed } from './request/models.js';
import { readParameters, sampleText } from './request/parameters.js';
import { promptOf, sampledVariables } from './request/prompts.js';
import { readTools } from './request/tools.js';
import { at, booleanAt, entriesAt, itemsAt, listAt, stringAt, textAt, type Node } from './syntax/tree.js';
import { readChat } from './request/chat.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { mediaSegment } from './request/media.js';
import { roleOf } from './request/roles.js';

// https://github.com/lastmile-ai/aiconfig/blob/main/schema/aiconfig.schema.json and, for what of it is sent, the OpenAI parser
// `python/src/aiconfig/default_parsers/openai.py` there (checked 2026-11-26, state of March 2024). Parsers of other models may
// send less: those for plain text leave the turns before out.

/** Prompts of AIConfig files. */
export const aiconfig: Format = {
  id: 'aiconfig',
  title: 'AIConfig',
  docs: 'https://github.com/lastmile-ai/aiconfig/blob/main/schema/aiconfig.schema.json',
  reads:
    'Inputs and system prompts with model, settings, tools and message history, also those the file gives for a model as a whole; parameters are sample values. Earlier prompts of the same model are sent along unless `remember_chat_context` is false: they are reported as missing, as are stored outputs, which do not count.',
  patterns: ['**/*.aiconfig.{json,yaml,yml}', '**/*aiconfig*.{json,yaml,yml}'],
  recognizes: (file) => /\bprompts["']?[ \t]*:/.test(file.text) && /\bmetadata["']?[ \t]*:/.test(file.text),
  async extract(file, context) {
    const parsed = parseByEnding(file);
    const { root } = parsed;
    const problems: Problem[] = [...parsed.problems];
    const prompts: Prompt[] = [];
    /** Prompts so far by the name of their model: the turns of one talk. */
    const turnsOf = new Map<string, number>();
    for (const item of itemsAt(root, 'prompts')) {
      const messages: Message[] = [];
      const incomplete: Missing[] = [];
      const add = async (role: Message['role'], node: Node | undefined) => {
        const source = textAt(node);
        if (source === undefined || source.text.trim() === '') return;
        const expanded = await expandTemplate('handlebars', source, context);
        problems.push(...expanded.problems);
        incomplete.push(...expanded.incomplete);
        messages.push({ role, segments: segmentsOf(expanded.pieces), place: source.place });
      };
      const own = at(item, 'metadata', 'model');
      const named = textAt(own) ?? textAt(own, 'name') ?? textAt(root, 'metadata', 'default_model');
      const shared = named === undefined ? undefined : at(root, 'metadata', 'models', named.text);
      const settings = at(own, 'settings');
      const setting = (key: string) => at(settings, key) ?? at(shared, key);
      const history = setting('messages');
      if (history === undefined) {
        const system = setting('system_prompt');
        await add('system', at(system, 'content') ?? system);
      } else {
        const chat = await readChat(history, 'handlebars', context);
        problems.push(...chat.problems);
        incomplete.push(...chat.incomplete);
        messages.push(...chat.messages);
      }
      const input = at(item, 'input');
      const text = textAt(input) ?? textAt(input, 'content') ?? textAt(input, 'data');
      if (text !== undefined)
        await add(
          roleOf(stringAt(input, 'role') ?? 'user') ?? 'user',
          at(input, 'content') ?? at(input, 'data') ?? input,
        );
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
        if (mediaOf(attachment) === null) incomplete.push('an attachment');
      }
      if (input === undefined || messages.length === 0) {
        const detail = 'A prompt of an AIConfig needs an `input`; this one has none that is sent.';
        problems.push(problem('unexpected-shape', file.path, item.place.line, detail));
        if (messages.length === 0) continue;
      }
      const real = textAt(settings, 'model') ?? textAt(shared, 'model') ?? named;
      const model = modelNamed(real);
      const turns = turnsOf.get(named?.text ?? '') ?? 0;
      turnsOf.set(named?.text ?? '', turns + 1);
      if (
        turns > 0 &&
        history === undefined &&
        booleanAt(item, 'metadata', 'remember_chat_context') !== false
      )
        incomplete.push('the turns before this one, which are sent along');
      const samples = new Map<string, Partial<Variable>>();
      for (const entry of [
        ...entriesAt(root, 'metadata', 'parameters'),
        ...entriesAt(item, 'metadata', 'parameters'),
      ]) {
        const sample = sampleText(entry.value);
        if (sample !== undefined) samples.set(entry.key, { sample });
      }
      prompts.push(
        promptOf('aiconfig', file, {
          name: stringAt(item, 'name') ?? String(prompts.length + 1),
          line: item.place.line,
          messages,
          tools: readTools(
            listAt(settings, 'tools') ??
              listAt(settings, 'functions') ??
              listAt(shared, 'tools') ??
              listAt(shared, 'functions'),
          ),
          model,
          parameters: { ...readParameters(shared), ...readParameters(settings) },
          variables: sampledVariables(messages, samples),
          incomplete,
        }),
      );
    }
    return { prompts, problems };
  },
};

function mediaOf(attachment: Node): 'image' | 'audio' | 'video' | null {
  const kind = stringAt(attachment, 'mime_type')?.split('/')[0];
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : null;
}

/** An attachment is a message part of its own: a picture or a sound, or data that only its model parser knows. */
function attached(attachment: Node): Message {
  const { place } = attachment;
  const media = mediaOf(attachment);
  return {
    role: 'user',
    segments:
      media === null ? [{ kind: 'opaque', why: 'an attachment', place }] : [mediaSegment(media, place)],
    place,
  };
}
