import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import * as formats from 'ajv-formats';
import { readFileSync } from 'node:fs';

/** One REST operation of GitHub's published description, schemas as JSON Schema. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, Schema>>;
  readonly request?: Schema;
  readonly responses: Readonly<Record<string, Schema | boolean>>;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Slice {
  readonly operations: readonly Operation[];
  readonly $defs: Readonly<Record<string, Schema>>;
}

const slice = JSON.parse(
  readFileSync(new URL('../../fixtures/github-openapi.json', import.meta.url), 'utf8'),
) as Slice;

const validators = (coerce: boolean): ((key: string, schema: Schema | boolean) => ValidateFunction) => {
  const ajv = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true, coerceTypes: coerce });
  // CommonJS: the callable is `default.default` under nodenext.
  (formats.default as unknown as { default: (ajv: Ajv) => void }).default(ajv);
  for (const name of ['repo.nwo', 'timestamp']) ajv.addFormat(name, true);
  const compiled = new Map<string, ValidateFunction>();
  return (key, schema) => {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const fresh = ajv.compile(typeof schema === 'boolean' ? schema : { allOf: [schema], $defs: slice.$defs });
    compiled.set(key, fresh);
    return fresh;
  };
};
const bodyValidator = validators(false);
const queryValidator = validators(true);

const routes = slice.operations.map((operation) => ({
  operation,
  pattern: new RegExp(
    `^${operation.path
      .replace(/[.]/g, '\\.')
      .replace(/\{(\w+)\}/g, (_, name: string) =>
        name === 'path' || name === 'ref' ? `(?<${name}>.+)` : `(?<${name}>[^/]+?)`,
      )}$`,
  ),
}));

export interface Route {
  readonly operation: Operation;
  /** Decoded path parameters. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The operation that a request line means; null when the description has none. */
export function routeOf(method: string, path: string): Route | null {
  for (const { operation, pattern } of routes) {
    if (operation.method !== method) continue;
    const match = pattern.exec(path);
    if (match === null) continue;
    const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return { operation, parameters: Object.fromEntries(parameters) as Record<string, string> };
  }
  return null;
}

/** What is wrong with a request, in words. */
export function requestMistakes({ operation }: Route, query: URLSearchParams, body: unknown): string[] {
  const mistakes: string[] = [];
  for (const [name, value] of query) {
    const schema = operation.query[name];
    if (schema === undefined) mistakes.push(`query ${name} is not described`);
    else {
      const valid = queryValidator(`${operation.id} ? ${name}`, {
        type: 'object',
        properties: { value: schema },
      });
      if (!valid({ value })) mistakes.push(`query ${name}: ${wordsOf(valid.errors)}`);
    }
  }
  if (operation.request !== undefined) {
    const valid = bodyValidator(`${operation.id} request`, operation.request);
    if (!valid(body)) mistakes.push(`body: ${wordsOf(valid.errors)}`);
  } else if (body !== undefined) mistakes.push('a body where none is described');
  return mistakes;
}

/** What is wrong with a response, in words: keeps the fake server honest. */
export function responseMistakes(operation: Operation, status: number, body: unknown): string[] {
  const schema = operation.responses[String(status)];
  if (schema === undefined) {
    // Refusals, limits and outages belong to every operation and are not listed with each.
    return [401, 403, 404, 410, 422, 429, 500, 502, 503].includes(status)
      ? []
      : [`${status} is not described`];
  }
  if (schema === true) return [];
  const valid = bodyValidator(`${operation.id} ${status}`, schema);
  return valid(body) ? [] : [wordsOf(valid.errors)];
}

function wordsOf(errors: readonly ErrorObject[] | null | undefined): string {
  return (errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`.trim())
    .join('; ');
}

/** The smallest answer that the description allows, with `given` laid over it. */
export function answerOf(operationId: string, status: number, given: unknown): unknown {
  const operation = slice.operations.find(({ id }) => id === operationId);
  const schema = operation?.responses[String(status)];
  return typeof schema === 'object' ? overlaid(schema, given) : given;
}

function overlaid(schema: Schema, given: unknown): unknown {
  if (Array.isArray(given)) {
    const { items } = resolved(schema);
    return given.map((item: unknown) => (items === undefined ? item : overlaid(items, item)));
  }
  if (!isRecord(given)) return given;
  const full = resolved(schema);
  const smallest = smallestOf({ ...full, type: 'object' });
  const result: Record<string, unknown> = isRecord(smallest) ? { ...smallest } : {};
  for (const [name, value] of Object.entries(given)) {
    const inner = full.properties?.[name];
    result[name] = inner === undefined ? value : overlaid(inner, value);
  }
  return result;
}

/** Without `$ref`, `allOf` merged, the first alternative taken. */
function resolved(schema: Schema): Schema {
  if (schema.$ref !== undefined) return resolved(slice.$defs[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const alternative = (schema.oneOf ?? schema.anyOf)?.find(
    (candidate) => resolved(candidate).type !== 'null' && resolved(candidate).type !== undefined,
  );
  const parts = [...(schema.allOf ?? []), ...(alternative === undefined ? [] : [alternative])].map(resolved);
  return parts.reduce<Schema>(
    (merged, part) => ({
      ...merged,
      ...part,
      properties: { ...merged.properties, ...part.properties },
      required: [...(merged.required ?? []), ...(part.required ?? [])],
    }),
    schema,
  );
}

function smallestOf(schema: Schema): unknown {
  const full = resolved(schema);
  if (full.const !== undefined) return full.const;
  if (full.enum !== undefined) return full.enum[0];
  const types = Array.isArray(full.type)
    ? (full.type as readonly string[])
    : [full.type as string | undefined];
  if (types.includes('null')) return null;
  switch (types[0]) {
    case 'object':
      return Object.fromEntries(
        (full.required ?? []).map((name) => [name, smallestOf(full.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: full.minItems ?? 0 }, () => smallestOf(full.items ?? {}));
    case 'integer':
    case 'number':
      return full.minimum ?? 0;
    case 'boolean':
      return false;
    case 'string':
      if (full.format === 'uri') return 'https://github.test/x';
      if (full.format === 'date-time') return '2026-11-01T00:00:00Z';
      if (full.format === 'email') return 'mona@example.test';
      return 'x'.repeat(full.minLength ?? 0);
    default:
      return full.properties === undefined ? {} : smallestOf({ ...full, type: 'object' });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
