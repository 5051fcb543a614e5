import type { RefCallback } from 'react'
import { Badge, EmptyState, Icon, RadioGroup, type RadioOption } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { type PackageOffer, usePackageTexts } from '../package-offer/index'
import type { PurchaseFormModel } from './purchase-form.model'

/** What the list of packages takes. */
export interface PackageListProps {
  readonly model: Pick<PurchaseFormModel, 'offers' | 'packageId' | 'packageError'>
  readonly isLocked: boolean
  /** Goes on the list, for whoever moves the focus to its error. */
  readonly fieldRef: RefCallback<HTMLElement>
  readonly onChoose: (packageId: string) => void
}

/** The packages on offer, one to a line: what is in it, what it costs, and what one credit of it costs. */
export function PackageList({ model, isLocked, fieldRef, onChoose }: PackageListProps) {
  const t = useMessages()
  const slot = useSlot()
  const toOption = usePackageOption()
  const { savingsNote } = usePackageTexts()
  const { offers, packageId, packageError } = model
  const note = savingsNote(offers)
  if (offers.offers.length === 0) {
    return <EmptyState icon="coins" title={t('purchaseCredits.packages.empty')} />
  }
  return (
    <div ref={fieldRef} className="ck:flex ck:flex-col ck:gap-2 ck:outline-none" tabIndex={-1}>
      <RadioGroup
        disabled={isLocked}
        layout="list"
        legend={t('purchaseCredits.packages.legend')}
        onValueChange={onChoose}
        options={offers.offers.map(toOption)}
        value={packageId}
      />
      <div aria-live="polite" className="ck:text-sm ck:empty:hidden">
        {packageError ? (
          <p {...slot('fieldError', 'ck:flex ck:items-start ck:gap-1.5 ck:text-danger-text')}>
            <Icon className="ck:mt-0.5 ck:size-4" name="alert" />
            {t(`purchaseCredits.packages.${packageError}`)}
          </p>
        ) : null}
      </div>
      {note ? <p className="ck:text-sm ck:text-muted">{note}</p> : null}
    </div>
  )
}

function usePackageOption() {
  const { textsOf } = usePackageTexts()
  return (offer: PackageOffer): RadioOption<string> => {
    const { badge, bonus, unitPrice, saving } = textsOf(offer)
    return {
      value: offer.offer.id,
      label: (
        <span className="ck:flex ck:flex-wrap ck:items-center ck:gap-x-2 ck:gap-y-1">
          <span className="ck:min-w-0 ck:break-words">{offer.offer.name}</span>
          {badge ? <Badge tone={offer.badge === 'popular' ? 'info' : 'success'}>{badge}</Badge> : null}
        </span>
      ),
      aside: offer.price,
      description: (
        <span className="ck:flex ck:flex-wrap ck:justify-between ck:gap-x-3">
          <span className="ck:flex ck:flex-wrap ck:gap-x-2 ck:tabular-nums">
            {offer.credits}
            {bonus ? <span className="ck:text-success-text">{bonus}</span> : null}
          </span>
          <span className="ck:flex ck:flex-wrap ck:gap-x-2 ck:tabular-nums">
            {saving ? <span className="ck:text-success-text">{saving}</span> : null}
            {unitPrice}
          </span>
        </span>
      ),
    }
  }
}
