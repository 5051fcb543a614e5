import { describe, expect, test } from 'vitest'
import { createMemoryStore } from './memory-store'
import { type StoredRecord, type Tx, table } from './store'

interface Song extends StoredRecord {
  readonly artist: string
  readonly plays: number
  readonly tags?: readonly string[]
}

const songs = table<Song>()('songs', {
  byArtist: (song) => [song.artist, song.plays],
  tagged: (song) => (song.tags ? [song.tags.join(' ')] : null),
})

const song = (id: string, artist: string, plays: number): Song => ({ id, artist, plays })

const fill = (tx: Tx) => {
  tx.put(songs, song('a', 'Nina', 3))
  tx.put(songs, song('b', 'Nina', 1))
  tx.put(songs, song('c', 'Otis', 2))
  tx.put(songs, song('d', 'Nina', 1))
}

const ids = (rows: Iterable<StoredRecord>) => [...rows].map((row) => row.id).join('')

describe('reading', () => {
  test('a row is found by its identifier, and a missing one is undefined', async () => {
    const store = createMemoryStore()
    await store.transaction(fill)
    expect(await store.read((reader) => reader.get(songs, 'c'))).toEqual(song('c', 'Otis', 2))
    expect(await store.read((reader) => reader.get(songs, 'z'))).toBeUndefined()
    expect(await store.read((reader) => reader.count(songs))).toBe(4)
  })

  test('an index walks by key, then by identifier, in both orders', async () => {
    const store = createMemoryStore()
    await store.transaction(fill)
    await store.read((reader) => {
      expect(ids(reader.walk(songs, 'byArtist'))).toBe('bdac')
      expect(ids(reader.walk(songs, 'byArtist', { order: 'descending' }))).toBe('cadb')
    })
  })

  test('a walk keeps to its prefix and goes on behind a key, or behind a row among equals', async () => {
    const store = createMemoryStore()
    await store.transaction(fill)
    await store.read((reader) => {
      const walk = (options: Parameters<typeof reader.walk>[2]) =>
        ids(reader.walk(songs, 'byArtist', options))
      expect(walk({ prefix: ['Nina'] })).toBe('bda')
      expect(walk({ prefix: ['Nina', 1] })).toBe('bd')
      expect(walk({ prefix: ['Nobody'] })).toBe('')
      expect(walk({ prefix: ['Nina'], after: ['Nina', 1] })).toBe('a')
      expect(walk({ prefix: ['Nina'], after: ['Nina', 1, 'b'] })).toBe('da')
      expect(walk({ prefix: ['Nina'], after: ['Nina', 3], order: 'descending' })).toBe('db')
      expect(walk({ prefix: ['Otis'], after: ['Nina', 1] })).toBe('c')
      expect(walk({ prefix: ['Nina'], after: ['Otis'], order: 'descending' })).toBe('adb')
    })
  })

  test('a row whose index key is null is not in that index', async () => {
    const store = createMemoryStore()
    await store.transaction((tx) => {
      fill(tx)
      tx.put(songs, { ...song('t', 'Otis', 9), tags: ['soul'] })
    })
    expect(ids(await store.read((reader) => [...reader.walk(songs, 'tagged')]))).toBe('t')
  })

  test('rows may be put and deleted while a walk is under way', async () => {
    const store = createMemoryStore()
    await store.transaction((tx) => {
      fill(tx)
      const seen: string[] = []
      for (const row of tx.walk(songs, 'byArtist')) {
        seen.push(row.id)
        tx.put(songs, { ...row, artist: 'Aretha' })
        if (row.id === 'b') tx.delete(songs, 'd')
      }
      expect(seen.join('')).toBe('bac')
      expect(ids(tx.walk(songs, 'byArtist'))).toBe('bca')
    })
  })
})

