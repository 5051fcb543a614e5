import { Skeleton, VisuallyHidden } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { checkoutAside, checkoutGrid, checkoutMain } from './purchase-frame'

const TILES = ['first', 'second', 'third', 'fourth']

/** The form before anything is known of it, in its final size. */
export function PurchaseSkeleton() {
  const t = useMessages()
  return (
    <div className={checkoutGrid}>
      <VisuallyHidden>{t('purchaseCredits.loading')}</VisuallyHidden>
      <div className={checkoutMain}>
        <p className="ck:text-lg">
          <Skeleton className="ck:w-[9em]" />
        </p>
        <div className="ck:grid ck:grid-cols-2 ck:gap-2 ck:@lg:grid-cols-4">
          {TILES.map((tile) => (
            <Skeleton key={tile} className="ck:h-10 ck:rounded-md" />
          ))}
        </div>
        <div className="ck:flex ck:flex-col ck:gap-2">
          <Skeleton className="ck:w-[7em]" />
          <Skeleton className="ck:h-10 ck:w-full ck:rounded-md" />
          <Skeleton className="ck:w-[10em]" />
        </div>
      </div>
      <div className={checkoutAside}>
        <Skeleton className="ck:w-[5em]" />
        <p className="ck:text-2xl">
          <Skeleton className="ck:w-[7em]" />
        </p>
        <Skeleton className="ck:mt-2 ck:w-full" />
        <Skeleton className="ck:w-full" />
        <Skeleton className="ck:h-12 ck:w-full ck:rounded-md" />
      </div>
    </div>
  )
}
