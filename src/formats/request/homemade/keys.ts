import type { Role } from '../../../core/prompt.js';

/** What a key of a home-made file says of its value. */
export interface KeyMeaning {
  readonly stem: string;
  readonly role: Role | null;
  /** 'sure': a prompt wherever it stands; 'weak': only beside or inside of what is a prompt for sure. */
  readonly trust: 'sure' | 'weak';
  /** The value is the path of a file. */
  readonly file: boolean;
  readonly noun: string;
}

const roleWords: Readonly<Record<string, Role>> = {
  system: 'system',
  sys: 'system',
  developer: 'developer',
  user: 'user',
  human: 'user',
  instance: 'user',
  assistant: 'assistant',
};
const sureNouns = new Set(['prompt', 'instruction', 'instructions', 'preamble', 'persona']);
const weakNouns = new Set(['message', 'msg', 'template', 'text', 'content', 'tmpl']);
/** With one of these words a key is about a prompt, not one. */
const otherWords = new Set(
  'id ids name names version type key keys url tokens token length count mode dir folder style title description label hash enabled limit size price cost placeholder negative image images suffix prefix cache caching default format engine model error help usage note notes comment comments category tags tag variable variables vars params arguments args input inputs output outputs history install installation build setup date updated created author timeout log path_prefix'.split(
    ' ',
  ),
);
/** Of what a program makes with a template and sends to no model: `filename_template`, `embedding_template`. */
const madeWords = new Set('filename directory slug embedding embeddings'.split(' '));
/** Words that make a message one to a person: `openingMessage`, `welcome_text`. */
const interfaceWords = new Set(
  'opening greeting welcome goodbye tooltip hint subtitle caption button footer header toast alert email notification commit'.split(
    ' ',
  ),
);
/** Words of keys whose value people see, or that say something of the entry: never sent as they stand there. */
const shownWords = new Set(
  'description desc summary title subtitle label tooltip hint opening greeting welcome placeholder caption url icon avatar license licence copyright changelog help usage comment comments note notes doc docs name names id version author category tag tags date file path kind type model provider deprecated error errors'.split(
    ' ',
  ),
);

/** Keys below which nothing is sent as it stands there. */
export const notSent: ReadonlySet<string> = new Set(
  'tests test test_cases testdata test_data examples example samples sample fixtures expected outputs output evaluators evals assertions assert metadata schema properties definitions $defs env environment labels annotations resources notices notice ui toasts tooltips buttons placeholders cmds script scripts before_script after_script'.split(
    ' ',
  ),
);
/** Sections of short texts that a screen shows while a request runs, even among prompts. */
export const screenSection =
  /^(?:status(?:es)?|traces?|progress|toasts?|notices|notifications|tooltips|buttons|ui|i18n|errors|error_messages|warnings|titles|placeholders|log_messages)$/i;
/** Keys of conversations that show a model how to answer. */
export const fewShotKey =
  /^(?:few[_-]?shots?(?:[_-]?\w{1,20})?|\w{0,40}examples?\d{0,3}|demonstrations?|demos|shots)$/i;
/** Questions that a program puts to a person: Ansible, cookiecutter. */
export const askedOfPeople: ReadonlySet<string> = new Set([
  'vars_prompt',
  'pause',
  'ansible.builtin.pause',
  '__prompts__',
]);
/** Keys of what a person may click to send: `starting_tasks`, `conversationStarters`, `suggested_prompts`. */
const suggested =
  /^(?:(?:conversation|chat|prompt)_starters?|starters|starting_(?:tasks|prompts|questions)|(?:suggested|suggestion|sample|starter|quick)_(?:prompts|questions|tasks|queries|replies|suggestions)|default_(?:questions|replies|suggestions)|(?:prompt|question)_suggestions|suggestions|quick_replies)$/;

/** Whether the prompts below a key are ones that people choose from. */
export function isSuggested(key: string): boolean {
  return suggested.test(wordsOf(key).join('_'));
}

/** Keys that say what a model is or does where its own map names the model: `role: You write tests`, `behavior: …`. */
export const besideModelKey =
  /^(?:role|behaviou?r|character|personality|expertise|mission|objective|goal|rules|directives?|guidelines?|system)$/i;
