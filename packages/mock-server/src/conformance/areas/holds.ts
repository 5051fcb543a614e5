import { availableOf, balanceOf, credits, hold, holding, setAvailable } from '../hands'
import { type ConformanceTest, test, testGiven } from '../trial'

/** Credits that are set aside are taken or freed, once. */
export const holdsTests: readonly ConformanceTest[] = [
  testGiven('createHold', 'a run is priced by the server, as quoted', ['tool'], async (trial, { tool }) => {
    const { call, expect, world } = trial
    await setAvailable(trial, 1_000_000)
    const run = { tool, complexity: 'low' as const }
    const quote = await call('quoteTool', run)
    const held = await call('createHold', { walletId: quote.walletId, run, description: 'A run' })
    expect(held).toMatchObject({ walletId: world.wallet.id, amount: quote.credits, status: 'active' })
    expect((await balanceOf(trial)).held).toEqual(quote.credits)
    const { transaction } = await call('captureHold', { holdId: held.id })
    expect(transaction.amount.minor).toBe(-quote.credits.minor)
  }),
  test('createHold', 'insufficient_credits', async (trial) => {
    const by = trial.world.callers.service
    await setAvailable(trial, 500)
    await trial.refused('insufficient_credits', 'createHold', holding(trial, 501), { by })
    await trial.call('createHold', holding(trial, 400), { by })
    const problem = await trial.refused('insufficient_credits', 'createHold', holding(trial, 101), { by })
    trial.expect(problem.available).toEqual(credits(trial, 100))
  }),
  testGiven('createHold', 'not_found', ['tool'], async ({ refused, world }, { tool }) => {
    const walletId = world.wallet.id
    const description = 'A run'
    const run = { tool, complexity: 'low' }
    await refused('not_found', 'createHold', { walletId: 'no-such-wallet', run, description })
    const unknown = { tool: 'no-such-tool', complexity: 'low' }
    await refused('not_found', 'createHold', { walletId, run: unknown, description })
  }),
  testGiven(
    'createHold',
    'wallet_unavailable',
    ['setWalletReachable'],
    async (trial, { setWalletReachable }) => {
      const { refused, world } = trial
      const input = holding(trial, 10)
      await setWalletReachable(world.wallet.id, false)
      await refused('wallet_unavailable', 'createHold', input, { by: world.callers.service })
      await setWalletReachable(world.wallet.id, true)
    },
  ),
  test('captureHold', 'takes a part and frees the rest', async (trial) => {
    const { call, expect } = trial
    const { id } = await hold(trial, 100)
    const before = await availableOf(trial)
    const {
      hold: ended,
      transaction,
      balance,
    } = await call('captureHold', {
      holdId: id,
      amount: credits(trial, 60),
    })
    expect(ended).toMatchObject({ status: 'captured', captured: credits(trial, 60) })
    expect(transaction.amount).toEqual(credits(trial, -60))
    expect(balance).toMatchObject({ available: credits(trial, before + 40), held: credits(trial, 0) })
  }),
  test('captureHold', 'amount_out_of_range', async (trial) => {
    const { refused, expect } = trial
    const { id } = await hold(trial, 100)
    const amount = credits(trial, 101)
    const problem = await refused('amount_out_of_range', 'captureHold', { holdId: id, amount })
    expect(problem.max).toEqual(credits(trial, 100))
    expect((await balanceOf(trial)).held).toEqual(credits(trial, 100))
  }),
  test('captureHold', 'not_found', async ({ refused }) => {
    await refused('not_found', 'captureHold', { holdId: 'no-such-hold' })
  }),
  test('captureHold', 'invalid_state', async (trial) => {
    const { call, refused, expect } = trial
    const { id } = await hold(trial, 100)
    await call('captureHold', { holdId: id, amount: credits(trial, 60) })
    const before = await availableOf(trial)
    const problem = await refused('invalid_state', 'captureHold', { holdId: id, amount: credits(trial, 40) })
    expect(problem.from).toBe('captured')
    expect(await availableOf(trial)).toBe(before)
  }),
  test('captureHold', 'many captures at once under their own keys are one', async (trial) => {
    const { send, expect } = trial
    const { id } = await hold(trial, 100)
    const before = await availableOf(trial)
    const asked = Array.from({ length: 6 }, () => send('captureHold', { holdId: id }))
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 409, 409, 409, 409, 409])
    expect(await availableOf(trial)).toBe(before)
    expect((await balanceOf(trial)).held.minor).toBe(0)
  }),
  testGiven(
    'captureHold',
    'wallet_unavailable',
    ['setWalletReachable'],
    async (trial, { setWalletReachable }) => {
      const { id } = await hold(trial, 100)
      const { wallet } = trial.world
      await setWalletReachable(wallet.id, false)
      await trial.refused('wallet_unavailable', 'captureHold', { holdId: id })
      await setWalletReachable(wallet.id, true)
      await trial.call('captureHold', { holdId: id })
    },
  ),
  test('releaseHold', 'frees all of it', async (trial) => {
    const { id } = await hold(trial, 100)
    const before = await availableOf(trial)
    const { hold: ended, balance } = await trial.call('releaseHold', { holdId: id })
    trial.expect(ended.status).toBe('released')
    trial.expect(balance).toMatchObject({ available: credits(trial, before + 100) })
  }),
  test('releaseHold', 'not_found', async ({ refused }) => {
    await refused('not_found', 'releaseHold', { holdId: 'no-such-hold' })
  }),
  test('releaseHold', 'invalid_state', async (trial) => {
    const { id } = await hold(trial, 100)
    await trial.call('captureHold', { holdId: id })
    await trial.refused('invalid_state', 'releaseHold', { holdId: id })
  }),
  testGiven(
    'releaseHold',
    'wallet_unavailable',
    ['setWalletReachable'],
    async (trial, { setWalletReachable }) => {
      const { id } = await hold(trial, 100)
      const { wallet } = trial.world
      await setWalletReachable(wallet.id, false)
      await trial.refused('wallet_unavailable', 'releaseHold', { holdId: id })
      await setWalletReachable(wallet.id, true)
      await trial.call('releaseHold', { holdId: id })
    },
  ),
  testGiven(
    'createHold',
    'ends by itself when its time is over',
    ['advanceClock'],
    async (trial, { advanceClock }) => {
      const { call, refused, world } = trial
      await setAvailable(trial, 500)
      const by = world.callers.service
      const { id } = await call('createHold', { ...holding(trial, 100), expiresInSeconds: 60 }, { by })
      await advanceClock(61_000)
      trial
        .expect(await balanceOf(trial))
        .toMatchObject({ available: credits(trial, 500), held: credits(trial, 0) })
      await refused('invalid_state', 'captureHold', { holdId: id })
    },
  ),
  test('quoteTool', 'not_found', async ({ refused }) => {
    await refused('not_found', 'quoteTool', { tool: 'no-such-tool', complexity: 'low' })
  }),
]
