import type { ReportChange } from '../core/report.js';

/**
 * Names short enough for a table: the last part of the path, with as many folders before it as tell it apart from the
 * others. The whole path is where the link leads.
 */
export function shortNames(changes: readonly ReportChange[]): ReadonlyMap<string, string> {
  const short = new Map<string, string>();
  let open = changes.map(({ key }) => key);
  for (let folders = 0; open.length > 0 && folders < 20; folders += 1) {
    const byName = new Map<string, string[]>();
    for (const key of open) {
      const name = lastParts(key, folders);
      const keys = byName.get(name);
      if (keys === undefined) byName.set(name, [key]);
      else keys.push(key);
    }
    open = [];
    for (const [name, keys] of byName) {
      const [only] = keys;
      if (keys.length === 1 && only !== undefined) short.set(only, name);
      else open.push(...keys);
    }
  }
  return withoutCalls(short);
}

/** Of prompts in programs only the function, where it makes one call: `review.ts#reviewFile`, not `review.ts#reviewFile→generateText`. */
function withoutCalls(short: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const functionOf = (name: string): string => {
    const [start, call] = [name.indexOf('#'), name.lastIndexOf('→')];
    return start >= 0 && call > start + 1 && !name.includes('#', call) ? name.slice(0, call) : name;
  };
  const times = new Map<string, number>();
  for (const name of short.values()) times.set(functionOf(name), (times.get(functionOf(name)) ?? 0) + 1);
  return new Map(
    [...short].map(([key, name]) => [key, times.get(functionOf(name)) === 1 ? functionOf(name) : name]),
  );
}

function lastParts(key: string, folders: number): string {
  const hash = key.indexOf('#');
  const path = hash === -1 ? key : key.slice(0, hash);
  const parts = path.split('/');
  return parts.slice(-1 - folders).join('/') + (hash === -1 ? '' : key.slice(hash));
}
