import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { balanceRecord, configRecord, transactionRecord } from '../query/testing/records'
import { deferred, problem } from '../query/testing/scripted-backend'
import type { ReadHandle } from './read-handle'
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
import { expectQuietConsole, mount } from './testing/mount'
import { backendOf, Credits, Guarded, History, Waiting } from './testing/suspended'
import { useBalances, useCreditBalance } from './use-balances'
import { useConfig } from './use-config'
import { usePurchases, useTransactions } from './use-history'
import { usePlans, useSubscriptions } from './use-plans'
import { useUsage } from './use-usage'

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

expectQuietConsole()

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
