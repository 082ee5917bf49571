import type { Missing } from '../core/missing.js';
import type { Format, FormatContext } from '../core/format.js';
import type { Message, Prompt, Segment } from '../core/prompt.js';
import type { Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { hostedModel, joinedMessage } from './request/hosted.js';
import { readParameters } from './request/parameters.js';
import { baseName, extensionOf, folderOf, globFor, joinPath } from './syntax/paths.js';
import { textIn, textSegment, trimmed } from './syntax/place.js';
import { byCodeUnits, isProblem, promptOf, startOf } from './request/prompts.js';
import { booleanAt, itemsAt, stringAt, textAt, type Node } from './syntax/tree.js';
import { codeIn, expandReferences } from './templates/references.js';

// https://agentskills.io/specification (name, description, license, compatibility, metadata, allowed-tools; references/,
// scripts/, assets/): excerpts of it were read on 2026-11-26. What Claude Code adds (when_to_use, disable-model-invocation,
// model, effort, arguments) is written from knowledge of it; its page, https://code.claude.com/docs/en/skills, was not read.
// `license`, `compatibility` and `metadata` are not sent.

const id = 'skill';
const maxReferences = 100;

/** Skills of coding agents: SKILL.md with what it links to. */
export const skill: Format = {
  id,
  title: 'Agent skill (SKILL.md)',
  docs: 'https://agentskills.io/specification',
  reads:
    'A skill costs in up to three places: `#metadata`, its name and description, which are in every request unless `disable-model-invocation` keeps them out; `#body`, the text, sent when the skill is used; and one prompt for each Markdown or text file of its folder that it links to or names, or that is in a folder such as `references/`, sent when the agent opens it (files that those name are followed). Scripts, assets and other files that nothing names are not read, and nothing in the folder of a skill is a request of its own.',
  patterns: ['**/SKILL.md'],
  recognizes: (file) => file.text.trim() !== '' && !file.text.includes('\0'),
  async extract(file, context) {
    const { matter, body, problems } = readFrontMatter(file);
    const text = trimmed(body);
    const folder = folderOf(file.path);
    const home = folder === '' ? '' : `${folder}/`;
    const title = textAt(matter, 'name');
    const listed = joinedMessage('system', [
      title,
      textAt(matter, 'description'),
      textAt(matter, 'when_to_use'),
    ]);
    const expanded = await expandReferences(
      text,
      {
        variables: argumentsOf(matter),
        commands: /(?<![^\s])!`([^`\n]{1,1000})`/g,
        commandsOnlyInProse: true,
      },
      context,
    );
    const references = await referencesOf(file, text.text, context);
    const model = hostedModel(matter, 'model', 'anthropic');
    const parameters = readParameters(matter);
    // Then only a person calls it, and the agent never hears of it before.
    const hidden = booleanAt(matter, 'disable-model-invocation') === true;
    const own = [file.path];
    const prompt = (
      name: string,
      activation: NonNullable<Prompt['activation']>,
      messages: readonly Message[],
      more: Partial<Prompt> = {},
    ) => promptOf(id, file, { name, kind: 'instructions', activation, messages, sources: own, ...more });
    return {
      prompts: [
        ...(hidden
          ? []
          : [
              prompt('metadata', 'metadata', listed === null ? [] : [listed], {
                line: title?.place.line ?? 1,
              }),
            ]),
        prompt(
          'body',
          'on-invoke',
          text.text === '' ? [] : [{ role: 'user', segments: expanded.segments, place: text.place }],
          {
            model,
            parameters,
            incomplete: expanded.incomplete,
          },
        ),
        ...references.files.map(({ path, segment, incomplete: lacking }) =>
          prompt(
            path.slice(home.length),
            'on-invoke',
            [{ role: 'user', segments: [segment], place: startOf(file) }],
            {
              model,
              sources: [...own, path].sort(byCodeUnits),
              incomplete: lacking,
            },
          ),
        ),
      ],
      problems: [...problems, ...expanded.problems, ...references.problems],
      consumed: partsOf(folder, references.files, context),
    };
  },
};

/** `$ARGUMENTS`, `$ARGUMENTS[0]`, `$0` and the names that `arguments:` gives to them. */
function argumentsOf(matter: Node | null): RegExp {
  const names = itemsAt(matter, 'arguments')
    .flatMap((item) => stringAt(item)?.trim().split(/\s+/) ?? [])
    .filter((name) => /^[A-Za-z_][\w-]{0,40}$/.test(name))
    .slice(0, 50);
  const named = names.length === 0 ? '' : `|(?:${names.join('|')})(?![\\w-])`;
  return new RegExp(`(?<!\\\\)\\$(ARGUMENTS(?:\\[\\d{1,3}\\])?(?!\\w)|\\d(?![\\w.,]*\\d)${named})`, 'g');
}

interface Reference {
  readonly path: string;
  readonly segment: Segment;
  readonly incomplete: readonly Missing[];
}

const link = /\]\(\s*<?([^()\s<>#]{1,300})(?:#[^()\s<>]{0,200})?>?\s*(?:"[^"\n]{0,200}")?\)/g;
/**
 * A file that is only named: "read `shared/queues.md` first", a cell of a table, `{skill-root}/steps/plan.md`,
 * `[[snapshot:steps/plan.md]]`. What is no file of the skill is dropped later.
 */
const mention = /(?:(?<![\w./-]|\]\()|(?<=[}>]\/))(?:\.\/)?[\w-][\w./-]{0,200}\.(?:md|mdx|txt)\b/g;
/** Files that name further files, and how far that is followed: a chain of steps is one. */
const maxSteps = 12;

/** What a skill has its agent read later: text files of its own folder that it, or one of those files, links to or names. */
async function referencesOf(
  file: SourceFile,
  text: string,
  context: FormatContext,
): Promise<{ files: readonly Reference[]; problems: readonly Problem[] }> {
  const home = folderOf(file.path);
  const inside = home === '' ? '' : `${home}/`;
  const problems: Problem[] = [];
  const files = new Map<string, Reference>();
  let open = [{ folder: home, text }];
  let rest = unnamedIn(home, context);
  for (let step = 0; step < maxSteps && (open.length > 0 || rest.length > 0); step++) {
    // What nothing names, the agent finds when it lists the folder.
    const paths = new Set(
      open.length > 0 ? open.flatMap((one) => namedIn(one.text, one.folder, home)) : rest,
    );
    if (open.length === 0) rest = [];
    open = [];
    for (const path of [...paths].sort(byCodeUnits)) {
      const ending = extensionOf(path);
      if (!['md', 'mdx', 'txt'].includes(ending) || baseName(path) === 'SKILL.md' || files.has(path))
        continue;
      if (!path.startsWith(inside) || !context.exists(path) || files.size >= maxReferences) continue;
      const read = await context.read(path);
      if (isProblem(read)) {
        problems.push(read);
        const segment: Segment = { kind: 'opaque', why: `\`${path}\` cannot be read`, place: startOf(file) };
        files.set(path, { path, segment, incomplete: [segment.why] });
        continue;
      }
      if (read.text.trim() === '') continue;
      files.set(path, {
        path,
        segment: { kind: 'include', path, body: [textSegment(textIn(read))], place: startOf(file) },
        incomplete: [],
      });
      open.push({ folder: folderOf(path), text: read.text });
    }
  }
  return { files: [...files.values()].sort((a, b) => byCodeUnits(a.path, b.path)), problems };
}

