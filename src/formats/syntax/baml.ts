import type { Place } from '../../core/prompt.js';
import { problem, type Problem } from '../../core/problem.js';
import type { SourceFile } from '../../core/revision.js';
import { decodedText, lineAt, madeText, placeIn, textIn, type SourceText } from './place.js';

// https://docs.boundaryml.com/ref/baml/types · https://docs.boundaryml.com/ref/baml/attributes

/** `key value`, `key [a, b]` or `key { … }` inside a block. */
export interface BamlValue {
  readonly key: string;
  readonly text: SourceText;
  readonly items: readonly SourceText[];
  readonly children: readonly BamlValue[];
}

/** A member of a class or enum, as it is shown to the model. */
export interface BamlField {
  readonly name: string;
  readonly type: string;
  readonly alias: string | null;
  readonly description: string | null;
  readonly skip: boolean;
}

export interface BamlAttributes {
  readonly alias: string | null;
  readonly description: string | null;
  /** The program adds members of its own at run time. */
  readonly dynamic: boolean;
}

export interface BamlBlock {
  /** `function`, `client`, `class`, `enum`, `test`, `template_string`, `retry_policy`, `generator` … */
  readonly keyword: string;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly returns: string;
  readonly values: readonly BamlValue[];
  readonly fields: readonly BamlField[];
  /** `@@alias`, `@@description` and `@@dynamic` of a class or an enum. */
  readonly attributes?: BamlAttributes;
  /** The text of a `template_string`. */
  readonly body?: SourceText;
  readonly place: Place;
}

export interface BamlFile {
  readonly blocks: readonly BamlBlock[];
  readonly problems: readonly Problem[];
}

interface Token {
  /** word, text (quoted or raw), or a single mark */
  readonly kind: 'word' | 'text' | 'mark' | 'line';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly source: SourceText | null;
}

const maxDepth = 40;

/** Reads a BAML file: no recursion deeper than `maxDepth`, every character looked at once. */
export function readBaml(file: SourceFile): BamlFile {
  const known = filesRead.get(file);
  if (known !== undefined) return known;
  const read = parse(file);
  filesRead.set(file, read);
  return read;
}

/** The files of a project are asked for once per file of it. */
const filesRead = new WeakMap<SourceFile, BamlFile>();

