import type { Transaction } from '@creditkit/contract'
import { balanceAfter, balanceBefore, historyOf } from '../books'
import { availableOf, balanceOf, credits, give, setAvailable, spending, writing } from '../hands'
import { type ConformanceTest, type Trial, test, testGiven } from '../trial'

const MOST = Number.MAX_SAFE_INTEGER

function pending(trial: Trial, minor: number): Promise<Transaction> {
  return trial.call('createTransaction', { ...writing(trial, minor), status: 'pending' })
}

/** Lines of the history: written by the product's server, moved on, reversed, never changed in silence. */
export const transactionsTests: readonly ConformanceTest[] = [
  test('createTransaction', 'is a line with all that was said of it', async (trial) => {
    const { call, expect, world } = trial
    await setAvailable(trial, 500)
    const before = await balanceOf(trial)
    const draft = {
      ...writing(trial, -70),
      reference: { type: 'invoice', id: 'inv-7' },
      externalId: 'ext-7',
      metadata: { region: 'eu', gigabytes: 12, metered: true, note: null },
    }
    const written = await call('createTransaction', draft)
    expect(written).toMatchObject({ ...draft, status: 'completed' })
    expect(balanceAfter(written).minor).toBe(balanceBefore(written).minor - 70)
    expect(await call('getTransaction', { transactionId: written.id })).toEqual(written)
    expect((await call('listTransactions', { walletId: world.wallet.id, limit: 1 })).items).toEqual([written])
    expect(await availableOf(trial)).toBe(before.available.minor - 70)
  }),
  test(
    'createTransaction',
    'the same externalId is the same transaction, whatever the key',
    async (trial) => {
      const { call, refused, expect } = trial
      const draft = { ...writing(trial, 50), externalId: 'ext-1' }
      const first = await call('createTransaction', draft)
      const after = await availableOf(trial)
      expect(await call('createTransaction', draft)).toEqual(first)
      await refused('validation_failed', 'createTransaction', { ...draft, amount: credits(trial, 51) })
      expect(await availableOf(trial)).toBe(after)
    },
  ),
  test('createTransaction', 'amount_out_of_range', async (trial) => {
    const { refused, expect } = trial
    await setAvailable(trial, 500)
    const { errors } = await refused('amount_out_of_range', 'createTransaction', writing(trial, MOST))
    expect(errors?.map(({ path }) => path)).toEqual(['amount'])
    expect(await availableOf(trial)).toBe(500)
  }),
  test('createTransaction', 'as much as can be written exactly is kept exactly', async (trial) => {
    const left = MOST - balanceBefore(await give(trial, 1)).minor - 1
    const filling = await trial.call('createTransaction', { ...writing(trial, left), type: 'transfer' })
    trial.expect(balanceAfter(filling).minor).toBe(MOST)
    await trial.refused('amount_out_of_range', 'createTransaction', {
      ...writing(trial, 1),
      type: 'transfer',
    })
    await trial.call('createTransaction', { ...writing(trial, -1), type: 'transfer' })
    trial
      .expect((await balanceOf(trial)).available.minor + (await balanceOf(trial)).held.minor)
      .toBe(MOST - 1)
  }),
  test('createTransaction', 'insufficient_credits', async (trial) => {
    await setAvailable(trial, 500)
    await trial.refused('insufficient_credits', 'createTransaction', writing(trial, -501))
    trial.expect(await availableOf(trial)).toBe(500)
  }),
  test('createTransaction', 'not_found', async (trial) => {
    const { refused } = trial
    await refused('not_found', 'createTransaction', { ...writing(trial, 5), walletId: 'no-such-wallet' })
    await refused('not_found', 'createTransaction', { ...writing(trial, 5), accountId: 'no-such-account' })
  }),
  testGiven('createTransaction', 'wallet_unavailable', ['setWalletReachable'], async (trial, given) => {
    const { id } = trial.world.wallet
    await given.setWalletReachable(id, false)
    await trial.refused('wallet_unavailable', 'createTransaction', writing(trial, 5))
    await given.setWalletReachable(id, true)
  }),
  test('getTransaction', 'not_found', async (trial) => {
    const { refused, world } = trial
    await refused('not_found', 'getTransaction', { transactionId: 'no-such-transaction' })
    const { id } = await give(trial, 5)
    await refused('not_found', 'getTransaction', { transactionId: id }, { by: world.callers.otherCustomer })
  }),
  test('updateTransactionStatus', 'a pending transaction counts once it is completed', async (trial) => {
    const { call, expect } = trial
    await setAvailable(trial, 500)
    const { id } = await pending(trial, 300)
    expect(await balanceOf(trial)).toMatchObject({
      available: credits(trial, 500),
      pending: credits(trial, 300),
    })
    expect(await call('updateTransactionStatus', { transactionId: id, status: 'completed' })).toMatchObject({
      id,
      status: 'completed',
    })
    expect(await balanceOf(trial)).toMatchObject({
      available: credits(trial, 800),
      pending: credits(trial, 0),
    })
  }),
  test('updateTransactionStatus', 'a reversal is a line of its own', async (trial) => {
    const { call, expect } = trial
    await setAvailable(trial, 500)
    const { id } = await give(trial, -200)
    const reversed = await call('updateTransactionStatus', { transactionId: id, status: 'reversed' })
    expect(reversed).toMatchObject({ id, status: 'reversed' })
    const lines = await historyOf(trial, trial.world.callers.customer)
    expect(lines.filter(({ reverses }) => reverses === id).map((line) => line.amount)).toEqual([
      credits(trial, 200),
    ])
    expect(await availableOf(trial)).toBe(500)
  }),
  test('updateTransactionStatus', 'amount_out_of_range', async (trial) => {
    await setAvailable(trial, 500)
    const { held } = await balanceOf(trial)
    const { id } = await pending(trial, MOST - 500 - held.minor)
    await give(trial, 1)
    const move = { transactionId: id, status: 'completed' }
    await trial.refused('amount_out_of_range', 'updateTransactionStatus', move)
    trial.expect(await availableOf(trial)).toBe(501)
  }),
  test('updateTransactionStatus', 'insufficient_credits', async (trial) => {
    const { call, refused, expect } = trial
    await setAvailable(trial, 500)
    const { id } = await pending(trial, -501)
    await refused('insufficient_credits', 'updateTransactionStatus', {
      transactionId: id,
      status: 'completed',
    })
    const given = await give(trial, 100)
    await call('spend', spending(trial, 550))
    const undo = { transactionId: given.id, status: 'reversed' }
    await refused('insufficient_credits', 'updateTransactionStatus', undo)
    expect(await availableOf(trial)).toBe(50)
  }),
  test('updateTransactionStatus', 'not_found', async ({ refused }) => {
    const nowhere = { transactionId: 'no-such-transaction', status: 'completed' }
    await refused('not_found', 'updateTransactionStatus', nowhere)
  }),
  test('updateTransactionStatus', 'invalid_state', async (trial) => {
    const { call, refused, expect } = trial
    const { id: transactionId } = await give(trial, 100)
    const after = await availableOf(trial)
    const problem = await refused('invalid_state', 'updateTransactionStatus', {
      transactionId,
      status: 'failed',
    })
    expect(problem).toMatchObject({ from: 'completed', to: 'failed' })
    expect(await availableOf(trial)).toBe(after)
    await call('updateTransactionStatus', { transactionId, status: 'reversed' })
    await refused('invalid_state', 'updateTransactionStatus', { transactionId, status: 'completed' })
  }),
  testGiven('updateTransactionStatus', 'wallet_unavailable', ['setWalletReachable'], async (trial, given) => {
    const { id } = trial.world.wallet
    const { id: transactionId } = await pending(trial, 100)
    await given.setWalletReachable(id, false)
    const move = { transactionId, status: 'completed' }
    await trial.refused('wallet_unavailable', 'updateTransactionStatus', move)
    await given.setWalletReachable(id, true)
  }),
  test('listTransactions', 'filters by wallet, type, status, moment and words', async (trial) => {
    const { call, expect, world } = trial
    const { id: walletId } = world.wallet
    const written = await call('createTransaction', {
      ...writing(trial, 5),
      type: 'promo',
      description: 'A Kumquat for you',
    })
    await pending(trial, 7)
    const found = async (filter: object) => (await call('listTransactions', { limit: 100, ...filter })).items
    const all = await found({})
    const same = (kept: (line: Transaction) => boolean) => all.filter(kept)
    expect(await found({ walletId })).toEqual(same((line) => line.walletId === walletId))
    expect(await found({ type: 'promo' })).toEqual(same(({ type }) => type === 'promo'))
    expect(await found({ status: 'pending' })).toEqual(same(({ status }) => status === 'pending'))
    expect(await found({ q: 'kumquat' })).toEqual([written])
    expect(await found({ to: written.createdAt })).toEqual(same((line) => line.createdAt < written.createdAt))
    expect(await found({ from: written.createdAt })).toEqual(
      same((line) => line.createdAt >= written.createdAt),
    )
    expect(await found({ walletId: 'no-such-wallet' })).toEqual([])
  }),
  test('listTransactions', 'is the caller’s own', async (trial) => {
    await give(trial, 5)
    const lines = await historyOf(trial, trial.world.callers.otherCustomer)
    const { accountId } = trial.world.callers.otherCustomer
    trial.expect(lines.filter((line) => line.accountId !== accountId)).toEqual([])
  }),
]
