import type { Format, FormatContext } from '../core/format.js';
import type { Message, Prompt, Segment } from '../core/prompt.js';
import type { Problem } from '../core/problem.js';
import type { SourceFile } from '../core/revision.js';
import { readFrontMatter } from './syntax/frontmatter.js';
import { hostedModel, joinedMessage } from './request/hosted.js';
import { readParameters } from './request/parameters.js';
import { baseName, extensionOf, folderOf, joinPath } from './syntax/paths.js';
import { textIn, textSegment, trimmed } from './syntax/place.js';
import { byCodeUnits, isProblem, promptOf, recording, startOf } from './request/prompts.js';
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
    'A skill costs in three places, which are three prompts: `#metadata`, its name and description, which stand in every request unless `disable-model-invocation` keeps them out; `#body`, the text, sent when the skill is used; `#references`, the Markdown and text files of its folder that it links to or names in `references/`, together, as the most that can be read on top. Scripts and assets are not read.',
  patterns: ['**/SKILL.md'],
  recognizes: (file) => file.text.trim() !== '' && !file.text.includes('\0'),
  async extract(file, context) {
    const { matter, body, problems } = readFrontMatter(file);
    const text = trimmed(body);
    const folder = baseName(folderOf(file.path));
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
    const reading = recording(context, file);
    const references = await referencesOf(file, text.text, reading.context);
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
        ...(references.segments.length === 0
          ? []
          : [
              prompt(
                'references',
                'on-invoke',
                [{ role: 'user', segments: references.segments, place: startOf(file) }],
                { model, sources: reading.sources(), incomplete: references.incomplete },
              ),
            ]),
      ],
      problems: [...problems, ...expanded.problems, ...references.problems],
      consumed: references.paths.filter(
        (path) => path.startsWith(`${folderOf(file.path)}/references/`) && folder !== '',
      ),
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

/** What a skill has its agent read later: text files of its own folder that it links to, or names in `references/`. */
async function referencesOf(
  file: SourceFile,
  text: string,
  context: FormatContext,
): Promise<{
  segments: readonly Segment[];
  paths: readonly string[];
  problems: readonly Problem[];
  incomplete: readonly string[];
}> {
  const home = folderOf(file.path);
  const inside = home === '' ? '' : `${home}/`;
  const isText = (path: string) => ['md', 'mdx', 'txt'].includes(extensionOf(path)) && path !== file.path;
  const paths = new Set<string>();
  const inCode = codeIn(text);
  for (const link of text.matchAll(
    /\]\(\s*<?([^()\s<>#]{1,300})(?:#[^()\s<>]{0,200})?>?\s*(?:"[^"\n]{0,200}")?\)/g,
  )) {
    if (inCode(link.index)) continue;
    const target = joinPath(home, link[1] ?? '');
    if (
      'path' in target &&
      target.path.startsWith(inside) &&
      isText(target.path) &&
      context.exists(target.path)
    )
      paths.add(target.path);
  }
  // Often only named: "read `references/queues.md` first".
  for (const named of text.matchAll(/(?<![\w./-])references?\/[\w./-]{1,200}/g)) {
    const target = joinPath(home, named[0].replace(/\.+$/, ''));
    if ('path' in target && isText(target.path) && context.exists(target.path)) paths.add(target.path);
  }
  const segments: Segment[] = [];
  const problems: Problem[] = [];
  const incomplete: string[] = [];
  const chosen = [...paths].sort(byCodeUnits);
  if (chosen.length > maxReferences)
    incomplete.push(`only ${maxReferences} of ${chosen.length} references are read`);
  for (const path of chosen.slice(0, maxReferences)) {
    const read = await context.read(path);
    if (isProblem(read)) {
      problems.push(read);
      incomplete.push(`\`${path}\` cannot be read`);
      continue;
    }
    if (read.text === '') continue;
    segments.push({ kind: 'include', path, body: [textSegment(textIn(read))], place: startOf(file) });
  }
  return { segments, paths: chosen, problems, incomplete };
}
