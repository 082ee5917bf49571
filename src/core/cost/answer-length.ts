import type { Source } from '../rate.js';

/** How long an answer is to be, as the text of a prompt says it, in tokens. */
export interface SaidLength {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  /** The words that say it, as they are written. */
  readonly said: string;
}

/** Tokens of English text by the word, the sentence, the paragraph and the character. */
export const textUnits: {
  readonly perWord: number;
  readonly perSentence: number;
  readonly perParagraph: number;
  readonly charactersPerToken: number;
  /** Words of a bullet whose length is not said. */
  readonly wordsPerBullet: number;
  readonly source: Source;
} = {
  perWord: 4 / 3,
  perSentence: 25,
  perParagraph: 100,
  charactersPerToken: 4,
  wordsPerBullet: 15,
  source: {
    title:
      'OpenAI, What are tokens (a token is ¾ of a word or 4 characters; 1 to 2 sentences are 30 tokens, a paragraph 100); words of a bullet: judgment',
    url: 'https://help.openai.com/en/articles/4936856-what-are-tokens-and-how-to-count-them',
    checkedOn: '2026-11-28',
  },
};

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  single: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const digits = String.raw`\d{1,3}(?:,\d{3})+|\d{1,6}`;
const figure = `(${digits}|${Object.keys(numbers).join('|')})`;
const span = String.raw`${figure}(?:\s?(?:-|–|to|or)\s?${figure})?`;
const most = String.raw`(?:at most|up to|no more than|no longer than|fewer than|less than|under|below|within|maximum of|maximum|max\.?|limit(?:ed)? (?:of|to)|not exceed(?:ing)?|≤)`;
const least = String.raw`(?:at least|no fewer than|no less than|minimum of|more than|over)`;
const about = String.raw`(?:about|around|roughly|approximately|approx\.?|exactly|~)`;
const bound = String.raw`(?:(${most})\s+|(${least})\s+|${about}\s*)?`;

