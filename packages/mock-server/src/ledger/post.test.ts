import { amount } from '@creditkit/contract'
import { describe, expect, test } from 'vitest'
import {
  type Change,
  captureHold,
  clawBack,
  credit,
  debit,
  type LedgerTransaction,
  openBook,
  placeHold,
  type Result,
  takeBack,
  toTransaction,
  type WalletBook,
} from './index'
import { at, credits, DAY } from './testing/desk-words'
import { openDesk } from './testing/ledger-desk'

describe('every change', () => {
  test('chains balances, dates itself, counts the version up by one and balances its postings', async () => {
    const desk = openDesk()
    const { give, spend, shown } = at(desk)
    await give(100, null, 'purchase')
    desk.wait(DAY)
    const { transaction, book } = await spend(30)
    expect(transaction).toMatchObject({
      accountId: 'acc_ada',
      walletId: 'main',
      amount: credits(-30),
      status: 'completed',
      balanceBefore: credits(100),
      balanceAfter: credits(70),
      createdAt: '2026-11-02T09:00:00.000Z',
      postings: [
        { account: 'customer:acc_ada:main:available', amount: credits(-30) },
        { account: 'world:spent', amount: credits(30) },
      ],
    })
    expect(book).toMatchObject({ version: 2, updatedAt: '2026-11-02T09:00:00.000Z' })
    expect(await shown()).toEqual({
      available: 70,
      held: 0,
      pending: 0,
      purchased: 100,
      used: 30,
      version: 2,
    })
  })

  test('keeps its place in the history when the clock is set back', async () => {
    const desk = openDesk()
    const { give } = at(desk)
    const first = await give(1)
    desk.wait(-DAY)
    const { transaction, book } = await give(1)
    expect(transaction.createdAt < first.transaction.createdAt).toBe(true)
    expect(transaction.postedAt).toBe(first.transaction.postedAt)
    expect(book.updatedAt).toBe(first.book.updatedAt)
    expect((await desk.history()).map(({ id }) => id)).toEqual([first.transaction.id, transaction.id])
  })

  test('says what the caller said about it, and nothing else', async () => {
    const desk = openDesk()
    const said = {
      description: 'Credits bought',
      money: amount(500, 'USD/2'),
      payment: { provider: 'paypal', orderId: 'O1', paymentId: 'P1' } as const,
      admin: { id: 'usr_1', name: 'Grace', reason: 'asked' },
      reference: { type: 'purchase', id: 'pur_1' },
      externalId: 'ext_1',
      metadata: { note: 'kept' },
    }
    const more = {
      ...said,
      amount: credits(5),
      type: 'purchase',
      source: 'purchase',
      secret: 'not kept',
    } as const
    const { transaction } = await desk.must((book) => credit(book, more, desk.context))
    expect(toTransaction({ ...transaction, ...{ seq: 7 } })).toEqual({
      ...said,
      id: '00000000-0000-4000-8000-000000000001',
      accountId: 'acc_ada',
      walletId: 'main',
      amount: credits(5),
      type: 'purchase',
      status: 'completed',
      balanceBefore: credits(0),
      balanceAfter: credits(5),
      createdAt: desk.context.now,
      updatedAt: desk.context.now,
    })
  })

  test('goes to the world account of its type', async () => {
    const desk = openDesk()
    const { give, spend } = at(desk)
    const worldOf = (transaction: LedgerTransaction) =>
      transaction.postings.map(({ account }) => account).find((account) => account.startsWith('world:'))
    const given = [
      'purchase',
      'bonus',
      'promo',
      'subscription_grant',
      'admin_add',
      'refund',
      'transfer',
      'constructor',
    ]
    const taken = [
      'usage',
      'service_purchase',
      'admin_remove',
      'refund',
      'transfer',
      'expiry',
      'dispute',
      'constructor',
    ]
    const seen: Record<string, string | undefined> = {}
    for (const type of given) seen[`+${type}`] = worldOf((await give(9, null, type)).transaction)
    for (const type of taken) seen[`-${type}`] = worldOf((await spend(1, type)).transaction)
    expect(seen).toEqual({
      '+purchase': 'world:payments',
      '+bonus': 'world:payments',
      '+promo': 'world:promotions',
      '+subscription_grant': 'world:promotions',
      '+admin_add': 'world:adjustments',
      '+refund': 'world:adjustments',
      '+transfer': 'world:transfers',
      '+constructor': 'world:adjustments',
      '-usage': 'world:spent',
      '-service_purchase': 'world:spent',
      '-admin_remove': 'world:adjustments',
      '-refund': 'world:payments',
      '-transfer': 'world:transfers',
      '-expiry': 'world:expired',
      '-dispute': 'world:disputes',
      '-constructor': 'world:spent',
    })
  })

  test('of a wallet whose identifiers hold separators stays apart from every other', () => {
    const { context } = openDesk()
    const id = (accountId: string, walletId: string) => openBook(accountId, walletId, 'CREDIT/0', context).id
    expect(id('a:b', 'c')).not.toBe(id('a', 'b:c'))
  })
})

