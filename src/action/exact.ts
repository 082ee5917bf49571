import type { EventContext } from '../github/index.js';
import { openExactCounts, refuseExactCounts, type ExactCounts } from '../exact/endpoints/index.js';

type Inputs = Readonly<Record<string, string>>;

export function exactKeys(inputs: Inputs): { readonly anthropic: string; readonly gemini: string } {
  return { anthropic: inputs['anthropic-api-key'] ?? '', gemini: inputs['gemini-api-key'] ?? '' };
}

/**
 * Who may be asked to count: whom a key was given for, and only where the text to be sent is known to be the
 * repository's own. With somebody else's text a key of this repository has no business, whoever wrote the workflow.
 */
export function openExact(
  inputs: Inputs,
  env: Readonly<Record<string, string | undefined>>,
  context: EventContext,
): ExactCounts {
  const counts = openExactCounts(exactKeys(inputs), env);
  const why = notOwn(context, inputs);
  return why === null ? counts : refuseExactCounts(counts, why);
}

/** Events that need write access to the repository, and carry no pull request. */
const ownEvents: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch']);

/** Why the head may be somebody else's text, null when it is not. */
function notOwn(context: EventContext, inputs: Inputs): string | null {
  const { eventName, isFork, headRepository } = context;
  if (isFork) return 'the pull request comes from a fork';
  if ((inputs['head-ref'] ?? '') !== '') return 'with `head-ref` it is not known whose text it is';
  const isPullRequest = eventName === 'pull_request' || eventName === 'pull_request_target';
  if (isPullRequest && headRepository !== null) return null;
  if (ownEvents.has(eventName) && context.pullRequestNumber === null) return null;
  return `at the event ${/^\w{1,40}$/.test(eventName) ? eventName : 'of this run'} it is not known whose text it is`;
}
