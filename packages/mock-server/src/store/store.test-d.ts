import { expectTypeOf, test } from 'vitest'
import { type StoredRecord, type Tx, table } from './store'

interface Song extends StoredRecord {
  readonly plays: number
}
const songs = table<Song>()('songs', { byPlays: (song) => [song.plays] })
const bare = table<Song>()('bare', {})

declare const tx: Tx

test('a table gives and takes its own rows, with indexes or without', () => {
  expectTypeOf(tx.get(songs, 'a')).toEqualTypeOf<Song | undefined>()
  expectTypeOf(tx.get(bare, 'a')).toEqualTypeOf<Song | undefined>()
  expectTypeOf(tx.walk(songs, 'byPlays')).toEqualTypeOf<Iterable<Song>>()
  tx.put(songs, { id: 'a', plays: 1 })
  // @ts-expect-error a row of another shape
  tx.put(songs, { id: 'a', name: 'x' })
  // @ts-expect-error a row of another shape, in a table without indexes
  tx.put(bare, { id: 'a', name: 'x' })
})

test('only an index that the table declares can be walked', () => {
  // @ts-expect-error no such index
  tx.walk(songs, 'byName')
  // @ts-expect-error it has none
  tx.walk(bare, 'byPlays')
})
