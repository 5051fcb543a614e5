import { Skeleton } from '../../parts/index'

/** As high as the row of a meter that is within its allowance. */
export function MeterSkeleton() {
  return (
    <div className="ck:flex ck:flex-col ck:gap-2.5 ck:border-t ck:border-border ck:py-5 ck:first:border-transparent">
      <div className="ck:flex ck:flex-wrap ck:items-center ck:justify-between ck:gap-x-4 ck:gap-y-1">
        <span className="ck:flex ck:h-6 ck:items-center">
          <Skeleton className="ck:w-[14em]" />
        </span>
        <span className="ck:flex ck:h-[21px] ck:items-center">
          <Skeleton className="ck:w-[8em]" />
        </span>
      </div>
      <div className="ck:h-2 ck:rounded-pill ck:bg-active ck:motion-safe:animate-pulse" />
      <p className="ck:text-sm">
        <Skeleton className="ck:w-[5em]" />
      </p>
    </div>
  )
}
