import { Badge, Button, Skeleton } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { type PackageOffer, usePackageTexts } from '../package-offer/index'

/** What the card of a package takes. */
export interface PackageCardProps {
  readonly offer: PackageOffer
  /** Whether its button is the one that stands out. */
  readonly isMain: boolean
  readonly isDisabled: boolean
  readonly onBuy: () => void
}

/**
 * The five lines of a card: name, price, what it brings, the price of a credit, the button. Cards beside each other share
 * the heights of their lines, where the browser knows how.
 */
const surface =
  'ck:row-span-5 ck:grid ck:grid-rows-subgrid ck:content-start ck:gap-0 ck:rounded-lg ck:border ck:bg-background ck:p-5 ck:shadow-xs'

/** More characters than fit on the line of a card in the size of a headline. */
const LONG = 11

/** One package: what is in it, what it costs, and what one credit of it costs. */
export function PackageCard({ offer, isMain, isDisabled, onBuy }: PackageCardProps) {
  const t = useMessages()
  const slot = useSlot()
  const { textsOf } = usePackageTexts()
  const { badge, unitPrice, saving } = textsOf(offer)
  const { name, description } = offer.offer
  const border = offer.badge === 'popular' ? 'ck:border-primary' : 'ck:border-border'
  return (
    <li
      {...slot('creditPackage', `${surface} ${border}`, { badge: offer.badge })}
      data-state={offer.badge ?? 'plain'}
    >
      <div className="ck:flex ck:flex-col ck:gap-0.5">
        <div className="ck:flex ck:min-h-6 ck:flex-wrap ck:items-center ck:justify-between ck:gap-x-3 ck:gap-y-1">
          <h3 className="ck:min-w-0 ck:font-semibold ck:break-words">{name}</h3>
          {badge ? <Badge tone={offer.badge === 'popular' ? 'info' : 'success'}>{badge}</Badge> : null}
        </div>
        {description ? <p className="ck:text-sm ck:break-words ck:text-muted">{description}</p> : null}
      </div>
      <p
        {...slot(
          'creditPackagePrice',
          `ck:mt-4 ck:font-semibold ck:tracking-tight ck:tabular-nums ck:break-words ${offer.price.length > LONG ? 'ck:text-xl' : 'ck:text-3xl'}`,
        )}
      >
        {offer.price}
      </p>
      <div className="ck:mt-3 ck:flex ck:flex-col">
        <p className="ck:font-medium ck:tabular-nums ck:break-words">{offer.total}</p>
        {offer.bonus ? (
          <p className="ck:text-sm ck:text-success-text ck:tabular-nums">
            {t('creditPackages.bonusIncluded', { bonus: offer.bonus })}
          </p>
        ) : null}
      </div>
      <p className="ck:mt-1 ck:flex ck:flex-wrap ck:gap-x-2 ck:text-sm ck:text-muted ck:tabular-nums">
        {unitPrice ? <span className="ck:inline">{unitPrice}</span> : null}
        {saving ? <span className="ck:text-success-text">{saving}</span> : null}
      </p>
      <div className="ck:mt-5 ck:flex ck:flex-col ck:justify-end">
        <Button
          aria-label={t('creditPackages.buyNamed', { name, price: offer.price })}
          block
          disabled={isDisabled}
          onClick={onBuy}
          slot="creditPackageBuy"
          variant={isMain ? 'primary' : 'secondary'}
        >
          {t('creditPackages.buy')}
        </Button>
      </div>
    </li>
  )
}

/** The place of a card while it is loading. */
export function LoadingCard() {
  return (
    <li className={`${surface} ck:border-border`}>
      <div className="ck:flex ck:flex-col ck:gap-0.5">
        <Line className="ck:w-[6em]" look="ck:min-h-6" />
        <Line className="ck:w-[12em] ck:max-w-full" look="ck:text-sm" />
      </div>
      <Line className="ck:w-[4em]" look="ck:mt-4 ck:text-3xl" />
      <div className="ck:mt-3 ck:flex ck:flex-col">
        <Line className="ck:w-[9em] ck:max-w-full" />
        <Line className="ck:w-[6em]" look="ck:text-sm" />
      </div>
      <Line className="ck:w-[8em]" look="ck:mt-1 ck:text-sm" />
      <div className="ck:mt-5 ck:flex ck:flex-col">
        <Skeleton className="ck:h-10 ck:w-full ck:rounded-md ck:coarse:h-11" />
      </div>
    </li>
  )
}

function Line({ className, look = '' }: { readonly className: string; readonly look?: string }) {
  return (
    <p className={`ck:block ${look}`}>
      <Skeleton className={className} />
    </p>
  )
}
