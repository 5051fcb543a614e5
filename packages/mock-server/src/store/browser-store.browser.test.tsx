import { expect, test } from 'vitest'
import { openBrowserStore } from './browser-store'
import type { StoreNotice } from './commit-log'
import { type Reader, type Store, type StoredRecord, type Tx, table } from './store'

interface Note extends StoredRecord {
  readonly text: string
}
const notes = table<Note>()('notes', { byText: (note) => [note.text] })

const put = (id: string, text: string) => (tx: Tx) => tx.put(notes, { id, text })
const texts = (reader: Reader) => [...reader.walk(notes, 'byText')].map(({ text }) => text)

/** Opens tabs of a browser state that no other test has. */
function openState() {
  const name = `test-${crypto.randomUUID()}`
  const notices: StoreNotice[] = []
  const tab = (format = 1): Promise<Store> =>
    openBrowserStore({ name, format, onNotice: (notice) => notices.push(notice) })
  return { tab, notices }
}

test('two tabs share one state, hear of each other and find it again', async () => {
  const { tab, notices } = openState()
  const [one, other] = [await tab(), await tab()]
  const heard = new Promise<unknown>((resolve) => other.onCommit(resolve))
  await other.read(texts)
  await one.transaction(put('a', 'hello'))
  expect(await heard).toEqual([{ table: 'notes', id: 'a', row: { id: 'a', text: 'hello' } }])
  expect(await other.read(texts)).toEqual(['hello'])
  expect(await (await tab()).read(texts)).toEqual(['hello'])
  expect(notices).toEqual([])
})

test('transactions of two tabs run one after the other, and a failed one leaves no trace', async () => {
  const { tab } = openState()
  const tabs = [await tab(), await tab()]
  const draws = Array.from({ length: 20 }, (_, turn) =>
    tabs[turn % 2]?.transaction((tx) => {
      const n = tx.next('n')
      if (n === 7) tx.put(notes, { id: 'n', text: 'seven' })
      return n
    }),
  )
  const failing = tabs[0]?.transaction((tx) => {
    put('x', 'no')(tx)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  const drawn = await Promise.all(draws)
  expect(drawn.toSorted((left, right) => Number(left) - Number(right))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  )
  for (const store of tabs) expect(await store.read(texts)).toEqual(['seven'])
})

test('a reset in one tab reaches the other', async () => {
  const { tab } = openState()
  const [one, other] = [await tab(), await tab()]
  await one.transaction(put('a', 'old'))
  await other.read(texts)
  const heard = new Promise<unknown>((resolve) => other.onCommit(resolve))
  const fresh: Note = { id: 'z', text: 'new' }
  await one.load({ counters: {}, tables: { notes: [fresh] } })
  expect(await heard).toEqual([])
  expect(await other.read(texts)).toEqual(['new'])
})

test('a state of an earlier format is left alone, with a notice', async () => {
  const { tab, notices } = openState()
  await (await tab(1)).transaction(put('a', 'old'))
  expect(await (await tab(2)).read(texts)).toEqual([])
  expect(notices.map(({ code }) => code)).toEqual(['earlier_format'])
  expect(await (await tab(1)).read(texts)).toEqual(['old'])
})
