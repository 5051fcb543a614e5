// biome-ignore-all lint/a11y/noRedundantRoles: the rows of a narrow place are laid out as cards, and browsers drop the
// meaning of table elements that are; the roles keep it.
// biome-ignore-all lint/a11y/useSemanticElements: see above.
import { memo } from 'react'
import { Icon } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { BalanceAfter, StatusBadge, TypeMark } from './history-cells.view'
import type { HistoryLayout } from './history-layout'
import type { HistoryRow } from './history-row.model'
import { useTypeText } from './history-type.view'

/** What the drawing of a row takes. All of it stays the same while rows pass by. */
export interface HistoryRowViewProps {
  readonly row: HistoryRow
  /** The line of the list that it stands in, and the room to keep above it, in pixels. */
  readonly index: number
  readonly gap: number
  readonly layout: HistoryLayout
  readonly showWallet: boolean
  readonly showBalance: boolean
  readonly isOpen: boolean
  /** The id of the line with its details, while it is open. */
  readonly detailsId: string
  /** Whether Tab stops at it; arrow keys lead to the other rows. */
  readonly isTabStop: boolean
  readonly onToggle: (id: string) => void
  readonly measure: (line: HTMLTableRowElement | null) => void
}

const inks = { in: 'ck:text-success-text', out: 'ck:text-foreground', none: 'ck:text-muted' }

/** Draws one transaction. The row is a larger target for the button in it. */
export const HistoryRowView = /* @__PURE__ */ memo(function HistoryRowView(props: HistoryRowViewProps) {
  const { row, index, gap, layout, showWallet, showBalance, isOpen, detailsId, isTabStop, onToggle } = props
  const { cells } = layout
  const t = useMessages()
  const slot = useSlot()
  const typeText = useTypeText()
  const what = row.description ?? typeText(row.type)
  const isAlone = row.description === null
  const isCounted = row.status === 'completed'
  const amountLook = `${isCounted ? inks[row.direction] : 'ck:text-muted'}${row.status === 'failed' ? ' ck:line-through' : ''}`
  const look = `${layout.row} ck:cursor-pointer ck:transition-colors ck:hover:bg-hover ck:has-focus-visible:outline-2${isOpen ? ' ck:bg-subtle' : ''}`
  return (
    <tr
      ref={props.measure}
      {...slot('transactionHistoryRow', look, { status: row.status, open: isOpen })}
      aria-rowindex={index + 2}
      data-index={index}
      data-line="row"
      data-row={row.id}
      data-state={row.status}
      onClick={() => (hasSelection() ? undefined : onToggle(row.id))}
      role="row"
      style={gap === 0 ? undefined : { marginBlockStart: gap }}
    >
      <td className={cells.date} role="cell">
        {row.time}
      </td>
      <td className={cells.what} role="cell">
        <TypeMark row={row} />
        <span className="ck:line-clamp-2 ck:font-medium ck:break-words">{what}</span>
        <StatusBadge row={row} />
        {row.reason ? (
          <span className="ck:line-clamp-2 ck:w-full ck:text-sm ck:break-words ck:text-muted">
            {row.reason}
          </span>
        ) : null}
      </td>
      <td className={isAlone ? cells.typeAlone : cells.type} role="cell">
        {typeText(row.type)}
      </td>
      {showWallet ? (
        <td className={isAlone ? cells.walletAlone : cells.wallet} role="cell">
          {row.wallet}
        </td>
      ) : null}
      <td
        role="cell"
        {...slot('transactionHistoryAmount', `${cells.amount} ${amountLook}`, {
          direction: row.direction,
          status: row.status,
        })}
      >
        {row.amount}
      </td>
      {showBalance ? (
        <td className={`${cells.balance}${row.isCounted ? '' : ` ${cells.noBalance}`}`} role="cell">
          <BalanceAfter row={row} />
        </td>
      ) : null}
      <td className={cells.open} role="cell">
        <button
          aria-controls={isOpen ? detailsId : undefined}
          aria-expanded={isOpen}
          aria-label={t('transactionHistory.show', { what, date: row.date })}
          className="ck:inline-flex ck:size-8 ck:items-center ck:justify-center ck:rounded-sm ck:text-muted ck:outline-none ck:hover:bg-active ck:hover:text-foreground"
          data-opener={row.id}
          onClick={(event) => {
            event.stopPropagation()
            onToggle(row.id)
          }}
          tabIndex={isTabStop ? 0 : -1}
          type="button"
        >
          <Icon
            className={`ck:size-4 ck:transition-transform${isOpen ? ' ck:rotate-180' : ''}`}
            name="chevron-down"
          />
        </button>
      </td>
    </tr>
  )
})

/** Whether text is selected: the click that ends a selection is not meant for the row. */
function hasSelection(): boolean {
  return (window.getSelection()?.toString() ?? '') !== ''
}
