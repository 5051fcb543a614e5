import { type Amount, amount, assetCode } from '@creditkit/contract'
import { currencyAsset, inScale } from './currency-scale'
import { PaymentRejectedError, PaymentUnknownError } from './payment-gateway'

// https://docs.stripe.com/currencies#zero-decimal; UGX and ISK are left out because Stripe takes them in hundredths.
const WHOLE_AT_STRIPE = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const THREE_AT_STRIPE = new Set('BHD JOD KWD OMR TND'.split(' '))

/** Writes money as Stripe wants it; PaymentRejectedError (`invalid_amount`) when it cannot be charged exactly. */
export function toStripeMoney(value: Amount): { amount: number; currency: string } {
  const code = assetCode(value.asset)
  const charged = inScale(value, `${code}/${stripeScale(code)}`)
  // Of three decimals the last one has to be zero: https://docs.stripe.com/currencies#three-decimal
  if (!charged || (THREE_AT_STRIPE.has(code) && charged.minor % 10 !== 0))
    throw new PaymentRejectedError('invalid_amount', `Stripe cannot charge this amount of ${code} exactly.`)
  return { amount: charged.minor, currency: code.toLowerCase() }
}

/** Reads Stripe's money in the currency's ISO 4217 scale; PaymentUnknownError when it is not money. */
export function fromStripeMoney(minor: unknown, currency: unknown): Amount {
  const code = typeof currency === 'string' ? currency.toUpperCase() : ''
  const asset = currencyAsset(code)
  if (asset !== null && typeof minor === 'number' && Number.isSafeInteger(minor)) {
    const read = inScale(amount(minor, `${code}/${stripeScale(code)}`), asset)
    if (read) return read
  }
  throw new PaymentUnknownError('Stripe answered with something that is not money.')
}

function stripeScale(code: string): 0 | 2 | 3 {
  if (WHOLE_AT_STRIPE.has(code)) return 0
  return THREE_AT_STRIPE.has(code) ? 3 : 2
}
