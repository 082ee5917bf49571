import type { Missing } from '../../core/missing.js';
import type { FormatContext } from '../../core/format.js';
import type { Segment, Variable } from '../../core/prompt.js';
import type { Problem } from '../../core/problem.js';
import { textSegment } from '../syntax/place.js';
import { booleanAt, stringAt, textAt } from '../syntax/tree.js';
import { expandTemplate, segmentsOf } from '../templates/expand.js';
import type { Component, Flow } from './flow.js';

/** A prompt may hold prompts that hold prompts: more than this is not joined. */
const maxSegments = 5_000;
const maxDepth = 30;

/** The text of one prompt, put together along the edges. */
export class Text {
  readonly problems: Problem[] = [];
  readonly incomplete: Missing[] = [];
  readonly samples = new Map<string, Partial<Variable>>();
  private readonly flow: Flow;
  private readonly context: FormatContext;
  private readonly open = new Set<string>();
  private count = 0;

  constructor(flow: Flow, context: FormatContext) {
    this.flow = flow;
    this.context = context;
  }

  /** What a field sends: what is connected to it, else what is written in it. */
  async field(component: Component, field: string, depth: number): Promise<Segment[]> {
    const edges = this.flow.edgesInto(component, field);
    if (edges.length === 0) return this.written(component, field);
    const segments: Segment[] = [];
    for (const edge of edges) {
      const source = this.flow.components.get(edge.source);
      if (source !== undefined) segments.push(...(await this.output(source, depth + 1)));
    }
    return segments;
  }

  private written(component: Component, field: string): Segment[] {
    const described = component.fields.get(field);
    const text = textAt(described, 'value');
    if (text === undefined || text.text === '') return [];
    this.count++;
    // The name of a variable that is kept in Langflow's own store.
    if (booleanAt(described, 'load_from_db') === true)
      return [{ kind: 'variable', name: text.text.slice(0, 120), place: text.place }];
    return [textSegment(text)];
  }

  /** What a component hands on: prompts and constant texts as they are, everything else is known at run time. */
  private async output(component: Component, depth: number): Promise<Segment[]> {
    const { place } = component.node;
    if (depth > maxDepth || this.count > maxSegments) {
      const why = 'more prompts inside of prompts than are joined';
      this.incomplete.push(why);
      return [{ kind: 'opaque', why, place }];
    }
    this.count++;
    const name = component.name === '' ? component.id : component.name;
    const atRunTime: Segment[] = [{ kind: 'variable', name, place }];
    if (this.open.has(component.id)) return atRunTime;
    this.open.add(component.id);
    try {
      if (textAt(component.fields.get('template'), 'value') !== undefined && isPrompt(component))
        return await this.template(component, depth);
      if (component.type === 'TextInput') {
        const segments = await this.field(component, 'input_value', depth);
        return segments.length === 0 ? atRunTime : segments;
      }
      const sample =
        component.type === 'ChatInput' ? stringAt(component.fields.get('input_value'), 'value') : '';
      if (sample !== undefined && sample !== '') this.samples.set(name, { sample });
      return atRunTime;
    } finally {
      this.open.delete(component.id);
    }
  }

  private async template(component: Component, depth: number): Promise<Segment[]> {
    const text = textAt(component.fields.get('template'), 'value');
    if (text === undefined || text.text === '') return [];
    const expanded = await expandTemplate(engineOf(component), text, this.context);
    this.problems.push(...expanded.problems);
    this.incomplete.push(...expanded.incomplete);
    const segments: Segment[] = [];
    for (const segment of segmentsOf(expanded.pieces)) {
      this.count++;
      const value =
        segment.kind === 'variable' && segment.name !== 'template' && component.fields.has(segment.name)
          ? await this.field(component, segment.name, depth)
          : [];
      segments.push(...(value.length === 0 ? [segment] : value));
    }
    return segments;
  }
}

function isPrompt(component: Component): boolean {
  return stringAt(component.fields.get('template'), 'type') === 'prompt' || /prompt/i.test(component.type);
}

function engineOf(component: Component): 'fstring' | 'mustache' | 'jinja' {
  const mode =
    stringAt(component.fields.get('mode'), 'value') ??
    stringAt(component.fields.get('template_format'), 'value');
  if (mode === 'mustache' || booleanAt(component.fields.get('use_double_brackets'), 'value') === true)
    return 'mustache';
  return mode === 'jinja2' ? 'jinja' : 'fstring';
}
