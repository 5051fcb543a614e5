import { QueryClient } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { type ReactNode, StrictMode, Suspense, startTransition, useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { STALE_AFTER_MS } from '../query/options'
import { balanceRecord, configRecord, purchaseRecord, transactionRecord } from '../query/testing/records'
import { createScriptedBackend, deferred, problem } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import type { ReadHandle } from './read-handle'
import { useRetryFailed } from './suspense'
import {
  useSuspenseBalances,
  useSuspenseBranding,
  useSuspenseConfig,
  useSuspenseCreditBalance,
  useSuspensePackages,
  useSuspensePlans,
  useSuspensePurchases,
  useSuspenseSubscriptions,
  useSuspenseTransactions,
  useSuspenseUsage,
  useSuspenseWallet,
  useSuspenseWallets,
} from './suspense-reads'
import { ErrorBoundary } from './testing/error-boundary'
import { clientOf, expectQuietConsole, mount } from './testing/mount'
import { useBalances, useCreditBalance } from './use-balances'
import { useConfig } from './use-config'
import { usePurchases, useTransactions } from './use-history'
import { usePlans, useSubscriptions } from './use-plans'
import { useUsage } from './use-usage'

const ada = { accountId: 'account-ada' }
const bob = { accountId: 'account-bob' }

const backendOf = (version = 3) =>
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

function Credits({ walletId }: { walletId?: string }) {
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

function Everything() {
  const lists = [useSuspenseTransactions(), useSuspensePurchases()]
  const reads = [
    useSuspenseConfig().data.branding.version,
    useSuspenseBranding().data.name.other,
    useSuspenseWallets().data.length,
    useSuspenseWallet('third').data === null,
    useSuspensePackages().data.length,
    useSuspenseBalances().data.length,
    ...lists.map(({ data }) => data.length),
  ]
  return <p>{reads.join(', ')}</p>
}

function Plain() {
  const lists = [useTransactions(), usePurchases()]
  return <p>plain {lists.map(({ items }) => items.length).join(' ')}</p>
}

function History() {
  const [type, setType] = useState('usage')
  const { items } = useSuspenseTransactions({ type })
  const change = () => startTransition(() => setType('refund'))
  return (
    <button type="button" onClick={change}>
      {items.map(({ description }) => description)}
    </button>
  )
}

const handles: (readonly [ReadHandle<unknown>, ReadHandle<unknown>])[] = []

function Handles() {
  handles.splice(
    0,
    handles.length,
    [useConfig(), useSuspenseConfig()],
    [useBalances(), useSuspenseBalances()],
    [useCreditBalance(), useSuspenseCreditBalance()],
    [useTransactions(), useSuspenseTransactions()],
    [usePurchases(), useSuspensePurchases()],
    [useUsage(), useSuspenseUsage()],
    [usePlans(), useSuspensePlans()],
    [useSubscriptions(), useSuspenseSubscriptions()],
  )
  return <p>handles</p>
}

function Waiting({ children }: { children: ReactNode }) {
  return <Suspense fallback="loading">{children}</Suspense>
}

/** As a host writes it: what failed is asked for again when the boundary is reset. */
function Guarded({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary onReset={useRetryFailed()}>
      <Waiting>{children}</Waiting>
    </ErrorBoundary>
  )
}

expectQuietConsole()
afterEach(() => {
  vi.useRealTimers()
})

describe('a hook under suspense', () => {
  test('waits for all it needs in one go, and is drawn with its data: each question asked once', async () => {
    const backend = backendOf()
    const config = deferred<unknown>()
    backend.on('getConfig', () => config.promise)
    mount(
      <Waiting>
        <Credits />
      </Waiting>,
      backend,
    )
    screen.getByText('loading')
    await waitFor(() => expect(backend.requests).toHaveLength(2))
    expect(backend.requests.map(({ operation }) => operation)).toEqual(['getConfig', 'getBalances'])
    await act(async () => config.resolve(configRecord()))
    await screen.findByText('300 Sky Credits')
    expect(screen.queryByText('loading')).toBeNull()
    expect(backend.requests).toHaveLength(2)
  })

  test('any number of siblings, in one boundary or in several, ask each question once', async () => {
    const backend = backendOf()
    mount(
      <>
        <Waiting>
          <Credits />
          <Credits walletId="main" />
          <Everything />
        </Waiting>
        <Waiting>
          <Credits walletId="second" />
        </Waiting>
        <Plain />
      </>,
      backend,
    )
    expect(await screen.findAllByText('300 Sky Credits')).toHaveLength(2)
    await screen.findByText('900 Sky Credits')
    await screen.findByText('1, Sky Credits, 2, true, 0, 2, 1, 1')
    await screen.findByText('plain 1 1')
    expect(backend.requests.map(({ operation }) => operation).sort()).toEqual([
      'getBalances',
      'getConfig',
      'listPurchases',
      'listTransactions',
    ])
  })

  test('has the very handle of the plain hook', async () => {
    mount(
      <Waiting>
        <Handles />
      </Waiting>,
      backendOf(),
    )
    await screen.findByText('handles')
    expect(handles).toHaveLength(8)
    for (const [plain, suspense] of handles) {
      expect(plain.data).toBeDefined()
      expect(Object.keys(suspense)).toEqual(Object.keys(plain))
      expect(suspense.data).toEqual(plain.data)
    }
  })

  test('keeps its data as stale when a later request fails', async () => {
    const backend = backendOf()
    mount(
      <Guarded>
        <Credits />
      </Guarded>,
      backend,
    )
    await screen.findByText('300 Sky Credits')
    backend.on('getBalances', () => problem('internal', {}))
    act(() => screen.getByText('Refresh').click())
    await screen.findByText('stale: internal')
    screen.getByText('300 Sky Credits')
  })

  test('in a transition the rows of the filter before stay until the new ones are there', async () => {
    const backend = backendOf()
    mount(
      <Waiting>
        <History />
      </Waiting>,
      backend,
    )
    await screen.findByText('usage')
    const answer = deferred<unknown>()
    backend.on('listTransactions', () => answer.promise)
    act(() => screen.getByRole('button').click())
    await waitFor(() => expect(backend.count('listTransactions')).toBe(2))
    screen.getByText('usage')
    await act(async () =>
      answer.resolve({ items: [transactionRecord(2, { description: 'refund' })], nextCursor: null }),
    )
    await screen.findByText('refund')
  })

  test('is asked once also where the nearest boundary is above the provider', async () => {
    for (const queryClient of [undefined, new QueryClient()]) {
      const backend = backendOf()
      const client = clientOf(backend)
      const { unmount } = render(
        <StrictMode>
          <Waiting>
            <CreditsClientProvider client={client} session={ada} live={false} queryClient={queryClient}>
              <Credits />
              <Everything />
            </CreditsClientProvider>
          </Waiting>
        </StrictMode>,
      )
      await screen.findByText('300 Sky Credits')
      await screen.findByText('1, Sky Credits, 2, true, 0, 2, 1, 1')
      expect(backend.requests).toHaveLength(4)
      unmount()
    }
  })

  test('a provider that was mounted leaves nothing to the next one', async () => {
    const backend = backendOf()
    const client = clientOf(backend)
    const page = (
      <StrictMode>
        <Waiting>
          <CreditsClientProvider client={client} session={ada} live={false}>
            <Credits />
          </CreditsClientProvider>
        </Waiting>
      </StrictMode>
    )
    const { unmount } = render(page)
    await screen.findByText('300 Sky Credits')
    unmount()
    render(page)
    screen.getByText('loading')
    await screen.findByText('300 Sky Credits')
    expect(backend.requests).toHaveLength(4)
  })

  test('a provider that was mounted, and below which something suspended since, leaves nothing either', async () => {
    const backend = backendOf()
    const client = clientOf(backend)
    const page = (
      <CreditsClientProvider client={client} session={ada} live={false}>
        <Waiting>
          <History />
        </Waiting>
      </CreditsClientProvider>
    )
    const { unmount } = render(page)
    await screen.findByText('usage')
    act(() => screen.getByRole('button').click())
    await screen.findByText('refund')
    unmount()
    render(page)
    screen.getByText('loading')
    await screen.findByText('usage')
    expect(backend.count('listTransactions')).toBe(3)
  })

  test('a provider that was never mounted leaves what it loaded to one that comes at once, not to a later one', async () => {
    const backend = backendOf()
    const client = clientOf(backend)
    const page = (
      <Waiting>
        <CreditsClientProvider client={client} session={ada} live={false}>
          <Credits />
        </CreditsClientProvider>
      </Waiting>
    )
    const { unmount } = render(page)
    unmount()
    await waitFor(() => expect(backend.requests).toHaveLength(2))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + STALE_AFTER_MS })
    render(page)
    screen.getByText('loading')
    await screen.findByText('300 Sky Credits')
    expect(backend.requests).toHaveLength(4)
  })

  test('unmounting what waits lets the answer go by in silence', async () => {
    const backend = backendOf()
    const answer = deferred<unknown>()
    backend.on('getBalances', () => answer.promise)
    const { unmount } = mount(
      <Waiting>
        <Credits />
      </Waiting>,
      backend,
    )
    await waitFor(() => expect(backend.count('getBalances')).toBe(1))
    unmount()
    await act(async () => answer.resolve({ balances: [balanceRecord(1)] }))
  })
})

