import type { Model } from '../../core/model.js';
import { anthropic } from './anthropic.js';
import { google } from './google.js';
import { openai } from './openai.js';
import { generic, others } from './others.js';
import type { ForModels, VendorRules } from './rule.js';

const vendors: readonly VendorRules[] = [openai, anthropic, google, ...others];

/** A model's name as the tables write it, and whose rules hold for it. */
export interface Subject {
  readonly vendor: VendorRules;
  /** Lower case, without path, region, cloud prefix: `claude-opus-4-8`. */
  readonly name: string;
}

/**
 * Which vendor's rules a model falls under: by its name, because the same model is sold by several clouds, which bill
 * its tokens alike. `us.anthropic.claude-opus-4-8-v1:0` and `claude-opus-4.8` are the same model here.
 */
export function subjectOf(model: Model | null): Subject {
  if (model === null) return { vendor: generic, name: '' };
  const last = model.name.toLowerCase().split('/').at(-1) ?? '';
  for (const vendor of vendors) {
    for (const beginning of vendor.names) {
      const at = last.indexOf(beginning);
      // A cloud writes its own prefixes before the name, with a dot: `us.anthropic.claude-…`.
      if (at === 0 || (at > 0 && last[at - 1] === '.')) {
        return { vendor, name: spelled(vendor.id, last.slice(at)) };
      }
    }
  }
  return { vendor: generic, name: last };
}

function spelled(vendor: string, name: string): string {
  if (vendor !== 'anthropic') return name;
  const dashed = name.replaceAll('.', '-');
  // `claude-4-5-sonnet` is `claude-sonnet-4-5`; the third generation keeps the number first.
  const turned = /^claude-([4-9])(?:-(\d))?-(opus|sonnet|haiku)(.*)$/.exec(dashed);
  if (turned === null) return dashed;
  const [, major = '', minor, tier = '', rest = ''] = turned;
  return `claude-${tier}-${major}${minor === undefined ? '' : `-${minor}`}${rest}`;
}

/** A row of a table, and whether the row names this very model or only a relative of it. */
export interface Found<Row> {
  readonly row: Row;
  readonly nearby: boolean;
}

/** The row with the longest beginning of the name, or null. A row for `''` holds for all. */
export function find<Row extends ForModels>(rows: readonly Row[], name: string): Found<Row> | null {
  let best: Row | null = null;
  let length = -1;
  for (const row of rows) {
    for (const beginning of row.models) {
      if (beginning.length > length && name.startsWith(beginning)) {
        best = row;
        length = beginning.length;
      }
    }
  }
  if (best === null) return null;
  return { row: best, nearby: length > 0 && !isVersion(name.slice(length)) };
}

/** True for what may follow a model's name without making it another model: a date, a build, a context size. */
function isVersion(rest: string): boolean {
  return /^(?:$|-20\d\d|-latest|-preview|@|:|-v\d|-\d{3,4}(?:$|-)|\[)/.test(rest);
}
