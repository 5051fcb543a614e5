import { useEffect, useState } from 'react'

/** Where the rows that somebody reads begin. */
export interface HeldNews {
  /** The newest row when the reading began; what comes above it waits. Null while everything is shown. */
  readonly markId: string | null
  /** Shows what waits. Calling twice is safe. */
  readonly showAll: () => void
}

/**
 * Holds new rows back from when somebody begins to read until they are asked for; where none came in the meantime,
 * until the reading ends. Another question (`question` names it) starts over.
 */
export function useHeldNews(
  rows: readonly { readonly id: string }[],
  question: string,
  isReading: boolean,
): HeldNews {
  const [mark, setMark] = useState<{ readonly question: string; readonly id: string } | null>(null)
  const newestId = rows[0]?.id ?? null
  const isStanding = mark?.question === question && rows.some(({ id }) => id === mark.id)
  const markId = isStanding ? mark.id : null
  const isHolding = markId !== null && markId !== newestId

  useEffect(() => {
    if (markId !== null && !isReading && !isHolding) setMark(null)
    if (markId === null && isReading && newestId !== null) setMark({ question, id: newestId })
  }, [markId, isReading, isHolding, newestId, question])

  return { markId, showAll: () => setMark(null) }
}
