import { describe, expect, test } from 'vitest'
import { toBalance } from './index'
import { at, credits, DAY } from './testing/desk-words'
import { openDesk } from './testing/ledger-desk'

describe('the balance', () => {
  test('says what expires next, all of that moment together and nothing that a hold keeps', async () => {
    const desk = openDesk()
    const { give, hold } = at(desk)
    const nextOf = async () =>
      toBalance(await desk.book(), { lowBalanceAt: null, now: desk.context.now }).expiringNext
    expect(await nextOf()).toBeUndefined()
    await give(10)
    const soon = desk.at(DAY)
    await give(5, soon)
    await give(7, soon)
    await give(9, desk.at(2 * DAY))
    expect(await nextOf()).toEqual({ amount: credits(12), at: soon })
    await hold(5)
    expect(await nextOf()).toEqual({ amount: credits(7), at: soon })
    await hold(7)
    expect(await nextOf()).toEqual({ amount: credits(9), at: desk.at(2 * DAY) })
  })

  test('is low below the threshold, not at it, and never without one', async () => {
    const desk = openDesk()
    await at(desk).give(10)
    const book = await desk.book()
    const isLow = (at: number | null) =>
      toBalance(book, { lowBalanceAt: at === null ? null : credits(at), now: desk.context.now }).lowBalance
    expect([isLow(null), isLow(9), isLow(10), isLow(11)]).toEqual([false, false, false, true])
  })
})
