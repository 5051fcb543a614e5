/**
 * Prints one element alone, on white, whatever page and dialog it stands in: it and what it stands in are marked for
 * `theme/print.css` until the printing has ended. Nothing on the screen changes. Calling it twice prints twice.
 */
export function printAlone(element: Element): void {
  const marked = [element, ...ancestorsOf(element)]
  for (const each of marked) each.setAttribute(MARK, each === element ? 'page' : 'way')
  const printed = new AbortController()
  const unmark = () => {
    printed.abort()
    for (const each of marked) each.removeAttribute(MARK)
  }
  // Where a browser says no word about the end, and where it does not print at all, the next touch of the page is it.
  for (const end of ENDS) window.addEventListener(end, unmark, { signal: printed.signal, capture: true })
  window.print()
}

const MARK = 'data-ck-print'
const ENDS = ['afterprint', 'pointerdown', 'keydown'] as const

function* ancestorsOf(element: Element): Generator<Element> {
  for (let each = element.parentElement; each; each = each.parentElement) yield each
}
