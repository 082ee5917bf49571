import path from 'node:path';
import { check, type CheckInput } from '../check.js';
import type { Revision } from '../core/revision.js';
import type { ReportProblem } from '../core/report.js';
import { logLine } from '../outputs/escape.js';
import { renderReport, reportFormats } from '../outputs/index.js';
import { findRenames, openFolder, resolveLocalPair } from '../revisions/index.js';
import { findSettingsFile, settle } from '../settings/index.js';
import { whatIfChanged } from '../what-if.js';
import type { ExactCounts } from '../exact/endpoints/index.js';
import {
  argumentMistake,
  helpText,
  limitFlags,
  outputFlags,
  readArguments,
  repositoryFlags,
  type Arguments,
  type Flag,
} from './arguments.js';
import { exactFlag, openExact } from './exact.js';
import { sourceLines } from './lines.js';
import { ratesFlag, withRates } from './rates-file.js';
import { readWhatIf, renderedWhatIf, whatIfFlag, whatIfFormats, withModelMistake } from './what-if.js';
import {
  deliver,
  generatedAt,
  outputFormat,
  viewOf,
  withProgress,
  type OutputFormat,
  type Surroundings,
} from './terminal.js';

const flags: readonly Flag[] = [
  {
    name: 'head',
    value: 'REF',
    help: 'the revision to check (default: the working tree, uncommitted work included)',
  },
  { name: 'from', value: 'DIR', help: 'with --to: compare two plain folders instead of revisions' },
  { name: 'to', value: 'DIR', help: 'the folder to check' },
  whatIfFlag,
  exactFlag,
  ratesFlag,
  ...repositoryFlags,
  {
    name: 'no-reuse',
    help: 'work out both sides in full, also where they are the same; the result does not differ, only the time',
  },
  ...outputFlags,
  ...limitFlags,
];

const help = helpText(
  ['promptcost diff [BASE] [--head REF] [flags]', 'promptcost diff --from DIR --to DIR [flags]'],
  'Compares the prompts of two revisions. BASE defaults to the merge base with the default branch.',
  flags,
  [
    'promptcost diff                      # this branch and uncommitted work against the default branch',
    'promptcost diff main --max-request-increase-percent 10',
    'promptcost diff v1.2.0 --head v1.3.0 --format json',
    'promptcost diff --from old/ --to new/',
    'promptcost diff --what-if model=gpt-4.1-mini --what-if requests-per-month=300000',
    'ANTHROPIC_API_KEY=… promptcost diff --exact',
  ],
);

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const whatIf = readWhatIf(args);
  const format = outputFormat(args, whatIf === null ? reportFormats : whatIfFormats);
  const exact = openExact(args, around);
  if (whatIf !== null && args.switches.has('exact')) {
    throw argumentMistake('exact', '--what-if as well', 'one of them', '--what-if model=gpt-4.1-mini');
  }
  if (args.words.length > 1) {
    throw argumentMistake('BASE', `${args.words.length} revisions`, 'one revision', 'promptcost diff main');
  }
  const { baseline, head } = await openPair(args, around);
  try {
    const input = await checkInput(baseline, head, exact, args, around);
    if (whatIf !== null) {
      const report = await withModelMistake(() =>
        withProgress('comparing', args, around, () => whatIfChanged(input, whatIf)),
      );
      deliver(renderedWhatIf(report, format, args, around), args, around);
      return 0;
    }
    const report = await withProgress('comparing', args, around, () => check(input));
    const lines = format === 'table' ? await sourceLines(report.problems, { baseline, head }) : new Map();
    deliver(renderReport(format, report, { view: viewOf(args, around), lines }), args, around);
    if (!args.switches.has('quiet')) warnAbout(report.problems, format, around);
    return report.verdict === 'fail' ? 1 : report.verdict === 'error' ? 2 : 0;
  } finally {
    await Promise.all([baseline.close(), head.close()]);
  }
}

async function openPair(
  args: Arguments,
  around: Surroundings,
): Promise<{ baseline: Revision; head: Revision }> {
  const { from, to } = args.values;
  if (from !== undefined || to !== undefined) {
    if (from === undefined || to === undefined) {
      throw argumentMistake(
        from === undefined ? 'from' : 'to',
        'nothing',
        'both --from and --to',
        '--from old/ --to new/',
      );
    }
    return {
      baseline: await openFolder(path.resolve(around.cwd, from)),
      head: await openFolder(path.resolve(around.cwd, to)),
    };
  }
  return resolveLocalPair({
    repository: path.resolve(around.cwd, args.values['repo'] ?? '.'),
    ...(args.words[0] === undefined ? {} : { base: args.words[0] }),
    ...(args.values['head'] === undefined ? {} : { head: args.values['head'] }),
  });
}

async function checkInput(
  baseline: Revision,
  head: Revision,
  exact: ExactCounts,
  args: Arguments,
  around: Surroundings,
): Promise<CheckInput> {
  const config = args.values['config'] ?? null;
  const headFile = await findSettingsFile(head, config, true, '', 'flag');
  const baselineFile = await findSettingsFile(baseline, config, false);
  const settings = settle({
    baseline: baselineFile,
    head: headFile,
    baselineName: baseline.info.sha?.slice(0, 7) ?? baseline.info.how,
    headName: head.info.sha?.slice(0, 7) ?? head.info.how,
    inputs: args.values,
    inputKind: 'flag',
  });
  return {
    baseline,
    head,
    settings: await withRates(settings, { baseline, head }, args, around),
    renames: await findRenames(baseline, head),
    generatedAt: generatedAt(around.env),
    shard: null,
    folder: '',
    exact,
    reuse: !args.switches.has('no-reuse'),
  };
}

/** Problems on standard error where the result itself does not show them to a person. */
export function warnAbout(
  problems: readonly (Pick<ReportProblem, 'path' | 'line' | 'detail'> & { side?: string })[],
  format: OutputFormat,
  around: Surroundings,
): void {
  if (format === 'table') return;
  for (const { path: file, line, detail } of problems.slice(0, 20)) {
    const at = file === null ? '' : `${file}${line === null ? '' : `:${line}`}: `;
    around.stderr.write(`warning: ${logLine(`${at}${detail}`)}\n`);
  }
  if (problems.length > 20)
    around.stderr.write(`warning: and ${problems.length - 20} more; see the report\n`);
}
