import path from 'node:path';
import { scan } from '../check.js';
import type { Revision } from '../core/revision.js';
import { renderJson, renderScan, renderScanHtml, renderScanMarkdown } from '../outputs/index.js';
import { openFolder, openGitRevision, openWorkingTree } from '../revisions/index.js';
import { findSettingsFile, settle } from '../settings/index.js';
import { whatIfAll } from '../what-if.js';
import {
  argumentMistake,
  helpText,
  outputFlags,
  readArguments,
  repositoryFlags,
  type Flag,
} from './arguments.js';
import { warnAbout } from './diff.js';
import { sourceLines } from './lines.js';
import { ratesFlag, withRates } from './rates-file.js';
import { readWhatIf, renderedWhatIf, whatIfFlag, whatIfFormats, withModelMistake } from './what-if.js';
import { deliver, generatedAt, outputFormat, viewOf, withProgress, type Surroundings } from './terminal.js';

const flags: readonly Flag[] = [
  { name: 'folder', value: 'DIR', help: 'scan a plain folder that is not a repository' },
  whatIfFlag,
  ratesFlag,
  ...repositoryFlags,
  ...outputFlags,
];

const help = helpText(
  ['promptcost scan [REF] [flags]'],
  'Lists every prompt with its tokens, its cost per request and what could not be checked. REF defaults to the working tree.',
  flags,
  [
    'promptcost scan',
    'promptcost scan main --format json --output prompts.json',
    'promptcost scan --repo ../service --format markdown',
    'promptcost scan --what-if model=gpt-4.1-mini',
  ],
);

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const whatIf = readWhatIf(args);
  const format = outputFormat(args, whatIf === null ? ['table', 'json', 'markdown', 'html'] : whatIfFormats);
  const [ref, ...more] = args.words;
  if (more.length > 0) {
    throw argumentMistake('REF', `${args.words.length} revisions`, 'one revision', 'promptcost scan main');
  }
  const folder = args.values['folder'];
  if (folder !== undefined && (ref !== undefined || args.values['repo'] !== undefined)) {
    throw argumentMistake(
      'folder',
      'a folder and a revision',
      'one of them',
      'promptcost scan --folder prompts/',
    );
  }
  const repository = path.resolve(around.cwd, args.values['repo'] ?? '.');
  const revision: Revision =
    folder !== undefined
      ? await openFolder(path.resolve(around.cwd, folder))
      : ref === undefined
        ? await openWorkingTree(repository)
        : await openGitRevision(repository, ref, 'explicit ref');
  try {
    const file = await findSettingsFile(revision, args.values['config'] ?? null, true, '', 'flag');
    const settings = settle({
      baseline: null,
      head: file,
      baselineName: '',
      headName: revision.info.sha?.slice(0, 7) ?? revision.info.how,
      inputs: {},
      inputKind: 'flag',
    });
    const { head } = await withRates(settings, { baseline: revision, head: revision }, args, around);
    if (whatIf !== null) {
      const now = generatedAt(around.env);
      const report = await withModelMistake(() =>
        withProgress('scanning', args, around, () => whatIfAll(revision, head, now, whatIf)),
      );
      deliver(renderedWhatIf(report, format, args, around), args, around);
      return 0;
    }
    const report = await withProgress('scanning', args, around, () =>
      scan(revision, head, generatedAt(around.env)),
    );
    const lines =
      format === 'table'
        ? await sourceLines(report.problems, { head: revision, baseline: revision })
        : new Map();
    const text = {
      json: () => renderJson(report),
      markdown: () => renderScanMarkdown(report),
      html: () => renderScanHtml(report),
      table: () => renderScan(report, viewOf(args, around), lines),
    }[format]();
    deliver(text, args, around);
    if (!args.switches.has('quiet')) warnAbout(report.problems, format, around);
    return 0;
  } finally {
    await revision.close();
  }
}
