import type { Finding } from '../core/finding.js';
import type { Enforcement, LimitRule, Limits, Policy } from '../core/limits.js';
import { toUsd } from '../core/money.js';
import type { SourceFile } from '../core/revision.js';
import { SettingsError, type EstimationSettings, type SettingsMistake } from '../core/settings.js';
import { noEstimationSettings, readSettingsFile, type SettingsFile } from './file.js';
import { limitKeys, optionKeys } from './keys.js';
import { nearest, text, type ValueKind } from './values.js';

export { settingsPaths } from './file.js';
export { findSettingsFile } from './load.js';
export { limitKeys, optionKeys } from './keys.js';

export type CommentMode = 'changes' | 'always' | 'on-failure' | 'never';
export type CommentBehavior = 'update' | 'hide-and-new' | 'delete-and-new';

/** Everything one run needs to know: each side's own estimation, one policy, and how to publish. */
export interface RunSettings {
  readonly baseline: EstimationSettings;
  readonly head: EstimationSettings;
  readonly policy: Policy;
  readonly comment: CommentMode;
  readonly commentBehavior: CommentBehavior;
  /** What a reader must know about where the policy came from and what the head changes in it. */
  readonly findings: readonly Finding[];
}

export interface SettingsSources {
  /** The settings file of each side, null where there is none. */
  readonly baseline: SourceFile | null;
  readonly head: SourceFile | null;
  /** How the baseline is called in messages: 'a1b2c3d'. */
  readonly baselineName: string;
  readonly headName: string;
  /** Inputs or flags by their kebab-case name; '' and absent both mean not given. */
  readonly inputs: Readonly<Record<string, string | undefined>>;
  /** 'input' for the action, 'flag' for the command line. */
  readonly inputKind: 'input' | 'flag';
}

/**
 * Settles the settings of a run. Throws one `SettingsError` with every mistake of the inputs and the files.
 * A baseline file that is broken while the head's is sound is a finding, so that a pull request can mend it.
 */
export function settle(sources: SettingsSources): RunSettings {
  const mistakes: SettingsMistake[] = [];
  const findings: Finding[] = [];
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
  const policyFile = from === 'head' ? head : (baseline ?? head);
  const policyName = from === 'head' || baseline === null ? sources.headName : sources.baselineName;
  const origin = policyFile === null ? 'no settings file' : `${policyFile.path} at ${policyName}`;
  const policy = policyOf(policyFile, inputs, origin, sources.inputKind);

  if (baselineBroken) {
    findings.push({
      rule: 'policy-unreadable',
      level: 'warn',
      key: null,
      path: sources.baseline?.path ?? null,
      line: baselineMistakes[0]?.line ?? null,
      value: baselineMistakes.length,
      limit: null,
      message: `The settings file of the baseline has ${baselineMistakes.length} mistake(s), so the limits of this change were judged.`,
      remedy: 'Merge the corrected settings file; later changes are judged by it.',
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
      message: 'The baseline has no settings file: the limits that this change introduces were judged.',
      remedy: 'Nothing to do. After the merge the file on the base branch is what counts.',
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
        message: `This change alters the limits themselves: ${changed.join('; ')}. It was judged by the limits of the baseline.`,
        remedy: 'Have the new limits reviewed; they take effect after the merge.',
      });
    }
  }
  if (baseline !== head && !baselineBroken && baseline !== null) {
    const changed = estimationChanges(baseline.estimation, head?.estimation ?? noEstimationSettings);
    if (changed.length > 0) {
      findings.push({
        rule: 'estimation-changed',
        level: 'info',
        key: null,
        path: head?.path ?? baseline.path,
        line: null,
        value: changed.join(', '),
        limit: null,
        message: `This change alters how prompts are found or estimated (${changed.join(', ')}): part of the difference may come from the settings.`,
        remedy: 'Read the change of the settings file too.',
      });
    }
  }
  return {
    baseline: baseline?.estimation ?? noEstimationSettings,
    head: head?.estimation ?? noEstimationSettings,
    policy,
    comment: (inputs.options['comment'] ??
      policyFile?.options['comment'] ??
      optionKeys.comment.default) as CommentMode,
    commentBehavior: (inputs.options['comment-behavior'] ??
      policyFile?.options['comment-behavior'] ??
      optionKeys['comment-behavior'].default) as CommentBehavior,
    findings,
  };
}

/** The mistakes in limits and options given as inputs or flags, for a caller that has found others and stops. */
export function inputMistakes(
  inputs: SettingsSources['inputs'],
  inputKind: SettingsSources['inputKind'],
): SettingsMistake[] {
  const mistakes: SettingsMistake[] = [];
  readInputs({ inputs, inputKind }, mistakes);
  return mistakes;
}

interface Inputs {
  readonly limits: Limits;
  readonly given: ReadonlySet<string>;
  readonly options: Readonly<Record<string, string>>;
  readonly overrideLabel: string | null;
}

