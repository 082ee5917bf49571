import type { BamlBlock } from './baml.js';

// https://docs.boundaryml.com/ref/prompt-syntax/ctx-output-format and the code that writes the text:
// https://github.com/BoundaryML/baml, engine/baml-lib/jinja-runtime/src/output_format/{mod,types}.rs (read 2026-11-26;
// the order in which types are found is that of engine/baml-runtime/…/render_output_format.rs).

const maxDepth = 40;
const maxTypes = 2_000;
const maxText = 200_000;
/** An enum with more values than this, or with a description, is written above and named in its place. */
const maxInlineValues = 6;

export interface BamlSchema {
  /** What `ctx.output_format` becomes; empty where it adds nothing. */
  readonly text: string;
  readonly sources: readonly string[];
  /** Why the text is not known, null where it is. */
  readonly unknown: string | null;
  /** Types of the answer that the program extends at run time. */
  readonly dynamic: readonly string[];
}

/** The named arguments of `ctx.output_format(…)`, as written; null is `null`, a missing one is BAML's own choice. */
export type OutputOptions = Readonly<Record<string, string | null | undefined>>;

/** `prefix = "…", or_splitter = "|", hoist_classes = true` of a call. Other values than these do not occur. */
export function outputOptions(call: string): OutputOptions {
  const found: Record<string, string | null> = Object.create(null) as Record<string, string | null>;
  const argument =
    /\b(prefix|or_splitter|enum_value_prefix|always_hoist_enums|map_style|hoisted_class_prefix|hoist_classes|quote_class_fields)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(null|none|true|false)|(\[[^\]]{0,2000}\]))/gi;
  for (const [, name, double, single, word, list] of call.slice(0, 4000).matchAll(argument)) {
    const text = double ?? single;
    if (name === undefined) continue;
    found[name] =
      text !== undefined
        ? text.replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark === 't' ? '\t' : mark))
        : word !== undefined
          ? /^(?:null|none)$/i.test(word)
            ? null
            : word.toLowerCase()
          : (list ?? null);
  }
  return found;
}

