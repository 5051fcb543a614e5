import type { OperationInput, Transaction } from '@creditkit/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { transactions } from '../books/index'
import { createMockBackend, extend } from '../index'
import { longHistory } from '../scenarios/states'
import { createMemoryStore, type Reader, type Store } from '../store/index'
import { openCalls } from './testing/call'
import { openWorkshop, sky, workshop } from './testing/workshop'

type Filter = OperationInput<'listTransactions'>

/** A store that counts the rows of the history that are walked over. */
function countingStore(): { store: Store; walked(): number } {
  const inner = createMemoryStore()
  let count = 0
  const counting = (reader: Reader): Reader => ({
    ...reader,
    *walk(table, index, walk) {
      for (const row of reader.walk(table, index, walk)) {
        if (table.name === transactions.name) count += 1
        yield row
      }
    },
  })
  const read: Store['read'] = (fn) => inner.read((reader) => fn(counting(reader)))
  return {
    store: { ...inner, read },
    walked: () => {
      const walked = count
      count = 0
      return walked
    },
  }
}

describe('a page of a long history', () => {
  const rows = 4000
  const { store, walked } = countingStore()
  const mock = createMockBackend({ store, scenario: extend(workshop, { history: longHistory(rows) }) })
  const { call } = openCalls(mock)

  it.each<Filter>([
    {},
    { walletId: 'credits' },
    { type: 'purchase' },
    { status: 'pending' },
    { walletId: 'credits', type: 'purchase' },
    { walletId: 'virtfusion', type: 'usage' },
    { walletId: 'credits', status: 'failed' },
    { type: 'usage', status: 'reversed' },
    { walletId: 'credits', type: 'usage', status: 'reversed' },
    { walletId: 'credits', type: 'usage', status: 'completed' },
    { to: '2026-10-20T00:00:00.000Z', walletId: 'credits', type: 'usage', status: 'completed' },
    { from: '2026-11-01T00:00:00.000Z' },
  ])('with %j walks over the rows that it shows, and one more', async (filter) => {
    await call('listTransactions', { ...filter, limit: 10 })
    walked()
    const { items } = await call('listTransactions', { ...filter, limit: 10 })
    expect(walked()).toBeLessThanOrEqual(items.length + 1)
  })

  it('is found from its cursor without reading what came before', async () => {
    const first = await call('listTransactions', { type: 'usage', limit: 100 })
    walked()
    await call('listTransactions', { type: 'usage', limit: 10, cursor: first.nextCursor ?? '' })
    expect(walked()).toBe(11)
  })
})

describe('a filter', () => {
  let world: ReturnType<typeof openWorkshop>
  let written: Transaction[]
  const panel = { token: 'mock_service' }

  beforeEach(async () => {
    world = openWorkshop()
    written = []
    const write = async (change: object) => {
      const draft = { accountId: 'acct_ada', walletId: 'credits', amount: sky(-1), type: 'usage' }
      written.push(await world.call('createTransaction', { ...draft, description: 'Run', ...change }, panel))
    }
    await write({ description: 'Ümlaut TRAFFIC', externalId: 'CRM-441' })
    await write({ reference: { type: 'invoice', id: 'INV-2026-7' }, status: 'pending' })
    await write({ walletId: 'virtfusion', amount: { minor: -1, asset: 'VFT/0' }, status: 'pending' })
    await write({ type: 'transfer' })
  })

  const found = async (filter: Filter) =>
    (await world.call('listTransactions', { ...filter, limit: 100 })).items.map(({ id }) => id)

  it('of words finds descriptions, references, reasons and identifiers, in any case', async () => {
    const [traffic, invoice] = written.map(({ id }) => id)
    for (const q of ['traffic', 'üMLAUT', 'crm-441', ' Traffic '])
      expect(await found({ q })).toEqual([traffic])
    for (const q of ['inv-2026', 'INVOICE']) expect(await found({ q })).toEqual([invoice])
    expect(await found({ q: (traffic ?? '').toUpperCase() })).toEqual([traffic])
    expect(await found({ q: 'outage on 15' })).toHaveLength(1)
    await world.call('updateTransactionStatus', { transactionId: traffic ?? '', status: 'reversed' }, panel)
    expect(await found({ q: traffic })).toHaveLength(2)
    expect(await found({ q: 'no such thing' })).toEqual([])
  })

  it('combines with every other: each combination is what all rows come to when picked by hand', async () => {
    const { items: all } = await world.call('listTransactions', { limit: 100 })
    const span = { from: all[9]?.createdAt, to: all[1]?.createdAt }
    for (const walletId of [undefined, 'credits', 'virtfusion', 'nope'])
      for (const type of [undefined, 'usage', 'purchase', 'transfer'])
        for (const status of [undefined, 'pending', 'completed'] as const)
          for (const q of [undefined, 'run', 'dns'])
            for (const { from, to } of [span, {}]) {
              const wanted = all.filter(
                (row) =>
                  (walletId === undefined || row.walletId === walletId) &&
                  (type === undefined || row.type === type) &&
                  (status === undefined || row.status === status) &&
                  (q === undefined || row.description.toLowerCase().includes(q)) &&
                  (from === undefined || row.createdAt >= from) &&
                  (to === undefined || row.createdAt < to),
              )
              const filter = { walletId, type, status, q, from, to }
              const set = Object.fromEntries(
                Object.entries(filter).filter(([, value]) => value !== undefined),
              )
              expect(await found(set), JSON.stringify(set)).toEqual(wanted.map(({ id }) => id))
            }
  })

  it('keeps its pages while rows arrive and pending ones complete', async () => {
    const all = await found({})
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page: { items: Transaction[]; nextCursor: string | null } = await world.call('listTransactions', {
        limit: 2,
        ...(cursor !== undefined && { cursor }),
      })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
      await world.call(
        'spend',
        {
          accountId: 'acct_ada',
          walletId: 'credits',
          amount: sky(1),
          description: 'Meanwhile',
          reference: { type: 'run', id: '1' },
        },
        panel,
      )
    } while (cursor !== undefined)
    expect(seen).toEqual(all)
  })

  it('ends at `to` whatever a cursor says', async () => {
    const { nextCursor } = await world.call('listTransactions', { limit: 1 })
    const to = '2026-10-01T00:00:00.000Z'
    const page = await world.call('listTransactions', { to, cursor: nextCursor ?? '' })
    expect(page.items.every(({ createdAt }) => createdAt < to)).toBe(true)
    expect(page.items.length).toBeGreaterThan(0)
  })
})
