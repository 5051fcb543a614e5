import type { ReactNode } from 'react'
import { Button, Icon } from '../../parts/index'
import { useSlot } from '../../provider/index'

/** Says that the rows below may be outdated, and since when. */
export function StaleLine({
  icon,
  children,
}: {
  readonly icon: 'wifi' | 'clock'
  readonly children: ReactNode
}) {
  return (
    <div
      className="ck:flex ck:flex-wrap ck:items-center ck:gap-x-2 ck:gap-y-1 ck:px-5 ck:pb-3 ck:text-sm ck:text-muted ck:@md:px-6"
      role="status"
    >
      <Icon name={icon} />
      {children}
    </div>
  )
}

/** Floats over the rows, so that it moves nothing, and stays in sight while they are scrolled. */
export function NewsPill(props: {
  readonly count: number
  readonly onShowNews: () => void
  readonly children: ReactNode
}) {
  const slot = useSlot()
  const place =
    'ck:pointer-events-none ck:sticky ck:top-[calc(var(--ck-sticky-top,0px)_+_12px)] ck:z-30 ck:flex ck:h-0 ck:justify-center ck:print:hidden ck:@2xl:top-[calc(var(--ck-sticky-top,0px)_+_48px)]'
  return (
    <div {...slot('transactionHistoryNews', place)}>
      {props.count > 0 ? (
        <span className="ck:pointer-events-auto ck:mt-1 ck:h-8 ck:rounded-sm ck:shadow-lg ck:motion-safe:animate-rise-in">
          <Button onClick={props.onShowNews} size="sm" variant="primary">
            <Icon name="arrow-up" />
            {props.children}
          </Button>
        </span>
      ) : null}
    </div>
  )
}
