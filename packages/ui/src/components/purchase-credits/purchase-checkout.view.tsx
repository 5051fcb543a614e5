import type { ReactNode, RefCallback } from 'react'
import { Icon } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { Checkout } from './purchase-checkout.model'
import type { PurchaseSubject } from './purchase-credits.model'
import { checkoutAside, checkoutGrid, checkoutMain, checkoutStack, checkoutUnder } from './purchase-frame'
import { PurchaseNoticeView } from './purchase-notice.view'
import { PurchaseProgressView } from './purchase-progress.view'
import { PurchaseSummaryView } from './purchase-summary.view'

/** What the buyer does about a purchase, besides paying it. */
export interface PurchaseActions {
  /** Takes the money of a payment that was approved and not taken. */
  readonly onFinish: () => void
  readonly onCancel: () => void
  /** Looks for an earlier purchase again. */
  readonly onLookUp: () => void
}

/** A checkout with what it is of. */
export type ShownCheckout = PurchaseSubject & Checkout

/** What the checkout takes. */
export interface PurchaseCheckoutProps {
  /** Null while something else is shown; what was paid with stays mounted. */
  readonly model: ShownCheckout | null
  readonly titleId: string
  /** Where what is bought is chosen; null for a purchase that stands alone. */
  readonly form: ReactNode
  /** The provider's own form, drawn once and only hidden, because its window may be open; null before it is needed. */
  readonly payment: ReactNode
  readonly provider: string
  /** Whether the buyer leaves for a page of the provider's. */
  readonly leavesPage: boolean
  readonly headingRef: RefCallback<HTMLElement>
  readonly actions: PurchaseActions
  /** What else can be done than pay; null where nothing can. */
  readonly wayOut: ReactNode
}

/** What to buy on one side; what it comes to, how it goes and the payment on the other. */
export function PurchaseCheckout(props: PurchaseCheckoutProps) {
  const { model, payment } = props
  const hasForm = Boolean(model?.form)
  const slot = useSlot()
  return (
    <div className={hasForm ? checkoutGrid : checkoutStack} hidden={!model}>
      <div className={checkoutMain}>{model ? <CheckoutMain {...props} model={model} /> : null}</div>
      <div className={hasForm ? checkoutAside : checkoutUnder}>
        {model ? <CheckoutState {...props} model={model} /> : null}
        <div
          key="payment"
          {...slot('purchasePayment', 'ck:block')}
          hidden={model?.progress !== null || !payment}
        >
          {payment}
        </div>
        {model?.progress === null && payment ? <CheckoutFoot {...props} model={model} /> : null}
        {props.wayOut}
      </div>
    </div>
  )
}

type Shown = PurchaseCheckoutProps & { readonly model: ShownCheckout }

function CheckoutMain({ model, titleId, headingRef, form }: Shown) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <>
      <div className="ck:flex ck:flex-col ck:gap-0.5">
        <h2
          ref={model.phase === 'ready' || model.phase === 'approvable' ? headingRef : undefined}
          id={titleId}
          tabIndex={-1}
          {...slot('cardTitle', 'ck:text-lg ck:font-semibold ck:tracking-tight ck:outline-none')}
        >
          {t(model.form ? 'purchaseCredits.title' : 'purchaseCredits.continued.title', {
            credits: model.unit.other,
          })}
        </h2>
        <p {...slot('cardDescription', 'ck:text-muted')}>{model.description}</p>
      </div>
      {form}
    </>
  )
}

function CheckoutState({ model, provider, headingRef, actions }: Shown) {
  const t = useMessages()
  return (
    <>
      {model.isOver ? null : (
        <>
          <h3 className="ck:sr-only">{t('purchaseCredits.summary.title')}</h3>
          <PurchaseSummaryView summary={model.summary} />
        </>
      )}
      {model.notice ? (
        <PurchaseNoticeView
          headingRef={headingRef}
          notice={model.notice}
          onGiveUp={actions.onCancel}
          onRetry={actions.onLookUp}
          provider={provider}
        />
      ) : null}
      {model.progress ? (
        <PurchaseProgressView
          placeRef={headingRef}
          onCancel={actions.onCancel}
          onFinish={actions.onFinish}
          progress={model.progress}
          provider={provider}
        />
      ) : null}
    </>
  )
}

function CheckoutFoot({ provider, leavesPage }: Shown) {
  const t = useMessages()
  return (
    <p className="ck:flex ck:items-start ck:gap-2 ck:text-sm ck:text-muted">
      <Icon className="ck:mt-0.5 ck:size-4" name="lock" />
      <span className="ck:min-w-0">
        {t(leavesPage ? 'purchaseCredits.summary.leave' : 'purchaseCredits.summary.secure', { provider })}
      </span>
    </p>
  )
}
