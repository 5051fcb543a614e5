import { type ReactNode, Suspense, startTransition, useState } from 'react'
import { balanceRecord, configRecord, purchaseRecord, transactionRecord } from '../../query/testing/records'
import { createScriptedBackend } from '../../query/testing/scripted-backend'
import { useRetryFailed } from '../suspense'
import { useSuspenseCreditBalance, useSuspenseTransactions } from '../suspense-reads'
import { ErrorBoundary } from './error-boundary'

/** A backend of which every read under suspense can be asked. */
export const backendOf = (version = 3) =>
  createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: () => ({ balances: [balanceRecord(version), balanceRecord(9, 'second')] }),
    listTransactions: ({ query }) => ({
      items: [transactionRecord(1, { description: query.type ?? 'any' })],
      nextCursor: null,
    }),
    listPurchases: () => ({ items: [purchaseRecord()], nextCursor: null }),
    listUsageMeters: () => ({ meters: [] }),
    listPlans: () => ({ plans: [] }),
    listSubscriptions: () => ({ items: [], nextCursor: null }),
  })

/** A balance under suspense. */
export function Credits({ walletId }: { walletId?: string }) {
  const { data, error, isStale, refetch } = useSuspenseCreditBalance({ walletId })
  const shown = data?.balance.status === 'ok' ? data.balance.available.minor : 'nothing'
  return (
    <div>
      <output>{`${shown} ${data?.branding.name.other ?? ''}`}</output>
      <span>{isStale ? `stale: ${error?.code}` : 'current'}</span>
      <button type="button" onClick={() => void refetch()}>
        Refresh
      </button>
    </div>
  )
}

/** A history under suspense, whose filter a click changes in a transition. */
export function History() {
  const [type, setType] = useState('usage')
  const { items } = useSuspenseTransactions({ type })
  const change = () => startTransition(() => setType('refund'))
  return (
    <button type="button" onClick={change}>
      {items.map(({ description }) => description)}
    </button>
  )
}

/** Shows `loading` while something below suspends. */
export function Waiting({ children }: { children: ReactNode }) {
  return <Suspense fallback="loading">{children}</Suspense>
}

/** As a host writes it: what failed is asked for again when the boundary is reset. */
export function Guarded({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary onReset={useRetryFailed()}>
      <Waiting>{children}</Waiting>
    </ErrorBoundary>
  )
}
