import { toolVersion } from '../core/version.js';
import { RevisionError } from '../core/revision.js';
import { SettingsError, type SettingsMistake } from '../core/settings.js';
import { text } from '../outputs/escape.js';
import { renderMistakes, renderMistakesMarkdown } from '../outputs/index.js';
import { describeMistake } from '../report/words/mistakes.js';

/** A run that could not check, as one line to fail with, as lines for the log, and as Markdown for summary and comment. */
export interface Failure {
  readonly text: string;
  readonly log: string;
  readonly markdown: string;
  /** For annotations at their lines; empty where the reason is no mistake in the settings. */
  readonly mistakes: readonly SettingsMistake[];
}

const heading = '### ❌ promptcost could not check this change';

export function couldNotJudge(error: unknown): Failure {
  if (error instanceof SettingsError) {
    const { mistakes } = error;
    return {
      text: failureText(error),
      log: renderMistakes(mistakes, { width: 120, color: false }),
      markdown: `${heading}\n\nThe settings have ${mistakesText(mistakes)}. Nothing was checked; this is neither a pass nor a failed limit.\n\n${renderMistakesMarkdown(mistakes)}\n`,
      mistakes,
    };
  }
  const reason = failureText(error);
  return { text: reason, log: reason, markdown: `${heading}\n\n${text(reason, 'prose')}\n`, mistakes: [] };
}

function mistakesText(mistakes: readonly SettingsMistake[]): string {
  return `${mistakes.length} mistake${mistakes.length === 1 ? '' : 's'}`;
}

/** One message: the first mistake and how many there are, what to do about an unreadable revision, or where to report a bug. */
export function failureText(error: unknown): string {
  if (error instanceof SettingsError) {
    const [first] = error.mistakes;
    const more = error.mistakes.length > 1 ? ' The job summary has all of them.' : '';
    return `Nothing was checked, because of ${mistakesText(error.mistakes)} in the settings. ${first === undefined ? '' : describeMistake(first)}${more}`;
  }
  if (error instanceof RevisionError) return `Nothing was checked. ${error.message}`;
  const detail = error instanceof Error ? `${error.message} ${firstFrame(error)}` : String(error);
  return `Nothing was checked, because of a bug in promptcost ${toolVersion}. Please report it at https://github.com/promptcost/promptcost/issues with this text: ${detail}`;
}

function firstFrame(error: Error): string {
  return error.stack?.split('\n')[1]?.trim() ?? '';
}
