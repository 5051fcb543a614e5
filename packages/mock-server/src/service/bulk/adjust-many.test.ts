import { MAX_ADJUSTMENT_ROWS } from '@creditkit/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorkshop, sky } from '../testing/workshop'

const grace = { token: 'mock_grace' }
const row = { userId: 'usr_ada', walletId: 'credits', amount: sky(100), reason: 'Goodwill' }
let workshop: ReturnType<typeof openWorkshop>

beforeEach(() => {
  workshop = openWorkshop()
})
afterEach(async () => {
  expect(await workshop.mock.ledger.verify()).toEqual([])
})

async function adjust(rows: readonly unknown[], key?: string) {
  const response = await workshop.send('adminAdjustMany', { rows }, { ...grace, ...(key && { key }) })
  const text = await response.text()
  expect(response.status).toBe(200)
  return { text, rows: JSON.parse(text).rows }
}

describe('many adjustments', () => {
  it('have an outcome each, in the order sent, and a row that is none holds up no other', async () => {
    const { rows } = await adjust([
      row,
      null,
      'x',
      { ...row, amount: { minor: 0.5, asset: 'SKY/2' } },
      { ...row, userId: 'nobody' },
      { ...row, amount: sky(-900_000) },
      { ...row, expectedVersion: 1 },
      { ...row, amount: sky(-2850) },
      { ...row, userId: 'usr_ben', reason: ' ' },
      {},
    ])
    expect(
      rows.map(
        (each: {
          status: string
          index: number
          problem?: { code: string; errors?: { path: string }[] }
        }) => [
          each.index,
          each.problem?.code ?? each.status,
          ...(each.problem?.errors?.map(({ path }) => path) ?? []),
        ],
      ),
    ).toEqual([
      [0, 'completed'],
      [1, 'validation_failed', 'rows.1'],
      [2, 'validation_failed', 'rows.2'],
      [3, 'validation_failed', 'rows.3.amount.minor'],
      [4, 'not_found', 'rows.4.userId'],
      [5, 'insufficient_credits', 'rows.5.amount'],
      [6, 'version_conflict'],
      [7, 'completed'],
      [8, 'validation_failed', 'rows.8.reason'],
      [9, 'validation_failed', 'rows.9.userId', 'rows.9.walletId', 'rows.9.amount', 'rows.9.reason'],
    ])
    expect(await workshop.call('getBalance', { walletId: 'credits' })).toMatchObject({ available: sky(0) })
  })

  it('are all in the audit trail', async () => {
    await workshop.call(
      'adminAdjustMany',
      { rows: [row, { ...row, userId: 'usr_ben', reason: 'Prize' }] },
      grace,
    )
    const { items } = await workshop.call('adminListAudit', {}, grace)
    expect(items.slice(0, 2)).toMatchObject([
      { userId: 'usr_ben', reason: 'Prize', actor: { id: 'usr_grace' } },
      { userId: 'usr_ada', reason: 'Goodwill', actor: { id: 'usr_grace' } },
    ])
  })

  it('happen once under one key, also where some of them failed', async () => {
    const rows = [row, { ...row, userId: 'nobody' }]
    const first = await adjust(rows, 'bulk')
    expect((await adjust(rows, 'bulk')).text).toBe(first.text)
    expect(await workshop.call('getBalance', { walletId: 'credits' })).toMatchObject({ available: sky(2850) })
    const other = await workshop.refused('adminAdjustMany', { rows: [row] }, { ...grace, key: 'bulk' })
    expect(other.code).toBe('idempotency_key_reused')
  })

  it('in a wallet that cannot be reached fail by themselves', async () => {
    const held = { ...row, walletId: 'virtfusion', amount: { minor: 40, asset: 'VFT/0' } }
    expect(await adjust([held])).toMatchObject({ rows: [{ status: 'completed' }] })
    await workshop.mock.setReachable('virtfusion', false)
    expect(await adjust([held, row])).toMatchObject({
      rows: [
        { status: 'failed', problem: { code: 'wallet_unavailable', walletId: 'virtfusion' } },
        { status: 'completed' },
      ],
    })
    await workshop.mock.setReachable('virtfusion', true)
    workshop.mock.clock.advance({ minutes: 2 })
    expect(await workshop.call('getBalance', { walletId: 'virtfusion' })).toMatchObject({
      available: { minor: 2884, asset: 'VFT/0' },
    })
  })

  it('are told to whom they concern, also by the first of a thousand', async () => {
    const { body } = await workshop.send('streamEvents')
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
    if (!reader) throw new Error('no stream')
    const others = Array.from({ length: MAX_ADJUSTMENT_ROWS - 1 }, () => ({ ...row, userId: 'usr_ben' }))
    await workshop.call('adminAdjustMany', { rows: [row, ...others] }, grace)
    let heard = ''
    while (!heard.includes('event: balance.updated')) heard += (await reader.read()).value ?? ''
    expect(heard).toContain('event: transaction.created')
    expect(heard).toContain('"reason":"Goodwill"')
    await reader.cancel()
  })

  it('are at most a thousand, and all of a thousand are made', async () => {
    const rows = Array.from({ length: MAX_ADJUSTMENT_ROWS }, () => ({ ...row, amount: sky(1) }))
    const many = await workshop.call('adminAdjustMany', { rows }, grace)
    expect(many.rows.filter(({ status }) => status === 'completed')).toHaveLength(1000)
    expect(many.rows.map(({ index }) => index)).toEqual(rows.map((_, index) => index))
    for (const list of [[...rows, row], []]) {
      expect(await workshop.refused('adminAdjustMany', { rows: list }, grace)).toMatchObject({
        code: 'validation_failed',
        errors: [{ path: 'rows' }],
      })
    }
    expect(await workshop.refused('adminAdjustMany', { rows: 'x' }, grace)).toMatchObject({
      code: 'validation_failed',
    })
  })
})
