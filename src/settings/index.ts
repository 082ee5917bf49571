import type { ChangedSetting, FindingData } from '../core/finding.js';
import type { Enforcement, LimitRule, LimitSource, PolicySettings } from '../core/limits.js';
import { minIncreaseUsdPer1k } from '../core/limits/floors.js';
import { limits as limitList } from '../core/limits/list.js';
import { maxRequestIncreasePercent } from '../core/limits/request-increase.js';
import { toUsd } from '../core/money.js';
import type { SourceFile } from '../core/revision.js';
import { SettingsError, type EstimationSettings, type SettingsMistake } from '../core/settings.js';
import { noEstimationSettings, readSettingsFile, type SettingsFile } from './file.js';
import { readInputs, type Inputs, type InputSources } from './inputs.js';
import { limitKeys, optionKeys } from './keys.js';

export { settingsPaths } from './file.js';
export { findSettingsFile } from './load.js';
export { limitKeys, optionKeys } from './keys.js';

export type CommentMode = 'changes' | 'always' | 'on-failure' | 'never';
export type CommentBehavior = 'update' | 'hide-and-new' | 'delete-and-new';

/** Everything one run needs to know: each side's own estimation, one policy, and how to publish. */
export interface RunSettings {
  readonly baseline: EstimationSettings;
  readonly head: EstimationSettings;
  /** The head brings the first settings file: what it says about estimation is for both sides. */
  readonly adopts: boolean;
  readonly policy: PolicySettings;
  readonly comment: CommentMode;
  readonly commentBehavior: CommentBehavior;
  /** What a reader must know about where the policy came from and what the head changes in it. */
  readonly findings: readonly FindingData[];
  /** The base's settings file has mistakes that head fixes: a change of anything else cannot be checked. Absent without any. */
  readonly brokenBase?: { readonly path: string; readonly mistakes: readonly SettingsMistake[] };
}

export interface SettingsSources extends InputSources {
  /** The settings file of each side, null where there is none. */
  readonly baseline: SourceFile | null;
  readonly head: SourceFile | null;
  /** How the baseline is called in messages: 'a1b2c3d'. */
  readonly baselineName: string;
  readonly headName: string;
}

/**
 * Settles the settings of a run. Throws one `SettingsError` with every mistake of the inputs and the files.
 * A base file with mistakes that head fixes is a finding, so that a pull request can fix it; the check lets it pass only if
 * nothing else changes (`brokenBase`).
 */