describe('an amount that cannot be', () => {
  const wrong = [
    ['zero', credits(0)],
    ['below zero', { minor: -1, asset: 'CREDIT/0' }],
    ['a fraction', { minor: 0.5, asset: 'CREDIT/0' }],
    ['past the safe integers', { minor: 2 ** 53, asset: 'CREDIT/0' }],
    ['NaN', { minor: Number.NaN, asset: 'CREDIT/0' }],
  ] as const

  test.each(wrong)('%s is refused by every command', async (_, bad) => {
    const desk = openDesk()
    await at(desk).give(10)
    const { hold } = await at(desk).hold(5)
    const { context } = desk
    const description = 'a test'
    const commands: ((book: WalletBook) => Result<Change>)[] = [
      (book: WalletBook) =>
        credit(book, { amount: bad, type: 'promo', source: 'promo', description }, context),
      (book) => debit(book, { amount: bad, type: 'usage', description }, context),
      (book: WalletBook) =>
        takeBack(book, { amount: bad, type: 'refund', grantsOf: [], description }, context),
      (book: WalletBook) =>
        clawBack(book, { amount: bad, type: 'dispute', grantsOf: [], description }, context),
      (book) => placeHold(book, { amount: bad, expiresAt: desk.at(1), description }, context),
      (book) => captureHold(book, hold, { amount: bad, type: 'usage' }, context),
    ]
    const before = await desk.store.dump()
    for (const command of commands) {
      expect(await desk.run(command)).toMatchObject({ ok: false, problem: { code: 'amount_out_of_range' } })
    }
    expect(await desk.store.dump()).toEqual(before)
  })

  test('of another asset is refused by its field', async () => {
    const desk = openDesk()
    const dollars = { amount: amount(5, 'USD/2'), type: 'usage', description: 'no' }
    expect(await desk.run((book) => debit(book, dollars, desk.context))).toMatchObject({
      ok: false,
      problem: { code: 'validation_failed', errors: [{ path: 'amount.asset', code: 'asset_mismatch' }] },
    })
  })

  test('that would take the balance past the safe integers is refused with the most that fits, and that much fits', async () => {
    const desk = openDesk()
    const most = Number.MAX_SAFE_INTEGER
    await at(desk).give(most - 3)
    const give = (value: ReturnType<typeof credits>) =>
      desk.run((book) =>
        credit(book, { amount: value, type: 'promo', source: 'promo', description: 'more' }, desk.context),
      )
    const refused = await give(credits(4))
    expect(refused).toEqual({
      ok: false,
      problem: { code: 'amount_out_of_range', min: credits(1), max: credits(3) },
    })
    expect((await give(credits(3))).ok).toBe(true)
    expect((await desk.book()).balance.minor).toBe(most)
  })
})
