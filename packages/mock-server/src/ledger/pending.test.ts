import { describe, expect, test } from 'vitest'
import { changePending, completePending, failPending, writePending } from './index'
import { at, credits, DAY } from './testing/desk-words'
import { openDesk } from './testing/ledger-desk'

describe('pending', () => {
  const grant = { source: 'purchase', expiresAt: null } as const

  test('credits that are paid for but not settled are shown and cannot be spent', async () => {
    const desk = openDesk()
    const { shown, trySpend } = at(desk)
    await desk.must((book) => changePending(book, credits(10), desk.context))
    expect(await shown()).toMatchObject({ available: 0, pending: 10 })
    expect((await trySpend(1)).ok).toBe(false)
    await desk.must((book) => changePending(book, credits(-10), desk.context))
    expect(await shown()).toMatchObject({ pending: 0 })
    const less = await desk.run((book) => changePending(book, credits(-1), desk.context))
    expect(less).toMatchObject({ ok: false, problem: { code: 'amount_out_of_range' } })
  })

  test('a transaction takes its place, its balances and its lot when it completes', async () => {
    const desk = openDesk()
    const { give, shown } = at(desk)
    const details = { amount: credits(10), type: 'purchase', grant, description: 'by bank' }
    const { transaction } = await desk.must((book) => writePending(book, details, desk.context))
    expect(transaction).toMatchObject({ status: 'pending', postings: [] })
    expect(await shown()).toMatchObject({ available: 0, pending: 10 })
    await give(5)
    desk.wait(DAY)
    const done = await desk.must((book) => completePending(book, transaction, desk.context))
    expect(done.transaction).toMatchObject({
      id: transaction.id,
      status: 'completed',
      balanceBefore: credits(5),
      balanceAfter: credits(15),
      createdAt: transaction.createdAt,
      postedAt: desk.context.now,
    })
    expect(await shown()).toMatchObject({ available: 15, pending: 0, purchased: 10 })
    expect((await desk.history()).map(({ amount }) => amount.minor)).toEqual([5, 10])
  })

  test('a transaction that fails never counts, and neither ends twice', async () => {
    const desk = openDesk()
    const details = { amount: credits(10), type: 'purchase', grant, description: 'by bank' }
    const { transaction } = await desk.must((book) => writePending(book, details, desk.context))
    const failed = await desk.must((book) => failPending(book, transaction, desk.context))
    expect(failed.transaction.status).toBe('failed')
    expect(await at(desk).shown()).toMatchObject({ available: 0, pending: 0 })
    const refused = (to: string) => ({ ok: false, problem: { code: 'invalid_state', from: 'failed', to } })
    const again = await desk.run((book) => failPending(book, failed.transaction, desk.context))
    expect(again).toEqual(refused('failed'))
    const complete = await desk.run((book) => completePending(book, failed.transaction, desk.context))
    expect(complete).toEqual(refused('completed'))
  })

  test('a debit reserves nothing, and completes only when it is covered', async () => {
    const desk = openDesk()
    const { give, shown } = at(desk)
    await give(3)
    const details = { amount: credits(-5), type: 'usage', grant, description: 'later' }
    const { transaction } = await desk.must((book) => writePending(book, details, desk.context))
    expect(await shown()).toMatchObject({ available: 3, pending: 0 })
    const complete = () => desk.run((book) => completePending(book, transaction, desk.context))
    expect(await complete()).toMatchObject({ ok: false, problem: { code: 'insufficient_credits' } })
    await give(2)
    expect((await complete()).ok).toBe(true)
    expect(await shown()).toMatchObject({ available: 0, used: 5 })
  })
})
