import type { ReactNode } from 'react'
import { useMessages, useSlot } from '../../provider/index'
import { usePackageTexts } from '../package-offer/index'
import type { PurchaseSummary } from './purchase-summary.model'

/** Keeps the line where there is no amount yet. */
const NOTHING = '–'

/** What the buyer gets and pays, before any money moves. It keeps its height while an amount is being typed. */
export function PurchaseSummaryView({ summary }: { readonly summary: PurchaseSummary }) {
  const t = useMessages()
  const slot = useSlot()
  const { textsOf } = usePackageTexts()
  const told = summary.told && textsOf(summary.told)
  return (
    <div {...slot('purchaseSummary', 'ck:flex ck:flex-col ck:gap-3')}>
      <dl className="ck:flex ck:flex-col ck:gap-0.5">
        <dt className="ck:text-sm ck:text-muted">{t('purchaseCredits.summary.youGet')}</dt>
        <dd {...slot('purchaseCreditsAmount', 'ck:flex ck:flex-col')}>
          <span className="ck:text-3xl ck:font-semibold ck:tracking-tight ck:tabular-nums ck:break-words">
            {summary.quantity ?? NOTHING}
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
            {summary.bonus === null ? NOTHING : <span className="ck:text-success-text">{summary.bonus}</span>}
          </Row>
        )}
        {summary.balanceAfter === undefined ? null : (
          <Row term={t('purchaseCredits.summary.after')}>{summary.balanceAfter ?? NOTHING}</Row>
        )}
        <Row isTotal term={t('purchaseCredits.summary.youPay')}>
          {summary.price ?? NOTHING}
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
      <dd className="ck:text-end ck:tabular-nums">{children}</dd>
    </div>
  )
}
