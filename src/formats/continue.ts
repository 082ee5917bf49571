import { missingAt, type Missing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { frontmatter, inline } from '../core/origin.js';
import type { Message, ModelReference, Parameters, Prompt, Segment } from '../core/prompt.js';
import { problem, type Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { modelNamed, withAlternatives } from './request/models.js';
import { readParameters, stringsAt } from './request/parameters.js';
import { baseName, extensionOf, joinPath, stemOf } from './syntax/paths.js';
import { madeText, subText, textIn, textSegment, trimmed, type SourceText } from './syntax/place.js';
import { isProblem, promptOf, recording } from './request/prompts.js';
import {
  at,
  booleanAt,
  entriesAt,
  firstOf,
  itemsAt,
  numberAt,
  stringAt,
  textAt,
  type Node,
} from './syntax/tree.js';
import { parseYaml } from './syntax/yaml.js';
import { expandTemplate, segmentsOf } from './templates/expand.js';
import { expandReferences, type ReferenceRules } from './templates/references.js';

// https://docs.continue.dev/reference (config.yaml), https://docs.continue.dev/customize/deep-dives/prompts and …/rules,
// and where they are silent the source, https://github.com/continuedev/continue: packages/config-yaml/src/schemas,
// core/promptFiles (`.prompt` files), core/config/markdown (which folders are rules),
// gui/…/renderSlashCommand.ts (where the input goes). Compared 2026-11-26.

const id = 'continue';

/** Kinds of context a prompt may ask for by name; what they hold is only known in the editor. */
const providers = 'file|clipboard|repo-map|currentFile|os|problems|codebase|tree|open|debugger|terminal|diff';
/** `@diff` asks for context, `@src/desk.ts` attaches a file: the name stays in the text as well. */
const references: ReferenceRules = {
  variables: /\$\{\{[ \t]*((?:inputs|secrets)\.[\w.-]{1,100})[ \t]*\}\}/g,
  commands: new RegExp(`(?:^|(?<=\\s))@(${providers}|https?://[^\\s]{1,500})(?!\\S)`, 'g'),
  files: { pattern: /(?:^|(?<=\s))@([^\s`@]{1,300})/g, keepsReference: true, depth: 1, from: 'root' },
};
const inputMark = '{{{ input }}}';

/** Prompts and configuration of the Continue extension and command line. */
export const continueDev: Format = {
  id,
  title: 'Continue prompts and config.yaml',
  docs: 'https://docs.continue.dev/reference',
  reads:
    '`.continue/prompts/*.md` (sent when called; without `invokable: true` Continue also sends them as a rule, always), old `.prompt` files with their `<system>` part, agents and checks in `.continue/`, and `config.yaml` or blocks of it: rules that always apply together as `#rules`, conditional rules one by one, prompts, and per model its base system messages and edit, apply and autocomplete templates. Rules and prompts are bound to the first chat model of their own file, the others are alternatives. What a person types is the variable `input`, `@diff` and the like are unknown, `@file` is joined. Blocks of the hub (`uses:`) are not in the repository. Continue’s own base message and tools are not counted.',
  patterns: [
    '**/.continue/{prompts,agents,checks}/**/*.md',
    '**/.continue/**/*.prompt',
    '**/.continue/**/*.{yaml,yml}',
    '**/*continue*.{yaml,yml}',
    '**/config.{yaml,yml}',
  ],
  recognizes(file) {
    if (file.text.includes('\0') || file.text.trim() === '') return false;
    const inFolder = /(?:^|\/)\.continue\//.test(file.path);
    const extension = extensionOf(file.path);
    if (extension === 'prompt') return inFolder;
    if (extension === 'md')
      return (
        !/^README$/i.test(stemOf(file.path)) &&
        (/\.continue\/prompts\//.test(file.path) ||
          (/\.continue\/(?:agents|checks)\//.test(file.path) && file.text.startsWith('---')))
      );
    if (!/^(?:models|rules|prompts)[ \t]*:/m.test(file.text)) return false;
    return inFolder || /^schema[ \t]*:[ \t]*["']?v1["']?[ \t]*\r?$/m.test(file.text);
  },
  extract(file, context) {
    const extension = extensionOf(file.path);
    if (extension === 'prompt') return fromPromptFile(file, context);
    return extension === 'md' ? fromMarkdown(file, context) : fromConfig(file, context);
  },
};

interface Sent {
  readonly segments: readonly Segment[];
  readonly problems: readonly Problem[];
  readonly incomplete: readonly Missing[];
}

/** A prompt as it is sent when it is called: with what a person types, where the text says or at its end. */
async function called(source: SourceText, old: boolean, context: FormatContext): Promise<Sent> {
  const end = source.placeOf(source.text.length, source.text.length);
  const input: readonly Segment[] = [
    textSegment(madeText('\n\n', end)),
    { kind: 'variable', name: 'input', place: end },
  ];
  if (old || source.text.includes(inputMark)) {
    const expanded = await expandTemplate('handlebars', source, context, { folders: [''] });
    const segments = segmentsOf(expanded.pieces);
    const { problems, incomplete } = expanded;
    return {
      segments: /\{\{\{?\s*input\s*\}\}/.test(source.text) ? segments : [...segments, ...input],
      problems,
      incomplete,
    };
  }
  const expanded = await expandReferences(source, references, context);
  return { ...expanded, segments: [...expanded.segments, ...input] };
}

async function fromMarkdown(file: SourceFile, context: FormatContext) {
  const { matter, body, problems } = readFrontMatter(file);
  const text = trimmed(body);
  const isPrompt = /\.continue\/prompts\//.test(file.path);
  const alwaysSent = isPrompt && booleanAt(matter, 'invokable') !== true;
  const sent: Sent =
    isPrompt && !alwaysSent
      ? await called(text, false, context)
      : await expandReferences(text, isPrompt ? {} : references, context);
  const model = modelNamed(textAt(matter, 'model'), { origin: frontmatter });
  return {
    prompts: [
      promptOf(id, file, {
        name: stringAt(matter, 'name')?.trim() || baseName(file.path).replace(/\.md$/i, ''),
        kind: 'instructions',
        activation: alwaysSent ? activationOf(matter) : 'on-invoke',
        line: 1,
        messages:
          text.text === ''
            ? []
            : [{ role: alwaysSent ? 'system' : 'user', segments: sent.segments, place: text.place }],
        model,
        incomplete: sent.incomplete,
      }),
    ],
    problems: [...problems, ...sent.problems],
  };
}

/** `key: value` lines, a lone `---`, then the text; `<system>` in it is the message in front of it. */
async function fromPromptFile(file: SourceFile, context: FormatContext) {
  const { matter, body, problems } = readFrontMatter(file, { openingOptional: true });
  const found: Problem[] = [...problems];
  const incomplete: Missing[] = [];
  const messages: Message[] = [];
  let text = trimmed(body);
  const open = text.text.indexOf('<system>');
  const close = text.text.indexOf('</system>', open);
  if (open !== -1 && close !== -1) {
    const system = trimmed(subText(text, open + '<system>'.length, close));
    if (system.text !== '')
      messages.push({ role: 'system', segments: [textSegment(system)], place: system.place });
    // What is before the tag is not sent.
    text = trimmed(subText(text, close + '</system>'.length, text.text.length));
  }
  if (text.text !== '' || messages.length > 0) {
    const sent = await called(text, numberAt(matter, 'version') === 1, context);
    messages.push({ role: 'user', segments: sent.segments, place: text.place });
    found.push(...sent.problems);
    incomplete.push(...sent.incomplete);
  }
  return {
    prompts: [
      promptOf(id, file, {
        name: stringAt(matter, 'name')?.trim() || baseName(file.path).replace(/\.prompt$/i, ''),
        kind: 'instructions',
        activation: 'on-invoke',
        line: 1,
        messages,
        incomplete,
      }),
    ],
    problems: found,
  };
}

type Activation = NonNullable<Prompt['activation']>;

/** A rule without globs or a pattern always applies, unless it says that it does not. */
function activationOf(rule: Node | null): Activation {
  const always = booleanAt(rule, 'alwaysApply');
  if (always === true) return 'always';
  return always === false || at(rule, 'globs') !== undefined || at(rule, 'regex') !== undefined
    ? 'conditional'
    : 'always';
}

async function fromConfig(file: SourceFile, context: FormatContext) {
  const { root, problems: read } = parseYaml(file);
  if (root === null) return { prompts: [], problems: read };
  const problems: Problem[] = [...read];
  const prompts: Prompt[] = [];
  const consumed: string[] = [];
  const models = itemsAt(root, 'models').flatMap((item) => modelsOf(item));
  const chat = models.filter((one) => one.roles.includes('chat'));
  const model = withAlternatives(
    chat[0]?.reference ?? null,
    chat.map((one) => one.reference.asWritten),
  );
  const parameters = chat[0]?.parameters ?? {};
  const made = (name: string, line: number, parts: Partial<Prompt>) =>
    promptOf(id, file, { kind: 'instructions', model, parameters, ...parts, name, line });

  const always: Segment[] = [];
  const missing: Missing[] = [];
  const foundRules: string[] = [file.path];
  const first: { rule?: Node } = {};
  const addAlways = (source: SourceText, segments: readonly Segment[], node: Node) => {
    if (always.length > 0) always.push(textSegment(madeText('\n\n', source.placeOf(0, 0))));
    always.push(...segments);
    first.rule ??= node;
  };
  for (const [index, rule] of itemsAt(root, 'rules').entries()) {
    const uses = textAt(rule, 'uses');
    if (uses !== undefined) {
      const block = await usedBlock(uses, file, context);
      problems.push(...block.problems);
      missing.push(...block.incomplete);
      if (block.segments.length > 0) addAlways(uses, block.segments, rule);
      if (block.path !== null) {
        foundRules.push(block.path);
        consumed.push(block.path);
      }
      continue;
    }
    const text = textAt(rule) ?? textAt(rule, 'rule');
    if (text === undefined || text.text.trim() === '') continue;
    const segments = (await expandTemplate('github', text, context)).pieces;
    const activation = booleanAt(rule, 'invokable') === true ? 'on-invoke' : activationOf(rule);
    if (activation === 'always') addAlways(text, segmentsOf(segments), rule);
    else
      prompts.push(
        made(`rules.${stringAt(rule, 'name') ?? `${index + 1}`}`, rule.place.line, {
          activation,
          messages: [
            {
              role: activation === 'conditional' ? 'system' : 'user',
              segments: segmentsOf(segments),
              place: text.place,
            },
          ],
          sources: [file.path],
        }),
      );
  }
  if (first.rule !== undefined || missing.length > 0) {
    const place = first.rule?.place ?? root.place;
    prompts.unshift(
      made('rules', place.line, {
        activation: 'always',
        messages: always.length === 0 ? [] : [{ role: 'system', segments: always, place }],
        sources: [...new Set(foundRules)].sort(),
        incomplete: missing,
      }),
    );
  }

  for (const [index, item] of itemsAt(root, 'prompts').entries()) {
    const uses = textAt(item, 'uses');
    const text = textAt(item, 'prompt');
    if (uses !== undefined) {
      const block = await usedBlock(uses, file, context);
      problems.push(...block.problems);
      // A prompt file of the repository is a prompt where it stands.
      continue;
    }
    if (text === undefined || text.text.trim() === '') continue;
    const recorded = recording(context, file);
    const sent = await called(trimmed(text), false, recorded.context);
    problems.push(...sent.problems);
    prompts.push(
      made(`prompts.${stringAt(item, 'name') ?? `${index + 1}`}`, item.place.line, {
        activation: 'on-invoke',
        messages: [{ role: 'user', segments: sent.segments, place: text.place }],
        sources: recorded.sources(),
        incomplete: sent.incomplete,
      }),
    );
  }

  for (const one of models) {
    for (const [key, name] of baseMessages) {
      const text = textAt(one.node, 'chatOptions', key);
      if (text === undefined || text.text.trim() === '') continue;
      prompts.push(
        made(`${one.name}.${name}`, text.place.line, {
          activation: 'always',
          messages: [{ role: 'system', segments: [textSegment(text)], place: text.place }],
          model: one.reference,
          parameters: one.parameters,
          sources: [file.path],
        }),
      );
    }
    const templates = [
      ...entriesAt(one.node, 'promptTemplates').filter((entry) => entry.key !== 'chat'),
      ...entriesAt(one.node, 'autocompleteOptions').filter((entry) => entry.key === 'template'),
    ];
    for (const entry of templates) {
      const text = textAt(entry.value);
      if (text === undefined || text.text.trim() === '') continue;
      const expanded = await expandTemplate('handlebars', text, context);
      problems.push(...expanded.problems);
      prompts.push(
        made(`${one.name}.${entry.key === 'template' ? 'autocomplete' : entry.key}`, text.place.line, {
          activation: 'on-invoke',
          messages: [{ role: 'user', segments: segmentsOf(expanded.pieces), place: text.place }],
          model: one.reference,
          parameters: one.parameters,
          sources: [file.path],
          incomplete: expanded.incomplete,
        }),
      );
    }
  }
  return { prompts, problems, consumed };
}

const baseMessages = [
  ['baseSystemMessage', 'chat'],
  ['baseAgentSystemMessage', 'agent'],
  ['basePlanSystemMessage', 'plan'],
] as const;

interface ConfigModel {
  readonly name: string;
  readonly reference: ModelReference;
  readonly roles: readonly string[];
  readonly parameters: Parameters;
  readonly node: Node;
}

/** A model of the list, or of the hub by its block's name with what the file overrides. `AUTODETECT` names none. */
function modelsOf(item: Node): ConfigModel[] {
  const uses = textAt(item, 'uses');
  const node = at(item, 'override') ?? item;
  const written = textAt(node, 'model') ?? uses;
  if (written === undefined || /^(?:AUTODETECT)?$/i.test(written.text.trim())) return [];
  const provider = stringAt(node, 'provider');
  const options = at(node, 'defaultCompletionOptions');
  const budget = numberAt(options, 'reasoningBudgetTokens');
  const roles = stringsAt(node, 'roles');
  return [
    {
      name: stringAt(node, 'name') ?? written.text.trim(),
      reference: {
        asWritten: written.text.trim(),
        origin: inline,
        ...(provider === undefined || uses !== undefined
          ? {}
          : { provider: providerNames[provider] ?? provider }),
        place: written.place,
      },
      roles: roles.length > 0 ? roles : ['chat', 'edit', 'apply', 'summarize'],
      parameters: {
        ...readParameters(options),
        ...(budget === undefined || !Number.isInteger(budget) || booleanAt(options, 'reasoning') === false
          ? {}
          : { thinkingBudgetTokens: budget }),
        ...(booleanAt(options, 'promptCaching') === true ? { caching: 'explicit' } : {}),
      },
      node,
    },
  ];
}

const providerNames: Readonly<Record<string, string>> = { gemini: 'google', vertexai: 'vertex' };

/** `uses: ./rules/desk.md` is a file of the repository; `owner/block` is one of the hub. */
async function usedBlock(
  uses: SourceText,
  file: SourceFile,
  context: FormatContext,
): Promise<Sent & { readonly path: string | null }> {
  const written = uses.text.trim();
  const shown = written.slice(0, 120);
  const { line } = uses.place;
  const nothing = (reason: 'include-remote' | 'include-outside' | 'include-missing', why: string) => ({
    segments: [],
    problems: [problem(reason, file.path, line, `What is used here is not counted: ${why}.`)],
    incomplete: [missingAt({ path: file.path, line }, why)],
    path: null,
  });
  const local =
    /^(?:file:\/\/)?(\.{1,2}\/.+|\/.+|~.+)$/.exec(written)?.[1] ?? /^file:\/\/(.+)$/.exec(written)?.[1];
  if (local === undefined) return nothing('include-remote', `the block \`${shown}\` is in Continue’s hub`);
  const target = joinPath('', local);
  if ('refused' in target) return nothing('include-outside', `\`${shown}\` is outside of the repository`);
  const read = context.exists(target.path) ? await context.read(target.path) : null;
  if (read === null) return nothing('include-missing', `there is no file \`${target.path}\``);
  if (isProblem(read))
    return { ...nothing('include-missing', `\`${target.path}\` cannot be read`), problems: [read] };
  const body = trimmed(extensionOf(read.path) === 'md' ? readFrontMatter(read).body : textIn(read));
  const rule =
    extensionOf(read.path) === 'md'
      ? body
      : textAt(firstOf(at(parseYaml(read).root ?? undefined, 'rules', 0), ['rule']));
  if (rule === undefined || rule.text === '')
    return { segments: [], problems: [], incomplete: [], path: target.path };
  return {
    segments: [{ kind: 'include', path: target.path, body: [textSegment(rule)], place: uses.place }],
    problems: [],
    incomplete: [],
    path: target.path,
  };
}
