/**
 * A prompt as the request that its vendor's counting endpoint takes. Only what is written in the repository is sent:
 * what is filled in at run time (variables, images) is left out here and added to the answer as it was counted offline.
 */
import type { ModelMatch } from '../core/model.js';
import type { Prompt, Segment, Tool } from '../core/prompt.js';
import type { ExactVendor } from './endpoints/index.js';
import { flat, leadingSystem } from '../counting/index.js';
import { isSystem } from '../counting/roles.js';
import { compactJson } from '../counting/json.js';

type Body = Readonly<Record<string, unknown>>;

export interface ExactRequest {
  readonly body: Body;
  /** Tokens of the answer that stand for text which is not known and must be taken off again. */
  readonly placeholderTokens: number;
}

/** Names by which a request goes to the vendor itself and not to a cloud that sells its models. */
const ownNames: Readonly<Record<ExactVendor, { readonly provider: string; readonly written: RegExp }>> = {
  anthropic: { provider: 'anthropic', written: /^anthropic$/ },
  gemini: { provider: 'google', written: /^(google|gemini|models|google[-_]?(ai|genai|generativeai))$/ },
};

/**
 * Whose endpoint counts the requests to this model; null for all others. The same model bought from a cloud (Bedrock,
 * Vertex AI) or reached through a gateway is not the vendor's business: its text is not sent there.
 */
export function exactVendorOf(match: ModelMatch | null, prompt: Prompt): ExactVendor | null {
  if (match === null) return null;
  const { model, by, asWritten } = match;
  if (model.selfHosted !== null) return null;
  const vendor: ExactVendor | null =
    model.provider === 'anthropic' && model.name.startsWith('claude')
      ? 'anthropic'
      : model.provider === 'google' && model.name.startsWith('gemini')
        ? 'gemini'
        : null;
  // A gateway's name may lead to a cloud that sells the model, whatever the gateway's config calls it.
  if (by === 'alias') return null;
  if (vendor === null || by === 'settings' || by === 'local') return vendor;
  const prefix = /^([^/:]*)[/:]/.exec(asWritten)?.[1];
  const named = [prefix, prompt.model?.asWritten === asWritten ? prompt.model.provider : undefined];
  const own = named.every((name) => name === undefined || ownNames[vendor].written.test(name.toLowerCase()));
  return own ? vendor : null;
}

/** The body to be counted, or in words why there is none that an exact count could be had for. */
export function exactRequest(prompt: Prompt, match: ModelMatch, vendor: ExactVendor): ExactRequest | string {
  const why = notWhole(prompt);
  if (why !== null) return why;
  const conversation = conversationOf(prompt);
  if (typeof conversation === 'string') return conversation;
  const model = apiName(match);
  const body =
    vendor === 'anthropic'
      ? anthropicBody(prompt, model, conversation)
      : geminiBody(prompt, model, conversation);
  return { body, placeholderTokens: conversation.placeholderTokens };
}

/** What makes the request one of which only a part could be sent. */
function notWhole(prompt: Prompt): string | null {
  if (prompt.frameworkOverhead !== undefined) return 'a framework wraps text around it that is not known';
  if ((prompt.parameters.serverTools ?? []).length > 0) {
    return 'it has tools of the provider, whose definitions are not in the repository';
  }
  const unknown = prompt.tools.find((tool) => !tool.known);
  if (unknown !== undefined) return `the definition of a tool is not known`;
  const schemas = [...prompt.tools.map((tool) => tool.schema), prompt.schema?.schema];
  // Bounded before it is written out: a few lines of YAML can stand for a schema without end.
  return schemas.some((schema) => compactJson(schema ?? {}) === null)
    ? 'a schema is too large or too deep'
    : null;
}

interface Conversation {
  readonly system: readonly string[];
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
  readonly placeholderTokens: number;
}

/** One token in every vocabulary: letters are never split. It stands where a request may not be empty. */
const placeholder = 'x';

