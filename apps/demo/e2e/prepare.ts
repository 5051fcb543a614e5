import type { Page } from '@playwright/test'
import type { BillingPage } from './nordlys'

/** Asks the mock backend as somebody does whose token that is. */
function post(page: Page, token: string, path: string, body: object) {
  return page.evaluate(
    async (input) => {
      const response = await fetch(input.path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${input.token}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify(input.body),
      })
      if (!response.ok) throw new Error(await response.text())
      return response.json()
    },
    { token, path, body },
  )
}

/** Ada has bought 25 credits, and was given 50 by mistake, which were taken back. */
export async function makePast(billing: BillingPage): Promise<void> {
  const { page } = billing
  const draft = { walletId: 'credits', provider: 'paypal', money: { minor: 2500, asset: 'USD/2' } }
  const bought = await post(page, 'mock_ada', '/api/credits/purchase', draft)
  const order = bought.purchase ?? bought
  await billing.control('providers/paypal/approve', { orderId: order.nextAction.orderId })
  await post(page, 'mock_ada', `/api/credits/purchase/${order.id}/capture`, {})

  const change = { userId: 'usr_ada', walletId: 'credits' }
  const added = await post(page, 'mock_grace', '/api/admin/credits/adjust', {
    ...change,
    amount: { minor: 5000, asset: 'SKY/2' },
    reason: 'Meant for somebody else',
  })
  await post(page, 'mock_grace', '/api/admin/credits/adjust', {
    ...change,
    amount: { minor: -5000, asset: 'SKY/2' },
    reason: 'Taken back',
    reverses: added.transaction.id,
  })
}
