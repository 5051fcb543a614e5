import { amount, type ProviderId, subtract } from '@creditkit/contract'
import { availableOf, begin, buy, price, setAvailable } from '../hands'
import { type ConformanceTest, test, testGiven } from '../trial'
import type { ConformanceWorld } from '../world'

const reason = 'An outage'

/** Refunds give back no more than was paid, and take the credits in proportion. */
export function refundsTests({ providers }: ConformanceWorld): readonly ConformanceTest[] {
  return [...providers.map(givingBack), ...refusing]
}

function givingBack(provider: ProviderId): ConformanceTest {
  return testGiven(
    'adminRefund',
    `parts come to exactly all of it, in money and in credits, through ${provider}`,
    ['approve'],
    async (trial, given) => {
      const { call, expect } = trial
      const before = await availableOf(trial)
      const { id: purchaseId, price: paid } = await buy(trial, given, provider)
      const first = await call('adminRefund', { purchaseId, money: price(trial, 1), reason })
      expect(first.purchase).toMatchObject({ status: 'partially_refunded', refunded: price(trial, 1) })
      expect(first.transaction).toMatchObject({ type: 'refund', status: 'completed' })
      const last = await call('adminRefund', { purchaseId, reason })
      expect(last.purchase).toMatchObject({ status: 'refunded', refunded: paid })
      expect(await availableOf(trial)).toBe(before)
      expect((await call('getReceipt', { purchaseId })).refunded).toEqual(paid)
    },
  )
}

const refusing: readonly ConformanceTest[] = [
  testGiven('adminRefund', 'amount_out_of_range', ['approve'], async (trial, given) => {
    const { call, refused, expect } = trial
    const { id: purchaseId, price: paid } = await buy(trial, given)
    await call('adminRefund', { purchaseId, money: price(trial, 1), reason })
    const after = await availableOf(trial)
    const left = subtract(paid, price(trial, 1))
    const money = amount(left.minor + 1, left.asset)
    const problem = await refused('amount_out_of_range', 'adminRefund', { purchaseId, money, reason })
    expect(problem.max).toEqual(left)
    expect(await availableOf(trial)).toBe(after)
  }),
  testGiven('adminRefund', 'insufficient_credits', ['approve'], async (trial, given) => {
    const { id: purchaseId } = await buy(trial, given)
    await setAvailable(trial, 1)
    await trial.refused('insufficient_credits', 'adminRefund', { purchaseId, reason })
    trial.expect(await availableOf(trial)).toBe(1)
    trial.expect((await trial.call('getPurchase', { purchaseId })).status).toBe('succeeded')
  }),
  testGiven('adminRefund', 'invalid_state', ['approve'], async (trial, given) => {
    const waits = await begin(trial)
    await trial.refused('invalid_state', 'adminRefund', { purchaseId: waits.id, reason })
    const { id: purchaseId } = await buy(trial, given)
    await trial.call('adminRefund', { purchaseId, reason })
    await trial.refused('invalid_state', 'adminRefund', { purchaseId, reason })
  }),
  testGiven(
    'adminRefund',
    'many at once give back what was paid and no more',
    ['approve'],
    async (trial, given) => {
      const { send, call, expect } = trial
      const before = await availableOf(trial)
      const { id: purchaseId, price: paid } = await buy(trial, given)
      const asked = Array.from({ length: 5 }, () =>
        send('adminRefund', { purchaseId, money: price(trial, 1), reason }),
      )
      const statuses = (await Promise.all(asked)).map(({ status }) => status)
      // Three times the least price was paid, so three refunds of the least go through.
      expect(statuses.filter((status) => status === 200)).toHaveLength(3)
      expect((await call('getPurchase', { purchaseId })).refunded).toEqual(paid)
      expect(await availableOf(trial)).toBe(before)
    },
  ),
  test('adminRefund', 'not_found', async ({ refused }) => {
    await refused('not_found', 'adminRefund', { purchaseId: 'no-such-purchase', reason })
  }),
  testGiven('adminRefund', 'wallet_unavailable', ['approve', 'setWalletReachable'], async (trial, given) => {
    const { id } = trial.world.wallet
    const { id: purchaseId } = await buy(trial, given)
    await given.setWalletReachable(id, false)
    await trial.refused('wallet_unavailable', 'adminRefund', { purchaseId, reason })
    await given.setWalletReachable(id, true)
    trial.expect((await trial.call('getPurchase', { purchaseId })).status).toBe('succeeded')
  }),
]
