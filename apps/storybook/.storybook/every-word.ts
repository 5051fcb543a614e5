import { answeredTexts } from './answered-texts'

const ATTRIBUTES = ['aria-label', 'aria-valuetext', 'aria-roledescription', 'title', 'placeholder', 'alt']
/** What a vendor or a host draws is theirs. */
const NOT_OURS = '[translate="no"], paypal-button, .__PrivateStripeElement'
/** How long a text that looks forgotten may take to follow; only a forgotten one takes all of it. */
const MOST_FRAMES = 120
const nextFrame = () => new Promise(requestAnimationFrame)

/**
 * Fails where the story, while it speaks the pseudo-locale, shows a word in English that stands in no catalogue. Every text of
 * the catalogue stands in brackets then, and dates and numbers are written as in Japanese: Latin letters outside brackets are
 * names that the backend or the host has given, or words that somebody forgot.
 */
export async function findEnglish(given: unknown) {
  const names = [...answeredTexts, ...textsIn(given)].filter((name) => /\p{Script=Latin}/u.test(name))
  const findForeign = () =>
    [...document.querySelectorAll('.ck-scope')].flatMap((scope) =>
      [...textsOf(scope)].filter((text) => hasForeignWord(text, names)),
    )
  let found = findForeign()
  // What is announced follows what is drawn, on a busy machine some frames later.
  for (let frame = 0; found.length > 0 && frame < MOST_FRAMES; frame++) {
    await nextFrame()
    found = findForeign()
  }
  if (found.length > 0) throw new Error(`Text outside the catalogue:\n${[...new Set(found)].join('\n')}`)
}

function hasForeignWord(text: string, names: readonly string[]): boolean {
  let rest = withoutBrackets(text).toLowerCase()
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(name.toLowerCase(), ' ')
  }
  return /\p{Script=Latin}{2}/u.test(rest)
}

/** What stands outside of `[…]`, which may stand within each other. */
function withoutBrackets(text: string): string {
  let depth = 0
  return [...text]
    .filter((letter) => {
      if (letter === '[') depth++
      const isOutside = depth === 0
      if (letter === ']' && depth > 0) depth--
      return isOutside
    })
    .join('')
}

function* textsOf(scope: Element): Generator<string> {
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement?.closest(NOT_OURS)) continue
    const text = walker.currentNode.textContent?.trim()
    if (text) yield text
  }
  for (const element of scope.querySelectorAll('*')) {
    if (element.closest(NOT_OURS)) continue
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name)
      if (text) yield text
    }
  }
}

/** The texts that a story itself gives to its component. */
function* textsIn(given: unknown): Generator<string> {
  if (typeof given === 'string') yield given
  else if (typeof given === 'object' && given !== null) {
    for (const value of Object.values(given)) yield* textsIn(value)
  }
}
