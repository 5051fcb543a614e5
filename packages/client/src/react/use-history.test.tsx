import type { Transaction } from '@creditkit/contract'
import { focusManager, QueryClient } from '@tanstack/react-query'
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { TransactionFilter } from '../query/keys'
import { STALE_AFTER_MS } from '../query/options'
import { configRecord, transactionRecord } from '../query/testing/records'
import {
  createScriptedBackend,
  deferred,
  problem,
  type ScriptedBackend,
  type ScriptedRequest,
} from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useTransactions } from './use-history'
import { useLiveStatus } from './use-live-status'

expectQuietConsole()

function History({ filter }: { filter?: TransactionFilter }) {
  const list = useTransactions(filter)
  return (
    <section>
      <p data-testid="rows">
        {list.items.map((item) => item.description.replace('Transaction ', '')).join(' ')}
      </p>
      <p>{list.isPending ? 'pending' : list.hasMore ? 'more' : 'all'}</p>
      <p>{list.isLoadingMore ? 'loading more' : 'not loading more'}</p>
      <p>
        {list.error?.code ?? 'fine'} {list.loadMoreError?.code ?? 'fine'} {list.isStale ? 'stale' : 'current'}
      </p>
      <button type="button" onClick={() => void list.loadMore()}>
        More
      </button>
      <button type="button" onClick={() => void list.refetch()}>
        Refresh
      </button>
    </section>
  )
}

function Status() {
  return <span>status {useLiveStatus()}</span>
}

const PAGE = 3

/** Answers pages of three from rows that the test may add to; a cursor names the last row it has seen. */
function backendWith(rows: Transaction[]): ScriptedBackend {
  return createScriptedBackend({
    getConfig: () => configRecord(),
    listTransactions: ({ query }: ScriptedRequest) => {
      const sorted = [...rows].sort((left, right) => right.createdAt.localeCompare(left.createdAt))
      const wanted = sorted.filter((row) => query.status === undefined || row.status === query.status)
      const start = query.cursor === undefined ? 0 : wanted.findIndex((row) => row.id === query.cursor) + 1
      const items = wanted.slice(start, start + PAGE)
      const isLast = start + PAGE >= wanted.length
      return { items, nextCursor: isLast ? null : (items.at(-1)?.id ?? null) }
    },
  })
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => transactionRecord(index + 1))
const rows = () => screen.getByTestId('rows').textContent
const press = (name: string) => act(() => screen.getByText(name).click())

