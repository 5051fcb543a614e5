import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSpendingWorld, type WorldSpend } from './testing/spending-world'

const INITIAL = 1_000
const RUNS = { numRuns: 150 }

interface Batch {
  readonly base: number
  readonly spends: WorldSpend[]
}
type World = Awaited<ReturnType<typeof createSpendingWorld>>
const kinds = ['spend', 'decide', 'refuse', 'deliver', 'tell', 'ask', 'read', 'answer'] as const
/** `lose` loses the answer of a spend that happened; `loseEarly` one that may never have arrived. */
const losses = ['lose', 'sendAgain'] as const
type Kind = (typeof kinds)[number] | (typeof losses)[number] | 'change' | 'failRead' | 'loseEarly'

function stepsOf<Each extends Kind>(kind: readonly Each[], largest: number) {
  const step = fc.record({
    kind: fc.constantFrom(...kind),
    pick: fc.nat(8),
    amount: fc.integer({ min: 1, max: largest }),
  })
  return fc.array(step, { maxLength: 40, size: 'max' })
}

/** Takes a step where it makes sense: of the spends that it may be about, `pick` chooses one. */
async function take(world: World, { kind, pick, amount }: { kind: Kind; pick: number; amount: number }) {
  const among = (isMeant: (spend: WorldSpend) => boolean) => {
    const meant = world.spends().filter(isMeant)
    return meant[pick % Math.max(1, meant.length)]
  }
  const travels = among(({ decision }) => decision === 'travels')
  const awaited = among(({ decision, answer }) => decision !== 'travels' && answer === 'awaited')
  const lost = among(({ answer }) => answer === 'lost')
  if (kind === 'spend') await world.spend(amount)
  if (kind === 'decide' && travels) world.decide(travels)
  if (kind === 'refuse' && travels) world.decide(travels, false)
  if (kind === 'deliver' && awaited) await world.deliver(awaited)
  if (kind === 'lose' && awaited?.decision === 'happened') await world.lose(awaited)
  if (kind === 'loseEarly' && travels) await world.lose(travels)
  if (kind === 'sendAgain' && lost) await world.sendAgain(lost)
  if (kind === 'tell') world.tell(pick)
  if (kind === 'change') world.change(pick % 2 === 0 ? amount : -amount)
  if (kind === 'ask') await world.ask()
  if (kind === 'read') world.read()
  if (kind === 'answer') await world.deliverRead()
  if (kind === 'failRead') await world.deliverRead(true)
}

const isGivenBack = ({ decision, answer }: WorldSpend) => decision === 'refused' && answer === 'delivered'
const newestOf = (world: World) => world.history().at(-1)?.available.minor

describe('the balance that is shown around spends', () => {
  test('alone with the server, is at every moment what there was, less what was begun and not refused', async () => {
    const property = fc.asyncProperty(stepsOf([...kinds, ...losses], 30), async (steps) => {
      const world = await createSpendingWorld(INITIAL)
      for (const step of steps) {
        await take(world, step)
        const gone = world.spends().filter((spend) => !isGivenBack(spend))
        expect(world.shown()).toBe(gone.reduce((left, { amount }) => left - amount, INITIAL))
      }
      await world.comeToRest()
      expect(world.shown()).toBe(newestOf(world))
      world.stop()
    })
    await fc.assert(property, RUNS)
  })

  test('while others change it too, is frozen until the last spend has ended, and then the newest that was heard', async () => {
    const property = fc.asyncProperty(
      stepsOf([...kinds, 'change', 'failRead'], INITIAL / 2),
      async (steps) => {
        const world = await createSpendingWorld(INITIAL)
        let batch: Batch | null = null
        for (const step of steps) {
          const before = world.shown() ?? Number.NaN
          await take(world, step)
          const latest = world.spends().at(-1)
          if (step.kind === 'spend' && latest && latest.amount <= before) {
            batch ??= { base: before, spends: [] }
            batch.spends.push(latest)
          }
          if (batch?.spends.every(({ answer }) => answer === 'delivered')) batch = null
          const kept = batch?.spends.filter((spend) => !isGivenBack(spend))
          const expected = kept?.reduce((left, { amount }) => left - amount, batch?.base ?? 0)
          expect(world.shown()).toBe(expected ?? world.newestHeard())
          expect(world.shown()).toBeGreaterThanOrEqual(0)
        }
        await world.comeToRest()
        expect(world.shown()).toBe(world.newestHeard())
        world.stop()
      },
    )
    await fc.assert(property, RUNS)
  })

  test('whatever is lost on the way, is never below zero, and in the end what the server has', async () => {
    const property = fc.asyncProperty(
      stepsOf([...kinds, ...losses, 'loseEarly', 'change', 'failRead'], INITIAL / 2),
      async (steps) => {
        const world = await createSpendingWorld(INITIAL)
        for (const step of steps) {
          await take(world, step)
          expect(world.shown()).toBeGreaterThanOrEqual(0)
        }
        await world.comeToRest()
        await world.ask()
        await world.comeToRest()
        expect(world.shown()).toBe(newestOf(world))
        world.stop()
      },
    )
    await fc.assert(property, RUNS)
  })
})
