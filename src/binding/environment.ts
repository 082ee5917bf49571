/** Values that example files of environment variables (`.env.example`) give to names, the nearest file first. */
export interface Environment {
  /** The value of `name` for a prompt at `near`, with the file that gives it; null where no example file knows the name. */
  valueOf(name: string, near: string): Promise<{ readonly value: string; readonly path: string } | null>;
}

/** For revisions without such files. */
export const noEnvironment: Environment = { valueOf: () => Promise.resolve(null) };

/**
 * The environment variable a model is taken from, in the spellings of the formats: `${env:NAME:default}`,
 * `${NAME:-default}`, `${NAME:default}`, `$NAME`, `{env:NAME}`, `os.environ/NAME`, `{{ env.NAME }}`, `${{ vars.NAME }}`,
 * `<NAME>` excluded. Null for a plain model name.
 */
export function environmentName(written: string): { name: string; default: string | null } | null {
  const text = written.trim();
  const found =
    /^\$\{env:([A-Za-z_]\w*)(?::([^{}]*))?\}$/i.exec(text) ??
    /^\$\{([A-Za-z_]\w*)(?:(?::-|-|:=|=|:)([^{}]*))?\}$/.exec(text) ??
    /^\$([A-Za-z_]\w*)$/.exec(text) ??
    /^\{env:([A-Za-z_]\w*)\}$/.exec(text) ??
    /^os\.environ\/([A-Za-z_]\w*)$/.exec(text) ??
    /^\$?\{\{\s*(?:env|vars|secrets)\.([A-Za-z_]\w*)\s*\}\}$/.exec(text) ??
    /^%([A-Za-z_]\w*)%$/.exec(text);
  if (found?.[1] === undefined) return null;
  const fallback = found[2]?.trim();
  return { name: found[1], default: fallback === undefined || fallback === '' ? null : fallback };
}
