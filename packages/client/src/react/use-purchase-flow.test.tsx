import { amount, type Purchase } from '@creditkit/contract'
import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { atSecond, balanceRecord, configRecord, purchaseRecord } from '../query/testing/records'
import { createScriptedBackend, type ScriptedBackend } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole, mount } from './testing/mount'
import { useCreditBalance } from './use-balances'
import { usePurchases } from './use-history'
import { usePurchaseFlow } from './use-purchase-flow'

expectQuietConsole()
beforeEach(() => localStorage.clear())

const draft = { walletId: 'main', provider: 'paypal', money: amount(1000, 'USD/2') } as const

interface BuyProps {
  name?: string
  walletId?: string
  onSucceeded?: (purchase: Purchase) => void
}

function Buy({ name = 'buy', walletId = 'main', onSucceeded }: BuyProps) {
  const { state, start, approve, isReady } = usePurchaseFlow({ walletId, onSucceeded })
  return (
    <div>
      <output aria-label={name}>{isReady ? state.status : 'not ready'}</output>
      <button type="button" onClick={() => void start(draft)}>
        Start {name}
      </button>
      <button type="button" onClick={() => void approve()}>
        Approve {name}
      </button>
    </div>
  )
}

function Credits() {
  const { data } = useCreditBalance()
  return <p>{data?.balance.status === 'ok' ? `${data.balance.available.minor} credits` : 'no credits'}</p>
}

function Purchases() {
  return (
    <p data-testid="purchases">
      {usePurchases()
        .items.map((item) => item.status)
        .join(' ')}
    </p>
  )
}

function shop(): ScriptedBackend {
  return createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: ({ count }) => ({ balances: [balanceRecord(count)] }),
    listPurchases: ({ count }) => ({
      items: [count === 1 ? purchaseRecord() : purchaseRecord({ status: 'succeeded' })],
      nextCursor: null,
    }),
    createPurchase: () => purchaseRecord(),
    getPurchase: () => purchaseRecord(),
    capturePurchase: () => purchaseRecord({ status: 'succeeded', nextAction: undefined }),
  })
}

const state = (name = 'buy') => screen.getByLabelText(name).textContent
const press = (name: string) => act(() => screen.getByText(name).click())

describe('usePurchaseFlow', () => {
  test('leads from idle to succeeded, tells it once, and refreshes what a purchase changes', async () => {
    const backend = shop()
    const onSucceeded = vi.fn()
    mount(
      <>
        <Buy onSucceeded={onSucceeded} />
        <Credits />
        <Purchases />
      </>,
      backend,
    )
    expect(state()).toBe('idle')
    await screen.findByText('100 credits')
    await waitFor(() => expect(screen.getByTestId('purchases').textContent).toBe('requires_action'))
    press('Start buy')
    await waitFor(() => expect(state()).toBe('awaiting_approval'))
    press('Approve buy')
    await waitFor(() => expect(state()).toBe('succeeded'))
    expect(onSucceeded.mock.calls.map(([purchase]) => purchase.status)).toEqual(['succeeded'])
    await screen.findByText('200 credits')
    await waitFor(() => expect(screen.getByTestId('purchases').textContent).toBe('succeeded'))
    expect(backend.count('getBalances')).toBe(2)
  })

  test('a success that was found out by asking refreshes what a purchase changes', async () => {
    const backend = shop()
    backend.on('capturePurchase', () => purchaseRecord({ status: 'processing' }))
    mount(
      <>
        <Buy />
        <Credits />
      </>,
      backend,
    )
    await screen.findByText('100 credits')
    press('Start buy')
    await waitFor(() => expect(state()).toBe('awaiting_approval'))
    press('Approve buy')
    await waitFor(() => expect(state()).toBe('settling'))
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    const credited = atSecond(5)
    backend.on('getPurchase', () => purchaseRecord({ status: 'succeeded', updatedAt: credited }))
    await waitFor(() => expect(state()).toBe('succeeded'), { timeout: 3_000 })
    await waitFor(() => expect(backend.count('getBalances')).toBe(3))
    await screen.findByText('300 credits')
  })

  test('a remount finds the purchase as it was', async () => {
    const backend = shop()
    const { show } = mount(<Buy />, backend)
    press('Start buy')
    await waitFor(() => expect(state()).toBe('awaiting_approval'))
    show(<p>Elsewhere</p>)
    show(<Buy />)
    expect(state()).toBe('awaiting_approval')
    expect(backend.count('createPurchase')).toBe(1)
  })

  test('components of one wallet show one purchase, another wallet has its own', async () => {
    const backend = shop()
    mount(
      <>
        <Buy name="one" />
        <Buy name="two" />
        <Buy name="other" walletId="second" />
      </>,
      backend,
    )
    act(() => {
      screen.getByText('Start one').click()
      screen.getByText('Start two').click()
    })
    await waitFor(() =>
      expect([state('one'), state('two')]).toEqual(['awaiting_approval', 'awaiting_approval']),
    )
    expect(state('other')).toBe('idle')
    expect(backend.count('createPurchase')).toBe(1)
  })

  test('an unfinished purchase is found again after a reload, and by nobody else', async () => {
    const backend = shop()
    const { unmount } = mount(<Buy />, backend)
    press('Start buy')
    await waitFor(() => expect(state()).toBe('awaiting_approval'))
    unmount()
    const { show } = mount(<Buy />, backend)
    await waitFor(() => expect(state()).toBe('resumable'))
    show(<Buy />, { session: { accountId: 'account-bob' } })
    expect(state()).toBe('idle')
  })

  test('the latest onSucceeded is the one that is told', async () => {
    const first = vi.fn()
    const second = vi.fn()
    const { show } = mount(<Buy onSucceeded={first} />, shop())
    press('Start buy')
    await waitFor(() => expect(state()).toBe('awaiting_approval'))
    show(<Buy onSucceeded={second} />)
    press('Approve buy')
    await waitFor(() => expect(state()).toBe('succeeded'))
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledTimes(1)
  })

  test('without a session from the host it is ready once the server has said who the viewer is', async () => {
    const backend = shop()
    render(
      <StrictMode>
        <CreditsClientProvider client={clientOf(backend)} live={false}>
          <Buy />
        </CreditsClientProvider>
      </StrictMode>,
    )
    expect(state()).toBe('not ready')
    await waitFor(() => expect(state()).toBe('idle'))
    press('Start buy')
    await waitFor(() => expect(state()).toBe('awaiting_approval'))
  })
})
