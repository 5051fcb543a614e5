import type { CreditPackage } from '@creditkit/contract'
import type { RefCallback } from 'react'
import { Badge, EmptyState, Icon, RadioGroup, type RadioOption } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import { type PackagePrices, unitPrices } from './package-price.model'
import type { PurchaseFormModel } from './purchase-form.model'

/** What the list of packages takes. */
export interface PackageListProps {
  readonly model: Pick<PurchaseFormModel, 'packages' | 'packageId' | 'packageError'>
  readonly unit: { readonly one: string; readonly other: string }
  readonly isLocked: boolean
  /** Goes on the list, for whoever moves the focus to its error. */
  readonly fieldRef: RefCallback<HTMLElement>
  readonly onChoose: (packageId: string) => void
}

/** The packages on offer, one to a line: what is in it, what it costs, and what one credit of it costs. */
export function PackageList({ model, unit, isLocked, fieldRef, onChoose }: PackageListProps) {
  const t = useMessages()
  const slot = useSlot()
  const toOption = usePackageOption(unit, unitPrices(model.packages))
  if (model.packages.length === 0) {
    return <EmptyState icon="coins" title={t('purchaseCredits.packages.empty')} />
  }
  return (
    <div ref={fieldRef} className="ck:block ck:outline-none" tabIndex={-1}>
      <RadioGroup
        disabled={isLocked}
        layout="list"
        legend={t('purchaseCredits.packages.legend')}
        onValueChange={onChoose}
        options={model.packages.map(toOption)}
        value={model.packageId}
      />
      <div aria-live="polite" className="ck:text-sm">
        {model.packageError ? (
          <p {...slot('fieldError', 'ck:mt-2 ck:flex ck:items-start ck:gap-1.5 ck:text-danger-text')}>
            <Icon className="ck:mt-0.5 ck:size-4" name="alert" />
            {t(`purchaseCredits.packages.${model.packageError}`)}
          </p>
        ) : null}
      </div>
    </div>
  )
}

function usePackageOption(unit: PackageListProps['unit'], prices: PackagePrices) {
  const t = useMessages()
  const format = useFormat()
  return (offer: CreditPackage): RadioOption<string> => {
    const { price, count } = prices.of(offer)
    const unitPrice = format.money(price)
    return {
      value: offer.id,
      label: (
        <span className="ck:flex ck:flex-wrap ck:items-center ck:gap-2">
          {offer.name}
          {offer.popular ? <Badge tone="info">{t('purchaseCredits.packages.popular')}</Badge> : null}
        </span>
      ),
      aside: format.money(offer.price, { trimZeros: true }),
      description: (
        <span className="ck:flex ck:flex-wrap ck:justify-between ck:gap-x-3">
          <span className="ck:flex ck:flex-wrap ck:gap-x-2 ck:tabular-nums">
            {format.credits(offer.credits, unit)}
            {offer.bonus.minor > 0 ? (
              <span className="ck:text-success-text">
                {t('purchaseCredits.packages.bonus', {
                  bonus: format.quantity(offer.bonus, { sign: 'always' }),
                })}
              </span>
            ) : null}
          </span>
          <span className="ck:tabular-nums">
            {count === 1
              ? t('purchaseCredits.packages.each', { price: unitPrice })
              : t('purchaseCredits.packages.per', { price: unitPrice, count: format.number(count) })}
          </span>
        </span>
      ),
    }
  }
}
