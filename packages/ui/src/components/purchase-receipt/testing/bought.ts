import { amount, type Purchase } from '@creditkit/contract'
import { createMockBackend, type MockBackend, scenarios } from '@creditkit/mock-server'

const usd = (minor: number) => amount(minor, 'USD/2')

async function post(mock: MockBackend, path: string, body: object, token = 'mock_ada'): Promise<Purchase> {
  const answer = await mock.fetch(path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  })
  const told = await answer.json()
  if (!answer.ok) throw new Error(`${path} was refused: ${JSON.stringify(told)}`)
  return told.purchase ?? told
}

/** Ada orders a package with a bonus, and does not pay yet. */
export function orderTeam(mock: MockBackend): Promise<Purchase> {
  return post(mock, '/api/credits/purchase', { walletId: 'credits', provider: 'paypal', packageId: 'team' })
}

/** Ada orders the package and pays for it, with an eCheck where it is to take days. */
export async function buyTeam(
  mock: MockBackend,
  fundingSource: 'balance' | 'echeck' = 'balance',
): Promise<Purchase> {
  const { id, nextAction } = await orderTeam(mock)
  if (nextAction?.type !== 'paypal_order') throw new Error('The purchase waits for no order.')
  await mock.providers.paypal.approve(nextAction.orderId, { fundingSource })
  return post(mock, `/api/credits/purchase/${id}/capture`, {})
}

/** Ada pays for a sum of money, so that the receipt has one line. */
export async function buyCredits(mock: MockBackend, cents = 2500): Promise<Purchase> {
  const draft = { walletId: 'credits', provider: 'paypal', money: usd(cents) }
  const { id, nextAction } = await post(mock, '/api/credits/purchase', draft)
  if (nextAction?.type !== 'paypal_order') throw new Error('The purchase waits for no order.')
  await mock.providers.paypal.approve(nextAction.orderId)
  return post(mock, `/api/credits/purchase/${id}/capture`, {})
}

/** Support gives so many cents of a purchase back. */
export async function refund(mock: MockBackend, { id }: Purchase, cents: number): Promise<void> {
  const body = { money: usd(cents), reason: 'Too many zones' }
  await post(mock, `/api/admin/purchases/${id}/refund`, body, 'mock_grace')
}

/** Ada's bank disputes a payment. */
export async function dispute(mock: MockBackend, { transactionId }: Purchase): Promise<void> {
  const answer = await mock.fetch(`/api/transactions/${transactionId}`, {
    headers: { authorization: 'Bearer mock_ada' },
  })
  const { payment } = await answer.json()
  await mock.providers.paypal.dispute(payment.paymentId)
  await mock.idle()
}

/** The money of an eCheck has arrived. */
export async function settle(mock: MockBackend, { id }: Purchase): Promise<void> {
  const { tables } = await mock.snapshot()
  const row = tables.purchases?.find((each) => each.id === id)
  await mock.providers.paypal.settle(row && 'paymentId' in row ? String(row.paymentId) : '')
  await mock.idle()
}

/** Ada gives a purchase up. */
export async function cancel(mock: MockBackend, { id }: Purchase): Promise<void> {
  await post(mock, `/api/credits/purchase/${id}/cancel`, {})
}

/** What a purchase made by `buy` is called in every plain world: the same steps give the same identifiers. */
export async function idOf(buy: (mock: MockBackend) => Promise<Purchase>): Promise<string> {
  const { id } = await buy(createMockBackend({ scenario: scenarios['dual-billing'] }))
  return id
}
