import type { RefCallback } from 'react'
import { Button, Icon, RelativeTime } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { PurchaseCreditsModelOf } from './purchase-credits.model'

/** What the question about an unfinished purchase takes. */
export interface PurchaseResumableProps {
  readonly model: PurchaseCreditsModelOf<'resumable'>
  /** The provider's name. */
  readonly provider: string
  readonly headingRef: RefCallback<HTMLElement>
  readonly onContinue: () => void
  readonly onCancel: () => void
}

/** A purchase was left unfinished in this browser: go on with it, or give it up. Nothing is decided for the buyer. */
export function PurchaseResumable(props: PurchaseResumableProps) {
  const { model, provider, headingRef, onContinue, onCancel } = props
  const t = useMessages()
  const slot = useSlot()
  return (
    <div
      {...slot(
        'purchaseResumable',
        'ck:mx-auto ck:flex ck:w-full ck:max-w-md ck:flex-col ck:items-center ck:gap-6 ck:px-5 ck:py-10 ck:text-center ck:@md:py-12',
      )}
    >
      <div className="ck:flex ck:flex-col ck:items-center ck:gap-1.5">
        <span className="ck:mb-2 ck:flex ck:size-12 ck:items-center ck:justify-center ck:rounded-pill ck:bg-primary-soft ck:text-primary-text ck:forced-colors:border">
          <Icon className="ck:size-6" name="clock" />
        </span>
        <h2
          ref={headingRef}
          className="ck:text-xl ck:font-semibold ck:tracking-tight ck:text-balance ck:outline-none"
          tabIndex={-1}
        >
          {t('purchaseCredits.resumable.title', { price: model.price })}
        </h2>
        <p className="ck:text-balance ck:text-muted">
          {t('purchaseCredits.resumable.hint', { credits: model.credits, provider })}
        </p>
        <p className="ck:flex ck:items-baseline ck:gap-1.5 ck:text-sm ck:text-muted">
          <span className="ck:inline">{t('purchaseCredits.resumable.started')}</span>
          <RelativeTime at={model.startedAt} />
        </p>
      </div>
      <div className="ck:flex ck:w-full ck:flex-col ck:gap-2 ck:@sm:w-auto ck:@sm:flex-row">
        <Button onClick={onContinue} slot="purchaseContinue" variant="primary">
          {t('purchaseCredits.resumable.continue')}
        </Button>
        <Button onClick={onCancel} slot="purchaseCancel">
          {t('purchaseCredits.resumable.cancel')}
        </Button>
      </div>
    </div>
  )
}
