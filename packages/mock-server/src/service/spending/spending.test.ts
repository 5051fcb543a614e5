import { amount } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorkshop, sky, worldOf } from '../testing/workshop'

const spending = {
  accountId: 'acct_ada',
  walletId: 'credits',
  amount: sky(600),
  description: 'Upscaled 12 images',
  reference: { type: 'tool_run', id: 'run_1' },
}
const panel = { token: 'mock_service' }
const grace = { token: 'mock_grace' }
let workshop: ReturnType<typeof openWorkshop>

beforeEach(() => {
  workshop = openWorkshop()
})
afterEach(async () => {
  expect(await workshop.mock.ledger.verify()).toEqual([])
})

describe('spending', () => {
  it('takes the soonest-expiring credits first and tells the account', async () => {
    const before = await workshop.call('listGrants', { walletId: 'credits' })
    expect(before.items[0]).toMatchObject({ source: 'promo', remaining: sky(500) })
    const { transaction, balance } = await workshop.call('spend', spending, panel)
    expect(transaction).toMatchObject({
      accountId: 'acct_ada',
      amount: sky(-600),
      type: 'usage',
      status: 'completed',
      reference: spending.reference,
    })
    expect(balance).toMatchObject({ status: 'ok', available: sky(2150) })
    const after = await workshop.call('listGrants', { walletId: 'credits' })
    expect(after.items.map(({ source }) => source)).not.toContain('promo')
    const { tables } = await workshop.mock.snapshot()
    expect(tables.events?.slice(-2)).toMatchObject([
      { accountId: 'acct_ada', event: { type: 'transaction.created', data: transaction } },
      { accountId: 'acct_ada', event: { type: 'balance.updated', data: balance } },
    ])
  })

  it('happens once under one key', async () => {
    const first = await workshop.call('spend', spending, { ...panel, key: 'once' })
    expect(await workshop.call('spend', spending, { ...panel, key: 'once' })).toEqual(first)
    expect(await workshop.call('getBalance', { walletId: 'credits' })).toMatchObject({ available: sky(2150) })
  })

  it('is of the caller’s own account when it names none', async () => {
    const { accountId: _, ...own } = spending
    expect(await workshop.refused('spend', own, panel)).toMatchObject({
      code: 'insufficient_credits',
      required: sky(600),
      available: sky(0),
      walletId: 'credits',
      errors: [{ path: 'amount' }],
    })
  })

  it('by an admin leaves who and what for in the audit trail, by the product’s server it does not', async () => {
    await workshop.call('spend', spending, panel)
    const { transaction } = await workshop.call('spend', spending, grace)
    expect(transaction.admin).toMatchObject({ id: 'usr_grace', reason: spending.description })
    const { items } = await workshop.call('adminListAudit', { userId: 'usr_ada' }, grace)
    expect(items.filter(({ action }) => action === 'credits.spend')).toMatchObject([
      { actor: { id: 'usr_grace' }, amount: sky(-600), transactionId: transaction.id },
    ])
  })

  it.each([
    [{ amount: sky(275_001) }, 'insufficient_credits', 'amount'],
    [{ amount: sky(0) }, 'validation_failed', 'amount.minor'],
    [{ amount: amount(5, 'USD/2') }, 'validation_failed', 'amount.asset'],
    [{ walletId: 'nope' }, 'not_found', 'walletId'],
    [{ accountId: 'nobody' }, 'not_found', 'accountId'],
  ])('of %j is refused as %s at %s and changes nothing', async (change, code, path) => {
    const before = await worldOf(workshop.mock)
    const answer = await workshop.refused('spend', { ...spending, ...change }, panel)
    expect(answer).toMatchObject({ code, errors: [{ path }] })
    expect(await worldOf(workshop.mock)).toEqual(before)
  })

  it('waits for a wallet that cannot be reached, and says for how long', async () => {
    await workshop.mock.setReachable('credits', false)
    const response = await workshop.send('spend', spending, { ...panel, key: 'patient' })
    expect(response.headers.get('retry-after')).toBe('30')
    expect(await response.json()).toMatchObject({ code: 'wallet_unavailable', walletId: 'credits' })
    await workshop.mock.setReachable('credits', true)
    await workshop.call('spend', spending, { ...panel, key: 'patient' })
  })

  it('that would count past what can be kept exactly is out of range', async () => {
    const giant = { ...spending, amount: sky(Number.MAX_SAFE_INTEGER) }
    const fill = (minor: number, token: string) =>
      workshop.call(
        'createTransaction',
        {
          accountId: 'acct_ben',
          walletId: 'credits',
          amount: sky(minor),
          type: 'transfer',
          description: 'Moved',
        },
        { token },
      )
    await fill(Number.MAX_SAFE_INTEGER, 'mock_service')
    await workshop.call('spend', { ...giant, accountId: 'acct_ben' }, panel)
    await fill(1, 'mock_service')
    const tooMuch = { ...spending, accountId: 'acct_ben', amount: sky(1) }
    expect(await workshop.refused('spend', tooMuch, panel)).toMatchObject({ code: 'amount_out_of_range' })
  })
})
