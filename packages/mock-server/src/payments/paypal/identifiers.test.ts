import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../store/index'
import { createIdentifiers } from './identifiers'

describe('identifiers', () => {
  it('of one store never repeat, whatever the seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { resource } = createIdentifiers(seed)
        const drawn = await createMemoryStore().transaction((tx) =>
          Array.from({ length: 2_000 }, () => resource(tx)),
        )
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.every((id) => /^[A-Z0-9]{17}$/.test(id))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})
