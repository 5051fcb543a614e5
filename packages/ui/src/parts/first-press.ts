import type { KeyboardEvent, MouseEvent } from 'react'

// One for the page, as its pointer is.
let lastPress: { readonly on: WeakRef<HTMLButtonElement>; readonly name: string | null } | null = null

/**
 * A first press, wherever it is, ends the row of presses before it. The rest of a row that has begun on a button neither
 * takes the focus from where the first press has led, nor selects the text that is now there.
 */
function followRow(event: globalThis.MouseEvent) {
  const button = lastPress?.on.deref()
  if (event.detail < 2) lastPress = null
  else if (button && !event.composedPath().includes(button)) event.preventDefault()
}

/** Whether a press is the rest of a double click on something else: another button, or this one when it had another name. */
export function isLeftOver({ detail, currentTarget }: MouseEvent<HTMLButtonElement>): boolean {
  const name = currentTarget.getAttribute('aria-label') ?? currentTarget.textContent
  const isSame = lastPress?.on.deref() === currentTarget && lastPress.name === name
  if (detail > 1 && !isSame) return true
  lastPress = { on: new WeakRef(currentTarget), name }
  // Adding it again changes nothing.
  currentTarget.ownerDocument.addEventListener('mousedown', followRow, true)
  return false
}

/** Takes the effect from every press of a double click but the first, where the first has moved what is under the pointer. */
export function keepFirstPress(event: MouseEvent<HTMLButtonElement>): void {
  if (isLeftOver(event) || event.detail > 1) event.preventDefault()
}

/** Takes the effect from a key that is held, but for its first stroke: browsers press a button with each one of Enter. */
export function keepFirstStroke(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.repeat) event.preventDefault()
}
