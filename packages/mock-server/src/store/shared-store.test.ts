import { describe, expect, test } from 'vitest'
import type { CommitLog } from './commit-log'
import { type Reader, type Store, type StoredRecord, type Tx, table } from './store'
import { openBrowser } from './testing/browser'

interface Note extends StoredRecord {
  readonly text: string
}
const notes = table<Note>()('notes', { byText: (note) => [note.text] })

const put = (id: string, text: string) => (tx: Tx) => tx.put(notes, { id, text })
const texts = (reader: Reader) => [...reader.walk(notes, 'byText')].map(({ text }) => text)
const untilHeard = (store: Store) => new Promise<unknown>((resolve) => store.onCommit(resolve))

describe('two tabs', () => {
  test('what one commits the other reads, and reads again after a reload', async () => {
    const browser = openBrowser()
    const [one, other] = [browser.tab(), browser.tab()]
    await one.transaction(put('a', 'hello'))
    expect(await other.read(texts)).toEqual(['hello'])
    await other.transaction((tx) => tx.delete(notes, 'a'))
    expect(await one.read(texts)).toEqual([])
    await one.transaction(put('b', 'kept'))
    expect(await browser.tab().read(texts)).toEqual(['kept'])
  })

  test('never draw the same number from a counter', async () => {
    const browser = openBrowser()
    const [one, other] = [browser.tab(), browser.tab()]
    const draw = (tx: Tx) => tx.next('n')
    const drawn = await Promise.all(
      [1, 2, 3, 4, 5].flatMap(() => [one.transaction(draw), other.transaction(draw)]),
    )
    expect([...drawn].sort((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  test('the other tab hears of a commit without asking', async () => {
    const browser = openBrowser()
    const [one, other] = [browser.tab(), browser.tab()]
    await other.read(texts)
    const heard = untilHeard(other)
    await one.transaction(put('a', 'hello'))
    expect(await heard).toEqual([{ table: 'notes', id: 'a', row: { id: 'a', text: 'hello' } }])
  })

  test('loading in one tab replaces everything in the other, which hears of it', async () => {
    const browser = openBrowser()
    const [one, other] = [browser.tab(), browser.tab()]
    await other.transaction(put('a', 'old'))
    const heard = untilHeard(other)
    await one.load({ counters: { n: 41 }, tables: { notes: [{ id: 'z', text: 'new' } as StoredRecord] } })
    expect(await heard).toEqual([])
    expect(await other.read(texts)).toEqual(['new'])
    expect(await other.transaction((tx) => tx.next('n'))).toBe(42)
  })

  test('a broken dump is refused and nothing is replaced', async () => {
    const browser = openBrowser()
    const [one, other] = [browser.tab(), browser.tab()]
    await one.transaction(put('a', 'kept'))
    await expect(one.load(JSON.parse('{"counters":{},"tables":{"notes":[{}]}}'))).rejects.toThrow(TypeError)
    expect(await one.read(texts)).toEqual(['kept'])
    expect(await other.read(texts)).toEqual(['kept'])
  })

  test('a row that came and went since the last look is no news', async () => {
    const browser = openBrowser()
    const [one, other] = [browser.tab(), browser.tab()]
    await other.read(texts)
    other.close()
    const heard: unknown[] = []
    other.onCommit((changes) => heard.push(changes))
    await one.transaction(put('a', 'brief'))
    await one.transaction((tx) => tx.delete(notes, 'a'))
    expect(await other.read(texts)).toEqual([])
    expect(heard).toEqual([])
  })

  test('a closed tab hears nothing more', async () => {
    const browser = openBrowser()
    const [one, other] = [browser.tab(), browser.tab()]
    await other.read(texts)
    const heard: unknown[] = []
    other.onCommit((changes) => heard.push(changes))
    other.close()
    await one.transaction(put('a', 'hello'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(heard).toEqual([])
  })
})

describe('when it cannot be kept', () => {
  const full = (log: CommitLog): CommitLog => ({
    ...log,
    append: () => Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError')),
  })

  test('the transaction fails with the reason, memory is rolled back, and nobody hears of it', async () => {
    const browser = openBrowser()
    const [one, other] = [browser.tab(full), browser.tab()]
    await other.transaction(put('a', 'kept'))
    await one.read(texts)
    const heard: unknown[] = []
    one.onCommit((changes) => heard.push(changes))
    other.onCommit((changes) => heard.push(changes))
    const failing = one.transaction((tx) => {
      put('a', 'lost')(tx)
      tx.next('n')
    })
    await expect(failing).rejects.toThrow('The disk is full.')
    expect(await one.read(texts)).toEqual(['kept'])
    expect(await one.dump()).toEqual(await other.dump())
    expect(heard).toEqual([])
  })

  test('a transaction that throws is undone here and never seen there', async () => {
    const browser = openBrowser()
    const [one, other] = [browser.tab(), browser.tab()]
    const failing = one.transaction((tx) => {
      put('a', 'no')(tx)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await one.read(texts)).toEqual([])
    expect(await other.read(texts)).toEqual([])
  })

  test('calling the store inside a transaction fails that transaction instead of waiting for ever', async () => {
    const one = openBrowser().tab()
    await expect(one.transaction(() => void one.read(texts))).rejects.toThrow('A transaction is running')
  })
})
