import type { ProviderId } from '@creditkit/contract'
import { type ReactNode, type RefCallback, useId, useRef } from 'react'
import { Button, Card, LiveRegion } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { PurchaseBlocked } from './purchase-blocked.view'
import { type PurchaseActions, PurchaseCheckout } from './purchase-checkout.view'
import type { PurchaseCreditsModel } from './purchase-credits.model'
import type { PurchaseMode } from './purchase-form.model'
import { PurchaseForm, type PurchaseFormActions } from './purchase-form.view'
import { PurchaseResumable } from './purchase-resumable.view'
import { PurchaseSkeleton } from './purchase-skeleton.view'
import { PurchaseSuccess } from './purchase-success.view'
import { PurchaseWayOut } from './purchase-way-out.view'
import { type PurchaseNews, useAnnouncement } from './use-announcement'
import { usePlaceFocus } from './use-place-focus'

/** What buying credits is drawn from. */
export interface PurchaseCreditsViewProps {
  readonly model: PurchaseCreditsModel
  /** What will be offered, for the place that is held while loading. */
  readonly mode: PurchaseMode | undefined
  /** The provider's own form; null before one is needed. It keeps its place in every state, so that it never remounts. */
  readonly payment: ReactNode
  /** Whether the buyer leaves for a page of the provider's. */
  readonly leavesPage: boolean
  /** What has been paid and settles by itself, above everything else; null where nothing does. */
  readonly pending: ReactNode
  /** What leads to the receipt of a credited purchase; null where there is none. */
  readonly receipt: ReactNode
  /** How often the provider's window has been closed; it takes the focus and may give it back late. */
  readonly closings: number
  /** Whether somebody has asked for what cannot be shown again, and it is on its way. */
  readonly isRetrying: boolean
  /** Goes on the field that an error would be about. */
  readonly fieldRef: RefCallback<HTMLElement>
  readonly formActions: PurchaseFormActions
  readonly actions: PurchaseActions & {
    /** Leaves a purchase and goes back to the form. */
    readonly onStartOver: () => void
    /** Leaves a paid purchase to settle by itself, for something else. */
    readonly onLeaveToSettle: () => void
    /** Goes on with the purchase that was found. */
    readonly onContinue: () => void
    /** Asks again for what could not be loaded. */
    readonly onRetry: () => void
  }
}

/** Draws the purchase of credits in any of its states, says what changes, and takes the focus along. */
export function PurchaseCreditsView(props: PurchaseCreditsViewProps) {
  const { model } = props
  const t = useMessages()
  const slot = useSlot()
  const root = useRef<HTMLElement>(null)
  const headingRef = usePlaceFocus(placeOf(model), props.closings, root)
  const titleId = useId()
  const id = providerOf(model)
  const provider = id ? t(`purchaseCredits.vendor.${id}`) : ''
  const state = model.status === 'checkout' ? model.phase : model.status
  const isCheckout = model.status === 'checkout'
  return (
    <section
      ref={root}
      aria-busy={model.status === 'loading'}
      {...(isCheckout ? { 'aria-labelledby': titleId } : { 'aria-label': t('purchaseCredits.region') })}
      {...slot('purchaseCredits', 'ck:block', { status: state })}
      data-state={state}
    >
      <Card>
        {props.pending}
        {isCheckout ? null : (
          <Elsewhere {...props} headingRef={headingRef} model={model} provider={provider} />
        )}
        <PurchaseCheckout
          actions={props.actions}
          form={
            isCheckout && model.form ? (
              <PurchaseForm
                {...props.formActions}
                fieldRef={props.fieldRef}
                isLocked={model.isLocked}
                model={model.form}
              />
            ) : null
          }
          headingRef={headingRef}
          leavesPage={props.leavesPage}
          model={isCheckout ? model : null}
          payment={props.payment}
          provider={provider}
          titleId={titleId}
          wayOut={isCheckout ? <PurchaseWayOut {...props.actions} model={model} /> : null}
        />
      </Card>
      <LiveRegion>{useAnnouncement(newsOf(model), provider)}</LiveRegion>
    </section>
  )
}

interface ElsewhereProps extends PurchaseCreditsViewProps {
  readonly model: Exclude<PurchaseCreditsModel, { status: 'checkout' }>
  readonly headingRef: ReturnType<typeof usePlaceFocus>
  readonly provider: string
}

function Elsewhere({ model, mode, headingRef, provider, receipt, actions, isRetrying }: ElsewhereProps) {
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return <PurchaseSkeleton mode={mode} />
    case 'succeeded':
      return (
        <PurchaseSuccess hasReceipt={receipt !== null} headingRef={headingRef} model={model}>
          {receipt}
          <Button
            onClick={actions.onStartOver}
            slot="purchaseAgain"
            variant={receipt ? 'ghost' : 'secondary'}
          >
            {t('purchaseCredits.success.again')}
          </Button>
        </PurchaseSuccess>
      )
    case 'resumable':
      return (
        <PurchaseResumable
          headingRef={headingRef}
          model={model}
          onCancel={actions.onCancel}
          onContinue={actions.onContinue}
          provider={provider}
        />
      )
    default:
      return <PurchaseBlocked isRetrying={isRetrying} model={model} onRetry={actions.onRetry} />
  }
}

/** Where the buyer's attention belongs; it moves when this changes. */
function placeOf(model: PurchaseCreditsModel): string | null {
  if (model.status === 'succeeded' || model.status === 'resumable') return model.status
  if (model.status !== 'checkout' || model.phase === 'refused' || model.phase === 'offline') return null
  return model.progress ? 'progress' : model.phase
}

/** What is worth saying to somebody who does not look. */
function newsOf(model: PurchaseCreditsModel): PurchaseNews {
  if (model.status === 'checkout') return { ...model, added: null }
  return { added: model.status === 'succeeded' ? model.credits : null, progress: null, notice: null }
}

function providerOf(model: PurchaseCreditsModel): ProviderId | null {
  return 'provider' in model ? model.provider : null
}
