import { amount } from '@creditkit/contract'
import { createMockBackend, type MockBackend } from '@creditkit/mock-server'
import { act, render, screen, waitFor } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { expect, test } from 'vitest'
import { createCreditsClient } from '../http/create-client'
import type { CreditsClient } from '../http/credits-client'
import { CreditsClientProvider } from './provider'
import { expectQuietConsole } from './testing/mount'
import { useCreditBalance } from './use-balances'
import { useLiveStatus } from './use-live-status'
import { useSpend } from './use-spend'

expectQuietConsole()

const clientOf = (backend: MockBackend, token: string) =>
  createCreditsClient({
    fetch: backend.fetch,
    getHeaders: () => ({ authorization: `Bearer ${token}` }),
    retry: false,
  })

/** A world in which Grace, who is an admin and may spend, has 50 credits. */
async function worldOf() {
  const backend = createMockBackend()
  const grace = clientOf(backend, 'mock_grace')
  const given = {
    userId: 'usr_grace',
    walletId: 'credits',
    amount: amount(5000, 'SKY/2'),
    reason: 'For tests',
  }
  const { balance } = await grace.adminAdjust(given)
  expect(balance).toMatchObject({ available: amount(5000, 'SKY/2') })
  return { backend, grace, ada: clientOf(backend, 'mock_ada') }
}

function Credits({ name }: { name: string }) {
  const { data } = useCreditBalance({ walletId: 'credits' })
  return <p data-testid={name}>{data?.balance.status === 'ok' ? data.balance.available.minor : 'unknown'}</p>
}

function Live() {
  return <p>status {useLiveStatus()}</p>
}

function Spend({ minor, accountId, count = 1 }: { minor: number; accountId?: string; count?: number }) {
  const { status, submit } = useSpend()
  const press = () => {
    for (let run = 1; run <= count; run += 1) {
      void submit({
        walletId: 'credits',
        amount: amount(minor, 'SKY/2'),
        description: 'A run',
        reference: { type: 'run', id: `run-${minor}-${run}` },
        ...(accountId !== undefined && { accountId }),
      })
    }
  }
  return (
    <button type="button" onClick={press}>
      spend {minor} {status}
    </button>
  )
}

function page(client: CreditsClient, name: string, spend?: ReactNode) {
  return (
    <CreditsClientProvider client={client}>
      <Credits name={name} />
      {spend}
    </CreditsClientProvider>
  )
}

const shown = (name: string) => Number(screen.getByTestId(name).textContent)
const press = (text: RegExp) => act(() => screen.getByText(text).click())

test('many spends at once are shown at once, and end at what the ledger says', async () => {
  const { backend, grace } = await worldOf()
  render(<StrictMode>{page(grace, 'grace', <Spend minor={300} count={5} />)}</StrictMode>)
  await waitFor(() => expect(shown('grace')).toBe(5000))
  press(/spend 300/)
  expect(shown('grace')).toBe(3500)
  await screen.findByText('spend 300 succeeded')
  await waitFor(async () =>
    expect(await grace.getBalance({ walletId: 'credits' })).toMatchObject({ available: { minor: 3500 } }),
  )
  expect(shown('grace')).toBe(3500)
  expect(await backend.ledger.verify()).toEqual([])
  backend.requests.expectEveryMutationHasKey()
})

test('a spend whose answer was lost is shown as the server says, and happens once', async () => {
  const { backend, grace } = await worldOf()
  render(<StrictMode>{page(grace, 'grace', <Spend minor={300} />)}</StrictMode>)
  await waitFor(() => expect(shown('grace')).toBe(5000))
  const asked = backend.requests.all('getBalances').length
  backend.fail('spend', { when: 'after', times: 1 })
  press(/spend 300/)
  expect(shown('grace')).toBe(4700)
  await screen.findByText('spend 300 failed')
  await waitFor(() => expect(backend.requests.all('getBalances').length).toBe(asked + 1))
  press(/spend 300/)
  await screen.findByText('spend 300 succeeded')
  expect(shown('grace')).toBe(4700)
  expect(await grace.getBalance({ walletId: 'credits' })).toMatchObject({ available: { minor: 4700 } })
})

test('a spend that is refused is given back', async () => {
  const { backend, grace } = await worldOf()
  render(<StrictMode>{page(grace, 'grace', <Spend minor={300} />)}</StrictMode>)
  await waitFor(() => expect(shown('grace')).toBe(5000))
  backend.fail('spend', { code: 'rate_limited', times: 1 })
  press(/spend 300/)
  expect(shown('grace')).toBe(4700)
  await screen.findByText('spend 300 failed')
  expect(shown('grace')).toBe(5000)
})

test('what is spent of a customer’s credits shows on the customer’s page, and not as the spender’s', async () => {
  const { grace, ada } = await worldOf()
  render(
    <StrictMode>
      <CreditsClientProvider client={ada}>
        <Live />
      </CreditsClientProvider>
      {page(ada, 'ada')}
      {page(grace, 'grace', <Spend minor={300} accountId="acct_ada" />)}
    </StrictMode>,
  )
  await screen.findByText('status live')
  await waitFor(() => expect(shown('ada')).toBeGreaterThan(300))
  await waitFor(() => expect(shown('grace')).toBe(5000))
  const before = shown('ada')
  press(/spend 300/)
  expect(shown('grace')).toBe(5000)
  await screen.findByText('spend 300 succeeded')
  await waitFor(() => expect(shown('ada')).toBe(before - 300))
  expect(shown('grace')).toBe(5000)
})
