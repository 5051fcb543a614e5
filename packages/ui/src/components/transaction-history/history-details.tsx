// biome-ignore-all lint/a11y/noRedundantRoles: the rows of a narrow place are laid out as cards, and browsers drop the
// meaning of table elements that are; the roles keep it.
// biome-ignore-all lint/a11y/useSemanticElements: see above.
import { memo } from 'react'
import { useMessages } from '../../provider/index'
import { ReceiptButton, useHasReceipts } from '../purchase-receipt/index'
import { HistoryDetailsView } from './history-details.view'
import type { HistoryLinks } from './history-links'
import { HistoryRelated } from './history-related'
import type { HistoryRow } from './history-row.model'

/** What the details of a row take. */
export interface HistoryDetailsProps {
  readonly row: HistoryRow
  /** The id that the button of the row names. */
  readonly id: string
  readonly columns: number
  /** The line of the list that they stand in, and the room to keep above it, in pixels. */
  readonly index: number
  readonly gap: number
  readonly links: HistoryLinks
  readonly measure: (line: HTMLTableRowElement | null) => void
}

/** The details of a row, in a line of their own below it. */
export const HistoryDetails = /* @__PURE__ */ memo(function HistoryDetails(props: HistoryDetailsProps) {
  const { row, id, columns, index, gap, links, measure } = props
  const t = useMessages()
  const hasReceipts = useHasReceipts()
  return (
    <tr
      ref={measure}
      aria-rowindex={index + 2}
      className="ck:block ck:bg-subtle"
      data-index={index}
      data-line="details"
      data-row={row.id}
      id={id}
      role="row"
      style={gap === 0 ? undefined : { marginBlockStart: gap }}
    >
      <td aria-colspan={columns} className="ck:block" colSpan={columns} role="cell">
        <HistoryDetailsView
          actions={
            row.purchaseId === null || !hasReceipts ? null : (
              <ReceiptButton label={t('transactionHistory.receipt')} purchaseId={row.purchaseId} size="sm" />
            )
          }
          related={<HistoryRelated links={links} row={row} />}
          row={row}
        />
      </td>
    </tr>
  )
})
