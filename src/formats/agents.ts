import type { Format } from '../core/format.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { hostedModel, joinedMessage } from './request/hosted.js';
import { readParameters } from './request/parameters.js';
import { stemOf } from './syntax/paths.js';
import { madeText, trimmed } from './syntax/place.js';
import { promptOf, startOf } from './request/prompts.js';
import { textAt } from './syntax/tree.js';
import { expandReferences } from './templates/references.js';

const id = 'agents';

/** Where each host keeps its agents. A folder `agents` of a plugin may be anything: there the front matter decides. */
const hosts = {
  claude: /(?:^|\/)\.claude\/agents\/.+\.md$/,
  copilot: /(?:^|\/)(?:\.github\/agents\/[^/]+\.md|[^/]+\.agent\.md|[^/]+\.chatmode\.md)$/,
  opencode: /(?:^|\/)\.opencode\/(?:agents?|modes?)\/.+\.md$/,
  cursor: /(?:^|\/)\.cursor\/agents\/.+\.md$/,
  gemini: /(?:^|\/)\.gemini\/agents\/.+\.md$/,
  /** Factory's droids, Kiro, Qwen Code, Augment: the same shape under other folders. */
  others: /(?:^|\/)\.(?:factory\/droids|(?:kiro|qwen|augment|codebuddy|iflow)\/agents)\/.+\.md$/,
  /** `~/.config/opencode` as people keep it in a repository. */
  opencodeHome: /(?:^|\/)opencode\/(?:agents?|modes?)\/.+\.md$/,
  plugin: /(?:^|\/)agents\/(?:[^/]+\/)?[^/]+\.md$/,
} as const;

type Host = keyof typeof hosts;

function hostOf(path: string): Host | undefined {
  return (Object.keys(hosts) as Host[]).find((host) => hosts[host].test(path));
}

/** Agents (subagents, custom agents, chat modes) of coding agents. */
export const agents: Format = {
  id,
  title: 'Custom agents (Claude Code, GitHub Copilot, opencode, Cursor, Gemini CLI, Factory, Kiro)',
  docs: 'https://docs.claude.com/en/docs/claude-code/sub-agents',
  reads:
    'Two prompts per agent: `#metadata`, name and description, which are in the requests of the agent that may call it; `#body`, the text, sent when it runs. `model` may be a tier (`sonnet`), an id, a display name or several of them; `inherit` is no model. The tools are the host’s own: they are named in the file, and not counted.',
  patterns: [
    '**/.claude/agents/**/*.md',
    '**/.github/agents/*.md',
    '**/*.agent.md',
    '**/*.chatmode.md',
    '**/.opencode/{agent,agents,mode,modes}/**/*.md',
    '**/.cursor/agents/**/*.md',
    '**/.gemini/agents/**/*.md',
    '**/.factory/droids/**/*.md',
    '**/.{kiro,qwen,augment,codebuddy,iflow}/agents/**/*.md',
    '**/opencode/{agent,agents,mode,modes}/**/*.md',
    '**/agents/*.md',
    '**/agents/*/*.md',
  ],
  recognizes(file) {
    const host = hostOf(file.path);
    if (host === undefined || file.text.includes('\0') || file.text.trim() === '') return false;
    if (/^(?:README|CHANGELOG)$/i.test(stemOf(file.path))) return false;
    const head = file.text.slice(0, 8_000);
    const front = /^---[ \t]*\r?\n/.test(head);
    if (host === 'plugin')
      return (
        front &&
        hasKey(head, 'description') &&
        ['name', 'tools', 'model', 'mode'].some((key) => hasKey(head, key))
      );
    return (
      host === 'copilot' ||
      host === 'opencode' ||
      (front && (hasKey(head, 'name') || hasKey(head, 'description')))
    );
  },
  async extract(file, context) {
    const host = hostOf(file.path) ?? 'plugin';
    const { matter, body, problems } = readFrontMatter(file);
    const text = trimmed(body);
    const title = textAt(matter, 'name') ?? madeText('', startOf(file));
    const description = textAt(matter, 'description');
    const listed = joinedMessage('system', [title, description]);
    const expanded = await expandReferences(text, {}, context);
    const provider = host === 'claude' ? 'anthropic' : undefined;
    const made = (name: string, parts: Parameters<typeof promptOf>[2]) =>
      promptOf(id, file, { ...parts, name, kind: 'instructions' });
    return {
      prompts: [
        made('metadata', {
          name: 'metadata',
          activation: 'metadata',
          line: (description ?? title).place.line,
          messages: listed === null ? [] : [listed],
        }),
        made('body', {
          name: 'body',
          activation: 'on-invoke',
          messages:
            text.text === '' ? [] : [{ role: 'system', segments: expanded.segments, place: text.place }],
          model: hostedModel(matter, 'model', provider),
          parameters: readParameters(matter),
          incomplete: expanded.incomplete,
        }),
      ],
      problems: [...problems, ...expanded.problems],
    };
  },
};

function hasKey(head: string, key: string): boolean {
  return head.startsWith(`${key}:`) || head.includes(`\n${key}:`);
}
