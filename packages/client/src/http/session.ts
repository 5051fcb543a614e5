/** The host's session as the client uses it. */
export interface SessionKeeper {
  /** Counts the renewals; a request remembers it when it leaves. */
  readonly generation: () => number
  /**
   * Renews the session that a request left with. Calls that meet share one renewal, and one whose session has been
   * renewed since needs none. Answers whether it is worth sending the request again.
   */
  readonly renew: (generation: number) => Promise<boolean>
}

/**
 * Keeps a session whose renewal is the host's. A renewal that throws counts as one that failed: the caller gets the 401
 * that it had.
 */
export function createSessionKeeper(refresh: (() => unknown) | undefined): SessionKeeper {
  let generation = 0
  let renewal: Promise<boolean> | null = null

  async function renew(): Promise<boolean> {
    try {
      if ((await refresh?.()) === false) return false
      generation += 1
      return true
    } catch {
      return false
    }
  }

  return {
    generation: () => generation,
    renew: (left) => {
      if (!refresh) return Promise.resolve(false)
      if (left !== generation) return Promise.resolve(true)
      renewal ??= renew().finally(() => {
        renewal = null
      })
      return renewal
    },
  }
}
