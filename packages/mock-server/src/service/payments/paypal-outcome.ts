import { type Amount, type Asset, assetCode, parseDecimal, toDecimal } from '@creditkit/contract'
import { type JsonRecord, recordAt, recordsAt, textAt } from '../../wire/json'
import {
  type PaymentOutcome,
  type PaymentRefund,
  PaymentRejectedError,
  PaymentUnknownError,
} from './payment-gateway'

// https://developer.paypal.com/api/rest/reference/currency-codes/: these three take no decimals, whatever ISO 4217 says.
const WHOLE_AT_PAYPAL = new Set(['HUF', 'JPY', 'TWD'])

// Of the currencies PayPal takes, ISO 4217 gives only the yen no decimals.
const ISO_WHOLE = new Set(['JPY'])

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
  const asset: Asset = `${code}/${ISO_WHOLE.has(code) ? 0 : 2}`
  const parsed = /^[A-Z]{3}$/.test(code) ? parseDecimal(textAt(money, 'value') ?? '', asset) : null
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

  const completed = withStatus('COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED')
  const taken = completed ?? withStatus('PENDING')
  if (taken) {
    return {
      status: completed ? 'completed' : 'pending',
      paymentId: requiredId(taken),
      paid: fromPaypalMoney(recordAt(taken, 'amount')),
      refunds: recordsAt(payments, 'refunds').map(toPaymentRefund),
      disputes: null,
      purchaseId: textAt(taken, 'custom_id') ?? textAt(unit, 'custom_id'),
    }
  }
  const refused = withStatus('DECLINED', 'FAILED')
  if (refused) {
    return {
      status: 'declined',
      declineCode: declineCode(refused),
      retryable: false,
      paymentId: requiredId(refused),
    }
  }
  const status = textAt(order, 'status')
  if (status === 'APPROVED') return { status: 'approved' }
  if (status === 'VOIDED') return { status: 'voided' }
  if (status === 'COMPLETED')
    throw new PaymentUnknownError('PayPal calls the order completed and names no payment.')
  return { status: 'not_approved' }
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