/** The text BAML writes for a function's return type. */
export function bamlSchema(type: string, all: readonly BamlBlock[], options: OutputOptions = {}): BamlSchema {
  const types = new Map(
    all
      .filter((block) => ['class', 'enum', 'type'].includes(block.keyword))
      .map((block) => [block.name, block]),
  );
  const aliases = recursiveAliases(types);
  const target = expand(readType(type), types, aliases, []);
  const reach = reachable(target, types, aliases);
  let unknown = reach.unknown;
  const or = options['or_splitter'] ?? ' or ';
  const quote = options['quote_class_fields'] === 'true' ? '"' : '';
  const classPrefix = options['hoisted_class_prefix'] ?? '';
  const hoistedEnums = new Set(
    reach.enums.filter((name) => {
      const members = types.get(name)?.fields.filter((field) => !field.skip) ?? [];
      return (
        members.length > maxInlineValues ||
        members.some((field) => field.description !== null) ||
        options['always_hoist_enums'] === 'true'
      );
    }),
  );
  const hoistedClasses = new Set(recursiveClasses(reach.classes, types, aliases));
  const asked = options['hoist_classes'] ?? 'auto';
  for (const name of reach.classes) {
    if (
      asked === 'true' ||
      (asked.startsWith('[') && (asked.includes(`"${name}"`) || asked.includes(`'${name}'`)))
    )
      hoistedClasses.add(name);
  }

  let written = 0;
  const counted = (text: string): string => {
    written += text.length;
    if (written > maxText) unknown ??= 'the type of the answer is too large';
    return text;
  };
  const inner = (node: BamlType, depth: number): string =>
    node.kind === 'name' && hoistedClasses.has(node.name) ? node.name : render(node, depth);
  const render = (node: BamlType, depth: number): string => {
    if (written > maxText || depth > maxDepth * 3) {
      unknown ??= 'the type of the answer is too large';
      return '';
    }
    switch (node.kind) {
      case 'list': {
        const text = inner(node.of, depth + 1);
        const hoisted =
          node.of.kind === 'name' && (hoistedClasses.has(node.of.name) || aliases.has(node.of.name));
        if (!hoisted && standsAlone(node.of, text)) return `[\n  ${indented(text)}\n]`;
        return node.of.kind === 'union' ? `(${text})[]` : `${text}[]`;
      }
      case 'map': {
        const [key, value] = [inner(node.key, depth + 1), inner(node.of, depth + 1)];
        return options['map_style'] === 'object' ? `{${key}: ${value}}` : `map<${key}, ${value}>`;
      }
      case 'union':
        return node.of.map((part) => inner(part, depth + 1)).join(or);
      case 'name': {
        const block = types.get(node.name);
        if (block === undefined || block.keyword === 'type') return node.name;
        const members = block.fields.filter((field) => !field.skip);
        if (block.keyword === 'enum')
          return hoistedEnums.has(node.name)
            ? (block.attributes?.alias ?? block.name)
            : members.map((field) => `'${field.alias ?? field.name}'`).join(or);
        const about = (block.attributes?.description ?? '').trim();
        const lines = members.map((field) => {
          const comment =
            field.description === null ? '' : `  // ${field.description.replaceAll('\n', '\n  // ')}\n`;
          const shown = inner(expand(readType(field.type), types, aliases, []), depth + 1);
          return counted(`${comment}  ${quote}${field.alias ?? field.name}${quote}: ${indented(shown)},\n`);
        });
        return `{\n${
          about === ''
            ? ''
            : `${about
                .split('\n')
                .map((line) => `  // ${line}\n`)
                .join('')}\n`
        }${lines.join('')}}`;
      }
    }
  };
  const standsAlone = (node: BamlType, text: string): boolean => {
    if (node.kind === 'union') return node.of.every((part) => !isPrimitive(part));
    if (node.kind === 'name' && types.get(node.name)?.keyword === 'enum') return text.length > 15;
    return !isPrimitive(node);
  };
  const enumText = (name: string): string => {
    const block = types.get(name);
    const mark = options['enum_value_prefix'] === undefined ? '- ' : (options['enum_value_prefix'] ?? '');
    const lines = (block?.fields ?? [])
      .filter((field) => !field.skip)
      .map(
        (field) =>
          `\n${mark}${field.alias ?? field.name}${field.description === null ? '' : `: ${indented(field.description)}`}`,
      );
    return counted(`${block?.attributes?.alias ?? name}\n----${lines.join('')}`);
  };

  const given = options['prefix'];
  const prefix = given === undefined ? autoPrefix(target) : given;
  const named = target.kind === 'name' ? types.get(target.name) : undefined;
  const above: string[] = [
    ...[...hoistedEnums].filter((name) => named?.name !== name).map((name) => enumText(name)),
    ...[...hoistedClasses].map(
      (name) => `${classPrefix === '' ? '' : `${classPrefix} `}${name} ${render({ kind: 'name', name }, 0)}`,
    ),
  ];
  const defined = reach.aliases.map(
    (name) =>
      `${classPrefix === '' ? '' : `${classPrefix} `}${name} = ${render(expand(readType(types.get(name)?.returns ?? ''), types, aliases, [name]), 0)}`,
  );
  if (defined.length > 0) above.push(defined.join('\n'));
  const message =
    target.kind === 'name' && target.name === 'string' && prefix === null
      ? ''
      : named?.keyword === 'enum'
        ? enumText(named.name)
        : inner(target, 0);
  const text = [...above.map((part) => `${part}\n\n`), prefix ?? '', message].join('').replace(/\n+$/, '');
  return {
    text,
    sources: reach.sources,
    unknown,
    dynamic: [...reach.classes, ...reach.enums].filter(
      (name) => types.get(name)?.attributes?.dynamic === true,
    ),
  };

  function autoPrefix(node: BamlType): string | null {
    if (node.kind === 'list') return 'Answer with a JSON Array using this schema:\n';
    if (node.kind === 'map') return 'Answer in JSON using this schema:\n';
    if (node.kind === 'union')
      return node.of.filter((part) => !isNull(part)).length > 1
        ? 'Answer in JSON using any of these schemas:\n'
        : 'Answer in JSON using this schema:\n';
    if (node.name === 'string') return null;
    if (isPrimitive(node)) return `Answer as ${/^[aeiou]/.test(node.name) ? 'an' : 'a'} `;
    if (isLiteral(node.name)) return 'Answer using this specific value:\n';
    if (types.get(node.name)?.keyword === 'enum') return 'Answer with any of the categories:\n';
    const word = classPrefix === '' ? 'schema' : classPrefix;
    return `Answer in JSON using this ${word}:${hoistedClasses.has(node.name) || aliases.has(node.name) ? ' ' : '\n'}`;
  }
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

const primitives = new Set(['string', 'int', 'float', 'bool', 'null']);
const media = new Set(['image', 'audio', 'pdf', 'video']);

function isPrimitive(node: BamlType): boolean {
  return node.kind === 'name' && (primitives.has(node.name) || media.has(node.name));
}

function isNull(node: BamlType): boolean {
  return node.kind === 'name' && node.name === 'null';
}

function isLiteral(name: string): boolean {
  return /^["\d-]/.test(name) || name === 'true' || name === 'false';
}

type BamlType =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly of: BamlType }
  | { readonly kind: 'map'; readonly key: BamlType; readonly of: BamlType }
  | { readonly kind: 'union'; readonly of: readonly BamlType[] };

type Types = ReadonlyMap<string, BamlBlock>;

/** Aliases stand for what they mean, except those that mean themselves; unions in unions are one, `null` comes last. */
function expand(
  node: BamlType,
  types: Types,
  recursive: ReadonlySet<string>,
  chain: readonly string[],
): BamlType {
  if (node.kind === 'list') return { kind: 'list', of: expand(node.of, types, recursive, chain) };
  if (node.kind === 'map')
    return {
      kind: 'map',
      key: expand(node.key, types, recursive, chain),
      of: expand(node.of, types, recursive, chain),
    };
  if (node.kind === 'name') {
    const block = types.get(node.name);
    if (
      block?.keyword !== 'type' ||
      recursive.has(node.name) ||
      chain.includes(node.name) ||
      chain.length > maxDepth
    )
      return node;
    return expand(readType(block.returns), types, recursive, [...chain, node.name]);
  }
  const parts = node.of
    .map((part) => expand(part, types, recursive, chain))
    .flatMap((part) => (part.kind === 'union' ? part.of : [part]));
  const names = new Set<string>();
  const once = parts.filter((part) => {
    if (part.kind !== 'name') return true;
    if (names.has(part.name)) return false;
    names.add(part.name);
    return true;
  });
  const ordered = [...once.filter((part) => !isNull(part)), ...once.filter((part) => isNull(part))];
  const [only] = ordered;
  return ordered.length === 1 && only !== undefined ? only : { kind: 'union', of: ordered };
}

/** What the answer can hold, in the order in which BAML comes upon it: the last field first. */
function reachable(target: BamlType, types: Types, recursive: ReadonlySet<string>) {
  const classes: string[] = [];
  const enums: string[] = [];
  const aliases: string[] = [];
  const sources = new Set<string>();
  let unknown: string | null = null;
  const met = new Set<string>();
  const open: BamlType[] = [target];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'list') open.push(node.of);
    else if (node.kind === 'map') open.push(node.key, node.of);
    else if (node.kind === 'union') open.push(...node.of);
    else if (isPrimitive(node)) {
      if (media.has(node.name)) unknown ??= `a type \`${node.name}\` cannot be answered`;
    } else if (!isLiteral(node.name) && !met.has(node.name)) {
      met.add(node.name);
      const block = types.get(node.name);
      if (block === undefined) {
        unknown ??= `the type \`${node.name.slice(0, 60)}\` is not defined in the repository`;
        continue;
      }
      if (met.size > maxTypes) {
        unknown ??= 'the type of the answer is too large';
        break;
      }
      sources.add(block.place.path);
      if (block.keyword === 'enum') enums.push(node.name);
      else if (block.keyword === 'type') {
        aliases.push(node.name);
        open.push(expand(readType(block.returns), types, recursive, [node.name]));
      } else {
        classes.push(node.name);
        for (const field of block.fields)
          if (!field.skip) open.push(expand(readType(field.type), types, recursive, []));
      }
    }
  }
  return { classes, enums, aliases, sources: [...sources], unknown };
}

