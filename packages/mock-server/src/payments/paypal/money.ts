import {
  type Amount,
  type Asset,
  divide,
  amount as makeAmount,
  min,
  parseDecimal,
  toDecimal,
} from '@creditkit/contract'
import type { JsonRecord } from '../../wire/json'

/** Money as PayPal writes it: an exact decimal text with the currency's decimals. */
export interface PaypalMoney {
  readonly currency_code: string
  readonly value: string
}

// https://developer.paypal.com/api/rest/reference/currency-codes/
const SUPPORTED = new Set(
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD'.split(
    ' ',
  ),
)
const WITHOUT_DECIMALS = new Set(['HUF', 'JPY', 'TWD'])

/** The smallest units PayPal counts a currency in (`USD/2`, `HUF/0`); null when it does not take the currency. */
export function paypalAsset(currency: string): Asset | null {
  if (!SUPPORTED.has(currency)) return null
  return `${currency}/${WITHOUT_DECIMALS.has(currency) ? 0 : 2}`
}

/** Writes an amount of a PayPal asset. */
export function writeMoney(value: Amount): PaypalMoney {
  return { currency_code: value.asset.slice(0, 3), value: toDecimal(value) }
}

/** Reads money that this fake wrote or has validated; RangeError on anything else. */
export function readMoney(money: JsonRecord | PaypalMoney): Amount {
  const asset = paypalAsset(String(money.currency_code))
  const parsed = asset && parseDecimal(String(money.value), asset)
  if (!parsed?.ok) throw new RangeError(`Not money at PayPal: ${money.value} ${money.currency_code}`)
  return parsed.amount
}

/**
 * What PayPal keeps of a payment: 3.49 % and a fixed 49 hundredths of a unit of a currency (or 49 units of one without
 * decimals), and never more than the payment. https://www.paypal.com/us/business/paypal-business-fees, US, 2026-11;
 * the fixed part really differs by currency.
 */
export function paypalFee(gross: Amount): Amount {
  const share = Number(divide(BigInt(gross.minor) * 349n, 10_000n, 'half-even'))
  return min(makeAmount(share + 49, gross.asset), gross)
}
