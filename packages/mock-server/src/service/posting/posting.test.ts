import { amount, type Transaction, type ValidInput } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallOptions } from '../testing/call'
import { openWorkshop, sky, worldOf } from '../testing/workshop'

const panel = { token: 'mock_service' }
const grace = { token: 'mock_grace' }
const draft = {
  accountId: 'acct_ada',
  walletId: 'credits',
  amount: sky(-300),
  type: 'usage',
  description: 'Traffic of October',
  reference: { type: 'invoice', id: 'inv_7' },
  metadata: { region: 'eu', gigabytes: 12.5, metered: true, note: null },
}
type Draft = Partial<ValidInput<'createTransaction'>>
let workshop: ReturnType<typeof openWorkshop>

beforeEach(() => {
  workshop = openWorkshop()
})
afterEach(async () => {
  expect(await workshop.mock.ledger.verify()).toEqual([])
})

const write = (change: Draft = {}, options: CallOptions = panel) =>
  workshop.call('createTransaction', { ...draft, ...change }, options)
const move = (transaction: Transaction, status: Transaction['status'], options = panel) =>
  workshop.call('updateTransactionStatus', { transactionId: transaction.id, status }, options)
const stuck = (transaction: Transaction, status: Transaction['status']) =>
  workshop.refused('updateTransactionStatus', { transactionId: transaction.id, status }, panel)
const balance = () => workshop.call('getBalance', { walletId: 'credits' })
const newest = async () => (await workshop.call('listTransactions', { walletId: 'credits' })).items[0]

