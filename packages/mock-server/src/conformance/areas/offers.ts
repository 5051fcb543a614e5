import { availableOf, credits, price, setAvailable, spending, topUpRule } from '../hands'
import { type ConformanceTest, test, testGiven } from '../trial'

const MINUTE_MS = 60_000

/** Promotion codes, and the rule that buys credits by itself. */
export const offersTests: readonly ConformanceTest[] = [
  testGiven('redeemCode', 'gives its credits as a lot of their own', ['code'], async (trial, { code }) => {
    const { call, expect, world } = trial
    const before = await availableOf(trial)
    const { grant, transaction, balance } = await call('redeemCode', { code: ` ${code.toLowerCase()} ` })
    expect(grant).toMatchObject({ walletId: world.wallet.id, source: 'promo', original: transaction.amount })
    expect(transaction.type).toBe('promo')
    expect(balance).toMatchObject({ available: credits(trial, before + transaction.amount.minor) })
  }),
  testGiven('redeemCode', 'code_already_redeemed', ['code'], async (trial, { code }) => {
    await trial.call('redeemCode', { code })
    const after = await availableOf(trial)
    await trial.refused('code_already_redeemed', 'redeemCode', { code: code.toLowerCase() })
    trial.expect(await availableOf(trial)).toBe(after)
    await trial.call('redeemCode', { code }, { by: trial.world.callers.otherCustomer })
  }),
  testGiven('redeemCode', 'many at once under their own keys are one', ['code'], async (trial, { code }) => {
    const asked = Array.from({ length: 5 }, () => trial.send('redeemCode', { code }))
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort()
    trial.expect(statuses).toEqual([201, 409, 409, 409, 409])
  }),
  test('redeemCode', 'not_found', async ({ refused, expect }) => {
    const { errors } = await refused('not_found', 'redeemCode', { code: 'NO-SUCH-CODE' })
    expect(errors?.map(({ path }) => path)).toEqual(['code'])
  }),
  testGiven(
    'redeemCode',
    'not_found: a code that has run out looks like one that never was',
    ['endedCode'],
    async (trial, { endedCode }) => {
      const { refused, expect } = trial
      const never = await refused('not_found', 'redeemCode', { code: 'NO-SUCH-CODE' })
      const ended = await refused('not_found', 'redeemCode', { code: endedCode })
      expect({ ...ended, requestId: '' }).toEqual({ ...never, requestId: '' })
    },
  ),
  testGiven('redeemCode', 'wallet_unavailable', ['code', 'setWalletReachable'], async (trial, given) => {
    const { id } = trial.world.wallet
    await given.setWalletReachable(id, false)
    await trial.refused('wallet_unavailable', 'redeemCode', { code: given.code })
    await given.setWalletReachable(id, true)
    await trial.call('redeemCode', { code: given.code })
  }),
  test('getAutoTopUp', 'is null until somebody sets a rule, and then that rule', async (trial) => {
    const { call, expect, world } = trial
    const { id: walletId } = world.wallet
    expect(await call('getAutoTopUp', { walletId })).toBe(null)
    const set = await call('setAutoTopUp', topUpRule(trial))
    expect(set).toMatchObject({ ...topUpRule(trial), status: 'off' })
    expect(await call('getAutoTopUp', { walletId })).toEqual(set)
    expect(await call('getAutoTopUp', { walletId }, { by: world.callers.otherCustomer })).toBe(null)
  }),
  test('getAutoTopUp', 'not_found', async ({ refused }) => {
    await refused('not_found', 'getAutoTopUp', { walletId: 'no-such-wallet' })
  }),
  test('setAutoTopUp', 'not_found', async (trial) => {
    await trial.refused('not_found', 'setAutoTopUp', { ...topUpRule(trial), walletId: 'no-such-wallet' })
  }),
  testGiven(
    'setAutoTopUp',
    'amount_out_of_range',
    ['savedProvider'],
    async (trial, { savedProvider: provider }) => {
      const { refused, call, expect, world } = trial
      const { min, max } = world.wallet.limits
      const money = { ...max, minor: max.minor + 1 }
      const rule = { ...topUpRule(trial), enabled: true, provider, amount: money, monthlyLimit: money }
      const problem = await refused('amount_out_of_range', 'setAutoTopUp', rule)
      expect({ min: problem.min, max: problem.max }).toEqual({ min, max })
      expect(await call('getAutoTopUp', { walletId: world.wallet.id })).toBe(null)
    },
  ),
  testGiven(
    'setAutoTopUp',
    'is active once it is on, and off again when it is turned off',
    ['savedProvider'],
    async (trial, { savedProvider: provider }) => {
      const { call, expect } = trial
      const rule = {
        ...topUpRule(trial),
        provider,
        threshold: credits(trial, 1),
        monthlyLimit: price(trial, 3),
      }
      expect((await call('setAutoTopUp', { ...rule, enabled: true })).status).toBe('active')
      expect((await call('setAutoTopUp', { ...rule, enabled: false })).status).toBe('off')
    },
  ),
  testGiven(
    'setAutoTopUp',
    'buys once when the balance falls below its threshold',
    ['savedProvider', 'advanceClock'],
    async (trial, given) => {
      const { call, expect } = trial
      await setAvailable(trial, 500)
      const { savedProvider: provider, advanceClock } = given
      await call('setAutoTopUp', {
        ...topUpRule(trial),
        provider,
        threshold: credits(trial, 100),
        enabled: true,
      })
      expect((await call('listPurchases', {})).items).toEqual([])
      await call('spend', spending(trial, 401))
      await advanceClock(MINUTE_MS)
      const { items } = await call('listPurchases', {})
      expect(items.map(({ status, price: paid }) => ({ status, paid }))).toEqual([
        { status: 'succeeded', paid: price(trial, 1) },
      ])
      expect(await availableOf(trial)).toBe(99 + (items[0]?.credits.minor ?? 0))
    },
  ),
  testGiven(
    'setAutoTopUp',
    'buys nothing that nobody asked for: a rule that is off is off',
    ['advanceClock'],
    async (trial, { advanceClock }) => {
      await setAvailable(trial, 500)
      await trial.call('setAutoTopUp', { ...topUpRule(trial), threshold: credits(trial, 100) })
      await trial.call('spend', spending(trial, 401))
      await advanceClock(MINUTE_MS)
      trial.expect((await trial.call('listPurchases', {})).items).toEqual([])
      trial.expect(await availableOf(trial)).toBe(99)
    },
  ),
]
