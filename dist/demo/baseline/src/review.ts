import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

/** Comments on one file of a pull request. */
export async function reviewFile(diff: string, guidelines: string): Promise<string> {
  const { text } = await generateText({
    model: openai('gpt-4.1-mini'),
    system: `You are the review bot of the Harbor team. You review one file of a change at a time.

Look for, in this order: a defect that users would notice, a race or a leak, an error that is swallowed,
a name that misleads, a test that proves nothing. Do not comment on formatting; a formatter does that.
Each comment names the line, says what happens in which situation, and proposes the smallest fix.
When nothing is wrong, say so in one sentence. Never praise. Never guess about files you have not seen.`,
    prompt: `Guidelines of this repository:\n${guidelines}\n\nThe change to review:\n${diff}`,
    maxOutputTokens: 600,
    temperature: 0.1,
  });
  return text;
}
