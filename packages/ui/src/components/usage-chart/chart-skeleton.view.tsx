import { Skeleton } from '../../parts/index'

/** No height twice, since each is its bar's key. */
const bars = [
  'ck:h-1/3',
  'ck:h-1/2',
  'ck:h-2/3',
  'ck:h-3/5',
  'ck:h-2/5',
  'ck:h-1/4',
  'ck:h-1/5',
  'ck:h-3/8',
  'ck:h-5/8',
  'ck:h-3/4',
]

/** The controls before it is known what there is to choose, as high as they will be. */
export function ControlsSkeleton() {
  return (
    <div className="ck:grid ck:grid-cols-2 ck:gap-2 ck:@lg:flex">
      <Skeleton className="ck:h-8 ck:w-full ck:coarse:h-11 ck:@lg:w-44" />
      <Skeleton className="ck:h-8 ck:w-full ck:coarse:h-11 ck:@lg:w-36" />
    </div>
  )
}

/** The lines of the summary before they are known. */
export function SummarySkeleton() {
  return (
    <div className="ck:flex ck:flex-col ck:gap-0.5">
      <p className="ck:text-sm">
        <Skeleton className="ck:w-[6em]" />
      </p>
      <p className="ck:text-2xl">
        <Skeleton className="ck:w-[5em]" />
      </p>
      <p className="ck:text-sm">
        <Skeleton className="ck:w-[20em] ck:max-w-full" />
        <span className="ck:block ck:@sm:hidden">
          <Skeleton className="ck:w-[10em]" />
        </span>
      </p>
    </div>
  )
}

/** The plot and the note below it before its days are known. */
export function PlotSkeleton() {
  return (
    <>
      <div className="ck:pb-7">
        <div className="ck:flex ck:h-60 ck:items-end ck:gap-[4%] ck:border-b ck:border-border">
          {bars.map((height) => (
            <Skeleton className={`ck:flex-1 ${height}`} key={height} />
          ))}
        </div>
      </div>
      <p className="ck:text-sm">
        <Skeleton className="ck:w-[11em]" />
      </p>
    </>
  )
}
