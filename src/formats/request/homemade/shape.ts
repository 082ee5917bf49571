/**
 * How a string reads: an instruction to a model, other prose, or neither. Facts about the language of prompts, not about
 * any product; every test looks at the first few thousand characters only.
 */

const looked = 6_000;
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const unspacedLetters = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** Words rather than an identifier, an address or a flag. */
export function isProse(text: string, least: number): boolean {
  const trimmed = text.slice(0, looked).trim();
  // A letter of these scripts says about as much as three of Latin.
  if (trimmed.length < least)
    return (trimmed.match(unspacedLetters)?.length ?? 0) >= Math.max(6, Math.ceil(least / 3));
  return /\S\s+\S/.test(trimmed) || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}/.test(trimmed);
}

/** Prose under a key that says nothing: short sentences in such a file are mostly questions of a program to its user. */
export function isRequestLike(text: string): boolean {
  return isProse(text, /[{$][\w{%$]/.test(text.slice(0, looked)) ? 24 : 60);
}

/** How a prompt begins: it tells the model who it is or what its task is. */
const opening =
  /^[\s#*>"'`<([{\]-]{0,20}(?:(?:[\w ]{1,40}:|<[\w-]{1,40}>|#[^\n]{1,80})\s{1,8})?(?:you(?:'re|’re| are)(?! (?:about to|almost|done|logged|ready|all set|up to date|offline|not (?:allowed|authorized|logged)))\b|your (?:task|job|role|goal|mission|objective)\b|act as\b|as an? (?:ai|expert|assistant|experienced|professional)\b|i want you to\b|assume the role|imagine you|[你您]是|あなたは|请)/i;
const address =
  /\b(?:you are (?:an?|the)\b|your (?:task|job|role|goal|response|answer|output|reply)\b|the user(?:'s|’s)?\b|you (?:must|should|will|can|have access|may)\b)|[你您](?:是|的任务|需要|应该|必须)/i;
const order =
  /(?:^|[\n.!?:;])[ \t]*(?:[-*•]|\d{1,2}[.)]|#{1,6})?[ \t]*(?:respond|reply|answer|output|return|write|generate|summari[sz]e|translate|classify|extract|list|use|do not|don['’]t|never|always|only|make sure|ensure|include|avoid|provide|analy[sz]e|identify|follow|keep|be|read|consider|determine|create|given|based on|think|explain|focus|format|rewrite|revise|compare|review|describe|decide|select|choose|evaluate|convert|ask|call|if)\b/gi;

/** From 0 (nothing of an instruction) to about 8. */
function signals(text: string): number {
  const head = text.slice(0, looked);
  let points = 0;
  if (opening.test(head.slice(0, 300))) points += 2;
  if (address.test(head)) points += 1;
  let orders = 0;
  order.lastIndex = 0;
  while (orders < 3 && order.test(head)) orders++;
  order.lastIndex = 0;
  points += orders;
  if (/\{\{?\s*[\w.]{1,60}\s*\}?\}|\$\{?[a-z_]\w{1,60}/.test(head)) points += 1;
  if (head.length > 300) points += 1;
  if (unspaced.test(head) && /(?:请|任务|输出|不要|必须|回答|してください|出力)/.test(head)) points += 1;
  return points;
}

/** An instruction to a model, wherever it stands: it opens as one and goes on as one. */
export function opensAsInstruction(text: string): boolean {
  const head = text.slice(0, 300);
  return isProse(text, 60) && opening.test(head) && signals(text) >= 3;
}

/** An instruction to a model in a place that is about models. */
export function isInstruction(text: string): boolean {
  return isProse(text, 60) && signals(text) >= 3;
}

const usersVoice =
  /^[\s"'“*#]{0,8}(?:i (?:want|need|would like) you(?: to)? act\b|i(?: want|['’]d like) you to (?:be|play|pretend)\b|(?:please |now |from now on,? )?(?:act|pretend)(?: as| like| to be)\b|我(?:想让|想要|希望|要|需要)[你您]|请[你您]?(?:扮演|充当|担任))/i;

/** What a person says to an assistant to give it a part: "I want you to act as a Linux terminal." */
export function isInUsersVoice(text: string): boolean {
  return isProse(text, 24) && usersVoice.test(text.slice(0, 200));
}

/** Whether a program puts values into a text. */
export function hasVariable(text: string): boolean {
  return /\{\{|\{[a-z_]\w{0,60}\}|\$\{|%\(\w{1,60}\)s/i.test(text.slice(0, looked));
}
