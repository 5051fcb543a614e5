import { scenarios } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { paypal } from '../../providers/paypal/index'
import { stripe } from '../../providers/stripe/index'
import { answerBank, closeBank, enterCard } from '../../testing/card-in-story'
import { withPayments } from '../../testing/payments-in-story'
import { installPaypal } from '../../testing/paypal-in-world'
import { installStripe, type StripeBehaviour } from '../../testing/stripe-in-world'
import { inWorld, type WorldOptions } from '../../testing/world'
import { PurchaseCredits } from './purchase-credits'

const meta = {
  title: 'Components/PurchaseCredits/Stripe',
  component: PurchaseCredits,
  args: { onSuccess: fn(), onCancel: fn(), onError: fn() },
  decorators: [withPayments([stripe])],
  parameters: { width: 880 },
  beforeEach: () => closeBank,
} satisfies Meta<typeof PurchaseCredits>

export default meta
type Story = StoryObj<typeof meta>
type Play = NonNullable<Story['play']>

/** A story in a world of its own, with Stripe's real React components on that world's Stripe.js. */
const throughStripe = (
  behaviour: StripeBehaviour = 'plain',
  prepare?: WorldOptions['prepare'],
): Pick<Story, 'parameters'> => ({
  parameters: inWorld({
    prepare: async (mock) => {
      await installStripe(mock, scenarios['dual-billing'], behaviour)
      await prepare?.(mock)
    },
  }),
})

const state = (canvasElement: HTMLElement) =>
  canvasElement.querySelector('[data-ck-slot="purchaseCredits"]')?.getAttribute('data-state')
const reaches =
  (wanted: string): Play =>
  ({ canvasElement }) =>
    waitFor(() => expect(state(canvasElement)).toBe(wanted), { timeout: 5_000 })
const says =
  (text: string | RegExp): Play =>
  async ({ canvasElement }) => {
    await within(canvasElement).findByText(text, { selector: 'p, span, h2, h3' })
  }
const payButton = (canvasElement: HTMLElement) =>
  within(canvasElement).findByRole('button', { name: /^Pay \$/ })
const enters =
  (number: string): Play =>
  ({ canvasElement }) =>
    enterCard(canvasElement, number)
const pays =
  (number: string): Play =>
  async (context) => {
    await enters(number)(context)
    await userEvent.click(await payButton(context.canvasElement))
  }
/** One step after the other. */
const inTurn =
  (...steps: readonly Play[]): Play =>
  async (context) => {
    for (const step of steps) await step(context)
  }

const GOOD = '4242424242424242'
const CHALLENGED = '4000002760003184'

export const Loading: Story = {
  ...throughStripe('slow'),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('Loading Stripe…')
  },
}

export const Ready: Story = {
  ...throughStripe(),
  play: async ({ canvasElement }) => {
    await payButton(canvasElement)
  },
}

export const Typed: Story = { ...throughStripe(), play: enters(GOOD) }

/** Something is missing: Stripe's own fields say what, and nothing begins. */
export const Incomplete: Story = {
  ...throughStripe(),
  play: async (context) => {
    await pays('42424242')(context)
    await reaches('ready')(context)
  },
}

export const Paying: Story = {
  ...throughStripe('plain', (mock) => mock.delay('createPurchase', 3_600_000)),
  play: inTurn(pays(GOOD), reaches('paying')),
}

export const Succeeded: Story = { ...throughStripe(), play: inTurn(pays(GOOD), reaches('succeeded')) }

/** A bank account is debited in some days; until then nothing is credited. */
export const Processing: Story = {
  ...throughStripe('debit'),
  play: inTurn(pays(GOOD), reaches('crediting')),
}

export const Declined: Story = {
  ...throughStripe(),
  play: inTurn(pays('4000000000000002'), reaches('declined'), says('The bank declined the card.')),
}

export const InsufficientFunds: Story = {
  ...throughStripe(),
  play: inTurn(
    pays('4000000000009995'),
    reaches('declined'),
    says('There is not enough money on the card or account.'),
  ),
}

/** After a decline the fields stand where they stood; the next card pays the same purchase. */
export const DeclinedThenPaid: Story = {
  ...throughStripe(),
  play: inTurn(pays('4000000000000002'), reaches('declined'), pays(GOOD), reaches('succeeded')),
}

/** The bank wants to know whether it is the buyer. */
export const Challenged: Story = {
  ...throughStripe(),
  play: async (context) => {
    await pays(CHALLENGED)(context)
    await waitFor(() => expect(document.querySelector('[data-testid="stripe-challenge"]')).not.toBeNull())
    await reaches('paying')(context)
  },
}

export const ChallengePassed: Story = {
  ...throughStripe(),
  play: inTurn(pays(CHALLENGED), () => answerBank('Complete'), reaches('succeeded')),
}

export const ChallengeFailed: Story = {
  ...throughStripe(),
  play: inTurn(
    pays(CHALLENGED),
    () => answerBank('Fail'),
    reaches('declined'),
    says('The bank could not make sure that it was you.'),
  ),
}

export const ChallengeClosed: Story = {
  ...throughStripe(),
  play: inTurn(pays(CHALLENGED), () => answerBank('Close'), reaches('declined')),
}

/** The answer to the payment got lost: the server is asked, and knows of it. */
export const AnswerLost: Story = {
  ...throughStripe('plain', (mock) =>
    mock.providers.fail({ match: 'POST /v1/payment_intents/:id/confirm', when: 'after', times: 1 }),
  ),
  play: inTurn(pays(GOOD), reaches('succeeded')),
}

export const Blocked: Story = {
  ...throughStripe('blocked'),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('Stripe could not be loaded')
  },
}

export const BlockedThenLoaded: Story = {
  ...throughStripe('blocked_once'),
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Try again' }))
    await payButton(canvasElement)
  },
}

export const NotEligible: Story = {
  ...throughStripe('refusing'),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('Stripe cannot be used here')
  },
}

/** One of several ways to pay; Stripe.js is asked for when it is chosen. */
export const ChosenAmongOthers: Story = {
  decorators: [withPayments([paypal, stripe])],
  ...throughStripe('plain', (mock) => installPaypal(mock)),
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('radio', { name: 'Card' }))
    await payButton(canvasElement)
  },
}
