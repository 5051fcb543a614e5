import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useEffectBeforePaint } from '../../parts/index'

/** What the focus among rows depends on. */
export interface RovingRowOptions {
  readonly ids: readonly { readonly id: string }[]
  readonly table: HTMLTableElement | null
  /** Rows that PageUp and PageDown go past. */
  readonly page: () => number
  /** Brings a row into sight. */
  readonly reveal: (row: number) => void
}

/** One stop of Tab for all rows, and arrow keys among them. */
export interface RovingRow {
  /** The row that has the focus in it, which has to stay drawn wherever it is; null while none has. */
  readonly focusedRow: number | null
  /** Gives the focus to a row, which may be anywhere. */
  readonly focus: (row: number) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void
  readonly onFocus: (event: FocusEvent<HTMLTableElement>) => void
  readonly onBlur: (event: FocusEvent<HTMLTableElement>) => void
}

/**
 * Leads the focus along the rows: arrow up and down, Home and End, PageUp and PageDown. A row that has it keeps it when it
 * is scrolled away; when it goes away for good, the one in its place takes it.
 */
export function useRovingRow({ ids, table, page, reveal }: RovingRowOptions): RovingRow {
  const [focused, setFocused] = useState<{ readonly id: string; readonly row: number } | null>(null)
  const wanted = useRef<string | null>(null)
  const focusedRow = focused && rowOf(ids, focused)

  function focus(row: number) {
    const target = ids[row]
    if (!target) return
    wanted.current = target.id
    setFocused({ id: target.id, row })
    reveal(row)
  }

  // The row is drawn once it is asked for, and may have been out of sight before.
  useEffectBeforePaint(() => {
    if (wanted.current === null || !table) return
    const opener = [...table.querySelectorAll<HTMLElement>('[data-opener]')].find(
      ({ dataset }) => dataset.opener === wanted.current,
    )
    if (!opener) return
    wanted.current = null
    opener.focus({ preventScroll: true })
  })

  useEffect(() => {
    if (!focused || !table || focusedRow !== null) return
    const { activeElement, body } = table.ownerDocument
    const isLost = activeElement === body || activeElement === null
    if (isLost && ids.length > 0) {
      const row = Math.min(focused.row, ids.length - 1)
      wanted.current = ids[row]?.id ?? null
      setFocused({ id: ids[row]?.id ?? '', row })
    } else setFocused(null)
  }, [focused, focusedRow, ids, table])

  return {
    focusedRow,
    focus,
    onFocus: ({ target }) => {
      const id = target.closest<HTMLElement>('[data-row]')?.dataset.row
      if (id === undefined || id === focused?.id) return
      const row = ids.findIndex((candidate) => candidate.id === id)
      if (row !== -1) setFocused({ id, row })
    },
    onBlur: ({ target, relatedTarget, currentTarget }) => {
      // A window that is left keeps its focus for when somebody comes back.
      const isWindowLeft = target.ownerDocument.activeElement === target
      if (!isWindowLeft && !currentTarget.contains(relatedTarget)) setFocused(null)
    },
    onKeyDown: (event) => {
      if (focusedRow === null || !(event.target instanceof HTMLElement)) return
      if (event.target.dataset.opener === undefined) return
      const next = toRow(event.key, focusedRow, page(), ids.length - 1)
      if (next === null) return
      event.preventDefault()
      focus(next)
    },
  }
}

/** The row that a key leads to; null for a key that leads to none. */
function toRow(key: string, row: number, page: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(row + 1, last)
    case 'ArrowUp':
      return Math.max(row - 1, 0)
    case 'PageDown':
      return Math.min(row + page, last)
    case 'PageUp':
      return Math.max(row - page, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

/** Where a row stands now: where it stood, unless rows came or went above it. */
function rowOf(
  ids: RovingRowOptions['ids'],
  { id, row }: { readonly id: string; readonly row: number },
): number | null {
  if (ids[row]?.id === id) return row
  const found = ids.findIndex((candidate) => candidate.id === id)
  return found === -1 ? null : found
}
