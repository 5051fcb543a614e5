import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { describe, expect, test } from 'vitest'
import { balanceRecord, configRecord, transactionRecord } from '../query/testing/records'
import { createScriptedBackend, deferred, type ScriptedBackend } from '../query/testing/scripted-backend'
import type { Session } from './context'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole, mount } from './testing/mount'
import { useCreditBalance } from './use-balances'
import { useConfig, useViewer } from './use-config'
import { useCreditsClient } from './use-credits-client'

expectQuietConsole()

const ada: Session = { accountId: 'account-ada', userId: 'ada' }
const bob: Session = { accountId: 'account-bob', userId: 'bob' }

function Credits() {
  const { data, error, isPending, refetch } = useCreditBalance()
  const amount = data?.balance.status === 'ok' ? `${data.balance.available.minor} credits` : 'no credits'
  return (
    <div>
      <output>{isPending ? 'pending' : amount}</output>
      <span>{error?.code ?? 'fine'}</span>
      <button type="button" onClick={() => void refetch()}>
        Refresh
      </button>
    </div>
  )
}

function Viewer() {
  const { data, refetch } = useViewer()
  return (
    <button type="button" onClick={() => void refetch()}>
      viewer {data?.name ?? 'unknown'}
    </button>
  )
}

function HostQuery() {
  const { data } = useQuery({ queryKey: ['host'], queryFn: () => Promise.resolve('the host') })
  return <p>{data ?? 'no host data'}</p>
}

function Redeem() {
  const client = useCreditsClient()
  return (
    <button type="button" onClick={() => void client.redeemCode({ code: 'WELCOME10' })}>
      Redeem
    </button>
  )
}

function Config() {
  const { data, updatedAt } = useConfig()
  return <p>{data ? `${data.wallets.length} wallets as of ${updatedAt ? 'now' : 'never'}` : 'loading'}</p>
}

const backendOf = (balance: (count: number) => unknown) =>
  createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: ({ count }) => balance(count),
  })

const balances = (version: number) => ({ balances: [balanceRecord(version)] })

const keysOf = (queryClient: QueryClient, accountId: string) =>
  queryClient.getQueryCache().findAll({ queryKey: ['creditkit', accountId] })

describe('the session', () => {
  test('undefined waits, null is nobody, and neither asks anything', async () => {
    const backend = backendOf(() => balances(1))
    const { show } = mount(<Credits />, backend, { session: undefined })
    screen.getByText('pending')
    show(<Credits />, { session: null })
    screen.getByText('unauthenticated')
    screen.getByText('no credits')
    await act(async () => screen.getByRole('button').click())
    expect(backend.requests).toEqual([])
  })

  test('another account sees nothing of the one before, on screen or in the cache', async () => {
    const queryClient = new QueryClient()
    const next = deferred<unknown>()
    const backend = backendOf((count) => (count === 1 ? balances(1) : next.promise))
    const { show } = mount(<Credits />, backend, { session: ada, queryClient })
    await screen.findByText('100 credits')
    expect(keysOf(queryClient, 'account-ada')).not.toEqual([])
    show(<Credits />, { session: bob, queryClient })
    screen.getByText('pending')
    expect(keysOf(queryClient, 'account-ada')).toEqual([])
    await act(async () => next.resolve(balances(2)))
    await screen.findByText('200 credits')
  })

  test('an answer for the account before that comes late is dropped', async () => {
    const queryClient = new QueryClient()
    const late = deferred<unknown>()
    const backend = backendOf((count) => (count === 1 ? late.promise : balances(2)))
    const { show } = mount(<Credits />, backend, { session: ada, queryClient })
    await waitFor(() => expect(backend.count('getBalances')).toBe(1))
    show(<Credits />, { session: bob, queryClient })
    await screen.findByText('200 credits')
    await act(async () => late.resolve(balances(9)))
    await act(async () => {})
    screen.getByText('200 credits')
    expect(keysOf(queryClient, 'account-ada')).toEqual([])
  })

  test('another user of the same account starts over', async () => {
    const backend = backendOf((count) => balances(count))
    const { show } = mount(<Credits />, backend, { session: ada })
    await screen.findByText('100 credits')
    show(<Credits />, { session: { ...ada, userId: 'carol' } })
    screen.getByText('pending')
    await screen.findByText('200 credits')
  })

  test('the same identity in a new object, as after a rotated token, keeps what is loaded', async () => {
    const backend = backendOf((count) => balances(count))
    const { show } = mount(<Credits />, backend, { session: ada })
    await screen.findByText('100 credits')
    show(<Credits />, { session: { ...ada } })
    screen.getByText('100 credits')
    expect(backend.requests).toHaveLength(2)
  })

  test('finding out again hides the data, and the same identity finds it as it was', async () => {
    const backend = backendOf((count) => balances(count))
    const { show } = mount(<Credits />, backend, { session: ada })
    await screen.findByText('100 credits')
    show(<Credits />, { session: undefined })
    screen.getByText('pending')
    show(<Credits />, { session: ada })
    screen.getByText('100 credits')
  })

  test('signing out leaves nothing in the cache', async () => {
    const queryClient = new QueryClient()
    const backend = backendOf(() => balances(1))
    const { show } = mount(<Credits />, backend, { session: ada, queryClient })
    await screen.findByText('100 credits')
    show(<Credits />, { session: null, queryClient })
    screen.getByText('unauthenticated')
    expect(keysOf(queryClient, 'account-ada')).toEqual([])
  })

  test('left out, the account is whoever the requests are for, and another viewer starts over', async () => {
    const backend = backendOf((count) => balances(count))
    const client = clientOf(backend)
    render(
      <StrictMode>
        <CreditsClientProvider client={client} live={false}>
          <Viewer />
          <Credits />
        </CreditsClientProvider>
      </StrictMode>,
    )
    await screen.findByText('viewer ada')
    await screen.findByText('100 credits')
    backend.on('getConfig', () => configRecord('Sky Credits', 'bob'))
    act(() => screen.getByText('viewer ada').click())
    await screen.findByText('viewer bob')
    await screen.findByText('200 credits')
  })

  test('a hook outside of a provider says what is missing', () => {
    const complain = () => render(<Credits />)
    expect(complain).toThrow('CreditsClientProvider')
  })
})