describe('transactions', () => {
  test('a thrown error undoes every put, delete and counter of its transaction', async () => {
    const store = createMemoryStore()
    await store.transaction((tx) => {
      fill(tx)
      tx.next('song')
    })
    const before = await store.dump()
    const failing = store.transaction((tx) => {
      tx.put(songs, song('a', 'Zoe', 99))
      tx.put(songs, song('a', 'Zoe', 100))
      tx.put(songs, song('new', 'Zoe', 1))
      tx.delete(songs, 'b')
      tx.next('song')
      tx.next('other')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await store.dump()).toEqual(before)
    expect(ids(await store.read((reader) => [...reader.walk(songs, 'byArtist')]))).toBe('bdac')
    expect(await store.transaction((tx) => [tx.next('song'), tx.next('other')])).toEqual([2, 1])
  })

  test('calling the store inside a transaction fails that transaction', async () => {
    const store = createMemoryStore()
    await expect(
      store.transaction((tx) => {
        fill(tx)
        void store.transaction(fill)
      }),
    ).rejects.toThrow('A transaction is running')
    await expect(
      store.transaction((tx) => {
        fill(tx)
        void store.read(() => 0)
      }),
    ).rejects.toThrow('A transaction is running')
    expect((await store.dump()).tables).toEqual({})
  })

  test('an asynchronous transaction is refused and undone', async () => {
    const store = createMemoryStore()
    await expect(store.transaction(async (tx) => fill(tx))).rejects.toThrow('synchronous')
    expect((await store.dump()).tables).toEqual({})
  })

  test('a transaction that is over can no longer be used, nor a walk of it', async () => {
    const store = createMemoryStore()
    const { tx, walk } = await store.transaction((tx) => {
      fill(tx)
      return { tx, walk: tx.walk(songs, 'byArtist')[Symbol.iterator]() }
    })
    expect(() => tx.get(songs, 'a')).toThrow('over')
    expect(() => tx.put(songs, song('x', 'X', 1))).toThrow('over')
    expect(() => walk.next()).toThrow('over')
  })

  test('rows are frozen through and through', async () => {
    const store = createMemoryStore()
    const tags = ['soul']
    const row = await store.transaction((tx) => {
      tx.put(songs, { ...song('a', 'Nina', 3), tags })
      return tx.get(songs, 'a')
    })
    expect(Object.isFrozen(row)).toBe(true)
    expect(() => tags.push('jazz')).toThrow(TypeError)
  })

  test('what JSON would lose is refused with its path', async () => {
    const store = createMemoryStore()
    for (const plays of [Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(store.transaction((tx) => tx.put(songs, song('a', 'Nina', plays)))).rejects.toThrow(
        'songs a.plays',
      )
    }
  })

  test('a row that an index cannot order is refused, and no index keeps a trace of it', async () => {
    const fussy = table<Song>()('fussy', {
      byArtist: (song) => [song.artist],
      byLength: (song) => [song.tags ? Number.NaN : song.plays],
    })
    const store = createMemoryStore()
    await store.transaction((tx) => {
      tx.put(fussy, song('a', 'Nina', 3))
      expect([...tx.walk(fussy, 'byArtist'), ...tx.walk(fussy, 'byLength')]).toHaveLength(2)
    })
    const bad = { ...song('a', 'Zoe', 3), tags: [] }
    await expect(store.transaction((tx) => tx.put(fussy, bad))).rejects.toThrow(RangeError)
    await store.read((reader) => {
      expect([...reader.walk(fussy, 'byArtist', { prefix: ['Nina'] })]).toEqual([song('a', 'Nina', 3)])
      expect([...reader.walk(fussy, 'byArtist', { prefix: ['Zoe'] })]).toEqual([])
    })
  })

  test('two declarations of one table are refused', async () => {
    const store = createMemoryStore()
    await store.transaction(fill)
    const impostor = table<Song>()('songs', {})
    await expect(store.read((reader) => reader.get(impostor, 'a'))).rejects.toThrow('Two tables')
  })
})

describe('commits', () => {
  test('listeners hear each changed row once, with how it ended up', async () => {
    const store = createMemoryStore()
    await store.transaction(fill)
    const heard: unknown[] = []
    const stop = store.onCommit((changes) => heard.push(changes))
    await store.transaction((tx) => {
      tx.put(songs, song('a', 'Zoe', 1))
      tx.put(songs, song('a', 'Zoe', 2))
      tx.put(songs, song('brief', 'Zoe', 1))
      tx.delete(songs, 'brief')
      tx.delete(songs, 'b')
    })
    await store.transaction((tx) => tx.delete(songs, 'never there'))
    stop()
    await store.transaction((tx) => tx.delete(songs, 'a'))
    expect(heard).toEqual([
      [
        { table: 'songs', id: 'a', row: song('a', 'Zoe', 2) },
        { table: 'songs', id: 'b', row: null },
      ],
    ])
  })

  test('a listener may use the store', async () => {
    const store = createMemoryStore()
    const counts: Promise<number>[] = []
    store.onCommit(() => counts.push(store.read((reader) => reader.count(songs))))
    await store.transaction(fill)
    expect(await Promise.all(counts)).toEqual([4])
  })
})

describe('dump and load', () => {
  test('a dump loads into the same rows, counters and indexes, also through JSON', async () => {
    const store = createMemoryStore()
    await store.transaction((tx) => {
      fill(tx)
      tx.next('song')
    })
    const dump = await store.dump()
    const copy = createMemoryStore(JSON.parse(JSON.stringify(dump)))
    expect(await copy.dump()).toEqual(dump)
    expect(ids(await copy.read((reader) => [...reader.walk(songs, 'byArtist')]))).toBe('bdac')
    expect(await copy.transaction((tx) => tx.next('song'))).toBe(2)
  })

  test('the same rows dump to the same bytes, whatever order they came in', async () => {
    const one = createMemoryStore()
    await one.transaction(fill)
    const other = createMemoryStore()
    await other.transaction((tx) => {
      tx.put(songs, song('c', 'Otis', 2))
      fill(tx)
      tx.put(songs, song('x', 'X', 1))
      tx.delete(songs, 'x')
    })
    expect(JSON.stringify(await other.dump())).toBe(JSON.stringify(await one.dump()))
  })

  test('loading replaces everything and tells listeners so, without changes', async () => {
    const store = createMemoryStore()
    await store.transaction(fill)
    const heard: unknown[] = []
    store.onCommit((changes) => heard.push(changes))
    await store.load({ counters: { song: 7 }, tables: { songs: [song('z', 'Zoe', 1)] } })
    expect(heard).toEqual([[]])
    expect(ids(await store.read((reader) => [...reader.walk(songs, 'byArtist')]))).toBe('z')
    expect(await store.transaction((tx) => tx.next('song'))).toBe(8)
  })

  test('a broken dump is refused and nothing is replaced', async () => {
    const store = createMemoryStore()
    await store.transaction(fill)
    const before = await store.dump()
    const rows: unknown[] = [
      [{ id: 1 }],
      [null],
      [song('a', 'N', 1), song('a', 'N', 2)],
      [song('a', 'N', Number.NaN)],
    ]
    for (const songs of rows) {
      const broken = JSON.parse('{"counters":{},"tables":{}}')
      broken.tables.songs = songs
      await expect(store.load(broken)).rejects.toThrow()
    }
    expect(await store.dump()).toEqual(before)
  })
})
