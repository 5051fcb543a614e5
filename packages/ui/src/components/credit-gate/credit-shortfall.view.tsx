import { AmountLines, Button, Icon, Notice, Skeleton, VisuallyHidden } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { CreditNeed, CreditShortfallModel, ShortfallOffer } from './credit-shortfall.model'

/** What a shortfall is drawn from. */
export interface CreditShortfallViewProps {
  readonly model: CreditShortfallModel
  readonly isRetrying: boolean
  readonly onBuy: (need: CreditNeed) => void
  readonly onRetry: () => void
}

/** What is needed, what there is, what is missing, and the purchase that makes up for it. */
export function CreditShortfallView({ model, isRetrying, onBuy, onRetry }: CreditShortfallViewProps) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <div
      aria-busy={model.status === 'loading'}
      {...slot('creditShortfall', 'ck:flex ck:flex-col ck:gap-4', { status: model.status })}
      data-state={model.status}
    >
      <AmountLines
        // What they are called is not known at first; the lines that say it take their place.
        key={model.status === 'loading' ? 'unnamed' : 'named'}
        lines={[
          { term: t('creditShortfall.required'), value: model.required },
          { term: t('creditShortfall.available'), value: model.available },
          { term: t('creditShortfall.missing'), value: model.missing, isSum: true },
        ]}
      />
      {model.status === 'loading' ? <OfferSkeleton /> : null}
      {model.status === 'error' ? (
        <Notice
          actions={
            model.canRetry ? (
              <Button loading={isRetrying} onClick={onRetry} size="sm">
                {t('common.retry')}
              </Button>
            ) : undefined
          }
          announce="none"
          tone="warning"
        >
          {t('creditShortfall.error')}
        </Notice>
      ) : null}
      {model.status === 'ready' ? <Offer offer={model.offer} onBuy={() => onBuy(model.need)} /> : null}
    </div>
  )
}

const offerLook =
  'ck:flex ck:min-h-[68px] ck:items-center ck:gap-3 ck:rounded-md ck:border ck:border-border ck:bg-background ck:p-3.5'

function OfferSkeleton() {
  const t = useMessages()
  return (
    <div className="ck:flex ck:flex-col ck:gap-3">
      <div className={offerLook}>
        <Skeleton className="ck:w-full" />
      </div>
      <Skeleton className="ck:h-10 ck:w-full ck:rounded-md" />
      <VisuallyHidden>{t('creditShortfall.loading')}</VisuallyHidden>
    </div>
  )
}

function Offer({ offer, onBuy }: { readonly offer: ShortfallOffer; readonly onBuy: () => void }) {
  const t = useMessages()
  const slot = useSlot()
  if (offer.kind === 'none') {
    return (
      <p className="ck:flex ck:items-start ck:gap-2 ck:text-muted">
        <Icon className="ck:mt-0.5 ck:size-4" name="info" />
        <span className="ck:min-w-0">{t('creditShortfall.none')}</span>
      </p>
    )
  }
  if (offer.kind === 'several') {
    return (
      <div className="ck:flex ck:flex-col ck:gap-3">
        <p className="ck:text-muted">{t('creditShortfall.several')}</p>
        <BuyButton label={t('creditShortfall.buySeveral')} onBuy={onBuy} />
      </div>
    )
  }
  const { price, credits } = offer
  const isPackage = offer.kind === 'package'
  return (
    <div className="ck:flex ck:flex-col ck:gap-3">
      <div {...slot('creditShortfallOffer', offerLook)}>
        <span className="ck:flex ck:size-8 ck:shrink-0 ck:items-center ck:justify-center ck:rounded-pill ck:bg-primary-soft ck:text-primary-text">
          <Icon name="coins" />
        </span>
        <div className="ck:flex ck:min-w-0 ck:flex-1 ck:flex-col">
          <p className="ck:font-medium ck:break-words">
            {isPackage ? offer.name : t('creditShortfall.enough')}
          </p>
          <p className="ck:text-sm ck:text-muted ck:tabular-nums ck:break-words">
            {credits}
            {isPackage && offer.bonus !== null ? (
              <span className="ck:ms-1.5 ck:inline-block ck:text-success-text">
                {t('creditShortfall.bonus', { credits: offer.bonus })}
              </span>
            ) : null}
          </p>
        </div>
        <p className="ck:font-semibold ck:tabular-nums">{price}</p>
      </div>
      <BuyButton
        label={
          isPackage
            ? t('creditShortfall.buyPackage', { name: offer.name, price })
            : t('creditShortfall.buy', { price })
        }
        onBuy={onBuy}
      />
    </div>
  )
}

function BuyButton({ label, onBuy }: { readonly label: string; readonly onBuy: () => void }) {
  return (
    <Button block onClick={onBuy} slot="creditShortfallBuy" variant="primary">
      <span className="ck:py-1.5 ck:whitespace-normal">{label}</span>
    </Button>
  )
}
