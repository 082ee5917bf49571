// node bench/grown.mjs BASE.json HEAD.json: rows of two runs of start-up.mjs --json whose CPU ratio grew by more than 15%, as
// Markdown for a comment. Prints nothing where none did.
import { readFileSync } from 'node:fs';

const [base, head] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const before = new Map(base.map((row) => [row.name, row]));
const grown = head.flatMap((row) => {
  const old = before.get(row.name);
  return old !== undefined && row.cpuRatio > old.cpuRatio * 1.15 ? [[row, old]] : [];
});
if (grown.length > 0) {
  console.log('This change takes more CPU time than its base, as multiples of an empty Node process:\n');
  console.log('| what | base | head | |\n| --- | --: | --: | --: |');
  for (const [row, old] of grown) {
    const percent = Math.round((row.cpuRatio / old.cpuRatio - 1) * 100);
    console.log(`| ${row.name} | ${old.cpuRatio.toFixed(1)} | ${row.cpuRatio.toFixed(1)} | +${percent}% |`);
  }
}
