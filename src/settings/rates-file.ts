import type { FindingData } from '../core/finding.js';
import type { RatesFile } from '../core/rate.js';
import type { Revision } from '../core/revision.js';
import { SettingsError } from '../core/settings.js';
import type { RunSettings } from './index.js';

/** Where a rates file may come from, and how it is read. */
export interface RatesFileSources {
  /** As it was given: a path inside the repository, or of a file beside it. */
  readonly path: string;
  /** The same inside the repository, null for a file outside. */
  readonly inside: string | null;
  readonly baseline: Revision;
  readonly head: Revision;
  /** The text of the file in the workspace, null where there is none. */
  readonly workspace: () => string | null;
  readonly parse: (text: string, path: string) => RatesFile;
  readonly inputKind: 'input' | 'flag';
}

/**
 * A file that the base tracks is read from the base; one that only the head brings is not used, since a pull request would
 * set its own prices, and that is a finding; one that no side tracks is the workspace's. The same for both sides.
 */
export async function findRatesFile(
  sources: RatesFileSources,
): Promise<{ file: RatesFile | null; findings: readonly FindingData[] }> {
  const { path, inside, baseline, head, parse } = sources;
  const mistake = (given: string): SettingsError =>
    new SettingsError([
      {
        where: sources.inputKind,
        line: null,
        key: 'rates-file',
        given,
        allowed: 'a file of `promptcost rates export`, or LiteLLM’s model_prices_and_context_window.json',
        example: sources.inputKind === 'flag' ? '--rates-file rates.json' : 'rates-file: rates.json',
        near: null,
      },
    ]);
  const read = (text: string): RatesFile => {
    try {
      return parse(text, path);
    } catch (error) {
      throw mistake(`\`${path.slice(0, 200)}\`: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  if (inside !== null) {
    const tracked = (await baseline.read([inside])).get(inside);
    if (tracked !== undefined && 'text' in tracked) return { file: read(tracked.text), findings: [] };
    if (tracked !== undefined && tracked.reason !== 'missing-file')
      throw mistake(`\`${path.slice(0, 200)}\`, which cannot be read on the base: ${tracked.detail}`);
    const brought = (await head.read([inside])).get(inside);
    if (brought !== undefined && ('text' in brought || brought.reason !== 'missing-file')) {
      return {
        file: null,
        findings: [
          {
            rule: 'rates-file-ignored',
            level: 'warn',
            key: null,
            path: inside,
            line: null,
            value: null,
            limit: null,
            kind: 'rates-file-ignored',
            data: {},
          },
        ],
      };
    }
  }
  const text = sources.workspace();
  if (text === null) throw mistake(`\`${path.slice(0, 200)}\`, which does not exist`);
  return { file: read(text), findings: [] };
}

/** The settings of a run with a rates file on both sides. */
export function withRatesFile(
  settings: RunSettings,
  { file, findings }: Awaited<ReturnType<typeof findRatesFile>>,
): RunSettings {
  const of = <Side extends RunSettings['head']>(side: Side): Side =>
    file === null ? side : { ...side, ratesFile: file };
  return {
    ...settings,
    baseline: of(settings.baseline),
    head: of(settings.head),
    findings: [...settings.findings, ...findings],
  };
}
