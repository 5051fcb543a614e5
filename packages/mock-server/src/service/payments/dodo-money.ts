import { type Amount, type Asset, assetCode, parseDecimal, toDecimal } from '@creditkit/contract'
import { PaymentRejectedError, PaymentUnknownError } from './payment-gateway'

// Dodo counts in the smallest unit that ISO 4217 gives a currency; most have two decimals.
const WITHOUT_DECIMALS = new Set('BIF CLP DJF GNF JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '))
const WITH_THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** Writes money as Dodo counts it; PaymentRejectedError (`amount_not_exact`) when it cannot be paid exactly. */
export function toDodoMinor(value: Amount): { currency: string; minor: number } {
  const currency = assetCode(value.asset)
  const exact = parseDecimal(toDecimal(value), isoAsset(currency))
  if (!exact.ok)
    throw new PaymentRejectedError(
      'amount_not_exact',
      `DodoPayments cannot charge ${toDecimal(value)} ${currency}.`,
    )
  return { currency, minor: exact.amount.minor }
}

/** Reads Dodo's money, a number of smallest units or (in disputes) a text; PaymentUnknownError when it is not money. */
export function fromDodoMoney(value: unknown, currency: unknown): Amount {
  const asset = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? isoAsset(currency) : null
  if (asset && typeof value === 'string' && value.includes('.')) {
    const parsed = parseDecimal(value, asset)
    if (parsed.ok) return parsed.amount
  }
  const minor = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  if (asset && typeof minor === 'number' && Number.isSafeInteger(minor)) return { minor, asset }
  throw new PaymentUnknownError('DodoPayments answered with something that is not money.')
}

function isoAsset(currency: string): Asset {
  return `${currency}/${WITHOUT_DECIMALS.has(currency) ? 0 : WITH_THREE_DECIMALS.has(currency) ? 3 : 2}`
}
