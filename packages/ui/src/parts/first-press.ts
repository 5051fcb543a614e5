import type { KeyboardEvent, MouseEvent } from 'react'

/** What an event of the mouse tells: which one it is in a row of quick ones at the same place, 0 where no pointer was pressed. */
export interface Press {
  readonly detail: number
}

/** Whether a press is no further one of a double click. */
export const isFirstPress = ({ detail }: Press): boolean => detail < 2

// One for the page, as its pointer is.
let lastPress: { readonly on: WeakRef<HTMLButtonElement>; readonly name: string | null } | null = null

/**
 * A first press, wherever it is, ends the row of presses before it. The rest of a row that has begun on a button neither
 * takes the focus from where the first press has led, nor selects the text that is now there.
 */
function followRow(event: globalThis.MouseEvent) {
  const button = lastPress?.on.deref()
  if (isFirstPress(event)) lastPress = null
  else if (button && !event.composedPath().includes(button)) event.preventDefault()
}

/** Whether a press is the rest of a double click on something else: another button, or this one when it had another name. */
export function isLeftOver(event: MouseEvent<HTMLButtonElement>): boolean {
  const { currentTarget } = event
  const name = currentTarget.getAttribute('aria-label') ?? currentTarget.textContent
  const isSame = lastPress?.on.deref() === currentTarget && lastPress.name === name
  if (!isFirstPress(event) && !isSame) return true
  lastPress = { on: new WeakRef(currentTarget), name }
  // Adding it again changes nothing.
  currentTarget.ownerDocument.addEventListener('mousedown', followRow, true)
  return false
}

/** Takes the effect from every press of a double click but the first, where the first has moved what is under the pointer. */
export function keepFirstPress(event: MouseEvent<HTMLButtonElement>): void {
  if (isLeftOver(event) || !isFirstPress(event)) event.preventDefault()
}

/** Takes the effect from a key that is held, but for its first stroke: browsers press a button with each one of Enter. */
export function keepFirstStroke(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.repeat) event.preventDefault()
}
