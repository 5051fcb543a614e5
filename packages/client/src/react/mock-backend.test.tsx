import { amount } from '@creditkit/contract'
import { createMockBackend, type MockBackend } from '@creditkit/mock-server'
import { act, render, screen, waitFor } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { expect, test } from 'vitest'
import { createCreditsClient } from '../http/create-client'
import { CreditsClientProvider } from './provider'
import { expectQuietConsole } from './testing/mount'
import { useAdjustCredits } from './use-adjust-credits'
import { useCreditBalance } from './use-balances'
import { useTransactions } from './use-history'
import { useLiveStatus } from './use-live-status'
import { usePurchaseFlow } from './use-purchase-flow'

expectQuietConsole()

function SignedIn({
  backend,
  token,
  children,
}: {
  backend: MockBackend
  token: string
  children: ReactNode
}) {
  return (
    <CreditsClientProvider client={clientsOf(backend, token)} live>
      {children}
    </CreditsClientProvider>
  )
}

const clients = new WeakMap<MockBackend, Map<string, ReturnType<typeof createCreditsClient>>>()

/** One client a backend and token, as a host has one per session; storage of its own, as another browser would. */
function clientsOf(backend: MockBackend, token: string) {
  const ofBackend = clients.get(backend) ?? new Map<string, ReturnType<typeof createCreditsClient>>()
  clients.set(backend, ofBackend)
  const kept = new Map<string, string>()
  const client =
    ofBackend.get(token) ??
    createCreditsClient({
      fetch: backend.fetch,
      getHeaders: () => ({ authorization: `Bearer ${token}` }),
      retry: false,
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => kept.set(key, value),
        removeItem: (key) => kept.delete(key),
      },
    })
  ofBackend.set(token, client)
  return client
}

function Credits() {
  const { data } = useCreditBalance({ walletId: 'credits' })
  return (
    <p data-testid="credits">{data?.balance.status === 'ok' ? data.balance.available.minor : 'no credits'}</p>
  )
}

function Live() {
  return <p>status {useLiveStatus()}</p>
}

function History() {
  const { items, hasMore, loadMore } = useTransactions({ walletId: 'credits' })
  return (
    <div>
      <p data-testid="rows">{items.map(({ description }) => description).join(', ')}</p>
      <p data-testid="unique">
        {new Set(items.map(({ id }) => id)).size === items.length ? 'unique' : 'twice'}
      </p>
      {hasMore && (
        <button type="button" onClick={() => void loadMore()}>
          More
        </button>
      )}
    </div>
  )
}

function Adjust() {
  const { status, submit } = useAdjustCredits()
  const input = { userId: 'usr_ada', walletId: 'credits', amount: amount(700, 'SKY/2'), reason: 'Goodwill' }
  return (
    <button type="button" onClick={() => void submit(input)}>
      adjust {status}
    </button>
  )
}

function Buy() {
  const { state, start, approve } = usePurchaseFlow({ walletId: 'credits' })
  const draft = { walletId: 'credits', provider: 'paypal', money: amount(1000, 'USD/2') } as const
  const orderId =
    state.status === 'awaiting_approval' && state.purchase.nextAction?.type === 'paypal_order'
      ? state.purchase.nextAction.orderId
      : undefined
  return (
    <div>
      <p data-testid="order">{orderId}</p>
      <p data-testid="purchase">{state.status}</p>
      <button type="button" onClick={() => void start(draft)}>
        Buy
      </button>
      <button type="button" onClick={() => void approve()}>
        Approved
      </button>
    </div>
  )
}

const textOf = (id: string) => screen.getByTestId(id).textContent ?? ''
const press = (name: string | RegExp) => act(() => screen.getByText(name).click())

test('what an admin adjusts reaches the customer live, balance and history, without a reload', async () => {
  const backend = createMockBackend()
  render(
    <StrictMode>
      <SignedIn backend={backend} token="mock_ada">
        <Live />
        <Credits />
        <History />
      </SignedIn>
      <SignedIn backend={backend} token="mock_grace">
        <Adjust />
      </SignedIn>
    </StrictMode>,
  )
  await screen.findByText('status live')
  await waitFor(() => expect(Number(textOf('credits'))).toBeGreaterThan(0))
  await waitFor(() => expect(textOf('rows')).not.toBe(''))
  const before = Number(textOf('credits'))
  const rowsBefore = textOf('rows').split(', ').length
  press(/adjust/)
  await screen.findByText('adjust succeeded')
  await waitFor(() => expect(Number(textOf('credits'))).toBe(before + 700))
  await waitFor(() => expect(textOf('rows').split(', ')).toHaveLength(rowsBefore + 1))
  expect(textOf('unique')).toBe('unique')
  expect(await backend.ledger.verify()).toEqual([])
})

test('a purchase that PayPal approves ends in credits', async () => {
  const backend = createMockBackend()
  render(
    <StrictMode>
      <SignedIn backend={backend} token="mock_ada">
        <Credits />
        <Buy />
      </SignedIn>
    </StrictMode>,
  )
  await waitFor(() => expect(Number(textOf('credits'))).toBeGreaterThan(0))
  const before = Number(textOf('credits'))
  press('Buy')
  await waitFor(() => expect(textOf('order')).not.toBe(''))
  await backend.providers.paypal.approve(textOf('order'))
  press('Approved')
  await waitFor(() => expect(textOf('purchase')).toBe('succeeded'))
  await waitFor(() => expect(Number(textOf('credits'))).toBe(before + 1000))
  expect(await backend.ledger.verify()).toEqual([])
})

test('a lost answer to an adjustment is found out by submitting again, and happens once', async () => {
  const backend = createMockBackend()
  render(
    <StrictMode>
      <SignedIn backend={backend} token="mock_ada">
        <Credits />
      </SignedIn>
      <SignedIn backend={backend} token="mock_grace">
        <Adjust />
      </SignedIn>
    </StrictMode>,
  )
  await waitFor(() => expect(Number(textOf('credits'))).toBeGreaterThan(0))
  const before = Number(textOf('credits'))
  backend.fail('adminAdjust', { when: 'after', times: 1 })
  press(/adjust/)
  await screen.findByText('adjust failed')
  press(/adjust/)
  await screen.findByText('adjust succeeded')
  await waitFor(() => expect(Number(textOf('credits'))).toBe(before + 700))
})
