import type { ReactNode } from 'react'
import { useMessages, useSlot } from '../../provider/index'
import { usePackageTexts } from '../package-offer/index'
import type { PurchaseSummary } from './purchase-summary.model'

const DASH = '–'
/** More characters than fit on the line in the size of a headline. */
const LONG = 13

/** Keeps the line where there is no amount yet. */
function Nothing() {
  return <span className="ck:font-normal ck:text-muted">{DASH}</span>
}

/** What the buyer gets and pays, before any money moves. It keeps its height while an amount is being typed. */
export function PurchaseSummaryView({ summary }: { readonly summary: PurchaseSummary }) {
  const t = useMessages()
  const slot = useSlot()
  const { textsOf } = usePackageTexts()
  const isLong = (summary.quantity?.length ?? 0) > LONG
  const told = summary.told && textsOf(summary.told)
  return (
    <div {...slot('purchaseSummary', 'ck:flex ck:flex-col ck:gap-3')}>
      <dl className="ck:flex ck:flex-col ck:gap-0.5">
        <dt className="ck:text-sm ck:text-muted">{t('purchaseCredits.summary.youGet')}</dt>
        <dd {...slot('purchaseCreditsAmount', 'ck:flex ck:flex-col')}>
          <span
            className={`ck:flex ck:min-h-10 ck:flex-col ck:justify-center ck:font-semibold ck:tracking-tight ck:tabular-nums ck:break-words ${isLong ? 'ck:text-xl' : 'ck:text-3xl'}`}
          >
            {summary.quantity ?? <Nothing />}
          </span>{' '}
          <span className="ck:font-medium ck:break-words">{summary.unit}</span>
        </dd>
        {told?.unitPrice ? (
          <dd className="ck:flex ck:flex-wrap ck:gap-x-2 ck:text-sm ck:text-muted ck:tabular-nums">
            {told.unitPrice}
            {told.saving ? <span className="ck:text-success-text">{told.saving}</span> : null}
          </dd>
        ) : null}
      </dl>
      <dl className="ck:flex ck:flex-col ck:gap-2 ck:border-t ck:border-border ck:pt-3">
        {summary.bonus === undefined ? null : (
          <Row term={t('purchaseCredits.summary.bonus')}>
            {summary.bonus === null ? (
              <Nothing />
            ) : (
              <span className="ck:text-success-text">{summary.bonus}</span>
            )}
          </Row>
        )}
        {summary.balanceAfter === undefined ? null : (
          <Row term={t('purchaseCredits.summary.after')}>{summary.balanceAfter ?? <Nothing />}</Row>
        )}
        <Row isTotal term={t('purchaseCredits.summary.youPay')}>
          {summary.price ?? <Nothing />}
        </Row>
      </dl>
    </div>
  )
}

function Row({
  term,
  isTotal,
  children,
}: {
  readonly term: string
  readonly isTotal?: boolean
  readonly children: ReactNode
}) {
  return (
    <div
      className={`ck:flex ck:items-baseline ck:justify-between ck:gap-4 ${isTotal ? 'ck:font-semibold' : ''}`}
    >
      <dt className={isTotal ? 'ck:block' : 'ck:text-muted'}>{term}</dt>
      <dd className="ck:min-w-0 ck:text-end ck:tabular-nums ck:break-words">{children}</dd>
    </div>
  )
}
