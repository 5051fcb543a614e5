import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { step } from './testing/history-steps'
import { createHistoryWorld } from './testing/history-world'

/** Five histories of forty steps, the same every time: payments at all providers, webhooks, refunds, faults, jumps of time. */
const histories = fc.sample(fc.array(step, { minLength: 40, maxLength: 40, size: 'max' }), {
  seed: 2026,
  numRuns: 5,
})

async function bytesOf(history: (typeof histories)[number]): Promise<string> {
  const world = createHistoryWorld()
  for (const done of history) await world.carryOut(done)
  return world.bytes()
}

it('gives the same bytes for the same seed and the same requests, webhooks and their signatures included', async () => {
  for (const history of histories) expect(await bytesOf(history)).toBe(await bytesOf(history))
})

it('gives the same bytes on every machine', async () => {
  const digests = await Promise.all(
    histories.map(async (history) =>
      createHash('sha256')
        .update(await bytesOf(history))
        .digest('hex')
        .slice(0, 16),
    ),
  )
  // A change of what is stored changes these: look that it was meant, then write down what the test shows.
  expect(digests).toMatchInlineSnapshot(`
    [
      "b5148d83037232f0",
      "9ce4199ecc54b549",
      "4a9c66587f0c2aaa",
      "a0475b689f550d05",
      "965725cebb5cbdd3",
    ]
  `)
})
