import { missingText } from '../../src/report/words/missing.js';
import { originText } from '../../src/report/words/origin.js';
import type { Problem } from '../../src/core/problem.js';
import type { Message, ModelAlias, Prompt, Segment } from '../../src/core/prompt.js';

/**
 * A short, readable form of what was found, for goldens. A segment is one string, its line in front when the
 * segment does not stand in the prompt's own file also the path: `3: text`, `{name}`, `if x: …`.
 */
export function describeDiscovery(found: {
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
  readonly aliases: readonly ModelAlias[];
}): unknown {
  return {
    prompts: found.prompts.map(describePrompt),
    ...(found.aliases.length === 0
      ? {}
      : { aliases: found.aliases.map(({ place, ...alias }) => ({ ...alias, line: place.line })) }),
    problems: found.problems.map(describeProblem),
  };
}

function describeProblem(found: Problem): string {
  return `${found.reason} ${found.path ?? '-'}:${found.line ?? '-'} ${found.detail}`;
}

function describePrompt(prompt: Prompt): unknown {
  const { model, parameters } = prompt;
  const { maxOutputPlace, ...settings } = parameters;
  return {
    key: prompt.key,
    name: prompt.name,
    kind: prompt.kind,
    line: prompt.line,
    format: prompt.format,
    ...(prompt.activation === undefined ? {} : { activation: prompt.activation }),
    model:
      model === null
        ? null
        : `${model.asWritten} (${originText(model.origin)}${model.place === null ? '' : `, line ${model.place.line}`}${model.provider === undefined ? '' : `, provider ${model.provider}`}${model.deployment === true ? ', deployment' : ''}${model.alternatives === undefined ? '' : `, or ${model.alternatives.join(', ')}`})`,
    ...(Object.keys(settings).length === 0
      ? {}
      : {
          parameters:
            maxOutputPlace === undefined ? settings : { ...settings, maxOutputLine: maxOutputPlace.line },
        }),
    messages: prompt.messages.map((message) => describeMessage(message, prompt.path)),
    ...(prompt.tools.length === 0
      ? {}
      : {
          tools: prompt.tools.map((tool) =>
            tool.known
              ? { name: tool.name, description: tool.description, schema: tool.schema, line: tool.place.line }
              : `${tool.name} (not known)`,
          ),
        }),
    ...(prompt.schema === null ? {} : { schema: { name: prompt.schema.name, schema: prompt.schema.schema } }),
    ...(prompt.variables.length === 0
      ? {}
      : {
          variables: Object.fromEntries(
            prompt.variables.map((variable) => [
              variable.name,
              { ...variable, name: undefined, place: undefined },
            ]),
          ),
        }),
    ...(prompt.frameworkOverhead === undefined ? {} : { frameworkOverhead: prompt.frameworkOverhead }),
    ...(prompt.callsPerRequest === undefined ? {} : { callsPerRequest: prompt.callsPerRequest }),
    sources: prompt.sources,
    ...(prompt.incomplete.length === 0 ? {} : { incomplete: prompt.incomplete.map(missingText) }),
  };
}

function describeMessage(message: Message, path: string): unknown {
  const marks = [
    message.name,
    message.example === true ? 'example' : undefined,
    message.cacheBreakpoint === true ? 'cache breakpoint' : undefined,
  ].filter((mark) => mark !== undefined);
  const role = marks.length === 0 ? message.role : `${message.role} (${marks.join(', ')})`;
  return { [role]: message.segments.map((segment) => describeSegment(segment, path)) };
}

function describeSegment(segment: Segment, path: string): unknown {
  const at =
    segment.place.path === path ? `${segment.place.line}` : `${segment.place.path}:${segment.place.line}`;
  const inside = (segments: readonly Segment[]) => segments.map((inner) => describeSegment(inner, path));
  switch (segment.kind) {
    case 'text':
      return `${at}: ${segment.text}`;
    case 'variable':
      return `{${segment.name}}`;
    case 'branch':
      return { [`${at}: if ${segment.on}`]: segment.arms.map(inside) };
    case 'loop':
      return { [`${at}: each ${segment.over}`]: inside(segment.body) };
    case 'include':
      return { [`${at}: include ${segment.path}`]: inside(segment.body) };
    case 'media':
      return `${at}: <${segment.media} ${segment.path ?? 'at run time'}>`;
    case 'opaque':
      return `${at}: <unknown: ${segment.why}>`;
  }
}
