/** What a pointer or a keyboard does to an element, as the pseudo-classes that hold for it then. */
export const states = {
  'under the pointer': ['hover'],
  'pressed by the pointer': ['hover', 'active'],
  'focused by the pointer': ['focus', 'focus-within'],
  'focused by the keyboard': ['focus', 'focus-visible', 'focus-within'],
} as const

/** What an element is in: nothing of the sort when null. */
export type State = keyof typeof states | null

/** A pseudo-class of these, but not of a part that a browser draws, and not the value of a media query. */
const PSEUDO_CLASS =
  /(?<!\\|::[-\w]+|\((?:any-)?hover|\(forced-colors):(hover|focus-visible|focus-within|focus|active)(?![-\w])/g

const rewritten = new Map<string, string>()

/**
 * A stylesheet for a page on which everything is in a state at once: its pseudo-classes stand for everything, those of
 * other states for nothing, and all count as much as before. One element at a time is what a pointer and a keyboard can do,
 * and there are a thousand; and where they happen to be must not change what is compared.
 */
export function during(state: State, css: string): string {
  const key = `${state} ${css}`
  const held: readonly string[] = state ? states[state] : []
  const text =
    rewritten.get(key) ??
    css.replaceAll(PSEUDO_CLASS, (_, name) =>
      held.includes(name) ? ':not(.no-such-class)' : '.no-such-class',
    )
  rewritten.set(key, text)
  return text
}

/** Every state in which something is held. */
export const heldStates = [
  'under the pointer',
  'pressed by the pointer',
  'focused by the pointer',
  'focused by the keyboard',
] as const satisfies readonly State[]

/** Those, and that in which nothing is. */
export const everyState: readonly State[] = [null, ...heldStates]
