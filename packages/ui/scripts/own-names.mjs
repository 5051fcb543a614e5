/** Where browsers that know no `@property` are given the starting values of Tailwind's variables: on everything there is. */
const EVERYTHING = /\*,\s*::?before,\s*::?after,\s*::backdrop(?=\s*\{)/g

/**
 * Puts the kit's name into what a stylesheet names for the whole page: Tailwind's own variables, which a host's Tailwind,
 * of this or of an older major, has under the same names, and its layer.
 */
export function ownNames(css) {
  return css
    .replaceAll('--tw-', '--_ck-tw-')
    .replaceAll('@layer properties', '@layer ck-properties')
    .replaceAll(EVERYTHING, '.ck-scope,.ck-scope *,.ck-scope ::before,.ck-scope ::after')
}
