import type { Expression, Statement } from '../facts.js';
import type { ClassInfo, FunctionInfo } from '../values.js';

/*
 * What the declarations of functions and classes say.
 */

/** Languages in which a method names members of its class without `this`, and types name what is handed in. */
export const implicitMembers: ReadonlySet<string> = new Set([
  'java',
  'kotlin',
  'go',
  'csharp',
  'rust',
  'ruby',
  'php',
  'swift',
]);

export function isProperty(fn: FunctionInfo): boolean {
  return fn.fact.decorators.some(
    (one) => (one.kind === 'name' || one.kind === 'member') && /property$/.test(one.name),
  );
}

function isNothing(statement: Statement): boolean {
  if (statement.kind !== 'expression') return statement.kind === 'leave';
  return statement.value.kind === 'text' || statement.value.kind === 'unknown';
}

/** A method without a body of its own (`...`, `pass`, `raise NotImplementedError`), or one that is declared abstract. */
export function isLeftToSubclasses({ fact }: FunctionInfo): boolean {
  const isAbstract = fact.decorators.some(
    (one) => (one.kind === 'name' || one.kind === 'member') && /^abstract/.test(one.name),
  );
  return isAbstract || fact.scope.statements.every(isNothing);
}

const variablesOfClass = new WeakMap<ClassInfo, ReadonlySet<string>>();

/** Names of the instance variables that the methods of a class set in their own body. */
export function instanceVariables(cls: ClassInfo): ReadonlySet<string> {
  const known = variablesOfClass.get(cls);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const { fact } of cls.methods.values())
    for (const statement of fact.scope.statements) {
      const name = fieldSetBy(statement);
      if (name !== null) found.add(name);
    }
  variablesOfClass.set(cls, found);
  return found;
}

/** Classes above one class that are looked at, at most. */
const maxLineage = 256;
const lineages = new WeakMap<ClassInfo, readonly ClassInfo[]>();

/** A class and the classes of the repository above it, each once, in the order in which a member is looked for. */
export function lineageOf(cls: ClassInfo): readonly ClassInfo[] {
  const known = lineages.get(cls);
  if (known !== undefined) return known;
  const found = new Set<ClassInfo>();
  const open = [cls];
  while (open.length > 0 && found.size < maxLineage) {
    const one = open.pop();
    if (one === undefined || found.has(one)) continue;
    found.add(one);
    for (let at = one.bases.length - 1; at >= 0; at--) {
      const base = one.bases[at];
      if (base?.kind === 'class') open.push(base.cls);
    }
  }
  const lineage = [...found];
  lineages.set(cls, lineage);
  return lineage;
}

/** In Ruby the name of such a method is a call of it. */
export function takesNothing({ fact }: FunctionInfo): boolean {
  return fact.parameters.every(
    (one) => one.default !== null || one.kind === 'rest' || one.kind === 'rest-keywords',
  );
}

/** Whether a method of the class sets `self.name`, so that the class's own value is only its default. */
export function assignsField(cls: ClassInfo, name: string): boolean {
  const constructor = cls.methods.get('__init__') ?? cls.methods.get('constructor');
  return constructor?.fact.scope.statements.some((one) => fieldSetBy(one) === name) === true;
}

/** The name in `self.name = …`; null for any other statement. */
function fieldSetBy(statement: Statement): string | null {
  if (statement.kind !== 'assign' || statement.target.kind !== 'member') return null;
  const { object, name } = statement.target;
  return object.kind === 'name' && object.name === 'self' ? name : null;
}

export function baseName(base: Expression): string {
  const named = base.kind === 'call' ? base.callee : base;
  return named.kind === 'name' ? named.name : '';
}
