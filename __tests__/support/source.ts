import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Every TypeScript file below a folder, with `/`. */
export function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.posix.join(folder, name);
    if (statSync(file).isDirectory()) return sources(file);
    return file.endsWith('.ts') ? [file] : [];
  });
}

/** What `rule` finds in a text, as `line: what`. */
export function breachesOf(
  rule: (node: ts.Node, source: ts.SourceFile) => string | null,
  text: string,
  goesInto: (node: ts.Node, source: ts.SourceFile) => boolean = () => true,
): string[] {
  const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (!goesInto(node, source)) return;
    const what = rule(node, source);
    if (what !== null) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${line + 1}: ${what}`);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

export function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}

const looking = new Set([
  'match',
  'matchAll',
  'replace',
  'replaceAll',
  'split',
  'search',
  'startsWith',
  'endsWith',
  'test',
  'exec',
]);

function calledMethod(
  node: ts.Node,
): { readonly name: string; readonly call: ts.CallExpression; readonly on: ts.Expression } | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const name = node.expression.name.text;
  return looking.has(name) ? { name, call: node, on: node.expression.expression } : null;
}

/** A place that looks into a text: a regular expression, or a call that takes a text apart. */
export function takesApart(node: ts.Node): string | null {
  if (ts.isRegularExpressionLiteral(node)) return node.text;
  const called = calledMethod(node);
  return called === null || ts.isRegularExpressionLiteral(called.on) ? null : `.${called.name}(…)`;
}

/** Fields of the report that hold sentences. */
const sentences = new Set([
  'detail',
  'message',
  'remedy',
  'notComparable',
  'unpricedReason',
  'endsAt',
  'assumptions',
  'tokenDetails',
  'fitReasons',
  'said',
]);

/** A place that reads a sentence of the report back: a method that takes texts apart, of such a field or given one. */
export function readsBack(node: ts.Node, source: ts.SourceFile): string | null {
  const called = calledMethod(node);
  if (called === null) return null;
  const isSentence = (expression: ts.Expression): boolean => {
    if (ts.isIdentifier(expression)) return sentences.has(expression.text);
    if (ts.isPropertyAccessExpression(expression)) return sentences.has(expression.name.text);
    if (ts.isNonNullExpression(expression) || ts.isParenthesizedExpression(expression))
      return isSentence(expression.expression);
    if (ts.isBinaryExpression(expression)) return isSentence(expression.left);
    return false;
  };
  return [called.on, ...called.call.arguments].some((one) => isSentence(one))
    ? node.getText(source).slice(0, 80)
    : null;
}

/** Three words in a row, each of letters: text for a person, not a key or a name. */
const words = /(?:^|[ “(])[A-Za-z’'-]+[,;:]? [a-z’'-]+[,;:]? [a-z’'-]+/;

/** A text in the code that is English. The pieces between `${…}` of a template are looked at together. */
export function isEnglish(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return words.test(node.text) ? node.text.slice(0, 60) : null;
  }
  if (!ts.isTemplateExpression(node)) return null;
  const text = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('§');
  return words.test(text) ? text.slice(0, 60) : null;
}

/** Not looked into: errors that a bug throws, and static facts with their source. */
export function mayHoldEnglish(fields: ReadonlySet<string>) {
  return (node: ts.Node, source: ts.SourceFile): boolean => {
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText(source))) return false;
    if (ts.isPropertyAssignment(node) && fields.has(node.name.getText(source))) return false;
    return true;
  };
}
