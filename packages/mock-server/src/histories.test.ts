import { expect, it } from 'vitest'
import { playHistories } from './testing/play-histories'

it('keeps every invariant after every step of 10 000 histories of payments, webhooks, refunds, disputes, holds and jumps of time', async () => {
  const ends = await playHistories(10_000)
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
