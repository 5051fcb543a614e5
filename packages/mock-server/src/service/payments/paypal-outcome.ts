import { type Amount, assetCode, parseDecimal, toDecimal } from '@creditkit/contract'
import { isRecord, type JsonRecord, recordAt, recordsAt, textAt } from '../../wire/json'
import { currencyAsset } from './currency-scale'
import {
  type PaymentDispute,
  type PaymentOutcome,
  type PaymentRefund,
  PaymentRejectedError,
  PaymentUnknownError,
} from './payment-gateway'

// https://developer.paypal.com/api/rest/reference/currency-codes/: these three take no decimals, whatever ISO 4217 says.
const WHOLE_AT_PAYPAL = new Set(['HUF', 'JPY', 'TWD'])

/** Money that was taken, whatever became of it later. */
const PAID: readonly string[] = ['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED']

/** Dispute outcomes after which the buyer has the money; after any other the merchant keeps it. */
const LOST = new Set(['RESOLVED_BUYER_FAVOUR', 'ACCEPTED'])

/** Writes money as PayPal wants it; PaymentRejectedError (`decimals_not_supported`) when it cannot be paid exactly. */
export function toPaypalMoney(value: Amount): { currency_code: string; value: string } {
  const code = assetCode(value.asset)
  const exact = parseDecimal(toDecimal(value), `${code}/${WHOLE_AT_PAYPAL.has(code) ? 0 : 2}`)
  if (!exact.ok)
    throw new PaymentRejectedError(
      'decimals_not_supported',
      `PayPal cannot charge ${toDecimal(value)} ${code}.`,
    )
  return { currency_code: code, value: toDecimal(exact.amount) }
}

/** Reads PayPal's money in the currency's ISO 4217 scale; PaymentUnknownError when it is not money. */
export function fromPaypalMoney(money: JsonRecord): Amount {
  const code = textAt(money, 'currency_code') ?? ''
  const asset = currencyAsset(code)
  const parsed = asset && parseDecimal(textAt(money, 'value') ?? '', asset)
  if (!parsed?.ok) throw new PaymentUnknownError('PayPal answered with something that is not money.')
  return parsed.amount
}

/**
 * Reads how an order stands from its representation. Of several payments the best one counts: money that is there
 * before money that is promised, before a refusal. A payment that was given back in full was still paid.
 */
export function toPaymentOutcome(order: JsonRecord): PaymentOutcome {
  const unit = recordsAt(order, 'purchase_units')[0] ?? {}
  const payments = recordAt(unit, 'payments')
  const captures = recordsAt(payments, 'captures')
  const withStatus = (...statuses: string[]) =>
    captures.find((capture) => statuses.includes(textAt(capture, 'status') ?? ''))

  const best = withStatus(...PAID) ?? withStatus('PENDING') ?? withStatus('DECLINED', 'FAILED')
  const outcome = best && toCaptureOutcome(best)
  if (outcome && 'paid' in outcome) {
    const purchaseId = outcome.purchaseId ?? textAt(unit, 'custom_id')
    return { ...outcome, refunds: recordsAt(payments, 'refunds').map(toPaymentRefund), purchaseId }
  }
  if (outcome) return outcome
  const status = textAt(order, 'status')
  if (status === 'APPROVED') return { status: 'approved' }
  if (status === 'VOIDED') return { status: 'voided' }
  if (status === 'COMPLETED')
    throw new PaymentUnknownError('PayPal calls the order completed and names no payment.')
  return { status: 'not_approved' }
}

/** Reads how a payment stands from its capture, which tells neither of refunds nor of disputes; null when it says nothing. */
export function toCaptureOutcome(capture: JsonRecord): PaymentOutcome | null {
  const status = textAt(capture, 'status') ?? ''
  if (PAID.includes(status) || status === 'PENDING') {
    return {
      status: status === 'PENDING' ? 'pending' : 'completed',
      paymentId: requiredId(capture),
      paid: fromPaypalMoney(recordAt(capture, 'amount')),
      refunds: null,
      disputes: null,
      purchaseId: textAt(capture, 'custom_id'),
    }
  }
  if (status !== 'DECLINED' && status !== 'FAILED') return null
  return {
    status: 'declined',
    declineCode: declineCode(capture),
    retryable: false,
    paymentId: requiredId(capture),
  }
}

/** Reads a dispute's representation. */
export function toPaymentDispute(dispute: JsonRecord): PaymentDispute {
  const id = textAt(dispute, 'dispute_id')
  if (id === null) throw new PaymentUnknownError('PayPal answered without an identifier.')
  const outcome = recordAt(dispute, 'dispute_outcome')
  const isLost = LOST.has(textAt(outcome, 'outcome_code') ?? '')
  const amount = isLost && isRecord(outcome.amount_refunded) ? outcome.amount_refunded : null
  return {
    disputeId: id,
    status: textAt(dispute, 'status') !== 'RESOLVED' ? 'open' : isLost ? 'lost' : 'won',
    disputed: fromPaypalMoney(amount ?? recordAt(dispute, 'dispute_amount')),
  }
}

/** The identifier of a PayPal resource; PaymentUnknownError when it has none. */
export function requiredId(resource: JsonRecord): string {
  const id = textAt(resource, 'id')
  if (id === null) throw new PaymentUnknownError('PayPal answered without an identifier.')
  return id
}

function declineCode(capture: JsonRecord): string {
  const reason = textAt(recordAt(capture, 'status_details'), 'reason')
  return (reason ?? 'instrument_declined').toLowerCase()
}

/** Reads a refund's representation. */
export function toPaymentRefund(refund: JsonRecord): PaymentRefund {
  const status = textAt(refund, 'status')
  return {
    refundId: requiredId(refund),
    status: status === 'COMPLETED' ? 'completed' : status === 'PENDING' ? 'pending' : 'failed',
    refunded: fromPaypalMoney(recordAt(refund, 'amount')),
    reference: textAt(refund, 'custom_id'),
  }
}
