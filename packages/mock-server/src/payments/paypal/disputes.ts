import { compare } from '@creditkit/contract'
import type { JsonRecord } from '../../wire/json'
import type { PaypalCall, PaypalReply, PaypalWork } from './call'
import { requireCapture } from './captures'
import type { PaypalEventType } from './events'
import { readMoney } from './money'
import { parseMoney } from './money-request'
import { link, type View, writeInstant } from './presentation'
import { reverseCapture } from './refunds'
import { refuse } from './refusal'
import { captures, type DisputeRow, disputes } from './tables'

/** What a buyer wants back, and why; all of the capture and MERCHANDISE_OR_SERVICE_NOT_RECEIVED unless named. */
export interface DisputeDraft {
  /** PayPal's spelling: `{ currency_code, value }`. */
  readonly amount?: { readonly currency_code: string; readonly value: string }
  readonly reason?: string
}

const MAX_PAGE = 50

/** A buyer opens a dispute. RangeError for more than the capture holds, or one that has a dispute open. */
export function openDispute(work: PaypalWork, captureId: string, draft: DisputeDraft): string {
  const capture = requireCapture(work, captureId)
  const whole = readMoney(capture.amount)
  const wanted = draft.amount ? parseMoney(draft.amount, '/amount') : whole
  if (wanted.asset !== whole.asset || compare(wanted, whole) > 0)
    throw new RangeError(
      `The capture ${captureId} is of ${capture.amount.value} ${capture.amount.currency_code}.`,
    )
  const before = [...work.tx.walk(disputes, 'capture', { prefix: [captureId] })]
  if (before.some((dispute) => dispute.outcome === null))
    throw new RangeError(`The capture ${captureId} has a dispute open.`)
  const dispute: DisputeRow = {
    id: work.identifiers.dispute(work.tx),
    captureId,
    orderId: capture.orderId,
    reason: draft.reason ?? 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    status: 'WAITING_FOR_SELLER_RESPONSE',
    outcome: null,
    amount: draft.amount ?? capture.amount,
    createdAt: work.now,
    updatedAt: work.now,
  }
  store(work, dispute, 'CUSTOMER.DISPUTE.CREATED')
  return dispute.id
}

/** PayPal looks into a dispute itself. RangeError when it is resolved. */
export function reviewDispute(work: PaypalWork, disputeId: string): void {
  const dispute = requireOpen(work, disputeId)
  store(work, { ...dispute, status: 'UNDER_REVIEW', updatedAt: work.now }, 'CUSTOMER.DISPUTE.UPDATED')
}

/** A dispute ends; when it is lost, its money leaves the merchant. RangeError when it had ended before. */
export function closeDispute(work: PaypalWork, disputeId: string, outcome: 'won' | 'lost'): void {
  const dispute = requireOpen(work, disputeId)
  const resolved: DisputeRow = { ...dispute, status: 'RESOLVED', outcome, updatedAt: work.now }
  store(work, resolved, 'CUSTOMER.DISPUTE.RESOLVED')
  if (outcome === 'lost')
    reverseCapture(work, requireCapture(work, dispute.captureId), readMoney(dispute.amount))
}

/** `GET /v1/customer/disputes`: the newest first; `disputed_transaction_id`, `dispute_state` and `page_size` narrow it. */
export function listDisputes(call: PaypalCall): PaypalReply {
  const { query, tx } = call
  const captureId = query.get('disputed_transaction_id')
  const states = query.get('dispute_state')?.split(',')
  const found =
    captureId === null
      ? [...tx.walk(disputes, 'opened', { order: 'descending' })]
      : [...tx.walk(disputes, 'capture', { prefix: [captureId], order: 'descending' })]
  const items = found
    .filter((dispute) => !states || states.includes(stateOf(dispute)))
    .slice(0, Math.min(MAX_PAGE, Number(query.get('page_size') ?? 10) || 10))
    .map((dispute) => inList(dispute, call))
  const self = `${call.addresses.api}/v1/customer/disputes${query.size > 0 ? `?${query}` : ''}`
  return { status: 200, body: { items, links: [link(self, 'self', 'GET')] } }
}

/** `GET /v1/customer/disputes/:id` */
export function getDispute(call: PaypalCall): PaypalReply {
  return { status: 200, body: fullDispute(requireDispute(call, call.params.id ?? ''), call) }
}

/** `POST /v1/customer/disputes/:id/accept-claim`: the merchant gives in, and the buyer gets the money. */
export function acceptClaim(call: PaypalCall): PaypalReply {
  const dispute = requireDispute(call, call.params.id ?? '')
  if (dispute.outcome !== null) throw refuse('ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE')
  closeDispute(call, dispute.id, 'lost')
  const { links } = inList(dispute, call)
  return { status: 200, body: { links } }
}

function requireDispute({ tx }: PaypalWork, id: string): DisputeRow {
  const dispute = tx.get(disputes, id)
  if (!dispute) throw refuse('INVALID_RESOURCE_ID', { field: 'dispute_id', value: id, location: 'path' })
  return dispute
}

function requireOpen(work: PaypalWork, id: string): DisputeRow {
  const dispute = requireDispute(work, id)
  if (dispute.outcome !== null) throw new RangeError(`The dispute ${id} was ${dispute.outcome}.`)
  return dispute
}

function store(work: PaypalWork, dispute: DisputeRow, type: PaypalEventType): void {
  work.tx.put(disputes, dispute)
  work.emit({ type, resource: fullDispute(dispute, work) })
}

function stateOf({ status }: DisputeRow): string {
  if (status === 'RESOLVED') return 'RESOLVED'
  return status === 'UNDER_REVIEW' ? 'UNDER_PAYPAL_REVIEW' : 'REQUIRED_ACTION'
}

function inList(dispute: DisputeRow, { addresses }: View): JsonRecord {
  return {
    dispute_id: dispute.id,
    create_time: new Date(dispute.createdAt).toISOString(),
    update_time: new Date(dispute.updatedAt).toISOString(),
    reason: dispute.reason,
    status: dispute.status,
    dispute_state: stateOf(dispute),
    dispute_amount: dispute.amount,
    dispute_life_cycle_stage: dispute.status === 'WAITING_FOR_SELLER_RESPONSE' ? 'INQUIRY' : 'CHARGEBACK',
    dispute_channel: 'INTERNAL',
    links: [link(`${addresses.api}/v1/customer/disputes/${dispute.id}`, 'self', 'GET')],
  }
}

/** The whole dispute. */
export function fullDispute(dispute: DisputeRow, view: View): JsonRecord {
  const { merchant, tx } = view
  const capture = tx.get(captures, dispute.captureId)
  return {
    ...inList(dispute, view),
    disputed_transactions: [
      {
        seller_transaction_id: dispute.captureId,
        transaction_status: 'COMPLETED',
        gross_amount: capture?.amount ?? dispute.amount,
        ...(capture && { create_time: writeInstant(capture.createdAt) }),
        ...(capture?.customId && { custom: capture.customId }),
        ...(capture?.invoiceId && { invoice_number: capture.invoiceId }),
        buyer: { name: `${merchant.buyer.givenName} ${merchant.buyer.surname}` },
        seller: { email: merchant.email, merchant_id: merchant.merchantId, name: merchant.name },
      },
    ],
    ...(dispute.outcome !== null && {
      dispute_outcome: {
        outcome_code: dispute.outcome === 'won' ? 'RESOLVED_SELLER_FAVOUR' : 'RESOLVED_BUYER_FAVOUR',
        ...(dispute.outcome === 'lost' && { amount_refunded: dispute.amount }),
      },
    }),
  }
}
