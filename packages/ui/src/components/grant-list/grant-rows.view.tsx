import { useRef } from 'react'
import { Badge, Button, focusRing, LiveRegion, Skeleton, useEffectBeforePaint } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { GrantListModel, GrantRow } from './grant-list.model'

/** What the drawing of the rows takes. */
export interface GrantRowsProps {
  readonly model: Extract<GrantListModel, { status: 'ready' }>
  readonly isLoadingMore: boolean
  /** Loads the next page, and settles when it is there or has failed. */
  readonly onLoadMore: () => Promise<void>
}

const list = 'ck:mt-4 ck:flex ck:flex-col ck:border-t ck:border-border'
const line =
  'ck:grid ck:@xs:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] ck:items-start ck:gap-x-4 ck:gap-y-3 ck:border-b ck:border-border ck:px-5 ck:py-4 ck:last:border-b-0 ck:@md:px-6 ck:@xl:gap-x-6 ck:@xl:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)_minmax(0,0.8fr)] ck:@xl:items-center'
const bar = 'ck:@xs:col-span-2 ck:@xl:col-span-1 ck:@xl:col-start-2 ck:@xl:row-start-1'

/** The rows, in the order in which they are used, and the way to those that are not loaded yet. */
export function GrantRows({ model, isLoadingMore, onLoadMore }: GrantRowsProps) {
  const t = useMessages()
  const format = useFormat()
  const rows = useRef<HTMLOListElement>(null)
  const firstNew = useRef<number | null>(null)
  const { length } = model.rows

  // The button goes with the last page; the focus goes to the first row that it brought.
  useEffectBeforePaint(() => {
    const index = firstNew.current
    if (index === null || length <= index) return
    firstNew.current = null
    const row = rows.current?.children[index]
    if (row instanceof HTMLElement) row.focus()
  }, [length])

  async function loadMore() {
    firstNew.current = length
    await onLoadMore()
  }

  return (
    <>
      <ol className={list} ref={rows}>
        {model.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
      {model.hasMore ? (
        <div className="ck:flex ck:flex-wrap ck:items-center ck:justify-center ck:gap-3 ck:border-t ck:border-border ck:p-4">
          {model.isCutShort ? (
            <p className="ck:text-sm ck:text-danger-text" role="alert">
              {t('grantList.moreError')}
            </p>
          ) : null}
          <Button loading={isLoadingMore} onClick={loadMore} size="sm" slot="grantListMore">
            {t(model.isCutShort ? 'common.retry' : 'grantList.more')}
          </Button>
        </div>
      ) : null}
      <LiveRegion>{t.plural('grantList.shown', length, { count: format.number(length) })}</LiveRegion>
    </>
  )
}

function Row({ row }: { readonly row: GrantRow }) {
  const t = useMessages()
  const slot = useSlot()
  const { remaining, original, permille, expiry } = row
  return (
    <li
      {...slot('grantListRow', `${line} ${focusRing}`, { isNext: row.isNext })}
      data-state={row.isNext ? 'next' : undefined}
      tabIndex={-1}
    >
      <div className="ck:min-w-0">
        <p className="ck:flex ck:flex-wrap ck:items-center ck:gap-x-2 ck:gap-y-1 ck:font-medium">
          <span className="ck:min-w-0 ck:break-words">{t(`grantList.source.${row.source}`)}</span>
          {row.isNext ? <Badge tone="info">{t('grantList.next')}</Badge> : null}
        </p>
        <p className="ck:text-sm ck:text-muted">{t('grantList.since', { date: row.since })}</p>
      </div>
      <div {...slot('grantListExpiry', 'ck:@xs:text-end')}>
        {expiry === null ? (
          <p className="ck:text-sm ck:text-muted">{t('grantList.never')}</p>
        ) : expiry.when === null ? (
          <p className="ck:block">{t('grantList.expiresOn', { date: expiry.date })}</p>
        ) : (
          <>
            <p className="ck:block">{t('grantList.expires', { when: expiry.when })}</p>
            <p className="ck:text-sm ck:text-muted">{expiry.date}</p>
          </>
        )}
      </div>
      <div className={`${bar} ck:flex ck:flex-col ck:gap-1.5`}>
        <p className="ck:text-sm ck:tabular-nums">
          {permille === 1000
            ? t('grantList.untouched', { original })
            : t('grantList.left', { remaining, original })}
        </p>
        <Bar permille={permille} />
      </div>
    </li>
  )
}

/** Decorates the text above it. Drawn, so that it needs no inline style and shows in forced colours. */
function Bar({ permille }: { readonly permille: number }) {
  const slot = useSlot()
  const look =
    'ck:block ck:h-1.5 ck:w-full ck:overflow-hidden ck:rounded-pill ck:bg-active ck:rtl:-scale-x-100 ck:forced-colors:border'
  return (
    <svg aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1000 10" {...slot('grantListBar', look)}>
      <rect className="ck:fill-primary ck:forced-colors:fill-[CanvasText]" height="10" width={permille} />
    </svg>
  )
}

/** Three rows of the height of those that come. */
export function LoadingRows() {
  return (
    <div aria-hidden="true" className={list}>
      {['a', 'b', 'c'].map((key) => (
        <div className={line} key={key}>
          <div className="ck:min-w-0">
            <p className="ck:block">
              <Skeleton className="ck:w-[7em]" />
            </p>
            <p className="ck:text-sm">
              <Skeleton className="ck:w-[9em]" />
            </p>
          </div>
          <div className="ck:@xs:text-end">
            <p className="ck:block">
              <Skeleton className="ck:w-[8em]" />
            </p>
            <p className="ck:text-sm">
              <Skeleton className="ck:w-[6em]" />
            </p>
          </div>
          <div className={`${bar} ck:flex ck:flex-col ck:gap-1.5`}>
            <p className="ck:text-sm">
              <Skeleton className="ck:w-[10em]" />
            </p>
            <Skeleton className="ck:h-1.5 ck:w-full" />
          </div>
        </div>
      ))}
    </div>
  )
}
