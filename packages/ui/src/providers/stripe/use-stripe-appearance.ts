import type { Appearance } from '@stripe/stripe-js'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { readAppearance } from './read-appearance'

/** The look of the page around `place` for Stripe's fields, which stand in frames of their own; null until it is read. It follows each change. */
export function useStripeAppearance(place: RefObject<HTMLElement | null>): Appearance | null {
  const [appearance, setAppearance] = useState<{
    readonly written: string
    readonly read: Appearance
  } | null>(null)

  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const look = () => {
      const read = readAppearance(element)
      const written = JSON.stringify(read)
      setAppearance((known) => (known?.written === written ? known : { written, read }))
    }
    look()

    // A theme is set by attributes of some element around: the kit's scope, the host's root.
    const observer = new MutationObserver(look)
    for (let around = element.parentElement; around; around = around.parentElement) {
      observer.observe(around, { attributes: true })
    }
    const media = ['(prefers-color-scheme: dark)', '(pointer: coarse)'].map((query) =>
      window.matchMedia?.(query),
    )
    for (const list of media) list?.addEventListener('change', look)
    return () => {
      observer.disconnect()
      for (const list of media) list?.removeEventListener('change', look)
    }
  }, [place])

  return appearance?.read ?? null
}
