import type { Finding, FindingData, NoteDetail } from '../../core/finding.js';
import type { LimitSource } from '../../core/limits.js';
import type { LimitAdvice, LimitUnit } from '../../core/limits/limit.js';
import { limitOf } from '../../core/limits/list.js';
import { countText } from '../../core/words.js';
import { callsText } from './calls.js';
import { notCheckedText, reportNotChecked } from './not-checked.js';
import { noteRemedy, noteText, type Note } from './notes.js';

/** The sentences of a finding, made from its data. `label` is the one that lets a failure pass, null without. */
export function worded(finding: FindingData, label: string | null): Finding {
  const { kind, data, ...facts } = finding;
  const message = [isNote(finding) ? noteText(finding) : messageOf(finding), acceptanceText(finding)]
    .filter((part) => part !== '')
    .join(' ');
  const remedy = isNote(finding)
    ? noteRemedy(finding)
    : [fixOf(finding), raiseOf(finding, label)].filter((part) => part !== '').join(' ');
  const why =
    'notChecked' in data
      ? { notChecked: reportNotChecked(data.notChecked), why: notCheckedText(data.notChecked) }
      : {};
  return { ...facts, kind, data: { ...data, ...why }, message, remedy };
}

type LimitKind = Exclude<FindingData['kind'], NoteDetail['kind']>;
type LimitFinding = Extract<FindingData, { readonly kind: LimitKind }>;

function isNote(finding: FindingData): finding is Note {
  return !isLimitKind(finding.kind);
}

function messageOf(finding: LimitFinding): string {
  const { value, limit } = finding;
  switch (finding.kind) {
    case 'over-limit':
      return [
        overText(finding),
        finding.data.inTokens ? 'There is no price, so this is the increase of the input tokens.' : '',
        finding.data.worst ? 'Some requests have this increase, others less.' : '',
        finding.data.withBase ? 'This is with the configuration of the base, which this change alters.' : '',
        finding.data.before ? 'It was over the limit on the base already and did not get worse.' : '',
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'was-free':
      return `The base costs nothing and the head has a price: that is over any limit in percent, here ${limit ?? 0}%.`;
    case 'model-refused': {
      const text =
        limitOf(finding.rule)?.kind === 'models' && refuses(finding.rule) === 'matching'
          ? `The model ${value ?? ''} is denied.`
          : `The model ${value ?? ''} is not among the allowed models.`;
      return finding.data.before ? `${text} The base uses it already.` : text;
    }
    case 'unpriced':
      return `The cost of this change was not checked. ${ended(notCheckedText(finding.data.notChecked))}`;
    case 'unread':
      if (finding.data.what === 'changed-file') {
        return `A changed file that looks like a prompt or a model call was not read. ${ended(notCheckedText(finding.data.notChecked))}`;
      }
      if (finding.data.what === 'base')
        return `It was checked as a new prompt. ${ended(notCheckedText(finding.data.notChecked))}`;
      return finding.data.what === 'file'
        ? `\`${finding.path ?? ''}\` could not be read, so what it costs was not checked. ${ended(notCheckedText(finding.data.notChecked))}`
        : `The cost of this change was not checked. ${ended(notCheckedText(finding.data.notChecked))}`;
    case 'unknown-length':
      if (finding.data.what === 'option')
        return `The head sets \`${finding.data.name}\`, which may cost more per request. Nobody knows how much, so it is in no figure.`;
      return `The head sends the ${finding.data.what} \`${finding.data.name}\`, and the base does not. ${finding.data.withBase === true ? 'Only this change configures its length.' : 'Its length is not configured, so it is in no figure.'}`;
    case 'depends': {
      const { rule, end, names } = finding.data;
      const known = limitOf(rule);
      if (known?.kind !== 'number') return '';
      const figure = `${known.rise ? '+' : ''}${amount(known.unit, value)}`;
      const many = names.map((name) => `\`${name}\``).join(', ');
      if (end === 'one-item')
        return `The head writes out the items of ${many}. Whether \`${rule}\` (${amount(known.unit, limit)}) is exceeded depends on how many items the base has: with one it is ${figure}.`;
      const what = names.length > 1 ? 'assumed lengths' : 'an assumed length';
      return `Whether \`${rule}\` (${amount(known.unit, limit)}) is exceeded depends on ${what} (${many}): at the ${end === 'low' ? 'short' : 'long'} end of the range it is ${figure}.`;
    }
    case 'more-calls':
      return finding.data.added
        ? `This new request is ${callsText(finding.data)}. How often it is sent is in no figure.`
        : `One unit of work may send this request more often: it is ${callsText(finding.data)}. The cost shown is that of one call.`;
    case 'no-traffic':
      return 'A limit per month is set, but no prompt has its traffic configured, so it was not checked.';
    case 'shard-missing':
      return `The report of part ${finding.data.part} is missing, so its prompts were not checked.`;
  }
}

function acceptanceText({ acceptance }: FindingData): string {
  if (acceptance === undefined) return '';
  const { until, expired } = acceptance;
  if (expired) return `Its acceptance in the settings expired on ${until ?? ''}, so it counts again.`;
  return `The settings accept it${until === null ? '' : ` until ${until}`}.`;
}

function refuses(rule: string): string {
  const limit = limitOf(rule);
  return limit?.kind === 'models' ? limit.refuses : '';
}

function overText({ rule, value, limit, ...finding }: LimitFinding): string {
  const known = limitOf(rule);
  if (known?.kind !== 'number') return '';
  const { unit, title, rise } = known;
  const basis = finding.kind === 'over-limit' ? finding.data.basis : null;
  const what = basis === null || rise ? title : `${title} (${basis})`;
  return `${what.slice(0, 1).toUpperCase()}${what.slice(1)}: ${rise ? '+' : ''}${amount(unit, value)}, over the limit of ${amount(unit, limit)}.`;
}

function amount(unit: LimitUnit, value: number | string | null): string {
  if (typeof value !== 'number') return value ?? '';
  if (unit === 'percent') return `${value}%`;
  return unit === 'usd' ? `$${value}` : countText(value);
}

const fixes: Readonly<Record<LimitAdvice, string>> = {
  'shorten-or-cheaper': 'Shorten the prompt or choose a cheaper model.',
  shorten: 'Shorten the prompt, its tools or its schema.',
  'shorter-answers':
    'Ask for shorter answers, lower the output limit, or configure the real mean under `usage`.',
  'larger-window': 'Shorten the prompt or choose a model with a larger window.',
  monthly: 'Shorten the prompts, choose cheaper models, or correct the configured traffic.',
};

/** What makes the finding go away, without raising the limit. */
function fixOf(
  finding: Pick<FindingData, 'rule' | 'value'> & { readonly kind: LimitKind; readonly data: object },
): string {
  const limit = limitOf(finding.rule);
  switch (finding.kind) {
    case 'over-limit':
    case 'was-free':
      return limit?.kind === 'number' ? fixes[limit.advice] : '';
    case 'model-refused':
      return 'Use another model.';
    case 'unpriced':
      return finding.value === null
        ? 'Set `default-model` in `.promptcost.yml` on the base branch, or map this prompt to a model there (`prompts: [{ match: …, model: … }]`).'
        : 'Set its price under `models` in `.promptcost.yml` on the base branch, or use a model with a published price.';
    case 'unread':
      if ('what' in finding.data && finding.data.what === 'changed-file') {
        return 'Check what it costs by hand, or move the prompt to a file that is read (`promptcost scan` lists what is found).';
      }
      if ('what' in finding.data && finding.data.what === 'base')
        return 'Nothing to do: the next change of it is compared with this one.';
      if ('what' in finding.data && finding.data.what === 'moved') {
        return 'Check what it costs where it is now, or keep it where it is read.';
      }
      return 'what' in finding.data && finding.data.what === 'part'
        ? 'Put back what is missing, or keep the file in the format it had.'
        : 'Fix the file so that it can be read.';
    case 'unknown-length':
      if ('what' in finding.data && finding.data.what === 'option')
        return 'Check what it costs by hand, or take the option back.';
      if ('withBase' in finding.data && finding.data.withBase === true)
        return 'Configure its length under `usage` in the settings of the base branch first.';
      return 'Configure its length under `usage` in the settings: `variables`, `loop-items` or `reasoning-tokens`.';
    case 'depends': {
      const names = 'names' in finding.data && Array.isArray(finding.data.names) ? finding.data.names : [];
      if ('end' in finding.data && finding.data.end === 'one-item')
        return `Configure \`loop-items: { ${names.map((name) => `${String(name)}: …`).join(', ')} }\` under \`usage\` in the settings.`;
      const variables = names.map(String).filter((name) => name !== 'output-tokens');
      const keys = [
        ...(variables.length === 0
          ? []
          : [`variables: { ${variables.map((name) => `${name}: …`).join(', ')} }`]),
        ...(names.includes('output-tokens') ? ['output-tokens'] : []),
      ];
      return `Configure ${keys.map((key) => `\`${key}\``).join(' and ')} under \`usage\` in the settings.`;
    }
    case 'more-calls':
      return 'unbounded' in finding.data && finding.data.unbounded === true
        ? 'Bound the loop or the steps with a number, or check by hand what it costs.'
        : 'Check by hand what the further calls cost, or take them back.';
    case 'no-traffic':
      return 'Configure `requests-per-month` under `usage` in the settings file.';
    case 'shard-missing':
      return 'Run the job of that part again and merge once more.';
  }
}

