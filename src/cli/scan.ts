import { existsSync } from 'node:fs';
import path from 'node:path';
import { scan } from '../check.js';
import { matcher } from '../core/globs.js';
import type { ScanReport } from '../core/report.js';
import { RevisionError, type Revision } from '../core/revision.js';
import type { EstimationSettings } from '../core/settings.js';
import {
  renderJson,
  renderScan,
  renderScanCsv,
  renderScanHtml,
  renderScanMarkdown,
} from '../outputs/index.js';
import { openCatalog } from '../providers/index.js';
import { openFolder, openGitRevision, openWorkingTree } from '../revisions/index.js';
import { findSettingsFile, settle } from '../settings/index.js';
import { nearest } from '../settings/values.js';
import { whatIfAll } from '../what-if.js';
import {
  argumentMistake,
  helpText,
  outputFlags,
  readArguments,
  repositoryFlags,
  unknownModel,
  type Arguments,
  type Flag,
} from './arguments.js';
import { warnAbout } from './diff.js';
import { sourceLines } from './lines.js';
import { ratesFlag, rootOf, withRates } from './rates-file.js';
import { readWhatIf, renderedWhatIf, whatIfFlag, whatIfFormats, withModelMistake } from './what-if.js';
import { deliver, generatedAt, outputFormat, viewOf, withProgress, type Surroundings } from './terminal.js';

const flags: readonly Flag[] = [
  { name: 'folder', value: 'DIR', help: 'scan a plain folder that is not a repository' },
  { name: 'model', short: 'm', value: 'NAME', help: 'the model of prompts that name none' },
  { name: 'sort', value: 'ORDER', help: 'cost (largest first) or path (default: cost)' },
  whatIfFlag,
  ratesFlag,
  ...repositoryFlags,
  ...outputFlags.map((flag) =>
    flag.name === 'format' ? { ...flag, help: 'table, json, markdown, html or csv (default: table)' } : flag,
  ),
];

const help = helpText(
  ['promptcost scan [REF] [PATH…] [flags]'],
  'Lists every prompt with its tokens, its cost per request and what could not be checked. REF defaults to the working tree, PATH (a file, a folder or a glob) to everything.',
  flags,
  [
    'promptcost scan',
    'promptcost scan prompts/support --model gpt-4.1-mini',
    'promptcost scan main --format json --output prompts.json',
    'promptcost scan --repo ../service --format markdown',
    'promptcost scan --format csv --output prompts.csv',
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
  const format = outputFormat(
    args,
    whatIf === null ? ['table', 'json', 'markdown', 'html', 'csv'] : whatIfFormats,
  );
  const order = args.values['sort'] ?? 'cost';
  if (order !== 'cost' && order !== 'path') {
    const near = nearest(order, ['cost', 'path']);
    throw argumentMistake('sort', `\`${order}\``, 'cost or path', '--sort path', near);
  }
  const { revision, paths } = await openTarget(args, around);
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
    const isWanted = await wanted(revision, paths);
    const rated = await withRates(settings, { baseline: revision, head: revision }, args, around);
    const now = generatedAt(around.env);
    const head = await withModel(rated.head, args.values['model'], now.slice(0, 10));
    if (whatIf !== null) {
      const report = await withModelMistake(() =>
        withProgress('scanning', args, around, () => whatIfAll(revision, head, now, whatIf, isWanted)),
      );
      deliver(renderedWhatIf(report, format, args, around), args, around);
      return 0;
    }
    const found = await withProgress('scanning', args, around, () => scan(revision, head, now, isWanted));
    const report = order === 'cost' ? byCost(found) : byPath(found);
    const lines =
      format === 'table'
        ? await sourceLines(report.problems, { head: revision, baseline: revision })
        : new Map();
    const text = {
      json: () => renderJson(report),
      markdown: () => renderScanMarkdown(report),
      html: () => renderScanHtml(report),
      csv: () => renderScanCsv(report),
      table: () => renderScan(report, viewOf(args, around), lines),
    }[format]();
    deliver(text, args, around);
    if (!args.switches.has('quiet')) warnAbout(report.problems, format, around);
    return 0;
  } finally {
    await revision.close();
  }
}