function parse(file: SourceFile): BamlFile {
  const problems: Problem[] = [];
  const tokens = tokensOf(file, problems);
  const blocks: BamlBlock[] = [];
  let at = 0;
  const complain = (offset: number, detail: string) => {
    if (problems.length < 20)
      problems.push(problem('unreadable-format', file.path, lineAt(file, offset), detail));
  };
  const peek = (ahead = 0): Token | undefined => tokens[at + ahead];
  const isMark = (text: string, token = peek()): boolean => token?.kind === 'mark' && token.text === text;
  const skipLines = () => {
    while (peek()?.kind === 'line') at++;
  };
  /** Past the mark that closes the one at `at`. */
  const skipBalanced = () => {
    let depth = 0;
    while (at < tokens.length) {
      const token = tokens[at];
      at++;
      if (token?.kind !== 'mark') continue;
      if ('{[('.includes(token.text)) depth++;
      else if ('}])'.includes(token.text) && --depth <= 0) return;
    }
  };
  const list = (): SourceText[] => {
    const items: SourceText[] = [];
    const first = at;
    skipBalanced();
    for (let index = first + 1; index < at - 1; index++) {
      const token = tokens[index];
      if (token?.kind === 'word' || token?.kind === 'text')
        items.push(token.source ?? textIn(file, token.start, token.end));
    }
    return items;
  };
  /** `@assert(name, {{ … }})`: what is checked of an answer is not sent. */
  const skipAttribute = () => {
    while (isMark('@')) at++;
    if (peek()?.kind === 'word') at++;
    if (isMark('(')) skipBalanced();
  };
  const values = (depth: number): BamlValue[] => {
    const found: BamlValue[] = [];
    while (at < tokens.length && !isMark('}')) {
      if (isMark('@')) {
        skipAttribute();
        continue;
      }
      const key = peek();
      if (key?.kind !== 'word' && key?.kind !== 'text') {
        if (isMark('{') || isMark('[') || isMark('(')) skipBalanced();
        else at++;
        continue;
      }
      at++;
      if (isMark(':') || isMark('=')) at++;
      const value = peek();
      const name = key.source?.text ?? key.text;
      if (isMark('{')) {
        if (depth >= maxDepth) {
          skipBalanced();
          continue;
        }
        at++;
        const children = values(depth + 1);
        const closing = peek();
        const end = closing?.end ?? file.text.length;
        at++;
        found.push({ key: name, text: textIn(file, key.start, end), items: [], children });
      } else if (isMark('[')) {
        const start = value?.start ?? key.end;
        const items = list();
        found.push({
          key: name,
          text: textIn(file, start, tokens[at - 1]?.end ?? start),
          items,
          children: [],
        });
      } else if (value?.kind === 'text') {
        at++;
        found.push({
          key: name,
          text: value.source ?? textIn(file, value.start, value.end),
          items: [],
          children: [],
        });
      } else {
        // A bare value goes on to the end of the line.
        const start = value?.start ?? key.end;
        let end = start;
        while (at < tokens.length && peek()?.kind !== 'line' && !isMark('}') && !isMark(',')) {
          // Several fields on one line: `provider openai options { … }`.
          if (peek()?.kind === 'word' && peek()?.text === 'options' && isMark('{', peek(1))) break;
          // A type that a test defines for itself: `dynamic class Ticket { … }`.
          if (isMark('{')) {
            skipBalanced();
            break;
          }
          end = peek()?.end ?? end;
          at++;
        }
        found.push({ key: name, text: textIn(file, start, end), items: [], children: [] });
      }
      while (isMark(',') || peek()?.kind === 'line') at++;
    }
    return found;
  };
  const firstText = (first: number, end: number): string | null =>
    tokens.slice(first, Math.min(end, first + 4)).find((token) => token.kind === 'text')?.source?.text ??
    null;
  const fields = (keyword: string): { fields: BamlField[]; attributes: BamlAttributes } => {
    const found: BamlField[] = [];
    let attributes: BamlAttributes = { alias: null, description: null, dynamic: false };
    while (at < tokens.length && !isMark('}')) {
      const name = peek();
      if (name?.kind !== 'word') {
        if (isMark('@')) {
          // An attribute of the whole block.
          while (isMark('@')) at++;
          const attribute = peek()?.kind === 'word' ? peek()?.text : undefined;
          if (attribute !== undefined) at++;
          if (attribute === 'dynamic') attributes = { ...attributes, dynamic: true };
          if (isMark('(')) {
            const first = at + 1;
            skipBalanced();
            const value = firstText(first, at - 1);
            if (attribute === 'alias' || attribute === 'description')
              attributes = { ...attributes, [attribute]: value ?? attributes[attribute] };
          }
        } else if (isMark('{') || isMark('(')) skipBalanced();
        else at++;
        continue;
      }
      at++;
      const typeStart = peek()?.start ?? name.end;
      let typeEnd = typeStart;
      let alias: string | null = null;
      let description: string | null = null;
      let skip = false;
      while (at < tokens.length && !isMark('}')) {
        if (peek()?.kind === 'line') {
          // Attributes may be on the lines below.
          let ahead = 1;
          while (peek(ahead)?.kind === 'line') ahead++;
          if (isMark('@', peek(ahead)) && !isMark('@', peek(ahead + 1))) {
            at += ahead;
            continue;
          }
          break;
        }
        if (isMark('@')) {
          at++;
          const attribute = peek()?.text;
          at++;
          if (attribute === 'skip') skip = true;
          if (isMark('(')) {
            const first = at + 1;
            skipBalanced();
            const value = firstText(first, at - 1);
            if (attribute === 'alias') alias = value ?? alias;
            if (attribute === 'description') description = value ?? description;
          }
          continue;
        }
        if (keyword === 'enum') {
          at++;
          continue;
        }
        typeEnd = peek()?.end ?? typeEnd;
        at++;
      }
      found.push({
        name: name.text,
        type: keyword === 'enum' ? '' : file.text.slice(typeStart, typeEnd),
        alias,
        description,
        skip,
      });
    }
    return { fields: found, attributes };
  };

  while (at < tokens.length) {
    skipLines();
    const keyword = peek();
    if (keyword === undefined) break;
    if (keyword.kind !== 'word') {
      at++;
      continue;
    }
    at++;
    if (isMark('<')) while (at < tokens.length && !isMark('>', tokens[at - 1])) at++;
    const nameToken = peek();
    if (nameToken?.kind !== 'word') {
      complain(keyword.start, `\`${keyword.text.slice(0, 40)}\` is not a block of BAML that has a name.`);
      while (at < tokens.length && peek()?.kind !== 'line') at++;
      continue;
    }
    at++;
    const parameters: { name: string; type: string }[] = [];
    if (isMark('(')) {
      const first = at;
      skipBalanced();
      const inside = tokens.slice(first + 1, Math.max(first + 1, at - 1));
      let from = 0;
      let depth = 0;
      for (let index = 0; index <= inside.length; index++) {
        const token = inside[index];
        if (token?.kind === 'mark' && '<[({'.includes(token.text)) depth++;
        if (token?.kind === 'mark' && '>])}'.includes(token.text)) depth--;
        if (token !== undefined && !(token.text === ',' && depth === 0)) continue;
        const part = inside.slice(from, index).filter((one) => one.kind !== 'line');
        from = index + 1;
        const [name, , typeFirst] = part;
        const last = part[part.length - 1];
        if (name === undefined || typeFirst === undefined || last === undefined) continue;
        parameters.push({ name: name.text, type: file.text.slice(typeFirst.start, last.end) });
      }
    }
    let returns = '';
    let arrow = 0;
    while (keyword.text === 'function' && peek(arrow)?.kind === 'line') arrow++;
    if (isMark('-', peek(arrow)) && isMark('>', peek(arrow + 1))) {
      at += arrow + 2;
      skipLines();
      const start = peek()?.start ?? 0;
      let end = start;
      while (at < tokens.length && !isMark('{')) {
        if (isMark('@')) {
          skipAttribute();
          continue;
        }
        end = peek()?.kind === 'line' ? end : (peek()?.end ?? end);
        at++;
      }
      returns = file.text.slice(start, end);
    }
    const base = {
      keyword: keyword.text,
      name: nameToken.text,
      parameters,
      returns,
      place: placeIn(file, keyword.start, nameToken.end),
    };
    const body = peek();
    if (body?.kind === 'text') {
      at++;
      const source = body.source ?? textIn(file, body.start, body.end);
      blocks.push({ ...base, values: [], fields: [], body: source });
      continue;
    }
    if (isMark('=')) {
      at++;
      const start = peek()?.start ?? 0;
      let end = start;
      while (at < tokens.length && peek()?.kind !== 'line') {
        end = peek()?.end ?? end;
        at++;
      }
      blocks.push({ ...base, returns: file.text.slice(start, end), values: [], fields: [] });
      continue;
    }
    if (!isMark('{')) {
      complain(nameToken.start, `The block \`${nameToken.text.slice(0, 60)}\` has no \`{\`.`);
      continue;
    }
    at++;
    const isType = keyword.text === 'class' || keyword.text === 'enum';
    const read = isType ? { values: [], ...fields(keyword.text) } : { values: values(0), fields: [] };
    if (!isMark('}'))
      complain(nameToken.start, `The block \`${nameToken.text.slice(0, 60)}\` is not closed.`);
    at++;
    blocks.push({ ...base, ...read });
  }
  return { blocks, problems };
}

