import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMemoryStore } from './memory-store'
import { type Change, type StoredRecord, type Tx, table, type Walk } from './store'

interface Score extends StoredRecord {
  readonly team: string
  readonly points: number
}

const scores = table<Score>()('scores', {
  byTeam: (score) => [score.team, score.points],
  winners: (score) => (score.points > 5 ? [score.points] : null),
})

type Write =
  | { readonly kind: 'put'; readonly row: Score }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'next' }

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const row = fc.record({ id, team: fc.constantFrom('red', 'blue'), points: fc.nat(10) })
const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('put'), row }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete'), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('next') }) },
)
const transactions = fc.array(fc.record({ writes: fc.array(write), fails: fc.boolean() }), { maxLength: 15 })
const after = fc.oneof(
  fc.tuple(fc.constantFrom('red', 'blue')),
  fc.tuple(fc.constantFrom('red', 'blue'), fc.nat(10)),
  fc.tuple(fc.constantFrom('red', 'blue'), fc.nat(10), id),
)
const walk: fc.Arbitrary<Walk> = fc.record(
  { prefix: after, after, order: fc.constantFrom('ascending', 'descending') },
  { requiredKeys: [] },
)

/** A store that copies everything before each transaction and sorts everything for each walk. */
function createNaiveStore() {
  let state = { rows: new Map<string, Score>(), counter: 0 }
  return {
    transaction(writes: readonly Write[], fails: boolean): void {
      const copy = { rows: new Map(state.rows), counter: state.counter }
      for (const write of writes) {
        if (write.kind === 'put') copy.rows.set(write.row.id, write.row)
        if (write.kind === 'delete') copy.rows.delete(write.id)
        if (write.kind === 'next') copy.counter += 1
      }
      if (!fails) state = copy
    },
    counter: () => state.counter,
    rows: () => state.rows,
    walk({ prefix = [], after, order }: Walk): Score[] {
      const padded = (part: string | number) =>
        typeof part === 'number' ? String(part).padStart(4) : part.padEnd(4)
      const text = (key: readonly (string | number)[]) => key.map(padded).join('')
      const keyed = [...state.rows.values()].map((score) => ({
        key: text([score.team, score.points, score.id]),
        score,
      }))
      keyed.sort((left, right) => (left.key < right.key ? -1 : 1))
      if (order === 'descending') keyed.reverse()
      return keyed
        .filter(({ key }) => key.startsWith(text(prefix)))
        .filter(({ key }) => {
          if (!after) return true
          if (key.startsWith(text(after))) return false
          return order === 'descending' ? key < text(after) : key > text(after)
        })
        .map(({ score }) => score)
    },
  }
}

function apply(tx: Tx, writes: readonly Write[], fails: boolean): void {
  for (const write of writes) {
    if (write.kind === 'put') tx.put(scores, write.row)
    if (write.kind === 'delete') tx.delete(scores, write.id)
    if (write.kind === 'next') tx.next('score')
  }
  if (fails) throw new Error('undo it')
}

test('a store does what a naive one does: failed transactions leave no trace, walks are sorted, commits are told', async () => {
  await fc.assert(
    fc.asyncProperty(transactions, fc.array(walk, { minLength: 1 }), async (transactions, walks) => {
      const store = createMemoryStore()
      const naive = createNaiveStore()
      const told = new Map<string, StoredRecord>()
      store.onCommit((changes: readonly Change[]) => {
        for (const { id, row } of changes) row ? told.set(id, row) : told.delete(id)
      })
      for (const { writes, fails } of transactions) {
        await store.transaction((tx) => apply(tx, writes, fails)).catch(() => {})
        naive.transaction(writes, fails)
        await store.read((reader) => {
          expect(reader.count(scores)).toBe(naive.rows().size)
          for (const walk of walks) expect([...reader.walk(scores, 'byTeam', walk)]).toEqual(naive.walk(walk))
          const winners = [...naive.rows().values()].filter(({ points }) => points > 5).length
          expect([...reader.walk(scores, 'winners')]).toHaveLength(winners)
        })
        expect(told).toEqual(new Map(naive.rows()))
      }
      const copy = createMemoryStore(JSON.parse(JSON.stringify(await store.dump())))
      expect(await copy.dump()).toEqual(await store.dump())
      expect(await copy.transaction((tx) => tx.next('score'))).toBe(naive.counter() + 1)
    }),
    { numRuns: 300 },
  )
}, 60_000)
