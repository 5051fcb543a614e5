/** Work that happens between requests: webhooks on their way, top-ups that have become due. */
export interface Background {
  /** Carries a request out once nothing happens in the background any more; what it sets off happens after its answer. */
  between<T>(request: () => Promise<T>): Promise<T>
  /** Says that there is something to do; it is done now, or after the requests that are being carried out. */
  nudge(): void
  /** Waits until there is nothing left to do and no request that could add something. */
  idle(): Promise<void>
}

/**
 * Runs background work in turns with requests, never beside them, so that the same requests have the same effects in
 * the same order every time. A job answers whether it did anything; all of them go round until none did.
 */
export function createBackground(
  jobs: readonly (() => Promise<boolean>)[],
  onUnexpected: (error: unknown) => void,
): Background {
  let requests = 0
  let isWanted = false
  let round: Promise<void> | null = null

  async function goRound(): Promise<void> {
    while (isWanted) {
      isWanted = false
      for (const job of jobs) if (await job().catch(unexpected)) isWanted = true
    }
    round = null
  }

  function unexpected(error: unknown): boolean {
    onUnexpected(error)
    return false
  }

  function start(): void {
    if (requests === 0 && isWanted && !round) round = goRound()
  }

  return {
    async between(request) {
      while (round) await round
      requests += 1
      try {
        return await request()
      } finally {
        requests -= 1
        start()
      }
    },
    nudge() {
      isWanted = true
      start()
    },
    async idle() {
      while (round) await round
    },
  }
}
