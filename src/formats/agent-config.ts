import type { Missing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import { problem, type Problem } from '../core/problem.js';
import type { Message, Prompt, Segment } from '../core/prompt.js';
import type { SourceFile } from '../core/revision.js';
import { hostedModel, joinedMessage } from './request/hosted.js';
import { namedFile } from './request/named.js';
import { readParameters } from './request/parameters.js';
import { promptOf } from './request/prompts.js';
import { parseByEnding } from './syntax/by-ending.js';
import { textIn, textSegment } from './syntax/place.js';
import { at, booleanAt, firstOf, itemsAt, stringAt, textAt, type Node } from './syntax/tree.js';

const id = 'agent-config';

/** What a host keeps of its agents in YAML, JSON or TOML. Sources of each shape are beside it. */
const shapes = {
  /** Roo Code, Kilo Code: https://docs.roocode.com/features/custom-modes (2026-11-29). */
  modes: /(?:^|\/)(?:\.roomodes|\.kilocodemodes|custom_modes\.(?:ya?ml|json))$/,
  /** Kiro: https://kiro.dev/docs/hooks/ (from knowledge of the format). */
  hook: /(?:^|\/)\.kiro\/hooks\/[^/]+\.(?:kiro\.hook|json)$/,
  /** Kiro, Amazon Q Developer CLI: https://kiro.dev/docs/cli/custom-agents/ (from knowledge of the format). */
  agent: /(?:^|\/)\.(?:kiro\/agents|amazonq\/cli-agents)\/[^/]+\.json$/,
  /** Codex: https://developers.openai.com/codex/subagents (from knowledge of the format). */
  codex: /(?:^|\/)\.codex\/agents\/[^/]+\.toml$/,
} as const;

type Shape = keyof typeof shapes;

function shapeOf(path: string): Shape | undefined {
  return (Object.keys(shapes) as Shape[]).find((shape) => shapes[shape].test(path));
}

/** Modes, agents and hooks that coding hosts keep as data. */
export const agentConfig: Format = {
  id,
  title: 'Agents, modes and hooks as data (Roo Code, Kilo Code, Kiro, Amazon Q, Codex)',
  docs: 'https://docs.roocode.com/features/custom-modes',
  reads:
    'Of `.roomodes` each mode’s role and its own instructions as one text, and when to use it; of `.kiro/agents/*.json`, `.amazonq/cli-agents/*.json` and `.codex/agents/*.toml` the prompt (also as a `file://` of the repository), description and model; of `.kiro/hooks/*` the prompt that a hook sends. Groups, tools and permissions are not sent.',
  patterns: [
    '**/.roomodes',
    '**/.kilocodemodes',
    '**/custom_modes.{yaml,yml,json}',
    '**/.kiro/hooks/*.kiro.hook',
    '**/.kiro/hooks/*.json',
    '**/.kiro/agents/*.json',
    '**/.amazonq/cli-agents/*.json',
    '**/.codex/agents/*.toml',
  ],
  recognizes: (file) =>
    shapeOf(file.path) !== undefined && file.text.trim() !== '' && !file.text.includes('\0'),
  async extract(file, context) {
    const { root, problems: read } = parseByEnding(file);
    const problems: Problem[] = [...read];
    if (root === null) return { prompts: [], problems };
    if (root.kind !== 'map') {
      const detail = 'A file of agents, modes or a hook is a map.';
      return { prompts: [], problems: [...problems, problem('unexpected-shape', file.path, 1, detail)] };
    }
    const shape = shapeOf(file.path) ?? 'agent';
    if (shape === 'modes') return { prompts: modesOf(file, root), problems };
    if (shape === 'hook') return { prompts: hookOf(file, root), problems };
    const consumed: string[] = [];
    const prompts = await agentOf(file, root, shape, context, problems, consumed);
    return { prompts, problems, consumed };
  },
};

function made(file: SourceFile, parts: Parameters<typeof promptOf>[2]): Prompt {
  return promptOf(id, file, { kind: 'instructions', ...parts });
}

function modesOf(file: SourceFile, root: Node): Prompt[] {
  return itemsAt(root, 'customModes').flatMap((mode, index) => {
    const slug = stringAt(mode, 'slug') ?? stringAt(mode, 'name') ?? String(index + 1);
    const body = joinedMessage(
      'system',
      [textAt(mode, 'roleDefinition'), textAt(mode, 'customInstructions')],
      '\n\n',
    );
    const listed = joinedMessage('system', [
      textAt(mode, 'slug') ?? textAt(mode, 'name'),
      textAt(mode, 'whenToUse') ?? textAt(mode, 'description'),
    ]);
    return [
      ...(body === null
        ? []
        : [made(file, { name: slug.slice(0, 100), activation: 'conditional', messages: [body] })]),
      ...(listed === null || firstOf(mode, ['whenToUse', 'description']) === undefined
        ? []
        : [
            made(file, {
              name: `${slug.slice(0, 100)}.metadata`,
              activation: 'metadata',
              messages: [listed],
            }),
          ]),
    ];
  });
}

function hookOf(file: SourceFile, root: Node): Prompt[] {
  const prompt = textAt(root, 'then', 'prompt') ?? textAt(root, 'prompt');
  if (prompt === undefined || prompt.text.trim() === '' || booleanAt(root, 'enabled') === false) return [];
  const message: Message = { role: 'user', segments: [textSegment(prompt)], place: prompt.place };
  return [
    made(file, {
      name: (stringAt(root, 'name') ?? 'hook').slice(0, 100),
      activation: 'conditional',
      messages: [message],
    }),
  ];
}

async function agentOf(
  file: SourceFile,
  root: Node,
  shape: Shape,
  context: FormatContext,
  problems: Problem[],
  consumed: string[],
): Promise<Prompt[]> {
  const written = textAt(root, shape === 'codex' ? 'developer_instructions' : 'prompt');
  const description = textAt(root, 'description');
  const listed = joinedMessage('system', [textAt(root, 'name'), description]);
  const prompts: Prompt[] = [];
  if (listed !== null && description !== undefined)
    prompts.push(made(file, { name: 'metadata', activation: 'metadata', messages: [listed] }));
  if (written === undefined || written.text.trim() === '') return prompts;
  const incomplete: Missing[] = [];
  const target = /^\s*file:\/\/(\S+)\s*$/.exec(written.text)?.[1];
  let segment: Segment = textSegment(written);
  if (target !== undefined) {
    const found = await namedFile(target, written.place, context);
    if ('file' in found) {
      const { file: named } = found;
      segment = {
        kind: 'include',
        path: named.path,
        body: [textSegment(textIn(named))],
        place: written.place,
      };
      consumed.push(named.path);
    } else {
      segment = found.segment;
      problems.push(found.problem);
      incomplete.push(found.incomplete);
    }
  }
  const effort = stringAt(root, 'model_reasoning_effort');
  prompts.push(
    made(file, {
      name: 'body',
      activation: 'on-invoke',
      messages: [{ role: 'system', segments: [segment], place: written.place }],
      model: hostedModel(root, 'model', shape === 'codex' ? 'openai' : undefined),
      parameters: {
        ...readParameters(at(root, 'settings')),
        ...readParameters(root),
        ...(effort === undefined ? {} : { reasoningEffort: effort }),
      },
      incomplete,
    }),
  );
  return prompts;
}
