import { between, exactly, type Amount } from '../core/amount.js';
import type { Prompt, Tool } from '../core/prompt.js';
import type { Tokenizer } from '../core/tokens.js';
import { asRecord, compactJson, spacedJson } from './json.js';
import type { Found } from './rules/find.js';
import { fixed, type ToolRule } from './rules/rule.js';
import { isSystem } from './roles.js';
import { countText } from './text.js';
import { typescriptHead, typescriptTail, typescriptTool } from './typescript.js';

/** Tokens of one tool definition, or why they cannot be counted. */
export type ToolCount =
  { readonly counted: true; readonly tokens: Amount } | { readonly counted: false; readonly why: string };

export function countTool(
  tool: Tool,
  position: 'first' | 'further',
  found: Found<ToolRule>,
  tokenizer: Tokenizer,
): ToolCount {
  if (!tool.known) {
    return {
      counted: false,
      why: `tool \`${tool.name}\` is known by name only: its definition is not counted`,
    };
  }
  const tokens = definitionTokens(tool, position, found.row, tokenizer);
  if (tokens === null) {
    return { counted: false, why: `tool \`${tool.name}\`: its schema is too large or too deep to count` };
  }
  const { low, expected, high } = found.row.perTool;
  const basis = found.nearby ? 'assumed' : found.row.basis;
  return {
    counted: true,
    tokens:
      low === high
        ? exactly(Math.max(0, tokens + expected), basis)
        : between(
            Math.max(0, tokens + low),
            Math.max(0, tokens + expected),
            Math.max(0, tokens + high),
            basis,
          ),
  };
}

/** What is paid once because there are tools at all, without the hidden prompt. */
export function toolsFrame(found: Found<ToolRule>, prompt: Prompt, tokenizer: Tokenizer): Amount {
  const { rendering, basis, byApi, forcedCall } = found.row;
  const known = prompt.api === undefined ? undefined : byApi?.[prompt.api];
  const perRequest = known === undefined ? found.row.perRequest : fixed(known.perRequest);
  const withoutSystem = known === undefined ? found.row.withoutSystem : fixed(known.withoutSystem);
  const called = forcedCall === undefined ? null : calledFunction(prompt);
  const text =
    rendering.kind === 'typescript'
      ? countText(tokenizer, typescriptHead) + countText(tokenizer, typescriptTail)
      : 0;
  const more = prompt.messages.some(isSystem) ? fixed(0) : withoutSystem;
  const call = called === null ? 0 : (forcedCall ?? 0) + countText(tokenizer, called);
  return between(
    Math.max(0, text + perRequest.low + more.low + call),
    Math.max(0, text + perRequest.expected + more.expected + call),
    Math.max(0, text + perRequest.high + more.high + call),
    found.nearby ? 'assumed' : basis,
  );
}

/**
 * The function that the tool choice forces a call of: the one it names, or, by the Responses interface, the only one where some
 * call is required.
 */
function calledFunction({ parameters: { toolChoice }, tools, api }: Prompt): string | null {
  if (toolChoice === undefined || toolChoice === 'auto' || toolChoice === 'none') return null;
  if (toolChoice !== 'required' && toolChoice !== 'any')
    return tools.some(({ name }) => name === toolChoice) ? toolChoice : null;
  return api === 'responses' && tools.length === 1 ? (tools[0]?.name ?? null) : null;
}

/** Tokens of the definition as it is written out, null when it is too large for that. */
function definitionTokens(
  tool: Tool,
  position: 'first' | 'further',
  rule: ToolRule,
  tokenizer: Tokenizer,
): number | null {
  switch (rule.rendering.kind) {
    case 'typescript': {
      const text = typescriptTool(tool.name, tool.description, tool.schema, position, rule.rendering.style);
      return text === null ? null : countText(tokenizer, text);
    }
    case 'json': {
      const text = compactJson({
        name: tool.name,
        ...(tool.description === null ? {} : { description: tool.description }),
        input_schema: tool.schema ?? {},
      });
      return text === null ? null : countText(tokenizer, text);
    }
    case 'function-tags': {
      const text = spacedJson({
        ...(tool.description === null ? {} : { description: tool.description }),
        name: tool.name,
        parameters: tool.schema ?? {},
      });
      return text === null ? null : countText(tokenizer, `<function>${text}</function>\n`);
    }
    case 'text':
      return compactJson(tool.schema ?? {}) === null ? null : textTokens(tool, rule.rendering, tokenizer);
  }
}

/** Names, descriptions and choices, each counted by itself, and the constants for the structure around them. */
function textTokens(
  tool: Tool,
  rule: Extract<ToolRule['rendering'], { kind: 'text' }>,
  tokenizer: Tokenizer,
): number {
  let tokens = countText(tokenizer, tool.name);
  if (tool.description !== null && tool.description !== '') {
    tokens += rule.perDescription + countText(tokenizer, tool.description);
  }

  function visit(schema: unknown): void {
    const record = asRecord(schema);
    if (record === null) return;
    let perProperty = rule.firstProperty;
    for (const [name, value] of Object.entries(asRecord(record['properties']) ?? {})) {
      tokens += perProperty + countText(tokenizer, name);
      perProperty = rule.furtherProperty;
      const property = asRecord(value);
      if (property === null) continue;
      if (typeof property['description'] === 'string') {
        tokens += rule.perPropertyDescription + countText(tokenizer, property['description']);
      }
      if (Array.isArray(property['enum'])) {
        tokens += rule.perEnum;
        for (const item of property['enum'] as unknown[]) tokens += countText(tokenizer, String(item));
      }
      const inside = asRecord(property['items']) ?? property;
      if (asRecord(inside['properties']) !== null) tokens += rule.perNested;
      visit(property);
    }
    visit(record['items']);
    for (const key of ['anyOf', 'oneOf', 'allOf']) {
      const cases = record[key];
      if (Array.isArray(cases)) for (const one of cases as unknown[]) visit(one);
    }
  }

  visit(tool.schema);
  return tokens;
}
