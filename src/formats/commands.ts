import type { Format, FormatContext } from '../core/format.js';
import type { Problem } from '../core/problem.js';
import type { Extraction } from '../core/prompt.js';
import type { SourceFile } from '../core/revision.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { hostedModel } from './request/hosted.js';
import { parseJson } from './syntax/json.js';
import { baseName, folderOf, foldersUp, globFor, joinPath, stemOf } from './syntax/paths.js';
import { trimmed, type SourceText } from './syntax/place.js';
import { promptOf, recording } from './request/prompts.js';
import { parseToml } from './syntax/toml.js';
import { itemsAt, stringAt, textAt, type Node } from './syntax/tree.js';
import { expandReferences, mentionPattern, type ReferenceRules } from './templates/references.js';

const id = 'commands';

interface CommandHost {
  readonly name: string;
  readonly patterns: readonly string[];
  readonly matches: RegExp;
  readonly rules: ReferenceRules;
  /** The models are this provider's where nothing else is said. */
  readonly provider?: string;
  /** For folders whose name says nothing: what the head of the file must show. */
  readonly tellTale?: RegExp;
  /** Without the tell-tale, a file in a plugin is one all the same. */
  readonly inPlugin?: boolean;
  readonly docs: string;
}

const claudeRules: ReferenceRules = {
  variables: /(?<!\\)\$(ARGUMENTS(?:\[\d{1,3}\])?|\d)(?![\w.,]*\d)/g,
  commands: /(?<![^\s])!`([^`\n]{1,1000})`/g,
  files: { pattern: mentionPattern, keepsReference: true, depth: 1, from: 'root' },
};

/** What each host fills into a command, as its documentation says. */
const hosts: readonly CommandHost[] = [
  {
    name: 'Claude Code',
    patterns: ['**/.claude/commands/**/*.md'],
    matches: /(?:^|\/)\.claude\/commands\/.+\.md$/,
    rules: claudeRules,
    provider: 'anthropic',
    docs: 'https://docs.claude.com/en/docs/claude-code/slash-commands',
  },
  {
    name: 'Cursor',
    patterns: ['**/.cursor/commands/**/*.md'],
    matches: /(?:^|\/)\.cursor\/commands\/.+\.md$/,
    rules: {},
    docs: 'https://cursor.com/docs/agent/chat/commands',
  },
  {
    name: 'Gemini CLI',
    // An extension has its commands beside its `gemini-extension.json`.
    patterns: ['**/.{gemini,qwen}/commands/**/*.toml', '**/commands/**/*.toml'],
    matches: /(?:^|\/)commands\/.+\.toml$/,
    tellTale: /^prompt[ \t]*=/m,
    rules: {
      variables: /\{\{(args)\}\}/g,
      commands: /!\{([^{}\n]{1,1000}(?:\{\{args\}\}[^{}\n]{0,1000})?)\}/g,
      files: {
        pattern: /@\{([^{}\n]{1,300})\}/g,
        keepsReference: false,
        depth: 1,
        certain: true,
        from: 'root',
      },
    },
    docs: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/cli/custom-commands.md',
  },
  {
    name: 'GitHub Copilot',
    patterns: ['**/*.prompt.md'],
    matches: /(?:^|\/)[^/]+\.prompt\.md$/,
    rules: {
      variables:
        /\$\{((?:input:[\w-]{1,80}|selection|selectedText|file\w{0,30}|workspaceFolder\w{0,20}))(?::[^{}\n]{0,300})?\}/g,
      files: {
        pattern: /(?:^|(?<=[\s(]))#file:((?:[^\s`'"])[^\s`]{0,299})/g,
        keepsReference: false,
        depth: 1,
        certain: true,
      },
    },
    docs: 'https://code.visualstudio.com/docs/copilot/customization/prompt-files',
  },
  {
    name: 'Codex',
    patterns: ['**/.codex/prompts/*.md'],
    matches: /(?:^|\/)\.codex\/prompts\/[^/]+\.md$/,
    rules: { variables: /(?<!\$)\$([A-Z][A-Z0-9_]{0,60}|[1-9])(?!\w)/g },
    provider: 'openai',
    docs: 'https://developers.openai.com/codex/custom-prompts',
  },
  {
    name: 'opencode',
    patterns: ['**/.opencode/{command,commands}/**/*.md'],
    matches: /(?:^|\/)\.opencode\/commands?\/.+\.md$/,
    rules: claudeRules,
    docs: 'https://opencode.ai/docs/commands/',
  },
  {
    name: 'Windsurf, Cline, Kilo Code, Antigravity',
    patterns: ['**/.{windsurf,clinerules,kilocode,agent,agents}/workflows/**/*.md'],
    matches: /(?:^|\/)\.(?:windsurf|clinerules|kilocode|agents?)\/workflows\/.+\.md$/,
    rules: {},
    docs: 'https://docs.cline.bot/features/slash-commands/workflows',
  },
  {
    name: 'Roo Code, Augment, Factory, Amp, Qwen Code',
    patterns: [
      '**/.{roo,augment,factory,agents,qwen,codebuddy,iflow}/commands/**/*.md',
      '**/.kiro/prompts/*.md',
      '**/.amazonq/prompts/*.md',
    ],
    matches:
      /(?:^|\/)\.(?:(?:roo|augment|factory|agents|qwen|codebuddy|iflow)\/commands\/.+|(?:kiro|amazonq)\/prompts\/[^/]+)\.md$/,
    rules: { variables: /(?<!\\)\$(ARGUMENTS|\d)(?![\w.,]*\d)/g },
    docs: 'https://docs.roocode.com/features/slash-commands',
  },
  {
    name: 'Claude Code plugin',
    patterns: ['**/commands/*.md', '**/commands/*/*.md'],
    matches: /(?:^|\/)commands\/(?:[^/]+\/)?[^/]+\.md$/,
    rules: claudeRules,
    provider: 'anthropic',
    tellTale:
      /^---[ \t]*\r?\n(?:[^\n]*\n){0,20}?(?:allowed-tools|argument-hint|disable-model-invocation)[ \t]*:/,
    inPlugin: true,
    docs: 'https://docs.claude.com/en/docs/claude-code/plugins-reference',
  },
];

