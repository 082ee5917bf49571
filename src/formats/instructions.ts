import type { Format } from '../core/format.js';
import type { Message, Prompt } from '../core/prompt.js';
import type { SourceFile } from '../core/revision.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { baseName, folderOf } from './syntax/paths.js';
import { textIn, trimmed } from './syntax/place.js';
import { promptOf } from './request/prompts.js';
import { at, booleanAt, itemsAt, stringAt, type MapNode } from './syntax/tree.js';
import { expandReferences, mentionPattern, type ReferenceRules } from './templates/references.js';

type Activation = NonNullable<Prompt['activation']>;

/** What one agent reads of a repository without being asked, and when. */
interface InstructionRule {
  readonly agent: string;
  readonly patterns: readonly string[];
  readonly matches: RegExp;
  /** The front matter says when the file is used and is not sent. */
  readonly frontMatter: boolean;
  readonly references?: ReferenceRules;
  activation(matter: MapNode | null, path: string): Activation;
  readonly docs: string;
  /** When this entry was last compared with that page; null: never. */
  readonly checked: string | null;
}

const always = (): Activation => 'always';
/** A file at the root is read at the start, one further down when the agent works in that folder. */
const byFolder = (_: MapNode | null, path: string): Activation =>
  ['', '.claude', '.gemini'].includes(folderOf(path)) ? 'always' : 'conditional';
const filled = (matter: MapNode | null, key: string): boolean =>
  itemsAt(matter, key).some((item) => item.kind !== 'scalar' || item.source.text.trim() !== '');
const everywhere = (matter: MapNode | null, key: string): boolean =>
  itemsAt(matter, key).some(
    (item) =>
      stringAt(item)
        ?.split(',')
        .some((glob) => ['**', '**/*', '*', '**/**'].includes(glob.trim())) === true,
  );

const imports: ReferenceRules = {
  files: { pattern: mentionPattern, keepsReference: true, depth: 5 },
};

