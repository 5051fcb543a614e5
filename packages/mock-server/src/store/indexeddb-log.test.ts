import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import type { CommitLog, StoreNotice } from './commit-log'
import { createIndexedDbLog } from './indexeddb-log'

const EMPTY = { counters: {}, tables: {} }
const row = (id: string, text = '') => ({ id, text })
const added = (id: string, text = '') => ({ table: 'notes', id, row: row(id, text) })

function open(factory = new IDBFactory(), format = 1) {
  const notices: StoreNotice[] = []
  let epochs = 0
  const newEpoch = () => {
    epochs += 1
    return `epoch ${format}.${epochs}.${Math.random()}`
  }
  const log = createIndexedDbLog({
    factory,
    name: 'mock',
    format,
    newEpoch,
    onNotice: (notice) => notices.push(notice),
  })
  return { factory, log, notices }
}

async function everything(log: CommitLog) {
  const all = await log.since(null)
  return all.kind === 'everything' ? all.dump : null
}

/** Writes into the database behind the log's back. */
async function tamper(factory: IDBFactory, write: (database: IDBDatabase) => void) {
  const request = factory.open('mock/v1')
  await new Promise((resolve) => {
    request.onsuccess = resolve
  })
  const database = request.result
  write(database)
  await new Promise((resolve) => setTimeout(resolve, 10))
  database.close()
}

describe('a log in IndexedDB', () => {
  test('begins empty and keeps what is appended, for a log that is opened later too', async () => {
    const { factory, log } = open()
    const { position } = await log.since(null)
    expect(await everything(log)).toEqual(EMPTY)
    const first = await log.append(position, { changes: [added('a'), added('b')], counters: { note: 2 } })
    await log.append(first, { changes: [{ table: 'notes', id: 'a', row: null }], counters: { other: 1 } })
    const kept = { counters: { note: 2, other: 1 }, tables: { notes: [row('b')] } }
    expect(await everything(log)).toEqual(kept)
    expect(await everything(open(factory).log)).toEqual(kept)
  })

  test('tells only the news since a position, deletions among them', async () => {
    const { log } = open()
    const { position } = await log.since(null)
    const first = await log.append(position, { changes: [added('a'), added('b')], counters: {} })
    const second = await log.append(first, {
      changes: [{ table: 'notes', id: 'a', row: null }],
      counters: { n: 1 },
    })
    expect(await log.since(first)).toEqual({
      kind: 'news',
      position: second,
      changes: [{ table: 'notes', id: 'a', row: null }],
      counters: { n: 1 },
    })
    expect(await log.since(second)).toEqual({ kind: 'news', position: second, changes: [], counters: {} })
  })

  test('refuses a commit behind a position that is not the last one', async () => {
    const { log } = open()
    const { position } = await log.since(null)
    await log.append(position, { changes: [added('a')], counters: {} })
    await expect(log.append(position, { changes: [added('b')], counters: {} })).rejects.toThrow('Another tab')
    expect(await everything(log)).toEqual({ counters: {}, tables: { notes: [row('a')] } })
  })

  test('replacing begins a new epoch, in which an earlier position gets everything', async () => {
    const { log } = open()
    const { position } = await log.since(null)
    const first = await log.append(position, { changes: [added('a')], counters: { note: 1 } })
    const next = await log.replace({ counters: { note: 9 }, tables: { notes: [row('z')] } })
    expect(await log.since(first)).toEqual({
      kind: 'everything',
      position: next,
      dump: { counters: { note: 9 }, tables: { notes: [row('z')] } },
    })
  })

  test('a commit that fails half-way leaves nothing behind', async () => {
    const { log } = open()
    const { position } = await log.since(null)
    const bad = { table: 'notes', id: 'b', row: { id: 'b', text: () => 'not cloneable' } }
    await expect(
      log.append(position, { changes: [added('a'), bad], counters: { note: 1 } }),
    ).rejects.toThrow()
    expect(await log.since(null)).toEqual({ kind: 'everything', position, dump: EMPTY })
  })
})

describe('a log that is not as it should be', () => {
  const damages: Record<string, (database: IDBDatabase) => void> = {
    'without its head': (db) => db.transaction('heads', 'readwrite').objectStore('heads').clear(),
    'with a head of another make': (db) =>
      db.transaction('heads', 'readwrite').objectStore('heads').put({ v: 2 }, 'head'),
    'with a record that is none': (db) =>
      db
        .transaction('records', 'readwrite')
        .objectStore('records')
        .put({ table: 'notes', id: 'x', seq: 1, row: 7 }),
  }

  test.each(Object.entries(damages))(
    '%s is set aside with a notice, and an empty one begins',
    async (_, damage) => {
      const { factory, log } = open()
      const { position } = await log.since(null)
      const first = await log.append(position, { changes: [added('a')], counters: {} })
      await tamper(factory, damage)
      const { log: later, notices } = open(factory)
      expect(await everything(later)).toEqual(EMPTY)
      expect(notices.map(({ code }) => code)).toEqual(['set_aside'])
      expect(notices[0]?.message).toContain('set aside in mock/v1')
      const next = await later.since(null)
      await later.append(next.position, { changes: [added('new')], counters: {} })
      expect(await log.since(first)).toMatchObject({
        kind: 'everything',
        dump: { tables: { notes: [row('new')] } },
      })
    },
  )

  test('is set aside once, even when two tabs find it at the same time', async () => {
    const { factory } = open()
    await everything(open(factory).log)
    await tamper(factory, (db) => db.transaction('heads', 'readwrite').objectStore('heads').clear())
    const one = open(factory)
    const other = open(factory)
    const [first, second] = await Promise.all([one.log.since(null), other.log.since(null)])
    expect(second.position).toEqual(first.position)
    expect([...one.notices, ...other.notices]).toHaveLength(1)
  })

  test('of an earlier format is left alone with a notice', async () => {
    const { factory, log } = open()
    const { position } = await log.since(null)
    await log.append(position, { changes: [added('a')], counters: {} })
    const { log: newer, notices } = open(factory, 2)
    expect(await everything(newer)).toEqual(EMPTY)
    expect(notices).toEqual([{ code: 'earlier_format', message: expect.stringContaining('mock/v1') }])
    expect(await everything(log)).toEqual({ counters: {}, tables: { notes: [row('a')] } })
    const again = open(factory, 2)
    await everything(again.log)
    expect(again.notices).toEqual([])
  })

  test('that was deleted under the tab begins anew', async () => {
    const { factory, log } = open()
    const { position } = await log.since(null)
    const first = await log.append(position, { changes: [added('a')], counters: {} })
    await new Promise((resolve) => {
      factory.deleteDatabase('mock/v1').onsuccess = resolve
    })
    expect(await log.since(first)).toMatchObject({ kind: 'everything', dump: EMPTY })
  })
})
