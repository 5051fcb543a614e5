import { type Amount, assetCode, parseDecimal, toDecimal } from '@creditkit/contract'
import { currencyAsset, inScale } from './currency-scale'
import { PaymentRejectedError, PaymentUnknownError } from './payment-gateway'

/** Writes money as Dodo counts it, in the smallest unit that ISO 4217 gives a currency; PaymentRejectedError (`amount_not_exact`) when it cannot be paid exactly. */
export function toDodoMinor(value: Amount): { currency: string; minor: number } {
  const currency = assetCode(value.asset)
  const asset = currencyAsset(currency)
  const exact = asset && inScale(value, asset)
  if (!exact)
    throw new PaymentRejectedError(
      'amount_not_exact',
      `DodoPayments cannot charge ${toDecimal(value)} ${currency}.`,
    )
  return { currency, minor: exact.minor }
}

/** Reads Dodo's money, a number of smallest units or (in disputes) a text; PaymentUnknownError when it is not money. */
export function fromDodoMoney(value: unknown, currency: unknown): Amount {
  const asset = typeof currency === 'string' ? currencyAsset(currency) : null
  if (asset && typeof value === 'string' && value.includes('.')) {
    const parsed = parseDecimal(value, asset)
    if (parsed.ok) return parsed.amount
  }
  const minor = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  if (asset && typeof minor === 'number' && Number.isSafeInteger(minor)) return { minor, asset }
  throw new PaymentUnknownError('DodoPayments answered with something that is not money.')
}