/** The revision and the paths that were named, as they were written but relative to the root of the revision. */
async function openTarget(
  args: Arguments,
  around: Surroundings,
): Promise<{ revision: Revision; paths: readonly string[] }> {
  const { folder, repo } = args.values;
  const [first, ...rest] = args.words;
  if (folder !== undefined) {
    if (repo !== undefined) {
      throw argumentMistake('folder', '--repo as well', 'one of them', 'promptcost scan --folder prompts/');
    }
    const root = path.resolve(around.cwd, folder);
    return { revision: await openFolder(root), paths: args.words.map((word) => inside(root, root, word)) };
  }
  const at = path.resolve(around.cwd, repo ?? '.');
  const root = rootOf(at);
  const isPath = first !== undefined && /^\.{0,2}\/|^\.$|[*?]/.test(first);
  if (first === undefined || isPath) {
    const revision = await openWorkingTree(at);
    return { revision, paths: args.words.map((word) => inside(root, at, word)) };
  }
  try {
    const revision = await openGitRevision(at, first, 'explicit ref');
    return { revision, paths: rest.map((word) => inside(root, at, word)) };
  } catch (error) {
    if (!(error instanceof RevisionError)) throw error;
    // `prompts/triag.md` is a mistyped path rather than a commit.
    if (!/[./]/.test(first) && !existsSync(path.resolve(at, first))) {
      throw new RevisionError(`${error.message} There is no file or folder of that name either.`);
    }
    const revision = await openWorkingTree(at);
    return { revision, paths: args.words.map((word) => inside(root, at, word)) };
  }
}

/** A path as typed below `at`, relative to `root` with slashes; '' for the root itself. */
function inside(root: string, at: string, word: string): string {
  const found = path.relative(root, path.resolve(at, word));
  if (found.startsWith('..') || path.isAbsolute(found)) {
    throw argumentMistake('PATH', `\`${word}\``, 'a path inside the repository', 'promptcost scan prompts/');
  }
  return found.split(path.sep).join('/');
}

/** Whether a path is one of those that were named, or below one. A path that is not there is a mistake. */
async function wanted(revision: Revision, paths: readonly string[]): Promise<(path: string) => boolean> {
  if (paths.length === 0 || paths.includes('')) return () => true;
  const entries = (await revision.list()).map((entry) => entry.path);
  const tests = paths.map((named) => {
    const isGlob = /[*?]/.test(named);
    const glob = isGlob ? matcher([named]) : null;
    const test = (file: string): boolean =>
      file === named || file.startsWith(`${named}/`) || glob?.(file) === true;
    if (!entries.some(test)) {
      const folders = entries.slice(0, 20_000).flatMap((file) => [file, path.posix.dirname(file)]);
      throw argumentMistake(
        'PATH',
        `\`${named}\`, which is not in ${revision.info.sha?.slice(0, 7) ?? `the ${revision.info.how}`}`,
        'a file, a folder or a glob',
        'promptcost scan prompts/',
        isGlob ? null : nearest(named, [...new Set(folders)]),
      );
    }
    return test;
  });
  return (file) => tests.some((test) => test(file));
}

/** The settings with the model of `--model` for prompts that name none. */
async function withModel(
  settings: EstimationSettings,
  name: string | undefined,
  day: string,
): Promise<EstimationSettings> {
  if (name === undefined) return settings;
  const { models, ratesFile } = settings;
  if (!Object.hasOwn(models, name)) {
    const catalog = await openCatalog({ day, models, rates: ratesFile });
    const answer = catalog.find(name);
    if (!('model' in answer)) throw unknownModel('model', name, answer.near);
  }
  return { ...settings, defaultModel: name, instructionsModel: settings.instructionsModel ?? name };
}

/** Most expensive first; then those without a price, the longest first. */
function byCost(report: ScanReport): ScanReport {
  const prompts = [...report.prompts].sort(
    (a, b) =>
      (b.estimate.usdPer1k ?? -1) - (a.estimate.usdPer1k ?? -1) ||
      b.estimate.tokens.input - a.estimate.tokens.input ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
  return { ...report, prompts };
}

function byPath(report: ScanReport): ScanReport {
  const prompts = [...report.prompts].sort(
    (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.line - b.line,
  );
  return { ...report, prompts };
}
