import { type Amount, amount } from '@creditkit/contract'
import { useEffect, useRef, useState } from 'react'
import { useFormat } from '../provider/kit-context'

const DURATION_MS = 600

/**
 * A quantity that runs quietly to its new value when it changes. It stands still at first, where the reader wants no
 * motion, and where nobody looks; it always ends on exactly the value. For readers of screens put a live region beside it.
 */
export function CountUp({ value }: { readonly value: Amount }) {
  const format = useFormat()
  const shown = useCountUp(value)
  return <span className="ck:tabular-nums">{format.quantity(shown)}</span>
}

function useCountUp(value: Amount): Amount {
  const [shown, setShown] = useState(value)
  const current = useRef(value)

  useEffect(() => {
    const from = current.current
    const show = (next: Amount) => {
      current.current = next
      setShown(next)
    }
    if (from.asset !== value.asset || from.minor === value.minor || prefersStillness()) {
      show(value)
      return
    }
    const startedAt = performance.now()
    let frame = requestAnimationFrame(function step(now) {
      const progress = Math.min(1, Math.max(0, (now - startedAt) / DURATION_MS))
      if (progress === 1) return show(value)
      show(between(from, value, progress))
      frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [value])

  return shown.asset === value.asset ? shown : value
}

/** A whole number of units on the way from one amount to the other, fast at first; never past either. */
export function between(from: Amount, to: Amount, progress: number): Amount {
  const eased = 1 - (1 - progress) ** 3
  const minor = Math.round(from.minor * (1 - eased) + to.minor * eased)
  const low = Math.min(from.minor, to.minor)
  const high = Math.max(from.minor, to.minor)
  return amount(Math.min(high, Math.max(low, minor)), to.asset)
}

function prefersStillness(): boolean {
  return document.hidden || (window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true)
}
