import type { Estimate } from './core/estimate.js';
import type { Model, ModelMatch } from './core/model.js';
import type { Prompt } from './core/prompt.js';
import type { ComparisonReport } from './core/report.js';
import type { Revision } from './core/revision.js';
import type { EstimationSettings } from './core/settings.js';
import { toolVersion } from './core/version.js';
import { estimateRevision, Workspace } from './estimate-revision.js';
import { asMatch, fitOf, needsOf, omitsReasoning, onModel, type Fit, type Needs } from './on-model.js';
import type { Catalog } from './providers/index.js';
import { reportEstimate } from './report/build.js';

/** The same request on one model. */
export interface ComparedModel {
  readonly estimate: Estimate;
  /**
   * own: the request's model today · asked: named by the user · configured: self-hosted or priced in the settings · tier: same
   * vendor · neighbor: another vendor, near in price.
   */
  readonly relation: 'own' | 'asked' | 'configured' | 'tier' | 'neighbor';
  readonly fit: Fit;
}

export interface Comparison {
  readonly prompt: Prompt;
  readonly needs: Needs;
  /** The request's own model first when it has a price, then the order of the rule. */
  readonly models: readonly ComparedModel[];
  /** Date of the newest rates, ISO. */
  readonly ratesAsOf: string;
}

/** A request cannot be compared. `near` holds keys or model names that may have been meant. */
export class ComparisonError extends Error {
  override name = 'ComparisonError';
  readonly near: readonly string[];
  constructor(message: string, near: readonly string[] = []) {
    super(message);
    this.near = near;
  }
}

export interface ComparisonInput {
  readonly revision: Revision;
  readonly settings: EstimationSettings;
  /** A key, a path, the end of one or a part that only one has; null where the repository has one request only. */
  readonly wanted: string | null;
  /** Models to compare with; null for other tiers of the same vendor and neighbors elsewhere. */
  readonly names: readonly string[] | null;
  /** ISO date that rates are chosen for. */
  readonly day: string;
}

const tiersMax = 8;
const neighborsMax = 6;
/** Neighbors cost at most this many times as much as the request does today, or as little. */
const neighborFactor = 3;

/** The rule by which models are chosen when none are named, as outputs print it. */
export const selectionRule = `Models that your settings host or price come first. Same vendor: up to ${tiersMax} current chat models that fit, one for each price: the cheapest, those of the same generation, and the nearest in cost. Other vendors: up to ${neighborsMax} current models that fit and cost at most ${neighborFactor} times as much or as little; if yours does not reason by default, none that does. Quality is not compared: test answers before you switch.`;

/** A comparison as outputs print it. `generatedAt` is ISO 8601, UTC. */
export function comparisonReport(
  { prompt, needs, models, ratesAsOf }: Comparison,
  named: boolean,
  generatedAt: string,
): ComparisonReport {
  const { key, name, path, line } = prompt;
  const own = models.find(({ relation }) => relation === 'own')?.estimate ?? null;
  const today = own?.cost?.requestPicoUsd ?? null;
  return {
    version: 1,
    tool: { name: 'promptcost', version: toolVersion },
    generatedAt,
    ratesAsOf,
    prompt: { key, name, path, line },
    needs,
    rule: named ? null : selectionRule,
    models: models.map(({ estimate, relation, fit }) => {
      const pico = estimate.cost?.requestPicoUsd ?? null;
      return {
        relation,
        fits: fit.verdict,
        fitReasons: fit.reasons,
        contextTokens: estimate.match?.model.contextTokens ?? null,
        percent:
          relation === 'own' || pico === null || today === null || today === 0n
            ? null
            : Number(((pico - today) * 100_000n) / today) / 1000,
        reasoningTokens: estimate.reasoning === undefined ? null : Math.round(estimate.reasoning.expected),
        reasoningUnknown: omitsReasoning(estimate, own?.match?.model ?? null),
        estimate: reportEstimate(estimate),
      };
    }),
  };
}

