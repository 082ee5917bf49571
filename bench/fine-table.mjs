// Writes one column of src/tables/claude.tsv and keeps the others.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const file = path.join(import.meta.dirname, '..', 'src', 'tables', 'claude.tsv');

/** `fitted`: { borders, atBorders, common, ofCommon } as calibrate.mjs fits them, in thousandths of a token. */
export function writeFineColumn(column, { borders, atBorders, common, ofCommon }) {
  const [head = 'kind\tkey', ...lines] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const columns = head.split('\t').slice(2);
  const rows = new Map();
  for (const line of lines.filter(Boolean)) {
    const [kind, key, ...cells] = line.split('\t');
    rows.set(`${kind}\t${key}`, new Map(columns.map((name, i) => [name, Number(cells[i])])));
  }
  for (const row of rows.values()) row.delete(column);
  const put = (kind, keys, values) =>
    keys.forEach((key, i) => {
      const id = `${kind}\t${JSON.stringify(key)}`;
      const row = rows.get(id) ?? new Map();
      rows.set(id, row.set(column, values[i]));
    });
  put('border', borders, atBorders);
  put('common', common, ofCommon);
  const names = [...new Set([...columns, column])].sort();
  const text = [...rows]
    .filter(([, row]) => names.some((name) => (row.get(name) ?? 0) !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, row]) => [id, ...names.map((name) => row.get(name) ?? 0)].join('\t'));
  writeFileSync(file, `${['kind\tkey', ...names].join('\t')}\n${text.join('\n')}\n`);
}
