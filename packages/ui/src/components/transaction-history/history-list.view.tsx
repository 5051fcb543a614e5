import type { Transaction } from '@creditkit/contract'
import { memo, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useFormat } from '../../provider/index'
import { HistoryDayView } from './history-day.view'
import { createCalendar, type HistoryDay, toHistoryDays } from './history-days.model'
import { HistoryDetails } from './history-details'
import { type HistoryItem, type HistoryItems, toHistoryItems } from './history-items.model'
import { layoutFor } from './history-layout'
import { useHistoryLinks } from './history-links'
import { type HistoryRow, hasBalances } from './history-row.model'
import { HistoryRowView } from './history-row.view'
import { HistoryFrame, HistoryTable } from './history-table.view'
import { toHistoryWidths } from './history-widths.model'
import type { DrawnLine } from './history-window.model'
import type { HistoryMore } from './transaction-history.model'
import { useNearDays } from './use-near-days'
import { useOpenRows } from './use-open-rows'
import { usePrintedLines } from './use-printed-lines'
import type { ReadingPlaces } from './use-reading'
import { useRovingRow } from './use-roving-row'
import { useVirtualLines } from './use-virtual-lines'

/** What the list of rows takes. */
export interface HistoryListProps {
  readonly transactions: readonly Transaction[]
  /** Writes a transaction out; the same one gives the same row. */
  readonly toRow: (transaction: Transaction) => HistoryRow
  readonly showWallet: boolean
  /** What comes after these rows; nobody knows how many more there are. */
  readonly more: HistoryMore['status']
  /** Whether the rows answer the question before, while the new one is on its way. */
  readonly isOutdated: boolean
  readonly maxHeight: number | string | null | undefined
  readonly reading: ReadingPlaces
  /** Told how many rows there are below those in sight, and whether the rows scroll by themselves. */
  readonly onNearEnd: (rowsBelow: number, isFramed: boolean) => void
  /** Floats above the rows. */
  readonly news: ReactNode
}

/** The rows, of which those in sight are drawn. Remembered, so that typing into the search does not draw it again. */
export const HistoryList = /* @__PURE__ */ memo(function HistoryList(props: HistoryListProps) {
  const { transactions, toRow, showWallet, more, isOutdated, maxHeight, reading, onNearEnd, news } = props
  const listId = useId()
  const format = useFormat()
  const [frame, setFrame] = useState<HTMLDivElement | null>(null)
  const [table, setTable] = useState<HTMLTableElement | null>(null)
  const { rowsRef } = reading
  const tableRef = useCallback(
    (element: HTMLTableElement | null) => {
      setTable(element)
      rowsRef(element)
    },
    [rowsRef],
  )
  const calendar = useMemo(() => createCalendar(format), [format])
  const nearDay = useNearDays(calendar)
  const days = useMemo(() => toHistoryDays(transactions, calendar), [transactions, calendar])
  const { openIds, openRows, toggle, open } = useOpenRows(transactions)
  const items = useMemo(() => toHistoryItems(days, openRows), [days, openRows])
  const widths = useMemo(() => toHistoryWidths(transactions, format), [transactions, format])
  const showBalance = useMemo(() => hasBalances(transactions), [transactions])
  const columns = 5 + Number(showWallet) + Number(showBalance)

  const pageSize = useRef(1)
  const roving = useRovingRow({
    ids: transactions,
    table,
    page: () => Math.max(1, pageSize.current - 2),
    reveal: (row) => lines.reveal(items.ofRow(row)),
  })
  const keyOf = useMemo(() => keyOfItem(transactions, days), [transactions, days])
  const lines = useVirtualLines({ items, keyOf, keptRow: roving.focusedRow, frame, table })
  pageSize.current = lines.inSight
  const printed = usePrintedLines(items)
  const drawn = printed ?? lines
  const links = useHistoryLinks({
    transactions,
    toRow,
    show: (row) => {
      open(transactions[row]?.id ?? '')
      roving.focus(row)
    },
  })

  const below = lines.last === -1 ? null : rowsBelow(lines.last, items, transactions.length)
  const rowCount = transactions.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again when the page that was asked for has come.
  useEffect(() => {
    if (below !== null && lines.isFramed !== null) onNearEnd(below, lines.isFramed)
  }, [below, rowCount, more, lines.isFramed, onNearEnd])

  const firstRow = drawn.days.flatMap((day) => day.lines).find(({ index }) => items.at(index).kind === 'row')
  const tabLine = roving.focusedRow === null ? firstRow?.index : items.ofRow(roving.focusedRow)

  function drawLine({ index, gap }: DrawnLine) {
    const item = items.at(index)
    const transaction = item.kind === 'day' ? undefined : transactions[item.row]
    if (!transaction) return null
    const row = toRow(transaction)
    const detailsId = `${listId}-${row.id}`
    const place = { index, gap, row, measure: lines.measure }
    if (item.kind === 'details') {
      return (
        <HistoryDetails {...place} columns={columns} id={detailsId} key={`${row.id}:details`} links={links} />
      )
    }
    return (
      <HistoryRowView
        {...place}
        detailsId={detailsId}
        isOpen={openIds.has(row.id)}
        isTabStop={index === tabLine}
        key={row.id}
        layout={layoutFor(widths)}
        onToggle={toggle}
        showBalance={showBalance}
        showWallet={showWallet}
      />
    )
  }

  return (
    <HistoryFrame frameRef={setFrame} maxHeight={maxHeight}>
      <div className="ck:scroll-mt-24" ref={reading.topRef} />
      {news}
      <HistoryTable
        {...reading.rowsProps}
        after={drawn.after}
        isOutdated={isOutdated}
        aria-rowcount={more === 'none' ? items.count + 1 : -1}
        onBlur={(event) => {
          roving.onBlur(event)
          reading.rowsProps.onBlur()
        }}
        onFocus={(event) => {
          roving.onFocus(event)
          reading.rowsProps.onFocus()
        }}
        onKeyDown={roving.onKeyDown}
        showBalance={showBalance}
        showWallet={showWallet}
        tableRef={tableRef}
        widths={widths}
      >
        {drawn.days.map(({ day, heading, lines: linesOfDay }) => {
          const { key = '', at = '' } = days[day] ?? {}
          return (
            <HistoryDayView
              {...heading}
              at={at}
              columns={columns}
              key={key}
              measure={lines.measure}
              near={nearDay(calendar(at).date)}
            >
              {linesOfDay.map(drawLine)}
            </HistoryDayView>
          )
        })}
      </HistoryTable>
    </HistoryFrame>
  )
})

function rowsBelow(line: number, items: HistoryItems, rowCount: number): number {
  const item = items.at(line)
  // A heading that is in sight has its first row below it.
  const row = item.kind === 'day' ? items.at(line + 1) : item
  return row.kind === 'day' ? 0 : rowCount - 1 - row.row
}

function keyOfItem(transactions: readonly Transaction[], days: readonly HistoryDay[]) {
  return (item: HistoryItem): string => {
    if (item.kind === 'day') return `day:${days[item.day]?.key}`
    const id = transactions[item.row]?.id ?? ''
    return item.kind === 'row' ? id : `${id}:details`
  }
}
