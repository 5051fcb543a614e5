import { Skeleton, VisuallyHidden } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { PurchaseMode } from './purchase-form.model'
import { checkoutAside, checkoutGrid, checkoutMain } from './purchase-frame'

const TILES = ['first', 'second', 'third', 'fourth']
const ROWS = ['first', 'second', 'third']

/** The form before anything is known of it, in the size that it will most likely have. */
export function PurchaseSkeleton({ mode = 'both' }: { readonly mode?: PurchaseMode | undefined }) {
  const t = useMessages()
  return (
    <div className={checkoutGrid}>
      <VisuallyHidden>{t('purchaseCredits.loading')}</VisuallyHidden>
      <div className={checkoutMain}>
        <div className="ck:flex ck:flex-col ck:gap-0.5">
          <Line className="ck:text-lg" width="ck:w-[9em]" />
          <Line width="ck:w-[20em] ck:max-w-full" />
        </div>
        {mode === 'both' ? (
          <div className="ck:flex ck:min-h-10 ck:items-center ck:gap-6 ck:border-b ck:border-border">
            <Skeleton className="ck:w-[5em]" />
            <Skeleton className="ck:w-[5em]" />
          </div>
        ) : null}
        {mode === 'packages' ? <Rows /> : <Fields />}
      </div>
      <div className={checkoutAside}>
        <div className="ck:flex ck:flex-col ck:gap-0.5">
          <Line className="ck:text-sm" width="ck:w-[4em]" />
          <Line className="ck:text-2xl" width="ck:w-[7em]" />
          <Line className="ck:text-sm" width="ck:w-[9em]" />
        </div>
        <div className="ck:flex ck:flex-col ck:gap-2 ck:border-t ck:border-border ck:pt-3">
          <Line width="ck:w-full" />
          <Line width="ck:w-full" />
        </div>
        <Skeleton className="ck:h-12 ck:w-full ck:rounded-md" />
        <Line className="ck:text-sm" width="ck:w-[16em] ck:max-w-full" />
      </div>
    </div>
  )
}

function Line({ width, className = '' }: { readonly width: string; readonly className?: string }) {
  return (
    <p className={`ck:block ${className}`}>
      <Skeleton className={width} />
    </p>
  )
}

function Fields() {
  return (
    <>
      <div className="ck:flex ck:flex-col ck:gap-2">
        <Line width="ck:w-[9em]" />
        <div className="ck:grid ck:grid-cols-2 ck:gap-2 ck:@lg:grid-cols-4">
          {TILES.map((tile) => (
            <Skeleton key={tile} className="ck:h-10 ck:rounded-md" />
          ))}
        </div>
      </div>
      <div className="ck:flex ck:flex-col ck:gap-1.5">
        <Line width="ck:w-[7em]" />
        <Skeleton className="ck:h-10 ck:w-full ck:rounded-md" />
        <Line className="ck:text-sm" width="ck:w-[10em]" />
      </div>
    </>
  )
}

function Rows() {
  return (
    <div className="ck:flex ck:flex-col ck:gap-2">
      <Line width="ck:w-[9em]" />
      {ROWS.map((row) => (
        <Skeleton key={row} className="ck:h-[76px] ck:w-full ck:rounded-md" />
      ))}
    </div>
  )
}
