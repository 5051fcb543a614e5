/** Parts what came above the marked row from the rest; nothing waits where the mark is not among the rows. */
export function holdBack<Row extends { readonly id: string }>(
  rows: readonly Row[],
  markId: string | null,
): { readonly waiting: number; readonly shown: readonly Row[] } {
  const waiting =
    markId === null
      ? 0
      : Math.max(
          0,
          rows.findIndex((row) => row.id === markId),
        )
  return { waiting, shown: waiting === 0 ? rows : rows.slice(waiting) }
}
