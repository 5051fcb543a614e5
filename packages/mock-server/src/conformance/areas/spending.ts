import { problemOf } from '../calls'
import { availableOf, balanceOf, credits, give, setAvailable, spending, writing } from '../hands'
import { kept } from '../kept'
import { type ConformanceTest, type Trial, test, testGiven } from '../trial'

const nowhere = { walletId: 'no-such-wallet' }

/** Empties the wallet, then gives and spends as much as can be written exactly, so that its total is full. */
async function fillTotal(trial: Trial): Promise<void> {
  await setAvailable(trial, 0)
  const { totalUsed } = await balanceOf(trial)
  const left = Number.MAX_SAFE_INTEGER - kept(totalUsed, 'totalUsed').minor
  await trial.call('createTransaction', { ...writing(trial, left), type: 'transfer' })
  await trial.call('spend', spending(trial, left))
}

/** Spending takes what is there, once, and never more. */
export const spendingTests: readonly ConformanceTest[] = [
  test('spend', 'takes exactly what it says, from the account that it names', async (trial) => {
    const { call, expect, world } = trial
    await setAvailable(trial, 500)
    const { transaction, balance } = await call('spend', spending(trial, 123))
    expect(transaction).toMatchObject({
      accountId: world.callers.customer.accountId,
      amount: credits(trial, -123),
      status: 'completed',
      description: 'A server',
      reference: { type: 'order', id: 'order-1' },
    })
    expect(balance).toMatchObject({ available: credits(trial, 377) })
    expect(await availableOf(trial)).toBe(377)
    const { items } = await call('listTransactions', { walletId: world.wallet.id, limit: 1 })
    expect(items).toEqual([transaction])
  }),
  test('spend', 'insufficient_credits', async (trial) => {
    const { refused, expect, world } = trial
    await setAvailable(trial, 500)
    const problem = await refused('insufficient_credits', 'spend', spending(trial, 501))
    expect(problem).toMatchObject({
      required: credits(trial, 501),
      available: credits(trial, 500),
      walletId: world.wallet.id,
    })
    expect(await availableOf(trial)).toBe(500)
    await trial.call('spend', spending(trial, 500))
    expect(await availableOf(trial)).toBe(0)
  }),
  test('spend', 'insufficient_credits: as much as can be written is too much as well', async (trial) => {
    await setAvailable(trial, 500)
    await trial.refused('insufficient_credits', 'spend', spending(trial, Number.MAX_SAFE_INTEGER))
    trial.expect(await availableOf(trial)).toBe(500)
  }),
  test('spend', 'amount_out_of_range', async (trial) => {
    await fillTotal(trial)
    await trial.call('createTransaction', { ...writing(trial, 1), type: 'transfer' })
    const problem = await trial.refused('amount_out_of_range', 'spend', spending(trial, 1))
    trial.expect(problem.max.asset).toBe(trial.world.wallet.asset)
    trial.expect(await availableOf(trial)).toBe(1)
  }),
  test('spend', 'not_found', async (trial) => {
    const { refused, expect } = trial
    const wallet = await refused('not_found', 'spend', { ...spending(trial, 1), ...nowhere })
    expect(wallet.errors?.map(({ path }) => path)).toEqual(['walletId'])
    const account = await refused('not_found', 'spend', {
      ...spending(trial, 1),
      accountId: 'no-such-account',
    })
    expect(account.errors?.map(({ path }) => path)).toEqual(['accountId'])
  }),
  testGiven('spend', 'wallet_unavailable', ['setWalletReachable'], async (trial, { setWalletReachable }) => {
    const { send, answer, newKey, expect, world } = trial
    await setAvailable(trial, 500)
    const key = newKey()
    await setWalletReachable(world.wallet.id, false)
    const response = await send('spend', spending(trial, 100), { key })
    const problem = await problemOf('wallet_unavailable', 'spend', response)
    expect(problem.walletId).toBe(world.wallet.id)
    await setWalletReachable(world.wallet.id, true)
    expect(await availableOf(trial)).toBe(500)
    // An outage settles nothing: the same key goes through afterwards.
    expect((await answer('spend', spending(trial, 100), { key })).isReplayed).toBe(false)
  }),
  test('spend', 'the same spending many times at once under one key is one', async (trial) => {
    await setAvailable(trial, 1000)
    const key = trial.newKey()
    const asked = Array.from({ length: 8 }, () => trial.send('spend', spending(trial, 100), { key }))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    trial.expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([])
    trial.expect(statuses).toContain(201)
    trial.expect(await availableOf(trial)).toBe(900)
  }),
  test(
    'spend',
    'of many spendings at once exactly those go through that there are credits for',
    async (trial) => {
      await setAvailable(trial, 350)
      const asked = Array.from({ length: 8 }, () => trial.send('spend', spending(trial, 100)))
      const responses = await Promise.all(asked)
      const codes = await Promise.all(
        responses.map(async (response) => (response.ok ? 'done' : (await response.json()).code)),
      )
      trial.expect(codes.filter((code) => code === 'done')).toHaveLength(3)
      const others = codes.filter((code) => code !== 'done')
      trial.expect(new Set(others)).toEqual(new Set(['insufficient_credits']))
      trial.expect(await availableOf(trial)).toBe(50)
    },
  ),
  test('spend', 'the soonest-expiring credits go first', async (trial) => {
    const { call, expect, world } = trial
    await setAvailable(trial, 0)
    await give(trial, 100)
    const before = (await call('listGrants', { walletId: world.wallet.id, limit: 100 })).items
    await give(trial, 100)
    await call('spend', spending(trial, 100))
    const after = (await call('listGrants', { walletId: world.wallet.id, limit: 100 })).items
    expect(before).toHaveLength(1)
    // Of two lots that never expire the older one is spent first.
    expect(after.map(({ id }) => id)).not.toContain(before[0]?.id)
    expect(after).toHaveLength(1)
  }),
]