function readInputs(
  sources: Pick<SettingsSources, 'inputs' | 'inputKind'>,
  mistakes: SettingsMistake[],
): Inputs {
  const limits: Record<string, unknown> = {};
  const options: Record<string, string> = {};
  const given = new Set<string>();
  // An action cannot tell an empty input from one that was not given; a flag can, and an empty flag is a mistake.
  const absent = (raw: string | undefined): raw is undefined =>
    raw === undefined || (raw === '' && sources.inputKind === 'input');
  const read = <T>(key: string, raw: string, kind: ValueKind<T>): T | undefined => {
    const value = kind.parse(raw.trim());
    if (value === undefined) {
      mistakes.push({
        where: sources.inputKind,
        line: null,
        key,
        given: raw.trim() === '' ? 'nothing' : `\`${raw.slice(0, 60)}\``,
        allowed: kind.allowed,
        example: sources.inputKind === 'flag' ? `--${key} ${kind.example}` : `${key}: ${kind.example}`,
        near: null,
      });
    } else given.add(key);
    return value;
  };
  for (const limit of limitKeys) {
    const raw = sources.inputs[limit.key];
    if (absent(raw)) continue;
    if (limit.list === true) {
      const parts = raw
        .replace(/^\s*\[|\]\s*$/g, '')
        .split(/[,\n]/)
        .map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
        .filter((part) => part !== '');
      const values = parts.flatMap((part) => read(limit.key, part, limit.kind as ValueKind<string>) ?? []);
      if (parts.length === 0) read(limit.key, '', limit.kind);
      if (values.length > 0) limits[limit.field] = values;
    } else {
      const value = read(limit.key, raw, limit.kind);
      if (value !== undefined) limits[limit.field] = value;
    }
  }
  for (const [key, option] of Object.entries(optionKeys)) {
    const raw = sources.inputs[key];
    if (absent(raw)) continue;
    const value = read(key, raw, option.kind as ValueKind<string>);
    if (value !== undefined) options[key] = value;
  }
  const label = sources.inputs['override-label'];
  const overrideLabel = absent(label)
    ? null
    : (read('override-label', label, text('the name of a label', 'cost-approved')) ?? null);
  return { limits: limits, given, options, overrideLabel };
}

/** Names of inputs or flags that are not known, as mistakes; for callers that see names they did not ask for. */
export function unknownInputs(
  names: readonly string[],
  known: readonly string[],
  kind: 'input' | 'flag',
): SettingsMistake[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      where: kind,
      line: null,
      key: name.slice(0, 80),
      given: `an unknown ${kind}`,
      allowed: known.join(', '),
      example: nearest(name, known) ?? known[0] ?? '',
      near: nearest(name, known),
    }));
}

function policyOf(file: SettingsFile | null, inputs: Inputs, origin: string, inputKind: string): Policy {
  const origins: Record<string, string> = {};
  for (const key of inputs.given) origins[key] = inputKind;
  return {
    limits: { ...file?.limits, ...inputs.limits },
    warn: file?.warn ?? {},
    rules: file?.rules ?? [],
    enforcement: (inputs.options['enforcement'] ??
      file?.options['enforcement'] ??
      optionKeys.enforcement.default) as Enforcement,
    overrideLabel: inputs.overrideLabel ?? file?.overrideLabel ?? null,
    overrideNotAuthor: file?.overrideNotAuthor ?? false,
    overrideExpires: file?.overrideExpires ?? false,
    origin,
    origins,
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
  } as const;
  return (Object.keys(sections) as (keyof typeof sections)[])
    .filter((section) => JSON.stringify(before[section]) !== JSON.stringify(now[section]))
    .map((section) => sections[section]);
}

function hasPolicy(file: SettingsFile): boolean {
  return Object.keys(file.limits).length + Object.keys(file.warn).length + file.rules.length > 0;
}

/** What the head's file changes in the policy, in words; null stands for a deleted file. */
function policyChanges(baseline: SettingsFile, head: SettingsFile | null): string[] {
  const changes: string[] = [];
  const say = (name: string, before: unknown, after: unknown): void => {
    if (plain(before) !== plain(after)) changes.push(`${name} ${plain(before)} → ${plain(after)}`);
  };
  for (const section of ['limits', 'warn'] as const) {
    for (const limit of limitKeys) {
      say(`${section}.${limit.key}`, baseline[section][limit.field], head?.[section][limit.field]);
    }
  }
  say('rules', ruleTexts(baseline.rules), ruleTexts(head?.rules ?? []));
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
        const value = rule[section][limit.field];
        return value === undefined
          ? []
          : [`${section === 'warn' ? 'warn ' : ''}${limit.key} ${plain(value)}`];
      }),
    );
    return `${rule.match.join(', ')}: ${limits.join(', ')}`;
  });
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'bigint') return `$${toUsd(value)}`;
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : `[${(value as readonly string[]).join('; ')}]`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