describe('the cache', () => {
  test('the host’s own query client and ours know nothing of each other', async () => {
    const hosts = new QueryClient({ defaultOptions: { queries: { enabled: false, staleTime: Infinity } } })
    hosts.setQueryData(['host'], 'the host')
    const backend = backendOf(() => balances(1))
    const client = clientOf(backend)
    render(
      <StrictMode>
        <QueryClientProvider client={hosts}>
          <CreditsClientProvider client={client} session={ada} live={false}>
            <HostQuery />
            <Credits />
          </CreditsClientProvider>
        </QueryClientProvider>
      </StrictMode>,
    )
    await screen.findByText('100 credits')
    screen.getByText('the host')
    expect(keysOf(hosts, 'account-ada')).toEqual([])
  })

  test('without a host’s provider there is no default query client for anybody else', async () => {
    const backend = backendOf(() => balances(1))
    expect(() => mount(<HostQuery />, backend)).toThrow('No QueryClient set')
  })

  test('a host’s query client that is passed in is shared, and its defaults change nothing', async () => {
    const hosts = new QueryClient({
      defaultOptions: {
        queries: { retry: 3, throwOnError: true, networkMode: 'offlineFirst', staleTime: Infinity },
      },
    })
    const backend = backendOf((count) => (count === 1 ? Promise.reject(new TypeError('down')) : balances(2)))
    const { unmount } = mount(<Credits />, backend, { session: ada, queryClient: hosts })
    await screen.findByText('network')
    expect(backend.count('getBalances')).toBe(1)
    act(() => screen.getByRole('button').click())
    await screen.findByText('200 credits')
    expect(keysOf(hosts, 'account-ada').map((query) => query.queryKey[3])).toEqual(['config', 'balances'])
    unmount()
  })

  test('another client is another backend: nothing of the first stays, private cache or the host’s', async () => {
    for (const queryClient of [undefined, new QueryClient()]) {
      const first = clientOf(backendOf(() => balances(9)))
      const second = clientOf(backendOf(() => balances(2)))
      const page = (client: typeof first) => (
        <StrictMode>
          <CreditsClientProvider client={client} session={ada} live={false} queryClient={queryClient}>
            <Credits />
          </CreditsClientProvider>
        </StrictMode>
      )
      const { rerender, unmount } = render(page(first))
      await screen.findByText('900 credits')
      rerender(page(second))
      await screen.findByText('200 credits')
      unmount()
    }
  })

  test('the client of the provider refreshes what its mutations change', async () => {
    const backend: ScriptedBackend = backendOf((count) => balances(count))
    const { available, updatedAt } = balanceRecord(7)
    backend.on('redeemCode', () => ({
      grant: {
        id: 'grant-1',
        walletId: 'main',
        source: 'promo',
        original: available,
        remaining: available,
        createdAt: updatedAt,
        expiresAt: null,
      },
      transaction: transactionRecord(1),
      balance: balanceRecord(7),
    }))
    mount(
      <>
        <Credits />
        <Redeem />
      </>,
      backend,
    )
    await screen.findByText('100 credits')
    act(() => screen.getByText('Redeem').click())
    await screen.findByText('700 credits')
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    screen.getByText('700 credits')
  })

  test('a mount that StrictMode undoes at once is no aborted request in the host’s telemetry', async () => {
    const problems: unknown[] = []
    const client = clientOf(
      backendOf(() => balances(1)),
      { onProblem: (info) => problems.push(info) },
    )
    render(
      <StrictMode>
        <CreditsClientProvider client={client} session={ada} live={false}>
          <Credits />
        </CreditsClientProvider>
      </StrictMode>,
    )
    await screen.findByText('100 credits')
    expect(problems).toEqual([])
  })

  test('the configuration is one handle: the same data for every hook that reads from it', async () => {
    const backend = backendOf(() => balances(1))
    mount(<Config />, backend)
    await screen.findByText('2 wallets as of now')
  })
})