/** One request of a revision, priced on several models. Throws `ComparisonError` for names that match nothing. */
export async function compareModels(input: ComparisonInput): Promise<Comparison> {
  const { revision, settings, day } = input;
  const workspace = new Workspace(day, false);
  const side = await estimateRevision(revision, settings, workspace, '');
  const estimate = selectRequest(side.estimates, input.wanted);
  const { catalog } = await workspace.catalog(settings.models, settings.ratesFile);
  const needs = needsOf(estimate);
  const own = estimate.match;
  const counting = (match: ModelMatch): Estimate => onModel(estimate, match);
  const models: ComparedModel[] = [];
  if (own !== null) models.push({ estimate, relation: 'own', fit: fitOf(own.model, needs) });
  if (input.names !== null) {
    for (const name of input.names) {
      const match = matchNamed(catalog, name);
      if (match.model.id === own?.model.id) continue;
      models.push({ estimate: counting(match), relation: 'asked', fit: fitOf(match.model, needs) });
    }
  } else if (own === null) {
    throw new ComparisonError(
      `\`${estimate.prompt.key}\` names no model that is known. Name models with --models, for example --models gpt-4.1,gpt-4.1-mini.`,
    );
  } else {
    const configured = configuredModels(catalog, settings).filter(({ model }) => model.id !== own.model.id);
    const known = new Set(configured.map(({ model }) => model.id));
    const chosen = [
      ...configured.map((match) => ({ match, relation: 'configured' as const })),
      ...candidates(catalog, estimate, own, needs, counting).filter(
        ({ match }) => !known.has(match.model.id),
      ),
    ];
    for (const { match, relation } of chosen) {
      models.push({ estimate: counting(match), relation, fit: fitOf(match.model, needs) });
    }
  }
  return { prompt: estimate.prompt, needs, models, ratesAsOf: side.ratesAsOf };
}

