import { createHash } from 'node:crypto';
import type { Report, ReportChange, ScanReport } from '../core/report.js';
import { tierPhrase } from './cells.js';
import { cheaperNote, cheaperPhrase, filesPhrase } from './cheaper.js';
import { html } from './escape.js';
import { gateOf, type GateLine } from './gate.js';
import { lineTable, partRows } from './lines.js';
import { count, plural, signedCount } from './numbers.js';
import { ended, hypertext, joined, noLinks, type Links, type Phrase } from './phrase.js';
import {
  costBasis,
  countBasis,
  groupsOf,
  isTokensOnly,
  promptName,
  rowOf,
  type Row,
  perThousand,
} from './rows.js';
import { notesOf } from './notes.js';
import { kindTitles, problemLines, scanRows, totalLine } from './scan.js';
import { assumedOf, notCounted, unjudgedOf } from './unjudged.js';
import { unreadLines, unreadTitle } from './unread.js';
import { headline, headlinePhrase, verdictIcon, verdictWords } from './verdict.js';
import { whysOf } from './why.js';

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1f2328, #e6edf3); --dim: light-dark(#59636e, #9198a1); --line: light-dark(#d1d9e0, #3d444d); --soft: light-dark(#f6f8fa, #151b23); --bad: light-dark(#cf222e, #ff7b72); --warn: light-dark(#7d4e00, #e3b341); --good: light-dark(#116329, #56d364); }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: light-dark(#fff, #0d1117); max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; border-left: .4rem solid var(--line); padding-left: .75rem; }
h1.fail, h1.error { border-color: var(--bad); } h1.warn { border-color: var(--warn); } h1.pass { border-color: var(--good); }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; overflow-wrap: anywhere; }
p.dim, small, td small { color: var(--dim); } small { display: block; font-size: .8rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: right; vertical-align: top; } th { color: var(--dim); font-weight: 600; font-size: .85rem; }
th:first-child, td:first-child, td.left, th.left { text-align: left; } tbody tr:hover { background: var(--soft); }
code { font: .875em ui-monospace, monospace; background: var(--soft); padding: .1em .3em; border-radius: .25em; overflow-wrap: break-word; } li code, p code { overflow-wrap: anywhere; }
.over { color: var(--bad); font-weight: 600; } .warned { color: var(--warn); font-weight: 600; } .within { color: var(--good); }
ul { padding-left: 1.2rem; } details { border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .8rem; margin: .5rem 0; } summary { cursor: pointer; overflow-wrap: anywhere; }
a { color: inherit; }
`;

/** A page that stands alone: no script, nothing loaded, nothing sent; the policy in it forbids both. */
export function page(title: string, body: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${html(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<main>${body}</main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The whole report as one page, for people without access to the pull request. */
export function renderHtml(report: Report, links: Links = noLinks): string {
  const groups = groupsOf(report);
  const all = [...groups.requests, ...groups.standing, ...groups.evaluations];
  const say = (phrase: Phrase): string => hypertext(phrase, links);
  const { whys } = whysOf(all, Infinity);
  const gate = gateOf(report);
  const ways = all.flatMap((change) => {
    const tier = tierPhrase(change);
    const line = joined(
      [tier.length === 0 ? [] : [...tier, ', quality untested'], cheaperPhrase(change)].filter(
        (phrase) => phrase.length > 0,
      ),
      '; ',
    );
    return line.length === 0 ? [] : [say([promptName(change), ': ', ...line])];
  });
  const unjudged = unjudgedOf(report);
  const notes = notesOf(report);
  const side = (info: Report['head']): string =>
    `${info.sha === null ? '' : `<code>${html(info.sha.slice(0, 7))}</code> `}(${html(info.how)})`;
  return page(
    headline(report),
    [
      `<h1 class="${report.verdict}">${verdictIcon(report)} ${say(headlinePhrase(report))}</h1>`,
      `<p class="dim">${verdictWords[report.verdict]} · ${side(report.baseline)} compared with ${side(report.head)} · rates of ${html(report.ratesAsOf)} · promptcost ${html(report.tool.version)} · ${html(report.generatedAt)}</p>`,
      report.override === null
        ? ''
        : `<p>Allowed by <code>${html(report.override.by)}</code> with the label <code>${html(report.override.label)}</code>.</p>`,
      changesTable('Changed prompts', groups.requests, report, links),
      changesTable(
        'Instructions and tools, sent with requests made elsewhere',
        groups.standing,
        report,
        links,
      ),
      changesTable('Evaluations and test data, not part of production', groups.evaluations, report, links),
      section(
        `Why (money ${perThousand.words})`,
        items(whys.map(({ title, causes }) => `${say(title)}: ${causes.map(say).join(' · ')}`)),
      ),
      section(
        'Ways to spend less',
        ways.length === 0 ? '' : `<p class="dim">${html(cheaperNote)}</p>${items(ways)}`,
      ),
      `<h2>Limits: ${html(gate.summary)}</h2>`,
      gate.origin.length === 0 ? '' : `<p class="dim">Limits ${say(gate.origin)}</p>`,
      items(
        gate.lines.map(
          ({ state, phrase }) => `<span class="${state}">${states[state]}</span> ${say(phrase)}`,
        ),
      ),
      gate.remedies.length === 0 ? '' : `<p>How to pass:</p>${items(gate.remedies.map(say))}`,
      section(unreadTitle, items(unreadLines(report).map(say))),
      section(
        'Also worth knowing',
        items(
          notes.map(
            ({ key, path, message, remedy }) =>
              `${path === null ? '' : `<code>${html(key ?? path)}</code>: `}${say([{ said: ended(message) }, ' ', { said: remedy }])}`,
          ),
        ),
      ),
      section(
        `Not checked, not understood or uncertain: ${unjudged.summary ?? ''}`,
        items([...unjudged.changes, ...unjudged.problems].map(say)),
      ),
      section('Assumed', items(assumedOf(report).map((said) => say([{ said }])))),
      section('Each changed prompt', all.map((change) => detailsOf(change.key, change, say)).join('')),
      `<p>${plural(report.unchangedCount, 'prompt')} unchanged.</p>`,
    ].join('\n'),
  );
}

const states: Readonly<Record<GateLine['state'], string>> = {
  over: '❌ exceeded:',
  warned: '⚠️ warning:',
  before: 'over before:',
  unchecked: 'not checked:',
  within: '✅ within:',
};

function section(title: string, content: string): string {
  return content === '' ? '' : `<h2>${html(title)}</h2>\n${content}`;
}

function items(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${line}</li>`).join('\n')}</ul>`;
}

function table(
  head: readonly string[],
  body: readonly (readonly string[])[],
  left: readonly number[] = [],
): string {
  const of = (tag: 'td' | 'th', cells: readonly string[]): string =>
    `<tr>${cells.map((cell, index) => `<${tag}${left.includes(index) ? ' class="left"' : ''}>${cell}</${tag}>`).join('')}</tr>`;
  return `<div class="scroll"><table><thead>${of('th', head)}</thead><tbody>${body.map((cells) => of('td', cells)).join('\n')}</tbody></table></div>`;
}

function changesTable(title: string, changes: readonly ReportChange[], report: Report, links: Links): string {
  if (changes.length === 0) return '';
  const priced = changes.some((change) => !isTokensOnly(change));
  const small = (parts: readonly (string | null)[]): string =>
    parts
      .filter((part) => part !== null && part !== '')
      .map((part) => `<small>${html(part ?? '')}</small>`)
      .join('');
  // As in the comment, the change is beside the name: it is what a phone shows without scrolling.
  const cells = (row: Row): string[] => [
    hypertext(row.prompt, links) +
      (row.aside === null ? '' : `<small>${hypertext(row.aside, links)}</small>`) +
      (priced ? `<small>${hypertext(row.model, links)}</small>` : ''),
    `<span class="${row.icon === 'over' || row.icon === 'warned' ? row.icon : ''}">${html(row.change)}</span>` +
      small([row.reason, row.changeMoney, row.changeMonthly]),
    ...(priced ? [html(row.cost) + small([row.costRange, row.costNote])] : []),
    html(row.tokens) + small([row.tokensNote]),
  ];
  return section(
    title,
    table(
      [
        priced ? 'Prompt and model' : 'Prompt',
        'Change',
        ...(priced ? [perThousand.title] : []),
        'Input tokens',
      ],
      changes.map((change) => cells(rowOf(change, report))),
    ),
  );
}

function detailsOf(
  key: string,
  change: Pick<ReportChange, 'baseline' | 'head'> & { readonly notComparable?: string | null },
  say: (phrase: Phrase) => string,
): string {
  const parts = partRows(change);
  const lines = lineTable(change);
  const cell = (value: number | null): string => (value === null ? '–' : count(value));
  const side = change.head ?? change.baseline;
  const files = filesPhrase(side);
  const facts = [countBasis(side), costBasis(side)].filter((fact) => fact !== '').join('; ');
  return [
    `<details><summary><code>${html(key)}</code></summary>`,
    facts === '' ? '' : `<p class="dim">${html(facts)}</p>`,
    change.notComparable == null ? '' : `<p>Not checked: ${say([{ said: change.notComparable }])}</p>`,
    parts.length === 0
      ? ''
      : table(
          ['Input tokens', 'Before', 'After', 'Change'],
          parts.map(({ part, before, after }) => [
            part,
            cell(before),
            cell(after),
            signedCount((after ?? 0) - (before ?? 0)),
          ]),
        ),
    lines === null
      ? ''
      : table(
          [`Cost ${perThousand.words}`, 'Quantity', 'Rate', 'Before', 'After'],
          [
            ...lines.rows.map((row) => [row.name, row.quantity, row.rate, row.before, row.after].map(html)),
            ['sum', '', '', lines.totalBefore, lines.totalAfter],
          ],
        ),
    files.length === 0 ? '' : `<p>Counted tokens by file: ${say(files)}</p>`,
    '</details>',
  ].join('');
}

/** Every prompt at one revision as a page. */
export function renderScanHtml(report: ScanReport, links: Links = noLinks): string {
  const say = (phrase: Phrase): string => hypertext(phrase, links);
  const rows = scanRows(report);
  return page(
    `Prompt costs: ${totalLine(report)}`,
    [
      `<h1>Prompt costs: ${html(totalLine(report))}</h1>`,
      `<p class="dim">${report.revision.sha === null ? '' : `<code>${html(report.revision.sha.slice(0, 7))}</code> `}(${html(report.revision.how)}) · rates of ${html(report.ratesAsOf)} · ${html(report.generatedAt)}</p>`,
      ...kindTitles.map(([kind, title]) => {
        const own = rows.filter(({ prompt }) => prompt.kind === kind);
        return own.length === 0
          ? ''
          : section(
              title,
              table(
                ['Prompt', 'Model', 'Input tokens', 'Output', perThousand.title, 'A month', 'Basis'],
                own.map((row) => [
                  say([
                    {
                      name: row.prompt.key,
                      target: { path: row.prompt.path, line: row.prompt.line, side: 'head' },
                    },
                  ]),
                  say(row.model),
                  row.input,
                  row.output,
                  `${html(row.cost)}${row.range === '' ? '' : `<small>${html(row.range)}</small>`}`,
                  row.month,
                  html(row.basis),
                ]),
                [1, 6],
              ),
            );
      }),
      section('Not understood or not priced', items(problemLines(report).map(say))),
      section(
        'Assumed',
        items(
          [...report.assumptions, ...notCounted(report.prompts.map(({ estimate }) => estimate))].map((said) =>
            say([{ said }]),
          ),
        ),
      ),
      section(
        'Each prompt',
        report.prompts
          .map(({ key, estimate }) => detailsOf(key, { baseline: null, head: estimate }, say))
          .join(''),
      ),
    ].join('\n'),
  );
}
