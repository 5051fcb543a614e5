import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { balanceRecord, configRecord } from '../query/testing/records'
import { createScriptedBackend, deferred, problem } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useBalances, useCreditBalance } from './use-balances'
import { useConfig } from './use-config'

function Credits({ walletId }: { walletId?: string }) {
  const { data, error, isPending, isStale, updatedAt, refetch } = useCreditBalance({ walletId })
  const shown =
    data?.balance.status === 'ok' ? data.balance.available.minor : (data?.balance.status ?? 'nothing')
  return (
    <div data-testid={walletId ?? 'default'}>
      <output>{isPending ? 'pending' : `${shown} ${data?.branding.name.other ?? ''}`}</output>
      <span>{error?.code ?? 'fine'}</span>
      <span>{isStale ? 'stale' : 'current'}</span>
      <span>{data?.lastKnown ? `known ${data.lastKnown.available.minor}` : 'never known'}</span>
      <time>{updatedAt ?? 'never'}</time>
      <button type="button" onClick={() => void refetch()}>
        Refresh
      </button>
    </div>
  )
}

const handles: Record<string, unknown>[] = []

function Handles() {
  handles.splice(0, handles.length, { ...useConfig() }, { ...useBalances() }, { ...useCreditBalance() })
  return null
}

function Wallets() {
  const { data } = useBalances()
  return (
    <ul aria-label="wallets">
      {data?.map(({ walletId }) => (
        <li key={walletId}>{walletId}</li>
      ))}
    </ul>
  )
}

const answering = (...versions: number[]) =>
  createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: ({ count }) => ({
      balances: [balanceRecord(versions[count - 1] ?? versions.at(-1) ?? 1), balanceRecord(9, 'second')],
    }),
  })

expectQuietConsole()

describe('useCreditBalance', () => {
  test('any number of widgets of any wallet is one request for balances and one for the configuration', async () => {
    const backend = answering(3)
    mount(
      <>
        <Credits />
        <Credits walletId="main" />
        <Credits walletId="second" />
        <Wallets />
      </>,
      backend,
    )
    expect(await screen.findAllByText('300 Sky Credits')).toHaveLength(2)
    screen.getByText('900 Sky Credits')
    expect(screen.getByLabelText('wallets').textContent).toBe('mainsecond')
    expect(backend.requests.map((request) => request.operation).sort()).toEqual(['getBalances', 'getConfig'])
  })

  test('every read has the same shape', async () => {
    mount(
      <>
        <Handles />
        <Credits />
      </>,
      answering(3),
    )
    await screen.findByText('300 Sky Credits')
    const shape = ['data', 'error', 'isFetching', 'isPending', 'isStale', 'refetch', 'updatedAt']
    expect(handles.map((handle) => Object.keys(handle).sort())).toEqual([shape, shape, shape])
  })

  test('a wallet that does not exist is null, which is neither pending nor zero', async () => {
    mount(<Credits walletId="third" />, answering(3))
    await screen.findByText('nothing')
  })

  test('data survives a later error as stale, with the time it was heard', async () => {
    const backend = answering(3)
    mount(<Credits />, backend)
    await screen.findByText('300 Sky Credits')
    const heardAt = screen.getByRole('time').textContent
    backend.on('getBalances', () => problem('internal', {}))
    act(() => screen.getByRole('button').click())
    await screen.findByText('stale')
    screen.getByText('300 Sky Credits')
    screen.getByText('internal')
    expect(screen.getByRole('time').textContent).toBe(heardAt)
  })

  test('refetching twice at once is one request, and mends what was stale', async () => {
    const backend = answering(3, 4)
    mount(<Credits />, backend)
    await screen.findByText('300 Sky Credits')
    act(() => {
      screen.getByRole('button').click()
      screen.getByRole('button').click()
    })
    await screen.findByText('400 Sky Credits')
    expect(backend.count('getBalances')).toBe(2)
    screen.getByText('current')
  })

  test('the error of a first request stays on screen while it is repeated', async () => {
    const backend = answering(3)
    const second = deferred<unknown>()
    backend.on('getBalances', ({ count }) => (count === 1 ? problem('internal', {}) : second.promise))
    mount(<Credits />, backend)
    await screen.findByText('internal')
    act(() => screen.getByRole('button').click())
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    screen.getByText('internal')
    expect(screen.queryByText('pending')).toBeNull()
    await act(async () => second.resolve({ balances: [balanceRecord(3)] }))
    await screen.findByText('300 Sky Credits')
    screen.getByText('fine')
  })

  test('an answer with an older version never replaces a newer one', async () => {
    const backend = answering(5, 4)
    mount(<Credits />, backend)
    await screen.findByText('500 Sky Credits')
    act(() => screen.getByRole('button').click())
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    await act(async () => {})
    screen.getByText('500 Sky Credits')
  })

  test('an unreachable wallet is no zero: it is unavailable, and what was last known stays known', async () => {
    const backend = answering(5)
    mount(<Credits />, backend)
    await screen.findByText('500 Sky Credits')
    backend.on('getBalances', () => ({
      balances: [{ status: 'unavailable', walletId: 'main', updatedAt: new Date(0).toISOString() }],
    }))
    act(() => screen.getByRole('button').click())
    await screen.findByText('unavailable Sky Credits')
    screen.getByText('known 500')
    screen.getByText('fine')
  })

  test('leaving aborts what is under way', async () => {
    const backend = answering(3)
    backend.on('getBalances', () => new Promise(() => {}))
    const { show } = mount(<Credits />, backend)
    await waitFor(() => expect(backend.count('getBalances')).toBe(1))
    expect(backend.requests.find(({ operation }) => operation === 'getBalances')?.signal?.aborted).toBe(false)
    show(<p>Elsewhere</p>)
    expect(backend.requests.find(({ operation }) => operation === 'getBalances')?.signal?.aborted).toBe(true)
  })
})
