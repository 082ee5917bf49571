/** How strings and comments of a language are written, as far as looking for them needs. */
export interface Language {
  readonly id: string;
  readonly comments: readonly ('#' | '//' | '--' | '/*' | ';')[];
  readonly style: 'program' | 'yaml' | 'data' | 'text';
  /** A file where prompts are kept, in a syntax that no format reads: its text is one. */
  readonly isPrompt?: true;
}

const slashes = ['//', '/*'] as const;
const program = (id: string, comments: Language['comments']): Language => ({
  id,
  comments,
  style: 'program',
});

const byEnding: ReadonlyMap<string, Language> = new Map(
  (
    [
      ['py pyi pyx', program('python', ['#'])],
      ['ipynb', { id: 'notebook', comments: [], style: 'data' }],
      ['qmd rmd livemd', program('code-in-text', ['#'])],
      ['ts mts cts tsx', program('typescript', slashes)],
      ['js mjs cjs jsx gs', program('javascript', slashes)],
      ['vue svelte astro', program('javascript', slashes)],
      ['html htm', program('html', slashes)],
      ['java', program('java', slashes)],
      ['kt kts', program('kotlin', slashes)],
      ['scala sc', program('scala', slashes)],
      ['groovy gradle', program('groovy', slashes)],
      ['go', program('go', slashes)],
      ['cs', program('csharp', slashes)],
      ['fs fsx', program('fsharp', slashes)],
      ['vb', program('visual-basic', [])],
      ['rs', program('rust', slashes)],
      ['rb rake erb', program('ruby', ['#'])],
      ['php', program('php', ['#', ...slashes])],
      ['swift', program('swift', slashes)],
      ['dart', program('dart', slashes)],
      ['m mm c cc cpp cxx h hpp', program('c', slashes)],
      ['ex exs', program('elixir', ['#'])],
      ['erl hrl', program('erlang', [])],
      ['clj cljs cljc', program('clojure', [';'])],
      ['lua', program('lua', ['--'])],
      ['hs', program('haskell', ['--'])],
      ['ml mli', program('ocaml', [])],
      ['jl', program('julia', ['#'])],
      ['r', program('r', ['#'])],
      ['pl pm', program('perl', ['#'])],
      ['sh bash zsh fish envrc mk service http rest', program('shell', ['#'])],
      ['bat cmd', program('batch', [])],
      ['ps1 psm1', program('powershell', ['#'])],
      ['zig', program('zig', ['//'])],
      ['sql', program('sql', ['--', '/*'])],
      ['tf tfvars hcl', program('hcl', ['#', ...slashes])],
      ['yaml yml', { id: 'yaml', comments: ['#'], style: 'yaml' }],
      ['toml ini cfg conf properties env', { id: 'config', comments: ['#', ';'], style: 'data' }],
      ['json jsonc json5', { id: 'json', comments: [], style: 'data' }],
      ['xml plist', { id: 'xml', comments: [], style: 'data' }],
      ['txt prompt tmpl', { id: 'text', comments: [], style: 'text' }],
    ] as const
  ).flatMap(([endings, language]) => endings.split(' ').map((ending) => [ending, language] as const)),
);

/** Where prompts are kept. */
const promptFolder = /(?:^|\/)_?(?:system[-_]?)?prompts?\//i;
/** Templates and markup that no format reads. */
const otherText =
  /\.(?:ejs|erb|njk|nunjucks|twig|blade\.php|cshtml|razor|mako|mdx|rst|adoc|asciidoc|org|tex|xml|html?|tpl|tpl\.html|vm|ftl|ftlh|st|stg|pug|haml|slim|eta|dot|jinja\.html|thtml|tt|tmpl\.html|scriban|sbn|peb|pebble|mst|xsl|xslt|plist|textile|wiki|mediawiki)$/i;
const promptText: Language = { id: 'text', comments: [], style: 'text', isPrompt: true };

/** The language of a path by its ending; null for what is neither program, configuration nor plain text. */
export function languageOf(path: string): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (promptFolder.test(path) && otherText.test(name)) return promptText;
  if (/^\.?env(?:$|\.)/.test(name)) return byEnding.get('env') ?? null;
  if (/^(?:dockerfile|containerfile)(?:$|\.)/.test(name)) return program('dockerfile', ['#']);
  if (/^(?:makefile|gnumakefile|justfile|procfile)(?:$|\.)/.test(name)) return byEnding.get('sh') ?? null;
  if (name === 'jenkinsfile') return byEnding.get('groovy') ?? null;
  return byEnding.get(name.slice(name.lastIndexOf('.') + 1)) ?? null;
}

const skippedNames =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|composer\.lock|go\.sum|requirements[\w.-]*\.txt|constraints[\w.-]*\.txt|robots\.txt|cmakelists\.txt|package\.json|pyproject\.toml|cargo\.toml|tsconfig[\w.-]*\.json|\.promptcost\.ya?ml|promptcost\.ya?ml|(?:change-?log|changes|history|news|license|licence|copying|notice|authors|contributors|readme|codeowners|third[-_]party[\w-]*)(?:\.[\w.-]+)?|conftest\.py|test_[^/]*|[^/]*(?:_test|_spec|[._-](?:test|tests|spec|specs|stories|snap))\.\w+|[^/]*(?:test|tests|spec)\.(?:java|kt|cs|scala|swift|php))$/i;
const skippedGenerated = /(?:\.(?:min|gen|generated|pb|g|freezed)\.\w+|_pb2(?:_grpc)?\.pyi?|\.d\.ts)$/i;
const skippedFolders =
  /(?:^|\/)(?:docs?|documentation|changelogs?|changesets?|\.changeset|generated|__generated__|third[-_]party|vendored|external|locales?|i18n|translations|__mocks__|mocks)\//i;

/** What a program has written: results, logs and recordings name models without using them. */
const recorded =
  /(?:^|\/)(?:[\w-]*[_-])?(?:results?|outputs?|logs?|runs|traces|transcripts|recordings|snapshots|datasets?|leaderboards?)\//i;

/** Lock files, tests, generated code, documentation, translations: what names models without sending anything to them. */
export function isOutOfScope(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    skippedNames.test(name) ||
    skippedGenerated.test(name) ||
    skippedFolders.test(path) ||
    (languageOf(path)?.style !== 'program' && recorded.test(path))
  );
}

/** Whether the first lines of a file say that a tool wrote it. */
export function saysGenerated(text: string): boolean {
  return /@generated\b|\bauto-?generated\b|\bcode generated by\b|\bdo not edit\b/i.test(text.slice(0, 600));
}
