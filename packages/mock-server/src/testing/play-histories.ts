import fc from 'fast-check'
import { expect } from 'vitest'
import { step } from './history-steps'
import { createHistoryWorld } from './history-world'

/** Histories are played, and simpler ones looked for, for so long. */
const SEARCH_MS = 540_000

/**
 * Plays so many random histories and judges the books after every step, and at rest. A history that fails is shrunk to a
 * minimal one and printed with its seed. Answers with how many purchases ended in each state.
 */
export async function playHistories(histories: number): Promise<ReadonlyMap<string, number>> {
  const ends = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 24, size: 'max' }), async (history) => {
      const world = createHistoryWorld()
      for (const [index, done] of history.entries()) {
        await world.carryOut(done)
        expect(await world.violations(), `after step ${index + 1}`).toEqual([])
      }
      for (const end of await world.ends()) ends.set(end, (ends.get(end) ?? 0) + 1)
      expect(await world.discrepancies()).toEqual([])
      expect(await world.violations(), 'at rest').toEqual([])
    }),
    { numRuns: histories, interruptAfterTimeLimit: SEARCH_MS },
  )
  return ends
}
