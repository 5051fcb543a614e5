// biome-ignore-all lint/a11y/noRedundantRoles: the rows of a narrow place are laid out as cards, and browsers drop the
// meaning of table elements that are; the roles keep it.
// biome-ignore-all lint/a11y/useSemanticElements: see above.
import type { Instant } from '@creditkit/contract'
import type { ReactNode } from 'react'
import { useFormat, useMessages, useSlot } from '../../provider/index'

/** What the drawing of a day takes. */
export interface HistoryDayViewProps {
  /** A moment of the day. */
  readonly at: Instant
  /** Which day it is for whoever reads now; null for all others, and on a server, which does not know when that is. */
  readonly near: 'today' | 'yesterday' | null
  /** How many columns its heading goes over. */
  readonly columns: number
  /** The line of the list that the heading stands in, and the room to keep above it, in pixels. */
  readonly index: number
  readonly gap: number
  readonly measure: (line: HTMLTableRowElement | null) => void
  /** The rows. */
  readonly children: ReactNode
}

/** Draws a day: its heading stays above its rows as long as some are in sight. */
export function HistoryDayView(props: HistoryDayViewProps) {
  const { at, near, columns, index, gap, measure, children } = props
  const t = useMessages()
  const format = useFormat()
  const slot = useSlot()
  const look =
    'ck:sticky ck:top-[calc(var(--ck-sticky-top,0px)_+_var(--ck-history-head,0px))] ck:z-10 ck:block ck:border-t ck:border-border ck:bg-subtle ck:px-5 ck:@md:px-6 ck:break-after-avoid ck:print:static'
  const date = format.longDate(at)
  return (
    <tbody className="ck:block" role="rowgroup" style={gap === 0 ? undefined : { marginBlockStart: gap }}>
      <tr
        ref={measure}
        {...slot('transactionHistoryDay', look)}
        aria-rowindex={index + 2}
        data-index={index}
        data-line="day"
        role="row"
      >
        <th
          aria-colspan={columns}
          className="ck:block ck:py-2 ck:text-sm ck:font-medium"
          colSpan={columns}
          role="rowheader"
          scope="rowgroup"
        >
          {near ? (
            <>
              {t(`transactionHistory.${near}`)}{' '}
              <span className="ck:ms-1 ck:font-normal ck:text-muted">{date}</span>
            </>
          ) : (
            date
          )}
        </th>
      </tr>
      {children}
    </tbody>
  )
}
