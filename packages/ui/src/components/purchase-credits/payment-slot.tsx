import type { PurchaseState } from '@creditkit/client'
import { assetCode, type Config, type ProviderId, type Wallet } from '@creditkit/contract'
import { useMemo } from 'react'
import { useFormat, useKit, useMessages } from '../../provider/index'
import type { PaymentFormLabels, PaymentFormProps } from '../../providers/payment-provider'

/** What the place of the payment takes. */
export interface PaymentSlotProps
  extends Pick<
    PaymentFormProps,
    'confirm' | 'start' | 'onApproved' | 'onApprovalCanceled' | 'onApprovalFailed' | 'onClosed'
  > {
  readonly provider: ProviderId
  readonly config: Config
  readonly wallet: Wallet
  readonly state: PurchaseState
  readonly disabled: boolean
}

/** The form of the chosen provider, in its words. Empty when the host has not brought that provider along. */
export function PaymentSlot({ provider, config, wallet, ...rest }: PaymentSlotProps) {
  const { payments } = useKit()
  const { locale } = useFormat()
  const labels = usePaymentLabels(provider)
  const adapter = payments.find(({ id }) => id === provider)
  const setup = config.providers.find(({ id }) => id === provider)
  if (!adapter || !setup) return null
  return (
    <adapter.Form
      {...rest}
      config={setup}
      currency={assetCode(wallet.limits.min.asset)}
      labels={labels}
      locale={locale}
    />
  )
}

function usePaymentLabels(id: ProviderId): PaymentFormLabels {
  const t = useMessages()
  return useMemo(() => {
    const provider = t(`purchaseCredits.provider.${id}`)
    return {
      loading: t('purchaseCredits.form.loading', { provider }),
      unavailableTitle: t('purchaseCredits.form.unavailableTitle', { provider }),
      unavailableHint: t('purchaseCredits.form.unavailableHint'),
      retry: t('common.retry'),
      notEligibleTitle: t('purchaseCredits.form.notEligibleTitle', { provider }),
      notEligibleHint: t('purchaseCredits.form.notEligibleHint', { provider }),
    }
  }, [t, id])
}
