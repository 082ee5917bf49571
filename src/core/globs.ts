/** Stars in one part of a path beyond which matching may try more ways than there is time for. */
const starsMax = 4;

/**
 * Whether a glob can be matched in a time that nobody notices. Matchers turn it into a regular expression, and each star
 * beside others in one part of a path (`*a*a*a*`) multiplies the ways to be tried.
 */
export function isBoundedGlob(glob: string): boolean {
  if (glob.length > 1_000) return false;
  return glob.split('/').every((part) => part === '**' || part.split(/\*|[?+@!]\(/).length - 1 <= starsMax);
}
