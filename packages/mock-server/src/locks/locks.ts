/**
 * Named exclusive locks. The browser's Web Locks have this shape, so a tab that dies lets go of what it held and no
 * idempotency key stays "in progress" for ever.
 */
export interface Locks {
  /** Waits for the lock, then runs. */
  run<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Runs if the lock is free now; otherwise answers `null` at once. */
  tryRun<T>(name: string, work: () => Promise<T>): Promise<{ value: T } | null>
}

/** Locks within one process. */
export function createMemoryLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>()

  function run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = tails.get(name) ?? Promise.resolve()
    // The name is free again before whoever waits for the outcome goes on, so that their next call finds it free.
    const mine = before.then(work, work).finally(() => {
      if (tails.get(name) === tail) tails.delete(name)
    })
    const tail = mine.catch(() => {})
    tails.set(name, tail)
    return mine
  }

  return {
    run,
    tryRun: async (name, work) => (tails.has(name) ? null : { value: await run(name, work) }),
  }
}

/** Locks that all tabs of an origin share; `prefix` keeps two mock backends on one origin apart. */
export function createWebLocks(manager: LockManager, prefix: string): Locks {
  /** The outcome is told once the lock is free again, so that the next call under the name finds it free. */
  async function request<T>(
    name: string,
    options: LockOptions,
    work: () => Promise<T>,
  ): Promise<{ value: T } | null> {
    const started: Promise<T>[] = []
    await manager.request(`${prefix}:${name}`, options, async (lock) => {
      if (!lock) return
      const running = work()
      started.push(running)
      await running.catch(() => {})
    })
    const [outcome] = started
    return outcome ? { value: await outcome } : null
  }

  return {
    async run(name, work) {
      const done = await request(name, {}, work)
      if (!done) throw new Error(`The lock ${name} was not granted.`)
      return done.value
    },
    tryRun: (name, work) => request(name, { ifAvailable: true }, work),
  }
}
