import { Button, Notice } from '../../parts/index'
import { useFormat, useMessages } from '../../provider/index'
import type { HistoryMore } from './transaction-history.model'
import { MOST_PRINTED_LINES } from './use-printed-lines'

/** What the foot of the rows takes. */
export interface HistoryFooterProps {
  readonly count: number
  readonly more: HistoryMore
  readonly onLoadMore: () => void
}

/** How many rows there are, and the way to more of them. Rows that could not be loaded leave the others alone. */
export function HistoryFooter({ count, more, onLoadMore }: HistoryFooterProps) {
  const t = useMessages()
  const format = useFormat()
  const isAll = more.status === 'none'
  return (
    <div className="ck:flex ck:flex-col ck:gap-4 ck:border-t ck:border-border ck:px-5 ck:py-4 ck:@md:px-6">
      {more.status === 'failed' ? (
        <Notice title={t('transactionHistory.moreFailed')} tone="danger">
          <p className="ck:block">{t(more.message)}</p>
        </Notice>
      ) : null}
      <div className="ck:flex ck:min-h-8 ck:flex-wrap ck:items-center ck:justify-between ck:gap-3">
        <p className="ck:text-sm ck:text-muted ck:tabular-nums">
          {t.plural(isAll ? 'transactionHistory.all' : 'transactionHistory.showing', count, {
            count: format.number(count),
          })}
        </p>
        {isAll && count <= MOST_PRINTED_LINES ? null : (
          <p className="ck:hidden ck:w-full ck:text-sm ck:print:block">{t('transactionHistory.printed')}</p>
        )}
        {isAll ? null : (
          <span className="ck:print:hidden">
            <Button
              loading={more.status === 'loading'}
              onClick={onLoadMore}
              size="sm"
              slot="transactionHistoryMore"
            >
              {t(more.status === 'failed' ? 'common.retry' : 'transactionHistory.more')}
            </Button>
          </span>
        )}
      </div>
    </div>
  )
}
