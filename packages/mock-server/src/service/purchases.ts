import type { CallContext } from './context'
import { deliver, refresh } from './external-wallet/synchronise'
import { pageOf } from './paging'
import { gatewayOf } from './payments/gateway-of'
import {
  type PaymentOutcome,
  PaymentRejectedError,
  PaymentUnavailableError,
  PaymentUnknownError,
} from './payments/payment-gateway'
import { providerTrouble } from './payments/provider-trouble'
import { placePurchase } from './place-purchase'
import { awaitsDelivery, isCredited, isOver, ownPurchase, putPurchase, toPurchase } from './purchase-state'
import type { ServiceMap } from './service-map'
import { invalidState, ServiceProblem } from './service-problem'
import { markUnconfirmed, settlePurchase } from './settle-purchase'
import { type PurchaseRow, purchases } from './tables'

/** Buying credits. No provider is ever called inside a transaction; what it answers is settled in the next one. */
export const purchaseServices: ServiceMap<
  'createPurchase' | 'getPurchase' | 'capturePurchase' | 'cancelPurchase' | 'listPurchases'
> = {
  async createPurchase(context, draft) {
    await refresh(context, context.session.accountId, draft.walletId)
    const row = await context.store.transaction((tx) => placePurchase(tx, context, draft))
    return toPurchase(await oneAtATime(context, row.id, () => order(context, row.id)))
  },

  async getPurchase(context, { purchaseId }) {
    const row = await context.store.read((reader) => ownPurchase(reader, context, purchaseId))
    if (!isUnderWay(context, row)) return toPurchase(row)
    return toPurchase(await oneAtATime(context, row.id, () => reconcile(context, row.id)))
  },

  async capturePurchase(context, { purchaseId }) {
    await context.store.read((reader) => ownPurchase(reader, context, purchaseId))
    return toPurchase(await oneAtATime(context, purchaseId, () => capture(context, purchaseId)))
  },

  cancelPurchase: (context, { purchaseId }) =>
    oneAtATime(context, purchaseId, async () => {
      await endAtProvider(context, purchaseId)
      return context.store.transaction((tx) => {
        const row = ownPurchase(tx, context, purchaseId)
        if (row.status === 'canceled') return toPurchase(row)
        if (row.status !== 'created' && row.status !== 'requires_action') {
          throw invalidState(
            'The payment has gone through or has ended; it cannot be canceled.',
            row.status,
            'canceled',
          )
        }
        return toPurchase(putPurchase(tx, context, { ...row, status: 'canceled' }))
      })
    }),

  listPurchases: ({ store, session }, input) =>
    store.read((reader) =>
      pageOf(
        input,
        (after) =>
          reader.walk(purchases, 'byAccount', {
            prefix: [session.accountId],
            order: 'descending',
            ...(after && { after }),
          }),
        (row) => [row.accountId, row.seq],
        toPurchase,
      ),
    ),
}

/**
 * Whether the provider may know more of a purchase than we do: it has been paid, or its order has run out. Where an order
 * can be paid without our doing and the provider cannot end it, that is so of one that the customer has given up, too.
 */
function isUnderWay({ gateways }: CallContext, { status, provider }: PurchaseRow): boolean {
  if (status === 'processing' || status === 'requires_action') return true
  const gateway = gateways[provider]
  return status === 'canceled' && gateway?.chargesOnApproval === true && !gateway.cancelOrder
}

/** Capture, cancel and reconcile of one purchase wait for each other, in every tab. */
function oneAtATime<T>(context: CallContext, purchaseId: string, work: () => Promise<T>): Promise<T> {
  return context.locks.run(`purchase:${purchaseId}`, work)
}

