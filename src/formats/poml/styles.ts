import type { Problem } from '../../core/problem.js';
import type { MarkupElement, MarkupNode } from '../syntax/markup.js';
import type { SourceText } from '../syntax/place.js';
import { parseEmbeddedJson } from '../request/tools.js';
import { entriesAt, textAt } from '../syntax/tree.js';
import { attributeOf, captions, classesOf, known, plainName, textOf } from './components.js';

/** Attributes that a file's style sheets give to elements and classes. */
export class StyleSheets {
  /** By `selector attribute`; the first one counts. */
  private readonly given = new Map<string, SourceText>();

  /** Style sheets stand directly below the root and hold for the whole file, wherever they stand. */
  read(nodes: readonly MarkupNode[]): Problem[] {
    const problems: Problem[] = [];
    const below = nodes.flatMap((node) => (node.kind === 'element' ? [node, ...node.children] : []));
    for (const node of below) {
      if (node.kind !== 'element' || plainName(node.name) !== 'stylesheet') continue;
      const text = textOf(node);
      if (text === null) continue;
      const parsed = parseEmbeddedJson(text);
      problems.push(...parsed.problems);
      for (const rule of entriesAt(parsed.root))
        for (const { key, value } of entriesAt(rule.value)) {
          const given = textAt(value);
          const name = `${rule.key} ${key}`;
          if (given !== undefined && !this.given.has(name)) this.given.set(name, given);
        }
    }
    return problems;
  }

  /** An attribute, or what the style sheet says for this element or its class. */
  attribute(element: MarkupElement, wanted: string): SourceText | undefined {
    const own = attributeOf(element, wanted);
    if (own !== undefined || this.given.size === 0) return own;
    const plain = plainName(element.name);
    const names = [element.name, plain, ...classesOf(element).map((one) => `.${one}`)];
    // Every caption is that of a `cp` inside of the element.
    if (known(captions, plain) !== undefined) names.push('cp', 'captionedparagraph');
    for (const name of names) {
      const found = this.given.get(`${name} ${wanted}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
