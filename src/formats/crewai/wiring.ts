import type { Place } from '../../core/prompt.js';
import type { SourceFile } from '../../core/revision.js';
import { placeIn } from '../syntax/place.js';

/** What a crew's Python class says about the agents and tasks of its YAML files. */
export interface Wiring {
  /** By the name of the method that makes it, which is what tasks name. */
  readonly agents: ReadonlyMap<string, WiredAgent>;
  /** By the key in the tasks' file. */
  readonly tasks: ReadonlyMap<string, WiredTask>;
  /** By the name of a method that is marked `@llm`: the model it makes, null where that is no plain text. */
  readonly models: ReadonlyMap<string, WiredModel | null>;
}

export interface WiredModel {
  readonly name: string;
  readonly place: Place;
}

export interface WiredAgent {
  /** Key in the agents' file. */
  readonly key: string;
  /** Whether a model is given to it there, and which, where that is written as a plain text. */
  readonly makesModel: boolean;
  readonly model: WiredModel | null;
  /** Whether a model may be given to it in a way that is not read: `Agent(**options)`, a function that makes the agent. */
  readonly mayHaveModel: boolean;
  readonly hasTools: boolean;
}

export interface WiredTask {
  /** Name of the method that makes its agent. */
  readonly agent: string | null;
  readonly hasTools: boolean;
}

const wirings = new WeakMap<SourceFile, Wiring>();

/**
 * Reads `crew.py` as text, one method after the other: `agents_config['writer']` in a method is the agent it makes,
 * `tasks_config['draft']` the task, `agent=self.writer()` who runs that. Nothing is run, and what is put together in
 * any other way is not known. https://docs.crewai.com/en/concepts/crews (classic projects; checked 2026-11-26)
 */
export function wiringOf(file: SourceFile): Wiring {
  const known = wirings.get(file);
  if (known !== undefined) return known;
  const agents = new Map<string, WiredAgent>();
  const tasks = new Map<string, WiredTask>();
  const models = new Map<string, WiredModel | null>();
  const text = file.text.replace(/^[ \t]*#[^\n]*/gm, (comment) => ' '.repeat(comment.length));
  const methods = [...text.matchAll(/^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(/gm)];
  methods.forEach((method, index) => {
    const name = method[1] ?? '';
    const from = method.index + method[0].length;
    const body = text.slice(from, methods[index + 1]?.index ?? text.length);
    const key = /\bagents_config\s{0,9}\[\s{0,9}["']([^"'\n]{1,200})["']/.exec(body)?.[1];
    const task = /\btasks_config\s{0,9}\[\s{0,9}["']([^"'\n]{1,200})["']/.exec(body)?.[1];
    const hasTools = /\btools\s{0,9}=(?!=|\s{0,9}(?:\[\s{0,200}\]|None\b))/.test(body);
    const modelAfter = (pattern: RegExp): WiredModel | null => {
      const written = pattern.exec(body);
      const [start = 0, end = 0] = written?.indices?.[1] ?? [];
      return written?.[1] === undefined
        ? null
        : { name: written[1], place: placeIn(file, from + start, from + end) };
    };
    if (key !== undefined && !agents.has(name)) {
      const makesModel = /\bllm\s{0,9}=(?!=)/.test(body);
      const model = modelAfter(
        /\bllm\s{0,9}=\s{0,9}(?:LLM\s{0,9}\(\s{0,40}(?:model\s{0,9}=\s{0,9})?)?["']([^"'\n]{1,200})["']/d,
      );
      const mayHaveModel = !/\bAgent\s{0,9}\(/.test(body) || /\*\*|\bllm\b/.test(body);
      agents.set(name, { key, makesModel, model, mayHaveModel, hasTools });
    }
    if (/@llm\b[ \t]*\r?\n\s{0,40}$/.test(text.slice(Math.max(0, method.index - 200), method.index)))
      models.set(
        name,
        modelAfter(/\bLLM\s{0,9}\(\s{0,40}(?:model\s{0,9}=\s{0,9})?["']([^"'\n]{1,200})["']/d),
      );
    if (task !== undefined && !tasks.has(task)) {
      const agent = /\bagent\s{0,9}=\s{0,9}self\.(\w{1,200})\s{0,9}\(/.exec(body)?.[1] ?? null;
      tasks.set(task, { agent, hasTools });
    }
  });
  const wiring = { agents, tasks, models };
  wirings.set(file, wiring);
  return wiring;
}
