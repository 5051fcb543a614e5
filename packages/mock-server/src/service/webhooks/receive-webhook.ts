import type { ProviderId } from '@creditkit/contract'
import type { Reader } from '../../store/index'
import type { Environment } from '../context'
import { deliver } from '../external-wallet/synchronise'
import {
  type PaymentGateway,
  type PaymentOutcome,
  PaymentUnavailableError,
  PaymentUnknownError,
  type WebhookNews,
  WebhookRejectedError,
} from '../payments/payment-gateway'
import { invalid, ServiceProblem } from '../service-problem'
import { settlePurchase } from '../settle-purchase'
import { type PurchaseRow, purchases } from '../tables'
import { webhookEvents } from './webhooks.tables'

/** The providers whose events arrive at each webhook address; they share the signature. */
const RECEIVERS = {
  receivePaypalWebhook: ['paypal'],
  receiveStripeWebhook: ['stripe', 'stripe_checkout'],
  receiveDodoWebhook: ['dodo'],
} as const satisfies Record<string, readonly ProviderId[]>

/** An operation that a payment provider calls. */
export type WebhookOperation = keyof typeof RECEIVERS

/** Tells whether an operation is called by a payment provider rather than by a session. */
export function isWebhook(operation: string): operation is WebhookOperation {
  return Object.hasOwn(RECEIVERS, operation)
}

/**
 * Takes in what a provider tells. Only a completed payment is taken at its word; anything else is a reason to ask the
 * provider how the payment stands now, so that neither an odd order nor a late event does harm. An event that was
 * taken in before changes nothing. Problems: `validation_failed` for one that proves nothing, `internal` when the
 * provider cannot be asked, so that it delivers again.
 */
export async function receiveWebhook(
  environment: Environment,
  operation: WebhookOperation,
  delivery: { readonly rawBody: string; readonly headers: Headers },
): Promise<void> {
  const gateways = RECEIVERS[operation].flatMap((provider) => environment.gateways[provider] ?? [])
  const news = await read(environment, gateways, delivery)
  const id = `${operation}:${news.eventId}`
  const purchase = await environment.store.read((reader) =>
    reader.get(webhookEvents, id) ? 'repeated' : concerned(reader, RECEIVERS[operation], news),
  )
  if (purchase === 'repeated') return
  const outcome = purchase && (await outcomeOf(gateways, purchase, news))
  const settled = await environment.store.transaction((tx) => {
    if (tx.get(webhookEvents, id)) return null
    const purchaseId = purchase?.id ?? null
    tx.put(webhookEvents, { id, type: news.type, purchaseId, receivedAt: environment.now() })
    return purchase && outcome ? settlePurchase(tx, environment, purchase.id, outcome) : null
  })
  if (settled) await deliver(environment, settled)
}

async function read(
  environment: Environment,
  gateways: readonly PaymentGateway[],
  delivery: { readonly rawBody: string; readonly headers: Headers },
): Promise<WebhookNews> {
  const [gateway] = gateways
  if (!gateway) throw invalid('', 'no_provider', 'This backend takes no payments through that provider.')
  try {
    return await gateway.readWebhook({ ...delivery, now: Date.parse(environment.now()) })
  } catch (error) {
    if (error instanceof WebhookRejectedError) throw invalid('', 'not_proved', error.message)
    if (isTrouble(error)) throw unanswered()
    throw error
  }
}

async function outcomeOf(
  gateways: readonly PaymentGateway[],
  purchase: PurchaseRow,
  news: WebhookNews,
): Promise<PaymentOutcome | null> {
  if (news.outcome?.status === 'completed') return news.outcome
  const gateway = gateways.find(({ provider }) => provider === purchase.provider)
  if (!gateway || purchase.orderId === undefined) return null
  try {
    return await gateway.lookUp({ orderId: purchase.orderId })
  } catch (error) {
    if (isTrouble(error)) throw unanswered()
    throw error
  }
}

function concerned(
  reader: Reader,
  providers: readonly ProviderId[],
  { purchaseId, orderId, paymentId }: WebhookNews,
): PurchaseRow | undefined {
  const named = purchaseId === null ? undefined : reader.get(purchases, purchaseId)
  if (named && providers.includes(named.provider)) return named
  for (const provider of providers) {
    const byOrder = orderId === null ? [] : reader.walk(purchases, 'byOrder', { prefix: [provider, orderId] })
    for (const row of byOrder) return row
    const byPayment =
      paymentId === null ? [] : reader.walk(purchases, 'byPayment', { prefix: [provider, paymentId] })
    for (const row of byPayment) return row
  }
  return undefined
}

function isTrouble(error: unknown): boolean {
  return error instanceof PaymentUnknownError || error instanceof PaymentUnavailableError
}

function unanswered(): ServiceProblem<'internal'> {
  return new ServiceProblem(
    'internal',
    'The provider cannot be asked right now; deliver the event again.',
    {},
  )
}