describe('an error under suspense', () => {
  test('goes to the boundary when there is no data; reset, it is asked again and drawn', async () => {
    const backend = backendOf()
    backend.on('getBalances', ({ count }) =>
      count === 1 ? problem('internal', {}) : { balances: [balanceRecord(4)] },
    )
    mount(
      <Guarded>
        <Credits />
      </Guarded>,
      backend,
    )
    await screen.findByText('internal')
    expect(backend.count('getBalances')).toBe(1)
    act(() => screen.getByRole('button').click())
    screen.getByText('loading')
    await screen.findByText('400 Sky Credits')
    expect(backend.count('getBalances')).toBe(2)
    expect(backend.count('getConfig')).toBe(1)
  })

  test('that fails again is shown again, and is never asked for without somebody asking', async () => {
    const backend = backendOf()
    backend.on('getConfig', () => problem('forbidden', {}))
    mount(
      <Guarded>
        <Credits />
        <Everything />
      </Guarded>,
      backend,
    )
    await screen.findByText('forbidden')
    expect(backend.count('getConfig')).toBe(1)
    act(() => screen.getByRole('button').click())
    await waitFor(() => expect(backend.count('getConfig')).toBe(2))
    await screen.findByText('forbidden')
    await act(async () => {})
    expect(backend.count('getConfig')).toBe(2)
  })

  test('stands for as long as data would be fresh, then is asked again where a boundary is only reset', async () => {
    const backend = backendOf()
    backend.on('getBalances', ({ count }) =>
      count === 1 ? problem('internal', {}) : { balances: [balanceRecord(4)] },
    )
    mount(
      <ErrorBoundary>
        <Waiting>
          <Credits />
        </Waiting>
      </ErrorBoundary>,
      backend,
    )
    await screen.findByText('internal')
    act(() => screen.getByRole('button').click())
    screen.getByText('internal')
    expect(backend.count('getBalances')).toBe(1)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + STALE_AFTER_MS })
    act(() => screen.getByRole('button').click())
    await screen.findByText('400 Sky Credits')
    expect(backend.count('getBalances')).toBe(2)
  })
})