export function settle(sources: SettingsSources): RunSettings {
  const mistakes: SettingsMistake[] = [];
  const findings: FindingData[] = [];
  const inputs = readInputs(sources, mistakes);

  const head = sources.head === null ? null : readSettingsFile(sources.head, mistakes);
  const baselineMistakes: SettingsMistake[] = [];
  let baseline =
    sources.baseline === null
      ? null
      : sources.head !== null && sources.baseline.text === sources.head.text
        ? head
        : readSettingsFile(sources.baseline, baselineMistakes);
  let baselineBroken = false;
  if (baselineMistakes.length > 0) {
    if (head !== null && mistakes.length === 0) {
      baselineBroken = true;
      baseline = null;
    } else for (const mistake of baselineMistakes) mistakes.push({ ...mistake, at: sources.baselineName });
  }
  if (mistakes.length > 0) throw new SettingsError(mistakes);

  const from = inputs.options['policy-from'] ?? baseline?.options['policy-from'] ?? 'base';
  // Limits of the workflow hold for a pull request that brings the first settings file, too.
  const guarded = from === 'base' && baseline === null && inputs.given.size > 0;
  const policyFile =
    from === 'head'
      ? head
      : (baseline ?? (baselineBroken ? withUsualLimits(head) : guarded ? stricterOnly(head) : head));
  const policyName = from === 'head' || baseline === null ? sources.headName : sources.baselineName;
  const source: LimitSource =
    policyFile === null
      ? { kind: 'none', path: null, at: null }
      : { kind: 'file', path: policyFile.path, at: policyName };
  const policy = policyOf(policyFile, inputs, source, sources.inputKind);

  if (baselineBroken) {
    findings.push({
      rule: 'policy-unreadable',
      level: 'warn',
      key: null,
      path: sources.baseline?.path ?? null,
      line: baselineMistakes[0]?.line ?? null,
      value: baselineMistakes.length,
      limit: null,
      kind: 'policy-unreadable',
      data: { mistakes: baselineMistakes.length },
    });
  } else if (from === 'base' && head !== null && baseline === null && hasPolicy(head)) {
    findings.push({
      rule: 'policy-introduced',
      level: 'info',
      key: null,
      path: head.path,
      line: null,
      value: null,
      limit: null,
      kind: 'policy-introduced',
      data: { guarded },
    });
  } else if (from === 'base' && baseline !== null && baseline !== head) {
    const changed = policyChanges(baseline, head);
    if (changed.length > 0) {
      findings.push({
        rule: 'policy-changed',
        level: 'warn',
        key: null,
        path: head?.path ?? baseline.path,
        line: null,
        value: changed.length,
        limit: null,
        kind: 'policy-changed',
        data: { settings: changed },
      });
    }
  }
  const adopts = sources.baseline === null && head !== null;
  if (baseline !== head && !baselineBroken && !adopts) {
    const changed = estimationChanges(
      baseline?.estimation ?? noEstimationSettings,
      head?.estimation ?? noEstimationSettings,
    );
    if (changed.length > 0) {
      findings.push({
        rule: 'estimation-changed',
        level: 'info',
        key: null,
        path: head?.path ?? baseline?.path ?? null,
        line: null,
        value: changed.join(', '),
        limit: null,
        kind: 'estimation-changed',
        data: { sections: changed },
      });
    }
  }
  return {
    baseline: withTestPaths(baseline?.estimation ?? noEstimationSettings, policy),
    head: withTestPaths(head?.estimation ?? noEstimationSettings, policy),
    adopts,
    policy,
    comment: (inputs.options['comment'] ??
      policyFile?.options['comment'] ??
      optionKeys.comment.default) as CommentMode,
    commentBehavior: (inputs.options['comment-behavior'] ??
      policyFile?.options['comment-behavior'] ??
      optionKeys['comment-behavior'].default) as CommentBehavior,
    findings,
    ...(baselineBroken && sources.baseline !== null && from === 'base'
      ? {
          brokenBase: {
            path: sources.baseline.path,
            mistakes: baselineMistakes.map((mistake) => ({ ...mistake, at: sources.baselineName })),
          },
        }
      : {}),
  };
}

/** What is test data is policy, whatever side is read. */
function withTestPaths(estimation: EstimationSettings, { testPaths }: PolicySettings): EstimationSettings {
  return testPaths === undefined ? estimation : { ...estimation, testPaths };
}

function policyOf(
  file: SettingsFile | null,
  inputs: Inputs,
  source: LimitSource,
  kind: 'input' | 'flag',
): PolicySettings {
  const sources: Record<string, LimitSource> = {};
  for (const key of inputs.given) sources[key] = { kind, path: null, at: null };
  return {
    limits: { ...file?.limits, ...inputs.limits },
    warn: file?.warn ?? {},
    rules: file?.rules ?? [],
    accept: file?.accept ?? [],
    ...(file?.testPaths == null ? {} : { testPaths: file.testPaths }),
    enforcement: (inputs.options['enforcement'] ??
      file?.options['enforcement'] ??
      optionKeys.enforcement.default) as Enforcement,
    overrideLabel: inputs.overrideLabel ?? file?.overrideLabel ?? null,
    overrideNotAuthor: file?.overrideNotAuthor ?? false,
    overrideExpires: file?.overrideExpires ?? false,
    source,
    sources,
  };
}

