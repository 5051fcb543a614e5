import { Badge, Icon, RelativeTime, VisuallyHidden } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { HistoryRow } from './history-row.model'
import { useTypeText } from './history-type.view'

const statusTones = { pending: 'info', failed: 'danger', reversed: 'neutral' } as const
/** A dot before each fact but the first. */
const dotted = 'ck:not-first:before:content-["_·_"]'
const inks = { in: 'ck:text-success-text', out: 'ck:text-foreground', none: 'ck:text-muted' }

/** When it was: how long ago, and the day. */
export function When({ row }: { readonly row: HistoryRow }) {
  return (
    <span className="ck:block ck:text-sm ck:text-muted ck:@2xl:flex ck:@2xl:flex-col">
      <span className="ck:@2xl:text-base ck:@2xl:text-foreground">
        <RelativeTime at={row.at} />
      </span>
      <span className={`${dotted} ck:@2xl:before:hidden`}>{row.date}</span>
    </span>
  )
}

/** What it was for, in what state it is, of what type, and why. */
export function What({
  row,
  showWallet,
  what,
}: {
  readonly row: HistoryRow
  readonly showWallet: boolean
  readonly what: string
}) {
  const t = useMessages()
  const typeText = useTypeText()
  const facts = [row.description === null ? null : typeText(row.type), row.reason].filter(
    (fact) => fact !== null,
  )
  return (
    <span className="ck:flex ck:flex-col">
      <span className="ck:flex ck:flex-wrap ck:items-center ck:gap-x-2">
        <span className="ck:font-medium ck:break-words">{what}</span>
        {row.status === 'completed' ? null : (
          <Badge tone={statusTones[row.status]}>{t(`transactionHistory.status.${row.status}`)}</Badge>
        )}
      </span>
      <span className="ck:text-sm ck:break-words ck:text-muted">
        {facts.map((fact) => (
          <span className={dotted} key={fact}>
            {fact}
          </span>
        ))}
        {showWallet ? <span className={`${dotted} ck:@3xl:hidden`}>{row.wallet}</span> : null}
      </span>
    </span>
  )
}

/** What it changed, signed; colour only repeats what the sign says. */
export function Change({ row }: { readonly row: HistoryRow }) {
  const slot = useSlot()
  const { direction, status } = row
  const ink = status === 'completed' ? inks[direction] : 'ck:text-muted'
  const look = `ck:font-medium ck:whitespace-nowrap ck:tabular-nums ${ink}${status === 'failed' ? ' ck:line-through' : ''}`
  return <span {...slot('transactionHistoryAmount', look, { direction, status })}>{row.amount}</span>
}

/** What the balance was then; a card says so with an equals sign. Nothing where that is not told. */
export function BalanceAfter({ row }: { readonly row: HistoryRow }) {
  const t = useMessages()
  const quantity = row.balanceAfter
  if (!row.isCounted) {
    return (
      <>
        <Icon
          className="ck:hidden ck:size-4 ck:align-middle ck:text-muted ck:opacity-60 ck:@2xl:inline-block"
          name="minus"
        />
        <VisuallyHidden>{t('transactionHistory.notCounted')}</VisuallyHidden>
      </>
    )
  }
  if (quantity === null) return null
  const look = 'ck:text-sm ck:whitespace-nowrap ck:text-muted ck:tabular-nums'
  return (
    <>
      <span aria-hidden="true" className={`ck:block ${look} ck:@2xl:hidden`}>
        {t('transactionHistory.balance', { quantity })}
      </span>
      <span className={`ck:sr-only ${look} ck:@2xl:not-sr-only ck:@2xl:text-base`}>{quantity}</span>
    </>
  )
}
