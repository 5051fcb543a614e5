import { isRecord, textAt } from '../../../wire/json'
import { element } from '../../in-page/element'
import type { StripeError } from './api-client'
import type { CardEntry } from './card-form'
import {
  type CardInput,
  createCvcInput,
  createExpiryInput,
  createNumberInput,
  createPostalInput,
  type ExpiryInput,
  type NumberInput,
} from './card-inputs'
import { createElement, type ElementShell } from './mountable'

/** The elements that a card is entered in without a Payment Element: on one line, or one for each part. */
export type CardElementType = 'card' | 'cardNumber' | 'cardExpiry' | 'cardCvc'

/** Such an element, and the inputs it has. */
export interface CardElement extends ElementShell {
  readonly number?: NumberInput
  readonly expiry?: ExpiryInput
  readonly cvc?: CardInput
  /** The card, put together with the other elements of the group; or the first thing that is wrong. */
  collect(): { readonly entry: CardEntry; readonly error?: undefined } | { readonly error: StripeError }
}

/** What a card element gets of the group it belongs to. */
export interface CardElementParts {
  readonly now: () => number
  /** All card elements of the group, this one included once it is made. */
  readonly siblings: readonly CardElement[]
  onDestroy(): void
}

const LABELS = {
  number: 'Credit or debit card number',
  expiry: 'Credit or debit card expiration date',
  cvc: 'Credit or debit card CVC/CVV',
  postal: 'ZIP',
} as const

/** Tells whether an element's type is one of a card's. */
export function isCardElementType(type: string): type is CardElementType {
  return type === 'card' || type === 'cardNumber' || type === 'cardExpiry' || type === 'cardCvc'
}

/** Makes an element without a frame of its own: the page styles the box, and its `StripeElement` classes follow the state. */
export function createCardElement(
  type: CardElementType,
  options: object,
  parts: CardElementParts,
): CardElement {
  const { now, siblings, onDestroy } = parts
  const has = (part: CardElementType) => type === 'card' || type === part
  const find = <Part extends 'number' | 'expiry' | 'cvc'>(part: Part) =>
    [...siblings].reverse().find((sibling) => sibling[part] && sibling.isMounted())?.[part]

  const number = has('cardNumber') ? createNumberInput() : undefined
  const expiry = has('cardExpiry') ? createExpiryInput(now) : undefined
  const cvc = has('cardCvc')
    ? createCvcInput(() => (number ?? find('number'))?.brand() ?? 'unknown')
    : undefined
  const hidesPostal = 'hidePostalCode' in options && options.hidePostalCode === true
  const postal = type === 'card' && !hidesPostal ? createPostalInput() : undefined
  postal?.input.setAttribute('placeholder', 'ZIP')

  const inputs = Object.entries({ number, expiry, cvc, postal }).flatMap(([name, input]) =>
    input ? [{ name, ...input }] : [],
  )
  for (const { name, input } of inputs) {
    input.setAttribute('aria-label', { ...LABELS }[name] ?? name)
    input.classList.add(name)
    input.addEventListener('input', () => changed())
    input.addEventListener('blur', () => changed())
  }

  const shell = createElement({
    type,
    content: element('div', { class: 'line' }, ...inputs.map(({ input }) => input)),
    load: async () => null,
    onDestroy,
    focus: () => inputs[0]?.input.focus(),
    clear() {
      for (const { fill } of inputs) fill('')
      changed()
    },
  })

  function changed(): void {
    // While a field is being filled it is not wrong yet, unless it is full.
    const wrong = inputs.find(
      ({ input, problem }) => input.value !== '' && problem() && !isUnfinished(input, problem()),
    )
    for (const { input } of inputs) input.setAttribute('aria-invalid', String(wrong?.input === input))
    shell.emit('change', {
      empty: inputs.every(({ input }) => input.value === ''),
      complete: inputs.every(({ problem }) => problem() === null),
      error: wrong?.problem() ?? undefined,
      ...(number && { brand: number.brand() }),
      ...(postal && { value: { postalCode: postal.input.value.trim() } }),
    })
  }

  return {
    ...shell,
    ...(number && { number }),
    ...(expiry && { expiry }),
    ...(cvc && { cvc }),
    collect() {
      const [theNumber, theExpiry, theCvc] = [
        number ?? find('number'),
        expiry ?? find('expiry'),
        cvc ?? find('cvc'),
      ]
      const error = [theNumber, theExpiry, theCvc, postal].map((input) => input?.problem()).find(Boolean)
      if (error) return { error }
      return {
        entry: {
          type: 'card',
          card: {
            number: theNumber?.digits() ?? '',
            exp_month: theExpiry?.month() ?? 0,
            exp_year: theExpiry?.year() ?? 0,
            cvc: theCvc?.input.value ?? '',
          },
          billing_details: { address: { country: null, postal_code: postal?.input.value.trim() ?? null } },
        },
      }
    },
  }
}

function isUnfinished(input: HTMLInputElement, problem: StripeError | null): boolean {
  const root = input.getRootNode()
  const isBeingFilled = root instanceof ShadowRoot && root.activeElement === input
  return isBeingFilled && isRecord(problem) && (textAt(problem, 'code') ?? '').startsWith('incomplete')
}
