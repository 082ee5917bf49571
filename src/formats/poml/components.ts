import type { MarkupElement } from '../syntax/markup.js';
import type { SourceText } from '../syntax/place.js';

/** How a caption is shown. */
export type CaptionStyle = 'header' | 'bold' | 'plain' | 'hidden';

/** Components with a caption of their own, and how it is shown. Names in small letters without hyphens. */
export const captions: Readonly<Record<string, { readonly caption: string; readonly style: CaptionStyle }>> =
  {
    role: { caption: 'Role', style: 'header' },
    task: { caption: 'Task', style: 'header' },
    outputformat: { caption: 'Output Format', style: 'header' },
    stepwiseinstructions: { caption: 'Stepwise Instructions', style: 'header' },
    hint: { caption: 'Hint', style: 'bold' },
    introducer: { caption: 'Introducer', style: 'hidden' },
    examples: { caption: 'Examples', style: 'header' },
    exampleset: { caption: 'Examples', style: 'header' },
    example: { caption: 'Example', style: 'hidden' },
    input: { caption: 'Input', style: 'bold' },
    exampleinput: { caption: 'Input', style: 'bold' },
    output: { caption: 'Output', style: 'bold' },
    exampleoutput: { caption: 'Output', style: 'bold' },
    qa: { caption: 'Question', style: 'bold' },
    question: { caption: 'Question', style: 'bold' },
    cp: { caption: '', style: 'header' },
    captionedparagraph: { caption: '', style: 'header' },
  };
/** Components that say who speaks. */
export const speakers: Readonly<Record<string, string>> = {
  systemmsg: 'system',
  systemmessage: 'system',
  humanmsg: 'user',
  humanmessage: 'user',
  usermsg: 'user',
  usermessage: 'user',
  aimsg: 'assistant',
  aimessage: 'assistant',
  assistantmsg: 'assistant',
};
/** Values of `speaker`. */
export const speakerNames: Readonly<Record<string, string>> = {
  human: 'user',
  ai: 'assistant',
  system: 'system',
  tool: 'tool',
};
/** Components within a line, and the mark around them. */
export const inlineMarks: Readonly<Record<string, string>> = {
  b: '**',
  bold: '**',
  i: '*',
  italic: '*',
  s: '~~',
  strike: '~~',
  strikethrough: '~~',
  u: '__',
  underline: '__',
};
/** Components that only lay out what is in them: newlines before and after. */
export const layouts: Readonly<Record<string, number>> = { poml: 1, text: 1, div: 1, p: 2, paragraph: 2 };
/** Components that write nothing. */
export const silent = new Set(['meta', 'stylesheet', 'context']);

/** The entry of a table; a name such as `constructor` has none. */
export function known<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** `Output-Format` → `outputformat`. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}

/** Attributes may be written in camel case or with hyphens, in any case of letters. */
export function attributeOf(element: MarkupElement, wanted: string): SourceText | undefined {
  const plain = wanted.toLowerCase();
  for (const [key, value] of element.attributes) if (plainName(key) === plain) return value;
  return undefined;
}

/** The names in `className`, for style sheets. */
export function classesOf(element: MarkupElement): string[] {
  return (attributeOf(element, 'className')?.text ?? '').split(/\s+/).filter((one) => one !== '');
}

/** Whether it stands apart from what is around it. */
export function isBlock(element: MarkupElement): boolean {
  const name = plainName(element.name);
  return (
    name === 'list' ||
    known(captions, name) !== undefined ||
    (known(layouts, name) ?? 0) === 2 ||
    (name === 'code' && attributeOf(element, 'inline')?.text === 'false')
  );
}

/** The text directly in an element. */
export function textOf(element: MarkupElement): SourceText | null {
  for (const child of element.children)
    if (child.kind === 'text' && child.source.text.trim() !== '') return child.source;
  return null;
}
