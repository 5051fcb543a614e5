import { Badge, Icon, type IconName, VisuallyHidden } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { HistoryRow, HistoryType } from './history-row.model'

const statusLooks = {
  pending: { tone: 'info', icon: 'clock' },
  failed: { tone: 'danger', icon: 'close' },
  reversed: { tone: 'neutral', icon: 'undo' },
} as const

const typeIcons = {
  purchase: 'card',
  bonus: 'gift',
  service_purchase: 'box',
  usage: 'activity',
  refund: 'undo',
  admin_add: 'user',
  admin_remove: 'user',
  promo: 'gift',
  subscription_grant: 'calendar',
  expiry: 'clock',
  dispute: 'alert',
  transfer: 'swap',
} as const satisfies Record<string, IconName>

const mark =
  'ck:absolute ck:start-0 ck:top-0.5 ck:size-8 ck:rounded-pill ck:p-[7px] ck:@4xl:top-1/2 ck:@4xl:-translate-y-1/2'
const marks = {
  in: 'ck:bg-success-soft ck:text-success-text',
  out: 'ck:bg-hover ck:text-muted',
  none: 'ck:bg-hover ck:text-muted',
  failed: 'ck:bg-danger-soft ck:text-danger-text',
}

/** The sign of a type of transaction; its word stands beside it. */
export function TypeMark({ row }: { readonly row: HistoryRow }) {
  const ink = row.status === 'failed' ? 'failed' : row.status === 'completed' ? row.direction : 'none'
  return <Icon className={`${mark} ${marks[ink]}`} name={iconOf(row.type)} />
}

/** In what state a transaction is; what is completed needs no word. */
export function StatusBadge({ row }: { readonly row: HistoryRow }) {
  const t = useMessages()
  if (row.status === 'completed') return null
  const { tone, icon } = statusLooks[row.status]
  return (
    <Badge tone={tone}>
      <Icon className="ck:size-3" name={icon} />
      {t(`transactionHistory.status.${row.status}`)}
    </Badge>
  )
}

/** What the balance was then; a dash for what is not in it, nothing where the server does not say. */
export function BalanceAfter({ row }: { readonly row: HistoryRow }) {
  const t = useMessages()
  if (row.isCounted) return row.balanceAfter
  return <VisuallyHidden>{t('transactionHistory.notCounted')}</VisuallyHidden>
}

function iconOf(type: HistoryType): IconName {
  return 'known' in type ? typeIcons[type.known] : 'coins'
}
