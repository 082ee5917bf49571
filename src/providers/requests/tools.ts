import { between, exactly, type Amount } from '../../core/amount.js';
import type { Tool } from '../../core/prompt.js';
import type { Tokenizer } from '../../core/tokens.js';
import { asRecord, compactJson } from './json.js';
import { find, type Found, type Subject } from './rules/find.js';
import type { ToolRule } from './rules/rule.js';
import { spread } from './sizes.js';
import { countText } from './text.js';
import { typescriptTool } from './typescript.js';

/** Tokens of one tool definition, or why they cannot be counted. */
export type ToolCount =
  { readonly counted: true; readonly tokens: Amount } | { readonly counted: false; readonly why: string };

/** The rule for tool definitions of this model. */
export function toolRule(subject: Subject): Found<ToolRule> | null {
  return find(subject.vendor.tools, subject.name);
}

export function countTool(tool: Tool, found: Found<ToolRule>, tokenizer: Tokenizer): ToolCount {
  if (!tool.known) {
    return {
      counted: false,
      why: `tool \`${tool.name}\` is known by name only: its definition is not counted`,
    };
  }
  const { row, nearby } = found;
  const basis = nearby ? 'assumed' : row.basis;
  const json = compactJson(tool.schema ?? {});
  if (json === null) {
    return { counted: false, why: `tool \`${tool.name}\`: its schema is too large or too deep to count` };
  }
  switch (row.rendering) {
    case 'typescript': {
      const text = typescriptTool(tool.name, tool.description, tool.schema);
      if (text === null) {
        return { counted: false, why: `tool \`${tool.name}\`: its schema is too large or too deep to count` };
      }
      return around(countText(tokenizer, text), row, basis);
    }
    case 'json': {
      const text = compactJson({
        name: tool.name,
        ...(tool.description === null ? {} : { description: tool.description }),
        input_schema: tool.schema ?? {},
      });
      return around(countText(tokenizer, text ?? json), row, basis);
    }
    case 'text': {
      const { tokens, texts } = textOfTool(tool, row);
      return around(tokens + countText(tokenizer, texts.join('\n')), row, basis);
    }
  }
}

function around(tokens: number, rule: ToolRule, basis: Amount['basis']): ToolCount {
  const { low, expected, high } = rule.perTool;
  if (low === high) return { counted: true, tokens: exactly(tokens + expected, basis) };
  return { counted: true, tokens: between(tokens + low, tokens + expected, tokens + high, basis) };
}

/** What is paid once because there are tools at all, without the hidden prompt. */
export function toolsFrame(found: Found<ToolRule>): Amount {
  return spread(found.row.perRequest, found.nearby ? 'assumed' : found.row.basis);
}

/** Names and descriptions of a definition, and the constants for its structure. */
function textOfTool(tool: Tool, rule: ToolRule): { tokens: number; texts: string[] } {
  const texts = [tool.name];
  let tokens = 0;
  if (tool.description !== null) {
    texts.push(tool.description);
    tokens += rule.perDescription;
  }

  function visit(schema: unknown): void {
    const record = asRecord(schema);
    if (record === null) return;
    const properties = asRecord(record['properties']);
    if (properties !== null) {
      let first = true;
      for (const [name, value] of Object.entries(properties)) {
        texts.push(name);
        tokens += first ? rule.firstProperty : rule.furtherProperty;
        first = false;
        const property = asRecord(value);
        if (property === null) continue;
        if (typeof property['description'] === 'string') {
          texts.push(property['description']);
          tokens += rule.perPropertyDescription;
        }
        if (Array.isArray(property['enum'])) {
          tokens += rule.perEnum;
          for (const item of property['enum'] as unknown[]) texts.push(String(item));
        }
        if (property['properties'] !== undefined || property['items'] !== undefined) tokens += rule.perNested;
        visit(property);
      }
    }
    visit(record['items']);
    for (const key of ['anyOf', 'oneOf', 'allOf']) {
      const cases = record[key];
      if (Array.isArray(cases)) for (const one of cases as unknown[]) visit(one);
    }
  }

  visit(tool.schema);
  return { tokens, texts };
}
