import { addressUrl, code, html, link, text, visible, type Address, type Surroundings } from './escape.js';

/** Where names and commits lead to. Everything null (the command line): names stay text. */
export interface Links {
  /** From the environment of the run, never from the repository: `https://github.com`. */
  readonly serverUrl: string | null;
  /** `owner/name` */
  readonly repository: string | null;
  readonly runUrl: string | null;
  readonly headSha: string | null;
  readonly baseSha: string | null;
  /** The headline of the comment that this one replaces. */
  readonly previous?: string | null;
}

export const noLinks: Links = {
  serverUrl: null,
  repository: null,
  runUrl: null,
  headSha: null,
  baseSha: null,
};

/** A line of a file at one of the two commits. */
export interface Target {
  readonly path: string;
  readonly line: number | null;
  readonly side: 'head' | 'baseline';
}

/**
 * A sentence in pieces, so that every output can say the same thing and guard itself in its own way. A plain string
 * is ours and goes out as it is; everything a stranger could have written is in one of the other pieces.
 */
export type Piece =
  | string
  | { readonly strong: string }
  /** An identifier: a path, a prompt, a model, a key, a commit. */
  | { readonly name: string; readonly target?: Target }
  /** A sentence that may hold identifiers in backticks. */
  | { readonly said: string };

export type Phrase = readonly Piece[];

/** Names longer than this lose their middle, so that a table fits on a screen. */
export const nameCharsMax = 64;

export function markdown(phrase: Phrase, links: Links, surroundings: Surroundings = 'prose'): string {
  return phrase
    .map((piece) => {
      if (typeof piece === 'string') return unbroken(piece);
      if ('strong' in piece) return `**${unbroken(piece.strong)}**`;
      if ('said' in piece) return text(punctuationApart(piece.said), surroundings);
      const label = code(piece.name, surroundings, nameCharsMax);
      return piece.target === undefined ? label : fileLink(label, piece.target, links);
    })
    .join('');
}

/** Letters of a name that fit beside the column that explains it on a phone. */
const narrowName = 18;

