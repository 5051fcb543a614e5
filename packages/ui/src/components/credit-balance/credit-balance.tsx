import { type CreditBalance as BalanceRead, type ReadHandle, useCreditBalance } from '@creditkit/client/react'
import type { Amount } from '@creditkit/contract'
import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useEmit, useFormat } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { toCreditBalanceModel } from './credit-balance.model'
import { type CreditBalanceVariant, CreditBalanceView } from './credit-balance.view'
import { ExpiryForecastText } from './expiry-forecast'

/** What the balance takes; everything may be left out. */
export interface CreditBalanceProps {
  /** `compact` for a page's header, `inline` for a line of text, `card` for a billing page; `card` unless named. */
  readonly variant?: CreditBalanceVariant | undefined
  /** The wallet to show; the first in spend order unless named. */
  readonly walletId?: string | undefined
  /** Whether the brand's icon stands before the number; true unless named. */
  readonly showIcon?: boolean | undefined
  /**
   * Called when somebody wants to buy credits; without it the balance does not offer to. It opens no form of its own, so
   * that a page with a balance in its header carries no way to pay.
   */
  readonly onAddCredits?: (() => void) | undefined
  /** Below or at this amount the balance counts as low; the server's own mark unless named. */
  readonly lowBalanceAt?: Amount | undefined
  /** The look of this balance, over that of the provider. */
  readonly appearance?: Appearance | undefined
  /** The wording of this balance, over that of the provider. */
  readonly messages?: MessageOverrides | undefined
}

/** How many credits there are, kept current. It always shows what it knows, and says so when it knows nothing. */
export function CreditBalance(props: CreditBalanceProps) {
  const {
    variant = 'card',
    walletId,
    showIcon = true,
    onAddCredits,
    lowBalanceAt,
    appearance,
    messages,
  } = props
  const format = useFormat()
  const emit = useEmit()
  const balance = useCreditBalance({ walletId })
  const [isRefreshing, setRefreshing] = useState(false)
  const model = toCreditBalanceModel(balance, { format, lowBalanceAt })

  async function refresh() {
    emit({ type: 'balance.refreshed', walletId: walletId ?? null })
    setRefreshing(true)
    await balance.refetch()
    setRefreshing(false)
  }

  function addCredits() {
    emit({ type: 'credits.addRequested', walletId: walletId ?? null, from: 'creditBalance' })
    onAddCredits?.()
  }

  return (
    <Root appearance={appearance} inline={variant !== 'card'} messages={messages}>
      <CreditBalanceView
        forecast={forecastOf(balance)}
        isRefreshing={isRefreshing}
        model={model}
        onAddCredits={onAddCredits && addCredits}
        onRefresh={refresh}
        showIcon={showIcon}
        variant={variant}
      />
    </Root>
  )
}

function forecastOf({ data, updatedAt }: ReadHandle<BalanceRead | null>) {
  if (data?.balance.status !== 'ok' || updatedAt === null) return null
  const { walletId, expiringNext } = data.balance
  return expiringNext && expiringNext.at > updatedAt ? (
    <ExpiryForecastText expiring={expiringNext} now={updatedAt} walletId={walletId} />
  ) : null
}