export const toldBesideModel: KeyMeaning = {
  stem: '',
  role: 'system',
  trust: 'sure',
  file: false,
  noun: 'instructions',
};
/** Sections that a program puts together to one prompt, below what `system` says: InstructLab's and the like. */
export const sectionKey =
  /^(?:intro(?:duction)?|background|context|task|principles|rules|guidelines|constraints|requirements|criteria|steps|(?:\w{1,20}_)?examples?|output_?format|response_?format|generation|closing|conclusion|reminders?)$/i;
export const sectionOfPrompt: KeyMeaning = {
  stem: '',
  role: 'user',
  trust: 'sure',
  file: false,
  noun: 'prompt',
};
/** Neighbors of a prompt for pictures; all but the negative prompts have a number or a short name. */
export const pictureKeys = [
  'negative_prompt',
  'negativePrompt',
  'cfg_scale',
  'sampler',
  'steps',
  'aspect_ratio',
  'width',
];
const describing =
  /^(?:name|title|id|key|alias|description|desc|version|author|url|link|source|label|comment|notes?|license|category|path|file|date|created|updated|type|kind|model|provider|tags?|emoji|icon|help|usage|purpose|about|rationale|\$schema|_.*)$/i;

/** `initialPlan`, `initial_plan`, `initial-plan` → `initial`, `plan`. */
export function wordsOf(key: string): string[] {
  return key
    .slice(0, 120)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_\-\s.]+/)
    .filter((word) => word !== '');
}

/**
 * Whether a key that does not say prompt says that its value is something else. Where prompts are kept, `summary` and
 * `greeting` are more likely the names of prompts.
 */
export function isShown(key: string, amongPrompts: boolean): boolean {
  if (describing.test(key) || otherWords.has(key.toLowerCase())) return true;
  // `InitialBotMessage` is what a person reads.
  if (/bot_?message$/i.test(key)) return true;
  if (wordsOf(key).some((word) => madeWords.has(word))) return true;
  return !amongPrompts && wordsOf(key).some((word) => shownWords.has(word) || interfaceWords.has(word));
}

export function meaningOf(key: string): KeyMeaning | null {
  if (key.length > 80) return null;
  const words = wordsOf(key.replace(/\.(?:txt|md|j2|jinja2?|tmpl)$/i, ''));
  let file = false;
  const last = words[words.length - 1];
  if (words.length > 1 && (last === 'file' || last === 'path' || last === 'filename')) {
    file = true;
    words.pop();
  }
  if (words.length === 0 || words.some((word) => otherWords.has(word))) return null;
  const roleWord = words.find((word) => roleWords[word] !== undefined && Object.hasOwn(roleWords, word));
  const role = roleWord === undefined ? null : (roleWords[roleWord] ?? null);
  const sure = words.find((word) => sureNouns.has(word));
  const end = words[words.length - 1] ?? '';
  const weak = weakNouns.has(end) ? end : undefined;
  if (weak === 'message' && words.includes('bot')) return null;
  const stem = words.filter((word) => word !== roleWord && word !== sure && !weakNouns.has(word)).join('_');
  if (sure !== undefined) {
    const starts = words[0] === sure || (words[0] === roleWord && words[1] === sure);
    if (!starts && end !== sure && weak === undefined) return null;
    return { stem, role, trust: 'sure', file, noun: sure };
  }
  if (words.some((word) => interfaceWords.has(word) || madeWords.has(word))) return null;
  if (roleWord !== undefined && weak !== undefined) return { stem, role, trust: 'sure', file, noun: weak };
  // `systemRole`: what the model is; a user's or an assistant's role is a right or a label.
  if (role === 'system' && words.length === 2 && words[0] === roleWord && end === 'role')
    return { stem: '', role, trust: 'sure', file, noun: 'system-role' };
  // `triage_system`, `triage_user`
  if (roleWord !== undefined && (words.length === 1 || end === roleWord))
    return { stem, role, trust: 'weak', file, noun: 'role' };
  if (weak !== undefined) return { stem, role, trust: 'weak', file, noun: weak };
  return null;
}