function namesIn(node: BamlType): string[] {
  if (node.kind === 'name') return [node.name];
  if (node.kind === 'list') return namesIn(node.of);
  return node.kind === 'map' ? [...namesIn(node.key), ...namesIn(node.of)] : node.of.flatMap(namesIn);
}

function recursiveAliases(types: Types): ReadonlySet<string> {
  const edges = new Map<string, readonly string[]>();
  for (const block of types.values()) {
    if (block.keyword !== 'type') continue;
    const named = namesIn(readType(block.returns)).filter((name) => types.get(name)?.keyword === 'type');
    edges.set(block.name, named);
  }
  return inCycles([...edges.keys()], (name) => edges.get(name) ?? []);
}

function recursiveClasses(
  classes: readonly string[],
  types: Types,
  aliases: ReadonlySet<string>,
): ReadonlySet<string> {
  const edges = new Map(
    classes.map((name) => [
      name,
      (types.get(name)?.fields ?? [])
        .filter((field) => !field.skip)
        .flatMap((field) => namesIn(expand(readType(field.type), types, aliases, [])))
        .filter((one) => types.get(one)?.keyword === 'class'),
    ]),
  );
  return inCycles(classes, (name) => edges.get(name) ?? []);
}

/** The names that lead back to themselves (Kosaraju's two walks, without recursion). */
function inCycles(names: readonly string[], next: (name: string) => readonly string[]): ReadonlySet<string> {
  const finished: string[] = [];
  const met = new Set<string>();
  const back = new Map<string, string[]>();
  for (const name of names)
    for (const to of next(name)) {
      const known = back.get(to);
      if (known === undefined) back.set(to, [name]);
      else known.push(name);
    }
  for (const name of names) {
    const open: { name: string; at: number }[] = met.has(name) ? [] : [{ name, at: 0 }];
    met.add(name);
    for (let top = open[open.length - 1]; top !== undefined; top = open[open.length - 1]) {
      const to = next(top.name)[top.at++];
      if (to === undefined) {
        finished.push(top.name);
        open.pop();
      } else if (!met.has(to)) {
        met.add(to);
        open.push({ name: to, at: 0 });
      }
    }
  }
  const found = new Set<string>();
  const placed = new Set<string>();
  for (const name of finished.reverse()) {
    if (placed.has(name)) continue;
    placed.add(name);
    const group = [name];
    for (const member of group)
      for (const from of back.get(member) ?? []) {
        if (placed.has(from)) continue;
        placed.add(from);
        group.push(from);
      }
    if (group.length > 1 || next(name).includes(name)) for (const member of group) found.add(member);
  }
  return new Set(names.filter((name) => found.has(name)));
}