/** Prompts that a person calls by name: slash commands and prompt files. */
export const commands: Format = {
  id,
  title: 'Slash commands and prompt files (Claude Code, Copilot, Gemini CLI, Cursor, Codex, opencode)',
  docs: 'https://docs.claude.com/en/docs/claude-code/slash-commands',
  reads:
    'The text that is sent when the command is called. Arguments (`$ARGUMENTS`, `$1`, `{{args}}`, `${input:name}`) are variables, the output of commands (`` !`git diff` ``, `!{…}`) is unknown, named files (`@path`, `@{path}`, `#file:path`) are joined. Markdown links are text: the agent opens them if it wants to. The front matter is not sent. Commands of a plugin are read in `commands/` of a folder with `.claude-plugin/`, and where its manifest names them.',
  patterns: [...hosts.flatMap((host) => host.patterns), '**/.claude-plugin/{marketplace,plugin}.json'],
  recognizes(file) {
    if (manifest.test(file.path)) return true;
    const host = hosts.find((one) => one.matches.test(file.path));
    if (host === undefined || file.text.includes('\0') || file.text.trim() === '') return false;
    if (/^README$/i.test(stemOf(file.path))) return false;
    return host.tellTale === undefined || host.inPlugin === true || isTold(host, file);
  },
  async extract(file, context) {
    if (manifest.test(file.path)) return namedByManifest(file, context);
    const host = hosts.find((one) => one.matches.test(file.path));
    if (host?.inPlugin === true && !isTold(host, file) && !isInPlugin(file.path, context)) {
      if (!(await isAmongCommands(host, file, context))) return { prompts: [], problems: [] };
      const recorder = recording(context, file);
      const found = await readCommand(file, host, recorder.context);
      const sources = recorder.sources();
      return { ...found, prompts: found.prompts.map((prompt) => ({ ...prompt, sources })) };
    }
    return readCommand(file, host, context);
  },
};

function isTold(host: CommandHost, file: SourceFile): boolean {
  const head = file.text.slice(0, 4_000);
  if (host.tellTale === undefined || host.tellTale.test(head)) return true;
  // Commands that an installer copies to where a host reads them: a description, and nothing that a site's page has.
  const matter = /^---[ \t]*\r?\n([\s\S]*?)\n---[ \t]*\r?(?:\n|$)/.exec(head)?.[1];
  return (
    host.inPlugin === true &&
    matter !== undefined &&
    /^description[ \t]*:/m.test(matter) &&
    !/^(?:title|slug|layout|weight|permalink|sidebar\w*|keywords|date|author)[ \t]*:/m.test(matter) &&
    !documentation.test(file.path)
  );
}

const maxSiblings = 12;

