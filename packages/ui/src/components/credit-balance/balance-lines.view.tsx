import { useMessages, useSlot } from '../../provider/index'
import type { BalanceLine } from './credit-balance.model'

/** Where the credits of a wallet are: available, reserved, on their way, about to expire. */
export function BalanceLines({ lines }: { readonly lines: readonly BalanceLine[] }) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <dl {...slot('creditBalanceDetails', 'ck:flex ck:flex-col ck:gap-2.5 ck:text-sm')}>
      {lines.map((line) => (
        <div className="ck:flex ck:items-baseline ck:justify-between ck:gap-4" key={line.kind}>
          <dt className="ck:text-muted">
            {line.kind === 'expiring'
              ? t('creditBalance.line.expiring', { date: line.date })
              : t(`creditBalance.line.${line.kind}`)}
          </dt>
          <dd className="ck:font-medium ck:tabular-nums">{line.quantity}</dd>
        </div>
      ))}
    </dl>
  )
}