/** The same for a finding of a report; null for one whose words were not made here. */
export function fixOfFinding({ rule, kind, data, value }: Finding): string | null {
  const limit = limitOf(rule);
  // A report of another version may name no kind, or one that is not known here: the limit itself says what helps.
  const byLimit = limit?.kind === 'number' ? 'over-limit' : limit?.kind === 'models' ? 'model-refused' : null;
  const known = kind !== undefined && isLimitKind(kind) ? kind : byLimit;
  return known === null ? null : fixOf({ rule, kind: known, value, data: data ?? {} });
}

const limitKinds = {
  'over-limit': true,
  'was-free': true,
  'model-refused': true,
  unpriced: true,
  unread: true,
  'unknown-length': true,
  depends: true,
  'more-calls': true,
  'no-traffic': true,
  'shard-missing': true,
} satisfies Record<LimitKind, true>;

function isLimitKind(kind: string): kind is LimitKind {
  return Object.hasOwn(limitKinds, kind);
}

function raiseOf(finding: LimitFinding, label: string | null): string {
  if (!('source' in finding.data)) return '';
  const may = label === null ? '' : ` A maintainer may also add the label "${label}".`;
  return `To allow it, raise \`${finding.rule}\` (${sourceText(finding.data.source)}).${may}`;
}

/** `input`, `flag`, `.promptcost.yml at a1b2c3d`. */
export function sourceText({ kind, path, at }: LimitSource): string {
  if (kind === 'none') return 'no settings file';
  return kind === 'file' ? `${path ?? ''} at ${at ?? ''}` : kind;
}

function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
