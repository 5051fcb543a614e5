import { useTransactions } from '@creditkit/client/react'
import type { Amount, Instant } from '@creditkit/contract'
import { Skeleton } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import { forecastExpiry } from './expiry-forecast.model'

/** What the forecast takes. */
export interface ExpiryForecastProps {
  readonly walletId: string
  readonly expiring: { readonly amount: Amount; readonly at: Instant }
  /** When the balance was heard of. */
  readonly now: Instant
}

/**
 * Whether what expires next will be used before, at the present pace. It asks for one page of the wallet's history,
 * which a history on the same page shares, and says nothing where that tells no pace.
 */
export function ExpiryForecastText({ walletId, expiring, now }: ExpiryForecastProps) {
  const t = useMessages()
  const format = useFormat()
  const slot = useSlot()
  const history = useTransactions({ walletId })
  if (history.isPending) {
    return (
      <p className="ck:text-sm">
        <Skeleton className="ck:w-[22em] ck:max-w-full" />
      </p>
    )
  }
  const forecast = history.isStale ? null : forecastExpiry({ expiring, rows: history.items, now })
  if (!forecast) return null
  return (
    <p {...slot('creditBalanceForecast', 'ck:text-sm ck:text-muted')} data-state={forecast.outcome}>
      {forecast.outcome === 'used'
        ? t('creditBalance.forecast.used')
        : t('creditBalance.forecast.unused', { quantity: format.quantity(forecast.about) })}
    </p>
  )
}