function selectRequest(estimates: readonly Estimate[], wanted: string | null): Estimate {
  const requests = estimates.filter(({ prompt }) => prompt.kind !== 'fragment');
  const keys = requests.map(({ prompt }) => prompt.key);
  if (wanted === null) {
    const [only, ...more] = requests;
    if (only === undefined) throw new ComparisonError('No prompt was found here.');
    if (more.length > 0) {
      throw new ComparisonError(
        `There are ${requests.length} prompts. Name the one to compare by its file or key.`,
        byCost(requests)
          .slice(0, 5)
          .map(({ prompt }) => prompt.key),
      );
    }
    return counted(only);
  }
  const trimmed = wanted.replace(/^\.\//, '');
  const matches =
    [
      requests.filter(({ prompt }) => prompt.key === trimmed),
      requests.filter(({ prompt }) => prompt.path === trimmed),
      requests.filter(({ prompt }) => prompt.name === trimmed),
      requests.filter(
        ({ prompt }) => prompt.key.endsWith(`/${trimmed}`) || prompt.path.endsWith(`/${trimmed}`),
      ),
      requests.filter(({ prompt }) => prompt.key.toLowerCase().includes(trimmed.toLowerCase())),
    ].find((found) => found.length > 0) ?? [];
  const [found, ...more] = matches;
  if (found === undefined) throw notFound(`No prompt is called \`${trimmed}\`.`, nearKeys(trimmed, keys));
  if (more.length > 0) {
    throw new ComparisonError(
      `\`${trimmed}\` matches ${matches.length} prompts. Name one of them by its key, in quotes.`,
      byCost(matches)
        .slice(0, 5)
        .map(({ prompt }) => prompt.key),
    );
  }
  return counted(found);
}

/** The most expensive first, those without a price last. */
function byCost(estimates: readonly Estimate[]): Estimate[] {
  const pico = ({ cost }: Estimate): bigint => cost?.requestPicoUsd ?? -1n;
  return [...estimates].sort((a, b) => (pico(a) < pico(b) ? 1 : pico(a) > pico(b) ? -1 : 0));
}

/** A request of which nothing is counted has nothing to compare. */
function counted(estimate: Estimate): Estimate {
  if (estimate.tokens.input.expected > 0) return estimate;
  throw new ComparisonError(
    `Nothing of \`${estimate.prompt.key}\` could be counted, so there is nothing to compare.`,
  );
}

function notFound(message: string, near: readonly string[]): ComparisonError {
  return new ComparisonError(near.length === 0 ? message : `${message} Did you mean one of these?`, near);
}

/** Keys that hold what was typed, then those that share the most words with it. */
function nearKeys(typed: string, keys: readonly string[]): string[] {
  const words = (text: string): Set<string> =>
    new Set(
      text
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter(Boolean),
    );
  const asked = words(typed);
  const score = (key: string): number =>
    [...words(key)].filter((word) => asked.has(word)).length +
    (key.toLowerCase().includes(typed.toLowerCase()) ? 1000 : 0);
  return keys
    .map((key) => ({ key, score: score(key) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, 5)
    .map(({ key }) => key);
}

function matchNamed(catalog: Catalog, name: string): ModelMatch {
  const answer = catalog.find(name);
  if ('model' in answer) return answer;
  throw notFound(`No model is called \`${name}\`: ${answer.detail}.`, answer.near);
}

/** Models that the settings host or price themselves, in their order. */
function configuredModels(catalog: Catalog, { models }: EstimationSettings): ModelMatch[] {
  return Object.entries(models).flatMap(([name, { kind }]) => {
    if (kind !== 'self-hosted' && kind !== 'rates') return [];
    const answer = catalog.find(name);
    return 'model' in answer ? [answer] : [];
  });
}

type Candidate = Pick<ComparedModel, 'relation'> & { readonly match: ModelMatch };

interface Priced {
  readonly match: ModelMatch;
  readonly pico: bigint;
  /** False where hidden reasoning of unknown length comes on top. */
  readonly whole: boolean;
}

/** Models by the rule printed beside them (`selectionRule`). */
function candidates(
  catalog: Catalog,
  estimate: Estimate,
  own: ModelMatch,
  needs: Needs,
  counting: (match: ModelMatch) => Estimate,
): Candidate[] {
  const today = estimate.cost?.requestPicoUsd ?? null;
  const usable = catalog.all.filter(
    (model) =>
      model.id !== own.model.id &&
      model.rates !== null &&
      model.capabilities?.tools === true &&
      model.lifecycle === null &&
      fitOf(model, needs).verdict !== 'no',
  );
  const tiers = onePerPrice(usable.filter(({ provider }) => provider === own.model.provider));
  const others =
    today === null
      ? []
      : onePerPrice(
          usable.filter(
            (model) =>
              model.provider !== own.model.provider &&
              catalog.makers.has(model.provider) &&
              (model.reasoning === 'by-default') === (own.model.reasoning === 'by-default'),
          ),
        );
  const priced = (models: readonly Model[]): Priced[] => {
    const list: Priced[] = [];
    for (const model of models) {
      const match = asMatch(model);
      const on = counting(match);
      if (on.cost === null) continue;
      list.push({ match, pico: on.cost.requestPicoUsd, whole: !omitsReasoning(on, own.model) });
    }
    return list.sort((a, b) => (a.pico < b.pico ? -1 : a.pico > b.pico ? 1 : 0));
  };
  const ordered = priced(tiers);
  const cheapest = new Set([ordered[0], ordered.find(({ whole }) => whole)]);
  const near = priced(others).filter(
    ({ pico }) =>
      today !== null && pico * BigInt(neighborFactor) >= today && pico <= today * BigInt(neighborFactor),
  );
  return [
    ...withNearest(
      ordered,
      today,
      tiersMax,
      (one) => cheapest.has(one) || isSameGeneration(one.match.model, own.model),
    ).map(({ match }) => ({ match, relation: 'tier' as const })),
    ...withNearest(near, today, neighborsMax, () => false).map(({ match }) => ({
      match,
      relation: 'neighbor' as const,
    })),
  ];
}

/** Of models at the same list price the one with the newest name: `gpt-5.2` rather than `gpt-5.1`. */
function onePerPrice(models: readonly Model[]): Model[] {
  const newest = new Map<string, Model>();
  for (const model of models) {
    const prices = (model.rates?.rates ?? [])
      .filter(({ billable }) => billable === 'input' || billable === 'output')
      .map(({ billable, picoUsdPerUnit }) => `${billable}=${picoUsdPerUnit}`)
      .sort();
    const id = `${model.provider} ${prices.join(' ')}`;
    const known = newest.get(id);
    if (known === undefined || known.name.localeCompare(model.name, 'en', { numeric: true }) < 0) {
      newest.set(id, model);
    }
  }
  return [...newest.values()];
}

/** Whether two models of a vendor are tiers of one generation, by their first word and their numbers: `gpt-5.4`, `gpt-5.4-nano`. */
function isSameGeneration({ name }: Model, own: Model): boolean {
  const generation = (of: string): string =>
    of
      .split('-')
      .filter((word, index) => index === 0 || /\d/.test(word))
      .join('-');
  return generation(name) === generation(own.name);
}

/**
 * Of a list sorted by cost at most `most`, in that order: those that `always` asks for, then those around today's cost,
 * cheaper ones first when they must be chosen.
 */
function withNearest<T extends { pico: bigint }>(
  sorted: readonly T[],
  today: bigint | null,
  most: number,
  always: (one: T) => boolean,
): T[] {
  const asked = new Set(sorted.filter(always).slice(0, most));
  const rest = nearestTo(
    sorted.filter((one) => !asked.has(one)),
    today,
    most - asked.size,
  );
  const chosen = new Set([...asked, ...rest]);
  return sorted.filter((one) => chosen.has(one));
}

/** The `most` around today's cost in a list sorted by cost, in that order; cheaper ones first when they must be chosen. */
function nearestTo<T extends { pico: bigint }>(
  sorted: readonly T[],
  today: bigint | null,
  most: number,
): T[] {
  if (sorted.length <= most) return [...sorted];
  if (most <= 0) return [];
  if (today === null) return sorted.slice(0, most);
  const cheaper = sorted.filter(({ pico }) => pico <= today);
  const dearer = sorted.filter(({ pico }) => pico > today);
  const above = Math.min(dearer.length, most, Math.max(2, most - cheaper.length));
  return [...cheaper.slice(-(most - above)), ...dearer.slice(0, above)];
}
