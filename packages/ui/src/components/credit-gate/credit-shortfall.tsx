import { useConfig } from '@creditkit/client/react'
import type { Amount, ProviderId } from '@creditkit/contract'
import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useFormat } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { type CreditNeed, toCreditShortfallModel } from './credit-shortfall.model'
import { CreditShortfallView } from './credit-shortfall.view'

/** What a shortfall takes. */
export interface CreditShortfallProps {
  readonly walletId: string
  /** How many credits it takes; more than `available`. */
  readonly required: Amount
  readonly available: Amount
  /** Called when somebody wants to buy what is missing. */
  readonly onBuy: (need: CreditNeed) => void
  /** The payment providers that buying can use; whichever the server is set up for unless named. */
  readonly providers?: readonly ProviderId[] | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}

/** Says how many credits are missing and what the smallest purchase is that makes up for it, or how else one gets them. */
export function CreditShortfall(props: CreditShortfallProps) {
  const { walletId, required, available, onBuy, providers, appearance, messages } = props
  const format = useFormat()
  const config = useConfig()
  const [isRetrying, setRetrying] = useState(false)

  async function retry() {
    setRetrying(true)
    await config.refetch()
    setRetrying(false)
  }

  return (
    <Root appearance={appearance} messages={messages}>
      <CreditShortfallView
        isRetrying={isRetrying}
        model={toCreditShortfallModel({ walletId, required, available, config, payments: providers, format })}
        onBuy={onBuy}
        onRetry={retry}
      />
    </Root>
  )
}
