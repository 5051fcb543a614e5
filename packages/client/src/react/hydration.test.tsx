import { act, render, screen, waitFor } from '@testing-library/react'
import { Fragment, type ReactElement, type ReactNode, StrictMode, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { STALE_AFTER_MS, transactionsQuery } from '../query/options'
import { prefetchCredits } from '../query/prefetch'
import type { InitialData } from '../query/prefetched'
import { balanceRecord, configRecord, transactionRecord } from '../query/testing/records'
import { createScriptedBackend, problem, type ScriptedBackend } from '../query/testing/scripted-backend'
import type { Session } from './context'
import { CreditsClientProvider, type CreditsClientProviderProps } from './provider'
import { useSuspenseCreditBalance } from './suspense-reads'
import { clientOf, expectQuietConsole } from './testing/mount'
import { useCreditBalance } from './use-balances'
import { useViewer } from './use-config'
import { useTransactions } from './use-history'

const ada: Session = { accountId: 'account-ada', userId: 'ada' }
const bob: Session = { accountId: 'account-bob', userId: 'bob' }

const backendOf = (version: number, userId = 'ada') =>
  createScriptedBackend({
    getConfig: () => configRecord('Sky Credits', userId),
    getBalances: () => ({ balances: [balanceRecord(version)] }),
    listTransactions: ({ query }) =>
      query.cursor === undefined
        ? { items: [transactionRecord(2)], nextCursor: 'more' }
        : { items: [transactionRecord(1)], nextCursor: null },
  })

function Credits() {
  const { data, isPending, isFetching, isStale, updatedAt, refetch } = useCreditBalance()
  const shown =
    data?.balance.status === 'ok' ? `${data.balance.available.minor} credits` : data?.balance.status
  return (
    <div aria-busy={isFetching}>
      <output>{isPending ? 'pending' : shown}</output>
      <time dateTime={updatedAt ?? ''}>{isStale ? 'stale' : 'current'}</time>
      <button type="button" onClick={() => void refetch()}>
        Refresh
      </button>
    </div>
  )
}

function History() {
  const { items, isFetching, hasMore, loadMore } = useTransactions({ type: 'usage' })
  return (
    <button type="button" aria-busy={isFetching} onClick={() => void loadMore()}>
      {`${items.map(({ description }) => description).join(', ')}${hasMore ? ' and more' : ''}`}
    </button>
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

function Suspending() {
  const { data } = useSuspenseCreditBalance()
  return <b>{data?.balance.status === 'ok' ? `${data.balance.available.minor} credits` : 'none'}</b>
}

const queries: Parameters<typeof prefetchCredits>[1] = {
  queries: (source) => [transactionsQuery(source, { type: 'usage' })],
}

/** What a server that asks the backend puts into its page. */
async function prefetched(backend: ScriptedBackend, session?: Session): Promise<InitialData | null> {
  const initial = await prefetchCredits(clientOf(backend), { ...queries, session })
  return JSON.parse(JSON.stringify(initial))
}

type Props = Partial<CreditsClientProviderProps>

function pageOf(backend: ScriptedBackend, Mode = StrictMode) {
  const client = clientOf(backend)
  return (props: Props, shown: ReactNode = <Credits />) => (
    <Mode>
      <CreditsClientProvider client={client} live={false} {...props}>
        {shown}
      </CreditsClientProvider>
    </Mode>
  )
}

/** Renders on a server, then takes the HTML over in a browser. */
function hydrate(backend: ScriptedBackend, props: Props, shown?: ReactNode, Mode = StrictMode) {
  const page = pageOf(backend, Mode)
  return takeOver(renderToString(page(props, shown)), (more = props) => page(more, shown))
}

/** Takes HTML over in a browser; every text that it ever shows is in `seen`. */
function takeOver(html: string, page: (props?: Props) => ReactElement) {
  const container = document.createElement('div')
  container.innerHTML = html
  document.body.append(container)
  const seen: (string | null)[] = []
  const watch = new MutationObserver(() => seen.push(container.textContent))
  watch.observe(container, { childList: true, subtree: true, characterData: true, attributes: true })
  const failures: unknown[] = []
  const view = render(page(), {
    container,
    hydrate: true,
    onRecoverableError: (error) => failures.push(error),
  })
  return {
    html,
    seen,
    failures,
    show: (more: Props) => view.rerender(page(more)),
  }
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
    const { failures, seen } = takeOver(html, (props: Props = { session: ada }) => page(props, shown))
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

describe('initial data that is not to be shown', () => {
  const foreign = backendOf(9, 'bob')

  test.each([
    ['of another account', async () => prefetched(foreign, bob)],
    ['of another user of the account', async () => prefetched(foreign, { ...ada, userId: 'carol' })],
    ['of the account without its user', async () => prefetched(foreign, { accountId: 'account-ada' })],
    ['of another format', async () => Object.assign((await prefetched(foreign, ada)) ?? {}, { format: 0 })],
    ['with amounts that are none', async () => tampered(await prefetched(foreign, ada))],
  ])('%s: no draw ever has any of it, and the browser asks', async (_, load) => {
    const backend = backendOf(3)
    const initialData = JSON.parse(JSON.stringify(await load()))
    const { html, seen, failures } = hydrate(backend, { session: ada, initialData })
    expect(html).toContain('pending')
    await screen.findByText('300 credits')
    expect([html, ...seen].join()).not.toContain('900')
    expect(seen.join()).toContain('300')
    expect(failures).toEqual([])
    expect(backend.count('getBalances')).toBe(1)
  })

  test('while it is not known who is signed in, or when nobody is', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend, ada)
    const { html, show } = hydrate(backend, { session: undefined, initialData })
    expect(html).toContain('pending')
    const nobodys = initialData && { ...initialData, accountId: '@nobody', userId: null }
    for (const given of [initialData, nobodys]) {
      show({ session: null, initialData: given })
      expect(screen.queryByText('300 credits')).toBeNull()
    }
    show({ session: ada, initialData })
    screen.getByText('300 credits')
  })

  test('when somebody else signs in, and when the account before comes back: it was dropped', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend, ada)
    const { show, seen } = hydrate(backend, { session: ada, initialData })
    screen.getByText('300 credits')
    backend.on('getBalances', () => ({ balances: [balanceRecord(7)] }))
    show({ session: bob, initialData })
    screen.getByText('pending')
    await screen.findByText('700 credits')
    show({ session: ada, initialData: initialData && { ...initialData } })
    screen.getByText('pending')
    await screen.findByText('700 credits')
    expect(seen.join()).not.toContain('300')
  })

  test('when it changes to somebody else’s; when it changes to the account’s own, it fills what is not there', async () => {
    const backend = backendOf(3)
    const mine = await prefetched(backend, ada)
    const { show, seen } = hydrate(backend, { session: ada, initialData: mine })
    show({ session: ada, initialData: await prefetched(foreign, bob) })
    await act(async () => {})
    screen.getByText('300 credits')
    show({ session: bob, initialData: await prefetched(foreign, bob) })
    screen.getByText('900 credits')
    await act(async () => {})
    expect(seen).toEqual(['900 creditscurrentRefresh'])
    expect(backend.count('getBalances')).toBe(1)
  })
})

