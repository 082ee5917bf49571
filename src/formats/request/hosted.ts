import type { Message, ModelReference, Role } from '../../core/prompt.js';
import { frontmatter } from '../../core/origin.js';
import { modelNamed, withAlternatives } from './models.js';
import { madeText, subText, textSegment, type SourceText } from '../syntax/place.js';
import { itemsAt, textAt, type Node } from '../syntax/tree.js';

/**
 * The model of an agent, command or prompt file of a coding agent: an id, a tier (`sonnet`), a display name
 * (`Claude Sonnet 4.5 (copilot)`), or several of them as a list or in one line (`GPT-4.1 | 'gpt-5'`, `a, b`). The
 * first is taken, the others are alternatives. `inherit` and `auto` say nothing.
 */
export function hostedModel(
  node: Node | null | undefined,
  key: string,
  provider?: string,
): ModelReference | null {
  const names: SourceText[] = [];
  for (const item of itemsAt(node, key)) {
    const written = textAt(item);
    if (written === undefined) continue;
    const parts = /[^|,]+/g;
    for (const found of written.text.matchAll(parts)) {
      const raw = found[0];
      const lead = /^[\s'"`[]*/.exec(raw)?.[0].length ?? 0;
      let end = raw.length;
      while (end > lead && /[\s'"`\]]/.test(raw[end - 1] ?? '')) end--;
      if (end > lead) names.push(subText(written, found.index + lead, found.index + end));
    }
  }
  const [first, ...rest] = names;
  if (first === undefined || /^(?:inherit|auto|default)$/i.test(first.text)) return null;
  return withAlternatives(
    modelNamed(first, { origin: frontmatter, provider }),
    rest.map((name) => name.text),
  );
}

/** One message of parts that are sent one after the other with `between` (`name: description`); null without any. */
export function joinedMessage(
  role: Role,
  parts: readonly (SourceText | undefined)[],
  between = ': ',
): Message | null {
  const given = parts.filter((part) => part !== undefined && part.text.trim() !== '') as SourceText[];
  const [first] = given;
  if (first === undefined) return null;
  const segments = given.flatMap((part, index) =>
    index === 0
      ? [textSegment(part)]
      : [textSegment(madeText(between, part.placeOf(0, 0))), textSegment(part)],
  );
  return { role, segments, place: first.place };
}
