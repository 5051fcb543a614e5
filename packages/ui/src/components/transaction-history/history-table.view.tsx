// biome-ignore-all lint/a11y/noRedundantRoles: the rows of a narrow place are laid out as cards, and browsers drop the
// meaning of table elements that are; the roles keep it.
import { memo, type ReactNode, useState } from 'react'
import { Skeleton } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { HistoryRow } from './history-row.model'
import { cellLayout, HistoryRowView, rowLayout } from './history-row.view'
import type { Reading } from './use-reading'

const columns = ['date', 'what', 'wallet', 'amount', 'balance'] as const

/** What the table takes. */
export interface HistoryTableProps {
  readonly rows: readonly HistoryRow[]
  readonly showWallet: boolean
  readonly showBalance: boolean
  /** Whether the rows answer the question before, while the new one is on its way. */
  readonly isOutdated: boolean
  readonly rowsProps: Reading['rowsProps']
}

/**
 * The rows: one table for readers of screens, a table or a list of cards for the eye. Remembered, so that typing into
 * the search does not draw every row again.
 */
export const HistoryTable = memo(function HistoryTable(props: HistoryTableProps) {
  const { rows, showWallet, showBalance, isOutdated, rowsProps } = props
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => {
    const next = new Set(openIds)
    if (!next.delete(id)) next.add(id)
    setOpenIds(next)
  }
  return (
    <TableFrame isBusy={isOutdated} showBalance={showBalance} showWallet={showWallet}>
      <tbody
        {...rowsProps}
        className={`ck:block ck:transition-opacity ck:@2xl:table-row-group${isOutdated ? ' ck:opacity-55' : ''}`}
        role="rowgroup"
      >
        {rows.map((row) => (
          <HistoryRowView
            isOpen={openIds.has(row.id)}
            key={row.id}
            onToggle={() => toggle(row.id)}
            row={row}
            showBalance={showBalance}
            showWallet={showWallet}
          />
        ))}
      </tbody>
    </TableFrame>
  )
})

/** Rows that are still loading, as high as the ones that come. */
export function LoadingTable({
  count,
  showWallet,
}: {
  readonly count: number
  readonly showWallet: boolean
}) {
  return (
    <div aria-hidden="true" className="ck:block">
      <TableFrame isBusy showBalance showWallet={showWallet}>
        <tbody className="ck:block ck:@2xl:table-row-group">
          {Array.from({ length: count }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places without anything in them have nothing else.
            <LoadingRow key={index} showWallet={showWallet} />
          ))}
        </tbody>
      </TableFrame>
    </div>
  )
}

function TableFrame(props: {
  readonly isBusy: boolean
  readonly showWallet: boolean
  readonly showBalance: boolean
  readonly children: ReactNode
}) {
  const t = useMessages()
  const slot = useSlot()
  const head = 'ck:text-sm ck:font-normal ck:text-muted'
  const leftOut = [props.showWallet ? null : 'wallet', props.showBalance ? null : 'balance']
  return (
    <table
      aria-busy={props.isBusy}
      {...slot('transactionHistoryTable', 'ck:block ck:w-full ck:@2xl:table')}
      role="table"
    >
      <caption className="ck:sr-only">{t('transactionHistory.caption')}</caption>
      <thead className="ck:sr-only ck:@2xl:not-sr-only ck:@2xl:table-header-group" role="rowgroup">
        <tr className="ck:block ck:@2xl:table-row" role="row">
          {columns
            .filter((column) => !leftOut.includes(column))
            .map((column) => (
              <th className={`${cellLayout[column]} ${head}`} key={column} role="columnheader" scope="col">
                {t(`transactionHistory.column.${column}`)}
              </th>
            ))}
          <th className={`${cellLayout.open} ${head}`} role="columnheader" scope="col">
            <span className="ck:sr-only">{t('transactionHistory.column.details')}</span>
          </th>
        </tr>
      </thead>
      {props.children}
    </table>
  )
}

function LoadingRow({ showWallet }: { readonly showWallet: boolean }) {
  return (
    <tr className={`ck:border-t ck:border-border ${rowLayout}`}>
      <td className={cellLayout.date}>
        <span className="ck:flex ck:flex-col">
          <span className="ck:text-sm ck:@2xl:text-base">
            <Skeleton className="ck:w-[7em]" />
          </span>
          <span className="ck:hidden ck:text-sm ck:@2xl:block">
            <Skeleton className="ck:w-[6em]" />
          </span>
        </span>
      </td>
      <td className={cellLayout.what}>
        <span className="ck:flex ck:flex-col">
          <span className="ck:block">
            <Skeleton className="ck:w-[14em] ck:max-w-full" />
          </span>
          <span className="ck:block ck:text-sm">
            <Skeleton className="ck:w-[9em] ck:max-w-full" />
          </span>
        </span>
      </td>
      {showWallet ? (
        <td className={cellLayout.wallet}>
          <Skeleton className="ck:w-[7em]" />
        </td>
      ) : null}
      <td className={cellLayout.amount}>
        <Skeleton className="ck:w-[4em]" />
      </td>
      <td className={cellLayout.balance}>
        <Skeleton className="ck:w-[4em]" />
      </td>
      <td className={cellLayout.open}>
        <span className="ck:inline-block ck:size-8 ck:align-middle ck:coarse:size-11" />
      </td>
    </tr>
  )
}
