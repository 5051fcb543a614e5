import { type Amount, amount } from './amount'
import { type Asset, assetScale } from './asset'

/** Why a decimal text is not an amount of an asset. */
export type DecimalFault = 'not_a_number' | 'too_many_decimals' | 'too_large'

/** The outcome of {@link parseDecimal}: the amount, or why there is none. */
export type DecimalResult<A extends Asset> =
  | { ok: true; amount: Amount<A> }
  | { ok: false; fault: DecimalFault }

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * Reads a plain decimal text (`25`, `25.5`, `-0.01`) exactly, without a float in between. Zeros past the asset's
 * scale are harmless (`25.500` dollars), other digits there are `too_many_decimals`. Grouping, spaces, signs other
 * than a leading minus and exponents are `not_a_number`; reading what people type is the amount field's business.
 *
 * @throws RangeError when `asset` is malformed; a faulty text never throws.
 */
export function parseDecimal<const A extends Asset>(text: string, asset: A): DecimalResult<A> {
  const match = DECIMAL.exec(text)
  if (!match) return { ok: false, fault: 'not_a_number' }
  const [, sign = '', whole = '', fraction = ''] = match
  const scale = assetScale(asset)
  if (/[^0]/.test(fraction.slice(scale))) return { ok: false, fault: 'too_many_decimals' }
  const minor = Number(`${sign}${whole}${fraction.slice(0, scale).padEnd(scale, '0')}`)
  if (!Number.isSafeInteger(minor)) return { ok: false, fault: 'too_large' }
  return { ok: true, amount: amount(minor, asset) }
}

/**
 * Writes an amount as an exact decimal text with all of its asset's decimals (`amount(2550, 'USD/2')` → `25.50`).
 *
 * @throws RangeError when the value is not an amount.
 */
export function toDecimal(value: Amount): string {
  const { minor } = amount(value.minor, value.asset)
  const scale = assetScale(value.asset)
  const digits = String(Math.abs(minor)).padStart(scale + 1, '0')
  const sign = minor < 0 ? '-' : ''
  if (scale === 0) return `${sign}${digits}`
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