/** Sections of the estimation settings that differ between the two sides. */
function estimationChanges(before: EstimationSettings, now: EstimationSettings): string[] {
  const sections = {
    include: 'include',
    exclude: 'exclude',
    prompts: 'prompts',
    models: 'models',
    usage: 'usage',
    defaultModel: 'default-model',
    instructionsModel: 'instructions-model',
  } as const;
  return (Object.keys(sections) as (keyof typeof sections)[])
    .filter((section) => JSON.stringify(before[section] ?? null) !== JSON.stringify(now[section] ?? null))
    .map((section) => sections[section]);
}

function hasPolicy(file: SettingsFile): boolean {
  const { limits, warn, rules, options, overrideLabel } = file;
  return (
    Object.keys(limits).length + Object.keys(warn).length + rules.length > 0 ||
    options['enforcement'] !== undefined ||
    overrideLabel !== null
  );
}

/**
 * Where the base's own limits cannot be read: what head adds, and the limits that `init` writes where it sets none. A change
 * that fixes the settings passes; one that fixes them to let something else in does not.
 */
function withUsualLimits(file: SettingsFile | null): SettingsFile | null {
  const strict = stricterOnly(file);
  return strict === null ? null : { ...strict, limits: { ...usualLimits, ...strict.limits } };
}

const usualLimits: SettingsFile['limits'] = {
  [maxRequestIncreasePercent.key]: 20,
  [minIncreaseUsdPer1k.key]: 10_000_000_000n,
};

/** Of a file that nobody has reviewed yet: the limits it adds, and nothing that loosens or lets pass. */
function stricterOnly(file: SettingsFile | null): SettingsFile | null {
  if (file === null) return null;
  const loosening = new Set(
    limitList.flatMap(({ kind, key }) =>
      kind === 'floor' || (kind === 'level' && file.limits[key] !== 'fail') ? [key] : [],
    ),
  );
  const without = <T extends object>(all: T, names: ReadonlySet<string>): T =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !names.has(name))) as T;
  return {
    ...file,
    limits: without(file.limits, loosening),
    rules: [],
    accept: [],
    testPaths: null,
    options: without(file.options, new Set(['enforcement'])),
    overrideLabel: null,
    overrideNotAuthor: false,
    overrideExpires: false,
  };
}

/** What the head's file changes in the policy; null stands for a deleted file. */
function policyChanges(baseline: SettingsFile, head: SettingsFile | null): ChangedSetting[] {
  const changes: ChangedSetting[] = [];
  const say = (key: string, before: unknown, after: unknown): void => {
    if (plain(before) !== plain(after)) changes.push({ key, before: plain(before), after: plain(after) });
  };
  for (const section of ['limits', 'warn'] as const) {
    for (const limit of limitKeys) {
      say(`${section}.${limit.key}`, baseline[section][limit.key], head?.[section][limit.key]);
    }
  }
  say('rules', ruleTexts(baseline.rules), ruleTexts(head?.rules ?? []));
  say('accept', JSON.stringify(baseline.accept), JSON.stringify(head?.accept ?? []));
  say('test-paths', baseline.testPaths, head?.testPaths);
  for (const key of ['enforcement', 'policy-from'] as const) {
    say(key, baseline.options[key] ?? optionKeys[key].default, head?.options[key] ?? optionKeys[key].default);
  }
  say('override-label', baseline.overrideLabel, head?.overrideLabel);
  say('override-not-author', baseline.overrideNotAuthor, head?.overrideNotAuthor ?? false);
  say('override-expires', baseline.overrideExpires, head?.overrideExpires ?? false);
  return changes;
}

function ruleTexts(rules: readonly LimitRule[]): string[] {
  return rules.map((rule) => {
    const limits = (['limits', 'warn'] as const).flatMap((section) =>
      limitKeys.flatMap((limit) => {
        const value = rule[section][limit.key];
        return value === undefined
          ? []
          : [`${section === 'warn' ? 'warn ' : ''}${limit.key} ${plain(value) ?? ''}`];
      }),
    );
    return `${rule.match.join(', ')}: ${limits.join(', ')}`;
  });
}

/** A value as it is written in the settings; null for none. */
function plain(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return `$${toUsd(value)}`;
  if (Array.isArray(value)) {
    return value.length === 0 ? null : `[${(value as readonly string[]).join('; ')}]`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
