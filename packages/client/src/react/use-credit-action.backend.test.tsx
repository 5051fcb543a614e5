import { amount, type Purchase } from '@creditkit/contract'
import { createMockBackend, type MockBackend } from '@creditkit/mock-server'
import { act, render, screen, waitFor } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createCreditsClient } from '../http/create-client'
import { createMemoryStorage } from '../http/storage'
import { CreditsClientProvider } from './provider'
import { expectQuietConsole } from './testing/mount'
import { useCreditBalance } from './use-balances'
import { useCreditAction } from './use-credit-action'
import { useTransactions } from './use-history'
import { usePurchaseFlow } from './use-purchase-flow'

expectQuietConsole()

let mock: MockBackend
beforeEach(() => {
  mock = createMockBackend({ scenario: 'tool-credits' })
})

const shown: string[] = []
function Credits() {
  const { data } = useCreditBalance({ walletId: 'credits' })
  const text =
    data?.balance.status === 'ok' ? `${data.balance.available.minor}/${data.balance.held.minor}` : 'none'
  if (shown.at(-1) !== text) shown.push(text)
  return <p data-testid="credits">{text}</p>
}

function Newest() {
  const [newest] = useTransactions({ walletId: 'credits' }).items
  return <p data-testid="newest">{newest && `${newest.description} ${newest.amount.minor}`}</p>
}

const bought: { purchase: Purchase | undefined } = { purchase: undefined }

function Film({ perform }: { perform: () => Promise<string> }) {
  const { state, cost, offer, start, retry } = useCreditAction({
    tool: 'video-processing',
    complexity: 'high',
    perform,
  })
  const flow = usePurchaseFlow({ walletId: 'credits' })
  bought.purchase = 'purchase' in flow.state ? flow.state.purchase : undefined
  const packageId = offer?.type === 'package' ? offer.package.id : undefined
  const buy = () =>
    flow.start({
      walletId: 'credits',
      provider: 'dodo',
      ...(packageId !== undefined && { packageId }),
      returnUrl: 'https://app.test/back',
    })
  return (
    <div>
      <output>{state.status}</output>
      <button type="button" onClick={() => void start()}>
        Film for {cost.data?.credits.minor}
      </button>
      <button type="button" onClick={() => void retry()}>
        Retry
      </button>
      <button type="button" disabled={packageId === undefined} onClick={() => void buy()}>
        Buy {packageId}
      </button>
    </div>
  )
}

function show(children: ReactNode) {
  const client = createCreditsClient({
    fetch: mock.fetch,
    getHeaders: () => ({ authorization: 'Bearer mock_ada' }),
    retry: false,
    storage: createMemoryStorage(),
  })
  shown.length = 0
  render(
    <StrictMode>
      <CreditsClientProvider client={client} live>
        {children}
      </CreditsClientProvider>
    </StrictMode>,
  )
}

const status = () => screen.getByRole('status').textContent
const press = async (name: string) => {
  const button = await screen.findByText(name)
  await act(async () => button.click())
}
const credits = () => screen.getByTestId('credits').textContent

describe('against a backend that keeps the contract', () => {
  test('a run is shown as held, then as spent, and stands in the history; nothing bounces', async () => {
    let finish = (_: string) => {}
    const perform = () =>
      new Promise<string>((resolve) => {
        finish = resolve
      })
    show(
      <>
        <Film perform={perform} />
        <Credits />
        <Newest />
      </>,
    )
    await waitFor(() => expect(credits()).toBe('72/0'))
    await press('Film for 20')
    await waitFor(() => expect(credits()).toBe('52/20'))
    expect(status()).toBe('running')
    await act(async () => finish('film'))
    await waitFor(() => expect(credits()).toBe('52/0'))
    await waitFor(() => expect(screen.getByTestId('newest').textContent).toBe('video-processing (high) -20'))
    expect(status()).toBe('succeeded')
    expect(shown).toEqual(['none', '72/0', '52/20', '52/0'])
    expect(await mock.ledger.verify()).toEqual([])
  })

  test('credits that are missing are bought, and the blocked run goes on by itself, once', async () => {
    const perform = vi.fn(async () => 'film')
    show(
      <>
        <Film perform={perform} />
        <Credits />
      </>,
    )
    await waitFor(() => expect(credits()).toBe('72/0'))
    for (const left of ['52/0', '32/0', '12/0']) {
      await press('Film for 20')
      await waitFor(() => expect(credits()).toBe(left))
      await waitFor(() => expect(status()).toBe('succeeded'))
    }
    await press('Film for 20')
    await waitFor(() => expect(status()).toBe('blocked'))
    await press('Buy starter')
    await waitFor(() => expect(bought.purchase?.nextAction?.type).toBe('redirect'))
    const { nextAction } = bought.purchase ?? {}
    const session = nextAction?.type === 'redirect' ? new URL(nextAction.url).pathname.split('/').at(-1) : ''
    await mock.providers.dodo.completeCheckout(session ?? '')
    await waitFor(() => expect(status()).toBe('succeeded'))
    await waitFor(() => expect(credits()).toBe('92/0'))
    expect(perform).toHaveBeenCalledTimes(4)
    expect(await mock.ledger.verify()).toEqual([])
  })

  test('a hold whose answer was lost is found again, and paid for once', async () => {
    mock.fail('createHold', { when: 'after', times: 1 })
    const perform = vi.fn(async () => 'film')
    show(
      <>
        <Film perform={perform} />
        <Credits />
      </>,
    )
    await press('Film for 20')
    await waitFor(() => expect(status()).toBe('failed'))
    await press('Retry')
    await waitFor(() => expect(status()).toBe('succeeded'))
    await waitFor(() => expect(credits()).toBe('52/0'))
    expect(perform).toHaveBeenCalledTimes(1)
    const made = mock.requests.all('createHold').map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(made).size).toBe(1)
    expect(await mock.ledger.verify()).toEqual([])
  })

  test('work that outlasts its hold costs nothing, and the balance shown says so', async () => {
    show(
      <>
        <Film
          perform={async () => {
            mock.clock.advance({ minutes: 16 })
            return 'film'
          }}
        />
        <Credits />
      </>,
    )
    await waitFor(() => expect(credits()).toBe('72/0'))
    await press('Film for 20')
    await waitFor(() => expect(status()).toBe('unsettled'))
    await waitFor(() => expect(credits()).toBe('72/0'))
    const balance = await mock.fetch('/api/credits/balance?walletId=credits')
    expect(await balance.json()).toMatchObject({ available: amount(72, 'CREDIT/0') })
    expect(await mock.ledger.verify()).toEqual([])
  })
})
