/** `a/b/c.txt` → `a/b`; a file at the root → `''`. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** A folder and those above it, nearest first, the root (`''`) last. */
export function foldersUp(folder: string): string[] {
  const found = [folder];
  let current = folder;
  while (current !== '') {
    current = folderOf(current);
    found.push(current);
  }
  return found;
}
