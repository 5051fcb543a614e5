import { type ReactNode, type RefCallback, useId, useRef } from 'react'
import { Button, Card, LiveRegion } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import {
  PurchaseCheckout,
  type PurchaseNews,
  PurchaseSuccess,
  useAnnouncement,
  usePlaceFocus,
} from '../purchase-credits/index'
import type { PurchaseReturnModel, PurchaseReturnModelOf } from './purchase-return.model'
import { ReturnBlocked } from './return-blocked.view'
import { type WayOn, WayOnLink } from './way-on.view'

/** What coming back is drawn from. */
export interface PurchaseReturnViewProps {
  readonly model: PurchaseReturnModel
  /** The provider's own form, for a purchase that can still be paid; null where there is nothing to pay. */
  readonly payment: ReactNode
  readonly leavesPage: boolean
  /** How often the provider's window has been closed. */
  readonly closings: number
  readonly isRetrying: boolean
  /** Where the buyer goes on to; null where the host names nothing. */
  readonly wayOn: WayOn | null
  /** What leads to the receipt of a credited purchase; null where there is none. */
  readonly receipt: ReactNode
  readonly onCancel: () => void
  /** Takes the money of a payment that was approved and not taken. */
  readonly onFinish: () => void
  /** Looks for the purchase again. */
  readonly onRetry: () => void
}

/** Draws the return in any of its states, says what changes, and takes the focus along. */
export function PurchaseReturnView(props: PurchaseReturnViewProps) {
  const { model, wayOn, receipt, closings } = props
  const t = useMessages()
  const slot = useSlot()
  const root = useRef<HTMLElement>(null)
  const headingRef = usePlaceFocus(placeOf(model), closings, root)
  const provider = model.status === 'found' ? t(`purchaseCredits.vendor.${model.provider}`) : ''
  const state = model.status === 'found' ? model.phase : model.status
  return (
    <section
      ref={root}
      aria-busy={model.status === 'finding'}
      aria-label={t('purchaseReturn.region')}
      {...slot('purchaseReturn', 'ck:block', { status: state })}
      data-state={state}
    >
      <Card>
        <div className="ck:flex ck:min-h-[432px] ck:flex-col ck:justify-center">
          {model.status === 'succeeded' ? (
            <PurchaseSuccess hasReceipt={receipt !== null} headingRef={headingRef} model={model}>
              {wayOn ? (
                <WayOnLink isMain way={wayOn}>
                  {t('purchaseReturn.continue')}
                </WayOnLink>
              ) : null}
              {receipt}
            </PurchaseSuccess>
          ) : null}
          {model.status === 'found' ? (
            <Found {...props} headingRef={headingRef} model={model} provider={provider} />
          ) : null}
          {model.status === 'found' || model.status === 'succeeded' ? null : (
            <ReturnBlocked
              key={model.status}
              isRetrying={props.isRetrying}
              model={model}
              onRetry={props.onRetry}
              wayOn={wayOn}
            />
          )}
        </div>
      </Card>
      <LiveRegion>{useAnnouncement(newsOf(model), provider)}</LiveRegion>
    </section>
  )
}

interface FoundProps extends PurchaseReturnViewProps {
  readonly model: PurchaseReturnModelOf<'found'>
  readonly provider: string
  readonly headingRef: RefCallback<HTMLElement>
}

function Found(props: FoundProps) {
  const { model, wayOn, onCancel, onFinish, onRetry } = props
  const t = useMessages()
  const titleId = useId()
  return (
    <PurchaseCheckout
      actions={{ onCancel, onFinish, onLookUp: onRetry }}
      form={null}
      headingRef={props.headingRef}
      leavesPage={props.leavesPage}
      model={model}
      payment={props.payment}
      provider={props.provider}
      titleId={titleId}
      wayOut={
        <>
          {model.canGiveUp ? (
            <Button block onClick={onCancel} size="sm" slot="purchaseCancel" variant="ghost">
              {t('purchaseCredits.cancel')}
            </Button>
          ) : null}
          {wayOn ? (
            <WayOnLink way={wayOn}>
              {t(model.canStartOver ? 'purchaseReturn.other' : 'purchaseReturn.continue')}
            </WayOnLink>
          ) : null}
        </>
      }
    />
  )
}

/** Where the buyer's attention belongs; it moves when this changes. */
function placeOf(model: PurchaseReturnModel): string | null {
  if (model.status === 'succeeded') return model.status
  if (model.status !== 'found' || model.phase === 'offline') return null
  return model.progress ? 'progress' : model.phase
}

function newsOf(model: PurchaseReturnModel): PurchaseNews {
  if (model.status === 'found') return { ...model, added: null }
  return { added: model.status === 'succeeded' ? model.credits : null, progress: null, notice: null }
}
