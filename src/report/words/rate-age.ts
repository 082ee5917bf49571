import type { RateAge } from '../../core/cost/rate-age.js';
import { problem, type Problem } from '../../core/problem.js';

/** Rates that nobody has checked for long, or that have ended, as a problem of the report. */
export function rateProblem(age: RateAge): Problem {
  return age.kind === 'stale'
    ? problem(
        'stale-rates',
        null,
        null,
        `The rates of \`${age.model}\` were last checked on ${age.checkedOn}, ${age.days} days ago. Update promptcost; if this is the newest version, set the rates under \`models:\` in your settings.`,
        age.keys,
      )
    : problem(
        'rate-uncertain',
        null,
        null,
        `The promotional rates of \`${age.model}\` ended on ${age.on}, and no later ones are published. Its costs use the promotional rates. Set the rates under \`models:\` in your settings when you know them.`,
        age.keys,
      );
}
