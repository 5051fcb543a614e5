import type { PurchaseState } from '@creditkit/client'
import { type Amount, assetCode, type Config, type ProviderId, type Wallet } from '@creditkit/contract'
import { useMemo } from 'react'
import { useFormat, useKit, useMessages } from '../../provider/index'
import type { PaymentFormLabels, PaymentFormProps } from '../../providers/payment-provider'

/** What the place of the payment takes. */
export interface PaymentSlotProps
  extends Pick<
    PaymentFormProps,
    | 'returnUrl'
    | 'confirm'
    | 'start'
    | 'onLeave'
    | 'onApproved'
    | 'onApprovalCanceled'
    | 'onApprovalFailed'
    | 'onApprovalLost'
    | 'onClosed'
  > {
  readonly provider: ProviderId
  readonly config: Config
  readonly wallet: Wallet
  readonly state: PurchaseState
  /** What is to be paid; null while what is chosen cannot be bought. */
  readonly price: Amount | null
  readonly disabled: boolean
}

/** The form of the chosen provider, in its words. Empty when the host has not brought that provider along. */
export function PaymentSlot({ provider, config, wallet, price, ...rest }: PaymentSlotProps) {
  const { payments } = useKit()
  const { locale } = useFormat()
  const labels = usePaymentLabels(provider, price)
  const adapter = payments.find(({ id }) => id === provider)
  const setup = config.providers.find(({ id }) => id === provider)
  if (!adapter || !setup) return null
  return (
    <adapter.Form
      {...rest}
      config={setup}
      currency={assetCode((price ?? wallet.limits.min).asset)}
      labels={labels}
      locale={locale}
      price={price}
    />
  )
}

function usePaymentLabels(id: ProviderId, price: Amount | null): PaymentFormLabels {
  const t = useMessages()
  const format = useFormat()
  return useMemo(() => {
    const provider = t(`purchaseCredits.vendor.${id}`)
    return {
      loading: t('purchaseCredits.form.loading', { provider }),
      pay: price
        ? t('purchaseCredits.form.pay', { price: format.money(price) })
        : t('purchaseCredits.form.payNothing'),
      leave: t('purchaseCredits.form.leave', { provider }),
      unavailableTitle: t('purchaseCredits.form.unavailableTitle', { provider }),
      unavailableHint: t('purchaseCredits.form.unavailableHint'),
      retry: t('common.retry'),
      notEligibleTitle: t('purchaseCredits.form.notEligibleTitle', { provider }),
      notEligibleHint: t('purchaseCredits.form.notEligibleHint', { provider }),
    }
  }, [t, format, id, price])
}