/** `Ticket[]`, `"low" | "high"`, `map<string, int>`, `Name?`, `(A | B)[]`. */
function readType(text: string): BamlType {
  const tokens = text.slice(0, 5000).match(/"(?:[^"\\\n]|\\.)*"|-?[\w.]+|\[\]|[<>|?,()]/g) ?? [];
  let at = 0;
  const union = (depth: number): BamlType => {
    const parts = [single(depth)];
    while (tokens[at] === '|') {
      at++;
      parts.push(single(depth));
    }
    const flat = parts.flatMap((part) => (part.kind === 'union' ? part.of : [part]));
    const [only] = flat;
    return flat.length === 1 && only !== undefined ? only : { kind: 'union', of: flat };
  };
  const single = (depth: number): BamlType => {
    let type: BamlType = { kind: 'name', name: tokens[at] ?? 'string' };
    if (tokens[at] === '(' && depth < maxDepth) {
      at++;
      type = union(depth + 1);
      if (tokens[at] === ')') at++;
    } else if (tokens[at] === 'map' && tokens[at + 1] === '<' && depth < maxDepth) {
      at += 2;
      const key = union(depth + 1);
      if (tokens[at] === ',') at++;
      const of = union(depth + 1);
      if (tokens[at] === '>') at++;
      type = { kind: 'map', key, of };
    } else at++;
    let wraps = 0;
    while ((tokens[at] === '[]' || tokens[at] === '?') && wraps++ < maxDepth) {
      if (tokens[at] === '[]') type = { kind: 'list', of: type };
      else type = { kind: 'union', of: [type, { kind: 'name', name: 'null' }] };
      at++;
    }
    return type;
  };
  return union(0);
}