describe('a transaction of the product’s server', () => {
  it('is a line of the account’s history with all that was said of it', async () => {
    const written = await write()
    expect(written).toMatchObject({ ...draft, status: 'completed', balanceAfter: sky(2450) })
    expect(await newest()).toEqual(written)
    expect(await workshop.call('getTransaction', { transactionId: written.id })).toEqual(written)
    expect(await workshop.call('getTransaction', { transactionId: written.id }, panel)).toEqual(written)
    const strange = { token: 'mock_ben' }
    expect(await workshop.refused('getTransaction', { transactionId: written.id }, strange)).toMatchObject({
      code: 'not_found',
    })
  })

  it.each([
    ['purchase', 'purchase'],
    ['promo', 'promo'],
    ['subscription_grant', 'subscription'],
    ['refund', 'refund'],
    ['loyalty_reward', 'admin'],
  ])('that gives credits as %s makes a lot from %s', async (type, source) => {
    const { createdAt } = await write({ amount: sky(40), type })
    const { items } = await workshop.call('listGrants', { walletId: 'credits' })
    expect(items).toContainEqual(expect.objectContaining({ source, original: sky(40), createdAt }))
  })

  it('by hand has its hand in the line and in the audit trail', async () => {
    const { id, admin } = await write({ amount: sky(40), type: 'admin_add' })
    expect(admin).toMatchObject({ id: 'usr_panel', reason: draft.description })
    const byAdmin = await write({}, grace)
    expect(byAdmin.admin).toMatchObject({ id: 'usr_grace' })
    const { items } = await workshop.call('adminListAudit', { userId: 'usr_ada' }, grace)
    expect(items.slice(0, 2).map(({ transactionId }) => transactionId)).toEqual([byAdmin.id, id])
  })

  it('is written once under one key, and once under one externalId', async () => {
    const first = await write({ externalId: 'ext_1' }, { ...panel, key: 'a' })
    expect(await write({ externalId: 'ext_1' }, { ...panel, key: 'a' })).toEqual(first)
    expect(await write({ externalId: 'ext_1' }, { ...panel, key: 'b' })).toEqual(first)
    expect(await balance()).toMatchObject({ available: sky(2450) })
    expect(
      await workshop.refused(
        'createTransaction',
        { ...draft, externalId: 'ext_1', amount: sky(-301) },
        panel,
      ),
    ).toMatchObject({ code: 'validation_failed', errors: [{ path: 'externalId', code: 'duplicate' }] })
    await write({ externalId: 'ext_1', accountId: 'acct_ben', amount: sky(5), type: 'promo' })
  })

  it.each<[Draft, string, string]>([
    [{ amount: sky(-275_001) }, 'insufficient_credits', 'amount'],
    [{ amount: sky(Number.MAX_SAFE_INTEGER) }, 'amount_out_of_range', 'amount'],
    [{ amount: sky(0) }, 'validation_failed', 'amount.minor'],
    [{ amount: amount(5, 'USD/2') }, 'validation_failed', 'amount.asset'],
    [{ type: 'Usage' }, 'validation_failed', 'type'],
    [{ reference: { type: 'purchase', id: 'pur_1' } }, 'validation_failed', 'reference.type'],
    [{ accountId: 'nobody' }, 'not_found', 'accountId'],
    [{ walletId: 'nope' }, 'not_found', 'walletId'],
  ])('with %j is refused as %s at %s', async (change, code, path) => {
    const before = await worldOf(workshop.mock)
    const answer = await workshop.refused('createTransaction', { ...draft, ...change }, panel)
    expect(answer).toMatchObject({ code, errors: [{ path }] })
    expect(await worldOf(workshop.mock)).toEqual(before)
  })

  it('waits for a wallet that cannot be reached, and so does its next state', async () => {
    const pending = await write({ status: 'pending' })
    await workshop.mock.setReachable('credits', false)
    expect(await workshop.refused('createTransaction', draft, panel)).toMatchObject({
      code: 'wallet_unavailable',
    })
    expect(await stuck(pending, 'completed')).toMatchObject({ code: 'wallet_unavailable' })
  })

  it('in a wallet that another system holds is made known there', async () => {
    const tokens = (minor: number) => amount(minor, 'VFT/0')
    const held = { walletId: 'virtfusion', amount: tokens(70), type: 'promo' }
    const given = await write(held)
    await move(given, 'reversed')
    await write({ ...held, amount: tokens(-50) })
    workshop.mock.clock.advance({ minutes: 2 })
    expect(await workshop.call('getBalance', { walletId: 'virtfusion' })).toMatchObject({
      available: tokens(2794),
    })
    await workshop.mock.setReachable('virtfusion', false)
    expect(await workshop.refused('createTransaction', { ...draft, ...held }, panel)).toMatchObject({
      code: 'wallet_unavailable',
      walletId: 'virtfusion',
    })
  })
})

describe('a pending transaction', () => {
  it('counts once it is completed, and moves to the top of the history then', async () => {
    const pending = await write({ status: 'pending', amount: sky(300), type: 'promo' })
    expect(pending.status).toBe('pending')
    expect(await balance()).toMatchObject({ available: sky(2750), pending: sky(300) })
    await write({ amount: sky(-50) })
    workshop.mock.clock.advance({ hours: 1 })
    expect(await move(pending, 'completed')).toMatchObject({ id: pending.id, balanceAfter: sky(3000) })
    expect(await balance()).toMatchObject({ available: sky(3000), pending: sky(0) })
    expect(await newest()).toMatchObject({ id: pending.id, status: 'completed' })
  })

  it('that takes credits needs them when it completes', async () => {
    const pending = await write({ status: 'pending', amount: sky(-275_001) })
    expect(await stuck(pending, 'completed')).toMatchObject({
      code: 'insufficient_credits',
      errors: [{ path: 'status' }],
    })
    expect(await move(pending, 'failed')).toMatchObject({ status: 'failed' })
    expect(await balance()).toMatchObject({ available: sky(2750) })
  })

  it('that would pass what can be kept exactly is out of range', async () => {
    const pending = await write({
      status: 'pending',
      amount: sky(Number.MAX_SAFE_INTEGER - 2750),
      type: 'promo',
    })
    await write({ amount: sky(1), type: 'promo' })
    expect(await stuck(pending, 'completed')).toMatchObject({ code: 'amount_out_of_range' })
  })

  it('by an admin is completed by another, and each is on record', async () => {
    const pending = await write({ status: 'pending' }, grace)
    await move(pending, 'completed', grace)
    const { items } = await workshop.call('adminListAudit', { userId: 'usr_ada' }, grace)
    expect(items.slice(0, 2).map(({ action }) => action)).toEqual([
      'transaction.completed',
      'transaction.create',
    ])
  })
})

