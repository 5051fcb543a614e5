import { useCallback, useEffect, useMemo, useState } from 'react'
import { holdBack } from './held-rows.model'

/** The rows that are shown, and what waits above them. */
export interface HeldNews<Row> {
  readonly shown: readonly Row[]
  /** How many rows wait, having come since somebody began to read. */
  readonly waiting: number
  /** Shows what waits. Calling twice is safe. */
  readonly showAll: () => void
}

/**
 * Holds new rows back from when somebody begins to read until they are asked for; where none came in the meantime,
 * until the reading ends. Another question (`question` names it) starts over.
 */
export function useHeldNews<Row extends { readonly id: string }>(
  rows: readonly Row[],
  question: string,
  isReading: boolean,
): HeldNews<Row> {
  const [mark, setMark] = useState<{ readonly question: string; readonly id: string } | null>(null)
  const newestId = rows[0]?.id ?? null
  const isStanding = mark?.question === question && rows.some(({ id }) => id === mark.id)
  const markId = isStanding ? mark.id : null
  const isHolding = markId !== null && markId !== newestId

  useEffect(() => {
    if (markId !== null && !isReading && !isHolding) setMark(null)
    if (markId === null && isReading && newestId !== null) setMark({ question, id: newestId })
  }, [markId, isReading, isHolding, newestId, question])

  const held = useMemo(() => holdBack(rows, markId), [rows, markId])
  return { ...held, showAll: useCallback(() => setMark(null), []) }
}
