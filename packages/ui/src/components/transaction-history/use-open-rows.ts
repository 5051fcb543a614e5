import { useCallback, useMemo, useState } from 'react'

/** Which rows have their details open. */
export interface OpenRows {
  readonly openIds: ReadonlySet<string>
  /** The same by their places. */
  readonly openRows: ReadonlySet<number>
  readonly toggle: (id: string) => void
  /** Opens a row. Calling twice is safe. */
  readonly open: (id: string) => void
}

/** Remembers which rows are open, wherever they move to. */
export function useOpenRows(rows: readonly { readonly id: string }[]): OpenRows {
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(NONE)
  const openRows = useMemo(() => placesOf(openIds, rows), [openIds, rows])
  const toggle = useCallback(
    (id: string) =>
      setOpenIds((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  const open = useCallback((id: string) => setOpenIds((before) => new Set(before).add(id)), [])
  return { openIds, openRows, toggle, open }
}

const NONE: ReadonlySet<never> = new Set()

function placesOf(ids: ReadonlySet<string>, rows: readonly { readonly id: string }[]): ReadonlySet<number> {
  if (ids.size === 0) return NONE
  const places = new Set<number>()
  for (let row = 0; row < rows.length && places.size < ids.size; row += 1) {
    if (ids.has(rows[row]?.id ?? '')) places.add(row)
  }
  return places
}
