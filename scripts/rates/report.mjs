// The tables in docs/rates.md that come out of the rate table.

const marks = /<!-- (rates:[a-z-]+) -->[\s\S]*?<!-- \/\1 -->/g;

/** The page with its tables renewed. Throws when the page asks for a table that there is not. */
export function renewPage(page, text, sources) {
  const table = read(text);
  const tables = {
    'rates:dates': () => dates(table),
    'rates:cross-checked': () => crossChecked(table, sources['cross-checked']),
    'rates:disagreements': () => disagreements(table),
    'rates:moving': () => moving(table),
  };
  return page.replace(marks, (_, name) => {
    if (tables[name] === undefined) throw new Error(`docs/rates.md asks for ${name}`);
    return `<!-- ${name} -->\n\n${tables[name]()}\n\n<!-- /${name} -->`;
  });
}

function read(text) {
  const table = { lists: {}, sources: {}, vendors: {}, moving: [], rows: new Map() };
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [first, second, third] = line.split('\t');
    if (first === '@table') Object.assign(table, JSON.parse(third));
    else if (first === '@list') table.lists[second] = JSON.parse(third);
    else if (first === '@source') table.sources[second] = JSON.parse(third);
    else if (first === '@vendor') table.vendors[second] = JSON.parse(third);
    else if (first === '@moving') table.moving.push({ vendor: second, ...JSON.parse(third) });
    else if (!first.startsWith('@')) table.rows.set(first, readRow(third));
  }
  return table;
}

/** Base prices with their sources, and what another list says. */
function readRow(segments = '') {
  const rates = new Map();
  const others = [];
  for (const segment of segments.split(' | ')) {
    if (/^[>+]/.test(segment)) continue;
    const differs = segment.startsWith('~');
    let source = '';
    for (const word of segment.replace(/^~/, '').split(' ')) {
      if (!/^[a-zA-Z]\d/.test(word)) source = word;
      else if (differs) others.push({ code: word[0], amount: word.slice(1), source });
      else rates.set(word[0], { amount: word.slice(1), source });
    }
  }
  return { rates, others };
}

function dates({ asOf, lists, rows }) {
  const lines = [
    `The primary list, ${lists.g.title}, is of **${asOf}**; the second, ${lists.p.title}, of **${lists.p.checkedOn}**.`,
    `The table has ${rows.size.toLocaleString('en-US')} models.`,
  ];
  return lines.join(' ');
}

function crossChecked(table, ids) {
  const lines = [
    '| model | input | cached input | cache write | output | who says so |',
    '|---|---:|---:|---:|---:|---|',
  ];
  for (const id of ids) {
    const row = table.rows.get(id);
    if (row === undefined) throw new Error(`sources.yaml cross-checks ${id}, which has no row`);
    const price = (code) => (row.rates.has(code) ? `$${row.rates.get(code).amount}` : '');
    const who = [...new Set(['i', 'h', 'w', 'o'].flatMap((code) => row.rates.get(code)?.source ?? []))];
    lines.push(
      `| \`${id}\` | ${price('i')} | ${price('h')} | ${price('w')} | ${price('o')} | ${who.map((key) => named(table, key)).join('; ')} |`,
    );
  }
  return lines.join('\n');
}

function disagreements(table) {
  const lines = ['| model | price | used | from | elsewhere | from |', '|---|---|---:|---|---:|---|'];
  let left = 0;
  for (const [id, { rates, others }] of table.rows) {
    if (others.length > 0 && id.startsWith('openrouter/')) {
      left += 1;
      continue;
    }
    for (const { code, amount, source } of others) {
      const own = rates.get(code);
      if (own === undefined) continue;
      lines.push(
        `| \`${id}\` | ${titles[code] ?? code} | $${own.amount} | ${named(table, own.source)} | $${amount} | ${named(table, source)} |`,
      );
    }
  }
  lines.push(
    '',
    `${left} models of OpenRouter differ too: its prices follow the cheapest seller of the day.`,
  );
  return lines.join('\n');
}

function moving(table) {
  const lines = ['| name | stood for | on | source |', '|---|---|---|---|'];
  for (const { vendor, key, to, on, source } of table.moving) {
    lines.push(
      `| \`${key}\` (${table.vendors[vendor].title}) | \`${to}\` | ${on} | ${named(table, source)} |`,
    );
  }
  return lines.join('\n');
}

const titles = { i: 'input', h: 'cached input', w: 'cache write', W: 'cache write, 1 h', o: 'output' };

function named(table, key) {
  const list = table.lists[key];
  if (list !== undefined) return list.title;
  const page = table.sources[key];
  return page === undefined ? key : `[${page.title}](${page.url})`;
}
