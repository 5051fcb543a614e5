import fc from 'fast-check'

/** A step of a random history; `pick` chooses among what there is to choose from. */
export type Step =
  | { readonly kind: 'credit'; readonly amount: number; readonly lasts: number | null; readonly type: string }
  | {
      readonly kind: 'debit' | 'hold' | 'writePending' | 'changePending'
      readonly amount: number
      readonly lasts: number
    }
  | { readonly kind: 'capture'; readonly pick: number; readonly percent: number }
  | { readonly kind: 'release' | 'reverse' | 'complete' | 'fail'; readonly pick: number }
  | { readonly kind: 'takeBack' | 'clawBack'; readonly pick: number; readonly amount: number }
  | { readonly kind: 'wait'; readonly ms: number }

/** Random steps with amounts drawn from `amounts`; lots and holds last up to 100 ms, and the clock jumps about as far, sometimes back. */
export function arbitrarySteps(amounts: fc.Arbitrary<number>, length: number): fc.Arbitrary<Step[]> {
  const amount = amounts
  const pick = fc.nat(1000)
  const lasts = fc.integer({ min: 1, max: 100 })
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('credit'),
        amount,
        lasts: fc.option(lasts),
        type: fc.constantFrom(
          'purchase',
          'bonus',
          'promo',
          'subscription_grant',
          'refund',
          'custom',
          'toString',
        ),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constantFrom('debit', 'debit', 'hold', 'hold', 'writePending', 'changePending'),
        amount,
        lasts,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('capture'), pick, percent: fc.nat(100) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constantFrom('release', 'reverse', 'reverse', 'complete', 'fail'),
        pick,
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('takeBack', 'clawBack'), pick, amount }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.integer({ min: -10, max: 60 }) }) },
  )
  return fc.array(step, { minLength: 1, maxLength: length, size: 'max' })
}
