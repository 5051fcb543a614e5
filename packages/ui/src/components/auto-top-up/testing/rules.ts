import { type AutoTopUp, amount } from '@creditkit/contract'
import { extend, type MockBackend, type Scenario } from '@creditkit/mock-server'

const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')

/** Below 5 credits, buy for 25 dollars, at most 100 a month, with the card that Ada has saved. */
export const plainRule = {
  enabled: true,
  walletId: 'credits',
  threshold: sky(500),
  amount: usd(2500),
  monthlyLimit: usd(10_000),
  provider: 'stripe',
}

/** Sets a rule as Ada does it elsewhere, and lets it buy what is due. */
export async function setRule(mock: MockBackend, changes: Partial<AutoTopUp> = {}): Promise<void> {
  const answer = await mock.fetch('/api/credits/auto-top-up', {
    method: 'PUT',
    headers: {
      authorization: 'Bearer mock_ada',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({ ...plainRule, ...changes }),
  })
  if (!answer.ok) throw new Error(`The rule was refused: ${await answer.text()}`)
  await mock.idle()
}

/** A rule that has bought once this month, and may not buy again. */
export async function reachLimit(mock: MockBackend): Promise<void> {
  await setRule(mock, { threshold: sky(3000), monthlyLimit: usd(2500) })
}

/** Ada's saved card is one that every charge of is declined. */
export const withBadCard: Scenario = extend('dual-billing', {
  savedPayments: { acct_ada: { stripe: 'pm_card_visa_chargeDeclined' } },
})

/** A rule whose top-up was declined. */
export async function failOnce(mock: MockBackend): Promise<void> {
  await setRule(mock, { threshold: sky(3000) })
}

/** The first answer about the rule comes; every later one is lost. */
export function loseAfterFirst(mock: MockBackend): void {
  const answered = setInterval(() => {
    if (!mock.requests.all('getAutoTopUp').some(({ status }) => status === 200)) return
    clearInterval(answered)
    mock.fail('getAutoTopUp')
  }, 10)
}
