import type { Purchase } from '@creditkit/contract'
import { act, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createFormatter } from '../../format/index'
import { purchaseRecord, sky } from '../../testing/purchase-records'
import { createWorld, type World } from '../../testing/world'
import { toCreditsPending, toPurchasePending } from './purchase-pending.model'
import { amountField, inState, payButton, show } from './testing/show'

const words = { unit: { one: 'Sky Credit', other: 'Sky Credits' }, format: createFormatter('en') }

describe('what has become of a purchase that was left to settle', () => {
  test.each<[Purchase['status'], string]>([
    ['processing', 'settling'],
    ['succeeded', 'credited'],
    ['refunded', 'credited'],
    ['failed', 'failed'],
    ['expired', 'failed'],
    ['requires_action', 'failed'],
  ])('%s is %s', (status, becomes) => {
    expect(toPurchasePending(purchaseRecord({ status }), words)).toEqual({
      status: becomes,
      credits: '25\u00a0Sky Credits',
      ...(becomes !== 'settling' && { price: '$25.00' }),
    })
  })

  test('credits on the way are told without the money', () => {
    expect(toCreditsPending(sky(150), words)).toEqual({
      status: 'settling',
      credits: '1.50\u00a0Sky Credits',
    })
  })
})

describe('a bank that takes its time', () => {
  afterEach(() => void vi.useRealTimers())

  /** Ten dollars by eCheck, left to settle. */
  async function leaveToSettle() {
    const shown = show({}, { decisions: ['approve_echeck', 'approve'] })
    await shown.user.click(await payButton())
    await inState('crediting')
    await shown.user.click(screen.getByRole('button', { name: 'Buy something else' }))
    await inState('ready')
    return shown
  }

  /** The bank has moved the money, or not. */
  async function settle({ mock }: Pick<World, 'mock'>, outcome: 'completed' | 'denied') {
    await mock.idle()
    const news = mock.webhooks.deliveries.find(({ type }) => type === 'PAYMENT.CAPTURE.PENDING')
    await mock.providers.paypal.settle(JSON.parse(news?.rawBody ?? '').resource.id, outcome)
    await mock.idle()
  }

  test('keeps nobody from buying the same or something else meanwhile', async () => {
    const { user, mock, onSuccess } = await leaveToSettle()
    expect(screen.getByText('10 Sky Credits on the way')).toBeVisible()
    expect(await amountField()).toHaveValue('10')
    await user.click(await payButton())
    await inState('succeeded')
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(screen.getByText('10 Sky Credits on the way')).toBeVisible()
    expect(await mock.ledger.verify()).toEqual([])
  })

  test.each([
    ['completed', '10 Sky Credits added', 'The payment of $10.00 has settled.', 1],
    [
      'denied',
      'The payment of $10.00 did not go through',
      'The money did not arrive, so no credits were added.',
      0,
    ],
  ] as const)(
    'is followed until it is %s, and the host hears of credits once',
    async (outcome, title, hint, told) => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      const shown = await leaveToSettle()
      await settle(shown, outcome)
      await act(() => vi.advanceTimersByTimeAsync(15_000))
      expect(await screen.findByText(title)).toBeVisible()
      expect(screen.getByText(hint)).toBeVisible()
      expect(shown.onSuccess).toHaveBeenCalledTimes(told)
      const asked = shown.mock.requests.all('getPurchase').length
      await act(() => vi.advanceTimersByTimeAsync(60_000))
      expect(shown.mock.requests.all('getPurchase')).toHaveLength(asked)
    },
  )

  test('is told of by the balance after the page was loaded again', async () => {
    const world = createWorld()
    const first = show({}, { world, decisions: ['approve_echeck'] })
    await first.user.click(await payButton())
    await inState('crediting')
    await first.user.click(screen.getByRole('button', { name: 'Buy something else' }))
    first.unmount()
    show({}, { world })
    expect(await screen.findByText('10 Sky Credits on the way')).toBeVisible()
    await inState('ready')
  })
})
