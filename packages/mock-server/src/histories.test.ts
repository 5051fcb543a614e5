import { expect, it } from 'vitest'
import { playHistories } from './testing/play-histories'

// The other half is in histories.second-half.test.ts, so that two workers share them.
it('keeps every invariant after every step of 5 000 histories of payments, webhooks, refunds, disputes, holds and jumps of time', async () => {
  const ends = await playHistories(5_000)
  // Histories in which nothing is ever paid for, or given back, would prove little.
  const reached = [
    'succeeded',
    'processing',
    'canceled',
    'expired',
    'partially_refunded',
    'refunded',
    'disputed',
  ]
  for (const status of reached)
    expect(ends.get(status) ?? 0, `purchases that end ${status}`).toBeGreaterThan(20)
}, 600_000)
