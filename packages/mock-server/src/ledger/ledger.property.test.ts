import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../books/index'
import { type Change, isDue, lapse, type Result } from './index'
import { type Desk, openDesk } from './testing/ledger-desk'
import { arbitrarySteps, type Step } from './testing/ledger-steps'
import { chooseCommand } from './testing/run-step'

const MAX = Number.MAX_SAFE_INTEGER

/** Runs one step at the desk and gives back what came of it; null when there was nothing to do. */
async function take(desk: Desk, step: Step, walletId: string) {
  if (step.kind === 'wait') desk.wait(step.ms)
  const book = await desk.book(walletId)
  const own = await desk.store.read((reader) => [...reader.walk(holds, 'byAccount')])
  const choices = {
    holds: own.filter((hold) => hold.walletId === walletId),
    history: await desk.history(walletId),
  }
  const chosen = chooseCommand(step, book, choices, desk.context, desk.at)
  if (!chosen) return null
  const result: Result<Change> = await desk.run(chosen.command, walletId)
  return { book, chosen, result }
}

/** Runs steps one after the other, checks every invariant after each, and shows each result to `look`. */
async function live(
  steps: readonly Step[],
  look: (result: Result<Change>) => void = () => {},
): Promise<Desk> {
  const desk = openDesk()
  for (const [index, step] of steps.entries()) {
    const walletId = index % 4 === 3 ? 'other' : 'main'
    const before = await desk.store.dump()
    const outcome = await take(desk, step, walletId)
    expect(await desk.violations()).toEqual([])
    if (!outcome) continue
    const after = await desk.book(walletId)
    if (outcome.result.ok) {
      expect(after.version).toBe(outcome.book.version + 1)
      expect(isDue(after, desk.context.now)).toBe(false)
      expect(after.updatedAt >= outcome.book.updatedAt).toBe(true)
    } else {
      expect(await desk.store.dump()).toEqual(before)
    }
    look(outcome.result)
  }
  return desk
}

describe('whatever is asked of the ledger, in whatever order', () => {
  test('every invariant holds after every step, and a refused command changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps(fc.integer({ min: 1, max: 30 }), 40), async (steps) => {
        await live(steps)
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  test('so it is for amounts at the edge of the safe integers, where what does not fit is a problem of its own', async () => {
    const edge = fc.oneof(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: MAX - 5, max: MAX }),
      fc.integer({ min: Math.floor(MAX / 2) - 2, max: Math.floor(MAX / 2) + 2 }),
    )
    let refused = 0
    await fc.assert(
      fc.asyncProperty(arbitrarySteps(edge, 30), async (steps) => {
        await live(steps, (result) => {
          if (!result.ok && result.problem.code === 'amount_out_of_range') refused += 1
        })
      }),
      { numRuns: 150 },
    )
    expect(refused).toBeGreaterThan(50)
  }, 60_000)

  test('lapsing twice is lapsing once', async () => {
    const steps = arbitrarySteps(fc.integer({ min: 1, max: 30 }), 20)
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(120), async (steps, ms) => {
        const desk = await live(steps)
        desk.wait(ms)
        const { book } = lapse(await desk.book(), desk.context)
        expect(lapse(book, desk.context).book).toBe(book)
        expect(isDue(book, desk.context.now)).toBe(false)
      }),
      { numRuns: 50 },
    )
  }, 60_000)
})
