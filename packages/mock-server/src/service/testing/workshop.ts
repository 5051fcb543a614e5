import { amount } from '@creditkit/contract'
import { createMockBackend, extend, type MockBackend, type Scenario } from '../../index'
import { openCalls } from './call'

/** Sky Credits, in hundredths. */
export const sky = (minor: number) => amount(minor, 'SKY/2')

/** The dual-billing world with one tool: a run costs 0.99 Sky Credits times one, one and a half, or a third. */
export const workshop: Scenario = extend('dual-billing', {
  tools: [
    {
      id: 'upscale',
      walletId: 'credits',
      baseCost: sky(99),
      multipliers: {
        low: { numerator: 1, denominator: 3 },
        medium: { numerator: 1, denominator: 1 },
        high: { numerator: 3, denominator: 2 },
      },
    },
  ],
})

/** A backend of the workshop, or of a world like it, and the way to call it; an error that nobody foresaw fails the test. */
export function openWorkshop(changes: Partial<Scenario> = {}): {
  readonly mock: MockBackend
} & ReturnType<typeof openCalls> {
  const mock = createMockBackend({
    scenario: extend(workshop, changes),
    onUnexpected: (error) => {
      throw error
    },
  })
  return { mock, ...openCalls(mock) }
}

/**
 * All that is stored but the answers kept for keys, which a refusal leaves too. What is due happens first, as it does
 * before any request, so that two pictures differ only by what was asked in between.
 */
export async function worldOf(mock: MockBackend): Promise<unknown> {
  await mock.fetch('/api/billing/config')
  const { tables, counters } = await mock.snapshot()
  return {
    counters,
    tables: Object.fromEntries(Object.entries(tables).filter(([name]) => name !== 'answers')),
  }
}
