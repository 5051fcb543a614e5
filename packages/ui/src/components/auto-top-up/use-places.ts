import { type RefCallback, useCallback, useRef } from 'react'
import { useEffectBeforePaint } from '../../parts/index'

/** Places that the focus can be put on. */
export interface Places {
  /** Goes on the element of a place. */
  readonly refOf: (place: string) => RefCallback<HTMLElement>
  /** Puts the focus there, at once or as soon as the place is drawn. */
  readonly go: (place: string) => void
}

/** Moves the focus to places that may only come with the next drawing. */
export function usePlaces(): Places {
  const elements = useRef(new Map<string, HTMLElement>())
  const refs = useRef(new Map<string, RefCallback<HTMLElement>>())
  const wanted = useRef<string | null>(null)

  const arrive = useCallback(() => {
    const element = wanted.current === null ? undefined : elements.current.get(wanted.current)
    if (!element) return
    element.focus()
    // What is disabled takes no focus yet.
    if (document.activeElement === element) wanted.current = null
  }, [])
  useEffectBeforePaint(arrive)

  const refOf = useCallback((place: string) => {
    const known = refs.current.get(place)
    if (known) return known
    const made: RefCallback<HTMLElement> = (element) => {
      if (element) elements.current.set(place, element)
      else elements.current.delete(place)
    }
    refs.current.set(place, made)
    return made
  }, [])
  const go = useCallback(
    (place: string) => {
      wanted.current = place
      arrive()
    },
    [arrive],
  )
  return { refOf, go }
}
