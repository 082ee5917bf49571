import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fastGlob from 'fast-glob';
import { renderReport, reportFormats } from '../outputs/index.js';
import { mergeReports } from '../report/merge.js';
import { maxReportBytes, parseReport, ReportError } from '../report/read.js';
import { argumentMistake, helpText, outputFlags, readArguments, type Flag } from './arguments.js';
import { deliver, outputFormat, readFailure, viewOf, type Surroundings } from './terminal.js';

const flags: readonly Flag[] = [
  { name: 'post', help: 'post the comment to the pull request of this workflow run (needs GITHUB_TOKEN)' },
  { name: 'id', value: 'NAME', help: 'name of this instance, when several comment on one pull request' },
  ...outputFlags,
];

const help = helpText(
  ['promptcost comment REPORT… [flags]'],
  [
    'Merges JSON reports (parts of a sharded run, several folders, or one report of a fork’s workflow) into one.',
    'Without --post the comment is printed. With --post it is written to the pull request that the workflow event',
    'names; the reports are untrusted input and are checked field by field.',
  ].join('\n'),
  flags,
  ['promptcost comment report.json --format markdown', 'promptcost comment "reports/*/report.json" --post'],
);

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const format = outputFormat(args, reportFormats);
  if (args.words.length === 0) {
    throw argumentMistake('REPORT', 'nothing', 'one or more JSON reports', 'promptcost comment report.json');
  }
  const files = await expand(args.words, around.cwd);
  let report;
  try {
    report = mergeReports(
      files.map((file) => {
        return parseReport(readReport(file));
      }),
    );
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    around.stderr.write(`promptcost: ${error.message}\n`);
    return 2;
  }
  if (args.switches.has('post')) {
    const { postReport } = await import('./post.js');
    const posted = await postReport(report, args.values['id'] ?? 'default', around);
    if (!posted) return 2;
    // The second stage only speaks: the check that judged is the one that fails.
    if (around.env['GITHUB_EVENT_NAME'] === 'workflow_run') return 0;
  } else {
    const text = renderReport(format, report, { view: viewOf(args, around) });
    deliver(text, args, around);
  }
  return report.verdict === 'fail' ? 1 : report.verdict === 'error' ? 2 : 0;
}

function readReport(file: string): string {
  try {
    if (statSync(file).size <= maxReportBytes) return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ReportError(`${file}: ${readFailure(error)}`);
  }
  throw new ReportError(`${file} is too large for a report`);
}

/** Files by name or glob; a pattern that matches nothing is an error, because a lost report is not an empty one. */
async function expand(words: readonly string[], cwd: string): Promise<string[]> {
  const files: string[] = [];
  for (const word of words) {
    const found = fastGlob.isDynamicPattern(word)
      ? (await fastGlob(word, { cwd, absolute: true, onlyFiles: true })).sort()
      : [path.resolve(cwd, word)];
    if (found.length === 0)
      throw argumentMistake('REPORT', `\`${word}\`, which matches no file`, 'existing files', 'report.json');
    files.push(...found);
  }
  return [...new Set(files)];
}
