/** Where the focus is, for the message of a test that fails, and what is wrong with that. */
export interface FocusPlace {
  readonly on: string
  readonly faults: readonly string[]
}

/**
 * Looks at the focus from inside of the page: it has to be on something, in sight, covered by nothing, and shown. What only
 * a script can focus, a heading for example, needs no ring. It is sent to the page as it is, so it calls nothing from here.
 */
export function readFocusPlace(): FocusPlace {
  let focused = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) {
    return { on: 'nothing', faults: ['the focus is lost'] }
  }
  const element = focused
  const faults: string[] = []
  const { top, left, right, bottom, width, height } = element.getBoundingClientRect()
  if (width < 1 || height < 1) faults.push('has no size')
  const isInside = top >= -1 && left >= -1 && bottom <= innerHeight + 1 && right <= innerWidth + 1
  const isPartlyInside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
  // A region that keeps the focus of what went away may be larger than the window.
  const isSmallControl = element.tabIndex >= 0 && height <= innerHeight
  if (isSmallControl ? !isInside : !isPartlyInside) faults.push('is not in sight')

  const topmostAt = (x: number, y: number) => {
    let found = document.elementFromPoint(x, y)
    while (found?.shadowRoot) {
      const inner: Element | null = found.shadowRoot.elementFromPoint(x, y)
      if (!inner || inner === found) break
      found = inner
    }
    return found
  }
  const isOwn = (other: Element | null) =>
    other === null ||
    element.contains(other) ||
    other.contains(element) ||
    (element.shadowRoot?.contains(other) ?? false) ||
    element.closest('label')?.contains(other) === true
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
  const edge = Math.min(3, width / 4, height / 4)
  const points = [
    [middle.x, middle.y],
    [middle.x, top + edge],
    [middle.x, bottom - edge],
    [left + edge, middle.y],
    [right - edge, middle.y],
  ] as const
  for (const [x, y] of points) {
    const cover = topmostAt(x, y)
    if (!isOwn(cover)) faults.push(`is covered by ${cover?.outerHTML.slice(0, 80)}`)
  }

  const isShown = (part: Element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part)
    if (outlineStyle === 'none' || /, 0\)$/.test(outlineColor)) return false
    return outlineStyle === 'auto' || Number.parseFloat(outlineWidth) >= 2
  }
  // The ring of a row, a tile or a field is around what the focus is in; a vendor's control may draw a shadow instead.
  const around: Element[] = [element]
  while (around.length < 4 && around[0]?.parentElement) around.unshift(around[0].parentElement)
  const vendors = [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])]
  const isVendors = element.getRootNode() instanceof ShadowRoot || element.shadowRoot !== null
  const hasShadow = vendors.some((part) => getComputedStyle(part).boxShadow !== 'none')
  if (element.tabIndex >= 0 && !around.some(isShown) && !(isVendors && hasShadow)) {
    faults.push('shows no sign of having the focus')
  }

  const name = element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)
  return { on: `${element.tagName.toLowerCase()} “${name.trim().replace(/\s+/g, ' ')}”`, faults }
}

/**
 * Notes in `lostFocus` whatever went away with the focus in it, without giving it to anything else within a few frames:
 * a keyboard would have to start at the top of the page.
 */
export function watchForLostFocus(): void {
  const lost: string[] = []
  Object.assign(window, { lostFocus: lost })
  let last: Element | null = null
  let frames = 0
  const look = () => {
    const { activeElement, body } = document
    if (activeElement !== null && activeElement !== body) {
      last = activeElement
      frames = 0
    } else if (last) {
      frames += 1
      if (frames === 4) lost.push(last.outerHTML.slice(0, 120))
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
