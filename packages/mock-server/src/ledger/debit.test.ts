import { describe, expect, test } from 'vitest'
import { releaseHold, toGrants } from './index'
import { at, credits, DAY } from './testing/desk-words'
import { openDesk } from './testing/ledger-desk'

describe('spending', () => {
  test('takes the soonest-expiring lot first, the older one on a tie, and what never expires last', async () => {
    const desk = openDesk()
    const { give, spend } = at(desk)
    const lots: Record<string, string> = {}
    const lot = async (name: string, expiresAt: string | null) => {
      const { transaction } = await give(10, expiresAt)
      lots[transaction.id] = name
      desk.wait(1)
    }
    const soon = desk.at(5 * DAY)
    await lot('never, older', null)
    await lot('late', desk.at(9 * DAY))
    await lot('soon, older', soon)
    await lot('never, newer', null)
    await lot('soon, newer', soon)
    const { transaction } = await spend(45)
    expect(transaction.drawn.map((part) => [lots[part.lot.transactionId], part.amount.minor])).toEqual([
      ['soon, older', 10],
      ['soon, newer', 10],
      ['late', 10],
      ['never, older', 10],
      ['never, newer', 5],
    ])
  })

  test('of lots that were given in the same moment takes the one given first', async () => {
    const desk = openDesk()
    const { give, spend } = at(desk)
    const given = [await give(1), await give(1), await give(1)].map(({ transaction }) => transaction.id)
    const { transaction } = await spend(3)
    expect(transaction.drawn.map(({ lot }) => lot.transactionId)).toEqual(given)
  })

  test('is refused with what is asked and what is there, and leaves held credits alone', async () => {
    const desk = openDesk()
    const { give, hold, trySpend } = at(desk)
    await give(10)
    await hold(4)
    expect(await trySpend(7)).toEqual({
      ok: false,
      problem: {
        code: 'insufficient_credits',
        required: credits(7),
        available: credits(6),
        walletId: 'main',
      },
    })
    expect((await trySpend(6)).ok).toBe(true)
  })

  test('never spends what has expired, also when nobody has lapsed it', async () => {
    const desk = openDesk()
    const { give, trySpend, spend } = at(desk)
    await give(10, desk.at(DAY))
    await give(5)
    desk.wait(DAY)
    expect(await trySpend(6)).toMatchObject({ ok: false, problem: { available: credits(5) } })
    const { written } = await spend(5)
    expect(written.map(({ type, amount }) => [type, amount.minor])).toEqual([
      ['expiry', -10],
      ['usage', -5],
    ])
  })
})

describe('taking purchased credits back', () => {
  test('starts with the lots of the purchase and goes on with any other', async () => {
    const desk = openDesk()
    const { give, refund, remaining, shown } = at(desk)
    await give(10, desk.at(DAY))
    const { transaction } = await give(10, null, 'purchase')
    expect((await refund(4, [transaction.id])).ok).toBe(true)
    expect(await remaining()).toEqual([10, 6])
    expect(await shown()).toMatchObject({ purchased: 6, used: 0 })
    expect((await refund(8, [transaction.id])).ok).toBe(true)
    expect(await remaining()).toEqual([8])
  })

  test('for a refund is refused when the credits are spent', async () => {
    const desk = openDesk()
    const { give, spend, refund } = at(desk)
    const { transaction } = await give(10, null, 'purchase')
    await spend(7)
    expect(await refund(10, [transaction.id])).toMatchObject({
      ok: false,
      problem: { code: 'insufficient_credits', available: credits(3) },
    })
  })

  test('for a dispute leaves a debt when they are spent, and whatever comes in pays it first', async () => {
    const desk = openDesk()
    const { give, spend, dispute, shown, remaining } = at(desk)
    const { transaction } = await give(10, null, 'purchase')
    await spend(7)
    const { book } = await dispute(10, [transaction.id])
    expect(book.debt).toEqual(credits(7))
    expect(await shown()).toMatchObject({ available: -7, purchased: 0 })
    const gift = await give(5)
    expect(gift.book.debt).toEqual(credits(2))
    expect(await remaining()).toEqual([])
    await give(10)
    expect(await shown()).toMatchObject({ available: 8 })
    expect(await remaining()).toEqual([8])
  })

  test('leaves held credits to their holds; what a hold gives back pays the debt', async () => {
    const desk = openDesk()
    const { give, hold, dispute, shown } = at(desk)
    await give(10)
    const placed = await hold(6)
    await dispute(9)
    expect(await shown()).toMatchObject({ available: -5, held: 6 })
    await desk.must((book) => releaseHold(book, placed.hold, desk.context))
    expect(await shown()).toMatchObject({ available: 1, held: 0 })
    expect((await desk.book()).debt).toEqual(credits(0))
  })

  test('is undone by reversing a dispute that is won, also when its debt has been paid since', async () => {
    const desk = openDesk()
    const { give, spend, dispute, undo, shown, remaining } = at(desk)
    const { transaction } = await give(10, null, 'purchase')
    await spend(7)
    const lost = await dispute(10, [transaction.id])
    await give(20)
    expect(await shown()).toMatchObject({ available: 13, purchased: 0 })
    await undo(lost.transaction)
    expect(await shown()).toMatchObject({ available: 23, purchased: 10 })
    expect((await remaining()).toSorted((left, right) => left - right)).toEqual([3, 7, 13])
  })

  test('pays a debt, when it is reversed, with what would have expired soonest', async () => {
    const desk = openDesk()
    const { give, spend, refund, dispute, undo } = at(desk)
    const soon = desk.at(DAY)
    await give(10, soon)
    const { transaction } = await give(10, null, 'purchase')
    const taken = await refund(15, [transaction.id])
    await spend(5)
    await dispute(6)
    if (taken.ok) await undo(taken.value.transaction)
    const left = toGrants(await desk.book()).map(({ remaining, expiresAt }) => [remaining.minor, expiresAt])
    expect(left).toEqual([[9, null]])
    expect(await desk.violations()).toEqual([])
  })
})