/** Paths that a text of a skill names, relative to its own folder or to the skill's. */
function namedIn(text: string, folder: string, home: string): string[] {
  const inCode = codeIn(text);
  const found: string[] = [];
  const add = (written: string) => {
    for (const from of new Set([folder, home])) {
      const target = joinPath(from, written);
      if ('path' in target) found.push(target.path);
    }
  };
  for (const match of text.matchAll(link)) if (!inCode(match.index)) add(match[1] ?? '');
  for (const match of text.matchAll(mention)) add(match[0]);
  return found;
}

/** Where skills are kept. */
const skillFolder = /(?:^|\/)[\w.-]*skills?\/(?:[^/]+\/)*[^/]+$/;
/** A folder of that very name: there the configuration of a skill is a part of it as well. */
const ownFolder = /(?:^|\/)\.?skills?\/(?:[^/]+\/)*[^/]+$/;
/** Folders from which agents read on demand: `references/` by the specification, the others by the habit of their authors. */
const onDemand =
  /^\/(?:[\w.-]+\/)*(?:references?|resources|rules|steps|phases|workflows|guides|knowledge|agents|modes|(?:[\w.-]+-)?prompts)\/(?:[\w.-]+\/)*(?!(?:readme|license|licence|changelog|contributing|notice)\b)[^/]+$/i;

/** Files that an agent may open although nothing names them: not those of a skill further down. */
function unnamedIn(home: string, context: FormatContext): string[] {
  if (!skillFolder.test(home)) return [];
  const files = context.glob(`${globFor(home)}/**`);
  const others = files
    .filter((path) => baseName(path) === 'SKILL.md' && folderOf(path) !== home)
    .map((path) => `${folderOf(path)}/`);
  return files.filter(
    (path) => onDemand.test(path.slice(home.length)) && !others.some((other) => path.startsWith(other)),
  );
}

/** Files that are parts of the skill and no prompts of their own, sent or not: not those of a skill further down. */
function partsOf(home: string, references: readonly Reference[], context: FormatContext): string[] {
  const parts = new Set(references.map(({ path }) => path));
  if (ownFolder.test(home)) {
    const files = context.glob(`${globFor(home)}/**`);
    const others = files
      .filter((path) => baseName(path) === 'SKILL.md' && folderOf(path) !== home)
      .map((path) => `${folderOf(path)}/`);
    for (const path of files)
      if (path !== `${home}/SKILL.md` && !others.some((other) => path.startsWith(other))) parts.add(path);
  }
  return [...parts].sort(byCodeUnits);
}
