import { element } from '../../in-page/element'
import { type StripeError, stripeError } from './api-client'
import { brandOf, type CardBrand, cvcLength, groupDigits, hasCheckDigit, numberLength } from './card-number'

/** One input of a card's details, which writes itself as the card does. */
export interface CardInput {
  readonly input: HTMLInputElement
  /** What is wrong with it, as `elements.submit()` says it; null when it is complete and right. */
  problem(): StripeError | null
  /** Sets the text as if it had been typed, but tells nobody. */
  fill(text: string): void
}

/** The number. */
export interface NumberInput extends CardInput {
  digits(): string
  brand(): CardBrand
}

/** The expiry; month and year are as typed, so only to be read when there is no problem. */
export interface ExpiryInput extends CardInput {
  month(): number
  /** Four digits. */
  year(): number
}

const problem = (code: string, message: string) => stripeError('validation_error', message, code)

/** Makes the input of the card's number. */
export function createNumberInput(): NumberInput {
  const input = digitsInput('cc-number', '1234 1234 1234 1234')
  const digits = () => digitsOf(input.value)
  return {
    ...formatted(input, (typed) => groupDigits(typed.slice(0, numberLength(typed)))),
    digits,
    brand: () => brandOf(digits()),
    problem() {
      if (digits().length < numberLength(digits()))
        return problem('incomplete_number', 'Your card number is incomplete.')
      return hasCheckDigit(digits()) ? null : problem('invalid_number', 'Your card number is invalid.')
    },
  }
}

/** Makes the input of the expiry; `now` is the browser's clock, in milliseconds since 1970. */
export function createExpiryInput(now: () => number): ExpiryInput {
  const input = digitsInput('cc-exp', 'MM / YY')
  const month = () => Number(digitsOf(input.value).slice(0, 2))
  const year = () => 2000 + Number(digitsOf(input.value).slice(2))
  return {
    ...formatted(input, formatExpiry),
    month,
    year,
    problem() {
      if (digitsOf(input.value).length < 4)
        return problem('incomplete_expiry', "Your card's expiration date is incomplete.")
      if (month() < 1 || month() > 12)
        return problem('invalid_expiry_month', "Your card's expiration date is invalid.")
      const today = new Date(now())
      const years = year() - today.getFullYear()
      if (years < 0) return problem('invalid_expiry_year_past', "Your card's expiration year is in the past.")
      if (years === 0 && month() < today.getMonth() + 1)
        return problem('invalid_expiry_month_past', "Your card's expiration date is in the past.")
      return years > 50 ? problem('invalid_expiry_year', "Your card's expiration year is invalid.") : null
    },
  }
}

/** Makes the input of the security code, which is longer for some brands. */
export function createCvcInput(brand: () => CardBrand): CardInput {
  const input = digitsInput('cc-csc', 'CVC')
  return {
    ...formatted(input, (typed) => typed.slice(0, cvcLength(brand()))),
    problem: () =>
      digitsOf(input.value).length === cvcLength(brand())
        ? null
        : problem('incomplete_cvc', "Your card's security code is incomplete."),
  }
}

/** Makes the input of a postal code; whether one is asked for, its owner decides. */
export function createPostalInput(): CardInput {
  const input = element('input', { type: 'text', autocomplete: 'postal-code', 'aria-required': 'true' })
  return {
    input,
    fill(text) {
      input.value = text
    },
    problem: () =>
      input.value.trim().length < 3 ? problem('incomplete_zip', 'Your postal code is incomplete.') : null,
  }
}

/** The digits of a text. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

function digitsInput(autocomplete: string, placeholder: string): HTMLInputElement {
  return element('input', {
    type: 'text',
    inputmode: 'numeric',
    autocomplete,
    placeholder,
    'aria-required': 'true',
  })
}

function formatExpiry(typed: string): string {
  const digits = /^[2-9]/.test(typed) ? `0${typed}` : typed
  // A browser may fill in the whole year.
  const year = digits.length === 6 ? digits.slice(4) : digits.slice(2, 4)
  return digits.length < 3 ? digits : `${digits.slice(0, 2)} / ${year}`
}

/** Keeps an input in its format while it is typed in, with the caret behind the same digit as before. */
function formatted(
  input: HTMLInputElement,
  format: (digits: string) => string,
): Pick<CardInput, 'input' | 'fill'> {
  const fill = (text: string) => {
    input.value = format(digitsOf(text))
  }
  input.addEventListener('input', () => {
    const before = digitsOf(input.value.slice(0, input.selectionStart ?? 0)).length
    const isAtEnd = (input.selectionStart ?? 0) >= input.value.length
    fill(input.value)
    if (!isAtEnd) input.setSelectionRange(...caretBehind(input.value, before))
  })
  return { input, fill }
}

function caretBehind(text: string, digits: number): [number, number] {
  let seen = 0
  const index = [...text].findIndex((character) => {
    if (/\d/.test(character)) seen += 1
    return seen > digits
  })
  const caret = index === -1 ? text.length : index
  return [caret, caret]
}
