import { useAutoTopUp, useBranding, useCreditBalance, useWallet } from '@creditkit/client/react'
import { useState } from 'react'
import { useFormat } from '../../provider/index'
import { ruleLanguage, toAutoTopUpModel } from './auto-top-up.model'

/** Reads everything that automatic top-up is drawn from. */
export function useTopUpSources(walletId: string | undefined) {
  const format = useFormat()
  const rule = useAutoTopUp({ walletId })
  const wallet = useWallet(walletId)
  const { data: branding } = useBranding()
  const { data: balance } = useCreditBalance({ walletId })
  const [isRefreshing, setRefreshing] = useState(false)
  const input = { rule, wallet, branding, balance, format }

  return {
    rule,
    model: toAutoTopUpModel(input),
    language: ruleLanguage(input),
    available: balance?.balance.status === 'ok' ? balance.balance.available : null,
    isRefreshing,
    refresh: async () => {
      setRefreshing(true)
      await Promise.all([rule.refetch(), wallet.error ? wallet.refetch() : undefined])
      setRefreshing(false)
    },
  }
}
