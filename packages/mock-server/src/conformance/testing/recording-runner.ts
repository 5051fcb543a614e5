import { expect } from 'vitest'
import type { ConformanceRunner } from '../runner'

/** What became of the tests, by title, in their order. */
export interface Played {
  readonly passed: readonly string[]
  readonly failed: readonly string[]
  readonly skipped: readonly string[]
}

/** A runner that carries nothing out until it is told to, and then remembers what became of it. */
export function createRecordingRunner(): ConformanceRunner & {
  /** Carries out the tests that are wanted, one after another. */
  play(isWanted?: (title: string) => boolean): Promise<Played>
} {
  const tests: { readonly title: string; readonly run: () => Promise<void> }[] = []
  const skipped: string[] = []
  const it = (title: string, run: () => Promise<void>) => void tests.push({ title, run })
  return {
    describe: (_, define) => define(),
    it: Object.assign(it, { skip: (title: string) => void skipped.push(title) }),
    expect,
    async play(isWanted = () => true) {
      const passed: string[] = []
      const failed: string[] = []
      for (const { title, run } of tests.filter((test) => isWanted(test.title))) {
        const became = await run().then(
          () => passed,
          () => failed,
        )
        became.push(title)
      }
      return { passed, failed, skipped }
    },
  }
}
