import { element } from '../../in-page/element'
import { TEST_CARDS } from '../pages/test-cards'
import type { StripeError } from './api-client'
import { createCvcInput, createExpiryInput, createNumberInput, createPostalInput } from './card-inputs'
import { brandName } from './card-number'
import { countrySelect, postalLabel } from './countries'
import { createField } from './field'

/** What a card form is told. */
export interface CardFormOptions {
  /** The browser's clock, in milliseconds since 1970. */
  readonly now: () => number
  /** What is filled in already; the country decides whether a postal code is asked for. */
  readonly address?:
    | { readonly country?: string | undefined; readonly postal_code?: string | undefined }
    | undefined
  /** Whether the country, and with it the postal code, is asked for at all. */
  readonly hasCountry: boolean
  readonly hasPostalCode: boolean
  /** Hears of each change of any field. */
  onChange(): void
}

/** A card's details as the API takes them, and where its owner lives. */
export interface CardEntry {
  readonly type: 'card'
  readonly card: {
    readonly number: string
    readonly exp_month: number
    readonly exp_year: number
    readonly cvc: string
  }
  /** Nulls are what the form does not ask, and are not sent. */
  readonly billing_details: {
    readonly address: { readonly country: string | null; readonly postal_code: string | null }
  }
}

/** The fields of a card. */
export interface CardForm {
  readonly node: HTMLElement
  isEmpty(): boolean
  isComplete(): boolean
  /** Where the card's owner lives; nulls where the form does not ask. */
  address(): { readonly country: string | null; readonly postalCode: string | null }
  /** Shows everything that is wrong and goes to the first of it; null when nothing is. */
  validate(): StripeError | null
  /** The details, which are only right when `validate` says so. */
  read(): CardEntry
  clear(): void
  focus(): void
}

/** Draws the fields of a card: number, expiry, security code, country and postal code, with test cards to fill in. */
export function createCardForm({
  now,
  address,
  hasCountry,
  hasPostalCode,
  onChange,
}: CardFormOptions): CardForm {
  const number = createNumberInput()
  const expiry = createExpiryInput(now)
  const cvc = createCvcInput(number.brand)
  const postal = createPostalInput()
  const country = countrySelect(address?.country)
  postal.fill(address?.postal_code ?? '')

  const brand = element('span', { class: 'brand', 'aria-hidden': 'true' })
  const rows = [
    { ...number, ...createField('number', 'Card number', number.input, brand) },
    { ...expiry, ...createField('expiry', 'Expiration date', expiry.input) },
    { ...cvc, ...createField('cvc', 'Security code', cvc.input) },
    { ...postal, ...createField('postal', 'ZIP code', postal.input) },
  ] as const
  const countryRow = createField('country', 'Country', country).row
  const postalRow = rows[3].row
  const asksPostal = () => hasPostalCode && postalLabel(country.value) !== null
  const asked = () => rows.filter(({ row }) => row !== postalRow || asksPostal())

  const place = () => ({
    country: hasCountry ? country.value : null,
    postalCode: asksPostal() ? postal.input.value.trim() : null,
  })

  function redraw(): void {
    brand.textContent = brandName(number.brand())
    postalRow.hidden = !asksPostal()
    countryRow.hidden = !hasCountry
    countryRow.classList.toggle('wide', !asksPostal())
    const label = postalRow.querySelector('label')
    if (label) label.textContent = postalLabel(country.value)
  }
  function changed(): void {
    redraw()
    onChange()
  }

  for (const { input, problem, show } of rows) {
    input.addEventListener('input', () => {
      // A complaint goes as soon as it is met, and comes only once the field is left.
      if (problem() === null || input.value === '') show(null)
      changed()
    })
    input.addEventListener('blur', () => show(input.value === '' ? null : problem()))
  }
  country.addEventListener('change', changed)

  const testCards = testCardList((digits) => {
    number.fill(digits)
    expiry.fill('1234')
    cvc.fill('1234')
    if (asksPostal()) postal.fill(country.value === 'US' ? '12345' : 'A1B 2C3')
    for (const { show } of rows) show(null)
    changed()
  })
  redraw()
  const fields = [...rows.slice(0, 3).map(({ row }) => row), countryRow, postalRow]
  return {
    node: element('div', { class: 'card-form', role: 'group', 'aria-label': 'Card' }, ...fields, testCards),
    isEmpty: () => rows.slice(0, 3).every(({ input }) => input.value === ''),
    isComplete: () => asked().every(({ problem }) => problem() === null),
    address: place,
    validate() {
      const wrong = asked().filter(({ problem }) => problem() !== null)
      for (const { problem, show } of wrong) show(problem())
      wrong[0]?.input.focus()
      return wrong[0]?.problem() ?? null
    },
    read: () => ({
      type: 'card',
      card: {
        number: number.digits(),
        exp_month: expiry.month(),
        exp_year: expiry.year(),
        cvc: cvc.input.value,
      },
      billing_details: { address: { country: place().country, postal_code: place().postalCode } },
    }),
    clear() {
      for (const { fill, show } of rows) {
        fill('')
        show(null)
      }
      changed()
    },
    focus: () => number.input.focus(),
  }
}

function testCardList(choose: (digits: string) => void): HTMLElement {
  const items = TEST_CARDS.map((card) => {
    const button = element(
      'button',
      { type: 'button' },
      element('span', { class: 'digits' }, card.number),
      element('span', {}, card.outcome),
    )
    button.addEventListener('click', () => choose(card.number))
    return element('li', {}, button)
  })
  return element(
    'details',
    { class: 'test-cards' },
    element('summary', {}, 'Mock of Stripe: choose a test card'),
    element('ul', {}, ...items),
  )
}
