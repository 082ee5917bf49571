import path from 'node:path';
import { compareModels, comparisonReport, ComparisonError } from '../compare-models.js';
import type { Revision } from '../core/revision.js';
import {
  renderComparison,
  renderComparisonHtml,
  renderComparisonMarkdown,
  renderJson,
} from '../outputs/index.js';
import { logLine } from '../outputs/escape.js';
import { openFolder, openGitRevision, openWorkingTree } from '../revisions/index.js';
import { findSettingsFile, settle } from '../settings/index.js';
import {
  argumentMistake,
  helpText,
  outputFlags,
  readArguments,
  repositoryFlags,
  type Flag,
} from './arguments.js';
import { ratesFlag, withRates } from './rates-file.js';
import { deliver, generatedAt, outputFormat, viewOf, withProgress, type Surroundings } from './terminal.js';

const flags: readonly Flag[] = [
  {
    name: 'models',
    value: 'A,B,…',
    help: 'models to compare with (default: other tiers of the same vendor, and neighbors elsewhere)',
  },
  { name: 'ref', value: 'REF', help: 'the revision to read (default: the working tree)' },
  { name: 'folder', value: 'DIR', help: 'read a plain folder that is not a repository' },
  ratesFlag,
  ...repositoryFlags,
  ...outputFlags,
];

const help = helpText(
  ['promptcost compare [FILE|KEY] [--models A,B,…] [flags]'],
  'Prices one prompt on several models: own tokenizer, cost per 1,000 requests and per month, and whether it fits.',
  flags,
  [
    'promptcost compare prompts/triage.prompt.yml',
    'promptcost compare prompts/triage.prompt.yml --models gpt-4.1-mini,claude-haiku-4-5',
    'promptcost compare triage --format markdown',
  ],
);

export async function run(typed: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(typed, flags);
  if (args.switches.has('help')) {
    around.stdout.write(help);
    return 0;
  }
  const format = outputFormat(args, ['table', 'json', 'markdown', 'html']);
  const [wanted = null, ...more] = args.words;
  if (more.length > 0) {
    throw argumentMistake(
      'FILE|KEY',
      `${args.words.length} prompts`,
      'one prompt',
      'promptcost compare prompts/triage.prompt.yml',
    );
  }
  const names =
    args.values['models']
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '') ?? null;
  if (names?.length === 0) {
    throw argumentMistake('models', 'nothing', 'names of models', '--models gpt-4.1-mini,claude-haiku-4-5');
  }
  const { folder, ref } = args.values;
  const repository = path.resolve(around.cwd, args.values['repo'] ?? '.');
  const revision: Revision =
    folder !== undefined
      ? await openFolder(path.resolve(around.cwd, folder))
      : ref === undefined
        ? await openWorkingTree(repository)
        : await openGitRevision(repository, ref, 'explicit ref');
  try {
    const file = await findSettingsFile(revision, args.values['config'] ?? null, true, '', 'flag');
    const settled = settle({
      baseline: null,
      head: file,
      baselineName: '',
      headName: revision.info.sha?.slice(0, 7) ?? revision.info.how,
      inputs: {},
      inputKind: 'flag',
    });
    const { head: settings } = await withRates(settled, { baseline: revision, head: revision }, args, around);
    const now = generatedAt(around.env);
    const comparison = await withProgress('comparing', args, around, () =>
      compareModels({ revision, settings, wanted, names, day: now.slice(0, 10) }),
    );
    const report = comparisonReport(comparison, names !== null, now);
    const rendered = {
      json: () => renderJson(report),
      markdown: () => renderComparisonMarkdown(report),
      html: () => renderComparisonHtml(report),
      table: () => renderComparison(report, viewOf(args, around)),
    }[format]();
    deliver(rendered, args, around);
    return 0;
  } catch (error) {
    if (!(error instanceof ComparisonError)) throw error;
    const lines = [`promptcost: ${error.message}`, ...error.near.map((key) => `  ${key}`)];
    around.stderr.write(`${lines.map((line) => logLine(line)).join('\n')}\n`);
    return 2;
  } finally {
    await revision.close();
  }
}
