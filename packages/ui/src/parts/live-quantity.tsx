import type { Amount } from '@creditkit/contract'
import { useState } from 'react'
import { useFormat } from '../provider/kit-context'

/** One breath, to be noticed from the corner of an eye; the number itself is there from the first frame. */
const FRESH = 'ck:motion-safe:[animation:ck-pulse_800ms_ease-in-out]'

/**
 * A quantity that changes by itself. A new one takes the place of the old at once and breathes once, so that no number
 * is ever shown that was not true; it stands still at first and where the reader wants no motion. For readers of screens
 * put a live region beside it.
 */
export function LiveQuantity({ value }: { readonly value: Amount }) {
  const format = useFormat()
  const changes = useChanges(value)
  return (
    <span className={`ck:tabular-nums${changes > 0 ? ` ${FRESH}` : ''}`} key={changes}>
      {format.quantity(value)}
    </span>
  )
}

/** How often the amount has changed; another kind of credits is another amount and no change. */
function useChanges(value: Amount): number {
  const [seen, setSeen] = useState({ value, changes: 0 })
  if (seen.value.asset !== value.asset) setSeen({ value, changes: 0 })
  else if (seen.value.minor !== value.minor) setSeen({ value, changes: seen.changes + 1 })
  return seen.changes
}