describe('useTransactions', () => {
  test('loads page by page, and pressing twice is one request', async () => {
    const backend = backendWith(numbered(5))
    mount(<History />, backend)
    await waitFor(() => expect(rows()).toBe('5 4 3'))
    act(() => {
      screen.getByText('More').click()
      screen.getByText('More').click()
    })
    await waitFor(() => expect(rows()).toBe('5 4 3 2 1'))
    screen.getByText('all')
    expect(backend.count('listTransactions')).toBe(2)
    press('More')
    await act(async () => {})
    expect(backend.count('listTransactions')).toBe(2)
  })

  test('rows that are inserted between pages are shown once, whether told or found by a refresh', async () => {
    const stored = numbered(6)
    const backend = backendWith(stored)
    mount(
      <>
        <Status />
        <History />
      </>,
      backend,
      { live: true },
    )
    await screen.findByText('status live')
    await waitFor(() => expect(rows()).toBe('6 5 4'))
    stored.push(transactionRecord(7), transactionRecord(8))
    act(() => backend.send({ type: 'transaction.created', data: transactionRecord(7) }))
    await waitFor(() => expect(rows()).toBe('7 6 5 4'))
    press('More')
    await waitFor(() => expect(rows()).toBe('7 6 5 4 3 2 1'))
    press('Refresh')
    await waitFor(() => expect(rows()).toBe('8 7 6 5 4 3'))
  })

  test('a row told while the next page is on its way is not lost', async () => {
    const stored = numbered(6)
    const backend = backendWith(stored)
    mount(
      <>
        <Status />
        <History />
      </>,
      backend,
      { live: true },
    )
    await screen.findByText('status live')
    await waitFor(() => expect(rows()).toBe('6 5 4'))
    const page = deferred<unknown>()
    backend.on('listTransactions', () => page.promise)
    press('More')
    await screen.findByText('loading more')
    act(() => backend.send({ type: 'transaction.created', data: transactionRecord(7) }))
    await waitFor(() => expect(rows()).toBe('7 6 5 4'))
    await act(async () => page.resolve({ items: numbered(3).reverse(), nextCursor: null }))
    await waitFor(() => expect(rows()).toBe('7 6 5 4 3 2 1'))
  })

  test('a row that leaves the filter leaves the list', async () => {
    const pending = transactionRecord(2, { status: 'pending' })
    const backend = backendWith([transactionRecord(1, { status: 'pending' }), pending])
    mount(
      <>
        <Status />
        <History filter={{ status: 'pending' }} />
      </>,
      backend,
      { live: true },
    )
    await screen.findByText('status live')
    await waitFor(() => expect(rows()).toBe('2 1'))
    const completed = { ...pending, status: 'completed', updatedAt: transactionRecord(3).updatedAt } as const
    act(() => backend.send({ type: 'transaction.updated', data: completed }))
    await waitFor(() => expect(rows()).toBe('1'))
  })

  test('a search asks the server again when something happens', async () => {
    const backend = backendWith(numbered(2))
    mount(
      <>
        <Status />
        <History filter={{ q: 'Transaction' }} />
      </>,
      backend,
      { live: true },
    )
    await screen.findByText('status live')
    await waitFor(() => expect(rows()).toBe('2 1'))
    act(() => backend.send({ type: 'transaction.created', data: transactionRecord(9) }))
    await waitFor(() => expect(backend.count('listTransactions')).toBe(2))
    expect(rows()).toBe('2 1')
  })

  test('a page that fails is told apart from a stale list, and can be loaded again', async () => {
    const backend = backendWith(numbered(5))
    mount(<History />, backend)
    await waitFor(() => expect(rows()).toBe('5 4 3'))
    backend.on('listTransactions', () => problem('internal', {}))
    press('More')
    await screen.findByText('fine internal current')
    expect(rows()).toBe('5 4 3')
    backend.on('listTransactions', () => ({
      items: [transactionRecord(2), transactionRecord(1)],
      nextCursor: null,
    }))
    press('More')
    await waitFor(() => expect(rows()).toBe('5 4 3 2 1'))
    screen.getByText('fine fine current')
  })

  test('a refresh that fails leaves the rows, stale', async () => {
    const backend = backendWith(numbered(2))
    mount(<History />, backend)
    await waitFor(() => expect(rows()).toBe('2 1'))
    backend.on('listTransactions', () => problem('internal', {}))
    press('Refresh')
    await screen.findByText('internal fine stale')
    expect(rows()).toBe('2 1')
  })

  test('a filter that nothing fits is loaded and empty', async () => {
    mount(<History filter={{ status: 'failed' }} />, backendWith(numbered(2)))
    await screen.findByText('all')
    expect(rows()).toBe('')
  })

  test('refreshing a list that was scrolled far asks for four pages, not for all', async () => {
    const backend = backendWith(numbered(30))
    mount(<History />, backend)
    await waitFor(() => expect(rows()).toBe('30 29 28'))
    for (let pages = 2; pages <= 7; pages += 1) {
      press('More')
      await waitFor(() => expect(rows()?.split(' ')).toHaveLength(pages * PAGE))
    }
    const before = backend.count('listTransactions')
    press('Refresh')
    await waitFor(() => expect(backend.count('listTransactions')).toBe(before + 4))
    await waitFor(() => expect(rows()?.split(' ')).toHaveLength(4 * PAGE))
  })

  test('a list that was scrolled far stays as it is when the page is looked at again; a short one is asked for', async () => {
    const backend = backendWith(numbered(30))
    mount(
      <>
        <History />
        <History filter={{ type: 'usage' }} />
      </>,
      backend,
    )
    await waitFor(() => expect(screen.getAllByText('more')).toHaveLength(2))
    const first = within(screen.getAllByTestId('rows')[0]?.parentElement ?? document.body)
    for (let pages = 2; pages <= 5; pages += 1) {
      act(() => first.getByText('More').click())
      await waitFor(() =>
        expect(first.getByTestId('rows').textContent?.split(' ')).toHaveLength(pages * PAGE),
      )
    }
    const before = backend.count('listTransactions')
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + STALE_AFTER_MS)
    act(() => focusManager.setFocused(true))
    await waitFor(() => expect(backend.count('listTransactions')).toBe(before + 1))
    expect(backend.requests.at(-1)?.query).toEqual({ type: 'usage' })
    expect(first.getByTestId('rows').textContent?.split(' ')).toHaveLength(5 * PAGE)
    focusManager.setFocused(undefined)
  })

  test('the deep pages of a list that has gone are forgotten', async () => {
    const queryClient = new QueryClient()
    const backend = backendWith(numbered(30))
    const { show } = mount(<History />, backend, { queryClient })
    await waitFor(() => expect(rows()).toBe('30 29 28'))
    for (let pages = 2; pages <= 6; pages += 1) {
      press('More')
      await waitFor(() => expect(rows()?.split(' ')).toHaveLength(pages * PAGE))
    }
    show(<p>Elsewhere</p>)
    show(<History />)
    expect(rows()?.split(' ')).toHaveLength(4 * PAGE)
  })

  test('loading more while a refresh is under way waits for it and then loads', async () => {
    const backend = backendWith(numbered(6))
    mount(<History />, backend)
    await waitFor(() => expect(rows()).toBe('6 5 4'))
    act(() => {
      screen.getByText('Refresh').click()
    })
    press('More')
    await waitFor(() => expect(rows()).toBe('6 5 4 3 2 1'))
  })
})
