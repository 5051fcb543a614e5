import { applyStyles, element } from './element'

/** A layer above the whole page that keeps focus and keys to itself until it is closed. */
export interface Overlay {
  readonly root: ShadowRoot
  /** Takes the layer away and gives focus back to where it was. Twice is once. */
  close(): void
}

const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), a[href], [tabindex="0"]'

/** What a page's own dialogs listen to on the document in order to close, to scroll or to take the focus back. */
const KEPT_INSIDE = ['pointerdown', 'mousedown', 'touchstart', 'touchmove', 'wheel', 'click'] as const

/**
 * Opens a layer with a shadow root of its own, found by its `testId`. It stands in the top layer and inside the page's own modal dialog,
 * if one is open, since everything outside of that is inert; and the page hears none of its events, so that a focus
 * trap or a click-outside of the page does not fight it.
 */
export function openOverlay(testId: string, css: string, onEscape: () => void): Overlay {
  const host = element('div', { 'data-testid': testId, popover: 'manual' })
  const scheme = getComputedStyle(document.documentElement).colorScheme
  if (scheme === 'light' || scheme === 'dark') host.setAttribute('data-scheme', scheme)
  const root = host.attachShadow({ mode: 'open' })
  applyStyles(root, css)
  const before = document.activeElement

  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      event.preventDefault()
      onEscape()
    }
    if (event.key === 'Tab') moveFocus(event, root)
  }
  const onFocusIn = (event: FocusEvent) => {
    event.stopPropagation()
    if (event.target !== host) focusInside(root)
  }
  const onFocusOut = (event: FocusEvent) => event.stopPropagation()

  window.addEventListener('keydown', onKey, true)
  window.addEventListener('focusin', onFocusIn, true)
  window.addEventListener('focusout', onFocusOut, true)
  for (const name of KEPT_INSIDE) host.addEventListener(name, (event) => event.stopPropagation())
  pageDialog().append(host)
  host.showPopover?.()

  return {
    root,
    close() {
      if (!host.isConnected) return
      host.remove()
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('focusin', onFocusIn, true)
      window.removeEventListener('focusout', onFocusOut, true)
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
  }
}

function pageDialog(): Element {
  try {
    return [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body
  } catch {
    return document.body
  }
}

function focusInside(root: ShadowRoot): void {
  const target = root.querySelector('[autofocus]') ?? root.querySelector('[role="dialog"]')
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
}

/** Tab goes round inside. A group of radio buttons is one stop, at the one that is chosen. */
function moveFocus(event: KeyboardEvent, root: ShadowRoot): void {
  const stops = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (stop) => !(stop instanceof HTMLInputElement) || stop.checked,
  )
  const at = root.activeElement instanceof HTMLElement ? stops.indexOf(root.activeElement) : -1
  const next = event.shiftKey ? (at <= 0 ? stops.length - 1 : at - 1) : (at + 1) % stops.length
  event.preventDefault()
  stops[next]?.focus()
}