describe('a completed transaction', () => {
  it('is reversed by a line of its own, once however often it is asked for', async () => {
    const written = await write()
    const reversed = await move(written, 'reversed')
    expect(reversed).toMatchObject({ id: written.id, status: 'reversed' })
    expect(await newest()).toMatchObject({
      type: 'refund',
      amount: sky(300),
      reverses: written.id,
      reference: draft.reference,
    })
    expect(await move(written, 'reversed')).toEqual(reversed)
    expect(await balance()).toMatchObject({ available: sky(2750) })
  })

  it('that gave credits which are spent cannot be reversed', async () => {
    const given = await write({ accountId: 'acct_ben', amount: sky(40), type: 'promo' })
    await write({ accountId: 'acct_ben', amount: sky(-30) })
    expect(await stuck(given, 'reversed')).toMatchObject({ code: 'insufficient_credits' })
  })

  it('by hand is reversed by a hand', async () => {
    const given = await write({ amount: sky(40), type: 'admin_add' })
    await move(given, 'reversed', grace)
    expect(await newest()).toMatchObject({ type: 'admin_remove', admin: { id: 'usr_grace' } })
  })

  it('of a purchase is for a refund to take back', async () => {
    const draft = { walletId: 'credits', provider: 'paypal' as const, money: amount(2500, 'USD/2') }
    const { id, nextAction } = await workshop.call('createPurchase', draft)
    if (nextAction?.type !== 'paypal_order') throw new Error('no order')
    await workshop.mock.providers.paypal.approve(nextAction.orderId)
    await workshop.call('capturePurchase', { purchaseId: id })
    const line = await newest()
    if (!line) throw new Error('no line')
    expect(await stuck(line, 'reversed')).toMatchObject({
      code: 'invalid_state',
      from: 'completed',
      to: 'reversed',
    })
  })
})

describe('where a transaction stands', () => {
  const states = ['pending', 'completed', 'failed', 'reversed'] as const
  const legal = ['pending>completed', 'pending>failed', 'completed>reversed']
  const reach = async (state: Transaction['status']) => {
    if (state === 'completed') return write()
    if (state === 'reversed') return move(await write(), 'reversed')
    const pending = await write({ status: 'pending' })
    return state === 'failed' ? move(pending, 'failed') : pending
  }

  it.each(states.flatMap((from) => states.map((to) => [from, to] as const)))(
    'moves from %s to %s only where that makes sense, and stays where it is without harm',
    async (from, to) => {
      const transaction = await reach(from)
      const before = await worldOf(workshop.mock)
      if (legal.includes(`${from}>${to}`)) {
        expect(await move(transaction, to)).toMatchObject({ status: to })
      } else if (from === to) {
        expect(await move(transaction, to)).toEqual(transaction)
        expect(await worldOf(workshop.mock)).toEqual(before)
      } else {
        expect(await stuck(transaction, to)).toMatchObject({ code: 'invalid_state', from, to })
        expect(await worldOf(workshop.mock)).toEqual(before)
      }
    },
  )

  it('is asked of a transaction that there is', async () => {
    const nowhere = { transactionId: 'nope', status: 'failed' }
    expect(await workshop.refused('updateTransactionStatus', nowhere, panel)).toMatchObject({
      code: 'not_found',
      errors: [{ path: 'transactionId' }],
    })
  })
})
