import type { ReactNode, RefCallback } from 'react'
import { Icon, Notice, Skeleton } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { PurchaseReceipt } from './purchase-receipt.model'

/** What the receipt takes. */
export interface PurchaseSuccessProps {
  readonly model: PurchaseReceipt
  readonly headingRef: RefCallback<HTMLElement>
  /** Whether a receipt names the purchase; else it is named here. */
  readonly hasReceipt: boolean
  /** The ways on from here. */
  readonly children: ReactNode
}

/** What the server has confirmed: nothing here is worked out by the page. */
export function PurchaseSuccess({ model, headingRef, hasReceipt, children }: PurchaseSuccessProps) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <div
      {...slot(
        'purchaseSuccess',
        'ck:mx-auto ck:flex ck:w-full ck:max-w-md ck:flex-col ck:items-center ck:gap-6 ck:px-5 ck:py-10 ck:@md:py-12',
      )}
    >
      <div className="ck:flex ck:flex-col ck:items-center ck:gap-1 ck:text-center">
        <span className="ck:mb-3 ck:flex ck:size-12 ck:items-center ck:justify-center ck:rounded-pill ck:bg-success-soft ck:text-success-text ck:motion-safe:animate-rise-in ck:forced-colors:border">
          <Icon className="ck:size-6" name="check" />
        </span>
        <h2
          ref={headingRef}
          className="ck:text-xl ck:font-semibold ck:tracking-tight ck:tabular-nums ck:break-words ck:outline-none"
          tabIndex={-1}
        >
          {t('purchaseCredits.success.title', { credits: model.credits })}
        </h2>
        <p className="ck:text-muted">{t('purchaseCredits.success.hint')}</p>
      </div>
      {model.since ? (
        <Notice announce="none" tone="warning">
          {t(`purchaseCredits.success.${model.since}`)}
        </Notice>
      ) : null}
      <dl className="ck:flex ck:w-full ck:flex-col ck:rounded-md ck:border ck:border-border">
        <Row term={t('purchaseCredits.success.paid')} value={model.price} />
        {model.balance === 'unknown' ? null : (
          <Row term={t('purchaseCredits.success.balance')} value={model.balance} />
        )}
        {hasReceipt ? null : (
          <Row isReference term={t('purchaseCredits.success.purchase')} value={model.purchaseId} />
        )}
      </dl>
      <div className="ck:flex ck:w-full ck:flex-wrap ck:items-center ck:justify-center ck:gap-2">
        {children}
      </div>
    </div>
  )
}

function Row({
  term,
  value,
  isReference,
}: {
  readonly term: string
  /** Null while it is still being asked for. */
  readonly value: string | null
  readonly isReference?: boolean
}) {
  return (
    <div className="ck:flex ck:items-baseline ck:justify-between ck:gap-4 ck:border-t ck:border-border ck:px-4 ck:py-2.5 ck:first:border-t-0">
      <dt className="ck:shrink-0 ck:text-muted">{term}</dt>
      <dd
        className={
          isReference
            ? 'ck:min-w-0 ck:text-end ck:font-mono ck:text-xs ck:[overflow-wrap:anywhere]'
            : 'ck:text-end ck:font-medium ck:tabular-nums'
        }
      >
        {value ?? <Skeleton className="ck:w-[6em]" />}
      </dd>
    </div>
  )
}
