import type { ReactNode, RefCallback } from 'react'
import { Icon } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { PurchaseCreditsModelOf } from './purchase-credits.model'
import { PurchaseForm, type PurchaseFormActions } from './purchase-form.view'
import { checkoutAside, checkoutGrid, checkoutMain, checkoutStack, checkoutUnder } from './purchase-frame'
import { PurchaseNoticeView } from './purchase-notice.view'
import { PurchaseProgressView } from './purchase-progress.view'
import { PurchaseSummaryView } from './purchase-summary.view'
import { PurchaseWayOut } from './purchase-way-out.view'

/** What the buyer does besides filling in the form. */
export interface PurchaseActions {
  /** Takes the money of a payment that was approved and not taken. */
  readonly onFinish: () => void
  readonly onCancel: () => void
  /** Leaves a purchase and goes back to the form. */
  readonly onStartOver: () => void
  /** Leaves a paid purchase to settle by itself, for something else. */
  readonly onLeaveToSettle: () => void
  /** Looks for an earlier purchase again. */
  readonly onLookUp: () => void
}

/** What the checkout takes. */
export interface PurchaseCheckoutProps {
  /** Null while something else is shown; what was paid with stays mounted. */
  readonly model: PurchaseCreditsModelOf<'checkout'> | null
  readonly titleId: string
  /** The provider's own form, drawn once and only hidden, because its window may be open; null before it is needed. */
  readonly payment: ReactNode
  readonly provider: string
  /** Whether the buyer leaves for a page of the provider's. */
  readonly leavesPage: boolean
  readonly fieldRef: RefCallback<HTMLElement>
  readonly headingRef: RefCallback<HTMLElement>
  readonly formActions: PurchaseFormActions
  readonly actions: PurchaseActions
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
        <div key="payment" {...slot('purchasePayment', 'ck:block')} hidden={model?.progress !== null}>
          {payment}
        </div>
        {model?.progress === null ? <CheckoutFoot {...props} model={model} /> : null}
        {model ? <PurchaseWayOut actions={props.actions} model={model} /> : null}
      </div>
    </div>
  )
}

type Shown = PurchaseCheckoutProps & { readonly model: PurchaseCreditsModelOf<'checkout'> }

function CheckoutMain({ model, titleId, headingRef, fieldRef, formActions }: Shown) {
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
      {model.form ? (
        <PurchaseForm {...formActions} fieldRef={fieldRef} isLocked={model.isLocked} model={model.form} />
      ) : null}
    </>
  )
}

function CheckoutState({ model, provider, headingRef, actions }: Shown) {
  const t = useMessages()
  return (
    <>
      <h3 className="ck:sr-only">{t('purchaseCredits.summary.title')}</h3>
      <PurchaseSummaryView summary={model.summary} />
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