/** A raw string is sent without the indentation its lines share and without white space at its two ends. */
function dedented(file: SourceFile, from: number, to: number): SourceText {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(file.text[start] ?? '')) start++;
  while (end > start && /\s/.test(file.text[end - 1] ?? '')) end--;
  const own = file.text.lastIndexOf('\n', start - 1);
  let indent = own < from ? 0 : start - own - 1;
  for (let at = file.text.indexOf('\n', start); at !== -1 && at < end; at = file.text.indexOf('\n', at + 1)) {
    let first = at + 1;
    while (file.text[first] === ' ' || file.text[first] === '\t') first++;
    if (file.text[first] !== '\n' && file.text[first] !== '\r') indent = Math.min(indent, first - at - 1);
  }
  if (indent === 0) return textIn(file, start, end);
  const runs = { decoded: [0], source: [start], width: [0] };
  let text = '';
  let line = start;
  for (let at = file.text.indexOf('\n', start); at !== -1 && at < end; at = file.text.indexOf('\n', line)) {
    text += file.text.slice(line, at + 1);
    line = at + 1;
    for (let cut = 0; cut < indent && (file.text[line] === ' ' || file.text[line] === '\t'); cut++) line++;
    runs.decoded.push(text.length);
    runs.source.push(line);
    runs.width.push(0);
  }
  text += file.text.slice(line, end);
  return decodedText(file, text, start, end, () => runs);
}

