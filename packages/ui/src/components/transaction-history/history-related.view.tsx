import type { ReactNode } from 'react'
import { Button, Icon, Skeleton } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { HistoryRow } from './history-row.model'
import { useTypeText } from './history-type.view'

/** How two transactions are related, seen from the one whose details are open. */
export type Relation = 'reverses' | 'reversedBy'

/** Draws the other transaction; `onShow` leads to it, null where it is not among the rows. */
export function RelatedRow({
  relation,
  row,
  onShow,
}: {
  readonly relation: Relation
  readonly row: HistoryRow
  readonly onShow: ((id: string) => void) | null
}) {
  const t = useMessages()
  const typeText = useTypeText()
  const what = row.description ?? typeText(row.type)
  return (
    <Box relation={relation}>
      <span className="ck:min-w-0 ck:break-words">
        {t('transactionHistory.related', { what, date: row.date })}
      </span>
      <span className="ck:font-medium ck:whitespace-nowrap ck:tabular-nums">{row.amount}</span>
      {onShow ? (
        <Button
          aria-label={t('transactionHistory.goTo', { what, date: row.date })}
          onClick={() => onShow(row.id)}
          size="sm"
        >
          {t('transactionHistory.go')}
        </Button>
      ) : null}
    </Box>
  )
}

/** The place of the other transaction while it is asked for. */
export function RelatedLoading({ relation }: { readonly relation: Relation }) {
  return (
    <Box relation={relation}>
      <Skeleton className="ck:w-[16em]" />
    </Box>
  )
}

/** Says that the other transaction cannot be shown, and asks again where that may help. */
export function RelatedMissing({
  relation,
  isRetrying,
  onRetry,
}: {
  readonly relation: Relation
  readonly isRetrying: boolean
  readonly onRetry: (() => void) | null
}) {
  const t = useMessages()
  return (
    <Box relation={relation}>
      <span className="ck:text-muted">{t('transactionHistory.relatedMissing')}</span>
      {onRetry ? (
        <Button loading={isRetrying} onClick={onRetry} size="sm">
          {t('common.retry')}
        </Button>
      ) : null}
    </Box>
  )
}

function Box({ relation, children }: { readonly relation: Relation; readonly children: ReactNode }) {
  const t = useMessages()
  return (
    <div className="ck:flex ck:min-h-11 ck:flex-wrap ck:items-center ck:gap-x-3 ck:gap-y-1 ck:rounded-md ck:border ck:border-border ck:bg-background ck:px-3 ck:py-1.5 ck:text-sm">
      <span className="ck:flex ck:items-center ck:gap-2 ck:text-muted">
        <Icon name="undo" />
        {t(`transactionHistory.relation.${relation}`)}
      </span>
      {children}
    </div>
  )
}
