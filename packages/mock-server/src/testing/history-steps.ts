import type { ProviderId } from '@creditkit/contract'
import fc from 'fast-check'

/** One thing that happens. Numbers pick one of what there is, so that any step makes sense in any state; a refund of 0 cents is one of all. */
export type Step =
  | { readonly do: 'buy'; readonly provider: ProviderId; readonly cents: number; readonly key: number }
  | { readonly do: 'pay'; readonly pick: number; readonly how: 'at once' | 'later' | 'declined' }
  | { readonly do: 'capture'; readonly pick: number; readonly times: number; readonly key: number }
  | { readonly do: 'look' | 'cancel' | 'settle'; readonly pick: number }
  | { readonly do: 'hold back' | 'release' | 'drop' | 'heal' }
  | { readonly do: 'deliver'; readonly order: 'sent' | 'reversed' | 'shuffled'; readonly duplicates: number }
  | {
      readonly do: 'refund'
      readonly by: 'admin' | 'others'
      readonly pick: number
      readonly cents: number
      readonly key: number
    }
  | { readonly do: 'dispute'; readonly pick: number }
  | { readonly do: 'close dispute'; readonly pick: number; readonly outcome: 'won' | 'lost' }
  | { readonly do: 'spend' | 'adjust' | 'set aside'; readonly minor: number; readonly key: number }
  | { readonly do: 'take'; readonly pick: number; readonly minor: number; readonly key: number }
  | { readonly do: 'let go'; readonly pick: number }
  | { readonly do: 'use'; readonly calls: number; readonly key: number }
  | { readonly do: 'subscribe' | 'redeem'; readonly key: number }
  | { readonly do: 'wait'; readonly hours: number }
  | {
      readonly do: 'lose'
      readonly what: 'charge' | 'refund' | 'look'
      readonly when: 'before' | 'after'
      readonly times: number
    }
  | { readonly do: 'lose answer'; readonly times: number }
  | { readonly do: 'at once'; readonly steps: readonly Step[] }

const pick = fc.nat(2)
const key = fc.nat(4)
const cents = fc.integer({ min: 100, max: 9000 })
const minor = fc.integer({ min: 1, max: 4000 })
const constant = <const Value>(value: Value) => fc.constant(value)
const provider = fc.constantFrom<ProviderId>('paypal', 'stripe', 'stripe_checkout', 'dodo')

const single: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: constant('buy'), provider, cents, key }) },
  {
    weight: 9,
    arbitrary: fc.record({
      do: constant('pay'),
      pick,
      how: fc.constantFrom(
        'at once' as const,
        'at once' as const,
        'at once' as const,
        'later' as const,
        'declined' as const,
      ),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: constant('capture'), pick, times: fc.integer({ min: 1, max: 2 }), key }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('look' as const, 'cancel' as const, 'settle' as const),
      pick,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('hold back' as const, 'release' as const, 'drop' as const, 'heal' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: constant('deliver'),
      order: fc.constantFrom('sent' as const, 'reversed' as const, 'shuffled' as const),
      duplicates: fc.nat(2),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: constant('refund'),
      by: fc.constantFrom('admin' as const, 'others' as const),
      pick,
      cents: fc.oneof({ weight: 2, arbitrary: cents }, constant(0)),
      key,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: constant('dispute'), pick }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: constant('close dispute'),
      pick,
      outcome: fc.constantFrom('won' as const, 'lost' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('spend' as const, 'adjust' as const, 'set aside' as const),
      minor,
      key,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: constant('take'), pick, minor, key }) },
  { weight: 1, arbitrary: fc.record({ do: constant('let go'), pick }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: constant('use'), calls: fc.integer({ min: 1, max: 15_000 }), key }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('subscribe' as const, 'redeem' as const), key }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: constant('wait'),
      hours: fc.oneof(fc.integer({ min: 1, max: 72 }), fc.constant(31 * 24)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: constant('lose'),
      what: fc.constantFrom('charge' as const, 'refund' as const, 'look' as const),
      when: fc.constantFrom('before' as const, 'after' as const),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: constant('lose answer'), times: fc.integer({ min: 1, max: 2 }) }) },
)

/** What can happen, one thing after another or several at once. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc.record({
      do: constant('at once'),
      steps: fc.array(single, { minLength: 2, maxLength: 3 }),
    }),
  },
)
