import { availableOf, PLENTY, setAvailable } from '../hands'
import type { Given } from '../setting'
import { type ConformanceTest, type Trial, testGiven } from '../trial'

type Meter = Given<'meter'>

/** So many steps take a meter to the end of its allowance. */
const STEPS = 20

/** What the product's server sends when the customer has used so many units. */
function using({ world }: Trial, { meter }: Meter, quantity: number) {
  return { accountId: world.callers.customer.accountId, meterId: meter.id, quantity }
}

async function meterOf({ call }: Trial, { meter }: Meter) {
  return (await call('listUsageMeters', {})).meters.find(({ id }) => id === meter.id)
}

/** Use is counted, the allowance goes first, then credits. */
export const usageTests: readonly ConformanceTest[] = [
  testGiven('recordUsage', 'takes the allowance first, then credits', ['meter'], async (trial, given) => {
    const { call, expect } = trial
    const { included } = given.meter
    await setAvailable(trial, PLENTY)
    const within = await call('recordUsage', using(trial, given, included))
    expect(within.transaction).toBe(undefined)
    expect(within.meter).toMatchObject({ used: included, overage: 0 })
    expect(await availableOf(trial)).toBe(PLENTY)
    const past = await call('recordUsage', using(trial, given, 1))
    expect(past.meter).toMatchObject({ used: included + 1, overage: 1, level: 'exceeded' })
    expect(await availableOf(trial)).toBe(PLENTY + (past.transaction?.amount.minor ?? 0))
    expect(PLENTY - (await availableOf(trial))).toBeGreaterThan(0)
    expect(await meterOf(trial, given)).toEqual(past.meter)
  }),
  testGiven(
    'recordUsage',
    'warns from 80 % of the allowance on, and again from 95 %',
    ['meter'],
    async (trial, given) => {
      const { call, expect } = trial
      const { included } = given.meter
      const step = Number(BigInt(included) / BigInt(STEPS))
      for (let used = step; used <= included; used += step) {
        const { meter } = await call('recordUsage', using(trial, given, step))
        const level = used * 100 < included * 80 ? 'ok' : used * 100 < included * 95 ? 'warning' : 'critical'
        expect({ used: meter.used, level: meter.level }).toEqual({ used, level })
      }
    },
  ),
  testGiven('recordUsage', 'insufficient_credits', ['meter'], async (trial, given) => {
    const { refused, expect } = trial
    await setAvailable(trial, 0)
    const before = await meterOf(trial, given)
    await refused('insufficient_credits', 'recordUsage', using(trial, given, given.meter.included + 1))
    expect(await meterOf(trial, given)).toEqual(before)
  }),
  testGiven('recordUsage', 'not_found', ['meter'], async (trial, given) => {
    const { refused } = trial
    await refused('not_found', 'recordUsage', { ...using(trial, given, 1), meterId: 'no-such-meter' })
    await refused('not_found', 'recordUsage', { ...using(trial, given, 1), accountId: 'no-such-account' })
  }),
  testGiven('recordUsage', 'wallet_unavailable', ['meter', 'setWalletReachable'], async (trial, given) => {
    const { id } = trial.world.wallet
    await setAvailable(trial, PLENTY)
    await given.setWalletReachable(id, false)
    const asked = using(trial, given, given.meter.included + 1)
    await trial.refused('wallet_unavailable', 'recordUsage', asked)
    await given.setWalletReachable(id, true)
    await trial.call('recordUsage', asked)
  }),
  testGiven(
    'listUsageHistory',
    'adds up to what was used, by hour, day and month',
    ['meter'],
    async (trial, given) => {
      const { call, expect, world } = trial
      await setAvailable(trial, PLENTY)
      const { transaction } = await call('recordUsage', using(trial, given, given.meter.included + 1))
      await call('recordUsage', using(trial, given, 2))
      for (const granularity of ['hour', 'day', 'month'] as const) {
        const { items } = await call('listUsageHistory', { granularity, meterId: given.meter.id, limit: 100 })
        const used = items.reduce((sum, point) => sum + point.used, 0)
        expect(used).toBe(given.meter.included + 3)
        expect(items.every((point) => point.from < point.to && point.meterId === given.meter.id)).toBe(true)
        expect(items.every((point) => point.credits.asset === world.wallet.asset)).toBe(true)
      }
      expect(transaction?.type).toBe('usage')
    },
  ),
  testGiven('listUsageMeters', 'are the caller’s own', ['meter'], async (trial, given) => {
    const { call, expect, world } = trial
    const by = world.callers.otherCustomer
    const before = await call('listUsageMeters', {}, { by })
    await call('recordUsage', using(trial, given, 1))
    expect(await call('listUsageMeters', {}, { by })).toEqual(before)
  }),
]
