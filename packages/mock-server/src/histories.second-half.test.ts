import { expect, it } from 'vitest'
import { playHistories } from './testing/play-histories'

it('keeps every invariant after every step of 5 000 histories more', async () => {
  const ends = await playHistories(5_000)
  expect(ends.get('succeeded') ?? 0).toBeGreaterThan(20)
}, 600_000)
