import { type Amount, type Asset, amount, assetScale, parseDecimal } from '@creditkit/contract'
import * as v from 'valibot'

/** How many digits behind the smallest unit tell the noise of float addition from a real fraction. */
const NOISE_DIGITS = 6

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/

/**
 * Reads an amount that a backend writes as a number or as a decimal text, digit by digit: nothing is multiplied, so
 * `19.99` is 1999 cents. Null where it is no amount of the asset.
 *
 * A text is taken at its word. A number is read as its shortest decimal text, as `JSON.stringify` would write it; where
 * the backend added floats, up to six digits behind the smallest unit that are all 0 or all 9 are the noise of that
 * (`0.30000000000000004` is 30 cents). A real fraction of the smallest unit (`0.305` dollars) is no amount: guessing which
 * way it was meant would lose or invent money.
 */
export function toNativeAmount<const A extends Asset>(native: number | string, asset: A): Amount<A> | null {
  if (typeof native === 'string') {
    const parsed = parseDecimal(native, asset)
    return parsed.ok ? parsed.amount : null
  }
  const digits = plainDigits(native)
  if (!digits) return null
  const scale = assetScale(asset)
  const noise = digits.fraction.slice(scale, scale + NOISE_DIGITS).padEnd(NOISE_DIGITS, '0')
  const isExact = /^0*$/.test(digits.fraction.slice(scale))
  if (!isExact && !/^(?:0+|9+)$/.test(noise)) return null
  const down = BigInt(digits.whole + digits.fraction.slice(0, scale).padEnd(scale, '0'))
  const units = !isExact && noise.startsWith('9') ? down + 1n : down
  const minor = Number(digits.isNegative ? -units : units)
  return Number.isSafeInteger(minor) ? amount(minor, asset) : null
}

/** A valibot schema of such an amount; a violation names its place. */
export function nativeAmount<const A extends Asset>(asset: A) {
  return v.pipe(
    v.union([v.number(), v.string()]),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const read = toNativeAmount(dataset.value, asset)
      if (read) return read
      addIssue({ message: `This is no amount of ${asset}.` })
      return NEVER
    }),
  )
}

interface Digits {
  readonly isNegative: boolean
  readonly whole: string
  readonly fraction: string
}

/** The digits of a number's shortest decimal text, its exponent written out; undefined for what is no finite number. */
function plainDigits(value: number): Digits | undefined {
  const match = NUMBER.exec(String(value))
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  const digits = { isNegative: sign === '-' }
  if (shift >= 0) {
    const moved = fraction.padEnd(shift, '0')
    return { ...digits, whole: whole + moved.slice(0, shift), fraction: moved.slice(shift) }
  }
  const moved = whole.padStart(1 - shift, '0')
  return { ...digits, whole: moved.slice(0, shift), fraction: moved.slice(shift) + fraction }
}
