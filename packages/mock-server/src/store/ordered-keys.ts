import type { IndexKey, Walk } from './store'

/** Sort keys in order, each at most once; adding, removing and finding cost about a binary search, whatever the size. */
export interface OrderedKeys {
  /** Puts a key at its place; one that is there already changes nothing. */
  add(key: IndexKey): void
  /** Takes a key out; one that is not there changes nothing. */
  remove(key: IndexKey): void
  /** Gives keys lazily. Keys may come and go meanwhile: the walk goes on behind the key that it gave last. */
  walk(walk: Walk): Generator<IndexKey, void, undefined>
}

/** Half of this many keys sit in a chunk on average: moving them on an insert costs less than finding the place. */
const CHUNK_SIZE = 512

/**
 * Makes ordered keys, a list of sorted chunks: the chunk is found by binary search and then the place in it, and a
 * chunk that overflows is cut in two.
 */
export function createOrderedKeys(initial: Iterable<IndexKey> = []): OrderedKeys {
  const chunks = cut([...initial].sort(compareKeys))
  let revision = 0

  /** The first key for which `reached` holds, given that it holds for every key behind that one too. */
  function seek(reached: (key: IndexKey) => boolean): Place {
    const chunk = firstIndex(chunks.length, (index) => reached(lastOf(chunks[index])))
    const keys = chunks[chunk] ?? []
    return { chunk, at: firstIndex(keys.length, (index) => reached(keyAt(keys, index))) }
  }

  function stepBack({ chunk, at }: Place): Place {
    if (at > 0) return { chunk, at: at - 1 }
    return { chunk: chunk - 1, at: (chunks[chunk - 1]?.length ?? 0) - 1 }
  }

  function stepOn({ chunk, at }: Place): Place {
    return at + 1 < (chunks[chunk]?.length ?? 0) ? { chunk, at: at + 1 } : { chunk: chunk + 1, at: 0 }
  }

  return {
    add(key) {
      const { chunk, at } = seek((other) => compareKeys(other, key) >= 0)
      const found = chunks[chunk]?.[at]
      if (found && compareKeys(found, key) === 0) return
      revision += 1
      // A key behind all others joins the last chunk.
      const home = chunks[chunk] ?? chunks[chunk - 1]
      if (!home) {
        chunks.push([key])
        return
      }
      home.splice(chunks[chunk] ? at : home.length, 0, key)
      if (home.length > CHUNK_SIZE) {
        chunks.splice(chunks.indexOf(home) + 1, 0, home.splice(CHUNK_SIZE / 2))
      }
    },

    remove(key) {
      const { chunk, at } = seek((other) => compareKeys(other, key) >= 0)
      const home = chunks[chunk]
      const found = home?.[at]
      if (!home || !found || compareKeys(found, key) !== 0) return
      revision += 1
      home.splice(at, 1)
      if (home.length === 0) chunks.splice(chunk, 1)
    },

    *walk({ prefix = [], after, order = 'ascending' }) {
      const ascending = order === 'ascending'
      const from = ascending
        ? (key: IndexKey) => compareStart(key, prefix) >= 0 && (!after || compareStart(key, after) > 0)
        : (key: IndexKey) => compareStart(key, prefix) > 0 || (!!after && compareStart(key, after) >= 0)
      let place = ascending ? seek(from) : stepBack(seek(from))
      for (;;) {
        const key = chunks[place.chunk]?.[place.at]
        if (!key || compareStart(key, prefix) !== 0) return
        const seen = revision
        yield key
        if (seen === revision) place = ascending ? stepOn(place) : stepBack(place)
        else if (ascending) place = seek((other) => compareKeys(other, key) > 0)
        else place = stepBack(seek((other) => compareKeys(other, key) >= 0))
      }
    },
  }
}

interface Place {
  readonly chunk: number
  readonly at: number
}

/** Orders two keys part by part; a key that is the start of another comes first, and a number comes before a text. */
export function compareKeys(left: IndexKey, right: IndexKey): number {
  return compareStart(left, right) || left.length - right.length
}

/** Orders a key against a bound by the bound's parts alone: 0 when the key starts with the bound. */
function compareStart(key: IndexKey, bound: IndexKey): number {
  for (let place = 0; place < bound.length; place += 1) {
    const part = key[place]
    const other = bound[place]
    if (part === other) continue
    if (part === undefined || other === undefined) return part === undefined ? -1 : 1
    if (typeof part !== typeof other) return typeof part === 'number' ? -1 : 1
    return part < other ? -1 : 1
  }
  return 0
}

/** The key, when all its parts can be ordered; RangeError when one is neither a text nor a finite number. */
export function checkedKey(key: IndexKey): IndexKey {
  for (const part of key) {
    if (typeof part === 'string' || Number.isFinite(part)) continue
    throw new RangeError(`A sort key is made of texts and finite numbers, not of ${part}.`)
  }
  return key
}

/** The first index from 0 to `length` that passes, by binary search; `length` when none does. */
function firstIndex(length: number, passes: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function cut(sorted: IndexKey[]): IndexKey[][] {
  const chunks: IndexKey[][] = []
  for (const key of sorted) {
    const last = chunks.at(-1)
    const previous = last?.at(-1)
    if (previous && compareKeys(previous, key) === 0) continue
    if (last && last.length < CHUNK_SIZE / 2) last.push(key)
    else chunks.push([key])
  }
  return chunks
}

function keyAt(keys: readonly IndexKey[], index: number): IndexKey {
  return keys[index] ?? []
}

function lastOf(keys: readonly IndexKey[] = []): IndexKey {
  return keys.at(-1) ?? []
}
