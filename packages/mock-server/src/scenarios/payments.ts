import { amount, type Purchase } from '@creditkit/contract'
import type { ProviderFault } from '../payments/faults'
import { ada, people } from './people'
import type { ScenarioWorld } from './scenario'

const cardDeclined = {
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'Your card was declined.',
}

/** Every payment is declined, by whichever provider; the buyer can try as often as they like. */
export const everyPaymentDeclined: readonly ProviderFault[] = [
  {
    match: 'POST /v2/checkout/orders/:id/capture',
    when: 'before',
    status: 422,
    body: {
      name: 'UNPROCESSABLE_ENTITY',
      message: 'The requested action could not be performed.',
      details: [{ issue: 'INSTRUMENT_DECLINED', description: 'The instrument presented was declined.' }],
      links: [],
    },
  },
  {
    match: 'POST /v1/payment_intents/:id/confirm',
    when: 'before',
    status: 402,
    body: { error: { type: 'card_error', ...cardDeclined } },
  },
  {
    match: 'POST /mock/checkout/:session/pay',
    when: 'before',
    status: 402,
    body: { error: cardDeclined },
  },
  {
    match: 'POST /mock/checkouts/:id/pay',
    when: 'before',
    status: 402,
    body: { code: 'CARD_DECLINED', message: 'Your card was declined.' },
  },
]

/** Ada has paid with an eCheck, which her bank has yet to move. */
export async function payWithAnEcheck(world: ScenarioWorld): Promise<void> {
  const purchase = await post<Purchase>(world, '/api/credits/purchase', {
    walletId: 'credits',
    provider: 'paypal',
    money: amount(2500, 'USD/2'),
  })
  if (purchase.nextAction?.type !== 'paypal_order') throw new Error('The purchase waits for no order.')
  await world.providers.paypal.approve(purchase.nextAction.orderId, { fundingSource: 'echeck' })
  await post(world, `/api/credits/purchase/${purchase.id}/capture`, {})
}

/** Ada has bought credits and spent most of what she had; then her bank disputed the payment, so that she owes some. */
export async function disputeAPayment(world: ScenarioWorld): Promise<void> {
  const purchase = await post<Purchase>(world, '/api/credits/purchase', {
    walletId: 'credits',
    provider: 'paypal',
    money: amount(5000, 'USD/2'),
  })
  if (purchase.nextAction?.type !== 'paypal_order') throw new Error('The purchase waits for no order.')
  const { paypal } = world.providers
  await paypal.approve(purchase.nextAction.orderId)
  const paid = await post<Purchase>(world, `/api/credits/purchase/${purchase.id}/capture`, {})
  await post(
    world,
    '/api/credits/spend',
    {
      accountId: ada.accountId,
      walletId: 'credits',
      amount: amount(4000, 'SKY/2'),
      description: 'Dedicated server, first month',
      reference: { type: 'order', id: 'ord_1001' },
    },
    'service',
  )
  const line = await world.fetch(`/api/transactions/${paid.transactionId}`, {
    headers: headersOf('customer'),
  })
  const { payment }: { payment?: { paymentId?: string } } = await line.json()
  await paypal.dispute(payment?.paymentId ?? '')
}

async function post<Answer>(
  world: ScenarioWorld,
  path: string,
  body: unknown,
  role: 'customer' | 'service' = 'customer',
): Promise<Answer> {
  const response = await world.fetch(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...headersOf(role), 'idempotency-key': `prologue ${path}` },
  })
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
  return response.json()
}

function headersOf(role: 'customer' | 'service') {
  return { authorization: `Bearer ${people.find((person) => person.role === role)?.token}` }
}
