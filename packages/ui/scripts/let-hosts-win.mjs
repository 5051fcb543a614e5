/** A selector below the scope, with parentheses up to three deep and nothing after it but a comma or the block. */
const BELOW_SCOPE =
  /\.ck-scope\s+((?:\\.|[^\\\s,{}()[\]]|\[[^\]]*\]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+)(?=\s*[,{])/g

/** Where a pseudo-element begins; minifiers write the four oldest with one colon. A class name escapes its colons. */
const PSEUDO_ELEMENT = /(?=::)|(?<![\\:])(?=:(?:before|after|first-line|first-letter)$)/

/** Where the compiler writes that an element, or something in it, has the keyboard's focus. */
const KEYBOARD_FOCUS = /:where\((:focus-visible|:has\(:focus-visible\))\)$/

/**
 * Gives each rule of the kit two strengths. On an element that no host has dressed it counts as two classes and three
 * elements, so that neither `.prose p` nor `.prose a:hover` nor anything else meant for the page gets at it. On an element that a host has given a class of its
 * own (`data-ck-styled`) it counts as three elements: still more than `form button {}`, and less than that one class,
 * whichever stylesheet comes first. What shows the keyboard's focus counts as one class more there: `button:focus` does not
 * take the ring from a button with a class, `.that-class:focus-visible` does. `a b i` never matches; it only counts.
 */
export function letHostsWin(css) {
  return css.replaceAll(BELOW_SCOPE, (_, selector) => {
    const [element, pseudo = ''] = selector.split(PSEUDO_ELEMENT)
    const [, focus = ''] = KEYBOARD_FOCUS.exec(element) ?? []
    return `.ck-scope ${element}:where(:not([data-ck-styled])):not(a b i)${pseudo},:where(.ck-scope ${element})${focus}:not(a b i)${pseudo}`
  })
}
