import type { CreditPackage } from '@creditkit/contract'
import { Button, Notice, Skeleton, VisuallyHidden } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { usePackageTexts } from '../package-offer/index'
import type { CreditPackagesModel, ShownPackages } from './credit-packages.model'
import { LoadingCard, PackageCard } from './package-card.view'
import { PackagesBlocked } from './packages-blocked.view'

/** What the drawing of the packages takes. */
export interface CreditPackagesViewProps {
  readonly model: CreditPackagesModel
  /** Whether somebody has asked for them again, and they are on their way. */
  readonly isRetrying: boolean
  readonly onRetry: () => void
  readonly onBuy: (offer: CreditPackage) => void
  /** Leads to buying without a package; absent where nothing is there to lead to. */
  readonly onBuyAnyAmount: (() => void) | undefined
}

/** Draws the packages as cards. */
export function CreditPackagesView(props: CreditPackagesViewProps) {
  const { model } = props
  const t = useMessages()
  const slot = useSlot()
  const label =
    'unit' in model
      ? t('creditPackages.region', { credits: model.unit.other })
      : t('creditPackages.regionUnknown')
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-label={label}
      {...slot('creditPackages', 'ck:@container ck:flex ck:flex-col ck:gap-4', { status: model.status })}
      data-state={model.status}
    >
      <Shown {...props} />
    </section>
  )
}

function Shown(props: CreditPackagesViewProps) {
  const { model } = props
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return (
        <>
          <VisuallyHidden>{t('creditPackages.loading')}</VisuallyHidden>
          <ul aria-hidden="true" className={`${grid} ${columnsFor(LOADING.length)}`}>
            {LOADING.map((card) => (
              <LoadingCard key={card} />
            ))}
          </ul>
          <p className="ck:text-sm">
            <Skeleton className="ck:w-[24em] ck:max-w-full" />
          </p>
        </>
      )
    case 'ready':
    case 'unavailable':
      return <Packages {...props} model={model} />
    default:
      return <PackagesBlocked {...props} model={model} />
  }
}

const LOADING = ['first', 'second', 'third']
const grid = 'ck:grid ck:gap-4'

/** Full lines wherever there can be: a card alone is never stretched, and four never stand as three and one. */
function columnsFor(count: number): string {
  if (count === 1) return 'ck:max-w-sm'
  if (count === 2) return 'ck:@md:grid-cols-2'
  if (count === 4) return 'ck:@md:grid-cols-2 ck:@4xl:grid-cols-4'
  return count % 2 === 0 ? 'ck:@md:grid-cols-2 ck:@2xl:grid-cols-3' : 'ck:@2xl:grid-cols-3'
}

function Packages({
  model,
  isRetrying,
  onRetry,
  onBuy,
}: CreditPackagesViewProps & { readonly model: ShownPackages }) {
  const t = useMessages()
  const { savingsNote } = usePackageTexts()
  const { offers } = model.packages
  const note = savingsNote(model.packages)
  const main =
    offers.find(({ badge }) => badge === 'popular') ?? offers.find(({ isBestValue }) => isBestValue)
  const isOut = model.status === 'unavailable'
  return (
    <>
      {isOut || model.staleSince ? (
        <Notice
          actions={
            <Button loading={isRetrying} onClick={onRetry} size="sm">
              {t('common.retry')}
            </Button>
          }
          title={isOut ? t('creditPackages.unavailable.title', { credits: model.unit.other }) : undefined}
          tone="warning"
        >
          {isOut
            ? t('creditPackages.unavailable.hint')
            : t('creditPackages.stale', { time: model.staleSince ?? '' })}
        </Notice>
      ) : null}
      <ul className={`${grid} ${columnsFor(offers.length)}`}>
        {offers.map((offer) => (
          <PackageCard
            key={offer.offer.id}
            isDisabled={isOut}
            isMain={offer === main}
            offer={offer}
            onBuy={() => onBuy(offer.offer)}
          />
        ))}
      </ul>
      {note ? <p className="ck:text-sm ck:text-muted">{note}</p> : null}
    </>
  )
}
