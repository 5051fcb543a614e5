import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CommitLog } from './commit-log'
import { createMemoryStore } from './memory-store'
import { type Reader, type StoreDump, type StoredRecord, type Tx, table } from './store'
import { openBrowser } from './testing/browser'

interface Note extends StoredRecord {
  readonly text: string
}
const notes = table<Note>()('notes', { byText: (note) => [note.text] })
const texts = (reader: Reader) => [...reader.walk(notes, 'byText')].map(({ id, text }) => `${id}=${text}`)

type Work =
  | { readonly kind: 'put' | 'delete' | 'throw' | 'count'; readonly id: string }
  | { readonly kind: 'read' | 'load' }

const arbitraryWork: fc.Arbitrary<Work> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom('put', 'put', 'delete', 'throw', 'count'),
      id: fc.constantFrom('a', 'b', 'c'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('load') }) },
)

const other: Note = { id: 'r', text: 'reset' }
const RESET: StoreDump = { counters: { n: 1000 }, tables: { notes: [other] } }

/** The log has it, but cannot say so any more. */
const KEPT = 'the answer was lost'

/** A transaction whose answer depends on all that was committed before it. */
function perform(work: Work, tx: Tx): unknown {
  const n = tx.next('n')
  const before = texts(tx)
  if (work.kind === 'put') tx.put(notes, { id: work.id, text: String(n) })
  if (work.kind === 'delete') tx.delete(notes, work.id)
  if (work.kind === 'throw') throw new Error('undone')
  return { n, before }
}

/** A commit in the order in which the lock let them through, and what its tab was told. */
interface Committed {
  readonly work: Work
  answer?: unknown
  settled: boolean
}

test('any interleaving of two tabs, whose log fails now and then, gives what one store gives in the order of the commits', async () => {
  const plan = fc.array(fc.record({ tab: fc.nat(1), work: arbitraryWork, pause: fc.nat(3) }), {
    maxLength: 25,
    size: 'max',
  })
  await fc.assert(
    fc.asyncProperty(plan, fc.infiniteStream(fc.nat(9)), async (plan, luck) => {
      const committed: Committed[] = []
      const reads: { readonly seen: readonly string[]; readonly settledBefore: readonly Committed[] }[] = []
      const flaky = (log: CommitLog): CommitLog => ({
        ...log,
        async append(...commit) {
          const fate = luck.next().value
          if (fate === 0) throw new Error('no room')
          const position = await log.append(...commit)
          if (fate === 1) throw new Error(KEPT)
          return position
        },
        async replace(dump) {
          const position = await log.replace(dump)
          committed.push({ work: { kind: 'load' }, settled: true })
          return position
        },
      })
      const browser = openBrowser()
      const tabs = [browser.tab(flaky), browser.tab(flaky)]

      const run = async ({ tab, work, pause }: { tab: number; work: Work; pause: number }) => {
        await new Promise((resolve) => setTimeout(resolve, pause))
        const store = tabs[tab] ?? browser.tab()
        if (work.kind === 'load') return store.load(RESET)
        if (work.kind === 'read') {
          const settledBefore = committed.filter(({ settled }) => settled)
          reads.push({ settledBefore, seen: await store.read(texts) })
          return
        }
        const mine: Committed = { work, settled: false }
        try {
          mine.answer = await store.transaction((tx) => {
            committed.push(mine)
            return perform(work, tx)
          })
          mine.settled = true
        } catch (error) {
          if (!String(error).includes(KEPT)) committed.splice(committed.indexOf(mine), 1)
        }
      }
      await Promise.all(plan.map(run))

      const single = createMemoryStore()
      const history = [await single.read(texts)]
      for (const { work, answer, settled } of committed) {
        if (work.kind === 'load') await single.load(RESET)
        else {
          const due = await single.transaction((tx) => perform(work, tx))
          if (settled) expect(answer).toEqual(due)
        }
        history.push(await single.read(texts))
      }
      for (const tab of [...tabs, browser.tab()]) expect(await tab.dump()).toEqual(await single.dump())

      for (const { seen, settledBefore } of reads) {
        const earliest = Math.max(0, ...settledBefore.map((commit) => committed.indexOf(commit) + 1))
        expect(history.slice(earliest)).toContainEqual(seen)
      }
    }),
    { numRuns: 100 },
  )
}, 60_000)
