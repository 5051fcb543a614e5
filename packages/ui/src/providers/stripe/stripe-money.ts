import { type Amount, assetCode, assetScale } from '@creditkit/contract'

/** Money as Stripe takes it: the currency in lower case, and a whole number of the unit that Stripe counts it in. */
export interface StripeMoney {
  readonly amount: number
  readonly currency: string
}

// https://docs.stripe.com/currencies#zero-decimal; UGX and ISK are left out because Stripe takes them in hundredths.
const WHOLE_AT_STRIPE = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
// https://docs.stripe.com/currencies#three-decimal
const THREE_AT_STRIPE = new Set('BHD JOD KWD OMR TND'.split(' '))
/** The most that Stripe charges at once: eight digits, whatever the currency. */
const MOST = 99_999_999

/** Writes a price as Stripe wants it; null when Stripe cannot charge it exactly, or at all. */
export function toStripeMoney(price: Amount): StripeMoney | null {
  const code = assetCode(price.asset)
  const shift = scaleOf(code) - assetScale(price.asset)
  const factor = 10n ** BigInt(Math.abs(shift))
  const minor = BigInt(price.minor)
  if (shift < 0 && minor % factor !== 0n) return null
  const amount = Number(shift < 0 ? minor / factor : minor * factor)
  return amount > 0 && amount <= MOST ? { amount, currency: code.toLowerCase() } : null
}

function scaleOf(code: string): number {
  if (WHOLE_AT_STRIPE.has(code)) return 0
  return THREE_AT_STRIPE.has(code) ? 3 : 2
}
