/** WCAG 2.5.8 asks for targets of this size, in CSS pixels. */
const SMALLEST_TARGET_PX = 24
const OPERABLE =
  'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="slider"], [role="tab"], [tabindex]:not([tabindex="-1"])'

/** What can be operated on the page and is smaller than WCAG 2.5.8 asks for. A link in a sentence may be as high as its line. */
export function smallTargets(): readonly string[] {
  return [...document.body.querySelectorAll<HTMLElement>(OPERABLE)].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || isInSentence(element)) return []
    const { width, height } = targetOf(element)
    // Only a keyboard gets to what has no room on the page.
    if (width <= 1 && height <= 1) return []
    const isLarge = Math.min(width, height) > SMALLEST_TARGET_PX - 0.5
    return isLarge ? [] : [`${nameOf(element)}: ${Math.round(width)} × ${Math.round(height)} px`]
  })
}

/** A press on the label is one on what it labels. */
function targetOf(element: HTMLElement): DOMRect {
  const own = element.getBoundingClientRect()
  const label = element.closest('label')?.getBoundingClientRect()
  return label && label.width * label.height > own.width * own.height ? label : own
}

function isInSentence(element: HTMLElement): boolean {
  if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false
  const around = element.parentElement?.textContent?.trim() ?? ''
  return around.length > (element.textContent?.trim().length ?? 0)
}

/** What may be wider than the page, and scrolls by itself then: tables, and a row of tabs, which is one line. */
const MAY_SCROLL = 'table, [role="table"], [role="tablist"]'

/** What somebody cannot read or reach within the width of the page: WCAG 1.4.4, 1.4.10 and 1.4.12. */
export function cutOff(): readonly string[] {
  const faults: string[] = []
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} px wide on ${clientWidth} px`)
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!isSeen(element)) continue
    const fault = overflowOf(element)
    if (fault) faults.push(`${nameOf(element)}: ${fault}`)
  }
  const lines = textLines()
  return [...faults, ...textBeyondThePage(lines), ...textOverText(lines)]
}

function overflowOf(element: HTMLElement): string | null {
  const { overflowX, overflowY } = getComputedStyle(element)
  const isWide = element.scrollWidth > element.clientWidth + 1
  const isHigh = element.scrollHeight > element.clientHeight + 1
  const mayScroll = element.matches(MAY_SCROLL) || element.querySelector(MAY_SCROLL) !== null
  if (isWide && /auto|scroll/.test(overflowX) && !mayScroll) return 'scrolls sideways'
  if ((element.textContent ?? '') === '') return null
  if (isWide && /hidden|clip/.test(overflowX)) return 'is cut off at its side'
  return isHigh && /hidden|clip/.test(overflowY) ? 'is cut off below' : null
}

function textBeyondThePage(lines: readonly Line[]): readonly string[] {
  return lines.flatMap(({ text, rect }) =>
    rect.left < -1 || rect.right > window.innerWidth + 1
      ? [`“${text}” goes from ${Math.round(rect.left)} to ${Math.round(rect.right)} px`]
      : [],
  )
}

/** Lines of different texts that lie over each other. A pixel or two are the room that letters do not fill. */
function textOverText(lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line, index) =>
    lines.slice(index + 1).flatMap((other) => {
      if (other.node === line.node) return []
      const across = Math.min(line.rect.right, other.rect.right) - Math.max(line.rect.left, other.rect.left)
      const down = Math.min(line.rect.bottom, other.rect.bottom) - Math.max(line.rect.top, other.rect.top)
      return across > 2 && down > 6 ? [`“${line.text}” lies over “${other.text}”`] : []
    }),
  )
}

interface Line {
  readonly node: Node
  readonly text: string
  readonly rect: DOMRect
}

/** Each line of each text in sight; what scrolls by itself may have more of them outside of its frame. */
function textLines(): readonly Line[] {
  const lines: Line[] = []
  const areScrolled = new Map<Element, boolean>()
  const isWithin = (parent: Element) => {
    const known = areScrolled.get(parent) ?? isScrolled(parent)
    areScrolled.set(parent, known)
    return known
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode: node } = walker
    const parent = node.parentElement
    if (!parent || !node.textContent?.trim() || !isSeen(parent) || isWithin(parent)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const text = node.textContent.trim().slice(0, 40)
    for (const rect of range.getClientRects()) if (rect.width > 0) lines.push({ node, text, rect })
  }
  return lines
}

function isScrolled(element: Element): boolean {
  for (let around: Element | null = element; around; around = around.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(around)
    if (position === 'sticky' || position === 'fixed') return true
    const scrolls = /auto|scroll/
    if (scrolls.test(overflowX) && around.scrollWidth > around.clientWidth + 1) return true
    if (scrolls.test(overflowY) && around.scrollHeight > around.clientHeight + 1) return true
  }
  return false
}

/** Whether somebody who looks sees it: neither hidden nor there for readers of screens alone. */
function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
  for (let around: Element | null = element; around; around = around.parentElement) {
    const { width, height } = around.getBoundingClientRect()
    const { position, overflow } = getComputedStyle(around)
    if (position === 'absolute' && overflow === 'hidden' && width <= 1 && height <= 1) return false
  }
  return true
}

/** What moves, or would when it changes: nothing may where the reader wants no motion. */
export function movingParts(): readonly string[] {
  const lasts = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0)
  return [...document.body.querySelectorAll('*')].flatMap((element) =>
    [null, '::before', '::after'].flatMap((pseudo) => {
      const { animationName, animationDuration, transitionProperty, transitionDuration } = getComputedStyle(
        element,
        pseudo,
      )
      const faults: string[] = []
      if (animationName !== 'none' && lasts(animationDuration)) faults.push(`runs ${animationName}`)
      if (transitionProperty !== 'none' && lasts(transitionDuration))
        faults.push(`takes ${transitionDuration} for ${transitionProperty}`)
      return faults.map((fault) => `${nameOf(element)}${pseudo ?? ''} ${fault}`)
    }),
  )
}

function nameOf(element: Element): string {
  const slot = element.getAttribute('data-ck-slot')
  const text = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)
  return `${slot ?? element.tagName.toLowerCase()} “${text}”`
}