describe('initial data without a session', () => {
  const shown = (
    <>
      <Viewer />
      <Credits />
    </>
  )

  test('is shown, and dropped when the server takes the visitor for somebody else', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend)
    const { html, failures } = hydrate(backend, { initialData }, shown)
    expect(html).toContain('300 credits')
    expect(html).toContain('ada')
    expect(failures).toEqual([])
    const asked = backend.requests.length
    await act(async () => {})
    expect(backend.requests).toHaveLength(asked)
    backend.on('getConfig', () => configRecord('Sky Credits', 'bob'))
    backend.on('getBalances', () => ({ balances: [balanceRecord(7)] }))
    act(() => screen.getByText('viewer ada').click())
    await screen.findByText('viewer bob')
    await screen.findByText('700 credits')
  })

  test('is ignored when its configuration names somebody else than its stamp', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backendOf(9, 'bob'), ada)
    const { html, seen } = hydrate(backend, { initialData }, shown)
    expect(html).toContain('pending')
    await screen.findByText('300 credits')
    expect([html, ...seen].join()).not.toContain('900')
  })
})

function tampered(initial: InitialData | null) {
  const parts = initial?.parts.map((part) => ({
    ...part,
    data: { balances: [{ available: '900' }], items: 9 },
  }))
  return { ...initial, parts }
}