/** A command without front matter, most of whose neighbors say that they are commands. */
async function isAmongCommands(
  host: CommandHost,
  file: SourceFile,
  context: FormatContext,
): Promise<boolean> {
  if (documentation.test(file.path)) return false;
  const siblings = context
    .glob(`${globFor(folderOf(file.path))}/*.md`)
    .filter((path) => path !== file.path && !/^README$/i.test(stemOf(path)))
    .slice(0, maxSiblings);
  let told = 0;
  for (const path of siblings) {
    const read = await context.read(path);
    if ('text' in read && isTold(host, read)) told++;
  }
  return told >= 2 && told * 2 > siblings.length;
}

const documentation = /(?:^|\/)(?:docs?|documentation|website|site|content|blog|wiki)\//i;

/** https://code.claude.com/docs/en/plugins-reference: what a plugin or a marketplace is made of (from knowledge of the format). */
const manifest = /(?:^|\/)\.claude-plugin\/(?:marketplace|plugin)\.json$/;

/** Whether the folder that holds `commands/`, or one above it, is a plugin or a marketplace of plugins. */
function isInPlugin(path: string, context: FormatContext): boolean {
  const home = path.replace(/(?:^|\/)commands\/(?:[^/]+\/)?[^/]+$/, '');
  return foldersUp(home).some((folder) =>
    ['plugin', 'marketplace'].some((name) =>
      context.exists(`${folder === '' ? '' : `${folder}/`}.claude-plugin/${name}.json`),
    ),
  );
}

const maxNamed = 500;

/** Commands that a manifest names at a place of their own: files, or folders of them. */
async function namedByManifest(file: SourceFile, context: FormatContext): Promise<Extraction> {
  const { root, problems } = parseJson(file);
  const home = folderOf(folderOf(file.path));
  const paths = new Set<string>();
  for (const plugin of [root, ...itemsAt(root, 'plugins')]) {
    const written = stringAt(plugin, 'source') ?? '.';
    const source = /^\.?\/?$/.test(written.trim()) ? { path: home } : joinPath(home, written);
    if (!('path' in source)) continue;
    for (const item of itemsAt(plugin, 'commands')) {
      const named = joinPath(source.path, stringAt(item) ?? stringAt(item, 'source') ?? '');
      if (!('path' in named)) continue;
      const found = context.exists(named.path)
        ? [named.path]
        : context.glob(`${globFor(named.path)}/**/*.md`);
      // What has the place of a command is read there.
      for (const path of found)
        if (path.endsWith('.md') && !hosts.some((one) => one.matches.test(path))) paths.add(path);
    }
  }
  const host = hosts.find((one) => one.inPlugin === true);
  const all: Extraction[] = [];
  for (const path of [...paths].sort().slice(0, maxNamed)) {
    const read = await context.read(path);
    if ('text' in read) all.push(await readCommand(read, host, context));
  }
  return {
    prompts: all.flatMap(({ prompts }) =>
      prompts.map((prompt) => ({ ...prompt, sources: [prompt.path, file.path].sort() })),
    ),
    problems: [...problems, ...all.flatMap((one) => one.problems)],
    consumed: [...paths].sort(),
  };
}

async function readCommand(
  file: SourceFile,
  host: CommandHost | undefined,
  context: FormatContext,
): Promise<Extraction> {
  const problems: Problem[] = [];
  let matter: Node | null;
  let source: SourceText | undefined;
  if (file.path.endsWith('.toml')) {
    const parsed = parseToml(file);
    problems.push(...parsed.problems);
    matter = parsed.root;
    source = textAt(parsed.root, 'prompt');
  } else {
    const front = readFrontMatter(file);
    problems.push(...front.problems);
    matter = front.matter;
    source = front.body;
  }
  if (source === undefined) return { prompts: [], problems };
  const text = trimmed(source);
  const expanded = await expandReferences(text, host?.rules ?? {}, context);
  return {
    prompts: [
      promptOf(id, file, {
        name:
          textAt(matter, 'name')?.text.trim() ?? baseName(file.path).replace(/(?:\.prompt)?\.[a-z]+$/, ''),
        kind: 'instructions',
        activation: 'on-invoke',
        line: 1,
        messages: text.text === '' ? [] : [{ role: 'user', segments: expanded.segments, place: text.place }],
        model: hostedModel(matter, 'model', host?.provider),
        incomplete: expanded.incomplete,
      }),
    ],
    problems: [...problems, ...expanded.problems],
  };
}
