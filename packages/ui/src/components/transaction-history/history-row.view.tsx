// biome-ignore-all lint/a11y/noRedundantRoles: the rows of a narrow place are laid out as cards, and browsers drop the
// meaning of table elements that are; the roles keep it.
// biome-ignore-all lint/a11y/useSemanticElements: see above.
import { useId } from 'react'
import { focusRing, Icon } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { BalanceAfter, Change, What, When } from './history-cells.view'
import { HistoryDetails } from './history-details.view'
import type { HistoryRow } from './history-row.model'
import { useTypeText } from './history-type.view'

/** What the drawing of a row takes. */
export interface HistoryRowViewProps {
  readonly row: HistoryRow
  /** Whether rows are of several wallets, so that each names its own. */
  readonly showWallet: boolean
  readonly showBalance: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** How a row lies: a card of two columns and a button, or one line of a table where there is room. */
export const rowLayout =
  'ck:grid ck:grid-cols-[minmax(0,1fr)_auto_auto] ck:items-start ck:gap-x-3 ck:px-5 ck:py-3.5 ck:@md:px-6 ck:@2xl:table-row ck:@2xl:p-0'
const inTable = 'ck:@2xl:table-cell ck:@2xl:px-3 ck:@2xl:py-3 ck:@2xl:align-middle'
/** How each cell lies in a card; in a table it is a cell like any other. */
export const cellLayout = {
  date: `ck:col-start-1 ck:row-start-2 ${inTable} ck:@2xl:w-[10.5em] ck:@2xl:ps-6`,
  what: `ck:col-start-1 ck:row-start-1 ${inTable}`,
  wallet: 'ck:hidden ck:@3xl:table-cell ck:@3xl:w-[12em] ck:@3xl:px-3 ck:@3xl:py-3 ck:@3xl:align-middle',
  amount: `ck:col-start-2 ck:row-start-1 ck:text-end ${inTable} ck:@2xl:w-[8.5em]`,
  balance: `ck:col-start-2 ck:row-start-2 ck:text-end ${inTable} ck:@2xl:w-[8.5em]`,
  open: `ck:col-start-3 ck:row-span-2 ck:row-start-1 ck:-me-2 ck:self-center ${inTable} ck:@2xl:w-[60px] ck:@2xl:ps-0 ck:@2xl:pe-4 ck:@2xl:text-end`,
}

/** Draws one transaction, and its details below it when it is open. The row is a larger target for the button in it. */
export function HistoryRowView({ row, showWallet, showBalance, isOpen, onToggle }: HistoryRowViewProps) {
  const detailsId = useId()
  const t = useMessages()
  const slot = useSlot()
  const typeText = useTypeText()
  const what = row.description ?? typeText(row.type)
  const line = `ck:cursor-pointer ck:border-t ck:border-border ck:transition-colors ck:hover:bg-subtle ${rowLayout}${isOpen ? ' ck:bg-subtle' : ''}`
  return (
    <>
      <tr
        {...slot('transactionHistoryRow', line, { status: row.status, open: isOpen })}
        data-state={row.status}
        onClick={() => (hasSelection() ? undefined : onToggle())}
        role="row"
      >
        <td className={cellLayout.date} role="cell">
          <When row={row} />
        </td>
        <td className={cellLayout.what} role="cell">
          <What row={row} showWallet={showWallet} what={what} />
        </td>
        {showWallet ? (
          <td className={cellLayout.wallet} role="cell">
            <span className="ck:text-muted">{row.wallet}</span>
          </td>
        ) : null}
        <td className={cellLayout.amount} role="cell">
          <Change row={row} />
        </td>
        {showBalance ? (
          <td className={cellLayout.balance} role="cell">
            <BalanceAfter row={row} />
          </td>
        ) : null}
        <td className={cellLayout.open} role="cell">
          <button
            aria-controls={isOpen ? detailsId : undefined}
            aria-expanded={isOpen}
            aria-label={t('transactionHistory.show', { what, date: row.date })}
            className={`ck:inline-flex ck:size-8 ck:items-center ck:justify-center ck:rounded-sm ck:text-muted ck:hover:bg-hover ck:hover:text-foreground ck:coarse:size-11 ${focusRing}`}
            onClick={(event) => {
              event.stopPropagation()
              onToggle()
            }}
            type="button"
          >
            <Icon
              className={`ck:size-4 ck:transition-transform${isOpen ? ' ck:rotate-180' : ''}`}
              name="chevron-down"
            />
          </button>
        </td>
      </tr>
      {isOpen ? (
        <tr className="ck:block ck:bg-subtle ck:@2xl:table-row" id={detailsId} role="row">
          <td
            className="ck:block ck:@2xl:table-cell"
            colSpan={4 + Number(showWallet) + Number(showBalance)}
            role="cell"
          >
            <HistoryDetails row={row} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** Whether text is selected: the click that ends a selection is not meant for the row. */
function hasSelection(): boolean {
  return (window.getSelection()?.toString() ?? '') !== ''
}
