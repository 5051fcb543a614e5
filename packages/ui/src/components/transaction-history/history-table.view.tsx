// biome-ignore-all lint/a11y/noRedundantRoles: the rows of a narrow place are laid out as cards, and browsers drop the
// meaning of table elements that are; the roles keep it.
// biome-ignore-all lint/a11y/useSemanticElements: see above.
import type { ComponentPropsWithoutRef, CSSProperties, ReactNode, Ref } from 'react'
import { useMessages, useSlot } from '../../provider/index'
import { hasLongFigures, layoutFor } from './history-layout'
import type { HistoryWidths } from './history-widths.model'

const columns = ['date', 'what', 'type', 'wallet', 'amount', 'balance', 'open'] as const

/** What the frame around the rows takes. */
export interface HistoryFrameProps {
  /** How high it may become before it scrolls; null leaves that to the page, undefined to the room there is. */
  readonly maxHeight: number | string | null | undefined
  readonly frameRef?: Ref<HTMLDivElement> | undefined
  readonly children: ReactNode
}

/**
 * Scrolls the rows where there is room for a table, so that its headings and the way out of it stay in sight. On a phone
 * the page scrolls them: a thumb that has hit the list is not caught in it.
 */
export function HistoryFrame({ maxHeight, frameRef, children }: HistoryFrameProps) {
  const slot = useSlot()
  const byRoom = 'ck:@2xl:max-h-[min(640px,70vh)] ck:@2xl:overflow-y-auto'
  const scrolls = maxHeight === undefined ? byRoom : maxHeight === null ? '' : 'ck:overflow-y-auto'
  const dressed = slot(
    'transactionHistoryScroller',
    `ck:relative ck:[overflow-anchor:none] ck:print:max-h-none! ck:print:overflow-visible! ${scrolls}`,
  )
  const style = maxHeight === undefined || maxHeight === null ? {} : { maxHeight }
  return (
    <div ref={frameRef} {...dressed} style={{ ...style, ...dressed.style }}>
      {children}
    </div>
  )
}

/** What the table takes besides what HTML's does. */
export interface HistoryTableProps extends Omit<ComponentPropsWithoutRef<'table'>, 'style' | 'className'> {
  readonly tableRef?: Ref<HTMLTableElement> | undefined
  readonly showWallet: boolean
  readonly showBalance: boolean
  readonly widths: HistoryWidths
  /** Whether the rows answer the question before, while the new one is on its way. */
  readonly isOutdated: boolean
  /** Room to keep below the last row, in pixels. */
  readonly after: number
}

/** A table for readers of screens and for the clipboard; to the eye a table, or cards where there is little room. */
export function HistoryTable(props: HistoryTableProps) {
  const { tableRef, showWallet, showBalance, widths, isOutdated, after, children, ...rest } = props
  const t = useMessages()
  const slot = useSlot()
  const { head, cells, unseen } = layoutFor(widths)
  const leftOut = [showWallet ? null : 'wallet', showBalance ? null : 'balance']
  const dressed = slot(
    'transactionHistoryTable',
    `ck:@2xl:[--ck-history-head:36px] ck:flow-root ck:w-full ck:transition-opacity${isOutdated ? ' ck:opacity-55' : ''}`,
  )
  const style = { ...columnWidths(props), ...dressed.style, ...(after > 0 && { paddingBlockEnd: after }) }
  return (
    <table ref={tableRef} role="table" {...rest} {...dressed} aria-busy={isOutdated} style={style}>
      <caption className="ck:sr-only">{t('transactionHistory.caption')}</caption>
      <thead
        className="ck:sr-only ck:z-20 ck:bg-background ck:@2xl:not-sr-only ck:@2xl:sticky! ck:@2xl:top-[var(--ck-sticky-top,0px)] ck:@2xl:block"
        role="rowgroup"
      >
        <tr aria-rowindex={1} className={head} role="row">
          {columns
            .filter((column) => !leftOut.includes(column))
            .map((column) => (
              <th
                className={`${cells[column]} ${unseen[column] ?? ''} ck:text-sm! ck:font-normal! ck:whitespace-normal! ck:break-words ck:text-muted ck:before:content-none!`}
                key={column}
                role="columnheader"
                scope="col"
              >
                {column === 'open' ? (
                  <span className="ck:sr-only">{t('transactionHistory.column.open')}</span>
                ) : (
                  t(`transactionHistory.column.${column}`)
                )}
              </th>
            ))}
        </tr>
      </thead>
      {children}
    </table>
  )
}

/** The columns that depend on what is in them, for the layout of the rows. Long figures share one column. */
function columnWidths({ showWallet, showBalance, widths }: HistoryTableProps): CSSProperties {
  const { amount, balance } = widths
  // A digit is one `ch` wide; what stands between two columns is half of one more.
  const figures = (digits: number) => `calc(${digits}ch + 20px)`
  return Object.fromEntries([
    ['--ck-history-amount', figures(hasLongFigures(widths) ? Math.max(amount, balance) : amount)],
    ...(showBalance ? [['--ck-history-balance', figures(balance)]] : []),
    ...(showWallet ? [['--ck-history-wallet', '11em']] : []),
  ])
}
