import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../../src/core/report.js';
import { answer, keys, startCountServer, type CountServer } from '../support/count-server.js';
import type { Step, StepResult } from '../support/runner.js';
import { makeScene, triage, type Scene } from './scene.js';

/** The bundled action with keys for the vendors' counting endpoints, which are on loopback. */

const model = 'anthropic/claude-sonnet-4-5';
const short = 'You triage support tickets for Lumen Bikes.';
const long = `${short}\nA swollen battery is urgent and goes to a person.`;

let scene: Scene;
let server: CountServer;
beforeEach(async () => {
  server = await startCountServer();
  scene = await makeScene({
    base: {
      'prompts/triage.prompt.yml': triage(short, model),
      'prompts/notes.prompt.yml': triage('Write the notes.', model),
      'prompts/plan.prompt.yml': triage('Plan the week.'),
    },
    change: {
      'prompts/triage.prompt.yml': triage(long, model),
      'prompts/plan.prompt.yml': triage('Plan the month.'),
    },
  });
});
afterEach(async () => {
  server.close();
  await scene.close();
});

const inputs = { 'anthropic-api-key': keys.anthropic, 'report-path': 'report.json' };

async function run(step: Partial<Step> = {}): Promise<StepResult & { readonly report: Report }> {
  const workspace = scene.checkout();
  const result = await scene.run({
    workspace,
    inputs,
    ...step,
    env: { ANTHROPIC_BASE_URL: server.url, ...step.env },
  });
  const report = JSON.parse(readFileSync(path.join(workspace, 'report.json'), 'utf8')) as Report;
  return { ...result, report };
}

function counters(report: Report): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(report.changes.map(({ path: file, head }) => [file, head?.tokens.tokenizer]));
}

function problems(report: Report): string {
  return report.problems.map(({ detail }) => detail).join('\n');
}

test('a pull request of the repository: the changed prompt of the vendor, and nothing else, is counted there', async () => {
  const result = await run();
  expect([result.exitCode, result.outputs['verdict']]).toEqual([0, 'pass']);
  expect(counters(result.report)).toEqual({
    'prompts/triage.prompt.yml': 'anthropic count_tokens',
    'prompts/plan.prompt.yml': 'o200k_base',
  });
  expect(server.seen.map(({ body }) => body['system']).sort()).toEqual([short, long]);
  expect(result.masks).toContain(keys.anthropic);
  expect(scene.comments()[0]).toContain('anthropic count_tokens');
  const shown = result.log.replaceAll(`::add-mask::${keys.anthropic}`, '');
  for (const text of [shown, result.summary, scene.comments().join(), JSON.stringify(result.report)]) {
    expect(text).not.toContain(keys.anthropic);
  }
});

test('off by default, also with keys and an address in the environment', async () => {
  const env = { ANTHROPIC_API_KEY: keys.anthropic, GEMINI_API_KEY: keys.gemini };
  const result = await run({ inputs: { 'report-path': 'report.json' }, env });
  expect(result.exitCode).toBe(0);
  expect(server.seen).toEqual([]);
  expect(problems(result.report)).not.toContain('could not be asked');
});

test.each<[string, () => Partial<Step>, string]>([
  ['a fork', () => ({ payload: scene.event({ headRepository: 'mallory/shop' }) }), 'comes from a fork'],
  ['a fork that is gone', () => ({ payload: scene.event({ headRepository: null }) }), 'comes from a fork'],
  [
    'a fork under pull_request_target',
    () => ({ event: 'pull_request_target', payload: scene.event({ headRepository: 'mallory/shop' }) }),
    'comes from a fork',
  ],
  [
    'a head that the workflow chooses',
    () => ({
      inputs: { ...inputs, 'head-ref': scene.pullRequest.head },
      workspace: scene.checkout(undefined, 0),
    }),
    'not known whose text it is',
  ],
])('%s: nothing is asked, and the report says why', async (_, step, why) => {
  const given = step();
  const workspace = given.workspace ?? scene.checkout();
  const result = await scene.run({
    inputs,
    ...given,
    workspace,
    env: { ANTHROPIC_BASE_URL: server.url },
  });
  expect(server.seen).toEqual([]);
  expect([result.exitCode, result.outputs['verdict']]).toEqual([0, 'pass']);
  const report = JSON.parse(readFileSync(path.join(workspace, 'report.json'), 'utf8')) as Report;
  expect(problems(report)).toContain(why);
  expect(counters(report)['prompts/triage.prompt.yml']).toBe('claude-3-to-4.6');
});

test('a vendor in trouble changes no verdict', async () => {
  server.fault = (response) => {
    answer(
      response,
      500,
      { type: 'error', error: { type: 'api_error', message: short } },
      { 'retry-after': '0' },
    );
  };
  const result = await run();
  expect([result.exitCode, result.outputs['verdict']]).toEqual([0, 'pass']);
  expect(problems(result.report)).toContain('status 500, api_error');
  expect(counters(result.report)['prompts/triage.prompt.yml']).toBe('claude-3-to-4.6');
  expect(scene.comments()[0]).not.toContain(short);
});