const yesOrNo =
  /\b(?:answer|reply|respond|return|output|say|respond)\b[^.\n]{0,60}?["'“]?\b(?:yes["'”]? (?:or|and) ["'“]?no|true["'”]? or ["'“]?false|yes\/no|one word|a single word|one letter)\b/gi;
const oneValue =
  /\b(?:answer|reply|respond|return|output)\b[^.\n]{0,30}?\b(?:only|just|nothing but|exactly one|a single)\b[^.\n]{0,30}?\b(?:number|digit|integer|score|letter|label|category|word|name of the (?:label|category))\b/gi;
const bullets = new RegExp(
  String.raw`\b${bound}${span}\s+(?:short |concise |brief |key )?(?:bullets?(?: points?)?|items|points)\b(?:[^.\n]{0,40}?\b${bound}(${digits})\s+words)?`,
  'gi',
);
const words = new RegExp(String.raw`(?<![\w.])${bound}${span}[\s-]words?\b`, 'gi');
const sentences = new RegExp(
  String.raw`(?<![\w.])${bound}${span}[\s-](?:short |concise |brief |full |complete )?(sentences?|paragraphs?)\b`,
  'gi',
);
const characters = new RegExp(
  String.raw`(?<![\w.])${bound}(${digits})[\s-](characters?|chars|tokens)\b`,
  'gi',
);

/** One of these is in all that the patterns above find. */
const speaksOfLength =
  /words?|bullet|items|points|sentence|paragraph|characters?|chars|tokens|true|yes|letter|number|digit|integer|score|label|category/i;

/** Looked at in the instructions, from the start. */
const readTo = 12_000;
/** What speaks of a text that is given, not of the answer. */
const ofInput =
  /\b(?:input|given|provided|following|attached|documents?|contexts?|chunks?|passages?|query|question|user(?:'s)? (?:message|text)|if (?:the|it|they)|when the)\b[^.\n]{0,30}$/i;

/** "Summarize the following text in three sentences" speaks of the answer, although an input is named before. */
const answersInput =
  /\b(?:answer|respond|reply|summari[sz]e|explain|rewrite|rephrase|condense|compress|shorten|describe)\b[^.\n]{0,60}\b(?:in|to|into|using|with)\s+(?:an? |just |only )?$/i;

/** What speaks of a case, or of each of several things: "When nothing is wrong, say so in one sentence". */
const ofCase = /^\W*(?:if|when|where|unless|once|for|any)\b/i;
/** "Keep each field below 20 words" limits a part; "answer every message in two sentences" limits the answer. */
const ofEachThing =
  /\b(?:each|every)\s+(?:(?:individual|single|of (?:the|your))\s+)?(?!(?:user |customer )?(?:message|question|request|query|turn|answer|reply|response|time)\b)\w/i;
const ofEach =
  /^[\s)\]]*(?:(?:,\s*)?(?:per|each|apiece|for (?:each|every|any))\b|(?:long\s+)?if\b|(?:for|in) (?:the|its|your) (?:parts?)\b)/i;
/** A field of the answer that is named at the start of the line (`why_it_fits: 3-5 words`, `"title": …`): one of several. */
const ofField =
  /^[\s{,]*(?:(?:[-*•]|\d{1,2}[.)])\s+)?(?:["'`*]{1,3}\w{1,60}["'`*]{1,3}|[a-z]\w{0,60}(?:_|[a-z][A-Z])\w{0,60})\s*(?:\([^)\n]{0,60}\)\s*)?:/;
/** `- Summary: at most 20 words`: a part by its label, with its length right behind it. */
const ofLabel =
  /^[\s{,>]*(?:(?:[-*•+]|\d{1,2}[.)]|#{1,6})\s+)?\*{0,2}([A-Za-z][\w/-]{0,30}(?: [\w/-]{1,30}){0,2})\*{0,2}\s*(?:\([^)\n]{0,40}\)\s*)?:\*{0,2}[^.,;:\n]{0,12}$/;
/** Labels that speak of the whole answer. */
const wholeLabels =
  /\b(?:length|format|output|answers?|responses?|reply|style|tone|concise(?:ness)?|brevity|brief|short|size|limits?|constraints?|count|rules?|notes?|important|instructions?|task|requirements?|goal)\b/i;
/** What an answer has parts of. The last of them before a length is what the length is about. */
const parts =
  'titles?|headings?|headlines?|headers?|subjects?(?: lines?)?|lines?|captions?|names?|labels?|tags?|keywords?|slugs?|fields?|values?|keys?|items?|bullets?(?: points?)?|entry|entries|steps?|sections?|columns?|cells?|rows?|options?|choices?|suggestions?|explanations?|reasons?|reasoning|justifications?|rationales?|descriptions?|introductions?|intro|conclusions?|examples?|quotes?|hashtags?';
const ofPart = new RegExp(String.raw`\b(${parts})\b(?![^.,;\n]*\b(?:${parts})\b)[^.,;\n]{0,40}$`, 'i');
const ofPartBehind = new RegExp(
  String.raw`^[\s)\]]*(?:for|in|as) (?:the|its|your|an?) (?:\w+ )?(${parts})\b`,
  'i',
);
const asking =
  '(?:generate|write|create|give|suggest|produce|come up with|provide|craft|return|make|draft|compose|answer with|reply with|respond with)';
/** A single sentence is often a part of an answer: it is the answer's length where a word of asking is before. */
const asksFor =
  /\b(?:answer|reply|respond|summari[sz]e|explain|describe|write|return|output)\b[^.,;:\n]{0,40}$/i;
/** What makes "yes or no" only the beginning of an answer. */
const goesOn =
  /^[^.\n]{0,60}\b(?:explain\w*|explanation|why|reason\w*|because|justif\w+|followed by|then|along with|rationale)\b/i;

/**
 * The length that the instructions ask for, null where they say none. Where several are said, the longest. A sentence that
 * limits only a part of the answer (a field, a title, each item) says nothing about all of it.
 */
export function saidLength(instructions: string): SaidLength | null {
  const text = instructions.slice(0, readTo);
  if (!speaksOfLength.test(text)) return null;
  const found: SaidLength[] = [];
  for (const match of text.matchAll(words)) {
    const [all, upTo, from, first, second] = match;
    if (!isOfAnswer(text, match.index, all)) continue;
    add(found, all, upTo, from, first, second, textUnits.perWord);
  }
  for (const list of text.matchAll(bullets)) {
    if (!isOfAnswer(text, list.index, list[0])) continue;
    const [all, upTo, from, first, second, eachUpTo, , each] = list;
    const perBullet = (valueOf(each) ?? textUnits.wordsPerBullet) * textUnits.perWord + 2;
    // Of a list whose items have a limit, the limit is no total.
    if (each !== undefined)
      found.splice(0, found.length, ...found.filter(({ said }) => !all.includes(said.trim())));
    add(found, all, upTo, from, first, second, eachUpTo === undefined ? perBullet : perBullet * 0.8);
  }
  for (const match of text.matchAll(sentences)) {
    const [all, upTo, from, first, second, unit = ''] = match;
    if (!isOfAnswer(text, match.index, all)) continue;
    if (valueOf(first) === 1 && second === undefined && !asksFor.test(sentenceBefore(text, match.index)))
      continue;
    const each = unit.toLowerCase().startsWith('sentence') ? textUnits.perSentence : textUnits.perParagraph;
    add(found, all, upTo, from, first, second, each);
  }
  for (const match of text.matchAll(characters)) {
    const [all, upTo, from, first, unit = ''] = match;
    if ((upTo === undefined && from === undefined) || !isOfAnswer(text, match.index, all)) continue;
    const each = unit.toLowerCase() === 'tokens' ? 1 : 1 / textUnits.charactersPerToken;
    add(found, all, upTo, from, first, undefined, each);
  }
  const longest = found.reduce<SaidLength | null>(
    (best, one) => (best === null || one.expected > best.expected ? one : best),
    null,
  );
  if (longest !== null) return longest;
  for (const short of [yesOrNo, oneValue]) {
    for (const { 0: said, index } of text.matchAll(short)) {
      if (!isOfAnswer(text, index, said)) continue;
      if (goesOn.test(text.slice(index + said.length, index + said.length + 100))) continue;
      return { low: 1, expected: 2, high: 6, said };
    }
  }
  return null;
}

function isOfAnswer(text: string, at: number, said: string): boolean {
  const before = sentenceBefore(text, at);
  const after = text.slice(at + said.length, at + said.length + 40);
  if (ofInput.test(before.slice(-60)) && !answersInput.test(before)) return false;
  if (ofCase.test(before) || ofEachThing.test(before)) return false;
  if (ofField.test(before) || ofEach.test(after)) return false;
  const label = ofLabel.exec(before)?.[1];
  if (label !== undefined && !wholeLabels.test(label)) return false;
  const named = ofPart.exec(before);
  const verb = answersInput.test(before) || (named !== null && asksFor.test(before.slice(named.index)));
  const part = (verb ? undefined : named?.[1]) ?? ofPartBehind.exec(after)?.[1];
  return part === undefined || isAsked(text, part);
}

/** Whether a thing that is otherwise a part is all that the text asks for: "Generate a title for this conversation." */
function isAsked(text: string, part: string): boolean {
  const asked = new RegExp(
    String.raw`\b${asking}\s+(?:me |us )?(?:an?|the|one|only|just|short|concise|brief|clear|catchy|\w{1,20})\s+(?:[\w-]{1,20}\s+){0,2}?${part.replace(/s$/, '')}s?\b(?!\s*(?:,|and|&|\+|with)\b)`,
    'i',
  );
  return asked.test(text);
}

/** What is before a place in its sentence or line. */
function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 200), at);
  return before.slice(Math.max(...['. ', '\n', '! ', '? '].map((end) => before.lastIndexOf(end))) + 1);
}

function valueOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  return numbers[written.toLowerCase()] ?? Number(written.replaceAll(',', ''));
}

function add(
  found: SaidLength[],
  said: string,
  upTo: string | undefined,
  from: string | undefined,
  first: string | undefined,
  second: string | undefined,
  each: number,
): void {
  const one = valueOf(first);
  if (one === null || !Number.isFinite(one) || one <= 0) return;
  const other = valueOf(second);
  const amount = (low: number, expected: number, high: number): SaidLength => ({
    low: Math.max(1, Math.round(low * each)),
    expected: Math.max(1, Math.round(expected * each)),
    high: Math.max(1, Math.round(high * each)),
    said,
  });
  // Answers stay below a limit that they are given, and a little over a least length; around a figure they vary by a third.
  if (other !== null && other > one) found.push(amount(one * 0.8, (one + other) / 2, other * 1.2));
  else if (upTo !== undefined) found.push(amount(one * 0.2, one * 0.7, one * 1.1));
  else if (from !== undefined) found.push(amount(one, one * 1.25, one * 2));
  else found.push(amount(one * 0.67, one, one * 1.33));
}