/** The facts of each agent's documentation, one entry per kind of file. */
const rules: readonly InstructionRule[] = [
  {
    agent: 'AGENTS.md',
    patterns: ['**/AGENTS.md', '**/AGENTS.override.md', '**/AGENT.md'],
    matches: /(?:^|\/)AGENTS?(?:\.override)?\.md$/,
    frontMatter: false,
    activation: byFolder,
    docs: 'https://agents.md/',
    checked: null,
  },
  {
    agent: 'Claude Code',
    patterns: ['**/CLAUDE.md', '**/CLAUDE.local.md'],
    matches: /(?:^|\/)CLAUDE(?:\.local)?\.md$/,
    frontMatter: false,
    references: imports,
    activation: byFolder,
    docs: 'https://docs.claude.com/en/docs/claude-code/memory',
    checked: '2026-11-23',
  },
  {
    agent: 'Claude Code',
    patterns: ['**/.claude/rules/**/*.md'],
    matches: /(?:^|\/)\.claude\/rules\/.+\.md$/,
    frontMatter: true,
    references: imports,
    activation: (matter) => (filled(matter, 'paths') ? 'conditional' : 'always'),
    docs: 'https://docs.claude.com/en/docs/claude-code/memory',
    checked: '2026-11-23',
  },
  {
    agent: 'Gemini CLI',
    patterns: ['**/GEMINI.md'],
    matches: /(?:^|\/)GEMINI\.md$/,
    frontMatter: false,
    references: imports,
    activation: byFolder,
    docs: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/reference/memport.md',
    checked: null,
  },
  {
    agent: 'GitHub Copilot',
    patterns: ['**/.github/copilot-instructions.md'],
    matches: /(?:^|\/)\.github\/copilot-instructions\.md$/,
    frontMatter: false,
    activation: always,
    docs: 'https://docs.github.com/en/copilot/customizing-copilot/adding-repository-custom-instructions-for-github-copilot',
    checked: null,
  },
  {
    agent: 'GitHub Copilot',
    // In `.github/instructions`, or in a folder that a setting names.
    patterns: ['**/*.instructions.md'],
    matches: /(?:^|\/)[^/]+\.instructions\.md$/,
    frontMatter: true,
    activation: (matter) => (everywhere(matter, 'applyTo') ? 'always' : 'conditional'),
    docs: 'https://code.visualstudio.com/docs/copilot/customization/custom-instructions',
    checked: null,
  },
  {
    agent: 'Cursor',
    patterns: ['**/.cursorrules'],
    matches: /(?:^|\/)\.cursorrules$/,
    frontMatter: false,
    activation: always,
    docs: 'https://cursor.com/docs/context/rules',
    checked: null,
  },
  {
    agent: 'Cursor',
    patterns: ['**/.cursor/rules/**/*.mdc'],
    matches: /(?:^|\/)\.cursor\/rules\/.+\.mdc$/,
    frontMatter: true,
    activation: (matter) => {
      if (booleanAt(matter, 'alwaysApply') === true) return 'always';
      return filled(matter, 'globs') || filled(matter, 'description') ? 'conditional' : 'on-invoke';
    },
    docs: 'https://cursor.com/docs/context/rules',
    checked: null,
  },
  {
    agent: 'Cursor',
    patterns: ['**/.cursor/BUGBOT.md'],
    matches: /(?:^|\/)\.cursor\/BUGBOT\.md$/,
    frontMatter: false,
    activation: byFolder,
    docs: 'https://cursor.com/docs/bugbot',
    checked: null,
  },
  {
    agent: 'Windsurf',
    patterns: ['**/.windsurfrules', '**/.windsurf/rules/**/*.md'],
    matches: /(?:^|\/)(?:\.windsurfrules|\.windsurf\/rules\/.+\.md)$/,
    frontMatter: true,
    activation: (matter) => {
      const trigger = stringAt(matter, 'trigger');
      if (trigger === undefined || trigger === 'always_on') return 'always';
      return trigger === 'manual' ? 'on-invoke' : 'conditional';
    },
    docs: 'https://docs.windsurf.com/windsurf/cascade/memories',
    checked: null,
  },
  {
    agent: 'Cline',
    patterns: ['**/.clinerules', '**/.clinerules/**/*.md', '**/.clinerules/**/*.txt'],
    matches: /(?:^|\/)\.clinerules(?:$|\/(?!workflows\/|hooks\/|skills\/).+\.(?:md|txt)$)/,
    frontMatter: true,
    activation: (matter) => (filled(matter, 'paths') ? 'conditional' : 'always'),
    docs: 'https://docs.cline.bot/features/cline-rules',
    checked: null,
  },
  {
    agent: 'Roo Code',
    patterns: [
      '**/.roorules',
      '**/.roorules-*',
      '**/.clinerules-*',
      '**/.roo/rules*/**/*.md',
      '**/.roo/rules*/**/*.txt',
    ],
    matches: /(?:^|\/)(?:\.roorules|\.(?:roo|cline)rules-[\w-]+|\.roo\/rules(?:-[\w-]+)?\/.+\.(?:md|txt))$/,
    frontMatter: false,
    activation: (_, path) => (/\.roo\/rules-|rules-[\w-]+$/.test(path) ? 'conditional' : 'always'),
    docs: 'https://docs.roocode.com/features/custom-instructions',
    checked: null,
  },
  {
    agent: 'Kiro',
    patterns: ['**/.kiro/steering/**/*.md'],
    matches: /(?:^|\/)\.kiro\/steering\/.+\.md$/,
    frontMatter: true,
    activation: (matter) => {
      const inclusion = stringAt(matter, 'inclusion');
      if (inclusion === undefined || inclusion === 'always') return 'always';
      return inclusion === 'manual' ? 'on-invoke' : 'conditional';
    },
    docs: 'https://kiro.dev/docs/steering/',
    checked: null,
  },
  {
    agent: 'Junie',
    patterns: ['**/.junie/guidelines.md'],
    matches: /(?:^|\/)\.junie\/guidelines\.md$/,
    frontMatter: false,
    activation: always,
    docs: 'https://www.jetbrains.com/help/junie/customize-guidelines.html',
    checked: null,
  },
  {
    agent: 'Continue',
    patterns: ['**/.continue/rules/**/*.md', '**/.continuerules'],
    matches: /(?:^|\/)\.continue(?:\/rules\/.+\.md|rules)$/,
    frontMatter: true,
    activation: (matter) => {
      // It is called by name then, and not a rule.
      if (booleanAt(matter, 'invokable') === true) return 'on-invoke';
      if (booleanAt(matter, 'alwaysApply') === true) return 'always';
      if (filled(matter, 'globs') || filled(matter, 'regex') || booleanAt(matter, 'alwaysApply') === false)
        return 'conditional';
      return 'always';
    },
    docs: 'https://docs.continue.dev/customize/deep-dives/rules',
    checked: '2026-11-26',
  },
  {
    agent: 'Goose',
    patterns: ['**/.goosehints'],
    matches: /(?:^|\/)\.goosehints$/,
    frontMatter: false,
    references: { files: { pattern: mentionPattern, keepsReference: false, depth: 3 } },
    activation: byFolder,
    docs: 'https://block.github.io/goose/docs/guides/context-engineering/using-goosehints',
    checked: null,
  },
  {
    agent: 'OpenHands',
    patterns: ['**/.openhands/{microagents,skills}/**/*.md'],
    matches: /(?:^|\/)\.openhands\/(?:microagents|skills)\/.+\.md$/,
    frontMatter: true,
    activation: (matter) => (filled(matter, 'triggers') ? 'conditional' : 'always'),
    docs: 'https://docs.openhands.dev/overview/skills',
    checked: null,
  },
  {
    agent: 'Claude Code',
    patterns: ['**/output-styles/*.md'],
    matches: /(?:^|\/)(?:\.claude\/output-styles\/[^/]+|output-styles\/(?!README)[^/]+)\.md$/,
    frontMatter: true,
    // A part of the system prompt once a person has chosen it.
    activation: () => 'conditional',
    docs: 'https://code.claude.com/docs/en/output-styles',
    checked: '2026-11-29',
  },
  {
    agent: 'Zed',
    patterns: ['**/.rules'],
    matches: /(?:^|\/)\.rules$/,
    frontMatter: false,
    activation: always,
    docs: 'https://zed.dev/docs/ai/rules',
    checked: '2026-11-29',
  },
  {
    agent: 'Kilo Code',
    patterns: ['**/.kilocode/rules*/**/*.md', '**/.kilocoderules'],
    matches: /(?:^|\/)(?:\.kilocode\/rules(?:-[\w-]+)?\/.+\.md|\.kilocoderules)$/,
    frontMatter: false,
    activation: (_, path) => (/\/rules-/.test(path) ? 'conditional' : 'always'),
    docs: 'https://kilo.ai/docs/customize/custom-rules',
    checked: '2026-11-29',
  },
  {
    agent: 'Augment',
    patterns: ['**/.augment-guidelines', '**/.augment/guidelines.md', '**/.augment/rules/**/*.md'],
    matches: /(?:^|\/)\.augment(?:-guidelines|\/guidelines\.md|\/rules\/.+\.md)$/,
    frontMatter: true,
    activation: (matter) => {
      const type = stringAt(matter, 'type');
      if (type === undefined || type === 'always_apply') return 'always';
      return type === 'manual' ? 'on-invoke' : 'conditional';
    },
    docs: 'https://docs.augmentcode.com/cli/rules',
    checked: '2026-11-29',
  },
  {
    agent: 'Trae',
    patterns: ['**/.trae/rules/**/*.md'],
    matches: /(?:^|\/)\.trae\/rules\/.+\.md$/,
    frontMatter: true,
    activation: (matter) => {
      if (matter === null || booleanAt(matter, 'alwaysApply') === true) return 'always';
      return filled(matter, 'globs') || filled(matter, 'description') ? 'conditional' : 'on-invoke';
    },
    docs: 'https://docs.trae.ai/ide/rules',
    checked: null,
  },
  {
    agent: 'Amazon Q Developer',
    patterns: ['**/.amazonq/rules/**/*.md'],
    matches: /(?:^|\/)\.amazonq\/rules\/.+\.md$/,
    frontMatter: false,
    activation: always,
    docs: 'https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/context-project-rules.html',
    checked: null,
  },
  {
    agent: 'Antigravity',
    patterns: ['**/.{agent,agents}/rules/**/*.md'],
    matches: /(?:^|\/)\.agents?\/rules\/.+\.md$/,
    frontMatter: true,
    activation: (matter) => {
      const trigger = stringAt(matter, 'trigger');
      if (trigger === undefined || trigger === 'always_on') return 'always';
      return trigger === 'manual' ? 'on-invoke' : 'conditional';
    },
    docs: 'https://antigravity.google/docs/rules-workflows',
    checked: null,
  },
  {
    agent: 'Gemini Code Assist',
    patterns: ['**/.gemini/{styleguide,system}.md'],
    matches: /(?:^|\/)\.gemini\/(?:styleguide|system)\.md$/,
    frontMatter: false,
    activation: always,
    docs: 'https://developers.google.com/gemini-code-assist/docs/customize-gemini-behavior-github',
    checked: null,
  },
  {
    agent: 'Crush, Warp, Qwen Code, iFlow, Firebase Studio, Replit',
    patterns: ['**/{CRUSH,WARP,QWEN,IFLOW}.md', '**/.idx/airules.md', 'replit.md'],
    matches: /(?:^|\/)(?:(?:CRUSH|WARP|QWEN|IFLOW)\.md|\.idx\/airules\.md)$|^replit\.md$/,
    frontMatter: false,
    activation: byFolder,
    docs: 'https://agents.md/',
    checked: null,
  },
];

