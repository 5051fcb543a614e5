import { availableOf, PLENTY, setAvailable } from '../hands'
import { type ConformanceTest, type Trial, test, testGiven } from '../trial'

const DAY_MS = 24 * 60 * 60 * 1000

async function priceOf({ call }: Trial, planId: string): Promise<number> {
  const plan = (await call('listPlans', {})).plans.find(({ id }) => id === planId)
  if (!plan) throw new Error(`There is no plan ${planId}.`)
  return plan.price.minor
}

/** Plans are bought with credits, renewed, and stopped. */
export const plansTests: readonly ConformanceTest[] = [
  testGiven('subscribe', 'pays for the first month', ['planIds'], async (trial, { planIds: [planId] }) => {
    const { call, expect } = trial
    const cost = await priceOf(trial, planId)
    await setAvailable(trial, cost + 10)
    const { subscription, transaction, balance } = await call('subscribe', { planId, autoRenew: true })
    expect(subscription).toMatchObject({ planId, status: 'active', autoRenew: true, endedAt: null })
    expect(transaction).toMatchObject({ type: 'service_purchase', status: 'completed' })
    expect(transaction.amount.minor).toBe(-cost)
    expect(balance).toMatchObject({ available: { minor: 10 } })
    expect((await call('listSubscriptions', { limit: 1 })).items).toEqual([subscription])
  }),
  testGiven('subscribe', 'insufficient_credits', ['planIds'], async (trial, { planIds: [planId] }) => {
    const { call, refused, expect } = trial
    const cost = await priceOf(trial, planId)
    await setAvailable(trial, cost - 1)
    await refused('insufficient_credits', 'subscribe', { planId, autoRenew: true })
    expect((await call('listSubscriptions', {})).items).toEqual([])
    expect(await availableOf(trial)).toBe(cost - 1)
  }),
  test('subscribe', 'not_found', async ({ refused }) => {
    await refused('not_found', 'subscribe', { planId: 'no-such-plan', autoRenew: true })
  }),
  testGiven('subscribe', 'already_subscribed', ['planIds'], async (trial, { planIds: [planId] }) => {
    const { call, refused, expect } = trial
    await setAvailable(trial, PLENTY)
    await call('subscribe', { planId, autoRenew: true })
    const after = await availableOf(trial)
    await refused('already_subscribed', 'subscribe', { planId, autoRenew: true })
    expect(await availableOf(trial)).toBe(after)
  }),
  testGiven(
    'subscribe',
    'many at once under their own keys are one',
    ['planIds'],
    async (trial, { planIds: [planId] }) => {
      const { call, send, expect } = trial
      await setAvailable(trial, PLENTY)
      const asked = Array.from({ length: 5 }, () => send('subscribe', { planId, autoRenew: true }))
      const statuses = (await Promise.all(asked)).map(({ status }) => status).sort()
      expect(statuses).toEqual([201, 409, 409, 409, 409])
      expect((await call('listSubscriptions', {})).items).toHaveLength(1)
      expect(await availableOf(trial)).toBe(PLENTY - (await priceOf(trial, planId)))
    },
  ),
  testGiven('subscribe', 'plan_unavailable', ['endedPlanId'], async (trial, { endedPlanId: planId }) => {
    await setAvailable(trial, PLENTY)
    await trial.refused('plan_unavailable', 'subscribe', { planId, autoRenew: true })
    trial.expect(await availableOf(trial)).toBe(PLENTY)
  }),
  testGiven('subscribe', 'wallet_unavailable', ['planIds', 'setWalletReachable'], async (trial, given) => {
    const { id } = trial.world.wallet
    await setAvailable(trial, PLENTY)
    await given.setWalletReachable(id, false)
    await trial.refused('wallet_unavailable', 'subscribe', { planId: given.planIds[0], autoRenew: true })
    await given.setWalletReachable(id, true)
    trial.expect((await trial.call('listSubscriptions', {})).items).toEqual([])
  }),
  testGiven(
    'subscribe',
    'renews when its month is over, and is past due without credits',
    ['planIds', 'advanceClock'],
    async (trial, given) => {
      const { call, expect } = trial
      const [planId] = given.planIds
      const cost = await priceOf(trial, planId)
      await setAvailable(trial, cost + cost)
      const { subscription } = await call('subscribe', { planId, autoRenew: true })
      const now = async () => (await call('listSubscriptions', { limit: 1 })).items[0]
      await given.advanceClock(32 * DAY_MS)
      expect(await now()).toMatchObject({ id: subscription.id, status: 'active' })
      expect(await availableOf(trial)).toBe(0)
      await given.advanceClock(32 * DAY_MS)
      expect(await now()).toMatchObject({ id: subscription.id, status: 'past_due' })
      expect(await availableOf(trial)).toBe(0)
    },
  ),
  testGiven(
    'cancelSubscription',
    'what is paid for runs to its end, and is not renewed',
    ['planIds', 'advanceClock'],
    async (trial, given) => {
      const { call, expect } = trial
      await setAvailable(trial, PLENTY)
      const { subscription } = await call('subscribe', { planId: given.planIds[0], autoRenew: true })
      const after = await availableOf(trial)
      const canceled = await call('cancelSubscription', { subscriptionId: subscription.id })
      expect(canceled).toMatchObject({ status: 'canceled', autoRenew: false, endedAt: null })
      await given.advanceClock(32 * DAY_MS)
      expect((await call('listSubscriptions', { limit: 1 })).items[0]).toMatchObject({ status: 'ended' })
      expect(await availableOf(trial)).toBe(after)
    },
  ),
  testGiven('cancelSubscription', 'invalid_state', ['planIds', 'advanceClock'], async (trial, given) => {
    const { call, refused } = trial
    await setAvailable(trial, PLENTY)
    const { subscription } = await call('subscribe', { planId: given.planIds[0], autoRenew: false })
    await given.advanceClock(32 * DAY_MS)
    await refused('invalid_state', 'cancelSubscription', { subscriptionId: subscription.id })
  }),
  testGiven('cancelSubscription', 'not_found', ['planIds'], async (trial, { planIds: [planId] }) => {
    const { call, refused, world } = trial
    await refused('not_found', 'cancelSubscription', { subscriptionId: 'no-such-subscription' })
    await setAvailable(trial, PLENTY)
    const { subscription } = await call('subscribe', { planId, autoRenew: true })
    const by = world.callers.otherCustomer
    await refused('not_found', 'cancelSubscription', { subscriptionId: subscription.id }, { by })
  }),
]
