import { type Amount, type Asset, amount, assetScale, parseDecimal, toDecimal } from '@creditkit/contract'
import * as v from 'valibot'

/** Digits that a double holds for certain: every decimal of so many digits reads back as it was written. */
const CERTAIN_DIGITS = 15

/** Digits that ninety additions leave untouched, even if all of them round the same way; in small sums far more. */
const SUMMED_DIGITS = 14

/** Digits behind the smallest unit that are looked at to tell noise from a real fraction. */
const NOISE_DIGITS = 6

/** With fewer digits to look at, a fraction of a smallest unit could pass for noise. */
const LEAST_NOISE_DIGITS = 3

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/

/**
 * Reads an amount that a backend writes as a number or as a decimal text, digit by digit: nothing is multiplied, so
 * `19.99` is 1999 cents. Null where it is no amount of the asset, or not for certain.
 *
 * A text is taken at its word. A number is read as its shortest decimal text, as `JSON.stringify` writes it. Where the
 * backend added floats, digits behind the smallest unit that are all 0 or all 9 are the noise of that
 * (`0.30000000000000004` is 30 cents); any other digits there are a real fraction (`0.305` dollars), which is no amount:
 * guessing which way it was meant would lose or invent money. A number of an asset with a scale has at most 15 digits
 * down to the smallest unit, because beyond that two amounts share one double; whole units of an asset without a scale
 * are exact up to `Number.MAX_SAFE_INTEGER`, and texts of any asset up to as many smallest units.
 *
 * @throws RangeError when `asset` is malformed; a faulty amount never throws.
 */
export function toNativeAmount<const A extends Asset>(native: number | string, asset: A): Amount<A> | null {
  if (typeof native === 'string') {
    const parsed = parseDecimal(native, asset)
    return parsed.ok ? parsed.amount : null
  }
  const digits = plainDigits(native)
  if (!digits) return null
  const scale = assetScale(asset)
  const wholeDigits = digits.whole.replace(/^0+/, '').length
  if (scale > 0 && wholeDigits + scale > CERTAIN_DIGITS) return null
  const rest = digits.fraction.slice(scale)
  const isExact = /^0*$/.test(rest)
  const looked = Math.min(NOISE_DIGITS, SUMMED_DIGITS - wholeDigits - scale)
  if (!isExact && looked < LEAST_NOISE_DIGITS) return null
  const noise = rest.padEnd(NOISE_DIGITS, '0').slice(0, Math.max(looked, 0))
  if (!isExact && !/^(?:0+|9+)$/.test(noise)) return null
  const down = BigInt(digits.whole + digits.fraction.slice(0, scale).padEnd(scale, '0'))
  const units = !isExact && noise.startsWith('9') ? down + 1n : down
  const minor = Number(digits.isNegative ? -units : units)
  return Number.isSafeInteger(minor) ? amount(minor, asset) : null
}

/**
 * A valibot schema of such an amount, for the native answers of a dialect: `balance: nativeAmount('USD/2')`. What is no
 * amount is a contract violation that names its place.
 */
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

/**
 * The number for a body that wants one, worked out from the exact decimal: 1999 cents are `19.99`. Null where no number
 * says it for certain; a body that takes a text takes `toDecimal`, which always does.
 */
export function toNativeNumber(value: Amount): number | null {
  const number = Number(toDecimal(value))
  return toNativeAmount(number, value.asset)?.minor === value.minor ? number : null
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
