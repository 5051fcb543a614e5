// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { createScriptedBackend } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf } from './testing/mount'
import { useAdjustCredits } from './use-adjust-credits'
import { useAdminUsers } from './use-admin'
import { useBalances, useCreditBalance } from './use-balances'
import { useConfig } from './use-config'
import { usePurchases, useTransactions } from './use-history'
import { useLiveStatus } from './use-live-status'
import { usePurchaseFlow } from './use-purchase-flow'

function Page() {
  const pending = [
    useConfig(),
    useBalances(),
    useCreditBalance(),
    useTransactions(),
    usePurchases(),
    useAdminUsers('a'),
  ]
  const states = [useLiveStatus(), usePurchaseFlow().state.status, useAdjustCredits().status]
  return <p>{[...pending.map(({ isPending }) => (isPending ? 'pending' : 'loaded')), ...states].join(' ')}</p>
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
    expect(html).toBe('<p>pending pending pending pending pending pending stopped idle idle</p>')
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
