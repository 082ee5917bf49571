/**
 * How long a variable is, by its name. The last word decides: a `file_name` is a name, a `document_id` an id. A guess, used
 * only where neither the settings, measured usage nor a sample say more, and never a difference between two revisions.
 */
export type LengthKind = 'short' | 'ordinary' | 'long';

const shortWords: ReadonlySet<string> = new Set(
  (
    'name names id ids uuid date dates day time timestamp year month tag tags path paths url uri link slug key code_name ' +
    'language lang locale country currency type kind role title topic mode level status state version count number num ' +
    'limit index size max min total age gender city email_address phone username user tone style format'
  ).split(' '),
);

const longWords: ReadonlySet<string> = new Set(
  (
    'article articles chunks code content contents context contexts conversation diff doc docs document documents email ' +
    'emails file files history knowledge log logs notes passages patch results source sources thread transcript text page ' +
    'pages body corpus report'
  ).split(' '),
);

/** Words of `retrievedContext`, `retrieved_context`, `docs.context | trim`, in lower case, without filters. */
function wordsOf(name: string): string[] {
  return (name.slice(0, 200).split('|')[0] ?? '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
}

export function lengthKind(name: string): LengthKind {
  const last = wordsOf(name).at(-1) ?? '';
  return shortWords.has(last) ? 'short' : longWords.has(last) ? 'long' : 'ordinary';
}
