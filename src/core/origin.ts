/**
 * Where a value that a prompt is bound to was found. The kinds are in order of rank: of two places that say the same
 * thing about a prompt, the one further up wins. `alias` and `environment` are what the name that the winner wrote leads
 * to. `place` is where the value itself is, when it is known.
 */
export type Origin =
  /** In the prompt's own file, beside its text. */
  | { readonly kind: 'inline'; readonly defaultOf?: string }
  | { readonly kind: 'frontmatter'; readonly defaultOf?: string }
  /** In another file that the format knows belongs to the prompt. */
  | { readonly kind: 'config'; readonly path: string; readonly defaultOf?: string }
  /** In the call of a program that loads the prompt, or in a constant or parameter default that reaches it. */
  | {
      readonly kind: 'call';
      readonly by: 'call' | 'constant' | 'import' | 'default';
      readonly path: string;
      readonly line: number;
      readonly defaultOf?: string;
    }
  /** The model that a gateway config, or the settings, put behind the name that was written. */
  | { readonly kind: 'alias'; readonly path: string; readonly defaultOf?: string }
  /** The value that an example file of environment variables gives to the name that was written. */
  | { readonly kind: 'environment'; readonly path: string; readonly defaultOf?: string }
  /** `prompts:` of the settings file. */
  | { readonly kind: 'settings'; readonly defaultOf?: string }
  /** `default-model` (requests and evaluations) or `instructions-model` (instructions, skills, lists of tools). */
  | {
      readonly kind: 'default';
      readonly key: 'default-model' | 'instructions-model';
      readonly defaultOf?: string;
    }
  /**
   * What the host of the prompt takes where nobody names a model, as of `checked` (ISO date). It is the host's to change, so
   * any word of the repository or the settings is stronger.
   */
  | {
      readonly kind: 'host';
      readonly host: string;
      readonly part: string;
      readonly checked: string;
      readonly defaultOf?: string;
    }
  /** The model that an evaluation of the text runs on: production need not run on it. */
  | { readonly kind: 'evaluation'; readonly path: string; readonly defaultOf?: string }
  /**
   * The default that a setting of the project's own code or configuration gives to a model (`setting` at `path`), or with a null
   * `setting` the model that another request of the project names: nobody says that this prompt runs on it. Both sides of a
   * comparison take the same.
   */
  | {
      readonly kind: 'project';
      readonly path: string;
      readonly line: number;
      readonly setting: string | null;
      readonly defaultOf?: string;
    };

export const inline: Origin = { kind: 'inline' };
export const frontmatter: Origin = { kind: 'frontmatter' };

/** The origin of what is in `path`, for a prompt of the file `own`. */
export function originIn(path: string, own: string | null = null): Origin {
  return path === own ? inline : { kind: 'config', path };
}

/** The kinds in order of rank, strongest first. The only list of its sort: see `binding/`. */
export const originRanks = [
  'inline',
  'frontmatter',
  'config',
  'call',
  'alias',
  'environment',
  'settings',
  'default',
  'host',
  'evaluation',
  'project',
] as const satisfies readonly Origin['kind'][];

/** Whether a model is only what the project names by default: such a model gives a price and never a difference. */
export function isAssumed(model: { readonly origin: Origin } | null): boolean {
  return model?.origin.kind === 'project';
}

/** The rank of an origin: 0 is the strongest. */
export function rankOf({ kind }: Origin): number {
  return originRanks.indexOf(kind);
}
