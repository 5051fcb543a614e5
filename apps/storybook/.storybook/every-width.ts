/** Widths of the place that a story is drawn in, in pixels: a phone, and half a page, where lines stand beside each other. */
const WIDTHS = [360, 640]
const PLACES = '.ck-scope :is(button, a, [role="tab"], [data-ck-slot="badge"])'
/** What is read out only, and what is cut on purpose, with an ellipsis. */
const NOT_SHOWN = '.ck\\:sr-only, .ck\\:truncate'

/** Fails where the words on something to press, or on a badge, reach beyond its edge: somebody would read "Try agai". */
export async function checkEveryWidth(canvas: HTMLElement) {
  const faults: string[] = []
  const before = canvas.style.width
  for (const width of WIDTHS) {
    canvas.style.width = `${width}px`
    // What measures its place hears of the new one with the next frame.
    await new Promise(requestAnimationFrame)
    for (const words of cutWords()) faults.push(`${width} px: ${words}`)
  }
  canvas.style.width = before
  if (faults.length > 0) throw new Error(`Words reach beyond their place:\n${faults.join('\n')}`)
}

function cutWords(): string[] {
  return [...document.querySelectorAll(PLACES)]
    .filter((place) => place.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .flatMap((place) => wordsOn(place).filter((words) => reachBeyond(words, place)))
    .map((words) => `"${words.data}"`)
}

function wordsOn(place: Element): Text[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  while (walker.nextNode()) {
    const { currentNode } = walker
    if (currentNode instanceof Text && !currentNode.parentElement?.closest(NOT_SHOWN)) found.push(currentNode)
  }
  return found
}

function reachBeyond(words: Text, place: Element): boolean {
  const range = document.createRange()
  range.selectNodeContents(words)
  const inner = range.getBoundingClientRect()
  const outer = place.getBoundingClientRect()
  return inner.width > 0 && (inner.left < outer.left - 1 || inner.right > outer.right + 1)
}
