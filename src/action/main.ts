import { lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { check } from '../check.js';
import type { Report } from '../core/report.js';
import { hasChanges, overridden } from '../report/build.js';
import { maxFileBytes, type Revision } from '../core/revision.js';
import { readRatesFile } from '../providers/rates-file.js';
import {
  annotate,
  annotateMistakes,
  checkOverride,
  createClient,
  fallBack,
  publishComment,
  readEvent,
  setOutputs,
  writeSummary,
  type EventContext,
  type GitHubClient,
  type Publication,
  githubRequests,
  graphqlData,
} from '../github/index.js';
import { logLine } from '../outputs/escape.js';
import {
  headline,
  renderComment,
  renderHtml,
  renderJson,
  renderSummary,
  renderTerminal,
  renderUnchanged,
  type Links,
} from '../outputs/index.js';
import { findRenames, resolvePair, type GitHubApi } from '../revisions/index.js';
import { findSettingsFile, settle, type RunSettings } from '../settings/index.js';
import { findRatesFile, withRatesFile } from '../settings/rates-file.js';
import { exactKeys, openExact } from './exact.js';
import { couldNotJudge, failureText, type Failure } from './failure.js';
import { inputMistake, readFolder, readInputs, readShard } from './inputs.js';

type Env = Readonly<Record<string, string | undefined>>;

/** What a run knows before it looks at any revision. */
interface Run {
  readonly env: Env;
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly payload: unknown;
  readonly context: EventContext;
  readonly client: GitHubClient;
}

/**
 * One run of the action: resolve, estimate, judge, publish, fail. Publishing comes before the verdict fails the step,
 * and what cannot be published never decides it. `setFailed` stands here and nowhere else.
 */
export async function main(env: Env): Promise<void> {
  const core = await import('@actions/core');
  let why: string | null;
  try {
    why = await runAndPublish(env);
  } catch (error) {
    why = failureText(error);
  }
  if (why !== null) core.setFailed(logLine(why));
}

/** The sentence to fail with, null when the step passes. */
async function runAndPublish(env: Env): Promise<string | null> {
  const core = await import('@actions/core');
  const inputs = readInputs(env);
  const token = inputs['github-token'] ?? '';
  for (const secret of [token, ...Object.values(exactKeys(inputs))]) {
    if (secret !== '') core.setSecret(secret);
  }
  const payload = readPayload(env);
  const context = readEvent(env, payload);
  const client = createClient({ token, apiUrl: context.apiUrl, graphqlUrl: context.graphqlUrl });
  const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
  const run: Run = { env, inputs, workspace, payload, context, client };
  let judged: Judged;
  try {
    judged = await judgeChange(run);
  } catch (error) {
    return publishFailure(run, couldNotJudge(error));
  }
  return publish(run, judged);
}

interface Judged {
  readonly report: Report;
  readonly settings: RunSettings;
}

async function judgeChange(run: Run): Promise<Judged> {
  const { inputs, context } = run;
  const shard = readShard(inputs['shard'] ?? '');
  const folder = readFolder(inputs['working-directory'] ?? '');
  const exact = openExact(inputs, run.env, context);
  for (const input of fileInputs) fileFor(run, input);
  const pair = await resolvePair({
    eventName: context.eventName,
    payload: run.payload,
    workspace: run.workspace,
    sha: run.env['GITHUB_SHA'] ?? null,
    ...(inputs['base-ref'] === '' ? {} : { baseRef: inputs['base-ref'] ?? '' }),
    ...(inputs['head-ref'] === '' ? {} : { headRef: inputs['head-ref'] ?? '' }),
    ...(context.pullRequestNumber === null ? {} : { pullRequest: context.pullRequestNumber }),
    github: githubAccess(run),
  });
  const { baseline, head } = pair;
  try {
    await requireFolder(folder, [head, baseline]);
    const settings = await settleRun(run, baseline, head, folder);
    const report = await check({
      baseline,
      head,
      settings,
      renames: await findRenames(baseline, head),
      generatedAt: now(run.env),
      shard,
      folder,
      exact,
    });
    return { report, settings };
  } finally {
    await Promise.all([baseline.close(), head.close()]);
  }
}

/** Throws `SettingsError` for a folder that neither side has: a mistyped name must not read like "no change". */
async function requireFolder(folder: string, sides: readonly Revision[]): Promise<void> {
  if (folder === '') return;
  for (const side of sides) if ((await side.list()).some(({ path }) => path.startsWith(folder))) return;
  throw inputMistake({
    key: 'working-directory',
    given: `\`${folder.slice(0, 100)}\`, which exists neither on the base nor on the head`,
    allowed: 'a folder that exists in the repository on at least one side',
    example: 'working-directory: services/support',
  });
}

/** Reading revisions through the API, where there is a token to do it with. */
function githubAccess({ inputs, context }: Run): { api: GitHubApi; owner: string; repo: string } | null {
  const token = inputs['github-token'] ?? '';
  if (token === '' || context.owner === '' || context.repo === '') return null;
  const request = githubRequests(token, context.apiUrl);
  const api: GitHubApi = {
    request: (route, parameters = {}) => request(route, parameters),
    async graphql(query, { request: options, ...variables } = {}) {
      const { data } = await request(`POST ${context.graphqlUrl}`, { query, variables, request: options });
      return graphqlData(data);
    },
  };
  return { api, owner: context.owner, repo: context.repo };
}

async function settleRun(run: Run, baseline: Revision, head: Revision, folder: string): Promise<RunSettings> {
  const config = run.inputs['config'] === '' ? null : (run.inputs['config'] ?? null);
  const headFile = await findSettingsFile(head, config, true, folder);
  const baselineFile = await findSettingsFile(baseline, config, false, folder);
  const settings = settle({
    baseline: baselineFile,
    head: headFile,
    baselineName: baseline.info.sha?.slice(0, 7) ?? baseline.info.how,
    headName: head.info.sha?.slice(0, 7) ?? head.info.how,
    inputs: run.inputs,
    inputKind: 'input',
  });
  const given = run.inputs['rates-file'] ?? '';
  if (given === '') return settings;
  const workspace = path.resolve(run.workspace);
  const inside = path.relative(workspace, path.resolve(workspace, given));
  const found = await findRatesFile({
    path: given,
    inside: inside.startsWith('..') || path.isAbsolute(inside) ? null : inside.split(path.sep).join('/'),
    baseline,
    head,
    workspace: () => readSmallFile(path.resolve(workspace, given)),
    parse: readRatesFile,
    inputKind: 'input',
  });
  return withRatesFile(settings, found);
}

/** The text of a file that an earlier step left, null when there is none or it is too large to be a price list. */
function readSmallFile(file: string): string | null {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile() || stat.size > maxFileBytes) return null;
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}