function ruleFor(path: string): InstructionRule | undefined {
  return rules.find((rule) => rule.matches.test(path));
}

/** Outside of the host's own folder the front matter decides. */
function isTold({ path, text }: SourceFile): boolean {
  const needs = /\.instructions\.md$/.test(path) && !/(?:^|\/)\.github\/instructions\//.test(path);
  const style = /(?:^|\/)output-styles\/[^/]+$/.test(path) && !path.includes('.claude/');
  return (
    (!needs && !style) || /^---[ \t]*\r?\n(?:[^\n]*\n){0,12}?(?:applyTo|description|name)[ \t]*:/.test(text)
  );
}

/** What coding agents read of a repository on every request, or when they work on certain files. */
export const instructions: Format = {
  id: 'instructions',
  title: 'Agent instructions (AGENTS.md, CLAUDE.md, Cursor rules and others)',
  docs: 'https://agents.md/',
  reads:
    'The text as the agent gets it, with `@path` imports of Claude Code, Gemini CLI and Goose joined, each file once; front matter that says when a rule applies is read and not sent. A file at the root and a rule for every file count as always sent, others as conditional. Imports of personal files (`~/…`) are reported and not counted.',
  patterns: rules.flatMap((rule) => rule.patterns),
  recognizes: (file) =>
    ruleFor(file.path) !== undefined && file.text.trim() !== '' && !file.text.includes('\0') && isTold(file),
  async extract(file, context) {
    const rule = ruleFor(file.path);
    const front = rule?.frontMatter === true ? readFrontMatter(file) : null;
    const matter = front?.matter ?? null;
    const body = trimmed(front?.body ?? textIn(file));
    const expanded = await expandReferences(body, rule?.references ?? {}, context);
    const message: Message = { role: 'system', segments: expanded.segments, place: body.place };
    return {
      prompts: [
        promptOf('instructions', file, {
          name: nameOf(file, matter),
          kind: 'instructions',
          activation: rule?.activation(matter, file.path) ?? 'always',
          line: 1,
          messages: body.text === '' ? [] : [message],
          incomplete: expanded.incomplete,
        }),
      ],
      problems: [...(front?.problems ?? []), ...expanded.problems],
    };
  },
};

function nameOf(file: SourceFile, matter: MapNode | null): string {
  const name = at(matter, 'name') === undefined ? undefined : stringAt(matter, 'name')?.trim();
  return name === undefined || name === '' ? baseName(file.path) : name;
}
