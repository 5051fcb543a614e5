import type { ReactNode } from 'react'
import { useMessages, useSlot } from '../../provider/index'
import type { PurchaseSummary } from './purchase-summary.model'

/** Keeps the line where there is no amount yet. */
const NOTHING = '–'

/** What the buyer gets and pays, before any money moves. It keeps its height while an amount is being typed. */
export function PurchaseSummaryView({
  summary,
  rate,
}: {
  readonly summary: PurchaseSummary | null
  readonly rate: { readonly credits: string; readonly money: string }
}) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <div {...slot('purchaseSummary', 'ck:flex ck:flex-col ck:gap-3')}>
      <dl className="ck:flex ck:flex-col ck:gap-0.5">
        <dt className="ck:text-sm ck:text-muted">{t('purchaseCredits.summary.youGet')}</dt>
        <dd
          {...slot(
            'purchaseCreditsAmount',
            'ck:text-2xl ck:font-semibold ck:tracking-tight ck:tabular-nums ck:break-words',
          )}
        >
          {summary?.credits ?? NOTHING}
        </dd>
        <dd className="ck:text-sm ck:text-muted ck:tabular-nums">{t('purchaseCredits.rate', rate)}</dd>
      </dl>
      <dl className="ck:flex ck:flex-col ck:gap-2 ck:border-t ck:border-border ck:pt-3">
        {summary?.bonus ? (
          <Row term={t('purchaseCredits.summary.bonus')}>
            <span className="ck:text-success-text">{summary.bonus}</span>
          </Row>
        ) : null}
        {summary?.balanceAfter ? (
          <Row term={t('purchaseCredits.summary.after')}>{summary.balanceAfter}</Row>
        ) : null}
        <Row isTotal term={t('purchaseCredits.summary.youPay')}>
          {summary?.price ?? NOTHING}
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