/** JSON report → job summary → annotations → comment → outputs → the sentence to fail with. */
async function publish(run: Run, { report: judged, settings }: Judged): Promise<string | null> {
  const { context, client, inputs } = run;
  const core = await import('@actions/core');
  const override = judged.verdict === 'fail' ? await checkOverride(client, context, settings.policy) : null;
  const granted = override !== null && 'by' in override ? override : null;
  if (override !== null && 'problem' in override) {
    core.warning(
      logLine(`The label "${override.label}" does not count: ${override.problem}. ${override.remedy}`),
    );
  }
  const report = granted === null ? judged : overridden(judged, granted.label, granted.by);

  const reportPath = await writeFile(run, 'report-path', () => renderJson(report));
  await writeFile(run, 'html-report', () => renderHtml(report));
  const links = linksOf(run, report);
  const summary = await writeSummary(renderSummary(report, links));
  await annotate(report);
  const changed = hasChanges(report);
  const publication =
    report.shard === null
      ? await publishComment(client, context, {
          id: inputs['id'] ?? '',
          headSha: context.headSha,
          runId: context.runId,
          runAttempt: context.runAttempt,
          body: changed
            ? renderComment(report, links)
            : (previous) => renderUnchanged(report, links, previous),
          hasChanges: changed,
          hasFailures: report.verdict === 'fail' || report.override !== null,
          mode: settings.comment,
          behavior: settings.commentBehavior,
        })
      : ({
          kind: 'skipped',
          detail: 'this job checks a part of the prompts; the merging job comments',
        } as const);
  await fallBack(publication, summary, () => renderTerminal(report, { width: 120, color: false }));
  await setOutputs(report, publication, { reportPath, override: granted });
  if (report.verdict === 'fail') return `${headline(report)}. ${firstRemedy(report)}`.trim();
  core.info(logLine(headline(report)));
  return null;
}

function firstRemedy(report: Report): string {
  const failures = report.findings.filter((finding) => finding.level === 'fail');
  const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
  return failures[0] === undefined ? '' : `${failures[0].message}${more}`;
}

