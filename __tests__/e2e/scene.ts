import path from 'node:path';
import { runStep, type Step, type StepResult } from '../support/runner.js';
import { startGitHub, type GitHubOptions, type GitHubServer } from '../support/github-server.js';
import {
  checkout,
  makePullRequest,
  temporaryFolder,
  type Files,
  type PullRequest,
} from '../support/git-repository.js';

/** Pull request 1 of acme/shop, on a git server on disk and an API on loopback, with a runner to check it in. */
export interface Scene {
  readonly github: GitHubServer;
  readonly pullRequest: PullRequest;
  /** The `pull_request` event, `synchronize`. */
  event(changes?: EventChanges): Readonly<Record<string, unknown>>;
  /** A checkout as actions/checkout makes it: the merge commit with depth 1, unless told otherwise. */
  checkout(sha?: string, fetchDepth?: number): string;
  /** One run of the bundled action. */
  run(step?: Partial<Step>): Promise<StepResult>;
  /** Bodies of the comments that the bot wrote and nobody has hidden. */
  comments(): string[];
  close(): Promise<void>;
}

export interface EventChanges {
  readonly action?: string;
  /** `owner/name` of the head's repository; null when it is gone. */
  readonly headRepository?: string | null;
  readonly label?: string;
}

export const bot = 'github-actions[bot]';

export function triage(system: string, model = 'openai/gpt-4.1-mini'): string {
  return [
    'name: Ticket triage',
    `model: ${model}`,
    'modelParameters: { temperature: 0, maxTokens: 120 }',
    'messages:',
    '  - role: system',
    '    content: |-',
    ...system.split('\n').map((line) => `      ${line}`),
    '  - role: user',
    "    content: '{{ticket}}'",
    '',
  ].join('\n');
}

const short = 'You triage support tickets for Lumen Bikes. Answer with the name of the queue only.';
/** About three times as long as `short`. */
const long = `${short}\nA ticket about smoke, heat or a swollen battery is urgent and goes to a person.\nTickets about delivery go to the carrier's queue unless the parcel is already open.\n`;

export const settings =
  'version: 1\nlimits:\n  max-request-increase-percent: 10\noverride-label: cost-approved\n';

/** The triage prompt grows over its limit; meanwhile main changes a prompt that this pull request does not touch. */
export const grownPrompt = {
  base: {
    '.promptcost.yml': settings,
    'prompts/triage.prompt.yml': triage(short),
    'prompts/notes.prompt.yml': triage('Write the notes of the meeting.'),
  },
  change: { 'prompts/triage.prompt.yml': triage(long) },
  mainMeanwhile: { 'prompts/notes.prompt.yml': triage(`Write the notes of the meeting.\n${long}${long}`) },
} satisfies Record<string, Files>;

export async function makeScene(
  files: { readonly base: Files; readonly change: Files; readonly mainMeanwhile?: Files } = grownPrompt,
  options: GitHubOptions = {},
): Promise<Scene> {
  const temporary = temporaryFolder();
  const github = await startGitHub(options);
  const pullRequest = makePullRequest(temporary.folder, files);
  github.repository.directory = pullRequest.origin;
  github.pullRequests.set(1, {
    number: 1,
    author: 'mona',
    state: 'open',
    locked: false,
    labels: [],
    events: [],
    head: { sha: pullRequest.head, ref: 'feature', owner: 'acme', repository: 'shop' },
    base: { sha: pullRequest.base, ref: 'main' },
  });
  let count = 0;
  const newCheckout = (sha = pullRequest.merge, fetchDepth = 1): string => {
    count += 1;
    const folder = path.join(temporary.folder, `checkout-${count}`);
    const ref = sha === pullRequest.merge ? 'refs/remotes/pull/1/merge' : 'refs/remotes/origin/main';
    return checkout(folder, pullRequest.origin, sha, ref, fetchDepth);
  };
  const event = ({ action = 'synchronize', headRepository = 'acme/shop', label }: EventChanges = {}) => ({
    action,
    ...(label === undefined ? {} : { label: { name: label } }),
    repository: { full_name: 'acme/shop', default_branch: 'main' },
    pull_request: {
      number: 1,
      updated_at: '2026-11-20T12:00:00Z',
      user: { login: 'mona' },
      labels: [],
      head: {
        sha: pullRequest.head,
        ref: 'feature',
        repo: headRepository === null ? null : { full_name: headRepository },
      },
      base: { sha: pullRequest.fork, ref: 'main', repo: { full_name: 'acme/shop' } },
    },
  });
  return {
    github,
    pullRequest,
    event,
    checkout: newCheckout,
    run: (step = {}) =>
      runStep({
        workspace: step.workspace ?? newCheckout(),
        payload: event(),
        token: 't0ken',
        ...step,
        env: {
          GITHUB_API_URL: github.apiUrl,
          GITHUB_GRAPHQL_URL: github.graphqlUrl,
          GITHUB_SERVER_URL: github.serverUrl,
          GITHUB_REF: 'refs/pull/1/merge',
          GITHUB_SHA: pullRequest.merge,
          GITHUB_HEAD_REF: 'feature',
          GIT_CONFIG_NOSYSTEM: '1',
          ...step.env,
        },
      }),
    comments: () =>
      github.comments
        .filter(({ author, minimized }) => author === bot && minimized === null)
        .map(({ body }) => body),
    async close() {
      await github.close();
      temporary.remove();
    },
  };
}
