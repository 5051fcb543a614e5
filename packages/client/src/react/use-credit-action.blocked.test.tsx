import { amount, type CreditPackage } from '@creditkit/contract'
import { act, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { balanceRecord, configRecord, credits, purchaseRecord } from '../query/testing/records'
import { problem } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { Paint, press, reaches, scriptWork, state, studio, text } from './testing/studio'
import { useBalances } from './use-balances'
import { usePurchaseFlow } from './use-purchase-flow'

expectQuietConsole()

const starter: CreditPackage = {
  id: 'starter',
  walletId: 'main',
  name: 'Starter',
  description: '',
  credits: credits(50),
  bonus: credits(0),
  price: amount(500, 'USD/2'),
  popular: false,
  providerRefs: {},
}

/** Something else on the page that makes the balances be asked for again. */
function Elsewhere() {
  const { refetch } = useBalances()
  return (
    <button type="button" onClick={() => void refetch()}>
      ask again
    </button>
  )
}

function Buy() {
  const { state: purchase, start, approve } = usePurchaseFlow({ walletId: 'main' })
  const draft = { walletId: 'main', provider: 'paypal', packageId: 'starter' } as const
  return (
    <div>
      <p data-testid="purchase">{purchase.status}</p>
      <button type="button" onClick={() => void start(draft)}>
        buy
      </button>
      <button type="button" onClick={() => void approve()}>
        approve
      </button>
    </div>
  )
}

/** A studio with too few credits, whose blocked action is shown. */
async function block(element = <Paint />) {
  const backend = studio(4)
  backend.on('getConfig', () => ({ ...configRecord(), packages: [starter] }))
  const view = mount(
    <>
      {element}
      <Elsewhere />
    </>,
    backend,
  )
  await waitFor(() => expect(text('paint affords')).toBe('false'))
  await press('start paint')
  await reaches('blocked')
  return { backend, ...view }
}

const askAgain = () => press('ask again')

describe('a blocked action', () => {
  test('says what to buy, and goes on by itself when that is credited, once', async () => {
    const backend = studio(4)
    const perform = vi.fn(async ({ input }: { input: string }) => `${input}!`)
    backend.on('getConfig', () => ({ ...configRecord(), packages: [starter] }))
    backend.on('createPurchase', () => purchaseRecord())
    backend.on('getPurchase', () => purchaseRecord())
    backend.on('capturePurchase', () => {
      backend.set(54)
      return purchaseRecord({ status: 'succeeded', nextAction: undefined })
    })
    mount(
      <>
        <Paint perform={perform} />
        <Buy />
      </>,
      backend,
    )
    await press('start paint')
    await reaches('blocked')
    await waitFor(() => expect(text('paint offer')).toBe('starter'))
    await press('buy')
    await waitFor(() => expect(text('purchase')).toBe('awaiting_approval'))
    expect(perform).not.toHaveBeenCalled()
    await press('approve')
    await reaches('succeeded cat!')
    expect(perform).toHaveBeenCalledTimes(1)
    expect(backend.count('createHold')).toBe(2)
  })

  test('shows the balance anew, because what was shown was wrong', async () => {
    const backend = studio(100)
    mount(<Paint />, backend)
    await waitFor(() => expect(text('paint affords')).toBe('true'))
    backend.set(2)
    await press('start paint')
    await reaches('blocked')
    await waitFor(() => expect(text('paint affords')).toBe('false'))
    expect(backend.count('getBalances')).toBe(2)
  })

  test('offers nothing where nothing is sold', async () => {
    const backend = studio(4)
    const config = configRecord()
    backend.on('getConfig', () => ({
      ...config,
      wallets: config.wallets.map((wallet) => ({ ...wallet, purchasable: false })),
    }))
    mount(<Paint />, backend)
    expect(text('paint offer')).toBe('undefined')
    await press('start paint')
    await reaches('blocked')
    await waitFor(() => expect(text('paint offer')).toBe('null'))
  })

  test('is told by live events that credits have come', async () => {
    const backend = studio(4)
    mount(<Paint />, backend, { live: true })
    await waitFor(() => expect(backend.openStreams()).toBe(1))
    await waitFor(() => expect(text('paint affords')).toBe('false'))
    await press('start paint')
    await reaches('blocked')
    backend.set(50)
    act(() => {
      const data = { ...balanceRecord(50), available: credits(50) }
      backend.send({ type: 'balance.updated', data })
    })
    await reaches('succeeded cat!')
  })

  test('is not asked again and again where the server refuses although the balance says enough', async () => {
    const backend = studio(4)
    let version = 10
    backend.on('createHold', () =>
      problem('insufficient_credits', { required: credits(10), available: credits(4), walletId: 'main' }),
    )
    backend.on('getBalances', () => {
      version += 1
      return { balances: [{ ...balanceRecord(version), available: credits(50) }] }
    })
    mount(
      <>
        <Paint />
        <Elsewhere />
      </>,
      backend,
    )
    await waitFor(() => expect(text('paint affords')).toBe('true'))
    await press('start paint')
    await waitFor(() => expect(backend.count('createHold')).toBe(2))
    await reaches('blocked')
    await askAgain()
    await askAgain()
    await waitFor(() => expect(backend.count('getBalances')).toBeGreaterThan(2))
    await act(async () => {})
    expect(backend.count('createHold')).toBe(2)
    expect(state()).toBe('blocked')
    expect(text('paint offer')).toBe('undefined')
  })

  test.each(['cancel paint', 'reset paint'])('that is given up by “%s” waits no more', async (button) => {
    const { backend } = await block()
    await press(button)
    backend.set(50)
    await askAgain()
    await waitFor(() => expect(text('paint affords')).toBe('true'))
    expect(backend.count('createHold')).toBe(1)
  })

  test('starts nothing while nothing of it is shown, nor by being shown again', async () => {
    const { perform, runs } = scriptWork()
    const { backend, show } = await block(<Paint perform={perform} />)
    show(<Elsewhere />)
    backend.set(50)
    await askAgain()
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10))
    })
    show(<Paint perform={perform} />)
    await waitFor(() => expect(text('paint affords')).toBe('true'))
    expect(state()).toBe('blocked')
    expect(backend.count('createHold')).toBe(1)
    await press('retry paint')
    await reaches('running')
    expect(runs).toHaveLength(1)
  })

  test('goes on while another place of its name is still there', async () => {
    const { backend, show } = await block(
      <>
        <Paint />
        <Paint id="other" />
      </>,
    )
    show(
      <>
        <p>One has gone</p>
        <Paint id="other" />
        <Elsewhere />
      </>,
    )
    backend.set(50)
    await askAgain()
    await reaches('succeeded cat!', 'other')
  })

  test('is not resumed at a price that was chosen away; trying again asks for the new choice', async () => {
    const { backend, show } = await block()
    show(
      <>
        <Paint complexity="high" />
        <Elsewhere />
      </>,
    )
    backend.set(50)
    await askAgain()
    await waitFor(() => expect(text('paint affords')).toBe('true'))
    expect(backend.count('createHold')).toBe(1)
    await press('retry paint')
    await reaches('succeeded cat!')
    expect(backend.requests.findLast(({ operation }) => operation === 'createHold')?.body).toMatchObject({
      run: { complexity: 'high' },
    })
  })
})
