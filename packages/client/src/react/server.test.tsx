// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { createScriptedBackend } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf } from './testing/mount'
import { useAdjustCredits } from './use-adjust-credits'
import { useAdminUserCredits, useAdminUsers, useAudit } from './use-admin'
import { useAdjustMany, useAdminRefund } from './use-admin-actions'
import { useAdminBranding, useSetBranding } from './use-admin-branding'
import { useAutoTopUp } from './use-auto-top-up'
import { useBalances, useCreditBalance, useGrants } from './use-balances'
import { useConfig } from './use-config'
import { useExportTransactions } from './use-export-transactions'
import { usePurchases, useTransactions } from './use-history'
import { useLiveEvents } from './use-live-events'
import { useLiveStatus } from './use-live-status'
import { useCancelSubscription, usePlans, useSubscribe, useSubscriptions } from './use-plans'
import { usePurchaseFlow } from './use-purchase-flow'
import { usePurchaseReturn } from './use-purchase-return'
import { useReceipt } from './use-receipt'
import { useRedeemCode } from './use-redeem-code'
import { useTransaction } from './use-transaction'
import { useRecordUsage, useUsage, useUsageHistory } from './use-usage'

function Page() {
  const reads = [
    useConfig(),
    useBalances(),
    useCreditBalance(),
    useGrants(),
    useTransactions(),
    useTransaction('transaction-1'),
    usePurchases(),
    useReceipt('purchase-1'),
    useUsage(),
    useUsageHistory(),
    usePlans(),
    useSubscriptions(),
    useAutoTopUp(),
    useAdminUsers('a'),
    useAdminUserCredits('ada'),
    useAdminBranding(),
    useAudit(),
  ]
  const writes = [
    useAdjustCredits(),
    useAdjustMany(),
    useAdminRefund(),
    useSetBranding(),
    useRecordUsage(),
    useSubscribe(),
    useCancelSubscription(),
    useRedeemCode(),
    useAutoTopUp().save,
    useExportTransactions(),
    usePurchaseFlow().state,
  ]
  useLiveEvents(() => {})
  const states = [...reads.map(({ isPending }) => (isPending ? 'pending' : 'loaded')), useLiveStatus()]
  const statuses = [...writes.map(({ status }) => status), usePurchaseReturn().status]
  return <p>{[...new Set([...states, ...statuses])].join(' ')}</p>
}

afterEach(() => {
  vi.useRealTimers()
})

test('on a server every hook renders as pending, asks nothing and touches no window', () => {
  expect('window' in globalThis).toBe(false)
  const backend = createScriptedBackend()
  for (const session of [{ accountId: 'account-ada' }, undefined]) {
    const html = renderToString(
      <CreditsClientProvider client={clientOf(backend)} session={session}>
        <Page />
      </CreditsClientProvider>,
    )
    expect(html).toBe('<p>pending stopped idle finding</p>')
  }
  expect(backend.requests).toEqual([])
})

test('a page that was rendered leaves no timer behind, so that a script that renders can end', () => {
  vi.useFakeTimers()
  renderToString(
    <CreditsClientProvider client={clientOf(createScriptedBackend())} session={{ accountId: 'account-ada' }}>
      <Page />
    </CreditsClientProvider>,
  )
  expect(vi.getTimerCount()).toBe(0)
})
