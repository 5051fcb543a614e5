import { act, render, screen, waitFor } from '@testing-library/react'
import { Fragment, StrictMode, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { STALE_AFTER_MS } from '../query/options'
import { balanceRecord, transactionRecord } from '../query/testing/records'
import { problem } from '../query/testing/scripted-backend'
import { useSuspenseCreditBalance } from './suspense-reads'
import { backendOf, Credits, hydrate, pageOf, prefetched, takeOver } from './testing/hydrate'
import { expectQuietConsole } from './testing/mount'
import { useTransactions } from './use-history'

const ada = { accountId: 'account-ada', userId: 'ada' }

function History() {
  const { items, isFetching, hasMore, loadMore } = useTransactions({ type: 'usage' })
  return (
    <button type="button" aria-busy={isFetching} onClick={() => void loadMore()}>
      {`${items.map(({ description }) => description).join(', ')}${hasMore ? ' and more' : ''}`}
    </button>
  )
}

function Suspending() {
  const { data } = useSuspenseCreditBalance()
  return <b>{data?.balance.status === 'ok' ? `${data.balance.available.minor} credits` : 'none'}</b>
}

/** The page is looked at again. */
const focus = () => act(() => void window.dispatchEvent(new Event('visibilitychange')))

const setClock = (now: number) => vi.useFakeTimers({ toFake: ['Date'], now })

expectQuietConsole()
afterEach(() => {
  vi.useRealTimers()
})

describe('initial data of the account', () => {
  test('is in the HTML, and in the browser from the first draw on; what is fresh is not asked for', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend, ada)
    const asked = backend.requests.length
    const { html, failures, seen } = hydrate(
      backend,
      { session: ada, initialData },
      <>
        <Credits />
        <History />
      </>,
    )
    expect(html).toContain('300 credits')
    expect(html).toContain('Transaction 2 and more')
    screen.getByText('300 credits')
    await act(async () => {})
    expect([failures, seen]).toEqual([[], []])
    expect(backend.requests).toHaveLength(asked)
    act(() => screen.getByText('Transaction 2 and more').click())
    await screen.findByText('Transaction 2, Transaction 1')
    expect(backend.requests.slice(asked).map(({ query }) => query.cursor)).toEqual(['more'])
  })

  test('is asked for again once it is outdated', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend, ada)
    hydrate(backend, { session: ada, initialData })
    focus()
    await act(async () => {})
    expect(backend.count('getBalances')).toBe(1)
    backend.on('getBalances', () => ({ balances: [balanceRecord(4)] }))
    setClock(Date.now() + STALE_AFTER_MS)
    focus()
    await screen.findByText('400 credits')
    expect(backend.count('getBalances')).toBe(2)
  })

  test.each([
    ['once', Fragment],
    ['twice, as StrictMode does', StrictMode],
  ])(
    'that is outdated when it comes is drawn as the server drew it; mounted %s, it is asked for once',
    async (_, Mode) => {
      const backend = backendOf(3)
      const initialData = await prefetched(backend, ada)
      backend.on('getBalances', () => ({ balances: [balanceRecord(4)] }))
      backend.on('listTransactions', () => ({ items: [transactionRecord(3)], nextCursor: null }))
      setClock(Date.now() + STALE_AFTER_MS)
      const shown = (
        <>
          <Credits />
          <History />
        </>
      )
      const { html, failures } = hydrate(backend, { session: ada, initialData }, shown, Mode)
      expect(html).not.toContain('aria-busy="true"')
      screen.getByText('300 credits')
      await screen.findByText('400 credits')
      await screen.findByText('Transaction 3')
      expect(failures).toEqual([])
      const counts = ['getConfig', 'getBalances', 'listTransactions'] as const
      expect(counts.map((name) => backend.count(name))).toEqual([2, 2, 2])
    },
  )

  test('of a server whose clock is ahead is drawn as the server drew it, and outdated no later for that', async () => {
    const backend = backendOf(3)
    const now = Date.now()
    setClock(now + 3_600_000)
    const initialData = await prefetched(backend, ada)
    setClock(now)
    const { failures } = hydrate(backend, { session: ada, initialData })
    await act(async () => {})
    expect(failures).toEqual([])
    expect(screen.getByText('current').getAttribute('dateTime')).toBe(new Date(now).toISOString())
    setClock(now + STALE_AFTER_MS)
    focus()
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
  })

  test('lacks what the server could not load, and the browser asks for just that', async () => {
    const backend = backendOf(3)
    backend.on('getBalances', () => problem('internal', {}))
    const initialData = await prefetched(backend, ada)
    const asked = backend.requests.length
    backend.on('getBalances', () => ({ balances: [balanceRecord(3)] }))
    const { failures } = hydrate(backend, { session: ada, initialData })
    screen.getByText('pending')
    await screen.findByText('300 credits')
    expect(failures).toEqual([])
    expect(backend.requests.slice(asked).map(({ operation }) => operation)).toEqual(['getBalances'])
  })

  test('gives way to newer news and withstands older ones', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend, ada)
    hydrate(backend, { session: ada, initialData, live: true })
    await waitFor(() => expect(backend.openStreams()).toBe(1))
    await act(async () => backend.send({ type: 'balance.updated', data: balanceRecord(2) }))
    await act(async () => backend.send({ type: 'balance.updated', data: balanceRecord(5) }))
    await screen.findByText('500 credits')
    await act(async () => backend.send({ type: 'balance.updated', data: balanceRecord(4) }))
    screen.getByText('500 credits')
    expect(backend.count('getBalances')).toBe(1)
  })

  test('is drawn under suspense without a fallback, on the server and in the browser', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend, ada)
    const asked = backend.requests.length
    const { html, failures, seen } = hydrate(
      backend,
      { session: ada, initialData },
      <Suspense fallback="loading">
        <Suspending />
      </Suspense>,
    )
    expect(html).toContain('300 credits')
    await act(async () => {})
    screen.getByText('300 credits')
    expect([failures, seen]).toEqual([[], []])
    expect(backend.requests).toHaveLength(asked)
  })

  test('is not needed under suspense: what a server streamed stays until the browser has asked for itself', async () => {
    const backend = backendOf(3)
    const shown = (
      <Suspense fallback="loading">
        <Suspending />
      </Suspense>
    )
    const page = pageOf(backend)
    const initialData = await prefetched(backend, ada)
    const asked = backend.requests.length
    // What a server streams once it has the data is what it renders when it has it before.
    const html = renderToString(page({ session: ada, initialData }, shown))
    expect(html).toContain('300 credits')
    const { failures, seen } = takeOver(html, () => page({ session: ada }, shown))
    screen.getByText('300 credits')
    await waitFor(() => expect(backend.requests).toHaveLength(asked + 2))
    await act(async () => {})
    screen.getByText('300 credits')
    expect([failures, seen]).toEqual([[], []])
  })

  test('is shown at once in a page that no server drew', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend, ada)
    render(pageOf(backend)({ session: ada, initialData }))
    screen.getByText('300 credits')
    await act(async () => {})
    expect(backend.count('getBalances')).toBe(1)
  })
})
