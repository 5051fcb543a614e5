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
          <div className="ck:mb-1 ck:flex ck:min-h-10 ck:items-center ck:gap-6 ck:border-b ck:border-border">
            <Skeleton className="ck:w-[5em]" />
            <Skeleton className="ck:w-[5em]" />
          </div>
        ) : null}
        {mode === 'packages' ? <Rows /> : <Fields />}
      </div>
      <div className={checkoutAside}>
        <div className="ck:flex ck:flex-col ck:gap-3">
          <div className="ck:flex ck:flex-col ck:gap-0.5">
            <Line className="ck:text-sm" width="ck:w-[4em]" />
            <div className="ck:flex ck:flex-col">
              <Line className="ck:flex ck:min-h-10 ck:items-center ck:text-3xl" width="ck:w-[3em]" />
              <Line width="ck:w-[6em]" />
            </div>
          </div>
          <div className="ck:flex ck:flex-col ck:gap-2 ck:border-t ck:border-border ck:pt-3">
            <Line width="ck:w-full" />
            <Line width="ck:w-full" />
          </div>
        </div>
        <Skeleton className="ck:h-12 ck:w-full ck:rounded-md" />
        <div className="ck:flex ck:flex-col">
          <Line className="ck:text-sm" width="ck:w-[16em] ck:max-w-full" />
          <Line className="ck:text-sm" width="ck:w-[12em] ck:max-w-full" />
        </div>
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
        <div className="ck:flex ck:flex-col ck:rounded-md ck:border ck:border-t-0 ck:border-border ck:bg-subtle">
          <Skeleton className="ck:h-10 ck:w-full ck:rounded-md ck:coarse:h-11" />
          <div className="ck:flex ck:flex-col ck:px-3 ck:pt-2 ck:pb-2">
            <Line width="ck:w-[11em]" />
            <Line className="ck:text-sm" width="ck:w-[9em]" />
          </div>
        </div>
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
