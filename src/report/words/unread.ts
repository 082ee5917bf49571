import type { UnreadFile, UnreadReason, UnreadSign } from '../../core/unread.js';

const because: Readonly<Record<UnreadReason, (name: string) => string>> = {
  model: (name) => `names the model \`${name}\``,
  call: (name) => `is in a model call, \`${name}\``,
  limit: (name) => `sets \`${name}\``,
  text: () => 'is in a text that instructs a model',
  value: (name) => `sets \`${name}\`, which a model call uses`,
  loaded: (name) => `is part of what \`${name}\` loads`,
  link: () => 'is a symbolic link that leads to another text now',
  'too-large': () => 'is in a file that is too large to look at',
  submodule: () =>
    'is a submodule that was added, removed, or moved to another commit; its files are not read',
};

/** What the changed lines of an unread file say, at most three of them: `line 12 names the model …; line 20 (removed) …`. */
export function unreadDetail({ signs }: UnreadFile): string {
  const shown = [...new Map(signs.map((sign) => [`${sign.reason}\0${sign.name ?? ''}`, sign])).values()];
  const said = shown
    .slice(0, 3)
    .map((sign) =>
      sign.reason === 'too-large'
        ? 'It is too large to look at'
        : sign.reason === 'link'
          ? 'The symbolic link leads to another text now'
          : sign.reason === 'submodule'
            ? 'A submodule was added, removed, or moved to another commit; its files are not read'
            : `${lineText(sign)} ${wordsOf(sign)}`,
    );
  const sentence = said.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function wordsOf({ reason, name }: UnreadSign): string {
  return because[reason]((name ?? '').slice(0, 60));
}

function lineText({ line, side }: UnreadSign): string {
  return side === 'head' ? `line ${line}` : `removed line ${line}`;
}
