import { describe, expect, test } from 'vitest'
import { captureHold, isDue, lapse, placeHold, releaseHold } from './index'
import { at, credits, DAY } from './testing/desk-words'
import { openDesk } from './testing/ledger-desk'

describe('holds', () => {
  test('set credits aside, take part of them and give the rest back', async () => {
    const desk = openDesk()
    const { give, hold, shown } = at(desk)
    await give(10)
    const placed = await hold(6)
    expect(await shown()).toMatchObject({ available: 4, held: 6 })
    const taken = await desk.must((book) =>
      captureHold(book, placed.hold, { amount: credits(2), type: 'usage' }, desk.context),
    )
    expect(taken.hold).toMatchObject({
      status: 'captured',
      amount: credits(6),
      captured: credits(2),
      transactionId: taken.transaction.id,
      pins: [],
    })
    expect(taken.transaction).toMatchObject({
      amount: credits(-2),
      description: 'a test',
      reference: { type: 'hold', id: placed.hold.id },
    })
    expect(await shown()).toMatchObject({ available: 8, held: 0, used: 2 })
  })

  test('that have ended, however they ended, can be neither captured nor released', async () => {
    const desk = openDesk()
    const { give, hold } = at(desk)
    const { context } = desk
    await give(10)
    const placed = await hold(1)
    const released = await desk.must((book) => releaseHold(book, placed.hold, context))
    const kept = await hold(1)
    const captured = await desk.must((book) => captureHold(book, kept.hold, { type: 'usage' }, context))
    const expired = await hold(1, 10)
    desk.wait(10)
    for (const [hold, from] of [
      [released.hold, 'released'],
      [captured.hold, 'captured'],
      [expired.hold, 'expired'],
    ] as const) {
      expect(await desk.run((book) => releaseHold(book, hold, context))).toEqual({
        ok: false,
        problem: { code: 'invalid_state', from, to: 'released' },
      })
      expect(await desk.run((book) => captureHold(book, hold, { type: 'usage' }, context))).toEqual({
        ok: false,
        problem: { code: 'invalid_state', from, to: 'captured' },
      })
    }
  })

  test('take no more than they hold', async () => {
    const desk = openDesk()
    await at(desk).give(10)
    const { hold } = await at(desk).hold(6)
    const capture = { amount: credits(7), type: 'usage' }
    expect(await desk.run((book) => captureHold(book, hold, capture, desk.context))).toEqual({
      ok: false,
      problem: { code: 'amount_out_of_range', min: credits(1), max: credits(6) },
    })
  })

  test('end in the future', async () => {
    const desk = openDesk()
    await at(desk).give(10)
    const request = { amount: credits(1), expiresAt: desk.context.now, description: 'now' }
    expect(await desk.run((book) => placeHold(book, request, desk.context))).toMatchObject({
      ok: false,
      problem: { code: 'validation_failed', errors: [{ path: 'expiresAt' }] },
    })
  })

  test('keep what they pin from expiring until they end; the unpinned part expires on time', async () => {
    const desk = openDesk()
    const { give, hold, shown } = at(desk)
    await give(10, desk.at(DAY))
    const { hold: placed } = await hold(6, 3 * DAY)
    desk.wait(DAY)
    const lapsed = await desk.must((book) => ({ ok: true, value: lapse(book, desk.context) }))
    expect(lapsed.written.map(({ type, amount }) => [type, amount.minor])).toEqual([['expiry', -4]])
    expect(await shown()).toMatchObject({ available: 0, held: 6 })
    const ended = await desk.must((book) =>
      captureHold(book, placed, { amount: credits(5), type: 'usage' }, desk.context),
    )
    expect(ended.written.map(({ type, amount }) => [type, amount.minor])).toEqual([
      ['usage', -5],
      ['expiry', -1],
    ])
    expect(await shown()).toMatchObject({ available: 0, held: 0 })
  })

  test('expire by themselves, and their credits are there again', async () => {
    const desk = openDesk()
    const { give, hold, trySpend } = at(desk)
    await give(10)
    await hold(10, 5)
    expect((await trySpend(1)).ok).toBe(false)
    expect(isDue(await desk.book(), desk.context.now)).toBe(false)
    desk.wait(5)
    expect(isDue(await desk.book(), desk.context.now)).toBe(true)
    expect(await trySpend(10)).toMatchObject({ ok: true, value: { holds: [{ status: 'expired' }] } })
  })
})