function conversationOf(prompt: Prompt): Conversation | string {
  const leading = leadingSystem(prompt.messages);
  const system: string[] = [];
  const messages: { role: 'user' | 'assistant'; text: string }[] = [];
  let placeholderTokens = 0;
  for (const [index, message] of prompt.messages.entries()) {
    const text = literalOf(message.segments);
    if (text === null) {
      return 'its text depends on conditions or loops, of which one request shows one case only';
    }
    if (index < leading) {
      if (text !== '') system.push(text);
      continue;
    }
    if (isSystem(message)) return 'a system message is within the conversation';
    if (message.role === 'tool') return 'it holds answers of tools';
    const blank = text.trim() === '';
    if (blank) placeholderTokens += 1;
    messages.push({
      role: message.role === 'assistant' ? 'assistant' : 'user',
      text: blank ? `${placeholder}${text}` : text,
    });
  }
  if (messages.length === 0) {
    // The user's message comes from elsewhere; a request without one is refused, in production too.
    messages.push({ role: 'user', text: placeholder });
    placeholderTokens += 1;
  }
  return { system, messages, placeholderTokens };
}

/** The literal text without what is filled in; null when there is no single text. */
function literalOf(segments: readonly Segment[]): string | null {
  const pieces: string[] = [];
  for (const segment of flat(segments)) {
    if (segment.kind === 'branch' || segment.kind === 'loop') return null;
    if (segment.kind === 'text') pieces.push(segment.text);
  }
  return pieces.join('');
}

/** The dated name that was written, else the catalog's: aliases and other spellings are ours, not the vendor's. */
function apiName({ model, by, asWritten }: ModelMatch): string {
  const last = asWritten.split(/[/:]/).at(-1) ?? '';
  return (by === 'exact' || by === 'dated') && /^(claude|gemini)-[\w.-]+$/.test(last) ? last : model.name;
}

function anthropicBody(prompt: Prompt, model: string, { system, messages }: Conversation): Body {
  const { toolChoice, thinkingBudgetTokens = 0 } = prompt.parameters;
  return {
    model,
    ...(system.length === 0
      ? {}
      : { system: system.length === 1 ? system[0] : system.map((text) => ({ type: 'text', text })) }),
    messages: messages.map(({ role, text }) => ({ role, content: text })),
    ...(prompt.tools.length === 0
      ? {}
      : {
          tools: prompt.tools.map((tool) => ({
            name: tool.name,
            ...(tool.description === null ? {} : { description: tool.description }),
            input_schema: parametersOf(tool),
          })),
          ...(toolChoice === undefined ? {} : { tool_choice: anthropicChoice(toolChoice, prompt.tools) }),
        }),
    ...(prompt.schema === null
      ? {}
      : { output_config: { format: { type: 'json_schema', schema: prompt.schema.schema ?? {} } } }),
    ...(thinkingBudgetTokens > 0
      ? { thinking: { type: 'enabled', budget_tokens: thinkingBudgetTokens } }
      : {}),
  };
}

/** As the count without an endpoint reads it: what is neither `auto` nor `none` forces a tool. */
function anthropicChoice(choice: string, tools: readonly Tool[]): object {
  if (choice === 'auto' || choice === 'none') return { type: choice };
  return tools.some((tool) => tool.name === choice) ? { type: 'tool', name: choice } : { type: 'any' };
}

/**
 * `parametersJsonSchema` and `responseJsonSchema` take JSON Schema as it is, where `parameters` takes a part of it.
 * https://cloud.google.com/vertex-ai/docs/reference/rest/v1beta1/FunctionDeclaration; for the Gemini API as its clients
 * generated from v1beta have it, 2026-11-26. Neither was tried against the API itself.
 */
function geminiBody(prompt: Prompt, model: string, { system, messages }: Conversation): Body {
  return {
    model,
    ...(system.length === 0 ? {} : { systemInstruction: { parts: system.map((text) => ({ text })) } }),
    contents: messages.map(({ role, text }) => ({
      role: role === 'assistant' ? 'model' : 'user',
      parts: [{ text }],
    })),
    ...(prompt.tools.length === 0
      ? {}
      : {
          tools: [
            {
              functionDeclarations: prompt.tools.map((tool) => ({
                name: tool.name,
                ...(tool.description === null ? {} : { description: tool.description }),
                ...(tool.schema === null ? {} : { parametersJsonSchema: tool.schema }),
              })),
            },
          ],
        }),
    ...(prompt.schema === null
      ? {}
      : {
          generationConfig: {
            responseMimeType: 'application/json',
            responseJsonSchema: prompt.schema.schema ?? {},
          },
        }),
  };
}

function parametersOf(tool: Tool): unknown {
  return tool.schema ?? { type: 'object', properties: {} };
}