function tokensOf(file: SourceFile, problems: Problem[]): Token[] {
  const { text } = file;
  const tokens: Token[] = [];
  const word = /[\p{L}_$][\p{L}\p{N}_.$/-]*|\d[\w.]*/uy;
  /** Raw strings without an end are searched for once per number of `#`. */
  const hopeless = new Set<string>();
  let at = 0;
  while (at < text.length) {
    const unit = text[at] ?? '';
    if (unit === '\n') {
      tokens.push({ kind: 'line', start: at, end: at + 1, text: '\n', source: null });
      at++;
    } else if (unit === ' ' || unit === '\t' || unit === '\r') at++;
    else if (unit === '/' && text[at + 1] === '/') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (unit === '{' && text.startsWith('{//', at) && text.indexOf('//}', at) !== -1) {
      at = text.indexOf('//}', at) + 3;
    } else if (unit === '#') {
      let marks = at;
      while (text[marks] === '#') marks++;
      const close = `"${'#'.repeat(marks - at)}`;
      if (text[marks] !== '"' || hopeless.has(close)) {
        at = marks;
        continue;
      }
      const end = text.indexOf(close, marks + 1);
      if (end === -1) {
        hopeless.add(close);
        problems.push(
          problem('unreadable-format', file.path, lineAt(file, at), 'A text that begins here is not closed.'),
        );
        at = marks + 1;
        continue;
      }
      const source = dedented(file, marks + 1, end);
      tokens.push({ kind: 'text', start: at, end: end + close.length, text: '', source });
      at = end + close.length;
    } else if (unit === '"') {
      let end = at + 1;
      while (end < text.length && text[end] !== '"' && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
      if (text[end] !== '"') {
        at++;
        continue;
      }
      const raw = textIn(file, at + 1, end);
      const source = raw.text.includes('\\')
        ? madeText(
            raw.text.replace(/\\(.)/g, (_, escaped: string) =>
              escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped,
            ),
            raw.place,
          )
        : raw;
      tokens.push({ kind: 'text', start: at, end: end + 1, text: '', source });
      at = end + 1;
    } else {
      word.lastIndex = at;
      const found = word.exec(text);
      const length = found?.[0].length ?? 1;
      tokens.push({
        kind: found === null ? 'mark' : 'word',
        start: at,
        end: at + length,
        text: text.slice(at, at + length),
        source: null,
      });
      at += length;
    }
  }
  return tokens;
}
