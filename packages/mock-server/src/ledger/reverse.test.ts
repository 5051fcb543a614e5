import { describe, expect, test } from 'vitest'
import { captureHold, type LedgerTransaction, reverse, toGrants } from './index'
import { at, credits, DAY } from './testing/desk-words'
import { openDesk } from './testing/ledger-desk'

describe('reversing', () => {
  test('returns spent credits to the lots they came from, with their own expiry', async () => {
    const desk = openDesk()
    const { give, spend, undo, shown } = at(desk)
    await give(10, desk.at(5 * DAY))
    await give(10)
    const before = toGrants(await desk.book())
    const { transaction } = await spend(15)
    const undone = await undo(transaction)
    expect(undone).toMatchObject({
      ok: true,
      value: {
        transaction: { amount: credits(15), type: 'refund', reverses: transaction.id, status: 'reversed' },
        reversed: { id: transaction.id, status: 'reversed' },
      },
    })
    expect(toGrants(await desk.book())).toEqual(before)
    expect(await shown()).toMatchObject({ available: 20, used: 0 })
  })

  test('happens once: neither the transaction nor its reversal can be reversed again', async () => {
    const desk = openDesk()
    const { give, spend, undo } = at(desk)
    await give(10)
    const { transaction } = await spend(4)
    const undone = await undo(transaction)
    if (!undone.ok) throw new Error('refused')
    for (const line of [undone.value.reversed, undone.value.transaction]) {
      expect(await undo(line)).toEqual({
        ok: false,
        problem: { code: 'invalid_state', from: 'reversed', to: 'reversed' },
      })
    }
  })

  test('takes given credits from their own lot first, and is refused when they are spent', async () => {
    const desk = openDesk()
    const { give, spend, undo, remaining } = at(desk)
    await give(10, desk.at(DAY))
    const { transaction } = await give(10)
    expect((await undo(transaction)).ok).toBe(true)
    expect(await remaining()).toEqual([10])
    const again = await give(10)
    await spend(15)
    expect(await undo(again.transaction)).toMatchObject({
      ok: false,
      problem: { code: 'insufficient_credits', required: credits(10), available: credits(5) },
    })
  })

  test('returns what a hold captured to the available credits', async () => {
    const desk = openDesk()
    const { give, hold, undo, shown } = at(desk)
    await give(10)
    const placed = await hold(6)
    const { transaction } = await desk.must((book) =>
      captureHold(book, placed.hold, { type: 'usage' }, desk.context),
    )
    await undo(transaction)
    expect(await shown()).toMatchObject({ available: 10, held: 0, used: 0 })
    expect(await desk.violations()).toEqual([])
  })

  test('lets what is past its date expire at once', async () => {
    const desk = openDesk()
    const { give, spend, undo, shown } = at(desk)
    await give(10, desk.at(DAY))
    const { transaction } = await spend(10)
    desk.wait(2 * DAY)
    const undone = await undo(transaction)
    expect(undone.ok && undone.value.written.map(({ type }) => type)).toEqual(['refund', 'expiry'])
    expect(await shown()).toMatchObject({ available: 0 })
  })

  test('of another wallet or of a pending transaction is refused', async () => {
    const desk = openDesk()
    const { transaction } = await at(desk).give(10)
    const elsewhere = desk.run(
      (book) => reverse(book, transaction, { description: 'no' }, desk.context),
      'other',
    )
    await expect(elsewhere).rejects.toThrow('not of the book')
    expect(await at(desk).undo({ ...transaction, status: 'pending' })).toMatchObject({
      ok: false,
      problem: { from: 'pending', to: 'reversed' },
    })
  })

  test('an adjustment without an admin is written as a refund, so that no admin change lacks its admin', async () => {
    const desk = openDesk()
    const admin = { id: 'usr_1', name: 'Grace', reason: 'a mistake' }
    const { transaction } = await at(desk).give(10, null, 'admin_add')
    const { transaction: second } = await at(desk).give(10, null, 'admin_add')
    const typeOf = async (line: LedgerTransaction, by: object) => {
      const undone = await desk.must((book) =>
        reverse(book, line, { description: 'undo', ...by }, desk.context),
      )
      return undone.transaction.type
    }
    expect(await typeOf(transaction, {})).toBe('refund')
    expect(await typeOf(second, { admin })).toBe('admin_remove')
  })
})