/** Long names of prompts in programs in parts, so that a phone can break the line: `review.ts` `#reviewFile`. */
export function breakable(phrase: Phrase): Phrase {
  return phrase.flatMap((piece) => {
    if (typeof piece === 'string' || !('name' in piece) || piece.name.length <= narrowName) return [piece];
    if (piece.name.length > nameCharsMax) return [piece];
    const parts: string[] = [];
    for (const part of piece.name.split(/(?=[#→])/)) {
      const last = parts.at(-1);
      if (last !== undefined && last.length + part.length <= narrowName)
        parts[parts.length - 1] = last + part;
      else parts.push(part);
    }
    const [first = '', ...rest] = parts;
    return [{ ...piece, name: first }, ...rest.flatMap((name) => [' ', { name }])];
  });
}

/**
 * Words that become code spans lose the punctuation around them first: (`prompts/_shared.md`), not `(prompts/_shared.md)`.
 * What is written in backticks already stays as it is.
 */
function punctuationApart(said: string): string {
  return said
    .slice(0, 4_000)
    .split('`')
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/\S+/g, (word) => {
            const start = /^[("']*/.exec(word)?.[0] ?? '';
            const end = /[)"',.;:]*$/.exec(word.slice(start.length))?.[0] ?? '';
            const core = word.slice(start.length, word.length - end.length);
            if (start + end === '' || core === '' || text(core, 'prose') === core) return word;
            return `${start}\`${core}\`${end}`;
          }),
    )
    .join('`');
}

/** A number stays on one line with its sign, its unit and the other end of its range. Word joiners have no width. */
export function unbroken(own: string): string {
  return own
    .replace(/\bper (?=1,000|request)/g, 'per\u00a0')
    .replace(/[−+](?=\$)|(?<=\d)–(?=[$\d])/g, '$&\u2060');
}

/** A short figure stays on one line; of a long one, its limit in parentheses does. */
export function together(figure: string): string {
  const unbreakable = (part: string): string => (part.length <= 24 ? part.replaceAll(' ', '\u00a0') : part);
  return figure
    .split(/ (?=\()/)
    .map((part) => unbreakable(unbroken(part)))
    .join(' ');
}

/** Without markup, for a terminal or an e-mail's subject. */
export function plain(phrase: Phrase): string {
  return phrase
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('strong' in piece) return piece.strong;
      if ('said' in piece) return visible(piece.said.replace(/\s+/g, ' ').trim());
      return piece.name === '' ? '(empty)' : visible(piece.name);
    })
    .join('');
}

export function hypertext(phrase: Phrase, links: Links): string {
  return phrase
    .map((piece) => {
      if (typeof piece === 'string') return html(piece);
      if ('strong' in piece) return `<strong>${html(piece.strong)}</strong>`;
      if ('name' in piece) {
        const label = `<code>${html(piece.name === '' ? '(empty)' : piece.name)}</code>`;
        const address = piece.target === undefined ? null : fileAddress(piece.target, links);
        const url = address === null ? null : addressUrl(address);
        return url === null ? label : `<a href="${url}">${label}</a>`;
      }
      return piece.said
        .replace(/\s+/g, ' ')
        .split('`')
        .map((part, index, all) =>
          index % 2 === 1 && index < all.length - 1 ? `<code>${html(part)}</code>` : html(part),
        )
        .join('');
    })
    .join('');
}

/** `a`, `a and b`, `a, b, and c`. */
export function listOf(words: readonly string[]): string {
  if (words.length < 3) return words.join(' and ');
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1) ?? ''}`;
}

/** A sentence with its full stop, where another one follows. */
export function ended(said: string): string {
  const text = said.trim();
  return text === '' || /[.!?…:]$/.test(text) ? text : `${text}.`;
}

/** A sentence begins with a capital; names keep theirs. */
export function capital(phrase: Phrase): Phrase {
  const [first, ...rest] = phrase;
  const upper = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  if (typeof first === 'string') {
    return first === '' ? capitalOf(rest) : [upper(first), ...rest];
  }
  if (first !== undefined && 'said' in first && /^[a-z]+ /.test(first.said)) {
    return [{ said: upper(first.said) }, ...rest];
  }
  return phrase;
}

function capitalOf(phrase: Phrase): Phrase {
  return phrase.length === 0 ? phrase : capital(phrase);
}

/** No second full stop after a sentence that has one. */
export function tidied(phrase: Phrase): Phrase {
  const parts = phrase.filter((piece) => piece !== '');
  const last = parts.at(-2);
  if (parts.at(-1) !== '.' || last === undefined || typeof last === 'string') return parts;
  return 'said' in last && /[.!?…]$/.test(last.said.trim()) ? parts.slice(0, -1) : parts;
}

/** A name for a sentence that shows it between backticks. */
export function inBackticks(name: string): string {
  return `\`${name.replaceAll('`', '')}\``;
}

/** Phrases with something between them. */
export function joined(phrases: readonly Phrase[], between: string): Phrase {
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [between, ...phrase]));
}

/** `label` is Markdown; without a server, a repository or that side's commit it stands alone. */
function fileLink(label: string, target: Target, links: Links): string {
  const address = fileAddress(target, links);
  return address === null ? label : link(label, address);
}

function fileAddress(target: Target, links: Links): Address | null {
  const sha = target.side === 'head' ? links.headSha : links.baseSha;
  if (links.serverUrl === null || links.repository === null || sha === null) return null;
  return {
    serverUrl: links.serverUrl,
    segments: [...links.repository.split('/'), 'blob', sha, ...target.path.split('/')],
    ...(target.line !== null && target.line > 1 ? { fragment: `L${target.line}` } : {}),
  };
}

export function commitLink(sha: string, links: Links): string {
  const label = code(sha.slice(0, 7), 'prose');
  if (links.serverUrl === null || links.repository === null) return label;
  return link(label, {
    serverUrl: links.serverUrl,
    segments: [...links.repository.split('/'), 'commit', sha],
  });
}
