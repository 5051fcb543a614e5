import type { Instant } from '@creditkit/contract'
import type { Reader, Store, Tx } from '../store/index'
import type { Environment } from './context'

/** Something that happens by itself once its moment has come. */
export interface DueSource {
  /** The earliest moment at which something of it is due, past or ahead; null when nothing ever is. */
  dueAt(reader: Reader): Instant | null
  /** Does everything of it that is due at the environment's moment, which is the one that `dueAt` named. */
  run(tx: Tx, environment: Environment): void
}

/**
 * Lets everything happen that is due by now, each thing at its own moment and in the order of these moments: a jump over
 * three months renews three times, and what expires before a renewal is not there to pay for it. Of sources due at one
 * moment the one listed first goes first. Twice is once.
 */
export async function runDue(environment: Environment, sources: readonly DueSource[]): Promise<void> {
  const now = environment.now()
  if ((await nextOf(environment.store, sources, now)) === null) return
  await environment.store.transaction((tx) => {
    for (let next = earliest(tx, sources, now); next; next = earliest(tx, sources, now)) {
      const { source, at } = next
      source.run(tx, { ...environment, now: () => at })
      if (source.dueAt(tx) === at) throw new Error(`What was due at ${at} is still due after it was done.`)
    }
  })
}

function nextOf(store: Store, sources: readonly DueSource[], now: Instant) {
  return store.read((reader) => earliest(reader, sources, now))
}

function earliest(
  reader: Reader,
  sources: readonly DueSource[],
  now: Instant,
): { readonly source: DueSource; readonly at: Instant } | null {
  let first: { readonly source: DueSource; readonly at: Instant } | null = null
  for (const source of sources) {
    const at = source.dueAt(reader)
    if (at !== null && at <= now && (first === null || at < first.at)) first = { source, at }
  }
  return first
}
