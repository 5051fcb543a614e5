import { Skeleton } from '../../parts/index'
import { layoutFor } from './history-layout'
import { HistoryFrame, HistoryTable } from './history-table.view'

/** What rows that are still loading take. */
export interface HistorySkeletonProps {
  readonly count: number
  readonly showWallet: boolean
  readonly maxHeight: number | string | null | undefined
}

const WIDTHS = { amount: 9, balance: 9 }

/** Rows that are still loading, as high as the ones that come and in the same frame. */
export function HistorySkeleton({ count, showWallet, maxHeight }: HistorySkeletonProps) {
  return (
    <div aria-hidden="true" className="ck:block">
      <HistoryFrame maxHeight={maxHeight}>
        <HistoryTable after={0} isOutdated={false} showBalance showWallet={showWallet} widths={WIDTHS}>
          <tbody className="ck:block">
            <tr className="ck:block ck:border-t ck:border-border ck:bg-subtle ck:px-5 ck:@md:px-6">
              <td className="ck:block ck:py-2 ck:text-sm">
                <Skeleton className="ck:w-[11em]" />
              </td>
            </tr>
            {Array.from({ length: count }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: places without anything in them have nothing else.
              <SkeletonRow key={index} showWallet={showWallet} />
            ))}
          </tbody>
        </HistoryTable>
      </HistoryFrame>
    </div>
  )
}

function SkeletonRow({ showWallet }: { readonly showWallet: boolean }) {
  const { row, cells } = layoutFor(WIDTHS)
  return (
    <tr className={row}>
      <td className={cells.date}>
        <Skeleton className="ck:w-[4em]" />
      </td>
      <td className={cells.what}>
        <span className="ck:absolute ck:start-0 ck:top-0.5 ck:@4xl:top-1/2 ck:@4xl:-translate-y-1/2">
          <Skeleton className="ck:size-8" round />
        </span>
        <span className="ck:w-full">
          <Skeleton className="ck:w-[14em] ck:max-w-full" />
        </span>
      </td>
      <td className={cells.type}>
        <Skeleton className="ck:w-[5em]" />
      </td>
      {showWallet ? (
        <td className={cells.wallet}>
          <Skeleton className="ck:w-[6em]" />
        </td>
      ) : null}
      <td className={cells.amount}>
        <Skeleton className="ck:w-[4em]" />
      </td>
      <td className={cells.balance}>
        <Skeleton className="ck:w-[4em]" />
      </td>
      <td className={cells.open}>
        <span className="ck:block ck:size-8" />
      </td>
    </tr>
  )
}
