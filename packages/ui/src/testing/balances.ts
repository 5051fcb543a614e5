import { type Asset, amount } from '@creditkit/contract'
import { extend, type MockBackend, type Scenario, type ScenarioStep } from '@creditkit/mock-server'

const MINUTES_PER_DAY = 24 * 60
const sky = (minor: number) => amount(minor, 'SKY/2')
const ofAda = { accountId: 'acct_ada', walletId: 'credits' }

/** Sky Credits that Ada got so many days ago; they expire so many days from now, or never. */
export function got(
  minor: number,
  {
    daysAgo = 60,
    expiresInDays,
    source = 'purchase',
  }: { daysAgo?: number; expiresInDays?: number; source?: 'purchase' | 'promo' } = {},
): ScenarioStep {
  return {
    ...ofAda,
    kind: 'credit',
    amount: sky(minor),
    type: source,
    source,
    description: source === 'promo' ? 'Autumn promotion' : 'Credits bought',
    minutesAgo: daysAgo * MINUTES_PER_DAY,
    ...(expiresInDays === undefined ? {} : { expiresInDays }),
  }
}

/** Sky Credits that Ada used on each of the days. */
export function used(minor: number, ...daysAgo: readonly number[]): ScenarioStep[] {
  return daysAgo.map((days) => ({
    ...ofAda,
    kind: 'debit',
    amount: sky(minor),
    type: 'usage',
    description: 'Rendering',
    minutesAgo: days * MINUTES_PER_DAY,
  }))
}

/** The plain world with this past and no other, and nothing that renews. */
export function withPast(...history: readonly ScenarioStep[]): Scenario {
  return extend('dual-billing', { history, subscriptions: [], usage: [] })
}

/** Sets some of Ada's credits aside for work that runs, as the product's own server does. */
export async function setAside(mock: MockBackend, minor: number, asset: Asset = 'SKY/2'): Promise<void> {
  const draft = { ...ofAda, amount: amount(minor, asset), description: 'A long rendering' }
  const answer = await mock.fetch('https://api.test/api/credits/holds', {
    method: 'POST',
    headers: {
      authorization: 'Bearer mock_service',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(draft),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
