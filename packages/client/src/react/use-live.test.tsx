import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { describe, expect, test } from 'vitest'
import { balanceRecord, configRecord, purchaseRecord, transactionRecord } from '../query/testing/records'
import { createScriptedBackend, deferred, type ScriptedBackend } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole, mount } from './testing/mount'
import { useBalances, useCreditBalance } from './use-balances'
import { useBranding } from './use-config'
import { usePurchases, useTransactions } from './use-history'
import { useLiveStatus } from './use-live-status'

expectQuietConsole()

function Credits() {
  const { data, isStale, error } = useCreditBalance()
  const { refetch } = useBalances()
  return (
    <div>
      <output>{data?.balance.status === 'ok' ? data.balance.available.minor : 'no credits'}</output>
      <span>{error ? `${error.code} ${isStale ? 'stale' : 'current'}` : 'fine'}</span>
      <button type="button" onClick={() => void refetch()}>
        Refresh
      </button>
    </div>
  )
}

function Status() {
  return <span>status {useLiveStatus()}</span>
}

function Brand() {
  return <h1>{useBranding().data?.name.other ?? 'no brand'}</h1>
}

function History({ walletId }: { walletId?: string }) {
  const { items } = useTransactions(walletId === undefined ? {} : { walletId })
  return <p data-testid="history">{items.map((item) => `${item.description} ${item.status}`).join(', ')}</p>
}

function Purchases() {
  return (
    <p data-testid="purchases">
      {usePurchases()
        .items.map((item) => item.status)
        .join(', ')}
    </p>
  )
}

const live = { live: true }

function backendAt(version: number): ScriptedBackend {
  return createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: () => ({ balances: [balanceRecord(version)] }),
    listTransactions: () => ({ items: [transactionRecord(2), transactionRecord(1)], nextCursor: null }),
    listPurchases: () => ({ items: [purchaseRecord()], nextCursor: null }),
  })
}

async function opened(backend: ScriptedBackend) {
  await waitFor(() => expect(backend.openStreams()).toBe(1))
  await screen.findByText('status live')
}

const balanceEvent = (version: number) => ({ type: 'balance.updated', data: balanceRecord(version) }) as const