/** A run that could not check says so where the verdict would stand: an earlier comment must not go on saying something else. */
async function publishFailure(run: Run, failure: Failure): Promise<string> {
  const { context, client, inputs } = run;
  const core = await import('@actions/core');
  const summary = await writeSummary(failure.markdown);
  await annotateMistakes(failure.mistakes);
  if (failure.mistakes.length > 0) {
    for (const line of failure.log.split('\n')) core.info(logLine(line));
  }
  let publication: Publication;
  if (inputs['comment'] === 'never') {
    publication = { kind: 'skipped', detail: 'comments are switched off' };
  } else {
    publication = await publishComment(client, context, {
      id: inputs['id'] ?? '',
      headSha: context.headSha,
      runId: context.runId,
      runAttempt: context.runAttempt,
      body: failure.markdown,
      hasChanges: false,
      hasFailures: true,
      mode: 'changes',
      behavior: 'update',
    });
  }
  await fallBack(publication, summary, () => failure.log);
  try {
    core.setOutput('verdict', 'error');
  } catch {
    // The step fails below in any case.
  }
  return failure.text;
}

function linksOf({ context }: Run, report: Report): Links {
  const repository = `${context.owner}/${context.repo}`;
  return {
    serverUrl: context.serverUrl,
    repository,
    runUrl: context.runId === 0 ? null : `${context.serverUrl}/${repository}/actions/runs/${context.runId}`,
    // The files are linked where a reader looks at them: at the pull request's own head, not at the merge commit.
    headSha: context.pullRequestNumber === null ? report.head.sha : (context.headSha ?? report.head.sha),
    baseSha: report.baseline.sha,
  };
}

/** Inputs that name a file to write. */
const fileInputs = ['report-path', 'html-report'] as const;
type FileInput = (typeof fileInputs)[number];

/**
 * The absolute path of a file to write; null when the input is empty. Only inside the workspace or the runner's temporary
 * folder: throws a mistake of the inputs otherwise.
 */
function fileFor(run: Run, input: FileInput): string | null {
  const wanted = run.inputs[input] ?? '';
  if (wanted === '') return null;
  const file = path.resolve(run.workspace, wanted);
  const temporary = run.env['RUNNER_TEMP'] ?? '';
  const folders = [run.workspace, ...(temporary === '' ? [] : [temporary])];
  // The checkout is somebody else's: a link in it could lead the report over any file of the runner.
  const isSafe = folders.some(
    (folder) => isWithin(folder, file) && isWithin(realPath(folder), realPath(file)),
  );
  if (!isSafe || isLink(file)) {
    throw inputMistake({
      key: input,
      given: `\`${wanted.slice(0, 100)}\``,
      allowed: 'a path inside the workspace or the runner’s temporary folder that no link leads out of',
      example: `${input}: promptcost-report.json`,
    });
  }
  return file;
}

/**
 * Writes a file that an input asks for and returns its path as later steps can use it. Null when none is asked for, or when
 * it cannot be written (a full disk, a read-only folder): a warning says so, and the verdict and the comment still follow.
 */
async function writeFile(run: Run, input: FileInput, render: () => string): Promise<string | null> {
  const file = fileFor(run, input);
  if (file === null) return null;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, render());
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const core = await import('@actions/core');
    core.warning(logLine(`The file of ${input} could not be written: ${error.message}`));
    return null;
  }
  return isWithin(run.workspace, file) ? (run.inputs[input] ?? null) : file;
}

function isWithin(folder: string, file: string): boolean {
  const inside = path.relative(folder, file);
  return inside !== '..' && !inside.startsWith(`..${path.sep}`) && !path.isAbsolute(inside);
}

/** Where a path really is: links of the part that exists are followed, the rest is appended. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const parent = path.dirname(file);
    return parent === file ? file : path.join(realPath(parent), path.basename(file));
  }
}

function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch {
    return false; // Not there yet, or not to be had: writing will say why.
  }
}

function readPayload(env: Env): unknown {
  const file = env['GITHUB_EVENT_PATH'];
  if (file === undefined || file === '') return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return {};
  }
}

/** SOURCE_DATE_EPOCH makes two runs the same to the byte. */
function now(env: Env): string {
  const epoch = env['SOURCE_DATE_EPOCH'];
  const date = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
  return date.toISOString();
}
