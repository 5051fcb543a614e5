import type { AdjustmentResult, OperationInput } from '@creditkit/contract'
import { historyOf } from '../books'
import { availableOf, balanceOf, credits, setAvailable, spending } from '../hands'
import { kept } from '../kept'
import { adjusting } from '../sample-calls'
import { type ConformanceTest, type Trial, test, testGiven } from '../trial'

const MOST = Number.MAX_SAFE_INTEGER

/** An adjustment that goes through, with its proof. */
async function adjust({ call }: Trial, adjustment: OperationInput<'adminAdjust'>) {
  return proved(await call('adminAdjust', adjustment))
}

/** What an adjustment did, with the line and the audit entry that every one leaves. */
function proved({ transaction, balance, audit }: AdjustmentResult) {
  return { transaction: kept(transaction, 'transaction'), balance, audit: kept(audit, 'audit') }
}

/** What admins do by hand: with a reason, on record, and never over somebody else's work. */
export const adminTests: readonly ConformanceTest[] = [
  test('adminAdjust', 'changes the balance and is on record with its actor and its reason', async (trial) => {
    const { call, expect, world } = trial
    const before = await availableOf(trial)
    const { transaction, balance, audit } = await adjust(trial, adjusting(trial, 40))
    const { userId } = world.callers.admin
    expect(transaction).toMatchObject({ type: 'admin_add', admin: { id: userId, reason: 'An outage' } })
    expect(balance).toMatchObject({ available: credits(trial, before + 40) })
    expect(audit).toMatchObject({ actor: { id: userId }, reason: 'An outage', transactionId: transaction.id })
    const asked = { userId: world.callers.customer.userId, limit: 1 }
    expect((await call('adminListAudit', asked)).items).toEqual([audit])
    const removed = await adjust(trial, adjusting(trial, -15))
    expect(removed.transaction.type).toBe('admin_remove')
    expect(await availableOf(trial)).toBe(before + 25)
  }),
  test('adminAdjust', 'amount_out_of_range', async (trial) => {
    await setAvailable(trial, 500)
    const { errors } = await trial.refused('amount_out_of_range', 'adminAdjust', adjusting(trial, MOST))
    trial.expect(errors?.map(({ path }) => path)).toEqual(['amount'])
    trial.expect(await availableOf(trial)).toBe(500)
  }),
  test('adminAdjust', 'insufficient_credits', async (trial) => {
    await setAvailable(trial, 500)
    await trial.refused('insufficient_credits', 'adminAdjust', adjusting(trial, -501))
    await trial.refused('insufficient_credits', 'adminAdjust', adjusting(trial, -MOST))
    trial.expect(await availableOf(trial)).toBe(500)
  }),
  test('adminAdjust', 'invalid_state', async (trial) => {
    const { refused, expect } = trial
    const { transaction } = await adjust(trial, adjusting(trial, 40))
    const undo = { ...adjusting(trial, -40), reverses: transaction.id }
    expect((await adjust(trial, undo)).transaction.reverses).toBe(transaction.id)
    const after = await availableOf(trial)
    await refused('invalid_state', 'adminAdjust', undo)
    expect(await availableOf(trial)).toBe(after)
  }),
  test('adminAdjust', 'validation_failed: a reversal is exact', async (trial) => {
    const { transaction } = await adjust(trial, adjusting(trial, 40))
    const undo = { ...adjusting(trial, -39), reverses: transaction.id }
    await trial.refused('validation_failed', 'adminAdjust', undo)
  }),
  test('adminAdjust', 'not_found', async (trial) => {
    const { refused } = trial
    await refused('not_found', 'adminAdjust', { ...adjusting(trial, 5), userId: 'no-such-user' })
    await refused('not_found', 'adminAdjust', { ...adjusting(trial, 5), walletId: 'no-such-wallet' })
    await refused('not_found', 'adminAdjust', { ...adjusting(trial, -5), reverses: 'no-such-line' })
  }),
  test('adminAdjust', 'version_conflict', async (trial) => {
    const { call, refused, expect } = trial
    const { version } = await balanceOf(trial)
    await call('adminAdjust', { ...adjusting(trial, 40), expectedVersion: version })
    const problem = await refused('version_conflict', 'adminAdjust', {
      ...adjusting(trial, 40),
      expectedVersion: version,
    })
    expect(problem.version).toBe((await balanceOf(trial)).version)
    await call('spend', spending(trial, 1))
    await refused('version_conflict', 'adminAdjust', {
      ...adjusting(trial, 40),
      expectedVersion: problem.version,
    })
  }),
  test('adminAdjust', 'of two who have seen the same balance one goes through', async (trial) => {
    const { version } = await balanceOf(trial)
    const before = await availableOf(trial)
    const asked = [1, 2, 3].map((minor) =>
      trial.send('adminAdjust', { ...adjusting(trial, minor), expectedVersion: version }),
    )
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    trial.expect([...statuses].sort()).toEqual([201, 409, 409])
    trial.expect(await availableOf(trial)).toBe(before + statuses.indexOf(201) + 1)
  }),
  testGiven(
    'adminAdjust',
    'wallet_unavailable',
    ['setWalletReachable'],
    async (trial, { setWalletReachable }) => {
      const { id } = trial.world.wallet
      await setWalletReachable(id, false)
      await trial.refused('wallet_unavailable', 'adminAdjust', adjusting(trial, 40))
      await setWalletReachable(id, true)
    },
  ),
  test('adminAdjustMany', 'each row has an outcome of its own, and each change its record', async (trial) => {
    const { call, expect, world } = trial
    await setAvailable(trial, 500)
    const good = adjusting(trial, 40)
    const rows = [
      good,
      { ...good, userId: 'no-such-user' },
      adjusting(trial, -541),
      { ...good, reason: ' ' },
      adjusting(trial, -540),
    ]
    const outcome = await call('adminAdjustMany', { rows })
    expect(
      outcome.rows.map((row) => [row.index, row.status === 'completed' ? 'completed' : row.problem.code]),
    ).toEqual([
      [0, 'completed'],
      [1, 'not_found'],
      [2, 'insufficient_credits'],
      [3, 'validation_failed'],
      [4, 'completed'],
    ])
    const done = outcome.rows.flatMap((row) => (row.status === 'completed' ? [proved(row.result)] : []))
    expect(done.map(({ transaction, audit }) => audit.transactionId === transaction.id)).toEqual([true, true])
    const third = outcome.rows[3]
    const paths = third?.status === 'failed' ? third.problem.errors?.map(({ path }) => path) : []
    expect(paths).toEqual(['rows.3.reason'])
    expect(await availableOf(trial)).toBe(0)
    const { items } = await call('adminListAudit', { userId: world.callers.customer.userId, limit: 2 })
    expect(items.map((entry) => entry.amount?.minor)).toEqual([-540, 40])
  }),
  test('adminListUsers', 'finds by name, e-mail and identifier', async ({ call, expect, world }) => {
    const { userId } = world.callers.customer
    const { user } = await call('adminGetUserCredits', { userId })
    for (const q of [user.id, user.email.toUpperCase(), user.name.toLowerCase()])
      expect((await call('adminListUsers', { q })).items).toContainEqual(user)
    expect((await call('adminListUsers', { q: 'nobody is called that' })).items).toEqual([])
  }),
  test('adminGetUserCredits', 'is what the user sees', async (trial) => {
    const { call, expect, world } = trial
    const { customer } = world.callers
    const { user, balances, transactions } = await call('adminGetUserCredits', { userId: customer.userId })
    expect(user).toMatchObject({ id: customer.userId, accountId: customer.accountId, role: 'customer' })
    expect(balances).toEqual((await call('getBalances', {})).balances)
    expect(transactions.items).toEqual((await historyOf(trial, customer)).slice(0, transactions.items.length))
  }),
  test('adminGetUserCredits', 'not_found', async ({ refused }) => {
    await refused('not_found', 'adminGetUserCredits', { userId: 'no-such-user' })
  }),
  test(
    'adminSetBranding',
    'is what the configuration says from then on, on record',
    async ({ call, expect, world }) => {
      const { version } = await call('adminGetBranding', {})
      const name = { one: 'Star', other: 'Stars' }
      const branding = await call('adminSetBranding', { name, shortName: 'STAR', version })
      expect(branding).toMatchObject({ name, shortName: 'STAR' })
      expect(branding.version).toBeGreaterThan(version)
      expect((await call('getConfig', {})).branding).toEqual(branding)
      const [entry] = (await call('adminListAudit', { limit: 1 })).items
      expect(entry?.actor.id).toBe(world.callers.admin.userId)
    },
  ),
  test('adminSetBranding', 'version_conflict', async ({ call, refused, expect }) => {
    const { version } = await call('adminGetBranding', {})
    const first = await call('adminSetBranding', { name: { one: 'Star', other: 'Stars' }, version })
    const late = { name: { one: 'Moon', other: 'Moons' }, version }
    const problem = await refused('version_conflict', 'adminSetBranding', late)
    expect(problem.version).toBe(first.version)
    expect(await call('adminGetBranding', {})).toEqual(first)
  }),
]
