import { toolVersion } from '../core/reporting.js';
import { RevisionError } from '../core/revision.js';
import { describeMistake, SettingsError } from '../core/settings.js';
import { code, text } from '../outputs/escape.js';

/** A run that could not judge, as text for the log and as Markdown for summary and comment. */
export interface Failure {
  readonly text: string;
  readonly markdown: string;
}

const heading = '### ❌ promptcost could not judge this change';

export function couldNotJudge(error: unknown): Failure {
  if (error instanceof SettingsError) {
    const mistakes = error.mistakes.slice(0, 50);
    const rows = mistakes.map((mistake) => {
      const where = mistake.line === null ? mistake.where : `${mistake.where}:${mistake.line}`;
      const near = mistake.near === null ? '' : ` Did you mean ${code(mistake.near)}?`;
      return `- ${code(where)} ${code(mistake.key)}: got ${text(mistake.given, 'prose')}; allowed: ${text(mistake.allowed, 'prose')}, for example ${code(mistake.example)}.${near}`;
    });
    return {
      text: failureText(error),
      markdown: `${heading}\n\nThe settings have ${error.mistakes.length} mistake${error.mistakes.length === 1 ? '' : 's'}. Nothing was judged; this is neither a pass nor a failed limit.\n\n${rows.join('\n')}\n`,
    };
  }
  const reason = failureText(error);
  return { text: reason, markdown: `${heading}\n\n${text(reason, 'prose')}\n` };
}

/** One message: all mistakes, what to do about an unreadable revision, or where to report a bug. */
export function failureText(error: unknown): string {
  if (error instanceof SettingsError) {
    return `Nothing was judged, because of ${error.mistakes.length} mistake(s) in the settings: ${error.mistakes.map(describeMistake).join(' | ')}`;
  }
  if (error instanceof RevisionError) return `Nothing was judged. ${error.message}`;
  const detail = error instanceof Error ? `${error.message} ${firstFrame(error)}` : String(error);
  return `Nothing was judged, because of a bug in promptcost ${toolVersion}. Please report it at https://github.com/promptcost/promptcost/issues with this text: ${detail}`;
}

function firstFrame(error: Error): string {
  return error.stack?.split('\n')[1]?.trim() ?? '';
}
