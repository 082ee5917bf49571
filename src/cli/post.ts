import { readFileSync } from 'node:fs';
import type { Report } from '../core/report.js';
import { hasChanges } from '../report/build.js';
import {
  createClient,
  describePublication,
  publishComment,
  readEvent,
  readSecondStage,
} from '../github/index.js';
import { renderComment, renderJson, renderUnchanged } from '../outputs/index.js';
import { parseReport } from '../report/read.js';
import type { Surroundings } from './terminal.js';

/**
 * Posts a report to the pull request of this workflow run. After a `workflow_run` event (the second stage for
 * forks) the pull request is looked up from the event, never taken from the report. False when nothing could be posted.
 */
export async function postReport(report: Report, id: string, around: Surroundings): Promise<boolean> {
  const { env, stderr } = around;
  const payload = readPayload(env['GITHUB_EVENT_PATH']);
  let context = readEvent(env, payload);
  const client = createClient({
    token: env['GITHUB_TOKEN'] ?? '',
    apiUrl: context.apiUrl,
    graphqlUrl: context.graphqlUrl,
  });
  if (context.eventName === 'workflow_run') {
    const stage = await readSecondStage(client, {
      env,
      payload,
      reportText: renderJson(report),
      parseReport,
    });
    if (!stage.ok) {
      const permission = stage.permission === null ? '' : ` Add "${stage.permission}" under "permissions:".`;
      stderr.write(`promptcost: the comment was not posted: ${stage.detail}.${permission}\n`);
      return false;
    }
    context = stage.context;
  }
  const repository = `${context.owner}/${context.repo}`;
  const links = {
    serverUrl: context.serverUrl,
    repository,
    runUrl: context.runId === 0 ? null : `${context.serverUrl}/${repository}/actions/runs/${context.runId}`,
    headSha: report.head.sha,
    baseSha: report.baseline.sha,
  };
  const changed = hasChanges(report);
  const publication = await publishComment(client, context, {
    id,
    headSha: context.headSha,
    runId: context.runId,
    runAttempt: context.runAttempt,
    body: changed ? renderComment(report, links) : (previous) => renderUnchanged(report, links, previous),
    hasChanges: changed,
    hasFailures: report.verdict === 'fail' || report.verdict === 'error',
    mode: 'changes',
    behavior: 'update',
  });
  stderr.write(`${describePublication(publication)}\n`);
  return publication.kind !== 'degraded';
}

function readPayload(file: string | undefined): unknown {
  if (file === undefined || file === '') return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return {};
  }
}