describe('live events', () => {
  test('a balance arrives without a request', async () => {
    const backend = backendAt(1)
    mount(
      <>
        <Status />
        <Credits />
      </>,
      backend,
      live,
    )
    await opened(backend)
    await screen.findByText('100')
    const before = backend.requests.length
    act(() => backend.send(balanceEvent(2)))
    await screen.findByText('200')
    expect(backend.requests.length).toBe(before)
  })

  test('an older balance changes nothing, nor does one that comes twice', async () => {
    const backend = backendAt(5)
    mount(
      <>
        <Status />
        <Credits />
      </>,
      backend,
      live,
    )
    await opened(backend)
    await screen.findByText('500')
    act(() => backend.send(balanceEvent(6), balanceEvent(4), balanceEvent(6)))
    await screen.findByText('600')
  })

  test('an answer that was on its way when a newer balance was told does not replace it', async () => {
    const backend = backendAt(1)
    mount(
      <>
        <Status />
        <Credits />
      </>,
      backend,
      live,
    )
    await opened(backend)
    await screen.findByText('100')
    const late = deferred<unknown>()
    backend.on('getBalances', () => late.promise)
    act(() => screen.getByRole('button').click())
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    act(() => backend.send(balanceEvent(3)))
    await screen.findByText('300')
    await act(async () => late.resolve({ balances: [balanceRecord(2)] }))
    await act(async () => {})
    screen.getByText('300')
  })

  test('a balance told before the first answer is shown when the answer is older', async () => {
    const backend = backendAt(1)
    const late = deferred<unknown>()
    backend.on('getBalances', () => late.promise)
    mount(
      <>
        <Status />
        <Credits />
      </>,
      backend,
      live,
    )
    await opened(backend)
    act(() => backend.send(balanceEvent(3)))
    await screen.findByText('300')
    await act(async () => late.resolve({ balances: [balanceRecord(2)] }))
    await act(async () => {})
    screen.getByText('300')
  })

  test('a balance told while a request was under way survives the component that asked', async () => {
    const backend = backendAt(1)
    const { show } = mount(
      <>
        <Status />
        <Credits />
      </>,
      backend,
      live,
    )
    await opened(backend)
    await screen.findByText('100')
    backend.on('getBalances', () => new Promise(() => {}))
    act(() => screen.getByRole('button').click())
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    act(() => backend.send(balanceEvent(3)))
    await screen.findByText('300')
    show(<Status />)
    show(
      <>
        <Status />
        <Credits />
      </>,
    )
    screen.getByText('300')
  })

  test('a balance told after a failed refresh is current again', async () => {
    const backend = backendAt(1)
    mount(
      <>
        <Status />
        <Credits />
      </>,
      backend,
      live,
    )
    await opened(backend)
    await screen.findByText('100')
    backend.on('getBalances', () => Promise.reject(new TypeError('unreachable')))
    act(() => screen.getByRole('button').click())
    await screen.findByText('network stale')
    act(() => backend.send(balanceEvent(2)))
    await screen.findByText('network current')
  })

  test('a new name arrives without a reload, an older one does not come back', async () => {
    const backend = backendAt(1)
    mount(
      <>
        <Status />
        <Brand />
      </>,
      backend,
      live,
    )
    await opened(backend)
    await screen.findByText('Sky Credits')
    const { branding } = configRecord()
    const named = (other: string, version: number) =>
      ({ type: 'branding.updated', data: { ...branding, name: { one: other, other }, version } }) as const
    act(() => backend.send(named('Sun Credits', 3), named('Moon Credits', 2)))
    await screen.findByText('Sun Credits')
  })

  test('a new transaction is put on top once, a changed one is changed in place', async () => {
    const backend = backendAt(1)
    mount(
      <>
        <Status />
        <History />
      </>,
      backend,
      live,
    )
    await opened(backend)
    await waitFor(() =>
      expect(screen.getByTestId('history').textContent).toBe(
        'Transaction 2 completed, Transaction 1 completed',
      ),
    )
    const created = {
      type: 'transaction.created',
      data: transactionRecord(3, { status: 'pending' }),
    } as const
    const reversed = transactionRecord(1, { status: 'reversed', updatedAt: transactionRecord(9).updatedAt })
    act(() => backend.send(created, created, { type: 'transaction.updated', data: reversed }))
    await waitFor(() =>
      expect(screen.getByTestId('history').textContent).toBe(
        'Transaction 3 pending, Transaction 2 completed, Transaction 1 reversed',
      ),
    )
    expect(backend.count('listTransactions')).toBe(1)
  })

  test('a transaction of another wallet does not enter a filtered history', async () => {
    const backend = backendAt(1)
    mount(
      <>
        <Status />
        <History walletId="main" />
      </>,
      backend,
      live,
    )
    await opened(backend)
    await waitFor(() => expect(screen.getByTestId('history').textContent).not.toBe(''))
    const elsewhere = transactionRecord(3, { walletId: 'second' })
    act(() =>
      backend.send(
        { type: 'transaction.created', data: elsewhere },
        { type: 'transaction.created', data: transactionRecord(4) },
      ),
    )
    await waitFor(() => expect(screen.getByTestId('history').textContent).toContain('Transaction 4'))
    expect(screen.getByTestId('history').textContent).not.toContain('Transaction 3')
  })

  test('a purchase follows its events', async () => {
    const backend = backendAt(1)
    mount(
      <>
        <Status />
        <Purchases />
      </>,
      backend,
      live,
    )
    await opened(backend)
    await waitFor(() => expect(screen.getByTestId('purchases').textContent).toBe('requires_action'))
    const succeeded = purchaseRecord({ status: 'succeeded' })
    act(() => backend.send({ type: 'purchase.updated', data: succeeded }))
    await waitFor(() => expect(screen.getByTestId('purchases').textContent).toBe('succeeded'))
  })

  test('two providers of one client and account share one connection, and the last one closes it', async () => {
    const backend = backendAt(1)
    const client = clientOf(backend)
    const page = (count: number) => (
      <StrictMode>
        {['first', 'second'].slice(0, count).map((name) => (
          <CreditsClientProvider key={name} client={client} session={{ accountId: 'account-ada' }}>
            <Credits />
          </CreditsClientProvider>
        ))}
      </StrictMode>
    )
    const { rerender } = render(page(2))
    await waitFor(() => expect(backend.openStreams()).toBe(1))
    await waitFor(() => expect(screen.getAllByText('100')).toHaveLength(2))
    act(() => backend.send(balanceEvent(2)))
    await waitFor(() => expect(screen.getAllByText('200')).toHaveLength(2))
    rerender(page(1))
    expect(backend.openStreams()).toBe(1)
    rerender(page(0))
    await waitFor(() => expect(backend.openStreams()).toBe(0))
    expect(
      backend.requests.filter(({ operation, signal }) => operation === 'streamEvents' && !signal?.aborted),
    ).toEqual([])
  })

  test('another account has a connection of its own, and the one before is closed', async () => {
    const backend = backendAt(1)
    const { show } = mount(
      <>
        <Status />
        <Credits />
      </>,
      backend,
      live,
    )
    await opened(backend)
    const before = backend.count('streamEvents')
    show(
      <>
        <Status />
        <Credits />
      </>,
      { ...live, session: { accountId: 'account-bob' } },
    )
    await waitFor(() => expect(backend.count('streamEvents')).toBe(before + 1))
    await waitFor(() => expect(backend.openStreams()).toBe(1))
    expect(backend.requests.at(-1)?.headers.has('last-event-id')).toBe(false)
  })

  test('after missed events, what is on screen is asked for again', async () => {
    const backend = backendAt(1)
    mount(
      <>
        <Status />
        <Credits />
      </>,
      backend,
      live,
    )
    await opened(backend)
    await screen.findByText('100')
    backend.on('getBalances', () => ({ balances: [balanceRecord(2)] }))
    act(() => backend.interrupt())
    await screen.findByText('200')
  })

  test('live={false} opens no connection', async () => {
    const backend = backendAt(1)
    mount(
      <>
        <Status />
        <Credits />
      </>,
      backend,
      { live: false },
    )
    await screen.findByText('100')
    screen.getByText('status stopped')
    expect(backend.count('streamEvents')).toBe(0)
  })
})
