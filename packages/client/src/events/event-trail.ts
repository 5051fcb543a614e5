/** Identifiers remembered to drop events that arrive twice; more than any server replays. */
const REMEMBERED_IDS = 1_000

/** The way that was come along a stream: the last identifiers of its events. */
export interface EventTrail {
  /** The newest of them, where a stream resumes; undefined while there is none. */
  readonly place: string | undefined
  readonly has: (id: string) => boolean
  /** Says whether it is new; then it is the place. */
  readonly add: (id: string) => boolean
}

/** Makes a trail that begins nowhere yet. */
export function createEventTrail(): EventTrail {
  const ids = new Set<string>()
  let place: string | undefined
  return {
    get place() {
      return place
    },
    has: (id) => ids.has(id),
    add: (id) => {
      if (ids.has(id)) return false
      ids.add(id)
      place = id
      for (const oldest of ids) {
        if (ids.size <= REMEMBERED_IDS) break
        ids.delete(oldest)
      }
      return true
    },
  }
}
