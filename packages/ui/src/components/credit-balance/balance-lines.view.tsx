import { useMessages, useSlot } from '../../provider/index'
import type { BalanceLine } from './balance-lines.model'

/** Where the credits of a wallet are: available, reserved, on their way, about to expire. */
export function BalanceLines({ lines }: { readonly lines: readonly BalanceLine[] }) {
  const slot = useSlot()
  const textOf = useLineText()
  return (
    <dl {...slot('creditBalanceDetails', 'ck:flex ck:flex-col ck:gap-2.5 ck:text-sm')}>
      {lines.map((line) => (
        <div className="ck:flex ck:items-baseline ck:justify-between ck:gap-x-4" key={line.kind}>
          <dt className="ck:min-w-0 ck:text-muted">{textOf(line)}</dt>
          <dd className="ck:shrink-0 ck:font-medium ck:tabular-nums">{line.quantity}</dd>
        </div>
      ))}
    </dl>
  )
}

function useLineText() {
  const t = useMessages()
  return (line: BalanceLine) => {
    if (line.kind !== 'expiring') return t(`creditBalance.line.${line.kind}`)
    const { when, date } = line
    return when === null
      ? t('creditBalance.line.expiring', { date })
      : t('creditBalance.line.expiringIn', { when, date })
  }
}
