// Two rate tables → what changed between them, for a person who must decide whether to merge it.

const titles = {
  i: 'input',
  h: 'cached input',
  w: 'cache write',
  W: 'cache write 1 h',
  o: 'output',
  r: 'reasoning',
  a: 'audio in',
  A: 'audio out',
  v: 'image in',
  V: 'image out',
  q: 'per 1,000 requests',
  s: 'per 1,000 searches',
  t: 'storage per hour',
};

/** Markdown: prices that rose or fell, models that came and went, and the dates of the data. */
export function describeDifference(before, after) {
  const old = read(before);
  const now = read(after);
  const changed = [];
  for (const [id, rates] of now.models) {
    const was = old.models.get(id);
    if (was === undefined) continue;
    for (const place of new Set([...was.keys(), ...rates.keys()])) {
      const a = was.get(place);
      const b = rates.get(place);
      if (a !== b) changed.push({ id, place, a, b });
    }
  }
  const added = [...now.models.keys()].filter((id) => !old.models.has(id));
  const removed = [...old.models.keys()].filter((id) => !now.models.has(id));
  const lines = [
    `Rates as of ${now.asOf ?? 'unknown'}${old.asOf === null || old.asOf === now.asOf ? '' : ` (before: ${old.asOf})`}.`,
    '',
  ];
  if (changed.length === 0 && added.length === 0 && removed.length === 0) {
    lines.push('No price has changed.');
    return lines.join('\n');
  }
  if (changed.length > 0) {
    lines.push(
      `### ${changed.length} price${changed.length === 1 ? '' : 's'} changed`,
      '',
      '| model | price | before | after | |',
      '|---|---|---:|---:|---:|',
    );
    for (const { id, place, a, b } of changed)
      lines.push(`| \`${id}\` | ${place} | ${money(a)} | ${money(b)} | ${percent(a, b)} |`);
    lines.push('');
  }
  const list = (title, ids, models) => {
    if (ids.length === 0) return;
    lines.push(`### ${ids.length} model${ids.length === 1 ? '' : 's'} ${title}`, '');
    for (const id of ids.slice(0, 200)) {
      const rates = models.get(id);
      const text = ['input', 'output']
        .flatMap((place) => (rates.has(place) ? [`${place} ${money(rates.get(place))}`] : []))
        .join(', ');
      lines.push(`- \`${id}\`${text === '' ? '' : ` (${text})`}`);
    }
    if (ids.length > 200) lines.push(`- and ${ids.length - 200} more`);
    lines.push('');
  };
  list('added', added, now.models);
  list('gone', removed, old.models);
  return lines.join('\n').trimEnd();
}

/** A table's date, and by model its prices by place: `input`, `output over 272,000 tokens`, `input from 2027-01-01`. */
function read(text) {
  const models = new Map();
  let asOf = null;
  for (const line of text.split('\n')) {
    if (line.startsWith('@table')) asOf = JSON.parse(line.split('\t')[2]).asOf;
    if (line === '' || line.startsWith('@')) continue;
    const [id, , segments = ''] = line.split('\t');
    const rates = new Map();
    for (const segment of segments.split(' | ')) {
      if (segment.startsWith('~')) continue;
      let suffix = '';
      for (const word of segment.split(' ')) {
        const tier = /^>(=?)(\d+)$/.exec(word);
        const change = /^\+(\d{4}-\d\d-\d\d)$/.exec(word);
        if (tier !== null)
          suffix = ` ${tier[1] === '=' ? 'from' : 'over'} ${Number(tier[2]).toLocaleString('en-US')} tokens`;
        else if (change !== null) suffix = ` from ${change[1]}`;
        else if (/^[a-zA-Z]\d/.test(word)) rates.set((titles[word[0]] ?? word[0]) + suffix, word.slice(1));
      }
    }
    models.set(id, rates);
  }
  return { asOf, models };
}

function money(amount) {
  return amount === undefined ? 'none' : `$${amount}`;
}

function percent(a, b) {
  if (a === undefined || b === undefined || Number(a) === 0) return '';
  const change = (Number(b) / Number(a) - 1) * 100;
  return `${change > 0 ? '+' : ''}${Number(change.toPrecision(3))}%`;
}
