import { balanceAfter } from '../books'
import { problemOf } from '../calls'
import { availableOf, balanceOf, credits, give, hold, spending } from '../hands'
import { adjusting } from '../sample-calls'
import { type ConformanceTest, test, testGiven } from '../trial'

/** Balances grow their version with every change, and say so when they cannot be told. */
export const balancesTests: readonly ConformanceTest[] = [
  test('getBalance', 'not_found', async ({ refused, expect }) => {
    const { errors } = await refused('not_found', 'getBalance', { walletId: 'no-such-wallet' })
    expect(errors?.map(({ path }) => path)).toEqual(['walletId'])
  }),
  test('getBalance', 'the version grows with every change and with nothing else', async (trial) => {
    const { call, expect } = trial
    const versions = [(await balanceOf(trial)).version]
    const note = async () => void versions.push((await balanceOf(trial)).version)
    await give(trial, 500)
    await note()
    await call('spend', spending(trial, 100))
    await note()
    const { id } = await call('createHold', (({ reference: _, ...draft }) => draft)(spending(trial, 50)), {
      by: trial.world.callers.service,
    })
    await note()
    await call('releaseHold', { holdId: id })
    await note()
    for (const [index, version] of versions.entries())
      if (index > 0) expect(version).toBeGreaterThan(versions[index - 1] ?? version)
    expect((await balanceOf(trial)).version).toBe(versions.at(-1))
  }),
  test('getBalance', 'what a change answers with is what is read afterwards', async (trial) => {
    const { call, expect } = trial
    await give(trial, 500)
    const spent = await call('spend', spending(trial, 100))
    expect(await balanceOf(trial)).toEqual(spent.balance)
    const adjusted = await call('adminAdjust', adjusting(trial, 7))
    expect(await balanceOf(trial)).toEqual(adjusted.balance)
    expect(spent.balance).toMatchObject({ available: balanceAfter(spent.transaction) })
  }),
  test('getBalance', 'without a wallet it is the first in spend order', async ({ call, expect }) => {
    const { wallets } = await call('getConfig', {})
    const [first] = [...wallets].sort((left, right) => left.spendOrder - right.spendOrder)
    expect((await call('getBalance', {})).walletId).toBe(first?.id)
  }),
  test('getBalance', 'held credits are neither available nor gone', async (trial) => {
    const held = await hold(trial, 100)
    const { available, held: aside } = await balanceOf(trial)
    trial.expect(aside.minor).toBe(100)
    await trial.call('releaseHold', { holdId: held.id })
    trial.expect(await availableOf(trial)).toBe(available.minor + 100)
  }),
  test(
    'getBalances',
    'has every wallet of the configuration, and each as it is told alone',
    async (trial) => {
      const { call, expect } = trial
      const { balances } = await call('getBalances', {})
      const { wallets } = await call('getConfig', {})
      expect(balances.map(({ walletId }) => walletId).sort()).toEqual(wallets.map(({ id }) => id).sort())
      for (const balance of balances) {
        if (balance.status === 'ok') expect(await balanceOf(trial, balance)).toEqual(balance)
      }
    },
  ),
  test('getBalances', 'is the caller’s own', async (trial) => {
    const { call, world, expect } = trial
    const by = world.callers.otherCustomer
    const before = await call('getBalances', {}, { by })
    await give(trial, 500)
    expect(await call('getBalances', {}, { by })).toEqual(before)
  }),
  testGiven(
    'getBalances',
    'a wallet that cannot be reached is unavailable, never zero, and fails no other',
    ['externalWallet', 'setWalletReachable'],
    async (trial, { externalWallet, setWalletReachable }) => {
      const { call, expect } = trial
      const before = (await call('getBalances', {})).balances
      await setWalletReachable(externalWallet.id, false)
      const during = (await call('getBalances', {})).balances
      expect(during.find(({ walletId }) => walletId === externalWallet.id)?.status).toBe('unavailable')
      expect((await call('getBalance', { walletId: externalWallet.id })).status).toBe('unavailable')
      const others = ({ walletId }: { walletId: string }) => walletId !== externalWallet.id
      expect(during.filter(others)).toEqual(before.filter(others))
      await setWalletReachable(externalWallet.id, true)
      const after = (await call('getBalance', { walletId: externalWallet.id })).status
      expect(after).toBe('ok')
    },
  ),
  test('listGrants', 'not_found', async ({ refused }) => {
    await refused('not_found', 'listGrants', { walletId: 'no-such-wallet' })
  }),
  testGiven(
    'listGrants',
    'wallet_unavailable',
    ['externalWallet', 'setWalletReachable'],
    async ({ refused, send, call, expect }, { externalWallet, setWalletReachable }) => {
      const { id: walletId } = externalWallet
      await setWalletReachable(walletId, false)
      const problem = await problemOf(
        'wallet_unavailable',
        'listGrants',
        await send('listGrants', { walletId }),
      )
      expect(problem.walletId).toBe(walletId)
      const { items } = await call('listGrants', { limit: 100 })
      expect(items.some((lot) => lot.walletId === walletId)).toBe(false)
      await setWalletReachable(walletId, true)
      await refused('not_found', 'listGrants', { walletId: 'no-such-wallet' })
    },
  ),
  test('listGrants', 'a lot is what was given, until it is spent', async (trial) => {
    const { call, expect } = trial
    const { createdAt } = await give(trial, 500)
    const lots = async () => (await call('listGrants', { walletId: trial.world.wallet.id, limit: 100 })).items
    const isNew = (lot: { createdAt: string; source: string }) =>
      lot.createdAt === createdAt && lot.source === 'promo'
    expect((await lots()).find(isNew)).toMatchObject({
      original: credits(trial, 500),
      remaining: credits(trial, 500),
    })
    await call('spend', spending(trial, await availableOf(trial)))
    expect(await lots()).toEqual([])
  }),
]