async function order(context: CallContext, purchaseId: string): Promise<PurchaseRow> {
  const row = await context.store.read((reader) => ownPurchase(reader, context, purchaseId))
  if (row.status !== 'created') return row
  try {
    const placed = await gatewayOf(context, row).createOrder({
      purchaseId: row.id,
      price: row.price,
      description: 'Prepaid credits',
      idempotencyKey: row.id,
      ...(row.returnUrl !== undefined && { returnUrl: row.returnUrl }),
    })
    return await context.store.transaction((tx) =>
      putPurchase(tx, context, {
        ...ownPurchase(tx, context, purchaseId),
        status: 'requires_action',
        orderId: placed.orderId,
        nextAction: placed.nextAction,
      }),
    )
  } catch (error) {
    if (!(error instanceof PaymentRejectedError)) throw providerTrouble(error)
    const failure = { declineCode: error.code, retryable: false }
    await context.store.transaction((tx) =>
      putPurchase(tx, context, { ...ownPurchase(tx, context, purchaseId), status: 'failed', failure }),
    )
    throw declined(failure)
  }
}

async function capture(context: CallContext, purchaseId: string): Promise<PurchaseRow> {
  const row = await context.store.read((reader) => ownPurchase(reader, context, purchaseId))
  if (isCredited(row)) return row
  if (row.status === 'processing') return reconcile(context, purchaseId)
  if (isOver(row) || row.orderId === undefined) {
    throw invalidState(
      'There is nothing to capture: the purchase has ended or was not paid for.',
      row.status,
      'succeeded',
    )
  }
  const { orderId } = row
  let outcome: PaymentOutcome
  try {
    outcome = await gatewayOf(context, row).capture({ orderId, idempotencyKey: `${row.id}-${row.declines}` })
  } catch (error) {
    if (!(error instanceof PaymentUnknownError)) throw providerTrouble(error)
    return context.store.transaction((tx) => markUnconfirmed(tx, context, purchaseId))
  }
  const paid = await context.store.transaction((tx) => settlePurchase(tx, context, purchaseId, outcome))
  const settled = await deliver(context, paid)
  // A webhook may have told of the payment while this older answer was on its way.
  const isOpen = settled.status === 'requires_action'
  if (isOpen && (outcome.status === 'not_approved' || outcome.status === 'approved')) {
    throw invalidState('The buyer has not approved the payment yet.', settled.status, 'succeeded')
  }
  if (settled.failure) throw declined(settled.failure)
  return settled
}

/**
 * Asks the provider how a payment stands that may have gone on without us, and has a paid one delivered; no answer leaves
 * it as it is.
 */
async function reconcile(context: CallContext, purchaseId: string): Promise<PurchaseRow> {
  const row = await context.store.read((reader) => ownPurchase(reader, context, purchaseId))
  if (awaitsDelivery(row)) return deliver(context, row)
  if (!isUnderWay(context, row) || row.orderId === undefined) return row
  try {
    const outcome = await gatewayOf(context, row).lookUp({ orderId: row.orderId })
    const settled = await context.store.transaction((tx) => settlePurchase(tx, context, purchaseId, outcome))
    return await deliver(context, settled)
  } catch (error) {
    if (error instanceof PaymentUnknownError || error instanceof PaymentUnavailableError) return row
    throw error
  }
}

/**
 * Before a purchase is given up that can be paid without our doing: no money may have moved, and where the provider can
 * see to it none ever will.
 */
async function endAtProvider(context: CallContext, purchaseId: string): Promise<void> {
  const row = await context.store.read((reader) => ownPurchase(reader, context, purchaseId))
  if (row.status !== 'requires_action' || row.orderId === undefined) return
  const gateway = gatewayOf(context, row)
  if (!gateway.chargesOnApproval) return
  const { orderId } = row
  try {
    const outcome = await (gateway.cancelOrder?.({ orderId }) ?? gateway.lookUp({ orderId }))
    if (outcome.status !== 'completed' && outcome.status !== 'pending') return
    await deliver(
      context,
      await context.store.transaction((tx) => settlePurchase(tx, context, purchaseId, outcome)),
    )
  } catch (error) {
    throw providerTrouble(error)
  }
}

function declined(failure: { declineCode: string; retryable: boolean }): ServiceProblem<'payment_declined'> {
  return new ServiceProblem('payment_declined', 'The payment was declined; nothing was charged.', failure)
}