describe('the session under suspense', () => {
  const shown = (
    <Guarded>
      <Credits />
    </Guarded>
  )

  test('while it is being found out, it waits; once known, it asks', async () => {
    const backend = backendOf()
    const { show } = mount(shown, backend, { session: undefined })
    screen.getByText('loading')
    await act(async () => {})
    expect(backend.requests).toEqual([])
    show(shown, { session: ada })
    await screen.findByText('300 Sky Credits')
    show(shown, { session: undefined })
    screen.getByText('loading')
    show(shown, { session: ada })
    await screen.findByText('300 Sky Credits')
    expect(backend.requests).toHaveLength(2)
  })

  test('becomes known to what is drawn below a parent that does not render again', async () => {
    const client = clientOf(backendOf())
    const still = (
      <Waiting>
        <Credits />
      </Waiting>
    )
    const page = (session: typeof ada | undefined) => (
      <CreditsClientProvider client={client} session={session} live={false}>
        {still}
      </CreditsClientProvider>
    )
    const { rerender } = render(page(undefined))
    screen.getByText('loading')
    rerender(page(ada))
    await screen.findByText('300 Sky Credits')
  })

  test('null throws what the API would answer, without asking', async () => {
    const backend = backendOf()
    mount(shown, backend, { session: null })
    screen.getByText('unauthenticated')
    expect(backend.requests).toEqual([])
  })

  test('another account while it waits: the answer of the one before is never shown', async () => {
    const backend = backendOf()
    const late = deferred<unknown>()
    const seen = new Set<string | null>()
    backend.on('getBalances', ({ count }) => (count === 1 ? late.promise : { balances: [balanceRecord(5)] }))
    const { show, container } = mount(shown, backend, { session: ada })
    const observer = new MutationObserver(() => seen.add(container.textContent))
    observer.observe(container, { childList: true, subtree: true, characterData: true })
    await waitFor(() => expect(backend.count('getBalances')).toBe(1))
    show(shown, { session: bob })
    await act(async () => late.resolve({ balances: [balanceRecord(1)] }))
    await screen.findByText('500 Sky Credits')
    observer.disconnect()
    expect([...seen].join()).not.toContain('100 Sky Credits')
  })
})
