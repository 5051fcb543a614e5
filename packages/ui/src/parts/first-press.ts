import type { MouseEvent } from 'react'

/** Takes the effect from every press of a double click but the first, where the first has moved what is under the pointer. */
export function keepFirstPress(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault()
}
