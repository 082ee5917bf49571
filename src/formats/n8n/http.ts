import type { Missing } from '../../core/missing.js';
import type { Message, ModelReference, Parameters, Role, Segment } from '../../core/prompt.js';
import { sellerOf } from '../request/endpoints.js';
import { modelNamed } from '../request/models.js';
import { roleOf } from '../request/roles.js';
import { expressionName, markedParts, messageOf } from '../syntax/canvas.js';
import { subText, textSegment, type SourceText } from '../syntax/place.js';
import { firstOf, stringAt, textAt } from '../syntax/tree.js';
import {
  closingBracket,
  literalOf,
  longLiterals,
  splitTop,
  trim,
  type Span,
} from '../templates/expression.js';
import type { WorkflowNode } from './workflow.js';

/*
 * What an HTTP node posts to a vendor without a node of its own: `jsonBody` is JSON with expressions in it, or one expression
 * that makes an object (`={{ JSON.stringify({ model: 'x', messages: [{ role: 'user', content: 'Say … ' + $json.text }] }) }}`).
 * The names are those of the vendors' chat APIs. Nothing is run: what is no literal is a variable.
 */

/** The request of one node, as far as its body is written out. */
export interface Posted {
  readonly messages: readonly Message[];
  readonly model: ModelReference | null;
  readonly parameters: Parameters;
  readonly incomplete: readonly Missing[];
}

/** Characters of a body and parts of a list, above which it is not read. */
const longestBody = 200_000;
const mostParts = 200;
const limitKeys = ['max_tokens', 'max_completion_tokens', 'max_output_tokens'];

/** Null where the body is elsewhere, or no object with messages. */
export function postedBy(node: WorkflowNode): Posted | null {
  const body = textAt(firstOf(node.parameters, ['jsonBody', 'bodyParametersJson', 'body']));
  if (body === undefined || body.text.length > longestBody) return null;
  const start = /^(?:=\s*)?(?:\{\{\s*(?:JSON\.stringify\(\s*)?)?(?=\{)/.exec(body.text)?.[0].length;
  if (start === undefined) return null;
  const fields = objectAt(body, { start, end: body.text.length });
  const sent = fields?.get('messages') ?? fields?.get('input');
  if (fields === null || sent === undefined) return null;
  const messages: Message[] = [];
  for (const key of ['system', 'instructions']) messages.push(...saidAt(body, fields.get(key), 'system'));
  for (const one of itemsOf(body, sent) ?? [sent]) {
    const message = objectAt(body, one);
    const role = literalAt(body, message?.get('role'))?.text ?? 'user';
    messages.push(...saidAt(body, message?.get('content') ?? one, roleOf(role) ?? 'user'));
  }
  if (messages.length === 0) return null;
  const limits = limitKeys.flatMap((key) => fields.get(key) ?? []);
  const limit = limits.map((span) => numberAt(body, span)).find((found) => found !== null);
  return {
    messages,
    model: modelNamed(literalAt(body, fields.get('model')), {
      provider: sellerOf((stringAt(node.parameters, 'url') ?? '').replace(/^=/, ''), undefined),
    }),
    parameters: limit === undefined ? {} : { maxOutputTokens: limit },
    incomplete: [
      ...(fields.has('tools') ? ['the tools that the body of the node lists'] : []),
      ...(limits.length > 0 && limit === undefined ? ['the output limit that an expression sets'] : []),
    ],
  };
}

/** The fields of an object that is written out from `span.start` on; null where none is. */
function objectAt(source: SourceText, span: Span): ReadonlyMap<string, Span> | null {
  const inner = insideOf(source, span, '{');
  if (inner === null) return null;
  const fields = new Map<string, Span>();
  const parts = splitTop(source.text, inner.start, inner.end, ',');
  if (parts.length > mostParts) return null;
  for (const part of parts) {
    const [key] = splitTop(source.text, part.start, part.end, ':');
    if (key === undefined || key.end >= part.end) continue;
    const at = trim(source.text, key);
    const name = literalOf(source, at.start, at.end)?.text ?? source.text.slice(at.start, at.end);
    fields.set(name, trim(source.text, { start: key.end + 1, end: part.end }));
  }
  return fields;
}

function itemsOf(source: SourceText, span: Span): readonly Span[] | null {
  const inner = insideOf(source, span, '[');
  if (inner === null) return null;
  const parts = splitTop(source.text, inner.start, inner.end, ',');
  if (parts.length > mostParts) return null;
  return parts.map((part) => trim(source.text, part)).filter(({ start, end }) => end > start);
}

function insideOf(source: SourceText, span: Span, open: '{' | '['): Span | null {
  const { start, end } = trim(source.text, span);
  if (source.text[start] !== open || source.text.startsWith('{{', start)) return null;
  const close = closingBracket(source.text, start, end);
  return close === -1 ? null : { start: start + 1, end: close };
}

function literalAt(source: SourceText, span: Span | undefined): SourceText | undefined {
  return span === undefined ? undefined : (literalOf(source, span.start, span.end) ?? undefined);
}

function numberAt(source: SourceText, { start, end }: Span): number | null {
  const text = source.text.slice(start, end);
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** A content: a text, an expression, or a list of parts of which the texts are read. */
function saidAt(source: SourceText, span: Span | undefined, role: Role): Message[] {
  if (span === undefined) return [];
  const parts = itemsOf(source, span);
  if (parts === null) return messageOf(role, textsAt(source, span));
  return messageOf(
    role,
    parts.flatMap((part) => textsAt(source, objectAt(source, part)?.get('text') ?? part)),
  );
}

/** `'Say it of ' + $json.name`: the literals are texts, with `{{ … }}` and `${…}` in them as variables like all the rest. */
function textsAt(source: SourceText, span: Span): Segment[] {
  return splitTop(source.text, span.start, span.end, '+').flatMap((part): Segment[] => {
    const { start, end } = trim(source.text, part);
    if (end === start) return [];
    const literal = literalOf(source, start, end);
    if (literal === null) {
      // `$json.isNew ? 'A long text …' : 'Another one …'`
      const said = longLiterals(source, start, end);
      return [...said, variable(source.text.slice(start, end), source, start, end)];
    }
    const marks = source.text[start] === '`' ? (['${', '}'] as const) : (['{{', '}}'] as const);
    return markedParts(literal, ...marks).map(({ start: from, end: to, inner }) =>
      inner === null ? textSegment(subText(literal, from, to)) : variable(inner, literal, from, to),
    );
  });
}

function variable(expression: string, source: SourceText, start: number, end: number): Segment {
  return { kind: 'variable', name: expressionName(expression), place: source.placeOf(start, end) };
}
