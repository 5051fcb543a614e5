import { element, icon } from '../../in-page/element'
import type { PaypalFunding } from '../tables'

interface Choice {
  readonly funding: PaypalFunding
  readonly name: string
  readonly hint: string
  readonly icon: readonly string[]
}

const CHOICES: readonly Choice[] = [
  {
    funding: 'balance',
    name: 'PayPal balance',
    hint: 'Goes through at once',
    icon: [
      'M4 7.5A2.5 2.5 0 0 1 6.5 5H17a1 1 0 0 1 1 1v2',
      'M4 7.5V17a2 2 0 0 0 2 2h13a1 1 0 0 0 1-1V9a1 1 0 0 0-1-1H4.6',
      'M16 13.5h.1',
    ],
  },
  {
    funding: 'declined_card',
    name: 'Visa ending in 0002',
    hint: 'Is declined by the bank',
    icon: [
      'M5 5.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2',
      'M3 10h18',
      'M6.5 15h3',
    ],
  },
  {
    funding: 'echeck',
    name: 'eCheck',
    hint: 'Stays pending until the bank has paid',
    icon: ['M12 3.5 4 8.5h16z', 'M6 12v5', 'M10 12v5', 'M14 12v5', 'M18 12v5', 'M4 20h16'],
  },
]

/** The ways to pay, as one group of radio buttons with the one that works chosen. */
export function fundingChoices() {
  const inputs = CHOICES.map(({ funding }, index) =>
    element('input', {
      type: 'radio',
      name: 'funding',
      value: funding,
      'data-testid': `paypal-funding-${funding}`,
      ...(index === 0 && { checked: '' }),
    }),
  )
  const labels = CHOICES.map((choice, index) =>
    element(
      'label',
      { class: 'choice' },
      icon('icon', ...choice.icon),
      element(
        'span',
        {},
        element('span', { class: 'name' }, choice.name),
        element('span', { class: 'hint' }, choice.hint),
      ),
      inputs[index] ?? null,
    ),
  )
  return {
    fieldset: element('fieldset', {}, element('legend', {}, 'Pay with'), ...labels),
    chosen: (): PaypalFunding => CHOICES[inputs.findIndex((input) => input.checked)]?.funding ?? 'balance',
    focus: () => inputs.find((input) => input.checked)?.focus({ preventScroll: true }),
  }
}
