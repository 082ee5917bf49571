import type { Format } from '../core/format.js';
import { textIn } from './syntax/place.js';
import { baseName } from './syntax/paths.js';
import { promptOf } from './request/prompts.js';
import { literalText } from '../core/prompt.js';
import { expandDefinitions, expandTemplate } from './templates/expand.js';
import { markRoleLines, messagesOf } from './request/roles.js';

/** Templates of pages and configs share the suffix; these words in the path or the text tell a prompt. */
const tellingPath =
  /(?:^|[/_.-])(?:prompts?|system|agents?|llm|instructions?|assistant|persona|completion|gpt|claude)(?:[/_.-]|s?$)/i;
const tellingText =
  /\byou are (?:an?|the)\b|\byour (?:task|job|role|goal)\b|^[ \t]*#{0,3}[ \t]*(?:system|user|assistant)[ \t]*:[ \t]*\r?$|\{%-?[ \t]*chat\b/im;
/** `page.html.j2`: a template of something else. */
const otherKinds =
  /\.(?:html?|xml|sql|conf|cfg|ini|ya?ml|json|toml|sh|py|js|ts|css|env|service|tf|dockerfile|c|h|cpp|rs|go|java)\.(?:j2|jinja2?)$/i;

/** Jinja2 files that hold prompts, with everything they include, extend and call. */
export const jinja: Format = {
  id: 'jinja',
  title: 'Jinja2 prompt template',
  docs: 'https://jinja.palletsprojects.com/en/stable/templates/',
  reads:
    'Template text with its includes, parents, blocks and macros joined in; conditions give a lower and an upper bound. Comments do not count. Partials (`_name`, or included by others) are billed only where they are used.',
  patterns: ['**/*.{j2,jinja,jinja2}'],
  recognizes: (file) =>
    !file.text.includes('\0') &&
    !otherKinds.test(file.path) &&
    (tellingPath.test(file.path) || tellingText.test(file.text.slice(0, 20_000))),
  async extract(file, context) {
    const source = textIn(file);
    const expanded = await expandTemplate('jinja', source, context, { dropFinalNewline: true });
    const hasRoles = /^[ \t]*#{0,3}[ \t]*(?:system|user|assistant|developer)[ \t]*:[ \t]*\r?$/im.test(
      file.text,
    );
    const messages = messagesOf(hasRoles ? markRoleLines(expanded.pieces) : expanded.pieces, {
      role: 'system',
      place: source.place,
    });
    const name = baseName(file.path).replace(/\.(?:j2|jinja2?)$/i, '');
    // A file of macros sends nothing by itself.
    const sends = messages.some(
      (message) =>
        literalText(message.segments).trim() !== '' ||
        message.segments.some((segment) => segment.kind !== 'text'),
    );
    const isPart =
      name.startsWith('_') ||
      /(?:^|\/)(?:_?partials?|_?includes?|macros?|_?shared|snippets)\//i.test(file.path) ||
      !sends;
    if (!sends) {
      const defined = await expandDefinitions('jinja', source, context, { dropFinalNewline: true });
      // Who calls a macro, a program or a template, is not known here: it is a part, with its text.
      if (defined.length > 0)
        return {
          prompts: defined.map((one) =>
            promptOf('jinja', file, {
              name: one.name,
              kind: 'fragment',
              line: one.place.line,
              messages: messagesOf(one.pieces, { role: 'system', place: one.place }),
              incomplete: one.incomplete,
            }),
          ),
          problems: [...expanded.problems, ...defined.flatMap((one) => one.problems)],
        };
    }
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
