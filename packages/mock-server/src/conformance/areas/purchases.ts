import { amount, moneyToCredits } from '@creditkit/contract'
import { availableOf, begin, buy, buying, price } from '../hands'
import { type ConformanceTest, test, testGiven } from '../trial'

const HOUR_MS = 60 * 60 * 1000

/** Buying credits up to the point where the buyer pays. */
export const purchasesTests: readonly ConformanceTest[] = [
  test('createPurchase', 'is priced by the server, by the wallet’s rate', async (trial) => {
    const { call, expect, world } = trial
    const { wallets } = await call('getConfig', {})
    const rate = wallets.find(({ id }) => id === world.wallet.id)?.rate
    const purchase = await begin(trial, 3)
    expect(purchase).toMatchObject({ status: 'requires_action', price: price(trial, 3) })
    expect(rate && moneyToCredits(price(trial, 3), rate)).toEqual(purchase.credits)
    expect(typeof purchase.nextAction).toBe('object')
    expect((await call('listPurchases', { limit: 1 })).items).toEqual([purchase])
  }),
  testGiven(
    'createPurchase',
    'of a package costs and gives what the package says',
    ['packageId'],
    async (trial, { packageId }) => {
      const { call, expect } = trial
      const { packages } = await call('getConfig', {})
      const offer = packages.find(({ id }) => id === packageId)
      const { money: _, ...draft } = buying(trial)
      const purchase = await call('createPurchase', { ...draft, packageId })
      expect(purchase.price).toEqual(offer?.price)
      expect(purchase.credits.minor).toBe((offer?.credits.minor ?? 0) + (offer?.bonus.minor ?? 0))
    },
  ),
  test('createPurchase', 'amount_out_of_range', async (trial) => {
    const { refused, call, expect, world } = trial
    const { min, max } = world.wallet.limits
    for (const minor of [0, -5, min.minor - 1, max.minor + 1, Number.MAX_SAFE_INTEGER]) {
      const asked = { ...buying(trial), money: amount(minor, min.asset) }
      const problem = await refused('amount_out_of_range', 'createPurchase', asked)
      expect({ min: problem.min, max: problem.max }).toEqual({ min, max })
      expect(problem.errors?.map(({ path }) => path)).toEqual(['money'])
    }
    expect((await call('listPurchases', {})).items).toEqual([])
  }),
  test('createPurchase', 'the least and the most that one may cost can be bought', async (trial) => {
    const { call, expect, world } = trial
    for (const money of Object.values(world.wallet.limits))
      expect((await call('createPurchase', { ...buying(trial), money })).price).toEqual(money)
  }),
  test(
    'createPurchase',
    'validation_failed: a package and a sum of money are too much, neither too little',
    async (trial) => {
      const { refused } = trial
      const { money: _, ...neither } = buying(trial)
      await refused('validation_failed', 'createPurchase', neither)
      await refused('validation_failed', 'createPurchase', { ...buying(trial), packageId: 'any' })
    },
  ),
  test('createPurchase', 'not_found', async (trial) => {
    const { refused, expect } = trial
    const { errors } = await refused('not_found', 'createPurchase', {
      ...buying(trial),
      walletId: 'no-such-wallet',
    })
    expect(errors?.map(({ path }) => path)).toEqual(['walletId'])
    const { money: _, ...draft } = buying(trial)
    await refused('not_found', 'createPurchase', { ...draft, packageId: 'no-such-package' })
  }),
  testGiven('createPurchase', 'payment_declined', ['refuseNextOrder'], async (trial, { refuseNextOrder }) => {
    const { refused, call, expect, world } = trial
    for (const provider of world.providers) {
      await refuseNextOrder(provider)
      const problem = await refused('payment_declined', 'createPurchase', buying(trial, 3, provider))
      expect(problem.retryable).toBe(false)
      const { items } = await call('listPurchases', { limit: 1 })
      expect(items.map(({ status }) => status)).toEqual(['failed'])
    }
  }),
  testGiven(
    'createPurchase',
    'wallet_unavailable',
    ['setWalletReachable'],
    async (trial, { setWalletReachable }) => {
      const { id } = trial.world.wallet
      await setWalletReachable(id, false)
      await trial.refused('wallet_unavailable', 'createPurchase', buying(trial))
      await setWalletReachable(id, true)
      trial.expect((await trial.call('listPurchases', {})).items).toEqual([])
    },
  ),
  test('getPurchase', 'not_found', async (trial) => {
    const { refused, world } = trial
    await refused('not_found', 'getPurchase', { purchaseId: 'no-such-purchase' })
    const { id: purchaseId } = await begin(trial)
    const by = world.callers.otherCustomer
    for (const name of ['getPurchase', 'capturePurchase', 'cancelPurchase', 'getReceipt'] as const)
      await refused('not_found', name, { purchaseId }, { by })
  }),
  test('capturePurchase', 'not_found', async ({ refused }) => {
    await refused('not_found', 'capturePurchase', { purchaseId: 'no-such-purchase' })
  }),
  test('capturePurchase', 'invalid_state', async (trial) => {
    const { call, refused, expect } = trial
    const before = await availableOf(trial)
    const { id: purchaseId } = await begin(trial)
    await refused('invalid_state', 'capturePurchase', { purchaseId })
    await call('cancelPurchase', { purchaseId })
    const problem = await refused('invalid_state', 'capturePurchase', { purchaseId })
    expect(problem.from).toBe('canceled')
    expect(await availableOf(trial)).toBe(before)
  }),
  test('cancelPurchase', 'is over, however often it is asked for', async (trial) => {
    const { call, expect } = trial
    const { id: purchaseId } = await begin(trial)
    const canceled = await call('cancelPurchase', { purchaseId })
    expect(canceled.status).toBe('canceled')
    expect(canceled.nextAction).toBe(undefined)
    expect(await call('cancelPurchase', { purchaseId })).toEqual(canceled)
  }),
  test('cancelPurchase', 'not_found', async ({ refused }) => {
    await refused('not_found', 'cancelPurchase', { purchaseId: 'no-such-purchase' })
  }),
  testGiven('cancelPurchase', 'invalid_state', ['approve'], async (trial, given) => {
    const { id: purchaseId } = await buy(trial, given)
    const after = await availableOf(trial)
    const problem = await trial.refused('invalid_state', 'cancelPurchase', { purchaseId })
    trial.expect(problem.from).toBe('succeeded')
    trial.expect(await availableOf(trial)).toBe(after)
  }),
  testGiven(
    'getReceipt',
    'says what was bought, from whom, by whom and for how much',
    ['approve', 'advanceClock'],
    async (trial, given) => {
      const { call, expect } = trial
      const purchase = await buy(trial, given)
      const receipt = await call('getReceipt', { purchaseId: purchase.id })
      expect(receipt).toMatchObject({ purchase, total: purchase.price })
      expect(receipt.refunded.minor).toBe(0)
      expect(receipt.lines.reduce((sum, line) => sum + line.price.minor, 0)).toBe(purchase.price.minor)
      expect(receipt.lines.reduce((sum, line) => sum + line.credits.minor, 0)).toBe(purchase.credits.minor)
      await given.advanceClock(HOUR_MS)
      expect(await call('getReceipt', { purchaseId: purchase.id })).toEqual(receipt)
      const other = await call('getReceipt', { purchaseId: (await buy(trial, given)).id })
      expect(other.number).not.toBe(receipt.number)
    },
  ),
  test('getReceipt', 'not_found', async ({ refused }) => {
    await refused('not_found', 'getReceipt', { purchaseId: 'no-such-purchase' })
  }),
  test('getReceipt', 'invalid_state', async (trial) => {
    const { id: purchaseId } = await begin(trial)
    await trial.refused('invalid_state', 'getReceipt', { purchaseId })
  }),
]
